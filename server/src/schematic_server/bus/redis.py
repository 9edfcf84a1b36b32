"""Calls by publishing to a Redis channel that every node subscribes to."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import redis.asyncio as redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

from schematic_server.bus.bus import ANSWERS_WITHIN, Call, Wake
from schematic_server.errors import BadRequest

CHANNEL = "schematic_change"
CHECKED_EVERY = 30  # seconds: a subscription on which nothing arrives is otherwise ended by what lies between


def checked(url: str) -> str:
    """`url` if it is one of Redis's; raises BadRequest without its password."""
    try:
        _client(url)
    except (ValueError, TypeError):
        raise BadRequest("SCHEMATIC_BUS is not a URL such as redis://:PASSWORD@HOST:PORT/NUMBER") from None
    return url


@asynccontextmanager
async def line(url: str, heard: Wake, lost: Wake) -> AsyncGenerator[Call]:
    """See `bus.Line`."""
    own = secrets.token_hex(8).encode()
    async with _opened(url) as client, client.pubsub() as subscription:
        async with asyncio.timeout(ANSWERS_WITHIN):
            await subscription.subscribe(CHANNEL)
        reading = asyncio.create_task(_read(subscription, own, heard))
        reading.add_done_callback(lambda task: lost())

        async def call() -> None:
            if reading.done():
                reading.result()
            async with asyncio.timeout(ANSWERS_WITHIN):
                await client.publish(CHANNEL, own)

        try:
            yield call
        finally:
            reading.cancel()
            await asyncio.wait([reading])


async def _read(subscription: Any, own: bytes, heard: Wake) -> None:
    while True:
        message = await subscription.get_message(ignore_subscribe_messages=True, timeout=CHECKED_EVERY)
        if message is not None and message["data"] != own:
            heard()


@asynccontextmanager
async def _opened(url: str) -> AsyncGenerator[Any]:
    """A client whose connections are closed also when this task is cancelled meanwhile: it closes them in tasks, which
    would be cancelled before they have begun."""
    client = _client(url)
    try:
        yield client
    finally:
        closing = asyncio.create_task(client.aclose())
        try:
            await asyncio.shield(closing)
        finally:
            await asyncio.wait([closing])


def _client(url: str) -> Any:
    """Without a `socket_timeout`: with one, on Python 3.11, a command that is cancelled as it is sent forgets it."""
    return redis.Redis.from_url(  # pyright: ignore[reportUnknownMemberType]
        url,
        retry=Retry(NoBackoff(), 0),  # the bus itself tries again
        socket_timeout=None,
        socket_connect_timeout=ANSWERS_WITHIN,
        health_check_interval=CHECKED_EVERY,
    )
