"""The audit log: who wrote what, and what changed by it."""

from __future__ import annotations

from datetime import date, timedelta

from schematic_server.console import differences
from schematic_server.console.screen import Screens
from schematic_server.console.view import Context, View
from schematic_server.domains.accounts import audit
from schematic_server.errors import BadRequest

screens = Screens()
ACTORS = (
    ("api_key", "API keys"),
    ("app_user", "Members"),
    ("system", "The server and its commands"),
    ("temporary_access_token", "Access tokens"),
)


@screens.page("/settings/audit", "settings/audit.html")
def entries(view: View) -> Context:
    query = {
        **{name: view.query[name] for name in ("q", "actor_type", "environment_id")},
        "start_time": _midnight(view, "from", 0),
        "end_time": _midnight(view, "to", 1),
    }
    return {
        "found": view.rows("accounts.list_audit_logs", query),
        "count": view.count("accounts.count_audit_logs", query),
        "actors": ACTORS,
        "most": audit.SEARCHED,
        "narrow": view.query["q"] and not view.query["everywhere"] and not audit.is_searched_whole(view.scope),
    }


@screens.page("/settings/audit/{audit_log_id}", "settings/audit_entry.html")
def entry(view: View) -> Context:
    found = view.ask("accounts.get_audit_log", audit_log_id=view.path["audit_log_id"])
    went_well, named = (found["resp_code"] or 0) < 400, found["resource_id_string"]
    earlier = audit.before(view.scope, found) if named else []
    changed = differences.of_answers(found["resp_body"] or "", earlier, named) if went_well else None
    return {"one": found, "changed": changed, "went_well": went_well}


def _midnight(view: View, name: str, days: int) -> str | None:
    """The beginning of a day of the address (UTC), or of one some days later. Raises BadRequest."""
    text = view.query[name]
    if not text:
        return None
    try:
        return f"{date.fromisoformat(text) + timedelta(days)}T00:00:00Z"
    except (ValueError, OverflowError):
        raise BadRequest(f"{name}: must be a day such as 2026-01-31, not {text[:40]!r}") from None
