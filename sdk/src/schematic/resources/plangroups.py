# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
# mypy: disable-error-code="empty-body"
# pyright: reportReturnType=false
"""Clients of the resource `plangroups`. Methods with a docstring alone describe operations, see `core.operation`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic.core.resource import AsyncResource, Resource, awaited, awaited_raw, get, post, put, raw

if TYPE_CHECKING:
    from typing import Unpack

    from schematic.types import (
        CreatePlanGroupBody,
        CreatePlanGroupResponse,
        GetPlanGroupQuery,
        GetPlanGroupResponse,
        UpdatePlanGroupBody,
        UpdatePlanGroupResponse,
    )


class PlangroupsClient(Resource):
    """`client.plangroups`."""

    @property
    def with_raw_response(self) -> RawPlangroupsClient:
        """The same operations, answered with status and headers."""
        return RawPlangroupsClient(self._transport)

    @post("plan-groups")
    def create_plan_group(self, **body: Unpack[CreatePlanGroupBody]) -> CreatePlanGroupResponse:
        """Create the environment's plan settings.

        add_on_ids: Sequence[str], required. Add-ons (`plan_…`).
        checkout_collect_address: bool, required. Ask for an address in checkout.
        checkout_collect_email: bool, required. Ask for an e-mail address in checkout.
        checkout_collect_phone: bool, required. Ask for a telephone number in checkout.
        checkout_collect_tax_id: bool, required. Ask for a tax id in checkout.
        enable_tax_collection: bool, required. Collect tax in checkout.
        opt_in_enabled: bool, required. Whether checkout asks for agreement.
        ordered_add_ons: Sequence[OrderedPlansInGroup], required. A live plan in order, with the entitlements
            and credits shown.
        ordered_bundle_list: Sequence[PlanGroupBundleOrder], required. A credit bundle in the order of checkout.
        ordered_plans: Sequence[OrderedPlansInGroup], required. A live plan in order, with the entitlements and
            credits shown.
        prevent_downgrades_when_over_limit: bool, required. Refuse a downgrade while usage is above the new
            limits; true unless set.
        prevent_self_service_downgrade: bool, required. Customers may not downgrade by themselves.
        proration_behavior: ProrationBehavior, required. How the difference of a change within a period is
            charged: on the next invoice or at once.
        show_as_monthly_prices: bool, required. Show yearly and quarterly prices per month.
        show_credits: bool, required. Show the credits that plans give.
        show_estimated_total: bool, required. Show what a plan is expected to cost in all.
        show_feature_description: bool, required. Show the features' descriptions.
        show_hard_limit: bool, required. Show hard limits.
        show_period_toggle: bool, required. Let visitors switch between billing periods.
        show_zero_price_as_free: bool, required. Show a price of 0 as free.
        sync_customer_billing_details: bool, required. Copy billing details to the provider.
        add_on_compatibilities: Sequence[CompatiblePlans] | None. Plans an add-on may be combined with.
        checkout_bundle_purchase_behavior: CheckoutBundlePurchaseBehavior | None. Whether credit bundles are
            bought one by one or with a quantity.
        custom_checkout_fields: Sequence[CheckoutFieldInput] | None. A field that checkout shall ask for; its
            value is stored in a company trait.
        custom_plan_config: CustomPlanConfig | None. Texts of the "contact us" tile.
        custom_plan_id: str | None. Plan (`plan_…`) behind the "contact us" tile.
        fallback_plan_id: str | None. Plan (`plan_…`) of companies that have no other.
        initial_plan_id: str | None. Plan (`plan_…`) of every new company.
        initial_plan_price_id: str | None. Price (`bilpp_…`) of the initial plan; must be free.
        opt_in_text: str | None. Text the customer agrees to.
        opt_in_title: str | None. Title of that text.
        prevent_self_service_downgrade_button_text: str | None. Text of the button shown instead.
        prevent_self_service_downgrade_url: str | None. Address that button leads to.
        scheduled_downgrade_behavior: ScheduledDowngradeConfigBehavior | None. Whether a downgrade waits for the
            end of the billing period; `none` applies it at once.
        scheduled_downgrade_prevent_when_over_limit: bool | None. Refuse a waiting downgrade while usage is
            above the new limits.
        trial_days: int | None. Length of the trial in days.
        trial_eligibility_per_plan: bool | None. Allow one trial per plan instead of one per company.
        trial_expiry_plan_id: str | None. Plan (`plan_…`) after a trial that did not convert.
        trial_expiry_plan_price_id: str | None. Price (`bilpp_…`) of that plan; must be free.
        trial_payment_method_required: bool | None. Ask for a payment method before a trial; it then converts by
            itself.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("plan-groups")
    def get_plan_group(self, **query: Unpack[GetPlanGroupQuery]) -> GetPlanGroupResponse:
        """What the default catalog offers in the environment, and its initial, fallback, trial and checkout settings.

        include_company_counts: bool | None. Count the companies on each plan.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @put("plan-groups/{plan_group_id}")
    def update_plan_group(self, plan_group_id: str, **body: Unpack[UpdatePlanGroupBody]) -> UpdatePlanGroupResponse:
        """Replace the environment's plan settings.

        plan_group_id: str, required. Plan group (`plgr_…`).
        add_on_ids: Sequence[str], required. Add-ons (`plan_…`).
        checkout_collect_address: bool, required. Ask for an address in checkout.
        checkout_collect_email: bool, required. Ask for an e-mail address in checkout.
        checkout_collect_phone: bool, required. Ask for a telephone number in checkout.
        checkout_collect_tax_id: bool, required. Ask for a tax id in checkout.
        enable_tax_collection: bool, required. Collect tax in checkout.
        opt_in_enabled: bool, required. Whether checkout asks for agreement.
        ordered_add_ons: Sequence[OrderedPlansInGroup], required. A live plan in order, with the entitlements
            and credits shown.
        ordered_bundle_list: Sequence[PlanGroupBundleOrder], required. A credit bundle in the order of checkout.
        ordered_plans: Sequence[OrderedPlansInGroup], required. A live plan in order, with the entitlements and
            credits shown.
        prevent_downgrades_when_over_limit: bool, required. Refuse a downgrade while usage is above the new
            limits; true unless set.
        prevent_self_service_downgrade: bool, required. Customers may not downgrade by themselves.
        proration_behavior: ProrationBehavior, required. How the difference of a change within a period is
            charged: on the next invoice or at once.
        show_as_monthly_prices: bool, required. Show yearly and quarterly prices per month.
        show_credits: bool, required. Show the credits that plans give.
        show_estimated_total: bool, required. Show what a plan is expected to cost in all.
        show_feature_description: bool, required. Show the features' descriptions.
        show_hard_limit: bool, required. Show hard limits.
        show_period_toggle: bool, required. Let visitors switch between billing periods.
        show_zero_price_as_free: bool, required. Show a price of 0 as free.
        sync_customer_billing_details: bool, required. Copy billing details to the provider.
        add_on_compatibilities: Sequence[CompatiblePlans] | None. Plans an add-on may be combined with.
        checkout_bundle_purchase_behavior: CheckoutBundlePurchaseBehavior | None. Whether credit bundles are
            bought one by one or with a quantity.
        custom_checkout_fields: Sequence[CheckoutFieldInput] | None. A field that checkout shall ask for; its
            value is stored in a company trait.
        custom_plan_config: CustomPlanConfig | None. Texts of the "contact us" tile.
        custom_plan_id: str | None. Plan (`plan_…`) behind the "contact us" tile.
        fallback_plan_id: str | None. Plan (`plan_…`) of companies that have no other.
        initial_plan_id: str | None. Plan (`plan_…`) of every new company.
        initial_plan_price_id: str | None. Price (`bilpp_…`) of the initial plan; must be free.
        opt_in_text: str | None. Text the customer agrees to.
        opt_in_title: str | None. Title of that text.
        prevent_self_service_downgrade_button_text: str | None. Text of the button shown instead.
        prevent_self_service_downgrade_url: str | None. Address that button leads to.
        scheduled_downgrade_behavior: ScheduledDowngradeConfigBehavior | None. Whether a downgrade waits for the
            end of the billing period; `none` applies it at once.
        scheduled_downgrade_prevent_when_over_limit: bool | None. Refuse a waiting downgrade while usage is
            above the new limits.
        trial_days: int | None. Length of the trial in days.
        trial_eligibility_per_plan: bool | None. Allow one trial per plan instead of one per company.
        trial_expiry_plan_id: str | None. Plan (`plan_…`) after a trial that did not convert.
        trial_expiry_plan_price_id: str | None. Price (`bilpp_…`) of that plan; must be free.
        trial_payment_method_required: bool | None. Ask for a payment method before a trial; it then converts by
            itself.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """


class AsyncPlangroupsClient(AsyncResource):
    """`client.plangroups`."""

    @property
    def with_raw_response(self) -> AsyncRawPlangroupsClient:
        """The same operations, answered with status and headers."""
        return AsyncRawPlangroupsClient(self._transport)

    create_plan_group = awaited(PlangroupsClient.create_plan_group)
    get_plan_group = awaited(PlangroupsClient.get_plan_group)
    update_plan_group = awaited(PlangroupsClient.update_plan_group)


class RawPlangroupsClient(Resource):
    """`client.plangroups.with_raw_response`."""

    create_plan_group = raw(PlangroupsClient.create_plan_group)
    get_plan_group = raw(PlangroupsClient.get_plan_group)
    update_plan_group = raw(PlangroupsClient.update_plan_group)


class AsyncRawPlangroupsClient(AsyncResource):
    """`client.plangroups.with_raw_response`."""

    create_plan_group = awaited_raw(PlangroupsClient.create_plan_group)
    get_plan_group = awaited_raw(PlangroupsClient.get_plan_group)
    update_plan_group = awaited_raw(PlangroupsClient.update_plan_group)
