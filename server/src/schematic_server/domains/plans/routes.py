"""Operations on plans and on which company is on which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.companies import companies
from schematic_server.domains.plans import (
    assignments,
    billing,
    changes,
    group_answers,
    groups,
    plan_traits,
    plans,
    product_links,
    store,
)
from schematic_server.errors import no_billing_provider
from schematic_server.registry import Handlers
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.companies import (
        CountPlanTraitsAnswer,
        CountPlanTraitsQuery,
        GetPlanChangeAnswer,
        GetPlanTraitAnswer,
        ListPlanChangesAnswer,
        ListPlanChangesQuery,
        ListPlanTraitsAnswer,
        ListPlanTraitsQuery,
        UpdatePlanTraitsBulkAnswer,
        UpdatePlanTraitsBulkBody,
    )
    from schematic_server.contract.plangroups import (
        CreatePlanGroupAnswer,
        CreatePlanGroupBody,
        GetPlanGroupAnswer,
        GetPlanGroupQuery,
        UpdatePlanGroupAnswer,
        UpdatePlanGroupBody,
    )
    from schematic_server.contract.plans import (
        CountBillingProductMatchCompaniesAnswer,
        CountBillingProductMatchCompaniesQuery,
        CountPlansAnswer,
        CountPlansQuery,
        CreateCustomPlanAnswer,
        CreateCustomPlanBody,
        CreatePlanAnswer,
        CreatePlanBody,
        DeletePlanAnswer,
        GetPlanAnswer,
        GetPlanQuery,
        ListBillingProductMatchCompaniesAnswer,
        ListBillingProductMatchCompaniesQuery,
        ListPlansAnswer,
        ListPlansQuery,
        UpdateCompanyPlansAnswer,
        UpdateCompanyPlansBody,
        UpdatePlanAnswer,
        UpdatePlanBody,
        UpsertBillingProductPlanAnswer,
        UpsertBillingProductPlanBody,
        UpsertPlanForBillingProductAnswer,
        UpsertPlanForBillingProductBody,
    )


routes = Handlers()


@routes.operation("plans.create_plan")
def create_plan(scope: Scope, body: CreatePlanBody) -> CreatePlanAnswer:
    return plans.create(scope, body)


@routes.operation("plans.create_custom_plan")
def create_custom_plan(scope: Scope, body: CreateCustomPlanBody) -> CreateCustomPlanAnswer:
    return plans.create_custom(scope, body)


@routes.operation("plans.upsert_plan_for_billing_product")
def upsert_plan_for_billing_product(
    scope: Scope, body: UpsertPlanForBillingProductBody
) -> UpsertPlanForBillingProductAnswer:
    raise no_billing_provider(body["billing_provider"])


@routes.operation("plans.get_plan")
def get_plan(scope: Scope, plan_id: str, query: GetPlanQuery) -> GetPlanAnswer:
    return plans.get(scope, plan_id, query.get("plan_version_id"))


@routes.operation("plans.list_plans")
def list_plans(scope: Scope, query: ListPlansQuery) -> ListPlansAnswer:
    return plans.list_(scope, query)


@routes.operation("plans.count_plans")
def count_plans(scope: Scope, query: CountPlansQuery) -> CountPlansAnswer:
    return {"count": store.count_plans(scope, query)}


@routes.operation("plans.update_plan")
def update_plan(scope: Scope, plan_id: str, body: UpdatePlanBody) -> UpdatePlanAnswer:
    return plans.update(scope, plan_id, body)


@routes.operation("plans.delete_plan")
def delete_plan(scope: Scope, plan_id: str) -> DeletePlanAnswer:
    assignments.remove_plan(scope, plan_id)
    return {"deleted": True}


@routes.operation("plans.update_company_plans")
def update_company_plans(scope: Scope, company_id: str, body: UpdateCompanyPlansBody) -> UpdateCompanyPlansAnswer:
    assignments.assign(scope, company_id, body.get("base_plan_id"), body["add_on_ids"])
    return companies.get(scope, company_id)


@routes.operation("plans.upsert_billing_product_plan")
def upsert_billing_product_plan(
    scope: Scope, plan_id: str, body: UpsertBillingProductPlanBody
) -> UpsertBillingProductPlanAnswer:
    return billing.upsert(scope, plan_id, body)


@routes.operation("plans.list_billing_product_match_companies")
def list_billing_product_match_companies(
    scope: Scope, query: ListBillingProductMatchCompaniesQuery
) -> ListBillingProductMatchCompaniesAnswer:
    return companies.page(scope, product_links.companies_that_match(scope, query["plan_id"]), query)


@routes.operation("plans.count_billing_product_match_companies")
def count_billing_product_match_companies(
    scope: Scope, query: CountBillingProductMatchCompaniesQuery
) -> CountBillingProductMatchCompaniesAnswer:
    return {"count": companies.count_wanted(scope, product_links.companies_that_match(scope, query["plan_id"]), query)}


@routes.operation("plangroups.get_plan_group")
def get_plan_group(scope: Scope, query: GetPlanGroupQuery) -> GetPlanGroupAnswer:
    return group_answers.detail(scope, groups.get_row(scope), with_counts=bool(query.get("include_company_counts")))


@routes.operation("plangroups.create_plan_group")
def create_plan_group(scope: Scope, body: CreatePlanGroupBody) -> CreatePlanGroupAnswer:
    return group_answers.short(scope, groups.create(scope, body))


@routes.operation("plangroups.update_plan_group")
def update_plan_group(scope: Scope, plan_group_id: str, body: UpdatePlanGroupBody) -> UpdatePlanGroupAnswer:
    return group_answers.short(scope, groups.replace(scope, plan_group_id, body))


@routes.operation("companies.list_plan_changes")
def list_plan_changes(scope: Scope, query: ListPlanChangesQuery) -> ListPlanChangesAnswer:
    return changes.details(scope, store.list_changes(scope, query))


@routes.operation("companies.get_plan_change")
def get_plan_change(scope: Scope, plan_change_id: str) -> GetPlanChangeAnswer:
    return changes.get(scope, plan_change_id)


@routes.operation("companies.list_plan_traits")
def list_plan_traits(scope: Scope, query: ListPlanTraitsQuery) -> ListPlanTraitsAnswer:
    return plan_traits.details(scope, store.list_plan_traits(scope, query))


@routes.operation("companies.count_plan_traits")
def count_plan_traits(scope: Scope, query: CountPlanTraitsQuery) -> CountPlanTraitsAnswer:
    return {"count": store.count_plan_traits(scope, query)}


@routes.operation("companies.get_plan_trait")
def get_plan_trait(scope: Scope, plan_trait_id: str) -> GetPlanTraitAnswer:
    return plan_traits.get(scope, plan_trait_id)


@routes.operation("companies.update_plan_traits_bulk")
def update_plan_traits_bulk(scope: Scope, body: UpdatePlanTraitsBulkBody) -> UpdatePlanTraitsBulkAnswer:
    return plan_traits.replace(scope, body)
