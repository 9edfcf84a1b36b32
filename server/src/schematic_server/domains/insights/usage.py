"""What all companies of an environment use together: whole days (or hours) that the asked range touches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from schematic_server.bounds import MAX_INTEGER
from schematic_server.domains.companies import numbers
from schematic_server.domains.features import features
from schematic_server.domains.insights import store
from schematic_server.domains.usage import ranges, trait_history
from schematic_server.domains.usage.ranges import DAY, HOUR, Range
from schematic_server.errors import BadRequest
from schematic_server.scope import Scope
from schematic_server.storage.metadata import instant, microseconds
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.insights import (
        EnvironmentFeatureUsageTimeSeriesResponseData,
        EnvironmentTraitUsageTimeSeriesResponseData,
        GetEnvironmentFeatureUsageTimeSeriesQuery,
        GetEnvironmentTraitUsageTimeSeriesQuery,
        GetTopFeaturesByUsageQuery,
        TopFeatureByUsageResponseData,
        TopFeaturesByUsageResponseData,
    )


def of_feature(
    scope: Scope, query: GetEnvironmentFeatureUsageTimeSeriesQuery
) -> EnvironmentFeatureUsageTimeSeriesResponseData:
    """What was used of an event feature in each bucket that has begun.

    Days tell of companies that are gone by now as well, hours do not. Raises NotFound and BadRequest for the feature.
    """
    row = features.get_row(scope, query["feature_id"])
    if row["feature_type"] != "event":
        raise BadRequest(f"feature_id: {row['id']} counts no event; name an event feature")
    buckets = _buckets(scope, query)
    used: dict[int, int] = {}
    if buckets:
        within = Range(buckets[0].start, buckets[-1].end)
        is_hourly = query.get("granularity") == "hourly"
        source = store.environment_hours if is_hourly else store.environment_days
        used = source(scope, row["event_subtype"], within)
    return {
        "feature_id": row["id"],
        "event_subtype": row["event_subtype"],
        "points": [
            {"timestamp": instant(bucket.start), "usage": total}
            for bucket, total in zip(buckets, _sums(used, buckets), strict=True)
        ],
    }


def of_trait(
    scope: Scope, query: GetEnvironmentTraitUsageTimeSeriesQuery
) -> EnvironmentTraitUsageTimeSeriesResponseData:
    """The sum of what companies had of a trait at the end of each bucket that has begun.

    It is what there is now, less what came after; a day's last values stand for all of it. Raises as `of_feature`.
    """
    row = features.get_row(scope, query["feature_id"])
    if row["feature_type"] != "trait":
        raise BadRequest(f"feature_id: {row['id']} is measured by no trait; name a trait feature")
    definition_id: str = row["trait_id"]
    if not features.trait_definitions(scope, [definition_id]):
        raise BadRequest(f"feature_id: {row['id']} is measured by a trait of another environment; ask there")
    buckets = _buckets(scope, query)
    values: list[int] = []
    if buckets:
        total = sum(map(numbers.usage, store.trait_texts_of_environment(scope, definition_id)))
        values = ranges.backwards(total, trait_history.days(scope, definition_id, buckets[0].start), buckets)
    return {
        "feature_id": row["id"],
        "trait_definition_id": definition_id,
        "points": [
            {"timestamp": instant(bucket.start), "usage": value} for bucket, value in zip(buckets, values, strict=True)
        ],
    }


def top_features(scope: Scope, query: GetTopFeaturesByUsageQuery) -> TopFeaturesByUsageResponseData:
    """Event features by their use, the most used first, each beside the as many days before."""
    within = ranges.around(query["start_time"], query["end_time"], DAY)
    before = Range(2 * within.start - within.end, within.start)
    known = features.of_events(scope)
    names = {row["event_subtype"] for row in known}
    used = store.environment_totals(scope, names, within)
    most = sorted(
        (row for row in known if used.get(row["event_subtype"], 0) > 0), key=lambda row: -used[row["event_subtype"]]
    )[: query["limit"]]
    prior = store.environment_totals(scope, {row["event_subtype"] for row in most}, before)
    return {"features": [_top(row, used[row["event_subtype"]], prior.get(row["event_subtype"], 0)) for row in most]}


def _top(row: Row, used: int, prior: int) -> TopFeatureByUsageResponseData:
    return {
        "feature_id": row["id"],
        "feature_name": row["name"],
        "plural_name": row["plural_name"],
        "usage": used,
        "prior_usage": prior,
        "change_pct": 100 * (used - prior) / prior if prior > 0 else None,
    }


def _buckets(
    scope: Scope, query: GetEnvironmentFeatureUsageTimeSeriesQuery | GetEnvironmentTraitUsageTimeSeriesQuery
) -> list[Range]:
    granularity = query.get("granularity") or "daily"
    unit = HOUR if granularity == "hourly" else DAY
    asked = ranges.around(query["start_time"], query["end_time"], unit)
    now = microseconds(scope.now)
    return ranges.buckets(Range(asked.start, min(asked.end, now - now % unit + unit)), granularity)


def _sums(used: dict[int, int], buckets: list[Range]) -> Iterator[int]:
    """What was used in each bucket, from what was used at instants."""
    waiting = sorted(used.items(), reverse=True)
    for bucket in buckets:
        total = 0
        while waiting and waiting[-1][0] < bucket.end:
            total += waiting.pop()[1]
        yield max(-MAX_INTEGER, min(total, MAX_INTEGER))
