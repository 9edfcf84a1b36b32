"""Answers that wait for nothing: given where the last byte of a request is read, and written at once.

The usual way takes a task, a message for each part of the request and of the answer, and two writes. That is more than
a check in memory takes, and so a check goes this way; the way of all others is uvicorn's.
"""

from __future__ import annotations

from typing import Any, ClassVar, Protocol, TypeAlias

from starlette.types import Scope
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

Answered: TypeAlias = tuple[int, list[tuple[bytes, bytes]], bytes]  # status, headers, content


class Direct(Protocol):
    """Who answers directly."""

    def takes(self, url: bytes) -> bool:
        """Whether a POST request of this target may be answered directly. It has no query and is well-formed."""
        ...

    def answer(self, url: bytes, scope: Scope, body: bytes) -> Answered | None:
        """The answer; None when the request must go the usual way. Of `scope` there is what has no need of the URL."""
        ...


class DirectProtocol(HttpToolsProtocol):
    """One connection. A subclass names who answers directly.

    uvicorn hears of the end of a header that may be answered directly only when it is not.
    """

    direct: ClassVar[Direct | None] = None

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._held: bytearray | None = None  # what there is of the body of such a request
        self.answered_at = 0.0  # when a request was last answered directly, in the loop's time

    def on_headers_complete(self) -> None:
        cycle: Any = self.cycle  # None before the first, whatever uvicorn's types say
        is_next = cycle is None or cycle.response_complete
        if is_next and self.direct is not None and self.direct.takes(self.url) and self._is_plain():
            self._held = bytearray()
        else:
            super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        if self._held is None:
            super().on_body(body)
        else:
            self._held += body

    def on_message_complete(self) -> None:
        if self._held is not None and self._is_answered(bytes(self._held)):
            self._held = None
            return
        self._let_go()
        super().on_message_complete()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._let_go()  # if the rest of the body is still to come

    def _is_plain(self) -> bool:
        """Whether a whole answer to it may follow, and nothing else: no end of the connection, no word in between."""
        parser: Any = self.parser
        is_kept = parser.should_keep_alive() and parser.get_http_version() == "1.1"
        is_free = not (self.expect_100_continue or self.flow.write_paused)
        return is_kept and is_free and parser.get_method() == b"POST"

    def _is_answered(self, body: bytes) -> bool:
        assert self.direct is not None
        scope: Any = self.scope
        scope["method"] = "POST"
        answered = self.direct.answer(self.url, scope, body)
        if answered is None:
            return False
        status, headers, content = answered
        lines = [b"%b: %b\r\n" % header for header in (*self.server_state.default_headers, *headers)]
        self.transport.write(b"".join((STATUS_LINE[status], *lines, b"\r\n", content)))
        self.server_state.total_requests += 1
        self.answered_at = self.loop.time()
        return True

    def _let_go(self) -> None:
        if self._held is not None:
            held, self._held = self._held, None
            super().on_headers_complete()
            if held:
                super().on_body(bytes(held))
