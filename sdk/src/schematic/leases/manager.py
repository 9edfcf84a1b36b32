"""Leases as they are acquired, extended and given back; what is kept of them is the store's. Sync and async differ by
`await` alone, but for what goes on in the background.

Nothing here raises: what goes wrong is logged, and shows as a lease that is not there, or holds too little. Only what a
store outside the process raises while credits are held gets through (`take`).
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from datetime import UTC, timedelta
from functools import partial
from math import inf
from typing import TYPE_CHECKING, Any

from schematic.checks.coalesce import AsyncCoalescer, Coalescer
from schematic.checks.requests import limits
from schematic.clock import monotonic, utc_now
from schematic.core import forks
from schematic.leases.amounts import billionths, credits_of
from schematic.leases.slot import Lease, Place
from schematic.leases.terms import SWEEP_INTERVAL

if TYPE_CHECKING:
    import asyncio
    import logging

    from schematic.checks.requests import AsyncCheckRequests, CheckRequests
    from schematic.core.transport import AsyncTransport, Transport
    from schematic.leases.store import AwaitedStore, Store, Taken, Use
    from schematic.leases.terms import AllTerms
    from schematic.types import CreditLeaseResponseData

ACQUIRING = "credits.acquire_credit_lease"
EXTENDING = "credits.extend_credit_lease"
OVER = (400, 404)  # what the server says of a lease that has ended
MOST_JOINS = 2  # times that who needs credits waits for an extension of others before asking for its own
REST_SECONDS = 1.0  # after an extension in the background that brought nothing
CLOSE_WITHIN = 5.0  # seconds to give leases back in


class _Base:
    """What both forms share: everything that does not wait."""

    def __init__(self, terms: AllTerms, sweep_interval: float | None, logger: logging.Logger) -> None:
        self.terms = terms
        self._logger = logger
        self._sweep_seconds = SWEEP_INTERVAL if sweep_interval is None else sweep_interval
        self._next_sweep = 0.0
        self._is_closed = False
        self.after_fork()
        forks.watch(self)

    def after_fork(self) -> None:
        # Threads of the parent extend nothing here.
        self._rests_until: dict[Place, float] = {}  # monotonic; until then no extension begins in the background

    def _begins_to_extend(self, place: Place) -> bool:
        """Whether an extension may begin in the background: one at a time, and with a rest after one in vain."""
        if self._rests_until.get(place, 0.0) > monotonic():
            return False
        self._rests_until[place] = inf
        return True

    def _has_extended(self, place: Place, before: Lease | None, after: Lease | None) -> None:
        is_in_vain = before is None or after is None or after.granted <= before.granted
        self._rests_until[place] = monotonic() + REST_SECONDS if is_in_vain else 0.0

    def _is_enough(self, lease: Lease | None, required: int, credit_id: str, now: float) -> bool:
        """Whether an extension is of no use (now, or any more)."""
        if lease is None or lease.expires_at <= now:
            return True
        return required <= lease.free if required else not lease.needs_more(self.terms.of(credit_id).low_water_mark)

    def _is_sweep_due(self) -> bool:
        now = monotonic()
        if now < self._next_sweep:
            return False
        self._next_sweep = now + self._sweep_seconds
        return True

    def _acquire_body(self, place: Place) -> dict[str, Any]:
        terms = self.terms.of(place.credit_id)
        return {
            "company_id": place.company_id,
            "credit_type_id": place.credit_id,
            "requested_amount": terms.size,
            "expires_at": utc_now() + timedelta(seconds=terms.lease_seconds),
        }

    def _extend_body(self, place: Place, lease: Lease, required: int) -> dict[str, Any]:
        """All its tries have one idempotency key."""
        from uuid import uuid4

        terms = self.terms.of(place.credit_id)
        return {
            "additional_amount": max(terms.size, credits_of(required - lease.free)),
            "expires_at": utc_now() + timedelta(seconds=terms.lease_seconds),
            "idempotency_key": str(uuid4()),
        }

    def _failed(self, what: str, place: Place, error: Exception) -> None:
        """That there is nothing to draw is an answer; all else is trouble."""
        log = self._logger.info if getattr(error, "status_code", None) == 402 else self._logger.error
        log("%s of credit %s for company %s failed: %s", what, place.credit_id, place.company_id, error)


class Leases(_Base):
    """For threads."""

    def __init__(
        self,
        store: Store,
        requests: CheckRequests,
        transport: Transport,
        terms: AllTerms,
        sweep_interval: float | None,
        logger: logging.Logger,
    ) -> None:
        from schematic.cache.workers import Workers
        from schematic.resources.credits import CreditsClient

        super().__init__(terms, sweep_interval, logger)
        self.store = store
        self._requests = requests
        self._credits = CreditsClient(transport)
        self._flights: Coalescer[bool] = Coalescer()
        self._workers = Workers()

    def acquire(self, place: Place, ends_at: float | None = None) -> bool:
        """Whether there is a live lease, by `ends_at` (monotonic): one that is there, or one that is asked for."""
        try:
            return self._is_live(place) or self._flights.join(
                ("acquire", place), lambda: self._acquire(place, ends_at), _left(ends_at)
            )
        except Exception as error:  # who needs it hears that it is not there
            self._failed("Lease", place, error)
            return False

    def take(self, use: Use, ends_at: float | None = None) -> Taken | None:
        """Hold a use; where too little is free, after an extension. Raises what a store outside the process raises."""
        self._sweep_now_and_then()
        taken = self.store.take(use)
        if taken is None:
            self.extend(use.place, use.amount, ends_at)
            taken = self.store.take(use)
        return taken

    def extend(self, place: Place, required: int = 0, ends_at: float | None = None) -> None:
        """Extend the lease where less than `required` is free, or little is; but wait for others who do so first."""
        try:
            for joins in range(MOST_JOINS + 1):
                lease = self.store.get(place)
                if lease is None or self._is_enough(lease, required, place.credit_id, self.store.now()):
                    return
                own: list[Place] = []
                key = ("extend", place) if joins < MOST_JOINS else None
                ask = partial(self._extend, place, required, ends_at, own)
                self._flights.join(key, ask, _left(ends_at))
                if own:
                    return
        except Exception as error:  # who needs it finds too little
            self._failed("Extending the lease", place, error)

    def extend_later(self, place: Place) -> None:
        """The same in the background, for those to come."""
        if self._begins_to_extend(place):
            self.start(lambda: self._extend_now(place))

    def settle(self, place: Place, use_id: str, amount: int) -> bool:
        """Whether the use was held until now, and is settled."""
        try:
            return self.store.settle(place, use_id, amount) is not None
        except Exception as error:  # its time ends it
            self._failed("Settling a use", place, error)
            return False

    def close(self, within: float = CLOSE_WITHIN) -> None:
        """Give back the leases that this process alone has, within so many seconds."""
        ends_at = monotonic() + min(within, CLOSE_WITHIN)
        self._is_closed = True
        self._cancel()
        for place in self.store.places():
            lease = self.store.get(place)
            if lease is not None and lease.expires_at > self.store.now() and ends_at > monotonic():
                self.store.drop(place, lease.id)
                self._release(place, lease.id, ends_at - monotonic())

    def start(self, work: Callable[[], object]) -> None:
        """Do something in the background."""
        if not self._is_closed:
            self._workers.start(work)

    def _cancel(self) -> None:
        """What goes on in the background sees that it is over."""

    def _is_live(self, place: Place) -> bool:
        lease = self.store.get(place)
        return lease is not None and lease.expires_at > self.store.now()

    def _acquire(self, place: Place, ends_at: float | None) -> bool:
        if self._is_live(place):
            return True  # another flight has just ended
        body = self._acquire_body(place)

        def ask(seconds: float | None) -> CreditLeaseResponseData:
            return self._credits.acquire_credit_lease(**body, request_options=limits(seconds)).data

        told = self._requests.attempt(ACQUIRING, ask, ends_at)
        is_kept = self.store.replace(place, _lease(told))
        kept = self.store.get(place)
        if self._is_closed or not (is_kept or kept is None or kept.id == told.id):
            self._release(place, told.id, CLOSE_WITHIN)
        return self._is_live(place)

    def _extend(self, place: Place, required: int, ends_at: float | None, own: list[Place]) -> bool:
        """`own` has a member once it is this caller's call."""
        own.append(place)
        lease = self.store.get(place)  # once more: others may have been at it
        if lease is None or self._is_enough(lease, required, place.credit_id, self.store.now()):
            return True
        body = self._extend_body(place, lease, required)

        def ask(seconds: float | None) -> CreditLeaseResponseData:
            return self._credits.extend_credit_lease(lease.id, **body, request_options=limits(seconds)).data

        try:
            told = self._requests.attempt(EXTENDING, ask, ends_at)
        except Exception as error:
            if getattr(error, "status_code", None) in OVER:
                self.store.drop(place, lease.id)  # the next check acquires another
            raise
        self.store.extend(place, _lease(told))
        return True

    def _extend_now(self, place: Place) -> None:
        before = after = None
        try:
            before = self.store.get(place)
            self.extend(place)
            after = self.store.get(place)
        except Exception as error:  # the next check begins again
            self._failed("Extending the lease", place, error)
        finally:
            self._has_extended(place, before, after)

    def _release(self, place: Place, lease_id: str, seconds: float) -> None:
        try:
            self._credits.release_credit_lease(lease_id, request_options=limits(max(seconds, 0.001)))
        except Exception as error:  # harmless: it ends by itself
            self._logger.warning("Releasing lease %s of credit %s failed: %s", lease_id, place.credit_id, error)

    def _sweep_now_and_then(self) -> None:
        if self.store.is_shared and self._is_sweep_due():
            self.start(self._sweep)

    def _sweep(self) -> None:
        try:
            self.store.sweep()
        except Exception as error:  # somebody does it later
            self._logger.warning("Ending held credits whose time is over failed: %s", error)


class AsyncLeases(_Base):
    """For tasks, of one event loop or of several."""

    def __init__(
        self,
        store: AwaitedStore,
        requests: AsyncCheckRequests,
        transport: AsyncTransport,
        terms: AllTerms,
        sweep_interval: float | None,
        logger: logging.Logger,
    ) -> None:
        from schematic.resources.credits import AsyncCreditsClient

        super().__init__(terms, sweep_interval, logger)
        self.store = store
        self._requests = requests
        self._credits = AsyncCreditsClient(transport)
        self._flights: AsyncCoalescer[bool] = AsyncCoalescer()
        self._tasks: set[asyncio.Task[object]] = set()

    async def acquire(self, place: Place, ends_at: float | None = None) -> bool:
        """Whether there is a live lease, by `ends_at` (monotonic): one that is there, or one that is asked for."""
        try:
            return await self._is_live(place) or await self._flights.join(
                ("acquire", place), lambda: self._acquire(place, ends_at), _left(ends_at)
            )
        except Exception as error:  # who needs it hears that it is not there
            self._failed("Lease", place, error)
            return False

    async def take(self, use: Use, ends_at: float | None = None) -> Taken | None:
        """Hold a use; where too little is free, after an extension. Raises what a store outside the process raises."""
        self._sweep_now_and_then()
        taken = await self.store.take(use)
        if taken is None:
            await self.extend(use.place, use.amount, ends_at)
            taken = await self.store.take(use)
        return taken

    async def extend(self, place: Place, required: int = 0, ends_at: float | None = None) -> None:
        """Extend the lease where less than `required` is free, or little is; but wait for others who do so first."""
        try:
            for joins in range(MOST_JOINS + 1):
                lease = await self.store.get(place)
                if lease is None or self._is_enough(lease, required, place.credit_id, self.store.now()):
                    return
                own: list[Place] = []
                key = ("extend", place) if joins < MOST_JOINS else None
                ask = partial(self._extend, place, required, ends_at, own)
                await self._flights.join(key, ask, _left(ends_at))
                if own:
                    return
        except Exception as error:  # who needs it finds too little
            self._failed("Extending the lease", place, error)

    def extend_later(self, place: Place) -> None:
        """The same in the background, for those to come."""
        if self._begins_to_extend(place):
            self.start(lambda: self._extend_now(place))

    async def settle(self, place: Place, use_id: str, amount: int) -> bool:
        """Whether the use was held until now, and is settled."""
        try:
            return await self.store.settle(place, use_id, amount) is not None
        except Exception as error:  # its time ends it
            self._failed("Settling a use", place, error)
            return False

    async def close(self, within: float = CLOSE_WITHIN) -> None:
        """Give back the leases that this process alone has, within so many seconds."""
        ends_at = monotonic() + min(within, CLOSE_WITHIN)
        self._is_closed = True
        self._cancel()
        for place in await self.store.places():
            lease = await self.store.get(place)
            if lease is not None and lease.expires_at > self.store.now() and ends_at > monotonic():
                await self.store.drop(place, lease.id)
                await self._release(place, lease.id, ends_at - monotonic())

    def start(self, work: Callable[[], Coroutine[Any, Any, object]]) -> None:
        """Do something in the background, for as long as the event loop runs."""
        from asyncio import get_running_loop

        if not self._is_closed:
            task = get_running_loop().create_task(work())
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    def _cancel(self) -> None:
        """End what goes on in the background of this event loop."""
        from asyncio import get_running_loop

        for task in list(self._tasks):
            if task.get_loop() is get_running_loop():
                task.cancel()

    async def _is_live(self, place: Place) -> bool:
        lease = await self.store.get(place)
        return lease is not None and lease.expires_at > self.store.now()

    async def _acquire(self, place: Place, ends_at: float | None) -> bool:
        if await self._is_live(place):
            return True  # another flight has just ended
        body = self._acquire_body(place)

        async def ask(seconds: float | None) -> CreditLeaseResponseData:
            return (await self._credits.acquire_credit_lease(**body, request_options=limits(seconds))).data

        told = await self._requests.attempt(ACQUIRING, ask, ends_at)
        is_kept = await self.store.replace(place, _lease(told))
        kept = await self.store.get(place)
        if self._is_closed or not (is_kept or kept is None or kept.id == told.id):
            await self._release(place, told.id, CLOSE_WITHIN)
        return await self._is_live(place)

    async def _extend(self, place: Place, required: int, ends_at: float | None, own: list[Place]) -> bool:
        """`own` has a member once it is this caller's call."""
        own.append(place)
        lease = await self.store.get(place)  # once more: others may have been at it
        if lease is None or self._is_enough(lease, required, place.credit_id, self.store.now()):
            return True
        body = self._extend_body(place, lease, required)

        async def ask(seconds: float | None) -> CreditLeaseResponseData:
            return (await self._credits.extend_credit_lease(lease.id, **body, request_options=limits(seconds))).data

        try:
            told = await self._requests.attempt(EXTENDING, ask, ends_at)
        except Exception as error:
            if getattr(error, "status_code", None) in OVER:
                await self.store.drop(place, lease.id)  # the next check acquires another
            raise
        await self.store.extend(place, _lease(told))
        return True

    async def _extend_now(self, place: Place) -> None:
        before = after = None
        try:
            before = await self.store.get(place)
            await self.extend(place)
            after = await self.store.get(place)
        except Exception as error:  # the next check begins again
            self._failed("Extending the lease", place, error)
        finally:
            self._has_extended(place, before, after)

    async def _release(self, place: Place, lease_id: str, seconds: float) -> None:
        try:
            await self._credits.release_credit_lease(lease_id, request_options=limits(max(seconds, 0.001)))
        except Exception as error:  # harmless: it ends by itself
            self._logger.warning("Releasing lease %s of credit %s failed: %s", lease_id, place.credit_id, error)

    def _sweep_now_and_then(self) -> None:
        if self.store.is_shared and self._is_sweep_due():
            self.start(self._sweep)

    async def _sweep(self) -> None:
        try:
            await self.store.sweep()
        except Exception as error:  # somebody does it later
            self._logger.warning("Ending held credits whose time is over failed: %s", error)


def _lease(told: CreditLeaseResponseData) -> Lease:
    """What has been committed of it is used; an end without a zone is UTC."""
    granted = billionths(told.granted_amount)
    ends_at = told.expires_at if told.expires_at.tzinfo is not None else told.expires_at.replace(tzinfo=UTC)
    return Lease(told.id, granted, max(granted - billionths(told.tracked_amount), 0), ends_at.timestamp())


def _left(ends_at: float | None) -> float | None:
    return None if ends_at is None else max(ends_at - monotonic(), 0.0)
