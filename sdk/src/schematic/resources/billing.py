# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
# mypy: disable-error-code="empty-body"
# pyright: reportReturnType=false
"""Clients of the resource `billing`. Methods with a docstring alone describe operations, see `core.operation`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic.core.resource import (
    AsyncResource,
    Resource,
    awaited,
    awaited_file,
    awaited_raw,
    awaited_raw_file,
    delete,
    get,
    post,
    put,
    raw,
    raw_file,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Unpack

    from schematic.core.request_options import Options
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

    @get("invoices/count")
    def count_billing_invoices(self, **query: Unpack[CountBillingInvoicesQuery]) -> CountBillingInvoicesResponse:
        """How many own and mirrored invoices match the filters of the listing.

        company_id: str | None. Company (`comp_…`).
        contract_id: str | None. Only invoices of this contract.
        document_state: InvoiceDocumentState | None. Only own invoices in this state.
        past_due: bool | None. Only open invoices whose due date has passed.
        provider_type: BillingProviderType | None. Only those of this billing system.
        q: str | None. Text to search for, case ignored, at most 512 characters.
        status: InvoiceStatus | None. Only those in this state.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("billing/products/count")
    def count_billing_products(self, **query: Unpack[CountBillingProductsQuery]) -> CountBillingProductsResponse:
        """How many products match the filters of the listing.

        ids: Sequence[str] | None. Only these ids, at most 100.
        is_active: bool | None. Whether it is in use; true unless sent.
        name: str | None. Only objects of this name.
        price_usage_type: BillingPriceUsageType | None. Only products with prices of this usage type.
        provider_type: BillingProviderType | None. Only those of this billing system.
        q: str | None. Text to search for, case ignored, at most 512 characters.
        recurring_charges_only: bool | None. Only products with recurring prices.
        with_one_time_charges: bool | None. Only products with prices paid once.
        with_prices_only: bool | None. Only products that have prices.
        with_zero_price: bool | None. Only products with a price of 0.
        without_linked_to_plan: bool | None. Without products that a plan is linked to.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("billing/customers/count")
    def count_customers(self, **query: Unpack[CountCustomersQuery]) -> CountCustomersResponse:
        """How many mirrored customers match the filters of the listing.

        company_ids: Sequence[str] | None. Companies (`comp_…`), at most 100.
        name: str | None. Only objects of this name.
        provider_type: BillingProviderType | None. Only those of this billing system.
        q: str | None. Text to search for, case ignored, at most 512 characters.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @delete("billing/coupons/{billing_id}")
    def delete_billing_coupon(self, billing_id: str, **options: Unpack[Options]) -> DeleteBillingCouponResponse:
        """Remove a mirrored coupon by its external id.

        billing_id: str, required. The billing provider's id of the object.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @delete("billing/customer/{billing_id}")
    def delete_billing_customer(self, billing_id: str, **options: Unpack[Options]) -> DeleteBillingCustomerResponse:
        """Remove a mirrored customer by its external id.

        billing_id: str, required. The billing provider's id of the object.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @delete("billing/invoices/{billing_id}")
    def delete_billing_invoice(self, billing_id: str, **options: Unpack[Options]) -> DeleteBillingInvoiceResponse:
        """Remove a mirrored invoice by its external id.

        billing_id: str, required. The billing provider's id of the object.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @delete("billing/product/{billing_id}")
    def delete_billing_product(self, billing_id: str, **options: Unpack[Options]) -> DeleteBillingProductResponse:
        """Remove a mirrored product by its external id.

        billing_id: str, required. The billing provider's id of the object.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @delete("billing/payment-methods/{billing_id}")
    def delete_payment_method_by_external_id(
        self, billing_id: str, **options: Unpack[Options]
    ) -> DeletePaymentMethodByExternalIdResponse:
        """Remove the description of a payment method by its external id.

        billing_id: str, required. The billing provider's id of the object.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @delete("billing/product/prices/{billing_id}")
    def delete_product_price(self, billing_id: str, **options: Unpack[Options]) -> DeleteProductPriceResponse:
        """Remove or deactivate a price by its external id.

        billing_id: str, required. The billing provider's id of the object.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("invoices/{invoice_id}/pdf")
    def download_native_invoice_pdf(self, invoice_id: str, **options: Unpack[Options]) -> Iterator[bytes]:
        """A finalised own invoice as PDF, without envelope.

        invoice_id: str, required. Invoice: own (`ninv_…`) or mirrored (`binv_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("invoices/{invoice_id}/export")
    def export_native_invoice(self, invoice_id: str, **options: Unpack[Options]) -> Iterator[bytes]:
        """The lines of a finalised own invoice as a file for bookkeeping, without envelope.

        invoice_id: str, required. Invoice: own (`ninv_…`) or mirrored (`binv_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("invoices/{invoice_id}/finalize")
    def finalize_native_invoice(self, invoice_id: str, **options: Unpack[Options]) -> FinalizeNativeInvoiceResponse:
        """Freeze a draft invoice and give it its number, due date and copied terms; anything but a draft is refused.

        invoice_id: str, required. Invoice: own (`ninv_…`) or mirrored (`binv_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("invoices/{invoice_id}")
    def get_billing_invoice(self, invoice_id: str, **options: Unpack[Options]) -> GetBillingInvoiceResponse:
        """One invoice with its lines, terms and settlements.

        invoice_id: str, required. Invoice: own (`ninv_…`) or mirrored (`binv_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("billing/settings")
    def get_billing_settings(self, **options: Unpack[Options]) -> GetBillingSettingsResponse:
        """The environment's default billing provider.

        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("companies/{company_id}/native-subscription")
    def get_company_native_subscription(
        self, company_id: str, **options: Unpack[Options]
    ) -> GetCompanyNativeSubscriptionResponse:
        """The subscription this server itself bills for a company, with planned changes and open charges; 404 when none.

        company_id: str, required. Company (`comp_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("invoices")
    def list_billing_invoices(self, **query: Unpack[ListBillingInvoicesQuery]) -> ListBillingInvoicesResponse:
        """Own and mirrored invoices in one list, newest first.

        company_id: str | None. Company (`comp_…`).
        contract_id: str | None. Only invoices of this contract.
        document_state: InvoiceDocumentState | None. Only own invoices in this state.
        past_due: bool | None. Only open invoices whose due date has passed.
        provider_type: BillingProviderType | None. Only those of this billing system.
        q: str | None. Text to search for, case ignored, at most 512 characters.
        status: InvoiceStatus | None. Only those in this state.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("billing/price")
    def list_billing_prices(self, **query: Unpack[ListBillingPricesQuery]) -> ListBillingPricesResponse:
        """Prices with their products, newest first; inactive ones only on request.

        currency: Currency | None. Only prices in this currency.
        for_initial_plan: bool | None. Only what may serve as initial plan; for prices, free ones.
        for_trial_expiry_plan: bool | None. Only what may follow an unconverted trial; for prices, free ones.
        ids: Sequence[str] | None. Only these ids, at most 100.
        interval: str | None. Only prices per `day`, `month` or `year`, or `one-time`.
        interval_count: int | None. Only prices with this many intervals per period.
        is_active: bool | None. Whether it is in use; true unless sent.
        plan_version_id: str | None. Plan version (`plnv_…`).
        price: int | None. Only prices of this amount in cents.
        product_id: str | None. Billing product (`bilp_…`).
        product_ids: Sequence[str] | None. Billing products (`bilp_…`), at most 100.
        provider_type: BillingProviderType | None. Only those of this billing system.
        q: str | None. Text to search for, case ignored, at most 512 characters.
        tiers_mode: BillingTiersMode | None. Only prices with this way of pricing tiers.
        usage_type: BillingPriceUsageType | None. Only prices of this usage type.
        with_meter: bool | None. Only prices with a meter.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("billing/product/prices")
    def list_billing_product_prices(
        self, **query: Unpack[ListBillingProductPricesQuery]
    ) -> ListBillingProductPricesResponse:
        """The same prices as `billing.list_billing_prices`, under the products' path.

        currency: Currency | None. Only prices in this currency.
        for_initial_plan: bool | None. Only what may serve as initial plan; for prices, free ones.
        for_trial_expiry_plan: bool | None. Only what may follow an unconverted trial; for prices, free ones.
        ids: Sequence[str] | None. Only these ids, at most 100.
        interval: str | None. Only prices per `day`, `month` or `year`, or `one-time`.
        interval_count: int | None. Only prices with this many intervals per period.
        is_active: bool | None. Whether it is in use; true unless sent.
        plan_version_id: str | None. Plan version (`plnv_…`).
        price: int | None. Only prices of this amount in cents.
        product_id: str | None. Billing product (`bilp_…`).
        product_ids: Sequence[str] | None. Billing products (`bilp_…`), at most 100.
        provider_type: BillingProviderType | None. Only those of this billing system.
        q: str | None. Text to search for, case ignored, at most 512 characters.
        tiers_mode: BillingTiersMode | None. Only prices with this way of pricing tiers.
        usage_type: BillingPriceUsageType | None. Only prices of this usage type.
        with_meter: bool | None. Only prices with a meter.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("billing/products")
    def list_billing_products(self, **query: Unpack[ListBillingProductsQuery]) -> ListBillingProductsResponse:
        """Products with their prices and number of subscriptions, newest first; inactive ones only on request.

        ids: Sequence[str] | None. Only these ids, at most 100.
        is_active: bool | None. Whether it is in use; true unless sent.
        name: str | None. Only objects of this name.
        price_usage_type: BillingPriceUsageType | None. Only products with prices of this usage type.
        provider_type: BillingProviderType | None. Only those of this billing system.
        q: str | None. Text to search for, case ignored, at most 512 characters.
        recurring_charges_only: bool | None. Only products with recurring prices.
        with_one_time_charges: bool | None. Only products with prices paid once.
        with_prices_only: bool | None. Only products that have prices.
        with_zero_price: bool | None. Only products with a price of 0.
        without_linked_to_plan: bool | None. Without products that a plan is linked to.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("billing/profiles")
    def list_company_billing_profiles(
        self, **query: Unpack[ListCompanyBillingProfilesQuery]
    ) -> ListCompanyBillingProfilesResponse:
        """How companies are billed (collector, terms, what late payment does), newest first.

        company_id: str | None. Company (`comp_…`).
        is_default: bool | None. Only the default, or all others.
        provider_type: BillingProviderType | None. Only those of this billing system.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("billing/coupons")
    def list_coupons(self, **query: Unpack[ListCouponsQuery]) -> ListCouponsResponse:
        """Mirrored coupons, newest first.

        is_active: bool | None. Whether it is in use; true unless sent.
        q: str | None. Text to search for, case ignored, at most 512 characters.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("billing/customers")
    def list_customers_with_subscriptions(
        self, **query: Unpack[ListCustomersWithSubscriptionsQuery]
    ) -> ListCustomersWithSubscriptionsResponse:
        """Mirrored customers with a summary of their subscriptions, newest first.

        company_ids: Sequence[str] | None. Companies (`comp_…`), at most 100.
        name: str | None. Only objects of this name.
        provider_type: BillingProviderType | None. Only those of this billing system.
        q: str | None. Text to search for, case ignored, at most 512 characters.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("billing/invoices")
    def list_invoices(self, **query: Unpack[ListInvoicesQuery]) -> ListInvoicesResponse:
        """Mirrored invoices of a customer, subscription or company, newest first.

        customer_external_id: str, required. The provider's id of the customer.
        subscription_external_id: str, required. The provider's id of the subscription.
        company_id: str | None. Company (`comp_…`).
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("billing/meter")
    def list_meters(self, **query: Unpack[ListMetersQuery]) -> ListMetersResponse:
        """Meters of the billing provider, newest first.

        display_name: str | None. Only meters of this name.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("billing/payment-methods")
    def list_payment_methods(self, **query: Unpack[ListPaymentMethodsQuery]) -> ListPaymentMethodsResponse:
        """Stored descriptions of payment methods, newest first.

        customer_external_id: str, required. The provider's id of the customer.
        company_id: str | None. Company (`comp_…`).
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("invoices/{invoice_id}/mark-paid")
    def mark_billing_invoice_paid(
        self, invoice_id: str, **body: Unpack[MarkBillingInvoicePaidBody]
    ) -> MarkBillingInvoicePaidResponse:
        """Record a full or partial payment of an invoice, once per idempotency key.

        invoice_id: str, required. Invoice: own (`ninv_…`) or mirrored (`binv_…`).
        idempotency_key: str, required. A repeat with the same key records the payment once.
        amount: int | None. Amount paid in cents; all that remains unless sent.
        reference: str | None. The payer's reference.
        settled_at: datetime | None. When it was paid; now unless sent, never in the future.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("billing/settings")
    def update_billing_settings(self, **body: Unpack[UpdateBillingSettingsBody]) -> UpdateBillingSettingsResponse:
        """Set the environment's default billing provider; one that is not connected is refused.

        default_provider_type: BillingProviderType | None. System that bills. `schematic` is this server itself.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @put("billing/profiles/{billing_profile_id}")
    def update_company_billing_profile(
        self, billing_profile_id: str, **body: Unpack[UpdateCompanyBillingProfileBody]
    ) -> UpdateCompanyBillingProfileResponse:
        """Change how a company is charged, its terms, or which of its profiles is the default.

        billing_profile_id: str, required. Billing profile (`bprof_…`).
        collection_method: BillingCollectionMethod, required. `charge_automatically` takes the stored payment
            method; `send_invoice` asks for payment.
        collector: Collector | None. Who collects what is invoiced from now on.
        days_until_due: int | None. Days from invoice to due date, at most 365.
        is_default: bool | None. Make it the company's default profile.
        name: str | None. Name shown to people.
        payment_method_id: str | None. Payment method (`bpaymth_…`).
        proration_behavior: ProrationBehavior | None. How the difference of a change within a period is charged:
            on the next invoice or at once.
        provider_type: BillingProviderType | None. Which provider keeps a copy of its subscription; `schematic`
            for none.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("billing/coupons")
    def upsert_billing_coupon(self, **body: Unpack[UpsertBillingCouponBody]) -> UpsertBillingCouponResponse:
        """Store a coupon of the billing provider by its external id.

        amount_off: int, required. Discount in cents.
        duration: str, required. How long a discount applies: `once`, `repeating` or `forever`.
        duration_in_months: int, required. Months a repeating discount applies.
        external_id: str, required. The billing provider's id.
        max_redemptions: int, required. How often it may be redeemed in all.
        name: str, required. Name shown to people.
        percent_off: float, required. Discount in percent, 0 to 100.
        times_redeemed: int, required. How often it has been redeemed.
        currency: Currency | None. Three-letter currency code in lower case. Amounts are in the smallest unit,
            such as cents.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("billing/customer/upsert")
    def upsert_billing_customer(self, **body: Unpack[UpsertBillingCustomerBody]) -> UpsertBillingCustomerResponse:
        """Store a customer of the billing provider by its external id and link it to a company.

        email: str, required. E-mail address.
        external_id: str, required. The billing provider's id.
        meta: Mapping[str, str], required. Metadata of the customer, from name to text.
        name: str, required. Name shown to people.
        company_id: str | None. Company (`comp_…`).
        default_payment_method_id: str | None. Default payment method (`bpaymth_…`).
        provider_type: BillingProviderType | None. System that bills. `schematic` is this server itself.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("billing/meter/upsert")
    def upsert_billing_meter(self, **body: Unpack[UpsertBillingMeterBody]) -> UpsertBillingMeterResponse:
        """Store a meter of the billing provider by its external id.

        display_name: str, required. Name shown to people.
        event_name: str, required. Name of the event.
        event_payload_key: str, required. Member of the event that is counted.
        external_id: str, required. The billing provider's id.
        provider_type: BillingProviderType | None. System that bills. `schematic` is this server itself.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("billing/price/upsert")
    def upsert_billing_price(self, **body: Unpack[UpsertBillingPriceBody]) -> UpsertBillingPriceResponse:
        """Store a price and its tiers by its external id.

        billing_scheme: BillingPriceScheme, required. `per_unit` has one price for every unit, `tiered` a price
            per range of quantity.
        currency: Currency, required. Three-letter currency code in lower case. Amounts are in the smallest
            unit, such as cents.
        external_account_id: str, required. The provider's account.
        interval: str, required. `day`, `month`, `year` or `one-time`.
        is_active: bool, required. Whether it is in use.
        price: int, required. Price in cents.
        price_external_id: str, required. The provider's id of the price.
        price_tiers: Sequence[CreateBillingPriceTierRequestBody], required. Price of a range of quantity.
        product_external_id: str, required. The provider's id of the product.
        usage_type: BillingPriceUsageType, required. `licensed` is charged by a set quantity, `metered` by
            reported usage.
        interval_count: int | None. How many intervals a period has; 3 months are a quarter.
        meter_id: str | None. Meter that counts the use.
        nickname: str | None. Name of the price among colleagues.
        package_size: int | None. Units sold together at the price.
        price_decimal: str | None. The same price with fractions of a cent; read this one when both are given.
        provider_type: BillingProviderType | None. System that bills. `schematic` is this server itself.
        tiers_mode: BillingTiersMode | None. `graduated` prices each unit in its own tier, `volume` all units in
            the tier the total falls in.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("billing/product/upsert")
    def upsert_billing_product(self, **body: Unpack[UpsertBillingProductBody]) -> UpsertBillingProductResponse:
        """Store a product of the billing provider by its external id.

        external_id: str, required. The billing provider's id.
        price: float, required. Price in cents.
        is_active: bool | None. Whether it is in use.
        name: str | None. Name shown to people.
        provider_type: BillingProviderType | None. System that bills. `schematic` is this server itself.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("billing/subscription/upsert")
    def upsert_billing_subscription(
        self, **body: Unpack[UpsertBillingSubscriptionBody]
    ) -> UpsertBillingSubscriptionResponse:
        """Store a subscription by its external id, move the company to the matching plans and set its billing period.

        cancel_at_period_end: bool, required. Whether the subscription ends with the current period.
        currency: Currency, required. Three-letter currency code in lower case. Amounts are in the smallest
            unit, such as cents.
        customer_external_id: str, required. The provider's id of the customer.
        discounts: Sequence[BillingSubscriptionDiscount], required. A discount on a subscription.
        expired_at: datetime, required. When it ended or will end.
        product_external_ids: Sequence[BillingProductPricing], required. A product, price and quantity on a
            subscription.
        subscription_external_id: str, required. The provider's id of the subscription.
        total_price: int, required. Price per period in cents.
        application_id: str | None. The provider's application that made the subscription.
        cancel_at: int | None. When the subscription ends, Unix seconds.
        company_id: str | None. Company (`comp_…`).
        default_payment_method_external_id: str | None. The provider's id of the default payment method.
        default_payment_method_id: str | None. Default payment method (`bpaymth_…`).
        interval: str | None. `day`, `month`, `year` or `one-time`.
        metadata: Mapping[str, Any] | None. Free metadata, from name to value.
        period_end: int | None. When the period ends, Unix seconds.
        period_start: int | None. When the period began, Unix seconds.
        provider_type: BillingProviderType | None. System that bills. `schematic` is this server itself.
        started_at: datetime | None. When it began.
        status: str | None. Status as the provider names it.
        trial_end: int | None. When the trial ends, Unix seconds.
        trial_end_setting: BillingSubscriptionTrialEndSetting | None. Whether a trial that ends turns into a
            paid subscription or stops.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("billing/invoices")
    def upsert_invoice(self, **body: Unpack[UpsertInvoiceBody]) -> UpsertInvoiceResponse:
        """Store an invoice of the billing provider by its external id.

        amount_due: int, required. Amount due, in cents.
        amount_paid: int, required. Amount paid, in cents.
        amount_remaining: int, required. Amount still to pay, in cents.
        collection_method: str, required. `charge_automatically` or `send_invoice`.
        currency: Currency, required. Three-letter currency code in lower case. Amounts are in the smallest
            unit, such as cents.
        customer_external_id: str, required. The provider's id of the customer.
        subtotal: int, required. Sum of the lines in cents, before discount and tax.
        due_date: datetime | None. When payment is due.
        ending_balance: int | None. The customer's balance afterwards, in cents.
        external_id: str | None. The billing provider's id.
        payment_method_external_id: str | None. The provider's id of the payment method.
        starting_balance: int | None. The customer's balance before, in cents.
        status: InvoiceStatus | None. Payment status of an invoice.
        subscription_external_id: str | None. The provider's id of the subscription.
        total: int | None. Sum in cents.
        url: str | None. Address of the invoice at the provider.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("billing/payment-methods", account_last_4="account_last4", card_last_4="card_last4")
    def upsert_payment_method(self, **body: Unpack[UpsertPaymentMethodBody]) -> UpsertPaymentMethodResponse:
        """Store the description of a payment method by its external id.

        customer_external_id: str, required. The provider's id of the customer.
        external_id: str, required. The billing provider's id.
        payment_method_type: str, required. Kind of payment method, such as `card`.
        account_last_4: str | None. Last four digits of the bank account.
        account_name: str | None. Name on the account.
        bank_name: str | None. Name of the bank.
        billing_email: str | None. Address that invoices are sent to.
        billing_name: str | None. Name of the payer.
        card_brand: str | None. Brand of the card, such as `visa`.
        card_exp_month: int | None. Month in which the card expires, 1 to 12.
        card_exp_year: int | None. Year in which the card expires, four digits.
        card_last_4: str | None. Last four digits of the card.
        customer_billing_details: PaymentMethodBillingDetailsRequestBody | None. Whom a payment method belongs
            to.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("invoices/{invoice_id}/void")
    def void_native_invoice(self, invoice_id: str, **options: Unpack[Options]) -> VoidNativeInvoiceResponse:
        """Cancel an unpaid own invoice; it keeps its number.

        invoice_id: str, required. Invoice: own (`ninv_…`) or mirrored (`binv_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """


class AsyncBillingClient(AsyncResource):
    """`client.billing`."""

    @property
    def with_raw_response(self) -> AsyncRawBillingClient:
        """The same operations, answered with status and headers."""
        return AsyncRawBillingClient(self._transport)

    count_billing_invoices = awaited(BillingClient.count_billing_invoices)
    count_billing_products = awaited(BillingClient.count_billing_products)
    count_customers = awaited(BillingClient.count_customers)
    delete_billing_coupon = awaited(BillingClient.delete_billing_coupon)
    delete_billing_customer = awaited(BillingClient.delete_billing_customer)
    delete_billing_invoice = awaited(BillingClient.delete_billing_invoice)
    delete_billing_product = awaited(BillingClient.delete_billing_product)
    delete_payment_method_by_external_id = awaited(BillingClient.delete_payment_method_by_external_id)
    delete_product_price = awaited(BillingClient.delete_product_price)
    download_native_invoice_pdf = awaited_file(BillingClient.download_native_invoice_pdf)
    export_native_invoice = awaited_file(BillingClient.export_native_invoice)
    finalize_native_invoice = awaited(BillingClient.finalize_native_invoice)
    get_billing_invoice = awaited(BillingClient.get_billing_invoice)
    get_billing_settings = awaited(BillingClient.get_billing_settings)
    get_company_native_subscription = awaited(BillingClient.get_company_native_subscription)
    list_billing_invoices = awaited(BillingClient.list_billing_invoices)
    list_billing_prices = awaited(BillingClient.list_billing_prices)
    list_billing_product_prices = awaited(BillingClient.list_billing_product_prices)
    list_billing_products = awaited(BillingClient.list_billing_products)
    list_company_billing_profiles = awaited(BillingClient.list_company_billing_profiles)
    list_coupons = awaited(BillingClient.list_coupons)
    list_customers_with_subscriptions = awaited(BillingClient.list_customers_with_subscriptions)
    list_invoices = awaited(BillingClient.list_invoices)
    list_meters = awaited(BillingClient.list_meters)
    list_payment_methods = awaited(BillingClient.list_payment_methods)
    mark_billing_invoice_paid = awaited(BillingClient.mark_billing_invoice_paid)
    update_billing_settings = awaited(BillingClient.update_billing_settings)
    update_company_billing_profile = awaited(BillingClient.update_company_billing_profile)
    upsert_billing_coupon = awaited(BillingClient.upsert_billing_coupon)
    upsert_billing_customer = awaited(BillingClient.upsert_billing_customer)
    upsert_billing_meter = awaited(BillingClient.upsert_billing_meter)
    upsert_billing_price = awaited(BillingClient.upsert_billing_price)
    upsert_billing_product = awaited(BillingClient.upsert_billing_product)
    upsert_billing_subscription = awaited(BillingClient.upsert_billing_subscription)
    upsert_invoice = awaited(BillingClient.upsert_invoice)
    upsert_payment_method = awaited(BillingClient.upsert_payment_method)
    void_native_invoice = awaited(BillingClient.void_native_invoice)


class RawBillingClient(Resource):
    """`client.billing.with_raw_response`."""

    count_billing_invoices = raw(BillingClient.count_billing_invoices)
    count_billing_products = raw(BillingClient.count_billing_products)
    count_customers = raw(BillingClient.count_customers)
    delete_billing_coupon = raw(BillingClient.delete_billing_coupon)
    delete_billing_customer = raw(BillingClient.delete_billing_customer)
    delete_billing_invoice = raw(BillingClient.delete_billing_invoice)
    delete_billing_product = raw(BillingClient.delete_billing_product)
    delete_payment_method_by_external_id = raw(BillingClient.delete_payment_method_by_external_id)
    delete_product_price = raw(BillingClient.delete_product_price)
    download_native_invoice_pdf = raw_file(BillingClient.download_native_invoice_pdf)
    export_native_invoice = raw_file(BillingClient.export_native_invoice)
    finalize_native_invoice = raw(BillingClient.finalize_native_invoice)
    get_billing_invoice = raw(BillingClient.get_billing_invoice)
    get_billing_settings = raw(BillingClient.get_billing_settings)
    get_company_native_subscription = raw(BillingClient.get_company_native_subscription)
    list_billing_invoices = raw(BillingClient.list_billing_invoices)
    list_billing_prices = raw(BillingClient.list_billing_prices)
    list_billing_product_prices = raw(BillingClient.list_billing_product_prices)
    list_billing_products = raw(BillingClient.list_billing_products)
    list_company_billing_profiles = raw(BillingClient.list_company_billing_profiles)
    list_coupons = raw(BillingClient.list_coupons)
    list_customers_with_subscriptions = raw(BillingClient.list_customers_with_subscriptions)
    list_invoices = raw(BillingClient.list_invoices)
    list_meters = raw(BillingClient.list_meters)
    list_payment_methods = raw(BillingClient.list_payment_methods)
    mark_billing_invoice_paid = raw(BillingClient.mark_billing_invoice_paid)
    update_billing_settings = raw(BillingClient.update_billing_settings)
    update_company_billing_profile = raw(BillingClient.update_company_billing_profile)
    upsert_billing_coupon = raw(BillingClient.upsert_billing_coupon)
    upsert_billing_customer = raw(BillingClient.upsert_billing_customer)
    upsert_billing_meter = raw(BillingClient.upsert_billing_meter)
    upsert_billing_price = raw(BillingClient.upsert_billing_price)
    upsert_billing_product = raw(BillingClient.upsert_billing_product)
    upsert_billing_subscription = raw(BillingClient.upsert_billing_subscription)
    upsert_invoice = raw(BillingClient.upsert_invoice)
    upsert_payment_method = raw(BillingClient.upsert_payment_method)
    void_native_invoice = raw(BillingClient.void_native_invoice)


class AsyncRawBillingClient(AsyncResource):
    """`client.billing.with_raw_response`."""

    count_billing_invoices = awaited_raw(BillingClient.count_billing_invoices)
    count_billing_products = awaited_raw(BillingClient.count_billing_products)
    count_customers = awaited_raw(BillingClient.count_customers)
    delete_billing_coupon = awaited_raw(BillingClient.delete_billing_coupon)
    delete_billing_customer = awaited_raw(BillingClient.delete_billing_customer)
    delete_billing_invoice = awaited_raw(BillingClient.delete_billing_invoice)
    delete_billing_product = awaited_raw(BillingClient.delete_billing_product)
    delete_payment_method_by_external_id = awaited_raw(BillingClient.delete_payment_method_by_external_id)
    delete_product_price = awaited_raw(BillingClient.delete_product_price)
    download_native_invoice_pdf = awaited_raw_file(BillingClient.download_native_invoice_pdf)
    export_native_invoice = awaited_raw_file(BillingClient.export_native_invoice)
    finalize_native_invoice = awaited_raw(BillingClient.finalize_native_invoice)
    get_billing_invoice = awaited_raw(BillingClient.get_billing_invoice)
    get_billing_settings = awaited_raw(BillingClient.get_billing_settings)
    get_company_native_subscription = awaited_raw(BillingClient.get_company_native_subscription)
    list_billing_invoices = awaited_raw(BillingClient.list_billing_invoices)
    list_billing_prices = awaited_raw(BillingClient.list_billing_prices)
    list_billing_product_prices = awaited_raw(BillingClient.list_billing_product_prices)
    list_billing_products = awaited_raw(BillingClient.list_billing_products)
    list_company_billing_profiles = awaited_raw(BillingClient.list_company_billing_profiles)
    list_coupons = awaited_raw(BillingClient.list_coupons)
    list_customers_with_subscriptions = awaited_raw(BillingClient.list_customers_with_subscriptions)
    list_invoices = awaited_raw(BillingClient.list_invoices)
    list_meters = awaited_raw(BillingClient.list_meters)
    list_payment_methods = awaited_raw(BillingClient.list_payment_methods)
    mark_billing_invoice_paid = awaited_raw(BillingClient.mark_billing_invoice_paid)
    update_billing_settings = awaited_raw(BillingClient.update_billing_settings)
    update_company_billing_profile = awaited_raw(BillingClient.update_company_billing_profile)
    upsert_billing_coupon = awaited_raw(BillingClient.upsert_billing_coupon)
    upsert_billing_customer = awaited_raw(BillingClient.upsert_billing_customer)
    upsert_billing_meter = awaited_raw(BillingClient.upsert_billing_meter)
    upsert_billing_price = awaited_raw(BillingClient.upsert_billing_price)
    upsert_billing_product = awaited_raw(BillingClient.upsert_billing_product)
    upsert_billing_subscription = awaited_raw(BillingClient.upsert_billing_subscription)
    upsert_invoice = awaited_raw(BillingClient.upsert_invoice)
    upsert_payment_method = awaited_raw(BillingClient.upsert_payment_method)
    void_native_invoice = awaited_raw(BillingClient.void_native_invoice)
