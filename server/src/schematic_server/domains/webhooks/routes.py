"""Operations on webhook endpoints and on what they were sent; `webhooks/send_test.py` answers the test action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.webhooks import endpoints, log, store
from schematic_server.registry import Handlers
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.webhooks import (
        CountWebhookEventsAnswer,
        CountWebhookEventsQuery,
        CountWebhooksAnswer,
        CountWebhooksQuery,
        CreateWebhookAnswer,
        CreateWebhookBody,
        DeleteWebhookAnswer,
        GetWebhookAnswer,
        GetWebhookEventAnswer,
        ListWebhookEventsAnswer,
        ListWebhookEventsQuery,
        ListWebhooksAnswer,
        ListWebhooksQuery,
        UpdateWebhookAnswer,
        UpdateWebhookBody,
    )

routes = Handlers()


@routes.operation("webhooks.create_webhook")
def create_webhook(scope: Scope, body: CreateWebhookBody) -> CreateWebhookAnswer:
    return endpoints.create(scope, body)


@routes.operation("webhooks.get_webhook")
def get_webhook(scope: Scope, webhook_id: str) -> GetWebhookAnswer:
    return endpoints.get(scope, webhook_id)


@routes.operation("webhooks.list_webhooks")
def list_webhooks(scope: Scope, query: ListWebhooksQuery) -> ListWebhooksAnswer:
    return endpoints.responses(scope, store.list_endpoints(scope, query))


@routes.operation("webhooks.count_webhooks")
def count_webhooks(scope: Scope, query: CountWebhooksQuery) -> CountWebhooksAnswer:
    return {"count": store.count_endpoints(scope, query.get("q"))}


@routes.operation("webhooks.update_webhook")
def update_webhook(scope: Scope, webhook_id: str, body: UpdateWebhookBody) -> UpdateWebhookAnswer:
    return endpoints.update(scope, webhook_id, body)


@routes.operation("webhooks.delete_webhook")
def delete_webhook(scope: Scope, webhook_id: str) -> DeleteWebhookAnswer:
    return endpoints.delete(scope, webhook_id)


@routes.operation("webhooks.get_webhook_event")
def get_webhook_event(scope: Scope, webhook_event_id: str) -> GetWebhookEventAnswer:
    return log.get(scope, webhook_event_id)


@routes.operation("webhooks.list_webhook_events")
def list_webhook_events(scope: Scope, query: ListWebhookEventsQuery) -> ListWebhookEventsAnswer:
    return log.details(scope, store.list_events(scope, query))


@routes.operation("webhooks.count_webhook_events")
def count_webhook_events(scope: Scope, query: CountWebhookEventsQuery) -> CountWebhookEventsAnswer:
    return {"count": store.count_events(scope, query)}
