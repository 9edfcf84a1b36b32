"""Which end of the port a process has: by its settings."""

from __future__ import annotations

from schematic_server.domains.integrations.stripe import Stripe
from schematic_server.settings import Settings


def stripe(settings: Settings) -> Stripe | None:
    """Stripe, where its key is set; raises BadRequest where its library is not installed."""
    if not settings.stripe_secret_key:
        return None
    return Stripe(settings.stripe_secret_key, settings.stripe_webhook_secret, settings.stripe_api_base)
