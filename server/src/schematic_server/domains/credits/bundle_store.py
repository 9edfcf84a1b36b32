"""SQL of credit bundles, with what they tell of their credit type."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from schematic_server.domains.credits.tables import billing_credit, credit_bundle, credit_grant
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.credits import CountCreditBundlesQuery, ListCreditBundlesQuery


def list_(scope: Scope, query: ListCreditBundlesQuery) -> list[Row]:
    """A page, newest first."""
    statement = _told().where(*_conditions(scope, query))
    statement = statement.order_by(credit_bundle.c.created_at.desc(), credit_bundle.c.id.desc())
    return queries.rows(scope.db, statement.limit(query["limit"]).offset(query["offset"]))


def count(scope: Scope, query: CountCreditBundlesQuery) -> int:
    return queries.count(scope.db, credit_bundle, _conditions(scope, query))


def by_ids(scope: Scope, ids: Iterable[str]) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for part in queries.chunks(ids):
        statement = _told().where(_own(scope), credit_bundle.c.id.in_(part))
        found.update((row["id"], row) for row in queries.rows(scope.db, statement))
    return found


def insert(scope: Scope, values: Row) -> None:
    scope.db.execute(sa.insert(credit_bundle).values(environment_id=scope.environment_id, **values))


def update(scope: Scope, bundle_id: str, values: Row) -> None:
    scope.db.execute(sa.update(credit_bundle).where(_own(scope), credit_bundle.c.id == bundle_id).values(**values))


def delete(scope: Scope, bundle_id: str) -> None:
    scope.db.execute(sa.delete(credit_bundle).where(_own(scope), credit_bundle.c.id == bundle_id))


def _told() -> sa.Select[Any]:
    has_grants = sa.exists().where(credit_grant.c.bundle_id == credit_bundle.c.id).label("has_grants")
    of_credit = (
        billing_credit.c.name.label("credit_name"),
        billing_credit.c.description.label("credit_description"),
        billing_credit.c.icon.label("credit_icon"),
        billing_credit.c.singular_name,
        billing_credit.c.plural_name,
    )
    joined = credit_bundle.join(billing_credit, billing_credit.c.id == credit_bundle.c.credit_id)
    return sa.select(credit_bundle, has_grants, *of_credit).select_from(joined)


def _own(scope: Scope) -> sa.ColumnElement[bool]:
    return credit_bundle.c.environment_id == scope.environment_id


def _conditions(scope: Scope, query: ListCreditBundlesQuery) -> list[sa.ColumnElement[bool]]:
    conditions = [_own(scope), *queries.equal(credit_bundle, query, "credit_id", "status", "bundle_type")]
    if (ids := query.get("ids")) is not None:
        conditions.append(credit_bundle.c.id.in_(ids))
    return conditions
