"""SQL of customers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import sqlalchemy as sa

from schematic_server.domains.billing import store
from schematic_server.domains.billing.tables import billing_customer, billing_invoice, billing_payment_method
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import CountCustomersQuery, ListCustomersWithSubscriptionsQuery


def list_(scope: Scope, query: ListCustomersWithSubscriptionsQuery) -> list[Row]:
    """A page, newest first."""
    return store.page(scope, billing_customer, _conditions(query), query)


def count(scope: Scope, query: CountCustomersQuery) -> int:
    return store.count(scope, billing_customer, _conditions(query))


def adopt(scope: Scope, external_id: str, company_id: str) -> None:
    """Have what was told of a customer before its company was known be that company's."""
    for table in (billing_payment_method, billing_invoice):
        own = sa.and_(table.c.environment_id == scope.environment_id, table.c.customer_external_id == external_id)
        scope.db.execute(sa.update(table).where(own, table.c.company_id.is_(None)).values(company_id=company_id))


def of_companies(scope: Scope, company_ids: Sequence[str]) -> list[Row]:
    """The customers that companies are, newest first."""
    customer = billing_customer
    found: list[Row] = []
    for part in queries.chunks(company_ids):
        own = sa.and_(customer.c.environment_id == scope.environment_id, customer.c.company_id.in_(part))
        newest = (customer.c.created_at.desc(), customer.c.id)
        statement = sa.select(customer).where(own, customer.c.deleted_at.is_(None)).order_by(*newest)
        found += queries.rows(scope.db, statement)
    return found


def default_methods(scope: Scope, company_ids: Sequence[str]) -> dict[str, str]:
    """The payment method that each company's customer says it pays by, by our id or the provider's."""
    return {
        row["company_id"]: row["default_payment_method_id"]
        for row in reversed(of_companies(scope, company_ids))
        if row["default_payment_method_id"] is not None
    }


def _conditions(query: ListCustomersWithSubscriptionsQuery) -> list[sa.ColumnElement[bool]]:
    customer = billing_customer
    conditions = [customer.c.deleted_at.is_(None), *queries.equal(customer, query, "provider_type")]
    if (company_ids := query.get("company_ids")) is not None:
        conditions.append(customer.c.company_id.in_(company_ids))
    conditions += queries.matching(query.get("name"), customer.c.name)
    return conditions + queries.matching(query.get("q"), customer.c.name, customer.c.email, customer.c.external_id)
