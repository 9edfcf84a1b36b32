"""Catalogs that the tests share, made through the SDK."""

from __future__ import annotations

from typing import Any

from schematic import Schematic

# What a plan group cannot be without.
GROUP: dict[str, Any] = {
    "add_on_ids": [],
    "checkout_collect_address": False,
    "checkout_collect_email": False,
    "checkout_collect_phone": False,
    "checkout_collect_tax_id": False,
    "enable_tax_collection": False,
    "opt_in_enabled": False,
    "ordered_add_ons": [],
    "ordered_bundle_list": [],
    "ordered_plans": [],
    "prevent_downgrades_when_over_limit": True,
    "prevent_self_service_downgrade": False,
    "proration_behavior": "create_prorations",
    "show_as_monthly_prices": False,
    "show_credits": False,
    "show_estimated_total": False,
    "show_feature_description": False,
    "show_hard_limit": False,
    "show_period_toggle": False,
    "show_zero_price_as_free": False,
    "sync_customer_billing_details": False,
}


def feature(api: Schematic, key: str, feature_type: str = "boolean", **members: Any) -> Any:
    """A feature with a flag of that key."""
    flag = {"key": key, "name": key.title(), "description": ""}
    made = api.features.create_feature(
        name=key.title(), description="", feature_type=feature_type, flag=flag, **members
    )
    return made.data


def metered(api: Schematic, key: str = "flights", event: str = "flight") -> Any:
    """A feature that counts an event."""
    return feature(api, key, "event", event_subtype=event)


def plan(api: Schematic, name: str = "Basic", plan_type: str = "plan") -> Any:
    return api.plans.create_plan(name=name, plan_type=plan_type).data


def grant(api: Schematic, on: Any, of: Any, value_type: str, **members: Any) -> Any:
    """An entitlement of plan `on` to feature `of`."""
    made = api.entitlements.create_plan_entitlement(plan_id=on.id, feature_id=of.id, value_type=value_type, **members)
    return made.data


def publish(api: Schematic, plan: Any, *companies: Any) -> Any:
    """Put the plan's draft live, and `companies`, who are on nothing else, on it; the plan as it is then."""
    draft = api.plans.get_plan(plan.id).data.draft_version
    api.plans.publish_plan_version(draft.id, migration_strategy="leave", excluded_company_ids=[])
    for one in companies:
        api.plans.update_company_plans(one.id, add_on_ids=[])
        api.plans.update_company_plans(one.id, base_plan_id=plan.id, add_on_ids=[])
    return api.plans.get_plan(plan.id).data


def plan_group(api: Schematic, **members: Any) -> Any:
    return api.plangroups.create_plan_group(**{**GROUP, **members}).data


def company(api: Schematic, code: str = "UA", **members: Any) -> Any:
    return api.companies.upsert_company(keys={"code": code}, name=code, **members).data


def trait(api: Schematic, name: str, trait_type: str = "number", entity_type: str = "company") -> Any:
    """A trait definition."""
    made = api.companies.get_or_create_entity_trait_definition(
        hierarchy=[name], entity_type=entity_type, trait_type=trait_type
    )
    return made.data


def track(api: Schematic, code: str = "UA", event: str = "flight", quantity: int = 1) -> None:
    """Use a metered feature; counted when this returns."""
    api.events.create_event(event_type="track", body={"event": event, "company": {"code": code}, "quantity": quantity})


def check(api: Schematic, key: str, code: str = "UA") -> Any:
    """The server's answer to a flag check."""
    return api.features.check_flag(key, company={"code": code}, user=None).data
