"""Usage counters and hourly rollups: adds quantities, answers the new values.

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

_HOUR = 3_600_000_000  # microseconds

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
    instants: dict[tuple[str, str, int], _Sum] = {}
    for event in events:
        assert event.company_id is not None
        assert event.subtype is not None
        key = (event.company_id, event.subtype, event.captured_at)
        total = instants.get(key)
        if total is None:
            total = instants[key] = _Sum(event.environment_id)
        total.quantity += event.quantity
        total.count += 1
        if event.is_backfill:
            total.backfilled += event.quantity
    hours: dict[tuple[str, str, int], _Sum] = {}
    metrics: dict[tuple[str, str, str, str, int], _Sum] = {}
    for (company_id, subtype, at), total in instants.items():
        _add(hours, (company_id, subtype, at - at % _HOUR), total, at)
        for window in windows(at, anchors.get(company_id)):
            _add(metrics, (company_id, subtype, *window), total, at)
    hour_rows, metric_rows = _hour_rows(hours), _metric_rows(metrics, microseconds(now))
    if not all(is_exact(total.quantity) for total in chain(hours.values(), metrics.values())):
        raise BadRequest(BEYOND)
    if run_counted(db, _ADD_HOUR, hour_rows, -MAX_INTEGER, MAX_INTEGER) < len(hour_rows):
        raise BadRequest(BEYOND)
    counted = run(db, _ADD_METRIC, metric_rows, -MAX_INTEGER, MAX_INTEGER)
    if len(counted) < len(metric_rows):
        raise BadRequest(BEYOND)
    return _counted(counted, metrics)


def beyond(db: Connection, events: Sequence[Event], anchors: Mapping[str, datetime | None]) -> list[Event]:
    """Those of `events`, in their order, with which a counter would leave its bound; the others fit in together."""
    keys = [_keys(event, anchors) for event in events]
    pairs = sorted({one[:2] for own in keys for one in own})
    values: dict[tuple[Any, ...], int] = {}
    for sql, length in ((_METRICS, 5), (_HOURS, 3)):
        earliest = min(one[-1] for own in keys for one in own if len(one) == length)
        values.update((tuple(row[:-1]), row[-1]) for row in run(db, sql, pairs, earliest))
    found: list[Event] = []
    for event, own in zip(events, keys, strict=True):
        after = {one: values.get(one, 0) + event.quantity for one in own}
        if all(map(is_exact, after.values())):
            values.update(after)
        else:
            found.append(event)
    return found


def _keys(event: Event, anchors: Mapping[str, datetime | None]) -> list[tuple[Any, ...]]:
    """Of every counter that the event adds to: company, subtype, window (three members) or hour (one)."""
    assert event.company_id is not None
    at, owner = event.captured_at, (event.company_id, event.subtype)
    return [(*owner, *window) for window in windows(at, anchors.get(event.company_id))] + [(*owner, at - at % _HOUR)]


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
