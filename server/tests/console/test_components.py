"""Components in the console: begun from a template, changed by a form, bound, and seen with a company's own data."""

from __future__ import annotations

import re
from typing import Any

from schematic import Schematic
from schematic_server.domains.components import layouts, templates

from .. import catalog, selling
from ..conftest import Keys, on_sqlite
from .conftest import SignIn, Visitor

EVIL = "<img src=x onerror=alert(1)>"
ESCAPED = "&lt;img src=x onerror=alert(1)&gt;"
FORM = {
    "name": "Ours",
    "column.PlanManager": "1",
    "place.PlanManager": "2",
    "column.Invoices": "1",
    "place.Invoices": "1",
    "column.MeteredFeatures": "2",
    "primary": "#ff0000",
    "secondary": "#00ff00",
    "danger": "#0000ff",
    "background": "#ffffff",
    "text": "#111111",
    "faint_text": "#222222",
    "font": "Lato",
}


def _form(api: Schematic, component_id: str) -> Any:
    ast = api.components.get_component(component_id).data.ast
    return templates.form_of(layouts.unpacked(layouts.read("ast", ast or {})))


def _made(admin: Visitor, api: Schematic, template: str) -> str:
    admin.done("/components", {"name": f"Portal {EVIL}", "template": template})
    return str(api.components.list_components(limit=1).data[0].id)


def test_a_component_is_made_shown_and_changed(api: Schematic, admin: Visitor) -> None:
    flights = catalog.metered(api)
    pro = catalog.plan(api, f"Pro {EVIL}")
    catalog.grant(api, pro, flights, "numeric", value_numeric=10, metric_period="current_month")
    api.plans.upsert_billing_product_plan(pro.id, charge_type="recurring", is_trialable=False, monthly_price=4900)
    pro = catalog.publish(api, pro)
    acme = catalog.company(api)
    selling.manage(api, acme, pro)
    catalog.track(api, quantity=4)
    where = f"/components/{_made(admin, api, 'portal')}"

    page = admin.html(f"{where}?company_id={acme.id}")

    assert EVIL not in page
    drawn = re.findall(r"<text[^>]*>([^<]*)</text>", page)
    assert "USD 49.00 / month" in drawn
    assert "4 of 10" in drawn
    assert "Unsubscribe" in drawn
    assert f"Pro {ESCAPED}"[:20] in page
    component_id = where.removeprefix("/components/")
    assert _form(api, component_id) == templates.TEMPLATES["portal"]
    admin.done(f"{where}/layout", {**FORM, f"feature.{flights.id}": "1"}, where)
    form = _form(api, component_id)
    assert (form.columns, form.primary, form.font) == (
        (("Invoices", "PlanManager"), ("MeteredFeatures",)),
        "#FF0000",
        "Lato",
    )
    assert form.feature_ids == (flights.id,)
    page = admin.html(f"{where}?company_id={acme.id}")
    assert 'fill="#FF0000"' in page
    assert "Unsubscribe<" not in page


@on_sqlite
def test_what_does_not_fit_is_said_and_nothing_is_lost(api: Schematic, admin: Visitor) -> None:
    where = f"/components/{_made(admin, api, 'pricing_table')}"

    for wrong, told in [({"font": "a<b"}, "Font: must be"), ({"primary": "red"}, "must be a colour")]:
        refused = admin.send(f"{where}/layout", {**FORM, **wrong}, where)
        assert (refused.status_code, told in refused.text, 'value="Ours"' in refused.text) == (400, True, True)
    nothing = {name: text for name, text in FORM.items() if not name.startswith("column.")}
    assert "name at least one element" in admin.send(f"{where}/layout", nothing, where).text
    elsewhere = admin.send(f"{where}/catalog", {"catalog_id": "cat_nobody"}, where)
    assert (elsewhere.status_code, elsewhere.text.count("<option selected>1<")) == (400, 1)  # the column of what it has

    assert _form(api, where.removeprefix("/components/")) == templates.TEMPLATES["pricing_table"]


@on_sqlite
def test_a_component_goes_live_is_bound_and_deleted(
    api: Schematic, admin: Visitor, sign_in: SignIn, credentials: Keys
) -> None:
    component_id, partners = _made(admin, api, "plan_manager"), api.catalogs.create_catalog(name="Partners").data
    where = f"/components/{component_id}"
    assert "no company yet" in admin.html(where)
    catalog.company(api)

    admin.done(f"{where}/state", {"state": "live"}, where)
    admin.done(f"{where}/catalog", {"catalog_id": partners.id}, where)

    found = api.components.get_component(component_id).data
    assert (found.state, found.catalog_id) == ("live", partners.id)
    assert "Partners" in admin.html("/components")
    assert f"id=&#34;{component_id}&#34;" in admin.html(where)
    reader = sign_in("member", {credentials.environment_id: ["companies_edit"]})
    assert "What it shows" not in reader.html(where)
    assert "New component" not in reader.html("/components")
    for act in ("layout", "state", "catalog", "delete"):
        assert reader.send(f"{where}/{act}", {**FORM, "state": "draft"}, "/companies").status_code == 403
    admin.done(f"{where}/delete", {}, where)
    assert admin.get(where).status_code == 404


@on_sqlite
def test_a_layout_of_another_builder_is_kept_until_it_is_replaced(api: Schematic, admin: Visitor) -> None:
    nodes = {"ROOT": {"type": {"resolvedName": "Root"}, "props": {}}}
    made = api.components.create_component(
        name="Theirs", entity_type="billing", ast=layouts.told(layouts.packed(nodes))
    ).data
    catalog.company(api)

    assert "was made elsewhere" in admin.html(f"/components/{made.id}")
    empty = api.components.create_component(name="None", entity_type="billing").data
    assert "was made elsewhere" in admin.html(f"/components/{empty.id}")
