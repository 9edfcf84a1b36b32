"""What credits pay for, in the console: entitlements and overrides that draw, with rates of model calls."""

from __future__ import annotations

import re
from typing import Any

import pytest

from schematic import Schematic

from .. import catalog
from ..conftest import on_sqlite
from ..test_plan_credits import credit
from ..test_plan_credits_used import drawing
from .conftest import Visitor


@pytest.fixture
def tokens(api: Schematic) -> Any:
    return api.credits.create_billing_credit(name="Tokens", description="", currency="usd").data


@on_sqlite
def test_an_override_draws_credits_and_stays_so_when_it_is_edited(api: Schematic, tokens: Any, admin: Visitor) -> None:
    company, flights = catalog.company(api), catalog.metered(api)
    where = f"/companies/{company.id}/overrides"
    fields = {"feature_id": flights.id, "value_type": "credit", "value_credit_id": tokens.id}
    rates = {"credit_consumption_rate": "2.5", "rate.input_tokens": "0.001", "rate.output_tokens": ""}

    page = admin.done(where, fields | rates)

    assert "2.5 × Tokens a use" in page
    [made] = api.entitlements.list_company_overrides(company_id=company.id).data
    assert (made.value_type, made.consumption_rate, made.quantity_rates) == ("credit", 2.5, {"input_tokens": 0.001})
    form = admin.html(f"{where}/{made.id}")
    assert re.search(r'<option value="credit" selected', form)
    assert 'name="rate.input_tokens" type="text" value="0.001"' in form
    wrong = admin.send(f"{where}/{made.id}", fields | {"rate.input_tokens": "cheap"})
    assert (wrong.status_code, "A unit of input tokens: must be a number" in wrong.text) == (400, True)
    admin.done(f"{where}/{made.id}", fields | {"credit_consumption_rate": "3", "rate.input_tokens": ""})
    [made] = api.entitlements.list_company_overrides(company_id=company.id).data
    assert (made.value_type, made.consumption_rate, made.quantity_rates or {}) == ("credit", 3, {})


@on_sqlite
def test_a_plan_prices_model_calls_in_credits(api: Schematic, tokens: Any, admin: Visitor) -> None:
    gold, flights = catalog.plan(api, "Gold"), catalog.metered(api)
    fields = {"feature_id": flights.id, "value_type": "credit", "value_credit_id": tokens.id}
    rates = {"credit_consumption_rate": "0.001", "rate.reasoning_tokens": "0.002"}
    new = f"/plans/{gold.id}/entitlements/new?feature_id={flights.id}"

    page = admin.done(f"/plans/{gold.id}/entitlements", fields | rates, new)

    assert "0.001 × Tokens a use" in page
    [made] = api.entitlements.list_plan_entitlements(plan_id=gold.id).data
    assert (made.consumption_rate, made.quantity_rates) == (0.001, {"reasoning_tokens": 0.002})
    assert 'name="rate.reasoning_tokens" type="text" value="0.002"' in admin.html(
        f"/plans/{gold.id}/entitlements/{made.id}"
    )


@on_sqlite
def test_the_limit_of_what_credits_pay_for_is_told_in_the_same_words_everywhere(api: Schematic, admin: Visitor) -> None:
    acme, _ = drawing(api, credit(api), 500)

    pages = admin.html(f"/companies/{acme.id}"), admin.html(f"/companies/{acme.id}/usage")

    for page in pages:
        assert re.search(r'500\s*<span class="quiet">per all time</span>', page)
    assert "unlimited" not in pages[1]
