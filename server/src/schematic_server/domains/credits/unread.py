"""Grants of an account with many that are read when a step needs them: the first in burn order, and those of holds.

Which these are the ledger says. Accounts with few are read as a whole when they are locked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from schematic.rules.ledger import Account, Grant, Others, place
from schematic_server.domains.credits import burn_store
from schematic_server.domains.credits.ledger_store import Pair
from schematic_server.scope import Scope

_FIRST_READ = 8  # grants; most draws take from one
_GROWTH = 4


class Unread(Others):
    """`remaining` and `held` are the sums of what has not been read. Nothing of the account is stored meanwhile."""

    def __init__(self, scope: Scope, pair: Pair, account: Account, remaining: int, held: int) -> None:
        self._scope, self._pair, self._account = scope, pair, account
        self.remaining, self.held = remaining, held
        self._number = 0  # of those that burn first, all of which have been read
        self._last: tuple[int, int, int, str] | None = None  # the place of the last of them

    def cover(self, amount: int, now: int) -> None:
        while self.remaining > 0 and self._covered(now) < amount:
            self._number = self._number * _GROWTH or _FIRST_READ
            account = self._account
            found = burn_store.first(self._scope, self._pair, account.strategy, now, self._number)
            if len(found) < self._number:
                self.add(found)
                self.add(burn_store.left(self._scope, self._pair) if self.remaining else ())
                return
            found.sort(key=lambda one: place(one, account.strategy))
            self.add(found[: self._number])
            self._last = place(found[self._number - 1], account.strategy)

    def find(self, ids: Iterable[str]) -> None:
        missing = [one for one in ids if one not in self._account.grants]
        if missing:
            self.add(burn_store.by_id(self._scope, self._pair, missing))

    def add(self, found: Sequence[Grant]) -> None:
        """Have what was read in the account."""
        for one in found:
            if one.id not in self._account.grants:
                self._account.grants[one.id] = one
                self.remaining -= one.remaining
                self.held -= one.held

    def _covered(self, now: int) -> int:
        """What the grants have that burn before any which has not been read."""
        last, strategy = self._last, self._account.strategy
        if last is None:
            return 0
        return sum(
            one.remaining
            for one in self._account.grants.values()
            if one.remaining > 0 and one.is_live(now) and place(one, strategy) <= last
        )
