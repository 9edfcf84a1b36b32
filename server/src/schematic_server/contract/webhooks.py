# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Types of operations of `webhooks`, for checkers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Literal, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from schematic_server.contract.shared import CountResponse, DeleteResponse


class CountWebhookEventsQuery(TypedDict):
    """Query of `webhooks.count_webhook_events`."""

    ids: NotRequired[Sequence[str]]
    q: NotRequired[str]
    webhook_id: NotRequired[str]
    limit: int
    offset: int


CountWebhookEventsAnswer: TypeAlias = "CountResponse"


class CountWebhooksQuery(TypedDict):
    """Query of `webhooks.count_webhooks`."""

    q: NotRequired[str]
    limit: int
    offset: int


CountWebhooksAnswer: TypeAlias = "CountResponse"

CreateWebhookBody: TypeAlias = "CreateWebhookRequestBody"

CreateWebhookAnswer: TypeAlias = "WebhookResponseData"

DeleteWebhookAnswer: TypeAlias = "DeleteResponse"

GetWebhookAnswer: TypeAlias = "WebhookResponseData"

GetWebhookEventAnswer: TypeAlias = "WebhookEventDetailResponseData"


class ListWebhookEventsQuery(TypedDict):
    """Query of `webhooks.list_webhook_events`."""

    ids: NotRequired[Sequence[str]]
    q: NotRequired[str]
    webhook_id: NotRequired[str]
    limit: int
    offset: int


ListWebhookEventsAnswer: TypeAlias = "list[WebhookEventDetailResponseData]"


class ListWebhooksQuery(TypedDict):
    """Query of `webhooks.list_webhooks`."""

    q: NotRequired[str]
    limit: int
    offset: int


ListWebhooksAnswer: TypeAlias = "list[WebhookResponseData]"

SendTestWebhookActionBody: TypeAlias = "TestWebhookRequestBody"

SendTestWebhookActionAnswer: TypeAlias = "TestWebhookResponseData"

UpdateWebhookBody: TypeAlias = "UpdateWebhookRequestBody"

UpdateWebhookAnswer: TypeAlias = "WebhookResponseData"


class CreateWebhookRequestBody(TypedDict):
    """Body of `webhooks.create_webhook`."""

    credit_trigger_configs: NotRequired[Sequence[CreditTriggerConfig] | None]
    entitlement_trigger_configs: NotRequired[Sequence[EntitlementTriggerConfig] | None]
    name: str
    request_types: Sequence[WebhookRequestType]
    url: str


class CreditTriggerConfig(TypedDict):
    """A credit type whose limits an endpoint wants to hear about."""

    credit_id: str


class EntitlementTriggerConfig(TypedDict):
    """A feature whose limits an endpoint wants to hear about."""

    feature_id: str


class TestWebhookRequestBody(TypedDict):
    """Body of `webhooks.send_test_webhook_action`."""

    request_type: WebhookRequestType


class TestWebhookResponseData(TypedDict):
    """How an endpoint answered a sample delivery."""

    failure_reason: NotRequired[str | None]
    response_code: int
    success: bool


class UpdateWebhookRequestBody(TypedDict):
    """Body of `webhooks.update_webhook`."""

    credit_trigger_configs: NotRequired[Sequence[CreditTriggerConfig] | None]
    entitlement_trigger_configs: NotRequired[Sequence[EntitlementTriggerConfig] | None]
    name: NotRequired[str | None]
    request_types: NotRequired[Sequence[WebhookRequestType] | None]
    status: NotRequired[WebhookStatus | None]
    url: NotRequired[str | None]


class WebhookEventDetailResponseData(TypedDict):
    """A delivery with its endpoint."""

    attempt_count: int
    created_at: datetime
    id: str
    payload: NotRequired[str | None]
    request_type: WebhookRequestType
    response_code: NotRequired[int | None]
    sent_at: NotRequired[datetime | None]
    status: WebhookEventStatus
    updated_at: datetime
    webhook: NotRequired[WebhookResponseData | None]
    webhook_id: str


# Outcome of a delivery; `pending` is still being tried.
WebhookEventStatus: TypeAlias = Literal["failure", "pending", "success"]

# What happened, as an endpoint subscribes to it.
WebhookRequestType: TypeAlias = Literal[
    "subscription.trial.ended",
    "company.created",
    "company.deleted",
    "company.override.created",
    "company.override.deleted",
    "company.override.expired",
    "company.override.updated",
    "company.plan_changed",
    "company.scheduled_downgrade",
    "company.updated",
    "credit.limit.reached",
    "credit.limit.warning",
    "credit.purchase.success",
    "credit.usage_warning_reached",
    "entitlement.limit.reached",
    "entitlement.limit.warning",
    "entitlement.soft_limit.reached",
    "entitlement.soft_limit.warning",
    "entitlement.tier_limit.reached",
    "entitlement.tier_limit.warning",
    "feature.created",
    "feature.deleted",
    "feature.updated",
    "flag.created",
    "flag.deleted",
    "flag_rules.updated",
    "flag.updated",
    "plan.created",
    "plan.deleted",
    "plan.entitlement.created",
    "plan.entitlement.deleted",
    "plan.entitlement.updated",
    "plan.updated",
    "plan_version.deleted",
    "rule.deleted",
    "test.send",
    "user.created",
    "user.deleted",
    "user.updated",
    "auto.topup.hard.failure",
    "auto.topup.retry.exceeded",
    "auto.topup.success",
]


class WebhookResponseData(TypedDict):
    """An endpoint that is told about events."""

    created_at: datetime
    credit_trigger_configs: NotRequired[Sequence[CreditTriggerConfig] | None]
    entitlement_trigger_configs: NotRequired[Sequence[EntitlementTriggerConfig] | None]
    id: str
    name: str
    request_types: Sequence[WebhookRequestType]
    secret: str
    status: WebhookStatus
    updated_at: datetime
    url: str


# An `inactive` endpoint gets nothing; one that keeps failing becomes inactive by itself.
WebhookStatus: TypeAlias = Literal["active", "inactive"]
