# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Clients of the resource `scheduledcheckout`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic import types
from schematic.core.query import path_segment
from schematic.core.resource import AsyncRawResource, AsyncResource, RawResource, Resource

if TYPE_CHECKING:
    from typing_extensions import Unpack

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
        """createScheduledCheckout"""
        return self._post(
            "scheduledcheckout.create_scheduled_checkout",
            "scheduled-checkout",
            types.CreateScheduledCheckoutResponse,
            body,
        )

    def get_scheduled_checkout(
        self, scheduled_checkout_id: str, **options: Unpack[Options]
    ) -> GetScheduledCheckoutResponse:
        """getScheduledCheckout"""
        return self._get(
            "scheduledcheckout.get_scheduled_checkout",
            f"scheduled-checkout/{path_segment(scheduled_checkout_id, 'scheduled_checkout_id')}",
            types.GetScheduledCheckoutResponse,
            options,
        )

    def list_scheduled_checkouts(self, **query: Unpack[ListScheduledCheckoutsQuery]) -> ListScheduledCheckoutsResponse:
        """listScheduledCheckouts"""
        return self._get(
            "scheduledcheckout.list_scheduled_checkouts",
            "scheduled-checkout",
            types.ListScheduledCheckoutsResponse,
            query,
        )

    def update_scheduled_checkout(
        self, scheduled_checkout_id: str, **body: Unpack[UpdateScheduledCheckoutBody]
    ) -> UpdateScheduledCheckoutResponse:
        """updateScheduledCheckout"""
        return self._put(
            "scheduledcheckout.update_scheduled_checkout",
            f"scheduled-checkout/{path_segment(scheduled_checkout_id, 'scheduled_checkout_id')}",
            types.UpdateScheduledCheckoutResponse,
            body,
        )


class AsyncScheduledcheckoutClient(AsyncResource):
    """`client.scheduledcheckout`."""

    @property
    def with_raw_response(self) -> AsyncRawScheduledcheckoutClient:
        """The same operations, answered with status and headers."""
        return AsyncRawScheduledcheckoutClient(self._transport)

    async def create_scheduled_checkout(
        self, **body: Unpack[CreateScheduledCheckoutBody]
    ) -> CreateScheduledCheckoutResponse:
        """createScheduledCheckout"""
        return await self._post(
            "scheduledcheckout.create_scheduled_checkout",
            "scheduled-checkout",
            types.CreateScheduledCheckoutResponse,
            body,
        )

    async def get_scheduled_checkout(
        self, scheduled_checkout_id: str, **options: Unpack[Options]
    ) -> GetScheduledCheckoutResponse:
        """getScheduledCheckout"""
        return await self._get(
            "scheduledcheckout.get_scheduled_checkout",
            f"scheduled-checkout/{path_segment(scheduled_checkout_id, 'scheduled_checkout_id')}",
            types.GetScheduledCheckoutResponse,
            options,
        )

    async def list_scheduled_checkouts(
        self, **query: Unpack[ListScheduledCheckoutsQuery]
    ) -> ListScheduledCheckoutsResponse:
        """listScheduledCheckouts"""
        return await self._get(
            "scheduledcheckout.list_scheduled_checkouts",
            "scheduled-checkout",
            types.ListScheduledCheckoutsResponse,
            query,
        )

    async def update_scheduled_checkout(
        self, scheduled_checkout_id: str, **body: Unpack[UpdateScheduledCheckoutBody]
    ) -> UpdateScheduledCheckoutResponse:
        """updateScheduledCheckout"""
        return await self._put(
            "scheduledcheckout.update_scheduled_checkout",
            f"scheduled-checkout/{path_segment(scheduled_checkout_id, 'scheduled_checkout_id')}",
            types.UpdateScheduledCheckoutResponse,
            body,
        )


class RawScheduledcheckoutClient(RawResource):
    """`client.scheduledcheckout.with_raw_response`."""

    def create_scheduled_checkout(
        self, **body: Unpack[CreateScheduledCheckoutBody]
    ) -> HttpResponse[CreateScheduledCheckoutResponse]:
        """createScheduledCheckout"""
        return self._post(
            "scheduledcheckout.create_scheduled_checkout",
            "scheduled-checkout",
            types.CreateScheduledCheckoutResponse,
            body,
        )

    def get_scheduled_checkout(
        self, scheduled_checkout_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetScheduledCheckoutResponse]:
        """getScheduledCheckout"""
        return self._get(
            "scheduledcheckout.get_scheduled_checkout",
            f"scheduled-checkout/{path_segment(scheduled_checkout_id, 'scheduled_checkout_id')}",
            types.GetScheduledCheckoutResponse,
            options,
        )

    def list_scheduled_checkouts(
        self, **query: Unpack[ListScheduledCheckoutsQuery]
    ) -> HttpResponse[ListScheduledCheckoutsResponse]:
        """listScheduledCheckouts"""
        return self._get(
            "scheduledcheckout.list_scheduled_checkouts",
            "scheduled-checkout",
            types.ListScheduledCheckoutsResponse,
            query,
        )

    def update_scheduled_checkout(
        self, scheduled_checkout_id: str, **body: Unpack[UpdateScheduledCheckoutBody]
    ) -> HttpResponse[UpdateScheduledCheckoutResponse]:
        """updateScheduledCheckout"""
        return self._put(
            "scheduledcheckout.update_scheduled_checkout",
            f"scheduled-checkout/{path_segment(scheduled_checkout_id, 'scheduled_checkout_id')}",
            types.UpdateScheduledCheckoutResponse,
            body,
        )


class AsyncRawScheduledcheckoutClient(AsyncRawResource):
    """`client.scheduledcheckout.with_raw_response`."""

    async def create_scheduled_checkout(
        self, **body: Unpack[CreateScheduledCheckoutBody]
    ) -> AsyncHttpResponse[CreateScheduledCheckoutResponse]:
        """createScheduledCheckout"""
        return await self._post(
            "scheduledcheckout.create_scheduled_checkout",
            "scheduled-checkout",
            types.CreateScheduledCheckoutResponse,
            body,
        )

    async def get_scheduled_checkout(
        self, scheduled_checkout_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetScheduledCheckoutResponse]:
        """getScheduledCheckout"""
        return await self._get(
            "scheduledcheckout.get_scheduled_checkout",
            f"scheduled-checkout/{path_segment(scheduled_checkout_id, 'scheduled_checkout_id')}",
            types.GetScheduledCheckoutResponse,
            options,
        )

    async def list_scheduled_checkouts(
        self, **query: Unpack[ListScheduledCheckoutsQuery]
    ) -> AsyncHttpResponse[ListScheduledCheckoutsResponse]:
        """listScheduledCheckouts"""
        return await self._get(
            "scheduledcheckout.list_scheduled_checkouts",
            "scheduled-checkout",
            types.ListScheduledCheckoutsResponse,
            query,
        )

    async def update_scheduled_checkout(
        self, scheduled_checkout_id: str, **body: Unpack[UpdateScheduledCheckoutBody]
    ) -> AsyncHttpResponse[UpdateScheduledCheckoutResponse]:
        """updateScheduledCheckout"""
        return await self._put(
            "scheduledcheckout.update_scheduled_checkout",
            f"scheduled-checkout/{path_segment(scheduled_checkout_id, 'scheduled_checkout_id')}",
            types.UpdateScheduledCheckoutResponse,
            body,
        )
