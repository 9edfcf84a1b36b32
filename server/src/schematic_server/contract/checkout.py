# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Types of operations of `checkout`, for checkers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from schematic_server.contract.billing import (
        BillingCollectionMethod,
        BillingSubscriptionTrialEndSetting,
        BillingSubscriptionView,
        CustomerBillingAddress,
    )
    from schematic_server.contract.companies import (
        CheckoutProblemResponseData,
        CompanyDetailResponseData,
        CompanySubscriptionResponseData,
    )
    from schematic_server.contract.credits import BillingCreditBundleResponseData
    from schematic_server.contract.entitlements import (
        FeatureUsageDetailResponseData,
        FeatureUsageResponseData,
        UsageBasedEntitlementResponseData,
    )
    from schematic_server.contract.plans import CheckoutFieldValue, PlanDetailResponseData, TaxIdInput
    from schematic_server.contract.shared import BillingProviderType, Currency

CancelSubscriptionBody: TypeAlias = "CancelSubscriptionRequest"

CancelSubscriptionAnswer: TypeAlias = "ManagePlanResponseResponseData"

GetCheckoutDataBody: TypeAlias = "CheckoutDataRequestBody"

GetCheckoutDataAnswer: TypeAlias = "CheckoutDataResponseData"

GetCompanyBillingDetailsAnswer: TypeAlias = "CompanyBillingDetailsResponseData"

InternalBody: TypeAlias = "ChangeSubscriptionInternalRequestBody"

InternalAnswer: TypeAlias = "CheckoutSubscription"

ManagePlanBody: TypeAlias = "ManagePlanRequest"

ManagePlanAnswer: TypeAlias = "ManagePlanResponseResponseData"

PreviewCheckoutInternalBody: TypeAlias = "ChangeSubscriptionInternalRequestBody"

PreviewCheckoutInternalAnswer: TypeAlias = "PreviewSubscriptionChangeResponseData"

PreviewManagePlanBody: TypeAlias = "ManagePlanRequest"

PreviewManagePlanAnswer: TypeAlias = "ManagePlanPreviewResponseResponseData"

UpdateCompanyBillingDetailsBody: TypeAlias = "UpdateCompanyBillingDetailsRequestBody"

UpdateCompanyBillingDetailsAnswer: TypeAlias = "CompanyBillingDetailsResponseData"

UpdateCustomerSubscriptionTrialEndBody: TypeAlias = "UpdateTrialEndRequestBody"

UpdateCustomerSubscriptionTrialEndAnswer: TypeAlias = "BillingSubscriptionView"


class CancelSubscriptionRequest(TypedDict):
    """Body of `checkout.cancel_subscription`."""

    cancel_immediately: NotRequired[bool | None]
    company_id: str
    prorate: NotRequired[bool | None]


class ChangeSubscriptionInternalRequestBody(TypedDict):
    """The plan, add-ons and quantities a company chose in checkout."""

    add_on_ids: Sequence[UpdateAddOnRequestBody]
    auto_topup_overrides: Sequence[UpdateAutoTopupOverrideRequestBody]
    billing_entity_id: NotRequired[str | None]
    company_id: str
    coupon_external_id: NotRequired[str | None]
    credit_bundles: Sequence[UpdateCreditBundleRequestBody]
    currency: NotRequired[Currency | None]
    custom_field_values: Sequence[CheckoutFieldValue]
    new_plan_id: str
    new_price_id: str
    opt_in_accepted: NotRequired[bool | None]
    pay_in_advance: Sequence[UpdatePayInAdvanceRequestBody]
    payment_method_id: NotRequired[str | None]
    promo_code: NotRequired[str | None]
    skip_trial: bool


class ChangeSubscriptionRequestBody(TypedDict):
    """The plan, add-ons and quantities chosen in checkout by a company's own token."""

    add_on_ids: Sequence[UpdateAddOnRequestBody]
    auto_topup_overrides: Sequence[UpdateAutoTopupOverrideRequestBody]
    billing_entity_id: NotRequired[str | None]
    coupon_external_id: NotRequired[str | None]
    credit_bundles: Sequence[UpdateCreditBundleRequestBody]
    currency: NotRequired[Currency | None]
    custom_field_values: Sequence[CheckoutFieldValue]
    new_plan_id: str
    new_price_id: str
    opt_in_accepted: NotRequired[bool | None]
    pay_in_advance: Sequence[UpdatePayInAdvanceRequestBody]
    payment_method_id: NotRequired[str | None]
    promo_code: NotRequired[str | None]
    skip_trial: bool


# Whether credit bundles are bought one by one or with a quantity.
CheckoutBundlePurchaseBehavior: TypeAlias = Literal["individual", "quantity"]

# When a proration is charged.
CheckoutChargeTiming: TypeAlias = Literal["at_renewal", "none", "now"]


class CheckoutDataRequestBody(TypedDict):
    """Body of `checkout.get_checkout_data`."""

    company_id: str
    currency: NotRequired[Currency | None]
    selected_plan_id: NotRequired[str | None]


class CheckoutDataResponseData(TypedDict):
    """Everything a checkout page needs for one company."""

    active_add_ons: Sequence[PlanDetailResponseData]
    active_plan: NotRequired[PlanDetailResponseData | None]
    active_usage_based_entitlements: Sequence[UsageBasedEntitlementResponseData]
    available_credit_bundles: Sequence[BillingCreditBundleResponseData]
    company: NotRequired[CompanyDetailResponseData | None]
    company_can_trial_selected_plan: bool
    custom_checkout_fields: Sequence[CheckoutFieldWithValue]
    feature_usage: NotRequired[FeatureUsageDetailResponseData | None]
    selected_credit_bundles: Sequence[CreditBundlePurchaseResponseData]
    selected_plan: NotRequired[PlanDetailResponseData | None]
    selected_plan_already_trialed: bool
    selected_usage_based_entitlements: Sequence[UsageBasedEntitlementResponseData]
    subscription: NotRequired[CompanySubscriptionResponseData | None]


class CheckoutFieldWithValue(TypedDict):
    """A checkout field with a company's value."""

    definition_id: str
    helper_text: NotRequired[str | None]
    id: str
    name: str
    required: bool
    stripe_metadata_key: str
    value: NotRequired[str | None]


class CheckoutSubscription(TypedDict):
    """A subscription after checkout, with what is left to confirm."""

    application_id: NotRequired[str | None]
    cancel_at: NotRequired[int | None]
    cancel_at_period_end: bool
    company_id: NotRequired[str | None]
    confirm_payment_intent_client_secret: NotRequired[str | None]
    confirm_payment_intent_id: NotRequired[str | None]
    created_at: datetime
    currency: Currency
    customer_external_id: str
    default_payment_method_id: NotRequired[str | None]
    expired_at: NotRequired[datetime | None]
    id: str
    interval: str
    invoice_id: NotRequired[str | None]
    invoice_url: NotRequired[str | None]
    metadata: NotRequired[Mapping[str, Any] | None]
    period_end: int
    period_start: int
    provider_type: BillingProviderType
    status: str
    subscription_external_id: str
    total_price: int
    trial_end: NotRequired[int | None]
    trial_end_setting: NotRequired[BillingSubscriptionTrialEndSetting | None]


class CompanyBillingAddressView(TypedDict):
    """A company's billing address."""

    city: str
    country: str
    line1: str
    line2: str
    postal_code: str
    state: str


class CompanyBillingCheckoutSettings(TypedDict):
    """What checkout asks of a company."""

    collect_address: bool
    collect_email: bool
    collect_phone: bool
    collect_tax_id: bool


class CompanyBillingDetailsResponseData(TypedDict):
    """Where a company's invoices go and what checkout knows about it."""

    address: NotRequired[CompanyBillingAddressView | None]
    checkout_settings: CompanyBillingCheckoutSettings
    custom_fields: Sequence[CheckoutFieldWithValue]
    email: NotRequired[str | None]
    phone: NotRequired[str | None]
    tax_ids: Sequence[CompanyTaxIdView]


class CompanyTaxIdView(TypedDict):
    """A company's tax id."""

    country: str
    id: str
    type: str
    value: str
    verification_status: NotRequired[str | None]


class CreditBundlePurchaseResponseData(TypedDict):
    """A bundle chosen in checkout."""

    bundle: NotRequired[BillingCreditBundleResponseData | None]
    quantity: int
    total: int


class ManagePlanPreviewResponseResponseData(TypedDict):
    """What a plan selection would cost."""

    problems: Sequence[CheckoutProblemResponseData]
    subscription_change_preview: NotRequired[PreviewSubscriptionChangeResponseData | None]


class ManagePlanRequest(TypedDict):
    """The plan, add-ons and quantities a company shall have; what is left out is removed."""

    activate_on_payment: NotRequired[bool | None]
    add_on_selections: Sequence[PlanSelection]
    base_plan_id: NotRequired[str | None]
    base_plan_price_id: NotRequired[str | None]
    base_plan_version_id: NotRequired[str | None]
    billing_cycle_anchor: NotRequired[datetime | None]
    billing_email: NotRequired[str | None]
    billing_entity_id: NotRequired[str | None]
    cancel_immediately: NotRequired[bool | None]
    collection_method: NotRequired[BillingCollectionMethod | None]
    company_id: str
    coupon_external_id: NotRequired[str | None]
    credit_bundles: Sequence[UpdateCreditBundleRequestBody]
    currency: NotRequired[Currency | None]
    custom_field_values: Sequence[CheckoutFieldValue]
    days_until_due: NotRequired[int | None]
    paid_outside_stripe: NotRequired[bool | None]
    pay_in_advance_entitlements: Sequence[UpdatePayInAdvanceRequestBody]
    payment_method_external_id: NotRequired[str | None]
    promo_code: NotRequired[str | None]
    prorate: NotRequired[bool | None]
    prorate_first_period: NotRequired[bool | None]
    send_invoice: NotRequired[bool | None]
    trial_end: NotRequired[datetime | None]


class ManagePlanResponseResponseData(TypedDict):
    """The company after a plan selection was applied."""

    checkout_id: NotRequired[str | None]
    company: NotRequired[CompanyDetailResponseData | None]
    problems: Sequence[CheckoutProblemResponseData]
    success: bool


class PlanSelection(TypedDict):
    """An add-on a company shall have."""

    plan_id: str
    price_id: NotRequired[str | None]
    version_id: NotRequired[str | None]


class PreviewSubscriptionChangeResponseData(TypedDict):
    """What a subscription change would cost and require."""

    amount_off: int
    due_now: int
    finance: NotRequired[PreviewSubscriptionFinanceResponseData | None]
    is_scheduled_downgrade: bool
    new_charges: int
    opt_in_required: bool
    opt_in_text: NotRequired[str | None]
    opt_in_title: NotRequired[str | None]
    payment_method_required: bool
    percent_off: float
    period_start: datetime
    problems: Sequence[CheckoutProblemResponseData]
    promo_code_applied: bool
    proration: int
    scheduled_change_time: NotRequired[datetime | None]
    trial_end: NotRequired[datetime | None]
    usage_violations: Sequence[FeatureUsageResponseData]


class PreviewSubscriptionDiscountResponseData(TypedDict):
    """A discount in a preview."""

    amount_off: NotRequired[int | None]
    coupon_name: str
    currency: NotRequired[Currency | None]
    customer_facing_code: NotRequired[str | None]
    duration: str
    duration_in_months: NotRequired[int | None]
    ended_at: NotRequired[datetime | None]
    is_active: bool
    percent_off: NotRequired[float | None]
    promo_code_external_id: NotRequired[str | None]
    started_at: datetime


class PreviewSubscriptionFinanceResponseData(TypedDict):
    """The figures of a preview."""

    amount_off: int
    currency: Currency
    customer_balance_applied: int
    customer_balance_remaining: int
    discount_amount: int
    discounts: Sequence[PreviewSubscriptionDiscountResponseData]
    due_now: int
    new_charges: int
    percent_off: float
    period_end: datetime
    period_start: datetime
    promo_code_applied: bool
    proration: int
    proration_billed_at: NotRequired[datetime | None]
    proration_detail: NotRequired[PreviewSubscriptionProrationResponseData | None]
    tax_amount: NotRequired[int | None]
    tax_display_name: NotRequired[str | None]
    tax_require_billing_details: bool
    total_per_billing_period: int
    trial_end: NotRequired[datetime | None]
    upcoming_invoice_line_items: Sequence[PreviewSubscriptionUpcomingInvoiceLineItems]


class PreviewSubscriptionProrationLineResponseData(TypedDict):
    """One line of a proration."""

    amount: int
    kind: ProrationLineKind
    period_end: NotRequired[datetime | None]
    period_start: NotRequired[datetime | None]
    plan_id: NotRequired[str | None]
    price_id: NotRequired[str | None]
    quantity: NotRequired[int | None]


class PreviewSubscriptionProrationResponseData(TypedDict):
    """What is owed and returned for the rest of the period."""

    billed_at: NotRequired[datetime | None]
    charge: int
    credit: int
    currency: Currency
    lines: Sequence[PreviewSubscriptionProrationLineResponseData]
    timing: CheckoutChargeTiming
    total: int


class PreviewSubscriptionUpcomingInvoiceLineItems(TypedDict):
    """A line of the next invoice."""

    amount: int
    description: str
    price_id: str
    proration: bool
    quantity: int


# Whether a line adds to or is taken off the amount due.
ProrationLineKind: TypeAlias = Literal["charge", "credit"]


class UpdateAddOnRequestBody(TypedDict):
    """An add-on chosen in checkout."""

    add_on_id: str
    price_id: str


class UpdateAutoTopupOverrideRequestBody(TypedDict):
    """A company's own top-up settings for one plan grant."""

    auto_topup_amount: NotRequired[int | None]
    auto_topup_enabled: NotRequired[bool | None]
    auto_topup_threshold_credits: NotRequired[int | None]
    plan_credit_grant_id: str


class UpdateCompanyBillingDetailsRequestBody(TypedDict):
    """Body of `checkout.update_company_billing_details`."""

    address: NotRequired[CustomerBillingAddress | None]
    email: NotRequired[str | None]
    phone: NotRequired[str | None]
    tax_id: NotRequired[TaxIdInput | None]
    values: Sequence[CheckoutFieldValue]


class UpdateCreditBundleRequestBody(TypedDict):
    """A credit bundle to buy."""

    bundle_id: str
    quantity: int


class UpdatePayInAdvanceRequestBody(TypedDict):
    """A quantity to pay in advance."""

    price_id: str
    quantity: int


class UpdateTrialEndRequestBody(TypedDict):
    """Body of `checkout.update_customer_subscription_trial_end`."""

    trial_end: NotRequired[datetime | None]
