"""One request for all who ask the same at the same moment: the first asks, the others wait for its answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

from schematic import forks

if TYPE_CHECKING:
    import asyncio

T = TypeVar("T")


class _Flight(Generic[T]):
    """A request on its way; `ends` is held until it has ended."""

    __slots__ = ("ends", "error", "results")

    def __init__(self) -> None:
        self.ends = Lock()
        self.ends.acquire()
        self.results: list[T] = []
        self.error: Exception | None = None


class Flights(Generic[T]):
    """For threads."""

    def __init__(self) -> None:
        self.after_fork()
        forks.watch(self)

    def after_fork(self) -> None:
        # Threads of the parent will never answer in the child.
        self._flights: dict[Hashable, _Flight[T]] = {}

    def join(self, key: Hashable, ask: Callable[[], T]) -> T:
        """`ask()`, or the result of the call for the same key that is already going on. Its error goes to all."""
        own: _Flight[T] = _Flight()
        while (flight := self._flights.setdefault(key, own)) is not own:
            with flight.ends:
                pass
            if flight.error is not None:
                raise flight.error
            if flight.results:
                return flight.results[0]
            # It was interrupted (KeyboardInterrupt, say), which is not for others to see: ask ourselves.
        try:
            result = ask()
            own.results.append(result)
            return result
        except Exception as error:
            own.error = error
            raise
        finally:
            del self._flights[key]
            own.ends.release()


class AsyncFlights(Generic[T]):
    """For tasks, of one loop or of several."""

    def __init__(self) -> None:
        self._flights: dict[Hashable, asyncio.Task[T]] = {}

    async def join(self, key: Hashable, ask: Callable[[], Awaitable[T]]) -> T:
        """`await ask()`, or the result of the call for the same key that is already going on in this loop.

        The call goes on when the one who began it is cancelled: others may be waiting.
        """
        import asyncio

        loop = asyncio.get_running_loop()
        place = (loop, key)
        flight = self._flights.get(place)
        if flight is None:

            async def run() -> T:
                try:
                    return await ask()
                finally:
                    del self._flights[place]

            flight = self._flights[place] = loop.create_task(run())
            flight.add_done_callback(_seen)
        return await asyncio.shield(flight)


def _seen(flight: asyncio.Task[T]) -> None:
    # When everybody who waited was cancelled, nobody else reads the error; asyncio would complain about that.
    if not flight.cancelled():
        flight.exception()
