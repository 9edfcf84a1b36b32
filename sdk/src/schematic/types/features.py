# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `features`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Required

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options


class CheckAndReserveFlagRequestBody(Model, frozen=True):
    """Body of `features.check_and_reserve_flag`."""

    company: dict[str, str] | None = None
    """Keys that name the company, from key name to value."""
    expires_at: Instant | None = None
    """When the hold ends; in 1 minute unless sent, at most 1 hour ahead."""
    idempotency_key: str | None = None
    """A repeat with the same key returns the first reservation."""
    preflight: PreflightRequestBody | None = None
    quantity: float | None = None
    """Units to hold credits for; 1 unless sent."""
    user: dict[str, str] | None = None
    """Keys that name the user, from key name to value."""


class CheckAndReserveFlagResponse(Model, frozen=True):
    """Answer of `features.check_and_reserve_flag`."""

    data: CheckAndReserveFlagResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class CheckAndReserveFlagResponseData(Model, frozen=True):
    """A flag's value with its reason, and the credits held for it."""

    flag: str
    """Key of the flag."""
    reason: str
    """Why the flag has this value, for people."""
    value: bool
    """Whether the flag is on for them."""
    company_id: str | None = None
    """Company (`comp_…`) the keys named."""
    entitlement: FeatureEntitlement | None = None
    error: str | None = None
    """What went wrong in the check; null when nothing did."""
    feature_allocation: int | None = None
    """Deprecated; limit of the matched rule. Read the entitlement."""
    feature_usage: int | None = None
    """Deprecated; usage seen by the matched rule. Read the entitlement."""
    feature_usage_event: str | None = None
    """Deprecated; event the matched rule counts."""
    feature_usage_period: MetricPeriod | None = None
    feature_usage_reset_at: Instant | None = None
    """Deprecated; when that usage starts again from 0."""
    flag_id: str | None = None
    """Flag (`flag_…`)."""
    reservation: FlagCheckReservationResponseData | None = None
    rule_id: str | None = None
    """Rule (`rule_…`) that decided; null when none matched."""
    rule_type: RuleType | None = None
    user_id: str | None = None
    """User (`user_…`) the keys named."""


class CheckFlagRequestBody(Model, frozen=True):
    """For whom to check; keys as in a lookup."""

    company: dict[str, str] | None = None
    """Keys that name the company, from key name to value."""
    preflight: PreflightRequestBody | None = None
    user: dict[str, str] | None = None
    """Keys that name the user, from key name to value."""


class CheckFlagResponse(Model, frozen=True):
    """Answer of `features.check_flag`."""

    data: CheckFlagResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class CheckFlagResponseData(Model, frozen=True):
    """A flag's value, why it has it, and the entitlement behind it."""

    flag: str
    """Key of the flag."""
    reason: str
    """Why the flag has this value, for people."""
    value: bool
    """Whether the flag is on for them."""
    company_id: str | None = None
    """Company (`comp_…`) the keys named."""
    entitlement: FeatureEntitlement | None = None
    error: str | None = None
    """What went wrong in the check; null when nothing did."""
    feature_allocation: int | None = None
    """Deprecated; limit of the matched rule. Read the entitlement."""
    feature_usage: int | None = None
    """Deprecated; usage seen by the matched rule. Read the entitlement."""
    feature_usage_event: str | None = None
    """Deprecated; event the matched rule counts."""
    feature_usage_period: MetricPeriod | None = None
    feature_usage_reset_at: Instant | None = None
    """Deprecated; when that usage starts again from 0."""
    flag_id: str | None = None
    """Flag (`flag_…`)."""
    rule_id: str | None = None
    """Rule (`rule_…`) that decided; null when none matched."""
    rule_type: RuleType | None = None
    user_id: str | None = None
    """User (`user_…`) the keys named."""


class CheckFlagsBulkRequestBody(Model, frozen=True):
    """Body of `features.check_flags_bulk`."""

    contexts: list[CheckFlagRequestBody]
    """For whom to check, 1 to 100."""


class CheckFlagsBulkResponse(Model, frozen=True):
    """Answer of `features.check_flags_bulk`."""

    data: CheckFlagsBulkResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class CheckFlagsBulkResponseData(Model, frozen=True):
    """One answer per context, in the order of the contexts."""

    data: list[CheckFlagsResponseData]
    """One answer per context, in the order of the contexts."""


class CheckFlagsResponse(Model, frozen=True):
    """Answer of `features.check_flags`."""

    data: CheckFlagsResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class CheckFlagsResponseData(Model, frozen=True):
    """Every flag's value for one company and user, with plan, credit balances and spend policies."""

    credit_spend_policies: list[CreditSpendPolicy]
    """All caps that bind the company and user; empty when none do."""
    flags: list[CheckFlagResponseData]
    credit_balances: dict[str, CompanyCreditBalance] | None = None
    """Balance by credit id, for every credit type the company holds."""
    plan: DatastreamCompanyPlan | None = None


class CompanyCreditBalance(Model, frozen=True):
    """A company's balance of one credit type, as flag checks report it."""

    postpaid: bool
    """Whether use goes on below zero and is charged later."""
    remaining: float
    """Credits left, holds excluded."""
    reserved: float
    """Credits held by leases and reservations."""
    settled: float
    """Credits left and held together; the figure to show customers."""
    overdraft_limit: float | None = None
    """How far below zero the balance may run, in credits; absent or null for no floor."""


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


class CreditSpendPolicy(Model, frozen=True):
    """A cap on credit spending, as flag checks and rules engines use it."""

    credit_id: str
    """Credit type (`bilcr_…`)."""
    id: str
    """Spend policy (`crspp_…`)."""
    kind: str
    """`per_draw` caps a single draw, `window` the sum in a window."""
    limit: float
    """Limit in credits."""
    scope: CreditSpendPolicyScope
    company_id: str | None = None
    """Company (`comp_…`) the cap applies in."""
    consumed: float | None = None
    """Credits drawn in the present window."""
    label: str | None = None
    """Free text to tell it by."""
    resets_at: Instant | None = None
    """When the window starts anew."""
    window: CreditSpendWindow | None = None


class CreditSpendWindow(Model, frozen=True):
    """Length of a spending window."""

    count: int
    """Number of matching objects."""
    unit: str
    """`hour`, `day`, `week`, `month` or `billing_period`."""


class DatastreamCompanyPlan(Model, frozen=True):
    """A company's base plan, as flag checks report it."""

    id: str
    """Plan (`plan_…`)."""
    name: str
    """Name shown to people."""
    trial_end_date: Instant | None = None
    """When the trial ends; absent when there never was one."""
    trial_status: TrialStatus | None = None


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


class FlagCheckReservationResponseData(Model, frozen=True):
    """Credits held by a check; track the use with this id to settle it."""

    company_id: str
    """Company (`comp_…`)."""
    consumption_rate: float
    """Credits per unit of use."""
    credit_type_id: str
    """Credit type (`bilcr_…`)."""
    credits_reserved: float
    """Credits held."""
    expires_at: Instant
    """When the hold ends by itself."""
    id: str
    """Reservation (`crrsv_…`)."""
    quantity_reserved: float
    """Units the held credits pay for."""
    event_subtype: str | None = None
    """Name of the tracked event."""


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


class PreflightEventQuantitiesRequestBody(Model, frozen=True):
    """One event, priced as if it were drawn."""

    event_subtype: str
    """Name of the tracked event."""
    quantities: dict[str, float] | None = None
    """Amounts by quantity key, priced at the entitlement's `quantity_rates`."""
    quantity: float | None = None
    """Units of the event; absent or 0 is 1."""


class PreflightEventUsageRequestBody(Model, frozen=True):
    """Usage of one event to add before deciding."""

    event_subtype: str
    """Name of the tracked event."""
    quantity: int
    """Units to add before deciding."""


class PreflightRequestBody(Model, frozen=True):
    """Use to assume before deciding; stored usage stays as it is."""

    credit_cost: dict[str, float] | None = None
    """Cost to assume, from credit id to credits; 0 means free."""
    event_quantities: PreflightEventQuantitiesRequestBody | None = None
    event_usage: PreflightEventUsageRequestBody | None = None
    usage: int | None = None
    """Units to add to every usage before deciding, at least 0."""


class RulesDetailResponseData(Model, frozen=True):
    """A flag and its rules."""

    rules: list[RuleDetailResponseData]
    flag: FlagResponseData | None = None


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
    """Units to hold credits for; 1 unless sent."""
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
