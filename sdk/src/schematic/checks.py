"""Flag checks: from memory, else from the API, else the default. They always answer.

Sync and async differ by `await` alone; what they decide stands in `flags`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from schematic import flags, reservations
from schematic.cache.answers import AnswerCache, AsyncAnswerCache
from schematic.core.query import path_segment
from schematic.core.transport import AsyncTransport, Call, Reply, Transport, parsing_error
from schematic.flags import Answer, Json, Keys, cache_key
from schematic.flights import AsyncFlights, Flights

if TYPE_CHECKING:
    import logging

    from schematic.config import CheckFlagOptions, CheckOptions, CheckResult, DefaultValue
    from schematic.types import CheckFlagResponseData

Found = dict[str, Answer]


class _Base:
    """What both forms share: everything that does not wait."""

    logger: logging.Logger
    offline: bool
    _flag_defaults: dict[str, bool]

    def set_flag_default(self, flag_key: str, value: bool) -> None:
        """What `flag_key` is when no other answer can be had."""
        self._flag_defaults[flag_key] = value

    def set_flag_defaults(self, values: Mapping[str, bool]) -> None:
        """The same for several flags."""
        self._flag_defaults.update(values)

    def _default(self, flag_key: str, given: DefaultValue) -> bool:
        """`flags.default_value`; a function that fails is logged and counts as none."""
        try:
            return flags.default_value(flag_key, given, self._flag_defaults)
        except Exception as error:  # a check always answers; the caller's own request matters more
            self.logger.error("default_value of flag %s failed: %s", flag_key, error)
            return flags.default_value(flag_key, None, self._flag_defaults)

    def _shown(self, flag_key: str, answer: Answer, options: CheckFlagOptions | None) -> CheckFlagResponseData:
        """The answer's model, with the default where it has no value."""
        if answer.value is not None:
            return answer.model
        value = self._default(flag_key, options.default_value if options is not None else None)
        return flags.unknown(flag_key, answer.reason, value).model

    def _not_held(self, flag_key: str, reason: str, options: CheckOptions) -> CheckResult:
        return reservations.failed(flag_key, reason, options, self._default(flag_key, options.default_value))

    def _failed(self, flag_key: str, error: Exception) -> Answer:
        self.logger.error("Check of flag %s failed: %s", flag_key, error)
        return flags.unknown(flag_key, flags.reason_of(error))

    def _all_failed(self, flag_keys: list[str], error: Exception) -> Found:
        self.logger.error("Check of %s failed: %s", f"{len(flag_keys)} flags" if flag_keys else "all flags", error)
        return {key: flags.unknown(key, flags.reason_of(error)) for key in flag_keys}

    def _all_offline(self, flag_keys: list[str]) -> Found:
        return {key: flags.unknown(key, flags.REASON_OFFLINE) for key in flag_keys or list(self._flag_defaults)}

    def _warn_of_preflight(self, options: CheckFlagOptions | None) -> None:
        if options is not None and flags.preflight(options) is not None:
            self.logger.warning("check_flags ignores usage, event_usage and credit_cost; check_flag takes them")


class Checks(_Base):
    """The checks of a sync client. None of them raises."""

    _transport: Transport

    def _set_up_checks(self, cache: AnswerCache, hold_seconds: float | None) -> None:
        self._cache = cache
        self._recent = cache.recent
        self._hold_seconds = hold_seconds
        self._flights: Flights[Answer] = Flights()
        self._bulk_flights: Flights[Found] = Flights()

    def check_flag(
        self,
        flag_key: str,
        company: Keys | None = None,
        user: Keys | None = None,
        options: CheckFlagOptions | None = None,
    ) -> bool:
        """Whether a flag is on for a company and a user, each named by its keys. Never raises."""
        try:
            if options is None:
                # The way of nearly every check: remembered a moment ago.
                answer = self._recent(cache_key(flag_key, company, user))
                if answer is not None and answer.value is not None:
                    return answer.value
            answer = self._answer(flag_key, company, user, options)
        except Exception as error:  # a check always answers; the caller's own request matters more
            answer = self._failed(flag_key, error)
        if answer.value is not None:
            return answer.value
        return self._default(flag_key, options.default_value if options is not None else None)

    def check_flag_with_entitlement(
        self,
        flag_key: str,
        company: Keys | None = None,
        user: Keys | None = None,
        options: CheckFlagOptions | None = None,
    ) -> CheckFlagResponseData:
        """`check_flag` with the reason, the rule that decided and the entitlement with its usage. Never raises."""
        try:
            answer = self._answer(flag_key, company, user, options)
        except Exception as error:  # a check always answers; the caller's own request matters more
            answer = self._failed(flag_key, error)
        return self._shown(flag_key, answer, options)

    def check_flags(
        self,
        flag_keys: Sequence[str] | None = None,
        company: Keys | None = None,
        user: Keys | None = None,
        options: CheckFlagOptions | None = None,
    ) -> list[CheckFlagResponseData]:
        """Several flags by one request, in the order of their keys; every flag when none is named. Never raises.

        After a failure every named flag has its default; when none is named, the list is empty.
        """
        wanted = list(flag_keys or ())
        try:
            self._warn_of_preflight(options)
            found = self._many(wanted, company, user, options.timeout if options is not None else None)
        except Exception as error:  # a check always answers; the caller's own request matters more
            found = self._all_failed(wanted, error)
        return [self._shown(key, found[key], options) for key in wanted or found]

    def _answer(
        self, flag_key: str, company: Keys | None, user: Keys | None, options: CheckFlagOptions | None
    ) -> Answer:
        """From memory, else from the API; unknown when there is nothing to ask. Raises what the API raises."""
        preflight = None if options is None else flags.preflight(options)
        if preflight is None:
            answer = self._recent(cache_key(flag_key, company, user))
            if answer is not None:
                return answer
        if self.offline:
            return flags.unknown(flag_key, flags.REASON_OFFLINE)
        timeout = options.timeout if options is not None else None
        call = _check_call(flag_key, company, user, preflight, timeout)
        if preflight is not None or not self._cache.is_on:
            return read_check(flag_key, call, self._transport.request(call))

        def ask() -> Answer:
            # The look-up is part of it: the request for the same check may have ended a moment ago.
            answer = self._cache.get(flag_key, company, user)
            if answer is None:
                answer = read_check(flag_key, call, self._transport.request(call))
                self._cache.set(flag_key, company, user, answer)
            return answer

        return self._flights.join((cache_key(flag_key, company, user), timeout), ask)

    def _many(self, wanted: list[str], company: Keys | None, user: Keys | None, timeout: float | None) -> Found:
        if self.offline:
            return self._all_offline(wanted)
        if wanted:
            remembered = self._remembered(wanted, company, user)
            if remembered is not None:
                return remembered
        call = _bulk_call(company, user, timeout)
        if not self._cache.is_on:
            return _completed(read_bulk(call, self._transport.request(call)), wanted)

        def ask() -> Found:
            found = read_bulk(call, self._transport.request(call))
            for flag_key, answer in found.items():
                self._cache.set(flag_key, company, user, answer)
            return found

        found = _completed(self._bulk_flights.join((cache_key("", company, user), timeout), ask), wanted)
        for flag_key in wanted:
            if found[flag_key].value is None:
                # That it does not exist is remembered too, else it would cost a request every time.
                self._cache.set(flag_key, company, user, found[flag_key])
        return found

    def _remembered(self, flag_keys: list[str], company: Keys | None, user: Keys | None) -> Found | None:
        """What memory says about all of them; None when it knows nothing about one."""
        found: Found = {}
        for flag_key in flag_keys:
            answer = self._cache.get(flag_key, company, user)
            if answer is None:
                return None
            found[flag_key] = answer
        return found


class AsyncChecks(_Base):
    """The checks of an async client. None of them raises."""

    _transport: AsyncTransport

    def _set_up_checks(self, cache: AsyncAnswerCache, hold_seconds: float | None) -> None:
        self._cache = cache
        self._recent = cache.recent
        self._hold_seconds = hold_seconds
        self._flights: AsyncFlights[Answer] = AsyncFlights()
        self._bulk_flights: AsyncFlights[Found] = AsyncFlights()

    async def check_flag(
        self,
        flag_key: str,
        company: Keys | None = None,
        user: Keys | None = None,
        options: CheckFlagOptions | None = None,
    ) -> bool:
        """Whether a flag is on for a company and a user, each named by its keys. Never raises."""
        try:
            if options is None:
                # The way of nearly every check: remembered a moment ago.
                answer = self._recent(cache_key(flag_key, company, user))
                if answer is not None and answer.value is not None:
                    return answer.value
            answer = await self._answer(flag_key, company, user, options)
        except Exception as error:  # a check always answers; the caller's own request matters more
            answer = self._failed(flag_key, error)
        if answer.value is not None:
            return answer.value
        return self._default(flag_key, options.default_value if options is not None else None)

    async def check_flag_with_entitlement(
        self,
        flag_key: str,
        company: Keys | None = None,
        user: Keys | None = None,
        options: CheckFlagOptions | None = None,
    ) -> CheckFlagResponseData:
        """`check_flag` with the reason, the rule that decided and the entitlement with its usage. Never raises."""
        try:
            answer = await self._answer(flag_key, company, user, options)
        except Exception as error:  # a check always answers; the caller's own request matters more
            answer = self._failed(flag_key, error)
        return self._shown(flag_key, answer, options)

    async def check_flags(
        self,
        flag_keys: Sequence[str] | None = None,
        company: Keys | None = None,
        user: Keys | None = None,
        options: CheckFlagOptions | None = None,
    ) -> list[CheckFlagResponseData]:
        """Several flags by one request, in the order of their keys; every flag when none is named. Never raises.

        After a failure every named flag has its default; when none is named, the list is empty.
        """
        wanted = list(flag_keys or ())
        try:
            self._warn_of_preflight(options)
            found = await self._many(wanted, company, user, options.timeout if options is not None else None)
        except Exception as error:  # a check always answers; the caller's own request matters more
            found = self._all_failed(wanted, error)
        return [self._shown(key, found[key], options) for key in wanted or found]

    async def _answer(
        self, flag_key: str, company: Keys | None, user: Keys | None, options: CheckFlagOptions | None
    ) -> Answer:
        """From memory, else from the API; unknown when there is nothing to ask. Raises what the API raises."""
        preflight = None if options is None else flags.preflight(options)
        if preflight is None:
            answer = self._recent(cache_key(flag_key, company, user))
            if answer is not None:
                return answer
        if self.offline:
            return flags.unknown(flag_key, flags.REASON_OFFLINE)
        timeout = options.timeout if options is not None else None
        call = _check_call(flag_key, company, user, preflight, timeout)
        if preflight is not None or not self._cache.is_on:
            return read_check(flag_key, call, await self._transport.request(call))

        async def ask() -> Answer:
            # The look-up is part of it: the request for the same check may have ended a moment ago.
            answer = await self._cache.get(flag_key, company, user)
            if answer is None:
                answer = read_check(flag_key, call, await self._transport.request(call))
                await self._cache.set(flag_key, company, user, answer)
            return answer

        return await self._flights.join((cache_key(flag_key, company, user), timeout), ask)

    async def _many(self, wanted: list[str], company: Keys | None, user: Keys | None, timeout: float | None) -> Found:
        if self.offline:
            return self._all_offline(wanted)
        if wanted:
            remembered = await self._remembered(wanted, company, user)
            if remembered is not None:
                return remembered
        call = _bulk_call(company, user, timeout)
        if not self._cache.is_on:
            return _completed(read_bulk(call, await self._transport.request(call)), wanted)

        async def ask() -> Found:
            found = read_bulk(call, await self._transport.request(call))
            for flag_key, answer in found.items():
                await self._cache.set(flag_key, company, user, answer)
            return found

        found = _completed(await self._bulk_flights.join((cache_key("", company, user), timeout), ask), wanted)
        for flag_key in wanted:
            if found[flag_key].value is None:
                # That it does not exist is remembered too, else it would cost a request every time.
                await self._cache.set(flag_key, company, user, found[flag_key])
        return found

    async def _remembered(self, flag_keys: list[str], company: Keys | None, user: Keys | None) -> Found | None:
        """What memory says about all of them; None when it knows nothing about one."""
        found: Found = {}
        for flag_key in flag_keys:
            answer = await self._cache.get(flag_key, company, user)
            if answer is None:
                return None
            found[flag_key] = answer
        return found


def read_check(flag_key: str, call: Call, reply: Reply) -> Answer:
    """The reply's answer; raises ParsingError."""
    try:
        return flags.read_check(flag_key, reply.content)
    except ValueError as error:
        raise parsing_error(call.operation, reply, error) from error


def read_bulk(call: Call, reply: Reply) -> Found:
    """The reply's answers by flag key; raises ParsingError."""
    try:
        return flags.read_bulk(reply.content)
    except ValueError as error:
        raise parsing_error(call.operation, reply, error) from error


def _check_call(
    flag_key: str, company: Keys | None, user: Keys | None, preflight: Json | None, timeout: float | None
) -> Call:
    body = flags.check_body(company, user, preflight)
    path = f"flags/{path_segment(flag_key, 'flag_key')}/check"
    return Call("features.check_flag", "POST", path, None, body, flags.request_options(timeout))


def _bulk_call(company: Keys | None, user: Keys | None, timeout: float | None) -> Call:
    options = flags.request_options(timeout)
    return Call("features.check_flags", "POST", "flags/check", None, flags.bulk_body(company, user), options)


def _completed(found: Found, wanted: list[str]) -> Found:
    """With an answer for every wanted flag, and only those when some are named."""
    if not wanted:
        return found
    return {key: found.get(key) or flags.unknown(key, flags.REASON_NOT_FOUND) for key in wanted}
