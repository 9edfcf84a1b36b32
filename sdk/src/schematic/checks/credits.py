"""`check`: a flag check that may hold credits, here or on the server. Sync and async differ by `await` alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic.checks import reservations
from schematic.checks.check import ArgumentError
from schematic.checks.requests import limits
from schematic.clock import monotonic, utc_now

if TYPE_CHECKING:
    import logging

    from schematic.checks.check import Keys
    from schematic.checks.checks import AsyncChecks, Checks
    from schematic.config import CheckOptions, CheckResult, Reservation, SchematicConfig
    from schematic.core.transport import AsyncTransport, Transport
    from schematic.leases.checks import AsyncLeaseChecks, LeaseChecks
    from schematic.types import CheckAndReserveFlagResponseData

RESERVING = "features.check_and_reserve_flag"


class _Base:
    """What both forms share: everything that does not wait."""

    def __init__(self, checks: Checks | AsyncChecks, config: SchematicConfig, logger: logging.Logger) -> None:
        from schematic.checks import arguments

        self._arguments = arguments
        self._common = checks
        self._logger = logger
        self._hold_seconds = reservations.ttl(config, logger)

    def _asked(
        self, flag_key: str, company: Keys | None, user: Keys | None, options: CheckOptions | None
    ) -> tuple[str, Keys | None, Keys | None, CheckOptions]:
        asked = self._arguments.credit(flag_key, company, user, options)
        usage = asked[3].usage
        if usage is not None and not reservations.is_amount(usage):
            message = f"check of {asked[0]}: usage is {usage!r:.60}, not a finite number of at least 0"
            self._common.complaints.wrong(message)
        return asked

    def _not_asked(self, flag_key: str, options: CheckOptions | None, error: ArgumentError) -> CheckResult:
        """The result of a check whose arguments cannot be meant: as when it fails, and it says why."""
        check = self._arguments.unusable(flag_key, options)
        self._common.complaints.failed(f"flag {check.flag_key}", error)
        if self._hold_seconds is not None:
            from schematic.config import CheckOptions

            wanted = options if isinstance(options, CheckOptions) else CheckOptions()
            return self._not_held(check.flag_key, f"{reservations.INVALID_ARGUMENTS}: {error}", wanted)
        result = reservations.result(self._common.unanswered(check, error)[0].model)
        result.error = str(error)
        return result

    def _not_held(self, flag_key: str, reason: str, options: CheckOptions) -> CheckResult:
        default = self._common.defaults.value(flag_key, self._arguments.default_of(options))
        return reservations.failed(flag_key, reason, options, default)


class CreditChecks(_Base):
    """Of a sync client."""

    def __init__(self, checks: Checks, transport: Transport, config: SchematicConfig, logger: logging.Logger) -> None:
        super().__init__(checks, config, logger)
        self._checks = checks
        self._transport = transport
        self.leased: LeaseChecks | None = None

    def check(
        self, flag_key: str, company: Keys | None, user: Keys | None, options: CheckOptions | None
    ) -> CheckResult:
        """Whether a use is allowed. Never raises."""
        try:
            flag_key, company, user, wanted = self._asked(flag_key, company, user, options)
        except ArgumentError as error:
            return self._not_asked(flag_key, options, error)
        is_plain = wanted.usage is None or wanted.usage == 0
        if not is_plain and self.leased is not None and self.leased.is_on:
            leased = self.leased.check(flag_key, company, user, wanted)
            if leased is not None:
                return leased
            is_plain = True
        if is_plain or self._hold_seconds is None:
            plain, _ = self._checks.decide(flag_key, company, user, reservations.plain_options(wanted))
            return reservations.result(plain.model)
        if not reservations.is_amount(wanted.usage):
            return self._not_held(flag_key, reservations.INVALID_USAGE, wanted)
        try:
            answer = self._reserve(flag_key, company, user, wanted, self._hold_seconds)
        except Exception as error:  # a check always answers; the caller's own request matters more
            if getattr(error, "status_code", None) == 402:
                return reservations.insufficient(flag_key, error)
            self._logger.error("Reserving credits for flag %s failed: %s", flag_key, error)
            return self._not_held(flag_key, reservations.RESERVATION_FAILED, wanted)
        result = reservations.reserved(answer, company, user, wanted)
        if answer.reservation is not None and result.error == reservations.NO_EVENT:
            self._logger.error("The reservation for flag %s names no event, so it is released", flag_key)
            self._release(answer.reservation.id)
        return result

    def settle(self, held: Reservation, quantity: float) -> bool:
        """End what a check holds here; whether it was held until now. What the server holds ends there."""
        return held.mode == "server" or (self.leased is not None and self.leased.settle(held, quantity))

    def release(self, held: Reservation) -> None:
        """Give back what a check holds. Never raises."""
        if held.mode == "server":
            self._release(held.id)
        else:
            self.settle(held, 0)

    def close(self, within: float) -> None:
        """Give back leases, within so many seconds."""
        if self.leased is not None:
            self.leased.close(within)

    def _reserve(
        self, flag_key: str, company: Keys | None, user: Keys | None, options: CheckOptions, hold_seconds: float
    ) -> CheckAndReserveFlagResponseData:
        from schematic.resources.features import FeaturesClient

        body = reservations.body(company, user, options, utc_now(), hold_seconds)
        features = FeaturesClient(self._transport)

        def ask(seconds: float | None) -> CheckAndReserveFlagResponseData:
            return features.check_and_reserve_flag(flag_key, **body, request_options=limits(seconds)).data

        ends_at = None if options.timeout is None else monotonic() + options.timeout
        return self._checks.requests.attempt(RESERVING, ask, ends_at)

    def _release(self, reservation_id: str) -> None:
        from schematic.resources.credits import CreditsClient

        try:
            CreditsClient(self._transport).release_credit_reservation(reservation_id)
        except Exception as error:  # harmless: the hold ends by itself
            self._logger.warning("Releasing reservation %s failed: %s", reservation_id, error)


class AsyncCreditChecks(_Base):
    """Of an async client."""

    def __init__(
        self, checks: AsyncChecks, transport: AsyncTransport, config: SchematicConfig, logger: logging.Logger
    ) -> None:
        super().__init__(checks, config, logger)
        self._checks = checks
        self._transport = transport
        self.leased: AsyncLeaseChecks | None = None

    async def check(
        self, flag_key: str, company: Keys | None, user: Keys | None, options: CheckOptions | None
    ) -> CheckResult:
        """Whether a use is allowed. Never raises."""
        try:
            flag_key, company, user, wanted = self._asked(flag_key, company, user, options)
        except ArgumentError as error:
            return self._not_asked(flag_key, options, error)
        is_plain = wanted.usage is None or wanted.usage == 0
        if not is_plain and self.leased is not None and self.leased.is_on:
            leased = await self.leased.check(flag_key, company, user, wanted)
            if leased is not None:
                return leased
            is_plain = True
        if is_plain or self._hold_seconds is None:
            plain, _ = await self._checks.decide(flag_key, company, user, reservations.plain_options(wanted))
            return reservations.result(plain.model)
        if not reservations.is_amount(wanted.usage):
            return self._not_held(flag_key, reservations.INVALID_USAGE, wanted)
        try:
            answer = await self._reserve(flag_key, company, user, wanted, self._hold_seconds)
        except Exception as error:  # a check always answers; the caller's own request matters more
            if getattr(error, "status_code", None) == 402:
                return reservations.insufficient(flag_key, error)
            self._logger.error("Reserving credits for flag %s failed: %s", flag_key, error)
            return self._not_held(flag_key, reservations.RESERVATION_FAILED, wanted)
        result = reservations.reserved(answer, company, user, wanted)
        if answer.reservation is not None and result.error == reservations.NO_EVENT:
            self._logger.error("The reservation for flag %s names no event, so it is released", flag_key)
            await self._release(answer.reservation.id)
        return result

    async def settle(self, held: Reservation, quantity: float) -> bool:
        """End what a check holds here; whether it was held until now. What the server holds ends there."""
        return held.mode == "server" or (self.leased is not None and await self.leased.settle(held, quantity))

    async def release(self, held: Reservation) -> None:
        """Give back what a check holds. Never raises."""
        if held.mode == "server":
            await self._release(held.id)
        else:
            await self.settle(held, 0)

    async def close(self, within: float) -> None:
        """Give back leases, within so many seconds."""
        if self.leased is not None:
            await self.leased.close(within)

    async def _reserve(
        self, flag_key: str, company: Keys | None, user: Keys | None, options: CheckOptions, hold_seconds: float
    ) -> CheckAndReserveFlagResponseData:
        from schematic.resources.features import AsyncFeaturesClient

        body = reservations.body(company, user, options, utc_now(), hold_seconds)
        features = AsyncFeaturesClient(self._transport)

        async def ask(seconds: float | None) -> CheckAndReserveFlagResponseData:
            return (await features.check_and_reserve_flag(flag_key, **body, request_options=limits(seconds))).data

        ends_at = None if options.timeout is None else monotonic() + options.timeout
        return await self._checks.requests.attempt(RESERVING, ask, ends_at)

    async def _release(self, reservation_id: str) -> None:
        from schematic.resources.credits import AsyncCreditsClient

        try:
            await AsyncCreditsClient(self._transport).release_credit_reservation(reservation_id)
        except Exception as error:  # harmless: the hold ends by itself
            self._logger.warning("Releasing reservation %s failed: %s", reservation_id, error)
