# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `webhooks`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, Required, TypeAlias

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options

WebhookEventStatus: TypeAlias = Literal["failure", "pending", "success"] | str


WebhookRequestType: TypeAlias = (
    Literal[
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
    | str
)


WebhookStatus: TypeAlias = Literal["active", "inactive"] | str


class CountWebhookEventsParams(Model):
    """Contract: `CountWebhookEventsParams`."""

    ids: list[str] | None = None
    limit: int | None = None
    offset: int | None = None
    q: str | None = None
    webhook_id: str | None = None


class CountWebhookEventsResponse(Model):
    """Contract: `CountWebhookEventsResponse`."""

    data: CountResponse
    params: CountWebhookEventsParams


class CountWebhooksParams(Model):
    """Contract: `CountWebhooksParams`."""

    limit: int | None = None
    offset: int | None = None
    q: str | None = None


class CountWebhooksResponse(Model):
    """Contract: `CountWebhooksResponse`."""

    data: CountResponse
    params: CountWebhooksParams


class CreateWebhookRequestBody(Model):
    """Contract: `CreateWebhookRequestBody`."""

    name: str
    request_types: list[WebhookRequestType]
    url: str
    credit_trigger_configs: list[CreditTriggerConfig] | None = None
    entitlement_trigger_configs: list[EntitlementTriggerConfig] | None = None


class CreateWebhookResponse(Model):
    """Contract: `CreateWebhookResponse`."""

    data: WebhookResponseData
    params: dict[str, Any]


class CreditTriggerConfig(Model):
    """Contract: `CreditTriggerConfig`."""

    credit_id: str


class DeleteWebhookResponse(Model):
    """Contract: `DeleteWebhookResponse`."""

    data: DeleteResponse
    params: dict[str, Any]


class EntitlementTriggerConfig(Model):
    """Contract: `EntitlementTriggerConfig`."""

    feature_id: str


class GetWebhookEventResponse(Model):
    """Contract: `GetWebhookEventResponse`."""

    data: WebhookEventDetailResponseData
    params: dict[str, Any]


class GetWebhookResponse(Model):
    """Contract: `GetWebhookResponse`."""

    data: WebhookResponseData
    params: dict[str, Any]


class ListWebhookEventsParams(Model):
    """Contract: `ListWebhookEventsParams`."""

    ids: list[str] | None = None
    limit: int | None = None
    offset: int | None = None
    q: str | None = None
    webhook_id: str | None = None


class ListWebhookEventsResponse(Model):
    """Contract: `ListWebhookEventsResponse`."""

    data: list[WebhookEventDetailResponseData]
    params: ListWebhookEventsParams


class ListWebhooksParams(Model):
    """Contract: `ListWebhooksParams`."""

    limit: int | None = None
    offset: int | None = None
    q: str | None = None


class ListWebhooksResponse(Model):
    """Contract: `ListWebhooksResponse`."""

    data: list[WebhookResponseData]
    params: ListWebhooksParams


class SendTestWebhookActionResponse(Model):
    """Contract: `SendTestWebhookActionResponse`."""

    data: TestWebhookResponseData
    params: dict[str, Any]


class TestWebhookRequestBody(Model):
    """Contract: `TestWebhookRequestBody`."""

    request_type: WebhookRequestType


class TestWebhookResponseData(Model):
    """Contract: `TestWebhookResponseData`."""

    response_code: int
    success: bool
    failure_reason: str | None = None


class UpdateWebhookRequestBody(Model):
    """Contract: `UpdateWebhookRequestBody`."""

    credit_trigger_configs: list[CreditTriggerConfig] | None = None
    entitlement_trigger_configs: list[EntitlementTriggerConfig] | None = None
    name: str | None = None
    request_types: list[WebhookRequestType] | None = None
    status: WebhookStatus | None = None
    url: str | None = None


class UpdateWebhookResponse(Model):
    """Contract: `UpdateWebhookResponse`."""

    data: WebhookResponseData
    params: dict[str, Any]


class WebhookEventDetailResponseData(Model):
    """Contract: `WebhookEventDetailResponseData`."""

    attempt_count: int
    created_at: Instant
    id: str
    request_type: WebhookRequestType
    status: WebhookEventStatus
    updated_at: Instant
    webhook_id: str
    payload: str | None = None
    response_code: int | None = None
    sent_at: Instant | None = None
    webhook: WebhookResponseData | None = None


class WebhookResponseData(Model):
    """Contract: `WebhookResponseData`."""

    created_at: Instant
    id: str
    name: str
    request_types: list[WebhookRequestType]
    secret: str
    status: WebhookStatus
    updated_at: Instant
    url: str
    credit_trigger_configs: list[CreditTriggerConfig] | None = None
    entitlement_trigger_configs: list[EntitlementTriggerConfig] | None = None


class CountWebhookEventsQuery(Options, total=False):
    """Keywords of `webhooks.count_webhook_events`."""

    ids: Sequence[str] | None
    q: str | None
    webhook_id: str | None
    limit: int | None
    offset: int | None


class CountWebhooksQuery(Options, total=False):
    """Keywords of `webhooks.count_webhooks`."""

    q: str | None
    limit: int | None
    offset: int | None


class CreateWebhookBody(Options, total=False):
    """Keywords of `webhooks.create_webhook`."""

    name: Required[str]
    request_types: Required[Sequence[WebhookRequestType]]
    url: Required[str]
    credit_trigger_configs: Sequence[CreditTriggerConfig] | None
    entitlement_trigger_configs: Sequence[EntitlementTriggerConfig] | None


class ListWebhookEventsQuery(Options, total=False):
    """Keywords of `webhooks.list_webhook_events`."""

    ids: Sequence[str] | None
    q: str | None
    webhook_id: str | None
    limit: int | None
    offset: int | None


class ListWebhooksQuery(Options, total=False):
    """Keywords of `webhooks.list_webhooks`."""

    q: str | None
    limit: int | None
    offset: int | None


class SendTestWebhookActionBody(Options, total=False):
    """Keywords of `webhooks.send_test_webhook_action`."""

    request_type: Required[WebhookRequestType]


class UpdateWebhookBody(Options, total=False):
    """Keywords of `webhooks.update_webhook`."""

    credit_trigger_configs: Sequence[CreditTriggerConfig] | None
    entitlement_trigger_configs: Sequence[EntitlementTriggerConfig] | None
    name: str | None
    request_types: Sequence[WebhookRequestType] | None
    status: WebhookStatus | None
    url: str | None


from schematic.types.shared import CountResponse, DeleteResponse
