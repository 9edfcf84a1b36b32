# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `catalogs`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Required

from pydantic import Field

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options


class CatalogBundleCurrencyPriceResponseData(Model):
    """Contract: `CatalogBundleCurrencyPriceResponseData`."""

    currency: Currency
    price: CatalogPriceResponseData | None = None
    unit_price: CatalogPriceResponseData | None = None


class CatalogCapabilitiesResponseData(Model):
    """Contract: `CatalogCapabilitiesResponseData`."""

    badge_visibility: bool
    checkout: bool


class CatalogConfigOrderedBundle(Model):
    """Contract: `CatalogConfigOrderedBundle`."""

    bundle_id: str


class CatalogConfigOrderedBundleResponseData(Model):
    """Contract: `CatalogConfigOrderedBundleResponseData`."""

    bundle_id: str


class CatalogConfigOrderedEntitlement(Model):
    """Contract: `CatalogConfigOrderedEntitlement`."""

    feature_id: str
    visible: bool | None = None


class CatalogConfigOrderedEntitlementResponseData(Model):
    """Contract: `CatalogConfigOrderedEntitlementResponseData`."""

    feature_id: str
    visible: bool


class CatalogConfigOrderedPlan(Model):
    """Contract: `CatalogConfigOrderedPlan`."""

    plan_id: str
    credits: list[CatalogConfigPlanCredit] | None = None
    entitlements: list[CatalogConfigOrderedEntitlement] | None = None


class CatalogConfigOrderedPlanResponseData(Model):
    """Contract: `CatalogConfigOrderedPlanResponseData`."""

    credits: list[CatalogConfigPlanCreditResponseData]
    entitlements: list[CatalogConfigOrderedEntitlementResponseData]
    plan_id: str


class CatalogConfigPlanCredit(Model):
    """Contract: `CatalogConfigPlanCredit`."""

    credit_id: str
    visible: bool | None = None


class CatalogConfigPlanCreditResponseData(Model):
    """Contract: `CatalogConfigPlanCreditResponseData`."""

    credit_id: str
    visible: bool


class CatalogConfigurationResponseData(Model):
    """Contract: `CatalogConfigurationResponseData`."""

    add_ons: list[PlanGroupPlanDetailResponseData]
    custom_plans_visible: bool
    ordered_add_ons: list[CatalogConfigOrderedPlanResponseData]
    ordered_bundles: list[CatalogConfigOrderedBundleResponseData]
    ordered_plans: list[CatalogConfigOrderedPlanResponseData]
    plans: list[PlanGroupPlanDetailResponseData]
    custom_plan_cta_text: str | None = None
    custom_plan_cta_url: str | None = None
    custom_plan_price_text: str | None = None
    pricing_model: str | None = None
    pricing_url: str | None = None


class CatalogCreditBundleIDsResponseData(Model):
    """Contract: `CatalogCreditBundleIDsResponseData`."""

    credit_bundle_ids: list[str]


class CatalogCreditBundleResponseData(Model):
    """Contract: `CatalogCreditBundleResponseData`."""

    credit_id: str
    credit_name: str
    currency_prices: list[CatalogBundleCurrencyPriceResponseData]
    expiry_type: BillingCreditExpiryType
    expiry_unit: BillingCreditExpiryUnit
    id: str
    name: str
    bundle_type: BillingCreditBundleType | None = None
    compatible_plan_ids: list[str] | None = None
    credit_icon: str | None = None
    credit_plural_name: str | None = None
    credit_singular_name: str | None = None
    expiry_unit_count: int | None = None
    price: CatalogPriceResponseData | None = None
    quantity: int | None = None
    unit_price: CatalogPriceResponseData | None = None


class CatalogCreditGrantResponseData(Model):
    """Contract: `CatalogCreditGrantResponseData`."""

    company_credit_amount: int
    credit_amount: int
    credit_id: str
    credit_name: str
    id: str
    scaling: PlanCreditGrantScaling
    credit_icon: str | None = None
    credit_plural_name: str | None = None
    credit_singular_name: str | None = None
    license_id: str | None = None
    reset_cadence: BillingPlanCreditGrantResetCadence | None = None


class CatalogCurrencyPricesResponseData(Model):
    """Contract: `CatalogCurrencyPricesResponseData`."""

    currency: Currency
    monthly_price: CatalogPriceResponseData | None = None
    one_time_price: CatalogPriceResponseData | None = None
    quarterly_price: CatalogPriceResponseData | None = None
    yearly_price: CatalogPriceResponseData | None = None


class CatalogCustomPlanCtaResponseData(Model):
    """Contract: `CatalogCustomPlanCtaResponseData`."""

    cta_text: str | None = None
    cta_url: str | None = None
    price_text: str | None = None


class CatalogDerivedFeatureResponseData(Model):
    """Contract: `CatalogDerivedFeatureResponseData`."""

    icon: str
    id: str
    name: str


class CatalogDerivedFeaturesResponseData(Model):
    """Contract: `CatalogDerivedFeaturesResponseData`."""

    features: list[CatalogDerivedFeatureResponseData]


class CatalogPlanEntitlementResponseData(Model):
    """Contract: `CatalogPlanEntitlementResponseData`."""

    currency_prices: list[CatalogCurrencyPricesResponseData]
    feature_description: str
    feature_icon: str
    feature_id: str
    feature_name: str
    feature_type: FeatureType
    id: str
    value_type: EntitlementValueType
    consumption_rate: float | None = None
    credit_equivalent_limit: int | None = None
    credit_icon: str | None = None
    credit_id: str | None = None
    credit_name: str | None = None
    credit_plural_name: str | None = None
    credit_singular_name: str | None = None
    feature_plural_name: str | None = None
    feature_singular_name: str | None = None
    license_id: str | None = None
    metered_monthly_price: CatalogPriceResponseData | None = None
    metered_quarterly_price: CatalogPriceResponseData | None = None
    metered_yearly_price: CatalogPriceResponseData | None = None
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    price_behavior: EntitlementPriceBehavior | None = None
    soft_limit: int | None = None
    value_bool: bool | None = None
    value_numeric: int | None = None
    warning_threshold: int | None = None


class CatalogPlanIDsResponseData(Model):
    """Contract: `CatalogPlanIDsResponseData`."""

    plan_ids: list[str]


class CatalogPlanResponseData(Model):
    """Contract: `CatalogPlanResponseData`."""

    available_periods: list[PlanPriceCadence]
    billing_strategy: BillingStrategy
    charge_type: ChargeType
    currency_prices: list[CatalogCurrencyPricesResponseData]
    description: str
    entitlements: list[CatalogPlanEntitlementResponseData]
    icon: str
    id: str
    included_credit_grants: list[CatalogCreditGrantResponseData]
    is_trialable: bool
    name: str
    compatible_plan_ids: list[str] | None = None
    monthly_price: CatalogPriceResponseData | None = None
    one_time_price: CatalogPriceResponseData | None = None
    quarterly_price: CatalogPriceResponseData | None = None
    trial_days: int | None = None
    yearly_price: CatalogPriceResponseData | None = None


class CatalogPriceResponseData(Model):
    """Contract: `CatalogPriceResponseData`."""

    currency: Currency
    id: str
    interval: BillingProductPriceInterval
    interval_count: int
    package_size: int
    price: int
    price_tiers: list[CatalogPriceTierResponseData]
    scheme: BillingPriceScheme
    overage_unit_price_decimal: str | None = None
    price_decimal: str | None = None
    tiers_mode: BillingTiersMode | None = None


class CatalogPriceTierResponseData(Model):
    """Contract: `CatalogPriceTierResponseData`."""

    from_: int = Field(alias="from")
    flat_price: int | None = None
    per_unit_price: int | None = None
    per_unit_price_decimal: str | None = None
    to: int | None = None


class CatalogResponseData(Model):
    """Contract: `CatalogResponseData`."""

    account_id: str
    created_at: Instant
    custom_plans_visible: bool
    id: str
    is_default: bool
    name: str
    updated_at: Instant
    custom_plan_cta_text: str | None = None
    custom_plan_cta_url: str | None = None
    custom_plan_price_text: str | None = None
    description: str | None = None
    pricing_model: str | None = None
    pricing_url: str | None = None


class CreateCatalogRequestBody(Model):
    """Contract: `CreateCatalogRequestBody`."""

    name: str
    description: str | None = None


class CreateCatalogResponse(Model):
    """Contract: `CreateCatalogResponse`."""

    data: CatalogResponseData
    params: dict[str, Any]


class DeleteCatalogResponse(Model):
    """Contract: `DeleteCatalogResponse`."""

    data: DeleteResponse
    params: dict[str, Any]


class GetCatalogResponse(Model):
    """Contract: `GetCatalogResponse`."""

    data: CatalogResponseData
    params: dict[str, Any]


class GetConfigurationResponse(Model):
    """Contract: `GetConfigurationResponse`."""

    data: CatalogConfigurationResponseData
    params: dict[str, Any]


class GetCreditBundlesInCatalogResponse(Model):
    """Contract: `GetCreditBundlesInCatalogResponse`."""

    data: CatalogCreditBundleIDsResponseData
    params: dict[str, Any]


class GetDerivedFeaturesResponse(Model):
    """Contract: `GetDerivedFeaturesResponse`."""

    data: CatalogDerivedFeaturesResponseData
    params: dict[str, Any]


class GetPlansInCatalogResponse(Model):
    """Contract: `GetPlansInCatalogResponse`."""

    data: CatalogPlanIDsResponseData
    params: dict[str, Any]


class GetPublicCatalogByIdResponse(Model):
    """Contract: `GetPublicCatalogByIdResponse`."""

    data: PublicCatalogResponseData
    params: dict[str, Any]


class GetPublicCatalogResponse(Model):
    """Contract: `GetPublicCatalogResponse`."""

    data: PublicCatalogResponseData
    params: dict[str, Any]


class ListCatalogsParams(Model):
    """Contract: `ListCatalogsParams`."""

    is_default: bool | None = None
    limit: int | None = None
    offset: int | None = None
    q: str | None = None


class ListCatalogsResponse(Model):
    """Contract: `ListCatalogsResponse`."""

    data: list[CatalogResponseData]
    params: ListCatalogsParams


class PublicCatalogResponseData(Model):
    """Contract: `PublicCatalogResponseData`."""

    add_ons: list[CatalogPlanResponseData]
    capabilities: CatalogCapabilitiesResponseData
    credit_bundles: list[CatalogCreditBundleResponseData]
    default_currency: Currency
    id: str
    name: str
    plans: list[CatalogPlanResponseData]
    custom_plan_cta: CatalogCustomPlanCtaResponseData | None = None
    description: str | None = None
    pricing_model: str | None = None
    pricing_url: str | None = None


class UpdateCatalogConfigurationRequestBody(Model):
    """Contract: `UpdateCatalogConfigurationRequestBody`."""

    custom_plan_cta_text: str | None = None
    custom_plan_cta_url: str | None = None
    custom_plan_price_text: str | None = None
    custom_plans_visible: bool | None = None
    ordered_add_ons: list[CatalogConfigOrderedPlan] | None = None
    ordered_bundles: list[CatalogConfigOrderedBundle] | None = None
    ordered_plans: list[CatalogConfigOrderedPlan] | None = None
    pricing_model: str | None = None
    pricing_url: str | None = None


class UpdateCatalogRequestBody(Model):
    """Contract: `UpdateCatalogRequestBody`."""

    description: str | None = None
    is_default: bool | None = None
    name: str | None = None


class UpdateCatalogResponse(Model):
    """Contract: `UpdateCatalogResponse`."""

    data: CatalogResponseData
    params: dict[str, Any]


class UpdateConfigurationResponse(Model):
    """Contract: `UpdateConfigurationResponse`."""

    data: CatalogResponseData
    params: dict[str, Any]


class CreateCatalogBody(Options, total=False):
    """Keywords of `catalogs.create_catalog`."""

    name: Required[str]
    description: str | None


class ListCatalogsQuery(Options, total=False):
    """Keywords of `catalogs.list_catalogs`."""

    is_default: bool | None
    q: str | None
    limit: int | None
    offset: int | None


class UpdateCatalogBody(Options, total=False):
    """Keywords of `catalogs.update_catalog`."""

    description: str | None
    is_default: bool | None
    name: str | None


class UpdateConfigurationBody(Options, total=False):
    """Keywords of `catalogs.update_configuration`."""

    custom_plan_cta_text: str | None
    custom_plan_cta_url: str | None
    custom_plan_price_text: str | None
    custom_plans_visible: bool | None
    ordered_add_ons: Sequence[CatalogConfigOrderedPlan] | None
    ordered_bundles: Sequence[CatalogConfigOrderedBundle] | None
    ordered_plans: Sequence[CatalogConfigOrderedPlan] | None
    pricing_model: str | None
    pricing_url: str | None


from schematic.types.shared import (
    BillingCreditBundleType,
    BillingCreditExpiryType,
    BillingCreditExpiryUnit,
    BillingPlanCreditGrantResetCadence,
    BillingPriceScheme,
    BillingProductPriceInterval,
    BillingStrategy,
    BillingTiersMode,
    ChargeType,
    Currency,
    DeleteResponse,
    EntitlementPriceBehavior,
    EntitlementValueType,
    FeatureType,
    MetricPeriod,
    MetricPeriodMonthReset,
    PlanCreditGrantScaling,
    PlanGroupPlanDetailResponseData,
    PlanPriceCadence,
)
