"""API keys: made, changed, revoked. A secret is shown once."""

from __future__ import annotations

from schematic_server.console.view import Context, Done, Form, Screens, Show, View

screens = Screens()


@screens.page("/settings/keys", "settings/keys.html")
def keys(view: View) -> Context:
    query = {"require_environment": False, "environment_id": view.caller.environment_id}
    return {"found": view.rows("accounts.list_api_keys", query)}


@screens.form("/settings/keys", keys)
async def create_key(form: Form) -> Show:
    made = await form.perform(
        "accounts.create_api_key",
        {
            "name": form.text("name", required=True),
            "description": form.text("description") or None,
            "readonly": form.switch("readonly"),
            "environment_id": form.caller.environment_id,
        },
    )
    return form.show(secret=made["secret"])


@screens.form("/settings/keys/{api_key_id}/revoke", keys)
async def revoke_key(form: Form) -> Done:
    await form.perform("accounts.delete_api_key", **form.path)
    return form.done("/settings/keys", "The key was revoked: requests with it are refused from now on.")
