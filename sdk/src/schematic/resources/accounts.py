# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
# mypy: disable-error-code="empty-body"
# pyright: reportReturnType=false
"""Clients of the resource `accounts`. Methods with a docstring alone describe operations, see `core.operation`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic.core.resource import AsyncResource, Resource, awaited, awaited_raw, delete, get, post, put, raw

if TYPE_CHECKING:
    from typing import Unpack

    from schematic.core.request_options import Options
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

    @get("account-members/count")
    def count_account_members(self, **query: Unpack[CountAccountMembersQuery]) -> CountAccountMembersResponse:
        """How many account members match the filters of the listing.

        ids: Sequence[str] | None. Only these ids, at most 100.
        q: str | None. Text to search for, case ignored, at most 512 characters.
        role: AccountMemberRole | None. Only members with this role.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("api-keys/count")
    def count_api_keys(self, **query: Unpack[CountApiKeysQuery]) -> CountApiKeysResponse:
        """How many API keys match the filters of the listing.

        require_environment: bool, required. Without keys that belong to no environment.
        environment_id: str | None. Only keys of this environment (`env_…`).
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("audit-log/count")
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

    @post("api-keys")
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

    @post("environments")
    def create_environment(self, **body: Unpack[CreateEnvironmentBody]) -> CreateEnvironmentResponse:
        """Make an environment; plans, features and flags are shared, companies and usage start empty.

        environment_type: EnvironmentType, required. Kind of environment; it shows in the prefix of its secret
            keys.
        name: str, required. Name shown to people.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @delete("api-keys/{api_key_id}")
    def delete_api_key(self, api_key_id: str, **options: Unpack[Options]) -> DeleteApiKeyResponse:
        """Revoke an API key at once.

        api_key_id: str, required. API key (`api_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @delete("environments/{environment_id}")
    def delete_environment(self, environment_id: str, **options: Unpack[Options]) -> DeleteEnvironmentResponse:
        """Remove an environment with all its data; the last one and the caller's own are refused.

        environment_id: str, required. Environment (`env_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("account-members/{account_member_id}")
    def get_account_member(self, account_member_id: str, **options: Unpack[Options]) -> GetAccountMemberResponse:
        """One account member by id.

        account_member_id: str, required. Account member.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("api-keys/{api_key_id}")
    def get_api_key(self, api_key_id: str, **options: Unpack[Options]) -> GetApiKeyResponse:
        """One API key by id (`api_…`), without its secret.

        api_key_id: str, required. API key (`api_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("audit-log/{audit_log_id}")
    def get_audit_log(self, audit_log_id: str, **options: Unpack[Options]) -> GetAuditLogResponse:
        """One recorded write with its request and response bodies, secrets blanked.

        audit_log_id: str, required. Audit log entry, a UUID.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("environments/{environment_id}")
    def get_environment(self, environment_id: str, **options: Unpack[Options]) -> GetEnvironmentResponse:
        """One environment by id (`env_…`).

        environment_id: str, required. Environment (`env_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("onboarding-state")
    def get_onboarding_state(self, **options: Unpack[Options]) -> GetOnboardingStateResponse:
        """How far set-up has come, computed from what the environment holds.

        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("whoami")
    def get_who_am_i(self, **options: Unpack[Options]) -> GetWhoAmIResponse:
        """Which account, environment and actor the calling key stands for.

        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("account-members")
    def list_account_members(self, **query: Unpack[ListAccountMembersQuery]) -> ListAccountMembersResponse:
        """Members of the account with role and permissions, newest first.

        ids: Sequence[str] | None. Only these ids, at most 100.
        q: str | None. Text to search for, case ignored, at most 512 characters.
        role: AccountMemberRole | None. Only members with this role.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("api-keys")
    def list_api_keys(self, **query: Unpack[ListApiKeysQuery]) -> ListApiKeysResponse:
        """API keys of all environments, newest first; never their secrets.

        require_environment: bool, required. Without keys that belong to no environment.
        environment_id: str | None. Only keys of this environment (`env_…`).
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("audit-log")
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

    @get("environments")
    def list_environments(self, **query: Unpack[ListEnvironmentsQuery]) -> ListEnvironmentsResponse:
        """Environments of the account, newest first.

        ids: Sequence[str] | None. Only these ids, at most 100.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("quickstart")
    def quickstart(self, **options: Unpack[Options]) -> QuickstartResponse:
        """Create a sample company, plan and features; a second call adds nothing.

        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @put("api-keys/{api_key_id}")
    def update_api_key(self, api_key_id: str, **body: Unpack[UpdateApiKeyBody]) -> UpdateApiKeyResponse:
        """Change an API key's name, description or share of the rate limit.

        api_key_id: str, required. API key (`api_…`).
        description: str | None. Description shown to people.
        name: str | None. Name shown to people.
        rate_limit_percent: int | None. Share of the account's rate limit this key may use, 0 to 99; null for
            all.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @put("environments/{environment_id}")
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

    @post("onboarding-state")
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


class AsyncAccountsClient(AsyncResource):
    """`client.accounts`."""

    @property
    def with_raw_response(self) -> AsyncRawAccountsClient:
        """The same operations, answered with status and headers."""
        return AsyncRawAccountsClient(self._transport)

    count_account_members = awaited(AccountsClient.count_account_members)
    count_api_keys = awaited(AccountsClient.count_api_keys)
    count_audit_logs = awaited(AccountsClient.count_audit_logs)
    create_api_key = awaited(AccountsClient.create_api_key)
    create_environment = awaited(AccountsClient.create_environment)
    delete_api_key = awaited(AccountsClient.delete_api_key)
    delete_environment = awaited(AccountsClient.delete_environment)
    get_account_member = awaited(AccountsClient.get_account_member)
    get_api_key = awaited(AccountsClient.get_api_key)
    get_audit_log = awaited(AccountsClient.get_audit_log)
    get_environment = awaited(AccountsClient.get_environment)
    get_onboarding_state = awaited(AccountsClient.get_onboarding_state)
    get_who_am_i = awaited(AccountsClient.get_who_am_i)
    list_account_members = awaited(AccountsClient.list_account_members)
    list_api_keys = awaited(AccountsClient.list_api_keys)
    list_audit_logs = awaited(AccountsClient.list_audit_logs)
    list_environments = awaited(AccountsClient.list_environments)
    quickstart = awaited(AccountsClient.quickstart)
    update_api_key = awaited(AccountsClient.update_api_key)
    update_environment = awaited(AccountsClient.update_environment)
    update_onboarding_state = awaited(AccountsClient.update_onboarding_state)


class RawAccountsClient(Resource):
    """`client.accounts.with_raw_response`."""

    count_account_members = raw(AccountsClient.count_account_members)
    count_api_keys = raw(AccountsClient.count_api_keys)
    count_audit_logs = raw(AccountsClient.count_audit_logs)
    create_api_key = raw(AccountsClient.create_api_key)
    create_environment = raw(AccountsClient.create_environment)
    delete_api_key = raw(AccountsClient.delete_api_key)
    delete_environment = raw(AccountsClient.delete_environment)
    get_account_member = raw(AccountsClient.get_account_member)
    get_api_key = raw(AccountsClient.get_api_key)
    get_audit_log = raw(AccountsClient.get_audit_log)
    get_environment = raw(AccountsClient.get_environment)
    get_onboarding_state = raw(AccountsClient.get_onboarding_state)
    get_who_am_i = raw(AccountsClient.get_who_am_i)
    list_account_members = raw(AccountsClient.list_account_members)
    list_api_keys = raw(AccountsClient.list_api_keys)
    list_audit_logs = raw(AccountsClient.list_audit_logs)
    list_environments = raw(AccountsClient.list_environments)
    quickstart = raw(AccountsClient.quickstart)
    update_api_key = raw(AccountsClient.update_api_key)
    update_environment = raw(AccountsClient.update_environment)
    update_onboarding_state = raw(AccountsClient.update_onboarding_state)


class AsyncRawAccountsClient(AsyncResource):
    """`client.accounts.with_raw_response`."""

    count_account_members = awaited_raw(AccountsClient.count_account_members)
    count_api_keys = awaited_raw(AccountsClient.count_api_keys)
    count_audit_logs = awaited_raw(AccountsClient.count_audit_logs)
    create_api_key = awaited_raw(AccountsClient.create_api_key)
    create_environment = awaited_raw(AccountsClient.create_environment)
    delete_api_key = awaited_raw(AccountsClient.delete_api_key)
    delete_environment = awaited_raw(AccountsClient.delete_environment)
    get_account_member = awaited_raw(AccountsClient.get_account_member)
    get_api_key = awaited_raw(AccountsClient.get_api_key)
    get_audit_log = awaited_raw(AccountsClient.get_audit_log)
    get_environment = awaited_raw(AccountsClient.get_environment)
    get_onboarding_state = awaited_raw(AccountsClient.get_onboarding_state)
    get_who_am_i = awaited_raw(AccountsClient.get_who_am_i)
    list_account_members = awaited_raw(AccountsClient.list_account_members)
    list_api_keys = awaited_raw(AccountsClient.list_api_keys)
    list_audit_logs = awaited_raw(AccountsClient.list_audit_logs)
    list_environments = awaited_raw(AccountsClient.list_environments)
    quickstart = awaited_raw(AccountsClient.quickstart)
    update_api_key = awaited_raw(AccountsClient.update_api_key)
    update_environment = awaited_raw(AccountsClient.update_environment)
    update_onboarding_state = awaited_raw(AccountsClient.update_onboarding_state)
