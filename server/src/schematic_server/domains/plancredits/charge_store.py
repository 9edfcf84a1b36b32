"""SQL of charges for credits that were used before they were paid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.domains.accounts.tables import environment
from schematic_server.domains.credits.tables import credit_account, credit_grant
from schematic_server.domains.plancredits.tables import credit_charge
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.queries import Row

OWED = ("open", "uncollectible")  # states in which the debt stands


def due_accounts(db: Connection, now: datetime, limit: int) -> list[Row]:
    """Accounts whose arrears window is over, with the account that they belong to."""
    columns: list[sa.Column[Any]] = [credit_account.c[one] for one in ("environment_id", "company_id", "credit_id")]
    statement = (
        sa.select(*columns, environment.c.account_id)
        .join(environment, environment.c.id == credit_account.c.environment_id)
        .where(credit_account.c.charge_at <= now)
        .order_by(credit_account.c.charge_at, credit_account.c.company_id)
    )
    return queries.rows(db, statement.limit(limit))


def next_due(db: Connection) -> datetime | None:
    found: datetime | None = db.scalar(sa.select(sa.func.min(credit_account.c.charge_at)))
    return found


def charged(scope: Scope, company_id: str, credit_id: str) -> list[Row]:
    """The charges of an account, newest first."""
    own = sa.and_(credit_charge.c.company_id == company_id, credit_charge.c.credit_id == credit_id)
    here = credit_charge.c.environment_id == scope.environment_id
    statement = sa.select(credit_charge).where(here, own).order_by(credit_charge.c.window_end.desc())
    return queries.rows(scope.db, statement)


def owed_of(scope: Scope, pairs: Sequence[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """What is charged of each account and still owed, in billionths."""
    found: dict[tuple[str, str], int] = {}
    for part in queries.chunks({company_id for company_id, _ in pairs}):
        statement = sa.select(credit_charge.c.company_id, credit_charge.c.credit_id, credit_charge.c.units).where(
            credit_charge.c.environment_id == scope.environment_id,
            credit_charge.c.company_id.in_(part),
            credit_charge.c.status.in_(OWED),
        )
        for company_id, credit_id, units in scope.db.execute(statement):
            found[company_id, credit_id] = found.get((company_id, credit_id), 0) + units
    return found


def list_charges(db: Connection, company_id: str | None, status: str | None, limit: int) -> list[Row]:
    """Those of all environments, newest first."""
    conditions = [credit_charge.c.company_id == company_id] if company_id is not None else []
    conditions += [credit_charge.c.status == status] if status is not None else []
    return queries.page(db, credit_charge, conditions, {"limit": limit, "offset": 0})


def page(scope: Scope, company_id: str | None, status: str | None, limit: int, offset: int) -> list[Row]:
    """Those of the environment, newest first."""
    conditions = [credit_charge.c.environment_id == scope.environment_id]
    conditions += [credit_charge.c.company_id == company_id] if company_id is not None else []
    conditions += [credit_charge.c.status == status] if status is not None else []
    return queries.page(scope.db, credit_charge, conditions, {"limit": limit, "offset": offset})


def owner(db: Connection, charge_id: str) -> tuple[str, str] | None:
    """Account and environment of a charge."""
    same = environment.c.id == credit_charge.c.environment_id
    statement = sa.select(environment.c.account_id, environment.c.id).join(credit_charge, same)
    row = db.execute(statement.where(credit_charge.c.id == charge_id)).one_or_none()
    return None if row is None else (row[0], row[1])


def find_charge(scope: Scope, charge_id: str) -> Row | None:
    own = credit_charge.c.environment_id == scope.environment_id
    return queries.first(scope.db, sa.select(credit_charge).where(own, credit_charge.c.id == charge_id))


def insert_charge(scope: Scope, values: Row) -> None:
    scope.db.execute(sa.insert(credit_charge).values(environment_id=scope.environment_id, **values))


def set_status(scope: Scope, charge_id: str, status: str) -> None:
    own = credit_charge.c.environment_id == scope.environment_id
    is_it = credit_charge.c.id == charge_id
    scope.db.execute(sa.update(credit_charge).where(own, is_it).values(status=status, updated_at=scope.now))


def debts(scope: Scope, grant_ids: Iterable[str]) -> list[Row]:
    """Those of the grants that are debts, with what their account says."""
    found: list[Row] = []
    account, grant = credit_account, credit_grant
    same = sa.and_(account.c.company_id == grant.c.company_id, account.c.credit_id == grant.c.credit_id)
    for part in queries.chunks(grant_ids):
        names = ("id", "company_id", "credit_id", "remaining", "held")
        columns: list[sa.Column[Any]] = [grant.c[one] for one in names]
        statement = sa.select(*columns, account.c.terms).join(account, same)
        is_debt = sa.and_(grant.c.environment_id == scope.environment_id, grant.c.reason == "postpaid_overdraft")
        found.extend(queries.rows(scope.db, statement.where(is_debt, grant.c.id.in_(part))))
    return found
