# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `features`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, Required, TypeAlias

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options
from schematic.types.accounts import AccountMemberResponseData
from schematic.types.billing import (
    BillingLinkedResourceResponseData,
    BillingProductRecordResponseData,
    BillingProductResponseData,
)
from schematic.types.checks import CheckFlagRequestBody, PreflightRequestBody, RuleType
from schematic.types.events import EventSummaryResponseData
from schematic.types.shared import (
    BillingProviderType,
    CountResponse,
    DeleteResponse,
    EntityTraitDefinitionResponseData,
    EntityType,
    GenericPreviewObject,
    MetricPeriod,
    MetricPeriodMonthReset,
    PlanVersionStatus,
    PreviewObject,
    PreviewObjectResponseData,
)

# How a condition compares. For sets of ids `eq` means any in common and `ne` none in common.
ComparableOperator: TypeAlias = Literal["eq", "gt", "gte", "is_empty", "lt", "lte", "not_empty", "ne"] | str


# What a condition looks at: who asks, their plan or product, a trait, usage (`metric`) or a credit balance.
ConditionType: TypeAlias = (
    Literal["base_plan", "billing_product", "company", "credit", "metric", "plan", "plan_version", "trait", "user"]
    | str
)


# Which events meter an event feature: tracked ones, or model calls, which draw credits only.
FeatureEventSource: TypeAlias = Literal["inference", "track"] | str


# Where a feature stands, for people; it has no effect on access.
FeatureLifecyclePhase: TypeAlias = (
    Literal["add_on", "alpha", "beta", "deprecated", "ga", "inactive", "in_plan", "internal_testing", "legacy"] | str
)


# What measures a feature: nothing, the quantity of events, the value of a trait, or the number of licences held.
FeatureType: TypeAlias = Literal["boolean", "event", "license", "trait"] | str


# Type of a flag's value.
FlagType: TypeAlias = Literal["boolean"]


# How values of a trait compare.
TraitDefinitionComparableType: TypeAlias = Literal["bool", "date", "int", "string"] | str


class Condition(Model, frozen=True):
    """A condition of a rule, as companies carry it."""

    account_id: str
    """Account (`acct_…`)."""
    condition_type: ConditionType
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Condition (`cond_…`)."""
    operator: ComparableOperator
    resource_ids: list[str]
    """Ids to compare with, of the kind that the condition type names."""
    trait_value: str
    """Value as text."""
    comparison_trait_definition: TraitDefinition | None = None
    consumption_rate: float | None = None
    """Credits per unit of use."""
    credit_id: str | None = None
    """Credit type (`bilcr_…`)."""
    event_subtype: str | None = None
    """Name of the tracked event."""
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    metric_value: int | None = None
    """Usage to compare with."""
    quantity_rates: dict[str, float] | None = None
    """Credits per unit of each further quantity, such as `input_tokens`, by its name."""
    trait_definition: TraitDefinition | None = None


class ConditionGroup(Model, frozen=True):
    """A group of conditions of which one must hold."""

    conditions: list[Condition]


class ConditionGroupResponseData(Model, frozen=True):
    """A group of conditions of which one must hold."""

    account_id: str
    """Account (`acct_…`)."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Condition group (`cgrp_…`)."""
    rule_id: str
    """Rule (`rule_…`)."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    flag_id: str | None = None
    """Flag (`flag_…`)."""


class ConditionGroupView(Model, frozen=True):
    """A group of conditions of which one must hold, with the conditions."""

    account_id: str
    """Account (`acct_…`)."""
    conditions: list[ConditionView]
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Condition group (`cgrp_…`)."""
    rule_id: str
    """Rule (`rule_…`)."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    flag_id: str | None = None
    """Flag (`flag_…`)."""


class ConditionResponseData(Model, frozen=True):
    """A condition of a rule."""

    account_id: str
    """Account (`acct_…`)."""
    condition_type: ConditionType
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Condition (`cond_…`)."""
    operator: ComparableOperator
    resource_unspecified_ids: list[str]
    """Ids to compare with, of the kind that the condition type names."""
    rule_id: str
    """Rule (`rule_…`)."""
    trait_value: str
    """Value as text."""
    trait_value_bool: bool
    """The value read as true or false."""
    trait_value_int: int
    """The value read as a whole number."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    comparison_trait_id: str | None = None
    """Trait (`trt_…`) to compare with, instead of a fixed value."""
    condition_group_id: str | None = None
    """Group (`cgrp_…`) the condition is in."""
    consumption_rate: float | None = None
    """Credits per unit of use."""
    credit_id: str | None = None
    """Credit type (`bilcr_…`)."""
    event_subtype: str | None = None
    """Name of the tracked event."""
    flag_id: str | None = None
    """Flag (`flag_…`)."""
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    metric_value: int | None = None
    """Usage to compare with."""
    quantity_rates: dict[str, float] | None = None
    """Credits per unit of each further quantity, such as `input_tokens`, by its name."""
    trait_entity_type: EntityType | None = None
    trait_id: str | None = None
    """Trait (`trt_…`)."""
    trait_value_date: Instant | None = None
    """The value read as a date; null when it is none."""


class ConditionView(Model, frozen=True):
    """A condition of a rule, with the objects it names."""

    account_id: str
    """Account (`acct_…`)."""
    billing_products: list[GenericPreviewObject]
    companies: list[GenericPreviewObject]
    condition_type: ConditionType
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Condition (`cond_…`)."""
    operator: ComparableOperator
    plan_versions: list[GenericPreviewObject]
    plans: list[GenericPreviewObject]
    resource_unspecified_ids: list[str]
    """Ids to compare with, of the kind that the condition type names."""
    rule_id: str
    """Rule (`rule_…`)."""
    trait_value: str
    """Value as text."""
    trait_value_bool: bool
    """The value read as true or false."""
    trait_value_int: int
    """The value read as a whole number."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    users: list[GenericPreviewObject]
    comparison_trait: EntityTraitDefinitionResponseData | None = None
    comparison_trait_id: str | None = None
    """Trait (`trt_…`) to compare with, instead of a fixed value."""
    condition_group_id: str | None = None
    """Group (`cgrp_…`) the condition is in."""
    consumption_rate: float | None = None
    """Credits per unit of use."""
    credit_id: str | None = None
    """Credit type (`bilcr_…`)."""
    event_subtype: str | None = None
    """Name of the tracked event."""
    flag_id: str | None = None
    """Flag (`flag_…`)."""
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    metric_value: int | None = None
    """Usage to compare with."""
    quantity_rates: dict[str, float] | None = None
    """Credits per unit of each further quantity, such as `input_tokens`, by its name."""
    trait: EntityTraitDefinitionResponseData | None = None
    trait_entity_type: EntityType | None = None
    trait_id: str | None = None
    """Trait (`trt_…`)."""
    trait_value_date: Instant | None = None
    """The value read as a date; null when it is none."""


class CountFeaturesParams(Model, frozen=True):
    """Query parameters that `features.count_features` understood."""

    boolean_require_event: bool | None = None
    """Boolean features only when they have an event."""
    feature_type: list[FeatureType] | None = None
    ids: list[str] | None = None
    """Only these ids, at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    managed_by: BillingProviderType | None = None
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    plan_version_id: str | None = None
    """Plan version (`plnv_…`)."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""
    without_company_override_for: str | None = None
    """Without features this company (`comp_…`) has an override for."""
    without_plan_entitlement_for: str | None = None
    """Without features this plan (`plan_…`) is entitled to."""


class CountFeaturesResponse(Model, frozen=True):
    """Answer of `features.count_features`."""

    data: CountResponse
    params: CountFeaturesParams


class CountFlagsParams(Model, frozen=True):
    """Query parameters that `features.count_flags` understood."""

    feature_id: str | None = None
    """Feature (`feat_…`)."""
    ids: list[str] | None = None
    """Only these ids, at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""


class CountFlagsResponse(Model, frozen=True):
    """Answer of `features.count_flags`."""

    data: CountResponse
    params: CountFlagsParams


class CreateBillingLinkedFeatureRequestBody(Model, frozen=True):
    """Body of `features.upsert_feature_for_billing_product`."""

    billing_provider: BillingProviderType
    description: str
    """Description shown to people."""
    external_resource_id: str
    """Id in the external system."""
    feature_type: FeatureType
    name: str
    """Name shown to people."""
    event_source: FeatureEventSource | None = None
    event_subtype: str | None = None
    """Name of the tracked event."""
    flag: CreateOrUpdateFlagRequestBody | None = None
    icon: str | None = None
    """Icon: a name or an emoji; may be empty."""
    lifecycle_phase: FeatureLifecyclePhase | None = None
    maintainer_account_member_id: str | None = None
    """Account member who looks after it."""
    plural_name: str | None = None
    """Name of several units."""
    singular_name: str | None = None
    """Name of one unit."""
    trait_id: str | None = None
    """Trait (`trt_…`)."""


class CreateFeatureRequestBody(Model, frozen=True):
    """Body of `features.create_feature`."""

    description: str
    """Description shown to people."""
    feature_type: FeatureType
    name: str
    """Name shown to people."""
    event_source: FeatureEventSource | None = None
    event_subtype: str | None = None
    """Name of the tracked event."""
    flag: CreateOrUpdateFlagRequestBody | None = None
    icon: str | None = None
    """Icon: a name or an emoji; may be empty."""
    lifecycle_phase: FeatureLifecyclePhase | None = None
    maintainer_account_member_id: str | None = None
    """Account member who looks after it."""
    plural_name: str | None = None
    """Name of several units."""
    singular_name: str | None = None
    """Name of one unit."""
    trait_id: str | None = None
    """Trait (`trt_…`)."""


class CreateFeatureResponse(Model, frozen=True):
    """Answer of `features.create_feature`."""

    data: FeatureDetailResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class CreateFlagRequestBody(Model, frozen=True):
    """Body of `features.create_flag` and `features.update_flag`."""

    description: str
    """Description shown to people."""
    key: str
    """Key of the flag; unique without regard to case."""
    name: str
    """Name shown to people."""
    default_value: bool | None = None
    """Deprecated; value where no `default` rule decides. Ignored when a flag is updated."""
    feature_id: str | None = None
    """Feature (`feat_…`)."""
    flag_type: FlagType | None = None
    maintainer_account_member_id: str | None = None
    """Account member who looks after it."""


class CreateFlagResponse(Model, frozen=True):
    """Answer of `features.create_flag`."""

    data: FlagDetailResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class CreateOrUpdateConditionGroupRequestBody(Model, frozen=True):
    """A group of conditions of which one must hold; with `id` an existing one is changed."""

    conditions: list[CreateOrUpdateConditionRequestBody]
    flag_id: str | None = None
    """Flag (`flag_…`)."""
    id: str | None = None
    """Id of the one to change; a new one is made when not sent."""


class CreateOrUpdateConditionRequestBody(Model, frozen=True):
    """A condition; with `id` an existing one is changed."""

    condition_type: ConditionType
    operator: ComparableOperator
    resource_ids: list[str]
    """Ids to compare with, of the kind that the condition type names; each must exist, or be in a rule of the flag
    already.
    """
    comparison_trait_id: str | None = None
    """Trait (`trt_…`) to compare with, instead of a fixed value."""
    credit_cost: float | None = None
    """Credits a use costs; replaces the computed cost."""
    credit_id: str | None = None
    """Credit type (`bilcr_…`) that the condition is about; it must exist."""
    event_subtype: str | None = None
    """Name of the tracked event."""
    id: str | None = None
    """Id of the one to change; a new one is made when not sent."""
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    metric_value: int | None = None
    """Usage to compare with."""
    trait_id: str | None = None
    """Trait (`trt_…`)."""
    trait_value: str | None = None
    """Value as text."""


class CreateOrUpdateFlagRequestBody(Model, frozen=True):
    """A feature's flag; with `id` an existing one is changed."""

    description: str
    """Description shown to people."""
    key: str
    """Key of the flag; unique without regard to case."""
    name: str
    """Name shown to people."""
    default_value: bool | None = None
    """Deprecated; value where no `default` rule decides. Ignored when a flag is updated."""
    feature_id: str | None = None
    """Feature (`feat_…`)."""
    flag_type: FlagType | None = None
    id: str | None = None
    """Id of the one to change; a new one is made when not sent."""
    maintainer_account_member_id: str | None = None
    """Account member who looks after it."""


class CreateOrUpdateRuleRequestBody(Model, frozen=True):
    """A rule; with `id` an existing one is changed."""

    condition_groups: list[CreateOrUpdateConditionGroupRequestBody]
    """Of each group one condition must hold."""
    conditions: list[CreateOrUpdateConditionRequestBody]
    """All must hold; without any the rule always matches."""
    name: str
    """Name of the rule; it appears in reasons."""
    priority: int
    """Order among rules of one kind, lowest first."""
    value: bool
    """Answer when the rule matches."""
    id: str | None = None
    """Id of the one to change; a new one is made when not sent."""
    rule_type: RuleType | None = None
    """Kind of rule; `standard` unless sent. Kinds made by the server are ignored."""


class DeleteFeatureResponse(Model, frozen=True):
    """Answer of `features.delete_feature`."""

    data: DeleteResponse
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class DeleteFlagResponse(Model, frozen=True):
    """Answer of `features.delete_flag`."""

    data: DeleteResponse
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class FeatureDetailResponseData(Model, frozen=True):
    """A feature with its flags, plans and event summary."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    description: str
    """Description shown to people."""
    event_source: FeatureEventSource
    feature_type: FeatureType
    flags: list[FlagDetailResponseData]
    icon: str
    """Icon: a name or an emoji; may be empty."""
    id: str
    """Feature (`feat_…`)."""
    name: str
    """Name shown to people."""
    plans: list[PreviewObject]
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    billing_linked_resource: BillingLinkedResourceResponseData | None = None
    billing_product: BillingProductResponseData | None = None
    event_subtype: str | None = None
    """Name of the tracked event."""
    event_summary: EventSummaryResponseData | None = None
    license_id: str | None = None
    """Licence (`lic_…`) whose number scales it."""
    lifecycle_phase: FeatureLifecyclePhase | None = None
    maintainer: AccountMemberResponseData | None = None
    maintainer_account_member_id: str | None = None
    """Account member who looks after it."""
    plural_name: str | None = None
    """Name of several units."""
    singular_name: str | None = None
    """Name of one unit."""
    trait: EntityTraitDefinitionResponseData | None = None
    trait_id: str | None = None
    """Trait (`trt_…`)."""
    usage_limit_trait_id: str | None = None
    """Trait (`trt_…`) that holds the bought quantity."""


class FeatureInPlanResponseData(Model, frozen=True):
    """A feature as a plan shows it."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    description: str
    """Description shown to people."""
    event_source: FeatureEventSource
    feature_type: FeatureType
    flags: list[FlagInPlanResponseData]
    icon: str
    """Icon: a name or an emoji; may be empty."""
    id: str
    """Feature (`feat_…`)."""
    name: str
    """Name shown to people."""
    plans: list[PreviewObject]
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    billing_linked_resource: BillingLinkedResourceResponseData | None = None
    event_subtype: str | None = None
    """Name of the tracked event."""
    event_summary: EventSummaryResponseData | None = None
    license_id: str | None = None
    """Licence (`lic_…`) whose number scales it."""
    lifecycle_phase: FeatureLifecyclePhase | None = None
    maintainer_account_member_id: str | None = None
    """Account member who looks after it."""
    plural_name: str | None = None
    """Name of several units."""
    singular_name: str | None = None
    """Name of one unit."""
    trait: EntityTraitDefinitionResponseData | None = None
    trait_id: str | None = None
    """Trait (`trt_…`)."""
    usage_limit_trait_id: str | None = None
    """Trait (`trt_…`) that holds the bought quantity."""


class FeatureResponseData(Model, frozen=True):
    """Something that is sold: switched on, counted or licensed."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    description: str
    """Description shown to people."""
    event_source: FeatureEventSource
    feature_type: FeatureType
    icon: str
    """Icon: a name or an emoji; may be empty."""
    id: str
    """Feature (`feat_…`)."""
    name: str
    """Name shown to people."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    event_subtype: str | None = None
    """Name of the tracked event."""
    license_id: str | None = None
    """Licence (`lic_…`) whose number scales it."""
    lifecycle_phase: FeatureLifecyclePhase | None = None
    maintainer_account_member_id: str | None = None
    """Account member who looks after it."""
    plural_name: str | None = None
    """Name of several units."""
    singular_name: str | None = None
    """Name of one unit."""
    trait_id: str | None = None
    """Trait (`trt_…`)."""
    usage_limit_trait_id: str | None = None
    """Trait (`trt_…`) that holds the bought quantity."""


class FeatureView(Model, frozen=True):
    """A feature with its flags and plans, as webhooks carry it."""

    account_id: str
    """Account (`acct_…`)."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    description: str
    """Description shown to people."""
    event_source: FeatureEventSource
    feature_type: FeatureType
    flags: list[FlagView]
    icon: str
    """Icon: a name or an emoji; may be empty."""
    id: str
    """Feature (`feat_…`)."""
    name: str
    """Name shown to people."""
    plans: list[PreviewObject]
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    billing_linked_resource: BillingLinkedResourceResponseData | None = None
    billing_product: BillingProductRecordResponseData | None = None
    event_subtype: str | None = None
    """Name of the tracked event."""
    event_summary: EventSummaryResponseData | None = None
    license_id: str | None = None
    """Licence (`lic_…`) whose number scales it."""
    lifecycle_phase: FeatureLifecyclePhase | None = None
    plural_name: str | None = None
    """Name of several units."""
    singular_name: str | None = None
    """Name of one unit."""
    trait: EntityTraitDefinitionResponseData | None = None
    trait_id: str | None = None
    """Trait (`trt_…`)."""
    usage_limit_trait_id: str | None = None
    """Trait (`trt_…`) that holds the bought quantity."""


class FlagDetailResponseData(Model, frozen=True):
    """A flag with its rules and feature."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    description: str
    """Description shown to people."""
    id: str
    """Flag (`flag_…`)."""
    key: str
    """Key of the flag."""
    name: str
    """Name shown to people."""
    rules: list[RuleDetailResponseData]
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    default_value: bool | None = None
    """Deprecated; value where no `default` rule decides. Ignored when a flag is updated."""
    feature: FeatureResponseData | None = None
    feature_id: str | None = None
    """Feature (`feat_…`)."""
    flag_type: FlagType | None = None
    last_checked_at: Instant | None = None
    """When the flag was last checked."""
    maintainer: AccountMemberResponseData | None = None
    maintainer_account_member_id: str | None = None
    """Account member who looks after it."""


class FlagInPlanResponseData(Model, frozen=True):
    """A flag as a plan shows it."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    description: str
    """Description shown to people."""
    id: str
    """Flag (`flag_…`)."""
    key: str
    """Key of the flag."""
    name: str
    """Name shown to people."""
    rules: list[RuleDetailResponseData]
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    default_value: bool | None = None
    """Deprecated; value where no `default` rule decides. Ignored when a flag is updated."""
    feature: FeatureResponseData | None = None
    feature_id: str | None = None
    """Feature (`feat_…`)."""
    flag_type: FlagType | None = None
    last_checked_at: Instant | None = None
    """When the flag was last checked."""
    maintainer_account_member_id: str | None = None
    """Account member who looks after it."""


class FlagResponseData(Model, frozen=True):
    """A named switch."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    description: str
    """Description shown to people."""
    id: str
    """Flag (`flag_…`)."""
    key: str
    """Key of the flag."""
    name: str
    """Name shown to people."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    default_value: bool | None = None
    """Deprecated; value where no `default` rule decides. Ignored when a flag is updated."""
    feature_id: str | None = None
    """Feature (`feat_…`)."""
    flag_type: FlagType | None = None
    maintainer_account_member_id: str | None = None
    """Account member who looks after it."""


class FlagView(Model, frozen=True):
    """A flag with its rules, as webhooks carry it."""

    account_id: str
    """Account (`acct_…`)."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    default_value: bool
    """Deprecated; value where no `default` rule decides. Ignored when a flag is updated."""
    description: str
    """Description shown to people."""
    id: str
    """Flag (`flag_…`)."""
    key: str
    """Key of the flag."""
    name: str
    """Name shown to people."""
    rules: list[RuleView]
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    feature: FeatureResponseData | None = None
    feature_id: str | None = None
    """Feature (`feat_…`)."""
    flag_type: FlagType | None = None
    last_checked_at: Instant | None = None
    """When the flag was last checked."""


class GetFeatureResponse(Model, frozen=True):
    """Answer of `features.get_feature`."""

    data: FeatureDetailResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetFlagResponse(Model, frozen=True):
    """Answer of `features.get_flag`."""

    data: FlagDetailResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class ListFeaturesParams(Model, frozen=True):
    """Query parameters that `features.list_features` understood."""

    boolean_require_event: bool | None = None
    """Boolean features only when they have an event."""
    feature_type: list[FeatureType] | None = None
    ids: list[str] | None = None
    """Only these ids, at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    managed_by: BillingProviderType | None = None
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    plan_version_id: str | None = None
    """Plan version (`plnv_…`)."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""
    without_company_override_for: str | None = None
    """Without features this company (`comp_…`) has an override for."""
    without_plan_entitlement_for: str | None = None
    """Without features this plan (`plan_…`) is entitled to."""


class ListFeaturesResponse(Model, frozen=True):
    """Answer of `features.list_features`."""

    data: list[FeatureDetailResponseData]
    params: ListFeaturesParams


class ListFlagsParams(Model, frozen=True):
    """Query parameters that `features.list_flags` understood."""

    feature_id: str | None = None
    """Feature (`feat_…`)."""
    ids: list[str] | None = None
    """Only these ids, at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""


class ListFlagsResponse(Model, frozen=True):
    """Answer of `features.list_flags`."""

    data: list[FlagDetailResponseData]
    params: ListFlagsParams


class Rule(Model, frozen=True):
    """A flag rule that belongs to a company."""

    account_id: str
    """Account (`acct_…`)."""
    condition_groups: list[ConditionGroup]
    conditions: list[Condition]
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Rule (`rule_…`)."""
    name: str
    """Name of the rule; it appears in reasons."""
    priority: int
    """Order among rules of one kind, lowest first."""
    rule_type: RuleType
    value: bool
    """Answer when the rule matches."""
    flag_id: str | None = None
    """Flag (`flag_…`)."""


class RuleConditionDetailResponseData(Model, frozen=True):
    """A condition of a rule, with the objects it names."""

    condition_type: ConditionType
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Condition (`cond_…`)."""
    operator: ComparableOperator
    resource_ids: list[str]
    """Ids to compare with, of the kind that the condition type names."""
    resources: list[PreviewObjectResponseData]
    rule_id: str
    """Rule (`rule_…`)."""
    trait_value: str
    """Value as text."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    comparison_trait: EntityTraitDefinitionResponseData | None = None
    comparison_trait_id: str | None = None
    """Trait (`trt_…`) to compare with, instead of a fixed value."""
    condition_group_id: str | None = None
    """Group (`cgrp_…`) the condition is in."""
    event_subtype: str | None = None
    """Name of the tracked event."""
    flag_id: str | None = None
    """Flag (`flag_…`)."""
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    metric_value: int | None = None
    """Usage to compare with."""
    plan_versions: list[RuleConditionPlanVersionResponseData] | None = None
    trait: EntityTraitDefinitionResponseData | None = None
    trait_entity_type: EntityType | None = None
    trait_id: str | None = None
    """Trait (`trt_…`)."""


class RuleConditionGroupDetailResponseData(Model, frozen=True):
    """A group of conditions of which one must hold, with the conditions."""

    conditions: list[RuleConditionDetailResponseData]
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Condition group (`cgrp_…`)."""
    rule_id: str
    """Rule (`rule_…`)."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    flag_id: str | None = None
    """Flag (`flag_…`)."""


class RuleConditionGroupResponseData(Model, frozen=True):
    """A group of conditions of which one must hold."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Condition group (`cgrp_…`)."""
    rule_id: str
    """Rule (`rule_…`)."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    flag_id: str | None = None
    """Flag (`flag_…`)."""


class RuleConditionPlanVersionResponseData(Model, frozen=True):
    """A plan version that a condition names."""

    id: str
    """Plan version (`plnv_…`)."""
    name: str
    """Name of the plan in that version."""
    status: PlanVersionStatus
    version: int
    """Number of the version, from 1."""


class RuleConditionResponseData(Model, frozen=True):
    """A condition of a rule."""

    condition_type: ConditionType
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Condition (`cond_…`)."""
    operator: ComparableOperator
    resource_ids: list[str]
    """Ids to compare with, of the kind that the condition type names."""
    rule_id: str
    """Rule (`rule_…`)."""
    trait_value: str
    """Value as text."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    comparison_trait_id: str | None = None
    """Trait (`trt_…`) to compare with, instead of a fixed value."""
    condition_group_id: str | None = None
    """Group (`cgrp_…`) the condition is in."""
    event_subtype: str | None = None
    """Name of the tracked event."""
    flag_id: str | None = None
    """Flag (`flag_…`)."""
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    metric_value: int | None = None
    """Usage to compare with."""
    trait_entity_type: EntityType | None = None
    trait_id: str | None = None
    """Trait (`trt_…`)."""


class RuleDetailResponseData(Model, frozen=True):
    """A rule with its conditions."""

    condition_groups: list[RuleConditionGroupDetailResponseData]
    conditions: list[RuleConditionDetailResponseData]
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Rule (`rule_…`)."""
    name: str
    """Name of the rule; it appears in reasons."""
    priority: int
    """Order among rules of one kind, lowest first."""
    rule_type: RuleType
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    value: bool
    """Answer when the rule matches."""
    flag_id: str | None = None
    """Flag (`flag_…`)."""


class RuleResponseData(Model, frozen=True):
    """A rule without its conditions."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Rule (`rule_…`)."""
    name: str
    """Name of the rule; it appears in reasons."""
    priority: int
    """Order among rules of one kind, lowest first."""
    rule_type: RuleType
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    value: bool
    """Answer when the rule matches."""
    flag_id: str | None = None
    """Flag (`flag_…`)."""


class RuleView(Model, frozen=True):
    """A rule with its conditions, as webhooks carry it."""

    account_id: str
    """Account (`acct_…`)."""
    condition_groups: list[ConditionGroupView]
    conditions: list[ConditionView]
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Rule (`rule_…`)."""
    name: str
    """Name of the rule; it appears in reasons."""
    priority: int
    """Order among rules of one kind, lowest first."""
    rule_type: RuleType
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    value: bool
    """Answer when the rule matches."""
    flag_id: str | None = None
    """Flag (`flag_…`)."""


class RulesDetailResponseData(Model, frozen=True):
    """A flag and its rules."""

    rules: list[RuleDetailResponseData]
    flag: FlagResponseData | None = None


class TraitDefinition(Model, frozen=True):
    """A trait's type and whose it is."""

    comparable_type: TraitDefinitionComparableType
    entity_type: EntityType
    id: str
    """Trait definition (`trt_…`)."""


class UpdateFeatureRequestBody(Model, frozen=True):
    """Body of `features.update_feature`."""

    description: str | None = None
    """Description shown to people."""
    event_source: FeatureEventSource | None = None
    event_subtype: str | None = None
    """Name of the tracked event."""
    feature_type: FeatureType | None = None
    flag: CreateOrUpdateFlagRequestBody | None = None
    icon: str | None = None
    """Icon: a name or an emoji; may be empty."""
    lifecycle_phase: FeatureLifecyclePhase | None = None
    maintainer_account_member_id: str | None = None
    """Account member who looks after it."""
    name: str | None = None
    """Name shown to people."""
    plural_name: str | None = None
    """Name of several units."""
    singular_name: str | None = None
    """Name of one unit."""
    trait_id: str | None = None
    """Trait (`trt_…`)."""


class UpdateFeatureResponse(Model, frozen=True):
    """Answer of `features.update_feature`."""

    data: FeatureDetailResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class UpdateFlagResponse(Model, frozen=True):
    """Answer of `features.update_flag`."""

    data: FlagDetailResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class UpdateFlagRulesRequestBody(Model, frozen=True):
    """Body of `features.update_flag_rules`."""

    rules: list[CreateOrUpdateRuleRequestBody]
    """The flag's own rules; those not listed are removed."""


class UpdateFlagRulesResponse(Model, frozen=True):
    """Answer of `features.update_flag_rules`."""

    data: RulesDetailResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class UpdateRuleRequestBody(Model, frozen=True):
    """A rule without its type."""

    condition_groups: list[CreateOrUpdateConditionGroupRequestBody]
    conditions: list[CreateOrUpdateConditionRequestBody]
    name: str
    """Name of the rule; it appears in reasons."""
    priority: int
    """Order among rules of one kind, lowest first."""
    value: bool
    """Answer when the rule matches."""


class UpsertFeatureForBillingProductResponse(Model, frozen=True):
    """Answer of `features.upsert_feature_for_billing_product`."""

    data: FeatureDetailResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class CheckAndReserveFlagBody(Options, total=False):
    """Keywords of `features.check_and_reserve_flag`."""

    company: Mapping[str, str] | None
    """Keys that name the company, from key name to value."""
    expires_at: datetime | None
    """When the hold ends; in 1 minute unless sent, at most 1 hour ahead."""
    idempotency_key: str | None
    """A repeat with the same key returns the first reservation."""
    preflight: PreflightRequestBody | None
    """Use to assume before deciding; stored usage stays as it is."""
    quantity: float | None
    """Units to hold credits for; 1 unless sent, 0 holds nothing."""
    user: Mapping[str, str] | None
    """Keys that name the user, from key name to value."""


class CheckFlagBody(Options, total=False):
    """Keywords of `features.check_flag`."""

    company: Mapping[str, str] | None
    """Keys that name the company, from key name to value."""
    preflight: PreflightRequestBody | None
    """Use to assume before deciding; stored usage stays as it is."""
    user: Mapping[str, str] | None
    """Keys that name the user, from key name to value."""


class CheckFlagsBody(Options, total=False):
    """Keywords of `features.check_flags`."""

    company: Mapping[str, str] | None
    """Keys that name the company, from key name to value."""
    preflight: PreflightRequestBody | None
    """Use to assume before deciding; stored usage stays as it is."""
    user: Mapping[str, str] | None
    """Keys that name the user, from key name to value."""


class CheckFlagsBulkBody(Options, total=False):
    """Keywords of `features.check_flags_bulk`."""

    contexts: Required[Sequence[CheckFlagRequestBody]]
    """For whom to check, 1 to 100."""


class CountFeaturesQuery(Options, total=False):
    """Keywords of `features.count_features`."""

    boolean_require_event: bool | None
    """Boolean features only when they have an event."""
    feature_type: Sequence[FeatureType] | None
    """Only features of these types."""
    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    managed_by: BillingProviderType | None
    """Only features that this billing system owns."""
    plan_version_id: str | None
    """Version of that plan (`plnv_…`); the published one unless sent."""
    q: str | None
    """Text to search for in name and id, case ignored, at most 512 characters."""
    without_company_override_for: str | None
    """Without features this company (`comp_…`) has an override for."""
    without_plan_entitlement_for: str | None
    """Without features this plan (`plan_…`) is entitled to."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class CountFlagsQuery(Options, total=False):
    """Keywords of `features.count_flags`."""

    feature_id: str | None
    """Only the flag of this feature (`feat_…`)."""
    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    q: str | None
    """Text to search for in name, key and id, case ignored, at most 512 characters."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class CreateFeatureBody(Options, total=False):
    """Keywords of `features.create_feature`."""

    description: Required[str]
    """Description shown to people."""
    feature_type: Required[FeatureType]
    """What measures a feature: nothing, the quantity of events, the value of a trait, or the number of licences held.
    """
    name: Required[str]
    """Name shown to people."""
    event_source: FeatureEventSource | None
    """Which events meter an event feature: tracked ones, or model calls, which draw credits only."""
    event_subtype: str | None
    """Name of the tracked event."""
    flag: CreateOrUpdateFlagRequestBody | None
    """A feature's flag; with `id` an existing one is changed."""
    icon: str | None
    """Icon: a name or an emoji; may be empty."""
    lifecycle_phase: FeatureLifecyclePhase | None
    """Where a feature stands, for people; it has no effect on access."""
    maintainer_account_member_id: str | None
    """Account member who looks after it."""
    plural_name: str | None
    """Name of several units."""
    singular_name: str | None
    """Name of one unit."""
    trait_id: str | None
    """Trait (`trt_…`)."""


class CreateFlagBody(Options, total=False):
    """Keywords of `features.create_flag`."""

    description: Required[str]
    """Description shown to people."""
    key: Required[str]
    """Key of the flag; unique without regard to case."""
    name: Required[str]
    """Name shown to people."""
    default_value: bool | None
    """Deprecated; value where no `default` rule decides. Ignored when a flag is updated."""
    feature_id: str | None
    """Feature (`feat_…`)."""
    flag_type: FlagType | None
    """Type of a flag's value."""
    maintainer_account_member_id: str | None
    """Account member who looks after it."""


class ListFeaturesQuery(Options, total=False):
    """Keywords of `features.list_features`."""

    boolean_require_event: bool | None
    """Boolean features only when they have an event."""
    feature_type: Sequence[FeatureType] | None
    """Only features of these types."""
    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    managed_by: BillingProviderType | None
    """Only features that this billing system owns."""
    plan_version_id: str | None
    """Version of that plan (`plnv_…`); the published one unless sent."""
    q: str | None
    """Text to search for in name and id, case ignored, at most 512 characters."""
    without_company_override_for: str | None
    """Without features this company (`comp_…`) has an override for."""
    without_plan_entitlement_for: str | None
    """Without features this plan (`plan_…`) is entitled to."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListFlagsQuery(Options, total=False):
    """Keywords of `features.list_flags`."""

    feature_id: str | None
    """Only the flag of this feature (`feat_…`)."""
    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    q: str | None
    """Text to search for in name, key and id, case ignored, at most 512 characters."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class UpdateFeatureBody(Options, total=False):
    """Keywords of `features.update_feature`."""

    description: str | None
    """Description shown to people."""
    event_source: FeatureEventSource | None
    """Which events meter an event feature: tracked ones, or model calls, which draw credits only."""
    event_subtype: str | None
    """Name of the tracked event."""
    feature_type: FeatureType | None
    """What measures a feature: nothing, the quantity of events, the value of a trait, or the number of licences held.
    """
    flag: CreateOrUpdateFlagRequestBody | None
    """A feature's flag; with `id` an existing one is changed."""
    icon: str | None
    """Icon: a name or an emoji; may be empty."""
    lifecycle_phase: FeatureLifecyclePhase | None
    """Where a feature stands, for people; it has no effect on access."""
    maintainer_account_member_id: str | None
    """Account member who looks after it."""
    name: str | None
    """Name shown to people."""
    plural_name: str | None
    """Name of several units."""
    singular_name: str | None
    """Name of one unit."""
    trait_id: str | None
    """Trait (`trt_…`)."""


class UpdateFlagBody(Options, total=False):
    """Keywords of `features.update_flag`."""

    description: Required[str]
    """Description shown to people."""
    key: Required[str]
    """Key of the flag; unique without regard to case."""
    name: Required[str]
    """Name shown to people."""
    default_value: bool | None
    """Deprecated; value where no `default` rule decides. Ignored when a flag is updated."""
    feature_id: str | None
    """Feature (`feat_…`)."""
    flag_type: FlagType | None
    """Type of a flag's value."""
    maintainer_account_member_id: str | None
    """Account member who looks after it."""


class UpdateFlagRulesBody(Options, total=False):
    """Keywords of `features.update_flag_rules`."""

    rules: Required[Sequence[CreateOrUpdateRuleRequestBody]]
    """The flag's own rules; those not listed are removed."""


class UpsertFeatureForBillingProductBody(Options, total=False):
    """Keywords of `features.upsert_feature_for_billing_product`."""

    billing_provider: Required[BillingProviderType]
    """System that bills. `schematic` is this server itself."""
    description: Required[str]
    """Description shown to people."""
    external_resource_id: Required[str]
    """Id in the external system."""
    feature_type: Required[FeatureType]
    """What measures a feature: nothing, the quantity of events, the value of a trait, or the number of licences held.
    """
    name: Required[str]
    """Name shown to people."""
    event_source: FeatureEventSource | None
    """Which events meter an event feature: tracked ones, or model calls, which draw credits only."""
    event_subtype: str | None
    """Name of the tracked event."""
    flag: CreateOrUpdateFlagRequestBody | None
    """A feature's flag; with `id` an existing one is changed."""
    icon: str | None
    """Icon: a name or an emoji; may be empty."""
    lifecycle_phase: FeatureLifecyclePhase | None
    """Where a feature stands, for people; it has no effect on access."""
    maintainer_account_member_id: str | None
    """Account member who looks after it."""
    plural_name: str | None
    """Name of several units."""
    singular_name: str | None
    """Name of one unit."""
    trait_id: str | None
    """Trait (`trt_…`)."""
