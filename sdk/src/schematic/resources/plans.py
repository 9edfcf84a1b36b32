# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Clients of the resource `plans`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic import types
from schematic.core.query import path_segment
from schematic.core.resource import AsyncRawResource, AsyncResource, RawResource, Resource, whole_body

if TYPE_CHECKING:
    from typing import Unpack

    from schematic.core.request_options import Options
    from schematic.core.response import AsyncHttpResponse, HttpResponse
    from schematic.types import (
        CountBillingProductMatchCompaniesQuery,
        CountBillingProductMatchCompaniesResponse,
        CountPlansQuery,
        CountPlansResponse,
        CreateCustomPlanBody,
        CreateCustomPlanResponse,
        CreatePlanBody,
        CreatePlanResponse,
        DeletePlanResponse,
        DeletePlanVersionQuery,
        DeletePlanVersionResponse,
        GetPlanQuery,
        GetPlanResponse,
        GetPlanVersionDiffQuery,
        GetPlanVersionDiffResponse,
        ListBillingProductMatchCompaniesQuery,
        ListBillingProductMatchCompaniesResponse,
        ListCustomPlanBillingsQuery,
        ListCustomPlanBillingsResponse,
        ListPlanIssuesQuery,
        ListPlanIssuesResponse,
        ListPlansQuery,
        ListPlansResponse,
        MarkCustomPlanBillingPaidBody,
        MarkCustomPlanBillingPaidResponse,
        PreviewPublishPlanVersionBody,
        PreviewPublishPlanVersionResponse,
        PublishPlanVersionBody,
        PublishPlanVersionResponse,
        RetryCustomPlanBillingBody,
        RetryCustomPlanBillingResponse,
        UpdateCompanyPlansBody,
        UpdateCompanyPlansResponse,
        UpdatePlanBody,
        UpdatePlanResponse,
        UpsertBillingProductPlanBody,
        UpsertBillingProductPlanResponse,
        UpsertPlanForBillingProductBody,
        UpsertPlanForBillingProductResponse,
    )


class PlansClient(Resource):
    """`client.plans`."""

    @property
    def with_raw_response(self) -> RawPlansClient:
        """The same operations, answered with status and headers."""
        return RawPlansClient(self._transport)

    def count_billing_product_match_companies(
        self, **query: Unpack[CountBillingProductMatchCompaniesQuery]
    ) -> CountBillingProductMatchCompaniesResponse:
        """How many companies hold the plan's billing product."""
        return self._get(
            "plans.count_billing_product_match_companies",
            "plans/billing-product-match-companies/count",
            types.CountBillingProductMatchCompaniesResponse,
            query,
        )

    def count_plans(self, **query: Unpack[CountPlansQuery]) -> CountPlansResponse:
        """How many plans match the filters of the listing."""
        return self._get("plans.count_plans", "plans/count", types.CountPlansResponse, query)

    def create_custom_plan(self, **body: Unpack[CreateCustomPlanBody]) -> CreateCustomPlanResponse:
        """Draft a plan for one company, empty or copied from another plan."""
        return self._post("plans.create_custom_plan", "custom-plans", types.CreateCustomPlanResponse, body)

    def create_plan(self, **body: Unpack[CreatePlanBody]) -> CreatePlanResponse:
        """Make a plan or add-on with its first version."""
        return self._post("plans.create_plan", "plans", types.CreatePlanResponse, body)

    def delete_plan(self, plan_id: str, **options: Unpack[Options]) -> DeletePlanResponse:
        """Remove a plan; companies on it move to the fallback plan."""
        return self._delete(
            "plans.delete_plan", f"plans/{path_segment(plan_id, 'plan_id')}", types.DeletePlanResponse, options
        )

    def delete_plan_version(
        self, plan_version_id: str, **query: Unpack[DeletePlanVersionQuery]
    ) -> DeletePlanVersionResponse:
        """Drop a draft, or the published version while an archived one is promoted in its place."""
        return self._delete(
            "plans.delete_plan_version",
            f"plans/version/{path_segment(plan_version_id, 'plan_version_id')}",
            types.DeletePlanVersionResponse,
            query,
        )

    def get_plan(self, plan_id: str, **query: Unpack[GetPlanQuery]) -> GetPlanResponse:
        """One plan by id (`plan_…`), seen at the published or a given version."""
        return self._get("plans.get_plan", f"plans/{path_segment(plan_id, 'plan_id')}", types.GetPlanResponse, query)

    def get_plan_version_diff(
        self, plan_version_id: str, **query: Unpack[GetPlanVersionDiffQuery]
    ) -> GetPlanVersionDiffResponse:
        """How a version differs from the published or another one in fields, prices, entitlements and credit grants."""
        return self._get(
            "plans.get_plan_version_diff",
            f"plans/version/{path_segment(plan_version_id, 'plan_version_id')}/diff",
            types.GetPlanVersionDiffResponse,
            query,
        )

    def list_billing_product_match_companies(
        self, **query: Unpack[ListBillingProductMatchCompaniesQuery]
    ) -> ListBillingProductMatchCompaniesResponse:
        """Companies whose subscription holds the plan's billing product, newest first."""
        return self._get(
            "plans.list_billing_product_match_companies",
            "plans/billing-product-match-companies",
            types.ListBillingProductMatchCompaniesResponse,
            query,
        )

    def list_custom_plan_billings(self, **query: Unpack[ListCustomPlanBillingsQuery]) -> ListCustomPlanBillingsResponse:
        """Invoice records of custom and invoiced plans, newest first."""
        return self._get(
            "plans.list_custom_plan_billings", "custom-plan-billings", types.ListCustomPlanBillingsResponse, query
        )

    def list_plan_issues(self, **query: Unpack[ListPlanIssuesQuery]) -> ListPlanIssuesResponse:
        """What stands in the way of publishing a plan version; empty when nothing does."""
        return self._get("plans.list_plan_issues", "plans/issues", types.ListPlanIssuesResponse, query)

    def list_plans(self, **query: Unpack[ListPlansQuery]) -> ListPlansResponse:
        """Plans and add-ons matching every given filter, newest first."""
        return self._get("plans.list_plans", "plans", types.ListPlansResponse, query)

    def mark_custom_plan_billing_paid(
        self, custom_plan_billing_id: str, **body: Unpack[MarkCustomPlanBillingPaidBody]
    ) -> MarkCustomPlanBillingPaidResponse:
        """Record that a custom plan was paid and activate it for the company."""
        return self._put(
            "plans.mark_custom_plan_billing_paid",
            f"custom-plan-billings/{path_segment(custom_plan_billing_id, 'custom_plan_billing_id')}/mark-paid",
            types.MarkCustomPlanBillingPaidResponse,
            whole_body(body),
        )

    def preview_publish_plan_version(
        self, plan_version_id: str, **body: Unpack[PreviewPublishPlanVersionBody]
    ) -> PreviewPublishPlanVersionResponse:
        """What publishing with the same body would do and cost; nothing is changed."""
        return self._post(
            "plans.preview_publish_plan_version",
            f"plans/version/{path_segment(plan_version_id, 'plan_version_id')}/publish-preview",
            types.PreviewPublishPlanVersionResponse,
            body,
        )

    def publish_plan_version(
        self, plan_version_id: str, **body: Unpack[PublishPlanVersionBody]
    ) -> PublishPlanVersionResponse:
        """Make a draft live, archive the version before it, and move companies as the strategy says."""
        return self._put(
            "plans.publish_plan_version",
            f"plans/version/{path_segment(plan_version_id, 'plan_version_id')}/publish",
            types.PublishPlanVersionResponse,
            body,
        )

    def retry_custom_plan_billing(
        self, custom_plan_billing_id: str, **body: Unpack[RetryCustomPlanBillingBody]
    ) -> RetryCustomPlanBillingResponse:
        """Issue a custom plan's invoice record again."""
        return self._put(
            "plans.retry_custom_plan_billing",
            f"custom-plan-billings/{path_segment(custom_plan_billing_id, 'custom_plan_billing_id')}/retry",
            types.RetryCustomPlanBillingResponse,
            body,
        )

    def update_company_plans(
        self, company_id: str, **body: Unpack[UpdateCompanyPlansBody]
    ) -> UpdateCompanyPlansResponse:
        """Set a company's base plan and add-ons directly; what is not listed is removed."""
        return self._put(
            "plans.update_company_plans",
            f"company-plans/{path_segment(company_id, 'company_id')}",
            types.UpdateCompanyPlansResponse,
            body,
        )

    def update_plan(self, plan_id: str, **body: Unpack[UpdatePlanBody]) -> UpdatePlanResponse:
        """Change a plan's name, description or icon."""
        return self._put(
            "plans.update_plan", f"plans/{path_segment(plan_id, 'plan_id')}", types.UpdatePlanResponse, body
        )

    def upsert_billing_product_plan(
        self, plan_id: str, **body: Unpack[UpsertBillingProductPlanBody]
    ) -> UpsertBillingProductPlanResponse:
        """Set how a plan is charged: its product, prices and trial."""
        return self._put(
            "plans.upsert_billing_product_plan",
            f"plans/{path_segment(plan_id, 'plan_id')}/billing_products",
            types.UpsertBillingProductPlanResponse,
            body,
        )

    def upsert_plan_for_billing_product(
        self, **body: Unpack[UpsertPlanForBillingProductBody]
    ) -> UpsertPlanForBillingProductResponse:
        """Store a plan that an external billing system owns, by its id there."""
        return self._post(
            "plans.upsert_plan_for_billing_product",
            "plans/billing-linked",
            types.UpsertPlanForBillingProductResponse,
            body,
        )


class AsyncPlansClient(AsyncResource):
    """`client.plans`."""

    @property
    def with_raw_response(self) -> AsyncRawPlansClient:
        """The same operations, answered with status and headers."""
        return AsyncRawPlansClient(self._transport)

    async def count_billing_product_match_companies(
        self, **query: Unpack[CountBillingProductMatchCompaniesQuery]
    ) -> CountBillingProductMatchCompaniesResponse:
        """How many companies hold the plan's billing product."""
        return await self._get(
            "plans.count_billing_product_match_companies",
            "plans/billing-product-match-companies/count",
            types.CountBillingProductMatchCompaniesResponse,
            query,
        )

    async def count_plans(self, **query: Unpack[CountPlansQuery]) -> CountPlansResponse:
        """How many plans match the filters of the listing."""
        return await self._get("plans.count_plans", "plans/count", types.CountPlansResponse, query)

    async def create_custom_plan(self, **body: Unpack[CreateCustomPlanBody]) -> CreateCustomPlanResponse:
        """Draft a plan for one company, empty or copied from another plan."""
        return await self._post("plans.create_custom_plan", "custom-plans", types.CreateCustomPlanResponse, body)

    async def create_plan(self, **body: Unpack[CreatePlanBody]) -> CreatePlanResponse:
        """Make a plan or add-on with its first version."""
        return await self._post("plans.create_plan", "plans", types.CreatePlanResponse, body)

    async def delete_plan(self, plan_id: str, **options: Unpack[Options]) -> DeletePlanResponse:
        """Remove a plan; companies on it move to the fallback plan."""
        return await self._delete(
            "plans.delete_plan", f"plans/{path_segment(plan_id, 'plan_id')}", types.DeletePlanResponse, options
        )

    async def delete_plan_version(
        self, plan_version_id: str, **query: Unpack[DeletePlanVersionQuery]
    ) -> DeletePlanVersionResponse:
        """Drop a draft, or the published version while an archived one is promoted in its place."""
        return await self._delete(
            "plans.delete_plan_version",
            f"plans/version/{path_segment(plan_version_id, 'plan_version_id')}",
            types.DeletePlanVersionResponse,
            query,
        )

    async def get_plan(self, plan_id: str, **query: Unpack[GetPlanQuery]) -> GetPlanResponse:
        """One plan by id (`plan_…`), seen at the published or a given version."""
        return await self._get(
            "plans.get_plan", f"plans/{path_segment(plan_id, 'plan_id')}", types.GetPlanResponse, query
        )

    async def get_plan_version_diff(
        self, plan_version_id: str, **query: Unpack[GetPlanVersionDiffQuery]
    ) -> GetPlanVersionDiffResponse:
        """How a version differs from the published or another one in fields, prices, entitlements and credit grants."""
        return await self._get(
            "plans.get_plan_version_diff",
            f"plans/version/{path_segment(plan_version_id, 'plan_version_id')}/diff",
            types.GetPlanVersionDiffResponse,
            query,
        )

    async def list_billing_product_match_companies(
        self, **query: Unpack[ListBillingProductMatchCompaniesQuery]
    ) -> ListBillingProductMatchCompaniesResponse:
        """Companies whose subscription holds the plan's billing product, newest first."""
        return await self._get(
            "plans.list_billing_product_match_companies",
            "plans/billing-product-match-companies",
            types.ListBillingProductMatchCompaniesResponse,
            query,
        )

    async def list_custom_plan_billings(
        self, **query: Unpack[ListCustomPlanBillingsQuery]
    ) -> ListCustomPlanBillingsResponse:
        """Invoice records of custom and invoiced plans, newest first."""
        return await self._get(
            "plans.list_custom_plan_billings", "custom-plan-billings", types.ListCustomPlanBillingsResponse, query
        )

    async def list_plan_issues(self, **query: Unpack[ListPlanIssuesQuery]) -> ListPlanIssuesResponse:
        """What stands in the way of publishing a plan version; empty when nothing does."""
        return await self._get("plans.list_plan_issues", "plans/issues", types.ListPlanIssuesResponse, query)

    async def list_plans(self, **query: Unpack[ListPlansQuery]) -> ListPlansResponse:
        """Plans and add-ons matching every given filter, newest first."""
        return await self._get("plans.list_plans", "plans", types.ListPlansResponse, query)

    async def mark_custom_plan_billing_paid(
        self, custom_plan_billing_id: str, **body: Unpack[MarkCustomPlanBillingPaidBody]
    ) -> MarkCustomPlanBillingPaidResponse:
        """Record that a custom plan was paid and activate it for the company."""
        return await self._put(
            "plans.mark_custom_plan_billing_paid",
            f"custom-plan-billings/{path_segment(custom_plan_billing_id, 'custom_plan_billing_id')}/mark-paid",
            types.MarkCustomPlanBillingPaidResponse,
            whole_body(body),
        )

    async def preview_publish_plan_version(
        self, plan_version_id: str, **body: Unpack[PreviewPublishPlanVersionBody]
    ) -> PreviewPublishPlanVersionResponse:
        """What publishing with the same body would do and cost; nothing is changed."""
        return await self._post(
            "plans.preview_publish_plan_version",
            f"plans/version/{path_segment(plan_version_id, 'plan_version_id')}/publish-preview",
            types.PreviewPublishPlanVersionResponse,
            body,
        )

    async def publish_plan_version(
        self, plan_version_id: str, **body: Unpack[PublishPlanVersionBody]
    ) -> PublishPlanVersionResponse:
        """Make a draft live, archive the version before it, and move companies as the strategy says."""
        return await self._put(
            "plans.publish_plan_version",
            f"plans/version/{path_segment(plan_version_id, 'plan_version_id')}/publish",
            types.PublishPlanVersionResponse,
            body,
        )

    async def retry_custom_plan_billing(
        self, custom_plan_billing_id: str, **body: Unpack[RetryCustomPlanBillingBody]
    ) -> RetryCustomPlanBillingResponse:
        """Issue a custom plan's invoice record again."""
        return await self._put(
            "plans.retry_custom_plan_billing",
            f"custom-plan-billings/{path_segment(custom_plan_billing_id, 'custom_plan_billing_id')}/retry",
            types.RetryCustomPlanBillingResponse,
            body,
        )

    async def update_company_plans(
        self, company_id: str, **body: Unpack[UpdateCompanyPlansBody]
    ) -> UpdateCompanyPlansResponse:
        """Set a company's base plan and add-ons directly; what is not listed is removed."""
        return await self._put(
            "plans.update_company_plans",
            f"company-plans/{path_segment(company_id, 'company_id')}",
            types.UpdateCompanyPlansResponse,
            body,
        )

    async def update_plan(self, plan_id: str, **body: Unpack[UpdatePlanBody]) -> UpdatePlanResponse:
        """Change a plan's name, description or icon."""
        return await self._put(
            "plans.update_plan", f"plans/{path_segment(plan_id, 'plan_id')}", types.UpdatePlanResponse, body
        )

    async def upsert_billing_product_plan(
        self, plan_id: str, **body: Unpack[UpsertBillingProductPlanBody]
    ) -> UpsertBillingProductPlanResponse:
        """Set how a plan is charged: its product, prices and trial."""
        return await self._put(
            "plans.upsert_billing_product_plan",
            f"plans/{path_segment(plan_id, 'plan_id')}/billing_products",
            types.UpsertBillingProductPlanResponse,
            body,
        )

    async def upsert_plan_for_billing_product(
        self, **body: Unpack[UpsertPlanForBillingProductBody]
    ) -> UpsertPlanForBillingProductResponse:
        """Store a plan that an external billing system owns, by its id there."""
        return await self._post(
            "plans.upsert_plan_for_billing_product",
            "plans/billing-linked",
            types.UpsertPlanForBillingProductResponse,
            body,
        )


class RawPlansClient(RawResource):
    """`client.plans.with_raw_response`."""

    def count_billing_product_match_companies(
        self, **query: Unpack[CountBillingProductMatchCompaniesQuery]
    ) -> HttpResponse[CountBillingProductMatchCompaniesResponse]:
        """How many companies hold the plan's billing product."""
        return self._get(
            "plans.count_billing_product_match_companies",
            "plans/billing-product-match-companies/count",
            types.CountBillingProductMatchCompaniesResponse,
            query,
        )

    def count_plans(self, **query: Unpack[CountPlansQuery]) -> HttpResponse[CountPlansResponse]:
        """How many plans match the filters of the listing."""
        return self._get("plans.count_plans", "plans/count", types.CountPlansResponse, query)

    def create_custom_plan(self, **body: Unpack[CreateCustomPlanBody]) -> HttpResponse[CreateCustomPlanResponse]:
        """Draft a plan for one company, empty or copied from another plan."""
        return self._post("plans.create_custom_plan", "custom-plans", types.CreateCustomPlanResponse, body)

    def create_plan(self, **body: Unpack[CreatePlanBody]) -> HttpResponse[CreatePlanResponse]:
        """Make a plan or add-on with its first version."""
        return self._post("plans.create_plan", "plans", types.CreatePlanResponse, body)

    def delete_plan(self, plan_id: str, **options: Unpack[Options]) -> HttpResponse[DeletePlanResponse]:
        """Remove a plan; companies on it move to the fallback plan."""
        return self._delete(
            "plans.delete_plan", f"plans/{path_segment(plan_id, 'plan_id')}", types.DeletePlanResponse, options
        )

    def delete_plan_version(
        self, plan_version_id: str, **query: Unpack[DeletePlanVersionQuery]
    ) -> HttpResponse[DeletePlanVersionResponse]:
        """Drop a draft, or the published version while an archived one is promoted in its place."""
        return self._delete(
            "plans.delete_plan_version",
            f"plans/version/{path_segment(plan_version_id, 'plan_version_id')}",
            types.DeletePlanVersionResponse,
            query,
        )

    def get_plan(self, plan_id: str, **query: Unpack[GetPlanQuery]) -> HttpResponse[GetPlanResponse]:
        """One plan by id (`plan_…`), seen at the published or a given version."""
        return self._get("plans.get_plan", f"plans/{path_segment(plan_id, 'plan_id')}", types.GetPlanResponse, query)

    def get_plan_version_diff(
        self, plan_version_id: str, **query: Unpack[GetPlanVersionDiffQuery]
    ) -> HttpResponse[GetPlanVersionDiffResponse]:
        """How a version differs from the published or another one in fields, prices, entitlements and credit grants."""
        return self._get(
            "plans.get_plan_version_diff",
            f"plans/version/{path_segment(plan_version_id, 'plan_version_id')}/diff",
            types.GetPlanVersionDiffResponse,
            query,
        )

    def list_billing_product_match_companies(
        self, **query: Unpack[ListBillingProductMatchCompaniesQuery]
    ) -> HttpResponse[ListBillingProductMatchCompaniesResponse]:
        """Companies whose subscription holds the plan's billing product, newest first."""
        return self._get(
            "plans.list_billing_product_match_companies",
            "plans/billing-product-match-companies",
            types.ListBillingProductMatchCompaniesResponse,
            query,
        )

    def list_custom_plan_billings(
        self, **query: Unpack[ListCustomPlanBillingsQuery]
    ) -> HttpResponse[ListCustomPlanBillingsResponse]:
        """Invoice records of custom and invoiced plans, newest first."""
        return self._get(
            "plans.list_custom_plan_billings", "custom-plan-billings", types.ListCustomPlanBillingsResponse, query
        )

    def list_plan_issues(self, **query: Unpack[ListPlanIssuesQuery]) -> HttpResponse[ListPlanIssuesResponse]:
        """What stands in the way of publishing a plan version; empty when nothing does."""
        return self._get("plans.list_plan_issues", "plans/issues", types.ListPlanIssuesResponse, query)

    def list_plans(self, **query: Unpack[ListPlansQuery]) -> HttpResponse[ListPlansResponse]:
        """Plans and add-ons matching every given filter, newest first."""
        return self._get("plans.list_plans", "plans", types.ListPlansResponse, query)

    def mark_custom_plan_billing_paid(
        self, custom_plan_billing_id: str, **body: Unpack[MarkCustomPlanBillingPaidBody]
    ) -> HttpResponse[MarkCustomPlanBillingPaidResponse]:
        """Record that a custom plan was paid and activate it for the company."""
        return self._put(
            "plans.mark_custom_plan_billing_paid",
            f"custom-plan-billings/{path_segment(custom_plan_billing_id, 'custom_plan_billing_id')}/mark-paid",
            types.MarkCustomPlanBillingPaidResponse,
            whole_body(body),
        )

    def preview_publish_plan_version(
        self, plan_version_id: str, **body: Unpack[PreviewPublishPlanVersionBody]
    ) -> HttpResponse[PreviewPublishPlanVersionResponse]:
        """What publishing with the same body would do and cost; nothing is changed."""
        return self._post(
            "plans.preview_publish_plan_version",
            f"plans/version/{path_segment(plan_version_id, 'plan_version_id')}/publish-preview",
            types.PreviewPublishPlanVersionResponse,
            body,
        )

    def publish_plan_version(
        self, plan_version_id: str, **body: Unpack[PublishPlanVersionBody]
    ) -> HttpResponse[PublishPlanVersionResponse]:
        """Make a draft live, archive the version before it, and move companies as the strategy says."""
        return self._put(
            "plans.publish_plan_version",
            f"plans/version/{path_segment(plan_version_id, 'plan_version_id')}/publish",
            types.PublishPlanVersionResponse,
            body,
        )

    def retry_custom_plan_billing(
        self, custom_plan_billing_id: str, **body: Unpack[RetryCustomPlanBillingBody]
    ) -> HttpResponse[RetryCustomPlanBillingResponse]:
        """Issue a custom plan's invoice record again."""
        return self._put(
            "plans.retry_custom_plan_billing",
            f"custom-plan-billings/{path_segment(custom_plan_billing_id, 'custom_plan_billing_id')}/retry",
            types.RetryCustomPlanBillingResponse,
            body,
        )

    def update_company_plans(
        self, company_id: str, **body: Unpack[UpdateCompanyPlansBody]
    ) -> HttpResponse[UpdateCompanyPlansResponse]:
        """Set a company's base plan and add-ons directly; what is not listed is removed."""
        return self._put(
            "plans.update_company_plans",
            f"company-plans/{path_segment(company_id, 'company_id')}",
            types.UpdateCompanyPlansResponse,
            body,
        )

    def update_plan(self, plan_id: str, **body: Unpack[UpdatePlanBody]) -> HttpResponse[UpdatePlanResponse]:
        """Change a plan's name, description or icon."""
        return self._put(
            "plans.update_plan", f"plans/{path_segment(plan_id, 'plan_id')}", types.UpdatePlanResponse, body
        )

    def upsert_billing_product_plan(
        self, plan_id: str, **body: Unpack[UpsertBillingProductPlanBody]
    ) -> HttpResponse[UpsertBillingProductPlanResponse]:
        """Set how a plan is charged: its product, prices and trial."""
        return self._put(
            "plans.upsert_billing_product_plan",
            f"plans/{path_segment(plan_id, 'plan_id')}/billing_products",
            types.UpsertBillingProductPlanResponse,
            body,
        )

    def upsert_plan_for_billing_product(
        self, **body: Unpack[UpsertPlanForBillingProductBody]
    ) -> HttpResponse[UpsertPlanForBillingProductResponse]:
        """Store a plan that an external billing system owns, by its id there."""
        return self._post(
            "plans.upsert_plan_for_billing_product",
            "plans/billing-linked",
            types.UpsertPlanForBillingProductResponse,
            body,
        )


class AsyncRawPlansClient(AsyncRawResource):
    """`client.plans.with_raw_response`."""

    async def count_billing_product_match_companies(
        self, **query: Unpack[CountBillingProductMatchCompaniesQuery]
    ) -> AsyncHttpResponse[CountBillingProductMatchCompaniesResponse]:
        """How many companies hold the plan's billing product."""
        return await self._get(
            "plans.count_billing_product_match_companies",
            "plans/billing-product-match-companies/count",
            types.CountBillingProductMatchCompaniesResponse,
            query,
        )

    async def count_plans(self, **query: Unpack[CountPlansQuery]) -> AsyncHttpResponse[CountPlansResponse]:
        """How many plans match the filters of the listing."""
        return await self._get("plans.count_plans", "plans/count", types.CountPlansResponse, query)

    async def create_custom_plan(
        self, **body: Unpack[CreateCustomPlanBody]
    ) -> AsyncHttpResponse[CreateCustomPlanResponse]:
        """Draft a plan for one company, empty or copied from another plan."""
        return await self._post("plans.create_custom_plan", "custom-plans", types.CreateCustomPlanResponse, body)

    async def create_plan(self, **body: Unpack[CreatePlanBody]) -> AsyncHttpResponse[CreatePlanResponse]:
        """Make a plan or add-on with its first version."""
        return await self._post("plans.create_plan", "plans", types.CreatePlanResponse, body)

    async def delete_plan(self, plan_id: str, **options: Unpack[Options]) -> AsyncHttpResponse[DeletePlanResponse]:
        """Remove a plan; companies on it move to the fallback plan."""
        return await self._delete(
            "plans.delete_plan", f"plans/{path_segment(plan_id, 'plan_id')}", types.DeletePlanResponse, options
        )

    async def delete_plan_version(
        self, plan_version_id: str, **query: Unpack[DeletePlanVersionQuery]
    ) -> AsyncHttpResponse[DeletePlanVersionResponse]:
        """Drop a draft, or the published version while an archived one is promoted in its place."""
        return await self._delete(
            "plans.delete_plan_version",
            f"plans/version/{path_segment(plan_version_id, 'plan_version_id')}",
            types.DeletePlanVersionResponse,
            query,
        )

    async def get_plan(self, plan_id: str, **query: Unpack[GetPlanQuery]) -> AsyncHttpResponse[GetPlanResponse]:
        """One plan by id (`plan_…`), seen at the published or a given version."""
        return await self._get(
            "plans.get_plan", f"plans/{path_segment(plan_id, 'plan_id')}", types.GetPlanResponse, query
        )

    async def get_plan_version_diff(
        self, plan_version_id: str, **query: Unpack[GetPlanVersionDiffQuery]
    ) -> AsyncHttpResponse[GetPlanVersionDiffResponse]:
        """How a version differs from the published or another one in fields, prices, entitlements and credit grants."""
        return await self._get(
            "plans.get_plan_version_diff",
            f"plans/version/{path_segment(plan_version_id, 'plan_version_id')}/diff",
            types.GetPlanVersionDiffResponse,
            query,
        )

    async def list_billing_product_match_companies(
        self, **query: Unpack[ListBillingProductMatchCompaniesQuery]
    ) -> AsyncHttpResponse[ListBillingProductMatchCompaniesResponse]:
        """Companies whose subscription holds the plan's billing product, newest first."""
        return await self._get(
            "plans.list_billing_product_match_companies",
            "plans/billing-product-match-companies",
            types.ListBillingProductMatchCompaniesResponse,
            query,
        )

    async def list_custom_plan_billings(
        self, **query: Unpack[ListCustomPlanBillingsQuery]
    ) -> AsyncHttpResponse[ListCustomPlanBillingsResponse]:
        """Invoice records of custom and invoiced plans, newest first."""
        return await self._get(
            "plans.list_custom_plan_billings", "custom-plan-billings", types.ListCustomPlanBillingsResponse, query
        )

    async def list_plan_issues(self, **query: Unpack[ListPlanIssuesQuery]) -> AsyncHttpResponse[ListPlanIssuesResponse]:
        """What stands in the way of publishing a plan version; empty when nothing does."""
        return await self._get("plans.list_plan_issues", "plans/issues", types.ListPlanIssuesResponse, query)

    async def list_plans(self, **query: Unpack[ListPlansQuery]) -> AsyncHttpResponse[ListPlansResponse]:
        """Plans and add-ons matching every given filter, newest first."""
        return await self._get("plans.list_plans", "plans", types.ListPlansResponse, query)

    async def mark_custom_plan_billing_paid(
        self, custom_plan_billing_id: str, **body: Unpack[MarkCustomPlanBillingPaidBody]
    ) -> AsyncHttpResponse[MarkCustomPlanBillingPaidResponse]:
        """Record that a custom plan was paid and activate it for the company."""
        return await self._put(
            "plans.mark_custom_plan_billing_paid",
            f"custom-plan-billings/{path_segment(custom_plan_billing_id, 'custom_plan_billing_id')}/mark-paid",
            types.MarkCustomPlanBillingPaidResponse,
            whole_body(body),
        )

    async def preview_publish_plan_version(
        self, plan_version_id: str, **body: Unpack[PreviewPublishPlanVersionBody]
    ) -> AsyncHttpResponse[PreviewPublishPlanVersionResponse]:
        """What publishing with the same body would do and cost; nothing is changed."""
        return await self._post(
            "plans.preview_publish_plan_version",
            f"plans/version/{path_segment(plan_version_id, 'plan_version_id')}/publish-preview",
            types.PreviewPublishPlanVersionResponse,
            body,
        )

    async def publish_plan_version(
        self, plan_version_id: str, **body: Unpack[PublishPlanVersionBody]
    ) -> AsyncHttpResponse[PublishPlanVersionResponse]:
        """Make a draft live, archive the version before it, and move companies as the strategy says."""
        return await self._put(
            "plans.publish_plan_version",
            f"plans/version/{path_segment(plan_version_id, 'plan_version_id')}/publish",
            types.PublishPlanVersionResponse,
            body,
        )

    async def retry_custom_plan_billing(
        self, custom_plan_billing_id: str, **body: Unpack[RetryCustomPlanBillingBody]
    ) -> AsyncHttpResponse[RetryCustomPlanBillingResponse]:
        """Issue a custom plan's invoice record again."""
        return await self._put(
            "plans.retry_custom_plan_billing",
            f"custom-plan-billings/{path_segment(custom_plan_billing_id, 'custom_plan_billing_id')}/retry",
            types.RetryCustomPlanBillingResponse,
            body,
        )

    async def update_company_plans(
        self, company_id: str, **body: Unpack[UpdateCompanyPlansBody]
    ) -> AsyncHttpResponse[UpdateCompanyPlansResponse]:
        """Set a company's base plan and add-ons directly; what is not listed is removed."""
        return await self._put(
            "plans.update_company_plans",
            f"company-plans/{path_segment(company_id, 'company_id')}",
            types.UpdateCompanyPlansResponse,
            body,
        )

    async def update_plan(self, plan_id: str, **body: Unpack[UpdatePlanBody]) -> AsyncHttpResponse[UpdatePlanResponse]:
        """Change a plan's name, description or icon."""
        return await self._put(
            "plans.update_plan", f"plans/{path_segment(plan_id, 'plan_id')}", types.UpdatePlanResponse, body
        )

    async def upsert_billing_product_plan(
        self, plan_id: str, **body: Unpack[UpsertBillingProductPlanBody]
    ) -> AsyncHttpResponse[UpsertBillingProductPlanResponse]:
        """Set how a plan is charged: its product, prices and trial."""
        return await self._put(
            "plans.upsert_billing_product_plan",
            f"plans/{path_segment(plan_id, 'plan_id')}/billing_products",
            types.UpsertBillingProductPlanResponse,
            body,
        )

    async def upsert_plan_for_billing_product(
        self, **body: Unpack[UpsertPlanForBillingProductBody]
    ) -> AsyncHttpResponse[UpsertPlanForBillingProductResponse]:
        """Store a plan that an external billing system owns, by its id there."""
        return await self._post(
            "plans.upsert_plan_for_billing_product",
            "plans/billing-linked",
            types.UpsertPlanForBillingProductResponse,
            body,
        )
