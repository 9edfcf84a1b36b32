"""What a room reads from the database in one step: all of it at one instant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from schematic_server.domains.companies import engine as companies
from schematic_server.domains.companies.engine import Place
from schematic_server.domains.companies.keys import EntityType
from schematic_server.domains.entitlements import store as entitlements
from schematic_server.domains.features import engine as features
from schematic_server.evaluation import documents
from schematic_server.evaluation.catalog import Catalog
from schematic_server.evaluation.documents import CompanyDocument, FlagDocument, UserDocument
from schematic_server.evaluation.entities import KeySet
from schematic_server.evaluation.facts import Facts, read

MOST = 200  # companies, users or sets of keys of one step


@dataclass(frozen=True, slots=True)
class Holders:
    """Companies on one of these versions of plans, or that something is granted of one of these features."""

    version_ids: frozenset[str] = frozenset()
    feature_ids: frozenset[str] = frozenset()

    def __or__(self, other: Holders) -> Holders:
        return Holders(self.version_ids | other.version_ids, self.feature_ids | other.feature_ids)


@dataclass(slots=True)
class Wanted:
    """Of one kind of entity: some by their ids, some by their keys, and a page of all, or of some, in the order of
    their making.

    `missed` are ids as well, for one who was away.
    """

    ids: list[str] = field(default_factory=list[str])
    missed: list[str] = field(default_factory=list[str])
    keys: list[KeySet] = field(default_factory=list[KeySet])
    has_page: bool = False
    after: Place | None = None
    among: Holders | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """A company or user, with what its document was made of."""

    document: dict[str, Any]
    facts: CompanyDocument | UserDocument


@dataclass(slots=True)
class Found:
    """`entities` by id, of those that exist; `named` are whom sets of keys name; `page` is in its order."""

    entities: dict[str, Entity]
    named: Mapping[KeySet, Sequence[str]]
    page: Sequence[Place]


@dataclass(slots=True)
class Loaded:
    """`flags` are those that were wanted and exist, all of them where all were."""

    flags: list[FlagDocument]
    entities: dict[EntityType, Found]


def load(
    db: Connection,
    account_id: str,
    environment_id: str,
    flag_ids: Sequence[str] | None,
    wanted: Mapping[EntityType, Wanted],
    now: datetime,
) -> Loaded:
    """Flags of these ids, every one for None, and entities."""
    owner, catalog = (account_id, environment_id), Catalog()
    if flag_ids is None:
        flag_ids = list(features.flag_ids(db, account_id).values())
    flags = documents.flag_documents(db, *owner, flag_ids, catalog) if flag_ids else []
    found: dict[EntityType, Found] = {}
    for kind, one in wanted.items():
        page = _page(db, environment_id, kind, one) if one.has_page else []
        ids = dict.fromkeys([*one.ids, *one.missed, *(each for _, each in page)])
        facts = read(db, environment_id, ids, {kind: one.keys}, now)
        named = {key_set: facts.named(kind, key_set).ids for key_set in one.keys}
        ids |= dict.fromkeys(found_ids[0] for found_ids in named.values() if len(found_ids) == 1)
        found[kind] = Found(_entities(db, *owner, kind, facts, list(ids), now, catalog), named, page)
    return Loaded(flags, found)


def _page(db: Connection, environment_id: str, kind: EntityType, wanted: Wanted) -> list[Place]:
    among = wanted.among
    if among is None:
        return companies.page_after(db, environment_id, kind, wanted.after, MOST)
    conditions = entitlements.is_granted(environment_id, among.version_ids, among.feature_ids)
    return companies.page_after(db, environment_id, kind, wanted.after, MOST, conditions)


def _entities(
    db: Connection,
    account_id: str,
    environment_id: str,
    kind: EntityType,
    facts: Facts,
    ids: Sequence[str],
    now: datetime,
    catalog: Catalog,
) -> dict[str, Entity]:
    owner = account_id, environment_id
    if kind == "user":
        users = documents.user_documents(*owner, facts, ids)
        return {one: Entity(user.document, user) for one, user in users.items()}
    found = documents.company_documents(db, *owner, facts, ids, now, catalog)
    return {one: Entity(company.document, company) for one, company in found.items()}
