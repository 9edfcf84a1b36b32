"""What entitlements add to features, flags, plans and companies: members, filters, derived rules, refusals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.domains.accounts import environments
from schematic_server.domains.companies.tables import company
from schematic_server.domains.entitlements import (
    derive,
    filters,
    grants,
    overrides,
    plan_entitlements,
    render,
    store,
)
from schematic_server.domains.entitlements.effective import holdings
from schematic_server.domains.entitlements.tables import plan_entitlement
from schematic_server.domains.features import features
from schematic_server.domains.features.rules import Rule, engine_rule, trait_ids
from schematic_server.domains.features.tables import feature as table
from schematic_server.domains.plans import plans
from schematic_server.errors import BadRequest
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row, none_of

if TYPE_CHECKING:
    from schematic_server.contract.companies import (
        CompanyDetailPart,
        EntityTraitDefinitionUsagePart,
        ListCompaniesQuery,
    )
    from schematic_server.contract.features import FeatureDetailPart, ListFeaturesQuery
    from schematic_server.contract.plans import ListPlansQuery, PlanDetailPart
    from schematic_server.contract.shared import EntityTraitDefinitionResponseData, PreviewObject, TraitType


def packaged_at(scope: Scope) -> datetime | None:
    """When a plan was first made to include something, as far as set-up goes."""
    return environments.first_made_at(scope, plan_entitlement)


def rules_of_flags(db: Connection, environment_id: str, flag_ids: Sequence[str] | None) -> dict[str, list[Rule]]:
    """Rules that plan entitlements stand for, by flag."""
    found: dict[str, list[Rule]] = {}
    for row in store.entitlements_of_flags(db, environment_id, flag_ids):
        found.setdefault(row["flag_id"], []).extend(derive.rules(row))
    return found


def rights_of_companies(scope: Scope, ids: Sequence[str]) -> dict[str, CompanyDetailPart]:
    """`entitlements` and `rules` of a company's detail."""
    found = holdings(scope, ids)
    rules = {one: held.rules for one, held in found.items()}
    definitions = features.trait_definitions(scope, sorted(trait_ids(rule for own in rules.values() for rule in own)))
    return {
        one: {
            "entitlements": [render.feature_entitlement(each) for each in held.flagged],
            "rules": [engine_rule(rule, scope.account_id, scope.environment_id, definitions) for rule in rules[one]],
        }
        for one, held in found.items()
    }


def plans_of_features(scope: Scope, ids: Sequence[str]) -> dict[str, FeatureDetailPart]:
    """`plans` of a feature's detail: those that grant it in the version that is shown of them."""
    rows = store.entitlements_of_features(scope, ids)
    named = plans.plans_named(scope, sorted({row["plan_id"] for row in rows}))
    found: dict[str, list[PreviewObject]] = {}
    for row in rows:
        plan = named[row["plan_id"]]
        told: PreviewObject = {"id": plan["id"], "name": plan["name"], "description": plan.get("description")}
        found.setdefault(row["feature_id"], []).append(told)
    return {one: {"plans": told} for one, told in found.items()}


def features_of_versions(scope: Scope, ids: Sequence[str]) -> dict[str, PlanDetailPart]:
    """`features` of a plan's detail, by version."""
    rows = scope.each(store.by_version, ids)
    wanted = sorted({row["feature_id"] for own in rows.values() for row in own})
    details = features.by_id(scope, wanted)
    return {
        version_id: {"features": [features.in_plan(details[row["feature_id"]]) for row in own]}
        for version_id, own in rows.items()
    }


def credits_drawn(scope: Scope, ids: Sequence[str]) -> dict[str, list[str]]:
    """The credit types that features of each version draw on, by version."""
    return {
        version_id: [one for one in dict.fromkeys(row["value_credit_id"] for row in own) if one is not None]
        for version_id, own in scope.each(store.by_version, ids).items()
    }


def entitlements_of_versions(scope: Scope, ids: Sequence[str]) -> dict[str, PlanDetailPart]:
    """`entitlements` of a plan's detail, by version."""
    rows = scope.each(store.by_version, ids)
    told = iter(plan_entitlements.details(scope, [row for own in rows.values() for row in own]))
    return {version_id: {"entitlements": [next(told) for _ in own]} for version_id, own in rows.items()}


def leave_with_feature(scope: Scope, feature_id: str) -> None:
    """Tell of the grants, in all environments, that go with a feature."""
    for environment_id in store.granting_environments(scope, feature_id):
        there = replace(scope, environment_id=environment_id)
        plan_entitlements.leave_with_feature(there, feature_id)
        overrides.leave_with_feature(there, feature_id)


def keep_type(scope: Scope, feature: Row, changes: Mapping[str, Any]) -> None:
    """The type of a feature is fixed once something grants it: its grants would lose their meaning."""
    wanted = changes.get("feature_type", feature["feature_type"])
    if wanted != feature["feature_type"] and store.has_grants(scope, feature["id"]):
        raise BadRequest(
            f"feature_type: {feature['id']} is granted by plans or overrides as {feature['feature_type']};"
            " remove those first or create another feature"
        )


def keep_amount(scope: Scope, feature: Row, changes: Mapping[str, Any]) -> None:
    """What measures a limited feature is a number: texts would be compared letter by letter."""
    trait_id = changes.get("trait_id") or feature["trait_id"]
    if trait_id != feature["trait_id"] and store.has_limits(scope, table.c.id == feature["id"]):
        definition = features.trait_definitions(scope, [trait_id])[trait_id]
        grants.check_amount("trait_id", trait_id, definition["trait_type"])


def keep_number(scope: Scope, definition: EntityTraitDefinitionResponseData, trait_type: TraitType) -> None:
    """The same of the trait itself."""
    if store.has_limits(scope, table.c.trait_id == definition["id"]):
        grants.check_amount("trait_type", definition["id"], trait_type)


def without_override_for(scope: Scope, query: ListFeaturesQuery) -> sa.ColumnElement[bool] | None:
    company_id = query.get("without_company_override_for")
    return None if company_id is None else filters.features_without_override(scope, company_id)


def without_entitlement_for(scope: Scope, query: ListFeaturesQuery) -> sa.ColumnElement[bool] | None:
    plan_id = query.get("without_plan_entitlement_for")
    if plan_id is None:
        raise BadRequest("plan_version_id: narrows without_plan_entitlement_for; give that plan, too")
    return filters.features_without_entitlement(scope, plan_id, query.get("plan_version_id"))


def plans_without(scope: Scope, query: ListPlansQuery) -> sa.ColumnElement[bool] | None:
    feature_id = query.get("without_entitlement_for")
    include_drafts = bool(query.get("without_entitlement_for_include_drafts"))
    return None if feature_id is None else filters.plans_without_entitlement(scope, feature_id, include_drafts)


def companies_entitled(scope: Scope, query: ListCompaniesQuery) -> sa.ColumnElement[bool] | None:
    feature_id = query.get("with_entitlement_for")
    return None if feature_id is None else filters.companies_entitled(scope, feature_id)


def companies_without_override(scope: Scope, query: ListCompaniesQuery) -> sa.ColumnElement[bool] | None:
    feature_id = query.get("without_feature_override_for")
    return None if feature_id is None else none_of(company.c.id, filters.companies_with_override(scope, feature_id))


def traits_in_use(scope: Scope, definition_id: str) -> EntityTraitDefinitionUsagePart:
    """How many grants take their limit from a trait."""
    entitlements, overrides = store.grants_limited_by(scope, definition_id)
    return {"plan_entitlement_count": entitlements, "company_override_count": overrides}
