"""Own invoices that Stripe collects: what it is to have of each, asked for in the transaction that decides it.

A job sends it after the commit (`push_jobs`). Who wants to know how far it is reads the invoice: `queued` until Stripe
has it, then `sent`, or `payment_failed`, with what is wrong in `collection_problem`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from schematic_server.domains.integrations import push_store as store
from schematic_server.domains.integrations import store as connections
from schematic_server.domains.subscriptions.settlements import EXTERNAL, STRIPE_INVOICE
from schematic_server.errors import BadRequest
from schematic_server.jobs.store import enqueue
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

PROVIDER: Final = "stripe"
JOB: Final = "integrations.push"  # by the id of the invoice
GONE = "Stripe is not connected to this environment any more; collect it elsewhere, or void it"


def check(scope: Scope, collector: str) -> None:
    """Raises BadRequest for a collector that there is not."""
    if collector == EXTERNAL:
        return
    if collector != STRIPE_INVOICE:
        raise BadRequest(f"{collector[:64]} cannot be; send {EXTERNAL}, or {STRIPE_INVOICE} to have Stripe collect")
    if not is_connected(scope):
        raise BadRequest(
            "no stripe account is connected to this environment; connect it (POST /integrations/stripe/v2/install on a"
            " server that has SCHEMATIC_STRIPE_SECRET_KEY), or leave it as it is"
        )


def is_connected(scope: Scope) -> bool:
    return connections.find_of_type(scope, PROVIDER) is not None


def issued(scope: Scope, rows: Sequence[Row]) -> None:
    """Have Stripe be sent those of these new invoices that it is to collect."""
    ids = [row["id"] for row in rows if _is_collected(row) and row["amount_remaining"] > 0]
    if not ids:
        return
    if not is_connected(scope):
        store.change_invoices(scope, ids, collection_problem=GONE)
        return
    store.insert(scope, PROVIDER, ids)
    for one in ids:
        _ask(scope, one)


def settled(scope: Scope, invoice: Row, became: str) -> None:
    """Have Stripe hear of what is paid elsewhere or void, unless it has said so itself."""
    if not _is_collected(invoice):
        return
    row = store.find(scope, invoice["id"])
    if row is not None:
        store.update(scope, row["id"], wanted=became)
        if row["status"] != became:
            _ask(scope, invoice["id"])


def again(scope: Scope) -> int:
    """Have all that was refused be tried anew: how many."""
    found = store.refused(scope)
    for one in found:
        _ask(scope, one)
    return len(found)


def _is_collected(invoice: Row) -> bool:
    return bool(invoice["terms"]) and invoice["terms"].get("collector") == STRIPE_INVOICE


def _ask(scope: Scope, invoice_id: str) -> None:
    enqueue(scope.db, JOB, invoice_id, scope.now, {}, *scope.here)
