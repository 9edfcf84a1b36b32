"""A company's subscription: what it pays for, what is to come, what it owes, and its invoices."""

from __future__ import annotations

from datetime import UTC, datetime

from schematic_server.console.form import Done, Form
from schematic_server.console.screen import Screens
from schematic_server.console.screens import companies, entities, terms
from schematic_server.console.view import Context, View
from schematic_server.errors import BadRequest, NotFound

screens = Screens()
ENDS = (
    ("period", "With the period that is paid", "Nothing is given back."),
    ("prorated", "Now, and the rest of the period is given back", "As a credit, on what is invoiced next."),
    ("now", "Now, and nothing is given back", "What is owed stays owed."),
)


@screens.page("/companies/{company_id}/subscription", "companies/subscription.html")
def subscription(view: View) -> Context:
    company_id = view.path["company_id"]
    found = view.ask("companies.get_company", company_id=company_id)
    own = {"company_id": company_id, "limit": entities.RECENT}
    return {
        "company": found,
        "trial_ends_at": companies.trial_ends_at(found),
        "own": _own(view, company_id),
        "mirrored": [one for one in found["billing_subscriptions"] if one["provider_type"] != "schematic"],
        "planned": view.ask("scheduledcheckout.list_scheduled_checkouts", {**own, "status": "pending"}),
        "profiles": terms.profiles(view, company_id),
        "plans": dict(view.plans()),
        "invoices_of": view.ask("billing.list_billing_invoices", own),
        "ends": ENDS,
        "seconds": _instant,
    }


@screens.form("/companies/{company_id}/subscription/cancel", subscription)
async def cancel(form: Form) -> Done:
    end = form.text("end", required=True)
    if end not in (key for key, _, _ in ENDS):
        raise BadRequest(f"end: must be one of {', '.join(key for key, _, _ in ENDS)}")
    body = {**form.path, "cancel_immediately": end != "period", "prorate": end == "prorated"}
    await form.perform("checkout.cancel_subscription", body)
    return _back(form, "It ends with its period." if end == "period" else "The subscription has ended.")


@screens.form("/companies/{company_id}/subscription/{subscription_id}/trial", subscription)
async def move_trial(form: Form) -> Done:
    """Without an instant the trial ends now."""
    ends = form.instant("trial_end")
    body = {"trial_end": ends and ends.isoformat()}
    await form.perform("checkout.update_customer_subscription_trial_end", body, **form.path)
    return _back(form, "The trial ends then." if ends else "The trial has ended, and is paid from now on.")


@screens.form("/companies/{company_id}/subscription/planned/{scheduled_checkout_id}/cancel", subscription)
async def cancel_planned(form: Form) -> Done:
    await form.perform("scheduledcheckout.update_scheduled_checkout", {"status": "cancelled"}, **form.path)
    return _back(form, "The change was cancelled; all stays as it is.")


def _own(view: View, company_id: str) -> Context | None:
    """The subscription that this server bills, if there is one."""
    try:
        found: Context = view.ask("billing.get_company_native_subscription", company_id=company_id)
    except NotFound:
        return None
    return found


def _back(form: Form, said: str) -> Done:
    return form.done(f"/companies/{form.path['company_id']}/subscription", said)


def _instant(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
