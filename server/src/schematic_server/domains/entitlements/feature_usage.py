"""What one company uses of what it may (contract: `FeatureUsageResponseData`): a row per entitled feature."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from schematic_server.domains.companies import companies, keys
from schematic_server.domains.entitlements import overrides, plan_entitlements, render
from schematic_server.domains.entitlements.derive import is_override
from schematic_server.domains.entitlements.effective import Entitlement, holdings
from schematic_server.domains.features import features
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row


def page(scope: Scope, query: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rows that match, newest feature first."""
    found = _matching(scope, query)[query["offset"] :]
    return _rows(scope, found[: query["limit"]])


def count(scope: Scope, query: Mapping[str, Any]) -> int:
    return len(_matching(scope, query))


def of_company(scope: Scope, company_keys: Mapping[str, str]) -> list[dict[str, Any]]:
    """Every row of the company that the keys name."""
    return _rows(scope, _newest_first(scope, _company(scope, None, company_keys)))


def _matching(scope: Scope, query: Mapping[str, Any]) -> list[tuple[Entitlement, Row]]:
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


def _newest_first(scope: Scope, company_id: str) -> list[tuple[Entitlement, Row]]:
    found = holdings(scope.db, scope.environment_id, [company_id], scope.now)[company_id].entitlements
    known = features.responses(scope, [one.grant["feature_id"] for one in found])
    pairs: list[tuple[Entitlement, Row]] = [(one, known[one.grant["feature_id"]]) for one in found]
    return sorted(pairs, key=lambda pair: (pair[1]["created_at"], pair[1]["id"]), reverse=True)


def _rows(scope: Scope, found: Sequence[tuple[Entitlement, Row]]) -> list[dict[str, Any]]:
    entitlements = [one for one, _ in found]
    own = [one.grant for one in entitlements if is_override(one.grant)]
    planned = [one.grant for one in entitlements if not is_override(one.grant)]
    told = {one["id"]: one for one in overrides.without_companies(scope, own)}
    told.update((one["id"], one) for one in plan_entitlements.details(scope, planned))
    details = {one["id"]: one for one in features.details(scope, features.rows(scope, [row["id"] for _, row in found]))}
    return [_row(one, details[one.grant["feature_id"]], told[one.grant["id"]]) for one in entitlements]


def _row(one: Entitlement, feature: Mapping[str, Any], source: Mapping[str, Any]) -> dict[str, Any]:
    grant = one.grant
    kind = "company_override" if is_override(grant) else "plan_entitlement"
    limit, usage = one.allocation, one.usage
    row = {
        "access": one.access,
        "allocation": limit,
        "allocation_type": grant["value_type"],
        "effective_limit": limit,
        "entitlement_id": grant["id"],
        "entitlement_type": kind,
        "entitlement_source": "company_override" if is_override(grant) else "plan",
        "entitlement_expiration_date": grant.get("expiration_date"),
        "feature": feature,
        "has_valid_allocation": limit is not None,
        "is_unlimited": grant["value_type"] == "unlimited",
        "metric_reset_at": one.reset_at,
        "month_reset": one.month_reset,
        "percent_used": 100 * (usage or 0) / limit if limit else None,
        "period": one.period or "all_time",
        "plan": source.get("plan"),
        "price_behavior": grant.get("price_behavior"),
        "soft_limit": grant.get("soft_limit"),
        "usage": usage,
        kind: source,
    }
    return {**row, **_credits(grant, source)} if grant["value_type"] == "credit" else row


def _credits(grant: Row, source: Mapping[str, Any]) -> dict[str, Any]:
    figures = render.credit_members(grant)
    credit_type: Mapping[str, Any] = source.get("value_credit") or {}
    rate: float = figures["consumption_rate"]
    return {
        "credit_consumption_rate": rate,
        "credit_remaining": figures["credit_remaining"],
        "credit_total": figures["credit_total"],
        "credit_used": figures["credit_used"],
        "credit_type_icon": credit_type.get("icon"),
        "effective_limit": int(figures["credit_total"] / rate) if rate else None,
    }
