"""A company's credits of one kind: what is granted, used and held. Pure, in exact decimals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

ZERO = Decimal(0)


def exact(amount: float | Decimal) -> Decimal:
    """The decimal that people mean by a float."""
    return amount if isinstance(amount, Decimal) else Decimal(str(amount))


class Balance(NamedTuple):
    """`remaining` can be drawn now; `reserved` is held; `settled` is both; `total` was granted, `used` is gone."""

    remaining: float
    reserved: float
    settled: float
    total: float
    used: float


@dataclass(slots=True)
class Wallet:
    """`overdraft`: how far below zero a postpaid wallet may go; None for no floor."""

    total: Decimal = ZERO
    used: Decimal = ZERO
    reserved: Decimal = ZERO
    is_postpaid: bool = False
    overdraft: Decimal | None = None

    @property
    def remaining(self) -> Decimal:
        return self.total - self.used - self.reserved

    def balance(self) -> Balance:
        settled = self.total - self.used
        return Balance(*map(float, (self.remaining, self.reserved, settled, self.total, self.used)))

    def postpaid(self) -> dict[str, Any]:
        return {"overdraft_limit": None if self.overdraft is None else float(self.overdraft)}

    def covers(self, amount: Decimal) -> bool:
        if self.is_postpaid:
            return self.overdraft is None or self.remaining + self.overdraft >= amount
        return self.remaining >= amount

    def draw(self, amount: Decimal) -> None:
        """Take `amount`, or what there is; a negative one gives back."""
        if amount < 0:
            self.total -= amount
        elif self.is_postpaid and self.overdraft is None:
            self.used += amount
        else:
            self.used += max(ZERO, min(amount, self.remaining + (self.overdraft or ZERO)))

    def refill(self, amount: Decimal) -> None:
        """Make `amount` what is left; what is held stays held."""
        self.total, self.used = amount + self.reserved, ZERO


@dataclass(slots=True)
class Hold:
    """Credits that a check holds until they are settled or released, or `expires_at`."""

    id: str
    company_id: str
    credit: str
    wallet: Wallet
    amount: Decimal
    quantity: float
    consumption_rate: float
    event: str | None
    expires_at: datetime
    created_at: datetime
    settled: Decimal = ZERO
    released_at: datetime | None = None

    def is_open_for(self, company_id: str, credit: str) -> bool:
        return self.released_at is None and (self.company_id, self.credit) == (company_id, credit)

    def end(self, now: datetime) -> None:
        """Give back what is held; what was used is drawn by `settle`."""
        if self.released_at is None:
            self.released_at = now
            self.wallet.reserved -= self.amount

    def settle(self, cost: Decimal, now: datetime) -> None:
        """The hold becomes `cost`: the rest is free again, more is drawn as far as it goes."""
        self.end(now)
        self.settled = cost
        self.wallet.draw(cost)

    def summary(self) -> dict[str, Any]:
        """Contract: `FlagCheckReservationResponseData`."""
        return {
            "id": self.id,
            "company_id": self.company_id,
            "credit_type_id": self.credit,
            "credits_reserved": float(self.amount),
            "quantity_reserved": self.quantity,
            "consumption_rate": self.consumption_rate,
            "event_subtype": self.event,
            "expires_at": self.expires_at.isoformat(),
        }

    def details(self) -> dict[str, Any]:
        """Contract: `CreditReservationResponseData`."""
        return {
            "id": self.id,
            "company_id": self.company_id,
            "credit_type_id": self.credit,
            "reserved_amount": float(self.amount),
            "settled_amount": float(self.settled),
            "expires_at": self.expires_at.isoformat(),
            "released_at": self.released_at and self.released_at.isoformat(),
            "created_at": self.created_at.isoformat(),
            "updated_at": (self.released_at or self.created_at).isoformat(),
        }
