"""Spend policies: who is capped, what counts in which window, and what is left."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError
from schematic_server.clock import now as server_now
from schematic_server.domains.credits.windows import window
from schematic_server.storage.metadata import instant, microseconds

from . import catalog, spending
from .asgi import App
from .conftest import Ahead, Keys
from .spending import Purse


@pytest.fixture
def credit_id(api: Schematic) -> str:
    return spending.credit(api)


@pytest.fixture
def acme(api: Schematic) -> Any:
    return catalog.company(api)


@pytest.fixture
def amy(api: Schematic, acme: Any) -> Any:
    return api.companies.upsert_user(keys={"id": "amy"}, company_id=acme.id).data


@pytest.fixture
def purse(app: App, credentials: Keys, acme: Any, credit_id: str) -> Purse:
    made = Purse(app, credentials, acme.id, credit_id)
    made.grant(100)
    return made


def _usage(api: Schematic, company: Any, *users: Any) -> list[tuple[float | None, float | None]]:
    found = api.credits.get_credit_spend_policy_usage(company_id=company.id, user_ids=[one.id for one in users]).data
    return [(one.consumed, one.headroom) for one in found]


def test_a_policy_says_whom_it_caps_and_how(api: Schematic, acme: Any, amy: Any, credit_id: str) -> None:
    per_draw = api.credits.create_credit_spend_policy(
        billing_credit_id=credit_id, company_id=acme.id, max_per_draw=2.5, label="At once"
    ).data
    hourly = api.credits.create_credit_spend_policy(
        billing_credit_id=credit_id, user_id=amy.id, window_amount=10, window_unit="hour"
    ).data

    assert per_draw.id.startswith("crspp_")
    assert (per_draw.scope_type, per_draw.company_id, per_draw.user_id) == ("company", acme.id, None)
    assert (per_draw.max_per_draw, per_draw.window_amount, per_draw.window_unit) == (2.5, None, None)
    assert (per_draw.label, per_draw.window_count) == ("At once", 1)
    assert (hourly.scope_type, hourly.company_id, hourly.user_id) == ("user", acme.id, amy.id)
    assert (hourly.max_per_draw, hourly.window_amount, hourly.window_unit) == (None, 10, "hour")
    assert (hourly.consumed, hourly.headroom, hourly.resets_at) == (None, None, None)
    assert api.credits.get_credit_spend_policy(hourly.id).data == hourly
    assert [one.id for one in api.credits.list_credit_spend_policies().data] == [hourly.id, per_draw.id]


def test_policies_are_found_by_whom_they_cap(api: Schematic, acme: Any, amy: Any, credit_id: str) -> None:
    other = spending.credit(api, "Other")
    own = api.credits.create_credit_spend_policy(billing_credit_id=credit_id, company_id=acme.id, max_per_draw=1).data
    hers = api.credits.create_credit_spend_policy(billing_credit_id=other, user_id=amy.id, max_per_draw=1).data

    def listed(**filters: Any) -> list[str]:
        found = [one.id for one in api.credits.list_credit_spend_policies(**filters).data]
        assert api.credits.count_credit_spend_policies(**filters).data.count == len(found)
        return found

    assert listed() == [hers.id, own.id]
    assert listed(billing_credit_id=other) == [hers.id]
    assert listed(scope_type="company") == [own.id]
    assert listed(scope_type="user") == listed(user_id=amy.id) == listed(user_ids=[amy.id, "user_x"]) == [hers.id]
    assert listed(scope_type="group") == listed(company_id="comp_x") == []


def test_a_policy_can_be_changed_and_ends(api: Schematic, acme: Any, credit_id: str) -> None:
    made = api.credits.create_credit_spend_policy(
        billing_credit_id=credit_id, company_id=acme.id, window_amount=10, window_unit="day", label="Old"
    ).data

    weekly = api.credits.update_credit_spend_policy(made.id, window_unit="week").data
    larger = api.credits.update_credit_spend_policy(made.id, window_amount=20, label=None).data
    per_draw = api.credits.update_credit_spend_policy(made.id, max_per_draw=3).data
    with pytest.raises(BadRequestError, match="window_unit"):
        api.credits.update_credit_spend_policy(made.id, window_amount=20)
    api.credits.delete_credit_spend_policy(made.id)

    assert (weekly.window_amount, weekly.window_unit, weekly.label) == (10, "week", "Old")
    assert (larger.window_amount, larger.window_unit, larger.label) == (20, "week", None)
    assert (per_draw.max_per_draw, per_draw.window_amount, per_draw.window_unit) == (3, None, None)
    with pytest.raises(NotFoundError):
        api.credits.get_credit_spend_policy(made.id)


@pytest.mark.parametrize(
    ("members", "named"),
    [
        ({}, "company_id: name the company"),
        ({"company_id": "comp_x"}, "company_id: company comp_x does not exist"),
        ({"user_id": "user_x"}, "user_id: user user_x does not exist"),
        ({"company_id": True, "max_per_draw": None}, "set either max_per_draw"),
        ({"company_id": True, "window_amount": 1.0, "window_unit": "day"}, "set either max_per_draw"),
        ({"company_id": True, "window_unit": "day"}, "window_unit: goes with window_amount"),
        ({"company_id": True, "max_per_draw": None, "window_amount": 1.0}, "window_unit: goes with window_amount"),
        ({"company_id": True, "max_per_draw": -1.0}, "max_per_draw: must be a number of credits"),
        ({"billing_credit_id": "bilcr_x", "company_id": True}, "billing_credit_id: credit type bilcr_x"),
        ({"billing_credit_id": None, "company_id": True}, "billing_credit_id: credit type bilcr_\\w+ does not exist"),
        ({"user_id": True, "max_per_draw": None, "window_amount": 1.0, "window_unit": "billing_period"}, "for compan"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    api: Schematic, acme: Any, amy: Any, credit_id: str, members: dict[str, Any], named: str
) -> None:
    given: dict[str, Any] = {"billing_credit_id": credit_id, "max_per_draw": 1.0, **members}
    if given["billing_credit_id"] is None:
        given["billing_credit_id"] = spending.credit(api, "Deleted")
        api.credits.soft_delete_billing_credit(given["billing_credit_id"])
    if given.get("company_id") is True:
        given["company_id"] = acme.id
    if given.get("user_id") is True:
        given["user_id"] = amy.id

    with pytest.raises(BadRequestError, match=named):
        api.credits.create_credit_spend_policy(**given)

    assert api.credits.count_credit_spend_policies().data.count == 0


def test_a_user_of_several_companies_is_capped_in_the_one_named(api: Schematic, amy: Any, credit_id: str) -> None:
    other, third = catalog.company(api, "DL"), catalog.company(api, "BA")
    api.companies.get_or_create_company_membership(company_id=other.id, user_id=amy.id)

    with pytest.raises(BadRequestError, match="belongs to 2"):
        api.credits.create_credit_spend_policy(billing_credit_id=credit_id, user_id=amy.id, max_per_draw=1)
    with pytest.raises(BadRequestError, match="does not belong"):
        api.credits.create_credit_spend_policy(
            billing_credit_id=credit_id, user_id=amy.id, company_id=third.id, max_per_draw=1
        )
    made = api.credits.create_credit_spend_policy(
        billing_credit_id=credit_id, user_id=amy.id, company_id=other.id, max_per_draw=1
    ).data

    assert made.company_id == other.id


def test_draws_count_where_they_name_the_user_and_for_the_company_always(
    api: Schematic, purse: Purse, acme: Any, amy: Any, credit_id: str
) -> None:
    for whose in ({"company_id": acme.id}, {"user_id": amy.id}):
        api.credits.create_credit_spend_policy(
            billing_credit_id=credit_id, window_amount=20, window_unit="day", **whose
        )
    api.credits.create_credit_spend_policy(billing_credit_id=credit_id, company_id=acme.id, max_per_draw=6)

    purse.draw(3)
    purse.draw(5, amy.id)
    purse.draw(-1, amy.id)

    assert _usage(api, acme, amy) == [(7, 13), (4, 16), (None, None)]
    assert _usage(api, acme) == [(7, 13), (None, None)]
    assert (purse.room(), purse.room(amy.id)) == ((13, 6), (13, 6))


def test_what_is_given_back_makes_room_for_what_was_drawn_in_the_window_alone(
    api: Schematic, purse: Purse, acme: Any, amy: Any, credit_id: str, clock: Ahead
) -> None:
    """Else who is given back yesterday's use could draw beyond today's cap."""
    purse.draw(30, amy.id)
    clock.by += timedelta(days=1)

    def capped() -> None:
        for whose in ({"company_id": acme.id}, {"user_id": amy.id}):
            api.credits.create_credit_spend_policy(
                billing_credit_id=credit_id, window_amount=20, window_unit="day", **whose
            )

    capped()
    purse.draw(-25, amy.id)
    assert (_usage(api, acme, amy), purse.room(amy.id)) == ([(0, 20), (0, 20)], (20, None))
    hold = purse.hold(4, amy.id)
    purse.draw(6, amy.id)
    purse.draw(-2, amy.id)
    assert (_usage(api, acme, amy), purse.room(amy.id)) == ([(8, 12), (8, 12)], (12, None))
    purse.draw(-40, amy.id)
    purse.draw(1, amy.id)
    assert (_usage(api, acme, amy), purse.room(amy.id)) == ([(5, 15), (5, 15)], (15, None))
    purse.release(hold, amy.id)
    capped()

    assert _usage(api, acme, amy) == [(1, 19)] * 4


def test_open_holds_count_while_they_are_open(
    api: Schematic, purse: Purse, acme: Any, amy: Any, credit_id: str
) -> None:
    api.credits.create_credit_spend_policy(
        billing_credit_id=credit_id, user_id=amy.id, window_amount=20, window_unit="day"
    )
    hold = purse.hold(8, amy.id)
    api.credits.create_credit_spend_policy(
        billing_credit_id=credit_id, company_id=acme.id, window_amount=20, window_unit="day"
    )

    assert (_usage(api, acme, amy), purse.room(amy.id)) == ([(8, 12), (8, 12)], (12, None))
    purse.release(hold, amy.id)
    assert (_usage(api, acme, amy), purse.room(amy.id)) == ([(0, 20), (0, 20)], (20, None))


def test_what_was_drawn_before_a_policy_counts_in_its_window(
    api: Schematic, purse: Purse, acme: Any, amy: Any, credit_id: str
) -> None:
    purse.draw(3, amy.id)
    purse.draw(4)

    for whose in ({"company_id": acme.id}, {"user_id": amy.id}):
        made = api.credits.create_credit_spend_policy(
            billing_credit_id=credit_id, window_amount=5, window_unit="hour", **whose
        ).data
        api.credits.update_credit_spend_policy(made.id, window_unit="month")

    assert _usage(api, acme, amy) == [(7, 0), (3, 2)]


def test_a_window_that_ends_begins_with_what_holds_have(
    api: Schematic, purse: Purse, acme: Any, amy: Any, credit_id: str, clock: Ahead
) -> None:
    for whose in ({"company_id": acme.id}, {"user_id": amy.id}):
        api.credits.create_credit_spend_policy(
            billing_credit_id=credit_id, window_amount=20, window_unit="hour", **whose
        )
    purse.draw(3, amy.id)
    hold = purse.hold(8, amy.id)
    purse.hold(1)
    assert _usage(api, acme, amy) == [(12, 8), (11, 9)]
    resets_at = api.credits.get_credit_spend_policy_usage(company_id=acme.id).data[0].resets_at
    assert resets_at is not None

    clock.by += resets_at - server_now()

    assert _usage(api, acme, amy) == [(9, 11), (8, 12)]
    purse.draw(2, amy.id)
    assert _usage(api, acme, amy) == [(11, 9), (10, 10)]
    purse.release(hold, amy.id)
    assert (_usage(api, acme, amy), purse.room(amy.id)) == ([(3, 17), (2, 18)], (17, None))


UNITS = st.sampled_from(["hour", "day", "week", "month", "billing_period"])
INSTANTS = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))


@given(UNITS, INSTANTS, st.none() | INSTANTS)
def test_windows_follow_each_other(unit: str, at: datetime, anchor: datetime | None) -> None:
    span = window(unit, microseconds(at), anchor)

    assert span.start <= microseconds(at) < span.end
    assert window(unit, span.start, anchor) == window(unit, span.end - 1, anchor) == span
    assert window(unit, span.end, anchor).start == span.end


def test_windows_begin_where_the_calendar_has_it() -> None:
    at = datetime(2026, 11, 29, 18, 30, tzinfo=UTC)  # a Sunday

    def bounds(unit: str, anchor: datetime | None = None) -> tuple[str, str]:
        span = window(unit, microseconds(at), anchor)
        return tuple(f"{instant(one):%a %m-%d %H:%M}" for one in span)  # type: ignore[return-value]  # of two

    assert bounds("hour") == ("Sun 11-29 18:00", "Sun 11-29 19:00")
    assert bounds("day") == ("Sun 11-29 00:00", "Mon 11-30 00:00")
    assert bounds("week") == ("Mon 11-23 00:00", "Mon 11-30 00:00")
    assert bounds("month") == bounds("billing_period") == ("Sun 11-01 00:00", "Tue 12-01 00:00")
    assert bounds("billing_period", at - timedelta(days=40)) == ("Fri 11-20 18:30", "Sun 12-20 18:30")


def test_policies_go_with_the_company_and_with_the_user(api: Schematic, acme: Any, amy: Any, credit_id: str) -> None:
    other = catalog.company(api, "DL")
    api.companies.get_or_create_company_membership(company_id=other.id, user_id=amy.id)
    for company in (acme, other):
        api.credits.create_credit_spend_policy(
            billing_credit_id=credit_id, user_id=amy.id, company_id=company.id, max_per_draw=1
        )
    api.credits.create_credit_spend_policy(billing_credit_id=credit_id, company_id=other.id, max_per_draw=1)

    def bound() -> list[str | None]:
        found = api.features.check_flags(user={"id": "amy"}).data
        return [one.company_id for one in found.credit_spend_policies]

    assert sorted(map(str, bound())) == sorted([acme.id, other.id])
    api.companies.delete_company(acme.id)
    assert bound() == [other.id]
    api.companies.delete_user(amy.id)
    assert [one.user_id for one in api.credits.list_credit_spend_policies().data] == [None]


@pytest.mark.parametrize("seed", range(3))
def test_what_was_counted_is_what_the_ledger_tells(
    api: Schematic, app: App, credentials: Keys, credit_id: str, seed: int
) -> None:
    """A policy that is made later reads from the ledger and from holds what an earlier one has counted step by step."""
    source = random.Random(seed)
    acme, _ = spending.metered(api, credit_id, 0.1)
    amy, bob = (api.companies.upsert_user(keys={"id": name}, company_id=acme.id).data for name in ("amy", "bob"))
    Purse(app, credentials, acme.id, credit_id).grant(1000)
    account: dict[str, Any] = {"company_id": acme.id, "credit_type_id": credit_id}

    def policies() -> None:
        each: list[dict[str, Any]] = [{"company_id": acme.id}, {"user_id": amy.id}]
        for whose in each:
            api.credits.create_credit_spend_policy(
                billing_credit_id=credit_id, window_amount=5000, window_unit="month", **whose
            )

    def track(**members: Any) -> None:
        quantity = source.choice([1, 3, 40, 900]) if members else source.choice([1, 7, 250, -2])
        user = source.choice([{}, {"user": {"id": "amy"}}, {"user": {"id": "bob"}}])
        body: Any = {"event": "flight", "company": {"code": "UA"}, "quantity": quantity, **user, **members}
        api.events.create_event(event_type="track", body=body)

    def lease() -> None:
        user_id = source.choice([amy.id, bob.id])
        held = api.credits.acquire_credit_lease(requested_amount=12.5, user_id=user_id, **account).data
        for step in source.sample([0, 1, 2, 2], source.randrange(4)):
            if step == 0:
                api.credits.extend_credit_lease(held.id, additional_amount=4, user_id=user_id)
            else:
                track(lease_id=held.id)
        if source.random() < 0.7:
            api.credits.release_credit_lease(held.id)

    def reservation() -> None:
        held = api.credits.reserve_credits(amount=source.choice([0.1, 20]), **account).data
        if source.random() < 0.6:
            track(reservation_id=held.id)
        elif source.random() < 0.5:
            api.credits.release_credit_reservation(held.id)

    policies()
    for _ in range(25):
        source.choice([track, track, lease, reservation])()
    policies()

    company, user, company_anew, user_anew = _usage(api, acme, amy)
    assert (company, user) == (company_anew, user_anew)
