"""What is charged after it was used: lines in arrears, for the parts of periods that are over.

| price_behavior  | charged                                                                                      |
|-----------------|----------------------------------------------------------------------------------------------|
| pay_as_you_go   | every unit used                                                                              |
| overage         | units beyond the soft limit of each metric window                                            |
| tier            | by tiers, which begin anew with each metric window                                           |

A window that does not end with the period goes on in the next one: what it has cost by then is not charged again. Of
what is read off a trait, the value that it has when the period is over counts for all of that period.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from schematic_server.domains.billing import proration
from schematic_server.domains.billing.calendars import Calendar, Period
from schematic_server.domains.billing.pricing import rounded
from schematic_server.domains.companies import numbers
from schematic_server.domains.subscriptions import metering
from schematic_server.domains.subscriptions import usage_charge_store as store
from schematic_server.domains.subscriptions.lines import Charge, Line
from schematic_server.domains.subscriptions.metering import Span
from schematic_server.scope import Scope
from schematic_server.storage.metadata import microseconds
from schematic_server.storage.queries import Row


@dataclass(frozen=True, slots=True)
class Part:
    """A part of one period of a line, which is over."""

    company_id: str
    line: Line
    start: datetime
    end: datetime

    @property
    def key(self) -> str:
        """What names its charge."""
        return f"{self.line.id}:use:{microseconds(self.start)}"

    @property
    def calendar(self) -> Calendar:
        calendar = self.line.calendar
        assert calendar is not None, "what is paid once is not paid by use"
        return calendar


def charges(scope: Scope, parts: Sequence[Part]) -> dict[str, Charge]:
    """What each part costs, by its key; nothing of those that cost nothing."""
    if not parts:
        return {}
    meters = _Meters(scope, parts)
    found = [(part, meters.by_trait(part) if meters.is_trait(part) else meters.by_events(part)) for part in parts]
    return {part.key: _charge(part, units, amount) for part, (units, amount) in found if amount}


class _Meters:
    """How what these parts are about is counted, and all that was used in them."""

    def __init__(self, scope: Scope, parts: Sequence[Part]) -> None:
        features = {part.line.terms.feature_id or "" for part in parts}
        self._features: Mapping[str, Row] = store.features(scope, features)
        self._counted = store.counted(scope, {part.line.terms.source_id for part in parts})
        self._anchors = store.anchors(scope, {part.company_id for part in parts})
        self._spans = {part.key: self._spans_of(part) for part in parts if not self.is_trait(part)}
        asked = [
            (part.company_id, event, start, end)
            for part in parts
            if (event := self._event(part)) is not None
            for one in self._spans.get(part.key, ())
            for start, end in ((one.window_start, one.start), (one.start, one.end))
        ]
        self._used = store.used(scope, {one for one in asked if one[2] < one[3]})
        traits = {one["trait_id"] for one in self._features.values() if one["trait_id"]}
        self._traits = store.traits(scope, {part.company_id for part in parts}, traits)

    def is_trait(self, part: Part) -> bool:
        return bool((self._features.get(part.line.terms.feature_id or "") or {}).get("trait_id"))

    def by_events(self, part: Part) -> tuple[int, int]:
        """Units and amount."""
        event, price = self._event(part), part.line.terms.price

        def used(start: datetime, end: datetime) -> int:
            return 0 if event is None else self._used.get((part.company_id, event, start, end), 0)

        sums = [metering.cost(price, one, used) for one in self._spans[part.key]]
        return sum(units for units, _ in sums), sum(amount for _, amount in sums)

    def by_trait(self, part: Part) -> tuple[int, int]:
        price = part.line.terms.price
        trait_id = self._features[part.line.terms.feature_id or ""]["trait_id"]
        quantity = numbers.usage(self._traits.get((part.company_id, trait_id))) or 0
        period = part.calendar.period_of(part.start)
        return max(0, quantity - price.included), proration.share(price.cost(quantity), period, part.start, part.end)

    def _event(self, part: Part) -> str | None:
        feature = self._features.get(part.line.terms.feature_id or "")
        return None if feature is None else feature["event_subtype"]

    def _spans_of(self, part: Part) -> list[Span]:
        counted = self._counted.get(part.line.terms.source_id) or {}
        windows = metering.windows_of(
            counted.get("metric_period"),
            counted.get("metric_period_month_reset"),
            self._cycle_of(part),
            part.calendar,
        )
        return list(metering.spans(windows, part.start, part.end))

    def _cycle_of(self, part: Part) -> datetime | None:
        """Where billing cycles are counted from; what changed them ended lines, which were counted as they are."""
        line = part.line
        if line.effective_to is not None:
            return line.anchor
        return self._anchors.get(part.company_id)


def _charge(part: Part, units: int, amount: int) -> Charge:
    terms = part.line.terms
    return Charge(
        part.key,
        part.line.id,
        "true_up" if terms.included else "subscription",
        terms.source_name,
        amount,
        terms.currency,
        Period(part.start, part.end),
        units,
        None if terms.unit_amount is None or terms.tiers else rounded(Decimal(terms.unit_amount)),
        terms.price_id,
        terms.plan_id,
    )
