"""One request for all who ask the same at the same moment: the first asks, the others wait for its answer.

Known as coalescing, or single-flight.
"""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable, Hashable
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

from schematic.clock import monotonic
from schematic.core import forks
from schematic.core.api_error import ApiTimeoutError

if TYPE_CHECKING:
    import asyncio

T = TypeVar("T")


class _Request(Generic[T]):
    """A request on its way, for `seconds` at most; `ends` is held until it has ended."""

    __slots__ = ("ends", "error", "results", "seconds")

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.ends = Lock()
        self.ends.acquire()
        self.results: list[T] = []
        self.error: Exception | None = None


class Coalescer(Generic[T]):
    """For threads."""

    def __init__(self) -> None:
        self.after_fork()
        forks.watch(self)

    def after_fork(self) -> None:
        # Threads of the parent will never answer in the child.
        self._pending: dict[Hashable, _Request[T]] = {}

    def join(self, key: Hashable, ask: Callable[[], T], seconds: float | None = None) -> T:
        """`ask()`, or the result of the call for the same key that is already going on. Without a key nobody shares.

        Its error goes to all, but for one thing: who has more than the `seconds` that the other had (None: no limit)
        does not share its timeout, but asks. Raises ApiTimeoutError after `seconds` of waiting for the other.
        """
        if key is None:
            return ask()
        forks.look()
        own: _Request[T] = _Request(math.inf if seconds is None else seconds)
        ends_at = None if seconds is None else monotonic() + seconds
        while (request := self._pending.setdefault(key, own)) is not own:
            if not request.ends.acquire(timeout=-1 if ends_at is None else max(ends_at - monotonic(), 0.0)):
                raise _late()
            request.ends.release()
            if request.error is not None and not _is_own_fault(request.error, request.seconds, own.seconds):
                raise request.error
            if request.results:
                return request.results[0]
            # Nobody knows yet: it was interrupted (KeyboardInterrupt, say) or had less time. Ask ourselves.
        try:
            result = ask()
            own.results.append(result)
            return result
        except Exception as error:
            own.error = error
            raise
        finally:
            del self._pending[key]
            own.ends.release()


class AsyncCoalescer(Generic[T]):
    """For tasks, of one loop or of several."""

    def __init__(self) -> None:
        self._pending: dict[Hashable, tuple[asyncio.Task[T], float]] = {}

    async def join(self, key: Hashable, ask: Callable[[], Awaitable[T]], seconds: float | None = None) -> T:
        """`await ask()`, or the result of the call for the same key that is already going on in this loop.

        The call goes on when the one who began it is cancelled: others may be waiting. Errors and `seconds` as in
        `Coalescer`.
        """
        if key is None:
            return await ask()
        import asyncio

        loop = asyncio.get_running_loop()
        place = (loop, key)
        own = math.inf if seconds is None else seconds

        async def run() -> T:
            try:
                return await ask()
            finally:
                del self._pending[place]

        while True:
            pending = self._pending.get(place)
            if pending is None:
                request = loop.create_task(run())
                request.add_done_callback(_seen)
                self._pending[place] = request, own
                return await asyncio.shield(request)
            request, theirs = pending
            try:
                if seconds is None:
                    return await asyncio.shield(request)
                async with asyncio.timeout(seconds):
                    return await asyncio.shield(request)
            except TimeoutError:
                raise _late() from None
            except ApiTimeoutError as error:
                if not _is_own_fault(error, theirs, own):
                    raise


def _is_own_fault(error: Exception, theirs: float, own: float) -> bool:
    """Whether the other had less time than we have, and that was the reason."""
    return theirs < own and isinstance(error, ApiTimeoutError)


def _late() -> ApiTimeoutError:
    return ApiTimeoutError(message="the same check, asked by another caller, was not answered in time")


def _seen(request: asyncio.Task[T]) -> None:
    # When everybody who waited was cancelled, nobody else reads the error; asyncio would complain about that.
    if not request.cancelled():
        request.exception()
