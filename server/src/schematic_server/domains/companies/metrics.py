"""Usage counters of companies: which window an instant falls into, and what was counted in the current ones.

A counter is kept per (event subtype, period, month reset). `all_time` starts in 1970. Windows are UTC; see
`schematic.rules.periods` for their boundaries.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic.rules.periods import next_reset, period_start
from schematic_server.domains.companies.tables import company_metric
from schematic_server.scope import Scope
from schematic_server.storage.metadata import instant, microseconds
from schematic_server.storage.queries import chunks
from schematic_server.storage.statements import run

if TYPE_CHECKING:
    from schematic_server.contract.companies import CompanyDetailPart, CompanyEventPeriodMetricsResponseData

# (period, month reset). Calendar periods are kept under `first_of_month`, as engines look them up.
WINDOWS = (
    ("all_time", "first_of_month"),
    ("current_day", "first_of_month"),
    ("current_week", "first_of_month"),
    ("current_month", "first_of_month"),
    ("current_month", "billing_cycle"),
)
MAX_SPANS = 10_000  # anchors whose windows are remembered
_ANCHORS = "SELECT id, billing_anchor FROM company WHERE id IN (VALUES {rows})"


class Window(NamedTuple):
    """One counter's window; `start` in microseconds since 1970."""

    period: str
    month_reset: str
    start: int


def subscription(anchor: datetime | None, company_id: str) -> dict[str, str] | None:
    """The engine's subscription of a company that is billed by nobody: its cycle starts at `anchor` and never ends."""
    if anchor is None:
        return None
    end = anchor + timedelta(days=365 * 100)
    return {"id": f"cycle_{company_id}", "period_start": anchor.isoformat(), "period_end": end.isoformat()}


class _Span(NamedTuple):
    """Windows, and the instants between which they are the current ones: from `start` on, before `end`."""

    start: int
    end: int
    windows: list[Window]


_spans: dict[datetime | None, _Span] = {}  # the last one of each anchor; events come with the time of day


def windows(at: int, anchor: datetime | None) -> list[Window]:
    """The window of each counter that contains `at`, in microseconds since 1970.

    Without an anchor, billing cycles are calendar months.
    """
    span = _spans.get(anchor)
    if span is None or not span.start <= at < span.end:
        if len(_spans) >= MAX_SPANS:
            _spans.clear()
        span = _spans[anchor] = _span(at, anchor)
    return span.windows


def _span(at: int, anchor: datetime | None) -> _Span:
    if anchor is None:
        found = _windows(at, None, WINDOWS)
        return _Span(max(one.start for one in found), _first_reset(at, None, WINDOWS), found)
    # Of the windows of a company only the last depends on its anchor; the others are everybody's.
    *calendar, _ = windows(at, None)
    cycle = subscription(anchor, "")
    found = [*calendar, *_windows(at, cycle, WINDOWS[-1:])]
    end = min(_spans[None].end, _first_reset(at, cycle, WINDOWS[-1:]))
    return _Span(max(one.start for one in found), end, found)


def _windows(at: int, cycle: Mapping[str, str] | None, wanted: Sequence[tuple[str, str]]) -> list[Window]:
    return [
        Window(period, reset, (period_start(period, reset, cycle, at // 1000) or 0) * 1000) for period, reset in wanted
    ]


def _first_reset(at: int, cycle: Mapping[str, str] | None, wanted: Sequence[tuple[str, str]]) -> int:
    resets = [next_reset(period, reset, cycle, at // 1000) for period, reset in wanted]
    return min(reset for reset in resets if reset is not None) * 1000


def ends_at(now: datetime, anchor: datetime | None) -> datetime:
    """When the first of the current windows ends: counters read now are stale from then on."""
    windows(microseconds(now), anchor)
    return instant(_spans[anchor].end)


def anchors(db: Connection, company_ids: Iterable[str]) -> dict[str, datetime | None]:
    """Billing anchor by company; companies that do not exist are left out."""
    rows = run(db, _ANCHORS, [(company_id,) for company_id in company_ids])
    return {company_id: None if anchor is None else instant(anchor) for company_id, anchor in rows}


def current(
    db: Connection,
    environment_id: str,
    company_ids: Sequence[str],
    now: datetime,
    company_anchors: Mapping[str, datetime | None],
    event_subtype: str | None = None,
) -> dict[str, list[dict[str, Any]]]:
    """Counters of the windows that contain `now`, as engine metrics (`CompanyEventPeriodMetricsResponseData`).

    Those of one event, or of all.
    """
    at = microseconds(now)
    starts = {
        company_id: {(one.period, one.month_reset): one.start for one in windows(at, company_anchors.get(company_id))}
        for company_id in company_ids
    }
    found: dict[str, list[dict[str, Any]]] = {company_id: [] for company_id in company_ids}
    earliest = instant(
        min((one for by in starts.values() for (period, _), one in by.items() if period != "all_time"), default=0)
    )
    of_event = [] if event_subtype is None else [company_metric.c.event_subtype == event_subtype]
    for ids in chunks(company_ids):
        statement = sa.select(company_metric).where(
            *of_event,
            company_metric.c.environment_id == environment_id,
            company_metric.c.company_id.in_(ids),
            sa.or_(company_metric.c.period == "all_time", company_metric.c.period_start >= earliest),
        )
        for row in db.execute(statement.order_by("company_id", "event_subtype", "period", "month_reset")).mappings():
            start = starts[row["company_id"]].get((row["period"], row["month_reset"]))
            if start == microseconds(row["period_start"]):
                members = dict(row)
                del members["period_start"], members["version"]
                found[row["company_id"]].append(members)
    return found


def metrics_of_companies(scope: Scope, ids: Sequence[str]) -> dict[str, CompanyDetailPart]:
    """`metrics[]` of a company's detail."""
    by_company = current(scope.db, scope.environment_id, ids, scope.now, anchors(scope.db, ids))
    return {
        company_id: {"metrics": [_detail(one, scope.account_id) for one in rows]}
        for company_id, rows in by_company.items()
    }


def _detail(one: Mapping[str, Any], account_id: str) -> CompanyEventPeriodMetricsResponseData:
    return {
        "account_id": account_id,
        "captured_at_max": one["captured_at_max"],
        "captured_at_min": one["captured_at_min"],
        "company_id": one["company_id"],
        "created_at": one["created_at"],
        "environment_id": one["environment_id"],
        "event_subtype": one["event_subtype"],
        "month_reset": one["month_reset"],
        "period": one["period"],
        "value": one["value"],
    }
