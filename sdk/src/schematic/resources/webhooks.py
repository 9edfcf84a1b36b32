# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Clients of the resource `webhooks`."""

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
        """How many deliveries match the filters of the listing.

        ids: Sequence[str] | None. Only these ids, at most 100.
        q: str | None. Text to search for, case ignored, at most 512 characters.
        webhook_id: str | None. Webhook endpoint (`wbhk_…`).
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "webhooks.count_webhook_events", "webhook-events/count", types.CountWebhookEventsResponse, query
        )

    def count_webhooks(self, **query: Unpack[CountWebhooksQuery]) -> CountWebhooksResponse:
        """How many endpoints match the filters of the listing.

        q: str | None. Text to search for, case ignored, at most 512 characters.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("webhooks.count_webhooks", "webhooks/count", types.CountWebhooksResponse, query)

    def create_webhook(self, **body: Unpack[CreateWebhookBody]) -> CreateWebhookResponse:
        """Register an endpoint for the named events; its signing secret is made here.

        name: str, required. Name shown to people, at most 256 characters.
        request_types: Sequence[WebhookRequestType], required. What happened, as an endpoint subscribes to it.
        url: str, required. Address to call, at most 2048 characters.
        credit_trigger_configs: Sequence[CreditTriggerConfig] | None. A credit type whose limits an endpoint
            wants to hear about.
        entitlement_trigger_configs: Sequence[EntitlementTriggerConfig] | None. A feature whose limits an
            endpoint wants to hear about.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post("webhooks.create_webhook", "webhooks", types.CreateWebhookResponse, body)

    def delete_webhook(self, webhook_id: str, **options: Unpack[Options]) -> DeleteWebhookResponse:
        """Remove a webhook endpoint.

        webhook_id: str, required. Webhook endpoint (`wbhk_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._delete(
            "webhooks.delete_webhook",
            f"webhooks/{path_segment(webhook_id, 'webhook_id')}",
            types.DeleteWebhookResponse,
            options,
        )

    def get_webhook(self, webhook_id: str, **options: Unpack[Options]) -> GetWebhookResponse:
        """One webhook endpoint by id.

        webhook_id: str, required. Webhook endpoint (`wbhk_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "webhooks.get_webhook",
            f"webhooks/{path_segment(webhook_id, 'webhook_id')}",
            types.GetWebhookResponse,
            options,
        )

    def get_webhook_event(self, webhook_event_id: str, **options: Unpack[Options]) -> GetWebhookEventResponse:
        """One delivery with its payload and outcome.

        webhook_event_id: str, required. Delivery (`whev_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get(
            "webhooks.get_webhook_event",
            f"webhook-events/{path_segment(webhook_event_id, 'webhook_event_id')}",
            types.GetWebhookEventResponse,
            options,
        )

    def list_webhook_events(self, **query: Unpack[ListWebhookEventsQuery]) -> ListWebhookEventsResponse:
        """Deliveries to webhook endpoints, newest first.

        ids: Sequence[str] | None. Only these ids, at most 100.
        q: str | None. Text to search for, case ignored, at most 512 characters.
        webhook_id: str | None. Webhook endpoint (`wbhk_…`).
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("webhooks.list_webhook_events", "webhook-events", types.ListWebhookEventsResponse, query)

    def list_webhooks(self, **query: Unpack[ListWebhooksQuery]) -> ListWebhooksResponse:
        """Webhook endpoints, newest first.

        q: str | None. Text to search for, case ignored, at most 512 characters.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._get("webhooks.list_webhooks", "webhooks", types.ListWebhooksResponse, query)

    def send_test_webhook_action(
        self, webhook_id: str, **body: Unpack[SendTestWebhookActionBody]
    ) -> SendTestWebhookActionResponse:
        """Send one sample delivery now, without retries, and report how the endpoint answered.

        webhook_id: str, required. Webhook endpoint (`wbhk_…`).
        request_type: WebhookRequestType, required. What happened, as an endpoint subscribes to it.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._post(
            "webhooks.send_test_webhook_action",
            f"webhooks/{path_segment(webhook_id, 'webhook_id')}/test",
            types.SendTestWebhookActionResponse,
            body,
        )

    def update_webhook(self, webhook_id: str, **body: Unpack[UpdateWebhookBody]) -> UpdateWebhookResponse:
        """Change an endpoint; setting it active again restarts its failure count.

        webhook_id: str, required. Webhook endpoint (`wbhk_…`).
        credit_trigger_configs: Sequence[CreditTriggerConfig] | None. A credit type whose limits an endpoint
            wants to hear about.
        entitlement_trigger_configs: Sequence[EntitlementTriggerConfig] | None. A feature whose limits an
            endpoint wants to hear about.
        name: str | None. Name shown to people.
        request_types: Sequence[WebhookRequestType] | None. What happened, as an endpoint subscribes to it.
        status: WebhookStatus | None. An `inactive` endpoint gets nothing; one that keeps failing becomes
            inactive by itself.
        url: str | None. Address that is called.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """
        return self._put(
            "webhooks.update_webhook",
            f"webhooks/{path_segment(webhook_id, 'webhook_id')}",
            types.UpdateWebhookResponse,
            body,
        )


class AsyncWebhooksClient(AsyncResource, like=WebhooksClient):
    """`client.webhooks`."""

    @property
    def with_raw_response(self) -> AsyncRawWebhooksClient:
        """The same operations, answered with status and headers."""
        return AsyncRawWebhooksClient(self._transport)

    async def count_webhook_events(self, **query: Unpack[CountWebhookEventsQuery]) -> CountWebhookEventsResponse:
        """How many deliveries match the filters of the listing."""
        return await self._get(
            "webhooks.count_webhook_events", "webhook-events/count", types.CountWebhookEventsResponse, query
        )

    async def count_webhooks(self, **query: Unpack[CountWebhooksQuery]) -> CountWebhooksResponse:
        """How many endpoints match the filters of the listing."""
        return await self._get("webhooks.count_webhooks", "webhooks/count", types.CountWebhooksResponse, query)

    async def create_webhook(self, **body: Unpack[CreateWebhookBody]) -> CreateWebhookResponse:
        """Register an endpoint for the named events; its signing secret is made here."""
        return await self._post("webhooks.create_webhook", "webhooks", types.CreateWebhookResponse, body)

    async def delete_webhook(self, webhook_id: str, **options: Unpack[Options]) -> DeleteWebhookResponse:
        """Remove a webhook endpoint."""
        return await self._delete(
            "webhooks.delete_webhook",
            f"webhooks/{path_segment(webhook_id, 'webhook_id')}",
            types.DeleteWebhookResponse,
            options,
        )

    async def get_webhook(self, webhook_id: str, **options: Unpack[Options]) -> GetWebhookResponse:
        """One webhook endpoint by id."""
        return await self._get(
            "webhooks.get_webhook",
            f"webhooks/{path_segment(webhook_id, 'webhook_id')}",
            types.GetWebhookResponse,
            options,
        )

    async def get_webhook_event(self, webhook_event_id: str, **options: Unpack[Options]) -> GetWebhookEventResponse:
        """One delivery with its payload and outcome."""
        return await self._get(
            "webhooks.get_webhook_event",
            f"webhook-events/{path_segment(webhook_event_id, 'webhook_event_id')}",
            types.GetWebhookEventResponse,
            options,
        )

    async def list_webhook_events(self, **query: Unpack[ListWebhookEventsQuery]) -> ListWebhookEventsResponse:
        """Deliveries to webhook endpoints, newest first."""
        return await self._get("webhooks.list_webhook_events", "webhook-events", types.ListWebhookEventsResponse, query)

    async def list_webhooks(self, **query: Unpack[ListWebhooksQuery]) -> ListWebhooksResponse:
        """Webhook endpoints, newest first."""
        return await self._get("webhooks.list_webhooks", "webhooks", types.ListWebhooksResponse, query)

    async def send_test_webhook_action(
        self, webhook_id: str, **body: Unpack[SendTestWebhookActionBody]
    ) -> SendTestWebhookActionResponse:
        """Send one sample delivery now, without retries, and report how the endpoint answered."""
        return await self._post(
            "webhooks.send_test_webhook_action",
            f"webhooks/{path_segment(webhook_id, 'webhook_id')}/test",
            types.SendTestWebhookActionResponse,
            body,
        )

    async def update_webhook(self, webhook_id: str, **body: Unpack[UpdateWebhookBody]) -> UpdateWebhookResponse:
        """Change an endpoint; setting it active again restarts its failure count."""
        return await self._put(
            "webhooks.update_webhook",
            f"webhooks/{path_segment(webhook_id, 'webhook_id')}",
            types.UpdateWebhookResponse,
            body,
        )


class RawWebhooksClient(RawResource, like=WebhooksClient):
    """`client.webhooks.with_raw_response`."""

    def count_webhook_events(
        self, **query: Unpack[CountWebhookEventsQuery]
    ) -> HttpResponse[CountWebhookEventsResponse]:
        """How many deliveries match the filters of the listing."""
        return self._get(
            "webhooks.count_webhook_events", "webhook-events/count", types.CountWebhookEventsResponse, query
        )

    def count_webhooks(self, **query: Unpack[CountWebhooksQuery]) -> HttpResponse[CountWebhooksResponse]:
        """How many endpoints match the filters of the listing."""
        return self._get("webhooks.count_webhooks", "webhooks/count", types.CountWebhooksResponse, query)

    def create_webhook(self, **body: Unpack[CreateWebhookBody]) -> HttpResponse[CreateWebhookResponse]:
        """Register an endpoint for the named events; its signing secret is made here."""
        return self._post("webhooks.create_webhook", "webhooks", types.CreateWebhookResponse, body)

    def delete_webhook(self, webhook_id: str, **options: Unpack[Options]) -> HttpResponse[DeleteWebhookResponse]:
        """Remove a webhook endpoint."""
        return self._delete(
            "webhooks.delete_webhook",
            f"webhooks/{path_segment(webhook_id, 'webhook_id')}",
            types.DeleteWebhookResponse,
            options,
        )

    def get_webhook(self, webhook_id: str, **options: Unpack[Options]) -> HttpResponse[GetWebhookResponse]:
        """One webhook endpoint by id."""
        return self._get(
            "webhooks.get_webhook",
            f"webhooks/{path_segment(webhook_id, 'webhook_id')}",
            types.GetWebhookResponse,
            options,
        )

    def get_webhook_event(
        self, webhook_event_id: str, **options: Unpack[Options]
    ) -> HttpResponse[GetWebhookEventResponse]:
        """One delivery with its payload and outcome."""
        return self._get(
            "webhooks.get_webhook_event",
            f"webhook-events/{path_segment(webhook_event_id, 'webhook_event_id')}",
            types.GetWebhookEventResponse,
            options,
        )

    def list_webhook_events(self, **query: Unpack[ListWebhookEventsQuery]) -> HttpResponse[ListWebhookEventsResponse]:
        """Deliveries to webhook endpoints, newest first."""
        return self._get("webhooks.list_webhook_events", "webhook-events", types.ListWebhookEventsResponse, query)

    def list_webhooks(self, **query: Unpack[ListWebhooksQuery]) -> HttpResponse[ListWebhooksResponse]:
        """Webhook endpoints, newest first."""
        return self._get("webhooks.list_webhooks", "webhooks", types.ListWebhooksResponse, query)

    def send_test_webhook_action(
        self, webhook_id: str, **body: Unpack[SendTestWebhookActionBody]
    ) -> HttpResponse[SendTestWebhookActionResponse]:
        """Send one sample delivery now, without retries, and report how the endpoint answered."""
        return self._post(
            "webhooks.send_test_webhook_action",
            f"webhooks/{path_segment(webhook_id, 'webhook_id')}/test",
            types.SendTestWebhookActionResponse,
            body,
        )

    def update_webhook(self, webhook_id: str, **body: Unpack[UpdateWebhookBody]) -> HttpResponse[UpdateWebhookResponse]:
        """Change an endpoint; setting it active again restarts its failure count."""
        return self._put(
            "webhooks.update_webhook",
            f"webhooks/{path_segment(webhook_id, 'webhook_id')}",
            types.UpdateWebhookResponse,
            body,
        )


class AsyncRawWebhooksClient(AsyncRawResource, like=WebhooksClient):
    """`client.webhooks.with_raw_response`."""

    async def count_webhook_events(
        self, **query: Unpack[CountWebhookEventsQuery]
    ) -> AsyncHttpResponse[CountWebhookEventsResponse]:
        """How many deliveries match the filters of the listing."""
        return await self._get(
            "webhooks.count_webhook_events", "webhook-events/count", types.CountWebhookEventsResponse, query
        )

    async def count_webhooks(self, **query: Unpack[CountWebhooksQuery]) -> AsyncHttpResponse[CountWebhooksResponse]:
        """How many endpoints match the filters of the listing."""
        return await self._get("webhooks.count_webhooks", "webhooks/count", types.CountWebhooksResponse, query)

    async def create_webhook(self, **body: Unpack[CreateWebhookBody]) -> AsyncHttpResponse[CreateWebhookResponse]:
        """Register an endpoint for the named events; its signing secret is made here."""
        return await self._post("webhooks.create_webhook", "webhooks", types.CreateWebhookResponse, body)

    async def delete_webhook(
        self, webhook_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[DeleteWebhookResponse]:
        """Remove a webhook endpoint."""
        return await self._delete(
            "webhooks.delete_webhook",
            f"webhooks/{path_segment(webhook_id, 'webhook_id')}",
            types.DeleteWebhookResponse,
            options,
        )

    async def get_webhook(self, webhook_id: str, **options: Unpack[Options]) -> AsyncHttpResponse[GetWebhookResponse]:
        """One webhook endpoint by id."""
        return await self._get(
            "webhooks.get_webhook",
            f"webhooks/{path_segment(webhook_id, 'webhook_id')}",
            types.GetWebhookResponse,
            options,
        )

    async def get_webhook_event(
        self, webhook_event_id: str, **options: Unpack[Options]
    ) -> AsyncHttpResponse[GetWebhookEventResponse]:
        """One delivery with its payload and outcome."""
        return await self._get(
            "webhooks.get_webhook_event",
            f"webhook-events/{path_segment(webhook_event_id, 'webhook_event_id')}",
            types.GetWebhookEventResponse,
            options,
        )

    async def list_webhook_events(
        self, **query: Unpack[ListWebhookEventsQuery]
    ) -> AsyncHttpResponse[ListWebhookEventsResponse]:
        """Deliveries to webhook endpoints, newest first."""
        return await self._get("webhooks.list_webhook_events", "webhook-events", types.ListWebhookEventsResponse, query)

    async def list_webhooks(self, **query: Unpack[ListWebhooksQuery]) -> AsyncHttpResponse[ListWebhooksResponse]:
        """Webhook endpoints, newest first."""
        return await self._get("webhooks.list_webhooks", "webhooks", types.ListWebhooksResponse, query)

    async def send_test_webhook_action(
        self, webhook_id: str, **body: Unpack[SendTestWebhookActionBody]
    ) -> AsyncHttpResponse[SendTestWebhookActionResponse]:
        """Send one sample delivery now, without retries, and report how the endpoint answered."""
        return await self._post(
            "webhooks.send_test_webhook_action",
            f"webhooks/{path_segment(webhook_id, 'webhook_id')}/test",
            types.SendTestWebhookActionResponse,
            body,
        )

    async def update_webhook(
        self, webhook_id: str, **body: Unpack[UpdateWebhookBody]
    ) -> AsyncHttpResponse[UpdateWebhookResponse]:
        """Change an endpoint; setting it active again restarts its failure count."""
        return await self._put(
            "webhooks.update_webhook",
            f"webhooks/{path_segment(webhook_id, 'webhook_id')}",
            types.UpdateWebhookResponse,
            body,
        )
