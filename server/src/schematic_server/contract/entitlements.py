# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Types of operations of `entitlements`, for checkers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Literal, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from schematic_server.contract.billing import BillingPriceView
    from schematic_server.contract.companies import CompanyDetailResponseData, UserResponseData
    from schematic_server.contract.credits import (
        BillingCreditGrantReason,
        BillingCreditResponseData,
        CreditGrantDetail,
        CreditUsageAggregation,
    )
    from schematic_server.contract.features import (
        FeatureDetailResponseData,
        FeatureInPlanResponseData,
        FeatureResponseData,
        FeatureType,
    )
    from schematic_server.contract.plans import PlanEntitlementResponseData, PlanIssueResponseData, PlanResponseData
    from schematic_server.contract.shared import (
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


class CountCompanyOverridesQuery(TypedDict):
    """Query of `entitlements.count_company_overrides`."""

    company_id: NotRequired[str]
    company_ids: NotRequired[Sequence[str]]
    feature_id: NotRequired[str]
    feature_ids: NotRequired[Sequence[str]]
    ids: NotRequired[Sequence[str]]
    without_expired: NotRequired[bool]
    q: NotRequired[str]
    limit: int
    offset: int


CountCompanyOverridesAnswer: TypeAlias = "CountResponse"


class CountCompanyUserUsageQuery(TypedDict):
    """Query of `entitlements.count_company_user_usage`."""

    company_id: str
    end_time: NotRequired[datetime]
    feature_id: NotRequired[str]
    metric: UserUsageMetric
    limit: int
    offset: int
    start_time: NotRequired[datetime]


CountCompanyUserUsageAnswer: TypeAlias = "CountResponse"


class CountFeatureCompaniesQuery(TypedDict):
    """Query of `entitlements.count_feature_companies`."""

    feature_id: str
    q: NotRequired[str]
    limit: int
    offset: int


CountFeatureCompaniesAnswer: TypeAlias = "CountResponse"


class CountFeatureUsageQuery(TypedDict):
    """Query of `entitlements.count_feature_usage`."""

    company_id: NotRequired[str]
    company_keys: NotRequired[Mapping[str, str]]
    feature_ids: NotRequired[Sequence[str]]
    include_usage_aggregation: NotRequired[bool]
    managed_by: NotRequired[BillingProviderType]
    q: NotRequired[str]
    without_negative_entitlements: NotRequired[bool]
    limit: int
    offset: int


CountFeatureUsageAnswer: TypeAlias = "CountResponse"


class CountFeatureUsersQuery(TypedDict):
    """Query of `entitlements.count_feature_users`."""

    feature_id: str
    q: NotRequired[str]
    limit: int
    offset: int


CountFeatureUsersAnswer: TypeAlias = "CountResponse"


class CountPlanEntitlementsQuery(TypedDict):
    """Query of `entitlements.count_plan_entitlements`."""

    feature_id: NotRequired[str]
    feature_ids: NotRequired[Sequence[str]]
    ids: NotRequired[Sequence[str]]
    plan_id: NotRequired[str]
    plan_ids: NotRequired[Sequence[str]]
    plan_version_id: NotRequired[str]
    plan_version_ids: NotRequired[Sequence[str]]
    q: NotRequired[str]
    with_metered_products: NotRequired[bool]
    limit: int
    offset: int


CountPlanEntitlementsAnswer: TypeAlias = "CountResponse"

CreateCompanyOverrideBody: TypeAlias = "CreateCompanyOverrideRequestBody"

CreateCompanyOverrideAnswer: TypeAlias = "CompanyOverrideResponseData"

CreatePlanEntitlementBody: TypeAlias = "CreatePlanEntitlementRequestBody"

CreatePlanEntitlementAnswer: TypeAlias = "PlanEntitlementResponseData"

DeleteCompanyOverrideAnswer: TypeAlias = "DeleteResponse"

DeletePlanEntitlementAnswer: TypeAlias = "DeleteResponse"

DuplicatePlanEntitlementsBody: TypeAlias = "DuplicatePlanEntitlementsRequestBody"

DuplicatePlanEntitlementsAnswer: TypeAlias = "DuplicatePlanEntitlementsResponseResponseData"

GetCompanyOverrideAnswer: TypeAlias = "CompanyOverrideResponseData"


class GetCompanyUserUsageMetricsQuery(TypedDict):
    """Query of `entitlements.get_company_user_usage_metrics`."""

    company_id: str
    end_time: NotRequired[datetime]
    start_time: NotRequired[datetime]


GetCompanyUserUsageMetricsAnswer: TypeAlias = "CompanyUserUsageMetricsResponseData"


class GetFeatureUsageByCompanyQuery(TypedDict):
    """Query of `entitlements.get_feature_usage_by_company`."""

    keys: Mapping[str, str]


GetFeatureUsageByCompanyAnswer: TypeAlias = "FeatureUsageDetailResponseData"


class GetFeatureUsageTimeSeriesQuery(TypedDict):
    """Query of `entitlements.get_feature_usage_time_series`."""

    company_id: str
    end_time: datetime
    feature_id: str
    granularity: NotRequired[TimeSeriesGranularity]
    start_time: datetime


GetFeatureUsageTimeSeriesAnswer: TypeAlias = "FeatureUsageTimeSeriesResponseData"

GetPlanEntitlementAnswer: TypeAlias = "PlanEntitlementResponseData"


class GetUserUsageByCompanyQuery(TypedDict):
    """Query of `entitlements.get_user_usage_by_company`."""

    company_id: str
    end_time: NotRequired[datetime]
    feature_id: NotRequired[str]
    start_time: NotRequired[datetime]


GetUserUsageByCompanyAnswer: TypeAlias = "UserUsageByCompanyResponseData"


class GetUserUsageDetailQuery(TypedDict):
    """Query of `entitlements.get_user_usage_detail`."""

    company_id: str
    end_time: NotRequired[datetime]
    start_time: NotRequired[datetime]
    user_id: str


GetUserUsageDetailAnswer: TypeAlias = "UserUsageDetailResponseData"


class ListCompanyOverridesQuery(TypedDict):
    """Query of `entitlements.list_company_overrides`."""

    company_id: NotRequired[str]
    company_ids: NotRequired[Sequence[str]]
    feature_id: NotRequired[str]
    feature_ids: NotRequired[Sequence[str]]
    ids: NotRequired[Sequence[str]]
    without_expired: NotRequired[bool]
    q: NotRequired[str]
    limit: int
    offset: int


ListCompanyOverridesAnswer: TypeAlias = "list[CompanyOverrideResponseData]"


class ListCompanyUserUsageQuery(TypedDict):
    """Query of `entitlements.list_company_user_usage`."""

    company_id: str
    end_time: NotRequired[datetime]
    feature_id: NotRequired[str]
    metric: UserUsageMetric
    limit: int
    offset: int
    start_time: NotRequired[datetime]


ListCompanyUserUsageAnswer: TypeAlias = "CompanyUserUsageResponseData"


class ListFeatureCompaniesQuery(TypedDict):
    """Query of `entitlements.list_feature_companies`."""

    feature_id: str
    q: NotRequired[str]
    limit: int
    offset: int


ListFeatureCompaniesAnswer: TypeAlias = "list[FeatureCompanyResponseData]"


class ListFeatureUsageQuery(TypedDict):
    """Query of `entitlements.list_feature_usage`."""

    company_id: NotRequired[str]
    company_keys: NotRequired[Mapping[str, str]]
    feature_ids: NotRequired[Sequence[str]]
    include_usage_aggregation: NotRequired[bool]
    managed_by: NotRequired[BillingProviderType]
    q: NotRequired[str]
    without_negative_entitlements: NotRequired[bool]
    limit: int
    offset: int


ListFeatureUsageAnswer: TypeAlias = "list[FeatureUsageResponseData]"


class ListFeatureUsageHistoryQuery(TypedDict):
    """Query of `entitlements.list_feature_usage_history`."""

    company_ids: NotRequired[Sequence[str]]
    end_time: datetime
    feature_ids: NotRequired[Sequence[str]]
    granularity: NotRequired[TimeSeriesGranularity]
    start_time: datetime
    limit: int
    offset: int


ListFeatureUsageHistoryAnswer: TypeAlias = "list[FeatureUsageHistoryResponseData]"


class ListFeatureUsersQuery(TypedDict):
    """Query of `entitlements.list_feature_users`."""

    feature_id: str
    q: NotRequired[str]
    limit: int
    offset: int


ListFeatureUsersAnswer: TypeAlias = "list[FeatureCompanyUserResponseData]"


class ListPlanEntitlementsQuery(TypedDict):
    """Query of `entitlements.list_plan_entitlements`."""

    feature_id: NotRequired[str]
    feature_ids: NotRequired[Sequence[str]]
    ids: NotRequired[Sequence[str]]
    plan_id: NotRequired[str]
    plan_ids: NotRequired[Sequence[str]]
    plan_version_id: NotRequired[str]
    plan_version_ids: NotRequired[Sequence[str]]
    q: NotRequired[str]
    with_metered_products: NotRequired[bool]
    limit: int
    offset: int


ListPlanEntitlementsAnswer: TypeAlias = "list[PlanEntitlementResponseData]"

UpdateCompanyOverrideBody: TypeAlias = "UpdateCompanyOverrideRequestBody"

UpdateCompanyOverrideAnswer: TypeAlias = "CompanyOverrideResponseData"

UpdatePlanEntitlementBody: TypeAlias = "UpdatePlanEntitlementRequestBody"

UpdatePlanEntitlementAnswer: TypeAlias = "PlanEntitlementResponseData"

UpsertPlanEntitlementForBillingProductBody: TypeAlias = "CreateBillingLinkedPlanEntitlementRequestBody"

UpsertPlanEntitlementForBillingProductAnswer: TypeAlias = "PlanEntitlementResponseData"


class CompanyOverrideNoteResponseData(TypedDict):
    """A note on an override."""

    created_at: datetime
    external_user_id: str
    external_user_name: str
    id: str
    note: str
    updated_at: datetime


class CompanyOverrideResponseData(TypedDict):
    """A company's own value for a feature."""

    company: NotRequired[CompanyDetailResponseData | None]
    company_id: str
    consumption_rate: NotRequired[float | None]
    created_at: datetime
    environment_id: str
    expiration_date: NotRequired[datetime | None]
    feature: NotRequired[FeatureResponseData | None]
    feature_id: str
    id: str
    metric_period: NotRequired[MetricPeriod | None]
    metric_period_month_reset: NotRequired[MetricPeriodMonthReset | None]
    notes: Sequence[CompanyOverrideNoteResponseData]
    quantity_rates: NotRequired[Mapping[str, float] | None]
    rule_id: NotRequired[str | None]
    rule_id_usage_exceeded: NotRequired[str | None]
    updated_at: datetime
    value_bool: NotRequired[bool | None]
    value_credit: NotRequired[BillingCreditResponseData | None]
    value_credit_id: NotRequired[str | None]
    value_numeric: NotRequired[int | None]
    value_trait: NotRequired[EntityTraitDefinitionResponseData | None]
    value_trait_id: NotRequired[str | None]
    value_type: EntitlementValueType


class CompanyUserUsageMetricsResponseData(TypedDict):
    """What a company's users used in a window."""

    end_time: datetime
    features: Sequence[FeatureResponseData]
    has_credits: bool
    start_time: datetime


class CompanyUserUsageResponseData(TypedDict):
    """A company's users by their use, heaviest first, with totals over all pages."""

    end_time: datetime
    rows: Sequence[CompanyUserUsageRowResponseData]
    start_time: datetime
    top_user_share: float
    total: float
    unattributed: NotRequired[CompanyUserUsageRowResponseData | None]


class CompanyUserUsageRowResponseData(TypedDict):
    """One user's use; without a user, what nobody is named for."""

    last_seen: NotRequired[datetime | None]
    share: float
    user: NotRequired[UserResponseData | None]
    user_id: NotRequired[str | None]
    value: float


class CreateBillingLinkedPlanEntitlementRequestBody(TypedDict):
    """Body of `entitlements.upsert_plan_entitlement_for_billing_product`."""

    billing_product_id: NotRequired[str | None]
    billing_provider: BillingProviderType
    billing_threshold: NotRequired[int | None]
    credit_consumption_rate: NotRequired[float | None]
    currency: NotRequired[Currency | None]
    currency_prices: NotRequired[Sequence[CurrencyPriceRequestBody] | None]
    external_resource_id: str
    feature_id: str
    metric_period: NotRequired[MetricPeriod | None]
    metric_period_month_reset: NotRequired[MetricPeriodMonthReset | None]
    monthly_metered_price_id: NotRequired[str | None]
    monthly_price_tiers: NotRequired[Sequence[CreatePriceTierRequestBody] | None]
    monthly_unit_price: NotRequired[int | None]
    monthly_unit_price_decimal: NotRequired[str | None]
    overage_billing_cadence: NotRequired[BillingArrearsCadence | None]
    overage_billing_product_id: NotRequired[str | None]
    overage_invoice_anchor: NotRequired[BillingArrearsAnchor | None]
    plan_id: str
    plan_version_id: NotRequired[str | None]
    price_behavior: NotRequired[EntitlementPriceBehavior | None]
    price_tiers: NotRequired[Sequence[CreatePriceTierRequestBody] | None]
    quantity_rates: NotRequired[Mapping[str, float] | None]
    quarterly_metered_price_id: NotRequired[str | None]
    quarterly_price_tiers: NotRequired[Sequence[CreatePriceTierRequestBody] | None]
    quarterly_unit_price: NotRequired[int | None]
    quarterly_unit_price_decimal: NotRequired[str | None]
    soft_limit: NotRequired[int | None]
    tier_mode: NotRequired[BillingTiersMode | None]
    usage_quantity: NotRequired[int | None]
    value_bool: NotRequired[bool | None]
    value_credit_id: NotRequired[str | None]
    value_numeric: NotRequired[int | None]
    value_trait_id: NotRequired[str | None]
    value_type: EntitlementValueType
    warning_tiers: NotRequired[Sequence[WarningTierRequestBody] | None]
    yearly_metered_price_id: NotRequired[str | None]
    yearly_price_tiers: NotRequired[Sequence[CreatePriceTierRequestBody] | None]
    yearly_unit_price: NotRequired[int | None]
    yearly_unit_price_decimal: NotRequired[str | None]


class CreateCompanyOverrideRequestBody(TypedDict):
    """Body of `entitlements.create_company_override`."""

    company_id: str
    credit_consumption_rate: NotRequired[float | None]
    expiration_date: NotRequired[datetime | None]
    feature_id: str
    metric_period: NotRequired[MetricPeriod | None]
    metric_period_month_reset: NotRequired[MetricPeriodMonthReset | None]
    note: NotRequired[str | None]
    quantity_rates: NotRequired[Mapping[str, float] | None]
    value_bool: NotRequired[bool | None]
    value_credit_id: NotRequired[str | None]
    value_numeric: NotRequired[int | None]
    value_trait_id: NotRequired[str | None]
    value_type: EntitlementValueType


class CreatePlanEntitlementRequestBody(TypedDict):
    """Body of `entitlements.create_plan_entitlement`."""

    billing_product_id: NotRequired[str | None]
    billing_threshold: NotRequired[int | None]
    credit_consumption_rate: NotRequired[float | None]
    currency: NotRequired[Currency | None]
    currency_prices: NotRequired[Sequence[CurrencyPriceRequestBody] | None]
    feature_id: str
    metric_period: NotRequired[MetricPeriod | None]
    metric_period_month_reset: NotRequired[MetricPeriodMonthReset | None]
    monthly_metered_price_id: NotRequired[str | None]
    monthly_price_tiers: NotRequired[Sequence[CreatePriceTierRequestBody] | None]
    monthly_unit_price: NotRequired[int | None]
    monthly_unit_price_decimal: NotRequired[str | None]
    overage_billing_cadence: NotRequired[BillingArrearsCadence | None]
    overage_billing_product_id: NotRequired[str | None]
    overage_invoice_anchor: NotRequired[BillingArrearsAnchor | None]
    plan_id: str
    plan_version_id: NotRequired[str | None]
    price_behavior: NotRequired[EntitlementPriceBehavior | None]
    price_tiers: NotRequired[Sequence[CreatePriceTierRequestBody] | None]
    quantity_rates: NotRequired[Mapping[str, float] | None]
    quarterly_metered_price_id: NotRequired[str | None]
    quarterly_price_tiers: NotRequired[Sequence[CreatePriceTierRequestBody] | None]
    quarterly_unit_price: NotRequired[int | None]
    quarterly_unit_price_decimal: NotRequired[str | None]
    soft_limit: NotRequired[int | None]
    tier_mode: NotRequired[BillingTiersMode | None]
    usage_quantity: NotRequired[int | None]
    value_bool: NotRequired[bool | None]
    value_credit_id: NotRequired[str | None]
    value_numeric: NotRequired[int | None]
    value_trait_id: NotRequired[str | None]
    value_type: EntitlementValueType
    warning_tiers: NotRequired[Sequence[WarningTierRequestBody] | None]
    yearly_metered_price_id: NotRequired[str | None]
    yearly_price_tiers: NotRequired[Sequence[CreatePriceTierRequestBody] | None]
    yearly_unit_price: NotRequired[int | None]
    yearly_unit_price_decimal: NotRequired[str | None]


class CreatePriceTierRequestBody(TypedDict):
    """Price of a range of quantity."""

    flat_amount: NotRequired[int | None]
    per_unit_price: NotRequired[int | None]
    per_unit_price_decimal: NotRequired[str | None]
    up_to: NotRequired[int | None]


class CreditUsage(TypedDict):
    """A company's credit use for a feature."""

    credit_consumption_rate: NotRequired[float | None]
    credit_grant_counts: NotRequired[Mapping[str, float] | None]
    credit_grant_details: NotRequired[Sequence[CreditGrantDetail] | None]
    credit_remaining: NotRequired[float | None]
    credit_total: NotRequired[float | None]
    credit_type_icon: NotRequired[str | None]
    credit_type_name: NotRequired[str | None]
    credit_used: NotRequired[float | None]
    usage_aggregation: NotRequired[CreditUsageAggregation | None]


class CurrencyPriceRequestBody(TypedDict):
    """An entitlement's prices in one currency."""

    currency: Currency
    monthly_price_tiers: NotRequired[Sequence[CreatePriceTierRequestBody] | None]
    monthly_unit_price: NotRequired[int | None]
    monthly_unit_price_decimal: NotRequired[str | None]
    quarterly_price_tiers: NotRequired[Sequence[CreatePriceTierRequestBody] | None]
    quarterly_unit_price: NotRequired[int | None]
    quarterly_unit_price_decimal: NotRequired[str | None]
    yearly_price_tiers: NotRequired[Sequence[CreatePriceTierRequestBody] | None]
    yearly_unit_price: NotRequired[int | None]
    yearly_unit_price_decimal: NotRequired[str | None]


class DuplicatePlanEntitlementsRequestBody(TypedDict):
    """Body of `entitlements.duplicate_plan_entitlements`."""

    source_plan_id: str
    target_plan_id: str


class DuplicatePlanEntitlementsResponseResponseData(TypedDict):
    """Copied entitlements, and those that could not be copied."""

    data: Sequence[PlanEntitlementResponseData]
    issues: Sequence[PlanIssueResponseData]
    skipped: Sequence[SkippedEntitlementResponseData]


# What gives access.
EntitlementType: TypeAlias = Literal["company_override", "plan_credit_grant", "plan_entitlement", "unknown"]


class FeatureCompanyResponseData(TypedDict):
    """A company's allocation and usage of a feature."""

    access: bool
    allocation: NotRequired[int | None]
    allocation_type: EntitlementValueType
    company: NotRequired[CompanyDetailResponseData | None]
    company_override: NotRequired[CompanyOverrideResponseData | None]
    credit_consumption_rate: NotRequired[float | None]
    credit_grant_counts: NotRequired[Mapping[str, float] | None]
    credit_grant_details: NotRequired[Sequence[CreditGrantDetail] | None]
    credit_grant_reason: NotRequired[BillingCreditGrantReason | None]
    credit_remaining: NotRequired[float | None]
    credit_total: NotRequired[float | None]
    credit_type_icon: NotRequired[str | None]
    credit_usage: NotRequired[CreditUsage | None]
    credit_usage_aggregation: NotRequired[CreditUsageAggregation | None]
    credit_used: NotRequired[float | None]
    effective_limit: NotRequired[int | None]
    effective_price: NotRequired[float | None]
    entitlement_expiration_date: NotRequired[datetime | None]
    entitlement_id: str
    entitlement_source: NotRequired[str | None]
    entitlement_type: EntitlementType
    feature: NotRequired[FeatureInPlanResponseData | None]
    has_valid_allocation: NotRequired[bool | None]
    is_unlimited: NotRequired[bool | None]
    metric_reset_at: NotRequired[datetime | None]
    month_reset: NotRequired[MetricPeriodMonthReset | None]
    monthly_usage_based_price: NotRequired[BillingPriceView | None]
    overuse: NotRequired[int | None]
    percent_used: NotRequired[float | None]
    period: NotRequired[MetricPeriod | None]
    plan: NotRequired[PlanResponseData | None]
    plan_entitlement: NotRequired[PlanEntitlementResponseData | None]
    price_behavior: NotRequired[EntitlementPriceBehavior | None]
    quarterly_usage_based_price: NotRequired[BillingPriceView | None]
    soft_limit: NotRequired[int | None]
    usage: NotRequired[int | None]
    yearly_usage_based_price: NotRequired[BillingPriceView | None]


class FeatureCompanyUserResponseData(TypedDict):
    """A user's access to a feature through a company."""

    access: bool
    allocation: NotRequired[int | None]
    allocation_type: EntitlementValueType
    company: NotRequired[CompanyDetailResponseData | None]
    entitlement_id: str
    entitlement_type: EntitlementType
    feature: NotRequired[FeatureDetailResponseData | None]
    metric_reset_at: NotRequired[datetime | None]
    month_reset: NotRequired[MetricPeriodMonthReset | None]
    period: NotRequired[MetricPeriod | None]
    plan: NotRequired[PlanResponseData | None]
    usage: NotRequired[int | None]
    user: NotRequired[UserResponseData | None]


class FeatureUsageDetailResponseData(TypedDict):
    """A company's allocation and usage, by feature."""

    features: Sequence[FeatureUsageResponseData]


class FeatureUsageHistoryResponseData(TypedDict):
    """Usage that a company added in one bucket of time."""

    company_id: str
    event_subtype: str
    feature_id: str
    period_end: datetime
    period_start: datetime
    usage: int


class FeatureUsageResponseData(TypedDict):
    """A company's allocation and usage of a feature."""

    access: bool
    allocation: NotRequired[int | None]
    allocation_type: EntitlementValueType
    company_override: NotRequired[CompanyOverrideResponseData | None]
    credit_consumption_rate: NotRequired[float | None]
    credit_grant_counts: NotRequired[Mapping[str, float] | None]
    credit_grant_details: NotRequired[Sequence[CreditGrantDetail] | None]
    credit_grant_reason: NotRequired[BillingCreditGrantReason | None]
    credit_remaining: NotRequired[float | None]
    credit_total: NotRequired[float | None]
    credit_type_icon: NotRequired[str | None]
    credit_usage_aggregation: NotRequired[CreditUsageAggregation | None]
    credit_used: NotRequired[float | None]
    effective_limit: NotRequired[int | None]
    effective_price: NotRequired[float | None]
    entitlement_expiration_date: NotRequired[datetime | None]
    entitlement_id: str
    entitlement_source: NotRequired[str | None]
    entitlement_type: EntitlementType
    feature: NotRequired[FeatureInPlanResponseData | None]
    has_valid_allocation: NotRequired[bool | None]
    is_unlimited: NotRequired[bool | None]
    metric_reset_at: NotRequired[datetime | None]
    month_reset: NotRequired[MetricPeriodMonthReset | None]
    monthly_usage_based_price: NotRequired[BillingPriceView | None]
    overuse: NotRequired[int | None]
    percent_used: NotRequired[float | None]
    period: NotRequired[MetricPeriod | None]
    plan: NotRequired[PlanResponseData | None]
    plan_entitlement: NotRequired[PlanEntitlementResponseData | None]
    price_behavior: NotRequired[EntitlementPriceBehavior | None]
    quarterly_usage_based_price: NotRequired[BillingPriceView | None]
    soft_limit: NotRequired[int | None]
    usage: NotRequired[int | None]
    yearly_usage_based_price: NotRequired[BillingPriceView | None]


class FeatureUsageTimeSeriesResponseData(TypedDict):
    """A company's running usage of a feature, and its limits over time."""

    feature_id: str
    feature_type: FeatureType
    limits: Sequence[LimitTimeSeriesPointResponseData]
    period_type: NotRequired[str | None]
    usage_points: Sequence[UsageTimeSeriesPointResponseData]


class LimitTimeSeriesPointResponseData(TypedDict):
    """A limit from an instant on."""

    effective_at: datetime
    is_soft_limit: bool
    limit_source: EntitlementType
    limit_value: NotRequired[int | None]
    plan_id: NotRequired[str | None]
    price_behavior: NotRequired[EntitlementPriceBehavior | None]


class SkippedEntitlementErrorResponseData(TypedDict):
    """Why an entitlement was not copied."""

    message: str


class SkippedEntitlementResponseData(TypedDict):
    """An entitlement that was not copied."""

    entitlement_id: str
    errors: Sequence[SkippedEntitlementErrorResponseData]
    feature_id: str
    feature_name: str


class UpdateCompanyOverrideRequestBody(TypedDict):
    """Body of `entitlements.update_company_override`."""

    credit_consumption_rate: NotRequired[float | None]
    expiration_date: NotRequired[datetime | None]
    metric_period: NotRequired[MetricPeriod | None]
    metric_period_month_reset: NotRequired[MetricPeriodMonthReset | None]
    note: NotRequired[str | None]
    quantity_rates: NotRequired[Mapping[str, float] | None]
    value_bool: NotRequired[bool | None]
    value_credit_id: NotRequired[str | None]
    value_numeric: NotRequired[int | None]
    value_trait_id: NotRequired[str | None]
    value_type: EntitlementValueType


class UpdatePlanEntitlementRequestBody(TypedDict):
    """Body of `entitlements.update_plan_entitlement`."""

    billing_product_id: NotRequired[str | None]
    billing_threshold: NotRequired[int | None]
    credit_consumption_rate: NotRequired[float | None]
    currency: NotRequired[Currency | None]
    currency_prices: NotRequired[Sequence[CurrencyPriceRequestBody] | None]
    metric_period: NotRequired[MetricPeriod | None]
    metric_period_month_reset: NotRequired[MetricPeriodMonthReset | None]
    monthly_metered_price_id: NotRequired[str | None]
    monthly_price_tiers: NotRequired[Sequence[CreatePriceTierRequestBody] | None]
    monthly_unit_price: NotRequired[int | None]
    monthly_unit_price_decimal: NotRequired[str | None]
    overage_billing_cadence: NotRequired[BillingArrearsCadence | None]
    overage_billing_product_id: NotRequired[str | None]
    overage_invoice_anchor: NotRequired[BillingArrearsAnchor | None]
    price_behavior: NotRequired[EntitlementPriceBehavior | None]
    price_tiers: NotRequired[Sequence[CreatePriceTierRequestBody] | None]
    quantity_rates: NotRequired[Mapping[str, float] | None]
    quarterly_metered_price_id: NotRequired[str | None]
    quarterly_price_tiers: NotRequired[Sequence[CreatePriceTierRequestBody] | None]
    quarterly_unit_price: NotRequired[int | None]
    quarterly_unit_price_decimal: NotRequired[str | None]
    soft_limit: NotRequired[int | None]
    tier_mode: NotRequired[BillingTiersMode | None]
    usage_quantity: NotRequired[int | None]
    value_bool: NotRequired[bool | None]
    value_credit_id: NotRequired[str | None]
    value_numeric: NotRequired[int | None]
    value_trait_id: NotRequired[str | None]
    value_type: EntitlementValueType
    warning_tiers: NotRequired[Sequence[WarningTierRequestBody] | None]
    yearly_metered_price_id: NotRequired[str | None]
    yearly_price_tiers: NotRequired[Sequence[CreatePriceTierRequestBody] | None]
    yearly_unit_price: NotRequired[int | None]
    yearly_unit_price_decimal: NotRequired[str | None]


class UsageBasedEntitlementResponseData(TypedDict):
    """An entitlement that is charged by use."""

    billing_threshold: NotRequired[int | None]
    consumption_rate: NotRequired[float | None]
    feature_id: str
    metered_price: NotRequired[BillingPriceView | None]
    metric_period: NotRequired[MetricPeriod | None]
    metric_period_month_reset: NotRequired[MetricPeriodMonthReset | None]
    monthly_usage_based_price: NotRequired[BillingPriceView | None]
    price_behavior: NotRequired[EntitlementPriceBehavior | None]
    quarterly_usage_based_price: NotRequired[BillingPriceView | None]
    usage_quantity: NotRequired[int | None]
    value_bool: NotRequired[bool | None]
    value_numeric: NotRequired[int | None]
    value_type: EntitlementValueType
    yearly_usage_based_price: NotRequired[BillingPriceView | None]


class UsageTimeSeriesPointResponseData(TypedDict):
    """Running usage at an instant."""

    period_end: NotRequired[datetime | None]
    period_start: NotRequired[datetime | None]
    timestamp: datetime
    usage: int


class UserCreditUsageResponseData(TypedDict):
    """Credits that a user's events drew."""

    billing_credit_id: str
    credit_name: str
    credits_used: float
    share: float
    user: NotRequired[UserResponseData | None]
    user_id: NotRequired[str | None]


class UserDailyCreditPointResponseData(TypedDict):
    """Credits drawn on a day."""

    credits_used: float
    date: datetime


class UserDailyUsagePointResponseData(TypedDict):
    """Use of a feature on a day."""

    date: datetime
    feature: NotRequired[FeatureResponseData | None]
    value: int


class UserFeatureUsageResponseData(TypedDict):
    """A user's use of a feature."""

    feature: NotRequired[FeatureResponseData | None]
    last_seen: datetime
    share: float
    user: NotRequired[UserResponseData | None]
    user_id: NotRequired[str | None]
    value: int


class UserUsageByCompanyResponseData(TypedDict):
    """A company's use by user."""

    credits: Sequence[UserCreditUsageResponseData]
    end_time: datetime
    rows: Sequence[UserFeatureUsageResponseData]
    start_time: datetime


class UserUsageDetailResponseData(TypedDict):
    """One user's use by feature and day."""

    credits: Sequence[UserCreditUsageResponseData]
    daily_credit_points: Sequence[UserDailyCreditPointResponseData]
    daily_points: Sequence[UserDailyUsagePointResponseData]
    end_time: datetime
    feature_totals: Sequence[UserFeatureUsageResponseData]
    start_time: datetime
    user: NotRequired[UserResponseData | None]


# What users are ranked by.
UserUsageMetric: TypeAlias = Literal["credits", "feature"]


class WarningTierRequestBody(TypedDict):
    """A usage that shall cause a warning."""

    key: str
    value: int
