"""A catalog as a pricing page shows it: nothing of any company, and nothing that is only for those who sell."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from schematic_server.bounds import MAX_INTEGER
from schematic_server.domains.catalogs import capabilities, prices, showcase
from schematic_server.domains.catalogs.showcase import Shown
from schematic_server.domains.credits.prices import times
from schematic_server.domains.plans.plan_prices import DEFAULT_CURRENCY
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.billing import BillingPriceResponseData
    from schematic_server.contract.catalogs import (
        CatalogBundleCurrencyPriceResponseData,
        CatalogCreditBundleResponseData,
        CatalogCreditGrantResponseData,
        CatalogCustomPlanCtaResponseData,
        CatalogPlanEntitlementResponseData,
        CatalogPlanResponseData,
        CatalogResponseData,
        PublicCatalogResponseData,
    )
    from schematic_server.contract.credits import (
        BillingCreditBundleResponseData,
        BillingPlanCreditGrantResponseData,
        CreditBundleCurrencyPriceResponseData,
    )
    from schematic_server.contract.plans import PlanEntitlementResponseData
    from schematic_server.contract.shared import Currency


def get(scope: Scope, catalog_id: str | None = None) -> PublicCatalogResponseData:
    """The default catalog, or the one named; raises NotFound."""
    shown = showcase.load(scope, catalog_id)
    catalog = shown.catalog
    return {
        "id": catalog["id"],
        "name": catalog["name"],
        "description": catalog.get("description"),
        "plans": [plan(one) for one in shown.plans],
        "add_ons": [plan(one) for one in shown.add_ons],
        "credit_bundles": [bundle(one) for one in shown.bundles],
        "capabilities": capabilities.told(),
        "custom_plan_cta": cta(catalog),
        "default_currency": default_currency([*shown.plans, *shown.add_ons]),
        "pricing_model": catalog.get("pricing_model"),
        "pricing_url": catalog.get("pricing_url"),
    }


def default_currency(shown: Sequence[Shown]) -> Currency:
    """The one that the first plan is sold in."""
    currencies: list[Currency] = [each["currency"] for one in shown for each in one.plan["currency_prices"]]
    return currencies[0] if currencies else cast("Currency", DEFAULT_CURRENCY)


def plan(shown: Shown) -> CatalogPlanResponseData:
    """A plan or add-on; one that goes with every plan names none."""
    told = shown.plan
    return {
        "id": told["id"],
        "name": told["name"],
        "description": told["description"],
        "icon": told["icon"],
        "available_periods": list(told["available_periods"]),
        "billing_strategy": told["billing_strategy"],
        "charge_type": told["charge_type"],
        "compatible_plan_ids": list(told["compatible_plan_ids"]) or None,
        "currency_prices": [prices.by_currency(one) for one in told["currency_prices"]],
        "entitlements": [entitlement(one, shown) for one in shown.entitlements],
        "included_credit_grants": [_grant(one) for one in shown.grants],
        "is_trialable": told["is_trialable"],
        "trial_days": told.get("trial_days"),
        "monthly_price": prices.plain(told.get("monthly_price")),
        "quarterly_price": prices.plain(told.get("quarterly_price")),
        "yearly_price": prices.plain(told.get("yearly_price")),
        "one_time_price": prices.plain(told.get("one_time_price")),
    }


def entitlement(one: PlanEntitlementResponseData, shown: Shown) -> CatalogPlanEntitlementResponseData:
    """What a plan grants of a feature, with what its credits come to in uses of it."""
    feature, credit, behavior = one.get("feature"), one.get("value_credit"), one.get("price_behavior")
    assert feature is not None
    return {
        "id": one["id"],
        "feature_id": one["feature_id"],
        "feature_name": feature["name"],
        "feature_description": feature["description"],
        "feature_icon": feature["icon"],
        "feature_singular_name": feature.get("singular_name"),
        "feature_plural_name": feature.get("plural_name"),
        "feature_type": feature["feature_type"],
        "license_id": feature.get("license_id"),
        "value_type": one["value_type"],
        "value_bool": one.get("value_bool"),
        "value_numeric": one.get("value_numeric"),
        "metric_period": one.get("metric_period"),
        "metric_period_month_reset": one.get("metric_period_month_reset"),
        "price_behavior": behavior,
        "soft_limit": one.get("soft_limit"),
        "warning_threshold": next((tier["value"] for tier in one["warning_tiers"] if tier["key"] == "default"), None),
        "metered_monthly_price": prices.metered(one.get("metered_monthly_price"), behavior),
        "metered_quarterly_price": prices.metered(one.get("metered_quarterly_price"), behavior),
        "metered_yearly_price": prices.metered(one.get("metered_yearly_price"), behavior),
        "currency_prices": [prices.metered_by_currency(each, behavior) for each in one["currency_prices"]],
        "consumption_rate": one.get("consumption_rate"),
        "credit_equivalent_limit": credit and _credit_limit(credit["id"], one.get("consumption_rate"), shown),
        "credit_id": credit and credit["id"],
        "credit_name": credit and credit["name"],
        "credit_icon": credit and credit.get("icon"),
        "credit_singular_name": credit and credit.get("singular_name"),
        "credit_plural_name": credit and credit.get("plural_name"),
    }


def bundle(one: BillingCreditBundleResponseData) -> CatalogCreditBundleResponseData:
    """A credit bundle; one that companies on every plan may buy names none."""
    return {
        "id": one["id"],
        "name": one["name"],
        "bundle_type": one.get("bundle_type", "fixed"),
        "quantity": one.get("quantity"),
        "compatible_plan_ids": list(one["compatible_plan_ids"]) or None,
        "credit_id": one["credit_id"],
        "credit_name": one["credit_name"],
        "credit_icon": one.get("credit_icon"),
        "credit_singular_name": one.get("singular_name"),
        "credit_plural_name": one.get("plural_name"),
        "price": prices.plain(one.get("price")),
        "unit_price": prices.plain(one.get("unit_price")),
        "currency_prices": [_in_currency(each, one.get("quantity")) for each in one["currency_prices"]],
        "expiry_type": one["expiry_type"],
        "expiry_unit": one["expiry_unit"],
        "expiry_unit_count": one.get("expiry_unit_count"),
    }


def _in_currency(
    one: CreditBundleCurrencyPriceResponseData, quantity: int | None
) -> CatalogBundleCurrencyPriceResponseData:
    unit = one.get("price")
    whole = cast("BillingPriceResponseData | None", times(unit, quantity))
    return {"currency": one["currency"], "price": prices.plain(whole), "unit_price": prices.plain(unit)}


def _grant(one: BillingPlanCreditGrantResponseData) -> CatalogCreditGrantResponseData:
    credit = one.get("credit")
    return {
        "id": one["id"],
        "credit_id": one["credit_id"],
        "credit_name": one["credit_name"],
        "credit_icon": credit and credit.get("icon"),
        "credit_singular_name": one.get("credit_singular_name"),
        "credit_plural_name": one.get("credit_plural_name"),
        "credit_amount": one["credit_amount"],
        "company_credit_amount": one["company_credit_amount"],
        "scaling": one["scaling"],
        "license_id": one.get("license_id"),
        "reset_cadence": one.get("reset_cadence"),
    }


def _credit_limit(credit_id: str, rate: float | None, shown: Shown) -> int | None:
    """How often a feature can be used with what the plan gives of its credit, whoever has it; None where that depends
    on the company, or on nothing."""
    every = shown.plan.get("included_credit_grants") or ()
    fixed = [one["credit_amount"] for one in every if one["credit_id"] == credit_id and one["scaling"] == "fixed"]
    if not rate or not fixed:
        return None
    return min(int(sum(fixed) // Decimal(repr(rate))), MAX_INTEGER)


def cta(catalog: CatalogResponseData) -> CatalogCustomPlanCtaResponseData | None:
    if not catalog["custom_plans_visible"]:
        return None
    return {
        "cta_text": catalog.get("custom_plan_cta_text"),
        "cta_url": catalog.get("custom_plan_cta_url"),
        "price_text": catalog.get("custom_plan_price_text"),
    }
