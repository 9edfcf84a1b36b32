# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `credits`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal, Required, TypeAlias

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options

CreditEventType: TypeAlias = (
    Literal["adjustment", "charge", "grant", "settlement", "transfer", "usage", "zero_out"] | str
)


CreditGrantSortOrder: TypeAlias = Literal["created_at", "expires_at", "quantity", "quantity_remaining"] | str


CreditLedgerEntryKind: TypeAlias = (
    Literal["adjustment", "charge", "drawdown", "grant", "settlement", "transfer", "zero_out"] | str
)


CreditSpendWindowUnit: TypeAlias = Literal["hour", "day", "week", "month", "billing_period"] | str


CreditTransferReason: TypeAlias = (
    Literal["overdraft_recovery", "postpaid_debt_moved", "postpaid_forgiven", "postpaid_paid"] | str
)


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


class AcquireCreditLeaseRequestBody(Model):
    """Contract: `AcquireCreditLeaseRequestBody`."""

    company_id: str
    credit_type_id: str
    requested_amount: float
    expires_at: Instant | None = None
    user_id: str | None = None


class AcquireCreditLeaseResponse(Model):
    """Contract: `AcquireCreditLeaseResponse`."""

    data: CreditLeaseResponseData
    params: dict[str, Any]


class BillingCreditGrantResponseData(Model):
    """Contract: `BillingCreditGrantResponseData`."""

    company_id: str
    company_name: str
    created_at: Instant
    credit_id: str
    credit_name: str
    grant_reason: BillingCreditGrantReason
    id: str
    quantity: float
    quantity_remaining: float
    quantity_used: float
    renewal_enabled: bool
    source_label: str
    updated_at: Instant
    company_license_id: str | None = None
    credit_bundle_id: str | None = None
    credit_icon: str | None = None
    currency: Currency | None = None
    expires_at: Instant | None = None
    license_name: str | None = None
    plan_id: str | None = None
    plan_name: str | None = None
    postpaid_charge_amount: int | None = None
    postpaid_charge_currency: Currency | None = None
    postpaid_charged_credits: float | None = None
    price: BillingPriceResponseData | None = None
    renewal_period: BillingPlanCreditGrantResetCadence | None = None
    reserved: float | None = None
    settled: float | None = None
    source_grant_id: str | None = None
    transfers: list[CreditTransferResponseData] | None = None
    valid_from: Instant | None = None
    zeroed_out_date: Instant | None = None
    zeroed_out_reason: BillingCreditGrantZeroedOutReason | None = None


class BillingCreditLedgerResponseData(Model):
    """Contract: `BillingCreditLedgerResponseData`."""

    id: str
    name: str
    description: str | None = None
    icon: str | None = None
    plural_name: str | None = None
    singular_name: str | None = None


class CompanyCreditBalanceResponseData(Model):
    """Contract: `CompanyCreditBalanceResponseData`."""

    credit_id: str
    remaining: float
    reserved: float
    settled: float
    source: BillingProviderType
    total: float | None = None


class CompanyLedgerResponseData(Model):
    """Contract: `CompanyLedgerResponseData`."""

    id: str
    name: str
    logo_url: str | None = None


class CountBillingCreditsGrantsParams(Model):
    """Contract: `CountBillingCreditsGrantsParams`."""

    credit_id: str | None = None
    ids: list[str] | None = None
    limit: int | None = None
    offset: int | None = None


class CountBillingCreditsGrantsResponse(Model):
    """Contract: `CountBillingCreditsGrantsResponse`."""

    data: CountResponse
    params: CountBillingCreditsGrantsParams


class CountBillingCreditsParams(Model):
    """Contract: `CountBillingCreditsParams`."""

    ids: list[str] | None = None
    limit: int | None = None
    name: str | None = None
    offset: int | None = None


class CountBillingCreditsResponse(Model):
    """Contract: `CountBillingCreditsResponse`."""

    data: CountResponse
    params: CountBillingCreditsParams


class CountBillingPlanCreditGrantsParams(Model):
    """Contract: `CountBillingPlanCreditGrantsParams`."""

    credit_id: str | None = None
    ids: list[str] | None = None
    limit: int | None = None
    offset: int | None = None
    plan_id: str | None = None
    plan_ids: list[str] | None = None
    plan_version_id: str | None = None
    plan_version_ids: list[str] | None = None


class CountBillingPlanCreditGrantsResponse(Model):
    """Contract: `CountBillingPlanCreditGrantsResponse`."""

    data: CountResponse
    params: CountBillingPlanCreditGrantsParams


class CountCompanyGrantsParams(Model):
    """Contract: `CountCompanyGrantsParams`."""

    company_id: str | None = None
    dir: SortDirection | None = None
    limit: int | None = None
    offset: int | None = None
    order: CreditGrantSortOrder | None = None


class CountCompanyGrantsResponse(Model):
    """Contract: `CountCompanyGrantsResponse`."""

    data: CountResponse
    params: CountCompanyGrantsParams


class CountCreditBundlesParams(Model):
    """Contract: `CountCreditBundlesParams`."""

    bundle_type: BillingCreditBundleType | None = None
    credit_id: str | None = None
    ids: list[str] | None = None
    limit: int | None = None
    offset: int | None = None
    status: BillingCreditBundleStatus | None = None


class CountCreditBundlesResponse(Model):
    """Contract: `CountCreditBundlesResponse`."""

    data: CountResponse
    params: CountCreditBundlesParams


class CountCreditEventLedgerParams(Model):
    """Contract: `CountCreditEventLedgerParams`."""

    billing_credit_id: str | None = None
    company_id: str | None = None
    end_time: str | None = None
    event_type: CreditEventType | None = None
    feature_id: str | None = None
    limit: int | None = None
    offset: int | None = None
    source_event_id: str | None = None
    start_time: str | None = None


class CountCreditEventLedgerResponse(Model):
    """Contract: `CountCreditEventLedgerResponse`."""

    data: CountResponse
    params: CountCreditEventLedgerParams


class CountCreditSpendPoliciesParams(Model):
    """Contract: `CountCreditSpendPoliciesParams`."""

    billing_credit_id: str | None = None
    company_id: str | None = None
    limit: int | None = None
    offset: int | None = None
    scope_type: CreditSpendPolicyScope | None = None
    user_id: str | None = None
    user_ids: list[str] | None = None


class CountCreditSpendPoliciesResponse(Model):
    """Contract: `CountCreditSpendPoliciesResponse`."""

    data: CountResponse
    params: CountCreditSpendPoliciesParams


class CreateBillingCreditRequestBody(Model):
    """Contract: `CreateBillingCreditRequestBody`."""

    currency: Currency
    description: str
    name: str
    burn_strategy: BillingCreditBurnStrategy | None = None
    currency_prices: list[CreditCurrencyPriceRequestBody] | None = None
    default_expiry_unit: BillingCreditExpiryUnit | None = None
    default_expiry_unit_count: int | None = None
    default_rollover_policy: BillingCreditRolloverPolicy | None = None
    icon: str | None = None
    per_unit_price: int | None = None
    per_unit_price_decimal: str | None = None
    plural_name: str | None = None
    singular_name: str | None = None


class CreateBillingCreditResponse(Model):
    """Contract: `CreateBillingCreditResponse`."""

    data: BillingCreditResponseData
    params: dict[str, Any]


class CreateBillingPlanCreditGrantResponse(Model):
    """Contract: `CreateBillingPlanCreditGrantResponse`."""

    data: BillingPlanCreditGrantResponseData
    params: dict[str, Any]


class CreateCompanyCreditGrant(Model):
    """Contract: `CreateCompanyCreditGrant`."""

    company_id: str
    credit_id: str
    quantity: int
    reason: BillingCreditGrantReason
    billing_periods_count: int | None = None
    credit_bundle_id: str | None = None
    currency: Currency | None = None
    expires_at: Instant | None = None
    expiry_type: BillingCreditExpiryType | None = None
    expiry_unit: BillingCreditExpiryUnit | None = None
    expiry_unit_count: int | None = None
    renewal_enabled: bool | None = None
    renewal_period: BillingPlanCreditGrantResetStart | None = None


class CreateCreditBundleRequestBody(Model):
    """Contract: `CreateCreditBundleRequestBody`."""

    bundle_name: str
    credit_id: str
    currency: Currency
    price_per_unit: int
    bundle_type: BillingCreditBundleType | None = None
    compatible_plan_ids: list[str] | None = None
    currency_prices: list[CreditBundleCurrencyPriceRequestBody] | None = None
    expiry_type: BillingCreditExpiryType | None = None
    expiry_unit: BillingCreditExpiryUnit | None = None
    expiry_unit_count: int | None = None
    price_per_unit_decimal: str | None = None
    quantity: int | None = None
    status: BillingCreditBundleStatus | None = None


class CreateCreditBundleResponse(Model):
    """Contract: `CreateCreditBundleResponse`."""

    data: BillingCreditBundleResponseData
    params: dict[str, Any]


class CreateCreditSpendPolicyRequestBody(Model):
    """Contract: `CreateCreditSpendPolicyRequestBody`."""

    billing_credit_id: str
    company_id: str | None = None
    label: str | None = None
    max_per_draw: float | None = None
    user_id: str | None = None
    window_amount: float | None = None
    window_unit: CreditSpendWindowUnit | None = None


class CreateCreditSpendPolicyResponse(Model):
    """Contract: `CreateCreditSpendPolicyResponse`."""

    data: CreditSpendPolicyResponseData
    params: dict[str, Any]


class CreditBalanceEventResponseData(Model):
    """Contract: `CreditBalanceEventResponseData`."""

    amount: float
    event_type: CreditEventType
    timestamp: Instant
    grant_id: str | None = None
    grant_reason: BillingCreditGrantReason | None = None
    plan_id: str | None = None
    zeroed_out_reason: BillingCreditGrantZeroedOutReason | None = None


class CreditBalanceFeatureConsumptionResponseData(Model):
    """Contract: `CreditBalanceFeatureConsumptionResponseData`."""

    amount: float
    feature_id: str
    feature_name: str


class CreditBalancePointResponseData(Model):
    """Contract: `CreditBalancePointResponseData`."""

    balance: float
    consumed: float
    consumed_by_feature: list[CreditBalanceFeatureConsumptionResponseData]
    timestamp: Instant


class CreditBalanceTimeSeriesResponseData(Model):
    """Contract: `CreditBalanceTimeSeriesResponseData`."""

    balance_points: list[CreditBalancePointResponseData]
    billing_credit_id: str
    events: list[CreditBalanceEventResponseData]
    external: bool


class CreditBundleCurrencyPriceRequestBody(Model):
    """Contract: `CreditBundleCurrencyPriceRequestBody`."""

    currency: Currency
    price_per_unit: int | None = None
    price_per_unit_decimal: str | None = None


class CreditBurnBreakdownLine(Model):
    """Contract: `CreditBurnBreakdownLine`."""

    credits: float
    key: str
    quantity: float
    rate: float


class CreditCurrencyPriceRequestBody(Model):
    """Contract: `CreditCurrencyPriceRequestBody`."""

    currency: Currency
    price_per_unit: int | None = None
    price_per_unit_decimal: str | None = None


class CreditEventLedgerResponseData(Model):
    """Contract: `CreditEventLedgerResponseData`."""

    amount: float
    company_id: str
    credit_name: str
    environment_id: str
    event_at: Instant
    event_id: str
    event_ids: list[str]
    event_type: CreditEventType
    kind: CreditLedgerEntryKind
    source_id: int
    auto_topup_log_id: str | None = None
    billing_credit_bundle_id: str | None = None
    billing_credit_id: str | None = None
    burn_breakdown: list[CreditBurnBreakdownLine] | None = None
    company: CompanyLedgerResponseData | None = None
    credit: BillingCreditLedgerResponseData | None = None
    currency: Currency | None = None
    expiry_type: BillingCreditExpiryType | None = None
    expiry_unit: BillingCreditExpiryUnit | None = None
    expiry_unit_count: int | None = None
    feature: FeatureLedgerResponseData | None = None
    feature_id: str | None = None
    from_grant_id: str | None = None
    grant_expires_at: Instant | None = None
    grant_id: str | None = None
    grant_quantity: float | None = None
    grant_quantity_remaining: float | None = None
    grant_reason: BillingCreditGrantReason | None = None
    grant_valid_from: Instant | None = None
    plan_id: str | None = None
    quantity_consumed: float | None = None
    quantity_remaining_at_zero_out: float | None = None
    to_grant_id: str | None = None
    transfer_reason: CreditTransferReason | None = None
    usage_event_id: str | None = None
    usage_reason: CreditUsageReason | None = None
    user_id: str | None = None
    zeroed_out_reason: BillingCreditGrantZeroedOutReason | None = None


class CreditLeaseResponseData(Model):
    """Contract: `CreditLeaseResponseData`."""

    company_id: str
    created_at: Instant
    credit_type_id: str
    expires_at: Instant
    granted_amount: float
    id: str
    tracked_amount: float
    updated_at: Instant
    released_at: Instant | None = None


class CreditReservationResponseData(Model):
    """Contract: `CreditReservationResponseData`."""

    company_id: str
    created_at: Instant
    credit_type_id: str
    expires_at: Instant
    id: str
    reserved_amount: float
    settled_amount: float
    updated_at: Instant
    released_at: Instant | None = None


class CreditSpendPolicyResponseData(Model):
    """Contract: `CreditSpendPolicyResponseData`."""

    billing_credit_id: str
    created_at: Instant
    id: str
    scope_type: CreditSpendPolicyScope
    updated_at: Instant
    window_count: int
    company_id: str | None = None
    consumed: float | None = None
    headroom: float | None = None
    label: str | None = None
    max_per_draw: float | None = None
    resets_at: Instant | None = None
    user_id: str | None = None
    window_amount: float | None = None
    window_unit: CreditSpendWindowUnit | None = None


class CreditTransferResponseData(Model):
    """Contract: `CreditTransferResponseData`."""

    amount: float
    created_at: Instant
    direction: str
    id: str
    reason: str
    related_grant_id: str


class DeleteBillingPlanCreditGrantParams(Model):
    """Contract: `DeleteBillingPlanCreditGrantParams`."""

    apply_to_existing: bool | None = None


class DeleteBillingPlanCreditGrantResponse(Model):
    """Contract: `DeleteBillingPlanCreditGrantResponse`."""

    data: DeleteResponse
    params: DeleteBillingPlanCreditGrantParams


class DeleteCreditBundleResponse(Model):
    """Contract: `DeleteCreditBundleResponse`."""

    data: DeleteResponse
    params: dict[str, Any]


class DeleteCreditSpendPolicyResponse(Model):
    """Contract: `DeleteCreditSpendPolicyResponse`."""

    data: DeleteResponse
    params: dict[str, Any]


class ExtendCreditLeaseRequestBody(Model):
    """Contract: `ExtendCreditLeaseRequestBody`."""

    additional_amount: float
    expires_at: Instant | None = None
    idempotency_key: str | None = None
    user_id: str | None = None


class ExtendCreditLeaseResponse(Model):
    """Contract: `ExtendCreditLeaseResponse`."""

    data: CreditLeaseResponseData
    params: dict[str, Any]


class FeatureLedgerResponseData(Model):
    """Contract: `FeatureLedgerResponseData`."""

    id: str
    name: str
    description: str | None = None
    icon: str | None = None


class GetCreditBalanceTimeSeriesParams(Model):
    """Contract: `GetCreditBalanceTimeSeriesParams`."""

    billing_credit_id: str | None = None
    company_id: str | None = None
    end_time: Instant | None = None
    start_time: Instant | None = None


class GetCreditBalanceTimeSeriesResponse(Model):
    """Contract: `GetCreditBalanceTimeSeriesResponse`."""

    data: CreditBalanceTimeSeriesResponseData
    params: GetCreditBalanceTimeSeriesParams


class GetCreditBundleResponse(Model):
    """Contract: `GetCreditBundleResponse`."""

    data: BillingCreditBundleResponseData
    params: dict[str, Any]


class GetCreditEventLedgerEntryResponse(Model):
    """Contract: `GetCreditEventLedgerEntryResponse`."""

    data: CreditEventLedgerResponseData
    params: dict[str, Any]


class GetCreditSpendPolicyResponse(Model):
    """Contract: `GetCreditSpendPolicyResponse`."""

    data: CreditSpendPolicyResponseData
    params: dict[str, Any]


class GetCreditSpendPolicyUsageParams(Model):
    """Contract: `GetCreditSpendPolicyUsageParams`."""

    billing_credit_id: str | None = None
    company_id: str | None = None
    user_ids: list[str] | None = None


class GetCreditSpendPolicyUsageResponse(Model):
    """Contract: `GetCreditSpendPolicyUsageResponse`."""

    data: list[CreditSpendPolicyResponseData]
    params: GetCreditSpendPolicyUsageParams


class GetSingleBillingCreditResponse(Model):
    """Contract: `GetSingleBillingCreditResponse`."""

    data: BillingCreditResponseData
    params: dict[str, Any]


class GetSingleBillingPlanCreditGrantResponse(Model):
    """Contract: `GetSingleBillingPlanCreditGrantResponse`."""

    data: BillingPlanCreditGrantResponseData
    params: dict[str, Any]


class GrantBillingCreditsToCompanyResponse(Model):
    """Contract: `GrantBillingCreditsToCompanyResponse`."""

    data: BillingCreditGrantResponseData
    params: dict[str, Any]


class ListBillingCreditsParams(Model):
    """Contract: `ListBillingCreditsParams`."""

    ids: list[str] | None = None
    limit: int | None = None
    name: str | None = None
    offset: int | None = None


class ListBillingCreditsResponse(Model):
    """Contract: `ListBillingCreditsResponse`."""

    data: list[BillingCreditResponseData]
    params: ListBillingCreditsParams


class ListBillingPlanCreditGrantsParams(Model):
    """Contract: `ListBillingPlanCreditGrantsParams`."""

    credit_id: str | None = None
    ids: list[str] | None = None
    limit: int | None = None
    offset: int | None = None
    plan_id: str | None = None
    plan_ids: list[str] | None = None
    plan_version_id: str | None = None
    plan_version_ids: list[str] | None = None


class ListBillingPlanCreditGrantsResponse(Model):
    """Contract: `ListBillingPlanCreditGrantsResponse`."""

    data: list[BillingPlanCreditGrantResponseData]
    params: ListBillingPlanCreditGrantsParams


class ListCompanyCreditBalancesParams(Model):
    """Contract: `ListCompanyCreditBalancesParams`."""

    company_id: str | None = None


class ListCompanyCreditBalancesResponse(Model):
    """Contract: `ListCompanyCreditBalancesResponse`."""

    data: list[CompanyCreditBalanceResponseData]
    params: ListCompanyCreditBalancesParams


class ListCompanyGrantsParams(Model):
    """Contract: `ListCompanyGrantsParams`."""

    company_id: str | None = None
    dir: SortDirection | None = None
    limit: int | None = None
    offset: int | None = None
    order: CreditGrantSortOrder | None = None


class ListCompanyGrantsResponse(Model):
    """Contract: `ListCompanyGrantsResponse`."""

    data: list[BillingCreditGrantResponseData]
    params: ListCompanyGrantsParams


class ListCreditBundlesParams(Model):
    """Contract: `ListCreditBundlesParams`."""

    bundle_type: BillingCreditBundleType | None = None
    credit_id: str | None = None
    ids: list[str] | None = None
    limit: int | None = None
    offset: int | None = None
    status: BillingCreditBundleStatus | None = None


class ListCreditBundlesResponse(Model):
    """Contract: `ListCreditBundlesResponse`."""

    data: list[BillingCreditBundleResponseData]
    params: ListCreditBundlesParams


class ListCreditEventLedgerParams(Model):
    """Contract: `ListCreditEventLedgerParams`."""

    billing_credit_id: str | None = None
    company_id: str | None = None
    end_time: str | None = None
    event_type: CreditEventType | None = None
    feature_id: str | None = None
    limit: int | None = None
    offset: int | None = None
    source_event_id: str | None = None
    start_time: str | None = None


class ListCreditEventLedgerResponse(Model):
    """Contract: `ListCreditEventLedgerResponse`."""

    data: list[CreditEventLedgerResponseData]
    params: ListCreditEventLedgerParams


class ListCreditSpendPoliciesParams(Model):
    """Contract: `ListCreditSpendPoliciesParams`."""

    billing_credit_id: str | None = None
    company_id: str | None = None
    limit: int | None = None
    offset: int | None = None
    scope_type: CreditSpendPolicyScope | None = None
    user_id: str | None = None
    user_ids: list[str] | None = None


class ListCreditSpendPoliciesResponse(Model):
    """Contract: `ListCreditSpendPoliciesResponse`."""

    data: list[CreditSpendPolicyResponseData]
    params: ListCreditSpendPoliciesParams


class ListGrantsForCreditParams(Model):
    """Contract: `ListGrantsForCreditParams`."""

    credit_id: str | None = None
    ids: list[str] | None = None
    limit: int | None = None
    offset: int | None = None


class ListGrantsForCreditResponse(Model):
    """Contract: `ListGrantsForCreditResponse`."""

    data: list[BillingCreditGrantResponseData]
    params: ListGrantsForCreditParams


class ReleaseCreditLeaseResponse(Model):
    """Contract: `ReleaseCreditLeaseResponse`."""

    data: CreditLeaseResponseData
    params: dict[str, Any]


class ReleaseCreditReservationResponse(Model):
    """Contract: `ReleaseCreditReservationResponse`."""

    data: CreditReservationResponseData
    params: dict[str, Any]


class ReserveCreditsRequestBody(Model):
    """Contract: `ReserveCreditsRequestBody`."""

    amount: float
    company_id: str
    credit_type_id: str
    expires_at: Instant | None = None
    idempotency_key: str | None = None


class ReserveCreditsResponse(Model):
    """Contract: `ReserveCreditsResponse`."""

    data: CreditReservationResponseData
    params: dict[str, Any]


class SoftDeleteBillingCreditResponse(Model):
    """Contract: `SoftDeleteBillingCreditResponse`."""

    data: DeleteResponse
    params: dict[str, Any]


class UpdateBillingCreditRequestBody(Model):
    """Contract: `UpdateBillingCreditRequestBody`."""

    description: str
    name: str
    burn_strategy: BillingCreditBurnStrategy | None = None
    currency_prices: list[CreditCurrencyPriceRequestBody] | None = None
    default_expiry_unit: BillingCreditExpiryUnit | None = None
    default_expiry_unit_count: int | None = None
    default_rollover_policy: BillingCreditRolloverPolicy | None = None
    icon: str | None = None
    per_unit_price: int | None = None
    per_unit_price_decimal: str | None = None
    plural_name: str | None = None
    singular_name: str | None = None


class UpdateBillingCreditResponse(Model):
    """Contract: `UpdateBillingCreditResponse`."""

    data: BillingCreditResponseData
    params: dict[str, Any]


class UpdateBillingPlanCreditGrantResponse(Model):
    """Contract: `UpdateBillingPlanCreditGrantResponse`."""

    data: BillingPlanCreditGrantResponseData
    params: dict[str, Any]


class UpdateCreditBundleDetailsRequestBody(Model):
    """Contract: `UpdateCreditBundleDetailsRequestBody`."""

    bundle_name: str
    price_per_unit: int
    compatible_plan_ids: list[str] | None = None
    currency_prices: list[CreditBundleCurrencyPriceRequestBody] | None = None
    expiry_type: BillingCreditExpiryType | None = None
    expiry_unit: BillingCreditExpiryUnit | None = None
    expiry_unit_count: int | None = None
    price_per_unit_decimal: str | None = None
    quantity: int | None = None
    status: BillingCreditBundleStatus | None = None


class UpdateCreditBundleDetailsResponse(Model):
    """Contract: `UpdateCreditBundleDetailsResponse`."""

    data: BillingCreditBundleResponseData
    params: dict[str, Any]


class UpdateCreditSpendPolicyRequestBody(Model):
    """Contract: `UpdateCreditSpendPolicyRequestBody`."""

    label: str | None = None
    max_per_draw: float | None = None
    window_amount: float | None = None
    window_unit: CreditSpendWindowUnit | None = None


class UpdateCreditSpendPolicyResponse(Model):
    """Contract: `UpdateCreditSpendPolicyResponse`."""

    data: CreditSpendPolicyResponseData
    params: dict[str, Any]


class ZeroOutGrantRequestBody(Model):
    """Contract: `ZeroOutGrantRequestBody`."""

    reason: BillingCreditGrantZeroedOutReason | None = None


class ZeroOutGrantResponse(Model):
    """Contract: `ZeroOutGrantResponse`."""

    data: BillingCreditGrantResponseData
    params: dict[str, Any]


class AcquireCreditLeaseBody(Options, total=False):
    """Keywords of `credits.acquire_credit_lease`."""

    company_id: Required[str]
    credit_type_id: Required[str]
    requested_amount: Required[float]
    expires_at: datetime | None
    user_id: str | None


class CountBillingCreditsQuery(Options, total=False):
    """Keywords of `credits.count_billing_credits`."""

    ids: Sequence[str] | None
    name: str | None
    limit: int | None
    offset: int | None


class CountBillingCreditsGrantsQuery(Options, total=False):
    """Keywords of `credits.count_billing_credits_grants`."""

    credit_id: str | None
    ids: Sequence[str] | None
    limit: int | None
    offset: int | None


class CountBillingPlanCreditGrantsQuery(Options, total=False):
    """Keywords of `credits.count_billing_plan_credit_grants`."""

    credit_id: str | None
    ids: Sequence[str] | None
    plan_id: str | None
    plan_ids: Sequence[str] | None
    plan_version_id: str | None
    plan_version_ids: Sequence[str] | None
    limit: int | None
    offset: int | None


class CountCompanyGrantsQuery(Options, total=False):
    """Keywords of `credits.count_company_grants`."""

    company_id: Required[str]
    order: CreditGrantSortOrder | None
    dir: SortDirection | None
    limit: int | None
    offset: int | None


class CountCreditBundlesQuery(Options, total=False):
    """Keywords of `credits.count_credit_bundles`."""

    ids: Sequence[str] | None
    credit_id: str | None
    status: BillingCreditBundleStatus | None
    bundle_type: BillingCreditBundleType | None
    limit: int | None
    offset: int | None


class CountCreditEventLedgerQuery(Options, total=False):
    """Keywords of `credits.count_credit_event_ledger`."""

    company_id: Required[str]
    billing_credit_id: str | None
    end_time: str | None
    event_type: CreditEventType | None
    feature_id: str | None
    source_event_id: str | None
    start_time: str | None
    limit: int | None
    offset: int | None


class CountCreditSpendPoliciesQuery(Options, total=False):
    """Keywords of `credits.count_credit_spend_policies`."""

    billing_credit_id: str | None
    company_id: str | None
    scope_type: CreditSpendPolicyScope | None
    user_id: str | None
    user_ids: Sequence[str] | None
    limit: int | None
    offset: int | None


class CreateBillingCreditBody(Options, total=False):
    """Keywords of `credits.create_billing_credit`."""

    currency: Required[Currency]
    description: Required[str]
    name: Required[str]
    burn_strategy: BillingCreditBurnStrategy | None
    currency_prices: Sequence[CreditCurrencyPriceRequestBody] | None
    default_expiry_unit: BillingCreditExpiryUnit | None
    default_expiry_unit_count: int | None
    default_rollover_policy: BillingCreditRolloverPolicy | None
    icon: str | None
    per_unit_price: int | None
    per_unit_price_decimal: str | None
    plural_name: str | None
    singular_name: str | None


class CreateBillingPlanCreditGrantBody(Options, total=False):
    """Keywords of `credits.create_billing_plan_credit_grant`."""

    credit_amount: Required[int]
    credit_id: Required[str]
    plan_id: Required[str]
    reset_cadence: Required[BillingPlanCreditGrantResetCadence]
    reset_start: Required[BillingPlanCreditGrantResetStart]
    apply_to_existing: bool | None
    arrears_anchor: BillingArrearsAnchor | None
    arrears_cadence: BillingArrearsCadence | None
    auto_topup_amount: int | None
    auto_topup_amount_type: CreditAutoTopupAmountType | None
    auto_topup_availability: BillingCreditAutoTopupAvailability | None
    auto_topup_enabled: bool | None
    auto_topup_expiry_type: BillingCreditExpiryType | None
    auto_topup_expiry_unit: BillingCreditExpiryUnit | None
    auto_topup_expiry_unit_count: int | None
    auto_topup_self_service: bool | None
    auto_topup_threshold_credits: int | None
    auto_topup_threshold_percent: int | None
    billing_mode: BillingPlanCreditGrantBillingMode | None
    can_buy_bundles: bool | None
    company_credit_amount: int | None
    expiry_type: BillingCreditExpiryType | None
    expiry_unit: BillingCreditExpiryUnit | None
    expiry_unit_count: int | None
    license_id: str | None
    overdraft_limit: float | None
    plan_version_id: str | None
    postpaid_enabled: bool | None
    postpaid_rate_per_unit: int | None
    postpaid_rate_per_unit_decimal: str | None
    price_tiers: Sequence[CreditGrantPriceTierRequestBody] | None
    reset_type: BillingPlanCreditGrantResetType | None
    rollover_percentage: int | None
    scaling: PlanCreditGrantScaling | None
    tier_mode: BillingTiersMode | None
    unit_price: int | None
    unit_price_decimal: str | None
    warning_tiers: Sequence[PlanCreditGrantWarningTierRequestBody] | None


class CreateCreditBundleBody(Options, total=False):
    """Keywords of `credits.create_credit_bundle`."""

    bundle_name: Required[str]
    credit_id: Required[str]
    currency: Required[Currency]
    price_per_unit: Required[int]
    bundle_type: BillingCreditBundleType | None
    compatible_plan_ids: Sequence[str] | None
    currency_prices: Sequence[CreditBundleCurrencyPriceRequestBody] | None
    expiry_type: BillingCreditExpiryType | None
    expiry_unit: BillingCreditExpiryUnit | None
    expiry_unit_count: int | None
    price_per_unit_decimal: str | None
    quantity: int | None
    status: BillingCreditBundleStatus | None


class CreateCreditSpendPolicyBody(Options, total=False):
    """Keywords of `credits.create_credit_spend_policy`."""

    billing_credit_id: Required[str]
    company_id: str | None
    label: str | None
    max_per_draw: float | None
    user_id: str | None
    window_amount: float | None
    window_unit: CreditSpendWindowUnit | None


class DeleteBillingPlanCreditGrantQuery(Options, total=False):
    """Keywords of `credits.delete_billing_plan_credit_grant`."""

    apply_to_existing: bool | None


class ExtendCreditLeaseBody(Options, total=False):
    """Keywords of `credits.extend_credit_lease`."""

    additional_amount: Required[float]
    expires_at: datetime | None
    idempotency_key: str | None
    user_id: str | None


class GetCreditBalanceTimeSeriesQuery(Options, total=False):
    """Keywords of `credits.get_credit_balance_time_series`."""

    billing_credit_id: Required[str]
    company_id: Required[str]
    end_time: Required[datetime]
    start_time: Required[datetime]


class GetCreditSpendPolicyUsageQuery(Options, total=False):
    """Keywords of `credits.get_credit_spend_policy_usage`."""

    company_id: Required[str]
    billing_credit_id: str | None
    user_ids: Sequence[str] | None


class GrantBillingCreditsToCompanyBody(Options, total=False):
    """Keywords of `credits.grant_billing_credits_to_company`."""

    company_id: Required[str]
    credit_id: Required[str]
    quantity: Required[int]
    reason: Required[BillingCreditGrantReason]
    billing_periods_count: int | None
    credit_bundle_id: str | None
    currency: Currency | None
    expires_at: datetime | None
    expiry_type: BillingCreditExpiryType | None
    expiry_unit: BillingCreditExpiryUnit | None
    expiry_unit_count: int | None
    renewal_enabled: bool | None
    renewal_period: BillingPlanCreditGrantResetStart | None


class ListBillingCreditsQuery(Options, total=False):
    """Keywords of `credits.list_billing_credits`."""

    ids: Sequence[str] | None
    name: str | None
    limit: int | None
    offset: int | None


class ListBillingPlanCreditGrantsQuery(Options, total=False):
    """Keywords of `credits.list_billing_plan_credit_grants`."""

    credit_id: str | None
    ids: Sequence[str] | None
    plan_id: str | None
    plan_ids: Sequence[str] | None
    plan_version_id: str | None
    plan_version_ids: Sequence[str] | None
    limit: int | None
    offset: int | None


class ListCompanyCreditBalancesQuery(Options, total=False):
    """Keywords of `credits.list_company_credit_balances`."""

    company_id: Required[str]


class ListCompanyGrantsQuery(Options, total=False):
    """Keywords of `credits.list_company_grants`."""

    company_id: Required[str]
    order: CreditGrantSortOrder | None
    dir: SortDirection | None
    limit: int | None
    offset: int | None


class ListCreditBundlesQuery(Options, total=False):
    """Keywords of `credits.list_credit_bundles`."""

    ids: Sequence[str] | None
    credit_id: str | None
    status: BillingCreditBundleStatus | None
    bundle_type: BillingCreditBundleType | None
    limit: int | None
    offset: int | None


class ListCreditEventLedgerQuery(Options, total=False):
    """Keywords of `credits.list_credit_event_ledger`."""

    company_id: Required[str]
    billing_credit_id: str | None
    end_time: str | None
    event_type: CreditEventType | None
    feature_id: str | None
    source_event_id: str | None
    start_time: str | None
    limit: int | None
    offset: int | None


class ListCreditSpendPoliciesQuery(Options, total=False):
    """Keywords of `credits.list_credit_spend_policies`."""

    billing_credit_id: str | None
    company_id: str | None
    scope_type: CreditSpendPolicyScope | None
    user_id: str | None
    user_ids: Sequence[str] | None
    limit: int | None
    offset: int | None


class ListGrantsForCreditQuery(Options, total=False):
    """Keywords of `credits.list_grants_for_credit`."""

    credit_id: str | None
    ids: Sequence[str] | None
    limit: int | None
    offset: int | None


class ReserveCreditsBody(Options, total=False):
    """Keywords of `credits.reserve_credits`."""

    amount: Required[float]
    company_id: Required[str]
    credit_type_id: Required[str]
    expires_at: datetime | None
    idempotency_key: str | None


class UpdateBillingCreditBody(Options, total=False):
    """Keywords of `credits.update_billing_credit`."""

    description: Required[str]
    name: Required[str]
    burn_strategy: BillingCreditBurnStrategy | None
    currency_prices: Sequence[CreditCurrencyPriceRequestBody] | None
    default_expiry_unit: BillingCreditExpiryUnit | None
    default_expiry_unit_count: int | None
    default_rollover_policy: BillingCreditRolloverPolicy | None
    icon: str | None
    per_unit_price: int | None
    per_unit_price_decimal: str | None
    plural_name: str | None
    singular_name: str | None


class UpdateBillingPlanCreditGrantBody(Options, total=False):
    """Keywords of `credits.update_billing_plan_credit_grant`."""

    reset_cadence: Required[BillingPlanCreditGrantResetCadence]
    reset_start: Required[BillingPlanCreditGrantResetStart]
    apply_to_existing: bool | None
    arrears_anchor: BillingArrearsAnchor | None
    arrears_cadence: BillingArrearsCadence | None
    auto_topup_amount: int | None
    auto_topup_amount_type: CreditAutoTopupAmountType | None
    auto_topup_availability: BillingCreditAutoTopupAvailability | None
    auto_topup_enabled: bool | None
    auto_topup_expiry_type: BillingCreditExpiryType | None
    auto_topup_expiry_unit: BillingCreditExpiryUnit | None
    auto_topup_expiry_unit_count: int | None
    auto_topup_self_service: bool | None
    auto_topup_threshold_credits: int | None
    auto_topup_threshold_percent: int | None
    billing_mode: BillingPlanCreditGrantBillingMode | None
    can_buy_bundles: bool | None
    company_credit_amount: int | None
    credit_amount: int | None
    expiry_type: BillingCreditExpiryType | None
    expiry_unit: BillingCreditExpiryUnit | None
    expiry_unit_count: int | None
    license_id: str | None
    overdraft_limit: float | None
    postpaid_enabled: bool | None
    postpaid_rate_per_unit: int | None
    postpaid_rate_per_unit_decimal: str | None
    price_tiers: Sequence[CreditGrantPriceTierRequestBody] | None
    reset_type: BillingPlanCreditGrantResetType | None
    rollover_percentage: int | None
    scaling: PlanCreditGrantScaling | None
    tier_mode: BillingTiersMode | None
    unit_price: int | None
    unit_price_decimal: str | None
    warning_tiers: Sequence[PlanCreditGrantWarningTierRequestBody] | None


class UpdateCreditBundleDetailsBody(Options, total=False):
    """Keywords of `credits.update_credit_bundle_details`."""

    bundle_name: Required[str]
    price_per_unit: Required[int]
    compatible_plan_ids: Sequence[str] | None
    currency_prices: Sequence[CreditBundleCurrencyPriceRequestBody] | None
    expiry_type: BillingCreditExpiryType | None
    expiry_unit: BillingCreditExpiryUnit | None
    expiry_unit_count: int | None
    price_per_unit_decimal: str | None
    quantity: int | None
    status: BillingCreditBundleStatus | None


class UpdateCreditSpendPolicyBody(Options, total=False):
    """Keywords of `credits.update_credit_spend_policy`."""

    label: str | None
    max_per_draw: float | None
    window_amount: float | None
    window_unit: CreditSpendWindowUnit | None


class ZeroOutGrantBody(Options, total=False):
    """Keywords of `credits.zero_out_grant`."""

    reason: BillingCreditGrantZeroedOutReason | None


from schematic.types.shared import (
    BillingArrearsAnchor,
    BillingArrearsCadence,
    BillingCreditAutoTopupAvailability,
    BillingCreditBundleResponseData,
    BillingCreditBundleStatus,
    BillingCreditBundleType,
    BillingCreditBurnStrategy,
    BillingCreditExpiryType,
    BillingCreditExpiryUnit,
    BillingCreditGrantReason,
    BillingCreditGrantZeroedOutReason,
    BillingCreditResponseData,
    BillingCreditRolloverPolicy,
    BillingPlanCreditGrantBillingMode,
    BillingPlanCreditGrantResetCadence,
    BillingPlanCreditGrantResetStart,
    BillingPlanCreditGrantResetType,
    BillingPlanCreditGrantResponseData,
    BillingPriceResponseData,
    BillingProviderType,
    BillingTiersMode,
    CountResponse,
    CreditAutoTopupAmountType,
    CreditGrantPriceTierRequestBody,
    CreditSpendPolicyScope,
    Currency,
    DeleteResponse,
    PlanCreditGrantScaling,
    PlanCreditGrantWarningTierRequestBody,
    SortDirection,
)
