# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
# mypy: disable-error-code="empty-body"
# pyright: reportReturnType=false
"""Clients of the resource `webhooks`. Methods with a docstring alone describe operations, see `core.operation`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic.core.resource import AsyncResource, Resource, awaited, awaited_raw, delete, get, post, put, raw

if TYPE_CHECKING:
    from typing import Unpack

    from schematic.core.request_options import Options
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

    @get("webhook-events/count")
    def count_webhook_events(self, **query: Unpack[CountWebhookEventsQuery]) -> CountWebhookEventsResponse:
        """How many deliveries match the filters of the listing.

        ids: Sequence[str] | None. Only these ids, at most 100.
        q: str | None. Text to search for, case ignored, at most 512 characters.
        webhook_id: str | None. Webhook endpoint (`wbhk_…`).
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("webhooks/count")
    def count_webhooks(self, **query: Unpack[CountWebhooksQuery]) -> CountWebhooksResponse:
        """How many endpoints match the filters of the listing.

        q: str | None. Text to search for, case ignored, at most 512 characters.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("webhooks")
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

    @delete("webhooks/{webhook_id}")
    def delete_webhook(self, webhook_id: str, **options: Unpack[Options]) -> DeleteWebhookResponse:
        """Remove a webhook endpoint.

        webhook_id: str, required. Webhook endpoint (`wbhk_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("webhooks/{webhook_id}")
    def get_webhook(self, webhook_id: str, **options: Unpack[Options]) -> GetWebhookResponse:
        """One webhook endpoint by id.

        webhook_id: str, required. Webhook endpoint (`wbhk_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("webhook-events/{webhook_event_id}")
    def get_webhook_event(self, webhook_event_id: str, **options: Unpack[Options]) -> GetWebhookEventResponse:
        """One delivery with its payload and outcome.

        webhook_event_id: str, required. Delivery (`whev_…`).
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("webhook-events")
    def list_webhook_events(self, **query: Unpack[ListWebhookEventsQuery]) -> ListWebhookEventsResponse:
        """Deliveries to webhook endpoints, newest first.

        ids: Sequence[str] | None. Only these ids, at most 100.
        q: str | None. Text to search for, case ignored, at most 512 characters.
        webhook_id: str | None. Webhook endpoint (`wbhk_…`).
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @get("webhooks")
    def list_webhooks(self, **query: Unpack[ListWebhooksQuery]) -> ListWebhooksResponse:
        """Webhook endpoints, newest first.

        q: str | None. Text to search for, case ignored, at most 512 characters.
        limit: int | None. Most rows to return, at most 250; 100 unless sent.
        offset: int | None. Rows to skip; 0 unless sent.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @post("webhooks/{webhook_id}/test")
    def send_test_webhook_action(
        self, webhook_id: str, **body: Unpack[SendTestWebhookActionBody]
    ) -> SendTestWebhookActionResponse:
        """Send one sample delivery now, without retries, and report how the endpoint answered.

        webhook_id: str, required. Webhook endpoint (`wbhk_…`).
        request_type: WebhookRequestType, required. What happened, as an endpoint subscribes to it.
        request_options: RequestOptions | None. Options of this call alone, such as `timeout` and `max_retries`.
        """

    @put("webhooks/{webhook_id}")
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


class AsyncWebhooksClient(AsyncResource):
    """`client.webhooks`."""

    @property
    def with_raw_response(self) -> AsyncRawWebhooksClient:
        """The same operations, answered with status and headers."""
        return AsyncRawWebhooksClient(self._transport)

    count_webhook_events = awaited(WebhooksClient.count_webhook_events)
    count_webhooks = awaited(WebhooksClient.count_webhooks)
    create_webhook = awaited(WebhooksClient.create_webhook)
    delete_webhook = awaited(WebhooksClient.delete_webhook)
    get_webhook = awaited(WebhooksClient.get_webhook)
    get_webhook_event = awaited(WebhooksClient.get_webhook_event)
    list_webhook_events = awaited(WebhooksClient.list_webhook_events)
    list_webhooks = awaited(WebhooksClient.list_webhooks)
    send_test_webhook_action = awaited(WebhooksClient.send_test_webhook_action)
    update_webhook = awaited(WebhooksClient.update_webhook)


class RawWebhooksClient(Resource):
    """`client.webhooks.with_raw_response`."""

    count_webhook_events = raw(WebhooksClient.count_webhook_events)
    count_webhooks = raw(WebhooksClient.count_webhooks)
    create_webhook = raw(WebhooksClient.create_webhook)
    delete_webhook = raw(WebhooksClient.delete_webhook)
    get_webhook = raw(WebhooksClient.get_webhook)
    get_webhook_event = raw(WebhooksClient.get_webhook_event)
    list_webhook_events = raw(WebhooksClient.list_webhook_events)
    list_webhooks = raw(WebhooksClient.list_webhooks)
    send_test_webhook_action = raw(WebhooksClient.send_test_webhook_action)
    update_webhook = raw(WebhooksClient.update_webhook)


class AsyncRawWebhooksClient(AsyncResource):
    """`client.webhooks.with_raw_response`."""

    count_webhook_events = awaited_raw(WebhooksClient.count_webhook_events)
    count_webhooks = awaited_raw(WebhooksClient.count_webhooks)
    create_webhook = awaited_raw(WebhooksClient.create_webhook)
    delete_webhook = awaited_raw(WebhooksClient.delete_webhook)
    get_webhook = awaited_raw(WebhooksClient.get_webhook)
    get_webhook_event = awaited_raw(WebhooksClient.get_webhook_event)
    list_webhook_events = awaited_raw(WebhooksClient.list_webhook_events)
    list_webhooks = awaited_raw(WebhooksClient.list_webhooks)
    send_test_webhook_action = awaited_raw(WebhooksClient.send_test_webhook_action)
    update_webhook = awaited_raw(WebhooksClient.update_webhook)
