"""Plans chosen and changed."""

from schematic_server.domains.checkout import custom_publishing, details, execution, scheduled, store
from schematic_server.domains.checkout.routes import routes
from schematic_server.domains.checkout.tables import (
    checkout,
    scheduled_checkout,
)
from schematic_server.domains.companies.views import company_filters, company_lookups, company_view
from schematic_server.domains.plans.views import companies_moving, versions_leaving
from schematic_server.domains.publishing.views import custom_checked, custom_previewed, custom_published
from schematic_server.domains.subscriptions.views import renewals_coming
from schematic_server.registry import Domain, extend

DOMAIN = Domain(
    "checkout",
    tables=(
        scheduled_checkout,
        checkout,
    ),
    handlers=routes,
    extensions=(
        extend(company_view, details.emails),
        extend(company_view, scheduled.of_companies),
        extend(companies_moving, execution.catch_up),
        extend(company_lookups, store.DETAILS),
        extend(company_lookups, store.PENDING),
        extend(renewals_coming, execution.before_renewals),
        extend(custom_checked, custom_publishing.check),
        extend(custom_published, custom_publishing.publish),
        extend(custom_previewed, custom_publishing.preview),
        extend(versions_leaving, scheduled.keep),
        extend(company_filters, scheduled.companies_that_wait, "has_scheduled_downgrade"),
    ),
)
