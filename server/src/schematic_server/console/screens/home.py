"""Home: how far set-up is and what goes on; and what a newcomer does first: a key, a first check."""

from __future__ import annotations

from datetime import timedelta

from schematic_server.console.form import Done, Form, Show
from schematic_server.console.screen import Screens
from schematic_server.console.view import Context, View

screens = Screens()
FIRST_FLAG = "first-flag"
DAYS = 30  # that features are compared over
MONTHS = 6  # of the growth of plans
# What each step of set-up is called, and the page that it is taken on.
STEPS = {
    "create_api_key": ("Make an API key", "start"),
    "model_packaging": ("Say what your plans have", "plans"),
    "first_flag_check": ("Check a flag", "start"),
    "import_companies": ("Bring your companies in", "companies"),
    "send_events": ("Report what they use", "events"),
}


@screens.page("/home", "home.html")
def home(view: View) -> Context:
    lately = {"start_time": (view.now - timedelta(days=DAYS)).isoformat(), "end_time": view.now.isoformat()}
    shown = {"summary": view.ask("insights.get_summary"), "growth": None}
    if view.is_counting:
        shown = {"summary": view.unhurried().ask("insights.get_summary"), "growth": _growth(view)}
    if view.part is not None:
        return shown
    state = view.ask("accounts.get_onboarding_state")
    top = view.ask("insights.get_top_features_by_usage", lately)["features"]
    done = {one["id"] for one in state["requirements"] if one["status"] == "complete"}
    return {
        **shown,
        "state": state,
        "steps": STEPS,
        "is_empty": "import_companies" not in done,
        "flags": view.ask("features.count_flags")["count"],
        "activity": view.ask("insights.get_activity", {"limit": 12})["entries"],
        "top": top,
        "daily": _daily(view, top[0]["feature_id"], lately) if top else [],
        "days": DAYS,
    }


def _daily(view: View, feature_id: str, lately: Context) -> list[tuple[str, int]]:
    query = {"feature_id": feature_id, "granularity": "daily", **lately}
    points = view.ask("insights.get_environment_feature_usage_time_series", query)["points"]
    return [(one["timestamp"], one["usage"]) for one in points]


def _growth(view: View) -> Context:
    """Plans in the order of their first month, and a row of their subscribers for each month."""
    points: list[Context] = view.ask("insights.get_plan_growth", {"months": MONTHS})["points"]
    names = {one["plan_id"]: one["plan_name"] for one in points}
    months: dict[str, dict[str, int]] = {}
    for one in points:
        months.setdefault(one["month"], {})[one["plan_id"]] = one["subscribers"]
    rows = [(month, [counted.get(plan_id, 0) for plan_id in names]) for month, counted in months.items()]
    return {"names": list(names.values()), "rows": rows}


@screens.form("/home/sample", home)
async def make_sample(form: Form) -> Done:
    await form.perform("accounts.quickstart")
    return form.done("/companies", "The sample data is here: a company, a plan and its features.")


@screens.form("/home/dismiss", home)
async def dismiss(form: Form) -> Done:
    await form.perform("accounts.update_onboarding_state", {"dismissed": True})
    return form.done("/home", "The first steps are put away.")


@screens.page("/start", "start.html")
def start(view: View) -> Context:
    state = view.ask("accounts.get_onboarding_state")
    checked = any(one["id"] == "first_flag_check" and one["status"] == "complete" for one in state["requirements"])
    return {"checked": checked, "flag": FIRST_FLAG}


@screens.form("/start", start)
async def make_key(form: Form) -> Show:
    """A key, and a flag that is on for everybody, if there is none of that name."""
    key = await form.perform(
        "accounts.create_api_key", {"name": "First application", "environment_id": form.caller.environment_id}
    )
    if all(one["key"] != FIRST_FLAG for one in await form.ask("features.list_flags", {"q": FIRST_FLAG})):
        flag = {"key": FIRST_FLAG, "name": "First flag", "description": "", "flag_type": "boolean"}
        await form.perform("features.create_flag", {**flag, "default_value": True})
    return form.show(secret=key["secret"])
