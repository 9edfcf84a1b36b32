"""What the checks of both clients share: defaults, outage policies, receipts and counts. Nothing here waits."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from schematic import flags, reservations
from schematic.cache.local import LocalCache
from schematic.clock import monotonic
from schematic.config import CheckFlagOptions, CircuitBreaker
from schematic.flags import Answer, ArgumentError, Keys, cache_key
from schematic.gate import Counter, Gate
from schematic.outages import CircuitOpenError, Policies

if TYPE_CHECKING:
    import logging

    from schematic.cache.answers import Hit
    from schematic.check_arguments import Asked
    from schematic.config import CheckOptions, CheckResult, DefaultValue, SchematicConfig
    from schematic.receipts import CheckReceipt, Source
    from schematic.stats import CheckStats
    from schematic.types import CheckFlagResponseData

    Sourced = tuple[Answer, Source]
    Found = dict[str, Sourced]

LAST_KNOWN_SIZE = 10_000  # checks that the policy `last_known` remembers
COMPLAIN_EVERY = 60.0  # seconds between two log lines about the same wrong arguments
MAX_COMPLAINTS = 1000  # different ones that are remembered


class CheckBase:
    """What both forms share: everything that does not wait."""

    logger: logging.Logger
    offline: bool
    _flag_defaults: dict[str, bool]
    _providers: list[Any]
    _gate: Gate
    _recent: Callable[[Hashable], Answer | None]
    _hit: Hit

    def set_flag_default(self, flag_key: str, value: bool) -> None:
        """What `flag_key` is when no other answer can be had. Raises TypeError unless that is True or False."""
        self.set_flag_defaults({flag_key: value})

    def set_flag_defaults(self, values: Mapping[str, bool]) -> None:
        """The same for several flags."""
        from schematic.setting_rules import rule_of

        self._flag_defaults.update(rule_of("dict[str, bool]")(values, "set_flag_defaults: values"))

    def _set_up_policies(self, config: SchematicConfig) -> None:
        self._hold_seconds = reservations.ttl(config, self.logger)
        self._policies = Policies(config.outage_policy, config.outage_policies)
        self._last_known: LocalCache[Answer] | None = None
        if self._policies.remembers:
            self._last_known = LocalCache(LAST_KNOWN_SIZE, int(config.last_known_seconds * 1000))
        breaker = config.circuit_breaker
        settings = CircuitBreaker() if breaker is True else breaker or None
        self._gate = Gate(settings, "The Schematic API", self.logger)
        self._complained_at: dict[str, float] = {}
        self._counters = {source: Counter() for source in ("live", "cache", "stale", "default")}

    def _stats_of_checks(self, sent: int) -> CheckStats:
        from schematic.stats import CheckStats

        counts = {source: counter.value for source, counter in self._counters.items()}
        return CheckStats(**counts, requests=sent, breaker=self._gate.state)

    def _default(self, flag_key: str, given: DefaultValue) -> bool:
        """`flags.default_value`; a function that fails is logged and counts as none."""
        try:
            return flags.default_value(flag_key, given, self._flag_defaults)
        except Exception as error:  # a check always answers; the caller's own request matters more
            self.logger.error("default_value of flag %s failed: %s", flag_key, error)
            return flags.default_value(flag_key, None, self._flag_defaults)

    def _counted(self, found: Sourced) -> Sourced:
        """What becomes the caller's answer: without a value it is a default, wherever that news came from."""
        answer, source = found
        if answer.value is None:
            source = "default"
        self._counters[source].value += 1
        return answer, source

    def _value(self, flag_key: str, answer: Answer, options: CheckFlagOptions | None) -> bool:
        if answer.value is not None:
            return answer.value
        if options is None:
            return self._default(_name_of(flag_key), None)
        from schematic.check_arguments import default_of

        return self._default(_name_of(flag_key), default_of(options))

    def _shown(self, flag_key: str, answer: Answer, options: CheckFlagOptions | None) -> CheckFlagResponseData:
        """The answer's model, with the default where it has no value."""
        return self._completed(flag_key, answer, options).model

    def _completed(self, flag_key: str, answer: Answer, options: CheckFlagOptions | None) -> Answer:
        if answer.value is not None:
            return answer
        value = self._value(flag_key, answer, options)
        return Answer({"flag": _name_of(flag_key), "reason": answer.reason, "value": value}, value)

    def _receipt(self, flag_key: str, found: Sourced, options: CheckFlagOptions | None) -> CheckReceipt:
        from schematic.receipts import receipt

        answer, source = found
        age = None if source == "default" or answer.at is None else monotonic() - answer.at
        completed = self._completed(flag_key, answer, options)
        return receipt(completed.value is True, source, completed, age)

    def _credit_asked(
        self, flag_key: str, company: Keys | None, user: Keys | None, options: CheckOptions | None
    ) -> tuple[str, Keys | None, Keys | None, CheckOptions]:
        from schematic import check_arguments

        asked = check_arguments.credit(flag_key, company, user, options)
        usage = asked[3].usage
        if usage is not None and not reservations.is_amount(usage):
            self._complain(f"check of {asked[0]}: usage is {usage!r:.60}, not a finite number of at least 0")
        return asked

    def _not_asked(
        self, flag_key: str, company: Keys | None, user: Keys | None, options: CheckOptions | None, error: ArgumentError
    ) -> CheckResult:
        """The result of a check whose arguments cannot be meant: as when it fails, and it says why."""
        name = _name_of(flag_key)
        self._log_failure(f"flag {name}", error)
        if self._hold_seconds is not None:
            from schematic.config import CheckOptions

            wanted = options if isinstance(options, CheckOptions) else CheckOptions()
            return self._not_held(name, f"{reservations.INVALID_ARGUMENTS}: {error}", wanted)
        answer, _ = self._counted(self._by_policy(name, company, user, error, None))
        from schematic.check_arguments import default_of

        value = self._default(name, default_of(options)) if answer.value is None else answer.value
        result = reservations.result(Answer({"flag": name, "reason": answer.reason, "value": value}, value).model)
        result.error = str(error)
        return result

    def _not_held(self, flag_key: str, reason: str, options: CheckOptions) -> CheckResult:
        from schematic.check_arguments import default_of

        return reservations.failed(flag_key, reason, options, self._default(flag_key, default_of(options)))

    def _is_plain(self, options: CheckFlagOptions | None) -> bool:
        """Whether memory may answer; not for options that are none, which must be said."""
        return options is None or (options.__class__ is CheckFlagOptions and not flags.has_preflight(options))

    def _asked(self, flag_key: str, company: Keys | None, user: Keys | None, options: CheckFlagOptions | None) -> Asked:
        from schematic import check_arguments

        return check_arguments.single(flag_key, company, user, options)

    def _asked_several(
        self, problem: str | None, company: Keys | None, user: Keys | None, options: CheckFlagOptions | None
    ) -> Asked:
        from schematic import check_arguments

        asked = check_arguments.several(problem, company, user, options)
        if asked.preflight is not None:
            self._complain(
                "check_flags ignores usage, event_usage, event_quantities and credit_cost; check_flag takes them"
            )
        return asked

    def _named(self, flag_keys: Sequence[str] | None) -> tuple[list[str], str | None]:
        """The flags and, if they cannot be meant, why."""
        from schematic import check_arguments

        return check_arguments.flag_keys(flag_keys)

    def _complain(self, message: str) -> None:
        """Log what is wrong with a check's arguments: at once, then once a minute, for it is wrong each time."""
        now = monotonic()
        if now - self._complained_at.get(message, -COMPLAIN_EVERY) < COMPLAIN_EVERY:
            return
        if len(self._complained_at) >= MAX_COMPLAINTS:
            self._complained_at.clear()
        self._complained_at[message] = now
        self.logger.error("%s", message)

    def _log_failure(self, what: str, error: Exception) -> None:
        if isinstance(error, ArgumentError):
            self._complain(f"Check of {what} could not be asked: {error}")
            return
        # While the breaker is open every check fails; that it opened has been logged.
        log = self.logger.debug if isinstance(error, CircuitOpenError) else self.logger.error
        log("Check of %s failed: %s", what, error)

    def _by_policy(
        self, flag_key: str, company: Keys | None, user: Keys | None, error: Exception, options: CheckFlagOptions | None
    ) -> Sourced:
        known = None
        if self._last_known is not None and self._is_plain(options):
            try:
                known = self._last_known.get(cache_key(flag_key, company, user))
            except Exception:  # contexts that are none have no key; that is what failed
                known = None
        answer = flags.failed(flag_key, error, self._policies.of(flag_key), known, monotonic())
        return answer, "stale" if answer.at is not None else "default"

    def _failed(
        self, flag_key: str, company: Keys | None, user: Keys | None, error: Exception, options: CheckFlagOptions | None
    ) -> Sourced:
        name = _name_of(flag_key)
        self._log_failure(f"flag {name}", error)
        return self._by_policy(name, company, user, error, options)

    def _all_failed(self, flag_keys: list[str], company: Keys | None, user: Keys | None, error: Exception) -> Found:
        self._log_failure(f"{len(flag_keys)} flags" if flag_keys else "all flags", error)
        return {key: self._by_policy(key, company, user, error, None) for key in flag_keys}

    def _all_offline(self, flag_keys: list[str]) -> Found:
        return {key: (flags.unknown(key, flags.REASON_OFFLINE), "default") for key in flag_keys or self._flag_defaults}

    def _remember(self, flag_key: str, company: Keys | None, user: Keys | None, answer: Answer) -> None:
        """Keep what the API said for when it says nothing."""
        if self._last_known is None or answer.value is None or self._policies.of(flag_key) != "last_known":
            return
        self._last_known.set(cache_key(flag_key, company, user), answer)


def _name_of(flag_key: str) -> str:
    from schematic.check_arguments import name_of

    return name_of(flag_key)
