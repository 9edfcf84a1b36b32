"""Where leases are kept: in this process, or in a Redis that processes share (`redis`). Both forms say the same.

A store in the process answers at once. One outside of it may raise anything, and takes a second at most.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import RLock
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from schematic.clock import unix
from schematic.core import forks
from schematic.leases.slot import Lease, Place, Slot

if TYPE_CHECKING:
    from schematic.cache.workers import Workers
    from schematic.checks.check import Keys

T = TypeVar("T")
WAIT_SECONDS = 1.0  # that a store outside the process may take for one step


class Use(NamedTuple):
    """One use that a check holds credits for: `amount` in billionths of the credit of `place`. `event`: the subtype
    that settles it, `quantity` units at `rate`; `company` and `user` as they were named. `expires_at`: seconds since
    1970."""

    id: str
    place: Place
    amount: int
    expires_at: float
    event: str
    quantity: int
    rate: float
    company: Keys | None
    user: Keys | None


class Taken(NamedTuple):
    """What a use was taken from: the lease, and what of it was free before and is now (billionths)."""

    lease_id: str
    before: int
    granted: int


class Store(Protocol):
    """One lease for each place, and the uses that are held of it. Each step is whole: no other comes between."""

    is_shared: bool  # with other processes, whose leases must outlive this one
    now: Callable[[], float]  # by which its leases end: seconds since 1970

    def get(self, place: Place) -> Lease | None:
        """The lease, which may have expired."""
        ...

    def replace(self, place: Place, lease: Lease) -> bool:
        """See `Slot.replace`."""
        ...

    def extend(self, place: Place, lease: Lease) -> None:
        """See `Slot.extend`."""
        ...

    def drop(self, place: Place, lease_id: str) -> None:
        """Forget the lease, if it is still this one; what is held of it stays noted."""
        ...

    def take(self, use: Use) -> Taken | None:
        """Hold a use and note it; None where no lease is alive or too little of it is free. The same use is held once,
        however often it is asked for."""
        ...

    def settle(self, place: Place, use_id: str, amount: int) -> int | None:
        """End a use, of which `amount` was used, once; what counts as used, None when it had ended."""
        ...

    def places(self) -> list[Place]:
        """Those that this process alone has leases for."""
        ...

    def sweep(self) -> int:
        """End the uses whose time is over; how many."""
        ...


class LocalStore:
    """In this process. A child process begins without leases: what its parent holds is its parent's."""

    is_shared = False

    def __init__(self) -> None:
        self.now: Callable[[], float] = unix
        self.after_fork()
        forks.watch(self)

    def after_fork(self) -> None:
        self.lock = RLock()  # a check may interrupt itself, from a signal's handler
        self._slots: dict[Place, Slot] = {}

    def slot(self, place: Place) -> Slot:
        """To be used under `lock`."""
        return self._slots.get(place) or self._slots.setdefault(place, Slot())

    def get(self, place: Place) -> Lease | None:
        with self.lock:
            slot = self.slot(place)
            slot.expire(self.now())
            return slot.lease()

    def replace(self, place: Place, lease: Lease) -> bool:
        with self.lock:
            return self.slot(place).replace(lease, self.now())

    def extend(self, place: Place, lease: Lease) -> None:
        with self.lock:
            self.slot(place).extend(lease)

    def drop(self, place: Place, lease_id: str) -> None:
        with self.lock:
            self.slot(place).drop(lease_id)

    def take(self, use: Use) -> Taken | None:
        with self.lock:
            slot = self.slot(use.place)
            if use.id in slot.holds:
                return Taken(slot.holds[use.id].lease_id, slot.free + use.amount, slot.granted)
            before = slot.take(use.id, use.amount, use.expires_at, self.now())
            return None if before is None else Taken(slot.lease_id, before, slot.granted)

    def settle(self, place: Place, use_id: str, amount: int) -> int | None:
        with self.lock:
            return self.slot(place).settle(use_id, amount)

    def places(self) -> list[Place]:
        with self.lock:
            return list(self._slots)

    def sweep(self) -> int:
        """Nothing is left to do: whoever finds too little free ends what is over first."""
        return 0


class AwaitedStore:
    """A store for tasks: one outside the process is asked from a thread, so that it belongs to no event loop."""

    def __init__(self, store: Store) -> None:
        self.blocking = store
        self.now: Callable[[], float] = lambda: store.now()
        self.is_shared = store.is_shared
        self._workers: Workers | None = None
        if store.is_shared:
            from schematic.cache.workers import Workers

            self._workers = Workers()

    async def get(self, place: Place) -> Lease | None:
        return await self._run(lambda: self.blocking.get(place))

    async def replace(self, place: Place, lease: Lease) -> bool:
        return await self._run(lambda: self.blocking.replace(place, lease))

    async def extend(self, place: Place, lease: Lease) -> None:
        await self._run(lambda: self.blocking.extend(place, lease))

    async def drop(self, place: Place, lease_id: str) -> None:
        await self._run(lambda: self.blocking.drop(place, lease_id))

    async def take(self, use: Use) -> Taken | None:
        return await self._run(lambda: self.blocking.take(use))

    async def settle(self, place: Place, use_id: str, amount: int) -> int | None:
        return await self._run(lambda: self.blocking.settle(place, use_id, amount))

    async def places(self) -> list[Place]:
        return self.blocking.places()

    async def sweep(self) -> int:
        return await self._run(self.blocking.sweep)

    async def _run(self, step: Callable[[], T]) -> T:
        if self._workers is None:
            return step()
        found: T = await self._workers.run_async(step, 3 * WAIT_SECONDS)
        return found
