"""The source that asks the API, and remembers what it said. Sync and async differ by `await` alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from schematic.checks import answers
from schematic.checks.answers import Decision, FlagAnswer
from schematic.checks.check import FlagCheck
from schematic.checks.coalesce import AsyncCoalescer, Coalescer
from schematic.checks.requests import AsyncCheckRequests, CheckRequests
from schematic.clock import monotonic
from schematic.core.api_error import ApiError
from schematic.core.query import path_segment
from schematic.core.transport import Call, Reply, parsing_error

if TYPE_CHECKING:
    from schematic.cache.memory import AsyncMemory, Memory
    from schematic.checks.defaults import Defaults

PING = "schematic-ping"  # no flag: the API answers 404 to whoever may check flags


class Api:
    """For sync clients."""

    def __init__(self, requests: CheckRequests, memory: Memory, defaults: Defaults) -> None:
        self.requests = requests
        self._memory = memory
        self._defaults = defaults
        self._coalescer: Coalescer[dict[str, FlagAnswer]] = Coalescer()

    def answer(self, check: FlagCheck) -> Decision:
        """Raises an ApiError."""
        call = _check_call(check)
        answer = _read_check(check, call, self.requests.request(call, check.ends_at))
        if check.key is not None:
            self._defaults.keep(check, answer)
            self._memory.keep(check, answer)
        return answer, "live"

    def answer_all(self, check: FlagCheck, flag_keys: list[str]) -> dict[str, Decision]:
        """By flag: of those that are named, or of all. Raises an ApiError."""
        key = check.key if self._memory.is_on else None
        by_flag = dict(self._coalescer.join(key, lambda: self._ask_all(check), check.seconds))
        for flag_key in flag_keys:
            if flag_key not in by_flag:
                # That it does not exist is remembered too, else it would cost a request every time.
                by_flag[flag_key] = answers.unknown(flag_key, answers.REASON_NOT_FOUND)
                self._memory.keep(check.of(flag_key), by_flag[flag_key])
        return {flag_key: (by_flag[flag_key], "live") for flag_key in flag_keys or by_flag}

    def ping(self, timeout: float) -> None:
        """Ask once whether the API takes this client's key. Raises an ApiError when it does not."""
        try:
            self.requests.once(_check_call(FlagCheck(PING)), timeout)
        except ApiError as error:
            if error.status_code != 404:
                raise

    def _ask_all(self, check: FlagCheck) -> dict[str, FlagAnswer]:
        call = _bulk_call(check)
        by_flag = _read_bulk(call, self.requests.request(call, check.ends_at))
        for flag_key, answer in by_flag.items():
            of_flag = check.of(flag_key)
            self._defaults.keep(of_flag, answer)
            self._memory.keep(of_flag, answer)
        return by_flag


class AsyncApi:
    """For async clients."""

    def __init__(self, requests: AsyncCheckRequests, memory: AsyncMemory, defaults: Defaults) -> None:
        self.requests = requests
        self._memory = memory
        self._defaults = defaults
        self._coalescer: AsyncCoalescer[dict[str, FlagAnswer]] = AsyncCoalescer()

    async def answer(self, check: FlagCheck) -> Decision:
        """Raises an ApiError."""
        call = _check_call(check)
        answer = _read_check(check, call, await self.requests.request(call, check.ends_at))
        if check.key is not None:
            self._defaults.keep(check, answer)
            await self._memory.keep(check, answer)
        return answer, "live"

    async def answer_all(self, check: FlagCheck, flag_keys: list[str]) -> dict[str, Decision]:
        """By flag: of those that are named, or of all. Raises an ApiError."""
        key = check.key if self._memory.is_on else None
        by_flag = dict(await self._coalescer.join(key, lambda: self._ask_all(check), check.seconds))
        for flag_key in flag_keys:
            if flag_key not in by_flag:
                # That it does not exist is remembered too, else it would cost a request every time.
                by_flag[flag_key] = answers.unknown(flag_key, answers.REASON_NOT_FOUND)
                await self._memory.keep(check.of(flag_key), by_flag[flag_key])
        return {flag_key: (by_flag[flag_key], "live") for flag_key in flag_keys or by_flag}

    async def ping(self, timeout: float) -> None:
        """Ask once whether the API takes this client's key. Raises an ApiError when it does not."""
        try:
            await self.requests.once(_check_call(FlagCheck(PING)), timeout)
        except ApiError as error:
            if error.status_code != 404:
                raise

    async def _ask_all(self, check: FlagCheck) -> dict[str, FlagAnswer]:
        call = _bulk_call(check)
        by_flag = _read_bulk(call, await self.requests.request(call, check.ends_at))
        for flag_key, answer in by_flag.items():
            of_flag = check.of(flag_key)
            self._defaults.keep(of_flag, answer)
            await self._memory.keep(of_flag, answer)
        return by_flag


def _check_call(check: FlagCheck) -> Call:
    """Both contexts always, null where there is none."""
    body: dict[str, Any] = {"company": check.company, "user": check.user}
    if check.preflight is not None:
        body["preflight"] = check.preflight
    return Call("features.check_flag", "POST", f"flags/{path_segment(check.flag_key, 'flag_key')}/check", None, body)


def _bulk_call(check: FlagCheck) -> Call:
    """Only the contexts that say something."""
    body = {name: keys for name, keys in (("company", check.company), ("user", check.user)) if keys}
    return Call("features.check_flags", "POST", "flags/check", None, body)


def _read_check(check: FlagCheck, call: Call, reply: Reply) -> FlagAnswer:
    try:
        return answers.read_check(check.flag_key, reply.content, monotonic())
    except ValueError as error:
        raise parsing_error(call.operation, reply, error) from error


def _read_bulk(call: Call, reply: Reply) -> dict[str, FlagAnswer]:
    try:
        return answers.read_bulk(reply.content, monotonic())
    except ValueError as error:
        raise parsing_error(call.operation, reply, error) from error
