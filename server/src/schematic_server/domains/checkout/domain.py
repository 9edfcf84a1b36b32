"""Plans chosen and changed."""

from schematic_server.domains.checkout import details
from schematic_server.domains.checkout.routes import routes
from schematic_server.domains.checkout.tables import (
    checkout,
    scheduled_checkout,
)
from schematic_server.domains.companies.views import company_view
from schematic_server.registry import Domain, extend

DOMAIN = Domain(
    "checkout",
    tables=(
        scheduled_checkout,
        checkout,
    ),
    handlers=routes,
    extensions=(extend(company_view, details.emails),),
)
