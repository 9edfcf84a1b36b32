# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
# mypy: disable-error-code="empty-body"
# pyright: reportReturnType=false
"""Clients of the resource `scheduledcheckout`. Methods with a docstring alone describe operations, see `core.operation`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic.core.resource import AsyncResource, Resource, awaited, awaited_raw, get, post, put, raw

if TYPE_CHECKING:
    from typing import Unpack

    from schematic.core.request_options import Options
    from schematic.types import (
        CreateScheduledCheckoutBody,
        CreateScheduledCheckoutResponse,
        GetScheduledCheckoutResponse,
        ListScheduledCheckoutsQuery,
        ListScheduledCheckoutsResponse,
        UpdateScheduledCheckoutBody,
        UpdateScheduledCheckoutResponse,
    )


class ScheduledcheckoutClient(Resource):
    """`client.scheduledcheckout`."""

    @property
    def with_raw_response(self) -> RawScheduledcheckoutClient:
        """The same operations, answered with status and headers."""
        return RawScheduledcheckoutClient(self._transport)

    @post("scheduled-checkout")
    def create_scheduled_checkout(self, **body: Unpack[CreateScheduledCheckoutBody]) -> CreateScheduledCheckoutResponse:
        """Schedule a company's move from one plan to another; one pending change per company.

        company_id: str, required. Company (`comp_…`).
        execute_after: datetime, required. When to carry it out, RFC 3339.
        from_plan_id: str, required. Plan (`plan_…`) before the change.
        to_plan_id: str, required. Plan (`plan_…`) after the change.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("scheduled-checkout/{scheduled_checkout_id}")
    def get_scheduled_checkout(
        self, scheduled_checkout_id: str, **options: Unpack[Options]
    ) -> GetScheduledCheckoutResponse:
        """One scheduled plan change by id.

        scheduled_checkout_id: str, required. Scheduled plan change (`schk_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("scheduled-checkout")
    def list_scheduled_checkouts(self, **query: Unpack[ListScheduledCheckoutsQuery]) -> ListScheduledCheckoutsResponse:
        """Scheduled plan changes, pending and past, newest first.

        company_id: str | None. Company (`comp_…`).
        status: ScheduledCheckoutStatus | None. Only those in this state.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @put("scheduled-checkout/{scheduled_checkout_id}")
    def update_scheduled_checkout(
        self, scheduled_checkout_id: str, **body: Unpack[UpdateScheduledCheckoutBody]
    ) -> UpdateScheduledCheckoutResponse:
        """Move a scheduled plan change to another time, or cancel it.

        scheduled_checkout_id: str, required. Scheduled plan change (`schk_…`).
        execute_after: datetime | None. When to carry it out, RFC 3339.
        status: ScheduledCheckoutStatus | None. State of a scheduled plan change.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """


class AsyncScheduledcheckoutClient(AsyncResource):
    """`client.scheduledcheckout`."""

    @property
    def with_raw_response(self) -> AsyncRawScheduledcheckoutClient:
        """The same operations, answered with status and headers."""
        return AsyncRawScheduledcheckoutClient(self._transport)

    create_scheduled_checkout = awaited(ScheduledcheckoutClient.create_scheduled_checkout)
    get_scheduled_checkout = awaited(ScheduledcheckoutClient.get_scheduled_checkout)
    list_scheduled_checkouts = awaited(ScheduledcheckoutClient.list_scheduled_checkouts)
    update_scheduled_checkout = awaited(ScheduledcheckoutClient.update_scheduled_checkout)


class RawScheduledcheckoutClient(Resource):
    """`client.scheduledcheckout.with_raw_response`."""

    create_scheduled_checkout = raw(ScheduledcheckoutClient.create_scheduled_checkout)
    get_scheduled_checkout = raw(ScheduledcheckoutClient.get_scheduled_checkout)
    list_scheduled_checkouts = raw(ScheduledcheckoutClient.list_scheduled_checkouts)
    update_scheduled_checkout = raw(ScheduledcheckoutClient.update_scheduled_checkout)


class AsyncRawScheduledcheckoutClient(AsyncResource):
    """`client.scheduledcheckout.with_raw_response`."""

    create_scheduled_checkout = awaited_raw(ScheduledcheckoutClient.create_scheduled_checkout)
    get_scheduled_checkout = awaited_raw(ScheduledcheckoutClient.get_scheduled_checkout)
    list_scheduled_checkouts = awaited_raw(ScheduledcheckoutClient.list_scheduled_checkouts)
    update_scheduled_checkout = awaited_raw(ScheduledcheckoutClient.update_scheduled_checkout)
