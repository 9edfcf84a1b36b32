"""Doors through which domains further right add to what plans answer, and hear of versions that come and go."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from schematic_server.domains.companies.views import Filters, Views
from schematic_server.registry import Door
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.companies import CompanyPlanCreditGrantView
    from schematic_server.contract.plans import ListPlansQuery, PlanDetailPart
    from schematic_server.domains.plans.changes import Move

# (scope, versions of one environment, that of the scope)
Leaving: TypeAlias = Callable[[Scope, Sequence[Row]], None]
# (scope, version copied, its copy)
Copied: TypeAlias = Callable[[Scope, Row, Row], None]
# (scope, version ids) -> ids of the features that each grants
Granting: TypeAlias = Callable[[Scope, Sequence[str]], dict[str, tuple[str, ...]]]

# (scope, the versions that each company is on) -> `included_credit_grants`, by company and version
CompanyPlanGrants: TypeAlias = (
    "Callable[[Scope, Mapping[str, Sequence[str]]], dict[str, dict[str, list[CompanyPlanCreditGrantView]]]]"
)

plan_view: Views[PlanDetailPart] = Views()
# Members of a plan's detail that one of its versions says, by version.
version_view: Views[PlanDetailPart] = Views()
# `features` of a version, asked for separately: with the flags and rules of each they are much.
version_features_view: Views[PlanDetailPart] = Views()
# `entitlements` of a version, asked for separately: a list tells them only when wanted.
version_entitlements_view: Views[PlanDetailPart] = Views()
# Called with every copy, to copy what hangs on a version into it.
version_copied: Door[Copied] = Door()
# Called with versions that are about to be deleted, to tell of what goes with them.
versions_leaving: Door[Leaving] = Door()
# Called with a version and whether it can be had from now on: what it is sold at is offered, or no longer.
version_offered: Door[Callable[[Scope, Row, bool], None]] = Door()
# What versions grant, for those who have to know whom their publication touches.
version_features: Door[Granting] = Door()
# What the plans of companies give of credits: by company, then by version.
company_plan_grants: Door[CompanyPlanGrants] = Door()
# Called with companies that are about to be moved, before they are locked and before anybody reads what they are on:
# what time was to change of it by now, and no job has seen to yet, comes first.
companies_moving: Door[Callable[[Scope, Collection[str]], None]] = Door()
# Called with companies that are on other plans, or on other versions of them, than before; in the same transaction.
companies_moved: Door[Callable[[Scope, Sequence[Move]], None]] = Door()
# Called with trials whose time is over and that are paid from then on; in the same transaction.
trials_converted: Door[Callable[[Scope, Sequence[Row]], None]] = Door()
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
