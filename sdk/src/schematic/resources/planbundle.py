# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Clients of the resource `planbundle`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic import types
from schematic.core.query import path_segment
from schematic.core.resource import AsyncRawResource, AsyncResource, RawResource, Resource

if TYPE_CHECKING:
    from typing import Unpack

    from schematic.core.response import AsyncHttpResponse, HttpResponse
    from schematic.types import (
        CreateCustomPlanBundleBody,
        CreateCustomPlanBundleResponse,
        CreatePlanBundleBody,
        CreatePlanBundleResponse,
        UpdatePlanBundleBody,
        UpdatePlanBundleResponse,
    )


class PlanbundleClient(Resource):
    """`client.planbundle`."""

    @property
    def with_raw_response(self) -> RawPlanbundleClient:
        """The same operations, answered with status and headers."""
        return RawPlanbundleClient(self._transport)

    def create_custom_plan_bundle(self, **body: Unpack[CreateCustomPlanBundleBody]) -> CreateCustomPlanBundleResponse:
        """Make a plan for one company with price, entitlements and credit grants, all or nothing.

        billing_product: UpsertBillingProductRequestBody, required. Body of `plans.upsert_billing_product_plan`.
        entitlements: Sequence[PlanBundleEntitlementRequestBody], required. An entitlement to create, update or
            delete.
        plan: CreateCustomPlanBundlePlanRequestBody, required. A plan for one company.
        credit_grants: Sequence[PlanBundleCreditGrantRequestBody] | None. A credit grant to create, update or
            delete.
        renewal_policy: RenewalPolicy | None. What happens at a custom plan's end: it renews, falls back to the
            default plan, or is held for a grace period.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post(
            "planbundle.create_custom_plan_bundle", "custom-plan-bundles", types.CreateCustomPlanBundleResponse, body
        )

    def create_plan_bundle(self, **body: Unpack[CreatePlanBundleBody]) -> CreatePlanBundleResponse:
        """Make a plan with price, entitlements and credit grants, all or nothing.

        entitlements: Sequence[PlanBundleEntitlementRequestBody], required. An entitlement to create, update or
            delete.
        plan: CreatePlanRequestBody, required. Body of `plans.create_plan`.
        billing_product: UpsertBillingProductRequestBody | None. Body of `plans.upsert_billing_product_plan`.
        credit_grants: Sequence[PlanBundleCreditGrantRequestBody] | None. A credit grant to create, update or
            delete.
        renewal_policy: RenewalPolicy | None. What happens at a custom plan's end: it renews, falls back to the
            default plan, or is held for a grace period.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post("planbundle.create_plan_bundle", "plan-bundles", types.CreatePlanBundleResponse, body)

    def update_plan_bundle(self, plan_id: str, **body: Unpack[UpdatePlanBundleBody]) -> UpdatePlanBundleResponse:
        """Create, update and delete parts of a plan's draft, all or nothing; what is not named stays.

        plan_id: str, required. Plan or add-on (`plan_…`).
        entitlements: Sequence[PlanBundleEntitlementRequestBody], required. An entitlement to create, update or
            delete.
        plan: UpdatePlanRequestBody, required. Body of `plans.update_plan`.
        billing_product: UpsertBillingProductRequestBody | None. Body of `plans.upsert_billing_product_plan`.
        credit_grants: Sequence[PlanBundleCreditGrantRequestBody] | None. A credit grant to create, update or
            delete.
        plan_version_id: str | None. Plan version (`plnv_…`).
        renewal_policy: RenewalPolicy | None. What happens at a custom plan's end: it renews, falls back to the
            default plan, or is held for a grace period.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._put(
            "planbundle.update_plan_bundle",
            f"plan-bundles/{path_segment(plan_id, 'plan_id')}",
            types.UpdatePlanBundleResponse,
            body,
        )


class AsyncPlanbundleClient(AsyncResource, like=PlanbundleClient):
    """`client.planbundle`."""

    @property
    def with_raw_response(self) -> AsyncRawPlanbundleClient:
        """The same operations, answered with status and headers."""
        return AsyncRawPlanbundleClient(self._transport)

    async def create_custom_plan_bundle(
        self, **body: Unpack[CreateCustomPlanBundleBody]
    ) -> CreateCustomPlanBundleResponse:
        """Make a plan for one company with price, entitlements and credit grants, all or nothing."""
        return await self._post(
            "planbundle.create_custom_plan_bundle", "custom-plan-bundles", types.CreateCustomPlanBundleResponse, body
        )

    async def create_plan_bundle(self, **body: Unpack[CreatePlanBundleBody]) -> CreatePlanBundleResponse:
        """Make a plan with price, entitlements and credit grants, all or nothing."""
        return await self._post("planbundle.create_plan_bundle", "plan-bundles", types.CreatePlanBundleResponse, body)

    async def update_plan_bundle(self, plan_id: str, **body: Unpack[UpdatePlanBundleBody]) -> UpdatePlanBundleResponse:
        """Create, update and delete parts of a plan's draft, all or nothing; what is not named stays."""
        return await self._put(
            "planbundle.update_plan_bundle",
            f"plan-bundles/{path_segment(plan_id, 'plan_id')}",
            types.UpdatePlanBundleResponse,
            body,
        )


class RawPlanbundleClient(RawResource, like=PlanbundleClient):
    """`client.planbundle.with_raw_response`."""

    def create_custom_plan_bundle(
        self, **body: Unpack[CreateCustomPlanBundleBody]
    ) -> HttpResponse[CreateCustomPlanBundleResponse]:
        """Make a plan for one company with price, entitlements and credit grants, all or nothing."""
        return self._post(
            "planbundle.create_custom_plan_bundle", "custom-plan-bundles", types.CreateCustomPlanBundleResponse, body
        )

    def create_plan_bundle(self, **body: Unpack[CreatePlanBundleBody]) -> HttpResponse[CreatePlanBundleResponse]:
        """Make a plan with price, entitlements and credit grants, all or nothing."""
        return self._post("planbundle.create_plan_bundle", "plan-bundles", types.CreatePlanBundleResponse, body)

    def update_plan_bundle(
        self, plan_id: str, **body: Unpack[UpdatePlanBundleBody]
    ) -> HttpResponse[UpdatePlanBundleResponse]:
        """Create, update and delete parts of a plan's draft, all or nothing; what is not named stays."""
        return self._put(
            "planbundle.update_plan_bundle",
            f"plan-bundles/{path_segment(plan_id, 'plan_id')}",
            types.UpdatePlanBundleResponse,
            body,
        )


class AsyncRawPlanbundleClient(AsyncRawResource, like=PlanbundleClient):
    """`client.planbundle.with_raw_response`."""

    async def create_custom_plan_bundle(
        self, **body: Unpack[CreateCustomPlanBundleBody]
    ) -> AsyncHttpResponse[CreateCustomPlanBundleResponse]:
        """Make a plan for one company with price, entitlements and credit grants, all or nothing."""
        return await self._post(
            "planbundle.create_custom_plan_bundle", "custom-plan-bundles", types.CreateCustomPlanBundleResponse, body
        )

    async def create_plan_bundle(
        self, **body: Unpack[CreatePlanBundleBody]
    ) -> AsyncHttpResponse[CreatePlanBundleResponse]:
        """Make a plan with price, entitlements and credit grants, all or nothing."""
        return await self._post("planbundle.create_plan_bundle", "plan-bundles", types.CreatePlanBundleResponse, body)

    async def update_plan_bundle(
        self, plan_id: str, **body: Unpack[UpdatePlanBundleBody]
    ) -> AsyncHttpResponse[UpdatePlanBundleResponse]:
        """Create, update and delete parts of a plan's draft, all or nothing; what is not named stays."""
        return await self._put(
            "planbundle.update_plan_bundle",
            f"plan-bundles/{path_segment(plan_id, 'plan_id')}",
            types.UpdatePlanBundleResponse,
            body,
        )
