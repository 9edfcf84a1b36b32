"""Coupons: what takes a share or an amount off what companies pay."""

from __future__ import annotations

from schematic_server.console.form import Done, Form
from schematic_server.console.screen import Screens
from schematic_server.console.view import LONG_ROWS, Context, View
from schematic_server.domains.billing import coupons as own_coupons
from schematic_server.errors import BadRequest
from schematic_server.scope import Scope

screens = Screens()
DURATIONS = (("forever", "Always"), ("once", "Once"), ("repeating", "For some months"))


@screens.page("/invoices/coupons", "billing/coupons.html")
def coupons(view: View) -> Context:
    found = view.rows("billing.list_coupons", {"q": view.query["q"]}, most=LONG_ROWS)
    return {"found": found, "durations": DURATIONS}


@screens.form("/invoices/coupons", coupons)
async def create(form: Form) -> Done:
    code, duration = form.text("external_id", required=True), form.text("duration", required=True)
    body = {
        "external_id": code,
        "name": form.text("name", required=True),
        "percent_off": form.decimal("percent_off") or 0,
        "amount_off": form.number("amount_off") or 0,
        "currency": form.text("currency").lower() or None,
        "duration": duration,
        "duration_in_months": (form.number("duration_in_months") or 0) if duration == "repeating" else 0,
        "max_redemptions": form.number("max_redemptions") or 0,
        "times_redeemed": 0,
    }

    def refuse_if_known(scope: Scope) -> None:
        if own_coupons.is_known(scope, code):
            raise BadRequest(
                f"external_id: there is a coupon with the code {code} already; delete it, or take another code"
            )

    await form.after(refuse_if_known, "billing.upsert_billing_coupon", body)
    return form.done("/invoices/coupons", f"{body['name']} can be used.")


@screens.form("/invoices/coupons/delete", coupons)
async def delete(form: Form) -> Done:
    """A code may have what no part of an address can: the form says it."""
    await form.perform("billing.delete_billing_coupon", billing_id=form.text("code", required=True))
    return form.done("/invoices/coupons", "The coupon was deleted; companies that have it keep what they were given.")
