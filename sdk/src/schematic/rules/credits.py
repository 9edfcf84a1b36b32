"""Credit conditions: what a use costs, whether the balance covers it, whether a spend policy forbids it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from schematic.rules.documents import without_nulls
from schematic.rules.entities import CompiledCompany, CompiledUser

# Token counts that are priced first, in this order; the rest follow in byte order. Sums of floats depend on it.
_FIRST = ("input_tokens", "output_tokens", "cached_input_tokens", "cache_creation_input_tokens", "reasoning_tokens")
_SCOPES = ("company", "user", "group")


@dataclass(slots=True)
class Run:
    """One evaluation: its options, its clock, and the spend policies it found exceeded, in order."""

    usage: int = 0
    event_usage: Mapping[str, Any] | None = None
    event_quantities: Mapping[str, Any] | None = None
    credit_cost: Mapping[str, float] = field(default_factory=dict[str, float])
    now_ms: int | None = None
    exceeded: list[tuple[float, Mapping[str, Any]]] = field(default_factory=list[tuple[float, Mapping[str, Any]]])

    def event_quantity(self, event_subtype: str | None) -> int:
        """How much of this event is about to be used; 0 when none was named."""
        if self.event_usage is not None and self.event_usage["event_subtype"] == event_subtype:
            return self.event_usage.get("quantity") or 0
        return 0


def read_options(options: Mapping[str, Any] | None, now_ms: int | None) -> Run:
    """Preflight options as a Run; null and absent are alike."""
    if not options:
        return Run(now_ms=now_ms)
    return Run(
        options.get("usage") or 0,
        options.get("event_usage"),
        options.get("event_quantities"),
        options.get("credit_cost") or {},
        now_ms,
    )


def refusal(run: Run) -> str | None:
    """The engine's error text for options that no use can have; None when they are fine."""
    quantities = run.event_quantities or {}
    amounts = [run.usage, (run.event_usage or {}).get("quantity"), quantities.get("quantity")]
    amounts += list((quantities.get("quantities") or {}).values())
    if any(amount is not None and amount < 0 for amount in amounts):
        return "preflight usage cannot be negative"
    if any(cost < 0 for cost in run.credit_cost.values()):
        return "preflight credit cost cannot be negative"
    return None


def compile_credit(condition: Mapping[str, Any]) -> Callable[[CompiledCompany, CompiledUser | None, Run], bool]:
    """The condition as a function of a company, a user and the run."""
    credit_id: str = condition["credit_id"]
    event_subtype: str | None = condition.get("event_subtype")
    rate = condition.get("consumption_rate")
    rate = 1.0 if rate is None else float(rate)
    rates: Mapping[str, float] = condition.get("quantity_rates") or {}
    inverts = condition["operator"] in ("gt", "gte")

    def matches(company: CompiledCompany, user: CompiledUser | None, run: Run) -> bool:
        cost, is_explicit = _cost(run, credit_id, event_subtype, rate, rates)
        is_sufficient = _covers(company, credit_id, cost, is_explicit)
        policy = _exceeded(company, user, credit_id, cost, run.now_ms)
        if policy is not None:
            run.exceeded.append((cost, policy))
            is_sufficient = False
        return is_sufficient is not inverts

    return matches


def _cost(
    run: Run, credit_id: str, event_subtype: str | None, rate: float, rates: Mapping[str, float]
) -> tuple[float, bool]:
    """Credits, and whether the caller named them; the first way that applies decides."""
    explicit = run.credit_cost.get(credit_id)
    if explicit is not None:
        return float(explicit), True
    quantities = run.event_quantities
    if quantities is not None and quantities["event_subtype"] == event_subtype:
        return _priced(quantities, rate, rates), False
    quantity = run.event_quantity(event_subtype)
    if quantity > 0:
        return quantity * rate, False
    if run.usage > 0:
        return run.usage * rate, False
    return rate, False


def _priced(event: Mapping[str, Any], rate: float, rates: Mapping[str, float]) -> float:
    quantities: Mapping[str, float] = event.get("quantities") or {}
    cost = rate * float(event.get("quantity") or 1.0)
    rest = sorted((name for name in quantities if name not in _FIRST), key=lambda name: name.encode())
    for name in (*_FIRST, *rest):
        quantity = quantities.get(name)
        price = rates.get(name)
        if quantity is None or price is None:
            continue
        if name == "input_tokens":
            cached = float(quantities.get("cached_input_tokens") or 0)
            created = float(quantities.get("cache_creation_input_tokens") or 0)
            quantity = max(0.0, (float(quantity) - cached) - created)
        cost += float(quantity) * float(price)
    return cost


def _covers(company: CompiledCompany, credit_id: str, cost: float, is_explicit: bool) -> bool:
    balance = float(company.credit_balances.get(credit_id) or 0.0)
    postpaid = company.credit_postpaid.get(credit_id)
    if postpaid is not None:
        overdraft = postpaid.get("overdraft_limit")
        if overdraft is None:
            return True
        balance += float(overdraft)
    # Free because of a rate of 0: something must be left. Free because the caller says so: nothing need be.
    return balance > 0 if cost == 0 and not is_explicit else balance >= cost


def _exceeded(
    company: CompiledCompany, user: CompiledUser | None, credit_id: str, cost: float, now_ms: int | None
) -> Mapping[str, Any] | None:
    for policy in _binding(company, user):
        if policy.get("credit_id") != credit_id or policy.get("limit") is None:
            continue
        kind = policy.get("kind")
        if kind == "per_draw" and cost > policy["limit"]:
            return policy
        if kind == "window" and _consumed(policy, now_ms) + cost > policy["limit"]:
            return policy
    return None


def _binding(company: CompiledCompany, user: CompiledUser | None) -> Iterable[Mapping[str, Any]]:
    yield from (policy for policy in company.policies if policy.get("scope") != "user")
    for policy in user.policies if user is not None else ():
        if policy.get("scope") != "company" and policy.get("company_id") in (None, company.id):
            yield policy


def _consumed(policy: Mapping[str, Any], now_ms: int | None) -> float:
    resets_at = policy.get("resets_at")
    if resets_at is not None and now_ms is not None:
        from schematic.rules.dates import parse_rfc3339

        instant = parse_rfc3339(resets_at)
        if instant is not None and instant <= (now_ms // 1000, now_ms % 1000 * 1_000_000):
            return 0.0
    return float(policy.get("consumed") or 0.0)


def explain(cost: float, policy: Mapping[str, Any]) -> str:
    """The reason of a check that a spend policy turned."""
    scope = policy.get("scope")
    limit = policy["limit"]
    return (
        f"A draw of {_amount(cost)} exceeds the {scope if scope in _SCOPES else 'spend'} limit of "
        f"{_amount(limit)} per {_period(policy)}"
    )


def describe(cost: float, policy: Mapping[str, Any]) -> dict[str, Any]:
    """The result's `credit_spend_policy`."""
    scope = policy.get("scope")
    told: dict[str, Any] = without_nulls(policy, ("id", "credit_id", "kind"))
    told["scope"] = scope if scope in _SCOPES else "Unknown"
    told.update(limit=policy["limit"], consumed=policy.get("consumed") or 0.0)
    told.update(without_nulls(policy, ("company_id", "label", "resets_at")))
    window = policy.get("window")
    if window is not None:
        told["window"] = {"unit": window.get("unit") or "", **without_nulls(window, ("count",))}
    return {"cost": cost, "policy": told}


def _amount(number: float) -> str:
    return f"{_plain(number)} {'credit' if number == 1 else 'credits'}"


def _plain(number: float) -> str:
    """The shortest decimal that names the float, without exponent or a trailing `.0`."""
    text = repr(float(number))
    if "e" in text:
        from decimal import Decimal

        text = format(Decimal(text), "f")
    return text.removesuffix(".0")


def _period(policy: Mapping[str, Any]) -> str:
    if policy.get("kind") == "per_draw":
        return "request"
    window = policy.get("window") or {}
    unit, count = window.get("unit"), window.get("count")
    if not unit:
        return "period"
    return unit if count in (None, 1) else f"{count} {unit}s"
