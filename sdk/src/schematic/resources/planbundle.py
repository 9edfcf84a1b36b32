# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
# mypy: disable-error-code="empty-body"
# pyright: reportReturnType=false
"""Clients of the resource `planbundle`. Methods with a docstring alone describe operations, see `core.operation`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic.core.resource import AsyncResource, Resource, awaited, awaited_raw, post, put, raw

if TYPE_CHECKING:
    from typing import Unpack

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

    @post("custom-plan-bundles")
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

    @post("plan-bundles")
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

    @put("plan-bundles/{plan_id}")
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


class AsyncPlanbundleClient(AsyncResource):
    """`client.planbundle`."""

    @property
    def with_raw_response(self) -> AsyncRawPlanbundleClient:
        """The same operations, answered with status and headers."""
        return AsyncRawPlanbundleClient(self._transport)

    create_custom_plan_bundle = awaited(PlanbundleClient.create_custom_plan_bundle)
    create_plan_bundle = awaited(PlanbundleClient.create_plan_bundle)
    update_plan_bundle = awaited(PlanbundleClient.update_plan_bundle)


class RawPlanbundleClient(Resource):
    """`client.planbundle.with_raw_response`."""

    create_custom_plan_bundle = raw(PlanbundleClient.create_custom_plan_bundle)
    create_plan_bundle = raw(PlanbundleClient.create_plan_bundle)
    update_plan_bundle = raw(PlanbundleClient.update_plan_bundle)


class AsyncRawPlanbundleClient(AsyncResource):
    """`client.planbundle.with_raw_response`."""

    create_custom_plan_bundle = awaited_raw(PlanbundleClient.create_custom_plan_bundle)
    create_plan_bundle = awaited_raw(PlanbundleClient.create_plan_bundle)
    update_plan_bundle = awaited_raw(PlanbundleClient.update_plan_bundle)
