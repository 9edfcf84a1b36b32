# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Clients of the resource `checkout`."""

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
        """cancelSubscription"""
        return self._post(
            "checkout.cancel_subscription", "manage-plan/subscription/cancel", types.CancelSubscriptionResponse, body
        )

    def get_checkout_data(self, **body: Unpack[GetCheckoutDataBody]) -> GetCheckoutDataResponse:
        """getCheckoutData"""
        return self._post("checkout.get_checkout_data", "checkout-internal/data", types.GetCheckoutDataResponse, body)

    def get_company_billing_details(
        self, company_id: str, **options: Unpack[Options]
    ) -> GetCompanyBillingDetailsResponse:
        """getCompanyBillingDetails"""
        return self._get(
            "checkout.get_company_billing_details",
            f"companies/{path_segment(company_id, 'company_id')}/billing-details",
            types.GetCompanyBillingDetailsResponse,
            options,
        )

    def internal(self, **body: Unpack[InternalBody]) -> CheckoutInternalResponse:
        """checkoutInternal"""
        return self._post("checkout.internal", "checkout-internal", types.CheckoutInternalResponse, body)

    def manage_plan(self, **body: Unpack[ManagePlanBody]) -> ManagePlanResponse:
        """managePlan"""
        return self._post("checkout.manage_plan", "manage-plan", types.ManagePlanResponse, body)

    def preview_checkout_internal(self, **body: Unpack[PreviewCheckoutInternalBody]) -> PreviewCheckoutInternalResponse:
        """previewCheckoutInternal"""
        return self._post(
            "checkout.preview_checkout_internal",
            "checkout-internal/preview",
            types.PreviewCheckoutInternalResponse,
            body,
        )

    def preview_manage_plan(self, **body: Unpack[PreviewManagePlanBody]) -> PreviewManagePlanResponse:
        """previewManagePlan"""
        return self._post("checkout.preview_manage_plan", "manage-plan/preview", types.PreviewManagePlanResponse, body)

    def update_company_billing_details(
        self, company_id: str, **body: Unpack[UpdateCompanyBillingDetailsBody]
    ) -> UpdateCompanyBillingDetailsResponse:
        """updateCompanyBillingDetails"""
        return self._put(
            "checkout.update_company_billing_details",
            f"companies/{path_segment(company_id, 'company_id')}/billing-details",
            types.UpdateCompanyBillingDetailsResponse,
            body,
        )

    def update_customer_subscription_trial_end(
        self, subscription_id: str, **body: Unpack[UpdateCustomerSubscriptionTrialEndBody]
    ) -> UpdateCustomerSubscriptionTrialEndResponse:
        """updateCustomerSubscriptionTrialEnd"""
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
        """cancelSubscription"""
        return await self._post(
            "checkout.cancel_subscription", "manage-plan/subscription/cancel", types.CancelSubscriptionResponse, body
        )

    async def get_checkout_data(self, **body: Unpack[GetCheckoutDataBody]) -> GetCheckoutDataResponse:
        """getCheckoutData"""
        return await self._post(
            "checkout.get_checkout_data", "checkout-internal/data", types.GetCheckoutDataResponse, body
        )

    async def get_company_billing_details(
        self, company_id: str, **options: Unpack[Options]
    ) -> GetCompanyBillingDetailsResponse:
        """getCompanyBillingDetails"""
        return await self._get(
            "checkout.get_company_billing_details",
            f"companies/{path_segment(company_id, 'company_id')}/billing-details",
            types.GetCompanyBillingDetailsResponse,
            options,
        )

    async def internal(self, **body: Unpack[InternalBody]) -> CheckoutInternalResponse:
        """checkoutInternal"""
        return await self._post("checkout.internal", "checkout-internal", types.CheckoutInternalResponse, body)

    async def manage_plan(self, **body: Unpack[ManagePlanBody]) -> ManagePlanResponse:
        """managePlan"""
        return await self._post("checkout.manage_plan", "manage-plan", types.ManagePlanResponse, body)

    async def preview_checkout_internal(
        self, **body: Unpack[PreviewCheckoutInternalBody]
    ) -> PreviewCheckoutInternalResponse:
        """previewCheckoutInternal"""
        return await self._post(
            "checkout.preview_checkout_internal",
            "checkout-internal/preview",
            types.PreviewCheckoutInternalResponse,
            body,
        )

    async def preview_manage_plan(self, **body: Unpack[PreviewManagePlanBody]) -> PreviewManagePlanResponse:
        """previewManagePlan"""
        return await self._post(
            "checkout.preview_manage_plan", "manage-plan/preview", types.PreviewManagePlanResponse, body
        )

    async def update_company_billing_details(
        self, company_id: str, **body: Unpack[UpdateCompanyBillingDetailsBody]
    ) -> UpdateCompanyBillingDetailsResponse:
        """updateCompanyBillingDetails"""
        return await self._put(
            "checkout.update_company_billing_details",
            f"companies/{path_segment(company_id, 'company_id')}/billing-details",
            types.UpdateCompanyBillingDetailsResponse,
            body,
        )

    async def update_customer_subscription_trial_end(
        self, subscription_id: str, **body: Unpack[UpdateCustomerSubscriptionTrialEndBody]
    ) -> UpdateCustomerSubscriptionTrialEndResponse:
        """updateCustomerSubscriptionTrialEnd"""
        return await self._put(
            "checkout.update_customer_subscription_trial_end",
            f"subscription/{path_segment(subscription_id, 'subscription_id')}/edit-trial-end",
            types.UpdateCustomerSubscriptionTrialEndResponse,
            body,
        )


class RawCheckoutClient(RawResource):
    """`client.checkout.with_raw_response`."""

    def cancel_subscription(self, **body: Unpack[CancelSubscriptionBody]) -> HttpResponse[CancelSubscriptionResponse]:
        """cancelSubscription"""
        return self._post(
            "checkout.cancel_subscription", "manage-plan/subscription/cancel", types.CancelSubscriptionResponse, body
        )

    def get_checkout_data(self, **body: Unpack[GetCheckoutDataBody]) -> HttpResponse[GetCheckoutDataResponse]:
        """getCheckoutData"""
        return self._post("checkout.get_checkout_data", "checkout-internal/data", types.GetCheckoutDataResponse, body)

    def get_company_billing_details(
        self, company_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetCompanyBillingDetailsResponse]:
        """getCompanyBillingDetails"""
        return self._get(
            "checkout.get_company_billing_details",
            f"companies/{path_segment(company_id, 'company_id')}/billing-details",
            types.GetCompanyBillingDetailsResponse,
            options,
        )

    def internal(self, **body: Unpack[InternalBody]) -> HttpResponse[CheckoutInternalResponse]:
        """checkoutInternal"""
        return self._post("checkout.internal", "checkout-internal", types.CheckoutInternalResponse, body)

    def manage_plan(self, **body: Unpack[ManagePlanBody]) -> HttpResponse[ManagePlanResponse]:
        """managePlan"""
        return self._post("checkout.manage_plan", "manage-plan", types.ManagePlanResponse, body)

    def preview_checkout_internal(
        self, **body: Unpack[PreviewCheckoutInternalBody]
    ) -> HttpResponse[PreviewCheckoutInternalResponse]:
        """previewCheckoutInternal"""
        return self._post(
            "checkout.preview_checkout_internal",
            "checkout-internal/preview",
            types.PreviewCheckoutInternalResponse,
            body,
        )

    def preview_manage_plan(self, **body: Unpack[PreviewManagePlanBody]) -> HttpResponse[PreviewManagePlanResponse]:
        """previewManagePlan"""
        return self._post("checkout.preview_manage_plan", "manage-plan/preview", types.PreviewManagePlanResponse, body)

    def update_company_billing_details(
        self, company_id: str, **body: Unpack[UpdateCompanyBillingDetailsBody]
    ) -> HttpResponse[UpdateCompanyBillingDetailsResponse]:
        """updateCompanyBillingDetails"""
        return self._put(
            "checkout.update_company_billing_details",
            f"companies/{path_segment(company_id, 'company_id')}/billing-details",
            types.UpdateCompanyBillingDetailsResponse,
            body,
        )

    def update_customer_subscription_trial_end(
        self, subscription_id: str, **body: Unpack[UpdateCustomerSubscriptionTrialEndBody]
    ) -> HttpResponse[UpdateCustomerSubscriptionTrialEndResponse]:
        """updateCustomerSubscriptionTrialEnd"""
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
        """cancelSubscription"""
        return await self._post(
            "checkout.cancel_subscription", "manage-plan/subscription/cancel", types.CancelSubscriptionResponse, body
        )

    async def get_checkout_data(
        self, **body: Unpack[GetCheckoutDataBody]
    ) -> AsyncHttpResponse[GetCheckoutDataResponse]:
        """getCheckoutData"""
        return await self._post(
            "checkout.get_checkout_data", "checkout-internal/data", types.GetCheckoutDataResponse, body
        )

    async def get_company_billing_details(
        self, company_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetCompanyBillingDetailsResponse]:
        """getCompanyBillingDetails"""
        return await self._get(
            "checkout.get_company_billing_details",
            f"companies/{path_segment(company_id, 'company_id')}/billing-details",
            types.GetCompanyBillingDetailsResponse,
            options,
        )

    async def internal(self, **body: Unpack[InternalBody]) -> AsyncHttpResponse[CheckoutInternalResponse]:
        """checkoutInternal"""
        return await self._post("checkout.internal", "checkout-internal", types.CheckoutInternalResponse, body)

    async def manage_plan(self, **body: Unpack[ManagePlanBody]) -> AsyncHttpResponse[ManagePlanResponse]:
        """managePlan"""
        return await self._post("checkout.manage_plan", "manage-plan", types.ManagePlanResponse, body)

    async def preview_checkout_internal(
        self, **body: Unpack[PreviewCheckoutInternalBody]
    ) -> AsyncHttpResponse[PreviewCheckoutInternalResponse]:
        """previewCheckoutInternal"""
        return await self._post(
            "checkout.preview_checkout_internal",
            "checkout-internal/preview",
            types.PreviewCheckoutInternalResponse,
            body,
        )

    async def preview_manage_plan(
        self, **body: Unpack[PreviewManagePlanBody]
    ) -> AsyncHttpResponse[PreviewManagePlanResponse]:
        """previewManagePlan"""
        return await self._post(
            "checkout.preview_manage_plan", "manage-plan/preview", types.PreviewManagePlanResponse, body
        )

    async def update_company_billing_details(
        self, company_id: str, **body: Unpack[UpdateCompanyBillingDetailsBody]
    ) -> AsyncHttpResponse[UpdateCompanyBillingDetailsResponse]:
        """updateCompanyBillingDetails"""
        return await self._put(
            "checkout.update_company_billing_details",
            f"companies/{path_segment(company_id, 'company_id')}/billing-details",
            types.UpdateCompanyBillingDetailsResponse,
            body,
        )

    async def update_customer_subscription_trial_end(
        self, subscription_id: str, **body: Unpack[UpdateCustomerSubscriptionTrialEndBody]
    ) -> AsyncHttpResponse[UpdateCustomerSubscriptionTrialEndResponse]:
        """updateCustomerSubscriptionTrialEnd"""
        return await self._put(
            "checkout.update_customer_subscription_trial_end",
            f"subscription/{path_segment(subscription_id, 'subscription_id')}/edit-trial-end",
            types.UpdateCustomerSubscriptionTrialEndResponse,
            body,
        )
