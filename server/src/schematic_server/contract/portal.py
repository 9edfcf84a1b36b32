# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Types of operations of `portal`, for checkers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Literal, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from schematic_server.contract.billing import InvoiceStatus, SubscriptionStatus
    from schematic_server.contract.catalogs import (
        CatalogCapabilitiesResponseData,
        CatalogCreditBundleResponseData,
        CatalogCreditGrantResponseData,
        CatalogCurrencyPricesResponseData,
        CatalogCustomPlanCtaResponseData,
        CatalogPlanEntitlementResponseData,
        CatalogPriceResponseData,
    )
    from schematic_server.contract.checkout import (
        CheckoutSubscription,
        UpdateAddOnRequestBody,
        UpdateAutoTopupOverrideRequestBody,
        UpdateCreditBundleRequestBody,
        UpdatePayInAdvanceRequestBody,
    )
    from schematic_server.contract.companies import CheckoutProblemResponseData
    from schematic_server.contract.components import CompanyPlanInvalidReason, ComponentCheckoutSettings
    from schematic_server.contract.credits import BillingCreditGrantReason, CreditLedgerEntryKind
    from schematic_server.contract.embed import ComponentCreditUser
    from schematic_server.contract.entitlements import CompanyUserUsageRowResponseData
    from schematic_server.contract.features import FeatureType
    from schematic_server.contract.plans import CheckoutFieldValue
    from schematic_server.contract.shared import (
        BillingPlanCreditGrantResetCadence,
        BillingStrategy,
        ChargeType,
        Currency,
        EntitlementPriceBehavior,
        EntitlementValueType,
        MetricPeriod,
        MetricPeriodMonthReset,
        PlanPriceCadence,
    )

CreateCheckoutBody: TypeAlias = "CreateCheckoutRequestBody"

CreateCheckoutAnswer: TypeAlias = "CheckoutCart"

FinalizeCheckoutBody: TypeAlias = "FinalizeCheckoutRequestBody"

FinalizeCheckoutAnswer: TypeAlias = "FinalizedCheckout"

GetCatalogViewAnswer: TypeAlias = "CompanyCatalog"

GetCatalogViewByIdAnswer: TypeAlias = "CompanyCatalog"

GetCheckoutAnswer: TypeAlias = "CheckoutCart"

GetCompanyContextAnswer: TypeAlias = "CompanyContext"

GetCompanyUpcomingInvoiceAnswer: TypeAlias = "CompanyUpcomingInvoice | None"


class ListCheckoutsQuery(TypedDict):
    """Query of `portal.list_checkouts`."""

    statuses: NotRequired[Sequence[Literal["open", "priced", "completed", "expired", "abandoned"]]]
    limit: int
    offset: int


ListCheckoutsAnswer: TypeAlias = "CheckoutCarts"

ListCompanyCreditsAnswer: TypeAlias = "CompanyCreditBalances"


class ListCompanyInvoicesQuery(TypedDict):
    """Query of `portal.list_company_invoices`."""

    include_pending: NotRequired[bool]
    limit: int
    offset: int


ListCompanyInvoicesAnswer: TypeAlias = "CompanyInvoices"

ListCompanyPaymentMethodsAnswer: TypeAlias = "CompanyPaymentMethods"

ListCompanyUsageAnswer: TypeAlias = "CompanyFeatureUsageList"


class ListCreditLedgerQuery(TypedDict):
    """Query of `portal.list_credit_ledger`."""

    credit_ids: NotRequired[Sequence[str]]
    cursor: NotRequired[str]
    include_grants: bool
    limit: int


ListCreditLedgerAnswer: TypeAlias = "CompanyCreditLedger"


class ListCreditUsersQuery(TypedDict):
    """Query of `portal.list_credit_users`."""

    limit: int
    offset: int


ListCreditUsersAnswer: TypeAlias = "CompanyCreditUsers"


class ListFeatureUsersQuery(TypedDict):
    """Query of `portal.list_feature_users`."""

    limit: int
    offset: int


ListFeatureUsersAnswer: TypeAlias = "CompanyFeatureUsers"

UpdateCheckoutBody: TypeAlias = "UpdateCheckoutRequestBody"

UpdateCheckoutAnswer: TypeAlias = "CheckoutCart"


class CatalogCompanyPlan(TypedDict):
    """A plan, as a company could choose it."""

    available_periods: Sequence[PlanPriceCadence]
    billing_strategy: BillingStrategy
    charge_type: ChargeType
    company_can_trial: bool
    compatible_plan_ids: NotRequired[Sequence[str] | None]
    currency_prices: Sequence[CatalogCurrencyPricesResponseData]
    current: bool
    description: str
    entitlements: Sequence[CatalogPlanEntitlementResponseData]
    icon: str
    id: str
    included_credit_grants: Sequence[CatalogCreditGrantResponseData]
    invalid_reason: NotRequired[CompanyPlanInvalidReason | None]
    is_trialable: bool
    monthly_price: NotRequired[CatalogPriceResponseData | None]
    name: str
    one_time_price: NotRequired[CatalogPriceResponseData | None]
    quarterly_price: NotRequired[CatalogPriceResponseData | None]
    trial_days: NotRequired[int | None]
    usage_violations: Sequence[CatalogUsageViolation]
    valid: bool
    yearly_price: NotRequired[CatalogPriceResponseData | None]


class CatalogPlanRef(TypedDict):
    """A plan by its name."""

    id: str
    name: str


class CatalogUsageViolation(TypedDict):
    """More use of a feature than a plan allows."""

    feature_id: str
    feature_name: str
    limit: NotRequired[int | None]
    usage: int


class CheckoutCart(TypedDict):
    """A cart of a browser session."""

    cart: CheckoutCartContent
    company_id: str
    created_at: datetime
    expires_at: datetime
    id: str
    price: NotRequired[CheckoutCartPrice | None]
    problems: Sequence[CheckoutProblemResponseData]
    status: Literal["open", "priced", "completed", "expired", "abandoned"]
    updated_at: datetime
    version: int


class CheckoutCartContent(TypedDict):
    """What a cart holds."""

    add_on_ids: Sequence[UpdateAddOnRequestBody]
    auto_topup_overrides: Sequence[UpdateAutoTopupOverrideRequestBody]
    credit_bundles: Sequence[UpdateCreditBundleRequestBody]
    currency: NotRequired[Currency | None]
    custom_field_values: Sequence[CheckoutFieldValue]
    intent: NotRequired[Literal["change", "cancel", "None"] | None]
    new_plan_id: NotRequired[str | None]
    new_price_id: NotRequired[str | None]
    opt_in_accepted: NotRequired[bool | None]
    pay_in_advance: Sequence[UpdatePayInAdvanceRequestBody]
    payment_method_id: NotRequired[str | None]
    promo_code: NotRequired[str | None]
    skip_trial: bool


class CheckoutCartPrice(TypedDict):
    """What a cart costs, as it was priced last."""

    amount_off: int
    currency: str
    discount_amount: int
    discounts: Sequence[CompanyDiscount]
    due_now: int
    is_scheduled_downgrade: bool
    new_charges: int
    opt_in_required: bool
    opt_in_text: NotRequired[str | None]
    opt_in_title: NotRequired[str | None]
    payment_method_required: bool
    percent_off: float
    period_start: datetime
    priced_at: datetime
    promo_code_applied: bool
    proration: int
    scheduled_change_time: NotRequired[datetime | None]
    tax_amount: NotRequired[int | None]
    total_per_billing_period: int
    trial_end: NotRequired[datetime | None]


class CheckoutCarts(TypedDict):
    """Carts of a browser session."""

    checkouts: Sequence[CheckoutCart]
    count: int


class CompanyCatalog(TypedDict):
    """A catalog, as a company may choose from it."""

    add_ons: Sequence[CatalogCompanyPlan]
    capabilities: CatalogCapabilitiesResponseData
    checkout_settings: ComponentCheckoutSettings
    credit_bundles: Sequence[CatalogCreditBundleResponseData]
    custom_plan_cta: NotRequired[CatalogCustomPlanCtaResponseData | None]
    default_currency: str
    description: NotRequired[str | None]
    id: str
    name: str
    plans: Sequence[CatalogCompanyPlan]
    prevent_self_service_downgrade: bool
    prevent_self_service_downgrade_button_text: NotRequired[str | None]
    prevent_self_service_downgrade_url: NotRequired[str | None]
    pricing_model: NotRequired[str | None]
    pricing_url: NotRequired[str | None]
    trial_expiry_plan: NotRequired[CatalogPlanRef | None]
    trial_payment_method_required: NotRequired[bool | None]


class CompanyContext(TypedDict):
    """A company with its plans and its subscription."""

    add_ons: Sequence[CompanyContextPlan]
    custom_billing: NotRequired[CompanyCustomBilling | None]
    id: str
    name: str
    plan: NotRequired[CompanyContextPlan | None]
    scheduled_downgrade: NotRequired[CompanyScheduledDowngrade | None]
    subscription: NotRequired[CompanyContextSubscription | None]


class CompanyContextPlan(TypedDict):
    """A plan that a company is on."""

    catalog_id: NotRequired[str | None]
    description: str
    icon: str
    id: str
    is_add_on: bool
    is_custom: bool
    name: str
    price: NotRequired[CatalogPriceResponseData | None]
    quantity: NotRequired[int | None]


class CompanyContextSubscription(TypedDict):
    """A company's subscription."""

    cancel_at: NotRequired[datetime | None]
    cancel_at_period_end: bool
    currency: str
    current_period_end: datetime
    current_period_start: datetime
    id: str
    interval: str
    interval_count: int
    payment_method: NotRequired[CompanyPaymentMethod | None]
    status: SubscriptionStatus
    total_price: int
    trial_end: NotRequired[datetime | None]
    trialing: bool


class CompanyCreditBalanceEntry(TypedDict):
    """What a company has of a credit: `total` is `used` and `remaining`."""

    credit_description: str
    credit_icon: NotRequired[str | None]
    credit_id: str
    credit_name: str
    credit_plural_name: NotRequired[str | None]
    credit_singular_name: NotRequired[str | None]
    expires_at: NotRequired[datetime | None]
    grants: Sequence[CompanyCreditGrant]
    purchasable: bool
    remaining: float
    total: float
    used: float


class CompanyCreditBalances(TypedDict):
    """Credits of a company."""

    balances: Sequence[CompanyCreditBalanceEntry]


class CompanyCreditGrant(TypedDict):
    """A live grant of credits; it ends, is given anew, or neither."""

    bundle_id: NotRequired[str | None]
    bundle_name: NotRequired[str | None]
    created_at: datetime
    expires_at: NotRequired[datetime | None]
    grant_reason: BillingCreditGrantReason
    id: str
    plan_id: NotRequired[str | None]
    plan_name: NotRequired[str | None]
    quantity: float
    quantity_remaining: float
    quantity_used: float
    renewal_period: NotRequired[BillingPlanCreditGrantResetCadence | None]
    resets_at: NotRequired[datetime | None]
    valid_from: NotRequired[datetime | None]


class CompanyCreditLedger(TypedDict):
    """A page of what came to and went from a company's credits."""

    entries: Sequence[CompanyCreditLedgerEntry]
    next_cursor: NotRequired[str | None]


class CompanyCreditLedgerEntry(TypedDict):
    """One thing that happened to a company's credits, be it over several grants."""

    amount: float
    created_at: datetime
    credit_id: str
    credit_name: str
    event_subtype: NotRequired[str | None]
    feature_id: NotRequired[str | None]
    feature_name: NotRequired[str | None]
    grant_id: NotRequired[str | None]
    grant_reason: NotRequired[BillingCreditGrantReason | None]
    id: str
    kind: CreditLedgerEntryKind
    user_id: NotRequired[str | None]
    user_name: NotRequired[str | None]


class CompanyCreditUsers(TypedDict):
    """Users of a company by the credits that they used, with totals over all pages."""

    count: int
    end_time: NotRequired[datetime | None]
    start_time: NotRequired[datetime | None]
    total: float
    unattributed: NotRequired[ComponentCreditUser | None]
    users: Sequence[ComponentCreditUser]


class CompanyCustomBilling(TypedDict):
    """The first invoice of a plan that was made for a company."""

    activation_strategy: str
    billing_cycle_anchor: NotRequired[datetime | None]
    days_until_due: int
    id: str
    invoice_url: NotRequired[str | None]
    paid_at: NotRequired[datetime | None]
    plan_id: str
    published_at: NotRequired[datetime | None]
    send_invoice: bool
    status: str


class CompanyDiscount(TypedDict):
    """A discount on what a company is billed."""

    amount_off: NotRequired[int | None]
    coupon_name: str
    currency: NotRequired[str | None]
    customer_facing_code: NotRequired[str | None]
    duration: str
    duration_in_months: NotRequired[int | None]
    percent_off: NotRequired[float | None]


class CompanyFeatureUsage(TypedDict):
    """What a company may use of a feature, and what it has used."""

    access: bool
    company_override_id: NotRequired[str | None]
    consumption_rate: NotRequired[float | None]
    credit_equivalent_limit: NotRequired[int | None]
    credit_icon: NotRequired[str | None]
    credit_id: NotRequired[str | None]
    credit_name: NotRequired[str | None]
    credit_plural_name: NotRequired[str | None]
    credit_singular_name: NotRequired[str | None]
    currency_prices: Sequence[CatalogCurrencyPricesResponseData]
    current_cost: NotRequired[int | None]
    current_cost_currency: NotRequired[str | None]
    effective_limit: NotRequired[int | None]
    feature_description: str
    feature_icon: str
    feature_id: str
    feature_name: str
    feature_plural_name: NotRequired[str | None]
    feature_singular_name: NotRequired[str | None]
    feature_type: FeatureType
    license_id: NotRequired[str | None]
    metered_monthly_price: NotRequired[CatalogPriceResponseData | None]
    metered_quarterly_price: NotRequired[CatalogPriceResponseData | None]
    metered_yearly_price: NotRequired[CatalogPriceResponseData | None]
    metric_period: NotRequired[MetricPeriod | None]
    metric_period_month_reset: NotRequired[MetricPeriodMonthReset | None]
    percent_used: NotRequired[float | None]
    plan_entitlement_id: NotRequired[str | None]
    price_behavior: NotRequired[EntitlementPriceBehavior | None]
    resets_at: NotRequired[datetime | None]
    soft_limit: NotRequired[int | None]
    source: Literal["plan", "company_override"]
    usage: int
    value_bool: NotRequired[bool | None]
    value_numeric: NotRequired[int | None]
    value_type: EntitlementValueType
    warning_threshold: NotRequired[int | None]


class CompanyFeatureUsageList(TypedDict):
    """What a company may use."""

    rows: Sequence[CompanyFeatureUsage]


class CompanyFeatureUsers(TypedDict):
    """Users of a company by their use of a feature, with totals over all pages."""

    count: int
    end_time: NotRequired[datetime | None]
    start_time: NotRequired[datetime | None]
    total: float
    unattributed: NotRequired[CompanyUserUsageRowResponseData | None]
    users: Sequence[CompanyUserUsageRowResponseData]


class CompanyInvoice(TypedDict):
    """An invoice as its payer sees it."""

    amount_due: int
    created_at: datetime
    currency: str
    due_date: NotRequired[datetime | None]
    id: str
    status: NotRequired[InvoiceStatus | None]
    url: NotRequired[str | None]


class CompanyInvoices(TypedDict):
    """Invoices of a company."""

    count: int
    invoices: Sequence[CompanyInvoice]


class CompanyPaymentMethod(TypedDict):
    """What a company pays with."""

    brand: NotRequired[str | None]
    can_remove: bool
    expiry_month: NotRequired[int | None]
    expiry_year: NotRequired[int | None]
    external_id: NotRequired[str]
    id: str
    is_default: bool
    last4: NotRequired[str | None]
    type: str


class CompanyPaymentMethods(TypedDict):
    """Payment methods of a company."""

    payment_methods: Sequence[CompanyPaymentMethod]


class CompanyScheduledDowngrade(TypedDict):
    """A change to a smaller plan that is to come."""

    currency: str
    effective_at: datetime
    plan: CatalogPlanRef
    price: NotRequired[int | None]


class CompanyUpcomingInvoice(TypedDict):
    """An invoice to expect."""

    amount_due: int
    currency: str
    customer_balance_applied: int
    customer_balance_remaining: int
    discounts: Sequence[CompanyDiscount]
    due_date: NotRequired[datetime | None]
    subtotal: int


class CreateCheckoutRequestBody(TypedDict):
    """Body of `portal.create_checkout`."""

    add_on_ids: NotRequired[Sequence[UpdateAddOnRequestBody]]
    auto_topup_overrides: NotRequired[Sequence[UpdateAutoTopupOverrideRequestBody]]
    credit_bundles: NotRequired[Sequence[UpdateCreditBundleRequestBody]]
    currency: NotRequired[Currency | None]
    custom_field_values: NotRequired[Sequence[CheckoutFieldValue]]
    intent: NotRequired[Literal["change", "cancel", "None"] | None]
    new_plan_id: NotRequired[str | None]
    new_price_id: NotRequired[str | None]
    opt_in_accepted: NotRequired[bool | None]
    pay_in_advance: NotRequired[Sequence[UpdatePayInAdvanceRequestBody]]
    payment_method_id: NotRequired[str | None]
    promo_code: NotRequired[str | None]
    skip_trial: NotRequired[bool]


class FinalizeCheckoutRequestBody(TypedDict):
    """Body of `portal.finalize_checkout`."""

    version: int


class FinalizedCheckout(TypedDict):
    """A cart that was bought, with the subscription that came of it."""

    checkout: CheckoutCart
    confirm_payment_intent_client_secret: NotRequired[str | None]
    subscription: NotRequired[CheckoutSubscription | None]


class UpdateCheckoutRequestBody(TypedDict):
    """Body of `portal.update_checkout`; a member that is left out is cleared."""

    add_on_ids: NotRequired[Sequence[UpdateAddOnRequestBody]]
    auto_topup_overrides: NotRequired[Sequence[UpdateAutoTopupOverrideRequestBody]]
    credit_bundles: NotRequired[Sequence[UpdateCreditBundleRequestBody]]
    currency: NotRequired[Currency | None]
    custom_field_values: NotRequired[Sequence[CheckoutFieldValue]]
    intent: NotRequired[Literal["change", "cancel", "None"] | None]
    new_plan_id: NotRequired[str | None]
    new_price_id: NotRequired[str | None]
    opt_in_accepted: NotRequired[bool | None]
    pay_in_advance: NotRequired[Sequence[UpdatePayInAdvanceRequestBody]]
    payment_method_id: NotRequired[str | None]
    promo_code: NotRequired[str | None]
    skip_trial: NotRequired[bool]
    version: int
