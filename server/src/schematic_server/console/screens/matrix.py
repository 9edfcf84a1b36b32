"""Flags in all environments side by side, and their rules carried from one to another."""

from __future__ import annotations

from typing import Any

import msgspec

from schematic_server.console import promoting, rule_forms, rule_texts
from schematic_server.console.form import Done, Form
from schematic_server.console.screen import Screens
from schematic_server.console.view import Context, View
from schematic_server.errors import BadRequest, NotFound

screens = Screens()
_MOST_LOOKUPS = 200  # companies and users whose counterparts are looked for


@screens.page("/flags/matrix", "flags/matrix.html")
def matrix(view: View) -> Context:
    found = view.rows("features.list_flags", {"q": view.query["q"]})
    ids = ",".join(one["id"] for one in found.rows)
    query = {"ids": ids, "limit": len(found.rows)}
    cells: dict[tuple[str, str], Any] = {}
    for environment in view.environments if ids else ():
        for one in view.within(environment["id"]).ask("features.list_flags", query):
            cells[one["id"], environment["id"]] = {
                "verdict": rule_texts.verdict(one),
                "lines": rule_texts.lines(one["rules"], bool(one["default_value"])),
            }
    return {"found": found, "cells": cells}


@screens.page("/flags/{flag_id}/promote", "flags/promote.html")
def promote(view: View) -> Context:
    """What the flag's rules of this environment would be in another one."""
    here = view.ask("features.get_flag", flag_id=view.path["flag_id"])
    others = [one for one in view.environments if one["id"] != view.environment["id"]]
    to = next((one for one in others if one["id"] == (view.typed["to"] or view.query["to"])), None)
    if to is None:
        return {"flag": here, "others": others, "to": None}
    there_view = view.within(to["id"])
    there = there_view.ask("features.get_flag", flag_id=here["id"])
    carried = promoting.carry(here, _counterparts(view, there_view, here), view.credit_costs(here["id"]))
    default = bool(here["default_value"])
    before = rule_texts.lines(there["rules"], bool(there["default_value"]))
    return {
        "flag": here,
        "others": others,
        "to": to,
        "changes": rule_texts.differences(before, rule_texts.lines(carried.rules, default)),
        "left_out": carried.left_out,
        "rules": msgspec.json.encode(carried.bodies).decode(),
        "version": rule_forms.version(there),
    }


@screens.form("/flags/{flag_id}/promote", promote)
async def promote_rules(form: Form) -> Done:
    """Writes what the page has shown: its rules are in the form."""
    try:
        rules = msgspec.json.decode(form.text("rules", required=True))
    except msgspec.DecodeError:
        raise BadRequest("rules: are not those that the page has written; load it again") from None
    there = await form.within(form.text("to", required=True))
    body = {"rules": rules}
    await there.change("features.get_flag", "features.update_flag_rules", body, rule_forms.version, **form.path)
    return form.done(f"/flags/{form.path['flag_id']}/promote", "The rules were copied.", to=form.text("to"))


def _counterparts(here: View, there: View, flag: Any) -> dict[tuple[str, str], str]:
    """Ids there by kind and id here: companies and users by their keys, traits by their place, credit types by name."""
    found: dict[tuple[str, str], str] = {}
    own = list(promoting.conditions(rule_forms.own_rules(flag)))
    for kind, operations in {
        "company": ("companies.list_companies", "companies.lookup_company"),
        "user": ("companies.list_users", "companies.lookup_user"),
    }.items():
        ids = list(dict.fromkeys(of for one in own if one["condition_type"] == kind for of in one["resource_ids"]))
        for at in range(0, min(len(ids), _MOST_LOOKUPS), 100):
            for one in here.ask(operations[0], {"ids": ",".join(ids[at : at + 100])}):
                keys = {of["key"]: of["value"] for of in one["keys"]}
                try:
                    there_id = there.ask(operations[1], {"keys": msgspec.json.encode(keys).decode()})["id"]
                except (NotFound, BadRequest):  # nobody there has these keys, or several have some of them
                    continue
                found[kind, one["id"]] = there_id
    credits = {of["id"]: of["name"] for one in own if one["condition_type"] == "credit" for of in one["resources"]}
    named = (
        {one["name"]: one["id"] for one in there.ask("credits.list_billing_credits", {"limit": 250})} if credits else {}
    )
    found |= {("credit", one): named[name] for one, name in credits.items() if name in named}
    for definition in [one[member] for one in own for member in ("trait", "comparison_trait") if one[member]]:
        place = (definition["entity_type"], definition["hierarchy"])
        query = {"entity_type": definition["entity_type"], "q": definition["hierarchy"][-1], "limit": 250}
        for one in there.ask("companies.list_entity_trait_definitions", query):
            if (one["entity_type"], one["hierarchy"]) == place:
                found["trait", definition["id"]] = one["id"]
    return found
