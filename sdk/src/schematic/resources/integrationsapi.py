# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Clients of the resource `integrationsapi`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic import types
from schematic.core.query import path_segment
from schematic.core.resource import AsyncRawResource, AsyncResource, RawResource, Resource

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from schematic.core.request_options import Options
    from schematic.core.response import AsyncHttpResponse, HttpResponse
    from schematic.types import (
        AssumeStripeInstalledBody,
        AssumeStripeInstalledResponse,
        ClaimStripeSandboxKeysBody,
        ClaimStripeSandboxKeysResponse,
        GetIntegrationWebhookUrlResponse,
        GetStripeSandboxClaimLinkResponse,
        GetStripeSandboxKeysResponse,
        InstallIntegrationBody,
        InstallIntegrationResponse,
        InstallStripeBody,
        InstallStripeClaimableSandboxBody,
        InstallStripeClaimableSandboxResponse,
        InstallStripeResponse,
        ListIntegrationsQuery,
        ListIntegrationsResponse,
        ListStripeSandboxCountriesResponse,
        LoadSampleDataSetResponse,
        RunIntegrationResponse,
        StartDataImportBody,
        StartDataImportResponse,
        UninstallIntegrationResponse,
    )


class IntegrationsapiClient(Resource):
    """`client.integrationsapi`."""

    @property
    def with_raw_response(self) -> RawIntegrationsapiClient:
        """The same operations, answered with status and headers."""
        return RawIntegrationsapiClient(self._transport)

    def assume_stripe_installed(self, **body: Unpack[AssumeStripeInstalledBody]) -> AssumeStripeInstalledResponse:
        """assumeStripeInstalled"""
        return self._post(
            "integrationsapi.assume_stripe_installed",
            "integrations/stripe/v2/assume-installed",
            types.AssumeStripeInstalledResponse,
            body,
        )

    def claim_stripe_sandbox_keys(self, **body: Unpack[ClaimStripeSandboxKeysBody]) -> ClaimStripeSandboxKeysResponse:
        """claimStripeSandboxKeys"""
        return self._post(
            "integrationsapi.claim_stripe_sandbox_keys",
            "integrations/stripe/sandbox/keys/claim",
            types.ClaimStripeSandboxKeysResponse,
            body,
        )

    def get_integration_webhook_url(self, type: str, **options: Unpack[Options]) -> GetIntegrationWebhookUrlResponse:
        """getIntegrationWebhookUrl"""
        return self._get(
            "integrationsapi.get_integration_webhook_url",
            f"integrations/{path_segment(type, 'type')}/webhook-url",
            types.GetIntegrationWebhookUrlResponse,
            options,
        )

    def get_stripe_sandbox_claim_link(self, **options: Unpack[Options]) -> GetStripeSandboxClaimLinkResponse:
        """getStripeSandboxClaimLink"""
        return self._get(
            "integrationsapi.get_stripe_sandbox_claim_link",
            "integrations/stripe/sandbox/claim-link",
            types.GetStripeSandboxClaimLinkResponse,
            options,
        )

    def get_stripe_sandbox_keys(self, **options: Unpack[Options]) -> GetStripeSandboxKeysResponse:
        """getStripeSandboxKeys"""
        return self._get(
            "integrationsapi.get_stripe_sandbox_keys",
            "integrations/stripe/sandbox/keys",
            types.GetStripeSandboxKeysResponse,
            options,
        )

    def install_integration(self, **body: Unpack[InstallIntegrationBody]) -> InstallIntegrationResponse:
        """installIntegration"""
        return self._post(
            "integrationsapi.install_integration", "integrations/install", types.InstallIntegrationResponse, body
        )

    def install_stripe(self, **body: Unpack[InstallStripeBody]) -> InstallStripeResponse:
        """installStripe"""
        return self._post(
            "integrationsapi.install_stripe", "integrations/stripe/v2/install", types.InstallStripeResponse, body
        )

    def install_stripe_claimable_sandbox(
        self, **body: Unpack[InstallStripeClaimableSandboxBody]
    ) -> InstallStripeClaimableSandboxResponse:
        """installStripeClaimableSandbox"""
        return self._post(
            "integrationsapi.install_stripe_claimable_sandbox",
            "integrations/stripe/v2/sandbox",
            types.InstallStripeClaimableSandboxResponse,
            body,
        )

    def list_integrations(self, **query: Unpack[ListIntegrationsQuery]) -> ListIntegrationsResponse:
        """listIntegrations"""
        return self._get("integrationsapi.list_integrations", "integrations", types.ListIntegrationsResponse, query)

    def list_stripe_sandbox_countries(self, **options: Unpack[Options]) -> ListStripeSandboxCountriesResponse:
        """listStripeSandboxCountries"""
        return self._get(
            "integrationsapi.list_stripe_sandbox_countries",
            "integrations/stripe/v2/sandbox-countries",
            types.ListStripeSandboxCountriesResponse,
            options,
        )

    def load_sample_data_set(self, **options: Unpack[Options]) -> LoadSampleDataSetResponse:
        """loadSampleDataSet"""
        return self._get(
            "integrationsapi.load_sample_data_set",
            "integrations/stripe/dataset-sample-v2",
            types.LoadSampleDataSetResponse,
            options,
        )

    def run_integration(self, integration_id: str, **options: Unpack[Options]) -> RunIntegrationResponse:
        """runIntegration"""
        return self._get(
            "integrationsapi.run_integration",
            f"integration/start/{path_segment(integration_id, 'integration_id')}",
            types.RunIntegrationResponse,
            options,
        )

    def start_data_import(self, **body: Unpack[StartDataImportBody]) -> StartDataImportResponse:
        """startDataImport"""
        return self._post(
            "integrationsapi.start_data_import", "integrations/start-data-import", types.StartDataImportResponse, body
        )

    def uninstall_integration(self, integration_id: str, **options: Unpack[Options]) -> UninstallIntegrationResponse:
        """uninstallIntegration"""
        return self._delete(
            "integrationsapi.uninstall_integration",
            f"integrations/uninstall/{path_segment(integration_id, 'integration_id')}",
            types.UninstallIntegrationResponse,
            options,
        )


class AsyncIntegrationsapiClient(AsyncResource):
    """`client.integrationsapi`."""

    @property
    def with_raw_response(self) -> AsyncRawIntegrationsapiClient:
        """The same operations, answered with status and headers."""
        return AsyncRawIntegrationsapiClient(self._transport)

    async def assume_stripe_installed(self, **body: Unpack[AssumeStripeInstalledBody]) -> AssumeStripeInstalledResponse:
        """assumeStripeInstalled"""
        return await self._post(
            "integrationsapi.assume_stripe_installed",
            "integrations/stripe/v2/assume-installed",
            types.AssumeStripeInstalledResponse,
            body,
        )

    async def claim_stripe_sandbox_keys(
        self, **body: Unpack[ClaimStripeSandboxKeysBody]
    ) -> ClaimStripeSandboxKeysResponse:
        """claimStripeSandboxKeys"""
        return await self._post(
            "integrationsapi.claim_stripe_sandbox_keys",
            "integrations/stripe/sandbox/keys/claim",
            types.ClaimStripeSandboxKeysResponse,
            body,
        )

    async def get_integration_webhook_url(
        self, type: str, **options: Unpack[Options]
    ) -> GetIntegrationWebhookUrlResponse:
        """getIntegrationWebhookUrl"""
        return await self._get(
            "integrationsapi.get_integration_webhook_url",
            f"integrations/{path_segment(type, 'type')}/webhook-url",
            types.GetIntegrationWebhookUrlResponse,
            options,
        )

    async def get_stripe_sandbox_claim_link(self, **options: Unpack[Options]) -> GetStripeSandboxClaimLinkResponse:
        """getStripeSandboxClaimLink"""
        return await self._get(
            "integrationsapi.get_stripe_sandbox_claim_link",
            "integrations/stripe/sandbox/claim-link",
            types.GetStripeSandboxClaimLinkResponse,
            options,
        )

    async def get_stripe_sandbox_keys(self, **options: Unpack[Options]) -> GetStripeSandboxKeysResponse:
        """getStripeSandboxKeys"""
        return await self._get(
            "integrationsapi.get_stripe_sandbox_keys",
            "integrations/stripe/sandbox/keys",
            types.GetStripeSandboxKeysResponse,
            options,
        )

    async def install_integration(self, **body: Unpack[InstallIntegrationBody]) -> InstallIntegrationResponse:
        """installIntegration"""
        return await self._post(
            "integrationsapi.install_integration", "integrations/install", types.InstallIntegrationResponse, body
        )

    async def install_stripe(self, **body: Unpack[InstallStripeBody]) -> InstallStripeResponse:
        """installStripe"""
        return await self._post(
            "integrationsapi.install_stripe", "integrations/stripe/v2/install", types.InstallStripeResponse, body
        )

    async def install_stripe_claimable_sandbox(
        self, **body: Unpack[InstallStripeClaimableSandboxBody]
    ) -> InstallStripeClaimableSandboxResponse:
        """installStripeClaimableSandbox"""
        return await self._post(
            "integrationsapi.install_stripe_claimable_sandbox",
            "integrations/stripe/v2/sandbox",
            types.InstallStripeClaimableSandboxResponse,
            body,
        )

    async def list_integrations(self, **query: Unpack[ListIntegrationsQuery]) -> ListIntegrationsResponse:
        """listIntegrations"""
        return await self._get(
            "integrationsapi.list_integrations", "integrations", types.ListIntegrationsResponse, query
        )

    async def list_stripe_sandbox_countries(self, **options: Unpack[Options]) -> ListStripeSandboxCountriesResponse:
        """listStripeSandboxCountries"""
        return await self._get(
            "integrationsapi.list_stripe_sandbox_countries",
            "integrations/stripe/v2/sandbox-countries",
            types.ListStripeSandboxCountriesResponse,
            options,
        )

    async def load_sample_data_set(self, **options: Unpack[Options]) -> LoadSampleDataSetResponse:
        """loadSampleDataSet"""
        return await self._get(
            "integrationsapi.load_sample_data_set",
            "integrations/stripe/dataset-sample-v2",
            types.LoadSampleDataSetResponse,
            options,
        )

    async def run_integration(self, integration_id: str, **options: Unpack[Options]) -> RunIntegrationResponse:
        """runIntegration"""
        return await self._get(
            "integrationsapi.run_integration",
            f"integration/start/{path_segment(integration_id, 'integration_id')}",
            types.RunIntegrationResponse,
            options,
        )

    async def start_data_import(self, **body: Unpack[StartDataImportBody]) -> StartDataImportResponse:
        """startDataImport"""
        return await self._post(
            "integrationsapi.start_data_import", "integrations/start-data-import", types.StartDataImportResponse, body
        )

    async def uninstall_integration(
        self, integration_id: str, **options: Unpack[Options]
    ) -> UninstallIntegrationResponse:
        """uninstallIntegration"""
        return await self._delete(
            "integrationsapi.uninstall_integration",
            f"integrations/uninstall/{path_segment(integration_id, 'integration_id')}",
            types.UninstallIntegrationResponse,
            options,
        )


class RawIntegrationsapiClient(RawResource):
    """`client.integrationsapi.with_raw_response`."""

    def assume_stripe_installed(
        self, **body: Unpack[AssumeStripeInstalledBody]
    ) -> HttpResponse[AssumeStripeInstalledResponse]:
        """assumeStripeInstalled"""
        return self._post(
            "integrationsapi.assume_stripe_installed",
            "integrations/stripe/v2/assume-installed",
            types.AssumeStripeInstalledResponse,
            body,
        )

    def claim_stripe_sandbox_keys(
        self, **body: Unpack[ClaimStripeSandboxKeysBody]
    ) -> HttpResponse[ClaimStripeSandboxKeysResponse]:
        """claimStripeSandboxKeys"""
        return self._post(
            "integrationsapi.claim_stripe_sandbox_keys",
            "integrations/stripe/sandbox/keys/claim",
            types.ClaimStripeSandboxKeysResponse,
            body,
        )

    def get_integration_webhook_url(
        self, type: str, **options: Unpack[Options]
    ) -> HttpResponse[GetIntegrationWebhookUrlResponse]:
        """getIntegrationWebhookUrl"""
        return self._get(
            "integrationsapi.get_integration_webhook_url",
            f"integrations/{path_segment(type, 'type')}/webhook-url",
            types.GetIntegrationWebhookUrlResponse,
            options,
        )

    def get_stripe_sandbox_claim_link(
        self, **options: Unpack[Options]
    ) -> HttpResponse[GetStripeSandboxClaimLinkResponse]:
        """getStripeSandboxClaimLink"""
        return self._get(
            "integrationsapi.get_stripe_sandbox_claim_link",
            "integrations/stripe/sandbox/claim-link",
            types.GetStripeSandboxClaimLinkResponse,
            options,
        )

    def get_stripe_sandbox_keys(self, **options: Unpack[Options]) -> HttpResponse[GetStripeSandboxKeysResponse]:
        """getStripeSandboxKeys"""
        return self._get(
            "integrationsapi.get_stripe_sandbox_keys",
            "integrations/stripe/sandbox/keys",
            types.GetStripeSandboxKeysResponse,
            options,
        )

    def install_integration(self, **body: Unpack[InstallIntegrationBody]) -> HttpResponse[InstallIntegrationResponse]:
        """installIntegration"""
        return self._post(
            "integrationsapi.install_integration", "integrations/install", types.InstallIntegrationResponse, body
        )

    def install_stripe(self, **body: Unpack[InstallStripeBody]) -> HttpResponse[InstallStripeResponse]:
        """installStripe"""
        return self._post(
            "integrationsapi.install_stripe", "integrations/stripe/v2/install", types.InstallStripeResponse, body
        )

    def install_stripe_claimable_sandbox(
        self, **body: Unpack[InstallStripeClaimableSandboxBody]
    ) -> HttpResponse[InstallStripeClaimableSandboxResponse]:
        """installStripeClaimableSandbox"""
        return self._post(
            "integrationsapi.install_stripe_claimable_sandbox",
            "integrations/stripe/v2/sandbox",
            types.InstallStripeClaimableSandboxResponse,
            body,
        )

    def list_integrations(self, **query: Unpack[ListIntegrationsQuery]) -> HttpResponse[ListIntegrationsResponse]:
        """listIntegrations"""
        return self._get("integrationsapi.list_integrations", "integrations", types.ListIntegrationsResponse, query)

    def list_stripe_sandbox_countries(
        self, **options: Unpack[Options]
    ) -> HttpResponse[ListStripeSandboxCountriesResponse]:
        """listStripeSandboxCountries"""
        return self._get(
            "integrationsapi.list_stripe_sandbox_countries",
            "integrations/stripe/v2/sandbox-countries",
            types.ListStripeSandboxCountriesResponse,
            options,
        )

    def load_sample_data_set(self, **options: Unpack[Options]) -> HttpResponse[LoadSampleDataSetResponse]:
        """loadSampleDataSet"""
        return self._get(
            "integrationsapi.load_sample_data_set",
            "integrations/stripe/dataset-sample-v2",
            types.LoadSampleDataSetResponse,
            options,
        )

    def run_integration(self, integration_id: str, **options: Unpack[Options]) -> HttpResponse[RunIntegrationResponse]:
        """runIntegration"""
        return self._get(
            "integrationsapi.run_integration",
            f"integration/start/{path_segment(integration_id, 'integration_id')}",
            types.RunIntegrationResponse,
            options,
        )

    def start_data_import(self, **body: Unpack[StartDataImportBody]) -> HttpResponse[StartDataImportResponse]:
        """startDataImport"""
        return self._post(
            "integrationsapi.start_data_import", "integrations/start-data-import", types.StartDataImportResponse, body
        )

    def uninstall_integration(
        self, integration_id: str, **options: Unpack[Options]
    ) -> HttpResponse[UninstallIntegrationResponse]:
        """uninstallIntegration"""
        return self._delete(
            "integrationsapi.uninstall_integration",
            f"integrations/uninstall/{path_segment(integration_id, 'integration_id')}",
            types.UninstallIntegrationResponse,
            options,
        )


class AsyncRawIntegrationsapiClient(AsyncRawResource):
    """`client.integrationsapi.with_raw_response`."""

    async def assume_stripe_installed(
        self, **body: Unpack[AssumeStripeInstalledBody]
    ) -> AsyncHttpResponse[AssumeStripeInstalledResponse]:
        """assumeStripeInstalled"""
        return await self._post(
            "integrationsapi.assume_stripe_installed",
            "integrations/stripe/v2/assume-installed",
            types.AssumeStripeInstalledResponse,
            body,
        )

    async def claim_stripe_sandbox_keys(
        self, **body: Unpack[ClaimStripeSandboxKeysBody]
    ) -> AsyncHttpResponse[ClaimStripeSandboxKeysResponse]:
        """claimStripeSandboxKeys"""
        return await self._post(
            "integrationsapi.claim_stripe_sandbox_keys",
            "integrations/stripe/sandbox/keys/claim",
            types.ClaimStripeSandboxKeysResponse,
            body,
        )

    async def get_integration_webhook_url(
        self, type: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetIntegrationWebhookUrlResponse]:
        """getIntegrationWebhookUrl"""
        return await self._get(
            "integrationsapi.get_integration_webhook_url",
            f"integrations/{path_segment(type, 'type')}/webhook-url",
            types.GetIntegrationWebhookUrlResponse,
            options,
        )

    async def get_stripe_sandbox_claim_link(
        self, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetStripeSandboxClaimLinkResponse]:
        """getStripeSandboxClaimLink"""
        return await self._get(
            "integrationsapi.get_stripe_sandbox_claim_link",
            "integrations/stripe/sandbox/claim-link",
            types.GetStripeSandboxClaimLinkResponse,
            options,
        )

    async def get_stripe_sandbox_keys(
        self, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetStripeSandboxKeysResponse]:
        """getStripeSandboxKeys"""
        return await self._get(
            "integrationsapi.get_stripe_sandbox_keys",
            "integrations/stripe/sandbox/keys",
            types.GetStripeSandboxKeysResponse,
            options,
        )

    async def install_integration(
        self, **body: Unpack[InstallIntegrationBody]
    ) -> AsyncHttpResponse[InstallIntegrationResponse]:
        """installIntegration"""
        return await self._post(
            "integrationsapi.install_integration", "integrations/install", types.InstallIntegrationResponse, body
        )

    async def install_stripe(self, **body: Unpack[InstallStripeBody]) -> AsyncHttpResponse[InstallStripeResponse]:
        """installStripe"""
        return await self._post(
            "integrationsapi.install_stripe", "integrations/stripe/v2/install", types.InstallStripeResponse, body
        )

    async def install_stripe_claimable_sandbox(
        self, **body: Unpack[InstallStripeClaimableSandboxBody]
    ) -> AsyncHttpResponse[InstallStripeClaimableSandboxResponse]:
        """installStripeClaimableSandbox"""
        return await self._post(
            "integrationsapi.install_stripe_claimable_sandbox",
            "integrations/stripe/v2/sandbox",
            types.InstallStripeClaimableSandboxResponse,
            body,
        )

    async def list_integrations(
        self, **query: Unpack[ListIntegrationsQuery]
    ) -> AsyncHttpResponse[ListIntegrationsResponse]:
        """listIntegrations"""
        return await self._get(
            "integrationsapi.list_integrations", "integrations", types.ListIntegrationsResponse, query
        )

    async def list_stripe_sandbox_countries(
        self, **options: Unpack[Options]
    ) -> AsyncHttpResponse[ListStripeSandboxCountriesResponse]:
        """listStripeSandboxCountries"""
        return await self._get(
            "integrationsapi.list_stripe_sandbox_countries",
            "integrations/stripe/v2/sandbox-countries",
            types.ListStripeSandboxCountriesResponse,
            options,
        )

    async def load_sample_data_set(self, **options: Unpack[Options]) -> AsyncHttpResponse[LoadSampleDataSetResponse]:
        """loadSampleDataSet"""
        return await self._get(
            "integrationsapi.load_sample_data_set",
            "integrations/stripe/dataset-sample-v2",
            types.LoadSampleDataSetResponse,
            options,
        )

    async def run_integration(
        self, integration_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[RunIntegrationResponse]:
        """runIntegration"""
        return await self._get(
            "integrationsapi.run_integration",
            f"integration/start/{path_segment(integration_id, 'integration_id')}",
            types.RunIntegrationResponse,
            options,
        )

    async def start_data_import(
        self, **body: Unpack[StartDataImportBody]
    ) -> AsyncHttpResponse[StartDataImportResponse]:
        """startDataImport"""
        return await self._post(
            "integrationsapi.start_data_import", "integrations/start-data-import", types.StartDataImportResponse, body
        )

    async def uninstall_integration(
        self, integration_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[UninstallIntegrationResponse]:
        """uninstallIntegration"""
        return await self._delete(
            "integrationsapi.uninstall_integration",
            f"integrations/uninstall/{path_segment(integration_id, 'integration_id')}",
            types.UninstallIntegrationResponse,
            options,
        )
