"""One company's lease of one credit, as a client spends it. Pure: instants are arguments, in seconds since 1970.

    settled + held + free = granted        in billionths of credits, of the lease that the slot has, at every moment

A hold is pinned to the lease that it was taken from: what comes back after another lease has taken its place is that
other one's no more. Not safe between threads: its store sees to that.
"""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """Where a lease belongs: there is one at a time for a company and a credit."""

    company_id: str
    credit_id: str


class Lease(NamedTuple):
    """A lease at one moment; `free` is what can still be held. Billionths, and seconds since 1970."""

    id: str
    granted: int
    free: int
    expires_at: float

    def needs_more(self, low_water_mark: float, required: int = 0) -> bool:
        """Whether it should be extended: little is left of it (`low_water_mark`, a share), or less than `required`."""
        return required > self.free or self.free <= low_water_mark * max(self.granted, 10**9)


class Hold(NamedTuple):
    """A part of a lease that one use is to take. `turn`: which of the slot's leases that is; ids could come back."""

    lease_id: str
    turn: int
    amount: int
    expires_at: float


class Slot:
    """A lease, what of it is settled and free, and the holds in between, of former leases too."""

    __slots__ = ("expires_at", "free", "granted", "holds", "lease_id", "settled", "turn")

    def __init__(self) -> None:
        self.lease_id = ""
        self.granted = self.free = self.settled = self.turn = 0
        self.expires_at = 0.0
        self.holds: dict[str, Hold] = {}

    def lease(self) -> Lease | None:
        """The lease, which may have expired; None before the first one."""
        return Lease(self.lease_id, self.granted, self.free, self.expires_at) if self.lease_id else None

    def held(self) -> int:
        """What of this lease is held."""
        return sum(hold.amount for hold in self.holds.values() if hold.turn == self.turn)

    def replace(self, lease: Lease, now: float) -> bool:
        """Put a lease here, unless a live one is; whether it is the lease of this slot from now on.

        An expired one of the same id lives on: its total and its end may only grow.
        """
        if self.expires_at > now:
            return False
        if self.lease_id == lease.id:
            self.extend(lease)
            return False
        self.turn += 1
        self.lease_id, self.granted, self.free = lease.id, lease.granted, lease.free
        self.settled, self.expires_at = lease.granted - lease.free, lease.expires_at
        return True

    def extend(self, lease: Lease) -> None:
        """Take over a larger total and a later end; nothing for another lease than this one."""
        if lease.id == self.lease_id:
            more = max(lease.granted - self.granted, 0)
            self.granted += more
            self.free += more
            self.expires_at = max(self.expires_at, lease.expires_at)

    def drop(self, lease_id: str) -> None:
        """End the lease, if it is still this one; the same one may come back."""
        if lease_id == self.lease_id:
            self.expires_at = 0.0

    def take(self, hold_id: str, amount: int, expires_at: float, now: float) -> int | None:
        """Hold `amount`; what was free before. None where no lease is alive, or too little is free."""
        if self.expires_at <= now or amount < 0:
            return None
        free = self.free
        if amount > free and self.expire(now):
            free = self.free
        if amount > free:
            return None
        self.free = free - amount
        self.holds[hold_id] = Hold(self.lease_id, self.turn, amount, expires_at)
        return free

    def settle(self, hold_id: str, amount: int) -> int | None:
        """End a hold, of which `amount` was used (at most what was held): the rest is free again. What counts as used;
        None when the hold has ended before."""
        hold = self.holds.pop(hold_id, None)
        if hold is None:
            return None
        used = min(max(amount, 0), hold.amount)
        if hold.turn == self.turn:
            self.settled += used
            self.free += hold.amount - used
        return used

    def expire(self, now: float) -> int:
        """End the holds whose time is over; how many. They stand in the order in which they were taken, so those of
        one length in that of their ends."""
        count = 0
        while self.holds:
            first = next(iter(self.holds))
            if self.holds[first].expires_at > now:
                break
            self.settle(first, 0)
            count += 1
        return count
