"""`client.datastream`: keeps `State` as the server says, asks it for companies and users, and tells how it stands.

Messages are taken in the stream's own thread (`connection`), where a slice of work follows another with a pause in
between, so that no event loop and no other thread is held up for long.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from threading import Condition, Event, RLock
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol, cast

from schematic._version import VERSION
from schematic.clock import monotonic, pause, unix
from schematic.config import DataStreamConfig
from schematic.core import forks
from schematic.core.forks import Counter
from schematic.datastream import protocol
from schematic.datastream.connection import Connection, Endpoint
from schematic.datastream.protocol import ENTITIES, TYPES, Element, Entity, Message
from schematic.datastream.replicator import Poller, check_caches
from schematic.datastream.shared import SharedCaches, Writer, are_given
from schematic.datastream.state import KEPT_FOR, MAX_ENTITIES, Flag, Held, State

if TYPE_CHECKING:
    import logging
    from os import PathLike

    from schematic.checks.check import Keys
    from schematic.config import SchematicConfig
    from schematic.core.transport import Settings
    from schematic.datastream.layout import Document

StreamState = Literal["connecting", "ready", "stale", "closed"]
Pairs = frozenset[tuple[str, str]]

FLAGS_WITHIN = 30.0  # seconds for the flags after connecting
CAUGHT_UP_WITHIN = 10.0  # seconds for the companies and users that are asked for again
REMEMBERED_FOR = 10.0  # seconds that keys which name nobody, or got no answer, are not asked for again
MAX_REMEMBERED = 10_000


class StreamStatus(NamedTuple):
    """A stream at one moment. `connecting`: it has not been ready yet. `ready`: what it knows is what the server knows.
    `stale`: checks go on from what it knew `age_seconds` ago. `closed`: the same, for good.

    `flags`, `companies`, `users`: held. `messages`: taken; `bad_messages`: those that could not be. `connections`: made
    so far. `asked`: companies and users asked for; `unknown`, `unanswered`: that there were none, or no answer in time.
    `fallbacks`: checks that went to the API instead; `refused`: those that `fallback_budget` did not let.
    """

    state: StreamState
    age_seconds: float | None
    flags: int
    companies: int
    users: int
    messages: int
    bad_messages: int
    connections: int
    asked: int
    unknown: int
    unanswered: int
    fallbacks: int
    refused: int


class StreamEvent(NamedTuple):
    """What a listener is told: the state, and the keys of flags that are not what they were."""

    state: StreamState
    changed_flags: Sequence[str] = ()


Listener = Callable[[StreamEvent], object]


class Link(Protocol):
    """What a stream speaks over."""

    @property
    def is_open(self) -> bool: ...

    def start(self) -> None: ...

    def send(self, text: str) -> None: ...

    def close(self, timeout: float) -> None: ...


class Ask:
    """One question to the server, for all who have it."""

    def __init__(self, kind: Entity, keys: Keys) -> None:
        self.kind: Entity = kind
        self.keys = dict(keys)
        self._is_answered = Event()
        self._callbacks: list[Callable[[], object]] = []

    def wait(self, seconds: float) -> bool:
        """Whether it is settled within that time."""
        return self._is_answered.wait(seconds)

    async def wait_async(self, seconds: float) -> bool:
        """The same for a task."""
        from asyncio import get_running_loop, timeout

        loop = get_running_loop()
        answered = loop.create_future()

        def wake() -> None:
            if not answered.done():
                answered.set_result(None)

        self._callbacks.append(lambda: loop.call_soon_threadsafe(wake))
        if self._is_answered.is_set():
            return True
        try:
            async with timeout(seconds):
                await answered
        except TimeoutError:
            return False
        return True

    def settle(self) -> None:
        """Wake whoever waits."""
        self._is_answered.set()
        for callback in self._callbacks:
            try:
                callback()
            except RuntimeError:  # the event loop of one who asked has ended meanwhile
                continue


class _Stream:
    """What both forms share: everything but waiting."""

    def __init__(self, settings: Settings, made: SchematicConfig, logger: logging.Logger) -> None:
        config = made.datastream or DataStreamConfig()
        self._logger = logger
        self.entity_timeout = config.entity_timeout
        kept_for = KEPT_FOR if config.cache_ttl is None else config.cache_ttl / 1000
        self.state = State(config.max_entities or MAX_ENTITIES, kept_for)
        url = protocol.address(settings.base_url)
        given: dict[str, Any] = dict(settings.headers)
        headers = {name: str(value) for name, value in given.items() if value is not None}
        headers |= protocol.headers(settings.api_key, VERSION)
        size = config.max_message_size or protocol.MAX_MESSAGE_SIZE
        self.caches = SharedCaches(config, logger, made.cache_timeout) if are_given(config) else None
        self._writer = None if self.caches is None else Writer(self.caches)
        self._is_replicated = config.replicator_mode
        endpoint = Endpoint(url, headers, _proxy(url, config.proxy), size)
        self._connection = self._connected(endpoint, config)
        self._listeners: list[Listener] = []
        self._state: StreamState = "connecting"
        self.stale_since: float | None = None  # monotonic; while what is known may not be what the server knows
        names = ("messages", "bad_messages", "connections", "asked", "unknown", "unanswered", "fallbacks", "refused")
        self.counts = {name: Counter() for name in names}
        self._make_anew()
        forks.watch(self)
        if made.datastream_bundle is not None and made.datastream_bundle_key is not None:
            self._start_from(made.datastream_bundle, made.datastream_bundle_key)
        self._connection.start()

    def _connected(self, endpoint: Endpoint, config: DataStreamConfig) -> Link:
        """What messages come over; a fake has its own."""
        if not config.replicator_mode:
            return Connection(endpoint, self)
        check_caches(config)
        return Poller(config, self)

    def __del__(self) -> None:
        connection = getattr(self, "_connection", None)
        if connection is not None:
            connection.close(0)

    def after_fork(self) -> None:
        self._make_anew()
        if self._state == "ready":
            self._state, self.stale_since = "stale", monotonic()

    def _make_anew(self) -> None:
        self._lock = RLock()  # guards what follows
        self._changed = Condition(self._lock)
        self._asks: dict[tuple[Entity, Pairs], Ask] = {}
        self._remembered: dict[tuple[Entity, Pairs], tuple[float, bool]] = {}  # until when, and whether nobody has them
        self._awaited: set[tuple[Entity, str]] = set()  # ids that were asked for again
        self._has_flags = False
        self._opened_at = 0.0
        self._complained_of: set[str] = set()
        # Whether `wake` has something to do; a child process has no thread yet.
        self.is_asleep = True

    def wake(self) -> None:
        """Connect, if this process does not do so yet."""
        forks.look()
        if self._state != "closed":
            self._connection.start()
        self.is_asleep = forks.are_untold()

    @property
    def is_connected(self) -> bool:
        """Whether the server can be asked for something now."""
        return self._connection.is_open

    @property
    def is_complete(self) -> bool:
        """Whether there is no flag that it does not know of."""
        return self._state == "ready"

    def status(self) -> StreamStatus:
        """The state, and counts of this process, at this moment."""
        held, counts = self.state.entities, {name: counter.value for name, counter in self.counts.items()}
        since = self.stale_since
        return StreamStatus(
            self._state,
            None if since is None else monotonic() - since,
            len(self.state.flags),
            len(held["company"].held),
            len(held["user"].held),
            **counts,
        )

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with each StreamEvent, in the stream's thread, so keep it short; what is given back ends
        that."""
        self._listeners.append(listener)

        def end() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return end

    def count_use(self, event: str, company: Keys, quantity: int) -> None:
        """Show a use that is reported in the next check; the next message of the server corrects it. Nothing is counted
        where no metric is."""
        try:
            if self._is_replicated and self._writer is not None:
                self._writer.use(dict(company), event, quantity)
            else:
                self.state.use(event, company, quantity)
        except (TypeError, ValueError, KeyError, AttributeError):
            return  # keys that are none, which `track` has said, or a document that is none, which its check says

    def ask(self, kind: Entity, keys: Keys) -> Ask | None:
        """Ask the server whom these keys name, once for all who do; None when that is known to lead nowhere now."""
        pairs = _pairs(keys)
        with self._lock:
            ask = self._asks.get((kind, pairs))
            if ask is None:
                if self.state.entities[kind].find(keys) is not None:  # it has come since it was looked for
                    ask = Ask(kind, keys)
                    ask.settle()
                    return ask
                if not self.is_connected or self._is_remembered(kind, pairs):
                    return None
                ask = self._asks[kind, pairs] = Ask(kind, keys)
                self.counts["asked"].value += 1
                self._connection.send(protocol.request(TYPES[kind], keys))
        return ask

    def ask_again(self, kind: Entity, keys: Keys) -> Ask | None:
        """The same, although the server may have said a moment ago that they name nobody."""
        with self._lock:
            self._remembered.pop((kind, _pairs(keys)), None)
        return self.ask(kind, keys)

    def is_nobody(self, kind: Entity, keys: Keys) -> bool:
        """Whether the server has said so, a short while ago."""
        remembered = self._remembered.get((kind, _pairs(keys)))
        return remembered is not None and remembered[1] and monotonic() < remembered[0]

    def give_up(self, ask: Ask) -> None:
        """Who asked waits no longer: do not ask again for a while."""
        pairs = _pairs(ask.keys)
        with self._lock:
            if self._asks.get((ask.kind, pairs)) is ask:
                self.counts["unanswered"].value += 1
                self._remember(ask.kind, pairs, is_nobody=False)
                self._settle(ask.kind, pairs)

    def adopt(self, kind: Entity, document: Document, keys: Keys) -> None:
        """Hold what a shared cache has, and ask the server what has become of it. Raises ValueError for what is no
        document."""
        with self._lock:
            held = self.state.put(kind, document, None, keys)
            self._awaited.add((kind, held.id))
        self._begin(monotonic())
        self._connection.send(protocol.request(TYPES[kind], keys))

    def adopt_flag(self, flag: Flag) -> None:
        """Hold what a shared cache has, until all flags come."""
        self.state.set_flag(flag)
        self._begin(monotonic())

    def _start_from(self, path: str | PathLike[str], public_key: str) -> None:
        """Answer from a bundle until the server says more. One that cannot be used is said, and left."""
        from schematic.datastream import bundles

        try:
            bundle = bundles.load(path, public_key, unix())
        except ValueError as error:
            self._logger.error("datastream_bundle %s %s; going on without it", path, error)
            return
        self.state.set_flags(bundle.flags)
        for kind, held in bundle.entities:
            self.state.hold(kind, held)
        age = max(unix() - bundle.head.made_at, 0.0)
        self._logger.info("The data stream starts from %s, which is %.0f s old", path, age)
        if unix() > bundle.head.expires_at:
            self._logger.warning("datastream_bundle %s has expired; its grace lasts on. Export a new one", path)
        self._begin(monotonic() - age)

    def _begin(self, since: float) -> None:
        """Checks can be answered from what was known at `since` (monotonic)."""
        with self._lock:
            if self._state != "connecting":
                return
            self._state, self.stale_since = "stale", since
        self._tell()

    def heard(self, problem: str | None, version: str | None) -> None:
        """How the replicator is; see `replicator.Heard`."""
        if version is not None and self.caches is not None:
            self.caches.version = version
        if problem is None:
            self._has_flags = True
            self._settle_ready()
        elif self._state != "closed":
            self.lost(problem, None, 0.0)

    # The connection's handler

    def opened(self) -> None:
        self.counts["connections"].value += 1
        with self._lock:
            self._has_flags, self._opened_at = False, monotonic()
            self._remembered.clear()
            for kind in self.state.entities:
                self.state.drop_unused(kind)
            again: list[tuple[Entity, Held]] = [
                (kind, held) for kind, entities in self.state.entities.items() for held in entities.held.values()
            ]
            self._awaited = {(kind, held.id) for kind, held in again}
        self._connection.send(protocol.request(protocol.FLAGS))
        for number, (kind, held) in enumerate(again):
            self._connection.send(protocol.request(TYPES[kind], held.asked or held.keys))
            if number % 100 == 99:
                pause()

    def received(self, frame: bytes) -> None:
        self.counts["messages"].value += 1
        try:
            message = protocol.read(frame, pause, Flag)
            changed = self._take(message)
        except Exception as error:  # the stream goes on, whatever it is told
            self.complain(f"{type(error).__name__}: {error}")
            return
        self._settle_ready()
        if changed:
            self._tell(changed)

    def is_ready(self) -> bool:
        if self._state != "ready":
            waited = monotonic() - self._opened_at
            if not self._has_flags and waited > FLAGS_WITHIN:
                raise TimeoutError(f"no flags within {FLAGS_WITHIN:g} s")
            if self._has_flags and waited > CAUGHT_UP_WITHIN:
                with self._lock:
                    # Whoever needs them asks again.
                    for kind, entity_id in self._awaited:
                        self.state.delete(kind, entity_id)
                    self._awaited.clear()
                self._settle_ready()
        return self._state == "ready"

    def lost(self, why: str, code: int | None, seconds: float) -> None:
        with self._lock:
            for kind, pairs in list(self._asks):
                self._settle(kind, pairs)
            was, self._state = self._state, "connecting" if self._state == "connecting" else "stale"
            if was == "ready":
                self.stale_since = monotonic()
        if code == protocol.REFUSED:
            self._once("refused", "The data stream refuses the API key: %s. It is tried again about once a minute", why)
        elif was == "ready":
            self._logger.warning("The data stream is lost: %s. Checks go on from what is known", why)
        else:
            self._once("unreachable", "The data stream cannot be reached: %s. It is tried again and again", why)
        if was == "ready":
            self._tell()

    def _take(self, message: Message) -> Sequence[str]:
        """Keys of flags that changed. Raises ValueError for what cannot be meant."""
        kind, data = message.kind, message.data
        if kind == "error":
            self._take_error(message)
        elif message.entity_type == protocol.FLAGS and kind == "full":
            if not isinstance(data, list):
                raise ValueError("all flags are no list")
            changed = self.state.set_flags(_paced(data))
            if self._writer is not None:
                self._writer.keep_flags(data)
            was_known, self._has_flags = self.stale_since is not None or self._has_flags, True
            return changed if was_known else ()
        elif message.entity_type == protocol.FLAG and kind in ("full", "delete"):
            if kind == "delete":
                gone = self.state.delete_flag(_value(data), message.entity_id)
                if self._writer is not None:
                    self._writer.drop_flags(gone)
                return gone
            flag = Flag(*_element(data))
            if self._writer is not None:
                self._writer.keep_flag(flag)
            return self.state.set_flag(flag)
        elif message.entity_type in ENTITIES and kind in ("full", "partial", "delete"):
            self._take_entity(ENTITIES[message.entity_type], message)
        elif message.entity_type not in (protocol.FLAG, protocol.COMPANIES, protocol.USERS):
            raise ValueError(f"unknown message {kind!r:.40} of {message.entity_type!r:.60}")
        return ()

    def _take_entity(self, kind: Entity, message: Message) -> None:
        value = _value(message.data)
        entity_id = message.entity_id or _members(value).get("id")
        if message.kind == "delete":
            if entity_id:
                self.state.delete(kind, entity_id)
                if self._writer is not None:
                    self._writer.drop(kind, {"id": entity_id, "keys": cast("Document", value).get("keys")})
        elif message.kind == "partial":
            merged = self.state.merge(kind, entity_id, value) if entity_id and value else None
            if merged is None:
                self._logger.debug("a partial for %s %s, which is not held", kind, entity_id)
            elif self._writer is not None:
                self._writer.keep(kind, merged)
            return
        elif value:
            element = _element(message.data)
            held = self.state.put(kind, element.value, element.text)
            entity_id = held.id
            if self._writer is not None:
                self._writer.keep(kind, held)
            names = _pairs(held.keys)
            with self._lock:
                for (of_kind, pairs), ask in list(self._asks.items()):
                    if of_kind == kind and (not names.isdisjoint(pairs) or held.id in ask.keys.values()):
                        self.state.found(kind, held, ask.keys)
                        self._settle(kind, pairs)
            if self.state.is_crowded(kind):
                for gone in self.state.drop_unused(kind):
                    keys = gone.asked or gone.keys
                    self._connection.send(protocol.request(TYPES[kind], keys, action="stop"))
        if entity_id:
            self._awaited.discard((kind, entity_id))

    def _take_error(self, message: Message) -> None:
        said = _members(_value(message.data))
        kind = ENTITIES.get(str(said.get("entity_type") or message.entity_type))
        keys = said.get("keys")
        if kind is None or not isinstance(keys, dict) or not keys:
            self._once(f"error {said.get('error')}", "The data stream says: %s", said.get("error") or "unknown error")
            return
        pairs = _pairs(keys)
        with self._lock:
            if (kind, pairs) in self._asks:
                self.counts["unknown"].value += 1
                self._remember(kind, pairs, is_nobody=True)
                self._settle(kind, pairs)
            for of_kind, entity_id in list(self._awaited):
                held = self.state.entities[kind].held.get(entity_id)
                if of_kind == kind and held is not None and _pairs(held.asked or held.keys) == pairs:
                    self.state.delete(kind, entity_id)  # it is there no more
                    self._awaited.discard((kind, entity_id))

    def _settle_ready(self) -> None:
        """Be ready, once all that was asked for at the beginning has come."""
        if self._state == "ready":
            return
        with self._lock:
            if self._state in ("ready", "closed") or not self._has_flags or self._awaited:
                return
            was_stale = self.stale_since is not None
            self._state, self.stale_since = "ready", None
            self._complained_of.clear()
            self._changed.notify_all()
        if was_stale:
            self._logger.warning("The data stream is there again")
        else:
            self._logger.info("The data stream is ready: %d flags", len(self.state.flags))
        self._tell()

    def _end(self) -> None:
        with self._lock:
            was, self._state = self._state, "closed"
            if self.stale_since is None and was == "ready":
                self.stale_since = monotonic()
            for kind, pairs in list(self._asks):
                self._settle(kind, pairs)
            self._changed.notify_all()
        if was != "closed":
            self._tell()

    def _settle(self, kind: Entity, pairs: Pairs) -> None:
        ask = self._asks.pop((kind, pairs), None)
        if ask is not None:
            ask.settle()

    def _remember(self, kind: Entity, pairs: Pairs, *, is_nobody: bool) -> None:
        if len(self._remembered) >= MAX_REMEMBERED:
            self._remembered.clear()
        self._remembered[kind, pairs] = monotonic() + REMEMBERED_FOR, is_nobody

    def _is_remembered(self, kind: Entity, pairs: Pairs) -> bool:
        remembered = self._remembered.get((kind, pairs))
        return remembered is not None and monotonic() < remembered[0]

    def _tell(self, changed: Sequence[str] = ()) -> None:
        event = StreamEvent(self._state, changed)
        for listener in list(self._listeners):
            try:
                listener(event)
            except Exception as error:  # the stream goes on, whatever a listener does
                self._logger.error("A listener of the data stream failed: %r", error)

    def complain(self, problem: str) -> None:
        """Count something that the server sent and that cannot be used; the first is logged."""
        self.counts["bad_messages"].value += 1
        self._once("bad", "The data stream sent something that cannot be used (more of it is counted): %s", problem)

    def _once(self, about: str, message: str, *arguments: object) -> None:
        """One line, until the stream is ready again."""
        if about not in self._complained_of:
            self._complained_of.add(about)
            self._logger.warning(message, *arguments)


class DataStream(_Stream):
    """The stream of a sync client."""

    def wait_until_ready(self, timeout: float | None = None) -> bool:
        """Whether it is ready within `timeout` seconds (None: however long that takes)."""
        self.wake()
        with self._changed:
            self._changed.wait_for(lambda: self._state in ("ready", "closed"), timeout)
        return self._state == "ready"

    def close(self, timeout: float = 1.0) -> None:
        """End for good, within `timeout` seconds; checks go on from what is known."""
        self._end()
        if self._writer is not None:
            self._writer.close(timeout)
        self._connection.close(timeout)


class AsyncDataStream(_Stream):
    """The stream of an async client."""

    async def wait_until_ready(self, timeout: float | None = None) -> bool:
        """Whether it is ready within `timeout` seconds (None: however long that takes)."""
        from asyncio import get_running_loop
        from asyncio import timeout as within

        self.wake()
        loop = get_running_loop()
        ready = loop.create_future()

        def look(_: object = None) -> None:
            if self._state in ("ready", "closed") and not ready.done():
                ready.set_result(None)

        end = self.listen(lambda event: loop.is_closed() or loop.call_soon_threadsafe(look, event))
        try:
            look()
            async with within(timeout):
                await ready
        except TimeoutError:
            pass
        finally:
            end()
        return self._state == "ready"

    async def close(self, timeout: float = 1.0) -> None:
        """End for good, within `timeout` seconds; checks go on from what is known."""
        from asyncio import to_thread

        self._end()
        if self._writer is not None:
            await to_thread(self._writer.close, timeout)
        await to_thread(self._connection.close, timeout)


def _proxy(url: str, proxy: str | bool | None) -> str | Literal[True] | None:
    """What the environment says holds for other machines over TLS alone: `ws://` means that there is none between."""
    if proxy is None:
        proxy = url.startswith("wss:") and not protocol.is_loopback(url)
    return proxy if proxy is not False else None


def _pairs(keys: Any) -> Pairs:
    return frozenset((str(name).lower(), str(value).lower()) for name, value in keys.items())


def _paced(flags: Sequence[Flag]) -> Iterator[Flag]:
    for number, flag in enumerate(flags):
        if number % 1000 == 999:
            pause()
        yield flag


def _element(data: object) -> Element:
    if not isinstance(data, Element):
        raise ValueError("one document is a list, or none")
    return data


def _members(value: Any) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _value(data: object) -> Any:
    return data.value if isinstance(data, Element) else None
