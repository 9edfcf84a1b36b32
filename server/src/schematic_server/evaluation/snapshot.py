"""What an environment's checks need, in memory: its flags compiled once, and its recently seen companies and users.

A snapshot is a cache of committed data. Changes (`Snapshots.apply`, fed by the database and the change feed) drop what
they touch before the writer's answer goes out, so a check that follows a write sees it. Usage is patched in place.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, Literal, TypeVar

from sqlalchemy import Connection

from schematic.rules import CompiledCompany, CompiledFlag, CompiledUser, compile_company, compile_flag, compile_user
from schematic_server.changes import (
    Change,
    CompanyChanged,
    CompanyOverrideChanged,
    CompanyPlansChanged,
    EnvironmentChanged,
    FeatureChanged,
    FlagChanged,
    FlagRulesChanged,
    Missed,
    PlanChanged,
    PlanEntitlementChanged,
    TraitDefinitionChanged,
    UsageCounted,
    UserChanged,
)
from schematic_server.domains.companies import keys, metrics
from schematic_server.domains.plans import plans
from schematic_server.errors import BadRequest
from schematic_server.evaluation import documents
from schematic_server.storage.metadata import microseconds

EntityType = Literal["company", "user"]
KeySet = tuple[tuple[str, str], ...]
MAX_ENTITIES = 50_000  # companies, and users, kept per environment; the least recently used go first
MAX_RESOLUTIONS = 200_000  # sets of keys whose entity is known, per environment
MAX_RESOLVED_TEXT = 32 * 1024 * 1024  # characters of them: whoever has a publishable key chooses which are asked for
_NEVER = 2**63

Compiled = TypeVar("Compiled", CompiledCompany, CompiledUser)


@dataclass(frozen=True, slots=True)
class Flag:
    """`default_value` is what the environment's `default` rule says, else the flag's seed."""

    id: str
    key: str
    default_value: bool
    compiled: CompiledFlag


@dataclass(slots=True)
class Entity(Generic[Compiled]):
    """A company or user; stale from `valid_until_ms` on. `plan` is what a bulk check tells of a company's base plan.

    `windows` are those that a company's counters were read from.
    """

    id: str
    compiled: Compiled
    valid_until_ms: int = _NEVER
    plan: dict[str, Any] | None = None
    windows: Sequence[metrics.Window] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Keys that name several entities."""

    message: str


class _Resolutions:
    """Which entity a set of keys names: its id, None for nobody, or a Conflict."""

    def __init__(self) -> None:
        self._known: dict[KeySet, str | Conflict | None] = {}
        self._by_id: dict[str, set[KeySet]] = {}
        self._unsettled: set[KeySet] = set()  # nobody or several: any new key may change that
        self._text = 0  # characters put since all were forgotten

    def get(self, key_set: KeySet) -> str | Conflict | None:
        """Raises KeyError when not known yet."""
        return self._known[key_set]

    def put(self, key_set: KeySet, found: str | Conflict | None) -> None:
        self._text += sum(len(name) + len(value) for name, value in key_set)
        if len(self._known) >= MAX_RESOLUTIONS or self._text > MAX_RESOLVED_TEXT:
            self._known.clear()
            self._by_id.clear()
            self._unsettled.clear()
            self._text = 0
        self._known[key_set] = found
        if isinstance(found, str):
            self._by_id.setdefault(found, set()).add(key_set)
        else:
            self._unsettled.add(key_set)

    def forget(self, entity_id: str) -> None:
        for key_set in self._by_id.pop(entity_id, set()) | self._unsettled:
            self._known.pop(key_set, None)
        self._unsettled.clear()


@dataclass(slots=True)
class Snapshot:
    """One environment; `flags` is None until loaded, by lower-case key after."""

    account_id: str
    environment_id: str
    flags: dict[str, Flag] | None = None
    companies: OrderedDict[str, Entity[CompiledCompany]] = field(
        default_factory=OrderedDict[str, Entity[CompiledCompany]]
    )
    users: OrderedDict[str, Entity[CompiledUser]] = field(default_factory=OrderedDict[str, Entity[CompiledUser]])
    company_keys: _Resolutions = field(default_factory=_Resolutions)
    user_keys: _Resolutions = field(default_factory=_Resolutions)
    # Counts changes; what was read before one of them must not be kept after it.
    version: int = 0

    def load_flags(self, db: Connection) -> None:
        """Compile every flag of the environment."""
        self.flags = {
            document["key"].lower(): Flag(
                document["id"], document["key"], _default_value(document), compile_flag(document)
            )
            for document in documents.flag_documents(db, self.account_id, self.environment_id)
        }

    def resolve(self, db: Connection, entity_type: EntityType, key_set: KeySet) -> None:
        """Find out whom `key_set` names."""
        ids = keys.find_ids(db, self.environment_id, entity_type, dict(key_set))
        found: str | Conflict | None = ids[0] if ids else None
        if len(ids) > 1:
            found = Conflict(str(keys.KeyConflict(entity_type, ids)))
        (self.company_keys if entity_type == "company" else self.user_keys).put(key_set, found)

    def load_company(self, db: Connection, company_id: str, now: datetime) -> None:
        """Compile one company; keep nothing if it is gone."""
        found = documents.company_documents(db, self.account_id, self.environment_id, [company_id], now).get(company_id)
        if found is None:
            self.company_keys.forget(company_id)
            return
        anchor = metrics.anchors(db, [company_id]).get(company_id)
        ends = [metrics.ends_at(now, anchor), *([found.valid_until] if found.valid_until else [])]
        base_plan_id: str | None = found.document.get("base_plan_id")
        self.companies[company_id] = Entity(
            company_id,
            compile_company(found.document),
            -(-microseconds(min(ends)) // 1000),  # rounded up: before its end it must not be stale
            plans.preview(db, self.account_id, base_plan_id) if base_plan_id else None,
            metrics.windows(microseconds(now), anchor),
        )
        if len(self.companies) > MAX_ENTITIES:
            self.companies.popitem(last=False)

    def load_user(self, db: Connection, user_id: str) -> None:
        """Compile one user; keep nothing if it is gone."""
        found = documents.user_documents(db, self.account_id, self.environment_id, [user_id]).get(user_id)
        if found is None:
            self.user_keys.forget(user_id)
            return
        self.users[user_id] = Entity(user_id, compile_user(found))
        if len(self.users) > MAX_ENTITIES:
            self.users.popitem(last=False)

    def apply(self, change: Change) -> None:
        """Drop or patch what `change` touches."""
        self.version += 1
        match change:
            case CompanyChanged() | CompanyOverrideChanged() | CompanyPlansChanged():
                self.companies.pop(change.company_id, None)
                self.company_keys.forget(change.company_id)
            case UserChanged():
                self.users.pop(change.user_id, None)
                self.user_keys.forget(change.user_id)
            case UsageCounted():
                self._apply_usage(change)
            case FlagChanged() | FlagRulesChanged():
                self.flags = None
            case FeatureChanged() | PlanChanged() | PlanEntitlementChanged() | TraitDefinitionChanged():
                self.flags = None
                self.companies.clear()  # their entitlements come from the catalog
            case _:
                pass

    def _apply_usage(self, change: UsageCounted) -> None:
        entity = self.companies.get(change.company_id)
        if entity is None:
            return
        for one in change.counters:
            # An event of another time (a trusted clock, a backfill, a period that has just ended) counted in a window
            # of its own: it says nothing about the one that is held here.
            if (one.period, one.month_reset, one.start) not in entity.windows:
                continue
            entity.compiled.set_metric(one.event_subtype, one.period, one.month_reset, one.value)


class Snapshots:
    """The snapshots of all environments, by id."""

    def __init__(self) -> None:
        self._by_environment: dict[str, Snapshot] = {}

    def of(self, account_id: str, environment_id: str) -> Snapshot:
        found = self._by_environment.get(environment_id)
        if found is None:
            found = self._by_environment[environment_id] = Snapshot(account_id, environment_id)
        return found

    def count(self) -> dict[str, int]:
        """How many companies and users are in memory."""
        known = self._by_environment.values()
        return {"company": sum(len(one.companies) for one in known), "user": sum(len(one.users) for one in known)}

    def apply(self, changes: Sequence[Change]) -> None:
        """Take in committed changes, oldest first."""
        for change in changes:
            for snapshot in self._touched(change):
                snapshot.apply(change)
            if isinstance(change, EnvironmentChanged | Missed) and change.environment_id is not None:
                self._by_environment.pop(change.environment_id, None)

    def _touched(self, change: Change) -> Iterable[Snapshot]:
        if change.environment_id is None:
            return [one for one in self._by_environment.values() if one.account_id == change.account_id]
        found = self._by_environment.get(change.environment_id)
        return [found] if found is not None else []


def _default_value(flag: Mapping[str, Any]) -> bool:
    rules: list[dict[str, Any]] = flag["rules"]
    return bool(next((rule["value"] for rule in rules if rule["rule_type"] == "default"), flag["default_value"]))


def key_set(given: Mapping[str, str] | None) -> KeySet:
    """Keys in a form that can be looked up; empty for none. Those that are too long to be anybody's are left out.

    Raises BadRequest for more than anybody could have.
    """
    if not given:
        return ()
    if len(given) > keys.MAX_KEYS:
        raise BadRequest(f"keys: at most {keys.MAX_KEYS} of a company or a user, not {len(given)}")
    longest = keys.MAX_LENGTH
    return tuple(sorted(pair for pair in given.items() if len(pair[0]) <= longest and len(pair[1]) <= longest))
