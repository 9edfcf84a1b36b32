"""Users: the list, and everything of one on one page."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from schematic_server.console.form import Done, Form
from schematic_server.console.screen import Screens
from schematic_server.console.screens import entities
from schematic_server.console.view import Context, View

screens = Screens()
FILTERS = ("q", "company_id", "plan_id")
COLUMNS = {
    "id": "Id",
    "keys": "Keys",
    "traits": "Traits",
    "companies": "Companies",
    "last_seen_at": "Last seen",
    "created_at": "Created",
    "updated_at": "Changed",
}
USUAL = "keys companies last_seen_at"


@screens.page("/users", "users/list.html")
def users(view: View) -> Context:
    query = {name: view.query[name] for name in FILTERS}
    company_id = view.query["company_id"]
    return {
        "found": view.rows("companies.list_users", query),
        "count": view.count("companies.count_users", query),
        "narrow": view.is_narrowed("user"),
        "plans": view.plans() if view.part is None else [],
        "company": view.ask("companies.get_company", company_id=company_id) if company_id else None,
        **entities.columns(view, COLUMNS, USUAL),
    }


@screens.form("/users", users, keys="key_value")
async def create_user(form: Form) -> Done:
    name = form.text("name", required=True)
    keys = {form.text("key_name") or "id": form.text("key_value", required=True)}
    made = await form.perform("companies.create_user", {"name": name, "keys": keys})
    return form.done(f"/users/{made['id']}", f"{name} was created.")


@screens.page("/users/{user_id}", "users/user.html")
def user(view: View) -> Context:
    return {"user": view.ask("companies.get_user", user_id=view.path["user_id"])}


@screens.form("/users/{user_id}/name", user)
async def rename_user(form: Form) -> Done:
    await entities.save_name(form, "user")
    return _back(form, "The name was changed.")


@screens.form("/users/{user_id}/keys", user)
async def save_key(form: Form) -> Done:
    return _back(form, f"The key {await entities.save_key(form, 'user')} was saved.")


@screens.form("/users/{user_id}/keys/remove", user)
async def remove_key(form: Form) -> Done:
    return _back(form, f"The key {await entities.remove_key(form, 'user')} was removed.")


@screens.form("/users/{user_id}/traits", user)
async def save_trait(form: Form) -> Done:
    return _back(form, f"The trait {await entities.save_trait(form, 'user')} was saved.")


@screens.form("/users/{user_id}/traits/remove", user)
async def remove_trait(form: Form) -> Done:
    return _back(form, f"The trait {await entities.save_trait(form, 'user', is_removed=True)} was removed.")


@screens.form("/users/{user_id}/companies", user)
async def add_company(form: Form) -> Done:
    """By a key of a company that there is."""
    keys = {form.text("key_name") or "id": form.text("key_value", required=True)}
    company = await form.ask("companies.lookup_company", {f"keys[{name}]": value for name, value in keys.items()})
    body = {"user_id": form.path["user_id"], "company_id": company["id"]}
    await form.perform("companies.get_or_create_company_membership", body)
    return _back(form, f"The user is one of {company['name']} now.")


@screens.form("/users/{user_id}/companies/{company_membership_id}/remove", user)
async def remove_company(form: Form) -> Done:
    await form.perform("companies.delete_company_membership", **form.path)
    return _back(form, "The membership ended.")


@screens.form("/users/{user_id}/delete", user)
async def delete_user(form: Form) -> Done:
    await form.perform("companies.delete_user", **form.path)
    return form.done("/users", "The user was deleted, with memberships, keys and traits.")


@screens.page("/users/{user_id}/usage", "users/usage.html")
def usage(view: View) -> Context:
    """What the user used as one of a company: `?company_id=`, `?days=`."""
    found = view.ask("companies.get_user", user_id=view.path["user_id"])
    days, period = entities.within(view)
    companies = [one["company"] for one in found["company_memberships"] if one["company"]]
    company_id = view.query["company_id"] or next((one["id"] for one in companies), "")
    context: Context = {
        "user": found,
        "companies": companies,
        "company_id": company_id,
        "days": days,
        "choices": entities.SINCE_DAYS,
        "detail": None,
        "by_feature": [],
    }
    if company_id:
        query = {"company_id": company_id, "user_id": found["id"], **period}
        detail = view.ask("entitlements.get_user_usage_detail", query)
        context |= {"detail": detail, "by_feature": _by_feature(detail)}
    return context


@screens.page("/users/{user_id}/activity", "users/activity.html")
def activity(view: View) -> Context:
    found = view.ask("companies.get_user", user_id=view.path["user_id"])
    companies = [one["company_id"] for one in found["company_memberships"]]
    return {"user": found, "companies": companies, **entities.happened(view, companies, user_id=found["id"])}


def _by_feature(detail: Any) -> list[Context]:
    """Each feature's total, and what was used of it on each day of the range, days without use as well."""
    start = datetime.fromisoformat(detail["start_time"]).replace(hour=0, minute=0, second=0, microsecond=0)
    end = datetime.fromisoformat(detail["end_time"])
    days = [start + timedelta(days=number) for number in range((end - start).days + 1)]
    used = {(one["feature"]["id"], datetime.fromisoformat(one["date"])): one["value"] for one in detail["daily_points"]}
    return [
        {**total, "points": [(day.isoformat(), used.get((total["feature"]["id"], day), 0)) for day in days]}
        for total in detail["feature_totals"]
    ]


def _back(form: Form, said: str) -> Done:
    return form.done(f"/users/{form.path['user_id']}", said)
