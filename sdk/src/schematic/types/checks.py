# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""What a check is asked and answers; a module of its own, because the first check of a program loads it."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

from schematic.core.model import Instant, Model
from schematic.types.shared import (
    CreditSpendPolicyScope,
    EntitlementValueType,
    MetricPeriod,
    MetricPeriodMonthReset,
    TrialStatus,
)

# Kind of rule. Kinds are tried in a fixed order, and those that a plan or an override implies are made by the server.
RuleType: TypeAlias = (
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
    """Units to hold credits for; 1 unless sent, 0 holds nothing."""
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


class FeatureEntitlement(Model, frozen=True):
    """What a company may use of a feature, after plans, add-ons and overrides are combined."""

    feature_id: str
    """Feature (`feat_…`)."""
    feature_key: str
    """Key of the feature's flag."""
    value_type: EntitlementValueType
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
    metric_period: MetricPeriod | None = None
    metric_reset_at: Instant | None = None
    """When the usage starts again from 0; null when it never does."""
    month_reset: MetricPeriodMonthReset | None = None
    quantity_rates: dict[str, float] | None = None
    """Credits per unit of each further quantity, such as `input_tokens`, by its name."""
    soft_limit: int | None = None
    """Amount that is included in the price; use beyond it is charged."""
    usage: int | None = None
    """Usage in units of the feature."""
    warning_tiers: list[WarningTier] | None = None


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


class WarningTier(Model, frozen=True):
    """A usage that causes a warning."""

    key: str
    """Name of the tier, for programs."""
    value: int
    """Warn when usage reaches this."""
