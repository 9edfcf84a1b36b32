"""Events of the async client: the same promises, and no event loop is ever held up."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest

from schematic.client import AsyncSchematic

from .capture_endpoint import Endpoint

LOG = logging.getLogger("test.events")
HOPELESS = "http://127.0.0.1:9"  # nobody listens


def made(url: str, **keywords: Any) -> AsyncSchematic:
    return AsyncSchematic("sch_dev", base_url=HOPELESS, event_capture_url=url, logger=LOG, **keywords)


@asynccontextmanager
async def client(url: str, **keywords: Any) -> AsyncIterator[AsyncSchematic]:
    api = made(url, **keywords)
    try:
        yield api
    finally:
        await api.shutdown(0.2)


async def test_a_client_made_before_any_loop_runs_sends() -> None:
    with Endpoint() as endpoint:
        api = await asyncio.to_thread(made, endpoint.url, event_buffer_period=3_600)

        await api.track("flight")
        await api.identify({"id": "u1"})

        assert await api.flush() == (2, 0, 0)
        await api.shutdown()


def test_one_client_serves_several_loops_one_after_the_other() -> None:
    with Endpoint() as endpoint:
        api = made(endpoint.url)
        for _ in range(3):
            asyncio.run(api.track("flight"))

        async def end() -> None:
            await api.flush()
            await api.shutdown()

        asyncio.run(end())

        assert len(endpoint.distinct) == 3


@pytest.mark.parametrize("verdict", ["hang", 500, "reset"])
async def test_a_failing_endpoint_holds_nobody_up(verdict: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The official client sends where it is called, for 5 s, with dozens of requests at once."""
    senders: set[int] = set()
    with Endpoint(lambda attempt, events: verdict) as endpoint:
        async with client(endpoint.url) as api:
            send: Any = api._sender.send

            def noted(*arguments: Any) -> Any:
                senders.add(threading.get_ident())
                return send(*arguments)

            monkeypatch.setattr(api._sender, "send", noted)
            await asyncio.gather(*(api.track("flight", quantity=number) for number in range(5_000)))
            await asyncio.to_thread(endpoint.wait, lambda: senders)

            assert threading.get_ident() not in senders
            assert len(endpoint.clients) <= 8
            assert api.stats().events.pending == 5_000


async def test_thousands_of_concurrent_calls_lose_nothing() -> None:
    with Endpoint() as endpoint:
        async with client(endpoint.url) as api:
            await asyncio.gather(*(api.track("flight", quantity=number) for number in range(5_000)))

            assert (await api.flush()).pending == 0
            assert sorted(event["body"]["quantity"] for event in endpoint.events) == list(range(5_000))


async def test_leaving_the_context_sends() -> None:
    with Endpoint() as endpoint:
        async with made(endpoint.url) as api:
            await api.track("flight")

        assert len(endpoint.events) == 1


async def test_a_wrong_value_is_refused_at_the_call() -> None:
    async with client(HOPELESS) as api:
        with pytest.raises(ValueError, match=r"traits\['rate'\] is nan"):
            await api.track("flight", traits={"rate": float("nan")})


async def test_sending_immediately_waits_for_the_answer_and_not_in_the_loop() -> None:
    with Endpoint() as endpoint:
        async with client(endpoint.url, send_immediately=True, event_buffer_period=3600) as api:
            await asyncio.gather(*(api.track("flight") for _ in range(20)))

            assert len(endpoint.events) == 20


async def test_an_outbox_is_written_outside_the_loop(tmp_path: Path) -> None:
    with Endpoint() as endpoint:
        async with client(endpoint.url, event_outbox=tmp_path / "outbox.sqlite3") as api:
            await asyncio.gather(*(api.track("flight", quantity=number) for number in range(300)))

            assert (await api.flush()).pending == 0
            assert sorted(event["body"]["quantity"] for event in endpoint.events) == list(range(300))


async def test_ones_own_async_client_sends_the_events_in_its_loop() -> None:
    loops: list[asyncio.AbstractEventLoop] = []

    async def answer(request: httpx2.Request) -> httpx2.Response:
        loops.append(asyncio.get_running_loop())
        return httpx2.Response(200, json={})

    async with (
        httpx2.AsyncClient(transport=httpx2.MockTransport(answer)) as carrier,
        client("https://capture.example", httpx_client=carrier, event_buffer_period=3_600) as api,
    ):
        await api.track("flight")

        assert (await api.flush()).sent == 1
        assert loops == [asyncio.get_running_loop()]


async def test_a_shutdown_with_a_hanging_endpoint_ends() -> None:
    with Endpoint(lambda attempt, events: "hang") as endpoint:
        async with client(endpoint.url) as api:
            await api.track("flight")

            await api.shutdown(timeout=0.3)

            assert endpoint.answered == 0
