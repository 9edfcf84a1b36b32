"""On which terms a company is billed: each of its billing profiles, and the form that changes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from schematic_server.console.form import Ask, Done, Form
from schematic_server.console.inside import unknown
from schematic_server.console.screen import Screens
from schematic_server.console.view import CHOICES, Context, View

screens = Screens()
METHODS = (
    ("send_invoice", "An invoice is sent, and somebody pays it"),
    ("charge_automatically", "The payment method that is stored is charged"),
)
COLLECTORS = (
    ("external", "You: payments are recorded here"),
    ("stripe_invoice", "Stripe: each invoice is made there, too"),
)
PROVIDERS = (
    ("schematic", "This server alone"),
    ("stripe", "This server; Stripe has a copy, and bills nothing for it"),
)
DIFFERENCES = (
    ("", "As the plan settings say"),
    ("create_prorations", "On the next invoice"),
    ("invoice_immediately", "On an invoice at once"),
)


@screens.page("/companies/{company_id}/subscription/terms/{billing_profile_id}", "companies/terms.html")
def terms(view: View) -> Context:
    return {
        "company": dict(view.companies(ids=[view.path["company_id"]])),
        "one": _profile(profiles(view, view.path["company_id"]), view.path),
        "methods": METHODS,
        "collectors": COLLECTORS,
        "providers": PROVIDERS,
        "differences": DIFFERENCES,
    }


@screens.form("/companies/{company_id}/subscription/terms/{billing_profile_id}", terms)
async def change_terms(form: Form) -> Done:
    body: Context = {
        "name": form.text("name") or None,
        "collection_method": form.text("collection_method", required=True),
        "collector": form.text("collector", required=True),
        "provider_type": form.text("provider_type", required=True),
        "days_until_due": form.number("days_until_due"),
        "proration_behavior": form.text("proration_behavior") or None,
    }
    if form.switch("is_default"):
        body["is_default"] = True

    def stamp(ask: Ask) -> str:
        at: str = _profile(ask(_LIST, _of(form.path["company_id"]), {}), form.path)["updated_at"]
        return at

    await form.unless_changed(stamp, "billing.update_company_billing_profile", body, **form.path)
    where = f"/companies/{form.path['company_id']}/subscription"
    return form.done(where, "The terms were changed; what is invoiced from now on follows them.")


def profiles(view: View, company_id: str) -> list[Any]:
    """Those of a company, newest first."""
    found: list[Any] = view.ask(_LIST, _of(company_id))
    return found


_LIST = "billing.list_company_billing_profiles"


def _of(company_id: str) -> Mapping[str, Any]:
    return {"company_id": company_id, "limit": CHOICES}


def _profile(found: Sequence[Any], path: Mapping[str, str]) -> Any:
    """The one that the address names; raises NotFound."""
    named = [one for one in found if one["id"] == path["billing_profile_id"]]
    if not named:
        raise unknown("billing profile")
    return named[0]
