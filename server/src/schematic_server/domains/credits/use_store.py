"""SQL of what companies, and users in them, were granted and used of credits. Instants are microseconds since 1970."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import sqlalchemy as sa

from schematic_server.domains.credits.tables import credit_account, credit_entry
from schematic_server.scope import Scope
from schematic_server.storage.metadata import instant, microseconds
from schematic_server.storage.statements import run

Pair = tuple[str, str]  # company, credit
MOST_GRANTS = 100  # of one account that are told one by one
_DAY = 86_400_000_000
_OF_WANTED = "g.company_id = wanted.column1 AND g.credit_id = wanted.column2 AND g.zeroed_at IS NULL AND g.quantity > 0"
_IS_LIVE = f"{_OF_WANTED} AND (g.expires_at IS NULL OR g.expires_at > ?)"
_SUMS = f"""SELECT g.company_id, g.credit_id, g.reason, sum(g.quantity) AS units
FROM wanted CROSS JOIN credit_grant AS g WHERE {_OF_WANTED} AND """  # noqa: S608  # constants only
_BY_REASON = "GROUP BY g.company_id, g.credit_id, g.reason"
# In two parts, each of which an index has all of.
_GRANTED = f"""
WITH wanted AS (SELECT {{rows}})
SELECT company_id, credit_id, reason, sum(units) FROM (
  {_SUMS} g.expires_at IS NULL {_BY_REASON} UNION ALL {_SUMS} g.expires_at > ? {_BY_REASON}
) AS live GROUP BY company_id, credit_id, reason ORDER BY company_id, credit_id, reason
"""  # noqa: S608  # constants only
# Those made at the same instant as the last of the most may be some more.
_GRANTS = f"""
WITH wanted AS (SELECT {{rows}})
SELECT g.company_id, g.credit_id, g.reason, g.quantity, coalesce(g.expires_at, -1)
FROM wanted CROSS JOIN credit_grant AS g
WHERE {_IS_LIVE} AND g.created_at >= coalesce((SELECT g.created_at FROM credit_grant AS g WHERE {_IS_LIVE}
  ORDER BY g.created_at DESC, g.id DESC LIMIT 1 OFFSET {MOST_GRANTS - 1}), 0)
ORDER BY g.company_id, g.credit_id, g.created_at DESC, g.id DESC
"""  # noqa: S608  # constants only
_USED = """
WITH wanted AS (SELECT {rows})
SELECT wanted.column1, wanted.column2, wanted.column3, sum(CASE WHEN e.at >= wanted.column4 THEN e.settles ELSE 0 END),
  sum(CASE WHEN e.at >= wanted.column5 THEN e.settles ELSE 0 END),
  sum(CASE WHEN e.at >= wanted.column6 THEN e.settles ELSE 0 END),
  sum(CASE WHEN e.at >= wanted.column7 THEN e.settles ELSE 0 END)
FROM wanted CROSS JOIN credit_entry AS e
WHERE e.company_id = wanted.column1 AND e.credit_id = wanted.column2 AND e.feature_id = wanted.column3
  AND e.kind = 'usage' AND e.at >= wanted.column8
GROUP BY wanted.column1, wanted.column2, wanted.column3
"""


class Granted(NamedTuple):
    """A grant, or all of one reason; in billionths."""

    reason: str
    quantity: int
    expires_at: int | None = None


class UserUse(NamedTuple):
    """What a user, or with an empty id nobody in particular, used of a credit; in billionths."""

    user_id: str
    credit_id: str
    units: int


class UserTotals(NamedTuple):
    """What all used, nobody in particular as well; what the heaviest user did, and how many users there are."""

    total: int
    heaviest: int
    users: int


def granted(scope: Scope, pairs: Sequence[Pair]) -> dict[Pair, list[Granted]]:
    """Quantities of what is granted now, by reason."""
    found: dict[Pair, list[Granted]] = {}
    for company_id, credit_id, reason, quantity in run(scope.db, _GRANTED, pairs, microseconds(scope.now)):
        found.setdefault((company_id, credit_id), []).append(Granted(reason, int(quantity)))
    return found


def grants(scope: Scope, pairs: Sequence[Pair]) -> dict[Pair, list[Granted]]:
    """What is granted now, the newest first, of each account at most `MOST_GRANTS`."""
    found: dict[Pair, list[Granted]] = {}
    now = microseconds(scope.now)
    for company_id, credit_id, reason, quantity, ends_at in run(scope.db, _GRANTS, pairs, now, now):
        own = found.setdefault((company_id, credit_id), [])
        if len(own) < MOST_GRANTS:
            own.append(Granted(reason, quantity, None if ends_at < 0 else ends_at))
    return found


def used_since(
    scope: Scope, wanted: Sequence[tuple[str, str, str, int, int, int, int]]
) -> dict[tuple[str, str, str], tuple[int, ...]]:
    """What features (company, credit, feature) have drawn since each of four instants, less what was given back."""
    rows = run(scope.db, _USED, [(*one, min(one[3:])) for one in wanted])
    return {(one, credit, feature): tuple(-int(each) for each in sums) for one, credit, feature, *sums in rows}


def balance_at(scope: Scope, company_id: str, credit_id: str, at: int) -> tuple[int, int]:
    """What remained, and what was settled, at a past instant: the sums of what entries until then changed."""
    entry = credit_entry.c
    figures = _sum(entry.moves), _sum(entry.settles)
    own = (entry.environment_id == scope.environment_id, entry.company_id == company_id, entry.credit_id == credit_id)
    remaining, settled = scope.db.execute(sa.select(*figures).where(*own, entry.at <= instant(at))).one()
    return remaining or 0, settled or 0


def by_user(scope: Scope, company_id: str, start: int, end: int, limit: int) -> list[UserUse]:
    """The heaviest users of each credit."""
    used = _uses(scope, company_id, start, end)
    order = (used.c.credit_id, used.c.units.desc(), used.c.user_id)
    found = scope.db.execute(sa.select(used).order_by(*order).limit(limit)).all()
    return [UserUse(*row) for row in found]


def of_user(scope: Scope, company_id: str, user_id: str, start: int, end: int) -> list[UserUse]:
    """One user's use of each credit."""
    used = _uses(scope, company_id, start, end)
    found = scope.db.execute(sa.select(used).where(used.c.user_id == user_id).order_by(used.c.credit_id)).all()
    return [UserUse(*row) for row in found]


def by_credit(scope: Scope, company_id: str, start: int, end: int) -> dict[str, int]:
    """What all of the company used, by credit."""
    credit_id = credit_entry.c.credit_id
    statement = sa.select(credit_id, _sum(-credit_entry.c.amount)).where(*_drawn(scope, company_id, start, end))
    return {row.credit_id: row[1] for row in scope.db.execute(statement.group_by(credit_id))}


def page_of_users(
    scope: Scope, company_id: str, start: int, end: int, limit: int, offset: int, credit_id: str | None = None
) -> list[tuple[str, int]]:
    """Users with what they used of all credits, or of one, the heaviest first."""
    used = _all_uses(scope, company_id, start, end, credit_id)
    statement = sa.select(used).where(used.c.user_id != "").order_by(used.c.units.desc(), used.c.user_id)
    return [(user_id, units) for user_id, units in scope.db.execute(statement.limit(limit).offset(offset))]


def of_nobody(scope: Scope, company_id: str, start: int, end: int, credit_id: str | None = None) -> int | None:
    """What was used without a user; None where nothing was."""
    used = _all_uses(scope, company_id, start, end, credit_id)
    return scope.db.scalar(sa.select(used.c.units).where(used.c.user_id == ""))


def user_totals(scope: Scope, company_id: str, start: int, end: int, credit_id: str | None = None) -> UserTotals:
    used = _all_uses(scope, company_id, start, end, credit_id)
    named = sa.case((used.c.user_id != "", used.c.units))
    total, heaviest, users = scope.db.execute(
        sa.select(_sum(used.c.units), sa.func.max(named), sa.func.count(named))
    ).one()
    return UserTotals(total or 0, heaviest or 0, users)


def days_of_user(scope: Scope, company_id: str, user_id: str, start: int, end: int) -> list[tuple[int, int]]:
    """What a user used of all credits, by the day's start, of days with any."""
    at = sa.type_coerce(credit_entry.c.at, sa.BigInteger)
    day = (at - at % _DAY).label("day")
    statement = sa.select(day, _sum(-credit_entry.c.amount)).where(
        *_drawn(scope, company_id, start, end), credit_entry.c.user_id == user_id
    )
    return [(first, units) for first, units in scope.db.execute(statement.group_by(day).order_by(day))]


def _uses(scope: Scope, company_id: str, start: int, end: int) -> sa.Subquery:
    owner = sa.func.coalesce(credit_entry.c.user_id, "").label("user_id"), credit_entry.c.credit_id
    statement = sa.select(*owner, _sum(-credit_entry.c.amount).label("units"))
    return statement.where(*_drawn(scope, company_id, start, end)).group_by(*owner).subquery()


def _all_uses(scope: Scope, company_id: str, start: int, end: int, credit_id: str | None) -> sa.Subquery:
    user_id = sa.func.coalesce(credit_entry.c.user_id, "").label("user_id")
    statement = sa.select(user_id, _sum(-credit_entry.c.amount).label("units"))
    conditions = _drawn(scope, company_id, start, end)
    if credit_id is not None:
        conditions.append(credit_entry.c.credit_id == credit_id)
    return statement.where(*conditions).group_by(user_id).subquery()


def _sum(units: sa.ColumnElement[int]) -> sa.ColumnElement[int]:
    """Exact: an account's figures fit into 64 bits."""
    return sa.cast(sa.func.sum(units), sa.BigInteger)


def _drawn(scope: Scope, company_id: str, start: int, end: int) -> list[sa.ColumnElement[bool]]:
    """Entries of use by track events within a range; by credit, as the index has them."""
    own = sa.select(credit_account.c.credit_id).where(credit_account.c.company_id == company_id)
    return [
        credit_entry.c.environment_id == scope.environment_id,
        credit_entry.c.company_id == company_id,
        credit_entry.c.credit_id.in_(own),
        credit_entry.c.kind == "usage",
        credit_entry.c.reason == "track",
        credit_entry.c.at >= instant(start),
        credit_entry.c.at < instant(end),
    ]
