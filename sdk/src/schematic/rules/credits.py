"""Credit conditions: what a use costs, whether the balance covers it, whether a spend policy forbids it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from schematic.rules.documents import OPTIONS, Document, read
from schematic.rules.entities import CompiledCompany, CompiledUser

# Token counts that are priced first, in this order; the rest follow in byte order. Sums of floats depend on it.
_FIRST = ("input_tokens", "output_tokens", "cached_input_tokens", "cache_creation_input_tokens", "reasoning_tokens")
_SCOPES = ("company", "user", "group")
Exceeded = tuple[float, Document]  # the cost, and the policy that forbids it


class Run:
    """One evaluation: its options, its clock, and the spend policies it found exceeded, in order."""

    # No dataclass: importing those takes longer than everything here together.
    __slots__ = ("credit_cost", "event_quantities", "event_quantity", "event_subtype", "exceeded", "now_ms", "usage")

    def __init__(self, options: Document, now_ms: int | None = None) -> None:
        event: Document = options.get("event_usage", {})
        self.usage: int = options.get("usage", 0)
        self.event_subtype: str | None = event.get("event_subtype")
        self.event_quantity: int = event.get("quantity", 0)
        self.event_quantities: Document = options.get("event_quantities", {})
        self.credit_cost: dict[str, float] = options.get("credit_cost", {})
        self.now_ms = now_ms
        self.exceeded: list[Exceeded] = []

    def error(self) -> str | None:
        """The engine's text about numbers that no use can have; None when there are none."""
        quantities: dict[str, float] = self.event_quantities.get("quantities", {})
        amounts = (self.usage, self.event_quantity, self.event_quantities.get("quantity", 0), *quantities.values())
        if min(amounts) < 0:
            return "preflight usage cannot be negative"
        if min(self.credit_cost.values(), default=0) < 0:
            return "preflight credit cost cannot be negative"
        return None

    def quantity(self, event_subtype: str | None) -> int:
        """How much is about to be used: of that event when it was named, else of anything; 0 for nothing."""
        return (self.event_quantity if event_subtype == self.event_subtype else 0) or self.usage


def start(options: Mapping[str, Any] | None, now_ms: int | None) -> Run:
    """A Run of its own; raises ValueError for options of the wrong shape."""
    return Run(read(OPTIONS, options, "options") if options else {}, now_ms)


def compile_credit(condition: Document) -> Callable[[CompiledCompany, CompiledUser | None, Run], bool]:
    """The condition as a function of a company, a user and the run; it adds to `run.exceeded`."""
    credit_id: str = condition["credit_id"]
    inverts = condition["operator"] in ("gt", "gte")

    def matches(company: CompiledCompany, user: CompiledUser | None, run: Run) -> bool:
        needed = cost(run, condition)
        is_sufficient = _covers(company, credit_id, needed, credit_id in run.credit_cost)
        policy = _forbidding(company, user, credit_id, needed, run.now_ms)
        if policy is not None:
            run.exceeded.append((needed, policy))
            is_sufficient = False
        return is_sufficient is not inverts

    return matches


def cost(run: Run, condition: Document) -> float:
    """What a use costs, in credits; the first way that applies decides."""
    explicit = run.credit_cost.get(condition["credit_id"])
    if explicit is not None:
        return explicit
    rate: float = condition.get("consumption_rate", 1.0)
    event_subtype = condition.get("event_subtype")
    priced = run.event_quantities
    if priced and priced["event_subtype"] == event_subtype:
        return _priced(priced, rate, condition.get("quantity_rates", {}))
    return (run.quantity(event_subtype) or 1) * rate


def _priced(event: Document, rate: float, rates: dict[str, float]) -> float:
    quantities: dict[str, float] = event.get("quantities", {})
    price: float = rate * (event.get("quantity") or 1.0)
    for name in (*_FIRST, *sorted(quantities.keys() - _FIRST)):
        if name in quantities and name in rates:
            quantity = quantities[name]
            if name == "input_tokens":
                cached = quantities.get("cached_input_tokens", 0.0)
                quantity = max(0.0, (quantity - cached) - quantities.get("cache_creation_input_tokens", 0.0))
            price += quantity * rates[name]
    return price


def room(company: CompiledCompany, credit_id: str) -> float | None:
    """What the balance and an overdraft cover, in credits; None for anything."""
    balance = company.credit_balances.get(credit_id, 0.0)
    postpaid = company.credit_postpaid.get(credit_id)
    if postpaid is None:
        return balance
    limit: float | None = postpaid.get("overdraft_limit")
    return None if limit is None else balance + limit


def _covers(company: CompiledCompany, credit_id: str, needed: float, is_explicit: bool) -> bool:
    left = room(company, credit_id)
    if left is None:
        return True
    # Free because of a rate of 0: something must be left. Free because the caller says so: nothing need be.
    return left > 0 if needed == 0 and not is_explicit else left >= needed


def _forbidding(
    company: CompiledCompany, user: CompiledUser | None, credit_id: str, needed: float, now_ms: int | None
) -> Document | None:
    for policy in _binding(company, user):
        if policy.get("credit_id") != credit_id or "limit" not in policy:
            continue
        kind = policy.get("kind")
        if kind == "per_draw" and needed > policy["limit"]:
            return policy
        if kind == "window" and _consumed(policy, now_ms) + needed > policy["limit"]:
            return policy
    return None


def _binding(company: CompiledCompany, user: CompiledUser | None) -> Iterable[Document]:
    yield from (policy for policy in company.policies if policy.get("scope") != "user")
    for policy in user.policies if user is not None else ():
        if policy.get("scope") != "company" and policy.get("company_id", company.id) == company.id:
            yield policy


def _consumed(policy: Document, now_ms: int | None) -> float:
    if "resets_at" in policy and now_ms is not None:
        from schematic.rules.dates import parse_rfc3339

        instant = parse_rfc3339(policy["resets_at"])
        if instant is not None and instant <= (now_ms // 1000, now_ms % 1000 * 1_000_000):
            return 0.0
    consumed: float = policy.get("consumed", 0.0)
    return consumed


def explain(exceeded: Exceeded) -> str:
    """The reason of a check that a spend policy turned."""
    needed, policy = exceeded
    scope = _scope(policy, "spend")
    return f"A draw of {_amount(needed)} exceeds the {scope} limit of {_amount(policy['limit'])} per {_period(policy)}"


def describe(exceeded: Exceeded) -> Document:
    """The result's `credit_spend_policy`."""
    needed, policy = exceeded
    told = {"id": "", "consumed": 0.0, **policy, "scope": _scope(policy, "Unknown")}
    if "window" in policy:
        told["window"] = {"unit": "", **policy["window"]}
    return {"cost": needed, "policy": told}


def _scope(policy: Document, otherwise: str) -> str:
    scope: str | None = policy.get("scope")
    return scope if scope in _SCOPES else otherwise


def _amount(number: float) -> str:
    """The shortest decimal that names the float, without exponent or a trailing `.0`."""
    text = repr(number)
    if "e" in text:
        from decimal import Decimal

        text = format(Decimal(text), "f")
    return f"{text.removesuffix('.0')} {'credit' if number == 1 else 'credits'}"


def _period(policy: Document) -> str:
    if policy["kind"] == "per_draw":
        return "request"
    window: Document = policy.get("window", {})
    unit: str = window.get("unit", "")
    count: int = window.get("count", 1)
    if not unit:
        return "period"
    return unit if count == 1 else f"{count} {unit}s"
