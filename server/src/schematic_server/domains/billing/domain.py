"""What is billed, by whom."""

from schematic_server.domains.billing import company_views, payment_methods, subscription_store, subscriptions
from schematic_server.domains.billing.routes import routes
from schematic_server.domains.billing.tables import (
    billing_coupon,
    billing_customer,
    billing_details,
    billing_invoice,
    billing_meter,
    billing_payment_method,
    billing_price,
    billing_product,
    billing_profile,
    billing_settings,
    billing_subscription,
    billing_subscription_item,
)
from schematic_server.domains.billing.views import customer_linked
from schematic_server.domains.companies.views import company_filters, company_lookups, company_view
from schematic_server.registry import Domain, extend

DOMAIN = Domain(
    "billing",
    tables=(
        billing_customer,
        billing_product,
        billing_price,
        billing_subscription,
        billing_subscription_item,
        billing_invoice,
        billing_payment_method,
        billing_coupon,
        billing_meter,
        billing_settings,
        billing_profile,
        billing_details,
    ),
    handlers=routes,
    extensions=(
        extend(customer_linked, subscriptions.follow_customer),
        extend(company_view, company_views.of_companies),
        extend(company_lookups, subscription_store.OF_COMPANIES),
        extend(company_lookups, payment_methods.OF_COMPANIES),
        extend(
            company_filters,
            company_views.companies_subscribed,
            "with_subscription",
            "without_subscription",
            "monetized_subscriptions",
            "subscription_statuses",
            "subscription_types",
        ),
    ),
)
