"""Who the calling credential is."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from schematic_server.domains.accounts.tables import account, environment
from schematic_server.scope import Scope


def describe(scope: Scope) -> dict[str, Any]:
    """Account, environments and credential of the caller (contract: `WhoAmIResponseData`)."""
    name = scope.db.scalar(sa.select(account.c.name).where(account.c.id == scope.account_id))
    rows = scope.db.execute(
        sa.select(environment).where(environment.c.account_id == scope.account_id).order_by("created_at", "id")
    ).mappings()
    return {
        "account_id": scope.account_id,
        "account_name": name,
        "actor_type": scope.actor.kind,
        "api_key_id": scope.actor.api_key_id,
        "environment_id": scope.environment_id,
        "environments": [dict(row) for row in rows],
        "onboarding_complete": False,
        # Older clients require a text here; there is no Stripe app user on a self-hosted server.
        "stripe_user_id": "",
    }
