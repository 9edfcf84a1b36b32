# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Clients of the resource `credits`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic import types
from schematic.core.query import path_segment
from schematic.core.resource import AsyncRawResource, AsyncResource, RawResource, Resource

if TYPE_CHECKING:
    from typing_extensions import Unpack

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
        """acquireCreditLease"""
        return self._post(
            "credits.acquire_credit_lease", "billing/credits/lease", types.AcquireCreditLeaseResponse, body
        )

    def count_billing_credits(self, **query: Unpack[CountBillingCreditsQuery]) -> CountBillingCreditsResponse:
        """countBillingCredits"""
        return self._get(
            "credits.count_billing_credits", "billing/credits/count", types.CountBillingCreditsResponse, query
        )

    def count_billing_credits_grants(
        self, **query: Unpack[CountBillingCreditsGrantsQuery]
    ) -> CountBillingCreditsGrantsResponse:
        """countBillingCreditsGrants"""
        return self._get(
            "credits.count_billing_credits_grants",
            "billing/credits/grants/count",
            types.CountBillingCreditsGrantsResponse,
            query,
        )

    def count_billing_plan_credit_grants(
        self, **query: Unpack[CountBillingPlanCreditGrantsQuery]
    ) -> CountBillingPlanCreditGrantsResponse:
        """countBillingPlanCreditGrants"""
        return self._get(
            "credits.count_billing_plan_credit_grants",
            "billing/credits/plan-grants/count",
            types.CountBillingPlanCreditGrantsResponse,
            query,
        )

    def count_company_grants(self, **query: Unpack[CountCompanyGrantsQuery]) -> CountCompanyGrantsResponse:
        """countCompanyGrants"""
        return self._get(
            "credits.count_company_grants",
            "billing/credits/grants/company/count",
            types.CountCompanyGrantsResponse,
            query,
        )

    def count_credit_bundles(self, **query: Unpack[CountCreditBundlesQuery]) -> CountCreditBundlesResponse:
        """countCreditBundles"""
        return self._get(
            "credits.count_credit_bundles", "billing/credits/bundles/count", types.CountCreditBundlesResponse, query
        )

    def count_credit_event_ledger(self, **query: Unpack[CountCreditEventLedgerQuery]) -> CountCreditEventLedgerResponse:
        """countCreditEventLedger"""
        return self._get(
            "credits.count_credit_event_ledger",
            "v2/billing/credits/ledger/count",
            types.CountCreditEventLedgerResponse,
            query,
        )

    def count_credit_spend_policies(
        self, **query: Unpack[CountCreditSpendPoliciesQuery]
    ) -> CountCreditSpendPoliciesResponse:
        """countCreditSpendPolicies"""
        return self._get(
            "credits.count_credit_spend_policies",
            "billing/credits/spend-policies/count",
            types.CountCreditSpendPoliciesResponse,
            query,
        )

    def create_billing_credit(self, **body: Unpack[CreateBillingCreditBody]) -> CreateBillingCreditResponse:
        """createBillingCredit"""
        return self._post("credits.create_billing_credit", "billing/credits", types.CreateBillingCreditResponse, body)

    def create_billing_plan_credit_grant(
        self, **body: Unpack[CreateBillingPlanCreditGrantBody]
    ) -> CreateBillingPlanCreditGrantResponse:
        """createBillingPlanCreditGrant"""
        return self._post(
            "credits.create_billing_plan_credit_grant",
            "billing/credits/plan-grants",
            types.CreateBillingPlanCreditGrantResponse,
            body,
        )

    def create_credit_bundle(self, **body: Unpack[CreateCreditBundleBody]) -> CreateCreditBundleResponse:
        """createCreditBundle"""
        return self._post(
            "credits.create_credit_bundle", "billing/credits/bundles", types.CreateCreditBundleResponse, body
        )

    def create_credit_spend_policy(
        self, **body: Unpack[CreateCreditSpendPolicyBody]
    ) -> CreateCreditSpendPolicyResponse:
        """createCreditSpendPolicy"""
        return self._post(
            "credits.create_credit_spend_policy",
            "billing/credits/spend-policies",
            types.CreateCreditSpendPolicyResponse,
            body,
        )

    def delete_billing_plan_credit_grant(
        self, plan_grant_id: str, **query: Unpack[DeleteBillingPlanCreditGrantQuery]
    ) -> DeleteBillingPlanCreditGrantResponse:
        """deleteBillingPlanCreditGrant"""
        return self._delete(
            "credits.delete_billing_plan_credit_grant",
            f"billing/credits/plan-grants/{path_segment(plan_grant_id, 'plan_grant_id')}",
            types.DeleteBillingPlanCreditGrantResponse,
            query,
        )

    def delete_credit_bundle(self, bundle_id: str, **options: Unpack[Options]) -> DeleteCreditBundleResponse:
        """deleteCreditBundle"""
        return self._delete(
            "credits.delete_credit_bundle",
            f"billing/credits/bundles/{path_segment(bundle_id, 'bundle_id')}",
            types.DeleteCreditBundleResponse,
            options,
        )

    def delete_credit_spend_policy(
        self, spend_policy_id: str, **options: Unpack[Options]
    ) -> DeleteCreditSpendPolicyResponse:
        """deleteCreditSpendPolicy"""
        return self._delete(
            "credits.delete_credit_spend_policy",
            f"billing/credits/spend-policies/{path_segment(spend_policy_id, 'spend_policy_id')}",
            types.DeleteCreditSpendPolicyResponse,
            options,
        )

    def extend_credit_lease(self, lease_id: str, **body: Unpack[ExtendCreditLeaseBody]) -> ExtendCreditLeaseResponse:
        """extendCreditLease"""
        return self._put(
            "credits.extend_credit_lease",
            f"billing/credits/lease/{path_segment(lease_id, 'lease_id')}/extend",
            types.ExtendCreditLeaseResponse,
            body,
        )

    def get_credit_balance_time_series(
        self, **query: Unpack[GetCreditBalanceTimeSeriesQuery]
    ) -> GetCreditBalanceTimeSeriesResponse:
        """getCreditBalanceTimeSeries"""
        return self._get(
            "credits.get_credit_balance_time_series",
            "billing/credits/balance-timeseries",
            types.GetCreditBalanceTimeSeriesResponse,
            query,
        )

    def get_credit_bundle(self, bundle_id: str, **options: Unpack[Options]) -> GetCreditBundleResponse:
        """getCreditBundle"""
        return self._get(
            "credits.get_credit_bundle",
            f"billing/credits/bundles/{path_segment(bundle_id, 'bundle_id')}",
            types.GetCreditBundleResponse,
            options,
        )

    def get_credit_event_ledger_entry(
        self, ledger_entry_id: str, **options: Unpack[Options]
    ) -> GetCreditEventLedgerEntryResponse:
        """getCreditEventLedgerEntry"""
        return self._get(
            "credits.get_credit_event_ledger_entry",
            f"v2/billing/credits/ledger/{path_segment(ledger_entry_id, 'ledger_entry_id')}",
            types.GetCreditEventLedgerEntryResponse,
            options,
        )

    def get_credit_spend_policy(self, spend_policy_id: str, **options: Unpack[Options]) -> GetCreditSpendPolicyResponse:
        """getCreditSpendPolicy"""
        return self._get(
            "credits.get_credit_spend_policy",
            f"billing/credits/spend-policies/{path_segment(spend_policy_id, 'spend_policy_id')}",
            types.GetCreditSpendPolicyResponse,
            options,
        )

    def get_credit_spend_policy_usage(
        self, **query: Unpack[GetCreditSpendPolicyUsageQuery]
    ) -> GetCreditSpendPolicyUsageResponse:
        """getCreditSpendPolicyUsage"""
        return self._get(
            "credits.get_credit_spend_policy_usage",
            "billing/credits/spend-policies/usage",
            types.GetCreditSpendPolicyUsageResponse,
            query,
        )

    def get_single_billing_credit(self, credit_id: str, **options: Unpack[Options]) -> GetSingleBillingCreditResponse:
        """getSingleBillingCredit"""
        return self._get(
            "credits.get_single_billing_credit",
            f"billing/credits/{path_segment(credit_id, 'credit_id')}",
            types.GetSingleBillingCreditResponse,
            options,
        )

    def get_single_billing_plan_credit_grant(
        self, plan_grant_id: str, **options: Unpack[Options]
    ) -> GetSingleBillingPlanCreditGrantResponse:
        """getSingleBillingPlanCreditGrant"""
        return self._get(
            "credits.get_single_billing_plan_credit_grant",
            f"billing/credits/plan-grants/{path_segment(plan_grant_id, 'plan_grant_id')}",
            types.GetSingleBillingPlanCreditGrantResponse,
            options,
        )

    def grant_billing_credits_to_company(
        self, **body: Unpack[GrantBillingCreditsToCompanyBody]
    ) -> GrantBillingCreditsToCompanyResponse:
        """grantBillingCreditsToCompany"""
        return self._post(
            "credits.grant_billing_credits_to_company",
            "billing/credits/grants/company",
            types.GrantBillingCreditsToCompanyResponse,
            body,
        )

    def list_billing_credits(self, **query: Unpack[ListBillingCreditsQuery]) -> ListBillingCreditsResponse:
        """listBillingCredits"""
        return self._get("credits.list_billing_credits", "billing/credits", types.ListBillingCreditsResponse, query)

    def list_billing_plan_credit_grants(
        self, **query: Unpack[ListBillingPlanCreditGrantsQuery]
    ) -> ListBillingPlanCreditGrantsResponse:
        """listBillingPlanCreditGrants"""
        return self._get(
            "credits.list_billing_plan_credit_grants",
            "billing/credits/plan-grants",
            types.ListBillingPlanCreditGrantsResponse,
            query,
        )

    def list_company_credit_balances(
        self, **query: Unpack[ListCompanyCreditBalancesQuery]
    ) -> ListCompanyCreditBalancesResponse:
        """listCompanyCreditBalances"""
        return self._get(
            "credits.list_company_credit_balances",
            "billing/credits/balance",
            types.ListCompanyCreditBalancesResponse,
            query,
        )

    def list_company_grants(self, **query: Unpack[ListCompanyGrantsQuery]) -> ListCompanyGrantsResponse:
        """listCompanyGrants"""
        return self._get(
            "credits.list_company_grants", "billing/credits/grants/company/list", types.ListCompanyGrantsResponse, query
        )

    def list_credit_bundles(self, **query: Unpack[ListCreditBundlesQuery]) -> ListCreditBundlesResponse:
        """listCreditBundles"""
        return self._get(
            "credits.list_credit_bundles", "billing/credits/bundles", types.ListCreditBundlesResponse, query
        )

    def list_credit_event_ledger(self, **query: Unpack[ListCreditEventLedgerQuery]) -> ListCreditEventLedgerResponse:
        """listCreditEventLedger"""
        return self._get(
            "credits.list_credit_event_ledger", "v2/billing/credits/ledger", types.ListCreditEventLedgerResponse, query
        )

    def list_credit_spend_policies(
        self, **query: Unpack[ListCreditSpendPoliciesQuery]
    ) -> ListCreditSpendPoliciesResponse:
        """listCreditSpendPolicies"""
        return self._get(
            "credits.list_credit_spend_policies",
            "billing/credits/spend-policies",
            types.ListCreditSpendPoliciesResponse,
            query,
        )

    def list_grants_for_credit(self, **query: Unpack[ListGrantsForCreditQuery]) -> ListGrantsForCreditResponse:
        """listGrantsForCredit"""
        return self._get(
            "credits.list_grants_for_credit", "billing/credits/grants/list", types.ListGrantsForCreditResponse, query
        )

    def release_credit_lease(self, lease_id: str, **options: Unpack[Options]) -> ReleaseCreditLeaseResponse:
        """releaseCreditLease"""
        return self._put(
            "credits.release_credit_lease",
            f"billing/credits/lease/{path_segment(lease_id, 'lease_id')}/release",
            types.ReleaseCreditLeaseResponse,
            options,
        )

    def release_credit_reservation(
        self, reservation_id: str, **options: Unpack[Options]
    ) -> ReleaseCreditReservationResponse:
        """releaseCreditReservation"""
        return self._put(
            "credits.release_credit_reservation",
            f"billing/credits/reservations/{path_segment(reservation_id, 'reservation_id')}/release",
            types.ReleaseCreditReservationResponse,
            options,
        )

    def reserve_credits(self, **body: Unpack[ReserveCreditsBody]) -> ReserveCreditsResponse:
        """reserveCredits"""
        return self._post("credits.reserve_credits", "billing/credits/reservations", types.ReserveCreditsResponse, body)

    def soft_delete_billing_credit(self, credit_id: str, **options: Unpack[Options]) -> SoftDeleteBillingCreditResponse:
        """softDeleteBillingCredit"""
        return self._delete(
            "credits.soft_delete_billing_credit",
            f"billing/credits/{path_segment(credit_id, 'credit_id')}",
            types.SoftDeleteBillingCreditResponse,
            options,
        )

    def update_billing_credit(
        self, credit_id: str, **body: Unpack[UpdateBillingCreditBody]
    ) -> UpdateBillingCreditResponse:
        """updateBillingCredit"""
        return self._put(
            "credits.update_billing_credit",
            f"billing/credits/{path_segment(credit_id, 'credit_id')}",
            types.UpdateBillingCreditResponse,
            body,
        )

    def update_billing_plan_credit_grant(
        self, plan_grant_id: str, **body: Unpack[UpdateBillingPlanCreditGrantBody]
    ) -> UpdateBillingPlanCreditGrantResponse:
        """updateBillingPlanCreditGrant"""
        return self._put(
            "credits.update_billing_plan_credit_grant",
            f"billing/credits/plan-grants/{path_segment(plan_grant_id, 'plan_grant_id')}",
            types.UpdateBillingPlanCreditGrantResponse,
            body,
        )

    def update_credit_bundle_details(
        self, bundle_id: str, **body: Unpack[UpdateCreditBundleDetailsBody]
    ) -> UpdateCreditBundleDetailsResponse:
        """updateCreditBundleDetails"""
        return self._put(
            "credits.update_credit_bundle_details",
            f"billing/credits/bundles/{path_segment(bundle_id, 'bundle_id')}",
            types.UpdateCreditBundleDetailsResponse,
            body,
        )

    def update_credit_spend_policy(
        self, spend_policy_id: str, **body: Unpack[UpdateCreditSpendPolicyBody]
    ) -> UpdateCreditSpendPolicyResponse:
        """updateCreditSpendPolicy"""
        return self._put(
            "credits.update_credit_spend_policy",
            f"billing/credits/spend-policies/{path_segment(spend_policy_id, 'spend_policy_id')}",
            types.UpdateCreditSpendPolicyResponse,
            body,
        )

    def zero_out_grant(self, grant_id: str, **body: Unpack[ZeroOutGrantBody]) -> ZeroOutGrantResponse:
        """zeroOutGrant"""
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
        """acquireCreditLease"""
        return await self._post(
            "credits.acquire_credit_lease", "billing/credits/lease", types.AcquireCreditLeaseResponse, body
        )

    async def count_billing_credits(self, **query: Unpack[CountBillingCreditsQuery]) -> CountBillingCreditsResponse:
        """countBillingCredits"""
        return await self._get(
            "credits.count_billing_credits", "billing/credits/count", types.CountBillingCreditsResponse, query
        )

    async def count_billing_credits_grants(
        self, **query: Unpack[CountBillingCreditsGrantsQuery]
    ) -> CountBillingCreditsGrantsResponse:
        """countBillingCreditsGrants"""
        return await self._get(
            "credits.count_billing_credits_grants",
            "billing/credits/grants/count",
            types.CountBillingCreditsGrantsResponse,
            query,
        )

    async def count_billing_plan_credit_grants(
        self, **query: Unpack[CountBillingPlanCreditGrantsQuery]
    ) -> CountBillingPlanCreditGrantsResponse:
        """countBillingPlanCreditGrants"""
        return await self._get(
            "credits.count_billing_plan_credit_grants",
            "billing/credits/plan-grants/count",
            types.CountBillingPlanCreditGrantsResponse,
            query,
        )

    async def count_company_grants(self, **query: Unpack[CountCompanyGrantsQuery]) -> CountCompanyGrantsResponse:
        """countCompanyGrants"""
        return await self._get(
            "credits.count_company_grants",
            "billing/credits/grants/company/count",
            types.CountCompanyGrantsResponse,
            query,
        )

    async def count_credit_bundles(self, **query: Unpack[CountCreditBundlesQuery]) -> CountCreditBundlesResponse:
        """countCreditBundles"""
        return await self._get(
            "credits.count_credit_bundles", "billing/credits/bundles/count", types.CountCreditBundlesResponse, query
        )

    async def count_credit_event_ledger(
        self, **query: Unpack[CountCreditEventLedgerQuery]
    ) -> CountCreditEventLedgerResponse:
        """countCreditEventLedger"""
        return await self._get(
            "credits.count_credit_event_ledger",
            "v2/billing/credits/ledger/count",
            types.CountCreditEventLedgerResponse,
            query,
        )

    async def count_credit_spend_policies(
        self, **query: Unpack[CountCreditSpendPoliciesQuery]
    ) -> CountCreditSpendPoliciesResponse:
        """countCreditSpendPolicies"""
        return await self._get(
            "credits.count_credit_spend_policies",
            "billing/credits/spend-policies/count",
            types.CountCreditSpendPoliciesResponse,
            query,
        )

    async def create_billing_credit(self, **body: Unpack[CreateBillingCreditBody]) -> CreateBillingCreditResponse:
        """createBillingCredit"""
        return await self._post(
            "credits.create_billing_credit", "billing/credits", types.CreateBillingCreditResponse, body
        )

    async def create_billing_plan_credit_grant(
        self, **body: Unpack[CreateBillingPlanCreditGrantBody]
    ) -> CreateBillingPlanCreditGrantResponse:
        """createBillingPlanCreditGrant"""
        return await self._post(
            "credits.create_billing_plan_credit_grant",
            "billing/credits/plan-grants",
            types.CreateBillingPlanCreditGrantResponse,
            body,
        )

    async def create_credit_bundle(self, **body: Unpack[CreateCreditBundleBody]) -> CreateCreditBundleResponse:
        """createCreditBundle"""
        return await self._post(
            "credits.create_credit_bundle", "billing/credits/bundles", types.CreateCreditBundleResponse, body
        )

    async def create_credit_spend_policy(
        self, **body: Unpack[CreateCreditSpendPolicyBody]
    ) -> CreateCreditSpendPolicyResponse:
        """createCreditSpendPolicy"""
        return await self._post(
            "credits.create_credit_spend_policy",
            "billing/credits/spend-policies",
            types.CreateCreditSpendPolicyResponse,
            body,
        )

    async def delete_billing_plan_credit_grant(
        self, plan_grant_id: str, **query: Unpack[DeleteBillingPlanCreditGrantQuery]
    ) -> DeleteBillingPlanCreditGrantResponse:
        """deleteBillingPlanCreditGrant"""
        return await self._delete(
            "credits.delete_billing_plan_credit_grant",
            f"billing/credits/plan-grants/{path_segment(plan_grant_id, 'plan_grant_id')}",
            types.DeleteBillingPlanCreditGrantResponse,
            query,
        )

    async def delete_credit_bundle(self, bundle_id: str, **options: Unpack[Options]) -> DeleteCreditBundleResponse:
        """deleteCreditBundle"""
        return await self._delete(
            "credits.delete_credit_bundle",
            f"billing/credits/bundles/{path_segment(bundle_id, 'bundle_id')}",
            types.DeleteCreditBundleResponse,
            options,
        )

    async def delete_credit_spend_policy(
        self, spend_policy_id: str, **options: Unpack[Options]
    ) -> DeleteCreditSpendPolicyResponse:
        """deleteCreditSpendPolicy"""
        return await self._delete(
            "credits.delete_credit_spend_policy",
            f"billing/credits/spend-policies/{path_segment(spend_policy_id, 'spend_policy_id')}",
            types.DeleteCreditSpendPolicyResponse,
            options,
        )

    async def extend_credit_lease(
        self, lease_id: str, **body: Unpack[ExtendCreditLeaseBody]
    ) -> ExtendCreditLeaseResponse:
        """extendCreditLease"""
        return await self._put(
            "credits.extend_credit_lease",
            f"billing/credits/lease/{path_segment(lease_id, 'lease_id')}/extend",
            types.ExtendCreditLeaseResponse,
            body,
        )

    async def get_credit_balance_time_series(
        self, **query: Unpack[GetCreditBalanceTimeSeriesQuery]
    ) -> GetCreditBalanceTimeSeriesResponse:
        """getCreditBalanceTimeSeries"""
        return await self._get(
            "credits.get_credit_balance_time_series",
            "billing/credits/balance-timeseries",
            types.GetCreditBalanceTimeSeriesResponse,
            query,
        )

    async def get_credit_bundle(self, bundle_id: str, **options: Unpack[Options]) -> GetCreditBundleResponse:
        """getCreditBundle"""
        return await self._get(
            "credits.get_credit_bundle",
            f"billing/credits/bundles/{path_segment(bundle_id, 'bundle_id')}",
            types.GetCreditBundleResponse,
            options,
        )

    async def get_credit_event_ledger_entry(
        self, ledger_entry_id: str, **options: Unpack[Options]
    ) -> GetCreditEventLedgerEntryResponse:
        """getCreditEventLedgerEntry"""
        return await self._get(
            "credits.get_credit_event_ledger_entry",
            f"v2/billing/credits/ledger/{path_segment(ledger_entry_id, 'ledger_entry_id')}",
            types.GetCreditEventLedgerEntryResponse,
            options,
        )

    async def get_credit_spend_policy(
        self, spend_policy_id: str, **options: Unpack[Options]
    ) -> GetCreditSpendPolicyResponse:
        """getCreditSpendPolicy"""
        return await self._get(
            "credits.get_credit_spend_policy",
            f"billing/credits/spend-policies/{path_segment(spend_policy_id, 'spend_policy_id')}",
            types.GetCreditSpendPolicyResponse,
            options,
        )

    async def get_credit_spend_policy_usage(
        self, **query: Unpack[GetCreditSpendPolicyUsageQuery]
    ) -> GetCreditSpendPolicyUsageResponse:
        """getCreditSpendPolicyUsage"""
        return await self._get(
            "credits.get_credit_spend_policy_usage",
            "billing/credits/spend-policies/usage",
            types.GetCreditSpendPolicyUsageResponse,
            query,
        )

    async def get_single_billing_credit(
        self, credit_id: str, **options: Unpack[Options]
    ) -> GetSingleBillingCreditResponse:
        """getSingleBillingCredit"""
        return await self._get(
            "credits.get_single_billing_credit",
            f"billing/credits/{path_segment(credit_id, 'credit_id')}",
            types.GetSingleBillingCreditResponse,
            options,
        )

    async def get_single_billing_plan_credit_grant(
        self, plan_grant_id: str, **options: Unpack[Options]
    ) -> GetSingleBillingPlanCreditGrantResponse:
        """getSingleBillingPlanCreditGrant"""
        return await self._get(
            "credits.get_single_billing_plan_credit_grant",
            f"billing/credits/plan-grants/{path_segment(plan_grant_id, 'plan_grant_id')}",
            types.GetSingleBillingPlanCreditGrantResponse,
            options,
        )

    async def grant_billing_credits_to_company(
        self, **body: Unpack[GrantBillingCreditsToCompanyBody]
    ) -> GrantBillingCreditsToCompanyResponse:
        """grantBillingCreditsToCompany"""
        return await self._post(
            "credits.grant_billing_credits_to_company",
            "billing/credits/grants/company",
            types.GrantBillingCreditsToCompanyResponse,
            body,
        )

    async def list_billing_credits(self, **query: Unpack[ListBillingCreditsQuery]) -> ListBillingCreditsResponse:
        """listBillingCredits"""
        return await self._get(
            "credits.list_billing_credits", "billing/credits", types.ListBillingCreditsResponse, query
        )

    async def list_billing_plan_credit_grants(
        self, **query: Unpack[ListBillingPlanCreditGrantsQuery]
    ) -> ListBillingPlanCreditGrantsResponse:
        """listBillingPlanCreditGrants"""
        return await self._get(
            "credits.list_billing_plan_credit_grants",
            "billing/credits/plan-grants",
            types.ListBillingPlanCreditGrantsResponse,
            query,
        )

    async def list_company_credit_balances(
        self, **query: Unpack[ListCompanyCreditBalancesQuery]
    ) -> ListCompanyCreditBalancesResponse:
        """listCompanyCreditBalances"""
        return await self._get(
            "credits.list_company_credit_balances",
            "billing/credits/balance",
            types.ListCompanyCreditBalancesResponse,
            query,
        )

    async def list_company_grants(self, **query: Unpack[ListCompanyGrantsQuery]) -> ListCompanyGrantsResponse:
        """listCompanyGrants"""
        return await self._get(
            "credits.list_company_grants", "billing/credits/grants/company/list", types.ListCompanyGrantsResponse, query
        )

    async def list_credit_bundles(self, **query: Unpack[ListCreditBundlesQuery]) -> ListCreditBundlesResponse:
        """listCreditBundles"""
        return await self._get(
            "credits.list_credit_bundles", "billing/credits/bundles", types.ListCreditBundlesResponse, query
        )

    async def list_credit_event_ledger(
        self, **query: Unpack[ListCreditEventLedgerQuery]
    ) -> ListCreditEventLedgerResponse:
        """listCreditEventLedger"""
        return await self._get(
            "credits.list_credit_event_ledger", "v2/billing/credits/ledger", types.ListCreditEventLedgerResponse, query
        )

    async def list_credit_spend_policies(
        self, **query: Unpack[ListCreditSpendPoliciesQuery]
    ) -> ListCreditSpendPoliciesResponse:
        """listCreditSpendPolicies"""
        return await self._get(
            "credits.list_credit_spend_policies",
            "billing/credits/spend-policies",
            types.ListCreditSpendPoliciesResponse,
            query,
        )

    async def list_grants_for_credit(self, **query: Unpack[ListGrantsForCreditQuery]) -> ListGrantsForCreditResponse:
        """listGrantsForCredit"""
        return await self._get(
            "credits.list_grants_for_credit", "billing/credits/grants/list", types.ListGrantsForCreditResponse, query
        )

    async def release_credit_lease(self, lease_id: str, **options: Unpack[Options]) -> ReleaseCreditLeaseResponse:
        """releaseCreditLease"""
        return await self._put(
            "credits.release_credit_lease",
            f"billing/credits/lease/{path_segment(lease_id, 'lease_id')}/release",
            types.ReleaseCreditLeaseResponse,
            options,
        )

    async def release_credit_reservation(
        self, reservation_id: str, **options: Unpack[Options]
    ) -> ReleaseCreditReservationResponse:
        """releaseCreditReservation"""
        return await self._put(
            "credits.release_credit_reservation",
            f"billing/credits/reservations/{path_segment(reservation_id, 'reservation_id')}/release",
            types.ReleaseCreditReservationResponse,
            options,
        )

    async def reserve_credits(self, **body: Unpack[ReserveCreditsBody]) -> ReserveCreditsResponse:
        """reserveCredits"""
        return await self._post(
            "credits.reserve_credits", "billing/credits/reservations", types.ReserveCreditsResponse, body
        )

    async def soft_delete_billing_credit(
        self, credit_id: str, **options: Unpack[Options]
    ) -> SoftDeleteBillingCreditResponse:
        """softDeleteBillingCredit"""
        return await self._delete(
            "credits.soft_delete_billing_credit",
            f"billing/credits/{path_segment(credit_id, 'credit_id')}",
            types.SoftDeleteBillingCreditResponse,
            options,
        )

    async def update_billing_credit(
        self, credit_id: str, **body: Unpack[UpdateBillingCreditBody]
    ) -> UpdateBillingCreditResponse:
        """updateBillingCredit"""
        return await self._put(
            "credits.update_billing_credit",
            f"billing/credits/{path_segment(credit_id, 'credit_id')}",
            types.UpdateBillingCreditResponse,
            body,
        )

    async def update_billing_plan_credit_grant(
        self, plan_grant_id: str, **body: Unpack[UpdateBillingPlanCreditGrantBody]
    ) -> UpdateBillingPlanCreditGrantResponse:
        """updateBillingPlanCreditGrant"""
        return await self._put(
            "credits.update_billing_plan_credit_grant",
            f"billing/credits/plan-grants/{path_segment(plan_grant_id, 'plan_grant_id')}",
            types.UpdateBillingPlanCreditGrantResponse,
            body,
        )

    async def update_credit_bundle_details(
        self, bundle_id: str, **body: Unpack[UpdateCreditBundleDetailsBody]
    ) -> UpdateCreditBundleDetailsResponse:
        """updateCreditBundleDetails"""
        return await self._put(
            "credits.update_credit_bundle_details",
            f"billing/credits/bundles/{path_segment(bundle_id, 'bundle_id')}",
            types.UpdateCreditBundleDetailsResponse,
            body,
        )

    async def update_credit_spend_policy(
        self, spend_policy_id: str, **body: Unpack[UpdateCreditSpendPolicyBody]
    ) -> UpdateCreditSpendPolicyResponse:
        """updateCreditSpendPolicy"""
        return await self._put(
            "credits.update_credit_spend_policy",
            f"billing/credits/spend-policies/{path_segment(spend_policy_id, 'spend_policy_id')}",
            types.UpdateCreditSpendPolicyResponse,
            body,
        )

    async def zero_out_grant(self, grant_id: str, **body: Unpack[ZeroOutGrantBody]) -> ZeroOutGrantResponse:
        """zeroOutGrant"""
        return await self._put(
            "credits.zero_out_grant",
            f"billing/credits/grants/{path_segment(grant_id, 'grant_id')}/zero-out",
            types.ZeroOutGrantResponse,
            body,
        )


class RawCreditsClient(RawResource):
    """`client.credits.with_raw_response`."""

    def acquire_credit_lease(self, **body: Unpack[AcquireCreditLeaseBody]) -> HttpResponse[AcquireCreditLeaseResponse]:
        """acquireCreditLease"""
        return self._post(
            "credits.acquire_credit_lease", "billing/credits/lease", types.AcquireCreditLeaseResponse, body
        )

    def count_billing_credits(
        self, **query: Unpack[CountBillingCreditsQuery]
    ) -> HttpResponse[CountBillingCreditsResponse]:
        """countBillingCredits"""
        return self._get(
            "credits.count_billing_credits", "billing/credits/count", types.CountBillingCreditsResponse, query
        )

    def count_billing_credits_grants(
        self, **query: Unpack[CountBillingCreditsGrantsQuery]
    ) -> HttpResponse[CountBillingCreditsGrantsResponse]:
        """countBillingCreditsGrants"""
        return self._get(
            "credits.count_billing_credits_grants",
            "billing/credits/grants/count",
            types.CountBillingCreditsGrantsResponse,
            query,
        )

    def count_billing_plan_credit_grants(
        self, **query: Unpack[CountBillingPlanCreditGrantsQuery]
    ) -> HttpResponse[CountBillingPlanCreditGrantsResponse]:
        """countBillingPlanCreditGrants"""
        return self._get(
            "credits.count_billing_plan_credit_grants",
            "billing/credits/plan-grants/count",
            types.CountBillingPlanCreditGrantsResponse,
            query,
        )

    def count_company_grants(
        self, **query: Unpack[CountCompanyGrantsQuery]
    ) -> HttpResponse[CountCompanyGrantsResponse]:
        """countCompanyGrants"""
        return self._get(
            "credits.count_company_grants",
            "billing/credits/grants/company/count",
            types.CountCompanyGrantsResponse,
            query,
        )

    def count_credit_bundles(
        self, **query: Unpack[CountCreditBundlesQuery]
    ) -> HttpResponse[CountCreditBundlesResponse]:
        """countCreditBundles"""
        return self._get(
            "credits.count_credit_bundles", "billing/credits/bundles/count", types.CountCreditBundlesResponse, query
        )

    def count_credit_event_ledger(
        self, **query: Unpack[CountCreditEventLedgerQuery]
    ) -> HttpResponse[CountCreditEventLedgerResponse]:
        """countCreditEventLedger"""
        return self._get(
            "credits.count_credit_event_ledger",
            "v2/billing/credits/ledger/count",
            types.CountCreditEventLedgerResponse,
            query,
        )

    def count_credit_spend_policies(
        self, **query: Unpack[CountCreditSpendPoliciesQuery]
    ) -> HttpResponse[CountCreditSpendPoliciesResponse]:
        """countCreditSpendPolicies"""
        return self._get(
            "credits.count_credit_spend_policies",
            "billing/credits/spend-policies/count",
            types.CountCreditSpendPoliciesResponse,
            query,
        )

    def create_billing_credit(
        self, **body: Unpack[CreateBillingCreditBody]
    ) -> HttpResponse[CreateBillingCreditResponse]:
        """createBillingCredit"""
        return self._post("credits.create_billing_credit", "billing/credits", types.CreateBillingCreditResponse, body)

    def create_billing_plan_credit_grant(
        self, **body: Unpack[CreateBillingPlanCreditGrantBody]
    ) -> HttpResponse[CreateBillingPlanCreditGrantResponse]:
        """createBillingPlanCreditGrant"""
        return self._post(
            "credits.create_billing_plan_credit_grant",
            "billing/credits/plan-grants",
            types.CreateBillingPlanCreditGrantResponse,
            body,
        )

    def create_credit_bundle(self, **body: Unpack[CreateCreditBundleBody]) -> HttpResponse[CreateCreditBundleResponse]:
        """createCreditBundle"""
        return self._post(
            "credits.create_credit_bundle", "billing/credits/bundles", types.CreateCreditBundleResponse, body
        )

    def create_credit_spend_policy(
        self, **body: Unpack[CreateCreditSpendPolicyBody]
    ) -> HttpResponse[CreateCreditSpendPolicyResponse]:
        """createCreditSpendPolicy"""
        return self._post(
            "credits.create_credit_spend_policy",
            "billing/credits/spend-policies",
            types.CreateCreditSpendPolicyResponse,
            body,
        )

    def delete_billing_plan_credit_grant(
        self, plan_grant_id: str, **query: Unpack[DeleteBillingPlanCreditGrantQuery]
    ) -> HttpResponse[DeleteBillingPlanCreditGrantResponse]:
        """deleteBillingPlanCreditGrant"""
        return self._delete(
            "credits.delete_billing_plan_credit_grant",
            f"billing/credits/plan-grants/{path_segment(plan_grant_id, 'plan_grant_id')}",
            types.DeleteBillingPlanCreditGrantResponse,
            query,
        )

    def delete_credit_bundle(
        self, bundle_id: str, **options: Unpack[Options]
    ) -> HttpResponse[DeleteCreditBundleResponse]:
        """deleteCreditBundle"""
        return self._delete(
            "credits.delete_credit_bundle",
            f"billing/credits/bundles/{path_segment(bundle_id, 'bundle_id')}",
            types.DeleteCreditBundleResponse,
            options,
        )

    def delete_credit_spend_policy(
        self, spend_policy_id: str, **options: Unpack[Options]
    ) -> HttpResponse[DeleteCreditSpendPolicyResponse]:
        """deleteCreditSpendPolicy"""
        return self._delete(
            "credits.delete_credit_spend_policy",
            f"billing/credits/spend-policies/{path_segment(spend_policy_id, 'spend_policy_id')}",
            types.DeleteCreditSpendPolicyResponse,
            options,
        )

    def extend_credit_lease(
        self, lease_id: str, **body: Unpack[ExtendCreditLeaseBody]
    ) -> HttpResponse[ExtendCreditLeaseResponse]:
        """extendCreditLease"""
        return self._put(
            "credits.extend_credit_lease",
            f"billing/credits/lease/{path_segment(lease_id, 'lease_id')}/extend",
            types.ExtendCreditLeaseResponse,
            body,
        )

    def get_credit_balance_time_series(
        self, **query: Unpack[GetCreditBalanceTimeSeriesQuery]
    ) -> HttpResponse[GetCreditBalanceTimeSeriesResponse]:
        """getCreditBalanceTimeSeries"""
        return self._get(
            "credits.get_credit_balance_time_series",
            "billing/credits/balance-timeseries",
            types.GetCreditBalanceTimeSeriesResponse,
            query,
        )

    def get_credit_bundle(self, bundle_id: str, **options: Unpack[Options]) -> HttpResponse[GetCreditBundleResponse]:
        """getCreditBundle"""
        return self._get(
            "credits.get_credit_bundle",
            f"billing/credits/bundles/{path_segment(bundle_id, 'bundle_id')}",
            types.GetCreditBundleResponse,
            options,
        )

    def get_credit_event_ledger_entry(
        self, ledger_entry_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetCreditEventLedgerEntryResponse]:
        """getCreditEventLedgerEntry"""
        return self._get(
            "credits.get_credit_event_ledger_entry",
            f"v2/billing/credits/ledger/{path_segment(ledger_entry_id, 'ledger_entry_id')}",
            types.GetCreditEventLedgerEntryResponse,
            options,
        )

    def get_credit_spend_policy(
        self, spend_policy_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetCreditSpendPolicyResponse]:
        """getCreditSpendPolicy"""
        return self._get(
            "credits.get_credit_spend_policy",
            f"billing/credits/spend-policies/{path_segment(spend_policy_id, 'spend_policy_id')}",
            types.GetCreditSpendPolicyResponse,
            options,
        )

    def get_credit_spend_policy_usage(
        self, **query: Unpack[GetCreditSpendPolicyUsageQuery]
    ) -> HttpResponse[GetCreditSpendPolicyUsageResponse]:
        """getCreditSpendPolicyUsage"""
        return self._get(
            "credits.get_credit_spend_policy_usage",
            "billing/credits/spend-policies/usage",
            types.GetCreditSpendPolicyUsageResponse,
            query,
        )

    def get_single_billing_credit(
        self, credit_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetSingleBillingCreditResponse]:
        """getSingleBillingCredit"""
        return self._get(
            "credits.get_single_billing_credit",
            f"billing/credits/{path_segment(credit_id, 'credit_id')}",
            types.GetSingleBillingCreditResponse,
            options,
        )

    def get_single_billing_plan_credit_grant(
        self, plan_grant_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetSingleBillingPlanCreditGrantResponse]:
        """getSingleBillingPlanCreditGrant"""
        return self._get(
            "credits.get_single_billing_plan_credit_grant",
            f"billing/credits/plan-grants/{path_segment(plan_grant_id, 'plan_grant_id')}",
            types.GetSingleBillingPlanCreditGrantResponse,
            options,
        )

    def grant_billing_credits_to_company(
        self, **body: Unpack[GrantBillingCreditsToCompanyBody]
    ) -> HttpResponse[GrantBillingCreditsToCompanyResponse]:
        """grantBillingCreditsToCompany"""
        return self._post(
            "credits.grant_billing_credits_to_company",
            "billing/credits/grants/company",
            types.GrantBillingCreditsToCompanyResponse,
            body,
        )

    def list_billing_credits(
        self, **query: Unpack[ListBillingCreditsQuery]
    ) -> HttpResponse[ListBillingCreditsResponse]:
        """listBillingCredits"""
        return self._get("credits.list_billing_credits", "billing/credits", types.ListBillingCreditsResponse, query)

    def list_billing_plan_credit_grants(
        self, **query: Unpack[ListBillingPlanCreditGrantsQuery]
    ) -> HttpResponse[ListBillingPlanCreditGrantsResponse]:
        """listBillingPlanCreditGrants"""
        return self._get(
            "credits.list_billing_plan_credit_grants",
            "billing/credits/plan-grants",
            types.ListBillingPlanCreditGrantsResponse,
            query,
        )

    def list_company_credit_balances(
        self, **query: Unpack[ListCompanyCreditBalancesQuery]
    ) -> HttpResponse[ListCompanyCreditBalancesResponse]:
        """listCompanyCreditBalances"""
        return self._get(
            "credits.list_company_credit_balances",
            "billing/credits/balance",
            types.ListCompanyCreditBalancesResponse,
            query,
        )

    def list_company_grants(self, **query: Unpack[ListCompanyGrantsQuery]) -> HttpResponse[ListCompanyGrantsResponse]:
        """listCompanyGrants"""
        return self._get(
            "credits.list_company_grants", "billing/credits/grants/company/list", types.ListCompanyGrantsResponse, query
        )

    def list_credit_bundles(self, **query: Unpack[ListCreditBundlesQuery]) -> HttpResponse[ListCreditBundlesResponse]:
        """listCreditBundles"""
        return self._get(
            "credits.list_credit_bundles", "billing/credits/bundles", types.ListCreditBundlesResponse, query
        )

    def list_credit_event_ledger(
        self, **query: Unpack[ListCreditEventLedgerQuery]
    ) -> HttpResponse[ListCreditEventLedgerResponse]:
        """listCreditEventLedger"""
        return self._get(
            "credits.list_credit_event_ledger", "v2/billing/credits/ledger", types.ListCreditEventLedgerResponse, query
        )

    def list_credit_spend_policies(
        self, **query: Unpack[ListCreditSpendPoliciesQuery]
    ) -> HttpResponse[ListCreditSpendPoliciesResponse]:
        """listCreditSpendPolicies"""
        return self._get(
            "credits.list_credit_spend_policies",
            "billing/credits/spend-policies",
            types.ListCreditSpendPoliciesResponse,
            query,
        )

    def list_grants_for_credit(
        self, **query: Unpack[ListGrantsForCreditQuery]
    ) -> HttpResponse[ListGrantsForCreditResponse]:
        """listGrantsForCredit"""
        return self._get(
            "credits.list_grants_for_credit", "billing/credits/grants/list", types.ListGrantsForCreditResponse, query
        )

    def release_credit_lease(
        self, lease_id: str, **options: Unpack[Options]
    ) -> HttpResponse[ReleaseCreditLeaseResponse]:
        """releaseCreditLease"""
        return self._put(
            "credits.release_credit_lease",
            f"billing/credits/lease/{path_segment(lease_id, 'lease_id')}/release",
            types.ReleaseCreditLeaseResponse,
            options,
        )

    def release_credit_reservation(
        self, reservation_id: str, **options: Unpack[Options]
    ) -> HttpResponse[ReleaseCreditReservationResponse]:
        """releaseCreditReservation"""
        return self._put(
            "credits.release_credit_reservation",
            f"billing/credits/reservations/{path_segment(reservation_id, 'reservation_id')}/release",
            types.ReleaseCreditReservationResponse,
            options,
        )

    def reserve_credits(self, **body: Unpack[ReserveCreditsBody]) -> HttpResponse[ReserveCreditsResponse]:
        """reserveCredits"""
        return self._post("credits.reserve_credits", "billing/credits/reservations", types.ReserveCreditsResponse, body)

    def soft_delete_billing_credit(
        self, credit_id: str, **options: Unpack[Options]
    ) -> HttpResponse[SoftDeleteBillingCreditResponse]:
        """softDeleteBillingCredit"""
        return self._delete(
            "credits.soft_delete_billing_credit",
            f"billing/credits/{path_segment(credit_id, 'credit_id')}",
            types.SoftDeleteBillingCreditResponse,
            options,
        )

    def update_billing_credit(
        self, credit_id: str, **body: Unpack[UpdateBillingCreditBody]
    ) -> HttpResponse[UpdateBillingCreditResponse]:
        """updateBillingCredit"""
        return self._put(
            "credits.update_billing_credit",
            f"billing/credits/{path_segment(credit_id, 'credit_id')}",
            types.UpdateBillingCreditResponse,
            body,
        )

    def update_billing_plan_credit_grant(
        self, plan_grant_id: str, **body: Unpack[UpdateBillingPlanCreditGrantBody]
    ) -> HttpResponse[UpdateBillingPlanCreditGrantResponse]:
        """updateBillingPlanCreditGrant"""
        return self._put(
            "credits.update_billing_plan_credit_grant",
            f"billing/credits/plan-grants/{path_segment(plan_grant_id, 'plan_grant_id')}",
            types.UpdateBillingPlanCreditGrantResponse,
            body,
        )

    def update_credit_bundle_details(
        self, bundle_id: str, **body: Unpack[UpdateCreditBundleDetailsBody]
    ) -> HttpResponse[UpdateCreditBundleDetailsResponse]:
        """updateCreditBundleDetails"""
        return self._put(
            "credits.update_credit_bundle_details",
            f"billing/credits/bundles/{path_segment(bundle_id, 'bundle_id')}",
            types.UpdateCreditBundleDetailsResponse,
            body,
        )

    def update_credit_spend_policy(
        self, spend_policy_id: str, **body: Unpack[UpdateCreditSpendPolicyBody]
    ) -> HttpResponse[UpdateCreditSpendPolicyResponse]:
        """updateCreditSpendPolicy"""
        return self._put(
            "credits.update_credit_spend_policy",
            f"billing/credits/spend-policies/{path_segment(spend_policy_id, 'spend_policy_id')}",
            types.UpdateCreditSpendPolicyResponse,
            body,
        )

    def zero_out_grant(self, grant_id: str, **body: Unpack[ZeroOutGrantBody]) -> HttpResponse[ZeroOutGrantResponse]:
        """zeroOutGrant"""
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
        """acquireCreditLease"""
        return await self._post(
            "credits.acquire_credit_lease", "billing/credits/lease", types.AcquireCreditLeaseResponse, body
        )

    async def count_billing_credits(
        self, **query: Unpack[CountBillingCreditsQuery]
    ) -> AsyncHttpResponse[CountBillingCreditsResponse]:
        """countBillingCredits"""
        return await self._get(
            "credits.count_billing_credits", "billing/credits/count", types.CountBillingCreditsResponse, query
        )

    async def count_billing_credits_grants(
        self, **query: Unpack[CountBillingCreditsGrantsQuery]
    ) -> AsyncHttpResponse[CountBillingCreditsGrantsResponse]:
        """countBillingCreditsGrants"""
        return await self._get(
            "credits.count_billing_credits_grants",
            "billing/credits/grants/count",
            types.CountBillingCreditsGrantsResponse,
            query,
        )

    async def count_billing_plan_credit_grants(
        self, **query: Unpack[CountBillingPlanCreditGrantsQuery]
    ) -> AsyncHttpResponse[CountBillingPlanCreditGrantsResponse]:
        """countBillingPlanCreditGrants"""
        return await self._get(
            "credits.count_billing_plan_credit_grants",
            "billing/credits/plan-grants/count",
            types.CountBillingPlanCreditGrantsResponse,
            query,
        )

    async def count_company_grants(
        self, **query: Unpack[CountCompanyGrantsQuery]
    ) -> AsyncHttpResponse[CountCompanyGrantsResponse]:
        """countCompanyGrants"""
        return await self._get(
            "credits.count_company_grants",
            "billing/credits/grants/company/count",
            types.CountCompanyGrantsResponse,
            query,
        )

    async def count_credit_bundles(
        self, **query: Unpack[CountCreditBundlesQuery]
    ) -> AsyncHttpResponse[CountCreditBundlesResponse]:
        """countCreditBundles"""
        return await self._get(
            "credits.count_credit_bundles", "billing/credits/bundles/count", types.CountCreditBundlesResponse, query
        )

    async def count_credit_event_ledger(
        self, **query: Unpack[CountCreditEventLedgerQuery]
    ) -> AsyncHttpResponse[CountCreditEventLedgerResponse]:
        """countCreditEventLedger"""
        return await self._get(
            "credits.count_credit_event_ledger",
            "v2/billing/credits/ledger/count",
            types.CountCreditEventLedgerResponse,
            query,
        )

    async def count_credit_spend_policies(
        self, **query: Unpack[CountCreditSpendPoliciesQuery]
    ) -> AsyncHttpResponse[CountCreditSpendPoliciesResponse]:
        """countCreditSpendPolicies"""
        return await self._get(
            "credits.count_credit_spend_policies",
            "billing/credits/spend-policies/count",
            types.CountCreditSpendPoliciesResponse,
            query,
        )

    async def create_billing_credit(
        self, **body: Unpack[CreateBillingCreditBody]
    ) -> AsyncHttpResponse[CreateBillingCreditResponse]:
        """createBillingCredit"""
        return await self._post(
            "credits.create_billing_credit", "billing/credits", types.CreateBillingCreditResponse, body
        )

    async def create_billing_plan_credit_grant(
        self, **body: Unpack[CreateBillingPlanCreditGrantBody]
    ) -> AsyncHttpResponse[CreateBillingPlanCreditGrantResponse]:
        """createBillingPlanCreditGrant"""
        return await self._post(
            "credits.create_billing_plan_credit_grant",
            "billing/credits/plan-grants",
            types.CreateBillingPlanCreditGrantResponse,
            body,
        )

    async def create_credit_bundle(
        self, **body: Unpack[CreateCreditBundleBody]
    ) -> AsyncHttpResponse[CreateCreditBundleResponse]:
        """createCreditBundle"""
        return await self._post(
            "credits.create_credit_bundle", "billing/credits/bundles", types.CreateCreditBundleResponse, body
        )

    async def create_credit_spend_policy(
        self, **body: Unpack[CreateCreditSpendPolicyBody]
    ) -> AsyncHttpResponse[CreateCreditSpendPolicyResponse]:
        """createCreditSpendPolicy"""
        return await self._post(
            "credits.create_credit_spend_policy",
            "billing/credits/spend-policies",
            types.CreateCreditSpendPolicyResponse,
            body,
        )

    async def delete_billing_plan_credit_grant(
        self, plan_grant_id: str, **query: Unpack[DeleteBillingPlanCreditGrantQuery]
    ) -> AsyncHttpResponse[DeleteBillingPlanCreditGrantResponse]:
        """deleteBillingPlanCreditGrant"""
        return await self._delete(
            "credits.delete_billing_plan_credit_grant",
            f"billing/credits/plan-grants/{path_segment(plan_grant_id, 'plan_grant_id')}",
            types.DeleteBillingPlanCreditGrantResponse,
            query,
        )

    async def delete_credit_bundle(
        self, bundle_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeleteCreditBundleResponse]:
        """deleteCreditBundle"""
        return await self._delete(
            "credits.delete_credit_bundle",
            f"billing/credits/bundles/{path_segment(bundle_id, 'bundle_id')}",
            types.DeleteCreditBundleResponse,
            options,
        )

    async def delete_credit_spend_policy(
        self, spend_policy_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeleteCreditSpendPolicyResponse]:
        """deleteCreditSpendPolicy"""
        return await self._delete(
            "credits.delete_credit_spend_policy",
            f"billing/credits/spend-policies/{path_segment(spend_policy_id, 'spend_policy_id')}",
            types.DeleteCreditSpendPolicyResponse,
            options,
        )

    async def extend_credit_lease(
        self, lease_id: str, **body: Unpack[ExtendCreditLeaseBody]
    ) -> AsyncHttpResponse[ExtendCreditLeaseResponse]:
        """extendCreditLease"""
        return await self._put(
            "credits.extend_credit_lease",
            f"billing/credits/lease/{path_segment(lease_id, 'lease_id')}/extend",
            types.ExtendCreditLeaseResponse,
            body,
        )

    async def get_credit_balance_time_series(
        self, **query: Unpack[GetCreditBalanceTimeSeriesQuery]
    ) -> AsyncHttpResponse[GetCreditBalanceTimeSeriesResponse]:
        """getCreditBalanceTimeSeries"""
        return await self._get(
            "credits.get_credit_balance_time_series",
            "billing/credits/balance-timeseries",
            types.GetCreditBalanceTimeSeriesResponse,
            query,
        )

    async def get_credit_bundle(
        self, bundle_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetCreditBundleResponse]:
        """getCreditBundle"""
        return await self._get(
            "credits.get_credit_bundle",
            f"billing/credits/bundles/{path_segment(bundle_id, 'bundle_id')}",
            types.GetCreditBundleResponse,
            options,
        )

    async def get_credit_event_ledger_entry(
        self, ledger_entry_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetCreditEventLedgerEntryResponse]:
        """getCreditEventLedgerEntry"""
        return await self._get(
            "credits.get_credit_event_ledger_entry",
            f"v2/billing/credits/ledger/{path_segment(ledger_entry_id, 'ledger_entry_id')}",
            types.GetCreditEventLedgerEntryResponse,
            options,
        )

    async def get_credit_spend_policy(
        self, spend_policy_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetCreditSpendPolicyResponse]:
        """getCreditSpendPolicy"""
        return await self._get(
            "credits.get_credit_spend_policy",
            f"billing/credits/spend-policies/{path_segment(spend_policy_id, 'spend_policy_id')}",
            types.GetCreditSpendPolicyResponse,
            options,
        )

    async def get_credit_spend_policy_usage(
        self, **query: Unpack[GetCreditSpendPolicyUsageQuery]
    ) -> AsyncHttpResponse[GetCreditSpendPolicyUsageResponse]:
        """getCreditSpendPolicyUsage"""
        return await self._get(
            "credits.get_credit_spend_policy_usage",
            "billing/credits/spend-policies/usage",
            types.GetCreditSpendPolicyUsageResponse,
            query,
        )

    async def get_single_billing_credit(
        self, credit_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetSingleBillingCreditResponse]:
        """getSingleBillingCredit"""
        return await self._get(
            "credits.get_single_billing_credit",
            f"billing/credits/{path_segment(credit_id, 'credit_id')}",
            types.GetSingleBillingCreditResponse,
            options,
        )

    async def get_single_billing_plan_credit_grant(
        self, plan_grant_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetSingleBillingPlanCreditGrantResponse]:
        """getSingleBillingPlanCreditGrant"""
        return await self._get(
            "credits.get_single_billing_plan_credit_grant",
            f"billing/credits/plan-grants/{path_segment(plan_grant_id, 'plan_grant_id')}",
            types.GetSingleBillingPlanCreditGrantResponse,
            options,
        )

    async def grant_billing_credits_to_company(
        self, **body: Unpack[GrantBillingCreditsToCompanyBody]
    ) -> AsyncHttpResponse[GrantBillingCreditsToCompanyResponse]:
        """grantBillingCreditsToCompany"""
        return await self._post(
            "credits.grant_billing_credits_to_company",
            "billing/credits/grants/company",
            types.GrantBillingCreditsToCompanyResponse,
            body,
        )

    async def list_billing_credits(
        self, **query: Unpack[ListBillingCreditsQuery]
    ) -> AsyncHttpResponse[ListBillingCreditsResponse]:
        """listBillingCredits"""
        return await self._get(
            "credits.list_billing_credits", "billing/credits", types.ListBillingCreditsResponse, query
        )

    async def list_billing_plan_credit_grants(
        self, **query: Unpack[ListBillingPlanCreditGrantsQuery]
    ) -> AsyncHttpResponse[ListBillingPlanCreditGrantsResponse]:
        """listBillingPlanCreditGrants"""
        return await self._get(
            "credits.list_billing_plan_credit_grants",
            "billing/credits/plan-grants",
            types.ListBillingPlanCreditGrantsResponse,
            query,
        )

    async def list_company_credit_balances(
        self, **query: Unpack[ListCompanyCreditBalancesQuery]
    ) -> AsyncHttpResponse[ListCompanyCreditBalancesResponse]:
        """listCompanyCreditBalances"""
        return await self._get(
            "credits.list_company_credit_balances",
            "billing/credits/balance",
            types.ListCompanyCreditBalancesResponse,
            query,
        )

    async def list_company_grants(
        self, **query: Unpack[ListCompanyGrantsQuery]
    ) -> AsyncHttpResponse[ListCompanyGrantsResponse]:
        """listCompanyGrants"""
        return await self._get(
            "credits.list_company_grants", "billing/credits/grants/company/list", types.ListCompanyGrantsResponse, query
        )

    async def list_credit_bundles(
        self, **query: Unpack[ListCreditBundlesQuery]
    ) -> AsyncHttpResponse[ListCreditBundlesResponse]:
        """listCreditBundles"""
        return await self._get(
            "credits.list_credit_bundles", "billing/credits/bundles", types.ListCreditBundlesResponse, query
        )

    async def list_credit_event_ledger(
        self, **query: Unpack[ListCreditEventLedgerQuery]
    ) -> AsyncHttpResponse[ListCreditEventLedgerResponse]:
        """listCreditEventLedger"""
        return await self._get(
            "credits.list_credit_event_ledger", "v2/billing/credits/ledger", types.ListCreditEventLedgerResponse, query
        )

    async def list_credit_spend_policies(
        self, **query: Unpack[ListCreditSpendPoliciesQuery]
    ) -> AsyncHttpResponse[ListCreditSpendPoliciesResponse]:
        """listCreditSpendPolicies"""
        return await self._get(
            "credits.list_credit_spend_policies",
            "billing/credits/spend-policies",
            types.ListCreditSpendPoliciesResponse,
            query,
        )

    async def list_grants_for_credit(
        self, **query: Unpack[ListGrantsForCreditQuery]
    ) -> AsyncHttpResponse[ListGrantsForCreditResponse]:
        """listGrantsForCredit"""
        return await self._get(
            "credits.list_grants_for_credit", "billing/credits/grants/list", types.ListGrantsForCreditResponse, query
        )

    async def release_credit_lease(
        self, lease_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[ReleaseCreditLeaseResponse]:
        """releaseCreditLease"""
        return await self._put(
            "credits.release_credit_lease",
            f"billing/credits/lease/{path_segment(lease_id, 'lease_id')}/release",
            types.ReleaseCreditLeaseResponse,
            options,
        )

    async def release_credit_reservation(
        self, reservation_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[ReleaseCreditReservationResponse]:
        """releaseCreditReservation"""
        return await self._put(
            "credits.release_credit_reservation",
            f"billing/credits/reservations/{path_segment(reservation_id, 'reservation_id')}/release",
            types.ReleaseCreditReservationResponse,
            options,
        )

    async def reserve_credits(self, **body: Unpack[ReserveCreditsBody]) -> AsyncHttpResponse[ReserveCreditsResponse]:
        """reserveCredits"""
        return await self._post(
            "credits.reserve_credits", "billing/credits/reservations", types.ReserveCreditsResponse, body
        )

    async def soft_delete_billing_credit(
        self, credit_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[SoftDeleteBillingCreditResponse]:
        """softDeleteBillingCredit"""
        return await self._delete(
            "credits.soft_delete_billing_credit",
            f"billing/credits/{path_segment(credit_id, 'credit_id')}",
            types.SoftDeleteBillingCreditResponse,
            options,
        )

    async def update_billing_credit(
        self, credit_id: str, **body: Unpack[UpdateBillingCreditBody]
    ) -> AsyncHttpResponse[UpdateBillingCreditResponse]:
        """updateBillingCredit"""
        return await self._put(
            "credits.update_billing_credit",
            f"billing/credits/{path_segment(credit_id, 'credit_id')}",
            types.UpdateBillingCreditResponse,
            body,
        )

    async def update_billing_plan_credit_grant(
        self, plan_grant_id: str, **body: Unpack[UpdateBillingPlanCreditGrantBody]
    ) -> AsyncHttpResponse[UpdateBillingPlanCreditGrantResponse]:
        """updateBillingPlanCreditGrant"""
        return await self._put(
            "credits.update_billing_plan_credit_grant",
            f"billing/credits/plan-grants/{path_segment(plan_grant_id, 'plan_grant_id')}",
            types.UpdateBillingPlanCreditGrantResponse,
            body,
        )

    async def update_credit_bundle_details(
        self, bundle_id: str, **body: Unpack[UpdateCreditBundleDetailsBody]
    ) -> AsyncHttpResponse[UpdateCreditBundleDetailsResponse]:
        """updateCreditBundleDetails"""
        return await self._put(
            "credits.update_credit_bundle_details",
            f"billing/credits/bundles/{path_segment(bundle_id, 'bundle_id')}",
            types.UpdateCreditBundleDetailsResponse,
            body,
        )

    async def update_credit_spend_policy(
        self, spend_policy_id: str, **body: Unpack[UpdateCreditSpendPolicyBody]
    ) -> AsyncHttpResponse[UpdateCreditSpendPolicyResponse]:
        """updateCreditSpendPolicy"""
        return await self._put(
            "credits.update_credit_spend_policy",
            f"billing/credits/spend-policies/{path_segment(spend_policy_id, 'spend_policy_id')}",
            types.UpdateCreditSpendPolicyResponse,
            body,
        )

    async def zero_out_grant(
        self, grant_id: str, **body: Unpack[ZeroOutGrantBody]
    ) -> AsyncHttpResponse[ZeroOutGrantResponse]:
        """zeroOutGrant"""
        return await self._put(
            "credits.zero_out_grant",
            f"billing/credits/grants/{path_segment(grant_id, 'grant_id')}/zero-out",
            types.ZeroOutGrantResponse,
            body,
        )
