"""Connecting an environment with Stripe, and having its work done: by the key that this process has, or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from schematic_server.domains.integrations import copying, importing, integrations, pushing
from schematic_server.domains.integrations.stripe import Stripe
from schematic_server.errors import NotFound
from schematic_server.http.operations import Call
from schematic_server.registry import Handler
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.integrationsapi import (
        AssumeStripeInstalledAnswer,
        AssumeStripeInstalledBody,
        InstallIntegrationAnswer,
        InstallIntegrationBody,
        InstallStripeAnswer,
        InstallStripeBody,
        IntegrationInstallResponseData,
        RunIntegrationAnswer,
        StartDataImportAnswer,
        StartDataImportBody,
    )


class StripeInstalls:
    """`provider` is None where Stripe's key is not set."""

    def __init__(self, provider: Stripe | None) -> None:
        self._provider = provider
        self.operations: Mapping[str, Handler] = {
            "integrationsapi.assume_stripe_installed": self.assume_stripe_installed,
            "integrationsapi.install_integration": self.install_integration,
            "integrationsapi.install_stripe": self.install_stripe,
            "integrationsapi.run_integration": self.run_integration,
            "integrationsapi.start_data_import": self.start_data_import,
        }

    async def install_integration(self, call: Call, body: InstallIntegrationBody) -> InstallIntegrationAnswer:
        return await self._install(call, body["type"])

    async def install_stripe(self, call: Call, body: InstallStripeBody) -> InstallStripeAnswer:
        return await self._install(call, "stripe")

    async def assume_stripe_installed(self, call: Call, body: AssumeStripeInstalledBody) -> AssumeStripeInstalledAnswer:
        return await self._install(call, "stripe")

    async def start_data_import(self, call: Call, body: StartDataImportBody) -> StartDataImportAnswer:
        def start(scope: Scope) -> StartDataImportAnswer:
            row = integrations.named(scope, body["integration_id"])
            if not self._is_own(row):
                raise integrations.cannot_connect("integration_id", row["type"])
            importing.start(scope, row, body.get("company_matching_field"), body.get("company_matching_criteria"))
            return integrations.shown(row)

        return await call.write(start)

    async def run_integration(self, call: Call, integration_id: str) -> RunIntegrationAnswer:
        """Have sent again what Stripe has refused, and what it is to know and was not told."""

        def run(scope: Scope) -> RunIntegrationAnswer:
            row = integrations.get_row(scope, integration_id)
            if not self._is_own(row):
                raise NotFound(f"integration {integration_id} of type {row['type']} has nothing that runs here")
            pushing.again(scope)
            copying.again(scope)
            return integrations.shown(row)

        return await call.write(run)

    def _is_own(self, row: Row) -> bool:
        """Whether this process has the key of a connection."""
        return self._provider is not None and row["type"] == self._provider.name

    async def _install(self, call: Call, kind: str) -> IntegrationInstallResponseData:
        provider = self._provider
        if provider is None or kind != provider.name:
            raise integrations.cannot_connect("type", kind)

        def install(scope: Scope) -> IntegrationInstallResponseData:
            return integrations.installed(scope, integrations.connect(scope, kind, is_live=provider.is_live))

        return await call.write(install)
