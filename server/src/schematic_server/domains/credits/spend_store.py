"""SQL of spend policies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.domains.companies.tables import company
from schematic_server.domains.credits.tables import credit_account, credit_entry, credit_hold, credit_spend_policy
from schematic_server.domains.credits.windows import Span
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.metadata import instant
from schematic_server.storage.queries import Row
from schematic_server.storage.statements import Columns, run_each

_POLICY = Columns(*credit_spend_policy.c, company.c.billing_anchor)
_BINDING = f"""
SELECT {_POLICY.sql} FROM (SELECT {{rows}}) AS wanted
CROSS JOIN credit_spend_policy JOIN company ON company.id = credit_spend_policy.company_id
WHERE credit_spend_policy.company_id = wanted.column1 AND credit_spend_policy.credit_id = wanted.column2 AND """  # noqa: S608
_OF_COMPANIES = _BINDING + "credit_spend_policy.user_id IS NULL"
_OF_USERS = _BINDING + "credit_spend_policy.user_id = wanted.column3"
_SAVE = (
    "UPDATE credit_spend_policy SET window_start = ?, window_end = ?, consumed = ? WHERE id = ? AND environment_id = ?"
)
_HOLD = Columns(credit_hold.c.company_id, credit_hold.c.credit_id, credit_hold.c.user_id, credit_hold.c.parts)
_HELD = f"""
SELECT {_HOLD.sql} FROM (SELECT {{rows}}) AS wanted CROSS JOIN credit_hold
WHERE credit_hold.company_id = wanted.column1 AND credit_hold.credit_id = wanted.column2
  AND credit_hold.user_id = wanted.column3 AND credit_hold.released_at IS NULL
"""  # noqa: S608  # names of columns


def page(scope: Scope, query: Mapping[str, Any]) -> list[Row]:
    return queries.page(scope.db, credit_spend_policy, _conditions(scope, query), query)


def count(scope: Scope, query: Mapping[str, Any]) -> int:
    return queries.count(scope.db, credit_spend_policy, _conditions(scope, query))


def find(scope: Scope, policy_id: str) -> Row | None:
    own = credit_spend_policy.c.environment_id == scope.environment_id
    return queries.first(scope.db, sa.select(credit_spend_policy).where(own, credit_spend_policy.c.id == policy_id))


def of_company(scope: Scope, company_id: str, credit_id: str | None, user_ids: Iterable[str]) -> list[Row]:
    """The company's own and those of these users in it, oldest first, with the company's `billing_anchor`."""
    table = credit_spend_policy
    conditions = [
        table.c.environment_id == scope.environment_id,
        table.c.company_id == company_id,
        sa.or_(table.c.user_id.is_(None), table.c.user_id.in_(list(user_ids))),
    ]
    if credit_id is not None:
        conditions.append(table.c.credit_id == credit_id)
    found = sa.select(table, company.c.billing_anchor).join(company, company.c.id == table.c.company_id)
    return queries.rows(scope.db, found.where(*conditions).order_by(table.c.created_at, table.c.id))


def all_of_company(scope: Scope, company_id: str) -> list[Row]:
    """Its own and those of all its users, oldest first."""
    table = credit_spend_policy
    own = (table.c.environment_id == scope.environment_id, table.c.company_id == company_id)
    return queries.rows(scope.db, sa.select(table).where(*own).order_by(table.c.created_at, table.c.id))


def binding(scope: Scope, owners: Sequence[tuple[str, str, str]]) -> list[dict[str, Any]]:
    """Policies of companies and credits, and of users there, with the company's `billing_anchor`, in one order."""
    of_companies = [one for one in owners if not one[2]]
    of_users = [one for one in owners if one[2]]
    found = _POLICY.rows(scope.db, _OF_COMPANIES, of_companies) + _POLICY.rows(scope.db, _OF_USERS, of_users)
    return sorted(found, key=lambda row: (row["created_at"], row["id"]))


def insert(scope: Scope, values: Row) -> None:
    scope.db.execute(sa.insert(credit_spend_policy).values(environment_id=scope.environment_id, **values))


def update(scope: Scope, policy_id: str, values: Row) -> None:
    own = credit_spend_policy.c.environment_id == scope.environment_id
    scope.db.execute(sa.update(credit_spend_policy).where(own, credit_spend_policy.c.id == policy_id).values(**values))


def delete(scope: Scope, policy_id: str) -> None:
    own = credit_spend_policy.c.environment_id == scope.environment_id
    scope.db.execute(sa.delete(credit_spend_policy).where(own, credit_spend_policy.c.id == policy_id))


def save_consumed(scope: Scope, found: Iterable[tuple[str, Span, int]]) -> None:
    """Ids of policies with their windows, and what was consumed in these; in one order, so that no two wait for each
    other."""
    rows = [(span.start, span.end, used, one, scope.environment_id) for one, span, used in sorted(found)]
    run_each(scope.db, _SAVE, rows)


def drawn(scope: Scope, row: Row, span: Span) -> int:
    """What the policy's company, or its user there, drew within `span`, in billionths: less what was given back of
    what had been drawn in it by then."""
    table = credit_entry
    conditions = [
        table.c.company_id == row["company_id"],
        table.c.credit_id == row["credit_id"],
        table.c.kind == "usage",
        table.c.at >= instant(span.start),
        table.c.at < instant(span.end),
    ]
    if row["user_id"] is not None:
        conditions.append(table.c.user_id == row["user_id"])
    by_then = sa.func.sum(-table.c.settles).over(order_by=table.c.seq).label("by_then")
    steps = sa.select(table.c.settles, by_then).where(*conditions).subquery()
    whole, lowest = scope.db.execute(sa.select(-sa.func.sum(steps.c.settles), sa.func.min(steps.c.by_then))).one()
    return int(whole or 0) - min(0, int(lowest or 0))


def held(scope: Scope, rows: Sequence[Row]) -> dict[str, int]:
    """What open holds of the companies, or the users in them, of policies have, by the policies' ids."""
    table = credit_account
    own = (table.c.environment_id == scope.environment_id, table.c.company_id.in_({row["company_id"] for row in rows}))
    found = scope.db.execute(sa.select(table.c.company_id, table.c.credit_id, table.c.reserved).where(*own)).all()
    units = {(company_id, credit_id, ""): reserved for company_id, credit_id, reserved in found}
    owners = {row["id"]: (row["company_id"], row["credit_id"], row["user_id"] or "") for row in rows}
    units |= held_of_users(scope.db, sorted({one for one in owners.values() if one[2]}))
    return {one: units.get(owner, 0) for one, owner in owners.items()}


def held_of_users(db: Connection, owners: Sequence[tuple[str, str, str]]) -> dict[tuple[str, str, str], int]:
    """What open holds of these users (company, credit, user) have, where they have any."""
    found: dict[tuple[str, str, str], int] = {}
    for row in _HOLD.rows(db, _HELD, owners):
        owner = row["company_id"], row["credit_id"], row["user_id"]
        found[owner] = found.get(owner, 0) + sum(units for _, units in row["parts"])
    return found


def _conditions(scope: Scope, query: Mapping[str, Any]) -> list[sa.ColumnElement[bool]]:
    table = credit_spend_policy
    conditions = [table.c.environment_id == scope.environment_id, *queries.equal(table, query, "company_id", "user_id")]
    if (credit_id := query.get("billing_credit_id")) is not None:
        conditions.append(table.c.credit_id == credit_id)
    if (scope_type := query.get("scope_type")) is not None:
        conditions.append(
            {"company": table.c.user_id.is_(None), "user": table.c.user_id.is_not(None)}.get(scope_type, sa.false())
        )
    return conditions
