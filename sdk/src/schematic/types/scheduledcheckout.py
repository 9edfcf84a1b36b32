# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `scheduledcheckout`."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal, Required, TypeAlias

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options

# State of a scheduled plan change.
ScheduledCheckoutStatus: TypeAlias = Literal["cancelled", "error", "executing", "pending", "success"] | str


class CreateScheduledCheckoutRequest(Model, frozen=True):
    """Body of `scheduledcheckout.create_scheduled_checkout`."""

    company_id: str
    """Company (`comp_…`)."""
    execute_after: Instant
    """When to carry it out, RFC 3339."""
    from_plan_id: str
    """Plan (`plan_…`) before the change."""
    to_plan_id: str
    """Plan (`plan_…`) after the change."""


class CreateScheduledCheckoutResponse(Model, frozen=True):
    """Answer of `scheduledcheckout.create_scheduled_checkout`."""

    data: ScheduledCheckoutResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetScheduledCheckoutResponse(Model, frozen=True):
    """Answer of `scheduledcheckout.get_scheduled_checkout`."""

    data: ScheduledCheckoutResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class ListScheduledCheckoutsParams(Model, frozen=True):
    """Query parameters that `scheduledcheckout.list_scheduled_checkouts` understood."""

    company_id: str | None = None
    """Company (`comp_…`)."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    status: ScheduledCheckoutStatus | None = None


class ListScheduledCheckoutsResponse(Model, frozen=True):
    """Answer of `scheduledcheckout.list_scheduled_checkouts`."""

    data: list[ScheduledCheckoutResponseData]
    params: ListScheduledCheckoutsParams


class ScheduledCheckoutResponseData(Model, frozen=True):
    """A plan change at a later time."""

    actor_type: str
    """Kind of actor."""
    company_id: str
    """Company (`comp_…`)."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    execute_after: Instant
    """When to carry it out, RFC 3339."""
    from_plan_id: str
    """Plan (`plan_…`) before the change."""
    id: str
    """Scheduled plan change (`schk_…`)."""
    status: ScheduledCheckoutStatus
    to_plan_id: str
    """Plan (`plan_…`) after the change."""
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    completed_at: Instant | None = None
    """When it was done."""
    error_message: str | None = None
    """What went wrong, for people."""
    scheduled_interval: str | None = None
    """Interval of the price after the change."""
    scheduled_price: int | None = None
    """Price after the change, in cents."""
    started_at: Instant | None = None
    """When it began."""


class UpdateScheduledCheckoutRequest(Model, frozen=True):
    """Body of `scheduledcheckout.update_scheduled_checkout`."""

    execute_after: Instant | None = None
    """When to carry it out, RFC 3339."""
    status: ScheduledCheckoutStatus | None = None


class UpdateScheduledCheckoutResponse(Model, frozen=True):
    """Answer of `scheduledcheckout.update_scheduled_checkout`."""

    data: ScheduledCheckoutResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class CreateScheduledCheckoutBody(Options, total=False):
    """Keywords of `scheduledcheckout.create_scheduled_checkout`."""

    company_id: Required[str]
    """Company (`comp_…`)."""
    execute_after: Required[datetime]
    """When to carry it out, RFC 3339."""
    from_plan_id: Required[str]
    """Plan (`plan_…`) before the change."""
    to_plan_id: Required[str]
    """Plan (`plan_…`) after the change."""


class ListScheduledCheckoutsQuery(Options, total=False):
    """Keywords of `scheduledcheckout.list_scheduled_checkouts`."""

    company_id: str | None
    """Company (`comp_…`)."""
    status: ScheduledCheckoutStatus | None
    """Only those in this state."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class UpdateScheduledCheckoutBody(Options, total=False):
    """Keywords of `scheduledcheckout.update_scheduled_checkout`."""

    execute_after: datetime | None
    """When to carry it out, RFC 3339."""
    status: ScheduledCheckoutStatus | None
    """State of a scheduled plan change."""
