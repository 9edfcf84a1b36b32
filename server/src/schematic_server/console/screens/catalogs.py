"""Catalogs: what is offered where, in which order, and in which words; and what a pricing page gets of one."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from schematic_server.console.form import Ask, Done, Form
from schematic_server.console.screen import Screens
from schematic_server.console.screens import plans
from schematic_server.console.typed import whole
from schematic_server.console.view import Context, View

screens = Screens()
TEXTS: Mapping[str, str] = {
    "custom_plan_price_text": "Instead of a price",
    "custom_plan_cta_text": "Button",
    "custom_plan_cta_url": "Where it leads",
    "pricing_model": "Pricing model, in words",
    "pricing_url": "Address of the pricing page",
}
# Lists of a configuration: what the fields of the form begin with, and how a member of one is called.
LISTS: Mapping[str, tuple[str, str]] = {
    "ordered_plans": ("place", "plan_id"),
    "ordered_add_ons": ("add_on_place", "plan_id"),
    "ordered_bundles": ("bundle_place", "bundle_id"),
}


@screens.page("/catalogs", "catalogs/list.html")
def catalogs(view: View) -> Context:
    return {"found": view.rows("catalogs.list_catalogs", {"q": view.query["q"]})}


@screens.form("/catalogs", catalogs)
async def create(form: Form) -> Done:
    body = {"name": form.text("name", required=True), "description": form.text("description") or None}
    made = await form.perform("catalogs.create_catalog", body)
    return form.done(f"/catalogs/{made['id']}", f"{made['name']} was made. Say now what it offers.")


@screens.page("/catalogs/{catalog_id}", "catalogs/catalog.html")
def catalog(view: View) -> Context:
    catalog_id = view.path["catalog_id"]
    offer = view.ask("catalogs.get_configuration", catalog_id=catalog_id)
    bundles = view.ask("credits.list_credit_bundles", {"limit": plans.MOST})
    return {
        "one": view.ask("catalogs.get_catalog", catalog_id=catalog_id),
        "offer": offer,
        "stamp": _stamp(offer),
        "plans": _in_order(plans.others(view, "plan"), offer["ordered_plans"], "plan_id"),
        "add_ons": _in_order(plans.others(view, "add_on"), offer["ordered_add_ons"], "plan_id"),
        "bundles": _in_order(bundles, offer["ordered_bundles"], "bundle_id"),
        "texts": TEXTS,
        "features": view.ask("catalogs.get_derived_features", catalog_id=catalog_id)["features"],
    }


@screens.page("/catalogs/{catalog_id}/public", "catalogs/public.html")
def public(view: View) -> Context:
    catalog_id = view.path["catalog_id"]
    return {
        "one": view.ask("catalogs.get_catalog", catalog_id=catalog_id),
        "shown": view.ask("catalogs.get_public_catalog_by_id", catalog_id=catalog_id),
        "periods": plans.CADENCES,
    }


@screens.form("/catalogs/{catalog_id}/edit", catalog)
async def edit(form: Form) -> Done:
    """The only default there is stays it until another one is."""
    body: Context = {"name": form.text("name", required=True), "description": form.text("description")}
    if form.switch("is_default"):
        body["is_default"] = True
    await form.change("catalogs.get_catalog", "catalogs.update_catalog", body, **form.path)
    return _back(form, "The catalog was saved.")


@screens.form("/catalogs/{catalog_id}/offer", catalog)
async def offer(form: Form) -> Done:
    """What has a number is offered, in the order of the numbers, with what is shown of it left as it is."""
    now = await form.ask("catalogs.get_configuration", **form.path)
    body: Context = {name: form.text(name) or None for name in TEXTS}
    body["custom_plans_visible"] = form.switch("custom_plans_visible")
    body |= {name: _placed(form, prefix, member, now[name]) for name, (prefix, member) in LISTS.items()}

    def stamp(ask: Ask) -> str:
        return _stamp(ask("catalogs.get_configuration", {}, form.path))

    await form.unless_changed(stamp, "catalogs.update_configuration", body, **form.path)
    return _back(form, "The catalog offers that from now on.")


@screens.form("/catalogs/{catalog_id}/delete", catalog)
async def delete(form: Form) -> Done:
    await form.perform("catalogs.delete_catalog", **form.path)
    return form.done("/catalogs", "The catalog was deleted; its plans stay.")


def _in_order(found: Sequence[Context], ordered: Sequence[Context], member: str) -> list[tuple[int | None, Context]]:
    """Everything with its place, what is offered first."""
    places = {one[member]: place for place, one in enumerate(ordered, 1)}
    return sorted(((places.get(one["id"]), one) for one in found), key=lambda pair: pair[0] or len(found) + 1)


def _placed(form: Form, prefix: str, member: str, now: Sequence[Context]) -> list[Context]:
    known = {one[member]: one for one in now}
    places: list[tuple[int, str]] = []
    for name, text in form.fields.items():
        before, _, one_id = name.partition(".")
        if before == prefix and (place := whole(name, text)) is not None:
            places.append((place, one_id))
    return [known.get(one_id, {member: one_id}) for _, one_id in sorted(places)]


def _stamp(offer: Mapping[str, Any]) -> str:
    """What is another one when somebody has changed what is offered, or said of it."""
    said = [offer[name] for name in (*LISTS, *TEXTS, "custom_plans_visible")]
    return hashlib.sha256(msgspec.json.encode(said)).hexdigest()[:16]


def _back(form: Form, said: str) -> Done:
    return form.done(f"/catalogs/{form.path['catalog_id']}", said)
