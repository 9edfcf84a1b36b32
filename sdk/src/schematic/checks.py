"""Flag checks: from memory, else from the API, else what the flag's outage policy says. They always answer.

Sync and async differ by `await` alone; what they decide stands in `flags` and `outages`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from schematic import flags, reservations
from schematic.cache.answers import AnswerCache, AsyncAnswerCache, Scope
from schematic.check_base import CheckBase
from schematic.check_requests import AsyncCheckRequests, CheckRequests
from schematic.clock import monotonic
from schematic.core.api_error import ApiError
from schematic.core.query import path_segment
from schematic.core.transport import AsyncTransport, Call, Reply, Transport, parsing_error
from schematic.flags import Answer, Json, Keys, cache_key
from schematic.flights import AsyncFlights, Flights

if TYPE_CHECKING:
    from schematic.check_base import Found, Sourced
    from schematic.config import CheckFlagOptions, SchematicConfig
    from schematic.receipts import CheckReceipt
    from schematic.stats import CheckStats
    from schematic.types import CheckFlagResponseData

PING = "schematic-ping"  # no flag: the API answers 404 to whoever may check flags


class Checks(CheckBase):
    """The checks of a sync client. None of them raises."""

    _transport: Transport

    def _set_up_checks(self, config: SchematicConfig) -> None:
        self._set_up_policies(config)
        settings = self._transport.settings
        self._cache = AnswerCache(
            self._providers,
            self.logger,
            Scope(settings.api_key, settings.base_url),
            seconds=config.cache_timeout,
            denial_ttl=config.denial_ttl,
        )
        self._recent = self._cache.recent
        self._hit = self._cache.hits(self._counters["cache"])
        self._requests = CheckRequests(self._transport, self._gate)
        self._flights: Flights[Sourced] = Flights()
        self._bulk_flights: Flights[Found] = Flights()

    def check_flag(
        self,
        flag_key: str,
        company: Keys | None = None,
        user: Keys | None = None,
        options: CheckFlagOptions | None = None,
    ) -> bool:
        """Whether a flag is on for a company and a user, each named by its keys. Never raises."""
        if options is None and (hit := self._hit(flag_key, company, user)) is not None:
            return hit.value is True
        answer, _ = self._found(flag_key, company, user, options)
        return self._value(flag_key, answer, options)

    def check_flag_with_entitlement(
        self,
        flag_key: str,
        company: Keys | None = None,
        user: Keys | None = None,
        options: CheckFlagOptions | None = None,
    ) -> CheckFlagResponseData:
        """`check_flag` with the reason, the rule that decided and the entitlement with its usage. Never raises."""
        if options is None and (hit := self._hit(flag_key, company, user)) is not None:
            return hit.shown or hit.model
        answer, _ = self._found(flag_key, company, user, options)
        return self._shown(flag_key, answer, options)

    def check_flag_with_receipt(
        self,
        flag_key: str,
        company: Keys | None = None,
        user: Keys | None = None,
        options: CheckFlagOptions | None = None,
    ) -> CheckReceipt:
        """`check_flag_with_entitlement` with where the answer came from, and how old it is. Never raises."""
        found = self._found(flag_key, company, user, options)
        return self._receipt(flag_key, found, options)

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
        wanted, problem = self._named(flag_keys)
        try:
            asked = self._asked_several(problem, company, user, options)
            found = self._many(wanted, asked.company, asked.user, asked.seconds)
        except Exception as error:  # a check always answers; the caller's own request matters more
            found = self._all_failed(wanted, company, user, error)
        return [self._shown(key, self._counted(found[key])[0], options) for key in wanted or found]

    def ping(self, timeout: float = 5.0) -> None:
        """Ask the API once whether it takes this client's key: for the start of a program. Raises an ApiError when it
        does not, or does not answer within `timeout` seconds. An offline client asks nobody."""
        if self.offline:
            return
        try:
            self._requests.once(_check_call(PING, None, None, None), timeout)
        except ApiError as error:
            if error.status_code != 404:
                raise

    def _found(
        self, flag_key: str, company: Keys | None, user: Keys | None, options: CheckFlagOptions | None
    ) -> Sourced:
        if self._is_plain(options) and (hit := self._hit(flag_key, company, user)) is not None:
            return hit, "cache"
        try:
            return self._counted(self._answer(*self._asked(flag_key, company, user, options)))
        except Exception as error:  # a check always answers; the caller's own request matters more
            return self._counted(self._failed(flag_key, company, user, error, options))

    def _answer(
        self, flag_key: str, company: Keys | None, user: Keys | None, preflight: Json | None, seconds: float | None
    ) -> Sourced:
        """From memory, else from the API; unknown when there is nothing to ask. Raises what the API raises."""
        if preflight is None:
            answer = self._recent(cache_key(flag_key, company, user))
            if answer is not None:
                return answer, "cache"
        if self.offline:
            return flags.unknown(flag_key, flags.REASON_OFFLINE), "default"
        ends_at = reservations.deadline(monotonic(), seconds)
        call = _check_call(flag_key, company, user, preflight)
        if preflight is not None:
            return read_check(flag_key, call, self._requests.request(call, ends_at)), "live"

        def ask() -> Sourced:
            # The look-up is part of it: the request for the same check may have ended a moment ago.
            answer = self._cache.get(flag_key, company, user)
            if answer is not None:
                return answer, "cache"
            answer = read_check(flag_key, call, self._requests.request(call, ends_at))
            self._remember(flag_key, company, user, answer)
            self._cache.set(flag_key, company, user, answer)
            return answer, "live"

        if not self._cache.is_on:
            return ask()
        return self._flights.join(cache_key(flag_key, company, user), ask, seconds)

    def _many(self, wanted: list[str], company: Keys | None, user: Keys | None, seconds: float | None) -> Found:
        if self.offline:
            return self._all_offline(wanted)
        if wanted:
            remembered = self._remembered(wanted, company, user)
            if remembered is not None:
                return remembered
        ends_at = reservations.deadline(monotonic(), seconds)
        call = _bulk_call(company, user)

        def ask() -> Found:
            found = read_bulk(call, self._requests.request(call, ends_at))
            for flag_key, (answer, _) in found.items():
                self._remember(flag_key, company, user, answer)
                self._cache.set(flag_key, company, user, answer)
            return found

        if not self._cache.is_on:
            return _completed(ask(), wanted)
        found = _completed(self._bulk_flights.join(cache_key("", company, user), ask, seconds), wanted)
        for flag_key in wanted:
            answer, _ = found[flag_key]
            if answer.value is None:
                # That it does not exist is remembered too, else it would cost a request every time.
                self._cache.set(flag_key, company, user, answer)
        return found

    def _remembered(self, flag_keys: list[str], company: Keys | None, user: Keys | None) -> Found | None:
        """What memory says about all of them; None when it knows nothing about one."""
        found: Found = {}
        for flag_key in flag_keys:
            answer = self._recent(cache_key(flag_key, company, user)) or self._cache.get(flag_key, company, user)
            if answer is None:
                return None
            found[flag_key] = answer, "cache"
        return found

    def _check_stats(self) -> CheckStats:
        return self._stats_of_checks(self._requests.sent.value)

    def _close_checks(self) -> None:
        self._requests.close()


class AsyncChecks(CheckBase):
    """The checks of an async client. None of them raises."""

    _transport: AsyncTransport

    def _set_up_checks(self, config: SchematicConfig) -> None:
        self._set_up_policies(config)
        settings = self._transport.settings
        self._cache = AsyncAnswerCache(
            self._providers,
            self.logger,
            Scope(settings.api_key, settings.base_url),
            seconds=config.cache_timeout,
            denial_ttl=config.denial_ttl,
        )
        self._recent = self._cache.recent
        self._hit = self._cache.hits(self._counters["cache"])
        self._requests = AsyncCheckRequests(self._transport, self._gate)
        self._flights: AsyncFlights[Sourced] = AsyncFlights()
        self._bulk_flights: AsyncFlights[Found] = AsyncFlights()

    async def check_flag(
        self,
        flag_key: str,
        company: Keys | None = None,
        user: Keys | None = None,
        options: CheckFlagOptions | None = None,
    ) -> bool:
        """Whether a flag is on for a company and a user, each named by its keys. Never raises."""
        if options is None and (hit := self._hit(flag_key, company, user)) is not None:
            return hit.value is True
        answer, _ = await self._found(flag_key, company, user, options)
        return self._value(flag_key, answer, options)

    async def check_flag_with_entitlement(
        self,
        flag_key: str,
        company: Keys | None = None,
        user: Keys | None = None,
        options: CheckFlagOptions | None = None,
    ) -> CheckFlagResponseData:
        """`check_flag` with the reason, the rule that decided and the entitlement with its usage. Never raises."""
        if options is None and (hit := self._hit(flag_key, company, user)) is not None:
            return hit.shown or hit.model
        answer, _ = await self._found(flag_key, company, user, options)
        return self._shown(flag_key, answer, options)

    async def check_flag_with_receipt(
        self,
        flag_key: str,
        company: Keys | None = None,
        user: Keys | None = None,
        options: CheckFlagOptions | None = None,
    ) -> CheckReceipt:
        """`check_flag_with_entitlement` with where the answer came from, and how old it is. Never raises."""
        found = await self._found(flag_key, company, user, options)
        return self._receipt(flag_key, found, options)

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
        wanted, problem = self._named(flag_keys)
        try:
            asked = self._asked_several(problem, company, user, options)
            found = await self._many(wanted, asked.company, asked.user, asked.seconds)
        except Exception as error:  # a check always answers; the caller's own request matters more
            found = self._all_failed(wanted, company, user, error)
        return [self._shown(key, self._counted(found[key])[0], options) for key in wanted or found]

    async def ping(self, timeout: float = 5.0) -> None:
        """Ask the API once whether it takes this client's key: for the start of a program. Raises an ApiError when it
        does not, or does not answer within `timeout` seconds. An offline client asks nobody."""
        if self.offline:
            return
        try:
            await self._requests.once(_check_call(PING, None, None, None), timeout)
        except ApiError as error:
            if error.status_code != 404:
                raise

    async def _found(
        self, flag_key: str, company: Keys | None, user: Keys | None, options: CheckFlagOptions | None
    ) -> Sourced:
        if self._is_plain(options) and (hit := self._hit(flag_key, company, user)) is not None:
            return hit, "cache"
        try:
            return self._counted(await self._answer(*self._asked(flag_key, company, user, options)))
        except Exception as error:  # a check always answers; the caller's own request matters more
            return self._counted(self._failed(flag_key, company, user, error, options))

    async def _answer(
        self, flag_key: str, company: Keys | None, user: Keys | None, preflight: Json | None, seconds: float | None
    ) -> Sourced:
        """From memory, else from the API; unknown when there is nothing to ask. Raises what the API raises."""
        if preflight is None:
            answer = self._recent(cache_key(flag_key, company, user))
            if answer is not None:
                return answer, "cache"
        if self.offline:
            return flags.unknown(flag_key, flags.REASON_OFFLINE), "default"
        ends_at = reservations.deadline(monotonic(), seconds)
        call = _check_call(flag_key, company, user, preflight)
        if preflight is not None:
            return read_check(flag_key, call, await self._requests.request(call, ends_at)), "live"

        async def ask() -> Sourced:
            # The look-up is part of it: the request for the same check may have ended a moment ago.
            answer = await self._cache.get(flag_key, company, user)
            if answer is not None:
                return answer, "cache"
            answer = read_check(flag_key, call, await self._requests.request(call, ends_at))
            self._remember(flag_key, company, user, answer)
            await self._cache.set(flag_key, company, user, answer)
            return answer, "live"

        if not self._cache.is_on:
            return await ask()
        return await self._flights.join(cache_key(flag_key, company, user), ask, seconds)

    async def _many(self, wanted: list[str], company: Keys | None, user: Keys | None, seconds: float | None) -> Found:
        if self.offline:
            return self._all_offline(wanted)
        if wanted:
            remembered = await self._remembered(wanted, company, user)
            if remembered is not None:
                return remembered
        ends_at = reservations.deadline(monotonic(), seconds)
        call = _bulk_call(company, user)

        async def ask() -> Found:
            found = read_bulk(call, await self._requests.request(call, ends_at))
            for flag_key, (answer, _) in found.items():
                self._remember(flag_key, company, user, answer)
                await self._cache.set(flag_key, company, user, answer)
            return found

        if not self._cache.is_on:
            return _completed(await ask(), wanted)
        found = _completed(await self._bulk_flights.join(cache_key("", company, user), ask, seconds), wanted)
        for flag_key in wanted:
            answer, _ = found[flag_key]
            if answer.value is None:
                # That it does not exist is remembered too, else it would cost a request every time.
                await self._cache.set(flag_key, company, user, answer)
        return found

    async def _remembered(self, flag_keys: list[str], company: Keys | None, user: Keys | None) -> Found | None:
        """What memory says about all of them; None when it knows nothing about one."""
        found: Found = {}
        for flag_key in flag_keys:
            answer = self._recent(cache_key(flag_key, company, user)) or await self._cache.get(flag_key, company, user)
            if answer is None:
                return None
            found[flag_key] = answer, "cache"
        return found

    def _check_stats(self) -> CheckStats:
        return self._stats_of_checks(self._requests.sent.value)

    async def _close_checks(self) -> None:
        await self._requests.aclose()


def read_check(flag_key: str, call: Call, reply: Reply) -> Answer:
    """The reply's answer; raises ParsingError."""
    try:
        return flags.read_check(flag_key, reply.content, monotonic())
    except ValueError as error:
        raise parsing_error(call.operation, reply, error) from error


def read_bulk(call: Call, reply: Reply) -> Found:
    """The reply's answers by flag key; raises ParsingError."""
    try:
        found = flags.read_bulk(reply.content, monotonic())
    except ValueError as error:
        raise parsing_error(call.operation, reply, error) from error
    return {flag_key: (answer, "live") for flag_key, answer in found.items()}


def _check_call(flag_key: str, company: Keys | None, user: Keys | None, preflight: Json | None) -> Call:
    body = flags.check_body(company, user, preflight)
    return Call("features.check_flag", "POST", f"flags/{path_segment(flag_key, 'flag_key')}/check", None, body)


def _bulk_call(company: Keys | None, user: Keys | None) -> Call:
    return Call("features.check_flags", "POST", "flags/check", None, flags.bulk_body(company, user))


def _completed(found: Found, wanted: list[str]) -> Found:
    """With an answer for every wanted flag, and only those when some are named."""
    if not wanted:
        return found
    return {key: found.get(key) or (flags.unknown(key, flags.REASON_NOT_FOUND), "live") for key in wanted}
