"""SQL of grants in burn order: the first that can be drawn from, however many there are.

Each part is a walk along an index as far as its limit. Sources of the order: `schematic.rules.ledger.place`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from schematic.rules.ledger import EXPIRING_FIRST, LAST_IN, Grant
from schematic_server.domains.credits.ledger_store import GRANT, IS_LEFT, Pair
from schematic_server.scope import Scope
from schematic_server.storage.statements import query, run

_ALWAYS_FIRST = ("adjustment", "rollover")
_OTHERS = ("plan", "purchased", "billing_credit_auto_topup", "free")
# An index has what is left; `remaining <> 0` says to SQLite that it is about this.
_OF_ONE = f"""SELECT {GRANT} FROM credit_grant WHERE company_id = ? AND credit_id = ? AND remaining <> 0
AND remaining > 0 AND (expires_at IS NULL OR expires_at > ?) AND """  # noqa: S608  # names of columns
_OLDEST, _NEWEST = "ORDER BY created_at, id LIMIT ?", "ORDER BY created_at DESC, id LIMIT ?"
_ENDING = "ORDER BY expires_at, created_at, id LIMIT ?"
_BY_ID = f"""
SELECT {GRANT} FROM (SELECT {{rows}}) AS wanted JOIN credit_grant ON credit_grant.id = wanted.column1
WHERE credit_grant.company_id = ? AND credit_grant.credit_id = ?
"""  # noqa: S608
_LEFT = f"SELECT {GRANT} FROM credit_grant WHERE company_id = ? AND credit_id = ? AND {IS_LEFT}"  # noqa: S608


def first(scope: Scope, pair: Pair, strategy: str, now: int, limit: int) -> list[Grant]:
    """So many of those that burn first, if there are, and others, in no order; fewer are all that there are."""
    parts = _PARTS.get(strategy, _FIRST_IN)
    return [Grant(*row) for row in query(scope.db, parts.sql, *(*pair, now, limit) * parts.number)]


def by_id(scope: Scope, pair: Pair, ids: Iterable[str]) -> list[Grant]:
    return [Grant(*row) for row in run(scope.db, _BY_ID, [(one,) for one in ids], *pair)]


def left(scope: Scope, pair: Pair) -> list[Grant]:
    """All that something remains of, or that holds took from."""
    return [Grant(*row) for row in query(scope.db, _LEFT, *pair)]


class _Parts(NamedTuple):
    sql: str
    number: int


def _union(others: Iterable[str]) -> _Parts:
    parts = [*(f"{_OF_ONE} reason = '{one}' {_OLDEST}" for one in _ALWAYS_FIRST), *(_OF_ONE + one for one in others)]
    wrapped = (f"SELECT * FROM ({one}) AS part{at}" for at, one in enumerate(parts))  # noqa: S608  # constants only
    return _Parts(" UNION ALL ".join(wrapped), len(parts))


_FIRST_IN = _union(f"reason = '{one}' {_OLDEST}" for one in _OTHERS)
_NOT_FIRST = f"reason NOT IN ({', '.join(map(repr, _ALWAYS_FIRST))})"
_PARTS = {
    LAST_IN: _union(f"reason = '{one}' {_NEWEST}" for one in _OTHERS),
    EXPIRING_FIRST: _union(
        (f"{_NOT_FIRST} AND expires_at IS NOT NULL {_ENDING}", f"{_NOT_FIRST} AND expires_at IS NULL {_ENDING}")
    ),
}
