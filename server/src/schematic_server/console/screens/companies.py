"""Companies: the list, everything of one on one page, and what it is on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from schematic_server.console.form import Done, Form
from schematic_server.console.screen import Screens
from schematic_server.console.screens import credits, entities
from schematic_server.console.view import Context, View

screens = Screens()
FILTERS = (
    "q",
    "plan_id",
    "plan_version_id",
    "plan_version_unpublished",
    "without_plan",
    "with_entitlement_for",
    "credit_type_ids",
)
SORT = ("sort_order_column", "sort_order_direction")
COLUMNS = {
    "id": "Id",
    "keys": "Keys",
    "traits": "Traits",
    "plan": "Plan",
    "add_ons": "Add-ons",
    "user_count": "Users",
    "last_seen_at": "Last seen",
    "created_at": "Created",
    "updated_at": "Changed",
}
USUAL = "keys plan user_count last_seen_at"


@screens.page("/companies", "companies/list.html")
def companies(view: View) -> Context:
    query = {name: view.query[name] for name in FILTERS}
    sort = {name: view.query[name] for name in SORT}
    return {
        "found": view.rows("companies.list_companies", query | sort),
        "count": view.count("companies.count_companies", query),
        "narrow": view.is_narrowed("company"),
        **_choices(view),
        **entities.columns(view, COLUMNS, USUAL),
    }


def _choices(view: View) -> Context:
    """Plans and features to filter by, where they are wanted: they make the page larger than it may be."""
    wanted = any(view.query[name] for name in ("filters", "plan_id", "with_entitlement_for"))
    if view.part != "choices" and (view.part is not None or not wanted):
        return {"plans": None, "features": None}
    return {
        "plans": view.plans(),
        "features": view.features(),
    }


@screens.form("/companies", companies, keys="key_value")
async def create_company(form: Form) -> Done:
    name = form.text("name", required=True)
    keys = {form.text("key_name") or "id": form.text("key_value", required=True)}
    made = await form.perform("companies.create_company", {"name": name, "keys": keys})
    return form.done(f"/companies/{made['id']}", f"{name} was created.")


@screens.page("/companies/{company_id}", "companies/company.html")
def company(view: View) -> Context:
    company_id = view.path["company_id"]
    found = view.ask("companies.get_company", company_id=company_id)
    behind = {"ids": [company_id], "plan_version_unpublished": True}
    return {
        "company": found,
        "change": newest_change(view, company_id),
        "trial_ends_at": trial_ends_at(found),
        "is_behind": bool(view.ask("companies.count_companies", behind)["count"]),
        "usage": view.ask("entitlements.list_feature_usage", {"company_id": company_id, "limit": 250}),
        "overrides": view.ask("entitlements.list_company_overrides", {"company_id": company_id, "limit": 250}),
        "users": view.ask("companies.list_users", {"company_id": company_id, "limit": entities.RECENT}),
    }


@screens.form("/companies/{company_id}/name", company)
async def rename_company(form: Form) -> Done:
    await entities.save_name(form, "company")
    return _back(form, "The name was changed.")


@screens.form("/companies/{company_id}/keys", company)
async def save_key(form: Form) -> Done:
    return _back(form, f"The key {await entities.save_key(form, 'company')} was saved.")


@screens.form("/companies/{company_id}/keys/remove", company)
async def remove_key(form: Form) -> Done:
    return _back(form, f"The key {await entities.remove_key(form, 'company')} was removed.")


@screens.form("/companies/{company_id}/traits", company)
async def save_trait(form: Form) -> Done:
    return _back(form, f"The trait {await entities.save_trait(form, 'company')} was saved.")


@screens.form("/companies/{company_id}/traits/remove", company)
async def remove_trait(form: Form) -> Done:
    return _back(form, f"The trait {await entities.save_trait(form, 'company', is_removed=True)} was removed.")


@screens.form("/companies/{company_id}/users", company, keys="key_value")
async def add_user(form: Form) -> Done:
    """By a key: whoever has it, or somebody new."""
    keys = {form.text("key_name") or "id": form.text("key_value", required=True)}
    body = {"keys": keys, "name": form.text("name") or None, "company_ids": [form.path["company_id"]]}
    added = await form.perform("companies.upsert_user", body)
    return _back(form, f"{added['name']} is a user of this company.")


@screens.page("/companies/{company_id}/overrides", "companies/override.html")
def new_override(view: View) -> Context:
    company_id = view.path["company_id"]
    company = view.ask("companies.get_company", company_id=company_id)
    features = view.features(without_company_override_for=company_id)
    return {"company": company, "override": None, "features": features, **_values(view, company)}


@screens.page("/companies/{company_id}/overrides/{company_override_id}", "companies/override.html")
def override(view: View) -> Context:
    found = view.ask("entitlements.get_company_override", company_override_id=view.path["company_override_id"])
    company = view.ask("companies.get_company", company_id=view.path["company_id"])
    return {"company": company, "override": found, "features": [], **_values(view, company)}


@screens.form("/companies/{company_id}/overrides", new_override)
async def add_override(form: Form) -> Done:
    owner = {"company_id": form.path["company_id"], "feature_id": form.text("feature_id", required=True)}
    await form.perform("entitlements.create_company_override", owner | _override(form))
    return _back(form, "The override was added; checks follow it from now on.")


@screens.form("/companies/{company_id}/overrides/{company_override_id}", override)
async def change_override(form: Form) -> Done:
    operations = "entitlements.get_company_override", "entitlements.update_company_override"
    override_id = form.path["company_override_id"]
    await form.change(*operations, _override(form), company_override_id=override_id)
    return _back(form, "The override was changed; checks follow it from now on.")


@screens.form("/companies/{company_id}/overrides/{company_override_id}/delete", override)
async def delete_override(form: Form) -> Done:
    await form.perform("entitlements.delete_company_override", **form.path)
    return _back(form, "The override was removed; the plan alone decides again.")


@screens.form("/companies/{company_id}/delete", company)
async def delete_company(form: Form) -> Done:
    await form.perform("companies.delete_company", **form.path)
    return form.done("/companies", "The company was deleted, with its users' memberships, overrides and usage.")


@screens.page("/companies/{company_id}/usage", "companies/usage.html")
def usage(view: View) -> Context:
    """How one feature is used over time, and by whom: `?feature_id=`, `?days=`."""
    company_id = view.path["company_id"]
    days, period = entities.within(view)
    query = {"company_id": company_id, **period}
    used = view.ask("entitlements.get_company_user_usage_metrics", query)["features"]
    allowed = [one for one in view.ask("entitlements.list_feature_usage", {"company_id": company_id}) if one["feature"]]
    known = [one["feature"] for one in allowed]
    features = {one["id"]: one for one in [*known, *used] if one and one["feature_type"] != "boolean"}
    feature_id = view.query["feature_id"] or next(iter(features), "")
    feature = features.get(feature_id)
    context: Context = {
        "company": view.ask("companies.get_company", company_id=company_id),
        "features": list(features.values()),
        "feature": feature,
        "allowed": next((one for one in allowed if one["feature"]["id"] == feature_id), None),
        "days": days,
        "choices": entities.SINCE_DAYS,
        "series": None,
        "by_user": None,
    }
    if feature is not None:
        query["feature_id"] = feature_id
        granularity = {"granularity": "hourly" if days == min(entities.SINCE_DAYS) else "daily"}
        context["series"] = view.ask("entitlements.get_feature_usage_time_series", query | granularity)
        if feature["event_subtype"]:
            ranked = query | {"metric": "feature", "limit": 100}
            context["by_user"] = view.ask("entitlements.list_company_user_usage", ranked)
    return context


@screens.page("/companies/{company_id}/activity", "companies/activity.html")
def activity(view: View) -> Context:
    company_id = view.path["company_id"]
    changes = view.ask("companies.list_plan_changes", {"company_id": company_id, "limit": entities.RECENT})
    happened = entities.happened(view, company_id=company_id)
    return {
        "company": view.ask("companies.get_company", company_id=company_id),
        "changes": changes,
        **happened,
        "writes": _history(happened["writes"], (one["audit_log"] for one in changes)),
    }


def _history(writes: Iterable[Context], changes: Iterable[Context | None]) -> list[Context]:
    """The newest of what was written of a company by its address, and of what has changed its plans by others."""
    found = {one["id"]: one for one in (*writes, *changes) if one is not None}
    return sorted(found.values(), key=lambda one: (one["started_at"], one["id"]), reverse=True)[: entities.RECENT]


def _back(form: Form, said: str) -> Done:
    return form.done(f"/companies/{form.path['company_id']}", said)


def newest_change(view: View, company_id: str) -> Any:
    """The plan change that told last what the company is on; None before there was one."""
    found = view.ask("companies.list_plan_changes", {"company_id": company_id, "limit": 1})
    return found[0] if found else None


def trial_ends_at(company: Any) -> datetime | None:
    """The end of the trial that the company is in."""
    found = company["billing_subscription"]
    if found is None or found["status"] != "trialing" or found["trial_end"] is None:
        return None
    return datetime.fromtimestamp(found["trial_end"], UTC)


def _values(view: View, company: Any) -> Context:
    """Traits that an override may take its amount from, and credits that may pay for use, as choices."""
    traits = ((one["definition_id"], one["definition"]["display_name"]) for one in company["entity_traits"])
    return {"traits": [("", "–"), *traits], "credits": list(credits.names(view).items()), "rates": credits.RATES}


def _override(form: Form) -> Context:
    """An override's value as the form has it."""
    value_type = form.text("value_type", required=True)
    body: Context = {"value_type": value_type, "note": form.text("note") or None}
    body["expiration_date"] = expires.isoformat() if (expires := form.instant("expiration_date")) else None
    if value_type == "boolean":
        body["value_bool"] = form.text("value_bool") != "false"
    if value_type == "numeric":
        body["value_numeric"] = form.number("value_numeric", required=True)
    if value_type == "trait":
        body["value_trait_id"] = form.text("value_trait_id", required=True)
    if value_type == "credit":
        body |= credits.value(form)
    for name in ("metric_period", "metric_period_month_reset"):
        if form.text(name):
            body[name] = form.text(name)
    return body
