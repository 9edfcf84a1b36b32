"""What follows when companies use what plans give: warnings, top-ups, charges for what is paid later."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest

from schematic import Schematic
from schematic_server.cli import main
from schematic_server.domains.plancredits import charge_admin
from schematic_server.domains.plancredits.purchases import PROVIDERS, Bought, Provider, Purchase, Refused
from schematic_server.settings import Settings

from . import catalog
from .asgi import App
from .conftest import LOOPBACK, Ahead, Still, on_sqlite
from .racing import at_once
from .receiver import Receiver
from .running_jobs import run_job, until
from .test_plan_credits import credit, plan_grant
from .test_plan_credits_issued import START, assign, balance, grants


class Unreachable:
    """Takes no money."""

    attempts = 0

    async def buy(self, purchase: Purchase) -> Bought | Refused:
        Unreachable.attempts += 1
        raise OSError("nobody answers")


TOPUP: dict[str, Any] = {
    "auto_topup_availability": "automatic",
    "auto_topup_amount": 50,
    "auto_topup_threshold_credits": 20,
}


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as running:
        yield running


def drawing(api: Schematic, of: Any, amount: int = 100, **terms: Any) -> tuple[Any, Any]:
    """A company on a plan that gives 100 credits, which its flights draw; and the plan."""
    gold = catalog.plan(api, "Gold")
    catalog.grant(api, gold, catalog.metered(api), "credit", value_credit_id=of.id, credit_consumption_rate=1)
    plan_grant(api, gold, of, amount, **terms)
    return catalog.company(api, base_plan_id=gold.id), gold


def test_a_warning_is_told_once_a_crossing(api: Any, receiver: Receiver) -> None:
    tiers = [{"key": "low", "value": 20}, {"key": "half", "value": 50}]
    acme, gold = drawing(api, token := credit(api), warning_tiers=tiers)
    api.webhooks.create_webhook(name="Mine", url=receiver.url, request_types=["credit.usage_warning_reached"])

    catalog.track(api, quantity=49)
    catalog.track(api, quantity=1)
    catalog.track(api, quantity=5)
    api.credits.grant_billing_credits_to_company(company_id=acme.id, credit_id=token.id, quantity=10, reason="free")
    catalog.track(api, quantity=40)

    told = [one.json["body"] for one in receiver.wait(3)]
    (given,) = api.plans.get_plan(gold.id).data.included_credit_grants
    crossed = sorted((one["warning_tier"]["key"], one["remaining"]) for one in told)
    assert crossed == [("half", 15.0), ("half", 50.0), ("low", 15.0)]
    assert {(one["company"]["id"], one["credit"]["name"], one["plan_credit_grant_id"]) for one in told} == {
        (acme.id, "Token", given.id)
    }
    assert {one["warning_tier"]["id"] for one in told} == {one.id for one in given.warning_tiers}


def test_without_a_provider_a_top_up_is_refused_and_rests(
    api: Schematic, receiver: Receiver, clock: Ahead, database_url: str
) -> None:
    acme, _ = drawing(api, token := credit(api, per_unit_price=5), **TOPUP)
    api.webhooks.create_webhook(name="Mine", url=receiver.url, request_types=["auto.topup.hard.failure"])

    catalog.track(api, quantity=79)
    catalog.track(api, quantity=1)
    catalog.track(api, quantity=1)
    (failure,) = receiver.wait(1)
    assert failure.json["body"]["company"] == {"id": acme.id, "name": "UA"}
    assert failure.json["body"]["credit"] == {"id": token.id, "name": "Token"}
    assert "no payment provider is connected" in failure.json["body"]["error_message"]
    catalog.track(api, quantity=1)
    assert balance(api, acme) == 18

    clock.by += timedelta(minutes=61)
    catalog.track(api, quantity=1)
    assert len(receiver.wait(2)) == 2


class TestTopUps:
    """Where credits are granted and nobody pays, or whoever takes the money cannot be reached."""

    @pytest.fixture
    def provider(self) -> type[Provider]:
        return PROVIDERS["grant"]

    @pytest.fixture
    def app(self, database_url: str, provider: type[Provider], monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
        monkeypatch.setitem(PROVIDERS, "grant", provider)
        with App(Settings(database_url, webhook_allow=LOOPBACK, auto_topup="grant")) as running:
            yield running

    def test_concurrent_draws_are_topped_up_once(self, api: Any, receiver: Receiver) -> None:
        acme, _ = drawing(api, credit(api, per_unit_price=5), **TOPUP)
        api.webhooks.create_webhook(name="Mine", url=receiver.url, request_types=["auto.topup.success"])
        event = {"event_type": "track", "body": {"event": "flight", "company": {"code": "UA"}, "quantity": 10}}
        api.events.create_event_batch(events=[event] * 9)

        until(lambda: balance(api, acme) == 60)

        bought = grants(api, acme)[-1]
        assert (bought.grant_reason, bought.quantity, bought.price.price) == ("billing_credit_auto_topup", 50, 250)
        (told,) = receiver.wait(1)
        assert (told.json["body"]["grant_id"], told.json["body"]["quantity"]) == (bought.id, 50)
        assert len(grants(api, acme)) == 2

    def test_a_draw_that_finds_nothing_is_topped_up(self, api: Any) -> None:
        acme, _ = drawing(api, credit(api, per_unit_price=5), amount=0, **TOPUP)
        catalog.track(api, quantity=1)
        until(lambda: balance(api, acme) == 50)

    @pytest.mark.parametrize("provider", [Unreachable])
    def test_what_goes_wrong_is_tried_again_and_given_up(
        self, api: Schematic, receiver: Receiver, clock: Ahead
    ) -> None:
        acme, _ = drawing(api, credit(api, per_unit_price=5), **TOPUP)
        api.webhooks.create_webhook(name="Mine", url=receiver.url, request_types=["auto.topup.retry.exceeded"])
        Unreachable.attempts = 0
        catalog.track(api, quantity=90)

        def is_told() -> bool:
            clock.by += timedelta(seconds=1)
            return bool(receiver.received)

        until(is_told)

        (told,) = receiver.received
        assert Unreachable.attempts == told.json["body"]["consecutive_failures"] == 5
        assert told.json["body"]["last_error_message"] == "OSError: nobody answers"
        assert balance(api, acme) == 10


@on_sqlite
def test_what_is_used_before_it_is_paid_is_charged_at_the_end_of_its_window(
    api: Schematic, app: App, database_url: str, still: Still, capsys: pytest.CaptureFixture[str]
) -> None:
    still.at = START
    terms = {"postpaid_enabled": True, "overdraft_limit": 30, "postpaid_rate_per_unit_decimal": "2.5"}
    acme, _ = drawing(api, credit(api, per_unit_price=5), **terms)

    def charges() -> list[Any]:
        found: list[Any] = json.loads(schematic(capsys, database_url, "list", "--json")[1])
        return found

    catalog.track(api, quantity=107)
    assert balance(api, acme) == -7
    debt = next(one for one in grants(api, acme) if one.grant_reason == "postpaid_overdraft")
    assert (debt.postpaid_charged_credits, debt.postpaid_charge_amount, debt.postpaid_charge_currency) == (7, 18, "usd")

    still.at = datetime(2027, 2, 28, 12, tzinfo=UTC)
    run_job(app, "plancredits.renew")
    run_job(app, "plancredits.charge")
    run_job(app, "plancredits.charge")
    (first,) = charges()
    assert (first["credits"], first["amount"], first["status"], first["rate"]) == (7, 18, "open", "2.5")
    assert balance(api, acme) == 93
    (written,) = api.credits.list_credit_event_ledger(company_id=acme.id, event_type="charge").data
    assert (written.amount, written.grant_id, written.grant_reason) == (-7, debt.id, "postpaid_overdraft")

    catalog.track(api, quantity=104)
    still.at = datetime(2027, 3, 31, 12, tzinfo=UTC)
    run_job(app, "plancredits.renew")
    run_job(app, "plancredits.charge")
    second = charges()[0]
    assert (second["credits"], second["window_start"]) == (4, first["window_end"])

    assert schematic(capsys, database_url, "settle", first["id"], "paid")[0] == 0
    assert balance(api, acme) == 96
    (paid,) = api.credits.list_credit_event_ledger(company_id=acme.id, event_type="settlement").data
    assert (paid.amount, paid.grant_id, paid.transfer_reason) == (7, debt.id, "postpaid_paid")
    assert schematic(capsys, database_url, "settle", second["id"], "uncollectible")[0] == 0
    assert balance(api, acme) == 96
    assert schematic(capsys, database_url, "settle", second["id"], "void")[0] == 0
    assert balance(api, acme) == 100
    status, complaint = schematic(capsys, database_url, "settle", first["id"], "void")
    assert (status, "is paid, and stays so" in complaint) == (1, True)
    assert {one["status"] for one in charges()} == {"paid", "void"}


def test_a_period_that_is_over_is_given_anew_before_caps_and_charges_are_changed(
    api: Any, app: App, database_url: str, still: Still
) -> None:
    """Whoever locks an account ends what is over: nothing of it may be forgotten."""
    still.at = START
    acme, _ = drawing(api, token := credit(api), postpaid_enabled=True)

    catalog.track(api, quantity=101)
    still.at = datetime(2027, 2, 28, 12, tzinfo=UTC)
    run_job(app, "plancredits.renew")
    run_job(app, "plancredits.charge")
    (charge,) = app.read(lambda db: charge_admin.list_charges(db, acme.id, None, 9))
    cap = {"billing_credit_id": token.id, "window_amount": 500, "window_unit": "day"}

    def use_until(month: int, day: int) -> None:
        catalog.track(api, quantity=10)
        still.at = datetime(2027, month, day, 12, tzinfo=UTC)

    use_until(3, 31)
    policy = api.credits.create_credit_spend_policy(company_id=acme.id, **cap).data
    assert balance(api, acme) == 99
    use_until(4, 30)
    api.credits.update_credit_spend_policy(policy.id, max_per_draw=500)
    assert balance(api, acme) == 99
    use_until(5, 31)
    api.credits.delete_credit_spend_policy(policy.id)
    assert balance(api, acme) == 99
    use_until(6, 30)
    app.write(lambda db, emit: charge_admin.settle(db, emit, charge["id"], "uncollectible", still.at))
    assert balance(api, acme) == 99


def test_who_leaves_a_plan_after_a_period_leaves_with_nothing(
    api: Schematic, app: App, database_url: str, still: Still
) -> None:
    still.at = START
    acme, _ = drawing(api, credit(api), rollover_percentage=50)
    catalog.track(api, quantity=10)
    still.at = datetime(2027, 2, 28, 12, tzinfo=UTC)

    assign(api, acme, None)

    assert balance(api, acme) == 0
    assert all(one.zeroed_out_date for one in grants(api, acme))


def test_who_is_given_other_add_ons_after_a_period_is_given_anew_too(
    api: Any, app: App, database_url: str, still: Still
) -> None:
    still.at = START
    acme, gold = drawing(api, token := credit(api))
    extra = catalog.plan(api, "Extra", "add_on")
    plan_grant(api, extra, token, 7)
    catalog.track(api, quantity=100)
    still.at = datetime(2027, 2, 28, 12, tzinfo=UTC)

    api.plans.update_company_plans(acme.id, base_plan_id=gold.id, add_on_ids=[extra.id])

    assert balance(api, acme) == 107
    run_job(app, "plancredits.renew")
    assert balance(api, acme) == 107


def test_what_holds_have_below_zero_is_charged_once_it_is_used(
    api: Any, app: App, database_url: str, still: Still
) -> None:
    """Whoever leaves the plan meanwhile is charged for it all the same."""
    still.at = START
    acme, _ = drawing(api, token := credit(api), postpaid_enabled=True, postpaid_rate_per_unit=5)
    hold = {"company_id": acme.id, "credit_type_id": token.id, "expires_at": START + timedelta(hours=1)}
    used = api.credits.reserve_credits(**hold, amount=120).data
    lease = api.credits.acquire_credit_lease(**hold, requested_amount=30).data
    (flights,) = api.features.list_features().data
    value = {"value_type": "credit", "value_credit_id": token.id, "credit_consumption_rate": 1}
    api.entitlements.create_company_override(company_id=acme.id, feature_id=flights.id, **value)

    def use(quantity: int, **of: str) -> None:
        flown = {"event": "flight", "company": {"code": "UA"}, "quantity": quantity}
        api.events.create_event(event_type="track", body={**flown, **of})

    def debt() -> tuple[float, int]:
        (found,) = (one for one in grants(api, acme) if one.grant_reason == "postpaid_overdraft")
        return found.postpaid_charged_credits, found.postpaid_charge_amount

    def charged() -> list[float]:
        run_job(app, "plancredits.charge")
        rows = api.credits.list_credit_event_ledger(company_id=acme.id, event_type="charge").data
        return sorted(-one.amount for one in rows)

    assert (balance(api, acme), debt()) == (-50, (0, 0))
    use(110, reservation_id=used.id)
    assert debt() == (10, 50)
    assign(api, acme, None)
    assert charged() == [10]
    use(20, lease_id=lease.id)
    assert (debt(), charged()) == ((20, 100), [10])
    still.at = datetime(2027, 2, 28, 12, tzinfo=UTC)
    assert charged() == [10, 20]
    run_job(app, "credits.release")
    assert (balance(api, acme), debt(), charged()) == (-30, (0, 0), [10, 20])


def test_without_a_base_plan_nothing_is_paid_later(api: Schematic, app: App) -> None:
    extra, token = catalog.plan(api, "Extra", "add_on"), credit(api)
    plan_grant(api, extra, token, 10, postpaid_enabled=True, overdraft_limit=30)
    gold = catalog.plan(api, "Gold")
    acme = catalog.company(api, base_plan_id=gold.id)

    def is_postpaid() -> bool:
        checked = api.features.check_flags(company={"code": "UA"}).data
        return bool(checked.credit_balances and checked.credit_balances[token.id].postpaid)

    catalog.feature(api, "sso")
    api.plans.update_company_plans(acme.id, base_plan_id=gold.id, add_on_ids=[extra.id])
    assert is_postpaid()
    api.plans.update_company_plans(acme.id, add_on_ids=[extra.id])
    assert not is_postpaid()
    assign(api, acme, gold)
    assert balance(api, acme) == 0


def schematic(capsys: pytest.CaptureFixture[str], url: str, *arguments: str) -> tuple[int, str]:
    """Run `schematic charges`; its status and what it printed."""
    capsys.readouterr()
    with pytest.raises(SystemExit) as ended:
        main(["charges", *arguments, "--database-url", url])
    output, complaints = capsys.readouterr()
    return int(ended.value.code or 0), output or complaints


def test_two_nodes_and_draws_at_that_instant_renew_once(
    api: Schematic, app: App, secret: str, database_url: str, still: Still
) -> None:
    """Whoever comes first to an account whose period is over renews it: a node's job, or an event."""
    still.at = START
    _, gold = drawing(api, credit(api))
    codes = ["UA", "B6", "DL", "AA"]
    companies = [catalog.company(api, code, base_plan_id=gold.id) for code in codes]
    for code in codes:
        catalog.track(api, code, quantity=30)
    still.at = datetime(2027, 2, 28, 12, tzinfo=UTC)

    with App(Settings(database_url, webhook_allow=LOOPBACK)) as other:

        def draw(client: httpx2.Client, number: int) -> None:
            body = {"event": "flight", "company": {"code": codes[number % len(codes)]}, "quantity": 5}
            client.post("/events", json={"event_type": "track", "body": body}).raise_for_status()

        with ThreadPoolExecutor(2) as jobs:
            running = [jobs.submit(run_job, node, "plancredits.renew") for node in (app, other)]
            at_once(app, secret)(draw)
            for one in running:
                one.result()

    for company in companies:
        assert [(one.quantity, one.quantity_used, one.zeroed_out_reason) for one in grants(api, company)] == [
            (100, 30, "plan_period_reset"),
            (100, 10, None),
        ]
        assert balance(api, company) == 90
