"""What one company uses of what it may: a row per entitled feature."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from schematic_server.domains.companies import companies, keys
from schematic_server.domains.entitlements import credit_usage, overrides, plan_entitlements, prices
from schematic_server.domains.entitlements.derive import is_override
from schematic_server.domains.entitlements.effective import Entitlement, holdings
from schematic_server.domains.features import features
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.entitlements import (
        CompanyOverrideResponseData,
        CountFeatureUsageQuery,
        FeatureUsageResponseData,
        ListFeatureUsageQuery,
    )
    from schematic_server.contract.features import FeatureInPlanResponseData, FeatureResponseData
    from schematic_server.contract.plans import PlanEntitlementResponseData


def page(scope: Scope, query: ListFeatureUsageQuery) -> list[FeatureUsageResponseData]:
    """The rows that match, newest feature first."""
    found = _matching(scope, query)[query["offset"] :]
    return rows(scope, found[: query["limit"]], has_aggregation=bool(query.get("include_usage_aggregation")))


def count(scope: Scope, query: CountFeatureUsageQuery) -> int:
    return len(_matching(scope, query))


def of_company(scope: Scope, company_keys: Mapping[str, str]) -> list[FeatureUsageResponseData]:
    """Every row of the company that the keys name."""
    return rows(scope, _newest_first(scope, _company(scope, None, company_keys)))


def of_company_id(scope: Scope, company_id: str) -> list[FeatureUsageResponseData]:
    """The same of a company by its id."""
    return rows(scope, _newest_first(scope, company_id))


def _matching(scope: Scope, query: ListFeatureUsageQuery) -> list[tuple[Entitlement, FeatureResponseData]]:
    company_id = _company(scope, query.get("company_id"), query.get("company_keys"))
    if query.get("managed_by") not in (None, "schematic"):
        return []  # no other system manages features here
    wanted, text = query.get("feature_ids"), (query.get("q") or "").lower()
    return [
        (one, feature)
        for one, feature in _newest_first(scope, company_id)
        if (wanted is None or feature["id"] in wanted)
        and (text in feature["name"].lower() or text in feature["id"].lower())
        and not (query.get("without_negative_entitlements") and _is_negative(one))
    ]


def _is_negative(one: Entitlement) -> bool:
    return one.grant["value_type"] == "boolean" and not one.access


def _company(scope: Scope, company_id: str | None, company_keys: Mapping[str, str] | None) -> str:
    if company_id is not None:
        if not companies.exists(scope, company_id):
            raise NotFound(f"company {company_id} does not exist in this environment")
        return company_id
    if not company_keys:
        raise BadRequest("name the company: company_id, or its keys")
    found = keys.find_one(scope.db, scope.environment_id, "company", company_keys)
    if found is None:
        raise NotFound("no company of this environment has one of these keys")
    return found


def _newest_first(scope: Scope, company_id: str) -> list[tuple[Entitlement, FeatureResponseData]]:
    found = holdings(scope, [company_id])[company_id].entitlements
    known = features.responses(scope, [one.grant["feature_id"] for one in found])
    pairs = [(one, known[one.grant["feature_id"]]) for one in found]
    return sorted(pairs, key=lambda pair: (pair[1]["created_at"], pair[1]["id"]), reverse=True)


def rows(
    scope: Scope,
    found: Sequence[tuple[Entitlement, FeatureResponseData]],
    *,
    has_aggregation: bool = False,
    with_flags: bool = True,
) -> list[FeatureUsageResponseData]:
    """A row per entitlement, of any companies, each with its feature; with what it drew of credits lately, if asked."""
    grants = [one.grant for one, _ in found]
    overriding = overrides.without_companies(scope, [row for row in grants if is_override(row)])
    planned = plan_entitlements.details(scope, [row for row in grants if not is_override(row)])
    told = _Told(
        _features(scope, list(dict.fromkeys(row["id"] for _, row in found)), with_flags),
        {one["id"]: one for one in overriding},
        {one["id"]: one for one in planned},
        credit_usage.load(scope, [one for one, _ in found], has_aggregation=has_aggregation),
    )
    return [_row(one, told) for one, _ in found]


def _features(scope: Scope, ids: Sequence[str], with_flags: bool) -> Mapping[str, FeatureInPlanResponseData]:
    if not with_flags:
        return features.in_brief(scope, ids)
    return {one: features.in_plan(detail) for one, detail in features.by_id(scope, ids).items()}


def effective_limit(one: Entitlement) -> int | None:
    """What usage is measured against; None for no limit."""
    if one.balance is not None:
        return credit_usage.effective_limit(one)
    return prices.effective_limit(one.grant, one.allocation)


def percent_used(one: Entitlement) -> float | None:
    """How much of its limit, or of its credits, is used; more than 100 where more is."""
    if one.balance is not None:
        return credit_usage.percent_used(one.balance)
    limit = effective_limit(one)
    return 100 * (one.usage or 0) / limit if limit else None


def _is_overage(grant: Row) -> bool:
    return bool(grant.get("price_behavior") == "overage")


@dataclass(frozen=True, slots=True)
class _Told:
    """What a page of rows shows, by id."""

    features: Mapping[str, FeatureInPlanResponseData]
    overrides: Mapping[str, CompanyOverrideResponseData]
    entitlements: Mapping[str, PlanEntitlementResponseData]
    credits: credit_usage.Figures


def _row(one: Entitlement, told: _Told) -> FeatureUsageResponseData:
    grant, allocation, usage = one.grant, one.allocation, one.usage
    soft_limit = prices.soft_limit(grant, usage)
    row: FeatureUsageResponseData = {
        "access": one.access,
        "allocation": allocation,
        "allocation_type": grant["value_type"],
        "effective_limit": effective_limit(one),
        "entitlement_id": grant["id"],
        "entitlement_type": "company_override" if is_override(grant) else "plan_entitlement",
        "entitlement_source": "company_override" if is_override(grant) else "plan",
        "entitlement_expiration_date": grant.get("expiration_date"),
        "feature": told.features[grant["feature_id"]],
        "has_valid_allocation": allocation is not None,
        "is_unlimited": grant["value_type"] == "unlimited",
        "metric_reset_at": one.reset_at,
        "month_reset": one.month_reset,
        "overuse": max(0, (one.usage or 0) - (soft_limit or 0)) if _is_overage(grant) else None,
        "percent_used": percent_used(one),
        "period": one.period or "all_time",
        "price_behavior": grant.get("price_behavior"),
        "soft_limit": soft_limit,
        "usage": usage,
    }
    if is_override(grant):
        source = row["company_override"] = told.overrides[grant["id"]]
        credit_type = source.get("value_credit")
    else:
        entitlement = row["plan_entitlement"] = told.entitlements[grant["id"]]
        row["plan"], credit_type = entitlement.get("plan"), entitlement.get("value_credit")
        row["monthly_usage_based_price"] = entitlement.get("metered_monthly_price")
        row["quarterly_usage_based_price"] = entitlement.get("metered_quarterly_price")
        row["yearly_usage_based_price"] = entitlement.get("metered_yearly_price")
    if one.balance is not None:
        credit_usage.add(row, one, credit_type, told.credits)
    return row
