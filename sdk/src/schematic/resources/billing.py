# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Clients of the resource `billing`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic import types
from schematic.core.query import path_segment
from schematic.core.resource import AsyncRawResource, AsyncResource, RawResource, Resource

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from typing_extensions import Unpack

    from schematic.core.request_options import Options
    from schematic.core.response import AsyncHttpResponse, HttpResponse
    from schematic.types import (
        CountBillingInvoicesQuery,
        CountBillingInvoicesResponse,
        CountBillingProductsQuery,
        CountBillingProductsResponse,
        CountCustomersQuery,
        CountCustomersResponse,
        DeleteBillingCouponResponse,
        DeleteBillingCustomerResponse,
        DeleteBillingInvoiceResponse,
        DeleteBillingProductResponse,
        DeletePaymentMethodByExternalIdResponse,
        DeleteProductPriceResponse,
        FinalizeNativeInvoiceResponse,
        GetBillingInvoiceResponse,
        GetBillingSettingsResponse,
        GetCompanyNativeSubscriptionResponse,
        ListBillingInvoicesQuery,
        ListBillingInvoicesResponse,
        ListBillingPricesQuery,
        ListBillingPricesResponse,
        ListBillingProductPricesQuery,
        ListBillingProductPricesResponse,
        ListBillingProductsQuery,
        ListBillingProductsResponse,
        ListCompanyBillingProfilesQuery,
        ListCompanyBillingProfilesResponse,
        ListCouponsQuery,
        ListCouponsResponse,
        ListCustomersWithSubscriptionsQuery,
        ListCustomersWithSubscriptionsResponse,
        ListInvoicesQuery,
        ListInvoicesResponse,
        ListMetersQuery,
        ListMetersResponse,
        ListPaymentMethodsQuery,
        ListPaymentMethodsResponse,
        MarkBillingInvoicePaidBody,
        MarkBillingInvoicePaidResponse,
        UpdateBillingSettingsBody,
        UpdateBillingSettingsResponse,
        UpdateCompanyBillingProfileBody,
        UpdateCompanyBillingProfileResponse,
        UpsertBillingCouponBody,
        UpsertBillingCouponResponse,
        UpsertBillingCustomerBody,
        UpsertBillingCustomerResponse,
        UpsertBillingMeterBody,
        UpsertBillingMeterResponse,
        UpsertBillingPriceBody,
        UpsertBillingPriceResponse,
        UpsertBillingProductBody,
        UpsertBillingProductResponse,
        UpsertBillingSubscriptionBody,
        UpsertBillingSubscriptionResponse,
        UpsertInvoiceBody,
        UpsertInvoiceResponse,
        UpsertPaymentMethodBody,
        UpsertPaymentMethodResponse,
        VoidNativeInvoiceResponse,
    )


class BillingClient(Resource):
    """`client.billing`."""

    @property
    def with_raw_response(self) -> RawBillingClient:
        """The same operations, answered with status and headers."""
        return RawBillingClient(self._transport)

    def count_billing_invoices(self, **query: Unpack[CountBillingInvoicesQuery]) -> CountBillingInvoicesResponse:
        """countBillingInvoices"""
        return self._get("billing.count_billing_invoices", "invoices/count", types.CountBillingInvoicesResponse, query)

    def count_billing_products(self, **query: Unpack[CountBillingProductsQuery]) -> CountBillingProductsResponse:
        """countBillingProducts"""
        return self._get(
            "billing.count_billing_products", "billing/products/count", types.CountBillingProductsResponse, query
        )

    def count_customers(self, **query: Unpack[CountCustomersQuery]) -> CountCustomersResponse:
        """countCustomers"""
        return self._get("billing.count_customers", "billing/customers/count", types.CountCustomersResponse, query)

    def delete_billing_coupon(self, billing_id: str, **options: Unpack[Options]) -> DeleteBillingCouponResponse:
        """deleteBillingCoupon"""
        return self._delete(
            "billing.delete_billing_coupon",
            f"billing/coupons/{path_segment(billing_id, 'billing_id')}",
            types.DeleteBillingCouponResponse,
            options,
        )

    def delete_billing_customer(self, billing_id: str, **options: Unpack[Options]) -> DeleteBillingCustomerResponse:
        """deleteBillingCustomer"""
        return self._delete(
            "billing.delete_billing_customer",
            f"billing/customer/{path_segment(billing_id, 'billing_id')}",
            types.DeleteBillingCustomerResponse,
            options,
        )

    def delete_billing_invoice(self, billing_id: str, **options: Unpack[Options]) -> DeleteBillingInvoiceResponse:
        """deleteBillingInvoice"""
        return self._delete(
            "billing.delete_billing_invoice",
            f"billing/invoices/{path_segment(billing_id, 'billing_id')}",
            types.DeleteBillingInvoiceResponse,
            options,
        )

    def delete_billing_product(self, billing_id: str, **options: Unpack[Options]) -> DeleteBillingProductResponse:
        """deleteBillingProduct"""
        return self._delete(
            "billing.delete_billing_product",
            f"billing/product/{path_segment(billing_id, 'billing_id')}",
            types.DeleteBillingProductResponse,
            options,
        )

    def delete_payment_method_by_external_id(
        self, billing_id: str, **options: Unpack[Options]
    ) -> DeletePaymentMethodByExternalIdResponse:
        """deletePaymentMethodByExternalID"""
        return self._delete(
            "billing.delete_payment_method_by_external_id",
            f"billing/payment-methods/{path_segment(billing_id, 'billing_id')}",
            types.DeletePaymentMethodByExternalIdResponse,
            options,
        )

    def delete_product_price(self, billing_id: str, **options: Unpack[Options]) -> DeleteProductPriceResponse:
        """deleteProductPrice"""
        return self._delete(
            "billing.delete_product_price",
            f"billing/product/prices/{path_segment(billing_id, 'billing_id')}",
            types.DeleteProductPriceResponse,
            options,
        )

    def download_native_invoice_pdf(self, invoice_id: str, **options: Unpack[Options]) -> Iterator[bytes]:
        """downloadNativeInvoicePdf"""
        return self._file(
            "billing.download_native_invoice_pdf", f"invoices/{path_segment(invoice_id, 'invoice_id')}/pdf", options
        )

    def export_native_invoice(self, invoice_id: str, **options: Unpack[Options]) -> Iterator[bytes]:
        """exportNativeInvoice"""
        return self._file(
            "billing.export_native_invoice", f"invoices/{path_segment(invoice_id, 'invoice_id')}/export", options
        )

    def finalize_native_invoice(self, invoice_id: str, **options: Unpack[Options]) -> FinalizeNativeInvoiceResponse:
        """finalizeNativeInvoice"""
        return self._post(
            "billing.finalize_native_invoice",
            f"invoices/{path_segment(invoice_id, 'invoice_id')}/finalize",
            types.FinalizeNativeInvoiceResponse,
            options,
        )

    def get_billing_invoice(self, invoice_id: str, **options: Unpack[Options]) -> GetBillingInvoiceResponse:
        """getBillingInvoice"""
        return self._get(
            "billing.get_billing_invoice",
            f"invoices/{path_segment(invoice_id, 'invoice_id')}",
            types.GetBillingInvoiceResponse,
            options,
        )

    def get_billing_settings(self, **options: Unpack[Options]) -> GetBillingSettingsResponse:
        """getBillingSettings"""
        return self._get("billing.get_billing_settings", "billing/settings", types.GetBillingSettingsResponse, options)

    def get_company_native_subscription(
        self, company_id: str, **options: Unpack[Options]
    ) -> GetCompanyNativeSubscriptionResponse:
        """getCompanyNativeSubscription"""
        return self._get(
            "billing.get_company_native_subscription",
            f"companies/{path_segment(company_id, 'company_id')}/native-subscription",
            types.GetCompanyNativeSubscriptionResponse,
            options,
        )

    def list_billing_invoices(self, **query: Unpack[ListBillingInvoicesQuery]) -> ListBillingInvoicesResponse:
        """listBillingInvoices"""
        return self._get("billing.list_billing_invoices", "invoices", types.ListBillingInvoicesResponse, query)

    def list_billing_prices(self, **query: Unpack[ListBillingPricesQuery]) -> ListBillingPricesResponse:
        """listBillingPrices"""
        return self._get("billing.list_billing_prices", "billing/price", types.ListBillingPricesResponse, query)

    def list_billing_product_prices(
        self, **query: Unpack[ListBillingProductPricesQuery]
    ) -> ListBillingProductPricesResponse:
        """listBillingProductPrices"""
        return self._get(
            "billing.list_billing_product_prices",
            "billing/product/prices",
            types.ListBillingProductPricesResponse,
            query,
        )

    def list_billing_products(self, **query: Unpack[ListBillingProductsQuery]) -> ListBillingProductsResponse:
        """listBillingProducts"""
        return self._get("billing.list_billing_products", "billing/products", types.ListBillingProductsResponse, query)

    def list_company_billing_profiles(
        self, **query: Unpack[ListCompanyBillingProfilesQuery]
    ) -> ListCompanyBillingProfilesResponse:
        """listCompanyBillingProfiles"""
        return self._get(
            "billing.list_company_billing_profiles", "billing/profiles", types.ListCompanyBillingProfilesResponse, query
        )

    def list_coupons(self, **query: Unpack[ListCouponsQuery]) -> ListCouponsResponse:
        """listCoupons"""
        return self._get("billing.list_coupons", "billing/coupons", types.ListCouponsResponse, query)

    def list_customers_with_subscriptions(
        self, **query: Unpack[ListCustomersWithSubscriptionsQuery]
    ) -> ListCustomersWithSubscriptionsResponse:
        """listCustomersWithSubscriptions"""
        return self._get(
            "billing.list_customers_with_subscriptions",
            "billing/customers",
            types.ListCustomersWithSubscriptionsResponse,
            query,
        )

    def list_invoices(self, **query: Unpack[ListInvoicesQuery]) -> ListInvoicesResponse:
        """listInvoices"""
        return self._get("billing.list_invoices", "billing/invoices", types.ListInvoicesResponse, query)

    def list_meters(self, **query: Unpack[ListMetersQuery]) -> ListMetersResponse:
        """listMeters"""
        return self._get("billing.list_meters", "billing/meter", types.ListMetersResponse, query)

    def list_payment_methods(self, **query: Unpack[ListPaymentMethodsQuery]) -> ListPaymentMethodsResponse:
        """listPaymentMethods"""
        return self._get(
            "billing.list_payment_methods", "billing/payment-methods", types.ListPaymentMethodsResponse, query
        )

    def mark_billing_invoice_paid(
        self, invoice_id: str, **body: Unpack[MarkBillingInvoicePaidBody]
    ) -> MarkBillingInvoicePaidResponse:
        """markBillingInvoicePaid"""
        return self._post(
            "billing.mark_billing_invoice_paid",
            f"invoices/{path_segment(invoice_id, 'invoice_id')}/mark-paid",
            types.MarkBillingInvoicePaidResponse,
            body,
        )

    def update_billing_settings(self, **body: Unpack[UpdateBillingSettingsBody]) -> UpdateBillingSettingsResponse:
        """updateBillingSettings"""
        return self._post(
            "billing.update_billing_settings", "billing/settings", types.UpdateBillingSettingsResponse, body
        )

    def update_company_billing_profile(
        self, billing_profile_id: str, **body: Unpack[UpdateCompanyBillingProfileBody]
    ) -> UpdateCompanyBillingProfileResponse:
        """updateCompanyBillingProfile"""
        return self._put(
            "billing.update_company_billing_profile",
            f"billing/profiles/{path_segment(billing_profile_id, 'billing_profile_id')}",
            types.UpdateCompanyBillingProfileResponse,
            body,
        )

    def upsert_billing_coupon(self, **body: Unpack[UpsertBillingCouponBody]) -> UpsertBillingCouponResponse:
        """upsertBillingCoupon"""
        return self._post("billing.upsert_billing_coupon", "billing/coupons", types.UpsertBillingCouponResponse, body)

    def upsert_billing_customer(self, **body: Unpack[UpsertBillingCustomerBody]) -> UpsertBillingCustomerResponse:
        """upsertBillingCustomer"""
        return self._post(
            "billing.upsert_billing_customer", "billing/customer/upsert", types.UpsertBillingCustomerResponse, body
        )

    def upsert_billing_meter(self, **body: Unpack[UpsertBillingMeterBody]) -> UpsertBillingMeterResponse:
        """upsertBillingMeter"""
        return self._post(
            "billing.upsert_billing_meter", "billing/meter/upsert", types.UpsertBillingMeterResponse, body
        )

    def upsert_billing_price(self, **body: Unpack[UpsertBillingPriceBody]) -> UpsertBillingPriceResponse:
        """upsertBillingPrice"""
        return self._post(
            "billing.upsert_billing_price", "billing/price/upsert", types.UpsertBillingPriceResponse, body
        )

    def upsert_billing_product(self, **body: Unpack[UpsertBillingProductBody]) -> UpsertBillingProductResponse:
        """upsertBillingProduct"""
        return self._post(
            "billing.upsert_billing_product", "billing/product/upsert", types.UpsertBillingProductResponse, body
        )

    def upsert_billing_subscription(
        self, **body: Unpack[UpsertBillingSubscriptionBody]
    ) -> UpsertBillingSubscriptionResponse:
        """upsertBillingSubscription"""
        return self._post(
            "billing.upsert_billing_subscription",
            "billing/subscription/upsert",
            types.UpsertBillingSubscriptionResponse,
            body,
        )

    def upsert_invoice(self, **body: Unpack[UpsertInvoiceBody]) -> UpsertInvoiceResponse:
        """upsertInvoice"""
        return self._post("billing.upsert_invoice", "billing/invoices", types.UpsertInvoiceResponse, body)

    def upsert_payment_method(self, **body: Unpack[UpsertPaymentMethodBody]) -> UpsertPaymentMethodResponse:
        """upsertPaymentMethod"""
        return self._post(
            "billing.upsert_payment_method", "billing/payment-methods", types.UpsertPaymentMethodResponse, body
        )

    def void_native_invoice(self, invoice_id: str, **options: Unpack[Options]) -> VoidNativeInvoiceResponse:
        """voidNativeInvoice"""
        return self._post(
            "billing.void_native_invoice",
            f"invoices/{path_segment(invoice_id, 'invoice_id')}/void",
            types.VoidNativeInvoiceResponse,
            options,
        )


class AsyncBillingClient(AsyncResource):
    """`client.billing`."""

    @property
    def with_raw_response(self) -> AsyncRawBillingClient:
        """The same operations, answered with status and headers."""
        return AsyncRawBillingClient(self._transport)

    async def count_billing_invoices(self, **query: Unpack[CountBillingInvoicesQuery]) -> CountBillingInvoicesResponse:
        """countBillingInvoices"""
        return await self._get(
            "billing.count_billing_invoices", "invoices/count", types.CountBillingInvoicesResponse, query
        )

    async def count_billing_products(self, **query: Unpack[CountBillingProductsQuery]) -> CountBillingProductsResponse:
        """countBillingProducts"""
        return await self._get(
            "billing.count_billing_products", "billing/products/count", types.CountBillingProductsResponse, query
        )

    async def count_customers(self, **query: Unpack[CountCustomersQuery]) -> CountCustomersResponse:
        """countCustomers"""
        return await self._get(
            "billing.count_customers", "billing/customers/count", types.CountCustomersResponse, query
        )

    async def delete_billing_coupon(self, billing_id: str, **options: Unpack[Options]) -> DeleteBillingCouponResponse:
        """deleteBillingCoupon"""
        return await self._delete(
            "billing.delete_billing_coupon",
            f"billing/coupons/{path_segment(billing_id, 'billing_id')}",
            types.DeleteBillingCouponResponse,
            options,
        )

    async def delete_billing_customer(
        self, billing_id: str, **options: Unpack[Options]
    ) -> DeleteBillingCustomerResponse:
        """deleteBillingCustomer"""
        return await self._delete(
            "billing.delete_billing_customer",
            f"billing/customer/{path_segment(billing_id, 'billing_id')}",
            types.DeleteBillingCustomerResponse,
            options,
        )

    async def delete_billing_invoice(self, billing_id: str, **options: Unpack[Options]) -> DeleteBillingInvoiceResponse:
        """deleteBillingInvoice"""
        return await self._delete(
            "billing.delete_billing_invoice",
            f"billing/invoices/{path_segment(billing_id, 'billing_id')}",
            types.DeleteBillingInvoiceResponse,
            options,
        )

    async def delete_billing_product(self, billing_id: str, **options: Unpack[Options]) -> DeleteBillingProductResponse:
        """deleteBillingProduct"""
        return await self._delete(
            "billing.delete_billing_product",
            f"billing/product/{path_segment(billing_id, 'billing_id')}",
            types.DeleteBillingProductResponse,
            options,
        )

    async def delete_payment_method_by_external_id(
        self, billing_id: str, **options: Unpack[Options]
    ) -> DeletePaymentMethodByExternalIdResponse:
        """deletePaymentMethodByExternalID"""
        return await self._delete(
            "billing.delete_payment_method_by_external_id",
            f"billing/payment-methods/{path_segment(billing_id, 'billing_id')}",
            types.DeletePaymentMethodByExternalIdResponse,
            options,
        )

    async def delete_product_price(self, billing_id: str, **options: Unpack[Options]) -> DeleteProductPriceResponse:
        """deleteProductPrice"""
        return await self._delete(
            "billing.delete_product_price",
            f"billing/product/prices/{path_segment(billing_id, 'billing_id')}",
            types.DeleteProductPriceResponse,
            options,
        )

    def download_native_invoice_pdf(self, invoice_id: str, **options: Unpack[Options]) -> AsyncIterator[bytes]:
        """downloadNativeInvoicePdf"""
        return self._file(
            "billing.download_native_invoice_pdf", f"invoices/{path_segment(invoice_id, 'invoice_id')}/pdf", options
        )

    def export_native_invoice(self, invoice_id: str, **options: Unpack[Options]) -> AsyncIterator[bytes]:
        """exportNativeInvoice"""
        return self._file(
            "billing.export_native_invoice", f"invoices/{path_segment(invoice_id, 'invoice_id')}/export", options
        )

    async def finalize_native_invoice(
        self, invoice_id: str, **options: Unpack[Options]
    ) -> FinalizeNativeInvoiceResponse:
        """finalizeNativeInvoice"""
        return await self._post(
            "billing.finalize_native_invoice",
            f"invoices/{path_segment(invoice_id, 'invoice_id')}/finalize",
            types.FinalizeNativeInvoiceResponse,
            options,
        )

    async def get_billing_invoice(self, invoice_id: str, **options: Unpack[Options]) -> GetBillingInvoiceResponse:
        """getBillingInvoice"""
        return await self._get(
            "billing.get_billing_invoice",
            f"invoices/{path_segment(invoice_id, 'invoice_id')}",
            types.GetBillingInvoiceResponse,
            options,
        )

    async def get_billing_settings(self, **options: Unpack[Options]) -> GetBillingSettingsResponse:
        """getBillingSettings"""
        return await self._get(
            "billing.get_billing_settings", "billing/settings", types.GetBillingSettingsResponse, options
        )

    async def get_company_native_subscription(
        self, company_id: str, **options: Unpack[Options]
    ) -> GetCompanyNativeSubscriptionResponse:
        """getCompanyNativeSubscription"""
        return await self._get(
            "billing.get_company_native_subscription",
            f"companies/{path_segment(company_id, 'company_id')}/native-subscription",
            types.GetCompanyNativeSubscriptionResponse,
            options,
        )

    async def list_billing_invoices(self, **query: Unpack[ListBillingInvoicesQuery]) -> ListBillingInvoicesResponse:
        """listBillingInvoices"""
        return await self._get("billing.list_billing_invoices", "invoices", types.ListBillingInvoicesResponse, query)

    async def list_billing_prices(self, **query: Unpack[ListBillingPricesQuery]) -> ListBillingPricesResponse:
        """listBillingPrices"""
        return await self._get("billing.list_billing_prices", "billing/price", types.ListBillingPricesResponse, query)

    async def list_billing_product_prices(
        self, **query: Unpack[ListBillingProductPricesQuery]
    ) -> ListBillingProductPricesResponse:
        """listBillingProductPrices"""
        return await self._get(
            "billing.list_billing_product_prices",
            "billing/product/prices",
            types.ListBillingProductPricesResponse,
            query,
        )

    async def list_billing_products(self, **query: Unpack[ListBillingProductsQuery]) -> ListBillingProductsResponse:
        """listBillingProducts"""
        return await self._get(
            "billing.list_billing_products", "billing/products", types.ListBillingProductsResponse, query
        )

    async def list_company_billing_profiles(
        self, **query: Unpack[ListCompanyBillingProfilesQuery]
    ) -> ListCompanyBillingProfilesResponse:
        """listCompanyBillingProfiles"""
        return await self._get(
            "billing.list_company_billing_profiles", "billing/profiles", types.ListCompanyBillingProfilesResponse, query
        )

    async def list_coupons(self, **query: Unpack[ListCouponsQuery]) -> ListCouponsResponse:
        """listCoupons"""
        return await self._get("billing.list_coupons", "billing/coupons", types.ListCouponsResponse, query)

    async def list_customers_with_subscriptions(
        self, **query: Unpack[ListCustomersWithSubscriptionsQuery]
    ) -> ListCustomersWithSubscriptionsResponse:
        """listCustomersWithSubscriptions"""
        return await self._get(
            "billing.list_customers_with_subscriptions",
            "billing/customers",
            types.ListCustomersWithSubscriptionsResponse,
            query,
        )

    async def list_invoices(self, **query: Unpack[ListInvoicesQuery]) -> ListInvoicesResponse:
        """listInvoices"""
        return await self._get("billing.list_invoices", "billing/invoices", types.ListInvoicesResponse, query)

    async def list_meters(self, **query: Unpack[ListMetersQuery]) -> ListMetersResponse:
        """listMeters"""
        return await self._get("billing.list_meters", "billing/meter", types.ListMetersResponse, query)

    async def list_payment_methods(self, **query: Unpack[ListPaymentMethodsQuery]) -> ListPaymentMethodsResponse:
        """listPaymentMethods"""
        return await self._get(
            "billing.list_payment_methods", "billing/payment-methods", types.ListPaymentMethodsResponse, query
        )

    async def mark_billing_invoice_paid(
        self, invoice_id: str, **body: Unpack[MarkBillingInvoicePaidBody]
    ) -> MarkBillingInvoicePaidResponse:
        """markBillingInvoicePaid"""
        return await self._post(
            "billing.mark_billing_invoice_paid",
            f"invoices/{path_segment(invoice_id, 'invoice_id')}/mark-paid",
            types.MarkBillingInvoicePaidResponse,
            body,
        )

    async def update_billing_settings(self, **body: Unpack[UpdateBillingSettingsBody]) -> UpdateBillingSettingsResponse:
        """updateBillingSettings"""
        return await self._post(
            "billing.update_billing_settings", "billing/settings", types.UpdateBillingSettingsResponse, body
        )

    async def update_company_billing_profile(
        self, billing_profile_id: str, **body: Unpack[UpdateCompanyBillingProfileBody]
    ) -> UpdateCompanyBillingProfileResponse:
        """updateCompanyBillingProfile"""
        return await self._put(
            "billing.update_company_billing_profile",
            f"billing/profiles/{path_segment(billing_profile_id, 'billing_profile_id')}",
            types.UpdateCompanyBillingProfileResponse,
            body,
        )

    async def upsert_billing_coupon(self, **body: Unpack[UpsertBillingCouponBody]) -> UpsertBillingCouponResponse:
        """upsertBillingCoupon"""
        return await self._post(
            "billing.upsert_billing_coupon", "billing/coupons", types.UpsertBillingCouponResponse, body
        )

    async def upsert_billing_customer(self, **body: Unpack[UpsertBillingCustomerBody]) -> UpsertBillingCustomerResponse:
        """upsertBillingCustomer"""
        return await self._post(
            "billing.upsert_billing_customer", "billing/customer/upsert", types.UpsertBillingCustomerResponse, body
        )

    async def upsert_billing_meter(self, **body: Unpack[UpsertBillingMeterBody]) -> UpsertBillingMeterResponse:
        """upsertBillingMeter"""
        return await self._post(
            "billing.upsert_billing_meter", "billing/meter/upsert", types.UpsertBillingMeterResponse, body
        )

    async def upsert_billing_price(self, **body: Unpack[UpsertBillingPriceBody]) -> UpsertBillingPriceResponse:
        """upsertBillingPrice"""
        return await self._post(
            "billing.upsert_billing_price", "billing/price/upsert", types.UpsertBillingPriceResponse, body
        )

    async def upsert_billing_product(self, **body: Unpack[UpsertBillingProductBody]) -> UpsertBillingProductResponse:
        """upsertBillingProduct"""
        return await self._post(
            "billing.upsert_billing_product", "billing/product/upsert", types.UpsertBillingProductResponse, body
        )

    async def upsert_billing_subscription(
        self, **body: Unpack[UpsertBillingSubscriptionBody]
    ) -> UpsertBillingSubscriptionResponse:
        """upsertBillingSubscription"""
        return await self._post(
            "billing.upsert_billing_subscription",
            "billing/subscription/upsert",
            types.UpsertBillingSubscriptionResponse,
            body,
        )

    async def upsert_invoice(self, **body: Unpack[UpsertInvoiceBody]) -> UpsertInvoiceResponse:
        """upsertInvoice"""
        return await self._post("billing.upsert_invoice", "billing/invoices", types.UpsertInvoiceResponse, body)

    async def upsert_payment_method(self, **body: Unpack[UpsertPaymentMethodBody]) -> UpsertPaymentMethodResponse:
        """upsertPaymentMethod"""
        return await self._post(
            "billing.upsert_payment_method", "billing/payment-methods", types.UpsertPaymentMethodResponse, body
        )

    async def void_native_invoice(self, invoice_id: str, **options: Unpack[Options]) -> VoidNativeInvoiceResponse:
        """voidNativeInvoice"""
        return await self._post(
            "billing.void_native_invoice",
            f"invoices/{path_segment(invoice_id, 'invoice_id')}/void",
            types.VoidNativeInvoiceResponse,
            options,
        )


class RawBillingClient(RawResource):
    """`client.billing.with_raw_response`."""

    def count_billing_invoices(
        self, **query: Unpack[CountBillingInvoicesQuery]
    ) -> HttpResponse[CountBillingInvoicesResponse]:
        """countBillingInvoices"""
        return self._get("billing.count_billing_invoices", "invoices/count", types.CountBillingInvoicesResponse, query)

    def count_billing_products(
        self, **query: Unpack[CountBillingProductsQuery]
    ) -> HttpResponse[CountBillingProductsResponse]:
        """countBillingProducts"""
        return self._get(
            "billing.count_billing_products", "billing/products/count", types.CountBillingProductsResponse, query
        )

    def count_customers(self, **query: Unpack[CountCustomersQuery]) -> HttpResponse[CountCustomersResponse]:
        """countCustomers"""
        return self._get("billing.count_customers", "billing/customers/count", types.CountCustomersResponse, query)

    def delete_billing_coupon(
        self, billing_id: str, **options: Unpack[Options]
    ) -> HttpResponse[DeleteBillingCouponResponse]:
        """deleteBillingCoupon"""
        return self._delete(
            "billing.delete_billing_coupon",
            f"billing/coupons/{path_segment(billing_id, 'billing_id')}",
            types.DeleteBillingCouponResponse,
            options,
        )

    def delete_billing_customer(
        self, billing_id: str, **options: Unpack[Options]
    ) -> HttpResponse[DeleteBillingCustomerResponse]:
        """deleteBillingCustomer"""
        return self._delete(
            "billing.delete_billing_customer",
            f"billing/customer/{path_segment(billing_id, 'billing_id')}",
            types.DeleteBillingCustomerResponse,
            options,
        )

    def delete_billing_invoice(
        self, billing_id: str, **options: Unpack[Options]
    ) -> HttpResponse[DeleteBillingInvoiceResponse]:
        """deleteBillingInvoice"""
        return self._delete(
            "billing.delete_billing_invoice",
            f"billing/invoices/{path_segment(billing_id, 'billing_id')}",
            types.DeleteBillingInvoiceResponse,
            options,
        )

    def delete_billing_product(
        self, billing_id: str, **options: Unpack[Options]
    ) -> HttpResponse[DeleteBillingProductResponse]:
        """deleteBillingProduct"""
        return self._delete(
            "billing.delete_billing_product",
            f"billing/product/{path_segment(billing_id, 'billing_id')}",
            types.DeleteBillingProductResponse,
            options,
        )

    def delete_payment_method_by_external_id(
        self, billing_id: str, **options: Unpack[Options]
    ) -> HttpResponse[DeletePaymentMethodByExternalIdResponse]:
        """deletePaymentMethodByExternalID"""
        return self._delete(
            "billing.delete_payment_method_by_external_id",
            f"billing/payment-methods/{path_segment(billing_id, 'billing_id')}",
            types.DeletePaymentMethodByExternalIdResponse,
            options,
        )

    def delete_product_price(
        self, billing_id: str, **options: Unpack[Options]
    ) -> HttpResponse[DeleteProductPriceResponse]:
        """deleteProductPrice"""
        return self._delete(
            "billing.delete_product_price",
            f"billing/product/prices/{path_segment(billing_id, 'billing_id')}",
            types.DeleteProductPriceResponse,
            options,
        )

    def download_native_invoice_pdf(self, invoice_id: str, **options: Unpack[Options]) -> HttpResponse[bytes]:
        """downloadNativeInvoicePdf"""
        return self._file(
            "billing.download_native_invoice_pdf", f"invoices/{path_segment(invoice_id, 'invoice_id')}/pdf", options
        )

    def export_native_invoice(self, invoice_id: str, **options: Unpack[Options]) -> HttpResponse[bytes]:
        """exportNativeInvoice"""
        return self._file(
            "billing.export_native_invoice", f"invoices/{path_segment(invoice_id, 'invoice_id')}/export", options
        )

    def finalize_native_invoice(
        self, invoice_id: str, **options: Unpack[Options]
    ) -> HttpResponse[FinalizeNativeInvoiceResponse]:
        """finalizeNativeInvoice"""
        return self._post(
            "billing.finalize_native_invoice",
            f"invoices/{path_segment(invoice_id, 'invoice_id')}/finalize",
            types.FinalizeNativeInvoiceResponse,
            options,
        )

    def get_billing_invoice(
        self, invoice_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetBillingInvoiceResponse]:
        """getBillingInvoice"""
        return self._get(
            "billing.get_billing_invoice",
            f"invoices/{path_segment(invoice_id, 'invoice_id')}",
            types.GetBillingInvoiceResponse,
            options,
        )

    def get_billing_settings(self, **options: Unpack[Options]) -> HttpResponse[GetBillingSettingsResponse]:
        """getBillingSettings"""
        return self._get("billing.get_billing_settings", "billing/settings", types.GetBillingSettingsResponse, options)

    def get_company_native_subscription(
        self, company_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetCompanyNativeSubscriptionResponse]:
        """getCompanyNativeSubscription"""
        return self._get(
            "billing.get_company_native_subscription",
            f"companies/{path_segment(company_id, 'company_id')}/native-subscription",
            types.GetCompanyNativeSubscriptionResponse,
            options,
        )

    def list_billing_invoices(
        self, **query: Unpack[ListBillingInvoicesQuery]
    ) -> HttpResponse[ListBillingInvoicesResponse]:
        """listBillingInvoices"""
        return self._get("billing.list_billing_invoices", "invoices", types.ListBillingInvoicesResponse, query)

    def list_billing_prices(self, **query: Unpack[ListBillingPricesQuery]) -> HttpResponse[ListBillingPricesResponse]:
        """listBillingPrices"""
        return self._get("billing.list_billing_prices", "billing/price", types.ListBillingPricesResponse, query)

    def list_billing_product_prices(
        self, **query: Unpack[ListBillingProductPricesQuery]
    ) -> HttpResponse[ListBillingProductPricesResponse]:
        """listBillingProductPrices"""
        return self._get(
            "billing.list_billing_product_prices",
            "billing/product/prices",
            types.ListBillingProductPricesResponse,
            query,
        )

    def list_billing_products(
        self, **query: Unpack[ListBillingProductsQuery]
    ) -> HttpResponse[ListBillingProductsResponse]:
        """listBillingProducts"""
        return self._get("billing.list_billing_products", "billing/products", types.ListBillingProductsResponse, query)

    def list_company_billing_profiles(
        self, **query: Unpack[ListCompanyBillingProfilesQuery]
    ) -> HttpResponse[ListCompanyBillingProfilesResponse]:
        """listCompanyBillingProfiles"""
        return self._get(
            "billing.list_company_billing_profiles", "billing/profiles", types.ListCompanyBillingProfilesResponse, query
        )

    def list_coupons(self, **query: Unpack[ListCouponsQuery]) -> HttpResponse[ListCouponsResponse]:
        """listCoupons"""
        return self._get("billing.list_coupons", "billing/coupons", types.ListCouponsResponse, query)

    def list_customers_with_subscriptions(
        self, **query: Unpack[ListCustomersWithSubscriptionsQuery]
    ) -> HttpResponse[ListCustomersWithSubscriptionsResponse]:
        """listCustomersWithSubscriptions"""
        return self._get(
            "billing.list_customers_with_subscriptions",
            "billing/customers",
            types.ListCustomersWithSubscriptionsResponse,
            query,
        )

    def list_invoices(self, **query: Unpack[ListInvoicesQuery]) -> HttpResponse[ListInvoicesResponse]:
        """listInvoices"""
        return self._get("billing.list_invoices", "billing/invoices", types.ListInvoicesResponse, query)

    def list_meters(self, **query: Unpack[ListMetersQuery]) -> HttpResponse[ListMetersResponse]:
        """listMeters"""
        return self._get("billing.list_meters", "billing/meter", types.ListMetersResponse, query)

    def list_payment_methods(
        self, **query: Unpack[ListPaymentMethodsQuery]
    ) -> HttpResponse[ListPaymentMethodsResponse]:
        """listPaymentMethods"""
        return self._get(
            "billing.list_payment_methods", "billing/payment-methods", types.ListPaymentMethodsResponse, query
        )

    def mark_billing_invoice_paid(
        self, invoice_id: str, **body: Unpack[MarkBillingInvoicePaidBody]
    ) -> HttpResponse[MarkBillingInvoicePaidResponse]:
        """markBillingInvoicePaid"""
        return self._post(
            "billing.mark_billing_invoice_paid",
            f"invoices/{path_segment(invoice_id, 'invoice_id')}/mark-paid",
            types.MarkBillingInvoicePaidResponse,
            body,
        )

    def update_billing_settings(
        self, **body: Unpack[UpdateBillingSettingsBody]
    ) -> HttpResponse[UpdateBillingSettingsResponse]:
        """updateBillingSettings"""
        return self._post(
            "billing.update_billing_settings", "billing/settings", types.UpdateBillingSettingsResponse, body
        )

    def update_company_billing_profile(
        self, billing_profile_id: str, **body: Unpack[UpdateCompanyBillingProfileBody]
    ) -> HttpResponse[UpdateCompanyBillingProfileResponse]:
        """updateCompanyBillingProfile"""
        return self._put(
            "billing.update_company_billing_profile",
            f"billing/profiles/{path_segment(billing_profile_id, 'billing_profile_id')}",
            types.UpdateCompanyBillingProfileResponse,
            body,
        )

    def upsert_billing_coupon(
        self, **body: Unpack[UpsertBillingCouponBody]
    ) -> HttpResponse[UpsertBillingCouponResponse]:
        """upsertBillingCoupon"""
        return self._post("billing.upsert_billing_coupon", "billing/coupons", types.UpsertBillingCouponResponse, body)

    def upsert_billing_customer(
        self, **body: Unpack[UpsertBillingCustomerBody]
    ) -> HttpResponse[UpsertBillingCustomerResponse]:
        """upsertBillingCustomer"""
        return self._post(
            "billing.upsert_billing_customer", "billing/customer/upsert", types.UpsertBillingCustomerResponse, body
        )

    def upsert_billing_meter(self, **body: Unpack[UpsertBillingMeterBody]) -> HttpResponse[UpsertBillingMeterResponse]:
        """upsertBillingMeter"""
        return self._post(
            "billing.upsert_billing_meter", "billing/meter/upsert", types.UpsertBillingMeterResponse, body
        )

    def upsert_billing_price(self, **body: Unpack[UpsertBillingPriceBody]) -> HttpResponse[UpsertBillingPriceResponse]:
        """upsertBillingPrice"""
        return self._post(
            "billing.upsert_billing_price", "billing/price/upsert", types.UpsertBillingPriceResponse, body
        )

    def upsert_billing_product(
        self, **body: Unpack[UpsertBillingProductBody]
    ) -> HttpResponse[UpsertBillingProductResponse]:
        """upsertBillingProduct"""
        return self._post(
            "billing.upsert_billing_product", "billing/product/upsert", types.UpsertBillingProductResponse, body
        )

    def upsert_billing_subscription(
        self, **body: Unpack[UpsertBillingSubscriptionBody]
    ) -> HttpResponse[UpsertBillingSubscriptionResponse]:
        """upsertBillingSubscription"""
        return self._post(
            "billing.upsert_billing_subscription",
            "billing/subscription/upsert",
            types.UpsertBillingSubscriptionResponse,
            body,
        )

    def upsert_invoice(self, **body: Unpack[UpsertInvoiceBody]) -> HttpResponse[UpsertInvoiceResponse]:
        """upsertInvoice"""
        return self._post("billing.upsert_invoice", "billing/invoices", types.UpsertInvoiceResponse, body)

    def upsert_payment_method(
        self, **body: Unpack[UpsertPaymentMethodBody]
    ) -> HttpResponse[UpsertPaymentMethodResponse]:
        """upsertPaymentMethod"""
        return self._post(
            "billing.upsert_payment_method", "billing/payment-methods", types.UpsertPaymentMethodResponse, body
        )

    def void_native_invoice(
        self, invoice_id: str, **options: Unpack[Options]
    ) -> HttpResponse[VoidNativeInvoiceResponse]:
        """voidNativeInvoice"""
        return self._post(
            "billing.void_native_invoice",
            f"invoices/{path_segment(invoice_id, 'invoice_id')}/void",
            types.VoidNativeInvoiceResponse,
            options,
        )


class AsyncRawBillingClient(AsyncRawResource):
    """`client.billing.with_raw_response`."""

    async def count_billing_invoices(
        self, **query: Unpack[CountBillingInvoicesQuery]
    ) -> AsyncHttpResponse[CountBillingInvoicesResponse]:
        """countBillingInvoices"""
        return await self._get(
            "billing.count_billing_invoices", "invoices/count", types.CountBillingInvoicesResponse, query
        )

    async def count_billing_products(
        self, **query: Unpack[CountBillingProductsQuery]
    ) -> AsyncHttpResponse[CountBillingProductsResponse]:
        """countBillingProducts"""
        return await self._get(
            "billing.count_billing_products", "billing/products/count", types.CountBillingProductsResponse, query
        )

    async def count_customers(self, **query: Unpack[CountCustomersQuery]) -> AsyncHttpResponse[CountCustomersResponse]:
        """countCustomers"""
        return await self._get(
            "billing.count_customers", "billing/customers/count", types.CountCustomersResponse, query
        )

    async def delete_billing_coupon(
        self, billing_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeleteBillingCouponResponse]:
        """deleteBillingCoupon"""
        return await self._delete(
            "billing.delete_billing_coupon",
            f"billing/coupons/{path_segment(billing_id, 'billing_id')}",
            types.DeleteBillingCouponResponse,
            options,
        )

    async def delete_billing_customer(
        self, billing_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeleteBillingCustomerResponse]:
        """deleteBillingCustomer"""
        return await self._delete(
            "billing.delete_billing_customer",
            f"billing/customer/{path_segment(billing_id, 'billing_id')}",
            types.DeleteBillingCustomerResponse,
            options,
        )

    async def delete_billing_invoice(
        self, billing_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeleteBillingInvoiceResponse]:
        """deleteBillingInvoice"""
        return await self._delete(
            "billing.delete_billing_invoice",
            f"billing/invoices/{path_segment(billing_id, 'billing_id')}",
            types.DeleteBillingInvoiceResponse,
            options,
        )

    async def delete_billing_product(
        self, billing_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeleteBillingProductResponse]:
        """deleteBillingProduct"""
        return await self._delete(
            "billing.delete_billing_product",
            f"billing/product/{path_segment(billing_id, 'billing_id')}",
            types.DeleteBillingProductResponse,
            options,
        )

    async def delete_payment_method_by_external_id(
        self, billing_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeletePaymentMethodByExternalIdResponse]:
        """deletePaymentMethodByExternalID"""
        return await self._delete(
            "billing.delete_payment_method_by_external_id",
            f"billing/payment-methods/{path_segment(billing_id, 'billing_id')}",
            types.DeletePaymentMethodByExternalIdResponse,
            options,
        )

    async def delete_product_price(
        self, billing_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeleteProductPriceResponse]:
        """deleteProductPrice"""
        return await self._delete(
            "billing.delete_product_price",
            f"billing/product/prices/{path_segment(billing_id, 'billing_id')}",
            types.DeleteProductPriceResponse,
            options,
        )

    async def download_native_invoice_pdf(
        self, invoice_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[bytes]:
        """downloadNativeInvoicePdf"""
        return await self._file(
            "billing.download_native_invoice_pdf", f"invoices/{path_segment(invoice_id, 'invoice_id')}/pdf", options
        )

    async def export_native_invoice(self, invoice_id: str, **options: Unpack[Options]) -> AsyncHttpResponse[bytes]:
        """exportNativeInvoice"""
        return await self._file(
            "billing.export_native_invoice", f"invoices/{path_segment(invoice_id, 'invoice_id')}/export", options
        )

    async def finalize_native_invoice(
        self, invoice_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[FinalizeNativeInvoiceResponse]:
        """finalizeNativeInvoice"""
        return await self._post(
            "billing.finalize_native_invoice",
            f"invoices/{path_segment(invoice_id, 'invoice_id')}/finalize",
            types.FinalizeNativeInvoiceResponse,
            options,
        )

    async def get_billing_invoice(
        self, invoice_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetBillingInvoiceResponse]:
        """getBillingInvoice"""
        return await self._get(
            "billing.get_billing_invoice",
            f"invoices/{path_segment(invoice_id, 'invoice_id')}",
            types.GetBillingInvoiceResponse,
            options,
        )

    async def get_billing_settings(self, **options: Unpack[Options]) -> AsyncHttpResponse[GetBillingSettingsResponse]:
        """getBillingSettings"""
        return await self._get(
            "billing.get_billing_settings", "billing/settings", types.GetBillingSettingsResponse, options
        )

    async def get_company_native_subscription(
        self, company_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetCompanyNativeSubscriptionResponse]:
        """getCompanyNativeSubscription"""
        return await self._get(
            "billing.get_company_native_subscription",
            f"companies/{path_segment(company_id, 'company_id')}/native-subscription",
            types.GetCompanyNativeSubscriptionResponse,
            options,
        )

    async def list_billing_invoices(
        self, **query: Unpack[ListBillingInvoicesQuery]
    ) -> AsyncHttpResponse[ListBillingInvoicesResponse]:
        """listBillingInvoices"""
        return await self._get("billing.list_billing_invoices", "invoices", types.ListBillingInvoicesResponse, query)

    async def list_billing_prices(
        self, **query: Unpack[ListBillingPricesQuery]
    ) -> AsyncHttpResponse[ListBillingPricesResponse]:
        """listBillingPrices"""
        return await self._get("billing.list_billing_prices", "billing/price", types.ListBillingPricesResponse, query)

    async def list_billing_product_prices(
        self, **query: Unpack[ListBillingProductPricesQuery]
    ) -> AsyncHttpResponse[ListBillingProductPricesResponse]:
        """listBillingProductPrices"""
        return await self._get(
            "billing.list_billing_product_prices",
            "billing/product/prices",
            types.ListBillingProductPricesResponse,
            query,
        )

    async def list_billing_products(
        self, **query: Unpack[ListBillingProductsQuery]
    ) -> AsyncHttpResponse[ListBillingProductsResponse]:
        """listBillingProducts"""
        return await self._get(
            "billing.list_billing_products", "billing/products", types.ListBillingProductsResponse, query
        )

    async def list_company_billing_profiles(
        self, **query: Unpack[ListCompanyBillingProfilesQuery]
    ) -> AsyncHttpResponse[ListCompanyBillingProfilesResponse]:
        """listCompanyBillingProfiles"""
        return await self._get(
            "billing.list_company_billing_profiles", "billing/profiles", types.ListCompanyBillingProfilesResponse, query
        )

    async def list_coupons(self, **query: Unpack[ListCouponsQuery]) -> AsyncHttpResponse[ListCouponsResponse]:
        """listCoupons"""
        return await self._get("billing.list_coupons", "billing/coupons", types.ListCouponsResponse, query)

    async def list_customers_with_subscriptions(
        self, **query: Unpack[ListCustomersWithSubscriptionsQuery]
    ) -> AsyncHttpResponse[ListCustomersWithSubscriptionsResponse]:
        """listCustomersWithSubscriptions"""
        return await self._get(
            "billing.list_customers_with_subscriptions",
            "billing/customers",
            types.ListCustomersWithSubscriptionsResponse,
            query,
        )

    async def list_invoices(self, **query: Unpack[ListInvoicesQuery]) -> AsyncHttpResponse[ListInvoicesResponse]:
        """listInvoices"""
        return await self._get("billing.list_invoices", "billing/invoices", types.ListInvoicesResponse, query)

    async def list_meters(self, **query: Unpack[ListMetersQuery]) -> AsyncHttpResponse[ListMetersResponse]:
        """listMeters"""
        return await self._get("billing.list_meters", "billing/meter", types.ListMetersResponse, query)

    async def list_payment_methods(
        self, **query: Unpack[ListPaymentMethodsQuery]
    ) -> AsyncHttpResponse[ListPaymentMethodsResponse]:
        """listPaymentMethods"""
        return await self._get(
            "billing.list_payment_methods", "billing/payment-methods", types.ListPaymentMethodsResponse, query
        )

    async def mark_billing_invoice_paid(
        self, invoice_id: str, **body: Unpack[MarkBillingInvoicePaidBody]
    ) -> AsyncHttpResponse[MarkBillingInvoicePaidResponse]:
        """markBillingInvoicePaid"""
        return await self._post(
            "billing.mark_billing_invoice_paid",
            f"invoices/{path_segment(invoice_id, 'invoice_id')}/mark-paid",
            types.MarkBillingInvoicePaidResponse,
            body,
        )

    async def update_billing_settings(
        self, **body: Unpack[UpdateBillingSettingsBody]
    ) -> AsyncHttpResponse[UpdateBillingSettingsResponse]:
        """updateBillingSettings"""
        return await self._post(
            "billing.update_billing_settings", "billing/settings", types.UpdateBillingSettingsResponse, body
        )

    async def update_company_billing_profile(
        self, billing_profile_id: str, **body: Unpack[UpdateCompanyBillingProfileBody]
    ) -> AsyncHttpResponse[UpdateCompanyBillingProfileResponse]:
        """updateCompanyBillingProfile"""
        return await self._put(
            "billing.update_company_billing_profile",
            f"billing/profiles/{path_segment(billing_profile_id, 'billing_profile_id')}",
            types.UpdateCompanyBillingProfileResponse,
            body,
        )

    async def upsert_billing_coupon(
        self, **body: Unpack[UpsertBillingCouponBody]
    ) -> AsyncHttpResponse[UpsertBillingCouponResponse]:
        """upsertBillingCoupon"""
        return await self._post(
            "billing.upsert_billing_coupon", "billing/coupons", types.UpsertBillingCouponResponse, body
        )

    async def upsert_billing_customer(
        self, **body: Unpack[UpsertBillingCustomerBody]
    ) -> AsyncHttpResponse[UpsertBillingCustomerResponse]:
        """upsertBillingCustomer"""
        return await self._post(
            "billing.upsert_billing_customer", "billing/customer/upsert", types.UpsertBillingCustomerResponse, body
        )

    async def upsert_billing_meter(
        self, **body: Unpack[UpsertBillingMeterBody]
    ) -> AsyncHttpResponse[UpsertBillingMeterResponse]:
        """upsertBillingMeter"""
        return await self._post(
            "billing.upsert_billing_meter", "billing/meter/upsert", types.UpsertBillingMeterResponse, body
        )

    async def upsert_billing_price(
        self, **body: Unpack[UpsertBillingPriceBody]
    ) -> AsyncHttpResponse[UpsertBillingPriceResponse]:
        """upsertBillingPrice"""
        return await self._post(
            "billing.upsert_billing_price", "billing/price/upsert", types.UpsertBillingPriceResponse, body
        )

    async def upsert_billing_product(
        self, **body: Unpack[UpsertBillingProductBody]
    ) -> AsyncHttpResponse[UpsertBillingProductResponse]:
        """upsertBillingProduct"""
        return await self._post(
            "billing.upsert_billing_product", "billing/product/upsert", types.UpsertBillingProductResponse, body
        )

    async def upsert_billing_subscription(
        self, **body: Unpack[UpsertBillingSubscriptionBody]
    ) -> AsyncHttpResponse[UpsertBillingSubscriptionResponse]:
        """upsertBillingSubscription"""
        return await self._post(
            "billing.upsert_billing_subscription",
            "billing/subscription/upsert",
            types.UpsertBillingSubscriptionResponse,
            body,
        )

    async def upsert_invoice(self, **body: Unpack[UpsertInvoiceBody]) -> AsyncHttpResponse[UpsertInvoiceResponse]:
        """upsertInvoice"""
        return await self._post("billing.upsert_invoice", "billing/invoices", types.UpsertInvoiceResponse, body)

    async def upsert_payment_method(
        self, **body: Unpack[UpsertPaymentMethodBody]
    ) -> AsyncHttpResponse[UpsertPaymentMethodResponse]:
        """upsertPaymentMethod"""
        return await self._post(
            "billing.upsert_payment_method", "billing/payment-methods", types.UpsertPaymentMethodResponse, body
        )

    async def void_native_invoice(
        self, invoice_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[VoidNativeInvoiceResponse]:
        """voidNativeInvoice"""
        return await self._post(
            "billing.void_native_invoice",
            f"invoices/{path_segment(invoice_id, 'invoice_id')}/void",
            types.VoidNativeInvoiceResponse,
            options,
        )
