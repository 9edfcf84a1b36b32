"""API keys: made, changed, revoked. A secret is shown once."""

from __future__ import annotations

from schematic_server.console.form import Done, Form, Show
from schematic_server.console.screen import Screens
from schematic_server.console.view import Context, View

screens = Screens()
OWNERS = (("environment", "This environment"), ("account", "The whole account: manages all environments"))


@screens.page("/settings/keys", "settings/keys.html")
def keys(view: View) -> Context:
    everywhere = view.query["of"] == "account"
    here = None if everywhere else view.caller.environment_id
    query = {"require_environment": False, "environment_id": here}
    return {
        "found": view.rows("accounts.list_api_keys", query),
        "count": view.ask("accounts.count_api_keys", query)["count"],
        "everywhere": everywhere,
        "owners": OWNERS,
    }


@screens.form("/settings/keys", keys)
async def create_key(form: Form) -> Show:
    of_account = form.text("owner") == "account"
    body = {
        **_body(form),
        "readonly": form.switch("readonly"),
        "environment_id": None if of_account else form.caller.environment_id,
    }
    made = await form.perform("accounts.create_api_key", body)
    return form.show(secret=made["secret"])


@screens.page("/settings/keys/{api_key_id}", "settings/key.html")
def key(view: View) -> Context:
    return {"one": view.ask("accounts.get_api_key", api_key_id=view.path["api_key_id"])}


@screens.form("/settings/keys/{api_key_id}", key)
async def edit_key(form: Form) -> Done:
    await form.change("accounts.get_api_key", "accounts.update_api_key", _body(form), **form.path)
    return form.done(f"/settings/keys/{form.path['api_key_id']}", "The key was saved.")


@screens.form("/settings/keys/{api_key_id}/revoke", key)
async def revoke_key(form: Form) -> Done:
    await form.perform("accounts.delete_api_key", **form.path)
    return form.done("/settings/keys", "The key was revoked: requests with it are refused from now on.")


def _body(form: Form) -> Context:
    return {
        "name": form.text("name", required=True),
        "description": form.text("description") or None,
        "rate_limit_percent": form.number("rate_limit_percent"),
    }
