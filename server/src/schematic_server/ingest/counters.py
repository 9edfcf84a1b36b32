"""Usage counters and rollups: adds quantities, answers the new values of the counters.

None of them leaves what every client can read back (`bounds.MAX_INTEGER`): what would pass it is refused instead.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import chain
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection

from schematic_server.bounds import MAX_INTEGER, is_exact
from schematic_server.changes import Counted
from schematic_server.domains.companies.metrics import windows
from schematic_server.errors import BadRequest
from schematic_server.ingest.capture import Event
from schematic_server.storage.metadata import microseconds
from schematic_server.storage.statements import run, run_counted

_HOUR, _DAY = 3_600_000_000, 86_400_000_000  # microseconds

# A row that would leave the bound (`MAX_INTEGER`) is neither changed nor counted as changed.
_ADD_METRIC = """
INSERT INTO company_metric (company_id, event_subtype, period, month_reset, period_start, environment_id, value,
  captured_at_min, captured_at_max, created_at, version)
VALUES {rows}
ON CONFLICT (company_id, event_subtype, period, month_reset, period_start) DO UPDATE SET
  value = company_metric.value + excluded.value, version = company_metric.version + 1,
  captured_at_min = CASE WHEN excluded.captured_at_min < company_metric.captured_at_min
                    THEN excluded.captured_at_min ELSE company_metric.captured_at_min END,
  captured_at_max = CASE WHEN excluded.captured_at_max > company_metric.captured_at_max
                    THEN excluded.captured_at_max ELSE company_metric.captured_at_max END
WHERE company_metric.value + excluded.value BETWEEN ? AND ?
RETURNING company_id, event_subtype, period, month_reset, period_start, value, version
"""
_ADD_HOUR = """
INSERT INTO usage_hour (company_id, event_subtype, hour, environment_id, quantity, event_count)
VALUES {rows}
ON CONFLICT (company_id, event_subtype, hour) DO UPDATE SET
  quantity = usage_hour.quantity + excluded.quantity, event_count = usage_hour.event_count + excluded.event_count
WHERE usage_hour.quantity + excluded.quantity BETWEEN ? AND ?
"""
_ADD_USER_DAY = """
INSERT INTO user_usage_day (company_id, event_subtype, day, user_id, environment_id, quantity, event_count, last_at)
VALUES {rows}
ON CONFLICT (company_id, event_subtype, day, user_id) DO UPDATE SET
  quantity = user_usage_day.quantity + excluded.quantity,
  event_count = user_usage_day.event_count + excluded.event_count,
  last_at = CASE WHEN excluded.last_at > user_usage_day.last_at THEN excluded.last_at ELSE user_usage_day.last_at END
WHERE user_usage_day.quantity + excluded.quantity BETWEEN ? AND ?
"""
# At its bound it stays there: what one company sends must not have others' events refused.
_ADD_ENVIRONMENT_DAY = f"""
INSERT INTO environment_usage_day (environment_id, event_subtype, day, quantity, event_count)
VALUES {{rows}}
ON CONFLICT (environment_id, event_subtype, day, slot) DO UPDATE SET
  quantity = CASE WHEN environment_usage_day.quantity + excluded.quantity > {MAX_INTEGER} THEN {MAX_INTEGER}
             WHEN environment_usage_day.quantity + excluded.quantity < -{MAX_INTEGER} THEN -{MAX_INTEGER}
             ELSE environment_usage_day.quantity + excluded.quantity END,
  event_count = environment_usage_day.event_count + excluded.event_count
"""  # noqa: S608  # a number of ours

_METRICS = """
SELECT m.company_id, m.event_subtype, m.period, m.month_reset, m.period_start, m.value
FROM (VALUES {rows}) AS wanted CROSS JOIN company_metric AS m
WHERE m.company_id = wanted.column1 AND m.event_subtype = wanted.column2 AND m.period_start >= ?
"""
_HOURS = """
SELECT h.company_id, h.event_subtype, h.hour, h.quantity
FROM (VALUES {rows}) AS wanted CROSS JOIN usage_hour AS h
WHERE h.company_id = wanted.column1 AND h.event_subtype = wanted.column2 AND h.hour >= ?
"""
_USER_DAYS = """
SELECT d.company_id, d.event_subtype, wanted.column3, d.user_id, d.quantity
FROM (VALUES {rows}) AS wanted CROSS JOIN user_usage_day AS d
WHERE d.company_id = wanted.column1 AND d.event_subtype = wanted.column2 AND d.day = CAST(wanted.column3 AS BIGINT)
  AND d.user_id = wanted.column4
"""
BEYOND = f"quantity: with it this event's usage would be beyond {MAX_INTEGER}, the most that is counted"


class _Sum:
    """What one batch adds to one counter."""

    __slots__ = ("backfilled", "count", "earliest", "environment_id", "latest", "quantity")

    def __init__(self, environment_id: str) -> None:
        self.environment_id = environment_id
        self.quantity = self.count = self.backfilled = 0
        self.earliest, self.latest = 2**63 - 1, 0


def count(
    db: Connection, events: Sequence[Event], anchors: Mapping[str, datetime | None], now: datetime
) -> dict[str, tuple[Counted, ...]]:
    """Add the quantities of `events` (each with company and subtype); answer the new values by company.

    Raises BadRequest when a counter would leave its bound; some of the others are changed by then.
    """
    # Events of one batch usually share their instant: sums first, so that windows are worked out once for all of them.
    instants: dict[tuple[str, str, str, int], _Sum] = {}
    for event in events:
        assert event.company_id is not None
        assert event.subtype is not None
        key = (event.company_id, event.subtype, event.user_id or "", event.captured_at)
        total = instants.get(key)
        if total is None:
            total = instants[key] = _Sum(event.environment_id)
        total.quantity += event.quantity
        total.count += 1
        if event.is_backfill:
            total.backfilled += event.quantity
    hours: dict[tuple[str, str, int], _Sum] = {}
    metrics: dict[tuple[str, str, str, str, int], _Sum] = {}
    user_days: dict[tuple[str, str, int, str], _Sum] = {}
    days: dict[tuple[str, str, int], _Sum] = {}
    for (company_id, subtype, user_id, at), total in instants.items():
        day = at - at % _DAY
        _add(hours, (company_id, subtype, at - at % _HOUR), total, at)
        _add(user_days, (company_id, subtype, day, user_id), total, at)
        _add(days, (total.environment_id, subtype, day), total, at)
        for window in windows(at, anchors.get(company_id)):
            _add(metrics, (company_id, subtype, *window), total, at)
    if not all(is_exact(total.quantity) for total in chain(hours.values(), user_days.values(), metrics.values())):
        raise BadRequest(BEYOND)
    for sql, rows in ((_ADD_HOUR, _hour_rows(hours)), (_ADD_USER_DAY, _user_day_rows(user_days))):
        if run_counted(db, sql, rows, -MAX_INTEGER, MAX_INTEGER) < len(rows):
            raise BadRequest(BEYOND)
    metric_rows = _metric_rows(metrics, microseconds(now))
    counted = run(db, _ADD_METRIC, metric_rows, -MAX_INTEGER, MAX_INTEGER)
    if len(counted) < len(metric_rows):
        raise BadRequest(BEYOND)
    run(db, _ADD_ENVIRONMENT_DAY, _day_rows(days))
    return _counted(counted, metrics)


def beyond(db: Connection, events: Sequence[Event], anchors: Mapping[str, datetime | None]) -> list[Event]:
    """Those of `events`, in their order, with which a counter would leave its bound; the others fit in together."""
    keys = [_keys(event, anchors) for event in events]
    pairs = sorted({one[:2] for own in keys for one in own})
    values: dict[tuple[Any, ...], int] = {}
    for sql, length in ((_METRICS, 5), (_HOURS, 3)):
        earliest = min(one[-1] for own in keys for one in own if len(one) == length)
        values.update((tuple(row[:-1]), row[-1]) for row in run(db, sql, pairs, earliest))
    user_days = sorted({one for own in keys for one in own if len(one) == 4})
    values.update((tuple(row[:-1]), row[-1]) for row in run(db, _USER_DAYS, user_days))
    found: list[Event] = []
    for event, own in zip(events, keys, strict=True):
        after = {one: values.get(one, 0) + event.quantity for one in own}
        if all(map(is_exact, after.values())):
            values.update(after)
        else:
            found.append(event)
    return found


def _keys(event: Event, anchors: Mapping[str, datetime | None]) -> list[tuple[Any, ...]]:
    """Of all that the event adds to: company, subtype, and window (three members), hour (one) or day and user (two)."""
    assert event.company_id is not None
    at, owner = event.captured_at, (event.company_id, event.subtype)
    return [
        *((*owner, *window) for window in windows(at, anchors.get(event.company_id))),
        (*owner, at - at % _HOUR),
        (*owner, str(at - at % _DAY), event.user_id or ""),
    ]


def _add(sums: dict[Any, _Sum], key: tuple[Any, ...], part: _Sum, at: int) -> None:
    total = sums.get(key)
    if total is None:
        total = sums[key] = _Sum(part.environment_id)
    total.quantity += part.quantity
    total.count += part.count
    total.backfilled += part.backfilled
    total.earliest = min(total.earliest, at)
    total.latest = max(total.latest, at)


# Rows go out sorted by key, so that concurrent writers on PostgreSQL lock them in one order.
def _hour_rows(sums: Mapping[tuple[str, str, int], _Sum]) -> list[tuple[Any, ...]]:
    return [
        (*key, total.environment_id, total.quantity, total.count)
        for key, total in sorted(sums.items(), key=itemgetter(0))
    ]


def _user_day_rows(sums: Mapping[tuple[str, str, int, str], _Sum]) -> list[tuple[Any, ...]]:
    return [
        (*key, total.environment_id, total.quantity, total.count, total.latest)
        for key, total in sorted(sums.items(), key=itemgetter(0))
    ]


def _day_rows(sums: Mapping[tuple[str, str, int], _Sum]) -> list[tuple[Any, ...]]:
    return [
        (*key, max(-MAX_INTEGER, min(total.quantity, MAX_INTEGER)), total.count)
        for key, total in sorted(sums.items(), key=itemgetter(0))
    ]


def _metric_rows(sums: Mapping[tuple[Any, ...], _Sum], created_at: int) -> list[tuple[Any, ...]]:
    return [
        (*key, total.environment_id, total.quantity, total.earliest, total.latest, created_at, 1)
        for key, total in sorted(sums.items(), key=itemgetter(0))
    ]


def _counted(rows: Sequence[Any], sums: Mapping[tuple[Any, ...], _Sum]) -> dict[str, tuple[Counted, ...]]:
    counted: dict[str, list[Counted]] = defaultdict(list)
    for company_id, *rest in rows:
        total = sums[company_id, *rest[:4]]
        counted[company_id].append(Counted._make((*rest, total.quantity - total.backfilled)))
    return {company_id: tuple(values) for company_id, values in counted.items()}
