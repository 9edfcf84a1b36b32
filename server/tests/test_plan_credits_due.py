"""A period that is over by the clock, and that no job has renewed yet: whoever asks first finds it renewed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest

from schematic import Schematic
from schematic_server.settings import Settings
from schematic_server.storage import connect, migrations

from . import catalog
from .asgi import BASE_URL, App
from .conftest import Keys, Still
from .running_jobs import run_job
from .test_migrations import downgrade
from .test_plan_credits import credit
from .test_plan_credits_issued import START, assign, balance, grants
from .test_plan_credits_used import drawing

RESET = datetime(2027, 2, 28, 12, tzinfo=UTC)
POSTPAID = {"postpaid_enabled": True, "overdraft_limit": 30}
Door = Callable[[Any, dict[str, str]], Any]


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
    still.at = RESET
    assert seen() == (105, 105, 105)
    assert sorted(one.grant_reason for one in grants(api, acme)) == ["free", "plan"]
    run_job(app, "plancredits.renew")
    assert seen() == (105, 105, 105)
    catalog.track(api, quantity=1)
    assert seen() == (104, 104, 104)


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
