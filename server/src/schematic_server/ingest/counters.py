"""Usage counters and hourly rollups: adds quantities, answers the new values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection

from schematic_server.domains.companies.metrics import windows
from schematic_server.ingest.capture import Event
from schematic_server.storage.metadata import microseconds
from schematic_server.storage.statements import run

_HOUR = 3_600_000_000  # microseconds

_ADD_METRIC = """
INSERT INTO company_metric (company_id, event_subtype, period, month_reset, period_start, environment_id, value,
  captured_at_min, captured_at_max, created_at)
VALUES {rows}
ON CONFLICT (company_id, event_subtype, period, month_reset, period_start) DO UPDATE SET
  value = company_metric.value + excluded.value,
  captured_at_min = CASE WHEN excluded.captured_at_min < company_metric.captured_at_min
                    THEN excluded.captured_at_min ELSE company_metric.captured_at_min END,
  captured_at_max = CASE WHEN excluded.captured_at_max > company_metric.captured_at_max
                    THEN excluded.captured_at_max ELSE company_metric.captured_at_max END
RETURNING company_id, event_subtype, period, month_reset, period_start, value
"""
_ADD_HOUR = """
INSERT INTO usage_hour (company_id, event_subtype, hour, environment_id, quantity, event_count)
VALUES {rows}
ON CONFLICT (company_id, event_subtype, hour) DO UPDATE SET
  quantity = usage_hour.quantity + excluded.quantity, event_count = usage_hour.event_count + excluded.event_count
"""


class Counted(NamedTuple):
    """A counter's new value; `start` is its window's start in microseconds."""

    event_subtype: str
    period: str
    month_reset: str
    start: int
    value: int


class _Sum:
    """What one batch adds to one counter."""

    __slots__ = ("count", "earliest", "environment_id", "latest", "quantity")

    def __init__(self, environment_id: str) -> None:
        self.environment_id = environment_id
        self.quantity = self.count = 0
        self.earliest, self.latest = 2**63 - 1, 0


def count(
    db: Connection, events: Sequence[Event], anchors: Mapping[str, datetime | None], now: datetime
) -> dict[str, list[Counted]]:
    """Add the quantities of `events` (each with company and subtype); answer the new values by company."""
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
    hours: dict[tuple[str, str, int], _Sum] = {}
    metrics: dict[tuple[str, str, str, str, int], _Sum] = {}
    for (company_id, subtype, at), total in instants.items():
        _add(hours, (company_id, subtype, at - at % _HOUR), total, at)
        for window in windows(at, anchors.get(company_id)):
            _add(metrics, (company_id, subtype, *window), total, at)
    run(db, _ADD_HOUR, _hour_rows(hours))
    return _counted(run(db, _ADD_METRIC, _metric_rows(metrics, microseconds(now))))


def _add(sums: dict[Any, _Sum], key: tuple[Any, ...], part: _Sum, at: int) -> None:
    total = sums.get(key)
    if total is None:
        total = sums[key] = _Sum(part.environment_id)
    total.quantity += part.quantity
    total.count += part.count
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
        (*key, total.environment_id, total.quantity, total.earliest, total.latest, created_at)
        for key, total in sorted(sums.items(), key=itemgetter(0))
    ]


def _counted(rows: Sequence[Any]) -> dict[str, list[Counted]]:
    counted: dict[str, list[Counted]] = defaultdict(list)
    for company_id, *rest in rows:
        counted[company_id].append(Counted(*rest))
    return counted
