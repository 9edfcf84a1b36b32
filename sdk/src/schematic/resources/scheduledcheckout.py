# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Clients of the resource `scheduledcheckout`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic import types
from schematic.core.query import path_segment
from schematic.core.resource import AsyncRawResource, AsyncResource, RawResource, Resource

if TYPE_CHECKING:
    from typing import Unpack

    from schematic.core.request_options import Options
    from schematic.core.response import AsyncHttpResponse, HttpResponse
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

    def create_scheduled_checkout(self, **body: Unpack[CreateScheduledCheckoutBody]) -> CreateScheduledCheckoutResponse:
        """Schedule a company's move from one plan to another; one pending change per company.

        company_id: str, required. Company (`comp_…`).
        execute_after: datetime, required. When to carry it out, RFC 3339.
        from_plan_id: str, required. Plan (`plan_…`) before the change.
        to_plan_id: str, required. Plan (`plan_…`) after the change.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post(
            "scheduledcheckout.create_scheduled_checkout",
            "scheduled-checkout",
            types.CreateScheduledCheckoutResponse,
            body,
        )

    def get_scheduled_checkout(
        self, scheduled_checkout_id: str, **options: Unpack[Options]
    ) -> GetScheduledCheckoutResponse:
        """One scheduled plan change by id.

        scheduled_checkout_id: str, required. Scheduled plan change (`schk_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "scheduledcheckout.get_scheduled_checkout",
            f"scheduled-checkout/{path_segment(scheduled_checkout_id, 'scheduled_checkout_id')}",
            types.GetScheduledCheckoutResponse,
            options,
        )

    def list_scheduled_checkouts(self, **query: Unpack[ListScheduledCheckoutsQuery]) -> ListScheduledCheckoutsResponse:
        """Scheduled plan changes, pending and past, newest first.

        company_id: str | None. Company (`comp_…`).
        status: ScheduledCheckoutStatus | None. Only those in this state.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "scheduledcheckout.list_scheduled_checkouts",
            "scheduled-checkout",
            types.ListScheduledCheckoutsResponse,
            query,
        )

    def update_scheduled_checkout(
        self, scheduled_checkout_id: str, **body: Unpack[UpdateScheduledCheckoutBody]
    ) -> UpdateScheduledCheckoutResponse:
        """Move a scheduled plan change to another time, or cancel it.

        scheduled_checkout_id: str, required. Scheduled plan change (`schk_…`).
        execute_after: datetime | None. When to carry it out, RFC 3339.
        status: ScheduledCheckoutStatus | None. State of a scheduled plan change.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._put(
            "scheduledcheckout.update_scheduled_checkout",
            f"scheduled-checkout/{path_segment(scheduled_checkout_id, 'scheduled_checkout_id')}",
            types.UpdateScheduledCheckoutResponse,
            body,
        )


class AsyncScheduledcheckoutClient(AsyncResource, like=ScheduledcheckoutClient):
    """`client.scheduledcheckout`."""

    @property
    def with_raw_response(self) -> AsyncRawScheduledcheckoutClient:
        """The same operations, answered with status and headers."""
        return AsyncRawScheduledcheckoutClient(self._transport)

    async def create_scheduled_checkout(
        self, **body: Unpack[CreateScheduledCheckoutBody]
    ) -> CreateScheduledCheckoutResponse:
        """Schedule a company's move from one plan to another; one pending change per company."""
        return await self._post(
            "scheduledcheckout.create_scheduled_checkout",
            "scheduled-checkout",
            types.CreateScheduledCheckoutResponse,
            body,
        )

    async def get_scheduled_checkout(
        self, scheduled_checkout_id: str, **options: Unpack[Options]
    ) -> GetScheduledCheckoutResponse:
        """One scheduled plan change by id."""
        return await self._get(
            "scheduledcheckout.get_scheduled_checkout",
            f"scheduled-checkout/{path_segment(scheduled_checkout_id, 'scheduled_checkout_id')}",
            types.GetScheduledCheckoutResponse,
            options,
        )

    async def list_scheduled_checkouts(
        self, **query: Unpack[ListScheduledCheckoutsQuery]
    ) -> ListScheduledCheckoutsResponse:
        """Scheduled plan changes, pending and past, newest first."""
        return await self._get(
            "scheduledcheckout.list_scheduled_checkouts",
            "scheduled-checkout",
            types.ListScheduledCheckoutsResponse,
            query,
        )

    async def update_scheduled_checkout(
        self, scheduled_checkout_id: str, **body: Unpack[UpdateScheduledCheckoutBody]
    ) -> UpdateScheduledCheckoutResponse:
        """Move a scheduled plan change to another time, or cancel it."""
        return await self._put(
            "scheduledcheckout.update_scheduled_checkout",
            f"scheduled-checkout/{path_segment(scheduled_checkout_id, 'scheduled_checkout_id')}",
            types.UpdateScheduledCheckoutResponse,
            body,
        )


class RawScheduledcheckoutClient(RawResource, like=ScheduledcheckoutClient):
    """`client.scheduledcheckout.with_raw_response`."""

    def create_scheduled_checkout(
        self, **body: Unpack[CreateScheduledCheckoutBody]
    ) -> HttpResponse[CreateScheduledCheckoutResponse]:
        """Schedule a company's move from one plan to another; one pending change per company."""
        return self._post(
            "scheduledcheckout.create_scheduled_checkout",
            "scheduled-checkout",
            types.CreateScheduledCheckoutResponse,
            body,
        )

    def get_scheduled_checkout(
        self, scheduled_checkout_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetScheduledCheckoutResponse]:
        """One scheduled plan change by id."""
        return self._get(
            "scheduledcheckout.get_scheduled_checkout",
            f"scheduled-checkout/{path_segment(scheduled_checkout_id, 'scheduled_checkout_id')}",
            types.GetScheduledCheckoutResponse,
            options,
        )

    def list_scheduled_checkouts(
        self, **query: Unpack[ListScheduledCheckoutsQuery]
    ) -> HttpResponse[ListScheduledCheckoutsResponse]:
        """Scheduled plan changes, pending and past, newest first."""
        return self._get(
            "scheduledcheckout.list_scheduled_checkouts",
            "scheduled-checkout",
            types.ListScheduledCheckoutsResponse,
            query,
        )

    def update_scheduled_checkout(
        self, scheduled_checkout_id: str, **body: Unpack[UpdateScheduledCheckoutBody]
    ) -> HttpResponse[UpdateScheduledCheckoutResponse]:
        """Move a scheduled plan change to another time, or cancel it."""
        return self._put(
            "scheduledcheckout.update_scheduled_checkout",
            f"scheduled-checkout/{path_segment(scheduled_checkout_id, 'scheduled_checkout_id')}",
            types.UpdateScheduledCheckoutResponse,
            body,
        )


class AsyncRawScheduledcheckoutClient(AsyncRawResource, like=ScheduledcheckoutClient):
    """`client.scheduledcheckout.with_raw_response`."""

    async def create_scheduled_checkout(
        self, **body: Unpack[CreateScheduledCheckoutBody]
    ) -> AsyncHttpResponse[CreateScheduledCheckoutResponse]:
        """Schedule a company's move from one plan to another; one pending change per company."""
        return await self._post(
            "scheduledcheckout.create_scheduled_checkout",
            "scheduled-checkout",
            types.CreateScheduledCheckoutResponse,
            body,
        )

    async def get_scheduled_checkout(
        self, scheduled_checkout_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetScheduledCheckoutResponse]:
        """One scheduled plan change by id."""
        return await self._get(
            "scheduledcheckout.get_scheduled_checkout",
            f"scheduled-checkout/{path_segment(scheduled_checkout_id, 'scheduled_checkout_id')}",
            types.GetScheduledCheckoutResponse,
            options,
        )

    async def list_scheduled_checkouts(
        self, **query: Unpack[ListScheduledCheckoutsQuery]
    ) -> AsyncHttpResponse[ListScheduledCheckoutsResponse]:
        """Scheduled plan changes, pending and past, newest first."""
        return await self._get(
            "scheduledcheckout.list_scheduled_checkouts",
            "scheduled-checkout",
            types.ListScheduledCheckoutsResponse,
            query,
        )

    async def update_scheduled_checkout(
        self, scheduled_checkout_id: str, **body: Unpack[UpdateScheduledCheckoutBody]
    ) -> AsyncHttpResponse[UpdateScheduledCheckoutResponse]:
        """Move a scheduled plan change to another time, or cancel it."""
        return await self._put(
            "scheduledcheckout.update_scheduled_checkout",
            f"scheduled-checkout/{path_segment(scheduled_checkout_id, 'scheduled_checkout_id')}",
            types.UpdateScheduledCheckoutResponse,
            body,
        )
