# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `checkout`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal, Required, TypeAlias

from pydantic import Field

from schematic.core.model import Instant, Model
from schematic.core.request_options import Options
from schematic.types.billing import (
    BillingCollectionMethod,
    BillingSubscriptionTrialEndSetting,
    BillingSubscriptionView,
    CustomerBillingAddress,
)
from schematic.types.companies import (
    CheckoutProblemResponseData,
    CompanyDetailResponseData,
    CompanySubscriptionResponseData,
)
from schematic.types.credits import BillingCreditBundleResponseData
from schematic.types.entitlements import (
    FeatureUsageDetailResponseData,
    FeatureUsageResponseData,
    UsageBasedEntitlementResponseData,
)
from schematic.types.plans import CheckoutFieldValue, PlanDetailResponseData, TaxIdInput
from schematic.types.shared import BillingProviderType, Currency

# Whether credit bundles are bought one by one or with a quantity.
CheckoutBundlePurchaseBehavior: TypeAlias = Literal["individual", "quantity"] | str


# When a proration is charged.
CheckoutChargeTiming: TypeAlias = Literal["at_renewal", "none", "now"] | str


# Whether a line adds to or is taken off the amount due.
ProrationLineKind: TypeAlias = Literal["charge", "credit"] | str


class CancelSubscriptionRequest(Model, frozen=True):
    """Body of `checkout.cancel_subscription`."""

    company_id: str
    """Company (`comp_…`)."""
    cancel_immediately: bool | None = None
    """End at once instead of at the period's end; true unless sent."""
    prorate: bool | None = None
    """Return the unused part of the period; true unless sent."""


class CancelSubscriptionResponse(Model, frozen=True):
    """Answer of `checkout.cancel_subscription`."""

    data: ManagePlanResponseResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class ChangeSubscriptionInternalRequestBody(Model, frozen=True):
    """The plan, add-ons and quantities a company chose in checkout."""

    add_on_ids: list[UpdateAddOnRequestBody]
    auto_topup_overrides: list[UpdateAutoTopupOverrideRequestBody]
    company_id: str
    """Company (`comp_…`)."""
    credit_bundles: list[UpdateCreditBundleRequestBody]
    custom_field_values: list[CheckoutFieldValue]
    new_plan_id: str
    """Plan (`plan_…`) chosen; null to keep none."""
    new_price_id: str
    """Price (`bilpp_…`) chosen."""
    pay_in_advance: list[UpdatePayInAdvanceRequestBody]
    skip_trial: bool
    """Start without the trial."""
    billing_entity_id: str | None = None
    """Company (`comp_…`) that pays instead; only when starting a subscription."""
    coupon_external_id: str | None = None
    """The provider's id of a coupon."""
    currency: Currency | None = None
    opt_in_accepted: bool | None = None
    """Whether the customer agreed to the opt-in."""
    payment_method_id: str | None = None
    """Payment method (`bpaymth_…`)."""
    promo_code: str | None = None
    """Code a customer entered."""


class ChangeSubscriptionRequestBody(Model, frozen=True):
    """The plan, add-ons and quantities chosen in checkout by a company's own token."""

    add_on_ids: list[UpdateAddOnRequestBody]
    auto_topup_overrides: list[UpdateAutoTopupOverrideRequestBody]
    credit_bundles: list[UpdateCreditBundleRequestBody]
    custom_field_values: list[CheckoutFieldValue]
    new_plan_id: str
    """Plan (`plan_…`) chosen; null to keep none."""
    new_price_id: str
    """Price (`bilpp_…`) chosen."""
    pay_in_advance: list[UpdatePayInAdvanceRequestBody]
    skip_trial: bool
    """Start without the trial."""
    billing_entity_id: str | None = None
    """Company (`comp_…`) that pays instead; only when starting a subscription."""
    coupon_external_id: str | None = None
    """The provider's id of a coupon."""
    currency: Currency | None = None
    opt_in_accepted: bool | None = None
    """Whether the customer agreed to the opt-in."""
    payment_method_id: str | None = None
    """Payment method (`bpaymth_…`)."""
    promo_code: str | None = None
    """Code a customer entered."""


class CheckoutDataRequestBody(Model, frozen=True):
    """Body of `checkout.get_checkout_data`."""

    company_id: str
    """Company (`comp_…`)."""
    currency: Currency | None = None
    selected_plan_id: str | None = None
    """Plan (`plan_…`) to show as selected."""


class CheckoutDataResponseData(Model, frozen=True):
    """Everything a checkout page needs for one company."""

    active_add_ons: list[PlanDetailResponseData]
    active_usage_based_entitlements: list[UsageBasedEntitlementResponseData]
    available_credit_bundles: list[BillingCreditBundleResponseData]
    company_can_trial_selected_plan: bool
    """Whether the company may still try the selected plan."""
    custom_checkout_fields: list[CheckoutFieldWithValue]
    selected_credit_bundles: list[CreditBundlePurchaseResponseData]
    selected_plan_already_trialed: bool
    """Whether the company has tried the selected plan before."""
    selected_usage_based_entitlements: list[UsageBasedEntitlementResponseData]
    active_plan: PlanDetailResponseData | None = None
    company: CompanyDetailResponseData | None = None
    feature_usage: FeatureUsageDetailResponseData | None = None
    selected_plan: PlanDetailResponseData | None = None
    subscription: CompanySubscriptionResponseData | None = None


class CheckoutFieldWithValue(Model, frozen=True):
    """A checkout field with a company's value."""

    definition_id: str
    """Definition of the key (`ekt_…`) or trait (`trt_…`)."""
    id: str
    """Checkout field."""
    name: str
    """Label of the field."""
    required: bool
    """Whether an answer is needed."""
    stripe_metadata_key: str
    """Name under which the answer is stored at Stripe."""
    helper_text: str | None = None
    """Help shown with the field."""
    value: str | None = None
    """What was entered."""


class CheckoutInternalResponse(Model, frozen=True):
    """Answer of `checkout.internal`."""

    data: CheckoutSubscription
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class CheckoutSubscription(Model, frozen=True):
    """A subscription after checkout, with what is left to confirm."""

    cancel_at_period_end: bool
    """Whether the subscription ends with the current period."""
    created_at: Instant
    """When it was created, RFC 3339 UTC."""
    currency: Currency
    customer_external_id: str
    """The provider's id of the customer."""
    id: str
    """Subscription (`bilsub_…`)."""
    interval: str
    """`day`, `month`, `year` or `one-time`."""
    period_end: int
    """When the period ends, Unix seconds."""
    period_start: int
    """When the period began, Unix seconds."""
    provider_type: BillingProviderType
    status: str
    """Status as the provider names it."""
    subscription_external_id: str
    """The provider's id of the subscription."""
    total_price: int
    """Price per period in cents."""
    application_id: str | None = None
    """The provider's application that made the subscription."""
    cancel_at: int | None = None
    """When the subscription ends, Unix seconds."""
    company_id: str | None = None
    """Company (`comp_…`)."""
    confirm_payment_intent_client_secret: str | None = None
    """The provider's secret for confirming the payment in a browser."""
    confirm_payment_intent_id: str | None = None
    """The provider's payment to confirm."""
    default_payment_method_id: str | None = None
    """Default payment method (`bpaymth_…`)."""
    expired_at: Instant | None = None
    """When it ended or will end."""
    invoice_id: str | None = None
    """The provider's id of the invoice."""
    invoice_url: str | None = None
    """Address of the invoice at the provider."""
    metadata: dict[str, Any] | None = None
    """Free metadata, from name to value."""
    trial_end: int | None = None
    """When the trial ends, Unix seconds."""
    trial_end_setting: BillingSubscriptionTrialEndSetting | None = None


class CompanyBillingAddressView(Model, frozen=True):
    """A company's billing address."""

    city: str
    """City."""
    country: str
    """Country code of two letters."""
    line_1: str = Field(alias="line1")
    """First line of the address."""
    line_2: str = Field(alias="line2")
    """Second line of the address."""
    postal_code: str
    """Postal code."""
    state: str
    """State or province."""


class CompanyBillingCheckoutSettings(Model, frozen=True):
    """What checkout asks of a company."""

    collect_address: bool
    """Ask for an address."""
    collect_email: bool
    """Ask for an e-mail address."""
    collect_phone: bool
    """Ask for a telephone number."""
    collect_tax_id: bool
    """Ask for a tax id."""


class CompanyBillingDetailsResponseData(Model, frozen=True):
    """Where a company's invoices go and what checkout knows about it."""

    checkout_settings: CompanyBillingCheckoutSettings
    custom_fields: list[CheckoutFieldWithValue]
    tax_ids: list[CompanyTaxIdView]
    address: CompanyBillingAddressView | None = None
    email: str | None = None
    """E-mail address."""
    phone: str | None = None
    """Telephone number."""


class CompanyBillingDetailsView(Model, frozen=True):
    """Where a company's invoices go and what checkout knows about it."""

    checkout_settings: CompanyBillingCheckoutSettings
    custom_fields: list[CheckoutFieldWithValue]
    tax_ids: list[CompanyTaxIdView]
    address: CompanyBillingAddressView | None = None
    email: str | None = None
    """E-mail address."""
    phone: str | None = None
    """Telephone number."""


class CompanyTaxIdView(Model, frozen=True):
    """A company's tax id."""

    country: str
    """Country code of two letters."""
    id: str
    """Id of the object; opaque text."""
    type: str
    """Country and kind of the tax id."""
    value: str
    """The tax id."""
    verification_status: str | None = None
    """Whether the tax id was verified."""


class CreditBundlePurchaseResponseData(Model, frozen=True):
    """A bundle chosen in checkout."""

    quantity: int
    """How many bundles."""
    total: int
    """Price in cents."""
    bundle: BillingCreditBundleResponseData | None = None


class GetCheckoutDataResponse(Model, frozen=True):
    """Answer of `checkout.get_checkout_data`."""

    data: CheckoutDataResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class GetCompanyBillingDetailsResponse(Model, frozen=True):
    """Answer of `checkout.get_company_billing_details`."""

    data: CompanyBillingDetailsResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class ManagePlanPreviewResponseResponseData(Model, frozen=True):
    """What a plan selection would cost."""

    problems: list[CheckoutProblemResponseData]
    subscription_change_preview: PreviewSubscriptionChangeResponseData | None = None


class ManagePlanRequest(Model, frozen=True):
    """The plan, add-ons and quantities a company shall have; what is left out is removed."""

    add_on_selections: list[PlanSelection]
    company_id: str
    """Company (`comp_…`)."""
    credit_bundles: list[UpdateCreditBundleRequestBody]
    custom_field_values: list[CheckoutFieldValue]
    pay_in_advance_entitlements: list[UpdatePayInAdvanceRequestBody]
    activate_on_payment: bool | None = None
    """Give access when the first invoice is paid instead of at once; false unless sent."""
    base_plan_id: str | None = None
    """Base plan (`plan_…`); null or absent leaves the fallback plan."""
    base_plan_price_id: str | None = None
    """Price (`bilpp_…`) of the base plan; only for a plan that is billed."""
    base_plan_version_id: str | None = None
    """Version of the base plan; the company's own or else the latest published one when not sent."""
    billing_cycle_anchor: Instant | None = None
    """Instant whose anniversaries the billing periods start on."""
    billing_email: str | None = None
    """Address that invoices are sent to; needed for `send_invoice`."""
    billing_entity_id: str | None = None
    """Company (`comp_…`) that pays instead; only when starting a subscription."""
    cancel_immediately: bool | None = None
    """End at once instead of at the period's end; true unless sent."""
    collection_method: BillingCollectionMethod | None = None
    coupon_external_id: str | None = None
    """The provider's id of a coupon."""
    currency: Currency | None = None
    days_until_due: int | None = None
    """Days from invoice to due date; 30 unless sent, at most 365."""
    paid_outside_stripe: bool | None = None
    """The first invoice counts as paid; needs `send_invoice` collection."""
    payment_method_external_id: str | None = None
    """The provider's id of the payment method."""
    promo_code: str | None = None
    """Code a customer entered."""
    prorate: bool | None = None
    """Return the unused part of the period; true unless sent."""
    prorate_first_period: bool | None = None
    """Charge only the part of the first period up to the anchor; true unless sent, needs the anchor."""
    send_invoice: bool | None = None
    """Send an invoice; true unless sent."""
    trial_end: Instant | None = None
    """End of the trial to start; the plan must begin with one."""


class ManagePlanResponse(Model, frozen=True):
    """Answer of `checkout.manage_plan`."""

    data: ManagePlanResponseResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class ManagePlanResponseResponseData(Model, frozen=True):
    """The company after a plan selection was applied."""

    problems: list[CheckoutProblemResponseData]
    success: bool
    """Whether it worked."""
    checkout_id: str | None = None
    """Checkout that led here."""
    company: CompanyDetailResponseData | None = None


class PlanSelection(Model, frozen=True):
    """An add-on a company shall have."""

    plan_id: str
    """Plan or add-on (`plan_…`)."""
    price_id: str | None = None
    """Price (`bilpp_…`)."""
    version_id: str | None = None
    """Plan version (`plnv_…`); the company's own or else the latest published one when not sent."""


class PreviewCheckoutInternalResponse(Model, frozen=True):
    """Answer of `checkout.preview_checkout_internal`."""

    data: PreviewSubscriptionChangeResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class PreviewManagePlanResponse(Model, frozen=True):
    """Answer of `checkout.preview_manage_plan`."""

    data: ManagePlanPreviewResponseResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class PreviewSubscriptionChangeResponseData(Model, frozen=True):
    """What a subscription change would cost and require."""

    amount_off: int
    """Discount in cents."""
    due_now: int
    """What is charged at once, in cents."""
    is_scheduled_downgrade: bool
    """Whether the change waits for the end of the billing period."""
    new_charges: int
    """Prices of the new selection, in cents."""
    opt_in_required: bool
    """Whether agreement is needed."""
    payment_method_required: bool
    """Whether a payment method is needed first."""
    percent_off: float
    """Discount in percent, 0 to 100."""
    period_start: Instant
    """When the period began."""
    problems: list[CheckoutProblemResponseData]
    promo_code_applied: bool
    """Whether the code was accepted."""
    proration: int
    """What the rest of the period adds, in cents; negative when it returns money."""
    usage_violations: list[FeatureUsageResponseData]
    finance: PreviewSubscriptionFinanceResponseData | None = None
    opt_in_text: str | None = None
    """Text the customer agrees to."""
    opt_in_title: str | None = None
    """Title of that text."""
    scheduled_change_time: Instant | None = None
    """When the change applies; null for at once."""
    trial_end: Instant | None = None
    """When the trial ends."""


class PreviewSubscriptionDiscountResponseData(Model, frozen=True):
    """A discount in a preview."""

    coupon_name: str
    """Name of the coupon."""
    duration: str
    """How long a discount applies: `once`, `repeating` or `forever`."""
    is_active: bool
    """Whether it is in use."""
    started_at: Instant
    """When it began."""
    amount_off: int | None = None
    """Discount in cents."""
    currency: Currency | None = None
    customer_facing_code: str | None = None
    """Code a customer enters."""
    duration_in_months: int | None = None
    """Months a repeating discount applies."""
    ended_at: Instant | None = None
    """When it ended; null while it goes on."""
    percent_off: float | None = None
    """Discount in percent, 0 to 100."""
    promo_code_external_id: str | None = None
    """The provider's id of the code."""


class PreviewSubscriptionFinanceResponseData(Model, frozen=True):
    """The figures of a preview."""

    amount_off: int
    """Discount in cents."""
    currency: Currency
    customer_balance_applied: int
    """Part of the customer's balance that is used, in cents."""
    customer_balance_remaining: int
    """What is left of the customer's balance, in cents."""
    discount_amount: int
    """Discount in cents."""
    discounts: list[PreviewSubscriptionDiscountResponseData]
    due_now: int
    """What is charged at once, in cents."""
    new_charges: int
    """Prices of the new selection, in cents."""
    percent_off: float
    """Discount in percent, 0 to 100."""
    period_end: Instant
    """When the period ends."""
    period_start: Instant
    """When the period began."""
    promo_code_applied: bool
    """Whether the code was accepted."""
    proration: int
    """What the rest of the period adds, in cents; negative when it returns money."""
    tax_require_billing_details: bool
    """Whether the tax needs an address first."""
    total_per_billing_period: int
    """What each period costs, in cents."""
    upcoming_invoice_line_items: list[PreviewSubscriptionUpcomingInvoiceLineItems]
    proration_billed_at: Instant | None = None
    """When the proration is charged."""
    proration_detail: PreviewSubscriptionProrationResponseData | None = None
    tax_amount: int | None = None
    """Tax in cents; null when it is not known."""
    tax_display_name: str | None = None
    """What the tax is called."""
    trial_end: Instant | None = None
    """When the trial ends."""


class PreviewSubscriptionProrationLineResponseData(Model, frozen=True):
    """One line of a proration."""

    amount: int
    """Amount in the currency's smallest unit, such as cents."""
    kind: ProrationLineKind
    period_end: Instant | None = None
    """When the period ends."""
    period_start: Instant | None = None
    """When the period began."""
    plan_id: str | None = None
    """Plan or add-on (`plan_…`)."""
    price_id: str | None = None
    """Price (`bilpp_…`)."""
    quantity: int | None = None
    """How many units."""


class PreviewSubscriptionProrationResponseData(Model, frozen=True):
    """What is owed and returned for the rest of the period."""

    charge: int
    """What is owed for the rest of the period, in cents."""
    credit: int
    """What is returned for the unused part of the period, in cents."""
    currency: Currency
    lines: list[PreviewSubscriptionProrationLineResponseData]
    timing: CheckoutChargeTiming
    total: int
    """Charge less credit, in cents."""
    billed_at: Instant | None = None
    """When it is charged."""


class PreviewSubscriptionUpcomingInvoiceLineItems(Model, frozen=True):
    """A line of the next invoice."""

    amount: int
    """Amount in the currency's smallest unit, such as cents."""
    description: str
    """Description shown to people."""
    price_id: str
    """Price (`bilpp_…`)."""
    proration: bool
    """Whether the line is a proration."""
    quantity: int
    """How many units."""


class UpdateAddOnRequestBody(Model, frozen=True):
    """An add-on chosen in checkout."""

    add_on_id: str
    """Add-on (`plan_…`)."""
    price_id: str
    """Price (`bilpp_…`)."""


class UpdateAutoTopupOverrideRequestBody(Model, frozen=True):
    """A company's own top-up settings for one plan grant."""

    plan_credit_grant_id: str
    """Plan credit grant (`bilpcg_…`)."""
    auto_topup_amount: int | None = None
    """Credits bought by one top-up, at least 1."""
    auto_topup_enabled: bool | None = None
    """Whether top-ups happen; follows from the availability."""
    auto_topup_threshold_credits: int | None = None
    """Top up when the balance is at or below this many credits."""


class UpdateCompanyBillingDetailsRequestBody(Model, frozen=True):
    """Body of `checkout.update_company_billing_details`."""

    values: list[CheckoutFieldValue]
    address: CustomerBillingAddress | None = None
    email: str | None = None
    """E-mail address."""
    phone: str | None = None
    """Telephone number."""
    tax_id: TaxIdInput | None = None


class UpdateCompanyBillingDetailsResponse(Model, frozen=True):
    """Answer of `checkout.update_company_billing_details`."""

    data: CompanyBillingDetailsResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class UpdateCreditBundleRequestBody(Model, frozen=True):
    """A credit bundle to buy."""

    bundle_id: str
    """Credit bundle (`bilcrb_…`)."""
    quantity: int
    """How many bundles, at least 1."""


class UpdateCustomerSubscriptionTrialEndResponse(Model, frozen=True):
    """Answer of `checkout.update_customer_subscription_trial_end`."""

    data: BillingSubscriptionView
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class UpdatePayInAdvanceRequestBody(Model, frozen=True):
    """A quantity to pay in advance."""

    price_id: str
    """Price (`bilpp_…`)."""
    quantity: int
    """How many units."""


class UpdateTrialEndRequestBody(Model, frozen=True):
    """Body of `checkout.update_customer_subscription_trial_end`."""

    trial_end: Instant | None = None
    """New end of the trial; ends it now when null or not sent."""


class CancelSubscriptionBody(Options, total=False):
    """Keywords of `checkout.cancel_subscription`."""

    company_id: Required[str]
    """Company (`comp_…`)."""
    cancel_immediately: bool | None
    """End at once instead of at the period's end; true unless sent."""
    prorate: bool | None
    """Return the unused part of the period; true unless sent."""


class GetCheckoutDataBody(Options, total=False):
    """Keywords of `checkout.get_checkout_data`."""

    company_id: Required[str]
    """Company (`comp_…`)."""
    currency: Currency | None
    """Three-letter currency code in lower case. Amounts are in the smallest unit, such as cents."""
    selected_plan_id: str | None
    """Plan (`plan_…`) to show as selected."""


class InternalBody(Options, total=False):
    """Keywords of `checkout.internal`."""

    add_on_ids: Required[Sequence[UpdateAddOnRequestBody]]
    """An add-on chosen in checkout."""
    auto_topup_overrides: Required[Sequence[UpdateAutoTopupOverrideRequestBody]]
    """A company's own top-up settings for one plan grant."""
    company_id: Required[str]
    """Company (`comp_…`)."""
    credit_bundles: Required[Sequence[UpdateCreditBundleRequestBody]]
    """A credit bundle to buy."""
    custom_field_values: Required[Sequence[CheckoutFieldValue]]
    """What was entered into a checkout field."""
    new_plan_id: Required[str]
    """Plan (`plan_…`) chosen; null to keep none."""
    new_price_id: Required[str]
    """Price (`bilpp_…`) chosen."""
    pay_in_advance: Required[Sequence[UpdatePayInAdvanceRequestBody]]
    """A quantity to pay in advance."""
    skip_trial: Required[bool]
    """Start without the trial."""
    billing_entity_id: str | None
    """Company (`comp_…`) that pays instead; only when starting a subscription."""
    coupon_external_id: str | None
    """The provider's id of a coupon."""
    currency: Currency | None
    """Three-letter currency code in lower case. Amounts are in the smallest unit, such as cents."""
    opt_in_accepted: bool | None
    """Whether the customer agreed to the opt-in."""
    payment_method_id: str | None
    """Payment method (`bpaymth_…`)."""
    promo_code: str | None
    """Code a customer entered."""


class ManagePlanBody(Options, total=False):
    """Keywords of `checkout.manage_plan`."""

    add_on_selections: Required[Sequence[PlanSelection]]
    """An add-on a company shall have."""
    company_id: Required[str]
    """Company (`comp_…`)."""
    credit_bundles: Required[Sequence[UpdateCreditBundleRequestBody]]
    """A credit bundle to buy."""
    custom_field_values: Required[Sequence[CheckoutFieldValue]]
    """What was entered into a checkout field."""
    pay_in_advance_entitlements: Required[Sequence[UpdatePayInAdvanceRequestBody]]
    """A quantity to pay in advance."""
    activate_on_payment: bool | None
    """Give access when the first invoice is paid instead of at once; false unless sent."""
    base_plan_id: str | None
    """Base plan (`plan_…`); null or absent leaves the fallback plan."""
    base_plan_price_id: str | None
    """Price (`bilpp_…`) of the base plan; only for a plan that is billed."""
    base_plan_version_id: str | None
    """Version of the base plan; the company's own or else the latest published one when not sent."""
    billing_cycle_anchor: datetime | None
    """Instant whose anniversaries the billing periods start on."""
    billing_email: str | None
    """Address that invoices are sent to; needed for `send_invoice`."""
    billing_entity_id: str | None
    """Company (`comp_…`) that pays instead; only when starting a subscription."""
    cancel_immediately: bool | None
    """End at once instead of at the period's end; true unless sent."""
    collection_method: BillingCollectionMethod | None
    """`charge_automatically` takes the stored payment method; `send_invoice` asks for payment."""
    coupon_external_id: str | None
    """The provider's id of a coupon."""
    currency: Currency | None
    """Three-letter currency code in lower case. Amounts are in the smallest unit, such as cents."""
    days_until_due: int | None
    """Days from invoice to due date; 30 unless sent, at most 365."""
    paid_outside_stripe: bool | None
    """The first invoice counts as paid; needs `send_invoice` collection."""
    payment_method_external_id: str | None
    """The provider's id of the payment method."""
    promo_code: str | None
    """Code a customer entered."""
    prorate: bool | None
    """Return the unused part of the period; true unless sent."""
    prorate_first_period: bool | None
    """Charge only the part of the first period up to the anchor; true unless sent, needs the anchor."""
    send_invoice: bool | None
    """Send an invoice; true unless sent."""
    trial_end: datetime | None
    """End of the trial to start; the plan must begin with one."""


class PreviewCheckoutInternalBody(Options, total=False):
    """Keywords of `checkout.preview_checkout_internal`."""

    add_on_ids: Required[Sequence[UpdateAddOnRequestBody]]
    """An add-on chosen in checkout."""
    auto_topup_overrides: Required[Sequence[UpdateAutoTopupOverrideRequestBody]]
    """A company's own top-up settings for one plan grant."""
    company_id: Required[str]
    """Company (`comp_…`)."""
    credit_bundles: Required[Sequence[UpdateCreditBundleRequestBody]]
    """A credit bundle to buy."""
    custom_field_values: Required[Sequence[CheckoutFieldValue]]
    """What was entered into a checkout field."""
    new_plan_id: Required[str]
    """Plan (`plan_…`) chosen; null to keep none."""
    new_price_id: Required[str]
    """Price (`bilpp_…`) chosen."""
    pay_in_advance: Required[Sequence[UpdatePayInAdvanceRequestBody]]
    """A quantity to pay in advance."""
    skip_trial: Required[bool]
    """Start without the trial."""
    billing_entity_id: str | None
    """Company (`comp_…`) that pays instead; only when starting a subscription."""
    coupon_external_id: str | None
    """The provider's id of a coupon."""
    currency: Currency | None
    """Three-letter currency code in lower case. Amounts are in the smallest unit, such as cents."""
    opt_in_accepted: bool | None
    """Whether the customer agreed to the opt-in."""
    payment_method_id: str | None
    """Payment method (`bpaymth_…`)."""
    promo_code: str | None
    """Code a customer entered."""


class PreviewManagePlanBody(Options, total=False):
    """Keywords of `checkout.preview_manage_plan`."""

    add_on_selections: Required[Sequence[PlanSelection]]
    """An add-on a company shall have."""
    company_id: Required[str]
    """Company (`comp_…`)."""
    credit_bundles: Required[Sequence[UpdateCreditBundleRequestBody]]
    """A credit bundle to buy."""
    custom_field_values: Required[Sequence[CheckoutFieldValue]]
    """What was entered into a checkout field."""
    pay_in_advance_entitlements: Required[Sequence[UpdatePayInAdvanceRequestBody]]
    """A quantity to pay in advance."""
    activate_on_payment: bool | None
    """Give access when the first invoice is paid instead of at once; false unless sent."""
    base_plan_id: str | None
    """Base plan (`plan_…`); null or absent leaves the fallback plan."""
    base_plan_price_id: str | None
    """Price (`bilpp_…`) of the base plan; only for a plan that is billed."""
    base_plan_version_id: str | None
    """Version of the base plan; the company's own or else the latest published one when not sent."""
    billing_cycle_anchor: datetime | None
    """Instant whose anniversaries the billing periods start on."""
    billing_email: str | None
    """Address that invoices are sent to; needed for `send_invoice`."""
    billing_entity_id: str | None
    """Company (`comp_…`) that pays instead; only when starting a subscription."""
    cancel_immediately: bool | None
    """End at once instead of at the period's end; true unless sent."""
    collection_method: BillingCollectionMethod | None
    """`charge_automatically` takes the stored payment method; `send_invoice` asks for payment."""
    coupon_external_id: str | None
    """The provider's id of a coupon."""
    currency: Currency | None
    """Three-letter currency code in lower case. Amounts are in the smallest unit, such as cents."""
    days_until_due: int | None
    """Days from invoice to due date; 30 unless sent, at most 365."""
    paid_outside_stripe: bool | None
    """The first invoice counts as paid; needs `send_invoice` collection."""
    payment_method_external_id: str | None
    """The provider's id of the payment method."""
    promo_code: str | None
    """Code a customer entered."""
    prorate: bool | None
    """Return the unused part of the period; true unless sent."""
    prorate_first_period: bool | None
    """Charge only the part of the first period up to the anchor; true unless sent, needs the anchor."""
    send_invoice: bool | None
    """Send an invoice; true unless sent."""
    trial_end: datetime | None
    """End of the trial to start; the plan must begin with one."""


class UpdateCompanyBillingDetailsBody(Options, total=False):
    """Keywords of `checkout.update_company_billing_details`."""

    values: Required[Sequence[CheckoutFieldValue]]
    """What was entered into a checkout field."""
    address: CustomerBillingAddress | None
    """A billing address."""
    email: str | None
    """E-mail address."""
    phone: str | None
    """Telephone number."""
    tax_id: TaxIdInput | None
    """A tax id to store."""


class UpdateCustomerSubscriptionTrialEndBody(Options, total=False):
    """Keywords of `checkout.update_customer_subscription_trial_end`."""

    trial_end: datetime | None
    """New end of the trial; ends it now when null or not sent."""
