# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `plans`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal, Required, TypeAlias

from pydantic import Field

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options

AmendmentProrationLandsOn: TypeAlias = Literal["immediate_invoice", "next_invoice", "none"] | str


PlanVersionDiffChangeType: TypeAlias = Literal["added", "changed", "removed"] | str


PlanVersionDiffPriceCadence: TypeAlias = Literal["monthly", "one_time", "quarterly", "yearly"] | str


class CountBillingProductMatchCompaniesParams(Model):
    """Contract: `CountBillingProductMatchCompaniesParams`."""

    limit: int | None = None
    offset: int | None = None
    plan_id: str | None = None
    q: str | None = None


class CountBillingProductMatchCompaniesResponse(Model):
    """Contract: `CountBillingProductMatchCompaniesResponse`."""

    data: CountResponse
    params: CountBillingProductMatchCompaniesParams


class CountPlansParams(Model):
    """Contract: `CountPlansParams`."""

    company_id: str | None = None
    company_scoped_only: bool | None = None
    exclude_company_scoped: bool | None = None
    exclude_unused: bool | None = None
    for_fallback_plan: bool | None = None
    for_initial_plan: bool | None = None
    for_trial_expiry_plan: bool | None = None
    has_product_id: bool | None = None
    ids: list[str] | None = None
    include_draft_versions: bool | None = None
    limit: int | None = None
    offset: int | None = None
    plan_type: PlanType | None = None
    q: str | None = None
    scoped_to_company_id: str | None = None
    with_entitlements: bool | None = None
    with_published_version: bool | None = None
    without_entitlement_for: str | None = None
    without_entitlement_for_include_drafts: bool | None = None
    without_paid_product_id: bool | None = None


class CountPlansResponse(Model):
    """Contract: `CountPlansResponse`."""

    data: CountResponse
    params: CountPlansParams


class CreateBillingLinkedPlanRequestBody(Model):
    """Contract: `CreateBillingLinkedPlanRequestBody`."""

    billing_provider: BillingProviderType
    external_resource_id: str
    name: str
    plan_type: PlanType
    description: str | None = None
    external_resource_version: str | None = None
    icon: PlanIcon | None = None


class CreateCustomPlanRequestBody(Model):
    """Contract: `CreateCustomPlanRequestBody`."""

    company_id: str
    name: str
    copied_from_plan_id: str | None = None
    copied_price_id: str | None = None
    description: str | None = None
    icon: PlanIcon | None = None


class CreateCustomPlanResponse(Model):
    """Contract: `CreateCustomPlanResponse`."""

    data: PlanDetailResponseData
    params: dict[str, Any]


class CreatePlanResponse(Model):
    """Contract: `CreatePlanResponse`."""

    data: PlanDetailResponseData
    params: dict[str, Any]


class DeletePlanResponse(Model):
    """Contract: `DeletePlanResponse`."""

    data: DeleteResponse
    params: dict[str, Any]


class DeletePlanVersionParams(Model):
    """Contract: `DeletePlanVersionParams`."""

    promote_archived_version: bool | None = None


class DeletePlanVersionResponse(Model):
    """Contract: `DeletePlanVersionResponse`."""

    data: DeleteResponse
    params: DeletePlanVersionParams


class GetPlanParams(Model):
    """Contract: `GetPlanParams`."""

    plan_version_id: str | None = None


class GetPlanResponse(Model):
    """Contract: `GetPlanResponse`."""

    data: PlanDetailResponseData
    params: GetPlanParams


class GetPlanVersionDiffParams(Model):
    """Contract: `GetPlanVersionDiffParams`."""

    against: str | None = None


class GetPlanVersionDiffResponse(Model):
    """Contract: `GetPlanVersionDiffResponse`."""

    data: PlanVersionDiffResponseData
    params: GetPlanVersionDiffParams


class ListBillingProductMatchCompaniesParams(Model):
    """Contract: `ListBillingProductMatchCompaniesParams`."""

    limit: int | None = None
    offset: int | None = None
    plan_id: str | None = None
    q: str | None = None


class ListBillingProductMatchCompaniesResponse(Model):
    """Contract: `ListBillingProductMatchCompaniesResponse`."""

    data: list[CompanyDetailResponseData]
    params: ListBillingProductMatchCompaniesParams


class ListCustomPlanBillingsParams(Model):
    """Contract: `ListCustomPlanBillingsParams`."""

    company_id: str | None = None
    limit: int | None = None
    offset: int | None = None
    plan_billing_source: PlanBillingSource | None = None
    plan_billing_sources: list[PlanBillingSource] | None = None
    plan_id: str | None = None
    plan_version_id: str | None = None
    status: CustomPlanBillingStatus | None = None
    statuses: list[CustomPlanBillingStatus] | None = None


class ListCustomPlanBillingsResponse(Model):
    """Contract: `ListCustomPlanBillingsResponse`."""

    data: list[CustomPlanBillingResponseData]
    params: ListCustomPlanBillingsParams


class ListPlanIssuesParams(Model):
    """Contract: `ListPlanIssuesParams`."""

    plan_id: str | None = None
    plan_version_id: str | None = None


class ListPlanIssuesResponse(Model):
    """Contract: `ListPlanIssuesResponse`."""

    data: list[PlanIssueResponseData]
    params: ListPlanIssuesParams


class ListPlansParams(Model):
    """Contract: `ListPlansParams`."""

    company_id: str | None = None
    company_scoped_only: bool | None = None
    exclude_company_scoped: bool | None = None
    exclude_unused: bool | None = None
    for_fallback_plan: bool | None = None
    for_initial_plan: bool | None = None
    for_trial_expiry_plan: bool | None = None
    has_product_id: bool | None = None
    ids: list[str] | None = None
    include_draft_versions: bool | None = None
    limit: int | None = None
    offset: int | None = None
    plan_type: PlanType | None = None
    q: str | None = None
    scoped_to_company_id: str | None = None
    with_entitlements: bool | None = None
    with_published_version: bool | None = None
    without_entitlement_for: str | None = None
    without_entitlement_for_include_drafts: bool | None = None
    without_paid_product_id: bool | None = None


class ListPlansResponse(Model):
    """Contract: `ListPlansResponse`."""

    data: list[PlanDetailResponseData]
    params: ListPlansParams


class MarkCustomPlanBillingPaidResponse(Model):
    """Contract: `MarkCustomPlanBillingPaidResponse`."""

    data: CustomPlanBillingResponseData
    params: dict[str, Any]


class PlanVersionBillingProductChangeResponseData(Model):
    """Contract: `PlanVersionBillingProductChangeResponseData`."""

    new: BillingProductDetailResponseData | None = None
    old: BillingProductDetailResponseData | None = None


class PlanVersionCreditGrantChangeResponseData(Model):
    """Contract: `PlanVersionCreditGrantChangeResponseData`."""

    change_type: PlanVersionDiffChangeType
    changed_fields: list[str]
    credit_id: str
    new: BillingPlanCreditGrantResponseData | None = None
    old: BillingPlanCreditGrantResponseData | None = None


class PlanVersionDiffResponseData(Model):
    """Contract: `PlanVersionDiffResponseData`."""

    credit_grants: list[PlanVersionCreditGrantChangeResponseData]
    entitlements: list[PlanVersionEntitlementChangeResponseData]
    has_billing_changes: bool
    plan_fields: list[PlanVersionFieldChangeResponseData]
    prices: list[PlanVersionPriceChangeResponseData]
    billing_product: PlanVersionBillingProductChangeResponseData | None = None
    from_: PlanVersionResponseData | None = Field(None, alias="from")
    to: PlanVersionResponseData | None = None


class PlanVersionEntitlementChangeResponseData(Model):
    """Contract: `PlanVersionEntitlementChangeResponseData`."""

    change_type: PlanVersionDiffChangeType
    changed_fields: list[str]
    feature_id: str
    new: PlanEntitlementResponseData | None = None
    old: PlanEntitlementResponseData | None = None


class PlanVersionFieldChangeResponseData(Model):
    """Contract: `PlanVersionFieldChangeResponseData`."""

    field: str
    new: str
    old: str


class PlanVersionPriceChangeResponseData(Model):
    """Contract: `PlanVersionPriceChangeResponseData`."""

    cadence: PlanVersionDiffPriceCadence
    currency: Currency
    new: BillingPriceResponseData | None = None
    old: BillingPriceResponseData | None = None


class PreviewPublishPlanVersionRequestBody(Model):
    """Contract: `PreviewPublishPlanVersionRequestBody`."""

    excluded_company_ids: list[str]
    migration_strategy: PlanVersionMigrationStrategy
    activation_strategy: CustomPlanActivationStrategy | None = None
    address: CustomerBillingAddress | None = None
    billing_cycle_anchor: Instant | None = None
    billing_start_date: Instant | None = None
    collection_method: BillingCollectionMethod | None = None
    coupon_external_id: str | None = None
    custom_field_values: list[CheckoutFieldValue] | None = None
    customer_email: str | None = None
    days_until_due: int | None = None
    end_date: Instant | None = None
    phone: str | None = None
    prorate_first_period: bool | None = None
    proration_behavior: MigrationProrationBehavior | None = None
    require_no_migration: bool | None = None
    scheduled_at: Instant | None = None
    send_invoice: bool | None = None
    tax_id: TaxIdInput | None = None


class PreviewPublishPlanVersionResponse(Model):
    """Contract: `PreviewPublishPlanVersionResponse`."""

    data: PublishPreviewResponseData
    params: dict[str, Any]


class PublishPlanVersionRequestBody(Model):
    """Contract: `PublishPlanVersionRequestBody`."""

    excluded_company_ids: list[str]
    migration_strategy: PlanVersionMigrationStrategy
    activation_strategy: CustomPlanActivationStrategy | None = None
    address: CustomerBillingAddress | None = None
    billing_cycle_anchor: Instant | None = None
    billing_start_date: Instant | None = None
    collection_method: BillingCollectionMethod | None = None
    coupon_external_id: str | None = None
    custom_field_values: list[CheckoutFieldValue] | None = None
    customer_email: str | None = None
    days_until_due: int | None = None
    end_date: Instant | None = None
    phone: str | None = None
    prorate_first_period: bool | None = None
    proration_behavior: MigrationProrationBehavior | None = None
    require_no_migration: bool | None = None
    scheduled_at: Instant | None = None
    send_invoice: bool | None = None
    tax_id: TaxIdInput | None = None


class PublishPlanVersionResponse(Model):
    """Contract: `PublishPlanVersionResponse`."""

    data: PlanVersionResponseData
    params: dict[str, Any]


class PublishPreviewPayInAdvanceResponseData(Model):
    """Contract: `PublishPreviewPayInAdvanceResponseData`."""

    committed_quantity: int
    effective_quantity: int
    feature_id: str
    current_quantity: int | None = None


class PublishPreviewPaymentMethodResponseData(Model):
    """Contract: `PublishPreviewPaymentMethodResponseData`."""

    has_default: bool
    card_brand: str | None = None
    card_last_4: str | None = Field(None, alias="card_last4")
    payment_method_type: str | None = None


class PublishPreviewProrationLineResponseData(Model):
    """Contract: `PublishPreviewProrationLineResponseData`."""

    amount: int
    description: str
    period_end: Instant
    period_start: Instant
    quantity: int
    price_external_id: str | None = None


class PublishPreviewResponseData(Model):
    """Contract: `PublishPreviewResponseData`."""

    default_collection_method: BillingCollectionMethod
    default_days_until_due: int
    default_send_invoice: bool
    has_billing_changes: bool
    lands_on: AmendmentProrationLandsOn
    pay_in_advance: list[PublishPreviewPayInAdvanceResponseData]
    payment_method: PublishPreviewPaymentMethodResponseData
    proration_charge: int
    proration_credit: int
    proration_lines: list[PublishPreviewProrationLineResponseData]
    proration_total: int
    will_update_subscription: bool
    would_fail: bool
    billing_email: str | None = None
    currency: Currency | None = None
    current_period_end: Instant | None = None
    current_period_start: Instant | None = None
    effective_at: Instant | None = None
    ends_at: Instant | None = None
    immediate_invoice_amount: int | None = None
    new_recurring_amount: int | None = None
    next_invoice_amount: int | None = None
    next_invoice_at: Instant | None = None
    note: str | None = None


class RetryCustomPlanBillingRequestBody(Model):
    """Contract: `RetryCustomPlanBillingRequestBody`."""

    customer_email: str
    activation_strategy: CustomPlanActivationStrategy | None = None
    billing_cycle_anchor: Instant | None = None
    billing_start_date: Instant | None = None
    days_until_due: int | None = None
    end_date: Instant | None = None
    prorate_first_period: bool | None = None
    send_invoice: bool | None = None


class RetryCustomPlanBillingResponse(Model):
    """Contract: `RetryCustomPlanBillingResponse`."""

    data: CustomPlanBillingResponseData
    params: dict[str, Any]


class UpdateCompanyPlansRequestBody(Model):
    """Contract: `UpdateCompanyPlansRequestBody`."""

    add_on_ids: list[str]
    base_plan_id: str | None = None


class UpdateCompanyPlansResponse(Model):
    """Contract: `UpdateCompanyPlansResponse`."""

    data: CompanyDetailResponseData
    params: dict[str, Any]


class UpdatePlanResponse(Model):
    """Contract: `UpdatePlanResponse`."""

    data: PlanDetailResponseData
    params: dict[str, Any]


class UpsertBillingProductPlanResponse(Model):
    """Contract: `UpsertBillingProductPlanResponse`."""

    data: BillingProductPlanResponseData
    params: dict[str, Any]


class UpsertPlanForBillingProductResponse(Model):
    """Contract: `UpsertPlanForBillingProductResponse`."""

    data: PlanDetailResponseData
    params: dict[str, Any]


class CountBillingProductMatchCompaniesQuery(Options, total=False):
    """Keywords of `plans.count_billing_product_match_companies`."""

    plan_id: Required[str]
    q: str | None
    limit: int | None
    offset: int | None


class CountPlansQuery(Options, total=False):
    """Keywords of `plans.count_plans`."""

    company_id: str | None
    company_scoped_only: bool | None
    exclude_company_scoped: bool | None
    exclude_unused: bool | None
    for_fallback_plan: bool | None
    for_initial_plan: bool | None
    for_trial_expiry_plan: bool | None
    has_product_id: bool | None
    ids: Sequence[str] | None
    include_draft_versions: bool | None
    plan_type: PlanType | None
    q: str | None
    scoped_to_company_id: str | None
    with_entitlements: bool | None
    with_published_version: bool | None
    without_entitlement_for_include_drafts: bool | None
    without_entitlement_for: str | None
    without_paid_product_id: bool | None
    limit: int | None
    offset: int | None


class CreateCustomPlanBody(Options, total=False):
    """Keywords of `plans.create_custom_plan`."""

    company_id: Required[str]
    name: Required[str]
    copied_from_plan_id: str | None
    copied_price_id: str | None
    description: str | None
    icon: PlanIcon | None


class CreatePlanBody(Options, total=False):
    """Keywords of `plans.create_plan`."""

    name: Required[str]
    plan_type: Required[PlanType]
    description: str | None
    icon: PlanIcon | None


class DeletePlanVersionQuery(Options, total=False):
    """Keywords of `plans.delete_plan_version`."""

    promote_archived_version: bool | None


class GetPlanQuery(Options, total=False):
    """Keywords of `plans.get_plan`."""

    plan_version_id: str | None


class GetPlanVersionDiffQuery(Options, total=False):
    """Keywords of `plans.get_plan_version_diff`."""

    against: str | None


class ListBillingProductMatchCompaniesQuery(Options, total=False):
    """Keywords of `plans.list_billing_product_match_companies`."""

    plan_id: Required[str]
    q: str | None
    limit: int | None
    offset: int | None


class ListCustomPlanBillingsQuery(Options, total=False):
    """Keywords of `plans.list_custom_plan_billings`."""

    company_id: str | None
    plan_id: str | None
    plan_version_id: str | None
    plan_billing_source: PlanBillingSource | None
    plan_billing_sources: Sequence[PlanBillingSource] | None
    status: CustomPlanBillingStatus | None
    statuses: Sequence[CustomPlanBillingStatus] | None
    limit: int | None
    offset: int | None


class ListPlanIssuesQuery(Options, total=False):
    """Keywords of `plans.list_plan_issues`."""

    plan_id: Required[str]
    plan_version_id: str | None


class ListPlansQuery(Options, total=False):
    """Keywords of `plans.list_plans`."""

    company_id: str | None
    company_scoped_only: bool | None
    exclude_company_scoped: bool | None
    exclude_unused: bool | None
    for_fallback_plan: bool | None
    for_initial_plan: bool | None
    for_trial_expiry_plan: bool | None
    has_product_id: bool | None
    ids: Sequence[str] | None
    include_draft_versions: bool | None
    plan_type: PlanType | None
    q: str | None
    scoped_to_company_id: str | None
    with_entitlements: bool | None
    with_published_version: bool | None
    without_entitlement_for_include_drafts: bool | None
    without_entitlement_for: str | None
    without_paid_product_id: bool | None
    limit: int | None
    offset: int | None


class PreviewPublishPlanVersionBody(Options, total=False):
    """Keywords of `plans.preview_publish_plan_version`."""

    excluded_company_ids: Required[Sequence[str]]
    migration_strategy: Required[PlanVersionMigrationStrategy]
    activation_strategy: CustomPlanActivationStrategy | None
    address: CustomerBillingAddress | None
    billing_cycle_anchor: datetime | None
    billing_start_date: datetime | None
    collection_method: BillingCollectionMethod | None
    coupon_external_id: str | None
    custom_field_values: Sequence[CheckoutFieldValue] | None
    customer_email: str | None
    days_until_due: int | None
    end_date: datetime | None
    phone: str | None
    prorate_first_period: bool | None
    proration_behavior: MigrationProrationBehavior | None
    require_no_migration: bool | None
    scheduled_at: datetime | None
    send_invoice: bool | None
    tax_id: TaxIdInput | None


class PublishPlanVersionBody(Options, total=False):
    """Keywords of `plans.publish_plan_version`."""

    excluded_company_ids: Required[Sequence[str]]
    migration_strategy: Required[PlanVersionMigrationStrategy]
    activation_strategy: CustomPlanActivationStrategy | None
    address: CustomerBillingAddress | None
    billing_cycle_anchor: datetime | None
    billing_start_date: datetime | None
    collection_method: BillingCollectionMethod | None
    coupon_external_id: str | None
    custom_field_values: Sequence[CheckoutFieldValue] | None
    customer_email: str | None
    days_until_due: int | None
    end_date: datetime | None
    phone: str | None
    prorate_first_period: bool | None
    proration_behavior: MigrationProrationBehavior | None
    require_no_migration: bool | None
    scheduled_at: datetime | None
    send_invoice: bool | None
    tax_id: TaxIdInput | None


class RetryCustomPlanBillingBody(Options, total=False):
    """Keywords of `plans.retry_custom_plan_billing`."""

    customer_email: Required[str]
    activation_strategy: CustomPlanActivationStrategy | None
    billing_cycle_anchor: datetime | None
    billing_start_date: datetime | None
    days_until_due: int | None
    end_date: datetime | None
    prorate_first_period: bool | None
    send_invoice: bool | None


class UpdateCompanyPlansBody(Options, total=False):
    """Keywords of `plans.update_company_plans`."""

    add_on_ids: Required[Sequence[str]]
    base_plan_id: str | None


class UpdatePlanBody(Options, total=False):
    """Keywords of `plans.update_plan`."""

    name: Required[str]
    description: str | None
    icon: PlanIcon | None


class UpsertBillingProductPlanBody(Options, total=False):
    """Keywords of `plans.upsert_billing_product_plan`."""

    charge_type: Required[ChargeType]
    is_trialable: Required[bool]
    billing_product_id: str | None
    billing_strategy: BillingStrategy | None
    currency: Currency | None
    currency_prices: Sequence[PlanCurrencyPriceRequestBody] | None
    monthly_price: int | None
    monthly_price_id: str | None
    one_time_price: int | None
    one_time_price_id: str | None
    quarterly_price: int | None
    quarterly_price_id: str | None
    trial_days: int | None
    yearly_price: int | None
    yearly_price_id: str | None


class UpsertPlanForBillingProductBody(Options, total=False):
    """Keywords of `plans.upsert_plan_for_billing_product`."""

    billing_provider: Required[BillingProviderType]
    external_resource_id: Required[str]
    name: Required[str]
    plan_type: Required[PlanType]
    description: str | None
    external_resource_version: str | None
    icon: PlanIcon | None


from schematic.types.shared import (
    BillingCollectionMethod,
    BillingPlanCreditGrantResponseData,
    BillingPriceResponseData,
    BillingProductDetailResponseData,
    BillingProductPlanResponseData,
    BillingProviderType,
    BillingStrategy,
    ChargeType,
    CheckoutFieldValue,
    CompanyDetailResponseData,
    CountResponse,
    Currency,
    CustomerBillingAddress,
    CustomPlanActivationStrategy,
    CustomPlanBillingResponseData,
    CustomPlanBillingStatus,
    DeleteResponse,
    MigrationProrationBehavior,
    PlanBillingSource,
    PlanCurrencyPriceRequestBody,
    PlanDetailResponseData,
    PlanEntitlementResponseData,
    PlanIcon,
    PlanIssueResponseData,
    PlanType,
    PlanVersionMigrationStrategy,
    PlanVersionResponseData,
    TaxIdInput,
)

MarkCustomPlanBillingPaidRequestBody: TypeAlias = dict[str, Any]
