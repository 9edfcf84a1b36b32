"""Credit types, and what companies have of them."""

from schematic_server.domains.companies.views import company_filters, company_leaving, company_lookups, company_view
from schematic_server.domains.credits import (
    balances,
    credit_types,
    grant_routes,
    hold_routes,
    ledger_routes,
    ledger_store,
    spend_policies,
    spend_routes,
)
from schematic_server.domains.credits.routes import routes
from schematic_server.domains.credits.tables import (
    billing_credit,
    credit_account,
    credit_bundle,
    credit_entry,
    credit_extension,
    credit_grant,
    credit_hold,
    credit_spend_policy,
)
from schematic_server.domains.features.views import resource_previews
from schematic_server.registry import Domain, Handlers, extend

DOMAIN = Domain(
    "credits",
    tables=(
        billing_credit,
        credit_account,
        credit_grant,
        credit_entry,
        credit_hold,
        credit_extension,
        credit_bundle,
        credit_spend_policy,
    ),
    handlers=Handlers(
        {**routes, **grant_routes.routes, **ledger_routes.routes, **hold_routes.routes, **spend_routes.routes}
    ),
    extensions=(
        extend(company_view, balances.of_details),
        extend(company_lookups, ledger_store.OF_COMPANIES),
        extend(company_leaving, spend_policies.leave_with_company),
        extend(company_filters, credit_types.companies_holding, "credit_type_ids"),
        extend(resource_previews, credit_types.credits_named, "credit"),
    ),
)
