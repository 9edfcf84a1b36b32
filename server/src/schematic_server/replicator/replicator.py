"""The replicator: who writes, what it is connected to, and how it ends."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, suppress
from random import random
from typing import Any, cast

import aiohttp
from redis.exceptions import RedisError
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus, WebSocketException

from schematic.datastream import protocol
from schematic.datastream.layout import Kind
from schematic.datastream.protocol import Message
from schematic_server import __version__
from schematic_server.clock import monotonic
from schematic_server.errors import ServerError
from schematic_server.log import Seldom
from schematic_server.replicator import batch as batches
from schematic_server.replicator.batch import Batch, Id
from schematic_server.replicator.ending import end_if_told
from schematic_server.replicator.health import State
from schematic_server.replicator.load import PATHS, Lists
from schematic_server.replicator.lock import WriterLock
from schematic_server.replicator.settings import Settings
from schematic_server.replicator.store import Store
from schematic_server.replicator.store import connect as connect_redis

log = logging.getLogger("schematic_server.replicator")
ENDS_WITHIN = 10.0  # seconds, once it is told to
MAX_WAITING = 1000  # messages; then the socket is not read, and the server waits or cuts us off
MAX_ASKED = 100  # entities that are asked for and not answered
ANSWERED_WITHIN = 60.0  # seconds, after which the connection is made anew
_LONGEST_PAUSE = 30.0  # seconds between tries to write
_REDIS_IS_AWAY = (RedisError, OSError, TimeoutError)
_CONNECTION_ENDED = (WebSocketException, EOFError, *_REDIS_IS_AWAY)


class Replicator:
    """`run` it in one task, and cancel that to end it."""

    def __init__(self, settings: Settings, state: State) -> None:
        self._settings = settings
        self.state = state

    async def run(self) -> None:
        """Until it is cancelled. Raises ServerError when Redis cannot be written, or another one writes to it."""
        settings = self._settings
        async with AsyncExitStack() as stack:
            client = connect_redis(settings)
            stack.push_async_callback(client.aclose)
            store = Store(client, settings)
            try:
                await store.verify()
            except _REDIS_IS_AWAY as error:
                where = ", ".join(settings.redis_addresses)
                raise ServerError(f"Redis at {where} cannot be written: {error}; see REDIS_ADDR") from None
            self.state.redis_is_there = True
            async with asyncio.TaskGroup() as tasks:
                if settings.lock_key is not None:
                    lock = WriterLock(client, settings.lock_key, settings.lock_ttl)
                    await lock.acquire()
                    stack.push_async_callback(_quietly, lock.release)
                    tasks.create_task(lock.hold())
                if settings.cleanup_interval:
                    tasks.create_task(self._tidy(store))
                session = await stack.enter_async_context(aiohttp.ClientSession())
                lists = Lists(session, settings.api_url, settings.api_key, settings.page_size)
                await self._follow(store, lists)

    async def _follow(self, store: Store, lists: Lists) -> None:
        failures = 0
        while True:
            began_at = monotonic()
            try:
                # A task of its own: before Python 3.13 a group whose member fails leaves its task marked as cancelled.
                await asyncio.create_task(self._connect(store, lists))
            except* _CONNECTION_ENDED as group:
                self._tell_end(group)
            except* ServerError as group:
                log.warning("load failed", extra={"error": str(_first(group))})
            end_if_told()
            was_ready, self.state.is_connected = self.state.is_ready, False
            is_healthy = was_ready or monotonic() - began_at >= protocol.HEALTHY_AFTER
            failures = 1 if is_healthy else failures + 1
            await asyncio.sleep(protocol.delay(failures, random()))

    async def _connect(self, store: Store, lists: Lists) -> None:
        settings, url = self._settings, self._settings.stream_url
        headers = protocol.headers(settings.api_key, __version__, "replicator")
        async with connect(
            url,
            additional_headers={**headers, "X-Schematic-Client": "schematic-datastream-replicator"},
            max_size=protocol.MAX_MESSAGE_SIZE,
            open_timeout=protocol.OPEN_WITHIN,
            ping_interval=settings.ping_every,
            ping_timeout=settings.pong_within,
            # A proxy of the environment stands between here and the internet, not between here and here.
            proxy=None if url.startswith("ws://") or protocol.is_loopback(url) else True,
        ) as socket:
            self.state.connections += 1
            self.state.is_connected = True
            log.info("connected", extra={"url": url})
            await Connection(socket, self._settings, self.state, store, lists).run()

    async def _tidy(self, store: Store) -> None:
        while True:
            await asyncio.sleep(self._settings.cleanup_interval)
            await _quietly(store.tidy)
            end_if_told()

    def _tell_end(self, group: BaseExceptionGroup[Exception]) -> None:
        error = _first(group)
        status = error.response.status_code if isinstance(error, InvalidStatus) else None
        closed = error.rcvd if isinstance(error, ConnectionClosed) else None
        refused = status in (401, 403) or (closed is not None and closed.code == protocol.REFUSED)
        way_out = {"way_out": "check SCHEMATIC_API_KEY"} if refused else {}
        log.warning("disconnected", extra={"error": str(error) or type(error).__name__, **way_out})


class Connection:
    """One connection: a task reads the socket, one applies what it read, in order, and one loads where that is due."""

    def __init__(self, socket: ClientConnection, settings: Settings, state: State, store: Store, lists: Lists) -> None:
        self._socket = socket
        self._settings = settings
        self._state = state
        self._store = store
        self._lists = lists
        self._waiting: asyncio.Queue[Message] = asyncio.Queue(MAX_WAITING)
        self._asked: dict[Id, dict[str, str]] = {}
        self._answered = asyncio.Condition()
        self._seen: dict[Kind, set[str]] = {"company": set(), "user": set()}
        self._gone = 0
        self._has_flags = asyncio.Event()
        self._must_load = asyncio.Event()
        self._seldom = Seldom()

    async def run(self) -> None:
        """Until the connection ends, which is raised, in a group."""
        cursor = await self._store.cursor() if self._settings.replays else None
        async with asyncio.TaskGroup() as tasks:
            if cursor is None:
                self._must_load.set()
                self._state.is_loaded = False
            else:
                self._state.cursor = cursor
                self._state.replays_engaged += 1
                self._state.is_loaded = True
            tasks.create_task(self._read())
            tasks.create_task(self._apply())
            tasks.create_task(self._load())
            for entity_type in (protocol.COMPANIES, protocol.USERS, protocol.FLAGS):
                await self._socket.send(protocol.request(entity_type, since=cursor or ""))

    async def _read(self) -> None:
        while True:
            frame = await self._socket.recv()
            self._state.processed += 1
            try:
                message = protocol.read(frame)
            except ValueError as error:
                self._drop(str(error))
            else:
                await self._waiting.put(message)

    async def _apply(self) -> None:
        while True:
            messages = [await self._waiting.get()]
            while len(messages) < self._settings.batch_size and not self._waiting.empty():
                messages.append(self._waiting.get_nowait())
            pause = 1.0
            while True:
                end_if_told()
                try:
                    batch = await self._written(messages)
                    break
                except _REDIS_IS_AWAY as error:  # the same again, later
                    self._state.redis_is_there = False
                    if self._seldom.let("redis") is not None:
                        log.warning("Redis cannot be written", extra={"error": str(error) or type(error).__name__})
                    await asyncio.sleep(pause)
                    pause = min(pause * 2, _LONGEST_PAUSE)
            self._state.redis_is_there = True
            end_if_told()
            await self._settle(messages, batch)

    async def _written(self, messages: list[Message]) -> Batch:
        batch = Batch(await self._store.known(batches.ids(messages)))
        applied = dropped = 0
        for message in messages:
            try:
                is_known = message.kind in ("error", "reload") or batch.apply(message) or _is_confirmation(message)
            except ValueError as error:
                self._drop(str(error))
                continue
            if is_known:
                applied += 1
            else:
                dropped += 1
        await self._store.write(batch)
        if self._state.is_loaded and self._settings.replays and batch.stream_id is not None:
            await self._store.set_cursor(batch.stream_id)
        self._state.cursor = batches.newest(self._state.cursor, batch.stream_id)
        self._state.applied += applied
        self._state.dropped += dropped
        return batch

    async def _settle(self, messages: list[Message], batch: Batch) -> None:
        """What follows from messages that are stored: answers, what is to be asked, a load."""
        for (kind, entity_id), document in batch.entities.items():
            self._seen[kind].discard(entity_id)
            if document is None:
                self._gone += 1
            else:
                self._seen[kind].add(entity_id)
            await self._answer((kind, entity_id))
        for message in messages:
            if message.kind == "error":
                await self._fail(message)
            elif message.kind == "reload" and not self._must_load.is_set():
                await self._store.set_cursor(None)
                self._state.cursor, self._state.is_loaded = None, False
                self._seen = {"company": set(), "user": set()}
                self._has_flags.clear()
                await self._socket.send(protocol.request(protocol.FLAGS))
                self._must_load.set()
        if batch.all_flags:
            self._has_flags.set()
        for entity in batch.unknown:  # a change of what is not here: it is asked for as a whole
            self._asked.setdefault(entity, {"id": entity[1]})
            await self._request(entity)

    async def _load(self) -> None:
        while True:
            await self._must_load.wait()
            self._state.full_reloads += 1
            for kind in PATHS:
                await self._load_all(kind)
            await self._has_flags.wait()
            await self._store.forget_others(self._seen)
            if self._settings.replays and self._state.cursor is not None:
                await self._store.set_cursor(self._state.cursor)
            end_if_told()
            self._state.is_loaded = True
            self._must_load.clear()
            log.info("loaded", extra={"companies": len(self._seen["company"]), "users": len(self._seen["user"])})

    async def _load_all(self, kind: Kind) -> None:
        """Ask for all of a kind. When some go while they are listed, others are on no page: then once more."""
        gone = -1
        while gone != self._gone:
            gone = self._gone
            async for page in self._lists.pages(kind):
                for one in page:
                    if one.key and one.id not in self._seen[kind]:
                        await self._ask((kind, one.id), one.key)
            async with asyncio.timeout(ANSWERED_WITHIN), self._answered:
                await self._answered.wait_for(lambda: not self._asked)

    async def _ask(self, entity: Id, keys: dict[str, str]) -> None:
        async with asyncio.timeout(ANSWERED_WITHIN), self._answered:
            await self._answered.wait_for(lambda: len(self._asked) < MAX_ASKED)
            if entity in self._asked:
                return
            self._asked[entity] = keys
        await self._request(entity)

    async def _request(self, entity: Id) -> None:
        await self._socket.send(protocol.request(protocol.TYPES[entity[0]], self._asked[entity]))

    async def _answer(self, entity: Id) -> None:
        async with self._answered:
            keys = self._asked.pop(entity, None)
            self._answered.notify_all()
        if keys is not None:  # what becomes of it is told to whoever asked for all
            await self._socket.send(protocol.request(protocol.TYPES[entity[0]], keys, action="stop"))

    async def _fail(self, message: Message) -> None:
        """Somebody who was asked for is gone."""
        value: Any = getattr(message.data, "value", None)
        told: Any = cast("dict[str, Any]", value).get("keys") if isinstance(value, dict) else None
        if isinstance(told, dict):
            lowered = _lowered(cast("dict[str, str]", told))
            for entity in [one for one, keys in self._asked.items() if _lowered(keys) == lowered]:
                await self._answer(entity)

    def _drop(self, problem: str) -> None:
        self._state.dropped += 1
        if self._seldom.let("message") is not None:
            log.warning("message not understood", extra={"problem": problem})


def _is_confirmation(message: Message) -> bool:
    return message.entity_type in (protocol.COMPANIES, protocol.USERS)


def _lowered(keys: dict[str, str]) -> set[tuple[str, str]]:
    return {(str(name).lower(), str(value).lower()) for name, value in keys.items()}


def _first(error: Any) -> BaseException:
    """Of a group within groups."""
    return _first(error.exceptions[0]) if hasattr(error, "exceptions") else error


async def _quietly(work: Callable[[], Awaitable[None]]) -> None:
    """What may fail without harm: it is tried again, or the time of the lock runs out by itself."""
    with suppress(*_REDIS_IS_AWAY):
        await work()
