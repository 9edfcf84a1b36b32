"""Whether the books of credits are right: every account, grant and hold of a database against the ledger's entries."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Row

from schematic.rules.ledger import OVERDRAFT, UNIT
from schematic_server.domains.credits.tables import (
    credit_account,
    credit_entry,
    credit_grant,
    credit_hold,
    credit_spend_policy,
)
from schematic_server.domains.plancredits.tables import credit_charge, credit_issue, credit_topup
from schematic_server.storage.metadata import microseconds

_ADDED = ("rollover", "adjustment", OVERDRAFT)  # grants that steps of the ledger make: no entry of the kind `grant`


@dataclass
class _Book:
    """All that there is of one account."""

    account: Row[Any]
    grants: list[Row[Any]] = field(default_factory=list[Row[Any]])
    holds: list[Row[Any]] = field(default_factory=list[Row[Any]])
    entries: list[Row[Any]] = field(default_factory=list[Row[Any]])
    charges: list[Row[Any]] = field(default_factory=list[Row[Any]])
    policies: list[Row[Any]] = field(default_factory=list[Row[Any]])
    topups: list[Row[Any]] = field(default_factory=list[Row[Any]])
    issues: list[Row[Any]] = field(default_factory=list[Row[Any]])

    @property
    def debts(self) -> list[Row[Any]]:
        return [one for one in self.grants if one.reason == OVERDRAFT]


_PARTS = {
    "grants": credit_grant,
    "holds": credit_hold,
    "entries": credit_entry,
    "charges": credit_charge,
    "policies": credit_spend_policy,
    "topups": credit_topup,
    "issues": credit_issue,
}


def wrong(db: Connection, environment_id: str | None = None) -> list[str]:
    """What does not add up, in words; of one environment, or of all."""
    books: dict[tuple[str, str], _Book] = {}
    for row in _rows(db, credit_account, environment_id):
        books[row.company_id, row.credit_id] = _Book(row)
    for name, table in _PARTS.items():
        for row in _rows(db, table, environment_id):
            getattr(books[row.company_id, row.credit_id], name).append(row)
    return [f"{'/'.join(pair)}: {one}" for pair, book in books.items() for one in _wrong(book)]


def overdue(db: Connection, now: datetime) -> list[str]:
    """What was over by `now` and is not ended: holds, periods, arrears windows; and top-ups that nobody has bought."""
    hold, issue, account = credit_hold.c, credit_issue.c, credit_account.c
    return [
        *db.scalars(sa.select(hold.id).where(hold.released_at.is_(None), hold.expires_at <= now)),
        *db.scalars(sa.select(issue.company_id).where(issue.next_at <= now)),
        *db.scalars(sa.select(account.company_id).where(account.charge_at <= now)),
        *db.scalars(sa.select(credit_topup.c.id).where(credit_topup.c.status == "pending")),
    ]


def _rows(db: Connection, table: sa.Table, environment_id: str | None) -> list[Row[Any]]:
    wanted = sa.select(table)
    if environment_id is not None:
        wanted = wanted.where(table.c.environment_id == environment_id)
    return list(db.execute(wanted))


def _wrong(book: _Book) -> Iterator[str]:
    parts = (_of_account, _of_grants, _of_holds, _of_entries, _of_debts, _of_policies, _of_topups)
    for part in parts:
        yield from part(book)


def _of_account(book: _Book) -> Iterator[str]:
    account, grants, entries = book.account, book.grants, book.entries
    live = [one for one in grants if one.zeroed_at is None]
    yield from _unequal(
        ("remaining and the sum of moves", account.remaining, sum(one.moves for one in entries)),
        ("settled and the sum of settles", account.remaining + account.reserved, sum(one.settles for one in entries)),
        ("remaining and that of grants", account.remaining + account.shortfall, sum(one.remaining for one in grants)),
        ("reserved and what grants hold", account.reserved, sum(one.held for one in grants)),
        ("total and what was granted", account.total, sum(one.quantity for one in live)),
    )
    used = sum(one.used for one in grants) + account.shortfall
    given_back = sum(one.quantity for one in grants if one.reason == "adjustment")
    told = sum(one.settles for one in entries if one.kind == "usage")
    yield from _unequal(("use of grants and entries", given_back - used, told))
    renews_at = min((one.next_at for one in book.issues if one.next_at is not None), default=None)
    yield from _unequal(("when it is given anew and what plans say", account.renews_at, renews_at))
    if account.shortfall < 0 or account.reserved < 0:
        yield f"shortfall is {account.shortfall}, reserved {account.reserved}"
    owed = -sum(one.remaining for one in book.debts)
    if not account.may_fall_short and not account.is_postpaid and account.remaining + owed < 0:
        yield f"remaining is {account.remaining}, which only promotional credits never are"


def _of_grants(book: _Book) -> Iterator[str]:
    granted: Counter[str] = Counter()
    for one in book.entries:
        if one.kind == "grant":
            granted[one.grant_id] += one.amount
    held: Counter[str] = Counter()
    for hold in book.holds:
        for grant_id, units in hold.parts:
            held[grant_id] += units
    for one in book.grants:
        if one.held != held[one.id]:
            yield f"grant {one.id} holds {one.held}, holds have {held[one.id]} of it"
        if one.reason not in _ADDED and one.license_id is None and one.quantity != granted[one.id]:
            yield f"grant {one.id} of {one.quantity} was told as {granted[one.id]}"
        if one.reason == OVERDRAFT:  # see `_of_debts`
            continue
        parts = one.remaining + one.held + one.used
        # At most: what holds have of it may be given no more, see `ledger.retire`.
        retired = one.held if one.license_id is not None and one.zeroed_at is None else 0
        if min(one.remaining, one.held, one.used) < 0 or parts > one.quantity + retired:
            yield f"grant {one.id} of {one.quantity}: {one.remaining} left, {one.held} held, {one.used} used"
        if one.zeroed_at is None and parts < one.quantity:
            yield f"grant {one.id} of {one.quantity} has lost {one.quantity - parts}"
        if one.zeroed_at is not None and one.remaining:
            yield f"grant {one.id} was zeroed out and has {one.remaining} left"


def _of_holds(book: _Book) -> Iterator[str]:
    taken: Counter[str] = Counter()
    for one in book.entries:
        if one.kind == "usage" and one.reason in ("lease_hold", "reservation_hold"):
            taken[one.hold_id] -= one.amount
    leases = [one for one in book.holds if one.kind == "lease" and one.released_at is None]
    if len(leases) > 1:
        yield f"{len(leases)} leases are open"
    for one in book.holds:
        unspent = sum(units for _, units in one.parts)
        beyond = max(0, one.spent - one.amount) if one.kind == "reservation" else 0
        if taken[one.id] != one.amount + beyond:
            yield f"{one.kind} {one.id} of {one.amount + beyond} took {taken[one.id]}"
        if one.released_at is not None and unspent:
            yield f"{one.kind} {one.id} is released and has {unspent}"
        # A lease may have been used beyond what it had, and have been extended since.
        if one.released_at is None and not max(0, one.amount - one.spent) <= unspent <= one.amount:
            yield f"{one.kind} {one.id} of {one.amount} has {unspent} and spent {one.spent}"


def _of_entries(book: _Book) -> Iterator[str]:
    numbers = sorted(one.seq for one in book.entries)
    if len(set(numbers)) != len(numbers) or (numbers and numbers[-1] > book.account.version):
        yield f"entries have the numbers {numbers[:3]} … {numbers[-3:]}; the account has come to {book.account.version}"
    by_event: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in book.entries:
        if one.event_id is not None and one.reason != "reservation_hold":
            by_event[one.event_id][one.feature_id] += one.reason in ("track", "inference") and one.kind == "usage"
    if twice := [event_id for event_id, features in by_event.items() if max(features.values()) > 1]:
        yield f"events drew twice: {twice[:3]}"


def _of_debts(book: _Book) -> Iterator[str]:
    """What is owed is what was used below zero and not cleared; charges are of one window after the other."""
    if len(book.debts) > 1:
        yield f"{len(book.debts)} grants are debts"
    owed = -sum(one.remaining + one.held for one in book.debts)
    cleared = sum(one.amount for one in book.entries if one.kind == "settlement")
    told = -sum(one.amount for one in book.entries if one.kind == "charge")
    by_status: Counter[str] = Counter()
    for one in book.charges:
        by_status[one.status] += one.units
    yield from _unequal(
        ("debt and what was used below zero", owed, sum(one.used for one in book.debts) - cleared),
        ("what was cleared and what was paid or forgiven", cleared, by_status["paid"] + by_status["void"]),
        ("charges and their entries", by_status.total(), told),
    )
    if by_status["open"] + by_status["uncollectible"] > owed:
        yield f"{by_status['open'] + by_status['uncollectible']} are charged, {owed} owed"
    charges = sorted(book.charges, key=lambda one: microseconds(one.window_end))
    for before, after in itertools.pairwise(charges):
        if before.window_end != after.window_start:
            yield f"charge {after.id} begins at {after.window_start}, the one before it ends at {before.window_end}"


def _of_policies(book: _Book) -> Iterator[str]:
    """A window has come to what was drawn in it, less what was given back of that, and what open holds have."""
    for one in book.policies:
        if one.window_start is None:
            continue
        drawn = 0
        for entry in sorted(book.entries, key=lambda entry: entry.seq):
            is_within = one.window_start <= entry.created_at < one.window_end
            if entry.kind == "usage" and is_within and one.user_id in (None, entry.user_id):
                drawn = max(0, drawn - entry.settles)
        held = sum(units for hold in book.holds if one.user_id in (None, hold.user_id) for _, units in hold.parts)
        if one.consumed != drawn + held:
            yield f"policy {one.id} has come to {one.consumed}; {drawn} were drawn and {held} are held"


def _of_topups(book: _Book) -> Iterator[str]:
    bought = {one.idempotency_key: one.quantity for one in book.grants if one.reason == "billing_credit_auto_topup"}
    wanted = {one.id: one.amount * UNIT for one in book.topups if one.status == "success"}
    if bought != wanted:
        yield f"top-ups {wanted} were bought as {bought}"
    if sum(one.status == "pending" for one in book.topups) > 1:
        yield "two top-ups are being bought"


def _unequal(*told: tuple[str, object, object]) -> Iterable[str]:
    return [f"{name} differ: {one} and {other}" for name, one, other in told if one != other]
