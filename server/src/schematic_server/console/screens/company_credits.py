"""What a company has of credits: balances, grants, what is held now; granting, zeroing out, giving holds back."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from schematic_server.console.form import Done, Form
from schematic_server.console.inside import unknown
from schematic_server.console.screen import Screens
from schematic_server.console.screens import credits, entities
from schematic_server.console.view import DEAR_ROWS, Context, View

screens = Screens()
ORDERS = ("created_at", "expires_at", "quantity", "quantity_remaining")
REASONS = (("free", "Promotional"), ("purchased", "Purchased"), ("adjustment", "Adjustment"))
# When granted credits end; the first is what the credit type, or the bundle, says.
ENDS = (("", "As the credit type, or the bundle, says"), ("at", "At a date"), *credits.ENDS)
MOST = 250  # of what a choice offers


@screens.page("/companies/{company_id}/credits", "companies/credits.html")
def company_credits(view: View) -> Context:
    company_id = view.path["company_id"]
    types = credits.names(view)
    context: Context = {
        "company": view.ask("companies.get_company", company_id=company_id),
        "balances": view.ask("credits.list_company_credit_balances", {"company_id": company_id}),
        "types": types,
    }
    if view.part == "credits":  # of the company's own page
        return context
    order = view.query["order"] if view.query["order"] in ORDERS else "created_at"
    direction = "asc" if view.query["dir"] == "asc" else "desc"
    asked = {"company_id": company_id, "order": order, "dir": direction}
    grants = view.rows("credits.list_company_grants", asked, most=DEAR_ROWS)
    holds = view.inside.ports.credits.open_holds(view.scope, company_id)
    return context | {
        "types": {one["credit_id"]: one["credit_name"] for one in grants.rows} | types,
        "grantable": list(types.items()),
        "bundles": view.ask("credits.list_credit_bundles", {"status": "active", "limit": MOST}),
        "grants": grants,
        "count": view.count("credits.count_company_grants", {"company_id": company_id}),
        "order": order,
        "direction": direction,
        "holds": holds,
        "users": entities.user_names(view, (one["user_id"] for one in holds)),
        "most_holds": view.inside.ports.credits.MOST_HOLDS,
        "reasons": REASONS,
        "ends": ENDS,
        "key": _key(view),
    }


@screens.form("/companies/{company_id}/credits/grants", company_credits)
async def grant(form: Form) -> Done:
    """Sent twice, it grants once: the page has made up an idempotency key."""
    body: Context = {
        "company_id": form.path["company_id"],
        "credit_id": form.text("credit_id", required=True),
        "quantity": form.number("quantity", required=True),
        "reason": form.text("reason", required=True),
        "idempotency_key": form.text("idempotency_key") or None,
        **_end(form),
    }
    if body["reason"] == "purchased":
        body["credit_bundle_id"] = form.text("credit_bundle_id") or None
        body["currency"] = form.text("currency").lower() or None
    made = await form.perform("credits.grant_billing_credits_to_company", body)
    return _back(form, f"{made['quantity']:,.0f} {made['credit_name']} were granted; they can be drawn now.")


@screens.page("/companies/{company_id}/credits/grants/{grant_id}", "companies/grant.html")
def company_grant(view: View) -> Context:
    company_id, grant_id = view.path["company_id"], view.path["grant_id"]
    company = view.ask("companies.get_company", company_id=company_id)
    found = view.ask("credits.list_grants_for_credit", {"ids": [grant_id]})
    if not found or found[0]["company_id"] != company_id:
        raise unknown("grant")
    return {"company": company, "one": found[0]}


@screens.form("/companies/{company_id}/credits/grants/{grant_id}/zero-out", company_grant)
async def zero_out(form: Form) -> Done:
    await form.perform("credits.zero_out_grant", {}, **form.path)
    return _back(form, "What remained of the grant is gone; the ledger says so.")


@screens.form("/companies/{company_id}/credits/leases/{lease_id}/release", company_credits)
async def release_lease(form: Form) -> Done:
    await form.perform("credits.release_credit_lease", **form.path)
    return _back(form, _RELEASED.format("lease"))


@screens.form("/companies/{company_id}/credits/reservations/{reservation_id}/release", company_credits)
async def release_reservation(form: Form) -> Done:
    await form.perform("credits.release_credit_reservation", **form.path)
    return _back(form, _RELEASED.format("reservation"))


_RELEASED = "The {} ended; what was not used is back in the grants that it came from."


def _key(view: View) -> str:
    """What makes a grant that is sent twice one grant; a new one where that of the form was used for another."""
    typed = "" if (view.error or "").startswith("idempotency_key") else view.typed["idempotency_key"]
    return typed or f"console-{secrets.token_urlsafe(12)}"


def _end(form: Form) -> Mapping[str, Any]:
    """When what is granted ends, as the API is told."""
    ends = form.text("ends")
    if ends == "at":
        form.text("expires_at", required=True)
        at = form.instant("expires_at")
        return {"expires_at": None if at is None else at.isoformat()}
    if ends == "duration":
        count, unit = form.number("expiry_unit_count"), form.text("expiry_unit") or None
        return {"expiry_type": ends, "expiry_unit_count": count, "expiry_unit": unit}
    return {"expiry_type": ends} if ends else {}


def _back(form: Form, said: str) -> Done:
    return form.done(f"/companies/{form.path['company_id']}/credits", said)
