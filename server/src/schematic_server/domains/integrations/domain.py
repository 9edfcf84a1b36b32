"""Who else bills."""

from schematic_server.domains.integrations import pushing
from schematic_server.domains.integrations.routes import routes
from schematic_server.domains.integrations.tables import (
    integration,
    provider_notice,
    provider_push,
)
from schematic_server.domains.subscriptions.views import collector_chosen, invoice_settled, invoices_issued
from schematic_server.registry import Domain, extend

DOMAIN = Domain(
    "integrations",
    tables=(
        integration,
        provider_notice,
        provider_push,
    ),
    handlers=routes,
    extensions=(
        extend(collector_chosen, pushing.check),
        extend(invoices_issued, pushing.issued),
        extend(invoice_settled, pushing.settled),
    ),
)
