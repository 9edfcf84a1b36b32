# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `webhooks`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, Required, TypeAlias

from pydantic import Field

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options
from schematic.types.companies import CompanyDetailResponseData, CompanyResponseData, PlanSnapshotView
from schematic.types.entitlements import CreditUsage
from schematic.types.features import FeatureView
from schematic.types.integrationsapi import IntegrationType
from schematic.types.shared import CountResponse, DeleteResponse

# Outcome of a delivery; `pending` is still being tried.
WebhookEventStatus: TypeAlias = Literal["failure", "pending", "success"] | str


# What happened, as an endpoint subscribes to it.
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


# An `inactive` endpoint gets nothing; one that keeps failing becomes inactive by itself.
WebhookStatus: TypeAlias = Literal["active", "inactive"] | str


class CountWebhookEventsParams(Model, frozen=True):
    """Query parameters that `webhooks.count_webhook_events` understood."""

    ids: list[str] | None = None
    """Only these ids, at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""
    webhook_id: str | None = None
    """Webhook endpoint (`wbhk_…`)."""


class CountWebhookEventsResponse(Model, frozen=True):
    """Answer of `webhooks.count_webhook_events`."""

    data: CountResponse
    params: CountWebhookEventsParams


class CountWebhooksParams(Model, frozen=True):
    """Query parameters that `webhooks.count_webhooks` understood."""

    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""


class CountWebhooksResponse(Model, frozen=True):
    """Answer of `webhooks.count_webhooks`."""

    data: CountResponse
    params: CountWebhooksParams


class CreateWebhookRequestBody(Model, frozen=True):
    """Body of `webhooks.create_webhook`."""

    name: str
    """Name shown to people, at most 256 characters."""
    request_types: list[WebhookRequestType]
    url: str
    """Address to call, at most 2048 characters."""
    credit_trigger_configs: list[CreditTriggerConfig] | None = None
    entitlement_trigger_configs: list[EntitlementTriggerConfig] | None = None


class CreateWebhookResponse(Model, frozen=True):
    """Answer of `webhooks.create_webhook`."""

    data: WebhookResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class CreditTriggerConfig(Model, frozen=True):
    """A credit type whose limits an endpoint wants to hear about."""

    credit_id: str
    """Credit type (`bilcr_…`)."""


class CreditsAutoTopupCompanySummary(Model, frozen=True):
    """The company of a top-up."""

    id: str
    """Company (`comp_…`)."""
    name: str
    """Name shown to people."""


class CreditsAutoTopupCreditSummary(Model, frozen=True):
    """The credit type of a top-up."""

    id: str
    """Credit type (`bilcr_…`)."""
    name: str
    """Name shown to people."""


class CreditsAutoTopupHardFailure(Model, frozen=True):
    """Body of the webhook `auto.topup.hard.failure`."""

    company: CreditsAutoTopupCompanySummary | None = None
    credit: CreditsAutoTopupCreditSummary | None = None
    error_message: str | None = None
    """What went wrong, for people."""
    stripe_error_code: str | None = None
    """Stripe's code for the failure."""


class CreditsAutoTopupRetryFailure(Model, frozen=True):
    """Body of the webhook `auto.topup.retry.exceeded`."""

    consecutive_failures: int
    """Failures in a row."""
    company: CreditsAutoTopupCompanySummary | None = None
    credit: CreditsAutoTopupCreditSummary | None = None
    last_error_message: str | None = None
    """What went wrong last."""
    stripe_error_code: str | None = None
    """Stripe's code for the failure."""


class CreditsAutoTopupSuccess(Model, frozen=True):
    """Body of the webhook `auto.topup.success`."""

    grant_id: str
    """Credit grant (`bilcg_…`)."""
    quantity: int
    """Credits bought."""
    company: CreditsAutoTopupCompanySummary | None = None
    credit: CreditsAutoTopupCreditSummary | None = None


class CreditsCreditPurchaseSuccess(Model, frozen=True):
    """Body of the webhook `credit.purchase.success`."""

    bundle_id: str
    """Credit bundle (`bilcrb_…`)."""
    bundle_name: str
    """Name of the bundle."""
    grant_ids: list[str]
    """Credit grants (`bilcg_…`)."""
    quantity: int
    """Credits bought."""
    company: CreditsWebhookCompanySummary | None = None
    credit: CreditsWebhookCreditSummary | None = None


class CreditsWebhookCompanySummary(Model, frozen=True):
    """The company of a purchase."""

    id: str
    """Company (`comp_…`)."""
    name: str
    """Name shown to people."""


class CreditsWebhookCreditSummary(Model, frozen=True):
    """The credit type of a purchase."""

    id: str
    """Credit type (`bilcr_…`)."""
    name: str
    """Name shown to people."""


class DeleteWebhookResponse(Model, frozen=True):
    """Answer of `webhooks.delete_webhook`."""

    data: DeleteResponse
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class EntitlementTriggerConfig(Model, frozen=True):
    """A feature whose limits an endpoint wants to hear about."""

    feature_id: str
    """Feature (`feat_…`)."""


class GetWebhookEventResponse(Model, frozen=True):
    """Answer of `webhooks.get_webhook_event`."""

    data: WebhookEventDetailResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetWebhookResponse(Model, frozen=True):
    """Answer of `webhooks.get_webhook`."""

    data: WebhookResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class ListWebhookEventsParams(Model, frozen=True):
    """Query parameters that `webhooks.list_webhook_events` understood."""

    ids: list[str] | None = None
    """Only these ids, at most 100."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""
    webhook_id: str | None = None
    """Webhook endpoint (`wbhk_…`)."""


class ListWebhookEventsResponse(Model, frozen=True):
    """Answer of `webhooks.list_webhook_events`."""

    data: list[WebhookEventDetailResponseData]
    params: ListWebhookEventsParams


class ListWebhooksParams(Model, frozen=True):
    """Query parameters that `webhooks.list_webhooks` understood."""

    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""


class ListWebhooksResponse(Model, frozen=True):
    """Answer of `webhooks.list_webhooks`."""

    data: list[WebhookResponseData]
    params: ListWebhooksParams


class SendTestWebhookActionResponse(Model, frozen=True):
    """Answer of `webhooks.send_test_webhook_action`."""

    data: TestWebhookResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class TestWebhookRequestBody(Model, frozen=True):
    """Body of `webhooks.send_test_webhook_action`."""

    request_type: WebhookRequestType


class TestWebhookResponseData(Model, frozen=True):
    """How an endpoint answered a sample delivery."""

    response_code: int
    """Status the endpoint answered; 0 or null when it did not."""
    success: bool
    """Whether it worked."""
    failure_reason: str | None = None
    """Why the delivery failed."""


class UpdateWebhookRequestBody(Model, frozen=True):
    """Body of `webhooks.update_webhook`."""

    credit_trigger_configs: list[CreditTriggerConfig] | None = None
    entitlement_trigger_configs: list[EntitlementTriggerConfig] | None = None
    name: str | None = None
    """Name shown to people."""
    request_types: list[WebhookRequestType] | None = None
    status: WebhookStatus | None = None
    url: str | None = None
    """Address that is called."""


class UpdateWebhookResponse(Model, frozen=True):
    """Answer of `webhooks.update_webhook`."""

    data: WebhookResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class WebFeatureUsageWebhookOutput(Model, frozen=True):
    """Body of the limit webhooks (`entitlement.…`); mind the capitalised names."""

    entitlement: str = Field(alias="Entitlement")
    """Id of the entitlement."""
    allocation: int | None = Field(None, alias="Allocation")
    """Limit; null when there is none."""
    company: CompanyDetailResponseData | None = None
    credit_usage: CreditUsage | None = Field(None, alias="CreditUsage")
    feature: FeatureView | None = Field(None, alias="Feature")
    metric_reset_at: Instant | None = Field(None, alias="MetricResetAt")
    """When the usage starts again from 0, RFC 3339 UTC."""
    usage: int | None = Field(None, alias="Usage")
    """Usage in the current period."""


class WebScheduledDowngradeWebhookOutput(Model, frozen=True):
    """Body of the webhook `company.scheduled_downgrade`."""

    execute_after: Instant
    """When to carry it out, RFC 3339."""
    id: str
    """Scheduled plan change (`schk_…`)."""
    company: CompanyResponseData | None = None
    from_plan: PlanSnapshotView | None = None
    scheduled_interval: str | None = None
    """Interval of the price after the change."""
    scheduled_price: int | None = None
    """Price after the change, in cents."""
    to_plan: PlanSnapshotView | None = None


class WebhookEventDetailResponseData(Model, frozen=True):
    """A delivery with its endpoint."""

    attempt_count: int
    """Attempts made so far."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    id: str
    """Delivery (`whev_…`)."""
    request_type: WebhookRequestType
    status: WebhookEventStatus
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    webhook_id: str
    """Webhook endpoint."""
    payload: str | None = None
    """JSON text that was sent."""
    response_code: int | None = None
    """Status the endpoint answered; 0 or null when it did not."""
    sent_at: Instant | None = None
    """When it was last attempted."""
    webhook: WebhookResponseData | None = None


class WebhookEventResponseData(Model, frozen=True):
    """A delivery to an endpoint."""

    attempt_count: int
    """Attempts made so far."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    id: str
    """Delivery (`whev_…`)."""
    request_type: WebhookRequestType
    status: WebhookEventStatus
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    webhook_id: str
    """Webhook endpoint."""
    payload: str | None = None
    """JSON text that was sent."""
    response_code: int | None = None
    """Status the endpoint answered; 0 or null when it did not."""
    sent_at: Instant | None = None
    """When it was last attempted."""


class WebhookResponseData(Model, frozen=True):
    """An endpoint that is told about events."""

    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    id: str
    """Webhook endpoint (`wbhk_…`)."""
    name: str
    """Name shown to people."""
    request_types: list[WebhookRequestType]
    secret: str
    """Key that deliveries are signed with; empty for readers who may not see it."""
    status: WebhookStatus
    updated_at: Instant
    """When it last changed, RFC 3339 UTC."""
    url: str
    """Address that is called."""
    credit_trigger_configs: list[CreditTriggerConfig] | None = None
    entitlement_trigger_configs: list[EntitlementTriggerConfig] | None = None


class WebhookUrl(Model, frozen=True):
    """Address a vendor should call."""

    type: IntegrationType
    url: str
    """Address the vendor should call."""


class CountWebhookEventsQuery(Options, total=False):
    """Keywords of `webhooks.count_webhook_events`."""

    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    webhook_id: str | None
    """Webhook endpoint (`wbhk_…`)."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class CountWebhooksQuery(Options, total=False):
    """Keywords of `webhooks.count_webhooks`."""

    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class CreateWebhookBody(Options, total=False):
    """Keywords of `webhooks.create_webhook`."""

    name: Required[str]
    """Name shown to people, at most 256 characters."""
    request_types: Required[Sequence[WebhookRequestType]]
    """What happened, as an endpoint subscribes to it."""
    url: Required[str]
    """Address to call, at most 2048 characters."""
    credit_trigger_configs: Sequence[CreditTriggerConfig] | None
    """A credit type whose limits an endpoint wants to hear about."""
    entitlement_trigger_configs: Sequence[EntitlementTriggerConfig] | None
    """A feature whose limits an endpoint wants to hear about."""


class ListWebhookEventsQuery(Options, total=False):
    """Keywords of `webhooks.list_webhook_events`."""

    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    webhook_id: str | None
    """Webhook endpoint (`wbhk_…`)."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListWebhooksQuery(Options, total=False):
    """Keywords of `webhooks.list_webhooks`."""

    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class SendTestWebhookActionBody(Options, total=False):
    """Keywords of `webhooks.send_test_webhook_action`."""

    request_type: Required[WebhookRequestType]
    """What happened, as an endpoint subscribes to it."""


class UpdateWebhookBody(Options, total=False):
    """Keywords of `webhooks.update_webhook`."""

    credit_trigger_configs: Sequence[CreditTriggerConfig] | None
    """A credit type whose limits an endpoint wants to hear about."""
    entitlement_trigger_configs: Sequence[EntitlementTriggerConfig] | None
    """A feature whose limits an endpoint wants to hear about."""
    name: str | None
    """Name shown to people."""
    request_types: Sequence[WebhookRequestType] | None
    """What happened, as an endpoint subscribes to it."""
    status: WebhookStatus | None
    """An `inactive` endpoint gets nothing; one that keeps failing becomes inactive by itself."""
    url: str | None
    """Address that is called."""
