# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Clients of the resource `entitlements`."""

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
        CountCompanyOverridesQuery,
        CountCompanyOverridesResponse,
        CountCompanyUserUsageQuery,
        CountCompanyUserUsageResponse,
        CountFeatureCompaniesQuery,
        CountFeatureCompaniesResponse,
        CountFeatureUsageQuery,
        CountFeatureUsageResponse,
        CountFeatureUsersQuery,
        CountFeatureUsersResponse,
        CountPlanEntitlementsQuery,
        CountPlanEntitlementsResponse,
        CreateCompanyOverrideBody,
        CreateCompanyOverrideResponse,
        CreatePlanEntitlementBody,
        CreatePlanEntitlementResponse,
        DeleteCompanyOverrideResponse,
        DeletePlanEntitlementResponse,
        DuplicatePlanEntitlementsBody,
        DuplicatePlanEntitlementsResponse,
        GetCompanyOverrideResponse,
        GetCompanyUserUsageMetricsQuery,
        GetCompanyUserUsageMetricsResponse,
        GetFeatureUsageByCompanyQuery,
        GetFeatureUsageByCompanyResponse,
        GetFeatureUsageTimeSeriesQuery,
        GetFeatureUsageTimeSeriesResponse,
        GetPlanEntitlementResponse,
        GetUserUsageByCompanyQuery,
        GetUserUsageByCompanyResponse,
        GetUserUsageDetailQuery,
        GetUserUsageDetailResponse,
        ListCompanyOverridesQuery,
        ListCompanyOverridesResponse,
        ListCompanyUserUsageQuery,
        ListCompanyUserUsageResponse,
        ListFeatureCompaniesQuery,
        ListFeatureCompaniesResponse,
        ListFeatureUsageHistoryQuery,
        ListFeatureUsageHistoryResponse,
        ListFeatureUsageQuery,
        ListFeatureUsageResponse,
        ListFeatureUsersQuery,
        ListFeatureUsersResponse,
        ListPlanEntitlementsQuery,
        ListPlanEntitlementsResponse,
        UpdateCompanyOverrideBody,
        UpdateCompanyOverrideResponse,
        UpdatePlanEntitlementBody,
        UpdatePlanEntitlementResponse,
        UpsertPlanEntitlementForBillingProductBody,
        UpsertPlanEntitlementForBillingProductResponse,
    )


class EntitlementsClient(Resource):
    """`client.entitlements`."""

    @property
    def with_raw_response(self) -> RawEntitlementsClient:
        """The same operations, answered with status and headers."""
        return RawEntitlementsClient(self._transport)

    def count_company_overrides(self, **query: Unpack[CountCompanyOverridesQuery]) -> CountCompanyOverridesResponse:
        """countCompanyOverrides"""
        return self._get(
            "entitlements.count_company_overrides",
            "company-overrides/count",
            types.CountCompanyOverridesResponse,
            query,
        )

    def count_company_user_usage(self, **query: Unpack[CountCompanyUserUsageQuery]) -> CountCompanyUserUsageResponse:
        """countCompanyUserUsage"""
        return self._get(
            "entitlements.count_company_user_usage",
            "user-usage-by-company/users/count",
            types.CountCompanyUserUsageResponse,
            query,
        )

    def count_feature_companies(self, **query: Unpack[CountFeatureCompaniesQuery]) -> CountFeatureCompaniesResponse:
        """countFeatureCompanies"""
        return self._get(
            "entitlements.count_feature_companies",
            "feature-companies/count",
            types.CountFeatureCompaniesResponse,
            query,
        )

    def count_feature_usage(self, **query: Unpack[CountFeatureUsageQuery]) -> CountFeatureUsageResponse:
        """countFeatureUsage"""
        return self._get(
            "entitlements.count_feature_usage", "feature-usage/count", types.CountFeatureUsageResponse, query
        )

    def count_feature_users(self, **query: Unpack[CountFeatureUsersQuery]) -> CountFeatureUsersResponse:
        """countFeatureUsers"""
        return self._get(
            "entitlements.count_feature_users", "feature-users/count", types.CountFeatureUsersResponse, query
        )

    def count_plan_entitlements(self, **query: Unpack[CountPlanEntitlementsQuery]) -> CountPlanEntitlementsResponse:
        """countPlanEntitlements"""
        return self._get(
            "entitlements.count_plan_entitlements",
            "plan-entitlements/count",
            types.CountPlanEntitlementsResponse,
            query,
        )

    def create_company_override(self, **body: Unpack[CreateCompanyOverrideBody]) -> CreateCompanyOverrideResponse:
        """createCompanyOverride"""
        return self._post(
            "entitlements.create_company_override", "company-overrides", types.CreateCompanyOverrideResponse, body
        )

    def create_plan_entitlement(self, **body: Unpack[CreatePlanEntitlementBody]) -> CreatePlanEntitlementResponse:
        """createPlanEntitlement"""
        return self._post(
            "entitlements.create_plan_entitlement", "plan-entitlements", types.CreatePlanEntitlementResponse, body
        )

    def delete_company_override(
        self, company_override_id: str, **options: Unpack[Options]
    ) -> DeleteCompanyOverrideResponse:
        """deleteCompanyOverride"""
        return self._delete(
            "entitlements.delete_company_override",
            f"company-overrides/{path_segment(company_override_id, 'company_override_id')}",
            types.DeleteCompanyOverrideResponse,
            options,
        )

    def delete_plan_entitlement(
        self, plan_entitlement_id: str, **options: Unpack[Options]
    ) -> DeletePlanEntitlementResponse:
        """deletePlanEntitlement"""
        return self._delete(
            "entitlements.delete_plan_entitlement",
            f"plan-entitlements/{path_segment(plan_entitlement_id, 'plan_entitlement_id')}",
            types.DeletePlanEntitlementResponse,
            options,
        )

    def duplicate_plan_entitlements(
        self, **body: Unpack[DuplicatePlanEntitlementsBody]
    ) -> DuplicatePlanEntitlementsResponse:
        """duplicatePlanEntitlements"""
        return self._post(
            "entitlements.duplicate_plan_entitlements",
            "plan-entitlements/duplicate",
            types.DuplicatePlanEntitlementsResponse,
            body,
        )

    def get_company_override(self, company_override_id: str, **options: Unpack[Options]) -> GetCompanyOverrideResponse:
        """getCompanyOverride"""
        return self._get(
            "entitlements.get_company_override",
            f"company-overrides/{path_segment(company_override_id, 'company_override_id')}",
            types.GetCompanyOverrideResponse,
            options,
        )

    def get_company_user_usage_metrics(
        self, **query: Unpack[GetCompanyUserUsageMetricsQuery]
    ) -> GetCompanyUserUsageMetricsResponse:
        """getCompanyUserUsageMetrics"""
        return self._get(
            "entitlements.get_company_user_usage_metrics",
            "user-usage-by-company/metrics",
            types.GetCompanyUserUsageMetricsResponse,
            query,
        )

    def get_feature_usage_by_company(
        self, **query: Unpack[GetFeatureUsageByCompanyQuery]
    ) -> GetFeatureUsageByCompanyResponse:
        """getFeatureUsageByCompany"""
        return self._get(
            "entitlements.get_feature_usage_by_company",
            "usage-by-company",
            types.GetFeatureUsageByCompanyResponse,
            query,
        )

    def get_feature_usage_time_series(
        self, **query: Unpack[GetFeatureUsageTimeSeriesQuery]
    ) -> GetFeatureUsageTimeSeriesResponse:
        """getFeatureUsageTimeSeries"""
        return self._get(
            "entitlements.get_feature_usage_time_series",
            "feature-usage-timeseries",
            types.GetFeatureUsageTimeSeriesResponse,
            query,
        )

    def get_plan_entitlement(self, plan_entitlement_id: str, **options: Unpack[Options]) -> GetPlanEntitlementResponse:
        """getPlanEntitlement"""
        return self._get(
            "entitlements.get_plan_entitlement",
            f"plan-entitlements/{path_segment(plan_entitlement_id, 'plan_entitlement_id')}",
            types.GetPlanEntitlementResponse,
            options,
        )

    def get_user_usage_by_company(self, **query: Unpack[GetUserUsageByCompanyQuery]) -> GetUserUsageByCompanyResponse:
        """getUserUsageByCompany"""
        return self._get(
            "entitlements.get_user_usage_by_company",
            "user-usage-by-company",
            types.GetUserUsageByCompanyResponse,
            query,
        )

    def get_user_usage_detail(self, **query: Unpack[GetUserUsageDetailQuery]) -> GetUserUsageDetailResponse:
        """getUserUsageDetail"""
        return self._get(
            "entitlements.get_user_usage_detail", "user-usage-detail", types.GetUserUsageDetailResponse, query
        )

    def list_company_overrides(self, **query: Unpack[ListCompanyOverridesQuery]) -> ListCompanyOverridesResponse:
        """listCompanyOverrides"""
        return self._get(
            "entitlements.list_company_overrides", "company-overrides", types.ListCompanyOverridesResponse, query
        )

    def list_company_user_usage(self, **query: Unpack[ListCompanyUserUsageQuery]) -> ListCompanyUserUsageResponse:
        """listCompanyUserUsage"""
        return self._get(
            "entitlements.list_company_user_usage",
            "user-usage-by-company/users",
            types.ListCompanyUserUsageResponse,
            query,
        )

    def list_feature_companies(self, **query: Unpack[ListFeatureCompaniesQuery]) -> ListFeatureCompaniesResponse:
        """listFeatureCompanies"""
        return self._get(
            "entitlements.list_feature_companies", "feature-companies", types.ListFeatureCompaniesResponse, query
        )

    def list_feature_usage(self, **query: Unpack[ListFeatureUsageQuery]) -> ListFeatureUsageResponse:
        """listFeatureUsage"""
        return self._get("entitlements.list_feature_usage", "feature-usage", types.ListFeatureUsageResponse, query)

    def list_feature_usage_history(
        self, **query: Unpack[ListFeatureUsageHistoryQuery]
    ) -> ListFeatureUsageHistoryResponse:
        """listFeatureUsageHistory"""
        return self._get(
            "entitlements.list_feature_usage_history",
            "feature-usage-history",
            types.ListFeatureUsageHistoryResponse,
            query,
        )

    def list_feature_users(self, **query: Unpack[ListFeatureUsersQuery]) -> ListFeatureUsersResponse:
        """listFeatureUsers"""
        return self._get("entitlements.list_feature_users", "feature-users", types.ListFeatureUsersResponse, query)

    def list_plan_entitlements(self, **query: Unpack[ListPlanEntitlementsQuery]) -> ListPlanEntitlementsResponse:
        """listPlanEntitlements"""
        return self._get(
            "entitlements.list_plan_entitlements", "plan-entitlements", types.ListPlanEntitlementsResponse, query
        )

    def update_company_override(
        self, company_override_id: str, **body: Unpack[UpdateCompanyOverrideBody]
    ) -> UpdateCompanyOverrideResponse:
        """updateCompanyOverride"""
        return self._put(
            "entitlements.update_company_override",
            f"company-overrides/{path_segment(company_override_id, 'company_override_id')}",
            types.UpdateCompanyOverrideResponse,
            body,
        )

    def update_plan_entitlement(
        self, plan_entitlement_id: str, **body: Unpack[UpdatePlanEntitlementBody]
    ) -> UpdatePlanEntitlementResponse:
        """updatePlanEntitlement"""
        return self._put(
            "entitlements.update_plan_entitlement",
            f"plan-entitlements/{path_segment(plan_entitlement_id, 'plan_entitlement_id')}",
            types.UpdatePlanEntitlementResponse,
            body,
        )

    def upsert_plan_entitlement_for_billing_product(
        self, **body: Unpack[UpsertPlanEntitlementForBillingProductBody]
    ) -> UpsertPlanEntitlementForBillingProductResponse:
        """upsertPlanEntitlementForBillingProduct"""
        return self._post(
            "entitlements.upsert_plan_entitlement_for_billing_product",
            "plan-entitlements/billing-linked",
            types.UpsertPlanEntitlementForBillingProductResponse,
            body,
        )


class AsyncEntitlementsClient(AsyncResource):
    """`client.entitlements`."""

    @property
    def with_raw_response(self) -> AsyncRawEntitlementsClient:
        """The same operations, answered with status and headers."""
        return AsyncRawEntitlementsClient(self._transport)

    async def count_company_overrides(
        self, **query: Unpack[CountCompanyOverridesQuery]
    ) -> CountCompanyOverridesResponse:
        """countCompanyOverrides"""
        return await self._get(
            "entitlements.count_company_overrides",
            "company-overrides/count",
            types.CountCompanyOverridesResponse,
            query,
        )

    async def count_company_user_usage(
        self, **query: Unpack[CountCompanyUserUsageQuery]
    ) -> CountCompanyUserUsageResponse:
        """countCompanyUserUsage"""
        return await self._get(
            "entitlements.count_company_user_usage",
            "user-usage-by-company/users/count",
            types.CountCompanyUserUsageResponse,
            query,
        )

    async def count_feature_companies(
        self, **query: Unpack[CountFeatureCompaniesQuery]
    ) -> CountFeatureCompaniesResponse:
        """countFeatureCompanies"""
        return await self._get(
            "entitlements.count_feature_companies",
            "feature-companies/count",
            types.CountFeatureCompaniesResponse,
            query,
        )

    async def count_feature_usage(self, **query: Unpack[CountFeatureUsageQuery]) -> CountFeatureUsageResponse:
        """countFeatureUsage"""
        return await self._get(
            "entitlements.count_feature_usage", "feature-usage/count", types.CountFeatureUsageResponse, query
        )

    async def count_feature_users(self, **query: Unpack[CountFeatureUsersQuery]) -> CountFeatureUsersResponse:
        """countFeatureUsers"""
        return await self._get(
            "entitlements.count_feature_users", "feature-users/count", types.CountFeatureUsersResponse, query
        )

    async def count_plan_entitlements(
        self, **query: Unpack[CountPlanEntitlementsQuery]
    ) -> CountPlanEntitlementsResponse:
        """countPlanEntitlements"""
        return await self._get(
            "entitlements.count_plan_entitlements",
            "plan-entitlements/count",
            types.CountPlanEntitlementsResponse,
            query,
        )

    async def create_company_override(self, **body: Unpack[CreateCompanyOverrideBody]) -> CreateCompanyOverrideResponse:
        """createCompanyOverride"""
        return await self._post(
            "entitlements.create_company_override", "company-overrides", types.CreateCompanyOverrideResponse, body
        )

    async def create_plan_entitlement(self, **body: Unpack[CreatePlanEntitlementBody]) -> CreatePlanEntitlementResponse:
        """createPlanEntitlement"""
        return await self._post(
            "entitlements.create_plan_entitlement", "plan-entitlements", types.CreatePlanEntitlementResponse, body
        )

    async def delete_company_override(
        self, company_override_id: str, **options: Unpack[Options]
    ) -> DeleteCompanyOverrideResponse:
        """deleteCompanyOverride"""
        return await self._delete(
            "entitlements.delete_company_override",
            f"company-overrides/{path_segment(company_override_id, 'company_override_id')}",
            types.DeleteCompanyOverrideResponse,
            options,
        )

    async def delete_plan_entitlement(
        self, plan_entitlement_id: str, **options: Unpack[Options]
    ) -> DeletePlanEntitlementResponse:
        """deletePlanEntitlement"""
        return await self._delete(
            "entitlements.delete_plan_entitlement",
            f"plan-entitlements/{path_segment(plan_entitlement_id, 'plan_entitlement_id')}",
            types.DeletePlanEntitlementResponse,
            options,
        )

    async def duplicate_plan_entitlements(
        self, **body: Unpack[DuplicatePlanEntitlementsBody]
    ) -> DuplicatePlanEntitlementsResponse:
        """duplicatePlanEntitlements"""
        return await self._post(
            "entitlements.duplicate_plan_entitlements",
            "plan-entitlements/duplicate",
            types.DuplicatePlanEntitlementsResponse,
            body,
        )

    async def get_company_override(
        self, company_override_id: str, **options: Unpack[Options]
    ) -> GetCompanyOverrideResponse:
        """getCompanyOverride"""
        return await self._get(
            "entitlements.get_company_override",
            f"company-overrides/{path_segment(company_override_id, 'company_override_id')}",
            types.GetCompanyOverrideResponse,
            options,
        )

    async def get_company_user_usage_metrics(
        self, **query: Unpack[GetCompanyUserUsageMetricsQuery]
    ) -> GetCompanyUserUsageMetricsResponse:
        """getCompanyUserUsageMetrics"""
        return await self._get(
            "entitlements.get_company_user_usage_metrics",
            "user-usage-by-company/metrics",
            types.GetCompanyUserUsageMetricsResponse,
            query,
        )

    async def get_feature_usage_by_company(
        self, **query: Unpack[GetFeatureUsageByCompanyQuery]
    ) -> GetFeatureUsageByCompanyResponse:
        """getFeatureUsageByCompany"""
        return await self._get(
            "entitlements.get_feature_usage_by_company",
            "usage-by-company",
            types.GetFeatureUsageByCompanyResponse,
            query,
        )

    async def get_feature_usage_time_series(
        self, **query: Unpack[GetFeatureUsageTimeSeriesQuery]
    ) -> GetFeatureUsageTimeSeriesResponse:
        """getFeatureUsageTimeSeries"""
        return await self._get(
            "entitlements.get_feature_usage_time_series",
            "feature-usage-timeseries",
            types.GetFeatureUsageTimeSeriesResponse,
            query,
        )

    async def get_plan_entitlement(
        self, plan_entitlement_id: str, **options: Unpack[Options]
    ) -> GetPlanEntitlementResponse:
        """getPlanEntitlement"""
        return await self._get(
            "entitlements.get_plan_entitlement",
            f"plan-entitlements/{path_segment(plan_entitlement_id, 'plan_entitlement_id')}",
            types.GetPlanEntitlementResponse,
            options,
        )

    async def get_user_usage_by_company(
        self, **query: Unpack[GetUserUsageByCompanyQuery]
    ) -> GetUserUsageByCompanyResponse:
        """getUserUsageByCompany"""
        return await self._get(
            "entitlements.get_user_usage_by_company",
            "user-usage-by-company",
            types.GetUserUsageByCompanyResponse,
            query,
        )

    async def get_user_usage_detail(self, **query: Unpack[GetUserUsageDetailQuery]) -> GetUserUsageDetailResponse:
        """getUserUsageDetail"""
        return await self._get(
            "entitlements.get_user_usage_detail", "user-usage-detail", types.GetUserUsageDetailResponse, query
        )

    async def list_company_overrides(self, **query: Unpack[ListCompanyOverridesQuery]) -> ListCompanyOverridesResponse:
        """listCompanyOverrides"""
        return await self._get(
            "entitlements.list_company_overrides", "company-overrides", types.ListCompanyOverridesResponse, query
        )

    async def list_company_user_usage(self, **query: Unpack[ListCompanyUserUsageQuery]) -> ListCompanyUserUsageResponse:
        """listCompanyUserUsage"""
        return await self._get(
            "entitlements.list_company_user_usage",
            "user-usage-by-company/users",
            types.ListCompanyUserUsageResponse,
            query,
        )

    async def list_feature_companies(self, **query: Unpack[ListFeatureCompaniesQuery]) -> ListFeatureCompaniesResponse:
        """listFeatureCompanies"""
        return await self._get(
            "entitlements.list_feature_companies", "feature-companies", types.ListFeatureCompaniesResponse, query
        )

    async def list_feature_usage(self, **query: Unpack[ListFeatureUsageQuery]) -> ListFeatureUsageResponse:
        """listFeatureUsage"""
        return await self._get(
            "entitlements.list_feature_usage", "feature-usage", types.ListFeatureUsageResponse, query
        )

    async def list_feature_usage_history(
        self, **query: Unpack[ListFeatureUsageHistoryQuery]
    ) -> ListFeatureUsageHistoryResponse:
        """listFeatureUsageHistory"""
        return await self._get(
            "entitlements.list_feature_usage_history",
            "feature-usage-history",
            types.ListFeatureUsageHistoryResponse,
            query,
        )

    async def list_feature_users(self, **query: Unpack[ListFeatureUsersQuery]) -> ListFeatureUsersResponse:
        """listFeatureUsers"""
        return await self._get(
            "entitlements.list_feature_users", "feature-users", types.ListFeatureUsersResponse, query
        )

    async def list_plan_entitlements(self, **query: Unpack[ListPlanEntitlementsQuery]) -> ListPlanEntitlementsResponse:
        """listPlanEntitlements"""
        return await self._get(
            "entitlements.list_plan_entitlements", "plan-entitlements", types.ListPlanEntitlementsResponse, query
        )

    async def update_company_override(
        self, company_override_id: str, **body: Unpack[UpdateCompanyOverrideBody]
    ) -> UpdateCompanyOverrideResponse:
        """updateCompanyOverride"""
        return await self._put(
            "entitlements.update_company_override",
            f"company-overrides/{path_segment(company_override_id, 'company_override_id')}",
            types.UpdateCompanyOverrideResponse,
            body,
        )

    async def update_plan_entitlement(
        self, plan_entitlement_id: str, **body: Unpack[UpdatePlanEntitlementBody]
    ) -> UpdatePlanEntitlementResponse:
        """updatePlanEntitlement"""
        return await self._put(
            "entitlements.update_plan_entitlement",
            f"plan-entitlements/{path_segment(plan_entitlement_id, 'plan_entitlement_id')}",
            types.UpdatePlanEntitlementResponse,
            body,
        )

    async def upsert_plan_entitlement_for_billing_product(
        self, **body: Unpack[UpsertPlanEntitlementForBillingProductBody]
    ) -> UpsertPlanEntitlementForBillingProductResponse:
        """upsertPlanEntitlementForBillingProduct"""
        return await self._post(
            "entitlements.upsert_plan_entitlement_for_billing_product",
            "plan-entitlements/billing-linked",
            types.UpsertPlanEntitlementForBillingProductResponse,
            body,
        )


class RawEntitlementsClient(RawResource):
    """`client.entitlements.with_raw_response`."""

    def count_company_overrides(
        self, **query: Unpack[CountCompanyOverridesQuery]
    ) -> HttpResponse[CountCompanyOverridesResponse]:
        """countCompanyOverrides"""
        return self._get(
            "entitlements.count_company_overrides",
            "company-overrides/count",
            types.CountCompanyOverridesResponse,
            query,
        )

    def count_company_user_usage(
        self, **query: Unpack[CountCompanyUserUsageQuery]
    ) -> HttpResponse[CountCompanyUserUsageResponse]:
        """countCompanyUserUsage"""
        return self._get(
            "entitlements.count_company_user_usage",
            "user-usage-by-company/users/count",
            types.CountCompanyUserUsageResponse,
            query,
        )

    def count_feature_companies(
        self, **query: Unpack[CountFeatureCompaniesQuery]
    ) -> HttpResponse[CountFeatureCompaniesResponse]:
        """countFeatureCompanies"""
        return self._get(
            "entitlements.count_feature_companies",
            "feature-companies/count",
            types.CountFeatureCompaniesResponse,
            query,
        )

    def count_feature_usage(self, **query: Unpack[CountFeatureUsageQuery]) -> HttpResponse[CountFeatureUsageResponse]:
        """countFeatureUsage"""
        return self._get(
            "entitlements.count_feature_usage", "feature-usage/count", types.CountFeatureUsageResponse, query
        )

    def count_feature_users(self, **query: Unpack[CountFeatureUsersQuery]) -> HttpResponse[CountFeatureUsersResponse]:
        """countFeatureUsers"""
        return self._get(
            "entitlements.count_feature_users", "feature-users/count", types.CountFeatureUsersResponse, query
        )

    def count_plan_entitlements(
        self, **query: Unpack[CountPlanEntitlementsQuery]
    ) -> HttpResponse[CountPlanEntitlementsResponse]:
        """countPlanEntitlements"""
        return self._get(
            "entitlements.count_plan_entitlements",
            "plan-entitlements/count",
            types.CountPlanEntitlementsResponse,
            query,
        )

    def create_company_override(
        self, **body: Unpack[CreateCompanyOverrideBody]
    ) -> HttpResponse[CreateCompanyOverrideResponse]:
        """createCompanyOverride"""
        return self._post(
            "entitlements.create_company_override", "company-overrides", types.CreateCompanyOverrideResponse, body
        )

    def create_plan_entitlement(
        self, **body: Unpack[CreatePlanEntitlementBody]
    ) -> HttpResponse[CreatePlanEntitlementResponse]:
        """createPlanEntitlement"""
        return self._post(
            "entitlements.create_plan_entitlement", "plan-entitlements", types.CreatePlanEntitlementResponse, body
        )

    def delete_company_override(
        self, company_override_id: str, **options: Unpack[Options]
    ) -> HttpResponse[DeleteCompanyOverrideResponse]:
        """deleteCompanyOverride"""
        return self._delete(
            "entitlements.delete_company_override",
            f"company-overrides/{path_segment(company_override_id, 'company_override_id')}",
            types.DeleteCompanyOverrideResponse,
            options,
        )

    def delete_plan_entitlement(
        self, plan_entitlement_id: str, **options: Unpack[Options]
    ) -> HttpResponse[DeletePlanEntitlementResponse]:
        """deletePlanEntitlement"""
        return self._delete(
            "entitlements.delete_plan_entitlement",
            f"plan-entitlements/{path_segment(plan_entitlement_id, 'plan_entitlement_id')}",
            types.DeletePlanEntitlementResponse,
            options,
        )

    def duplicate_plan_entitlements(
        self, **body: Unpack[DuplicatePlanEntitlementsBody]
    ) -> HttpResponse[DuplicatePlanEntitlementsResponse]:
        """duplicatePlanEntitlements"""
        return self._post(
            "entitlements.duplicate_plan_entitlements",
            "plan-entitlements/duplicate",
            types.DuplicatePlanEntitlementsResponse,
            body,
        )

    def get_company_override(
        self, company_override_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetCompanyOverrideResponse]:
        """getCompanyOverride"""
        return self._get(
            "entitlements.get_company_override",
            f"company-overrides/{path_segment(company_override_id, 'company_override_id')}",
            types.GetCompanyOverrideResponse,
            options,
        )

    def get_company_user_usage_metrics(
        self, **query: Unpack[GetCompanyUserUsageMetricsQuery]
    ) -> HttpResponse[GetCompanyUserUsageMetricsResponse]:
        """getCompanyUserUsageMetrics"""
        return self._get(
            "entitlements.get_company_user_usage_metrics",
            "user-usage-by-company/metrics",
            types.GetCompanyUserUsageMetricsResponse,
            query,
        )

    def get_feature_usage_by_company(
        self, **query: Unpack[GetFeatureUsageByCompanyQuery]
    ) -> HttpResponse[GetFeatureUsageByCompanyResponse]:
        """getFeatureUsageByCompany"""
        return self._get(
            "entitlements.get_feature_usage_by_company",
            "usage-by-company",
            types.GetFeatureUsageByCompanyResponse,
            query,
        )

    def get_feature_usage_time_series(
        self, **query: Unpack[GetFeatureUsageTimeSeriesQuery]
    ) -> HttpResponse[GetFeatureUsageTimeSeriesResponse]:
        """getFeatureUsageTimeSeries"""
        return self._get(
            "entitlements.get_feature_usage_time_series",
            "feature-usage-timeseries",
            types.GetFeatureUsageTimeSeriesResponse,
            query,
        )

    def get_plan_entitlement(
        self, plan_entitlement_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetPlanEntitlementResponse]:
        """getPlanEntitlement"""
        return self._get(
            "entitlements.get_plan_entitlement",
            f"plan-entitlements/{path_segment(plan_entitlement_id, 'plan_entitlement_id')}",
            types.GetPlanEntitlementResponse,
            options,
        )

    def get_user_usage_by_company(
        self, **query: Unpack[GetUserUsageByCompanyQuery]
    ) -> HttpResponse[GetUserUsageByCompanyResponse]:
        """getUserUsageByCompany"""
        return self._get(
            "entitlements.get_user_usage_by_company",
            "user-usage-by-company",
            types.GetUserUsageByCompanyResponse,
            query,
        )

    def get_user_usage_detail(
        self, **query: Unpack[GetUserUsageDetailQuery]
    ) -> HttpResponse[GetUserUsageDetailResponse]:
        """getUserUsageDetail"""
        return self._get(
            "entitlements.get_user_usage_detail", "user-usage-detail", types.GetUserUsageDetailResponse, query
        )

    def list_company_overrides(
        self, **query: Unpack[ListCompanyOverridesQuery]
    ) -> HttpResponse[ListCompanyOverridesResponse]:
        """listCompanyOverrides"""
        return self._get(
            "entitlements.list_company_overrides", "company-overrides", types.ListCompanyOverridesResponse, query
        )

    def list_company_user_usage(
        self, **query: Unpack[ListCompanyUserUsageQuery]
    ) -> HttpResponse[ListCompanyUserUsageResponse]:
        """listCompanyUserUsage"""
        return self._get(
            "entitlements.list_company_user_usage",
            "user-usage-by-company/users",
            types.ListCompanyUserUsageResponse,
            query,
        )

    def list_feature_companies(
        self, **query: Unpack[ListFeatureCompaniesQuery]
    ) -> HttpResponse[ListFeatureCompaniesResponse]:
        """listFeatureCompanies"""
        return self._get(
            "entitlements.list_feature_companies", "feature-companies", types.ListFeatureCompaniesResponse, query
        )

    def list_feature_usage(self, **query: Unpack[ListFeatureUsageQuery]) -> HttpResponse[ListFeatureUsageResponse]:
        """listFeatureUsage"""
        return self._get("entitlements.list_feature_usage", "feature-usage", types.ListFeatureUsageResponse, query)

    def list_feature_usage_history(
        self, **query: Unpack[ListFeatureUsageHistoryQuery]
    ) -> HttpResponse[ListFeatureUsageHistoryResponse]:
        """listFeatureUsageHistory"""
        return self._get(
            "entitlements.list_feature_usage_history",
            "feature-usage-history",
            types.ListFeatureUsageHistoryResponse,
            query,
        )

    def list_feature_users(self, **query: Unpack[ListFeatureUsersQuery]) -> HttpResponse[ListFeatureUsersResponse]:
        """listFeatureUsers"""
        return self._get("entitlements.list_feature_users", "feature-users", types.ListFeatureUsersResponse, query)

    def list_plan_entitlements(
        self, **query: Unpack[ListPlanEntitlementsQuery]
    ) -> HttpResponse[ListPlanEntitlementsResponse]:
        """listPlanEntitlements"""
        return self._get(
            "entitlements.list_plan_entitlements", "plan-entitlements", types.ListPlanEntitlementsResponse, query
        )

    def update_company_override(
        self, company_override_id: str, **body: Unpack[UpdateCompanyOverrideBody]
    ) -> HttpResponse[UpdateCompanyOverrideResponse]:
        """updateCompanyOverride"""
        return self._put(
            "entitlements.update_company_override",
            f"company-overrides/{path_segment(company_override_id, 'company_override_id')}",
            types.UpdateCompanyOverrideResponse,
            body,
        )

    def update_plan_entitlement(
        self, plan_entitlement_id: str, **body: Unpack[UpdatePlanEntitlementBody]
    ) -> HttpResponse[UpdatePlanEntitlementResponse]:
        """updatePlanEntitlement"""
        return self._put(
            "entitlements.update_plan_entitlement",
            f"plan-entitlements/{path_segment(plan_entitlement_id, 'plan_entitlement_id')}",
            types.UpdatePlanEntitlementResponse,
            body,
        )

    def upsert_plan_entitlement_for_billing_product(
        self, **body: Unpack[UpsertPlanEntitlementForBillingProductBody]
    ) -> HttpResponse[UpsertPlanEntitlementForBillingProductResponse]:
        """upsertPlanEntitlementForBillingProduct"""
        return self._post(
            "entitlements.upsert_plan_entitlement_for_billing_product",
            "plan-entitlements/billing-linked",
            types.UpsertPlanEntitlementForBillingProductResponse,
            body,
        )


class AsyncRawEntitlementsClient(AsyncRawResource):
    """`client.entitlements.with_raw_response`."""

    async def count_company_overrides(
        self, **query: Unpack[CountCompanyOverridesQuery]
    ) -> AsyncHttpResponse[CountCompanyOverridesResponse]:
        """countCompanyOverrides"""
        return await self._get(
            "entitlements.count_company_overrides",
            "company-overrides/count",
            types.CountCompanyOverridesResponse,
            query,
        )

    async def count_company_user_usage(
        self, **query: Unpack[CountCompanyUserUsageQuery]
    ) -> AsyncHttpResponse[CountCompanyUserUsageResponse]:
        """countCompanyUserUsage"""
        return await self._get(
            "entitlements.count_company_user_usage",
            "user-usage-by-company/users/count",
            types.CountCompanyUserUsageResponse,
            query,
        )

    async def count_feature_companies(
        self, **query: Unpack[CountFeatureCompaniesQuery]
    ) -> AsyncHttpResponse[CountFeatureCompaniesResponse]:
        """countFeatureCompanies"""
        return await self._get(
            "entitlements.count_feature_companies",
            "feature-companies/count",
            types.CountFeatureCompaniesResponse,
            query,
        )

    async def count_feature_usage(
        self, **query: Unpack[CountFeatureUsageQuery]
    ) -> AsyncHttpResponse[CountFeatureUsageResponse]:
        """countFeatureUsage"""
        return await self._get(
            "entitlements.count_feature_usage", "feature-usage/count", types.CountFeatureUsageResponse, query
        )

    async def count_feature_users(
        self, **query: Unpack[CountFeatureUsersQuery]
    ) -> AsyncHttpResponse[CountFeatureUsersResponse]:
        """countFeatureUsers"""
        return await self._get(
            "entitlements.count_feature_users", "feature-users/count", types.CountFeatureUsersResponse, query
        )

    async def count_plan_entitlements(
        self, **query: Unpack[CountPlanEntitlementsQuery]
    ) -> AsyncHttpResponse[CountPlanEntitlementsResponse]:
        """countPlanEntitlements"""
        return await self._get(
            "entitlements.count_plan_entitlements",
            "plan-entitlements/count",
            types.CountPlanEntitlementsResponse,
            query,
        )

    async def create_company_override(
        self, **body: Unpack[CreateCompanyOverrideBody]
    ) -> AsyncHttpResponse[CreateCompanyOverrideResponse]:
        """createCompanyOverride"""
        return await self._post(
            "entitlements.create_company_override", "company-overrides", types.CreateCompanyOverrideResponse, body
        )

    async def create_plan_entitlement(
        self, **body: Unpack[CreatePlanEntitlementBody]
    ) -> AsyncHttpResponse[CreatePlanEntitlementResponse]:
        """createPlanEntitlement"""
        return await self._post(
            "entitlements.create_plan_entitlement", "plan-entitlements", types.CreatePlanEntitlementResponse, body
        )

    async def delete_company_override(
        self, company_override_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeleteCompanyOverrideResponse]:
        """deleteCompanyOverride"""
        return await self._delete(
            "entitlements.delete_company_override",
            f"company-overrides/{path_segment(company_override_id, 'company_override_id')}",
            types.DeleteCompanyOverrideResponse,
            options,
        )

    async def delete_plan_entitlement(
        self, plan_entitlement_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeletePlanEntitlementResponse]:
        """deletePlanEntitlement"""
        return await self._delete(
            "entitlements.delete_plan_entitlement",
            f"plan-entitlements/{path_segment(plan_entitlement_id, 'plan_entitlement_id')}",
            types.DeletePlanEntitlementResponse,
            options,
        )

    async def duplicate_plan_entitlements(
        self, **body: Unpack[DuplicatePlanEntitlementsBody]
    ) -> AsyncHttpResponse[DuplicatePlanEntitlementsResponse]:
        """duplicatePlanEntitlements"""
        return await self._post(
            "entitlements.duplicate_plan_entitlements",
            "plan-entitlements/duplicate",
            types.DuplicatePlanEntitlementsResponse,
            body,
        )

    async def get_company_override(
        self, company_override_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetCompanyOverrideResponse]:
        """getCompanyOverride"""
        return await self._get(
            "entitlements.get_company_override",
            f"company-overrides/{path_segment(company_override_id, 'company_override_id')}",
            types.GetCompanyOverrideResponse,
            options,
        )

    async def get_company_user_usage_metrics(
        self, **query: Unpack[GetCompanyUserUsageMetricsQuery]
    ) -> AsyncHttpResponse[GetCompanyUserUsageMetricsResponse]:
        """getCompanyUserUsageMetrics"""
        return await self._get(
            "entitlements.get_company_user_usage_metrics",
            "user-usage-by-company/metrics",
            types.GetCompanyUserUsageMetricsResponse,
            query,
        )

    async def get_feature_usage_by_company(
        self, **query: Unpack[GetFeatureUsageByCompanyQuery]
    ) -> AsyncHttpResponse[GetFeatureUsageByCompanyResponse]:
        """getFeatureUsageByCompany"""
        return await self._get(
            "entitlements.get_feature_usage_by_company",
            "usage-by-company",
            types.GetFeatureUsageByCompanyResponse,
            query,
        )

    async def get_feature_usage_time_series(
        self, **query: Unpack[GetFeatureUsageTimeSeriesQuery]
    ) -> AsyncHttpResponse[GetFeatureUsageTimeSeriesResponse]:
        """getFeatureUsageTimeSeries"""
        return await self._get(
            "entitlements.get_feature_usage_time_series",
            "feature-usage-timeseries",
            types.GetFeatureUsageTimeSeriesResponse,
            query,
        )

    async def get_plan_entitlement(
        self, plan_entitlement_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetPlanEntitlementResponse]:
        """getPlanEntitlement"""
        return await self._get(
            "entitlements.get_plan_entitlement",
            f"plan-entitlements/{path_segment(plan_entitlement_id, 'plan_entitlement_id')}",
            types.GetPlanEntitlementResponse,
            options,
        )

    async def get_user_usage_by_company(
        self, **query: Unpack[GetUserUsageByCompanyQuery]
    ) -> AsyncHttpResponse[GetUserUsageByCompanyResponse]:
        """getUserUsageByCompany"""
        return await self._get(
            "entitlements.get_user_usage_by_company",
            "user-usage-by-company",
            types.GetUserUsageByCompanyResponse,
            query,
        )

    async def get_user_usage_detail(
        self, **query: Unpack[GetUserUsageDetailQuery]
    ) -> AsyncHttpResponse[GetUserUsageDetailResponse]:
        """getUserUsageDetail"""
        return await self._get(
            "entitlements.get_user_usage_detail", "user-usage-detail", types.GetUserUsageDetailResponse, query
        )

    async def list_company_overrides(
        self, **query: Unpack[ListCompanyOverridesQuery]
    ) -> AsyncHttpResponse[ListCompanyOverridesResponse]:
        """listCompanyOverrides"""
        return await self._get(
            "entitlements.list_company_overrides", "company-overrides", types.ListCompanyOverridesResponse, query
        )

    async def list_company_user_usage(
        self, **query: Unpack[ListCompanyUserUsageQuery]
    ) -> AsyncHttpResponse[ListCompanyUserUsageResponse]:
        """listCompanyUserUsage"""
        return await self._get(
            "entitlements.list_company_user_usage",
            "user-usage-by-company/users",
            types.ListCompanyUserUsageResponse,
            query,
        )

    async def list_feature_companies(
        self, **query: Unpack[ListFeatureCompaniesQuery]
    ) -> AsyncHttpResponse[ListFeatureCompaniesResponse]:
        """listFeatureCompanies"""
        return await self._get(
            "entitlements.list_feature_companies", "feature-companies", types.ListFeatureCompaniesResponse, query
        )

    async def list_feature_usage(
        self, **query: Unpack[ListFeatureUsageQuery]
    ) -> AsyncHttpResponse[ListFeatureUsageResponse]:
        """listFeatureUsage"""
        return await self._get(
            "entitlements.list_feature_usage", "feature-usage", types.ListFeatureUsageResponse, query
        )

    async def list_feature_usage_history(
        self, **query: Unpack[ListFeatureUsageHistoryQuery]
    ) -> AsyncHttpResponse[ListFeatureUsageHistoryResponse]:
        """listFeatureUsageHistory"""
        return await self._get(
            "entitlements.list_feature_usage_history",
            "feature-usage-history",
            types.ListFeatureUsageHistoryResponse,
            query,
        )

    async def list_feature_users(
        self, **query: Unpack[ListFeatureUsersQuery]
    ) -> AsyncHttpResponse[ListFeatureUsersResponse]:
        """listFeatureUsers"""
        return await self._get(
            "entitlements.list_feature_users", "feature-users", types.ListFeatureUsersResponse, query
        )

    async def list_plan_entitlements(
        self, **query: Unpack[ListPlanEntitlementsQuery]
    ) -> AsyncHttpResponse[ListPlanEntitlementsResponse]:
        """listPlanEntitlements"""
        return await self._get(
            "entitlements.list_plan_entitlements", "plan-entitlements", types.ListPlanEntitlementsResponse, query
        )

    async def update_company_override(
        self, company_override_id: str, **body: Unpack[UpdateCompanyOverrideBody]
    ) -> AsyncHttpResponse[UpdateCompanyOverrideResponse]:
        """updateCompanyOverride"""
        return await self._put(
            "entitlements.update_company_override",
            f"company-overrides/{path_segment(company_override_id, 'company_override_id')}",
            types.UpdateCompanyOverrideResponse,
            body,
        )

    async def update_plan_entitlement(
        self, plan_entitlement_id: str, **body: Unpack[UpdatePlanEntitlementBody]
    ) -> AsyncHttpResponse[UpdatePlanEntitlementResponse]:
        """updatePlanEntitlement"""
        return await self._put(
            "entitlements.update_plan_entitlement",
            f"plan-entitlements/{path_segment(plan_entitlement_id, 'plan_entitlement_id')}",
            types.UpdatePlanEntitlementResponse,
            body,
        )

    async def upsert_plan_entitlement_for_billing_product(
        self, **body: Unpack[UpsertPlanEntitlementForBillingProductBody]
    ) -> AsyncHttpResponse[UpsertPlanEntitlementForBillingProductResponse]:
        """upsertPlanEntitlementForBillingProduct"""
        return await self._post(
            "entitlements.upsert_plan_entitlement_for_billing_product",
            "plan-entitlements/billing-linked",
            types.UpsertPlanEntitlementForBillingProductResponse,
            body,
        )
