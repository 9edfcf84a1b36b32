"""What a webhook carries: an envelope, and a body whose model depends on the event type."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeAlias, cast, get_origin

from schematic.webhook_utils.signing import WebhookSignatureError

if TYPE_CHECKING:
    from schematic.core.model import Model
    from schematic.types import (
        BillingSubscriptionView,
        CompanyDetailResponseData,
        CompanyOverrideResponseData,
        CreditsAutoTopupHardFailure,
        CreditsAutoTopupRetryFailure,
        CreditsAutoTopupSuccess,
        CreditsCreditPurchaseSuccess,
        FeatureDetailResponseData,
        FlagDetailResponseData,
        PlanChangeResponseData,
        PlanDetailResponseData,
        PlanEntitlementResponseData,
        PlanVersionResponseData,
        RuleDetailResponseData,
        UserDetailResponseData,
        WebFeatureUsageWebhookOutput,
        WebhookRequestType,
        WebScheduledDowngradeWebhookOutput,
    )

    WebhookBody: TypeAlias = (
        BillingSubscriptionView
        | CompanyDetailResponseData
        | CompanyOverrideResponseData
        | CreditsAutoTopupHardFailure
        | CreditsAutoTopupRetryFailure
        | CreditsAutoTopupSuccess
        | CreditsCreditPurchaseSuccess
        | FeatureDetailResponseData
        | FlagDetailResponseData
        | PlanChangeResponseData
        | PlanDetailResponseData
        | PlanEntitlementResponseData
        | PlanVersionResponseData
        | RuleDetailResponseData
        | UserDetailResponseData
        | WebFeatureUsageWebhookOutput
        | WebScheduledDowngradeWebhookOutput
        | dict[str, Any]
        | list[Any]
        | str
        | float
        | None
    )

# Model in `schematic.types` -> event types. `test.send` has a free body and `credit.usage_warning_reached` no model.
_ACTIONS_OF = {
    "BillingSubscriptionView": "subscription.trial.ended",
    "CompanyDetailResponseData": "company.created company.updated company.deleted",
    "CompanyOverrideResponseData": (
        "company.override.created company.override.updated company.override.deleted company.override.expired"
    ),
    "CreditsAutoTopupHardFailure": "auto.topup.hard.failure",
    "CreditsAutoTopupRetryFailure": "auto.topup.retry.exceeded",
    "CreditsAutoTopupSuccess": "auto.topup.success",
    "CreditsCreditPurchaseSuccess": "credit.purchase.success",
    "FeatureDetailResponseData": "feature.created feature.updated feature.deleted",
    "FlagDetailResponseData": "flag.created flag.updated flag.deleted",
    "PlanChangeResponseData": "company.plan_changed",
    "PlanDetailResponseData": "plan.created plan.updated plan.deleted",
    "PlanEntitlementResponseData": "plan.entitlement.created plan.entitlement.updated plan.entitlement.deleted",
    "PlanVersionResponseData": "plan_version.deleted",
    "RuleDetailResponseData": "flag_rules.updated rule.deleted",
    "UserDetailResponseData": "user.created user.updated user.deleted",
    "WebFeatureUsageWebhookOutput": (
        "entitlement.limit.reached entitlement.limit.warning entitlement.soft_limit.reached "
        "entitlement.soft_limit.warning entitlement.tier_limit.reached entitlement.tier_limit.warning "
        "credit.limit.reached credit.limit.warning"
    ),
    "WebScheduledDowngradeWebhookOutput": "company.scheduled_downgrade",
}
_MODEL_OF = {action: model for model, actions in _ACTIONS_OF.items() for action in actions.split()}


# Levels of nesting; deliveries have a dozen. How many Python can read hangs on its version and on the caller's stack.
MAX_DEPTH = 200


class WebhookPayloadError(WebhookSignatureError, ValueError):
    """The signature fits, and what was signed is no webhook: no JSON object, without `action`, or nested too deeply.

    An endpoint that refuses what raises WebhookSignatureError refuses this, too.
    """


@dataclass(frozen=True, slots=True)
class WebhookEnvelope:
    """One delivery. Deliveries may come twice and in any order; compare `updated_at` of bodies, not arrival."""

    action: WebhookRequestType
    """Event type, such as `company.plan_changed`; newer servers may send others."""
    body: WebhookBody
    """The event type's model from `schematic.types`; JSON as sent for an unknown type or a body that does not fit."""
    account_id: str = ""
    environment_id: str = ""
    object_type: str = ""
    """What `body` is, such as `company`."""
    company_id: str | None = None
    """Company (`comp_…`) of company-scoped and limit events."""
    feature_id: str | None = None
    """Feature (`feat_…`) of entitlement limit events."""
    raw: Mapping[str, Any] = field(default_factory=dict[str, Any], repr=False, compare=False)
    """The JSON object as sent."""


def parse_payload(content: str | bytes) -> WebhookEnvelope:
    """The envelope of a body that was verified. Raises WebhookPayloadError."""
    try:
        raw: object = json.loads(content)
    except ValueError as error:
        raise WebhookPayloadError(f"webhook body is not JSON: {error}") from error
    except RecursionError:
        raise _too_deep() from None
    if _brackets(content) > MAX_DEPTH and _is_deep(raw):
        raise _too_deep()
    if not isinstance(raw, dict):
        raise WebhookPayloadError("webhook body is not a JSON object")
    members = cast(dict[str, Any], raw)
    action = members.get("action")
    if not isinstance(action, str) or not action:
        raise WebhookPayloadError("webhook body has no `action`; is this a delivery of another sender?")
    return WebhookEnvelope(
        action=action,
        body=_typed(action, members.get("body")),
        account_id=members.get("account_id") or "",
        environment_id=members.get("environment_id") or "",
        object_type=members.get("object_type") or "",
        company_id=members.get("company_id"),
        feature_id=members.get("feature_id"),
        raw=members,
    )


def _too_deep() -> WebhookPayloadError:
    return WebhookPayloadError(f"webhook body is nested deeper than {MAX_DEPTH} levels")


def _brackets(content: str | bytes) -> int:
    """What a text nests at most; counting is quick, and few deliveries have many."""
    if isinstance(content, str):
        return content.count("{") + content.count("[")
    return content.count(b"{") + content.count(b"[")


def _is_deep(value: object) -> bool:
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [inner for one in level for inner in _members(one) if isinstance(inner, (dict, list))]
    return bool(level)


def _members(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return cast(dict[str, object], value).values()
    return cast(list[object], value) if isinstance(value, list) else ()


def _typed(action: str, body: object) -> Any:
    """The body as its model, or as sent.

    A signed delivery is never refused for its shape: the sender would retry it, count failures and deactivate the
    endpoint.
    """
    name = _MODEL_OF.get(action)
    if name is None or not isinstance(body, dict):
        return body
    from pydantic import ValidationError  # models are loaded with the first delivery, not with the verification

    members = cast(dict[str, Any], body)
    model: type[Model] = getattr(import_module("schematic.types"), name)
    try:
        return model.model_validate(members)
    except ValidationError:
        pass
    try:
        return model.model_validate(_with_empty_lists(model, members))
    except ValidationError:
        return members


def _with_empty_lists(model: type[Model], members: dict[str, Any]) -> dict[str, Any]:
    """Lists that are null or missing, as in `company.deleted`, made empty."""
    names = [info.alias or name for name, info in model.model_fields.items() if get_origin(info.annotation) is list]
    return {**members, **{name: [] for name in names if members.get(name) is None}}
