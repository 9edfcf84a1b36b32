"""The base of the generated clients: sync, async and their raw forms.

A generated method is a path, a return type and its keywords, whose names stand in a TypedDict. `__init_subclass__`
gives every method a signature that lists them (worked out when somebody asks) and refuses names that are not in it.
What was a coroutine function stays one, for whoever looks: mocks, frameworks, schedulers.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, cast

from schematic.core.records import nearest
from schematic.core.request import Call
from schematic.core.transport import AsyncTransport, Reply, Transport, parsing_error

if TYPE_CHECKING:
    import inspect

    from schematic.core.request_options import RequestOptions
    from schematic.core.response import AsyncHttpResponse, HttpResponse

T = TypeVar("T")
Params = Mapping[str, Any]
Check = Callable[[Mapping[str, Any]], None]
CHUNK_SIZE = 65_536  # bytes of a downloaded file per step
_CO_COROUTINE, _CO_ASYNC_GENERATOR = 0x80, 0x200  # as in `inspect`, which is slow to import


class Keywords:
    """The keywords of one generated method, read from its TypedDict when first needed."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self._function = function

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(self._typed_dict.__annotations__)

    @cached_property
    def required(self) -> frozenset[str]:
        # Not `__required_keys__`: that does not see through annotations kept as text.
        annotations = self._typed_dict.__annotations__
        return frozenset(name for name, one in annotations.items() if _text(one).startswith("Required["))

    @cached_property
    def __signature__(self) -> inspect.Signature:
        import inspect

        given = inspect.signature(self._function)
        parameters = [one for one in given.parameters.values() if one.kind is not inspect.Parameter.VAR_KEYWORD]
        annotations = self._typed_dict.__annotations__
        for name in sorted(annotations, key=lambda name: (name not in self.required, name == "request_options")):
            default = inspect.Parameter.empty if name in self.required else None
            annotation = _readable(annotations[name])
            parameters.append(
                inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
            )
        return given.replace(parameters=parameters)

    @cached_property
    def __globals__(self) -> dict[str, Any]:
        """The names in the annotations, for those who evaluate them: FastAPI, `typing.get_type_hints`."""
        import re
        import sys
        from typing import Unpack

        from schematic import types
        from schematic.core import request_options, response

        home = vars(sys.modules[self._typed_dict.__module__])
        named = re.findall(r"\w+", " ".join(map(str, self._function.__annotations__.values())))
        models = {name: getattr(types, name) for name in named if name in types.__all__}
        return {**globals(), **vars(response), **vars(request_options), **home, **models, "Unpack": Unpack}

    @cached_property
    def _typed_dict(self) -> Any:
        from schematic import types

        annotations = self._function.__annotations__
        keywords = next(str(text) for text in annotations.values() if str(text).startswith("Unpack["))
        name = keywords.removeprefix("Unpack[").removesuffix("]").removeprefix("types.")
        if name == "Options":
            from schematic.core.request_options import Options

            return Options
        return getattr(types, name)

    def check(self, given: Mapping[str, Any]) -> None:
        """Raise TypeError for a name that the method does not have or one that it misses, TypeError and ValueError for
        options of the call that cannot be meant."""
        unknown = given.keys() - self.names
        if unknown:
            name = sorted(unknown)[0]
            raise TypeError(f"{self._function.__qualname__}() has no keyword {name!r}{nearest(name, self.names)}")
        missing = self.required - given.keys()
        if missing:
            listed = ", ".join(sorted(missing))
            raise TypeError(f"{self._function.__qualname__}() needs the keyword{'s' * (len(missing) > 1)} {listed}")
        options = given.get("request_options")
        if options is not None:
            from schematic.settings.rules import check_request_options

            check_request_options(options, f"{self._function.__qualname__}()")


class _Resource:
    """Wraps the public methods of every subclass; those of a class that is `like` another are documented there."""

    def __init_subclass__(cls, like: type | None = None) -> None:
        for name, function in list(vars(cls).items()):
            if not name.startswith("_") and callable(function) and not isinstance(function, type):
                if like is not None:
                    function.__doc__ = vars(like)[name].__doc__
                setattr(cls, name, _checked(function))


class Resource(_Resource):
    """Sync clients."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def _get(self, operation: str, path: str, kind: type[T], params: Params) -> T:
        return parse(operation, kind, self._transport.request(query_call(operation, "GET", path, params)))

    def _delete(self, operation: str, path: str, kind: type[T], params: Params) -> T:
        return parse(operation, kind, self._transport.request(query_call(operation, "DELETE", path, params)))

    def _post(self, operation: str, path: str, kind: type[T], params: Params) -> T:
        return parse(operation, kind, self._transport.request(body_call(operation, "POST", path, params)))

    def _put(self, operation: str, path: str, kind: type[T], params: Params) -> T:
        return parse(operation, kind, self._transport.request(body_call(operation, "PUT", path, params)))

    def _bodiless(self, operation: str, method: str, path: str, kind: type[T], params: Params) -> T:
        return parse(operation, kind, self._transport.request(query_call(operation, method, path, params)))

    def _nothing(self, operation: str, method: str, path: str, params: Params) -> None:
        self._transport.request(query_call(operation, method, path, params))

    def _file(self, operation: str, path: str, params: Params) -> Iterator[bytes]:
        reply = self._transport.request(query_call(operation, "GET", path, params))
        yield from chunks(reply, params)


class AsyncResource(_Resource):
    """Async clients."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def _get(self, operation: str, path: str, kind: type[T], params: Params) -> T:
        return parse(operation, kind, await self._transport.request(query_call(operation, "GET", path, params)))

    async def _delete(self, operation: str, path: str, kind: type[T], params: Params) -> T:
        return parse(operation, kind, await self._transport.request(query_call(operation, "DELETE", path, params)))

    async def _post(self, operation: str, path: str, kind: type[T], params: Params) -> T:
        return parse(operation, kind, await self._transport.request(body_call(operation, "POST", path, params)))

    async def _put(self, operation: str, path: str, kind: type[T], params: Params) -> T:
        return parse(operation, kind, await self._transport.request(body_call(operation, "PUT", path, params)))

    async def _bodiless(self, operation: str, method: str, path: str, kind: type[T], params: Params) -> T:
        return parse(operation, kind, await self._transport.request(query_call(operation, method, path, params)))

    async def _nothing(self, operation: str, method: str, path: str, params: Params) -> None:
        await self._transport.request(query_call(operation, method, path, params))

    async def _file(self, operation: str, path: str, params: Params) -> AsyncIterator[bytes]:
        reply = await self._transport.request(query_call(operation, "GET", path, params))
        for chunk in chunks(reply, params):
            yield chunk


class RawResource(_Resource):
    """Sync clients whose answers come with status and headers."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def _get(self, operation: str, path: str, kind: type[T], params: Params) -> HttpResponse[T]:
        return raw(operation, kind, self._transport.request(query_call(operation, "GET", path, params)))

    def _delete(self, operation: str, path: str, kind: type[T], params: Params) -> HttpResponse[T]:
        return raw(operation, kind, self._transport.request(query_call(operation, "DELETE", path, params)))

    def _post(self, operation: str, path: str, kind: type[T], params: Params) -> HttpResponse[T]:
        return raw(operation, kind, self._transport.request(body_call(operation, "POST", path, params)))

    def _put(self, operation: str, path: str, kind: type[T], params: Params) -> HttpResponse[T]:
        return raw(operation, kind, self._transport.request(body_call(operation, "PUT", path, params)))

    def _bodiless(self, operation: str, method: str, path: str, kind: type[T], params: Params) -> HttpResponse[T]:
        return raw(operation, kind, self._transport.request(query_call(operation, method, path, params)))

    def _nothing(self, operation: str, method: str, path: str, params: Params) -> HttpResponse[None]:
        return raw_of(self._transport.request(query_call(operation, method, path, params)), None)

    def _file(self, operation: str, path: str, params: Params) -> HttpResponse[bytes]:
        reply = self._transport.request(query_call(operation, "GET", path, params))
        return raw_of(reply, reply.content)


class AsyncRawResource(_Resource):
    """Async clients whose answers come with status and headers."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def _get(self, operation: str, path: str, kind: type[T], params: Params) -> AsyncHttpResponse[T]:
        return raw_async(operation, kind, await self._transport.request(query_call(operation, "GET", path, params)))

    async def _delete(self, operation: str, path: str, kind: type[T], params: Params) -> AsyncHttpResponse[T]:
        return raw_async(operation, kind, await self._transport.request(query_call(operation, "DELETE", path, params)))

    async def _post(self, operation: str, path: str, kind: type[T], params: Params) -> AsyncHttpResponse[T]:
        return raw_async(operation, kind, await self._transport.request(body_call(operation, "POST", path, params)))

    async def _put(self, operation: str, path: str, kind: type[T], params: Params) -> AsyncHttpResponse[T]:
        return raw_async(operation, kind, await self._transport.request(body_call(operation, "PUT", path, params)))

    async def _bodiless(
        self, operation: str, method: str, path: str, kind: type[T], params: Params
    ) -> AsyncHttpResponse[T]:
        return raw_async(operation, kind, await self._transport.request(query_call(operation, method, path, params)))

    async def _nothing(self, operation: str, method: str, path: str, params: Params) -> AsyncHttpResponse[None]:
        return raw_async_of(await self._transport.request(query_call(operation, method, path, params)), None)

    async def _file(self, operation: str, path: str, params: Params) -> AsyncHttpResponse[bytes]:
        reply = await self._transport.request(query_call(operation, "GET", path, params))
        return raw_async_of(reply, reply.content)


def query_call(operation: str, method: str, path: str, params: Params) -> Call:
    """A call whose keywords are query parameters."""
    query = {name: value for name, value in params.items() if name != "request_options"}
    return Call(operation, method, path, query, None, params.get("request_options"))


def body_call(operation: str, method: str, path: str, params: Params) -> Call:
    """A call whose keywords are members of a JSON body."""
    body = {name: value for name, value in params.items() if name != "request_options"}
    return Call(operation, method, path, None, body, params.get("request_options"))


def renamed(params: Params, names: Mapping[str, str]) -> dict[str, Any]:
    """Keywords under their wire names."""
    return {names.get(name, name): value for name, value in params.items()}


def whole_body(params: Params) -> dict[str, Any]:
    """The members of the keyword `request`, for an operation whose body is a free-form object."""
    members: Mapping[str, Any] = params.get("request") or {}
    return {**members, "request_options": params.get("request_options")}


def parse(operation: str, kind: type[T], reply: Reply) -> T:
    """The answer as its model; raises ParsingError."""
    try:
        return cast(T, cast(Any, kind).model_validate_json(reply.content))
    except ValueError as error:
        raise parsing_error(operation, reply, error) from error


def raw(operation: str, kind: type[T], reply: Reply) -> HttpResponse[T]:
    return raw_of(reply, parse(operation, kind, reply))


def raw_of(reply: Reply, data: T) -> HttpResponse[T]:
    from schematic.core.response import HttpResponse

    return HttpResponse(reply, data)


def raw_async(operation: str, kind: type[T], reply: Reply) -> AsyncHttpResponse[T]:
    return raw_async_of(reply, parse(operation, kind, reply))


def raw_async_of(reply: Reply, data: T) -> AsyncHttpResponse[T]:
    from schematic.core.response import AsyncHttpResponse

    return AsyncHttpResponse(reply, data)


def chunks(reply: Reply, params: Params) -> Iterator[bytes]:
    """A file's content in steps of `chunk_size` bytes."""
    options: RequestOptions = params.get("request_options") or {}
    size = options.get("chunk_size") or CHUNK_SIZE
    for start in range(0, len(reply.content), size):
        yield reply.content[start : start + size]


def _checked(function: Callable[..., Any]) -> Callable[..., Any]:
    keywords = Keywords(function)
    code = function.__code__
    names = frozenset(code.co_varnames[1 : code.co_argcount])

    def check(given: Mapping[str, Any]) -> None:
        keywords.check({name: value for name, value in given.items() if name not in names})

    wrapped = _plain
    if code.co_flags & _CO_COROUTINE:
        wrapped = _coroutine
    elif code.co_flags & _CO_ASYNC_GENERATOR:
        wrapped = _async_generator
    method: Any = wrapped(function, check)
    method.__name__, method.__qualname__ = function.__name__, function.__qualname__
    method.__doc__, method.__module__ = function.__doc__, function.__module__
    method.__annotations__ = function.__annotations__
    # `inspect.signature` follows this to an object that knows the signature.
    method.__wrapped__ = keywords
    return cast("Callable[..., Any]", method)


def _plain(function: Callable[..., Any], check: Check) -> Callable[..., Any]:
    def method(self: Any, *arguments: Any, **given: Any) -> Any:
        check(given)
        return function(self, *arguments, **given)

    return method


def _coroutine(function: Callable[..., Any], check: Check) -> Callable[..., Any]:
    async def method(self: Any, *arguments: Any, **given: Any) -> Any:
        check(given)
        return await function(self, *arguments, **given)

    return method


def _async_generator(function: Callable[..., Any], check: Check) -> Callable[..., Any]:
    async def method(self: Any, *arguments: Any, **given: Any) -> Any:
        check(given)
        async for chunk in function(self, *arguments, **given):
            yield chunk

    return method


def _text(annotation: Any) -> str:
    return getattr(annotation, "__forward_arg__", "")


def _readable(annotation: Any) -> Any:
    text = _text(annotation)
    return text.removeprefix("Required[").removesuffix("]") if text.startswith("Required[") else text or annotation
