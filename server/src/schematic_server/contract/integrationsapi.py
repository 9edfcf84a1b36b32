# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Types of operations of `integrationsapi`, for checkers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from schematic_server.contract.shared import DeleteResponse

AssumeStripeInstalledBody: TypeAlias = "InstallIntegrationRequestBody"

AssumeStripeInstalledAnswer: TypeAlias = "IntegrationInstallResponseData"

ClaimStripeSandboxKeysBody: TypeAlias = "ClaimStripeSandboxKeysRequestBody"

ClaimStripeSandboxKeysAnswer: TypeAlias = "ClaimedStripeSandboxKeysResponseData"

GetIntegrationWebhookUrlAnswer: TypeAlias = "IntegrationWebhookUrlResponseData"

GetStripeSandboxClaimLinkAnswer: TypeAlias = "StripeSandboxClaimLink"

GetStripeSandboxKeysAnswer: TypeAlias = "ClaimedStripeSandboxKeysResponseData"

InstallIntegrationBody: TypeAlias = "InstallIntegrationRequestBody"

InstallIntegrationAnswer: TypeAlias = "IntegrationInstallResponseData"

InstallStripeBody: TypeAlias = "InstallIntegrationRequestBody"

InstallStripeAnswer: TypeAlias = "IntegrationInstallResponseData"

InstallStripeClaimableSandboxBody: TypeAlias = "InstallStripeClaimableSandboxRequestBody"

InstallStripeClaimableSandboxAnswer: TypeAlias = "StripeSandboxInstallResponseData"


class ListIntegrationsQuery(TypedDict):
    """Query of `integrationsapi.list_integrations`."""

    billing_only: NotRequired[bool]
    exclude_ids: NotRequired[Sequence[str]]
    id: NotRequired[str]
    state: NotRequired[IntegrationState]
    type: NotRequired[IntegrationType]
    limit: int
    offset: int


ListIntegrationsAnswer: TypeAlias = "list[IntegrationsListResponseData]"

ListStripeSandboxCountriesAnswer: TypeAlias = "StripeSandboxCountriesResponseData"

LoadSampleDataSetAnswer: TypeAlias = "IntegrationsDataSetResponseData"

RunIntegrationAnswer: TypeAlias = "IntegrationsResponseData"

StartDataImportBody: TypeAlias = "StartDataImportRequestBody"

StartDataImportAnswer: TypeAlias = "IntegrationsResponseData"

UninstallIntegrationAnswer: TypeAlias = "DeleteResponse"


class ClaimStripeSandboxKeysRequestBody(TypedDict):
    """Body of `integrationsapi.claim_stripe_sandbox_keys`."""

    token: str


class ClaimedStripeSandboxKeysResponseData(TypedDict):
    """Keys of a claimed Stripe sandbox."""

    publishable: str
    sandbox_id: str
    secret: str


# How a vendor's customer is matched to a company: by a field of its metadata, or by hand.
CompanyMatchingCriteria: TypeAlias = Literal["billing_meta_object", "manual_upsert"]


class InstallIntegrationRequestBody(TypedDict):
    """Body of `integrationsapi.install_integration` and `integrationsapi.assume_stripe_installed` and
    `integrationsapi.install_stripe`.
    """

    company_matching_criteria: NotRequired[CompanyMatchingCriteria | None]
    company_matching_field: NotRequired[str | None]
    config: NotRequired[Mapping[str, Any] | None]
    is_sandbox: NotRequired[bool | None]
    live_mode: NotRequired[bool | None]
    type: IntegrationType


class InstallStripeClaimableSandboxRequestBody(TypedDict):
    """Body of `integrationsapi.install_stripe_claimable_sandbox`."""

    country: NotRequired[str | None]
    email: str
    name: NotRequired[str | None]
    seed_sample_data: NotRequired[bool | None]


class IntegrationCapabilities(TypedDict):
    """What a vendor connection can do."""

    author_plans: bool
    checkout: bool
    edit_billing: bool


# Settings of a vendor connection; the member `type` selects the form.
IntegrationConfig: TypeAlias = "IntegrationConfig_Clerk | IntegrationConfig_Metronome | IntegrationConfig_Orb | IntegrationConfig_Stripe | IntegrationConfig_Workos"


class IntegrationConfig_Clerk(TypedDict):
    """Settings of a Clerk connection."""

    first_events_received: NotRequired[bool | None]
    type: NotRequired[Literal["clerk"]]
    webhook_url: NotRequired[str | None]


class IntegrationConfig_Metronome(TypedDict):
    """Settings of a Metronome connection."""

    external_customer_id_key: NotRequired[str | None]
    type: NotRequired[Literal["metronome"]]


class IntegrationConfig_Orb(TypedDict):
    """Settings of an Orb connection."""

    external_customer_id_key: NotRequired[str | None]
    type: NotRequired[Literal["orb"]]


class IntegrationConfig_Stripe(TypedDict):
    """Settings of a Stripe connection."""

    account_id: NotRequired[str | None]
    account_name: NotRequired[str | None]
    claimable_sandbox_expires_at: NotRequired[datetime | None]
    claimable_sandbox_id: NotRequired[str | None]
    claimable_sandbox_status: NotRequired[str | None]
    company_update_only: NotRequired[bool | None]
    is_sandbox: bool
    live_mode: bool
    onboard_url: NotRequired[str | None]
    return_to: NotRequired[str | None]
    type: NotRequired[Literal["stripe"]]


class IntegrationConfig_Workos(TypedDict):
    """Settings of a WorkOS connection."""

    first_events_received: NotRequired[bool | None]
    type: NotRequired[Literal["workos"]]
    webhook_url: NotRequired[str | None]


class IntegrationInstallConfig(TypedDict):
    """How a vendor connection was installed."""

    company_matching_criteria: NotRequired[CompanyMatchingCriteria | None]
    company_matching_field: NotRequired[str | None]
    config: NotRequired[IntegrationConfig | None]
    created_at: datetime
    id: str
    integration_id: str
    is_app_install: bool
    is_connect_install: bool
    live_mode: bool
    updated_at: datetime


class IntegrationInstallResponseData(TypedDict):
    """A vendor connection that was just made."""

    capabilities: IntegrationCapabilities
    config: IntegrationInstallConfig
    integration: IntegrationResponseData


class IntegrationResponseData(TypedDict):
    """A vendor connection."""

    created_at: datetime
    id: str
    state: IntegrationState
    type: IntegrationType
    updated_at: datetime


# How far a vendor connection has come.
IntegrationState: TypeAlias = Literal["active", "created", "pending"]

# Vendor of an integration.
IntegrationType: TypeAlias = Literal["clerk", "metronome", "orb", "stripe", "unknown", "workos"]


class IntegrationWebhookUrlResponseData(TypedDict):
    """Address a vendor should call."""

    type: IntegrationType
    url: str


class IntegrationsDataSetResponseData(TypedDict):
    """Names of metadata keys found in a sample."""

    keys: Sequence[str]


class IntegrationsListResponseData(TypedDict):
    """A vendor connection with its settings."""

    capabilities: IntegrationCapabilities
    config: NotRequired[IntegrationConfig | None]
    id: str
    is_app_install: bool
    is_connect_install: bool
    last_webhook_received_at: NotRequired[datetime | None]
    state: IntegrationState
    type: IntegrationType


class IntegrationsResponseData(TypedDict):
    """A vendor connection."""

    created_at: datetime
    id: str
    state: IntegrationState
    type: IntegrationType
    updated_at: datetime


class StartDataImportRequestBody(TypedDict):
    """Body of `integrationsapi.start_data_import`."""

    company_matching_criteria: NotRequired[CompanyMatchingCriteria | None]
    company_matching_field: NotRequired[str | None]
    integration_id: str


class StripeSandboxClaimLink(TypedDict):
    """Link under which a sandbox can be claimed."""

    claim_url: str
    expires_at: NotRequired[datetime | None]
    sandbox_id: str
    status: str


class StripeSandboxCountriesResponseData(TypedDict):
    """Countries a sandbox may be made for."""

    countries: Sequence[str]


class StripeSandboxInstallResponseData(TypedDict):
    """A Stripe sandbox that was just made."""

    api_keys: NotRequired[StripeSandboxKeysResponseData | None]
    claim_url: str
    claim_url_expires_at: NotRequired[datetime | None]
    expires_at: NotRequired[datetime | None]
    install: IntegrationInstallResponseData
    sandbox_id: str
    stripe_account_id: str


class StripeSandboxKeysResponseData(TypedDict):
    """Keys of a Stripe sandbox."""

    mcp: str
    publishable: str
    secret: str
