# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `entitlements`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, Required, TypeAlias

from pydantic import Field

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options
from schematic.types.billing import BillingPriceView
from schematic.types.companies import CompanyDetailResponseData, UserResponseData
from schematic.types.credits import (
    BillingCreditGrantReason,
    BillingCreditResponseData,
    CreditGrantDetail,
    CreditUsageAggregation,
)
from schematic.types.features import (
    FeatureDetailResponseData,
    FeatureInPlanResponseData,
    FeatureResponseData,
    FeatureType,
    FeatureView,
)
from schematic.types.plans import PlanEntitlementResponseData, PlanIssueResponseData, PlanResponseData
from schematic.types.shared import (
    BillingArrearsAnchor,
    BillingArrearsCadence,
    BillingProviderType,
    BillingTiersMode,
    CountResponse,
    Currency,
    DeleteResponse,
    EntitlementPriceBehavior,
    EntitlementValueType,
    EntityTraitDefinitionResponseData,
    MetricPeriod,
    MetricPeriodMonthReset,
    TimeSeriesGranularity,
)

# What gives access.
EntitlementType: TypeAlias = Literal["company_override", "plan_credit_grant", "plan_entitlement", "unknown"] | str


# What users are ranked by.
UserUsageMetric: TypeAlias = Literal["credits", "feature"] | str


class CompanyOverrideNoteResponseData(Model, frozen=True):
    """A note on an override."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    external_user_id: str
    """Who wrote the note."""
    external_user_name: str
    """Name of who wrote the note."""
    id: str
    """Note (`cmon_…`)."""
    note: str
    """The note."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""


class CompanyOverrideResponseData(Model, frozen=True):
    """A company's own value for a feature."""

    company_id: str
    """Company (`comp_…`)."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    feature_id: str
    """Feature (`feat_…`)."""
    id: str
    """Override (`cmov_…`)."""
    notes: list[CompanyOverrideNoteResponseData]
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    value_type: EntitlementValueType
    company: CompanyDetailResponseData | None = None
    consumption_rate: float | None = None
    """Credits per unit of use."""
    expiration_date: Instant | None = None
    """When the override ends; null for never."""
    feature: FeatureResponseData | None = None
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    quantity_rates: dict[str, float] | None = None
    """Credits per unit of each further quantity, such as `input_tokens`, by its name."""
    rule_id: str | None = None
    """Rule (`rule_…`)."""
    rule_id_usage_exceeded: str | None = None
    """Rule (`rule_…`) that answers when the limit is used up."""
    value_bool: bool | None = None
    """Value of a boolean entitlement."""
    value_credit: BillingCreditResponseData | None = None
    value_credit_id: str | None = None
    """Credit type (`bilcr_…`) that a credit entitlement draws."""
    value_numeric: int | None = None
    """Limit of a numeric entitlement."""
    value_trait: EntityTraitDefinitionResponseData | None = None
    value_trait_id: str | None = None
    """Trait (`trt_…`) that holds each company's limit."""


class CompanyUserUsageMetricsResponseData(Model, frozen=True):
    """What a company's users used in a window."""

    end_time: Instant
    """End of the window, not included, RFC 3339."""
    features: list[FeatureResponseData]
    has_credits: bool
    """Whether credits were used in the window."""
    start_time: Instant
    """Start of the window, included, RFC 3339."""


class CompanyUserUsageResponseData(Model, frozen=True):
    """A company's users by their use, heaviest first, with totals over all pages."""

    end_time: Instant
    """End of the window, not included, RFC 3339."""
    rows: list[CompanyUserUsageRowResponseData]
    start_time: Instant
    """Start of the window, included, RFC 3339."""
    top_user_share: float
    """The heaviest user's part of the whole, 0 to 1."""
    total: float
    """Use by all users, over all pages, the nameless part included."""
    unattributed: CompanyUserUsageRowResponseData | None = None


class CompanyUserUsageRowResponseData(Model, frozen=True):
    """One user's use; without a user, what nobody is named for."""

    share: float
    """Part of the company's total, 0 to 1."""
    value: float
    """Units or credits used."""
    last_seen: Instant | None = None
    """When the user last used it; null for credits."""
    user: UserResponseData | None = None
    user_id: str | None = None
    """User (`user_…`); null for use without a user."""


class CountCompanyOverridesParams(Model, frozen=True):
    """Query parameters that `entitlements.count_company_overrides` understood."""

    company_id: str | None = None
    """Company (`comp_…`)."""
    company_ids: list[str] | None = None
    """Companies (`comp_…`), at most 100."""
    feature_id: str | None = None
    """Feature (`feat_…`)."""
    feature_ids: list[str] | None = None
    """Features (`feat_…`), at most 100."""
    ids: list[str] | None = None
    """Only these ids, at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""
    without_expired: bool | None = None
    """Without overrides that have ended."""


class CountCompanyOverridesResponse(Model, frozen=True):
    """Answer of `entitlements.count_company_overrides`."""

    data: CountResponse
    params: CountCompanyOverridesParams


class CountCompanyUserUsageParams(Model, frozen=True):
    """Query parameters that `entitlements.count_company_user_usage` understood."""

    company_id: str | None = None
    """Company (`comp_…`)."""
    end_time: Instant | None = None
    """End of the window, not included, RFC 3339."""
    feature_id: str | None = None
    """Feature (`feat_…`)."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    metric: UserUsageMetric | None = None
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    start_time: Instant | None = None
    """Start of the window, included, RFC 3339."""


class CountCompanyUserUsageResponse(Model, frozen=True):
    """Answer of `entitlements.count_company_user_usage`."""

    data: CountResponse
    params: CountCompanyUserUsageParams


class CountFeatureCompaniesParams(Model, frozen=True):
    """Query parameters that `entitlements.count_feature_companies` understood."""

    feature_id: str | None = None
    """Feature (`feat_…`)."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""


class CountFeatureCompaniesResponse(Model, frozen=True):
    """Answer of `entitlements.count_feature_companies`."""

    data: CountResponse
    params: CountFeatureCompaniesParams


class CountFeatureUsageParams(Model, frozen=True):
    """Query parameters that `entitlements.count_feature_usage` understood."""

    company_id: str | None = None
    """Company (`comp_…`)."""
    company_keys: dict[str, str] | None = None
    """Keys that name the company, from key name to value; instead of `company_id`."""
    feature_ids: list[str] | None = None
    """Features (`feat_…`), at most 100."""
    include_usage_aggregation: bool | None = None
    """Add credit use today, this week, this month and this billing period."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    managed_by: BillingProviderType | None = None
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""
    without_negative_entitlements: bool | None = None
    """Without boolean features that are off."""


class CountFeatureUsageResponse(Model, frozen=True):
    """Answer of `entitlements.count_feature_usage`."""

    data: CountResponse
    params: CountFeatureUsageParams


class CountFeatureUsersParams(Model, frozen=True):
    """Query parameters that `entitlements.count_feature_users` understood."""

    feature_id: str | None = None
    """Feature (`feat_…`)."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""


class CountFeatureUsersResponse(Model, frozen=True):
    """Answer of `entitlements.count_feature_users`."""

    data: CountResponse
    params: CountFeatureUsersParams


class CountPlanEntitlementsParams(Model, frozen=True):
    """Query parameters that `entitlements.count_plan_entitlements` understood."""

    feature_id: str | None = None
    """Feature (`feat_…`)."""
    feature_ids: list[str] | None = None
    """Features (`feat_…`), at most 100."""
    ids: list[str] | None = None
    """Only these ids, at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    plan_id: str | None = None
    """Plan or add-on (`plan_…`)."""
    plan_ids: list[str] | None = None
    """Plans and add-ons (`plan_…`), at most 100."""
    plan_version_id: str | None = None
    """Plan version (`plnv_…`)."""
    plan_version_ids: list[str] | None = None
    """Plan versions (`plnv_…`), at most 100; wins over `plan_version_id`."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""
    with_metered_products: bool | None = None
    """Only entitlements with a metered price."""


class CountPlanEntitlementsResponse(Model, frozen=True):
    """Answer of `entitlements.count_plan_entitlements`."""

    data: CountResponse
    params: CountPlanEntitlementsParams


class CreateBillingLinkedPlanEntitlementRequestBody(Model, frozen=True):
    """Body of `entitlements.upsert_plan_entitlement_for_billing_product`."""

    billing_provider: BillingProviderType
    external_resource_id: str
    """Id in the external system."""
    feature_id: str
    """Feature (`feat_…`)."""
    plan_id: str
    """Plan or add-on (`plan_…`)."""
    value_type: EntitlementValueType
    billing_product_id: str | None = None
    """Billing product (`bilp_…`)."""
    billing_threshold: int | None = None
    """Amount in cents at which overage is invoiced before the period ends."""
    credit_consumption_rate: float | None = None
    """Credits per unit of use; may be fractional."""
    currency: Currency | None = None
    currency_prices: list[CurrencyPriceRequestBody] | None = None
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    monthly_metered_price_id: str | None = None
    """Price (`bilpp_…`) for monthly billing."""
    monthly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    monthly_unit_price: int | None = None
    """Price per unit in cents, billed monthly."""
    monthly_unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""
    overage_billing_cadence: BillingArrearsCadence | None = None
    overage_billing_product_id: str | None = None
    """Billing product (`bilp_…`) that overage is charged under."""
    overage_invoice_anchor: BillingArrearsAnchor | None = None
    plan_version_id: str | None = None
    """Plan version (`plnv_…`)."""
    price_behavior: EntitlementPriceBehavior | None = None
    price_tiers: list[CreatePriceTierRequestBody] | None = None
    quantity_rates: dict[str, float] | None = None
    """Credits per unit of each further quantity, such as `input_tokens`, by its name."""
    quarterly_metered_price_id: str | None = None
    """Price (`bilpp_…`) for quarterly billing."""
    quarterly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    quarterly_unit_price: int | None = None
    """Price per unit in cents, billed quarterly."""
    quarterly_unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""
    soft_limit: int | None = None
    """Amount that is included in the price; use beyond it is charged."""
    tier_mode: BillingTiersMode | None = None
    usage_quantity: int | None = None
    """Quantity included or expected."""
    value_bool: bool | None = None
    """Value of a boolean entitlement."""
    value_credit_id: str | None = None
    """Credit type (`bilcr_…`) that a credit entitlement draws."""
    value_numeric: int | None = None
    """Limit of a numeric entitlement."""
    value_trait_id: str | None = None
    """Trait (`trt_…`) that holds each company's limit."""
    warning_tiers: list[WarningTierRequestBody] | None = None
    yearly_metered_price_id: str | None = None
    """Price (`bilpp_…`) for yearly billing."""
    yearly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    yearly_unit_price: int | None = None
    """Price per unit in cents, billed yearly."""
    yearly_unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""


class CreateCompanyOverrideRequestBody(Model, frozen=True):
    """Body of `entitlements.create_company_override`."""

    company_id: str
    """Company (`comp_…`)."""
    feature_id: str
    """Feature (`feat_…`)."""
    value_type: EntitlementValueType
    credit_consumption_rate: float | None = None
    """Credits per unit of use; may be fractional."""
    expiration_date: Instant | None = None
    """When the override ends; null for never."""
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    note: str | None = None
    """Note to attach."""
    quantity_rates: dict[str, float] | None = None
    """Credits per unit of each further quantity, such as `input_tokens`, by its name."""
    value_bool: bool | None = None
    """Value of a boolean entitlement."""
    value_credit_id: str | None = None
    """Credit type (`bilcr_…`) that a credit entitlement draws."""
    value_numeric: int | None = None
    """Limit of a numeric entitlement."""
    value_trait_id: str | None = None
    """Trait (`trt_…`) that holds each company's limit."""


class CreateCompanyOverrideResponse(Model, frozen=True):
    """Answer of `entitlements.create_company_override`."""

    data: CompanyOverrideResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class CreateEntitlementReqCommon(Model, frozen=True):
    """What every new entitlement or override says."""

    feature_id: str
    """Feature (`feat_…`)."""
    value_type: EntitlementValueType
    credit_consumption_rate: float | None = None
    """Credits per unit of use; may be fractional."""
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    quantity_rates: dict[str, float] | None = None
    """Credits per unit of each further quantity, such as `input_tokens`, by its name."""
    value_bool: bool | None = None
    """Value of a boolean entitlement."""
    value_credit_id: str | None = None
    """Credit type (`bilcr_…`) that a credit entitlement draws."""
    value_numeric: int | None = None
    """Limit of a numeric entitlement."""
    value_trait_id: str | None = None
    """Trait (`trt_…`) that holds each company's limit."""


class CreatePlanEntitlementRequestBody(Model, frozen=True):
    """Body of `entitlements.create_plan_entitlement`."""

    feature_id: str
    """Feature (`feat_…`)."""
    plan_id: str
    """Plan or add-on (`plan_…`)."""
    value_type: EntitlementValueType
    billing_product_id: str | None = None
    """Billing product (`bilp_…`)."""
    billing_threshold: int | None = None
    """Amount in cents at which overage is invoiced before the period ends."""
    credit_consumption_rate: float | None = None
    """Credits per unit of use; may be fractional."""
    currency: Currency | None = None
    currency_prices: list[CurrencyPriceRequestBody] | None = None
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    monthly_metered_price_id: str | None = None
    """Price (`bilpp_…`) for monthly billing."""
    monthly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    monthly_unit_price: int | None = None
    """Price per unit in cents, billed monthly."""
    monthly_unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""
    overage_billing_cadence: BillingArrearsCadence | None = None
    overage_billing_product_id: str | None = None
    """Billing product (`bilp_…`) that overage is charged under."""
    overage_invoice_anchor: BillingArrearsAnchor | None = None
    plan_version_id: str | None = None
    """Plan version (`plnv_…`)."""
    price_behavior: EntitlementPriceBehavior | None = None
    price_tiers: list[CreatePriceTierRequestBody] | None = None
    quantity_rates: dict[str, float] | None = None
    """Credits per unit of each further quantity, such as `input_tokens`, by its name."""
    quarterly_metered_price_id: str | None = None
    """Price (`bilpp_…`) for quarterly billing."""
    quarterly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    quarterly_unit_price: int | None = None
    """Price per unit in cents, billed quarterly."""
    quarterly_unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""
    soft_limit: int | None = None
    """Amount that is included in the price; use beyond it is charged."""
    tier_mode: BillingTiersMode | None = None
    usage_quantity: int | None = None
    """Quantity included or expected."""
    value_bool: bool | None = None
    """Value of a boolean entitlement."""
    value_credit_id: str | None = None
    """Credit type (`bilcr_…`) that a credit entitlement draws."""
    value_numeric: int | None = None
    """Limit of a numeric entitlement."""
    value_trait_id: str | None = None
    """Trait (`trt_…`) that holds each company's limit."""
    warning_tiers: list[WarningTierRequestBody] | None = None
    yearly_metered_price_id: str | None = None
    """Price (`bilpp_…`) for yearly billing."""
    yearly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    yearly_unit_price: int | None = None
    """Price per unit in cents, billed yearly."""
    yearly_unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""


class CreatePlanEntitlementResponse(Model, frozen=True):
    """Answer of `entitlements.create_plan_entitlement`."""

    data: PlanEntitlementResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class CreatePriceTierRequestBody(Model, frozen=True):
    """Price of a range of quantity."""

    flat_amount: int | None = None
    """Amount in cents for entering the tier."""
    per_unit_price: int | None = None
    """Price per unit in cents."""
    per_unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""
    up_to: int | None = None
    """Last unit of the tier; null for the last tier."""


class CreditUsage(Model, frozen=True):
    """A company's credit use for a feature."""

    credit_consumption_rate: float | None = None
    """Credits per unit of use; may be fractional."""
    credit_grant_counts: dict[str, float] | None = None
    """Credits granted, by reason of the grant."""
    credit_grant_details: list[CreditGrantDetail] | None = None
    credit_remaining: float | None = None
    """Credits left, holds excluded."""
    credit_total: float | None = None
    """Credits granted in all."""
    credit_type_icon: str | None = None
    """Icon of the credit type."""
    credit_type_name: str | None = None
    """Name of the credit type."""
    credit_used: float | None = None
    """Credits used."""
    usage_aggregation: CreditUsageAggregation | None = None


class CurrencyPriceRequestBody(Model, frozen=True):
    """An entitlement's prices in one currency."""

    currency: Currency
    monthly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    monthly_unit_price: int | None = None
    """Price per unit in cents, billed monthly."""
    monthly_unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""
    quarterly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    quarterly_unit_price: int | None = None
    """Price per unit in cents, billed quarterly."""
    quarterly_unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""
    yearly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    yearly_unit_price: int | None = None
    """Price per unit in cents, billed yearly."""
    yearly_unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""


class DeleteCompanyOverrideResponse(Model, frozen=True):
    """Answer of `entitlements.delete_company_override`."""

    data: DeleteResponse
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class DeletePlanEntitlementResponse(Model, frozen=True):
    """Answer of `entitlements.delete_plan_entitlement`."""

    data: DeleteResponse
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class DuplicatePlanEntitlementsRequestBody(Model, frozen=True):
    """Body of `entitlements.duplicate_plan_entitlements`."""

    source_plan_id: str
    """Plan (`plan_…`) it starts from."""
    target_plan_id: str
    """Plan (`plan_…`) to copy to."""


class DuplicatePlanEntitlementsResponse(Model, frozen=True):
    """Answer of `entitlements.duplicate_plan_entitlements`."""

    data: DuplicatePlanEntitlementsResponseResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class DuplicatePlanEntitlementsResponseResponseData(Model, frozen=True):
    """Copied entitlements, and those that could not be copied."""

    data: list[PlanEntitlementResponseData]
    issues: list[PlanIssueResponseData]
    skipped: list[SkippedEntitlementResponseData]


class FeatureCompanyResponseData(Model, frozen=True):
    """A company's allocation and usage of a feature."""

    access: bool
    """Whether the feature may be used now."""
    allocation_type: EntitlementValueType
    entitlement_id: str
    """Plan entitlement (`pltl_…`) or override (`cmov_…`)."""
    entitlement_type: EntitlementType
    allocation: int | None = None
    """Limit in units of the feature; null when there is none or credits set it."""
    company: CompanyDetailResponseData | None = None
    company_override: CompanyOverrideResponseData | None = None
    credit_consumption_rate: float | None = None
    """Credits per unit of use; may be fractional."""
    credit_grant_counts: dict[str, float] | None = None
    """Credits granted, by reason of the grant."""
    credit_grant_details: list[CreditGrantDetail] | None = None
    credit_grant_reason: BillingCreditGrantReason | None = None
    credit_remaining: float | None = None
    """Credits left, holds excluded."""
    credit_total: float | None = None
    """Credits granted in all."""
    credit_type_icon: str | None = None
    """Icon of the credit type."""
    credit_usage: CreditUsage | None = None
    credit_usage_aggregation: CreditUsageAggregation | None = None
    credit_used: float | None = None
    """Credits used."""
    effective_limit: int | None = None
    """Limit that usage is measured against; null when there is none."""
    effective_price: float | None = None
    """Price per unit at the present usage, in cents."""
    entitlement_expiration_date: Instant | None = None
    """When the override ends."""
    entitlement_source: str | None = None
    """`plan` or `company_override`."""
    feature: FeatureInPlanResponseData | None = None
    has_valid_allocation: bool | None = None
    """Whether the allocation is a number that can be reached."""
    is_unlimited: bool | None = None
    """Whether there is no limit."""
    metric_reset_at: Instant | None = None
    """When the usage starts again from 0; null when it never does."""
    month_reset: MetricPeriodMonthReset | None = None
    monthly_usage_based_price: BillingPriceView | None = None
    overuse: int | None = None
    """Usage beyond the soft limit; 0 unless overage is charged."""
    percent_used: float | None = None
    """Usage in percent of the effective limit; may pass 100."""
    period: MetricPeriod | None = None
    plan: PlanResponseData | None = None
    plan_entitlement: PlanEntitlementResponseData | None = None
    price_behavior: EntitlementPriceBehavior | None = None
    quarterly_usage_based_price: BillingPriceView | None = None
    soft_limit: int | None = None
    """Amount that is included in the price; use beyond it is charged."""
    usage: int | None = None
    """Usage in units of the feature."""
    yearly_usage_based_price: BillingPriceView | None = None


class FeatureCompanyUserResponseData(Model, frozen=True):
    """A user's access to a feature through a company."""

    access: bool
    """Whether the feature may be used now."""
    allocation_type: EntitlementValueType
    entitlement_id: str
    """Plan entitlement (`pltl_…`) or override (`cmov_…`)."""
    entitlement_type: EntitlementType
    allocation: int | None = None
    """Limit in units of the feature; null when there is none or credits set it."""
    company: CompanyDetailResponseData | None = None
    feature: FeatureDetailResponseData | None = None
    metric_reset_at: Instant | None = None
    """When the usage starts again from 0; null when it never does."""
    month_reset: MetricPeriodMonthReset | None = None
    period: MetricPeriod | None = None
    plan: PlanResponseData | None = None
    usage: int | None = None
    """Usage in units of the feature."""
    user: UserResponseData | None = None


class FeatureUsageDetailResponseData(Model, frozen=True):
    """A company's allocation and usage, by feature."""

    features: list[FeatureUsageResponseData]


class FeatureUsageHistoryResponseData(Model, frozen=True):
    """Usage that a company added in one bucket of time."""

    company_id: str
    """Company (`comp_…`)."""
    event_subtype: str
    """Name of the tracked event."""
    feature_id: str
    """Feature (`feat_…`)."""
    period_end: Instant
    """When the period ends."""
    period_start: Instant
    """When the period began."""
    usage: int
    """Usage in units of the feature."""


class FeatureUsageLegacyResponseData(Model, frozen=True):
    """Feature usage as limit webhooks carry it, with capitalised names."""

    entitlement: str = Field(alias="Entitlement")
    """Id of the entitlement."""
    allocation: int | None = Field(None, alias="Allocation")
    """Limit; null when there is none."""
    credit_usage: CreditUsage | None = Field(None, alias="CreditUsage")
    feature: FeatureView | None = Field(None, alias="Feature")
    metric_reset_at: Instant | None = Field(None, alias="MetricResetAt")
    """When the usage starts again from 0, RFC 3339 UTC."""
    usage: int | None = Field(None, alias="Usage")
    """Usage in the current period."""


class FeatureUsageResponseData(Model, frozen=True):
    """A company's allocation and usage of a feature."""

    access: bool
    """Whether the feature may be used now."""
    allocation_type: EntitlementValueType
    entitlement_id: str
    """Plan entitlement (`pltl_…`) or override (`cmov_…`)."""
    entitlement_type: EntitlementType
    allocation: int | None = None
    """Limit in units of the feature; null when there is none or credits set it."""
    company_override: CompanyOverrideResponseData | None = None
    credit_consumption_rate: float | None = None
    """Credits per unit of use; may be fractional."""
    credit_grant_counts: dict[str, float] | None = None
    """Credits granted, by reason of the grant."""
    credit_grant_details: list[CreditGrantDetail] | None = None
    credit_grant_reason: BillingCreditGrantReason | None = None
    credit_remaining: float | None = None
    """Credits left, holds excluded."""
    credit_total: float | None = None
    """Credits granted in all."""
    credit_type_icon: str | None = None
    """Icon of the credit type."""
    credit_usage_aggregation: CreditUsageAggregation | None = None
    credit_used: float | None = None
    """Credits used."""
    effective_limit: int | None = None
    """Limit that usage is measured against; null when there is none."""
    effective_price: float | None = None
    """Price per unit at the present usage, in cents."""
    entitlement_expiration_date: Instant | None = None
    """When the override ends."""
    entitlement_source: str | None = None
    """`plan` or `company_override`."""
    feature: FeatureInPlanResponseData | None = None
    has_valid_allocation: bool | None = None
    """Whether the allocation is a number that can be reached."""
    is_unlimited: bool | None = None
    """Whether there is no limit."""
    metric_reset_at: Instant | None = None
    """When the usage starts again from 0; null when it never does."""
    month_reset: MetricPeriodMonthReset | None = None
    monthly_usage_based_price: BillingPriceView | None = None
    overuse: int | None = None
    """Usage beyond the soft limit; 0 unless overage is charged."""
    percent_used: float | None = None
    """Usage in percent of the effective limit; may pass 100."""
    period: MetricPeriod | None = None
    plan: PlanResponseData | None = None
    plan_entitlement: PlanEntitlementResponseData | None = None
    price_behavior: EntitlementPriceBehavior | None = None
    quarterly_usage_based_price: BillingPriceView | None = None
    soft_limit: int | None = None
    """Amount that is included in the price; use beyond it is charged."""
    usage: int | None = None
    """Usage in units of the feature."""
    yearly_usage_based_price: BillingPriceView | None = None


class FeatureUsageTimeSeriesResponseData(Model, frozen=True):
    """A company's running usage of a feature, and its limits over time."""

    feature_id: str
    """Feature (`feat_…`)."""
    feature_type: FeatureType
    limits: list[LimitTimeSeriesPointResponseData]
    usage_points: list[UsageTimeSeriesPointResponseData]
    period_type: str | None = None
    """Period the usage restarts with; null when it never does."""


class GetCompanyOverrideResponse(Model, frozen=True):
    """Answer of `entitlements.get_company_override`."""

    data: CompanyOverrideResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetCompanyUserUsageMetricsParams(Model, frozen=True):
    """Query parameters that `entitlements.get_company_user_usage_metrics` understood."""

    company_id: str | None = None
    """Company (`comp_…`)."""
    end_time: Instant | None = None
    """End of the window, not included, RFC 3339."""
    start_time: Instant | None = None
    """Start of the window, included, RFC 3339."""


class GetCompanyUserUsageMetricsResponse(Model, frozen=True):
    """Answer of `entitlements.get_company_user_usage_metrics`."""

    data: CompanyUserUsageMetricsResponseData
    params: GetCompanyUserUsageMetricsParams


class GetFeatureUsageByCompanyParams(Model, frozen=True):
    """Query parameters that `entitlements.get_feature_usage_by_company` understood."""

    keys: dict[str, str] | None = None
    """Keys from name to value, as `keys[name]=value`, as JSON text, or for lookups as bare `name=value`."""


class GetFeatureUsageByCompanyResponse(Model, frozen=True):
    """Answer of `entitlements.get_feature_usage_by_company`."""

    data: FeatureUsageDetailResponseData
    params: GetFeatureUsageByCompanyParams


class GetFeatureUsageTimeSeriesParams(Model, frozen=True):
    """Query parameters that `entitlements.get_feature_usage_time_series` understood."""

    company_id: str | None = None
    """Company (`comp_…`)."""
    end_time: Instant | None = None
    """End of the window, not included, RFC 3339."""
    feature_id: str | None = None
    """Feature (`feat_…`)."""
    granularity: TimeSeriesGranularity | None = None
    start_time: Instant | None = None
    """Start of the window, included, RFC 3339."""


class GetFeatureUsageTimeSeriesResponse(Model, frozen=True):
    """Answer of `entitlements.get_feature_usage_time_series`."""

    data: FeatureUsageTimeSeriesResponseData
    params: GetFeatureUsageTimeSeriesParams


class GetPlanEntitlementResponse(Model, frozen=True):
    """Answer of `entitlements.get_plan_entitlement`."""

    data: PlanEntitlementResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetUserUsageByCompanyParams(Model, frozen=True):
    """Query parameters that `entitlements.get_user_usage_by_company` understood."""

    company_id: str | None = None
    """Company (`comp_…`)."""
    end_time: Instant | None = None
    """End of the window, not included, RFC 3339."""
    feature_id: str | None = None
    """Feature (`feat_…`)."""
    start_time: Instant | None = None
    """Start of the window, included, RFC 3339."""


class GetUserUsageByCompanyResponse(Model, frozen=True):
    """Answer of `entitlements.get_user_usage_by_company`."""

    data: UserUsageByCompanyResponseData
    params: GetUserUsageByCompanyParams


class GetUserUsageDetailParams(Model, frozen=True):
    """Query parameters that `entitlements.get_user_usage_detail` understood."""

    company_id: str | None = None
    """Company (`comp_…`)."""
    end_time: Instant | None = None
    """End of the window, not included, RFC 3339."""
    start_time: Instant | None = None
    """Start of the window, included, RFC 3339."""
    user_id: str | None = None
    """User (`user_…`)."""


class GetUserUsageDetailResponse(Model, frozen=True):
    """Answer of `entitlements.get_user_usage_detail`."""

    data: UserUsageDetailResponseData
    params: GetUserUsageDetailParams


class LimitTimeSeriesPointResponseData(Model, frozen=True):
    """A limit from an instant on."""

    effective_at: Instant
    """When it applies from."""
    is_soft_limit: bool
    """Whether use goes on beyond it, at a price."""
    limit_source: EntitlementType
    limit_value: int | None = None
    """Limit in units of the feature; null for none."""
    plan_id: str | None = None
    """Plan or add-on (`plan_…`)."""
    price_behavior: EntitlementPriceBehavior | None = None


class ListCompanyOverridesParams(Model, frozen=True):
    """Query parameters that `entitlements.list_company_overrides` understood."""

    company_id: str | None = None
    """Company (`comp_…`)."""
    company_ids: list[str] | None = None
    """Companies (`comp_…`), at most 100."""
    feature_id: str | None = None
    """Feature (`feat_…`)."""
    feature_ids: list[str] | None = None
    """Features (`feat_…`), at most 100."""
    ids: list[str] | None = None
    """Only these ids, at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""
    without_expired: bool | None = None
    """Without overrides that have ended."""


class ListCompanyOverridesResponse(Model, frozen=True):
    """Answer of `entitlements.list_company_overrides`."""

    data: list[CompanyOverrideResponseData]
    params: ListCompanyOverridesParams


class ListCompanyUserUsageParams(Model, frozen=True):
    """Query parameters that `entitlements.list_company_user_usage` understood."""

    company_id: str | None = None
    """Company (`comp_…`)."""
    end_time: Instant | None = None
    """End of the window, not included, RFC 3339."""
    feature_id: str | None = None
    """Feature (`feat_…`)."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    metric: UserUsageMetric | None = None
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    start_time: Instant | None = None
    """Start of the window, included, RFC 3339."""


class ListCompanyUserUsageResponse(Model, frozen=True):
    """Answer of `entitlements.list_company_user_usage`."""

    data: CompanyUserUsageResponseData
    params: ListCompanyUserUsageParams


class ListFeatureCompaniesParams(Model, frozen=True):
    """Query parameters that `entitlements.list_feature_companies` understood."""

    feature_id: str | None = None
    """Feature (`feat_…`)."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""


class ListFeatureCompaniesResponse(Model, frozen=True):
    """Answer of `entitlements.list_feature_companies`."""

    data: list[FeatureCompanyResponseData]
    params: ListFeatureCompaniesParams


class ListFeatureUsageHistoryParams(Model, frozen=True):
    """Query parameters that `entitlements.list_feature_usage_history` understood."""

    company_ids: list[str] | None = None
    """Companies (`comp_…`), at most 100."""
    end_time: Instant | None = None
    """End of the window, not included, RFC 3339."""
    feature_ids: list[str] | None = None
    """Features (`feat_…`), at most 100."""
    granularity: TimeSeriesGranularity | None = None
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    start_time: Instant | None = None
    """Start of the window, included, RFC 3339."""


class ListFeatureUsageHistoryResponse(Model, frozen=True):
    """Answer of `entitlements.list_feature_usage_history`."""

    data: list[FeatureUsageHistoryResponseData]
    params: ListFeatureUsageHistoryParams


class ListFeatureUsageParams(Model, frozen=True):
    """Query parameters that `entitlements.list_feature_usage` understood."""

    company_id: str | None = None
    """Company (`comp_…`)."""
    company_keys: dict[str, str] | None = None
    """Keys that name the company, from key name to value; instead of `company_id`."""
    feature_ids: list[str] | None = None
    """Features (`feat_…`), at most 100."""
    include_usage_aggregation: bool | None = None
    """Add credit use today, this week, this month and this billing period."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    managed_by: BillingProviderType | None = None
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""
    without_negative_entitlements: bool | None = None
    """Without boolean features that are off."""


class ListFeatureUsageResponse(Model, frozen=True):
    """Answer of `entitlements.list_feature_usage`."""

    data: list[FeatureUsageResponseData]
    params: ListFeatureUsageParams


class ListFeatureUsersParams(Model, frozen=True):
    """Query parameters that `entitlements.list_feature_users` understood."""

    feature_id: str | None = None
    """Feature (`feat_…`)."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""


class ListFeatureUsersResponse(Model, frozen=True):
    """Answer of `entitlements.list_feature_users`."""

    data: list[FeatureCompanyUserResponseData]
    params: ListFeatureUsersParams


class ListPlanEntitlementsParams(Model, frozen=True):
    """Query parameters that `entitlements.list_plan_entitlements` understood."""

    feature_id: str | None = None
    """Feature (`feat_…`)."""
    feature_ids: list[str] | None = None
    """Features (`feat_…`), at most 100."""
    ids: list[str] | None = None
    """Only these ids, at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    plan_id: str | None = None
    """Plan or add-on (`plan_…`)."""
    plan_ids: list[str] | None = None
    """Plans and add-ons (`plan_…`), at most 100."""
    plan_version_id: str | None = None
    """Plan version (`plnv_…`)."""
    plan_version_ids: list[str] | None = None
    """Plan versions (`plnv_…`), at most 100; wins over `plan_version_id`."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""
    with_metered_products: bool | None = None
    """Only entitlements with a metered price."""


class ListPlanEntitlementsResponse(Model, frozen=True):
    """Answer of `entitlements.list_plan_entitlements`."""

    data: list[PlanEntitlementResponseData]
    params: ListPlanEntitlementsParams


class SkippedEntitlementErrorResponseData(Model, frozen=True):
    """Why an entitlement was not copied."""

    message: str
    """What it is, for people."""


class SkippedEntitlementResponseData(Model, frozen=True):
    """An entitlement that was not copied."""

    entitlement_id: str
    """Plan entitlement (`pltl_…`) or override (`cmov_…`)."""
    errors: list[SkippedEntitlementErrorResponseData]
    feature_id: str
    """Feature (`feat_…`)."""
    feature_name: str
    """Name of the feature."""


class UpdateCompanyOverrideRequestBody(Model, frozen=True):
    """Body of `entitlements.update_company_override`."""

    value_type: EntitlementValueType
    credit_consumption_rate: float | None = None
    """Credits per unit of use; may be fractional."""
    expiration_date: Instant | None = None
    """When the override ends; null for never."""
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    note: str | None = None
    """Note to add to those there."""
    quantity_rates: dict[str, float] | None = None
    """Credits per unit of each further quantity, such as `input_tokens`, by its name."""
    value_bool: bool | None = None
    """Value of a boolean entitlement."""
    value_credit_id: str | None = None
    """Credit type (`bilcr_…`) that a credit entitlement draws."""
    value_numeric: int | None = None
    """Limit of a numeric entitlement."""
    value_trait_id: str | None = None
    """Trait (`trt_…`) that holds each company's limit."""


class UpdateCompanyOverrideResponse(Model, frozen=True):
    """Answer of `entitlements.update_company_override`."""

    data: CompanyOverrideResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class UpdateEntitlementReqCommon(Model, frozen=True):
    """What every change of an entitlement or override says."""

    value_type: EntitlementValueType
    credit_consumption_rate: float | None = None
    """Credits per unit of use; may be fractional."""
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    quantity_rates: dict[str, float] | None = None
    """Credits per unit of each further quantity, such as `input_tokens`, by its name."""
    value_bool: bool | None = None
    """Value of a boolean entitlement."""
    value_credit_id: str | None = None
    """Credit type (`bilcr_…`) that a credit entitlement draws."""
    value_numeric: int | None = None
    """Limit of a numeric entitlement."""
    value_trait_id: str | None = None
    """Trait (`trt_…`) that holds each company's limit."""


class UpdatePlanEntitlementRequestBody(Model, frozen=True):
    """Body of `entitlements.update_plan_entitlement`."""

    value_type: EntitlementValueType
    billing_product_id: str | None = None
    """Billing product (`bilp_…`)."""
    billing_threshold: int | None = None
    """Amount in cents at which overage is invoiced before the period ends."""
    credit_consumption_rate: float | None = None
    """Credits per unit of use; may be fractional."""
    currency: Currency | None = None
    currency_prices: list[CurrencyPriceRequestBody] | None = None
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    monthly_metered_price_id: str | None = None
    """Price (`bilpp_…`) for monthly billing."""
    monthly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    monthly_unit_price: int | None = None
    """Price per unit in cents, billed monthly."""
    monthly_unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""
    overage_billing_cadence: BillingArrearsCadence | None = None
    overage_billing_product_id: str | None = None
    """Billing product (`bilp_…`) that overage is charged under."""
    overage_invoice_anchor: BillingArrearsAnchor | None = None
    price_behavior: EntitlementPriceBehavior | None = None
    price_tiers: list[CreatePriceTierRequestBody] | None = None
    quantity_rates: dict[str, float] | None = None
    """Credits per unit of each further quantity, such as `input_tokens`, by its name."""
    quarterly_metered_price_id: str | None = None
    """Price (`bilpp_…`) for quarterly billing."""
    quarterly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    quarterly_unit_price: int | None = None
    """Price per unit in cents, billed quarterly."""
    quarterly_unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""
    soft_limit: int | None = None
    """Amount that is included in the price; use beyond it is charged."""
    tier_mode: BillingTiersMode | None = None
    usage_quantity: int | None = None
    """Quantity included or expected."""
    value_bool: bool | None = None
    """Value of a boolean entitlement."""
    value_credit_id: str | None = None
    """Credit type (`bilcr_…`) that a credit entitlement draws."""
    value_numeric: int | None = None
    """Limit of a numeric entitlement."""
    value_trait_id: str | None = None
    """Trait (`trt_…`) that holds each company's limit."""
    warning_tiers: list[WarningTierRequestBody] | None = None
    yearly_metered_price_id: str | None = None
    """Price (`bilpp_…`) for yearly billing."""
    yearly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    yearly_unit_price: int | None = None
    """Price per unit in cents, billed yearly."""
    yearly_unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""


class UpdatePlanEntitlementResponse(Model, frozen=True):
    """Answer of `entitlements.update_plan_entitlement`."""

    data: PlanEntitlementResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class UpsertPlanEntitlementForBillingProductResponse(Model, frozen=True):
    """Answer of `entitlements.upsert_plan_entitlement_for_billing_product`."""

    data: PlanEntitlementResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class UsageBasedEntitlementRequestBody(Model, frozen=True):
    """How use of a feature is charged."""

    billing_product_id: str | None = None
    """Billing product (`bilp_…`)."""
    billing_threshold: int | None = None
    """Amount in cents at which overage is invoiced before the period ends."""
    currency: Currency | None = None
    currency_prices: list[CurrencyPriceRequestBody] | None = None
    monthly_metered_price_id: str | None = None
    """Price (`bilpp_…`) for monthly billing."""
    monthly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    monthly_unit_price: int | None = None
    """Price per unit in cents, billed monthly."""
    monthly_unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""
    overage_billing_cadence: BillingArrearsCadence | None = None
    overage_billing_product_id: str | None = None
    """Billing product (`bilp_…`) that overage is charged under."""
    overage_invoice_anchor: BillingArrearsAnchor | None = None
    price_behavior: EntitlementPriceBehavior | None = None
    price_tiers: list[CreatePriceTierRequestBody] | None = None
    quarterly_metered_price_id: str | None = None
    """Price (`bilpp_…`) for quarterly billing."""
    quarterly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    quarterly_unit_price: int | None = None
    """Price per unit in cents, billed quarterly."""
    quarterly_unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""
    soft_limit: int | None = None
    """Amount that is included in the price; use beyond it is charged."""
    tier_mode: BillingTiersMode | None = None
    usage_quantity: int | None = None
    """Quantity included or expected."""
    yearly_metered_price_id: str | None = None
    """Price (`bilpp_…`) for yearly billing."""
    yearly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    yearly_unit_price: int | None = None
    """Price per unit in cents, billed yearly."""
    yearly_unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""


class UsageBasedEntitlementResponseData(Model, frozen=True):
    """An entitlement that is charged by use."""

    feature_id: str
    """Feature (`feat_…`)."""
    value_type: EntitlementValueType
    billing_threshold: int | None = None
    """Amount in cents at which overage is invoiced before the period ends."""
    consumption_rate: float | None = None
    """Credits per unit of use."""
    metered_price: BillingPriceView | None = None
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    monthly_usage_based_price: BillingPriceView | None = None
    price_behavior: EntitlementPriceBehavior | None = None
    quarterly_usage_based_price: BillingPriceView | None = None
    usage_quantity: int | None = None
    """Quantity included or expected."""
    value_bool: bool | None = None
    """Value of a boolean entitlement."""
    value_numeric: int | None = None
    """Limit of a numeric entitlement."""
    yearly_usage_based_price: BillingPriceView | None = None


class UsageTimeSeriesPointResponseData(Model, frozen=True):
    """Running usage at an instant."""

    timestamp: Instant
    """Start of the bucket or time of the event, UTC."""
    usage: int
    """Usage in units of the feature."""
    period_end: Instant | None = None
    """When the period ends."""
    period_start: Instant | None = None
    """When the period began."""


class UserCreditUsageResponseData(Model, frozen=True):
    """Credits that a user's events drew."""

    billing_credit_id: str
    """Credit type (`bilcr_…`)."""
    credit_name: str
    """Name of the credit type."""
    credits_used: float
    """Credits drawn, refunds taken off."""
    share: float
    """Part of the whole, 0 to 1."""
    user: UserResponseData | None = None
    user_id: str | None = None
    """User (`user_…`); null for use without a user."""


class UserDailyCreditPointResponseData(Model, frozen=True):
    """Credits drawn on a day."""

    credits_used: float
    """Credits drawn, refunds taken off."""
    date: Instant
    """Start of the day, UTC."""


class UserDailyUsagePointResponseData(Model, frozen=True):
    """Use of a feature on a day."""

    date: Instant
    """Start of the day, UTC."""
    value: int
    """Units used."""
    feature: FeatureResponseData | None = None


class UserFeatureUsageResponseData(Model, frozen=True):
    """A user's use of a feature."""

    last_seen: Instant
    """When the user last used it; null for credits."""
    share: float
    """Part of the whole, 0 to 1."""
    value: int
    """Units used."""
    feature: FeatureResponseData | None = None
    user: UserResponseData | None = None
    user_id: str | None = None
    """User (`user_…`); null for use without a user."""


class UserUsageByCompanyResponseData(Model, frozen=True):
    """A company's use by user."""

    credits: list[UserCreditUsageResponseData]
    end_time: Instant
    """End of the window, not included, RFC 3339."""
    rows: list[UserFeatureUsageResponseData]
    start_time: Instant
    """Start of the window, included, RFC 3339."""


class UserUsageDetailResponseData(Model, frozen=True):
    """One user's use by feature and day."""

    credits: list[UserCreditUsageResponseData]
    daily_credit_points: list[UserDailyCreditPointResponseData]
    daily_points: list[UserDailyUsagePointResponseData]
    end_time: Instant
    """End of the window, not included, RFC 3339."""
    feature_totals: list[UserFeatureUsageResponseData]
    start_time: Instant
    """Start of the window, included, RFC 3339."""
    user: UserResponseData | None = None


class WarningTierRequestBody(Model, frozen=True):
    """A usage that shall cause a warning."""

    key: str
    """Name of the tier, for programs."""
    value: int
    """Warn when usage reaches this."""


class CountCompanyOverridesQuery(Options, total=False):
    """Keywords of `entitlements.count_company_overrides`."""

    company_id: str | None
    """Company (`comp_…`)."""
    company_ids: Sequence[str] | None
    """Companies (`comp_…`), at most 100."""
    feature_id: str | None
    """Feature (`feat_…`)."""
    feature_ids: Sequence[str] | None
    """Features (`feat_…`), at most 100."""
    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    without_expired: bool | None
    """Without overrides that have ended."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class CountCompanyUserUsageQuery(Options, total=False):
    """Keywords of `entitlements.count_company_user_usage`."""

    company_id: Required[str]
    """Company (`comp_…`)."""
    metric: Required[UserUsageMetric]
    """Rank users by a feature or by credits."""
    end_time: datetime | None
    """End of the window, not included; now unless sent."""
    feature_id: str | None
    """Feature (`feat_…`); needed when ranking by feature."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""
    start_time: datetime | None
    """Start of the window, included; 30 days before its end unless sent."""


class CountFeatureCompaniesQuery(Options, total=False):
    """Keywords of `entitlements.count_feature_companies`."""

    feature_id: Required[str]
    """Feature (`feat_…`)."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class CountFeatureUsageQuery(Options, total=False):
    """Keywords of `entitlements.count_feature_usage`."""

    company_id: str | None
    """Company (`comp_…`)."""
    company_keys: Mapping[str, str] | None
    """Keys that name the company, from key name to value; instead of `company_id`."""
    feature_ids: Sequence[str] | None
    """Features (`feat_…`), at most 100."""
    include_usage_aggregation: bool | None
    """Add credit use today, this week, this month and this billing period."""
    managed_by: BillingProviderType | None
    """Only features that this billing system owns."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    without_negative_entitlements: bool | None
    """Without boolean features that are off."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class CountFeatureUsersQuery(Options, total=False):
    """Keywords of `entitlements.count_feature_users`."""

    feature_id: Required[str]
    """Feature (`feat_…`)."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class CountPlanEntitlementsQuery(Options, total=False):
    """Keywords of `entitlements.count_plan_entitlements`."""

    feature_id: str | None
    """Feature (`feat_…`)."""
    feature_ids: Sequence[str] | None
    """Features (`feat_…`), at most 100."""
    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    plan_id: str | None
    """Plan or add-on (`plan_…`)."""
    plan_ids: Sequence[str] | None
    """Plans and add-ons (`plan_…`), at most 100."""
    plan_version_id: str | None
    """Plan version (`plnv_…`)."""
    plan_version_ids: Sequence[str] | None
    """Plan versions (`plnv_…`), at most 100; wins over `plan_version_id`."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    with_metered_products: bool | None
    """Only entitlements with a metered price."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class CreateCompanyOverrideBody(Options, total=False):
    """Keywords of `entitlements.create_company_override`."""

    company_id: Required[str]
    """Company (`comp_…`)."""
    feature_id: Required[str]
    """Feature (`feat_…`)."""
    value_type: Required[EntitlementValueType]
    """What an entitlement allows: on or off, a number, a limit from a trait, no limit, or what credits pay for."""
    credit_consumption_rate: float | None
    """Credits per unit of use; may be fractional."""
    expiration_date: datetime | None
    """When the override ends; null for never."""
    metric_period: MetricPeriod | None
    """Window over which events are counted, in UTC. Weeks start on Sunday."""
    metric_period_month_reset: MetricPeriodMonthReset | None
    """When `current_month` starts: on the calendar's first, or on the subscription's monthly anniversary."""
    note: str | None
    """Note to attach."""
    quantity_rates: Mapping[str, float] | None
    """Credits per unit of each further quantity, such as `input_tokens`, by its name."""
    value_bool: bool | None
    """Value of a boolean entitlement."""
    value_credit_id: str | None
    """Credit type (`bilcr_…`) that a credit entitlement draws."""
    value_numeric: int | None
    """Limit of a numeric entitlement."""
    value_trait_id: str | None
    """Trait (`trt_…`) that holds each company's limit."""


class CreatePlanEntitlementBody(Options, total=False):
    """Keywords of `entitlements.create_plan_entitlement`."""

    feature_id: Required[str]
    """Feature (`feat_…`)."""
    plan_id: Required[str]
    """Plan or add-on (`plan_…`)."""
    value_type: Required[EntitlementValueType]
    """What an entitlement allows: on or off, a number, a limit from a trait, no limit, or what credits pay for."""
    billing_product_id: str | None
    """Billing product (`bilp_…`)."""
    billing_threshold: int | None
    """Amount in cents at which overage is invoiced before the period ends."""
    credit_consumption_rate: float | None
    """Credits per unit of use; may be fractional."""
    currency: Currency | None
    """Three-letter currency code in lower case. Amounts are in the smallest unit, such as cents."""
    currency_prices: Sequence[CurrencyPriceRequestBody] | None
    """An entitlement's prices in one currency."""
    metric_period: MetricPeriod | None
    """Window over which events are counted, in UTC. Weeks start on Sunday."""
    metric_period_month_reset: MetricPeriodMonthReset | None
    """When `current_month` starts: on the calendar's first, or on the subscription's monthly anniversary."""
    monthly_metered_price_id: str | None
    """Price (`bilpp_…`) for monthly billing."""
    monthly_price_tiers: Sequence[CreatePriceTierRequestBody] | None
    """Price of a range of quantity."""
    monthly_unit_price: int | None
    """Price per unit in cents, billed monthly."""
    monthly_unit_price_decimal: str | None
    """The same with fractions of a cent; wins when both are set."""
    overage_billing_cadence: BillingArrearsCadence | None
    """How often overage or postpaid use is charged. `quarterly` exists for overage only."""
    overage_billing_product_id: str | None
    """Billing product (`bilp_…`) that overage is charged under."""
    overage_invoice_anchor: BillingArrearsAnchor | None
    """When a monthly charge in arrears falls: at the billing period's monthly anniversary, or at the calendar month's
    end.
    """
    plan_version_id: str | None
    """Plan version (`plnv_…`)."""
    price_behavior: EntitlementPriceBehavior | None
    """How use of a feature is charged."""
    price_tiers: Sequence[CreatePriceTierRequestBody] | None
    """Price of a range of quantity."""
    quantity_rates: Mapping[str, float] | None
    """Credits per unit of each further quantity, such as `input_tokens`, by its name."""
    quarterly_metered_price_id: str | None
    """Price (`bilpp_…`) for quarterly billing."""
    quarterly_price_tiers: Sequence[CreatePriceTierRequestBody] | None
    """Price of a range of quantity."""
    quarterly_unit_price: int | None
    """Price per unit in cents, billed quarterly."""
    quarterly_unit_price_decimal: str | None
    """The same with fractions of a cent; wins when both are set."""
    soft_limit: int | None
    """Amount that is included in the price; use beyond it is charged."""
    tier_mode: BillingTiersMode | None
    """`graduated` prices each unit in its own tier, `volume` all units in the tier the total falls in."""
    usage_quantity: int | None
    """Quantity included or expected."""
    value_bool: bool | None
    """Value of a boolean entitlement."""
    value_credit_id: str | None
    """Credit type (`bilcr_…`) that a credit entitlement draws."""
    value_numeric: int | None
    """Limit of a numeric entitlement."""
    value_trait_id: str | None
    """Trait (`trt_…`) that holds each company's limit."""
    warning_tiers: Sequence[WarningTierRequestBody] | None
    """A usage that shall cause a warning."""
    yearly_metered_price_id: str | None
    """Price (`bilpp_…`) for yearly billing."""
    yearly_price_tiers: Sequence[CreatePriceTierRequestBody] | None
    """Price of a range of quantity."""
    yearly_unit_price: int | None
    """Price per unit in cents, billed yearly."""
    yearly_unit_price_decimal: str | None
    """The same with fractions of a cent; wins when both are set."""


class DuplicatePlanEntitlementsBody(Options, total=False):
    """Keywords of `entitlements.duplicate_plan_entitlements`."""

    source_plan_id: Required[str]
    """Plan (`plan_…`) it starts from."""
    target_plan_id: Required[str]
    """Plan (`plan_…`) to copy to."""


class GetCompanyUserUsageMetricsQuery(Options, total=False):
    """Keywords of `entitlements.get_company_user_usage_metrics`."""

    company_id: Required[str]
    """Company (`comp_…`)."""
    end_time: datetime | None
    """End of the window, not included; now unless sent."""
    start_time: datetime | None
    """Start of the window, included; 30 days before its end unless sent."""


class GetFeatureUsageByCompanyQuery(Options, total=False):
    """Keywords of `entitlements.get_feature_usage_by_company`."""

    keys: Required[Mapping[str, str]]
    """Keys from name to value, as `keys[name]=value`, as JSON text, or for lookups as bare `name=value`."""


class GetFeatureUsageTimeSeriesQuery(Options, total=False):
    """Keywords of `entitlements.get_feature_usage_time_series`."""

    company_id: Required[str]
    """Company (`comp_…`)."""
    end_time: Required[datetime]
    """End of the window, not included, RFC 3339."""
    feature_id: Required[str]
    """Feature (`feat_…`)."""
    start_time: Required[datetime]
    """Start of the window, included, RFC 3339."""
    granularity: TimeSeriesGranularity | None
    """Length of a bucket; daily unless sent."""


class GetUserUsageByCompanyQuery(Options, total=False):
    """Keywords of `entitlements.get_user_usage_by_company`."""

    company_id: Required[str]
    """Company (`comp_…`)."""
    end_time: datetime | None
    """End of the window, not included; now unless sent."""
    feature_id: str | None
    """Feature (`feat_…`)."""
    start_time: datetime | None
    """Start of the window, included; 30 days before its end unless sent."""


class GetUserUsageDetailQuery(Options, total=False):
    """Keywords of `entitlements.get_user_usage_detail`."""

    company_id: Required[str]
    """Company (`comp_…`)."""
    user_id: Required[str]
    """User (`user_…`)."""
    end_time: datetime | None
    """End of the window, not included; now unless sent."""
    start_time: datetime | None
    """Start of the window, included; 30 days before its end unless sent."""


class ListCompanyOverridesQuery(Options, total=False):
    """Keywords of `entitlements.list_company_overrides`."""

    company_id: str | None
    """Company (`comp_…`)."""
    company_ids: Sequence[str] | None
    """Companies (`comp_…`), at most 100."""
    feature_id: str | None
    """Feature (`feat_…`)."""
    feature_ids: Sequence[str] | None
    """Features (`feat_…`), at most 100."""
    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    without_expired: bool | None
    """Without overrides that have ended."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListCompanyUserUsageQuery(Options, total=False):
    """Keywords of `entitlements.list_company_user_usage`."""

    company_id: Required[str]
    """Company (`comp_…`)."""
    metric: Required[UserUsageMetric]
    """Rank users by a feature or by credits."""
    end_time: datetime | None
    """End of the window, not included; now unless sent."""
    feature_id: str | None
    """Feature (`feat_…`); needed when ranking by feature."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""
    start_time: datetime | None
    """Start of the window, included; 30 days before its end unless sent."""


class ListFeatureCompaniesQuery(Options, total=False):
    """Keywords of `entitlements.list_feature_companies`."""

    feature_id: Required[str]
    """Feature (`feat_…`)."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListFeatureUsageQuery(Options, total=False):
    """Keywords of `entitlements.list_feature_usage`."""

    company_id: str | None
    """Company (`comp_…`)."""
    company_keys: Mapping[str, str] | None
    """Keys that name the company, from key name to value; instead of `company_id`."""
    feature_ids: Sequence[str] | None
    """Features (`feat_…`), at most 100."""
    include_usage_aggregation: bool | None
    """Add credit use today, this week, this month and this billing period."""
    managed_by: BillingProviderType | None
    """Only features that this billing system owns."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    without_negative_entitlements: bool | None
    """Without boolean features that are off."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListFeatureUsageHistoryQuery(Options, total=False):
    """Keywords of `entitlements.list_feature_usage_history`."""

    end_time: Required[datetime]
    """End of the window, not included; on an hour boundary in UTC."""
    start_time: Required[datetime]
    """Start of the window, included; on an hour boundary in UTC."""
    company_ids: Sequence[str] | None
    """Companies (`comp_…`), at most 100."""
    feature_ids: Sequence[str] | None
    """Event features (`feat_…`), at most 100."""
    granularity: TimeSeriesGranularity | None
    """Length of a bucket, at most 366 of them; one total unless sent."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListFeatureUsersQuery(Options, total=False):
    """Keywords of `entitlements.list_feature_users`."""

    feature_id: Required[str]
    """Feature (`feat_…`)."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListPlanEntitlementsQuery(Options, total=False):
    """Keywords of `entitlements.list_plan_entitlements`."""

    feature_id: str | None
    """Feature (`feat_…`)."""
    feature_ids: Sequence[str] | None
    """Features (`feat_…`), at most 100."""
    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    plan_id: str | None
    """Plan or add-on (`plan_…`)."""
    plan_ids: Sequence[str] | None
    """Plans and add-ons (`plan_…`), at most 100."""
    plan_version_id: str | None
    """Plan version (`plnv_…`)."""
    plan_version_ids: Sequence[str] | None
    """Plan versions (`plnv_…`), at most 100; wins over `plan_version_id`."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    with_metered_products: bool | None
    """Only entitlements with a metered price."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class UpdateCompanyOverrideBody(Options, total=False):
    """Keywords of `entitlements.update_company_override`."""

    value_type: Required[EntitlementValueType]
    """What an entitlement allows: on or off, a number, a limit from a trait, no limit, or what credits pay for."""
    credit_consumption_rate: float | None
    """Credits per unit of use; may be fractional."""
    expiration_date: datetime | None
    """When the override ends; null for never."""
    metric_period: MetricPeriod | None
    """Window over which events are counted, in UTC. Weeks start on Sunday."""
    metric_period_month_reset: MetricPeriodMonthReset | None
    """When `current_month` starts: on the calendar's first, or on the subscription's monthly anniversary."""
    note: str | None
    """Note to add to those there."""
    quantity_rates: Mapping[str, float] | None
    """Credits per unit of each further quantity, such as `input_tokens`, by its name."""
    value_bool: bool | None
    """Value of a boolean entitlement."""
    value_credit_id: str | None
    """Credit type (`bilcr_…`) that a credit entitlement draws."""
    value_numeric: int | None
    """Limit of a numeric entitlement."""
    value_trait_id: str | None
    """Trait (`trt_…`) that holds each company's limit."""


class UpdatePlanEntitlementBody(Options, total=False):
    """Keywords of `entitlements.update_plan_entitlement`."""

    value_type: Required[EntitlementValueType]
    """What an entitlement allows: on or off, a number, a limit from a trait, no limit, or what credits pay for."""
    billing_product_id: str | None
    """Billing product (`bilp_…`)."""
    billing_threshold: int | None
    """Amount in cents at which overage is invoiced before the period ends."""
    credit_consumption_rate: float | None
    """Credits per unit of use; may be fractional."""
    currency: Currency | None
    """Three-letter currency code in lower case. Amounts are in the smallest unit, such as cents."""
    currency_prices: Sequence[CurrencyPriceRequestBody] | None
    """An entitlement's prices in one currency."""
    metric_period: MetricPeriod | None
    """Window over which events are counted, in UTC. Weeks start on Sunday."""
    metric_period_month_reset: MetricPeriodMonthReset | None
    """When `current_month` starts: on the calendar's first, or on the subscription's monthly anniversary."""
    monthly_metered_price_id: str | None
    """Price (`bilpp_…`) for monthly billing."""
    monthly_price_tiers: Sequence[CreatePriceTierRequestBody] | None
    """Price of a range of quantity."""
    monthly_unit_price: int | None
    """Price per unit in cents, billed monthly."""
    monthly_unit_price_decimal: str | None
    """The same with fractions of a cent; wins when both are set."""
    overage_billing_cadence: BillingArrearsCadence | None
    """How often overage or postpaid use is charged. `quarterly` exists for overage only."""
    overage_billing_product_id: str | None
    """Billing product (`bilp_…`) that overage is charged under."""
    overage_invoice_anchor: BillingArrearsAnchor | None
    """When a monthly charge in arrears falls: at the billing period's monthly anniversary, or at the calendar month's
    end.
    """
    price_behavior: EntitlementPriceBehavior | None
    """How use of a feature is charged."""
    price_tiers: Sequence[CreatePriceTierRequestBody] | None
    """Price of a range of quantity."""
    quantity_rates: Mapping[str, float] | None
    """Credits per unit of each further quantity, such as `input_tokens`, by its name."""
    quarterly_metered_price_id: str | None
    """Price (`bilpp_…`) for quarterly billing."""
    quarterly_price_tiers: Sequence[CreatePriceTierRequestBody] | None
    """Price of a range of quantity."""
    quarterly_unit_price: int | None
    """Price per unit in cents, billed quarterly."""
    quarterly_unit_price_decimal: str | None
    """The same with fractions of a cent; wins when both are set."""
    soft_limit: int | None
    """Amount that is included in the price; use beyond it is charged."""
    tier_mode: BillingTiersMode | None
    """`graduated` prices each unit in its own tier, `volume` all units in the tier the total falls in."""
    usage_quantity: int | None
    """Quantity included or expected."""
    value_bool: bool | None
    """Value of a boolean entitlement."""
    value_credit_id: str | None
    """Credit type (`bilcr_…`) that a credit entitlement draws."""
    value_numeric: int | None
    """Limit of a numeric entitlement."""
    value_trait_id: str | None
    """Trait (`trt_…`) that holds each company's limit."""
    warning_tiers: Sequence[WarningTierRequestBody] | None
    """A usage that shall cause a warning."""
    yearly_metered_price_id: str | None
    """Price (`bilpp_…`) for yearly billing."""
    yearly_price_tiers: Sequence[CreatePriceTierRequestBody] | None
    """Price of a range of quantity."""
    yearly_unit_price: int | None
    """Price per unit in cents, billed yearly."""
    yearly_unit_price_decimal: str | None
    """The same with fractions of a cent; wins when both are set."""


class UpsertPlanEntitlementForBillingProductBody(Options, total=False):
    """Keywords of `entitlements.upsert_plan_entitlement_for_billing_product`."""

    billing_provider: Required[BillingProviderType]
    """System that bills. `schematic` is this server itself."""
    external_resource_id: Required[str]
    """Id in the external system."""
    feature_id: Required[str]
    """Feature (`feat_…`)."""
    plan_id: Required[str]
    """Plan or add-on (`plan_…`)."""
    value_type: Required[EntitlementValueType]
    """What an entitlement allows: on or off, a number, a limit from a trait, no limit, or what credits pay for."""
    billing_product_id: str | None
    """Billing product (`bilp_…`)."""
    billing_threshold: int | None
    """Amount in cents at which overage is invoiced before the period ends."""
    credit_consumption_rate: float | None
    """Credits per unit of use; may be fractional."""
    currency: Currency | None
    """Three-letter currency code in lower case. Amounts are in the smallest unit, such as cents."""
    currency_prices: Sequence[CurrencyPriceRequestBody] | None
    """An entitlement's prices in one currency."""
    metric_period: MetricPeriod | None
    """Window over which events are counted, in UTC. Weeks start on Sunday."""
    metric_period_month_reset: MetricPeriodMonthReset | None
    """When `current_month` starts: on the calendar's first, or on the subscription's monthly anniversary."""
    monthly_metered_price_id: str | None
    """Price (`bilpp_…`) for monthly billing."""
    monthly_price_tiers: Sequence[CreatePriceTierRequestBody] | None
    """Price of a range of quantity."""
    monthly_unit_price: int | None
    """Price per unit in cents, billed monthly."""
    monthly_unit_price_decimal: str | None
    """The same with fractions of a cent; wins when both are set."""
    overage_billing_cadence: BillingArrearsCadence | None
    """How often overage or postpaid use is charged. `quarterly` exists for overage only."""
    overage_billing_product_id: str | None
    """Billing product (`bilp_…`) that overage is charged under."""
    overage_invoice_anchor: BillingArrearsAnchor | None
    """When a monthly charge in arrears falls: at the billing period's monthly anniversary, or at the calendar month's
    end.
    """
    plan_version_id: str | None
    """Plan version (`plnv_…`)."""
    price_behavior: EntitlementPriceBehavior | None
    """How use of a feature is charged."""
    price_tiers: Sequence[CreatePriceTierRequestBody] | None
    """Price of a range of quantity."""
    quantity_rates: Mapping[str, float] | None
    """Credits per unit of each further quantity, such as `input_tokens`, by its name."""
    quarterly_metered_price_id: str | None
    """Price (`bilpp_…`) for quarterly billing."""
    quarterly_price_tiers: Sequence[CreatePriceTierRequestBody] | None
    """Price of a range of quantity."""
    quarterly_unit_price: int | None
    """Price per unit in cents, billed quarterly."""
    quarterly_unit_price_decimal: str | None
    """The same with fractions of a cent; wins when both are set."""
    soft_limit: int | None
    """Amount that is included in the price; use beyond it is charged."""
    tier_mode: BillingTiersMode | None
    """`graduated` prices each unit in its own tier, `volume` all units in the tier the total falls in."""
    usage_quantity: int | None
    """Quantity included or expected."""
    value_bool: bool | None
    """Value of a boolean entitlement."""
    value_credit_id: str | None
    """Credit type (`bilcr_…`) that a credit entitlement draws."""
    value_numeric: int | None
    """Limit of a numeric entitlement."""
    value_trait_id: str | None
    """Trait (`trt_…`) that holds each company's limit."""
    warning_tiers: Sequence[WarningTierRequestBody] | None
    """A usage that shall cause a warning."""
    yearly_metered_price_id: str | None
    """Price (`bilpp_…`) for yearly billing."""
    yearly_price_tiers: Sequence[CreatePriceTierRequestBody] | None
    """Price of a range of quantity."""
    yearly_unit_price: int | None
    """Price per unit in cents, billed yearly."""
    yearly_unit_price_decimal: str | None
    """The same with fractions of a cent; wins when both are set."""
