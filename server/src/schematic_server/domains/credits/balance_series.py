"""A company's balance of a credit type by UTC day, from the ledger: backwards from what it is now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from schematic_server.domains.companies import companies
from schematic_server.domains.credits import accounts, amounts, entry_store, store
from schematic_server.domains.credits.entry_store import DAY, DaySum
from schematic_server.domains.features import features
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.metadata import instant, microseconds
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.credits import (
        CreditBalanceEventResponseData,
        CreditBalanceFeatureConsumptionResponseData,
        CreditBalancePointResponseData,
        CreditBalanceTimeSeriesResponseData,
        GetCreditBalanceTimeSeriesQuery,
    )

MAX_DAYS = 366
MAX_EVENTS = 10_000


def get(scope: Scope, query: GetCreditBalanceTimeSeriesQuery) -> CreditBalanceTimeSeriesResponseData:
    """A point for each UTC day that the range touches and that has begun: the settled balance at its end, or now.

    Raises NotFound for company or credit type, BadRequest for a range that is empty, or too long to be told.
    """
    company_id, credit_id = query["company_id"], query["billing_credit_id"]
    if not companies.exists(scope, company_id):
        raise NotFound(f"company {company_id} does not exist in this environment")
    if credit_id not in store.credits_by_id(scope, [credit_id]):
        raise NotFound(f"credit type {credit_id} does not exist in this environment")
    days = _days(scope, query)
    accounts.check_renewed(scope, company_id, credit_id)
    return {
        "billing_credit_id": credit_id,
        "external": False,
        "balance_points": _points(scope, company_id, credit_id, days) if days else [],
        "events": _events(scope, company_id, credit_id, days) if days else [],
    }


def _days(scope: Scope, query: GetCreditBalanceTimeSeriesQuery) -> range:
    """Since 1970."""
    start, end = microseconds(query["start_time"]), microseconds(query["end_time"])
    if start >= end:
        raise BadRequest("end_time: must be later than start_time")
    first, last = start // DAY, (end - 1) // DAY
    if last - first >= MAX_DAYS:
        raise BadRequest(f"start_time: the range has more than {MAX_DAYS} days; take a later start, or an earlier end")
    return range(first, min(last, microseconds(scope.now) // DAY) + 1)


def _points(scope: Scope, company_id: str, credit_id: str, days: range) -> list[CreditBalancePointResponseData]:
    start, end = instant(days.start * DAY), instant(days.stop * DAY)
    sums = entry_store.day_sums(scope, company_id, credit_id, start, end)
    account = entry_store.account(scope, company_id, credit_id)
    balance = 0 if account is None else account["remaining"] + account["reserved"]
    balance -= entry_store.settled_since(scope, company_id, credit_id, end)
    for grant in entry_store.ended(scope, company_id, credit_id):  # as if it were written down
        ended = microseconds(grant["expires_at"]) // DAY
        if ended < days.stop:
            balance -= grant["remaining"]
            sums.append(DaySum(ended, "zero_out", None, -grant["remaining"]))
    by_day: dict[int, list[DaySum]] = {}
    for one in sums:
        by_day.setdefault(one.day, []).append(one)
    names = {
        row["id"]: row["name"]
        for row in features.rows(scope, sorted({one.feature_id for one in sums if one.feature_id}))
    }
    points: list[CreditBalancePointResponseData] = []
    for day in reversed(days):
        own = by_day.get(day, [])
        points.append(_point(day, balance, own, names))
        balance -= sum(one.settles for one in own)
    return points[::-1]


def _point(day: int, balance: int, sums: Sequence[DaySum], names: Mapping[str, str]) -> CreditBalancePointResponseData:
    used = [one for one in sums if one.kind == "usage"]
    by_feature: list[CreditBalanceFeatureConsumptionResponseData] = [
        {
            "feature_id": one.feature_id,
            "feature_name": names.get(one.feature_id, ""),
            "amount": amounts.credits(-one.settles),
        }
        for one in sorted(used, key=lambda one: (one.settles, one.feature_id or ""))
        if one.feature_id is not None and one.settles < 0
    ]
    return {
        "timestamp": instant(day * DAY),
        "balance": amounts.credits(balance),
        "consumed": amounts.credits(max(0, -sum(one.settles for one in used))),
        "consumed_by_feature": by_feature,
    }


def _events(scope: Scope, company_id: str, credit_id: str, days: range) -> list[CreditBalanceEventResponseData]:
    """Oldest first."""
    start, end = instant(days.start * DAY), instant(days.stop * DAY)
    rows = entry_store.moves(scope, company_id, credit_id, start, end, MAX_EVENTS + 1)
    if len(rows) > MAX_EVENTS:
        raise BadRequest(f"start_time: more than {MAX_EVENTS} grants and ends are in the range; take a later start")
    grants = entry_store.grants(scope, {row["grant_id"] for row in rows if row["grant_id"] is not None})
    found = [_event(row, grants.get(row["grant_id"])) for row in rows]
    for one in entry_store.ended(scope, company_id, credit_id):
        if start <= one["expires_at"] < end and one["remaining"]:
            found.append(
                {
                    "timestamp": one["expires_at"],
                    "event_type": "zero_out",
                    "amount": amounts.credits(-one["remaining"]),
                    "grant_id": one["id"],
                    "grant_reason": one["reason"],
                    "plan_id": one["plan_id"],
                    "zeroed_out_reason": "expired",
                }
            )
    return sorted(found, key=lambda one: one["timestamp"])


def _event(row: Row, grant: Row | None) -> CreditBalanceEventResponseData:
    return {
        "timestamp": row["at"],
        "event_type": row["kind"],
        "amount": amounts.credits(row["amount"]),
        "grant_id": row["grant_id"],
        "grant_reason": None if grant is None else grant["reason"],
        "plan_id": None if grant is None else grant["plan_id"],
        "zeroed_out_reason": row["reason"] if row["kind"] == "zero_out" else None,
    }
