"""A period that is over by the clock, and that no job has renewed yet: whoever asks first finds it renewed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from schematic import Schematic
from schematic_server.domains.credits.tables import credit_grant
from schematic_server.settings import Settings
from schematic_server.storage import connect, migrations

from . import catalog
from .asgi import BASE_URL, App
from .conftest import Keys, Still
from .running_jobs import put_off, run_job
from .test_migrations import downgrade
from .test_plan_credits import credit
from .test_plan_credits_issued import START, assign, balance, grants
from .test_plan_credits_used import drawing

RESET = datetime(2027, 2, 28, 12, tzinfo=UTC)
POSTPAID = {"postpaid_enabled": True, "overdraft_limit": 30}
Door = Callable[[Any, dict[str, str]], Any]


def stored_grants(app: App) -> list[Any]:
    return app.read(lambda db: list(db.execute(sa.select(credit_grant))))


def _draw(api: Any, _: dict[str, str]) -> None:
    catalog.track(api, quantity=40)


def _acquire(api: Any, of: dict[str, str]) -> None:
    assert api.credits.acquire_credit_lease(**of, requested_amount=40).data.granted_amount == 40


def _reserve(api: Any, of: dict[str, str]) -> None:
    api.credits.reserve_credits(**of, amount=40)


def _check_and_reserve(api: Any, _: dict[str, str]) -> None:
    assert api.features.check_and_reserve_flag("flights", company={"code": "UA"}, quantity=40).data.reservation


DOORS = pytest.mark.parametrize("take", [_draw, _acquire, _reserve, _check_and_reserve])


@DOORS
@pytest.mark.parametrize("terms", [POSTPAID, {}], ids=["postpaid", "paid"])
def test_a_used_up_period_that_is_over_is_renewed_before_anything_is_taken(
    api: Any, app: App, database_url: str, still: Still, terms: dict[str, Any], take: Door
) -> None:
    """Else what is taken of the new period would be owed, charged or refused."""
    still.at = START
    acme, _ = drawing(api, token := credit(api, per_unit_price=5), **terms)
    catalog.track(api, quantity=100)
    still.at = RESET

    take(api, {"company_id": acme.id, "credit_type_id": token.id})

    assert balance(api, acme) == 60
    run_job(app, "plancredits.renew")
    run_job(app, "plancredits.charge")
    assert balance(api, acme) == 60
    assert [one.grant_reason for one in grants(api, acme)] == ["plan", "plan"]


def test_what_was_zeroed_out_is_given_anew_to_whoever_draws_first(api: Any, database_url: str, still: Still) -> None:
    still.at = START
    acme, _ = drawing(api, credit(api), **POSTPAID)
    api.credits.zero_out_grant(grants(api, acme)[0].id)
    still.at = RESET

    catalog.track(api, quantity=10)

    assert balance(api, acme) == 90


def test_whoever_only_looks_sees_the_new_period(api: Any, app: App, database_url: str, still: Still) -> None:
    """Checks, balances and details write nothing, and tell what the next to draw will find."""
    still.at = START
    acme, _ = drawing(api, token := credit(api), rollover_percentage=50)
    catalog.track(api, quantity=90)
    api.credits.grant_billing_credits_to_company(
        company_id=acme.id, credit_id=token.id, quantity=5, reason="free", expires_at=RESET
    )

    def seen() -> Any:
        checked = api.features.check_flag("flights", company={"code": "UA"}).data
        left = checked.entitlement.credit_remaining
        return left, balance(api, acme), api.companies.get_company(acme.id).data.billing_credit_balances[token.id]

    assert seen() == (15, 15, 15)
    for kind in ("plancredits.renew", "credits.end_grants"):
        put_off(app, kind, RESET + timedelta(days=1))
    still.at = RESET
    assert seen() == (105, 105, 105)
    stored = stored_grants(app)
    assert sorted(one.reason for one in stored) == ["free", "plan"]
    (row,) = api.entitlements.list_feature_usage(company_id=acme.id).data
    assert row.credit_grant_counts == {"plan": 100, "rollover": 5}
    ends = datetime(2027, 3, 31, 12, tzinfo=UTC)
    assert {(one.grant_reason, one.quantity, one.expires_at) for one in row.credit_grant_details} == {
        ("plan", 100, ends),
        ("rollover", 5, ends),
    }
    assert stored_grants(app) == stored
    run_job(app, "plancredits.renew")
    assert seen() == (105, 105, 105)
    catalog.track(api, quantity=1)
    assert seen() == (104, 104, 104)


def _grants(api: Any, acme: Any, _: Any) -> Any:
    assert api.credits.count_company_grants(company_id=acme.id).data.count == 3
    return [(one.grant_reason, one.quantity_remaining, one.zeroed_out_reason) for one in grants(api, acme)]


def _one_grant(api: Any, acme: Any, first: Any) -> Any:
    (one,) = api.credits.list_grants_for_credit(ids=[first.id]).data
    assert one.zeroed_out_reason == "plan_period_reset"
    return _grants(api, acme, first)


def _ledger(api: Any, acme: Any, first: Any) -> Any:
    (newest, *_) = api.credits.list_credit_event_ledger(company_id=acme.id).data
    assert (newest.event_type, newest.grant_reason, newest.amount) == ("grant", "plan", 100)
    return _grants(api, acme, first)


def _series(api: Any, acme: Any, first: Any) -> Any:
    found = api.credits.get_credit_balance_time_series(
        company_id=acme.id, billing_credit_id=first.credit_id, start_time=START, end_time=RESET + timedelta(days=1)
    ).data
    assert [one.balance for one in found.balance_points[-2:]] == [10, 105]
    assert [one.event_type for one in found.events] == ["grant", "transfer", "zero_out", "grant"]
    return _grants(api, acme, first)


@pytest.mark.parametrize("look", [_grants, _one_grant, _ledger, _series])
def test_whoever_asks_what_was_given_is_told_of_the_new_period(
    api: Any, database_url: str, still: Still, look: Any
) -> None:
    """Also with a key that may only read: what time has brought is written down for everybody."""
    still.at = START
    acme, _ = drawing(api, credit(api), rollover_percentage=50)
    catalog.track(api, quantity=90)
    (first,) = grants(api, acme)
    still.at = RESET

    told = [("plan", 0, "plan_period_reset"), ("rollover", 5, None), ("plan", 100, None)]
    assert look(api, acme, first) == told
    assert balance(api, acme) == 105


def test_an_add_on_that_is_left_renews_no_more(api: Any, database_url: str, still: Still) -> None:
    still.at = START
    acme, gold = drawing(api, credit(api))
    still.at = datetime(2027, 2, 2, tzinfo=UTC)
    assign(api, acme, None)
    still.at = RESET
    assert balance(api, acme) == 0
    assign(api, acme, gold)
    assert balance(api, acme) == 100


def test_accounts_of_the_schema_before_are_renewed_in_time_too(
    database_url: str, still: Still, backend: str, request: pytest.FixtureRequest
) -> None:
    """Through the schema whose accounts did not say when they are given anew."""
    keys: Keys = request.getfixturevalue(f"{backend}_template")[1]
    still.at = START
    with served(database_url, keys) as api:
        drawing(api, credit(api, per_unit_price=5), **POSTPAID)
        catalog.track(api, quantity=100)

    downgrade(connect(database_url).url, "0024")
    migrations.upgrade(connect(database_url).url)

    still.at = RESET
    with served(database_url, keys) as api:
        catalog.track(api, quantity=40)
        (acme,) = api.companies.list_companies().data
        assert balance(api, acme) == 60


@contextmanager
def served(url: str, keys: Keys) -> Iterator[Schematic]:
    """The SDK, and an application for it."""
    options: dict[str, Any] = {"base_url": BASE_URL, "event_capture_url": BASE_URL, "cache_providers": []}
    with (
        App(Settings(url)) as app,
        app.client() as carrier,
        Schematic(keys.secret, httpx_client=carrier, **options) as api,
    ):
        yield api
