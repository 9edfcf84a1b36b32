# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Types of operations of `plans`, for checkers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from schematic_server.contract.billing import (
        BillingCollectionMethod,
        BillingLinkedResourceResponseData,
        BillingPriceResponseData,
        BillingPriceView,
        BillingProductDetailResponseData,
        BillingProductPlanResponseData,
        BillingProductResponseData,
        CustomerBillingAddress,
        RenewalPolicy,
    )
    from schematic_server.contract.companies import CompanyDetailResponseData, CustomPlanBillingResponseData
    from schematic_server.contract.credits import (
        BillingCreditAutoTopupAvailability,
        BillingCreditResponseData,
        BillingCreditView,
        BillingPlanCreditGrantBillingMode,
        BillingPlanCreditGrantResetStart,
        BillingPlanCreditGrantResetType,
        BillingPlanCreditGrantResponseData,
    )
    from schematic_server.contract.features import FeatureInPlanResponseData, FeatureResponseData
    from schematic_server.contract.shared import (
        BillingArrearsAnchor,
        BillingArrearsCadence,
        BillingCreditExpiryType,
        BillingCreditExpiryUnit,
        BillingPlanCreditGrantResetCadence,
        BillingProviderType,
        BillingStrategy,
        ChargeType,
        CountResponse,
        Currency,
        CustomPlanActivationStrategy,
        CustomPlanBillingStatus,
        DeleteResponse,
        EntitlementPriceBehavior,
        EntitlementValueType,
        EntityTraitDefinitionResponseData,
        GenericPreviewObject,
        MetricPeriod,
        MetricPeriodMonthReset,
        MigrationProrationBehavior,
        PlanBillingSource,
        PlanCreditGrantScaling,
        PlanIcon,
        PlanType,
        PlanVersionMigrationStrategy,
        PlanVersionStatus,
        TaxIdType,
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


class CheckoutFieldValue(TypedDict):
    """What was entered into a checkout field."""

    id: str
    value: str


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


class CreatePlanRequestBody(TypedDict):
    """Body of `plans.create_plan`."""

    description: NotRequired[str | None]
    icon: NotRequired[PlanIcon | None]
    name: str
    plan_type: PlanType


class CustomPlanViewConfigResponseData(TypedDict):
    """Texts of the "contact us" tile."""

    cta_text: str
    cta_web_site: str
    price_text: str


class EntitlementCurrencyPricesResponseData(TypedDict):
    """An entitlement's prices in one currency."""

    currency: Currency
    monthly_price: NotRequired[BillingPriceView | None]
    quarterly_price: NotRequired[BillingPriceView | None]
    yearly_price: NotRequired[BillingPriceView | None]


# Nothing needs to be sent.
MarkCustomPlanBillingPaidRequestBody: TypeAlias = "Mapping[str, Any]"


class PlanCatalogMembershipResponseData(TypedDict):
    """A catalog that offers the plan."""

    id: str
    name: str


class PlanCreditGrantView(TypedDict):
    """Credits that a plan gives, as pricing tables show them."""

    billing_credit_arrears_anchor: NotRequired[BillingArrearsAnchor | None]
    billing_credit_arrears_cadence: NotRequired[BillingArrearsCadence | None]
    billing_credit_auto_topup_amount: NotRequired[int | None]
    billing_credit_auto_topup_amount_type: NotRequired[str | None]
    billing_credit_auto_topup_availability: NotRequired[BillingCreditAutoTopupAvailability | None]
    billing_credit_auto_topup_enabled: bool
    billing_credit_auto_topup_expiry_type: NotRequired[BillingCreditExpiryType | None]
    billing_credit_auto_topup_expiry_unit: NotRequired[BillingCreditExpiryUnit | None]
    billing_credit_auto_topup_expiry_unit_count: NotRequired[int | None]
    billing_credit_auto_topup_self_service: bool
    billing_credit_auto_topup_threshold_credits: NotRequired[int | None]
    billing_credit_auto_topup_threshold_percent: NotRequired[int | None]
    billing_credit_can_buy_bundles: bool
    billing_credit_overdraft_limit: NotRequired[float | None]
    billing_credit_postpaid_enabled: bool
    billing_credit_postpaid_rate_per_unit: NotRequired[int | None]
    billing_credit_postpaid_rate_per_unit_decimal: NotRequired[str | None]
    billing_mode: BillingPlanCreditGrantBillingMode
    billing_product_price_id: NotRequired[str | None]
    company_credit_amount: int
    created_at: datetime
    credit: NotRequired[BillingCreditView | None]
    credit_amount: int
    credit_description: str
    credit_icon: NotRequired[str | None]
    credit_id: str
    credit_name: str
    expiry_type: NotRequired[BillingCreditExpiryType | None]
    expiry_unit: NotRequired[BillingCreditExpiryUnit | None]
    expiry_unit_count: NotRequired[int | None]
    id: str
    license_id: NotRequired[str | None]
    plan: NotRequired[GenericPreviewObject | None]
    plan_id: str
    plan_version_id: NotRequired[str | None]
    plural_name: NotRequired[str | None]
    price: NotRequired[BillingPriceView | None]
    reset_cadence: NotRequired[BillingPlanCreditGrantResetCadence | None]
    reset_start: NotRequired[BillingPlanCreditGrantResetStart | None]
    reset_type: BillingPlanCreditGrantResetType
    rollover_percentage: int
    scaling: PlanCreditGrantScaling
    singular_name: NotRequired[str | None]
    updated_at: datetime


class PlanCreditVisibility(TypedDict):
    """Whether a credit type is shown with a plan."""

    credit_id: str
    visible: bool


class PlanCurrencyPriceRequestBody(TypedDict):
    """A plan's prices in one currency."""

    currency: Currency
    monthly_price: NotRequired[int | None]
    one_time_price: NotRequired[int | None]
    quarterly_price: NotRequired[int | None]
    yearly_price: NotRequired[int | None]


class PlanCurrencyPricesResponseData(TypedDict):
    """A plan's prices in one currency."""

    currency: Currency
    monthly_price: NotRequired[BillingPriceResponseData | None]
    one_time_price: NotRequired[BillingPriceResponseData | None]
    quarterly_price: NotRequired[BillingPriceResponseData | None]
    yearly_price: NotRequired[BillingPriceResponseData | None]


class PlanDetailResponseData(TypedDict):
    """A plan or add-on with its versions, prices, features and credits."""

    active_version: NotRequired[PlanVersionResponseData | None]
    audience_type: NotRequired[str | None]
    billing_linked_resource: NotRequired[BillingLinkedResourceResponseData | None]
    billing_product: NotRequired[BillingProductDetailResponseData | None]
    billing_strategy: BillingStrategy
    catalogs: NotRequired[Sequence[PlanCatalogMembershipResponseData] | None]
    charge_type: ChargeType
    company_count: int
    company_id: NotRequired[str | None]
    company_logo_url: NotRequired[str | None]
    company_name: NotRequired[str | None]
    controlled_by: BillingProviderType
    copied_from_plan_id: NotRequired[str | None]
    created_at: datetime
    credits: Sequence[BillingCreditResponseData]
    currency_prices: Sequence[PlanCurrencyPricesResponseData]
    description: str
    draft_version: NotRequired[PlanVersionResponseData | None]
    entitlements: NotRequired[Sequence[PlanEntitlementResponseData] | None]
    features: Sequence[FeatureInPlanResponseData]
    icon: PlanIcon
    id: str
    included_credit_grants: NotRequired[Sequence[BillingPlanCreditGrantResponseData] | None]
    is_default: bool
    is_free: NotRequired[bool | None]
    is_trialable: bool
    monthly_price: NotRequired[BillingPriceResponseData | None]
    name: str
    one_time_price: NotRequired[BillingPriceResponseData | None]
    plan_type: PlanType
    quarterly_price: NotRequired[BillingPriceResponseData | None]
    trial_days: NotRequired[int | None]
    updated_at: datetime
    versions: Sequence[PlanVersionResponseData]
    yearly_price: NotRequired[BillingPriceResponseData | None]


class PlanDetailPart(TypedDict):
    """What one domain adds to `PlanDetailResponseData`."""

    active_version: NotRequired[PlanVersionResponseData | None]
    audience_type: NotRequired[str | None]
    billing_linked_resource: NotRequired[BillingLinkedResourceResponseData | None]
    billing_product: NotRequired[BillingProductDetailResponseData | None]
    billing_strategy: NotRequired[BillingStrategy]
    catalogs: NotRequired[Sequence[PlanCatalogMembershipResponseData] | None]
    charge_type: NotRequired[ChargeType]
    company_count: NotRequired[int]
    company_id: NotRequired[str | None]
    company_logo_url: NotRequired[str | None]
    company_name: NotRequired[str | None]
    controlled_by: NotRequired[BillingProviderType]
    copied_from_plan_id: NotRequired[str | None]
    created_at: NotRequired[datetime]
    credits: NotRequired[Sequence[BillingCreditResponseData]]
    currency_prices: NotRequired[Sequence[PlanCurrencyPricesResponseData]]
    description: NotRequired[str]
    draft_version: NotRequired[PlanVersionResponseData | None]
    entitlements: NotRequired[Sequence[PlanEntitlementResponseData] | None]
    features: NotRequired[Sequence[FeatureInPlanResponseData]]
    icon: NotRequired[PlanIcon]
    id: NotRequired[str]
    included_credit_grants: NotRequired[Sequence[BillingPlanCreditGrantResponseData] | None]
    is_default: NotRequired[bool]
    is_free: NotRequired[bool | None]
    is_trialable: NotRequired[bool]
    monthly_price: NotRequired[BillingPriceResponseData | None]
    name: NotRequired[str]
    one_time_price: NotRequired[BillingPriceResponseData | None]
    plan_type: NotRequired[PlanType]
    quarterly_price: NotRequired[BillingPriceResponseData | None]
    trial_days: NotRequired[int | None]
    updated_at: NotRequired[datetime]
    versions: NotRequired[Sequence[PlanVersionResponseData]]
    yearly_price: NotRequired[BillingPriceResponseData | None]


class PlanEntitlementResponseData(TypedDict):
    """What a plan version grants of a feature, and how use is charged."""

    billing_linked_resource: NotRequired[BillingLinkedResourceResponseData | None]
    billing_threshold: NotRequired[int | None]
    consumption_rate: NotRequired[float | None]
    created_at: datetime
    currency_prices: Sequence[EntitlementCurrencyPricesResponseData]
    environment_id: str
    feature: NotRequired[FeatureResponseData | None]
    feature_id: str
    id: str
    metered_monthly_price: NotRequired[BillingPriceView | None]
    metered_quarterly_price: NotRequired[BillingPriceView | None]
    metered_yearly_price: NotRequired[BillingPriceView | None]
    metric_period: NotRequired[MetricPeriod | None]
    metric_period_month_reset: NotRequired[MetricPeriodMonthReset | None]
    overage_billing_cadence: NotRequired[BillingArrearsCadence | None]
    overage_invoice_anchor: NotRequired[BillingArrearsAnchor | None]
    plan: NotRequired[PlanResponseData | None]
    plan_id: str
    price_behavior: NotRequired[EntitlementPriceBehavior | None]
    quantity_rates: NotRequired[Mapping[str, float] | None]
    rule_id: str
    rule_id_usage_exceeded: NotRequired[str | None]
    soft_limit: NotRequired[int | None]
    updated_at: datetime
    usage_based_product: NotRequired[BillingProductResponseData | None]
    usage_quantity: NotRequired[int | None]
    value_bool: NotRequired[bool | None]
    value_credit: NotRequired[BillingCreditResponseData | None]
    value_numeric: NotRequired[int | None]
    value_trait: NotRequired[EntityTraitDefinitionResponseData | None]
    value_trait_id: NotRequired[str | None]
    value_type: EntitlementValueType
    warning_tiers: Sequence[WarningTierResponseData]


class PlanIssueResponseData(TypedDict):
    """Something that stands in the way of publishing a version."""

    code: str
    description: str
    detail: NotRequired[str | None]
    id: NotRequired[str | None]


class PlanResponseData(TypedDict):
    """A plan or add-on."""

    audience_type: NotRequired[str | None]
    company_id: NotRequired[str | None]
    copied_from_plan_id: NotRequired[str | None]
    created_at: datetime
    description: str
    icon: PlanIcon
    id: str
    name: str
    plan_type: PlanType
    updated_at: datetime


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


class PlanVersionResponseData(TypedDict):
    """One version of a plan."""

    created_at: datetime
    description: str
    environment_id: str
    icon: PlanIcon
    id: str
    name: str
    original_plan_id: NotRequired[str | None]
    plan_type: PlanType
    renewal_policy: RenewalPolicy
    status: PlanVersionStatus
    updated_at: datetime
    version: int


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


class TaxIdInput(TypedDict):
    """A tax id to store."""

    type: TaxIdType
    value: str


class UpdateCompanyPlansRequestBody(TypedDict):
    """Body of `plans.update_company_plans`."""

    add_on_ids: Sequence[str]
    base_plan_id: NotRequired[str | None]


class UpdatePlanRequestBody(TypedDict):
    """Body of `plans.update_plan`."""

    description: NotRequired[str | None]
    icon: NotRequired[PlanIcon | None]
    name: str


class UpsertBillingProductRequestBody(TypedDict):
    """Body of `plans.upsert_billing_product_plan`."""

    billing_product_id: NotRequired[str | None]
    billing_strategy: NotRequired[BillingStrategy | None]
    charge_type: ChargeType
    currency: NotRequired[Currency | None]
    currency_prices: NotRequired[Sequence[PlanCurrencyPriceRequestBody] | None]
    is_trialable: bool
    monthly_price: NotRequired[int | None]
    monthly_price_id: NotRequired[str | None]
    one_time_price: NotRequired[int | None]
    one_time_price_id: NotRequired[str | None]
    quarterly_price: NotRequired[int | None]
    quarterly_price_id: NotRequired[str | None]
    trial_days: NotRequired[int | None]
    yearly_price: NotRequired[int | None]
    yearly_price_id: NotRequired[str | None]


class WarningTierResponseData(TypedDict):
    """A usage that causes a warning."""

    id: str
    key: str
    value: int
