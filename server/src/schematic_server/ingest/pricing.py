"""What one event draws at a rate: whole billionths of credits, and of what they are the sum. Pure.

Source: rules engine, cost of a credit condition with event quantities; contract, schema `CreditBurnBreakdownLine`.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from schematic_server.domains.entitlements.rates import Rate
from schematic_server.ingest.capture import TOKENS, Event, InferenceBody


class Price(NamedTuple):
    """`units` are below zero for what is given back. `breakdown` is of inference: one line a count."""

    units: int
    breakdown: list[dict[str, Any]] | None = None


def price(event: Event, rate: Rate) -> Price:
    """The requests of an inference event are its quantity; its tokens count where inference is what is metered."""
    body = event.body
    if not (rate.is_inference and isinstance(body, InferenceBody)):
        return Price(event.quantity * rate.units)
    sign = -1 if event.quantity < 0 else 1  # a correction is the mirror of what it corrects
    lines = [_line("requests", event.quantity, rate.units)]
    for key, quantity in _counts(body, sign).items():
        if key in rate.quantity_rates:
            lines.append(_line(key, sign * quantity, rate.quantity_rates[key]))
    return Price(sum(line["amount"] for line in lines), lines)


def _counts(body: InferenceBody, sign: int) -> dict[str, int]:
    """Tokens by kind; cached ones, which `input_tokens` includes, are counted by themselves alone."""
    counts = {key: sign * (getattr(body, key) or 0) for key in TOKENS}
    cached = counts["cached_input_tokens"] + counts["cache_creation_input_tokens"]
    counts["input_tokens"] = max(0, counts["input_tokens"] - cached)
    return counts


def _line(key: str, quantity: int, rate: int) -> dict[str, Any]:
    """`rate` and `amount` in billionths of credits."""
    return {"key": key, "quantity": quantity, "rate": rate, "amount": quantity * rate}
