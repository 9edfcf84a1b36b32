"""SQL of accounts, grants, ledger entries and holds of credits."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from operator import itemgetter
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic.rules.ledger import Grant
from schematic_server.domains.accounts.tables import environment
from schematic_server.domains.credits.tables import (
    billing_credit,
    credit_account,
    credit_entry,
    credit_grant,
    credit_hold,
    is_left,
)
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.lookups import Lookup
from schematic_server.storage.metadata import Instant, instant, microseconds
from schematic_server.storage.queries import Row
from schematic_server.storage.statements import Columns, run

Pair = tuple[str, str]  # company, credit
# Every reason is more than none: SQLite would walk what is spent, too, by another index as good to it.
IS_LEFT = f"credit_grant.reason > '' AND ({is_left})"
_NEW_ACCOUNTS = """
INSERT INTO credit_account (company_id, credit_id, environment_id, remaining, reserved, total, shortfall,
  may_fall_short, is_postpaid, overdraft_limit, next_at, renews_at, terms, charge_at, version,
  created_at, updated_at)
SELECT wanted.column1, wanted.column2, wanted.column3, 0, 0, 0, 0, false, false, NULL, NULL, NULL, '{}', NULL, 0,
  wanted.column4, wanted.column4
FROM (SELECT {rows}) AS wanted WHERE true ORDER BY 1, 2 ON CONFLICT DO NOTHING
"""
_IS_CAPPED = """EXISTS (SELECT 1 FROM credit_spend_policy AS policy
  WHERE policy.company_id = credit_account.company_id AND policy.credit_id = credit_account.credit_id)"""
MANY = 64  # grants that something is left of; those who have more are not read as a whole
OF_COMPANIES = Lookup(credit_account.c.company_id, where="version > 0", order="credit_id")
# What steps go by, as `schematic.rules.ledger.Grant` has it: numbers stay numbers, and what grants say of themselves
# stays where it is.
GRANT = ", ".join(
    str(credit_grant.c[name])
    for name in (
        *("id", "reason", "quantity", "remaining", "created_at", "expires_at"),
        *("held", "used", "zeroed_at", "zeroed_reason"),
    )
)
_ARRAYS = {"sqlite": ("json_group_array", "json_array"), "postgresql": ("json_agg", "json_build_array")}


def _account(dialect: str) -> Columns:
    """Of an account with its grants, as texts that have all of them in one: a row each costs a statement more."""
    all_of, one_of = _ARRAYS[dialect]
    left = f"""(SELECT {all_of}({one_of}({GRANT})) FROM (SELECT {GRANT} FROM credit_grant
      WHERE credit_grant.company_id = credit_account.company_id AND credit_grant.credit_id = credit_account.credit_id
      AND {IS_LEFT} LIMIT {MANY + 1}) AS credit_grant)"""  # noqa: S608  # names of columns
    return Columns(
        *credit_account.c,
        billing_credit.c.burn_strategy,
        billing_credit.c.is_strict,
        is_capped=sa.literal_column(_IS_CAPPED, sa.Boolean),
        left=sa.literal_column(left, sa.JSON),
    )


_ACCOUNT = {dialect: _account(dialect) for dialect in _ARRAYS}
_NAMED = """
FROM credit_account{others}
WHERE (credit_account.company_id, credit_account.credit_id) IN (SELECT {{rows}}) AND credit_account.environment_id = ?
ORDER BY credit_account.company_id, credit_account.credit_id
"""
_ACCOUNTS = {
    dialect: f"SELECT {columns.sql}"
    + _NAMED.format(others=" JOIN billing_credit ON billing_credit.id = credit_account.credit_id")
    for dialect, columns in _ACCOUNT.items()
}
_LOCK = f"SELECT 1 {_NAMED.format(others='')} FOR UPDATE"
_OF_WANTED = f"""
SELECT credit_grant.company_id, credit_grant.credit_id, {GRANT}
FROM (SELECT {{rows}}) AS wanted JOIN credit_grant
  ON credit_grant.company_id = wanted.column1 AND credit_grant.credit_id = wanted.column2
WHERE """  # noqa: S608  # names of columns
# What every step must know of those who have many: what refunds go into, the debt, and what has ended.
_SPECIAL = f"""
WITH wanted AS (SELECT {{rows}})
SELECT credit_grant.company_id, credit_grant.credit_id, {GRANT} FROM wanted JOIN credit_grant
  ON credit_grant.company_id = wanted.column1 AND credit_grant.credit_id = wanted.column2
WHERE ({is_left}) AND reason = 'postpaid_overdraft'
UNION ALL
SELECT credit_grant.company_id, credit_grant.credit_id, {GRANT} FROM wanted JOIN credit_grant
  ON credit_grant.id = (SELECT g.id FROM credit_grant AS g
    WHERE g.company_id = wanted.column1 AND g.credit_id = wanted.column2 AND ({is_left}) AND g.reason = 'adjustment'
    AND g.zeroed_at IS NULL AND (g.expires_at IS NULL OR g.expires_at > ?) ORDER BY g.created_at, g.id LIMIT 1)
"""  # noqa: S608  # names of columns
_ENDED_GRANTS = f"{_OF_WANTED} credit_grant.zeroed_at IS NULL AND credit_grant.expires_at <= ?"
_ENDS = """
WITH wanted AS (SELECT {rows})
SELECT wanted.column1, wanted.column2, (SELECT min(credit_grant.expires_at) FROM credit_grant
  WHERE credit_grant.company_id = wanted.column1 AND credit_grant.credit_id = wanted.column2
  AND credit_grant.zeroed_at IS NULL AND credit_grant.period_start IS NULL AND credit_grant.expires_at > ?)
FROM wanted
"""
_PERIODS_OVER = """
SELECT company_id, credit_id FROM credit_account
WHERE (company_id, credit_id) IN (SELECT {rows}) AND environment_id = ? AND renews_at <= ?
"""


def _insert(table: sa.Table, changing: Sequence[str] = ()) -> str:
    key = ", ".join(one.name for one in table.primary_key)
    changes = ", ".join(f"{name} = excluded.{name}" for name in changing)
    names = ", ".join(one.name for one in table.c)
    return f"INSERT INTO {table.name} ({names}) VALUES {{rows}}" + (  # noqa: S608  # names of columns
        f" ON CONFLICT ({key}) DO UPDATE SET {changes}" if changing else ""
    )


_INSERT_ENTRIES = _insert(credit_entry)
_SAVE_GRANTS = _insert(
    credit_grant,
    ("quantity", "remaining", "held", "used", "expires_at", "zeroed_at", "zeroed_reason", "updated_at"),
)
_SAVE_ACCOUNTS = _insert(
    credit_account,
    [one.name for one in credit_account.c if not one.primary_key and one.name not in ("environment_id", "created_at")],
)
_SAVE_HOLDS = _insert(credit_hold, ("amount", "spent", "parts", "expires_at", "released_at", "updated_at"))


def create_accounts(scope: Scope, pairs: Sequence[Pair]) -> None:
    now = microseconds(scope.now)
    run(scope.db, _NEW_ACCOUNTS, [(*pair, scope.environment_id, now) for pair in pairs])


def locked_accounts(scope: Scope, pairs: Sequence[Pair]) -> dict[Pair, Row]:
    """Those that are there, with the credit's `burn_strategy` and `is_strict`, whether there is any spend policy
    (`is_capped`), and the grants that something is left of (`left`), up to one more than `MANY`; locked in one order.

    They are read after they were locked, so that whatever the transaction's level they are as they are then.
    """
    if scope.db.dialect.name == "postgresql":
        run(scope.db, _LOCK, list(pairs), scope.environment_id)
    return seen_accounts(scope, pairs)


def seen_accounts(scope: Scope, pairs: Sequence[Pair]) -> dict[Pair, Row]:
    """The same, locked by nobody."""
    dialect = scope.db.dialect.name
    found: dict[Pair, Row] = {}
    for row in _ACCOUNT[dialect].rows(scope.db, _ACCOUNTS[dialect], list(pairs), scope.environment_id):
        row["left"] = [Grant(*one) for one in row["left"] or ()]
        found[row["company_id"], row["credit_id"]] = row
    return found


def grants_left(scope: Scope, accounts: Mapping[Pair, Row]) -> dict[Pair, dict[str, Grant]]:
    """Grants that something remains of or that holds took from, of accounts with few; of all accounts what refunds
    go into, debts and those that have ended without being told so."""
    now = microseconds(scope.now)
    many = [pair for pair, row in accounts.items() if len(row["left"]) > MANY]
    few = [pair for pair, row in accounts.items() if len(row["left"]) <= MANY]
    due = [pair for pair in few if (ends := accounts[pair]["next_at"]) is not None and ends <= scope.now]
    found: dict[Pair, dict[str, Grant]] = {pair: {} for pair in many}
    found |= {pair: {one.id: one for one in accounts[pair]["left"]} for pair in few}
    asked: tuple[tuple[str, list[Pair], list[int]], ...] = (
        (_SPECIAL, many, [now]),
        (_ENDED_GRANTS, [*due, *many], [now]),
    )
    for sql, pairs, values in asked:
        for company_id, credit_id, *told in run(scope.db, sql, pairs, *values):
            grant = Grant(*told)
            found[company_id, credit_id][grant.id] = grant
    return found


def next_ends(scope: Scope, pairs: Sequence[Pair], after: int = 0) -> dict[Pair, datetime | None]:
    """When the next of the grants ends by itself, after that instant; those of periods end when they are given anew."""
    rows = run(scope.db, _ENDS, list(pairs), after)
    return {(company, credit): None if end is None else instant(end) for company, credit, end in rows}


def due_accounts(db: Connection, now: datetime, limit: int) -> dict[tuple[str, str], list[Pair]]:
    """Accounts of which a grant has ended, the longest ago first, by `account_id` and environment."""
    statement = (
        sa.select(
            environment.c.account_id,
            environment.c.id,
            credit_account.c.company_id,
            credit_account.c.credit_id,
        )
        .join(environment, environment.c.id == credit_account.c.environment_id)
        .where(credit_account.c.next_at <= now)
        .order_by(credit_account.c.next_at)
        .limit(limit)
    )
    found: dict[tuple[str, str], list[Pair]] = {}
    for account_id, environment_id, *pair in db.execute(statement).all():
        found.setdefault((account_id, environment_id), []).append((pair[0], pair[1]))
    return found


def next_end(db: Connection) -> datetime | None:
    """When the next grant ends of all that there are."""
    wanted = sa.select(credit_account.c.next_at).where(credit_account.c.next_at.is_not(None))
    found: datetime | None = db.scalar(wanted.order_by(credit_account.c.next_at).limit(1))
    return found


def periods_over(scope: Scope, pairs: Sequence[Pair]) -> list[Pair]:
    """Those that were to be given anew by now."""
    rows = run(scope.db, _PERIODS_OVER, pairs, scope.environment_id, microseconds(scope.now))
    return [(company_id, credit_id) for company_id, credit_id in rows]


def insert_entries(scope: Scope, rows: Sequence[Row]) -> None:
    run(scope.db, _INSERT_ENTRIES, _entries.tuples(scope, rows))


def save_grants(scope: Scope, rows: Sequence[Row]) -> None:
    """New ones as they are; of known ones what steps change."""
    run(scope.db, _SAVE_GRANTS, _grants.tuples(scope, rows))


def save_accounts(scope: Scope, rows: Sequence[Row]) -> None:
    run(scope.db, _SAVE_ACCOUNTS, _accounts.tuples(scope, rows))


def accounts_of(scope: Scope, company_ids: Sequence[str]) -> dict[str, list[Row]]:
    """Accounts that something has happened to, by company, as they were stored last: figures hold until `next_at`."""
    return OF_COMPANIES(scope, company_ids)


def save_holds(scope: Scope, rows: Sequence[Row]) -> None:
    """New ones as they are; of known ones what steps change."""
    run(scope.db, _SAVE_HOLDS, _holds.tuples(scope, rows))


def holds(scope: Scope, ids: Iterable[str]) -> dict[str, Row]:
    return queries.by_id(scope.db, credit_hold, credit_hold.c.environment_id == scope.environment_id, ids)


class _Writer:
    """Rows of a table as tuples of its columns, as the drivers take them."""

    def __init__(self, table: sa.Table) -> None:
        names = [one.name for one in table.c]
        self._environment = names.index("environment_id")
        self._values = itemgetter(*(one for one in names if one != "environment_id"))
        others = [one for one in table.c if one.name != "environment_id"]
        self._instants = [index for index, one in enumerate(others) if isinstance(one.type, Instant)]
        self._documents = [index for index, one in enumerate(others) if isinstance(one.type, sa.JSON)]

    def tuples(self, scope: Scope, rows: Iterable[Row]) -> list[tuple[Any, ...]]:
        """Instants may be microseconds already."""
        found: list[tuple[Any, ...]] = []
        for row in rows:
            values = list(self._values(row))
            for index in self._instants:
                if isinstance(values[index], datetime):
                    values[index] = microseconds(values[index])
            for index in self._documents:
                values[index] = _json(values[index])
            values.insert(self._environment, scope.environment_id)
            found.append(tuple(values))
        return found


_entries, _grants, _accounts, _holds = map(_Writer, (credit_entry, credit_grant, credit_account, credit_hold))


def _json(value: Any) -> str:
    return "null" if value is None else json.dumps(value)
