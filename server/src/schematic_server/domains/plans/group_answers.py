"""A plan group as it is told: in short, and with its plans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from schematic_server.domains.companies import traits
from schematic_server.domains.credits import bundles
from schematic_server.domains.plans import groups, offers, plans, store
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.plangroups import (
        CheckoutFieldResponseData,
        CheckoutSettingsResponseData,
        ComponentSettingsResponseData,
        OrderedPlansInGroup,
        PlanGroupDetailResponseData,
        PlanGroupPlanDetailResponseData,
        PlanGroupPlanEntitlementsOrder,
        PlanGroupResponseData,
    )
    from schematic_server.contract.plans import PlanDetailResponseData
    from schematic_server.contract.shared import PlanPriceCadence

_TOLD_TWICE = ("show_as_monthly_prices", "show_credits", "show_period_toggle", "show_zero_price_as_free")
_SAME = (
    *_TOLD_TWICE,
    "prevent_downgrades_when_over_limit",
    "prevent_self_service_downgrade",
    "prevent_self_service_downgrade_button_text",
    "prevent_self_service_downgrade_url",
    "proration_behavior",
    "scheduled_downgrade_behavior",
    "scheduled_downgrade_prevent_when_over_limit",
    "sync_customer_billing_details",
    "trial_payment_method_required",
)
_COMPONENTS = (*_TOLD_TWICE, "show_estimated_total", "show_feature_description", "show_hard_limit")
_CADENCES: Sequence[PlanPriceCadence] = ("monthly", "quarterly", "yearly")


def short(scope: Scope, row: Row) -> PlanGroupResponseData:
    """Plans by their ids; those that are gone are left out."""
    known = _Known(scope, row)
    told = {
        **_common(row),
        "plan_ids": known.ordered(row["ordered_plans"]),
        "ordered_add_on_ids": known.ordered(row["ordered_add_ons"]),
        "add_on_ids": [one for one in offers.add_ons(row) if one in known.plans],
        "add_on_compatibilities": [
            {"source_plan_id": add_on_id, "compatible_plan_ids": plan_ids}
            for add_on_id, plan_ids in known.compatibilities().items()
        ],
    }
    return cast("PlanGroupResponseData", told)


def detail(scope: Scope, row: Row, *, with_counts: bool) -> PlanGroupDetailResponseData:
    """With plans and add-ons in full; `company_count` of each is 0 unless wanted."""
    known = _Known(scope, row)
    fallback = known.detail(row["fallback_plan_id"], with_counts)
    sold = bundles.named(scope, row["ordered_bundle_ids"])  # others have been deleted since
    told = {
        **_common(row),
        "plans": known.details([one["plan_id"] for one in row["ordered_plans"]], with_counts),
        "add_ons": known.details(offers.add_ons(row), with_counts),
        "ordered_plan_list": known.orders(row["ordered_plans"]),
        "ordered_add_on_list": known.orders(row["ordered_add_ons"]),
        "ordered_bundle_list": [{"bundleId": one} for one in row["ordered_bundle_ids"] if one in sold],
        "custom_checkout_fields": [_field(scope, one) for one in row["custom_checkout_fields"]],
        "custom_plan_id": row["custom_plan_id"],
        "custom_plan_config": row["settings"]["custom_plan_config"],
        "initial_plan": known.detail(row["initial_plan_id"], with_counts),
        "fallback_plan": fallback,
        "default_plan": fallback,
        "trial_expiry_plan": known.detail(row["trial_expiry_plan_id"], with_counts),
    }
    return cast("PlanGroupDetailResponseData", told)


def offered(
    scope: Scope, offer: Row, *, with_features: bool = True
) -> tuple[list[PlanGroupPlanDetailResponseData], list[PlanGroupPlanDetailResponseData]]:
    """Plans and add-ons that a catalog offers, in full, in order; `company_count` of each is 0."""
    known = _Known(scope, {**groups.settings(scope), **offer})
    plan_ids = [one["plan_id"] for one in offer["ordered_plans"]]
    add_on_ids = offers.add_ons(offer)
    return known.details(plan_ids, False, with_features), known.details(add_on_ids, False, with_features)


def _common(row: Row) -> dict[str, Any]:
    settings: Mapping[str, Any] = row["settings"]
    return {
        "id": row["id"],
        "initial_plan_id": row["initial_plan_id"],
        "fallback_plan_id": row["fallback_plan_id"],
        "default_plan_id": row["fallback_plan_id"],
        "trial_expiry_plan_id": row["trial_expiry_plan_id"],
        **{name: settings.get(name) for name in groups.PRICES},
        "trial_days": row["trial_days"],
        "trial_eligibility_per_plan": row["trial_eligibility_per_plan"],
        "tax_collection_enabled": settings["enable_tax_collection"],
        "checkout_settings": _checkout(settings),
        "component_settings": _components(settings),
        **{name: settings[name] for name in _SAME},
    }


def _checkout(settings: Mapping[str, Any]) -> CheckoutSettingsResponseData:
    return {
        "bundle_purchase_behavior": settings["checkout_bundle_purchase_behavior"],
        "collect_address": settings["checkout_collect_address"],
        "collect_email": settings["checkout_collect_email"],
        "collect_phone": settings["checkout_collect_phone"],
        "collect_tax_id": settings["checkout_collect_tax_id"],
        "opt_in_enabled": settings["opt_in_enabled"],
        "opt_in_text": settings["opt_in_text"],
        "opt_in_title": settings["opt_in_title"],
    }


def _components(settings: Mapping[str, Any]) -> ComponentSettingsResponseData:
    return cast("ComponentSettingsResponseData", {name: settings[name] for name in _COMPONENTS})


def _field(scope: Scope, field: Mapping[str, Any]) -> CheckoutFieldResponseData:
    told = {
        **field,
        "trait_hierarchy": traits.get_definition(scope, field["definition_id"])["hierarchy"],
        "created_at": datetime.fromisoformat(field["created_at"]),
        "updated_at": datetime.fromisoformat(field["updated_at"]),
    }
    return cast("CheckoutFieldResponseData", told)


class _Known:
    """The plans that a group names and that there still are."""

    def __init__(self, scope: Scope, row: Row) -> None:
        self._scope, self._row = scope, row
        ordered = [one["plan_id"] for one in (*row["ordered_plans"], *row["ordered_add_ons"])]
        compatible = {one for own in row["add_on_compatibilities"].items() for one in (own[0], *own[1])}
        roles = {row[member] for member in groups.ROLES} - {None}
        ids = {*ordered, *row["add_on_ids"], *compatible, *roles}
        self.plans = store.plans_by_id(scope.db, scope.account_id, ids)
        self._ordered = [self.plans[one] for one in ordered if one in self.plans]
        self._compatible = self.compatibilities()
        self._details: dict[str, PlanGroupPlanDetailResponseData] = {}

    @cached_property
    def _entitlements(self) -> dict[tuple[str, str], str]:
        by_entitlement = groups.features_by_entitlement(self._scope, self._ordered)
        return {(plan_id, feature): one for (plan_id, one), feature in by_entitlement.items()}

    def compatibilities(self) -> dict[str, list[str]]:
        found: Mapping[str, Sequence[str]] = self._row["add_on_compatibilities"]
        return {one: [each for each in ids if each in self.plans] for one, ids in found.items() if one in self.plans}

    def ordered(self, rows: Sequence[Row]) -> list[OrderedPlansInGroup]:
        return [
            {
                "plan_id": one["plan_id"],
                "entitlements": [
                    {"entitlement_id": entitlement_id, "visible": visible}
                    for entitlement_id, visible in self._visible(one)
                ],
                "credits": list(one["credits"]),
            }
            for one in rows
            if one["plan_id"] in self.plans
        ]

    def orders(self, rows: Sequence[Row]) -> list[PlanGroupPlanEntitlementsOrder]:
        return [
            {
                "plan_id": one["plan_id"],
                "entitlements": [
                    {"plan_entitlement_id": entitlement_id, "visible": visible}
                    for entitlement_id, visible in self._visible(one)
                ],
                "credits": list(one["credits"]),
            }
            for one in rows
            if one["plan_id"] in self.plans
        ]

    def _visible(self, ordered: Row) -> list[tuple[str, bool | None]]:
        """Entitlements of the plan's published version with what the group says of them; others are left out."""
        wanted = [((ordered["plan_id"], one["feature_id"]), one["visible"]) for one in ordered["entitlements"]]
        return [(self._entitlements[key], visible) for key, visible in wanted if key in self._entitlements]

    def detail(self, plan_id: str | None, with_counts: bool) -> PlanGroupPlanDetailResponseData | None:
        return next(iter(self.details([plan_id] if plan_id is not None else [], with_counts)), None)

    def details(
        self, ids: Sequence[str], with_counts: bool, with_features: bool = True
    ) -> list[PlanGroupPlanDetailResponseData]:
        rows = [self.plans[one] for one in ids if one in self.plans and one not in self._details]
        if rows:
            told = plans.details(
                self._scope, rows, with_entitlements=True, with_counts=with_counts, with_features=with_features
            )
            self._details.update((one["id"], self._in_group(one)) for one in told)
        return [self._details[one].copy() for one in ids if one in self.plans]

    def _in_group(self, plan: PlanDetailResponseData) -> PlanGroupPlanDetailResponseData:
        is_custom = plan["id"] == self._row["custom_plan_id"]
        told = {
            **plan,
            "available_periods": [one for one in _CADENCES if plan.get(f"{one}_price") is not None],
            "compatible_plan_ids": self._compatible.get(plan["id"], []),
            "is_custom": is_custom,
            "custom_plan_config": self._row["settings"]["custom_plan_config"] if is_custom else None,
        }
        return cast("PlanGroupPlanDetailResponseData", told)
