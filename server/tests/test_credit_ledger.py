"""The ledger of credits and balances by day: every step is there, and together they are the balance."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError
from schematic.rules import ledger
from schematic_server.clock import now
from schematic_server.domains.credits import accounts
from schematic_server.scope import Actor, Scope

from . import catalog
from .asgi import App
from .conftest import Ahead, Keys, Still, another_environment
from .test_credit_grants import credit, give

DAY = timedelta(days=1)


def use(app: App, keys: Keys, company: Any, of: Any, amount: int, **cause: Any) -> None:
    """Draw credits, as events do; give them back if the amount is below zero."""

    def draw(db: Any, emit: Any) -> None:
        scope = Scope(db, keys.environment_id, Actor(keys.account_id), now(), emit)
        pair = (company.id, of.id)
        wallet = accounts.locked(scope, [pair])[pair]
        units = abs(amount) * ledger.UNIT
        if amount > 0:
            steps = ledger.draw(wallet.account, units, wallet.at)
        else:
            steps = ledger.refund(wallet.account, units, wallet.at, wallet.at + 365 * DAY // timedelta(microseconds=1))
        wallet.write(steps, **cause)
        accounts.save(scope, [wallet])

    app.write(draw)


def entries(api: Schematic, company: Any, **query: Any) -> list[Any]:
    return list(api.credits.list_credit_event_ledger(company_id=company.id, **query).data)


def told(found: list[Any]) -> list[tuple[str, float]]:
    return [(one.kind, one.amount) for one in found]


def test_every_step_is_an_entry_and_their_sum_is_the_balance(api: Schematic, app: App, credentials: Keys) -> None:
    acme, tokens, flights = catalog.company(api), credit(api, icon="coin"), catalog.metered(api)
    given = give(api, acme, tokens, 100, expiry_type="duration", expiry_unit="days", expiry_unit_count=30)
    use(app, credentials, acme, tokens, 30, feature_id=flights.id, event_id="event-1", user_id="user_1", quantity=3)
    use(app, credentials, acme, tokens, -5, feature_id=flights.id)
    api.credits.zero_out_grant(given.id)

    found = entries(api, acme)

    assert told(found) == [("zero_out", -70), ("drawdown", 5), ("drawdown", -30), ("grant", 100)]
    assert [one.source_id for one in found] == [4, 3, 2, 1]
    (left,) = api.credits.list_company_credit_balances(company_id=acme.id).data
    assert sum(one.amount for one in found) == left.settled == 5
    for one in found:
        assert (one.company_id, one.company.name, one.environment_id) == (acme.id, "UA", credentials.environment_id)
        assert (one.billing_credit_id, one.credit_name, one.credit.icon) == (tokens.id, "Tokens", "coin")
        assert one.event_ids == [one.event_id]
    gone, _, used, first = found
    assert (first.event_type, first.grant_id, first.grant_reason) == ("grant", given.id, "free")
    assert (first.grant_quantity, first.grant_quantity_remaining, first.grant_valid_from) == (100, 0, given.created_at)
    assert (first.grant_expires_at, first.expiry_type, first.expiry_unit) == (given.expires_at, "duration", "days")
    assert (first.expiry_unit_count, first.plan_id, first.feature) == (30, None, None)
    assert (used.event_type, used.usage_reason, used.usage_event_id) == ("usage", "track", "event-1")
    assert (used.feature_id, used.feature.name, used.user_id) == (flights.id, "Flights", "user_1")
    assert (used.quantity_consumed, used.grant_id, used.burn_breakdown) == (30, None, None)
    assert (gone.zeroed_out_reason, gone.quantity_remaining_at_zero_out, gone.grant_id) == ("manual", 70, given.id)


def test_an_inference_says_what_each_quantity_drew(api: Schematic, app: App, credentials: Keys) -> None:
    acme, tokens = catalog.company(api), credit(api)
    give(api, acme, tokens)
    lines = [{"key": "output_tokens", "quantity": 8, "rate": 250_000_000, "amount": 2 * ledger.UNIT}]

    use(app, credentials, acme, tokens, 2, breakdown=lines)

    (line,) = entries(api, acme)[0].burn_breakdown
    assert (line.key, line.quantity, line.rate, line.credits) == ("output_tokens", 8, 0.25, 2)


def test_entries_are_found_by_what_they_are_about(api: Schematic, app: App, credentials: Keys, clock: Ahead) -> None:
    acme, tokens, minutes = catalog.company(api), credit(api), credit(api, "Minutes")
    flights = catalog.metered(api)
    give(api, acme, tokens, 100)
    clock.by += timedelta(minutes=1)
    give(api, acme, minutes, 10)
    clock.by += timedelta(minutes=1)
    use(app, credentials, acme, tokens, 1, feature_id=flights.id, event_id="event-1")
    drawn, timed, given = entries(api, acme)

    def found(**query: Any) -> list[str]:
        ids = [one.event_id for one in entries(api, acme, **query)]
        assert api.credits.count_credit_event_ledger(company_id=acme.id, **query).data.count == len(ids)
        return ids

    every = [drawn.event_id, timed.event_id, given.event_id]
    assert found() == every
    assert found(billing_credit_id=tokens.id) == [drawn.event_id, given.event_id]
    assert found(event_type="grant") == [timed.event_id, given.event_id]
    assert found(feature_id=flights.id) == found(source_event_id="event-1") == [drawn.event_id]
    assert found(start_time=timed.event_at.isoformat()) == every[:2]
    assert found(end_time=timed.event_at.isoformat()) == every[2:]
    assert found(start_time=timed.event_at.isoformat(), billing_credit_id=minutes.id) == [timed.event_id]
    pages = [api.credits.list_credit_event_ledger(company_id=acme.id, limit=1, offset=at).data for at in range(4)]
    assert [[one.event_id for one in page] for page in pages] == [[one] for one in every] + [[]]
    assert found(billing_credit_id="bilcr_none") == []
    with pytest.raises(BadRequestError, match="start_time: must be a date-time"):
        entries(api, acme, start_time="yesterday")
    with pytest.raises(BadRequestError, match="limit"):
        entries(api, acme, limit=251)


def test_one_entry_is_found_by_its_id_at_both_paths(api: Schematic, app: App, credentials: Keys) -> None:
    acme, tokens = catalog.company(api), credit(api)
    give(api, acme, tokens)
    (given,) = entries(api, acme)

    assert api.credits.get_credit_event_ledger_entry(given.event_id).data == given
    with pytest.raises(NotFoundError, match="ledger entry crevt_none does not exist"):
        api.credits.get_credit_event_ledger_entry("crevt_none")
    with app.client(credentials.secret) as client:
        for rest in ("", "/count", f"/{given.event_id}"):
            asked = {} if rest.startswith("/crevt") else {"company_id": acme.id}
            now_at, before = (client.get(f"{at}/billing/credits/ledger{rest}", params=asked) for at in ("/v2", ""))
            assert now_at.status_code == before.status_code == 200
            assert now_at.json() == before.json()
    with app.client(another_environment(app, credentials).secret) as stranger:
        assert stranger.get(f"/billing/credits/ledger/{given.event_id}").status_code == 404
        assert stranger.get("/billing/credits/ledger", params={"company_id": acme.id}).json()["data"] == []


def series(api: Schematic, company: Any, of: Any, start: datetime, end: datetime) -> Any:
    return api.credits.get_credit_balance_time_series(
        company_id=company.id, billing_credit_id=of.id, start_time=start, end_time=end
    ).data


def test_a_balance_by_day_is_what_was_left_when_the_day_ended(
    app: App, api: Schematic, credentials: Keys, still: Still, database_url: str
) -> None:
    keys = credentials
    start = datetime(2027, 3, 1, tzinfo=UTC)
    still.at = start - 10 * DAY
    acme, tokens = catalog.company(api), credit(api)
    flights, trips = catalog.metered(api), catalog.metered(api, "trips", "trip")
    given = give(api, acme, tokens, 100)
    still.at = start + timedelta(hours=3)
    use(app, keys, acme, tokens, 7, feature_id=flights.id)
    use(app, keys, acme, tokens, 2, feature_id=flights.id)
    use(app, keys, acme, tokens, 20, feature_id=trips.id)
    still.at = start + DAY + timedelta(hours=23)
    more = give(api, acme, tokens, 50, expires_at=start + 4 * DAY)
    still.at = start + 2 * DAY
    use(app, keys, acme, tokens, 1)
    use(app, keys, acme, tokens, -4, feature_id=flights.id)

    still.at = start + 5 * DAY + timedelta(hours=1)
    found = series(api, acme, tokens, start - DAY + timedelta(hours=5), start + 20 * DAY)

    points = found.balance_points
    assert [one.timestamp for one in points] == [start + number * DAY for number in range(-1, 6)]
    assert [one.balance for one in points] == [100, 71, 121, 124, 124, 74, 74]
    assert [one.consumed for one in points] == [0, 29, 0, 0, 0, 0, 0]
    by_feature = [(one.feature_id, one.feature_name, one.amount) for one in points[1].consumed_by_feature]
    assert by_feature == [(trips.id, "Trips", 20), (flights.id, "Flights", 9)]
    assert (found.billing_credit_id, found.external) == (tokens.id, False)
    (came, went) = found.events
    assert (came.event_type, came.amount, came.grant_id, came.grant_reason) == ("grant", 50, more.id, "free")
    assert (went.event_type, went.amount, went.zeroed_out_reason) == ("zero_out", -50, "expired")
    assert (went.timestamp, went.grant_id) == (start + 4 * DAY, more.id)
    (first,) = series(api, acme, tokens, start - 10 * DAY, start - 9 * DAY).events
    assert first.grant_id == given.id
    # The same after somebody has written down that the grant has ended.
    use(app, keys, acme, tokens, 1)
    assert [one.balance for one in series(api, acme, tokens, start, start + 6 * DAY).balance_points][-3:] == [
        124,
        74,
        73,
    ]
    assert series(api, acme, tokens, start + 8 * DAY, start + 9 * DAY).balance_points == []


def test_a_balance_by_day_is_told_of_what_is_there_and_not_of_ages(api: Schematic) -> None:
    acme, tokens, at = catalog.company(api), credit(api), now()

    assert [one.balance for one in series(api, acme, tokens, at - DAY, at).balance_points][-1:] == [0]
    assert len(series(api, acme, tokens, at - 365 * DAY, at).balance_points) == 366
    with pytest.raises(BadRequestError, match="more than 366 days"):
        series(api, acme, tokens, at - 366 * DAY, at)
    with pytest.raises(BadRequestError, match="end_time: must be later"):
        series(api, acme, tokens, at, at)
    with pytest.raises(NotFoundError, match="credit type bilcr_none"):
        api.credits.get_credit_balance_time_series(
            company_id=acme.id, billing_credit_id="bilcr_none", start_time=at - DAY, end_time=at
        )
    with pytest.raises(NotFoundError, match="company comp_none"):
        api.credits.get_credit_balance_time_series(
            company_id="comp_none", billing_credit_id=tokens.id, start_time=at - DAY, end_time=at
        )
