"""Every event that an endpoint can subscribe to: what its body is, and what `object_type` calls it. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EventType:
    """`schema` is the body's in the contract; None for the free bodies."""

    schema: str | None
    object_type: str


_ALL = (
    ("company.created company.updated company.deleted", "CompanyDetailResponseData", "company"),
    ("company.plan_changed", "PlanChangeResponseData", "plan_change"),
    ("company.scheduled_downgrade", "WebScheduledDowngradeWebhookOutput", "scheduled_downgrade"),
    (
        "company.override.created company.override.updated company.override.deleted company.override.expired",
        "CompanyOverrideResponseData",
        "company_override",
    ),
    ("user.created user.updated user.deleted", "UserDetailResponseData", "user"),
    ("feature.created feature.updated feature.deleted", "FeatureDetailResponseData", "feature"),
    ("flag.created flag.updated flag.deleted", "FlagDetailResponseData", "flag"),
    ("flag_rules.updated rule.deleted", "RuleDetailResponseData", "rule"),
    ("plan.created plan.updated plan.deleted", "PlanDetailResponseData", "plan"),
    ("plan_version.deleted", "PlanVersionResponseData", "plan_version"),
    (
        "plan.entitlement.created plan.entitlement.updated plan.entitlement.deleted",
        "PlanEntitlementResponseData",
        "plan_entitlement",
    ),
    ("subscription.trial.ended", "BillingSubscriptionView", "subscription"),
    (
        "entitlement.limit.warning entitlement.limit.reached entitlement.soft_limit.warning "
        "entitlement.soft_limit.reached entitlement.tier_limit.warning entitlement.tier_limit.reached",
        "WebFeatureUsageWebhookOutput",
        "feature_usage",
    ),
    ("credit.limit.warning credit.limit.reached", "WebFeatureUsageWebhookOutput", "credit"),
    ("credit.usage_warning_reached", None, "credit"),
    ("credit.purchase.success", "CreditsCreditPurchaseSuccess", "credit"),
    ("auto.topup.success", "CreditsAutoTopupSuccess", "credit"),
    ("auto.topup.hard.failure", "CreditsAutoTopupHardFailure", "credit"),
    ("auto.topup.retry.exceeded", "CreditsAutoTopupRetryFailure", "credit"),
    ("test.send", None, "test"),
)
EVENT_TYPES = {name: EventType(schema, noun) for names, schema, noun in _ALL for name in names.split()}

# Told of features, and of credit types, that the endpoint names only.
ENTITLEMENT_LIMITS = frozenset(name for name in EVENT_TYPES if name.startswith("entitlement."))
CREDIT_LIMITS = frozenset(name for name in EVENT_TYPES if name.startswith("credit.limit."))
