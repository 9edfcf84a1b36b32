"""Members: who may sign in, what they may do. Admins alone change it; `domains/accounts/managing.py` decides."""

from __future__ import annotations

from schematic_server.console.form import Done, Form, Show
from schematic_server.console.screen import Screens
from schematic_server.console.view import Context, View
from schematic_server.domains.accounts import managing, permissions
from schematic_server.domains.accounts.invitations import ROLES
from schematic_server.scope import Scope

screens = Screens()
GRID = {"roles": ROLES, "of_account": permissions.OF_ACCOUNT, "of_environment": permissions.OF_ENVIRONMENT}
GRANT = "grant."  # and an environment's id, or `account`: fields with a permission each


@screens.page("/settings/members", "settings/members.html")
def members(view: View) -> Context:
    return {
        "found": view.rows("accounts.list_account_members", {"q": view.query["q"], "role": view.query["role"]}),
        "waiting": managing.pending(view.scope) if view.caller.is_admin else [],
        **GRID,
    }


@screens.form("/settings/members", members)
async def invite(form: Form) -> Show:
    email, role = form.text("email", required=True), form.text("role")
    token = await form.manage(lambda scope: managing.invite(scope, email, role, _granted(form)))
    return form.show(token=token, email=email)


@screens.form("/settings/members/invitations/{invitation_id}/withdraw", members)
async def withdraw(form: Form) -> Done:
    await form.manage(lambda scope: managing.withdraw(scope, form.path["invitation_id"]))
    return form.done("/settings/members", "The invitation was withdrawn: its link leads nowhere now.")


@screens.page("/settings/members/{member_id}", "settings/member.html")
def member(view: View) -> Context:
    member_id = view.path["member_id"]
    found = view.ask("accounts.get_account_member", account_member_id=member_id)
    sessions = managing.open_sessions(view.scope, member_id) if view.caller.is_admin else []
    return {"one": found, "sessions": sessions, **GRID}


@screens.form("/settings/members/{member_id}", member)
async def edit(form: Form) -> Done:
    member_id, name, role = form.path["member_id"], form.text("name", required=True), form.text("role")

    def asked(scope: Scope) -> None:
        found = form.inside.ask(scope, "accounts.get_account_member", {}, {"account_member_id": member_id})
        form.refuse_if_changed(found["updated_at"])
        managing.update(scope, member_id, name, role, _granted(form))

    await form.manage(asked)
    return form.done(f"/settings/members/{member_id}", f"{name} was saved; it holds from the next page on.")


@screens.form("/settings/members/{member_id}/reset", member)
async def reset(form: Form) -> Show:
    return form.show(token=await form.manage(lambda scope: managing.reset(scope, form.path["member_id"])))


@screens.form("/settings/members/{member_id}/sign-out", member)
async def sign_out(form: Form) -> Done:
    count = await form.manage(lambda scope: managing.sign_out(scope, form.path["member_id"]))
    return form.done(f"/settings/members/{form.path['member_id']}", f"{count} sessions have ended.")


@screens.form("/settings/members/{member_id}/remove", member)
async def remove(form: Form) -> Done:
    await form.manage(lambda scope: managing.remove(scope, form.path["member_id"]))
    return form.done("/settings/members", "The member was removed, and is signed out everywhere.")


def _granted(form: Form) -> dict[str, list[str]]:
    return {name.removeprefix(GRANT): names for name, names in form.several.items() if name.startswith(GRANT)}
