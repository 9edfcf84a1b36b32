"""SQL of credit types."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import sqlalchemy as sa

from schematic_server.domains.companies.tables import company
from schematic_server.domains.credits.tables import billing_credit, credit_account, credit_grant
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


def holding(scope: Scope, credit_ids: Sequence[str]) -> sa.ColumnElement[bool]:
    """That a company has something of one of these credit types: of accounts that are due, what has not ended."""
    has_lasting = (
        sa.exists()
        .where(credit_grant.c.company_id == credit_account.c.company_id)
        .where(credit_grant.c.credit_id == credit_account.c.credit_id)
        .where(credit_grant.c.zeroed_at.is_(None))
        .where(sa.or_(credit_grant.c.expires_at.is_(None), credit_grant.c.expires_at > scope.now))
    )
    is_due = credit_account.c.next_at <= scope.now
    has_some = sa.case((is_due, has_lasting), else_=credit_account.c.total > 0)
    own = sa.and_(credit_account.c.environment_id == scope.environment_id, credit_account.c.credit_id.in_(credit_ids))
    return company.c.id.in_(sa.select(credit_account.c.company_id).where(own, has_some))


def _conditions(scope: Scope, query: ListBillingCreditsQuery) -> list[sa.ColumnElement[bool]]:
    conditions = [billing_credit.c.environment_id == scope.environment_id, billing_credit.c.deleted_at.is_(None)]
    if (ids := query.get("ids")) is not None:
        conditions.append(billing_credit.c.id.in_(ids))
    return [*conditions, *queries.matching(query.get("name"), billing_credit.c.name)]
