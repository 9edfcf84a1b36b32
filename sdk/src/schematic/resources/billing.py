# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Clients of the resource `billing`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic import types
from schematic.core.query import path_segment
from schematic.core.resource import AsyncRawResource, AsyncResource, RawResource, Resource, renamed

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from typing import Unpack

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
        """How many own and mirrored invoices match the filters of the listing."""
        return self._get("billing.count_billing_invoices", "invoices/count", types.CountBillingInvoicesResponse, query)

    def count_billing_products(self, **query: Unpack[CountBillingProductsQuery]) -> CountBillingProductsResponse:
        """How many products match the filters of the listing."""
        return self._get(
            "billing.count_billing_products", "billing/products/count", types.CountBillingProductsResponse, query
        )

    def count_customers(self, **query: Unpack[CountCustomersQuery]) -> CountCustomersResponse:
        """How many mirrored customers match the filters of the listing."""
        return self._get("billing.count_customers", "billing/customers/count", types.CountCustomersResponse, query)

    def delete_billing_coupon(self, billing_id: str, **options: Unpack[Options]) -> DeleteBillingCouponResponse:
        """Remove a mirrored coupon by its external id."""
        return self._delete(
            "billing.delete_billing_coupon",
            f"billing/coupons/{path_segment(billing_id, 'billing_id')}",
            types.DeleteBillingCouponResponse,
            options,
        )

    def delete_billing_customer(self, billing_id: str, **options: Unpack[Options]) -> DeleteBillingCustomerResponse:
        """Remove a mirrored customer by its external id."""
        return self._delete(
            "billing.delete_billing_customer",
            f"billing/customer/{path_segment(billing_id, 'billing_id')}",
            types.DeleteBillingCustomerResponse,
            options,
        )

    def delete_billing_invoice(self, billing_id: str, **options: Unpack[Options]) -> DeleteBillingInvoiceResponse:
        """Remove a mirrored invoice by its external id."""
        return self._delete(
            "billing.delete_billing_invoice",
            f"billing/invoices/{path_segment(billing_id, 'billing_id')}",
            types.DeleteBillingInvoiceResponse,
            options,
        )

    def delete_billing_product(self, billing_id: str, **options: Unpack[Options]) -> DeleteBillingProductResponse:
        """Remove a mirrored product by its external id."""
        return self._delete(
            "billing.delete_billing_product",
            f"billing/product/{path_segment(billing_id, 'billing_id')}",
            types.DeleteBillingProductResponse,
            options,
        )

    def delete_payment_method_by_external_id(
        self, billing_id: str, **options: Unpack[Options]
    ) -> DeletePaymentMethodByExternalIdResponse:
        """Remove the description of a payment method by its external id."""
        return self._delete(
            "billing.delete_payment_method_by_external_id",
            f"billing/payment-methods/{path_segment(billing_id, 'billing_id')}",
            types.DeletePaymentMethodByExternalIdResponse,
            options,
        )

    def delete_product_price(self, billing_id: str, **options: Unpack[Options]) -> DeleteProductPriceResponse:
        """Remove or deactivate a price by its external id."""
        return self._delete(
            "billing.delete_product_price",
            f"billing/product/prices/{path_segment(billing_id, 'billing_id')}",
            types.DeleteProductPriceResponse,
            options,
        )

    def download_native_invoice_pdf(self, invoice_id: str, **options: Unpack[Options]) -> Iterator[bytes]:
        """A finalised own invoice as PDF, without envelope."""
        return self._file(
            "billing.download_native_invoice_pdf", f"invoices/{path_segment(invoice_id, 'invoice_id')}/pdf", options
        )

    def export_native_invoice(self, invoice_id: str, **options: Unpack[Options]) -> Iterator[bytes]:
        """The lines of a finalised own invoice as a file for bookkeeping, without envelope."""
        return self._file(
            "billing.export_native_invoice", f"invoices/{path_segment(invoice_id, 'invoice_id')}/export", options
        )

    def finalize_native_invoice(self, invoice_id: str, **options: Unpack[Options]) -> FinalizeNativeInvoiceResponse:
        """Freeze a draft invoice and give it its number, due date and copied terms; anything but a draft is refused."""
        return self._bodiless(
            "billing.finalize_native_invoice",
            "POST",
            f"invoices/{path_segment(invoice_id, 'invoice_id')}/finalize",
            types.FinalizeNativeInvoiceResponse,
            options,
        )

    def get_billing_invoice(self, invoice_id: str, **options: Unpack[Options]) -> GetBillingInvoiceResponse:
        """One invoice with its lines, terms and settlements."""
        return self._get(
            "billing.get_billing_invoice",
            f"invoices/{path_segment(invoice_id, 'invoice_id')}",
            types.GetBillingInvoiceResponse,
            options,
        )

    def get_billing_settings(self, **options: Unpack[Options]) -> GetBillingSettingsResponse:
        """The environment's default billing provider."""
        return self._get("billing.get_billing_settings", "billing/settings", types.GetBillingSettingsResponse, options)

    def get_company_native_subscription(
        self, company_id: str, **options: Unpack[Options]
    ) -> GetCompanyNativeSubscriptionResponse:
        """The subscription this server itself bills for a company, with planned changes and open charges; 404 when none."""
        return self._get(
            "billing.get_company_native_subscription",
            f"companies/{path_segment(company_id, 'company_id')}/native-subscription",
            types.GetCompanyNativeSubscriptionResponse,
            options,
        )

    def list_billing_invoices(self, **query: Unpack[ListBillingInvoicesQuery]) -> ListBillingInvoicesResponse:
        """Own and mirrored invoices in one list, newest first."""
        return self._get("billing.list_billing_invoices", "invoices", types.ListBillingInvoicesResponse, query)

    def list_billing_prices(self, **query: Unpack[ListBillingPricesQuery]) -> ListBillingPricesResponse:
        """Prices with their products, newest first; inactive ones only on request."""
        return self._get("billing.list_billing_prices", "billing/price", types.ListBillingPricesResponse, query)

    def list_billing_product_prices(
        self, **query: Unpack[ListBillingProductPricesQuery]
    ) -> ListBillingProductPricesResponse:
        """The same prices as `billing.list_billing_prices`, under the products' path."""
        return self._get(
            "billing.list_billing_product_prices",
            "billing/product/prices",
            types.ListBillingProductPricesResponse,
            query,
        )

    def list_billing_products(self, **query: Unpack[ListBillingProductsQuery]) -> ListBillingProductsResponse:
        """Products with their prices and number of subscriptions, newest first; inactive ones only on request."""
        return self._get("billing.list_billing_products", "billing/products", types.ListBillingProductsResponse, query)

    def list_company_billing_profiles(
        self, **query: Unpack[ListCompanyBillingProfilesQuery]
    ) -> ListCompanyBillingProfilesResponse:
        """How companies are billed (collector, terms, what late payment does), newest first."""
        return self._get(
            "billing.list_company_billing_profiles", "billing/profiles", types.ListCompanyBillingProfilesResponse, query
        )

    def list_coupons(self, **query: Unpack[ListCouponsQuery]) -> ListCouponsResponse:
        """Mirrored coupons, newest first."""
        return self._get("billing.list_coupons", "billing/coupons", types.ListCouponsResponse, query)

    def list_customers_with_subscriptions(
        self, **query: Unpack[ListCustomersWithSubscriptionsQuery]
    ) -> ListCustomersWithSubscriptionsResponse:
        """Mirrored customers with a summary of their subscriptions, newest first."""
        return self._get(
            "billing.list_customers_with_subscriptions",
            "billing/customers",
            types.ListCustomersWithSubscriptionsResponse,
            query,
        )

    def list_invoices(self, **query: Unpack[ListInvoicesQuery]) -> ListInvoicesResponse:
        """Mirrored invoices of a customer, subscription or company, newest first."""
        return self._get("billing.list_invoices", "billing/invoices", types.ListInvoicesResponse, query)

    def list_meters(self, **query: Unpack[ListMetersQuery]) -> ListMetersResponse:
        """Meters of the billing provider, newest first."""
        return self._get("billing.list_meters", "billing/meter", types.ListMetersResponse, query)

    def list_payment_methods(self, **query: Unpack[ListPaymentMethodsQuery]) -> ListPaymentMethodsResponse:
        """Stored descriptions of payment methods, newest first."""
        return self._get(
            "billing.list_payment_methods", "billing/payment-methods", types.ListPaymentMethodsResponse, query
        )

    def mark_billing_invoice_paid(
        self, invoice_id: str, **body: Unpack[MarkBillingInvoicePaidBody]
    ) -> MarkBillingInvoicePaidResponse:
        """Record a full or partial payment of an invoice, once per idempotency key."""
        return self._post(
            "billing.mark_billing_invoice_paid",
            f"invoices/{path_segment(invoice_id, 'invoice_id')}/mark-paid",
            types.MarkBillingInvoicePaidResponse,
            body,
        )

    def update_billing_settings(self, **body: Unpack[UpdateBillingSettingsBody]) -> UpdateBillingSettingsResponse:
        """Set the environment's default billing provider; one that is not connected is refused."""
        return self._post(
            "billing.update_billing_settings", "billing/settings", types.UpdateBillingSettingsResponse, body
        )

    def update_company_billing_profile(
        self, billing_profile_id: str, **body: Unpack[UpdateCompanyBillingProfileBody]
    ) -> UpdateCompanyBillingProfileResponse:
        """Change how a company is charged, its terms, or which of its profiles is the default."""
        return self._put(
            "billing.update_company_billing_profile",
            f"billing/profiles/{path_segment(billing_profile_id, 'billing_profile_id')}",
            types.UpdateCompanyBillingProfileResponse,
            body,
        )

    def upsert_billing_coupon(self, **body: Unpack[UpsertBillingCouponBody]) -> UpsertBillingCouponResponse:
        """Store a coupon of the billing provider by its external id."""
        return self._post("billing.upsert_billing_coupon", "billing/coupons", types.UpsertBillingCouponResponse, body)

    def upsert_billing_customer(self, **body: Unpack[UpsertBillingCustomerBody]) -> UpsertBillingCustomerResponse:
        """Store a customer of the billing provider by its external id and link it to a company."""
        return self._post(
            "billing.upsert_billing_customer", "billing/customer/upsert", types.UpsertBillingCustomerResponse, body
        )

    def upsert_billing_meter(self, **body: Unpack[UpsertBillingMeterBody]) -> UpsertBillingMeterResponse:
        """Store a meter of the billing provider by its external id."""
        return self._post(
            "billing.upsert_billing_meter", "billing/meter/upsert", types.UpsertBillingMeterResponse, body
        )

    def upsert_billing_price(self, **body: Unpack[UpsertBillingPriceBody]) -> UpsertBillingPriceResponse:
        """Store a price and its tiers by its external id."""
        return self._post(
            "billing.upsert_billing_price", "billing/price/upsert", types.UpsertBillingPriceResponse, body
        )

    def upsert_billing_product(self, **body: Unpack[UpsertBillingProductBody]) -> UpsertBillingProductResponse:
        """Store a product of the billing provider by its external id."""
        return self._post(
            "billing.upsert_billing_product", "billing/product/upsert", types.UpsertBillingProductResponse, body
        )

    def upsert_billing_subscription(
        self, **body: Unpack[UpsertBillingSubscriptionBody]
    ) -> UpsertBillingSubscriptionResponse:
        """Store a subscription by its external id, move the company to the matching plans and set its billing period."""
        return self._post(
            "billing.upsert_billing_subscription",
            "billing/subscription/upsert",
            types.UpsertBillingSubscriptionResponse,
            body,
        )

    def upsert_invoice(self, **body: Unpack[UpsertInvoiceBody]) -> UpsertInvoiceResponse:
        """Store an invoice of the billing provider by its external id."""
        return self._post("billing.upsert_invoice", "billing/invoices", types.UpsertInvoiceResponse, body)

    def upsert_payment_method(self, **body: Unpack[UpsertPaymentMethodBody]) -> UpsertPaymentMethodResponse:
        """Store the description of a payment method by its external id."""
        return self._post(
            "billing.upsert_payment_method",
            "billing/payment-methods",
            types.UpsertPaymentMethodResponse,
            renamed(body, {"account_last_4": "account_last4", "card_last_4": "card_last4"}),
        )

    def void_native_invoice(self, invoice_id: str, **options: Unpack[Options]) -> VoidNativeInvoiceResponse:
        """Cancel an unpaid own invoice; it keeps its number."""
        return self._bodiless(
            "billing.void_native_invoice",
            "POST",
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
        """How many own and mirrored invoices match the filters of the listing."""
        return await self._get(
            "billing.count_billing_invoices", "invoices/count", types.CountBillingInvoicesResponse, query
        )

    async def count_billing_products(self, **query: Unpack[CountBillingProductsQuery]) -> CountBillingProductsResponse:
        """How many products match the filters of the listing."""
        return await self._get(
            "billing.count_billing_products", "billing/products/count", types.CountBillingProductsResponse, query
        )

    async def count_customers(self, **query: Unpack[CountCustomersQuery]) -> CountCustomersResponse:
        """How many mirrored customers match the filters of the listing."""
        return await self._get(
            "billing.count_customers", "billing/customers/count", types.CountCustomersResponse, query
        )

    async def delete_billing_coupon(self, billing_id: str, **options: Unpack[Options]) -> DeleteBillingCouponResponse:
        """Remove a mirrored coupon by its external id."""
        return await self._delete(
            "billing.delete_billing_coupon",
            f"billing/coupons/{path_segment(billing_id, 'billing_id')}",
            types.DeleteBillingCouponResponse,
            options,
        )

    async def delete_billing_customer(
        self, billing_id: str, **options: Unpack[Options]
    ) -> DeleteBillingCustomerResponse:
        """Remove a mirrored customer by its external id."""
        return await self._delete(
            "billing.delete_billing_customer",
            f"billing/customer/{path_segment(billing_id, 'billing_id')}",
            types.DeleteBillingCustomerResponse,
            options,
        )

    async def delete_billing_invoice(self, billing_id: str, **options: Unpack[Options]) -> DeleteBillingInvoiceResponse:
        """Remove a mirrored invoice by its external id."""
        return await self._delete(
            "billing.delete_billing_invoice",
            f"billing/invoices/{path_segment(billing_id, 'billing_id')}",
            types.DeleteBillingInvoiceResponse,
            options,
        )

    async def delete_billing_product(self, billing_id: str, **options: Unpack[Options]) -> DeleteBillingProductResponse:
        """Remove a mirrored product by its external id."""
        return await self._delete(
            "billing.delete_billing_product",
            f"billing/product/{path_segment(billing_id, 'billing_id')}",
            types.DeleteBillingProductResponse,
            options,
        )

    async def delete_payment_method_by_external_id(
        self, billing_id: str, **options: Unpack[Options]
    ) -> DeletePaymentMethodByExternalIdResponse:
        """Remove the description of a payment method by its external id."""
        return await self._delete(
            "billing.delete_payment_method_by_external_id",
            f"billing/payment-methods/{path_segment(billing_id, 'billing_id')}",
            types.DeletePaymentMethodByExternalIdResponse,
            options,
        )

    async def delete_product_price(self, billing_id: str, **options: Unpack[Options]) -> DeleteProductPriceResponse:
        """Remove or deactivate a price by its external id."""
        return await self._delete(
            "billing.delete_product_price",
            f"billing/product/prices/{path_segment(billing_id, 'billing_id')}",
            types.DeleteProductPriceResponse,
            options,
        )

    def download_native_invoice_pdf(self, invoice_id: str, **options: Unpack[Options]) -> AsyncIterator[bytes]:
        """A finalised own invoice as PDF, without envelope."""
        return self._file(
            "billing.download_native_invoice_pdf", f"invoices/{path_segment(invoice_id, 'invoice_id')}/pdf", options
        )

    def export_native_invoice(self, invoice_id: str, **options: Unpack[Options]) -> AsyncIterator[bytes]:
        """The lines of a finalised own invoice as a file for bookkeeping, without envelope."""
        return self._file(
            "billing.export_native_invoice", f"invoices/{path_segment(invoice_id, 'invoice_id')}/export", options
        )

    async def finalize_native_invoice(
        self, invoice_id: str, **options: Unpack[Options]
    ) -> FinalizeNativeInvoiceResponse:
        """Freeze a draft invoice and give it its number, due date and copied terms; anything but a draft is refused."""
        return await self._bodiless(
            "billing.finalize_native_invoice",
            "POST",
            f"invoices/{path_segment(invoice_id, 'invoice_id')}/finalize",
            types.FinalizeNativeInvoiceResponse,
            options,
        )

    async def get_billing_invoice(self, invoice_id: str, **options: Unpack[Options]) -> GetBillingInvoiceResponse:
        """One invoice with its lines, terms and settlements."""
        return await self._get(
            "billing.get_billing_invoice",
            f"invoices/{path_segment(invoice_id, 'invoice_id')}",
            types.GetBillingInvoiceResponse,
            options,
        )

    async def get_billing_settings(self, **options: Unpack[Options]) -> GetBillingSettingsResponse:
        """The environment's default billing provider."""
        return await self._get(
            "billing.get_billing_settings", "billing/settings", types.GetBillingSettingsResponse, options
        )

    async def get_company_native_subscription(
        self, company_id: str, **options: Unpack[Options]
    ) -> GetCompanyNativeSubscriptionResponse:
        """The subscription this server itself bills for a company, with planned changes and open charges; 404 when none."""
        return await self._get(
            "billing.get_company_native_subscription",
            f"companies/{path_segment(company_id, 'company_id')}/native-subscription",
            types.GetCompanyNativeSubscriptionResponse,
            options,
        )

    async def list_billing_invoices(self, **query: Unpack[ListBillingInvoicesQuery]) -> ListBillingInvoicesResponse:
        """Own and mirrored invoices in one list, newest first."""
        return await self._get("billing.list_billing_invoices", "invoices", types.ListBillingInvoicesResponse, query)

    async def list_billing_prices(self, **query: Unpack[ListBillingPricesQuery]) -> ListBillingPricesResponse:
        """Prices with their products, newest first; inactive ones only on request."""
        return await self._get("billing.list_billing_prices", "billing/price", types.ListBillingPricesResponse, query)

    async def list_billing_product_prices(
        self, **query: Unpack[ListBillingProductPricesQuery]
    ) -> ListBillingProductPricesResponse:
        """The same prices as `billing.list_billing_prices`, under the products' path."""
        return await self._get(
            "billing.list_billing_product_prices",
            "billing/product/prices",
            types.ListBillingProductPricesResponse,
            query,
        )

    async def list_billing_products(self, **query: Unpack[ListBillingProductsQuery]) -> ListBillingProductsResponse:
        """Products with their prices and number of subscriptions, newest first; inactive ones only on request."""
        return await self._get(
            "billing.list_billing_products", "billing/products", types.ListBillingProductsResponse, query
        )

    async def list_company_billing_profiles(
        self, **query: Unpack[ListCompanyBillingProfilesQuery]
    ) -> ListCompanyBillingProfilesResponse:
        """How companies are billed (collector, terms, what late payment does), newest first."""
        return await self._get(
            "billing.list_company_billing_profiles", "billing/profiles", types.ListCompanyBillingProfilesResponse, query
        )

    async def list_coupons(self, **query: Unpack[ListCouponsQuery]) -> ListCouponsResponse:
        """Mirrored coupons, newest first."""
        return await self._get("billing.list_coupons", "billing/coupons", types.ListCouponsResponse, query)

    async def list_customers_with_subscriptions(
        self, **query: Unpack[ListCustomersWithSubscriptionsQuery]
    ) -> ListCustomersWithSubscriptionsResponse:
        """Mirrored customers with a summary of their subscriptions, newest first."""
        return await self._get(
            "billing.list_customers_with_subscriptions",
            "billing/customers",
            types.ListCustomersWithSubscriptionsResponse,
            query,
        )

    async def list_invoices(self, **query: Unpack[ListInvoicesQuery]) -> ListInvoicesResponse:
        """Mirrored invoices of a customer, subscription or company, newest first."""
        return await self._get("billing.list_invoices", "billing/invoices", types.ListInvoicesResponse, query)

    async def list_meters(self, **query: Unpack[ListMetersQuery]) -> ListMetersResponse:
        """Meters of the billing provider, newest first."""
        return await self._get("billing.list_meters", "billing/meter", types.ListMetersResponse, query)

    async def list_payment_methods(self, **query: Unpack[ListPaymentMethodsQuery]) -> ListPaymentMethodsResponse:
        """Stored descriptions of payment methods, newest first."""
        return await self._get(
            "billing.list_payment_methods", "billing/payment-methods", types.ListPaymentMethodsResponse, query
        )

    async def mark_billing_invoice_paid(
        self, invoice_id: str, **body: Unpack[MarkBillingInvoicePaidBody]
    ) -> MarkBillingInvoicePaidResponse:
        """Record a full or partial payment of an invoice, once per idempotency key."""
        return await self._post(
            "billing.mark_billing_invoice_paid",
            f"invoices/{path_segment(invoice_id, 'invoice_id')}/mark-paid",
            types.MarkBillingInvoicePaidResponse,
            body,
        )

    async def update_billing_settings(self, **body: Unpack[UpdateBillingSettingsBody]) -> UpdateBillingSettingsResponse:
        """Set the environment's default billing provider; one that is not connected is refused."""
        return await self._post(
            "billing.update_billing_settings", "billing/settings", types.UpdateBillingSettingsResponse, body
        )

    async def update_company_billing_profile(
        self, billing_profile_id: str, **body: Unpack[UpdateCompanyBillingProfileBody]
    ) -> UpdateCompanyBillingProfileResponse:
        """Change how a company is charged, its terms, or which of its profiles is the default."""
        return await self._put(
            "billing.update_company_billing_profile",
            f"billing/profiles/{path_segment(billing_profile_id, 'billing_profile_id')}",
            types.UpdateCompanyBillingProfileResponse,
            body,
        )

    async def upsert_billing_coupon(self, **body: Unpack[UpsertBillingCouponBody]) -> UpsertBillingCouponResponse:
        """Store a coupon of the billing provider by its external id."""
        return await self._post(
            "billing.upsert_billing_coupon", "billing/coupons", types.UpsertBillingCouponResponse, body
        )

    async def upsert_billing_customer(self, **body: Unpack[UpsertBillingCustomerBody]) -> UpsertBillingCustomerResponse:
        """Store a customer of the billing provider by its external id and link it to a company."""
        return await self._post(
            "billing.upsert_billing_customer", "billing/customer/upsert", types.UpsertBillingCustomerResponse, body
        )

    async def upsert_billing_meter(self, **body: Unpack[UpsertBillingMeterBody]) -> UpsertBillingMeterResponse:
        """Store a meter of the billing provider by its external id."""
        return await self._post(
            "billing.upsert_billing_meter", "billing/meter/upsert", types.UpsertBillingMeterResponse, body
        )

    async def upsert_billing_price(self, **body: Unpack[UpsertBillingPriceBody]) -> UpsertBillingPriceResponse:
        """Store a price and its tiers by its external id."""
        return await self._post(
            "billing.upsert_billing_price", "billing/price/upsert", types.UpsertBillingPriceResponse, body
        )

    async def upsert_billing_product(self, **body: Unpack[UpsertBillingProductBody]) -> UpsertBillingProductResponse:
        """Store a product of the billing provider by its external id."""
        return await self._post(
            "billing.upsert_billing_product", "billing/product/upsert", types.UpsertBillingProductResponse, body
        )

    async def upsert_billing_subscription(
        self, **body: Unpack[UpsertBillingSubscriptionBody]
    ) -> UpsertBillingSubscriptionResponse:
        """Store a subscription by its external id, move the company to the matching plans and set its billing period."""
        return await self._post(
            "billing.upsert_billing_subscription",
            "billing/subscription/upsert",
            types.UpsertBillingSubscriptionResponse,
            body,
        )

    async def upsert_invoice(self, **body: Unpack[UpsertInvoiceBody]) -> UpsertInvoiceResponse:
        """Store an invoice of the billing provider by its external id."""
        return await self._post("billing.upsert_invoice", "billing/invoices", types.UpsertInvoiceResponse, body)

    async def upsert_payment_method(self, **body: Unpack[UpsertPaymentMethodBody]) -> UpsertPaymentMethodResponse:
        """Store the description of a payment method by its external id."""
        return await self._post(
            "billing.upsert_payment_method",
            "billing/payment-methods",
            types.UpsertPaymentMethodResponse,
            renamed(body, {"account_last_4": "account_last4", "card_last_4": "card_last4"}),
        )

    async def void_native_invoice(self, invoice_id: str, **options: Unpack[Options]) -> VoidNativeInvoiceResponse:
        """Cancel an unpaid own invoice; it keeps its number."""
        return await self._bodiless(
            "billing.void_native_invoice",
            "POST",
            f"invoices/{path_segment(invoice_id, 'invoice_id')}/void",
            types.VoidNativeInvoiceResponse,
            options,
        )


class RawBillingClient(RawResource):
    """`client.billing.with_raw_response`."""

    def count_billing_invoices(
        self, **query: Unpack[CountBillingInvoicesQuery]
    ) -> HttpResponse[CountBillingInvoicesResponse]:
        """How many own and mirrored invoices match the filters of the listing."""
        return self._get("billing.count_billing_invoices", "invoices/count", types.CountBillingInvoicesResponse, query)

    def count_billing_products(
        self, **query: Unpack[CountBillingProductsQuery]
    ) -> HttpResponse[CountBillingProductsResponse]:
        """How many products match the filters of the listing."""
        return self._get(
            "billing.count_billing_products", "billing/products/count", types.CountBillingProductsResponse, query
        )

    def count_customers(self, **query: Unpack[CountCustomersQuery]) -> HttpResponse[CountCustomersResponse]:
        """How many mirrored customers match the filters of the listing."""
        return self._get("billing.count_customers", "billing/customers/count", types.CountCustomersResponse, query)

    def delete_billing_coupon(
        self, billing_id: str, **options: Unpack[Options]
    ) -> HttpResponse[DeleteBillingCouponResponse]:
        """Remove a mirrored coupon by its external id."""
        return self._delete(
            "billing.delete_billing_coupon",
            f"billing/coupons/{path_segment(billing_id, 'billing_id')}",
            types.DeleteBillingCouponResponse,
            options,
        )

    def delete_billing_customer(
        self, billing_id: str, **options: Unpack[Options]
    ) -> HttpResponse[DeleteBillingCustomerResponse]:
        """Remove a mirrored customer by its external id."""
        return self._delete(
            "billing.delete_billing_customer",
            f"billing/customer/{path_segment(billing_id, 'billing_id')}",
            types.DeleteBillingCustomerResponse,
            options,
        )

    def delete_billing_invoice(
        self, billing_id: str, **options: Unpack[Options]
    ) -> HttpResponse[DeleteBillingInvoiceResponse]:
        """Remove a mirrored invoice by its external id."""
        return self._delete(
            "billing.delete_billing_invoice",
            f"billing/invoices/{path_segment(billing_id, 'billing_id')}",
            types.DeleteBillingInvoiceResponse,
            options,
        )

    def delete_billing_product(
        self, billing_id: str, **options: Unpack[Options]
    ) -> HttpResponse[DeleteBillingProductResponse]:
        """Remove a mirrored product by its external id."""
        return self._delete(
            "billing.delete_billing_product",
            f"billing/product/{path_segment(billing_id, 'billing_id')}",
            types.DeleteBillingProductResponse,
            options,
        )

    def delete_payment_method_by_external_id(
        self, billing_id: str, **options: Unpack[Options]
    ) -> HttpResponse[DeletePaymentMethodByExternalIdResponse]:
        """Remove the description of a payment method by its external id."""
        return self._delete(
            "billing.delete_payment_method_by_external_id",
            f"billing/payment-methods/{path_segment(billing_id, 'billing_id')}",
            types.DeletePaymentMethodByExternalIdResponse,
            options,
        )

    def delete_product_price(
        self, billing_id: str, **options: Unpack[Options]
    ) -> HttpResponse[DeleteProductPriceResponse]:
        """Remove or deactivate a price by its external id."""
        return self._delete(
            "billing.delete_product_price",
            f"billing/product/prices/{path_segment(billing_id, 'billing_id')}",
            types.DeleteProductPriceResponse,
            options,
        )

    def download_native_invoice_pdf(self, invoice_id: str, **options: Unpack[Options]) -> HttpResponse[bytes]:
        """A finalised own invoice as PDF, without envelope."""
        return self._file(
            "billing.download_native_invoice_pdf", f"invoices/{path_segment(invoice_id, 'invoice_id')}/pdf", options
        )

    def export_native_invoice(self, invoice_id: str, **options: Unpack[Options]) -> HttpResponse[bytes]:
        """The lines of a finalised own invoice as a file for bookkeeping, without envelope."""
        return self._file(
            "billing.export_native_invoice", f"invoices/{path_segment(invoice_id, 'invoice_id')}/export", options
        )

    def finalize_native_invoice(
        self, invoice_id: str, **options: Unpack[Options]
    ) -> HttpResponse[FinalizeNativeInvoiceResponse]:
        """Freeze a draft invoice and give it its number, due date and copied terms; anything but a draft is refused."""
        return self._bodiless(
            "billing.finalize_native_invoice",
            "POST",
            f"invoices/{path_segment(invoice_id, 'invoice_id')}/finalize",
            types.FinalizeNativeInvoiceResponse,
            options,
        )

    def get_billing_invoice(
        self, invoice_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetBillingInvoiceResponse]:
        """One invoice with its lines, terms and settlements."""
        return self._get(
            "billing.get_billing_invoice",
            f"invoices/{path_segment(invoice_id, 'invoice_id')}",
            types.GetBillingInvoiceResponse,
            options,
        )

    def get_billing_settings(self, **options: Unpack[Options]) -> HttpResponse[GetBillingSettingsResponse]:
        """The environment's default billing provider."""
        return self._get("billing.get_billing_settings", "billing/settings", types.GetBillingSettingsResponse, options)

    def get_company_native_subscription(
        self, company_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetCompanyNativeSubscriptionResponse]:
        """The subscription this server itself bills for a company, with planned changes and open charges; 404 when none."""
        return self._get(
            "billing.get_company_native_subscription",
            f"companies/{path_segment(company_id, 'company_id')}/native-subscription",
            types.GetCompanyNativeSubscriptionResponse,
            options,
        )

    def list_billing_invoices(
        self, **query: Unpack[ListBillingInvoicesQuery]
    ) -> HttpResponse[ListBillingInvoicesResponse]:
        """Own and mirrored invoices in one list, newest first."""
        return self._get("billing.list_billing_invoices", "invoices", types.ListBillingInvoicesResponse, query)

    def list_billing_prices(self, **query: Unpack[ListBillingPricesQuery]) -> HttpResponse[ListBillingPricesResponse]:
        """Prices with their products, newest first; inactive ones only on request."""
        return self._get("billing.list_billing_prices", "billing/price", types.ListBillingPricesResponse, query)

    def list_billing_product_prices(
        self, **query: Unpack[ListBillingProductPricesQuery]
    ) -> HttpResponse[ListBillingProductPricesResponse]:
        """The same prices as `billing.list_billing_prices`, under the products' path."""
        return self._get(
            "billing.list_billing_product_prices",
            "billing/product/prices",
            types.ListBillingProductPricesResponse,
            query,
        )

    def list_billing_products(
        self, **query: Unpack[ListBillingProductsQuery]
    ) -> HttpResponse[ListBillingProductsResponse]:
        """Products with their prices and number of subscriptions, newest first; inactive ones only on request."""
        return self._get("billing.list_billing_products", "billing/products", types.ListBillingProductsResponse, query)

    def list_company_billing_profiles(
        self, **query: Unpack[ListCompanyBillingProfilesQuery]
    ) -> HttpResponse[ListCompanyBillingProfilesResponse]:
        """How companies are billed (collector, terms, what late payment does), newest first."""
        return self._get(
            "billing.list_company_billing_profiles", "billing/profiles", types.ListCompanyBillingProfilesResponse, query
        )

    def list_coupons(self, **query: Unpack[ListCouponsQuery]) -> HttpResponse[ListCouponsResponse]:
        """Mirrored coupons, newest first."""
        return self._get("billing.list_coupons", "billing/coupons", types.ListCouponsResponse, query)

    def list_customers_with_subscriptions(
        self, **query: Unpack[ListCustomersWithSubscriptionsQuery]
    ) -> HttpResponse[ListCustomersWithSubscriptionsResponse]:
        """Mirrored customers with a summary of their subscriptions, newest first."""
        return self._get(
            "billing.list_customers_with_subscriptions",
            "billing/customers",
            types.ListCustomersWithSubscriptionsResponse,
            query,
        )

    def list_invoices(self, **query: Unpack[ListInvoicesQuery]) -> HttpResponse[ListInvoicesResponse]:
        """Mirrored invoices of a customer, subscription or company, newest first."""
        return self._get("billing.list_invoices", "billing/invoices", types.ListInvoicesResponse, query)

    def list_meters(self, **query: Unpack[ListMetersQuery]) -> HttpResponse[ListMetersResponse]:
        """Meters of the billing provider, newest first."""
        return self._get("billing.list_meters", "billing/meter", types.ListMetersResponse, query)

    def list_payment_methods(
        self, **query: Unpack[ListPaymentMethodsQuery]
    ) -> HttpResponse[ListPaymentMethodsResponse]:
        """Stored descriptions of payment methods, newest first."""
        return self._get(
            "billing.list_payment_methods", "billing/payment-methods", types.ListPaymentMethodsResponse, query
        )

    def mark_billing_invoice_paid(
        self, invoice_id: str, **body: Unpack[MarkBillingInvoicePaidBody]
    ) -> HttpResponse[MarkBillingInvoicePaidResponse]:
        """Record a full or partial payment of an invoice, once per idempotency key."""
        return self._post(
            "billing.mark_billing_invoice_paid",
            f"invoices/{path_segment(invoice_id, 'invoice_id')}/mark-paid",
            types.MarkBillingInvoicePaidResponse,
            body,
        )

    def update_billing_settings(
        self, **body: Unpack[UpdateBillingSettingsBody]
    ) -> HttpResponse[UpdateBillingSettingsResponse]:
        """Set the environment's default billing provider; one that is not connected is refused."""
        return self._post(
            "billing.update_billing_settings", "billing/settings", types.UpdateBillingSettingsResponse, body
        )

    def update_company_billing_profile(
        self, billing_profile_id: str, **body: Unpack[UpdateCompanyBillingProfileBody]
    ) -> HttpResponse[UpdateCompanyBillingProfileResponse]:
        """Change how a company is charged, its terms, or which of its profiles is the default."""
        return self._put(
            "billing.update_company_billing_profile",
            f"billing/profiles/{path_segment(billing_profile_id, 'billing_profile_id')}",
            types.UpdateCompanyBillingProfileResponse,
            body,
        )

    def upsert_billing_coupon(
        self, **body: Unpack[UpsertBillingCouponBody]
    ) -> HttpResponse[UpsertBillingCouponResponse]:
        """Store a coupon of the billing provider by its external id."""
        return self._post("billing.upsert_billing_coupon", "billing/coupons", types.UpsertBillingCouponResponse, body)

    def upsert_billing_customer(
        self, **body: Unpack[UpsertBillingCustomerBody]
    ) -> HttpResponse[UpsertBillingCustomerResponse]:
        """Store a customer of the billing provider by its external id and link it to a company."""
        return self._post(
            "billing.upsert_billing_customer", "billing/customer/upsert", types.UpsertBillingCustomerResponse, body
        )

    def upsert_billing_meter(self, **body: Unpack[UpsertBillingMeterBody]) -> HttpResponse[UpsertBillingMeterResponse]:
        """Store a meter of the billing provider by its external id."""
        return self._post(
            "billing.upsert_billing_meter", "billing/meter/upsert", types.UpsertBillingMeterResponse, body
        )

    def upsert_billing_price(self, **body: Unpack[UpsertBillingPriceBody]) -> HttpResponse[UpsertBillingPriceResponse]:
        """Store a price and its tiers by its external id."""
        return self._post(
            "billing.upsert_billing_price", "billing/price/upsert", types.UpsertBillingPriceResponse, body
        )

    def upsert_billing_product(
        self, **body: Unpack[UpsertBillingProductBody]
    ) -> HttpResponse[UpsertBillingProductResponse]:
        """Store a product of the billing provider by its external id."""
        return self._post(
            "billing.upsert_billing_product", "billing/product/upsert", types.UpsertBillingProductResponse, body
        )

    def upsert_billing_subscription(
        self, **body: Unpack[UpsertBillingSubscriptionBody]
    ) -> HttpResponse[UpsertBillingSubscriptionResponse]:
        """Store a subscription by its external id, move the company to the matching plans and set its billing period."""
        return self._post(
            "billing.upsert_billing_subscription",
            "billing/subscription/upsert",
            types.UpsertBillingSubscriptionResponse,
            body,
        )

    def upsert_invoice(self, **body: Unpack[UpsertInvoiceBody]) -> HttpResponse[UpsertInvoiceResponse]:
        """Store an invoice of the billing provider by its external id."""
        return self._post("billing.upsert_invoice", "billing/invoices", types.UpsertInvoiceResponse, body)

    def upsert_payment_method(
        self, **body: Unpack[UpsertPaymentMethodBody]
    ) -> HttpResponse[UpsertPaymentMethodResponse]:
        """Store the description of a payment method by its external id."""
        return self._post(
            "billing.upsert_payment_method",
            "billing/payment-methods",
            types.UpsertPaymentMethodResponse,
            renamed(body, {"account_last_4": "account_last4", "card_last_4": "card_last4"}),
        )

    def void_native_invoice(
        self, invoice_id: str, **options: Unpack[Options]
    ) -> HttpResponse[VoidNativeInvoiceResponse]:
        """Cancel an unpaid own invoice; it keeps its number."""
        return self._bodiless(
            "billing.void_native_invoice",
            "POST",
            f"invoices/{path_segment(invoice_id, 'invoice_id')}/void",
            types.VoidNativeInvoiceResponse,
            options,
        )


class AsyncRawBillingClient(AsyncRawResource):
    """`client.billing.with_raw_response`."""

    async def count_billing_invoices(
        self, **query: Unpack[CountBillingInvoicesQuery]
    ) -> AsyncHttpResponse[CountBillingInvoicesResponse]:
        """How many own and mirrored invoices match the filters of the listing."""
        return await self._get(
            "billing.count_billing_invoices", "invoices/count", types.CountBillingInvoicesResponse, query
        )

    async def count_billing_products(
        self, **query: Unpack[CountBillingProductsQuery]
    ) -> AsyncHttpResponse[CountBillingProductsResponse]:
        """How many products match the filters of the listing."""
        return await self._get(
            "billing.count_billing_products", "billing/products/count", types.CountBillingProductsResponse, query
        )

    async def count_customers(self, **query: Unpack[CountCustomersQuery]) -> AsyncHttpResponse[CountCustomersResponse]:
        """How many mirrored customers match the filters of the listing."""
        return await self._get(
            "billing.count_customers", "billing/customers/count", types.CountCustomersResponse, query
        )

    async def delete_billing_coupon(
        self, billing_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeleteBillingCouponResponse]:
        """Remove a mirrored coupon by its external id."""
        return await self._delete(
            "billing.delete_billing_coupon",
            f"billing/coupons/{path_segment(billing_id, 'billing_id')}",
            types.DeleteBillingCouponResponse,
            options,
        )

    async def delete_billing_customer(
        self, billing_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeleteBillingCustomerResponse]:
        """Remove a mirrored customer by its external id."""
        return await self._delete(
            "billing.delete_billing_customer",
            f"billing/customer/{path_segment(billing_id, 'billing_id')}",
            types.DeleteBillingCustomerResponse,
            options,
        )

    async def delete_billing_invoice(
        self, billing_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeleteBillingInvoiceResponse]:
        """Remove a mirrored invoice by its external id."""
        return await self._delete(
            "billing.delete_billing_invoice",
            f"billing/invoices/{path_segment(billing_id, 'billing_id')}",
            types.DeleteBillingInvoiceResponse,
            options,
        )

    async def delete_billing_product(
        self, billing_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeleteBillingProductResponse]:
        """Remove a mirrored product by its external id."""
        return await self._delete(
            "billing.delete_billing_product",
            f"billing/product/{path_segment(billing_id, 'billing_id')}",
            types.DeleteBillingProductResponse,
            options,
        )

    async def delete_payment_method_by_external_id(
        self, billing_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeletePaymentMethodByExternalIdResponse]:
        """Remove the description of a payment method by its external id."""
        return await self._delete(
            "billing.delete_payment_method_by_external_id",
            f"billing/payment-methods/{path_segment(billing_id, 'billing_id')}",
            types.DeletePaymentMethodByExternalIdResponse,
            options,
        )

    async def delete_product_price(
        self, billing_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeleteProductPriceResponse]:
        """Remove or deactivate a price by its external id."""
        return await self._delete(
            "billing.delete_product_price",
            f"billing/product/prices/{path_segment(billing_id, 'billing_id')}",
            types.DeleteProductPriceResponse,
            options,
        )

    async def download_native_invoice_pdf(
        self, invoice_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[bytes]:
        """A finalised own invoice as PDF, without envelope."""
        return await self._file(
            "billing.download_native_invoice_pdf", f"invoices/{path_segment(invoice_id, 'invoice_id')}/pdf", options
        )

    async def export_native_invoice(self, invoice_id: str, **options: Unpack[Options]) -> AsyncHttpResponse[bytes]:
        """The lines of a finalised own invoice as a file for bookkeeping, without envelope."""
        return await self._file(
            "billing.export_native_invoice", f"invoices/{path_segment(invoice_id, 'invoice_id')}/export", options
        )

    async def finalize_native_invoice(
        self, invoice_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[FinalizeNativeInvoiceResponse]:
        """Freeze a draft invoice and give it its number, due date and copied terms; anything but a draft is refused."""
        return await self._bodiless(
            "billing.finalize_native_invoice",
            "POST",
            f"invoices/{path_segment(invoice_id, 'invoice_id')}/finalize",
            types.FinalizeNativeInvoiceResponse,
            options,
        )

    async def get_billing_invoice(
        self, invoice_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetBillingInvoiceResponse]:
        """One invoice with its lines, terms and settlements."""
        return await self._get(
            "billing.get_billing_invoice",
            f"invoices/{path_segment(invoice_id, 'invoice_id')}",
            types.GetBillingInvoiceResponse,
            options,
        )

    async def get_billing_settings(self, **options: Unpack[Options]) -> AsyncHttpResponse[GetBillingSettingsResponse]:
        """The environment's default billing provider."""
        return await self._get(
            "billing.get_billing_settings", "billing/settings", types.GetBillingSettingsResponse, options
        )

    async def get_company_native_subscription(
        self, company_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetCompanyNativeSubscriptionResponse]:
        """The subscription this server itself bills for a company, with planned changes and open charges; 404 when none."""
        return await self._get(
            "billing.get_company_native_subscription",
            f"companies/{path_segment(company_id, 'company_id')}/native-subscription",
            types.GetCompanyNativeSubscriptionResponse,
            options,
        )

    async def list_billing_invoices(
        self, **query: Unpack[ListBillingInvoicesQuery]
    ) -> AsyncHttpResponse[ListBillingInvoicesResponse]:
        """Own and mirrored invoices in one list, newest first."""
        return await self._get("billing.list_billing_invoices", "invoices", types.ListBillingInvoicesResponse, query)

    async def list_billing_prices(
        self, **query: Unpack[ListBillingPricesQuery]
    ) -> AsyncHttpResponse[ListBillingPricesResponse]:
        """Prices with their products, newest first; inactive ones only on request."""
        return await self._get("billing.list_billing_prices", "billing/price", types.ListBillingPricesResponse, query)

    async def list_billing_product_prices(
        self, **query: Unpack[ListBillingProductPricesQuery]
    ) -> AsyncHttpResponse[ListBillingProductPricesResponse]:
        """The same prices as `billing.list_billing_prices`, under the products' path."""
        return await self._get(
            "billing.list_billing_product_prices",
            "billing/product/prices",
            types.ListBillingProductPricesResponse,
            query,
        )

    async def list_billing_products(
        self, **query: Unpack[ListBillingProductsQuery]
    ) -> AsyncHttpResponse[ListBillingProductsResponse]:
        """Products with their prices and number of subscriptions, newest first; inactive ones only on request."""
        return await self._get(
            "billing.list_billing_products", "billing/products", types.ListBillingProductsResponse, query
        )

    async def list_company_billing_profiles(
        self, **query: Unpack[ListCompanyBillingProfilesQuery]
    ) -> AsyncHttpResponse[ListCompanyBillingProfilesResponse]:
        """How companies are billed (collector, terms, what late payment does), newest first."""
        return await self._get(
            "billing.list_company_billing_profiles", "billing/profiles", types.ListCompanyBillingProfilesResponse, query
        )

    async def list_coupons(self, **query: Unpack[ListCouponsQuery]) -> AsyncHttpResponse[ListCouponsResponse]:
        """Mirrored coupons, newest first."""
        return await self._get("billing.list_coupons", "billing/coupons", types.ListCouponsResponse, query)

    async def list_customers_with_subscriptions(
        self, **query: Unpack[ListCustomersWithSubscriptionsQuery]
    ) -> AsyncHttpResponse[ListCustomersWithSubscriptionsResponse]:
        """Mirrored customers with a summary of their subscriptions, newest first."""
        return await self._get(
            "billing.list_customers_with_subscriptions",
            "billing/customers",
            types.ListCustomersWithSubscriptionsResponse,
            query,
        )

    async def list_invoices(self, **query: Unpack[ListInvoicesQuery]) -> AsyncHttpResponse[ListInvoicesResponse]:
        """Mirrored invoices of a customer, subscription or company, newest first."""
        return await self._get("billing.list_invoices", "billing/invoices", types.ListInvoicesResponse, query)

    async def list_meters(self, **query: Unpack[ListMetersQuery]) -> AsyncHttpResponse[ListMetersResponse]:
        """Meters of the billing provider, newest first."""
        return await self._get("billing.list_meters", "billing/meter", types.ListMetersResponse, query)

    async def list_payment_methods(
        self, **query: Unpack[ListPaymentMethodsQuery]
    ) -> AsyncHttpResponse[ListPaymentMethodsResponse]:
        """Stored descriptions of payment methods, newest first."""
        return await self._get(
            "billing.list_payment_methods", "billing/payment-methods", types.ListPaymentMethodsResponse, query
        )

    async def mark_billing_invoice_paid(
        self, invoice_id: str, **body: Unpack[MarkBillingInvoicePaidBody]
    ) -> AsyncHttpResponse[MarkBillingInvoicePaidResponse]:
        """Record a full or partial payment of an invoice, once per idempotency key."""
        return await self._post(
            "billing.mark_billing_invoice_paid",
            f"invoices/{path_segment(invoice_id, 'invoice_id')}/mark-paid",
            types.MarkBillingInvoicePaidResponse,
            body,
        )

    async def update_billing_settings(
        self, **body: Unpack[UpdateBillingSettingsBody]
    ) -> AsyncHttpResponse[UpdateBillingSettingsResponse]:
        """Set the environment's default billing provider; one that is not connected is refused."""
        return await self._post(
            "billing.update_billing_settings", "billing/settings", types.UpdateBillingSettingsResponse, body
        )

    async def update_company_billing_profile(
        self, billing_profile_id: str, **body: Unpack[UpdateCompanyBillingProfileBody]
    ) -> AsyncHttpResponse[UpdateCompanyBillingProfileResponse]:
        """Change how a company is charged, its terms, or which of its profiles is the default."""
        return await self._put(
            "billing.update_company_billing_profile",
            f"billing/profiles/{path_segment(billing_profile_id, 'billing_profile_id')}",
            types.UpdateCompanyBillingProfileResponse,
            body,
        )

    async def upsert_billing_coupon(
        self, **body: Unpack[UpsertBillingCouponBody]
    ) -> AsyncHttpResponse[UpsertBillingCouponResponse]:
        """Store a coupon of the billing provider by its external id."""
        return await self._post(
            "billing.upsert_billing_coupon", "billing/coupons", types.UpsertBillingCouponResponse, body
        )

    async def upsert_billing_customer(
        self, **body: Unpack[UpsertBillingCustomerBody]
    ) -> AsyncHttpResponse[UpsertBillingCustomerResponse]:
        """Store a customer of the billing provider by its external id and link it to a company."""
        return await self._post(
            "billing.upsert_billing_customer", "billing/customer/upsert", types.UpsertBillingCustomerResponse, body
        )

    async def upsert_billing_meter(
        self, **body: Unpack[UpsertBillingMeterBody]
    ) -> AsyncHttpResponse[UpsertBillingMeterResponse]:
        """Store a meter of the billing provider by its external id."""
        return await self._post(
            "billing.upsert_billing_meter", "billing/meter/upsert", types.UpsertBillingMeterResponse, body
        )

    async def upsert_billing_price(
        self, **body: Unpack[UpsertBillingPriceBody]
    ) -> AsyncHttpResponse[UpsertBillingPriceResponse]:
        """Store a price and its tiers by its external id."""
        return await self._post(
            "billing.upsert_billing_price", "billing/price/upsert", types.UpsertBillingPriceResponse, body
        )

    async def upsert_billing_product(
        self, **body: Unpack[UpsertBillingProductBody]
    ) -> AsyncHttpResponse[UpsertBillingProductResponse]:
        """Store a product of the billing provider by its external id."""
        return await self._post(
            "billing.upsert_billing_product", "billing/product/upsert", types.UpsertBillingProductResponse, body
        )

    async def upsert_billing_subscription(
        self, **body: Unpack[UpsertBillingSubscriptionBody]
    ) -> AsyncHttpResponse[UpsertBillingSubscriptionResponse]:
        """Store a subscription by its external id, move the company to the matching plans and set its billing period."""
        return await self._post(
            "billing.upsert_billing_subscription",
            "billing/subscription/upsert",
            types.UpsertBillingSubscriptionResponse,
            body,
        )

    async def upsert_invoice(self, **body: Unpack[UpsertInvoiceBody]) -> AsyncHttpResponse[UpsertInvoiceResponse]:
        """Store an invoice of the billing provider by its external id."""
        return await self._post("billing.upsert_invoice", "billing/invoices", types.UpsertInvoiceResponse, body)

    async def upsert_payment_method(
        self, **body: Unpack[UpsertPaymentMethodBody]
    ) -> AsyncHttpResponse[UpsertPaymentMethodResponse]:
        """Store the description of a payment method by its external id."""
        return await self._post(
            "billing.upsert_payment_method",
            "billing/payment-methods",
            types.UpsertPaymentMethodResponse,
            renamed(body, {"account_last_4": "account_last4", "card_last_4": "card_last4"}),
        )

    async def void_native_invoice(
        self, invoice_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[VoidNativeInvoiceResponse]:
        """Cancel an unpaid own invoice; it keeps its number."""
        return await self._bodiless(
            "billing.void_native_invoice",
            "POST",
            f"invoices/{path_segment(invoice_id, 'invoice_id')}/void",
            types.VoidNativeInvoiceResponse,
            options,
        )
