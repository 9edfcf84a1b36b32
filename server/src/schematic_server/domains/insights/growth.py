"""How many companies were on each plan, month by month: those that are now, less those that came since.

A company that is gone takes its past with it; a plan that is gone is told under a name that it had.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

from schematic_server.domains.insights import store
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.insights import PlanGrowthPointResponseData, PlanGrowthResponseData


def of_plans(scope: Scope, months: int) -> PlanGrowthResponseData:
    """A point for each of the last months, this one included, and each plan that somebody was on at a month's end."""
    starts = _starts(scope.now, months)
    moved = store.moves(scope, starts)
    names = {**moved.names, **store.plan_names(scope)}
    at_end: list[Counter[str]] = []
    counts = Counter(store.subscribers(scope))
    for start in reversed(starts):
        at_end.append(counts.copy())
        counts.subtract(moved.gains[start])
    at_end.reverse()
    plans = sorted({plan for one in at_end for plan, number in one.items() if number > 0}, key=lambda one: names[one])
    points: list[PlanGrowthPointResponseData] = [
        {"month": start, "plan_id": plan, "plan_name": names[plan], "subscribers": max(0, counted[plan])}
        for start, counted in zip(starts, at_end, strict=True)
        for plan in plans
    ]
    return {"points": points}


def _starts(now: datetime, months: int) -> list[datetime]:
    start = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    found = [start]
    while len(found) < months:
        year, month = (start.year, start.month - 1) if start.month > 1 else (start.year - 1, 12)
        start = start.replace(year=year, month=month)
        found.append(start)
    return found[::-1]
