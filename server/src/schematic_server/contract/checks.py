# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Types of parts that operations of several resources share, for checkers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Literal, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from schematic_server.contract.shared import (
        CreditSpendPolicyScope,
        EntitlementValueType,
        MetricPeriod,
        MetricPeriodMonthReset,
        TrialStatus,
    )


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


class FeatureEntitlement(TypedDict):
    """What a company may use of a feature, after plans, add-ons and overrides are combined."""

    allocation: NotRequired[int | None]
    consumption_rate: NotRequired[float | None]
    credit_id: NotRequired[str | None]
    credit_remaining: NotRequired[float | None]
    credit_reserved: NotRequired[float | None]
    credit_settled: NotRequired[float | None]
    credit_total: NotRequired[float | None]
    credit_used: NotRequired[float | None]
    event_name: NotRequired[str | None]
    event_subtype: NotRequired[str | None]
    feature_id: str
    feature_key: str
    metric_period: NotRequired[MetricPeriod | None]
    metric_reset_at: NotRequired[datetime | None]
    month_reset: NotRequired[MetricPeriodMonthReset | None]
    quantity_rates: NotRequired[Mapping[str, float] | None]
    soft_limit: NotRequired[int | None]
    usage: NotRequired[int | None]
    value_type: EntitlementValueType
    warning_tiers: NotRequired[Sequence[WarningTier] | None]


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


# Kind of rule. Kinds are tried in a fixed order, and those that a plan or an override implies are made by the server.
RuleType: TypeAlias = Literal[
    "company_override",
    "company_override_usage_exceeded",
    "default",
    "global_override",
    "plan_entitlement",
    "plan_entitlement_usage_exceeded",
    "standard",
]


class WarningTier(TypedDict):
    """A usage that causes a warning."""

    key: str
    value: int
