"""HTTP load from one thread that costs little itself: sockets of its own over epoll, some ten microseconds a request.

The load shares the machine with the server, so what it costs, the server misses.
"""

from __future__ import annotations

import select
import socket
import statistics
import time
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

_SPINS = 1500  # rounds of the loop that the machine's speed is measured by: some 50 µs
_PROBE_EVERY = 0.002  # seconds
_SLOW = 2.0  # times its usual time: the machine is slow then
_BEFORE, _AFTER = 0.02, 0.15  # seconds around such a moment; afterwards what has piled up is worked off


class Connections:
    """Keep-alive connections to a port of this machine, one request in flight on each."""

    def __init__(self, port: int, number: int) -> None:
        self._poll = select.epoll()
        self._by_descriptor: dict[int, socket.socket] = {}
        self._parts: dict[int, bytes] = {}
        for _ in range(number):
            connection = socket.create_connection(("127.0.0.1", port))
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            connection.setblocking(False)
            self._by_descriptor[connection.fileno()] = connection
            self._poll.register(connection.fileno(), select.EPOLLIN)
        self.free = deque(self._by_descriptor)

    def send(self, request: bytes) -> int:
        """Send on a free connection; answers its number."""
        descriptor = self.free.popleft()
        connection = self._by_descriptor[descriptor]
        sent = connection.send(request)
        if sent < len(request):
            connection.setblocking(True)
            connection.sendall(request[sent:])
            connection.setblocking(False)
        return descriptor

    def answered(self, timeout: float) -> list[int]:
        """The connections whose answer is complete, free again; waits up to `timeout` seconds. All must be 2xx."""
        done: list[int] = []
        for descriptor, _ in self._poll.poll(timeout):
            data = self._parts.pop(descriptor, b"") + self._by_descriptor[descriptor].recv(1 << 20)
            end = data.find(b"\r\n\r\n") + 4
            at = data[:end].lower().find(b"content-length: ") + 16  # servers differ in their capitals
            if end < 4 or len(data) < end + int(data[at : data.index(b"\r", at)]):
                assert data, "the server closed the connection"
                self._parts[descriptor] = data
                continue
            assert data.startswith(b"HTTP/1.1 2"), data[:500]
            done.append(descriptor)
        self.free.extend(done)
        return done

    def close(self) -> None:
        for connection in self._by_descriptor.values():
            connection.close()
        self._poll.close()


def saturate(port: int, requests: Iterable[bytes], connections: int, seconds: float) -> tuple[int, float]:
    """Send `requests` as fast as they are answered, for so long or until there are no more: how many, in what time."""
    started = time.perf_counter()
    instants = answers(port, requests, connections, seconds)
    return len(instants), time.perf_counter() - started


def answers(port: int, requests: Iterable[bytes], connections: int, seconds: float) -> list[float]:
    """The same: when each was answered."""
    source = iter(requests)
    load = Connections(port, connections)
    instants: list[float] = []
    started = time.perf_counter()
    ends_at = started + seconds
    while True:
        while load.free and time.perf_counter() < ends_at and (request := next(source, None)) is not None:
            load.send(request)
        if len(load.free) == connections:
            break
        number = len(load.answered(1))
        instants += [time.perf_counter()] * number
    load.close()
    return instants


@dataclass(slots=True)
class Paced:
    """What came out of `paced`: latencies in seconds with the instants the requests were due, and the machine's speed.

    `probes` are instants and the processor time that the same few instructions took: more where the machine was slow.
    """

    latencies: list[tuple[float, float]] = field(default_factory=list[tuple[float, float]])
    probes: list[tuple[float, float]] = field(default_factory=list[tuple[float, float]])

    def p99_ms(self) -> float:
        return _p99([latency for _, latency in self.latencies])

    def p99_ms_at_usual_speed(self) -> float:
        """Of the requests that were due while the machine ran at more than half of its usual speed."""
        slow = self._slow()
        return _p99([latency for due, latency in self.latencies if not _is_near(slow, due)])

    def slow_share(self) -> float:
        """The part of the requests that was due while it did not."""
        slow = self._slow()
        return sum(_is_near(slow, due) for due, _ in self.latencies) / len(self.latencies)

    def _slow(self) -> list[float]:
        usual = statistics.median(took for _, took in self.probes)
        return [at for at, took in self.probes if took > _SLOW * usual]


def paced(port: int, request: bytes, rate: float, connections: int, seconds: float) -> Paced:
    """Send at `rate` requests a second, whatever is answered when; latencies count from when a request was due."""
    load = Connections(port, connections)
    found = Paced()
    due_of: dict[int, float] = {}
    began = time.perf_counter()
    due, probe_at, ends_at = began, began, began + seconds
    while due < ends_at or due_of:
        now = time.perf_counter()
        if now >= probe_at:
            found.probes.append((now, _probe()))
            probe_at = now + _PROBE_EVERY
        while load.free and due <= now and due < ends_at:
            due_of[load.send(request)] = due
            due += 1 / rate
        for descriptor in load.answered(max(0.0, min(due, probe_at) - time.perf_counter())):
            at = due_of.pop(descriptor)
            found.latencies.append((at, time.perf_counter() - at))
    load.close()
    return found


def _probe() -> float:
    started = time.thread_time()
    for _ in range(_SPINS):
        pass
    return time.thread_time() - started


def _is_near(instants: list[float], at: float) -> bool:
    index = bisect_left(instants, at - _AFTER)
    return index < len(instants) and instants[index] <= at + _BEFORE


def _p99(seconds: list[float]) -> float:
    return sorted(seconds)[int(len(seconds) * 0.99)] * 1e3
