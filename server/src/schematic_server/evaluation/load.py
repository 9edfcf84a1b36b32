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
        found = documents.user_documents(db, *owner, ids)
        return {one: Entity(one, compile_user(document)) for one, document in found.items()}

    at = microseconds(now) // 1000
    _load_entities(db, part, "company", snapshot.companies, part.companies, wanted.companies, companies, at)
    _load_entities(db, part, "user", snapshot.users, part.users, wanted.users, users, at)
    base_plans = {one.compiled.base_plan_id for one in part.companies.held.values()}
    catalog.load_plans(db, *owner, wanted.plan_ids | {one for one in base_plans if one is not None})


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
    known: Entities[Compiled],
    into: Entities[Compiled],
    wanted: Mapping[KeySet, str | None],
    load_them: Callable[[Sequence[str]], dict[str, Entity[Compiled]]],
    now_ms: int,
) -> None:
    found = load_them(sorted({one for one in wanted.values() if one is not None}))
    # Nobody was known to have these keys, or whoever had them is gone.
    open_sets = [key_set for key_set, one in wanted.items() if one not in found]
    matches = keys.match_many(db, part.environment_id, entity_type, [dict(one) for one in open_sets])
    single = {one.ids[0] for one in matches if len(one.ids) == 1}
    found |= load_them(sorted(one for one in single if one not in found and not known.is_fresh(one, now_ms)))
    for key_set, (ids, is_whole) in zip(open_sets, matches, strict=True):
        named = _named(entity_type, ids)
        is_there = not isinstance(named, str) or named in found or known.is_fresh(named, now_ms)
        into.name(key_set, named if is_there else None, is_whole=is_whole and is_there)
    for entity in found.values():
        into.put(entity)


def _named(entity_type: EntityType, ids: Sequence[str]) -> str | Conflict | None:
    if len(ids) > 1:
        return Conflict(str(keys.KeyConflict(entity_type, ids)))
    return ids[0] if ids else None


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
        microseconds(found.valid_from) // 1000,
        -(-microseconds(found.valid_until) // 1000),  # rounded up: before its end it must not be stale
        frozenset(found.windows),
        found.versions,
        found.feature_ids,
        found.tiers,
        found.trial,
    )
