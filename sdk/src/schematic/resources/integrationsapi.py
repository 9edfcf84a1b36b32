# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
# mypy: disable-error-code="empty-body"
# pyright: reportReturnType=false
"""Clients of the resource `integrationsapi`. Methods with a docstring alone describe operations, see `core.operation`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic.core.resource import AsyncResource, Resource, awaited, awaited_raw, delete, get, post, raw

if TYPE_CHECKING:
    from typing import Unpack

    from schematic.core.request_options import Options
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

    @post("integrations/stripe/v2/assume-installed")
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

    @post("integrations/stripe/sandbox/keys/claim")
    def claim_stripe_sandbox_keys(self, **body: Unpack[ClaimStripeSandboxKeysBody]) -> ClaimStripeSandboxKeysResponse:
        """Exchange a claim token for the keys of a Stripe sandbox.

        token: str, required. Claim token.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("integrations/{type}/webhook-url")
    def get_integration_webhook_url(self, type: str, **options: Unpack[Options]) -> GetIntegrationWebhookUrlResponse:
        """Address a vendor of the given type should call.

        type: str, required. Type of the vendor.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("integrations/stripe/sandbox/claim-link")
    def get_stripe_sandbox_claim_link(self, **options: Unpack[Options]) -> GetStripeSandboxClaimLinkResponse:
        """Link under which a Stripe sandbox can be claimed; 404 without one.

        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("integrations/stripe/sandbox/keys")
    def get_stripe_sandbox_keys(self, **options: Unpack[Options]) -> GetStripeSandboxKeysResponse:
        """Keys of a claimed Stripe sandbox; 404 without one.

        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("integrations/install")
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

    @post("integrations/stripe/v2/install")
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

    @post("integrations/stripe/v2/sandbox")
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

    @get("integrations")
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

    @get("integrations/stripe/v2/sandbox-countries")
    def list_stripe_sandbox_countries(self, **options: Unpack[Options]) -> ListStripeSandboxCountriesResponse:
        """Countries a Stripe sandbox may be made for.

        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("integrations/stripe/dataset-sample-v2")
    def load_sample_data_set(self, **options: Unpack[Options]) -> LoadSampleDataSetResponse:
        """Names of metadata keys found in a sample of a connected Stripe account.

        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("integration/start/{integration_id}")
    def run_integration(self, integration_id: str, **options: Unpack[Options]) -> RunIntegrationResponse:
        """Send again what a connected vendor has refused; 404 when none is connected.

        integration_id: str, required. Integration (`intg_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("integrations/start-data-import")
    def start_data_import(self, **body: Unpack[StartDataImportBody]) -> StartDataImportResponse:
        """Import what a connected vendor has, beside other work.

        integration_id: str, required. Integration (`intg_…`).
        company_matching_criteria: CompanyMatchingCriteria | None. How a vendor's customer is matched to a
            company: by a field of its metadata, or by hand.
        company_matching_field: str | None. Metadata field that holds the company's key.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @delete("integrations/uninstall/{integration_id}")
    def uninstall_integration(self, integration_id: str, **options: Unpack[Options]) -> UninstallIntegrationResponse:
        """Remove a vendor connection.

        integration_id: str, required. Integration (`intg_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """


class AsyncIntegrationsapiClient(AsyncResource):
    """`client.integrationsapi`."""

    @property
    def with_raw_response(self) -> AsyncRawIntegrationsapiClient:
        """The same operations, answered with status and headers."""
        return AsyncRawIntegrationsapiClient(self._transport)

    assume_stripe_installed = awaited(IntegrationsapiClient.assume_stripe_installed)
    claim_stripe_sandbox_keys = awaited(IntegrationsapiClient.claim_stripe_sandbox_keys)
    get_integration_webhook_url = awaited(IntegrationsapiClient.get_integration_webhook_url)
    get_stripe_sandbox_claim_link = awaited(IntegrationsapiClient.get_stripe_sandbox_claim_link)
    get_stripe_sandbox_keys = awaited(IntegrationsapiClient.get_stripe_sandbox_keys)
    install_integration = awaited(IntegrationsapiClient.install_integration)
    install_stripe = awaited(IntegrationsapiClient.install_stripe)
    install_stripe_claimable_sandbox = awaited(IntegrationsapiClient.install_stripe_claimable_sandbox)
    list_integrations = awaited(IntegrationsapiClient.list_integrations)
    list_stripe_sandbox_countries = awaited(IntegrationsapiClient.list_stripe_sandbox_countries)
    load_sample_data_set = awaited(IntegrationsapiClient.load_sample_data_set)
    run_integration = awaited(IntegrationsapiClient.run_integration)
    start_data_import = awaited(IntegrationsapiClient.start_data_import)
    uninstall_integration = awaited(IntegrationsapiClient.uninstall_integration)


class RawIntegrationsapiClient(Resource):
    """`client.integrationsapi.with_raw_response`."""

    assume_stripe_installed = raw(IntegrationsapiClient.assume_stripe_installed)
    claim_stripe_sandbox_keys = raw(IntegrationsapiClient.claim_stripe_sandbox_keys)
    get_integration_webhook_url = raw(IntegrationsapiClient.get_integration_webhook_url)
    get_stripe_sandbox_claim_link = raw(IntegrationsapiClient.get_stripe_sandbox_claim_link)
    get_stripe_sandbox_keys = raw(IntegrationsapiClient.get_stripe_sandbox_keys)
    install_integration = raw(IntegrationsapiClient.install_integration)
    install_stripe = raw(IntegrationsapiClient.install_stripe)
    install_stripe_claimable_sandbox = raw(IntegrationsapiClient.install_stripe_claimable_sandbox)
    list_integrations = raw(IntegrationsapiClient.list_integrations)
    list_stripe_sandbox_countries = raw(IntegrationsapiClient.list_stripe_sandbox_countries)
    load_sample_data_set = raw(IntegrationsapiClient.load_sample_data_set)
    run_integration = raw(IntegrationsapiClient.run_integration)
    start_data_import = raw(IntegrationsapiClient.start_data_import)
    uninstall_integration = raw(IntegrationsapiClient.uninstall_integration)


class AsyncRawIntegrationsapiClient(AsyncResource):
    """`client.integrationsapi.with_raw_response`."""

    assume_stripe_installed = awaited_raw(IntegrationsapiClient.assume_stripe_installed)
    claim_stripe_sandbox_keys = awaited_raw(IntegrationsapiClient.claim_stripe_sandbox_keys)
    get_integration_webhook_url = awaited_raw(IntegrationsapiClient.get_integration_webhook_url)
    get_stripe_sandbox_claim_link = awaited_raw(IntegrationsapiClient.get_stripe_sandbox_claim_link)
    get_stripe_sandbox_keys = awaited_raw(IntegrationsapiClient.get_stripe_sandbox_keys)
    install_integration = awaited_raw(IntegrationsapiClient.install_integration)
    install_stripe = awaited_raw(IntegrationsapiClient.install_stripe)
    install_stripe_claimable_sandbox = awaited_raw(IntegrationsapiClient.install_stripe_claimable_sandbox)
    list_integrations = awaited_raw(IntegrationsapiClient.list_integrations)
    list_stripe_sandbox_countries = awaited_raw(IntegrationsapiClient.list_stripe_sandbox_countries)
    load_sample_data_set = awaited_raw(IntegrationsapiClient.load_sample_data_set)
    run_integration = awaited_raw(IntegrationsapiClient.run_integration)
    start_data_import = awaited_raw(IntegrationsapiClient.start_data_import)
    uninstall_integration = awaited_raw(IntegrationsapiClient.uninstall_integration)
