"""`check`: a flag check that may hold credits on the server. Sync and async differ by `await` alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic import reservations
from schematic.check_requests import limits
from schematic.checks import AsyncChecks, Checks
from schematic.clock import monotonic, utc_now
from schematic.flags import ArgumentError

if TYPE_CHECKING:
    from schematic.config import CheckOptions, CheckResult
    from schematic.flags import Keys
    from schematic.types import CheckAndReserveFlagResponseData

RESERVING = "features.check_and_reserve_flag"


class CreditChecks(Checks):
    """Of a sync client."""

    def check(
        self,
        flag_key: str,
        company: Keys | None = None,
        user: Keys | None = None,
        options: CheckOptions | None = None,
    ) -> CheckResult:
        """Whether a use is allowed. With `credit_leases` configured the server holds credits for `options.usage` until
        `track_with_reservation` says how much it was. Never raises."""
        try:
            flag_key, company, user, wanted = self._credit_asked(flag_key, company, user, options)
        except ArgumentError as error:
            return self._not_asked(flag_key, company, user, options, error)
        if self._hold_seconds is None or wanted.usage is None or wanted.usage == 0:
            plain = reservations.plain_options(wanted)
            return reservations.result(self.check_flag_with_entitlement(flag_key, company, user, plain))
        if not reservations.is_amount(wanted.usage):
            return self._not_held(flag_key, reservations.INVALID_USAGE, wanted)
        try:
            answer = self._reserve(flag_key, company, user, wanted, wanted.usage, self._hold_seconds)
        except Exception as error:  # a check always answers; the caller's own request matters more
            if getattr(error, "status_code", None) == 402:
                return reservations.insufficient(flag_key, error)
            self.logger.error("Reserving credits for flag %s failed: %s", flag_key, error)
            return self._not_held(flag_key, reservations.RESERVATION_FAILED, wanted)
        result = reservations.reserved(answer, company, user, wanted)
        if answer.reservation is not None and result.error == reservations.NO_EVENT:
            self.logger.error("The reservation for flag %s names no event, so it is released", flag_key)
            self._release(answer.reservation.id)
        return result

    def _reserve(
        self,
        flag_key: str,
        company: Keys | None,
        user: Keys | None,
        options: CheckOptions,
        usage: float,
        seconds: float,
    ) -> CheckAndReserveFlagResponseData:
        from uuid import uuid4

        from schematic.resources.features import FeaturesClient

        expires_at = reservations.expiry(utc_now(), seconds)
        body = reservations.body(company, user, options, usage, expires_at, str(uuid4()))
        features = FeaturesClient(self._transport)

        def ask(seconds: float | None) -> CheckAndReserveFlagResponseData:
            return features.check_and_reserve_flag(flag_key, **body, request_options=limits(seconds)).data

        return self._requests.attempt(RESERVING, ask, reservations.deadline(monotonic(), options.timeout))

    def _release(self, reservation_id: str) -> None:
        from schematic.resources.credits import CreditsClient

        try:
            CreditsClient(self._transport).release_credit_reservation(reservation_id)
        except Exception as error:  # harmless: the hold ends by itself
            self.logger.warning("Releasing reservation %s failed: %s", reservation_id, error)


class AsyncCreditChecks(AsyncChecks):
    """Of an async client."""

    async def check(
        self,
        flag_key: str,
        company: Keys | None = None,
        user: Keys | None = None,
        options: CheckOptions | None = None,
    ) -> CheckResult:
        """Whether a use is allowed. With `credit_leases` configured the server holds credits for `options.usage` until
        `track_with_reservation` says how much it was. Never raises."""
        try:
            flag_key, company, user, wanted = self._credit_asked(flag_key, company, user, options)
        except ArgumentError as error:
            return self._not_asked(flag_key, company, user, options, error)
        if self._hold_seconds is None or wanted.usage is None or wanted.usage == 0:
            plain = reservations.plain_options(wanted)
            return reservations.result(await self.check_flag_with_entitlement(flag_key, company, user, plain))
        if not reservations.is_amount(wanted.usage):
            return self._not_held(flag_key, reservations.INVALID_USAGE, wanted)
        try:
            answer = await self._reserve(flag_key, company, user, wanted, wanted.usage, self._hold_seconds)
        except Exception as error:  # a check always answers; the caller's own request matters more
            if getattr(error, "status_code", None) == 402:
                return reservations.insufficient(flag_key, error)
            self.logger.error("Reserving credits for flag %s failed: %s", flag_key, error)
            return self._not_held(flag_key, reservations.RESERVATION_FAILED, wanted)
        result = reservations.reserved(answer, company, user, wanted)
        if answer.reservation is not None and result.error == reservations.NO_EVENT:
            self.logger.error("The reservation for flag %s names no event, so it is released", flag_key)
            await self._release(answer.reservation.id)
        return result

    async def _reserve(
        self,
        flag_key: str,
        company: Keys | None,
        user: Keys | None,
        options: CheckOptions,
        usage: float,
        seconds: float,
    ) -> CheckAndReserveFlagResponseData:
        from uuid import uuid4

        from schematic.resources.features import AsyncFeaturesClient

        expires_at = reservations.expiry(utc_now(), seconds)
        body = reservations.body(company, user, options, usage, expires_at, str(uuid4()))
        features = AsyncFeaturesClient(self._transport)

        async def ask(seconds: float | None) -> CheckAndReserveFlagResponseData:
            return (await features.check_and_reserve_flag(flag_key, **body, request_options=limits(seconds))).data

        return await self._requests.attempt(RESERVING, ask, reservations.deadline(monotonic(), options.timeout))

    async def _release(self, reservation_id: str) -> None:
        from schematic.resources.credits import AsyncCreditsClient

        try:
            await AsyncCreditsClient(self._transport).release_credit_reservation(reservation_id)
        except Exception as error:  # harmless: the hold ends by itself
            self.logger.warning("Releasing reservation %s failed: %s", reservation_id, error)
