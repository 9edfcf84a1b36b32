"""Operations on what plans give of credits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.plancredits import plan_grants, store
from schematic_server.registry import Handlers
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.credits import (
        CountBillingPlanCreditGrantsAnswer,
        CountBillingPlanCreditGrantsQuery,
        CreateBillingPlanCreditGrantAnswer,
        CreateBillingPlanCreditGrantBody,
        DeleteBillingPlanCreditGrantAnswer,
        DeleteBillingPlanCreditGrantQuery,
        GetSingleBillingPlanCreditGrantAnswer,
        ListBillingPlanCreditGrantsAnswer,
        ListBillingPlanCreditGrantsQuery,
        UpdateBillingPlanCreditGrantAnswer,
        UpdateBillingPlanCreditGrantBody,
    )


routes = Handlers()


@routes.operation("credits.create_billing_plan_credit_grant")
def create_billing_plan_credit_grant(
    scope: Scope, body: CreateBillingPlanCreditGrantBody
) -> CreateBillingPlanCreditGrantAnswer:
    return plan_grants.create(scope, body)


@routes.operation("credits.get_single_billing_plan_credit_grant")
def get_single_billing_plan_credit_grant(scope: Scope, plan_grant_id: str) -> GetSingleBillingPlanCreditGrantAnswer:
    return plan_grants.get(scope, plan_grant_id)


@routes.operation("credits.list_billing_plan_credit_grants")
def list_billing_plan_credit_grants(
    scope: Scope, query: ListBillingPlanCreditGrantsQuery
) -> ListBillingPlanCreditGrantsAnswer:
    return plan_grants.details(scope, store.list_grants(scope, query))


@routes.operation("credits.count_billing_plan_credit_grants")
def count_billing_plan_credit_grants(
    scope: Scope, query: CountBillingPlanCreditGrantsQuery
) -> CountBillingPlanCreditGrantsAnswer:
    return {"count": store.count_grants(scope, query)}


@routes.operation("credits.update_billing_plan_credit_grant")
def update_billing_plan_credit_grant(
    scope: Scope, plan_grant_id: str, body: UpdateBillingPlanCreditGrantBody
) -> UpdateBillingPlanCreditGrantAnswer:
    return plan_grants.update(scope, plan_grant_id, body)


@routes.operation("credits.delete_billing_plan_credit_grant")
def delete_billing_plan_credit_grant(
    scope: Scope, plan_grant_id: str, query: DeleteBillingPlanCreditGrantQuery
) -> DeleteBillingPlanCreditGrantAnswer:
    return plan_grants.delete(scope, plan_grant_id, apply_to_existing=bool(query.get("apply_to_existing")))
