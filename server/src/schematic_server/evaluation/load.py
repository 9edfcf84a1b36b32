"""Puts into memory what checks lack: all of it, at one instant of the database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
from schematic_server.evaluation.documents import CompanyDocument, UserDocument
from schematic_server.evaluation.entities import ABSENT, NEVER, Compiled, Conflict, Entities, Entity, KeySet
from schematic_server.evaluation.facts import Facts, read
from schematic_server.evaluation.snapshot import Asked, Flag, Snapshot
from schematic_server.storage.metadata import microseconds

MOST_FLAGS, MOST_ENTITIES = 16, 32  # of one load: the event loop compiles them, and other checks wait as long


@dataclass(slots=True)
class Lacking:
    """What checks need and is not in memory; entities by their keys."""

    flag_keys: list[str] = field(default_factory=list[str])
    every_flag: bool = False
    companies: set[KeySet] = field(default_factory=set[KeySet])
    users: set[KeySet] = field(default_factory=set[KeySet])
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
    key_set: KeySet, entities: Entities[Compiled], into: set[KeySet], now_ms: int
) -> Entity[Compiled] | None:
    entity = entities.find(key_set, now_ms) if key_set else None
    if entity is ABSENT:
        into.add(key_set)
    return entity if isinstance(entity, Entity) else None


def load(
    db: Connection, snapshot: Snapshot, part: Snapshot, wanted: Lacking, now: datetime, most_flags: int | None
) -> None:
    """Put `wanted` into `part`; of the flags at most so many. What is in `snapshot` already is not loaded again."""
    catalog, owner = Catalog(snapshot.catalog), (part.account_id, part.environment_id)
    flag_ids = engine.flag_ids(db, part.account_id) if snapshot.flag_ids is None else snapshot.flag_ids
    flags = documents.flag_documents(db, *owner, _new_flags(flag_ids, snapshot, wanted)[:most_flags], catalog)
    key_sets: dict[EntityType, Iterable[KeySet]] = {"company": wanted.companies, "user": wanted.users}
    facts, at = read(db, part.environment_id, (), key_sets, now), microseconds(now) // 1000
    company_ids = _new_entities(facts, "company", snapshot.companies, wanted.companies, at)
    companies = documents.company_documents(db, *owner, facts, company_ids, now, catalog)
    users = documents.user_documents(*owner, facts, _new_entities(facts, "user", snapshot.users, wanted.users, at))
    base_plans: set[str | None] = {one.document["base_plan_id"] for one in companies.values()}
    catalog.load_plans(db, *owner, wanted.plan_ids | {one for one in base_plans if one is not None})
    # All is read, and nothing kept before: a read may have to begin anew.
    part.catalog = catalog
    if snapshot.flag_ids is None:
        part.flag_ids = flag_ids
    part.flags.update((one.document["id"], _flag(one)) for one in flags)
    _name(facts, "company", part.companies, wanted.companies)
    for company_id, company in companies.items():
        part.companies.put(_company(company_id, company))
    _name(facts, "user", part.users, wanted.users)
    for user_id, user in users.items():
        part.users.put(_user(user_id, user))


def _new_flags(flag_ids: Mapping[str, str], snapshot: Snapshot, wanted: Lacking) -> list[str]:
    """Those of the wanted ones that are not in memory yet."""
    asked = [flag_ids[key] for key in wanted.flag_keys if key in flag_ids]
    every: Iterable[str] = flag_ids.values() if wanted.every_flag else ()
    return [one for one in dict.fromkeys([*asked, *every]) if one not in snapshot.flags]


def _new_entities(
    facts: Facts, entity_type: EntityType, known: Entities[Compiled], wanted: Iterable[KeySet], now_ms: int
) -> list[str]:
    """Those whom these keys name and who are not in memory yet."""
    named = (facts.named(entity_type, key_set).ids for key_set in wanted)
    single = dict.fromkeys(ids[0] for ids in named if len(ids) == 1)
    return [one for one in single if not known.is_fresh(one, now_ms)]


def _name(facts: Facts, entity_type: EntityType, into: Entities[Compiled], wanted: Iterable[KeySet]) -> None:
    for key_set in wanted:
        ids, is_whole = facts.named(entity_type, key_set)
        into.name(key_set, _named(entity_type, ids), is_whole=is_whole)


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
        balances=dict(found.credits.balances),
        spent={one.id: one.spent for one in found.credits.policies if one.unit is not None},
    )


def _user(user_id: str, found: UserDocument) -> Entity[CompiledUser]:
    until = found.valid_until
    return Entity(
        user_id,
        compile_user(found.document),
        valid_until_ms=NEVER if until is None else -(-microseconds(until) // 1000),
        spent={one.id: one.spent for one in found.credits.policies if one.unit is not None},
    )
