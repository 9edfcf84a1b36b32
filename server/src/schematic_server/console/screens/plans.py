"""Plans and add-ons: the list, making one, and one plan with what it grants, sets and costs."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from schematic_server.console.form import Ask, Done, Form
from schematic_server.console.screen import Screens
from schematic_server.console.typed import whole
from schematic_server.console.view import Context, View
from schematic_server.errors import NotFound

screens = Screens()
# What the list can be narrowed down to, as the API is asked for it.
KINDS: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "": ("All", {}),
    "plan": ("Plans", {"plan_type": "plan", "exclude_company_scoped": True}),
    "add_on": ("Add-ons", {"plan_type": "add_on"}),
    "custom": ("Custom plans", {"company_scoped_only": True}),
}
STATES: Mapping[str, Mapping[str, Any]] = {
    "published": {"with_published_version": True},
    "used": {"exclude_unused": True},
}
CADENCES = ("monthly", "quarterly", "yearly", "one_time")
MOST = 250  # of what a choice offers
# What the draft of a plan says, its entitlements aside.
_SAID = ("name", "description", "icon", "charge_type", "is_trialable", "trial_days", "currency_prices")


@screens.page("/plans", "plans/list.html")
def plans(view: View) -> Context:
    asked = {"q": view.query["q"], "include_draft_versions": True, **STATES.get(view.query["state"], {})}
    kind = view.query["kind"] if view.query["kind"] in KINDS else ""
    found = view.rows("plans.list_plans", {**asked, **KINDS[kind][1]})
    return {
        "found": found,
        **counted(view, found.rows),
        "kind": kind,
        "kinds": [
            (key, title, view.ask("plans.count_plans", {**asked, **of})["count"]) for key, (title, of) in KINDS.items()
        ],
    }


@screens.page("/plans/new", "plans/new.html")
def new(view: View) -> Context:
    return {"prices": _prices(view, [])}


@screens.form("/plans/new", new, currency_prices="currency")
async def create_plan(form: Form) -> Done:
    name = form.text("name", required=True)
    plan = {"name": name, "plan_type": form.text("plan_type"), "description": form.text("description")}
    body: Context = {"plan": plan, "billing_product": _billing(form), "entitlements": []}
    made = await form.perform("planbundle.create_plan_bundle", body)
    return form.done(f"/plans/{made['plan']['id']}", f"{name} was created. Say now what it grants.")


@screens.page("/plans/custom", "plans/custom.html")
def custom(view: View) -> Context:
    found = view.query["company_id"]
    asked = {"ids": [found]} if found else {"q": view.query["company"]}
    return {
        "companies": view.companies(**asked, limit=20),
        "plans": view.plans(plan_type="plan", exclude_company_scoped=True),
    }


@screens.form("/plans/custom", custom)
async def create_custom_plan(form: Form) -> Done:
    body = {
        "company_id": form.text("company_id", required=True),
        "name": form.text("name", required=True),
        "description": form.text("description"),
        "copied_from_plan_id": form.text("copied_from_plan_id") or None,
    }
    made = await form.perform("plans.create_custom_plan", body)
    return form.done(f"/plans/{made['id']}", f"{body['name']} was created, for this company alone.")


@screens.page("/plans/{plan_id}", "plans/plan.html")
def plan(view: View) -> Context:
    shown = opened(view)
    own = {"plan_id": view.path["plan_id"], "limit": 100}
    traits = view.ask("companies.list_plan_traits", own)
    typed = view.typed_rows("trait_id", "trait_value")
    return {
        **shown,
        **counted(view, [shown["plan"]]),
        "traits": traits,
        "traits_stamp": _traits_stamp(traits),
        "trait_rows": typed or traits,
        "definitions": view.ask("companies.list_entity_trait_definitions", {"entity_type": "company", "limit": MOST}),
        "prices": _prices(view, shown["plan"]["currency_prices"]),
        "issues": view.ask("plans.list_plan_issues", {"plan_id": own["plan_id"]}),
    }


@screens.form("/plans/{plan_id}/edit", plan)
async def edit_plan(form: Form) -> Done:
    name = form.text("name", required=True)
    body = {"name": name, "description": form.text("description"), "icon": form.text("icon")}
    await form.unless_changed(unchanged(form), "plans.update_plan", body, **form.path)
    return _back(form, "The draft says so now; companies see it once the draft is published.")


@screens.form("/plans/{plan_id}/billing", plan, currency_prices="currency")
async def edit_billing(form: Form) -> Done:
    await form.unless_changed(unchanged(form), "plans.upsert_billing_product_plan", _billing(form), **form.path)
    return _back(form, "Prices and trial are in the draft; they hold once it is published.")


@screens.form("/plans/{plan_id}/traits", plan)
async def edit_traits(form: Form) -> Done:
    plan_id = form.path["plan_id"]
    body = {
        "plan_id": plan_id,
        "traits": [dict(one) for one in form.rows("trait_id", "trait_value") if one["trait_id"]],
        "apply_to_existing_companies": form.switch("apply_to_existing_companies"),
    }

    def same(ask: Ask) -> str:
        return _traits_stamp(ask("companies.list_plan_traits", {"plan_id": plan_id, "limit": 100}, {}))

    await form.unless_changed(same, "companies.update_plan_traits_bulk", body)
    return _back(form, "The plan traits were saved.")


@screens.page("/plans/{plan_id}/delete", "plans/delete.html")
def leaving(view: View) -> Context:
    plan_id = view.path["plan_id"]
    return {
        "plan": view.ask("plans.get_plan", plan_id=plan_id),
        "traits": view.ask("companies.count_plan_traits", {"plan_id": plan_id})["count"],
        "count": view.inside.ports.plans.companies_on(view.scope, [plan_id]).get(plan_id, 0),
        "group": group(view),
    }


@screens.form("/plans/{plan_id}/delete", leaving)
async def delete_plan(form: Form) -> Done:
    await form.perform("plans.delete_plan", **form.path)
    return form.done("/plans", "The plan was deleted, with its versions in every environment.")


def counted(view: View, shown: Sequence[Context]) -> Context:
    """Ids and names of plans, and how many companies are on them: None before that is asked for (macro `counts_of`)."""
    names = [(one["id"], one["name"]) for one in shown]
    counts = view.inside.ports.plans.companies_on(view.scope, [one for one, _ in names]) if view.is_counting else None
    return {"names": names, "counts": counts}


def opened(view: View) -> Context:
    """A plan, seen at the version of `?version=`, else at its draft, else as it is published."""
    plan_id = view.path["plan_id"]
    found = view.ask("plans.get_plan", plan_id=plan_id)
    newest = found["draft_version"] or found["active_version"]
    version = next((one for one in found["versions"] if one["id"] == view.query["version"]), newest)
    if version != (found["active_version"] or newest):
        found = view.ask("plans.get_plan", {"plan_version_id": version["id"]}, plan_id=plan_id)
    return {
        "plan": found,
        "version": version,
        "is_editable": version is None or version == newest,
        "stamp": stamp(found),
    }


def stamp(plan: Mapping[str, Any], granted: str = "") -> str:
    """What is another one when somebody has changed the draft that a form is about, or has made one.

    `granted` is the feature whose entitlement the form is about; `*` stands for all of them.
    """
    draft_id = plan["draft_version"] and plan["draft_version"]["id"]
    entitlements = [one for one in plan["entitlements"] if granted in ("*", one["feature_id"])]
    said = [plan["id"], draft_id, *(plan[name] for name in _SAID), entitlements]
    return hashlib.sha256(msgspec.json.encode(said)).hexdigest()[:16]


def unchanged(form: Form, granted: str = "") -> Callable[[Ask], str]:
    """How `stamp` is asked for again; the form says as `version` which one it was filled in from."""
    query, path = {"plan_version_id": form.text("version")}, {"plan_id": form.path["plan_id"]}
    return lambda ask: stamp(ask("plans.get_plan", query, path), granted)


def group(view: View) -> Context | None:
    """The environment's plan group, if it has one."""
    try:
        found: Context = view.ask("plangroups.get_plan_group")
    except NotFound:
        return None
    return found


def others(view: View, plan_type: str = "") -> list[Context]:
    """Plans that all companies can have, to choose from."""
    asked = {"plan_type": plan_type, "exclude_company_scoped": True, "limit": MOST}
    found: list[Context] = view.ask("plans.list_plans", asked)
    return found


def _back(form: Form, said: str) -> Done:
    return form.done(f"/plans/{form.path['plan_id']}", said)


def _traits_stamp(traits: Sequence[Context]) -> str:
    said = sorted((one["trait_id"], one["trait_value"], one["updated_at"]) for one in traits)
    return hashlib.sha256(msgspec.json.encode(said)).hexdigest()[:16]


def _prices(view: View, known: list[Context]) -> list[Mapping[str, Any]]:
    """Rows of prices, a currency each: what was typed, else what is known; one more to fill in."""
    names = [f"{one}_price" for one in CADENCES]
    rows: list[Mapping[str, Any]] = list(view.typed_rows("currency", *names))
    for one in () if rows else known:
        rows.append({"currency": one["currency"], **{name: one[name] and one[name]["price"] for name in names}})
    return [*rows, {"currency": "" if rows else "usd", **dict.fromkeys(names, "")}]


def _billing(form: Form) -> Context:
    """Trial and prices: of the first currency, then of the others."""
    rows = [
        {
            "currency": row["currency"].lower(),
            **{name: whole(name, row[name]) for name in row if name != "currency" and row[name]},
        }
        for row in form.rows("currency", *(f"{one}_price" for one in CADENCES))
    ]
    first, *more = rows or [{}]
    return {
        "charge_type": form.text("charge_type"),
        **first,
        "currency_prices": [one for one in more if len(one) > 1],
        "is_trialable": form.switch("is_trialable"),
        "trial_days": form.number("trial_days"),
    }
