"""A company's credits of one kind, by the ledger of production (`schematic.rules.ledger`). Pure: instants are
arguments, in microseconds since 1970; amounts are billionths of credits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any, NamedTuple

from schematic.leases.amounts import credits_of
from schematic.rules import ledger
from schematic.rules.ledger import Account, Grant, Postpaid
from schematic.testing.spending import Policy, Spent

REFUNDS_LAST = 365 * 86_400_000_000  # a year


class Balance(NamedTuple):
    """`remaining` can be drawn now; `reserved` is held; `settled` is both; `total` was granted, `used` is gone."""

    remaining: float
    reserved: float
    settled: float
    total: float
    used: float


@dataclass(slots=True)
class Hold:
    """A lease, or a reservation: credits that are held until they are used, released or `expires_at`."""

    of: ledger.Hold
    company_id: str
    credit: str
    wallet: Wallet
    created_at: int
    user_id: str | None = None
    quantity: float = 0.0
    consumption_rate: float = 1.0
    event: str | None = None

    def is_open_for(self, kind: str, company_id: str, credit: str) -> bool:
        is_its = (self.of.kind, self.company_id, self.credit) == (kind, company_id, credit)
        return is_its and self.of.released_at is None

    def summary(self) -> dict[str, Any]:
        """Contract: `FlagCheckReservationResponseData`."""
        return {
            "id": self.of.id,
            "company_id": self.company_id,
            "credit_type_id": self.credit,
            "credits_reserved": credits_of(self.of.amount),
            "quantity_reserved": self.quantity,
            "consumption_rate": self.consumption_rate,
            "event_subtype": self.event,
            "expires_at": _text(self.of.expires_at),
        }

    def details(self) -> dict[str, Any]:
        """Contract: `CreditLeaseResponseData`, `CreditReservationResponseData`."""
        amount, spent = ("granted", "tracked") if self.of.kind == "lease" else ("reserved", "settled")
        released_at = self.of.released_at
        return {
            "id": self.of.id,
            "company_id": self.company_id,
            "credit_type_id": self.credit,
            f"{amount}_amount": credits_of(self.of.amount),
            f"{spent}_amount": credits_of(self.of.spent),
            "expires_at": _text(self.of.expires_at),
            "released_at": None if released_at is None else _text(released_at),
            "created_at": _text(self.created_at),
            "updated_at": _text(released_at or self.created_at),
        }


@dataclass(slots=True)
class Wallet:
    """`spent`: what was drawn, for spend policies. `holds`: those that were made of it."""

    account: Account = field(default_factory=lambda: Account(_ids()))
    policies: list[Policy] = field(default_factory=list[Policy])
    spent: list[Spent] = field(default_factory=list[Spent])
    holds: list[Hold] = field(default_factory=list[Hold])

    def balance(self, now: int) -> Balance:
        one = self.account
        settled = one.settled(now)
        amounts = (one.remaining(now), one.reserved, settled, one.total, one.total - settled)
        return Balance(*map(credits_of, amounts))

    def postpaid(self) -> dict[str, Any] | None:
        """As the engine reads it; None where the credit is not."""
        if self.account.postpaid is None:
            return None
        floor = self.account.postpaid.floor
        return {} if floor is None else {"overdraft_limit": credits_of(floor)}

    def refill(self, amount: int, overdraft: int | None, now: int, *, is_postpaid: bool) -> None:
        """Make `amount` what is left; what is held stays held. `overdraft` None: no floor."""
        account = self.account
        account.grants = {one.id: one for one in account.grants.values() if one.held}
        for one in account.grants.values():
            one.quantity, one.remaining, one.used = one.held, 0, 0
        account.total = sum(one.quantity for one in account.grants.values())
        account.postpaid = Postpaid(overdraft) if is_postpaid else None
        account.shortfall = max(0, -amount)
        if amount > 0:
            ledger.grant(account, Grant(account.new_id(), "purchased", amount, amount, now))
        account.may_fall_short = True

    def room(self, user_id: str | None, subscription: dict[str, Any] | None, now: int) -> int | None:
        """What may be held: what is left, as far as spend policies let; None for anything."""
        rooms = [one.room(self.consumed(one, subscription, now)) for one in self.policies if one.binds(user_id)]
        left = self.account.room(now)
        return min([*rooms, *([] if left is None else [left])], default=None)

    def consumed(self, policy: Policy, subscription: dict[str, Any] | None, now: int) -> int:
        held = sum(one.of.unspent for one in self.holds if one.of.released_at is None and policy.binds(one.user_id))
        return policy.consumed(self.spent, held, subscription, now)

    def take(self, hold: Hold, amount: int, now: int) -> None:
        """Hold `amount`, or so much more."""
        ledger.hold(self.account, hold.of, amount, now)
        if hold not in self.holds:
            self.holds.append(hold)

    def end(self, hold: Hold, now: int) -> None:
        """Give back what a hold has not used; one that has ended stays as it is."""
        if hold.of.released_at is None:
            ledger.release(self.account, hold.of, now)

    def use(self, amount: int, hold: Hold | None, user_id: str | None, now: int) -> None:
        """Draw what was used: of a hold, where there is one. A negative amount is given back."""
        if amount < 0:
            ledger.refund(self.account, -amount, now, now + REFUNDS_LAST)
        elif hold is None:
            amount = -sum(one.settles for one in ledger.draw(self.account, amount, now))
        elif hold.of.kind == "lease":
            ledger.commit(self.account, hold.of, amount)
        else:
            ledger.settle(self.account, hold.of, amount, now)
        self.spent.append(Spent(now, user_id, amount))

    def documents(self, subscription: dict[str, Any] | None, now: int) -> Iterable[tuple[str | None, dict[str, Any]]]:
        """The spend policies, each with its user's id."""
        for one in self.policies:
            yield one.user_id, one.document(self.consumed(one, subscription, now), subscription, now)


def microseconds(at: datetime) -> int:
    """Since 1970."""
    return (at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)


def _ids() -> Any:
    numbers = count(1)
    return lambda: f"bilcg_{next(numbers)}"


def _text(at: int) -> str:
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=at)).isoformat()
