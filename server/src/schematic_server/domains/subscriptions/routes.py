"""Operations on what this server bills by itself; `http/documents.py` sends invoices as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.subscriptions import custom_plans, invoices, paid_for, profiles, settlements, statement
from schematic_server.registry import Handlers
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.billing import (
        CountBillingInvoicesAnswer,
        CountBillingInvoicesQuery,
        FinalizeNativeInvoiceAnswer,
        GetBillingInvoiceAnswer,
        GetBillingSettingsAnswer,
        GetCompanyNativeSubscriptionAnswer,
        ListBillingInvoicesAnswer,
        ListBillingInvoicesQuery,
        ListCompanyBillingProfilesAnswer,
        ListCompanyBillingProfilesQuery,
        MarkBillingInvoicePaidAnswer,
        MarkBillingInvoicePaidBody,
        UpdateBillingSettingsAnswer,
        UpdateBillingSettingsBody,
        UpdateCompanyBillingProfileAnswer,
        UpdateCompanyBillingProfileBody,
        VoidNativeInvoiceAnswer,
    )
    from schematic_server.contract.companies import (
        GetBillingEntityChildSubscriptionsAnswer,
        GetBillingEntityChildSubscriptionsQuery,
    )
    from schematic_server.contract.plans import (
        ListCustomPlanBillingsAnswer,
        ListCustomPlanBillingsQuery,
        MarkCustomPlanBillingPaidAnswer,
        MarkCustomPlanBillingPaidBody,
        RetryCustomPlanBillingAnswer,
        RetryCustomPlanBillingBody,
    )

routes = Handlers()


@routes.operation("billing.get_billing_settings")
def get_billing_settings(scope: Scope) -> GetBillingSettingsAnswer:
    return profiles.get_settings(scope)


@routes.operation("billing.update_billing_settings")
def update_billing_settings(scope: Scope, body: UpdateBillingSettingsBody) -> UpdateBillingSettingsAnswer:
    return profiles.update_settings(scope, body)


@routes.operation("billing.list_company_billing_profiles")
def list_company_billing_profiles(
    scope: Scope, query: ListCompanyBillingProfilesQuery
) -> ListCompanyBillingProfilesAnswer:
    return profiles.list_(scope, query)


@routes.operation("billing.update_company_billing_profile")
def update_company_billing_profile(
    scope: Scope, billing_profile_id: str, body: UpdateCompanyBillingProfileBody
) -> UpdateCompanyBillingProfileAnswer:
    return profiles.update(scope, billing_profile_id, body)


@routes.operation("billing.get_company_native_subscription")
def get_company_native_subscription(scope: Scope, company_id: str) -> GetCompanyNativeSubscriptionAnswer:
    return statement.native(scope, company_id)


@routes.operation("billing.list_billing_invoices")
def list_billing_invoices(scope: Scope, query: ListBillingInvoicesQuery) -> ListBillingInvoicesAnswer:
    return invoices.list_(scope, query)


@routes.operation("billing.count_billing_invoices")
def count_billing_invoices(scope: Scope, query: CountBillingInvoicesQuery) -> CountBillingInvoicesAnswer:
    return {"count": invoices.count(scope, query)}


@routes.operation("billing.get_billing_invoice")
def get_billing_invoice(scope: Scope, invoice_id: str) -> GetBillingInvoiceAnswer:
    return invoices.get(scope, invoice_id)


@routes.operation("billing.finalize_native_invoice")
def finalize_native_invoice(scope: Scope, invoice_id: str) -> FinalizeNativeInvoiceAnswer:
    return invoices.finalize(scope, invoice_id)


@routes.operation("billing.mark_billing_invoice_paid")
def mark_billing_invoice_paid(
    scope: Scope, invoice_id: str, body: MarkBillingInvoicePaidBody
) -> MarkBillingInvoicePaidAnswer:
    return settlements.mark_paid(scope, invoice_id, body)


@routes.operation("billing.void_native_invoice")
def void_native_invoice(scope: Scope, invoice_id: str) -> VoidNativeInvoiceAnswer:
    return invoices.void(scope, invoice_id)


@routes.operation("plans.list_custom_plan_billings")
def list_custom_plan_billings(scope: Scope, query: ListCustomPlanBillingsQuery) -> ListCustomPlanBillingsAnswer:
    return custom_plans.list_(scope, query)


@routes.operation("plans.mark_custom_plan_billing_paid")
def mark_custom_plan_billing_paid(
    scope: Scope, custom_plan_billing_id: str, body: MarkCustomPlanBillingPaidBody
) -> MarkCustomPlanBillingPaidAnswer:
    return custom_plans.mark_paid(scope, custom_plan_billing_id)


@routes.operation("plans.retry_custom_plan_billing")
def retry_custom_plan_billing(
    scope: Scope, custom_plan_billing_id: str, body: RetryCustomPlanBillingBody
) -> RetryCustomPlanBillingAnswer:
    return custom_plans.retry(scope, custom_plan_billing_id, body)


@routes.operation("companies.get_billing_entity_child_subscriptions")
def get_billing_entity_child_subscriptions(
    scope: Scope, query: GetBillingEntityChildSubscriptionsQuery
) -> GetBillingEntityChildSubscriptionsAnswer:
    return paid_for.by_company(scope, query["company_id"])
