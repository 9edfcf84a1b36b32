"""Operations of `integrations`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.integrations import integrations
from schematic_server.domains.integrations.integrations import NOTICES
from schematic_server.domains.integrations.port import NOT_CONNECTED
from schematic_server.errors import BadRequest, NotFound
from schematic_server.registry import Handlers
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.integrationsapi import (
        ClaimStripeSandboxKeysAnswer,
        ClaimStripeSandboxKeysBody,
        GetIntegrationWebhookUrlAnswer,
        GetStripeSandboxClaimLinkAnswer,
        GetStripeSandboxKeysAnswer,
        InstallStripeClaimableSandboxAnswer,
        InstallStripeClaimableSandboxBody,
        ListIntegrationsAnswer,
        ListIntegrationsQuery,
        ListStripeSandboxCountriesAnswer,
        LoadSampleDataSetAnswer,
        UninstallIntegrationAnswer,
    )

routes = Handlers()
_NO_SANDBOX = "this server makes no Stripe sandboxes, so there is none; make one at Stripe itself"


@routes.operation("integrationsapi.list_integrations")
def list_integrations(scope: Scope, query: ListIntegrationsQuery) -> ListIntegrationsAnswer:
    return integrations.list_(scope, query)


@routes.operation("integrationsapi.uninstall_integration")
def uninstall_integration(scope: Scope, integration_id: str) -> UninstallIntegrationAnswer:
    integrations.remove(scope, integration_id)
    return {"deleted": True}


@routes.operation("integrationsapi.get_integration_webhook_url")
def get_integration_webhook_url(scope: Scope, type: str) -> GetIntegrationWebhookUrlAnswer:
    return {"type": integrations.connected(scope, type), "url": NOTICES.format(scope.environment_id)}


@routes.operation("integrationsapi.load_sample_data_set")
def load_sample_data_set(scope: Scope) -> LoadSampleDataSetAnswer:
    raise NotFound(NOT_CONNECTED)


@routes.operation("integrationsapi.get_stripe_sandbox_claim_link")
def get_stripe_sandbox_claim_link(scope: Scope) -> GetStripeSandboxClaimLinkAnswer:
    raise NotFound(_NO_SANDBOX)


@routes.operation("integrationsapi.get_stripe_sandbox_keys")
def get_stripe_sandbox_keys(scope: Scope) -> GetStripeSandboxKeysAnswer:
    raise NotFound(_NO_SANDBOX)


@routes.operation("integrationsapi.claim_stripe_sandbox_keys")
def claim_stripe_sandbox_keys(scope: Scope, body: ClaimStripeSandboxKeysBody) -> ClaimStripeSandboxKeysAnswer:
    raise BadRequest(f"token: {_NO_SANDBOX}")


@routes.operation("integrationsapi.install_stripe_claimable_sandbox")
def install_stripe_claimable_sandbox(
    scope: Scope, body: InstallStripeClaimableSandboxBody
) -> InstallStripeClaimableSandboxAnswer:
    raise BadRequest(_NO_SANDBOX)


@routes.operation("integrationsapi.list_stripe_sandbox_countries")
def list_stripe_sandbox_countries(scope: Scope) -> ListStripeSandboxCountriesAnswer:
    return {"countries": []}
