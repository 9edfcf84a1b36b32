"""Who of a company used what, by day: whole days in UTC, from the day of the start to that of the end.

Nothing draws credits yet, so of these nobody used any.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from schematic_server.domains.companies import companies
from schematic_server.domains.companies import users as members
from schematic_server.domains.features import features
from schematic_server.domains.usage import ranges, store
from schematic_server.domains.usage.ranges import DAY, Range
from schematic_server.domains.usage.store import UserSum
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.metadata import instant
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.companies import UserResponseData
    from schematic_server.contract.entitlements import (
        CompanyUserUsageMetricsResponseData,
        CompanyUserUsageResponseData,
        CompanyUserUsageRowResponseData,
        GetCompanyUserUsageMetricsQuery,
        GetUserUsageByCompanyQuery,
        GetUserUsageDetailQuery,
        ListCompanyUserUsageQuery,
        UserFeatureUsageResponseData,
        UserUsageByCompanyResponseData,
        UserUsageDetailResponseData,
    )
    from schematic_server.contract.features import FeatureResponseData

WINDOW = 30  # days that a report without a start looks back
MAX_DAYS = 366  # of one user's report by day
MAX_ROWS = 5_000  # of the report that has no pages
MAX_LIMIT = 1_000  # rows a page


def by_company(scope: Scope, query: GetUserUsageByCompanyQuery) -> UserUsageByCompanyResponseData:
    """Every user's use of each event feature, or of one: by feature, the heaviest first.

    The rows of a feature add up to what the company used. Raises NotFound for the company, BadRequest for another kind
    of feature and for too many rows.
    """
    within = _within(scope, query)
    known = _features(scope, query.get("feature_id"))
    found = store.users_of_company(scope, query["company_id"], _events(known), within, MAX_ROWS + 1)
    if len(found) > MAX_ROWS:
        raise BadRequest(
            f"feature_id: this is more than {MAX_ROWS} rows; page through /user-usage-by-company/users instead"
        )
    totals: dict[str, int] = {}
    for one in found:
        totals[one.event_subtype] = totals.get(one.event_subtype, 0) + one.quantity
    users, told = _users(scope, found), features.told(scope, known)
    return {
        "start_time": instant(within.start),
        "end_time": instant(within.end),
        "rows": [
            _of_feature(one, told[feature["id"]], users, totals[one.event_subtype])
            for feature in known
            for one in found
            if one.event_subtype == feature["event_subtype"]
        ],
        "credits": [],
    }


def metrics(scope: Scope, query: GetCompanyUserUsageMetricsQuery) -> CompanyUserUsageMetricsResponseData:
    """Event features that a user of the company used, entitled or not."""
    within = _within(scope, query)
    known = features.of_events(scope)
    used = store.events_with_users(scope, query["company_id"], _events(known), within)
    return {
        "start_time": instant(within.start),
        "end_time": instant(within.end),
        "features": list(features.told(scope, [row for row in known if row["event_subtype"] in used]).values()),
        "has_credits": False,
    }


def page(scope: Scope, query: ListCompanyUserUsageQuery) -> CompanyUserUsageResponseData:
    """A page of users, the heaviest first; the totals are those of all pages. Raises as `by_company` does."""
    within, subtype = _within(scope, query), _ranked_by(scope, query)
    told: CompanyUserUsageResponseData = {
        "start_time": instant(within.start),
        "end_time": instant(within.end),
        "total": 0,
        "top_user_share": 0.0,
        "rows": [],
        "unattributed": None,
    }
    if subtype is None:
        return told
    company_id = query["company_id"]
    rows = store.page_of_users(scope, company_id, subtype, within, query["limit"], query["offset"])
    totals = store.user_totals(scope, company_id, subtype, within)
    nobody = store.nobody_of_company(scope, company_id, subtype, within)
    users = _users(scope, rows)
    told["total"] = totals.total
    told["top_user_share"] = _share(totals.heaviest, totals.total)
    told["rows"] = [_row(one, users, totals.total) for one in rows]
    told["unattributed"] = None if nobody is None else _row(nobody, users, totals.total)
    return told


def count(scope: Scope, query: ListCompanyUserUsageQuery) -> int:
    """How many users have such use."""
    within, subtype = _within(scope, query), _ranked_by(scope, query)
    return 0 if subtype is None else store.user_totals(scope, query["company_id"], subtype, within).users


def detail(scope: Scope, query: GetUserUsageDetailQuery) -> UserUsageDetailResponseData:
    """One user's use of the company's event features, by day and in all; shares are of what the company used.

    Raises NotFound for company and user, BadRequest for more than `MAX_DAYS`.
    """
    within, company_id, user_id = _within(scope, query), query["company_id"], query["user_id"]
    users = members.by_id(scope, [user_id])
    if user_id not in users:
        raise NotFound(f"user {user_id} does not exist in this environment")
    if within.end - within.start > MAX_DAYS * DAY:
        raise BadRequest(f"start_time: a user's days are told for {MAX_DAYS} at most; take a later start")
    known = features.of_events(scope)
    days = store.days_of_user(scope, company_id, user_id, _events(known), range(*within, DAY))
    used = {one.event_subtype: one for one in _summed([one for _, one in days])}
    totals = {one.event_subtype: one.quantity for one in store.sums(scope, [company_id], used, within, None, 0)}
    told = features.told(scope, known)
    return {
        "start_time": instant(within.start),
        "end_time": instant(within.end),
        "user": users[user_id],
        "feature_totals": [
            _of_feature(one, told[row["id"]], users, totals.get(one.event_subtype, 0))
            for row in known
            if (one := used.get(row["event_subtype"])) is not None
        ],
        "daily_points": [
            {"date": instant(day), "feature": told[row["id"]], "value": one.quantity}
            for day, one in days
            for row in known
            if row["event_subtype"] == one.event_subtype
        ],
        "credits": [],
        "daily_credit_points": [],
    }


def _within(
    scope: Scope,
    query: GetCompanyUserUsageMetricsQuery
    | GetUserUsageByCompanyQuery
    | GetUserUsageDetailQuery
    | ListCompanyUserUsageQuery,
) -> Range:
    if not companies.exists(scope, query["company_id"]):
        raise NotFound(f"company {query['company_id']} does not exist in this environment")
    return ranges.until(query.get("start_time"), query.get("end_time") or scope.now, WINDOW)


def _features(scope: Scope, feature_id: str | None) -> list[Row]:
    """The event feature, or all of them."""
    if feature_id is None:
        return features.of_events(scope)
    row = features.get_row(scope, feature_id)
    if row["feature_type"] != "event":
        raise BadRequest(f"feature_id: {feature_id} counts no event, so nobody's use of it is known")
    return [row]


def _ranked_by(scope: Scope, query: ListCompanyUserUsageQuery) -> str | None:
    """The event by whose use users are ranked; None for credits."""
    if not 0 <= query["limit"] <= MAX_LIMIT:
        raise BadRequest(f"limit: must be 0 to {MAX_LIMIT}")
    if query["metric"] == "credits":
        return None
    if (feature_id := query.get("feature_id")) is None:
        raise BadRequest("feature_id: name the feature by whose use users are ranked, or rank by metric=credits")
    [row] = _features(scope, feature_id)
    subtype: str = row["event_subtype"]
    return subtype


def _events(known: Sequence[Row]) -> set[str]:
    return {row["event_subtype"] for row in known}


def _users(scope: Scope, found: Sequence[UserSum]) -> dict[str, UserResponseData]:
    return members.by_id(scope, sorted({one.user_id for one in found if one.user_id}))


def _summed(found: Sequence[UserSum]) -> list[UserSum]:
    """One user's use of each event in all."""
    sums: dict[str, UserSum] = {}
    for one in found:
        before = sums.get(one.event_subtype)
        if before is not None:
            one = one._replace(quantity=one.quantity + before.quantity, last_at=max(one.last_at, before.last_at))
        sums[one.event_subtype] = one
    return list(sums.values())


def _of_feature(
    one: UserSum, feature: FeatureResponseData, users: Mapping[str, UserResponseData], total: int
) -> UserFeatureUsageResponseData:
    return {
        "user_id": one.user_id or None,
        "user": users.get(one.user_id),
        "feature": feature,
        "value": one.quantity,
        "share": _share(one.quantity, total),
        "last_seen": one.last_at,
    }


def _row(one: UserSum, users: Mapping[str, UserResponseData], total: int) -> CompanyUserUsageRowResponseData:
    return {
        "user_id": one.user_id or None,
        "user": users.get(one.user_id),
        "value": one.quantity,
        "share": _share(one.quantity, total),
        "last_seen": one.last_at,
    }


def _share(part: int, total: int) -> float:
    """0 to 1; what was taken back makes no share, nor one of more than all."""
    return max(0.0, min(part / total, 1.0)) if total > 0 else 0.0
