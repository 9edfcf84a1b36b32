# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Types of operations of `accounts`, for checkers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Literal, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from schematic_server.contract.integrationsapi import IntegrationState, IntegrationType
    from schematic_server.contract.shared import CountResponse, DeleteResponse


class CountAccountMembersQuery(TypedDict):
    """Query of `accounts.count_account_members`."""

    ids: NotRequired[Sequence[str]]
    q: NotRequired[str]
    role: NotRequired[AccountMemberRole]
    limit: int
    offset: int


CountAccountMembersAnswer: TypeAlias = "CountResponse"


class CountApiKeysQuery(TypedDict):
    """Query of `accounts.count_api_keys`."""

    environment_id: NotRequired[str]
    require_environment: bool
    limit: int
    offset: int


CountApiKeysAnswer: TypeAlias = "CountResponse"


class CountAuditLogsQuery(TypedDict):
    """Query of `accounts.count_audit_logs`."""

    actor_type: NotRequired[ActorType]
    end_time: NotRequired[datetime]
    environment_id: NotRequired[str]
    q: NotRequired[str]
    start_time: NotRequired[datetime]
    limit: int
    offset: int


CountAuditLogsAnswer: TypeAlias = "CountResponse"

CreateApiKeyBody: TypeAlias = "CreateApiKeyRequestBody"

CreateApiKeyAnswer: TypeAlias = "ApiKeyCreateResponseData"

CreateEnvironmentBody: TypeAlias = "CreateEnvironmentRequestBody"

CreateEnvironmentAnswer: TypeAlias = "EnvironmentDetailResponseData"

DeleteApiKeyAnswer: TypeAlias = "DeleteResponse"

DeleteEnvironmentAnswer: TypeAlias = "DeleteResponse"

GetAccountMemberAnswer: TypeAlias = "AccountMemberResponseData"

GetApiKeyAnswer: TypeAlias = "ApiKeyResponseData"

GetAuditLogAnswer: TypeAlias = "AuditLogResponseData"

GetEnvironmentAnswer: TypeAlias = "EnvironmentResponseData"

GetOnboardingStateAnswer: TypeAlias = "GetOnboardingStateResp"

GetWhoAmIAnswer: TypeAlias = "WhoAmIResponseData"


class ListAccountMembersQuery(TypedDict):
    """Query of `accounts.list_account_members`."""

    ids: NotRequired[Sequence[str]]
    q: NotRequired[str]
    role: NotRequired[AccountMemberRole]
    limit: int
    offset: int


ListAccountMembersAnswer: TypeAlias = "list[AccountMemberResponseData]"


class ListApiKeysQuery(TypedDict):
    """Query of `accounts.list_api_keys`."""

    environment_id: NotRequired[str]
    require_environment: bool
    limit: int
    offset: int


ListApiKeysAnswer: TypeAlias = "list[ApiKeyResponseData]"


class ListAuditLogsQuery(TypedDict):
    """Query of `accounts.list_audit_logs`."""

    actor_type: NotRequired[ActorType]
    end_time: NotRequired[datetime]
    environment_id: NotRequired[str]
    q: NotRequired[str]
    start_time: NotRequired[datetime]
    limit: int
    offset: int


ListAuditLogsAnswer: TypeAlias = "list[AuditLogListResponseData]"


class ListEnvironmentsQuery(TypedDict):
    """Query of `accounts.list_environments`."""

    ids: NotRequired[Sequence[str]]
    limit: int
    offset: int


ListEnvironmentsAnswer: TypeAlias = "list[EnvironmentResponseData]"

QuickstartAnswer: TypeAlias = "QuickstartResp"

UpdateApiKeyBody: TypeAlias = "UpdateApiKeyRequestBody"

UpdateApiKeyAnswer: TypeAlias = "ApiKeyResponseData"

UpdateEnvironmentBody: TypeAlias = "UpdateEnvironmentRequestBody"

UpdateEnvironmentAnswer: TypeAlias = "EnvironmentResponseData"

UpdateOnboardingStateBody: TypeAlias = "UpdateOnboardingStateRequestBody"

UpdateOnboardingStateAnswer: TypeAlias = "GetOnboardingStateResp"

# What a member may change. Account-wide: features, flags, flag rules, plans. The others apply within an environment.
AccountMemberPermission: TypeAlias = Literal[
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


class AccountMemberResponseData(TypedDict):
    """Somebody who may sign in to the console."""

    created_at: datetime
    email: NotRequired[str | None]
    first_name: NotRequired[str | None]
    id: str
    image_url: NotRequired[str | None]
    last_name: NotRequired[str | None]
    name: NotRequired[str | None]
    permissions: Mapping[str, Sequence[AccountMemberPermission]]
    role: NotRequired[AccountMemberRole | None]
    updated_at: datetime


# `admin` may do everything; `member` only what its permissions grant, and reads when none are given.
AccountMemberRole: TypeAlias = Literal["admin", "member"]

# Who acted: a key, a member signed in to the console, the Stripe app, the server itself, or a temporary access token.
ActorType: TypeAlias = Literal["api_key", "app_user", "stripe_app", "system", "temporary_access_token"]


class ApiKeyCreateResponseData(TypedDict):
    """A new API key; the only answer that holds its secret."""

    created_at: datetime
    description: NotRequired[str | None]
    environment: NotRequired[EnvironmentResponseData]
    environment_id: NotRequired[str | None]
    id: str
    integration: NotRequired[ApiKeyIntegrationResponseData]
    last_used_at: NotRequired[datetime | None]
    name: str
    rate_limit_percent: NotRequired[int | None]
    readonly: bool
    scopes: Sequence[ApiKeyScope]
    secret: str
    updated_at: datetime


class ApiKeyIntegrationResponseData(TypedDict):
    """The integration that owns an API key."""

    id: str
    state: IntegrationState
    type: IntegrationType


class ApiKeyResponseData(TypedDict):
    """An API key without its secret."""

    created_at: datetime
    description: NotRequired[str | None]
    environment: NotRequired[EnvironmentResponseData | None]
    environment_id: NotRequired[str | None]
    id: str
    integration: NotRequired[ApiKeyIntegrationResponseData | None]
    last_used_at: NotRequired[datetime | None]
    name: str
    rate_limit_percent: NotRequired[int | None]
    readonly: bool
    scopes: Sequence[ApiKeyScope]
    updated_at: datetime


# `capture` sends events, `read` reads and checks flags, `write` changes data, `admin` includes account-wide objects.
ApiKeyScope: TypeAlias = Literal["admin", "capture", "read", "write"]


class AuditLogListResponseData(TypedDict):
    """A recorded write, without bodies."""

    actor_type: ActorType
    api_key: NotRequired[ApiKeyResponseData | None]
    api_key_id: NotRequired[str | None]
    ended_at: NotRequired[datetime | None]
    environment: NotRequired[EnvironmentResponseData | None]
    environment_id: NotRequired[str | None]
    id: str
    method: str
    resource_id: NotRequired[int | None]
    resource_id_string: NotRequired[str | None]
    resource_name: NotRequired[str | None]
    resource_type: NotRequired[str | None]
    resp_code: NotRequired[int | None]
    secondary_resource: NotRequired[str | None]
    started_at: datetime
    url: str
    user_name: NotRequired[str | None]


class AuditLogResponseData(TypedDict):
    """A recorded write with its bodies."""

    account_member_id: NotRequired[str | None]
    actor_type: ActorType
    api_key: NotRequired[ApiKeyResponseData | None]
    api_key_id: NotRequired[str | None]
    ended_at: NotRequired[datetime | None]
    environment: NotRequired[EnvironmentResponseData | None]
    environment_id: NotRequired[str | None]
    id: str
    method: str
    req_body: NotRequired[str | None]
    resource_id: NotRequired[int | None]
    resource_id_string: NotRequired[str | None]
    resource_name: NotRequired[str | None]
    resource_type: NotRequired[str | None]
    resp_body: NotRequired[str | None]
    resp_code: NotRequired[int | None]
    secondary_resource: NotRequired[str | None]
    started_at: datetime
    url: str
    user_id: NotRequired[str | None]
    user_name: NotRequired[str | None]


class CreateApiKeyRequestBody(TypedDict):
    """Body of `accounts.create_api_key`."""

    description: NotRequired[str | None]
    environment_id: NotRequired[str | None]
    name: str
    rate_limit_percent: NotRequired[int | None]
    readonly: NotRequired[bool | None]


class CreateEnvironmentRequestBody(TypedDict):
    """Body of `accounts.create_environment`."""

    environment_type: EnvironmentType
    name: str


class EnvironmentDetailResponseData(TypedDict):
    """An environment with its API keys."""

    api_keys: Sequence[ApiKeyResponseData]
    created_at: datetime
    environment_type: EnvironmentType
    id: str
    name: str
    updated_at: datetime


class EnvironmentResponseData(TypedDict):
    """An environment: its own companies, usage and keys."""

    created_at: datetime
    environment_type: EnvironmentType
    id: str
    name: str
    require_context_signature: bool
    updated_at: datetime


# Kind of environment; it shows in the prefix of its secret keys.
EnvironmentType: TypeAlias = Literal["development", "production", "staging"]


class GetOnboardingStateResp(TypedDict):
    """How far set-up has come."""

    agent_connected_at: NotRequired[datetime | None]
    country: NotRequired[str | None]
    dismissed_at: NotRequired[datetime | None]
    environment_id: NotRequired[str | None]
    milestones: Sequence[OnboardingMilestoneView]
    path: NotRequired[OnboardingPath | None]
    pricing_page_url: NotRequired[str | None]
    requirements: Sequence[OnboardingRequirementView]
    roadmap: NotRequired[OnboardingRoadmapView | None]
    slack_connect: NotRequired[SlackConnectInviteView | None]
    stripe_import: NotRequired[OnboardingStripeImport | None]
    suggested_next: Sequence[OnboardingRequirement]
    track: NotRequired[OnboardingTrack | None]
    website_url: NotRequired[str | None]


# Stage of set-up.
OnboardingMilestone: TypeAlias = Literal["evaluated", "implemented"]


class OnboardingMilestoneView(TypedDict):
    """A stage of set-up and what it still lacks."""

    id: OnboardingMilestone
    missing: Sequence[OnboardingRequirement]
    progress: float
    reached_at: NotRequired[datetime | None]


# Whether set-up is done by an agent or in the app.
OnboardingPath: TypeAlias = Literal["agent", "app"]

# Step of set-up.
OnboardingRequirement: TypeAlias = Literal[
    "connect_agent",
    "connect_billing",
    "create_api_key",
    "first_flag_check",
    "generate_roadmap",
    "import_companies",
    "model_packaging",
    "send_events",
]

# Whether a step can be taken, waits for others, or is done.
OnboardingRequirementStatus: TypeAlias = Literal["available", "blocked", "complete"]


class OnboardingRequirementView(TypedDict):
    """A step of set-up and its state."""

    blocked_by: NotRequired[Sequence[OnboardingRequirement] | None]
    id: OnboardingRequirement
    reached_at: NotRequired[datetime | None]
    satisfied_by: NotRequired[str | None]
    status: OnboardingRequirementStatus


class OnboardingRoadmapView(TypedDict):
    """A published pricing roadmap; the hosted service only."""

    published_at: NotRequired[datetime | None]
    slug: str


# State of an import from Stripe.
OnboardingStripeImport: TypeAlias = Literal["complete", "not_started", "running"]

# Whether the product is packaged as a catalog or a single plan.
OnboardingTrack: TypeAlias = Literal["catalog", "single_plan"]


class QuickstartResp(TypedDict):
    """Says that the sample data is there."""

    ok: bool


# State of an invitation to a shared Slack channel.
SlackConnectInviteStatus: TypeAlias = Literal["accepted", "declined", "dismissed", "expired", "pending"]


class SlackConnectInviteView(TypedDict):
    """An invitation to a shared Slack channel; the hosted service only."""

    can_resend_at: NotRequired[datetime | None]
    email: str
    sent_at: datetime
    status: SlackConnectInviteStatus


class UpdateApiKeyRequestBody(TypedDict):
    """Body of `accounts.update_api_key`."""

    description: NotRequired[str | None]
    name: NotRequired[str | None]
    rate_limit_percent: NotRequired[int | None]


class UpdateEnvironmentRequestBody(TypedDict):
    """Body of `accounts.update_environment`."""

    environment_type: NotRequired[EnvironmentType]
    name: NotRequired[str | None]


class UpdateOnboardingStateRequestBody(TypedDict):
    """Body of `accounts.update_onboarding_state`."""

    country: NotRequired[str | None]
    dismissed: NotRequired[bool | None]
    path: NotRequired[OnboardingPath | None]
    pricing_page_url: NotRequired[str | None]
    track: NotRequired[OnboardingTrack | None]
    website_url: NotRequired[str | None]


class WhoAmIResponseData(TypedDict):
    """Whom the calling key stands for."""

    account_id: str
    account_name: str
    actor_type: ActorType
    api_key_id: NotRequired[str | None]
    environment_id: NotRequired[str | None]
    environments: Sequence[EnvironmentResponseData]
    onboarding_complete: bool
    stripe_user_id: NotRequired[str | None]
    user_id: NotRequired[str | None]
    user_name: NotRequired[str | None]
