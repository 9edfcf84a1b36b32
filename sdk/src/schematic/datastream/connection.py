"""The socket and its threads: connects, hands on what comes, sends what is given, and connects again, for ever.

One thread reads and decides when to connect again, for sync and async clients alike: so messages are taken while an
event loop is busy, and after it has ended. A second one, while connected, sends and pings, so that nobody who asks for
something waits for a socket. Neither holds its owner: a client that is dropped takes them along.
"""

from __future__ import annotations

from functools import partial
from importlib import import_module
from io import BytesIO
from queue import Empty, SimpleQueue
from threading import Event, Lock, Thread, current_thread
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol
from weakref import ref

from schematic import clock
from schematic.clock import monotonic
from schematic.core import forks
from schematic.datastream import protocol

try:
    import_module("encodings.idna")  # which connecting would do, in a thread, maybe while the process forks

    from websockets.exceptions import ConnectionClosed
    from websockets.sync.client import ClientConnection, connect
except ImportError as error:
    raise ImportError(
        "use_datastream needs the package websockets; install it with: pip install 'schematichq[datastream]'"
    ) from error

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    from websockets.streams import StreamReader

LOOKS_EVERY = 1.0  # seconds, until the stream is ready
CLOSE_WITHIN = 1.0  # seconds for the closing handshake


class Endpoint(NamedTuple):
    """Where to connect, and how. `proxy`: its address, True for what the environment says, None for none."""

    url: str
    headers: Mapping[str, str]
    proxy: str | Literal[True] | None
    max_message_size: int


class Handler(Protocol):
    """Whom a connection tells; always from its thread."""

    def opened(self) -> None: ...

    def received(self, frame: bytes) -> None: ...

    def is_ready(self) -> bool:
        """Whether what was asked for at the beginning has come. Raises TimeoutError when it should have."""
        ...

    def lost(self, why: str, code: int | None, seconds: float) -> None:
        """It ended, with the other side's close code if it gave one; the next one is tried in `seconds`."""
        ...


class _Connection(ClientConnection):
    """One that gathers a long message in pieces: the library copies it twice as a whole, and no other thread runs
    meanwhile."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        reader: Any = getattr(self.protocol, "reader", None)
        if hasattr(reader, "buffer"):  # a later version may have another one, and reads as it likes
            reader.read_exact = partial(_read_exact, reader)


def _read_exact(reader: StreamReader, size: int) -> Generator[None, None, bytes]:
    """So many bytes, as they come."""
    if len(reader.buffer) >= size:
        taken = bytes(reader.buffer[:size])
        del reader.buffer[:size]
        return taken
    read = BytesIO()
    while True:
        piece = reader.buffer[: size - read.tell()]
        del reader.buffer[: len(piece)]
        read.write(piece)
        if read.tell() == size:
            return read.getvalue()
        if reader.eof:
            raise EOFError(f"stream ends after {read.tell()} bytes, expected {size} bytes")
        yield


class Connection:
    """Starts with `start`. Nothing here raises but what `connect` was given wrongly."""

    def __init__(self, endpoint: Endpoint, handler: Handler) -> None:
        self._endpoint = endpoint
        self._handler = ref(handler)
        self._is_closed = False
        self._make_anew()
        forks.watch(self)

    def after_fork(self) -> None:
        self._make_anew()

    def _make_anew(self) -> None:
        # A socket of the parent is left as it is: saying good-bye on it would end the parent's connection.
        self._thread: Thread | None = None
        self._starting = Lock()
        self._outgoing: SimpleQueue[str | None] = SimpleQueue()
        self.again = Event()
        self.is_open = False

    @property
    def is_running(self) -> bool:
        """Whether there is a thread."""
        return self._thread is not None

    def start(self) -> None:
        """Begin to connect, in the background. Again after a fork."""
        with self._starting:
            if self._thread is None and not self._is_closed:
                self._thread = Thread(target=_run, args=(ref(self),), name="schematic-datastream", daemon=True)
                try:
                    self._thread.start()
                except RuntimeError:  # the interpreter is ending
                    self._thread = None

    def send(self, text: str) -> None:
        """Put it on its way, if there is one."""
        if self.is_open:
            self._outgoing.put(text)

    def close(self, timeout: float) -> None:
        """End for good, and say so to the server; returns when the thread has ended, or after `timeout` seconds."""
        self._is_closed = True
        self.again.set()
        self._outgoing.put(None)
        thread = self._thread
        if timeout > 0 and thread is not None and thread is not current_thread():
            thread.join(timeout)

    def live(self, failures: int) -> tuple[int, float] | None:
        """Connect once, and hand on what comes until that ends: failures in a row, and seconds until the next try. None
        when it is over."""
        began_at, is_ready, code = monotonic(), False, None
        try:
            with self._connected() as socket:
                self._outgoing, self.is_open = SimpleQueue(), True
                sender = Thread(
                    target=_send, args=(socket, self._outgoing), name="schematic-datastream-out", daemon=True
                )
                sender.start()
                if self._is_closed:
                    return None
                self._tell_opened()
                while (handler := self._handler()) is not None and not self._is_closed:
                    is_ready = handler.is_ready()
                    del handler
                    frame = _frame(socket, None if is_ready else LOOKS_EVERY)
                    if frame is not None and (handler := self._handler()) is not None:
                        handler.received(frame)
                return None
        except ConnectionClosed as error:
            code = error.rcvd.code if error.rcvd is not None else None
            why = str(error)
        except Exception as error:  # whatever it is, the stream goes on
            status = getattr(getattr(error, "response", None), "status_code", None)
            code = protocol.REFUSED if status in (401, 403) else None
            why = f"{type(error).__name__}: {error}"
        finally:
            self.is_open = False
            self._outgoing.put(None)
        if is_ready or monotonic() - began_at >= protocol.HEALTHY_AFTER:
            failures = 0
        if code not in (1000, 1001):
            failures += 1
        seconds = protocol.delay(failures, clock.chance(), is_refused=code == protocol.REFUSED)
        handler = self._handler()
        if handler is None or self._is_closed:
            return None
        handler.lost(why, code, seconds)
        return failures, seconds

    def _connected(self) -> ClientConnection:
        endpoint = self._endpoint
        socket = connect(
            endpoint.url,
            additional_headers=dict(endpoint.headers),
            proxy=endpoint.proxy,
            open_timeout=protocol.OPEN_WITHIN,
            close_timeout=CLOSE_WITHIN,
            ping_interval=None,  # `_send` pings
            max_size=endpoint.max_message_size,
            create_connection=_Connection,
        )
        socket.socket.settimeout(protocol.WRITE_WITHIN)
        return socket

    def _tell_opened(self) -> None:
        handler = self._handler()
        if handler is not None:
            handler.opened()


def _run(connection: ref[Connection]) -> None:
    failures = 0
    while (one := connection()) is not None:
        ended, again = one.live(failures), one.again
        del one
        if ended is None:
            return
        failures, seconds = ended
        again.wait(seconds)


def _send(socket: ClientConnection, outgoing: SimpleQueue[str | None]) -> None:
    """Send what is put there until that is None, and a ping now and then; then close."""
    pong: Event | None = None
    due_at = monotonic() + protocol.PING_EVERY
    try:
        while True:
            try:
                text = outgoing.get(timeout=max(0.0, due_at - monotonic()))
            except Empty:
                if pong is None:
                    pong, due_at = socket.ping(), monotonic() + protocol.PONG_WITHIN
                elif pong.is_set():
                    pong, due_at = None, monotonic() + protocol.PING_EVERY - protocol.PONG_WITHIN
                else:
                    return
                continue
            if text is None:
                return
            socket.send(text)
    except Exception:  # the reader hears of it, and says so
        return
    finally:
        socket.close()


def _frame(socket: ClientConnection, timeout: float | None) -> bytes | None:
    """Not decoded, which would take long in one piece."""
    try:
        return socket.recv(timeout, decode=False)
    except TimeoutError:
        return None
