"""What a flag check decides: its key in a cache, its request, how a reply reads, what to answer without one. Pure."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from json import dumps, loads
from typing import TYPE_CHECKING, Any, TypeVar, cast

from schematic.core.query import plain

if TYPE_CHECKING:
    from schematic.config import CheckFlagOptions, DefaultValue, OutagePolicy
    from schematic.types import CheckFlagResponseData

REASON_OFFLINE = "Offline mode - using default value"
REASON_NOT_FOUND = "Flag not found - using default value"

Keys = Mapping[str, str]
Json = dict[str, Any]
T = TypeVar("T")


class ArgumentError(Exception):
    """An argument of a check cannot be meant; the text says which, and the way out."""


class Answer:
    """What is known about one flag for one company and user.

    `value` is None when there is nothing to go by (offline, no such flag): then the default counts, and `reason` says
    why. `at` is when the API said so, on the process's monotonic clock, where that is known. `shown` is `model`, once
    somebody has asked for that: for the one place where a property takes too long.
    """

    __slots__ = ("_reply", "at", "shown", "value")

    def __init__(
        self,
        reply: Json,
        value: bool | None,
        model: CheckFlagResponseData | None = None,
        at: float | None = None,
    ) -> None:
        self._reply = reply
        self.value = value
        self.at = at
        self.shown = model

    @property
    def model(self) -> CheckFlagResponseData:
        """Built when somebody asks for it, once, so that repeated hits give the same object; where details do not fit
        it, flag, reason and value alone."""
        if self.shown is None:
            from schematic.types import CheckFlagResponseData

            try:
                self.shown = CheckFlagResponseData.model_validate(self._reply)
            except ValueError:  # the value is known; a detail that no contract promises must not hide it
                told = {name: self._reply[name] for name in ("flag", "reason", "value")}
                self.shown = CheckFlagResponseData.model_validate(told)
        return self.shown

    @property
    def told(self) -> Json | None:
        """The reply, while its model is not built."""
        return self._reply if self.shown is None else None

    @property
    def flag(self) -> str:
        return str(self._reply["flag"])

    @property
    def reason(self) -> str:
        return str(self._reply["reason"])

    def restated(self, reason: str) -> Answer:
        """The same for another reason."""
        return Answer({**self._reply, "reason": reason}, self.value, at=self.at)


def unknown(flag_key: str, reason: str) -> Answer:
    """The answer without a reply."""
    return Answer({"flag": flag_key, "reason": reason, "value": False}, None)


def failed(flag_key: str, error: Exception, policy: OutagePolicy, known: Answer | None, now: float) -> Answer:
    """The answer to a check that failed, by the flag's outage policy; `known` is the last answer there was.

    The reason is the official text, with a note where something else than the default was answered.
    """
    reason = f"Error occurred - using default value: {error}"
    if policy == "last_known" and known is not None:
        age = f", {now - known.at:.0f} s old" if known.at is not None else ""
        return known.restated(f"{reason} (answered with the last known value{age})")
    if policy in ("open", "closed"):
        is_on = policy == "open"
        reason = f"{reason} (answered {is_on} by outage policy {policy!r})"
        return Answer({"flag": flag_key, "reason": reason, "value": is_on}, is_on)
    return unknown(flag_key, reason)


def default_value(flag_key: str, given: DefaultValue, defaults: Mapping[str, bool]) -> bool:
    """The call's default (a function is asked), else the flag's, else False. Raises what the function raises."""
    if given is None:
        return defaults.get(flag_key, False)
    return bool(given() if callable(given) else given)


def cache_key(flag_key: str, company: Keys | None, user: Keys | None) -> Hashable:
    """What tells one check from every other: equal exactly when the requests are. An empty context is an absent one.

    Written out for a company of one text key, with or without such a user, which nearly all are: it is half of what a
    remembered check costs. What is no text goes by its JSON, in which 1, True and 1.0 differ as for the server.
    """
    if not company:
        return _key_of_several(flag_key, {}, user) if user else (flag_key,)
    if len(company) > 1 or (user and len(user) > 1):
        return _key_of_several(flag_key, company, user or {})
    ((company_name, company_value),) = company.items()
    if company_value.__class__ is not str or company_name.__class__ is not str:
        return _key_of_several(flag_key, company, user or {})
    if not user:
        return flag_key, company_name, company_value
    ((user_name, user_value),) = user.items()
    if user_value.__class__ is not str or user_name.__class__ is not str:
        return _key_of_several(flag_key, company, user)
    return flag_key, company_name, company_value, user_name, user_value


def shared_key(flag_key: str, company: Keys | None, user: Keys | None) -> str:
    """`cache_key` as text, for caches that want text; JSON, so that no two checks share one."""
    return dumps([flag_key, plain(company or None), plain(user or None)], sort_keys=True, separators=(",", ":"))


def check_body(company: Keys | None, user: Keys | None, preflight: Json | None) -> Json:
    """Body of a single check: both contexts always, null where there is none."""
    body: Json = {"company": company, "user": user}
    if preflight is not None:
        body["preflight"] = preflight
    return body


def bulk_body(company: Keys | None, user: Keys | None) -> Json:
    """Body of a check of all flags: only the contexts that say something."""
    return {name: keys for name, keys in (("company", company), ("user", user)) if keys}


def has_preflight(options: CheckFlagOptions) -> bool:
    """Whether a check asks what would be; its answer is not remembered."""
    return (
        options.usage is not None
        or options.event_usage is not None
        or options.credit_cost is not None
        or options.event_quantities is not None
    )


def preflight(options: CheckFlagOptions) -> Json | None:
    """The what-if part of a check, None without any; fractions of units are rounded up.

    Raises TypeError and ValueError for what is no number, no mapping or no event.
    """
    if not has_preflight(options):
        return None
    from schematic.config import EventQuantities, EventUsage
    from schematic.setting_rules import number, text

    usage, costs = options.usage, options.credit_cost
    event = _event(EventUsage, options.event_usage, "event_usage")
    several = _event(EventQuantities, options.event_quantities, "event_quantities")
    told: Json = {
        "credit_cost": None if costs is None else _numbers(costs, "credit_cost"),
        "event_usage": event
        and {
            "event_subtype": text(event.event_subtype, "event_usage.event_subtype"),
            "quantity": math.ceil(number(event.quantity, "event_usage.quantity")),
        },
        "usage": None if usage is None else math.ceil(number(usage, "usage")),
    }
    if several is not None:
        quantity, quantities = several.quantity, several.quantities
        event_quantities: Json = {"event_subtype": text(several.event_subtype, "event_quantities.event_subtype")}
        if quantity is not None:
            event_quantities["quantity"] = number(quantity, "event_quantities.quantity")
        if quantities is not None:
            event_quantities["quantities"] = _numbers(quantities, "event_quantities.quantities")
        told["event_quantities"] = event_quantities
    return told


def read_check(flag_key: str, content: bytes, at: float) -> Answer:
    """The answer in the reply, which came `at`, to a single check. Raises ValueError for another shape."""
    data = _data(content)
    if data is None or data.get("value") is None:
        return unknown(flag_key, REASON_NOT_FOUND)
    return _answer(data, at)


def read_bulk(content: bytes, at: float) -> dict[str, Answer]:
    """Answers by flag key in the reply, which came `at`, to a check of all flags. Raises ValueError for another
    shape."""
    data = _data(content)
    found: Any = data.get("flags") if data is not None else None
    if not isinstance(found, list):
        raise ValueError("data.flags is not a list")
    answers = [_answer(one, at) for one in cast("list[object]", found)]
    return {answer.flag: answer for answer in answers}


def recall(found: Any) -> Answer:
    """What a cache gave back: an answer, or its model, or that as a dict when the cache is outside the process."""
    if isinstance(found, Answer):
        return found
    if isinstance(found, dict):
        return _answer(cast(Json, found))
    model = cast("CheckFlagResponseData", found)
    is_absent = model.reason == REASON_NOT_FOUND
    return Answer({"flag": model.flag, "reason": model.reason}, None if is_absent else model.value, model)


def _event(kind: type[T], given: object, path: str) -> T | None:
    """A record of `kind`, or a mapping of its members, as the record."""
    if given is None or isinstance(given, kind):
        return given
    if not isinstance(given, Mapping):
        raise TypeError(f"{path} must be {kind.__name__}, or a mapping of its members, not {type(given).__name__}")
    return kind(**cast("Mapping[str, Any]", given))


def _numbers(given: object, path: str) -> dict[str, float]:
    from schematic.setting_rules import number, text

    if not isinstance(given, Mapping):
        raise TypeError(f"{path} must be a mapping of numbers, not {type(given).__name__}")
    told = cast("Mapping[object, object]", given)
    return {text(name, f"{path}: name"): number(value, f"{path}[{name!r:.60}]") for name, value in told.items()}


def _key_of_several(flag_key: str, company: Keys, user: Keys) -> Hashable:
    for context in (company, user):
        for name, value in context.items():
            if value.__class__ is not str or name.__class__ is not str:
                return shared_key(flag_key, company, user)
    return flag_key, f"{sorted(company.items())}{sorted(user.items())}"  # text, which is compared fastest


def _data(content: bytes) -> Json | None:
    reply: Any = loads(content)
    data: Any = cast(Json, reply).get("data") if isinstance(reply, dict) else reply
    if data is not None and not isinstance(data, dict):
        raise ValueError("the reply or its data is not an object")
    return cast("Json | None", data)


def _answer(given: object, at: float | None = None) -> Answer:
    reply = cast(Json, given) if isinstance(given, dict) else {}
    for name, kind in (("flag", str), ("reason", str), ("value", bool)):
        if not isinstance(reply.get(name), kind):
            raise ValueError(f"{name} is missing or not {'a bool' if kind is bool else 'text'}")
    return Answer(reply, None if reply["reason"] == REASON_NOT_FOUND else reply["value"], at=at)
