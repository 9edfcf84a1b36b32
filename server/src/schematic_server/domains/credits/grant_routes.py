"""Operations on what companies are given of credits: grants, bundles, balances."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.credits import balances, bundle_store, bundles, grant_store, grants
from schematic_server.registry import Handlers
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.credits import (
        CountBillingCreditsGrantsAnswer,
        CountBillingCreditsGrantsQuery,
        CountCompanyGrantsAnswer,
        CountCompanyGrantsQuery,
        CountCreditBundlesAnswer,
        CountCreditBundlesQuery,
        CreateCreditBundleAnswer,
        CreateCreditBundleBody,
        DeleteCreditBundleAnswer,
        GetCreditBundleAnswer,
        GrantBillingCreditsToCompanyAnswer,
        GrantBillingCreditsToCompanyBody,
        ListCompanyCreditBalancesAnswer,
        ListCompanyCreditBalancesQuery,
        ListCompanyGrantsAnswer,
        ListCompanyGrantsQuery,
        ListCreditBundlesAnswer,
        ListCreditBundlesQuery,
        ListGrantsForCreditAnswer,
        ListGrantsForCreditQuery,
        UpdateCreditBundleDetailsAnswer,
        UpdateCreditBundleDetailsBody,
        ZeroOutGrantAnswer,
        ZeroOutGrantBody,
    )


routes = Handlers()


@routes.operation("credits.grant_billing_credits_to_company")
def grant_billing_credits_to_company(
    scope: Scope, body: GrantBillingCreditsToCompanyBody
) -> GrantBillingCreditsToCompanyAnswer:
    return grants.give(scope, body)


@routes.operation("credits.zero_out_grant")
def zero_out_grant(scope: Scope, grant_id: str, body: ZeroOutGrantBody) -> ZeroOutGrantAnswer:
    return grants.zero_out(scope, grant_id, body)


@routes.operation("credits.list_company_grants")
def list_company_grants(scope: Scope, query: ListCompanyGrantsQuery) -> ListCompanyGrantsAnswer:
    return grants.list_of_company(scope, query)


@routes.operation("credits.count_company_grants")
def count_company_grants(scope: Scope, query: CountCompanyGrantsQuery) -> CountCompanyGrantsAnswer:
    return {"count": grants.count_of_company(scope, query)}


@routes.operation("credits.list_grants_for_credit")
def list_grants_for_credit(scope: Scope, query: ListGrantsForCreditQuery) -> ListGrantsForCreditAnswer:
    return grants.list_of_credit(scope, query)


@routes.operation("credits.count_billing_credits_grants")
def count_billing_credits_grants(
    scope: Scope, query: CountBillingCreditsGrantsQuery
) -> CountBillingCreditsGrantsAnswer:
    return {"count": grant_store.count_of_credit(scope, query)}


@routes.operation("credits.list_company_credit_balances")
def list_company_credit_balances(
    scope: Scope, query: ListCompanyCreditBalancesQuery
) -> ListCompanyCreditBalancesAnswer:
    return balances.list_(scope, query["company_id"])


@routes.operation("credits.create_credit_bundle")
def create_credit_bundle(scope: Scope, body: CreateCreditBundleBody) -> CreateCreditBundleAnswer:
    return bundles.create(scope, body)


@routes.operation("credits.get_credit_bundle")
def get_credit_bundle(scope: Scope, bundle_id: str) -> GetCreditBundleAnswer:
    return bundles.get(scope, bundle_id)


@routes.operation("credits.list_credit_bundles")
def list_credit_bundles(scope: Scope, query: ListCreditBundlesQuery) -> ListCreditBundlesAnswer:
    return bundles.list_(scope, query)


@routes.operation("credits.count_credit_bundles")
def count_credit_bundles(scope: Scope, query: CountCreditBundlesQuery) -> CountCreditBundlesAnswer:
    return {"count": bundle_store.count(scope, query)}


@routes.operation("credits.update_credit_bundle_details")
def update_credit_bundle_details(
    scope: Scope, bundle_id: str, body: UpdateCreditBundleDetailsBody
) -> UpdateCreditBundleDetailsAnswer:
    return bundles.update(scope, bundle_id, body)


@routes.operation("credits.delete_credit_bundle")
def delete_credit_bundle(scope: Scope, bundle_id: str) -> DeleteCreditBundleAnswer:
    return bundles.delete(scope, bundle_id)
