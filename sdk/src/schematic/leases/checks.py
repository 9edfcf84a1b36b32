"""`check` under a lease: credits are held here, the engine decides here, and no request is made but for leases.

Sync and async differ by `await` alone. A check that this does not concern gets None, and goes the way of all others.
"""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from schematic.checks.check import FlagCheck
from schematic.clock import monotonic, sleep
from schematic.leases.amounts import priced
from schematic.leases.quick import Quick
from schematic.leases.slot import Place
from schematic.leases.store import LocalStore

if TYPE_CHECKING:
    import logging

    from schematic.checks.check import Keys
    from schematic.config import CheckOptions, CheckResult, CreditLeaseConfig, Reservation
    from schematic.core.forks import Counter
    from schematic.datastream.client import AsyncDataStream, DataStream
    from schematic.datastream.source import AsyncStream, Keeper, Stream
    from schematic.leases.manager import AsyncLeases, Leases

First = Callable[[], object]
AsyncFirst = Callable[[], Awaitable[object]]
NO_LEASE = "lease_acquire_failed"
TOO_LITTLE = "insufficient_lease_balance"
NO_STORE = "lease_store_error"
PAUSE = 0.1  # seconds between two questions about a company that is not there yet


class LeaseChecks(Quick):
    """For sync clients."""

    def __init__(
        self,
        stream: DataStream,
        source: Stream,
        leases: Leases,
        events: Keeper,
        counter: Counter,
        logger: logging.Logger,
        leasing: CreditLeaseConfig,
    ) -> None:
        super().__init__(stream, leases, events, counter, logger, leasing)
        self._source = source
        self.leases = leases
        self.local = leases.store if isinstance(leases.store, LocalStore) else None

    def check(self, flag_key: str, company: Keys | None, user: Keys | None, wanted: CheckOptions) -> CheckResult | None:
        """The answer, with what is held; None where it is no matter of a lease. Never raises."""
        if (invalid := self._invalid(flag_key, company, user, wanted)) is not None:
            return invalid
        ends_at = None if wanted.timeout is None else monotonic() + wanted.timeout
        asked = FlagCheck(flag_key, company, user, seconds=wanted.timeout, ends_at=ends_at)
        found = self._offered(self._source.locate(asked), company, user, wanted)
        if found is None:
            return None
        if not self.leases.acquire(found.place, ends_at):
            return self._not_held(found, wanted, NO_LEASE)
        use = self._use(found, wanted)
        try:
            taken = self.leases.take(use, ends_at)
        except Exception as error:  # a check always answers; the caller's own request matters more
            self._logger.error("The store of leases failed: %s", error)
            return self._not_held(found, wanted, NO_STORE)
        if taken is None:
            return self._not_held(found, wanted, TOO_LITTLE)
        try:
            verdict = found.judge(use.amount)
        except Exception as error:  # as above
            self.leases.settle(use.place, use.id, 0)
            return self._unjudged(found, wanted, error)
        if not verdict.value:
            self.leases.settle(use.place, use.id, 0)
            return self._told(verdict)
        return self._taken(found, use, taken, verdict)

    def settle(self, held: Reservation, quantity: float) -> bool:
        """End what a check holds, of which `quantity` units were used; whether it was held until now."""
        place = Place(held.company_id, held.credit_type_id)
        return self.leases.settle(place, held.id, priced(math.ceil(quantity), held.consumption_rate))

    def prewarm(self, company: Keys, credit_ids: Sequence[str], first: First | None = None) -> None:
        """Acquire leases in the background, once `first` is done and the company is known."""
        self.leases.start(partial(self._prewarm, dict(company), list(credit_ids), first))

    def prewarm_identified(self, company: Any, credit_ids: Sequence[str], flush: First) -> None:
        """The same for a company that `identify` names, which the server may hear of only now."""
        keys = self._keys_of(company)
        if keys:
            self.prewarm(keys, credit_ids, flush)

    def close(self, within: float) -> None:
        """Give back leases, within so many seconds."""
        self._end()
        self.leases.close(within)

    def _prewarm(self, keys: Keys, credit_ids: list[str], first: First | None) -> None:
        if first is not None:
            first()
        company_id = self._company_id(keys)
        if company_id is None:
            self._logger.warning("No lease is acquired ahead: there is no company %s", dict(keys))
            return
        for credit_id in credit_ids:
            self.leases.acquire(Place(company_id, credit_id))

    def _company_id(self, keys: Keys) -> str | None:
        """Of whoever has these keys; asked for until there is somebody, for a while."""
        ends_at = monotonic() + self._prewarm_seconds
        while (found := self._known_company(keys)) is None and monotonic() < ends_at:
            asked = FlagCheck("", keys, seconds=PAUSE, ends_at=monotonic() + PAUSE)
            if (found := self._source.company_id(asked)) is not None:
                return found
            sleep(PAUSE)
        return found or next((value for value in keys.values() if value.startswith("comp_")), None)


class AsyncLeaseChecks(Quick):
    """For async clients."""

    def __init__(
        self,
        stream: AsyncDataStream,
        source: AsyncStream,
        leases: AsyncLeases,
        events: Keeper,
        counter: Counter,
        logger: logging.Logger,
        leasing: CreditLeaseConfig,
    ) -> None:
        super().__init__(stream, leases, events, counter, logger, leasing)
        self._source = source
        self.leases = leases
        local = leases.store.blocking
        self.local = local if isinstance(local, LocalStore) else None

    async def check(
        self, flag_key: str, company: Keys | None, user: Keys | None, wanted: CheckOptions
    ) -> CheckResult | None:
        """The answer, with what is held; None where it is no matter of a lease. Never raises."""
        if (invalid := self._invalid(flag_key, company, user, wanted)) is not None:
            return invalid
        ends_at = None if wanted.timeout is None else monotonic() + wanted.timeout
        asked = FlagCheck(flag_key, company, user, seconds=wanted.timeout, ends_at=ends_at)
        found = self._offered(await self._source.locate(asked), company, user, wanted)
        if found is None:
            return None
        if not await self.leases.acquire(found.place, ends_at):
            return self._not_held(found, wanted, NO_LEASE)
        use = self._use(found, wanted)
        try:
            taken = await self.leases.take(use, ends_at)
        except Exception as error:  # a check always answers; the caller's own request matters more
            self._logger.error("The store of leases failed: %s", error)
            return self._not_held(found, wanted, NO_STORE)
        if taken is None:
            return self._not_held(found, wanted, TOO_LITTLE)
        try:
            verdict = found.judge(use.amount)
        except Exception as error:  # as above
            await self.leases.settle(use.place, use.id, 0)
            return self._unjudged(found, wanted, error)
        if not verdict.value:
            await self.leases.settle(use.place, use.id, 0)
            return self._told(verdict)
        return self._taken(found, use, taken, verdict)

    async def settle(self, held: Reservation, quantity: float) -> bool:
        """End what a check holds, of which `quantity` units were used; whether it was held until now."""
        place = Place(held.company_id, held.credit_type_id)
        return await self.leases.settle(place, held.id, priced(math.ceil(quantity), held.consumption_rate))

    def prewarm(self, company: Keys, credit_ids: Sequence[str], first: AsyncFirst | None = None) -> None:
        """Acquire leases in the background, once `first` is done and the company is known."""
        self.leases.start(partial(self._prewarm, dict(company), list(credit_ids), first))

    def prewarm_identified(self, company: Any, credit_ids: Sequence[str], flush: AsyncFirst) -> None:
        """The same for a company that `identify` names, which the server may hear of only now."""
        keys = self._keys_of(company)
        if keys:
            self.prewarm(keys, credit_ids, flush)

    async def close(self, within: float) -> None:
        """Give back leases, within so many seconds."""
        self._end()
        await self.leases.close(within)

    async def _prewarm(self, keys: Keys, credit_ids: list[str], first: AsyncFirst | None) -> None:
        if first is not None:
            await first()
        company_id = await self._company_id(keys)
        if company_id is None:
            self._logger.warning("No lease is acquired ahead: there is no company %s", dict(keys))
            return
        for credit_id in credit_ids:
            await self.leases.acquire(Place(company_id, credit_id))

    async def _company_id(self, keys: Keys) -> str | None:
        """Of whoever has these keys; asked for until there is somebody, for a while."""
        from asyncio import sleep

        ends_at = monotonic() + self._prewarm_seconds
        while (found := self._known_company(keys)) is None and monotonic() < ends_at:
            asked = FlagCheck("", keys, seconds=PAUSE, ends_at=monotonic() + PAUSE)
            if (found := await self._source.company_id(asked)) is not None:
                return found
            await sleep(PAUSE)
        return found or next((value for value in keys.values() if value.startswith("comp_")), None)
