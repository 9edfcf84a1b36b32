"""How many credits a check that reserves is to hold. Pure.

Source: contract, operation `features.check_and_reserve_flag`; the rules of its size, first that applies:
what `preflight.credit_cost` says of the credit; `preflight.event_quantities` of the entitlement's event, priced as the
event will be; units at the entitlement's rate.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_CEILING, Decimal
from typing import Any, NamedTuple

from schematic_server.domains.credits.amounts import DIGITS, MAX_CREDITS, units
from schematic_server.errors import BadRequest
from schematic_server.evaluation.requests import EventQuantities, Preflight, ReserveRequest, engine_options

_NOTHING = Preflight()


class Size(NamedTuple):
    """`units` are billionths of credits, `quantity` is what is told of how much is used at which `rate`."""

    units: int
    quantity: float
    rate: float


def size(entitlement: Mapping[str, Any], request: ReserveRequest) -> Size:
    """Raises BadRequest for more than can be counted, and for a cost with too many digits."""
    preflight, rate = request.preflight or _NOTHING, entitlement.get("consumption_rate", 1.0)
    credit_id: str = entitlement["credit_id"]
    named = (preflight.credit_cost or {}).get(credit_id)
    if named is not None:
        return Size(units(f"preflight.credit_cost.{credit_id}", named), _quantity(entitlement, request), rate)
    priced = _priced(entitlement, preflight)
    if priced is not None:
        quantity, cost = priced.quantity or 1.0, _price(priced, rate, entitlement.get("quantity_rates") or {})
        return Size(_whole("preflight.event_quantities", cost), quantity, rate)
    quantity = _quantity(entitlement, request)
    member = "preflight" if request.quantity is None else "quantity"
    return Size(_whole(member, _exact(rate) * _exact(quantity)), quantity, rate)


def options(entitlement: Mapping[str, Any], request: ReserveRequest) -> dict[str, Any] | None:
    """What the engine is to assume: the preflight, and that `quantity` is used. Its cost is the engine's own, in double
    precision, so that all clients have one answer."""
    preflight, rate = request.preflight or _NOTHING, entitlement.get("consumption_rate", 1.0)
    found = engine_options(request.preflight)
    credit_id: str = entitlement["credit_id"]
    is_priced = credit_id in (preflight.credit_cost or {}) or _priced(entitlement, preflight) is not None
    if request.quantity is not None and rate and not is_priced:
        found = found or {}
        found["credit_cost"] = {**(found.get("credit_cost") or {}), credit_id: request.quantity * rate}
    return found


def _priced(entitlement: Mapping[str, Any], preflight: Preflight) -> EventQuantities | None:
    given = preflight.event_quantities
    return given if given is not None and given.event_subtype == entitlement.get("event_subtype") else None


def _quantity(entitlement: Mapping[str, Any], request: ReserveRequest) -> float:
    """Units. Of a preflight nought is as good as none given: so the engine has it; `quantity` means what it says."""
    if request.quantity is not None:
        return request.quantity
    preflight = request.preflight or _NOTHING
    event = preflight.event_usage
    of_event = event.quantity if event is not None and event.event_subtype == entitlement.get("event_subtype") else 0
    return of_event or preflight.usage or 1


def _price(event: EventQuantities, rate: float, rates: Mapping[str, float]) -> Decimal:
    """As the engine has it (rules engine, cost of a credit condition), exact."""
    counts = {key: _exact(one) for key, one in (event.quantities or {}).items()}
    if "input_tokens" in counts:
        cached = sum(counts.get(key, Decimal(0)) for key in ("cached_input_tokens", "cache_creation_input_tokens"))
        counts["input_tokens"] = max(Decimal(0), counts["input_tokens"] - cached)
    base = _exact(rate) * _exact(event.quantity or 1.0)
    return sum((one * _exact(rates[key]) for key, one in counts.items() if key in rates), base)


def _exact(given: float) -> Decimal:
    return Decimal(repr(given))


def _whole(member: str, amount: Decimal) -> int:
    """Billionths, rounded up: what is held must do."""
    if amount > MAX_CREDITS:
        raise BadRequest(f"{member}: costs more than {MAX_CREDITS} credits, the most that a company can have")
    return int(amount.scaleb(DIGITS).to_integral_value(ROUND_CEILING))
