# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
# mypy: disable-error-code="empty-body"
# pyright: reportReturnType=false
"""Clients of the resource `checkout`. Methods with a docstring alone describe operations, see `core.operation`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic.core.resource import AsyncResource, Resource, awaited, awaited_raw, get, post, put, raw

if TYPE_CHECKING:
    from typing import Unpack

    from schematic.core.request_options import Options
    from schematic.types import (
        CancelSubscriptionBody,
        CancelSubscriptionResponse,
        CheckoutInternalResponse,
        GetCheckoutDataBody,
        GetCheckoutDataResponse,
        GetCompanyBillingDetailsResponse,
        InternalBody,
        ManagePlanBody,
        ManagePlanResponse,
        PreviewCheckoutInternalBody,
        PreviewCheckoutInternalResponse,
        PreviewManagePlanBody,
        PreviewManagePlanResponse,
        UpdateCompanyBillingDetailsBody,
        UpdateCompanyBillingDetailsResponse,
        UpdateCustomerSubscriptionTrialEndBody,
        UpdateCustomerSubscriptionTrialEndResponse,
    )


class CheckoutClient(Resource):
    """`client.checkout`."""

    @property
    def with_raw_response(self) -> RawCheckoutClient:
        """The same operations, answered with status and headers."""
        return RawCheckoutClient(self._transport)

    @post("manage-plan/subscription/cancel")
    def cancel_subscription(self, **body: Unpack[CancelSubscriptionBody]) -> CancelSubscriptionResponse:
        """End a company's subscription now or at its period's end; the fallback plan follows.

        company_id: str, required. Company (`comp_…`).
        cancel_immediately: bool | None. End at once instead of at the period's end; true unless sent.
        prorate: bool | None. Return the unused part of the period; true unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("checkout-internal/data")
    def get_checkout_data(self, **body: Unpack[GetCheckoutDataBody]) -> GetCheckoutDataResponse:
        """Everything a checkout page needs to know about one company.

        company_id: str, required. Company (`comp_…`).
        currency: Currency | None. Three-letter currency code in lower case. Amounts are in the smallest unit,
            such as cents.
        selected_plan_id: str | None. Plan (`plan_…`) to show as selected.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("companies/{company_id}/billing-details")
    def get_company_billing_details(
        self, company_id: str, **options: Unpack[Options]
    ) -> GetCompanyBillingDetailsResponse:
        """A company's address, tax ids and custom checkout fields.

        company_id: str, required. Company (`comp_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("checkout-internal")
    def internal(self, **body: Unpack[InternalBody]) -> CheckoutInternalResponse:
        """Change a company's subscription as a checkout page would, and return the resulting subscription.

        add_on_ids: Sequence[UpdateAddOnRequestBody], required. An add-on chosen in checkout.
        auto_topup_overrides: Sequence[UpdateAutoTopupOverrideRequestBody], required. A company's own top-up
            settings for one plan grant.
        company_id: str, required. Company (`comp_…`).
        credit_bundles: Sequence[UpdateCreditBundleRequestBody], required. A credit bundle to buy.
        custom_field_values: Sequence[CheckoutFieldValue], required. What was entered into a checkout field.
        new_plan_id: str, required. Plan (`plan_…`) chosen; null to keep none.
        new_price_id: str, required. Price (`bilpp_…`) chosen.
        pay_in_advance: Sequence[UpdatePayInAdvanceRequestBody], required. A quantity to pay in advance.
        skip_trial: bool, required. Start without the trial.
        billing_entity_id: str | None. Company (`comp_…`) that pays instead; only when starting a subscription.
        coupon_external_id: str | None. The provider's id of a coupon.
        currency: Currency | None. Three-letter currency code in lower case. Amounts are in the smallest unit,
            such as cents.
        opt_in_accepted: bool | None. Whether the customer agreed to the opt-in.
        payment_method_id: str | None. Payment method (`bpaymth_…`).
        promo_code: str | None. Code a customer entered.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("manage-plan")
    def manage_plan(self, **body: Unpack[ManagePlanBody]) -> ManagePlanResponse:
        """Bring a company to exactly the wanted plan, add-ons and quantities; all is checked before anything is applied.

        add_on_selections: Sequence[PlanSelection], required. An add-on a company shall have.
        company_id: str, required. Company (`comp_…`).
        credit_bundles: Sequence[UpdateCreditBundleRequestBody], required. A credit bundle to buy.
        custom_field_values: Sequence[CheckoutFieldValue], required. What was entered into a checkout field.
        pay_in_advance_entitlements: Sequence[UpdatePayInAdvanceRequestBody], required. A quantity to pay in
            advance.
        activate_on_payment: bool | None. Give access when the first invoice is paid instead of at once; false
            unless sent.
        base_plan_id: str | None. Base plan (`plan_…`); null or absent leaves the fallback plan.
        base_plan_price_id: str | None. Price (`bilpp_…`) of the base plan; only for a plan that is billed.
        base_plan_version_id: str | None. Version of the base plan; the company's own or else the latest
            published one when not sent.
        billing_cycle_anchor: datetime | None. Instant whose anniversaries the billing periods start on.
        billing_email: str | None. Address that invoices are sent to; needed for `send_invoice`.
        billing_entity_id: str | None. Company (`comp_…`) that pays instead; only when starting a subscription.
        cancel_immediately: bool | None. End at once instead of at the period's end; true unless sent.
        collection_method: BillingCollectionMethod | None. `charge_automatically` takes the stored payment
            method; `send_invoice` asks for payment.
        coupon_external_id: str | None. The provider's id of a coupon.
        currency: Currency | None. Three-letter currency code in lower case. Amounts are in the smallest unit,
            such as cents.
        days_until_due: int | None. Days from invoice to due date; 30 unless sent, at most 365.
        paid_outside_stripe: bool | None. The first invoice counts as paid; needs `send_invoice` collection.
        payment_method_external_id: str | None. The provider's id of the payment method.
        promo_code: str | None. Code a customer entered.
        prorate: bool | None. Return the unused part of the period; true unless sent.
        prorate_first_period: bool | None. Charge only the part of the first period up to the anchor; true
            unless sent, needs the anchor.
        send_invoice: bool | None. Send an invoice; true unless sent.
        trial_end: datetime | None. End of the trial to start; the plan must begin with one.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("checkout-internal/preview")
    def preview_checkout_internal(self, **body: Unpack[PreviewCheckoutInternalBody]) -> PreviewCheckoutInternalResponse:
        """What a subscription change would cost; nothing is changed.

        add_on_ids: Sequence[UpdateAddOnRequestBody], required. An add-on chosen in checkout.
        auto_topup_overrides: Sequence[UpdateAutoTopupOverrideRequestBody], required. A company's own top-up
            settings for one plan grant.
        company_id: str, required. Company (`comp_…`).
        credit_bundles: Sequence[UpdateCreditBundleRequestBody], required. A credit bundle to buy.
        custom_field_values: Sequence[CheckoutFieldValue], required. What was entered into a checkout field.
        new_plan_id: str, required. Plan (`plan_…`) chosen; null to keep none.
        new_price_id: str, required. Price (`bilpp_…`) chosen.
        pay_in_advance: Sequence[UpdatePayInAdvanceRequestBody], required. A quantity to pay in advance.
        skip_trial: bool, required. Start without the trial.
        billing_entity_id: str | None. Company (`comp_…`) that pays instead; only when starting a subscription.
        coupon_external_id: str | None. The provider's id of a coupon.
        currency: Currency | None. Three-letter currency code in lower case. Amounts are in the smallest unit,
            such as cents.
        opt_in_accepted: bool | None. Whether the customer agreed to the opt-in.
        payment_method_id: str | None. Payment method (`bpaymth_…`).
        promo_code: str | None. Code a customer entered.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("manage-plan/preview")
    def preview_manage_plan(self, **body: Unpack[PreviewManagePlanBody]) -> PreviewManagePlanResponse:
        """What `checkout.manage_plan` with the same body would cost; nothing is changed.

        add_on_selections: Sequence[PlanSelection], required. An add-on a company shall have.
        company_id: str, required. Company (`comp_…`).
        credit_bundles: Sequence[UpdateCreditBundleRequestBody], required. A credit bundle to buy.
        custom_field_values: Sequence[CheckoutFieldValue], required. What was entered into a checkout field.
        pay_in_advance_entitlements: Sequence[UpdatePayInAdvanceRequestBody], required. A quantity to pay in
            advance.
        activate_on_payment: bool | None. Give access when the first invoice is paid instead of at once; false
            unless sent.
        base_plan_id: str | None. Base plan (`plan_…`); null or absent leaves the fallback plan.
        base_plan_price_id: str | None. Price (`bilpp_…`) of the base plan; only for a plan that is billed.
        base_plan_version_id: str | None. Version of the base plan; the company's own or else the latest
            published one when not sent.
        billing_cycle_anchor: datetime | None. Instant whose anniversaries the billing periods start on.
        billing_email: str | None. Address that invoices are sent to; needed for `send_invoice`.
        billing_entity_id: str | None. Company (`comp_…`) that pays instead; only when starting a subscription.
        cancel_immediately: bool | None. End at once instead of at the period's end; true unless sent.
        collection_method: BillingCollectionMethod | None. `charge_automatically` takes the stored payment
            method; `send_invoice` asks for payment.
        coupon_external_id: str | None. The provider's id of a coupon.
        currency: Currency | None. Three-letter currency code in lower case. Amounts are in the smallest unit,
            such as cents.
        days_until_due: int | None. Days from invoice to due date; 30 unless sent, at most 365.
        paid_outside_stripe: bool | None. The first invoice counts as paid; needs `send_invoice` collection.
        payment_method_external_id: str | None. The provider's id of the payment method.
        promo_code: str | None. Code a customer entered.
        prorate: bool | None. Return the unused part of the period; true unless sent.
        prorate_first_period: bool | None. Charge only the part of the first period up to the anchor; true
            unless sent, needs the anchor.
        send_invoice: bool | None. Send an invoice; true unless sent.
        trial_end: datetime | None. End of the trial to start; the plan must begin with one.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @put("companies/{company_id}/billing-details")
    def update_company_billing_details(
        self, company_id: str, **body: Unpack[UpdateCompanyBillingDetailsBody]
    ) -> UpdateCompanyBillingDetailsResponse:
        """Store a company's billing details and custom field values.

        company_id: str, required. Company (`comp_…`).
        values: Sequence[CheckoutFieldValue], required. What was entered into a checkout field.
        address: CustomerBillingAddress | None. A billing address.
        email: str | None. E-mail address.
        phone: str | None. Telephone number.
        tax_id: TaxIdInput | None. A tax id to store.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @put("subscription/{subscription_id}/edit-trial-end")
    def update_customer_subscription_trial_end(
        self, subscription_id: str, **body: Unpack[UpdateCustomerSubscriptionTrialEndBody]
    ) -> UpdateCustomerSubscriptionTrialEndResponse:
        """Move the end of a subscription's trial, or end it when no instant is sent.

        subscription_id: str, required. Subscription (`bilsub_…`).
        trial_end: datetime | None. New end of the trial; ends it now when null or not sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """


class AsyncCheckoutClient(AsyncResource):
    """`client.checkout`."""

    @property
    def with_raw_response(self) -> AsyncRawCheckoutClient:
        """The same operations, answered with status and headers."""
        return AsyncRawCheckoutClient(self._transport)

    cancel_subscription = awaited(CheckoutClient.cancel_subscription)
    get_checkout_data = awaited(CheckoutClient.get_checkout_data)
    get_company_billing_details = awaited(CheckoutClient.get_company_billing_details)
    internal = awaited(CheckoutClient.internal)
    manage_plan = awaited(CheckoutClient.manage_plan)
    preview_checkout_internal = awaited(CheckoutClient.preview_checkout_internal)
    preview_manage_plan = awaited(CheckoutClient.preview_manage_plan)
    update_company_billing_details = awaited(CheckoutClient.update_company_billing_details)
    update_customer_subscription_trial_end = awaited(CheckoutClient.update_customer_subscription_trial_end)


class RawCheckoutClient(Resource):
    """`client.checkout.with_raw_response`."""

    cancel_subscription = raw(CheckoutClient.cancel_subscription)
    get_checkout_data = raw(CheckoutClient.get_checkout_data)
    get_company_billing_details = raw(CheckoutClient.get_company_billing_details)
    internal = raw(CheckoutClient.internal)
    manage_plan = raw(CheckoutClient.manage_plan)
    preview_checkout_internal = raw(CheckoutClient.preview_checkout_internal)
    preview_manage_plan = raw(CheckoutClient.preview_manage_plan)
    update_company_billing_details = raw(CheckoutClient.update_company_billing_details)
    update_customer_subscription_trial_end = raw(CheckoutClient.update_customer_subscription_trial_end)


class AsyncRawCheckoutClient(AsyncResource):
    """`client.checkout.with_raw_response`."""

    cancel_subscription = awaited_raw(CheckoutClient.cancel_subscription)
    get_checkout_data = awaited_raw(CheckoutClient.get_checkout_data)
    get_company_billing_details = awaited_raw(CheckoutClient.get_company_billing_details)
    internal = awaited_raw(CheckoutClient.internal)
    manage_plan = awaited_raw(CheckoutClient.manage_plan)
    preview_checkout_internal = awaited_raw(CheckoutClient.preview_checkout_internal)
    preview_manage_plan = awaited_raw(CheckoutClient.preview_manage_plan)
    update_company_billing_details = awaited_raw(CheckoutClient.update_company_billing_details)
    update_customer_subscription_trial_end = awaited_raw(CheckoutClient.update_customer_subscription_trial_end)
