"""A network that loses connections: between clients and servers on loopback."""

from __future__ import annotations

import random
import socket
import struct
from collections.abc import Generator
from contextlib import contextmanager, suppress
from threading import Event, Lock, Thread

FAULTS = ("cut", "truncate", "delay", "stall")
_RESET = struct.pack("ii", 1, 0)  # closing sends no farewell


class Proxy:
    """Carries each connection to one of `ports`. Now and then one is cut, breaks off within what is sent (`truncate`),
    or what the server says waits until the next step (`delay`) or until it is calm (`stall`)."""

    def __init__(self, ports: list[int], chance: random.Random) -> None:
        self._ports, self._chance = ports, chance
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.made = dict.fromkeys(FAULTS, 0)  # faults
        self._lock = Lock()
        self._open: set[socket.socket] = set()
        self._ends = {"delay": Event(), "stall": Event()}
        self._is_calm = self._is_lost = False
        self._thread = Thread(target=self._accept, daemon=True)
        self._thread.start()

    def step(self) -> None:
        """What is delayed goes on."""
        self._end("delay")

    def calm(self) -> None:
        """From now on nothing goes wrong."""
        self._is_calm = True
        self._end("delay")
        self._end("stall")

    def storm(self) -> None:
        self._is_calm = False

    def lose(self) -> None:
        """Until it is restored nothing comes through, and what is open is cut."""
        with self._lock:
            self._is_lost = True
            self._cut()

    def restore(self) -> None:
        self._is_lost = False

    def close(self) -> None:
        self.calm()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        with self._lock:
            self._cut()
        self._thread.join()

    def _cut(self) -> None:
        for one in self._open:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def _end(self, fault: str) -> None:
        with self._lock:
            self._ends[fault].set()
            self._ends[fault] = Event()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            with suppress(OSError):
                Thread(target=self._carry, args=(client,), daemon=True).start()

    def _carry(self, client: socket.socket) -> None:
        with client, socket.create_connection(("127.0.0.1", self._chance.choice(self._ports))) as server:
            pair = {client, server}
            with self._lock:
                if self._is_lost:
                    return
                self._open |= pair
            up = Thread(target=self._pass_on, args=(client, server), daemon=True)
            up.start()
            with suppress(OSError):
                self._answer(server, client)
            for one in pair:
                with suppress(OSError):
                    one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
                    one.shutdown(socket.SHUT_RDWR)
            up.join()
            with self._lock:
                self._open -= pair

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)

    def _answer(self, server: socket.socket, client: socket.socket) -> None:
        left = self._chance.randrange(1, 6)  # chunks that come through
        while data := server.recv(65536):
            left -= 1
            if left < 0 and not self._is_calm:
                fault, left = self._chance.choice(FAULTS), self._chance.randrange(6)
                with self._lock:
                    self.made[fault] += 1
                    end = self._ends.get(fault)
                if end is None:
                    client.sendall(data[: len(data) // 2] if fault == "truncate" else b"")
                    return
                if not self._is_calm:
                    end.wait()
            client.sendall(data)


@contextmanager
def faulty(ports: list[int], chance: random.Random) -> Generator[Proxy]:
    proxy = Proxy(ports, chance)
    try:
        yield proxy
    finally:
        proxy.close()
