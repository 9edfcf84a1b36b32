"""Usage counters of companies: which window an instant falls into, and how they are read from their two tables.

A counter is kept per (event subtype, period, month reset). `all_time` starts in 1970. Windows are UTC; see
`schematic.rules.periods` for their boundaries.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from sqlalchemy import Connection

from schematic.rules.periods import next_reset, period_start
from schematic_server.domains.companies import store
from schematic_server.scope import Scope
from schematic_server.storage.metadata import instant, microseconds
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
NAMES = ("all_time", "day", "week", "month", "cycle")  # of each of them in the columns of `company_usage`
MAX_SPANS = 10_000  # anchors whose windows are remembered
_ANCHORS = "SELECT id, billing_anchor FROM company WHERE id IN (SELECT {rows})"
_PERIODS = ", ".join(f"({index}, '{period}', '{reset}')" for index, (period, reset) in enumerate(WINDOWS))


def _of_each(*columns: str) -> str:
    return f"CASE w.column1 {' '.join(f'WHEN {index} THEN {column}' for index, column in enumerate(columns))} END"


# What a counter has, by its column in `company_usage_before`, of a row of `company_usage` that has five of them.
_OF_NEWEST = {
    **{name: f"m.{name}" for name in ("company_id", "event_subtype", "environment_id", "version")},
    "period": "w.column2",
    "month_reset": "w.column3",
    "period_start": _of_each("0", *(f"m.{name}_start" for name in NAMES[1:])),
    "value": _of_each(*(f"m.{name}" for name in NAMES)),
    "captured_at_min": _of_each(*(f"m.{name}_since" for name in NAMES)),
    "captured_at_max": _of_each(*("m.captured_at_max" for _ in NAMES[1:]), "m.cycle_captured_at_max"),
    "created_at": _of_each(*(f"m.{name}_created_at" for name in NAMES)),
}


def select_counters(columns: Sequence[str], where: str) -> str:
    """SQL that finds counters of both tables, called `m` in `where`, a row each; the text before it names `wanted`.

    `columns` are those of `company_usage_before`, or constants.
    """
    newest = ", ".join(_OF_NEWEST.get(column, column) for column in columns)
    before = ", ".join(f"m.{column}" if column in _OF_NEWEST else column for column in columns)
    return f"""
SELECT {newest} FROM wanted CROSS JOIN company_usage AS m CROSS JOIN (VALUES {_PERIODS}) AS w WHERE {where}
UNION ALL
SELECT {before} FROM wanted CROSS JOIN company_usage_before AS m WHERE {where}
"""  # noqa: S608  # names of columns only


# The two tables as they are. Of the newest windows Python leaves out those that are not current: one row has them all.
# Rows of the second table have a period, and fill up with noughts.
_CURRENT, _CURRENT_OF_EVENT = (
    "WITH wanted AS (SELECT {rows}) SELECT m.company_id, m.event_subtype, '', '', m.captured_at_max,"  # noqa: S608
    " m.cycle_captured_at_max, 0, "
    + ", ".join(f"m.{name}_start" for name in NAMES[1:])
    + "".join(f", m.{name}, m.{name}_since, m.{name}_created_at" for name in NAMES)
    + f" FROM wanted CROSS JOIN company_usage AS m WHERE {where}"  # noqa: S608  # names of columns only
    " UNION ALL SELECT m.company_id, m.event_subtype, m.period, m.month_reset, m.captured_at_max,"
    f" m.period_start, m.value, m.captured_at_min, m.created_at{', 0' * (4 * len(NAMES) - 3)}"
    f" FROM wanted CROSS JOIN company_usage_before AS m WHERE {where}"
    for where in (
        "m.company_id = wanted.column1 AND m.environment_id = ?",
        "m.company_id = wanted.column1 AND m.environment_id = ? AND m.event_subtype = ?",
    )
)


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
    windows: tuple[Window, ...]


_spans: dict[datetime | None, _Span] = {}  # the last one of each anchor; events come with the time of day


def windows(at: int, anchor: datetime | None) -> tuple[Window, ...]:
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
        found = tuple(_windows(at, None, WINDOWS))
        return _Span(max(one.start for one in found), _first_reset(at, None, WINDOWS), found)
    # Of the windows of a company only the last depends on its anchor; the others are everybody's.
    *calendar, _ = windows(at, None)
    cycle = subscription(anchor, "")
    found = (*calendar, *_windows(at, cycle, WINDOWS[-1:]))
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
    wanted = {company_id: windows(at, company_anchors.get(company_id)) for company_id in company_ids}
    found: dict[str, list[dict[str, Any]]] = {company_id: [] for company_id in company_ids}
    sql = _CURRENT if event_subtype is None else _CURRENT_OF_EVENT
    own = (environment_id,) if event_subtype is None else (environment_id, event_subtype)

    def add(company_id: str, event_subtype: str, window: Window, counted: Sequence[int], captured_at_max: int) -> None:
        value, since, created_at = counted
        found[company_id].append(
            {
                "captured_at_max": instant(captured_at_max),
                "captured_at_min": instant(since),
                "company_id": company_id,
                "created_at": instant(created_at),
                "environment_id": environment_id,
                "event_subtype": event_subtype,
                "month_reset": window.month_reset,
                "period": window.period,
                "value": value,
            }
        )

    for company_id, event, period, month_reset, captured_at_max, first, *rest in run(
        db, sql, [(company_id,) for company_id in wanted], *own, *own
    ):
        if period:
            window = Window(period, month_reset, first)
            if window in wanted[company_id]:
                add(company_id, event, window, rest[:3], captured_at_max)
            continue
        for index, window in enumerate(wanted[company_id]):
            if rest[index] == window.start:
                newest = first if window.month_reset == "billing_cycle" else captured_at_max
                add(company_id, event, window, rest[5 + 3 * index : 8 + 3 * index], newest)
    for counters in found.values():
        counters.sort(key=itemgetter("event_subtype", "period", "month_reset"))
    return found


def anchors_of(scope: Scope, ids: Sequence[str]) -> dict[str, datetime | None]:
    """`anchors`, to be shared."""
    return {one: row["billing_anchor"] for one, row in scope.once(store.companies, ids).items()}


def current_of(scope: Scope, ids: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """`current` of all events, to be shared."""
    return current(scope.db, scope.environment_id, ids, scope.now, scope.once(anchors_of, ids))


def metrics_of_companies(scope: Scope, ids: Sequence[str]) -> dict[str, CompanyDetailPart]:
    """`metrics[]` of a company's detail."""
    return {
        company_id: {"metrics": [_detail(one, scope.account_id) for one in rows]}
        for company_id, rows in scope.once(current_of, ids).items()
    }


def _detail(one: Mapping[str, Any], account_id: str) -> CompanyEventPeriodMetricsResponseData:
    return cast("CompanyEventPeriodMetricsResponseData", {"account_id": account_id, **one})
