# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Clients of the resource `webhooks`."""

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
        CountWebhookEventsQuery,
        CountWebhookEventsResponse,
        CountWebhooksQuery,
        CountWebhooksResponse,
        CreateWebhookBody,
        CreateWebhookResponse,
        DeleteWebhookResponse,
        GetWebhookEventResponse,
        GetWebhookResponse,
        ListWebhookEventsQuery,
        ListWebhookEventsResponse,
        ListWebhooksQuery,
        ListWebhooksResponse,
        SendTestWebhookActionBody,
        SendTestWebhookActionResponse,
        UpdateWebhookBody,
        UpdateWebhookResponse,
    )


class WebhooksClient(Resource):
    """`client.webhooks`."""

    @property
    def with_raw_response(self) -> RawWebhooksClient:
        """The same operations, answered with status and headers."""
        return RawWebhooksClient(self._transport)

    def count_webhook_events(self, **query: Unpack[CountWebhookEventsQuery]) -> CountWebhookEventsResponse:
        """countWebhookEvents"""
        return self._get(
            "webhooks.count_webhook_events", "webhook-events/count", types.CountWebhookEventsResponse, query
        )

    def count_webhooks(self, **query: Unpack[CountWebhooksQuery]) -> CountWebhooksResponse:
        """countWebhooks"""
        return self._get("webhooks.count_webhooks", "webhooks/count", types.CountWebhooksResponse, query)

    def create_webhook(self, **body: Unpack[CreateWebhookBody]) -> CreateWebhookResponse:
        """createWebhook"""
        return self._post("webhooks.create_webhook", "webhooks", types.CreateWebhookResponse, body)

    def delete_webhook(self, webhook_id: str, **options: Unpack[Options]) -> DeleteWebhookResponse:
        """deleteWebhook"""
        return self._delete(
            "webhooks.delete_webhook",
            f"webhooks/{path_segment(webhook_id, 'webhook_id')}",
            types.DeleteWebhookResponse,
            options,
        )

    def get_webhook(self, webhook_id: str, **options: Unpack[Options]) -> GetWebhookResponse:
        """getWebhook"""
        return self._get(
            "webhooks.get_webhook",
            f"webhooks/{path_segment(webhook_id, 'webhook_id')}",
            types.GetWebhookResponse,
            options,
        )

    def get_webhook_event(self, webhook_event_id: str, **options: Unpack[Options]) -> GetWebhookEventResponse:
        """getWebhookEvent"""
        return self._get(
            "webhooks.get_webhook_event",
            f"webhook-events/{path_segment(webhook_event_id, 'webhook_event_id')}",
            types.GetWebhookEventResponse,
            options,
        )

    def list_webhook_events(self, **query: Unpack[ListWebhookEventsQuery]) -> ListWebhookEventsResponse:
        """listWebhookEvents"""
        return self._get("webhooks.list_webhook_events", "webhook-events", types.ListWebhookEventsResponse, query)

    def list_webhooks(self, **query: Unpack[ListWebhooksQuery]) -> ListWebhooksResponse:
        """listWebhooks"""
        return self._get("webhooks.list_webhooks", "webhooks", types.ListWebhooksResponse, query)

    def send_test_webhook_action(
        self, webhook_id: str, **body: Unpack[SendTestWebhookActionBody]
    ) -> SendTestWebhookActionResponse:
        """sendTestWebhookAction"""
        return self._post(
            "webhooks.send_test_webhook_action",
            f"webhooks/{path_segment(webhook_id, 'webhook_id')}/test",
            types.SendTestWebhookActionResponse,
            body,
        )

    def update_webhook(self, webhook_id: str, **body: Unpack[UpdateWebhookBody]) -> UpdateWebhookResponse:
        """updateWebhook"""
        return self._put(
            "webhooks.update_webhook",
            f"webhooks/{path_segment(webhook_id, 'webhook_id')}",
            types.UpdateWebhookResponse,
            body,
        )


class AsyncWebhooksClient(AsyncResource):
    """`client.webhooks`."""

    @property
    def with_raw_response(self) -> AsyncRawWebhooksClient:
        """The same operations, answered with status and headers."""
        return AsyncRawWebhooksClient(self._transport)

    async def count_webhook_events(self, **query: Unpack[CountWebhookEventsQuery]) -> CountWebhookEventsResponse:
        """countWebhookEvents"""
        return await self._get(
            "webhooks.count_webhook_events", "webhook-events/count", types.CountWebhookEventsResponse, query
        )

    async def count_webhooks(self, **query: Unpack[CountWebhooksQuery]) -> CountWebhooksResponse:
        """countWebhooks"""
        return await self._get("webhooks.count_webhooks", "webhooks/count", types.CountWebhooksResponse, query)

    async def create_webhook(self, **body: Unpack[CreateWebhookBody]) -> CreateWebhookResponse:
        """createWebhook"""
        return await self._post("webhooks.create_webhook", "webhooks", types.CreateWebhookResponse, body)

    async def delete_webhook(self, webhook_id: str, **options: Unpack[Options]) -> DeleteWebhookResponse:
        """deleteWebhook"""
        return await self._delete(
            "webhooks.delete_webhook",
            f"webhooks/{path_segment(webhook_id, 'webhook_id')}",
            types.DeleteWebhookResponse,
            options,
        )

    async def get_webhook(self, webhook_id: str, **options: Unpack[Options]) -> GetWebhookResponse:
        """getWebhook"""
        return await self._get(
            "webhooks.get_webhook",
            f"webhooks/{path_segment(webhook_id, 'webhook_id')}",
            types.GetWebhookResponse,
            options,
        )

    async def get_webhook_event(self, webhook_event_id: str, **options: Unpack[Options]) -> GetWebhookEventResponse:
        """getWebhookEvent"""
        return await self._get(
            "webhooks.get_webhook_event",
            f"webhook-events/{path_segment(webhook_event_id, 'webhook_event_id')}",
            types.GetWebhookEventResponse,
            options,
        )

    async def list_webhook_events(self, **query: Unpack[ListWebhookEventsQuery]) -> ListWebhookEventsResponse:
        """listWebhookEvents"""
        return await self._get("webhooks.list_webhook_events", "webhook-events", types.ListWebhookEventsResponse, query)

    async def list_webhooks(self, **query: Unpack[ListWebhooksQuery]) -> ListWebhooksResponse:
        """listWebhooks"""
        return await self._get("webhooks.list_webhooks", "webhooks", types.ListWebhooksResponse, query)

    async def send_test_webhook_action(
        self, webhook_id: str, **body: Unpack[SendTestWebhookActionBody]
    ) -> SendTestWebhookActionResponse:
        """sendTestWebhookAction"""
        return await self._post(
            "webhooks.send_test_webhook_action",
            f"webhooks/{path_segment(webhook_id, 'webhook_id')}/test",
            types.SendTestWebhookActionResponse,
            body,
        )

    async def update_webhook(self, webhook_id: str, **body: Unpack[UpdateWebhookBody]) -> UpdateWebhookResponse:
        """updateWebhook"""
        return await self._put(
            "webhooks.update_webhook",
            f"webhooks/{path_segment(webhook_id, 'webhook_id')}",
            types.UpdateWebhookResponse,
            body,
        )


class RawWebhooksClient(RawResource):
    """`client.webhooks.with_raw_response`."""

    def count_webhook_events(
        self, **query: Unpack[CountWebhookEventsQuery]
    ) -> HttpResponse[CountWebhookEventsResponse]:
        """countWebhookEvents"""
        return self._get(
            "webhooks.count_webhook_events", "webhook-events/count", types.CountWebhookEventsResponse, query
        )

    def count_webhooks(self, **query: Unpack[CountWebhooksQuery]) -> HttpResponse[CountWebhooksResponse]:
        """countWebhooks"""
        return self._get("webhooks.count_webhooks", "webhooks/count", types.CountWebhooksResponse, query)

    def create_webhook(self, **body: Unpack[CreateWebhookBody]) -> HttpResponse[CreateWebhookResponse]:
        """createWebhook"""
        return self._post("webhooks.create_webhook", "webhooks", types.CreateWebhookResponse, body)

    def delete_webhook(self, webhook_id: str, **options: Unpack[Options]) -> HttpResponse[DeleteWebhookResponse]:
        """deleteWebhook"""
        return self._delete(
            "webhooks.delete_webhook",
            f"webhooks/{path_segment(webhook_id, 'webhook_id')}",
            types.DeleteWebhookResponse,
            options,
        )

    def get_webhook(self, webhook_id: str, **options: Unpack[Options]) -> HttpResponse[GetWebhookResponse]:
        """getWebhook"""
        return self._get(
            "webhooks.get_webhook",
            f"webhooks/{path_segment(webhook_id, 'webhook_id')}",
            types.GetWebhookResponse,
            options,
        )

    def get_webhook_event(
        self, webhook_event_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetWebhookEventResponse]:
        """getWebhookEvent"""
        return self._get(
            "webhooks.get_webhook_event",
            f"webhook-events/{path_segment(webhook_event_id, 'webhook_event_id')}",
            types.GetWebhookEventResponse,
            options,
        )

    def list_webhook_events(self, **query: Unpack[ListWebhookEventsQuery]) -> HttpResponse[ListWebhookEventsResponse]:
        """listWebhookEvents"""
        return self._get("webhooks.list_webhook_events", "webhook-events", types.ListWebhookEventsResponse, query)

    def list_webhooks(self, **query: Unpack[ListWebhooksQuery]) -> HttpResponse[ListWebhooksResponse]:
        """listWebhooks"""
        return self._get("webhooks.list_webhooks", "webhooks", types.ListWebhooksResponse, query)

    def send_test_webhook_action(
        self, webhook_id: str, **body: Unpack[SendTestWebhookActionBody]
    ) -> HttpResponse[SendTestWebhookActionResponse]:
        """sendTestWebhookAction"""
        return self._post(
            "webhooks.send_test_webhook_action",
            f"webhooks/{path_segment(webhook_id, 'webhook_id')}/test",
            types.SendTestWebhookActionResponse,
            body,
        )

    def update_webhook(self, webhook_id: str, **body: Unpack[UpdateWebhookBody]) -> HttpResponse[UpdateWebhookResponse]:
        """updateWebhook"""
        return self._put(
            "webhooks.update_webhook",
            f"webhooks/{path_segment(webhook_id, 'webhook_id')}",
            types.UpdateWebhookResponse,
            body,
        )


class AsyncRawWebhooksClient(AsyncRawResource):
    """`client.webhooks.with_raw_response`."""

    async def count_webhook_events(
        self, **query: Unpack[CountWebhookEventsQuery]
    ) -> AsyncHttpResponse[CountWebhookEventsResponse]:
        """countWebhookEvents"""
        return await self._get(
            "webhooks.count_webhook_events", "webhook-events/count", types.CountWebhookEventsResponse, query
        )

    async def count_webhooks(self, **query: Unpack[CountWebhooksQuery]) -> AsyncHttpResponse[CountWebhooksResponse]:
        """countWebhooks"""
        return await self._get("webhooks.count_webhooks", "webhooks/count", types.CountWebhooksResponse, query)

    async def create_webhook(self, **body: Unpack[CreateWebhookBody]) -> AsyncHttpResponse[CreateWebhookResponse]:
        """createWebhook"""
        return await self._post("webhooks.create_webhook", "webhooks", types.CreateWebhookResponse, body)

    async def delete_webhook(
        self, webhook_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeleteWebhookResponse]:
        """deleteWebhook"""
        return await self._delete(
            "webhooks.delete_webhook",
            f"webhooks/{path_segment(webhook_id, 'webhook_id')}",
            types.DeleteWebhookResponse,
            options,
        )

    async def get_webhook(self, webhook_id: str, **options: Unpack[Options]) -> AsyncHttpResponse[GetWebhookResponse]:
        """getWebhook"""
        return await self._get(
            "webhooks.get_webhook",
            f"webhooks/{path_segment(webhook_id, 'webhook_id')}",
            types.GetWebhookResponse,
            options,
        )

    async def get_webhook_event(
        self, webhook_event_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetWebhookEventResponse]:
        """getWebhookEvent"""
        return await self._get(
            "webhooks.get_webhook_event",
            f"webhook-events/{path_segment(webhook_event_id, 'webhook_event_id')}",
            types.GetWebhookEventResponse,
            options,
        )

    async def list_webhook_events(
        self, **query: Unpack[ListWebhookEventsQuery]
    ) -> AsyncHttpResponse[ListWebhookEventsResponse]:
        """listWebhookEvents"""
        return await self._get("webhooks.list_webhook_events", "webhook-events", types.ListWebhookEventsResponse, query)

    async def list_webhooks(self, **query: Unpack[ListWebhooksQuery]) -> AsyncHttpResponse[ListWebhooksResponse]:
        """listWebhooks"""
        return await self._get("webhooks.list_webhooks", "webhooks", types.ListWebhooksResponse, query)

    async def send_test_webhook_action(
        self, webhook_id: str, **body: Unpack[SendTestWebhookActionBody]
    ) -> AsyncHttpResponse[SendTestWebhookActionResponse]:
        """sendTestWebhookAction"""
        return await self._post(
            "webhooks.send_test_webhook_action",
            f"webhooks/{path_segment(webhook_id, 'webhook_id')}/test",
            types.SendTestWebhookActionResponse,
            body,
        )

    async def update_webhook(
        self, webhook_id: str, **body: Unpack[UpdateWebhookBody]
    ) -> AsyncHttpResponse[UpdateWebhookResponse]:
        """updateWebhook"""
        return await self._put(
            "webhooks.update_webhook",
            f"webhooks/{path_segment(webhook_id, 'webhook_id')}",
            types.UpdateWebhookResponse,
            body,
        )
