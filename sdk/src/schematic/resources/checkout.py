# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Clients of the resource `checkout`."""

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

    def cancel_subscription(self, **body: Unpack[CancelSubscriptionBody]) -> CancelSubscriptionResponse:
        """End a company's subscription now or at its period's end; the fallback plan follows."""
        return self._post(
            "checkout.cancel_subscription", "manage-plan/subscription/cancel", types.CancelSubscriptionResponse, body
        )

    def get_checkout_data(self, **body: Unpack[GetCheckoutDataBody]) -> GetCheckoutDataResponse:
        """Everything a checkout page needs to know about one company."""
        return self._post("checkout.get_checkout_data", "checkout-internal/data", types.GetCheckoutDataResponse, body)

    def get_company_billing_details(
        self, company_id: str, **options: Unpack[Options]
    ) -> GetCompanyBillingDetailsResponse:
        """A company's address, tax ids and custom checkout fields."""
        return self._get(
            "checkout.get_company_billing_details",
            f"companies/{path_segment(company_id, 'company_id')}/billing-details",
            types.GetCompanyBillingDetailsResponse,
            options,
        )

    def internal(self, **body: Unpack[InternalBody]) -> CheckoutInternalResponse:
        """Change a company's subscription as a checkout page would, and return the resulting subscription."""
        return self._post("checkout.internal", "checkout-internal", types.CheckoutInternalResponse, body)

    def manage_plan(self, **body: Unpack[ManagePlanBody]) -> ManagePlanResponse:
        """Bring a company to exactly the wanted plan, add-ons and quantities; all is checked before anything is applied."""
        return self._post("checkout.manage_plan", "manage-plan", types.ManagePlanResponse, body)

    def preview_checkout_internal(self, **body: Unpack[PreviewCheckoutInternalBody]) -> PreviewCheckoutInternalResponse:
        """What a subscription change would cost; nothing is changed."""
        return self._post(
            "checkout.preview_checkout_internal",
            "checkout-internal/preview",
            types.PreviewCheckoutInternalResponse,
            body,
        )

    def preview_manage_plan(self, **body: Unpack[PreviewManagePlanBody]) -> PreviewManagePlanResponse:
        """What `checkout.manage_plan` with the same body would cost; nothing is changed."""
        return self._post("checkout.preview_manage_plan", "manage-plan/preview", types.PreviewManagePlanResponse, body)

    def update_company_billing_details(
        self, company_id: str, **body: Unpack[UpdateCompanyBillingDetailsBody]
    ) -> UpdateCompanyBillingDetailsResponse:
        """Store a company's billing details and custom field values."""
        return self._put(
            "checkout.update_company_billing_details",
            f"companies/{path_segment(company_id, 'company_id')}/billing-details",
            types.UpdateCompanyBillingDetailsResponse,
            body,
        )

    def update_customer_subscription_trial_end(
        self, subscription_id: str, **body: Unpack[UpdateCustomerSubscriptionTrialEndBody]
    ) -> UpdateCustomerSubscriptionTrialEndResponse:
        """Move the end of a subscription's trial, or end it when no instant is sent."""
        return self._put(
            "checkout.update_customer_subscription_trial_end",
            f"subscription/{path_segment(subscription_id, 'subscription_id')}/edit-trial-end",
            types.UpdateCustomerSubscriptionTrialEndResponse,
            body,
        )


class AsyncCheckoutClient(AsyncResource):
    """`client.checkout`."""

    @property
    def with_raw_response(self) -> AsyncRawCheckoutClient:
        """The same operations, answered with status and headers."""
        return AsyncRawCheckoutClient(self._transport)

    async def cancel_subscription(self, **body: Unpack[CancelSubscriptionBody]) -> CancelSubscriptionResponse:
        """End a company's subscription now or at its period's end; the fallback plan follows."""
        return await self._post(
            "checkout.cancel_subscription", "manage-plan/subscription/cancel", types.CancelSubscriptionResponse, body
        )

    async def get_checkout_data(self, **body: Unpack[GetCheckoutDataBody]) -> GetCheckoutDataResponse:
        """Everything a checkout page needs to know about one company."""
        return await self._post(
            "checkout.get_checkout_data", "checkout-internal/data", types.GetCheckoutDataResponse, body
        )

    async def get_company_billing_details(
        self, company_id: str, **options: Unpack[Options]
    ) -> GetCompanyBillingDetailsResponse:
        """A company's address, tax ids and custom checkout fields."""
        return await self._get(
            "checkout.get_company_billing_details",
            f"companies/{path_segment(company_id, 'company_id')}/billing-details",
            types.GetCompanyBillingDetailsResponse,
            options,
        )

    async def internal(self, **body: Unpack[InternalBody]) -> CheckoutInternalResponse:
        """Change a company's subscription as a checkout page would, and return the resulting subscription."""
        return await self._post("checkout.internal", "checkout-internal", types.CheckoutInternalResponse, body)

    async def manage_plan(self, **body: Unpack[ManagePlanBody]) -> ManagePlanResponse:
        """Bring a company to exactly the wanted plan, add-ons and quantities; all is checked before anything is applied."""
        return await self._post("checkout.manage_plan", "manage-plan", types.ManagePlanResponse, body)

    async def preview_checkout_internal(
        self, **body: Unpack[PreviewCheckoutInternalBody]
    ) -> PreviewCheckoutInternalResponse:
        """What a subscription change would cost; nothing is changed."""
        return await self._post(
            "checkout.preview_checkout_internal",
            "checkout-internal/preview",
            types.PreviewCheckoutInternalResponse,
            body,
        )

    async def preview_manage_plan(self, **body: Unpack[PreviewManagePlanBody]) -> PreviewManagePlanResponse:
        """What `checkout.manage_plan` with the same body would cost; nothing is changed."""
        return await self._post(
            "checkout.preview_manage_plan", "manage-plan/preview", types.PreviewManagePlanResponse, body
        )

    async def update_company_billing_details(
        self, company_id: str, **body: Unpack[UpdateCompanyBillingDetailsBody]
    ) -> UpdateCompanyBillingDetailsResponse:
        """Store a company's billing details and custom field values."""
        return await self._put(
            "checkout.update_company_billing_details",
            f"companies/{path_segment(company_id, 'company_id')}/billing-details",
            types.UpdateCompanyBillingDetailsResponse,
            body,
        )

    async def update_customer_subscription_trial_end(
        self, subscription_id: str, **body: Unpack[UpdateCustomerSubscriptionTrialEndBody]
    ) -> UpdateCustomerSubscriptionTrialEndResponse:
        """Move the end of a subscription's trial, or end it when no instant is sent."""
        return await self._put(
            "checkout.update_customer_subscription_trial_end",
            f"subscription/{path_segment(subscription_id, 'subscription_id')}/edit-trial-end",
            types.UpdateCustomerSubscriptionTrialEndResponse,
            body,
        )


class RawCheckoutClient(RawResource):
    """`client.checkout.with_raw_response`."""

    def cancel_subscription(self, **body: Unpack[CancelSubscriptionBody]) -> HttpResponse[CancelSubscriptionResponse]:
        """End a company's subscription now or at its period's end; the fallback plan follows."""
        return self._post(
            "checkout.cancel_subscription", "manage-plan/subscription/cancel", types.CancelSubscriptionResponse, body
        )

    def get_checkout_data(self, **body: Unpack[GetCheckoutDataBody]) -> HttpResponse[GetCheckoutDataResponse]:
        """Everything a checkout page needs to know about one company."""
        return self._post("checkout.get_checkout_data", "checkout-internal/data", types.GetCheckoutDataResponse, body)

    def get_company_billing_details(
        self, company_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetCompanyBillingDetailsResponse]:
        """A company's address, tax ids and custom checkout fields."""
        return self._get(
            "checkout.get_company_billing_details",
            f"companies/{path_segment(company_id, 'company_id')}/billing-details",
            types.GetCompanyBillingDetailsResponse,
            options,
        )

    def internal(self, **body: Unpack[InternalBody]) -> HttpResponse[CheckoutInternalResponse]:
        """Change a company's subscription as a checkout page would, and return the resulting subscription."""
        return self._post("checkout.internal", "checkout-internal", types.CheckoutInternalResponse, body)

    def manage_plan(self, **body: Unpack[ManagePlanBody]) -> HttpResponse[ManagePlanResponse]:
        """Bring a company to exactly the wanted plan, add-ons and quantities; all is checked before anything is applied."""
        return self._post("checkout.manage_plan", "manage-plan", types.ManagePlanResponse, body)

    def preview_checkout_internal(
        self, **body: Unpack[PreviewCheckoutInternalBody]
    ) -> HttpResponse[PreviewCheckoutInternalResponse]:
        """What a subscription change would cost; nothing is changed."""
        return self._post(
            "checkout.preview_checkout_internal",
            "checkout-internal/preview",
            types.PreviewCheckoutInternalResponse,
            body,
        )

    def preview_manage_plan(self, **body: Unpack[PreviewManagePlanBody]) -> HttpResponse[PreviewManagePlanResponse]:
        """What `checkout.manage_plan` with the same body would cost; nothing is changed."""
        return self._post("checkout.preview_manage_plan", "manage-plan/preview", types.PreviewManagePlanResponse, body)

    def update_company_billing_details(
        self, company_id: str, **body: Unpack[UpdateCompanyBillingDetailsBody]
    ) -> HttpResponse[UpdateCompanyBillingDetailsResponse]:
        """Store a company's billing details and custom field values."""
        return self._put(
            "checkout.update_company_billing_details",
            f"companies/{path_segment(company_id, 'company_id')}/billing-details",
            types.UpdateCompanyBillingDetailsResponse,
            body,
        )

    def update_customer_subscription_trial_end(
        self, subscription_id: str, **body: Unpack[UpdateCustomerSubscriptionTrialEndBody]
    ) -> HttpResponse[UpdateCustomerSubscriptionTrialEndResponse]:
        """Move the end of a subscription's trial, or end it when no instant is sent."""
        return self._put(
            "checkout.update_customer_subscription_trial_end",
            f"subscription/{path_segment(subscription_id, 'subscription_id')}/edit-trial-end",
            types.UpdateCustomerSubscriptionTrialEndResponse,
            body,
        )


class AsyncRawCheckoutClient(AsyncRawResource):
    """`client.checkout.with_raw_response`."""

    async def cancel_subscription(
        self, **body: Unpack[CancelSubscriptionBody]
    ) -> AsyncHttpResponse[CancelSubscriptionResponse]:
        """End a company's subscription now or at its period's end; the fallback plan follows."""
        return await self._post(
            "checkout.cancel_subscription", "manage-plan/subscription/cancel", types.CancelSubscriptionResponse, body
        )

    async def get_checkout_data(
        self, **body: Unpack[GetCheckoutDataBody]
    ) -> AsyncHttpResponse[GetCheckoutDataResponse]:
        """Everything a checkout page needs to know about one company."""
        return await self._post(
            "checkout.get_checkout_data", "checkout-internal/data", types.GetCheckoutDataResponse, body
        )

    async def get_company_billing_details(
        self, company_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetCompanyBillingDetailsResponse]:
        """A company's address, tax ids and custom checkout fields."""
        return await self._get(
            "checkout.get_company_billing_details",
            f"companies/{path_segment(company_id, 'company_id')}/billing-details",
            types.GetCompanyBillingDetailsResponse,
            options,
        )

    async def internal(self, **body: Unpack[InternalBody]) -> AsyncHttpResponse[CheckoutInternalResponse]:
        """Change a company's subscription as a checkout page would, and return the resulting subscription."""
        return await self._post("checkout.internal", "checkout-internal", types.CheckoutInternalResponse, body)

    async def manage_plan(self, **body: Unpack[ManagePlanBody]) -> AsyncHttpResponse[ManagePlanResponse]:
        """Bring a company to exactly the wanted plan, add-ons and quantities; all is checked before anything is applied."""
        return await self._post("checkout.manage_plan", "manage-plan", types.ManagePlanResponse, body)

    async def preview_checkout_internal(
        self, **body: Unpack[PreviewCheckoutInternalBody]
    ) -> AsyncHttpResponse[PreviewCheckoutInternalResponse]:
        """What a subscription change would cost; nothing is changed."""
        return await self._post(
            "checkout.preview_checkout_internal",
            "checkout-internal/preview",
            types.PreviewCheckoutInternalResponse,
            body,
        )

    async def preview_manage_plan(
        self, **body: Unpack[PreviewManagePlanBody]
    ) -> AsyncHttpResponse[PreviewManagePlanResponse]:
        """What `checkout.manage_plan` with the same body would cost; nothing is changed."""
        return await self._post(
            "checkout.preview_manage_plan", "manage-plan/preview", types.PreviewManagePlanResponse, body
        )

    async def update_company_billing_details(
        self, company_id: str, **body: Unpack[UpdateCompanyBillingDetailsBody]
    ) -> AsyncHttpResponse[UpdateCompanyBillingDetailsResponse]:
        """Store a company's billing details and custom field values."""
        return await self._put(
            "checkout.update_company_billing_details",
            f"companies/{path_segment(company_id, 'company_id')}/billing-details",
            types.UpdateCompanyBillingDetailsResponse,
            body,
        )

    async def update_customer_subscription_trial_end(
        self, subscription_id: str, **body: Unpack[UpdateCustomerSubscriptionTrialEndBody]
    ) -> AsyncHttpResponse[UpdateCustomerSubscriptionTrialEndResponse]:
        """Move the end of a subscription's trial, or end it when no instant is sent."""
        return await self._put(
            "checkout.update_customer_subscription_trial_end",
            f"subscription/{path_segment(subscription_id, 'subscription_id')}/edit-trial-end",
            types.UpdateCustomerSubscriptionTrialEndResponse,
            body,
        )
