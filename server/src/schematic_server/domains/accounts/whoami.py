"""Who the calling credential is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.accounts import environments, onboarding, store
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.accounts import WhoAmIResponseData


def describe(scope: Scope) -> WhoAmIResponseData:
    """Account, environments and credential of the caller; a token, which browsers have, hears of its own one only."""
    every = store.every_environment(scope)
    if scope.actor.token_id is not None:
        every = [row for row in every if row["id"] == scope.environment_id]
    return {
        "account_id": scope.account_id,
        "account_name": store.account_name(scope),
        "actor_type": scope.actor.kind,
        "api_key_id": scope.actor.api_key_id,
        "environment_id": scope.environment_id or None,
        "environments": [environments.response(row) for row in every],
        "onboarding_complete": onboarding.is_complete(scope),
        # Older clients require a text here; there is no Stripe app user on a self-hosted server.
        "stripe_user_id": "",
    }
