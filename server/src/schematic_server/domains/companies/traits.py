"""Traits: attributes of companies and users, and their definitions.

A nested object becomes one definition per leaf, with the path as its hierarchy. Values are stored as texts; the
definition's type says how they read. The first write of a name infers the type.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from schematic_server.bounds import MAX_INTEGER, is_exact, parse_instant
from schematic_server.changes import CompanyChanged, TraitDefinitionChanged, UserChanged
from schematic_server.domains.companies import store
from schematic_server.domains.companies.keys import EntityType
from schematic_server.domains.companies.numbers import number, whole_number
from schematic_server.domains.companies.store import Definition, Row, Trait
from schematic_server.domains.companies.views import trait_guards, trait_users
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.companies import (
        CreateEntityTraitDefinitionRequestBody,
        EntityTraitDefinitionUsage,
        EntityTraitDetailResponseData,
        UpdateEntityTraitDefinitionRequestBody,
        UpsertTraitRequestBody,
    )
    from schematic_server.contract.features import TraitDefinitionComparableType
    from schematic_server.contract.shared import DeleteResponse, EntityTraitDefinitionResponseData

Path = tuple[str, ...]
TraitsWere = tuple[tuple[str, str | None], ...]  # values by definition; None where there was none
COMPARABLE_TYPES: Mapping[str, TraitDefinitionComparableType] = {
    "boolean": "bool",
    "currency": "int",
    "date": "date",
    "number": "int",
    "string": "string",
    "url": "string",
}
MAX_DEPTH = 8  # of nested traits
MAX_VALUE = 16_384  # characters of one value
MAX_NAME = 255  # characters of one name
# Bytes of a path as it is stored, which is unique: PostgreSQL indexes no row of more than 2,704 bytes.
MAX_PATH = 2_000
# Definitions that one write may make: they stay for good, and while they are made nobody else can write.
MAX_NEW_DEFINITIONS = 1_000
# What says that it is an instant, whether or not there is such a one.
_INSTANT = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)", re.ASCII)
_AMOUNTS = ("currency", "number")
_TOLD = 200  # characters of a caller's own words in an error


def write(scope: Scope, entity_type: EntityType, entity_id: str, traits: Mapping[str, Any]) -> TraitsWere:
    """Merge `traits` into the entity's; null removes one. Answers what has changed, as it was."""
    leaves = dict(_leaves(traits, ()))
    if not leaves:
        return ()
    written: dict[str, str] = {}
    removed: list[str] = []
    were: list[tuple[str, str | None]] = []
    for path, definition in _definitions(scope, entity_type, leaves, entity_id).items():
        value = leaves[path]
        text = None if value is None else _text(value, definition.trait_type, _named(path))
        if text == definition.value:
            continue
        were.append((definition.id, definition.value))
        if text is None:
            removed.append(definition.id)
        else:
            written[definition.id] = text
    store.write_traits(scope, entity_id, written)
    store.delete_traits(scope, entity_id, removed)
    return tuple(were)


def write_one(scope: Scope, entity_type: EntityType, entity_id: str, body: UpsertTraitRequestBody) -> TraitsWere:
    """Set (`set`) or add to (`incr`) one trait; exactly one of the two must be there."""
    amount, value = body.get("incr"), body.get("set")
    if (amount is None) == (value is None):
        raise BadRequest("give exactly one of set and incr")
    path = tuple(body["trait"].split("."))
    _check_path(path, "trait")
    if amount is None:
        return write(scope, entity_type, entity_id, _nested(path, value))
    definition = _definitions(scope, entity_type, {path: amount}, entity_id)[path]
    current = definition.value
    before = whole_number(current or "0")
    if before is None:
        raise BadRequest(f"trait {body['trait']} is not a whole number: {_shortened(current or '')!r}; use set")
    total = before + amount
    if not is_exact(total):
        raise BadRequest(f"incr: trait {body['trait']} would be {total}; numbers end at {MAX_INTEGER}, 2^53 - 1")
    store.write_traits(scope, entity_id, {definition.id: str(total)})
    return ((definition.id, current),)


def write_defined(scope: Scope, entity_id: str, texts: Mapping[str, str]) -> TraitsWere:
    """Give the entity these values (see `checked`), by definition. Answers what has changed, as it was."""
    current = store.trait_values(scope, entity_id)
    changed = {one: text for one, text in texts.items() if current.get(one) != text}
    store.write_traits(scope, entity_id, changed)
    return tuple((one, current.get(one)) for one in changed)


def texts(scope: Scope, entity_id: str) -> Mapping[str, str]:
    """All values that the entity has, as they are stored, by definition."""
    return store.trait_values(scope, entity_id)


def checked(
    scope: Scope,
    entity_type: EntityType,
    definition_id: str,
    value: str,
    member: str,
    names: tuple[str, str] = ("trait_id", "trait_value"),
) -> str:
    """The text that is stored for `value`; raises BadRequest, naming `member`, if there is no such trait of theirs.

    `names` are what `member` calls the trait and its value.
    """
    row = store.find_definition(scope, definition_id)
    if row is None or row["entity_type"] != entity_type:
        kind = "companies" if entity_type == "company" else "users"
        raise BadRequest(f"{member}.{names[0]}: {definition_id[:_TOLD]} is no trait of {kind} in this environment")
    return _text(value, row["trait_type"], f"{member}.{names[1]}")


def shown(traits: Sequence[Trait]) -> dict[str, Any]:
    """Traits as the nested map that was written, values in their type."""
    found: dict[str, Any] = {}
    for one in traits:
        into: dict[str, Any] = found
        *parents, leaf = one.definition["hierarchy"]
        for name in parents:
            inner: object = into.setdefault(name, {})
            into = cast(dict[str, Any], inner if isinstance(inner, dict) else into.setdefault(f"{name}.", {}))
        into[leaf] = _typed(one.value, one.definition["trait_type"])
    return found


def detail(scope: Scope, trait: Trait) -> EntityTraitDetailResponseData:
    """A trait with its definition."""
    return {
        "id": trait.id,
        "definition_id": trait.definition["id"],
        "environment_id": scope.environment_id,
        "value": trait.value,
        "created_at": trait.created_at,
        "updated_at": trait.updated_at,
        "definition": definition_of(trait.definition),
    }


def definition_of(row: Row) -> EntityTraitDefinitionResponseData:
    return {
        "id": row["id"],
        "entity_type": row["entity_type"],
        "hierarchy": row["hierarchy"],
        "display_name": row["display_name"],
        "trait_type": row["trait_type"],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }


def declare(scope: Scope, body: CreateEntityTraitDefinitionRequestBody) -> EntityTraitDefinitionResponseData:
    """The definition of that entity type and hierarchy, created if need be, returned unchanged otherwise."""
    path = tuple(body["hierarchy"])
    _check_path(path, "hierarchy")
    text = path_text(path)
    found = store.definitions_of(scope, body["entity_type"], [text])
    if not found:
        name = body.get("display_name") or path[-1]
        found = store.insert_definitions(scope, body["entity_type"], [(text, name, body["trait_type"])])
    return get_definition(scope, found[text].id)


def get_definition(scope: Scope, definition_id: str) -> EntityTraitDefinitionResponseData:
    """One definition; raises NotFound."""
    row = store.find_definition(scope, definition_id)
    if row is None:
        raise NotFound(f"trait definition {definition_id} does not exist in this environment")
    return definition_of(row)


def update_definition(
    scope: Scope, definition_id: str, body: UpdateEntityTraitDefinitionRequestBody
) -> EntityTraitDefinitionResponseData:
    """Change type or label; stored texts are read in the new type from now on, which is told of whoever has one."""
    before = get_definition(scope, definition_id)
    for guard in trait_guards:
        guard(scope, before, body["trait_type"])
    store.update_definition(scope, definition_id, body["trait_type"], body.get("display_name"))
    scope.emit(TraitDefinitionChanged(*scope.here, definition_id, "updated"))
    if body["trait_type"] != before["trait_type"]:
        tell(scope, before["entity_type"], store.holders(scope, definition_id))
    return get_definition(scope, definition_id)


def usage(scope: Scope, definition_id: str) -> EntityTraitDefinitionUsage:
    """Where the definition is referred to."""
    get_definition(scope, definition_id)
    counts: EntityTraitDefinitionUsage = {
        "checkout_field_config_count": 0,
        "company_override_count": 0,
        "feature_count": 0,
        "plan_entitlement_count": 0,
        "plan_trait_count": 0,
        "rule_condition_count": 0,
    }
    for function in trait_users:
        counts.update(function(scope, definition_id))
    return counts


def delete_definition(scope: Scope, definition_id: str) -> DeleteResponse:
    """Remove a definition and its values; raises BadRequest while something refers to it."""
    used = {name: number for name, number in usage(scope, definition_id).items() if number}
    if used:
        places = ", ".join(f"{number} {name.removesuffix('_count')}" for name, number in used.items())
        raise BadRequest(f"trait definition {definition_id} is in use ({places}); remove it there first")
    entity_type, holders = get_definition(scope, definition_id)["entity_type"], store.holders(scope, definition_id)
    store.delete_definition(scope, definition_id)
    scope.emit(TraitDefinitionChanged(*scope.here, definition_id, "deleted"))
    tell(scope, entity_type, holders)
    return {"deleted": True}


def tell(scope: Scope, entity_type: str, entity_ids: Iterable[str]) -> None:
    """What all of them had in common was changed, or is gone."""
    change = CompanyChanged if entity_type == "company" else UserChanged
    for entity_id in entity_ids:
        scope.emit(change(*scope.here, entity_id, "updated"))


def path_text(path: Sequence[str]) -> str:
    """The hierarchy as the text that is unique per environment and entity type."""
    return json.dumps(list(path), ensure_ascii=False)


def infer_type(value: object) -> str:
    """The type that a first value suggests."""
    if isinstance(value, bool) or value in ("true", "false"):
        return "boolean"
    if isinstance(value, int | float):
        return "number"
    if not isinstance(value, str):
        return "string"
    # A longer run of digits is somebody's id: as a number it would lose its last ones.
    if (found := number(value)) is not None and is_exact(found):
        return "number"
    if _INSTANT.fullmatch(value):
        return "date"
    return "url" if value.startswith(("http://", "https://")) else "string"


def _leaves(traits: Mapping[str, Any], above: Path) -> Iterator[tuple[Path, Any]]:
    for name, value in traits.items():
        path = (*above, name)
        if len(path) > MAX_DEPTH:
            raise BadRequest(f"{_named(path)}: nested deeper than {MAX_DEPTH} levels")
        if isinstance(value, Mapping):
            yield from _leaves(cast(Mapping[str, Any], value), path)
        else:
            _check_path(path, _named(path))
            yield path, value


def _check_path(path: Path, member: str) -> None:
    """Raise BadRequest, naming `member`, for a path that cannot be kept."""
    if not 1 <= len(path) <= MAX_DEPTH or not all(path):
        raise BadRequest(f"{member}: 1 to {MAX_DEPTH} names, none of them empty")
    if max(map(len, path)) > MAX_NAME:
        raise BadRequest(f"{member}: a trait's name has at most {MAX_NAME} characters; shorten it")
    if len(path_text(path).encode()) > MAX_PATH:
        raise BadRequest(f"{member}: the names on a trait's path have at most {MAX_PATH} bytes together; shorten them")


def _definitions(
    scope: Scope, entity_type: EntityType, leaves: Mapping[Path, Any], entity_id: str
) -> dict[Path, Definition]:
    """The definition of each leaf, made where there is none; none is made for a leaf that is to be removed."""
    texts = {path: path_text(path) for path in leaves}
    known = store.definitions_of(scope, entity_type, texts.values(), entity_id)
    new = [path for path, text in texts.items() if text not in known and leaves[path] is not None]
    if len(new) > MAX_NEW_DEFINITIONS:
        raise BadRequest(
            f"traits: {len(new)} names are new, and one write may bring {MAX_NEW_DEFINITIONS}; write them in parts,"
            " or define them first (POST /entity-trait-definitions)"
        )
    made = [(texts[path], ".".join(path), infer_type(leaves[path])) for path in new]
    known |= store.insert_definitions(scope, entity_type, made)
    return {path: known[text] for path, text in texts.items() if text in known}


def _text(value: Any, trait_type: str, member: str) -> str:
    if isinstance(value, bool):
        text = "true" if value else "false"
    elif isinstance(value, str):
        text = value
    elif isinstance(value, int | float):
        _check_exact(value, member)
        text = str(int(value)) if value == int(value) else json.dumps(value)
    else:
        text = json.dumps(value, ensure_ascii=False)
    if len(text) > MAX_VALUE:
        raise BadRequest(f"{member}: longer than {MAX_VALUE} characters")
    if trait_type == "date" and _INSTANT.fullmatch(text):
        return _utc(text, member)
    if trait_type in _AMOUNTS and (found := number(text)) is not None:
        _check_exact(found, member)
    return text


def _check_exact(found: float, member: str) -> None:
    if not is_exact(found):
        raise BadRequest(
            f"{member}: numbers lie between -{MAX_INTEGER} and {MAX_INTEGER}, 2^53 - 1; longer ones are kept as texts,"
            " in a trait of type string"
        )


def _utc(text: str, member: str) -> str:
    found = parse_instant(text)
    if found is None:
        raise BadRequest(f"{member}: no instant of the years 1 to 9999 in UTC; for example 2026-01-31T12:00:00Z")
    return found.isoformat().replace("+00:00", "Z")


def _typed(text: str, trait_type: str) -> Any:
    if trait_type == "boolean" and text in ("true", "false"):
        return text == "true"
    if trait_type in _AMOUNTS and (found := number(text)) is not None and is_exact(found):
        return found
    return text


def _named(path: Iterable[str]) -> str:
    """A leaf as errors name it; a name may be longer than anybody wants to read."""
    return _shortened(f"traits.{'.'.join(path)}")


def _shortened(text: str) -> str:
    return text if len(text) <= _TOLD else f"{text[:_TOLD]}…"


def _nested(path: Path, value: Any) -> dict[str, Any]:
    for name in reversed(path):
        value = {name: value}
    return cast(dict[str, Any], value)
