"""What a change costs, for people to see before they agree. Pure; amounts in the smallest unit of the currency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from schematic_server.domains.billing.pricing import rounded
from schematic_server.domains.subscriptions import totals
from schematic_server.domains.subscriptions.lines import IN_ADVANCE, Charge, Line
from schematic_server.domains.subscriptions.owning import Decision
from schematic_server.storage.queries import Row


@dataclass(frozen=True, slots=True)
class Figures:
    """`new_charges` is what all costs that is chosen, a period and once; `proration` what of it is owed, less what is
    given back, for parts of periods. `due_now` is what is invoiced at once, with what was open; `upcoming` the lines of
    the next invoice. `discounts` are as they are kept with the subscription."""

    currency: str
    new_charges: int
    proration: int
    due_now: int
    total_per_billing_period: int
    period_start: datetime
    period_end: datetime
    discounts: Sequence[Row] = ()
    discount_amount: int = 0
    trial_end: datetime | None = None
    proration_billed_at: datetime | None = None
    upcoming: Sequence[Charge] = ()

    @property
    def amount_off(self) -> int:
        return sum(one["amount_off"] or 0 for one in self.discounts)

    @property
    def percent_off(self) -> float:
        return sum(float(one["percent_off"] or 0) for one in self.discounts)


def figures(
    decision: Decision,
    currency: str,
    still_open: int,
    now: datetime,
    *,
    scheduled_at: datetime | None,
    trial: Row | None,
) -> Figures:
    """`still_open` is what was charged before and is not yet invoiced."""
    row = decision.subscription
    charged = [one for one in decision.outcome.in_force if one.terms.timing == IN_ADVANCE]
    off = [one for one in charged if one.terms.source_type == "discount"]
    sold = [one for one in charged if one.terms.source_type != "discount"]
    bought = [one for one in decision.charges if one.kind == "purchase" and one.line_id is None]
    is_at_once = decision.is_invoiced_now and scheduled_at is None
    parts = 0 if scheduled_at is not None else sum(one.amount for one in decision.charges if one.is_proration)
    due = still_open + sum(one.amount for one in decision.charges)
    start = now if row is None else row["period_start"]
    end = now + timedelta(days=30) if row is None else row["period_end"]
    return Figures(
        currency,
        new_charges=_cost(sold) + sum(one.amount for one in bought),
        proration=parts,
        due_now=max(0, due) if is_at_once else 0,
        total_per_billing_period=_recurring(charged, row),
        period_start=start,
        period_end=end,
        discounts=() if row is None else row["discounts"],
        discount_amount=-_cost(off),
        trial_end=None if trial is None else trial["expires_at"],
        proration_billed_at=(now if is_at_once else end) if parts else None,
        upcoming=decision.charges if scheduled_at is None and decision.charges else [_usual(one) for one in charged],
    )


def _recurring(charged: Sequence[Line], row: Row | None) -> int:
    """What comes back each period of the subscription: not a discount of the first one alone."""
    discounts: Sequence[Row] = () if row is None else row["discounts"]
    once = {one["coupon_id"] for one in discounts if one["duration"] == "once"}
    left = [one.terms for one in charged if one.terms.source_type != "discount" or one.terms.source_id not in once]
    unit, count = ("month", 1) if row is None else (row["interval"], row["interval_count"])
    return totals.of_period(left, unit, count)


def _cost(lines: Sequence[Line]) -> int:
    return sum(rounded(one.terms.cost) for one in lines)


def _usual(line: Line) -> Charge:
    terms = line.terms
    unit = None if terms.unit_amount is None else rounded(Decimal(terms.unit_amount))
    return Charge(
        line.id,
        line.id,
        "subscription",
        terms.source_name,
        rounded(terms.cost),
        terms.currency,
        None,
        terms.quantity,
        unit,
        terms.price_id,
        terms.plan_id,
    )
