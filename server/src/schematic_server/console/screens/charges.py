"""What was used before it was paid, as charges; and automatic top-ups, with what became of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from schematic_server.console.form import Done, Form
from schematic_server.console.screen import Screens
from schematic_server.console.view import PAGE_ROWS, Context, Rows, View
from schematic_server.errors import BadRequest
from schematic_server.storage.queries import Row

screens = Screens()
EDIT = "plan_billing_edit"
# What a charge may become, and what that does.
OUTCOMES = (
    ("paid", "Paid", "Takes the credits off the debt: the balance rises by them."),
    ("void", "Void", "Forgives them: the balance rises by them, and nobody pays."),
    ("uncollectible", "Uncollectible", "The debt stays: the company stays as far below zero as it is."),
)
CHARGED = ("open", *(key for key, _, _ in OUTCOMES))
TOPPED_UP = ("pending", "success", "failed", "exceeded")


@screens.page("/credits/charges", "credits/charges.html")
def charges(view: View) -> Context:
    """`?status=`, `?company_id=`."""
    found = _rows(view, view.inside.ports.plan_credits.charges, CHARGED)
    return {"found": found, "statuses": CHARGED, "outcomes": OUTCOMES, "may_settle": view.has(EDIT)}


@screens.form("/credits/charges/{charge_id}", charges)
async def settle(form: Form) -> Done:
    port, charge_id = form.inside.ports.plan_credits, form.path["charge_id"]
    outcome = form.text("outcome", required=True)
    path = "/console/credit-charges/{charge_id}"
    await form.act(EDIT, path, lambda scope: port.settle(scope, charge_id, outcome))
    return form.done("/credits/charges", f"The charge is {outcome} now.")


@screens.page("/credits/top-ups", "credits/topups.html")
def topups(view: View) -> Context:
    """`?status=`, `?company_id=`."""
    return {"found": _rows(view, view.inside.ports.plan_credits.topups, TOPPED_UP), "statuses": TOPPED_UP}


def _rows(view: View, ask: Callable[..., list[Row]], statuses: tuple[str, ...]) -> Rows:
    """A part of what a port lists, from `?offset=`. Raises BadRequest for a status that there is not."""
    offset, status = view.number("offset"), view.query["status"] or None
    if status is not None and status not in statuses:
        raise BadRequest(f"status: must be one of {', '.join(statuses)}")
    asked: dict[str, Any] = {"company_id": view.query["company_id"] or None, "status": status}
    found = ask(view.scope, **asked, limit=PAGE_ROWS + 1, offset=offset)
    more = len(found) > PAGE_ROWS
    return Rows(
        found[:PAGE_ROWS],
        offset,
        view.with_query(offset=offset + PAGE_ROWS) if more else None,
        view.with_query(offset=max(offset - PAGE_ROWS, 0) or None) if offset else None,
    )
