"""One client's socket, with what it is still to be told: bounded, whatever the client does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from schematic_server import clock
from schematic_server.datastream.lately import AGAIN
from schematic_server.datastream.messages import Message, Subject, stamped
from schematic_server.domains.companies.keys import EntityType
from schematic_server.evaluation.entities import KeySet
from schematic_server.http.auth import Credential
from schematic_server.http.sockets import Socket, text_frame

TOO_SLOW = 1013  # "try again later"


@dataclass(slots=True)
class Counts:
    """What streams did since the last `take`; `lags` are the seconds from each change to its message."""

    sent: int = 0
    coalesced: int = 0
    cut_off: int = 0
    lags: list[float] = field(default_factory=list[float])

    def take(self) -> Counts:
        """What was counted, which is counted from nothing again."""
        taken = replace(self)
        self.sent = self.coalesced = self.cut_off = 0
        self.lags = []
        return taken


class Subscription(NamedTuple):
    """What a client asked to hear about: whoever has these keys."""

    entity_type: EntityType
    keys: KeySet


class _Pending(NamedTuple):
    stream_id: str | None
    message: Message | None  # None: the newest state, made when it is sent


class Session:
    """Belongs to the event loop. `newest` makes the message that says all there is now about a subject.

    While the client reads too slowly, what it is to be told waits here, one message for each subject: a second one
    about the same takes the place of the first, and its stream id, so that ids come in order. When more than
    `most_pending` subjects wait, the stream ends; the client comes back and asks for what it missed.

    What a client reads together with the first it hears of somebody, or with what it was slow to read, is whole: the
    official Node client takes both in at once, and would merge into nothing, or into what was before.
    """

    def __init__(
        self,
        socket: Socket,
        credential: Credential,
        key: str,
        newest: Callable[[Subject], Message | None],
        most_pending: int,
        counts: Counts,
    ) -> None:
        self.credential, self.key = credential, key
        self.subscriptions: dict[Subscription, str | None] = {}  # to whom; None for nobody yet
        self.on_free: Callable[[], None] = lambda: None
        self._socket = socket
        self._newest = newest
        self._most_pending = most_pending
        self._counts = counts
        self._pending: dict[Subject, _Pending] = {}
        self._met: dict[Subject, float] = {}  # who is new to it, and until when; the oldest first
        self._slow_until = 0.0
        socket.on_free = self._drain

    @property
    def is_behind(self) -> bool:
        """Whether the client has not taken all that it was sent."""
        return self._socket.is_blocked or bool(self._pending)

    def is_catching_up(self, now: float) -> bool:
        """Whether what it was told before `now` (seconds) may be unread yet, or read together with what comes next."""
        return self.is_behind or self._slow_until > now

    def meet(self, subject: Subject) -> None:
        """It is about to hear of it for the first time."""
        now = clock.monotonic()
        while self._met and self._met[oldest := next(iter(self._met))] <= now:
            del self._met[oldest]
        self._met.pop(subject, None)
        self._met[subject] = now + AGAIN

    def send(self, message: Message, stream_id: str | None = None, frame: bytes | None = None) -> None:
        """Now or when the client takes more; `frame` is the message with its stream id, where it was made already."""
        if self._socket.is_blocked or self._pending:
            self._keep(message, stream_id)
            return
        if not message.is_whole and max(self._slow_until, self._met.get(message.subject, 0)) > clock.monotonic():
            whole = self._newest(message.subject)
            message, frame = (message, frame) if whole is None else (whole, None)
        self._socket.write(frame or text_frame(stamped(message.content, stream_id)))
        self._counts.sent += 1

    def end(self, code: int, reason: str) -> None:
        self._pending.clear()
        self._socket.end(code, reason)

    def _keep(self, message: Message, stream_id: str | None) -> None:
        before = self._pending.get(message.subject)
        if before is not None:
            self._counts.coalesced += 1
            self._pending[message.subject] = _Pending(before.stream_id, message if message.is_whole else None)
        elif len(self._pending) < self._most_pending:
            self._pending[message.subject] = _Pending(stream_id, message if message.is_whole else None)
        else:
            self._counts.cut_off += 1
            self.end(TOO_SLOW, f"too slow: messages about {len(self._pending)} subjects wait to be read; connect again")

    def _drain(self) -> None:
        self._slow_until = clock.monotonic() + AGAIN
        while self._pending and not self._socket.is_blocked:
            subject = next(iter(self._pending))
            stream_id, message = self._pending.pop(subject)
            message = message or self._newest(subject)
            if message is not None:  # what is gone meanwhile was told by a message of its own
                self._socket.write(text_frame(stamped(message.content, stream_id)))
                self._counts.sent += 1
        if not self.is_behind:
            self.on_free()
