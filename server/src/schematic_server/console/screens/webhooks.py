"""Webhooks: endpoints, their secrets and triggers, tests; what was sent, how it was answered, and sending it again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from schematic_server import clock
from schematic_server.console.form import Done, Form, Show
from schematic_server.console.screen import Screens
from schematic_server.console.view import PAGE_ROWS, Context, Rows, View
from schematic_server.errors import BadRequest
from schematic_server.http import openapi
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

screens = Screens()
EDIT, REVEAL = "webhooks_edit", "webhooks_reveal_secret"
MAX_OVERLAP = 24 * 30  # hours for which two secrets sign
LATEST = 10  # deliveries that an endpoint's page shows


@screens.page("/webhooks", "webhooks/list.html")
def webhooks(view: View) -> Context:
    found = view.rows("webhooks.list_webhooks", {"q": view.query["q"]})
    return {"found": found, "states": _states(view, *(one["id"] for one in found.rows))}


@screens.page("/webhooks/new", "webhooks/new.html")
def new(view: View) -> Context:
    return _offered(view, {"request_types": [], "entitlement_trigger_configs": [], "credit_trigger_configs": []})


@screens.form("/webhooks/new", new)
async def create(form: Form) -> Done:
    made = await form.perform("webhooks.create_webhook", _body(form))
    return form.done(f"/webhooks/{made['id']}", f"{made['name']} is told of events from now on.")


@screens.page("/webhooks/deliveries", "webhooks/deliveries.html")
def deliveries(view: View) -> Context:
    offset = view.number("offset")
    found = _deliveries(view, view.query["webhook_id"], PAGE_ROWS + 1, offset)
    following = view.with_query(offset=offset + PAGE_ROWS) if len(found) > PAGE_ROWS else None
    endpoints = view.ask("webhooks.list_webhooks", {"limit": 250})
    return {
        "found": Rows(found[:PAGE_ROWS], offset, following),
        "endpoints": endpoints,
        "names": {one["id"]: one["name"] for one in endpoints},
    }


@screens.form("/webhooks/deliveries", deliveries)
async def redeliver(form: Form) -> Done:
    """Those of a time, of an endpoint, or all that failed."""
    chosen = {
        "webhook_id": form.text("webhook_id") or None,
        "since": form.instant("since"),
        "until": form.instant("until"),
        "only_failed": form.switch("only_failed"),
    }
    total = await _redeliver(form, "/webhook-events/redeliver", chosen)
    return form.done("/webhooks/deliveries", f"{total:,} events are sent again.", webhook_id=chosen["webhook_id"])


@screens.page("/webhooks/deliveries/{webhook_event_id}", "webhooks/delivery.html")
def delivery(view: View) -> Context:
    found = view.inside.ports.webhooks.delivery(view.scope, view.path["webhook_event_id"])
    endpoint = view.ask("webhooks.get_webhook_event", webhook_event_id=found["id"])["webhook"]
    return {"one": found, "endpoint": endpoint and {name: endpoint[name] for name in ("id", "name", "url", "status")}}


@screens.form("/webhooks/deliveries/{webhook_event_id}", delivery)
async def redeliver_one(form: Form) -> Done:
    event_id = form.path["webhook_event_id"]
    chosen = {"ids": [event_id], "only_failed": False}
    if not await _redeliver(form, "/webhook-events/{webhook_event_id}/redeliver", chosen):
        raise BadRequest("this cannot be sent again: it waits, it was a test, or its endpoint is switched off or gone")
    return form.done(f"/webhooks/deliveries/{event_id}", "It is sent again, with the same webhook-id.")


@screens.page("/webhooks/{webhook_id}", "webhooks/endpoint.html")
def endpoint(view: View) -> Context:
    found = view.ask("webhooks.get_webhook", webhook_id=view.path["webhook_id"])
    return {
        "endpoint": {name: value for name, value in found.items() if name != "secret"},
        "state": _states(view, found["id"])[found["id"]],
        "latest": _deliveries(view, found["id"], LATEST, 0),
        "has_secret_permission": view.has(REVEAL),
        **_offered(view, found),
    }


@screens.form("/webhooks/{webhook_id}", endpoint)
async def edit(form: Form) -> Done:
    await form.change("webhooks.get_webhook", "webhooks.update_webhook", _body(form), **form.path)
    return form.done(f"/webhooks/{form.path['webhook_id']}", "The endpoint was changed.")


@screens.form("/webhooks/{webhook_id}/on", endpoint)
async def switch_on(form: Form) -> Done:
    await form.perform("webhooks.update_webhook", {"status": "active"}, **form.path)
    return form.done(f"/webhooks/{form.path['webhook_id']}", "It is on, and told of what happens from now on.")


@screens.form("/webhooks/{webhook_id}/off", endpoint)
async def switch_off(form: Form) -> Done:
    await form.perform("webhooks.update_webhook", {"status": "inactive"}, **form.path)
    return form.done(f"/webhooks/{form.path['webhook_id']}", "It is off.")


@screens.form("/webhooks/{webhook_id}/test", endpoint)
async def test(form: Form) -> Show:
    """One sample, sent now, by what sends everything else."""
    request_type = form.text("request_type", required=True)
    answer = await form.perform("webhooks.send_test_webhook_action", {"request_type": request_type}, **form.path)
    return form.show(test={**answer, "request_type": request_type})


@screens.form("/webhooks/{webhook_id}/reveal", endpoint)
async def reveal(form: Form) -> Show:
    port, webhook_id = form.inside.ports.webhooks, form.path["webhook_id"]
    shown = await form.act(REVEAL, "/webhooks/{webhook_id}/reveal", lambda scope: port.reveal(scope, webhook_id))
    return form.show(secret=shown["secret"])


@screens.form("/webhooks/{webhook_id}/rotate", endpoint)
async def rotate(form: Form) -> Done | Show:
    """The new secret is shown to whoever may see it."""
    hours = form.number("overlap")
    if hours is None or not 0 <= hours <= MAX_OVERLAP:
        raise BadRequest(f"overlap: must be 0 to {MAX_OVERLAP} hours")
    port, webhook_id, overlap = form.inside.ports.webhooks, form.path["webhook_id"], timedelta(hours=hours)

    def work(scope: Scope) -> Row:
        return port.rotate(scope, webhook_id, overlap)

    made = await form.act(EDIT, "/webhooks/{webhook_id}/rotate", work)
    if form.caller.has(REVEAL):
        return form.show(secret=made["secret"])
    return form.done(f"/webhooks/{webhook_id}", "The endpoint has a new secret.")


@screens.form("/webhooks/{webhook_id}/delete", endpoint)
async def delete(form: Form) -> Done:
    await form.perform("webhooks.delete_webhook", **form.path)
    return form.done("/webhooks", "The endpoint was deleted; what it was sent stays in the log.")


async def _redeliver(form: Form, path: str, chosen: Mapping[str, Any]) -> int:
    """Have the chosen events sent again, some at a time: how many."""
    port, asked_at, total = form.inside.ports.webhooks, clock.now(), 0

    def work(scope: Scope) -> dict[str, int]:
        return {"queued": port.redeliver(scope, asked_at, **chosen)}

    while queued := (await form.act(EDIT, path, work))["queued"]:
        total += queued
        if queued < port.REDELIVERED_AT_ONCE:
            break
    return total


def _states(view: View, *ids: str) -> Mapping[str, Row]:
    """What is known of endpoints beside what the API tells, without their secrets."""
    names = ("inactive_reason", "resumes_at", "previous_secret_until")
    found = view.inside.ports.webhooks.states(view.scope, ids)
    return {one: {name: row[name] for name in names} for one, row in found.items()}


def _deliveries(view: View, webhook_id: str, limit: int, offset: int) -> list[Row]:
    status, text = (view.query[name] or None for name in ("status", "q"))
    port = view.inside.ports.webhooks
    return port.deliveries(
        view.scope, webhook_id=webhook_id or None, status=status, text=text, limit=limit, offset=offset
    )


def _offered(view: View, endpoint: Mapping[str, Any]) -> Context:
    """What an endpoint can be told of, and what it has chosen; or what was chosen just now, and refused."""
    kinds: dict[str, list[str]] = {}
    for name in openapi.document()["components"]["schemas"]["WebhookRequestType"]["enum"]:
        kinds.setdefault(name.partition(".")[0].partition("_")[0], []).append(name)
    chosen = {
        "request_types": endpoint["request_types"],
        "feature_ids": [one["feature_id"] for one in endpoint["entitlement_trigger_configs"] or ()],
        "credit_ids": [one["credit_id"] for one in endpoint["credit_trigger_configs"] or ()],
    }
    if "url" in view.typed:
        chosen = {name: list(view.several.get(name, ())) for name in chosen}
    return {
        "kinds": kinds,
        "chosen": chosen,
        "features": view.features(),
        "credits": [(one["id"], one["name"]) for one in view.ask("credits.list_billing_credits", {"limit": 250})],
    }


def _body(form: Form) -> Context:
    return {
        "name": form.text("name", required=True),
        "url": form.text("url", required=True),
        "request_types": list(form.several.get("request_types", ())),
        "entitlement_trigger_configs": [{"feature_id": one} for one in form.several.get("feature_ids", ())] or None,
        "credit_trigger_configs": [{"credit_id": one} for one in form.several.get("credit_ids", ())] or None,
    }
