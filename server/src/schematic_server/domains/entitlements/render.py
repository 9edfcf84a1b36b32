"""Grants and effective entitlements as the API tells them; loads what they name, once per page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from schematic_server.domains.credits import amounts, credit_types
from schematic_server.domains.credits import engine as credits
from schematic_server.domains.entitlements.effective import Entitlement
from schematic_server.domains.entitlements.prices import Interval, soft_limit
from schematic_server.domains.features import features
from schematic_server.domains.plans import plans
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import BillingPriceView, BillingProductPriceTierResponseData
    from schematic_server.contract.checks import FeatureEntitlement
    from schematic_server.contract.credits import BillingCreditResponseData
    from schematic_server.contract.entitlements import CompanyOverrideNoteResponseData, CompanyOverrideResponseData
    from schematic_server.contract.features import FeatureResponseData
    from schematic_server.contract.plans import (
        EntitlementCurrencyPricesResponseData,
        PlanEntitlementResponseData,
        PlanResponseData,
    )
    from schematic_server.contract.shared import EntityTraitDefinitionResponseData


@dataclass(frozen=True, slots=True)
class Named:
    """What a page of grants names, by id."""

    features: Mapping[str, FeatureResponseData]
    plans: Mapping[str, PlanResponseData]
    traits: Mapping[str, EntityTraitDefinitionResponseData]
    credits: Mapping[str, BillingCreditResponseData]


def named(scope: Scope, grants: Sequence[Row]) -> Named:
    """Load features, plans, traits and credit types of `grants`."""

    def ids(member: str) -> list[str]:
        return sorted({row[member] for row in grants if row.get(member) is not None})

    return Named(
        features.responses(scope, ids("feature_id")),
        plans.responses(scope, ids("plan_id")),
        features.trait_definitions(scope, ids("value_trait_id")),
        credit_types.named(scope, ids("value_credit_id")),
    )


def plan_entitlement(row: Row, known: Named, sold: Mapping[str, BillingPriceView]) -> PlanEntitlementResponseData:
    """`sold` are the prices that billing has, by id."""
    main: Row = row["prices"][0] if row["prices"] else {}
    return {
        "id": row["id"],
        "environment_id": row["environment_id"],
        "plan_id": row["plan_id"],
        "plan": known.plans.get(row["plan_id"]),
        "feature_id": row["feature_id"],
        "feature": known.features.get(row["feature_id"]),
        "value_type": row["value_type"],
        "value_bool": row["value_bool"],
        "value_numeric": row["value_numeric"],
        "value_trait_id": row["value_trait_id"],
        "value_trait": known.traits.get(row["value_trait_id"]),
        "value_credit": known.credits.get(row["value_credit_id"]),
        "consumption_rate": _consumption_rate(row),
        "quantity_rates": _quantity_rates(row),
        "metric_period": row["metric_period"],
        "metric_period_month_reset": row["metric_period_month_reset"],
        "price_behavior": row["price_behavior"],
        "metered_monthly_price": _price(row, main, "monthly", known, sold),
        "metered_quarterly_price": _price(row, main, "quarterly", known, sold),
        "metered_yearly_price": _price(row, main, "yearly", known, sold),
        "currency_prices": [_currency_prices(row, one, known, sold) for one in row["prices"]],
        "usage_quantity": row["usage_quantity"],
        "billing_threshold": row["billing_threshold"],
        "overage_billing_cadence": row["overage_billing_cadence"],
        "overage_invoice_anchor": row["overage_invoice_anchor"],
        "soft_limit": row["soft_limit"],
        "warning_tiers": row["warning_tiers"],
        "rule_id": row["rule_id"],
        "rule_id_usage_exceeded": row["rule_id_usage_exceeded"],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }


def company_override(row: Row, known: Named, notes: Sequence[Row]) -> CompanyOverrideResponseData:
    """An override without its company."""
    return {
        "id": row["id"],
        "environment_id": row["environment_id"],
        "company_id": row["company_id"],
        "feature_id": row["feature_id"],
        "feature": known.features.get(row["feature_id"]),
        "value_type": row["value_type"],
        "value_bool": row["value_bool"],
        "value_numeric": row["value_numeric"],
        "value_trait_id": row["value_trait_id"],
        "value_trait": known.traits.get(row["value_trait_id"]),
        "value_credit_id": row["value_credit_id"],
        "value_credit": known.credits.get(row["value_credit_id"]),
        "consumption_rate": _consumption_rate(row),
        "quantity_rates": _quantity_rates(row),
        "metric_period": row["metric_period"],
        "metric_period_month_reset": row["metric_period_month_reset"],
        "expiration_date": row["expiration_date"],
        "notes": [_note(note) for note in notes],
        "rule_id": row["rule_id"],
        "rule_id_usage_exceeded": row["rule_id_usage_exceeded"],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }


def feature_entitlement(one: Entitlement) -> FeatureEntitlement:
    """Only for a feature with a flag. What does not apply is absent."""
    row = one.grant
    # Clients raise `usage` by what they hear of this event; a trait's usage is not counted in events.
    event = row["event_subtype"] if row["feature_type"] != "trait" else None
    told: FeatureEntitlement = {
        "feature_id": row["feature_id"],
        "feature_key": row["flag_key"],
        "value_type": row["value_type"],
        "allocation": one.allocation,
        "usage": one.usage,
        "event_name": event,
        "event_subtype": event,
        "metric_period": one.period,
        "month_reset": one.month_reset,
        "metric_reset_at": one.reset_at,
        "soft_limit": soft_limit(row, one.usage),
    }
    if row["value_type"] == "credit":
        told["credit_id"] = row["value_credit_id"]
        told["consumption_rate"] = _consumption_rate(row)
        told["quantity_rates"] = _quantity_rates(row) or None
    if one.balance is not None:
        told.update(cast("FeatureEntitlement", credits.figures(one.balance)))
    if row.get("warning_tiers"):
        told["warning_tiers"] = [{"key": tier["key"], "value": tier["value"]} for tier in row["warning_tiers"]]
    return cast("FeatureEntitlement", {name: value for name, value in told.items() if value is not None})


def _currency_prices(
    row: Row, prices: Row, known: Named, sold: Mapping[str, BillingPriceView]
) -> EntitlementCurrencyPricesResponseData:
    return {
        "currency": prices["currency"],
        "monthly_price": _price(row, prices, "monthly", known, sold),
        "quarterly_price": _price(row, prices, "quarterly", known, sold),
        "yearly_price": _price(row, prices, "yearly", known, sold),
    }


def _price(
    row: Row, prices: Row, interval: Interval, known: Named, sold: Mapping[str, BillingPriceView]
) -> BillingPriceView | None:
    """A price of billing; of one that it does not have, from another server or an older one, ids of products are
    empty."""
    one: Row | None = prices.get(interval)
    if one is None or one["id"] in sold:
        return None if one is None else sold[one["id"]]
    unit = one["unit"]
    return {
        "id": one["id"],
        "price_id": one["id"],
        "price_external_id": "",
        "product_id": "",
        "product_external_id": "",
        "product_name": known.features[row["feature_id"]]["name"],
        "provider_type": "schematic",
        "currency": prices["currency"],
        "interval": "year" if interval == "yearly" else "month",
        "interval_count": 3 if interval == "quarterly" else 1,
        "billing_scheme": "tiered" if one["tiers"] else "per_unit",
        "tiers_mode": row["tier_mode"],
        "usage_type": "licensed" if row["price_behavior"] == "pay_in_advance" else "metered",
        "price": _whole(unit) or 0,
        "price_decimal": unit,
        "price_tier": [_tier(tier) for tier in one["tiers"]],
        "package_size": 1,
        "is_active": True,
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }


def _tier(tier: Row) -> BillingProductPriceTierResponseData:
    return {
        "up_to": tier["up_to"],
        "flat_amount": tier["flat"],
        "per_unit_price": _whole(tier["unit"]),
        "per_unit_price_decimal": tier["unit"],
    }


def _whole(unit: str | None) -> int | None:
    return None if unit is None else round(Decimal(unit))


def _consumption_rate(row: Row) -> float | None:
    units: int | None = row["consumption_units"]
    return None if units is None else amounts.credits(units)


def _quantity_rates(row: Row) -> dict[str, float]:
    return {key: amounts.credits(one) for key, one in row["quantity_rates"].items()}


def _note(row: Row) -> CompanyOverrideNoteResponseData:
    return {
        "id": row["id"],
        "note": row["note"],
        "external_user_id": row["external_user_id"],
        "external_user_name": row["external_user_name"],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }
