"""Catalogs in the console: made, filled in order, described, shown as a pricing page gets them, and deleted."""

from __future__ import annotations

from typing import Any

from schematic import Schematic

from .. import catalog, selling
from ..conftest import on_sqlite
from .conftest import SignIn, Visitor

EVIL = "<img src=x onerror=alert(1)>"


def _made(api: Schematic, name: str = "Partners") -> Any:
    return next(one for one in api.catalogs.list_catalogs(q=name).data)


def test_a_catalog_is_made_filled_in_order_and_described(api: Schematic, admin: Visitor) -> None:
    gold, basic = selling.plan(api, f"Gold {EVIL}", monthly_price=4900), selling.plan(api, "Basic")
    extra = selling.plan(api, "Extra", "add_on")
    assert "Say now what it offers" in admin.done("/catalogs", {"name": f"Partners {EVIL}"})
    where = f"/catalogs/{_made(api).id}"
    assert EVIL not in admin.html(where)

    admin.done(
        f"{where}/offer",
        {
            f"place.{gold.id}": "2",
            f"place.{basic.id}": "1",
            f"add_on_place.{extra.id}": "1",
            "custom_plans_visible": "on",
            "custom_plan_cta_text": "Talk to us",
        },
        where,
    )

    made = api.catalogs.get_configuration(_made(api).id).data
    assert [one.plan_id for one in made.ordered_plans] == [basic.id, gold.id]
    assert [one.plan_id for one in made.ordered_add_ons] == [extra.id]
    assert (made.custom_plans_visible, made.custom_plan_cta_text) == (True, "Talk to us")
    shown = admin.html(f"{where}/public")
    assert EVIL not in shown
    assert "USD 49.00" in shown
    assert "Talk to us" in shown
    admin.done(f"{where}/offer", {f"place.{gold.id}": "1"}, where)
    made = api.catalogs.get_configuration(_made(api).id).data
    assert ([one.plan_id for one in made.ordered_plans], made.ordered_add_ons) == ([gold.id], [])


@on_sqlite
def test_the_default_is_another_one_and_stays_while_others_go(api: Schematic, admin: Visitor) -> None:
    catalog.plan_group(api)
    partners = api.catalogs.create_catalog(name="Partners").data
    where = f"/catalogs/{partners.id}"

    admin.done(f"{where}/edit", {"name": "Friends", "description": "Ours", "is_default": "on"}, where)

    assert (_made(api, "Friends").is_default, _made(api, "Friends").description) == (True, "Ours")
    assert "Delete" not in admin.html(where)
    refused = admin.send(f"{where}/delete", {}, where)
    assert refused.status_code == 400
    other = api.catalogs.create_catalog(name="Spare").data
    assert "its plans stay" in admin.done(f"/catalogs/{other.id}/delete", {}, f"/catalogs/{other.id}")
    assert admin.get(f"/catalogs/{other.id}").status_code == 404


@on_sqlite
def test_two_people_do_not_overwrite_each_others_order(api: Schematic, admin: Visitor) -> None:
    basic, partners = selling.plan(api, "Basic"), api.catalogs.create_catalog(name="Partners").data
    where = f"/catalogs/{partners.id}"
    api.catalogs.add_plan(partners.id, basic.id)

    late = admin.send(f"{where}/offer", {"updated_at": "before", "pricing_model": "Mine"}, where)

    assert (late.status_code, "somebody else has changed this" in late.text, "Mine" in late.text) == (400, True, True)
    wrong = admin.send(f"{where}/offer", {f"place.{basic.id}": "first"}, where)
    assert "Place of Basic: must be a whole number" in wrong.text
    assert f"place.{basic.id}: " not in wrong.text
    assert len(api.catalogs.get_configuration(partners.id).data.ordered_plans) == 1


def test_what_one_form_of_a_catalog_was_refused_with_leaves_the_other_as_it_is(api: Schematic, admin: Visitor) -> None:
    """Saving an offer without its places would take everything from sale."""
    basic, partners = selling.plan(api, "Basic"), api.catalogs.create_catalog(name="Partners").data
    where = f"/catalogs/{partners.id}"
    api.catalogs.add_plan(partners.id, basic.id)

    refused = admin.send(f"{where}/edit", {"name": "", "description": "Ours"}, where).text

    assert '<details class="card" open>' in refused
    assert refused.count("Name: is missing") == 2  # above, and beside the field
    assert f'name="place.{basic.id}" type="number" min="1" max="999" value="1"' in refused
    refused = admin.send(f"{where}/offer", {f"place.{basic.id}": "first"}, where).text
    assert '<details class="card" open>' not in refused
    assert f'name="place.{basic.id}" type="number" min="1" max="999" value="first"' in refused


@on_sqlite
def test_who_may_only_read_changes_no_catalog(api: Schematic, sign_in: SignIn) -> None:
    reader, partners = sign_in("member"), api.catalogs.create_catalog(name="Partners").data
    where = f"/catalogs/{partners.id}"

    assert "New catalog" not in reader.html("/catalogs")
    assert '<fieldset class="bare" disabled>' in reader.html(where)
    for act in ("edit", "offer", "delete"):
        assert reader.send(f"{where}/{act}", {"name": "Mine"}, where).status_code == 403
    assert _made(api).name == "Partners"
