"""Versions of a plan: how they differ, publishing a draft, and the migrations that move companies."""

from __future__ import annotations

import re

from schematic_server.console.form import Done, Form, Show
from schematic_server.console.screen import Screens
from schematic_server.console.screens import plans
from schematic_server.console.typed import Texts
from schematic_server.console.view import PAGE_ROWS, Context, View

screens = Screens()
UNFINISHED = ("pending", "in_progress")
STATUSES = ("pending", "in_progress", "completed", "failed", "skipped", "cancelled")


@screens.page("/plans/{plan_id}/versions", "plans/versions.html")
def versions(view: View) -> Context:
    plan = view.ask("plans.get_plan", plan_id=view.path["plan_id"])
    return {"plan": plan, "companies_on": {one["id"]: _companies_on(view, one["id"]) for one in plan["versions"]}}


@screens.form("/plans/{plan_id}/versions/{plan_version_id}/delete", versions)
async def delete_version(form: Form) -> Done:
    promote = form.text("promote") == "yes"
    await form.perform("plans.delete_plan_version", None, {"promote_archived_version": promote}, **form.path)
    said = "The version was deleted, and the one before it is published again." if promote else "The draft is gone."
    return form.done(f"/plans/{form.path['plan_id']}/versions", said)


@screens.page("/plans/{plan_id}/versions/{plan_version_id}", "plans/diff.html")
def diff(view: View) -> Context:
    against = {"against": view.query["against"]}
    return {
        "plan": view.ask("plans.get_plan", plan_id=view.path["plan_id"]),
        "diff": view.ask("plans.get_plan_version_diff", against, plan_version_id=view.path["plan_version_id"]),
    }


@screens.page("/plans/{plan_id}/publish", "plans/publish.html")
def publish(view: View) -> Context:
    _keep_typed(view)
    shown = plans.opened(view)
    draft, before = shown["plan"]["draft_version"], shown["plan"]["active_version"]
    if draft is None:
        return {**shown, "diff": None}
    return {
        **shown,
        "diff": view.ask("plans.get_plan_version_diff", plan_version_id=draft["id"]),
        "issues": view.ask("plans.list_plan_issues", {"plan_id": draft["original_plan_id"]}),
        "companies": view.companies(plan_version_id=before["id"], limit=PAGE_ROWS) if before else [],
        "count": _companies_on(view, before["id"]) if before else 0,
        "stamp": plans.stamp(shown["plan"], "*"),
    }


@screens.form("/plans/{plan_id}/publish", publish)
async def send_publish(form: Form) -> Done:
    body = {**_strategy(form, "migration_strategy"), "excluded_company_ids": _ids(form, "excluded_company_ids")}
    same = plans.unchanged(form, "*")
    made = await form.unless_changed(
        same, "plans.publish_plan_version", body, plan_version_id=form.text("version", required=True)
    )
    plan_id = form.path["plan_id"]
    if body["migration_strategy"] == "leave":
        return form.done(f"/plans/{plan_id}", f"Version {made['version']} is published; companies stay where they are.")
    said = f"Version {made['version']} is published; companies move to it as the migration says."
    return form.done(f"/plans/{plan_id}/migrations", said)


@screens.form("/plans/{plan_id}/publish/preview", publish)
async def preview_publish(form: Form) -> Show:
    body = {**_strategy(form, "migration_strategy"), "excluded_company_ids": _ids(form, "excluded_company_ids")}
    found = await form.perform(
        "plans.preview_publish_plan_version", body, plan_version_id=form.text("version", required=True)
    )
    return form.show(preview=found, typed=form.several)


@screens.page("/plans/migrations", "plans/migrations.html")
def every_migration(view: View) -> Context:
    found = view.rows("planmigrations.list_migrations", {"status": view.query["status"]})
    ids = sorted({one["plan_id"] for one in found.rows})
    asked = {"ids": ids, "include_draft_versions": True, "limit": plans.MOST}
    known: list[Context] = view.ask("plans.list_plans", asked) if ids else []
    return {"found": found, "plans": {one["id"]: one for one in known}, "statuses": STATUSES}


@screens.page("/plans/{plan_id}/migrations", "plans/plan_migrations.html")
def migrations(view: View) -> Context:
    _keep_typed(view)
    plan = view.ask("plans.get_plan", plan_id=view.path["plan_id"])
    to = view.query["to"] or (plan["active_version"] or {"id": ""})["id"]
    asked = {"plan_version_id": to, "status": view.query["status"]}
    return {
        "plan": plan,
        "to": to,
        "found": view.rows("planmigrations.list_migrations", asked) if to else None,
        "statuses": STATUSES,
        "plans": {plan["id"]: plan},
    }


@screens.form("/plans/{plan_id}/migrations", migrations)
async def start_migration(form: Form) -> Done:
    chosen = await _chosen(form)
    excluded = _ids(form, "excluded_company_ids")
    body = {**chosen, **_strategy(form, "strategy"), "excluded_company_ids": excluded}
    made = await form.perform("planmigrations.create_migration", body)
    return form.done(f"/plans/migrations/{made['id']}", "The migration was started.")


@screens.form("/plans/{plan_id}/migrations/preview", migrations)
async def preview_migration(form: Form) -> Show:
    found = await form.perform("planmigrations.preview_migration", await _chosen(form))
    return form.show(preview=found, typed=form.several)


@screens.page("/plans/migrations/{plan_version_migration_id}", "plans/migration.html")
def migration(view: View) -> Context:
    found = view.ask("planmigrations.get_migration", **view.path)
    of_companies = view.part != "progress"  # which is asked for every second
    asked = {"migration_id": found["id"], "status": view.query["status"], "q": view.query["q"]}
    return {
        "migration": found,
        "plan": view.ask("plans.get_plan", plan_id=found["plan_id"]),
        "found": view.rows("planmigrations.list_company_migrations", asked) if of_companies else None,
        "is_unfinished": found["status"] in UNFINISHED,
        "waits": found["status"] in UNFINISHED and found["next_due_at"] is not None,
        "statuses": STATUSES,
    }


@screens.form("/plans/migrations/{plan_version_migration_id}/cancel", migration)
async def cancel_migration(form: Form) -> Done:
    await form.perform("planmigrations.cancel_migration", **form.path)
    return _to(form, "The migration was cancelled: who waited stays where they are, who has moved stays moved.")


@screens.form("/plans/migrations/{plan_version_migration_id}/complete", migration)
async def complete_migration(form: Form) -> Done:
    await form.perform("planmigrations.complete_migration_now", {}, **form.path)
    return _to(form, "Those who wait are moved now.")


@screens.form("/plans/migrations/{plan_version_migration_id}/retry", migration)
async def retry_migration(form: Form) -> Done:
    await form.perform("planmigrations.retry_migration", {"error_codes": []}, **form.path)
    return _to(form, "Companies that failed are tried again.")


@screens.form("/plans/migrations/{plan_version_migration_id}/companies/{plan_version_company_migration_id}", migration)
async def retry_company(form: Form) -> Done:
    await form.perform("planmigrations.retry_company_migration", **form.path)
    return _to(form, "The company is tried again.")


def _to(form: Form, said: str) -> Done:
    return form.done(f"/plans/migrations/{form.path['plan_version_migration_id']}", said)


async def _chosen(form: Form) -> Context:
    """Which companies move, and to which version."""
    plan = await form.ask("plans.get_plan", plan_id=form.path["plan_id"])
    return {
        "plan_id": plan["id"],
        "plan_version_id_to": form.text("plan_version_id_to", required=True),
        "target_plan_type": plan["plan_type"],
        "plan_version_ids_from": form.several.get("plan_version_ids_from"),
        "company_ids": _ids(form, "company_ids") or None,
    }


def _strategy(form: Form, member: str) -> Context:
    strategy = form.text(member, required=True)
    at = form.instant("scheduled_at") if strategy == "scheduled" else None
    return {member: strategy, **({"scheduled_at": at} if at is not None else {})}


def _ids(form: Form, name: str) -> list[str]:
    """Ids in boxes that are checked, and those typed with blanks or commas between them."""
    return [one for text in form.several.get(name, []) for one in re.split(r"[\s,]+", text) if one]


def _companies_on(view: View, plan_version_id: str) -> int:
    return view.inside.ports.plans.companies_on_version(view.scope, plan_version_id)


def _keep_typed(view: View) -> None:
    """What was typed stays when a preview is shown."""
    if typed := view.shown_once.get("typed"):
        view.several = typed
        view.typed = Texts({name: values[-1] for name, values in typed.items()})
