"""What events draw of credits: in the transaction that counts them, one account after the other.

Each event draws for every credit entitlement of its company for a feature that it counts. Inference draws by itself,
also where a track event is produced of it. With a lease it is used up from that; with a reservation, the first event
settles it. Where such a hold is over, another company's or credit's, the event draws like any other. Nothing is drawn
for what is told of the past (backfill).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import NamedTuple

from schematic.rules import ledger
from schematic.rules.ledger import Entry, Hold
from schematic_server.domains.credits import accounts, hold_store, holds, ledger_store, spend_policies
from schematic_server.domains.credits.accounts import MOST, Pair, Wallet
from schematic_server.domains.credits.amounts import MAX_CREDITS, credits
from schematic_server.domains.entitlements import rates
from schematic_server.domains.entitlements.rates import Rate
from schematic_server.ingest.capture import Event
from schematic_server.ingest.pricing import Price, price
from schematic_server.scope import Scope
from schematic_server.storage.metadata import microseconds
from schematic_server.storage.queries import Row

REFUNDS_LAST = timedelta(days=365)  # after the last of them; documented
BEYOND = f"quantity: what this event draws would be beyond {MAX_CREDITS} credits, the most that is counted"


class _Draw(NamedTuple):
    """What an event draws of an account by one entitlement."""

    event: Event
    rate: Rate
    price: Price
    pair: Pair


@dataclass(slots=True)
class _Books:
    """What is locked, and the holds that events name."""

    scope: Scope
    wallets: Mapping[Pair, Wallet]
    holds: Mapping[str, Hold]
    rows: Mapping[str, Row]
    tight: set[Pair]  # accounts that all draws together may bring to what is counted at most
    used: set[str] = field(default_factory=set[str])  # holds that have changed

    def hold(self, draw: _Draw, kind: str) -> Hold | None:
        """The open hold of this kind that the event names for this company and credit. A lease wins."""
        event = draw.event
        named = event.lease_id or event.reservation_id
        if named is None or (kind == "lease") != (event.lease_id is not None):
            return None
        found = self.holds.get(named)
        if found is None or found.kind != kind or found.released_at is not None:
            return None
        row, is_over = self.rows[named], found.expires_at <= microseconds(self.scope.now)
        return None if is_over or (row["company_id"], row["credit_id"]) != draw.pair else found

    def takes(self, draw: _Draw) -> bool:
        """Whether it is one of most: of grants alone, and nothing can be wrong with it."""
        event = draw.event
        return (
            draw.price.units >= 0
            and not (event.lease_id or event.reservation_id or draw.rate.is_strict)
            and draw.pair not in self.tight
        )

    def draw(self, draw: _Draw) -> None:
        wallet = self.wallets.get(draw.pair)
        if wallet is not None:  # nothing was ever given to the others
            self.write(wallet, draw, ledger.draw(wallet.account, draw.price.units, wallet.at, draw.event.type))

    def use(self, wallet: Wallet, draw: _Draw, hold: Hold, freed: int, entries: Sequence[Entry]) -> None:
        """Write what came of using a hold, which has `freed` less than before."""
        self.used.add(hold.id)
        spend_policies.count_held(self.scope, wallet, self.rows[hold.id]["user_id"], -freed)
        self.write(wallet, draw, entries)

    def write(self, wallet: Wallet, draw: _Draw, entries: Sequence[Entry]) -> None:
        event = draw.event
        used = -sum([one.settles for one in entries if one.kind == "usage"])
        wallet.has_drawn = wallet.has_drawn or draw.price.units > 0
        spend_policies.count_drawn(self.scope, wallet, event.user_id, used)
        wallet.write(
            entries,
            at=min(event.captured_at, wallet.at),  # of a clock that is ahead, not yet
            feature_id=draw.rate.feature_id,
            event_id=event.id,
            user_id=event.user_id,
            quantity=event.quantity,
            breakdown=draw.price.breakdown,
        )


def draw(scope: Scope, events: Iterable[Event]) -> None:
    """Draw for those of `events` that are to be counted; those that may not draw what they would fail.

    Costs one statement where no entitlement is for credits.
    """
    drawing = [
        event
        for event in events
        if event.subtype
        and event.company_id
        and event.type in ("track", "inference")
        and not (event.error or event.is_backfill)
    ]
    if not drawing:
        return
    found = rates.of_events(scope, {(event.company_id or "", event.subtype or ""): None for event in drawing})
    if not found:
        return
    by_event: list[list[_Draw]] = []
    for event in drawing:
        company_id = event.company_id or ""
        own_rates = found.get((company_id, event.subtype or ""), ())
        own = [_Draw(event, rate, price(event, rate), (company_id, rate.credit_id)) for rate in own_rates]
        if any(abs(one.price.units) > MOST for one in own):
            event.error = BEYOND
        elif own:
            by_event.append(own)
    books = _open(scope, [one for own in by_event for one in own])
    for own in by_event:
        if not all(books.takes(one) for one in own):
            _draw_all(books, own)
            continue
        for one in own:
            books.draw(one)
    hold_store.save(scope, [holds.told(scope, books.rows[one], books.holds[one]) for one in sorted(books.used)])
    accounts.save(scope, books.wallets.values())


def _open(scope: Scope, draws: Sequence[_Draw]) -> _Books:
    accounts.create(scope, {one.pair for one in draws if one.price.units < 0})
    wallets = accounts.locked(scope, {one.pair for one in draws}, create=False)
    for wallet in wallets.values():  # all have the same
        users = {(*one.pair, one.event.user_id) for one in draws if one.event.user_id and one.pair in wallets}
        wallet.caps.load(scope, users)
        break
    holding = {pair: one for pair, one in wallets.items() if one.row["reserved"]}
    if holding:
        holds.end_over(scope, holding)
    named = {one.event.lease_id or one.event.reservation_id for one in draws}
    rows = ledger_store.holds(scope, sorted(one for one in named if one)) if any(named) else {}
    sums: dict[Pair, int] = {}
    for one in draws:
        sums[one.pair] = sums.get(one.pair, 0) + abs(one.price.units)
    tight = {pair for pair, one in wallets.items() if abs(one.account.settled(one.at)) + sums[pair] > MOST}
    return _Books(scope, wallets, {hold_id: holds.loaded(row) for hold_id, row in rows.items()}, rows, tight)


def _draw_all(books: _Books, draws: Sequence[_Draw]) -> None:
    """All that one event draws, or nothing."""
    by_credit: dict[Pair, list[_Draw]] = {}
    for one in draws:
        by_credit.setdefault(one.pair, []).append(one)
    for pair, own in by_credit.items():
        refusal = _refusal(books, pair, own)
        if refusal is not None:
            _fail(draws[0].event, refusal)
            return
    for pair, own in by_credit.items():
        wallet = books.wallets.get(pair)
        if wallet is not None:
            _draw_of(books, wallet, own)


def _refusal(books: _Books, pair: Pair, draws: Sequence[_Draw]) -> str | None:
    """Why the event must not draw of this account; None when it may."""
    wallet, one, amount = books.wallets.get(pair), draws[0], sum(draw.price.units for draw in draws)
    reservation = books.hold(one, "reservation")
    if reservation is not None and amount >= 0:
        amount -= reservation.unspent
    elif (lease := books.hold(one, "lease")) is not None and amount >= 0:
        return BEYOND if lease.spent + amount > MOST else None
    if amount > 0 and one.rate.is_strict and (wallet is None or not wallet.account.covers(amount, wallet.at)):
        left = 0 if wallet is None else wallet.account.room(wallet.at) or 0
        return f"credit type {pair[1]}: {credits(amount)} are to be drawn and {credits(left)} are left; it is strict"
    if wallet is None:
        return None
    given_back = -sum(min(0, draw.price.units) for draw in draws)  # which counts as granted
    after = wallet.account.settled(wallet.at) - amount, wallet.account.total + given_back
    return BEYOND if max(map(abs, after)) > MOST else None


def _fail(event: Event, why: str) -> None:
    event.company_id = event.user_id = None
    event.error, event.is_uncovered = why, why != BEYOND


def _draw_of(books: _Books, wallet: Wallet, draws: Sequence[_Draw]) -> None:
    first, now = draws[0], wallet.at
    reservation = books.hold(first, "reservation")
    total = sum(one.price.units for one in draws)
    if reservation is not None and total >= 0:
        held = reservation.unspent
        entries = ledger.settle(wallet.account, reservation, total, now, first.event.type)
        books.use(wallet, first, reservation, held, entries)
        return
    for one in draws:
        units, lease = one.price.units, books.hold(one, "lease")
        if units < 0:
            ends_at = microseconds(wallet.now + REFUNDS_LAST)
            books.write(wallet, one, ledger.refund(wallet.account, -units, now, ends_at))
        elif lease is not None:
            held = min(units, lease.unspent)
            books.use(wallet, one, lease, held, ledger.commit(wallet.account, lease, units, one.event.type))
        else:
            books.draw(one)
