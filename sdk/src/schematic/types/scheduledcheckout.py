# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `scheduledcheckout`."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal, Required, TypeAlias

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options

ScheduledCheckoutStatus: TypeAlias = Literal["cancelled", "error", "executing", "pending", "success"] | str


class CreateScheduledCheckoutRequest(Model):
    """Contract: `CreateScheduledCheckoutRequest`."""

    company_id: str
    execute_after: Instant
    from_plan_id: str
    to_plan_id: str


class CreateScheduledCheckoutResponse(Model):
    """Contract: `CreateScheduledCheckoutResponse`."""

    data: ScheduledCheckoutResponseData
    params: dict[str, Any]


class GetScheduledCheckoutResponse(Model):
    """Contract: `GetScheduledCheckoutResponse`."""

    data: ScheduledCheckoutResponseData
    params: dict[str, Any]


class ListScheduledCheckoutsParams(Model):
    """Contract: `ListScheduledCheckoutsParams`."""

    company_id: str | None = None
    limit: int | None = None
    offset: int | None = None
    status: ScheduledCheckoutStatus | None = None


class ListScheduledCheckoutsResponse(Model):
    """Contract: `ListScheduledCheckoutsResponse`."""

    data: list[ScheduledCheckoutResponseData]
    params: ListScheduledCheckoutsParams


class ScheduledCheckoutResponseData(Model):
    """Contract: `ScheduledCheckoutResponseData`."""

    actor_type: str
    company_id: str
    created_at: Instant
    execute_after: Instant
    from_plan_id: str
    id: str
    status: ScheduledCheckoutStatus
    to_plan_id: str
    updated_at: Instant
    completed_at: Instant | None = None
    error_message: str | None = None
    scheduled_interval: str | None = None
    scheduled_price: int | None = None
    started_at: Instant | None = None


class UpdateScheduledCheckoutRequest(Model):
    """Contract: `UpdateScheduledCheckoutRequest`."""

    execute_after: Instant | None = None
    status: ScheduledCheckoutStatus | None = None


class UpdateScheduledCheckoutResponse(Model):
    """Contract: `UpdateScheduledCheckoutResponse`."""

    data: ScheduledCheckoutResponseData
    params: dict[str, Any]


class CreateScheduledCheckoutBody(Options, total=False):
    """Keywords of `scheduledcheckout.create_scheduled_checkout`."""

    company_id: Required[str]
    execute_after: Required[datetime]
    from_plan_id: Required[str]
    to_plan_id: Required[str]


class ListScheduledCheckoutsQuery(Options, total=False):
    """Keywords of `scheduledcheckout.list_scheduled_checkouts`."""

    company_id: str | None
    status: ScheduledCheckoutStatus | None
    limit: int | None
    offset: int | None


class UpdateScheduledCheckoutBody(Options, total=False):
    """Keywords of `scheduledcheckout.update_scheduled_checkout`."""

    execute_after: datetime | None
    status: ScheduledCheckoutStatus | None
