# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Types of operations of `credits`, for checkers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Literal, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from schematic_server.contract.billing import (
        BillingPriceResponseData,
        BillingPriceView,
        BillingProductRecordResponseData,
        BillingProductResponseData,
    )
    from schematic_server.contract.shared import (
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

AcquireCreditLeaseBody: TypeAlias = "AcquireCreditLeaseRequestBody"

AcquireCreditLeaseAnswer: TypeAlias = "CreditLeaseResponseData"


class CountBillingCreditsQuery(TypedDict):
    """Query of `credits.count_billing_credits`."""

    ids: NotRequired[Sequence[str]]
    name: NotRequired[str]
    limit: int
    offset: int


CountBillingCreditsAnswer: TypeAlias = "CountResponse"


class CountBillingCreditsGrantsQuery(TypedDict):
    """Query of `credits.count_billing_credits_grants`."""

    credit_id: NotRequired[str]
    ids: NotRequired[Sequence[str]]
    limit: int
    offset: int


CountBillingCreditsGrantsAnswer: TypeAlias = "CountResponse"


class CountBillingPlanCreditGrantsQuery(TypedDict):
    """Query of `credits.count_billing_plan_credit_grants`."""

    credit_id: NotRequired[str]
    ids: NotRequired[Sequence[str]]
    plan_id: NotRequired[str]
    plan_ids: NotRequired[Sequence[str]]
    plan_version_id: NotRequired[str]
    plan_version_ids: NotRequired[Sequence[str]]
    limit: int
    offset: int


CountBillingPlanCreditGrantsAnswer: TypeAlias = "CountResponse"


class CountCompanyGrantsQuery(TypedDict):
    """Query of `credits.count_company_grants`."""

    company_id: str
    order: NotRequired[CreditGrantSortOrder]
    dir: NotRequired[SortDirection]
    limit: int
    offset: int


CountCompanyGrantsAnswer: TypeAlias = "CountResponse"


class CountCreditBundlesQuery(TypedDict):
    """Query of `credits.count_credit_bundles`."""

    ids: NotRequired[Sequence[str]]
    credit_id: NotRequired[str]
    status: NotRequired[BillingCreditBundleStatus]
    bundle_type: NotRequired[BillingCreditBundleType]
    limit: int
    offset: int


CountCreditBundlesAnswer: TypeAlias = "CountResponse"


class CountCreditEventLedgerQuery(TypedDict):
    """Query of `credits.count_credit_event_ledger`."""

    billing_credit_id: NotRequired[str]
    company_id: str
    end_time: NotRequired[str]
    event_type: NotRequired[CreditEventType]
    feature_id: NotRequired[str]
    source_event_id: NotRequired[str]
    start_time: NotRequired[str]
    limit: int
    offset: int


CountCreditEventLedgerAnswer: TypeAlias = "CountResponse"


class CountCreditSpendPoliciesQuery(TypedDict):
    """Query of `credits.count_credit_spend_policies`."""

    billing_credit_id: NotRequired[str]
    company_id: NotRequired[str]
    scope_type: NotRequired[CreditSpendPolicyScope]
    user_id: NotRequired[str]
    user_ids: NotRequired[Sequence[str]]
    limit: int
    offset: int


CountCreditSpendPoliciesAnswer: TypeAlias = "CountResponse"

CreateBillingCreditBody: TypeAlias = "CreateBillingCreditRequestBody"

CreateBillingCreditAnswer: TypeAlias = "BillingCreditResponseData"

CreateBillingPlanCreditGrantBody: TypeAlias = "CreateBillingPlanCreditGrantRequestBody"

CreateBillingPlanCreditGrantAnswer: TypeAlias = "BillingPlanCreditGrantResponseData"

CreateCreditBundleBody: TypeAlias = "CreateCreditBundleRequestBody"

CreateCreditBundleAnswer: TypeAlias = "BillingCreditBundleResponseData"

CreateCreditSpendPolicyBody: TypeAlias = "CreateCreditSpendPolicyRequestBody"

CreateCreditSpendPolicyAnswer: TypeAlias = "CreditSpendPolicyResponseData"


class DeleteBillingPlanCreditGrantQuery(TypedDict):
    """Query of `credits.delete_billing_plan_credit_grant`."""

    apply_to_existing: NotRequired[bool]


DeleteBillingPlanCreditGrantAnswer: TypeAlias = "DeleteResponse"

DeleteCreditBundleAnswer: TypeAlias = "DeleteResponse"

DeleteCreditSpendPolicyAnswer: TypeAlias = "DeleteResponse"

ExtendCreditLeaseBody: TypeAlias = "ExtendCreditLeaseRequestBody"

ExtendCreditLeaseAnswer: TypeAlias = "CreditLeaseResponseData"


class GetCreditBalanceTimeSeriesQuery(TypedDict):
    """Query of `credits.get_credit_balance_time_series`."""

    billing_credit_id: str
    company_id: str
    end_time: datetime
    start_time: datetime


GetCreditBalanceTimeSeriesAnswer: TypeAlias = "CreditBalanceTimeSeriesResponseData"

GetCreditBundleAnswer: TypeAlias = "BillingCreditBundleResponseData"

GetCreditEventLedgerEntryAnswer: TypeAlias = "CreditEventLedgerResponseData"

GetCreditSpendPolicyAnswer: TypeAlias = "CreditSpendPolicyResponseData"


class GetCreditSpendPolicyUsageQuery(TypedDict):
    """Query of `credits.get_credit_spend_policy_usage`."""

    billing_credit_id: NotRequired[str]
    company_id: str
    user_ids: NotRequired[Sequence[str]]


GetCreditSpendPolicyUsageAnswer: TypeAlias = "list[CreditSpendPolicyResponseData]"

GetSingleBillingCreditAnswer: TypeAlias = "BillingCreditResponseData"

GetSingleBillingPlanCreditGrantAnswer: TypeAlias = "BillingPlanCreditGrantResponseData"

GrantBillingCreditsToCompanyBody: TypeAlias = "CreateCompanyCreditGrant"

GrantBillingCreditsToCompanyAnswer: TypeAlias = "BillingCreditGrantResponseData"


class ListBillingCreditsQuery(TypedDict):
    """Query of `credits.list_billing_credits`."""

    ids: NotRequired[Sequence[str]]
    name: NotRequired[str]
    limit: int
    offset: int


ListBillingCreditsAnswer: TypeAlias = "list[BillingCreditResponseData]"


class ListBillingPlanCreditGrantsQuery(TypedDict):
    """Query of `credits.list_billing_plan_credit_grants`."""

    credit_id: NotRequired[str]
    ids: NotRequired[Sequence[str]]
    plan_id: NotRequired[str]
    plan_ids: NotRequired[Sequence[str]]
    plan_version_id: NotRequired[str]
    plan_version_ids: NotRequired[Sequence[str]]
    limit: int
    offset: int


ListBillingPlanCreditGrantsAnswer: TypeAlias = "list[BillingPlanCreditGrantResponseData]"


class ListCompanyCreditBalancesQuery(TypedDict):
    """Query of `credits.list_company_credit_balances`."""

    company_id: str


ListCompanyCreditBalancesAnswer: TypeAlias = "list[CompanyCreditBalanceResponseData]"


class ListCompanyGrantsQuery(TypedDict):
    """Query of `credits.list_company_grants`."""

    company_id: str
    order: NotRequired[CreditGrantSortOrder]
    dir: NotRequired[SortDirection]
    limit: int
    offset: int


ListCompanyGrantsAnswer: TypeAlias = "list[BillingCreditGrantResponseData]"


class ListCreditBundlesQuery(TypedDict):
    """Query of `credits.list_credit_bundles`."""

    ids: NotRequired[Sequence[str]]
    credit_id: NotRequired[str]
    status: NotRequired[BillingCreditBundleStatus]
    bundle_type: NotRequired[BillingCreditBundleType]
    limit: int
    offset: int


ListCreditBundlesAnswer: TypeAlias = "list[BillingCreditBundleResponseData]"


class ListCreditEventLedgerQuery(TypedDict):
    """Query of `credits.list_credit_event_ledger`."""

    billing_credit_id: NotRequired[str]
    company_id: str
    end_time: NotRequired[str]
    event_type: NotRequired[CreditEventType]
    feature_id: NotRequired[str]
    source_event_id: NotRequired[str]
    start_time: NotRequired[str]
    limit: int
    offset: int


ListCreditEventLedgerAnswer: TypeAlias = "list[CreditEventLedgerResponseData]"


class ListCreditSpendPoliciesQuery(TypedDict):
    """Query of `credits.list_credit_spend_policies`."""

    billing_credit_id: NotRequired[str]
    company_id: NotRequired[str]
    scope_type: NotRequired[CreditSpendPolicyScope]
    user_id: NotRequired[str]
    user_ids: NotRequired[Sequence[str]]
    limit: int
    offset: int


ListCreditSpendPoliciesAnswer: TypeAlias = "list[CreditSpendPolicyResponseData]"


class ListGrantsForCreditQuery(TypedDict):
    """Query of `credits.list_grants_for_credit`."""

    credit_id: NotRequired[str]
    ids: NotRequired[Sequence[str]]
    limit: int
    offset: int


ListGrantsForCreditAnswer: TypeAlias = "list[BillingCreditGrantResponseData]"

ReleaseCreditLeaseAnswer: TypeAlias = "CreditLeaseResponseData"

ReleaseCreditReservationAnswer: TypeAlias = "CreditReservationResponseData"

ReserveCreditsBody: TypeAlias = "ReserveCreditsRequestBody"

ReserveCreditsAnswer: TypeAlias = "CreditReservationResponseData"

SoftDeleteBillingCreditAnswer: TypeAlias = "DeleteResponse"

UpdateBillingCreditBody: TypeAlias = "UpdateBillingCreditRequestBody"

UpdateBillingCreditAnswer: TypeAlias = "BillingCreditResponseData"

UpdateBillingPlanCreditGrantBody: TypeAlias = "UpdateBillingPlanCreditGrantRequestBody"

UpdateBillingPlanCreditGrantAnswer: TypeAlias = "BillingPlanCreditGrantResponseData"

UpdateCreditBundleDetailsBody: TypeAlias = "UpdateCreditBundleDetailsRequestBody"

UpdateCreditBundleDetailsAnswer: TypeAlias = "BillingCreditBundleResponseData"

UpdateCreditSpendPolicyBody: TypeAlias = "UpdateCreditSpendPolicyRequestBody"

UpdateCreditSpendPolicyAnswer: TypeAlias = "CreditSpendPolicyResponseData"

ZeroOutGrantBody: TypeAlias = "ZeroOutGrantRequestBody"

ZeroOutGrantAnswer: TypeAlias = "BillingCreditGrantResponseData"


class AcquireCreditLeaseRequestBody(TypedDict):
    """Body of `credits.acquire_credit_lease`."""

    company_id: str
    credit_type_id: str
    expires_at: NotRequired[datetime | None]
    requested_amount: float
    user_id: NotRequired[str | None]


# `automatic` applies to every company on the plan, `user_controlled` to those that switch it on, `off` to none.
BillingCreditAutoTopupAvailability: TypeAlias = Literal["off", "automatic", "user_controlled"]


class BillingCreditBundleResponseData(TypedDict):
    """A purchasable pack of credits."""

    billing_invoice_id: NotRequired[str | None]
    bundle_type: NotRequired[BillingCreditBundleType]
    compatible_plan_ids: Sequence[str]
    created_at: datetime
    credit_description: NotRequired[str | None]
    credit_icon: NotRequired[str | None]
    credit_id: str
    credit_name: str
    currency_prices: Sequence[CreditBundleCurrencyPriceResponseData]
    expiry_type: BillingCreditExpiryType
    expiry_unit: BillingCreditExpiryUnit
    expiry_unit_count: NotRequired[int | None]
    has_grants: bool
    id: str
    name: str
    plural_name: NotRequired[str | None]
    price: NotRequired[BillingPriceResponseData | None]
    quantity: NotRequired[int | None]
    singular_name: NotRequired[str | None]
    status: BillingCreditBundleStatus
    unit_price: NotRequired[BillingPriceResponseData | None]
    updated_at: datetime


# Only an `active` bundle can be bought.
BillingCreditBundleStatus: TypeAlias = Literal["active", "inactive"]

# `fixed` holds a set number of credits.
BillingCreditBundleType: TypeAlias = Literal["fixed"]

# Order in which grants are used up, after adjustments and rollovers, which always go first.
BillingCreditBurnStrategy: TypeAlias = Literal[
    "expiration_priority",
    "first_in_first_out",
    "last_in_first_out",
    "plan_first_then_credit_bundles_first_in_first_out",
]

# Where a grant came from. The three `postpaid_…` reasons are bookkeeping for a balance below zero.
BillingCreditGrantReason: TypeAlias = Literal[
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


class BillingCreditGrantResponseData(TypedDict):
    """Credits given to a company at one time, and what is left of them."""

    company_id: str
    company_license_id: NotRequired[str | None]
    company_name: str
    created_at: datetime
    credit_bundle_id: NotRequired[str | None]
    credit_icon: NotRequired[str | None]
    credit_id: str
    credit_name: str
    currency: NotRequired[Currency | None]
    expires_at: NotRequired[datetime | None]
    grant_reason: BillingCreditGrantReason
    id: str
    license_name: NotRequired[str | None]
    plan_id: NotRequired[str | None]
    plan_name: NotRequired[str | None]
    postpaid_charge_amount: NotRequired[int | None]
    postpaid_charge_currency: NotRequired[Currency | None]
    postpaid_charged_credits: NotRequired[float | None]
    price: NotRequired[BillingPriceResponseData | None]
    quantity: float
    quantity_remaining: float
    quantity_used: float
    renewal_enabled: bool
    renewal_period: NotRequired[BillingPlanCreditGrantResetCadence | None]
    reserved: NotRequired[float | None]
    settled: NotRequired[float | None]
    source_grant_id: NotRequired[str | None]
    source_label: str
    transfers: NotRequired[Sequence[CreditTransferResponseData] | None]
    updated_at: datetime
    valid_from: NotRequired[datetime | None]
    zeroed_out_date: NotRequired[datetime | None]
    zeroed_out_reason: NotRequired[BillingCreditGrantZeroedOutReason | None]


# Why what remained of a grant was set to zero.
BillingCreditGrantZeroedOutReason: TypeAlias = Literal[
    "customer_archived",
    "expired",
    "integration_uninstalled",
    "license_retired",
    "manual",
    "plan_change",
    "plan_period_reset",
    "reconciled",
]

# Who keeps the balance: this API, or an outside system that is mirrored (`external_mirror`) or also prices usage
# (`external_rated`).
BillingCreditLedgerAuthority: TypeAlias = Literal["schematic_authoritative", "external_mirror", "external_rated"]


class BillingCreditLedgerResponseData(TypedDict):
    """A credit type, as ledger entries show it."""

    description: NotRequired[str | None]
    icon: NotRequired[str | None]
    id: str
    name: str
    plural_name: NotRequired[str | None]
    singular_name: NotRequired[str | None]


class BillingCreditResponseData(TypedDict):
    """A credit type: what it is called, what it costs, in which order grants are used up."""

    burn_strategy: BillingCreditBurnStrategy
    cost_editable: bool
    created_at: datetime
    currency_prices: Sequence[CreditCurrencyPriceResponseData]
    default_expiry_unit: BillingCreditExpiryUnit
    default_expiry_unit_count: NotRequired[int | None]
    default_rollover_policy: BillingCreditRolloverPolicy
    description: str
    icon: NotRequired[str | None]
    id: str
    ledger_authority: BillingCreditLedgerAuthority
    name: str
    plural_name: NotRequired[str | None]
    price: NotRequired[BillingPriceResponseData | None]
    product: NotRequired[BillingProductResponseData | None]
    singular_name: NotRequired[str | None]
    strict: NotRequired[bool]
    updated_at: datetime


# What becomes of credits left at the end of a period, unless a grant says otherwise.
BillingCreditRolloverPolicy: TypeAlias = Literal["expire", "none", "rollover"]


class BillingCreditView(TypedDict):
    """A credit type as plans show it."""

    account_id: str
    burn_strategy: BillingCreditBurnStrategy
    cost_editable: bool
    created_at: datetime
    currency_prices: Sequence[CreditCurrencyPrice]
    default_expiry_unit: BillingCreditExpiryUnit
    default_expiry_unit_count: NotRequired[int | None]
    default_rollover_policy: BillingCreditRolloverPolicy
    description: str
    environment_id: str
    icon: NotRequired[str | None]
    id: str
    ledger_authority: BillingCreditLedgerAuthority
    name: str
    plural_name: NotRequired[str | None]
    price: NotRequired[BillingPriceView | None]
    price_per_unit: NotRequired[int | None]
    price_per_unit_decimal: NotRequired[str | None]
    product: NotRequired[BillingProductRecordResponseData | None]
    singular_name: NotRequired[str | None]
    updated_at: datetime


# `granted` credits are part of the plan's price; `billed` ones are a line of their own, on custom plans only.
BillingPlanCreditGrantBillingMode: TypeAlias = Literal["granted", "billed"]

BillingPlanCreditGrantPriceTierResponseData = TypedDict(
    "BillingPlanCreditGrantPriceTierResponseData",
    {
        "from": "int",
        "per_unit_price": "NotRequired[int | None]",
        "per_unit_price_decimal": "NotRequired[str | None]",
        "to": "NotRequired[int | None]",
    },
)

# `billing_period` resets on the company's own anniversary, `first_of_month` at the calendar start of the cadence.
BillingPlanCreditGrantResetStart: TypeAlias = Literal["billing_period", "first_of_month"]

# `plan_period` grants again at every reset, `no_reset` once.
BillingPlanCreditGrantResetType: TypeAlias = Literal["no_reset", "plan_period"]


class BillingPlanCreditGrantResponseData(TypedDict):
    """What credits a plan version gives, how often, and how they are charged and topped up."""

    arrears_anchor: NotRequired[BillingArrearsAnchor | None]
    arrears_cadence: NotRequired[BillingArrearsCadence | None]
    auto_topup_amount: NotRequired[int | None]
    auto_topup_amount_type: NotRequired[str | None]
    auto_topup_availability: BillingCreditAutoTopupAvailability
    auto_topup_enabled: bool
    auto_topup_expiry_type: NotRequired[BillingCreditExpiryType | None]
    auto_topup_expiry_unit: NotRequired[BillingCreditExpiryUnit | None]
    auto_topup_expiry_unit_count: NotRequired[int | None]
    auto_topup_self_service: bool
    auto_topup_threshold_credits: NotRequired[int | None]
    auto_topup_threshold_percent: NotRequired[int | None]
    billing_mode: BillingPlanCreditGrantBillingMode
    can_buy_bundles: bool
    company_credit_amount: int
    created_at: datetime
    credit: NotRequired[BillingCreditResponseData | None]
    credit_amount: int
    credit_id: str
    credit_name: str
    credit_plural_name: NotRequired[str | None]
    credit_singular_name: NotRequired[str | None]
    expiry_type: NotRequired[BillingCreditExpiryType | None]
    expiry_unit: NotRequired[BillingCreditExpiryUnit | None]
    expiry_unit_count: NotRequired[int | None]
    id: str
    license_id: NotRequired[str | None]
    overdraft_limit: NotRequired[float | None]
    plan: NotRequired[PreviewObjectResponseData | None]
    plan_id: str
    plan_name: str
    plan_version_id: NotRequired[str | None]
    postpaid_enabled: bool
    postpaid_rate_per_unit: NotRequired[int | None]
    postpaid_rate_per_unit_decimal: NotRequired[str | None]
    price: NotRequired[BillingPriceResponseData | None]
    price_tiers: Sequence[BillingPlanCreditGrantPriceTierResponseData]
    reset_cadence: NotRequired[BillingPlanCreditGrantResetCadence | None]
    reset_start: NotRequired[BillingPlanCreditGrantResetStart | None]
    reset_type: NotRequired[BillingPlanCreditGrantResetType | None]
    rollover_percentage: int
    scaling: PlanCreditGrantScaling
    tier_mode: NotRequired[BillingTiersMode | None]
    unit_price: NotRequired[int | None]
    unit_price_decimal: NotRequired[str | None]
    updated_at: datetime
    warning_tiers: Sequence[BillingPlanCreditGrantWarningTierResponseData]


class BillingPlanCreditGrantWarningTierResponseData(TypedDict):
    """A remaining balance that causes a warning."""

    id: str
    key: str
    value: int


class CompanyCreditBalanceResponseData(TypedDict):
    """A company's balance of one credit type."""

    credit_id: str
    remaining: float
    reserved: float
    settled: float
    source: BillingProviderType
    total: NotRequired[float | None]


class CompanyLedgerResponseData(TypedDict):
    """A company, as ledger entries show it."""

    id: str
    logo_url: NotRequired[str | None]
    name: str


class CreateBillingCreditRequestBody(TypedDict):
    """Body of `credits.create_billing_credit`."""

    burn_strategy: NotRequired[BillingCreditBurnStrategy | None]
    currency: Currency
    currency_prices: NotRequired[Sequence[CreditCurrencyPriceRequestBody] | None]
    default_expiry_unit: NotRequired[BillingCreditExpiryUnit | None]
    default_expiry_unit_count: NotRequired[int | None]
    default_rollover_policy: NotRequired[BillingCreditRolloverPolicy | None]
    description: str
    icon: NotRequired[str | None]
    name: str
    per_unit_price: NotRequired[int | None]
    per_unit_price_decimal: NotRequired[str | None]
    plural_name: NotRequired[str | None]
    singular_name: NotRequired[str | None]
    strict: NotRequired[bool | None]


class CreateBillingPlanCreditGrantRequestBody(TypedDict):
    """Body of `credits.create_billing_plan_credit_grant`."""

    apply_to_existing: NotRequired[bool | None]
    arrears_anchor: NotRequired[BillingArrearsAnchor | None]
    arrears_cadence: NotRequired[BillingArrearsCadence | None]
    auto_topup_amount: NotRequired[int | None]
    auto_topup_amount_type: NotRequired[CreditAutoTopupAmountType | None]
    auto_topup_availability: NotRequired[BillingCreditAutoTopupAvailability | None]
    auto_topup_enabled: NotRequired[bool | None]
    auto_topup_expiry_type: NotRequired[BillingCreditExpiryType | None]
    auto_topup_expiry_unit: NotRequired[BillingCreditExpiryUnit | None]
    auto_topup_expiry_unit_count: NotRequired[int | None]
    auto_topup_self_service: NotRequired[bool | None]
    auto_topup_threshold_credits: NotRequired[int | None]
    auto_topup_threshold_percent: NotRequired[int | None]
    billing_mode: NotRequired[BillingPlanCreditGrantBillingMode | None]
    can_buy_bundles: NotRequired[bool | None]
    company_credit_amount: NotRequired[int | None]
    credit_amount: int
    credit_id: str
    expiry_type: NotRequired[BillingCreditExpiryType | None]
    expiry_unit: NotRequired[BillingCreditExpiryUnit | None]
    expiry_unit_count: NotRequired[int | None]
    license_id: NotRequired[str | None]
    overdraft_limit: NotRequired[float | None]
    plan_id: str
    plan_version_id: NotRequired[str | None]
    postpaid_enabled: NotRequired[bool | None]
    postpaid_rate_per_unit: NotRequired[int | None]
    postpaid_rate_per_unit_decimal: NotRequired[str | None]
    price_tiers: NotRequired[Sequence[CreditGrantPriceTierRequestBody] | None]
    reset_cadence: BillingPlanCreditGrantResetCadence
    reset_start: BillingPlanCreditGrantResetStart
    reset_type: NotRequired[BillingPlanCreditGrantResetType | None]
    rollover_percentage: NotRequired[int | None]
    scaling: NotRequired[PlanCreditGrantScaling | None]
    tier_mode: NotRequired[BillingTiersMode | None]
    unit_price: NotRequired[int | None]
    unit_price_decimal: NotRequired[str | None]
    warning_tiers: NotRequired[Sequence[PlanCreditGrantWarningTierRequestBody] | None]


class CreateCompanyCreditGrant(TypedDict):
    """Body of `credits.grant_billing_credits_to_company`."""

    billing_periods_count: NotRequired[int | None]
    company_id: str
    credit_bundle_id: NotRequired[str | None]
    credit_id: str
    currency: NotRequired[Currency | None]
    expires_at: NotRequired[datetime | None]
    expiry_type: NotRequired[BillingCreditExpiryType | None]
    expiry_unit: NotRequired[BillingCreditExpiryUnit | None]
    expiry_unit_count: NotRequired[int | None]
    idempotency_key: NotRequired[str | None]
    quantity: int
    reason: BillingCreditGrantReason
    renewal_enabled: NotRequired[bool | None]
    renewal_period: NotRequired[BillingPlanCreditGrantResetStart | None]


class CreateCreditBundleRequestBody(TypedDict):
    """Body of `credits.create_credit_bundle`."""

    bundle_name: str
    bundle_type: NotRequired[BillingCreditBundleType | None]
    compatible_plan_ids: NotRequired[Sequence[str] | None]
    credit_id: str
    currency: Currency
    currency_prices: NotRequired[Sequence[CreditBundleCurrencyPriceRequestBody] | None]
    expiry_type: NotRequired[BillingCreditExpiryType | None]
    expiry_unit: NotRequired[BillingCreditExpiryUnit | None]
    expiry_unit_count: NotRequired[int | None]
    price_per_unit: int
    price_per_unit_decimal: NotRequired[str | None]
    quantity: NotRequired[int | None]
    status: NotRequired[BillingCreditBundleStatus | None]


class CreateCreditSpendPolicyRequestBody(TypedDict):
    """Body of `credits.create_credit_spend_policy`."""

    billing_credit_id: str
    company_id: NotRequired[str | None]
    label: NotRequired[str | None]
    max_per_draw: NotRequired[float | None]
    user_id: NotRequired[str | None]
    window_amount: NotRequired[float | None]
    window_unit: NotRequired[CreditSpendWindowUnit | None]


# Unit of a top-up's amount.
CreditAutoTopupAmountType: TypeAlias = Literal["credit"]


class CreditBalanceEventResponseData(TypedDict):
    """Something that changed a balance other than use."""

    amount: float
    event_type: CreditEventType
    grant_id: NotRequired[str | None]
    grant_reason: NotRequired[BillingCreditGrantReason | None]
    plan_id: NotRequired[str | None]
    timestamp: datetime
    zeroed_out_reason: NotRequired[BillingCreditGrantZeroedOutReason | None]


class CreditBalanceFeatureConsumptionResponseData(TypedDict):
    """Credits that one feature drew."""

    amount: float
    feature_id: str
    feature_name: str


class CreditBalancePointResponseData(TypedDict):
    """A balance at the end of a UTC day, and what was drawn on that day."""

    balance: float
    consumed: float
    consumed_by_feature: Sequence[CreditBalanceFeatureConsumptionResponseData]
    timestamp: datetime


class CreditBalanceTimeSeriesResponseData(TypedDict):
    """A company's balance of one credit type over time."""

    balance_points: Sequence[CreditBalancePointResponseData]
    billing_credit_id: str
    events: Sequence[CreditBalanceEventResponseData]
    external: bool


class CreditBundleCurrencyPriceRequestBody(TypedDict):
    """A bundle's price in one currency."""

    currency: Currency
    price_per_unit: NotRequired[int | None]
    price_per_unit_decimal: NotRequired[str | None]


class CreditBundleCurrencyPriceResponseData(TypedDict):
    """A bundle's price in one currency."""

    currency: Currency
    price: NotRequired[BillingPriceResponseData | None]


class CreditBurnBreakdownLine(TypedDict):
    """What one priced quantity of a model call drew."""

    credits: float
    key: str
    quantity: float
    rate: float


class CreditCurrencyPrice(TypedDict):
    """A credit's price in one currency."""

    currency: Currency
    price: NotRequired[BillingPriceView | None]


class CreditCurrencyPriceRequestBody(TypedDict):
    """A credit's price in one currency."""

    currency: Currency
    price_per_unit: NotRequired[int | None]
    price_per_unit_decimal: NotRequired[str | None]


class CreditCurrencyPriceResponseData(TypedDict):
    """A credit's price in one currency."""

    currency: Currency
    price: NotRequired[BillingPriceResponseData | None]


class CreditEventLedgerResponseData(TypedDict):
    """A ledger entry: one signed change of a company's balance, with its cause."""

    amount: float
    auto_topup_log_id: NotRequired[str | None]
    billing_credit_bundle_id: NotRequired[str | None]
    billing_credit_id: NotRequired[str | None]
    burn_breakdown: NotRequired[Sequence[CreditBurnBreakdownLine] | None]
    company: NotRequired[CompanyLedgerResponseData | None]
    company_id: str
    credit: NotRequired[BillingCreditLedgerResponseData | None]
    credit_name: str
    currency: NotRequired[Currency | None]
    environment_id: str
    event_at: datetime
    event_id: str
    event_ids: Sequence[str]
    event_type: CreditEventType
    expiry_type: NotRequired[BillingCreditExpiryType | None]
    expiry_unit: NotRequired[BillingCreditExpiryUnit | None]
    expiry_unit_count: NotRequired[int | None]
    feature: NotRequired[FeatureLedgerResponseData | None]
    feature_id: NotRequired[str | None]
    from_grant_id: NotRequired[str | None]
    grant_expires_at: NotRequired[datetime | None]
    grant_id: NotRequired[str | None]
    grant_quantity: NotRequired[float | None]
    grant_quantity_remaining: NotRequired[float | None]
    grant_reason: NotRequired[BillingCreditGrantReason | None]
    grant_valid_from: NotRequired[datetime | None]
    kind: CreditLedgerEntryKind
    plan_id: NotRequired[str | None]
    quantity_consumed: NotRequired[float | None]
    quantity_remaining_at_zero_out: NotRequired[float | None]
    source_id: int
    to_grant_id: NotRequired[str | None]
    transfer_reason: NotRequired[CreditTransferReason | None]
    usage_event_id: NotRequired[str | None]
    usage_reason: NotRequired[CreditUsageReason | None]
    user_id: NotRequired[str | None]
    zeroed_out_reason: NotRequired[BillingCreditGrantZeroedOutReason | None]


# What happened to a balance.
CreditEventType: TypeAlias = Literal["adjustment", "charge", "grant", "settlement", "transfer", "usage", "zero_out"]


class CreditGrantDetail(TypedDict):
    """A grant that counts towards an entitlement."""

    credit_type_icon: NotRequired[str | None]
    expires_at: NotRequired[datetime | None]
    grant_reason: BillingCreditGrantReason
    quantity: float


class CreditGrantPriceTierRequestBody(TypedDict):
    """Price per credit in a range of quantity."""

    per_unit_price: NotRequired[int | None]
    per_unit_price_decimal: NotRequired[str | None]
    up_to: NotRequired[int | None]


# Column by which grants are sorted.
CreditGrantSortOrder: TypeAlias = Literal["created_at", "expires_at", "quantity", "quantity_remaining"]


class CreditLeaseResponseData(TypedDict):
    """Credits held for a company until they are used, released or the lease ends."""

    company_id: str
    created_at: datetime
    credit_type_id: str
    expires_at: datetime
    granted_amount: float
    id: str
    released_at: NotRequired[datetime | None]
    tracked_amount: float
    updated_at: datetime


# What a ledger entry records; `drawdown` is usage.
CreditLedgerEntryKind: TypeAlias = Literal[
    "adjustment", "charge", "drawdown", "grant", "settlement", "transfer", "zero_out"
]


class CreditReservationResponseData(TypedDict):
    """Credits held for one operation until it settles, is released or ends."""

    company_id: str
    created_at: datetime
    credit_type_id: str
    expires_at: datetime
    id: str
    released_at: NotRequired[datetime | None]
    reserved_amount: float
    settled_amount: float
    updated_at: datetime


class CreditSpendPolicyResponseData(TypedDict):
    """A cap on what a company or user may draw of one credit."""

    billing_credit_id: str
    company_id: NotRequired[str | None]
    consumed: NotRequired[float | None]
    created_at: datetime
    headroom: NotRequired[float | None]
    id: str
    label: NotRequired[str | None]
    max_per_draw: NotRequired[float | None]
    resets_at: NotRequired[datetime | None]
    scope_type: CreditSpendPolicyScope
    updated_at: datetime
    user_id: NotRequired[str | None]
    window_amount: NotRequired[float | None]
    window_count: int
    window_unit: NotRequired[CreditSpendWindowUnit | None]


# Length of a spending window, in UTC; weeks start on Monday, `billing_period` follows the company's subscription.
CreditSpendWindowUnit: TypeAlias = Literal["hour", "day", "week", "month", "billing_period"]

# Why credits moved between grants of a postpaid balance.
CreditTransferReason: TypeAlias = Literal[
    "overdraft_recovery", "postpaid_debt_moved", "postpaid_forgiven", "postpaid_paid"
]


class CreditTransferResponseData(TypedDict):
    """Credits moved from or to another grant."""

    amount: float
    created_at: datetime
    direction: str
    id: str
    reason: str
    related_grant_id: str


class CreditUsageAggregation(TypedDict):
    """Credits used in several windows."""

    usage_this_billing_period: NotRequired[float | None]
    usage_this_calendar_month: NotRequired[float | None]
    usage_this_week: NotRequired[float | None]
    usage_today: NotRequired[float | None]


# What drew or returned credits. A hold is taken by a lease or reservation and settled by events.
CreditUsageReason: TypeAlias = Literal[
    "inference",
    "lease_hold",
    "lease_release",
    "manual_adjustment",
    "reconciliation",
    "reservation_hold",
    "reservation_release",
    "track",
]


class ExtendCreditLeaseRequestBody(TypedDict):
    """Body of `credits.extend_credit_lease`."""

    additional_amount: float
    expires_at: NotRequired[datetime | None]
    idempotency_key: NotRequired[str | None]
    user_id: NotRequired[str | None]


class FeatureLedgerResponseData(TypedDict):
    """A feature, as ledger entries show it."""

    description: NotRequired[str | None]
    icon: NotRequired[str | None]
    id: str
    name: str


class PlanCreditGrantWarningTierRequestBody(TypedDict):
    """A remaining balance that shall cause a warning."""

    key: str
    value: int


class ReserveCreditsRequestBody(TypedDict):
    """Body of `credits.reserve_credits`."""

    amount: float
    company_id: str
    credit_type_id: str
    expires_at: NotRequired[datetime | None]
    idempotency_key: NotRequired[str | None]


class UpdateBillingCreditRequestBody(TypedDict):
    """Body of `credits.update_billing_credit`."""

    burn_strategy: NotRequired[BillingCreditBurnStrategy | None]
    currency_prices: NotRequired[Sequence[CreditCurrencyPriceRequestBody] | None]
    default_expiry_unit: NotRequired[BillingCreditExpiryUnit | None]
    default_expiry_unit_count: NotRequired[int | None]
    default_rollover_policy: NotRequired[BillingCreditRolloverPolicy | None]
    description: str
    icon: NotRequired[str | None]
    name: str
    per_unit_price: NotRequired[int | None]
    per_unit_price_decimal: NotRequired[str | None]
    plural_name: NotRequired[str | None]
    singular_name: NotRequired[str | None]
    strict: NotRequired[bool | None]


class UpdateBillingPlanCreditGrantRequestBody(TypedDict):
    """Body of `credits.update_billing_plan_credit_grant`."""

    apply_to_existing: NotRequired[bool | None]
    arrears_anchor: NotRequired[BillingArrearsAnchor | None]
    arrears_cadence: NotRequired[BillingArrearsCadence | None]
    auto_topup_amount: NotRequired[int | None]
    auto_topup_amount_type: NotRequired[CreditAutoTopupAmountType | None]
    auto_topup_availability: NotRequired[BillingCreditAutoTopupAvailability | None]
    auto_topup_enabled: NotRequired[bool | None]
    auto_topup_expiry_type: NotRequired[BillingCreditExpiryType | None]
    auto_topup_expiry_unit: NotRequired[BillingCreditExpiryUnit | None]
    auto_topup_expiry_unit_count: NotRequired[int | None]
    auto_topup_self_service: NotRequired[bool | None]
    auto_topup_threshold_credits: NotRequired[int | None]
    auto_topup_threshold_percent: NotRequired[int | None]
    billing_mode: NotRequired[BillingPlanCreditGrantBillingMode | None]
    can_buy_bundles: NotRequired[bool | None]
    company_credit_amount: NotRequired[int | None]
    credit_amount: NotRequired[int | None]
    expiry_type: NotRequired[BillingCreditExpiryType | None]
    expiry_unit: NotRequired[BillingCreditExpiryUnit | None]
    expiry_unit_count: NotRequired[int | None]
    license_id: NotRequired[str | None]
    overdraft_limit: NotRequired[float | None]
    postpaid_enabled: NotRequired[bool | None]
    postpaid_rate_per_unit: NotRequired[int | None]
    postpaid_rate_per_unit_decimal: NotRequired[str | None]
    price_tiers: NotRequired[Sequence[CreditGrantPriceTierRequestBody] | None]
    reset_cadence: BillingPlanCreditGrantResetCadence
    reset_start: BillingPlanCreditGrantResetStart
    reset_type: NotRequired[BillingPlanCreditGrantResetType | None]
    rollover_percentage: NotRequired[int | None]
    scaling: NotRequired[PlanCreditGrantScaling | None]
    tier_mode: NotRequired[BillingTiersMode | None]
    unit_price: NotRequired[int | None]
    unit_price_decimal: NotRequired[str | None]
    warning_tiers: NotRequired[Sequence[PlanCreditGrantWarningTierRequestBody] | None]


class UpdateCreditBundleDetailsRequestBody(TypedDict):
    """Body of `credits.update_credit_bundle_details`."""

    bundle_name: str
    compatible_plan_ids: NotRequired[Sequence[str] | None]
    currency_prices: NotRequired[Sequence[CreditBundleCurrencyPriceRequestBody] | None]
    expiry_type: NotRequired[BillingCreditExpiryType | None]
    expiry_unit: NotRequired[BillingCreditExpiryUnit | None]
    expiry_unit_count: NotRequired[int | None]
    price_per_unit: int
    price_per_unit_decimal: NotRequired[str | None]
    quantity: NotRequired[int | None]
    status: NotRequired[BillingCreditBundleStatus | None]


class UpdateCreditSpendPolicyRequestBody(TypedDict):
    """Body of `credits.update_credit_spend_policy`."""

    label: NotRequired[str | None]
    max_per_draw: NotRequired[float | None]
    window_amount: NotRequired[float | None]
    window_unit: NotRequired[CreditSpendWindowUnit | None]


class ZeroOutGrantRequestBody(TypedDict):
    """Body of `credits.zero_out_grant`."""

    reason: NotRequired[BillingCreditGrantZeroedOutReason | None]
