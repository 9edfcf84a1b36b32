"""One company's use of one feature over time: a running total that begins anew with each period."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from schematic.rules.periods import next_reset, period_start
from schematic_server.domains.companies import companies, metrics, numbers
from schematic_server.domains.entitlements.effective import Entitlement, Holdings, holdings
from schematic_server.domains.features import features
from schematic_server.domains.usage import limits, ranges, store
from schematic_server.domains.usage.ranges import DAY, HOUR, Range
from schematic_server.errors import NotFound
from schematic_server.scope import Scope
from schematic_server.storage.metadata import instant, microseconds

if TYPE_CHECKING:
    from schematic_server.contract.entitlements import (
        FeatureUsageTimeSeriesResponseData,
        GetFeatureUsageTimeSeriesQuery,
        UsageTimeSeriesPointResponseData,
    )

_MILLISECOND = 1_000


class _Period(NamedTuple):
    """A window in which usage is counted; `end` is None where it never ends."""

    start: int
    end: int | None


def of_company(scope: Scope, query: GetFeatureUsageTimeSeriesQuery) -> FeatureUsageTimeSeriesResponseData:
    """Usage at the end of each bucket that has begun, and the limit's history.

    Buckets are cut where periods end, so that each lies in one. The range is widened to whole hours, which is what
    usage is kept by. Raises NotFound for company and feature, BadRequest for the range.
    """
    company_id = query["company_id"]
    if not companies.exists(scope, company_id):
        raise NotFound(f"company {company_id} does not exist in this environment")
    feature = features.get_row(scope, query["feature_id"])
    within = ranges.around(query["start_time"], query["end_time"], HOUR)
    held = holdings(scope, [company_id])[company_id]
    own = next((one for one in held.entitlements if one.grant["feature_id"] == feature["id"]), None)
    subtype: str | None = None if feature["feature_type"] == "trait" else feature["event_subtype"]
    is_counted = subtype is not None
    shown = Range(within.start, min(within.end, _hour_after(microseconds(scope.now))))
    buckets = ranges.buckets(shown, query.get("granularity") or "daily")
    points: list[UsageTimeSeriesPointResponseData] = []
    if buckets and subtype is not None:
        points = _counted(scope, company_id, subtype, own, held, buckets)
    elif buckets and feature["trait_id"] is not None:
        points = _read_off(scope, company_id, feature["trait_id"], buckets)
    return {
        "feature_id": feature["id"],
        "feature_type": feature["feature_type"],
        "period_type": (own.period if own else None) or "all_time" if is_counted else None,
        "usage_points": points,
        "limits": limits.history(scope, company_id, feature["id"], own, held, within),
    }


def _counted(
    scope: Scope, company_id: str, subtype: str, own: Entitlement | None, held: Holdings, buckets: Sequence[Range]
) -> list[UsageTimeSeriesPointResponseData]:
    shown, now = Range(buckets[0].start, buckets[-1].end), microseconds(scope.now)
    periods = _periods(own, metrics.subscription(held.anchor, company_id), shown)
    begun = {max(one.start - one.start % HOUR, 0): one for one in periods}
    first = min(begun)
    parts = ranges.cut([Range(first, shown.start), *buckets] if first < shown.start else buckets, sorted(begun))
    rest = [Range(shown.end, _hour_after(now))] if shown.end < _hour_after(now) else []
    used = _used(scope, company_id, subtype, [*parts, *rest])
    current = periods[-1]
    excess = 0
    if current.start % HOUR and (current.end is None or now < current.end):
        # The hour in which the period began has use of the period before; of the current one the counter is exact.
        counted = _counter(subtype, own, held)
        excess = sum(used.get(one.start, 0) for one in (*parts, *rest) if one.start >= max(begun)) - counted
    points: list[UsageTimeSeriesPointResponseData] = []
    total, period = 0, periods[0]
    for part in parts:
        if part.start in begun:
            period = begun[part.start]
            total = -excess if period == current else 0
        total += used.get(part.start, 0)
        if part.start >= shown.start:
            points.append(
                {
                    "timestamp": instant(part.start),
                    "usage": max(0, total),  # more can be taken back than was used
                    "period_start": None if period.end is None else instant(period.start),
                    "period_end": None if period.end is None else instant(period.end),
                }
            )
    return points


def _used(scope: Scope, company_id: str, subtype: str, parts: Sequence[Range]) -> dict[int, int]:
    """What was used in each of `parts`, by its start; summed by the day where no part begins within one."""
    starts = [one.start for one in parts]
    step = HOUR if any(start % DAY for start in starts) else DAY
    found: dict[int, int] = {}
    for one in store.sums(scope, [company_id], [subtype], Range(starts[0], parts[-1].end), step, 0):
        start = starts[bisect_right(starts, one.start) - 1]
        found[start] = found.get(start, 0) + one.quantity
    return found


def _periods(own: Entitlement | None, cycle: dict[str, str] | None, shown: Range) -> list[_Period]:
    if own is None or own.period is None or own.period == "all_time":
        return [_Period(0, None)]
    reset = own.month_reset or "first_of_month"
    found: list[_Period] = []
    at = shown.start
    while at < shown.end:
        start = period_start(own.period, reset, cycle, at // _MILLISECOND)
        end = next_reset(own.period, reset, cycle, at // _MILLISECOND)
        assert start is not None
        assert end is not None
        at = end * _MILLISECOND
        found.append(_Period(start * _MILLISECOND, at))
    return found


def _counter(subtype: str, own: Entitlement | None, held: Holdings) -> int:
    assert own is not None
    for one in held.metrics:
        if (one["event_subtype"], one["period"], one["month_reset"]) == (subtype, own.period, own.month_reset):
            found: int = one["value"]
            return found
    return 0


def _read_off(
    scope: Scope, company_id: str, definition_id: str, buckets: Sequence[Range]
) -> list[UsageTimeSeriesPointResponseData]:
    """A trait is what it is now, less what came after; a day's last value stands for all of it."""
    usage = numbers.usage(store.trait_text(scope, company_id, definition_id))
    days = store.trait_days(scope, definition_id, buckets[0].start, company_id)
    return [
        {"timestamp": instant(bucket.start), "usage": usage}
        for bucket, usage in zip(buckets, ranges.backwards(usage, days, buckets), strict=True)
    ]


def _hour_after(at: int) -> int:
    return at - at % HOUR + HOUR
