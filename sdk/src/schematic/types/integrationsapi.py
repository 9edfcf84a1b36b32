# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `integrationsapi`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, Required, TypeAlias

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options
from schematic.types.shared import DeleteResponse

# How a vendor's customer is matched to a company: by a field of its metadata, or by hand.
CompanyMatchingCriteria: TypeAlias = Literal["billing_meta_object", "manual_upsert"] | str


# How far a vendor connection has come.
IntegrationState: TypeAlias = Literal["active", "created", "pending"] | str


# Vendor of an integration.
IntegrationType: TypeAlias = Literal["clerk", "metronome", "orb", "stripe", "unknown", "workos"] | str


class AssumeStripeInstalledResponse(Model, frozen=True):
    """Answer of `integrationsapi.assume_stripe_installed`."""

    data: IntegrationInstallResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class ClaimStripeSandboxKeysRequestBody(Model, frozen=True):
    """Body of `integrationsapi.claim_stripe_sandbox_keys`."""

    token: str
    """Claim token."""


class ClaimStripeSandboxKeysResponse(Model, frozen=True):
    """Answer of `integrationsapi.claim_stripe_sandbox_keys`."""

    data: ClaimedStripeSandboxKeysResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class ClaimedStripeSandboxKeysResponseData(Model, frozen=True):
    """Keys of a claimed Stripe sandbox."""

    publishable: str
    """Publishable key."""
    sandbox_id: str
    """Stripe sandbox."""
    secret: str
    """Secret; keep it out of browsers."""


class ClerkIntegrationConfig(Model, frozen=True):
    """Settings of a Clerk connection."""

    first_events_received: bool | None = None
    """Whether the vendor has sent anything yet."""
    webhook_url: str | None = None
    """Address the vendor should call."""


class GetIntegrationWebhookUrlResponse(Model, frozen=True):
    """Answer of `integrationsapi.get_integration_webhook_url`."""

    data: IntegrationWebhookUrlResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetStripeSandboxClaimLinkResponse(Model, frozen=True):
    """Answer of `integrationsapi.get_stripe_sandbox_claim_link`."""

    data: StripeSandboxClaimLink
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetStripeSandboxKeysResponse(Model, frozen=True):
    """Answer of `integrationsapi.get_stripe_sandbox_keys`."""

    data: ClaimedStripeSandboxKeysResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class InstallIntegrationRequestBody(Model, frozen=True):
    """Body of `integrationsapi.install_integration` and `integrationsapi.assume_stripe_installed` and
    `integrationsapi.install_stripe`.
    """

    type: IntegrationType
    company_matching_criteria: CompanyMatchingCriteria | None = None
    company_matching_field: str | None = None
    """Metadata field that holds the company's key."""
    config: dict[str, Any] | None = None
    """Settings and credentials, as the vendor needs them."""
    is_sandbox: bool | None = None
    """Whether it is for tests."""
    live_mode: bool | None = None
    """Whether it moves real money."""


class InstallIntegrationResponse(Model, frozen=True):
    """Answer of `integrationsapi.install_integration`."""

    data: IntegrationInstallResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class InstallStripeClaimableSandboxRequestBody(Model, frozen=True):
    """Body of `integrationsapi.install_stripe_claimable_sandbox`."""

    email: str
    """E-mail address."""
    country: str | None = None
    """Country code of two letters."""
    name: str | None = None
    """Name shown to people."""
    seed_sample_data: bool | None = None
    """Fill the sandbox with sample data."""


class InstallStripeClaimableSandboxResponse(Model, frozen=True):
    """Answer of `integrationsapi.install_stripe_claimable_sandbox`."""

    data: StripeSandboxInstallResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class InstallStripeResponse(Model, frozen=True):
    """Answer of `integrationsapi.install_stripe`."""

    data: IntegrationInstallResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class IntegrationCapabilities(Model, frozen=True):
    """What a vendor connection can do."""

    author_plans: bool
    """Plans can be written through the connection."""
    checkout: bool
    """Checkout can run through the connection."""
    edit_billing: bool
    """Billing can be changed through the connection."""


class IntegrationConfig_Clerk(Model, frozen=True):
    """Settings of a Clerk connection."""

    first_events_received: bool | None = None
    """Whether the vendor has sent anything yet."""
    type: Literal["clerk"] | None = None
    """Always `clerk`."""
    webhook_url: str | None = None
    """Address the vendor should call."""


class IntegrationConfig_Metronome(Model, frozen=True):
    """Settings of a Metronome connection."""

    external_customer_id_key: str | None = None
    """Key name under which companies carry the vendor's customer id."""
    type: Literal["metronome"] | None = None
    """Always `metronome`."""


class IntegrationConfig_Orb(Model, frozen=True):
    """Settings of an Orb connection."""

    external_customer_id_key: str | None = None
    """Key name under which companies carry the vendor's customer id."""
    type: Literal["orb"] | None = None
    """Always `orb`."""


class IntegrationConfig_Stripe(Model, frozen=True):
    """Settings of a Stripe connection."""

    is_sandbox: bool
    """Whether it is for tests."""
    live_mode: bool
    """Whether it moves real money."""
    account_id: str | None = None
    """Stripe account."""
    account_name: str | None = None
    """Name of the Stripe account."""
    claimable_sandbox_expires_at: Instant | None = None
    """When the sandbox ends."""
    claimable_sandbox_id: str | None = None
    """Sandbox made for the connection."""
    claimable_sandbox_status: str | None = None
    """State of the sandbox."""
    company_update_only: bool | None = None
    """Update known companies only; create none."""
    onboard_url: str | None = None
    """Address where the connection is completed."""
    return_to: str | None = None
    """Address to go to when the connection is complete."""
    type: Literal["stripe"] | None = None
    """Always `stripe`."""


class IntegrationConfig_Workos(Model, frozen=True):
    """Settings of a WorkOS connection."""

    first_events_received: bool | None = None
    """Whether the vendor has sent anything yet."""
    type: Literal["workos"] | None = None
    """Always `workos`."""
    webhook_url: str | None = None
    """Address the vendor should call."""


class IntegrationInstallConfig(Model, frozen=True):
    """How a vendor connection was installed."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    id: str
    """Integration (`intg_…`)."""
    integration_id: str
    """Integration (`intg_…`)."""
    is_app_install: bool
    """Whether it was installed from the vendor's app store."""
    is_connect_install: bool
    """Whether it was installed by signing in at the vendor."""
    live_mode: bool
    """Whether it moves real money."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    company_matching_criteria: CompanyMatchingCriteria | None = None
    company_matching_field: str | None = None
    """Metadata field that holds the company's key."""
    config: IntegrationConfig | None = None


class IntegrationInstallResponseData(Model, frozen=True):
    """A vendor connection that was just made."""

    capabilities: IntegrationCapabilities
    config: IntegrationInstallConfig
    integration: IntegrationResponseData


class IntegrationResponseData(Model, frozen=True):
    """A vendor connection."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    id: str
    """Integration (`intg_…`)."""
    state: IntegrationState
    type: IntegrationType
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""


class IntegrationWebhookUrlResponseData(Model, frozen=True):
    """Address a vendor should call."""

    type: IntegrationType
    url: str
    """Address the vendor should call."""


class IntegrationsDataSetResponseData(Model, frozen=True):
    """Names of metadata keys found in a sample."""

    keys: list[str]
    """Names of metadata keys."""


class IntegrationsListResponseData(Model, frozen=True):
    """A vendor connection with its settings."""

    capabilities: IntegrationCapabilities
    id: str
    """Integration (`intg_…`)."""
    is_app_install: bool
    """Whether it was installed from the vendor's app store."""
    is_connect_install: bool
    """Whether it was installed by signing in at the vendor."""
    state: IntegrationState
    type: IntegrationType
    config: IntegrationConfig | None = None
    last_webhook_received_at: Instant | None = None
    """When the vendor last called."""


class IntegrationsResponseData(Model, frozen=True):
    """A vendor connection."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    id: str
    """Integration (`intg_…`)."""
    state: IntegrationState
    type: IntegrationType
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""


class ListIntegrationsParams(Model, frozen=True):
    """Query parameters that `integrationsapi.list_integrations` understood."""

    billing_only: bool | None = None
    """Only billing providers."""
    exclude_ids: list[str] | None = None
    """Without these ids."""
    id: str | None = None
    """Only this id."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    state: IntegrationState | None = None
    type: IntegrationType | None = None


class ListIntegrationsResponse(Model, frozen=True):
    """Answer of `integrationsapi.list_integrations`."""

    data: list[IntegrationsListResponseData]
    params: ListIntegrationsParams


class ListStripeSandboxCountriesResponse(Model, frozen=True):
    """Answer of `integrationsapi.list_stripe_sandbox_countries`."""

    data: StripeSandboxCountriesResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class LoadSampleDataSetResponse(Model, frozen=True):
    """Answer of `integrationsapi.load_sample_data_set`."""

    data: IntegrationsDataSetResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class MetronomeIntegrationConfig(Model, frozen=True):
    """Settings of a Metronome connection."""

    external_customer_id_key: str | None = None
    """Key name under which companies carry the vendor's customer id."""


class OrbIntegrationConfig(Model, frozen=True):
    """Settings of an Orb connection."""

    external_customer_id_key: str | None = None
    """Key name under which companies carry the vendor's customer id."""


class RunIntegrationResponse(Model, frozen=True):
    """Answer of `integrationsapi.run_integration`."""

    data: IntegrationsResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class StartDataImportRequestBody(Model, frozen=True):
    """Body of `integrationsapi.start_data_import`."""

    integration_id: str
    """Integration (`intg_…`)."""
    company_matching_criteria: CompanyMatchingCriteria | None = None
    company_matching_field: str | None = None
    """Metadata field that holds the company's key."""


class StartDataImportResponse(Model, frozen=True):
    """Answer of `integrationsapi.start_data_import`."""

    data: IntegrationsResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class StripeIntegrationConfig(Model, frozen=True):
    """Settings of a Stripe connection."""

    is_sandbox: bool
    """Whether it is for tests."""
    live_mode: bool
    """Whether it moves real money."""
    account_id: str | None = None
    """Stripe account."""
    account_name: str | None = None
    """Name of the Stripe account."""
    claimable_sandbox_expires_at: Instant | None = None
    """When the sandbox ends."""
    claimable_sandbox_id: str | None = None
    """Sandbox made for the connection."""
    claimable_sandbox_status: str | None = None
    """State of the sandbox."""
    company_update_only: bool | None = None
    """Update known companies only; create none."""
    onboard_url: str | None = None
    """Address where the connection is completed."""
    return_to: str | None = None
    """Address to go to when the connection is complete."""


class StripeSandboxClaimLink(Model, frozen=True):
    """Link under which a sandbox can be claimed."""

    claim_url: str
    """Address under which the sandbox can be claimed."""
    sandbox_id: str
    """Stripe sandbox."""
    status: str
    """State of the sandbox."""
    expires_at: Instant | None = None
    """When the sandbox ends."""


class StripeSandboxCountriesResponseData(Model, frozen=True):
    """Countries a sandbox may be made for."""

    countries: list[str]
    """Country codes of two letters."""


class StripeSandboxInstallResponseData(Model, frozen=True):
    """A Stripe sandbox that was just made."""

    claim_url: str
    """Address under which the sandbox can be claimed."""
    install: IntegrationInstallResponseData
    sandbox_id: str
    """Stripe sandbox."""
    stripe_account_id: str
    """Stripe account."""
    api_keys: StripeSandboxKeysResponseData | None = None
    claim_url_expires_at: Instant | None = None
    """When the claim address ends."""
    expires_at: Instant | None = None
    """When the sandbox ends."""


class StripeSandboxKeysResponseData(Model, frozen=True):
    """Keys of a Stripe sandbox."""

    mcp: str
    """Key for assistants."""
    publishable: str
    """Publishable key."""
    secret: str
    """Secret; keep it out of browsers."""


class UninstallIntegrationResponse(Model, frozen=True):
    """Answer of `integrationsapi.uninstall_integration`."""

    data: DeleteResponse
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class WorkOsIntegrationConfig(Model, frozen=True):
    """Settings of a WorkOS connection."""

    first_events_received: bool | None = None
    """Whether the vendor has sent anything yet."""
    webhook_url: str | None = None
    """Address the vendor should call."""


class AssumeStripeInstalledBody(Options, total=False):
    """Keywords of `integrationsapi.assume_stripe_installed`."""

    type: Required[IntegrationType]
    """Vendor of an integration."""
    company_matching_criteria: CompanyMatchingCriteria | None
    """How a vendor's customer is matched to a company: by a field of its metadata, or by hand."""
    company_matching_field: str | None
    """Metadata field that holds the company's key."""
    config: Mapping[str, Any] | None
    """Settings and credentials, as the vendor needs them."""
    is_sandbox: bool | None
    """Whether it is for tests."""
    live_mode: bool | None
    """Whether it moves real money."""


class ClaimStripeSandboxKeysBody(Options, total=False):
    """Keywords of `integrationsapi.claim_stripe_sandbox_keys`."""

    token: Required[str]
    """Claim token."""


class InstallIntegrationBody(Options, total=False):
    """Keywords of `integrationsapi.install_integration`."""

    type: Required[IntegrationType]
    """Vendor of an integration."""
    company_matching_criteria: CompanyMatchingCriteria | None
    """How a vendor's customer is matched to a company: by a field of its metadata, or by hand."""
    company_matching_field: str | None
    """Metadata field that holds the company's key."""
    config: Mapping[str, Any] | None
    """Settings and credentials, as the vendor needs them."""
    is_sandbox: bool | None
    """Whether it is for tests."""
    live_mode: bool | None
    """Whether it moves real money."""


class InstallStripeBody(Options, total=False):
    """Keywords of `integrationsapi.install_stripe`."""

    type: Required[IntegrationType]
    """Vendor of an integration."""
    company_matching_criteria: CompanyMatchingCriteria | None
    """How a vendor's customer is matched to a company: by a field of its metadata, or by hand."""
    company_matching_field: str | None
    """Metadata field that holds the company's key."""
    config: Mapping[str, Any] | None
    """Settings and credentials, as the vendor needs them."""
    is_sandbox: bool | None
    """Whether it is for tests."""
    live_mode: bool | None
    """Whether it moves real money."""


class InstallStripeClaimableSandboxBody(Options, total=False):
    """Keywords of `integrationsapi.install_stripe_claimable_sandbox`."""

    email: Required[str]
    """E-mail address."""
    country: str | None
    """Country code of two letters."""
    name: str | None
    """Name shown to people."""
    seed_sample_data: bool | None
    """Fill the sandbox with sample data."""


class ListIntegrationsQuery(Options, total=False):
    """Keywords of `integrationsapi.list_integrations`."""

    billing_only: bool | None
    """Only billing providers."""
    exclude_ids: Sequence[str] | None
    """Without these ids."""
    id: str | None
    """Only this id."""
    state: IntegrationState | None
    """Only those in this state."""
    type: IntegrationType | None
    """Only those of this type."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class StartDataImportBody(Options, total=False):
    """Keywords of `integrationsapi.start_data_import`."""

    integration_id: Required[str]
    """Integration (`intg_…`)."""
    company_matching_criteria: CompanyMatchingCriteria | None
    """How a vendor's customer is matched to a company: by a field of its metadata, or by hand."""
    company_matching_field: str | None
    """Metadata field that holds the company's key."""


# Settings of a vendor connection; the member `type` selects the form.
IntegrationConfig: TypeAlias = (
    IntegrationConfig_Clerk
    | IntegrationConfig_Metronome
    | IntegrationConfig_Orb
    | IntegrationConfig_Stripe
    | IntegrationConfig_Workos
)
