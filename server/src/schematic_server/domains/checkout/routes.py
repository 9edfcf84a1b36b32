"""Operations of `checkout` and `scheduledcheckout`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.checkout import (
    answers,
    changes,
    data,
    details,
    problems,
    requests,
    scheduled,
    trial_edits,
)
from schematic_server.domains.companies import companies
from schematic_server.registry import Handlers
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.checkout import (
        CancelSubscriptionAnswer,
        CancelSubscriptionBody,
        GetCheckoutDataAnswer,
        GetCheckoutDataBody,
        GetCompanyBillingDetailsAnswer,
        InternalAnswer,
        InternalBody,
        ManagePlanAnswer,
        ManagePlanBody,
        PreviewCheckoutInternalAnswer,
        PreviewCheckoutInternalBody,
        PreviewManagePlanAnswer,
        PreviewManagePlanBody,
        UpdateCompanyBillingDetailsAnswer,
        UpdateCompanyBillingDetailsBody,
        UpdateCustomerSubscriptionTrialEndAnswer,
        UpdateCustomerSubscriptionTrialEndBody,
    )
    from schematic_server.contract.scheduledcheckout import (
        CreateScheduledCheckoutAnswer,
        CreateScheduledCheckoutBody,
        GetScheduledCheckoutAnswer,
        ListScheduledCheckoutsAnswer,
        ListScheduledCheckoutsQuery,
        UpdateScheduledCheckoutAnswer,
        UpdateScheduledCheckoutBody,
    )

routes = Handlers()


@routes.operation("checkout.get_company_billing_details")
def get_company_billing_details(scope: Scope, company_id: str) -> GetCompanyBillingDetailsAnswer:
    return details.get(scope, company_id)


@routes.operation("checkout.update_company_billing_details")
def update_company_billing_details(
    scope: Scope, company_id: str, body: UpdateCompanyBillingDetailsBody
) -> UpdateCompanyBillingDetailsAnswer:
    return details.update(scope, company_id, body)


@routes.operation("checkout.manage_plan")
def manage_plan(scope: Scope, body: ManagePlanBody) -> ManagePlanAnswer:
    applied = changes.apply(scope, requests.managed(body), "manage_plan")
    return _managed(scope, body["company_id"], applied)


@routes.operation("checkout.preview_manage_plan")
def preview_manage_plan(scope: Scope, body: PreviewManagePlanBody) -> PreviewManagePlanAnswer:
    decision = changes.shown(scope, requests.managed(body))
    change = decision.change
    return {
        "problems": problems.told(decision.problems),
        "subscription_change_preview": None if change is None else answers.preview(scope, decision, change),
    }


@routes.operation("checkout.cancel_subscription")
def cancel_subscription(scope: Scope, body: CancelSubscriptionBody) -> CancelSubscriptionAnswer:
    at_once, prorate = body.get("cancel_immediately") is not False, body.get("prorate") is not False
    given_up = requests.given_up(body["company_id"], at_once=at_once, prorate=prorate)
    applied = changes.unsubscribe(scope, given_up)
    return _managed(scope, body["company_id"], applied)


@routes.operation("checkout.internal")
def internal(scope: Scope, body: InternalBody) -> InternalAnswer:
    applied = changes.apply(scope, requests.checked_out(body["company_id"], body), "checkout")
    return answers.subscription(scope, body["company_id"], applied.subscription)


@routes.operation("checkout.preview_checkout_internal")
def preview_checkout_internal(scope: Scope, body: PreviewCheckoutInternalBody) -> PreviewCheckoutInternalAnswer:
    return changes.preview(scope, requests.checked_out(body["company_id"], body))


@routes.operation("checkout.get_checkout_data")
def get_checkout_data(scope: Scope, body: GetCheckoutDataBody) -> GetCheckoutDataAnswer:
    return data.of_company(scope, body)


@routes.operation("checkout.update_customer_subscription_trial_end")
def update_customer_subscription_trial_end(
    scope: Scope, subscription_id: str, body: UpdateCustomerSubscriptionTrialEndBody
) -> UpdateCustomerSubscriptionTrialEndAnswer:
    return trial_edits.move_end(scope, subscription_id, body.get("trial_end"))


@routes.operation("scheduledcheckout.create_scheduled_checkout")
def create_scheduled_checkout(scope: Scope, body: CreateScheduledCheckoutBody) -> CreateScheduledCheckoutAnswer:
    return scheduled.create(scope, body)


@routes.operation("scheduledcheckout.list_scheduled_checkouts")
def list_scheduled_checkouts(scope: Scope, query: ListScheduledCheckoutsQuery) -> ListScheduledCheckoutsAnswer:
    return scheduled.list_(scope, query)


@routes.operation("scheduledcheckout.get_scheduled_checkout")
def get_scheduled_checkout(scope: Scope, scheduled_checkout_id: str) -> GetScheduledCheckoutAnswer:
    return scheduled.get(scope, scheduled_checkout_id)


@routes.operation("scheduledcheckout.update_scheduled_checkout")
def update_scheduled_checkout(
    scope: Scope, scheduled_checkout_id: str, body: UpdateScheduledCheckoutBody
) -> UpdateScheduledCheckoutAnswer:
    return scheduled.update(scope, scheduled_checkout_id, body)


def _managed(scope: Scope, company_id: str, applied: changes.Applied) -> ManagePlanAnswer:
    return {
        "company": companies.get(scope, company_id),
        "success": True,
        "problems": problems.told(applied.problems),
        "checkout_id": applied.put_off_id,
    }
