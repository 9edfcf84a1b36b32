"""What companies have of credits, and what spend policies say of companies and users, for checks: read with what is
known of them. Both hold until they change by themselves: a grant ends, or a window.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from schematic_server.changes import Balance, Spent
from schematic_server.domains.companies import metrics
from schematic_server.domains.companies.engine import FIRST_FREE as _FIRST
from schematic_server.domains.credits import accounts, amounts, spend_store
from schematic_server.domains.credits.windows import window
from schematic_server.scope import Scope
from schematic_server.storage.metadata import instant, microseconds
from schematic_server.storage.statements import run

if TYPE_CHECKING:
    from schematic_server.contract.checks import CompanyCreditBalance

_BALANCE, _OF_COMPANY, _OF_USER = _FIRST, _FIRST + 1, _FIRST + 2
_HAS_HOLDS = "held"
FIRST_FREE = _OF_USER + 1  # kind of rows that others may add
_POLICIES = """
FROM wanted CROSS JOIN credit_spend_policy AS p
LEFT JOIN credit_account AS a ON a.company_id = p.company_id AND a.credit_id = p.credit_id
WHERE p.environment_id = wanted.column2"""
# More members of the statement of `companies.engine.KNOWN`. Optional numbers are texts, empty for none.
HELD = f"""
UNION ALL
SELECT {_BALANCE}, a.company_id, a.credit_id, coalesce(CAST(a.next_at AS TEXT), ''),
  CASE WHEN a.is_postpaid THEN coalesce(CAST(a.overdraft_limit AS TEXT), 'none') ELSE '' END,
  coalesce(CAST(a.renews_at AS TEXT), ''),
  a.remaining, a.reserved, a.total, a.version
FROM wanted CROSS JOIN credit_account AS a
WHERE a.company_id = wanted.column1 AND a.environment_id = wanted.column2 AND a.version > 0
UNION ALL
SELECT {_OF_COMPANY}, p.company_id, p.id, p.credit_id, coalesce(p.window_unit, ''), coalesce(p.label, ''),
  p.amount, p.consumed, coalesce(p.window_end, 0), coalesce(a.version, 0)
{_POLICIES} AND p.company_id = wanted.column1 AND p.user_id IS NULL
UNION ALL
SELECT {_OF_USER}, p.user_id, p.id, p.credit_id, coalesce(p.window_unit, '') || ' ' || p.company_id
  || CASE WHEN a.reserved > 0 THEN ' {_HAS_HOLDS}' ELSE '' END, coalesce(p.label, ''),
  p.amount, p.consumed, coalesce(p.window_end, 0), coalesce(a.version, 0)
{_POLICIES} AND p.user_id = wanted.column1
"""  # noqa: S608  # numbers only
_ALONE = "WITH wanted AS (SELECT {rows})" + HELD.replace("UNION ALL", "", 1)


@dataclass(frozen=True, slots=True)
class Policy:
    """A spend policy. `company_id` is the company that a user's is for; None of a company's own.

    `consumed` is of the window that ends at `window_end`, in microseconds since 1970; amounts are billionths.
    """

    id: str
    credit_id: str
    company_id: str | None
    user_id: str | None
    label: str
    amount: int
    unit: str | None
    consumed: int
    window_end: int
    version: int
    has_holds: bool = False  # whether somebody holds some of the company's credits

    @property
    def spent(self) -> Spent:
        return Spent(self.id, self.user_id, self.consumed, self.window_end, self.version)


@dataclass(slots=True)
class Held:
    """Of a company or user. `until` is when it changes by itself, in microseconds since 1970; None for never."""

    balances: dict[str, Balance] = field(default_factory=dict[str, Balance])
    policies: list[Policy] = field(default_factory=list[Policy])

    @property
    def until(self) -> int | None:
        ends = [one.ends_at for one in self.balances.values() if one.ends_at is not None]
        return min([*ends, *(one.window_end for one in self.policies if one.unit is not None)], default=None)

    def allows(self, balance: Balance, cost: float) -> bool:
        """Whether a company may draw so many credits at once. Source: rules engine, credit conditions."""
        for one in self.policies:
            if one.credit_id == balance.credit_id:
                consumed = 0.0 if one.unit is None else amounts.credits(max(0, one.consumed))
                if consumed + cost > amounts.credits(one.amount):
                    return False
        if balance.is_postpaid and balance.overdraft_limit is None:
            return True
        left = amounts.credits(balance.remaining) + amounts.credits(balance.overdraft_limit or 0)
        return left >= cost if cost else left > 0


NOTHING = Held()


def held(scope: Scope, rows: Iterable[Sequence[Any]], anchors: Mapping[str, datetime | None]) -> dict[str, Held]:
    """What companies and users have now, from rows of `HELD`, by id; `anchors` start companies' billing cycles.
    Others are left out."""
    found: dict[str, Held] = {}
    at = microseconds(scope.now)
    for row in rows:
        kind = row[0]
        if not _BALANCE <= kind <= _OF_USER:  # most are of other kinds
            continue
        own = found.setdefault(row[1], Held())
        if kind == _BALANCE:
            balance = _balance(row[2:])
            own.balances[balance.credit_id] = balance
        else:
            own.policies.append(_policy(row[1], row[2:], kind == _OF_USER))
    if found:
        _foresee(scope, found, at)
        _begin_windows(scope.db, found, anchors, at)
    return found


def of_companies(scope: Scope, company_ids: Sequence[str]) -> dict[str, Held]:
    """What companies have now, by id; those that have nothing are left out."""
    rows = run(scope.db, _ALONE, [(one, scope.environment_id) for one in company_ids])
    anchors = scope.once(metrics.anchors_of, company_ids)
    return held(scope, sorted(tuple(row) for row in rows), anchors)


def moved(own: Held, news: Iterable[Balance | Spent]) -> Held:
    """With what is newer of balances, and of what the policies it has have come to; the same where nothing is. Pure."""
    balances, policies, is_other = own.balances.copy(), own.policies.copy(), False
    places = {one.id: place for place, one in enumerate(policies)}
    for one in news:
        if isinstance(one, Balance):
            before = balances.get(one.credit_id)
            if before is None or before.version < one.version:
                balances[one.credit_id], is_other = one, True
        elif (place := places.get(one.policy_id)) is not None and policies[place].version < one.version:
            policies[place] = replace(
                policies[place], consumed=one.consumed, window_end=one.window_end, version=one.version
            )
            is_other = True
    return Held(balances, policies) if is_other else own


def balance_told(one: Balance) -> CompanyCreditBalance:
    """Contract: `CompanyCreditBalance`."""
    told: CompanyCreditBalance = {
        "remaining": amounts.credits(one.remaining),
        "reserved": amounts.credits(one.reserved),
        "settled": amounts.credits(one.settled),
        "postpaid": one.is_postpaid,
    }
    if one.overdraft_limit is not None:
        told["overdraft_limit"] = amounts.credits(one.overdraft_limit)
    return told


def policy_told(one: Policy) -> dict[str, Any]:
    """Contract: `CreditSpendPolicy`, also of engines, with instants as text."""
    told: dict[str, Any] = {
        "id": one.id,
        "credit_id": one.credit_id,
        "kind": "per_draw" if one.unit is None else "window",
        "limit": amounts.credits(one.amount),
        "scope": "company" if one.user_id is None else "user",
    }
    if one.company_id is not None:
        told["company_id"] = one.company_id
    if one.label:
        told["label"] = one.label
    if one.unit is not None:
        told |= {"window": {"unit": one.unit, "count": 1}, **spent_told(one.spent)}
    return told


def spent_told(one: Spent) -> dict[str, Any]:
    """What a policy says of its window."""
    consumed = amounts.credits(max(0, one.consumed))
    return {"consumed": consumed, "resets_at": instant(one.window_end).isoformat()}


def figures(one: Balance) -> dict[str, float]:
    """What entitlements tell of a credit."""
    return {
        "credit_total": amounts.credits(one.total),
        "credit_used": amounts.credits(one.used),
        "credit_remaining": amounts.credits(one.remaining),
        "credit_reserved": amounts.credits(one.reserved),
        "credit_settled": amounts.credits(one.settled),
    }


def overdraft(one: Balance) -> dict[str, float]:
    """Contract: `CreditPostpaid`, of a postpaid credit."""
    return {} if one.overdraft_limit is None else {"overdraft_limit": amounts.credits(one.overdraft_limit)}


def _balance(row: Sequence[Any]) -> Balance:
    credit_id, ends_at, overdraft, renews_at, remaining, reserved, total, version = row
    return Balance(
        credit_id,
        remaining,
        reserved,
        total,
        version,
        min((int(one) for one in (ends_at, renews_at) if one), default=None),
        bool(overdraft),
        int(overdraft) if overdraft not in ("", "none") else None,
    )


def _policy(owner_id: str, row: Sequence[Any], is_user: bool) -> Policy:
    policy_id, credit_id, unit, label, amount, consumed, window_end, version = row
    company_id, has_holds = None, False
    if is_user:
        unit, company_id, *more = unit.split(" ")
        has_holds = bool(more)
    user_id = owner_id if is_user else None
    return Policy(
        policy_id, credit_id, company_id, user_id, label, amount, unit or None, consumed, window_end, version, has_holds
    )


def _foresee(scope: Scope, found: Mapping[str, Held], at: int) -> None:
    """Have balances be without what has ended, and with what is given anew, that nobody has written down yet."""
    over = [
        (company_id, one.credit_id)
        for company_id, held in found.items()
        for one in held.balances.values()
        if one.ends_at is not None and one.ends_at <= at
    ]
    for (company_id, credit_id), one in accounts.foreseen(scope, over).items() if over else ():
        found[company_id].balances[credit_id] = one


def _begin_windows(db: Connection, found: Mapping[str, Held], anchors: Mapping[str, datetime | None], at: int) -> None:
    """Move policies into the windows that are now: of those that nothing was counted in yet, open holds count."""
    begun: list[tuple[Held, int, int]] = []  # whose, its place, the end of the window
    for owner_id, own in found.items():
        for place, one in enumerate(own.policies):
            if one.unit is not None and one.window_end < (end := window(one.unit, at, anchors.get(owner_id)).end):
                begun.append((own, place, end))
    users = [user for own, place, _ in begun if (user := _holder(own.policies[place])) is not None]
    held_by = spend_store.held_of_users(db, users)
    for own, place, end in begun:
        one = own.policies[place]
        if one.user_id is None:
            balance = own.balances.get(one.credit_id)
            consumed = 0 if balance is None else balance.reserved
        else:
            consumed = held_by.get(_holder(one) or ("", "", ""), 0)
        own.policies[place] = replace(one, consumed=consumed, window_end=end)


def _holder(one: Policy) -> tuple[str, str, str] | None:
    """Whose holds count against a user's policy, where there may be any."""
    if one.user_id is None or one.company_id is None or not one.has_holds:
        return None
    return one.company_id, one.credit_id, one.user_id
