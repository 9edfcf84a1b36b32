"""Price tiers: a price for each range of quantity, upwards; the last takes all the rest. Pure.

Stored as `{"up_to", "unit", "flat"}`: `unit` is a decimal, `flat` whole, both in the smallest unit of the currency.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any, cast

from schematic_server.bounds import MAX_INTEGER
from schematic_server.domains.credits import money
from schematic_server.errors import BadRequest
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import (
        BillingProductPriceTierResponseData,
        CreateBillingPriceTierRequestBody,
    )


def read_tiers(where: str, given: Sequence[CreateBillingPriceTierRequestBody]) -> list[dict[str, Any]]:
    """The tiers of a request; raises BadRequest naming the first that is wrong."""
    end = 0
    found: list[dict[str, Any]] = []
    for index, tier in enumerate(given):
        here, up_to = f"{where}[{index}]", tier.get("up_to")
        if (up_to is None) != (index == len(given) - 1):
            raise BadRequest(f"{here}.up_to: every tier ends but the last, which takes all the rest")
        if up_to is not None and not end < up_to <= MAX_INTEGER:
            raise BadRequest(f"{here}.up_to: must be more than the {end} that the tier begins at")
        end = up_to or end
        found.append({"up_to": up_to, **_amounts(here, cast("Mapping[str, Any]", tier))})
    return found


def told_tiers(tiers: Sequence[Row]) -> list[BillingProductPriceTierResponseData]:
    """Stored tiers as the API has them."""
    return [
        {
            "up_to": one["up_to"],
            "flat_amount": one["flat"],
            "per_unit_price": None
            if one["unit"] is None
            else int(Decimal(one["unit"]).to_integral_value(ROUND_HALF_UP)),
            "per_unit_price_decimal": one["unit"],
        }
        for one in tiers
    ]


def rounded(amount: str) -> int:
    """A decimal as a whole number of smallest units."""
    return int(Decimal(amount).to_integral_value(ROUND_HALF_UP))


def _amounts(here: str, tier: Mapping[str, Any]) -> dict[str, Any]:
    unit = money.read(f"{here}.per_unit_price", tier.get("per_unit_price"), tier.get("per_unit_decimal"))
    flat = money.read(f"{here}.flat_amount", tier.get("flat_amount"), None)
    if unit is None and flat is None:
        raise BadRequest(f"{here}.per_unit_price or flat_amount is required")
    return {"unit": None if unit is None else format(unit, "f"), "flat": None if flat is None else int(flat)}
