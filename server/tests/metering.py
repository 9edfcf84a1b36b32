"""What metering must tell, worked out the plain way: events that should have counted, added up for each question."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

DAY = timedelta(days=1)
CLAIMED_FOR = timedelta(hours=24)
PERIODS = ("all_time", "current_day", "current_week", "current_month", "billing_cycle")
# A period, in days, by which limits of two grants compare.
_DAYS = {"current_day": 1, "current_week": 7, "current_month": 30, "billing_cycle": 30}
_RANKS = {("unlimited", None): 3, ("boolean", True): 2, ("numeric", None): 1, ("boolean", False): 0}


# The calendar, as one would say it.


def month_on(start: datetime, months: int) -> datetime:
    """So many months after `start`: the same day, or the month's last where there is none."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return start.replace(year=year, month=month + 1, day=min(start.day, calendar.monthrange(year, month + 1)[1]))


def window(period: str, at: datetime, anchor: datetime | None) -> tuple[datetime | None, datetime | None]:
    """Start and end of the period around `at`; a billing cycle's are months from `anchor`."""
    midnight = at.replace(hour=0, minute=0, second=0, microsecond=0)
    if period == "all_time":
        return None, None
    if period == "current_day":
        return midnight, midnight + DAY
    if period == "current_week":
        sunday = midnight - timedelta(days=midnight.isoweekday() % 7)
        return sunday, sunday + timedelta(days=7)
    first = midnight.replace(day=1)
    if period == "current_month" or anchor is None:
        return first, month_on(first, 1)
    if anchor > at:
        return first, min(anchor, month_on(first, 1))
    months = 0
    while month_on(anchor, months + 1) <= at:
        months += 1
    return month_on(anchor, months), month_on(anchor, months + 1)


@dataclass
class Sent:
    """An event that counted; `cycle` is the start of the billing cycle that it was counted in.

    `is_gone` when its company was deleted since.
    """

    type: str
    event: str | None
    company: str | None
    user: str | None
    quantity: int
    at: datetime
    cycle: datetime | None = None
    is_gone: bool = False


@dataclass(frozen=True)
class Term:
    """What is granted of a feature: `limit` of numeric ones, `allows` of boolean ones."""

    feature_id: str
    kind: str
    period: str
    limit: int | None = None
    allows: bool | None = None
    is_override: bool = False

    @property
    def rank(self) -> int:
        return _RANKS[self.kind, self.allows]


Terms = Mapping[str, Term]  # by flag


@dataclass
class Plan:
    """`draft` is what edits go into; companies are on what was published when they came."""

    id: str
    published: Terms | None = None
    draft: dict[str, Term] | None = field(default_factory=dict)

    def edited(self) -> dict[str, Term]:
        if self.draft is None:
            self.draft = dict(self.published or {})
        return self.draft

    def publish(self) -> Terms | None:
        """What was published before."""
        before = self.published
        self.published, self.draft = self.draft, None
        return before


@dataclass
class Override:
    id: str
    term: Term
    until: datetime | None


@dataclass
class Customer:
    id: str = ""
    plan: str | None = None
    granted: Terms = field(default_factory=dict)
    anchor: datetime | None = None
    overrides: dict[str, Override] = field(default_factory=dict)


class Reference:
    """What should have counted, and what follows from it."""

    def __init__(self) -> None:
        self.sent: list[Sent] = []
        self.failed = 0
        self.claims: dict[tuple[str, str], datetime] = {}
        self.companies: dict[str, Customer] = {}
        self.plans: dict[str, Plan] = {}
        self.features: dict[str, tuple[str, str]] = {}  # flag: id of the feature, and the event that it counts

    def take(self, one: Sent, key: str | None, now: datetime, is_good: bool = True) -> None:
        """An event arrives; `at` is when it counts. Its company is made unless there is one."""
        if not is_good:
            self.failed += 1
            return
        if key is not None:
            claimed_at = self.claims.get((one.type, key))
            if claimed_at is not None and now - claimed_at <= CLAIMED_FOR:
                return
            self.claims[one.type, key] = now
        self._keep(one)
        if one.type == "inference" and one.event is not None:
            self._keep(replace(one, type="track"))

    def _keep(self, one: Sent) -> None:
        if one.company is not None:
            customer = self.companies.setdefault(one.company, Customer())
            one.cycle, _ = window("billing_cycle", one.at, customer.anchor)
        self.sent.append(one)

    def assign(self, company: str, plan: str | None, now: datetime) -> None:
        """A plan that was never published is, with its draft; who has the plan keeps the version."""
        customer = self.companies[company]
        if plan == customer.plan:
            return
        customer.plan, customer.granted = plan, {}
        if plan is None:
            return
        if self.plans[plan].published is None:
            self.plans[plan].publish()
        customer.granted = self.plans[plan].published or {}
        customer.anchor = customer.anchor or now

    def publish(self, plan: str, moves: bool) -> None:
        """Put the draft live; companies on what was live until then move along or stay."""
        before = self.plans[plan].publish()
        for customer in self.companies.values():
            if moves and customer.plan == plan and customer.granted is before:
                customer.granted = self.plans[plan].published or {}

    def forget(self, company: str) -> None:
        """It is deleted: its use counts for the environment alone, and a company that comes under its key is new."""
        del self.companies[company]
        for one in self.sent:
            one.is_gone = one.is_gone or one.company == company

    def counted(self, company: str, event: str, period: str, now: datetime) -> list[int]:
        """The quantities of the period around `now`."""
        start, end = window(period, now, self.companies[company].anchor)
        return [
            one.quantity
            for one in self.sent
            if (one.type, one.company, one.event, one.is_gone) == ("track", company, event, False)
            and (one.cycle == start if period == "billing_cycle" else start is None or start <= one.at < end)
        ]

    def metrics(self, company: str, now: datetime) -> dict[tuple[str, str], int]:
        events = {one.event for one in self.sent if one.event is not None}
        found = {(event, period): self.counted(company, event, period, now) for event in events for period in PERIODS}
        return {key: sum(quantities) for key, quantities in found.items() if quantities}

    def grants(self, company: str, flag: str, now: datetime) -> list[Term]:
        """The plan's term, then the override; those of a feature that was deleted went with it."""
        customer = self.companies.get(company, Customer())
        override = customer.overrides.get(flag)
        found = [customer.granted.get(flag)]
        if override is not None and (override.until is None or override.until > now):
            found.append(override.term)
        feature_id, _ = self.features[flag]
        return [one for one in found if one is not None and one.feature_id == feature_id]

    def answer(self, company: str, flag: str, now: datetime) -> tuple[bool, dict[str, Any] | None]:
        """Whether one more may be used, and what is told of the grant that weighs most."""
        grants = self.grants(company, flag, now) if flag in self.features else []
        if not grants:
            return False, None
        _, event = self.features[flag]

        def used(one: Term) -> int:
            return sum(self.counted(company, event, one.period, now))

        def allows(one: Term) -> bool:
            return used(one) < one.limit if one.limit is not None else one.allows is not False

        best = grants[0]
        for one in grants[1:]:
            best = one if _is_better(one, best) else best
        _, reset_at = window(best.period, now, self.companies[company].anchor)
        told = {"usage": max(0, used(best)), "allocation": best.limit, "reset_at": reset_at}
        decide = [best] if best.is_override and best.kind == "boolean" else grants
        return any(map(allows, decide)), told


def _is_better(override: Term, plan: Term) -> bool:
    """Whether an override weighs more: a boolean one always; unlimited first, then the larger amount a day; it wins
    ties."""
    if override.kind == "boolean":
        return True
    if override.limit is None or plan.limit is None:
        return override.rank >= plan.rank
    if "all_time" in (override.period, plan.period):
        return override.limit >= plan.limit
    return Fraction(override.limit, _DAYS[override.period]) >= Fraction(plan.limit, _DAYS[plan.period])
