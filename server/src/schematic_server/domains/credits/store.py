"""SQL of credit types."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import sqlalchemy as sa

from schematic_server.domains.credits.tables import billing_credit
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.credits import CountBillingCreditsQuery, ListBillingCreditsQuery


def list_credits(scope: Scope, query: ListBillingCreditsQuery) -> list[Row]:
    return queries.page(scope.db, billing_credit, _conditions(scope, query), query)


def count_credits(scope: Scope, query: CountBillingCreditsQuery) -> int:
    return queries.count(scope.db, billing_credit, _conditions(scope, query))


def credits_by_id(scope: Scope, ids: Iterable[str]) -> dict[str, Row]:
    """Credit types by id, deleted ones too."""
    return queries.by_id(scope.db, billing_credit, billing_credit.c.environment_id == scope.environment_id, ids)


def insert_credit(scope: Scope, values: Row) -> None:
    scope.db.execute(sa.insert(billing_credit).values(environment_id=scope.environment_id, **values))


def update_credit(scope: Scope, credit_id: str, values: Row) -> None:
    own = billing_credit.c.environment_id == scope.environment_id
    scope.db.execute(sa.update(billing_credit).where(own, billing_credit.c.id == credit_id).values(**values))


def _conditions(scope: Scope, query: ListBillingCreditsQuery) -> list[sa.ColumnElement[bool]]:
    conditions = [billing_credit.c.environment_id == scope.environment_id, billing_credit.c.deleted_at.is_(None)]
    if (ids := query.get("ids")) is not None:
        conditions.append(billing_credit.c.id.in_(ids))
    return [*conditions, *queries.matching(query.get("name"), billing_credit.c.name)]
