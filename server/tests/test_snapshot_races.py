"""Loads that race with writes: what a change touched is not kept, what it did not touch is."""

from __future__ import annotations

import asyncio
import gc
import threading
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any, TypeVar

import pytest
from sqlalchemy import Connection

from schematic import Schematic
from schematic_server.changes import Counted
from schematic_server.clock import now as server_now
from schematic_server.errors import NotFound
from schematic_server.evaluation.check import Checker
from schematic_server.evaluation.entities import Entity
from schematic_server.evaluation.requests import Request
from schematic_server.evaluation.snapshot import Snapshots
from schematic_server.scope import Actor
from schematic_server.storage.database import Database, Listener

from . import catalog
from .asgi import PATIENCE, App
from .conftest import Keys

T = TypeVar("T")
ASKED = Request(company={"code": "UA"}, user={"id": "amy"})


class Paused:
    """A database whose reads have happened, but are answered only when they are let go."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: list[asyncio.Event] = []
        self.arrived = threading.Semaphore(0)
        self.reads = 0

    def listen(self, listener: Listener) -> None:
        self._database.listen(listener)

    async def read_inline(self, work: Callable[[Connection], T]) -> T:
        found = await self._database.read_inline(work)
        event = asyncio.Event()
        self._waiting.append(event)
        self.reads += 1
        self.arrived.release()
        await event.wait()
        return found

    async def let_go(self) -> None:
        self._waiting.pop(0).set()


class Racing:
    """A checker of its own beside the application's, on the same database and event loop."""

    def __init__(self, app: App, credentials: Keys) -> None:
        self._app, self._owner = app, credentials
        self._database: Database = app.asgi.state.database
        self.paused = Paused(self._database)
        self.checker = Checker(self.paused)  # type: ignore[arg-type]  # all of a database that it needs

    def check(self, during: Sequence[Callable[[], object]] = ()) -> dict[str, Any]:
        """The answer to a check in whose loads these writes happen, one in each."""
        asked = self.checker.check(Actor(self._owner.account_id), self._owner.environment_id, "flights", ASKED)
        answer = self._app.begin(asked)
        writes = list(during)
        while not answer.done():
            if self.paused.arrived.acquire(timeout=0.01):
                if writes:
                    writes.pop(0)()
                self._app.run(self.paused.let_go())
        assert not writes, "it did not load so often"
        return _told(answer.result)

    def fresh(self) -> dict[str, Any]:
        """The answer of a process that has just started."""
        checker = Checker(self._database)
        checker.snapshots = Snapshots()
        asked = checker.check(Actor(self._owner.account_id), self._owner.environment_id, "flights", ASKED)
        return _told(lambda patience: self._app.run(asked))

    def company(self, company_id: str) -> Entity[Any]:
        snapshot = self.checker.snapshots.of(self._owner.account_id, self._owner.environment_id)
        return snapshot.companies.held[company_id]


def _told(answer: Callable[[float], dict[str, Any]]) -> dict[str, Any]:
    try:
        return answer(PATIENCE)
    except NotFound as error:
        return {"error": str(error)}


@pytest.fixture
def racing(app: App, credentials: Keys) -> Racing:
    return Racing(app, credentials)


@pytest.fixture
def sold(api: Schematic) -> dict[str, Any]:
    """A plan that limits flights, two companies on it, a user, and what can be done to them."""
    gold, flights = catalog.plan(api, "Gold"), catalog.metered(api)
    granted = catalog.grant(api, gold, flights, "numeric", value_numeric=9, metric_period="current_month")
    united, delta = (catalog.company(api, code, base_plan_id=gold.id, traits={"seats": 3}) for code in ("UA", "DL"))
    user = api.companies.upsert_user(keys={"id": "amy"}, traits={"miles": 7}).data
    return {
        "plan": gold,
        "feature": flights,
        "flag": flights.flags[0],
        "grant": granted,
        "company": united,
        "other": delta,
        "user": user,
    }


def _rule(api: Schematic, flag_id: str) -> object:
    rule = {"name": "All", "value": False, "rule_type": "global_override", "priority": 0}
    return api.features.update_flag_rules(flag_id, rules=[{**rule, "conditions": [], "condition_groups": []}])


TOUCHING: dict[str, Callable[[Schematic, dict[str, Any]], object]] = {
    "rules": lambda api, sold: _rule(api, sold["flag"].id),
    "flag": lambda api, sold: api.features.update_flag(sold["flag"].id, key="other", name="Other", description=""),
    "feature": lambda api, sold: api.features.update_feature(sold["feature"].id, event_subtype="seat"),
    "grant": lambda api, sold: api.entitlements.update_plan_entitlement(
        sold["grant"].id, value_type="numeric", value_numeric=1
    ),
    "plan": lambda api, sold: api.plans.delete_plan(sold["plan"].id),
    "plans": lambda api, sold: api.plans.update_company_plans(sold["company"].id, add_on_ids=[]),
    "override": lambda api, sold: api.entitlements.create_company_override(
        company_id=sold["company"].id, feature_id=sold["feature"].id, value_type="unlimited"
    ),
    "company": lambda api, sold: api.companies.delete_company(sold["company"].id),
    "user": lambda api, sold: api.companies.delete_user(sold["user"].id),
    "usage": lambda api, sold: catalog.track(api, quantity=9),
}


@pytest.mark.parametrize("name", TOUCHING)
def test_what_was_read_before_a_change_does_not_stay(
    api: Schematic, racing: Racing, sold: dict[str, Any], name: str
) -> None:
    def write() -> object:
        return TOUCHING[name](api, sold)

    racing.check([write])

    assert racing.check() == racing.fresh()


UNTOUCHING: dict[str, Callable[[Schematic, dict[str, Any]], object]] = {
    "usage of another company": lambda api, sold: catalog.track(api, "DL"),
    "another company": lambda api, sold: catalog.company(api, "DL", traits={"seats": 4}),
    "a new company": lambda api, sold: catalog.company(api, "AF"),
    "another user": lambda api, sold: api.companies.upsert_user(keys={"id": "bob"}),
    "rules of another flag": lambda api, sold: _rule(api, catalog.feature(api, "sso").flags[0].id),
    "another plan": lambda api, sold: catalog.plan(api, "Silver"),
    "a plan's name": lambda api, sold: api.plans.update_plan(sold["plan"].id, name="Platinum"),
    "another grant": lambda api, sold: catalog.grant(
        api, catalog.plan(api, "Silver"), catalog.metered(api, "seats", "seat"), "unlimited"
    ),
    "another override": lambda api, sold: api.entitlements.create_company_override(
        company_id=sold["other"].id, feature_id=sold["feature"].id, value_type="unlimited"
    ),
}
# They make a flag, after which it has to be known anew which flags there are.
_MAKES_A_FLAG = ("rules of another flag", "another grant")


@pytest.mark.parametrize("name", UNTOUCHING)
def test_what_a_change_does_not_touch_is_kept(api: Schematic, racing: Racing, sold: dict[str, Any], name: str) -> None:
    racing.check([lambda: UNTOUCHING[name](api, sold)])

    assert racing.paused.reads == (2 if name in _MAKES_A_FLAG else 1)
    kept = racing.company(sold["company"].id)
    assert racing.check() == racing.fresh()
    assert racing.company(sold["company"].id) is kept


def test_usage_that_is_counted_meanwhile_is_added_without_another_load(
    api: Schematic, racing: Racing, sold: dict[str, Any]
) -> None:
    catalog.track(api, quantity=2)

    told = racing.check([lambda: catalog.track(api, quantity=3)])

    assert (told["entitlement"]["usage"], racing.paused.reads) == (5, 1)
    catalog.track(api, quantity=-1)
    assert (racing.check()["entitlement"]["usage"], racing.paused.reads) == (4, 1)


def test_a_check_whose_loads_are_always_overtaken_answers_from_one_instant(
    api: Schematic, racing: Racing, sold: dict[str, Any]
) -> None:
    def rename(seats: int) -> Callable[[], object]:
        return lambda: catalog.company(api, "UA", traits={"seats": seats})

    told = racing.check([rename(seats) for seats in (4, 5, 6, 7)])

    assert told == racing.fresh()
    assert racing.paused.reads == 4
    assert racing.check() == racing.fresh()
    assert racing.paused.reads == 5  # nothing of what was overtaken was kept


def test_a_counter_in_memory_only_goes_forward(api: Schematic, racing: Racing, sold: dict[str, Any]) -> None:
    """Nodes hear of each other's usage late, and in any order relative to their own."""
    catalog.track(api, quantity=2)
    catalog.track(api, quantity=2)
    assert racing.check()["entitlement"]["usage"] == 4
    company = racing.company(sold["company"].id)

    def told(value: int, version: int) -> None:
        windows = tuple(company.windows)
        company.count([Counted("flight", windows, (value,) * len(windows), version)])

    told(2, 1)
    assert racing.check()["entitlement"]["usage"] == 4
    told(7, 3)
    told(6, 2)
    assert racing.check()["entitlement"]["usage"] == 7
    company.count([Counted("flight", (window,), (9,), 4) for window in company.windows])
    told(8, 3)
    assert racing.check()["entitlement"]["usage"] == 9
    assert racing.paused.reads == 1


def test_companies_stay_compiled_when_rules_are_edited(api: Schematic, racing: Racing, sold: dict[str, Any]) -> None:
    racing.check()
    kept = racing.company(sold["company"].id)

    _rule(api, sold["flag"].id)

    assert racing.check()["rule_type"] == "global_override"
    assert racing.company(sold["company"].id) is kept


def test_an_override_that_ends_is_loaded_again(
    api: Schematic, racing: Racing, sold: dict[str, Any], clock: Any
) -> None:
    api.entitlements.create_company_override(
        company_id=sold["company"].id,
        feature_id=sold["feature"].id,
        value_type="unlimited",
        expiration_date=server_now() + timedelta(minutes=20),
    )
    assert racing.check()["rule_type"] == "company_override"

    clock.by += timedelta(minutes=20)

    assert racing.check()["rule_type"] == "plan_entitlement"


def test_what_is_in_memory_to_stay_is_passed_over_by_the_garbage_collector(
    racing: Racing, sold: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Walking through ten thousand companies and a thousand flags took 0.3 s, in which nobody was answered."""
    monkeypatch.setattr("schematic_server.evaluation.check.FREEZES_EVERY", 3)
    before = gc.get_freeze_count()

    try:
        racing.check()
        frozen = gc.get_freeze_count()
        assert frozen > before
        racing.check()
        assert gc.get_freeze_count() <= frozen  # some of it goes meanwhile
    finally:
        gc.unfreeze()
