"""Operations of `billing` on what providers have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.billing import (
    company_views,
    coupons,
    customer_store,
    customer_views,
    customers,
    invoices,
    meters,
    payment_methods,
    prices,
    product_store,
    products,
    subscriptions,
)
from schematic_server.registry import Handlers
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.billing import (
        CountBillingProductsAnswer,
        CountBillingProductsQuery,
        CountCustomersAnswer,
        CountCustomersQuery,
        DeleteBillingCouponAnswer,
        DeleteBillingCustomerAnswer,
        DeleteBillingInvoiceAnswer,
        DeleteBillingProductAnswer,
        DeletePaymentMethodByExternalIdAnswer,
        DeleteProductPriceAnswer,
        ListBillingPricesAnswer,
        ListBillingPricesQuery,
        ListBillingProductPricesAnswer,
        ListBillingProductPricesQuery,
        ListBillingProductsAnswer,
        ListBillingProductsQuery,
        ListCouponsAnswer,
        ListCouponsQuery,
        ListCustomersWithSubscriptionsAnswer,
        ListCustomersWithSubscriptionsQuery,
        ListInvoicesAnswer,
        ListInvoicesQuery,
        ListMetersAnswer,
        ListMetersQuery,
        ListPaymentMethodsAnswer,
        ListPaymentMethodsQuery,
        UpsertBillingCouponAnswer,
        UpsertBillingCouponBody,
        UpsertBillingCustomerAnswer,
        UpsertBillingCustomerBody,
        UpsertBillingMeterAnswer,
        UpsertBillingMeterBody,
        UpsertBillingPriceAnswer,
        UpsertBillingPriceBody,
        UpsertBillingProductAnswer,
        UpsertBillingProductBody,
        UpsertBillingSubscriptionAnswer,
        UpsertBillingSubscriptionBody,
        UpsertInvoiceAnswer,
        UpsertInvoiceBody,
        UpsertPaymentMethodAnswer,
        UpsertPaymentMethodBody,
    )
    from schematic_server.contract.companies import (
        GetActiveCompanySubscriptionAnswer,
        GetActiveCompanySubscriptionQuery,
        GetCompanyBillingEntityAnswer,
        GetCompanyBillingEntityQuery,
    )

routes = Handlers()


@routes.operation("billing.upsert_billing_customer")
def upsert_billing_customer(scope: Scope, body: UpsertBillingCustomerBody) -> UpsertBillingCustomerAnswer:
    return customers.upsert(scope, body)


@routes.operation("billing.list_customers_with_subscriptions")
def list_customers_with_subscriptions(
    scope: Scope, query: ListCustomersWithSubscriptionsQuery
) -> ListCustomersWithSubscriptionsAnswer:
    return customer_views.list_(scope, query)


@routes.operation("billing.count_customers")
def count_customers(scope: Scope, query: CountCustomersQuery) -> CountCustomersAnswer:
    return {"count": customer_store.count(scope, query)}


@routes.operation("billing.delete_billing_customer")
def delete_billing_customer(scope: Scope, billing_id: str) -> DeleteBillingCustomerAnswer:
    customers.delete(scope, billing_id)
    return {"deleted": True}


@routes.operation("billing.upsert_billing_product")
def upsert_billing_product(scope: Scope, body: UpsertBillingProductBody) -> UpsertBillingProductAnswer:
    return products.upsert(scope, body)


@routes.operation("billing.list_billing_products")
def list_billing_products(scope: Scope, query: ListBillingProductsQuery) -> ListBillingProductsAnswer:
    return products.list_(scope, query)


@routes.operation("billing.count_billing_products")
def count_billing_products(scope: Scope, query: CountBillingProductsQuery) -> CountBillingProductsAnswer:
    return {"count": product_store.count(scope, query)}


@routes.operation("billing.delete_billing_product")
def delete_billing_product(scope: Scope, billing_id: str) -> DeleteBillingProductAnswer:
    products.delete(scope, billing_id)
    return {"deleted": True}


@routes.operation("billing.upsert_billing_price")
def upsert_billing_price(scope: Scope, body: UpsertBillingPriceBody) -> UpsertBillingPriceAnswer:
    return prices.upsert(scope, body)


@routes.operation("billing.list_billing_prices")
def list_billing_prices(scope: Scope, query: ListBillingPricesQuery) -> ListBillingPricesAnswer:
    return prices.list_(scope, query)


@routes.operation("billing.list_billing_product_prices")
def list_billing_product_prices(scope: Scope, query: ListBillingProductPricesQuery) -> ListBillingProductPricesAnswer:
    return prices.list_(scope, query)


@routes.operation("billing.delete_product_price")
def delete_product_price(scope: Scope, billing_id: str) -> DeleteProductPriceAnswer:
    prices.delete(scope, billing_id)
    return {"deleted": True}


@routes.operation("billing.upsert_billing_subscription")
def upsert_billing_subscription(scope: Scope, body: UpsertBillingSubscriptionBody) -> UpsertBillingSubscriptionAnswer:
    return subscriptions.upsert(scope, body)


@routes.operation("billing.upsert_invoice")
def upsert_invoice(scope: Scope, body: UpsertInvoiceBody) -> UpsertInvoiceAnswer:
    return invoices.upsert(scope, body)


@routes.operation("billing.list_invoices")
def list_invoices(scope: Scope, query: ListInvoicesQuery) -> ListInvoicesAnswer:
    return invoices.list_(scope, query)


@routes.operation("billing.delete_billing_invoice")
def delete_billing_invoice(scope: Scope, billing_id: str) -> DeleteBillingInvoiceAnswer:
    invoices.delete(scope, billing_id)
    return {"deleted": True}


@routes.operation("billing.upsert_payment_method")
def upsert_payment_method(scope: Scope, body: UpsertPaymentMethodBody) -> UpsertPaymentMethodAnswer:
    return payment_methods.upsert(scope, body)


@routes.operation("billing.list_payment_methods")
def list_payment_methods(scope: Scope, query: ListPaymentMethodsQuery) -> ListPaymentMethodsAnswer:
    return payment_methods.list_(scope, query)


@routes.operation("billing.delete_payment_method_by_external_id")
def delete_payment_method_by_external_id(scope: Scope, billing_id: str) -> DeletePaymentMethodByExternalIdAnswer:
    payment_methods.delete(scope, billing_id)
    return {"deleted": True}


@routes.operation("billing.upsert_billing_coupon")
def upsert_billing_coupon(scope: Scope, body: UpsertBillingCouponBody) -> UpsertBillingCouponAnswer:
    return coupons.upsert(scope, body)


@routes.operation("billing.list_coupons")
def list_coupons(scope: Scope, query: ListCouponsQuery) -> ListCouponsAnswer:
    return coupons.list_(scope, query)


@routes.operation("billing.delete_billing_coupon")
def delete_billing_coupon(scope: Scope, billing_id: str) -> DeleteBillingCouponAnswer:
    coupons.delete(scope, billing_id)
    return {"deleted": True}


@routes.operation("billing.upsert_billing_meter")
def upsert_billing_meter(scope: Scope, body: UpsertBillingMeterBody) -> UpsertBillingMeterAnswer:
    return meters.upsert(scope, body)


@routes.operation("billing.list_meters")
def list_meters(scope: Scope, query: ListMetersQuery) -> ListMetersAnswer:
    return meters.list_(scope, query)


@routes.operation("companies.get_active_company_subscription")
def get_active_company_subscription(
    scope: Scope, query: GetActiveCompanySubscriptionQuery
) -> GetActiveCompanySubscriptionAnswer:
    return company_views.running(scope, query)


@routes.operation("companies.get_company_billing_entity")
def get_company_billing_entity(scope: Scope, query: GetCompanyBillingEntityQuery) -> GetCompanyBillingEntityAnswer:
    return company_views.payers(scope, query["company_id"])
