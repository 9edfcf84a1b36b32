"""Doors through which others hear of what becomes of invoices."""

from __future__ import annotations

from collections.abc import Callable

from schematic_server.registry import Door
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

# Called with an own invoice, as it was read, once it is paid in full or void: (scope, invoice, `paid` or `void`).
invoice_settled: Door[Callable[[Scope, Row, str], None]] = Door()
