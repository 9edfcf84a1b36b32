"""OpenTelemetry: an event for each flag evaluation, metrics of a client. Needs `schematichq[opentelemetry]`.

    instrument(client)              # every check of a Schematic or AsyncSchematic
    api.add_hooks([EvaluationHook()])   # or: every evaluation through OpenFeature; not both, or each counts twice
    observe(client)                 # counts of events and checks

The event is `feature_flag.evaluation` of the semantic conventions for feature flags: a log record in the current
trace. Loggers and meters come from the global providers unless others are passed.
"""

# openfeature is typed, but its subpackages carry no mark of their own.
# pyright: reportMissingTypeStubs=false
from __future__ import annotations

import weakref
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from functools import wraps
from inspect import iscoroutinefunction
from json import dumps
from typing import TYPE_CHECKING, Any

from schematic.contrib.gating import missing, origin, reason_code

try:
    from opentelemetry import _logs, metrics
    from opentelemetry._logs import LogRecord, SeverityNumber
    from opentelemetry.metrics import CallbackOptions, Observation
except ImportError as error:
    raise missing("opentelemetry", error) from error

if TYPE_CHECKING:
    from openfeature.flag_evaluation import FlagEvaluationDetails, FlagValueType
    from openfeature.hook import Hook, HookContext, HookHints
    from opentelemetry._logs import Logger, LoggerProvider
    from opentelemetry.metrics import MeterProvider

    from schematic import AsyncSchematic, Schematic
    from schematic.client import CheckResult
    from schematic.types import CheckFlagResponseData

else:
    # The hook is OpenFeature's when that is there; the rest of this module does without it.
    try:
        from openfeature.hook import Hook
    except ImportError:
        Hook = object

__all__ = ["EvaluationHook", "instrument", "observe"]

INSTRUMENTATION = "schematic"  # the scope of events and metrics
EVENT_NAME = "feature_flag.evaluation"
PROVIDER = "Schematic"
_CHECKS = ("check_flag", "check_flag_with_entitlement", "check_flag_with_receipt", "check_flags", "check")
_ERRORS = {"not_found": "flag_not_found", "failed": "general"}
# Set while an instrumented check runs: verbs of the client use one another, and each check is one event.
_is_inside: ContextVar[bool] = ContextVar("schematic_check", default=False)


class EvaluationHook(Hook):
    """An OpenFeature hook that emits the event for every evaluation, whatever the provider."""

    def __init__(self, logger_provider: LoggerProvider | None = None) -> None:
        self._logger = _logger(logger_provider)

    def finally_after(
        self, hook_context: HookContext, details: FlagEvaluationDetails[FlagValueType], hints: HookHints
    ) -> None:
        metadata = details.flag_metadata
        provider = hook_context.provider_metadata
        attributes: dict[str, Any] = {
            "feature_flag.key": details.flag_key,
            "feature_flag.provider.name": provider.name if provider is not None else None,
            "feature_flag.result.reason": str(details.reason or "unknown").lower(),
            "feature_flag.result.variant": details.variant,
            # A variant says what the value would, without what may be large or private.
            "feature_flag.result.value": _plain(details.value)
            if details.variant is None or isinstance(details.value, bool)
            else None,
            "feature_flag.context.id": metadata.get("contextId") or hook_context.evaluation_context.targeting_key,
            "feature_flag.set.id": metadata.get("flagSetId"),
            "feature_flag.version": metadata.get("version"),
        }
        if details.error_code is not None:
            attributes["error.type"] = str(details.error_code).lower()
            attributes["feature_flag.error.message"] = details.error_message
        _emit(self._logger, attributes)


def instrument(client: Schematic | AsyncSchematic, logger_provider: LoggerProvider | None = None) -> Callable[[], None]:
    """Emit the event for every check of `client` (one per flag of `check_flags`); returns what ends it.

    Reasons are `targeting_match`, `static` (global override), `default`, `stale` and `error`. The context's id is the
    company's or else the user's: the one in Schematic where it is known, else the first key that was given.
    """
    logger = _logger(logger_provider)
    for verb in _CHECKS:
        setattr(client, verb, _instrumented(client, verb, logger))

    def end() -> None:
        for verb in _CHECKS:
            vars(client).pop(verb, None)

    return end


def observe(client: Schematic | AsyncSchematic, meter_provider: MeterProvider | None = None) -> None:
    """Metrics of `client.stats()`, read when they are collected, while `client` lives.

    `schematic.events.accepted`, `.sent`, `.retried`, `.dropped` and `.failed` are counters, `.pending` goes up and
    down; `schematic.checks.…` are counters, one for each member of `stats().checks`.
    """
    meter = metrics.get_meter(INSTRUMENTATION, meter_provider=meter_provider)
    held = weakref.ref(client)

    def reader(part: str, member: str) -> Callable[[CallbackOptions], Iterable[Observation]]:
        def read(options: CallbackOptions) -> Iterable[Observation]:
            alive = held()
            return [] if alive is None else [Observation(getattr(getattr(alive.stats(), part), member))]

        return read

    for part, unit in (("events", "{event}"), ("checks", "{check}")):
        members: dict[str, Any] = getattr(client.stats(), part)._asdict()
        for member in (name for name, value in members.items() if isinstance(value, int)):
            is_level = member == "pending"
            create = meter.create_observable_up_down_counter if is_level else meter.create_observable_counter
            create(f"schematic.{part}.{member}", [reader(part, member)], unit)


def _instrumented(client: Any, verb: str, logger: Logger) -> Callable[..., Any]:
    own = _of_class(client, verb)
    # `check_flag` gives no reason, so the verb that gives one is asked in its place.
    asked = _of_class(client, "check_flag_with_entitlement") if verb == "check_flag" else own

    def tell(answer: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        context_id = _context_id(args, kwargs)
        checks: list[Any] = answer if verb == "check_flags" else [answer]
        for check in [answer.response] if verb == "check_flag_with_receipt" else checks:
            _emit(logger, _attributes(check, context_id))
        return answer.value if verb == "check_flag" else answer

    @wraps(own)
    def traced(*args: Any, **kwargs: Any) -> Any:
        if _is_inside.get():
            return own(*args, **kwargs)
        token = _is_inside.set(True)
        try:
            answer = asked(*args, **kwargs)
        finally:
            _is_inside.reset(token)
        return tell(answer, args, kwargs)

    @wraps(own)
    async def traced_async(*args: Any, **kwargs: Any) -> Any:
        if _is_inside.get():
            return await own(*args, **kwargs)
        token = _is_inside.set(True)
        try:
            answer = await asked(*args, **kwargs)
        finally:
            _is_inside.reset(token)
        return tell(answer, args, kwargs)

    return traced_async if iscoroutinefunction(own) else traced


def _of_class(client: Any, verb: str) -> Callable[..., Any]:
    """The client's verb beneath any instrumentation."""
    cls: Any = client.__class__
    bound: Callable[..., Any] = getattr(cls, verb).__get__(client)
    return bound


def _attributes(check: CheckFlagResponseData | CheckResult, context_id: str | None) -> dict[str, Any]:
    whence = origin(check.reason)
    error = _ERRORS.get(whence, "invalid_context" if check.error is not None else None)
    reason = "stale" if whence == "stale" else reason_code(_rule_type(check))
    its: Any = check
    return {
        "feature_flag.key": getattr(its, "flag_key", None) or its.flag,
        "feature_flag.provider.name": PROVIDER,
        "feature_flag.result.reason": "error" if error else reason,
        "feature_flag.result.variant": "on" if check.value else "off",
        "feature_flag.result.value": check.value,
        "feature_flag.context.id": getattr(its, "company_id", None) or getattr(its, "user_id", None) or context_id,
        "error.type": error,
        "feature_flag.error.message": (check.error or check.reason) if error else None,
    }


def _rule_type(check: CheckFlagResponseData | CheckResult) -> str | None:
    """Of the answer; what `check` gives says it in its reason alone."""
    rule_type: str | None = getattr(check, "rule_type", None)
    if rule_type is None and check.reason.startswith("Matched "):
        return check.reason.removeprefix("Matched ").partition(" rule ")[0].replace(" ", "_")
    return rule_type


def _context_id(args: tuple[Any, ...], kwargs: dict[str, Any]) -> str | None:
    """The first key of company or user, as all checks take them: second and third, or by name."""
    named: dict[str, Any] = dict(zip(("flag", "company", "user"), args, strict=False)) | kwargs
    for entity in ("company", "user"):
        keys: dict[str, Any] = named.get(entity) or {}
        for value in keys.values():
            return str(value)
    return None


def _logger(provider: LoggerProvider | None) -> Logger:
    return _logs.get_logger(INSTRUMENTATION, logger_provider=provider)


def _emit(logger: Logger, attributes: dict[str, Any]) -> None:
    known = {name: value for name, value in attributes.items() if value is not None}
    logger.emit(LogRecord(event_name=EVENT_NAME, attributes=known, severity_number=SeverityNumber.INFO))


def _plain(value: FlagValueType) -> bool | int | float | str:
    return value if isinstance(value, bool | int | float | str) else dumps(value, default=str)
