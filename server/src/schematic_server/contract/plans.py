# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Types of operations of `plans`, for checkers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from schematic_server.contract.shared import (
        BillingCollectionMethod,
        BillingPlanCreditGrantResponseData,
        BillingPriceResponseData,
        BillingProductDetailResponseData,
        BillingProductPlanResponseData,
        BillingProviderType,
        CheckoutFieldValue,
        CompanyDetailResponseData,
        CountResponse,
        CreatePlanRequestBody,
        Currency,
        CustomerBillingAddress,
        CustomPlanActivationStrategy,
        CustomPlanBillingResponseData,
        CustomPlanBillingStatus,
        DeleteResponse,
        MigrationProrationBehavior,
        PlanBillingSource,
        PlanDetailResponseData,
        PlanEntitlementResponseData,
        PlanIcon,
        PlanIssueResponseData,
        PlanType,
        PlanVersionMigrationStrategy,
        PlanVersionResponseData,
        TaxIdInput,
        UpdatePlanRequestBody,
        UpsertBillingProductRequestBody,
    )


class CountBillingProductMatchCompaniesQuery(TypedDict):
    """Query of `plans.count_billing_product_match_companies`."""

    plan_id: str
    q: NotRequired[str]
    limit: int
    offset: int


CountBillingProductMatchCompaniesAnswer: TypeAlias = "CountResponse"


class CountPlansQuery(TypedDict):
    """Query of `plans.count_plans`."""

    company_id: NotRequired[str]
    company_scoped_only: NotRequired[bool]
    exclude_company_scoped: NotRequired[bool]
    exclude_unused: NotRequired[bool]
    for_fallback_plan: NotRequired[bool]
    for_initial_plan: NotRequired[bool]
    for_trial_expiry_plan: NotRequired[bool]
    has_product_id: NotRequired[bool]
    ids: NotRequired[Sequence[str]]
    include_draft_versions: NotRequired[bool]
    plan_type: NotRequired[PlanType]
    q: NotRequired[str]
    scoped_to_company_id: NotRequired[str]
    with_entitlements: NotRequired[bool]
    with_published_version: NotRequired[bool]
    without_entitlement_for_include_drafts: NotRequired[bool]
    without_entitlement_for: NotRequired[str]
    without_paid_product_id: NotRequired[bool]
    limit: int
    offset: int


CountPlansAnswer: TypeAlias = "CountResponse"

CreateCustomPlanBody: TypeAlias = "CreateCustomPlanRequestBody"

CreateCustomPlanAnswer: TypeAlias = "PlanDetailResponseData"

CreatePlanBody: TypeAlias = "CreatePlanRequestBody"

CreatePlanAnswer: TypeAlias = "PlanDetailResponseData"

DeletePlanAnswer: TypeAlias = "DeleteResponse"


class DeletePlanVersionQuery(TypedDict):
    """Query of `plans.delete_plan_version`."""

    promote_archived_version: NotRequired[bool]


DeletePlanVersionAnswer: TypeAlias = "DeleteResponse"


class GetPlanQuery(TypedDict):
    """Query of `plans.get_plan`."""

    plan_version_id: NotRequired[str]


GetPlanAnswer: TypeAlias = "PlanDetailResponseData"


class GetPlanVersionDiffQuery(TypedDict):
    """Query of `plans.get_plan_version_diff`."""

    against: NotRequired[str]


GetPlanVersionDiffAnswer: TypeAlias = "PlanVersionDiffResponseData"


class ListBillingProductMatchCompaniesQuery(TypedDict):
    """Query of `plans.list_billing_product_match_companies`."""

    plan_id: str
    q: NotRequired[str]
    limit: int
    offset: int


ListBillingProductMatchCompaniesAnswer: TypeAlias = "list[CompanyDetailResponseData]"


class ListCustomPlanBillingsQuery(TypedDict):
    """Query of `plans.list_custom_plan_billings`."""

    company_id: NotRequired[str]
    plan_id: NotRequired[str]
    plan_version_id: NotRequired[str]
    plan_billing_source: NotRequired[PlanBillingSource]
    plan_billing_sources: NotRequired[Sequence[PlanBillingSource]]
    status: NotRequired[CustomPlanBillingStatus]
    statuses: NotRequired[Sequence[CustomPlanBillingStatus]]
    limit: int
    offset: int


ListCustomPlanBillingsAnswer: TypeAlias = "list[CustomPlanBillingResponseData]"


class ListPlanIssuesQuery(TypedDict):
    """Query of `plans.list_plan_issues`."""

    plan_id: str
    plan_version_id: NotRequired[str]


ListPlanIssuesAnswer: TypeAlias = "list[PlanIssueResponseData]"


class ListPlansQuery(TypedDict):
    """Query of `plans.list_plans`."""

    company_id: NotRequired[str]
    company_scoped_only: NotRequired[bool]
    exclude_company_scoped: NotRequired[bool]
    exclude_unused: NotRequired[bool]
    for_fallback_plan: NotRequired[bool]
    for_initial_plan: NotRequired[bool]
    for_trial_expiry_plan: NotRequired[bool]
    has_product_id: NotRequired[bool]
    ids: NotRequired[Sequence[str]]
    include_draft_versions: NotRequired[bool]
    plan_type: NotRequired[PlanType]
    q: NotRequired[str]
    scoped_to_company_id: NotRequired[str]
    with_entitlements: NotRequired[bool]
    with_published_version: NotRequired[bool]
    without_entitlement_for_include_drafts: NotRequired[bool]
    without_entitlement_for: NotRequired[str]
    without_paid_product_id: NotRequired[bool]
    limit: int
    offset: int


ListPlansAnswer: TypeAlias = "list[PlanDetailResponseData]"

MarkCustomPlanBillingPaidBody: TypeAlias = "MarkCustomPlanBillingPaidRequestBody"

MarkCustomPlanBillingPaidAnswer: TypeAlias = "CustomPlanBillingResponseData"

PreviewPublishPlanVersionBody: TypeAlias = "PreviewPublishPlanVersionRequestBody"

PreviewPublishPlanVersionAnswer: TypeAlias = "PublishPreviewResponseData"

PublishPlanVersionBody: TypeAlias = "PublishPlanVersionRequestBody"

PublishPlanVersionAnswer: TypeAlias = "PlanVersionResponseData"

RetryCustomPlanBillingBody: TypeAlias = "RetryCustomPlanBillingRequestBody"

RetryCustomPlanBillingAnswer: TypeAlias = "CustomPlanBillingResponseData"

UpdateCompanyPlansBody: TypeAlias = "UpdateCompanyPlansRequestBody"

UpdateCompanyPlansAnswer: TypeAlias = "CompanyDetailResponseData"

UpdatePlanBody: TypeAlias = "UpdatePlanRequestBody"

UpdatePlanAnswer: TypeAlias = "PlanDetailResponseData"

UpsertBillingProductPlanBody: TypeAlias = "UpsertBillingProductRequestBody"

UpsertBillingProductPlanAnswer: TypeAlias = "BillingProductPlanResponseData"

UpsertPlanForBillingProductBody: TypeAlias = "CreateBillingLinkedPlanRequestBody"

UpsertPlanForBillingProductAnswer: TypeAlias = "PlanDetailResponseData"

# Which invoice carries the proration of an amended plan.
AmendmentProrationLandsOn: TypeAlias = Literal["immediate_invoice", "next_invoice", "none"]


class CreateBillingLinkedPlanRequestBody(TypedDict):
    """Body of `plans.upsert_plan_for_billing_product`."""

    billing_provider: BillingProviderType
    description: NotRequired[str | None]
    external_resource_id: str
    external_resource_version: NotRequired[str | None]
    icon: NotRequired[PlanIcon | None]
    name: str
    plan_type: PlanType


class CreateCustomPlanRequestBody(TypedDict):
    """Body of `plans.create_custom_plan`."""

    company_id: str
    copied_from_plan_id: NotRequired[str | None]
    copied_price_id: NotRequired[str | None]
    description: NotRequired[str | None]
    icon: NotRequired[PlanIcon | None]
    name: str


# Nothing needs to be sent.
MarkCustomPlanBillingPaidRequestBody: TypeAlias = "Mapping[str, Any]"


class PlanVersionBillingProductChangeResponseData(TypedDict):
    """Billing products before and after."""

    new: NotRequired[BillingProductDetailResponseData | None]
    old: NotRequired[BillingProductDetailResponseData | None]


class PlanVersionCreditGrantChangeResponseData(TypedDict):
    """How a plan's grant of one credit differs."""

    change_type: PlanVersionDiffChangeType
    changed_fields: Sequence[str]
    credit_id: str
    new: NotRequired[BillingPlanCreditGrantResponseData | None]
    old: NotRequired[BillingPlanCreditGrantResponseData | None]


# What happened between two versions.
PlanVersionDiffChangeType: TypeAlias = Literal["added", "changed", "removed"]

# Which of a plan's prices changed.
PlanVersionDiffPriceCadence: TypeAlias = Literal["monthly", "one_time", "quarterly", "yearly"]

PlanVersionDiffResponseData = TypedDict(
    "PlanVersionDiffResponseData",
    {
        "billing_product": "NotRequired[PlanVersionBillingProductChangeResponseData | None]",
        "credit_grants": "Sequence[PlanVersionCreditGrantChangeResponseData]",
        "entitlements": "Sequence[PlanVersionEntitlementChangeResponseData]",
        "from": "NotRequired[PlanVersionResponseData | None]",
        "has_billing_changes": "bool",
        "plan_fields": "Sequence[PlanVersionFieldChangeResponseData]",
        "prices": "Sequence[PlanVersionPriceChangeResponseData]",
        "to": "NotRequired[PlanVersionResponseData | None]",
    },
)


class PlanVersionEntitlementChangeResponseData(TypedDict):
    """How a plan's entitlement to one feature differs."""

    change_type: PlanVersionDiffChangeType
    changed_fields: Sequence[str]
    feature_id: str
    new: NotRequired[PlanEntitlementResponseData | None]
    old: NotRequired[PlanEntitlementResponseData | None]


class PlanVersionFieldChangeResponseData(TypedDict):
    """How one field differs."""

    field: str
    new: str
    old: str


class PlanVersionPriceChangeResponseData(TypedDict):
    """How one price differs."""

    cadence: PlanVersionDiffPriceCadence
    currency: Currency
    new: NotRequired[BillingPriceResponseData | None]
    old: NotRequired[BillingPriceResponseData | None]


class PreviewPublishPlanVersionRequestBody(TypedDict):
    """Body of `plans.preview_publish_plan_version`."""

    activation_strategy: NotRequired[CustomPlanActivationStrategy | None]
    address: NotRequired[CustomerBillingAddress | None]
    billing_cycle_anchor: NotRequired[datetime | None]
    billing_start_date: NotRequired[datetime | None]
    collection_method: NotRequired[BillingCollectionMethod | None]
    coupon_external_id: NotRequired[str | None]
    custom_field_values: NotRequired[Sequence[CheckoutFieldValue] | None]
    customer_email: NotRequired[str | None]
    days_until_due: NotRequired[int | None]
    end_date: NotRequired[datetime | None]
    excluded_company_ids: Sequence[str]
    migration_strategy: PlanVersionMigrationStrategy
    phone: NotRequired[str | None]
    prorate_first_period: NotRequired[bool | None]
    proration_behavior: NotRequired[MigrationProrationBehavior | None]
    require_no_migration: NotRequired[bool | None]
    scheduled_at: NotRequired[datetime | None]
    send_invoice: NotRequired[bool | None]
    tax_id: NotRequired[TaxIdInput | None]


class PublishPlanVersionRequestBody(TypedDict):
    """Body of `plans.publish_plan_version`."""

    activation_strategy: NotRequired[CustomPlanActivationStrategy | None]
    address: NotRequired[CustomerBillingAddress | None]
    billing_cycle_anchor: NotRequired[datetime | None]
    billing_start_date: NotRequired[datetime | None]
    collection_method: NotRequired[BillingCollectionMethod | None]
    coupon_external_id: NotRequired[str | None]
    custom_field_values: NotRequired[Sequence[CheckoutFieldValue] | None]
    customer_email: NotRequired[str | None]
    days_until_due: NotRequired[int | None]
    end_date: NotRequired[datetime | None]
    excluded_company_ids: Sequence[str]
    migration_strategy: PlanVersionMigrationStrategy
    phone: NotRequired[str | None]
    prorate_first_period: NotRequired[bool | None]
    proration_behavior: NotRequired[MigrationProrationBehavior | None]
    require_no_migration: NotRequired[bool | None]
    scheduled_at: NotRequired[datetime | None]
    send_invoice: NotRequired[bool | None]
    tax_id: NotRequired[TaxIdInput | None]


class PublishPreviewPayInAdvanceResponseData(TypedDict):
    """A quantity paid in advance, before and after publishing."""

    committed_quantity: int
    current_quantity: NotRequired[int | None]
    effective_quantity: int
    feature_id: str


class PublishPreviewPaymentMethodResponseData(TypedDict):
    """The payment method a publish would charge."""

    card_brand: NotRequired[str | None]
    card_last4: NotRequired[str | None]
    has_default: bool
    payment_method_type: NotRequired[str | None]


class PublishPreviewProrationLineResponseData(TypedDict):
    """One line of a publish's proration."""

    amount: int
    description: str
    period_end: datetime
    period_start: datetime
    price_external_id: NotRequired[str | None]
    quantity: int


class PublishPreviewResponseData(TypedDict):
    """What publishing a version would do and cost."""

    billing_email: NotRequired[str | None]
    currency: NotRequired[Currency | None]
    current_period_end: NotRequired[datetime | None]
    current_period_start: NotRequired[datetime | None]
    default_collection_method: BillingCollectionMethod
    default_days_until_due: int
    default_send_invoice: bool
    effective_at: NotRequired[datetime | None]
    ends_at: NotRequired[datetime | None]
    has_billing_changes: bool
    immediate_invoice_amount: NotRequired[int | None]
    lands_on: AmendmentProrationLandsOn
    new_recurring_amount: NotRequired[int | None]
    next_invoice_amount: NotRequired[int | None]
    next_invoice_at: NotRequired[datetime | None]
    note: NotRequired[str | None]
    pay_in_advance: Sequence[PublishPreviewPayInAdvanceResponseData]
    payment_method: PublishPreviewPaymentMethodResponseData
    proration_charge: int
    proration_credit: int
    proration_lines: Sequence[PublishPreviewProrationLineResponseData]
    proration_total: int
    will_update_subscription: bool
    would_fail: bool


class RetryCustomPlanBillingRequestBody(TypedDict):
    """Body of `plans.retry_custom_plan_billing`."""

    activation_strategy: NotRequired[CustomPlanActivationStrategy | None]
    billing_cycle_anchor: NotRequired[datetime | None]
    billing_start_date: NotRequired[datetime | None]
    customer_email: str
    days_until_due: NotRequired[int | None]
    end_date: NotRequired[datetime | None]
    prorate_first_period: NotRequired[bool | None]
    send_invoice: NotRequired[bool | None]


class UpdateCompanyPlansRequestBody(TypedDict):
    """Body of `plans.update_company_plans`."""

    add_on_ids: Sequence[str]
    base_plan_id: NotRequired[str | None]
