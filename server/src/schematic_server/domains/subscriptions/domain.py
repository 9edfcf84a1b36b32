"""What this server bills by itself."""

from schematic_server.domains.plans.views import companies_moved, trials_converted
from schematic_server.domains.subscriptions import following
from schematic_server.domains.subscriptions.routes import routes
from schematic_server.domains.subscriptions.tables import (
    bought_quantity,
    custom_plan_billing,
    invoice_settlement,
    subscription_charge,
    subscription_line,
)
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
    extensions=(extend(companies_moved, following.moved), extend(trials_converted, following.converted)),
)
