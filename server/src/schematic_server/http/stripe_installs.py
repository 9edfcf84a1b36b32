"""Connecting an environment with Stripe: by the key that this process has, or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from schematic_server.domains.integrations import integrations
from schematic_server.domains.integrations.stripe import Stripe
from schematic_server.http.operations import Call
from schematic_server.registry import Handler
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.integrationsapi import (
        AssumeStripeInstalledAnswer,
        AssumeStripeInstalledBody,
        InstallIntegrationAnswer,
        InstallIntegrationBody,
        InstallStripeAnswer,
        InstallStripeBody,
        IntegrationInstallResponseData,
    )


class StripeInstalls:
    """`provider` is None where Stripe's key is not set."""

    def __init__(self, provider: Stripe | None) -> None:
        self._provider = provider
        self.operations: Mapping[str, Handler] = {
            "integrationsapi.assume_stripe_installed": self.assume_stripe_installed,
            "integrationsapi.install_integration": self.install_integration,
            "integrationsapi.install_stripe": self.install_stripe,
        }

    async def install_integration(self, call: Call, body: InstallIntegrationBody) -> InstallIntegrationAnswer:
        return await self._install(call, body["type"])

    async def install_stripe(self, call: Call, body: InstallStripeBody) -> InstallStripeAnswer:
        return await self._install(call, "stripe")

    async def assume_stripe_installed(self, call: Call, body: AssumeStripeInstalledBody) -> AssumeStripeInstalledAnswer:
        return await self._install(call, "stripe")

    async def _install(self, call: Call, kind: str) -> IntegrationInstallResponseData:
        provider = self._provider
        if provider is None or kind != provider.name:
            raise integrations.cannot_connect("type", kind)

        def install(scope: Scope) -> IntegrationInstallResponseData:
            return integrations.installed(scope, integrations.connect(scope, kind, is_live=provider.is_live))

        return await call.write(install)
