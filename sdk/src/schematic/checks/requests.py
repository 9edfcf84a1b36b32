"""Sends the requests of checks: within their time, with few retries, not at all while the circuit breaker is open.

Sync and async differ by `await` alone, but for the limit on requests at once, which threads do not need.
"""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

from schematic.checks import outages
from schematic.clock import chance, monotonic, sleep, unix
from schematic.core.api_error import ApiError, ApiTimeoutError
from schematic.core.breaker import SharedBreaker
from schematic.core.direct import AsyncDirectTransport, DirectTransport
from schematic.core.forks import Counter
from schematic.core.transport import DEFAULT_TIMEOUT, AsyncTransport, Call, Reply, Settings, Transport

if TYPE_CHECKING:
    import asyncio

    from schematic.core.breaker import Admission
    from schematic.core.request_options import RequestOptions

T = TypeVar("T")
MAX_AT_ONCE = 100  # requests of one async client's checks in one event loop; more wait for their turn


class _Base:
    def __init__(self, breaker: SharedBreaker, settings: Settings) -> None:
        self.breaker = breaker
        self.sent = Counter()
        self._max_retries = settings.max_retries
        self._own_timeout = settings.timeout

    def _seconds(self, admission: Admission, left: float | None) -> float | None:
        """What one request may take; None: what its client allows."""
        if not admission.is_probe:
            return left
        return min(admission.seconds, left or math.inf, self._own_timeout or math.inf)

    def _wait(self, error: ApiError, attempt: int, waited: float, ends_at: float | None) -> float:
        """Seconds until the next try; raises `error` when there is none."""
        left = outages.RETRY_SECONDS - waited
        if ends_at is not None:
            left = min(left, ends_at - monotonic())
        seconds = None
        if attempt < self._max_retries and self.breaker.state == "closed":
            seconds = outages.wait_before_retry(error, attempt, left, unix(), chance())
        if seconds is None:
            raise error
        return seconds


class CheckRequests(_Base):
    """For threads."""

    def __init__(self, transport: Transport, breaker: SharedBreaker) -> None:
        super().__init__(breaker, transport.settings)
        self._transport = DirectTransport.instead_of(transport)

    def request(self, call: Call, ends_at: float | None) -> Reply:
        """The answer before `ends_at` (monotonic), retries included; None: within the client's own timeout for each
        try. Raises an ApiError."""
        return self.attempt(call.operation, lambda seconds: self._transport.request(_limited(call, seconds)), ends_at)

    def attempt(self, operation: str, ask: Callable[[float | None], T], ends_at: float | None) -> T:
        """`ask(seconds)` once or, where its ApiError allows it, again. `ask` must not retry by itself."""
        attempt, waited = 0, 0.0
        while True:
            try:
                return self._once(operation, ask, ends_at)
            except ApiError as error:
                seconds = self._wait(error, attempt, waited, ends_at)
            sleep(seconds)
            attempt, waited = attempt + 1, waited + seconds

    def once(self, call: Call, seconds: float) -> None:
        """Ask within `seconds`, whatever the breaker says and without a retry. Raises an ApiError."""
        self.sent.value += 1
        self._transport.request(_limited(call, seconds))

    def close(self) -> None:
        """Close connections; requests open new ones."""
        self._transport.close()

    def _once(self, operation: str, ask: Callable[[float | None], T], ends_at: float | None) -> T:
        began_at = monotonic()
        left = _left(operation, ends_at, began_at)
        admission = self.breaker.enter(operation)
        is_failure: bool | None = None
        try:
            self.sent.value += 1
            answer = ask(self._seconds(admission, left))
            is_failure = False
            return answer
        except ApiError as error:
            is_failure = outages.is_outage(error.status_code)
            raise
        finally:
            self.breaker.leave(admission, began_at, is_failure)


class AsyncCheckRequests(_Base):
    """For tasks: at most `MAX_AT_ONCE` requests at once in each event loop."""

    def __init__(self, transport: AsyncTransport, breaker: SharedBreaker) -> None:
        super().__init__(breaker, transport.settings)
        self._transport = AsyncDirectTransport.instead_of(transport)
        self._turns: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()

    async def request(self, call: Call, ends_at: float | None) -> Reply:
        """The answer before `ends_at` (monotonic), retries included; None: within the client's own timeout for each
        try. Raises an ApiError."""
        return await self.attempt(
            call.operation, lambda seconds: self._transport.request(_limited(call, seconds)), ends_at
        )

    async def attempt(self, operation: str, ask: Callable[[float | None], Awaitable[T]], ends_at: float | None) -> T:
        """`await ask(seconds)` once or, where its ApiError allows it, again. `ask` must not retry by itself."""
        from asyncio import sleep

        attempt, waited = 0, 0.0
        while True:
            turns = await self._turn(operation, ends_at)
            try:
                return await self._once(operation, ask, ends_at)
            except ApiError as error:
                seconds = self._wait(error, attempt, waited, ends_at)
            finally:
                turns.release()
            await sleep(seconds)
            attempt, waited = attempt + 1, waited + seconds

    async def once(self, call: Call, seconds: float) -> None:
        """Ask within `seconds`, whatever the breaker says and without a retry. Raises an ApiError."""
        self.sent.value += 1
        await self._transport.request(_limited(call, seconds))

    async def aclose(self) -> None:
        """Close connections; requests open new ones."""
        await self._transport.aclose()

    async def _once(self, operation: str, ask: Callable[[float | None], Awaitable[T]], ends_at: float | None) -> T:
        from asyncio import timeout

        began_at = monotonic()
        left = _left(operation, ends_at, began_at)
        admission = self.breaker.enter(operation)
        is_failure: bool | None = None
        try:
            self.sent.value += 1
            seconds = self._seconds(admission, left)
            # A client that was passed in takes its timeout for each of its waits alone, if it has one at all.
            async with timeout(self._own_timeout if seconds is None else seconds):
                answer = await ask(seconds)
            is_failure = False
            return answer
        except TimeoutError as error:
            is_failure = True
            raise ApiTimeoutError(message=f"{operation}: no answer from the server in time") from error
        except ApiError as error:
            is_failure = outages.is_outage(error.status_code)
            raise
        finally:
            self.breaker.leave(admission, began_at, is_failure)

    async def _turn(self, operation: str, ends_at: float | None) -> asyncio.Semaphore:
        """Where to give the turn back to."""
        from asyncio import Semaphore, get_running_loop, timeout

        loop = get_running_loop()
        turns = self._turns.get(loop)
        if turns is None:
            turns = self._turns.setdefault(loop, Semaphore(MAX_AT_ONCE))
        if not turns.locked():
            await turns.acquire()
            return turns
        left = _left(operation, ends_at, monotonic())
        try:
            async with timeout(self._own_timeout or DEFAULT_TIMEOUT if left is None else left):
                await turns.acquire()
        except TimeoutError as error:
            message = f"{operation}: {MAX_AT_ONCE} requests of other checks were not answered in time"
            raise ApiTimeoutError(message=message) from error
        return turns


def _limited(call: Call, seconds: float | None) -> Call:
    """The call with a limit of its own, and without the retries that are this module's."""
    return Call(call.operation, call.method, call.path, call.query, call.body, limits(seconds))


def limits(seconds: float | None) -> RequestOptions:
    """One try, of at most `seconds`."""
    return {"max_retries": 0} if seconds is None else {"max_retries": 0, "timeout": seconds}


def _left(operation: str, ends_at: float | None, now: float) -> float | None:
    if ends_at is None:
        return None
    if ends_at <= now:
        raise ApiTimeoutError(message=f"{operation}: no time left")
    return ends_at - now
