# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `catalogs`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Required

from pydantic import Field

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options
from schematic.types.billing import BillingPriceScheme, BillingProductPriceInterval
from schematic.types.credits import BillingCreditBundleType
from schematic.types.features import FeatureType
from schematic.types.plangroups import PlanGroupPlanDetailResponseData
from schematic.types.shared import (
    BillingCreditExpiryType,
    BillingCreditExpiryUnit,
    BillingPlanCreditGrantResetCadence,
    BillingStrategy,
    BillingTiersMode,
    ChargeType,
    Currency,
    DeleteResponse,
    EntitlementPriceBehavior,
    EntitlementValueType,
    MetricPeriod,
    MetricPeriodMonthReset,
    PlanCreditGrantScaling,
    PlanPriceCadence,
)


class CatalogBundleCurrencyPriceResponseData(Model, frozen=True):
    """A bundle's price in one currency."""

    currency: Currency
    price: CatalogPriceResponseData | None = None
    unit_price: CatalogPriceResponseData | None = None


class CatalogCapabilitiesResponseData(Model, frozen=True):
    """What a page that shows the catalog may do."""

    badge_visibility: bool
    """Whether the badge may be hidden."""
    checkout: bool
    """Whether plans can be bought from the page."""


class CatalogConfigOrderedBundle(Model, frozen=True):
    """A credit bundle in a catalog's order."""

    bundle_id: str
    """Credit bundle (`bilcrb_…`)."""


class CatalogConfigOrderedBundleResponseData(Model, frozen=True):
    """A credit bundle in a catalog's order."""

    bundle_id: str
    """Credit bundle (`bilcrb_…`)."""


class CatalogConfigOrderedEntitlement(Model, frozen=True):
    """A feature shown with a plan, in order."""

    feature_id: str
    """Feature (`feat_…`)."""
    visible: bool | None = None
    """Whether it is shown."""


class CatalogConfigOrderedEntitlementResponseData(Model, frozen=True):
    """A feature shown with a plan, in order."""

    feature_id: str
    """Feature (`feat_…`)."""
    visible: bool
    """Whether it is shown."""


class CatalogConfigOrderedPlan(Model, frozen=True):
    """A plan in a catalog's order, with the features and credits shown."""

    plan_id: str
    """Plan or add-on (`plan_…`)."""
    credits: list[CatalogConfigPlanCredit] | None = None
    entitlements: list[CatalogConfigOrderedEntitlement] | None = None


class CatalogConfigOrderedPlanResponseData(Model, frozen=True):
    """A plan in a catalog's order, with the features and credits shown."""

    credits: list[CatalogConfigPlanCreditResponseData]
    entitlements: list[CatalogConfigOrderedEntitlementResponseData]
    plan_id: str
    """Plan or add-on (`plan_…`)."""


class CatalogConfigPlanCredit(Model, frozen=True):
    """A credit type shown with a plan."""

    credit_id: str
    """Credit type (`bilcr_…`)."""
    visible: bool | None = None
    """Whether it is shown."""


class CatalogConfigPlanCreditResponseData(Model, frozen=True):
    """A credit type shown with a plan."""

    credit_id: str
    """Credit type (`bilcr_…`)."""
    visible: bool
    """Whether it is shown."""


class CatalogConfigurationResponseData(Model, frozen=True):
    """What a catalog shows, in order, and its texts."""

    add_ons: list[PlanGroupPlanDetailResponseData]
    custom_plans_visible: bool
    """Show the "contact us" tile."""
    ordered_add_ons: list[CatalogConfigOrderedPlanResponseData]
    ordered_bundles: list[CatalogConfigOrderedBundleResponseData]
    ordered_plans: list[CatalogConfigOrderedPlanResponseData]
    plans: list[PlanGroupPlanDetailResponseData]
    custom_plan_cta_text: str | None = None
    """Text of the "contact us" button."""
    custom_plan_cta_url: str | None = None
    """Address the "contact us" button leads to."""
    custom_plan_price_text: str | None = None
    """Text shown in place of a price."""
    pricing_model: str | None = None
    """How the pricing page presents prices."""
    pricing_url: str | None = None
    """Address of the pricing page."""


class CatalogCreditBundleIDsResponseData(Model, frozen=True):
    """Ids of the credit bundles in a catalog."""

    credit_bundle_ids: list[str]
    """Credit bundles (`bilcrb_…`)."""


class CatalogCreditBundleResponseData(Model, frozen=True):
    """A credit bundle as a pricing page shows it."""

    credit_id: str
    """Credit type (`bilcr_…`)."""
    credit_name: str
    """Name of the credit type."""
    currency_prices: list[CatalogBundleCurrencyPriceResponseData]
    expiry_type: BillingCreditExpiryType
    expiry_unit: BillingCreditExpiryUnit
    id: str
    """Credit bundle (`bilcrb_…`)."""
    name: str
    """Name shown to people."""
    bundle_type: BillingCreditBundleType | None = None
    compatible_plan_ids: list[str] | None = None
    """Plans (`plan_…`) it may be combined with; empty for all."""
    credit_icon: str | None = None
    """Icon of the credit type."""
    credit_plural_name: str | None = None
    """Name of several of these credits."""
    credit_singular_name: str | None = None
    """Name of one such credit."""
    expiry_unit_count: int | None = None
    """How many units granted credits last."""
    price: CatalogPriceResponseData | None = None
    quantity: int | None = None
    """Credits in the bundle."""
    unit_price: CatalogPriceResponseData | None = None


class CatalogCreditGrantResponseData(Model, frozen=True):
    """Credits a plan includes, as a pricing page shows them."""

    company_credit_amount: int
    """Credits granted once per company on top of those per licence."""
    credit_amount: int
    """Credits per grant; per licence when scaled so."""
    credit_id: str
    """Credit type (`bilcr_…`)."""
    credit_name: str
    """Name of the credit type."""
    id: str
    """Plan credit grant (`bilpcg_…`)."""
    scaling: PlanCreditGrantScaling
    credit_icon: str | None = None
    """Icon of the credit type."""
    credit_plural_name: str | None = None
    """Name of several of these credits."""
    credit_singular_name: str | None = None
    """Name of one such credit."""
    license_id: str | None = None
    """Licence (`lic_…`) whose number scales it."""
    reset_cadence: BillingPlanCreditGrantResetCadence | None = None


class CatalogCurrencyPricesResponseData(Model, frozen=True):
    """Prices in one currency, by billing period."""

    currency: Currency
    monthly_price: CatalogPriceResponseData | None = None
    one_time_price: CatalogPriceResponseData | None = None
    quarterly_price: CatalogPriceResponseData | None = None
    yearly_price: CatalogPriceResponseData | None = None


class CatalogCustomPlanCtaResponseData(Model, frozen=True):
    """The "contact us" tile of a pricing page."""

    cta_text: str | None = None
    """Text of the button."""
    cta_url: str | None = None
    """Address the button leads to."""
    price_text: str | None = None
    """Text shown in place of a price."""


class CatalogDerivedFeatureResponseData(Model, frozen=True):
    """A feature that some plan of the catalog grants."""

    icon: str
    """Icon: a name or an emoji; may be empty."""
    id: str
    """Feature (`feat_…`)."""
    name: str
    """Name shown to people."""


class CatalogDerivedFeaturesResponseData(Model, frozen=True):
    """Features that plans of the catalog grant."""

    features: list[CatalogDerivedFeatureResponseData]


class CatalogDetailResponseData(Model, frozen=True):
    """A catalog without its plans, as a pricing page shows it."""

    capabilities: CatalogCapabilitiesResponseData
    default_currency: Currency
    id: str
    """Catalog (`ctlg_…`)."""
    name: str
    """Name shown to people."""
    custom_plan_cta: CatalogCustomPlanCtaResponseData | None = None
    description: str | None = None
    """Description shown to people."""
    pricing_model: str | None = None
    """How the pricing page presents prices."""
    pricing_url: str | None = None
    """Address of the pricing page."""


class CatalogEntitlementResponseData(Model, frozen=True):
    """What a plan grants, as a pricing page shows it."""

    currency_prices: list[CatalogCurrencyPricesResponseData]
    feature_description: str
    """Description of the feature."""
    feature_icon: str
    """Icon of the feature."""
    feature_id: str
    """Feature (`feat_…`)."""
    feature_name: str
    """Name of the feature."""
    feature_type: FeatureType
    value_type: EntitlementValueType
    consumption_rate: float | None = None
    """Credits per unit of use."""
    credit_equivalent_limit: int | None = None
    """How many units the granted credits pay for; null without a fixed grant."""
    credit_icon: str | None = None
    """Icon of the credit type."""
    credit_id: str | None = None
    """Credit type (`bilcr_…`)."""
    credit_name: str | None = None
    """Name of the credit type."""
    credit_plural_name: str | None = None
    """Name of several of these credits."""
    credit_singular_name: str | None = None
    """Name of one such credit."""
    feature_plural_name: str | None = None
    """Name of several of its units."""
    feature_singular_name: str | None = None
    """Name of one of its units."""
    license_id: str | None = None
    """Licence (`lic_…`) whose number scales it."""
    metered_monthly_price: CatalogPriceResponseData | None = None
    metered_quarterly_price: CatalogPriceResponseData | None = None
    metered_yearly_price: CatalogPriceResponseData | None = None
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    price_behavior: EntitlementPriceBehavior | None = None
    soft_limit: int | None = None
    """Amount that is included in the price; use beyond it is charged."""
    value_bool: bool | None = None
    """Value of a boolean entitlement."""
    value_numeric: int | None = None
    """Limit of a numeric entitlement."""
    warning_threshold: int | None = None
    """Usage that causes a warning."""


class CatalogPlanEntitlementResponseData(Model, frozen=True):
    """What a plan grants, with whether and where it is shown."""

    currency_prices: list[CatalogCurrencyPricesResponseData]
    feature_description: str
    """Description of the feature."""
    feature_icon: str
    """Icon of the feature."""
    feature_id: str
    """Feature (`feat_…`)."""
    feature_name: str
    """Name of the feature."""
    feature_type: FeatureType
    id: str
    """Plan entitlement (`pltl_…`)."""
    value_type: EntitlementValueType
    consumption_rate: float | None = None
    """Credits per unit of use."""
    credit_equivalent_limit: int | None = None
    """How many units the granted credits pay for; null without a fixed grant."""
    credit_icon: str | None = None
    """Icon of the credit type."""
    credit_id: str | None = None
    """Credit type (`bilcr_…`)."""
    credit_name: str | None = None
    """Name of the credit type."""
    credit_plural_name: str | None = None
    """Name of several of these credits."""
    credit_singular_name: str | None = None
    """Name of one such credit."""
    feature_plural_name: str | None = None
    """Name of several of its units."""
    feature_singular_name: str | None = None
    """Name of one of its units."""
    license_id: str | None = None
    """Licence (`lic_…`) whose number scales it."""
    metered_monthly_price: CatalogPriceResponseData | None = None
    metered_quarterly_price: CatalogPriceResponseData | None = None
    metered_yearly_price: CatalogPriceResponseData | None = None
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    price_behavior: EntitlementPriceBehavior | None = None
    soft_limit: int | None = None
    """Amount that is included in the price; use beyond it is charged."""
    value_bool: bool | None = None
    """Value of a boolean entitlement."""
    value_numeric: int | None = None
    """Limit of a numeric entitlement."""
    warning_threshold: int | None = None
    """Usage that causes a warning."""


class CatalogPlanIDsResponseData(Model, frozen=True):
    """Ids of the plans and add-ons in a catalog."""

    plan_ids: list[str]
    """Plans and add-ons (`plan_…`)."""


class CatalogPlanResponseData(Model, frozen=True):
    """A plan as a pricing page shows it."""

    available_periods: list[PlanPriceCadence]
    billing_strategy: BillingStrategy
    charge_type: ChargeType
    currency_prices: list[CatalogCurrencyPricesResponseData]
    description: str
    """Description shown to people."""
    entitlements: list[CatalogPlanEntitlementResponseData]
    icon: str
    """Icon: a name or an emoji; may be empty."""
    id: str
    """Plan or add-on (`plan_…`)."""
    included_credit_grants: list[CatalogCreditGrantResponseData]
    is_trialable: bool
    """Whether the plan begins with a trial."""
    name: str
    """Name shown to people."""
    compatible_plan_ids: list[str] | None = None
    """Plans (`plan_…`) an add-on may be combined with; null for all."""
    monthly_price: CatalogPriceResponseData | None = None
    one_time_price: CatalogPriceResponseData | None = None
    quarterly_price: CatalogPriceResponseData | None = None
    trial_days: int | None = None
    """Length of the trial in days."""
    yearly_price: CatalogPriceResponseData | None = None


class CatalogPriceResponseData(Model, frozen=True):
    """A price as a pricing page shows it."""

    currency: Currency
    id: str
    """Price (`bilpp_…`)."""
    interval: BillingProductPriceInterval
    interval_count: int
    """How many intervals a period has; 3 months are a quarter."""
    package_size: int
    """Units sold together at the price."""
    price: int
    """Price in cents."""
    price_tiers: list[CatalogPriceTierResponseData]
    scheme: BillingPriceScheme
    overage_unit_price_decimal: str | None = None
    """Price per unit beyond the included amount, in cents with fractions."""
    price_decimal: str | None = None
    """The same price with fractions of a cent; read this one when both are given."""
    tiers_mode: BillingTiersMode | None = None


class CatalogPriceTierResponseData(Model, frozen=True):
    """Price of a range of quantity, as a pricing page shows it."""

    from_: int = Field(alias="from")
    """First unit of the range."""
    flat_price: int | None = None
    """Amount in cents for entering the tier."""
    per_unit_price: int | None = None
    """Price per unit in cents."""
    per_unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""
    to: int | None = None
    """Last unit of the range; null for no end."""


class CatalogResponseData(Model, frozen=True):
    """A catalog: which plans, add-ons and bundles are offered, and how."""

    account_id: str
    """Account (`acct_…`)."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    custom_plans_visible: bool
    """Show the "contact us" tile."""
    id: str
    """Catalog (`ctlg_…`)."""
    is_default: bool
    """Whether it is the default one."""
    name: str
    """Name shown to people."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    custom_plan_cta_text: str | None = None
    """Text of the "contact us" button."""
    custom_plan_cta_url: str | None = None
    """Address the "contact us" button leads to."""
    custom_plan_price_text: str | None = None
    """Text shown in place of a price."""
    description: str | None = None
    """Description shown to people."""
    pricing_model: str | None = None
    """How the pricing page presents prices."""
    pricing_url: str | None = None
    """Address of the pricing page."""


class CreateCatalogRequestBody(Model, frozen=True):
    """Body of `catalogs.create_catalog`."""

    name: str
    """Name shown to people."""
    description: str | None = None
    """Description shown to people."""


class CreateCatalogResponse(Model, frozen=True):
    """Answer of `catalogs.create_catalog`."""

    data: CatalogResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class DeleteCatalogResponse(Model, frozen=True):
    """Answer of `catalogs.delete_catalog`."""

    data: DeleteResponse
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetCatalogResponse(Model, frozen=True):
    """Answer of `catalogs.get_catalog`."""

    data: CatalogResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetConfigurationResponse(Model, frozen=True):
    """Answer of `catalogs.get_configuration`."""

    data: CatalogConfigurationResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetCreditBundlesInCatalogResponse(Model, frozen=True):
    """Answer of `catalogs.get_credit_bundles_in_catalog`."""

    data: CatalogCreditBundleIDsResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetDerivedFeaturesResponse(Model, frozen=True):
    """Answer of `catalogs.get_derived_features`."""

    data: CatalogDerivedFeaturesResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetPlansInCatalogResponse(Model, frozen=True):
    """Answer of `catalogs.get_plans_in_catalog`."""

    data: CatalogPlanIDsResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetPublicCatalogByIdResponse(Model, frozen=True):
    """Answer of `catalogs.get_public_catalog_by_id`."""

    data: PublicCatalogResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetPublicCatalogResponse(Model, frozen=True):
    """Answer of `catalogs.get_public_catalog`."""

    data: PublicCatalogResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class ListCatalogsParams(Model, frozen=True):
    """Query parameters that `catalogs.list_catalogs` understood."""

    is_default: bool | None = None
    """Only the default, or all others."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""


class ListCatalogsResponse(Model, frozen=True):
    """Answer of `catalogs.list_catalogs`."""

    data: list[CatalogResponseData]
    params: ListCatalogsParams


class PublicCatalogResponseData(Model, frozen=True):
    """A catalog with its plans, as a pricing page shows it."""

    add_ons: list[CatalogPlanResponseData]
    capabilities: CatalogCapabilitiesResponseData
    credit_bundles: list[CatalogCreditBundleResponseData]
    default_currency: Currency
    id: str
    """Catalog (`ctlg_…`)."""
    name: str
    """Name shown to people."""
    plans: list[CatalogPlanResponseData]
    custom_plan_cta: CatalogCustomPlanCtaResponseData | None = None
    description: str | None = None
    """Description shown to people."""
    pricing_model: str | None = None
    """How the pricing page presents prices."""
    pricing_url: str | None = None
    """Address of the pricing page."""


class UpdateCatalogConfigurationRequestBody(Model, frozen=True):
    """Body of `catalogs.update_configuration`."""

    custom_plan_cta_text: str | None = None
    """Text of the "contact us" button."""
    custom_plan_cta_url: str | None = None
    """Address the "contact us" button leads to."""
    custom_plan_price_text: str | None = None
    """Text shown in place of a price."""
    custom_plans_visible: bool | None = None
    """Show the "contact us" tile."""
    ordered_add_ons: list[CatalogConfigOrderedPlan] | None = None
    ordered_bundles: list[CatalogConfigOrderedBundle] | None = None
    ordered_plans: list[CatalogConfigOrderedPlan] | None = None
    pricing_model: str | None = None
    """How the pricing page presents prices."""
    pricing_url: str | None = None
    """Address of the pricing page."""


class UpdateCatalogRequestBody(Model, frozen=True):
    """Body of `catalogs.update_catalog`."""

    description: str | None = None
    """Description shown to people."""
    is_default: bool | None = None
    """Make it the default catalog."""
    name: str | None = None
    """Name shown to people."""


class UpdateCatalogResponse(Model, frozen=True):
    """Answer of `catalogs.update_catalog`."""

    data: CatalogResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class UpdateConfigurationResponse(Model, frozen=True):
    """Answer of `catalogs.update_configuration`."""

    data: CatalogResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class CreateCatalogBody(Options, total=False):
    """Keywords of `catalogs.create_catalog`."""

    name: Required[str]
    """Name shown to people."""
    description: str | None
    """Description shown to people."""


class ListCatalogsQuery(Options, total=False):
    """Keywords of `catalogs.list_catalogs`."""

    is_default: bool | None
    """Only the default, or all others."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class UpdateCatalogBody(Options, total=False):
    """Keywords of `catalogs.update_catalog`."""

    description: str | None
    """Description shown to people."""
    is_default: bool | None
    """Make it the default catalog."""
    name: str | None
    """Name shown to people."""


class UpdateConfigurationBody(Options, total=False):
    """Keywords of `catalogs.update_configuration`."""

    custom_plan_cta_text: str | None
    """Text of the "contact us" button."""
    custom_plan_cta_url: str | None
    """Address the "contact us" button leads to."""
    custom_plan_price_text: str | None
    """Text shown in place of a price."""
    custom_plans_visible: bool | None
    """Show the "contact us" tile."""
    ordered_add_ons: Sequence[CatalogConfigOrderedPlan] | None
    """A plan in a catalog's order, with the features and credits shown."""
    ordered_bundles: Sequence[CatalogConfigOrderedBundle] | None
    """A credit bundle in a catalog's order."""
    ordered_plans: Sequence[CatalogConfigOrderedPlan] | None
    """A plan in a catalog's order, with the features and credits shown."""
    pricing_model: str | None
    """How the pricing page presents prices."""
    pricing_url: str | None
    """Address of the pricing page."""
