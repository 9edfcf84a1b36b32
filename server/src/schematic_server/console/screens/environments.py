"""Environments: made, renamed, deleted with all that is in them."""

from __future__ import annotations

from schematic_server.console.form import Done, Form
from schematic_server.console.screen import Screens
from schematic_server.console.view import Context, View

screens = Screens()
TYPES = (("development", "development"), ("staging", "staging"), ("production", "production"))


@screens.page("/settings/environments", "settings/environments.html")
def environments(view: View) -> Context:
    counts = {one["id"]: _counts(view.within(one["id"])) for one in view.environments} if view.is_counting else None
    return {"found": view.environments, "counts": counts, "types": TYPES}


@screens.form("/settings/environments", environments)
async def create(form: Form) -> Done:
    made = await form.perform("accounts.create_environment", _body(form))
    return form.done("/settings/environments", f"{made['name']} was created: it is empty, and has no key yet.")


@screens.page("/settings/environments/{id}", "settings/environment.html")
def environment(view: View) -> Context:
    found = view.ask("accounts.get_environment", environment_id=view.path["id"])
    return {"one": found, "types": TYPES, "counts": _counts(view.within(found["id"]))}


@screens.form("/settings/environments/{id}", environment)
async def edit(form: Form) -> Done:
    environment_id = form.path["id"]
    await form.change(
        "accounts.get_environment", "accounts.update_environment", _body(form), environment_id=environment_id
    )
    return form.done("/settings/environments", "The environment was saved.")


@screens.form("/settings/environments/{id}/delete", environment)
async def delete(form: Form) -> Done:
    await form.perform("accounts.delete_environment", environment_id=form.path["id"])
    return form.done("/settings/environments", "The environment is gone, with all that was in it.")


def _body(form: Form) -> Context:
    return {"name": form.text("name", required=True), "environment_type": form.text("environment_type")}


def _counts(there: View) -> dict[str, int]:
    """What goes along when the environment goes."""
    keys = {"require_environment": True, "environment_id": there.caller.environment_id}
    return {
        "companies": there.ask("companies.count_companies")["count"],
        "users": there.ask("companies.count_users")["count"],
        "webhooks": there.ask("webhooks.count_webhooks")["count"],
        "keys": there.ask("accounts.count_api_keys", keys)["count"],
    }
