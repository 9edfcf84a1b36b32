"""What `check_flag_with_receipt` answers. Loaded when asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, ClassVar, cast

from schematic.core.records import Record

if TYPE_CHECKING:
    from schematic.checks.answers import Decision, FlagAnswer, Source
    from schematic.types import CheckFlagResponseData


class CheckReceipt(Record):
    """A check's value and where it came from. Frozen.

    `source`: `live` (the API, just now), `stream` (evaluated here, from what the data stream says), `cache`, `stale`
    (the last known answer, because the API did not give one, or the data stream is lost) or `default` (a default value
    or an outage policy). `reason` is `response.reason`. `age_seconds`: since the API gave the answer, or the stream was
    lost; None for a default, for an answer of a cache outside the process, and while the stream is ready.
    """

    value: bool
    source: Source
    reason: str
    response: CheckFlagResponseData
    age_seconds: float | None
    _hidden: ClassVar[frozenset[str]] = frozenset({"response"})  # event loops show results; that must not build it

    if not TYPE_CHECKING:  # checkers know the members

        def __getattr__(self, name: str) -> Any:
            """`response`, while nobody has asked for it: models take long to build in a fresh process."""
            if name != "response" or "_answer" not in vars(self):
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            made = vars(self)["response"] = vars(self)["_answer"].model
            return made

        def __setattr__(self, name: str, value: object) -> None:
            raise AttributeError(f"cannot assign to {name!r}: a receipt does not change")

    def read(self, reader: Callable[[CheckFlagResponseData], Any]) -> Any:
        """What `reader` makes of `response`. It may be given the same members without their model, if that is not
        built yet; None for what is absent."""
        answer: FlagAnswer | None = vars(self).get("_answer")
        reply = None if answer is None else answer.reply
        if reply is not None:
            try:
                return reader(cast("CheckFlagResponseData", _Members(reply)))
            except (TypeError, ValueError, AttributeError):
                pass  # a detail of another type than the contract's, which the model leaves out
        return reader(self.response)


def receipt(decision: Decision, now: float) -> CheckReceipt:
    """A receipt whose response is built when somebody asks for it."""
    answer, source = decision
    age_seconds = None if source == "default" or answer.at is None else now - answer.at
    made = CheckReceipt.__new__(CheckReceipt)
    vars(made).update(value=answer.value, source=source, reason=answer.reason, age_seconds=age_seconds, _answer=answer)
    return made


class _Members:
    """Members of a reply as the attributes that its model would have."""

    __slots__ = ("_reply",)

    def __init__(self, reply: dict[str, Any]) -> None:
        self._reply = reply

    def __getattr__(self, name: str) -> Any:
        value = self._reply.get(name)
        if isinstance(value, dict):
            return _Members(cast("dict[str, Any]", value))
        if name.endswith("_at") and value is not None:
            at = datetime.fromisoformat(value)
            return at if at.tzinfo is not None else at.replace(tzinfo=UTC)
        return float(value) if name.startswith("credit_") and isinstance(value, int) else value
