"""What is known about a flag: how replies read, and what to answer without one. Pure."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING, Any, ClassVar, Literal, cast

if TYPE_CHECKING:
    from schematic.checks.check import Json
    from schematic.config import OutagePolicy
    from schematic.types import CheckFlagResponseData

REASON_OFFLINE = "Offline mode - using default value"
REASON_NOT_FOUND = "Flag not found - using default value"

Source = Literal["live", "stream", "cache", "stale", "default"]


class FlagAnswer:
    """What is known about one flag for one company and user.

    `value` is None when there is nothing to go by (offline, no such flag): then the default counts, and `reason` says
    why. `at` is when the API said so, on the process's monotonic clock, where that is known. `shown` is `model`, once
    somebody has asked for that: for the one place where a property takes too long.
    """

    __slots__ = ("_reply", "at", "shown", "value")
    recalled_from: ClassVar[Source] = "cache"  # where one that a look-up gave was

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
                certain = {name: self._reply[name] for name in ("flag", "reason", "value")}
                self.shown = CheckFlagResponseData.model_validate(certain)
        return self.shown

    @property
    def reply(self) -> Json | None:
        """The members, while their model is not built."""
        return self._reply if self.shown is None else None

    @property
    def flag(self) -> str:
        return str(self._reply["flag"])

    @property
    def reason(self) -> str:
        return str(self._reply["reason"])

    def restated(self, reason: str) -> FlagAnswer:
        """The same for another reason."""
        return FlagAnswer({**self._reply, "reason": reason}, self.value, at=self.at)


Decision = tuple[
    FlagAnswer, Source
]  # and where it came from: the API, the data stream, a cache, what was known last, or a default


def unknown(flag_key: str, reason: str) -> FlagAnswer:
    """The answer without a reply."""
    return FlagAnswer({"flag": flag_key, "reason": reason, "value": False}, None)


def failed(flag_key: str, error: Exception, policy: OutagePolicy, last: FlagAnswer | None, now: float) -> FlagAnswer:
    """The answer to a check that failed, by the flag's outage policy; `last` is the last answer there was.

    The reason is the official text, with a note where something else than the default was answered.
    """
    reason = f"Error occurred - using default value: {error}"
    if policy == "last_known" and last is not None:
        age = f", {now - last.at:.0f} s old" if last.at is not None else ""
        return last.restated(f"{reason} (answered with the last known value{age})")
    if policy in ("open", "closed"):
        is_on = policy == "open"
        reason = f"{reason} (answered {is_on} by outage policy {policy!r})"
        return FlagAnswer({"flag": flag_key, "reason": reason, "value": is_on}, is_on)
    return unknown(flag_key, reason)


def read_check(flag_key: str, content: bytes, at: float) -> FlagAnswer:
    """The answer in the reply, which came `at`, to a single check. Raises ValueError for another shape."""
    data = _data(content)
    if data is None or data.get("value") is None:
        return unknown(flag_key, REASON_NOT_FOUND)
    return _answer(data, at)


def read_bulk(content: bytes, at: float) -> dict[str, FlagAnswer]:
    """Answers by flag key in the reply, which came `at`, to a check of all flags. Raises ValueError for another
    shape."""
    data = _data(content)
    flags: Any = data.get("flags") if data is not None else None
    if not isinstance(flags, list):
        raise ValueError("data.flags is not a list")
    answers = [_answer(flag, at) for flag in cast("list[object]", flags)]
    return {answer.flag: answer for answer in answers}


def recall(cached: Any) -> FlagAnswer:
    """What a cache gave back: an answer, or its model, or that as a dict when the cache is outside the process."""
    if isinstance(cached, FlagAnswer):
        return cached
    if isinstance(cached, dict):
        return _answer(cast("Json", cached))
    model = cast("CheckFlagResponseData", cached)
    is_absent = model.reason == REASON_NOT_FOUND
    return FlagAnswer({"flag": model.flag, "reason": model.reason}, None if is_absent else model.value, model)


def _data(content: bytes) -> Json | None:
    reply: Any = loads(content)
    data: Any = cast("Json", reply).get("data") if isinstance(reply, dict) else reply
    if data is not None and not isinstance(data, dict):
        raise ValueError("the reply or its data is not an object")
    return cast("Json | None", data)


def _answer(members: object, at: float | None = None) -> FlagAnswer:
    reply = cast("Json", members) if isinstance(members, dict) else {}
    for name, kind in (("flag", str), ("reason", str), ("value", bool)):
        if not isinstance(reply.get(name), kind):
            raise ValueError(f"{name} is missing or not {'a bool' if kind is bool else 'text'}")
    return FlagAnswer(reply, None if reply["reason"] == REASON_NOT_FOUND else reply["value"], at=at)
