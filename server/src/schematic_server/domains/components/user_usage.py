"""Who of a company used what, page by page: of features in their current period, of credits since they were granted."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from schematic_server.domains.companies import metrics
from schematic_server.domains.companies import users as members
from schematic_server.domains.credits import amounts, credit_types, use_store
from schematic_server.domains.entitlements.derive import month_reset
from schematic_server.domains.entitlements.effective import holdings
from schematic_server.domains.features import features
from schematic_server.domains.usage import credit_users, ranges, users
from schematic_server.scope import Scope
from schematic_server.storage.metadata import instant, microseconds

if TYPE_CHECKING:
    from schematic_server.contract.companies import UserResponseData
    from schematic_server.contract.embed import ComponentCreditUser
    from schematic_server.contract.entitlements import CompanyUserUsageResponseData, ListCompanyUserUsageQuery

_LONG_AGO = timedelta(days=3660)  # what is counted for ever, and since ever


class FeatureUse(NamedTuple):
    """A page of users, the heaviest first, and how many there are over all pages."""

    page: CompanyUserUsageResponseData
    users: int


class CreditUse(NamedTuple):
    """A page of users, the heaviest first; `total` credits were used by `users` and by nobody in particular."""

    page: list[ComponentCreditUser]
    unattributed: ComponentCreditUser | None
    total: float
    users: int
    start: datetime
    end: datetime


def of_feature(scope: Scope, company_id: str, feature_id: str, limit: int, offset: int) -> FeatureUse:
    """In the current period of what the company may use; raises NotFound for the feature, BadRequest for one that
    counts no event."""
    features.get_row(scope, feature_id)
    query: ListCompanyUserUsageQuery = {
        "company_id": company_id,
        "metric": "feature",
        "feature_id": feature_id,
        "limit": limit,
        "offset": offset,
        "start_time": _period_start(scope, company_id, feature_id) or _long_ago(scope),
    }
    return FeatureUse(users.page(scope, query), users.count(scope, query))


def of_credit(
    scope: Scope, company_id: str, credit_id: str, limit: int, offset: int, start: datetime | None = None
) -> CreditUse:
    """Since an instant, on whole days; since ever without one. Raises NotFound for the credit type."""
    credit_types.get(scope, credit_id)
    within = ranges.around(start or _long_ago(scope), scope.now, ranges.DAY)
    found = use_store.page_of_users(scope, company_id, *within, limit, offset, credit_id)
    totals = use_store.user_totals(scope, company_id, *within, credit_id)
    nobody = use_store.of_nobody(scope, company_id, *within, credit_id)
    known = members.by_id(scope, sorted(user_id for user_id, _ in found))

    def row(user_id: str, units: int) -> ComponentCreditUser:
        user: UserResponseData | None = known.get(user_id)
        return {
            "user_id": user_id or None,
            "user": user,
            "credits_used": amounts.credits(units),
            "share": credit_users.share(units, totals.total),
            "last_seen": None,
        }

    return CreditUse(
        [row(*one) for one in found],
        None if nobody is None else row("", nobody),
        amounts.credits(totals.total),
        totals.users,
        instant(within.start),
        instant(within.end),
    )


def _long_ago(scope: Scope) -> datetime:
    return scope.now - _LONG_AGO


def _period_start(scope: Scope, company_id: str, feature_id: str) -> datetime | None:
    """When the period began that the company's use is counted in; None where it is counted for ever."""
    held = holdings(scope, [company_id])[company_id]
    grant = next((one.grant for one in held.entitlements if one.grant["feature_id"] == feature_id), None)
    period = grant and grant["metric_period"]
    if grant is None or period in (None, "all_time"):
        return None
    found = metrics.windows(microseconds(scope.now), held.anchor)
    return next(instant(one.start) for one in found if (one.period, one.month_reset) == (period, month_reset(grant)))
