"""Who wants to hear of what, in memory: ingest asks it for every batch, and mostly hears that nobody does.

It is read from committed data by the event loop. A transaction that finds it stale reads what it needs itself, so
nothing is missed; what it read is not kept, because it may be undone.
"""

from __future__ import annotations

import asyncio
import logging
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from schematic_server import clock
from schematic_server.background import until_set
from schematic_server.changes import (
    Change,
    CompanyOverrideChanged,
    EnvironmentChanged,
    FeatureChanged,
    Missed,
    PlanChanged,
    PlanEntitlementChanged,
    PlanVersionChanged,
    WebhookChanged,
)
from schematic_server.domains.entitlements import limits as grants
from schematic_server.domains.features import features
from schematic_server.domains.webhooks import store
from schematic_server.errors import Unavailable
from schematic_server.log import Seldom
from schematic_server.storage.database import Database
from schematic_server.webhooks.event_types import CREDIT_LIMITS, ENTITLEMENT_LIMITS
from schematic_server.webhooks.limits import thresholds
from schematic_server.webhooks.scopes import system_scope

log = logging.getLogger("schematic_server.webhooks")
LOOK = 1.0  # seconds after which a stale memory is read anew, told or not
_CATALOG = (CompanyOverrideChanged, FeatureChanged, PlanChanged, PlanEntitlementChanged, PlanVersionChanged)
_ALWAYS = (WebhookChanged, EnvironmentChanged, Missed)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An active endpoint; `feature_ids` and `credit_ids` are those whose limits it wants to hear about."""

    id: str
    request_types: frozenset[str]
    feature_ids: frozenset[str]
    credit_ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Watched:
    """A feature whose limits somebody wants to hear about.

    `thresholds` are all amounts at which any of its limits fires, in hundredths; None when they cannot be known.
    """

    id: str
    event_subtype: str | None
    trait_id: str | None
    thresholds: tuple[int, ...] | None

    def may_fire(self, before: int, after: int) -> bool:
        """Whether going from `before` to `after` passes a limit that any company may have."""
        if self.thresholds is None:
            return True
        return bisect_right(self.thresholds, before * 100) < bisect_right(self.thresholds, after * 100)


@dataclass(frozen=True, slots=True)
class Audience:
    """The active endpoints of one environment, oldest first, and the features that they watch."""

    account_id: str
    environment_id: str
    endpoints: tuple[Endpoint, ...]
    request_types: frozenset[str]
    watched: tuple[Watched, ...]

    def of(self, request_type: str, feature_id: str | None = None, credit_id: str | None = None) -> list[str]:
        """Ids of the endpoints that get an event of this type, and about this feature or credit type if it is about a
        limit."""
        return [
            one.id
            for one in self.endpoints
            if request_type in one.request_types
            and (request_type not in ENTITLEMENT_LIMITS or feature_id in one.feature_ids)
            and (request_type not in CREDIT_LIMITS or credit_id in one.credit_ids)
        ]


class Subscriptions:
    """The audience of every environment that has one. `follow` keeps it fresh, until cancelled."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: Mapping[str, Audience] | None = None
        self._state = object()  # another one after each change: what was read before must not be kept
        self._woken = asyncio.Event()
        self._seldom = Seldom()
        database.listen(self._hear)

    def of(self, db: Connection, changes: Sequence[Change]) -> list[Audience]:
        """Who may want to hear of `changes`, in the transaction that makes them."""
        known = self._known
        if known is None or self._is_about(changes):
            self._forget()  # here already: the next transaction may run before anybody hears of this one's commit
            known = load(db)
        if not known:
            return []
        environments = {one.environment_id for one in changes}
        accounts = {one.account_id for one in changes if one.environment_id is None}
        return [one for one in known.values() if one.environment_id in environments or one.account_id in accounts]

    async def follow(self) -> None:
        """Read it anew whenever it is stale."""
        while True:
            self._woken.clear()
            try:
                if self._known is None:
                    await self.refresh()
            except Unavailable:
                pass  # the database is away, which the log has from `storage.trouble`
            except Exception as error:  # a defect must not end it: every write would read for itself from then on
                if (left_out := self._seldom.let(type(error).__name__)) is not None:
                    log.exception("subscriptions not read", extra={"left_out": left_out})
            await until_set(self._woken, LOOK)

    async def refresh(self) -> None:
        """Read what is committed; kept unless something has changed meanwhile."""
        state = self._state
        found = await self._database.read(load)
        if state is self._state:
            self._known = found

    def _hear(self, changes: Sequence[Change]) -> None:
        if self._is_about(changes):
            self._forget()
            self._woken.set()

    def _is_about(self, changes: Sequence[Change]) -> bool:
        known = self._known
        watches = known is None or any(one.watched for one in known.values())
        kinds = (*_ALWAYS, *_CATALOG) if watches else _ALWAYS
        return any(isinstance(one, kinds) for one in changes)

    def _forget(self) -> None:
        self._state, self._known = object(), None


def load(db: Connection) -> dict[str, Audience]:
    """The audience of each environment that has active endpoints, by its id."""
    by_environment: dict[str, list[Mapping[str, Any]]] = {}
    for row in store.active_endpoints(db):
        by_environment.setdefault(row["environment_id"], []).append(row)
    return {one: _audience(db, one, rows) for one, rows in by_environment.items()}


def _audience(db: Connection, environment_id: str, rows: Sequence[Mapping[str, Any]]) -> Audience:
    account_id: str = rows[0]["account_id"]
    endpoints = tuple(_endpoint(row) for row in rows)
    wanted = sorted(
        {feature_id for one in endpoints if one.request_types & ENTITLEMENT_LIMITS for feature_id in one.feature_ids}
    )
    return Audience(
        account_id,
        environment_id,
        endpoints,
        frozenset(name for one in endpoints for name in one.request_types),
        tuple(_watched(db, account_id, environment_id, wanted)) if wanted else (),
    )


def _endpoint(row: Mapping[str, Any]) -> Endpoint:
    feature_ids = frozenset(one["feature_id"] for one in row["entitlement_trigger_configs"] or ())
    credit_ids = frozenset(one["credit_id"] for one in row["credit_trigger_configs"] or ())
    return Endpoint(row["id"], frozenset(row["request_types"]), feature_ids, credit_ids)


def _watched(db: Connection, account_id: str, environment_id: str, feature_ids: Sequence[str]) -> Iterable[Watched]:
    numbers = grants.of_features(db, environment_id, feature_ids)
    tiers = grants.tiers_of_features(db, environment_id, feature_ids)
    for row in features.rows(system_scope(db, account_id, environment_id, clock.now()), feature_ids):
        limits = numbers[row["id"]]
        passed = None if limits is None else tuple(thresholds(limits, tiers[row["id"]]))
        subtype = row["event_subtype"] if row["feature_type"] == "event" else None
        yield Watched(row["id"], subtype, row["trait_id"] if row["feature_type"] == "trait" else None, passed)
