"""The source of answers that stands before memory and the API: evaluates in the process what the stream knows.

`recaller` is the look-up that nearly every check begins and ends with, as with memory; what it lacks (somebody who has
to be asked for, a what-if, keys that are no plain dict) goes the long way, to the same engine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, cast

from schematic import clock
from schematic.checks.answers import REASON_NOT_FOUND, Decision, FlagAnswer
from schematic.clock import monotonic
from schematic.datastream.state import Conflict, Flag, Held
from schematic.events.batching import PLAIN_SIZE
from schematic.rules.answers import complete

if TYPE_CHECKING:
    from collections.abc import Mapping

    from schematic.cache.memory import Recall
    from schematic.checks.api import Api, AsyncApi
    from schematic.checks.check import FlagCheck, Json, Keys
    from schematic.config import DataStreamConfig
    from schematic.core.forks import Counter
    from schematic.datastream.client import Ask, AsyncDataStream, DataStream
    from schematic.datastream.protocol import Entity
    from schematic.events.batching import Event

    Whom = Mapping[Entity, Held | Conflict | None]
    Found = tuple[Flag, Whom]

FALLBACK_BUDGET = 100.0  # requests a second
EVENT_SIZE = PLAIN_SIZE + 300  # bytes


class StreamAnswer(FlagAnswer):
    """Evaluated from what the server knows now."""

    __slots__ = ()
    recalled_from = "stream"


class StaleAnswer(FlagAnswer):
    """Evaluated from what the server knew `at` that time."""

    __slots__ = ()
    recalled_from = "stale"


class StreamError(Exception):
    """The stream does not know, and the API may not be asked."""


class Keeper(Protocol):
    """Takes events, and waits for nothing."""

    def keep(self, event: Event) -> None: ...


class _Base:
    def __init__(self, stream: DataStream | AsyncDataStream, events: Keeper) -> None:
        self._stream = stream
        self._state = stream.state
        self._keep = events.keep

    def recaller(self, counters: Mapping[str, Counter]) -> Recall:
        """For checks without a what-if, of plain dicts of text: None for what is not known here."""
        stream, state = self._stream, self._state
        companies, users = state.entities["company"], state.entities["user"]
        evaluate, keep = self._evaluate, self._keep
        fresh, stale = counters["stream"], counters["stale"]

        def recall(flag_key: str, company: Keys | None, user: Keys | None) -> FlagAnswer | None:
            if stream.is_asleep:
                stream.wake()
            try:
                flag = state.flags.get(flag_key.lower())
                if flag is None:
                    return None
                of_company = of_user = None
                if company:
                    of_company = companies.find(company)
                    if of_company.__class__ is not Held:
                        return None
                if user:
                    of_user = users.find(user)
                    if of_user.__class__ is not Held:
                        return None
                answer = evaluate(flag, of_company, of_user, company, user, None)
                keep(event_of(answer, company, user))
            except Exception:  # what was passed is none, or what is held: the way of all other checks says so
                return None
            (fresh if answer.at is None else stale).value += 1
            return answer

        return recall

    def _evaluate(
        self,
        flag: Flag,
        company: Any,
        user: Any,
        company_keys: Keys | None,
        user_keys: Keys | None,
        options: Json | None,
    ) -> FlagAnswer:
        """Raises ValueError for a document, or a what-if, that is none."""
        now = clock.source.monotonic()
        if company is not None:
            company.used_at = now
            company = company.company()
        if user is not None:
            user.used_at = now
            user = user.user()
        result = flag.compiled().check(company, user, options, int(clock.source.time() * 1000))
        return self._made(complete(result, names_company=bool(company_keys), names_user=bool(user_keys)))

    def _made(self, reply: Json) -> FlagAnswer:
        since = self._stream.stale_since
        return StreamAnswer(reply, reply["value"]) if since is None else StaleAnswer(reply, reply["value"], at=since)

    def _flag(self, flag_key: str) -> Flag | FlagAnswer | None:
        """An answer where the server has none of that key."""
        flag = self._state.flags.get(flag_key.lower())
        if flag is None and self._stream.is_complete:
            return StreamAnswer({"flag": flag_key, "reason": REASON_NOT_FOUND, "value": False}, None)
        return flag

    def _whom(self, check: FlagCheck) -> tuple[dict[Entity, Held | Conflict | None], list[Ask], bool]:
        """Company and user of a check, what has to be waited for, and whether that will tell."""
        asked: dict[Entity, Keys | None] = {"company": check.company, "user": check.user}
        whom: dict[Entity, Held | Conflict | None] = {}
        asks: list[Ask] = []
        is_known = True
        for kind, keys in asked.items():
            whom[kind] = self._state.entities[kind].find(keys) if keys else None
            if keys and whom[kind] is None and not self._stream.is_nobody(kind, keys):
                ask = self._stream.ask(kind, keys)
                if ask is None:
                    is_known = False
                else:
                    asks.append(ask)
        return whom, asks, is_known

    def _decided(self, check: FlagCheck, whom: Whom, flag: Flag) -> Decision | None:
        """None for documents that are none."""
        try:
            answer = self._judged(check, whom, flag)
        except ValueError as error:
            self._stream.complain(f"flag {flag.key}: {error}")
            return None
        self._keep(event_of(answer, check.company, check.user))
        return answer, answer.recalled_from

    def _flags(self, flag_keys: list[str]) -> dict[str, Flag | FlagAnswer | None]:
        return {key: self._flag(key) for key in flag_keys or [flag.key for flag in self._state.flags.values()]}

    def _decided_all(
        self, check: FlagCheck, whom: Whom, flags: Mapping[str, Flag | FlagAnswer | None]
    ) -> dict[str, Decision] | None:
        decisions: dict[str, Decision] = {}
        for flag_key, flag in flags.items():
            if flag is None:
                return None
            try:
                answer = flag if isinstance(flag, FlagAnswer) else self._judged(check, whom, flag)
            except ValueError as error:
                self._stream.complain(f"flag {flag_key}: {error}")
                return None
            decisions[flag_key] = answer, answer.recalled_from
        return decisions

    def _judged(self, check: FlagCheck, whom: Whom, flag: Flag) -> FlagAnswer:
        """Raises ValueError for documents that are none."""
        for kind, one in whom.items():
            if isinstance(one, Conflict):
                reply: Json = {
                    "flag": flag.key,
                    "flag_id": flag.id,
                    "value": flag.compiled().default_value,
                    "reason": "key conflict",
                    "error": f"{kind.capitalize()} keys match multiple entities: {one.one} and {one.other}",
                }
                return self._made(reply)
        return self._evaluate(flag, whom["company"], whom["user"], check.company, check.user, check.preflight)

    def _ends_at(self, check: FlagCheck) -> float:
        """When waiting for the server ends (monotonic)."""
        ends_at = monotonic() + self._stream.entity_timeout
        return ends_at if check.ends_at is None else min(ends_at, check.ends_at)


class Stream(_Base):
    """For sync clients."""

    def answer(self, check: FlagCheck) -> Decision | None:
        """Asks the server for a company or user that is not held, and waits for that a short while."""
        self._stream.wake()
        flag = self._flag(check.flag_key)
        if flag is None or isinstance(flag, FlagAnswer):
            return None if flag is None else (flag, "stream")
        whom = self._found(check)
        return None if whom is None else self._decided(check, whom, flag)

    def locate(self, check: FlagCheck) -> Found | None:
        """Flag, company and user of a check; None unless all are known."""
        self._stream.wake()
        flag = self._flag(check.flag_key)
        whom = self._found(check) if isinstance(flag, Flag) else None
        return (flag, whom) if isinstance(flag, Flag) and whom is not None else None

    def company_id(self, check: FlagCheck) -> str | None:
        """Of the company that a check names, asked for whatever the server has said of it before."""
        ask = self._stream.ask_again("company", check.company or {})
        if ask is not None:
            ask.wait(self._ends_at(check) - monotonic())
        return _id_of(self._state.entities["company"].find(check.company or {}))

    def answer_all(self, check: FlagCheck, flag_keys: list[str]) -> dict[str, Decision] | None:
        """By flag; None unless all are known."""
        self._stream.wake()
        if not self._state.flags:
            return None
        whom = self._found(check)
        return None if whom is None else self._decided_all(check, whom, self._flags(flag_keys))

    def _found(self, check: FlagCheck) -> Whom | None:
        whom, asks, is_known = self._whom(check)
        if not asks:
            return whom if is_known else None
        ends_at = self._ends_at(check)
        for ask in asks:
            if not ask.wait(ends_at - monotonic()):
                self._stream.give_up(ask)
        whom, asks, is_known = self._whom(check)
        return whom if is_known and not asks else None


class AsyncStream(_Base):
    """For async clients."""

    async def answer(self, check: FlagCheck) -> Decision | None:
        """Asks the server for a company or user that is not held, and waits for that a short while."""
        self._stream.wake()
        flag = self._flag(check.flag_key)
        if flag is None or isinstance(flag, FlagAnswer):
            return None if flag is None else (flag, "stream")
        whom = await self._found(check)
        return None if whom is None else self._decided(check, whom, flag)

    async def locate(self, check: FlagCheck) -> Found | None:
        """Flag, company and user of a check; None unless all are known."""
        self._stream.wake()
        flag = self._flag(check.flag_key)
        whom = await self._found(check) if isinstance(flag, Flag) else None
        return (flag, whom) if isinstance(flag, Flag) and whom is not None else None

    async def company_id(self, check: FlagCheck) -> str | None:
        """Of the company that a check names, asked for whatever the server has said of it before."""
        ask = self._stream.ask_again("company", check.company or {})
        if ask is not None:
            await ask.wait_async(self._ends_at(check) - monotonic())
        return _id_of(self._state.entities["company"].find(check.company or {}))

    async def answer_all(self, check: FlagCheck, flag_keys: list[str]) -> dict[str, Decision] | None:
        """By flag; None unless all are known."""
        self._stream.wake()
        if not self._state.flags:
            return None
        whom = await self._found(check)
        return None if whom is None else self._decided_all(check, whom, self._flags(flag_keys))

    async def _found(self, check: FlagCheck) -> Whom | None:
        whom, asks, is_known = self._whom(check)
        if not asks:
            return whom if is_known else None
        ends_at = self._ends_at(check)
        for ask in asks:
            if not await ask.wait_async(ends_at - monotonic()):
                self._stream.give_up(ask)
        whom, asks, is_known = self._whom(check)
        return whom if is_known and not asks else None


def _id_of(one: Held | Conflict | None) -> str | None:
    return one.id if isinstance(one, Held) else None


class _Budget:
    """Requests a second that may go to the API for want of the stream; unused ones are kept for a second."""

    def __init__(self, config: DataStreamConfig, stream: DataStream | AsyncDataStream) -> None:
        self._rate = FALLBACK_BUDGET if config.fallback_budget is None else config.fallback_budget
        self._left = max(self._rate, 1.0) if self._rate else 0.0
        self._at = monotonic()
        self._counts = stream.counts

    def spend(self) -> None:
        """Raises StreamError when there is none left."""
        now = monotonic()
        self._left = min(self._left + (now - self._at) * self._rate, max(self._rate, 1.0))
        self._at = now
        if self._left < 1.0:
            self._counts["refused"].value += 1
            way_out = "fallback_budget lets none" if not self._rate else f"fallback_budget lets {self._rate:g} a second"
            raise StreamError(f"the data stream does not know the answer, and {way_out} ask the API")
        self._left -= 1.0
        self._counts["fallbacks"].value += 1


class Fallback:
    """The API, for a sync client with a stream."""

    def __init__(self, api: Api, config: DataStreamConfig, stream: DataStream) -> None:
        self._api = api
        self._budget = _Budget(config, stream)

    def answer(self, check: FlagCheck) -> Decision:
        """Raises an ApiError, or StreamError."""
        self._budget.spend()
        return self._api.answer(check)

    def answer_all(self, check: FlagCheck, flag_keys: list[str]) -> dict[str, Decision]:
        """Raises an ApiError, or StreamError."""
        self._budget.spend()
        return self._api.answer_all(check, flag_keys)


class AsyncFallback:
    """The same, to be awaited."""

    def __init__(self, api: AsyncApi, config: DataStreamConfig, stream: AsyncDataStream) -> None:
        self._api = api
        self._budget = _Budget(config, stream)

    async def answer(self, check: FlagCheck) -> Decision:
        """Raises an ApiError, or StreamError."""
        self._budget.spend()
        return await self._api.answer(check)

    async def answer_all(self, check: FlagCheck, flag_keys: list[str]) -> dict[str, Decision]:
        """Raises an ApiError, or StreamError."""
        self._budget.spend()
        return await self._api.answer_all(check, flag_keys)


_HEAD = '"type":"flag_check","body":{"flag_key":%s,"reason":%s,"flag_id":%s,"company_id":%s,"req_company":{%s:%s},'
_MATCHED = _HEAD + '"rule_id":%s,"user_id":null,"req_user":null,"value":%s}'
_UNMATCHED = _HEAD + '"rule_id":null,"user_id":null,"req_user":null,"value":%s}'
_ENCODED = {True: ("true",), False: ("false",)}


def event_of(answer: FlagAnswer, company: Keys | None, user: Keys | None) -> Event:
    """The event of a check that the server has not seen. The usual one, of a company that is known by one key, takes
    the short way, as `track` does."""
    reply = cast("Json", answer.reply)
    if company and len(company) == 1 and not user and "company_id" in reply:
        [name] = company
        parts = reply["flag"], reply["reason"], reply["flag_id"], reply["company_id"], name, company[name]
        if "rule_id" in reply:
            return _MATCHED, (*parts, reply["rule_id"]), _ENCODED[reply["value"]], EVENT_SIZE
        return _UNMATCHED, parts, _ENCODED[reply["value"]], EVENT_SIZE
    body = {
        "flag_key": reply["flag"],
        "value": reply["value"],
        "reason": reply["reason"] or "unknown",
        "rule_id": reply.get("rule_id"),
        "company_id": reply.get("company_id"),
        "user_id": reply.get("user_id"),
        "flag_id": reply.get("flag_id"),
        "req_company": dict(company) if company else None,
        "req_user": dict(user) if user else None,
    }
    return "flag_check", body, False, EVENT_SIZE
