"""What a company may use and has used, as embedded components show it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from schematic_server.domains.entitlements import feature_usage
from schematic_server.domains.entitlements.derive import is_override
from schematic_server.domains.entitlements.effective import Entitlement, holdings
from schematic_server.domains.features import features
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.entitlements import FeatureUsageResponseData, UsageBasedEntitlementResponseData

_CHARGED = ("pay_in_advance", "pay_as_you_go", "overage", "tier")


def of_company(scope: Scope, company_id: str, order: Sequence[str] = ()) -> list[FeatureUsageResponseData]:
    """A row per feature: those in `order` first, then the oldest feature first."""
    found = holdings(scope, [company_id])[company_id].entitlements
    told = rows(scope, found)
    places = {one: place for place, one in enumerate(order)}
    told.sort(key=lambda row: _feature_key(row, places))
    return told


def rows(
    scope: Scope, found: Sequence[Entitlement], *, has_aggregation: bool = False
) -> list[FeatureUsageResponseData]:
    """Rows in the order of `found`, their features without flags."""
    known = features.responses(scope, list(dict.fromkeys(one.grant["feature_id"] for one in found)))
    pairs = [(one, known[one.grant["feature_id"]]) for one in found]
    return feature_usage.rows(scope, pairs, has_aggregation=has_aggregation, with_flags=False)


def charged(usage: Sequence[FeatureUsageResponseData]) -> list[UsageBasedEntitlementResponseData]:
    """What is charged by use of the rows' features."""
    return [_charged(one) for one in usage if one.get("price_behavior") in _CHARGED and one.get("plan_entitlement")]


def _charged(row: FeatureUsageResponseData) -> UsageBasedEntitlementResponseData:
    entitlement = cast("Mapping[str, Any]", row.get("plan_entitlement") or {})
    same = ("feature_id", "value_type", "value_bool", "value_numeric", "metric_period", "metric_period_month_reset")
    told = {
        **{name: entitlement.get(name) for name in (*same, "price_behavior", "usage_quantity", "billing_threshold")},
        "consumption_rate": entitlement.get("consumption_rate"),
        "monthly_usage_based_price": row.get("monthly_usage_based_price"),
        "quarterly_usage_based_price": row.get("quarterly_usage_based_price"),
        "yearly_usage_based_price": row.get("yearly_usage_based_price"),
        "metered_price": entitlement.get("metered_monthly_price"),
    }
    return cast("UsageBasedEntitlementResponseData", told)


def _feature_key(row: FeatureUsageResponseData, places: dict[str, int]) -> tuple[int, object, str]:
    feature = row.get("feature")
    if feature is None:
        return len(places), row["entitlement_id"], ""
    return places.get(feature["id"], len(places)), feature["created_at"], feature["id"]


def source(one: Entitlement) -> str:
    """What gives an entitlement, as the newer components have it."""
    return "company_override" if is_override(one.grant) else "plan"
