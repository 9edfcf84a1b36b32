"""SQL of what plan versions give of credits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

import sqlalchemy as sa

from schematic_server.domains.features.tables import licence
from schematic_server.domains.plancredits.tables import plan_credit_grant
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.lookups import Lookup
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.credits import CountBillingPlanCreditGrantsQuery, ListBillingPlanCreditGrantsQuery

_FILTERS = ("credit_id", "plan_id", "plan_version_id")
_OF_VERSIONS = Lookup(plan_credit_grant.c.plan_version_id)


def list_grants(scope: Scope, query: ListBillingPlanCreditGrantsQuery) -> list[Row]:
    return queries.page(scope.db, plan_credit_grant, _conditions(scope, query), query)


def count_grants(scope: Scope, query: CountBillingPlanCreditGrantsQuery) -> int:
    return queries.count(scope.db, plan_credit_grant, _conditions(scope, query))


def grants_by_id(scope: Scope, ids: Iterable[str]) -> dict[str, Row]:
    return queries.by_id(scope.db, plan_credit_grant, _own(scope), ids)


def grants_of_versions(scope: Scope, version_ids: Iterable[str]) -> list[Row]:
    """Oldest first."""
    found = _OF_VERSIONS(scope, version_ids).values()
    return sorted((row for rows in found for row in rows), key=itemgetter("created_at", "id"))


def grants_of_origin(scope: Scope, origin_id: str) -> list[Row]:
    """The grant in all versions that have it."""
    statement = sa.select(plan_credit_grant).where(_own(scope), plan_credit_grant.c.origin_id == origin_id)
    return queries.rows(scope.db, statement.order_by(plan_credit_grant.c.created_at, plan_credit_grant.c.id))


def insert_grants(scope: Scope, rows: Sequence[Row]) -> None:
    if rows:
        own = {"environment_id": scope.environment_id}
        scope.db.execute(sa.insert(plan_credit_grant), [{**row, **own} for row in rows])


def update_grant(scope: Scope, plan_grant_id: str, values: Row) -> None:
    is_it = plan_credit_grant.c.id == plan_grant_id
    scope.db.execute(sa.update(plan_credit_grant).where(_own(scope), is_it).values(**values))


def delete_grant(scope: Scope, plan_grant_id: str) -> None:
    scope.db.execute(sa.delete(plan_credit_grant).where(_own(scope), plan_credit_grant.c.id == plan_grant_id))


def has_licence(scope: Scope, license_id: str) -> bool:
    own = sa.and_(licence.c.account_id == scope.account_id, licence.c.id == license_id)
    return scope.db.scalar(sa.select(licence.c.id).where(own)) is not None


def _own(scope: Scope) -> sa.ColumnElement[bool]:
    return plan_credit_grant.c.environment_id == scope.environment_id


def _conditions(scope: Scope, query: ListBillingPlanCreditGrantsQuery) -> list[sa.ColumnElement[bool]]:
    conditions = [_own(scope), *queries.equal(plan_credit_grant, query, *_FILTERS)]
    if (ids := query.get("ids")) is not None:
        conditions.append(plan_credit_grant.c.id.in_(ids))
    return conditions
