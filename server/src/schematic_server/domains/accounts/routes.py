"""Operations of the resource `accounts`: who calls, environments, API keys, members, audit log, set-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.accounts import api_keys, audit, environments, members, onboarding, whoami
from schematic_server.registry import Handlers
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.accounts import (
        CountAccountMembersAnswer,
        CountAccountMembersQuery,
        CountApiKeysAnswer,
        CountApiKeysQuery,
        CountAuditLogsAnswer,
        CountAuditLogsQuery,
        CreateApiKeyAnswer,
        CreateApiKeyBody,
        CreateEnvironmentAnswer,
        CreateEnvironmentBody,
        DeleteApiKeyAnswer,
        DeleteEnvironmentAnswer,
        GetAccountMemberAnswer,
        GetApiKeyAnswer,
        GetAuditLogAnswer,
        GetEnvironmentAnswer,
        GetOnboardingStateAnswer,
        GetWhoAmIAnswer,
        ListAccountMembersAnswer,
        ListAccountMembersQuery,
        ListApiKeysAnswer,
        ListApiKeysQuery,
        ListAuditLogsAnswer,
        ListAuditLogsQuery,
        ListEnvironmentsAnswer,
        ListEnvironmentsQuery,
        UpdateApiKeyAnswer,
        UpdateApiKeyBody,
        UpdateEnvironmentAnswer,
        UpdateEnvironmentBody,
        UpdateOnboardingStateAnswer,
        UpdateOnboardingStateBody,
    )


routes = Handlers()


@routes.operation("accounts.get_who_am_i")
def get_who_am_i(scope: Scope) -> GetWhoAmIAnswer:
    return whoami.describe(scope)


@routes.operation("accounts.list_environments")
def list_environments(scope: Scope, query: ListEnvironmentsQuery) -> ListEnvironmentsAnswer:
    return environments.list_(scope, query)


@routes.operation("accounts.get_environment")
def get_environment(scope: Scope, environment_id: str) -> GetEnvironmentAnswer:
    return environments.get(scope, environment_id)


@routes.operation("accounts.create_environment")
def create_environment(scope: Scope, body: CreateEnvironmentBody) -> CreateEnvironmentAnswer:
    return environments.create(scope, body)


@routes.operation("accounts.update_environment")
def update_environment(scope: Scope, environment_id: str, body: UpdateEnvironmentBody) -> UpdateEnvironmentAnswer:
    return environments.update(scope, environment_id, body)


@routes.operation("accounts.delete_environment")
def delete_environment(scope: Scope, environment_id: str) -> DeleteEnvironmentAnswer:
    environments.delete(scope, environment_id)
    return {"deleted": True}


@routes.operation("accounts.list_api_keys")
def list_api_keys(scope: Scope, query: ListApiKeysQuery) -> ListApiKeysAnswer:
    return api_keys.list_(scope, query)


@routes.operation("accounts.count_api_keys")
def count_api_keys(scope: Scope, query: CountApiKeysQuery) -> CountApiKeysAnswer:
    return api_keys.count(scope, query)


@routes.operation("accounts.get_api_key")
def get_api_key(scope: Scope, api_key_id: str) -> GetApiKeyAnswer:
    return api_keys.get(scope, api_key_id)


@routes.operation("accounts.create_api_key")
def create_api_key(scope: Scope, body: CreateApiKeyBody) -> CreateApiKeyAnswer:
    return api_keys.create(scope, body)


@routes.operation("accounts.update_api_key")
def update_api_key(scope: Scope, api_key_id: str, body: UpdateApiKeyBody) -> UpdateApiKeyAnswer:
    return api_keys.update(scope, api_key_id, body)


@routes.operation("accounts.delete_api_key")
def delete_api_key(scope: Scope, api_key_id: str) -> DeleteApiKeyAnswer:
    api_keys.delete(scope, api_key_id)
    return {"deleted": True}


@routes.operation("accounts.list_account_members")
def list_account_members(scope: Scope, query: ListAccountMembersQuery) -> ListAccountMembersAnswer:
    return members.list_(scope, query)


@routes.operation("accounts.count_account_members")
def count_account_members(scope: Scope, query: CountAccountMembersQuery) -> CountAccountMembersAnswer:
    return members.count(scope, query)


@routes.operation("accounts.get_account_member")
def get_account_member(scope: Scope, account_member_id: str) -> GetAccountMemberAnswer:
    return members.get(scope, account_member_id)


@routes.operation("accounts.list_audit_logs")
def list_audit_logs(scope: Scope, query: ListAuditLogsQuery) -> ListAuditLogsAnswer:
    return audit.list_(scope, query)


@routes.operation("accounts.count_audit_logs")
def count_audit_logs(scope: Scope, query: CountAuditLogsQuery) -> CountAuditLogsAnswer:
    return audit.count(scope, query)


@routes.operation("accounts.get_audit_log")
def get_audit_log(scope: Scope, audit_log_id: str) -> GetAuditLogAnswer:
    return audit.get(scope, audit_log_id)


@routes.operation("accounts.get_onboarding_state")
def get_onboarding_state(scope: Scope) -> GetOnboardingStateAnswer:
    return onboarding.get(scope)


@routes.operation("accounts.update_onboarding_state")
def update_onboarding_state(scope: Scope, body: UpdateOnboardingStateBody) -> UpdateOnboardingStateAnswer:
    return onboarding.update(scope, body)
