"""Who of a company used what, by day: whole days in UTC, from the day of the start to that of the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from schematic_server.domains.companies import companies
from schematic_server.domains.companies import users as members
from schematic_server.domains.credits import amounts, use_store
from schematic_server.domains.credits.use_store import UserUse
from schematic_server.domains.features import features
from schematic_server.domains.usage import credit_users, ranges, store
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

    The rows of a feature, or of a credit, add up to what the company used. Raises NotFound for the company, BadRequest
    for another kind of feature and for too many rows.
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
    drawn = use_store.by_user(scope, query["company_id"], *within, MAX_ROWS + 1)
    if len(drawn) > MAX_ROWS:
        raise BadRequest(f"company_id: this is more than {MAX_ROWS} rows; page through /user-usage-by-company/users")
    users, told = _users(scope, [*found, *drawn]), features.told(scope, known)
    return {
        "start_time": instant(within.start),
        "end_time": instant(within.end),
        "rows": [
            _of_feature(one, told[feature["id"]], users, totals[one.event_subtype])
            for feature in known
            for one in found
            if one.event_subtype == feature["event_subtype"]
        ],
        "credits": credit_users.told(scope, drawn, users, credit_users.totals(drawn)),
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
        "has_credits": use_store.user_totals(scope, query["company_id"], *within).users > 0,
    }


def page(scope: Scope, query: ListCompanyUserUsageQuery) -> CompanyUserUsageResponseData:
    """A page of users, the heaviest first; the totals are those of all pages. Raises as `by_company` does."""
    within, subtype = _within(scope, query), _ranked_by(scope, query)
    company_id = query["company_id"]
    if subtype is None:
        return _page_of_credits(scope, query, within)
    rows = store.page_of_users(scope, company_id, subtype, within, query["limit"], query["offset"])
    totals = store.user_totals(scope, company_id, subtype, within)
    nobody = store.nobody_of_company(scope, company_id, subtype, within)
    users = _users(scope, rows)
    return {
        "start_time": instant(within.start),
        "end_time": instant(within.end),
        "total": totals.total,
        "top_user_share": credit_users.share(totals.heaviest, totals.total),
        "rows": [_row(one, users, totals.total) for one in rows],
        "unattributed": None if nobody is None else _row(nobody, users, totals.total),
    }


def count(scope: Scope, query: ListCompanyUserUsageQuery) -> int:
    """How many users have such use."""
    within, subtype = _within(scope, query), _ranked_by(scope, query)
    if subtype is None:
        return use_store.user_totals(scope, query["company_id"], *within).users
    return store.user_totals(scope, query["company_id"], subtype, within).users


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
    drawn = use_store.of_user(scope, company_id, user_id, *within)
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
        "credits": credit_users.told(scope, drawn, users, use_store.by_credit(scope, company_id, *within)),
        "daily_credit_points": credit_users.days(scope, company_id, user_id, within),
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


def _page_of_credits(scope: Scope, query: ListCompanyUserUsageQuery, within: Range) -> CompanyUserUsageResponseData:
    company_id = query["company_id"]
    found = use_store.page_of_users(scope, company_id, *within, query["limit"], query["offset"])
    totals, nobody = use_store.user_totals(scope, company_id, *within), use_store.of_nobody(scope, company_id, *within)
    users = members.by_id(scope, sorted(user_id for user_id, _ in found))
    return {
        "start_time": instant(within.start),
        "end_time": instant(within.end),
        "total": amounts.credits(totals.total),
        "top_user_share": credit_users.share(totals.heaviest, totals.total),
        "rows": [credit_users.row(user_id, units, users, totals.total) for user_id, units in found],
        "unattributed": None if nobody is None else credit_users.row("", nobody, users, totals.total),
    }


def _users(scope: Scope, found: Sequence[UserSum | UserUse]) -> dict[str, UserResponseData]:
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
        "share": credit_users.share(one.quantity, total),
        "last_seen": one.last_at,
    }


def _row(one: UserSum, users: Mapping[str, UserResponseData], total: int) -> CompanyUserUsageRowResponseData:
    return {
        "user_id": one.user_id or None,
        "user": users.get(one.user_id),
        "value": one.quantity,
        "share": credit_users.share(one.quantity, total),
        "last_seen": one.last_at,
    }
