"""Home, and what a newcomer does first: a key, a first check."""

from __future__ import annotations

from schematic_server.console.view import Context, Done, Form, Screens, Show, View

screens = Screens()
FIRST_FLAG = "first-flag"


@screens.page("/home", "home.html")
def home(view: View) -> Context:
    return {
        "state": view.ask("accounts.get_onboarding_state"),
        "companies": view.ask("companies.count_companies")["count"],
        "flags": view.ask("features.count_flags")["count"],
    }


@screens.form("/home/sample", home)
async def make_sample(form: Form) -> Done:
    await form.perform("accounts.quickstart")
    return form.done("/companies", "The sample data is here: a company, a plan and its features.")


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
