# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `accounts`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal, Required, TypeAlias

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options
from schematic.types.integrationsapi import IntegrationState, IntegrationType
from schematic.types.shared import CountResponse, DeleteResponse

# What a member may change. Account-wide: features, flags, flag rules, plans. The others apply within an environment.
AccountMemberPermission: TypeAlias = (
    Literal[
        "companies_edit",
        "company_users_edit",
        "components_edit",
        "custom_plans_edit",
        "data_exports_edit",
        "features_edit",
        "flag_rules_edit",
        "flags_edit",
        "overrides_edit",
        "plan_billing_edit",
        "plan_entitlements_edit",
        "plan_versions_edit",
        "plans_edit",
        "webhooks_edit",
        "webhooks_reveal_secret",
    ]
    | str
)


# `admin` may do everything; `member` only what its permissions grant, and reads when none are given.
AccountMemberRole: TypeAlias = Literal["admin", "member"] | str


# Who acted: a key, a member signed in to the console, the Stripe app, the server itself, or a temporary access token.
ActorType: TypeAlias = Literal["api_key", "app_user", "stripe_app", "system", "temporary_access_token"] | str


# `capture` sends events, `read` reads and checks flags, `write` changes data, `admin` includes account-wide objects.
ApiKeyScope: TypeAlias = Literal["admin", "capture", "read", "write"] | str


# Kind of environment; it shows in the prefix of its secret keys.
EnvironmentType: TypeAlias = Literal["development", "production", "staging"] | str


# Stage of set-up.
OnboardingMilestone: TypeAlias = Literal["evaluated", "implemented"] | str


# Whether set-up is done by an agent or in the app.
OnboardingPath: TypeAlias = Literal["agent", "app"] | str


# Step of set-up.
OnboardingRequirement: TypeAlias = (
    Literal[
        "connect_agent",
        "connect_billing",
        "create_api_key",
        "first_flag_check",
        "generate_roadmap",
        "import_companies",
        "model_packaging",
        "send_events",
    ]
    | str
)


# Whether a step can be taken, waits for others, or is done.
OnboardingRequirementStatus: TypeAlias = Literal["available", "blocked", "complete"] | str


# State of an import from Stripe.
OnboardingStripeImport: TypeAlias = Literal["complete", "not_started", "running"] | str


# Whether the product is packaged as a catalog or a single plan.
OnboardingTrack: TypeAlias = Literal["catalog", "single_plan"] | str


# State of an invitation to a shared Slack channel.
SlackConnectInviteStatus: TypeAlias = Literal["accepted", "declined", "dismissed", "expired", "pending"] | str


class AccountMemberResponseData(Model, frozen=True):
    """Somebody who may sign in to the console."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    id: str
    """Account member."""
    permissions: dict[str, list[AccountMemberPermission]]
    """What the member may change, from environment id (`account` for what all share) to permissions."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    email: str | None = None
    """E-mail address."""
    first_name: str | None = None
    """First name."""
    image_url: str | None = None
    """Address of a picture."""
    last_name: str | None = None
    """Last name."""
    name: str | None = None
    """Name shown to people."""
    role: AccountMemberRole | None = None


class ApiKeyCreateResponseData(Model, frozen=True):
    """A new API key; the only answer that holds its secret."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    id: str
    """API key (`api_…`); also the publishable key itself."""
    name: str
    """Name shown to people."""
    readonly: bool
    """The key may only read and check flags; set when it is made."""
    scopes: list[ApiKeyScope]
    secret: str
    """Secret key (`sch_…`); shown in this answer only."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    description: str | None = None
    """Description shown to people."""
    environment: EnvironmentResponseData | None = None
    environment_id: str | None = None
    """Environment (`env_…`)."""
    integration: ApiKeyIntegrationResponseData | None = None
    last_used_at: Instant | None = None
    """When the key was last used."""
    rate_limit_percent: int | None = None
    """Share of the account's rate limit this key may use, 0 to 99; null for all."""


class ApiKeyIntegrationResponseData(Model, frozen=True):
    """The integration that owns an API key."""

    id: str
    """Integration (`intg_…`)."""
    state: IntegrationState
    type: IntegrationType


class ApiKeyResponseData(Model, frozen=True):
    """An API key without its secret."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    id: str
    """API key (`api_…`); also the publishable key itself."""
    name: str
    """Name shown to people."""
    readonly: bool
    """The key may only read and check flags; set when it is made."""
    scopes: list[ApiKeyScope]
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    description: str | None = None
    """Description shown to people."""
    environment: EnvironmentResponseData | None = None
    environment_id: str | None = None
    """Environment (`env_…`)."""
    integration: ApiKeyIntegrationResponseData | None = None
    last_used_at: Instant | None = None
    """When the key was last used."""
    rate_limit_percent: int | None = None
    """Share of the account's rate limit this key may use, 0 to 99; null for all."""


class AuditLogListResponseData(Model, frozen=True):
    """A recorded write, without bodies."""

    actor_type: ActorType
    id: str
    """UUID of the entry."""
    method: str
    """HTTP method of the request."""
    started_at: Instant
    """When the request arrived."""
    url: str
    """Path of the request."""
    api_key: ApiKeyResponseData | None = None
    api_key_id: str | None = None
    """API key (`api_…`) that acted; null for other actors."""
    ended_at: Instant | None = None
    """When it was answered."""
    environment: EnvironmentResponseData | None = None
    environment_id: str | None = None
    """Environment (`env_…`)."""
    resource_id: int | None = None
    """Number of the object, for objects that have one."""
    resource_id_string: str | None = None
    """Id of the object."""
    resource_name: str | None = None
    """Name of the object."""
    resource_type: str | None = None
    """Kind of object, such as `company` or `plan_entitlement`."""
    resp_code: int | None = None
    """Status of the answer."""
    secondary_resource: str | None = None
    """Second object of the request."""
    user_name: str | None = None
    """Name of the member who acted."""


class AuditLogResponseData(Model, frozen=True):
    """A recorded write with its bodies."""

    actor_type: ActorType
    id: str
    """UUID of the entry."""
    method: str
    """HTTP method of the request."""
    started_at: Instant
    """When the request arrived."""
    url: str
    """Path of the request."""
    account_member_id: str | None = None
    """Member who acted."""
    api_key: ApiKeyResponseData | None = None
    api_key_id: str | None = None
    """API key (`api_…`) that acted; null for other actors."""
    ended_at: Instant | None = None
    """When it was answered."""
    environment: EnvironmentResponseData | None = None
    environment_id: str | None = None
    """Environment (`env_…`)."""
    req_body: str | None = None
    """Body of the request, secrets blanked."""
    resource_id: int | None = None
    """Number of the object, for objects that have one."""
    resource_id_string: str | None = None
    """Id of the object."""
    resource_name: str | None = None
    """Name of the object."""
    resource_type: str | None = None
    """Kind of object, such as `company` or `plan_entitlement`."""
    resp_body: str | None = None
    """Body of the answer, secrets blanked."""
    resp_code: int | None = None
    """Status of the answer."""
    secondary_resource: str | None = None
    """Second object of the request."""
    user_id: str | None = None
    """Member who acted."""
    user_name: str | None = None
    """Name of the member who acted."""


class CountAccountMembersParams(Model, frozen=True):
    """Query parameters that `accounts.count_account_members` understood."""

    ids: list[str] | None = None
    """Only these ids, at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""
    role: AccountMemberRole | None = None


class CountAccountMembersResponse(Model, frozen=True):
    """Answer of `accounts.count_account_members`."""

    data: CountResponse
    params: CountAccountMembersParams


class CountApiKeysParams(Model, frozen=True):
    """Query parameters that `accounts.count_api_keys` understood."""

    environment_id: str | None = None
    """Environment (`env_…`)."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    require_environment: bool | None = None
    """Without keys that belong to no environment."""


class CountApiKeysResponse(Model, frozen=True):
    """Answer of `accounts.count_api_keys`."""

    data: CountResponse
    params: CountApiKeysParams


class CountAuditLogsParams(Model, frozen=True):
    """Query parameters that `accounts.count_audit_logs` understood."""

    actor_type: ActorType | None = None
    end_time: Instant | None = None
    """End of the window, not included, RFC 3339."""
    environment_id: str | None = None
    """Environment (`env_…`)."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""
    start_time: Instant | None = None
    """Start of the window, included, RFC 3339."""


class CountAuditLogsResponse(Model, frozen=True):
    """Answer of `accounts.count_audit_logs`."""

    data: CountResponse
    params: CountAuditLogsParams


class CreateApiKeyRequestBody(Model, frozen=True):
    """Body of `accounts.create_api_key`."""

    name: str
    """Name shown to people."""
    description: str | None = None
    """Description shown to people."""
    environment_id: str | None = None
    """Environment (`env_…`)."""
    rate_limit_percent: int | None = None
    """Share of the account's rate limit this key may use, 0 to 99; null for all."""
    readonly: bool | None = None
    """The key may only read and check flags; set when it is made."""


class CreateApiKeyResponse(Model, frozen=True):
    """Answer of `accounts.create_api_key`."""

    data: ApiKeyCreateResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class CreateEnvironmentRequestBody(Model, frozen=True):
    """Body of `accounts.create_environment`."""

    environment_type: EnvironmentType
    name: str
    """Name shown to people."""


class CreateEnvironmentResponse(Model, frozen=True):
    """Answer of `accounts.create_environment`."""

    data: EnvironmentDetailResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class DeleteApiKeyResponse(Model, frozen=True):
    """Answer of `accounts.delete_api_key`."""

    data: DeleteResponse
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class DeleteEnvironmentResponse(Model, frozen=True):
    """Answer of `accounts.delete_environment`."""

    data: DeleteResponse
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class EnvironmentDetailResponseData(Model, frozen=True):
    """An environment with its API keys."""

    api_keys: list[ApiKeyResponseData]
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_type: EnvironmentType
    id: str
    """Environment (`env_…`)."""
    name: str
    """Name shown to people."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""


class EnvironmentResponseData(Model, frozen=True):
    """An environment: its own companies, usage and keys."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    environment_type: EnvironmentType
    id: str
    """Environment (`env_…`)."""
    name: str
    """Name shown to people."""
    require_context_signature: bool
    """Whether browsers must sign their context; false here."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""


class GetAccountMemberResponse(Model, frozen=True):
    """Answer of `accounts.get_account_member`."""

    data: AccountMemberResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetApiKeyResponse(Model, frozen=True):
    """Answer of `accounts.get_api_key`."""

    data: ApiKeyResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetAuditLogResponse(Model, frozen=True):
    """Answer of `accounts.get_audit_log`."""

    data: AuditLogResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetEnvironmentResponse(Model, frozen=True):
    """Answer of `accounts.get_environment`."""

    data: EnvironmentResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetOnboardingStateResp(Model, frozen=True):
    """How far set-up has come."""

    milestones: list[OnboardingMilestoneView]
    requirements: list[OnboardingRequirementView]
    suggested_next: list[OnboardingRequirement]
    agent_connected_at: Instant | None = None
    """When an agent connected; hosted service only."""
    country: str | None = None
    """Country code of two letters."""
    dismissed_at: Instant | None = None
    """When the set-up guide was hidden."""
    environment_id: str | None = None
    """Environment (`env_…`)."""
    path: OnboardingPath | None = None
    pricing_page_url: str | None = None
    """Address of the pricing page."""
    roadmap: OnboardingRoadmapView | None = None
    slack_connect: SlackConnectInviteView | None = None
    stripe_import: OnboardingStripeImport | None = None
    track: OnboardingTrack | None = None
    website_url: str | None = None
    """Address of the website."""


class GetOnboardingStateResponse(Model, frozen=True):
    """Answer of `accounts.get_onboarding_state`."""

    data: GetOnboardingStateResp
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetWhoAmIResponse(Model, frozen=True):
    """Answer of `accounts.get_who_am_i`."""

    data: WhoAmIResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class ListAccountMembersParams(Model, frozen=True):
    """Query parameters that `accounts.list_account_members` understood."""

    ids: list[str] | None = None
    """Only these ids, at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""
    role: AccountMemberRole | None = None


class ListAccountMembersResponse(Model, frozen=True):
    """Answer of `accounts.list_account_members`."""

    data: list[AccountMemberResponseData]
    params: ListAccountMembersParams


class ListApiKeysParams(Model, frozen=True):
    """Query parameters that `accounts.list_api_keys` understood."""

    environment_id: str | None = None
    """Environment (`env_…`)."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    require_environment: bool | None = None
    """Without keys that belong to no environment."""


class ListApiKeysResponse(Model, frozen=True):
    """Answer of `accounts.list_api_keys`."""

    data: list[ApiKeyResponseData]
    params: ListApiKeysParams


class ListAuditLogsParams(Model, frozen=True):
    """Query parameters that `accounts.list_audit_logs` understood."""

    actor_type: ActorType | None = None
    end_time: Instant | None = None
    """End of the window, not included, RFC 3339."""
    environment_id: str | None = None
    """Environment (`env_…`)."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""
    start_time: Instant | None = None
    """Start of the window, included, RFC 3339."""


class ListAuditLogsResponse(Model, frozen=True):
    """Answer of `accounts.list_audit_logs`."""

    data: list[AuditLogListResponseData]
    params: ListAuditLogsParams


class ListEnvironmentsParams(Model, frozen=True):
    """Query parameters that `accounts.list_environments` understood."""

    ids: list[str] | None = None
    """Only these ids, at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""


class ListEnvironmentsResponse(Model, frozen=True):
    """Answer of `accounts.list_environments`."""

    data: list[EnvironmentResponseData]
    params: ListEnvironmentsParams


class OnboardingMilestoneView(Model, frozen=True):
    """A stage of set-up and what it still lacks."""

    id: OnboardingMilestone
    missing: list[OnboardingRequirement]
    progress: float
    """Share that is done, 0 to 1."""
    reached_at: Instant | None = None
    """When it was reached; null until then."""


class OnboardingRequirementView(Model, frozen=True):
    """A step of set-up and its state."""

    id: OnboardingRequirement
    status: OnboardingRequirementStatus
    blocked_by: list[OnboardingRequirement] | None = None
    reached_at: Instant | None = None
    """When it was reached; null until then."""
    satisfied_by: str | None = None
    """What fulfilled the step."""


class OnboardingRoadmapView(Model, frozen=True):
    """A published pricing roadmap; the hosted service only."""

    slug: str
    """Name in the address."""
    published_at: Instant | None = None
    """When it was published."""


class QuickstartResp(Model, frozen=True):
    """Says that the sample data is there."""

    ok: bool
    """Always true."""


class QuickstartResponse(Model, frozen=True):
    """Answer of `accounts.quickstart`."""

    data: QuickstartResp
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class SlackConnectInviteView(Model, frozen=True):
    """An invitation to a shared Slack channel; the hosted service only."""

    email: str
    """E-mail address."""
    sent_at: Instant
    """When the invitation was sent."""
    status: SlackConnectInviteStatus
    can_resend_at: Instant | None = None
    """When the invitation may be sent again."""


class UpdateApiKeyRequestBody(Model, frozen=True):
    """Body of `accounts.update_api_key`."""

    description: str | None = None
    """Description shown to people."""
    name: str | None = None
    """Name shown to people."""
    rate_limit_percent: int | None = None
    """Share of the account's rate limit this key may use, 0 to 99; null for all."""


class UpdateApiKeyResponse(Model, frozen=True):
    """Answer of `accounts.update_api_key`."""

    data: ApiKeyResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class UpdateEnvironmentRequestBody(Model, frozen=True):
    """Body of `accounts.update_environment`."""

    environment_type: EnvironmentType | None = None
    name: str | None = None
    """Name shown to people."""


class UpdateEnvironmentResponse(Model, frozen=True):
    """Answer of `accounts.update_environment`."""

    data: EnvironmentResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class UpdateOnboardingStateRequestBody(Model, frozen=True):
    """Body of `accounts.update_onboarding_state`."""

    country: str | None = None
    """Country code of two letters."""
    dismissed: bool | None = None
    """Hide the set-up guide."""
    path: OnboardingPath | None = None
    pricing_page_url: str | None = None
    """Address of the pricing page."""
    track: OnboardingTrack | None = None
    website_url: str | None = None
    """Address of the website."""


class UpdateOnboardingStateResponse(Model, frozen=True):
    """Answer of `accounts.update_onboarding_state`."""

    data: GetOnboardingStateResp
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class WhoAmIResponseData(Model, frozen=True):
    """Whom the calling key stands for."""

    account_id: str
    """Account (`acct_…`)."""
    account_name: str
    """Name of the account."""
    actor_type: ActorType
    environments: list[EnvironmentResponseData]
    onboarding_complete: bool
    """Whether set-up is done."""
    api_key_id: str | None = None
    """The calling API key (`api_…`); null for other actors."""
    environment_id: str | None = None
    """Environment (`env_…`)."""
    stripe_user_id: str | None = None
    """User of the Stripe app; empty or null otherwise."""
    user_id: str | None = None
    """The calling member; empty or null for keys."""
    user_name: str | None = None
    """Name of the calling member; empty or null for keys."""


class CountAccountMembersQuery(Options, total=False):
    """Keywords of `accounts.count_account_members`."""

    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    role: AccountMemberRole | None
    """Only members with this role."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class CountApiKeysQuery(Options, total=False):
    """Keywords of `accounts.count_api_keys`."""

    require_environment: Required[bool]
    """Without keys that belong to no environment."""
    environment_id: str | None
    """Only keys of this environment (`env_…`)."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class CountAuditLogsQuery(Options, total=False):
    """Keywords of `accounts.count_audit_logs`."""

    actor_type: ActorType | None
    """Only writes by this kind of actor."""
    end_time: datetime | None
    """End of the window, not included, RFC 3339."""
    environment_id: str | None
    """Only writes in this environment (`env_…`)."""
    q: str | None
    """Text to search for in names and paths."""
    start_time: datetime | None
    """Start of the window, included, RFC 3339."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class CreateApiKeyBody(Options, total=False):
    """Keywords of `accounts.create_api_key`."""

    name: Required[str]
    """Name shown to people."""
    description: str | None
    """Description shown to people."""
    environment_id: str | None
    """Environment (`env_…`)."""
    rate_limit_percent: int | None
    """Share of the account's rate limit this key may use, 0 to 99; null for all."""
    readonly: bool | None
    """The key may only read and check flags; set when it is made."""


class CreateEnvironmentBody(Options, total=False):
    """Keywords of `accounts.create_environment`."""

    environment_type: Required[EnvironmentType]
    """Kind of environment; it shows in the prefix of its secret keys."""
    name: Required[str]
    """Name shown to people."""


class ListAccountMembersQuery(Options, total=False):
    """Keywords of `accounts.list_account_members`."""

    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    role: AccountMemberRole | None
    """Only members with this role."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListApiKeysQuery(Options, total=False):
    """Keywords of `accounts.list_api_keys`."""

    require_environment: Required[bool]
    """Without keys that belong to no environment."""
    environment_id: str | None
    """Only keys of this environment (`env_…`)."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListAuditLogsQuery(Options, total=False):
    """Keywords of `accounts.list_audit_logs`."""

    actor_type: ActorType | None
    """Only writes by this kind of actor."""
    end_time: datetime | None
    """End of the window, not included, RFC 3339."""
    environment_id: str | None
    """Only writes in this environment (`env_…`)."""
    q: str | None
    """Text to search for in names and paths."""
    start_time: datetime | None
    """Start of the window, included, RFC 3339."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListEnvironmentsQuery(Options, total=False):
    """Keywords of `accounts.list_environments`."""

    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class UpdateApiKeyBody(Options, total=False):
    """Keywords of `accounts.update_api_key`."""

    description: str | None
    """Description shown to people."""
    name: str | None
    """Name shown to people."""
    rate_limit_percent: int | None
    """Share of the account's rate limit this key may use, 0 to 99; null for all."""


class UpdateEnvironmentBody(Options, total=False):
    """Keywords of `accounts.update_environment`."""

    environment_type: EnvironmentType | None
    """Kind of environment; it shows in the prefix of its secret keys."""
    name: str | None
    """Name shown to people."""


class UpdateOnboardingStateBody(Options, total=False):
    """Keywords of `accounts.update_onboarding_state`."""

    country: str | None
    """Country code of two letters."""
    dismissed: bool | None
    """Hide the set-up guide."""
    path: OnboardingPath | None
    """Whether set-up is done by an agent or in the app."""
    pricing_page_url: str | None
    """Address of the pricing page."""
    track: OnboardingTrack | None
    """Whether the product is packaged as a catalog or a single plan."""
    website_url: str | None
    """Address of the website."""
