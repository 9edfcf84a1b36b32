"""Events: what arrives, as it arrives; of one, what it says, whose it is and where it counts; and what is tracked."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile
from typing import TYPE_CHECKING, Any, cast

from schematic_server.console.form import Done, Form
from schematic_server.console.screen import Screens
from schematic_server.console.view import PAGE_ROWS, Context, Rows, View
from schematic_server.errors import BadRequest

if TYPE_CHECKING:
    from schematic_server.contract.events import EventStatus

screens = Screens()
FILTERS = ("event_types", "event_subtype", "company_id", "user_id", "flag_id")


@screens.page("/events", "events/list.html")
def events(view: View) -> Context:
    query: dict[str, Any] = {name: view.query[name] for name in FILTERS if view.query[name]}
    found = _apart(view, query) if view.query["status"] else view.rows("events.list_events", query)
    top = view.query["after"]  # of a page that asks for what came since
    shown = list(takewhile(lambda one: one["id"] != top, found.rows))
    return {
        "found": found,
        "shown": shown,
        "is_cut": top != "" and len(shown) == PAGE_ROWS,
        "is_live": view.query["live"] != "off" and not found.offset,
        "most": view.inside.ports.events.LOOKED_THROUGH,
    }


def _apart(view: View, query: dict[str, Any]) -> Rows:
    """Those that failed, or were found to be of no company: which the API does not filter by."""
    offset = view.number("offset")
    if "event_types" in query:
        query["event_types"] = [query["event_types"]]
    asked: Any = {**query, "limit": PAGE_ROWS + 1, "offset": offset}
    status: EventStatus | None = "failed" if view.query["status"] == "failed" else None
    found = list(view.inside.ports.events.list_unattributed(view.scope, asked, status))
    following = view.with_query(offset=offset + PAGE_ROWS, after=None) if len(found) > PAGE_ROWS else None
    return Rows(found[:PAGE_ROWS], offset, following)


@screens.page("/events/types", "events/types.html")
def types(view: View) -> Context:
    looked = view.unhurried() if view.is_counting else view
    found = looked.rows("events.get_event_summaries", {"q": view.query["q"]})
    return {"found": found, "is_counted": view.is_counting}


@screens.page("/events/{event_id}", "events/event.html")
def event(view: View) -> Context:
    found = view.ask("events.get_event", event_id=view.path["event_id"])
    return {"event": found, "nowhere": _nowhere(found), "lacking": _lacking(found)}


@screens.form("/events/{event_id}/attach", event)
async def attach(form: Form) -> Done:
    """Give the keys that the event names to a company or user, so that what comes later is found to be of it."""
    lacking = _lacking(await form.ask("events.get_event", **form.path))
    kind = form.text("kind")
    if kind not in lacking:
        raise BadRequest("the event names no such keys that nobody has")
    operation, where = _UPSERTS[kind]
    body = {"keys": lacking[kind], "name": form.text("name") or None}
    made = await form.perform(operation, body)
    said = "Events with these keys are found to be of it from now on. Those that came before stay as they are."
    return form.done(f"/{where}/{made['id']}", said)


_UPSERTS = {"company": ("companies.upsert_company", "companies"), "user": ("companies.upsert_user", "users")}


def _lacking(event: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """The keys of the company and of the user that an event names, where it was found to be of none."""
    body = _object(event["body"])
    if event["type"] == "identify":
        named = {"company": _object(_object(body.get("company")).get("keys")), "user": _object(body.get("keys"))}
    else:
        prefix = "req_" if event["type"] == "flag_check" else ""
        named = {kind: _object(body.get(prefix + kind)) for kind in _UPSERTS}
    return {kind: keys for kind, keys in named.items() if keys and not event[f"{kind}_id"]}


def _object(value: Any) -> Mapping[str, Any]:
    """An object of an event; one that failed may have anything in its place."""
    return cast(Mapping[str, Any], value) if isinstance(value, dict) else {}


def _nowhere(event: Mapping[str, Any]) -> str | None:
    """Why an event is usage of nothing; None when it is."""
    if event["status"] == "failed":
        return f"It failed: {event['error_message']}"
    if event["type"] == "identify":
        return "It says who somebody is, which is no usage."
    if event["type"] == "flag_check":
        return "It says what a check answered, which is no usage."
    if not event["company_id"]:
        return "It names no company, and usage is counted by company. Report it with the keys of one."
    if not event["subtype"]:
        return "It is a model call that names no event, so that no feature counts it."
    if not event["features"]:
        return f"It is counted as {event['subtype']}, but no feature is measured by that."
    return None
