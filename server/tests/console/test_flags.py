"""Flags: the list, one flag, its rules as a form, and all environments side by side."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from typing import Any

import sqlalchemy as sa

from schematic import Schematic
from schematic_server import clock
from schematic_server.domains.features.tables import flag

from .. import catalog
from ..asgi import BASE_URL, App
from ..conftest import Keys, another_environment, on_sqlite
from .conftest import SignIn, Visitor

EVIL = "<img src=x onerror=alert(1)>"
FIRST = "rules.0.conditions.0"


def _flag(api: Schematic, key: str = "checkout", **members: Any) -> Any:
    return api.features.create_flag(**{"key": key, "name": key.title(), "description": "", **members}).data


def _rule(name: str, value: bool, *conditions: dict[str, Any]) -> dict[str, Any]:
    shaped = [{"operator": "eq", "resource_ids": [], **one} for one in conditions]
    return {"name": name, "priority": 0, "value": value, "conditions": shaped, "condition_groups": []}


def _field(html: str, name: str) -> str:
    """What a field of the page has in it."""
    found = re.search(rf'name="{re.escape(name)}"(?: type="\w+")? value="([^"]*)"', html)
    assert found is not None, f"no field {name}"
    return unescape(found[1])


def _rows(html: str) -> list[str]:
    return re.findall(r'<a href="[^"]+/flags/flag_\w+">([^<]+)</a>', html)


def test_the_list_filters_by_what_everybody_gets_and_by_what_is_stale(
    app: App, api: Schematic, admin: Visitor, credentials: Keys
) -> None:
    _flag(api, "off"), _flag(api, "on", default_value=True)
    ruled = _flag(api, "ruled")
    company = catalog.company(api)
    only = _rule("Only", True, {"condition_type": "company", "resource_ids": [company.id]})
    api.features.update_flag_rules(ruled.id, rules=[only])
    old = {"created_at": clock.now() - timedelta(days=40)}
    app.write(lambda db, emit: db.execute(sa.update(flag).where(flag.c.key == "off").values(old)))

    assert _rows(admin.html("/flags")) == ["Ruled", "On", "Off"]
    assert _rows(admin.html("/flags?state=targeted")) == ["Ruled"]
    assert _rows(admin.html("/flags?state=on&q=o")) == ["On"]
    stale = admin.html("/flags?state=stale")
    assert _rows(stale) == ["Off"]
    assert "never checked" in stale
    assert "always off" in stale
    assert _rows(admin.html("/flags?state=stale&days=60")) == []
    assert "No flag fits." in admin.html("/flags?state=stale&days=60")


@on_sqlite
def test_a_flag_is_made_changed_and_deleted(api: Schematic, admin: Visitor) -> None:
    made = admin.done("/flags", {"key": "beta", "name": EVIL, "default_value": "on"})
    assert EVIL not in made
    (one,) = api.features.list_flags().data
    assert (one.key, one.name, one.default_value) == ("beta", EVIL, True)
    where = f"/flags/{one.id}"
    typed = {"key": "beta2", "name": "Beta", "description": "Said", "updated_at": _field(made, "updated_at")}
    assert "The flag was changed." in admin.done(where, typed)
    late = admin.send(where, {**typed, "name": "Late"})
    assert late.status_code == 400
    assert "somebody else has changed this" in late.text
    assert 'value="Late"' in late.text
    taken = admin.send("/flags", {"key": "BETA2", "name": "Again"})
    assert taken.status_code == 400
    assert "keys are unique in any case" in taken.text
    assert "Deletes beta2 with its 0 rules in 1 environments." in admin.html(where)
    assert "The flag was deleted" in admin.done(f"{where}/delete", page=where)
    assert api.features.count_flags().data.count == 0


def test_every_kind_of_condition_is_built_without_scripts(api: Schematic, admin: Visitor, ids: dict[str, str]) -> None:
    made = _flag(api)
    where = f"/flags/{made.id}/rules"
    page = admin.send(where, {"updated_at": _field(admin.html(where), "updated_at"), "act": "add rules"}).text
    assert "Not saved yet." in page
    page = admin.send(where, {"rules.0.name": EVIL, "act": "add rules.0.conditions"}).text
    assert EVIL not in page
    assert _field(page, "rules.0.name") == EVIL
    page = admin.send(where, {"rules.0.name": EVIL, f"{FIRST}.find": "ua", "act": f"find {FIRST}"}).text
    assert f'value="take {FIRST} {ids["company_id"]}"' in page
    page = admin.send(where, {"rules.0.name": EVIL, "act": f"take {FIRST} {ids['company_id']}", f"{FIRST}.id": ""}).text
    assert _field(page, f"{FIRST}.resource_ids") == ids["company_id"]
    assert "Take out UA" in page

    kinds: list[dict[str, str]] = [
        {"condition_type": "company", "resource_ids": ids["company_id"]},
        {"condition_type": "user", "operator": "ne", "resource_ids": ids["user_id"]},
        {"condition_type": "plan", "resource_ids": ids["plan_id"]},
        {"condition_type": "base_plan", "operator": "is_empty"},
        {"condition_type": "plan_version", "resource_ids": ids["plan_version_id"]},
        {"condition_type": "billing_product", "resource_ids": "prod_1,prod_2"},
        {
            "condition_type": "trait",
            "operator": "gte",
            "trait_id": ids["entity_trait_definition_id"],
            "trait_value": "5",
        },
        {"condition_type": "metric", "operator": "lt", "event_subtype": "flight", "metric_value": "10"},
        {"condition_type": "credit", "operator": "lte", "credit_id": ids["credit_id"], "credit_cost": "2.5"},
    ]
    fields = {
        "rules.0.name": EVIL,
        "rules.0.value": "true",
        "rules.1.name": "Second",
        "rules.1.value": "false",
        "override": "",
        "default": "true",
        **{f"rules.0.conditions.{at}.{name}": text for at, one in enumerate(kinds) for name, text in one.items()},
        **{f"rules.1.condition_groups.0.conditions.0.{name}": text for name, text in kinds[2].items()},
    }
    saved = admin.done(where, fields)
    assert "The rules were saved" in saved
    assert EVIL not in saved
    found = api.features.get_flag(made.id).data
    first, second, default = sorted(found.rules, key=lambda one: (one.rule_type == "default", one.priority))
    assert [one.condition_type for one in first.conditions] == [one["condition_type"] for one in kinds]
    assert first.conditions[5].resource_ids == ["prod_1", "prod_2"]
    assert (first.conditions[7].metric_value, first.conditions[7].metric_period) == (10, "all_time")
    assert [one.condition_type for one in second.condition_groups[0].conditions] == ["plan"]
    assert (default.value, found.default_value) == (True, True)
    again = admin.html(where)
    assert _field(again, "rules.0.conditions.6.trait_value") == "5"
    assert _field(again, "rules.0.conditions.8.credit_cost") == "2.5"


def test_what_is_wrong_is_said_beside_it_and_nothing_is_lost(api: Schematic, admin: Visitor) -> None:
    where = f"/flags/{_flag(api).id}/rules"
    typed = {"rules.0.name": "One", f"{FIRST}.condition_type": "company", f"{FIRST}.resource_ids": "comp_nobody"}
    refused = admin.send(where, typed)
    assert refused.status_code == 400
    said = "Rule 1, condition 1, company: company comp_nobody does not exist in this environment"
    assert refused.text.count(said) == 2  # above, and beside the condition
    assert "resource_ids: " not in refused.text
    assert _field(refused.text, f"{FIRST}.resource_ids") == "comp_nobody"
    assert _field(refused.text, "rules.0.name") == "One"
    of_group = "rules.0.condition_groups.0.conditions.1."
    for wrong, said in (
        ({"rules.0.name": ""}, "Rule 1, name: is missing"),
        ({f"{of_group}condition_type": "metric"}, "Rule 1, group 1, condition 1, event: is missing"),
        ({"rules.0.condition_groups.0.id": ""}, "Rule 1, group 1: a group without conditions never holds"),
    ):
        refused = admin.send(where, {"rules.0.name": "One", **wrong})
        assert (refused.status_code, refused.text.count(said)) == (400, 2), refused.text
    assert admin.send(where, {"act": "remove rules.7"}).status_code == 400


@on_sqlite
def test_of_two_who_edit_the_rules_the_second_is_told(api: Schematic, admin: Visitor) -> None:
    made = _flag(api)
    where = f"/flags/{made.id}/rules"
    seen = _field(admin.html(where), "updated_at")
    mine = {"rules.0.name": "Mine", "rules.0.value": "true", "updated_at": seen}
    api.features.update_flag_rules(made.id, rules=[_rule("Theirs", True)])

    told = admin.send(where, mine)

    assert told.status_code == 400
    assert "somebody else has changed this meanwhile" in told.text
    assert _field(told.text, "rules.0.name") == "Mine"
    admin.done(where, {**mine, "updated_at": _field(told.text, "updated_at")})
    assert [one.name for one in api.features.get_flag(made.id).data.rules if one.rule_type == "standard"] == ["Mine"]


def test_rules_are_compared_with_and_copied_to_another_environment(
    app: App, api: Schematic, admin: Visitor, credentials: Keys
) -> None:
    made, there = _flag(api), another_environment(app, credentials)
    traits, named = {"seats": 3}, {"acme": "Acme", "only": EVIL}
    here = {
        code: api.companies.upsert_company(keys={"code": code}, name=name, traits=traits).data
        for code, name in named.items()
    }
    rules = [
        _rule("Acme", True, {"condition_type": "company", "resource_ids": [here["acme"].id]}),
        _rule("Lonely", True, {"condition_type": "company", "resource_ids": [here["only"].id]}),
        _rule(
            "Seats",
            False,
            {"condition_type": "trait", "trait_id": here["acme"].entity_traits[0].definition_id, "trait_value": "3"},
        ),
    ]
    api.features.update_flag_rules(made.id, rules=[{**one, "priority": at} for at, one in enumerate(rules)])
    where = f"/flags/{made.id}/promote"
    with (
        app.client() as carrier,
        Schematic(there.secret, base_url=BASE_URL, httpx_client=carrier, cache_providers=[]) as other,
    ):
        acme = other.companies.upsert_company(keys={"code": "acme"}, name="Acme", traits=traits).data
        assert "differs" in admin.html("/flags/matrix")
        page = admin.html(f"{where}?to={there.environment_id}")
        assert "Acme: on if company is Acme" in page
        assert f"Lonely: company {EVIL}" not in page
        assert "Lonely: company &lt;img" in page
        fields = {name: _field(page, name) for name in ("to", "rules", "updated_at")}

        done = admin.done(where, fields, page=f"{where}?to={there.environment_id}")

        assert "The rules were copied." in done
        copied = {one.name: one for one in other.features.get_flag(made.id).data.rules}
        assert copied["Acme"].conditions[0].resource_ids == [acme.id]
        assert (copied["Seats"].value, copied["Seats"].priority, copied["Default"].value) == (False, 1, False)
        assert "The rules are the same in both." in done
        assert admin.send(where, fields, page=f"/flags/{made.id}").status_code == 400
        for wrong in ({"to": "env_nobody"}, {"rules": "no JSON"}):
            assert admin.send(where, {**fields, **wrong}, page=f"/flags/{made.id}").status_code in (400, 404)


@on_sqlite
def test_rules_of_others_are_looked_at_only(api: Schematic, sign_in: SignIn) -> None:
    made = _flag(api)
    reader, writer = sign_in("member"), sign_in("member", {"account": ["flag_rules_edit"]})
    for path in ("/flags", f"/flags/{made.id}", f"/flags/{made.id}/promote"):
        html = reader.html(path)
        assert "New flag" not in html
        assert "Edit rules" not in html
        assert "Delete" not in html
    assert "Edit rules" in writer.html(f"/flags/{made.id}")
    token = re.search(r'name="csrf" value="(\w+)"', reader.html(f"/flags/{made.id}/rules"))
    assert token is not None
    refused = reader.post(f"/flags/{made.id}/rules", {"csrf": token[1], "default": "true"})
    assert refused.status_code == 403
    assert "needs the permission flag_rules_edit" in refused.text
    assert "The rules were saved" in writer.done(f"/flags/{made.id}/rules", {"default": "true"})
