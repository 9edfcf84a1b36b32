"""Keys: the names and values by which applications know companies and users.

Names are lower-cased; names and values match in any case, values keep the spelling they were first written in. A value
under the name `id` that is an existing Schematic id names that entity; otherwise `id` is a name like any other.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, MutableMapping, Sequence
from datetime import datetime
from typing import Literal, NamedTuple

from sqlalchemy import Connection

from schematic_server.domains.companies import store
from schematic_server.errors import BadRequest
from schematic_server.storage.metadata import instant

EntityType = Literal["company", "user"]
MAX_LENGTH = 255  # characters of a value
MAX_KEYS = 100  # of one upsert
# A set of keys in a form that can be compared and looked up; in the order of the names.
KeySet = tuple[tuple[str, str], ...]
_PREFIXES = {"company": "comp_", "user": "user_"}


class Matches(NamedTuple):
    """The distinct entities that a set of keys names; `is_whole` when every key is somebody's."""

    ids: list[str]
    is_whole: bool


class KeyConflict(BadRequest):
    """Keys that name more than one entity."""

    def __init__(self, entity_type: EntityType, ids: Sequence[str]) -> None:
        first, second, *_ = sorted(ids)
        super().__init__(f"{entity_type.capitalize()} keys match multiple entities: {first} and {second}")


def find_ids(db: Connection, environment_id: str, entity_type: EntityType, keys: Mapping[str, str]) -> list[str]:
    """The distinct entities that any of `keys` names; keys that name nobody are ignored."""
    return find_many(db, environment_id, entity_type, [keys])[0]


def find_many(
    db: Connection,
    environment_id: str,
    entity_type: EntityType,
    key_maps: Sequence[Mapping[str, str]],
    anchors: MutableMapping[str, datetime | None] | None = None,
) -> list[list[str]]:
    """`find_ids` for many sets of keys, in a fixed number of statements.

    `anchors` takes in where the cycles of companies start that were found by their keys.
    """
    return [one.ids for one in match_many(db, environment_id, entity_type, key_maps, anchors)]


def find_single(
    db: Connection,
    environment_id: str,
    entity_type: EntityType,
    key_sets: Iterable[KeySet],
    anchors: MutableMapping[str, datetime | None] | None = None,
) -> dict[KeySet, str]:
    """Whom those sets name that are of one key, as events mostly have them: in half of the time that `find_many` takes.

    Keys of nobody, and what may be a Schematic id, are left out. `anchors` as there.
    """
    prefix = _PREFIXES[entity_type]
    pairs = {
        one: (one[0][0].lower(), one[0][1].lower())
        for one in key_sets
        if len(one) == 1 and not one[0][1].startswith(prefix)
    }
    by_pair = _ids_by_key(db, environment_id, entity_type, pairs.values(), anchors)
    return {one: by_pair[pair] for one, pair in pairs.items() if pair in by_pair}


def find_together(
    db: Connection, environment_id: str, pairs: Iterable[tuple[KeySet, KeySet]]
) -> dict[tuple[KeySet, KeySet], store.Together]:
    """The company and the user of each pair of sets of one key, in one statement.

    Where one of them is nobody's, or may be a Schematic id, the pair is left out.
    """
    quads = {
        (company, user): (company[0][0].lower(), company[0][1].lower(), user[0][0].lower(), user[0][1].lower())
        for company, user in pairs
        if len(company) == len(user) == 1
        and not company[0][1].startswith(_PREFIXES["company"])
        and not user[0][1].startswith(_PREFIXES["user"])
    }
    found = store.pairs_by_key(db, environment_id, quads.values())
    return {pair: found[quad] for pair, quad in quads.items() if quad in found}


def match_many(
    db: Connection,
    environment_id: str,
    entity_type: EntityType,
    key_maps: Sequence[Mapping[str, str]],
    anchors: MutableMapping[str, datetime | None] | None = None,
) -> list[Matches]:
    """`find_many` that tells which sets have keys of nobody."""
    folded = [fold(keys) for keys in key_maps]
    named = [one for keys in key_maps for one in own_ids(entity_type, keys)]
    existing = store.existing_ids(db, environment_id, entity_type, named) if named else frozenset[str]()
    pairs = {pair for own in folded for pair in own}
    by_pair = _ids_by_key(db, environment_id, entity_type, pairs, anchors)
    return [matches(keys, own, existing, by_pair) for keys, own in zip(key_maps, folded, strict=True)]


def fold(keys: Mapping[str, str]) -> list[tuple[str, str]]:
    """As they are looked up."""
    return [(name.lower(), value.lower()) for name, value in keys.items()]


def own_ids(entity_type: EntityType, keys: Mapping[str, str]) -> list[str]:
    """Values that are Schematic ids, if there is such an entity."""
    prefix = _PREFIXES[entity_type]
    return [value for name, value in keys.items() if value.startswith(prefix) and name.lower() == "id"]


def find_one(db: Connection, environment_id: str, entity_type: EntityType, keys: Mapping[str, str]) -> str | None:
    """The entity that `keys` name, None for nobody; raises KeyConflict for several."""
    ids = find_ids(db, environment_id, entity_type, keys)
    if len(ids) > 1:
        raise KeyConflict(entity_type, ids)
    return ids[0] if ids else None


def check(keys: Mapping[str, str], member: str = "keys") -> None:
    """Raise BadRequest for keys that cannot be stored; `member` is what the caller's body calls them."""
    if len(keys) > MAX_KEYS:
        raise BadRequest(f"{member}: at most {MAX_KEYS}, not {len(keys)}")
    for name, value in keys.items():
        if not name.strip() or len(name) > MAX_LENGTH:
            raise BadRequest(f"{member}: a name has 1 to {MAX_LENGTH} characters")
        if not value or len(value) > MAX_LENGTH:
            raise BadRequest(f"{member}.{name}: a value has 1 to {MAX_LENGTH} characters")


def _ids_by_key(
    db: Connection,
    environment_id: str,
    entity_type: EntityType,
    pairs: Iterable[tuple[str, str]],
    anchors: MutableMapping[str, datetime | None] | None,
) -> dict[tuple[str, str], str]:
    if anchors is None:
        return store.ids_by_key(db, environment_id, entity_type, pairs)
    by_pair, found = store.companies_by_key(db, environment_id, pairs)
    anchors.update((one, None if anchor is None else instant(anchor)) for one, anchor in found.items())
    return by_pair


def matches(
    keys: Mapping[str, str],
    folded: Sequence[tuple[str, str]],
    existing: Container[str],
    by_pair: Mapping[tuple[str, str], str],
) -> Matches:
    """Whom `keys` name, by what was found: `folded` are they as they are looked up, `existing` are Schematic ids."""
    found: dict[str, None] = {}
    matched = 0
    for value, pair in zip(keys.values(), folded, strict=True):
        is_own_id = value in existing and pair[0] == "id"
        entity_id = value if is_own_id else by_pair.get(pair)
        if entity_id is not None:
            found[entity_id] = None
            matched += 1
    return Matches(list(found), matched == len(keys))
