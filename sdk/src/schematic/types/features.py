# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `features`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Required

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options


class CheckAndReserveFlagRequestBody(Model):
    """Contract: `CheckAndReserveFlagRequestBody`."""

    company: dict[str, str] | None = None
    expires_at: Instant | None = None
    idempotency_key: str | None = None
    preflight: PreflightRequestBody | None = None
    quantity: float | None = None
    user: dict[str, str] | None = None


class CheckAndReserveFlagResponse(Model):
    """Contract: `CheckAndReserveFlagResponse`."""

    data: CheckAndReserveFlagResponseData
    params: dict[str, Any]


class CheckAndReserveFlagResponseData(Model):
    """Contract: `CheckAndReserveFlagResponseData`."""

    flag: str
    reason: str
    value: bool
    company_id: str | None = None
    entitlement: FeatureEntitlement | None = None
    error: str | None = None
    feature_allocation: int | None = None
    feature_usage: int | None = None
    feature_usage_event: str | None = None
    feature_usage_period: MetricPeriod | None = None
    feature_usage_reset_at: Instant | None = None
    flag_id: str | None = None
    reservation: FlagCheckReservationResponseData | None = None
    rule_id: str | None = None
    rule_type: RuleType | None = None
    user_id: str | None = None


class CheckFlagRequestBody(Model):
    """Contract: `CheckFlagRequestBody`."""

    company: dict[str, str] | None = None
    preflight: PreflightRequestBody | None = None
    user: dict[str, str] | None = None


class CheckFlagResponse(Model):
    """Contract: `CheckFlagResponse`."""

    data: CheckFlagResponseData
    params: dict[str, Any]


class CheckFlagResponseData(Model):
    """Contract: `CheckFlagResponseData`."""

    flag: str
    reason: str
    value: bool
    company_id: str | None = None
    entitlement: FeatureEntitlement | None = None
    error: str | None = None
    feature_allocation: int | None = None
    feature_usage: int | None = None
    feature_usage_event: str | None = None
    feature_usage_period: MetricPeriod | None = None
    feature_usage_reset_at: Instant | None = None
    flag_id: str | None = None
    rule_id: str | None = None
    rule_type: RuleType | None = None
    user_id: str | None = None


class CheckFlagsBulkRequestBody(Model):
    """Contract: `CheckFlagsBulkRequestBody`."""

    contexts: list[CheckFlagRequestBody]


class CheckFlagsBulkResponse(Model):
    """Contract: `CheckFlagsBulkResponse`."""

    data: CheckFlagsBulkResponseData
    params: dict[str, Any]


class CheckFlagsBulkResponseData(Model):
    """Contract: `CheckFlagsBulkResponseData`."""

    data: list[CheckFlagsResponseData]


class CheckFlagsResponse(Model):
    """Contract: `CheckFlagsResponse`."""

    data: CheckFlagsResponseData
    params: dict[str, Any]


class CheckFlagsResponseData(Model):
    """Contract: `CheckFlagsResponseData`."""

    credit_spend_policies: list[CreditSpendPolicy]
    flags: list[CheckFlagResponseData]
    credit_balances: dict[str, CompanyCreditBalance] | None = None
    plan: DatastreamCompanyPlan | None = None


class CompanyCreditBalance(Model):
    """Contract: `CompanyCreditBalance`."""

    postpaid: bool
    remaining: float
    reserved: float
    settled: float
    overdraft_limit: float | None = None


class CountFeaturesParams(Model):
    """Contract: `CountFeaturesParams`."""

    boolean_require_event: bool | None = None
    feature_type: list[FeatureType] | None = None
    ids: list[str] | None = None
    limit: int | None = None
    managed_by: BillingProviderType | None = None
    offset: int | None = None
    plan_version_id: str | None = None
    q: str | None = None
    without_company_override_for: str | None = None
    without_plan_entitlement_for: str | None = None


class CountFeaturesResponse(Model):
    """Contract: `CountFeaturesResponse`."""

    data: CountResponse
    params: CountFeaturesParams


class CountFlagsParams(Model):
    """Contract: `CountFlagsParams`."""

    feature_id: str | None = None
    ids: list[str] | None = None
    limit: int | None = None
    offset: int | None = None
    q: str | None = None


class CountFlagsResponse(Model):
    """Contract: `CountFlagsResponse`."""

    data: CountResponse
    params: CountFlagsParams


class CreateBillingLinkedFeatureRequestBody(Model):
    """Contract: `CreateBillingLinkedFeatureRequestBody`."""

    billing_provider: BillingProviderType
    description: str
    external_resource_id: str
    feature_type: FeatureType
    name: str
    event_source: FeatureEventSource | None = None
    event_subtype: str | None = None
    flag: CreateOrUpdateFlagRequestBody | None = None
    icon: str | None = None
    lifecycle_phase: FeatureLifecyclePhase | None = None
    maintainer_account_member_id: str | None = None
    plural_name: str | None = None
    singular_name: str | None = None
    trait_id: str | None = None


class CreateFeatureRequestBody(Model):
    """Contract: `CreateFeatureRequestBody`."""

    description: str
    feature_type: FeatureType
    name: str
    event_source: FeatureEventSource | None = None
    event_subtype: str | None = None
    flag: CreateOrUpdateFlagRequestBody | None = None
    icon: str | None = None
    lifecycle_phase: FeatureLifecyclePhase | None = None
    maintainer_account_member_id: str | None = None
    plural_name: str | None = None
    singular_name: str | None = None
    trait_id: str | None = None


class CreateFeatureResponse(Model):
    """Contract: `CreateFeatureResponse`."""

    data: FeatureDetailResponseData
    params: dict[str, Any]


class CreateFlagRequestBody(Model):
    """Contract: `CreateFlagRequestBody`."""

    description: str
    key: str
    name: str
    default_value: bool | None = None
    feature_id: str | None = None
    flag_type: FlagType | None = None
    maintainer_account_member_id: str | None = None


class CreateFlagResponse(Model):
    """Contract: `CreateFlagResponse`."""

    data: FlagDetailResponseData
    params: dict[str, Any]


class CreateOrUpdateConditionGroupRequestBody(Model):
    """Contract: `CreateOrUpdateConditionGroupRequestBody`."""

    conditions: list[CreateOrUpdateConditionRequestBody]
    flag_id: str | None = None
    id: str | None = None


class CreateOrUpdateConditionRequestBody(Model):
    """Contract: `CreateOrUpdateConditionRequestBody`."""

    condition_type: ConditionType
    operator: ComparableOperator
    resource_ids: list[str]
    comparison_trait_id: str | None = None
    credit_cost: float | None = None
    credit_id: str | None = None
    event_subtype: str | None = None
    id: str | None = None
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    metric_value: int | None = None
    trait_id: str | None = None
    trait_value: str | None = None


class CreateOrUpdateFlagRequestBody(Model):
    """Contract: `CreateOrUpdateFlagRequestBody`."""

    description: str
    key: str
    name: str
    default_value: bool | None = None
    feature_id: str | None = None
    flag_type: FlagType | None = None
    id: str | None = None
    maintainer_account_member_id: str | None = None


class CreateOrUpdateRuleRequestBody(Model):
    """Contract: `CreateOrUpdateRuleRequestBody`."""

    condition_groups: list[CreateOrUpdateConditionGroupRequestBody]
    conditions: list[CreateOrUpdateConditionRequestBody]
    name: str
    priority: int
    value: bool
    id: str | None = None
    rule_type: RuleType | None = None


class CreditSpendPolicy(Model):
    """Contract: `CreditSpendPolicy`."""

    credit_id: str
    id: str
    kind: str
    limit: float
    scope: CreditSpendPolicyScope
    company_id: str | None = None
    consumed: float | None = None
    label: str | None = None
    resets_at: Instant | None = None
    window: CreditSpendWindow | None = None


class CreditSpendWindow(Model):
    """Contract: `CreditSpendWindow`."""

    count: int
    unit: str


class DatastreamCompanyPlan(Model):
    """Contract: `DatastreamCompanyPlan`."""

    id: str
    name: str
    trial_end_date: Instant | None = None
    trial_status: TrialStatus | None = None


class DeleteFeatureResponse(Model):
    """Contract: `DeleteFeatureResponse`."""

    data: DeleteResponse
    params: dict[str, Any]


class DeleteFlagResponse(Model):
    """Contract: `DeleteFlagResponse`."""

    data: DeleteResponse
    params: dict[str, Any]


class FlagCheckReservationResponseData(Model):
    """Contract: `FlagCheckReservationResponseData`."""

    company_id: str
    consumption_rate: float
    credit_type_id: str
    credits_reserved: float
    expires_at: Instant
    id: str
    quantity_reserved: float
    event_subtype: str | None = None


class FlagResponseData(Model):
    """Contract: `FlagResponseData`."""

    created_at: Instant
    description: str
    id: str
    key: str
    name: str
    updated_at: Instant
    default_value: bool | None = None
    feature_id: str | None = None
    flag_type: FlagType | None = None
    maintainer_account_member_id: str | None = None


class GetFeatureResponse(Model):
    """Contract: `GetFeatureResponse`."""

    data: FeatureDetailResponseData
    params: dict[str, Any]


class GetFlagResponse(Model):
    """Contract: `GetFlagResponse`."""

    data: FlagDetailResponseData
    params: dict[str, Any]


class ListFeaturesParams(Model):
    """Contract: `ListFeaturesParams`."""

    boolean_require_event: bool | None = None
    feature_type: list[FeatureType] | None = None
    ids: list[str] | None = None
    limit: int | None = None
    managed_by: BillingProviderType | None = None
    offset: int | None = None
    plan_version_id: str | None = None
    q: str | None = None
    without_company_override_for: str | None = None
    without_plan_entitlement_for: str | None = None


class ListFeaturesResponse(Model):
    """Contract: `ListFeaturesResponse`."""

    data: list[FeatureDetailResponseData]
    params: ListFeaturesParams


class ListFlagsParams(Model):
    """Contract: `ListFlagsParams`."""

    feature_id: str | None = None
    ids: list[str] | None = None
    limit: int | None = None
    offset: int | None = None
    q: str | None = None


class ListFlagsResponse(Model):
    """Contract: `ListFlagsResponse`."""

    data: list[FlagDetailResponseData]
    params: ListFlagsParams


class PreflightEventQuantitiesRequestBody(Model):
    """Contract: `PreflightEventQuantitiesRequestBody`."""

    event_subtype: str
    quantities: dict[str, float] | None = None
    quantity: float | None = None


class PreflightEventUsageRequestBody(Model):
    """Contract: `PreflightEventUsageRequestBody`."""

    event_subtype: str
    quantity: int


class PreflightRequestBody(Model):
    """Contract: `PreflightRequestBody`."""

    credit_cost: dict[str, float] | None = None
    event_quantities: PreflightEventQuantitiesRequestBody | None = None
    event_usage: PreflightEventUsageRequestBody | None = None
    usage: int | None = None


class RulesDetailResponseData(Model):
    """Contract: `RulesDetailResponseData`."""

    rules: list[RuleDetailResponseData]
    flag: FlagResponseData | None = None


class UpdateFeatureRequestBody(Model):
    """Contract: `UpdateFeatureRequestBody`."""

    description: str | None = None
    event_source: FeatureEventSource | None = None
    event_subtype: str | None = None
    feature_type: FeatureType | None = None
    flag: CreateOrUpdateFlagRequestBody | None = None
    icon: str | None = None
    lifecycle_phase: FeatureLifecyclePhase | None = None
    maintainer_account_member_id: str | None = None
    name: str | None = None
    plural_name: str | None = None
    singular_name: str | None = None
    trait_id: str | None = None


class UpdateFeatureResponse(Model):
    """Contract: `UpdateFeatureResponse`."""

    data: FeatureDetailResponseData
    params: dict[str, Any]


class UpdateFlagResponse(Model):
    """Contract: `UpdateFlagResponse`."""

    data: FlagDetailResponseData
    params: dict[str, Any]


class UpdateFlagRulesRequestBody(Model):
    """Contract: `UpdateFlagRulesRequestBody`."""

    rules: list[CreateOrUpdateRuleRequestBody]


class UpdateFlagRulesResponse(Model):
    """Contract: `UpdateFlagRulesResponse`."""

    data: RulesDetailResponseData
    params: dict[str, Any]


class UpsertFeatureForBillingProductResponse(Model):
    """Contract: `UpsertFeatureForBillingProductResponse`."""

    data: FeatureDetailResponseData
    params: dict[str, Any]


class CheckAndReserveFlagBody(Options, total=False):
    """Keywords of `features.check_and_reserve_flag`."""

    company: Mapping[str, str] | None
    expires_at: datetime | None
    idempotency_key: str | None
    preflight: PreflightRequestBody | None
    quantity: float | None
    user: Mapping[str, str] | None


class CheckFlagBody(Options, total=False):
    """Keywords of `features.check_flag`."""

    company: Mapping[str, str] | None
    preflight: PreflightRequestBody | None
    user: Mapping[str, str] | None


class CheckFlagsBody(Options, total=False):
    """Keywords of `features.check_flags`."""

    company: Mapping[str, str] | None
    preflight: PreflightRequestBody | None
    user: Mapping[str, str] | None


class CheckFlagsBulkBody(Options, total=False):
    """Keywords of `features.check_flags_bulk`."""

    contexts: Required[Sequence[CheckFlagRequestBody]]


class CountFeaturesQuery(Options, total=False):
    """Keywords of `features.count_features`."""

    boolean_require_event: bool | None
    feature_type: Sequence[FeatureType] | None
    ids: Sequence[str] | None
    managed_by: BillingProviderType | None
    plan_version_id: str | None
    q: str | None
    without_company_override_for: str | None
    without_plan_entitlement_for: str | None
    limit: int | None
    offset: int | None


class CountFlagsQuery(Options, total=False):
    """Keywords of `features.count_flags`."""

    feature_id: str | None
    ids: Sequence[str] | None
    q: str | None
    limit: int | None
    offset: int | None


class CreateFeatureBody(Options, total=False):
    """Keywords of `features.create_feature`."""

    description: Required[str]
    feature_type: Required[FeatureType]
    name: Required[str]
    event_source: FeatureEventSource | None
    event_subtype: str | None
    flag: CreateOrUpdateFlagRequestBody | None
    icon: str | None
    lifecycle_phase: FeatureLifecyclePhase | None
    maintainer_account_member_id: str | None
    plural_name: str | None
    singular_name: str | None
    trait_id: str | None


class CreateFlagBody(Options, total=False):
    """Keywords of `features.create_flag`."""

    description: Required[str]
    key: Required[str]
    name: Required[str]
    default_value: bool | None
    feature_id: str | None
    flag_type: FlagType | None
    maintainer_account_member_id: str | None


class ListFeaturesQuery(Options, total=False):
    """Keywords of `features.list_features`."""

    boolean_require_event: bool | None
    feature_type: Sequence[FeatureType] | None
    ids: Sequence[str] | None
    managed_by: BillingProviderType | None
    plan_version_id: str | None
    q: str | None
    without_company_override_for: str | None
    without_plan_entitlement_for: str | None
    limit: int | None
    offset: int | None


class ListFlagsQuery(Options, total=False):
    """Keywords of `features.list_flags`."""

    feature_id: str | None
    ids: Sequence[str] | None
    q: str | None
    limit: int | None
    offset: int | None


class UpdateFeatureBody(Options, total=False):
    """Keywords of `features.update_feature`."""

    description: str | None
    event_source: FeatureEventSource | None
    event_subtype: str | None
    feature_type: FeatureType | None
    flag: CreateOrUpdateFlagRequestBody | None
    icon: str | None
    lifecycle_phase: FeatureLifecyclePhase | None
    maintainer_account_member_id: str | None
    name: str | None
    plural_name: str | None
    singular_name: str | None
    trait_id: str | None


class UpdateFlagBody(Options, total=False):
    """Keywords of `features.update_flag`."""

    description: Required[str]
    key: Required[str]
    name: Required[str]
    default_value: bool | None
    feature_id: str | None
    flag_type: FlagType | None
    maintainer_account_member_id: str | None


class UpdateFlagRulesBody(Options, total=False):
    """Keywords of `features.update_flag_rules`."""

    rules: Required[Sequence[CreateOrUpdateRuleRequestBody]]


class UpsertFeatureForBillingProductBody(Options, total=False):
    """Keywords of `features.upsert_feature_for_billing_product`."""

    billing_provider: Required[BillingProviderType]
    description: Required[str]
    external_resource_id: Required[str]
    feature_type: Required[FeatureType]
    name: Required[str]
    event_source: FeatureEventSource | None
    event_subtype: str | None
    flag: CreateOrUpdateFlagRequestBody | None
    icon: str | None
    lifecycle_phase: FeatureLifecyclePhase | None
    maintainer_account_member_id: str | None
    plural_name: str | None
    singular_name: str | None
    trait_id: str | None


from schematic.types.shared import (
    BillingProviderType,
    ComparableOperator,
    ConditionType,
    CountResponse,
    CreditSpendPolicyScope,
    DeleteResponse,
    FeatureDetailResponseData,
    FeatureEntitlement,
    FeatureEventSource,
    FeatureLifecyclePhase,
    FeatureType,
    FlagDetailResponseData,
    FlagType,
    MetricPeriod,
    MetricPeriodMonthReset,
    RuleDetailResponseData,
    RuleType,
    TrialStatus,
)
