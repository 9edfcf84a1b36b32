"""Credit types and bundles in the console: prices, strictness, who was given any, what a deletion takes along."""

from __future__ import annotations

import re
from typing import Any

import pytest

from schematic import Schematic

from .. import catalog
from ..conftest import Keys, on_sqlite
from .conftest import SignIn, Visitor

EVIL = "<img src=x onerror=alert(1)>"
ESCAPED = "&lt;img src=x onerror=alert(1)&gt;"


@pytest.fixture
def tokens(api: Schematic) -> Any:
    return api.credits.create_billing_credit(name=f"Tokens {EVIL}", description="", currency="usd").data


def test_bundles_are_made_changed_taken_from_sale_and_deleted(api: Schematic, tokens: Any, admin: Visitor) -> None:
    gold = catalog.plan(api, f"Gold {EVIL}")
    catalog.publish(api, gold)
    fields: dict[str, Any] = {
        "credit_id": tokens.id,
        "bundle_name": f"Pack {EVIL}",
        "currency": "USD",
        "quantity": "1000",
        "price_per_unit_decimal": "0.5",
        "price_currency": ["eur", ""],
        "price_amount": ["0.4", ""],
        "status": "active",
        "expiry_type": "duration",
        "expiry_unit": "days",
        "expiry_unit_count": "90",
        "plan_id": gold.id,
    }

    listed = admin.done("/credits/bundles/new", fields)

    assert EVIL not in listed
    assert f">Pack {ESCAPED}</a>" in listed
    assert "USD 5.00" in listed
    assert "after 90 days" in listed
    [made] = api.credits.list_credit_bundles().data
    assert (made.quantity, made.compatible_plan_ids, made.status) == (1000, [gold.id], "active")
    assert [(one.currency, one.price and one.price.price_decimal) for one in made.currency_prices] == [("eur", "0.4")]
    where = f"/credits/bundles/{made.id}"
    page = admin.html(where)
    assert f'value="{gold.id}" checked' in page
    assert "Nobody has bought it" in page
    acme = catalog.company(api)
    api.credits.grant_billing_credits_to_company(
        company_id=acme.id, credit_id=tokens.id, quantity=1000, reason="purchased", credit_bundle_id=made.id
    )
    sold = admin.html(where)
    assert "It was granted already" in sold
    assert "Delete" not in sold
    refused = admin.send(f"{where}/delete", {}, where)
    assert (refused.status_code, "has been granted" in refused.text) == (400, True)

    changed = {name: one for name, one in fields.items() if name != "plan_id"}
    changed |= {"status": "inactive", "expiry_type": "no_expiry", "updated_at": _stamp(sold)}
    admin.done(where, changed | {"price_currency": [""], "price_amount": [""]})

    made = api.credits.get_credit_bundle(made.id).data
    assert (made.status, made.expiry_type, made.compatible_plan_ids) == ("inactive", "no_expiry", [])
    assert made.currency_prices == []
    stale = admin.send(where, changed)
    assert (stale.status_code, "somebody else has changed this" in stale.text) == (400, True)
    assert "There is no such bundle" in admin.html("/credits/bundles?status=active")
    assert f"Pack {ESCAPED}" in admin.html(f"/credits/bundles?credit_id={tokens.id}&status=inactive")
    wrong = admin.send("/credits/bundles/new", fields | {"price_per_unit_decimal": "cheap"})
    assert (wrong.status_code, "Price of one: must be a decimal number" in wrong.text) == (400, True)
    assert f'value="{gold.id}" checked' in wrong.text


@on_sqlite
def test_a_credit_type_says_what_it_costs_and_who_has_some(api: Schematic, tokens: Any, admin: Visitor) -> None:
    where = f"/credits/{tokens.id}"
    fields: dict[str, Any] = {"name": f"Coins {EVIL}", "description": "", "per_unit_price": "2", "strict": "on"}
    fields |= {"price_currency": ["eur", "chf"], "price_amount": ["1.8", "2"]}
    page = admin.done(where, fields | {"updated_at": _stamp(admin.html(where))})
    assert "strict</span>" in page
    assert re.search(r'name="strict" checked', page)
    found = api.credits.get_single_billing_credit(tokens.id).data
    assert (found.strict, found.price and found.price.price) == (True, 2)
    assert [one.currency for one in found.currency_prices] == ["eur", "chf"]
    acme = catalog.company(api, f"Acme {EVIL}")
    api.credits.grant_billing_credits_to_company(
        company_id=acme.id, credit_id=tokens.id, quantity=50, reason="purchased"
    )
    gold = catalog.plan(api, "Gold")
    api.credits.create_billing_plan_credit_grant(
        plan_id=gold.id, credit_id=tokens.id, credit_amount=5, reset_cadence="monthly", reset_start="first_of_month"
    )

    granted, leaving, sold = admin.html(f"{where}/grants"), admin.html(f"{where}/delete"), admin.html(where)

    assert EVIL not in granted + leaving
    assert f">Acme {ESCAPED}</a>" in granted
    assert "1 grant<" in admin.html(f"{where}/grants?total=1")
    assert "1 company has" in leaving
    assert "1 plan version gives" in leaving
    assert f"Acme {ESCAPED}" in admin.html(f"/companies?credit_type_ids={tokens.id}")
    assert "Credits were sold at that price" in sold
    assert 'name="per_unit_price"' not in sold
    kept = {"name": "Coins", "description": "", "updated_at": _stamp(sold)}
    admin.done(where, kept)
    found = api.credits.get_single_billing_credit(tokens.id).data
    assert (found.name, found.strict, len(found.currency_prices)) == ("Coins", False, 2)


@on_sqlite
def test_who_may_not_write_credits_changes_no_bundle(
    api: Schematic, tokens: Any, sign_in: SignIn, credentials: Keys
) -> None:
    made = api.credits.create_credit_bundle(
        bundle_name="Pack", credit_id=tokens.id, currency="usd", price_per_unit=1
    ).data
    reader = sign_in("member", {credentials.environment_id: ["companies_edit"]})

    assert "New bundle" not in reader.html("/credits/bundles")
    assert '<button class="primary">Save' not in reader.html(f"/credits/bundles/{made.id}")
    refused = reader.send(f"/credits/bundles/{made.id}/delete", {}, f"/credits/bundles/{made.id}")
    assert refused.status_code == 403


def _stamp(page: str) -> str:
    found = re.search(r'name="updated_at" value="([^"]+)"', page)
    assert found is not None
    return found[1]
