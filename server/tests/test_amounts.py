"""Amounts of credits: what goes in comes out, to the last digit, or is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schematic import Schematic
from schematic.errors import BadRequestError
from schematic_server.domains.credits.amounts import DIGITS, credits, units
from schematic_server.errors import BadRequest

from . import catalog


@given(st.integers(0, 10**15))  # the digits that every float of that size has
def test_what_a_float_can_say_comes_back_as_it_was(billionths: int) -> None:
    told = float(Decimal(billionths).scaleb(-DIGITS))

    assert units("rate", told) == billionths
    assert credits(billionths) == told


@pytest.mark.parametrize(
    ("sum_of_floats", "billionths"), [(0.1 + 0.2, 300_000_000), (3 * 0.1, 300_000_000), (1e9 + 0.1, 10**18 + 10**8)]
)
def test_the_noise_of_floats_is_no_digit(sum_of_floats: float, billionths: int) -> None:
    assert units("rate", sum_of_floats) == billionths


@pytest.mark.parametrize("wrong", [1 / 3, 1e-10, -0.1, 9.1e9, 5e-324])
def test_what_cannot_be_kept_is_refused_by_name(wrong: float) -> None:
    with pytest.raises(BadRequest, match="credit_consumption_rate: "):
        units("credit_consumption_rate", wrong)


def test_rates_are_told_as_they_were_given(api: Schematic) -> None:
    chat, plan = catalog.metered(api), catalog.plan(api, "Gold")
    tokens = api.credits.create_billing_credit(name="Token", description="", currency="usd").data
    rates = {"input_tokens": 0.0000025, "output_tokens": 1e-05}
    grant = {"value_credit_id": tokens.id, "credit_consumption_rate": 0.000000001, "quantity_rates": rates}
    made = catalog.grant(api, plan, chat, "credit", **grant)
    again = api.entitlements.update_plan_entitlement(made.id, value_type="credit", value_credit_id=tokens.id).data

    assert (again.consumption_rate, again.quantity_rates) == (1e-09, rates)
    with pytest.raises(BadRequestError, match=r"quantity_rates\.output_tokens: at most 9 digits"):
        api.entitlements.update_plan_entitlement(
            made.id, value_type="credit", value_credit_id=tokens.id, quantity_rates={"output_tokens": 1e-12}
        )
