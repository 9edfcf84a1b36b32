"""localstripe on loopback, with what Stripe has had since: run by the Python of an environment that has it.

Prices are its plans, told as Stripe tells prices; subscriptions and their items tell them, too. Prints its port.
"""

from __future__ import annotations

import socket
from typing import Any

from aiohttp import web
from localstripe import resources
from localstripe.server import app, json_response

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


def main() -> None:
    resources.SubscriptionItem.price = property(lambda item: price(item.plan))
    resources.Subscription.discounts = property(lambda subscription: [])
    app.router.add_get(_PRICES, prices)
    listening = socket.create_server(("127.0.0.1", 0))
    print(listening.getsockname()[1], flush=True)
    web.run_app(app, sock=listening, print=None)


main()
