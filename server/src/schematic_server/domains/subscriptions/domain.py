"""What this server bills by itself."""

from schematic_server.domains.billing.views import subscription_products, subscription_stored
from schematic_server.domains.companies.views import company_leaving, company_lookups, company_view
from schematic_server.domains.features.views import feature_leaving
from schematic_server.domains.plancredits.views import credits_charged
from schematic_server.domains.plans.views import companies_moved, trials_converted
from schematic_server.domains.subscriptions import (
    billed_features,
    chasing,
    credit_invoices,
    custom_plan_store,
    custom_plans,
    following,
    mirrored,
    products,
)
from schematic_server.domains.subscriptions.routes import routes
from schematic_server.domains.subscriptions.tables import (
    bought_quantity,
    custom_plan_billing,
    invoice_settlement,
    subscription_charge,
    subscription_line,
)
from schematic_server.domains.subscriptions.views import invoice_settled
from schematic_server.registry import Domain, extend

DOMAIN = Domain(
    "subscriptions",
    tables=(
        subscription_line,
        subscription_charge,
        invoice_settlement,
        bought_quantity,
        custom_plan_billing,
    ),
    handlers=routes,
    extensions=(
        extend(subscription_products, products.of_subscriptions),
        extend(companies_moved, following.moved),
        extend(subscription_stored, mirrored.follow),
        extend(trials_converted, following.converted),
        extend(feature_leaving, billed_features.keep),
        extend(company_leaving, following.leave_with_company),
        extend(credits_charged, credit_invoices.charged),
        extend(invoice_settled, credit_invoices.settled),
        extend(invoice_settled, chasing.settled),
        extend(invoice_settled, custom_plans.invoice_settled),
        extend(company_view, custom_plans.of_companies),
        extend(company_lookups, custom_plan_store.OF_COMPANIES),
    ),
)
