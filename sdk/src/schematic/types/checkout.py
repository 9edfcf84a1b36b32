# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `checkout`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal, Required, TypeAlias

from pydantic import Field

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options

CheckoutChargeTiming: TypeAlias = Literal["at_renewal", "none", "now"] | str


ProrationLineKind: TypeAlias = Literal["charge", "credit"] | str


class CancelSubscriptionRequest(Model):
    """Contract: `CancelSubscriptionRequest`."""

    company_id: str
    cancel_immediately: bool | None = None
    prorate: bool | None = None


class CancelSubscriptionResponse(Model):
    """Contract: `CancelSubscriptionResponse`."""

    data: ManagePlanResponseResponseData
    params: dict[str, Any]


class ChangeSubscriptionInternalRequestBody(Model):
    """Contract: `ChangeSubscriptionInternalRequestBody`."""

    add_on_ids: list[UpdateAddOnRequestBody]
    auto_topup_overrides: list[UpdateAutoTopupOverrideRequestBody]
    company_id: str
    credit_bundles: list[UpdateCreditBundleRequestBody]
    custom_field_values: list[CheckoutFieldValue]
    new_plan_id: str
    new_price_id: str
    pay_in_advance: list[UpdatePayInAdvanceRequestBody]
    skip_trial: bool
    billing_entity_id: str | None = None
    coupon_external_id: str | None = None
    currency: Currency | None = None
    opt_in_accepted: bool | None = None
    payment_method_id: str | None = None
    promo_code: str | None = None


class CheckoutDataRequestBody(Model):
    """Contract: `CheckoutDataRequestBody`."""

    company_id: str
    currency: Currency | None = None
    selected_plan_id: str | None = None


class CheckoutDataResponseData(Model):
    """Contract: `CheckoutDataResponseData`."""

    active_add_ons: list[PlanDetailResponseData]
    active_usage_based_entitlements: list[UsageBasedEntitlementResponseData]
    available_credit_bundles: list[BillingCreditBundleResponseData]
    company_can_trial_selected_plan: bool
    custom_checkout_fields: list[CheckoutFieldWithValue]
    selected_credit_bundles: list[CreditBundlePurchaseResponseData]
    selected_plan_already_trialed: bool
    selected_usage_based_entitlements: list[UsageBasedEntitlementResponseData]
    active_plan: PlanDetailResponseData | None = None
    company: CompanyDetailResponseData | None = None
    feature_usage: FeatureUsageDetailResponseData | None = None
    selected_plan: PlanDetailResponseData | None = None
    subscription: CompanySubscriptionResponseData | None = None


class CheckoutInternalResponse(Model):
    """Contract: `CheckoutInternalResponse`."""

    data: CheckoutSubscription
    params: dict[str, Any]


class CheckoutSubscription(Model):
    """Contract: `CheckoutSubscription`."""

    cancel_at_period_end: bool
    created_at: Instant
    currency: Currency
    customer_external_id: str
    id: str
    interval: str
    period_end: int
    period_start: int
    provider_type: BillingProviderType
    status: str
    subscription_external_id: str
    total_price: int
    application_id: str | None = None
    cancel_at: int | None = None
    company_id: str | None = None
    confirm_payment_intent_client_secret: str | None = None
    confirm_payment_intent_id: str | None = None
    default_payment_method_id: str | None = None
    expired_at: Instant | None = None
    invoice_id: str | None = None
    invoice_url: str | None = None
    metadata: dict[str, Any] | None = None
    trial_end: int | None = None
    trial_end_setting: BillingSubscriptionTrialEndSetting | None = None


class CompanyBillingAddressView(Model):
    """Contract: `CompanyBillingAddressView`."""

    city: str
    country: str
    line_1: str = Field(alias="line1")
    line_2: str = Field(alias="line2")
    postal_code: str
    state: str


class CompanyBillingCheckoutSettings(Model):
    """Contract: `CompanyBillingCheckoutSettings`."""

    collect_address: bool
    collect_email: bool
    collect_phone: bool
    collect_tax_id: bool


class CompanyBillingDetailsResponseData(Model):
    """Contract: `CompanyBillingDetailsResponseData`."""

    checkout_settings: CompanyBillingCheckoutSettings
    custom_fields: list[CheckoutFieldWithValue]
    tax_ids: list[CompanyTaxIdView]
    address: CompanyBillingAddressView | None = None
    email: str | None = None
    phone: str | None = None


class CompanyTaxIdView(Model):
    """Contract: `CompanyTaxIdView`."""

    country: str
    id: str
    type: str
    value: str
    verification_status: str | None = None


class CreditBundlePurchaseResponseData(Model):
    """Contract: `CreditBundlePurchaseResponseData`."""

    quantity: int
    total: int
    bundle: BillingCreditBundleResponseData | None = None


class GetCheckoutDataResponse(Model):
    """Contract: `GetCheckoutDataResponse`."""

    data: CheckoutDataResponseData
    params: dict[str, Any]


class GetCompanyBillingDetailsResponse(Model):
    """Contract: `GetCompanyBillingDetailsResponse`."""

    data: CompanyBillingDetailsResponseData
    params: dict[str, Any]


class ManagePlanPreviewResponseResponseData(Model):
    """Contract: `ManagePlanPreviewResponseResponseData`."""

    problems: list[CheckoutProblemResponseData]
    subscription_change_preview: PreviewSubscriptionChangeResponseData | None = None


class ManagePlanRequest(Model):
    """Contract: `ManagePlanRequest`."""

    add_on_selections: list[PlanSelection]
    company_id: str
    credit_bundles: list[UpdateCreditBundleRequestBody]
    custom_field_values: list[CheckoutFieldValue]
    pay_in_advance_entitlements: list[UpdatePayInAdvanceRequestBody]
    activate_on_payment: bool | None = None
    base_plan_id: str | None = None
    base_plan_price_id: str | None = None
    base_plan_version_id: str | None = None
    billing_cycle_anchor: Instant | None = None
    billing_email: str | None = None
    billing_entity_id: str | None = None
    cancel_immediately: bool | None = None
    collection_method: BillingCollectionMethod | None = None
    coupon_external_id: str | None = None
    currency: Currency | None = None
    days_until_due: int | None = None
    paid_outside_stripe: bool | None = None
    payment_method_external_id: str | None = None
    promo_code: str | None = None
    prorate: bool | None = None
    prorate_first_period: bool | None = None
    send_invoice: bool | None = None
    trial_end: Instant | None = None


class ManagePlanResponse(Model):
    """Contract: `ManagePlanResponse`."""

    data: ManagePlanResponseResponseData
    params: dict[str, Any]


class ManagePlanResponseResponseData(Model):
    """Contract: `ManagePlanResponseResponseData`."""

    problems: list[CheckoutProblemResponseData]
    success: bool
    checkout_id: str | None = None
    company: CompanyDetailResponseData | None = None


class PlanSelection(Model):
    """Contract: `PlanSelection`."""

    plan_id: str
    price_id: str | None = None
    version_id: str | None = None


class PreviewCheckoutInternalResponse(Model):
    """Contract: `PreviewCheckoutInternalResponse`."""

    data: PreviewSubscriptionChangeResponseData
    params: dict[str, Any]


class PreviewManagePlanResponse(Model):
    """Contract: `PreviewManagePlanResponse`."""

    data: ManagePlanPreviewResponseResponseData
    params: dict[str, Any]


class PreviewSubscriptionChangeResponseData(Model):
    """Contract: `PreviewSubscriptionChangeResponseData`."""

    amount_off: int
    due_now: int
    is_scheduled_downgrade: bool
    new_charges: int
    opt_in_required: bool
    payment_method_required: bool
    percent_off: float
    period_start: Instant
    problems: list[CheckoutProblemResponseData]
    promo_code_applied: bool
    proration: int
    usage_violations: list[FeatureUsageResponseData]
    finance: PreviewSubscriptionFinanceResponseData | None = None
    opt_in_text: str | None = None
    opt_in_title: str | None = None
    scheduled_change_time: Instant | None = None
    trial_end: Instant | None = None


class PreviewSubscriptionDiscountResponseData(Model):
    """Contract: `PreviewSubscriptionDiscountResponseData`."""

    coupon_name: str
    duration: str
    is_active: bool
    started_at: Instant
    amount_off: int | None = None
    currency: Currency | None = None
    customer_facing_code: str | None = None
    duration_in_months: int | None = None
    ended_at: Instant | None = None
    percent_off: float | None = None
    promo_code_external_id: str | None = None


class PreviewSubscriptionFinanceResponseData(Model):
    """Contract: `PreviewSubscriptionFinanceResponseData`."""

    amount_off: int
    currency: Currency
    customer_balance_applied: int
    customer_balance_remaining: int
    discount_amount: int
    discounts: list[PreviewSubscriptionDiscountResponseData]
    due_now: int
    new_charges: int
    percent_off: float
    period_end: Instant
    period_start: Instant
    promo_code_applied: bool
    proration: int
    tax_require_billing_details: bool
    total_per_billing_period: int
    upcoming_invoice_line_items: list[PreviewSubscriptionUpcomingInvoiceLineItems]
    proration_billed_at: Instant | None = None
    proration_detail: PreviewSubscriptionProrationResponseData | None = None
    tax_amount: int | None = None
    tax_display_name: str | None = None
    trial_end: Instant | None = None


class PreviewSubscriptionProrationLineResponseData(Model):
    """Contract: `PreviewSubscriptionProrationLineResponseData`."""

    amount: int
    kind: ProrationLineKind
    period_end: Instant | None = None
    period_start: Instant | None = None
    plan_id: str | None = None
    price_id: str | None = None
    quantity: int | None = None


class PreviewSubscriptionProrationResponseData(Model):
    """Contract: `PreviewSubscriptionProrationResponseData`."""

    charge: int
    credit: int
    currency: Currency
    lines: list[PreviewSubscriptionProrationLineResponseData]
    timing: CheckoutChargeTiming
    total: int
    billed_at: Instant | None = None


class PreviewSubscriptionUpcomingInvoiceLineItems(Model):
    """Contract: `PreviewSubscriptionUpcomingInvoiceLineItems`."""

    amount: int
    description: str
    price_id: str
    proration: bool
    quantity: int


class UpdateAddOnRequestBody(Model):
    """Contract: `UpdateAddOnRequestBody`."""

    add_on_id: str
    price_id: str


class UpdateAutoTopupOverrideRequestBody(Model):
    """Contract: `UpdateAutoTopupOverrideRequestBody`."""

    plan_credit_grant_id: str
    auto_topup_amount: int | None = None
    auto_topup_enabled: bool | None = None
    auto_topup_threshold_credits: int | None = None


class UpdateCompanyBillingDetailsRequestBody(Model):
    """Contract: `UpdateCompanyBillingDetailsRequestBody`."""

    values: list[CheckoutFieldValue]
    address: CustomerBillingAddress | None = None
    email: str | None = None
    phone: str | None = None
    tax_id: TaxIdInput | None = None


class UpdateCompanyBillingDetailsResponse(Model):
    """Contract: `UpdateCompanyBillingDetailsResponse`."""

    data: CompanyBillingDetailsResponseData
    params: dict[str, Any]


class UpdateCreditBundleRequestBody(Model):
    """Contract: `UpdateCreditBundleRequestBody`."""

    bundle_id: str
    quantity: int


class UpdateCustomerSubscriptionTrialEndResponse(Model):
    """Contract: `UpdateCustomerSubscriptionTrialEndResponse`."""

    data: BillingSubscriptionView
    params: dict[str, Any]


class UpdatePayInAdvanceRequestBody(Model):
    """Contract: `UpdatePayInAdvanceRequestBody`."""

    price_id: str
    quantity: int


class UpdateTrialEndRequestBody(Model):
    """Contract: `UpdateTrialEndRequestBody`."""

    trial_end: Instant | None = None


class CancelSubscriptionBody(Options, total=False):
    """Keywords of `checkout.cancel_subscription`."""

    company_id: Required[str]
    cancel_immediately: bool | None
    prorate: bool | None


class GetCheckoutDataBody(Options, total=False):
    """Keywords of `checkout.get_checkout_data`."""

    company_id: Required[str]
    currency: Currency | None
    selected_plan_id: str | None


class InternalBody(Options, total=False):
    """Keywords of `checkout.internal`."""

    add_on_ids: Required[Sequence[UpdateAddOnRequestBody]]
    auto_topup_overrides: Required[Sequence[UpdateAutoTopupOverrideRequestBody]]
    company_id: Required[str]
    credit_bundles: Required[Sequence[UpdateCreditBundleRequestBody]]
    custom_field_values: Required[Sequence[CheckoutFieldValue]]
    new_plan_id: Required[str]
    new_price_id: Required[str]
    pay_in_advance: Required[Sequence[UpdatePayInAdvanceRequestBody]]
    skip_trial: Required[bool]
    billing_entity_id: str | None
    coupon_external_id: str | None
    currency: Currency | None
    opt_in_accepted: bool | None
    payment_method_id: str | None
    promo_code: str | None


class ManagePlanBody(Options, total=False):
    """Keywords of `checkout.manage_plan`."""

    add_on_selections: Required[Sequence[PlanSelection]]
    company_id: Required[str]
    credit_bundles: Required[Sequence[UpdateCreditBundleRequestBody]]
    custom_field_values: Required[Sequence[CheckoutFieldValue]]
    pay_in_advance_entitlements: Required[Sequence[UpdatePayInAdvanceRequestBody]]
    activate_on_payment: bool | None
    base_plan_id: str | None
    base_plan_price_id: str | None
    base_plan_version_id: str | None
    billing_cycle_anchor: datetime | None
    billing_email: str | None
    billing_entity_id: str | None
    cancel_immediately: bool | None
    collection_method: BillingCollectionMethod | None
    coupon_external_id: str | None
    currency: Currency | None
    days_until_due: int | None
    paid_outside_stripe: bool | None
    payment_method_external_id: str | None
    promo_code: str | None
    prorate: bool | None
    prorate_first_period: bool | None
    send_invoice: bool | None
    trial_end: datetime | None


class PreviewCheckoutInternalBody(Options, total=False):
    """Keywords of `checkout.preview_checkout_internal`."""

    add_on_ids: Required[Sequence[UpdateAddOnRequestBody]]
    auto_topup_overrides: Required[Sequence[UpdateAutoTopupOverrideRequestBody]]
    company_id: Required[str]
    credit_bundles: Required[Sequence[UpdateCreditBundleRequestBody]]
    custom_field_values: Required[Sequence[CheckoutFieldValue]]
    new_plan_id: Required[str]
    new_price_id: Required[str]
    pay_in_advance: Required[Sequence[UpdatePayInAdvanceRequestBody]]
    skip_trial: Required[bool]
    billing_entity_id: str | None
    coupon_external_id: str | None
    currency: Currency | None
    opt_in_accepted: bool | None
    payment_method_id: str | None
    promo_code: str | None


class PreviewManagePlanBody(Options, total=False):
    """Keywords of `checkout.preview_manage_plan`."""

    add_on_selections: Required[Sequence[PlanSelection]]
    company_id: Required[str]
    credit_bundles: Required[Sequence[UpdateCreditBundleRequestBody]]
    custom_field_values: Required[Sequence[CheckoutFieldValue]]
    pay_in_advance_entitlements: Required[Sequence[UpdatePayInAdvanceRequestBody]]
    activate_on_payment: bool | None
    base_plan_id: str | None
    base_plan_price_id: str | None
    base_plan_version_id: str | None
    billing_cycle_anchor: datetime | None
    billing_email: str | None
    billing_entity_id: str | None
    cancel_immediately: bool | None
    collection_method: BillingCollectionMethod | None
    coupon_external_id: str | None
    currency: Currency | None
    days_until_due: int | None
    paid_outside_stripe: bool | None
    payment_method_external_id: str | None
    promo_code: str | None
    prorate: bool | None
    prorate_first_period: bool | None
    send_invoice: bool | None
    trial_end: datetime | None


class UpdateCompanyBillingDetailsBody(Options, total=False):
    """Keywords of `checkout.update_company_billing_details`."""

    values: Required[Sequence[CheckoutFieldValue]]
    address: CustomerBillingAddress | None
    email: str | None
    phone: str | None
    tax_id: TaxIdInput | None


class UpdateCustomerSubscriptionTrialEndBody(Options, total=False):
    """Keywords of `checkout.update_customer_subscription_trial_end`."""

    trial_end: datetime | None


from schematic.types.shared import (
    BillingCollectionMethod,
    BillingCreditBundleResponseData,
    BillingProviderType,
    BillingSubscriptionTrialEndSetting,
    BillingSubscriptionView,
    CheckoutFieldValue,
    CheckoutFieldWithValue,
    CheckoutProblemResponseData,
    CompanyDetailResponseData,
    CompanySubscriptionResponseData,
    Currency,
    CustomerBillingAddress,
    FeatureUsageDetailResponseData,
    FeatureUsageResponseData,
    PlanDetailResponseData,
    TaxIdInput,
    UsageBasedEntitlementResponseData,
)
