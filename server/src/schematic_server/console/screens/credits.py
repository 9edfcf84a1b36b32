"""Credit types: what they are called and cost, in which order they are used up, and who was given them."""

from __future__ import annotations

from schematic_server.console.form import Done, Form
from schematic_server.console.screen import Screens
from schematic_server.console.view import Context, View

screens = Screens()
MOST = 250  # credit types that a choice offers
BURN_STRATEGIES = (
    ("plan_first_then_credit_bundles_first_in_first_out", "Of plans first, then bundles, oldest first"),
    ("expiration_priority", "What expires first"),
    ("first_in_first_out", "Oldest first"),
    ("last_in_first_out", "Newest first"),
)
# When credits end.
ENDS = (
    ("no_expiry", "Never"),
    ("duration", "After a time"),
    ("end_of_billing_period", "With the billing period"),
    ("end_of_next_billing_period", "With the next billing period"),
    ("end_of_trial", "With the trial"),
)
# What a model call is priced by beside its requests.
RATES = ("input_tokens", "output_tokens", "cached_input_tokens", "cache_creation_input_tokens", "reasoning_tokens")
# Fields by what the API calls them, where that is another name.
_MEMBERS = {"per_unit_price_decimal": "per_unit_price", "currency_prices": "price_amount"}
PRICE = ("price_currency", "price_amount")  # fields of a price in a further currency


@screens.page("/credits", "credits/list.html")
def credits(view: View) -> Context:
    query = {"name": view.query["name"]}
    return {
        "found": view.rows("credits.list_billing_credits", query),
        "count": view.ask("credits.count_billing_credits", query)["count"],
        "strategies": BURN_STRATEGIES,
        "prices": price_rows(view, None),
    }


@screens.form("/credits", credits, **_MEMBERS)
async def create_credit(form: Form) -> Done:
    body = {**_body(form), "currency": form.text("currency").lower()}
    made = await form.perform("credits.create_billing_credit", body)
    return form.done(f"/credits/{made['id']}", f"{made['name']} was created.")


@screens.page("/credits/{credit_id}", "credits/credit.html")
def credit(view: View) -> Context:
    found = view.ask("credits.get_single_billing_credit", credit_id=view.path["credit_id"])
    return {"one": found, "strategies": BURN_STRATEGIES, "prices": price_rows(view, found)}


@screens.form("/credits/{credit_id}", credit, **_MEMBERS)
async def edit_credit(form: Form) -> Done:
    await form.change("credits.get_single_billing_credit", "credits.update_billing_credit", _body(form), **form.path)
    return form.done(f"/credits/{form.path['credit_id']}", "The credit type was saved.")


@screens.page("/credits/{credit_id}/grants", "credits/grants.html")
def grants(view: View) -> Context:
    query = {"credit_id": view.path["credit_id"]}
    return {
        "one": view.ask("credits.get_single_billing_credit", **query),
        "found": view.rows("credits.list_grants_for_credit", query),
        "count": view.count("credits.count_billing_credits_grants", query),
    }


@screens.page("/credits/{credit_id}/delete", "credits/delete.html")
def leaving(view: View) -> Context:
    credit_id = view.path["credit_id"]
    of = {"credit_id": credit_id}
    return {
        "one": view.ask("credits.get_single_billing_credit", credit_id=credit_id),
        "companies": view.ask("companies.count_companies", {"credit_type_ids": [credit_id]})["count"],
        "bundles": view.ask("credits.count_credit_bundles", {**of, "status": "active"})["count"],
        "given": view.ask("credits.count_billing_plan_credit_grants", of)["count"],
        "controls": view.ask("credits.count_credit_spend_policies", {"billing_credit_id": credit_id})["count"],
    }


@screens.form("/credits/{credit_id}/delete", leaving)
async def delete_credit(form: Form) -> Done:
    await form.perform("credits.soft_delete_billing_credit", **form.path)
    return form.done("/credits", "The credit type was deleted; what was recorded of it stays readable.")


def names(view: View) -> dict[str, str]:
    """Names of the credit types that there are, by id."""
    found = view.ask("credits.list_billing_credits", {"limit": MOST})
    return {one["id"]: one["name"] for one in found}


def value(form: Form) -> Context:
    """What an entitlement says that credits pay for; fields of rates are `rate.KEY`."""
    rates = {name.removeprefix("rate."): form.decimal(name) for name in form.fields if name.startswith("rate.")}
    return {
        "value_credit_id": form.text("value_credit_id") or None,
        "credit_consumption_rate": form.decimal("credit_consumption_rate"),
        **({"quantity_rates": {key: rate for key, rate in rates.items() if rate is not None}} if rates else {}),
    }


def price_rows(view: View, one: Context | None) -> list[Context]:
    """Rows of prices in further currencies: what was typed, else what `one` has; one more to fill in."""
    rows: list[Context] = [dict(row) for row in view.typed_rows(*PRICE)]
    for each in () if rows or one is None else one["currency_prices"]:
        price = each["price"] and (each["price"]["price_decimal"] or each["price"]["price"])
        rows.append(dict(zip(PRICE, (each["currency"], price), strict=True)))
    return [*rows, dict.fromkeys(PRICE, "")]


def other_prices(form: Form) -> list[Context] | None:
    """Prices in further currencies; None, which leaves them as they are, where the form has no fields for them."""
    if PRICE[0] not in form.several:
        return None
    return [
        {"currency": row["price_currency"].lower(), "price_per_unit_decimal": row["price_amount"] or None}
        for row in form.rows(*PRICE)
    ]


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
        "currency_prices": other_prices(form),
        "strict": form.switch("strict"),
    }
