"""What a row of usage tells of credits: balance, what is granted, and what the feature has drawn lately."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from schematic_server.changes import Balance
from schematic_server.domains.companies import metrics
from schematic_server.domains.credits import accounts, amounts, use_store
from schematic_server.domains.credits.use_store import Granted, Pair
from schematic_server.domains.credits.windows import window
from schematic_server.domains.entitlements.effective import Entitlement
from schematic_server.scope import Scope
from schematic_server.storage.metadata import instant, microseconds

if TYPE_CHECKING:
    from schematic_server.contract.credits import (
        BillingCreditResponseData,
        CreditGrantDetail,
        CreditUsageAggregation,
    )
    from schematic_server.contract.entitlements import CreditUsage, FeatureUsageResponseData

_UNITS = ("day", "week", "month", "billing_period")


@dataclass(frozen=True, slots=True)
class Figures:
    """Of a page of rows: what is granted by company and credit, what was used by company, credit and feature."""

    granted: Mapping[Pair, Sequence[Granted]]
    grants: Mapping[Pair, Sequence[Granted]]
    used: Mapping[tuple[str, str, str], Sequence[int]] | None


def load(scope: Scope, found: Sequence[Entitlement], *, has_aggregation: bool) -> Figures:
    paid = [one for one in found if one.balance is not None]
    pairs = sorted({_pair(one) for one in paid})
    used = _used(scope, paid) if has_aggregation else None
    granted, grants = use_store.granted(scope, pairs), use_store.grants(scope, pairs)
    for pair, anew in accounts.anew(scope, pairs).items():
        own, sums = grants.get(pair, []), Counter({one.reason: one.quantity for one in granted.get(pair, ())})
        for one in anew.taken:
            sums[one.reason] -= one.quantity
            if (told := Granted(one.reason, one.quantity, one.expires_at)) in own:
                own.remove(told)
        for one in anew.given:
            sums[one.reason] += one.quantity
        granted[pair] = [Granted(reason, units) for reason, units in sorted(sums.items()) if units]
        given = [Granted(one.reason, one.quantity, one.expires_at) for one in anew.given]
        grants[pair] = [*given, *own][: use_store.MOST_GRANTS]
    return Figures(granted, grants, used)


def add(
    row: FeatureUsageResponseData, one: Entitlement, credit_type: BillingCreditResponseData | None, figures: Figures
) -> None:
    """Add what there is to say of the credit that the entitlement is paid with."""
    balance, rate = one.balance, one.grant["consumption_units"]
    assert balance is not None
    icon = credit_type.get("icon") if credit_type else None
    granted = figures.granted.get(_pair(one), ())
    row["credit_consumption_rate"] = amounts.credits(rate)
    row["credit_total"] = amounts.credits(balance.total)
    row["credit_used"] = amounts.credits(balance.used)
    row["credit_remaining"] = amounts.credits(balance.remaining)
    row["credit_type_icon"] = icon
    row["credit_grant_counts"] = {each.reason: amounts.credits(each.quantity) for each in granted}
    row["credit_grant_details"] = [_detail(each, icon) for each in figures.grants.get(_pair(one), ())]
    if len(granted) == 1:
        row["credit_grant_reason"] = granted[0].reason  # type: ignore[typeddict-item]  # one that the table has
    if figures.used is not None:
        row["credit_usage_aggregation"] = _aggregation(figures.used.get((*_pair(one), one.grant["feature_id"]), ()))


def together(row: FeatureUsageResponseData) -> CreditUsage | None:
    """What a row says of its credit, as one object; None of a row that is paid with none."""
    if "credit_total" not in row:
        return None
    source = row.get("company_override") or row.get("plan_entitlement")
    credit_type = None if source is None else source.get("value_credit")
    return {
        "credit_consumption_rate": row.get("credit_consumption_rate"),
        "credit_grant_counts": row.get("credit_grant_counts"),
        "credit_grant_details": row.get("credit_grant_details"),
        "credit_remaining": row.get("credit_remaining"),
        "credit_total": row["credit_total"],
        "credit_type_icon": row.get("credit_type_icon"),
        "credit_type_name": None if credit_type is None else credit_type["name"],
        "credit_used": row.get("credit_used"),
        "usage_aggregation": row.get("credit_usage_aggregation"),
    }


def percent_used(balance: Balance) -> float | None:
    """Of what is used and what remains; None where there is neither."""
    all_ = balance.used + balance.remaining
    if all_ <= 0:
        return 100.0 if balance.used > 0 else None
    return 100 * balance.used / all_


def effective_limit(one: Entitlement) -> int | None:
    """How many uses all that was granted is enough for; None where they cost nothing."""
    rate: int = one.grant["consumption_units"]
    return max(0, one.balance.total) // rate if rate and one.balance is not None else None


def _pair(one: Entitlement) -> Pair:
    return one.company_id, one.grant["value_credit_id"]


def _detail(one: Granted, icon: str | None) -> CreditGrantDetail:
    return {
        "credit_type_icon": icon,
        "expires_at": None if one.expires_at is None else instant(one.expires_at),
        "grant_reason": one.reason,  # type: ignore[typeddict-item]  # one that the table has
        "quantity": amounts.credits(one.quantity),
    }


def _used(scope: Scope, paid: Sequence[Entitlement]) -> Mapping[tuple[str, str, str], Sequence[int]]:
    anchors = metrics.anchors(scope.db, sorted({one.company_id for one in paid}))
    now = microseconds(scope.now)
    wanted: set[tuple[str, str, str, int, int, int, int]] = set()
    for one in paid:
        day, week, month, cycle = (window(unit, now, anchors.get(one.company_id)).start for unit in _UNITS)
        wanted.add((*_pair(one), one.grant["feature_id"], day, week, month, cycle))
    return use_store.used_since(scope, sorted(wanted))


def _aggregation(used: Sequence[int]) -> CreditUsageAggregation:
    today, week, month, cycle = (amounts.credits(one) for one in used or (0, 0, 0, 0))
    return {
        "usage_today": today,
        "usage_this_week": week,
        "usage_this_calendar_month": month,
        "usage_this_billing_period": cycle,
    }
