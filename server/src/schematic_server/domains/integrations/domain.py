"""Who else bills."""

from schematic_server.domains.integrations import copying, pushing
from schematic_server.domains.integrations.routes import routes
from schematic_server.domains.integrations.tables import (
    integration,
    provider_copy,
    provider_notice,
    provider_push,
)
from schematic_server.domains.subscriptions.views import (
    collector_chosen,
    invoice_settled,
    invoices_issued,
    profile_changed,
    subscription_view,
    subscriptions_changed,
)
from schematic_server.registry import Domain, extend

DOMAIN = Domain(
    "integrations",
    tables=(
        integration,
        provider_notice,
        provider_push,
        provider_copy,
    ),
    handlers=routes,
    extensions=(
        extend(collector_chosen, pushing.check),
        extend(invoices_issued, pushing.issued),
        extend(invoice_settled, pushing.settled),
        extend(subscriptions_changed, copying.changed),
        extend(profile_changed, copying.profile_changed),
        extend(subscription_view, copying.of_subscriptions),
    ),
)
