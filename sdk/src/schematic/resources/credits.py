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
        """Hold up to the asked credits for a company, or return its open lease; 402 when nothing can be drawn."""
        return self._post(
            "credits.acquire_credit_lease", "billing/credits/lease", types.AcquireCreditLeaseResponse, body
        )

    def count_billing_credits(self, **query: Unpack[CountBillingCreditsQuery]) -> CountBillingCreditsResponse:
        """How many credit types match the filters of the listing."""
        return self._get(
            "credits.count_billing_credits", "billing/credits/count", types.CountBillingCreditsResponse, query
        )

    def count_billing_credits_grants(
        self, **query: Unpack[CountBillingCreditsGrantsQuery]
    ) -> CountBillingCreditsGrantsResponse:
        """How many grants of a credit type exist over all companies."""
        return self._get(
            "credits.count_billing_credits_grants",
            "billing/credits/grants/count",
            types.CountBillingCreditsGrantsResponse,
            query,
        )

    def count_billing_plan_credit_grants(
        self, **query: Unpack[CountBillingPlanCreditGrantsQuery]
    ) -> CountBillingPlanCreditGrantsResponse:
        """How many plan credit grants match the filters of the listing."""
        return self._get(
            "credits.count_billing_plan_credit_grants",
            "billing/credits/plan-grants/count",
            types.CountBillingPlanCreditGrantsResponse,
            query,
        )

    def count_company_grants(self, **query: Unpack[CountCompanyGrantsQuery]) -> CountCompanyGrantsResponse:
        """How many grants a company has."""
        return self._get(
            "credits.count_company_grants",
            "billing/credits/grants/company/count",
            types.CountCompanyGrantsResponse,
            query,
        )

    def count_credit_bundles(self, **query: Unpack[CountCreditBundlesQuery]) -> CountCreditBundlesResponse:
        """How many credit bundles match the filters of the listing."""
        return self._get(
            "credits.count_credit_bundles", "billing/credits/bundles/count", types.CountCreditBundlesResponse, query
        )

    def count_credit_event_ledger(self, **query: Unpack[CountCreditEventLedgerQuery]) -> CountCreditEventLedgerResponse:
        """How many ledger entries match the filters of the listing."""
        return self._get(
            "credits.count_credit_event_ledger",
            "v2/billing/credits/ledger/count",
            types.CountCreditEventLedgerResponse,
            query,
        )

    def count_credit_spend_policies(
        self, **query: Unpack[CountCreditSpendPoliciesQuery]
    ) -> CountCreditSpendPoliciesResponse:
        """How many caps match the filters of the listing."""
        return self._get(
            "credits.count_credit_spend_policies",
            "billing/credits/spend-policies/count",
            types.CountCreditSpendPoliciesResponse,
            query,
        )

    def create_billing_credit(self, **body: Unpack[CreateBillingCreditBody]) -> CreateBillingCreditResponse:
        """Define a credit type with its cost and the order in which its grants are used up."""
        return self._post("credits.create_billing_credit", "billing/credits", types.CreateBillingCreditResponse, body)

    def create_billing_plan_credit_grant(
        self, **body: Unpack[CreateBillingPlanCreditGrantBody]
    ) -> CreateBillingPlanCreditGrantResponse:
        """Let a plan give credits once or at every reset; on request companies already on it get them too."""
        return self._post(
            "credits.create_billing_plan_credit_grant",
            "billing/credits/plan-grants",
            types.CreateBillingPlanCreditGrantResponse,
            body,
        )

    def create_credit_bundle(self, **body: Unpack[CreateCreditBundleBody]) -> CreateCreditBundleResponse:
        """Define a purchasable pack of credits."""
        return self._post(
            "credits.create_credit_bundle", "billing/credits/bundles", types.CreateCreditBundleResponse, body
        )

    def create_credit_spend_policy(
        self, **body: Unpack[CreateCreditSpendPolicyBody]
    ) -> CreateCreditSpendPolicyResponse:
        """Cap what a company, or one user in it, may draw of a credit, per draw or per window."""
        return self._post(
            "credits.create_credit_spend_policy",
            "billing/credits/spend-policies",
            types.CreateCreditSpendPolicyResponse,
            body,
        )

    def delete_billing_plan_credit_grant(
        self, plan_grant_id: str, **query: Unpack[DeleteBillingPlanCreditGrantQuery]
    ) -> DeleteBillingPlanCreditGrantResponse:
        """Stop a plan from giving credits; on request the grants already issued are retired."""
        return self._delete(
            "credits.delete_billing_plan_credit_grant",
            f"billing/credits/plan-grants/{path_segment(plan_grant_id, 'plan_grant_id')}",
            types.DeleteBillingPlanCreditGrantResponse,
            query,
        )

    def delete_credit_bundle(self, bundle_id: str, **options: Unpack[Options]) -> DeleteCreditBundleResponse:
        """Remove a bundle; one that has been granted is refused."""
        return self._delete(
            "credits.delete_credit_bundle",
            f"billing/credits/bundles/{path_segment(bundle_id, 'bundle_id')}",
            types.DeleteCreditBundleResponse,
            options,
        )

    def delete_credit_spend_policy(
        self, spend_policy_id: str, **options: Unpack[Options]
    ) -> DeleteCreditSpendPolicyResponse:
        """Remove a cap."""
        return self._delete(
            "credits.delete_credit_spend_policy",
            f"billing/credits/spend-policies/{path_segment(spend_policy_id, 'spend_policy_id')}",
            types.DeleteCreditSpendPolicyResponse,
            options,
        )

    def extend_credit_lease(self, lease_id: str, **body: Unpack[ExtendCreditLeaseBody]) -> ExtendCreditLeaseResponse:
        """Enlarge a lease by what can still be drawn and move its end; the answer holds the total granted."""
        return self._put(
            "credits.extend_credit_lease",
            f"billing/credits/lease/{path_segment(lease_id, 'lease_id')}/extend",
            types.ExtendCreditLeaseResponse,
            body,
        )

    def get_credit_balance_time_series(
        self, **query: Unpack[GetCreditBalanceTimeSeriesQuery]
    ) -> GetCreditBalanceTimeSeriesResponse:
        """A company's balance and draws per UTC day, with the grants and expiries in between."""
        return self._get(
            "credits.get_credit_balance_time_series",
            "billing/credits/balance-timeseries",
            types.GetCreditBalanceTimeSeriesResponse,
            query,
        )

    def get_credit_bundle(self, bundle_id: str, **options: Unpack[Options]) -> GetCreditBundleResponse:
        """One credit bundle by id (`bilcrb_…`)."""
        return self._get(
            "credits.get_credit_bundle",
            f"billing/credits/bundles/{path_segment(bundle_id, 'bundle_id')}",
            types.GetCreditBundleResponse,
            options,
        )

    def get_credit_event_ledger_entry(
        self, ledger_entry_id: str, **options: Unpack[Options]
    ) -> GetCreditEventLedgerEntryResponse:
        """One ledger entry by its event id."""
        return self._get(
            "credits.get_credit_event_ledger_entry",
            f"v2/billing/credits/ledger/{path_segment(ledger_entry_id, 'ledger_entry_id')}",
            types.GetCreditEventLedgerEntryResponse,
            options,
        )

    def get_credit_spend_policy(self, spend_policy_id: str, **options: Unpack[Options]) -> GetCreditSpendPolicyResponse:
        """One cap by id (`crspp_…`)."""
        return self._get(
            "credits.get_credit_spend_policy",
            f"billing/credits/spend-policies/{path_segment(spend_policy_id, 'spend_policy_id')}",
            types.GetCreditSpendPolicyResponse,
            options,
        )

    def get_credit_spend_policy_usage(
        self, **query: Unpack[GetCreditSpendPolicyUsageQuery]
    ) -> GetCreditSpendPolicyUsageResponse:
        """Caps that bind a company and the named users, with what is spent, what is left and when they reset."""
        return self._get(
            "credits.get_credit_spend_policy_usage",
            "billing/credits/spend-policies/usage",
            types.GetCreditSpendPolicyUsageResponse,
            query,
        )

    def get_single_billing_credit(self, credit_id: str, **options: Unpack[Options]) -> GetSingleBillingCreditResponse:
        """One credit type by id (`bilcr_…`)."""
        return self._get(
            "credits.get_single_billing_credit",
            f"billing/credits/{path_segment(credit_id, 'credit_id')}",
            types.GetSingleBillingCreditResponse,
            options,
        )

    def get_single_billing_plan_credit_grant(
        self, plan_grant_id: str, **options: Unpack[Options]
    ) -> GetSingleBillingPlanCreditGrantResponse:
        """One plan credit grant by id (`bilpcg_…`)."""
        return self._get(
            "credits.get_single_billing_plan_credit_grant",
            f"billing/credits/plan-grants/{path_segment(plan_grant_id, 'plan_grant_id')}",
            types.GetSingleBillingPlanCreditGrantResponse,
            options,
        )

    def grant_billing_credits_to_company(
        self, **body: Unpack[GrantBillingCreditsToCompanyBody]
    ) -> GrantBillingCreditsToCompanyResponse:
        """Give a company credits outside its plan and purchases."""
        return self._post(
            "credits.grant_billing_credits_to_company",
            "billing/credits/grants/company",
            types.GrantBillingCreditsToCompanyResponse,
            body,
        )

    def list_billing_credits(self, **query: Unpack[ListBillingCreditsQuery]) -> ListBillingCreditsResponse:
        """Credit types, newest first."""
        return self._get("credits.list_billing_credits", "billing/credits", types.ListBillingCreditsResponse, query)

    def list_billing_plan_credit_grants(
        self, **query: Unpack[ListBillingPlanCreditGrantsQuery]
    ) -> ListBillingPlanCreditGrantsResponse:
        """What credits plans give, newest first."""
        return self._get(
            "credits.list_billing_plan_credit_grants",
            "billing/credits/plan-grants",
            types.ListBillingPlanCreditGrantsResponse,
            query,
        )

    def list_company_credit_balances(
        self, **query: Unpack[ListCompanyCreditBalancesQuery]
    ) -> ListCompanyCreditBalancesResponse:
        """What a company has left, reserved and in total, one row per credit type."""
        return self._get(
            "credits.list_company_credit_balances",
            "billing/credits/balance",
            types.ListCompanyCreditBalancesResponse,
            query,
        )

    def list_company_grants(self, **query: Unpack[ListCompanyGrantsQuery]) -> ListCompanyGrantsResponse:
        """Grants of one company, newest first unless sorted otherwise."""
        return self._get(
            "credits.list_company_grants", "billing/credits/grants/company/list", types.ListCompanyGrantsResponse, query
        )

    def list_credit_bundles(self, **query: Unpack[ListCreditBundlesQuery]) -> ListCreditBundlesResponse:
        """Credit bundles, newest first."""
        return self._get(
            "credits.list_credit_bundles", "billing/credits/bundles", types.ListCreditBundlesResponse, query
        )

    def list_credit_event_ledger(self, **query: Unpack[ListCreditEventLedgerQuery]) -> ListCreditEventLedgerResponse:
        """Signed ledger entries of one company, newest first."""
        return self._get(
            "credits.list_credit_event_ledger", "v2/billing/credits/ledger", types.ListCreditEventLedgerResponse, query
        )

    def list_credit_spend_policies(
        self, **query: Unpack[ListCreditSpendPoliciesQuery]
    ) -> ListCreditSpendPoliciesResponse:
        """Caps on credit spending, newest first."""
        return self._get(
            "credits.list_credit_spend_policies",
            "billing/credits/spend-policies",
            types.ListCreditSpendPoliciesResponse,
            query,
        )

    def list_grants_for_credit(self, **query: Unpack[ListGrantsForCreditQuery]) -> ListGrantsForCreditResponse:
        """Grants of one credit type over all companies, newest first."""
        return self._get(
            "credits.list_grants_for_credit", "billing/credits/grants/list", types.ListGrantsForCreditResponse, query
        )

    def release_credit_lease(self, lease_id: str, **options: Unpack[Options]) -> ReleaseCreditLeaseResponse:
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
    ) -> ReleaseCreditReservationResponse:
        """Give an unsettled reservation back to the grants it came from."""
        return self._bodiless(
            "credits.release_credit_reservation",
            "PUT",
            f"billing/credits/reservations/{path_segment(reservation_id, 'reservation_id')}/release",
            types.ReleaseCreditReservationResponse,
            options,
        )

    def reserve_credits(self, **body: Unpack[ReserveCreditsBody]) -> ReserveCreditsResponse:
        """Hold the whole amount for one operation or refuse with 402; the same key returns the first reservation."""
        return self._post("credits.reserve_credits", "billing/credits/reservations", types.ReserveCreditsResponse, body)

    def soft_delete_billing_credit(self, credit_id: str, **options: Unpack[Options]) -> SoftDeleteBillingCreditResponse:
        """Hide a credit type; its history stays readable."""
        return self._delete(
            "credits.soft_delete_billing_credit",
            f"billing/credits/{path_segment(credit_id, 'credit_id')}",
            types.SoftDeleteBillingCreditResponse,
            options,
        )

    def update_billing_credit(
        self, credit_id: str, **body: Unpack[UpdateBillingCreditBody]
    ) -> UpdateBillingCreditResponse:
        """Change a credit type's names, burn order or prices."""
        return self._put(
            "credits.update_billing_credit",
            f"billing/credits/{path_segment(credit_id, 'credit_id')}",
            types.UpdateBillingCreditResponse,
            body,
        )

    def update_billing_plan_credit_grant(
        self, plan_grant_id: str, **body: Unpack[UpdateBillingPlanCreditGrantBody]
    ) -> UpdateBillingPlanCreditGrantResponse:
        """Change what credits a plan gives; on request for companies already on it too."""
        return self._put(
            "credits.update_billing_plan_credit_grant",
            f"billing/credits/plan-grants/{path_segment(plan_grant_id, 'plan_grant_id')}",
            types.UpdateBillingPlanCreditGrantResponse,
            body,
        )

    def update_credit_bundle_details(
        self, bundle_id: str, **body: Unpack[UpdateCreditBundleDetailsBody]
    ) -> UpdateCreditBundleDetailsResponse:
        """Change a bundle; the plans it may be bought with stay unless they are sent."""
        return self._put(
            "credits.update_credit_bundle_details",
            f"billing/credits/bundles/{path_segment(bundle_id, 'bundle_id')}",
            types.UpdateCreditBundleDetailsResponse,
            body,
        )

    def update_credit_spend_policy(
        self, spend_policy_id: str, **body: Unpack[UpdateCreditSpendPolicyBody]
    ) -> UpdateCreditSpendPolicyResponse:
        """Change a cap's label, limit or window; what the window has already seen still counts."""
        return self._put(
            "credits.update_credit_spend_policy",
            f"billing/credits/spend-policies/{path_segment(spend_policy_id, 'spend_policy_id')}",
            types.UpdateCreditSpendPolicyResponse,
            body,
        )

    def zero_out_grant(self, grant_id: str, **body: Unpack[ZeroOutGrantBody]) -> ZeroOutGrantResponse:
        """Set what remains of a grant to zero and record why; a grant already at zero is left alone."""
        return self._put(
            "credits.zero_out_grant",
            f"billing/credits/grants/{path_segment(grant_id, 'grant_id')}/zero-out",
            types.ZeroOutGrantResponse,
            body,
        )


class AsyncCreditsClient(AsyncResource):
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


class RawCreditsClient(RawResource):
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


class AsyncRawCreditsClient(AsyncRawResource):
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
