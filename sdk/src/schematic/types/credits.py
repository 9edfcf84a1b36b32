# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `credits`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal, Required, TypeAlias

from pydantic import Field

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options
from schematic.types.billing import (
    BillingPriceResponseData,
    BillingPriceView,
    BillingProductRecordResponseData,
    BillingProductResponseData,
)
from schematic.types.shared import (
    BillingArrearsAnchor,
    BillingArrearsCadence,
    BillingCreditExpiryType,
    BillingCreditExpiryUnit,
    BillingPlanCreditGrantResetCadence,
    BillingProviderType,
    BillingTiersMode,
    CountResponse,
    CreditSpendPolicyScope,
    Currency,
    DeleteResponse,
    PlanCreditGrantScaling,
    PreviewObjectResponseData,
    SortDirection,
)

# `automatic` applies to every company on the plan, `user_controlled` to those that switch it on, `off` to none.
BillingCreditAutoTopupAvailability: TypeAlias = Literal["off", "automatic", "user_controlled"] | str


# Only an `active` bundle can be bought.
BillingCreditBundleStatus: TypeAlias = Literal["active", "inactive"] | str


# `fixed` holds a set number of credits.
BillingCreditBundleType: TypeAlias = Literal["fixed"]


# Order in which grants are used up, after adjustments and rollovers, which always go first.
BillingCreditBurnStrategy: TypeAlias = (
    Literal[
        "expiration_priority",
        "first_in_first_out",
        "last_in_first_out",
        "plan_first_then_credit_bundles_first_in_first_out",
    ]
    | str
)


# Where a grant came from. The three `postpaid_…` reasons are bookkeeping for a balance below zero.
BillingCreditGrantReason: TypeAlias = (
    Literal[
        "adjustment",
        "billing_credit_auto_topup",
        "free",
        "plan",
        "postpaid_forgiven",
        "postpaid_overdraft",
        "postpaid_settlement",
        "purchased",
        "rollover",
    ]
    | str
)


# Why what remained of a grant was set to zero.
BillingCreditGrantZeroedOutReason: TypeAlias = (
    Literal[
        "customer_archived",
        "expired",
        "integration_uninstalled",
        "license_retired",
        "manual",
        "plan_change",
        "plan_period_reset",
        "reconciled",
    ]
    | str
)


# Who keeps the balance: this API, or an outside system that is mirrored (`external_mirror`) or also prices usage
# (`external_rated`).
BillingCreditLedgerAuthority: TypeAlias = Literal["schematic_authoritative", "external_mirror", "external_rated"] | str


# What becomes of credits left at the end of a period, unless a grant says otherwise.
BillingCreditRolloverPolicy: TypeAlias = Literal["expire", "none", "rollover"] | str


# `granted` credits are part of the plan's price; `billed` ones are a line of their own, on custom plans only.
BillingPlanCreditGrantBillingMode: TypeAlias = Literal["granted", "billed"] | str


# `billing_period` resets on the company's own anniversary, `first_of_month` at the calendar start of the cadence.
BillingPlanCreditGrantResetStart: TypeAlias = Literal["billing_period", "first_of_month"] | str


# `plan_period` grants again at every reset, `no_reset` once.
BillingPlanCreditGrantResetType: TypeAlias = Literal["no_reset", "plan_period"] | str


# Unit of a top-up's amount.
CreditAutoTopupAmountType: TypeAlias = Literal["credit"]


# What happened to a balance.
CreditEventType: TypeAlias = (
    Literal["adjustment", "charge", "grant", "settlement", "transfer", "usage", "zero_out"] | str
)


# Column by which grants are sorted.
CreditGrantSortOrder: TypeAlias = Literal["created_at", "expires_at", "quantity", "quantity_remaining"] | str


# What a ledger entry records; `drawdown` is usage.
CreditLedgerEntryKind: TypeAlias = (
    Literal["adjustment", "charge", "drawdown", "grant", "settlement", "transfer", "zero_out"] | str
)


# Length of a spending window, in UTC; weeks start on Monday, `billing_period` follows the company's subscription.
CreditSpendWindowUnit: TypeAlias = Literal["hour", "day", "week", "month", "billing_period"] | str


# Why credits moved between grants of a postpaid balance.
CreditTransferReason: TypeAlias = (
    Literal["overdraft_recovery", "postpaid_debt_moved", "postpaid_forgiven", "postpaid_paid"] | str
)


# What drew or returned credits. A hold is taken by a lease or reservation and settled by events.
CreditUsageReason: TypeAlias = (
    Literal[
        "inference",
        "lease_hold",
        "lease_release",
        "manual_adjustment",
        "reconciliation",
        "reservation_hold",
        "reservation_release",
        "track",
    ]
    | str
)


class AcquireCreditLeaseRequestBody(Model, frozen=True):
    """Body of `credits.acquire_credit_lease`."""

    company_id: str
    """Company (`comp_…`)."""
    credit_type_id: str
    """Credit type (`bilcr_…`)."""
    requested_amount: float
    """Credits to hold, at most."""
    expires_at: Instant | None = None
    """When the hold ends; in 5 minutes unless sent, at most 1 hour ahead."""
    user_id: str | None = None
    """User (`user_…`) whose spend policies apply."""


class AcquireCreditLeaseResponse(Model, frozen=True):
    """Answer of `credits.acquire_credit_lease`."""

    data: CreditLeaseResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class BillingCreditBundleResponseData(Model, frozen=True):
    """A purchasable pack of credits."""

    compatible_plan_ids: list[str]
    """Plans (`plan_…`) it may be combined with; empty for all."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    credit_id: str
    """Credit type (`bilcr_…`)."""
    credit_name: str
    """Name of the credit type."""
    currency_prices: list[CreditBundleCurrencyPriceResponseData]
    expiry_type: BillingCreditExpiryType
    expiry_unit: BillingCreditExpiryUnit
    has_grants: bool
    """Whether it has been granted to anybody."""
    id: str
    """Credit bundle (`bilcrb_…`)."""
    name: str
    """Name shown to people."""
    status: BillingCreditBundleStatus
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    billing_invoice_id: str | None = None
    """Invoice (`binv_…`) for the bundle."""
    bundle_type: BillingCreditBundleType | None = None
    credit_description: str | None = None
    """Description of the credit type."""
    credit_icon: str | None = None
    """Icon of the credit type."""
    expiry_unit_count: int | None = None
    """How many units granted credits last."""
    plural_name: str | None = None
    """Name of several units."""
    price: BillingPriceResponseData | None = None
    quantity: int | None = None
    """Credits in the bundle."""
    singular_name: str | None = None
    """Name of one unit."""
    unit_price: BillingPriceResponseData | None = None


class BillingCreditGrantResponseData(Model, frozen=True):
    """Credits given to a company at one time, and what is left of them."""

    company_id: str
    """Company (`comp_…`)."""
    company_name: str
    """Name of the company."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    credit_id: str
    """Credit type (`bilcr_…`)."""
    credit_name: str
    """Name of the credit type."""
    grant_reason: BillingCreditGrantReason
    id: str
    """Credit grant (`bilcg_…`)."""
    quantity: float
    """Credits granted."""
    quantity_remaining: float
    """Credits left."""
    quantity_used: float
    """Credits used."""
    renewal_enabled: bool
    """Whether the credits are granted again."""
    source_label: str
    """Where the credits came from, for people."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    company_license_id: str | None = None
    """Licence the grant belongs to."""
    credit_bundle_id: str | None = None
    """Credit bundle (`bilcrb_…`)."""
    credit_icon: str | None = None
    """Icon of the credit type."""
    currency: Currency | None = None
    expires_at: Instant | None = None
    """When it ends; null for never."""
    license_name: str | None = None
    """Name of the licence."""
    plan_id: str | None = None
    """Plan or add-on (`plan_…`)."""
    plan_name: str | None = None
    """Name of the plan."""
    postpaid_charge_amount: int | None = None
    """Charge for credits below zero, in cents."""
    postpaid_charge_currency: Currency | None = None
    postpaid_charged_credits: float | None = None
    """Credits below zero that are charged."""
    price: BillingPriceResponseData | None = None
    renewal_period: BillingPlanCreditGrantResetCadence | None = None
    reserved: float | None = None
    """Credits held by leases and reservations."""
    settled: float | None = None
    """Credits left and held together; the figure to show customers."""
    source_grant_id: str | None = None
    """Grant (`bilcg_…`) the credits were carried over from."""
    transfers: list[CreditTransferResponseData] | None = None
    valid_from: Instant | None = None
    """When it begins to count."""
    zeroed_out_date: Instant | None = None
    """When what remained was set to zero."""
    zeroed_out_reason: BillingCreditGrantZeroedOutReason | None = None


class BillingCreditLedgerResponseData(Model, frozen=True):
    """A credit type, as ledger entries show it."""

    id: str
    """Credit type (`bilcr_…`)."""
    name: str
    """Name shown to people."""
    description: str | None = None
    """Description shown to people."""
    icon: str | None = None
    """Icon: a name or an emoji; may be empty."""
    plural_name: str | None = None
    """Name of several units."""
    singular_name: str | None = None
    """Name of one unit."""


class BillingCreditResponseData(Model, frozen=True):
    """A credit type: what it is called, what it costs, in which order grants are used up."""

    burn_strategy: BillingCreditBurnStrategy
    cost_editable: bool
    """Whether the cost may still change."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    currency_prices: list[CreditCurrencyPriceResponseData]
    default_expiry_unit: BillingCreditExpiryUnit
    default_rollover_policy: BillingCreditRolloverPolicy
    description: str
    """Description shown to people."""
    id: str
    """Credit type (`bilcr_…`)."""
    ledger_authority: BillingCreditLedgerAuthority
    name: str
    """Name shown to people."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    default_expiry_unit_count: int | None = None
    """How many units granted credits last unless a grant says otherwise."""
    icon: str | None = None
    """Icon: a name or an emoji; may be empty."""
    plural_name: str | None = None
    """Name of several units."""
    price: BillingPriceResponseData | None = None
    product: BillingProductResponseData | None = None
    singular_name: str | None = None
    """Name of one unit."""
    strict: bool | None = None
    """Whether events that the balance does not cover are refused."""


class BillingCreditView(Model, frozen=True):
    """A credit type as plans show it."""

    account_id: str
    """Account (`acct_…`)."""
    burn_strategy: BillingCreditBurnStrategy
    cost_editable: bool
    """Whether the cost may still change."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    currency_prices: list[CreditCurrencyPrice]
    default_expiry_unit: BillingCreditExpiryUnit
    default_rollover_policy: BillingCreditRolloverPolicy
    description: str
    """Description shown to people."""
    environment_id: str
    """Environment (`env_…`)."""
    id: str
    """Credit type (`bilcr_…`)."""
    ledger_authority: BillingCreditLedgerAuthority
    name: str
    """Name shown to people."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    default_expiry_unit_count: int | None = None
    """How many units granted credits last unless a grant says otherwise."""
    icon: str | None = None
    """Icon: a name or an emoji; may be empty."""
    plural_name: str | None = None
    """Name of several units."""
    price: BillingPriceView | None = None
    price_per_unit: int | None = None
    """Price per credit in cents."""
    price_per_unit_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""
    product: BillingProductRecordResponseData | None = None
    singular_name: str | None = None
    """Name of one unit."""


class BillingPlanCreditGrantPriceTierResponseData(Model, frozen=True):
    """Price per credit in a range of quantity."""

    from_: int = Field(alias="from")
    """First unit of the range."""
    per_unit_price: int | None = None
    """Price per unit in cents."""
    per_unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""
    to: int | None = None
    """Last unit of the range; null for no end."""


class BillingPlanCreditGrantResponseData(Model, frozen=True):
    """What credits a plan version gives, how often, and how they are charged and topped up."""

    auto_topup_availability: BillingCreditAutoTopupAvailability
    auto_topup_enabled: bool
    """Whether top-ups happen; follows from the availability."""
    auto_topup_self_service: bool
    """Whether companies switch top-ups on themselves; follows from the availability."""
    billing_mode: BillingPlanCreditGrantBillingMode
    can_buy_bundles: bool
    """Deprecated; sets whether bundles of the credit may be bought with the plan."""
    company_credit_amount: int
    """Credits granted once per company on top of those per licence."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    credit_amount: int
    """Credits per grant; per licence when scaled so."""
    credit_id: str
    """Credit type (`bilcr_…`)."""
    credit_name: str
    """Name of the credit type."""
    id: str
    """Plan credit grant (`bilpcg_…`)."""
    plan_id: str
    """Plan or add-on (`plan_…`)."""
    plan_name: str
    """Name of the plan."""
    postpaid_enabled: bool
    """Let use go on below zero and charge it later; false unless sent."""
    price_tiers: list[BillingPlanCreditGrantPriceTierResponseData]
    rollover_percentage: int
    """Share of unused credits kept for one more period, in percent; recurring grants only."""
    scaling: PlanCreditGrantScaling
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    warning_tiers: list[BillingPlanCreditGrantWarningTierResponseData]
    arrears_anchor: BillingArrearsAnchor | None = None
    arrears_cadence: BillingArrearsCadence | None = None
    auto_topup_amount: int | None = None
    """Credits bought by one top-up, at least 1."""
    auto_topup_amount_type: str | None = None
    """Unit of the amount; always `credit`."""
    auto_topup_expiry_type: BillingCreditExpiryType | None = None
    auto_topup_expiry_unit: BillingCreditExpiryUnit | None = None
    auto_topup_expiry_unit_count: int | None = None
    """How many units topped-up credits last."""
    auto_topup_threshold_credits: int | None = None
    """Top up when the balance is at or below this many credits."""
    auto_topup_threshold_percent: int | None = None
    """Top up when the balance is at or below this percentage of the grant, 1 to 100."""
    credit: BillingCreditResponseData | None = None
    credit_plural_name: str | None = None
    """Name of several of these credits."""
    credit_singular_name: str | None = None
    """Name of one such credit."""
    expiry_type: BillingCreditExpiryType | None = None
    expiry_unit: BillingCreditExpiryUnit | None = None
    expiry_unit_count: int | None = None
    """How many units granted credits last."""
    license_id: str | None = None
    """Licence (`lic_…`) whose number scales it."""
    overdraft_limit: float | None = None
    """How far below zero the balance may run, in credits; absent or null for no floor."""
    plan: PreviewObjectResponseData | None = None
    plan_version_id: str | None = None
    """Plan version (`plnv_…`)."""
    postpaid_rate_per_unit: int | None = None
    """Price in cents per credit below zero; the credit's own cost unless sent."""
    postpaid_rate_per_unit_decimal: str | None = None
    """The same price with fractions of a cent; wins when both are set."""
    price: BillingPriceResponseData | None = None
    reset_cadence: BillingPlanCreditGrantResetCadence | None = None
    reset_start: BillingPlanCreditGrantResetStart | None = None
    reset_type: BillingPlanCreditGrantResetType | None = None
    tier_mode: BillingTiersMode | None = None
    unit_price: int | None = None
    """Price per credit in cents."""
    unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""


class BillingPlanCreditGrantWarningTierResponseData(Model, frozen=True):
    """A remaining balance that causes a warning."""

    id: str
    """Tier (`wtr_…`)."""
    key: str
    """Name of the tier, for programs."""
    value: int
    """Warn when this many credits remain."""


class CompanyCreditBalanceResponseData(Model, frozen=True):
    """A company's balance of one credit type."""

    credit_id: str
    """Credit type (`bilcr_…`)."""
    remaining: float
    """Credits left, holds excluded."""
    reserved: float
    """Credits held by leases and reservations."""
    settled: float
    """Credits left and held together; the figure to show customers."""
    source: BillingProviderType
    total: float | None = None
    """Credits of all live grants."""


class CompanyLedgerResponseData(Model, frozen=True):
    """A company, as ledger entries show it."""

    id: str
    """Company (`comp_…`)."""
    name: str
    """Name shown to people."""
    logo_url: str | None = None
    """Address of the logo."""


class CountBillingCreditsGrantsParams(Model, frozen=True):
    """Query parameters that `credits.count_billing_credits_grants` understood."""

    credit_id: str | None = None
    """Credit type (`bilcr_…`)."""
    ids: list[str] | None = None
    """Only these ids, at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""


class CountBillingCreditsGrantsResponse(Model, frozen=True):
    """Answer of `credits.count_billing_credits_grants`."""

    data: CountResponse
    params: CountBillingCreditsGrantsParams


class CountBillingCreditsParams(Model, frozen=True):
    """Query parameters that `credits.count_billing_credits` understood."""

    ids: list[str] | None = None
    """Only these ids, at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    name: str | None = None
    """Only objects of this name."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""


class CountBillingCreditsResponse(Model, frozen=True):
    """Answer of `credits.count_billing_credits`."""

    data: CountResponse
    params: CountBillingCreditsParams


class CountBillingPlanCreditGrantsParams(Model, frozen=True):
    """Query parameters that `credits.count_billing_plan_credit_grants` understood."""

    credit_id: str | None = None
    """Credit type (`bilcr_…`)."""
    ids: list[str] | None = None
    """Only these ids, at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    plan_id: str | None = None
    """Plan or add-on (`plan_…`)."""
    plan_ids: list[str] | None = None
    """Plans and add-ons (`plan_…`), at most 100."""
    plan_version_id: str | None = None
    """Plan version (`plnv_…`)."""
    plan_version_ids: list[str] | None = None
    """Plan versions (`plnv_…`), at most 100; wins over `plan_version_id`."""


class CountBillingPlanCreditGrantsResponse(Model, frozen=True):
    """Answer of `credits.count_billing_plan_credit_grants`."""

    data: CountResponse
    params: CountBillingPlanCreditGrantsParams


class CountCompanyGrantsParams(Model, frozen=True):
    """Query parameters that `credits.count_company_grants` understood."""

    company_id: str | None = None
    """Company (`comp_…`)."""
    dir: SortDirection | None = None
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    order: CreditGrantSortOrder | None = None


class CountCompanyGrantsResponse(Model, frozen=True):
    """Answer of `credits.count_company_grants`."""

    data: CountResponse
    params: CountCompanyGrantsParams


class CountCreditBundlesParams(Model, frozen=True):
    """Query parameters that `credits.count_credit_bundles` understood."""

    bundle_type: BillingCreditBundleType | None = None
    credit_id: str | None = None
    """Credit type (`bilcr_…`)."""
    ids: list[str] | None = None
    """Only these ids, at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    status: BillingCreditBundleStatus | None = None


class CountCreditBundlesResponse(Model, frozen=True):
    """Answer of `credits.count_credit_bundles`."""

    data: CountResponse
    params: CountCreditBundlesParams


class CountCreditEventLedgerParams(Model, frozen=True):
    """Query parameters that `credits.count_credit_event_ledger` understood."""

    billing_credit_id: str | None = None
    """Credit type (`bilcr_…`)."""
    company_id: str | None = None
    """Company (`comp_…`)."""
    end_time: str | None = None
    """End of the window, not included, RFC 3339."""
    event_type: CreditEventType | None = None
    feature_id: str | None = None
    """Feature (`feat_…`)."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    source_event_id: str | None = None
    """Only entries that this event caused."""
    start_time: str | None = None
    """Start of the window, included, RFC 3339."""


class CountCreditEventLedgerResponse(Model, frozen=True):
    """Answer of `credits.count_credit_event_ledger`."""

    data: CountResponse
    params: CountCreditEventLedgerParams


class CountCreditSpendPoliciesParams(Model, frozen=True):
    """Query parameters that `credits.count_credit_spend_policies` understood."""

    billing_credit_id: str | None = None
    """Credit type (`bilcr_…`)."""
    company_id: str | None = None
    """Company (`comp_…`)."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    scope_type: CreditSpendPolicyScope | None = None
    user_id: str | None = None
    """User (`user_…`)."""
    user_ids: list[str] | None = None
    """Users (`user_…`), at most 100."""


class CountCreditSpendPoliciesResponse(Model, frozen=True):
    """Answer of `credits.count_credit_spend_policies`."""

    data: CountResponse
    params: CountCreditSpendPoliciesParams


class CreateBillingCreditRequestBody(Model, frozen=True):
    """Body of `credits.create_billing_credit`."""

    currency: Currency
    description: str
    """Description shown to people."""
    name: str
    """Name shown to people."""
    burn_strategy: BillingCreditBurnStrategy | None = None
    currency_prices: list[CreditCurrencyPriceRequestBody] | None = None
    default_expiry_unit: BillingCreditExpiryUnit | None = None
    default_expiry_unit_count: int | None = None
    """How many units granted credits last unless a grant says otherwise."""
    default_rollover_policy: BillingCreditRolloverPolicy | None = None
    icon: str | None = None
    """Icon: a name or an emoji; may be empty."""
    per_unit_price: int | None = None
    """Price per unit in cents."""
    per_unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""
    plural_name: str | None = None
    """Name of several units."""
    singular_name: str | None = None
    """Name of one unit."""
    strict: bool | None = None
    """Whether events that the balance does not cover are refused."""


class CreateBillingCreditResponse(Model, frozen=True):
    """Answer of `credits.create_billing_credit`."""

    data: BillingCreditResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class CreateBillingPlanCreditGrantRequestBody(Model, frozen=True):
    """Body of `credits.create_billing_plan_credit_grant`."""

    credit_amount: int
    """Credits per grant; per licence when scaled so."""
    credit_id: str
    """Credit type (`bilcr_…`)."""
    plan_id: str
    """Plan or add-on (`plan_…`)."""
    reset_cadence: BillingPlanCreditGrantResetCadence
    reset_start: BillingPlanCreditGrantResetStart
    apply_to_existing: bool | None = None
    """Also change the grants that companies already hold."""
    arrears_anchor: BillingArrearsAnchor | None = None
    arrears_cadence: BillingArrearsCadence | None = None
    auto_topup_amount: int | None = None
    """Credits bought by one top-up, at least 1."""
    auto_topup_amount_type: CreditAutoTopupAmountType | None = None
    auto_topup_availability: BillingCreditAutoTopupAvailability | None = None
    auto_topup_enabled: bool | None = None
    """Whether top-ups happen; follows from the availability."""
    auto_topup_expiry_type: BillingCreditExpiryType | None = None
    auto_topup_expiry_unit: BillingCreditExpiryUnit | None = None
    auto_topup_expiry_unit_count: int | None = None
    """How many units topped-up credits last."""
    auto_topup_self_service: bool | None = None
    """Whether companies switch top-ups on themselves; follows from the availability."""
    auto_topup_threshold_credits: int | None = None
    """Top up when the balance is at or below this many credits."""
    auto_topup_threshold_percent: int | None = None
    """Top up when the balance is at or below this percentage of the grant, 1 to 100."""
    billing_mode: BillingPlanCreditGrantBillingMode | None = None
    can_buy_bundles: bool | None = None
    """Deprecated; sets whether bundles of the credit may be bought with the plan."""
    company_credit_amount: int | None = None
    """Credits granted once per company on top of those per licence."""
    expiry_type: BillingCreditExpiryType | None = None
    expiry_unit: BillingCreditExpiryUnit | None = None
    expiry_unit_count: int | None = None
    """How many units granted credits last."""
    license_id: str | None = None
    """Licence (`lic_…`) whose number scales it."""
    overdraft_limit: float | None = None
    """How far below zero the balance may run, in credits; absent or null for no floor."""
    plan_version_id: str | None = None
    """Plan version (`plnv_…`)."""
    postpaid_enabled: bool | None = None
    """Let use go on below zero and charge it later; false unless sent."""
    postpaid_rate_per_unit: int | None = None
    """Price in cents per credit below zero; the credit's own cost unless sent."""
    postpaid_rate_per_unit_decimal: str | None = None
    """The same price with fractions of a cent; wins when both are set."""
    price_tiers: list[CreditGrantPriceTierRequestBody] | None = None
    reset_type: BillingPlanCreditGrantResetType | None = None
    rollover_percentage: int | None = None
    """Share of unused credits kept for one more period, in percent; recurring grants only."""
    scaling: PlanCreditGrantScaling | None = None
    tier_mode: BillingTiersMode | None = None
    unit_price: int | None = None
    """Price per credit in cents."""
    unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""
    warning_tiers: list[PlanCreditGrantWarningTierRequestBody] | None = None


class CreateBillingPlanCreditGrantResponse(Model, frozen=True):
    """Answer of `credits.create_billing_plan_credit_grant`."""

    data: BillingPlanCreditGrantResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class CreateCompanyCreditGrant(Model, frozen=True):
    """Body of `credits.grant_billing_credits_to_company`."""

    company_id: str
    """Company (`comp_…`)."""
    credit_id: str
    """Credit type (`bilcr_…`)."""
    quantity: int
    """Credits to grant, at least 1."""
    reason: BillingCreditGrantReason
    billing_periods_count: int | None = None
    """For how many billing periods to grant again."""
    credit_bundle_id: str | None = None
    """Credit bundle (`bilcrb_…`)."""
    currency: Currency | None = None
    expires_at: Instant | None = None
    """When it ends; null for never."""
    expiry_type: BillingCreditExpiryType | None = None
    expiry_unit: BillingCreditExpiryUnit | None = None
    expiry_unit_count: int | None = None
    """How many units granted credits last."""
    idempotency_key: str | None = None
    """A repeat with the same key returns the first grant; one with another body is refused."""
    renewal_enabled: bool | None = None
    """Whether the credits are granted again."""
    renewal_period: BillingPlanCreditGrantResetStart | None = None


class CreateCreditBundleRequestBody(Model, frozen=True):
    """Body of `credits.create_credit_bundle`."""

    bundle_name: str
    """Name of the bundle."""
    credit_id: str
    """Credit type (`bilcr_…`)."""
    currency: Currency
    price_per_unit: int
    """Price per credit in cents."""
    bundle_type: BillingCreditBundleType | None = None
    compatible_plan_ids: list[str] | None = None
    """Plans (`plan_…`) the bundle may be bought with; all unless sent."""
    currency_prices: list[CreditBundleCurrencyPriceRequestBody] | None = None
    expiry_type: BillingCreditExpiryType | None = None
    expiry_unit: BillingCreditExpiryUnit | None = None
    expiry_unit_count: int | None = None
    """How many units granted credits last."""
    price_per_unit_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""
    quantity: int | None = None
    """Credits in the bundle."""
    status: BillingCreditBundleStatus | None = None


class CreateCreditBundleResponse(Model, frozen=True):
    """Answer of `credits.create_credit_bundle`."""

    data: BillingCreditBundleResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class CreateCreditSpendPolicyRequestBody(Model, frozen=True):
    """Body of `credits.create_credit_spend_policy`."""

    billing_credit_id: str
    """Credit type (`bilcr_…`)."""
    company_id: str | None = None
    """Company (`comp_…`) to cap, or in which to cap the user."""
    label: str | None = None
    """Free text to tell it by."""
    max_per_draw: float | None = None
    """Most credits one draw may take. Either this or `window_amount`."""
    user_id: str | None = None
    """User (`user_…`) to cap; in the given company or the only one it belongs to."""
    window_amount: float | None = None
    """Most credits that may be drawn in a window. Either this or `max_per_draw`."""
    window_unit: CreditSpendWindowUnit | None = None


class CreateCreditSpendPolicyResponse(Model, frozen=True):
    """Answer of `credits.create_credit_spend_policy`."""

    data: CreditSpendPolicyResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class CreditBalanceEventResponseData(Model, frozen=True):
    """Something that changed a balance other than use."""

    amount: float
    """Credits; negative when they were taken away."""
    event_type: CreditEventType
    timestamp: Instant
    """Start of the bucket or time of the event, UTC."""
    grant_id: str | None = None
    """Credit grant (`bilcg_…`)."""
    grant_reason: BillingCreditGrantReason | None = None
    plan_id: str | None = None
    """Plan or add-on (`plan_…`)."""
    zeroed_out_reason: BillingCreditGrantZeroedOutReason | None = None


class CreditBalanceFeatureConsumptionResponseData(Model, frozen=True):
    """Credits that one feature drew."""

    amount: float
    """Credits drawn."""
    feature_id: str
    """Feature (`feat_…`)."""
    feature_name: str
    """Name of the feature."""


class CreditBalancePointResponseData(Model, frozen=True):
    """A balance at the end of a UTC day, and what was drawn on that day."""

    balance: float
    """Balance at the end of the day, holds included."""
    consumed: float
    """Credits drawn on the day, as a positive number."""
    consumed_by_feature: list[CreditBalanceFeatureConsumptionResponseData]
    timestamp: Instant
    """Start of the bucket or time of the event, UTC."""


class CreditBalanceTimeSeriesResponseData(Model, frozen=True):
    """A company's balance of one credit type over time."""

    balance_points: list[CreditBalancePointResponseData]
    billing_credit_id: str
    """Credit type (`bilcr_…`)."""
    events: list[CreditBalanceEventResponseData]
    external: bool
    """Whether an outside system keeps the balance; the series is empty then."""


class CreditBundleCurrencyPriceRequestBody(Model, frozen=True):
    """A bundle's price in one currency."""

    currency: Currency
    price_per_unit: int | None = None
    """Price per credit in cents."""
    price_per_unit_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""


class CreditBundleCurrencyPriceResponseData(Model, frozen=True):
    """A bundle's price in one currency."""

    currency: Currency
    price: BillingPriceResponseData | None = None


class CreditBurnBreakdownLine(Model, frozen=True):
    """What one priced quantity of a model call drew."""

    credits: float
    """Credits drawn."""
    key: str
    """What was counted, such as `input_tokens` or `requests`."""
    quantity: float
    """Amount of it."""
    rate: float
    """Credits per unit of the quantity."""


class CreditCurrencyPrice(Model, frozen=True):
    """A credit's price in one currency."""

    currency: Currency
    price: BillingPriceView | None = None


class CreditCurrencyPriceRequestBody(Model, frozen=True):
    """A credit's price in one currency."""

    currency: Currency
    price_per_unit: int | None = None
    """Price per credit in cents."""
    price_per_unit_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""


class CreditCurrencyPriceResponseData(Model, frozen=True):
    """A credit's price in one currency."""

    currency: Currency
    price: BillingPriceResponseData | None = None


class CreditEventLedgerResponseData(Model, frozen=True):
    """A ledger entry: one signed change of a company's balance, with its cause."""

    amount: float
    """Credits; negative when they were taken away."""
    company_id: str
    """Company (`comp_…`)."""
    credit_name: str
    """Name of the credit type."""
    environment_id: str
    """Environment (`env_…`)."""
    event_at: Instant
    """When it happened."""
    event_id: str
    """Event (`evt_…`)."""
    event_ids: list[str]
    """Events (`evt_…`) the entry covers."""
    event_type: CreditEventType
    kind: CreditLedgerEntryKind
    source_id: int
    """Number of the entry in its source."""
    auto_topup_log_id: str | None = None
    """Top-up that made the grant."""
    billing_credit_bundle_id: str | None = None
    """Bundle (`bilcrb_…`) the credits were bought with."""
    billing_credit_id: str | None = None
    """Credit type (`bilcr_…`)."""
    burn_breakdown: list[CreditBurnBreakdownLine] | None = None
    company: CompanyLedgerResponseData | None = None
    credit: BillingCreditLedgerResponseData | None = None
    currency: Currency | None = None
    expiry_type: BillingCreditExpiryType | None = None
    expiry_unit: BillingCreditExpiryUnit | None = None
    expiry_unit_count: int | None = None
    """How many units granted credits last."""
    feature: FeatureLedgerResponseData | None = None
    feature_id: str | None = None
    """Feature (`feat_…`)."""
    from_grant_id: str | None = None
    """Grant the credits came from."""
    grant_expires_at: Instant | None = None
    """When the grant ends."""
    grant_id: str | None = None
    """Credit grant (`bilcg_…`)."""
    grant_quantity: float | None = None
    """Credits granted."""
    grant_quantity_remaining: float | None = None
    """Credits left of the grant."""
    grant_reason: BillingCreditGrantReason | None = None
    grant_valid_from: Instant | None = None
    """When the grant begins."""
    plan_id: str | None = None
    """Plan or add-on (`plan_…`)."""
    quantity_consumed: float | None = None
    """Units of the event."""
    quantity_remaining_at_zero_out: float | None = None
    """Credits that were left when the grant was zeroed."""
    to_grant_id: str | None = None
    """Grant the credits went to."""
    transfer_reason: CreditTransferReason | None = None
    usage_event_id: str | None = None
    """Event (`evt_…`) that drew the credits."""
    usage_reason: CreditUsageReason | None = None
    user_id: str | None = None
    """User (`user_…`)."""
    zeroed_out_reason: BillingCreditGrantZeroedOutReason | None = None


class CreditGrantDetail(Model, frozen=True):
    """A grant that counts towards an entitlement."""

    grant_reason: BillingCreditGrantReason
    quantity: float
    """Credits granted."""
    credit_type_icon: str | None = None
    """Icon of the credit type."""
    expires_at: Instant | None = None
    """When it ends; null for never."""


class CreditGrantExpiryRequestBody(Model, frozen=True):
    """When granted credits reset and end."""

    reset_cadence: BillingPlanCreditGrantResetCadence
    reset_start: BillingPlanCreditGrantResetStart
    expiry_type: BillingCreditExpiryType | None = None
    expiry_unit: BillingCreditExpiryUnit | None = None
    expiry_unit_count: int | None = None
    """How many units granted credits last."""
    reset_type: BillingPlanCreditGrantResetType | None = None


class CreditGrantPriceTierRequestBody(Model, frozen=True):
    """Price per credit in a range of quantity."""

    per_unit_price: int | None = None
    """Price per unit in cents."""
    per_unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""
    up_to: int | None = None
    """Last unit of the tier; null for the last tier."""


class CreditLeaseResponseData(Model, frozen=True):
    """Credits held for a company until they are used, released or the lease ends."""

    company_id: str
    """Company (`comp_…`)."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    credit_type_id: str
    """Credit type (`bilcr_…`)."""
    expires_at: Instant
    """When the hold ends by itself."""
    granted_amount: float
    """Credits held in all; may be less than asked."""
    id: str
    """Lease (`crlse_…`)."""
    tracked_amount: float
    """Credits committed by events so far."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    released_at: Instant | None = None
    """When the hold ended; null while it is open."""


class CreditReservationResponseData(Model, frozen=True):
    """Credits held for one operation until it settles, is released or ends."""

    company_id: str
    """Company (`comp_…`)."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    credit_type_id: str
    """Credit type (`bilcr_…`)."""
    expires_at: Instant
    """When the hold ends by itself."""
    id: str
    """Reservation (`crrsv_…`)."""
    reserved_amount: float
    """Credits held."""
    settled_amount: float
    """Credits the operation cost in the end; 0 until it is settled."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    released_at: Instant | None = None
    """When the hold ended; null while it is open."""


class CreditSpendPolicyResponseData(Model, frozen=True):
    """A cap on what a company or user may draw of one credit."""

    billing_credit_id: str
    """Credit type (`bilcr_…`)."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    id: str
    """Spend policy (`crspp_…`)."""
    scope_type: CreditSpendPolicyScope
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    window_count: int
    """Units in a window; always 1."""
    company_id: str | None = None
    """Company (`comp_…`) the cap applies in."""
    consumed: float | None = None
    """Credits drawn in the present window."""
    headroom: float | None = None
    """Credits that may still be drawn in the window."""
    label: str | None = None
    """Free text to tell it by."""
    max_per_draw: float | None = None
    """Most credits one draw may take. Either this or `window_amount`."""
    resets_at: Instant | None = None
    """When the window starts anew."""
    user_id: str | None = None
    """User (`user_…`) that is capped; null when the company is."""
    window_amount: float | None = None
    """Most credits that may be drawn in a window. Either this or `max_per_draw`."""
    window_unit: CreditSpendWindowUnit | None = None


class CreditTransferResponseData(Model, frozen=True):
    """Credits moved from or to another grant."""

    amount: float
    """Credits moved."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    direction: str
    """Whether credits came `in` or went `out`."""
    id: str
    """Id of the object; opaque text."""
    reason: str
    """Why the credits were moved."""
    related_grant_id: str
    """The other grant (`bilcg_…`)."""


class CreditUsageAggregation(Model, frozen=True):
    """Credits used in several windows."""

    usage_this_billing_period: float | None = None
    """Credits used in the company's billing period."""
    usage_this_calendar_month: float | None = None
    """Credits used in the calendar month, UTC."""
    usage_this_week: float | None = None
    """Credits used from Monday on, UTC."""
    usage_today: float | None = None
    """Credits used today, UTC."""


class DeleteBillingPlanCreditGrantParams(Model, frozen=True):
    """Query parameters that `credits.delete_billing_plan_credit_grant` understood."""

    apply_to_existing: bool | None = None
    """Also retire the grants already issued."""


class DeleteBillingPlanCreditGrantResponse(Model, frozen=True):
    """Answer of `credits.delete_billing_plan_credit_grant`."""

    data: DeleteResponse
    params: DeleteBillingPlanCreditGrantParams


class DeleteCreditBundleResponse(Model, frozen=True):
    """Answer of `credits.delete_credit_bundle`."""

    data: DeleteResponse
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class DeleteCreditSpendPolicyResponse(Model, frozen=True):
    """Answer of `credits.delete_credit_spend_policy`."""

    data: DeleteResponse
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class ExtendCreditLeaseRequestBody(Model, frozen=True):
    """Body of `credits.extend_credit_lease`."""

    additional_amount: float
    """Credits to add to the hold."""
    expires_at: Instant | None = None
    """New end of the hold, at most 1 hour ahead; unchanged unless sent."""
    idempotency_key: str | None = None
    """A repeat with the same key returns the lease and adds nothing."""
    user_id: str | None = None
    """User (`user_…`) whose spend policies apply."""


class ExtendCreditLeaseResponse(Model, frozen=True):
    """Answer of `credits.extend_credit_lease`."""

    data: CreditLeaseResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class FeatureLedgerResponseData(Model, frozen=True):
    """A feature, as ledger entries show it."""

    id: str
    """Feature (`feat_…`)."""
    name: str
    """Name shown to people."""
    description: str | None = None
    """Description shown to people."""
    icon: str | None = None
    """Icon: a name or an emoji; may be empty."""


class GetCreditBalanceTimeSeriesParams(Model, frozen=True):
    """Query parameters that `credits.get_credit_balance_time_series` understood."""

    billing_credit_id: str | None = None
    """Credit type (`bilcr_…`)."""
    company_id: str | None = None
    """Company (`comp_…`)."""
    end_time: Instant | None = None
    """End of the window, not included, RFC 3339."""
    start_time: Instant | None = None
    """Start of the window, included, RFC 3339."""


class GetCreditBalanceTimeSeriesResponse(Model, frozen=True):
    """Answer of `credits.get_credit_balance_time_series`."""

    data: CreditBalanceTimeSeriesResponseData
    params: GetCreditBalanceTimeSeriesParams


class GetCreditBundleResponse(Model, frozen=True):
    """Answer of `credits.get_credit_bundle`."""

    data: BillingCreditBundleResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetCreditEventLedgerEntryResponse(Model, frozen=True):
    """Answer of `credits.get_credit_event_ledger_entry`."""

    data: CreditEventLedgerResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetCreditSpendPolicyResponse(Model, frozen=True):
    """Answer of `credits.get_credit_spend_policy`."""

    data: CreditSpendPolicyResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetCreditSpendPolicyUsageParams(Model, frozen=True):
    """Query parameters that `credits.get_credit_spend_policy_usage` understood."""

    billing_credit_id: str | None = None
    """Credit type (`bilcr_…`)."""
    company_id: str | None = None
    """Company (`comp_…`)."""
    user_ids: list[str] | None = None
    """Users (`user_…`), at most 100."""


class GetCreditSpendPolicyUsageResponse(Model, frozen=True):
    """Answer of `credits.get_credit_spend_policy_usage`."""

    data: list[CreditSpendPolicyResponseData]
    params: GetCreditSpendPolicyUsageParams


class GetSingleBillingCreditResponse(Model, frozen=True):
    """Answer of `credits.get_single_billing_credit`."""

    data: BillingCreditResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetSingleBillingPlanCreditGrantResponse(Model, frozen=True):
    """Answer of `credits.get_single_billing_plan_credit_grant`."""

    data: BillingPlanCreditGrantResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GrantBillingCreditsToCompanyResponse(Model, frozen=True):
    """Answer of `credits.grant_billing_credits_to_company`."""

    data: BillingCreditGrantResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class ListBillingCreditsParams(Model, frozen=True):
    """Query parameters that `credits.list_billing_credits` understood."""

    ids: list[str] | None = None
    """Only these ids, at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    name: str | None = None
    """Only objects of this name."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""


class ListBillingCreditsResponse(Model, frozen=True):
    """Answer of `credits.list_billing_credits`."""

    data: list[BillingCreditResponseData]
    params: ListBillingCreditsParams


class ListBillingPlanCreditGrantsParams(Model, frozen=True):
    """Query parameters that `credits.list_billing_plan_credit_grants` understood."""

    credit_id: str | None = None
    """Credit type (`bilcr_…`)."""
    ids: list[str] | None = None
    """Only these ids, at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    plan_id: str | None = None
    """Plan or add-on (`plan_…`)."""
    plan_ids: list[str] | None = None
    """Plans and add-ons (`plan_…`), at most 100."""
    plan_version_id: str | None = None
    """Plan version (`plnv_…`)."""
    plan_version_ids: list[str] | None = None
    """Plan versions (`plnv_…`), at most 100; wins over `plan_version_id`."""


class ListBillingPlanCreditGrantsResponse(Model, frozen=True):
    """Answer of `credits.list_billing_plan_credit_grants`."""

    data: list[BillingPlanCreditGrantResponseData]
    params: ListBillingPlanCreditGrantsParams


class ListCompanyCreditBalancesParams(Model, frozen=True):
    """Query parameters that `credits.list_company_credit_balances` understood."""

    company_id: str | None = None
    """Company (`comp_…`)."""


class ListCompanyCreditBalancesResponse(Model, frozen=True):
    """Answer of `credits.list_company_credit_balances`."""

    data: list[CompanyCreditBalanceResponseData]
    params: ListCompanyCreditBalancesParams


class ListCompanyGrantsParams(Model, frozen=True):
    """Query parameters that `credits.list_company_grants` understood."""

    company_id: str | None = None
    """Company (`comp_…`)."""
    dir: SortDirection | None = None
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    order: CreditGrantSortOrder | None = None


class ListCompanyGrantsResponse(Model, frozen=True):
    """Answer of `credits.list_company_grants`."""

    data: list[BillingCreditGrantResponseData]
    params: ListCompanyGrantsParams


class ListCreditBundlesParams(Model, frozen=True):
    """Query parameters that `credits.list_credit_bundles` understood."""

    bundle_type: BillingCreditBundleType | None = None
    credit_id: str | None = None
    """Credit type (`bilcr_…`)."""
    ids: list[str] | None = None
    """Only these ids, at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    status: BillingCreditBundleStatus | None = None


class ListCreditBundlesResponse(Model, frozen=True):
    """Answer of `credits.list_credit_bundles`."""

    data: list[BillingCreditBundleResponseData]
    params: ListCreditBundlesParams


class ListCreditEventLedgerParams(Model, frozen=True):
    """Query parameters that `credits.list_credit_event_ledger` understood."""

    billing_credit_id: str | None = None
    """Credit type (`bilcr_…`)."""
    company_id: str | None = None
    """Company (`comp_…`)."""
    end_time: str | None = None
    """End of the window, not included, RFC 3339."""
    event_type: CreditEventType | None = None
    feature_id: str | None = None
    """Feature (`feat_…`)."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    source_event_id: str | None = None
    """Only entries that this event caused."""
    start_time: str | None = None
    """Start of the window, included, RFC 3339."""


class ListCreditEventLedgerResponse(Model, frozen=True):
    """Answer of `credits.list_credit_event_ledger`."""

    data: list[CreditEventLedgerResponseData]
    params: ListCreditEventLedgerParams


class ListCreditSpendPoliciesParams(Model, frozen=True):
    """Query parameters that `credits.list_credit_spend_policies` understood."""

    billing_credit_id: str | None = None
    """Credit type (`bilcr_…`)."""
    company_id: str | None = None
    """Company (`comp_…`)."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    scope_type: CreditSpendPolicyScope | None = None
    user_id: str | None = None
    """User (`user_…`)."""
    user_ids: list[str] | None = None
    """Users (`user_…`), at most 100."""


class ListCreditSpendPoliciesResponse(Model, frozen=True):
    """Answer of `credits.list_credit_spend_policies`."""

    data: list[CreditSpendPolicyResponseData]
    params: ListCreditSpendPoliciesParams


class ListGrantsForCreditParams(Model, frozen=True):
    """Query parameters that `credits.list_grants_for_credit` understood."""

    credit_id: str | None = None
    """Credit type (`bilcr_…`)."""
    ids: list[str] | None = None
    """Only these ids, at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""


class ListGrantsForCreditResponse(Model, frozen=True):
    """Answer of `credits.list_grants_for_credit`."""

    data: list[BillingCreditGrantResponseData]
    params: ListGrantsForCreditParams


class PlanCreditGrantWarningTierRequestBody(Model, frozen=True):
    """A remaining balance that shall cause a warning."""

    key: str
    """Name of the tier, for programs; unique."""
    value: int
    """Warn when this many credits remain; unique and below the granted amount."""


class ReleaseCreditLeaseResponse(Model, frozen=True):
    """Answer of `credits.release_credit_lease`."""

    data: CreditLeaseResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class ReleaseCreditReservationResponse(Model, frozen=True):
    """Answer of `credits.release_credit_reservation`."""

    data: CreditReservationResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class ReserveCreditsRequestBody(Model, frozen=True):
    """Body of `credits.reserve_credits`."""

    amount: float
    """Credits to hold; all of them or none."""
    company_id: str
    """Company (`comp_…`)."""
    credit_type_id: str
    """Credit type (`bilcr_…`)."""
    expires_at: Instant | None = None
    """When the hold ends; in 1 minute unless sent, at most 1 hour ahead."""
    idempotency_key: str | None = None
    """A repeat with the same key returns the first reservation, also one that is over by now."""


class ReserveCreditsResponse(Model, frozen=True):
    """Answer of `credits.reserve_credits`."""

    data: CreditReservationResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class SoftDeleteBillingCreditResponse(Model, frozen=True):
    """Answer of `credits.soft_delete_billing_credit`."""

    data: DeleteResponse
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class UpdateBillingCreditRequestBody(Model, frozen=True):
    """Body of `credits.update_billing_credit`."""

    description: str
    """Description shown to people."""
    name: str
    """Name shown to people."""
    burn_strategy: BillingCreditBurnStrategy | None = None
    currency_prices: list[CreditCurrencyPriceRequestBody] | None = None
    default_expiry_unit: BillingCreditExpiryUnit | None = None
    default_expiry_unit_count: int | None = None
    """How many units granted credits last unless a grant says otherwise."""
    default_rollover_policy: BillingCreditRolloverPolicy | None = None
    icon: str | None = None
    """Icon: a name or an emoji; may be empty."""
    per_unit_price: int | None = None
    """Price per unit in cents."""
    per_unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""
    plural_name: str | None = None
    """Name of several units."""
    singular_name: str | None = None
    """Name of one unit."""
    strict: bool | None = None
    """Whether events that the balance does not cover are refused."""


class UpdateBillingCreditResponse(Model, frozen=True):
    """Answer of `credits.update_billing_credit`."""

    data: BillingCreditResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class UpdateBillingPlanCreditGrantRequestBody(Model, frozen=True):
    """Body of `credits.update_billing_plan_credit_grant`."""

    reset_cadence: BillingPlanCreditGrantResetCadence
    reset_start: BillingPlanCreditGrantResetStart
    apply_to_existing: bool | None = None
    """Also change the grants that companies already hold."""
    arrears_anchor: BillingArrearsAnchor | None = None
    arrears_cadence: BillingArrearsCadence | None = None
    auto_topup_amount: int | None = None
    """Credits bought by one top-up, at least 1."""
    auto_topup_amount_type: CreditAutoTopupAmountType | None = None
    auto_topup_availability: BillingCreditAutoTopupAvailability | None = None
    auto_topup_enabled: bool | None = None
    """Whether top-ups happen; follows from the availability."""
    auto_topup_expiry_type: BillingCreditExpiryType | None = None
    auto_topup_expiry_unit: BillingCreditExpiryUnit | None = None
    auto_topup_expiry_unit_count: int | None = None
    """How many units topped-up credits last."""
    auto_topup_self_service: bool | None = None
    """Whether companies switch top-ups on themselves; follows from the availability."""
    auto_topup_threshold_credits: int | None = None
    """Top up when the balance is at or below this many credits."""
    auto_topup_threshold_percent: int | None = None
    """Top up when the balance is at or below this percentage of the grant, 1 to 100."""
    billing_mode: BillingPlanCreditGrantBillingMode | None = None
    can_buy_bundles: bool | None = None
    """Deprecated; sets whether bundles of the credit may be bought with the plan."""
    company_credit_amount: int | None = None
    """Credits granted once per company on top of those per licence."""
    credit_amount: int | None = None
    """Credits per grant; per licence when scaled so."""
    expiry_type: BillingCreditExpiryType | None = None
    expiry_unit: BillingCreditExpiryUnit | None = None
    expiry_unit_count: int | None = None
    """How many units granted credits last."""
    license_id: str | None = None
    """Licence (`lic_…`) whose number scales it."""
    overdraft_limit: float | None = None
    """How far below zero the balance may run, in credits; absent or null for no floor."""
    postpaid_enabled: bool | None = None
    """Let use go on below zero and charge it later; false unless sent."""
    postpaid_rate_per_unit: int | None = None
    """Price in cents per credit below zero; the credit's own cost unless sent."""
    postpaid_rate_per_unit_decimal: str | None = None
    """The same price with fractions of a cent; wins when both are set."""
    price_tiers: list[CreditGrantPriceTierRequestBody] | None = None
    reset_type: BillingPlanCreditGrantResetType | None = None
    rollover_percentage: int | None = None
    """Share of unused credits kept for one more period, in percent; recurring grants only."""
    scaling: PlanCreditGrantScaling | None = None
    tier_mode: BillingTiersMode | None = None
    unit_price: int | None = None
    """Price per credit in cents."""
    unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""
    warning_tiers: list[PlanCreditGrantWarningTierRequestBody] | None = None


class UpdateBillingPlanCreditGrantResponse(Model, frozen=True):
    """Answer of `credits.update_billing_plan_credit_grant`."""

    data: BillingPlanCreditGrantResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class UpdateCreditBundleDetailsRequestBody(Model, frozen=True):
    """Body of `credits.update_credit_bundle_details`."""

    bundle_name: str
    """Name of the bundle."""
    price_per_unit: int
    """Price per credit in cents."""
    compatible_plan_ids: list[str] | None = None
    """Plans (`plan_…`) the bundle may be bought with; unchanged unless sent, empty for all."""
    currency_prices: list[CreditBundleCurrencyPriceRequestBody] | None = None
    expiry_type: BillingCreditExpiryType | None = None
    expiry_unit: BillingCreditExpiryUnit | None = None
    expiry_unit_count: int | None = None
    """How many units granted credits last."""
    price_per_unit_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""
    quantity: int | None = None
    """Credits in the bundle."""
    status: BillingCreditBundleStatus | None = None


class UpdateCreditBundleDetailsResponse(Model, frozen=True):
    """Answer of `credits.update_credit_bundle_details`."""

    data: BillingCreditBundleResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class UpdateCreditSpendPolicyRequestBody(Model, frozen=True):
    """Body of `credits.update_credit_spend_policy`."""

    label: str | None = None
    """Free text to tell it by."""
    max_per_draw: float | None = None
    """Most credits one draw may take. Either this or `window_amount`."""
    window_amount: float | None = None
    """Most credits that may be drawn in a window. Either this or `max_per_draw`."""
    window_unit: CreditSpendWindowUnit | None = None


class UpdateCreditSpendPolicyResponse(Model, frozen=True):
    """Answer of `credits.update_credit_spend_policy`."""

    data: CreditSpendPolicyResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class ZeroOutGrantRequestBody(Model, frozen=True):
    """Body of `credits.zero_out_grant`."""

    reason: BillingCreditGrantZeroedOutReason | None = None


class ZeroOutGrantResponse(Model, frozen=True):
    """Answer of `credits.zero_out_grant`."""

    data: BillingCreditGrantResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class AcquireCreditLeaseBody(Options, total=False):
    """Keywords of `credits.acquire_credit_lease`."""

    company_id: Required[str]
    """Company (`comp_…`)."""
    credit_type_id: Required[str]
    """Credit type (`bilcr_…`)."""
    requested_amount: Required[float]
    """Credits to hold, at most."""
    expires_at: datetime | None
    """When the hold ends; in 5 minutes unless sent, at most 1 hour ahead."""
    user_id: str | None
    """User (`user_…`) whose spend policies apply."""


class CountBillingCreditsQuery(Options, total=False):
    """Keywords of `credits.count_billing_credits`."""

    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    name: str | None
    """Only credit types of this name."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class CountBillingCreditsGrantsQuery(Options, total=False):
    """Keywords of `credits.count_billing_credits_grants`."""

    credit_id: str | None
    """Credit type (`bilcr_…`)."""
    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class CountBillingPlanCreditGrantsQuery(Options, total=False):
    """Keywords of `credits.count_billing_plan_credit_grants`."""

    credit_id: str | None
    """Credit type (`bilcr_…`)."""
    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    plan_id: str | None
    """Plan or add-on (`plan_…`)."""
    plan_ids: Sequence[str] | None
    """Plans and add-ons (`plan_…`), at most 100."""
    plan_version_id: str | None
    """Plan version (`plnv_…`)."""
    plan_version_ids: Sequence[str] | None
    """Plan versions (`plnv_…`), at most 100; wins over `plan_version_id`."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class CountCompanyGrantsQuery(Options, total=False):
    """Keywords of `credits.count_company_grants`."""

    company_id: Required[str]
    """Company (`comp_…`)."""
    order: CreditGrantSortOrder | None
    """Column to sort by; newest first unless sent."""
    dir: SortDirection | None
    """Direction of the order."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class CountCreditBundlesQuery(Options, total=False):
    """Keywords of `credits.count_credit_bundles`."""

    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    credit_id: str | None
    """Credit type (`bilcr_…`)."""
    status: BillingCreditBundleStatus | None
    """Only bundles in this state."""
    bundle_type: BillingCreditBundleType | None
    """Only bundles of this type."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class CountCreditEventLedgerQuery(Options, total=False):
    """Keywords of `credits.count_credit_event_ledger`."""

    company_id: Required[str]
    """Company (`comp_…`)."""
    billing_credit_id: str | None
    """Credit type (`bilcr_…`)."""
    end_time: str | None
    """End of the window, not included, RFC 3339."""
    event_type: CreditEventType | None
    """Only entries of this type."""
    feature_id: str | None
    """Only entries of this feature (`feat_…`)."""
    source_event_id: str | None
    """Only entries that this event caused."""
    start_time: str | None
    """Start of the window, included, RFC 3339."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class CountCreditSpendPoliciesQuery(Options, total=False):
    """Keywords of `credits.count_credit_spend_policies`."""

    billing_credit_id: str | None
    """Credit type (`bilcr_…`)."""
    company_id: str | None
    """Company (`comp_…`)."""
    scope_type: CreditSpendPolicyScope | None
    """Only caps on companies, or on users."""
    user_id: str | None
    """User (`user_…`)."""
    user_ids: Sequence[str] | None
    """Users (`user_…`), at most 100."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class CreateBillingCreditBody(Options, total=False):
    """Keywords of `credits.create_billing_credit`."""

    currency: Required[Currency]
    """Three-letter currency code in lower case. Amounts are in the smallest unit, such as cents."""
    description: Required[str]
    """Description shown to people."""
    name: Required[str]
    """Name shown to people."""
    burn_strategy: BillingCreditBurnStrategy | None
    """Order in which grants are used up, after adjustments and rollovers, which always go first."""
    currency_prices: Sequence[CreditCurrencyPriceRequestBody] | None
    """A credit's price in one currency."""
    default_expiry_unit: BillingCreditExpiryUnit | None
    """Unit of an expiry's duration."""
    default_expiry_unit_count: int | None
    """How many units granted credits last unless a grant says otherwise."""
    default_rollover_policy: BillingCreditRolloverPolicy | None
    """What becomes of credits left at the end of a period, unless a grant says otherwise."""
    icon: str | None
    """Icon: a name or an emoji; may be empty."""
    per_unit_price: int | None
    """Price per unit in cents."""
    per_unit_price_decimal: str | None
    """The same with fractions of a cent; wins when both are set."""
    plural_name: str | None
    """Name of several units."""
    singular_name: str | None
    """Name of one unit."""
    strict: bool | None
    """Whether events that the balance does not cover are refused."""


class CreateBillingPlanCreditGrantBody(Options, total=False):
    """Keywords of `credits.create_billing_plan_credit_grant`."""

    credit_amount: Required[int]
    """Credits per grant; per licence when scaled so."""
    credit_id: Required[str]
    """Credit type (`bilcr_…`)."""
    plan_id: Required[str]
    """Plan or add-on (`plan_…`)."""
    reset_cadence: Required[BillingPlanCreditGrantResetCadence]
    """How often a plan grants its credits anew."""
    reset_start: Required[BillingPlanCreditGrantResetStart]
    """`billing_period` resets on the company's own anniversary, `first_of_month` at the calendar start of the cadence.
    """
    apply_to_existing: bool | None
    """Also change the grants that companies already hold."""
    arrears_anchor: BillingArrearsAnchor | None
    """When a monthly charge in arrears falls: at the billing period's monthly anniversary, or at the calendar month's
    end.
    """
    arrears_cadence: BillingArrearsCadence | None
    """How often overage or postpaid use is charged. `quarterly` exists for overage only."""
    auto_topup_amount: int | None
    """Credits bought by one top-up, at least 1."""
    auto_topup_amount_type: CreditAutoTopupAmountType | None
    """Unit of a top-up's amount."""
    auto_topup_availability: BillingCreditAutoTopupAvailability | None
    """`automatic` applies to every company on the plan, `user_controlled` to those that switch it on, `off` to none."""
    auto_topup_enabled: bool | None
    """Whether top-ups happen; follows from the availability."""
    auto_topup_expiry_type: BillingCreditExpiryType | None
    """When a grant ends. `duration` counts units from the grant; the others follow the subscription, its trial, or
    nothing.
    """
    auto_topup_expiry_unit: BillingCreditExpiryUnit | None
    """Unit of an expiry's duration."""
    auto_topup_expiry_unit_count: int | None
    """How many units topped-up credits last."""
    auto_topup_self_service: bool | None
    """Whether companies switch top-ups on themselves; follows from the availability."""
    auto_topup_threshold_credits: int | None
    """Top up when the balance is at or below this many credits."""
    auto_topup_threshold_percent: int | None
    """Top up when the balance is at or below this percentage of the grant, 1 to 100."""
    billing_mode: BillingPlanCreditGrantBillingMode | None
    """`granted` credits are part of the plan's price; `billed` ones are a line of their own, on custom plans only."""
    can_buy_bundles: bool | None
    """Deprecated; sets whether bundles of the credit may be bought with the plan."""
    company_credit_amount: int | None
    """Credits granted once per company on top of those per licence."""
    expiry_type: BillingCreditExpiryType | None
    """When a grant ends. `duration` counts units from the grant; the others follow the subscription, its trial, or
    nothing.
    """
    expiry_unit: BillingCreditExpiryUnit | None
    """Unit of an expiry's duration."""
    expiry_unit_count: int | None
    """How many units granted credits last."""
    license_id: str | None
    """Licence (`lic_…`) whose number scales it."""
    overdraft_limit: float | None
    """How far below zero the balance may run, in credits; absent or null for no floor."""
    plan_version_id: str | None
    """Plan version (`plnv_…`)."""
    postpaid_enabled: bool | None
    """Let use go on below zero and charge it later; false unless sent."""
    postpaid_rate_per_unit: int | None
    """Price in cents per credit below zero; the credit's own cost unless sent."""
    postpaid_rate_per_unit_decimal: str | None
    """The same price with fractions of a cent; wins when both are set."""
    price_tiers: Sequence[CreditGrantPriceTierRequestBody] | None
    """Price per credit in a range of quantity."""
    reset_type: BillingPlanCreditGrantResetType | None
    """`plan_period` grants again at every reset, `no_reset` once."""
    rollover_percentage: int | None
    """Share of unused credits kept for one more period, in percent; recurring grants only."""
    scaling: PlanCreditGrantScaling | None
    """Whether a plan grants a fixed amount or an amount per licence."""
    tier_mode: BillingTiersMode | None
    """`graduated` prices each unit in its own tier, `volume` all units in the tier the total falls in."""
    unit_price: int | None
    """Price per credit in cents."""
    unit_price_decimal: str | None
    """The same with fractions of a cent; wins when both are set."""
    warning_tiers: Sequence[PlanCreditGrantWarningTierRequestBody] | None
    """A remaining balance that shall cause a warning."""


class CreateCreditBundleBody(Options, total=False):
    """Keywords of `credits.create_credit_bundle`."""

    bundle_name: Required[str]
    """Name of the bundle."""
    credit_id: Required[str]
    """Credit type (`bilcr_…`)."""
    currency: Required[Currency]
    """Three-letter currency code in lower case. Amounts are in the smallest unit, such as cents."""
    price_per_unit: Required[int]
    """Price per credit in cents."""
    bundle_type: BillingCreditBundleType | None
    """`fixed` holds a set number of credits."""
    compatible_plan_ids: Sequence[str] | None
    """Plans (`plan_…`) the bundle may be bought with; all unless sent."""
    currency_prices: Sequence[CreditBundleCurrencyPriceRequestBody] | None
    """A bundle's price in one currency."""
    expiry_type: BillingCreditExpiryType | None
    """When a grant ends. `duration` counts units from the grant; the others follow the subscription, its trial, or
    nothing.
    """
    expiry_unit: BillingCreditExpiryUnit | None
    """Unit of an expiry's duration."""
    expiry_unit_count: int | None
    """How many units granted credits last."""
    price_per_unit_decimal: str | None
    """The same with fractions of a cent; wins when both are set."""
    quantity: int | None
    """Credits in the bundle."""
    status: BillingCreditBundleStatus | None
    """Only an `active` bundle can be bought."""


class CreateCreditSpendPolicyBody(Options, total=False):
    """Keywords of `credits.create_credit_spend_policy`."""

    billing_credit_id: Required[str]
    """Credit type (`bilcr_…`)."""
    company_id: str | None
    """Company (`comp_…`) to cap, or in which to cap the user."""
    label: str | None
    """Free text to tell it by."""
    max_per_draw: float | None
    """Most credits one draw may take. Either this or `window_amount`."""
    user_id: str | None
    """User (`user_…`) to cap; in the given company or the only one it belongs to."""
    window_amount: float | None
    """Most credits that may be drawn in a window. Either this or `max_per_draw`."""
    window_unit: CreditSpendWindowUnit | None
    """Length of a spending window, in UTC; weeks start on Monday, `billing_period` follows the company's subscription.
    """


class DeleteBillingPlanCreditGrantQuery(Options, total=False):
    """Keywords of `credits.delete_billing_plan_credit_grant`."""

    apply_to_existing: bool | None
    """Also retire the grants already issued."""


class ExtendCreditLeaseBody(Options, total=False):
    """Keywords of `credits.extend_credit_lease`."""

    additional_amount: Required[float]
    """Credits to add to the hold."""
    expires_at: datetime | None
    """New end of the hold, at most 1 hour ahead; unchanged unless sent."""
    idempotency_key: str | None
    """A repeat with the same key returns the lease and adds nothing."""
    user_id: str | None
    """User (`user_…`) whose spend policies apply."""


class GetCreditBalanceTimeSeriesQuery(Options, total=False):
    """Keywords of `credits.get_credit_balance_time_series`."""

    billing_credit_id: Required[str]
    """Credit type (`bilcr_…`)."""
    company_id: Required[str]
    """Company (`comp_…`)."""
    end_time: Required[datetime]
    """End of the window, not included, RFC 3339."""
    start_time: Required[datetime]
    """Start of the window, included, RFC 3339."""


class GetCreditSpendPolicyUsageQuery(Options, total=False):
    """Keywords of `credits.get_credit_spend_policy_usage`."""

    company_id: Required[str]
    """Company (`comp_…`)."""
    billing_credit_id: str | None
    """Credit type (`bilcr_…`)."""
    user_ids: Sequence[str] | None
    """Users (`user_…`), at most 100."""


class GrantBillingCreditsToCompanyBody(Options, total=False):
    """Keywords of `credits.grant_billing_credits_to_company`."""

    company_id: Required[str]
    """Company (`comp_…`)."""
    credit_id: Required[str]
    """Credit type (`bilcr_…`)."""
    quantity: Required[int]
    """Credits to grant, at least 1."""
    reason: Required[BillingCreditGrantReason]
    """Where a grant came from. The three `postpaid_…` reasons are bookkeeping for a balance below zero."""
    billing_periods_count: int | None
    """For how many billing periods to grant again."""
    credit_bundle_id: str | None
    """Credit bundle (`bilcrb_…`)."""
    currency: Currency | None
    """Three-letter currency code in lower case. Amounts are in the smallest unit, such as cents."""
    expires_at: datetime | None
    """When it ends; null for never."""
    expiry_type: BillingCreditExpiryType | None
    """When a grant ends. `duration` counts units from the grant; the others follow the subscription, its trial, or
    nothing.
    """
    expiry_unit: BillingCreditExpiryUnit | None
    """Unit of an expiry's duration."""
    expiry_unit_count: int | None
    """How many units granted credits last."""
    idempotency_key: str | None
    """A repeat with the same key returns the first grant; one with another body is refused."""
    renewal_enabled: bool | None
    """Whether the credits are granted again."""
    renewal_period: BillingPlanCreditGrantResetStart | None
    """`billing_period` resets on the company's own anniversary, `first_of_month` at the calendar start of the cadence.
    """


class ListBillingCreditsQuery(Options, total=False):
    """Keywords of `credits.list_billing_credits`."""

    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    name: str | None
    """Only credit types of this name."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListBillingPlanCreditGrantsQuery(Options, total=False):
    """Keywords of `credits.list_billing_plan_credit_grants`."""

    credit_id: str | None
    """Credit type (`bilcr_…`)."""
    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    plan_id: str | None
    """Plan or add-on (`plan_…`)."""
    plan_ids: Sequence[str] | None
    """Plans and add-ons (`plan_…`), at most 100."""
    plan_version_id: str | None
    """Plan version (`plnv_…`)."""
    plan_version_ids: Sequence[str] | None
    """Plan versions (`plnv_…`), at most 100; wins over `plan_version_id`."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListCompanyCreditBalancesQuery(Options, total=False):
    """Keywords of `credits.list_company_credit_balances`."""

    company_id: Required[str]
    """Company (`comp_…`)."""


class ListCompanyGrantsQuery(Options, total=False):
    """Keywords of `credits.list_company_grants`."""

    company_id: Required[str]
    """Company (`comp_…`)."""
    order: CreditGrantSortOrder | None
    """Column to sort by; newest first unless sent."""
    dir: SortDirection | None
    """Direction of the order."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListCreditBundlesQuery(Options, total=False):
    """Keywords of `credits.list_credit_bundles`."""

    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    credit_id: str | None
    """Credit type (`bilcr_…`)."""
    status: BillingCreditBundleStatus | None
    """Only bundles in this state."""
    bundle_type: BillingCreditBundleType | None
    """Only bundles of this type."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListCreditEventLedgerQuery(Options, total=False):
    """Keywords of `credits.list_credit_event_ledger`."""

    company_id: Required[str]
    """Company (`comp_…`)."""
    billing_credit_id: str | None
    """Credit type (`bilcr_…`)."""
    end_time: str | None
    """End of the window, not included, RFC 3339."""
    event_type: CreditEventType | None
    """Only entries of this type."""
    feature_id: str | None
    """Only entries of this feature (`feat_…`)."""
    source_event_id: str | None
    """Only entries that this event caused."""
    start_time: str | None
    """Start of the window, included, RFC 3339."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListCreditSpendPoliciesQuery(Options, total=False):
    """Keywords of `credits.list_credit_spend_policies`."""

    billing_credit_id: str | None
    """Credit type (`bilcr_…`)."""
    company_id: str | None
    """Company (`comp_…`)."""
    scope_type: CreditSpendPolicyScope | None
    """Only caps on companies, or on users."""
    user_id: str | None
    """User (`user_…`)."""
    user_ids: Sequence[str] | None
    """Users (`user_…`), at most 100."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListGrantsForCreditQuery(Options, total=False):
    """Keywords of `credits.list_grants_for_credit`."""

    credit_id: str | None
    """Credit type (`bilcr_…`)."""
    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ReserveCreditsBody(Options, total=False):
    """Keywords of `credits.reserve_credits`."""

    amount: Required[float]
    """Credits to hold; all of them or none."""
    company_id: Required[str]
    """Company (`comp_…`)."""
    credit_type_id: Required[str]
    """Credit type (`bilcr_…`)."""
    expires_at: datetime | None
    """When the hold ends; in 1 minute unless sent, at most 1 hour ahead."""
    idempotency_key: str | None
    """A repeat with the same key returns the first reservation, also one that is over by now."""


class UpdateBillingCreditBody(Options, total=False):
    """Keywords of `credits.update_billing_credit`."""

    description: Required[str]
    """Description shown to people."""
    name: Required[str]
    """Name shown to people."""
    burn_strategy: BillingCreditBurnStrategy | None
    """Order in which grants are used up, after adjustments and rollovers, which always go first."""
    currency_prices: Sequence[CreditCurrencyPriceRequestBody] | None
    """A credit's price in one currency."""
    default_expiry_unit: BillingCreditExpiryUnit | None
    """Unit of an expiry's duration."""
    default_expiry_unit_count: int | None
    """How many units granted credits last unless a grant says otherwise."""
    default_rollover_policy: BillingCreditRolloverPolicy | None
    """What becomes of credits left at the end of a period, unless a grant says otherwise."""
    icon: str | None
    """Icon: a name or an emoji; may be empty."""
    per_unit_price: int | None
    """Price per unit in cents."""
    per_unit_price_decimal: str | None
    """The same with fractions of a cent; wins when both are set."""
    plural_name: str | None
    """Name of several units."""
    singular_name: str | None
    """Name of one unit."""
    strict: bool | None
    """Whether events that the balance does not cover are refused."""


class UpdateBillingPlanCreditGrantBody(Options, total=False):
    """Keywords of `credits.update_billing_plan_credit_grant`."""

    reset_cadence: Required[BillingPlanCreditGrantResetCadence]
    """How often a plan grants its credits anew."""
    reset_start: Required[BillingPlanCreditGrantResetStart]
    """`billing_period` resets on the company's own anniversary, `first_of_month` at the calendar start of the cadence.
    """
    apply_to_existing: bool | None
    """Also change the grants that companies already hold."""
    arrears_anchor: BillingArrearsAnchor | None
    """When a monthly charge in arrears falls: at the billing period's monthly anniversary, or at the calendar month's
    end.
    """
    arrears_cadence: BillingArrearsCadence | None
    """How often overage or postpaid use is charged. `quarterly` exists for overage only."""
    auto_topup_amount: int | None
    """Credits bought by one top-up, at least 1."""
    auto_topup_amount_type: CreditAutoTopupAmountType | None
    """Unit of a top-up's amount."""
    auto_topup_availability: BillingCreditAutoTopupAvailability | None
    """`automatic` applies to every company on the plan, `user_controlled` to those that switch it on, `off` to none."""
    auto_topup_enabled: bool | None
    """Whether top-ups happen; follows from the availability."""
    auto_topup_expiry_type: BillingCreditExpiryType | None
    """When a grant ends. `duration` counts units from the grant; the others follow the subscription, its trial, or
    nothing.
    """
    auto_topup_expiry_unit: BillingCreditExpiryUnit | None
    """Unit of an expiry's duration."""
    auto_topup_expiry_unit_count: int | None
    """How many units topped-up credits last."""
    auto_topup_self_service: bool | None
    """Whether companies switch top-ups on themselves; follows from the availability."""
    auto_topup_threshold_credits: int | None
    """Top up when the balance is at or below this many credits."""
    auto_topup_threshold_percent: int | None
    """Top up when the balance is at or below this percentage of the grant, 1 to 100."""
    billing_mode: BillingPlanCreditGrantBillingMode | None
    """`granted` credits are part of the plan's price; `billed` ones are a line of their own, on custom plans only."""
    can_buy_bundles: bool | None
    """Deprecated; sets whether bundles of the credit may be bought with the plan."""
    company_credit_amount: int | None
    """Credits granted once per company on top of those per licence."""
    credit_amount: int | None
    """Credits per grant; per licence when scaled so."""
    expiry_type: BillingCreditExpiryType | None
    """When a grant ends. `duration` counts units from the grant; the others follow the subscription, its trial, or
    nothing.
    """
    expiry_unit: BillingCreditExpiryUnit | None
    """Unit of an expiry's duration."""
    expiry_unit_count: int | None
    """How many units granted credits last."""
    license_id: str | None
    """Licence (`lic_…`) whose number scales it."""
    overdraft_limit: float | None
    """How far below zero the balance may run, in credits; absent or null for no floor."""
    postpaid_enabled: bool | None
    """Let use go on below zero and charge it later; false unless sent."""
    postpaid_rate_per_unit: int | None
    """Price in cents per credit below zero; the credit's own cost unless sent."""
    postpaid_rate_per_unit_decimal: str | None
    """The same price with fractions of a cent; wins when both are set."""
    price_tiers: Sequence[CreditGrantPriceTierRequestBody] | None
    """Price per credit in a range of quantity."""
    reset_type: BillingPlanCreditGrantResetType | None
    """`plan_period` grants again at every reset, `no_reset` once."""
    rollover_percentage: int | None
    """Share of unused credits kept for one more period, in percent; recurring grants only."""
    scaling: PlanCreditGrantScaling | None
    """Whether a plan grants a fixed amount or an amount per licence."""
    tier_mode: BillingTiersMode | None
    """`graduated` prices each unit in its own tier, `volume` all units in the tier the total falls in."""
    unit_price: int | None
    """Price per credit in cents."""
    unit_price_decimal: str | None
    """The same with fractions of a cent; wins when both are set."""
    warning_tiers: Sequence[PlanCreditGrantWarningTierRequestBody] | None
    """A remaining balance that shall cause a warning."""


class UpdateCreditBundleDetailsBody(Options, total=False):
    """Keywords of `credits.update_credit_bundle_details`."""

    bundle_name: Required[str]
    """Name of the bundle."""
    price_per_unit: Required[int]
    """Price per credit in cents."""
    compatible_plan_ids: Sequence[str] | None
    """Plans (`plan_…`) the bundle may be bought with; unchanged unless sent, empty for all."""
    currency_prices: Sequence[CreditBundleCurrencyPriceRequestBody] | None
    """A bundle's price in one currency."""
    expiry_type: BillingCreditExpiryType | None
    """When a grant ends. `duration` counts units from the grant; the others follow the subscription, its trial, or
    nothing.
    """
    expiry_unit: BillingCreditExpiryUnit | None
    """Unit of an expiry's duration."""
    expiry_unit_count: int | None
    """How many units granted credits last."""
    price_per_unit_decimal: str | None
    """The same with fractions of a cent; wins when both are set."""
    quantity: int | None
    """Credits in the bundle."""
    status: BillingCreditBundleStatus | None
    """Only an `active` bundle can be bought."""


class UpdateCreditSpendPolicyBody(Options, total=False):
    """Keywords of `credits.update_credit_spend_policy`."""

    label: str | None
    """Free text to tell it by."""
    max_per_draw: float | None
    """Most credits one draw may take. Either this or `window_amount`."""
    window_amount: float | None
    """Most credits that may be drawn in a window. Either this or `max_per_draw`."""
    window_unit: CreditSpendWindowUnit | None
    """Length of a spending window, in UTC; weeks start on Monday, `billing_period` follows the company's subscription.
    """


class ZeroOutGrantBody(Options, total=False):
    """Keywords of `credits.zero_out_grant`."""

    reason: BillingCreditGrantZeroedOutReason | None
    """Why what remained of a grant was set to zero."""
