"""Operations on spend policies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.credits import spend_policies, spend_store
from schematic_server.registry import Handlers
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.credits import (
        CountCreditSpendPoliciesAnswer,
        CountCreditSpendPoliciesQuery,
        CreateCreditSpendPolicyAnswer,
        CreateCreditSpendPolicyBody,
        DeleteCreditSpendPolicyAnswer,
        GetCreditSpendPolicyAnswer,
        GetCreditSpendPolicyUsageAnswer,
        GetCreditSpendPolicyUsageQuery,
        ListCreditSpendPoliciesAnswer,
        ListCreditSpendPoliciesQuery,
        UpdateCreditSpendPolicyAnswer,
        UpdateCreditSpendPolicyBody,
    )

routes = Handlers()


@routes.operation("credits.create_credit_spend_policy")
def create_credit_spend_policy(scope: Scope, body: CreateCreditSpendPolicyBody) -> CreateCreditSpendPolicyAnswer:
    return spend_policies.create(scope, body)


@routes.operation("credits.get_credit_spend_policy")
def get_credit_spend_policy(scope: Scope, spend_policy_id: str) -> GetCreditSpendPolicyAnswer:
    return spend_policies.get(scope, spend_policy_id)


@routes.operation("credits.list_credit_spend_policies")
def list_credit_spend_policies(scope: Scope, query: ListCreditSpendPoliciesQuery) -> ListCreditSpendPoliciesAnswer:
    return spend_policies.page(scope, query)


@routes.operation("credits.count_credit_spend_policies")
def count_credit_spend_policies(scope: Scope, query: CountCreditSpendPoliciesQuery) -> CountCreditSpendPoliciesAnswer:
    return {"count": spend_store.count(scope, query)}


@routes.operation("credits.get_credit_spend_policy_usage")
def get_credit_spend_policy_usage(
    scope: Scope, query: GetCreditSpendPolicyUsageQuery
) -> GetCreditSpendPolicyUsageAnswer:
    return spend_policies.usage(scope, query)


@routes.operation("credits.update_credit_spend_policy")
def update_credit_spend_policy(
    scope: Scope, spend_policy_id: str, body: UpdateCreditSpendPolicyBody
) -> UpdateCreditSpendPolicyAnswer:
    return spend_policies.update(scope, spend_policy_id, body)


@routes.operation("credits.delete_credit_spend_policy")
def delete_credit_spend_policy(scope: Scope, spend_policy_id: str) -> DeleteCreditSpendPolicyAnswer:
    return spend_policies.delete(scope, spend_policy_id)
