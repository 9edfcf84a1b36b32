"""A catalog as a company may choose from it, for the newer components: `choices` in the words of public catalogs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.catalogs import capabilities, public_catalog
from schematic_server.domains.components import choices, hydrate
from schematic_server.domains.components.choices import Choice
from schematic_server.domains.entitlements import feature_usage
from schematic_server.domains.entitlements.effective import Entitlement
from schematic_server.domains.features import features
from schematic_server.domains.plans import plans
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Mapping

    from schematic_server.contract.features import FeatureResponseData
    from schematic_server.contract.portal import (
        CatalogCompanyPlan,
        CatalogPlanRef,
        CatalogUsageViolation,
        CompanyCatalog,
    )


def view(scope: Scope, company_id: str, catalog_id: str | None) -> CompanyCatalog:
    """The default catalog, or the one named; raises NotFound."""
    scope = scope.sharing()
    offered = choices.of_company(scope, company_id, catalog_id, with_custom_plan=False)
    exceeded = [each.grant["feature_id"] for one in offered.all for each in one.exceeded]
    known = features.responses(scope, list(dict.fromkeys(exceeded)))
    catalog, rules = offered.catalog, offered.rules
    return {
        "id": catalog["id"],
        "name": catalog["name"],
        "description": catalog.get("description"),
        "plans": [_plan(one, known) for one in offered.plans],
        "add_ons": [_plan(one, known) for one in offered.add_ons],
        "credit_bundles": [public_catalog.bundle(one) for one in offered.bundles],
        "capabilities": capabilities.told(),
        "checkout_settings": hydrate.checkout_settings(rules),
        "custom_plan_cta": public_catalog.cta(catalog),
        "default_currency": public_catalog.default_currency([one.shown for one in offered.all]),
        "prevent_self_service_downgrade": rules["prevent_self_service_downgrade"],
        "prevent_self_service_downgrade_button_text": rules["prevent_self_service_downgrade_button_text"],
        "prevent_self_service_downgrade_url": rules["prevent_self_service_downgrade_url"],
        "pricing_model": catalog.get("pricing_model"),
        "pricing_url": catalog.get("pricing_url"),
        "trial_expiry_plan": _reference(scope, offered.group["trial_expiry_plan_id"]),
        "trial_payment_method_required": rules["trial_payment_method_required"],
    }


def _plan(one: Choice, known: Mapping[str, FeatureResponseData]) -> CatalogCompanyPlan:
    return {
        **public_catalog.plan(one.shown),
        "current": one.is_current,
        "valid": one.invalid_reason is None,
        "invalid_reason": one.invalid_reason,
        "company_can_trial": one.can_trial,
        "usage_violations": [_violation(each, known[each.grant["feature_id"]]) for each in one.exceeded],
    }


def _violation(one: Entitlement, feature: FeatureResponseData) -> CatalogUsageViolation:
    return {
        "feature_id": feature["id"],
        "feature_name": feature["name"],
        "limit": feature_usage.effective_limit(one),
        "usage": one.usage or 0,
    }


def _reference(scope: Scope, plan_id: str | None) -> CatalogPlanRef | None:
    found = plans.responses(scope, [plan_id] if plan_id is not None else [])
    return None if plan_id is None or plan_id not in found else {"id": plan_id, "name": found[plan_id]["name"]}
