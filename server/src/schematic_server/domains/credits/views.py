"""Doors through which domains further right add to what credits answer and decide."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from schematic_server.domains.companies.views import Views
from schematic_server.registry import Door
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.domains.credits.accounts import Wallet


class Moved(NamedTuple):
    """A balance before and after, in billionths, holds included; `account` is the row of it. `has_drawn`: something was
    to be drawn, be it that nothing was left."""

    account: Row
    before: int
    after: int
    has_drawn: bool


# (scope, company ids) -> when the trial ends that a company is in
TrialEnds: TypeAlias = Callable[[Scope, Sequence[str]], Mapping[str, datetime]]

trial_ends: Door[TrialEnds] = Door()
# Members of a grant's answer that others say.
grant_view: Views[Mapping[str, Any]] = Views()
# Called with locked accounts of which a period is over, before what has ended expires: to give anew.
periods_over: Door[Callable[[Scope, Sequence[Wallet]], None]] = Door()
# The same of accounts that nobody has locked, to see what they would be: nothing may be stored.
periods_foreseen: Door[Callable[[Scope, Sequence[Wallet]], object]] = Door()
# Called when accounts were stored that plans say something of.
balances_moved: Door[Callable[[Scope, Sequence[Moved]], None]] = Door()
