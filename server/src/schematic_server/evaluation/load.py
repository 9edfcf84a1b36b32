"""Puts into memory what checks lack: all of it, at one instant of the database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from schematic.rules import CompiledCompany, CompiledUser, compile_company, compile_flag, compile_user
from schematic_server.domains.companies import keys
from schematic_server.domains.companies.keys import EntityType
from schematic_server.domains.features import engine
from schematic_server.evaluation import documents
from schematic_server.evaluation.catalog import Catalog
from schematic_server.evaluation.documents import CompanyDocument
from schematic_server.evaluation.entities import ABSENT, Compiled, Conflict, Entities, Entity, KeySet
from schematic_server.evaluation.snapshot import Asked, Flag, Snapshot
from schematic_server.storage.metadata import microseconds

MOST_FLAGS, MOST_ENTITIES = 16, 32  # of one load: the event loop compiles them, and other checks wait as long


@dataclass(slots=True)
class Lacking:
    """What checks need and is not in memory; entities by their keys, with their id where it is known."""

    flag_keys: list[str] = field(default_factory=list[str])
    every_flag: bool = False
    companies: dict[KeySet, str | None] = field(default_factory=dict[KeySet, "str | None"])
    users: dict[KeySet, str | None] = field(default_factory=dict[KeySet, "str | None"])
    plan_ids: set[str] = field(default_factory=set[str])  # base plans of companies that are in memory

    def __bool__(self) -> bool:
        return bool(self.flag_keys or self.every_flag or self.companies or self.users or self.plan_ids)


def lacking(snapshot: Snapshot, asked: Iterable[Asked], now_ms: int) -> Lacking:
    """What is to be loaded before these can be answered: all of it, or as much as one load takes."""
    found = Lacking()
    for one in asked:
        if one.flag_key is None:
            found.every_flag = found.every_flag or snapshot.every_flag() is None
        elif not snapshot.knows(one.flag_key):
            found.flag_keys.append(one.flag_key)
        company = _lacking_entity(one.company, snapshot.companies, found.companies, now_ms)
        _lacking_entity(one.user, snapshot.users, found.users, now_ms)
        if one.flag_key is None and company is not None and not snapshot.has_plan(company):
            found.plan_ids.add(company.compiled.base_plan_id or "")
        if len(found.companies) >= MOST_ENTITIES:
            break
    return found


def _lacking_entity(
    key_set: KeySet, entities: Entities[Compiled], into: dict[KeySet, str | None], now_ms: int
) -> Entity[Compiled] | None:
    entity = entities.find(key_set, now_ms) if key_set else None
    if entity is ABSENT:
        into[key_set] = entities.id_of(key_set)
    return entity if isinstance(entity, Entity) else None


def load(
    db: Connection, snapshot: Snapshot, part: Snapshot, wanted: Lacking, now: datetime, most_flags: int | None
) -> None:
    """Put `wanted` into `part`; of the flags at most so many. What is in `snapshot` already is not loaded again."""
    catalog = part.catalog = Catalog(snapshot.catalog)
    owner = part.account_id, part.environment_id
    for document in documents.flag_documents(db, *owner, _flag_ids(db, snapshot, part, wanted)[:most_flags], catalog):
        part.flags[document.document["id"]] = _flag(document)

    def companies(ids: Sequence[str]) -> dict[str, Entity[CompiledCompany]]:
        found = documents.company_documents(db, *owner, ids, now, catalog)
        return {one: _company(one, document) for one, document in found.items()}

    def users(ids: Sequence[str]) -> dict[str, Entity[CompiledUser]]:
        found = documents.user_documents(db, *owner, ids, now)
        return {one: Entity(one, compile_user(document)) for one, document in found.items()}

    _load_entities(db, part, "company", part.companies, wanted.companies, companies)
    _load_entities(db, part, "user", part.users, wanted.users, users)
    base_plans = {one.compiled.base_plan_id for one in part.companies.held.values()}
    catalog.load_plans(db, part.account_id, wanted.plan_ids | {one for one in base_plans if one is not None})


def _flag_ids(db: Connection, snapshot: Snapshot, part: Snapshot, wanted: Lacking) -> list[str]:
    known = snapshot.flag_ids
    if known is None:
        known = part.flag_ids = engine.flag_ids(db, part.account_id)
    asked = [known[key] for key in wanted.flag_keys if key in known]
    every: Iterable[str] = known.values() if wanted.every_flag else ()
    return [one for one in dict.fromkeys([*asked, *every]) if one not in snapshot.flags]


def _load_entities(
    db: Connection,
    part: Snapshot,
    entity_type: EntityType,
    into: Entities[Compiled],
    wanted: Mapping[KeySet, str | None],
    load_them: Callable[[Sequence[str]], dict[str, Entity[Compiled]]],
) -> None:
    found = load_them(sorted({one for one in wanted.values() if one is not None}))
    # Nobody was known to have these keys, or whoever had them is gone.
    open_sets = [key_set for key_set, one in wanted.items() if one not in found]
    named = _resolve(db, part.environment_id, entity_type, open_sets)
    found |= load_them(sorted({one for one in named.values() if isinstance(one, str) and one not in found}))
    for key_set, one in named.items():
        into.name(key_set, one if not isinstance(one, str) or one in found else None)
    for entity in found.values():
        into.put(entity)


def _resolve(
    db: Connection, environment_id: str, entity_type: EntityType, key_sets: Sequence[KeySet]
) -> dict[KeySet, str | Conflict | None]:
    matches = keys.find_many(db, environment_id, entity_type, [dict(one) for one in key_sets])
    named: dict[KeySet, str | Conflict | None] = {}
    for key_set, ids in zip(key_sets, matches, strict=True):
        named[key_set] = ids[0] if ids else None
        if len(ids) > 1:
            named[key_set] = Conflict(str(keys.KeyConflict(entity_type, ids)))
    return named


def _flag(found: documents.FlagDocument) -> Flag:
    document = found.document
    rules: list[dict[str, Any]] = document["rules"]
    default = next((rule["value"] for rule in rules if rule["rule_type"] == "default"), document["default_value"])
    compiled = compile_flag(document)
    return Flag(document["id"], document["key"], bool(default), compiled, found.feature_id, found.trait_ids)


def _company(company_id: str, found: CompanyDocument) -> Entity[CompiledCompany]:
    return Entity(
        company_id,
        compile_company(found.document),
        -(-microseconds(found.valid_until) // 1000),  # rounded up: before its end it must not be stale
        found.windows,
        found.versions,
        found.feature_ids,
    )
