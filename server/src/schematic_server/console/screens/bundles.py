"""Bundles: credits that are sold together, to companies on some plans or all."""

from __future__ import annotations

from schematic_server.console.form import Done, Form
from schematic_server.console.screen import Screens
from schematic_server.console.screens import credits, plans
from schematic_server.console.view import Context, View

screens = Screens()
STATES = (("active", "Can be bought"), ("inactive", "Is not sold any more"))


@screens.page("/credits/bundles", "credits/bundles.html")
def bundles(view: View) -> Context:
    asked = {name: view.query[name] for name in ("credit_id", "status")}
    return {
        "found": view.rows("credits.list_credit_bundles", asked),
        "count": view.ask("credits.count_credit_bundles", asked)["count"],
        "credits": list(credits.names(view).items()),
        "states": STATES,
    }


@screens.page("/credits/bundles/new", "credits/bundle.html")
def new(view: View) -> Context:
    return {**_choices(view), "one": None}


@screens.form("/credits/bundles/new", new, currency_prices="price_amount")
async def create(form: Form) -> Done:
    own = {"credit_id": form.text("credit_id", required=True), "currency": form.text("currency", required=True).lower()}
    made = await form.perform("credits.create_credit_bundle", {**own, **_body(form)})
    return form.done("/credits/bundles", f"{made['name']} was made.")


@screens.page("/credits/bundles/{bundle_id}", "credits/bundle.html")
def bundle(view: View) -> Context:
    one = view.ask("credits.get_credit_bundle", bundle_id=view.path["bundle_id"])
    return {**_choices(view, one), "one": one}


@screens.form("/credits/bundles/{bundle_id}", bundle, currency_prices="price_amount")
async def edit(form: Form) -> Done:
    operations = "credits.get_credit_bundle", "credits.update_credit_bundle_details"
    made = await form.change(*operations, _body(form), **form.path)
    return form.done("/credits/bundles", f"{made['name']} was saved; credits that were bought stay what they are.")


@screens.form("/credits/bundles/{bundle_id}/delete", bundle)
async def delete(form: Form) -> Done:
    await form.perform("credits.delete_credit_bundle", **form.path)
    return form.done("/credits/bundles", "The bundle was deleted.")


def _choices(view: View, one: Context | None = None) -> Context:
    return {
        "prices": credits.price_rows(view, one),
        "credits": list(credits.names(view).items()),
        "plans": plans.others(view),
        "states": STATES,
        "ends": credits.ENDS,
    }


def _body(form: Form) -> Context:
    ends = form.text("expiry_type") or "no_expiry"
    is_after = ends == "duration"
    return {
        "bundle_name": form.text("bundle_name", required=True),
        "quantity": form.number("quantity"),
        "price_per_unit": 0,  # the decimal one wins
        "price_per_unit_decimal": form.text("price_per_unit_decimal") or "0",
        "currency_prices": credits.other_prices(form),
        "status": form.text("status") or "active",
        "expiry_type": ends,
        "expiry_unit": (form.text("expiry_unit") or None) if is_after else None,
        "expiry_unit_count": form.number("expiry_unit_count") if is_after else None,
        "compatible_plan_ids": [one for one in form.several.get("plan_id", []) if one],
    }
