# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `integrationsapi`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, Required, TypeAlias

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options

CompanyMatchingCriteria: TypeAlias = Literal["billing_meta_object", "manual_upsert"] | str


class AssumeStripeInstalledResponse(Model):
    """Contract: `AssumeStripeInstalledResponse`."""

    data: IntegrationInstallResponseData
    params: dict[str, Any]


class ClaimStripeSandboxKeysRequestBody(Model):
    """Contract: `ClaimStripeSandboxKeysRequestBody`."""

    token: str


class ClaimStripeSandboxKeysResponse(Model):
    """Contract: `ClaimStripeSandboxKeysResponse`."""

    data: ClaimedStripeSandboxKeysResponseData
    params: dict[str, Any]


class ClaimedStripeSandboxKeysResponseData(Model):
    """Contract: `ClaimedStripeSandboxKeysResponseData`."""

    publishable: str
    sandbox_id: str
    secret: str


class GetIntegrationWebhookUrlResponse(Model):
    """Contract: `GetIntegrationWebhookUrlResponse`."""

    data: IntegrationWebhookUrlResponseData
    params: dict[str, Any]


class GetStripeSandboxClaimLinkResponse(Model):
    """Contract: `GetStripeSandboxClaimLinkResponse`."""

    data: StripeSandboxClaimLink
    params: dict[str, Any]


class GetStripeSandboxKeysResponse(Model):
    """Contract: `GetStripeSandboxKeysResponse`."""

    data: ClaimedStripeSandboxKeysResponseData
    params: dict[str, Any]


class InstallIntegrationRequestBody(Model):
    """Contract: `InstallIntegrationRequestBody`."""

    type: IntegrationType
    company_matching_criteria: CompanyMatchingCriteria | None = None
    company_matching_field: str | None = None
    config: dict[str, Any] | None = None
    is_sandbox: bool | None = None
    live_mode: bool | None = None


class InstallIntegrationResponse(Model):
    """Contract: `InstallIntegrationResponse`."""

    data: IntegrationInstallResponseData
    params: dict[str, Any]


class InstallStripeClaimableSandboxRequestBody(Model):
    """Contract: `InstallStripeClaimableSandboxRequestBody`."""

    email: str
    country: str | None = None
    name: str | None = None
    seed_sample_data: bool | None = None


class InstallStripeClaimableSandboxResponse(Model):
    """Contract: `InstallStripeClaimableSandboxResponse`."""

    data: StripeSandboxInstallResponseData
    params: dict[str, Any]


class InstallStripeResponse(Model):
    """Contract: `InstallStripeResponse`."""

    data: IntegrationInstallResponseData
    params: dict[str, Any]


class IntegrationCapabilities(Model):
    """Contract: `IntegrationCapabilities`."""

    author_plans: bool
    checkout: bool
    edit_billing: bool


class IntegrationConfig_Clerk(Model):
    """Contract: `IntegrationConfig_Clerk`."""

    first_events_received: bool | None = None
    type: Literal["clerk"] | None = None
    webhook_url: str | None = None


class IntegrationConfig_Metronome(Model):
    """Contract: `IntegrationConfig_Metronome`."""

    external_customer_id_key: str | None = None
    type: Literal["metronome"] | None = None


class IntegrationConfig_Orb(Model):
    """Contract: `IntegrationConfig_Orb`."""

    external_customer_id_key: str | None = None
    type: Literal["orb"] | None = None


class IntegrationConfig_Stripe(Model):
    """Contract: `IntegrationConfig_Stripe`."""

    is_sandbox: bool
    live_mode: bool
    account_id: str | None = None
    account_name: str | None = None
    claimable_sandbox_expires_at: Instant | None = None
    claimable_sandbox_id: str | None = None
    claimable_sandbox_status: str | None = None
    company_update_only: bool | None = None
    onboard_url: str | None = None
    return_to: str | None = None
    type: Literal["stripe"] | None = None


class IntegrationConfig_Workos(Model):
    """Contract: `IntegrationConfig_Workos`."""

    first_events_received: bool | None = None
    type: Literal["workos"] | None = None
    webhook_url: str | None = None


class IntegrationInstallConfig(Model):
    """Contract: `IntegrationInstallConfig`."""

    created_at: Instant
    id: str
    integration_id: str
    is_app_install: bool
    is_connect_install: bool
    live_mode: bool
    updated_at: Instant
    company_matching_criteria: CompanyMatchingCriteria | None = None
    company_matching_field: str | None = None
    config: IntegrationConfig | None = None


class IntegrationInstallResponseData(Model):
    """Contract: `IntegrationInstallResponseData`."""

    capabilities: IntegrationCapabilities
    config: IntegrationInstallConfig
    integration: IntegrationResponseData


class IntegrationWebhookUrlResponseData(Model):
    """Contract: `IntegrationWebhookUrlResponseData`."""

    type: IntegrationType
    url: str


class IntegrationsDataSetResponseData(Model):
    """Contract: `IntegrationsDataSetResponseData`."""

    keys: list[str]


class IntegrationsListResponseData(Model):
    """Contract: `IntegrationsListResponseData`."""

    capabilities: IntegrationCapabilities
    id: str
    is_app_install: bool
    is_connect_install: bool
    state: IntegrationState
    type: IntegrationType
    config: IntegrationConfig | None = None
    last_webhook_received_at: Instant | None = None


class IntegrationsResponseData(Model):
    """Contract: `IntegrationsResponseData`."""

    created_at: Instant
    id: str
    state: IntegrationState
    type: IntegrationType
    updated_at: Instant


class ListIntegrationsParams(Model):
    """Contract: `ListIntegrationsParams`."""

    billing_only: bool | None = None
    exclude_ids: list[str] | None = None
    id: str | None = None
    limit: int | None = None
    offset: int | None = None
    state: IntegrationState | None = None
    type: IntegrationType | None = None


class ListIntegrationsResponse(Model):
    """Contract: `ListIntegrationsResponse`."""

    data: list[IntegrationsListResponseData]
    params: ListIntegrationsParams


class ListStripeSandboxCountriesResponse(Model):
    """Contract: `ListStripeSandboxCountriesResponse`."""

    data: StripeSandboxCountriesResponseData
    params: dict[str, Any]


class LoadSampleDataSetResponse(Model):
    """Contract: `LoadSampleDataSetResponse`."""

    data: IntegrationsDataSetResponseData
    params: dict[str, Any]


class RunIntegrationResponse(Model):
    """Contract: `RunIntegrationResponse`."""

    data: IntegrationsResponseData
    params: dict[str, Any]


class StartDataImportRequestBody(Model):
    """Contract: `StartDataImportRequestBody`."""

    integration_id: str
    company_matching_criteria: CompanyMatchingCriteria | None = None
    company_matching_field: str | None = None


class StartDataImportResponse(Model):
    """Contract: `StartDataImportResponse`."""

    data: IntegrationsResponseData
    params: dict[str, Any]


class StripeSandboxClaimLink(Model):
    """Contract: `StripeSandboxClaimLink`."""

    claim_url: str
    sandbox_id: str
    status: str
    expires_at: Instant | None = None


class StripeSandboxCountriesResponseData(Model):
    """Contract: `StripeSandboxCountriesResponseData`."""

    countries: list[str]


class StripeSandboxInstallResponseData(Model):
    """Contract: `StripeSandboxInstallResponseData`."""

    claim_url: str
    install: IntegrationInstallResponseData
    sandbox_id: str
    stripe_account_id: str
    api_keys: StripeSandboxKeysResponseData | None = None
    claim_url_expires_at: Instant | None = None
    expires_at: Instant | None = None


class StripeSandboxKeysResponseData(Model):
    """Contract: `StripeSandboxKeysResponseData`."""

    mcp: str
    publishable: str
    secret: str


class UninstallIntegrationResponse(Model):
    """Contract: `UninstallIntegrationResponse`."""

    data: DeleteResponse
    params: dict[str, Any]


class AssumeStripeInstalledBody(Options, total=False):
    """Keywords of `integrationsapi.assume_stripe_installed`."""

    type: Required[IntegrationType]
    company_matching_criteria: CompanyMatchingCriteria | None
    company_matching_field: str | None
    config: Mapping[str, Any] | None
    is_sandbox: bool | None
    live_mode: bool | None


class ClaimStripeSandboxKeysBody(Options, total=False):
    """Keywords of `integrationsapi.claim_stripe_sandbox_keys`."""

    token: Required[str]


class InstallIntegrationBody(Options, total=False):
    """Keywords of `integrationsapi.install_integration`."""

    type: Required[IntegrationType]
    company_matching_criteria: CompanyMatchingCriteria | None
    company_matching_field: str | None
    config: Mapping[str, Any] | None
    is_sandbox: bool | None
    live_mode: bool | None


class InstallStripeBody(Options, total=False):
    """Keywords of `integrationsapi.install_stripe`."""

    type: Required[IntegrationType]
    company_matching_criteria: CompanyMatchingCriteria | None
    company_matching_field: str | None
    config: Mapping[str, Any] | None
    is_sandbox: bool | None
    live_mode: bool | None


class InstallStripeClaimableSandboxBody(Options, total=False):
    """Keywords of `integrationsapi.install_stripe_claimable_sandbox`."""

    email: Required[str]
    country: str | None
    name: str | None
    seed_sample_data: bool | None


class ListIntegrationsQuery(Options, total=False):
    """Keywords of `integrationsapi.list_integrations`."""

    billing_only: bool | None
    exclude_ids: Sequence[str] | None
    id: str | None
    state: IntegrationState | None
    type: IntegrationType | None
    limit: int | None
    offset: int | None


class StartDataImportBody(Options, total=False):
    """Keywords of `integrationsapi.start_data_import`."""

    integration_id: Required[str]
    company_matching_criteria: CompanyMatchingCriteria | None
    company_matching_field: str | None


from schematic.types.shared import DeleteResponse, IntegrationResponseData, IntegrationState, IntegrationType

IntegrationConfig: TypeAlias = (
    IntegrationConfig_Clerk
    | IntegrationConfig_Metronome
    | IntegrationConfig_Orb
    | IntegrationConfig_Stripe
    | IntegrationConfig_Workos
)
