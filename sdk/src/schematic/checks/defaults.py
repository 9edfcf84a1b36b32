"""The source that always answers: the last known answer, an outage policy, or a default value. Nothing here waits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from schematic.cache.local import LocalCache
from schematic.checks import answers
from schematic.checks.answers import Decision, FlagAnswer
from schematic.checks.check import ArgumentError
from schematic.checks.outages import Policies
from schematic.clock import monotonic
from schematic.core.breaker import CircuitOpenError

if TYPE_CHECKING:
    import logging

    from schematic.checks.check import FlagCheck
    from schematic.config import DefaultValue, SchematicConfig

LAST_KNOWN_SIZE = 10_000  # checks that the policy `last_known` remembers
COMPLAIN_EVERY = 60.0  # seconds between two log lines about the same wrong arguments
MAX_COMPLAINTS = 1000  # different ones that are remembered


class Defaults:
    """What a client's checks answer when nobody else does."""

    def __init__(self, config: SchematicConfig, logger: logging.Logger) -> None:
        self.by_flag = dict(config.flag_defaults or {})
        self._logger = logger
        self._policies = Policies(config.outage_policy, config.outage_policies)
        self._last_known: LocalCache[FlagAnswer] | None = None
        if self._policies.remembers:
            self._last_known = LocalCache(LAST_KNOWN_SIZE, int(config.last_known_seconds * 1000))

    def set(self, defaults: Mapping[str, bool]) -> None:
        """What flags are when no other answer can be had. Raises TypeError unless each is True or False."""
        from schematic.settings.rules import rule_of

        self.by_flag.update(rule_of("dict[str, bool]")(defaults, "set_flag_defaults: values"))

    def value(self, flag_key: str, default: DefaultValue) -> bool:
        """The call's default (a function is asked), else the flag's, else False. A function that fails is logged and
        counts as none."""
        if default is not None:
            try:
                return bool(default() if callable(default) else default)
            except Exception as error:  # a check always answers; the caller's own request matters more
                self._logger.error("default_value of flag %s failed: %s", flag_key, error)
        return self.by_flag.get(flag_key, False)

    def decide(self, check: FlagCheck, failure: Exception | None) -> Decision:
        """The answer after a `failure`, by the flag's outage policy; None: there was nobody to ask."""
        if failure is None:
            return self.complete(check.flag_key, check.default, answers.REASON_OFFLINE)
        last = None
        if self._last_known is not None and check.key is not None:
            last = self._last_known.get(check.key)
        answer = answers.failed(check.flag_key, failure, self._policies.of(check.flag_key), last, monotonic())
        if answer.value is None:
            return self.complete(check.flag_key, check.default, answer.reason)
        return answer, "stale" if answer.at is not None else "default"

    def complete(self, flag_key: str, default: DefaultValue, reason: str) -> Decision:
        """The default value, with the reason why it counts."""
        value = self.value(flag_key, default)
        return FlagAnswer({"flag": flag_key, "reason": reason, "value": value}, value), "default"

    def keep(self, check: FlagCheck, answer: FlagAnswer) -> None:
        """Remember what the API said for when it says nothing."""
        if self._last_known is None or answer.value is None or self._policies.of(check.flag_key) != "last_known":
            return
        self._last_known.set(check.key, answer)


class Complaints:
    """Log lines about checks that could not be asked, or were not answered."""

    def __init__(self, logger: logging.Logger) -> None:
        self._logger = logger
        self._made_at: dict[str, float] = {}

    def wrong(self, message: str) -> None:
        """What is wrong with a check's arguments: at once, then once a minute, for it is wrong each time."""
        now = monotonic()
        if now - self._made_at.get(message, -COMPLAIN_EVERY) < COMPLAIN_EVERY:
            return
        if len(self._made_at) >= MAX_COMPLAINTS:
            self._made_at.clear()
        self._made_at[message] = now
        self._logger.error("%s", message)

    def failed(self, what: str, error: Exception) -> None:
        """A check that failed, or could not be asked."""
        if isinstance(error, ArgumentError):
            self.wrong(f"Check of {what} could not be asked: {error}")
            return
        # While the breaker is open every check fails; that it opened has been logged.
        log = self._logger.debug if isinstance(error, CircuitOpenError) else self._logger.error
        log("Check of %s failed: %s", what, error)
