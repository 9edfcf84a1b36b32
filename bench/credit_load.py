"""Credits, asked for from servers that are going to be killed, and what was acknowledged; see `bench.credit_kills`."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from bench import credit_terms
from bench.credit_terms import CREDITS
from bench.kills_load import Client, Gone, Record, Refused, writer

EVENTS = 20  # of a batch
RATES = {"chat": "1", "image": "0.1"}  # credits a use, by event
RICH = ("c0", "c1", "c2", "c3")  # companies that have enough for all that is asked
COMPANIES = (*RICH, "c4", "c5", "p0", "p1", "o0", "t0")  # the first letter says what plans they come to
HOLDS_LAST = (2, 5)  # seconds
LATE = 400
Event = dict[str, Any]


@dataclass
class Books(Record):
    """What was sent, and what of it was acknowledged."""

    credit_id: str = ""
    companies: dict[str, str] = field(default_factory=dict[str, str])  # name -> id
    users: dict[str, str] = field(default_factory=dict[str, str])  # company -> id of the one in it
    plans: dict[str, str] = field(default_factory=dict[str, str])  # name -> id
    policies: list[str] = field(default_factory=list[str])  # that may be changed
    batches: list[list[Event]] = field(default_factory=list[list[Event]])
    acknowledged: set[int] = field(default_factory=set[int])  # batches
    waiting: list[int] = field(default_factory=list[int])  # batches without an answer
    keyed: dict[str, tuple[str, Any]] = field(default_factory=dict[str, tuple[str, Any]])  # key -> path, body
    answers: dict[str, Any] = field(default_factory=dict[str, Any])  # key -> what was made
    refused: int = 0  # holds that the balance did not cover
    doubtful: int = 0  # calls without an answer
    grants: list[str] = field(default_factory=list[str])  # that may be zeroed out
    zeroed: set[str] = field(default_factory=set[str])
    released: set[str] = field(default_factory=set[str])  # holds
    on: dict[str, set[str]] = field(default_factory=dict[str, set[str]])  # company -> plans that it may be on
    moves: int = 0

    def batch(self, events: Sequence[Event]) -> int:
        """A new batch: its number."""
        with self.changed:
            number = len(self.batches)
            told = [
                {"type": "track", "idempotency_key": f"{number}-{index}", "body": body}
                for index, body in enumerate(events)
            ]
            self.batches.append(told)
            return number

    def key(self, path: str, body: Any) -> str:
        """A new idempotency key for this call."""
        with self.changed:
            key = f"key-{len(self.keyed)}"
            self.keyed[key] = (path, {**body, "idempotency_key": key})
            return key


def catalog(books: Books, client: Client) -> None:
    """A credit type, features that draw it, companies that have some, and plans that give some."""
    credit = {"name": "Tokens", "description": "", "currency": "usd", "per_unit_price": 2}
    books.credit_id = client.ask("POST", CREDITS, credit)["id"]
    features: dict[str, str] = {}
    for name in RATES:
        flag = {"key": name, "name": name, "description": ""}
        told = {"name": name, "description": "", "feature_type": "event", "event_subtype": name, "flag": flag}
        features[name] = client.ask("POST", "/features", told)["id"]
    books.plans = credit_terms.publish(client, books.credit_id)
    for name in COMPANIES:
        company = client.ask("POST", "/companies", {"keys": {"id": name}, "name": name})["id"]
        books.companies[name], books.on[name] = company, {""}
        member = {"keys": {"id": _user(name)}, "company_ids": [company]}
        books.users[name] = client.ask("POST", "/users", member)["id"]
        for event, rate in RATES.items():
            value = {"value_type": "credit", "value_credit_id": books.credit_id, "credit_consumption_rate": float(rate)}
            client.ask("POST", "/company-overrides", {"company_id": company, "feature_id": features[event], **value})
        client.ask("POST", f"{CREDITS}/grants/company", _grant(books, name, 10**6 if name in RICH else 5))


def send_again(books: Books, client: Client) -> None:
    """All that was never answered, and some of what was."""
    for number in [*books.waiting, *random.sample(sorted(books.acknowledged), min(100, len(books.acknowledged)))]:
        status, content = _call(client, "POST", "/batch", {"events": books.batches[number]})
        if status != 200:
            raise Refused(f"POST /batch: {status} {content}")
        books.acknowledged.add(number)
    books.waiting.clear()
    for key in books.keyed:
        _ask_keyed(books, [client], key)


def _draw(books: Books, clients: list[Client]) -> None:
    while True:
        number = _again(books)
        if number is None:
            number = books.batch([_event(random.choice([*books.companies])) for _ in range(EVENTS)])
        _send(books, clients, number)


def _lease(books: Books, clients: list[Client]) -> None:
    """Take a lease through all servers at once, extend it, use it, give it back or not."""
    while True:
        name = random.choice([*books.companies])
        user = {"user_id": books.users[name]} if random.random() < 0.5 else {}
        body = {**_whose(books, name), **user, "requested_amount": random.randint(1, 30), "expires_at": _soon()}
        told = [one for one in _all(books, clients, "POST", f"{CREDITS}/lease", body, (201, 402)) if one is not None]
        books.refused += any(status == 402 for status, _ in told)
        leases = sorted((one for status, one in told if status == 201), key=lambda one: str(one["created_at"]))
        if not leases:
            continue
        books.wrote()
        lease = leases[-1]["id"]
        key = books.key(f"{CREDITS}/lease/{lease}/extend", {"additional_amount": random.randint(1, 9)})
        _ask_keyed(books, clients, key)
        uses = [{**_event(name), "lease_id": lease, "quantity": random.randint(0, 4)} for _ in range(EVENTS // 4)]
        _send(books, clients, books.batch(uses))
        if random.random() < 0.5:
            _release(books, clients, "lease", lease)


def _reserve(books: Books, clients: list[Client]) -> None:
    """Reserve through all servers at once with one key; settle it, give it back, or leave it to its end."""
    while True:
        name = random.choice([*books.companies])
        body = {**_whose(books, name), "amount": random.randint(1, 9), "expires_at": _soon()}
        held = _ask_keyed(books, clients, books.key(f"{CREDITS}/reservations", body))
        if held is None:
            continue
        end = random.random()
        if end < 0.6:
            event = {**_event(name), "reservation_id": held["id"], "quantity": random.randint(0, 12)}
            _send(books, clients, books.batch([event]))
        elif end < 0.8:
            _release(books, clients, "reservations", held["id"])


def _check(books: Books, clients: list[Client]) -> None:
    """Check and reserve with one key, and settle it."""
    while True:
        name = random.choice([*books.companies])
        body = {"company": {"id": name}, "quantity": random.randint(1, 5), "expires_at": _soon()}
        answer = _ask_keyed(books, clients, books.key("/flags/chat/check-and-reserve", body))
        if answer is not None and "reservation" in answer:
            event = {**_event(name), "reservation_id": answer["reservation"]["id"], "event": "chat", "quantity": 2}
            _send(books, clients, books.batch([event]))


def _give(books: Books, clients: list[Client]) -> None:
    """Grant with one key through all servers at once; now and then take one away."""
    while True:
        name = random.choice([*books.companies])
        body = _grant(books, name, random.randint(1, 20), random.choice(["purchased", "free"]))
        given = _ask_keyed(books, clients, books.key(f"{CREDITS}/grants/company", body))
        if given is not None:
            books.grants.append(given["id"])
        if books.grants and random.random() < 0.3:
            grant_id = random.choice(books.grants)
            if _is_done(_all(books, clients, "PUT", f"{CREDITS}/grants/{grant_id}/zero-out", {}, (200,))):
                books.zeroed.add(grant_id)
                books.wrote()


def _assign(books: Books, clients: list[Client]) -> None:
    """Have companies come to plans, change and leave them."""
    while True:
        name = random.choice([*books.companies])
        to = random.choice(credit_terms.PATHS[name[0]])
        plan = None if to is None else books.plans[to]
        books.on[name].add(plan or "")
        clients[0].ask("PUT", f"/company-plans/{books.companies[name]}", {"base_plan_id": plan, "add_on_ids": []})
        books.on[name] = {plan or ""}
        books.moves += 1
        books.wrote()


def _cap(books: Books, clients: list[Client]) -> None:
    """Have companies, and users in them, capped, and capped otherwise."""
    while True:
        name = random.choice([*books.companies])
        user_id = books.users[name] if random.random() < 0.4 else None
        made = credit_terms.policy(books.companies[name], books.credit_id, user_id)
        credit_terms.change(clients[-1], books.policies, made)
        books.wrote()


def _event(name: str) -> Event:
    quantity = random.choice([1, 1, 2, 3, -1])
    user = {"user": {"id": _user(name)}} if random.random() < 0.4 else {}
    return {"event": random.choice([*RATES]), "company": {"id": name}, "quantity": quantity, **user}


def _user(name: str) -> str:
    return f"of-{name}"


def _grant(books: Books, name: str, quantity: int, reason: str = "purchased") -> dict[str, Any]:
    return {
        "company_id": books.companies[name],
        "credit_id": books.credit_id,
        "quantity": quantity,
        "reason": reason,
    }


def _whose(books: Books, name: str) -> dict[str, str]:
    return {"company_id": books.companies[name], "credit_type_id": books.credit_id}


def _soon() -> str:
    return (datetime.now(UTC) + timedelta(seconds=random.uniform(*HOLDS_LAST))).isoformat()


def _again(books: Books) -> int | None:
    """A batch without an answer, or now and then one that was answered."""
    with books.changed:
        if books.waiting:
            return books.waiting.pop()
        if books.acknowledged and random.random() < 0.1:
            return random.choice([*books.acknowledged])
        return None


def _send(books: Books, clients: list[Client], number: int) -> None:
    """A batch to all servers at once. Raises Gone when none is left."""
    try:
        told = _all(books, clients, "POST", "/batch", {"events": books.batches[number]}, (200,))
    except Gone:
        told = []
    with books.changed:
        if _is_done(told):
            books.acknowledged.add(number)
        elif number not in books.acknowledged:
            books.waiting.append(number)
    if not any(told):
        raise Gone
    books.wrote()


def _ask_keyed(books: Books, clients: list[Client], key: str) -> Any:
    """Make a call with an idempotency key; every answer must be the first. None when it was refused.

    Of servers that are asked at once one may refuse it before credits come back that the other one then holds.
    """
    path, body = books.keyed[key]
    was_answered = key in books.answers
    method = "PUT" if path.endswith("/extend") else "POST"
    if method == "POST" and "expires_at" in body and body["expires_at"] < datetime.now(UTC).isoformat():
        body = {**body, "expires_at": _soon()}  # asked again: the first answer stands whatever this says
    refusals = {"PUT": (LATE, 404)}.get(method, (402,) if path.endswith("reservations") else ())
    found = None
    for one in _all(books, clients, method, path, body, (200, 201, *refusals)):
        if one is None:
            continue
        status, told = one
        if status >= 400:
            books.refused += 1
            if was_answered and status != LATE:
                books.wrong.append(f"{path} with {key} was answered {status} after {books.answers[key]}")
            continue
        found = told
        if "/flags/" in path:
            if "reservation" not in told:
                books.refused += 1
                if was_answered:
                    books.wrong.append(f"{path} with {key} was answered {told} after {books.answers[key]}")
                continue
            told = told["reservation"]
        before = books.answers.setdefault(key, told)
        if before["id"] != told["id"]:
            books.wrong.append(f"{path} with {key} made {before['id']} and {told['id']}")
    if found is not None:
        books.wrote()
    return found


def _release(books: Books, clients: list[Client], kind: str, hold_id: str) -> None:
    if _is_done(_all(books, clients, "PUT", f"{CREDITS}/{kind}/{hold_id}/release", None, (200, 409))):
        books.released.add(hold_id)
        books.wrote()


def _is_done(told: Sequence[tuple[int, Any] | None]) -> bool:
    """Whether any server said so: one that failed has acknowledged nothing."""
    return any(one is not None and one[0] < 500 for one in told)


def _all(
    books: Books, clients: list[Client], method: str, path: str, body: Any, expected: Sequence[int]
) -> list[tuple[int, Any] | None]:
    """What each server answered that stands, asked at once: status and data. Those that are gone leave `clients`.

    Raises Gone when none is left.
    """
    asked: list[Client] = []
    for client in [*clients]:
        with suppress(Gone):
            client.send(method, path, body)
            asked.append(client)
    found: list[tuple[int, Any] | None] = []
    for client in asked:
        try:
            status, content = client.answer()
        except Gone:
            books.doubtful += 1
            found.append(None)
            continue
        if status == LATE and b"expires_at: must be ahead" in content:
            expected = [*expected, LATE]  # the server was busy for as long as the hold was to last
        if status not in expected:
            books.wrong.append(f"{method} {path}: {status} {content.decode()}")
        found.append((status, json.loads(content).get("data")))
    clients[:] = [client for client, one in zip(asked, found, strict=True) if one is not None]
    if not any(found):
        raise Gone
    return found


def _call(client: Client, method: str, path: str, body: Any) -> tuple[int, bytes]:
    client.send(method, path, body)
    return client.answer()


WRITERS = [writer(one) for one in (_draw, _draw, _lease, _lease, _reserve, _reserve, _check, _give, _assign, _cap)]
