"""Credits on the server: events that draw beside those that draw nothing, holds beside checks of companies that are not
in memory: `python -m bench --credits`, with `--postgres URL` there instead of on SQLite.

Processor time is the server's, and with PostgreSQL that of its connections' processes as well. Every figure is the
median of the rounds, of ratios that of each round's: the sides take turns, and others use the machine too.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from bench import credit_balances, growth_rows, load, targets, trees
from bench.server_rows import batch, get, post, request
from bench.servers import Server, server

ROUNDS = 5
BATCHES = 60  # of 100 events, a round
CLIENTS = 8
COMPANIES = 200  # a round, each of which is new to the server's memory, for each kind of request
_DRAWING, _OTHER = "chat", "flight"


def table(postgres: str | None) -> str:
    """As Markdown."""
    url = trees.new_database(postgres) if postgres else None
    with server(url) as one:
        bench = _Bench(one, url)
        ingested = [{event: bench.ingest(event) for event in (_OTHER, _DRAWING)} for _ in range(ROUNDS + 1)][1:]
        held = [bench.hold() for _ in range(ROUNDS + 1)][1:]
        bench.check()
    lines = ["| What | Figure | Ratio | Target |", "| --- | ---: | ---: | --- |"]
    for index, unit in ((0, "µs of processor time an event"), (1, "events/s")):
        for event, title in ((_OTHER, "events that draw nothing"), (_DRAWING, "events that draw")):
            figure = statistics.median(one[event][index] for one in ingested)
            ratios = [one[_DRAWING][index] / one[_OTHER][index] for one in ingested]
            # As a rate: processor time the other way round.
            ratio = statistics.median(1 / one if index == 0 else one for one in ratios) if event == _DRAWING else None
            lines.append(_line(f"{title}, batches of 100, {CLIENTS} clients, {unit}", figure, ratio, "≥ 0.5x"))
    for name in held[0]:
        ratios = [one[name] / one["check"] for one in held]
        ratio = None if name == "check" else statistics.median(ratios)
        figure = statistics.median(one[name] for one in held)
        lines.append(_line(f"{_TITLES[name]}, µs of processor time", figure, ratio, "≤ 3x"))
    for kind, (few, many) in credit_balances.measured(postgres).items():
        title = f"{kind} of a company with {credit_balances.SIZES[1]:,} grants, beside {credit_balances.SIZES[0]}"
        lines.append(_line(f"{title}, µs of processor time", many, many / few, "≤ 2x" if kind == "balance" else ""))
    return "\n".join(lines)


_TITLES = {
    "check": "a check of a company that is not in memory",
    "acquire": "acquiring a lease",
    "reserve": "reserving",
    "check_and_reserve": "check-and-reserve of a company that is not in memory",
    "again": "the same of one that is",
}


def _line(title: str, figure: float, ratio: float | None, target: str) -> str:
    shown = "–" if ratio is None else f"{ratio:.2f}x"
    judged = "" if ratio is None else targets.judged(target, figure, ratio)
    return f"| {title} | {figure:,.0f} | {shown} | {judged} |"


class _Bench:
    """A plan with a feature that draws a credit and one that is counted, and companies on it with plenty."""

    def __init__(self, one: Server, url: str | None) -> None:
        self._server, self._url = one, url
        self._names = count()
        self._drawn = 0
        self._plan = self._made("/plans", name="Pro", plan_type="plan", description="")
        self._credit = self._made("/billing/credits", name="Tokens", description="", currency="usd")
        self._feature(_OTHER, value_type="numeric", value_numeric=2**50, metric_period="current_month")
        self._feature(_DRAWING, value_type="credit", value_credit_id=self._credit, credit_consumption_rate=0.5)
        self._ids = [self._company(f"c{number}") for number in range(20)]

    def ingest(self, event: str) -> tuple[float, float]:
        """Microseconds of processor time an event, and events a second."""
        name = f"{event}-{next(self._names)}"
        made = [
            batch(self._server, name, index).replace(f'"event": "{name}"'.encode(), b'"event": "%s"' % event.encode())
            for index in range(BATCHES)
        ]
        made = [_measured(one) for one in made]
        used, (answered, took) = self._used_by(lambda: load.saturate(self._server.port, made, CLIENTS, 600.0))
        assert answered == len(made)
        self._drawn += 100 * answered if event == _DRAWING else 0
        return used * 1e6 / (100 * answered), 100 * answered / took

    def hold(self) -> dict[str, float]:
        """Microseconds of processor time a request, by what it is."""
        named = {kind: [f"{kind}{next(self._names)}" for _ in range(COMPANIES)] for kind in _TITLES if kind != "again"}
        ids = {key: self._company(key) for keys in named.values() for key in keys}
        # Ended by their time, what a round before holds would be given back in this one.
        of_credit = {"credit_type_id": self._credit}
        lasting = {"expires_at": (datetime.now(UTC) + timedelta(minutes=50)).isoformat()}

        def acquire(key: str) -> bytes:
            body = {"company_id": ids[key], **of_credit, **lasting, "requested_amount": 10}
            return request(self._server, "/billing/credits/lease", body)

        def reserve(key: str) -> bytes:
            body = {"company_id": ids[key], **of_credit, **lasting, "amount": 2}
            return request(self._server, "/billing/credits/reservations", body)

        def checking(path: str, **members: str) -> Callable[[str], bytes]:
            return lambda key: request(self._server, f"/flags/{_DRAWING}/{path}", {"company": {"id": key}, **members})

        made = {"check": checking("check"), "acquire": acquire, "reserve": reserve}
        made["check_and_reserve"] = checking("check-and-reserve", **lasting)
        found = {kind: self._asked([make(key) for key in named[kind]]) for kind, make in made.items()}
        found["again"] = self._asked([made["check_and_reserve"](key) for key in named["check_and_reserve"]])
        return found

    def check(self) -> None:
        """Everything must have been drawn and held, else its cost means nothing."""
        left = sum(self._balance(one)["remaining"] for one in self._ids)
        assert left == 20 * 10**8 - self._drawn / 2, (left, self._drawn)

    def _asked(self, requests: Sequence[bytes]) -> float:
        used, (answered, _) = self._used_by(lambda: load.saturate(self._server.port, requests, CLIENTS, 600.0))
        assert answered == len(requests)
        return used * 1e6 / answered

    def _used_by(self, work: Callable[[], tuple[int, float]]) -> tuple[float, tuple[int, float]]:
        before = self._used()
        found = work()
        return sum(seconds - before.get(pid, 0.0) for pid, seconds in self._used().items()), found

    def _used(self) -> dict[int, float]:
        """Processor seconds of the server and of the processes of its connections, which may come and go."""
        used = {self._server.process.pid: self._server.cpu_seconds()}
        if self._url is not None:
            question = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            for row in asyncio.run(growth_rows.ask(self._url, question)):
                pid = int(row[0])
                with suppress(OSError):  # it has ended
                    used[pid] = time.clock_gettime((~pid << 3) | 2)
        return used

    def _made(self, path: str, **body: Any) -> str:
        made_id: str = post(self._server, path, body)["id"]
        return made_id

    def _feature(self, event: str, **value: Any) -> None:
        flag = {"key": event, "name": event, "description": ""}
        feature_id = self._made(
            "/features", name=event, description="", feature_type="event", event_subtype=event, flag=flag
        )
        self._made("/plan-entitlements", plan_id=self._plan, feature_id=feature_id, **value)

    def _company(self, key: str) -> str:
        company_id = self._made("/companies", keys={"id": key}, name=key, base_plan_id=self._plan)
        given = {"company_id": company_id, "credit_id": self._credit, "quantity": 10**8, "reason": "purchased"}
        self._made("/billing/credits/grants/company", **given)
        return company_id

    def _balance(self, company_id: str) -> dict[str, float]:
        (found,) = get(self._server, f"/billing/credits/balance?company_id={company_id}")
        told: dict[str, float] = found
        return told


def _measured(sent: bytes) -> bytes:
    """The request with the length that its body has."""
    head, _, body = sent.partition(b"\r\n\r\n")
    lines = [one for one in head.split(b"\r\n") if not one.lower().startswith(b"content-length")]
    return b"\r\n".join([*lines, b"Content-Length: %d" % len(body)]) + b"\r\n\r\n" + body
