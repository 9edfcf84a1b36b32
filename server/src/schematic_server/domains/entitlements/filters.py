"""SQL conditions on other nouns that ask about grants."""

from __future__ import annotations

import sqlalchemy as sa

from schematic_server.domains.companies.tables import company
from schematic_server.domains.entitlements.tables import company_override, plan_entitlement
from schematic_server.domains.features.tables import feature
from schematic_server.domains.plans.tables import company_plan, plan, plan_version
from schematic_server.domains.plans.versions import shown_ids
from schematic_server.scope import Scope
from schematic_server.storage.queries import among, none_of


def features_without_override(scope: Scope, company_id: str) -> sa.ColumnElement[bool]:
    """Features for which the company has no override."""
    own = company_override.c.environment_id == scope.environment_id
    return none_of(
        feature.c.id, sa.select(company_override.c.feature_id).where(own, company_override.c.company_id == company_id)
    )


def features_without_entitlement(scope: Scope, plan_id: str, plan_version_id: str | None) -> sa.ColumnElement[bool]:
    """Features that a version of the plan, else the one that is shown, does not grant."""
    version, shown = plan_entitlement.c.plan_version_id, shown_ids(scope.environment_id)
    chosen = version.in_(shown) if plan_version_id is None else version == plan_version_id
    granted = sa.select(plan_entitlement.c.feature_id).where(
        plan_entitlement.c.environment_id == scope.environment_id, plan_entitlement.c.plan_id == plan_id, chosen
    )
    return none_of(feature.c.id, granted)


def plans_without_entitlement(scope: Scope, feature_id: str, include_drafts: bool) -> sa.ColumnElement[bool]:
    """Plans that do not grant the feature in their published version, nor, if wanted, in a draft."""
    own = plan_version.c.environment_id == scope.environment_id
    statuses = ["published", "draft"] if include_drafts else ["published"]
    versions = sa.select(plan_version.c.id).where(own, plan_version.c.status.in_(statuses))
    granting = sa.select(plan_entitlement.c.plan_id).where(
        plan_entitlement.c.feature_id == feature_id, plan_entitlement.c.plan_version_id.in_(versions)
    )
    return none_of(plan.c.id, granting)


def companies_with_override(scope: Scope, feature_id: str) -> sa.Select[tuple[str]]:
    """Ids of companies with an override for the feature."""
    own = company_override.c.environment_id == scope.environment_id
    return sa.select(company_override.c.company_id).where(own, company_override.c.feature_id == feature_id)


def companies_entitled(scope: Scope, feature_id: str) -> sa.ColumnElement[bool]:
    """Companies that a plan or an override entitles to the feature."""
    own = plan_entitlement.c.environment_id == scope.environment_id
    granting = sa.select(plan_entitlement.c.plan_version_id).where(own, plan_entitlement.c.feature_id == feature_id)
    by_plan = sa.select(company_plan.c.company_id).where(company_plan.c.plan_version_id.in_(granting))
    return among(scope.db, company.c.id, by_plan, companies_with_override(scope, feature_id))


def companies_allowed(
    scope: Scope, column: sa.Column[str], feature_id: str, *, is_page: bool
) -> sa.ColumnElement[bool]:
    """That `column` is a company whose plans or override allow it something of the feature, used up or not.

    All of them are found from plans and overrides, so that others cost nothing; for a page see `among`.
    """
    allowing, overriding = (
        [
            table.c.environment_id == scope.environment_id,
            table.c.feature_id == feature_id,
            sa.or_(table.c.value_type != "boolean", table.c.value_bool.is_(True)),
        ]
        for table in (plan_entitlement, company_override)
    )
    ends = company_override.c.expiration_date
    is_in_force = sa.or_(ends.is_(None), ends > scope.now)
    by_plan = sa.select(company_plan.c.company_id).where(
        company_plan.c.environment_id == scope.environment_id,
        company_plan.c.plan_version_id.in_(sa.select(plan_entitlement.c.plan_version_id).where(*allowing)),
    )
    by_override = sa.select(company_override.c.company_id).where(*overriding, is_in_force)
    denied = companies_with_override(scope, feature_id).where(
        is_in_force, company_override.c.value_type == "boolean", company_override.c.value_bool.is_(False)
    )
    sources = (by_plan, by_override)
    allowed = among(scope.db, column, *sources) if is_page else column.in_(sa.union_all(*sources))
    return sa.and_(allowed, none_of(column, denied))
