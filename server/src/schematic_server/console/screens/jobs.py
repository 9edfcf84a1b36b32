"""Background jobs, as `schematic jobs` shows and does it, and how long things are kept."""

from __future__ import annotations

from schematic_server.console.form import Done, Form
from schematic_server.console.screen import Screens
from schematic_server.console.view import Context, View
from schematic_server.domains.accounts.permissions import ADMIN
from schematic_server.jobs import store

screens = Screens()
STATES = ("running", "failed", "waiting")
MAX_LISTED = 200


@screens.page("/settings/jobs", "settings/jobs.html")
def jobs(view: View) -> Context:
    kind, state = view.query["kind"] or None, view.query["state"] or None
    found = store.listed(view.scope.db, kind, state, MAX_LISTED)
    settings = view.inside.ports.settings
    return {
        "found": found,
        "most": MAX_LISTED,
        "states": STATES,
        "kept": (
            ("Events", settings.event_retention_days, "SCHEMATIC_EVENT_RETENTION_DAYS"),
            ("Audit log", settings.audit_log_retention_days, "SCHEMATIC_AUDIT_LOG_RETENTION_DAYS"),
            ("What webhooks were sent", settings.webhook_retention_days, "SCHEMATIC_WEBHOOK_RETENTION_DAYS"),
            ("Data exports", settings.data_export_retention_days, "SCHEMATIC_DATA_EXPORT_RETENTION_DAYS"),
        ),
    }


@screens.form("/settings/jobs/{job_id}/retry", jobs)
async def retry(form: Form) -> Done:
    job_id = form.path["job_id"]
    await form.act(ADMIN, "/jobs/{job_id}/retry", lambda scope: store.retry(scope.db, job_id, scope.now))
    return form.done("/settings/jobs", "The job is due now.")


@screens.form("/settings/jobs/run", jobs)
async def run_now(form: Form) -> Done:
    kind = form.text("kind", required=True)
    count = await form.act(ADMIN, "/jobs/run", lambda scope: store.run_now(scope.db, kind, scope.now))
    return form.done("/settings/jobs", f"{count} jobs of kind {kind} are due now.")
