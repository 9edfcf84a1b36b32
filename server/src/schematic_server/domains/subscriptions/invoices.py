"""Invoices that this server issues: out of charges that are not yet on one, finalised once, void or paid at last.

An own invoice's lines are charges, and its amount is their sum. What sums to nothing makes no invoice: charges below
zero stay open and are taken off the next one.

| document_state | status         | collection_state                                  |
|----------------|----------------|---------------------------------------------------|
| draft          | draft          |                                                   |
| finalized      | open           | queued, sent, payment_failed, partially_paid, past_due |
| finalized      | paid           | paid                                              |
| void           | void           | as it was                                         |
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeAlias

from schematic_server.domains.subscriptions import forgiving, invoice_views, profile_store, profiles
from schematic_server.domains.subscriptions import invoice_store as store
from schematic_server.domains.subscriptions.profile_store import OWN
from schematic_server.domains.subscriptions.views import invoice_settled, invoices_issued
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import (
        BillingInvoiceDetailResponseData,
        BillingInvoiceResponseData,
        CountBillingInvoicesQuery,
        ListBillingInvoicesQuery,
    )

SEARCHED = store.SEARCHED  # newest invoices


def list_(scope: Scope, query: ListBillingInvoicesQuery) -> list[BillingInvoiceResponseData]:
    return [invoice_views.told(row) for row in store.list_(scope, query)]


def count(scope: Scope, query: CountBillingInvoicesQuery) -> int:
    return store.count(scope, query)


def is_searched_whole(scope: Scope) -> bool:
    """Whether a search finds all that there is, or what is new, and what begins with the text; see `Scope.hurried`."""
    return store.is_searched_whole(scope)


def get(scope: Scope, invoice_id: str) -> BillingInvoiceDetailResponseData:
    """An own or mirrored invoice; raises NotFound."""
    row = get_row(scope, invoice_id)
    return invoice_views.detail(row, store.lines(scope, invoice_id), store.settlements(scope, invoice_id))


def problems(scope: Scope, ids: Iterable[str]) -> dict[str, str]:
    """What keeps whoever collects invoices from it, by the id of those that have such a problem."""
    return store.problems(scope, ids)


def draft(scope: Scope, subscription_ids: Iterable[str]) -> list[Row]:
    """An invoice for each of these subscriptions that has something to be invoiced, of all its open charges."""
    charges = store.open_charges(scope, subscription_ids)
    made = _drafts(store.subscriptions(scope, _owners(charges)), _groups(charges))
    return _stored(scope, made)


def issue(scope: Scope, subscription_ids: Iterable[str]) -> list[Row]:
    """The same, finalised at once."""
    return issue_apart(scope, store.open_charges(scope, subscription_ids))


def charge(scope: Scope, owners: Mapping[str, Row], charges: Sequence[Row]) -> list[Row]:
    """Store new charges of subscriptions, and issue an invoice of all that is open of each by then."""
    known = store.open_charges(scope, owners)
    made = _finals(scope, _drafts(owners, _groups([*known, *charges])))
    return _stored(scope, made, charges)


def charge_alone(scope: Scope, owners: Mapping[str, Row], charges: Sequence[Row]) -> list[Row]:
    """Store new charges, each on an invoice of its own."""
    return _stored(scope, _finals(scope, _drafts(owners, [[one] for one in charges])), charges)


def issue_apart(scope: Scope, charges: Sequence[Row]) -> list[Row]:
    """Issue invoices of these charges alone, which are stored already; what else is open waits for the next one."""
    return _stored(scope, _finals(scope, _drafts(store.subscriptions(scope, _owners(charges)), _groups(charges))))


def finalize(scope: Scope, invoice_id: str) -> BillingInvoiceDetailResponseData:
    """Raises NotFound, and BadRequest for anything but a draft."""
    row = get_row(scope, invoice_id)
    if row["document_state"] != "draft":
        raise BadRequest(f"invoice {invoice_id} is {_state(row)}; only a draft can be finalised")
    ((final, _),) = _finals(scope, [(row, ())])
    store.update(scope, invoice_id, {name: value for name, value in final.items() if value != row[name]})
    _tell_issued(scope, [final])
    return get(scope, invoice_id)


def void(scope: Scope, invoice_id: str) -> BillingInvoiceDetailResponseData:
    """Cancel an unpaid invoice; what it charged is forgiven, what it gave back is owed again.

    Raises NotFound, and BadRequest for another one."""
    row = get_row(scope, invoice_id)
    if row["document_state"] not in ("draft", "finalized") or row["status"] == "paid" or row["amount_paid"]:
        had = "has payments on it" if row["amount_paid"] and row["status"] == "open" else f"is {_state(row)}"
        raise BadRequest(f"invoice {invoice_id} {had}; only an unpaid invoice of this server can be void")
    store.update(
        scope, invoice_id, {"document_state": "void", "status": "void", "amount_remaining": 0, "chase_at": None}
    )
    forgiving.forgive(scope, row)
    for settled in invoice_settled:
        settled(scope, row, "void")
    return get(scope, invoice_id)


def get_row(scope: Scope, invoice_id: str) -> Row:
    row = store.find(scope, invoice_id)
    if row is None:
        raise NotFound(f"invoice {invoice_id} does not exist in this environment")
    return row


def lines(scope: Scope, invoice_id: str) -> list[Row]:
    """The charges that an invoice is made of, in their order on it."""
    return store.lines(scope, invoice_id)


def own_document(scope: Scope, invoice_id: str) -> Row:
    """An own invoice that has been finalised; raises NotFound for any other."""
    row = get_row(scope, invoice_id)
    if row["document_state"] is None:
        raise NotFound(f"invoice {invoice_id} is of {row['provider_type']}, which has its document")
    if row["number"] is None:
        raise NotFound(f"invoice {invoice_id} was not finalised; it is a document from then on")
    return row


# An invoice with the charges that are its lines.
_Made: TypeAlias = tuple[Row, Sequence[Row]]


def _owners(charges: Iterable[Row]) -> set[str]:
    return {one["subscription_id"] for one in charges}


def _groups(charges: Iterable[Row]) -> list[Sequence[Row]]:
    """Charges that are to be invoiced together, by subscription and currency, if there is anything to pay."""
    found: dict[tuple[str, str], list[Row]] = {}
    for one in charges:
        found.setdefault((one["subscription_id"], one["currency"]), []).append(one)
    return [group for group in found.values() if _sum(group) > 0]


def _drafts(owners: Mapping[str, Row], groups: Iterable[Sequence[Row]]) -> list[_Made]:
    return [(_draft(owners[charges[0]["subscription_id"]], charges), charges) for charges in groups]


def _finals(scope: Scope, drafts: Sequence[_Made]) -> list[_Made]:
    """Drafts with their numbers, in their order, and the terms of their companies."""
    if not drafts:
        return []
    terms = profiles.terms(scope, {row["company_id"] for row, _ in drafts})
    first = profile_store.take_numbers(scope, len(drafts))
    return [
        ({**row, **_final(scope, row, number, terms.get(row["company_id"]) or profiles.usual_terms())}, charges)
        for number, (row, charges) in enumerate(drafts, first)
    ]


def _stored(scope: Scope, made: Sequence[_Made], new: Sequence[Row] = ()) -> list[Row]:
    store.insert(scope, [row for row, _ in made])
    placed = {charge["id"]: (row["id"], position) for row, own in made for position, charge in enumerate(own)}
    store.insert_charges(scope, new, placed)
    for one in new:
        placed.pop(one["id"], None)
    store.put_on_invoices(scope, placed)
    rows = [row for row, _ in made]
    _tell_issued(scope, [row for row in rows if row["document_state"] == "finalized"])
    return rows


def _tell_issued(scope: Scope, rows: Sequence[Row]) -> None:
    if rows:
        for issued in invoices_issued:
            issued(scope, rows)


def _draft(subscription: Row, charges: Sequence[Row]) -> dict[str, Any]:
    starts = [one["period_start"] for one in charges if one["period_start"] is not None]
    ends = [one["period_end"] for one in charges if one["period_end"] is not None]
    total = _sum(charges)
    return {
        "id": new_id("binv"),
        "provider_type": OWN,
        "external_id": None,
        "company_id": subscription["billing_entity_id"] or subscription["company_id"],
        "customer_external_id": subscription["customer_external_id"],
        "subscription_id": subscription["id"],
        "subscription_external_id": subscription["external_id"],
        "number": None,
        "status": "draft",
        "document_state": "draft",
        "collection_state": None,
        "collection_problem": None,
        "collection_method": "send_invoice",
        "currency": charges[0]["currency"],
        "subtotal": total,
        "tax": 0,
        "total": total,
        "amount_due": total,
        "amount_paid": 0,
        "amount_remaining": total,
        "starting_balance": 0,
        "ending_balance": 0,
        "due_at": None,
        "chase_at": None,
        "finalized_at": None,
        "period_start": min(starts, default=None),
        "period_end": max(ends, default=None),
        "terms": None,
        "payment_method_external_id": None,
        "url": None,
    }


def _final(scope: Scope, row: Row, number: int, terms: Mapping[str, Any]) -> dict[str, Any]:
    days = terms["days_until_due"]
    is_paid = row["amount_remaining"] == 0
    due_at = scope.now + timedelta(days=profiles.USUAL_DAYS if days is None else days)
    return {
        "number": f"INV-{number:06}",
        "status": "paid" if is_paid else "open",
        "document_state": "finalized",
        "collection_state": "paid" if is_paid else "queued",
        "collection_method": terms["collection_method"],
        "due_at": due_at,
        "chase_at": None if is_paid else due_at,
        "finalized_at": scope.now,
        "terms": {**terms, "currency": terms["currency"] or row["currency"]},
    }


def _sum(charges: Iterable[Row]) -> int:
    total: int = sum(one["amount"] for one in charges)
    return total


def _state(row: Row) -> str:
    if row["document_state"] is None:
        return f"of {row['provider_type']}"
    return str(row["status"] if row["document_state"] == "finalized" else row["document_state"])
