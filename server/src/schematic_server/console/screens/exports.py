"""Data exports: asked for, listed, downloaded."""

from __future__ import annotations

from starlette.responses import Response

from schematic_server.console.form import Done, Form
from schematic_server.console.screen import Screens
from schematic_server.console.view import Context, View
from schematic_server.errors import BadRequest

screens = Screens()
TYPES = (("event", "Events"), ("company-feature-usage", "Companies and their usage"), ("audit-log", "Audit log"))
FILES = (("csv", "CSV"), ("csv.gz", "CSV, packed (gzip)"))
STATES = ("pending", "success", "failure")


@screens.page("/settings/exports", "settings/exports.html")
def exports(view: View) -> Context:
    query = {name: view.query[name] for name in ("export_type", "status")}
    found = view.rows("dataexports.list_data_exports", query)
    waits = any(one["status"] == "pending" for one in found.rows)
    kept_days = view.inside.ports.settings.data_export_retention_days
    return {
        "found": found,
        "waits": waits,
        "kept_days": kept_days,
        "types": TYPES,
        "files": FILES,
        "states": STATES,
    }


@screens.form("/settings/exports", exports)
async def create(form: Form) -> Done:
    kind = form.text("export_type")
    span = {name: instant for name in ("start_time", "end_time") if (instant := form.instant(name)) is not None}
    if span and kind == "company-feature-usage":
        raise BadRequest("start_time: companies are exported as they are now, so leave both times empty")
    body = {
        "export_type": kind,
        "output_file_type": form.text("output_file_type"),
        "metadata": {"export_type": kind, **span},
    }
    await form.perform("dataexports.create_data_export", body)
    return form.done("/settings/exports", "The export is being written; it is listed below.")


@screens.form("/settings/exports/{data_export_id}/file", exports)
async def download(form: Form) -> Response:
    answer: Response = await form.perform("dataexports.get_data_export_artifact", **form.path)
    answer.headers["Cache-Control"] = "no-store"
    return answer
