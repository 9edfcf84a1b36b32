"""The events that a fake received, for assertions. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Event:
    """One event. `kind`: track, identify, flag_check or inference. `name`: what was tracked. `at`: when it counts.

    `company` and `user` are the keys as sent; `body` is all of it.
    """

    kind: str
    name: str | None
    company: Mapping[str, str] | None
    user: Mapping[str, str] | None
    quantity: int
    traits: Mapping[str, Any] | None
    at: datetime
    idempotency_key: str | None
    body: Mapping[str, Any]
    company_id: str | None = None
    user_id: str | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """An event that the API would not take, and why."""

    event: Mapping[str, Any]
    error: str


@dataclass(frozen=True, slots=True)
class Check:
    """One flag check as it was answered."""

    flag: str
    company: Mapping[str, str] | None
    user: Mapping[str, str] | None
    value: bool
    reason: str


class Tracked:
    """The events of one question: `count` of them, of `quantity` in all. False when there are none.

    Its text names what else was tracked, which is what a failed assertion needs.
    """

    def __init__(self, question: str, events: Sequence[Event], received: Sequence[Event]) -> None:
        self.events = tuple(events)
        self._question = question
        self._received = received

    @property
    def count(self) -> int:
        return len(self.events)

    @property
    def quantity(self) -> int:
        return sum(one.quantity for one in self.events)

    def __bool__(self) -> bool:
        return bool(self.events)

    def __repr__(self) -> str:
        others = summary(self._received)
        return f"<{self._question}: {self.count} events, quantity {self.quantity}; received in all: {others}>"


def summary(events: Sequence[Event]) -> str:
    """`report of {'id': 'acme'} 3 times (quantity 5), …`."""
    counts: Counter[str] = Counter()
    quantities: Counter[str] = Counter()
    for one in events:
        label = f"{one.name or one.kind}{f' of {dict(one.company)}' if one.company else ''}"
        counts[label] += 1
        quantities[label] += one.quantity
    return (
        ", ".join(f"{label} {number}x (quantity {quantities[label]})" for label, number in counts.items()) or "nothing"
    )
