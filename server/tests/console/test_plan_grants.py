"""What plans give of credits, in the console: in the draft, in differences, with all that it says."""

from __future__ import annotations

import re
from typing import Any

import pytest

from schematic import Schematic

from .. import catalog
from ..conftest import on_sqlite
from ..running_jobs import until
from .conftest import Visitor

EVIL = "<img src=x onerror=alert(1)>"
ESCAPED = "&lt;img src=x onerror=alert(1)&gt;"


@pytest.fixture
def tokens(api: Schematic) -> Any:
    return api.credits.create_billing_credit(
        name=f"Tokens {EVIL}", description="", currency="usd", per_unit_price=2
    ).data


def test_a_plan_gives_credits_in_its_draft(api: Schematic, tokens: Any, admin: Visitor) -> None:
    gold = catalog.plan(api, "Gold")
    where = f"/plans/{gold.id}"
    assert "It gives no credits" in admin.html(where)
    fields: dict[str, Any] = {
        "credit_id": tokens.id,
        "credit_amount": "1000",
        "reset_type": "plan_period",
        "reset_cadence": "monthly",
        "rollover_percentage": "25",
        "run_out": "automatic",
        "auto_topup_amount": "500",
        "auto_topup_threshold_credits": "100",
        "warning_value": ["200", "", "50"],
        "warning_key": ["", "", "low"],
    }

    page = admin.done(f"{where}/credits", fields, f"{where}/credits/new")

    assert EVIL not in page
    assert f"1,000 Tokens {ESCAPED} a month" in page
    assert "25 % roll over once" in page
    assert "tops up 500 at 100" in page
    [made] = api.credits.list_billing_plan_credit_grants(plan_id=gold.id).data
    assert (made.credit_amount, made.rollover_percentage, made.reset_start) == (1000, 25, "billing_period")
    assert (made.auto_topup_availability, made.auto_topup_amount, made.auto_topup_threshold_credits) == (
        "automatic",
        500,
        100,
    )
    assert [(one.key, one.value) for one in made.warning_tiers] == [("default", 200), ("low", 50)]

    catalog.publish(api, gold)
    opened = admin.html(f"{where}/credits/{made.id}")
    edited = {**fields, **_stamp(opened), "run_out": "postpaid", "postpaid_rate": "0.5", "overdraft_limit": "250.5"}
    edited |= {"arrears_cadence": "monthly", "arrears_anchor": "month_end", "reset_type": "no_reset"}
    edited |= {"expiry_type": "duration", "expiry_unit": "days", "expiry_unit_count": "90"}
    assert "companies have it so once the draft is published" in admin.done(f"{where}/credits/{made.id}", edited)

    draft = api.plans.get_plan(gold.id).data.draft_version
    assert draft is not None
    [changed] = api.credits.list_billing_plan_credit_grants(plan_version_id=draft.id).data
    assert (changed.reset_type, changed.rollover_percentage) == ("no_reset", 0)
    assert (changed.expiry_type, changed.expiry_unit, changed.expiry_unit_count) == ("duration", "days", 90)
    assert (changed.postpaid_enabled, changed.postpaid_rate_per_unit_decimal, changed.overdraft_limit) == (
        True,
        "0.5",
        250.5,
    )
    assert (changed.arrears_cadence, changed.arrears_anchor) == ("monthly", "month_end")
    assert (changed.auto_topup_availability, changed.auto_topup_amount) == ("off", None)
    difference = admin.html(f"{where}/publish")
    assert re.search(r"<del>\s*1,000 Tokens &lt;.*a month</del>", difference)
    assert re.search(r"<ins>\s*1,000 Tokens &lt;.*once</ins>", difference)
    assert "goes on, paid later at USD 0.005 each, down to -250.5" in difference

    assert 'value="250.5"' in admin.html(
        f"{where}/credits/{made.id}"
    )  # what was published is edited as the draft has it
    stale = admin.send(f"{where}/credits/{made.id}", edited)
    assert (stale.status_code, "somebody else has changed this meanwhile" in stale.text) == (400, True)
    removed = admin.done(f"{where}/credits/{changed.id}/remove", {}, f"{where}/credits/{changed.id}")
    assert "It gives no credits" in removed


@on_sqlite
def test_what_a_plan_gives_is_taken_away_at_once(api: Schematic, tokens: Any, admin: Visitor) -> None:
    gold = catalog.plan(api, "Gold")
    acme = catalog.company(api)
    fields = {"credit_id": tokens.id, "credit_amount": "10"}
    admin.done(f"/plans/{gold.id}/credits", fields, f"/plans/{gold.id}/credits/new")
    catalog.publish(api, gold, acme)
    [grant] = api.credits.list_billing_plan_credit_grants(plan_id=gold.id).data
    assert [one.remaining for one in api.credits.list_company_credit_balances(company_id=acme.id).data] == [10]
    where = f"/plans/{gold.id}/credits/{grant.id}"

    page = admin.done(f"{where}/remove", {"apply_to_existing": "on"}, where)

    assert "removed from every version" in page
    until(lambda: api.credits.list_company_credit_balances(company_id=acme.id).data[0].remaining == 0)
    assert api.credits.list_billing_plan_credit_grants(plan_id=gold.id).data == []


@on_sqlite
def test_what_cannot_be_given_is_refused_with_all_that_was_typed(api: Schematic, tokens: Any, admin: Visitor) -> None:
    gold = catalog.plan(api, "Gold")
    where = f"/plans/{gold.id}/credits"
    fields: dict[str, Any] = {"credit_id": tokens.id, "credit_amount": "10", "reset_type": "plan_period"}
    fields |= dict.fromkeys(("auto_topup_amount", "overdraft_limit", "expiry_unit_count", "warning_value"), "")

    for given, said in (
        ({"credit_amount": "ten"}, "How many: must be a whole number"),
        ({"credit_amount": ""}, "How many: is missing"),
        ({"warning_value": "10", "warning_key": "low"}, "Warn when the balance falls to: "),
        ({"run_out": "automatic"}, "Buys: is required"),
        ({"run_out": "postpaid", "overdraft_limit": "0"}, "How far below zero: must be more than 0"),
        ({"reset_type": "no_reset", "expiry_type": "duration"}, "After how many: is required"),
    ):
        refused = admin.send(where, fields | given, f"{where}/new")
        assert (refused.status_code, said in refused.text) == (400, True), refused.text
    typed = admin.send(
        where, fields | {"warning_value": "10", "warning_key": "low", "run_out": "postpaid"}, f"{where}/new"
    )
    assert 'name="warning_value" inputmode="numeric" size="9" value="10"' in typed.text
    assert 'value="postpaid" checked' in typed.text
    assert api.credits.list_billing_plan_credit_grants(plan_id=gold.id).data == []


@on_sqlite
def test_a_custom_plan_bills_credits_apart(api: Schematic, tokens: Any, admin: Visitor) -> None:
    acme = catalog.company(api)
    custom = api.plans.create_custom_plan(company_id=acme.id, name="For Acme", description="").data
    where = f"/plans/{custom.id}/credits"
    fields: dict[str, Any] = {
        "credit_id": tokens.id,
        "credit_amount": "100",
        "billing_mode": "billed",
        "tier_mode": "graduated",
        "up_to": ["50", ""],
        "tier_price": ["2", "1.5"],
    }

    assert "billed apart" in admin.done(where, fields, f"{where}/new")

    [made] = api.credits.list_billing_plan_credit_grants(plan_id=custom.id).data
    assert (made.billing_mode, made.tier_mode, made.unit_price_decimal) == ("billed", "graduated", None)
    assert [(one.to, one.per_unit_price_decimal) for one in made.price_tiers] == [(50, "2"), (None, "1.5")]
    assert 'value="1.5"' in admin.html(f"{where}/{made.id}")


def _stamp(page: str) -> dict[str, str]:
    return {name: re.findall(rf'name="{name}" value="([^"]*)"', page)[0] for name in ("updated_at", "version")}
