"""A door through which domains further right hear of what is charged for credits."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from schematic_server.registry import Door
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

# Called with new charges for credits that were used before they were paid, in the same transaction.
credits_charged: Door[Callable[[Scope, Sequence[Row]], None]] = Door()
