"""SQL of how companies are billed: settings of the environment, profiles, where invoices go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from schematic_server.domains.billing.tables import billing_details, billing_profile, billing_settings
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.metadata import microseconds
from schematic_server.storage.queries import Row
from schematic_server.storage.statements import run

if TYPE_CHECKING:
    from schematic_server.contract.billing import ListCompanyBillingProfilesQuery

OWN = "schematic"  # the provider that this server is
# The first to bill in an environment makes its row; the number that comes after those taken is answered.
_TAKE = """
INSERT INTO billing_settings (environment_id, default_provider_type, next_number, created_at, updated_at)
VALUES {rows}
ON CONFLICT (environment_id) DO UPDATE
SET next_number = billing_settings.next_number + excluded.next_number - 1, updated_at = excluded.updated_at
RETURNING next_number
"""


def settings(scope: Scope) -> Row | None:
    own = billing_settings.c.environment_id == scope.environment_id
    return queries.first(scope.db, sa.select(billing_settings).where(own))


def set_provider(scope: Scope, provider_type: str) -> None:
    take_numbers(scope, 0)
    own = billing_settings.c.environment_id == scope.environment_id
    values = {"default_provider_type": provider_type, "updated_at": scope.now}
    scope.db.execute(sa.update(billing_settings).where(own).values(values))


def take_numbers(scope: Scope, number: int) -> int:
    """Take so many numbers of invoices that follow each other: the first of them. Undone with the transaction."""
    at = microseconds(scope.now)
    ((following,),) = run(scope.db, _TAKE, [(scope.environment_id, OWN, 1 + number, at, at)])
    first: int = following - number
    return first


def list_profiles(scope: Scope, query: ListCompanyBillingProfilesQuery) -> list[Row]:
    conditions = [billing_profile.c.environment_id == scope.environment_id]
    conditions += queries.equal(billing_profile, query, "company_id", "provider_type")
    if (is_default := query.get("is_default")) is not None:
        conditions.append(billing_profile.c.is_default.is_(is_default))
    return queries.page(scope.db, billing_profile, conditions, query)


def find_profile(scope: Scope, profile_id: str) -> Row | None:
    own = billing_profile.c.environment_id == scope.environment_id
    return queries.first(scope.db, sa.select(billing_profile).where(own, billing_profile.c.id == profile_id))


def default_profiles(scope: Scope, company_ids: Iterable[str]) -> dict[str, Row]:
    """The default profile of each company that has one."""
    found: dict[str, Row] = {}
    for part in queries.chunks(company_ids):
        own = sa.and_(billing_profile.c.environment_id == scope.environment_id, billing_profile.c.is_default)
        statement = sa.select(billing_profile).where(own, billing_profile.c.company_id.in_(part))
        found.update((row["company_id"], row) for row in queries.rows(scope.db, statement))
    return found


def update_profile(scope: Scope, profile_id: str, values: Mapping[str, Any]) -> None:
    own = billing_profile.c.environment_id == scope.environment_id
    statement = sa.update(billing_profile).where(own, billing_profile.c.id == profile_id)
    scope.db.execute(statement.values(**values, updated_at=scope.now))


def unset_defaults(scope: Scope, company_id: str, but: str) -> None:
    """Have no other profile of the company be its default."""
    own = sa.and_(billing_profile.c.environment_id == scope.environment_id, billing_profile.c.company_id == company_id)
    others = sa.and_(own, billing_profile.c.id != but, billing_profile.c.is_default)
    scope.db.execute(sa.update(billing_profile).where(others).values(is_default=False, updated_at=scope.now))


def details(scope: Scope, company_ids: Iterable[str]) -> dict[str, Row]:
    """Where the invoices of each company go, as far as it was said."""
    found: dict[str, Row] = {}
    for part in queries.chunks(company_ids):
        own = billing_details.c.environment_id == scope.environment_id
        statement = sa.select(billing_details).where(own, billing_details.c.company_id.in_(part))
        found.update((row["company_id"], row) for row in queries.rows(scope.db, statement))
    return found
