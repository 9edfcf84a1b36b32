"""Spend policies of a fake: how much of a credit a company, or a user in it, may draw. Pure: instants are arguments, in
microseconds since 1970; amounts are billionths of credits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from schematic.leases.amounts import credits_of
from schematic.rules.periods import next_reset, period_start

Per = Literal["draw", "hour", "day", "week", "month", "billing_period"]

_HOUR = 3_600_000_000
_LENGTHS = {"hour": (_HOUR, 0), "day": (24 * _HOUR, 0), "week": (7 * 24 * _HOUR, 4 * 24 * _HOUR)}  # from a Monday on


class Spent(NamedTuple):
    """What was drawn at an instant; below zero for what was given back."""

    at: int
    user_id: str | None
    amount: int


@dataclass(frozen=True, slots=True)
class Policy:
    """At most `limit` credits per draw, or in each window. `user_id` None: of the whole company."""

    id: str
    credit: str
    company_id: str
    user_id: str | None
    limit: int
    per: Per

    def binds(self, user_id: str | None) -> bool:
        return self.user_id is None or self.user_id == user_id

    def room(self, consumed: int) -> int:
        """What one more draw may be."""
        return self.limit if self.per == "draw" else max(0, self.limit - consumed)

    def consumed(self, spent: Sequence[Spent], held: int, subscription: dict[str, Any] | None, now: int) -> int:
        """What counts against it: drawn in its window and not given back, and held (by its user, where it has one)."""
        start, _ = window(self.per, subscription, now)
        drawn = 0
        for one in spent:
            drawn = max(0, drawn + one.amount) if one.at >= start and self.binds(one.user_id) else drawn
        return held + drawn

    def document(self, consumed: int, subscription: dict[str, Any] | None, now: int) -> dict[str, Any]:
        """As checks and streams tell it (contract: `CreditSpendPolicy`)."""
        told: dict[str, Any] = {
            "id": self.id,
            "credit_id": self.credit,
            "kind": "per_draw" if self.per == "draw" else "window",
            "limit": credits_of(self.limit),
            "scope": "company" if self.user_id is None else "user",
        }
        if self.user_id is not None:
            told["company_id"] = self.company_id
        if self.per != "draw":
            _, end = window(self.per, subscription, now)
            told |= {"consumed": credits_of(consumed), "window": {"unit": self.per, "count": 1}}
            told["resets_at"] = _text(end)
        return told


def window(per: Per, subscription: dict[str, Any] | None, now: int) -> tuple[int, int]:
    """From when until when the window lasts that contains `now`; a draw has none."""
    if per == "draw":
        return now, now
    if per in _LENGTHS:
        length, first = _LENGTHS[per]
        start = (now - first) // length * length + first
        return start, start + length
    reset = "billing_cycle" if per == "billing_period" else "first_of_month"
    start_ms = period_start("current_month", reset, subscription, now // 1000) or 0
    return start_ms * 1000, (next_reset("current_month", reset, subscription, now // 1000) or 0) * 1000


def _text(at: int) -> str:
    from datetime import UTC, datetime

    return datetime.fromtimestamp(at / 1_000_000, UTC).isoformat()
