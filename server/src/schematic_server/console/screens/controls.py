"""Usage controls: what a company, or one user in it, may draw of a credit at most (spend policies)."""

from __future__ import annotations

from schematic_server.console.form import Done, Form
from schematic_server.console.screen import Screens
from schematic_server.console.screens import credits, entities
from schematic_server.console.view import Context, View

screens = Screens()
PER_DRAW = "per_draw"
# What a limit is for; the last is a company's alone.
SPANS = (
    (PER_DRAW, "a draw"),
    ("hour", "an hour"),
    ("day", "a day"),
    ("week", "a week, from Monday"),
    ("month", "a calendar month"),
    ("billing_period", "a billing period of the company"),
)

_MEMBERS = {"max_per_draw": "amount", "window_amount": "amount", "window_unit": "span"}


@screens.page("/companies/{company_id}/credits/controls", "companies/controls.html")
def controls(view: View) -> Context:
    company_id = view.path["company_id"]
    found = view.rows("credits.list_credit_spend_policies", {"company_id": company_id})
    user_ids = sorted({one["user_id"] for one in found.rows if one["user_id"]})
    usage = view.ask("credits.get_credit_spend_policy_usage", {"company_id": company_id, "user_ids": user_ids})
    return {
        **_shown(view),
        "found": found,
        "used": {one["id"]: one for one in usage},
        "users": entities.user_names(view, user_ids),
    }


@screens.form("/companies/{company_id}/credits/controls", controls, **_MEMBERS)
async def add_control(form: Form) -> Done:
    """For the whole company, or for a user by a key."""
    company_id = form.path["company_id"]
    user_id = None
    if value := form.text("user_value"):
        user = await form.ask("companies.lookup_user", {f"keys[{form.text('user_key') or 'id'}]": value})
        user_id = user["id"]
    credit_id = form.text("billing_credit_id", required=True)
    body = {"company_id": company_id, "user_id": user_id, "billing_credit_id": credit_id, **_body(form)}
    await form.perform("credits.create_credit_spend_policy", body)
    return _back(form, "The limit holds now; what was drawn in its window already counts.")


@screens.page("/companies/{company_id}/credits/controls/{spend_policy_id}", "companies/control.html")
def control(view: View) -> Context:
    one = view.ask("credits.get_credit_spend_policy", spend_policy_id=view.path["spend_policy_id"])
    user_ids = [one["user_id"]] if one["user_id"] else []
    asked = {"company_id": view.path["company_id"], "user_ids": user_ids}
    usage = view.ask("credits.get_credit_spend_policy_usage", asked)
    others = [
        each for each in usage if each["billing_credit_id"] == one["billing_credit_id"] and each["id"] != one["id"]
    ]
    return {
        **_shown(view),
        "one": next((each for each in usage if each["id"] == one["id"]), one),
        "others": len(others),
        "users": entities.user_names(view, user_ids),
    }


@screens.form("/companies/{company_id}/credits/controls/{spend_policy_id}", control, **_MEMBERS)
async def change_control(form: Form) -> Done:
    operations = "credits.get_credit_spend_policy", "credits.update_credit_spend_policy"
    await form.change(*operations, _body(form), **form.path)
    return _back(form, "The limit was changed; it holds now.")


@screens.form("/companies/{company_id}/credits/controls/{spend_policy_id}/delete", control)
async def delete_control(form: Form) -> Done:
    await form.perform("credits.delete_credit_spend_policy", **form.path)
    return _back(form, "The limit was removed.")


def _shown(view: View) -> Context:
    company = view.ask("companies.get_company", company_id=view.path["company_id"])
    return {"company": company, "types": credits.names(view), "spans": SPANS}


def _body(form: Form) -> Context:
    amount, span = form.decimal("amount", required=True), form.text("span", required=True)
    limit: Context = {"max_per_draw": amount} if span == PER_DRAW else {"window_amount": amount, "window_unit": span}
    return {"label": form.text("label") or None, **limit}


def _back(form: Form, said: str) -> Done:
    return form.done(f"/companies/{form.path['company_id']}/credits/controls", said)
