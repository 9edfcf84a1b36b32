# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Types of operations of `scheduledcheckout`, for checkers."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, NotRequired, TypeAlias, TypedDict

CreateScheduledCheckoutBody: TypeAlias = "CreateScheduledCheckoutRequest"

CreateScheduledCheckoutAnswer: TypeAlias = "ScheduledCheckoutResponseData"

GetScheduledCheckoutAnswer: TypeAlias = "ScheduledCheckoutResponseData"


class ListScheduledCheckoutsQuery(TypedDict):
    """Query of `scheduledcheckout.list_scheduled_checkouts`."""

    company_id: NotRequired[str]
    status: NotRequired[ScheduledCheckoutStatus]
    limit: int
    offset: int


ListScheduledCheckoutsAnswer: TypeAlias = "list[ScheduledCheckoutResponseData]"

UpdateScheduledCheckoutBody: TypeAlias = "UpdateScheduledCheckoutRequest"

UpdateScheduledCheckoutAnswer: TypeAlias = "ScheduledCheckoutResponseData"


class CreateScheduledCheckoutRequest(TypedDict):
    """Body of `scheduledcheckout.create_scheduled_checkout`."""

    company_id: str
    execute_after: datetime
    from_plan_id: str
    to_plan_id: str


class ScheduledCheckoutResponseData(TypedDict):
    """A plan change at a later time."""

    actor_type: str
    company_id: str
    completed_at: NotRequired[datetime | None]
    created_at: datetime
    error_message: NotRequired[str | None]
    execute_after: datetime
    from_plan_id: str
    id: str
    scheduled_interval: NotRequired[str | None]
    scheduled_price: NotRequired[int | None]
    started_at: NotRequired[datetime | None]
    status: ScheduledCheckoutStatus
    to_plan_id: str
    updated_at: datetime


# State of a scheduled plan change.
ScheduledCheckoutStatus: TypeAlias = Literal["cancelled", "error", "executing", "pending", "success"]


class UpdateScheduledCheckoutRequest(TypedDict):
    """Body of `scheduledcheckout.update_scheduled_checkout`."""

    execute_after: NotRequired[datetime | None]
    status: NotRequired[ScheduledCheckoutStatus | None]
