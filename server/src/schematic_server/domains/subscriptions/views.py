"""Doors through which others hear of subscriptions and invoices, and of periods that are about to end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from schematic_server.registry import Door
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

# Called with an own invoice, as it was read, once it is paid in full or void: (scope, invoice, `paid` or `void`).
invoice_settled: Door[Callable[[Scope, Row, str], None]] = Door()
# Called with own invoices once they are finalised, in the transaction that does it.
invoices_issued: Door[Callable[[Scope, Sequence[Row]], None]] = Door()
# Called with own subscriptions once they are made, changed or ended, in the transaction that does it.
subscriptions_changed: Door[Callable[[Scope, Sequence[Row]], None]] = Door()
# Called with a company's id after one of its billing profiles was changed.
profile_changed: Door[Callable[[Scope, str], None]] = Door()
# Called with ids of own subscriptions; answers members of what the API tells of them, by id.
subscription_view: Door[Callable[[Scope, Iterable[str]], Mapping[str, Mapping[str, str | None]]]] = Door()
# Called with who is to collect, before a billing profile says so; raises BadRequest for one who cannot.
collector_chosen: Door[Callable[[Scope, str], None]] = Door()
# Called with own subscriptions before what is due of them is charged; answers ids of companies that were changed by
# that, whose subscriptions are to be read again.
renewals_coming: Door[Callable[[Scope, Sequence[Row]], frozenset[str]]] = Door()
