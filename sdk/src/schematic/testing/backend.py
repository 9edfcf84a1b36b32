"""What answers a fake's clients: the API's decisions over state that a test sets, with a clock of its own.

Flags are decided by `schematic.rules`, as in production; what is counted and drawn follows the API. Safe between
threads. Nothing here waits or reads the time.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from threading import Condition, RLock
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from schematic.rules import evaluate
from schematic.testing.credits import Hold, exact
from schematic.testing.entities import Company, Conflict, Directory, Document, Entitlement, Flag, Keys, User
from schematic.testing.events import Check, Event, Refusal

if TYPE_CHECKING:
    from pydantic import BaseModel

NO_MATCH = "No rules matched; default value for flag"
INSUFFICIENT = "Insufficient credits"
LONGEST_HOLD = timedelta(hours=1)


class Refused(Exception):
    """A request that the API answers with an error."""

    def __init__(self, status: int, error: str) -> None:
        super().__init__(error)
        self.status = status


class Canned(NamedTuple):
    """What a test said about a typed method, and the model that its answer has to fit."""

    answer: Any
    model: type[BaseModel] | None


class Backend:
    """Flags, companies, users, usage, credits and what was received. `changed` guards all of it."""

    def __init__(self, now: datetime) -> None:
        self.changed = Condition(RLock())
        self.start(now)

    def start(self, now: datetime) -> None:
        """Forget everything."""
        self.now = now
        self.flags: dict[str, Flag] = {}
        self.companies = Directory("Company", "comp", Company)
        self.users = Directory("User", "user", User)
        self.events: list[Event] = []
        self.refusals: list[Refusal] = []
        self.checks: list[Check] = []
        self.canned: dict[str, Canned] = {}
        self._holds: dict[str, Hold] = {}
        self._holds_by_key: dict[str, Hold] = {}
        self._claims: set[tuple[str, str]] = set()

    @property
    def now_ms(self) -> int:
        return milliseconds(self.now)

    def move(self, now: datetime) -> None:
        """Set the clock; holds that have run out by then end."""
        self.now = now
        for hold in self._holds.values():
            if hold.expires_at <= now:
                hold.end(now)

    def flag(self, key: str) -> Flag:
        return self.flags.setdefault(key, Flag(key))

    # Checks

    def check(self, flag_key: str, company: Keys | None, user: Keys | None, preflight: Document | None) -> Document:
        """The answer of a single check (contract: `CheckFlagResponseData`). Raises Refused."""
        flag = self.flags.get(flag_key)
        if flag is None:
            raise Refused(404, f"flag not found: {flag_key}; set it by fake.flag({flag_key!r}, True)")
        try:
            its_company, its_user = self.companies.find(company), self.users.find(user)
        except Conflict as conflict:
            denial: Document = {"flag_id": flag.id, "value": False, "reason": "key conflict", "error": str(conflict)}
            return self._checked({"flag": flag.key, **denial}, company, user)
        result = evaluate(
            flag.document(),
            None if its_company is None else its_company.document(self.now_ms),
            None if its_user is None else its_user.document(),
            preflight,
            self.now_ms,
        )
        if "err" in result:
            raise Refused(400, result["err"])
        result = {"flag": result.pop("flag_key"), **result}
        if result["reason"] == NO_MATCH:
            result["reason"] = _why_nothing_matched(company, its_company, user, its_user)
        return self._checked(result, company, user)

    def check_all(self, company: Keys | None, user: Keys | None) -> Document:
        """The answer of a check of all flags (contract: `CheckFlagsResponseData`)."""
        answer: Document = {
            "flags": [self.check(key, company, user, None) for key in self.flags],
            "credit_spend_policies": [],
        }
        try:
            its_company = self.companies.find(company)
        except Conflict:
            return answer
        if its_company is not None:
            answer["credit_balances"] = {
                credit: {
                    **{name: getattr(wallet.balance(), name) for name in ("remaining", "reserved", "settled")},
                    "postpaid": wallet.is_postpaid,
                    **(wallet.postpaid() if wallet.is_postpaid else {}),
                }
                for credit, wallet in its_company.wallets.items()
            }
        return answer

    def check_and_reserve(self, flag_key: str, body: Document, lasts: timedelta) -> Document:
        """A check that holds credits for `lasts` when the flag is on because of them. Raises Refused."""
        company, user, preflight = body.get("company"), body.get("user"), body.get("preflight")
        answer = self.check(flag_key, company, user, preflight)
        entitlement: Document | None = answer.get("entitlement")
        if entitlement is None or entitlement["value_type"] != "credit":
            return answer
        if not answer["value"]:
            if str(answer.get("rule_type")).endswith("_usage_exceeded"):
                answer["reason"] = INSUFFICIENT
            return answer
        its_company = self.companies.find(company)
        assert its_company is not None  # it has the entitlement
        return {**answer, "reservation": self._hold(its_company, its_company.entitlements[flag_key], body, lasts)}

    def release(self, hold_id: str) -> Document:
        """End a hold; one that has ended stays as it is."""
        hold = self._holds.get(hold_id)
        if hold is None:
            raise Refused(404, f"reservation not found: {hold_id}")
        hold.end(self.now)
        return hold.details()

    def _checked(self, answer: Document, company: Keys | None, user: Keys | None) -> Document:
        self.checks.append(Check(answer["flag"], company, user, answer["value"], answer["reason"]))
        return answer

    def _hold(self, company: Company, one: Entitlement, body: Document, lasts: timedelta) -> Document:
        if not timedelta(0) < lasts <= LONGEST_HOLD:
            raise Refused(400, "expires_at: must be in the future, at most an hour ahead")
        key = body.get("idempotency_key")
        if key in self._holds_by_key:
            return self._holds_by_key[key].summary()
        assert one.credit is not None
        quantity, cost = _size(one, body)
        wallet = company.wallet(one.credit)
        if not wallet.covers(cost):
            raise Refused(402, f"{INSUFFICIENT}: {cost} needed, {wallet.remaining} left")
        wallet.reserved += cost
        name = f"crrsv_{len(self._holds) + 1}"
        hold = Hold(
            id=name,
            company_id=company.id,
            credit=one.credit,
            wallet=wallet,
            amount=cost,
            quantity=quantity,
            consumption_rate=one.consumption_rate,
            event=one.event,
            expires_at=self.now + lasts,
            created_at=self.now,
        )
        self._holds[name] = hold
        if key is not None:
            self._holds_by_key[key] = hold
        return hold.summary()

    # Events

    def accept(self, wire: Document) -> datetime:
        """Take one event: count it, draw its credits, settle its hold; the instant it counts at. Raises Refused.

        `wire` is as sent to `/batch` or `/events`.
        """
        try:
            event = self._read(wire)
        except Refused as refused:
            self.refusals.append(Refusal(wire, str(refused)))
            raise
        if event.idempotency_key is not None:
            claim = event.kind, event.idempotency_key
            if claim in self._claims:
                return event.at
            self._claims.add(claim)
        self.events.append(event)
        company = self.companies.find(event.company)
        if company is not None and event.name is not None:
            company.count(event.name, event.quantity, milliseconds(event.at))
            if not wire.get("backfill"):
                self._draw(company, event)
        self.changed.notify_all()
        return event.at

    def _read(self, wire: Document) -> Event:
        kind, body = wire.get("type") or wire.get("event_type"), wire.get("body")
        if kind not in ("track", "identify", "flag_check", "inference") or not isinstance(body, dict):
            raise Refused(400, "an event needs a type (track, identify, flag_check or inference) and a body")
        content = cast(Document, body)
        name = content.get("event") if kind in ("track", "inference") else None
        if kind == "track" and not name:
            raise Refused(400, "body.event: is required")
        keys = content.get("keys") if kind == "identify" else content.get("user")
        company = content.get("company")
        company = company and (company.get("keys") if kind == "identify" else company)
        try:
            its_company, its_user = company and self.companies.get(company), keys and self.users.get(keys)
        except Conflict as conflict:
            raise Refused(400, str(conflict)) from conflict
        return Event(
            kind=kind,
            name=name,
            company=company or None,
            user=keys or None,
            quantity=_quantity(kind, content),
            traits=content.get("traits"),
            at=self._instant(wire),
            idempotency_key=wire.get("idempotency_key"),
            body=content,
            company_id=its_company.id if its_company else None,
            user_id=its_user.id if its_user else None,
        )

    def _instant(self, wire: Document) -> datetime:
        if not (wire.get("trusted_client_clock") or wire.get("backfill")):
            return self.now
        if not wire.get("sent_at"):
            raise Refused(400, "sent_at is required when trusted_client_clock or backfill is true")
        at = instant(wire["sent_at"], "sent_at")
        if at - self.now > timedelta(minutes=5):
            raise Refused(400, "sent_at cannot be more than 5 minutes in the future")
        return at

    def _draw(self, company: Company, event: Event) -> None:
        hold = self._holds.get(event.body.get("reservation_id") or "")
        for one in company.entitlements.values():
            if one.credit is None or one.event != event.name:
                continue
            cost = exact(one.consumption_rate) * event.quantity
            if hold is not None and hold.is_open_for(company.id, one.credit):
                hold.settle(cost, self.now)
            else:
                company.wallet(one.credit).draw(cost)


def instant(text: str, field: str) -> datetime:
    """An RFC 3339 instant, UTC where it has no zone. Raises Refused."""
    try:
        at = datetime.fromisoformat(text)
    except (TypeError, ValueError) as error:
        raise Refused(400, f"{field}: must be an RFC 3339 instant, not {text!r}") from error
    return at if at.tzinfo is not None else at.replace(tzinfo=UTC)


def milliseconds(at: datetime) -> int:
    """Since 1970; floors, so that a window's last instant stays in it."""
    return (at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


def _quantity(kind: str, body: Mapping[str, Any]) -> int:
    if kind == "inference":
        return int(body.get("requests") or 1)
    if kind != "track":
        return 1
    quantity = body.get("quantity")
    if quantity is None:
        return 1
    settles = body.get("reservation_id") or body.get("lease_id")
    if not isinstance(quantity, int) or isinstance(quantity, bool) or (quantity == 0 and not settles):
        raise Refused(400, f"body.quantity: must be a whole number other than 0, not {quantity!r}")
    return quantity


def _size(one: Entitlement, body: Document) -> tuple[float, Decimal]:
    """Units and credits to hold; the first way that is given decides."""
    preflight: Document = body.get("preflight") or {}
    event: Document = preflight.get("event_usage") or {}
    of_event = event.get("quantity") if event.get("event_subtype") == one.event else None
    units: float = next(iter(filter(None, (body.get("quantity"), of_event, preflight.get("usage")))), 1)
    if units < 0 or not math.isfinite(units):
        raise Refused(400, f"quantity: must not be negative, not {units!r}")
    costs: Document = preflight.get("credit_cost") or {}
    named = costs.get(one.credit or "")
    return units, exact(one.consumption_rate) * exact(units) if named is None else exact(named)


def _why_nothing_matched(
    company: Keys | None, its_company: Company | None, user: Keys | None, its_user: User | None
) -> str:
    if not company and not user:
        return "No company or user context; default value for flag"
    if company and its_company is None:
        return "Company not found"
    return "User not found" if user and its_user is None else NO_MATCH
