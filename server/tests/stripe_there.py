"""Stripe on loopback, as far as invoices and subscriptions go: what pushes ask of its HTTP, with its idempotency keys.

An answer is kept by the key of its request, and given again to whoever sends the same; another request under a known
key is refused. `trouble` says what goes wrong with which request.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from schematic_server import clock

Told = dict[str, Any]
_LIST = ("lines", "custom_fields", "items")
_IDS = re.compile(r"/((in|cus)_[0-9]+|schematic_sold_\w+)|(?<=/sub)_[0-9]+")
# What a subscription may be made with: each of `_STARTS` excludes the others.
_SUBSCRIPTION = {
    "customer",
    "currency",
    "collection_method",
    "days_until_due",
    "items",
    "metadata",
    "backdate_start_date",
}
_STARTS = {"billing_cycle_anchor", "billing_cycle_anchor_config", "trial_end"}
_OVER = "canceled"


class Refusal(Exception):
    """An error as Stripe answers it."""

    def __init__(self, status: int, message: str, kind: str = "invalid_request_error") -> None:
        super().__init__(message)
        self.status, self.kind = status, kind


@dataclass(frozen=True, slots=True)
class Asked:
    method: str
    path: str
    key: str | None
    members: Told = field(hash=False)

    @property
    def step(self) -> str:
        """What is asked for, without ids: `post invoices/finalize`, `post subscriptions/sub`."""
        return f"{self.method} {_IDS.sub('', self.path.removeprefix('/v1/'))}"


@dataclass(frozen=True, slots=True)
class Cut:
    """The connection is cut, after the request was carried out or without it."""

    after: bool


# What goes wrong with a request: a refusal to answer, a cut, or nothing.
Trouble = Callable[[Asked], "Refusal | Cut | None"]


class There:
    """Use `running`; what it has is in `customers`, `invoices` and so on, what it was asked in `asked`."""

    def __init__(self) -> None:
        self.customers: dict[str, Told] = {}
        self.invoices: dict[str, Told] = {}
        self.products: dict[str, Told] = {}
        self.prices: dict[str, Told] = {}
        self.subscriptions: dict[str, Told] = {}
        self.asked: list[Asked] = []
        self.done: list[Asked] = []  # what was carried out, not what was answered from memory
        self.trouble: Trouble = lambda asked: None
        self.longest = 31 * 86400  # seconds that a subscription's first period may have
        self.taxes = 0  # added to every invoice
        self._answers: dict[str, tuple[Told, int, Told]] = {}
        self._lock = threading.Lock()
        self._number = count(1)  # of the next object
        self.url = ""

    def forget_keys(self) -> None:
        """A day has gone by."""
        self._answers.clear()

    def steps(self) -> list[str]:
        """What was carried out that changes something."""
        return [one.step for one in self.done if one.method != "get"]

    def answer(self, asked: Asked) -> tuple[int, Told] | None:
        """Status and body; None to cut the connection."""
        with self._lock:
            self.asked.append(asked)
            trouble = self.trouble(asked)
            if trouble == Cut(after=False):
                return None
            status, body = self._kept(asked, trouble if isinstance(trouble, Refusal) else None)
            return None if isinstance(trouble, Cut) else (status, body)

    def _kept(self, asked: Asked, refusal: Refusal | None) -> tuple[int, Told]:
        known = self._answers.get(asked.key or "")
        if known is not None:
            if known[0] != {"path": asked.path, **asked.members}:
                return _error(Refusal(400, "Keys for idempotent requests", "idempotency_error"))
            return known[1], known[2]
        try:
            if refusal is not None:
                raise refusal
            status, body = 200, self._carry_out(asked)
        except Refusal as error:
            status, body = _error(error)
        if asked.key is not None and status < 500 and status not in (401, 409, 429):
            self._answers[asked.key] = ({"path": asked.path, **asked.members}, status, json.loads(json.dumps(body)))
        return status, json.loads(json.dumps(body))

    def _carry_out(self, asked: Asked) -> Told:
        kind, _, rest = asked.path.removeprefix("/v1/").partition("/")
        external_id, _, verb = rest.partition("/")
        kept = {
            "customers": self.customers,
            "invoices": self.invoices,
            "products": self.products,
            "subscriptions": self.subscriptions,
        }.get(kind)
        if kept is None:
            return {"object": "list", "data": [], "has_more": False}
        self.done.append(asked)
        if external_id == "search":
            return {"data": [one for one in kept.values() if _is_meant(one, asked.members["query"])]}
        if not external_id:
            if asked.method == "get":
                return {"object": "list", "data": _listed(kept.values(), asked.members), "has_more": False}
            make = {"customers": self._customer, "invoices": self._invoice, "products": self._product}
            return make.get(kind, self._subscription)(asked.members)
        if external_id not in kept:
            raise Refusal(404, f"No such {kind[:-1]}: {external_id}")
        if kind == "subscriptions":
            return self._subscribed(kept[external_id], asked)
        return self._change(kept[external_id], asked, verb)

    def _customer(self, members: Told) -> Told:
        made = {"id": f"cus_{next(self._number)}", "object": "customer", "invoice_settings": {}, **members}
        self.customers[made["id"]] = made
        return made

    def _invoice(self, members: Told) -> Told:
        if members["customer"] not in self.customers:
            raise Refusal(400, f"No such customer: {members['customer']}")
        made = {
            "id": f"in_{next(self._number)}",
            "object": "invoice",
            "status": "draft",
            "lines": {"data": []},
            **dict.fromkeys(("amount_due", "amount_paid", "amount_remaining", "subtotal", "attempt_count"), 0),
            "total": self.taxes,
            **{name: value for name, value in members.items() if name != "auto_advance"},
        }
        self.invoices[made["id"]] = made
        return made

    def _product(self, members: Told) -> Told:
        if members["id"] in self.products:
            raise Refusal(400, "Product already exists.")
        made = self.products[members["id"]] = {"object": "product", "active": True, **members}
        return made

    def _subscription(self, members: Told) -> Told:
        """By Stripe's rules, nothing is due of it at once: it is in a trial, or its first period is not charged."""
        unknown = members.keys() - {*_SUBSCRIPTION, *_STARTS, "proration_behavior", "backdate_start_date"}
        if unknown or len(starts := members.keys() & _STARTS) > 1:
            raise Refusal(400, f"Received unknown parameters, or too many: {unknown or starts}")
        if not self.customers[members["customer"]].get("email"):
            raise Refusal(400, "Missing email. The customer must have a valid email")
        anchor = members.get("billing_cycle_anchor")
        if anchor is not None and not 0 < int(anchor) - clock.now().timestamp() <= self.longest:
            raise Refusal(400, "billing_cycle_anchor must be in the future, and before the next natural billing date")
        made = {
            "id": f"sub_{next(self._number)}",
            "object": "subscription",
            "status": "trialing" if "trial_end" in members else "active",
            "pause_collection": None,
            "cancel_at": None,
            "started": {name: value for name, value in members.items() if name in _STARTS},
            **{name: members[name] for name in ("customer", "currency", "collection_method", "metadata")},
        }
        made["items"] = {"data": [self._item(one) for one in members["items"]], "has_more": False}
        if members["proration_behavior"] != "none" or not starts:
            self.bill(made)
        self.subscriptions[made["id"]] = made
        return made

    def _item(self, told: Told) -> Told:
        given = told.get("price_data")
        if given is None and told["price"] not in self.prices:
            raise Refusal(400, f"No such price: {told['price']}")
        if given is not None and given["product"] not in self.products:
            raise Refusal(400, f"No such product: {given['product']}")
        if given is not None:
            price_id = f"price_{next(self._number)}"
            self.prices[price_id] = {"id": price_id, "object": "price", "active": False, **given}
        price = self.prices[price_id if given is not None else told["price"]]
        quantity = int(told.get("quantity", 1))
        return {"id": f"si_{next(self._number)}", "metadata": told["metadata"], "quantity": quantity, "price": price}

    def _subscribed(self, one: Told, asked: Asked) -> Told:
        """The subscription as it is asked for: read, cancelled, changed."""
        if asked.method == "get":
            return one
        if one["status"] == _OVER:
            raise Refusal(400, "A canceled subscription can only update its cancellation_details and metadata.")
        if asked.method == "delete":
            one |= {"status": _OVER, "ended_at": int(clock.now().timestamp())}
            return one
        members = asked.members
        if "trial_end" in members and "billing_cycle_anchor" in members:
            raise Refusal(400, "trial_end and billing_cycle_anchor cannot be changed together")
        for told in members.get("items", ()):
            self._change_item(one["items"]["data"], told)
        if not one["items"]["data"]:
            raise Refusal(400, "A subscription must have at least one active plan.")
        one["metadata"] |= members.get("metadata", {})
        if "pause_collection" in members:
            one["pause_collection"] = members["pause_collection"] or None
        if "cancel_at" in members:
            one["cancel_at"] = int(members["cancel_at"]) if members["cancel_at"] else None
        if "trial_end" in members:
            one["status"] = "active" if members["trial_end"] == "now" else "trialing"
        if members.get("billing_cycle_anchor") == "now" or members.get("trial_end") == "now":
            self.bill(one)
        return one

    def _change_item(self, items: list[Told], told: Told) -> None:
        if "id" not in told:
            items.append(self._item(told))
            return
        known = next(one for one in items if one["id"] == told["id"])
        if told.get("deleted") == "true":
            items.remove(known)
        else:
            known["quantity"] = int(told["quantity"])

    def bill(self, one: Told) -> Told:
        """Begin a period of a subscription: Stripe's invoice of it, void at once while it is paused."""
        made = {
            "id": f"in_{next(self._number)}",
            "object": "invoice",
            "customer": one["customer"],
            "currency": one["currency"],
            "status": "void" if one["pause_collection"] else "draft",
            "lines": {"data": []},
            **dict.fromkeys(("amount_due", "amount_remaining", "subtotal", "total"), 4900),
            **dict.fromkeys(("amount_paid", "attempt_count"), 0),
            "metadata": {},
            "parent": {"subscription_details": {"subscription": one["id"], "metadata": dict(one["metadata"])}},
        }
        self.invoices[made["id"]] = made
        return made

    def _change(self, one: Told, asked: Asked, verb: str) -> Told:
        if asked.method == "get":
            return _page(one["lines"]["data"], asked.members) if verb == "lines" else _short(one)
        if asked.method == "delete":
            _must_be(one, "draft")
            return {**self.invoices.pop(one["id"]), "deleted": True}
        if verb == "add_lines":
            _must_be(one, "draft")
            one["lines"]["data"] += [{"id": f"il_{next(self._number)}", **line} for line in asked.members["lines"]]
            one["subtotal"] = sum(int(line["amount"]) for line in one["lines"]["data"])
            one["total"] = one["amount_due"] = one["amount_remaining"] = one["subtotal"] + self.taxes
        elif verb == "finalize":
            _must_be(one, "draft")
            one |= {"status": "open", "hosted_invoice_url": f"https://invoice.stripe.test/{one['id']}"}
        elif verb == "pay":
            self.pay(one["id"])
        elif verb == "void":
            _must_be(one, "open")
            one |= {"status": "void", "amount_remaining": 0}
        return _short(one)

    def pay(self, external_id: str, amount: int | None = None) -> Told:
        """Take so much, or all, of an open invoice."""
        one = self.invoices[external_id]
        _must_be(one, "open")
        one["amount_paid"] += one["amount_remaining"] if amount is None else amount
        one["amount_remaining"] = one["total"] - one["amount_paid"]
        one["status"] = "open" if one["amount_remaining"] else "paid"
        return one


@contextmanager
def running() -> Iterator[There]:
    there = There()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self) -> None:
            size = int(self.headers.get("Content-Length") or 0)
            address = urlsplit(self.path)
            members = _read(self.rfile.read(size).decode() or address.query)
            found = there.answer(
                Asked(self.command.lower(), address.path, self.headers.get("Idempotency-Key"), members)
            )
            if found is None:
                self.close_connection = True
                return
            body = json.dumps(found[1]).encode()
            self.send_response(found[0])
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_DELETE = _answer

        def handle(self) -> None:
            with suppress(ConnectionError):
                super().handle()

        def log_message(self, format: str, *args: Any) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    there.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield there
    finally:
        server.shutdown()
        server.server_close()


def _error(error: Refusal) -> tuple[int, Told]:
    return error.status, {"error": {"type": error.kind, "message": str(error)}}


def _must_be(one: Told, status: str) -> None:
    if one["status"] != status:
        raise Refusal(400, f"This invoice is {one['status']}, not {status}")


def _listed(every: Iterable[Told], asked: Told) -> list[Told]:
    """Those of a customer that go on, or of a subscription; all where neither is named."""
    found = list(every)
    if "customer" in asked:
        found = [one for one in found if one["customer"] == asked["customer"] and one["status"] != _OVER]
    if "subscription" in asked:
        found = [one for one in found if _subscription_of(one) == asked["subscription"]]
    return found


def _subscription_of(invoice: Told) -> str | None:
    found: str | None = invoice.get("parent", {}).get("subscription_details", {}).get("subscription")
    return found


def _page(data: list[Told], asked: Told) -> Told:
    """So many behind one of them."""
    first = [one["id"] for one in data].index(asked["starting_after"]) + 1 if "starting_after" in asked else 0
    end = first + int(asked["limit"])
    return {"data": data[first:end], "has_more": end < len(data)}


def _short(one: Told) -> Told:
    """With the first lines alone, as invoices are told; customers have none."""
    return {**one, "lines": _page(one["lines"]["data"], {"limit": 10})} if "lines" in one else one


def _is_meant(one: Told, query: str) -> bool:
    name, value = re.fullmatch(r"metadata\['(\w+)'\]:'(\w+)'", query).groups()  # type: ignore[union-attr]
    found: bool = one.get("metadata", {}).get(name) == value
    return found


def _read(text: str) -> Told:
    """Members of a form: `lines[0][amount]=1` is the amount of the first line."""
    found: Told = {}
    for name, value in parse_qsl(text, keep_blank_values=True):
        *outer, last = re.findall(r"[^\[\]]+", name)
        place = found
        for part in outer:
            place = place.setdefault(part, {})
        place[last] = value
    return {name: list(value.values()) if name in _LIST else value for name, value in found.items()}
