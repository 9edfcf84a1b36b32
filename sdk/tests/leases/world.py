"""A server as lease checks need it: a stream of its documents, an API that leases from a balance, clients of both."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from datetime import datetime
from typing import Any

import httpx2

from schematic.client import CheckOptions, CreditLeaseConfig
from schematic.clock import unix

from ..datastream.stream_server import Document, StreamServer, company, condition, flag, rule
from ..doors import Door
from ..mock_api import MockApi

ACME, ADA = {"id": "1"}, {"id": "1"}
PATIENCE = 60.0  # seconds until a condition that never comes fails its test
CREDIT = "bilcr_1"


def credited(rate: float = 1.0, **members: Any) -> Document:
    """The company `ACME`, which the flag `ai` costs credits of; the stream says that it has none left, as all are in
    leases."""
    entitlement = {
        "feature_id": "feat_ai",
        "feature_key": "ai",
        "value_type": "credit",
        "credit_id": CREDIT,
        "consumption_rate": rate,
        "event_subtype": "tokens",
        **members.pop("entitlement", {}),
    }
    return company(entitlements=[entitlement], credit_balances={CREDIT: 0.0}, **members)


def ai(*conditions: Document) -> Document:
    """The flag `ai`: on for whoever has the credits, and meets more conditions."""
    covers = condition("credit", operator="lt", credit_id=CREDIT, consumption_rate=1.0, event_subtype="tokens")
    return flag("ai", rules=[rule(conditions=[covers, *conditions], kind="plan_entitlement")])


class LeasingApi:
    """One lease at a time, as much of it as `balance` allows. `fails`: what to answer instead, by the path's end.
    `asked`: method, path and body of each request that is no event and no check."""

    def __init__(self, balance: float = 1000.0) -> None:
        self.balance = balance
        self.lease: Document | None = None
        self.fails: dict[str, Any] = {}
        self.asked: list[tuple[str, str, Document]] = []
        self.events: list[Document] = []
        self.checks: list[Document] = []
        self.changed = threading.Condition()
        self._count = 0

    def paths(self) -> list[str]:
        return [f"{method} {path}" for method, path, _ in self.asked]

    def tracked(self) -> list[Document]:
        return [one for one in self.events if one["type"] == "track"]

    def told(self) -> list[Document]:
        """Bodies of the checks that were reported."""
        return [one["body"] for one in self.events if one["type"] == "flag_check"]

    def wait_for(self, condition: Callable[[], object]) -> None:
        with self.changed:
            assert self.changed.wait_for(condition, PATIENCE), (self.asked, self.events)

    def __call__(self, request: Any) -> Any:
        path, body = request.url.path, json.loads(request.content or b"{}")
        with self.changed:
            try:
                return self._answer(request.method, path, body)
            finally:
                self.changed.notify_all()

    def _answer(self, method: str, path: str, body: Document) -> Any:
        if path == "/batch":
            self.events += body["events"]
            return {"data": {}, "params": {}}
        if path.startswith("/flags/"):
            self.checks.append({"path": path, **body})
            return {"data": {"flag": path.split("/")[2], "reason": "the API says so", "value": True}, "params": {}}
        self.asked.append((method, path, body))
        failure = next((what for end, what in self.fails.items() if path.endswith(end)), None)
        if failure is not None:
            return failure
        lease = self.lease
        if path == "/billing/credits/lease":
            if lease is None or lease["expires_at_unix"] <= unix():
                if self.balance <= 0:
                    return refusal(402)
                self._count += 1
                lease = self.lease = {"id": f"crlse_{self._count}", "granted_amount": 0.0, "tracked_amount": 0.0}
                self._grant(lease, body["requested_amount"], body["expires_at"])
        elif path.endswith("/extend"):
            if lease is None or lease["id"] != path.split("/")[-2]:
                return refusal(400)
            self._grant(lease, body["additional_amount"], body["expires_at"])
        else:
            assert path.endswith("/release")
            assert lease is not None
            self.lease = None
        return {"data": self._shown(lease), "params": {}}

    def _grant(self, lease: Document, asked: float, expires_at: str) -> None:
        granted = min(asked, self.balance)
        self.balance -= granted
        lease["granted_amount"] += granted
        lease["expires_at"] = expires_at
        lease["expires_at_unix"] = datetime.fromisoformat(expires_at).timestamp()

    def _shown(self, lease: Document) -> Document:
        places = {"company_id": "comp_1", "credit_type_id": CREDIT}
        at = "2026-01-01T00:00:00Z"
        shown = {name: value for name, value in lease.items() if name != "expires_at_unix"}
        return {**shown, **places, "created_at": at, "updated_at": at}


def refusal(status: int) -> Any:
    return httpx2.Response(status, json={"error": "no"})


def uses(quantity: Any = 1, **options: Any) -> CheckOptions:
    return CheckOptions(usage=quantity, **options)


class World:
    """`server`: of the stream; `api`: of everything else; `door`: to a client, sync or async."""

    def __init__(self, server: StreamServer, door: Door) -> None:
        self.server, self.door = server, door
        self.api = LeasingApi()
        self._clients: list[Any] = []
        server.flags, server.companies = [ai()], [credited()]

    def client(self, *, is_ready: bool = True, **options: Any) -> Any:
        """One whose stream is ready, with leases of 100 credits unless `leases` says otherwise."""
        leases: Any = options.pop("leases", None) or {"default_lease_size": 100}
        kind, library = ("async_client" if self.door.is_async else "client"), MockApi(self.api)
        options = {"httpx_client": getattr(library, kind)(), "event_capture_url": self.server.base_url, **options}
        client = self._made(credit_leases=CreditLeaseConfig(**leases), **options)
        if is_ready:
            assert self.door(client.datastream.wait_until_ready(PATIENCE))
        return client

    def _made(self, **options: Any) -> Any:
        from schematic import AsyncSchematic, Schematic

        kind: Any = AsyncSchematic if self.door.is_async else Schematic
        made = kind("sch_1", base_url=self.server.base_url, use_datastream=True, **options)
        self._clients.append(made)
        return made

    def close(self) -> None:
        for client in self._clients:
            self.door(client.shutdown(5))
