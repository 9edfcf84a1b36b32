"""Writes `resources/<resource>.py`: sync, async, raw and async raw clients; and `resources/__init__.py`.

The sync client describes every operation: verb, path, arguments, answer, and what each argument means. The other three
have a line for each, and take everything from it.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from tools.generate.load import Contract
from tools.generate.model import WHOLE_BODY, Method, camel, methods, one_line
from tools.generate.types import HEADER

_WIDTH = 112  # columns of what stands in the docstring of a method
_INDENT = " " * 4
_OPTIONS = "Options of this call alone, such as `timeout` and `max_retries`."


@dataclass(frozen=True, slots=True)
class Form:
    """A form made of the sync one: class prefix, base class, and what of `core.resource` makes its methods."""

    prefix: str
    base: str
    maker: str
    title: str


FORMS = (
    Form("Async", "AsyncResource", "awaited", "client.{}"),
    Form("Raw", "Resource", "raw", "client.{}.with_raw_response"),
    Form("AsyncRaw", "AsyncResource", "awaited_raw", "client.{}.with_raw_response"),
)


def class_names(resource: str) -> list[str]:
    return [f"{prefix}{camel(resource)}Client" for prefix in ("", *(form.prefix for form in FORMS))]


def modules(contract: Contract) -> dict[str, str]:
    """File name -> source of every module of `resources/`."""
    resources: list[str] = list(contract.root["resources"])
    found = {f"{resource}.py": _module(resource, methods(contract, resource)) for resource in resources}
    found["__init__.py"] = _index(resources)
    return found


def _module(resource: str, own: list[Method]) -> str:
    classes = "\n\n".join([_described(resource, own), *(_derived(resource, form, own) for form in FORMS)])
    makers = set(re.findall(r"^    (?:@|\w+ = )(\w+)\(", classes, re.MULTILINE))
    answers = {one.operation.returns for one in own if one.operation.returns}
    names = sorted({*answers, *(one.keywords_name for one in own)} - {"Options"})
    typed = f"    from schematic.types import {', '.join(names)}\n" if names else ""
    options = "    from schematic.core.request_options import Options\n" if "[Options]" in classes else ""
    iterator = "    from collections.abc import Iterator\n" if "Iterator[" in classes else ""
    return f'''{HEADER}# mypy: disable-error-code="empty-body"
# pyright: reportReturnType=false
"""Clients of the resource `{resource}`. Methods with a docstring alone describe operations, see `core.operation`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic.core.resource import {", ".join(sorted({"AsyncResource", "Resource", *makers}))}

if TYPE_CHECKING:
{iterator}    from typing import Unpack

{options}{typed}

{classes}'''


def _described(resource: str, own: list[Method]) -> str:
    """The sync client, which says what every operation is."""
    lines = _head(resource, "", "Resource", "client.{}")
    for method in own:
        lines += ["", *_method(method)]
    return "\n".join(lines) + "\n"


def _derived(resource: str, form: Form, own: list[Method]) -> str:
    lines = _head(resource, form.prefix, form.base, form.title)
    for method in own:
        maker = f"{form.maker}_file" if method.operation.is_binary else form.maker
        name = method.operation.method
        lines.append(f"    {name} = {maker}({camel(resource)}Client.{name})")
    return "\n".join(lines) + "\n"


def _head(resource: str, prefix: str, base: str, title: str) -> list[str]:
    lines = [f"class {prefix}{camel(resource)}Client({base}):", f'    """`{title.format(resource)}`."""', ""]
    if "Raw" in prefix:
        return lines
    raw_name = f"{prefix}Raw{camel(resource)}Client"
    return [
        *lines,
        "    @property",
        f"    def with_raw_response(self) -> {raw_name}:",
        '        """The same operations, answered with status and headers."""',
        f"        return {raw_name}(self._transport)",
        "",
    ]


def _method(method: Method) -> Iterator[str]:
    operation = method.operation
    arguments = "".join(f", {name}: str" for name in operation.path_parameters)
    returns = operation.returns or ("Iterator[bytes]" if operation.is_binary else "None")
    renames = "".join(f', {name}="{wire_name}"' for name, wire_name in method.renames.items())
    yield f'    @{operation.verb}("{operation.path.removeprefix("/")}"{renames})'
    yield (
        f"    def {operation.method}(self{arguments}, **{_place(method)}: Unpack[{method.keywords_name}]) -> {returns}:"
    )
    yield from _documentation(method)


def _place(method: Method) -> str:
    """Where the keywords go, in the words of `core.operation`."""
    if method.operation.body is None:
        return "query" if method.keywords else "options"
    return "whole_body" if [one.name for one in method.keywords] == [WHOLE_BODY] else "body"


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
