"""How an own invoice becomes one of Stripe's: a handful of calls, each with an idempotency key of its own.

Whatever was done by an earlier try is found as it is now, and gone on from. An invoice is finalised only with the lines
and the total that it has here: what Stripe would add by itself (discounts, taxes) is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from schematic_server.domains.integrations import stripe_objects
from schematic_server.domains.integrations.port import Bill, Customer, Line, Pushed

# Method, path, idempotency key (None to read), members; raises NoUse, or Unavailable for what is worth another try.
Ask = Callable[[str, str, str | None, Mapping[str, Any]], dict[str, Any]]
MOST_LINES: Final = 250  # that Stripe takes at once
_PAGE = 100  # lines that it tells at once
_MAX_TEXT = 500
_NO_EMAIL = (
    "Stripe sends invoices by e-mail, and company {} has no billing e-mail: give it one"
    " (PUT /companies/{}/billing-details), or a customer at Stripe that has one"
)


class NoUse(Exception):
    """Stripe has refused, and would again."""

    def __init__(self, why: str, *, is_missing: bool = False) -> None:
        super().__init__(why)
        self.is_missing = is_missing


def push(ask: Ask, bill: Bill) -> Pushed:
    """Have Stripe have the invoice, as it is wanted."""
    sending = _Sending(ask, bill)
    try:
        sending.run()
    except NoUse as error:
        return sending.done(str(error))
    return sending.done(None)


def search(ask: Ask, path: str, name: str, value: str) -> dict[str, Any] | None:
    """One that says that in its metadata; Stripe finds what is older than a minute or so."""
    asked = {"query": f"metadata[{name!r}]:{value!r}", "limit": 1}
    found: Sequence[dict[str, Any]] = ask("get", f"/v1/{path}/search", None, asked)["data"]
    return found[0] if found else None


def customer_id(ask: Ask, one: Customer, *, may_be_there: bool, needs_email: bool) -> str:
    """Who is to pay, made if there is none; one that `may_be_there` is looked for."""
    if one.external_id is not None:
        return one.external_id
    if may_be_there and (known := search(ask, "customers", stripe_objects.COMPANY, one.company_id)) is not None:
        return str(known["id"])
    if needs_email and not one.email:
        raise NoUse(_NO_EMAIL.format(one.company_id, one.company_id))
    told = {"name": one.name, "email": one.email, "phone": one.phone, "address": one.address}
    members: dict[str, Any] = {name: value for name, value in told.items() if value}
    members["metadata"] = {stripe_objects.COMPANY: one.company_id}
    return str(ask("post", "/v1/customers", f"{one.key}-customer", members)["id"])


class _Sending:
    """How far one try is: `found` is the invoice as Stripe had it last."""

    def __init__(self, ask: Ask, bill: Bill) -> None:
        self._ask, self._bill = ask, bill
        self._customer_id: str | None = None
        self._found: dict[str, Any] | None = None

    def run(self) -> None:
        self._found = self._known()
        if self._found is None:
            if self._bill.may_be_there and self._bill.wanted != "open":
                return  # nothing came of earlier tries
            self._found = self._drafted()
        if self._found["status"] == "draft":
            self._found = self._finalised(self._found)
        if self._found["status"] in ("open", "uncollectible") and self._bill.wanted != "open":
            self._found = self._ended(self._found["id"])

    def done(self, refused: str | None) -> Pushed:
        word = None if self._found is None else stripe_objects.word(self._found)
        return Pushed(self._customer_id, word, refused)

    def _known(self) -> dict[str, Any] | None:
        """What earlier tries have made."""
        external_id = self._bill.external_id
        if external_id is None:
            if not self._bill.may_be_there:
                return None
            return search(self._ask, "invoices", stripe_objects.OWN_INVOICE, self._bill.invoice_id)
        try:
            found = self._ask("get", f"/v1/invoices/{external_id}", None, {})
        except NoUse as error:
            if error.is_missing:  # a draft that somebody has deleted there
                return None
            raise
        return None if found.get("deleted") else found

    def _drafted(self) -> dict[str, Any]:
        """An empty draft, or what has become of it since an earlier try, whose answer its key brings back."""
        bill = self._bill
        is_sent = bill.collection_method == "send_invoice"
        self._customer_id = customer_id(self._ask, bill.customer, may_be_there=bill.may_be_there, needs_email=is_sent)
        members: dict[str, Any] = {
            "customer": self._customer_id,
            "currency": bill.currency,
            "collection_method": bill.collection_method,
            "auto_advance": False,  # Stripe would finalise it half-filled
            "pending_invoice_items_behavior": "exclude",
            "discounts": "",  # not those of the customer
            "custom_fields": [{"name": "Invoice", "value": bill.number}],
            "metadata": {
                stripe_objects.OWN_INVOICE: bill.invoice_id,
                stripe_objects.COMPANY: bill.customer.company_id,
            },
        }
        made = self._post("invoices", "invoice", members | ({"days_until_due": bill.days_until_due} if is_sent else {}))
        return self._ask("get", f"/v1/invoices/{made['id']}", None, {})

    def _finalised(self, draft: dict[str, Any]) -> dict[str, Any]:
        bill, place = self._bill, f"invoices/{draft['id']}"
        if bill.wanted == "void":
            self._ask("delete", f"/v1/{place}", None, {})
            return {**draft, "status": "void"}
        lines = [_line(bill.currency, one) for one in bill.lines]
        for first in range(self._filled(draft), len(lines), MOST_LINES):
            part = {"lines": lines[first : first + MOST_LINES]}
            self._found = draft = self._post(f"{place}/add_lines", f"lines-{first}", part)
        total = stripe_objects.sent_amount(bill.currency, bill.total)
        if draft["total"] != total:
            raise NoUse(
                f"Stripe makes {draft['total']} of invoice {bill.number}, which is {total}; turn off what Stripe adds"
                f" by itself (discounts, taxes) and delete the draft {draft['id']} there"
            )
        return self._post(f"{place}/finalize", f"finalize-{bill.wanted}", {"auto_advance": bill.wanted == "open"})

    def _filled(self, draft: dict[str, Any]) -> int:
        """How many lines an earlier try has added; one that had too many for one call may have added some of them."""
        if not draft["lines"]["data"]:
            return 0
        if len(self._bill.lines) <= MOST_LINES:
            return len(self._bill.lines)
        place, asked, number = f"/v1/invoices/{draft['id']}/lines", dict[str, Any](limit=_PAGE), 0
        while True:
            page = self._ask("get", place, None, asked)
            number += len(page["data"])
            if not page["has_more"]:
                return number
            asked["starting_after"] = page["data"][-1]["id"]

    def _ended(self, external_id: str) -> dict[str, Any]:
        if self._bill.wanted == "void":
            return self._post(f"invoices/{external_id}/void", "void", {})
        return self._post(f"invoices/{external_id}/pay", "pay", {"paid_out_of_band": True})

    def _post(self, path: str, step: str, members: Mapping[str, Any]) -> dict[str, Any]:
        return self._ask("post", f"/v1/{path}", f"{self._bill.key}-{step}", members)


def _line(currency: str, line: Line) -> dict[str, Any]:
    told: dict[str, Any] = {
        "amount": stripe_objects.sent_amount(currency, line.amount),
        "description": line.text[:_MAX_TEXT],
        "discountable": False,
        "metadata": {"schematic_charge_id": line.id},
    }
    if line.period is not None:
        start, end = (int(one.timestamp()) for one in line.period)
        told["period"] = {"start": start, "end": end}
    return told
