"""What an environment's checks need, in memory: its flags compiled once, and its recently seen companies and users.

A snapshot is a cache of committed data. Changes (`Snapshots.apply`, fed by the database and the change feed) drop what
they touch before the writer's answer goes out, so a check that follows a write sees it. Usage and credits are patched
in place.

What is being loaded is a snapshot as well: changes that come meanwhile are applied to it before it is taken over, so
they discard exactly what they touch (`Snapshot.loading`).
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple

from schematic.rules import CompiledCompany, CompiledFlag, CompiledUser
from schematic_server.changes import Balance, Change, Counted, EnvironmentChanged, Spent
from schematic_server.evaluation import touched
from schematic_server.evaluation.catalog import Catalog
from schematic_server.evaluation.entities import ABSENT, Conflict, Entities, Entity, KeySet


@dataclass(frozen=True, slots=True)
class Flag:
    """`default_value` is what the environment's `default` rule says, else the flag's seed."""

    id: str
    key: str
    default_value: bool
    compiled: CompiledFlag
    feature_id: str | None
    trait_ids: frozenset[str]


class Asked(NamedTuple):
    """What a check is about: the key of a flag in lower case (None for every flag), keys of a company and of a user."""

    flag_key: str | None
    company: KeySet
    user: KeySet


class Found(NamedTuple):
    """What a check is answered from; no flags where there is none of that key."""

    flags: Sequence[Flag]
    company: Entity[CompiledCompany] | Conflict | None
    user: Entity[CompiledUser] | Conflict | None


class Snapshot:
    """One environment, as far as it is in memory."""

    def __init__(self, account_id: str, environment_id: str) -> None:
        self.account_id = account_id
        self.environment_id = environment_id
        self.turn = asyncio.Lock()  # of those who load every flag
        self.frozen = 0  # `held` when the garbage collector was last told of it
        self._loads: set[Loading] = set()
        self._forget()

    def _forget(self) -> None:
        self.flag_ids: dict[str, str] | None = None  # of every flag, by key in lower case, oldest first
        self.flags: dict[str, Flag] = {}  # by id
        self._every: Sequence[Flag] | None = None
        self.companies = Entities[CompiledCompany]()
        self.users = Entities[CompiledUser]()
        self.catalog = Catalog()

    def find(self, asked: Asked, now_ms: int) -> Found | None:
        """None when something is not in memory."""
        flag_ids = self.flag_ids
        if flag_ids is None:
            return None
        flag_key, company_keys, user_keys = asked
        if flag_key is None:
            flags = self.every_flag()
            if flags is None:
                return None
        elif (flag_id := flag_ids.get(flag_key)) is None:
            return Found((), None, None)
        elif (flag := self.flags.get(flag_id)) is None:
            return None
        else:
            flags = (flag,)
        company = self.companies.find(company_keys, now_ms) if company_keys else None
        if company is ABSENT or (flag_key is None and isinstance(company, Entity) and not self.has_plan(company)):
            return None
        user = self.users.find(user_keys, now_ms) if user_keys else None
        return None if user is ABSENT else Found(flags, company, user)

    def knows(self, flag_key: str) -> bool:
        """Whether the flag of that key is in memory, or that there is none."""
        if self.flag_ids is None:
            return False
        flag_id = self.flag_ids.get(flag_key)
        return flag_id is None or flag_id in self.flags

    def every_flag(self) -> Sequence[Flag] | None:
        """All of them, oldest first; None when some are not in memory."""
        flag_ids = self.flag_ids
        if self._every is None and flag_ids is not None and all(one in self.flags for one in flag_ids.values()):
            self._every = tuple(self.flags[one] for one in flag_ids.values())
        return self._every

    def has_plan(self, company: Entity[CompiledCompany]) -> bool:
        """Whether what is told of its base plan is in memory."""
        plan_id = company.compiled.base_plan_id
        return plan_id is None or plan_id in self.catalog.plans

    @contextmanager
    def loading(self) -> Generator[Loading]:
        """What is put into its part is kept, unless a change that comes meanwhile touches it."""
        loading = Loading(Snapshot(self.account_id, self.environment_id))
        self._loads.add(loading)
        try:
            yield loading
        finally:
            self._loads.discard(loading)
        loading.catch_up()
        self._take(loading.part)

    def _take(self, part: Snapshot) -> None:
        if part.flag_ids is not None:
            self.flag_ids = part.flag_ids
        if part.flag_ids is not None or part.flags:
            self._every = None
        self.flags.update(part.flags)
        self.companies.take(part.companies)
        self.users.take(part.users)
        self.catalog.take(part.catalog)

    def apply(self, change: Change) -> None:
        """Drop or patch what `change` touches."""
        for load in self._loads:
            load.changes.append(change)
        touched.apply(change, self)

    def touch_company(self, company_id: str) -> None:
        self.companies.forget(company_id)

    def touch_rights(self, company_id: str) -> None:
        self.companies.outdate(company_id)

    def touch_user(self, user_id: str) -> None:
        self.users.forget(user_id)

    def touch_caps(self, user_id: str) -> None:
        self.users.outdate(user_id)

    def count(self, company_id: str, counters: Sequence[Counted]) -> None:
        company = self.companies.held.get(company_id)
        if company is not None:
            company.count(counters)

    def move(self, company_id: str, balances: Sequence[Balance], spent: Sequence[Spent]) -> None:
        company = self.companies.held.get(company_id)
        if company is not None:
            company.move(balances, [one for one in spent if one.user_id is None])
        for one in spent:
            if one.user_id is not None and (user := self.users.held.get(one.user_id)) is not None:
                user.move((), (one,))

    def touch_flag(self, flag_id: str, *, is_listed_anew: bool) -> None:
        if is_listed_anew:
            self.flag_ids = self._every = None
        self._forget_flags([flag_id])

    def touch_features(self, feature_ids: Collection[str], *, are_gone: bool) -> None:
        self._forget_flags(one.id for one in self.flags.values() if one.feature_id in feature_ids)
        self.catalog.forget_features(feature_ids)
        self.companies.outdate_if(lambda company: not company.feature_ids.isdisjoint(feature_ids))

    def touch_version(self, version_id: str, feature_ids: Collection[str]) -> None:
        self.catalog.grants.pop(version_id, None)
        self._forget_flags(one.id for one in self.flags.values() if one.feature_id in feature_ids)
        self.companies.outdate_if(lambda company: version_id in company.compiled.plan_version_ids)

    def touch_plan(self, plan_id: str) -> None:
        self.catalog.plans.pop(plan_id, None)

    def touch_product(self, product_id: str, *, is_gone: bool) -> None:
        # Nobody in memory has one that is new yet; whoever has it from now on is to be loaded to be known.
        self.companies.outdate_if(lambda company: not is_gone or product_id in company.compiled.billing_product_ids)

    def touch_definition(self, definition_id: str) -> None:
        self.catalog.definitions.pop(definition_id, None)
        self._forget_flags(one.id for one in self.flags.values() if definition_id in one.trait_ids)
        self.companies.outdate_if(lambda company: True)
        self.users.outdate_if(lambda user: True)

    def touch_all(self) -> None:
        self._forget()

    def held(self) -> int:
        """How many flags, companies and users there are."""
        return len(self.flags) + len(self.companies.held) + len(self.users.held)

    def size(self) -> int:
        """How much of it can be used."""
        found = len(self.flags) + self.companies.size() + self.users.size() + len(self.catalog.plans.maps[0])
        return found + (self.flag_ids is not None)

    def _forget_flags(self, flag_ids: Iterable[str]) -> None:
        for flag_id in list(flag_ids):
            if self.flags.pop(flag_id, None) is not None:
                self._every = None


class Loading:
    """A load that is running, and the changes that came since it began."""

    def __init__(self, part: Snapshot) -> None:
        self.part = part
        self.changes: list[Change] = []
        self.has_lost = False

    def catch_up(self) -> None:
        loaded = self.part.size()
        for change in self.changes:
            self.part.apply(change)
        # One that found nothing at all got no further either.
        self.has_lost = loaded == 0 or self.part.size() < loaded


class Snapshots:
    """The snapshots of all environments, by account and id."""

    def __init__(self) -> None:
        self._known: dict[str, dict[str, Snapshot]] = {}

    def of(self, account_id: str, environment_id: str) -> Snapshot:
        own = self._known.setdefault(account_id, {})
        found = own.get(environment_id)
        if found is None:
            found = own[environment_id] = Snapshot(account_id, environment_id)
        return found

    def count(self) -> dict[str, int]:
        """How many companies and users are in memory."""
        known = [one for own in self._known.values() for one in own.values()]
        return {
            "company": sum(len(one.companies.held) for one in known),
            "user": sum(len(one.users.held) for one in known),
        }

    def apply(self, changes: Sequence[Change]) -> None:
        """Take in committed changes, oldest first."""
        for change in changes:
            own = self._known.get(change.account_id, {})
            if change.environment_id is None:
                for snapshot in own.values():
                    snapshot.apply(change)
            elif isinstance(change, EnvironmentChanged):
                own.pop(change.environment_id, None)
            elif (found := own.get(change.environment_id)) is not None:
                found.apply(change)
