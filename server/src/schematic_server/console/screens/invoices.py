"""Invoices, own and mirrored ones: the list, and one with what can be done with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.responses import Response

from schematic_server.console.form import Done, Form
from schematic_server.console.screen import Screens
from schematic_server.console.typed import whole
from schematic_server.console.view import LONG_ROWS, Context, View
from schematic_server.domains.subscriptions import invoices as own_invoices
from schematic_server.domains.subscriptions import settlements
from schematic_server.errors import BadRequest
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

screens = Screens()
FILTERS = ("q", "status", "past_due", "company_id", "provider_type")
STATUSES = ("draft", "open", "paid", "void", "uncollectible")
PROVIDERS = (("", "By whomever"), ("schematic", "By this server"), ("stripe", "By Stripe"), ("orb", "By Orb"))


@screens.page("/invoices", "billing/invoices.html")
def invoices(view: View) -> Context:
    asked = {name: view.query[name] for name in FILTERS}
    found = view.rows("billing.list_billing_invoices", asked, most=LONG_ROWS)
    return {
        "found": found,
        "count": view.count("billing.count_billing_invoices", asked),
        "most": own_invoices.SEARCHED,
        "narrow": view.query["q"] and not view.query["everywhere"] and not own_invoices.is_searched_whole(view.scope),
        "companies": _names(view, {one["company_id"] for one in found.rows}),
        "problems": own_invoices.problems(view.scope, [one["id"] for one in found.rows]),
        "statuses": STATUSES,
        "providers": PROVIDERS,
    }


@screens.page("/invoices/{invoice_id}", "billing/invoice.html")
def invoice(view: View) -> Context:
    found = view.ask("billing.get_billing_invoice", invoice_id=view.path["invoice_id"])
    return {"one": found, "companies": _names(view, {found["company_id"]})}


@screens.form("/invoices/{invoice_id}/finalize", invoice)
async def finalize(form: Form) -> Done:
    made = await form.perform("billing.finalize_native_invoice", **form.path)
    return _back(form, f"The invoice is {made['number']} now, and does not change any more.")


@screens.form("/invoices/{invoice_id}/paid", invoice)
async def mark_paid(form: Form) -> Done:
    """The form has as `idempotency_key` what was paid when it was filled in: sent twice, it counts once, and who comes
    after another payment is told."""
    before, settled_at = form.text("idempotency_key", required=True), form.instant("settled_at")
    key = f"console-{before}"
    body = {
        "idempotency_key": key,
        "amount": form.number("amount"),
        "reference": form.text("reference") or None,
        "settled_at": settled_at and settled_at.isoformat(),
    }

    def refuse_if_paid(scope: Scope) -> None:
        found = own_invoices.get(scope, form.path["invoice_id"])
        same = settlements.find(scope, found["id"], key)
        if not _is_told(body, before, found, same):
            raise BadRequest(
                "another payment was recorded meanwhile, and this one was not: what is paid by now is on the page;"
                " record it once more if it is to be added"
            )

    made = await form.after(refuse_if_paid, "billing.mark_billing_invoice_paid", body, **form.path)
    return _back(form, "The invoice is paid." if made["status"] == "paid" else "A part of the invoice is paid.")


@screens.form("/invoices/{invoice_id}/void", invoice)
async def void(form: Form) -> Done:
    await form.perform("billing.void_native_invoice", **form.path)
    return _back(form, "The invoice is void, and keeps its number.")


@screens.form("/invoices/{invoice_id}/pdf", invoice)
async def download_pdf(form: Form) -> Response:
    return await _file(form, "billing.download_native_invoice_pdf")


@screens.form("/invoices/{invoice_id}/csv", invoice)
async def download_lines(form: Form) -> Response:
    return await _file(form, "billing.export_native_invoice")


async def _file(form: Form, operation: str) -> Response:
    answer: Response = await form.perform(operation, **form.path)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _is_told(body: Mapping[str, Any], before: str, invoice: Mapping[str, Any], same: Row | None) -> bool:
    """Whether nothing but the payment of a form was recorded since it was filled in, when `before` was paid.

    `same` is the payment under the form's key.
    """
    if same is None:
        return before == str(invoice["amount_paid"])
    amount = body["amount"]
    if amount is None:
        amount = invoice["total"] - (whole("idempotency_key", before) or 0)
    return (same["amount"], same["reference"]) == (amount, body["reference"])


def _names(view: View, company_ids: set[str]) -> dict[str, str]:
    return dict(view.companies(ids=sorted(company_ids))) if company_ids else {}


def _back(form: Form, said: str) -> Done:
    return form.done(f"/invoices/{form.path['invoice_id']}", said)
