"""Accounts: environments, keys, members, who calls, and what was written by whom."""

from schematic_server.domains.accounts.routes import routes
from schematic_server.domains.accounts.tables import (
    account,
    account_member,
    api_key,
    audit_log,
    environment,
    invitation,
    member_identity,
    member_password,
    member_session,
    onboarding,
    sign_in_failure,
)
from schematic_server.registry import Domain

DOMAIN = Domain(
    "accounts",
    tables=(
        account,
        environment,
        api_key,
        account_member,
        member_password,
        member_identity,
        member_session,
        invitation,
        sign_in_failure,
        audit_log,
        onboarding,
    ),
    handlers=routes,
)
