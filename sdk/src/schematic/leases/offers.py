"""What a check under a lease knows before it holds anything: whose credit it is, at which rate, and what the engine
says once credits are no question.

An offer is made for a flag, a company and a user as they are held. They are replaced when they change, and then it is
made anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic.checks.answers import FlagAnswer
from schematic.clock import unix
from schematic.config import CheckResult
from schematic.datastream.source import event_of
from schematic.datastream.state import Held
from schematic.leases.amounts import credits_of
from schematic.leases.slot import Place
from schematic.rules.answers import complete

if TYPE_CHECKING:
    from schematic.checks.check import Json, Keys
    from schematic.datastream.source import Found
    from schematic.datastream.state import Flag
    from schematic.types import FeatureEntitlement

PLENTY = float(2**53 - 1)  # credits; the engine is not to doubt what the lease has granted
DENIED, HELD = "denied_by_engine", "lease_reserved"


class Verdict:
    """What is answered, with the event that tells of it. `told`: the entitlement, as the engine tells it."""

    __slots__ = ("_model", "error", "event", "flag_id", "flag_key", "reason", "told", "value")

    def __init__(
        self, reply: Json, value: bool, reason: str, error: str | None, company: Keys | None, user: Keys | None
    ) -> None:
        self.value, self.reason, self.error = value, reason, error
        self.flag_key: str = reply["flag"]
        self.flag_id: str | None = reply["flag_id"]
        self.told: Json | None = reply.get("entitlement")
        self.event = event_of(FlagAnswer({**reply, "value": value, "reason": reason}, value), company, user)
        self._model: FeatureEntitlement | None = None

    def entitlement(self) -> FeatureEntitlement | None:
        """Made once, when somebody asks; None where what is told is none."""
        if self._model is None and self.told is not None:
            from schematic.types import FeatureEntitlement

            try:
                self._model = FeatureEntitlement.model_validate(self.told)
            except ValueError:  # the value is known; a detail that no contract promises must not hide it
                self.told = None
        return self._model

    def result(self) -> CheckResult:
        """What the caller is told, without a reservation."""
        made: CheckResult = _new(LeasedResult)
        made.__dict__ = {
            "allowed": self.value,
            "value": self.value,
            "reason": self.reason,
            "flag_key": self.flag_key,
            "reservation": None,
            "flag_id": self.flag_id,
            "error": self.error,
            "_verdict": self,
        }
        return made


class Offer:
    """`place`: whose credit it is. `rate`: credits a unit. `event`: the subtype that the entitlement names, if any."""

    __slots__ = ("_company", "_is_steady", "_kept", "company", "event", "flag", "keys", "place", "rate", "user")

    def __init__(
        self, flag: Flag, company: Held, user: Held | None, keys: tuple[Keys, Keys | None], entitlement: Json
    ) -> None:
        """`keys`: by which company and user were named."""
        self.flag, self.company, self.user = flag, company, user
        self.keys = dict(keys[0]), None if keys[1] is None else dict(keys[1])
        self.place = Place(company.id, entitlement["credit_id"])
        self.rate: float = entitlement["consumption_rate"]
        self.event: str | None = entitlement.get("event_subtype")
        # The lease decides about credits: to the engine there are plenty.
        self._company = company.company().with_figures({}, {})
        self._company.credit_balances[self.place.credit_id] = PLENTY
        # Nothing but spend policies asks what a use costs, or what the time is.
        self._is_steady = not self._company.policies and (user is None or not user.user().policies)
        self._kept: Verdict | None = None

    def judge(self, amount: int) -> Verdict:
        """What the engine says of a use of so many billionths. Raises what it raises."""
        if self._kept is not None:
            return self._kept
        reply = self._evaluated({"credit_cost": {self.place.credit_id: credits_of(amount)}})
        value = reply["value"]
        verdict = Verdict(reply, value, reply["reason"] or (HELD if value else DENIED), reply.get("error"), *self.keys)
        if self._is_steady:
            self._kept = verdict
        return verdict

    def judge_without(self, failure: str, preflight: Json | None) -> Verdict:
        """What the engine says although credits could not be held, because of `failure`; yes where it fails too."""
        try:
            reply = self._evaluated(preflight)
        except Exception:  # a check always answers; the caller asked for a yes in doubt
            return self.refused(f"{failure}_fail_open", failure, is_allowed=True)
        reason = f"{reply['reason'] or 'evaluated'} ({failure}_fail_open)"
        return Verdict(reply, reply["value"], reason, failure, *self.keys)

    def refused(self, reason: str, error: str, *, is_allowed: bool = False) -> Verdict:
        """What is answered where the engine does not count."""
        reply: Json = {"flag": self.flag.key, "flag_id": self.flag.id, "company_id": self.company.id}
        if self.user is not None:
            reply["user_id"] = self.user.id
        return Verdict(reply, is_allowed, reason, error, *self.keys)

    def _evaluated(self, preflight: Json | None) -> Json:
        user = None if self.user is None else self.user.user()
        result = self.flag.compiled().check(self._company, user, preflight, int(unix() * 1000))
        return complete(result, names_company=True, names_user=self.user is not None)


class LeasedResult(CheckResult):
    """A result whose entitlement becomes a model when somebody asks for it."""


class _Entitlement:
    def __get__(self, result: object, owner: type) -> FeatureEntitlement | None:
        if result is None:
            return None
        members = result.__dict__
        if "entitlement" not in members:
            members["entitlement"] = members["_verdict"].entitlement()
        told: FeatureEntitlement | None = members["entitlement"]
        return told


LeasedResult.entitlement = _Entitlement()  # type: ignore[assignment]  # not in the class, whose members are annotated
_new = object.__new__


def offer(found: Found | None, company_keys: Keys | None, user_keys: Keys | None) -> Offer | None:
    """What a check of these can hold; None where it is no matter of credits, or cannot be told. Raises ValueError for
    documents that are none."""
    if found is None or not company_keys:
        return None
    flag, whom = found
    company, user = whom["company"], whom["user"]
    if not isinstance(company, Held) or (user_keys and not isinstance(user, Held)):
        return None
    flag.compiled()
    entitlement: Json = company.company().entitlements.get(flag.key, {})
    is_credit = entitlement.get("value_type") == "credit" and entitlement.get("credit_id")
    if not is_credit or not entitlement.get("consumption_rate", 0) > 0:
        return None
    whose = user if isinstance(user, Held) else None
    return Offer(flag, company, whose, (company_keys, user_keys or None), entitlement)
