"""Operations on plan entitlements, company overrides and feature usage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.entitlements import feature_companies, feature_usage, overrides, plan_entitlements, store
from schematic_server.errors import no_billing_provider
from schematic_server.registry import Handlers
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.entitlements import (
        CountCompanyOverridesAnswer,
        CountCompanyOverridesQuery,
        CountFeatureCompaniesAnswer,
        CountFeatureCompaniesQuery,
        CountFeatureUsageAnswer,
        CountFeatureUsageQuery,
        CountFeatureUsersAnswer,
        CountFeatureUsersQuery,
        CountPlanEntitlementsAnswer,
        CountPlanEntitlementsQuery,
        CreateCompanyOverrideAnswer,
        CreateCompanyOverrideBody,
        CreatePlanEntitlementAnswer,
        CreatePlanEntitlementBody,
        DeleteCompanyOverrideAnswer,
        DeletePlanEntitlementAnswer,
        DuplicatePlanEntitlementsAnswer,
        DuplicatePlanEntitlementsBody,
        GetCompanyOverrideAnswer,
        GetFeatureUsageByCompanyAnswer,
        GetFeatureUsageByCompanyQuery,
        GetPlanEntitlementAnswer,
        ListCompanyOverridesAnswer,
        ListCompanyOverridesQuery,
        ListFeatureCompaniesAnswer,
        ListFeatureCompaniesQuery,
        ListFeatureUsageAnswer,
        ListFeatureUsageQuery,
        ListFeatureUsersAnswer,
        ListFeatureUsersQuery,
        ListPlanEntitlementsAnswer,
        ListPlanEntitlementsQuery,
        UpdateCompanyOverrideAnswer,
        UpdateCompanyOverrideBody,
        UpdatePlanEntitlementAnswer,
        UpdatePlanEntitlementBody,
        UpsertPlanEntitlementForBillingProductAnswer,
        UpsertPlanEntitlementForBillingProductBody,
    )


routes = Handlers()


@routes.operation("entitlements.create_plan_entitlement")
def create_plan_entitlement(scope: Scope, body: CreatePlanEntitlementBody) -> CreatePlanEntitlementAnswer:
    return plan_entitlements.create(scope, body)


@routes.operation("entitlements.get_plan_entitlement")
def get_plan_entitlement(scope: Scope, plan_entitlement_id: str) -> GetPlanEntitlementAnswer:
    return plan_entitlements.get(scope, plan_entitlement_id)


@routes.operation("entitlements.list_plan_entitlements")
def list_plan_entitlements(scope: Scope, query: ListPlanEntitlementsQuery) -> ListPlanEntitlementsAnswer:
    return plan_entitlements.details(scope, store.list_entitlements(scope, query))


@routes.operation("entitlements.count_plan_entitlements")
def count_plan_entitlements(scope: Scope, query: CountPlanEntitlementsQuery) -> CountPlanEntitlementsAnswer:
    return {"count": store.count_entitlements(scope, query)}


@routes.operation("entitlements.update_plan_entitlement")
def update_plan_entitlement(
    scope: Scope, plan_entitlement_id: str, body: UpdatePlanEntitlementBody
) -> UpdatePlanEntitlementAnswer:
    return plan_entitlements.update(scope, plan_entitlement_id, body)


@routes.operation("entitlements.delete_plan_entitlement")
def delete_plan_entitlement(scope: Scope, plan_entitlement_id: str) -> DeletePlanEntitlementAnswer:
    return plan_entitlements.delete(scope, plan_entitlement_id)


@routes.operation("entitlements.duplicate_plan_entitlements")
def duplicate_plan_entitlements(scope: Scope, body: DuplicatePlanEntitlementsBody) -> DuplicatePlanEntitlementsAnswer:
    return plan_entitlements.duplicate(scope, body["source_plan_id"], body["target_plan_id"])


@routes.operation("entitlements.upsert_plan_entitlement_for_billing_product")
def upsert_plan_entitlement_for_billing_product(
    scope: Scope, body: UpsertPlanEntitlementForBillingProductBody
) -> UpsertPlanEntitlementForBillingProductAnswer:
    raise no_billing_provider(body["billing_provider"])


@routes.operation("entitlements.create_company_override")
def create_company_override(scope: Scope, body: CreateCompanyOverrideBody) -> CreateCompanyOverrideAnswer:
    return overrides.create(scope, body)


@routes.operation("entitlements.get_company_override")
def get_company_override(scope: Scope, company_override_id: str) -> GetCompanyOverrideAnswer:
    return overrides.get(scope, company_override_id)


@routes.operation("entitlements.list_company_overrides")
def list_company_overrides(scope: Scope, query: ListCompanyOverridesQuery) -> ListCompanyOverridesAnswer:
    return overrides.details(scope, store.list_overrides(scope, query))


@routes.operation("entitlements.count_company_overrides")
def count_company_overrides(scope: Scope, query: CountCompanyOverridesQuery) -> CountCompanyOverridesAnswer:
    return {"count": store.count_overrides(scope, query)}


@routes.operation("entitlements.update_company_override")
def update_company_override(
    scope: Scope, company_override_id: str, body: UpdateCompanyOverrideBody
) -> UpdateCompanyOverrideAnswer:
    return overrides.update(scope, company_override_id, body)


@routes.operation("entitlements.delete_company_override")
def delete_company_override(scope: Scope, company_override_id: str) -> DeleteCompanyOverrideAnswer:
    return overrides.delete(scope, company_override_id)


@routes.operation("entitlements.list_feature_usage")
def list_feature_usage(scope: Scope, query: ListFeatureUsageQuery) -> ListFeatureUsageAnswer:
    return feature_usage.page(scope, query)


@routes.operation("entitlements.count_feature_usage")
def count_feature_usage(scope: Scope, query: CountFeatureUsageQuery) -> CountFeatureUsageAnswer:
    return {"count": feature_usage.count(scope, query)}


@routes.operation("entitlements.get_feature_usage_by_company")
def get_feature_usage_by_company(scope: Scope, query: GetFeatureUsageByCompanyQuery) -> GetFeatureUsageByCompanyAnswer:
    return {"features": feature_usage.of_company(scope, query["keys"])}


@routes.operation("entitlements.list_feature_companies")
def list_feature_companies(scope: Scope, query: ListFeatureCompaniesQuery) -> ListFeatureCompaniesAnswer:
    return feature_companies.page(scope, query)


@routes.operation("entitlements.count_feature_companies")
def count_feature_companies(scope: Scope, query: CountFeatureCompaniesQuery) -> CountFeatureCompaniesAnswer:
    return {"count": feature_companies.count(scope, query)}


@routes.operation("entitlements.list_feature_users")
def list_feature_users(scope: Scope, query: ListFeatureUsersQuery) -> ListFeatureUsersAnswer:
    return feature_companies.page_of_users(scope, query)


@routes.operation("entitlements.count_feature_users")
def count_feature_users(scope: Scope, query: CountFeatureUsersQuery) -> CountFeatureUsersAnswer:
    return {"count": feature_companies.count_users(scope, query)}
