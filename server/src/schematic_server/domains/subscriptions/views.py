"""Doors through which others hear of what becomes of invoices, and of periods that are about to end."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from schematic_server.registry import Door
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

# Called with an own invoice, as it was read, once it is paid in full or void: (scope, invoice, `paid` or `void`).
invoice_settled: Door[Callable[[Scope, Row, str], None]] = Door()
# Called with own subscriptions before what is due of them is charged; answers ids of companies that were changed by
# that, whose subscriptions are to be read again.
renewals_coming: Door[Callable[[Scope, Sequence[Row]], frozenset[str]]] = Door()
