"""What the gates of all frameworks share: one answer per flag and request, and what a refusal says. Needs no extra."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Literal, Protocol, TypeVar

if TYPE_CHECKING:
    from datetime import datetime

    from schematic.types import CheckFlagResponseData

__all__ = [
    "AsyncChecker",
    "AsyncSnapshot",
    "Checker",
    "Denial",
    "Keys",
    "Snapshot",
    "Use",
    "judge",
    "missing",
    "origin",
    "use",
]

Keys = Mapping[str, str]
Client = TypeVar("Client")
Error = Literal["limit_reached", "credits_exhausted", "not_entitled", "check_failed"]

# Beginnings of the SDK's own reasons: checks say by nothing else where they come from.
_OFFLINE = "Offline mode"
_NOT_FOUND = "Flag not found"
_FAILED = "Error occurred"
_HTTP_NOT_FOUND = ": HTTP 404"  # what a failure says when the API knows no such flag
_STALE = "(answered with the last known value"  # and under the outage policy `last_known`
# A draw on credits was refused while no usage rule matched.
_NO_CREDITS = ("Insufficient credits", "A draw of ")
_MESSAGES: dict[Error, str] = {
    "limit_reached": "The limit of this feature is used up.",
    "credits_exhausted": "There are not enough credits left for this feature.",
    "not_entitled": "This feature is not part of the plan.",
    "check_failed": "Whether this feature may be used could not be found out; try again.",
}


class Checker(Protocol):
    """The part of `Schematic` that a snapshot uses."""

    def check_flag_with_entitlement(
        self, flag_key: str, company: Keys | None = None, user: Keys | None = None
    ) -> CheckFlagResponseData: ...

    def check_flags(
        self, flag_keys: Sequence[str] | None = None, company: Keys | None = None, user: Keys | None = None
    ) -> list[CheckFlagResponseData]: ...


class AsyncChecker(Protocol):
    """The part of `AsyncSchematic` that a snapshot uses."""

    async def check_flag_with_entitlement(
        self, flag_key: str, company: Keys | None = None, user: Keys | None = None
    ) -> CheckFlagResponseData: ...

    async def check_flags(
        self, flag_keys: Sequence[str] | None = None, company: Keys | None = None, user: Keys | None = None
    ) -> list[CheckFlagResponseData]: ...


@dataclass(frozen=True, slots=True)
class Use:
    """How much of a feature may be used and was. Units of the feature, or credits when `in_credits`; None: unknown."""

    limit: float | None = None
    used: float | None = None
    remaining: float | None = None
    reset_at: datetime | None = None
    in_credits: bool = False


@dataclass(frozen=True, slots=True)
class Denial:
    """Why a view or task may not run. `status`: 402 more can be bought, 403 not in the plan, 503 nobody knows."""

    status: Literal[402, 403, 503]
    error: Error
    flag: str
    reason: str
    use: Use

    @property
    def body(self) -> dict[str, Any]:
        """For the answer: plain JSON, always with the same members; `reset_at` is RFC 3339."""
        return {
            "error": self.error,
            "message": _MESSAGES[self.error],
            "flag": self.flag,
            "reason": self.reason,
            "limit": self.use.limit,
            "used": self.use.used,
            "reset_at": self.use.reset_at and self.use.reset_at.isoformat(),
        }


def use(check: CheckFlagResponseData) -> Use:
    """From the entitlement; without one from the matched rule's figures."""
    held = check.entitlement
    if held is None:
        return _use(check.feature_allocation, check.feature_usage, check.feature_usage_reset_at)
    if held.value_type == "credit":
        return Use(held.credit_total, held.credit_used, held.credit_remaining, None, in_credits=True)
    return _use(held.allocation, held.usage, held.metric_reset_at)


def origin(reason: str) -> Literal["answer", "stale", "offline", "not_found", "failed"]:
    """Whether the API gave the value of a check with this reason, now or (`stale`) once; if not, why it did not."""
    if reason.startswith(_FAILED):
        if _STALE in reason:
            return "stale"
        return "not_found" if _HTTP_NOT_FOUND in reason else "failed"
    if reason.startswith(_NOT_FOUND):
        return "not_found"
    return "offline" if reason.startswith(_OFFLINE) else "answer"


def reason_code(rule_type: str | None) -> Literal["static", "targeting_match", "default"]:
    """OpenFeature's word for what decided: the same for everybody, a rule, or nothing but the flag's default."""
    if rule_type == "global_override":
        return "static"
    return "default" if rule_type in (None, "default") else "targeting_match"


def judge(check: CheckFlagResponseData) -> Denial | None:
    """What to answer instead of the view; None when it may run."""
    if check.value:
        return None
    figures = use(check)
    if origin(check.reason) == "failed":
        return Denial(503, "check_failed", check.flag, check.reason, figures)
    if check.reason.startswith(_NO_CREDITS):
        return Denial(402, "credits_exhausted", check.flag, check.reason, figures)
    if (check.rule_type or "").endswith("_usage_exceeded"):
        error: Error = "credits_exhausted" if figures.in_credits else "limit_reached"
        return Denial(402, error, check.flag, check.reason, figures)
    return Denial(403, "not_entitled", check.flag, check.reason, figures)


def missing(extra: str, cause: ImportError) -> ImportError:
    """To be raised by a module whose package is not installed."""
    return ImportError(f"schematic.contrib.{extra}: {cause}; pip install 'schematichq[{extra}]'", name=cause.name)


class _Known(Generic[Client]):
    """What one request has learned. The first answer to a flag stays, whatever is asked at the same time."""

    def __init__(
        self,
        client: Client,
        company: Keys | None = None,
        user: Keys | None = None,
        known: dict[str, CheckFlagResponseData] | None = None,
    ) -> None:
        self._client = client
        self.company = company
        self.user = user
        self._known: dict[str, CheckFlagResponseData] = {} if known is None else known

    def _unknown(self, flag_keys: Sequence[str]) -> list[str]:
        return [key for key in dict.fromkeys(flag_keys) if key not in self._known]

    def _learn(self, flag_keys: Sequence[str], checks: Sequence[CheckFlagResponseData]) -> None:
        for key, check in zip(flag_keys, checks, strict=True):
            self._known.setdefault(key, check)

    def _denied(self, flag_keys: Sequence[str]) -> Denial | None:
        return next(filter(None, (judge(self._known[key]) for key in flag_keys)), None)


class Snapshot(_Known[Checker]):
    """Checks of one company and user that do not change while it lives; one request for several unknown flags.

    The verbs are the client's. Like the client's they always answer; a failure is remembered like an answer.
    """

    def check_flag(self, flag_key: str) -> bool:
        return self.check_flag_with_entitlement(flag_key).value

    def check_flag_with_entitlement(self, flag_key: str) -> CheckFlagResponseData:
        return self.check_flags([flag_key])[0]

    def check_flags(self, flag_keys: Sequence[str]) -> list[CheckFlagResponseData]:
        wanted = self._unknown(flag_keys)
        if len(wanted) == 1:
            self._learn(wanted, [self._client.check_flag_with_entitlement(wanted[0], self.company, self.user)])
        elif wanted:
            self._learn(wanted, self._client.check_flags(wanted, self.company, self.user))
        return [self._known[key] for key in flag_keys]

    def denial(self, *flag_keys: str) -> Denial | None:
        """Why not all of them are on, by the first that is off; None when all are."""
        self.check_flags(flag_keys)
        return self._denied(flag_keys)


class AsyncSnapshot(_Known[AsyncChecker]):
    """`Snapshot` to be awaited."""

    async def check_flag(self, flag_key: str) -> bool:
        return (await self.check_flag_with_entitlement(flag_key)).value

    async def check_flag_with_entitlement(self, flag_key: str) -> CheckFlagResponseData:
        return (await self.check_flags([flag_key]))[0]

    async def check_flags(self, flag_keys: Sequence[str]) -> list[CheckFlagResponseData]:
        wanted = self._unknown(flag_keys)
        if len(wanted) == 1:
            self._learn(wanted, [await self._client.check_flag_with_entitlement(wanted[0], self.company, self.user)])
        elif wanted:
            self._learn(wanted, await self._client.check_flags(wanted, self.company, self.user))
        return [self._known[key] for key in flag_keys]

    async def denial(self, *flag_keys: str) -> Denial | None:
        """Why not all of them are on, by the first that is off; None when all are."""
        await self.check_flags(flag_keys)
        return self._denied(flag_keys)


def _use(limit: int | None, used: int | None, reset_at: datetime | None) -> Use:
    remaining = None if limit is None or used is None else max(limit - used, 0)
    return Use(limit, used, remaining, reset_at)
