# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Documents of the rules engine."""

from __future__ import annotations

from typing import Literal, TypeAlias

from schematic.core.model import Instant, Model

# Version of the documents that rules engines exchange.
RulesEngineSchemaVersion: TypeAlias = Literal["vf4a06160", "placeholder-for-fern-compatibility"] | str


# How a condition compares. For sets of ids `eq` means any in common and `ne` none in common.
RulesengineComparableOperator: TypeAlias = Literal["eq", "gt", "gte", "is_empty", "lt", "lte", "not_empty", "ne"] | str


# What a condition looks at.
RulesengineConditionType: TypeAlias = (
    Literal["base_plan", "billing_product", "company", "credit", "metric", "plan", "plan_version", "trait", "user"]
    | str
)


# Whom a spend policy caps.
RulesengineCreditSpendPolicyScope: TypeAlias = Literal["company", "user", "group"] | str


# What an entitlement allows.
RulesengineEntitlementValueType: TypeAlias = (
    Literal["boolean", "credit", "numeric", "trait", "unknown", "unlimited"] | str
)


# Companies and users have keys and traits of their own.
RulesengineEntityType: TypeAlias = Literal["company", "user"] | str


# Window over which events are counted, in UTC. Weeks start on Sunday.
RulesengineMetricPeriod: TypeAlias = Literal["all_time", "current_day", "current_month", "current_week"] | str


# When `current_month` starts.
RulesengineMetricPeriodMonthReset: TypeAlias = Literal["billing_cycle", "first_of_month"] | str


# Kind of rule; kinds are tried in a fixed order.
RulesengineRuleType: TypeAlias = (
    Literal[
        "company_override",
        "company_override_usage_exceeded",
        "default",
        "global_override",
        "plan_entitlement",
        "plan_entitlement_usage_exceeded",
        "standard",
    ]
    | str
)


# How values of a trait compare.
RulesengineTraitDefinitionComparableType: TypeAlias = Literal["bool", "date", "int", "string"] | str


class RulesengineCheckFlagResult(Model, frozen=True):
    """What a rules engine decided about a flag."""

    flag_key: str
    """Key of the flag."""
    reason: str
    """Why the flag has this value, for people."""
    value: bool
    """Whether the flag is on for them."""
    company_id: str | None = None
    """Company (`comp_…`)."""
    entitlement: RulesengineFeatureEntitlement | None = None
    err: str | None = None
    """Why it could not be evaluated as asked."""
    feature_allocation: int | None = None
    """Deprecated; limit of the matched rule. Read the entitlement."""
    feature_usage: int | None = None
    """Deprecated; usage seen by the matched rule. Read the entitlement."""
    feature_usage_event: str | None = None
    """Deprecated; event the matched rule counts."""
    feature_usage_period: RulesengineMetricPeriod | None = None
    feature_usage_reset_at: Instant | None = None
    """Deprecated; when that usage starts again from 0."""
    flag_id: str | None = None
    """Flag (`flag_…`)."""
    rule_id: str | None = None
    """Rule (`rule_…`)."""
    rule_type: RulesengineRuleType | None = None
    user_id: str | None = None
    """User (`user_…`)."""


class RulesengineCompany(Model, frozen=True):
    """A company as rules engines see it."""

    account_id: str
    """Account (`acct_…`)."""
    billing_product_ids: list[str]
    """Billing products (`bilp_…`) on the company's subscription."""
    credit_balances: dict[str, float]
    """Credits left, from credit id to amount; holds excluded."""
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Company (`comp_…`)."""
    keys: dict[str, str]
    """Keys, from key name to value."""
    metrics: list[RulesengineCompanyMetric]
    plan_ids: list[str]
    """Base plan and add-ons (`plan_…`)."""
    plan_version_ids: list[str]
    """Plan versions (`plnv_…`)."""
    rules: list[RulesengineRule]
    traits: list[RulesengineTrait]
    base_plan_id: str | None = None
    """Base plan (`plan_…`)."""
    credit_postpaid: dict[str, RulesengineCreditPostpaidConfig] | None = None
    """Overdraft settings, from credit id; only of credits that may go below zero."""
    credit_spend_policies: list[RulesengineCreditSpendPolicy] | None = None
    entitlements: list[RulesengineFeatureEntitlement] | None = None
    subscription: RulesengineSubscription | None = None


class RulesengineCompanyMetric(Model, frozen=True):
    """How much of an event a company has in one period."""

    account_id: str
    """Account (`acct_…`)."""
    company_id: str
    """Company (`comp_…`)."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_id: str
    """Environment (`env_…`)."""
    event_subtype: str
    """Name of the tracked event."""
    month_reset: RulesengineMetricPeriodMonthReset
    period: RulesengineMetricPeriod
    value: int
    """Sum of quantities in the period."""
    valid_until: Instant | None = None
    """End of the period; the sum counts until then."""


class RulesengineCondition(Model, frozen=True):
    """A condition of a rule."""

    account_id: str
    """Account (`acct_…`)."""
    condition_type: RulesengineConditionType
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Condition (`cond_…`)."""
    operator: RulesengineComparableOperator
    resource_ids: list[str]
    """Ids to compare with, of the kind that the condition type names."""
    trait_value: str
    """Value as text."""
    comparison_trait_definition: RulesengineTraitDefinition | None = None
    consumption_rate: float | None = None
    """Credits per unit of use."""
    credit_id: str | None = None
    """Credit type (`bilcr_…`)."""
    event_subtype: str | None = None
    """Name of the tracked event."""
    metric_period: RulesengineMetricPeriod | None = None
    metric_period_month_reset: RulesengineMetricPeriodMonthReset | None = None
    metric_value: int | None = None
    """Usage to compare with."""
    quantity_rates: dict[str, float] | None = None
    """Credits per unit of each further quantity, such as `input_tokens`, by its name."""
    trait_definition: RulesengineTraitDefinition | None = None


class RulesengineConditionGroup(Model, frozen=True):
    """A group of conditions of which one must hold."""

    conditions: list[RulesengineCondition]


class RulesengineCreditPostpaidConfig(Model, frozen=True):
    """Lets a credit be used below zero."""

    overdraft_limit: float | None = None
    """How far below zero the balance may run, in credits; absent or null for no floor."""


class RulesengineCreditSpendPolicy(Model, frozen=True):
    """A cap on credit spending."""

    credit_id: str
    """Credit type (`bilcr_…`)."""
    id: str
    """Spend policy (`crspp_…`)."""
    kind: str
    """`per_draw` caps a single draw, `window` the sum in a window."""
    limit: float
    """Limit in credits."""
    scope: RulesengineCreditSpendPolicyScope
    company_id: str | None = None
    """Company (`comp_…`) a user's cap applies in."""
    consumed: float | None = None
    """Credits drawn in the present window."""
    label: str | None = None
    """Free text to tell it by."""
    resets_at: Instant | None = None
    """When the window starts anew."""
    window: RulesengineCreditSpendWindow | None = None


class RulesengineCreditSpendWindow(Model, frozen=True):
    """Length of a spending window."""

    count: int
    """Number of matching objects."""
    unit: str
    """`hour`, `day`, `week`, `month` or `billing_period`."""


class RulesengineFeatureEntitlement(Model, frozen=True):
    """What a company may use of a feature."""

    feature_id: str
    """Feature (`feat_…`)."""
    feature_key: str
    """Key of the feature's flag."""
    value_type: RulesengineEntitlementValueType
    allocation: int | None = None
    """Limit in units of the feature; null when there is none or credits set it."""
    consumption_rate: float | None = None
    """Credits per unit of use."""
    credit_id: str | None = None
    """Credit type (`bilcr_…`)."""
    credit_remaining: float | None = None
    """Credits left, holds excluded."""
    credit_reserved: float | None = None
    """Credits held by leases and reservations."""
    credit_settled: float | None = None
    """Credits left and held together; the figure to show customers."""
    credit_total: float | None = None
    """Credits granted in all."""
    credit_used: float | None = None
    """Credits used."""
    event_name: str | None = None
    """Name of the event."""
    event_subtype: str | None = None
    """Name of the tracked event."""
    metric_period: RulesengineMetricPeriod | None = None
    metric_reset_at: Instant | None = None
    """When the usage starts again from 0; null when it never does."""
    month_reset: RulesengineMetricPeriodMonthReset | None = None
    quantity_rates: dict[str, float] | None = None
    """Credits per unit of each further quantity, such as `input_tokens`, by its name."""
    soft_limit: int | None = None
    """Amount that is included in the price; use beyond it is charged."""
    usage: int | None = None
    """Usage in units of the feature."""
    warning_tiers: list[RulesengineWarningTier] | None = None


class RulesengineFlag(Model, frozen=True):
    """A flag with its rules, as rules engines see it."""

    account_id: str
    """Account (`acct_…`)."""
    default_value: bool
    """Deprecated; value where no `default` rule decides. Ignored when a flag is updated."""
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Flag (`flag_…`)."""
    key: str
    """Key of the flag."""
    rules: list[RulesengineRule]


class RulesengineRule(Model, frozen=True):
    """A rule with its conditions."""

    account_id: str
    """Account (`acct_…`)."""
    condition_groups: list[RulesengineConditionGroup]
    conditions: list[RulesengineCondition]
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Rule (`rule_…`)."""
    name: str
    """Name of the rule; it appears in reasons."""
    priority: int
    """Order among rules of one kind, lowest first."""
    rule_type: RulesengineRuleType
    value: bool
    """Answer when the rule matches."""
    flag_id: str | None = None
    """Flag (`flag_…`)."""


class RulesengineSubscription(Model, frozen=True):
    """The billing period that monthly windows follow."""

    id: str
    """Subscription (`bilsub_…`)."""
    period_end: Instant
    """When the period ends."""
    period_start: Instant
    """When the period began."""


class RulesengineTrait(Model, frozen=True):
    """A trait's value with its definition."""

    value: str
    """Value as text."""
    trait_definition: RulesengineTraitDefinition | None = None


class RulesengineTraitDefinition(Model, frozen=True):
    """A trait's type and whose it is."""

    comparable_type: RulesengineTraitDefinitionComparableType
    entity_type: RulesengineEntityType
    id: str
    """Trait definition (`trt_…`)."""


class RulesengineUser(Model, frozen=True):
    """A user as rules engines see it."""

    account_id: str
    """Account (`acct_…`)."""
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """User (`user_…`)."""
    keys: dict[str, str]
    """Keys, from key name to value."""
    rules: list[RulesengineRule]
    traits: list[RulesengineTrait]
    credit_spend_policies: list[RulesengineCreditSpendPolicy] | None = None


class RulesengineWarningTier(Model, frozen=True):
    """A usage that causes a warning."""

    key: str
    """Name of the tier, for programs."""
    value: int
    """Warn when usage reaches this."""
