"""Leases and reservations of a fake, as the API takes, extends and ends them. Instants are arguments."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from schematic.leases.amounts import billionths, credits_of, priced
from schematic.rules import ledger
from schematic.testing.credits import Hold, Wallet
from schematic.testing.entities import Company, Document, Entitlement
from schematic.testing.refusals import Refused

LONGEST_HOLD = timedelta(hours=1)
INSUFFICIENT = "Insufficient credits"
MICROSECOND = timedelta(microseconds=1)


class Holds:
    """Every hold there was, by id, and by idempotency key."""

    def __init__(self) -> None:
        self._by_id: dict[str, Hold] = {}
        self._by_key: dict[str, Hold] = {}
        self._extended: dict[str, str] = {}  # lease by idempotency key

    def find(self, hold_id: str | None, kind: str, company_id: str, credit: str) -> Hold | None:
        """The open hold that an event names for a company and credit."""
        hold = self._by_id.get(hold_id or "")
        return hold if hold is not None and hold.is_open_for(kind, company_id, credit) else None

    def end_over(self, now: int) -> None:
        """End those whose time is over."""
        for hold in self._by_id.values():
            if hold.of.expires_at <= now:
                hold.wallet.end(hold, now)

    def acquire(self, company: Company, body: Document, lasts: timedelta, now: int) -> Hold:
        """The company's open lease, or a new one of what there is. Raises Refused."""
        credit, wallet = str(body["credit_type_id"]), company.wallet(body["credit_type_id"])
        wanted = _amount(body, "requested_amount")
        for hold in wallet.holds:
            if hold.is_open_for("lease", company.id, credit):
                return hold
        granted = self._drawable(wallet, company, wanted, body.get("user_id"), now)
        if not granted:
            raise Refused(402, f"company {company.id} has nothing left to draw of credit type {credit}")
        return self._made("crlse", "lease", company, credit, granted, lasts, now, user_id=body.get("user_id"))

    def extend(
        self, lease_id: str, companies: Mapping[str, Company], body: Document, lasts: timedelta | None, now: int
    ) -> Hold:
        """Hold what more there is, once for a key. Raises Refused."""
        hold = self._of(lease_id, "lease")
        key = body.get("idempotency_key")
        if key is not None and key in self._extended:
            if self._extended[key] != lease_id:
                raise Refused(
                    400, f"idempotency_key: lease {self._extended[key]} was extended with it; use another one"
                )
            return hold
        if hold.of.released_at is not None:
            raise Refused(400, f"lease {lease_id} has ended; acquire a new one")
        its = companies[hold.company_id]
        more = self._drawable(hold.wallet, its, billionths(body["additional_amount"]), body.get("user_id"), now)
        if more:
            hold.wallet.take(hold, more, now)
        if lasts is not None:
            hold.of.expires_at = now + _length(lasts)
        if key is not None:
            self._extended[key] = lease_id
        return hold

    def reserve(self, company: Company, body: Document, lasts: timedelta, now: int) -> Hold:
        """The whole amount, once for a key. Raises Refused."""
        amount, credit, key = _amount(body, "amount"), str(body["credit_type_id"]), body.get("idempotency_key")
        known = self.known(key, company, credit, amount)
        if known is not None:
            return known
        if self._drawable(company.wallet(credit), company, amount, None, now) < amount:
            raise Refused(402, f"company {company.id} has less than {credits_of(amount)} left of credit type {credit}")
        return self._made("crrsv", "reservation", company, credit, amount, lasts, now, key=key)

    def known(self, key: str | None, company: Company, credit: str, amount: int) -> Hold | None:
        """The reservation that was made with this key. Raises Refused when it is another one."""
        found = self._by_key.get(key or "")
        if found is not None and (found.company_id, found.credit, found.of.amount) != (company.id, credit, amount):
            raise Refused(409, f"idempotency_key: reservation {found.of.id} was made with it; use another one")
        return found

    def reserve_for(
        self,
        company: Company,
        one: Entitlement,
        size: tuple[float, int],
        body: Document,
        lasts: timedelta,
        now: int,
        user_id: str | None,
    ) -> Hold | None:
        """For a check, `size` units and billionths; None where there is less. Raises Refused for an impossible time."""
        key = body.get("idempotency_key")
        quantity, amount = size
        assert one.credit is not None
        _length(lasts)
        if self._drawable(company.wallet(one.credit), company, amount, user_id, now) < amount:
            return None
        hold = self._made("crrsv", "reservation", company, one.credit, amount, lasts, now, key=key, user_id=user_id)
        hold.quantity, hold.consumption_rate, hold.event = quantity, one.consumption_rate, one.event
        return hold

    def release(self, hold_id: str, kind: str, now: int) -> Hold:
        """Give back what is held; a reservation that has ended stays as it is. Raises Refused."""
        hold = self._of(hold_id, kind)
        if kind == "lease" and hold.of.released_at is not None:
            raise Refused(409, "credit lease has already been released")
        hold.wallet.end(hold, now)
        return hold

    def _of(self, hold_id: str, kind: str) -> Hold:
        hold = self._by_id.get(hold_id)
        if hold is None or hold.of.kind != kind:
            raise Refused(404, f"{kind} not found: {hold_id}")
        return hold

    def _drawable(self, wallet: Wallet, company: Company, wanted: int, user_id: str | None, now: int) -> int:
        room = wallet.room(user_id, company.subscription, now)
        return wanted if room is None else max(0, min(wanted, room))

    def _made(
        self,
        prefix: str,
        kind: str,
        company: Company,
        credit: str,
        amount: int,
        lasts: timedelta,
        now: int,
        *,
        key: str | None = None,
        user_id: str | None = None,
    ) -> Hold:
        name = f"{prefix}_{len(self._by_id) + 1}"
        wallet = company.wallet(credit)
        hold = Hold(ledger.Hold(name, kind, 0, now + _length(lasts)), company.id, credit, wallet, now, user_id)
        wallet.take(hold, amount, now)
        self._by_id[name] = hold
        if key is not None:
            self._by_key[key] = hold
        return hold


def size_of(one: Entitlement, body: Document) -> tuple[float, int]:
    """Units, and billionths of credits, to hold; the first way that is given decides."""
    preflight: Document = body.get("preflight") or {}
    event: Document = preflight.get("event_usage") or {}
    of_event = event.get("quantity") if event.get("event_subtype") == one.event else None
    units: float = body["quantity"] if body.get("quantity") is not None else of_event or preflight.get("usage") or 1
    if units < 0 or not math.isfinite(units):
        raise Refused(400, f"quantity: must not be negative, not {units!r}")
    costs: Document = preflight.get("credit_cost") or {}
    named = costs.get(one.credit or "")
    if named is not None:
        return units, billionths(named)
    return units, priced(int(units), one.consumption_rate) if units == int(units) else billionths(
        units * one.consumption_rate
    )


def _amount(body: Document, member: str) -> int:
    amount: Any = body.get(member)
    if not isinstance(amount, int | float) or isinstance(amount, bool) or not amount > 0:
        raise Refused(400, f"{member}: must be above 0")
    return billionths(amount)


def _length(lasts: timedelta) -> int:
    if not timedelta(0) < lasts <= LONGEST_HOLD:
        raise Refused(400, "expires_at: must be in the future, at most an hour ahead")
    return lasts // MICROSECOND
