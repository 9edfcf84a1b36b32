"""Operations of `portal`: the newer API of embedded components, asked with a temporary access token."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.checkout import carts
from schematic_server.domains.components import portal_catalog, portal_company, portal_credits, user_usage
from schematic_server.domains.components.embed_routes import owner
from schematic_server.registry import Handlers
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.portal import (
        CreateCheckoutAnswer,
        CreateCheckoutBody,
        FinalizeCheckoutAnswer,
        FinalizeCheckoutBody,
        GetCatalogViewAnswer,
        GetCatalogViewByIdAnswer,
        GetCheckoutAnswer,
        GetCompanyContextAnswer,
        GetCompanyUpcomingInvoiceAnswer,
        ListCheckoutsAnswer,
        ListCheckoutsQuery,
        ListCompanyCreditsAnswer,
        ListCompanyInvoicesAnswer,
        ListCompanyInvoicesQuery,
        ListCompanyPaymentMethodsAnswer,
        ListCompanyUsageAnswer,
        ListCreditLedgerAnswer,
        ListCreditLedgerQuery,
        ListCreditUsersAnswer,
        ListCreditUsersQuery,
        ListFeatureUsersAnswer,
        ListFeatureUsersQuery,
        UpdateCheckoutAnswer,
        UpdateCheckoutBody,
    )

routes = Handlers()


@routes.operation("portal.get_company_context")
def get_company_context(scope: Scope) -> GetCompanyContextAnswer:
    return portal_company.context(scope, owner(scope))


@routes.operation("portal.list_company_usage")
def list_company_usage(scope: Scope) -> ListCompanyUsageAnswer:
    return {"rows": portal_company.usage(scope, owner(scope))}


@routes.operation("portal.list_feature_users")
def list_feature_users(scope: Scope, feature_id: str, query: ListFeatureUsersQuery) -> ListFeatureUsersAnswer:
    page, users = user_usage.of_feature(scope, owner(scope), feature_id, query["limit"], query["offset"])
    return {
        "users": page["rows"],
        "count": users,
        "total": page["total"],
        "unattributed": page.get("unattributed"),
        "start_time": page["start_time"],
        "end_time": page["end_time"],
    }


@routes.operation("portal.list_company_credits")
def list_company_credits(scope: Scope) -> ListCompanyCreditsAnswer:
    return {"balances": portal_credits.balances(scope, owner(scope))}


@routes.operation("portal.list_credit_users")
def list_credit_users(scope: Scope, credit_id: str, query: ListCreditUsersQuery) -> ListCreditUsersAnswer:
    return portal_credits.users(scope, owner(scope), credit_id, query["limit"], query["offset"])


@routes.operation("portal.list_credit_ledger")
def list_credit_ledger(scope: Scope, query: ListCreditLedgerQuery) -> ListCreditLedgerAnswer:
    return portal_credits.log(
        scope,
        owner(scope),
        credit_ids=query.get("credit_ids"),
        with_grants=query["include_grants"],
        cursor=query.get("cursor"),
        limit=query["limit"],
    )


@routes.operation("portal.list_company_invoices")
def list_company_invoices(scope: Scope, query: ListCompanyInvoicesQuery) -> ListCompanyInvoicesAnswer:
    with_pending = bool(query.get("include_pending"))
    return portal_company.invoices(scope, owner(scope), query["limit"], query["offset"], with_pending=with_pending)


@routes.operation("portal.get_company_upcoming_invoice")
def get_company_upcoming_invoice(scope: Scope) -> GetCompanyUpcomingInvoiceAnswer:
    return portal_company.upcoming(scope, owner(scope))


@routes.operation("portal.list_company_payment_methods")
def list_company_payment_methods(scope: Scope) -> ListCompanyPaymentMethodsAnswer:
    return {"payment_methods": portal_company.methods(scope, owner(scope))}


@routes.operation("portal.get_catalog_view")
def get_catalog_view(scope: Scope) -> GetCatalogViewAnswer:
    return portal_catalog.view(scope, owner(scope), None)


@routes.operation("portal.get_catalog_view_by_id")
def get_catalog_view_by_id(scope: Scope, catalog_id: str) -> GetCatalogViewByIdAnswer:
    return portal_catalog.view(scope, owner(scope), catalog_id)


@routes.operation("portal.list_checkouts")
def list_checkouts(scope: Scope, query: ListCheckoutsQuery) -> ListCheckoutsAnswer:
    page, count = carts.list_(scope, owner(scope), query.get("statuses"), query["limit"], query["offset"])
    return {"checkouts": page, "count": count}


@routes.operation("portal.create_checkout")
def create_checkout(scope: Scope, body: CreateCheckoutBody) -> CreateCheckoutAnswer:
    return carts.create(scope, owner(scope), body)


@routes.operation("portal.get_checkout")
def get_checkout(scope: Scope, checkout_id: str) -> GetCheckoutAnswer:
    return carts.get(scope, owner(scope), checkout_id)


@routes.operation("portal.update_checkout")
def update_checkout(scope: Scope, checkout_id: str, body: UpdateCheckoutBody) -> UpdateCheckoutAnswer:
    return carts.update(scope, owner(scope), checkout_id, body)


@routes.operation("portal.finalize_checkout")
def finalize_checkout(scope: Scope, checkout_id: str, body: FinalizeCheckoutBody) -> FinalizeCheckoutAnswer:
    bought = carts.finalize(scope, owner(scope), checkout_id, body["version"])
    return {"checkout": bought.cart, "subscription": bought.subscription}
