"""A company's credits of one type: grants, the order in which they burn, holds, and what each step writes down. Pure.

Amounts are whole billionths of credits, instants whole microseconds since 1970: sums are exact. Every step changes an
`Account` in place and answers the `Entry`s that tell of it. Two sums hold at any time, for all entries ever written:
of `moves` it is `Account.remaining`, of `settles` it is `Account.settled`.

Server, client-side leases and fakes decide by this module; who stores the account decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

UNIT = 10**9  # one credit

PLAN_FIRST = "plan_first_then_credit_bundles_first_in_first_out"
FIRST_IN = "first_in_first_out"
LAST_IN = "last_in_first_out"
EXPIRING_FIRST = "expiration_priority"

OVERDRAFT = "postpaid_overdraft"  # reason of the one grant whose remaining is a debt
_NEVER = 2**63


@dataclass(slots=True)
class Grant:
    """`remaining` can be drawn, `held` is in open holds, `used` is drawn; what is missing from `quantity` is gone:
    zeroed out or moved to another grant. Only of an `OVERDRAFT` `remaining` is below zero: the debt. Of one that goes
    on they are more than `quantity` by what was retired while holds had it, for `zeroed_reason`: what they give back
    of that is gone."""

    id: str
    reason: str
    quantity: int
    remaining: int
    created_at: int
    expires_at: int | None = None
    held: int = 0
    used: int = 0
    zeroed_at: int | None = None
    zeroed_reason: str | None = None
    is_changed: bool = False

    def is_live(self, now: int) -> bool:
        """Whether it can be drawn from at `now`."""
        return self.zeroed_at is None and (self.expires_at is None or now < self.expires_at)

    @property
    def retired(self) -> int:
        """What holds have of it that it gives no more."""
        if self.zeroed_at is not None or self.reason == OVERDRAFT:
            return 0
        return max(0, self.remaining + self.held + self.used - self.quantity)


@dataclass(slots=True)
class Hold:
    """A lease or reservation: `amount` was taken from `parts` (grant id, billionths), of which `spent` is used up.

    `spent` may exceed `amount`: what a lease was used for beyond it is recorded, and drawn from nothing.
    """

    id: str
    kind: str  # lease, reservation
    amount: int
    expires_at: int
    parts: list[tuple[str, int]] = field(default_factory=list[tuple[str, int]])  # what is still held, in burn order
    spent: int = 0
    released_at: int | None = None

    @property
    def unspent(self) -> int:
        return sum(units for _, units in self.parts)


class Entry(NamedTuple):
    """One row of the ledger. `amount` is what it is about, signed as the account sees it; `moves` is what it changed of
    `remaining`, `settles` of `settled`: neither for what a hold had taken before."""

    kind: str  # grant, usage, transfer, zero_out, settlement
    reason: str
    amount: int
    moves: int
    settles: int
    grant_id: str | None = None
    to_grant_id: str | None = None
    hold_id: str | None = None
    at: int | None = None  # None: now


@dataclass(slots=True)
class Postpaid:
    """Terms of a credit that may be used before it is paid; `floor` is how far below zero, None for any depth."""

    floor: int | None = None


class Others:
    """Grants of an account that are kept elsewhere until a step needs them: what remains of them can be drawn, and
    none is a debt, or the adjustment that refunds go into. `remaining` and `held` are the sums of theirs. This one has
    none."""

    remaining = 0
    held = 0

    def cover(self, amount: int, now: int) -> None:
        """Have the account's `grants` be enough for those that burn first to cover `amount`, or be all."""

    def find(self, ids: Iterable[str]) -> None:
        """Have these among the account's `grants`."""


@dataclass(slots=True)
class Account:
    """`grants` and `others` are those that something remains of, that open holds took from or that end by `expire`; no
    more need be there. `total` is the quantity of all that are not zeroed out, a debt's left out. `shortfall` was used
    beyond what there was: what is granted next covers it first. `may_fall_short`: whether more than promotional grants
    were ever given (documentation "when credits run out"). `new_id` names the grants that steps make."""

    new_id: Callable[[], str]
    strategy: str = PLAN_FIRST
    grants: dict[str, Grant] = field(default_factory=dict[str, Grant])
    total: int = 0
    shortfall: int = 0
    may_fall_short: bool = False
    postpaid: Postpaid | None = None
    others: Others = field(default_factory=Others)

    def remaining(self, now: int) -> int:
        """What can be drawn at `now`; below zero by what was used beyond it, and by a debt."""
        here = sum(one.remaining for one in self.grants.values() if one.is_live(now))
        return here + self.others.remaining - self.shortfall

    @property
    def reserved(self) -> int:
        return sum(one.held for one in self.grants.values()) + self.others.held

    def settled(self, now: int) -> int:
        return self.remaining(now) + self.reserved

    def room(self, now: int) -> int | None:
        """What a draw may be at most to be covered; None for anything."""
        if self.postpaid is None:
            return max(0, self.remaining(now))
        return None if self.postpaid.floor is None else max(0, self.remaining(now) + self.postpaid.floor)

    def covers(self, amount: int, now: int) -> bool:
        room = self.room(now)
        return room is None or amount <= room


def place(one: Grant, strategy: str) -> tuple[int, int, int, str]:
    """Where it stands in the burn order: adjustments, rollovers, then by the strategy."""
    first = {"adjustment": 0, "rollover": 1}.get(one.reason, 2)
    if first < 2 or strategy == FIRST_IN:
        return first, 0, one.created_at, one.id
    if strategy == LAST_IN:
        return first, 0, -one.created_at, one.id
    if strategy == EXPIRING_FIRST:
        return first, _NEVER if one.expires_at is None else one.expires_at, one.created_at, one.id
    return first, int(one.reason != "plan"), one.created_at, one.id


def burn_order(account: Account, now: int) -> list[Grant]:
    """Grants here that can be drawn from, in the order in which they are."""
    live = [one for one in account.grants.values() if one.remaining > 0 and one.is_live(now)]
    return live if len(live) < 2 else sorted(live, key=lambda one: place(one, account.strategy))


def grant(account: Account, new: Grant) -> list[Entry]:
    """Give it; what was used beyond earlier grants is taken from it first."""
    account.grants[new.id] = new
    account.total += new.quantity
    account.may_fall_short = account.may_fall_short or new.reason != "free"
    new.is_changed = True
    entry = Entry("grant", new.reason, new.quantity, new.quantity, new.quantity, new.id)
    return [entry, *_cover(account, new.created_at)]


def draw(account: Account, amount: int, now: int, reason: str = "track") -> list[Entry]:
    """Take `amount`, used for something already. What grants do not cover is drawn from the overdraft down to its floor
    where the credit is postpaid; else the balance goes below zero, unless all that was ever given was promotional."""
    parts, rest = _take(account, amount, now)
    for one, units in parts:
        one.used += units
    if rest and account.postpaid is not None:
        rest -= _overdraw(account, rest, now)
    elif rest and account.may_fall_short:
        account.shortfall += rest
        rest = 0
    drawn = amount - rest
    return [Entry("usage", reason, -drawn, -drawn, -drawn, parts[0][0].id if parts else None)]


def refund(account: Account, amount: int, now: int, expires_at: int) -> list[Entry]:
    """Give `amount` back: into the one grant for that, the oldest adjustment, which then ends no earlier than at
    `expires_at`."""
    live = [one for one in account.grants.values() if one.reason == "adjustment" and one.is_live(now)]
    found = min(live, key=lambda one: place(one, FIRST_IN), default=None)
    if found is None:
        found = _added(account, "adjustment", 0, now, expires_at)
    found.quantity += amount
    found.remaining += amount
    account.total += amount
    if found.expires_at is not None:  # what was given for longer stays so
        found.expires_at = max(found.expires_at, expires_at)
    found.is_changed = True
    return [Entry("usage", "track", amount, amount, amount, found.id), *_cover(account, now)]


def hold(account: Account, into: Hold, amount: int, now: int) -> list[Entry]:
    """Take `amount`, which `Account.covers` has said it can be, into a hold: a new one, or one that is extended."""
    parts, rest = _take(account, amount, now)
    taken = [(one.id, units) for one, units in parts]
    for one, units in parts:
        one.held += units
    if rest:
        _overdraw(account, rest, now, is_held=True)
        taken.append((_overdraft(account, now).id, rest))
    into.parts = _joined([*into.parts, *taken])
    into.amount += amount
    reason = f"{into.kind}_hold"
    return [Entry("usage", reason, -amount, -amount, 0, taken[0][0] if taken else None, hold_id=into.id)]


def commit(account: Account, of: Hold, amount: int, reason: str = "track") -> list[Entry]:
    """Use up `amount` of what is held; what exceeds it is recorded only."""
    account.others.find(grant_id for grant_id, _ in of.parts)
    spent = min(amount, of.unspent)
    of.spent += amount
    for grant_id, units in _split(of, spent):
        one = account.grants[grant_id]
        one.held -= units
        one.used += units
        kept = max(0, one.retired - one.held)  # what was used before it could be taken away was given
        one.quantity += kept
        account.total += kept
        one.is_changed = True
    return [Entry("usage", reason, -amount, 0, -spent, hold_id=of.id)]


def release(account: Account, of: Hold, now: int) -> list[Entry]:
    """End the hold: what it has not used goes back to the very grants it came from. Of those that have ended since it
    is gone."""
    account.others.find(grant_id for grant_id, _ in of.parts)
    of.released_at = now
    back = of.unspent
    entries = [Entry("usage", f"{of.kind}_release", back, back, 0, hold_id=of.id)] if back else []
    for grant_id, units in _split(of, back):
        one = account.grants[grant_id]
        gone = units if one.zeroed_at is not None else min(units, one.retired)
        one.held -= units
        one.remaining += 0 if one.zeroed_at is not None else units - gone
        one.is_changed = True
        if gone:
            entries.append(Entry("zero_out", one.zeroed_reason or "manual", -gone, -gone, -gone, one.id))
    return [*entries, *_cover(account, now)]


def settle(account: Account, of: Hold, cost: int, now: int, reason: str = "track") -> list[Entry]:
    """Replace a reservation by what it was used for: less gives the rest back, more takes the excess as well."""
    excess = max(0, cost - of.unspent)
    held = of.unspent
    entries = commit(account, of, min(cost, held), reason)
    if excess:
        drawn = -draw(account, excess, now)[0].amount
        of.spent += drawn
        entries = [
            Entry("usage", "reservation_hold", -drawn, -drawn, 0, hold_id=of.id),
            entries[0]._replace(amount=entries[0].amount - drawn, settles=entries[0].settles - drawn),
        ]
    return [*entries, *release(account, of, now)]


def zero_out(account: Account, one: Grant, reason: str, now: int, at: int | None = None) -> list[Entry]:
    """Nothing of it can be drawn any more; nothing changes where that is so already. What holds have taken stays
    theirs, and is gone when they end."""
    if one.zeroed_at is not None:
        return []
    lost, one.remaining = one.remaining, 0
    account.total -= one.quantity
    one.zeroed_at, one.zeroed_reason = now if at is None else at, reason
    one.is_changed = True
    return [Entry("zero_out", reason, -lost, -lost, -lost, one.id, at=at)] if lost else []


def expire(account: Account, now: int) -> list[Entry]:
    """Zero out what has ended by `now`, at the instant at which it did."""
    over = [
        one
        for one in account.grants.values()
        if one.zeroed_at is None and one.expires_at is not None and one.expires_at <= now
    ]
    return [entry for one in over for entry in zero_out(account, one, "expired", now, one.expires_at)]


def reset(account: Account, one: Grant, share: int, now: int, until: int | None) -> list[Entry]:
    """End a period's grant: `share` percent of what remains is carried over until `until`, the rest is zeroed out.
    What was carried over to it before is no part of it, so nothing is carried over twice."""
    kept = one.remaining * share // 100 if one.zeroed_at is None else 0
    if not kept:
        return zero_out(account, one, "plan_period_reset", now)
    carried = _added(account, "rollover", kept, now, until)
    account.total += kept
    one.remaining -= kept
    one.is_changed = True
    transfer = Entry("transfer", "rollover", kept, 0, 0, one.id, carried.id)
    return [transfer, *zero_out(account, one, "plan_period_reset", now)]


def clear_debt(account: Account, amount: int, reason: str, now: int) -> list[Entry]:
    """Take `amount` off the debt of a postpaid credit: `postpaid_paid` or `postpaid_forgiven`."""
    debt = _overdraft(account, now)
    cleared = min(amount, -debt.remaining - debt.held)
    if cleared <= 0:
        return []
    debt.remaining += cleared
    debt.is_changed = True
    return [Entry("settlement", reason, cleared, cleared, cleared, debt.id)]


def debt(account: Account) -> int:
    """What is owed of a postpaid credit, in billionths: what was used of it, not what holds have."""
    return -sum(one.remaining + one.held for one in account.grants.values() if one.reason == OVERDRAFT)


def held_below_zero(account: Account) -> int:
    """What open holds have of a postpaid credit that will be owed once it is used."""
    return sum(one.held for one in account.grants.values() if one.reason == OVERDRAFT)


def retire(account: Account, one: Grant, amount: int, reason: str) -> list[Entry]:
    """Take up to `amount` off a grant that goes on, fewer licences for instance: off what remains of it, then off what
    holds have, which is gone when they give it back."""
    lost = min(amount, max(0, one.remaining))
    later = min(amount - lost, one.held - one.retired)
    if not lost and not later:
        return []
    one.remaining -= lost
    one.quantity -= lost + later
    account.total -= lost + later
    one.is_changed = True
    if later:
        one.zeroed_reason = reason
    return [Entry("zero_out", reason, -lost, -lost, -lost, one.id)] if lost else []


def enlarge(account: Account, one: Grant, amount: int, now: int) -> list[Entry]:
    """Give `amount` more by a grant that goes on, more licences for instance: first what holds have of it already."""
    if one.zeroed_at is not None or amount <= 0:
        return []
    new = max(0, amount - one.retired)
    one.quantity += amount
    one.remaining += new
    account.total += amount
    one.is_changed = True
    return [Entry("grant", one.reason, new, new, new, one.id), *_cover(account, now)] if new else []


def _take(account: Account, amount: int, now: int) -> tuple[list[tuple[Grant, int]], int]:
    """Grants and what was taken from each, one emptied after the other; and what they did not have."""
    parts: list[tuple[Grant, int]] = []
    rest = amount
    if rest:
        account.others.cover(rest, now)
    for one in burn_order(account, now) if rest else ():
        units = min(rest, one.remaining)
        one.remaining -= units
        one.is_changed = True
        parts.append((one, units))
        rest -= units
        if not rest:
            break
    return parts, rest


def _overdraw(account: Account, amount: int, now: int, *, is_held: bool = False) -> int:
    """Of `amount`, what the floor lets the debt grow by; all of it for a hold, which asked before."""
    assert account.postpaid is not None
    room = None if is_held else account.room(now)
    taken = amount if room is None else min(amount, room)
    if taken:
        one = _overdraft(account, now)
        one.remaining -= taken
        one.is_changed = True
        if is_held:
            one.held += taken
        else:
            one.used += taken
    return taken


def _overdraft(account: Account, now: int) -> Grant:
    """The grant whose remaining is the debt."""
    for one in account.grants.values():
        if one.reason == OVERDRAFT and one.zeroed_at is None:
            return one
    return _added(account, OVERDRAFT, 0, now)


def _added(account: Account, reason: str, quantity: int, now: int, expires_at: int | None = None) -> Grant:
    made = Grant(account.new_id(), reason, quantity, quantity, now, expires_at, is_changed=True)
    account.grants[made.id] = made
    return made


def _cover(account: Account, now: int) -> list[Entry]:
    """Let what can be drawn pay for what was used beyond it: the balance stays, the grants say so."""
    if not account.shortfall:
        return []
    parts, account.shortfall = _take(account, account.shortfall, now)
    for one, units in parts:
        one.used += units
    return [Entry("transfer", "overdraft_recovery", units, 0, 0, one.id) for one, units in parts]


def _split(of: Hold, amount: int) -> Sequence[tuple[str, int]]:
    """Take `amount` out of the hold's parts, in their order."""
    taken: list[tuple[str, int]] = []
    kept: list[tuple[str, int]] = []
    for grant_id, units in of.parts:
        own = min(units, amount)
        amount -= own
        if own:
            taken.append((grant_id, own))
        if units > own:
            kept.append((grant_id, units - own))
    of.parts = kept
    return taken


def _joined(parts: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    found: dict[str, int] = {}
    for grant_id, units in parts:
        found[grant_id] = found.get(grant_id, 0) + units
    return list(found.items())
