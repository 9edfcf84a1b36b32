"""What answers a fake's clients: the API's decisions over state that a test sets, with a clock of its own.

Flags are decided by `schematic.rules`, as in production; what is counted and drawn follows the API. Safe between
threads. Nothing here waits or reads the time.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from threading import Condition, RLock
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from schematic.leases.amounts import priced
from schematic.rules import evaluate
from schematic.rules.answers import complete
from schematic.testing.credits import microseconds
from schematic.testing.entities import Company, Conflict, Directory, Document, Flag, Keys, User
from schematic.testing.events import Check, Event, Refusal
from schematic.testing.holding import INSUFFICIENT, Holds, size_of
from schematic.testing.refusals import Refused

if TYPE_CHECKING:
    from pydantic import BaseModel


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
        self.holds = Holds()
        self._claims: set[tuple[str, str]] = set()

    @property
    def now_ms(self) -> int:
        return milliseconds(self.now)

    @property
    def at(self) -> int:
        """Now, in microseconds since 1970, as the ledger counts."""
        return microseconds(self.now)

    def move(self, now: datetime) -> None:
        """Set the clock; holds that have run out by then end."""
        self.now = now
        self.holds.end_over(self.at)

    def flag(self, key: str) -> Flag:
        return self.flags.setdefault(key, Flag(key))

    # Checks

    def check(
        self,
        flag_key: str,
        company: Keys | None,
        user: Keys | None,
        preflight: Document | None,
        *,
        is_capped: bool = True,
    ) -> Document:
        """The answer of a single check (contract: `CheckFlagResponseData`), by spend policies if `is_capped`. Raises
        Refused."""
        flag = self.flags.get(flag_key)
        if flag is None:
            raise Refused(404, f"flag not found: {flag_key}; set it by fake.flag({flag_key!r}, True)")
        try:
            its_company, its_user = self.companies.find(company), self.users.find(user)
        except Conflict as conflict:
            denial: Document = {"flag_id": flag.id, "value": False, "reason": "key conflict", "error": str(conflict)}
            return self._checked({"flag": flag.key, **denial}, company, user)
        of_company = None if its_company is None else its_company.document(self.now_ms)
        of_user = None if its_user is None else self.user_document(its_user)
        for document in (of_company, of_user):
            if document is not None and not is_capped:
                document["credit_spend_policies"] = []
        result = evaluate(flag.document(), of_company, of_user, preflight, self.now_ms)
        if "err" in result:
            raise Refused(400, result["err"])
        told = complete(result, names_company=bool(company), names_user=bool(user))
        return self._checked(told, company, user)

    def check_all(self, company: Keys | None, user: Keys | None) -> Document:
        """The answer of a check of all flags (contract: `CheckFlagsResponseData`)."""
        answer: Document = {
            "flags": [self.check(key, company, user, None, is_capped=False) for key in self.flags],
            "credit_spend_policies": [],
        }
        try:
            its_company, its_user = self.companies.find(company), self.users.find(user)
        except Conflict:
            return answer
        if its_company is not None:
            answer["credit_balances"] = {
                credit: {
                    **{name: getattr(wallet.balance(self.at), name) for name in ("remaining", "reserved", "settled")},
                    "postpaid": wallet.postpaid() is not None,
                    **(wallet.postpaid() or {}),
                }
                for credit, wallet in its_company.wallets.items()
            }
            of_user = [] if its_user is None else its_company.policies(self.at, its_user.id)
            answer["credit_spend_policies"] = its_company.policies(self.at) + of_user
        return answer

    def check_and_reserve(self, flag_key: str, body: Document, lasts: timedelta) -> Document:
        """A check that holds credits for `lasts` when the flag is on because of them. Raises Refused."""
        company, user, preflight = body.get("company"), body.get("user"), body.get("preflight")
        answer = self.check(flag_key, company, user, preflight)
        entitlement: Document | None = answer.get("entitlement")
        if entitlement is None or entitlement["value_type"] != "credit":
            return answer
        its_company, its_user = self.companies.find(company), self.users.find(user)
        assert its_company is not None  # it has the entitlement
        one = its_company.entitlements[flag_key]
        size = size_of(one, body)
        asked: Document = preflight or {}
        costs: Document = asked.get("credit_cost") or {}
        before = self.holds.known(body.get("idempotency_key"), its_company, one.credit or "", size[1])
        if before is not None:
            free = self.check(flag_key, company, user, {**asked, "credit_cost": {**costs, one.credit: 0}})
            return {**free, "reservation": before.summary()}
        if body.get("quantity") is not None and one.credit not in costs:
            cost = size[0] * one.consumption_rate
            answer = self.check(flag_key, company, user, {**asked, "credit_cost": {**costs, one.credit: cost}})
        if not answer["value"]:
            if str(answer.get("rule_type")).endswith("_usage_exceeded") and "credit_spend_policy" not in answer:
                answer["reason"] = INSUFFICIENT
            return answer
        user_id = None if its_user is None else its_user.id
        hold = self.holds.reserve_for(its_company, one, size, body, lasts, self.at, user_id)
        if hold is None:
            return {**answer, "value": False, "reason": INSUFFICIENT}
        return {**answer, "reservation": hold.summary()}

    def company_of(self, company_id: object) -> Company:
        """By its id, as the typed API names it. Raises Refused."""
        found = next((one for one in self.companies if one.id == company_id), None)
        if found is None:
            raise Refused(400, f"company_id: company {company_id} does not exist; make it by fake.add_company")
        return found

    def user_document(self, user: User) -> Document:
        """As the engine reads it, with the spend policies that it has in companies."""
        policies = [told for one in self.companies for told in one.policies(self.at, user.id)]
        return {**user.document(), "credit_spend_policies": policies}

    def _checked(self, answer: Document, company: Keys | None, user: Keys | None) -> Document:
        self.checks.append(Check(answer["flag"], company, user, answer["value"], answer["reason"]))
        return answer

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
        if event.kind == "flag_check":
            self._note_check(event)
        if event.kind == "identify":
            self._identify(event)
        company = self.companies.find(event.company)
        if company is not None and event.name is not None:
            company.count(event.name, event.quantity, milliseconds(event.at))
            if not wire.get("backfill"):
                self._draw(company, event)
        self.changed.notify_all()
        return event.at

    def _identify(self, event: Event) -> None:
        """Take over the traits that it tells, of user and company."""
        of_company: Document = event.body.get("company") or {}
        told = (
            (self.users.find(event.user), event.traits),
            (self.companies.find(event.company), cast("Document | None", of_company.get("traits"))),
        )
        for one, traits in told:
            if one is not None:
                values = (traits or {}).items()
                one.traits.update({name: value for name, value in values if isinstance(value, str | int | float)})

    def _note_check(self, event: Event) -> None:
        """One that a client with a data stream has answered by itself."""
        body = event.body
        self.checks.append(
            Check(body["flag_key"], body.get("req_company"), body.get("req_user"), body["value"], body["reason"])
        )

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
        for one in company.entitlements.values():
            if one.credit is None or one.event != event.name:
                continue
            kind = "lease" if event.body.get("lease_id") else "reservation"
            hold = self.holds.find(event.body.get(f"{kind}_id"), kind, company.id, one.credit)
            cost = priced(event.quantity, one.consumption_rate)
            company.wallet(one.credit).use(cost, hold, event.user_id, self.at)


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
