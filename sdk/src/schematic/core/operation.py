"""What a generated method says of its operation: verb, path, arguments and answer.

    @get("companies/{company_id}")
    def get_company(self, company_id: str, **options: Unpack[Options]) -> GetCompanyResponse:
        "One company."

It has no body; what is said is read off the function, its annotations when first needed. The word before the keywords
tells where they go: `query`, `body`, `whole_body` (the keyword `request` has all members), or nowhere with `options`,
which every operation takes. Names that it does not have are refused.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from schematic.core.query import path_segment
from schematic.core.records import nearest
from schematic.core.request import Call
from schematic.core.transport import Reply, parsing_error

if TYPE_CHECKING:
    import inspect

# What annotations of methods name, besides models.
NAMES = {"AsyncIterator": AsyncIterator, "Iterator": Iterator}


class Operation:
    """One operation of the contract, as the function of the sync client describes it."""

    def __init__(self, verb: str, path: str, wire_names: Mapping[str, str], function: Callable[..., Any]) -> None:
        code = function.__code__
        self.name = f"{function.__module__.rpartition('.')[2]}.{function.__name__}"
        self.function = function
        self._verb, self._path, self._wire_names = verb, path, wire_names
        self.path_parameters = code.co_varnames[1 : code.co_argcount]
        self._place = code.co_varnames[code.co_argcount]

    @cached_property
    def keywords(self) -> Mapping[str, Any]:
        """Annotation by keyword, as the TypedDict has them."""
        annotations: Mapping[str, Any] = self.typed_dict.__annotations__
        return annotations

    @cached_property
    def required(self) -> frozenset[str]:
        # Not `__required_keys__`: that does not see through annotations kept as text.
        return frozenset(name for name, one in self.keywords.items() if _text(one).startswith("Required["))

    @cached_property
    def typed_dict(self) -> Any:
        text = str(self.function.__annotations__[self._place]).removeprefix("Unpack[").removesuffix("]")
        if text == "Options":
            from schematic.core.request_options import Options

            return Options
        return _type(text)

    @cached_property
    def _model(self) -> Any:
        return _type(self.function.__annotations__["return"])

    def call(self, arguments: tuple[Any, ...], given: Mapping[str, Any]) -> Call:
        """The request; `arguments` and `given` have been checked."""
        path = self._path
        sent: dict[str, Any] = {}
        values = dict(zip(self.path_parameters, arguments, strict=False))
        for name, value in given.items():
            if name in self.path_parameters:
                values[name] = value
            elif name != "request_options":
                sent[self._wire_names.get(name, name)] = value
        if values:
            path = path.format_map({name: path_segment(value, name) for name, value in values.items()})
        options = given.get("request_options")
        if self._place == "whole_body":
            return Call(self.name, self._verb, path, None, dict(sent.get("request") or {}), options)
        if self._place == "body":
            return Call(self.name, self._verb, path, None, sent, options)
        return Call(self.name, self._verb, path, sent, None, options)

    def data(self, reply: Reply) -> Any:
        """The answer as its model, None where there is none, the bytes of a file; raises ParsingError."""
        returned = self.function.__annotations__["return"]
        if returned == "None":
            return None
        if returned == "Iterator[bytes]":
            return reply.content
        try:
            return self._model.model_validate_json(reply.content)
        except ValueError as error:
            raise parsing_error(self.name, reply, error) from error


class Form:
    """One of the four forms of an operation. `inspect.signature` and readers of annotations ask it (`__wrapped__`)."""

    def __init__(self, operation: Operation, prefix: str, returns: str) -> None:
        described: Any = operation.function
        self.operation = operation
        self.__annotations__ = {**described.__annotations__, "return": returns}
        # A function of that name, for Python to bind arguments with, or to say why it cannot.
        self._bind = type(described)(described.__code__, described.__globals__)
        self._bind.__qualname__ = self.__qualname__ = f"{prefix}{described.__qualname__}"

    def call(self, client: object, arguments: tuple[Any, ...], given: Mapping[str, Any]) -> Call:
        """The request. Raises TypeError for a name that the operation does not have or one that it misses, TypeError
        and ValueError for options of the call that cannot be meant."""
        self._bind(client, *arguments, **given)
        self._check(given)
        return self.operation.call(arguments, given)

    def method(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """`function`, which asks and answers, as the method that the operation describes."""
        described = self.operation.function
        function.__name__, function.__qualname__ = described.__name__, self.__qualname__
        function.__doc__, function.__module__ = described.__doc__, described.__module__
        function.__annotations__ = self.__annotations__
        vars(function)["__wrapped__"] = self
        return function

    @cached_property
    def __signature__(self) -> inspect.Signature:
        import inspect

        operation = self.operation
        given = inspect.signature(operation.function)
        parameters = [one for one in given.parameters.values() if one.kind is not inspect.Parameter.VAR_KEYWORD]
        for name in sorted(
            operation.keywords, key=lambda name: (name not in operation.required, name == "request_options")
        ):
            default = inspect.Parameter.empty if name in operation.required else None
            annotation = _readable(operation.keywords[name])
            parameters.append(
                inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
            )
        return given.replace(parameters=parameters, return_annotation=self.__annotations__["return"])

    @cached_property
    def __globals__(self) -> dict[str, Any]:
        """The names in the annotations, for those who evaluate them: FastAPI, `typing.get_type_hints`."""
        import re
        import sys
        from typing import Unpack

        from schematic import types
        from schematic.core import request_options, response

        home = vars(sys.modules[self.operation.typed_dict.__module__])
        named = re.findall(r"\w+", " ".join(map(str, self.__annotations__.values())))
        models = {name: getattr(types, name) for name in named if name in types.__all__}
        return {**NAMES, **vars(response), **vars(request_options), **home, **models, "Unpack": Unpack}

    def _check(self, given: Mapping[str, Any]) -> None:
        operation = self.operation
        unknown = given.keys() - operation.keywords.keys() - set(operation.path_parameters)
        if unknown:
            name = min(unknown)
            raise TypeError(f"{self.__qualname__}() has no keyword {name!r}{nearest(name, operation.keywords)}")
        missing = operation.required - given.keys()
        if missing:
            listed = ", ".join(sorted(missing))
            raise TypeError(f"{self.__qualname__}() needs the keyword{'s' * (len(missing) > 1)} {listed}")
        options = given.get("request_options")
        if options is not None:
            from schematic.settings.rules import check_request_options

            check_request_options(options, f"{self.__qualname__}()")


def _type(name: str) -> Any:
    from schematic import types

    return getattr(types, name)


def _text(annotation: Any) -> str:
    return getattr(annotation, "__forward_arg__", "")


def _readable(annotation: Any) -> Any:
    text = _text(annotation)
    return text.removeprefix("Required[").removesuffix("]") if text.startswith("Required[") else text or annotation
