# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Clients of the resource `integrationsapi`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic import types
from schematic.core.query import path_segment
from schematic.core.resource import AsyncRawResource, AsyncResource, RawResource, Resource

if TYPE_CHECKING:
    from typing import Unpack

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
        """Record that the Stripe app is installed.

        type: IntegrationType, required. Vendor of an integration.
        company_matching_criteria: CompanyMatchingCriteria | None. How a vendor's customer is matched to a
            company: by a field of its metadata, or by hand.
        company_matching_field: str | None. Metadata field that holds the company's key.
        config: Mapping[str, Any] | None. Settings and credentials, as the vendor needs them.
        is_sandbox: bool | None. Whether it is for tests.
        live_mode: bool | None. Whether it moves real money.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post(
            "integrationsapi.assume_stripe_installed",
            "integrations/stripe/v2/assume-installed",
            types.AssumeStripeInstalledResponse,
            body,
        )

    def claim_stripe_sandbox_keys(self, **body: Unpack[ClaimStripeSandboxKeysBody]) -> ClaimStripeSandboxKeysResponse:
        """Exchange a claim token for the keys of a Stripe sandbox.

        token: str, required. Claim token.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post(
            "integrationsapi.claim_stripe_sandbox_keys",
            "integrations/stripe/sandbox/keys/claim",
            types.ClaimStripeSandboxKeysResponse,
            body,
        )

    def get_integration_webhook_url(self, type: str, **options: Unpack[Options]) -> GetIntegrationWebhookUrlResponse:
        """Address a vendor of the given type should call.

        type: str, required. Type of the vendor.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "integrationsapi.get_integration_webhook_url",
            f"integrations/{path_segment(type, 'type')}/webhook-url",
            types.GetIntegrationWebhookUrlResponse,
            options,
        )

    def get_stripe_sandbox_claim_link(self, **options: Unpack[Options]) -> GetStripeSandboxClaimLinkResponse:
        """Link under which a Stripe sandbox can be claimed; 404 without one.

        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "integrationsapi.get_stripe_sandbox_claim_link",
            "integrations/stripe/sandbox/claim-link",
            types.GetStripeSandboxClaimLinkResponse,
            options,
        )

    def get_stripe_sandbox_keys(self, **options: Unpack[Options]) -> GetStripeSandboxKeysResponse:
        """Keys of a claimed Stripe sandbox; 404 without one.

        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "integrationsapi.get_stripe_sandbox_keys",
            "integrations/stripe/sandbox/keys",
            types.GetStripeSandboxKeysResponse,
            options,
        )

    def install_integration(self, **body: Unpack[InstallIntegrationBody]) -> InstallIntegrationResponse:
        """Connect a vendor with its credentials; types the server does not support are refused.

        type: IntegrationType, required. Vendor of an integration.
        company_matching_criteria: CompanyMatchingCriteria | None. How a vendor's customer is matched to a
            company: by a field of its metadata, or by hand.
        company_matching_field: str | None. Metadata field that holds the company's key.
        config: Mapping[str, Any] | None. Settings and credentials, as the vendor needs them.
        is_sandbox: bool | None. Whether it is for tests.
        live_mode: bool | None. Whether it moves real money.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post(
            "integrationsapi.install_integration", "integrations/install", types.InstallIntegrationResponse, body
        )

    def install_stripe(self, **body: Unpack[InstallStripeBody]) -> InstallStripeResponse:
        """Begin connecting a Stripe account.

        type: IntegrationType, required. Vendor of an integration.
        company_matching_criteria: CompanyMatchingCriteria | None. How a vendor's customer is matched to a
            company: by a field of its metadata, or by hand.
        company_matching_field: str | None. Metadata field that holds the company's key.
        config: Mapping[str, Any] | None. Settings and credentials, as the vendor needs them.
        is_sandbox: bool | None. Whether it is for tests.
        live_mode: bool | None. Whether it moves real money.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post(
            "integrationsapi.install_stripe", "integrations/stripe/v2/install", types.InstallStripeResponse, body
        )

    def install_stripe_claimable_sandbox(
        self, **body: Unpack[InstallStripeClaimableSandboxBody]
    ) -> InstallStripeClaimableSandboxResponse:
        """Make a Stripe sandbox that can be claimed later.

        email: str, required. E-mail address.
        country: str | None. Country code of two letters.
        name: str | None. Name shown to people.
        seed_sample_data: bool | None. Fill the sandbox with sample data.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post(
            "integrationsapi.install_stripe_claimable_sandbox",
            "integrations/stripe/v2/sandbox",
            types.InstallStripeClaimableSandboxResponse,
            body,
        )

    def list_integrations(self, **query: Unpack[ListIntegrationsQuery]) -> ListIntegrationsResponse:
        """Installed integrations, newest first; empty unless a vendor is connected.

        billing_only: bool | None. Only billing providers.
        exclude_ids: Sequence[str] | None. Without these ids.
        id: str | None. Only this id.
        state: IntegrationState | None. Only those in this state.
        type: IntegrationType | None. Only those of this type.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("integrationsapi.list_integrations", "integrations", types.ListIntegrationsResponse, query)

    def list_stripe_sandbox_countries(self, **options: Unpack[Options]) -> ListStripeSandboxCountriesResponse:
        """Countries a Stripe sandbox may be made for.

        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "integrationsapi.list_stripe_sandbox_countries",
            "integrations/stripe/v2/sandbox-countries",
            types.ListStripeSandboxCountriesResponse,
            options,
        )

    def load_sample_data_set(self, **options: Unpack[Options]) -> LoadSampleDataSetResponse:
        """Names of metadata keys found in a sample of a connected Stripe account.

        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "integrationsapi.load_sample_data_set",
            "integrations/stripe/dataset-sample-v2",
            types.LoadSampleDataSetResponse,
            options,
        )

    def run_integration(self, integration_id: str, **options: Unpack[Options]) -> RunIntegrationResponse:
        """Start a sync with a connected vendor; refused when none is connected.

        integration_id: str, required. Integration (`intg_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "integrationsapi.run_integration",
            f"integration/start/{path_segment(integration_id, 'integration_id')}",
            types.RunIntegrationResponse,
            options,
        )

    def start_data_import(self, **body: Unpack[StartDataImportBody]) -> StartDataImportResponse:
        """Import customers from a connected vendor.

        integration_id: str, required. Integration (`intg_…`).
        company_matching_criteria: CompanyMatchingCriteria | None. How a vendor's customer is matched to a
            company: by a field of its metadata, or by hand.
        company_matching_field: str | None. Metadata field that holds the company's key.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post(
            "integrationsapi.start_data_import", "integrations/start-data-import", types.StartDataImportResponse, body
        )

    def uninstall_integration(self, integration_id: str, **options: Unpack[Options]) -> UninstallIntegrationResponse:
        """Remove a vendor connection.

        integration_id: str, required. Integration (`intg_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._delete(
            "integrationsapi.uninstall_integration",
            f"integrations/uninstall/{path_segment(integration_id, 'integration_id')}",
            types.UninstallIntegrationResponse,
            options,
        )


class AsyncIntegrationsapiClient(AsyncResource, like=IntegrationsapiClient):
    """`client.integrationsapi`."""

    @property
    def with_raw_response(self) -> AsyncRawIntegrationsapiClient:
        """The same operations, answered with status and headers."""
        return AsyncRawIntegrationsapiClient(self._transport)

    async def assume_stripe_installed(self, **body: Unpack[AssumeStripeInstalledBody]) -> AssumeStripeInstalledResponse:
        """Record that the Stripe app is installed."""
        return await self._post(
            "integrationsapi.assume_stripe_installed",
            "integrations/stripe/v2/assume-installed",
            types.AssumeStripeInstalledResponse,
            body,
        )

    async def claim_stripe_sandbox_keys(
        self, **body: Unpack[ClaimStripeSandboxKeysBody]
    ) -> ClaimStripeSandboxKeysResponse:
        """Exchange a claim token for the keys of a Stripe sandbox."""
        return await self._post(
            "integrationsapi.claim_stripe_sandbox_keys",
            "integrations/stripe/sandbox/keys/claim",
            types.ClaimStripeSandboxKeysResponse,
            body,
        )

    async def get_integration_webhook_url(
        self, type: str, **options: Unpack[Options]
    ) -> GetIntegrationWebhookUrlResponse:
        """Address a vendor of the given type should call."""
        return await self._get(
            "integrationsapi.get_integration_webhook_url",
            f"integrations/{path_segment(type, 'type')}/webhook-url",
            types.GetIntegrationWebhookUrlResponse,
            options,
        )

    async def get_stripe_sandbox_claim_link(self, **options: Unpack[Options]) -> GetStripeSandboxClaimLinkResponse:
        """Link under which a Stripe sandbox can be claimed; 404 without one."""
        return await self._get(
            "integrationsapi.get_stripe_sandbox_claim_link",
            "integrations/stripe/sandbox/claim-link",
            types.GetStripeSandboxClaimLinkResponse,
            options,
        )

    async def get_stripe_sandbox_keys(self, **options: Unpack[Options]) -> GetStripeSandboxKeysResponse:
        """Keys of a claimed Stripe sandbox; 404 without one."""
        return await self._get(
            "integrationsapi.get_stripe_sandbox_keys",
            "integrations/stripe/sandbox/keys",
            types.GetStripeSandboxKeysResponse,
            options,
        )

    async def install_integration(self, **body: Unpack[InstallIntegrationBody]) -> InstallIntegrationResponse:
        """Connect a vendor with its credentials; types the server does not support are refused."""
        return await self._post(
            "integrationsapi.install_integration", "integrations/install", types.InstallIntegrationResponse, body
        )

    async def install_stripe(self, **body: Unpack[InstallStripeBody]) -> InstallStripeResponse:
        """Begin connecting a Stripe account."""
        return await self._post(
            "integrationsapi.install_stripe", "integrations/stripe/v2/install", types.InstallStripeResponse, body
        )

    async def install_stripe_claimable_sandbox(
        self, **body: Unpack[InstallStripeClaimableSandboxBody]
    ) -> InstallStripeClaimableSandboxResponse:
        """Make a Stripe sandbox that can be claimed later."""
        return await self._post(
            "integrationsapi.install_stripe_claimable_sandbox",
            "integrations/stripe/v2/sandbox",
            types.InstallStripeClaimableSandboxResponse,
            body,
        )

    async def list_integrations(self, **query: Unpack[ListIntegrationsQuery]) -> ListIntegrationsResponse:
        """Installed integrations, newest first; empty unless a vendor is connected."""
        return await self._get(
            "integrationsapi.list_integrations", "integrations", types.ListIntegrationsResponse, query
        )

    async def list_stripe_sandbox_countries(self, **options: Unpack[Options]) -> ListStripeSandboxCountriesResponse:
        """Countries a Stripe sandbox may be made for."""
        return await self._get(
            "integrationsapi.list_stripe_sandbox_countries",
            "integrations/stripe/v2/sandbox-countries",
            types.ListStripeSandboxCountriesResponse,
            options,
        )

    async def load_sample_data_set(self, **options: Unpack[Options]) -> LoadSampleDataSetResponse:
        """Names of metadata keys found in a sample of a connected Stripe account."""
        return await self._get(
            "integrationsapi.load_sample_data_set",
            "integrations/stripe/dataset-sample-v2",
            types.LoadSampleDataSetResponse,
            options,
        )

    async def run_integration(self, integration_id: str, **options: Unpack[Options]) -> RunIntegrationResponse:
        """Start a sync with a connected vendor; refused when none is connected."""
        return await self._get(
            "integrationsapi.run_integration",
            f"integration/start/{path_segment(integration_id, 'integration_id')}",
            types.RunIntegrationResponse,
            options,
        )

    async def start_data_import(self, **body: Unpack[StartDataImportBody]) -> StartDataImportResponse:
        """Import customers from a connected vendor."""
        return await self._post(
            "integrationsapi.start_data_import", "integrations/start-data-import", types.StartDataImportResponse, body
        )

    async def uninstall_integration(
        self, integration_id: str, **options: Unpack[Options]
    ) -> UninstallIntegrationResponse:
        """Remove a vendor connection."""
        return await self._delete(
            "integrationsapi.uninstall_integration",
            f"integrations/uninstall/{path_segment(integration_id, 'integration_id')}",
            types.UninstallIntegrationResponse,
            options,
        )


class RawIntegrationsapiClient(RawResource, like=IntegrationsapiClient):
    """`client.integrationsapi.with_raw_response`."""

    def assume_stripe_installed(
        self, **body: Unpack[AssumeStripeInstalledBody]
    ) -> HttpResponse[AssumeStripeInstalledResponse]:
        """Record that the Stripe app is installed."""
        return self._post(
            "integrationsapi.assume_stripe_installed",
            "integrations/stripe/v2/assume-installed",
            types.AssumeStripeInstalledResponse,
            body,
        )

    def claim_stripe_sandbox_keys(
        self, **body: Unpack[ClaimStripeSandboxKeysBody]
    ) -> HttpResponse[ClaimStripeSandboxKeysResponse]:
        """Exchange a claim token for the keys of a Stripe sandbox."""
        return self._post(
            "integrationsapi.claim_stripe_sandbox_keys",
            "integrations/stripe/sandbox/keys/claim",
            types.ClaimStripeSandboxKeysResponse,
            body,
        )

    def get_integration_webhook_url(
        self, type: str, **options: Unpack[Options]
    ) -> HttpResponse[GetIntegrationWebhookUrlResponse]:
        """Address a vendor of the given type should call."""
        return self._get(
            "integrationsapi.get_integration_webhook_url",
            f"integrations/{path_segment(type, 'type')}/webhook-url",
            types.GetIntegrationWebhookUrlResponse,
            options,
        )

    def get_stripe_sandbox_claim_link(
        self, **options: Unpack[Options]
    ) -> HttpResponse[GetStripeSandboxClaimLinkResponse]:
        """Link under which a Stripe sandbox can be claimed; 404 without one."""
        return self._get(
            "integrationsapi.get_stripe_sandbox_claim_link",
            "integrations/stripe/sandbox/claim-link",
            types.GetStripeSandboxClaimLinkResponse,
            options,
        )

    def get_stripe_sandbox_keys(self, **options: Unpack[Options]) -> HttpResponse[GetStripeSandboxKeysResponse]:
        """Keys of a claimed Stripe sandbox; 404 without one."""
        return self._get(
            "integrationsapi.get_stripe_sandbox_keys",
            "integrations/stripe/sandbox/keys",
            types.GetStripeSandboxKeysResponse,
            options,
        )

    def install_integration(self, **body: Unpack[InstallIntegrationBody]) -> HttpResponse[InstallIntegrationResponse]:
        """Connect a vendor with its credentials; types the server does not support are refused."""
        return self._post(
            "integrationsapi.install_integration", "integrations/install", types.InstallIntegrationResponse, body
        )

    def install_stripe(self, **body: Unpack[InstallStripeBody]) -> HttpResponse[InstallStripeResponse]:
        """Begin connecting a Stripe account."""
        return self._post(
            "integrationsapi.install_stripe", "integrations/stripe/v2/install", types.InstallStripeResponse, body
        )

    def install_stripe_claimable_sandbox(
        self, **body: Unpack[InstallStripeClaimableSandboxBody]
    ) -> HttpResponse[InstallStripeClaimableSandboxResponse]:
        """Make a Stripe sandbox that can be claimed later."""
        return self._post(
            "integrationsapi.install_stripe_claimable_sandbox",
            "integrations/stripe/v2/sandbox",
            types.InstallStripeClaimableSandboxResponse,
            body,
        )

    def list_integrations(self, **query: Unpack[ListIntegrationsQuery]) -> HttpResponse[ListIntegrationsResponse]:
        """Installed integrations, newest first; empty unless a vendor is connected."""
        return self._get("integrationsapi.list_integrations", "integrations", types.ListIntegrationsResponse, query)

    def list_stripe_sandbox_countries(
        self, **options: Unpack[Options]
    ) -> HttpResponse[ListStripeSandboxCountriesResponse]:
        """Countries a Stripe sandbox may be made for."""
        return self._get(
            "integrationsapi.list_stripe_sandbox_countries",
            "integrations/stripe/v2/sandbox-countries",
            types.ListStripeSandboxCountriesResponse,
            options,
        )

    def load_sample_data_set(self, **options: Unpack[Options]) -> HttpResponse[LoadSampleDataSetResponse]:
        """Names of metadata keys found in a sample of a connected Stripe account."""
        return self._get(
            "integrationsapi.load_sample_data_set",
            "integrations/stripe/dataset-sample-v2",
            types.LoadSampleDataSetResponse,
            options,
        )

    def run_integration(self, integration_id: str, **options: Unpack[Options]) -> HttpResponse[RunIntegrationResponse]:
        """Start a sync with a connected vendor; refused when none is connected."""
        return self._get(
            "integrationsapi.run_integration",
            f"integration/start/{path_segment(integration_id, 'integration_id')}",
            types.RunIntegrationResponse,
            options,
        )

    def start_data_import(self, **body: Unpack[StartDataImportBody]) -> HttpResponse[StartDataImportResponse]:
        """Import customers from a connected vendor."""
        return self._post(
            "integrationsapi.start_data_import", "integrations/start-data-import", types.StartDataImportResponse, body
        )

    def uninstall_integration(
        self, integration_id: str, **options: Unpack[Options]
    ) -> HttpResponse[UninstallIntegrationResponse]:
        """Remove a vendor connection."""
        return self._delete(
            "integrationsapi.uninstall_integration",
            f"integrations/uninstall/{path_segment(integration_id, 'integration_id')}",
            types.UninstallIntegrationResponse,
            options,
        )


class AsyncRawIntegrationsapiClient(AsyncRawResource, like=IntegrationsapiClient):
    """`client.integrationsapi.with_raw_response`."""

    async def assume_stripe_installed(
        self, **body: Unpack[AssumeStripeInstalledBody]
    ) -> AsyncHttpResponse[AssumeStripeInstalledResponse]:
        """Record that the Stripe app is installed."""
        return await self._post(
            "integrationsapi.assume_stripe_installed",
            "integrations/stripe/v2/assume-installed",
            types.AssumeStripeInstalledResponse,
            body,
        )

    async def claim_stripe_sandbox_keys(
        self, **body: Unpack[ClaimStripeSandboxKeysBody]
    ) -> AsyncHttpResponse[ClaimStripeSandboxKeysResponse]:
        """Exchange a claim token for the keys of a Stripe sandbox."""
        return await self._post(
            "integrationsapi.claim_stripe_sandbox_keys",
            "integrations/stripe/sandbox/keys/claim",
            types.ClaimStripeSandboxKeysResponse,
            body,
        )

    async def get_integration_webhook_url(
        self, type: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetIntegrationWebhookUrlResponse]:
        """Address a vendor of the given type should call."""
        return await self._get(
            "integrationsapi.get_integration_webhook_url",
            f"integrations/{path_segment(type, 'type')}/webhook-url",
            types.GetIntegrationWebhookUrlResponse,
            options,
        )

    async def get_stripe_sandbox_claim_link(
        self, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetStripeSandboxClaimLinkResponse]:
        """Link under which a Stripe sandbox can be claimed; 404 without one."""
        return await self._get(
            "integrationsapi.get_stripe_sandbox_claim_link",
            "integrations/stripe/sandbox/claim-link",
            types.GetStripeSandboxClaimLinkResponse,
            options,
        )

    async def get_stripe_sandbox_keys(
        self, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetStripeSandboxKeysResponse]:
        """Keys of a claimed Stripe sandbox; 404 without one."""
        return await self._get(
            "integrationsapi.get_stripe_sandbox_keys",
            "integrations/stripe/sandbox/keys",
            types.GetStripeSandboxKeysResponse,
            options,
        )

    async def install_integration(
        self, **body: Unpack[InstallIntegrationBody]
    ) -> AsyncHttpResponse[InstallIntegrationResponse]:
        """Connect a vendor with its credentials; types the server does not support are refused."""
        return await self._post(
            "integrationsapi.install_integration", "integrations/install", types.InstallIntegrationResponse, body
        )

    async def install_stripe(self, **body: Unpack[InstallStripeBody]) -> AsyncHttpResponse[InstallStripeResponse]:
        """Begin connecting a Stripe account."""
        return await self._post(
            "integrationsapi.install_stripe", "integrations/stripe/v2/install", types.InstallStripeResponse, body
        )

    async def install_stripe_claimable_sandbox(
        self, **body: Unpack[InstallStripeClaimableSandboxBody]
    ) -> AsyncHttpResponse[InstallStripeClaimableSandboxResponse]:
        """Make a Stripe sandbox that can be claimed later."""
        return await self._post(
            "integrationsapi.install_stripe_claimable_sandbox",
            "integrations/stripe/v2/sandbox",
            types.InstallStripeClaimableSandboxResponse,
            body,
        )

    async def list_integrations(
        self, **query: Unpack[ListIntegrationsQuery]
    ) -> AsyncHttpResponse[ListIntegrationsResponse]:
        """Installed integrations, newest first; empty unless a vendor is connected."""
        return await self._get(
            "integrationsapi.list_integrations", "integrations", types.ListIntegrationsResponse, query
        )

    async def list_stripe_sandbox_countries(
        self, **options: Unpack[Options]
    ) -> AsyncHttpResponse[ListStripeSandboxCountriesResponse]:
        """Countries a Stripe sandbox may be made for."""
        return await self._get(
            "integrationsapi.list_stripe_sandbox_countries",
            "integrations/stripe/v2/sandbox-countries",
            types.ListStripeSandboxCountriesResponse,
            options,
        )

    async def load_sample_data_set(self, **options: Unpack[Options]) -> AsyncHttpResponse[LoadSampleDataSetResponse]:
        """Names of metadata keys found in a sample of a connected Stripe account."""
        return await self._get(
            "integrationsapi.load_sample_data_set",
            "integrations/stripe/dataset-sample-v2",
            types.LoadSampleDataSetResponse,
            options,
        )

    async def run_integration(
        self, integration_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[RunIntegrationResponse]:
        """Start a sync with a connected vendor; refused when none is connected."""
        return await self._get(
            "integrationsapi.run_integration",
            f"integration/start/{path_segment(integration_id, 'integration_id')}",
            types.RunIntegrationResponse,
            options,
        )

    async def start_data_import(
        self, **body: Unpack[StartDataImportBody]
    ) -> AsyncHttpResponse[StartDataImportResponse]:
        """Import customers from a connected vendor."""
        return await self._post(
            "integrationsapi.start_data_import", "integrations/start-data-import", types.StartDataImportResponse, body
        )

    async def uninstall_integration(
        self, integration_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[UninstallIntegrationResponse]:
        """Remove a vendor connection."""
        return await self._delete(
            "integrationsapi.uninstall_integration",
            f"integrations/uninstall/{path_segment(integration_id, 'integration_id')}",
            types.UninstallIntegrationResponse,
            options,
        )
