# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Types of operations of `catalogs`, for checkers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from schematic_server.contract.billing import BillingPriceScheme, BillingProductPriceInterval
    from schematic_server.contract.credits import BillingCreditBundleType
    from schematic_server.contract.features import FeatureType
    from schematic_server.contract.plangroups import PlanGroupPlanDetailResponseData
    from schematic_server.contract.shared import (
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

AddCreditBundleAnswer: TypeAlias = "None"

AddPlanAnswer: TypeAlias = "None"

CreateCatalogBody: TypeAlias = "CreateCatalogRequestBody"

CreateCatalogAnswer: TypeAlias = "CatalogResponseData"

DeleteCatalogAnswer: TypeAlias = "DeleteResponse"

GetCatalogAnswer: TypeAlias = "CatalogResponseData"

GetConfigurationAnswer: TypeAlias = "CatalogConfigurationResponseData"

GetCreditBundlesInCatalogAnswer: TypeAlias = "CatalogCreditBundleIDsResponseData"

GetDerivedFeaturesAnswer: TypeAlias = "CatalogDerivedFeaturesResponseData"

GetPlansInCatalogAnswer: TypeAlias = "CatalogPlanIDsResponseData"

GetPublicCatalogAnswer: TypeAlias = "PublicCatalogResponseData"

GetPublicCatalogByIdAnswer: TypeAlias = "PublicCatalogResponseData"


class ListCatalogsQuery(TypedDict):
    """Query of `catalogs.list_catalogs`."""

    is_default: NotRequired[bool]
    q: NotRequired[str]
    limit: int
    offset: int


ListCatalogsAnswer: TypeAlias = "list[CatalogResponseData]"

RemoveCreditBundleAnswer: TypeAlias = "None"

RemovePlanAnswer: TypeAlias = "None"

UpdateCatalogBody: TypeAlias = "UpdateCatalogRequestBody"

UpdateCatalogAnswer: TypeAlias = "CatalogResponseData"

UpdateConfigurationBody: TypeAlias = "UpdateCatalogConfigurationRequestBody"

UpdateConfigurationAnswer: TypeAlias = "CatalogResponseData"


class CatalogBundleCurrencyPriceResponseData(TypedDict):
    """A bundle's price in one currency."""

    currency: Currency
    price: NotRequired[CatalogPriceResponseData | None]
    unit_price: NotRequired[CatalogPriceResponseData | None]


class CatalogCapabilitiesResponseData(TypedDict):
    """What a page that shows the catalog may do."""

    badge_visibility: bool
    checkout: bool


class CatalogConfigOrderedBundle(TypedDict):
    """A credit bundle in a catalog's order."""

    bundle_id: str


class CatalogConfigOrderedBundleResponseData(TypedDict):
    """A credit bundle in a catalog's order."""

    bundle_id: str


class CatalogConfigOrderedEntitlement(TypedDict):
    """A feature shown with a plan, in order."""

    feature_id: str
    visible: NotRequired[bool | None]


class CatalogConfigOrderedEntitlementResponseData(TypedDict):
    """A feature shown with a plan, in order."""

    feature_id: str
    visible: bool


class CatalogConfigOrderedPlan(TypedDict):
    """A plan in a catalog's order, with the features and credits shown."""

    credits: NotRequired[Sequence[CatalogConfigPlanCredit] | None]
    entitlements: NotRequired[Sequence[CatalogConfigOrderedEntitlement] | None]
    plan_id: str


class CatalogConfigOrderedPlanResponseData(TypedDict):
    """A plan in a catalog's order, with the features and credits shown."""

    credits: Sequence[CatalogConfigPlanCreditResponseData]
    entitlements: Sequence[CatalogConfigOrderedEntitlementResponseData]
    plan_id: str


class CatalogConfigPlanCredit(TypedDict):
    """A credit type shown with a plan."""

    credit_id: str
    visible: NotRequired[bool | None]


class CatalogConfigPlanCreditResponseData(TypedDict):
    """A credit type shown with a plan."""

    credit_id: str
    visible: bool


class CatalogConfigurationResponseData(TypedDict):
    """What a catalog shows, in order, and its texts."""

    add_ons: Sequence[PlanGroupPlanDetailResponseData]
    custom_plan_cta_text: NotRequired[str | None]
    custom_plan_cta_url: NotRequired[str | None]
    custom_plan_price_text: NotRequired[str | None]
    custom_plans_visible: bool
    ordered_add_ons: Sequence[CatalogConfigOrderedPlanResponseData]
    ordered_bundles: Sequence[CatalogConfigOrderedBundleResponseData]
    ordered_plans: Sequence[CatalogConfigOrderedPlanResponseData]
    plans: Sequence[PlanGroupPlanDetailResponseData]
    pricing_model: NotRequired[str | None]
    pricing_url: NotRequired[str | None]


class CatalogCreditBundleIDsResponseData(TypedDict):
    """Ids of the credit bundles in a catalog."""

    credit_bundle_ids: Sequence[str]


class CatalogCreditBundleResponseData(TypedDict):
    """A credit bundle as a pricing page shows it."""

    bundle_type: NotRequired[BillingCreditBundleType]
    compatible_plan_ids: NotRequired[Sequence[str] | None]
    credit_icon: NotRequired[str | None]
    credit_id: str
    credit_name: str
    credit_plural_name: NotRequired[str | None]
    credit_singular_name: NotRequired[str | None]
    currency_prices: Sequence[CatalogBundleCurrencyPriceResponseData]
    expiry_type: BillingCreditExpiryType
    expiry_unit: BillingCreditExpiryUnit
    expiry_unit_count: NotRequired[int | None]
    id: str
    name: str
    price: NotRequired[CatalogPriceResponseData | None]
    quantity: NotRequired[int | None]
    unit_price: NotRequired[CatalogPriceResponseData | None]


class CatalogCreditGrantResponseData(TypedDict):
    """Credits a plan includes, as a pricing page shows them."""

    company_credit_amount: int
    credit_amount: int
    credit_icon: NotRequired[str | None]
    credit_id: str
    credit_name: str
    credit_plural_name: NotRequired[str | None]
    credit_singular_name: NotRequired[str | None]
    id: str
    license_id: NotRequired[str | None]
    reset_cadence: NotRequired[BillingPlanCreditGrantResetCadence | None]
    scaling: PlanCreditGrantScaling


class CatalogCurrencyPricesResponseData(TypedDict):
    """Prices in one currency, by billing period."""

    currency: Currency
    monthly_price: NotRequired[CatalogPriceResponseData | None]
    one_time_price: NotRequired[CatalogPriceResponseData | None]
    quarterly_price: NotRequired[CatalogPriceResponseData | None]
    yearly_price: NotRequired[CatalogPriceResponseData | None]


class CatalogCustomPlanCtaResponseData(TypedDict):
    """The "contact us" tile of a pricing page."""

    cta_text: NotRequired[str | None]
    cta_url: NotRequired[str | None]
    price_text: NotRequired[str | None]


class CatalogDerivedFeatureResponseData(TypedDict):
    """A feature that some plan of the catalog grants."""

    icon: str
    id: str
    name: str


class CatalogDerivedFeaturesResponseData(TypedDict):
    """Features that plans of the catalog grant."""

    features: Sequence[CatalogDerivedFeatureResponseData]


class CatalogPlanEntitlementResponseData(TypedDict):
    """What a plan grants, with whether and where it is shown."""

    consumption_rate: NotRequired[float | None]
    credit_equivalent_limit: NotRequired[int | None]
    credit_icon: NotRequired[str | None]
    credit_id: NotRequired[str | None]
    credit_name: NotRequired[str | None]
    credit_plural_name: NotRequired[str | None]
    credit_singular_name: NotRequired[str | None]
    currency_prices: Sequence[CatalogCurrencyPricesResponseData]
    feature_description: str
    feature_icon: str
    feature_id: str
    feature_name: str
    feature_plural_name: NotRequired[str | None]
    feature_singular_name: NotRequired[str | None]
    feature_type: FeatureType
    id: str
    license_id: NotRequired[str | None]
    metered_monthly_price: NotRequired[CatalogPriceResponseData | None]
    metered_quarterly_price: NotRequired[CatalogPriceResponseData | None]
    metered_yearly_price: NotRequired[CatalogPriceResponseData | None]
    metric_period: NotRequired[MetricPeriod | None]
    metric_period_month_reset: NotRequired[MetricPeriodMonthReset | None]
    price_behavior: NotRequired[EntitlementPriceBehavior | None]
    soft_limit: NotRequired[int | None]
    value_bool: NotRequired[bool | None]
    value_numeric: NotRequired[int | None]
    value_type: EntitlementValueType
    warning_threshold: NotRequired[int | None]


class CatalogPlanIDsResponseData(TypedDict):
    """Ids of the plans and add-ons in a catalog."""

    plan_ids: Sequence[str]


class CatalogPlanResponseData(TypedDict):
    """A plan as a pricing page shows it."""

    available_periods: Sequence[PlanPriceCadence]
    billing_strategy: BillingStrategy
    charge_type: ChargeType
    compatible_plan_ids: NotRequired[Sequence[str] | None]
    currency_prices: Sequence[CatalogCurrencyPricesResponseData]
    description: str
    entitlements: Sequence[CatalogPlanEntitlementResponseData]
    icon: str
    id: str
    included_credit_grants: Sequence[CatalogCreditGrantResponseData]
    is_trialable: bool
    monthly_price: NotRequired[CatalogPriceResponseData | None]
    name: str
    one_time_price: NotRequired[CatalogPriceResponseData | None]
    quarterly_price: NotRequired[CatalogPriceResponseData | None]
    trial_days: NotRequired[int | None]
    yearly_price: NotRequired[CatalogPriceResponseData | None]


class CatalogPriceResponseData(TypedDict):
    """A price as a pricing page shows it."""

    currency: Currency
    id: str
    interval: BillingProductPriceInterval
    interval_count: int
    overage_unit_price_decimal: NotRequired[str | None]
    package_size: int
    price: int
    price_decimal: NotRequired[str | None]
    price_tiers: Sequence[CatalogPriceTierResponseData]
    scheme: BillingPriceScheme
    tiers_mode: NotRequired[BillingTiersMode | None]


CatalogPriceTierResponseData = TypedDict(
    "CatalogPriceTierResponseData",
    {
        "flat_price": "NotRequired[int | None]",
        "from": "int",
        "per_unit_price": "NotRequired[int | None]",
        "per_unit_price_decimal": "NotRequired[str | None]",
        "to": "NotRequired[int | None]",
    },
)


class CatalogResponseData(TypedDict):
    """A catalog: which plans, add-ons and bundles are offered, and how."""

    account_id: str
    created_at: datetime
    custom_plan_cta_text: NotRequired[str | None]
    custom_plan_cta_url: NotRequired[str | None]
    custom_plan_price_text: NotRequired[str | None]
    custom_plans_visible: bool
    description: NotRequired[str | None]
    id: str
    is_default: bool
    name: str
    pricing_model: NotRequired[str | None]
    pricing_url: NotRequired[str | None]
    updated_at: datetime


class CreateCatalogRequestBody(TypedDict):
    """Body of `catalogs.create_catalog`."""

    description: NotRequired[str | None]
    name: str


class PublicCatalogResponseData(TypedDict):
    """A catalog with its plans, as a pricing page shows it."""

    add_ons: Sequence[CatalogPlanResponseData]
    capabilities: CatalogCapabilitiesResponseData
    credit_bundles: Sequence[CatalogCreditBundleResponseData]
    custom_plan_cta: NotRequired[CatalogCustomPlanCtaResponseData | None]
    default_currency: Currency
    description: NotRequired[str | None]
    id: str
    name: str
    plans: Sequence[CatalogPlanResponseData]
    pricing_model: NotRequired[str | None]
    pricing_url: NotRequired[str | None]


class UpdateCatalogConfigurationRequestBody(TypedDict):
    """Body of `catalogs.update_configuration`."""

    custom_plan_cta_text: NotRequired[str | None]
    custom_plan_cta_url: NotRequired[str | None]
    custom_plan_price_text: NotRequired[str | None]
    custom_plans_visible: NotRequired[bool | None]
    ordered_add_ons: NotRequired[Sequence[CatalogConfigOrderedPlan] | None]
    ordered_bundles: NotRequired[Sequence[CatalogConfigOrderedBundle] | None]
    ordered_plans: NotRequired[Sequence[CatalogConfigOrderedPlan] | None]
    pricing_model: NotRequired[str | None]
    pricing_url: NotRequired[str | None]


class UpdateCatalogRequestBody(TypedDict):
    """Body of `catalogs.update_catalog`."""

    description: NotRequired[str | None]
    is_default: NotRequired[bool | None]
    name: NotRequired[str | None]
