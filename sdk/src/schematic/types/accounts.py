# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `accounts`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal, Required, TypeAlias

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options

OnboardingMilestone: TypeAlias = Literal["evaluated", "implemented"] | str


OnboardingPath: TypeAlias = Literal["agent", "app"] | str


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


OnboardingRequirementStatus: TypeAlias = Literal["available", "blocked", "complete"] | str


OnboardingStripeImport: TypeAlias = Literal["complete", "not_started", "running"] | str


OnboardingTrack: TypeAlias = Literal["catalog", "single_plan"] | str


SlackConnectInviteStatus: TypeAlias = Literal["accepted", "declined", "dismissed", "expired", "pending"] | str


class ApiKeyCreateResponseData(Model):
    """Contract: `ApiKeyCreateResponseData`."""

    created_at: Instant
    id: str
    name: str
    readonly: bool
    scopes: list[ApiKeyScope]
    secret: str
    updated_at: Instant
    description: str | None = None
    environment: EnvironmentResponseData | None = None
    environment_id: str | None = None
    integration: ApiKeyIntegrationResponseData | None = None
    last_used_at: Instant | None = None
    rate_limit_percent: int | None = None


class AuditLogResponseData(Model):
    """Contract: `AuditLogResponseData`."""

    actor_type: ActorType
    id: str
    method: str
    started_at: Instant
    url: str
    account_member_id: str | None = None
    api_key: ApiKeyResponseData | None = None
    api_key_id: str | None = None
    ended_at: Instant | None = None
    environment: EnvironmentResponseData | None = None
    environment_id: str | None = None
    req_body: str | None = None
    resource_id: int | None = None
    resource_id_string: str | None = None
    resource_name: str | None = None
    resource_type: str | None = None
    resp_body: str | None = None
    resp_code: int | None = None
    secondary_resource: str | None = None
    user_id: str | None = None
    user_name: str | None = None


class CountAccountMembersParams(Model):
    """Contract: `CountAccountMembersParams`."""

    ids: list[str] | None = None
    limit: int | None = None
    offset: int | None = None
    q: str | None = None
    role: AccountMemberRole | None = None


class CountAccountMembersResponse(Model):
    """Contract: `CountAccountMembersResponse`."""

    data: CountResponse
    params: CountAccountMembersParams


class CountApiKeysParams(Model):
    """Contract: `CountApiKeysParams`."""

    environment_id: str | None = None
    limit: int | None = None
    offset: int | None = None
    require_environment: bool | None = None


class CountApiKeysResponse(Model):
    """Contract: `CountApiKeysResponse`."""

    data: CountResponse
    params: CountApiKeysParams


class CountAuditLogsParams(Model):
    """Contract: `CountAuditLogsParams`."""

    actor_type: ActorType | None = None
    end_time: Instant | None = None
    environment_id: str | None = None
    limit: int | None = None
    offset: int | None = None
    q: str | None = None
    start_time: Instant | None = None


class CountAuditLogsResponse(Model):
    """Contract: `CountAuditLogsResponse`."""

    data: CountResponse
    params: CountAuditLogsParams


class CreateApiKeyRequestBody(Model):
    """Contract: `CreateApiKeyRequestBody`."""

    name: str
    description: str | None = None
    environment_id: str | None = None
    rate_limit_percent: int | None = None
    readonly: bool | None = None


class CreateApiKeyResponse(Model):
    """Contract: `CreateApiKeyResponse`."""

    data: ApiKeyCreateResponseData
    params: dict[str, Any]


class CreateEnvironmentRequestBody(Model):
    """Contract: `CreateEnvironmentRequestBody`."""

    environment_type: EnvironmentType
    name: str


class CreateEnvironmentResponse(Model):
    """Contract: `CreateEnvironmentResponse`."""

    data: EnvironmentDetailResponseData
    params: dict[str, Any]


class DeleteApiKeyResponse(Model):
    """Contract: `DeleteApiKeyResponse`."""

    data: DeleteResponse
    params: dict[str, Any]


class DeleteEnvironmentResponse(Model):
    """Contract: `DeleteEnvironmentResponse`."""

    data: DeleteResponse
    params: dict[str, Any]


class EnvironmentDetailResponseData(Model):
    """Contract: `EnvironmentDetailResponseData`."""

    api_keys: list[ApiKeyResponseData]
    created_at: Instant
    environment_type: EnvironmentType
    id: str
    name: str
    updated_at: Instant


class GetAccountMemberResponse(Model):
    """Contract: `GetAccountMemberResponse`."""

    data: AccountMemberResponseData
    params: dict[str, Any]


class GetApiKeyResponse(Model):
    """Contract: `GetApiKeyResponse`."""

    data: ApiKeyResponseData
    params: dict[str, Any]


class GetAuditLogResponse(Model):
    """Contract: `GetAuditLogResponse`."""

    data: AuditLogResponseData
    params: dict[str, Any]


class GetEnvironmentResponse(Model):
    """Contract: `GetEnvironmentResponse`."""

    data: EnvironmentResponseData
    params: dict[str, Any]


class GetOnboardingStateResp(Model):
    """Contract: `GetOnboardingStateResp`."""

    milestones: list[OnboardingMilestoneView]
    requirements: list[OnboardingRequirementView]
    suggested_next: list[OnboardingRequirement]
    agent_connected_at: Instant | None = None
    country: str | None = None
    dismissed_at: Instant | None = None
    environment_id: str | None = None
    path: OnboardingPath | None = None
    pricing_page_url: str | None = None
    roadmap: OnboardingRoadmapView | None = None
    slack_connect: SlackConnectInviteView | None = None
    stripe_import: OnboardingStripeImport | None = None
    track: OnboardingTrack | None = None
    website_url: str | None = None


class GetOnboardingStateResponse(Model):
    """Contract: `GetOnboardingStateResponse`."""

    data: GetOnboardingStateResp
    params: dict[str, Any]


class GetWhoAmIResponse(Model):
    """Contract: `GetWhoAmIResponse`."""

    data: WhoAmIResponseData
    params: dict[str, Any]


class ListAccountMembersParams(Model):
    """Contract: `ListAccountMembersParams`."""

    ids: list[str] | None = None
    limit: int | None = None
    offset: int | None = None
    q: str | None = None
    role: AccountMemberRole | None = None


class ListAccountMembersResponse(Model):
    """Contract: `ListAccountMembersResponse`."""

    data: list[AccountMemberResponseData]
    params: ListAccountMembersParams


class ListApiKeysParams(Model):
    """Contract: `ListApiKeysParams`."""

    environment_id: str | None = None
    limit: int | None = None
    offset: int | None = None
    require_environment: bool | None = None


class ListApiKeysResponse(Model):
    """Contract: `ListApiKeysResponse`."""

    data: list[ApiKeyResponseData]
    params: ListApiKeysParams


class ListAuditLogsParams(Model):
    """Contract: `ListAuditLogsParams`."""

    actor_type: ActorType | None = None
    end_time: Instant | None = None
    environment_id: str | None = None
    limit: int | None = None
    offset: int | None = None
    q: str | None = None
    start_time: Instant | None = None


class ListAuditLogsResponse(Model):
    """Contract: `ListAuditLogsResponse`."""

    data: list[AuditLogListResponseData]
    params: ListAuditLogsParams


class ListEnvironmentsParams(Model):
    """Contract: `ListEnvironmentsParams`."""

    ids: list[str] | None = None
    limit: int | None = None
    offset: int | None = None


class ListEnvironmentsResponse(Model):
    """Contract: `ListEnvironmentsResponse`."""

    data: list[EnvironmentResponseData]
    params: ListEnvironmentsParams


class OnboardingMilestoneView(Model):
    """Contract: `OnboardingMilestoneView`."""

    id: OnboardingMilestone
    missing: list[OnboardingRequirement]
    progress: float
    reached_at: Instant | None = None


class OnboardingRequirementView(Model):
    """Contract: `OnboardingRequirementView`."""

    id: OnboardingRequirement
    status: OnboardingRequirementStatus
    blocked_by: list[OnboardingRequirement] | None = None
    reached_at: Instant | None = None
    satisfied_by: str | None = None


class OnboardingRoadmapView(Model):
    """Contract: `OnboardingRoadmapView`."""

    slug: str
    published_at: Instant | None = None


class QuickstartResp(Model):
    """Contract: `QuickstartResp`."""

    ok: bool


class QuickstartResponse(Model):
    """Contract: `QuickstartResponse`."""

    data: QuickstartResp
    params: dict[str, Any]


class SlackConnectInviteView(Model):
    """Contract: `SlackConnectInviteView`."""

    email: str
    sent_at: Instant
    status: SlackConnectInviteStatus
    can_resend_at: Instant | None = None


class UpdateApiKeyRequestBody(Model):
    """Contract: `UpdateApiKeyRequestBody`."""

    description: str | None = None
    name: str | None = None
    rate_limit_percent: int | None = None


class UpdateApiKeyResponse(Model):
    """Contract: `UpdateApiKeyResponse`."""

    data: ApiKeyResponseData
    params: dict[str, Any]


class UpdateEnvironmentRequestBody(Model):
    """Contract: `UpdateEnvironmentRequestBody`."""

    environment_type: EnvironmentType | None = None
    name: str | None = None


class UpdateEnvironmentResponse(Model):
    """Contract: `UpdateEnvironmentResponse`."""

    data: EnvironmentResponseData
    params: dict[str, Any]


class UpdateOnboardingStateRequestBody(Model):
    """Contract: `UpdateOnboardingStateRequestBody`."""

    country: str | None = None
    dismissed: bool | None = None
    path: OnboardingPath | None = None
    pricing_page_url: str | None = None
    track: OnboardingTrack | None = None
    website_url: str | None = None


class UpdateOnboardingStateResponse(Model):
    """Contract: `UpdateOnboardingStateResponse`."""

    data: GetOnboardingStateResp
    params: dict[str, Any]


class WhoAmIResponseData(Model):
    """Contract: `WhoAmIResponseData`."""

    account_id: str
    account_name: str
    actor_type: ActorType
    environments: list[EnvironmentResponseData]
    onboarding_complete: bool
    api_key_id: str | None = None
    environment_id: str | None = None
    stripe_user_id: str | None = None
    user_id: str | None = None
    user_name: str | None = None


class CountAccountMembersQuery(Options, total=False):
    """Keywords of `accounts.count_account_members`."""

    ids: Sequence[str] | None
    q: str | None
    role: AccountMemberRole | None
    limit: int | None
    offset: int | None


class CountApiKeysQuery(Options, total=False):
    """Keywords of `accounts.count_api_keys`."""

    require_environment: Required[bool]
    environment_id: str | None
    limit: int | None
    offset: int | None


class CountAuditLogsQuery(Options, total=False):
    """Keywords of `accounts.count_audit_logs`."""

    actor_type: ActorType | None
    end_time: datetime | None
    environment_id: str | None
    q: str | None
    start_time: datetime | None
    limit: int | None
    offset: int | None


class CreateApiKeyBody(Options, total=False):
    """Keywords of `accounts.create_api_key`."""

    name: Required[str]
    description: str | None
    environment_id: str | None
    rate_limit_percent: int | None
    readonly: bool | None


class CreateEnvironmentBody(Options, total=False):
    """Keywords of `accounts.create_environment`."""

    environment_type: Required[EnvironmentType]
    name: Required[str]


class ListAccountMembersQuery(Options, total=False):
    """Keywords of `accounts.list_account_members`."""

    ids: Sequence[str] | None
    q: str | None
    role: AccountMemberRole | None
    limit: int | None
    offset: int | None


class ListApiKeysQuery(Options, total=False):
    """Keywords of `accounts.list_api_keys`."""

    require_environment: Required[bool]
    environment_id: str | None
    limit: int | None
    offset: int | None


class ListAuditLogsQuery(Options, total=False):
    """Keywords of `accounts.list_audit_logs`."""

    actor_type: ActorType | None
    end_time: datetime | None
    environment_id: str | None
    q: str | None
    start_time: datetime | None
    limit: int | None
    offset: int | None


class ListEnvironmentsQuery(Options, total=False):
    """Keywords of `accounts.list_environments`."""

    ids: Sequence[str] | None
    limit: int | None
    offset: int | None


class UpdateApiKeyBody(Options, total=False):
    """Keywords of `accounts.update_api_key`."""

    description: str | None
    name: str | None
    rate_limit_percent: int | None


class UpdateEnvironmentBody(Options, total=False):
    """Keywords of `accounts.update_environment`."""

    environment_type: EnvironmentType | None
    name: str | None


class UpdateOnboardingStateBody(Options, total=False):
    """Keywords of `accounts.update_onboarding_state`."""

    country: str | None
    dismissed: bool | None
    path: OnboardingPath | None
    pricing_page_url: str | None
    track: OnboardingTrack | None
    website_url: str | None


from schematic.types.shared import (
    AccountMemberResponseData,
    AccountMemberRole,
    ActorType,
    ApiKeyIntegrationResponseData,
    ApiKeyResponseData,
    ApiKeyScope,
    AuditLogListResponseData,
    CountResponse,
    DeleteResponse,
    EnvironmentResponseData,
    EnvironmentType,
)
