# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `plans`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, Required, TypeAlias

from pydantic import Field

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options

# Which invoice carries the proration of an amended plan.
AmendmentProrationLandsOn: TypeAlias = Literal["immediate_invoice", "next_invoice", "none"] | str


# What happened between two versions.
PlanVersionDiffChangeType: TypeAlias = Literal["added", "changed", "removed"] | str


# Which of a plan's prices changed.
PlanVersionDiffPriceCadence: TypeAlias = Literal["monthly", "one_time", "quarterly", "yearly"] | str


class CountBillingProductMatchCompaniesParams(Model, frozen=True):
    """Query parameters that `plans.count_billing_product_match_companies` understood."""

    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    plan_id: str | None = None
    """Plan or add-on (`plan_…`)."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""


class CountBillingProductMatchCompaniesResponse(Model, frozen=True):
    """Answer of `plans.count_billing_product_match_companies`."""

    data: CountResponse
    params: CountBillingProductMatchCompaniesParams


class CountPlansParams(Model, frozen=True):
    """Query parameters that `plans.count_plans` understood."""

    company_id: str | None = None
    """Company (`comp_…`)."""
    company_scoped_only: bool | None = None
    """Only plans made for single companies."""
    exclude_company_scoped: bool | None = None
    """Without plans made for single companies."""
    exclude_unused: bool | None = None
    """Without plans that no company is on."""
    for_fallback_plan: bool | None = None
    """Only plans that may be the fallback plan."""
    for_initial_plan: bool | None = None
    """Only what may serve as initial plan; for prices, free ones."""
    for_trial_expiry_plan: bool | None = None
    """Only what may follow an unconverted trial; for prices, free ones."""
    has_product_id: bool | None = None
    """Only plans that are linked to a billing product."""
    ids: list[str] | None = None
    """Only these ids, at most 100."""
    include_draft_versions: bool | None = None
    """Show plans as their draft has them."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    plan_type: PlanType | None = None
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""
    scoped_to_company_id: str | None = None
    """Plans open to this company (`comp_…`): general ones and its own."""
    with_entitlements: bool | None = None
    """Add each plan's entitlements."""
    with_published_version: bool | None = None
    """Only plans that have a published version."""
    without_entitlement_for: str | None = None
    """Without plans entitled to this feature (`feat_…`)."""
    without_entitlement_for_include_drafts: bool | None = None
    """Look at drafts too when leaving out plans by feature."""
    without_paid_product_id: bool | None = None
    """Without plans linked to a paid product."""


class CountPlansResponse(Model, frozen=True):
    """Answer of `plans.count_plans`."""

    data: CountResponse
    params: CountPlansParams


class CreateBillingLinkedPlanRequestBody(Model, frozen=True):
    """Body of `plans.upsert_plan_for_billing_product`."""

    billing_provider: BillingProviderType
    external_resource_id: str
    """Id in the external system."""
    name: str
    """Name shown to people."""
    plan_type: PlanType
    description: str | None = None
    """Description shown to people."""
    external_resource_version: str | None = None
    """Version in the external system, at most 64 characters."""
    icon: PlanIcon | None = None


class CreateCustomPlanRequestBody(Model, frozen=True):
    """Body of `plans.create_custom_plan`."""

    company_id: str
    """Company (`comp_…`)."""
    name: str
    """Name shown to people."""
    copied_from_plan_id: str | None = None
    """Plan (`plan_…`) this one was copied from."""
    copied_price_id: str | None = None
    """Price (`bilpp_…`) to copy."""
    description: str | None = None
    """Description shown to people."""
    icon: PlanIcon | None = None


class CreateCustomPlanResponse(Model, frozen=True):
    """Answer of `plans.create_custom_plan`."""

    data: PlanDetailResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class CreatePlanResponse(Model, frozen=True):
    """Answer of `plans.create_plan`."""

    data: PlanDetailResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class DeletePlanResponse(Model, frozen=True):
    """Answer of `plans.delete_plan`."""

    data: DeleteResponse
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class DeletePlanVersionParams(Model, frozen=True):
    """Query parameters that `plans.delete_plan_version` understood."""

    promote_archived_version: bool | None = None
    """Publish the archived version before it again."""


class DeletePlanVersionResponse(Model, frozen=True):
    """Answer of `plans.delete_plan_version`."""

    data: DeleteResponse
    params: DeletePlanVersionParams


class GetPlanParams(Model, frozen=True):
    """Query parameters that `plans.get_plan` understood."""

    plan_version_id: str | None = None
    """Plan version (`plnv_…`)."""


class GetPlanResponse(Model, frozen=True):
    """Answer of `plans.get_plan`."""

    data: PlanDetailResponseData
    params: GetPlanParams


class GetPlanVersionDiffParams(Model, frozen=True):
    """Query parameters that `plans.get_plan_version_diff` understood."""

    against: str | None = None
    """Plan version (`plnv_…`) to compare with; the plan's published one unless sent."""


class GetPlanVersionDiffResponse(Model, frozen=True):
    """Answer of `plans.get_plan_version_diff`."""

    data: PlanVersionDiffResponseData
    params: GetPlanVersionDiffParams


class ListBillingProductMatchCompaniesParams(Model, frozen=True):
    """Query parameters that `plans.list_billing_product_match_companies` understood."""

    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    plan_id: str | None = None
    """Plan or add-on (`plan_…`)."""
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""


class ListBillingProductMatchCompaniesResponse(Model, frozen=True):
    """Answer of `plans.list_billing_product_match_companies`."""

    data: list[CompanyDetailResponseData]
    params: ListBillingProductMatchCompaniesParams


class ListCustomPlanBillingsParams(Model, frozen=True):
    """Query parameters that `plans.list_custom_plan_billings` understood."""

    company_id: str | None = None
    """Company (`comp_…`)."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    plan_billing_source: PlanBillingSource | None = None
    plan_billing_sources: list[PlanBillingSource] | None = None
    plan_id: str | None = None
    """Plan or add-on (`plan_…`)."""
    plan_version_id: str | None = None
    """Plan version (`plnv_…`)."""
    status: CustomPlanBillingStatus | None = None
    statuses: list[CustomPlanBillingStatus] | None = None


class ListCustomPlanBillingsResponse(Model, frozen=True):
    """Answer of `plans.list_custom_plan_billings`."""

    data: list[CustomPlanBillingResponseData]
    params: ListCustomPlanBillingsParams


class ListPlanIssuesParams(Model, frozen=True):
    """Query parameters that `plans.list_plan_issues` understood."""

    plan_id: str | None = None
    """Plan or add-on (`plan_…`)."""
    plan_version_id: str | None = None
    """Plan version (`plnv_…`)."""


class ListPlanIssuesResponse(Model, frozen=True):
    """Answer of `plans.list_plan_issues`."""

    data: list[PlanIssueResponseData]
    params: ListPlanIssuesParams


class ListPlansParams(Model, frozen=True):
    """Query parameters that `plans.list_plans` understood."""

    company_id: str | None = None
    """Company (`comp_…`)."""
    company_scoped_only: bool | None = None
    """Only plans made for single companies."""
    exclude_company_scoped: bool | None = None
    """Without plans made for single companies."""
    exclude_unused: bool | None = None
    """Without plans that no company is on."""
    for_fallback_plan: bool | None = None
    """Only plans that may be the fallback plan."""
    for_initial_plan: bool | None = None
    """Only what may serve as initial plan; for prices, free ones."""
    for_trial_expiry_plan: bool | None = None
    """Only what may follow an unconverted trial; for prices, free ones."""
    has_product_id: bool | None = None
    """Only plans that are linked to a billing product."""
    ids: list[str] | None = None
    """Only these ids, at most 100."""
    include_draft_versions: bool | None = None
    """Show plans as their draft has them."""
    limit: int | None = None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None = None
    """Rows to skip; 0 unless sent."""
    plan_type: PlanType | None = None
    q: str | None = None
    """Text to search for, case ignored, at most 512 characters."""
    scoped_to_company_id: str | None = None
    """Plans open to this company (`comp_…`): general ones and its own."""
    with_entitlements: bool | None = None
    """Add each plan's entitlements."""
    with_published_version: bool | None = None
    """Only plans that have a published version."""
    without_entitlement_for: str | None = None
    """Without plans entitled to this feature (`feat_…`)."""
    without_entitlement_for_include_drafts: bool | None = None
    """Look at drafts too when leaving out plans by feature."""
    without_paid_product_id: bool | None = None
    """Without plans linked to a paid product."""


class ListPlansResponse(Model, frozen=True):
    """Answer of `plans.list_plans`."""

    data: list[PlanDetailResponseData]
    params: ListPlansParams


class MarkCustomPlanBillingPaidResponse(Model, frozen=True):
    """Answer of `plans.mark_custom_plan_billing_paid`."""

    data: CustomPlanBillingResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class PlanVersionBillingProductChangeResponseData(Model, frozen=True):
    """Billing products before and after."""

    new: BillingProductDetailResponseData | None = None
    old: BillingProductDetailResponseData | None = None


class PlanVersionCreditGrantChangeResponseData(Model, frozen=True):
    """How a plan's grant of one credit differs."""

    change_type: PlanVersionDiffChangeType
    changed_fields: list[str]
    """Names of the fields that differ."""
    credit_id: str
    """Credit type (`bilcr_…`)."""
    new: BillingPlanCreditGrantResponseData | None = None
    old: BillingPlanCreditGrantResponseData | None = None


class PlanVersionDiffResponseData(Model, frozen=True):
    """How two versions of a plan differ."""

    credit_grants: list[PlanVersionCreditGrantChangeResponseData]
    entitlements: list[PlanVersionEntitlementChangeResponseData]
    has_billing_changes: bool
    """Whether anything that is charged differs."""
    plan_fields: list[PlanVersionFieldChangeResponseData]
    prices: list[PlanVersionPriceChangeResponseData]
    billing_product: PlanVersionBillingProductChangeResponseData | None = None
    from_: PlanVersionResponseData | None = Field(None, alias="from")
    to: PlanVersionResponseData | None = None


class PlanVersionEntitlementChangeResponseData(Model, frozen=True):
    """How a plan's entitlement to one feature differs."""

    change_type: PlanVersionDiffChangeType
    changed_fields: list[str]
    """Names of the fields that differ."""
    feature_id: str
    """Feature (`feat_…`)."""
    new: PlanEntitlementResponseData | None = None
    old: PlanEntitlementResponseData | None = None


class PlanVersionFieldChangeResponseData(Model, frozen=True):
    """How one field differs."""

    field: str
    """Name of the field."""
    new: str
    """Value after."""
    old: str
    """Value before."""


class PlanVersionPriceChangeResponseData(Model, frozen=True):
    """How one price differs."""

    cadence: PlanVersionDiffPriceCadence
    currency: Currency
    new: BillingPriceResponseData | None = None
    old: BillingPriceResponseData | None = None


class PreviewPublishPlanVersionRequestBody(Model, frozen=True):
    """Body of `plans.preview_publish_plan_version`."""

    excluded_company_ids: list[str]
    """Companies (`comp_…`) to leave where they are."""
    migration_strategy: PlanVersionMigrationStrategy
    activation_strategy: CustomPlanActivationStrategy | None = None
    address: CustomerBillingAddress | None = None
    billing_cycle_anchor: Instant | None = None
    """Instant whose anniversaries the billing periods start on."""
    billing_start_date: Instant | None = None
    """When billing starts."""
    collection_method: BillingCollectionMethod | None = None
    coupon_external_id: str | None = None
    """The provider's id of a coupon."""
    custom_field_values: list[CheckoutFieldValue] | None = None
    customer_email: str | None = None
    """Address the invoice is sent to."""
    days_until_due: int | None = None
    """Days from invoice to due date, at most 365."""
    end_date: Instant | None = None
    """When the plan ends; needed exactly with the renewal policy `expire_to_default`."""
    phone: str | None = None
    """Telephone number."""
    prorate_first_period: bool | None = None
    """Charge only the part of the first period up to the anchor; true unless sent, needs the anchor."""
    proration_behavior: MigrationProrationBehavior | None = None
    require_no_migration: bool | None = None
    """Refuse to publish when a company would have to move."""
    scheduled_at: Instant | None = None
    """When to move companies; with the strategy `scheduled` only, and needed there."""
    send_invoice: bool | None = None
    """Send an invoice; true unless sent."""
    tax_id: TaxIdInput | None = None


class PreviewPublishPlanVersionResponse(Model, frozen=True):
    """Answer of `plans.preview_publish_plan_version`."""

    data: PublishPreviewResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class PublishPlanVersionRequestBody(Model, frozen=True):
    """Body of `plans.publish_plan_version`."""

    excluded_company_ids: list[str]
    """Companies (`comp_…`) to leave where they are."""
    migration_strategy: PlanVersionMigrationStrategy
    activation_strategy: CustomPlanActivationStrategy | None = None
    address: CustomerBillingAddress | None = None
    billing_cycle_anchor: Instant | None = None
    """Instant whose anniversaries the billing periods start on."""
    billing_start_date: Instant | None = None
    """When billing starts."""
    collection_method: BillingCollectionMethod | None = None
    coupon_external_id: str | None = None
    """The provider's id of a coupon."""
    custom_field_values: list[CheckoutFieldValue] | None = None
    customer_email: str | None = None
    """Address the invoice is sent to."""
    days_until_due: int | None = None
    """Days from invoice to due date, at most 365."""
    end_date: Instant | None = None
    """When the plan ends; needed exactly with the renewal policy `expire_to_default`."""
    phone: str | None = None
    """Telephone number."""
    prorate_first_period: bool | None = None
    """Charge only the part of the first period up to the anchor; true unless sent, needs the anchor."""
    proration_behavior: MigrationProrationBehavior | None = None
    require_no_migration: bool | None = None
    """Refuse to publish when a company would have to move."""
    scheduled_at: Instant | None = None
    """When to move companies; with the strategy `scheduled` only, and needed there."""
    send_invoice: bool | None = None
    """Send an invoice; true unless sent."""
    tax_id: TaxIdInput | None = None


class PublishPlanVersionResponse(Model, frozen=True):
    """Answer of `plans.publish_plan_version`."""

    data: PlanVersionResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class PublishPreviewPayInAdvanceResponseData(Model, frozen=True):
    """A quantity paid in advance, before and after publishing."""

    committed_quantity: int
    """Quantity the version commits the company to."""
    effective_quantity: int
    """Quantity after the change."""
    feature_id: str
    """Feature (`feat_…`)."""
    current_quantity: int | None = None
    """Quantity before the change; null when there was none."""


class PublishPreviewPaymentMethodResponseData(Model, frozen=True):
    """The payment method a publish would charge."""

    has_default: bool
    """Whether there is a default payment method."""
    card_brand: str | None = None
    """Brand of the card, such as `visa`."""
    card_last_4: str | None = Field(None, alias="card_last4")
    """Last four digits of the card."""
    payment_method_type: str | None = None
    """Kind of payment method, such as `card`."""


class PublishPreviewProrationLineResponseData(Model, frozen=True):
    """One line of a publish's proration."""

    amount: int
    """Amount in the currency's smallest unit, such as cents."""
    description: str
    """Description shown to people."""
    period_end: Instant
    """When the period ends."""
    period_start: Instant
    """When the period began."""
    quantity: int
    """How many units."""
    price_external_id: str | None = None
    """The provider's id of the price."""


class PublishPreviewResponseData(Model, frozen=True):
    """What publishing a version would do and cost."""

    default_collection_method: BillingCollectionMethod
    default_days_until_due: int
    """Days until due that apply when the body does not say."""
    default_send_invoice: bool
    """Whether an invoice is sent when the body does not say."""
    has_billing_changes: bool
    """Whether anything that is charged differs."""
    lands_on: AmendmentProrationLandsOn
    pay_in_advance: list[PublishPreviewPayInAdvanceResponseData]
    payment_method: PublishPreviewPaymentMethodResponseData
    proration_charge: int
    """What is owed for the rest of the period, in cents."""
    proration_credit: int
    """What is returned for the unused part, in cents."""
    proration_lines: list[PublishPreviewProrationLineResponseData]
    proration_total: int
    """Charge less credit, in cents."""
    will_update_subscription: bool
    """Whether the company's subscription changes."""
    would_fail: bool
    """Whether it would be refused."""
    billing_email: str | None = None
    """Address that invoices are sent to."""
    currency: Currency | None = None
    current_period_end: Instant | None = None
    """When the current period ends."""
    current_period_start: Instant | None = None
    """When the current period began."""
    effective_at: Instant | None = None
    """When it applies from."""
    ends_at: Instant | None = None
    """When it ends."""
    immediate_invoice_amount: int | None = None
    """What is invoiced at once, in cents."""
    new_recurring_amount: int | None = None
    """What each further period costs, in cents."""
    next_invoice_amount: int | None = None
    """Amount of the next invoice, in cents."""
    next_invoice_at: Instant | None = None
    """When the next invoice falls."""
    note: str | None = None
    """Something to know before publishing."""


class RetryCustomPlanBillingRequestBody(Model, frozen=True):
    """Body of `plans.retry_custom_plan_billing`."""

    customer_email: str
    """Address the invoice is sent to."""
    activation_strategy: CustomPlanActivationStrategy | None = None
    billing_cycle_anchor: Instant | None = None
    """Instant whose anniversaries the billing periods start on."""
    billing_start_date: Instant | None = None
    """When billing starts."""
    days_until_due: int | None = None
    """Days from invoice to due date, at most 365."""
    end_date: Instant | None = None
    """When the plan ends; needed exactly with the renewal policy `expire_to_default`."""
    prorate_first_period: bool | None = None
    """Charge only the part of the first period up to the anchor; true unless sent, needs the anchor."""
    send_invoice: bool | None = None
    """Send an invoice; true unless sent."""


class RetryCustomPlanBillingResponse(Model, frozen=True):
    """Answer of `plans.retry_custom_plan_billing`."""

    data: CustomPlanBillingResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class UpdateCompanyPlansRequestBody(Model, frozen=True):
    """Body of `plans.update_company_plans`."""

    add_on_ids: list[str]
    """Add-ons (`plan_…`) the company shall have; others are removed."""
    base_plan_id: str | None = None
    """Base plan (`plan_…`); null leaves the fallback plan."""


class UpdateCompanyPlansResponse(Model, frozen=True):
    """Answer of `plans.update_company_plans`."""

    data: CompanyDetailResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class UpdatePlanResponse(Model, frozen=True):
    """Answer of `plans.update_plan`."""

    data: PlanDetailResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class UpsertBillingProductPlanResponse(Model, frozen=True):
    """Answer of `plans.upsert_billing_product_plan`."""

    data: BillingProductPlanResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class UpsertPlanForBillingProductResponse(Model, frozen=True):
    """Answer of `plans.upsert_plan_for_billing_product`."""

    data: PlanDetailResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class CountBillingProductMatchCompaniesQuery(Options, total=False):
    """Keywords of `plans.count_billing_product_match_companies`."""

    plan_id: Required[str]
    """Plan or add-on (`plan_…`)."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class CountPlansQuery(Options, total=False):
    """Keywords of `plans.count_plans`."""

    company_id: str | None
    """Only plans made for this company (`comp_…`)."""
    company_scoped_only: bool | None
    """Only plans made for single companies."""
    exclude_company_scoped: bool | None
    """Without plans made for single companies."""
    exclude_unused: bool | None
    """Without plans that no company is on."""
    for_fallback_plan: bool | None
    """Only plans that may be the fallback plan."""
    for_initial_plan: bool | None
    """Only what may serve as initial plan; for prices, free ones."""
    for_trial_expiry_plan: bool | None
    """Only what may follow an unconverted trial; for prices, free ones."""
    has_product_id: bool | None
    """Only plans that are linked to a billing product."""
    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    include_draft_versions: bool | None
    """Show plans as their draft has them."""
    plan_type: PlanType | None
    """Only plans, or only add-ons."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    scoped_to_company_id: str | None
    """Plans open to this company (`comp_…`): general ones and its own."""
    with_entitlements: bool | None
    """Add each plan's entitlements."""
    with_published_version: bool | None
    """Only plans that have a published version."""
    without_entitlement_for_include_drafts: bool | None
    """Look at drafts too when leaving out plans by feature."""
    without_entitlement_for: str | None
    """Without plans entitled to this feature (`feat_…`)."""
    without_paid_product_id: bool | None
    """Without plans linked to a paid product."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class CreateCustomPlanBody(Options, total=False):
    """Keywords of `plans.create_custom_plan`."""

    company_id: Required[str]
    """Company (`comp_…`)."""
    name: Required[str]
    """Name shown to people."""
    copied_from_plan_id: str | None
    """Plan (`plan_…`) this one was copied from."""
    copied_price_id: str | None
    """Price (`bilpp_…`) to copy."""
    description: str | None
    """Description shown to people."""
    icon: PlanIcon | None
    """Colour of a plan's icon."""


class CreatePlanBody(Options, total=False):
    """Keywords of `plans.create_plan`."""

    name: Required[str]
    """Name shown to people."""
    plan_type: Required[PlanType]
    """A company has exactly one `plan`, its base plan, and any number of `add_on`s."""
    description: str | None
    """Description shown to people."""
    icon: PlanIcon | None
    """Colour of a plan's icon."""


class DeletePlanVersionQuery(Options, total=False):
    """Keywords of `plans.delete_plan_version`."""

    promote_archived_version: bool | None
    """Publish the archived version before it again."""


class GetPlanQuery(Options, total=False):
    """Keywords of `plans.get_plan`."""

    plan_version_id: str | None
    """Version (`plnv_…`) to show; the published one unless sent, else the draft."""


class GetPlanVersionDiffQuery(Options, total=False):
    """Keywords of `plans.get_plan_version_diff`."""

    against: str | None
    """Plan version (`plnv_…`) to compare with; the plan's published one unless sent."""


class ListBillingProductMatchCompaniesQuery(Options, total=False):
    """Keywords of `plans.list_billing_product_match_companies`."""

    plan_id: Required[str]
    """Plan or add-on (`plan_…`)."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListCustomPlanBillingsQuery(Options, total=False):
    """Keywords of `plans.list_custom_plan_billings`."""

    company_id: str | None
    """Company (`comp_…`)."""
    plan_id: str | None
    """Plan or add-on (`plan_…`)."""
    plan_version_id: str | None
    """Plan version (`plnv_…`)."""
    plan_billing_source: PlanBillingSource | None
    """Only records with this cause; `custom_plan` unless sent."""
    plan_billing_sources: Sequence[PlanBillingSource] | None
    """Only records with one of these causes."""
    status: CustomPlanBillingStatus | None
    """Only those in this state."""
    statuses: Sequence[CustomPlanBillingStatus] | None
    """Only those in one of these states."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class ListPlanIssuesQuery(Options, total=False):
    """Keywords of `plans.list_plan_issues`."""

    plan_id: Required[str]
    """Plan or add-on (`plan_…`)."""
    plan_version_id: str | None
    """Plan version (`plnv_…`)."""


class ListPlansQuery(Options, total=False):
    """Keywords of `plans.list_plans`."""

    company_id: str | None
    """Only plans made for this company (`comp_…`)."""
    company_scoped_only: bool | None
    """Only plans made for single companies."""
    exclude_company_scoped: bool | None
    """Without plans made for single companies."""
    exclude_unused: bool | None
    """Without plans that no company is on."""
    for_fallback_plan: bool | None
    """Only plans that may be the fallback plan."""
    for_initial_plan: bool | None
    """Only what may serve as initial plan; for prices, free ones."""
    for_trial_expiry_plan: bool | None
    """Only what may follow an unconverted trial; for prices, free ones."""
    has_product_id: bool | None
    """Only plans that are linked to a billing product."""
    ids: Sequence[str] | None
    """Only these ids, at most 100."""
    include_draft_versions: bool | None
    """Show plans as their draft has them."""
    plan_type: PlanType | None
    """Only plans, or only add-ons."""
    q: str | None
    """Text to search for, case ignored, at most 512 characters."""
    scoped_to_company_id: str | None
    """Plans open to this company (`comp_…`): general ones and its own."""
    with_entitlements: bool | None
    """Add each plan's entitlements."""
    with_published_version: bool | None
    """Only plans that have a published version."""
    without_entitlement_for_include_drafts: bool | None
    """Look at drafts too when leaving out plans by feature."""
    without_entitlement_for: str | None
    """Without plans entitled to this feature (`feat_…`)."""
    without_paid_product_id: bool | None
    """Without plans linked to a paid product."""
    limit: int | None
    """Most rows to return, at most 250; 100 unless sent."""
    offset: int | None
    """Rows to skip; 0 unless sent."""


class MarkCustomPlanBillingPaidBody(Options, total=False):
    """Keywords of `plans.mark_custom_plan_billing_paid`."""

    request: Mapping[str, Any] | None
    """The whole body."""


class PreviewPublishPlanVersionBody(Options, total=False):
    """Keywords of `plans.preview_publish_plan_version`."""

    excluded_company_ids: Required[Sequence[str]]
    """Companies (`comp_…`) to leave where they are."""
    migration_strategy: Required[PlanVersionMigrationStrategy]
    """When companies on older versions move: at once, at their renewal, at a date, or never (`leave`)."""
    activation_strategy: CustomPlanActivationStrategy | None
    """Whether a custom plan gives access when it is published or when its invoice is paid."""
    address: CustomerBillingAddress | None
    """A billing address."""
    billing_cycle_anchor: datetime | None
    """Instant whose anniversaries the billing periods start on."""
    billing_start_date: datetime | None
    """When billing starts."""
    collection_method: BillingCollectionMethod | None
    """`charge_automatically` takes the stored payment method; `send_invoice` asks for payment."""
    coupon_external_id: str | None
    """The provider's id of a coupon."""
    custom_field_values: Sequence[CheckoutFieldValue] | None
    """What was entered into a checkout field."""
    customer_email: str | None
    """Address the invoice is sent to."""
    days_until_due: int | None
    """Days from invoice to due date, at most 365."""
    end_date: datetime | None
    """When the plan ends; needed exactly with the renewal policy `expire_to_default`."""
    phone: str | None
    """Telephone number."""
    prorate_first_period: bool | None
    """Charge only the part of the first period up to the anchor; true unless sent, needs the anchor."""
    proration_behavior: MigrationProrationBehavior | None
    """How the price difference of a migration is charged: at once, on the next invoice, or not at all."""
    require_no_migration: bool | None
    """Refuse to publish when a company would have to move."""
    scheduled_at: datetime | None
    """When to move companies; with the strategy `scheduled` only, and needed there."""
    send_invoice: bool | None
    """Send an invoice; true unless sent."""
    tax_id: TaxIdInput | None
    """A tax id to store."""


class PublishPlanVersionBody(Options, total=False):
    """Keywords of `plans.publish_plan_version`."""

    excluded_company_ids: Required[Sequence[str]]
    """Companies (`comp_…`) to leave where they are."""
    migration_strategy: Required[PlanVersionMigrationStrategy]
    """When companies on older versions move: at once, at their renewal, at a date, or never (`leave`)."""
    activation_strategy: CustomPlanActivationStrategy | None
    """Whether a custom plan gives access when it is published or when its invoice is paid."""
    address: CustomerBillingAddress | None
    """A billing address."""
    billing_cycle_anchor: datetime | None
    """Instant whose anniversaries the billing periods start on."""
    billing_start_date: datetime | None
    """When billing starts."""
    collection_method: BillingCollectionMethod | None
    """`charge_automatically` takes the stored payment method; `send_invoice` asks for payment."""
    coupon_external_id: str | None
    """The provider's id of a coupon."""
    custom_field_values: Sequence[CheckoutFieldValue] | None
    """What was entered into a checkout field."""
    customer_email: str | None
    """Address the invoice is sent to."""
    days_until_due: int | None
    """Days from invoice to due date, at most 365."""
    end_date: datetime | None
    """When the plan ends; needed exactly with the renewal policy `expire_to_default`."""
    phone: str | None
    """Telephone number."""
    prorate_first_period: bool | None
    """Charge only the part of the first period up to the anchor; true unless sent, needs the anchor."""
    proration_behavior: MigrationProrationBehavior | None
    """How the price difference of a migration is charged: at once, on the next invoice, or not at all."""
    require_no_migration: bool | None
    """Refuse to publish when a company would have to move."""
    scheduled_at: datetime | None
    """When to move companies; with the strategy `scheduled` only, and needed there."""
    send_invoice: bool | None
    """Send an invoice; true unless sent."""
    tax_id: TaxIdInput | None
    """A tax id to store."""


class RetryCustomPlanBillingBody(Options, total=False):
    """Keywords of `plans.retry_custom_plan_billing`."""

    customer_email: Required[str]
    """Address the invoice is sent to."""
    activation_strategy: CustomPlanActivationStrategy | None
    """Whether a custom plan gives access when it is published or when its invoice is paid."""
    billing_cycle_anchor: datetime | None
    """Instant whose anniversaries the billing periods start on."""
    billing_start_date: datetime | None
    """When billing starts."""
    days_until_due: int | None
    """Days from invoice to due date, at most 365."""
    end_date: datetime | None
    """When the plan ends; needed exactly with the renewal policy `expire_to_default`."""
    prorate_first_period: bool | None
    """Charge only the part of the first period up to the anchor; true unless sent, needs the anchor."""
    send_invoice: bool | None
    """Send an invoice; true unless sent."""


class UpdateCompanyPlansBody(Options, total=False):
    """Keywords of `plans.update_company_plans`."""

    add_on_ids: Required[Sequence[str]]
    """Add-ons (`plan_…`) the company shall have; others are removed."""
    base_plan_id: str | None
    """Base plan (`plan_…`); null leaves the fallback plan."""


class UpdatePlanBody(Options, total=False):
    """Keywords of `plans.update_plan`."""

    name: Required[str]
    """Name shown to people."""
    description: str | None
    """Description shown to people."""
    icon: PlanIcon | None
    """Colour of a plan's icon."""


class UpsertBillingProductPlanBody(Options, total=False):
    """Keywords of `plans.upsert_billing_product_plan`."""

    charge_type: Required[ChargeType]
    """Whether a plan costs something, and whether it does so once or again and again. `none` is not priced at all."""
    is_trialable: Required[bool]
    """Whether the plan begins with a trial."""
    billing_product_id: str | None
    """Billing product (`bilp_…`)."""
    billing_strategy: BillingStrategy | None
    """Who charges for a plan: this API through the provider, the provider on its own, or nobody."""
    currency: Currency | None
    """Three-letter currency code in lower case. Amounts are in the smallest unit, such as cents."""
    currency_prices: Sequence[PlanCurrencyPriceRequestBody] | None
    """A plan's prices in one currency."""
    monthly_price: int | None
    """Price per month in cents."""
    monthly_price_id: str | None
    """Price (`bilpp_…`) per month."""
    one_time_price: int | None
    """Price paid once, in cents."""
    one_time_price_id: str | None
    """Price (`bilpp_…`) paid once."""
    quarterly_price: int | None
    """Price per quarter in cents."""
    quarterly_price_id: str | None
    """Price (`bilpp_…`) per quarter."""
    trial_days: int | None
    """Length of the trial in days."""
    yearly_price: int | None
    """Price per year in cents."""
    yearly_price_id: str | None
    """Price (`bilpp_…`) per year."""


class UpsertPlanForBillingProductBody(Options, total=False):
    """Keywords of `plans.upsert_plan_for_billing_product`."""

    billing_provider: Required[BillingProviderType]
    """System that bills. `schematic` is this server itself."""
    external_resource_id: Required[str]
    """Id in the external system."""
    name: Required[str]
    """Name shown to people."""
    plan_type: Required[PlanType]
    """A company has exactly one `plan`, its base plan, and any number of `add_on`s."""
    description: str | None
    """Description shown to people."""
    external_resource_version: str | None
    """Version in the external system, at most 64 characters."""
    icon: PlanIcon | None
    """Colour of a plan's icon."""


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

# Nothing needs to be sent.
MarkCustomPlanBillingPaidRequestBody: TypeAlias = dict[str, Any]
