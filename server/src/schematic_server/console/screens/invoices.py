"""Invoices, own and mirrored ones: the list, and one with what can be done with it."""

from __future__ import annotations

from starlette.responses import Response

from schematic_server.console.form import Done, Form
from schematic_server.console.screen import Screens
from schematic_server.console.view import LONG_ROWS, Context, View
from schematic_server.domains.subscriptions import invoices as own_invoices

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
    """The form has as `idempotency_key` what was paid when it was filled in: sent twice, it counts once."""
    settled_at = form.instant("settled_at")
    body = {
        "idempotency_key": f"console-{form.text('idempotency_key', required=True)}",
        "amount": form.number("amount"),
        "reference": form.text("reference") or None,
        "settled_at": settled_at and settled_at.isoformat(),
    }
    made = await form.perform("billing.mark_billing_invoice_paid", body, **form.path)
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


def _names(view: View, company_ids: set[str]) -> dict[str, str]:
    return dict(view.companies(ids=sorted(company_ids))) if company_ids else {}


def _back(form: Form, said: str) -> Done:
    return form.done(f"/invoices/{form.path['invoice_id']}", said)
