"""`FakeSchematic` and `AsyncFakeSchematic`: the clients over a fake backend instead of HTTP.

Everything above the transport is the real client: defaults, caches, reasons, models, events and what they may hold.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from schematic.client import AsyncSchematic, Schematic
from schematic.config import AsyncSchematicConfig, CreditLeaseConfig, SchematicConfig
from schematic.core import failures
from schematic.core.query import plain
from schematic.core.transport import AsyncTransport, Call, Reply, Settings, Transport
from schematic.events.capture import EventCaptureClient
from schematic.testing import wire
from schematic.testing.backend import Backend
from schematic.testing.controls import Controls, fresh
from schematic.testing.refusals import Refused

if TYPE_CHECKING:
    from typing import Unpack

    from schematic.datastream.client import AsyncDataStream, DataStream
    from schematic.leases.checks import AsyncLeaseChecks, LeaseChecks
    from schematic.settings import AsyncKeywords, Keywords

API_KEY = "sch_fake"
NOWHERE = "http://schematic.invalid"  # a name that no resolver has: what goes round the fake fails


class FakeSchematic(Controls, Schematic):
    """A `Schematic` with no network: what it answers is what the test said.

    Takes what `Schematic` takes. Unlike there, events are delivered at the call, checks are not remembered unless
    `cache_providers` says so, and without a `config` `check` holds credits (`credit_leases`); with `use_datastream` its
    stream is the fake's, so that `check` leases them. `backend`: another fake's, to share its world.
    """

    def __init__(
        self,
        api_key: str | None = API_KEY,
        config: SchematicConfig | None = None,
        *,
        backend: Backend | None = None,
        **keywords: Unpack[Keywords],
    ) -> None:
        self.backend = backend or fresh()
        _set_defaults(config, keywords)
        super().__init__(api_key, config, **keywords)
        _keep_time(self._credit_checks.leased, self.backend)

    def _opened(self, settings: Settings) -> Transport:
        return FakeTransport(settings, self.backend)

    def _streamed(self, settings: Settings, made: SchematicConfig) -> DataStream:
        from schematic.testing.streams import FakeDataStream

        return FakeDataStream(settings, made, self.logger, self.backend)


class AsyncFakeSchematic(Controls, AsyncSchematic):
    """`FakeSchematic` for asyncio: the client's verbs are awaited, what a test sets and asks is not."""

    def __init__(
        self,
        api_key: str | None = API_KEY,
        config: AsyncSchematicConfig | None = None,
        *,
        backend: Backend | None = None,
        **keywords: Unpack[AsyncKeywords],
    ) -> None:
        self.backend = backend or fresh()
        _set_defaults(config, keywords)
        super().__init__(api_key, config, **keywords)
        _keep_time(self._credit_checks.leased, self.backend)

    def _opened(self, settings: Settings) -> AsyncTransport:
        return AsyncFakeTransport(settings, self.backend)

    def _streamed(self, settings: Settings, made: SchematicConfig) -> AsyncDataStream:
        from schematic.testing.streams import AsyncFakeDataStream

        return AsyncFakeDataStream(settings, made, self.logger, self.backend)

    def _event_sender(self, settings: Settings, url: str) -> EventCaptureClient:
        return EventCaptureClient(FakeTransport(settings, self.backend), url, settings.api_key)


class FakeTransport(Transport):
    """Answers calls from a backend."""

    def __init__(self, settings: Settings, backend: Backend) -> None:
        settings.client = backend  # nobody makes connections beside a client that was passed in
        super().__init__(settings)
        self._backend = backend

    def request(self, call: Call) -> Reply:
        """The answer to `call`; raises ApiError as the API's refusals do, NotFaked for what has no answer."""
        if self.settings.is_offline:
            return super().request(call)  # refuses it, with its own words
        return _reply(call, self._backend)

    def post(self, url: str, content: bytes, *, timeout: float | None = None) -> Reply:
        """The answer to a batch of events."""
        return _reply(Call("events", "POST", "batch", None, json.loads(content)), self._backend)


class AsyncFakeTransport(AsyncTransport):
    """The same, to be awaited; events go through a FakeTransport."""

    def __init__(self, settings: Settings, backend: Backend) -> None:
        settings.client = backend  # nobody makes connections beside a client that was passed in
        super().__init__(settings)
        self._backend = backend

    async def request(self, call: Call) -> Reply:
        """The answer to `call`; raises ApiError as the API's refusals do, NotFaked for what has no answer."""
        if self.settings.is_offline:
            return await super().request(call)  # refuses it, with its own words
        return _reply(call, self._backend)


def _set_defaults(config: SchematicConfig | None, keywords: Any) -> None:
    """What a test sets, and what the application tracks, must show in the next check; and nothing is to leave the
    process."""
    keywords |= {"base_url": NOWHERE, "event_capture_url": NOWHERE, "event_outbox": None, "send_immediately": True}
    keywords |= {"datastream": None, "datastream_bundle": None}
    if config is None or config.cache_providers is None:
        keywords.setdefault("cache_providers", [])
    if config is None:
        keywords.setdefault("credit_leases", CreditLeaseConfig(mode="server"))
    leases = keywords.get("credit_leases") or (config.credit_leases if config is not None else None)
    if leases is not None and leases.redis_client is not None:
        members: dict[str, Any] = {**vars(leases), "redis_client": None}
        keywords["credit_leases"] = CreditLeaseConfig(**members)


def _keep_time(leased: LeaseChecks | AsyncLeaseChecks | None, backend: Backend) -> None:
    """Let leases of a client end by the fake's time."""
    if leased is not None and leased.local is not None:
        leased.local.now = lambda: backend.now.timestamp()


def _reply(call: Call, backend: Backend) -> Reply:
    more = (call.options or {}).get("additional_body_parameters") or {}
    body: dict[str, Any] = json.loads(json.dumps(plain({**(call.body or {}), **more}), allow_nan=False))
    try:
        status, answer = wire.answer(backend, call.method, call.path, body, call.operation)
    except Refused as refused:
        status, answer = wire.failure(refused)
    if status < 300:
        return Reply(status, {"content-type": "application/json"}, wire.encoded(answer), None)
    raise failures.status_error(call.operation, status, {}, wire.encoded(answer).decode())
