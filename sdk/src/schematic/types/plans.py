# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `plans`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, Required, TypeAlias

from pydantic import Field

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options
from schematic.types.billing import (
    BillingCollectionMethod,
    BillingLinkedResourceResponseData,
    BillingPriceResponseData,
    BillingPriceView,
    BillingProductDetailResponseData,
    BillingProductPlanResponseData,
    BillingProductResponseData,
    CustomerBillingAddress,
    RenewalPolicy,
)
from schematic.types.companies import CompanyDetailResponseData, CustomPlanBillingResponseData
from schematic.types.credits import (
    BillingCreditAutoTopupAvailability,
    BillingCreditResponseData,
    BillingCreditView,
    BillingPlanCreditGrantBillingMode,
    BillingPlanCreditGrantResetStart,
    BillingPlanCreditGrantResetType,
    BillingPlanCreditGrantResponseData,
)
from schematic.types.features import FeatureInPlanResponseData, FeatureResponseData
from schematic.types.shared import (
    BillingArrearsAnchor,
    BillingArrearsCadence,
    BillingCreditExpiryType,
    BillingCreditExpiryUnit,
    BillingPlanCreditGrantResetCadence,
    BillingProviderType,
    BillingStrategy,
    ChargeType,
    CountResponse,
    Currency,
    CustomPlanActivationStrategy,
    CustomPlanBillingStatus,
    DeleteResponse,
    EntitlementPriceBehavior,
    EntitlementValueType,
    EntityTraitDefinitionResponseData,
    GenericPreviewObject,
    MetricPeriod,
    MetricPeriodMonthReset,
    MigrationProrationBehavior,
    PlanBillingSource,
    PlanCreditGrantScaling,
    PlanIcon,
    PlanType,
    PlanVersionMigrationStrategy,
    PlanVersionStatus,
    TaxIdType,
)

# Which invoice carries the proration of an amended plan.
AmendmentProrationLandsOn: TypeAlias = Literal["immediate_invoice", "next_invoice", "none"] | str


# What happened between two versions.
PlanVersionDiffChangeType: TypeAlias = Literal["added", "changed", "removed"] | str


# Which of a plan's prices changed.
PlanVersionDiffPriceCadence: TypeAlias = Literal["monthly", "one_time", "quarterly", "yearly"] | str


class CheckoutFieldValue(Model, frozen=True):
    """What was entered into a checkout field."""

    id: str
    """Checkout field."""
    value: str
    """What was entered."""


class CountBillingProductMatchCompaniesParams(Model, frozen=True):
    """Query parameters that `plans.count_billing_product_match_companies` understood."""

    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    plan_id: str | None = None
    """Plan or add-on (`plan_…`)."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""


class CountBillingProductMatchCompaniesResponse(Model, frozen=True):
    """Answer of `plans.count_billing_product_match_companies`."""

    data: CountResponse
    params: CountBillingProductMatchCompaniesParams


class CountPlansParams(Model, frozen=True):
    """Query parameters that `plans.count_plans` understood."""

    company_id: str | None = None
    """Company (`comp_…`)."""
    company_scoped_only: bool | None = None
    """Only plans made for single companies."""
    exclude_company_scoped: bool | None = None
    """Without plans made for single companies."""
    exclude_unused: bool | None = None
    """Without plans that no company is on."""
    for_fallback_plan: bool | None = None
    """Only plans that may be the fallback plan."""
    for_initial_plan: bool | None = None
    """Only what may serve as initial plan; for prices, free ones."""
    for_trial_expiry_plan: bool | None = None
    """Only what may follow an unconverted trial; for prices, free ones."""
    has_product_id: bool | None = None
    """Only plans that are linked to a billing product."""
    ids: list[str] | None = None
    """Only these ids, at most 100."""
    include_draft_versions: bool | None = None
    """Show plans as their draft has them."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    plan_type: PlanType | None = None
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""
    scoped_to_company_id: str | None = None
    """Plans open to this company (`comp_…`): general ones and its own."""
    with_entitlements: bool | None = None
    """Add each plan's entitlements."""
    with_published_version: bool | None = None
    """Only plans that have a published version."""
    without_entitlement_for: str | None = None
    """Without plans entitled to this feature (`feat_…`)."""
    without_entitlement_for_include_drafts: bool | None = None
    """Look at drafts too when leaving out plans by feature."""
    without_paid_product_id: bool | None = None
    """Without plans linked to a paid product."""


class CountPlansResponse(Model, frozen=True):
    """Answer of `plans.count_plans`."""

    data: CountResponse
    params: CountPlansParams


class CreateBillingLinkedPlanRequestBody(Model, frozen=True):
    """Body of `plans.upsert_plan_for_billing_product`."""

    billing_provider: BillingProviderType
    external_resource_id: str
    """Id in the external system."""
    name: str
    """Name shown to people."""
    plan_type: PlanType
    description: str | None = None
    """Description shown to people."""
    external_resource_version: str | None = None
    """Version in the external system, at most 64 characters."""
    icon: PlanIcon | None = None


class CreateCustomPlanRequestBody(Model, frozen=True):
    """Body of `plans.create_custom_plan`."""

    company_id: str
    """Company (`comp_…`)."""
    name: str
    """Name shown to people."""
    copied_from_plan_id: str | None = None
    """Plan (`plan_…`) this one was copied from."""
    copied_price_id: str | None = None
    """Price (`bilpp_…`) to copy."""
    description: str | None = None
    """Description shown to people."""
    icon: PlanIcon | None = None


class CreateCustomPlanResponse(Model, frozen=True):
    """Answer of `plans.create_custom_plan`."""

    data: PlanDetailResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class CreatePlanRequestBody(Model, frozen=True):
    """Body of `plans.create_plan`."""

    name: str
    """Name shown to people."""
    plan_type: PlanType
    description: str | None = None
    """Description shown to people."""
    icon: PlanIcon | None = None


class CreatePlanResponse(Model, frozen=True):
    """Answer of `plans.create_plan`."""

    data: PlanDetailResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class CustomPlanViewConfigResponseData(Model, frozen=True):
    """Texts of the "contact us" tile."""

    cta_text: str
    """Text of the button."""
    cta_web_site: str
    """Address the button leads to."""
    price_text: str
    """Text shown in place of a price."""


class DeletePlanResponse(Model, frozen=True):
    """Answer of `plans.delete_plan`."""

    data: DeleteResponse
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class DeletePlanVersionParams(Model, frozen=True):
    """Query parameters that `plans.delete_plan_version` understood."""

    promote_archived_version: bool | None = None
    """Publish the archived version before it again."""


class DeletePlanVersionResponse(Model, frozen=True):
    """Answer of `plans.delete_plan_version`."""

    data: DeleteResponse
    params: DeletePlanVersionParams


class EntitlementCurrencyPricesResponseData(Model, frozen=True):
    """An entitlement's prices in one currency."""

    currency: Currency
    monthly_price: BillingPriceView | None = None
    quarterly_price: BillingPriceView | None = None
    yearly_price: BillingPriceView | None = None


class GetPlanParams(Model, frozen=True):
    """Query parameters that `plans.get_plan` understood."""

    plan_version_id: str | None = None
    """Plan version (`plnv_…`)."""


class GetPlanResponse(Model, frozen=True):
    """Answer of `plans.get_plan`."""

    data: PlanDetailResponseData
    params: GetPlanParams


class GetPlanVersionDiffParams(Model, frozen=True):
    """Query parameters that `plans.get_plan_version_diff` understood."""

    against: str | None = None
    """Plan version (`plnv_…`) to compare with; the plan's published one unless sent."""


class GetPlanVersionDiffResponse(Model, frozen=True):
    """Answer of `plans.get_plan_version_diff`."""

    data: PlanVersionDiffResponseData
    params: GetPlanVersionDiffParams


class ListBillingProductMatchCompaniesParams(Model, frozen=True):
    """Query parameters that `plans.list_billing_product_match_companies` understood."""

    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    plan_id: str | None = None
    """Plan or add-on (`plan_…`)."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""


class ListBillingProductMatchCompaniesResponse(Model, frozen=True):
    """Answer of `plans.list_billing_product_match_companies`."""

    data: list[CompanyDetailResponseData]
    params: ListBillingProductMatchCompaniesParams


class ListCustomPlanBillingsParams(Model, frozen=True):
    """Query parameters that `plans.list_custom_plan_billings` understood."""

    company_id: str | None = None
    """Company (`comp_…`)."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    plan_billing_source: PlanBillingSource | None = None
    plan_billing_sources: list[PlanBillingSource] | None = None
    plan_id: str | None = None
    """Plan or add-on (`plan_…`)."""
    plan_version_id: str | None = None
    """Plan version (`plnv_…`)."""
    status: CustomPlanBillingStatus | None = None
    statuses: list[CustomPlanBillingStatus] | None = None


class ListCustomPlanBillingsResponse(Model, frozen=True):
    """Answer of `plans.list_custom_plan_billings`."""

    data: list[CustomPlanBillingResponseData]
    params: ListCustomPlanBillingsParams


class ListPlanIssuesParams(Model, frozen=True):
    """Query parameters that `plans.list_plan_issues` understood."""

    plan_id: str | None = None
    """Plan or add-on (`plan_…`)."""
    plan_version_id: str | None = None
    """Plan version (`plnv_…`)."""


class ListPlanIssuesResponse(Model, frozen=True):
    """Answer of `plans.list_plan_issues`."""

    data: list[PlanIssueResponseData]
    params: ListPlanIssuesParams


class ListPlansParams(Model, frozen=True):
    """Query parameters that `plans.list_plans` understood."""

    company_id: str | None = None
    """Company (`comp_…`)."""
    company_scoped_only: bool | None = None
    """Only plans made for single companies."""
    exclude_company_scoped: bool | None = None
    """Without plans made for single companies."""
    exclude_unused: bool | None = None
    """Without plans that no company is on."""
    for_fallback_plan: bool | None = None
    """Only plans that may be the fallback plan."""
    for_initial_plan: bool | None = None
    """Only what may serve as initial plan; for prices, free ones."""
    for_trial_expiry_plan: bool | None = None
    """Only what may follow an unconverted trial; for prices, free ones."""
    has_product_id: bool | None = None
    """Only plans that are linked to a billing product."""
    ids: list[str] | None = None
    """Only these ids, at most 100."""
    include_draft_versions: bool | None = None
    """Show plans as their draft has them."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    plan_type: PlanType | None = None
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""
    scoped_to_company_id: str | None = None
    """Plans open to this company (`comp_…`): general ones and its own."""
    with_entitlements: bool | None = None
    """Add each plan's entitlements."""
    with_published_version: bool | None = None
    """Only plans that have a published version."""
    without_entitlement_for: str | None = None
    """Without plans entitled to this feature (`feat_…`)."""
    without_entitlement_for_include_drafts: bool | None = None
    """Look at drafts too when leaving out plans by feature."""
    without_paid_product_id: bool | None = None
    """Without plans linked to a paid product."""


class ListPlansResponse(Model, frozen=True):
    """Answer of `plans.list_plans`."""

    data: list[PlanDetailResponseData]
    params: ListPlansParams


class MarkCustomPlanBillingPaidResponse(Model, frozen=True):
    """Answer of `plans.mark_custom_plan_billing_paid`."""

    data: CustomPlanBillingResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class PlanCatalogMembershipResponseData(Model, frozen=True):
    """A catalog that offers the plan."""

    id: str
    """Catalog (`ctlg_…`)."""
    name: str
    """Name shown to people."""


class PlanCreditGrantView(Model, frozen=True):
    """Credits that a plan gives, as pricing tables show them."""

    billing_credit_auto_topup_enabled: bool
    """Whether top-ups happen."""
    billing_credit_auto_topup_self_service: bool
    """Whether companies switch top-ups on themselves."""
    billing_credit_can_buy_bundles: bool
    """Deprecated; whether bundles of the credit may be bought with the plan."""
    billing_credit_postpaid_enabled: bool
    """Whether use goes on below zero and is charged later."""
    billing_mode: BillingPlanCreditGrantBillingMode
    company_credit_amount: int
    """Credits granted once per company on top of those per licence."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    credit_amount: int
    """Credits per grant; per licence when scaled so."""
    credit_description: str
    """Description of the credit type."""
    credit_id: str
    """Credit type (`bilcr_…`)."""
    credit_name: str
    """Name of the credit type."""
    id: str
    """Plan credit grant (`bilpcg_…`)."""
    plan_id: str
    """Plan or add-on (`plan_…`)."""
    reset_type: BillingPlanCreditGrantResetType
    rollover_percentage: int
    """Share of unused credits kept for one more period, in percent; recurring grants only."""
    scaling: PlanCreditGrantScaling
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    billing_credit_arrears_anchor: BillingArrearsAnchor | None = None
    billing_credit_arrears_cadence: BillingArrearsCadence | None = None
    billing_credit_auto_topup_amount: int | None = None
    """Credits bought by one top-up."""
    billing_credit_auto_topup_amount_type: str | None = None
    """Unit of the top-up's amount; always `credit`."""
    billing_credit_auto_topup_availability: BillingCreditAutoTopupAvailability | None = None
    billing_credit_auto_topup_expiry_type: BillingCreditExpiryType | None = None
    billing_credit_auto_topup_expiry_unit: BillingCreditExpiryUnit | None = None
    billing_credit_auto_topup_expiry_unit_count: int | None = None
    """How many units topped-up credits last."""
    billing_credit_auto_topup_threshold_credits: int | None = None
    """Top up when the balance is at or below this many credits."""
    billing_credit_auto_topup_threshold_percent: int | None = None
    """Top up when the balance is at or below this percentage of the grant."""
    billing_credit_overdraft_limit: float | None = None
    """How far below zero the balance may run, in credits; null for no floor."""
    billing_credit_postpaid_rate_per_unit: int | None = None
    """Price in cents per credit below zero."""
    billing_credit_postpaid_rate_per_unit_decimal: str | None = None
    """The same price with fractions of a cent; wins when both are set."""
    billing_product_price_id: str | None = None
    """Price (`bilpp_…`) of the credit."""
    credit: BillingCreditView | None = None
    credit_icon: str | None = None
    """Icon of the credit type."""
    expiry_type: BillingCreditExpiryType | None = None
    expiry_unit: BillingCreditExpiryUnit | None = None
    expiry_unit_count: int | None = None
    """How many units granted credits last."""
    license_id: str | None = None
    """Licence (`lic_…`) whose number scales it."""
    plan: GenericPreviewObject | None = None
    plan_version_id: str | None = None
    """Plan version (`plnv_…`)."""
    plural_name: str | None = None
    """Name of several units."""
    price: BillingPriceView | None = None
    reset_cadence: BillingPlanCreditGrantResetCadence | None = None
    reset_start: BillingPlanCreditGrantResetStart | None = None
    singular_name: str | None = None
    """Name of one unit."""


class PlanCreditVisibility(Model, frozen=True):
    """Whether a credit type is shown with a plan."""

    credit_id: str
    """Credit type (`bilcr_…`)."""
    visible: bool
    """Whether it is shown."""


class PlanCurrencyPriceRequestBody(Model, frozen=True):
    """A plan's prices in one currency."""

    currency: Currency
    monthly_price: int | None = None
    """Price per month in cents."""
    one_time_price: int | None = None
    """Price paid once, in cents."""
    quarterly_price: int | None = None
    """Price per quarter in cents."""
    yearly_price: int | None = None
    """Price per year in cents."""


class PlanCurrencyPricesResponseData(Model, frozen=True):
    """A plan's prices in one currency."""

    currency: Currency
    monthly_price: BillingPriceResponseData | None = None
    one_time_price: BillingPriceResponseData | None = None
    quarterly_price: BillingPriceResponseData | None = None
    yearly_price: BillingPriceResponseData | None = None


class PlanDetailResponseData(Model, frozen=True):
    """A plan or add-on with its versions, prices, features and credits."""

    billing_strategy: BillingStrategy
    charge_type: ChargeType
    company_count: int
    """Number of companies."""
    controlled_by: BillingProviderType
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    credits: list[BillingCreditResponseData]
    currency_prices: list[PlanCurrencyPricesResponseData]
    description: str
    """Description shown to people."""
    features: list[FeatureInPlanResponseData]
    icon: PlanIcon
    id: str
    """Plan or add-on (`plan_…`)."""
    is_default: bool
    """Deprecated; whether it is the fallback plan."""
    is_trialable: bool
    """Whether the plan begins with a trial."""
    name: str
    """Name shown to people."""
    plan_type: PlanType
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    versions: list[PlanVersionResponseData]
    active_version: PlanVersionResponseData | None = None
    audience_type: str | None = None
    """Deprecated; always `plan`."""
    billing_linked_resource: BillingLinkedResourceResponseData | None = None
    billing_product: BillingProductDetailResponseData | None = None
    catalogs: list[PlanCatalogMembershipResponseData] | None = None
    company_id: str | None = None
    """Company (`comp_…`)."""
    company_logo_url: str | None = None
    """Logo of the company a custom plan belongs to."""
    company_name: str | None = None
    """Name of the company."""
    copied_from_plan_id: str | None = None
    """Plan (`plan_…`) this one was copied from."""
    draft_version: PlanVersionResponseData | None = None
    entitlements: list[PlanEntitlementResponseData] | None = None
    included_credit_grants: list[BillingPlanCreditGrantResponseData] | None = None
    is_free: bool | None = None
    """Deprecated; whether the plan costs nothing."""
    monthly_price: BillingPriceResponseData | None = None
    one_time_price: BillingPriceResponseData | None = None
    quarterly_price: BillingPriceResponseData | None = None
    trial_days: int | None = None
    """Length of the trial in days."""
    yearly_price: BillingPriceResponseData | None = None


class PlanEntitlementResponseData(Model, frozen=True):
    """What a plan version grants of a feature, and how use is charged."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    currency_prices: list[EntitlementCurrencyPricesResponseData]
    environment_id: str
    """Environment (`env_…`)."""
    feature_id: str
    """Feature (`feat_…`)."""
    id: str
    """Plan entitlement (`pltl_…`)."""
    plan_id: str
    """Plan or add-on (`plan_…`)."""
    rule_id: str
    """Rule (`rule_…`)."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    value_type: EntitlementValueType
    warning_tiers: list[WarningTierResponseData]
    billing_linked_resource: BillingLinkedResourceResponseData | None = None
    billing_threshold: int | None = None
    """Amount in cents at which overage is invoiced before the period ends."""
    consumption_rate: float | None = None
    """Credits per unit of use."""
    feature: FeatureResponseData | None = None
    metered_monthly_price: BillingPriceView | None = None
    metered_quarterly_price: BillingPriceView | None = None
    metered_yearly_price: BillingPriceView | None = None
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    overage_billing_cadence: BillingArrearsCadence | None = None
    overage_invoice_anchor: BillingArrearsAnchor | None = None
    plan: PlanResponseData | None = None
    price_behavior: EntitlementPriceBehavior | None = None
    quantity_rates: dict[str, float] | None = None
    """Credits per unit of each further quantity, such as `input_tokens`, by its name."""
    rule_id_usage_exceeded: str | None = None
    """Rule (`rule_…`) that answers when the limit is used up."""
    soft_limit: int | None = None
    """Amount that is included in the price; use beyond it is charged."""
    usage_based_product: BillingProductResponseData | None = None
    usage_quantity: int | None = None
    """Quantity included or expected."""
    value_bool: bool | None = None
    """Value of a boolean entitlement."""
    value_credit: BillingCreditResponseData | None = None
    value_numeric: int | None = None
    """Limit of a numeric entitlement."""
    value_trait: EntityTraitDefinitionResponseData | None = None
    value_trait_id: str | None = None
    """Trait (`trt_…`) that holds each company's limit."""


class PlanIssueResponseData(Model, frozen=True):
    """Something that stands in the way of publishing a version."""

    code: str
    """Kind of problem, for programs."""
    description: str
    """Description shown to people."""
    detail: str | None = None
    """More about it, for people."""
    id: str | None = None
    """Object concerned."""


class PlanResponseData(Model, frozen=True):
    """A plan or add-on."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    description: str
    """Description shown to people."""
    icon: PlanIcon
    id: str
    """Plan or add-on (`plan_…`)."""
    name: str
    """Name shown to people."""
    plan_type: PlanType
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    audience_type: str | None = None
    """Deprecated; always `plan`."""
    company_id: str | None = None
    """Company (`comp_…`)."""
    copied_from_plan_id: str | None = None
    """Plan (`plan_…`) this one was copied from."""


class PlanVersionBillingProductChangeResponseData(Model, frozen=True):
    """Billing products before and after."""

    new: BillingProductDetailResponseData | None = None
    old: BillingProductDetailResponseData | None = None


class PlanVersionCreditGrantChangeResponseData(Model, frozen=True):
    """How a plan's grant of one credit differs."""

    change_type: PlanVersionDiffChangeType
    changed_fields: list[str]
    """Names of the fields that differ."""
    credit_id: str
    """Credit type (`bilcr_…`)."""
    new: BillingPlanCreditGrantResponseData | None = None
    old: BillingPlanCreditGrantResponseData | None = None


class PlanVersionDiffResponseData(Model, frozen=True):
    """How two versions of a plan differ."""

    credit_grants: list[PlanVersionCreditGrantChangeResponseData]
    entitlements: list[PlanVersionEntitlementChangeResponseData]
    has_billing_changes: bool
    """Whether anything that is charged differs."""
    plan_fields: list[PlanVersionFieldChangeResponseData]
    prices: list[PlanVersionPriceChangeResponseData]
    billing_product: PlanVersionBillingProductChangeResponseData | None = None
    from_: PlanVersionResponseData | None = Field(None, alias="from")
    to: PlanVersionResponseData | None = None


class PlanVersionEntitlementChangeResponseData(Model, frozen=True):
    """How a plan's entitlement to one feature differs."""

    change_type: PlanVersionDiffChangeType
    changed_fields: list[str]
    """Names of the fields that differ."""
    feature_id: str
    """Feature (`feat_…`)."""
    new: PlanEntitlementResponseData | None = None
    old: PlanEntitlementResponseData | None = None


class PlanVersionFieldChangeResponseData(Model, frozen=True):
    """How one field differs."""

    field: str
    """Name of the field."""
    new: str
    """Value after."""
    old: str
    """Value before."""


class PlanVersionPriceChangeResponseData(Model, frozen=True):
    """How one price differs."""

    cadence: PlanVersionDiffPriceCadence
    currency: Currency
    new: BillingPriceResponseData | None = None
    old: BillingPriceResponseData | None = None


class PlanVersionResponseData(Model, frozen=True):
    """One version of a plan."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    description: str
    """Description shown to people."""
    environment_id: str
    """Environment (`env_…`)."""
    icon: PlanIcon
    id: str
    """Plan version (`plnv_…`)."""
    name: str
    """Name shown to people."""
    plan_type: PlanType
    renewal_policy: RenewalPolicy
    status: PlanVersionStatus
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    version: int
    """Number of the version, from 1."""
    original_plan_id: str | None = None
    """Plan (`plan_…`) the version belongs to."""


class PreviewPublishPlanVersionRequestBody(Model, frozen=True):
    """Body of `plans.preview_publish_plan_version`."""

    excluded_company_ids: list[str]
    """Companies (`comp_…`) to leave where they are."""
    migration_strategy: PlanVersionMigrationStrategy
    activation_strategy: CustomPlanActivationStrategy | None = None
    address: CustomerBillingAddress | None = None
    billing_cycle_anchor: Instant | None = None
    """Instant whose anniversaries the billing periods start on."""
    billing_start_date: Instant | None = None
    """When billing starts."""
    collection_method: BillingCollectionMethod | None = None
    coupon_external_id: str | None = None
    """The provider's id of a coupon."""
    custom_field_values: list[CheckoutFieldValue] | None = None
    customer_email: str | None = None
    """Address the invoice is sent to."""
    days_until_due: int | None = None
    """Days from invoice to due date, at most 365."""
    end_date: Instant | None = None
    """When the plan ends; needed exactly with the renewal policy `expire_to_default`."""
    phone: str | None = None
    """Telephone number."""
    prorate_first_period: bool | None = None
    """Charge only the part of the first period up to the anchor; true unless sent, needs the anchor."""
    proration_behavior: MigrationProrationBehavior | None = None
    require_no_migration: bool | None = None
    """Refuse to publish when a company would have to move."""
    scheduled_at: Instant | None = None
    """When to move companies; with the strategy `scheduled` only, and needed there."""
    send_invoice: bool | None = None
    """Send an invoice; true unless sent."""
    tax_id: TaxIdInput | None = None


class PreviewPublishPlanVersionResponse(Model, frozen=True):
    """Answer of `plans.preview_publish_plan_version`."""

    data: PublishPreviewResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class PublishPlanVersionRequestBody(Model, frozen=True):
    """Body of `plans.publish_plan_version`."""

    excluded_company_ids: list[str]
    """Companies (`comp_…`) to leave where they are."""
    migration_strategy: PlanVersionMigrationStrategy
    activation_strategy: CustomPlanActivationStrategy | None = None
    address: CustomerBillingAddress | None = None
    billing_cycle_anchor: Instant | None = None
    """Instant whose anniversaries the billing periods start on."""
    billing_start_date: Instant | None = None
    """When billing starts."""
    collection_method: BillingCollectionMethod | None = None
    coupon_external_id: str | None = None
    """The provider's id of a coupon."""
    custom_field_values: list[CheckoutFieldValue] | None = None
    customer_email: str | None = None
    """Address the invoice is sent to."""
    days_until_due: int | None = None
    """Days from invoice to due date, at most 365."""
    end_date: Instant | None = None
    """When the plan ends; needed exactly with the renewal policy `expire_to_default`."""
    phone: str | None = None
    """Telephone number."""
    prorate_first_period: bool | None = None
    """Charge only the part of the first period up to the anchor; true unless sent, needs the anchor."""
    proration_behavior: MigrationProrationBehavior | None = None
    require_no_migration: bool | None = None
    """Refuse to publish when a company would have to move."""
    scheduled_at: Instant | None = None
    """When to move companies; with the strategy `scheduled` only, and needed there."""
    send_invoice: bool | None = None
    """Send an invoice; true unless sent."""
    tax_id: TaxIdInput | None = None


class PublishPlanVersionResponse(Model, frozen=True):
    """Answer of `plans.publish_plan_version`."""

    data: PlanVersionResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class PublishPreviewPayInAdvanceResponseData(Model, frozen=True):
    """A quantity paid in advance, before and after publishing."""

    committed_quantity: int
    """Quantity the version commits the company to."""
    effective_quantity: int
    """Quantity after the change."""
    feature_id: str
    """Feature (`feat_…`)."""
    current_quantity: int | None = None
    """Quantity before the change; null when there was none."""


class PublishPreviewPaymentMethodResponseData(Model, frozen=True):
    """The payment method a publish would charge."""

    has_default: bool
    """Whether there is a default payment method."""
    card_brand: str | None = None
    """Brand of the card, such as `visa`."""
    card_last_4: str | None = Field(None, alias="card_last4")
    """Last four digits of the card."""
    payment_method_type: str | None = None
    """Kind of payment method, such as `card`."""


class PublishPreviewProrationLineResponseData(Model, frozen=True):
    """One line of a publish's proration."""

    amount: int
    """Amount in the currency's smallest unit, such as cents."""
    description: str
    """Description shown to people."""
    period_end: Instant
    """When the period ends."""
    period_start: Instant
    """When the period began."""
    quantity: int
    """How many units."""
    price_external_id: str | None = None
    """The provider's id of the price."""


class PublishPreviewResponseData(Model, frozen=True):
    """What publishing a version would do and cost."""

    default_collection_method: BillingCollectionMethod
    default_days_until_due: int
    """Days until due that apply when the body does not say."""
    default_send_invoice: bool
    """Whether an invoice is sent when the body does not say."""
    has_billing_changes: bool
    """Whether anything that is charged differs."""
    lands_on: AmendmentProrationLandsOn
    pay_in_advance: list[PublishPreviewPayInAdvanceResponseData]
    payment_method: PublishPreviewPaymentMethodResponseData
    proration_charge: int
    """What is owed for the rest of the period, in cents."""
    proration_credit: int
    """What is returned for the unused part, in cents."""
    proration_lines: list[PublishPreviewProrationLineResponseData]
    proration_total: int
    """Charge less credit, in cents."""
    will_update_subscription: bool
    """Whether the company's subscription changes."""
    would_fail: bool
    """Whether it would be refused."""
    billing_email: str | None = None
    """Address that invoices are sent to."""
    currency: Currency | None = None
    current_period_end: Instant | None = None
    """When the current period ends."""
    current_period_start: Instant | None = None
    """When the current period began."""
    effective_at: Instant | None = None
    """When it applies from."""
    ends_at: Instant | None = None
    """When it ends."""
    immediate_invoice_amount: int | None = None
    """What is invoiced at once, in cents."""
    new_recurring_amount: int | None = None
    """What each further period costs, in cents."""
    next_invoice_amount: int | None = None
    """Amount of the next invoice, in cents."""
    next_invoice_at: Instant | None = None
    """When the next invoice falls."""
    note: str | None = None
    """Something to know before publishing."""


class RetryCustomPlanBillingRequestBody(Model, frozen=True):
    """Body of `plans.retry_custom_plan_billing`."""

    customer_email: str
    """Address the invoice is sent to."""
    activation_strategy: CustomPlanActivationStrategy | None = None
    billing_cycle_anchor: Instant | None = None
    """Instant whose anniversaries the billing periods start on."""
    billing_start_date: Instant | None = None
    """When billing starts."""
    days_until_due: int | None = None
    """Days from invoice to due date, at most 365."""
    end_date: Instant | None = None
    """When the plan ends; needed exactly with the renewal policy `expire_to_default`."""
    prorate_first_period: bool | None = None
    """Charge only the part of the first period up to the anchor; true unless sent, needs the anchor."""
    send_invoice: bool | None = None
    """Send an invoice; true unless sent."""


class RetryCustomPlanBillingResponse(Model, frozen=True):
    """Answer of `plans.retry_custom_plan_billing`."""

    data: CustomPlanBillingResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class TaxIdInput(Model, frozen=True):
    """A tax id to store."""

    type: TaxIdType
    value: str
    """The tax id."""


class UpdateCompanyPlansRequestBody(Model, frozen=True):
    """Body of `plans.update_company_plans`."""

    add_on_ids: list[str]
    """Add-ons (`plan_…`) the company shall have; others are removed."""
    base_plan_id: str | None = None
    """Base plan (`plan_…`); null leaves the fallback plan."""


class UpdateCompanyPlansResponse(Model, frozen=True):
    """Answer of `plans.update_company_plans`."""

    data: CompanyDetailResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class UpdatePlanRequestBody(Model, frozen=True):
    """Body of `plans.update_plan`."""

    name: str
    """Name shown to people."""
    description: str | None = None
    """Description shown to people."""
    icon: PlanIcon | None = None


class UpdatePlanResponse(Model, frozen=True):
    """Answer of `plans.update_plan`."""

    data: PlanDetailResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class UpsertBillingProductPlanResponse(Model, frozen=True):
    """Answer of `plans.upsert_billing_product_plan`."""

    data: BillingProductPlanResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class UpsertBillingProductRequestBody(Model, frozen=True):
    """Body of `plans.upsert_billing_product_plan`."""

    charge_type: ChargeType
    is_trialable: bool
    """Whether the plan begins with a trial."""
    billing_product_id: str | None = None
    """Billing product (`bilp_…`)."""
    billing_strategy: BillingStrategy | None = None
    currency: Currency | None = None
    currency_prices: list[PlanCurrencyPriceRequestBody] | None = None
    monthly_price: int | None = None
    """Price per month in cents."""
    monthly_price_id: str | None = None
    """Price (`bilpp_…`) per month."""
    one_time_price: int | None = None
    """Price paid once, in cents."""
    one_time_price_id: str | None = None
    """Price (`bilpp_…`) paid once."""
    quarterly_price: int | None = None
    """Price per quarter in cents."""
    quarterly_price_id: str | None = None
    """Price (`bilpp_…`) per quarter."""
    trial_days: int | None = None
    """Length of the trial in days."""
    yearly_price: int | None = None
    """Price per year in cents."""
    yearly_price_id: str | None = None
    """Price (`bilpp_…`) per year."""


class UpsertPlanForBillingProductResponse(Model, frozen=True):
    """Answer of `plans.upsert_plan_for_billing_product`."""

    data: PlanDetailResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class WarningTierResponseData(Model, frozen=True):
    """A usage that causes a warning."""

    id: str
    """Tier (`pltlwt_…`)."""
    key: str
    """Name of the tier, for programs."""
    value: int
    """Warn when usage reaches this."""


class CountBillingProductMatchCompaniesQuery(Options, total=False):
    """Keywords of `plans.count_billing_product_match_companies`."""

    plan_id: Required[str]
    """Plan or add-on (`plan_…`)."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class CountPlansQuery(Options, total=False):
    """Keywords of `plans.count_plans`."""

    company_id: str | None
    """Only plans made for this company (`comp_…`)."""
    company_scoped_only: bool | None
    """Only plans made for single companies."""
    exclude_company_scoped: bool | None
    """Without plans made for single companies."""
    exclude_unused: bool | None
    """Without plans that no company is on."""
    for_fallback_plan: bool | None
    """Only plans that may be the fallback plan."""
    for_initial_plan: bool | None
    """Only what may serve as initial plan; for prices, free ones."""
    for_trial_expiry_plan: bool | None
    """Only what may follow an unconverted trial; for prices, free ones."""
    has_product_id: bool | None
    """Only plans that are linked to a billing product."""
    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    include_draft_versions: bool | None
    """Also tell the drafts of plans that have a published version."""
    plan_type: PlanType | None
    """Only plans, or only add-ons."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    scoped_to_company_id: str | None
    """Plans open to this company (`comp_…`): general ones and its own."""
    with_entitlements: bool | None
    """Add each plan's entitlements."""
    with_published_version: bool | None
    """Only plans that have a published version."""
    without_entitlement_for_include_drafts: bool | None
    """Look at drafts too when leaving out plans by feature."""
    without_entitlement_for: str | None
    """Without plans entitled to this feature (`feat_…`)."""
    without_paid_product_id: bool | None
    """Without plans linked to a paid product."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class CreateCustomPlanBody(Options, total=False):
    """Keywords of `plans.create_custom_plan`."""

    company_id: Required[str]
    """Company (`comp_…`)."""
    name: Required[str]
    """Name shown to people."""
    copied_from_plan_id: str | None
    """Plan (`plan_…`) this one was copied from."""
    copied_price_id: str | None
    """Price (`bilpp_…`) to copy."""
    description: str | None
    """Description shown to people."""
    icon: PlanIcon | None
    """Colour of a plan's icon."""


class CreatePlanBody(Options, total=False):
    """Keywords of `plans.create_plan`."""

    name: Required[str]
    """Name shown to people."""
    plan_type: Required[PlanType]
    """A company has exactly one `plan`, its base plan, and any number of `add_on`s."""
    description: str | None
    """Description shown to people."""
    icon: PlanIcon | None
    """Colour of a plan's icon."""


class DeletePlanVersionQuery(Options, total=False):
    """Keywords of `plans.delete_plan_version`."""

    promote_archived_version: bool | None
    """Publish the archived version before it again."""


class GetPlanQuery(Options, total=False):
    """Keywords of `plans.get_plan`."""

    plan_version_id: str | None
    """Version (`plnv_…`) to show; the published one unless sent, else the draft."""


class GetPlanVersionDiffQuery(Options, total=False):
    """Keywords of `plans.get_plan_version_diff`."""

    against: str | None
    """Plan version (`plnv_…`) to compare with; the plan's published one unless sent."""


class ListBillingProductMatchCompaniesQuery(Options, total=False):
    """Keywords of `plans.list_billing_product_match_companies`."""

    plan_id: Required[str]
    """Plan or add-on (`plan_…`)."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListCustomPlanBillingsQuery(Options, total=False):
    """Keywords of `plans.list_custom_plan_billings`."""

    company_id: str | None
    """Company (`comp_…`)."""
    plan_id: str | None
    """Plan or add-on (`plan_…`)."""
    plan_version_id: str | None
    """Plan version (`plnv_…`)."""
    plan_billing_source: PlanBillingSource | None
    """Only records with this cause; `custom_plan` unless sent."""
    plan_billing_sources: Sequence[PlanBillingSource] | None
    """Only records with one of these causes."""
    status: CustomPlanBillingStatus | None
    """Only those in this state."""
    statuses: Sequence[CustomPlanBillingStatus] | None
    """Only those in one of these states."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListPlanIssuesQuery(Options, total=False):
    """Keywords of `plans.list_plan_issues`."""

    plan_id: Required[str]
    """Plan or add-on (`plan_…`)."""
    plan_version_id: str | None
    """Plan version (`plnv_…`)."""


class ListPlansQuery(Options, total=False):
    """Keywords of `plans.list_plans`."""

    company_id: str | None
    """Only plans made for this company (`comp_…`)."""
    company_scoped_only: bool | None
    """Only plans made for single companies."""
    exclude_company_scoped: bool | None
    """Without plans made for single companies."""
    exclude_unused: bool | None
    """Without plans that no company is on."""
    for_fallback_plan: bool | None
    """Only plans that may be the fallback plan."""
    for_initial_plan: bool | None
    """Only what may serve as initial plan; for prices, free ones."""
    for_trial_expiry_plan: bool | None
    """Only what may follow an unconverted trial; for prices, free ones."""
    has_product_id: bool | None
    """Only plans that are linked to a billing product."""
    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    include_draft_versions: bool | None
    """Also tell the drafts of plans that have a published version."""
    plan_type: PlanType | None
    """Only plans, or only add-ons."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    scoped_to_company_id: str | None
    """Plans open to this company (`comp_…`): general ones and its own."""
    with_entitlements: bool | None
    """Add each plan's entitlements."""
    with_published_version: bool | None
    """Only plans that have a published version."""
    without_entitlement_for_include_drafts: bool | None
    """Look at drafts too when leaving out plans by feature."""
    without_entitlement_for: str | None
    """Without plans entitled to this feature (`feat_…`)."""
    without_paid_product_id: bool | None
    """Without plans linked to a paid product."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class MarkCustomPlanBillingPaidBody(Options, total=False):
    """Keywords of `plans.mark_custom_plan_billing_paid`."""

    request: Mapping[str, Any] | None
    """The whole body."""


class PreviewPublishPlanVersionBody(Options, total=False):
    """Keywords of `plans.preview_publish_plan_version`."""

    excluded_company_ids: Required[Sequence[str]]
    """Companies (`comp_…`) to leave where they are."""
    migration_strategy: Required[PlanVersionMigrationStrategy]
    """When companies on older versions move: at once, at their renewal, at a date, or never (`leave`)."""
    activation_strategy: CustomPlanActivationStrategy | None
    """Whether a custom plan gives access when it is published or when its invoice is paid."""
    address: CustomerBillingAddress | None
    """A billing address."""
    billing_cycle_anchor: datetime | None
    """Instant whose anniversaries the billing periods start on."""
    billing_start_date: datetime | None
    """When billing starts."""
    collection_method: BillingCollectionMethod | None
    """`charge_automatically` takes the stored payment method; `send_invoice` asks for payment."""
    coupon_external_id: str | None
    """The provider's id of a coupon."""
    custom_field_values: Sequence[CheckoutFieldValue] | None
    """What was entered into a checkout field."""
    customer_email: str | None
    """Address the invoice is sent to."""
    days_until_due: int | None
    """Days from invoice to due date, at most 365."""
    end_date: datetime | None
    """When the plan ends; needed exactly with the renewal policy `expire_to_default`."""
    phone: str | None
    """Telephone number."""
    prorate_first_period: bool | None
    """Charge only the part of the first period up to the anchor; true unless sent, needs the anchor."""
    proration_behavior: MigrationProrationBehavior | None
    """How the price difference of a migration is charged: at once, on the next invoice, or not at all."""
    require_no_migration: bool | None
    """Refuse to publish when a company would have to move."""
    scheduled_at: datetime | None
    """When to move companies; with the strategy `scheduled` only, and needed there."""
    send_invoice: bool | None
    """Send an invoice; true unless sent."""
    tax_id: TaxIdInput | None
    """A tax id to store."""


class PublishPlanVersionBody(Options, total=False):
    """Keywords of `plans.publish_plan_version`."""

    excluded_company_ids: Required[Sequence[str]]
    """Companies (`comp_…`) to leave where they are."""
    migration_strategy: Required[PlanVersionMigrationStrategy]
    """When companies on older versions move: at once, at their renewal, at a date, or never (`leave`)."""
    activation_strategy: CustomPlanActivationStrategy | None
    """Whether a custom plan gives access when it is published or when its invoice is paid."""
    address: CustomerBillingAddress | None
    """A billing address."""
    billing_cycle_anchor: datetime | None
    """Instant whose anniversaries the billing periods start on."""
    billing_start_date: datetime | None
    """When billing starts."""
    collection_method: BillingCollectionMethod | None
    """`charge_automatically` takes the stored payment method; `send_invoice` asks for payment."""
    coupon_external_id: str | None
    """The provider's id of a coupon."""
    custom_field_values: Sequence[CheckoutFieldValue] | None
    """What was entered into a checkout field."""
    customer_email: str | None
    """Address the invoice is sent to."""
    days_until_due: int | None
    """Days from invoice to due date, at most 365."""
    end_date: datetime | None
    """When the plan ends; needed exactly with the renewal policy `expire_to_default`."""
    phone: str | None
    """Telephone number."""
    prorate_first_period: bool | None
    """Charge only the part of the first period up to the anchor; true unless sent, needs the anchor."""
    proration_behavior: MigrationProrationBehavior | None
    """How the price difference of a migration is charged: at once, on the next invoice, or not at all."""
    require_no_migration: bool | None
    """Refuse to publish when a company would have to move."""
    scheduled_at: datetime | None
    """When to move companies; with the strategy `scheduled` only, and needed there."""
    send_invoice: bool | None
    """Send an invoice; true unless sent."""
    tax_id: TaxIdInput | None
    """A tax id to store."""


class RetryCustomPlanBillingBody(Options, total=False):
    """Keywords of `plans.retry_custom_plan_billing`."""

    customer_email: Required[str]
    """Address the invoice is sent to."""
    activation_strategy: CustomPlanActivationStrategy | None
    """Whether a custom plan gives access when it is published or when its invoice is paid."""
    billing_cycle_anchor: datetime | None
    """Instant whose anniversaries the billing periods start on."""
    billing_start_date: datetime | None
    """When billing starts."""
    days_until_due: int | None
    """Days from invoice to due date, at most 365."""
    end_date: datetime | None
    """When the plan ends; needed exactly with the renewal policy `expire_to_default`."""
    prorate_first_period: bool | None
    """Charge only the part of the first period up to the anchor; true unless sent, needs the anchor."""
    send_invoice: bool | None
    """Send an invoice; true unless sent."""


class UpdateCompanyPlansBody(Options, total=False):
    """Keywords of `plans.update_company_plans`."""

    add_on_ids: Required[Sequence[str]]
    """Add-ons (`plan_…`) the company shall have; others are removed."""
    base_plan_id: str | None
    """Base plan (`plan_…`); null leaves the fallback plan."""


class UpdatePlanBody(Options, total=False):
    """Keywords of `plans.update_plan`."""

    name: Required[str]
    """Name shown to people."""
    description: str | None
    """Description shown to people."""
    icon: PlanIcon | None
    """Colour of a plan's icon."""


class UpsertBillingProductPlanBody(Options, total=False):
    """Keywords of `plans.upsert_billing_product_plan`."""

    charge_type: Required[ChargeType]
    """Whether a plan costs something, and whether it does so once or again and again. `none` is not priced at all."""
    is_trialable: Required[bool]
    """Whether the plan begins with a trial."""
    billing_product_id: str | None
    """Billing product (`bilp_…`)."""
    billing_strategy: BillingStrategy | None
    """Who charges for a plan: this API through the provider, the provider on its own, or nobody."""
    currency: Currency | None
    """Three-letter currency code in lower case. Amounts are in the smallest unit, such as cents."""
    currency_prices: Sequence[PlanCurrencyPriceRequestBody] | None
    """A plan's prices in one currency."""
    monthly_price: int | None
    """Price per month in cents."""
    monthly_price_id: str | None
    """Price (`bilpp_…`) per month."""
    one_time_price: int | None
    """Price paid once, in cents."""
    one_time_price_id: str | None
    """Price (`bilpp_…`) paid once."""
    quarterly_price: int | None
    """Price per quarter in cents."""
    quarterly_price_id: str | None
    """Price (`bilpp_…`) per quarter."""
    trial_days: int | None
    """Length of the trial in days."""
    yearly_price: int | None
    """Price per year in cents."""
    yearly_price_id: str | None
    """Price (`bilpp_…`) per year."""


class UpsertPlanForBillingProductBody(Options, total=False):
    """Keywords of `plans.upsert_plan_for_billing_product`."""

    billing_provider: Required[BillingProviderType]
    """System that bills. `schematic` is this server itself."""
    external_resource_id: Required[str]
    """Id in the external system."""
    name: Required[str]
    """Name shown to people."""
    plan_type: Required[PlanType]
    """A company has exactly one `plan`, its base plan, and any number of `add_on`s."""
    description: str | None
    """Description shown to people."""
    external_resource_version: str | None
    """Version in the external system, at most 64 characters."""
    icon: PlanIcon | None
    """Colour of a plan's icon."""


# Nothing needs to be sent.
MarkCustomPlanBillingPaidRequestBody: TypeAlias = dict[str, Any]
