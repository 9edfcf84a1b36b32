"""Features: the list, a new one step by step, and one with its entitlements, flag, usage and texts."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from schematic_server.console import rule_texts
from schematic_server.console.form import Done, Form
from schematic_server.console.inside import unknown
from schematic_server.console.screen import Screens
from schematic_server.console.view import CHOICES, DEAR_ROWS, Context, View

screens = Screens()
USAGE_DAYS = 30
_TRAITS = {"entity_type": "company", "limit": 250}


@screens.page("/features", "features/list.html")
def features(view: View) -> Context:
    names = ("q", "feature_type", "without_plan_entitlement_for")
    query = {name: view.query[name] for name in names}
    return {
        "found": view.rows("features.list_features", query),
        "count": view.ask("features.count_features", query)["count"],
        "plans": view.plans() if view.part is None else [],
        "verdict": rule_texts.verdict,
    }


@screens.page("/features/new", "features/new.html")
def new_feature(view: View) -> Context:
    """Of nothing, or of a flag that there is (`?flag_id=`)."""
    flag_id = view.typed["flag_id"] or view.query["flag_id"]
    return {**_measures(view), "flag": view.ask("features.get_flag", flag_id=flag_id) if flag_id else None}


@screens.form("/features/new", new_feature, hierarchy="trait_name")
async def create_feature(form: Form) -> Done:
    """The feature with its flag; a new flag without a key of its own is called as the feature is."""
    name = form.text("name", required=True)
    body = {"name": name, "description": form.text("description"), **await _measured(form)}
    if flag_id := form.text("flag_id"):
        flag = await form.ask("features.get_flag", flag_id=flag_id)
        body["flag"] = {of: flag[of] for of in ("id", "key", "name", "description")}
    elif form.switch("with_flag"):
        key = form.text("key") or re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
        body["flag"] = {"key": key, "name": name, "description": "", "flag_type": "boolean"}
    made = await form.perform("features.create_feature", body)
    return form.done(f"/features/{made['id']}", f"{name} was created. Plans can entitle companies to it now.")


@screens.page("/features/{feature_id}", "features/entitlements.html")
def feature(view: View) -> Context:
    query = {"feature_id": view.path["feature_id"], "limit": DEAR_ROWS}
    return {
        **_feature(view),
        "entitlements": view.ask("entitlements.list_plan_entitlements", {**query, "limit": CHOICES}),
        "overrides": view.ask("entitlements.list_company_overrides", query),
        "shown_overrides": DEAR_ROWS,
        "along": [_goes_along(view.within(one["id"]), one) for one in view.environments],
        "value": _value,
    }


@screens.form("/features/{feature_id}/delete", feature)
async def delete_feature(form: Form) -> Done:
    await form.perform("features.delete_feature", **form.path)
    return form.done("/features", "The feature was deleted, with its flag, entitlements and overrides.")


@screens.page("/features/{feature_id}/flag", "features/flag.html")
def feature_flag(view: View) -> Context:
    found = _feature(view)
    own = found["feature"]["flags"]
    verdict = rule_texts.verdict(own[0]) if own else None
    return {**found, "flag": own[0] if own else None, "verdict": verdict, "claims": rule_texts.claims}


@screens.form("/features/{feature_id}/flag", feature_flag)
async def create_flag(form: Form) -> Done:
    name = form.text("name", required=True)
    body = {"key": form.text("key", required=True), "name": name, "description": "", "flag_type": "boolean"}
    await form.perform("features.create_flag", {**body, **form.path})
    return form.done(f"/features/{form.path['feature_id']}/flag", "The flag was created.")


@screens.page("/features/{feature_id}/usage", "features/usage.html")
def usage(view: View) -> Context:
    found = _feature(view)
    days = min(view.number("days", USAGE_DAYS), 366) or USAGE_DAYS
    query = {"feature_id": view.path["feature_id"], "q": view.query["q"]}
    points = _points(view, found["feature"], days) if view.part is None else []
    return {
        **found,
        "days": days,
        "points": points,
        "used": sum(usage for _, usage in points) if found["feature"]["feature_type"] == "event" else None,
        "found": view.rows("entitlements.list_feature_companies", query, most=DEAR_ROWS),
        "count": view.count("entitlements.count_feature_companies", query),
    }


@screens.page("/features/{feature_id}/users", "features/users.html")
def users(view: View) -> Context:
    query = {"feature_id": view.path["feature_id"], "q": view.query["q"]}
    return {
        **_feature(view),
        "found": view.rows("entitlements.list_feature_users", query, most=DEAR_ROWS),
        "count": view.count("entitlements.count_feature_users", query),
    }


@screens.page("/features/{feature_id}/edit", "features/edit.html")
def edit_feature(view: View) -> Context:
    return {**_feature(view), **_measures(view)}


@screens.form("/features/{feature_id}/edit", edit_feature, hierarchy="trait_name")
async def update_feature(form: Form) -> Done:
    names = ("singular_name", "plural_name", "lifecycle_phase")
    body = {
        "name": form.text("name", required=True),
        "description": form.text("description"),
        **await _measured(form),
        **{name: form.text(name) or None for name in names},
    }
    made = await form.change("features.get_feature", "features.update_feature", body, **form.path)
    return form.done(f"/features/{made['id']}", "The feature was changed.")


def recent_events(view: View) -> list[str]:
    """Names of events that came lately: what a field of an event's name offers, and any other can be typed."""
    found = view.ask("events.list_events", {"event_types": "track", "limit": 100})
    return sorted({one["subtype"] for one in found if one["subtype"]})


def _feature(view: View) -> Context:
    """As in the list: the answer about one counts all its events besides, which takes long where there are many."""
    for found in view.ask("features.list_features", {"ids": view.path["feature_id"]}):
        return {"feature": found}
    raise unknown("feature")


def _measures(view: View) -> Context:
    """What a feature can be measured by: events that were seen, traits of companies."""
    return {
        "events": recent_events(view),
        "traits": view.ask("companies.list_entity_trait_definitions", _TRAITS),
        "trait_name": rule_texts.trait_name,
    }


async def _measured(form: Form) -> dict[str, Any]:
    """The chosen type, and what it is measured by; a trait that is named anew is declared first."""
    kind = form.text("feature_type", required=True)
    found: dict[str, Any] = {"feature_type": kind}
    if kind == "event":
        return {**found, "event_subtype": form.text("event_subtype", required=True)}
    if kind == "trait" and (name := form.text("trait_name")):
        body = {"entity_type": "company", "hierarchy": name.split("."), "trait_type": "number"}
        made = await form.perform("companies.get_or_create_entity_trait_definition", body)
        return {**found, "trait_id": made["id"]}
    trait_id = form.text("trait_id") if kind == "trait" else ""
    return {**found, "trait_id": trait_id} if trait_id else found  # what is not said stays, and is asked for by the API


def _goes_along(view: View, environment: Any) -> Context:
    """How much of an environment goes with the feature."""
    query = {"feature_id": view.path["feature_id"]}
    return {
        "environment": environment["name"],
        "entitlements": view.ask("entitlements.count_plan_entitlements", query)["count"],
        "overrides": view.ask("entitlements.count_company_overrides", query)["count"],
    }


def _points(view: View, feature: Any, days: int) -> list[tuple[str, Any]]:
    """Usage by day, of what is counted by events or read off a trait of this environment."""
    operations = {
        "event": "insights.get_environment_feature_usage_time_series",
        "trait": "insights.get_environment_trait_usage_time_series",
    }
    operation = operations.get(feature["feature_type"])
    if operation is None or (feature["feature_type"] == "trait" and feature["trait_id"] is None):
        return []
    end = view.now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    window = {"start_time": (end - timedelta(days=days)).isoformat(), "end_time": end.isoformat()}
    found = view.ask(operation, {"feature_id": feature["id"], "granularity": "daily", **window})
    return [(one["timestamp"], one["usage"]) for one in found["points"]]


def _value(one: Any) -> str:
    """What an entitlement or override gives, in words."""
    kind = one["value_type"]
    if kind == "boolean":
        return "on" if one["value_bool"] else "off"
    if kind == "trait":
        return f"as the trait {rule_texts.trait_name(one['value_trait'])}" if one["value_trait"] else "as a trait"
    if kind == "credit":
        credit = one["value_credit"]["name"] if one["value_credit"] else "credits"
        return f"{one['consumption_rate'] or 1:g} {credit} each"
    period = (one["metric_period"] or "").replace("_", " ")
    return f"{one['value_numeric']:,} {period}".rstrip() if kind == "numeric" else "unlimited"
