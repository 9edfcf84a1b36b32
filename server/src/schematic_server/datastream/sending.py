"""What the streams of one environment are to be told next, in order, and under which ids."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable
from time import perf_counter
from typing import NamedTuple

from schematic_server import clock
from schematic_server.datastream.messages import Message, stamped
from schematic_server.datastream.session import Counts, Session
from schematic_server.http.sockets import text_frame

AT_ONCE = 250  # sockets written to before others have their turn


class Since(NamedTuple):
    """When something was heard: milliseconds since 1970, and seconds to measure by."""

    ms: int
    seconds: float

    @classmethod
    def now(cls) -> Since:
        return cls(clock.unix_ms(), perf_counter())


class Outgoing:
    """`publish` and `answer`, then `flush`."""

    def __init__(self, counts: Counts) -> None:
        self._counts = counts
        self._told: list[tuple[Message, tuple[Session, ...], bool]] = []
        self._last_id = (0, 0)

    def publish(self, message: Message, sessions: Iterable[Session]) -> None:
        """News, under an id of its own."""
        hearers = tuple(sessions)
        if hearers:
            self._told.append((message, hearers, True))

    def answer(self, message: Message, session: Session) -> None:
        """What there is already."""
        self._told.append((message, (session,), False))

    def forget(self) -> None:
        self._told = []

    async def flush(self, since: Since, catching_up: Collection[Session]) -> None:
        """Tell it; `since` is when the oldest change was heard that is not told yet. Those who are catching up get no
        ids, which would say that they know all that was before."""
        told, self._told = self._told, []
        written = 0
        for message, hearers, is_news in told:
            stream_id = self._next_id(since.ms) if is_news else None
            frame = text_frame(stamped(message.content, stream_id))
            for session in hearers:
                if session in catching_up:
                    session.send(message)
                else:
                    session.send(message, stream_id, frame)
                written += 1
                if written % AT_ONCE == 0:
                    await asyncio.sleep(0)
            if is_news:
                self._counts.lags.append(perf_counter() - since.seconds)

    def _next_id(self, since_ms: int) -> str:
        """Ids grow, and never past a change that is still to be told: replay begins where they end."""
        ms, number = self._last_id
        self._last_id = (since_ms, 0) if since_ms > ms else (ms, number + 1)
        return "{}-{}".format(*self._last_id)
