"""Components: layouts that pages embed, as they are kept, and those that are made out of a form."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import httpx2
import pytest

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError
from schematic_server.cli import main
from schematic_server.domains.components import layouts, templates
from schematic_server.domains.components.templates import ELEMENTS, TEMPLATES, Form
from schematic_server.errors import BadRequest
from schematic_server.settings import Settings

from . import catalog
from .asgi import App
from .conftest import on_sqlite
from .test_catalogs import default, made

AST = {"0": 120, "1": 156, "2": 3, "3": 0}


def component(api: Schematic, name: str = "Portal", **members: Any) -> Any:
    return api.components.create_component(**{"name": name, "entity_type": "billing", **members}).data


def tree(ast: Mapping[str, float]) -> dict[str, Any]:
    """The nodes of a layout, unpacked as the component library does it."""
    nodes: dict[str, Any] = json.loads(zlib.decompress(bytes(int(one) for one in ast.values())))
    return nodes


def names(nodes: Mapping[str, Any], parent: str | None) -> list[str]:
    return [one["type"]["resolvedName"] for one in nodes.values() if one.get("parent") == parent]


def test_a_component_is_made_as_a_draft(api: Schematic) -> None:
    told = component(api, ast=AST)

    assert told.id.startswith("cmpn_")
    assert (told.name, told.type, told.state, told.catalog_id) == ("Portal", "billing", "draft", None)
    assert told.ast == AST
    assert api.components.get_component(told.id).data == told
    assert component(api, "Bare", entity_type="entitlement").ast is None


def test_components_are_listed_newest_first_and_counted_by_name(api: Schematic) -> None:
    for name in ("Portal", "Prices", "Port"):
        component(api, name)

    assert [one.name for one in api.components.list_components().data] == ["Port", "Prices", "Portal"]
    assert [one.name for one in api.components.list_components(q="PORT").data] == ["Port", "Portal"]
    assert [one.name for one in api.components.list_components(limit=1, offset=1).data] == ["Prices"]
    assert api.components.count_components(q="port").data.count == 2
    assert api.components.count_components().data.count == 3


def test_a_component_changes_in_what_is_given(api: Schematic) -> None:
    made_before = component(api, ast=AST)

    api.components.update_component(made_before.id, state="live")
    told = api.components.update_component(made_before.id, name="Prices", ast={"0": 1, "1": 255}).data

    assert (told.name, told.state, told.type) == ("Prices", "live", "billing")
    assert told.ast == {"0": 1, "1": 255}
    assert api.components.update_component(made_before.id, entity_type="entitlement").data.type == "entitlement"


@pytest.mark.parametrize(
    ("ast", "message"),
    [
        ({"0": 1, "2": 3}, "ast: has 2 members and none called 1"),
        ({"a": 1}, "ast: has 1 members and none called 0"),
        ({"0": 256}, r"ast\.0: must be a byte"),
        ({"0": -1}, r"ast\.0: must be a byte"),
        ({"0": 1, "1": 0.5}, r"ast\.1: must be a byte"),
    ],
)
def test_a_layout_that_is_none_is_refused(api: Schematic, ast: dict[str, float], message: str) -> None:
    """The component library would turn a wheel for ever."""
    known = component(api, ast=AST)

    with pytest.raises(BadRequestError, match=message):
        component(api, "Broken", ast=ast)
    with pytest.raises(BadRequestError, match=message):
        api.components.update_component(known.id, name="Broken", ast=ast)

    assert [(one.name, one.ast) for one in api.components.list_components().data] == [("Portal", AST)]


def test_a_component_is_bound_to_a_catalog_and_to_none(api: Schematic, http: httpx2.Client) -> None:
    known, partners = component(api), made(api)

    assert api.components.bind_catalog(known.id, catalog_id=partners.id).data.catalog_id == partners.id
    with pytest.raises(BadRequestError, match="catalog_id: catalog ctlg_none does not exist"):
        api.components.bind_catalog(known.id, catalog_id="ctlg_none")
    assert api.components.get_component(known.id).data.catalog_id == partners.id
    assert api.components.bind_catalog(known.id, catalog_id=None).data.catalog_id is None
    api.components.bind_catalog(known.id, catalog_id=default(api).id)
    assert http.put(f"/components/{known.id}/catalog", json={}).json()["data"]["catalog_id"] is None


def test_a_component_whose_catalog_goes_is_bound_to_none(api: Schematic) -> None:
    known, partners = component(api), made(api)
    api.components.bind_catalog(known.id, catalog_id=partners.id)

    api.catalogs.delete_catalog(partners.id)

    assert api.components.get_component(known.id).data.catalog_id is None


def test_a_component_without_a_layout_is_drawn_as_the_portal(api: Schematic) -> None:
    """The component library shows a spinner for ever where there is none."""
    bare, acme = component(api), catalog.company(api)

    shown = api.components.preview_component_data(component_id=bare.id, company_id=acme.id).data.component

    assert templates.form_of(tree(shown.ast)) == templates.template("portal")
    assert api.components.get_component(bare.id).data.ast is None


def test_a_component_goes(api: Schematic) -> None:
    known = component(api)

    assert api.components.delete_component(known.id).data.deleted is True

    message = f"component {known.id} does not exist in this environment"
    for call in (api.components.get_component, api.components.delete_component, api.components.update_component):
        with pytest.raises(NotFoundError, match=message):
            call(known.id)
    with pytest.raises(NotFoundError, match=message):
        api.components.bind_catalog(known.id, catalog_id=None)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_has_all_that_the_component_library_needs(name: str) -> None:
    nodes = templates.nodes(templates.template(name))

    settings = nodes["ROOT"]["props"]["settings"]
    assert (settings["mode"], names(nodes, None), names(nodes, "ROOT")) == ("view", ["Root"], ["Viewport"])
    assert set(names(nodes, "viewport")) == {"Column"}
    theme = settings["theme"]
    assert theme["numberOfColumns"] == len(names(nodes, "viewport"))
    assert set(theme["typography"]) == {*(f"heading{number}" for number in range(1, 7)), "text", "link"}
    assert all(set(one) == {"fontFamily", "fontSize", "fontWeight", "color"} for one in theme["typography"].values())
    assert set(theme["card"]) == {"background", "borderRadius", "hasShadow", "padding"}
    assert all(not key.isdigit() for key in nodes)  # JavaScript would put those first


def test_elements_stand_in_the_order_of_the_form() -> None:
    form = Form((("Invoices", "PlanManager"), ("PricingTable",), ("UpcomingBill",)))

    nodes = templates.nodes(form)

    assert [names(nodes, f"column-{number}") for number in (1, 2, 3)] == [list(column) for column in form.columns]
    assert tree(layouts.told(layouts.packed(nodes))) == nodes
    assert list(tree(layouts.told(layouts.packed(nodes)))) == list(nodes)


def test_a_pricing_table_beside_others_does_not_take_their_card_away() -> None:
    def sections(*columns: tuple[str, ...]) -> str:
        found: str = templates.nodes(Form(columns))["ROOT"]["props"]["settings"]["theme"]["sectionLayout"]
        return found

    assert sections(("PricingTable", "Invoices")) == "separate"
    assert sections(("PricingTable",), ("Invoices", "PlanManager")) == "merged"


def test_what_a_form_says_is_in_the_layout() -> None:
    form = Form(
        (("MeteredFeatures", "IncludedFeatures"), ("PricingTable",)),
        primary="#AA0000",
        text="#00AA00",
        font="Public Sans",
        feature_ids=("feat_2", "feat_1"),
        has_period_toggle=False,
    )

    nodes = templates.nodes(form)

    props = {one["type"]["resolvedName"]: one["props"] for one in nodes.values()}
    assert props["MeteredFeatures"] == props["IncludedFeatures"] == {"visibleFeatures": ["feat_2", "feat_1"]}
    assert props["PricingTable"] == {"showPeriodToggle": False, "showCurrencySelector": True}
    theme = props["Root"]["settings"]["theme"]
    assert (theme["primary"], theme["typography"]["text"]["color"]) == ("#AA0000", "#00AA00")
    assert {one["fontFamily"] for one in theme["typography"].values()} == {"Public Sans"}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"columns": ()}, "columns: name at least one element"),
        ({"columns": ((),)}, "columns: name at least one element"),
        ({"columns": (("PlanManager",),) * 4}, "columns: at most 3, not 4"),
        ({"columns": (("Script",),)}, "columns: there is no element 'Script'; there are PlanManager"),
        ({"columns": (("Invoices",), ("Invoices",))}, "columns: Invoices is there twice"),
        ({"primary": "red"}, "primary: must be a colour such as #2563EB, not 'red'"),
        ({"background": "#FFF"}, "background: must be a colour"),
        ({"font": "Inter;}"}, "font: must be the name of a font"),
    ],
)
def test_a_form_that_does_not_fit_is_refused_by_name(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(BadRequest, match=message):
        templates.nodes(replace(TEMPLATES["portal"], **changes))


def test_an_unknown_template_is_told_the_known_ones() -> None:
    with pytest.raises(
        BadRequest, match="template: there is none called 'shop'; there are portal, plan_manager, pricing_table"
    ):
        templates.template("shop")


def test_every_element_can_be_shown() -> None:
    nodes = templates.nodes(Form((ELEMENTS,)))

    assert names(nodes, "column-1") == list(ELEMENTS)


@on_sqlite
def test_the_command_makes_a_component_of_a_template(
    database_url: str, secret: str, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--database-url", database_url]

    with pytest.raises(SystemExit) as ended:
        main(["components", "create", "portal", "--primary", "#0F766E", "--column", "PlanManager, Invoices", *where])

    assert ended.value.code in (0, None)
    component_id = capsys.readouterr().out.strip().removeprefix("Portal is ")
    with App(Settings(database_url)) as app, app.client(secret) as http:
        told = http.get(f"/components/{component_id}").json()["data"]
    assert (told["name"], told["state"], told["type"]) == ("Portal", "live", "billing")
    nodes = tree(told["ast"])
    assert names(nodes, "column-1") == ["PlanManager", "Invoices"]
    assert nodes["ROOT"]["props"]["settings"]["theme"]["primary"] == "#0F766E"


def test_the_command_lists_templates_and_refuses_others(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["components", "templates", "--json"])
    assert {one["template"] for one in json.loads(capsys.readouterr().out)} == set(TEMPLATES)

    with pytest.raises(SystemExit) as ended:
        main(["components", "create", "shop"])
    assert ended.value.code == 1
    assert "there is none called 'shop'" in capsys.readouterr().err
