"""What Stripe says of own invoices that it collects: paid, not paid, void. Told once or again, in any order.

What is paid or void stays so; a payment is recorded once by how much Stripe has by then.
"""

from __future__ import annotations

from schematic_server.domains.integrations import push_store as store
from schematic_server.domains.integrations.port import Word
from schematic_server.domains.subscriptions import invoices, settlements
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

_PAID_THERE = "Stripe has taken {} for this invoice, which is void here; refund it there"
_VOID_THERE = "Stripe has it as void, though something of it is paid; refund that there, or mark the rest as paid"
_UNCOLLECTIBLE = "Stripe has it as uncollectible; void it to forgive it, or mark it as paid when it is"


def told(scope: Scope, word: Word) -> bool:
    """Have an own invoice be what Stripe says; False for one that is not this environment's, or a copy of one."""
    push = store.find(scope, word.invoice_id)
    if push is None or push["external_id"] not in (None, word.external_id):
        return False
    store.update(scope, push["id"], external_id=word.external_id, status=word.status)
    known = {"external_id": word.external_id} | ({} if word.url is None else {"url": word.url})
    store.change_invoices(scope, [word.invoice_id], **known)
    row = invoices.get_row(scope, word.invoice_id)
    if row["status"] == "open":
        _settle(scope, row, word)
    elif row["status"] == "void" and word.status == "paid":
        _say(scope, row, _PAID_THERE.format(f"{word.amount_paid} {row['currency']}"))
    elif word.status == push["wanted"]:
        _say(scope, row, None)
    return True


def _settle(scope: Scope, row: Row, word: Word) -> None:
    left: int = row["amount_remaining"]
    here = settlements.collected(scope, row["id"], settlements.STRIPE_INVOICE)
    new = left if word.status == "paid" else max(0, min(word.amount_paid - here, left))
    if new > 0:
        key = f"{word.external_id}:{here + new}"
        who = settlements.STRIPE_INVOICE
        settlements.record(scope, row, new, key, who, scope.now, word.external_id)
    if word.status == "paid" or new == left:
        return
    if word.status == "void" and row["amount_paid"] + new == 0:
        invoices.void(scope, row["id"])
        return
    problem = {"void": _VOID_THERE, "uncollectible": _UNCOLLECTIBLE}.get(word.status, word.failure)
    _say(scope, row, problem)
    if row["collection_state"] != "past_due":
        store.change_invoices(scope, [row["id"]], collection_state=_state(word, problem, row["amount_paid"] + new))


def _state(word: Word, problem: str | None, paid: int) -> str:
    if problem is not None:
        return "payment_failed"
    if paid:
        return "partially_paid"
    return "queued" if word.status == "draft" else "sent"


def _say(scope: Scope, row: Row, problem: str | None) -> None:
    if row["collection_problem"] != problem:
        store.change_invoices(scope, [row["id"]], collection_problem=problem)
