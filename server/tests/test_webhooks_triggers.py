"""Limit events through the API: each crossing is told once, whatever way usage takes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from typing import Any

import httpx2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schematic import Schematic
from schematic_server.clock import now as server_now

from . import catalog
from .asgi import App
from .receiver import Receiver

LIMIT, DAILY_SOFT = 10, 6
_codes = count(1)


class Metered:
    """Flights with a limit of ten for all time, rides with a soft limit of six a day, and who hears of them."""

    def __init__(self, api: Schematic, http: httpx2.Client, url: str) -> None:
        self.api, self._http = api, http
        self.gold = catalog.plan(api, "Gold")
        self.flights, self.rides = catalog.metered(api), catalog.metered(api, "rides", "ride")
        catalog.grant(api, self.gold, self.flights, "numeric", value_numeric=LIMIT)
        soft = {"value_numeric": 1000, "soft_limit": DAILY_SOFT, "metric_period": "current_day"}
        catalog.grant(api, self.gold, self.rides, "numeric", **soft)
        types = [
            f"entitlement.{limit}.{event}" for limit in ("limit", "soft_limit") for event in ("warning", "reached")
        ]
        configs = [{"feature_id": one.id} for one in (self.flights, self.rides)]
        self.hook = api.webhooks.create_webhook(
            name="Limits", url=url, request_types=types, entitlement_trigger_configs=configs
        ).data

    def company(self) -> tuple[str, str]:
        """A new company on the plan: its code and its id."""
        code = f"c{next(_codes)}"
        return code, catalog.company(self.api, code, base_plan_id=self.gold.id).id

    def send(self, code: str, *events: tuple[str, int, timedelta | None, bool]) -> None:
        """Event, quantity, how long ago it was sent by a trusted clock, and whether it is backfilled: one batch."""
        batch = [
            {"type": "track", "body": {"event": event, "company": {"code": code}, "quantity": quantity}, **_sent(*when)}
            for event, quantity, *when in events
        ]
        response = self._http.post("/batch", json={"events": batch})
        assert response.status_code == 200, response.text

    def told(self, company_id: str) -> list[str]:
        """The limit events of a company, oldest first."""
        rows = self.api.webhooks.list_webhook_events(webhook_id=self.hook.id, q=company_id, limit=250).data
        payloads = [json.loads(row.payload or "") for row in sorted(rows, key=lambda row: row.created_at)]
        return [one["action"].removeprefix("entitlement.") for one in payloads]


def _sent(ago: timedelta | None, is_backfill: bool) -> dict[str, Any]:
    if ago is None:
        return {}
    flag = "backfill" if is_backfill else "trusted_client_clock"
    return {"sent_at": (server_now() - ago).isoformat(), flag: True}


@pytest.fixture(scope="module")
def receiver() -> Iterator[Receiver]:
    with Receiver() as running:
        yield running


@pytest.fixture
def metered(api: Schematic, http: httpx2.Client, receiver: Receiver) -> Metered:
    return Metered(api, http, receiver.url)


# Now, yesterday by a trusted clock, yesterday as a backfill.
when = st.sampled_from([(None, False), (None, False), (timedelta(days=1), False), (timedelta(days=1), True)])
event = st.tuples(st.sampled_from(["flight", "ride"]), st.integers(-6, 9), when)
batches = st.lists(st.lists(event, min_size=1, max_size=4), min_size=1, max_size=6)


@settings(max_examples=15)
@given(batches=batches)
def test_crossings_are_those_of_a_simple_model(
    metered: Metered, batches: list[list[tuple[str, int, tuple[timedelta | None, bool]]]]
) -> None:
    """The model adds a batch to plain numbers: what is backfilled first, without a word, then the rest."""
    code, company_id = metered.company()
    flights = rides = 0
    expected: list[str] = []

    for batch in batches:
        metered.send(code, *((name, quantity, *sent) for name, quantity, sent in batch))
        flights += sum(quantity for name, quantity, (_, quiet) in batch if name == "flight" and quiet)
        more = sum(quantity for name, quantity, (_, quiet) in batch if name == "flight" and not quiet)
        expected += ["limit.warning"] * (flights < 8 <= flights + more)
        expected += ["limit.reached"] * (flights < LIMIT <= flights + more)
        flights += more
        today = sum(quantity for name, quantity, (ago, _) in batch if name == "ride" and ago is None)
        expected += ["soft_limit.warning"] * (rides * 10 < 48 <= (rides + today) * 10)
        expected += ["soft_limit.reached"] * (rides < DAILY_SOFT <= rides + today)
        rides += today

    assert Counter(metered.told(company_id)) == Counter(expected)


def test_the_warning_comes_first_and_both_come_once(metered: Metered) -> None:
    code, company_id = metered.company()

    metered.send(code, *[("flight", 1, None, False)] * 12)
    metered.send(code, ("flight", 5, None, False))

    assert metered.told(company_id) == ["limit.warning", "limit.reached"]


def test_a_correction_arms_a_limit_again(metered: Metered) -> None:
    code, company_id = metered.company()

    for quantity in (10, -3, 3, -1, 1):
        metered.send(code, ("flight", quantity, None, False))

    told = ["limit.warning", "limit.reached", "limit.warning", "limit.reached", "limit.reached"]
    assert metered.told(company_id) == told


def test_concurrent_batches_tell_a_crossing_once(metered: Metered, app: App, secret: str) -> None:
    """Each transaction knows what it added to, so their parts of the way meet without a gap."""
    from concurrent.futures import ThreadPoolExecutor

    code, company_id = metered.company()
    event = {"type": "track", "body": {"event": "flight", "company": {"code": code}}}

    def send(number: int) -> int:
        with app.client(secret) as http:
            return http.post("/batch", json={"events": [event]}).status_code

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(send, range(30))) == {200}

    assert metered.told(company_id) == ["limit.warning", "limit.reached"]


def test_a_new_limit_is_known_at_once(metered: Metered, api: Schematic) -> None:
    """What spares looking at companies far from every limit must not be older than the limits."""
    code, company_id = metered.company()
    metered.send(code, ("flight", 2, None, False))
    given = {"company_id": company_id, "feature_id": metered.flights.id}

    api.entitlements.create_company_override(**given, value_type="numeric", value_numeric=100)
    metered.send(code, ("flight", 77, None, False))
    assert metered.told(company_id) == []
    metered.send(code, ("flight", 1, None, False))
    assert metered.told(company_id) == ["limit.warning"]

    api.entitlements.create_company_override(**given, value_type="unlimited")
    metered.send(code, ("flight", 50, None, False))
    assert metered.told(company_id) == ["limit.warning"]


def test_a_limit_that_a_trait_tells(api: Schematic, http: httpx2.Client, metered: Metered) -> None:
    allowed = catalog.trait(api, "allowed")
    silver = catalog.plan(api, "Silver")
    catalog.grant(api, silver, metered.flights, "trait", value_trait_id=allowed.id)
    company = catalog.company(api, "ta", base_plan_id=silver.id, traits={"allowed": 4})

    metered.send("ta", ("flight", 3, None, False))
    assert metered.told(company.id) == []
    metered.send("ta", ("flight", 1, None, False))

    assert metered.told(company.id) == ["limit.warning", "limit.reached"]


def test_every_price_tier_tells_that_its_end_is_near(api: Schematic, http: httpx2.Client, metered: Metered) -> None:
    silver, miles = catalog.plan(api, "Silver"), catalog.metered(api, "miles", "mile")
    tiers = [{"up_to": 10, "per_unit_price": 2}, {"up_to": 20, "per_unit_price": 1}, {"per_unit_price": 0}]
    priced = {"price_behavior": "tier", "tier_mode": "graduated", "monthly_price_tiers": tiers}
    catalog.grant(api, silver, miles, "unlimited", **priced)
    types = ["entitlement.tier_limit.warning", "entitlement.tier_limit.reached"]
    hook = api.webhooks.create_webhook(
        name="Tiers", url=metered.hook.url, request_types=types, entitlement_trigger_configs=[{"feature_id": miles.id}]
    ).data
    catalog.company(api, "ti", base_plan_id=silver.id)
    told: list[list[str]] = []

    for quantity in (7, 1, 2, 4, 1, 5, 50):
        before = api.webhooks.count_webhook_events(webhook_id=hook.id).data.count
        metered.send("ti", ("mile", quantity, None, False))
        rows = api.webhooks.list_webhook_events(webhook_id=hook.id).data
        told.append([row.request_type.rpartition(".")[2] for row in rows[: len(rows) - before]])

    assert told == [[], ["warning"], ["reached"], [], ["warning"], ["reached"], []]


def test_a_feature_that_is_a_trait_fires_when_the_trait_is_written(api: Schematic, receiver: Receiver) -> None:
    trait, gold = catalog.trait(api, "seats"), catalog.plan(api, "Gold")
    seats = catalog.feature(api, "seats", "trait", trait_id=trait.id)
    catalog.grant(api, gold, seats, "numeric", value_numeric=10)
    types = ["entitlement.limit.warning", "entitlement.limit.reached"]
    hook = api.webhooks.create_webhook(
        name="Seats", url=receiver.url, request_types=types, entitlement_trigger_configs=[{"feature_id": seats.id}]
    ).data

    def told() -> list[str]:
        rows = api.webhooks.list_webhook_events(webhook_id=hook.id).data
        return [row.request_type.rpartition(".")[2] for row in sorted(rows, key=lambda row: row.created_at)]

    catalog.company(api, "UA", base_plan_id=gold.id, traits={"seats": 8})
    assert told() == ["warning"], "a new company had none before"
    catalog.company(api, "UA", traits={"seats": 9})
    api.companies.upsert_company(keys={"code": "UA"}, name="United")
    assert told() == ["warning"]
    api.companies.upsert_company_trait(keys={"code": "UA"}, trait="seats", incr=1)
    assert told() == ["warning", "reached"]
    catalog.company(api, "UA", traits={"seats": 3})
    catalog.company(api, "UA", traits={"seats": 12})
    assert sorted(told()) == sorted(["warning", "reached"] * 2)
    api.events.create_event(
        event_type="identify", body={"keys": {"id": "amy"}, "company": {"keys": {"code": "UA"}, "traits": {"seats": 1}}}
    )
    assert len(told()) == 4


def test_backfilled_events_tell_nobody(api: Schematic, http: httpx2.Client, metered: Metered) -> None:
    hook = api.webhooks.create_webhook(name="New", url=metered.hook.url, request_types=["company.created"]).data

    metered.send("nobody-yet", ("flight", 50, timedelta(days=1), True))
    metered.send("somebody", ("flight", 1, None, False), ("flight", 1, timedelta(days=1), True))

    (row,) = api.webhooks.list_webhook_events(webhook_id=hook.id).data
    assert '"somebody"' in (row.payload or "")
