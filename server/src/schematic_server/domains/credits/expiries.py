"""When granted credits end: at an instant, after a time, or with a period or trial of the company.

Source: contract, `BillingCreditExpiryType`. A billing period is a month from the company's anchor, where it has one,
else a calendar month.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from schematic.rules.dates import days_in_month
from schematic.rules.periods import next_reset
from schematic_server.domains.companies import metrics
from schematic_server.domains.credits.views import trial_ends
from schematic_server.errors import BadRequest
from schematic_server.scope import Scope
from schematic_server.storage.metadata import instant, microseconds
from schematic_server.storage.queries import Row

_LAST_YEAR = 9999


class Terms(NamedTuple):
    """Unit and count are those of a `duration`."""

    expiry_type: str
    expiry_unit: str
    expiry_unit_count: int | None


def read(scope: Scope, body: Mapping[str, Any], before: Row) -> Terms:
    """The terms that a body gives; `before` has those of what it leaves out. A count alone is a duration.

    Raises BadRequest for a duration of nothing, or of what would not end by any calendar.
    """
    count: int | None = body.get("expiry_unit_count")
    unit: str = body.get("expiry_unit") or before["expiry_unit"]
    kind: str = body.get("expiry_type") or ("duration" if count is not None else before["expiry_type"])
    if kind != "duration":
        return Terms(kind, unit, None)
    if count is None:
        count = before["expiry_unit_count"]
    if count is None:
        raise BadRequest("expiry_unit_count is required for the expiry_type duration: after how many days, or periods")
    check_count(scope.now, unit, count)
    return Terms(kind, unit, count)


def check_count(now: datetime, unit: str, count: int, member: str = "expiry_unit_count") -> None:
    """Raises BadRequest, naming `member`, where so many units from now are after the last year that there is."""
    try:
        _after(now, unit, count)
    except (OverflowError, ValueError):
        raise BadRequest(f"{member}: {count} {unit} from now is after the year {_LAST_YEAR}") from None


def ends_at(scope: Scope, company_id: str, terms: Terms) -> datetime | None:
    """When what is granted to a company now ends; None for never. Raises BadRequest where the terms do not fit it."""
    match terms.expiry_type:
        case "no_expiry":
            return None
        case "duration":
            unit, count = terms.expiry_unit, terms.expiry_unit_count or 0
            check_count(scope.now, unit, count)  # of terms that were agreed on years ago
            return _after(scope.now, unit, count)
        case "end_of_trial":
            return _trial_end(scope, company_id)
        case "end_of_billing_period":
            return period_end(scope, company_id, scope.now)
        case _:  # end_of_next_billing_period
            return period_end(scope, company_id, period_end(scope, company_id, scope.now))


def period_end(scope: Scope, company_id: str, at: datetime) -> datetime:
    """When the company's billing period ends that contains `at`."""
    anchor = metrics.anchors_of(scope, [company_id])[company_id]
    cycle = metrics.subscription(anchor, company_id)
    # Both bounds of a period round up to whole milliseconds.
    end = next_reset("current_month", "billing_cycle", cycle, -(-microseconds(at) // 1000))
    assert end is not None
    return instant(end * 1000)


def _after(at: datetime, unit: str, count: int) -> datetime:
    return at + timedelta(days=count) if unit == "days" else _months_after(at, count)


def _months_after(at: datetime, count: int) -> datetime:
    years, month = divmod(at.month - 1 + count, 12)
    year = at.year + years
    if year > _LAST_YEAR:
        raise OverflowError
    return at.replace(year=year, month=month + 1, day=min(at.day, days_in_month(year, month + 1)))


def _trial_end(scope: Scope, company_id: str) -> datetime:
    for ends in trial_ends:
        if (found := ends(scope, [company_id]).get(company_id)) is not None:
            return found
    raise BadRequest(f"expiry_type: company {company_id} is in no trial; take another type, or expires_at")
