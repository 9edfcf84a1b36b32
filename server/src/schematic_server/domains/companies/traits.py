"""Traits: attributes of companies and users, and their definitions.

A nested object becomes one definition per leaf, with the path as its hierarchy. Values are stored as texts; the
definition's type says how they read. The first write of a name infers the type.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, cast

from schematic_server.domains.companies import store
from schematic_server.domains.companies.keys import EntityType
from schematic_server.domains.companies.store import Row
from schematic_server.domains.companies.views import trait_users
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope

Path = tuple[str, ...]
COMPARABLE_TYPES = {
    "boolean": "bool",
    "currency": "int",
    "date": "date",
    "number": "int",
    "string": "string",
    "url": "string",
}
MAX_DEPTH = 8  # of nested traits
MAX_VALUE = 16_384  # characters of one value
_USAGE_MEMBERS = (
    "checkout_field_config_count",
    "company_override_count",
    "feature_count",
    "plan_entitlement_count",
    "plan_trait_count",
    "rule_condition_count",
)


def write(scope: Scope, entity_type: EntityType, entity_id: str, traits: Mapping[str, Any]) -> bool:
    """Merge `traits` into the entity's; null removes one. Answers whether anything changed."""
    leaves = dict(_leaves(traits, ()))
    if not leaves:
        return False
    definitions = _definitions(scope, entity_type, leaves)
    current = store.trait_values(scope, entity_id)
    has_changed = False
    for path, leaf in leaves.items():
        definition = definitions[path]
        text = None if leaf is None else _text(leaf, definition["trait_type"], ".".join(path))
        if text == current.get(definition["id"]):
            continue
        has_changed = True
        if text is None:
            store.delete_trait(scope, entity_id, definition["id"])
        else:
            store.write_trait(scope, entity_id, definition["id"], text, is_new=definition["id"] not in current)
    return has_changed


def write_one(scope: Scope, entity_type: EntityType, entity_id: str, body: Mapping[str, Any]) -> bool:
    """Set (`set`) or add to (`incr`) one trait; exactly one of the two must be there."""
    amount, value = body.get("incr"), body.get("set")
    if (amount is None) == (value is None):
        raise BadRequest("give exactly one of set and incr")
    path = tuple(body["trait"].split("."))
    if not all(path) or len(path) > MAX_DEPTH:
        raise BadRequest(f"trait: 1 to {MAX_DEPTH} names with dots between them, none of them empty")
    if amount is None:
        return write(scope, entity_type, entity_id, _nested(path, value))
    definition = _definitions(scope, entity_type, {path: amount})[path]
    current = store.trait_values(scope, entity_id).get(definition["id"])
    try:
        total = int(current or 0) + amount
    except ValueError:
        raise BadRequest(f"trait {body['trait']} is not a whole number: {current!r}; use set") from None
    store.write_trait(scope, entity_id, definition["id"], str(total), is_new=current is None)
    return True


def shown(rows: Sequence[Row]) -> dict[str, Any]:
    """Trait rows as the nested map that was written, values in their type."""
    found: dict[str, Any] = {}
    for row in rows:
        into: dict[str, Any] = found
        *parents, leaf = row["hierarchy"]
        for name in parents:
            inner: object = into.setdefault(name, {})
            into = cast(dict[str, Any], inner if isinstance(inner, dict) else into.setdefault(f"{name}.", {}))
        into[leaf] = _typed(row["value"], row["trait_type"])
    return found


def detail(row: Row) -> dict[str, Any]:
    """A trait row with its definition (contract: `EntityTraitDetailResponseData`)."""
    return {
        "id": row["trait_id"],
        "definition_id": row["definition_id"],
        "environment_id": row["environment_id"],
        "value": row["value"],
        "created_at": row["trait_created_at"],
        "updated_at": row["trait_updated_at"],
        "definition": {**definition_of(row), "id": row["definition_id"]},
    }


def definition_of(row: Row) -> dict[str, Any]:
    """Contract: `EntityTraitDefinitionResponseData`."""
    names = ("id", "entity_type", "hierarchy", "display_name", "trait_type", "created_at", "updated_at")
    return {name: row[name] for name in names if name in row}


def declare(scope: Scope, body: Mapping[str, Any]) -> dict[str, Any]:
    """The definition of that entity type and hierarchy, created if need be, returned unchanged otherwise."""
    path = tuple(body["hierarchy"])
    if not path or not all(path):
        raise BadRequest("hierarchy: one or more names, none of them empty")
    found = store.definitions_by_path(scope, body["entity_type"], [path_text(path)]).get(path_text(path))
    if found is None:
        name = body.get("display_name") or path[-1]
        found = store.insert_definition(
            scope, body["entity_type"], list(path), path_text(path), name, body["trait_type"]
        )
    return definition_of(found)


def get_definition(scope: Scope, definition_id: str) -> dict[str, Any]:
    """One definition; raises NotFound."""
    row = store.find_definition(scope, definition_id)
    if row is None:
        raise NotFound(f"trait definition {definition_id} does not exist in this environment")
    return definition_of(row)


def update_definition(scope: Scope, definition_id: str, body: Mapping[str, Any]) -> dict[str, Any]:
    """Change type or label; stored texts are read in the new type from now on."""
    get_definition(scope, definition_id)
    store.update_definition(scope, definition_id, body["trait_type"], body.get("display_name"))
    scope.catalog_changed(definition_id)  # compiled flags and companies hold the old type
    return get_definition(scope, definition_id)


def usage(scope: Scope, definition_id: str) -> dict[str, int]:
    """Where the definition is referred to (contract: `EntityTraitDefinitionUsage`)."""
    get_definition(scope, definition_id)
    counts: dict[str, int] = dict.fromkeys(_USAGE_MEMBERS, 0)
    for function in trait_users:
        counts.update(function(scope, definition_id))
    return counts


def delete_definition(scope: Scope, definition_id: str) -> dict[str, Any]:
    """Remove a definition and its values; raises BadRequest while something refers to it."""
    used = {name: number for name, number in usage(scope, definition_id).items() if number}
    if used:
        places = ", ".join(f"{number} {name.removesuffix('_count')}" for name, number in used.items())
        raise BadRequest(f"trait definition {definition_id} is in use ({places}); remove it there first")
    store.delete_definition(scope, definition_id)
    scope.catalog_changed(definition_id)
    return {"deleted": True}


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
    if _is_number(value):
        return "number"
    if _instant(value) is not None:
        return "date"
    return "url" if value.startswith(("http://", "https://")) else "string"


def _leaves(traits: Mapping[str, Any], above: Path) -> Iterator[tuple[Path, Any]]:
    for name, value in traits.items():
        path = (*above, name)
        if not name:
            raise BadRequest("traits: a name must not be empty")
        if len(path) > MAX_DEPTH:
            raise BadRequest(f"traits.{'.'.join(path)}: nested deeper than {MAX_DEPTH} levels")
        if isinstance(value, Mapping):
            yield from _leaves(cast(Mapping[str, Any], value), path)
        else:
            yield path, value


def _definitions(scope: Scope, entity_type: EntityType, leaves: Mapping[Path, Any]) -> dict[Path, Row]:
    texts = {path: path_text(path) for path in leaves}
    known = store.definitions_by_path(scope, entity_type, list(texts.values()))
    found: dict[Path, Row] = {}
    for path, text in texts.items():
        row = known.get(text)
        if row is None:
            row = store.insert_definition(
                scope, entity_type, list(path), text, ".".join(path), infer_type(leaves[path])
            )
        found[path] = row
    return found


def _text(value: Any, trait_type: str, name: str) -> str:
    if isinstance(value, bool):
        text = "true" if value else "false"
    elif isinstance(value, str):
        text = value
    elif isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        text = str(int(value))
    else:
        text = json.dumps(value, ensure_ascii=False)
    if len(text) > MAX_VALUE:
        raise BadRequest(f"traits.{name}: longer than {MAX_VALUE} characters")
    if trait_type == "date" and (instant := _instant(text)) is not None:
        return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return text


def _typed(text: str, trait_type: str) -> Any:
    if trait_type == "boolean" and text in ("true", "false"):
        return text == "true"
    if trait_type in ("number", "currency") and _is_number(text):
        return int(text) if text.lstrip("+-").isdecimal() else float(text)
    return text


def _is_number(text: str) -> bool:
    try:
        return "_" not in text and text == text.strip() and abs(float(text)) < float("inf")
    except ValueError:
        return False


def _instant(text: str) -> datetime | None:
    """An RFC 3339 instant with its zone; None for anything else, a bare date included."""
    if len(text) < 20 or text[4] != "-" or text[10] not in "Tt ":
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None


def _nested(path: Path, value: Any) -> dict[str, Any]:
    for name in reversed(path):
        value = {name: value}
    return cast(dict[str, Any], value)
