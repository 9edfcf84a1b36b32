"""Operations of `checkout` and `scheduledcheckout`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.checkout import details, scheduled
from schematic_server.registry import Handlers
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.checkout import (
        GetCompanyBillingDetailsAnswer,
        UpdateCompanyBillingDetailsAnswer,
        UpdateCompanyBillingDetailsBody,
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
