"""`Schematic` and `AsyncSchematic`: the same verbs, to be called or to be awaited. They delegate.

check_flag, check_flags, check          checks         always answer
track, identify                         events         never wait
companies, plans, features …            resources      raise ApiError
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from schematic.cache.local import LocalCache
from schematic.checks.checks import AsyncChecks, Checks
from schematic.config import (
    AsyncSchematicConfig,
    CheckFlagOptions,
    CheckOptions,
    CheckResult,
    CircuitBreaker,
    CreditLeaseConfig,
    DataStreamConfig,
    EventQuantities,
    EventUsage,
    IdentifyOptions,
    LeaseConfigOverride,
    Reservation,
    SchematicConfig,
    TrackOptions,
    TrackWithReservationOptions,
)
from schematic.core.transport import AsyncTransport, Settings, Transport
from schematic.events import batching
from schematic.events.buffer import FLUSH_WITHIN, AsyncEventBuffer, EventBuffer
from schematic.events.capture import AsyncEventCaptureClient, EventCaptureClient
from schematic.resources import AsyncResources, Resources

if TYPE_CHECKING:
    from typing import Self, Unpack

    from schematic.cache.provider import AsyncCacheProvider, CacheProvider
    from schematic.cache.redis import RedisCache
    from schematic.checks.check import Keys
    from schematic.checks.receipts import CheckReceipt
    from schematic.core.api_error import ApiError
    from schematic.core.request_options import RequestOptions
    from schematic.datastream.client import AsyncDataStream, DataStream
    from schematic.errors import PaymentRequiredError
    from schematic.logging import get_default_logger
    from schematic.settings import AsyncKeywords, Keywords
    from schematic.stats import CheckStats, EventStats, FlushResult, Stats
    from schematic.types import CheckFlagResponseData, EventBodyIdentifyCompany

__all__ = [
    "ApiError",
    "AsyncCacheProvider",
    "AsyncSchematic",
    "AsyncSchematicConfig",
    "CacheProvider",
    "CheckFlagOptions",
    "CheckOptions",
    "CheckReceipt",
    "CheckResult",
    "CheckStats",
    "CircuitBreaker",
    "CreditLeaseConfig",
    "DataStreamConfig",
    "EventBodyIdentifyCompany",
    "EventQuantities",
    "EventStats",
    "EventUsage",
    "FlushResult",
    "IdentifyOptions",
    "LeaseConfigOverride",
    "LocalCache",
    "PaymentRequiredError",
    "RedisCache",
    "RequestOptions",
    "Reservation",
    "Schematic",
    "SchematicConfig",
    "Stats",
    "TrackOptions",
    "TrackWithReservationOptions",
    "get_default_logger",
]
# Not needed to make a client, so loaded when somebody asks.
_HOMES = {
    "ApiError": "core.api_error",
    "AsyncCacheProvider": "cache.provider",
    "CacheProvider": "cache.provider",
    "CheckReceipt": "checks.receipts",
    "CheckStats": "stats",
    "EventBodyIdentifyCompany": "types",
    "EventStats": "stats",
    "FlushResult": "stats",
    "PaymentRequiredError": "errors",
    "RedisCache": "cache.redis",
    "RequestOptions": "core.request_options",
    "Stats": "stats",
    "get_default_logger": "logging",
}


if not TYPE_CHECKING:  # checkers are to see exactly the names above

    def __getattr__(name: str) -> Any:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(f"schematic.{_HOMES[name]}"), name)


class Schematic(Resources):
    """A client of the Schematic API.

    `Schematic("sch_…")`, `Schematic("sch_…", SchematicConfig(…))`, or the configuration's members as keywords
    (`timeout=`, `base_url=`, `http_client=` …), which win over it. Without a key, `SCHEMATIC_API_KEY` of the
    environment. Raises TypeError for an unknown keyword, ValueError for a missing key or a wrong address.
    `datastream` is None without `use_datastream`.

    Safe between threads, and after `fork` in the child. Leaving `with Schematic(…) as client:` sends what waits.
    """

    def __init__(
        self, api_key: str | None = None, config: SchematicConfig | None = None, **keywords: Unpack[Keywords]
    ) -> None:
        # Loaded with the first client, not with the program.
        from schematic.checks.credits import CreditChecks
        from schematic.settings import buffer_settings, configured, logger_of, transport_settings

        made = configured("Schematic", SchematicConfig, config, keywords)
        settings = transport_settings(api_key, made)
        self.logger = logger_of(made)
        self.offline = made.offline
        super().__init__(self._opened(settings))
        self._checks = Checks(made, self._transport, self.logger)
        self._credit_checks = CreditChecks(self._checks, self._transport, made, self.logger)
        self._sender = EventCaptureClient(self._transport, made.event_capture_url or "", settings.api_key)
        self.event_buffer = EventBuffer(
            self._sender, self.logger, **buffer_settings(settings.api_key, made, self.logger)
        )
        self.datastream: DataStream | None = None
        if made.use_datastream and not made.offline:
            how = made.datastream or DataStreamConfig()
            self.datastream = self._streamed(settings, made)
            source = self._checks.ask_first(self.datastream, self.event_buffer, how)
            if made.credit_leases is not None and made.credit_leases.mode != "server":
                from schematic.leases.opening import lease_checks

                self._credit_checks.leased = lease_checks(
                    made,
                    made.credit_leases,
                    self._checks,
                    self._transport,
                    self.datastream,
                    source,
                    self.event_buffer,
                    self.logger,
                )
        self._recall = self._checks.recall

    def _opened(self, settings: Settings) -> Transport:
        """What calls go through; a fake has its own."""
        return Transport(settings)

    def _streamed(self, settings: Settings, made: SchematicConfig) -> DataStream:
        """What it hears of changes over; a fake has its own."""
        from schematic.datastream.client import DataStream

        return DataStream(settings, made, self.logger)

    def set_flag_default(self, flag_key: str, value: bool) -> None:
        """What `flag_key` is when no other answer can be had. Raises TypeError unless that is True or False."""
        self._checks.defaults.set({flag_key: value})

    def set_flag_defaults(self, values: Mapping[str, bool]) -> None:
        """The same for several flags."""
        self._checks.defaults.set(values)

    def check_flag(
        self,
        flag_key: str,
        company: Keys | None = None,
        user: Keys | None = None,
        options: CheckFlagOptions | None = None,
    ) -> bool:
        """Whether a flag is on for a company and a user, each named by its keys. Never raises."""
        if options is None and (answer := self._recall(flag_key, company, user)) is not None:
            return answer.value is True
        answer, _ = self._checks.decide(flag_key, company, user, options)
        return answer.value is True

    def check_flag_with_entitlement(
        self,
        flag_key: str,
        company: Keys | None = None,
        user: Keys | None = None,
        options: CheckFlagOptions | None = None,
    ) -> CheckFlagResponseData:
        """`check_flag` with the reason, the rule that decided and the entitlement with its usage. Never raises."""
        if options is None and (answer := self._recall(flag_key, company, user)) is not None:
            return answer.shown or answer.model
        answer, _ = self._checks.decide(flag_key, company, user, options)
        return answer.model

    def check_flag_with_receipt(
        self,
        flag_key: str,
        company: Keys | None = None,
        user: Keys | None = None,
        options: CheckFlagOptions | None = None,
    ) -> CheckReceipt:
        """`check_flag_with_entitlement` with where the answer came from, and how old it is. Never raises."""
        return self._checks.receipt(flag_key, company, user, options)

    def check_flags(
        self,
        flag_keys: Sequence[str] | None = None,
        company: Keys | None = None,
        user: Keys | None = None,
        options: CheckFlagOptions | None = None,
    ) -> list[CheckFlagResponseData]:
        """Several flags by one request, in the order of their keys; every flag when none is named. Never raises.

        After a failure every named flag has what its outage policy says; when none is named, the list is empty.
        """
        return self._checks.check_flags(flag_keys, company, user, options)

    def check(
        self,
        flag_key: str,
        company: Keys | None = None,
        user: Keys | None = None,
        options: CheckOptions | None = None,
    ) -> CheckResult:
        """Whether a use is allowed. With `credit_leases` configured credits are held for `options.usage`, by the server
        or under a lease of this client's, until `track_with_reservation` says how much it was. Never raises."""
        leased = self._credit_checks.leased
        if leased is not None and (result := leased.quick(flag_key, company, user, options)) is not None:
            return result
        return self._credit_checks.check(flag_key, company, user, options)

    def ping(self, timeout: float = 5.0) -> None:
        """Ask the API once whether it takes this client's key: for the start of a program. Raises an ApiError when it
        does not, or does not answer within `timeout` seconds. An offline client asks nobody."""
        self._checks.ping(timeout)

    def initialize(self) -> None:
        """See that the data stream, if there is one, is on its way; this waits for nothing."""
        if self.datastream is not None:
            self.datastream.wake()

    def stats(self) -> Stats:
        """What this client has done so far in this process: events accepted, sent, dropped …, and checks."""
        from schematic.stats import Stats

        stream = None if self.datastream is None else self.datastream.status()
        return Stats(self.event_buffer.stats, self._checks.stats(), stream)

    def flush(self, timeout: float | None = FLUSH_WITHIN) -> FlushResult:
        """Send the events that wait now; returns when each is delivered or given up, or after `timeout` seconds (None:
        however long that takes)."""
        return self.event_buffer.flush(timeout)

    def shutdown(self, timeout: float | None = None) -> None:
        """Send the events that wait and close connections; afterwards only `track` and `identify` are refused.

        Gives up after `timeout` seconds; without one when no batch gets through for 5 s, and after 30 s in any case.
        Happens by itself when the process ends.
        """
        self.event_buffer.stop(timeout)
        self._credit_checks.close(5.0 if timeout is None else min(timeout, 5.0))
        if self.datastream is not None:
            self.datastream.close(1.0 if timeout is None else min(timeout, 1.0))
        self._sender.close()
        self._checks.close()
        self._transport.close()

    def __enter__(self) -> Self:
        self.initialize()
        return self

    def __exit__(self, *exception: object) -> None:
        self.shutdown()

    def prewarm(self, company: Keys, credit_type_ids: Sequence[str]) -> None:
        """Acquire a company's leases of these credits ahead, in the background: as soon as there is such a company, if
        that is within `prewarm_resolve_timeout`. Does nothing while the server holds the credits."""
        if self._credit_checks.leased is None:
            self.logger.debug("prewarm does nothing without a data stream")
        else:
            self._credit_checks.leased.prewarm(company, credit_type_ids)

    def identify(
        self,
        keys: Keys,
        company: EventBodyIdentifyCompany | Mapping[str, Any] | None = None,
        name: str | None = None,
        traits: Mapping[str, Any] | None = None,
        options: IdentifyOptions | None = None,
    ) -> None:
        """Create or update a user and their company, in the background. Raises TypeError for keys that are none."""
        if not self.offline:
            buffer = self.event_buffer
            buffer.add(batching.identify(keys, company, name, traits, options, buffer))
            if options is not None and options.prewarm and self._credit_checks.leased is not None:
                self._credit_checks.leased.prewarm_identified(company, options.prewarm, self.flush)

    def track(
        self,
        event: str,
        company: Keys | None = None,
        user: Keys | None = None,
        traits: Mapping[str, Any] | None = None,
        quantity: int | None = None,
        options: TrackOptions | None = None,
    ) -> None:
        """Report a use, in the background. Raises TypeError or ValueError for what the API would refuse."""
        if not self.offline:
            buffer = self.event_buffer
            buffer.add(batching.track(event, company, user, traits, quantity, options, buffer))
            if self.datastream is not None and company:
                self.datastream.count_use(event, company, quantity or 1)

    def track_with_reservation(
        self,
        reservation: Reservation | None,
        actual_quantity: float,
        options: TrackWithReservationOptions | None = None,
    ) -> None:
        """Settle what `check` held with what was really used; the rest is returned. Settling twice counts once."""
        if self.offline:
            return
        from schematic.checks.reservations import settlement

        event = settlement(reservation, actual_quantity, options, self.logger)
        if event is not None and reservation is not None:
            is_settled = self._credit_checks.settle(reservation, actual_quantity)
            self.event_buffer.add(event)
            if is_settled and self.datastream is not None and reservation.company:
                self.datastream.count_use(reservation.event_subtype, reservation.company, math.ceil(actual_quantity))

    def release(self, reservation: Reservation | None) -> None:
        """Give back what `check` held, as nothing was used. Never raises: what cannot be given back ends by itself."""
        if reservation is not None and not self.offline:
            self._credit_checks.release(reservation)


class AsyncSchematic(AsyncResources):
    """`Schematic` for asyncio: the same names, to be awaited. May be made before any loop runs.

    Leaving `async with AsyncSchematic(…) as client:` sends what waits.
    """

    def __init__(
        self, api_key: str | None = None, config: AsyncSchematicConfig | None = None, **keywords: Unpack[AsyncKeywords]
    ) -> None:
        # Loaded with the first client, not with the program.
        from schematic.checks.credits import AsyncCreditChecks
        from schematic.settings import buffer_settings, configured, logger_of, transport_settings

        made = configured("AsyncSchematic", AsyncSchematicConfig, config, keywords)
        settings = transport_settings(api_key, made)
        self.logger = logger_of(made)
        self.offline = made.offline
        super().__init__(self._opened(settings))
        self._checks = AsyncChecks(made, self._transport, self.logger)
        self._credit_checks = AsyncCreditChecks(self._checks, self._transport, made, self.logger)
        self._sender = self._event_sender(settings, made.event_capture_url or "")
        self.event_buffer = AsyncEventBuffer(
            self._sender, self.logger, **buffer_settings(settings.api_key, made, self.logger)
        )
        self.datastream: AsyncDataStream | None = None
        if made.use_datastream and not made.offline:
            how = made.datastream or DataStreamConfig()
            self.datastream = self._streamed(settings, made)
            source = self._checks.ask_first(self.datastream, self.event_buffer, how)
            if made.credit_leases is not None and made.credit_leases.mode != "server":
                from schematic.leases.opening import async_lease_checks

                self._credit_checks.leased = async_lease_checks(
                    made,
                    made.credit_leases,
                    self._checks,
                    self._transport,
                    self.datastream,
                    source,
                    self.event_buffer,
                    self.logger,
                )
        self._recall = self._checks.recall

    def _event_sender(self, settings: Settings, url: str) -> EventCaptureClient | AsyncEventCaptureClient:
        """Events leave from a thread, over connections of its own unless the user passed a client in."""
        if settings.client is None:
            return EventCaptureClient(Transport(settings), url, settings.api_key)
        return AsyncEventCaptureClient(self._transport, url, settings.api_key)

    def _opened(self, settings: Settings) -> AsyncTransport:
        """What calls go through; a fake has its own."""
        return AsyncTransport(settings)

    def _streamed(self, settings: Settings, made: SchematicConfig) -> AsyncDataStream:
        """What it hears of changes over; a fake has its own."""
        from schematic.datastream.client import AsyncDataStream

        return AsyncDataStream(settings, made, self.logger)

    def set_flag_default(self, flag_key: str, value: bool) -> None:
        """What `flag_key` is when no other answer can be had. Raises TypeError unless that is True or False."""
        self._checks.defaults.set({flag_key: value})

    def set_flag_defaults(self, values: Mapping[str, bool]) -> None:
        """The same for several flags."""
        self._checks.defaults.set(values)

    async def check_flag(
        self,
        flag_key: str,
        company: Keys | None = None,
        user: Keys | None = None,
        options: CheckFlagOptions | None = None,
    ) -> bool:
        """Whether a flag is on for a company and a user, each named by its keys. Never raises."""
        if options is None and (answer := self._recall(flag_key, company, user)) is not None:
            return answer.value is True
        answer, _ = await self._checks.decide(flag_key, company, user, options)
        return answer.value is True

    async def check_flag_with_entitlement(
        self,
        flag_key: str,
        company: Keys | None = None,
        user: Keys | None = None,
        options: CheckFlagOptions | None = None,
    ) -> CheckFlagResponseData:
        """`check_flag` with the reason, the rule that decided and the entitlement with its usage. Never raises."""
        if options is None and (answer := self._recall(flag_key, company, user)) is not None:
            return answer.shown or answer.model
        answer, _ = await self._checks.decide(flag_key, company, user, options)
        return answer.model

    async def check_flag_with_receipt(
        self,
        flag_key: str,
        company: Keys | None = None,
        user: Keys | None = None,
        options: CheckFlagOptions | None = None,
    ) -> CheckReceipt:
        """`check_flag_with_entitlement` with where the answer came from, and how old it is. Never raises."""
        return await self._checks.receipt(flag_key, company, user, options)

    async def check_flags(
        self,
        flag_keys: Sequence[str] | None = None,
        company: Keys | None = None,
        user: Keys | None = None,
        options: CheckFlagOptions | None = None,
    ) -> list[CheckFlagResponseData]:
        """Several flags by one request, in the order of their keys; every flag when none is named. Never raises.

        After a failure every named flag has what its outage policy says; when none is named, the list is empty.
        """
        return await self._checks.check_flags(flag_keys, company, user, options)

    async def check(
        self,
        flag_key: str,
        company: Keys | None = None,
        user: Keys | None = None,
        options: CheckOptions | None = None,
    ) -> CheckResult:
        """Whether a use is allowed. With `credit_leases` configured credits are held for `options.usage`, by the server
        or under a lease of this client's, until `track_with_reservation` says how much it was. Never raises."""
        leased = self._credit_checks.leased
        if leased is not None and (result := leased.quick(flag_key, company, user, options)) is not None:
            return result
        return await self._credit_checks.check(flag_key, company, user, options)

    async def ping(self, timeout: float = 5.0) -> None:
        """Ask the API once whether it takes this client's key: for the start of a program. Raises an ApiError when it
        does not, or does not answer within `timeout` seconds. An offline client asks nobody."""
        await self._checks.ping(timeout)

    async def initialize(self) -> None:
        """See that the data stream, if there is one, is on its way; this waits for nothing."""
        if self.datastream is not None:
            self.datastream.wake()

    def stats(self) -> Stats:
        """What this client has done so far in this process: events accepted, sent, dropped …, and checks."""
        from schematic.stats import Stats

        stream = None if self.datastream is None else self.datastream.status()
        return Stats(self.event_buffer.stats, self._checks.stats(), stream)

    async def flush(self, timeout: float | None = FLUSH_WITHIN) -> FlushResult:
        """Send the events that wait now; returns when each is delivered or given up, or after `timeout` seconds (None:
        however long that takes)."""
        return await self.event_buffer.flush(timeout)

    async def shutdown(self, timeout: float | None = None) -> None:
        """Send the events that wait and close connections; afterwards only `track` and `identify` are refused.

        Gives up after `timeout` seconds; without one when no batch gets through for 5 s, and after 30 s in any case.
        Happens by itself when the process ends.
        """
        await self.event_buffer.stop(timeout)
        await self._credit_checks.close(5.0 if timeout is None else min(timeout, 5.0))
        if self.datastream is not None:
            await self.datastream.close(1.0 if timeout is None else min(timeout, 1.0))
        self._sender.close()
        await self._checks.aclose()
        await self._transport.aclose()

    async def __aenter__(self) -> Self:
        await self.initialize()
        return self

    async def __aexit__(self, *exception: object) -> None:
        await self.shutdown()

    async def prewarm(self, company: Keys, credit_type_ids: Sequence[str]) -> None:
        """Acquire a company's leases of these credits ahead, in the background: as soon as there is such a company, if
        that is within `prewarm_resolve_timeout`. Does nothing while the server holds the credits."""
        if self._credit_checks.leased is None:
            self.logger.debug("prewarm does nothing without a data stream")
        else:
            self._credit_checks.leased.prewarm(company, credit_type_ids)

    async def identify(
        self,
        keys: Keys,
        company: EventBodyIdentifyCompany | Mapping[str, Any] | None = None,
        name: str | None = None,
        traits: Mapping[str, Any] | None = None,
        options: IdentifyOptions | None = None,
    ) -> None:
        """Create or update a user and their company, in the background. Raises TypeError for keys that are none."""
        if not self.offline:
            buffer = self.event_buffer
            await buffer.add(batching.identify(keys, company, name, traits, options, buffer))
            if options is not None and options.prewarm and self._credit_checks.leased is not None:
                self._credit_checks.leased.prewarm_identified(company, options.prewarm, self.flush)

    async def track(
        self,
        event: str,
        company: Keys | None = None,
        user: Keys | None = None,
        traits: Mapping[str, Any] | None = None,
        quantity: int | None = None,
        options: TrackOptions | None = None,
    ) -> None:
        """Report a use, in the background. Raises TypeError or ValueError for what the API would refuse."""
        if not self.offline:
            buffer = self.event_buffer
            await buffer.add(batching.track(event, company, user, traits, quantity, options, buffer))
            if self.datastream is not None and company:
                self.datastream.count_use(event, company, quantity or 1)

    async def track_with_reservation(
        self,
        reservation: Reservation | None,
        actual_quantity: float,
        options: TrackWithReservationOptions | None = None,
    ) -> None:
        """Settle what `check` held with what was really used; the rest is returned. Settling twice counts once."""
        if self.offline:
            return
        from schematic.checks.reservations import settlement

        event = settlement(reservation, actual_quantity, options, self.logger)
        if event is not None and reservation is not None:
            is_settled = await self._credit_checks.settle(reservation, actual_quantity)
            await self.event_buffer.add(event)
            if is_settled and self.datastream is not None and reservation.company:
                self.datastream.count_use(reservation.event_subtype, reservation.company, math.ceil(actual_quantity))

    async def release(self, reservation: Reservation | None) -> None:
        """Give back what `check` held, as nothing was used. Never raises: what cannot be given back ends by itself."""
        if reservation is not None and not self.offline:
            await self._credit_checks.release(reservation)
