"""Doors through which domains further right add to what plans answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.companies.views import Filters, Views

if TYPE_CHECKING:
    from schematic_server.contract.plans import ListPlansQuery, PlanDetailPart

plan_view: Views[PlanDetailPart] = Views()
# `entitlements` of a plan, asked for separately: a list tells them only when wanted.
plan_entitlements_view: Views[PlanDetailPart] = Views()
plan_filters: Filters[ListPlansQuery] = Filters(
    "ids",
    "q",
    "plan_type",
    "company_id",
    "scoped_to_company_id",
    "company_scoped_only",
    "exclude_company_scoped",
    "exclude_unused",
    "has_product_id",
    "for_fallback_plan",
    "for_initial_plan",
    "for_trial_expiry_plan",
    "include_draft_versions",
    "with_published_version",
    "with_entitlements",
    "without_paid_product_id",
)
