"""Operations on credit types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.credits import credit_types, store
from schematic_server.registry import Handlers
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.credits import (
        CountBillingCreditsAnswer,
        CountBillingCreditsQuery,
        CreateBillingCreditAnswer,
        CreateBillingCreditBody,
        GetSingleBillingCreditAnswer,
        ListBillingCreditsAnswer,
        ListBillingCreditsQuery,
        SoftDeleteBillingCreditAnswer,
        UpdateBillingCreditAnswer,
        UpdateBillingCreditBody,
    )


routes = Handlers()


@routes.operation("credits.create_billing_credit")
def create_billing_credit(scope: Scope, body: CreateBillingCreditBody) -> CreateBillingCreditAnswer:
    return credit_types.create(scope, body)


@routes.operation("credits.get_single_billing_credit")
def get_single_billing_credit(scope: Scope, credit_id: str) -> GetSingleBillingCreditAnswer:
    return credit_types.get(scope, credit_id)


@routes.operation("credits.list_billing_credits")
def list_billing_credits(scope: Scope, query: ListBillingCreditsQuery) -> ListBillingCreditsAnswer:
    return credit_types.responses(store.list_credits(scope, query))


@routes.operation("credits.count_billing_credits")
def count_billing_credits(scope: Scope, query: CountBillingCreditsQuery) -> CountBillingCreditsAnswer:
    return {"count": store.count_credits(scope, query)}


@routes.operation("credits.update_billing_credit")
def update_billing_credit(scope: Scope, credit_id: str, body: UpdateBillingCreditBody) -> UpdateBillingCreditAnswer:
    return credit_types.update(scope, credit_id, body)


@routes.operation("credits.soft_delete_billing_credit")
def soft_delete_billing_credit(scope: Scope, credit_id: str) -> SoftDeleteBillingCreditAnswer:
    return credit_types.delete(scope, credit_id)
