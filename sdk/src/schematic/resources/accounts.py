# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Clients of the resource `accounts`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic import types
from schematic.core.query import path_segment
from schematic.core.resource import AsyncRawResource, AsyncResource, RawResource, Resource

if TYPE_CHECKING:
    from typing_extensions import Unpack

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
        """countAccountMembers"""
        return self._get(
            "accounts.count_account_members", "account-members/count", types.CountAccountMembersResponse, query
        )

    def count_api_keys(self, **query: Unpack[CountApiKeysQuery]) -> CountApiKeysResponse:
        """countApiKeys"""
        return self._get("accounts.count_api_keys", "api-keys/count", types.CountApiKeysResponse, query)

    def count_audit_logs(self, **query: Unpack[CountAuditLogsQuery]) -> CountAuditLogsResponse:
        """countAuditLogs"""
        return self._get("accounts.count_audit_logs", "audit-log/count", types.CountAuditLogsResponse, query)

    def create_api_key(self, **body: Unpack[CreateApiKeyBody]) -> CreateApiKeyResponse:
        """createApiKey"""
        return self._post("accounts.create_api_key", "api-keys", types.CreateApiKeyResponse, body)

    def create_environment(self, **body: Unpack[CreateEnvironmentBody]) -> CreateEnvironmentResponse:
        """createEnvironment"""
        return self._post("accounts.create_environment", "environments", types.CreateEnvironmentResponse, body)

    def delete_api_key(self, api_key_id: str, **options: Unpack[Options]) -> DeleteApiKeyResponse:
        """deleteApiKey"""
        return self._delete(
            "accounts.delete_api_key",
            f"api-keys/{path_segment(api_key_id, 'api_key_id')}",
            types.DeleteApiKeyResponse,
            options,
        )

    def delete_environment(self, environment_id: str, **options: Unpack[Options]) -> DeleteEnvironmentResponse:
        """deleteEnvironment"""
        return self._delete(
            "accounts.delete_environment",
            f"environments/{path_segment(environment_id, 'environment_id')}",
            types.DeleteEnvironmentResponse,
            options,
        )

    def get_account_member(self, account_member_id: str, **options: Unpack[Options]) -> GetAccountMemberResponse:
        """getAccountMember"""
        return self._get(
            "accounts.get_account_member",
            f"account-members/{path_segment(account_member_id, 'account_member_id')}",
            types.GetAccountMemberResponse,
            options,
        )

    def get_api_key(self, api_key_id: str, **options: Unpack[Options]) -> GetApiKeyResponse:
        """getApiKey"""
        return self._get(
            "accounts.get_api_key",
            f"api-keys/{path_segment(api_key_id, 'api_key_id')}",
            types.GetApiKeyResponse,
            options,
        )

    def get_audit_log(self, audit_log_id: str, **options: Unpack[Options]) -> GetAuditLogResponse:
        """getAuditLog"""
        return self._get(
            "accounts.get_audit_log",
            f"audit-log/{path_segment(audit_log_id, 'audit_log_id')}",
            types.GetAuditLogResponse,
            options,
        )

    def get_environment(self, environment_id: str, **options: Unpack[Options]) -> GetEnvironmentResponse:
        """getEnvironment"""
        return self._get(
            "accounts.get_environment",
            f"environments/{path_segment(environment_id, 'environment_id')}",
            types.GetEnvironmentResponse,
            options,
        )

    def get_onboarding_state(self, **options: Unpack[Options]) -> GetOnboardingStateResponse:
        """getOnboardingState"""
        return self._get("accounts.get_onboarding_state", "onboarding-state", types.GetOnboardingStateResponse, options)

    def get_who_am_i(self, **options: Unpack[Options]) -> GetWhoAmIResponse:
        """getWhoAmI"""
        return self._get("accounts.get_who_am_i", "whoami", types.GetWhoAmIResponse, options)

    def list_account_members(self, **query: Unpack[ListAccountMembersQuery]) -> ListAccountMembersResponse:
        """listAccountMembers"""
        return self._get("accounts.list_account_members", "account-members", types.ListAccountMembersResponse, query)

    def list_api_keys(self, **query: Unpack[ListApiKeysQuery]) -> ListApiKeysResponse:
        """listApiKeys"""
        return self._get("accounts.list_api_keys", "api-keys", types.ListApiKeysResponse, query)

    def list_audit_logs(self, **query: Unpack[ListAuditLogsQuery]) -> ListAuditLogsResponse:
        """listAuditLogs"""
        return self._get("accounts.list_audit_logs", "audit-log", types.ListAuditLogsResponse, query)

    def list_environments(self, **query: Unpack[ListEnvironmentsQuery]) -> ListEnvironmentsResponse:
        """listEnvironments"""
        return self._get("accounts.list_environments", "environments", types.ListEnvironmentsResponse, query)

    def quickstart(self, **options: Unpack[Options]) -> QuickstartResponse:
        """quickstart"""
        return self._post("accounts.quickstart", "quickstart", types.QuickstartResponse, options)

    def update_api_key(self, api_key_id: str, **body: Unpack[UpdateApiKeyBody]) -> UpdateApiKeyResponse:
        """updateApiKey"""
        return self._put(
            "accounts.update_api_key",
            f"api-keys/{path_segment(api_key_id, 'api_key_id')}",
            types.UpdateApiKeyResponse,
            body,
        )

    def update_environment(
        self, environment_id: str, **body: Unpack[UpdateEnvironmentBody]
    ) -> UpdateEnvironmentResponse:
        """updateEnvironment"""
        return self._put(
            "accounts.update_environment",
            f"environments/{path_segment(environment_id, 'environment_id')}",
            types.UpdateEnvironmentResponse,
            body,
        )

    def update_onboarding_state(self, **body: Unpack[UpdateOnboardingStateBody]) -> UpdateOnboardingStateResponse:
        """updateOnboardingState"""
        return self._post(
            "accounts.update_onboarding_state", "onboarding-state", types.UpdateOnboardingStateResponse, body
        )


class AsyncAccountsClient(AsyncResource):
    """`client.accounts`."""

    @property
    def with_raw_response(self) -> AsyncRawAccountsClient:
        """The same operations, answered with status and headers."""
        return AsyncRawAccountsClient(self._transport)

    async def count_account_members(self, **query: Unpack[CountAccountMembersQuery]) -> CountAccountMembersResponse:
        """countAccountMembers"""
        return await self._get(
            "accounts.count_account_members", "account-members/count", types.CountAccountMembersResponse, query
        )

    async def count_api_keys(self, **query: Unpack[CountApiKeysQuery]) -> CountApiKeysResponse:
        """countApiKeys"""
        return await self._get("accounts.count_api_keys", "api-keys/count", types.CountApiKeysResponse, query)

    async def count_audit_logs(self, **query: Unpack[CountAuditLogsQuery]) -> CountAuditLogsResponse:
        """countAuditLogs"""
        return await self._get("accounts.count_audit_logs", "audit-log/count", types.CountAuditLogsResponse, query)

    async def create_api_key(self, **body: Unpack[CreateApiKeyBody]) -> CreateApiKeyResponse:
        """createApiKey"""
        return await self._post("accounts.create_api_key", "api-keys", types.CreateApiKeyResponse, body)

    async def create_environment(self, **body: Unpack[CreateEnvironmentBody]) -> CreateEnvironmentResponse:
        """createEnvironment"""
        return await self._post("accounts.create_environment", "environments", types.CreateEnvironmentResponse, body)

    async def delete_api_key(self, api_key_id: str, **options: Unpack[Options]) -> DeleteApiKeyResponse:
        """deleteApiKey"""
        return await self._delete(
            "accounts.delete_api_key",
            f"api-keys/{path_segment(api_key_id, 'api_key_id')}",
            types.DeleteApiKeyResponse,
            options,
        )

    async def delete_environment(self, environment_id: str, **options: Unpack[Options]) -> DeleteEnvironmentResponse:
        """deleteEnvironment"""
        return await self._delete(
            "accounts.delete_environment",
            f"environments/{path_segment(environment_id, 'environment_id')}",
            types.DeleteEnvironmentResponse,
            options,
        )

    async def get_account_member(self, account_member_id: str, **options: Unpack[Options]) -> GetAccountMemberResponse:
        """getAccountMember"""
        return await self._get(
            "accounts.get_account_member",
            f"account-members/{path_segment(account_member_id, 'account_member_id')}",
            types.GetAccountMemberResponse,
            options,
        )

    async def get_api_key(self, api_key_id: str, **options: Unpack[Options]) -> GetApiKeyResponse:
        """getApiKey"""
        return await self._get(
            "accounts.get_api_key",
            f"api-keys/{path_segment(api_key_id, 'api_key_id')}",
            types.GetApiKeyResponse,
            options,
        )

    async def get_audit_log(self, audit_log_id: str, **options: Unpack[Options]) -> GetAuditLogResponse:
        """getAuditLog"""
        return await self._get(
            "accounts.get_audit_log",
            f"audit-log/{path_segment(audit_log_id, 'audit_log_id')}",
            types.GetAuditLogResponse,
            options,
        )

    async def get_environment(self, environment_id: str, **options: Unpack[Options]) -> GetEnvironmentResponse:
        """getEnvironment"""
        return await self._get(
            "accounts.get_environment",
            f"environments/{path_segment(environment_id, 'environment_id')}",
            types.GetEnvironmentResponse,
            options,
        )

    async def get_onboarding_state(self, **options: Unpack[Options]) -> GetOnboardingStateResponse:
        """getOnboardingState"""
        return await self._get(
            "accounts.get_onboarding_state", "onboarding-state", types.GetOnboardingStateResponse, options
        )

    async def get_who_am_i(self, **options: Unpack[Options]) -> GetWhoAmIResponse:
        """getWhoAmI"""
        return await self._get("accounts.get_who_am_i", "whoami", types.GetWhoAmIResponse, options)

    async def list_account_members(self, **query: Unpack[ListAccountMembersQuery]) -> ListAccountMembersResponse:
        """listAccountMembers"""
        return await self._get(
            "accounts.list_account_members", "account-members", types.ListAccountMembersResponse, query
        )

    async def list_api_keys(self, **query: Unpack[ListApiKeysQuery]) -> ListApiKeysResponse:
        """listApiKeys"""
        return await self._get("accounts.list_api_keys", "api-keys", types.ListApiKeysResponse, query)

    async def list_audit_logs(self, **query: Unpack[ListAuditLogsQuery]) -> ListAuditLogsResponse:
        """listAuditLogs"""
        return await self._get("accounts.list_audit_logs", "audit-log", types.ListAuditLogsResponse, query)

    async def list_environments(self, **query: Unpack[ListEnvironmentsQuery]) -> ListEnvironmentsResponse:
        """listEnvironments"""
        return await self._get("accounts.list_environments", "environments", types.ListEnvironmentsResponse, query)

    async def quickstart(self, **options: Unpack[Options]) -> QuickstartResponse:
        """quickstart"""
        return await self._post("accounts.quickstart", "quickstart", types.QuickstartResponse, options)

    async def update_api_key(self, api_key_id: str, **body: Unpack[UpdateApiKeyBody]) -> UpdateApiKeyResponse:
        """updateApiKey"""
        return await self._put(
            "accounts.update_api_key",
            f"api-keys/{path_segment(api_key_id, 'api_key_id')}",
            types.UpdateApiKeyResponse,
            body,
        )

    async def update_environment(
        self, environment_id: str, **body: Unpack[UpdateEnvironmentBody]
    ) -> UpdateEnvironmentResponse:
        """updateEnvironment"""
        return await self._put(
            "accounts.update_environment",
            f"environments/{path_segment(environment_id, 'environment_id')}",
            types.UpdateEnvironmentResponse,
            body,
        )

    async def update_onboarding_state(self, **body: Unpack[UpdateOnboardingStateBody]) -> UpdateOnboardingStateResponse:
        """updateOnboardingState"""
        return await self._post(
            "accounts.update_onboarding_state", "onboarding-state", types.UpdateOnboardingStateResponse, body
        )


class RawAccountsClient(RawResource):
    """`client.accounts.with_raw_response`."""

    def count_account_members(
        self, **query: Unpack[CountAccountMembersQuery]
    ) -> HttpResponse[CountAccountMembersResponse]:
        """countAccountMembers"""
        return self._get(
            "accounts.count_account_members", "account-members/count", types.CountAccountMembersResponse, query
        )

    def count_api_keys(self, **query: Unpack[CountApiKeysQuery]) -> HttpResponse[CountApiKeysResponse]:
        """countApiKeys"""
        return self._get("accounts.count_api_keys", "api-keys/count", types.CountApiKeysResponse, query)

    def count_audit_logs(self, **query: Unpack[CountAuditLogsQuery]) -> HttpResponse[CountAuditLogsResponse]:
        """countAuditLogs"""
        return self._get("accounts.count_audit_logs", "audit-log/count", types.CountAuditLogsResponse, query)

    def create_api_key(self, **body: Unpack[CreateApiKeyBody]) -> HttpResponse[CreateApiKeyResponse]:
        """createApiKey"""
        return self._post("accounts.create_api_key", "api-keys", types.CreateApiKeyResponse, body)

    def create_environment(self, **body: Unpack[CreateEnvironmentBody]) -> HttpResponse[CreateEnvironmentResponse]:
        """createEnvironment"""
        return self._post("accounts.create_environment", "environments", types.CreateEnvironmentResponse, body)

    def delete_api_key(self, api_key_id: str, **options: Unpack[Options]) -> HttpResponse[DeleteApiKeyResponse]:
        """deleteApiKey"""
        return self._delete(
            "accounts.delete_api_key",
            f"api-keys/{path_segment(api_key_id, 'api_key_id')}",
            types.DeleteApiKeyResponse,
            options,
        )

    def delete_environment(
        self, environment_id: str, **options: Unpack[Options]
    ) -> HttpResponse[DeleteEnvironmentResponse]:
        """deleteEnvironment"""
        return self._delete(
            "accounts.delete_environment",
            f"environments/{path_segment(environment_id, 'environment_id')}",
            types.DeleteEnvironmentResponse,
            options,
        )

    def get_account_member(
        self, account_member_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetAccountMemberResponse]:
        """getAccountMember"""
        return self._get(
            "accounts.get_account_member",
            f"account-members/{path_segment(account_member_id, 'account_member_id')}",
            types.GetAccountMemberResponse,
            options,
        )

    def get_api_key(self, api_key_id: str, **options: Unpack[Options]) -> HttpResponse[GetApiKeyResponse]:
        """getApiKey"""
        return self._get(
            "accounts.get_api_key",
            f"api-keys/{path_segment(api_key_id, 'api_key_id')}",
            types.GetApiKeyResponse,
            options,
        )

    def get_audit_log(self, audit_log_id: str, **options: Unpack[Options]) -> HttpResponse[GetAuditLogResponse]:
        """getAuditLog"""
        return self._get(
            "accounts.get_audit_log",
            f"audit-log/{path_segment(audit_log_id, 'audit_log_id')}",
            types.GetAuditLogResponse,
            options,
        )

    def get_environment(self, environment_id: str, **options: Unpack[Options]) -> HttpResponse[GetEnvironmentResponse]:
        """getEnvironment"""
        return self._get(
            "accounts.get_environment",
            f"environments/{path_segment(environment_id, 'environment_id')}",
            types.GetEnvironmentResponse,
            options,
        )

    def get_onboarding_state(self, **options: Unpack[Options]) -> HttpResponse[GetOnboardingStateResponse]:
        """getOnboardingState"""
        return self._get("accounts.get_onboarding_state", "onboarding-state", types.GetOnboardingStateResponse, options)

    def get_who_am_i(self, **options: Unpack[Options]) -> HttpResponse[GetWhoAmIResponse]:
        """getWhoAmI"""
        return self._get("accounts.get_who_am_i", "whoami", types.GetWhoAmIResponse, options)

    def list_account_members(
        self, **query: Unpack[ListAccountMembersQuery]
    ) -> HttpResponse[ListAccountMembersResponse]:
        """listAccountMembers"""
        return self._get("accounts.list_account_members", "account-members", types.ListAccountMembersResponse, query)

    def list_api_keys(self, **query: Unpack[ListApiKeysQuery]) -> HttpResponse[ListApiKeysResponse]:
        """listApiKeys"""
        return self._get("accounts.list_api_keys", "api-keys", types.ListApiKeysResponse, query)

    def list_audit_logs(self, **query: Unpack[ListAuditLogsQuery]) -> HttpResponse[ListAuditLogsResponse]:
        """listAuditLogs"""
        return self._get("accounts.list_audit_logs", "audit-log", types.ListAuditLogsResponse, query)

    def list_environments(self, **query: Unpack[ListEnvironmentsQuery]) -> HttpResponse[ListEnvironmentsResponse]:
        """listEnvironments"""
        return self._get("accounts.list_environments", "environments", types.ListEnvironmentsResponse, query)

    def quickstart(self, **options: Unpack[Options]) -> HttpResponse[QuickstartResponse]:
        """quickstart"""
        return self._post("accounts.quickstart", "quickstart", types.QuickstartResponse, options)

    def update_api_key(self, api_key_id: str, **body: Unpack[UpdateApiKeyBody]) -> HttpResponse[UpdateApiKeyResponse]:
        """updateApiKey"""
        return self._put(
            "accounts.update_api_key",
            f"api-keys/{path_segment(api_key_id, 'api_key_id')}",
            types.UpdateApiKeyResponse,
            body,
        )

    def update_environment(
        self, environment_id: str, **body: Unpack[UpdateEnvironmentBody]
    ) -> HttpResponse[UpdateEnvironmentResponse]:
        """updateEnvironment"""
        return self._put(
            "accounts.update_environment",
            f"environments/{path_segment(environment_id, 'environment_id')}",
            types.UpdateEnvironmentResponse,
            body,
        )

    def update_onboarding_state(
        self, **body: Unpack[UpdateOnboardingStateBody]
    ) -> HttpResponse[UpdateOnboardingStateResponse]:
        """updateOnboardingState"""
        return self._post(
            "accounts.update_onboarding_state", "onboarding-state", types.UpdateOnboardingStateResponse, body
        )


class AsyncRawAccountsClient(AsyncRawResource):
    """`client.accounts.with_raw_response`."""

    async def count_account_members(
        self, **query: Unpack[CountAccountMembersQuery]
    ) -> AsyncHttpResponse[CountAccountMembersResponse]:
        """countAccountMembers"""
        return await self._get(
            "accounts.count_account_members", "account-members/count", types.CountAccountMembersResponse, query
        )

    async def count_api_keys(self, **query: Unpack[CountApiKeysQuery]) -> AsyncHttpResponse[CountApiKeysResponse]:
        """countApiKeys"""
        return await self._get("accounts.count_api_keys", "api-keys/count", types.CountApiKeysResponse, query)

    async def count_audit_logs(self, **query: Unpack[CountAuditLogsQuery]) -> AsyncHttpResponse[CountAuditLogsResponse]:
        """countAuditLogs"""
        return await self._get("accounts.count_audit_logs", "audit-log/count", types.CountAuditLogsResponse, query)

    async def create_api_key(self, **body: Unpack[CreateApiKeyBody]) -> AsyncHttpResponse[CreateApiKeyResponse]:
        """createApiKey"""
        return await self._post("accounts.create_api_key", "api-keys", types.CreateApiKeyResponse, body)

    async def create_environment(
        self, **body: Unpack[CreateEnvironmentBody]
    ) -> AsyncHttpResponse[CreateEnvironmentResponse]:
        """createEnvironment"""
        return await self._post("accounts.create_environment", "environments", types.CreateEnvironmentResponse, body)

    async def delete_api_key(
        self, api_key_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeleteApiKeyResponse]:
        """deleteApiKey"""
        return await self._delete(
            "accounts.delete_api_key",
            f"api-keys/{path_segment(api_key_id, 'api_key_id')}",
            types.DeleteApiKeyResponse,
            options,
        )

    async def delete_environment(
        self, environment_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeleteEnvironmentResponse]:
        """deleteEnvironment"""
        return await self._delete(
            "accounts.delete_environment",
            f"environments/{path_segment(environment_id, 'environment_id')}",
            types.DeleteEnvironmentResponse,
            options,
        )

    async def get_account_member(
        self, account_member_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetAccountMemberResponse]:
        """getAccountMember"""
        return await self._get(
            "accounts.get_account_member",
            f"account-members/{path_segment(account_member_id, 'account_member_id')}",
            types.GetAccountMemberResponse,
            options,
        )

    async def get_api_key(self, api_key_id: str, **options: Unpack[Options]) -> AsyncHttpResponse[GetApiKeyResponse]:
        """getApiKey"""
        return await self._get(
            "accounts.get_api_key",
            f"api-keys/{path_segment(api_key_id, 'api_key_id')}",
            types.GetApiKeyResponse,
            options,
        )

    async def get_audit_log(
        self, audit_log_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetAuditLogResponse]:
        """getAuditLog"""
        return await self._get(
            "accounts.get_audit_log",
            f"audit-log/{path_segment(audit_log_id, 'audit_log_id')}",
            types.GetAuditLogResponse,
            options,
        )

    async def get_environment(
        self, environment_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetEnvironmentResponse]:
        """getEnvironment"""
        return await self._get(
            "accounts.get_environment",
            f"environments/{path_segment(environment_id, 'environment_id')}",
            types.GetEnvironmentResponse,
            options,
        )

    async def get_onboarding_state(self, **options: Unpack[Options]) -> AsyncHttpResponse[GetOnboardingStateResponse]:
        """getOnboardingState"""
        return await self._get(
            "accounts.get_onboarding_state", "onboarding-state", types.GetOnboardingStateResponse, options
        )

    async def get_who_am_i(self, **options: Unpack[Options]) -> AsyncHttpResponse[GetWhoAmIResponse]:
        """getWhoAmI"""
        return await self._get("accounts.get_who_am_i", "whoami", types.GetWhoAmIResponse, options)

    async def list_account_members(
        self, **query: Unpack[ListAccountMembersQuery]
    ) -> AsyncHttpResponse[ListAccountMembersResponse]:
        """listAccountMembers"""
        return await self._get(
            "accounts.list_account_members", "account-members", types.ListAccountMembersResponse, query
        )

    async def list_api_keys(self, **query: Unpack[ListApiKeysQuery]) -> AsyncHttpResponse[ListApiKeysResponse]:
        """listApiKeys"""
        return await self._get("accounts.list_api_keys", "api-keys", types.ListApiKeysResponse, query)

    async def list_audit_logs(self, **query: Unpack[ListAuditLogsQuery]) -> AsyncHttpResponse[ListAuditLogsResponse]:
        """listAuditLogs"""
        return await self._get("accounts.list_audit_logs", "audit-log", types.ListAuditLogsResponse, query)

    async def list_environments(
        self, **query: Unpack[ListEnvironmentsQuery]
    ) -> AsyncHttpResponse[ListEnvironmentsResponse]:
        """listEnvironments"""
        return await self._get("accounts.list_environments", "environments", types.ListEnvironmentsResponse, query)

    async def quickstart(self, **options: Unpack[Options]) -> AsyncHttpResponse[QuickstartResponse]:
        """quickstart"""
        return await self._post("accounts.quickstart", "quickstart", types.QuickstartResponse, options)

    async def update_api_key(
        self, api_key_id: str, **body: Unpack[UpdateApiKeyBody]
    ) -> AsyncHttpResponse[UpdateApiKeyResponse]:
        """updateApiKey"""
        return await self._put(
            "accounts.update_api_key",
            f"api-keys/{path_segment(api_key_id, 'api_key_id')}",
            types.UpdateApiKeyResponse,
            body,
        )

    async def update_environment(
        self, environment_id: str, **body: Unpack[UpdateEnvironmentBody]
    ) -> AsyncHttpResponse[UpdateEnvironmentResponse]:
        """updateEnvironment"""
        return await self._put(
            "accounts.update_environment",
            f"environments/{path_segment(environment_id, 'environment_id')}",
            types.UpdateEnvironmentResponse,
            body,
        )

    async def update_onboarding_state(
        self, **body: Unpack[UpdateOnboardingStateBody]
    ) -> AsyncHttpResponse[UpdateOnboardingStateResponse]:
        """updateOnboardingState"""
        return await self._post(
            "accounts.update_onboarding_state", "onboarding-state", types.UpdateOnboardingStateResponse, body
        )
