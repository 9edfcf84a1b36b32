"""Live plans as the pricing table of the component library shows them: the default catalog's.

That table drops a plan without a price without a word, so one that costs nothing has a price of 0.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from schematic_server.domains.catalogs import capabilities, showcase
from schematic_server.domains.catalogs.showcase import Shown
from schematic_server.domains.components import shown_prices
from schematic_server.domains.plancredits import render
from schematic_server.domains.plans import groups
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.components import ComponentDisplaySettings
    from schematic_server.contract.componentspublic import PlanViewPublicResponseData, PublicPlansResponseData
    from schematic_server.contract.plans import PlanDetailResponseData

_DISPLAYED = (
    "show_as_monthly_prices",
    "show_credits",
    "show_estimated_total",
    "show_feature_description",
    "show_hard_limit",
    "show_period_toggle",
    "show_zero_price_as_free",
)


def get(scope: Scope) -> PublicPlansResponseData:
    shown, settings = showcase.load(scope, with_custom_plan=True), groups.settings(scope)
    display = display_settings(settings)
    plans = _views([*shown.plans, *shown.add_ons])
    return {
        "active_plans": plans[: len(shown.plans)],
        "active_add_ons": plans[len(shown.plans) :],
        "add_on_compatibilities": [
            {"source_plan_id": one.plan["id"], "compatible_plan_ids": list(one.plan["compatible_plan_ids"])}
            for one in shown.add_ons
            if one.plan["compatible_plan_ids"]
        ],
        "capabilities": {**capabilities.told()},
        "display_settings": display,
        "show_as_monthly_prices": display["show_as_monthly_prices"],
        "show_credits": display["show_credits"],
        "show_period_toggle": display["show_period_toggle"],
        "show_zero_price_as_free": display["show_zero_price_as_free"],
    }


def display_settings(group: Mapping[str, Any]) -> ComponentDisplaySettings:
    """What a plan group has components show."""
    return cast("ComponentDisplaySettings", {name: group["settings"][name] for name in _DISPLAYED})


def _views(shown: Sequence[Shown]) -> list[PlanViewPublicResponseData]:
    """Without what companies are on the plan, or have one of their own, and without drafts."""
    plans = [cast("PlanDetailResponseData", one.plan) for one in shown]
    sold = shown_prices.terms(plans)
    priced = [shown_prices.completed(one, sold) for one in plans]
    told = [
        {
            **plan,
            "available_periods": shown_prices.available(plan),
            "entitlements": list(one.entitlements),
            "included_credit_grants": [render.plan_view(each) for each in one.grants],
            "credit_visibility": list(one.credits),
            "custom": one.plan["is_custom"],
            "company_count": 0,
            "company_id": None,
            "company_name": None,
            "company_logo_url": None,
            "draft_version": None,
            "versions": [one.plan.get("active_version")],
        }
        for one, plan in zip(shown, priced, strict=True)
    ]
    return cast("list[PlanViewPublicResponseData]", told)
