"""All that a checkout page needs of one company."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

from schematic_server.domains.checkout import fields
from schematic_server.domains.companies import companies
from schematic_server.domains.credits import bundles
from schematic_server.domains.entitlements import feature_usage
from schematic_server.domains.plans import assignments, groups, offers, plans, trials
from schematic_server.errors import BadRequest
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.checkout import CheckoutDataRequestBody, CheckoutDataResponseData
    from schematic_server.contract.companies import CompanyDetailResponseData, CompanySubscriptionResponseData
    from schematic_server.contract.credits import BillingCreditBundleResponseData
    from schematic_server.contract.entitlements import UsageBasedEntitlementResponseData
    from schematic_server.contract.plans import PlanDetailResponseData

_SAME = (
    "billing_threshold",
    "consumption_rate",
    "feature_id",
    "metric_period",
    "metric_period_month_reset",
    "price_behavior",
    "usage_quantity",
    "value_bool",
    "value_numeric",
    "value_type",
)
_PRICES = {f"{one}_usage_based_price": f"metered_{one}_price" for one in ("monthly", "quarterly", "yearly")}


def of_company(scope: Scope, body: CheckoutDataRequestBody) -> CheckoutDataResponseData:
    """Raises BadRequest for an unknown company or plan."""
    scope = scope.sharing()
    company_id, selected_id = body["company_id"], body.get("selected_plan_id")
    if not companies.exists(scope, company_id):
        raise BadRequest(f"company_id: company {company_id} does not exist in this environment")
    company = companies.get(scope, company_id)
    held = scope.once(assignments.of_companies, [company_id]).get(company_id, [])
    active = [plans.get(scope, row["plan_id"], row["plan_version_id"]) for row in held]
    bases = [plan for row, plan in zip(held, active, strict=True) if row["is_base"]]
    tried = trials.tried(scope, company_id)
    selected = None if selected_id is None else _selected(scope, company_id, selected_id, bases)
    return {
        "company": company,
        "active_plan": bases[0] if bases else None,
        "active_add_ons": [plan for row, plan in zip(held, active, strict=True) if not row["is_base"]],
        "active_usage_based_entitlements": _charged(active),
        "selected_plan": selected,
        "selected_usage_based_entitlements": _charged([selected] if selected is not None else []),
        "available_credit_bundles": _sold(scope, selected or (bases[0] if bases else None)),
        "selected_credit_bundles": [],
        "custom_checkout_fields": fields.of_company(scope, company_id),
        "feature_usage": {"features": feature_usage.of_company_id(scope, company_id)},
        "subscription": _subscription(company),
        "company_can_trial_selected_plan": selected is not None and _can_try(scope, tried, selected, held),
        "selected_plan_already_trialed": selected is not None and selected["id"] in tried,
    }


def _selected(
    scope: Scope, company_id: str, plan_id: str, bases: Sequence[PlanDetailResponseData]
) -> PlanDetailResponseData:
    known = next((one for one in bases if one["id"] == plan_id), None)
    if known is not None:
        return known
    plan = plans.named(scope, "selected_plan_id", plan_id)
    plans.check_type(plan, "selected_plan_id", "plan")
    if plan["company_id"] not in (None, company_id):
        raise BadRequest(f"selected_plan_id: {plan_id} is a custom plan of another company")
    return plans.get(scope, plan_id)


def _can_try(scope: Scope, tried: frozenset[str], plan: PlanDetailResponseData, held: Sequence[Row]) -> bool:
    is_per_plan = groups.settings(scope)["trial_eligibility_per_plan"]
    had = plan["id"] in tried if is_per_plan else bool(tried)
    return plan["is_trialable"] and not had and all(row["plan_id"] != plan["id"] for row in held)


def _sold(scope: Scope, plan: PlanDetailResponseData | None) -> list[BillingCreditBundleResponseData]:
    """Bundles that can be bought on the plan, in the default catalog's order."""
    offered: Sequence[str] = offers.find(scope, offers.default(scope)["id"])["ordered_bundle_ids"]
    found = bundles.named(scope, offered)
    plan_id = None if plan is None else plan["id"]
    return [
        bundle
        for one in offered
        if (bundle := found.get(one)) is not None
        and bundle["status"] == "active"
        and (not (allowed := bundle.get("compatible_plan_ids")) or plan_id in allowed)
    ]


def _charged(shown: Sequence[PlanDetailResponseData]) -> list[UsageBasedEntitlementResponseData]:
    """What of plans is charged by use or by quantity."""
    found = [one for plan in shown for one in plan.get("entitlements") or () if one.get("price_behavior")]
    return [_usage_based(cast("Mapping[str, Any]", one)) for one in found]


def _usage_based(one: Mapping[str, Any]) -> UsageBasedEntitlementResponseData:
    prices = {name: one.get(member) for name, member in _PRICES.items()}
    told = {**{name: one.get(name) for name in _SAME}, **prices}
    told["metered_price"] = next((price for price in prices.values() if price is not None), None)
    return cast("UsageBasedEntitlementResponseData", told)


def _subscription(company: CompanyDetailResponseData) -> CompanySubscriptionResponseData | None:
    """The company's subscription as checkout tells it."""
    row = company.get("billing_subscription")
    if row is None:
        return None
    view = cast("Mapping[str, Any]", row)
    told = {
        **{name: view.get(name) for name in _OF_SUBSCRIPTION},
        **{name: _instant(view.get(name)) for name in ("cancel_at", "trial_end")},
        "is_initial": bool(view.get("is_initial")),
    }
    return cast("CompanySubscriptionResponseData", told)


def _instant(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


_OF_SUBSCRIPTION = (
    "cancel_at_period_end",
    "currency",
    "customer_external_id",
    "discounts",
    "expired_at",
    "interval",
    "latest_invoice",
    "payment_method",
    "products",
    "provider_type",
    "status",
    "subscription_external_id",
    "total_price",
)
