"""What spend policies leave to be drawn of an account that is locked, and what of it counts against them.

Of a window counts what was drawn in it, less what was given back, and all that open holds have: so whatever is settled
in another window than it was held in counts where it is settled. What is given back makes room for what was drawn in
the window before, and for no more: what was drawn in an earlier one lets nobody draw beyond the cap.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from datetime import datetime

from schematic_server.changes import Spent
from schematic_server.domains.credits import spend_store
from schematic_server.domains.credits.windows import Span, window
from schematic_server.scope import Scope
from schematic_server.storage.metadata import microseconds
from schematic_server.storage.queries import Row

Pair = tuple[str, str]  # company, credit
Owner = tuple[str, str, str]  # company, credit, user; no user for all of the company


@dataclass(slots=True)
class Cap:
    """A spend policy; amounts in billionths. `span` is the window that `consumed` is of, None of a cap on each draw.

    `held` is what of `consumed` open holds have; the rest was drawn.
    """

    id: str
    user_id: str | None
    amount: int
    span: Span | None
    consumed: int = 0
    held: int = 0
    is_changed: bool = False

    @property
    def headroom(self) -> int:
        return max(0, self.amount - self.consumed)

    @property
    def most(self) -> int:
        """What one draw may take now."""
        return self.amount if self.span is None else self.headroom

    def hold(self, units: int) -> None:
        """Count what a hold takes; less than 0 is what it has no more."""
        self.held += units
        self.consumed += units
        self.is_changed = True

    def draw(self, units: int) -> None:
        """Count what is drawn; less than 0 is given back."""
        self.consumed = max(self.held, self.consumed + units)
        self.is_changed = True

    def told(self, version: int) -> Spent:
        """What it has come to, by the account's version."""
        assert self.span is not None
        return Spent(self.id, self.user_id, self.consumed, self.span.end, version)


@dataclass(slots=True)
class Caps:
    """Those that bind some accounts, loaded when they are asked for: before anything of them is stored in the
    transaction. `reserved` is what holds have of each account, in billionths, as it was locked; `capped` are those with
    any policy, be it a user's."""

    reserved: Mapping[Pair, int] = field(default_factory=dict[Pair, int])
    capped: Set[Pair] = frozenset()
    _known: dict[Owner, list[Cap]] = field(default_factory=dict[Owner, list[Cap]])
    _by_pair: dict[Pair, list[Cap]] = field(default_factory=dict[Pair, list[Cap]])

    def load(self, scope: Scope, users: Iterable[Owner]) -> None:
        """Have those of these users, and of the companies as such, in three statements for any number of them."""
        if not self.capped:
            return
        every = {*users, *((*pair, "") for pair in self.capped)}
        wanted = {one for one in every if one[:2] in self.capped} - self._known.keys()
        if not wanted:
            return
        found: dict[Owner, list[Cap]] = {one: [] for one in wanted}
        rows = spend_store.binding(scope, sorted(wanted))
        owners = [(row["company_id"], row["credit_id"], row["user_id"] or "") for row in rows]
        holding = sorted({one for one in owners if one[2] and self.reserved[one[:2]]})
        held = spend_store.held_of_users(scope.db, holding)
        for row, owner in zip(rows, owners, strict=True):
            pair = owner[:2]
            cap = of_row(row, scope.now, held.get(owner, 0) if owner[2] else self.reserved[pair])
            found[owner].append(cap)
            self._by_pair.setdefault(pair, []).append(cap)
        self._known.update(found)

    def of(self, scope: Scope, pair: Pair, user_id: str | None) -> list[Cap]:
        """Of the company, then of the user in it."""
        if pair not in self.capped:
            return []
        owners = [(*pair, "")] if not user_id else [(*pair, ""), (*pair, user_id)]
        if not all(one in self._known for one in owners):
            self.load(scope, owners)
        return [cap for one in owners for cap in self._known[one]]

    def changed(self, pair: Pair) -> list[Cap]:
        return [cap for cap in self._by_pair.get(pair, ()) if cap.is_changed]


def of_row(row: Row, now: datetime, held: int) -> Cap:
    """A policy with its company's `billing_anchor`. `held` is what open holds of its company, or user there, have: in
    a window that nothing was counted in yet that is all."""
    span = current(row, now)
    cap = Cap(row["id"], row["user_id"], row["amount"], span, held, held)
    if span is None:
        return cap
    if row["window_end"] is not None and microseconds(row["window_end"]) >= span.end:
        # Never back to an earlier window: clocks of two nodes may fall on both sides of its end.
        cap.span = Span(microseconds(row["window_start"]), microseconds(row["window_end"]))
        cap.consumed = max(held, row["consumed"])
    return cap


def current(row: Row, now: datetime) -> Span | None:
    """The window of a policy, with its company's `billing_anchor`, that `now` falls into; None of one without."""
    unit: str | None = row["window_unit"]
    return None if unit is None else window(unit, microseconds(now), row["billing_anchor"])
