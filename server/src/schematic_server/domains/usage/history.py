"""Usage as companies added it, hour by hour or coarser: rows that can be summed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from schematic_server.domains.features import features
from schematic_server.domains.usage import ranges, store
from schematic_server.domains.usage.ranges import Range
from schematic_server.errors import BadRequest
from schematic_server.scope import Scope
from schematic_server.storage.metadata import instant
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.entitlements import FeatureUsageHistoryResponseData, ListFeatureUsageHistoryQuery

MAX_COMPANIES = 256  # that one statement looks at
# The length of the steps that the database sums, and where they begin; months are made of days.
_STEPS = {
    "hourly": (ranges.HOUR, 0),
    "daily": (ranges.DAY, 0),
    "weekly": (ranges.WEEK, ranges.SUNDAY),
    "monthly": (ranges.DAY, 0),
}


def page(scope: Scope, query: ListFeatureUsageHistoryQuery) -> list[FeatureUsageHistoryResponseData]:
    """A page of what companies, oldest first, used of each event in each bucket that saw use.

    An event that several features count is one entry of the page, told once for each of them: a page can be longer than
    its limit, and the next one begins at `offset + limit` all the same. Raises BadRequest naming the member.
    """
    within = ranges.on_hours(query["start_time"], query["end_time"])
    granularity = query.get("granularity")
    buckets = [within] if granularity is None else ranges.buckets(within, granularity)
    step = (None, 0) if granularity is None else _STEPS[granularity]
    known = _by_event(scope, query.get("feature_ids"))
    if not known:
        return []
    every = _entries(scope, query.get("company_ids"), list(known), buckets, step)
    entries = islice(every, query["offset"], query["offset"] + query["limit"])
    return [_told(one, bucket, feature) for one, bucket in entries for feature in known[one.event_subtype]]


def _by_event(scope: Scope, feature_ids: Sequence[str] | None) -> dict[str, list[Row]]:
    rows = features.of_events(scope, feature_ids)
    known = {row["id"] for row in rows}
    for one in feature_ids or ():
        if one not in known:
            raise BadRequest(f"feature_ids: {one} is no event feature of this account; only these have a history")
    found: dict[str, list[Row]] = {}
    for row in rows:
        if row["event_subtype"] is not None:
            found.setdefault(row["event_subtype"], []).append(row)
    return found


def _entries(
    scope: Scope,
    company_ids: Sequence[str] | None,
    subtypes: Sequence[str],
    buckets: Sequence[Range],
    step: tuple[int | None, int],
) -> Iterator[tuple[store.Sum, Range]]:
    """Every entry, by company, event and time, read as far as it is asked for."""
    within = Range(buckets[0].start, buckets[-1].end)
    starts = [one.start for one in buckets]
    after: store.CompanyKey | None = None
    number = 8
    while companies := store.companies_after(scope, after, company_ids, number):
        after = companies[-1]
        ids = [one.id for one in companies]
        found: dict[tuple[str, str, int], int] = {}
        for one in store.sums(scope, ids, subtypes, within, *step):
            key = one.company_id, one.event_subtype, max(0, bisect_right(starts, one.start) - 1)
            found[key] = found.get(key, 0) + one.quantity
        place = {company_id: index for index, company_id in enumerate(ids)}
        for company_id, subtype, index in sorted(found, key=lambda key: (place[key[0]], *key[1:])):
            bucket = buckets[index]
            yield store.Sum(company_id, subtype, bucket.start, found[company_id, subtype, index]), bucket
        # As many companies at once as a page or so takes: some have use in every bucket, most have none.
        number = min(2 * number, MAX_COMPANIES) if len(found) < MAX_COMPANIES else max(number // 2, 1)


def _told(one: store.Sum, bucket: Range, feature: Row) -> FeatureUsageHistoryResponseData:
    return {
        "company_id": one.company_id,
        "feature_id": feature["id"],
        "event_subtype": one.event_subtype,
        "period_start": instant(bucket.start),
        "period_end": instant(bucket.end),
        "usage": one.quantity,
    }
