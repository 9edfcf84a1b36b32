"""Credit types."""

from __future__ import annotations

from schematic_server.console.view import Context, Done, Form, Screens, View

screens = Screens()
MOST = 250  # credit types that a choice offers
BURN_STRATEGIES = (
    ("plan_first_then_credit_bundles_first_in_first_out", "Of plans first, then bundles, oldest first"),
    ("expiration_priority", "What expires first"),
    ("first_in_first_out", "Oldest first"),
    ("last_in_first_out", "Newest first"),
)


@screens.page("/credits", "credits/list.html")
def credits(view: View) -> Context:
    query = {"name": view.query["name"]}
    return {
        "found": view.rows("credits.list_billing_credits", query),
        "count": view.ask("credits.count_billing_credits", query)["count"],
        "strategies": BURN_STRATEGIES,
    }


@screens.form("/credits", credits)
async def create_credit(form: Form) -> Done:
    body = {**_body(form), "currency": form.text("currency").lower()}
    made = await form.perform("credits.create_billing_credit", body)
    return form.done(f"/credits/{made['id']}", f"{made['name']} was created.")


@screens.page("/credits/{credit_id}", "credits/credit.html")
def credit(view: View) -> Context:
    found = view.ask("credits.get_single_billing_credit", credit_id=view.path["credit_id"])
    return {"one": found, "strategies": BURN_STRATEGIES}


@screens.form("/credits/{credit_id}", credit)
async def edit_credit(form: Form) -> Done:
    await form.change("credits.get_single_billing_credit", "credits.update_billing_credit", _body(form), **form.path)
    return form.done(f"/credits/{form.path['credit_id']}", "The credit type was saved.")


@screens.form("/credits/{credit_id}/delete", credit)
async def delete_credit(form: Form) -> Done:
    await form.perform("credits.soft_delete_billing_credit", **form.path)
    return form.done("/credits", "The credit type was deleted; what was recorded of it stays readable.")


def names(view: View) -> dict[str, str]:
    """Names of the credit types that there are, by id."""
    found = view.ask("credits.list_billing_credits", {"limit": MOST})
    return {one["id"]: one["name"] for one in found}


def _body(form: Form) -> Context:
    return {
        "name": form.text("name", required=True),
        "description": form.text("description"),
        "singular_name": form.text("singular_name") or None,
        "plural_name": form.text("plural_name") or None,
        "burn_strategy": form.text("burn_strategy") or None,
        "default_expiry_unit": form.text("default_expiry_unit") or None,
        "default_expiry_unit_count": form.number("default_expiry_unit_count"),
        "default_rollover_policy": form.text("default_rollover_policy") or None,
        "per_unit_price_decimal": form.text("per_unit_price") or None,
    }
