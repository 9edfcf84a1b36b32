"""Writes `types/<home>.py`: models, literals and keyword TypedDicts; and `types/__init__.py`, which finds them.

A module imports those whose types it refers to; none refers back, and `shared` refers to none.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Any

from tools.generate.load import Contract
from tools.generate.model import (
    EXCEPTIONS,
    SHARED,
    Method,
    annotation,
    is_nullable,
    literal,
    methods,
    one_line,
    python_name,
    references,
)

HEADER = "# Generated from contract/ by tools/generate; edit the contract and run `make generate`.\n"
_WIDTH = 118
# Modules that are no resource's.
TITLES = {
    SHARED: "Types that several modules share.",
    "checks": "What a check is asked and answers; a module of its own, because the first check of a program loads it.",
    "rulesengine": "Documents of the rules engine.",
}


def modules(contract: Contract) -> dict[str, str]:
    """File name -> source of every module of `types/`."""
    homes = sorted(set(contract.homes.values()) - {EXCEPTIONS})
    used = {home: _used(contract, home) for home in homes}
    _check_directions(used)
    found = {f"{home}.py": _module(contract, home, used[home]) for home in homes}
    found["__init__.py"] = _index(contract, homes)
    return found


def names_of(contract: Contract, module: str) -> list[str]:
    """Every name that a module of `types/` defines."""
    models = _own(contract, module)
    keywords = [one.keywords_name for one in _keyword_methods(contract, module)]
    clash = set(models) & set(keywords)
    if clash:
        raise ValueError(f"{module}: keyword groups named like schemas: {sorted(clash)}")
    return sorted(models + keywords)


def _own(contract: Contract, module: str) -> list[str]:
    return sorted(name for name, home in contract.homes.items() if home == module)


def _keyword_methods(contract: Contract, module: str) -> list[Method]:
    return [one for one in methods(contract, module) if one.keywords]


def _used(contract: Contract, module: str) -> dict[str, set[str]]:
    """Names of other modules that a module refers to, by module."""
    own = _own(contract, module)
    used = {name for one in own for name in references(contract.schemas[one])}
    used |= {name for one in _keyword_methods(contract, module) for name in _used_by(contract, one)}
    found: dict[str, set[str]] = {}
    for name in used - set(own):
        found.setdefault(contract.homes[name], set()).add(name)
    return found


def _check_directions(used: Mapping[str, Mapping[str, set[str]]]) -> None:
    if used[SHARED]:
        named = ", ".join(sorted(name for names in used[SHARED].values() for name in names))
        raise ValueError(f"schemas/{SHARED}.yaml refers to {named} of other files, which it must not")
    try:
        TopologicalSorter(used).prepare()
    except CycleError as error:
        circle = " -> ".join(f"{home}.yaml" for home in reversed(error.args[1]))
        raise ValueError(f"schemas refer to each other in a circle, {circle}; move some to {SHARED}.yaml") from error


def _module(contract: Contract, module: str, used: Mapping[str, set[str]]) -> str:
    own = _own(contract, module)
    enums = [name for name in own if "enum" in contract.schemas[name]]
    models = [name for name in own if _is_model(contract.schemas[name])]
    unions = [name for name in own if name not in enums and name not in models]
    blocks = [_alias(name, contract.schemas[name]) for name in enums]
    blocks += [_model(name, contract.schemas[name]) for name in models]
    blocks += [_typed_dict(one) for one in _keyword_methods(contract, module)]
    # Names for unions of models, which must all be there when they are evaluated.
    blocks += [_alias(name, contract.schemas[name]) for name in unions]
    body = "\n\n\n".join(blocks)
    title = TITLES.get(module, f"Models and keywords of `{module}`.")
    return f'{HEADER}"""{title}"""\n\n' + _imports(body, used) + body + "\n"


def _imports(body: str, used: Mapping[str, set[str]]) -> str:
    lines = ["from __future__ import annotations\n"]
    abstract = [name for name in ("Mapping", "Sequence") if f"{name}[" in body]
    if abstract:
        lines.append(f"from collections.abc import {', '.join(abstract)}")
    if "datetime" in body.replace("Instant", ""):
        lines.append("from datetime import datetime")
    typing = [name for name in ("Any", "Literal", "Required", "TypeAlias") if re.search(rf"\b{name}\b", body)]
    if typing:
        lines.append(f"from typing import {', '.join(typing)}")
    if "Field(" in body:
        lines.append("\nfrom pydantic import Field")
    core = ["Model"] if "(Model, " in body else []
    core = ["Instant", *core] if ": Instant" in body or "Instant" in body else core
    if core:
        lines.append(f"\nfrom schematic.core.model import {', '.join(core)}")
    if "(Options" in body:
        lines.append("from schematic.core.request_options import Options")
    lines += [_import(home, sorted(names)) for home, names in sorted(used.items())]
    return "\n".join(lines) + "\n\n\n"


def _import(module: str, names: list[str]) -> str:
    return f"from schematic.types.{module} import {', '.join(names)}"


def _used_by(contract: Contract, method: Method) -> Iterator[str]:
    operation = method.operation
    if operation.body is not None:
        yield from references(contract.schemas[operation.body].get("properties", {}))
    yield from references(dict(operation.query))


def _is_model(schema: Mapping[str, Any]) -> bool:
    return "properties" in schema or (schema.get("type") == "object" and "additionalProperties" not in schema)


def _alias(name: str, schema: Mapping[str, Any]) -> str:
    if "enum" in schema:
        text = literal(schema["enum"]) + (" | str" if schema.get("x-open-enum") else "")
    else:
        text = annotation(schema)
    comment = "".join(f"# {line}\n" for line in textwrap.wrap(one_line(schema.get("description", "")), _WIDTH - 2))
    return f"{comment}{name}: TypeAlias = {text}"


def _model(name: str, schema: Mapping[str, Any]) -> str:
    properties: Mapping[str, Mapping[str, Any]] = schema.get("properties", {})
    required = schema.get("required", ())
    lines = [f"class {name}(Model, frozen=True):", docstring(schema.get("description") or f"Contract: `{name}`.")]
    fields = sorted(properties.items(), key=lambda item: item[0] not in required)
    for wire_name, one in fields:
        lines += _field(wire_name, one, wire_name in required)
    return "\n".join(lines)


def _field(wire_name: str, schema: Mapping[str, Any], is_required: bool) -> Iterator[str]:
    name = python_name(wire_name, schema)
    text = annotation(schema)
    if not is_required and not is_nullable(schema):
        text += " | None" if text != "Any" else ""
    default = "" if is_required else " = None"
    if name != wire_name:
        default = f' = Field({"" if is_required else "None, "}alias="{wire_name}")'
    yield f"    {name}: {text}{default}"
    if schema.get("description"):
        yield docstring(schema["description"])


def _typed_dict(method: Method) -> str:
    lines = [f"class {method.keywords_name}(Options, total=False):"]
    lines.append(docstring(f"Keywords of `{method.operation.resource}.{method.operation.method}`."))
    for one in method.keywords:
        lines.append(f"    {one.name}: {f'Required[{one.annotation}]' if one.is_required else one.annotation}")
        if one.description:
            lines.append(docstring(one.description))
    return "\n".join(lines)


def docstring(text: str, indent: str = "    ") -> str:
    line = one_line(text)
    if len(line) + len(indent) + 6 <= _WIDTH + 2:
        return f'{indent}"""{line}"""'
    wrapped = textwrap.wrap(line, _WIDTH - len(indent) - 2)
    return f'{indent}"""' + f"\n{indent}".join(wrapped) + f'\n{indent}"""'


def _index(contract: Contract, homes: list[str]) -> str:
    by_module = {home: names_of(contract, home) for home in homes}
    every = sorted(name for names in by_module.values() for name in names)
    checking = "\n".join("    " + _import(home, names) for home, names in by_module.items())
    listed = "\n".join(f'    "{name}",' for name in every)
    table = "\n".join(f'    "{home}": "{" ".join(names)}",' for home, names in by_module.items())
    return f'''{HEADER}"""Every model and keyword group, loaded on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
{checking}

__all__ = [
{listed}
]

_HOMES = {{
{table}
}}
_HOME_OF = {{name: home for home, names in _HOMES.items() for name in names.split()}}


if not TYPE_CHECKING:  # checkers are to see exactly the names above

    def __getattr__(name: str) -> Any:
        home = _HOME_OF.get(name)
        if home is None:
            raise AttributeError(f"module {{__name__!r}} has no attribute {{name!r}}")
        from importlib import import_module

        found = globals()[name] = getattr(import_module(f"schematic.types.{{home}}"), name)
        return found


def __dir__() -> list[str]:
    return __all__
'''
