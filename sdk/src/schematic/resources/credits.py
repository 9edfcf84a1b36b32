# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Clients of the resource `credits`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic import types
from schematic.core.query import path_segment
from schematic.core.resource import AsyncRawResource, AsyncResource, RawResource, Resource

if TYPE_CHECKING:
    from typing import Unpack

    from schematic.core.request_options import Options
    from schematic.core.response import AsyncHttpResponse, HttpResponse
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

    def acquire_credit_lease(self, **body: Unpack[AcquireCreditLeaseBody]) -> AcquireCreditLeaseResponse:
        """Hold up to the asked credits for a company, or return its open lease; 402 when nothing can be drawn.

        company_id: str, required. Company (`comp_…`).
        credit_type_id: str, required. Credit type (`bilcr_…`).
        requested_amount: float, required. Credits to hold, at most.
        expires_at: datetime | None. When the hold ends; in 5 minutes unless sent, at most 1 hour ahead.
        user_id: str | None. User (`user_…`) whose spend policies apply.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post(
            "credits.acquire_credit_lease", "billing/credits/lease", types.AcquireCreditLeaseResponse, body
        )

    def count_billing_credits(self, **query: Unpack[CountBillingCreditsQuery]) -> CountBillingCreditsResponse:
        """How many credit types match the filters of the listing.

        ids: Sequence[str] | None. Only these ids, at most 100.
        name: str | None. Only credit types of this name.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "credits.count_billing_credits", "billing/credits/count", types.CountBillingCreditsResponse, query
        )

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
        return self._get(
            "credits.count_billing_credits_grants",
            "billing/credits/grants/count",
            types.CountBillingCreditsGrantsResponse,
            query,
        )

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
        return self._get(
            "credits.count_billing_plan_credit_grants",
            "billing/credits/plan-grants/count",
            types.CountBillingPlanCreditGrantsResponse,
            query,
        )

    def count_company_grants(self, **query: Unpack[CountCompanyGrantsQuery]) -> CountCompanyGrantsResponse:
        """How many grants a company has.

        company_id: str, required. Company (`comp_…`).
        order: CreditGrantSortOrder | None. Column to sort by; newest first unless sent.
        dir: SortDirection | None. Direction of the order.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "credits.count_company_grants",
            "billing/credits/grants/company/count",
            types.CountCompanyGrantsResponse,
            query,
        )

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
        return self._get(
            "credits.count_credit_bundles", "billing/credits/bundles/count", types.CountCreditBundlesResponse, query
        )

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
        return self._get(
            "credits.count_credit_event_ledger",
            "v2/billing/credits/ledger/count",
            types.CountCreditEventLedgerResponse,
            query,
        )

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
        return self._get(
            "credits.count_credit_spend_policies",
            "billing/credits/spend-policies/count",
            types.CountCreditSpendPoliciesResponse,
            query,
        )

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
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post("credits.create_billing_credit", "billing/credits", types.CreateBillingCreditResponse, body)

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
        return self._post(
            "credits.create_billing_plan_credit_grant",
            "billing/credits/plan-grants",
            types.CreateBillingPlanCreditGrantResponse,
            body,
        )

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
        return self._post(
            "credits.create_credit_bundle", "billing/credits/bundles", types.CreateCreditBundleResponse, body
        )

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
        return self._post(
            "credits.create_credit_spend_policy",
            "billing/credits/spend-policies",
            types.CreateCreditSpendPolicyResponse,
            body,
        )

    def delete_billing_plan_credit_grant(
        self, plan_grant_id: str, **query: Unpack[DeleteBillingPlanCreditGrantQuery]
    ) -> DeleteBillingPlanCreditGrantResponse:
        """Stop a plan from giving credits; on request the grants already issued are retired.

        plan_grant_id: str, required. Plan credit grant (`bilpcg_…`).
        apply_to_existing: bool | None. Also retire the grants already issued.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._delete(
            "credits.delete_billing_plan_credit_grant",
            f"billing/credits/plan-grants/{path_segment(plan_grant_id, 'plan_grant_id')}",
            types.DeleteBillingPlanCreditGrantResponse,
            query,
        )

    def delete_credit_bundle(self, bundle_id: str, **options: Unpack[Options]) -> DeleteCreditBundleResponse:
        """Remove a bundle; one that has been granted is refused.

        bundle_id: str, required. Credit bundle (`bilcrb_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._delete(
            "credits.delete_credit_bundle",
            f"billing/credits/bundles/{path_segment(bundle_id, 'bundle_id')}",
            types.DeleteCreditBundleResponse,
            options,
        )

    def delete_credit_spend_policy(
        self, spend_policy_id: str, **options: Unpack[Options]
    ) -> DeleteCreditSpendPolicyResponse:
        """Remove a cap.

        spend_policy_id: str, required. Spend policy (`crspp_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._delete(
            "credits.delete_credit_spend_policy",
            f"billing/credits/spend-policies/{path_segment(spend_policy_id, 'spend_policy_id')}",
            types.DeleteCreditSpendPolicyResponse,
            options,
        )

    def extend_credit_lease(self, lease_id: str, **body: Unpack[ExtendCreditLeaseBody]) -> ExtendCreditLeaseResponse:
        """Enlarge a lease by what can still be drawn and move its end; the answer holds the total granted.

        lease_id: str, required. Lease (`crlse_…`).
        additional_amount: float, required. Credits to add to the hold.
        expires_at: datetime | None. New end of the hold, at most 1 hour ahead; unchanged unless sent.
        idempotency_key: str | None. A repeat with the same key returns the lease and adds nothing.
        user_id: str | None. User (`user_…`) whose spend policies apply.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._put(
            "credits.extend_credit_lease",
            f"billing/credits/lease/{path_segment(lease_id, 'lease_id')}/extend",
            types.ExtendCreditLeaseResponse,
            body,
        )

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
        return self._get(
            "credits.get_credit_balance_time_series",
            "billing/credits/balance-timeseries",
            types.GetCreditBalanceTimeSeriesResponse,
            query,
        )

    def get_credit_bundle(self, bundle_id: str, **options: Unpack[Options]) -> GetCreditBundleResponse:
        """One credit bundle by id (`bilcrb_…`).

        bundle_id: str, required. Credit bundle (`bilcrb_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "credits.get_credit_bundle",
            f"billing/credits/bundles/{path_segment(bundle_id, 'bundle_id')}",
            types.GetCreditBundleResponse,
            options,
        )

    def get_credit_event_ledger_entry(
        self, ledger_entry_id: str, **options: Unpack[Options]
    ) -> GetCreditEventLedgerEntryResponse:
        """One ledger entry by its event id.

        ledger_entry_id: str, required. Event id of the entry.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "credits.get_credit_event_ledger_entry",
            f"v2/billing/credits/ledger/{path_segment(ledger_entry_id, 'ledger_entry_id')}",
            types.GetCreditEventLedgerEntryResponse,
            options,
        )

    def get_credit_spend_policy(self, spend_policy_id: str, **options: Unpack[Options]) -> GetCreditSpendPolicyResponse:
        """One cap by id (`crspp_…`).

        spend_policy_id: str, required. Spend policy (`crspp_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "credits.get_credit_spend_policy",
            f"billing/credits/spend-policies/{path_segment(spend_policy_id, 'spend_policy_id')}",
            types.GetCreditSpendPolicyResponse,
            options,
        )

    def get_credit_spend_policy_usage(
        self, **query: Unpack[GetCreditSpendPolicyUsageQuery]
    ) -> GetCreditSpendPolicyUsageResponse:
        """Caps that bind a company and the named users, with what is spent, what is left and when they reset.

        company_id: str, required. Company (`comp_…`).
        billing_credit_id: str | None. Credit type (`bilcr_…`).
        user_ids: Sequence[str] | None. Users (`user_…`), at most 100.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "credits.get_credit_spend_policy_usage",
            "billing/credits/spend-policies/usage",
            types.GetCreditSpendPolicyUsageResponse,
            query,
        )

    def get_single_billing_credit(self, credit_id: str, **options: Unpack[Options]) -> GetSingleBillingCreditResponse:
        """One credit type by id (`bilcr_…`).

        credit_id: str, required. Credit type (`bilcr_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "credits.get_single_billing_credit",
            f"billing/credits/{path_segment(credit_id, 'credit_id')}",
            types.GetSingleBillingCreditResponse,
            options,
        )

    def get_single_billing_plan_credit_grant(
        self, plan_grant_id: str, **options: Unpack[Options]
    ) -> GetSingleBillingPlanCreditGrantResponse:
        """One plan credit grant by id (`bilpcg_…`).

        plan_grant_id: str, required. Plan credit grant (`bilpcg_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "credits.get_single_billing_plan_credit_grant",
            f"billing/credits/plan-grants/{path_segment(plan_grant_id, 'plan_grant_id')}",
            types.GetSingleBillingPlanCreditGrantResponse,
            options,
        )

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
        renewal_enabled: bool | None. Whether the credits are granted again.
        renewal_period: BillingPlanCreditGrantResetStart | None. `billing_period` resets on the company's own
            anniversary, `first_of_month` at the calendar start of the cadence.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post(
            "credits.grant_billing_credits_to_company",
            "billing/credits/grants/company",
            types.GrantBillingCreditsToCompanyResponse,
            body,
        )

    def list_billing_credits(self, **query: Unpack[ListBillingCreditsQuery]) -> ListBillingCreditsResponse:
        """Credit types, newest first.

        ids: Sequence[str] | None. Only these ids, at most 100.
        name: str | None. Only credit types of this name.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("credits.list_billing_credits", "billing/credits", types.ListBillingCreditsResponse, query)

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
        return self._get(
            "credits.list_billing_plan_credit_grants",
            "billing/credits/plan-grants",
            types.ListBillingPlanCreditGrantsResponse,
            query,
        )

    def list_company_credit_balances(
        self, **query: Unpack[ListCompanyCreditBalancesQuery]
    ) -> ListCompanyCreditBalancesResponse:
        """What a company has left, reserved and in total, one row per credit type.

        company_id: str, required. Company (`comp_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "credits.list_company_credit_balances",
            "billing/credits/balance",
            types.ListCompanyCreditBalancesResponse,
            query,
        )

    def list_company_grants(self, **query: Unpack[ListCompanyGrantsQuery]) -> ListCompanyGrantsResponse:
        """Grants of one company, newest first unless sorted otherwise.

        company_id: str, required. Company (`comp_…`).
        order: CreditGrantSortOrder | None. Column to sort by; newest first unless sent.
        dir: SortDirection | None. Direction of the order.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "credits.list_company_grants", "billing/credits/grants/company/list", types.ListCompanyGrantsResponse, query
        )

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
        return self._get(
            "credits.list_credit_bundles", "billing/credits/bundles", types.ListCreditBundlesResponse, query
        )

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
        return self._get(
            "credits.list_credit_event_ledger", "v2/billing/credits/ledger", types.ListCreditEventLedgerResponse, query
        )

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
        return self._get(
            "credits.list_credit_spend_policies",
            "billing/credits/spend-policies",
            types.ListCreditSpendPoliciesResponse,
            query,
        )

    def list_grants_for_credit(self, **query: Unpack[ListGrantsForCreditQuery]) -> ListGrantsForCreditResponse:
        """Grants of one credit type over all companies, newest first.

        credit_id: str | None. Credit type (`bilcr_…`).
        ids: Sequence[str] | None. Only these ids, at most 100.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "credits.list_grants_for_credit", "billing/credits/grants/list", types.ListGrantsForCreditResponse, query
        )

    def release_credit_lease(self, lease_id: str, **options: Unpack[Options]) -> ReleaseCreditLeaseResponse:
        """End a lease; what was not spent returns to the grants it came from.

        lease_id: str, required. Lease (`crlse_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._bodiless(
            "credits.release_credit_lease",
            "PUT",
            f"billing/credits/lease/{path_segment(lease_id, 'lease_id')}/release",
            types.ReleaseCreditLeaseResponse,
            options,
        )

    def release_credit_reservation(
        self, reservation_id: str, **options: Unpack[Options]
    ) -> ReleaseCreditReservationResponse:
        """Give an unsettled reservation back to the grants it came from.

        reservation_id: str, required. Reservation (`crrsv_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._bodiless(
            "credits.release_credit_reservation",
            "PUT",
            f"billing/credits/reservations/{path_segment(reservation_id, 'reservation_id')}/release",
            types.ReleaseCreditReservationResponse,
            options,
        )

    def reserve_credits(self, **body: Unpack[ReserveCreditsBody]) -> ReserveCreditsResponse:
        """Hold the whole amount for one operation or refuse with 402; the same key returns the first reservation.

        amount: float, required. Credits to hold; all of them or none.
        company_id: str, required. Company (`comp_…`).
        credit_type_id: str, required. Credit type (`bilcr_…`).
        expires_at: datetime | None. When the hold ends; in 1 minute unless sent, at most 1 hour ahead.
        idempotency_key: str | None. A repeat with the same key returns the first reservation.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post("credits.reserve_credits", "billing/credits/reservations", types.ReserveCreditsResponse, body)

    def soft_delete_billing_credit(self, credit_id: str, **options: Unpack[Options]) -> SoftDeleteBillingCreditResponse:
        """Hide a credit type; its history stays readable.

        credit_id: str, required. Credit type (`bilcr_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._delete(
            "credits.soft_delete_billing_credit",
            f"billing/credits/{path_segment(credit_id, 'credit_id')}",
            types.SoftDeleteBillingCreditResponse,
            options,
        )

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
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._put(
            "credits.update_billing_credit",
            f"billing/credits/{path_segment(credit_id, 'credit_id')}",
            types.UpdateBillingCreditResponse,
            body,
        )

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
        return self._put(
            "credits.update_billing_plan_credit_grant",
            f"billing/credits/plan-grants/{path_segment(plan_grant_id, 'plan_grant_id')}",
            types.UpdateBillingPlanCreditGrantResponse,
            body,
        )

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
        return self._put(
            "credits.update_credit_bundle_details",
            f"billing/credits/bundles/{path_segment(bundle_id, 'bundle_id')}",
            types.UpdateCreditBundleDetailsResponse,
            body,
        )

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
        return self._put(
            "credits.update_credit_spend_policy",
            f"billing/credits/spend-policies/{path_segment(spend_policy_id, 'spend_policy_id')}",
            types.UpdateCreditSpendPolicyResponse,
            body,
        )

    def zero_out_grant(self, grant_id: str, **body: Unpack[ZeroOutGrantBody]) -> ZeroOutGrantResponse:
        """Set what remains of a grant to zero and record why; a grant already at zero is left alone.

        grant_id: str, required. Credit grant (`bilcg_…`).
        reason: BillingCreditGrantZeroedOutReason | None. Why what remained of a grant was set to zero.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._put(
            "credits.zero_out_grant",
            f"billing/credits/grants/{path_segment(grant_id, 'grant_id')}/zero-out",
            types.ZeroOutGrantResponse,
            body,
        )


class AsyncCreditsClient(AsyncResource, like=CreditsClient):
    """`client.credits`."""

    @property
    def with_raw_response(self) -> AsyncRawCreditsClient:
        """The same operations, answered with status and headers."""
        return AsyncRawCreditsClient(self._transport)

    async def acquire_credit_lease(self, **body: Unpack[AcquireCreditLeaseBody]) -> AcquireCreditLeaseResponse:
        """Hold up to the asked credits for a company, or return its open lease; 402 when nothing can be drawn."""
        return await self._post(
            "credits.acquire_credit_lease", "billing/credits/lease", types.AcquireCreditLeaseResponse, body
        )

    async def count_billing_credits(self, **query: Unpack[CountBillingCreditsQuery]) -> CountBillingCreditsResponse:
        """How many credit types match the filters of the listing."""
        return await self._get(
            "credits.count_billing_credits", "billing/credits/count", types.CountBillingCreditsResponse, query
        )

    async def count_billing_credits_grants(
        self, **query: Unpack[CountBillingCreditsGrantsQuery]
    ) -> CountBillingCreditsGrantsResponse:
        """How many grants of a credit type exist over all companies."""
        return await self._get(
            "credits.count_billing_credits_grants",
            "billing/credits/grants/count",
            types.CountBillingCreditsGrantsResponse,
            query,
        )

    async def count_billing_plan_credit_grants(
        self, **query: Unpack[CountBillingPlanCreditGrantsQuery]
    ) -> CountBillingPlanCreditGrantsResponse:
        """How many plan credit grants match the filters of the listing."""
        return await self._get(
            "credits.count_billing_plan_credit_grants",
            "billing/credits/plan-grants/count",
            types.CountBillingPlanCreditGrantsResponse,
            query,
        )

    async def count_company_grants(self, **query: Unpack[CountCompanyGrantsQuery]) -> CountCompanyGrantsResponse:
        """How many grants a company has."""
        return await self._get(
            "credits.count_company_grants",
            "billing/credits/grants/company/count",
            types.CountCompanyGrantsResponse,
            query,
        )

    async def count_credit_bundles(self, **query: Unpack[CountCreditBundlesQuery]) -> CountCreditBundlesResponse:
        """How many credit bundles match the filters of the listing."""
        return await self._get(
            "credits.count_credit_bundles", "billing/credits/bundles/count", types.CountCreditBundlesResponse, query
        )

    async def count_credit_event_ledger(
        self, **query: Unpack[CountCreditEventLedgerQuery]
    ) -> CountCreditEventLedgerResponse:
        """How many ledger entries match the filters of the listing."""
        return await self._get(
            "credits.count_credit_event_ledger",
            "v2/billing/credits/ledger/count",
            types.CountCreditEventLedgerResponse,
            query,
        )

    async def count_credit_spend_policies(
        self, **query: Unpack[CountCreditSpendPoliciesQuery]
    ) -> CountCreditSpendPoliciesResponse:
        """How many caps match the filters of the listing."""
        return await self._get(
            "credits.count_credit_spend_policies",
            "billing/credits/spend-policies/count",
            types.CountCreditSpendPoliciesResponse,
            query,
        )

    async def create_billing_credit(self, **body: Unpack[CreateBillingCreditBody]) -> CreateBillingCreditResponse:
        """Define a credit type with its cost and the order in which its grants are used up."""
        return await self._post(
            "credits.create_billing_credit", "billing/credits", types.CreateBillingCreditResponse, body
        )

    async def create_billing_plan_credit_grant(
        self, **body: Unpack[CreateBillingPlanCreditGrantBody]
    ) -> CreateBillingPlanCreditGrantResponse:
        """Let a plan give credits once or at every reset; on request companies already on it get them too."""
        return await self._post(
            "credits.create_billing_plan_credit_grant",
            "billing/credits/plan-grants",
            types.CreateBillingPlanCreditGrantResponse,
            body,
        )

    async def create_credit_bundle(self, **body: Unpack[CreateCreditBundleBody]) -> CreateCreditBundleResponse:
        """Define a purchasable pack of credits."""
        return await self._post(
            "credits.create_credit_bundle", "billing/credits/bundles", types.CreateCreditBundleResponse, body
        )

    async def create_credit_spend_policy(
        self, **body: Unpack[CreateCreditSpendPolicyBody]
    ) -> CreateCreditSpendPolicyResponse:
        """Cap what a company, or one user in it, may draw of a credit, per draw or per window."""
        return await self._post(
            "credits.create_credit_spend_policy",
            "billing/credits/spend-policies",
            types.CreateCreditSpendPolicyResponse,
            body,
        )

    async def delete_billing_plan_credit_grant(
        self, plan_grant_id: str, **query: Unpack[DeleteBillingPlanCreditGrantQuery]
    ) -> DeleteBillingPlanCreditGrantResponse:
        """Stop a plan from giving credits; on request the grants already issued are retired."""
        return await self._delete(
            "credits.delete_billing_plan_credit_grant",
            f"billing/credits/plan-grants/{path_segment(plan_grant_id, 'plan_grant_id')}",
            types.DeleteBillingPlanCreditGrantResponse,
            query,
        )

    async def delete_credit_bundle(self, bundle_id: str, **options: Unpack[Options]) -> DeleteCreditBundleResponse:
        """Remove a bundle; one that has been granted is refused."""
        return await self._delete(
            "credits.delete_credit_bundle",
            f"billing/credits/bundles/{path_segment(bundle_id, 'bundle_id')}",
            types.DeleteCreditBundleResponse,
            options,
        )

    async def delete_credit_spend_policy(
        self, spend_policy_id: str, **options: Unpack[Options]
    ) -> DeleteCreditSpendPolicyResponse:
        """Remove a cap."""
        return await self._delete(
            "credits.delete_credit_spend_policy",
            f"billing/credits/spend-policies/{path_segment(spend_policy_id, 'spend_policy_id')}",
            types.DeleteCreditSpendPolicyResponse,
            options,
        )

    async def extend_credit_lease(
        self, lease_id: str, **body: Unpack[ExtendCreditLeaseBody]
    ) -> ExtendCreditLeaseResponse:
        """Enlarge a lease by what can still be drawn and move its end; the answer holds the total granted."""
        return await self._put(
            "credits.extend_credit_lease",
            f"billing/credits/lease/{path_segment(lease_id, 'lease_id')}/extend",
            types.ExtendCreditLeaseResponse,
            body,
        )

    async def get_credit_balance_time_series(
        self, **query: Unpack[GetCreditBalanceTimeSeriesQuery]
    ) -> GetCreditBalanceTimeSeriesResponse:
        """A company's balance and draws per UTC day, with the grants and expiries in between."""
        return await self._get(
            "credits.get_credit_balance_time_series",
            "billing/credits/balance-timeseries",
            types.GetCreditBalanceTimeSeriesResponse,
            query,
        )

    async def get_credit_bundle(self, bundle_id: str, **options: Unpack[Options]) -> GetCreditBundleResponse:
        """One credit bundle by id (`bilcrb_…`)."""
        return await self._get(
            "credits.get_credit_bundle",
            f"billing/credits/bundles/{path_segment(bundle_id, 'bundle_id')}",
            types.GetCreditBundleResponse,
            options,
        )

    async def get_credit_event_ledger_entry(
        self, ledger_entry_id: str, **options: Unpack[Options]
    ) -> GetCreditEventLedgerEntryResponse:
        """One ledger entry by its event id."""
        return await self._get(
            "credits.get_credit_event_ledger_entry",
            f"v2/billing/credits/ledger/{path_segment(ledger_entry_id, 'ledger_entry_id')}",
            types.GetCreditEventLedgerEntryResponse,
            options,
        )

    async def get_credit_spend_policy(
        self, spend_policy_id: str, **options: Unpack[Options]
    ) -> GetCreditSpendPolicyResponse:
        """One cap by id (`crspp_…`)."""
        return await self._get(
            "credits.get_credit_spend_policy",
            f"billing/credits/spend-policies/{path_segment(spend_policy_id, 'spend_policy_id')}",
            types.GetCreditSpendPolicyResponse,
            options,
        )

    async def get_credit_spend_policy_usage(
        self, **query: Unpack[GetCreditSpendPolicyUsageQuery]
    ) -> GetCreditSpendPolicyUsageResponse:
        """Caps that bind a company and the named users, with what is spent, what is left and when they reset."""
        return await self._get(
            "credits.get_credit_spend_policy_usage",
            "billing/credits/spend-policies/usage",
            types.GetCreditSpendPolicyUsageResponse,
            query,
        )

    async def get_single_billing_credit(
        self, credit_id: str, **options: Unpack[Options]
    ) -> GetSingleBillingCreditResponse:
        """One credit type by id (`bilcr_…`)."""
        return await self._get(
            "credits.get_single_billing_credit",
            f"billing/credits/{path_segment(credit_id, 'credit_id')}",
            types.GetSingleBillingCreditResponse,
            options,
        )

    async def get_single_billing_plan_credit_grant(
        self, plan_grant_id: str, **options: Unpack[Options]
    ) -> GetSingleBillingPlanCreditGrantResponse:
        """One plan credit grant by id (`bilpcg_…`)."""
        return await self._get(
            "credits.get_single_billing_plan_credit_grant",
            f"billing/credits/plan-grants/{path_segment(plan_grant_id, 'plan_grant_id')}",
            types.GetSingleBillingPlanCreditGrantResponse,
            options,
        )

    async def grant_billing_credits_to_company(
        self, **body: Unpack[GrantBillingCreditsToCompanyBody]
    ) -> GrantBillingCreditsToCompanyResponse:
        """Give a company credits outside its plan and purchases."""
        return await self._post(
            "credits.grant_billing_credits_to_company",
            "billing/credits/grants/company",
            types.GrantBillingCreditsToCompanyResponse,
            body,
        )

    async def list_billing_credits(self, **query: Unpack[ListBillingCreditsQuery]) -> ListBillingCreditsResponse:
        """Credit types, newest first."""
        return await self._get(
            "credits.list_billing_credits", "billing/credits", types.ListBillingCreditsResponse, query
        )

    async def list_billing_plan_credit_grants(
        self, **query: Unpack[ListBillingPlanCreditGrantsQuery]
    ) -> ListBillingPlanCreditGrantsResponse:
        """What credits plans give, newest first."""
        return await self._get(
            "credits.list_billing_plan_credit_grants",
            "billing/credits/plan-grants",
            types.ListBillingPlanCreditGrantsResponse,
            query,
        )

    async def list_company_credit_balances(
        self, **query: Unpack[ListCompanyCreditBalancesQuery]
    ) -> ListCompanyCreditBalancesResponse:
        """What a company has left, reserved and in total, one row per credit type."""
        return await self._get(
            "credits.list_company_credit_balances",
            "billing/credits/balance",
            types.ListCompanyCreditBalancesResponse,
            query,
        )

    async def list_company_grants(self, **query: Unpack[ListCompanyGrantsQuery]) -> ListCompanyGrantsResponse:
        """Grants of one company, newest first unless sorted otherwise."""
        return await self._get(
            "credits.list_company_grants", "billing/credits/grants/company/list", types.ListCompanyGrantsResponse, query
        )

    async def list_credit_bundles(self, **query: Unpack[ListCreditBundlesQuery]) -> ListCreditBundlesResponse:
        """Credit bundles, newest first."""
        return await self._get(
            "credits.list_credit_bundles", "billing/credits/bundles", types.ListCreditBundlesResponse, query
        )

    async def list_credit_event_ledger(
        self, **query: Unpack[ListCreditEventLedgerQuery]
    ) -> ListCreditEventLedgerResponse:
        """Signed ledger entries of one company, newest first."""
        return await self._get(
            "credits.list_credit_event_ledger", "v2/billing/credits/ledger", types.ListCreditEventLedgerResponse, query
        )

    async def list_credit_spend_policies(
        self, **query: Unpack[ListCreditSpendPoliciesQuery]
    ) -> ListCreditSpendPoliciesResponse:
        """Caps on credit spending, newest first."""
        return await self._get(
            "credits.list_credit_spend_policies",
            "billing/credits/spend-policies",
            types.ListCreditSpendPoliciesResponse,
            query,
        )

    async def list_grants_for_credit(self, **query: Unpack[ListGrantsForCreditQuery]) -> ListGrantsForCreditResponse:
        """Grants of one credit type over all companies, newest first."""
        return await self._get(
            "credits.list_grants_for_credit", "billing/credits/grants/list", types.ListGrantsForCreditResponse, query
        )

    async def release_credit_lease(self, lease_id: str, **options: Unpack[Options]) -> ReleaseCreditLeaseResponse:
        """End a lease; what was not spent returns to the grants it came from."""
        return await self._bodiless(
            "credits.release_credit_lease",
            "PUT",
            f"billing/credits/lease/{path_segment(lease_id, 'lease_id')}/release",
            types.ReleaseCreditLeaseResponse,
            options,
        )

    async def release_credit_reservation(
        self, reservation_id: str, **options: Unpack[Options]
    ) -> ReleaseCreditReservationResponse:
        """Give an unsettled reservation back to the grants it came from."""
        return await self._bodiless(
            "credits.release_credit_reservation",
            "PUT",
            f"billing/credits/reservations/{path_segment(reservation_id, 'reservation_id')}/release",
            types.ReleaseCreditReservationResponse,
            options,
        )

    async def reserve_credits(self, **body: Unpack[ReserveCreditsBody]) -> ReserveCreditsResponse:
        """Hold the whole amount for one operation or refuse with 402; the same key returns the first reservation."""
        return await self._post(
            "credits.reserve_credits", "billing/credits/reservations", types.ReserveCreditsResponse, body
        )

    async def soft_delete_billing_credit(
        self, credit_id: str, **options: Unpack[Options]
    ) -> SoftDeleteBillingCreditResponse:
        """Hide a credit type; its history stays readable."""
        return await self._delete(
            "credits.soft_delete_billing_credit",
            f"billing/credits/{path_segment(credit_id, 'credit_id')}",
            types.SoftDeleteBillingCreditResponse,
            options,
        )

    async def update_billing_credit(
        self, credit_id: str, **body: Unpack[UpdateBillingCreditBody]
    ) -> UpdateBillingCreditResponse:
        """Change a credit type's names, burn order or prices."""
        return await self._put(
            "credits.update_billing_credit",
            f"billing/credits/{path_segment(credit_id, 'credit_id')}",
            types.UpdateBillingCreditResponse,
            body,
        )

    async def update_billing_plan_credit_grant(
        self, plan_grant_id: str, **body: Unpack[UpdateBillingPlanCreditGrantBody]
    ) -> UpdateBillingPlanCreditGrantResponse:
        """Change what credits a plan gives; on request for companies already on it too."""
        return await self._put(
            "credits.update_billing_plan_credit_grant",
            f"billing/credits/plan-grants/{path_segment(plan_grant_id, 'plan_grant_id')}",
            types.UpdateBillingPlanCreditGrantResponse,
            body,
        )

    async def update_credit_bundle_details(
        self, bundle_id: str, **body: Unpack[UpdateCreditBundleDetailsBody]
    ) -> UpdateCreditBundleDetailsResponse:
        """Change a bundle; the plans it may be bought with stay unless they are sent."""
        return await self._put(
            "credits.update_credit_bundle_details",
            f"billing/credits/bundles/{path_segment(bundle_id, 'bundle_id')}",
            types.UpdateCreditBundleDetailsResponse,
            body,
        )

    async def update_credit_spend_policy(
        self, spend_policy_id: str, **body: Unpack[UpdateCreditSpendPolicyBody]
    ) -> UpdateCreditSpendPolicyResponse:
        """Change a cap's label, limit or window; what the window has already seen still counts."""
        return await self._put(
            "credits.update_credit_spend_policy",
            f"billing/credits/spend-policies/{path_segment(spend_policy_id, 'spend_policy_id')}",
            types.UpdateCreditSpendPolicyResponse,
            body,
        )

    async def zero_out_grant(self, grant_id: str, **body: Unpack[ZeroOutGrantBody]) -> ZeroOutGrantResponse:
        """Set what remains of a grant to zero and record why; a grant already at zero is left alone."""
        return await self._put(
            "credits.zero_out_grant",
            f"billing/credits/grants/{path_segment(grant_id, 'grant_id')}/zero-out",
            types.ZeroOutGrantResponse,
            body,
        )


class RawCreditsClient(RawResource, like=CreditsClient):
    """`client.credits.with_raw_response`."""

    def acquire_credit_lease(self, **body: Unpack[AcquireCreditLeaseBody]) -> HttpResponse[AcquireCreditLeaseResponse]:
        """Hold up to the asked credits for a company, or return its open lease; 402 when nothing can be drawn."""
        return self._post(
            "credits.acquire_credit_lease", "billing/credits/lease", types.AcquireCreditLeaseResponse, body
        )

    def count_billing_credits(
        self, **query: Unpack[CountBillingCreditsQuery]
    ) -> HttpResponse[CountBillingCreditsResponse]:
        """How many credit types match the filters of the listing."""
        return self._get(
            "credits.count_billing_credits", "billing/credits/count", types.CountBillingCreditsResponse, query
        )

    def count_billing_credits_grants(
        self, **query: Unpack[CountBillingCreditsGrantsQuery]
    ) -> HttpResponse[CountBillingCreditsGrantsResponse]:
        """How many grants of a credit type exist over all companies."""
        return self._get(
            "credits.count_billing_credits_grants",
            "billing/credits/grants/count",
            types.CountBillingCreditsGrantsResponse,
            query,
        )

    def count_billing_plan_credit_grants(
        self, **query: Unpack[CountBillingPlanCreditGrantsQuery]
    ) -> HttpResponse[CountBillingPlanCreditGrantsResponse]:
        """How many plan credit grants match the filters of the listing."""
        return self._get(
            "credits.count_billing_plan_credit_grants",
            "billing/credits/plan-grants/count",
            types.CountBillingPlanCreditGrantsResponse,
            query,
        )

    def count_company_grants(
        self, **query: Unpack[CountCompanyGrantsQuery]
    ) -> HttpResponse[CountCompanyGrantsResponse]:
        """How many grants a company has."""
        return self._get(
            "credits.count_company_grants",
            "billing/credits/grants/company/count",
            types.CountCompanyGrantsResponse,
            query,
        )

    def count_credit_bundles(
        self, **query: Unpack[CountCreditBundlesQuery]
    ) -> HttpResponse[CountCreditBundlesResponse]:
        """How many credit bundles match the filters of the listing."""
        return self._get(
            "credits.count_credit_bundles", "billing/credits/bundles/count", types.CountCreditBundlesResponse, query
        )

    def count_credit_event_ledger(
        self, **query: Unpack[CountCreditEventLedgerQuery]
    ) -> HttpResponse[CountCreditEventLedgerResponse]:
        """How many ledger entries match the filters of the listing."""
        return self._get(
            "credits.count_credit_event_ledger",
            "v2/billing/credits/ledger/count",
            types.CountCreditEventLedgerResponse,
            query,
        )

    def count_credit_spend_policies(
        self, **query: Unpack[CountCreditSpendPoliciesQuery]
    ) -> HttpResponse[CountCreditSpendPoliciesResponse]:
        """How many caps match the filters of the listing."""
        return self._get(
            "credits.count_credit_spend_policies",
            "billing/credits/spend-policies/count",
            types.CountCreditSpendPoliciesResponse,
            query,
        )

    def create_billing_credit(
        self, **body: Unpack[CreateBillingCreditBody]
    ) -> HttpResponse[CreateBillingCreditResponse]:
        """Define a credit type with its cost and the order in which its grants are used up."""
        return self._post("credits.create_billing_credit", "billing/credits", types.CreateBillingCreditResponse, body)

    def create_billing_plan_credit_grant(
        self, **body: Unpack[CreateBillingPlanCreditGrantBody]
    ) -> HttpResponse[CreateBillingPlanCreditGrantResponse]:
        """Let a plan give credits once or at every reset; on request companies already on it get them too."""
        return self._post(
            "credits.create_billing_plan_credit_grant",
            "billing/credits/plan-grants",
            types.CreateBillingPlanCreditGrantResponse,
            body,
        )

    def create_credit_bundle(self, **body: Unpack[CreateCreditBundleBody]) -> HttpResponse[CreateCreditBundleResponse]:
        """Define a purchasable pack of credits."""
        return self._post(
            "credits.create_credit_bundle", "billing/credits/bundles", types.CreateCreditBundleResponse, body
        )

    def create_credit_spend_policy(
        self, **body: Unpack[CreateCreditSpendPolicyBody]
    ) -> HttpResponse[CreateCreditSpendPolicyResponse]:
        """Cap what a company, or one user in it, may draw of a credit, per draw or per window."""
        return self._post(
            "credits.create_credit_spend_policy",
            "billing/credits/spend-policies",
            types.CreateCreditSpendPolicyResponse,
            body,
        )

    def delete_billing_plan_credit_grant(
        self, plan_grant_id: str, **query: Unpack[DeleteBillingPlanCreditGrantQuery]
    ) -> HttpResponse[DeleteBillingPlanCreditGrantResponse]:
        """Stop a plan from giving credits; on request the grants already issued are retired."""
        return self._delete(
            "credits.delete_billing_plan_credit_grant",
            f"billing/credits/plan-grants/{path_segment(plan_grant_id, 'plan_grant_id')}",
            types.DeleteBillingPlanCreditGrantResponse,
            query,
        )

    def delete_credit_bundle(
        self, bundle_id: str, **options: Unpack[Options]
    ) -> HttpResponse[DeleteCreditBundleResponse]:
        """Remove a bundle; one that has been granted is refused."""
        return self._delete(
            "credits.delete_credit_bundle",
            f"billing/credits/bundles/{path_segment(bundle_id, 'bundle_id')}",
            types.DeleteCreditBundleResponse,
            options,
        )

    def delete_credit_spend_policy(
        self, spend_policy_id: str, **options: Unpack[Options]
    ) -> HttpResponse[DeleteCreditSpendPolicyResponse]:
        """Remove a cap."""
        return self._delete(
            "credits.delete_credit_spend_policy",
            f"billing/credits/spend-policies/{path_segment(spend_policy_id, 'spend_policy_id')}",
            types.DeleteCreditSpendPolicyResponse,
            options,
        )

    def extend_credit_lease(
        self, lease_id: str, **body: Unpack[ExtendCreditLeaseBody]
    ) -> HttpResponse[ExtendCreditLeaseResponse]:
        """Enlarge a lease by what can still be drawn and move its end; the answer holds the total granted."""
        return self._put(
            "credits.extend_credit_lease",
            f"billing/credits/lease/{path_segment(lease_id, 'lease_id')}/extend",
            types.ExtendCreditLeaseResponse,
            body,
        )

    def get_credit_balance_time_series(
        self, **query: Unpack[GetCreditBalanceTimeSeriesQuery]
    ) -> HttpResponse[GetCreditBalanceTimeSeriesResponse]:
        """A company's balance and draws per UTC day, with the grants and expiries in between."""
        return self._get(
            "credits.get_credit_balance_time_series",
            "billing/credits/balance-timeseries",
            types.GetCreditBalanceTimeSeriesResponse,
            query,
        )

    def get_credit_bundle(self, bundle_id: str, **options: Unpack[Options]) -> HttpResponse[GetCreditBundleResponse]:
        """One credit bundle by id (`bilcrb_…`)."""
        return self._get(
            "credits.get_credit_bundle",
            f"billing/credits/bundles/{path_segment(bundle_id, 'bundle_id')}",
            types.GetCreditBundleResponse,
            options,
        )

    def get_credit_event_ledger_entry(
        self, ledger_entry_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetCreditEventLedgerEntryResponse]:
        """One ledger entry by its event id."""
        return self._get(
            "credits.get_credit_event_ledger_entry",
            f"v2/billing/credits/ledger/{path_segment(ledger_entry_id, 'ledger_entry_id')}",
            types.GetCreditEventLedgerEntryResponse,
            options,
        )

    def get_credit_spend_policy(
        self, spend_policy_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetCreditSpendPolicyResponse]:
        """One cap by id (`crspp_…`)."""
        return self._get(
            "credits.get_credit_spend_policy",
            f"billing/credits/spend-policies/{path_segment(spend_policy_id, 'spend_policy_id')}",
            types.GetCreditSpendPolicyResponse,
            options,
        )

    def get_credit_spend_policy_usage(
        self, **query: Unpack[GetCreditSpendPolicyUsageQuery]
    ) -> HttpResponse[GetCreditSpendPolicyUsageResponse]:
        """Caps that bind a company and the named users, with what is spent, what is left and when they reset."""
        return self._get(
            "credits.get_credit_spend_policy_usage",
            "billing/credits/spend-policies/usage",
            types.GetCreditSpendPolicyUsageResponse,
            query,
        )

    def get_single_billing_credit(
        self, credit_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetSingleBillingCreditResponse]:
        """One credit type by id (`bilcr_…`)."""
        return self._get(
            "credits.get_single_billing_credit",
            f"billing/credits/{path_segment(credit_id, 'credit_id')}",
            types.GetSingleBillingCreditResponse,
            options,
        )

    def get_single_billing_plan_credit_grant(
        self, plan_grant_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetSingleBillingPlanCreditGrantResponse]:
        """One plan credit grant by id (`bilpcg_…`)."""
        return self._get(
            "credits.get_single_billing_plan_credit_grant",
            f"billing/credits/plan-grants/{path_segment(plan_grant_id, 'plan_grant_id')}",
            types.GetSingleBillingPlanCreditGrantResponse,
            options,
        )

    def grant_billing_credits_to_company(
        self, **body: Unpack[GrantBillingCreditsToCompanyBody]
    ) -> HttpResponse[GrantBillingCreditsToCompanyResponse]:
        """Give a company credits outside its plan and purchases."""
        return self._post(
            "credits.grant_billing_credits_to_company",
            "billing/credits/grants/company",
            types.GrantBillingCreditsToCompanyResponse,
            body,
        )

    def list_billing_credits(
        self, **query: Unpack[ListBillingCreditsQuery]
    ) -> HttpResponse[ListBillingCreditsResponse]:
        """Credit types, newest first."""
        return self._get("credits.list_billing_credits", "billing/credits", types.ListBillingCreditsResponse, query)

    def list_billing_plan_credit_grants(
        self, **query: Unpack[ListBillingPlanCreditGrantsQuery]
    ) -> HttpResponse[ListBillingPlanCreditGrantsResponse]:
        """What credits plans give, newest first."""
        return self._get(
            "credits.list_billing_plan_credit_grants",
            "billing/credits/plan-grants",
            types.ListBillingPlanCreditGrantsResponse,
            query,
        )

    def list_company_credit_balances(
        self, **query: Unpack[ListCompanyCreditBalancesQuery]
    ) -> HttpResponse[ListCompanyCreditBalancesResponse]:
        """What a company has left, reserved and in total, one row per credit type."""
        return self._get(
            "credits.list_company_credit_balances",
            "billing/credits/balance",
            types.ListCompanyCreditBalancesResponse,
            query,
        )

    def list_company_grants(self, **query: Unpack[ListCompanyGrantsQuery]) -> HttpResponse[ListCompanyGrantsResponse]:
        """Grants of one company, newest first unless sorted otherwise."""
        return self._get(
            "credits.list_company_grants", "billing/credits/grants/company/list", types.ListCompanyGrantsResponse, query
        )

    def list_credit_bundles(self, **query: Unpack[ListCreditBundlesQuery]) -> HttpResponse[ListCreditBundlesResponse]:
        """Credit bundles, newest first."""
        return self._get(
            "credits.list_credit_bundles", "billing/credits/bundles", types.ListCreditBundlesResponse, query
        )

    def list_credit_event_ledger(
        self, **query: Unpack[ListCreditEventLedgerQuery]
    ) -> HttpResponse[ListCreditEventLedgerResponse]:
        """Signed ledger entries of one company, newest first."""
        return self._get(
            "credits.list_credit_event_ledger", "v2/billing/credits/ledger", types.ListCreditEventLedgerResponse, query
        )

    def list_credit_spend_policies(
        self, **query: Unpack[ListCreditSpendPoliciesQuery]
    ) -> HttpResponse[ListCreditSpendPoliciesResponse]:
        """Caps on credit spending, newest first."""
        return self._get(
            "credits.list_credit_spend_policies",
            "billing/credits/spend-policies",
            types.ListCreditSpendPoliciesResponse,
            query,
        )

    def list_grants_for_credit(
        self, **query: Unpack[ListGrantsForCreditQuery]
    ) -> HttpResponse[ListGrantsForCreditResponse]:
        """Grants of one credit type over all companies, newest first."""
        return self._get(
            "credits.list_grants_for_credit", "billing/credits/grants/list", types.ListGrantsForCreditResponse, query
        )

    def release_credit_lease(
        self, lease_id: str, **options: Unpack[Options]
    ) -> HttpResponse[ReleaseCreditLeaseResponse]:
        """End a lease; what was not spent returns to the grants it came from."""
        return self._bodiless(
            "credits.release_credit_lease",
            "PUT",
            f"billing/credits/lease/{path_segment(lease_id, 'lease_id')}/release",
            types.ReleaseCreditLeaseResponse,
            options,
        )

    def release_credit_reservation(
        self, reservation_id: str, **options: Unpack[Options]
    ) -> HttpResponse[ReleaseCreditReservationResponse]:
        """Give an unsettled reservation back to the grants it came from."""
        return self._bodiless(
            "credits.release_credit_reservation",
            "PUT",
            f"billing/credits/reservations/{path_segment(reservation_id, 'reservation_id')}/release",
            types.ReleaseCreditReservationResponse,
            options,
        )

    def reserve_credits(self, **body: Unpack[ReserveCreditsBody]) -> HttpResponse[ReserveCreditsResponse]:
        """Hold the whole amount for one operation or refuse with 402; the same key returns the first reservation."""
        return self._post("credits.reserve_credits", "billing/credits/reservations", types.ReserveCreditsResponse, body)

    def soft_delete_billing_credit(
        self, credit_id: str, **options: Unpack[Options]
    ) -> HttpResponse[SoftDeleteBillingCreditResponse]:
        """Hide a credit type; its history stays readable."""
        return self._delete(
            "credits.soft_delete_billing_credit",
            f"billing/credits/{path_segment(credit_id, 'credit_id')}",
            types.SoftDeleteBillingCreditResponse,
            options,
        )

    def update_billing_credit(
        self, credit_id: str, **body: Unpack[UpdateBillingCreditBody]
    ) -> HttpResponse[UpdateBillingCreditResponse]:
        """Change a credit type's names, burn order or prices."""
        return self._put(
            "credits.update_billing_credit",
            f"billing/credits/{path_segment(credit_id, 'credit_id')}",
            types.UpdateBillingCreditResponse,
            body,
        )

    def update_billing_plan_credit_grant(
        self, plan_grant_id: str, **body: Unpack[UpdateBillingPlanCreditGrantBody]
    ) -> HttpResponse[UpdateBillingPlanCreditGrantResponse]:
        """Change what credits a plan gives; on request for companies already on it too."""
        return self._put(
            "credits.update_billing_plan_credit_grant",
            f"billing/credits/plan-grants/{path_segment(plan_grant_id, 'plan_grant_id')}",
            types.UpdateBillingPlanCreditGrantResponse,
            body,
        )

    def update_credit_bundle_details(
        self, bundle_id: str, **body: Unpack[UpdateCreditBundleDetailsBody]
    ) -> HttpResponse[UpdateCreditBundleDetailsResponse]:
        """Change a bundle; the plans it may be bought with stay unless they are sent."""
        return self._put(
            "credits.update_credit_bundle_details",
            f"billing/credits/bundles/{path_segment(bundle_id, 'bundle_id')}",
            types.UpdateCreditBundleDetailsResponse,
            body,
        )

    def update_credit_spend_policy(
        self, spend_policy_id: str, **body: Unpack[UpdateCreditSpendPolicyBody]
    ) -> HttpResponse[UpdateCreditSpendPolicyResponse]:
        """Change a cap's label, limit or window; what the window has already seen still counts."""
        return self._put(
            "credits.update_credit_spend_policy",
            f"billing/credits/spend-policies/{path_segment(spend_policy_id, 'spend_policy_id')}",
            types.UpdateCreditSpendPolicyResponse,
            body,
        )

    def zero_out_grant(self, grant_id: str, **body: Unpack[ZeroOutGrantBody]) -> HttpResponse[ZeroOutGrantResponse]:
        """Set what remains of a grant to zero and record why; a grant already at zero is left alone."""
        return self._put(
            "credits.zero_out_grant",
            f"billing/credits/grants/{path_segment(grant_id, 'grant_id')}/zero-out",
            types.ZeroOutGrantResponse,
            body,
        )


class AsyncRawCreditsClient(AsyncRawResource, like=CreditsClient):
    """`client.credits.with_raw_response`."""

    async def acquire_credit_lease(
        self, **body: Unpack[AcquireCreditLeaseBody]
    ) -> AsyncHttpResponse[AcquireCreditLeaseResponse]:
        """Hold up to the asked credits for a company, or return its open lease; 402 when nothing can be drawn."""
        return await self._post(
            "credits.acquire_credit_lease", "billing/credits/lease", types.AcquireCreditLeaseResponse, body
        )

    async def count_billing_credits(
        self, **query: Unpack[CountBillingCreditsQuery]
    ) -> AsyncHttpResponse[CountBillingCreditsResponse]:
        """How many credit types match the filters of the listing."""
        return await self._get(
            "credits.count_billing_credits", "billing/credits/count", types.CountBillingCreditsResponse, query
        )

    async def count_billing_credits_grants(
        self, **query: Unpack[CountBillingCreditsGrantsQuery]
    ) -> AsyncHttpResponse[CountBillingCreditsGrantsResponse]:
        """How many grants of a credit type exist over all companies."""
        return await self._get(
            "credits.count_billing_credits_grants",
            "billing/credits/grants/count",
            types.CountBillingCreditsGrantsResponse,
            query,
        )

    async def count_billing_plan_credit_grants(
        self, **query: Unpack[CountBillingPlanCreditGrantsQuery]
    ) -> AsyncHttpResponse[CountBillingPlanCreditGrantsResponse]:
        """How many plan credit grants match the filters of the listing."""
        return await self._get(
            "credits.count_billing_plan_credit_grants",
            "billing/credits/plan-grants/count",
            types.CountBillingPlanCreditGrantsResponse,
            query,
        )

    async def count_company_grants(
        self, **query: Unpack[CountCompanyGrantsQuery]
    ) -> AsyncHttpResponse[CountCompanyGrantsResponse]:
        """How many grants a company has."""
        return await self._get(
            "credits.count_company_grants",
            "billing/credits/grants/company/count",
            types.CountCompanyGrantsResponse,
            query,
        )

    async def count_credit_bundles(
        self, **query: Unpack[CountCreditBundlesQuery]
    ) -> AsyncHttpResponse[CountCreditBundlesResponse]:
        """How many credit bundles match the filters of the listing."""
        return await self._get(
            "credits.count_credit_bundles", "billing/credits/bundles/count", types.CountCreditBundlesResponse, query
        )

    async def count_credit_event_ledger(
        self, **query: Unpack[CountCreditEventLedgerQuery]
    ) -> AsyncHttpResponse[CountCreditEventLedgerResponse]:
        """How many ledger entries match the filters of the listing."""
        return await self._get(
            "credits.count_credit_event_ledger",
            "v2/billing/credits/ledger/count",
            types.CountCreditEventLedgerResponse,
            query,
        )

    async def count_credit_spend_policies(
        self, **query: Unpack[CountCreditSpendPoliciesQuery]
    ) -> AsyncHttpResponse[CountCreditSpendPoliciesResponse]:
        """How many caps match the filters of the listing."""
        return await self._get(
            "credits.count_credit_spend_policies",
            "billing/credits/spend-policies/count",
            types.CountCreditSpendPoliciesResponse,
            query,
        )

    async def create_billing_credit(
        self, **body: Unpack[CreateBillingCreditBody]
    ) -> AsyncHttpResponse[CreateBillingCreditResponse]:
        """Define a credit type with its cost and the order in which its grants are used up."""
        return await self._post(
            "credits.create_billing_credit", "billing/credits", types.CreateBillingCreditResponse, body
        )

    async def create_billing_plan_credit_grant(
        self, **body: Unpack[CreateBillingPlanCreditGrantBody]
    ) -> AsyncHttpResponse[CreateBillingPlanCreditGrantResponse]:
        """Let a plan give credits once or at every reset; on request companies already on it get them too."""
        return await self._post(
            "credits.create_billing_plan_credit_grant",
            "billing/credits/plan-grants",
            types.CreateBillingPlanCreditGrantResponse,
            body,
        )

    async def create_credit_bundle(
        self, **body: Unpack[CreateCreditBundleBody]
    ) -> AsyncHttpResponse[CreateCreditBundleResponse]:
        """Define a purchasable pack of credits."""
        return await self._post(
            "credits.create_credit_bundle", "billing/credits/bundles", types.CreateCreditBundleResponse, body
        )

    async def create_credit_spend_policy(
        self, **body: Unpack[CreateCreditSpendPolicyBody]
    ) -> AsyncHttpResponse[CreateCreditSpendPolicyResponse]:
        """Cap what a company, or one user in it, may draw of a credit, per draw or per window."""
        return await self._post(
            "credits.create_credit_spend_policy",
            "billing/credits/spend-policies",
            types.CreateCreditSpendPolicyResponse,
            body,
        )

    async def delete_billing_plan_credit_grant(
        self, plan_grant_id: str, **query: Unpack[DeleteBillingPlanCreditGrantQuery]
    ) -> AsyncHttpResponse[DeleteBillingPlanCreditGrantResponse]:
        """Stop a plan from giving credits; on request the grants already issued are retired."""
        return await self._delete(
            "credits.delete_billing_plan_credit_grant",
            f"billing/credits/plan-grants/{path_segment(plan_grant_id, 'plan_grant_id')}",
            types.DeleteBillingPlanCreditGrantResponse,
            query,
        )

    async def delete_credit_bundle(
        self, bundle_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeleteCreditBundleResponse]:
        """Remove a bundle; one that has been granted is refused."""
        return await self._delete(
            "credits.delete_credit_bundle",
            f"billing/credits/bundles/{path_segment(bundle_id, 'bundle_id')}",
            types.DeleteCreditBundleResponse,
            options,
        )

    async def delete_credit_spend_policy(
        self, spend_policy_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeleteCreditSpendPolicyResponse]:
        """Remove a cap."""
        return await self._delete(
            "credits.delete_credit_spend_policy",
            f"billing/credits/spend-policies/{path_segment(spend_policy_id, 'spend_policy_id')}",
            types.DeleteCreditSpendPolicyResponse,
            options,
        )

    async def extend_credit_lease(
        self, lease_id: str, **body: Unpack[ExtendCreditLeaseBody]
    ) -> AsyncHttpResponse[ExtendCreditLeaseResponse]:
        """Enlarge a lease by what can still be drawn and move its end; the answer holds the total granted."""
        return await self._put(
            "credits.extend_credit_lease",
            f"billing/credits/lease/{path_segment(lease_id, 'lease_id')}/extend",
            types.ExtendCreditLeaseResponse,
            body,
        )

    async def get_credit_balance_time_series(
        self, **query: Unpack[GetCreditBalanceTimeSeriesQuery]
    ) -> AsyncHttpResponse[GetCreditBalanceTimeSeriesResponse]:
        """A company's balance and draws per UTC day, with the grants and expiries in between."""
        return await self._get(
            "credits.get_credit_balance_time_series",
            "billing/credits/balance-timeseries",
            types.GetCreditBalanceTimeSeriesResponse,
            query,
        )

    async def get_credit_bundle(
        self, bundle_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetCreditBundleResponse]:
        """One credit bundle by id (`bilcrb_…`)."""
        return await self._get(
            "credits.get_credit_bundle",
            f"billing/credits/bundles/{path_segment(bundle_id, 'bundle_id')}",
            types.GetCreditBundleResponse,
            options,
        )

    async def get_credit_event_ledger_entry(
        self, ledger_entry_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetCreditEventLedgerEntryResponse]:
        """One ledger entry by its event id."""
        return await self._get(
            "credits.get_credit_event_ledger_entry",
            f"v2/billing/credits/ledger/{path_segment(ledger_entry_id, 'ledger_entry_id')}",
            types.GetCreditEventLedgerEntryResponse,
            options,
        )

    async def get_credit_spend_policy(
        self, spend_policy_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetCreditSpendPolicyResponse]:
        """One cap by id (`crspp_…`)."""
        return await self._get(
            "credits.get_credit_spend_policy",
            f"billing/credits/spend-policies/{path_segment(spend_policy_id, 'spend_policy_id')}",
            types.GetCreditSpendPolicyResponse,
            options,
        )

    async def get_credit_spend_policy_usage(
        self, **query: Unpack[GetCreditSpendPolicyUsageQuery]
    ) -> AsyncHttpResponse[GetCreditSpendPolicyUsageResponse]:
        """Caps that bind a company and the named users, with what is spent, what is left and when they reset."""
        return await self._get(
            "credits.get_credit_spend_policy_usage",
            "billing/credits/spend-policies/usage",
            types.GetCreditSpendPolicyUsageResponse,
            query,
        )

    async def get_single_billing_credit(
        self, credit_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetSingleBillingCreditResponse]:
        """One credit type by id (`bilcr_…`)."""
        return await self._get(
            "credits.get_single_billing_credit",
            f"billing/credits/{path_segment(credit_id, 'credit_id')}",
            types.GetSingleBillingCreditResponse,
            options,
        )

    async def get_single_billing_plan_credit_grant(
        self, plan_grant_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetSingleBillingPlanCreditGrantResponse]:
        """One plan credit grant by id (`bilpcg_…`)."""
        return await self._get(
            "credits.get_single_billing_plan_credit_grant",
            f"billing/credits/plan-grants/{path_segment(plan_grant_id, 'plan_grant_id')}",
            types.GetSingleBillingPlanCreditGrantResponse,
            options,
        )

    async def grant_billing_credits_to_company(
        self, **body: Unpack[GrantBillingCreditsToCompanyBody]
    ) -> AsyncHttpResponse[GrantBillingCreditsToCompanyResponse]:
        """Give a company credits outside its plan and purchases."""
        return await self._post(
            "credits.grant_billing_credits_to_company",
            "billing/credits/grants/company",
            types.GrantBillingCreditsToCompanyResponse,
            body,
        )

    async def list_billing_credits(
        self, **query: Unpack[ListBillingCreditsQuery]
    ) -> AsyncHttpResponse[ListBillingCreditsResponse]:
        """Credit types, newest first."""
        return await self._get(
            "credits.list_billing_credits", "billing/credits", types.ListBillingCreditsResponse, query
        )

    async def list_billing_plan_credit_grants(
        self, **query: Unpack[ListBillingPlanCreditGrantsQuery]
    ) -> AsyncHttpResponse[ListBillingPlanCreditGrantsResponse]:
        """What credits plans give, newest first."""
        return await self._get(
            "credits.list_billing_plan_credit_grants",
            "billing/credits/plan-grants",
            types.ListBillingPlanCreditGrantsResponse,
            query,
        )

    async def list_company_credit_balances(
        self, **query: Unpack[ListCompanyCreditBalancesQuery]
    ) -> AsyncHttpResponse[ListCompanyCreditBalancesResponse]:
        """What a company has left, reserved and in total, one row per credit type."""
        return await self._get(
            "credits.list_company_credit_balances",
            "billing/credits/balance",
            types.ListCompanyCreditBalancesResponse,
            query,
        )

    async def list_company_grants(
        self, **query: Unpack[ListCompanyGrantsQuery]
    ) -> AsyncHttpResponse[ListCompanyGrantsResponse]:
        """Grants of one company, newest first unless sorted otherwise."""
        return await self._get(
            "credits.list_company_grants", "billing/credits/grants/company/list", types.ListCompanyGrantsResponse, query
        )

    async def list_credit_bundles(
        self, **query: Unpack[ListCreditBundlesQuery]
    ) -> AsyncHttpResponse[ListCreditBundlesResponse]:
        """Credit bundles, newest first."""
        return await self._get(
            "credits.list_credit_bundles", "billing/credits/bundles", types.ListCreditBundlesResponse, query
        )

    async def list_credit_event_ledger(
        self, **query: Unpack[ListCreditEventLedgerQuery]
    ) -> AsyncHttpResponse[ListCreditEventLedgerResponse]:
        """Signed ledger entries of one company, newest first."""
        return await self._get(
            "credits.list_credit_event_ledger", "v2/billing/credits/ledger", types.ListCreditEventLedgerResponse, query
        )

    async def list_credit_spend_policies(
        self, **query: Unpack[ListCreditSpendPoliciesQuery]
    ) -> AsyncHttpResponse[ListCreditSpendPoliciesResponse]:
        """Caps on credit spending, newest first."""
        return await self._get(
            "credits.list_credit_spend_policies",
            "billing/credits/spend-policies",
            types.ListCreditSpendPoliciesResponse,
            query,
        )

    async def list_grants_for_credit(
        self, **query: Unpack[ListGrantsForCreditQuery]
    ) -> AsyncHttpResponse[ListGrantsForCreditResponse]:
        """Grants of one credit type over all companies, newest first."""
        return await self._get(
            "credits.list_grants_for_credit", "billing/credits/grants/list", types.ListGrantsForCreditResponse, query
        )

    async def release_credit_lease(
        self, lease_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[ReleaseCreditLeaseResponse]:
        """End a lease; what was not spent returns to the grants it came from."""
        return await self._bodiless(
            "credits.release_credit_lease",
            "PUT",
            f"billing/credits/lease/{path_segment(lease_id, 'lease_id')}/release",
            types.ReleaseCreditLeaseResponse,
            options,
        )

    async def release_credit_reservation(
        self, reservation_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[ReleaseCreditReservationResponse]:
        """Give an unsettled reservation back to the grants it came from."""
        return await self._bodiless(
            "credits.release_credit_reservation",
            "PUT",
            f"billing/credits/reservations/{path_segment(reservation_id, 'reservation_id')}/release",
            types.ReleaseCreditReservationResponse,
            options,
        )

    async def reserve_credits(self, **body: Unpack[ReserveCreditsBody]) -> AsyncHttpResponse[ReserveCreditsResponse]:
        """Hold the whole amount for one operation or refuse with 402; the same key returns the first reservation."""
        return await self._post(
            "credits.reserve_credits", "billing/credits/reservations", types.ReserveCreditsResponse, body
        )

    async def soft_delete_billing_credit(
        self, credit_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[SoftDeleteBillingCreditResponse]:
        """Hide a credit type; its history stays readable."""
        return await self._delete(
            "credits.soft_delete_billing_credit",
            f"billing/credits/{path_segment(credit_id, 'credit_id')}",
            types.SoftDeleteBillingCreditResponse,
            options,
        )

    async def update_billing_credit(
        self, credit_id: str, **body: Unpack[UpdateBillingCreditBody]
    ) -> AsyncHttpResponse[UpdateBillingCreditResponse]:
        """Change a credit type's names, burn order or prices."""
        return await self._put(
            "credits.update_billing_credit",
            f"billing/credits/{path_segment(credit_id, 'credit_id')}",
            types.UpdateBillingCreditResponse,
            body,
        )

    async def update_billing_plan_credit_grant(
        self, plan_grant_id: str, **body: Unpack[UpdateBillingPlanCreditGrantBody]
    ) -> AsyncHttpResponse[UpdateBillingPlanCreditGrantResponse]:
        """Change what credits a plan gives; on request for companies already on it too."""
        return await self._put(
            "credits.update_billing_plan_credit_grant",
            f"billing/credits/plan-grants/{path_segment(plan_grant_id, 'plan_grant_id')}",
            types.UpdateBillingPlanCreditGrantResponse,
            body,
        )

    async def update_credit_bundle_details(
        self, bundle_id: str, **body: Unpack[UpdateCreditBundleDetailsBody]
    ) -> AsyncHttpResponse[UpdateCreditBundleDetailsResponse]:
        """Change a bundle; the plans it may be bought with stay unless they are sent."""
        return await self._put(
            "credits.update_credit_bundle_details",
            f"billing/credits/bundles/{path_segment(bundle_id, 'bundle_id')}",
            types.UpdateCreditBundleDetailsResponse,
            body,
        )

    async def update_credit_spend_policy(
        self, spend_policy_id: str, **body: Unpack[UpdateCreditSpendPolicyBody]
    ) -> AsyncHttpResponse[UpdateCreditSpendPolicyResponse]:
        """Change a cap's label, limit or window; what the window has already seen still counts."""
        return await self._put(
            "credits.update_credit_spend_policy",
            f"billing/credits/spend-policies/{path_segment(spend_policy_id, 'spend_policy_id')}",
            types.UpdateCreditSpendPolicyResponse,
            body,
        )

    async def zero_out_grant(
        self, grant_id: str, **body: Unpack[ZeroOutGrantBody]
    ) -> AsyncHttpResponse[ZeroOutGrantResponse]:
        """Set what remains of a grant to zero and record why; a grant already at zero is left alone."""
        return await self._put(
            "credits.zero_out_grant",
            f"billing/credits/grants/{path_segment(grant_id, 'grant_id')}/zero-out",
            types.ZeroOutGrantResponse,
            body,
        )
