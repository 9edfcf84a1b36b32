"""Components that pages embed: ready-made layouts, changed by a small form, with a picture of what a company sees."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from schematic_server.console import pictures
from schematic_server.console.form import Done, Form
from schematic_server.console.screen import Screens
from schematic_server.console.screens import plans
from schematic_server.console.typed import whole
from schematic_server.console.view import Context, View
from schematic_server.domains.components import layouts, templates

screens = Screens()
TEMPLATES: Mapping[str, str] = {
    "portal": "Portal: plan, usage, bills",
    "plan_manager": "Plan manager",
    "pricing_table": "Pricing table",
}
ELEMENTS: Mapping[str, str] = {
    "PlanManager": "Plan, and the button that changes it",
    "MeteredFeatures": "Usage of what is counted",
    "IncludedFeatures": "Features that are included",
    "UpcomingBill": "The next bill",
    "PaymentMethod": "The payment method",
    "Invoices": "Invoices",
    "PricingTable": "Plans with their prices",
    "UnsubscribeButton": "The button that unsubscribes",
}
COLOURS: Mapping[str, str] = {
    "primary": "Buttons",
    "secondary": "Links and gauges",
    "danger": "Warnings",
    "background": "Cards",
    "text": "Text",
    "faint_text": "Faint text",
}
STATES = ("draft", "live")


@screens.page("/components", "components/list.html")
def components(view: View) -> Context:
    return {
        "found": view.rows("components.list_components", {"q": view.query["q"]}),
        "catalogs": dict(_catalogs(view)),
        "ready_made": list(TEMPLATES.items()),
    }


@screens.form("/components", components)
async def create(form: Form) -> Done:
    layout = templates.template(form.text("template", required=True))
    body = {"name": form.text("name", required=True), "entity_type": "billing", "ast": _ast(layout)}
    made = await form.perform("components.create_component", body)
    return form.done(f"/components/{made['id']}", f"{made['name']} was made, as a draft.")


@screens.page("/components/{component_id}", "components/component.html")
def component(view: View) -> Context:
    """`?company_id=` is whose data the picture shows; the newest company's if nobody is named."""
    one = view.ask("components.get_component", component_id=view.path["component_id"])
    own = _form_of(one)
    layout = own or templates.template("portal")
    companies = view.companies(q=view.query["company"], limit=20)
    company_id = view.query["company_id"] or (companies[0][0] if companies else None)
    return {
        "one": one,
        "layout": layout,
        "is_ready_made": own is not None,
        "places": _places(layout),
        "feature_places": {one_id: place for place, one_id in enumerate(layout.feature_ids, 1)},
        "features": view.features(),
        "elements": ELEMENTS,
        "colours": COLOURS,
        "catalogs": _catalogs(view),
        "companies": companies,
        "company_id": company_id,
        "picture": _picture(view, layout, company_id),
        "width": pictures.WIDTH,
    }


@screens.form("/components/{component_id}/layout", component)
async def edit(form: Form) -> Done:
    body = {"name": form.text("name", required=True), "ast": _ast(_typed(form))}
    await form.change("components.get_component", "components.update_component", body, **form.path)
    return _back(form, "The component was saved.")


@screens.form("/components/{component_id}/state", component)
async def set_state(form: Form) -> Done:
    state = form.text("state", required=True)
    await form.perform("components.update_component", {"state": state}, **form.path)
    return _back(form, "The component is live." if state == "live" else "The component is a draft again.")


@screens.form("/components/{component_id}/catalog", component)
async def bind(form: Form) -> Done:
    await form.perform("components.bind_catalog", {"catalog_id": form.text("catalog_id") or None}, **form.path)
    return _back(form, "The component sells from that catalog now.")


@screens.form("/components/{component_id}/delete", component)
async def delete(form: Form) -> Done:
    await form.perform("components.delete_component", **form.path)
    return form.done("/components", "The component was deleted.")


def _picture(view: View, layout: templates.Form, company_id: str | None) -> pictures.Picture | None:
    if company_id is None:
        return None
    asked = {"company_id": company_id, "component_id": view.path["component_id"]}
    return pictures.draw(layout, view.unhurried().ask("components.preview_component_data", asked))


def _catalogs(view: View) -> list[tuple[str, str]]:
    return [(one["id"], one["name"]) for one in view.ask("catalogs.list_catalogs", {"limit": plans.MOST})]


def _form_of(component: Mapping[str, Any]) -> templates.Form | None:
    """The form that its layout was made of; None for one that was made elsewhere."""
    nodes = layouts.unpacked(layouts.read("ast", component["ast"] or {}))
    return None if nodes is None else templates.form_of(nodes)


def _ast(layout: templates.Form) -> dict[str, float]:
    return layouts.told(layouts.packed(templates.nodes(layout)))


def _places(layout: templates.Form) -> dict[str, tuple[int, int]]:
    """Column and place of each element that is shown."""
    return {
        name: (column, place) for column, names in enumerate(layout.columns, 1) for place, name in enumerate(names, 1)
    }


def _typed(form: Form) -> templates.Form:
    """The layout that a form says; raises BadRequest."""
    columns: dict[int, list[tuple[int, str]]] = {}
    for name in ELEMENTS:
        if (column := whole(f"column.{name}", form.text(f"column.{name}"))) is not None:
            columns.setdefault(column, []).append((whole(f"place.{name}", form.text(f"place.{name}")) or 99, name))
    features = [
        (whole(name, text), name.removeprefix("feature."))
        for name, text in form.fields.items()
        if name.startswith("feature.")
    ]
    return templates.Form(
        tuple(tuple(name for _, name in sorted(columns[column])) for column in sorted(columns)),
        **{name: form.text(name, required=True).upper() for name in COLOURS},
        font=form.text("font", required=True),
        feature_ids=tuple(one for _, one in sorted((place, one) for place, one in features if place is not None)),
        has_period_toggle=form.switch("has_period_toggle"),
        has_currency_selector=form.switch("has_currency_selector"),
    )


def _back(form: Form, said: str) -> Done:
    return form.done(f"/components/{form.path['component_id']}", said)
