"""localstripe on loopback, with what Stripe has had since: run by the Python of an environment that has it.

Prices are its plans, told as Stripe tells prices; subscriptions and their items tell them, too. Invoices are made
empty, get lines, are finalised, and paid elsewhere; idempotency keys mean nothing to it. Prints its port.
"""

from __future__ import annotations

import socket
from typing import Any

from aiohttp import web
from localstripe import resources
from localstripe.server import app, get_post_data, json_response

_PRICES = "/v1/prices"


def price(plan: Any) -> dict[str, Any]:
    tiers = [
        {
            "up_to": None if one["up_to"] == "inf" else int(one["up_to"]),
            "unit_amount": int(one.get("unit_amount", 0)),
            "unit_amount_decimal": str(one.get("unit_amount", 0)),
            "flat_amount": int(one.get("flat_amount", 0)),
        }
        for one in plan.tiers or ()
    ]
    return {
        "id": plan.id,
        "object": "price",
        "product": plan.product,
        "active": plan.active,
        "currency": plan.currency,
        "billing_scheme": plan.billing_scheme,
        "unit_amount": plan.amount,
        "unit_amount_decimal": None if plan.amount is None else str(plan.amount),
        "nickname": plan.nickname,
        "tiers": tiers or None,
        "tiers_mode": plan.tiers_mode,
        "recurring": {
            "interval": plan.interval,
            "interval_count": plan.interval_count,
            "usage_type": plan.usage_type,
        },
    }


def prices(request: web.Request) -> web.Response:
    asked = request.query
    plans = resources.Plan._api_list_all(_PRICES, None, None, asked.get("limit"), asked.get("starting_after"))
    data = [price(resources.Plan._api_retrieve(one["id"])) for one in plans.data]
    return json_response({"object": "list", "url": _PRICES, "data": data, "has_more": plans.has_more})


def create(members: dict[str, Any]) -> Any:
    """An empty draft; of what is said about it, what an answer tells."""
    made = resources.Invoice(customer=members["customer"], metadata=members["metadata"])
    made.currency, made.collection_method = members["currency"], members["collection_method"]
    made.attempt_count, made.paid_elsewhere = 0, False
    return made


def add_lines(invoice: Any, members: dict[str, Any]) -> None:
    for line in members["lines"]:
        period = {f"period_{name}": value for name, value in line["period"].items()}
        told = {"amount": line["amount"], "description": line["description"], "metadata": line["metadata"], **period}
        item = resources.InvoiceItem(invoice=invoice.id, customer=invoice.customer, currency=invoice.currency, **told)
        invoice.lines._list.append(resources.InvoiceLineItem(item))


def pay(invoice: Any, members: dict[str, Any]) -> None:
    assert members == {"paid_out_of_band": "true"}
    invoice.paid_elsewhere = True


def void(invoice: Any, members: dict[str, Any]) -> None:
    invoice._voided = True


_VERBS = {"add_lines": add_lines, "finalize": lambda invoice, members: invoice._finalize(), "pay": pay, "void": void}


@web.middleware
async def invoices(request: web.Request, handler: Any) -> web.StreamResponse:
    parts = request.path.split("/")
    kind, invoice_id, verb = parts[2:] if len(parts) == 5 else ("", "", "")
    if request.method == "POST" and request.path == "/v1/invoices":
        return json_response(create(await get_post_data(request))._export())
    if request.method != "POST" or kind != "invoices" or verb not in _VERBS:
        return await handler(request)
    found = resources.Invoice._api_retrieve(invoice_id)
    _VERBS[verb](found, await get_post_data(request) or {})
    return json_response(found._export())


def main() -> None:
    status = resources.Invoice.status.fget
    resources.Invoice.status = property(
        lambda one: "paid" if getattr(one, "paid_elsewhere", False) and not one._draft else status(one)
    )
    app.middlewares.append(invoices)
    resources.SubscriptionItem.price = property(lambda item: price(item.plan))
    resources.Subscription.discounts = property(lambda subscription: [])
    app.router.add_get(_PRICES, prices)
    listening = socket.create_server(("127.0.0.1", 0))
    print(listening.getsockname()[1], flush=True)
    web.run_app(app, sock=listening, print=None)


main()
