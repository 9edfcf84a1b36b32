"""SQL of credit grants as they are told: with the names of company, credit type and licence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from schematic_server.domains.companies.tables import company
from schematic_server.domains.credits.tables import billing_credit, credit_entry, credit_grant
from schematic_server.domains.features.tables import licence
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.credits import (
        CountBillingCreditsGrantsQuery,
        CountCompanyGrantsQuery,
        ListCompanyGrantsQuery,
        ListGrantsForCreditQuery,
    )

_ORDERS = {
    "created_at": credit_grant.c.created_at,
    "expires_at": credit_grant.c.expires_at,
    "quantity": credit_grant.c.quantity,
    "quantity_remaining": credit_grant.c.remaining,
}
MAX_TRANSFERS = 1000  # of a page


def by_ids(scope: Scope, ids: Iterable[str]) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for part in queries.chunks(ids):
        rows = queries.rows(scope.db, _told(scope).where(credit_grant.c.id.in_(part)))
        found.update((row["id"], row) for row in rows)
    return found


def by_key(scope: Scope, key: str) -> Row | None:
    """The grant that was given with an idempotency key."""
    return queries.first(scope.db, _told(scope).where(credit_grant.c.idempotency_key == key))


def of_company(scope: Scope, query: ListCompanyGrantsQuery) -> list[Row]:
    """A page of one company's, newest first unless sorted otherwise; without an end comes after any end.

    Which those are is found by ids alone: a company may have thousands, and the rest of each takes longer to sort.
    """
    column = _ORDERS[query.get("order") or "created_at"]
    own = credit_grant.c.company_id == query["company_id"]
    order = (column.desc().nulls_first(), credit_grant.c.id.desc())
    if query.get("dir") == "asc":
        order = (column.asc().nulls_last(), credit_grant.c.id.asc())
    wanted = sa.select(credit_grant.c.id).where(own).order_by(*order).limit(query["limit"]).offset(query["offset"])
    return queries.rows(scope.db, _told(scope).where(credit_grant.c.id.in_(wanted)).order_by(*order))


def count_of_company(scope: Scope, query: CountCompanyGrantsQuery) -> int:
    own = credit_grant.c.environment_id == scope.environment_id
    return queries.count(scope.db, credit_grant, [own, credit_grant.c.company_id == query["company_id"]])


def of_credit(scope: Scope, query: ListGrantsForCreditQuery) -> list[Row]:
    order = (credit_grant.c.created_at.desc(), credit_grant.c.id.desc())
    return _page(scope, _told(scope).where(*_conditions(scope, query)).order_by(*order), query)


def count_of_credit(scope: Scope, query: CountBillingCreditsGrantsQuery) -> int:
    return queries.count(scope.db, credit_grant, _conditions(scope, query))


def transfers(scope: Scope, grant_ids: Sequence[str]) -> list[Row]:
    """What was moved from or to these grants, oldest first."""
    found: dict[str, Row] = {}
    is_transfer = sa.and_(credit_entry.c.environment_id == scope.environment_id, credit_entry.c.kind == "transfer")
    for part in queries.chunks(grant_ids):
        for end in (credit_entry.c.grant_id, credit_entry.c.to_grant_id):
            statement = sa.select(credit_entry).where(is_transfer, end.in_(part)).limit(MAX_TRANSFERS)
            found.update((row["id"], row) for row in queries.rows(scope.db, statement))
    return sorted(found.values(), key=lambda row: (row["at"], row["seq"]))


def _told(scope: Scope) -> sa.Select[Any]:
    joined = (
        credit_grant.join(company, company.c.id == credit_grant.c.company_id)
        .join(billing_credit, billing_credit.c.id == credit_grant.c.credit_id)
        .outerjoin(licence, licence.c.id == credit_grant.c.license_id)
    )
    names = (
        company.c.name.label("company_name"),
        billing_credit.c.name.label("credit_name"),
        billing_credit.c.icon.label("credit_icon"),
        licence.c.name.label("license_name"),
    )
    own = credit_grant.c.environment_id == scope.environment_id
    return sa.select(credit_grant, *names).select_from(joined).where(own)


def _page(scope: Scope, statement: sa.Select[Any], query: Mapping[str, Any]) -> list[Row]:
    return queries.rows(scope.db, statement.limit(query["limit"]).offset(query["offset"]))


def _conditions(scope: Scope, query: ListGrantsForCreditQuery) -> list[sa.ColumnElement[bool]]:
    conditions = [credit_grant.c.environment_id == scope.environment_id]
    if (ids := query.get("ids")) is not None:
        conditions.append(credit_grant.c.id.in_(ids))
    return [*conditions, *queries.equal(credit_grant, query, "credit_id")]
