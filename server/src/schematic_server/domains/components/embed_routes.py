"""Operations of `embed`: what the component library asks with a temporary access token."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from schematic_server.domains.checkout import answers, changes, details, fields, requests
from schematic_server.domains.companies import companies
from schematic_server.domains.components import bills, components, hydrate, user_usage
from schematic_server.errors import BadRequest, NotFound
from schematic_server.registry import Handlers
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.embed import (
        CheckoutAnswer,
        CheckoutBody,
        CreateSetupIntentAnswer,
        DeletePaymentMethodAnswer,
        GetBalanceAnswer,
        GetSetupIntentAnswer,
        GetUpcomingInvoiceAnswer,
        HydrateAnswer,
        HydrateComponentAnswer,
        HydrateComponentQuery,
        HydrateQuery,
        ListCreditUsersAnswer,
        ListCreditUsersQuery,
        ListFeatureUsersAnswer,
        ListFeatureUsersQuery,
        ListInvoicesAnswer,
        ListInvoicesQuery,
        ListTaxIdsAnswer,
        PreviewCheckoutAnswer,
        PreviewCheckoutBody,
        SetTaxIdAnswer,
        SetTaxIdBody,
        UnsubscribeAnswer,
        UpdateCustomFieldValuesAnswer,
        UpdateCustomFieldValuesBody,
        UpdatePaymentMethodAnswer,
        UpdatePaymentMethodBody,
    )

_NO_PROVIDER = (
    "no payment provider is connected to this server, so it takes no payment methods; plans can be chosen without one"
)
routes = Handlers()


@routes.operation("embed.hydrate")
def hydrate_company(scope: Scope, query: HydrateQuery) -> HydrateAnswer:
    return hydrate.of_company(scope, owner(scope), query.get("catalog_id"))


@routes.operation("embed.hydrate_component")
def hydrate_component(scope: Scope, component_id: str, query: HydrateComponentQuery) -> HydrateComponentAnswer:
    return hydrate.of_component(scope, owner(scope), component_id, query.get("catalog_id"))


@routes.operation("embed.list_invoices")
def list_invoices(scope: Scope, query: ListInvoicesQuery) -> ListInvoicesAnswer:
    return bills.invoices(scope, owner(scope), query["limit"], query["offset"])


@routes.operation("embed.get_upcoming_invoice")
def get_upcoming_invoice(scope: Scope, component_id: str) -> GetUpcomingInvoiceAnswer:
    components.get_row(scope, component_id)
    coming = bills.upcoming(scope, owner(scope))
    if coming is None:
        raise NotFound("nothing is to be billed: the company has no subscription that goes on")
    return bills.upcoming_told(coming)


@routes.operation("embed.get_balance")
def get_balance(scope: Scope) -> GetBalanceAnswer:
    coming = bills.upcoming(scope, owner(scope))
    if coming is None or not coming.balance:
        return {"balances": []}
    return {"balances": [{"currency": coming.row["currency"], "balance": coming.balance}]}


@routes.operation("embed.delete_payment_method")
def delete_payment_method(scope: Scope, payment_method_id: str) -> DeletePaymentMethodAnswer:
    return {"deleted": bills.forget_payment_method(scope, owner(scope), payment_method_id)}


@routes.operation("embed.list_feature_users")
def list_feature_users(scope: Scope, feature_id: str, query: ListFeatureUsersQuery) -> ListFeatureUsersAnswer:
    page, users = user_usage.of_feature(scope, owner(scope), feature_id, query["limit"], query["offset"])
    return {
        "rows": page["rows"],
        "total": page["total"],
        "total_users": users,
        "unattributed": page.get("unattributed"),
        "start_time": page["start_time"],
        "end_time": page["end_time"],
    }


@routes.operation("embed.list_credit_users")
def list_credit_users(scope: Scope, billing_credit_id: str, query: ListCreditUsersQuery) -> ListCreditUsersAnswer:
    found = user_usage.of_credit(scope, owner(scope), billing_credit_id, query["limit"], query["offset"])
    return {
        "entries": found.page,
        "total": found.total,
        "total_users": found.users,
        "unattributed": found.unattributed,
        "start_time": found.start,
        "end_time": found.end,
    }


@routes.operation("embed.preview_checkout")
def preview_checkout(scope: Scope, body: PreviewCheckoutBody) -> PreviewCheckoutAnswer:
    return changes.preview(scope, requests.checked_out(owner(scope), cast("Mapping[str, Any]", body)))


@routes.operation("embed.checkout")
def checkout(scope: Scope, body: CheckoutBody) -> CheckoutAnswer:
    wanted = requests.checked_out(owner(scope), cast("Mapping[str, Any]", body))
    return answers.subscription(scope, owner(scope), changes.apply(scope, wanted, "checkout").subscription)


@routes.operation("embed.unsubscribe")
def unsubscribe(scope: Scope) -> UnsubscribeAnswer:
    changes.unsubscribe(scope, requests.given_up(owner(scope), is_self_service=True))
    return {"deleted": True}


@routes.operation("embed.list_tax_ids")
def list_tax_ids(scope: Scope) -> ListTaxIdsAnswer:
    return {"tax_ids": details.get(scope, owner(scope))["tax_ids"]}


@routes.operation("embed.set_tax_id")
def set_tax_id(scope: Scope, body: SetTaxIdBody) -> SetTaxIdAnswer:
    details.put(scope, owner(scope), tax_id=body["tax_id"])
    return list_tax_ids(scope)


@routes.operation("embed.update_custom_field_values")
def update_custom_field_values(scope: Scope, body: UpdateCustomFieldValuesBody) -> UpdateCustomFieldValuesAnswer:
    fields.write(scope, owner(scope), fields.checked(scope, "values", body["values"]))
    return {"company": companies.get(scope, owner(scope))}


@routes.operation("embed.get_setup_intent")
def get_setup_intent(scope: Scope, component_id: str) -> GetSetupIntentAnswer:
    raise BadRequest(_NO_PROVIDER)


@routes.operation("embed.create_setup_intent")
def create_setup_intent(scope: Scope) -> CreateSetupIntentAnswer:
    raise BadRequest(_NO_PROVIDER)


@routes.operation("embed.update_payment_method")
def update_payment_method(scope: Scope, body: UpdatePaymentMethodBody) -> UpdatePaymentMethodAnswer:
    raise BadRequest(_NO_PROVIDER)


def owner(scope: Scope) -> str:
    """The company that the token is of."""
    company_id = scope.actor.company_id
    if company_id is None:
        raise RuntimeError("an operation of tokens was asked by something else; see its x-access")
    return company_id
