"""The sources of answers, in their order: the data stream, if there is one, memory, then the API; what none of them
knows is the default's to say.

Sync and async differ by `await` alone. None of the verbs raises.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from schematic.cache.local import LocalCache
from schematic.cache.memory import AsyncMemory, Memory, Recall, nothing
from schematic.checks.answers import Decision
from schematic.checks.api import Api, AsyncApi
from schematic.checks.check import has_preflight
from schematic.checks.coalesce import AsyncCoalescer, Coalescer
from schematic.checks.defaults import Complaints, Defaults
from schematic.checks.requests import AsyncCheckRequests, CheckRequests
from schematic.clock import monotonic
from schematic.config import CheckFlagOptions, CircuitBreaker
from schematic.core.breaker import SharedBreaker
from schematic.core.forks import Counter

if TYPE_CHECKING:
    import logging

    from schematic.checks.check import FlagCheck, Keys
    from schematic.checks.receipts import CheckReceipt
    from schematic.config import DataStreamConfig, DefaultValue, SchematicConfig
    from schematic.core.transport import AsyncTransport, Transport
    from schematic.datastream.client import AsyncDataStream, DataStream
    from schematic.datastream.source import AsyncStream, Keeper, Stream
    from schematic.stats import CheckStats
    from schematic.types import CheckFlagResponseData


class Source(Protocol):
    """Who may know the answer. None: it does not; what it raises is the reason why the check failed."""

    def answer(self, check: FlagCheck) -> Decision | None: ...

    # By flag: of those that are named, or of all.
    def answer_all(self, check: FlagCheck, flag_keys: list[str]) -> dict[str, Decision] | None: ...


class AsyncSource(Protocol):
    """The same, to be awaited."""

    async def answer(self, check: FlagCheck) -> Decision | None: ...

    async def answer_all(self, check: FlagCheck, flag_keys: list[str]) -> dict[str, Decision] | None: ...


class _Base:
    """What both forms share: everything that does not wait."""

    def __init__(self, config: SchematicConfig, logger: logging.Logger) -> None:
        from schematic.checks import arguments

        self._arguments = arguments
        self._providers = [LocalCache[Any]()] if config.cache_providers is None else list(config.cache_providers)
        self._is_offline = config.offline
        self.defaults = Defaults(config, logger)
        self.complaints = Complaints(logger)
        settings = CircuitBreaker() if config.circuit_breaker is True else config.circuit_breaker or None
        self.breaker = SharedBreaker(settings, "The Schematic API", logger)
        self.recall: Recall = nothing  # the look-up that nearly every check begins and ends with
        self.counters = {source: Counter() for source in ("live", "stream", "cache", "stale", "default")}

    def _asked(
        self, flag_key: object, company: object, user: object, options: object
    ) -> tuple[FlagCheck, Exception | None]:
        """The check and, if its arguments cannot be meant, why."""
        try:
            return self._arguments.single(flag_key, company, user, options, monotonic()), None
        except Exception as error:  # a check always answers; the caller's own request matters more
            check = self._arguments.unusable(flag_key, options)
            self.complaints.failed(f"flag {check.flag_key}", error)
            return check, error

    def _asked_several(
        self, flag_keys: object, company: object, user: object, options: object
    ) -> tuple[list[str], FlagCheck, Exception | None]:
        """The named flags, a check of none in particular and, if that cannot be meant, why."""
        wanted, problem = self._arguments.flag_keys(flag_keys)
        try:
            check = self._arguments.several(problem, company, user, options, monotonic())
        except Exception as error:  # a check always answers; the caller's own request matters more
            self.complaints.failed(_named(wanted), error)
            return wanted, self._arguments.unusable("", options), error
        if check.preflight is not None:
            self.complaints.wrong(
                "check_flags ignores usage, event_usage, event_quantities and credit_cost; check_flag takes them"
            )
            check = check.of("")
        return wanted, check, None

    def _fallback(self, check: FlagCheck, flag_keys: list[str], failure: Exception | None) -> dict[str, Decision]:
        """For each named flag, and offline for each that has a default if none is named."""
        if failure is None and not flag_keys:
            flag_keys = list(self.defaults.by_flag)
        is_usable = check.key is not None
        return {
            key: self.defaults.decide(check.of(key) if is_usable else check._replace(flag_key=key), failure)
            for key in flag_keys
        }

    def unanswered(self, check: FlagCheck, failure: Exception | None) -> Decision:
        """What counts when nobody answered, because of a `failure` or as there is nobody to ask."""
        decision = self.defaults.decide(check, failure)
        self.counters[decision[1]].value += 1
        return decision

    def _settled(self, flag_key: str, default: DefaultValue, decision: Decision) -> Decision:
        """What becomes the caller's answer: without a value it is a default, wherever that news came from."""
        if decision[0].value is None:
            decision = self.defaults.complete(flag_key, default, decision[0].reason)
        self.counters[decision[1]].value += 1
        return decision

    def _recalled(
        self, flag_key: str, company: Keys | None, user: Keys | None, options: CheckFlagOptions | None
    ) -> Decision | None:
        """From memory; not for options that are none, which must be said."""
        if options is None or (options.__class__ is CheckFlagOptions and not has_preflight(options)):
            answer = self.recall(flag_key, company, user)
            return None if answer is None else (answer, answer.recalled_from)
        return None

    def _shown(
        self, check: FlagCheck, flag_keys: list[str], decisions: dict[str, Decision]
    ) -> list[CheckFlagResponseData]:
        keys = flag_keys or list(decisions)
        return [self._settled(key, check.default, decisions[key])[0].model for key in keys]

    def _stats(self, requests: int) -> CheckStats:
        from schematic.stats import CheckStats

        counts = {source: counter.value for source, counter in self.counters.items()}
        return CheckStats(**counts, requests=requests, breaker=self.breaker.state)


class Checks(_Base):
    """The checks of a sync client."""

    def __init__(self, config: SchematicConfig, transport: Transport, logger: logging.Logger) -> None:
        super().__init__(config, logger)
        self.requests = CheckRequests(transport, self.breaker)
        self._memory = Memory(self._providers, logger, config, transport.settings)
        self._recent: Callable[[FlagCheck], Decision | None] = self._memory.recent
        self._api = Api(self.requests, self._memory, self.defaults)
        self.sources: Sequence[Source] = (self._memory, self._api)
        self._coalescer: Coalescer[Decision | None] = Coalescer()
        if not self._is_offline:
            self.recall = self._memory.recaller(self.counters["cache"])

    def ask_first(self, stream: DataStream, events: Keeper, config: DataStreamConfig) -> Stream:
        """Ask a data stream before memory, and the API only within its budget; the source that does."""
        from schematic.datastream.source import Fallback, Stream

        source = Stream(stream, events)
        if stream.caches is not None:
            from schematic.datastream.cached import CachedStream, ReplicaStream

            kind = ReplicaStream if config.replicator_mode else CachedStream
            source = kind(stream, events, stream.caches)
        self.sources = (source, self._memory, Fallback(self._api, config, stream))
        self._recent = _nothing
        self.recall = source.recaller(self.counters)
        return source

    def decide(
        self, flag_key: str, company: Keys | None, user: Keys | None, options: CheckFlagOptions | None
    ) -> Decision:
        """The answer and where it came from; its value is never None."""
        if options is not None and (recalled := self._recalled(flag_key, company, user, options)) is not None:
            return recalled
        check, failure = self._asked(flag_key, company, user, options)
        if failure is None and not self._is_offline:
            try:
                decision = self._recent(check) or self._coalesced(check)
                if decision is not None:
                    return self._settled(check.flag_key, check.default, decision)
            except Exception as error:  # a check always answers; the caller's own request matters more
                self.complaints.failed(f"flag {check.flag_key}", error)
                failure = error
        return self.unanswered(check, failure)

    def receipt(
        self, flag_key: str, company: Keys | None, user: Keys | None, options: CheckFlagOptions | None
    ) -> CheckReceipt:
        """The same, for whoever wants to know where it came from."""
        from schematic.checks.receipts import receipt

        decision = self._recalled(flag_key, company, user, options)
        return receipt(decision or self.decide(flag_key, company, user, options), monotonic())

    def check_flags(
        self, flag_keys: Sequence[str] | None, company: Keys | None, user: Keys | None, options: CheckFlagOptions | None
    ) -> list[CheckFlagResponseData]:
        """Several flags, in the order of their keys."""
        wanted, check, failure = self._asked_several(flag_keys, company, user, options)
        if failure is None and not self._is_offline:
            try:
                for source in self.sources:
                    decisions = source.answer_all(check, wanted)
                    if decisions is not None:
                        return self._shown(check, wanted, decisions)
            except Exception as error:  # a check always answers; the caller's own request matters more
                self.complaints.failed(_named(wanted), error)
                failure = error
        return self._shown(check, wanted, self._fallback(check, wanted, failure))

    def ping(self, timeout: float) -> None:
        """Whether the API takes this client's key; offline nobody is asked. Raises an ApiError."""
        if not self._is_offline:
            self._api.ping(timeout)

    def stats(self) -> CheckStats:
        """The counts at this moment."""
        return self._stats(self.requests.sent.value)

    def close(self) -> None:
        """Close connections; checks open new ones."""
        self.requests.close()

    def _coalesced(self, check: FlagCheck) -> Decision | None:
        """Asked once for all who ask the same now: memory too, as a request for it may have ended a moment ago."""
        return self._coalescer.join(
            check.key if self._memory.is_on else None, lambda: self._first(check), check.seconds
        )

    def _first(self, check: FlagCheck) -> Decision | None:
        for source in self.sources:
            decision = source.answer(check)
            if decision is not None:
                return decision
        return None


class AsyncChecks(_Base):
    """The checks of an async client."""

    def __init__(self, config: SchematicConfig, transport: AsyncTransport, logger: logging.Logger) -> None:
        super().__init__(config, logger)
        self.requests = AsyncCheckRequests(transport, self.breaker)
        self._memory = AsyncMemory(self._providers, logger, config, transport.settings)
        self._recent: Callable[[FlagCheck], Decision | None] = self._memory.recent
        self._api = AsyncApi(self.requests, self._memory, self.defaults)
        self.sources: Sequence[AsyncSource] = (self._memory, self._api)
        self._coalescer: AsyncCoalescer[Decision | None] = AsyncCoalescer()
        if not self._is_offline:
            self.recall = self._memory.recaller(self.counters["cache"])

    def ask_first(self, stream: AsyncDataStream, events: Keeper, config: DataStreamConfig) -> AsyncStream:
        """Ask a data stream before memory, and the API only within its budget; the source that does."""
        from schematic.datastream.source import AsyncFallback, AsyncStream

        source = AsyncStream(stream, events)
        if stream.caches is not None:
            from schematic.datastream.cached import AsyncCachedStream, AsyncReplicaStream

            kind = AsyncReplicaStream if config.replicator_mode else AsyncCachedStream
            source = kind(stream, events, stream.caches)
        self.sources = (source, self._memory, AsyncFallback(self._api, config, stream))
        self._recent = _nothing
        self.recall = source.recaller(self.counters)
        return source

    async def decide(
        self, flag_key: str, company: Keys | None, user: Keys | None, options: CheckFlagOptions | None
    ) -> Decision:
        """The answer and where it came from; its value is never None."""
        if options is not None and (recalled := self._recalled(flag_key, company, user, options)) is not None:
            return recalled
        check, failure = self._asked(flag_key, company, user, options)
        if failure is None and not self._is_offline:
            try:
                decision = self._recent(check) or await self._coalesced(check)
                if decision is not None:
                    return self._settled(check.flag_key, check.default, decision)
            except Exception as error:  # a check always answers; the caller's own request matters more
                self.complaints.failed(f"flag {check.flag_key}", error)
                failure = error
        return self.unanswered(check, failure)

    async def receipt(
        self, flag_key: str, company: Keys | None, user: Keys | None, options: CheckFlagOptions | None
    ) -> CheckReceipt:
        """The same, for whoever wants to know where it came from."""
        from schematic.checks.receipts import receipt

        decision = self._recalled(flag_key, company, user, options)
        return receipt(decision or await self.decide(flag_key, company, user, options), monotonic())

    async def check_flags(
        self, flag_keys: Sequence[str] | None, company: Keys | None, user: Keys | None, options: CheckFlagOptions | None
    ) -> list[CheckFlagResponseData]:
        """Several flags, in the order of their keys."""
        wanted, check, failure = self._asked_several(flag_keys, company, user, options)
        if failure is None and not self._is_offline:
            try:
                for source in self.sources:
                    decisions = await source.answer_all(check, wanted)
                    if decisions is not None:
                        return self._shown(check, wanted, decisions)
            except Exception as error:  # a check always answers; the caller's own request matters more
                self.complaints.failed(_named(wanted), error)
                failure = error
        return self._shown(check, wanted, self._fallback(check, wanted, failure))

    async def ping(self, timeout: float) -> None:
        """Whether the API takes this client's key; offline nobody is asked. Raises an ApiError."""
        if not self._is_offline:
            await self._api.ping(timeout)

    def stats(self) -> CheckStats:
        """The counts at this moment."""
        return self._stats(self.requests.sent.value)

    async def aclose(self) -> None:
        """Close connections; checks open new ones."""
        await self.requests.aclose()

    async def _coalesced(self, check: FlagCheck) -> Decision | None:
        """Asked once for all who ask the same now: memory too, as a request for it may have ended a moment ago."""
        return await self._coalescer.join(
            check.key if self._memory.is_on else None, lambda: self._first(check), check.seconds
        )

    async def _first(self, check: FlagCheck) -> Decision | None:
        for source in self.sources:
            decision = await source.answer(check)
            if decision is not None:
                return decision
        return None


def _nothing(check: FlagCheck) -> Decision | None:
    """What memory says before a stream is asked."""
    return None


def _named(flag_keys: list[str]) -> str:
    return f"{len(flag_keys)} flags" if flag_keys else "all flags"
