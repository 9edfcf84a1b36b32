"""Products, prices and trials as the API tells them, as our tables keep them. Pure.

Who pays what (subscriptions, discounts, invoices) stays with whoever bills.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from schematic_server.domains.entitlements.prices import INTERVALS
from schematic_server.domains.plans.billing import CADENCES
from schematic_server.storage.metadata import encoded

Told = Mapping[str, Any]
_OF_PRICE = (
    "id",
    "product_id",
    "provider_type",
    "currency",
    "interval",
    "interval_count",
    "billing_scheme",
    "usage_type",
    "price",
    "price_decimal",
    "package_size",
    "tiers_mode",
    "meter_id",
    "nickname",
    "is_active",
)
_TERMS = ("usage_quantity", "billing_threshold", "overage_billing_cadence", "overage_invoice_anchor")


def of_entitlement(one: Told) -> dict[str, Any]:
    """The columns of a plan entitlement that say how use is priced. Tiers that are not told are no behaviour either."""
    by_currency: dict[str, dict[str, Told]] = {}
    main = {name: one[f"metered_{name}_price"] for name in INTERVALS}
    others = [{name: each[f"{name}_price"] for name in INTERVALS} for each in one["currency_prices"] or ()]
    for prices in (main, *others):
        given: dict[str, Told] = {name: price for name, price in prices.items() if price is not None}
        for price in list(given.values())[:1]:
            by_currency.setdefault(price["currency"], given)
    modes = [price["tiers_mode"] for prices in by_currency.values() for price in prices.values() if price["tiers_mode"]]
    is_lost = one["price_behavior"] == "tier" and not modes
    return {
        **{name: one[name] for name in _TERMS},
        "price_behavior": None if is_lost else one["price_behavior"],
        "tier_mode": modes[0] if modes else None,
        "prices": [
            {"currency": currency, **{name: _metered(price) for name, price in prices.items()}}
            for currency, prices in by_currency.items()
        ],
    }


def of_version(plan: Told) -> dict[str, Any] | None:
    """How a version is charged, and its trial, from the plan as it is seen at that version; None for not at all."""
    by_place: dict[tuple[str, str], Told] = {}
    for prices in (plan, *(plan["currency_prices"] or ())):
        for cadence in CADENCES:
            if (price := prices[f"{cadence}_price"]) is not None:
                by_place.setdefault((price["currency"], cadence), price)
    if plan["charge_type"] == "none" and not plan["is_trialable"] and not by_place:
        return None
    return {
        "charge_type": plan["charge_type"],
        "is_trialable": plan["is_trialable"],
        "trial_days": plan["trial_days"],
        "billing_strategy": plan["billing_strategy"],
        "controlled_by": plan["controlled_by"],
        "billing_product_id": plan["billing_product"] and plan["billing_product"]["product_id"],
        "prices": [
            {
                **{name: price[name] for name in ("id", "price", "price_decimal")},
                "currency": currency,
                "cadence": cadence,
            }
            for (currency, cadence), price in by_place.items()
        ],
    }


def of_product(one: Told) -> dict[str, Any]:
    """The columns of a product."""
    names = ("external_id", "provider_type", "name", "is_active")
    return {
        **{name: one[name] for name in names},
        "id": one["product_id"],
        "price": _amount(one["price"], one["price_decimal"]),
    }


def of_price(one: Told) -> dict[str, Any]:
    """The columns of a price."""
    return {**{name: one[name] for name in _OF_PRICE}, "external_id": one["price_external_id"], "tiers": _tiers(one)}


def trials(changes: Sequence[Told]) -> list[dict[str, Any]]:
    """The trials that plan changes tell of, one a company and plan; `changes` are those with a trial, newest first."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    running: dict[str, dict[str, Any]] = {}
    for one in reversed(changes):
        company_id, is_active = one["company_id"], one["trial_status"] == "active"
        plan = one["base_plan"] if is_active else one["previous_base_plan"]
        trial = running.get(company_id)
        if trial is not None and is_active and plan is not None and plan["id"] != trial["plan_id"]:
            trial |= {"status": "expired", "ended_at": one["created_at"], "updated_at": one["created_at"]}
            trial = None
        if trial is None and plan is not None and (company_id, plan["id"]) not in found:
            trial = found[company_id, plan["id"]] = running[company_id] = {
                "id": f"bilsub_{encoded(hashlib.sha256(' '.join((company_id, plan['id'])).encode()).digest())}",
                "company_id": company_id,
                "plan_id": plan["id"],
                "created_at": one["created_at"],
            }
        if trial is None:
            continue
        ended_at = None if is_active else one["trial_converted_at"] or one["created_at"]
        told = {"status": one["trial_status"], "expires_at": one["trial_expires_at"], "ended_at": ended_at}
        trial |= {**told, "updated_at": one["created_at"]}
        if not is_active:
            del running[company_id]
    return list(found.values())


def _metered(price: Told) -> dict[str, Any]:
    tiers = _tiers(price)
    unit = None if tiers else _amount(price["price"], price["price_decimal"])
    return {"id": price["id"], "unit": unit, "tiers": tiers, "product_id": price["product_id"] or None}


def _tiers(price: Told) -> list[dict[str, Any]]:
    return [
        {
            "up_to": tier["up_to"],
            "unit": _amount(tier["per_unit_price"], tier["per_unit_price_decimal"]),
            "flat": tier["flat_amount"],
        }
        for tier in price["price_tier"]
    ]


def _amount(price: float | None, text: str | None) -> str | None:
    told = price if text is None else text
    return None if told is None else format(Decimal(str(told)), "f")
