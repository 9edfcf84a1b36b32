"""Writes `resources/<resource>.py`: sync, async, raw and async raw clients; and `resources/__init__.py`.

The sync form says what each keyword means; the other three take their documentation from it when they are made.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from tools.generate.load import Contract
from tools.generate.model import WHOLE_BODY, Method, camel, methods, one_line
from tools.generate.types import HEADER, docstring

_WIDTH = 112  # columns of what stands in the docstring of a method
_INDENT = " " * 4
_OPTIONS = "Options of this call alone, such as `timeout` and `max_retries`."


@dataclass(frozen=True, slots=True)
class Form:
    """One of the four forms that every client has."""

    prefix: str
    base: str
    is_async: bool
    response: str | None  # the raw form's answer type

    def returns(self, data: str) -> str:
        return f"{self.response}[{data}]" if self.response else data


FORMS = (
    Form("", "Resource", False, None),
    Form("Async", "AsyncResource", True, None),
    Form("Raw", "RawResource", False, "HttpResponse"),
    Form("AsyncRaw", "AsyncRawResource", True, "AsyncHttpResponse"),
)


def class_names(resource: str) -> list[str]:
    return [f"{form.prefix}{camel(resource)}Client" for form in FORMS]


def modules(contract: Contract) -> dict[str, str]:
    """File name -> source of every module of `resources/`."""
    resources: list[str] = list(contract.root["resources"])
    found = {f"{resource}.py": _module(resource, methods(contract, resource)) for resource in resources}
    found["__init__.py"] = _index(resources)
    return found


def _module(resource: str, own: list[Method]) -> str:
    classes = "\n\n".join(_class(resource, form, own) for form in FORMS)
    bases = ", ".join(
        sorted(form.base for form in FORMS) + [one for one in ("renamed", "whole_body") if f"{one}(" in classes]
    )
    keywords = sorted({one.keywords_name for one in own} - {"Options"})
    has_options = any(one.keywords_name == "Options" for one in own)
    returned = sorted({one.operation.returns for one in own if one.operation.returns})
    names = sorted({*keywords, *returned})
    typed = f"    from schematic.types import {', '.join(names)}\n" if names else ""
    options = "    from schematic.core.request_options import Options\n" if has_options else ""
    iterators = "    from collections.abc import AsyncIterator, Iterator\n\n" if "Iterator[" in classes else ""
    segment = "from schematic.core.query import path_segment\n" if "path_segment(" in classes else ""
    types_module = "from schematic import types\n" if "types." in classes else ""
    return f'''{HEADER}"""Clients of the resource `{resource}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

{types_module}{segment}from schematic.core.resource import {bases}

if TYPE_CHECKING:
{iterators}    from typing import Unpack

{options}    from schematic.core.response import AsyncHttpResponse, HttpResponse
{typed}

{classes}'''


def _class(resource: str, form: Form, own: list[Method]) -> str:
    like = "" if form is FORMS[0] else f", like={camel(resource)}Client"
    lines = [f"class {form.prefix}{camel(resource)}Client({form.base}{like}):"]
    raw_name = f"{'Async' if form.is_async else ''}Raw{camel(resource)}Client"
    if form.response is None:
        lines += [
            f'    """`client.{resource}`."""',
            "",
            "    @property",
            f"    def with_raw_response(self) -> {raw_name}:",
            '        """The same operations, answered with status and headers."""',
            f"        return {raw_name}(self._transport)",
        ]
    else:
        lines.append(f'    """`client.{resource}.with_raw_response`."""')
    for method in own:
        lines += ["", *_method(form, method)]
    return "\n".join(lines) + "\n"


def _method(form: Form, method: Method) -> list[str]:
    operation = method.operation
    is_body = operation.body is not None
    variable = ("body" if is_body else "query") if method.keywords else "options"
    arguments = "".join(f", {name}: str" for name in operation.path_parameters)
    data = operation.returns or ("bytes" if operation.is_binary else "None")
    returns = form.returns(data)
    keyword = "async def" if form.is_async else "def"
    wait = "await " if form.is_async else ""
    params = f"renamed({variable}, {dict(method.renames)!r})".replace("'", '"') if method.renames else variable
    if [one.name for one in method.keywords] == [WHOLE_BODY]:
        params = f"whole_body({variable})"
    name = f'"{operation.resource}.{operation.method}"'
    path = _path(operation.path)
    if operation.is_binary:
        call = f"self._file({name}, {path}, {params})"
        if form.response is None:
            returns = f"{'Async' if form.is_async else ''}Iterator[bytes]"
    elif operation.returns is None:
        call = f'self._nothing({name}, "{operation.verb.upper()}", {path}, {params})'
    elif operation.verb in ("post", "put") and not is_body:
        call = f'self._bodiless({name}, "{operation.verb.upper()}", {path}, types.{operation.returns}, {params})'
    else:
        call = f"self._{operation.verb}({name}, {path}, types.{operation.returns}, {params})"
    statements = [f"{wait}{call}" if returns == "None" else f"return {wait}{call}"]
    if returns.endswith("Iterator[bytes]"):
        # An async generator cannot delegate to another.
        statements = [f"async for chunk in {call}:", "    yield chunk"] if form.is_async else [f"yield from {call}"]
    signature = f"self{arguments}, **{variable}: Unpack[{method.keywords_name}]"
    return [
        f"    {keyword} {operation.method}({signature}) -> {returns}:",
        *(_documentation(method) if form is FORMS[0] else [docstring(_summary(method), _INDENT * 2)]),
        *(f"{_INDENT * 2}{statement}" for statement in statements),
    ]


def _summary(method: Method) -> str:
    return one_line(method.operation.summary) or method.operation.id


def _documentation(method: Method) -> Iterator[str]:
    """The docstring: what the operation does, then each argument with its type and meaning, required ones first."""
    yield f'{_INDENT * 2}"""{_summary(method)}'
    yield ""
    for name, schema in method.operation.path_parameters.items():
        yield from _argument(name, "str", True, schema.get("description", ""))
    for one in method.keywords:
        yield from _argument(one.name, one.annotation, one.is_required, one.description)
    yield from _argument("request_options", "RequestOptions | None", False, _OPTIONS)
    yield f'{_INDENT * 2}"""'


def _argument(name: str, annotation: str, is_required: bool, description: str) -> list[str]:
    told = f"{name}: {annotation}{', required' if is_required else ''}. {one_line(description)}".rstrip()
    return textwrap.wrap(
        told,
        _WIDTH,
        initial_indent=_INDENT * 2,
        subsequent_indent=_INDENT * 3,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _path(path: str) -> str:
    text = path.removeprefix("/")
    if "{" not in text:
        return f'"{text}"'
    inner = re.sub(r"{(\w+)}", lambda found: f"{{path_segment({found[1]}, '{found[1]}')}}", text)
    return f'f"{inner}"'


def _index(resources: list[str]) -> str:
    checking = "\n".join(
        f"    from schematic.resources.{one} import Async{camel(one)}Client, {camel(one)}Client" for one in resources
    )
    sync = "\n\n".join(_property(one, "") for one in resources)
    names = "\n".join(f'    "{one}": {tuple(class_names(one))!r},' for one in resources).replace("'", '"')
    async_ = "\n\n".join(_property(one, "Async") for one in resources)
    return f'''{HEADER}"""The resources of a client, each made when first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from schematic.core.transport import AsyncTransport, Transport
{checking}


CLIENT_NAMES = {{
{names}
}}


class Resources:
    """`client.<resource>` of a sync client."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

{sync}


class AsyncResources:
    """`client.<resource>` of an async client."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

{async_}
'''


def _property(resource: str, prefix: str) -> str:
    name = f"{prefix}{camel(resource)}Client"
    return f"""    @property
    def {resource}(self) -> {name}:
        from schematic.resources.{resource} import {name}

        return {name}(self._transport)"""
