# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Types of operations of `features`, for checkers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Literal, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from schematic_server.contract.accounts import AccountMemberResponseData
    from schematic_server.contract.billing import BillingLinkedResourceResponseData, BillingProductResponseData
    from schematic_server.contract.checks import (
        CheckAndReserveFlagRequestBody,
        CheckAndReserveFlagResponseData,
        CheckFlagRequestBody,
        CheckFlagResponseData,
        CheckFlagsBulkRequestBody,
        CheckFlagsBulkResponseData,
        CheckFlagsResponseData,
        RuleType,
    )
    from schematic_server.contract.events import EventSummaryResponseData
    from schematic_server.contract.shared import (
        BillingProviderType,
        CountResponse,
        DeleteResponse,
        EntityTraitDefinitionResponseData,
        EntityType,
        MetricPeriod,
        MetricPeriodMonthReset,
        PlanVersionStatus,
        PreviewObject,
        PreviewObjectResponseData,
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

# How a condition compares. For sets of ids `eq` means any in common and `ne` none in common.
ComparableOperator: TypeAlias = Literal["eq", "gt", "gte", "is_empty", "lt", "lte", "not_empty", "ne"]


class Condition(TypedDict):
    """A condition of a rule, as companies carry it."""

    account_id: str
    comparison_trait_definition: NotRequired[TraitDefinition | None]
    condition_type: ConditionType
    consumption_rate: NotRequired[float | None]
    credit_id: NotRequired[str | None]
    environment_id: str
    event_subtype: NotRequired[str | None]
    id: str
    metric_period: NotRequired[MetricPeriod | None]
    metric_period_month_reset: NotRequired[MetricPeriodMonthReset | None]
    metric_value: NotRequired[int | None]
    operator: ComparableOperator
    quantity_rates: NotRequired[Mapping[str, float] | None]
    resource_ids: Sequence[str]
    trait_definition: NotRequired[TraitDefinition | None]
    trait_value: str


class ConditionGroup(TypedDict):
    """A group of conditions of which one must hold."""

    conditions: Sequence[Condition]


# What a condition looks at: who asks, their plan or product, a trait, usage (`metric`) or a credit balance.
ConditionType: TypeAlias = Literal[
    "base_plan", "billing_product", "company", "credit", "metric", "plan", "plan_version", "trait", "user"
]


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


class FeatureDetailResponseData(TypedDict):
    """A feature with its flags, plans and event summary."""

    billing_linked_resource: NotRequired[BillingLinkedResourceResponseData | None]
    billing_product: NotRequired[BillingProductResponseData | None]
    created_at: datetime
    description: str
    event_source: FeatureEventSource
    event_subtype: NotRequired[str | None]
    event_summary: NotRequired[EventSummaryResponseData | None]
    feature_type: FeatureType
    flags: Sequence[FlagDetailResponseData]
    icon: str
    id: str
    license_id: NotRequired[str | None]
    lifecycle_phase: NotRequired[FeatureLifecyclePhase | None]
    maintainer: NotRequired[AccountMemberResponseData | None]
    maintainer_account_member_id: NotRequired[str | None]
    name: str
    plans: Sequence[PreviewObject]
    plural_name: NotRequired[str | None]
    singular_name: NotRequired[str | None]
    trait: NotRequired[EntityTraitDefinitionResponseData | None]
    trait_id: NotRequired[str | None]
    updated_at: datetime
    usage_limit_trait_id: NotRequired[str | None]


class FeatureDetailPart(TypedDict):
    """What one domain adds to `FeatureDetailResponseData`."""

    billing_linked_resource: NotRequired[BillingLinkedResourceResponseData | None]
    billing_product: NotRequired[BillingProductResponseData | None]
    created_at: NotRequired[datetime]
    description: NotRequired[str]
    event_source: NotRequired[FeatureEventSource]
    event_subtype: NotRequired[str | None]
    event_summary: NotRequired[EventSummaryResponseData | None]
    feature_type: NotRequired[FeatureType]
    flags: NotRequired[Sequence[FlagDetailResponseData]]
    icon: NotRequired[str]
    id: NotRequired[str]
    license_id: NotRequired[str | None]
    lifecycle_phase: NotRequired[FeatureLifecyclePhase | None]
    maintainer: NotRequired[AccountMemberResponseData | None]
    maintainer_account_member_id: NotRequired[str | None]
    name: NotRequired[str]
    plans: NotRequired[Sequence[PreviewObject]]
    plural_name: NotRequired[str | None]
    singular_name: NotRequired[str | None]
    trait: NotRequired[EntityTraitDefinitionResponseData | None]
    trait_id: NotRequired[str | None]
    updated_at: NotRequired[datetime]
    usage_limit_trait_id: NotRequired[str | None]


# Which events meter an event feature: tracked ones, or model calls, which draw credits only.
FeatureEventSource: TypeAlias = Literal["inference", "track"]


class FeatureInPlanResponseData(TypedDict):
    """A feature as a plan shows it."""

    billing_linked_resource: NotRequired[BillingLinkedResourceResponseData | None]
    created_at: datetime
    description: str
    event_source: FeatureEventSource
    event_subtype: NotRequired[str | None]
    event_summary: NotRequired[EventSummaryResponseData | None]
    feature_type: FeatureType
    flags: Sequence[FlagInPlanResponseData]
    icon: str
    id: str
    license_id: NotRequired[str | None]
    lifecycle_phase: NotRequired[FeatureLifecyclePhase | None]
    maintainer_account_member_id: NotRequired[str | None]
    name: str
    plans: Sequence[PreviewObject]
    plural_name: NotRequired[str | None]
    singular_name: NotRequired[str | None]
    trait: NotRequired[EntityTraitDefinitionResponseData | None]
    trait_id: NotRequired[str | None]
    updated_at: datetime
    usage_limit_trait_id: NotRequired[str | None]


# Where a feature stands, for people; it has no effect on access.
FeatureLifecyclePhase: TypeAlias = Literal[
    "add_on", "alpha", "beta", "deprecated", "ga", "inactive", "in_plan", "internal_testing", "legacy"
]


class FeatureResponseData(TypedDict):
    """Something that is sold: switched on, counted or licensed."""

    created_at: datetime
    description: str
    event_source: FeatureEventSource
    event_subtype: NotRequired[str | None]
    feature_type: FeatureType
    icon: str
    id: str
    license_id: NotRequired[str | None]
    lifecycle_phase: NotRequired[FeatureLifecyclePhase | None]
    maintainer_account_member_id: NotRequired[str | None]
    name: str
    plural_name: NotRequired[str | None]
    singular_name: NotRequired[str | None]
    trait_id: NotRequired[str | None]
    updated_at: datetime
    usage_limit_trait_id: NotRequired[str | None]


# What measures a feature: nothing, the quantity of events, the value of a trait, or the number of licences held.
FeatureType: TypeAlias = Literal["boolean", "event", "license", "trait"]


class FlagDetailResponseData(TypedDict):
    """A flag with its rules and feature."""

    created_at: datetime
    default_value: NotRequired[bool | None]
    description: str
    feature: NotRequired[FeatureResponseData | None]
    feature_id: NotRequired[str | None]
    flag_type: NotRequired[FlagType]
    id: str
    key: str
    last_checked_at: NotRequired[datetime | None]
    maintainer: NotRequired[AccountMemberResponseData | None]
    maintainer_account_member_id: NotRequired[str | None]
    name: str
    rules: Sequence[RuleDetailResponseData]
    updated_at: datetime


class FlagInPlanResponseData(TypedDict):
    """A flag as a plan shows it."""

    created_at: datetime
    default_value: NotRequired[bool | None]
    description: str
    feature: NotRequired[FeatureResponseData | None]
    feature_id: NotRequired[str | None]
    flag_type: NotRequired[FlagType]
    id: str
    key: str
    last_checked_at: NotRequired[datetime | None]
    maintainer_account_member_id: NotRequired[str | None]
    name: str
    rules: Sequence[RuleDetailResponseData]
    updated_at: datetime


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


# Type of a flag's value.
FlagType: TypeAlias = Literal["boolean"]


class Rule(TypedDict):
    """A flag rule that belongs to a company."""

    account_id: str
    condition_groups: Sequence[ConditionGroup]
    conditions: Sequence[Condition]
    environment_id: str
    flag_id: NotRequired[str | None]
    id: str
    name: str
    priority: int
    rule_type: RuleType
    value: bool


class RuleConditionDetailResponseData(TypedDict):
    """A condition of a rule, with the objects it names."""

    comparison_trait: NotRequired[EntityTraitDefinitionResponseData | None]
    comparison_trait_id: NotRequired[str | None]
    condition_group_id: NotRequired[str | None]
    condition_type: ConditionType
    created_at: datetime
    environment_id: str
    event_subtype: NotRequired[str | None]
    flag_id: NotRequired[str | None]
    id: str
    metric_period: NotRequired[MetricPeriod | None]
    metric_period_month_reset: NotRequired[MetricPeriodMonthReset | None]
    metric_value: NotRequired[int | None]
    operator: ComparableOperator
    plan_versions: NotRequired[Sequence[RuleConditionPlanVersionResponseData] | None]
    resource_ids: Sequence[str]
    resources: Sequence[PreviewObjectResponseData]
    rule_id: str
    trait: NotRequired[EntityTraitDefinitionResponseData | None]
    trait_entity_type: NotRequired[EntityType | None]
    trait_id: NotRequired[str | None]
    trait_value: str
    updated_at: datetime


class RuleConditionGroupDetailResponseData(TypedDict):
    """A group of conditions of which one must hold, with the conditions."""

    conditions: Sequence[RuleConditionDetailResponseData]
    created_at: datetime
    environment_id: str
    flag_id: NotRequired[str | None]
    id: str
    rule_id: str
    updated_at: datetime


class RuleConditionPlanVersionResponseData(TypedDict):
    """A plan version that a condition names."""

    id: str
    name: str
    status: PlanVersionStatus
    version: int


class RuleDetailResponseData(TypedDict):
    """A rule with its conditions."""

    condition_groups: Sequence[RuleConditionGroupDetailResponseData]
    conditions: Sequence[RuleConditionDetailResponseData]
    created_at: datetime
    environment_id: str
    flag_id: NotRequired[str | None]
    id: str
    name: str
    priority: int
    rule_type: RuleType
    updated_at: datetime
    value: bool


class RulesDetailResponseData(TypedDict):
    """A flag and its rules."""

    flag: NotRequired[FlagResponseData | None]
    rules: Sequence[RuleDetailResponseData]


class TraitDefinition(TypedDict):
    """A trait's type and whose it is."""

    comparable_type: TraitDefinitionComparableType
    entity_type: EntityType
    id: str


# How values of a trait compare.
TraitDefinitionComparableType: TypeAlias = Literal["bool", "date", "int", "string"]


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
