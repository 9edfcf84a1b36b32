"""All that embedded components show of a company, in one answer: what the component library draws its pages from.

Every list is there, if only empty: the library shows nothing at all where one is missing. Nothing here is a decision;
what a company sees is decided by `choices`, `shown_prices` and the nouns that they ask.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from schematic_server.domains.catalogs import capabilities
from schematic_server.domains.checkout import fields
from schematic_server.domains.companies import companies
from schematic_server.domains.components import bills, choices, components, credit_views, public_plans, uses
from schematic_server.domains.components.choices import Choice, Choices
from schematic_server.domains.plancredits import render
from schematic_server.domains.plans import plans
from schematic_server.errors import NotFound
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.components import (
        CompanyPlanDetailResponseData,
        ComponentCheckoutSettings,
        ComponentHydrateResponseData,
        ComponentPreviewResponseData,
        UpcomingInvoiceResponseData,
    )
    from schematic_server.contract.plangroups import CompatiblePlans
    from schematic_server.contract.plans import PlanDetailResponseData

_CHECKOUT = ("bundle_purchase_behavior", "collect_address", "collect_email", "collect_phone", "collect_tax_id")
MAX_INVOICES = 100  # of a preview, the newest
_TOLD_TWICE = ("show_as_monthly_prices", "show_credits", "show_period_toggle", "show_zero_price_as_free")
_DOWNGRADES = ("prevent_self_service_downgrade", "prevent_self_service_downgrade_button_text")


def of_component(
    scope: Scope, company_id: str, component_id: str, catalog_id: str | None = None
) -> ComponentHydrateResponseData:
    """A component with what it shows of a company: of its own catalog, unless one is named; raises NotFound."""
    component = components.drawn(scope, component_id)
    told = of_company(scope, company_id, catalog_id or component.get("catalog_id"))
    told["component"] = component
    return told


def preview(scope: Scope, company_id: str, component_id: str | None) -> ComponentPreviewResponseData:
    """What somebody else sees of it, with its invoices; raises NotFound."""
    if not companies.exists(scope, company_id):
        raise NotFound(f"company {company_id} does not exist in this environment")
    told = (
        of_company(scope, company_id, None) if component_id is None else of_component(scope, company_id, component_id)
    )
    members = {**told, "invoices": bills.invoices(scope, company_id, MAX_INVOICES, 0)}
    return cast("ComponentPreviewResponseData", members)


def of_company(scope: Scope, company_id: str, catalog_id: str | None) -> ComponentHydrateResponseData:
    """What a company sees of a catalog, which is the default one unless named; raises NotFound for another."""
    scope = scope.sharing()
    offered = choices.of_company(scope, company_id, catalog_id)
    rules = offered.rules
    usage = uses.of_company(scope, company_id, _order(offered))
    plan_views = _plans(scope, offered)
    running = bills.subscription(scope, company_id)
    told = {
        "active_plans": plan_views[: len(offered.plans)],
        "active_add_ons": plan_views[len(offered.plans) :],
        "active_usage_based_entitlements": uses.charged(usage),
        "add_on_compatibilities": compatibilities(offered),
        "capabilities": {**capabilities.told()},
        "checkout_settings": checkout_settings(rules),
        "company": companies.get(scope, company_id),
        "component": None,
        "credit_bundles": [credit_views.bundle(one) for one in offered.bundles],
        "credit_grants": credit_views.grants(scope, company_id),
        "custom_checkout_fields": fields.of_company(scope, company_id),
        "default_plan": _role(scope, offered, "fallback_plan_id"),
        "post_trial_plan": _role(scope, offered, "trial_expiry_plan_id"),
        "display_settings": public_plans.display_settings(offered.group),
        "feature_usage": {"features": usage},
        "subscription": None if running is None else bills.told(running),
        "prevent_self_service_downgrade_url": rules["prevent_self_service_downgrade_url"],
        "upcoming_invoice": _upcoming(scope, company_id),
        "trial_payment_method_required": rules["trial_payment_method_required"],
        **{name: rules[name] for name in (*_TOLD_TWICE, *_DOWNGRADES)},
    }
    return cast("ComponentHydrateResponseData", told)


def checkout_settings(rules: Mapping[str, Any]) -> ComponentCheckoutSettings:
    told = {
        **{name: rules[f"checkout_{name}"] for name in _CHECKOUT},
        "proration_behavior": rules["proration_behavior"],
        "tax_collection_enabled": rules["enable_tax_collection"],
    }
    return cast("ComponentCheckoutSettings", told)


def compatibilities(offered: Choices) -> list[CompatiblePlans]:
    """Of the add-ons that do not go with every plan."""
    return [
        {"source_plan_id": one.plan["id"], "compatible_plan_ids": one.plan["compatible_plan_ids"]}
        for one in offered.add_ons
        if one.plan["compatible_plan_ids"]
    ]


def _order(offered: Choices) -> list[str]:
    """The features of the company's plans, as the catalog has them in order."""
    return [each["feature_id"] for one in offered.all if one.is_current for each in one.shown.entitlements]


def _plans(scope: Scope, offered: Choices) -> list[CompanyPlanDetailResponseData]:
    """Plans, then add-ons."""
    found = [each for one in offered.all for each in one.exceeded]
    violations = iter(uses.rows(scope, found)) if found else iter(())

    def told(one: Choice) -> CompanyPlanDetailResponseData:
        members = {
            **one.plan,
            "company_can_trial": one.can_trial,
            "credit_visibility": one.shown.credits,
            "current": one.is_current,
            "custom": one.plan["is_custom"],
            "entitlements": one.shown.entitlements,
            "included_credit_grants": [render.plan_view(each) for each in one.shown.grants],
            "invalid_reason": one.invalid_reason,
            "usage_violations": [next(violations) for _ in one.exceeded],
            "valid": one.invalid_reason is None,
        }
        return cast("CompanyPlanDetailResponseData", members)

    return [told(one) for one in offered.all]


def _upcoming(scope: Scope, company_id: str) -> UpcomingInvoiceResponseData | None:
    """What is to be billed. The library tells customers who unsubscribe that they keep their plan until it is due, and
    that is until the period ends, even if something is billed before."""
    coming = bills.upcoming(scope, company_id)
    if coming is None:
        return None
    told = {**bills.upcoming_told(coming), "due_date": coming.row["period_end"]}
    return cast("UpcomingInvoiceResponseData", {name: one for name, one in told.items() if name != "id"})


def _role(scope: Scope, offered: Choices, member: str) -> PlanDetailResponseData | None:
    """The plan that the plan group has for a purpose."""
    plan_id: str | None = offered.group[member]
    if plan_id is None:
        return None
    row = plans.get_row(scope, plan_id)
    return plans.details(scope, [row], with_drafts=False, with_counts=False, with_features=False)[0]
