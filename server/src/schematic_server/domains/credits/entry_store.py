"""SQL of the ledger's entries: pages of a company's, and their sums by day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy as sa

from schematic.rules.ledger import UNIT
from schematic_server.domains.credits.tables import credit_account, credit_entry, credit_grant
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.queries import Row

DAY = 86_400_000_000  # microseconds
_at = sa.type_coerce(credit_entry.c.at, sa.BigInteger)


class DaySum(NamedTuple):
    """What the entries of one kind and feature have changed of a settled balance on one day, in billionths."""

    day: int  # since 1970
    kind: str
    feature_id: str | None
    settles: int


def page(scope: Scope, conditions: queries.Conditions, query: Mapping[str, Any]) -> list[Row]:
    """Entries of a company, newest first: of each credit type, as an index has them, then of all."""
    wanted: int = query["limit"] + query["offset"]
    order = (credit_entry.c.at.desc(), credit_entry.c.seq.desc(), credit_entry.c.id.desc())
    found: list[Row] = []
    for credit_id in _credits(scope, query):
        own = credit_entry.c.credit_id == credit_id
        found += queries.rows(scope.db, sa.select(credit_entry).where(own, *conditions).order_by(*order).limit(wanted))
    found.sort(key=lambda row: (row["at"], row["seq"], row["id"]), reverse=True)
    return found[query["offset"] : wanted]


def count(scope: Scope, conditions: queries.Conditions) -> int:
    return queries.count(scope.db, credit_entry, conditions)


def by_id(scope: Scope, entry_id: str) -> Row | None:
    own = sa.and_(credit_entry.c.environment_id == scope.environment_id, credit_entry.c.id == entry_id)
    return queries.first(scope.db, sa.select(credit_entry).where(own))


def grants(scope: Scope, ids: Iterable[str]) -> dict[str, Row]:
    """What entries tell of grants, by id."""
    return queries.by_id(scope.db, credit_grant, credit_grant.c.environment_id == scope.environment_id, ids)


def account(scope: Scope, company_id: str, credit_id: str) -> Row | None:
    return queries.first(scope.db, sa.select(credit_account).where(*_of(scope, credit_account, company_id, credit_id)))


def ended(scope: Scope, company_id: str, credit_id: str) -> list[Row]:
    """Grants that have ended, which nobody has written down yet."""
    is_over = sa.and_(credit_grant.c.zeroed_at.is_(None), credit_grant.c.expires_at <= scope.now)
    return queries.rows(
        scope.db, sa.select(credit_grant).where(*_of(scope, credit_grant, company_id, credit_id), is_over)
    )


def day_sums(scope: Scope, company_id: str, credit_id: str, start: datetime, end: datetime) -> list[DaySum]:
    """From the first instant to before the second."""
    day = _at // sa.literal_column(str(DAY))  # no parameter: PostgreSQL would not see that it groups by what it selects
    of = (day, credit_entry.c.kind, credit_entry.c.feature_id)
    within = sa.and_(credit_entry.c.at >= start, credit_entry.c.at < end)
    statement = sa.select(*of, *_SUMS).where(*_of(scope, credit_entry, company_id, credit_id), within).group_by(*of)
    return [DaySum(int(day), kind, one, _exact(*sums)) for day, kind, one, *sums in scope.db.execute(statement).all()]


def settled_since(scope: Scope, company_id: str, credit_id: str, start: datetime) -> int:
    """What has changed of the settled balance from then on."""
    of_pair = _of(scope, credit_entry, company_id, credit_id)
    (sums,) = scope.db.execute(sa.select(*_SUMS).where(*of_pair, credit_entry.c.at >= start)).all()
    return _exact(*sums)


def moves(scope: Scope, company_id: str, credit_id: str, start: datetime, end: datetime, limit: int) -> list[Row]:
    """Entries that are no use, oldest first."""
    within = sa.and_(credit_entry.c.at >= start, credit_entry.c.at < end, credit_entry.c.kind != "usage")
    told = [credit_entry.c[name] for name in ("at", "kind", "reason", "amount", "grant_id")]
    statement = sa.select(*told).where(*_of(scope, credit_entry, company_id, credit_id), within)
    return queries.rows(scope.db, statement.order_by(credit_entry.c.at, credit_entry.c.seq).limit(limit))


# Sums of whole credits and of what is left over: neither leaves 64 bits, and together they are exact.
_SUMS = (sa.func.sum(credit_entry.c.settles.op("/")(UNIT)), sa.func.sum(credit_entry.c.settles.op("%")(UNIT)))


def _exact(credits: Any, rest: Any) -> int:
    return int(credits or 0) * UNIT + int(rest or 0)


def _credits(scope: Scope, query: Mapping[str, Any]) -> list[str]:
    if (one := query.get("billing_credit_id")) is not None:
        return [one]
    own = credit_account.c.environment_id == scope.environment_id
    of_company = sa.select(credit_account.c.credit_id).where(own, credit_account.c.company_id == query["company_id"])
    return list(scope.db.scalars(of_company))


def _of(scope: Scope, table: sa.Table, company_id: str, credit_id: str) -> tuple[sa.ColumnElement[bool], ...]:
    own = table.c.environment_id == scope.environment_id
    return own, table.c.company_id == company_id, table.c.credit_id == credit_id
