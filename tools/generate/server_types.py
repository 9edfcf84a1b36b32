"""Writes the server's `contract/<resource>.py`: what each operation takes and answers, as TypedDicts.

They are for checkers alone: the server imports them under `TYPE_CHECKING`, so that they cost nothing when it runs. The
types are those of values inside the server: instants are datetimes, queries have their defaults.
"""

from __future__ import annotations

import keyword
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tools.generate.load import Contract, Operation
from tools.generate.model import annotation, camel, is_nullable, literal, one_line, references
from tools.generate.types import HEADER, docstring

PACKAGE = f'{HEADER}"""The contract in Python: what operations take and answer, and who may call them."""\n'
_PACKAGE = "schematic_server.contract"
_WIDTH = 118
# What several domains answer together: each of them gives a part, in which every member may be absent.
_PARTS = {
    "CompanyDetailResponseData": "CompanyDetailPart",
    "EntityTraitDefinitionUsage": "EntityTraitDefinitionUsagePart",
    "FeatureDetailResponseData": "FeatureDetailPart",
    "PlanDetailResponseData": "PlanDetailPart",
}
# What `http/query.py` fills in where a client leaves it out.
_PAGE = ("limit", "offset")

Schema = Mapping[str, Any]


def modules(contract: Contract) -> dict[str, str]:
    """File name -> source of every module with types of the server."""
    used = _used(contract)
    resources = {one.resource for one in contract.operations}
    homes = sorted({contract.homes[name] for name in used} | resources)
    return {f"{home}.py": _module(contract, home, used) for home in homes}


def _used(contract: Contract) -> frozenset[str]:
    """The schemas that a handler meets: the server adds envelopes and errors by itself."""
    found: set[str] = set()
    wanted = {name for one in contract.operations for name in _named(contract, one)}
    while wanted:
        found |= wanted
        wanted = {name for one in wanted for name in references(contract.schemas[one])} - found
    return frozenset(found)


def _named(contract: Contract, operation: Operation) -> Iterator[str]:
    yield from references(dict(operation.query))
    if operation.body is not None:
        yield operation.body
    yield from references(_data(contract, operation))


def _data(contract: Contract, operation: Operation) -> Schema:
    """What stands under `data` in the answer."""
    if operation.returns is None:
        return {}
    found: Schema = contract.schemas[operation.returns]["properties"]["data"]
    return found


def _module(contract: Contract, home: str, used: frozenset[str]) -> str:
    operations = sorted((one for one in contract.operations if one.resource == home), key=lambda one: one.method)
    own = sorted(name for name in used if contract.homes[name] == home)
    blocks = [block for one in operations for block in _operation(contract, one)]
    clash = set(own) & {name for one in operations for name in _names(one)}
    if clash:
        raise ValueError(f"{home}: types of operations named like schemas: {sorted(clash)}")
    blocks += [_schema(name, contract.schemas[name]) for name in own]
    body = "\n\n".join(blocks)
    mentioned = {name for one in operations for name in _named(contract, one)}
    mentioned |= {name for one in own for name in references(contract.schemas[one])}
    title = f"operations of `{home}`" if operations else "parts that operations of several resources share"
    imports = _imports(body, _homes(contract, mentioned - set(own)))
    return f'{HEADER}"""Types of {title}, for checkers."""\n\n{imports}\n\n{body}\n'


def _names(operation: Operation) -> tuple[str, ...]:
    return tuple(camel(operation.method) + suffix for suffix in ("Query", "Body", "Answer"))


def _operation(contract: Contract, operation: Operation) -> Iterator[str]:
    query, body, answer = _names(operation)
    if operation.query:
        members = {name: _parameter(name, one) for name, one in operation.query.items()}
        yield _typed_dict(query, f"Query of `{operation.resource}.{operation.method}`.", members)
    if operation.body is not None:
        yield f'{body}: TypeAlias = "{operation.body}"'
    yield f'{answer}: TypeAlias = "{_answer(contract, operation)}"'


def _parameter(name: str, schema: Schema) -> str:
    text = annotation(schema, for_input=True)
    # A query's boolean that must be there is filled in, as pages and defaults are.
    is_there = schema.get("required") or name in _PAGE or "default" in schema
    return text if is_there else f"NotRequired[{text}]"


def _answer(contract: Contract, operation: Operation) -> str:
    if operation.is_binary:
        return "bytes"
    if operation.returns is None:
        return "None"
    data = _data(contract, operation)
    told = f"list[{annotation(data['items'])}]" if data.get("type") == "array" else annotation(data)
    return f"{told} | None" if operation.or_nothing else told


def _schema(name: str, schema: Schema) -> str:
    if "properties" not in schema:
        text = literal(schema["enum"]) if "enum" in schema else f'"{annotation(schema, for_input=True)}"'
        comment = "".join(f"# {line}\n" for line in textwrap.wrap(one_line(schema["description"]), _WIDTH - 2))
        return f"{comment}{name}: TypeAlias = {text}"
    required = schema.get("required", ())
    members = {member: _member(one, member in required) for member, one in schema["properties"].items()}
    whole = _typed_dict(name, schema["description"], members)
    if name not in _PARTS:
        return whole
    optional = {member: _member(one, False) for member, one in schema["properties"].items()}
    return f"{whole}\n\n{_typed_dict(_PARTS[name], f'What one domain adds to `{name}`.', optional)}"


def _member(schema: Schema, is_required: bool) -> str:
    text = literal([schema["const"]]) if "const" in schema else annotation(schema, for_input=True)
    if is_nullable(schema) and not text.endswith("| None"):
        raise ValueError(f"a nullable member without None: {schema}")
    return text if is_required else f"NotRequired[{text}]"


def _typed_dict(name: str, description: str, members: Mapping[str, str]) -> str:
    if any(keyword.iskeyword(member) for member in members):
        listed = ", ".join(f'"{member}": "{text}"' for member, text in members.items())
        return f'{name} = TypedDict("{name}", {{{listed}}})'
    lines = [f"class {name}(TypedDict):", docstring(description)]
    return "\n".join([*lines, "", *(f"    {member}: {text}" for member, text in members.items())])


def _homes(contract: Contract, names: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in sorted(names):
        found.setdefault(contract.homes[name], []).append(name)
    return found


def _imports(body: str, others: Mapping[str, list[str]]) -> str:
    typing = [
        name
        for name in ("TYPE_CHECKING", "Any", "Literal", "NotRequired", "TypeAlias", "TypedDict")
        if name in body or (name == "TYPE_CHECKING" and others)
    ]
    lines = [
        "from __future__ import annotations\n",
        "from collections.abc import Mapping, Sequence",
        "from datetime import datetime",
        f"from typing import {', '.join(typing)}\n",
    ]
    if others:  # which refer back
        lines.append("if TYPE_CHECKING:")
        lines += [f"    from {_PACKAGE}.{home} import {', '.join(names)}" for home, names in sorted(others.items())]
    return "\n".join(lines)
