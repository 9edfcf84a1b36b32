"""What the checks of both clients share: defaults, outage policies, receipts and counts. Nothing here waits."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from time import monotonic
from typing import TYPE_CHECKING, Any

from schematic import flags, reservations
from schematic.cache.local import LocalCache
from schematic.config import CircuitBreaker
from schematic.flags import Answer, Keys, cache_key
from schematic.gate import Counter, Gate
from schematic.outages import CircuitOpenError, Policies
from schematic.stats import CheckStats

if TYPE_CHECKING:
    import logging

    from schematic.cache.answers import Hit
    from schematic.config import CheckFlagOptions, CheckOptions, CheckResult, DefaultValue, SchematicConfig
    from schematic.receipts import CheckReceipt, Source
    from schematic.types import CheckFlagResponseData

    Sourced = tuple[Answer, Source]
    Found = dict[str, Sourced]

LAST_KNOWN_SIZE = 10_000  # checks that the policy `last_known` remembers


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
        self._counters = {source: Counter() for source in ("live", "cache", "stale", "default")}

    def _stats_of_checks(self, sent: int) -> CheckStats:
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
        return self._default(flag_key, options.default_value if options is not None else None)

    def _shown(self, flag_key: str, answer: Answer, options: CheckFlagOptions | None) -> CheckFlagResponseData:
        """The answer's model, with the default where it has no value."""
        if answer.value is not None:
            return answer.model
        return flags.unknown(flag_key, answer.reason, self._value(flag_key, answer, options)).model

    def _receipt(self, flag_key: str, found: Sourced, options: CheckFlagOptions | None) -> CheckReceipt:
        from schematic.receipts import CheckReceipt

        answer, source = found
        shown = self._shown(flag_key, answer, options)
        age = None if source == "default" or answer.at is None else monotonic() - answer.at
        return CheckReceipt(shown.value, source, shown.reason, shown, age)

    def _not_held(self, flag_key: str, reason: str, options: CheckOptions) -> CheckResult:
        return reservations.failed(flag_key, reason, options, self._default(flag_key, options.default_value))

    def _log_failure(self, what: str, error: Exception) -> None:
        # While the breaker is open every check fails; that it opened has been logged.
        log = self.logger.debug if isinstance(error, CircuitOpenError) else self.logger.error
        log("Check of %s failed: %s", what, error)

    def _by_policy(
        self, flag_key: str, company: Keys | None, user: Keys | None, error: Exception, options: CheckFlagOptions | None
    ) -> Sourced:
        known = None
        if self._last_known is not None and (options is None or flags.preflight(options) is None):
            try:
                known = self._last_known.get(cache_key(flag_key, company, user))
            except Exception:  # contexts that are none have no key; that is what failed
                known = None
        answer = flags.failed(flag_key, error, self._policies.of(flag_key), known, monotonic())
        return answer, "stale" if answer.at is not None else "default"

    def _failed(
        self, flag_key: str, company: Keys | None, user: Keys | None, error: Exception, options: CheckFlagOptions | None
    ) -> Sourced:
        self._log_failure(f"flag {flag_key}", error)
        return self._by_policy(flag_key, company, user, error, options)

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

    def _warn_of_preflight(self, options: CheckFlagOptions | None) -> None:
        if options is not None and flags.preflight(options) is not None:
            self.logger.warning(
                "check_flags ignores usage, event_usage, event_quantities and credit_cost; check_flag takes them"
            )
