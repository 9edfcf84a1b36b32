# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `entitlements`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, Required, TypeAlias

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options

UserUsageMetric: TypeAlias = Literal["credits", "feature"] | str


class CompanyUserUsageMetricsResponseData(Model):
    """Contract: `CompanyUserUsageMetricsResponseData`."""

    end_time: Instant
    features: list[FeatureResponseData]
    has_credits: bool
    start_time: Instant


class CompanyUserUsageResponseData(Model):
    """Contract: `CompanyUserUsageResponseData`."""

    end_time: Instant
    rows: list[CompanyUserUsageRowResponseData]
    start_time: Instant
    top_user_share: float
    total: float
    unattributed: CompanyUserUsageRowResponseData | None = None


class CompanyUserUsageRowResponseData(Model):
    """Contract: `CompanyUserUsageRowResponseData`."""

    share: float
    value: float
    last_seen: Instant | None = None
    user: UserResponseData | None = None
    user_id: str | None = None


class CountCompanyOverridesParams(Model):
    """Contract: `CountCompanyOverridesParams`."""

    company_id: str | None = None
    company_ids: list[str] | None = None
    feature_id: str | None = None
    feature_ids: list[str] | None = None
    ids: list[str] | None = None
    limit: int | None = None
    offset: int | None = None
    q: str | None = None
    without_expired: bool | None = None


class CountCompanyOverridesResponse(Model):
    """Contract: `CountCompanyOverridesResponse`."""

    data: CountResponse
    params: CountCompanyOverridesParams


class CountCompanyUserUsageParams(Model):
    """Contract: `CountCompanyUserUsageParams`."""

    company_id: str | None = None
    end_time: Instant | None = None
    feature_id: str | None = None
    limit: int | None = None
    metric: UserUsageMetric | None = None
    offset: int | None = None
    start_time: Instant | None = None


class CountCompanyUserUsageResponse(Model):
    """Contract: `CountCompanyUserUsageResponse`."""

    data: CountResponse
    params: CountCompanyUserUsageParams


class CountFeatureCompaniesParams(Model):
    """Contract: `CountFeatureCompaniesParams`."""

    feature_id: str | None = None
    limit: int | None = None
    offset: int | None = None
    q: str | None = None


class CountFeatureCompaniesResponse(Model):
    """Contract: `CountFeatureCompaniesResponse`."""

    data: CountResponse
    params: CountFeatureCompaniesParams


class CountFeatureUsageParams(Model):
    """Contract: `CountFeatureUsageParams`."""

    company_id: str | None = None
    company_keys: dict[str, str] | None = None
    feature_ids: list[str] | None = None
    include_usage_aggregation: bool | None = None
    limit: int | None = None
    managed_by: BillingProviderType | None = None
    offset: int | None = None
    q: str | None = None
    without_negative_entitlements: bool | None = None


class CountFeatureUsageResponse(Model):
    """Contract: `CountFeatureUsageResponse`."""

    data: CountResponse
    params: CountFeatureUsageParams


class CountFeatureUsersParams(Model):
    """Contract: `CountFeatureUsersParams`."""

    feature_id: str | None = None
    limit: int | None = None
    offset: int | None = None
    q: str | None = None


class CountFeatureUsersResponse(Model):
    """Contract: `CountFeatureUsersResponse`."""

    data: CountResponse
    params: CountFeatureUsersParams


class CountPlanEntitlementsParams(Model):
    """Contract: `CountPlanEntitlementsParams`."""

    feature_id: str | None = None
    feature_ids: list[str] | None = None
    ids: list[str] | None = None
    limit: int | None = None
    offset: int | None = None
    plan_id: str | None = None
    plan_ids: list[str] | None = None
    plan_version_id: str | None = None
    plan_version_ids: list[str] | None = None
    q: str | None = None
    with_metered_products: bool | None = None


class CountPlanEntitlementsResponse(Model):
    """Contract: `CountPlanEntitlementsResponse`."""

    data: CountResponse
    params: CountPlanEntitlementsParams


class CreateBillingLinkedPlanEntitlementRequestBody(Model):
    """Contract: `CreateBillingLinkedPlanEntitlementRequestBody`."""

    billing_provider: BillingProviderType
    external_resource_id: str
    feature_id: str
    plan_id: str
    value_type: EntitlementValueType
    billing_product_id: str | None = None
    billing_threshold: int | None = None
    credit_consumption_rate: float | None = None
    currency: Currency | None = None
    currency_prices: list[CurrencyPriceRequestBody] | None = None
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    monthly_metered_price_id: str | None = None
    monthly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    monthly_unit_price: int | None = None
    monthly_unit_price_decimal: str | None = None
    overage_billing_cadence: BillingArrearsCadence | None = None
    overage_billing_product_id: str | None = None
    overage_invoice_anchor: BillingArrearsAnchor | None = None
    plan_version_id: str | None = None
    price_behavior: EntitlementPriceBehavior | None = None
    price_tiers: list[CreatePriceTierRequestBody] | None = None
    quantity_rates: dict[str, float] | None = None
    quarterly_metered_price_id: str | None = None
    quarterly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    quarterly_unit_price: int | None = None
    quarterly_unit_price_decimal: str | None = None
    soft_limit: int | None = None
    tier_mode: BillingTiersMode | None = None
    usage_quantity: int | None = None
    value_bool: bool | None = None
    value_credit_id: str | None = None
    value_numeric: int | None = None
    value_trait_id: str | None = None
    warning_tiers: list[WarningTierRequestBody] | None = None
    yearly_metered_price_id: str | None = None
    yearly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    yearly_unit_price: int | None = None
    yearly_unit_price_decimal: str | None = None


class CreateCompanyOverrideRequestBody(Model):
    """Contract: `CreateCompanyOverrideRequestBody`."""

    company_id: str
    feature_id: str
    value_type: EntitlementValueType
    credit_consumption_rate: float | None = None
    expiration_date: Instant | None = None
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    note: str | None = None
    quantity_rates: dict[str, float] | None = None
    value_bool: bool | None = None
    value_credit_id: str | None = None
    value_numeric: int | None = None
    value_trait_id: str | None = None


class CreateCompanyOverrideResponse(Model):
    """Contract: `CreateCompanyOverrideResponse`."""

    data: CompanyOverrideResponseData
    params: dict[str, Any]


class CreatePlanEntitlementRequestBody(Model):
    """Contract: `CreatePlanEntitlementRequestBody`."""

    feature_id: str
    plan_id: str
    value_type: EntitlementValueType
    billing_product_id: str | None = None
    billing_threshold: int | None = None
    credit_consumption_rate: float | None = None
    currency: Currency | None = None
    currency_prices: list[CurrencyPriceRequestBody] | None = None
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    monthly_metered_price_id: str | None = None
    monthly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    monthly_unit_price: int | None = None
    monthly_unit_price_decimal: str | None = None
    overage_billing_cadence: BillingArrearsCadence | None = None
    overage_billing_product_id: str | None = None
    overage_invoice_anchor: BillingArrearsAnchor | None = None
    plan_version_id: str | None = None
    price_behavior: EntitlementPriceBehavior | None = None
    price_tiers: list[CreatePriceTierRequestBody] | None = None
    quantity_rates: dict[str, float] | None = None
    quarterly_metered_price_id: str | None = None
    quarterly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    quarterly_unit_price: int | None = None
    quarterly_unit_price_decimal: str | None = None
    soft_limit: int | None = None
    tier_mode: BillingTiersMode | None = None
    usage_quantity: int | None = None
    value_bool: bool | None = None
    value_credit_id: str | None = None
    value_numeric: int | None = None
    value_trait_id: str | None = None
    warning_tiers: list[WarningTierRequestBody] | None = None
    yearly_metered_price_id: str | None = None
    yearly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    yearly_unit_price: int | None = None
    yearly_unit_price_decimal: str | None = None


class CreatePlanEntitlementResponse(Model):
    """Contract: `CreatePlanEntitlementResponse`."""

    data: PlanEntitlementResponseData
    params: dict[str, Any]


class CreditUsage(Model):
    """Contract: `CreditUsage`."""

    credit_consumption_rate: float | None = None
    credit_grant_counts: dict[str, float] | None = None
    credit_grant_details: list[CreditGrantDetail] | None = None
    credit_remaining: float | None = None
    credit_total: float | None = None
    credit_type_icon: str | None = None
    credit_type_name: str | None = None
    credit_used: float | None = None
    usage_aggregation: CreditUsageAggregation | None = None


class DeleteCompanyOverrideResponse(Model):
    """Contract: `DeleteCompanyOverrideResponse`."""

    data: DeleteResponse
    params: dict[str, Any]


class DeletePlanEntitlementResponse(Model):
    """Contract: `DeletePlanEntitlementResponse`."""

    data: DeleteResponse
    params: dict[str, Any]


class DuplicatePlanEntitlementsRequestBody(Model):
    """Contract: `DuplicatePlanEntitlementsRequestBody`."""

    source_plan_id: str
    target_plan_id: str


class DuplicatePlanEntitlementsResponse(Model):
    """Contract: `DuplicatePlanEntitlementsResponse`."""

    data: DuplicatePlanEntitlementsResponseResponseData
    params: dict[str, Any]


class DuplicatePlanEntitlementsResponseResponseData(Model):
    """Contract: `DuplicatePlanEntitlementsResponseResponseData`."""

    data: list[PlanEntitlementResponseData]
    issues: list[PlanIssueResponseData]
    skipped: list[SkippedEntitlementResponseData]


class FeatureCompanyResponseData(Model):
    """Contract: `FeatureCompanyResponseData`."""

    access: bool
    allocation_type: EntitlementValueType
    entitlement_id: str
    entitlement_type: EntitlementType
    allocation: int | None = None
    company: CompanyDetailResponseData | None = None
    company_override: CompanyOverrideResponseData | None = None
    credit_consumption_rate: float | None = None
    credit_grant_counts: dict[str, float] | None = None
    credit_grant_details: list[CreditGrantDetail] | None = None
    credit_grant_reason: BillingCreditGrantReason | None = None
    credit_remaining: float | None = None
    credit_total: float | None = None
    credit_type_icon: str | None = None
    credit_usage: CreditUsage | None = None
    credit_usage_aggregation: CreditUsageAggregation | None = None
    credit_used: float | None = None
    effective_limit: int | None = None
    effective_price: float | None = None
    entitlement_expiration_date: Instant | None = None
    entitlement_source: str | None = None
    feature: FeatureInPlanResponseData | None = None
    has_valid_allocation: bool | None = None
    is_unlimited: bool | None = None
    metric_reset_at: Instant | None = None
    month_reset: MetricPeriodMonthReset | None = None
    monthly_usage_based_price: BillingPriceView | None = None
    overuse: int | None = None
    percent_used: float | None = None
    period: MetricPeriod | None = None
    plan: PlanResponseData | None = None
    plan_entitlement: PlanEntitlementResponseData | None = None
    price_behavior: EntitlementPriceBehavior | None = None
    quarterly_usage_based_price: BillingPriceView | None = None
    soft_limit: int | None = None
    usage: int | None = None
    yearly_usage_based_price: BillingPriceView | None = None


class FeatureCompanyUserResponseData(Model):
    """Contract: `FeatureCompanyUserResponseData`."""

    access: bool
    allocation_type: EntitlementValueType
    entitlement_id: str
    entitlement_type: EntitlementType
    allocation: int | None = None
    company: CompanyDetailResponseData | None = None
    feature: FeatureDetailResponseData | None = None
    metric_reset_at: Instant | None = None
    month_reset: MetricPeriodMonthReset | None = None
    period: MetricPeriod | None = None
    plan: PlanResponseData | None = None
    usage: int | None = None
    user: UserResponseData | None = None


class FeatureUsageHistoryResponseData(Model):
    """Contract: `FeatureUsageHistoryResponseData`."""

    company_id: str
    event_subtype: str
    feature_id: str
    period_end: Instant
    period_start: Instant
    usage: int


class FeatureUsageTimeSeriesResponseData(Model):
    """Contract: `FeatureUsageTimeSeriesResponseData`."""

    feature_id: str
    feature_type: FeatureType
    limits: list[LimitTimeSeriesPointResponseData]
    usage_points: list[UsageTimeSeriesPointResponseData]
    period_type: str | None = None


class GetCompanyOverrideResponse(Model):
    """Contract: `GetCompanyOverrideResponse`."""

    data: CompanyOverrideResponseData
    params: dict[str, Any]


class GetCompanyUserUsageMetricsParams(Model):
    """Contract: `GetCompanyUserUsageMetricsParams`."""

    company_id: str | None = None
    end_time: Instant | None = None
    start_time: Instant | None = None


class GetCompanyUserUsageMetricsResponse(Model):
    """Contract: `GetCompanyUserUsageMetricsResponse`."""

    data: CompanyUserUsageMetricsResponseData
    params: GetCompanyUserUsageMetricsParams


class GetFeatureUsageByCompanyParams(Model):
    """Contract: `GetFeatureUsageByCompanyParams`."""

    keys: dict[str, str] | None = None


class GetFeatureUsageByCompanyResponse(Model):
    """Contract: `GetFeatureUsageByCompanyResponse`."""

    data: FeatureUsageDetailResponseData
    params: GetFeatureUsageByCompanyParams


class GetFeatureUsageTimeSeriesParams(Model):
    """Contract: `GetFeatureUsageTimeSeriesParams`."""

    company_id: str | None = None
    end_time: Instant | None = None
    feature_id: str | None = None
    granularity: TimeSeriesGranularity | None = None
    start_time: Instant | None = None


class GetFeatureUsageTimeSeriesResponse(Model):
    """Contract: `GetFeatureUsageTimeSeriesResponse`."""

    data: FeatureUsageTimeSeriesResponseData
    params: GetFeatureUsageTimeSeriesParams


class GetPlanEntitlementResponse(Model):
    """Contract: `GetPlanEntitlementResponse`."""

    data: PlanEntitlementResponseData
    params: dict[str, Any]


class GetUserUsageByCompanyParams(Model):
    """Contract: `GetUserUsageByCompanyParams`."""

    company_id: str | None = None
    end_time: Instant | None = None
    feature_id: str | None = None
    start_time: Instant | None = None


class GetUserUsageByCompanyResponse(Model):
    """Contract: `GetUserUsageByCompanyResponse`."""

    data: UserUsageByCompanyResponseData
    params: GetUserUsageByCompanyParams


class GetUserUsageDetailParams(Model):
    """Contract: `GetUserUsageDetailParams`."""

    company_id: str | None = None
    end_time: Instant | None = None
    start_time: Instant | None = None
    user_id: str | None = None


class GetUserUsageDetailResponse(Model):
    """Contract: `GetUserUsageDetailResponse`."""

    data: UserUsageDetailResponseData
    params: GetUserUsageDetailParams


class LimitTimeSeriesPointResponseData(Model):
    """Contract: `LimitTimeSeriesPointResponseData`."""

    effective_at: Instant
    is_soft_limit: bool
    limit_source: EntitlementType
    limit_value: int | None = None
    plan_id: str | None = None
    price_behavior: EntitlementPriceBehavior | None = None


class ListCompanyOverridesParams(Model):
    """Contract: `ListCompanyOverridesParams`."""

    company_id: str | None = None
    company_ids: list[str] | None = None
    feature_id: str | None = None
    feature_ids: list[str] | None = None
    ids: list[str] | None = None
    limit: int | None = None
    offset: int | None = None
    q: str | None = None
    without_expired: bool | None = None


class ListCompanyOverridesResponse(Model):
    """Contract: `ListCompanyOverridesResponse`."""

    data: list[CompanyOverrideResponseData]
    params: ListCompanyOverridesParams


class ListCompanyUserUsageParams(Model):
    """Contract: `ListCompanyUserUsageParams`."""

    company_id: str | None = None
    end_time: Instant | None = None
    feature_id: str | None = None
    limit: int | None = None
    metric: UserUsageMetric | None = None
    offset: int | None = None
    start_time: Instant | None = None


class ListCompanyUserUsageResponse(Model):
    """Contract: `ListCompanyUserUsageResponse`."""

    data: CompanyUserUsageResponseData
    params: ListCompanyUserUsageParams


class ListFeatureCompaniesParams(Model):
    """Contract: `ListFeatureCompaniesParams`."""

    feature_id: str | None = None
    limit: int | None = None
    offset: int | None = None
    q: str | None = None


class ListFeatureCompaniesResponse(Model):
    """Contract: `ListFeatureCompaniesResponse`."""

    data: list[FeatureCompanyResponseData]
    params: ListFeatureCompaniesParams


class ListFeatureUsageHistoryParams(Model):
    """Contract: `ListFeatureUsageHistoryParams`."""

    company_ids: list[str] | None = None
    end_time: Instant | None = None
    feature_ids: list[str] | None = None
    granularity: TimeSeriesGranularity | None = None
    limit: int | None = None
    offset: int | None = None
    start_time: Instant | None = None


class ListFeatureUsageHistoryResponse(Model):
    """Contract: `ListFeatureUsageHistoryResponse`."""

    data: list[FeatureUsageHistoryResponseData]
    params: ListFeatureUsageHistoryParams


class ListFeatureUsageParams(Model):
    """Contract: `ListFeatureUsageParams`."""

    company_id: str | None = None
    company_keys: dict[str, str] | None = None
    feature_ids: list[str] | None = None
    include_usage_aggregation: bool | None = None
    limit: int | None = None
    managed_by: BillingProviderType | None = None
    offset: int | None = None
    q: str | None = None
    without_negative_entitlements: bool | None = None


class ListFeatureUsageResponse(Model):
    """Contract: `ListFeatureUsageResponse`."""

    data: list[FeatureUsageResponseData]
    params: ListFeatureUsageParams


class ListFeatureUsersParams(Model):
    """Contract: `ListFeatureUsersParams`."""

    feature_id: str | None = None
    limit: int | None = None
    offset: int | None = None
    q: str | None = None


class ListFeatureUsersResponse(Model):
    """Contract: `ListFeatureUsersResponse`."""

    data: list[FeatureCompanyUserResponseData]
    params: ListFeatureUsersParams


class ListPlanEntitlementsParams(Model):
    """Contract: `ListPlanEntitlementsParams`."""

    feature_id: str | None = None
    feature_ids: list[str] | None = None
    ids: list[str] | None = None
    limit: int | None = None
    offset: int | None = None
    plan_id: str | None = None
    plan_ids: list[str] | None = None
    plan_version_id: str | None = None
    plan_version_ids: list[str] | None = None
    q: str | None = None
    with_metered_products: bool | None = None


class ListPlanEntitlementsResponse(Model):
    """Contract: `ListPlanEntitlementsResponse`."""

    data: list[PlanEntitlementResponseData]
    params: ListPlanEntitlementsParams


class SkippedEntitlementErrorResponseData(Model):
    """Contract: `SkippedEntitlementErrorResponseData`."""

    message: str


class SkippedEntitlementResponseData(Model):
    """Contract: `SkippedEntitlementResponseData`."""

    entitlement_id: str
    errors: list[SkippedEntitlementErrorResponseData]
    feature_id: str
    feature_name: str


class UpdateCompanyOverrideRequestBody(Model):
    """Contract: `UpdateCompanyOverrideRequestBody`."""

    value_type: EntitlementValueType
    credit_consumption_rate: float | None = None
    expiration_date: Instant | None = None
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    note: str | None = None
    quantity_rates: dict[str, float] | None = None
    value_bool: bool | None = None
    value_credit_id: str | None = None
    value_numeric: int | None = None
    value_trait_id: str | None = None


class UpdateCompanyOverrideResponse(Model):
    """Contract: `UpdateCompanyOverrideResponse`."""

    data: CompanyOverrideResponseData
    params: dict[str, Any]


class UpdatePlanEntitlementRequestBody(Model):
    """Contract: `UpdatePlanEntitlementRequestBody`."""

    value_type: EntitlementValueType
    billing_product_id: str | None = None
    billing_threshold: int | None = None
    credit_consumption_rate: float | None = None
    currency: Currency | None = None
    currency_prices: list[CurrencyPriceRequestBody] | None = None
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    monthly_metered_price_id: str | None = None
    monthly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    monthly_unit_price: int | None = None
    monthly_unit_price_decimal: str | None = None
    overage_billing_cadence: BillingArrearsCadence | None = None
    overage_billing_product_id: str | None = None
    overage_invoice_anchor: BillingArrearsAnchor | None = None
    price_behavior: EntitlementPriceBehavior | None = None
    price_tiers: list[CreatePriceTierRequestBody] | None = None
    quantity_rates: dict[str, float] | None = None
    quarterly_metered_price_id: str | None = None
    quarterly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    quarterly_unit_price: int | None = None
    quarterly_unit_price_decimal: str | None = None
    soft_limit: int | None = None
    tier_mode: BillingTiersMode | None = None
    usage_quantity: int | None = None
    value_bool: bool | None = None
    value_credit_id: str | None = None
    value_numeric: int | None = None
    value_trait_id: str | None = None
    warning_tiers: list[WarningTierRequestBody] | None = None
    yearly_metered_price_id: str | None = None
    yearly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    yearly_unit_price: int | None = None
    yearly_unit_price_decimal: str | None = None


class UpdatePlanEntitlementResponse(Model):
    """Contract: `UpdatePlanEntitlementResponse`."""

    data: PlanEntitlementResponseData
    params: dict[str, Any]


class UpsertPlanEntitlementForBillingProductResponse(Model):
    """Contract: `UpsertPlanEntitlementForBillingProductResponse`."""

    data: PlanEntitlementResponseData
    params: dict[str, Any]


class UsageTimeSeriesPointResponseData(Model):
    """Contract: `UsageTimeSeriesPointResponseData`."""

    timestamp: Instant
    usage: int
    period_end: Instant | None = None
    period_start: Instant | None = None


class UserCreditUsageResponseData(Model):
    """Contract: `UserCreditUsageResponseData`."""

    billing_credit_id: str
    credit_name: str
    credits_used: float
    share: float
    user: UserResponseData | None = None
    user_id: str | None = None


class UserDailyCreditPointResponseData(Model):
    """Contract: `UserDailyCreditPointResponseData`."""

    credits_used: float
    date: Instant


class UserDailyUsagePointResponseData(Model):
    """Contract: `UserDailyUsagePointResponseData`."""

    date: Instant
    value: int
    feature: FeatureResponseData | None = None


class UserFeatureUsageResponseData(Model):
    """Contract: `UserFeatureUsageResponseData`."""

    last_seen: Instant
    share: float
    value: int
    feature: FeatureResponseData | None = None
    user: UserResponseData | None = None
    user_id: str | None = None


class UserUsageByCompanyResponseData(Model):
    """Contract: `UserUsageByCompanyResponseData`."""

    credits: list[UserCreditUsageResponseData]
    end_time: Instant
    rows: list[UserFeatureUsageResponseData]
    start_time: Instant


class UserUsageDetailResponseData(Model):
    """Contract: `UserUsageDetailResponseData`."""

    credits: list[UserCreditUsageResponseData]
    daily_credit_points: list[UserDailyCreditPointResponseData]
    daily_points: list[UserDailyUsagePointResponseData]
    end_time: Instant
    feature_totals: list[UserFeatureUsageResponseData]
    start_time: Instant
    user: UserResponseData | None = None


class CountCompanyOverridesQuery(Options, total=False):
    """Keywords of `entitlements.count_company_overrides`."""

    company_id: str | None
    company_ids: Sequence[str] | None
    feature_id: str | None
    feature_ids: Sequence[str] | None
    ids: Sequence[str] | None
    without_expired: bool | None
    q: str | None
    limit: int | None
    offset: int | None


class CountCompanyUserUsageQuery(Options, total=False):
    """Keywords of `entitlements.count_company_user_usage`."""

    company_id: Required[str]
    metric: Required[UserUsageMetric]
    end_time: datetime | None
    feature_id: str | None
    limit: int | None
    offset: int | None
    start_time: datetime | None


class CountFeatureCompaniesQuery(Options, total=False):
    """Keywords of `entitlements.count_feature_companies`."""

    feature_id: Required[str]
    q: str | None
    limit: int | None
    offset: int | None


class CountFeatureUsageQuery(Options, total=False):
    """Keywords of `entitlements.count_feature_usage`."""

    company_id: str | None
    company_keys: Mapping[str, str] | None
    feature_ids: Sequence[str] | None
    include_usage_aggregation: bool | None
    managed_by: BillingProviderType | None
    q: str | None
    without_negative_entitlements: bool | None
    limit: int | None
    offset: int | None


class CountFeatureUsersQuery(Options, total=False):
    """Keywords of `entitlements.count_feature_users`."""

    feature_id: Required[str]
    q: str | None
    limit: int | None
    offset: int | None


class CountPlanEntitlementsQuery(Options, total=False):
    """Keywords of `entitlements.count_plan_entitlements`."""

    feature_id: str | None
    feature_ids: Sequence[str] | None
    ids: Sequence[str] | None
    plan_id: str | None
    plan_ids: Sequence[str] | None
    plan_version_id: str | None
    plan_version_ids: Sequence[str] | None
    q: str | None
    with_metered_products: bool | None
    limit: int | None
    offset: int | None


class CreateCompanyOverrideBody(Options, total=False):
    """Keywords of `entitlements.create_company_override`."""

    company_id: Required[str]
    feature_id: Required[str]
    value_type: Required[EntitlementValueType]
    credit_consumption_rate: float | None
    expiration_date: datetime | None
    metric_period: MetricPeriod | None
    metric_period_month_reset: MetricPeriodMonthReset | None
    note: str | None
    quantity_rates: Mapping[str, float] | None
    value_bool: bool | None
    value_credit_id: str | None
    value_numeric: int | None
    value_trait_id: str | None


class CreatePlanEntitlementBody(Options, total=False):
    """Keywords of `entitlements.create_plan_entitlement`."""

    feature_id: Required[str]
    plan_id: Required[str]
    value_type: Required[EntitlementValueType]
    billing_product_id: str | None
    billing_threshold: int | None
    credit_consumption_rate: float | None
    currency: Currency | None
    currency_prices: Sequence[CurrencyPriceRequestBody] | None
    metric_period: MetricPeriod | None
    metric_period_month_reset: MetricPeriodMonthReset | None
    monthly_metered_price_id: str | None
    monthly_price_tiers: Sequence[CreatePriceTierRequestBody] | None
    monthly_unit_price: int | None
    monthly_unit_price_decimal: str | None
    overage_billing_cadence: BillingArrearsCadence | None
    overage_billing_product_id: str | None
    overage_invoice_anchor: BillingArrearsAnchor | None
    plan_version_id: str | None
    price_behavior: EntitlementPriceBehavior | None
    price_tiers: Sequence[CreatePriceTierRequestBody] | None
    quantity_rates: Mapping[str, float] | None
    quarterly_metered_price_id: str | None
    quarterly_price_tiers: Sequence[CreatePriceTierRequestBody] | None
    quarterly_unit_price: int | None
    quarterly_unit_price_decimal: str | None
    soft_limit: int | None
    tier_mode: BillingTiersMode | None
    usage_quantity: int | None
    value_bool: bool | None
    value_credit_id: str | None
    value_numeric: int | None
    value_trait_id: str | None
    warning_tiers: Sequence[WarningTierRequestBody] | None
    yearly_metered_price_id: str | None
    yearly_price_tiers: Sequence[CreatePriceTierRequestBody] | None
    yearly_unit_price: int | None
    yearly_unit_price_decimal: str | None


class DuplicatePlanEntitlementsBody(Options, total=False):
    """Keywords of `entitlements.duplicate_plan_entitlements`."""

    source_plan_id: Required[str]
    target_plan_id: Required[str]


class GetCompanyUserUsageMetricsQuery(Options, total=False):
    """Keywords of `entitlements.get_company_user_usage_metrics`."""

    company_id: Required[str]
    end_time: datetime | None
    start_time: datetime | None


class GetFeatureUsageByCompanyQuery(Options, total=False):
    """Keywords of `entitlements.get_feature_usage_by_company`."""

    keys: Required[Mapping[str, str]]


class GetFeatureUsageTimeSeriesQuery(Options, total=False):
    """Keywords of `entitlements.get_feature_usage_time_series`."""

    company_id: Required[str]
    end_time: Required[datetime]
    feature_id: Required[str]
    start_time: Required[datetime]
    granularity: TimeSeriesGranularity | None


class GetUserUsageByCompanyQuery(Options, total=False):
    """Keywords of `entitlements.get_user_usage_by_company`."""

    company_id: Required[str]
    end_time: datetime | None
    feature_id: str | None
    start_time: datetime | None


class GetUserUsageDetailQuery(Options, total=False):
    """Keywords of `entitlements.get_user_usage_detail`."""

    company_id: Required[str]
    user_id: Required[str]
    end_time: datetime | None
    start_time: datetime | None


class ListCompanyOverridesQuery(Options, total=False):
    """Keywords of `entitlements.list_company_overrides`."""

    company_id: str | None
    company_ids: Sequence[str] | None
    feature_id: str | None
    feature_ids: Sequence[str] | None
    ids: Sequence[str] | None
    without_expired: bool | None
    q: str | None
    limit: int | None
    offset: int | None


class ListCompanyUserUsageQuery(Options, total=False):
    """Keywords of `entitlements.list_company_user_usage`."""

    company_id: Required[str]
    metric: Required[UserUsageMetric]
    end_time: datetime | None
    feature_id: str | None
    limit: int | None
    offset: int | None
    start_time: datetime | None


class ListFeatureCompaniesQuery(Options, total=False):
    """Keywords of `entitlements.list_feature_companies`."""

    feature_id: Required[str]
    q: str | None
    limit: int | None
    offset: int | None


class ListFeatureUsageQuery(Options, total=False):
    """Keywords of `entitlements.list_feature_usage`."""

    company_id: str | None
    company_keys: Mapping[str, str] | None
    feature_ids: Sequence[str] | None
    include_usage_aggregation: bool | None
    managed_by: BillingProviderType | None
    q: str | None
    without_negative_entitlements: bool | None
    limit: int | None
    offset: int | None


class ListFeatureUsageHistoryQuery(Options, total=False):
    """Keywords of `entitlements.list_feature_usage_history`."""

    end_time: Required[datetime]
    start_time: Required[datetime]
    company_ids: Sequence[str] | None
    feature_ids: Sequence[str] | None
    granularity: TimeSeriesGranularity | None
    limit: int | None
    offset: int | None


class ListFeatureUsersQuery(Options, total=False):
    """Keywords of `entitlements.list_feature_users`."""

    feature_id: Required[str]
    q: str | None
    limit: int | None
    offset: int | None


class ListPlanEntitlementsQuery(Options, total=False):
    """Keywords of `entitlements.list_plan_entitlements`."""

    feature_id: str | None
    feature_ids: Sequence[str] | None
    ids: Sequence[str] | None
    plan_id: str | None
    plan_ids: Sequence[str] | None
    plan_version_id: str | None
    plan_version_ids: Sequence[str] | None
    q: str | None
    with_metered_products: bool | None
    limit: int | None
    offset: int | None


class UpdateCompanyOverrideBody(Options, total=False):
    """Keywords of `entitlements.update_company_override`."""

    value_type: Required[EntitlementValueType]
    credit_consumption_rate: float | None
    expiration_date: datetime | None
    metric_period: MetricPeriod | None
    metric_period_month_reset: MetricPeriodMonthReset | None
    note: str | None
    quantity_rates: Mapping[str, float] | None
    value_bool: bool | None
    value_credit_id: str | None
    value_numeric: int | None
    value_trait_id: str | None


class UpdatePlanEntitlementBody(Options, total=False):
    """Keywords of `entitlements.update_plan_entitlement`."""

    value_type: Required[EntitlementValueType]
    billing_product_id: str | None
    billing_threshold: int | None
    credit_consumption_rate: float | None
    currency: Currency | None
    currency_prices: Sequence[CurrencyPriceRequestBody] | None
    metric_period: MetricPeriod | None
    metric_period_month_reset: MetricPeriodMonthReset | None
    monthly_metered_price_id: str | None
    monthly_price_tiers: Sequence[CreatePriceTierRequestBody] | None
    monthly_unit_price: int | None
    monthly_unit_price_decimal: str | None
    overage_billing_cadence: BillingArrearsCadence | None
    overage_billing_product_id: str | None
    overage_invoice_anchor: BillingArrearsAnchor | None
    price_behavior: EntitlementPriceBehavior | None
    price_tiers: Sequence[CreatePriceTierRequestBody] | None
    quantity_rates: Mapping[str, float] | None
    quarterly_metered_price_id: str | None
    quarterly_price_tiers: Sequence[CreatePriceTierRequestBody] | None
    quarterly_unit_price: int | None
    quarterly_unit_price_decimal: str | None
    soft_limit: int | None
    tier_mode: BillingTiersMode | None
    usage_quantity: int | None
    value_bool: bool | None
    value_credit_id: str | None
    value_numeric: int | None
    value_trait_id: str | None
    warning_tiers: Sequence[WarningTierRequestBody] | None
    yearly_metered_price_id: str | None
    yearly_price_tiers: Sequence[CreatePriceTierRequestBody] | None
    yearly_unit_price: int | None
    yearly_unit_price_decimal: str | None


class UpsertPlanEntitlementForBillingProductBody(Options, total=False):
    """Keywords of `entitlements.upsert_plan_entitlement_for_billing_product`."""

    billing_provider: Required[BillingProviderType]
    external_resource_id: Required[str]
    feature_id: Required[str]
    plan_id: Required[str]
    value_type: Required[EntitlementValueType]
    billing_product_id: str | None
    billing_threshold: int | None
    credit_consumption_rate: float | None
    currency: Currency | None
    currency_prices: Sequence[CurrencyPriceRequestBody] | None
    metric_period: MetricPeriod | None
    metric_period_month_reset: MetricPeriodMonthReset | None
    monthly_metered_price_id: str | None
    monthly_price_tiers: Sequence[CreatePriceTierRequestBody] | None
    monthly_unit_price: int | None
    monthly_unit_price_decimal: str | None
    overage_billing_cadence: BillingArrearsCadence | None
    overage_billing_product_id: str | None
    overage_invoice_anchor: BillingArrearsAnchor | None
    plan_version_id: str | None
    price_behavior: EntitlementPriceBehavior | None
    price_tiers: Sequence[CreatePriceTierRequestBody] | None
    quantity_rates: Mapping[str, float] | None
    quarterly_metered_price_id: str | None
    quarterly_price_tiers: Sequence[CreatePriceTierRequestBody] | None
    quarterly_unit_price: int | None
    quarterly_unit_price_decimal: str | None
    soft_limit: int | None
    tier_mode: BillingTiersMode | None
    usage_quantity: int | None
    value_bool: bool | None
    value_credit_id: str | None
    value_numeric: int | None
    value_trait_id: str | None
    warning_tiers: Sequence[WarningTierRequestBody] | None
    yearly_metered_price_id: str | None
    yearly_price_tiers: Sequence[CreatePriceTierRequestBody] | None
    yearly_unit_price: int | None
    yearly_unit_price_decimal: str | None


from schematic.types.shared import (
    BillingArrearsAnchor,
    BillingArrearsCadence,
    BillingCreditGrantReason,
    BillingPriceView,
    BillingProviderType,
    BillingTiersMode,
    CompanyDetailResponseData,
    CompanyOverrideResponseData,
    CountResponse,
    CreatePriceTierRequestBody,
    CreditGrantDetail,
    CreditUsageAggregation,
    Currency,
    CurrencyPriceRequestBody,
    DeleteResponse,
    EntitlementPriceBehavior,
    EntitlementType,
    EntitlementValueType,
    FeatureDetailResponseData,
    FeatureInPlanResponseData,
    FeatureResponseData,
    FeatureType,
    FeatureUsageDetailResponseData,
    FeatureUsageResponseData,
    MetricPeriod,
    MetricPeriodMonthReset,
    PlanEntitlementResponseData,
    PlanIssueResponseData,
    PlanResponseData,
    TimeSeriesGranularity,
    UserResponseData,
    WarningTierRequestBody,
)
