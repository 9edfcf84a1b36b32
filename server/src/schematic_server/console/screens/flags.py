"""Flags: the list with what is stale, one flag with its rules, the rule builder."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from schematic_server.console import promoting, rule_forms, rule_texts
from schematic_server.console.form import Done, Form, Show
from schematic_server.console.rule_forms import Condition, Draft
from schematic_server.console.screen import Screens
from schematic_server.console.screens.features import recent_events
from schematic_server.console.view import PAGE_ROWS, Context, Rows, View

screens = Screens()
STALE_DAYS = 30
MOST_FLAGS = 1000  # that are looked through where the API has no filter
_PART = 250  # rows that the API gives at most at once
_FOUND = 8  # objects that a search in a condition shows
# How what a condition names is listed: operation, and the query that makes it these alone.
_LISTS: dict[str, tuple[str, dict[str, Any]]] = {
    "company": ("companies.list_companies", {}),
    "user": ("companies.list_users", {}),
    "plan": ("plans.list_plans", {}),
    "base_plan": ("plans.list_plans", {"plan_type": "plan"}),
}


@screens.page("/flags", "flags/list.html")
def flags(view: View) -> Context:
    days = view.number("days", STALE_DAYS, 3650) or STALE_DAYS
    state, query = view.query["state"], {"q": view.query["q"]}
    found = view.rows("features.list_flags", query) if not state else _filtered(view, state, days)
    return {
        "found": found,
        "count": view.ask("features.count_flags", query)["count"],
        "days": days,
        "most": MOST_FLAGS,
        "verdicts": {one["id"]: rule_texts.verdict(one) for one in found.rows},
        "stale": {one["id"]: rule_texts.stale(one, view.now, days) for one in found.rows},
    }


@screens.form("/flags", flags)
async def create_flag(form: Form) -> Done:
    body = {**_texts(form), "flag_type": "boolean", "default_value": form.switch("default_value")}
    made = await form.perform("features.create_flag", body)
    return form.done(f"/flags/{made['id']}", f"{made['key']} was created.")


@screens.page("/flags/{flag_id}", "flags/flag.html")
def flag(view: View) -> Context:
    flag_id = view.path["flag_id"]
    found = view.ask("features.get_flag", flag_id=flag_id)
    checks = {"flag_id": flag_id, "event_types": "flag_check", "limit": 10}
    others = [view.within(one["id"]).ask("features.get_flag", flag_id=flag_id) for one in view.environments]
    return {
        "flag": found,
        "verdict": rule_texts.verdict(found),
        "stale": rule_texts.stale(found, view.now, STALE_DAYS),
        "claims": rule_texts.claims,
        "checks": view.ask("events.list_events", checks),
        "rules_everywhere": sum(len(one["rules"]) for one in others),
    }


@screens.form("/flags/{flag_id}", flag)
async def update_flag(form: Form) -> Done:
    made = await form.change("features.get_flag", "features.update_flag", _texts(form), **form.path)
    return form.done(f"/flags/{made['id']}", "The flag was changed.")


@screens.form("/flags/{flag_id}/delete", flag)
async def delete_flag(form: Form) -> Done:
    await form.perform("features.delete_flag", **form.path)
    return form.done("/flags", "The flag was deleted, with its rules in every environment.")


@screens.page("/flags/{flag_id}/rules", "flags/rules.html")
def rules(view: View) -> Context:
    found = view.ask("features.get_flag", flag_id=view.path["flag_id"])
    draft: Draft = view.shown_once.get("draft") or rule_forms.from_flag(found, view.credit_costs(found["id"]))
    if view.error:
        draft = rule_forms.from_fields(view.typed)
        rule_forms.forget_others(draft, found)
        draft.version = rule_forms.version(found)
    for one in draft.conditions():
        one.matches = _matches(view, one) if one.operator not in rule_forms.NO_VALUE else []
    kinds = {one.condition_type for one in draft.conditions()}
    return {
        "flag": found,
        "draft": draft,
        "types": rule_texts.TYPE_WORDS,
        "operators": rule_texts.OPERATOR_WORDS,
        "condition_words": list(rule_texts.MEMBER_WORDS.items()),
        "resource_types": rule_forms.RESOURCES,
        "no_value": rule_forms.NO_VALUE,
        "names": _names(view, found, draft),
        "traits": view.ask("companies.list_entity_trait_definitions", {"limit": _PART}),
        "trait_name": rule_texts.trait_name,
        "credits": view.ask("credits.list_billing_credits", {"limit": _PART}) if "credit" in kinds else [],
        "events": recent_events(view) if kinds & {"metric", "credit"} else [],
    }


@screens.form("/flags/{flag_id}/rules", rules)
async def save_rules(form: Form) -> Done | Show:
    """Save the rules, or do what a button of the form says and show it once more."""
    draft = rule_forms.from_fields(form.fields)
    if act := form.text("act"):
        rule_forms.edit(draft, act)
        return form.show(draft=draft)
    body = {"rules": rule_forms.body(draft)}
    await form.change("features.get_flag", "features.update_flag_rules", body, rule_forms.version, **form.path)
    return form.done(f"/flags/{form.path['flag_id']}", "The rules were saved; checks follow them from now on.")


def every_flag(view: View) -> Iterator[Any]:
    """Flags that the search finds, newest first, `MOST_FLAGS` at most."""
    for offset in range(0, MOST_FLAGS, _PART):
        query = {"q": view.query["q"], "limit": _PART, "offset": offset}
        found = view.ask("features.list_flags", query)
        yield from found
        if len(found) < _PART:
            return


def _filtered(view: View, state: str, days: int) -> Rows:
    found = [
        one
        for one in every_flag(view)
        if (rule_texts.stale(one, view.now, days) if state == "stale" else rule_texts.verdict(one) == state)
    ]
    offset = view.number("offset")
    end = offset + PAGE_ROWS
    return Rows(found[offset:end], offset, view.with_query(offset=end) if len(found) > end else None)


def _texts(form: Form) -> dict[str, Any]:
    return {
        "key": form.text("key", required=True),
        "name": form.text("name", required=True),
        "description": form.text("description"),
    }


def _names(view: View, flag: Any, draft: Draft) -> dict[str, str]:
    """Names of all that conditions name, by id: the id itself where nothing has it any more."""
    named: dict[str, list[str]] = {}
    for one in draft.conditions():
        named.setdefault(one.condition_type, []).extend(one.resource_ids)
    found = {of: of for ids in named.values() for of in ids}
    for told in promoting.conditions(flag["rules"]):
        found |= {of["id"]: of["name"] or of["id"] for of in told["resources"]}
    for kind, (operation, query) in _LISTS.items():
        unknown = sorted(of for of in set(named.get(kind, ())) if found[of] == of)
        for at in range(0, len(unknown), 100):
            ids = ",".join(unknown[at : at + 100])
            found |= {of["id"]: of["name"] or of["id"] for of in view.ask(operation, {**query, "ids": ids})}
    return found | _versions(view) if "plan_version" in named else found


def _matches(view: View, one: Condition) -> list[tuple[str, str]]:
    """Id and name of what a condition's search finds and it has not taken; plans are few: some are shown unasked."""
    if one.resource_ids and not one.find:
        return []
    if one.condition_type == "plan_version":
        found = [pair for pair in _versions(view).items() if one.find.lower() in pair[1].lower()]
    elif one.condition_type in _LISTS and (one.find or one.condition_type in ("plan", "base_plan")):
        operation, query = _LISTS[one.condition_type]
        listed = view.ask(operation, {**query, "q": one.find, "limit": _FOUND + len(one.resource_ids)})
        found = [(of["id"], of["name"] or of["id"]) for of in listed]
    else:  # of what another system has, any id can be meant
        found = [(one.find, one.find)] if one.condition_type == "billing_product" and one.find else []
    return [pair for pair in found if pair[0] not in one.resource_ids][:_FOUND]


def _versions(view: View) -> dict[str, str]:
    plans = view.ask("plans.list_plans", {"limit": _PART})
    return {of["id"]: f"{of['name']} version {of['version']}" for plan in plans for of in plan["versions"]}
