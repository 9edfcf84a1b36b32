# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Types of operations of `features`, for checkers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from schematic_server.contract.shared import (
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

CheckAndReserveFlagBody: TypeAlias = "CheckAndReserveFlagRequestBody"

CheckAndReserveFlagAnswer: TypeAlias = "CheckAndReserveFlagResponseData"

CheckFlagBody: TypeAlias = "CheckFlagRequestBody"

CheckFlagAnswer: TypeAlias = "CheckFlagResponseData"

CheckFlagsBody: TypeAlias = "CheckFlagRequestBody"

CheckFlagsAnswer: TypeAlias = "CheckFlagsResponseData"

CheckFlagsBulkBody: TypeAlias = "CheckFlagsBulkRequestBody"

CheckFlagsBulkAnswer: TypeAlias = "CheckFlagsBulkResponseData"


class CountFeaturesQuery(TypedDict):
    """Query of `features.count_features`."""

    boolean_require_event: NotRequired[bool]
    feature_type: NotRequired[Sequence[FeatureType]]
    ids: NotRequired[Sequence[str]]
    managed_by: NotRequired[BillingProviderType]
    plan_version_id: NotRequired[str]
    q: NotRequired[str]
    without_company_override_for: NotRequired[str]
    without_plan_entitlement_for: NotRequired[str]
    limit: int
    offset: int


CountFeaturesAnswer: TypeAlias = "CountResponse"


class CountFlagsQuery(TypedDict):
    """Query of `features.count_flags`."""

    feature_id: NotRequired[str]
    ids: NotRequired[Sequence[str]]
    q: NotRequired[str]
    limit: int
    offset: int


CountFlagsAnswer: TypeAlias = "CountResponse"

CreateFeatureBody: TypeAlias = "CreateFeatureRequestBody"

CreateFeatureAnswer: TypeAlias = "FeatureDetailResponseData"

CreateFlagBody: TypeAlias = "CreateFlagRequestBody"

CreateFlagAnswer: TypeAlias = "FlagDetailResponseData"

DeleteFeatureAnswer: TypeAlias = "DeleteResponse"

DeleteFlagAnswer: TypeAlias = "DeleteResponse"

GetFeatureAnswer: TypeAlias = "FeatureDetailResponseData"

GetFlagAnswer: TypeAlias = "FlagDetailResponseData"


class ListFeaturesQuery(TypedDict):
    """Query of `features.list_features`."""

    boolean_require_event: NotRequired[bool]
    feature_type: NotRequired[Sequence[FeatureType]]
    ids: NotRequired[Sequence[str]]
    managed_by: NotRequired[BillingProviderType]
    plan_version_id: NotRequired[str]
    q: NotRequired[str]
    without_company_override_for: NotRequired[str]
    without_plan_entitlement_for: NotRequired[str]
    limit: int
    offset: int


ListFeaturesAnswer: TypeAlias = "list[FeatureDetailResponseData]"


class ListFlagsQuery(TypedDict):
    """Query of `features.list_flags`."""

    feature_id: NotRequired[str]
    ids: NotRequired[Sequence[str]]
    q: NotRequired[str]
    limit: int
    offset: int


ListFlagsAnswer: TypeAlias = "list[FlagDetailResponseData]"

UpdateFeatureBody: TypeAlias = "UpdateFeatureRequestBody"

UpdateFeatureAnswer: TypeAlias = "FeatureDetailResponseData"

UpdateFlagBody: TypeAlias = "CreateFlagRequestBody"

UpdateFlagAnswer: TypeAlias = "FlagDetailResponseData"

UpdateFlagRulesBody: TypeAlias = "UpdateFlagRulesRequestBody"

UpdateFlagRulesAnswer: TypeAlias = "RulesDetailResponseData"

UpsertFeatureForBillingProductBody: TypeAlias = "CreateBillingLinkedFeatureRequestBody"

UpsertFeatureForBillingProductAnswer: TypeAlias = "FeatureDetailResponseData"


class CheckAndReserveFlagRequestBody(TypedDict):
    """Body of `features.check_and_reserve_flag`."""

    company: NotRequired[Mapping[str, str] | None]
    expires_at: NotRequired[datetime | None]
    idempotency_key: NotRequired[str | None]
    preflight: NotRequired[PreflightRequestBody | None]
    quantity: NotRequired[float | None]
    user: NotRequired[Mapping[str, str] | None]


class CheckAndReserveFlagResponseData(TypedDict):
    """A flag's value with its reason, and the credits held for it."""

    company_id: NotRequired[str | None]
    entitlement: NotRequired[FeatureEntitlement | None]
    error: NotRequired[str | None]
    feature_allocation: NotRequired[int | None]
    feature_usage: NotRequired[int | None]
    feature_usage_event: NotRequired[str | None]
    feature_usage_period: NotRequired[MetricPeriod | None]
    feature_usage_reset_at: NotRequired[datetime | None]
    flag: str
    flag_id: NotRequired[str | None]
    reason: str
    reservation: NotRequired[FlagCheckReservationResponseData | None]
    rule_id: NotRequired[str | None]
    rule_type: NotRequired[RuleType | None]
    user_id: NotRequired[str | None]
    value: bool


class CheckFlagRequestBody(TypedDict):
    """For whom to check; keys as in a lookup."""

    company: NotRequired[Mapping[str, str] | None]
    preflight: NotRequired[PreflightRequestBody | None]
    user: NotRequired[Mapping[str, str] | None]


class CheckFlagResponseData(TypedDict):
    """A flag's value, why it has it, and the entitlement behind it."""

    company_id: NotRequired[str | None]
    entitlement: NotRequired[FeatureEntitlement | None]
    error: NotRequired[str | None]
    feature_allocation: NotRequired[int | None]
    feature_usage: NotRequired[int | None]
    feature_usage_event: NotRequired[str | None]
    feature_usage_period: NotRequired[MetricPeriod | None]
    feature_usage_reset_at: NotRequired[datetime | None]
    flag: str
    flag_id: NotRequired[str | None]
    reason: str
    rule_id: NotRequired[str | None]
    rule_type: NotRequired[RuleType | None]
    user_id: NotRequired[str | None]
    value: bool


class CheckFlagsBulkRequestBody(TypedDict):
    """Body of `features.check_flags_bulk`."""

    contexts: Sequence[CheckFlagRequestBody]


class CheckFlagsBulkResponseData(TypedDict):
    """One answer per context, in the order of the contexts."""

    data: Sequence[CheckFlagsResponseData]


class CheckFlagsResponseData(TypedDict):
    """Every flag's value for one company and user, with plan, credit balances and spend policies."""

    credit_balances: NotRequired[Mapping[str, CompanyCreditBalance] | None]
    credit_spend_policies: Sequence[CreditSpendPolicy]
    flags: Sequence[CheckFlagResponseData]
    plan: NotRequired[DatastreamCompanyPlan | None]


class CompanyCreditBalance(TypedDict):
    """A company's balance of one credit type, as flag checks report it."""

    overdraft_limit: NotRequired[float | None]
    postpaid: bool
    remaining: float
    reserved: float
    settled: float


class CreateBillingLinkedFeatureRequestBody(TypedDict):
    """Body of `features.upsert_feature_for_billing_product`."""

    billing_provider: BillingProviderType
    description: str
    event_source: NotRequired[FeatureEventSource | None]
    event_subtype: NotRequired[str | None]
    external_resource_id: str
    feature_type: FeatureType
    flag: NotRequired[CreateOrUpdateFlagRequestBody | None]
    icon: NotRequired[str | None]
    lifecycle_phase: NotRequired[FeatureLifecyclePhase | None]
    maintainer_account_member_id: NotRequired[str | None]
    name: str
    plural_name: NotRequired[str | None]
    singular_name: NotRequired[str | None]
    trait_id: NotRequired[str | None]


class CreateFeatureRequestBody(TypedDict):
    """Body of `features.create_feature`."""

    description: str
    event_source: NotRequired[FeatureEventSource | None]
    event_subtype: NotRequired[str | None]
    feature_type: FeatureType
    flag: NotRequired[CreateOrUpdateFlagRequestBody | None]
    icon: NotRequired[str | None]
    lifecycle_phase: NotRequired[FeatureLifecyclePhase | None]
    maintainer_account_member_id: NotRequired[str | None]
    name: str
    plural_name: NotRequired[str | None]
    singular_name: NotRequired[str | None]
    trait_id: NotRequired[str | None]


class CreateFlagRequestBody(TypedDict):
    """Body of `features.create_flag` and `features.update_flag`."""

    default_value: NotRequired[bool | None]
    description: str
    feature_id: NotRequired[str | None]
    flag_type: NotRequired[FlagType]
    key: str
    maintainer_account_member_id: NotRequired[str | None]
    name: str


class CreateOrUpdateConditionGroupRequestBody(TypedDict):
    """A group of conditions of which one must hold; with `id` an existing one is changed."""

    conditions: Sequence[CreateOrUpdateConditionRequestBody]
    flag_id: NotRequired[str | None]
    id: NotRequired[str | None]


class CreateOrUpdateConditionRequestBody(TypedDict):
    """A condition; with `id` an existing one is changed."""

    comparison_trait_id: NotRequired[str | None]
    condition_type: ConditionType
    credit_cost: NotRequired[float | None]
    credit_id: NotRequired[str | None]
    event_subtype: NotRequired[str | None]
    id: NotRequired[str | None]
    metric_period: NotRequired[MetricPeriod | None]
    metric_period_month_reset: NotRequired[MetricPeriodMonthReset | None]
    metric_value: NotRequired[int | None]
    operator: ComparableOperator
    resource_ids: Sequence[str]
    trait_id: NotRequired[str | None]
    trait_value: NotRequired[str | None]


class CreateOrUpdateFlagRequestBody(TypedDict):
    """A feature's flag; with `id` an existing one is changed."""

    default_value: NotRequired[bool | None]
    description: str
    feature_id: NotRequired[str | None]
    flag_type: NotRequired[FlagType]
    id: NotRequired[str | None]
    key: str
    maintainer_account_member_id: NotRequired[str | None]
    name: str


class CreateOrUpdateRuleRequestBody(TypedDict):
    """A rule; with `id` an existing one is changed."""

    condition_groups: Sequence[CreateOrUpdateConditionGroupRequestBody]
    conditions: Sequence[CreateOrUpdateConditionRequestBody]
    id: NotRequired[str | None]
    name: str
    priority: int
    rule_type: NotRequired[RuleType | None]
    value: bool


class CreditSpendPolicy(TypedDict):
    """A cap on credit spending, as flag checks and rules engines use it."""

    company_id: NotRequired[str | None]
    consumed: NotRequired[float | None]
    credit_id: str
    id: str
    kind: str
    label: NotRequired[str | None]
    limit: float
    resets_at: NotRequired[datetime | None]
    scope: CreditSpendPolicyScope
    window: NotRequired[CreditSpendWindow | None]


class CreditSpendWindow(TypedDict):
    """Length of a spending window."""

    count: int
    unit: str


class DatastreamCompanyPlan(TypedDict):
    """A company's base plan, as flag checks report it."""

    id: str
    name: str
    trial_end_date: NotRequired[datetime | None]
    trial_status: NotRequired[TrialStatus | None]


class FlagCheckReservationResponseData(TypedDict):
    """Credits held by a check; track the use with this id to settle it."""

    company_id: str
    consumption_rate: float
    credit_type_id: str
    credits_reserved: float
    event_subtype: NotRequired[str | None]
    expires_at: datetime
    id: str
    quantity_reserved: float


class FlagResponseData(TypedDict):
    """A named switch."""

    created_at: datetime
    default_value: NotRequired[bool | None]
    description: str
    feature_id: NotRequired[str | None]
    flag_type: NotRequired[FlagType]
    id: str
    key: str
    maintainer_account_member_id: NotRequired[str | None]
    name: str
    updated_at: datetime


class PreflightEventQuantitiesRequestBody(TypedDict):
    """One event, priced as if it were drawn."""

    event_subtype: str
    quantities: NotRequired[Mapping[str, float] | None]
    quantity: NotRequired[float | None]


class PreflightEventUsageRequestBody(TypedDict):
    """Usage of one event to add before deciding."""

    event_subtype: str
    quantity: int


class PreflightRequestBody(TypedDict):
    """Use to assume before deciding; stored usage stays as it is."""

    credit_cost: NotRequired[Mapping[str, float] | None]
    event_quantities: NotRequired[PreflightEventQuantitiesRequestBody | None]
    event_usage: NotRequired[PreflightEventUsageRequestBody | None]
    usage: NotRequired[int | None]


class RulesDetailResponseData(TypedDict):
    """A flag and its rules."""

    flag: NotRequired[FlagResponseData | None]
    rules: Sequence[RuleDetailResponseData]


class UpdateFeatureRequestBody(TypedDict):
    """Body of `features.update_feature`."""

    description: NotRequired[str | None]
    event_source: NotRequired[FeatureEventSource | None]
    event_subtype: NotRequired[str | None]
    feature_type: NotRequired[FeatureType | None]
    flag: NotRequired[CreateOrUpdateFlagRequestBody | None]
    icon: NotRequired[str | None]
    lifecycle_phase: NotRequired[FeatureLifecyclePhase | None]
    maintainer_account_member_id: NotRequired[str | None]
    name: NotRequired[str | None]
    plural_name: NotRequired[str | None]
    singular_name: NotRequired[str | None]
    trait_id: NotRequired[str | None]


class UpdateFlagRulesRequestBody(TypedDict):
    """Body of `features.update_flag_rules`."""

    rules: Sequence[CreateOrUpdateRuleRequestBody]
