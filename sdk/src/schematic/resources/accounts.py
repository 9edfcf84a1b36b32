# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Clients of the resource `accounts`."""

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
        CountAccountMembersQuery,
        CountAccountMembersResponse,
        CountApiKeysQuery,
        CountApiKeysResponse,
        CountAuditLogsQuery,
        CountAuditLogsResponse,
        CreateApiKeyBody,
        CreateApiKeyResponse,
        CreateEnvironmentBody,
        CreateEnvironmentResponse,
        DeleteApiKeyResponse,
        DeleteEnvironmentResponse,
        GetAccountMemberResponse,
        GetApiKeyResponse,
        GetAuditLogResponse,
        GetEnvironmentResponse,
        GetOnboardingStateResponse,
        GetWhoAmIResponse,
        ListAccountMembersQuery,
        ListAccountMembersResponse,
        ListApiKeysQuery,
        ListApiKeysResponse,
        ListAuditLogsQuery,
        ListAuditLogsResponse,
        ListEnvironmentsQuery,
        ListEnvironmentsResponse,
        QuickstartResponse,
        UpdateApiKeyBody,
        UpdateApiKeyResponse,
        UpdateEnvironmentBody,
        UpdateEnvironmentResponse,
        UpdateOnboardingStateBody,
        UpdateOnboardingStateResponse,
    )


class AccountsClient(Resource):
    """`client.accounts`."""

    @property
    def with_raw_response(self) -> RawAccountsClient:
        """The same operations, answered with status and headers."""
        return RawAccountsClient(self._transport)

    def count_account_members(self, **query: Unpack[CountAccountMembersQuery]) -> CountAccountMembersResponse:
        """How many account members match the filters of the listing.

        ids: Sequence[str] | None. Only these ids, at most 100.
        q: str | None. Text to search for, case ignored, at most 512 characters.
        role: AccountMemberRole | None. Only members with this role.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "accounts.count_account_members", "account-members/count", types.CountAccountMembersResponse, query
        )

    def count_api_keys(self, **query: Unpack[CountApiKeysQuery]) -> CountApiKeysResponse:
        """How many API keys match the filters of the listing.

        require_environment: bool, required. Without keys that belong to no environment.
        environment_id: str | None. Only keys of this environment (`env_…`).
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("accounts.count_api_keys", "api-keys/count", types.CountApiKeysResponse, query)

    def count_audit_logs(self, **query: Unpack[CountAuditLogsQuery]) -> CountAuditLogsResponse:
        """How many recorded writes match the filters of the listing.

        actor_type: ActorType | None. Only writes by this kind of actor.
        end_time: datetime | None. End of the window, not included, RFC 3339.
        environment_id: str | None. Only writes in this environment (`env_…`).
        q: str | None. Text to search for in names and paths.
        start_time: datetime | None. Start of the window, included, RFC 3339.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("accounts.count_audit_logs", "audit-log/count", types.CountAuditLogsResponse, query)

    def create_api_key(self, **body: Unpack[CreateApiKeyBody]) -> CreateApiKeyResponse:
        """Make an API key; its secret is shown in this answer only, its id is the publishable key.

        name: str, required. Name shown to people.
        description: str | None. Description shown to people.
        environment_id: str | None. Environment (`env_…`).
        rate_limit_percent: int | None. Share of the account's rate limit this key may use, 0 to 99; null for
            all.
        readonly: bool | None. The key may only read and check flags; set when it is made.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post("accounts.create_api_key", "api-keys", types.CreateApiKeyResponse, body)

    def create_environment(self, **body: Unpack[CreateEnvironmentBody]) -> CreateEnvironmentResponse:
        """Make an environment; plans, features and flags are shared, companies and usage start empty.

        environment_type: EnvironmentType, required. Kind of environment; it shows in the prefix of its secret
            keys.
        name: str, required. Name shown to people.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post("accounts.create_environment", "environments", types.CreateEnvironmentResponse, body)

    def delete_api_key(self, api_key_id: str, **options: Unpack[Options]) -> DeleteApiKeyResponse:
        """Revoke an API key at once.

        api_key_id: str, required. API key (`api_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._delete(
            "accounts.delete_api_key",
            f"api-keys/{path_segment(api_key_id, 'api_key_id')}",
            types.DeleteApiKeyResponse,
            options,
        )

    def delete_environment(self, environment_id: str, **options: Unpack[Options]) -> DeleteEnvironmentResponse:
        """Remove an environment with all its data; the last one and the caller's own are refused.

        environment_id: str, required. Environment (`env_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._delete(
            "accounts.delete_environment",
            f"environments/{path_segment(environment_id, 'environment_id')}",
            types.DeleteEnvironmentResponse,
            options,
        )

    def get_account_member(self, account_member_id: str, **options: Unpack[Options]) -> GetAccountMemberResponse:
        """One account member by id.

        account_member_id: str, required. Account member.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "accounts.get_account_member",
            f"account-members/{path_segment(account_member_id, 'account_member_id')}",
            types.GetAccountMemberResponse,
            options,
        )

    def get_api_key(self, api_key_id: str, **options: Unpack[Options]) -> GetApiKeyResponse:
        """One API key by id (`api_…`), without its secret.

        api_key_id: str, required. API key (`api_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "accounts.get_api_key",
            f"api-keys/{path_segment(api_key_id, 'api_key_id')}",
            types.GetApiKeyResponse,
            options,
        )

    def get_audit_log(self, audit_log_id: str, **options: Unpack[Options]) -> GetAuditLogResponse:
        """One recorded write with its request and response bodies, secrets blanked.

        audit_log_id: str, required. Audit log entry, a UUID.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "accounts.get_audit_log",
            f"audit-log/{path_segment(audit_log_id, 'audit_log_id')}",
            types.GetAuditLogResponse,
            options,
        )

    def get_environment(self, environment_id: str, **options: Unpack[Options]) -> GetEnvironmentResponse:
        """One environment by id (`env_…`).

        environment_id: str, required. Environment (`env_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "accounts.get_environment",
            f"environments/{path_segment(environment_id, 'environment_id')}",
            types.GetEnvironmentResponse,
            options,
        )

    def get_onboarding_state(self, **options: Unpack[Options]) -> GetOnboardingStateResponse:
        """How far set-up has come, computed from what the environment holds.

        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("accounts.get_onboarding_state", "onboarding-state", types.GetOnboardingStateResponse, options)

    def get_who_am_i(self, **options: Unpack[Options]) -> GetWhoAmIResponse:
        """Which account, environment and actor the calling key stands for.

        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("accounts.get_who_am_i", "whoami", types.GetWhoAmIResponse, options)

    def list_account_members(self, **query: Unpack[ListAccountMembersQuery]) -> ListAccountMembersResponse:
        """Members of the account with role and permissions, newest first.

        ids: Sequence[str] | None. Only these ids, at most 100.
        q: str | None. Text to search for, case ignored, at most 512 characters.
        role: AccountMemberRole | None. Only members with this role.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("accounts.list_account_members", "account-members", types.ListAccountMembersResponse, query)

    def list_api_keys(self, **query: Unpack[ListApiKeysQuery]) -> ListApiKeysResponse:
        """API keys of all environments, newest first; never their secrets.

        require_environment: bool, required. Without keys that belong to no environment.
        environment_id: str | None. Only keys of this environment (`env_…`).
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("accounts.list_api_keys", "api-keys", types.ListApiKeysResponse, query)

    def list_audit_logs(self, **query: Unpack[ListAuditLogsQuery]) -> ListAuditLogsResponse:
        """Recorded writes by keys, tokens and members, newest first.

        actor_type: ActorType | None. Only writes by this kind of actor.
        end_time: datetime | None. End of the window, not included, RFC 3339.
        environment_id: str | None. Only writes in this environment (`env_…`).
        q: str | None. Text to search for in names and paths.
        start_time: datetime | None. Start of the window, included, RFC 3339.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("accounts.list_audit_logs", "audit-log", types.ListAuditLogsResponse, query)

    def list_environments(self, **query: Unpack[ListEnvironmentsQuery]) -> ListEnvironmentsResponse:
        """Environments of the account, newest first.

        ids: Sequence[str] | None. Only these ids, at most 100.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("accounts.list_environments", "environments", types.ListEnvironmentsResponse, query)

    def quickstart(self, **options: Unpack[Options]) -> QuickstartResponse:
        """Create a sample company, plan and features; a second call adds nothing.

        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._bodiless("accounts.quickstart", "POST", "quickstart", types.QuickstartResponse, options)

    def update_api_key(self, api_key_id: str, **body: Unpack[UpdateApiKeyBody]) -> UpdateApiKeyResponse:
        """Change an API key's name, description or share of the rate limit.

        api_key_id: str, required. API key (`api_…`).
        description: str | None. Description shown to people.
        name: str | None. Name shown to people.
        rate_limit_percent: int | None. Share of the account's rate limit this key may use, 0 to 99; null for
            all.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._put(
            "accounts.update_api_key",
            f"api-keys/{path_segment(api_key_id, 'api_key_id')}",
            types.UpdateApiKeyResponse,
            body,
        )

    def update_environment(
        self, environment_id: str, **body: Unpack[UpdateEnvironmentBody]
    ) -> UpdateEnvironmentResponse:
        """Rename an environment or change its type.

        environment_id: str, required. Environment (`env_…`).
        environment_type: EnvironmentType | None. Kind of environment; it shows in the prefix of its secret
            keys.
        name: str | None. Name shown to people.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._put(
            "accounts.update_environment",
            f"environments/{path_segment(environment_id, 'environment_id')}",
            types.UpdateEnvironmentResponse,
            body,
        )

    def update_onboarding_state(self, **body: Unpack[UpdateOnboardingStateBody]) -> UpdateOnboardingStateResponse:
        """Store the chosen set-up path and site addresses, and return the state.

        country: str | None. Country code of two letters.
        dismissed: bool | None. Hide the set-up guide.
        path: OnboardingPath | None. Whether set-up is done by an agent or in the app.
        pricing_page_url: str | None. Address of the pricing page.
        track: OnboardingTrack | None. Whether the product is packaged as a catalog or a single plan.
        website_url: str | None. Address of the website.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post(
            "accounts.update_onboarding_state", "onboarding-state", types.UpdateOnboardingStateResponse, body
        )


class AsyncAccountsClient(AsyncResource, like=AccountsClient):
    """`client.accounts`."""

    @property
    def with_raw_response(self) -> AsyncRawAccountsClient:
        """The same operations, answered with status and headers."""
        return AsyncRawAccountsClient(self._transport)

    async def count_account_members(self, **query: Unpack[CountAccountMembersQuery]) -> CountAccountMembersResponse:
        """How many account members match the filters of the listing."""
        return await self._get(
            "accounts.count_account_members", "account-members/count", types.CountAccountMembersResponse, query
        )

    async def count_api_keys(self, **query: Unpack[CountApiKeysQuery]) -> CountApiKeysResponse:
        """How many API keys match the filters of the listing."""
        return await self._get("accounts.count_api_keys", "api-keys/count", types.CountApiKeysResponse, query)

    async def count_audit_logs(self, **query: Unpack[CountAuditLogsQuery]) -> CountAuditLogsResponse:
        """How many recorded writes match the filters of the listing."""
        return await self._get("accounts.count_audit_logs", "audit-log/count", types.CountAuditLogsResponse, query)

    async def create_api_key(self, **body: Unpack[CreateApiKeyBody]) -> CreateApiKeyResponse:
        """Make an API key; its secret is shown in this answer only, its id is the publishable key."""
        return await self._post("accounts.create_api_key", "api-keys", types.CreateApiKeyResponse, body)

    async def create_environment(self, **body: Unpack[CreateEnvironmentBody]) -> CreateEnvironmentResponse:
        """Make an environment; plans, features and flags are shared, companies and usage start empty."""
        return await self._post("accounts.create_environment", "environments", types.CreateEnvironmentResponse, body)

    async def delete_api_key(self, api_key_id: str, **options: Unpack[Options]) -> DeleteApiKeyResponse:
        """Revoke an API key at once."""
        return await self._delete(
            "accounts.delete_api_key",
            f"api-keys/{path_segment(api_key_id, 'api_key_id')}",
            types.DeleteApiKeyResponse,
            options,
        )

    async def delete_environment(self, environment_id: str, **options: Unpack[Options]) -> DeleteEnvironmentResponse:
        """Remove an environment with all its data; the last one and the caller's own are refused."""
        return await self._delete(
            "accounts.delete_environment",
            f"environments/{path_segment(environment_id, 'environment_id')}",
            types.DeleteEnvironmentResponse,
            options,
        )

    async def get_account_member(self, account_member_id: str, **options: Unpack[Options]) -> GetAccountMemberResponse:
        """One account member by id."""
        return await self._get(
            "accounts.get_account_member",
            f"account-members/{path_segment(account_member_id, 'account_member_id')}",
            types.GetAccountMemberResponse,
            options,
        )

    async def get_api_key(self, api_key_id: str, **options: Unpack[Options]) -> GetApiKeyResponse:
        """One API key by id (`api_…`), without its secret."""
        return await self._get(
            "accounts.get_api_key",
            f"api-keys/{path_segment(api_key_id, 'api_key_id')}",
            types.GetApiKeyResponse,
            options,
        )

    async def get_audit_log(self, audit_log_id: str, **options: Unpack[Options]) -> GetAuditLogResponse:
        """One recorded write with its request and response bodies, secrets blanked."""
        return await self._get(
            "accounts.get_audit_log",
            f"audit-log/{path_segment(audit_log_id, 'audit_log_id')}",
            types.GetAuditLogResponse,
            options,
        )

    async def get_environment(self, environment_id: str, **options: Unpack[Options]) -> GetEnvironmentResponse:
        """One environment by id (`env_…`)."""
        return await self._get(
            "accounts.get_environment",
            f"environments/{path_segment(environment_id, 'environment_id')}",
            types.GetEnvironmentResponse,
            options,
        )

    async def get_onboarding_state(self, **options: Unpack[Options]) -> GetOnboardingStateResponse:
        """How far set-up has come, computed from what the environment holds."""
        return await self._get(
            "accounts.get_onboarding_state", "onboarding-state", types.GetOnboardingStateResponse, options
        )

    async def get_who_am_i(self, **options: Unpack[Options]) -> GetWhoAmIResponse:
        """Which account, environment and actor the calling key stands for."""
        return await self._get("accounts.get_who_am_i", "whoami", types.GetWhoAmIResponse, options)

    async def list_account_members(self, **query: Unpack[ListAccountMembersQuery]) -> ListAccountMembersResponse:
        """Members of the account with role and permissions, newest first."""
        return await self._get(
            "accounts.list_account_members", "account-members", types.ListAccountMembersResponse, query
        )

    async def list_api_keys(self, **query: Unpack[ListApiKeysQuery]) -> ListApiKeysResponse:
        """API keys of all environments, newest first; never their secrets."""
        return await self._get("accounts.list_api_keys", "api-keys", types.ListApiKeysResponse, query)

    async def list_audit_logs(self, **query: Unpack[ListAuditLogsQuery]) -> ListAuditLogsResponse:
        """Recorded writes by keys, tokens and members, newest first."""
        return await self._get("accounts.list_audit_logs", "audit-log", types.ListAuditLogsResponse, query)

    async def list_environments(self, **query: Unpack[ListEnvironmentsQuery]) -> ListEnvironmentsResponse:
        """Environments of the account, newest first."""
        return await self._get("accounts.list_environments", "environments", types.ListEnvironmentsResponse, query)

    async def quickstart(self, **options: Unpack[Options]) -> QuickstartResponse:
        """Create a sample company, plan and features; a second call adds nothing."""
        return await self._bodiless("accounts.quickstart", "POST", "quickstart", types.QuickstartResponse, options)

    async def update_api_key(self, api_key_id: str, **body: Unpack[UpdateApiKeyBody]) -> UpdateApiKeyResponse:
        """Change an API key's name, description or share of the rate limit."""
        return await self._put(
            "accounts.update_api_key",
            f"api-keys/{path_segment(api_key_id, 'api_key_id')}",
            types.UpdateApiKeyResponse,
            body,
        )

    async def update_environment(
        self, environment_id: str, **body: Unpack[UpdateEnvironmentBody]
    ) -> UpdateEnvironmentResponse:
        """Rename an environment or change its type."""
        return await self._put(
            "accounts.update_environment",
            f"environments/{path_segment(environment_id, 'environment_id')}",
            types.UpdateEnvironmentResponse,
            body,
        )

    async def update_onboarding_state(self, **body: Unpack[UpdateOnboardingStateBody]) -> UpdateOnboardingStateResponse:
        """Store the chosen set-up path and site addresses, and return the state."""
        return await self._post(
            "accounts.update_onboarding_state", "onboarding-state", types.UpdateOnboardingStateResponse, body
        )


class RawAccountsClient(RawResource, like=AccountsClient):
    """`client.accounts.with_raw_response`."""

    def count_account_members(
        self, **query: Unpack[CountAccountMembersQuery]
    ) -> HttpResponse[CountAccountMembersResponse]:
        """How many account members match the filters of the listing."""
        return self._get(
            "accounts.count_account_members", "account-members/count", types.CountAccountMembersResponse, query
        )

    def count_api_keys(self, **query: Unpack[CountApiKeysQuery]) -> HttpResponse[CountApiKeysResponse]:
        """How many API keys match the filters of the listing."""
        return self._get("accounts.count_api_keys", "api-keys/count", types.CountApiKeysResponse, query)

    def count_audit_logs(self, **query: Unpack[CountAuditLogsQuery]) -> HttpResponse[CountAuditLogsResponse]:
        """How many recorded writes match the filters of the listing."""
        return self._get("accounts.count_audit_logs", "audit-log/count", types.CountAuditLogsResponse, query)

    def create_api_key(self, **body: Unpack[CreateApiKeyBody]) -> HttpResponse[CreateApiKeyResponse]:
        """Make an API key; its secret is shown in this answer only, its id is the publishable key."""
        return self._post("accounts.create_api_key", "api-keys", types.CreateApiKeyResponse, body)

    def create_environment(self, **body: Unpack[CreateEnvironmentBody]) -> HttpResponse[CreateEnvironmentResponse]:
        """Make an environment; plans, features and flags are shared, companies and usage start empty."""
        return self._post("accounts.create_environment", "environments", types.CreateEnvironmentResponse, body)

    def delete_api_key(self, api_key_id: str, **options: Unpack[Options]) -> HttpResponse[DeleteApiKeyResponse]:
        """Revoke an API key at once."""
        return self._delete(
            "accounts.delete_api_key",
            f"api-keys/{path_segment(api_key_id, 'api_key_id')}",
            types.DeleteApiKeyResponse,
            options,
        )

    def delete_environment(
        self, environment_id: str, **options: Unpack[Options]
    ) -> HttpResponse[DeleteEnvironmentResponse]:
        """Remove an environment with all its data; the last one and the caller's own are refused."""
        return self._delete(
            "accounts.delete_environment",
            f"environments/{path_segment(environment_id, 'environment_id')}",
            types.DeleteEnvironmentResponse,
            options,
        )

    def get_account_member(
        self, account_member_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetAccountMemberResponse]:
        """One account member by id."""
        return self._get(
            "accounts.get_account_member",
            f"account-members/{path_segment(account_member_id, 'account_member_id')}",
            types.GetAccountMemberResponse,
            options,
        )

    def get_api_key(self, api_key_id: str, **options: Unpack[Options]) -> HttpResponse[GetApiKeyResponse]:
        """One API key by id (`api_…`), without its secret."""
        return self._get(
            "accounts.get_api_key",
            f"api-keys/{path_segment(api_key_id, 'api_key_id')}",
            types.GetApiKeyResponse,
            options,
        )

    def get_audit_log(self, audit_log_id: str, **options: Unpack[Options]) -> HttpResponse[GetAuditLogResponse]:
        """One recorded write with its request and response bodies, secrets blanked."""
        return self._get(
            "accounts.get_audit_log",
            f"audit-log/{path_segment(audit_log_id, 'audit_log_id')}",
            types.GetAuditLogResponse,
            options,
        )

    def get_environment(self, environment_id: str, **options: Unpack[Options]) -> HttpResponse[GetEnvironmentResponse]:
        """One environment by id (`env_…`)."""
        return self._get(
            "accounts.get_environment",
            f"environments/{path_segment(environment_id, 'environment_id')}",
            types.GetEnvironmentResponse,
            options,
        )

    def get_onboarding_state(self, **options: Unpack[Options]) -> HttpResponse[GetOnboardingStateResponse]:
        """How far set-up has come, computed from what the environment holds."""
        return self._get("accounts.get_onboarding_state", "onboarding-state", types.GetOnboardingStateResponse, options)

    def get_who_am_i(self, **options: Unpack[Options]) -> HttpResponse[GetWhoAmIResponse]:
        """Which account, environment and actor the calling key stands for."""
        return self._get("accounts.get_who_am_i", "whoami", types.GetWhoAmIResponse, options)

    def list_account_members(
        self, **query: Unpack[ListAccountMembersQuery]
    ) -> HttpResponse[ListAccountMembersResponse]:
        """Members of the account with role and permissions, newest first."""
        return self._get("accounts.list_account_members", "account-members", types.ListAccountMembersResponse, query)

    def list_api_keys(self, **query: Unpack[ListApiKeysQuery]) -> HttpResponse[ListApiKeysResponse]:
        """API keys of all environments, newest first; never their secrets."""
        return self._get("accounts.list_api_keys", "api-keys", types.ListApiKeysResponse, query)

    def list_audit_logs(self, **query: Unpack[ListAuditLogsQuery]) -> HttpResponse[ListAuditLogsResponse]:
        """Recorded writes by keys, tokens and members, newest first."""
        return self._get("accounts.list_audit_logs", "audit-log", types.ListAuditLogsResponse, query)

    def list_environments(self, **query: Unpack[ListEnvironmentsQuery]) -> HttpResponse[ListEnvironmentsResponse]:
        """Environments of the account, newest first."""
        return self._get("accounts.list_environments", "environments", types.ListEnvironmentsResponse, query)

    def quickstart(self, **options: Unpack[Options]) -> HttpResponse[QuickstartResponse]:
        """Create a sample company, plan and features; a second call adds nothing."""
        return self._bodiless("accounts.quickstart", "POST", "quickstart", types.QuickstartResponse, options)

    def update_api_key(self, api_key_id: str, **body: Unpack[UpdateApiKeyBody]) -> HttpResponse[UpdateApiKeyResponse]:
        """Change an API key's name, description or share of the rate limit."""
        return self._put(
            "accounts.update_api_key",
            f"api-keys/{path_segment(api_key_id, 'api_key_id')}",
            types.UpdateApiKeyResponse,
            body,
        )

    def update_environment(
        self, environment_id: str, **body: Unpack[UpdateEnvironmentBody]
    ) -> HttpResponse[UpdateEnvironmentResponse]:
        """Rename an environment or change its type."""
        return self._put(
            "accounts.update_environment",
            f"environments/{path_segment(environment_id, 'environment_id')}",
            types.UpdateEnvironmentResponse,
            body,
        )

    def update_onboarding_state(
        self, **body: Unpack[UpdateOnboardingStateBody]
    ) -> HttpResponse[UpdateOnboardingStateResponse]:
        """Store the chosen set-up path and site addresses, and return the state."""
        return self._post(
            "accounts.update_onboarding_state", "onboarding-state", types.UpdateOnboardingStateResponse, body
        )


class AsyncRawAccountsClient(AsyncRawResource, like=AccountsClient):
    """`client.accounts.with_raw_response`."""

    async def count_account_members(
        self, **query: Unpack[CountAccountMembersQuery]
    ) -> AsyncHttpResponse[CountAccountMembersResponse]:
        """How many account members match the filters of the listing."""
        return await self._get(
            "accounts.count_account_members", "account-members/count", types.CountAccountMembersResponse, query
        )

    async def count_api_keys(self, **query: Unpack[CountApiKeysQuery]) -> AsyncHttpResponse[CountApiKeysResponse]:
        """How many API keys match the filters of the listing."""
        return await self._get("accounts.count_api_keys", "api-keys/count", types.CountApiKeysResponse, query)

    async def count_audit_logs(self, **query: Unpack[CountAuditLogsQuery]) -> AsyncHttpResponse[CountAuditLogsResponse]:
        """How many recorded writes match the filters of the listing."""
        return await self._get("accounts.count_audit_logs", "audit-log/count", types.CountAuditLogsResponse, query)

    async def create_api_key(self, **body: Unpack[CreateApiKeyBody]) -> AsyncHttpResponse[CreateApiKeyResponse]:
        """Make an API key; its secret is shown in this answer only, its id is the publishable key."""
        return await self._post("accounts.create_api_key", "api-keys", types.CreateApiKeyResponse, body)

    async def create_environment(
        self, **body: Unpack[CreateEnvironmentBody]
    ) -> AsyncHttpResponse[CreateEnvironmentResponse]:
        """Make an environment; plans, features and flags are shared, companies and usage start empty."""
        return await self._post("accounts.create_environment", "environments", types.CreateEnvironmentResponse, body)

    async def delete_api_key(
        self, api_key_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeleteApiKeyResponse]:
        """Revoke an API key at once."""
        return await self._delete(
            "accounts.delete_api_key",
            f"api-keys/{path_segment(api_key_id, 'api_key_id')}",
            types.DeleteApiKeyResponse,
            options,
        )

    async def delete_environment(
        self, environment_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeleteEnvironmentResponse]:
        """Remove an environment with all its data; the last one and the caller's own are refused."""
        return await self._delete(
            "accounts.delete_environment",
            f"environments/{path_segment(environment_id, 'environment_id')}",
            types.DeleteEnvironmentResponse,
            options,
        )

    async def get_account_member(
        self, account_member_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetAccountMemberResponse]:
        """One account member by id."""
        return await self._get(
            "accounts.get_account_member",
            f"account-members/{path_segment(account_member_id, 'account_member_id')}",
            types.GetAccountMemberResponse,
            options,
        )

    async def get_api_key(self, api_key_id: str, **options: Unpack[Options]) -> AsyncHttpResponse[GetApiKeyResponse]:
        """One API key by id (`api_…`), without its secret."""
        return await self._get(
            "accounts.get_api_key",
            f"api-keys/{path_segment(api_key_id, 'api_key_id')}",
            types.GetApiKeyResponse,
            options,
        )

    async def get_audit_log(
        self, audit_log_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetAuditLogResponse]:
        """One recorded write with its request and response bodies, secrets blanked."""
        return await self._get(
            "accounts.get_audit_log",
            f"audit-log/{path_segment(audit_log_id, 'audit_log_id')}",
            types.GetAuditLogResponse,
            options,
        )

    async def get_environment(
        self, environment_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetEnvironmentResponse]:
        """One environment by id (`env_…`)."""
        return await self._get(
            "accounts.get_environment",
            f"environments/{path_segment(environment_id, 'environment_id')}",
            types.GetEnvironmentResponse,
            options,
        )

    async def get_onboarding_state(self, **options: Unpack[Options]) -> AsyncHttpResponse[GetOnboardingStateResponse]:
        """How far set-up has come, computed from what the environment holds."""
        return await self._get(
            "accounts.get_onboarding_state", "onboarding-state", types.GetOnboardingStateResponse, options
        )

    async def get_who_am_i(self, **options: Unpack[Options]) -> AsyncHttpResponse[GetWhoAmIResponse]:
        """Which account, environment and actor the calling key stands for."""
        return await self._get("accounts.get_who_am_i", "whoami", types.GetWhoAmIResponse, options)

    async def list_account_members(
        self, **query: Unpack[ListAccountMembersQuery]
    ) -> AsyncHttpResponse[ListAccountMembersResponse]:
        """Members of the account with role and permissions, newest first."""
        return await self._get(
            "accounts.list_account_members", "account-members", types.ListAccountMembersResponse, query
        )

    async def list_api_keys(self, **query: Unpack[ListApiKeysQuery]) -> AsyncHttpResponse[ListApiKeysResponse]:
        """API keys of all environments, newest first; never their secrets."""
        return await self._get("accounts.list_api_keys", "api-keys", types.ListApiKeysResponse, query)

    async def list_audit_logs(self, **query: Unpack[ListAuditLogsQuery]) -> AsyncHttpResponse[ListAuditLogsResponse]:
        """Recorded writes by keys, tokens and members, newest first."""
        return await self._get("accounts.list_audit_logs", "audit-log", types.ListAuditLogsResponse, query)

    async def list_environments(
        self, **query: Unpack[ListEnvironmentsQuery]
    ) -> AsyncHttpResponse[ListEnvironmentsResponse]:
        """Environments of the account, newest first."""
        return await self._get("accounts.list_environments", "environments", types.ListEnvironmentsResponse, query)

    async def quickstart(self, **options: Unpack[Options]) -> AsyncHttpResponse[QuickstartResponse]:
        """Create a sample company, plan and features; a second call adds nothing."""
        return await self._bodiless("accounts.quickstart", "POST", "quickstart", types.QuickstartResponse, options)

    async def update_api_key(
        self, api_key_id: str, **body: Unpack[UpdateApiKeyBody]
    ) -> AsyncHttpResponse[UpdateApiKeyResponse]:
        """Change an API key's name, description or share of the rate limit."""
        return await self._put(
            "accounts.update_api_key",
            f"api-keys/{path_segment(api_key_id, 'api_key_id')}",
            types.UpdateApiKeyResponse,
            body,
        )

    async def update_environment(
        self, environment_id: str, **body: Unpack[UpdateEnvironmentBody]
    ) -> AsyncHttpResponse[UpdateEnvironmentResponse]:
        """Rename an environment or change its type."""
        return await self._put(
            "accounts.update_environment",
            f"environments/{path_segment(environment_id, 'environment_id')}",
            types.UpdateEnvironmentResponse,
            body,
        )

    async def update_onboarding_state(
        self, **body: Unpack[UpdateOnboardingStateBody]
    ) -> AsyncHttpResponse[UpdateOnboardingStateResponse]:
        """Store the chosen set-up path and site addresses, and return the state."""
        return await self._post(
            "accounts.update_onboarding_state", "onboarding-state", types.UpdateOnboardingStateResponse, body
        )
