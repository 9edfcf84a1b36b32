# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
# mypy: disable-error-code="empty-body"
# pyright: reportReturnType=false
"""Clients of the resource `credits`. Methods with a docstring alone describe operations, see `core.operation`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic.core.resource import AsyncResource, Resource, awaited, awaited_raw, delete, get, post, put, raw

if TYPE_CHECKING:
    from typing import Unpack

    from schematic.core.request_options import Options
    from schematic.types import (
        AcquireCreditLeaseBody,
        AcquireCreditLeaseResponse,
        CountBillingCreditsGrantsQuery,
        CountBillingCreditsGrantsResponse,
        CountBillingCreditsQuery,
        CountBillingCreditsResponse,
        CountBillingPlanCreditGrantsQuery,
        CountBillingPlanCreditGrantsResponse,
        CountCompanyGrantsQuery,
        CountCompanyGrantsResponse,
        CountCreditBundlesQuery,
        CountCreditBundlesResponse,
        CountCreditEventLedgerQuery,
        CountCreditEventLedgerResponse,
        CountCreditSpendPoliciesQuery,
        CountCreditSpendPoliciesResponse,
        CreateBillingCreditBody,
        CreateBillingCreditResponse,
        CreateBillingPlanCreditGrantBody,
        CreateBillingPlanCreditGrantResponse,
        CreateCreditBundleBody,
        CreateCreditBundleResponse,
        CreateCreditSpendPolicyBody,
        CreateCreditSpendPolicyResponse,
        DeleteBillingPlanCreditGrantQuery,
        DeleteBillingPlanCreditGrantResponse,
        DeleteCreditBundleResponse,
        DeleteCreditSpendPolicyResponse,
        ExtendCreditLeaseBody,
        ExtendCreditLeaseResponse,
        GetCreditBalanceTimeSeriesQuery,
        GetCreditBalanceTimeSeriesResponse,
        GetCreditBundleResponse,
        GetCreditEventLedgerEntryResponse,
        GetCreditSpendPolicyResponse,
        GetCreditSpendPolicyUsageQuery,
        GetCreditSpendPolicyUsageResponse,
        GetSingleBillingCreditResponse,
        GetSingleBillingPlanCreditGrantResponse,
        GrantBillingCreditsToCompanyBody,
        GrantBillingCreditsToCompanyResponse,
        ListBillingCreditsQuery,
        ListBillingCreditsResponse,
        ListBillingPlanCreditGrantsQuery,
        ListBillingPlanCreditGrantsResponse,
        ListCompanyCreditBalancesQuery,
        ListCompanyCreditBalancesResponse,
        ListCompanyGrantsQuery,
        ListCompanyGrantsResponse,
        ListCreditBundlesQuery,
        ListCreditBundlesResponse,
        ListCreditEventLedgerQuery,
        ListCreditEventLedgerResponse,
        ListCreditSpendPoliciesQuery,
        ListCreditSpendPoliciesResponse,
        ListGrantsForCreditQuery,
        ListGrantsForCreditResponse,
        ReleaseCreditLeaseResponse,
        ReleaseCreditReservationResponse,
        ReserveCreditsBody,
        ReserveCreditsResponse,
        SoftDeleteBillingCreditResponse,
        UpdateBillingCreditBody,
        UpdateBillingCreditResponse,
        UpdateBillingPlanCreditGrantBody,
        UpdateBillingPlanCreditGrantResponse,
        UpdateCreditBundleDetailsBody,
        UpdateCreditBundleDetailsResponse,
        UpdateCreditSpendPolicyBody,
        UpdateCreditSpendPolicyResponse,
        ZeroOutGrantBody,
        ZeroOutGrantResponse,
    )


class CreditsClient(Resource):
    """`client.credits`."""

    @property
    def with_raw_response(self) -> RawCreditsClient:
        """The same operations, answered with status and headers."""
        return RawCreditsClient(self._transport)

    @post("billing/credits/lease")
    def acquire_credit_lease(self, **body: Unpack[AcquireCreditLeaseBody]) -> AcquireCreditLeaseResponse:
        """Hold up to the asked credits for a company, or return its open lease; 402 when nothing can be drawn.

        company_id: str, required. Company (`comp_…`).
        credit_type_id: str, required. Credit type (`bilcr_…`).
        requested_amount: float, required. Credits to hold, at most.
        expires_at: datetime | None. When the hold ends; in 5 minutes unless sent, at most 1 hour ahead.
        user_id: str | None. User (`user_…`) whose spend policies apply.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("billing/credits/count")
    def count_billing_credits(self, **query: Unpack[CountBillingCreditsQuery]) -> CountBillingCreditsResponse:
        """How many credit types match the filters of the listing.

        ids: Sequence[str] | None. Only these ids, at most 100.
        name: str | None. Only credit types of this name.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("billing/credits/grants/count")
    def count_billing_credits_grants(
        self, **query: Unpack[CountBillingCreditsGrantsQuery]
    ) -> CountBillingCreditsGrantsResponse:
        """How many grants of a credit type exist over all companies.

        credit_id: str | None. Credit type (`bilcr_…`).
        ids: Sequence[str] | None. Only these ids, at most 100.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("billing/credits/plan-grants/count")
    def count_billing_plan_credit_grants(
        self, **query: Unpack[CountBillingPlanCreditGrantsQuery]
    ) -> CountBillingPlanCreditGrantsResponse:
        """How many plan credit grants match the filters of the listing.

        credit_id: str | None. Credit type (`bilcr_…`).
        ids: Sequence[str] | None. Only these ids, at most 100.
        plan_id: str | None. Plan or add-on (`plan_…`).
        plan_ids: Sequence[str] | None. Plans and add-ons (`plan_…`), at most 100.
        plan_version_id: str | None. Plan version (`plnv_…`).
        plan_version_ids: Sequence[str] | None. Plan versions (`plnv_…`), at most 100; wins over
            `plan_version_id`.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("billing/credits/grants/company/count")
    def count_company_grants(self, **query: Unpack[CountCompanyGrantsQuery]) -> CountCompanyGrantsResponse:
        """How many grants a company has.

        company_id: str, required. Company (`comp_…`).
        order: CreditGrantSortOrder | None. Column to sort by; newest first unless sent.
        dir: SortDirection | None. Direction of the order.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("billing/credits/bundles/count")
    def count_credit_bundles(self, **query: Unpack[CountCreditBundlesQuery]) -> CountCreditBundlesResponse:
        """How many credit bundles match the filters of the listing.

        ids: Sequence[str] | None. Only these ids, at most 100.
        credit_id: str | None. Credit type (`bilcr_…`).
        status: BillingCreditBundleStatus | None. Only bundles in this state.
        bundle_type: BillingCreditBundleType | None. Only bundles of this type.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("v2/billing/credits/ledger/count")
    def count_credit_event_ledger(self, **query: Unpack[CountCreditEventLedgerQuery]) -> CountCreditEventLedgerResponse:
        """How many ledger entries match the filters of the listing.

        company_id: str, required. Company (`comp_…`).
        billing_credit_id: str | None. Credit type (`bilcr_…`).
        end_time: str | None. End of the window, not included, RFC 3339.
        event_type: CreditEventType | None. Only entries of this type.
        feature_id: str | None. Only entries of this feature (`feat_…`).
        source_event_id: str | None. Only entries that this event caused.
        start_time: str | None. Start of the window, included, RFC 3339.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("billing/credits/spend-policies/count")
    def count_credit_spend_policies(
        self, **query: Unpack[CountCreditSpendPoliciesQuery]
    ) -> CountCreditSpendPoliciesResponse:
        """How many caps match the filters of the listing.

        billing_credit_id: str | None. Credit type (`bilcr_…`).
        company_id: str | None. Company (`comp_…`).
        scope_type: CreditSpendPolicyScope | None. Only caps on companies, or on users.
        user_id: str | None. User (`user_…`).
        user_ids: Sequence[str] | None. Users (`user_…`), at most 100.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("billing/credits")
    def create_billing_credit(self, **body: Unpack[CreateBillingCreditBody]) -> CreateBillingCreditResponse:
        """Define a credit type with its cost and the order in which its grants are used up.

        currency: Currency, required. Three-letter currency code in lower case. Amounts are in the smallest
            unit, such as cents.
        description: str, required. Description shown to people.
        name: str, required. Name shown to people.
        burn_strategy: BillingCreditBurnStrategy | None. Order in which grants are used up, after adjustments
            and rollovers, which always go first.
        currency_prices: Sequence[CreditCurrencyPriceRequestBody] | None. A credit's price in one currency.
        default_expiry_unit: BillingCreditExpiryUnit | None. Unit of an expiry's duration.
        default_expiry_unit_count: int | None. How many units granted credits last unless a grant says
            otherwise.
        default_rollover_policy: BillingCreditRolloverPolicy | None. What becomes of credits left at the end of
            a period, unless a grant says otherwise.
        icon: str | None. Icon: a name or an emoji; may be empty.
        per_unit_price: int | None. Price per unit in cents.
        per_unit_price_decimal: str | None. The same with fractions of a cent; wins when both are set.
        plural_name: str | None. Name of several units.
        singular_name: str | None. Name of one unit.
        strict: bool | None. Whether events that the balance does not cover are refused.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("billing/credits/plan-grants")
    def create_billing_plan_credit_grant(
        self, **body: Unpack[CreateBillingPlanCreditGrantBody]
    ) -> CreateBillingPlanCreditGrantResponse:
        """Let a plan give credits once or at every reset; on request companies already on it get them too.

        credit_amount: int, required. Credits per grant; per licence when scaled so.
        credit_id: str, required. Credit type (`bilcr_…`).
        plan_id: str, required. Plan or add-on (`plan_…`).
        reset_cadence: BillingPlanCreditGrantResetCadence, required. How often a plan grants its credits anew.
        reset_start: BillingPlanCreditGrantResetStart, required. `billing_period` resets on the company's own
            anniversary, `first_of_month` at the calendar start of the cadence.
        apply_to_existing: bool | None. Also change the grants that companies already hold.
        arrears_anchor: BillingArrearsAnchor | None. When a monthly charge in arrears falls: at the billing
            period's monthly anniversary, or at the calendar month's end.
        arrears_cadence: BillingArrearsCadence | None. How often overage or postpaid use is charged. `quarterly`
            exists for overage only.
        auto_topup_amount: int | None. Credits bought by one top-up, at least 1.
        auto_topup_amount_type: CreditAutoTopupAmountType | None. Unit of a top-up's amount.
        auto_topup_availability: BillingCreditAutoTopupAvailability | None. `automatic` applies to every company
            on the plan, `user_controlled` to those that switch it on, `off` to none.
        auto_topup_enabled: bool | None. Whether top-ups happen; follows from the availability.
        auto_topup_expiry_type: BillingCreditExpiryType | None. When a grant ends. `duration` counts units from
            the grant; the others follow the subscription, its trial, or nothing.
        auto_topup_expiry_unit: BillingCreditExpiryUnit | None. Unit of an expiry's duration.
        auto_topup_expiry_unit_count: int | None. How many units topped-up credits last.
        auto_topup_self_service: bool | None. Whether companies switch top-ups on themselves; follows from the
            availability.
        auto_topup_threshold_credits: int | None. Top up when the balance is at or below this many credits.
        auto_topup_threshold_percent: int | None. Top up when the balance is at or below this percentage of the
            grant, 1 to 100.
        billing_mode: BillingPlanCreditGrantBillingMode | None. `granted` credits are part of the plan's price;
            `billed` ones are a line of their own, on custom plans only.
        can_buy_bundles: bool | None. Deprecated; sets whether bundles of the credit may be bought with the
            plan.
        company_credit_amount: int | None. Credits granted once per company on top of those per licence.
        expiry_type: BillingCreditExpiryType | None. When a grant ends. `duration` counts units from the grant;
            the others follow the subscription, its trial, or nothing.
        expiry_unit: BillingCreditExpiryUnit | None. Unit of an expiry's duration.
        expiry_unit_count: int | None. How many units granted credits last.
        license_id: str | None. Licence (`lic_…`) whose number scales it.
        overdraft_limit: float | None. How far below zero the balance may run, in credits; absent or null for no
            floor.
        plan_version_id: str | None. Plan version (`plnv_…`).
        postpaid_enabled: bool | None. Let use go on below zero and charge it later; false unless sent.
        postpaid_rate_per_unit: int | None. Price in cents per credit below zero; the credit's own cost unless
            sent.
        postpaid_rate_per_unit_decimal: str | None. The same price with fractions of a cent; wins when both are
            set.
        price_tiers: Sequence[CreditGrantPriceTierRequestBody] | None. Price per credit in a range of quantity.
        reset_type: BillingPlanCreditGrantResetType | None. `plan_period` grants again at every reset,
            `no_reset` once.
        rollover_percentage: int | None. Share of unused credits kept for one more period, in percent; recurring
            grants only.
        scaling: PlanCreditGrantScaling | None. Whether a plan grants a fixed amount or an amount per licence.
        tier_mode: BillingTiersMode | None. `graduated` prices each unit in its own tier, `volume` all units in
            the tier the total falls in.
        unit_price: int | None. Price per credit in cents.
        unit_price_decimal: str | None. The same with fractions of a cent; wins when both are set.
        warning_tiers: Sequence[PlanCreditGrantWarningTierRequestBody] | None. A remaining balance that shall
            cause a warning.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("billing/credits/bundles")
    def create_credit_bundle(self, **body: Unpack[CreateCreditBundleBody]) -> CreateCreditBundleResponse:
        """Define a purchasable pack of credits.

        bundle_name: str, required. Name of the bundle.
        credit_id: str, required. Credit type (`bilcr_…`).
        currency: Currency, required. Three-letter currency code in lower case. Amounts are in the smallest
            unit, such as cents.
        price_per_unit: int, required. Price per credit in cents.
        bundle_type: BillingCreditBundleType | None. `fixed` holds a set number of credits.
        compatible_plan_ids: Sequence[str] | None. Plans (`plan_…`) the bundle may be bought with; all unless
            sent.
        currency_prices: Sequence[CreditBundleCurrencyPriceRequestBody] | None. A bundle's price in one
            currency.
        expiry_type: BillingCreditExpiryType | None. When a grant ends. `duration` counts units from the grant;
            the others follow the subscription, its trial, or nothing.
        expiry_unit: BillingCreditExpiryUnit | None. Unit of an expiry's duration.
        expiry_unit_count: int | None. How many units granted credits last.
        price_per_unit_decimal: str | None. The same with fractions of a cent; wins when both are set.
        quantity: int | None. Credits in the bundle.
        status: BillingCreditBundleStatus | None. Only an `active` bundle can be bought.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("billing/credits/spend-policies")
    def create_credit_spend_policy(
        self, **body: Unpack[CreateCreditSpendPolicyBody]
    ) -> CreateCreditSpendPolicyResponse:
        """Cap what a company, or one user in it, may draw of a credit, per draw or per window.

        billing_credit_id: str, required. Credit type (`bilcr_…`).
        company_id: str | None. Company (`comp_…`) to cap, or in which to cap the user.
        label: str | None. Free text to tell it by.
        max_per_draw: float | None. Most credits one draw may take. Either this or `window_amount`.
        user_id: str | None. User (`user_…`) to cap; in the given company or the only one it belongs to.
        window_amount: float | None. Most credits that may be drawn in a window. Either this or `max_per_draw`.
        window_unit: CreditSpendWindowUnit | None. Length of a spending window, in UTC; weeks start on Monday,
            `billing_period` follows the company's subscription.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @delete("billing/credits/plan-grants/{plan_grant_id}")
    def delete_billing_plan_credit_grant(
        self, plan_grant_id: str, **query: Unpack[DeleteBillingPlanCreditGrantQuery]
    ) -> DeleteBillingPlanCreditGrantResponse:
        """Stop a plan from giving credits; on request the grants already issued are retired.

        plan_grant_id: str, required. Plan credit grant (`bilpcg_…`).
        apply_to_existing: bool | None. Also retire the grants already issued.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @delete("billing/credits/bundles/{bundle_id}")
    def delete_credit_bundle(self, bundle_id: str, **options: Unpack[Options]) -> DeleteCreditBundleResponse:
        """Remove a bundle; one that has been granted is refused.

        bundle_id: str, required. Credit bundle (`bilcrb_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @delete("billing/credits/spend-policies/{spend_policy_id}")
    def delete_credit_spend_policy(
        self, spend_policy_id: str, **options: Unpack[Options]
    ) -> DeleteCreditSpendPolicyResponse:
        """Remove a cap.

        spend_policy_id: str, required. Spend policy (`crspp_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @put("billing/credits/lease/{lease_id}/extend")
    def extend_credit_lease(self, lease_id: str, **body: Unpack[ExtendCreditLeaseBody]) -> ExtendCreditLeaseResponse:
        """Enlarge a lease by what can still be drawn and move its end; the answer holds the total granted.

        lease_id: str, required. Lease (`crlse_…`).
        additional_amount: float, required. Credits to add to the hold.
        expires_at: datetime | None. New end of the hold, at most 1 hour ahead; unchanged unless sent.
        idempotency_key: str | None. A repeat with the same key returns the lease and adds nothing.
        user_id: str | None. User (`user_…`) whose spend policies apply.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("billing/credits/balance-timeseries")
    def get_credit_balance_time_series(
        self, **query: Unpack[GetCreditBalanceTimeSeriesQuery]
    ) -> GetCreditBalanceTimeSeriesResponse:
        """A company's balance and draws per UTC day, with the grants and expiries in between.

        billing_credit_id: str, required. Credit type (`bilcr_…`).
        company_id: str, required. Company (`comp_…`).
        end_time: datetime, required. End of the window, not included, RFC 3339.
        start_time: datetime, required. Start of the window, included, RFC 3339.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("billing/credits/bundles/{bundle_id}")
    def get_credit_bundle(self, bundle_id: str, **options: Unpack[Options]) -> GetCreditBundleResponse:
        """One credit bundle by id (`bilcrb_…`).

        bundle_id: str, required. Credit bundle (`bilcrb_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("v2/billing/credits/ledger/{ledger_entry_id}")
    def get_credit_event_ledger_entry(
        self, ledger_entry_id: str, **options: Unpack[Options]
    ) -> GetCreditEventLedgerEntryResponse:
        """One ledger entry by its event id.

        ledger_entry_id: str, required. Event id of the entry.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("billing/credits/spend-policies/{spend_policy_id}")
    def get_credit_spend_policy(self, spend_policy_id: str, **options: Unpack[Options]) -> GetCreditSpendPolicyResponse:
        """One cap by id (`crspp_…`).

        spend_policy_id: str, required. Spend policy (`crspp_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("billing/credits/spend-policies/usage")
    def get_credit_spend_policy_usage(
        self, **query: Unpack[GetCreditSpendPolicyUsageQuery]
    ) -> GetCreditSpendPolicyUsageResponse:
        """Caps that bind a company and the named users, with what is spent, what is left and when they reset.

        company_id: str, required. Company (`comp_…`).
        billing_credit_id: str | None. Credit type (`bilcr_…`).
        user_ids: Sequence[str] | None. Users (`user_…`), at most 100.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("billing/credits/{credit_id}")
    def get_single_billing_credit(self, credit_id: str, **options: Unpack[Options]) -> GetSingleBillingCreditResponse:
        """One credit type by id (`bilcr_…`).

        credit_id: str, required. Credit type (`bilcr_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("billing/credits/plan-grants/{plan_grant_id}")
    def get_single_billing_plan_credit_grant(
        self, plan_grant_id: str, **options: Unpack[Options]
    ) -> GetSingleBillingPlanCreditGrantResponse:
        """One plan credit grant by id (`bilpcg_…`).

        plan_grant_id: str, required. Plan credit grant (`bilpcg_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("billing/credits/grants/company")
    def grant_billing_credits_to_company(
        self, **body: Unpack[GrantBillingCreditsToCompanyBody]
    ) -> GrantBillingCreditsToCompanyResponse:
        """Give a company credits outside its plan and purchases.

        company_id: str, required. Company (`comp_…`).
        credit_id: str, required. Credit type (`bilcr_…`).
        quantity: int, required. Credits to grant, at least 1.
        reason: BillingCreditGrantReason, required. Where a grant came from. The three `postpaid_…` reasons are
            bookkeeping for a balance below zero.
        billing_periods_count: int | None. For how many billing periods to grant again.
        credit_bundle_id: str | None. Credit bundle (`bilcrb_…`).
        currency: Currency | None. Three-letter currency code in lower case. Amounts are in the smallest unit,
            such as cents.
        expires_at: datetime | None. When it ends; null for never.
        expiry_type: BillingCreditExpiryType | None. When a grant ends. `duration` counts units from the grant;
            the others follow the subscription, its trial, or nothing.
        expiry_unit: BillingCreditExpiryUnit | None. Unit of an expiry's duration.
        expiry_unit_count: int | None. How many units granted credits last.
        idempotency_key: str | None. A repeat with the same key returns the first grant; one with another body
            is refused.
        renewal_enabled: bool | None. Whether the credits are granted again.
        renewal_period: BillingPlanCreditGrantResetStart | None. `billing_period` resets on the company's own
            anniversary, `first_of_month` at the calendar start of the cadence.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("billing/credits")
    def list_billing_credits(self, **query: Unpack[ListBillingCreditsQuery]) -> ListBillingCreditsResponse:
        """Credit types, newest first.

        ids: Sequence[str] | None. Only these ids, at most 100.
        name: str | None. Only credit types of this name.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("billing/credits/plan-grants")
    def list_billing_plan_credit_grants(
        self, **query: Unpack[ListBillingPlanCreditGrantsQuery]
    ) -> ListBillingPlanCreditGrantsResponse:
        """What credits plans give, newest first.

        credit_id: str | None. Credit type (`bilcr_…`).
        ids: Sequence[str] | None. Only these ids, at most 100.
        plan_id: str | None. Plan or add-on (`plan_…`).
        plan_ids: Sequence[str] | None. Plans and add-ons (`plan_…`), at most 100.
        plan_version_id: str | None. Plan version (`plnv_…`).
        plan_version_ids: Sequence[str] | None. Plan versions (`plnv_…`), at most 100; wins over
            `plan_version_id`.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("billing/credits/balance")
    def list_company_credit_balances(
        self, **query: Unpack[ListCompanyCreditBalancesQuery]
    ) -> ListCompanyCreditBalancesResponse:
        """What a company has left, reserved and in total, one row per credit type.

        company_id: str, required. Company (`comp_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("billing/credits/grants/company/list")
    def list_company_grants(self, **query: Unpack[ListCompanyGrantsQuery]) -> ListCompanyGrantsResponse:
        """Grants of one company, newest first unless sorted otherwise.

        company_id: str, required. Company (`comp_…`).
        order: CreditGrantSortOrder | None. Column to sort by; newest first unless sent.
        dir: SortDirection | None. Direction of the order.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("billing/credits/bundles")
    def list_credit_bundles(self, **query: Unpack[ListCreditBundlesQuery]) -> ListCreditBundlesResponse:
        """Credit bundles, newest first.

        ids: Sequence[str] | None. Only these ids, at most 100.
        credit_id: str | None. Credit type (`bilcr_…`).
        status: BillingCreditBundleStatus | None. Only bundles in this state.
        bundle_type: BillingCreditBundleType | None. Only bundles of this type.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("v2/billing/credits/ledger")
    def list_credit_event_ledger(self, **query: Unpack[ListCreditEventLedgerQuery]) -> ListCreditEventLedgerResponse:
        """Signed ledger entries of one company, newest first.

        company_id: str, required. Company (`comp_…`).
        billing_credit_id: str | None. Credit type (`bilcr_…`).
        end_time: str | None. End of the window, not included, RFC 3339.
        event_type: CreditEventType | None. Only entries of this type.
        feature_id: str | None. Only entries of this feature (`feat_…`).
        source_event_id: str | None. Only entries that this event caused.
        start_time: str | None. Start of the window, included, RFC 3339.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("billing/credits/spend-policies")
    def list_credit_spend_policies(
        self, **query: Unpack[ListCreditSpendPoliciesQuery]
    ) -> ListCreditSpendPoliciesResponse:
        """Caps on credit spending, newest first.

        billing_credit_id: str | None. Credit type (`bilcr_…`).
        company_id: str | None. Company (`comp_…`).
        scope_type: CreditSpendPolicyScope | None. Only caps on companies, or on users.
        user_id: str | None. User (`user_…`).
        user_ids: Sequence[str] | None. Users (`user_…`), at most 100.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("billing/credits/grants/list")
    def list_grants_for_credit(self, **query: Unpack[ListGrantsForCreditQuery]) -> ListGrantsForCreditResponse:
        """Grants of one credit type over all companies, newest first.

        credit_id: str | None. Credit type (`bilcr_…`).
        ids: Sequence[str] | None. Only these ids, at most 100.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @put("billing/credits/lease/{lease_id}/release")
    def release_credit_lease(self, lease_id: str, **options: Unpack[Options]) -> ReleaseCreditLeaseResponse:
        """End a lease; what was not spent returns to the grants it came from.

        lease_id: str, required. Lease (`crlse_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @put("billing/credits/reservations/{reservation_id}/release")
    def release_credit_reservation(
        self, reservation_id: str, **options: Unpack[Options]
    ) -> ReleaseCreditReservationResponse:
        """Give an unsettled reservation back to the grants it came from.

        reservation_id: str, required. Reservation (`crrsv_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("billing/credits/reservations")
    def reserve_credits(self, **body: Unpack[ReserveCreditsBody]) -> ReserveCreditsResponse:
        """Hold the whole amount for one operation or refuse with 402; the same key returns the first reservation.

        amount: float, required. Credits to hold; all of them or none.
        company_id: str, required. Company (`comp_…`).
        credit_type_id: str, required. Credit type (`bilcr_…`).
        expires_at: datetime | None. When the hold ends; in 1 minute unless sent, at most 1 hour ahead.
        idempotency_key: str | None. A repeat with the same key returns the first reservation, also one that is
            over by now.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @delete("billing/credits/{credit_id}")
    def soft_delete_billing_credit(self, credit_id: str, **options: Unpack[Options]) -> SoftDeleteBillingCreditResponse:
        """Hide a credit type; its history stays readable.

        credit_id: str, required. Credit type (`bilcr_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @put("billing/credits/{credit_id}")
    def update_billing_credit(
        self, credit_id: str, **body: Unpack[UpdateBillingCreditBody]
    ) -> UpdateBillingCreditResponse:
        """Change a credit type's names, burn order or prices.

        credit_id: str, required. Credit type (`bilcr_…`).
        description: str, required. Description shown to people.
        name: str, required. Name shown to people.
        burn_strategy: BillingCreditBurnStrategy | None. Order in which grants are used up, after adjustments
            and rollovers, which always go first.
        currency_prices: Sequence[CreditCurrencyPriceRequestBody] | None. A credit's price in one currency.
        default_expiry_unit: BillingCreditExpiryUnit | None. Unit of an expiry's duration.
        default_expiry_unit_count: int | None. How many units granted credits last unless a grant says
            otherwise.
        default_rollover_policy: BillingCreditRolloverPolicy | None. What becomes of credits left at the end of
            a period, unless a grant says otherwise.
        icon: str | None. Icon: a name or an emoji; may be empty.
        per_unit_price: int | None. Price per unit in cents.
        per_unit_price_decimal: str | None. The same with fractions of a cent; wins when both are set.
        plural_name: str | None. Name of several units.
        singular_name: str | None. Name of one unit.
        strict: bool | None. Whether events that the balance does not cover are refused.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @put("billing/credits/plan-grants/{plan_grant_id}")
    def update_billing_plan_credit_grant(
        self, plan_grant_id: str, **body: Unpack[UpdateBillingPlanCreditGrantBody]
    ) -> UpdateBillingPlanCreditGrantResponse:
        """Change what credits a plan gives; on request for companies already on it too.

        plan_grant_id: str, required. Plan credit grant (`bilpcg_…`).
        reset_cadence: BillingPlanCreditGrantResetCadence, required. How often a plan grants its credits anew.
        reset_start: BillingPlanCreditGrantResetStart, required. `billing_period` resets on the company's own
            anniversary, `first_of_month` at the calendar start of the cadence.
        apply_to_existing: bool | None. Also change the grants that companies already hold.
        arrears_anchor: BillingArrearsAnchor | None. When a monthly charge in arrears falls: at the billing
            period's monthly anniversary, or at the calendar month's end.
        arrears_cadence: BillingArrearsCadence | None. How often overage or postpaid use is charged. `quarterly`
            exists for overage only.
        auto_topup_amount: int | None. Credits bought by one top-up, at least 1.
        auto_topup_amount_type: CreditAutoTopupAmountType | None. Unit of a top-up's amount.
        auto_topup_availability: BillingCreditAutoTopupAvailability | None. `automatic` applies to every company
            on the plan, `user_controlled` to those that switch it on, `off` to none.
        auto_topup_enabled: bool | None. Whether top-ups happen; follows from the availability.
        auto_topup_expiry_type: BillingCreditExpiryType | None. When a grant ends. `duration` counts units from
            the grant; the others follow the subscription, its trial, or nothing.
        auto_topup_expiry_unit: BillingCreditExpiryUnit | None. Unit of an expiry's duration.
        auto_topup_expiry_unit_count: int | None. How many units topped-up credits last.
        auto_topup_self_service: bool | None. Whether companies switch top-ups on themselves; follows from the
            availability.
        auto_topup_threshold_credits: int | None. Top up when the balance is at or below this many credits.
        auto_topup_threshold_percent: int | None. Top up when the balance is at or below this percentage of the
            grant, 1 to 100.
        billing_mode: BillingPlanCreditGrantBillingMode | None. `granted` credits are part of the plan's price;
            `billed` ones are a line of their own, on custom plans only.
        can_buy_bundles: bool | None. Deprecated; sets whether bundles of the credit may be bought with the
            plan.
        company_credit_amount: int | None. Credits granted once per company on top of those per licence.
        credit_amount: int | None. Credits per grant; per licence when scaled so.
        expiry_type: BillingCreditExpiryType | None. When a grant ends. `duration` counts units from the grant;
            the others follow the subscription, its trial, or nothing.
        expiry_unit: BillingCreditExpiryUnit | None. Unit of an expiry's duration.
        expiry_unit_count: int | None. How many units granted credits last.
        license_id: str | None. Licence (`lic_…`) whose number scales it.
        overdraft_limit: float | None. How far below zero the balance may run, in credits; absent or null for no
            floor.
        postpaid_enabled: bool | None. Let use go on below zero and charge it later; false unless sent.
        postpaid_rate_per_unit: int | None. Price in cents per credit below zero; the credit's own cost unless
            sent.
        postpaid_rate_per_unit_decimal: str | None. The same price with fractions of a cent; wins when both are
            set.
        price_tiers: Sequence[CreditGrantPriceTierRequestBody] | None. Price per credit in a range of quantity.
        reset_type: BillingPlanCreditGrantResetType | None. `plan_period` grants again at every reset,
            `no_reset` once.
        rollover_percentage: int | None. Share of unused credits kept for one more period, in percent; recurring
            grants only.
        scaling: PlanCreditGrantScaling | None. Whether a plan grants a fixed amount or an amount per licence.
        tier_mode: BillingTiersMode | None. `graduated` prices each unit in its own tier, `volume` all units in
            the tier the total falls in.
        unit_price: int | None. Price per credit in cents.
        unit_price_decimal: str | None. The same with fractions of a cent; wins when both are set.
        warning_tiers: Sequence[PlanCreditGrantWarningTierRequestBody] | None. A remaining balance that shall
            cause a warning.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @put("billing/credits/bundles/{bundle_id}")
    def update_credit_bundle_details(
        self, bundle_id: str, **body: Unpack[UpdateCreditBundleDetailsBody]
    ) -> UpdateCreditBundleDetailsResponse:
        """Change a bundle; the plans it may be bought with stay unless they are sent.

        bundle_id: str, required. Credit bundle (`bilcrb_…`).
        bundle_name: str, required. Name of the bundle.
        price_per_unit: int, required. Price per credit in cents.
        compatible_plan_ids: Sequence[str] | None. Plans (`plan_…`) the bundle may be bought with; unchanged
            unless sent, empty for all.
        currency_prices: Sequence[CreditBundleCurrencyPriceRequestBody] | None. A bundle's price in one
            currency.
        expiry_type: BillingCreditExpiryType | None. When a grant ends. `duration` counts units from the grant;
            the others follow the subscription, its trial, or nothing.
        expiry_unit: BillingCreditExpiryUnit | None. Unit of an expiry's duration.
        expiry_unit_count: int | None. How many units granted credits last.
        price_per_unit_decimal: str | None. The same with fractions of a cent; wins when both are set.
        quantity: int | None. Credits in the bundle.
        status: BillingCreditBundleStatus | None. Only an `active` bundle can be bought.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @put("billing/credits/spend-policies/{spend_policy_id}")
    def update_credit_spend_policy(
        self, spend_policy_id: str, **body: Unpack[UpdateCreditSpendPolicyBody]
    ) -> UpdateCreditSpendPolicyResponse:
        """Change a cap's label, limit or window; what the window has already seen still counts.

        spend_policy_id: str, required. Spend policy (`crspp_…`).
        label: str | None. Free text to tell it by.
        max_per_draw: float | None. Most credits one draw may take. Either this or `window_amount`.
        window_amount: float | None. Most credits that may be drawn in a window. Either this or `max_per_draw`.
        window_unit: CreditSpendWindowUnit | None. Length of a spending window, in UTC; weeks start on Monday,
            `billing_period` follows the company's subscription.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @put("billing/credits/grants/{grant_id}/zero-out")
    def zero_out_grant(self, grant_id: str, **body: Unpack[ZeroOutGrantBody]) -> ZeroOutGrantResponse:
        """Set what remains of a grant to zero and record why; a grant already at zero is left alone.

        grant_id: str, required. Credit grant (`bilcg_…`).
        reason: BillingCreditGrantZeroedOutReason | None. Why what remained of a grant was set to zero.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """


class AsyncCreditsClient(AsyncResource):
    """`client.credits`."""

    @property
    def with_raw_response(self) -> AsyncRawCreditsClient:
        """The same operations, answered with status and headers."""
        return AsyncRawCreditsClient(self._transport)

    acquire_credit_lease = awaited(CreditsClient.acquire_credit_lease)
    count_billing_credits = awaited(CreditsClient.count_billing_credits)
    count_billing_credits_grants = awaited(CreditsClient.count_billing_credits_grants)
    count_billing_plan_credit_grants = awaited(CreditsClient.count_billing_plan_credit_grants)
    count_company_grants = awaited(CreditsClient.count_company_grants)
    count_credit_bundles = awaited(CreditsClient.count_credit_bundles)
    count_credit_event_ledger = awaited(CreditsClient.count_credit_event_ledger)
    count_credit_spend_policies = awaited(CreditsClient.count_credit_spend_policies)
    create_billing_credit = awaited(CreditsClient.create_billing_credit)
    create_billing_plan_credit_grant = awaited(CreditsClient.create_billing_plan_credit_grant)
    create_credit_bundle = awaited(CreditsClient.create_credit_bundle)
    create_credit_spend_policy = awaited(CreditsClient.create_credit_spend_policy)
    delete_billing_plan_credit_grant = awaited(CreditsClient.delete_billing_plan_credit_grant)
    delete_credit_bundle = awaited(CreditsClient.delete_credit_bundle)
    delete_credit_spend_policy = awaited(CreditsClient.delete_credit_spend_policy)
    extend_credit_lease = awaited(CreditsClient.extend_credit_lease)
    get_credit_balance_time_series = awaited(CreditsClient.get_credit_balance_time_series)
    get_credit_bundle = awaited(CreditsClient.get_credit_bundle)
    get_credit_event_ledger_entry = awaited(CreditsClient.get_credit_event_ledger_entry)
    get_credit_spend_policy = awaited(CreditsClient.get_credit_spend_policy)
    get_credit_spend_policy_usage = awaited(CreditsClient.get_credit_spend_policy_usage)
    get_single_billing_credit = awaited(CreditsClient.get_single_billing_credit)
    get_single_billing_plan_credit_grant = awaited(CreditsClient.get_single_billing_plan_credit_grant)
    grant_billing_credits_to_company = awaited(CreditsClient.grant_billing_credits_to_company)
    list_billing_credits = awaited(CreditsClient.list_billing_credits)
    list_billing_plan_credit_grants = awaited(CreditsClient.list_billing_plan_credit_grants)
    list_company_credit_balances = awaited(CreditsClient.list_company_credit_balances)
    list_company_grants = awaited(CreditsClient.list_company_grants)
    list_credit_bundles = awaited(CreditsClient.list_credit_bundles)
    list_credit_event_ledger = awaited(CreditsClient.list_credit_event_ledger)
    list_credit_spend_policies = awaited(CreditsClient.list_credit_spend_policies)
    list_grants_for_credit = awaited(CreditsClient.list_grants_for_credit)
    release_credit_lease = awaited(CreditsClient.release_credit_lease)
    release_credit_reservation = awaited(CreditsClient.release_credit_reservation)
    reserve_credits = awaited(CreditsClient.reserve_credits)
    soft_delete_billing_credit = awaited(CreditsClient.soft_delete_billing_credit)
    update_billing_credit = awaited(CreditsClient.update_billing_credit)
    update_billing_plan_credit_grant = awaited(CreditsClient.update_billing_plan_credit_grant)
    update_credit_bundle_details = awaited(CreditsClient.update_credit_bundle_details)
    update_credit_spend_policy = awaited(CreditsClient.update_credit_spend_policy)
    zero_out_grant = awaited(CreditsClient.zero_out_grant)


class RawCreditsClient(Resource):
    """`client.credits.with_raw_response`."""

    acquire_credit_lease = raw(CreditsClient.acquire_credit_lease)
    count_billing_credits = raw(CreditsClient.count_billing_credits)
    count_billing_credits_grants = raw(CreditsClient.count_billing_credits_grants)
    count_billing_plan_credit_grants = raw(CreditsClient.count_billing_plan_credit_grants)
    count_company_grants = raw(CreditsClient.count_company_grants)
    count_credit_bundles = raw(CreditsClient.count_credit_bundles)
    count_credit_event_ledger = raw(CreditsClient.count_credit_event_ledger)
    count_credit_spend_policies = raw(CreditsClient.count_credit_spend_policies)
    create_billing_credit = raw(CreditsClient.create_billing_credit)
    create_billing_plan_credit_grant = raw(CreditsClient.create_billing_plan_credit_grant)
    create_credit_bundle = raw(CreditsClient.create_credit_bundle)
    create_credit_spend_policy = raw(CreditsClient.create_credit_spend_policy)
    delete_billing_plan_credit_grant = raw(CreditsClient.delete_billing_plan_credit_grant)
    delete_credit_bundle = raw(CreditsClient.delete_credit_bundle)
    delete_credit_spend_policy = raw(CreditsClient.delete_credit_spend_policy)
    extend_credit_lease = raw(CreditsClient.extend_credit_lease)
    get_credit_balance_time_series = raw(CreditsClient.get_credit_balance_time_series)
    get_credit_bundle = raw(CreditsClient.get_credit_bundle)
    get_credit_event_ledger_entry = raw(CreditsClient.get_credit_event_ledger_entry)
    get_credit_spend_policy = raw(CreditsClient.get_credit_spend_policy)
    get_credit_spend_policy_usage = raw(CreditsClient.get_credit_spend_policy_usage)
    get_single_billing_credit = raw(CreditsClient.get_single_billing_credit)
    get_single_billing_plan_credit_grant = raw(CreditsClient.get_single_billing_plan_credit_grant)
    grant_billing_credits_to_company = raw(CreditsClient.grant_billing_credits_to_company)
    list_billing_credits = raw(CreditsClient.list_billing_credits)
    list_billing_plan_credit_grants = raw(CreditsClient.list_billing_plan_credit_grants)
    list_company_credit_balances = raw(CreditsClient.list_company_credit_balances)
    list_company_grants = raw(CreditsClient.list_company_grants)
    list_credit_bundles = raw(CreditsClient.list_credit_bundles)
    list_credit_event_ledger = raw(CreditsClient.list_credit_event_ledger)
    list_credit_spend_policies = raw(CreditsClient.list_credit_spend_policies)
    list_grants_for_credit = raw(CreditsClient.list_grants_for_credit)
    release_credit_lease = raw(CreditsClient.release_credit_lease)
    release_credit_reservation = raw(CreditsClient.release_credit_reservation)
    reserve_credits = raw(CreditsClient.reserve_credits)
    soft_delete_billing_credit = raw(CreditsClient.soft_delete_billing_credit)
    update_billing_credit = raw(CreditsClient.update_billing_credit)
    update_billing_plan_credit_grant = raw(CreditsClient.update_billing_plan_credit_grant)
    update_credit_bundle_details = raw(CreditsClient.update_credit_bundle_details)
    update_credit_spend_policy = raw(CreditsClient.update_credit_spend_policy)
    zero_out_grant = raw(CreditsClient.zero_out_grant)


class AsyncRawCreditsClient(AsyncResource):
    """`client.credits.with_raw_response`."""

    acquire_credit_lease = awaited_raw(CreditsClient.acquire_credit_lease)
    count_billing_credits = awaited_raw(CreditsClient.count_billing_credits)
    count_billing_credits_grants = awaited_raw(CreditsClient.count_billing_credits_grants)
    count_billing_plan_credit_grants = awaited_raw(CreditsClient.count_billing_plan_credit_grants)
    count_company_grants = awaited_raw(CreditsClient.count_company_grants)
    count_credit_bundles = awaited_raw(CreditsClient.count_credit_bundles)
    count_credit_event_ledger = awaited_raw(CreditsClient.count_credit_event_ledger)
    count_credit_spend_policies = awaited_raw(CreditsClient.count_credit_spend_policies)
    create_billing_credit = awaited_raw(CreditsClient.create_billing_credit)
    create_billing_plan_credit_grant = awaited_raw(CreditsClient.create_billing_plan_credit_grant)
    create_credit_bundle = awaited_raw(CreditsClient.create_credit_bundle)
    create_credit_spend_policy = awaited_raw(CreditsClient.create_credit_spend_policy)
    delete_billing_plan_credit_grant = awaited_raw(CreditsClient.delete_billing_plan_credit_grant)
    delete_credit_bundle = awaited_raw(CreditsClient.delete_credit_bundle)
    delete_credit_spend_policy = awaited_raw(CreditsClient.delete_credit_spend_policy)
    extend_credit_lease = awaited_raw(CreditsClient.extend_credit_lease)
    get_credit_balance_time_series = awaited_raw(CreditsClient.get_credit_balance_time_series)
    get_credit_bundle = awaited_raw(CreditsClient.get_credit_bundle)
    get_credit_event_ledger_entry = awaited_raw(CreditsClient.get_credit_event_ledger_entry)
    get_credit_spend_policy = awaited_raw(CreditsClient.get_credit_spend_policy)
    get_credit_spend_policy_usage = awaited_raw(CreditsClient.get_credit_spend_policy_usage)
    get_single_billing_credit = awaited_raw(CreditsClient.get_single_billing_credit)
    get_single_billing_plan_credit_grant = awaited_raw(CreditsClient.get_single_billing_plan_credit_grant)
    grant_billing_credits_to_company = awaited_raw(CreditsClient.grant_billing_credits_to_company)
    list_billing_credits = awaited_raw(CreditsClient.list_billing_credits)
    list_billing_plan_credit_grants = awaited_raw(CreditsClient.list_billing_plan_credit_grants)
    list_company_credit_balances = awaited_raw(CreditsClient.list_company_credit_balances)
    list_company_grants = awaited_raw(CreditsClient.list_company_grants)
    list_credit_bundles = awaited_raw(CreditsClient.list_credit_bundles)
    list_credit_event_ledger = awaited_raw(CreditsClient.list_credit_event_ledger)
    list_credit_spend_policies = awaited_raw(CreditsClient.list_credit_spend_policies)
    list_grants_for_credit = awaited_raw(CreditsClient.list_grants_for_credit)
    release_credit_lease = awaited_raw(CreditsClient.release_credit_lease)
    release_credit_reservation = awaited_raw(CreditsClient.release_credit_reservation)
    reserve_credits = awaited_raw(CreditsClient.reserve_credits)
    soft_delete_billing_credit = awaited_raw(CreditsClient.soft_delete_billing_credit)
    update_billing_credit = awaited_raw(CreditsClient.update_billing_credit)
    update_billing_plan_credit_grant = awaited_raw(CreditsClient.update_billing_plan_credit_grant)
    update_credit_bundle_details = awaited_raw(CreditsClient.update_credit_bundle_details)
    update_credit_spend_policy = awaited_raw(CreditsClient.update_credit_spend_policy)
    zero_out_grant = awaited_raw(CreditsClient.zero_out_grant)
