# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `planbundle`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, Required, TypeAlias

from schematic.core.model import Model
from schematic.core.request_options import Options
from schematic.types.billing import BillingProductPlanResponseData, RenewalPolicy
from schematic.types.credits import (
    BillingPlanCreditGrantResponseData,
    CreateBillingPlanCreditGrantRequestBody,
    UpdateBillingPlanCreditGrantRequestBody,
)
from schematic.types.entitlements import CreatePriceTierRequestBody, CurrencyPriceRequestBody, WarningTierRequestBody
from schematic.types.plans import (
    CreatePlanRequestBody,
    PlanEntitlementResponseData,
    PlanResponseData,
    PlanVersionResponseData,
    UpdatePlanRequestBody,
    UpsertBillingProductRequestBody,
)
from schematic.types.shared import (
    BillingArrearsAnchor,
    BillingArrearsCadence,
    BillingTiersMode,
    Currency,
    EntitlementPriceBehavior,
    EntitlementValueType,
    MetricPeriod,
    MetricPeriodMonthReset,
    PlanIcon,
)

# What to do with one part of a plan.
PlanBundleAction: TypeAlias = Literal["create", "update", "delete"] | str


class CreateCustomPlanBundlePlanRequestBody(Model, frozen=True):
    """A plan for one company."""

    company_id: str
    """Company (`comp_…`)."""
    name: str
    """Name shown to people."""
    description: str | None = None
    """Description shown to people."""
    icon: PlanIcon | None = None


class CreateCustomPlanBundleRequestBody(Model, frozen=True):
    """Body of `planbundle.create_custom_plan_bundle`."""

    billing_product: UpsertBillingProductRequestBody
    entitlements: list[PlanBundleEntitlementRequestBody]
    plan: CreateCustomPlanBundlePlanRequestBody
    credit_grants: list[PlanBundleCreditGrantRequestBody] | None = None
    renewal_policy: RenewalPolicy | None = None


class CreateCustomPlanBundleResponse(Model, frozen=True):
    """Answer of `planbundle.create_custom_plan_bundle`."""

    data: PlanBundleResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class CreateEntitlementInBundleRequestBody(Model, frozen=True):
    """An entitlement of a plan that is made in the same call."""

    feature_id: str
    """Feature (`feat_…`)."""
    plan_id: str
    """Plan or add-on (`plan_…`)."""
    value_type: EntitlementValueType
    billing_product_id: str | None = None
    """Billing product (`bilp_…`)."""
    billing_threshold: int | None = None
    """Amount in cents at which overage is invoiced before the period ends."""
    credit_consumption_rate: float | None = None
    """Credits per unit of use; may be fractional."""
    currency: Currency | None = None
    currency_prices: list[CurrencyPriceRequestBody] | None = None
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    monthly_metered_price_id: str | None = None
    """Price (`bilpp_…`) for monthly billing."""
    monthly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    monthly_unit_price: int | None = None
    """Price per unit in cents, billed monthly."""
    monthly_unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""
    overage_billing_cadence: BillingArrearsCadence | None = None
    overage_billing_product_id: str | None = None
    """Billing product (`bilp_…`) that overage is charged under."""
    overage_invoice_anchor: BillingArrearsAnchor | None = None
    plan_version_id: str | None = None
    """Plan version (`plnv_…`)."""
    price_behavior: EntitlementPriceBehavior | None = None
    price_tiers: list[CreatePriceTierRequestBody] | None = None
    quantity_rates: dict[str, float] | None = None
    """Credits per unit of each further quantity, such as `input_tokens`, by its name."""
    quarterly_metered_price_id: str | None = None
    """Price (`bilpp_…`) for quarterly billing."""
    quarterly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    quarterly_unit_price: int | None = None
    """Price per unit in cents, billed quarterly."""
    quarterly_unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""
    soft_limit: int | None = None
    """Amount that is included in the price; use beyond it is charged."""
    tier_mode: BillingTiersMode | None = None
    usage_quantity: int | None = None
    """Quantity included or expected."""
    value_bool: bool | None = None
    """Value of a boolean entitlement."""
    value_credit_id: str | None = None
    """Credit type (`bilcr_…`) that a credit entitlement draws."""
    value_numeric: int | None = None
    """Limit of a numeric entitlement."""
    value_trait_id: str | None = None
    """Trait (`trt_…`) that holds each company's limit."""
    warning_tiers: list[WarningTierRequestBody] | None = None
    yearly_metered_price_id: str | None = None
    """Price (`bilpp_…`) for yearly billing."""
    yearly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    yearly_unit_price: int | None = None
    """Price per unit in cents, billed yearly."""
    yearly_unit_price_decimal: str | None = None
    """The same with fractions of a cent; wins when both are set."""


class CreatePlanBundleRequestBody(Model, frozen=True):
    """Body of `planbundle.create_plan_bundle`."""

    entitlements: list[PlanBundleEntitlementRequestBody]
    plan: CreatePlanRequestBody
    billing_product: UpsertBillingProductRequestBody | None = None
    credit_grants: list[PlanBundleCreditGrantRequestBody] | None = None
    renewal_policy: RenewalPolicy | None = None


class CreatePlanBundleResponse(Model, frozen=True):
    """Answer of `planbundle.create_plan_bundle`."""

    data: PlanBundleResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class DeleteBillingPlanCreditGrantRequestBody(Model, frozen=True):
    """How to delete a plan credit grant."""

    apply_to_existing: bool | None = None
    """Also change the grants that companies already hold."""


class PlanBundleCreditGrantRequestBody(Model, frozen=True):
    """A credit grant to create, update or delete."""

    action: PlanBundleAction
    create_req: CreateBillingPlanCreditGrantRequestBody | None = None
    credit_grant_id: str | None = None
    """Plan credit grant (`bilpcg_…`) to update or delete."""
    delete_req: DeleteBillingPlanCreditGrantRequestBody | None = None
    update_req: UpdateBillingPlanCreditGrantRequestBody | None = None


class PlanBundleEntitlementRequestBody(Model, frozen=True):
    """An entitlement to create, update or delete."""

    action: PlanBundleAction
    entitlement_id: str | None = None
    """Plan entitlement (`pltl_…`) or override (`cmov_…`)."""
    req: CreateEntitlementInBundleRequestBody | None = None


class PlanBundleResponseData(Model, frozen=True):
    """A plan with its version, price, entitlements and credit grants."""

    billing_product: BillingProductPlanResponseData | None = None
    credit_grants: list[BillingPlanCreditGrantResponseData] | None = None
    entitlements: list[PlanEntitlementResponseData] | None = None
    plan: PlanResponseData | None = None
    plan_version: PlanVersionResponseData | None = None


class UpdatePlanBundleRequestBody(Model, frozen=True):
    """Body of `planbundle.update_plan_bundle`."""

    entitlements: list[PlanBundleEntitlementRequestBody]
    plan: UpdatePlanRequestBody
    billing_product: UpsertBillingProductRequestBody | None = None
    credit_grants: list[PlanBundleCreditGrantRequestBody] | None = None
    plan_version_id: str | None = None
    """Plan version (`plnv_…`)."""
    renewal_policy: RenewalPolicy | None = None


class UpdatePlanBundleResponse(Model, frozen=True):
    """Answer of `planbundle.update_plan_bundle`."""

    data: PlanBundleResponseData
    params: dict[str, Any]
    """Query parameters as they were understood; empty when there are none."""


class CreateCustomPlanBundleBody(Options, total=False):
    """Keywords of `planbundle.create_custom_plan_bundle`."""

    billing_product: Required[UpsertBillingProductRequestBody]
    """Body of `plans.upsert_billing_product_plan`."""
    entitlements: Required[Sequence[PlanBundleEntitlementRequestBody]]
    """An entitlement to create, update or delete."""
    plan: Required[CreateCustomPlanBundlePlanRequestBody]
    """A plan for one company."""
    credit_grants: Sequence[PlanBundleCreditGrantRequestBody] | None
    """A credit grant to create, update or delete."""
    renewal_policy: RenewalPolicy | None
    """What happens at a custom plan's end: it renews, falls back to the default plan, or is held for a grace period."""


class CreatePlanBundleBody(Options, total=False):
    """Keywords of `planbundle.create_plan_bundle`."""

    entitlements: Required[Sequence[PlanBundleEntitlementRequestBody]]
    """An entitlement to create, update or delete."""
    plan: Required[CreatePlanRequestBody]
    """Body of `plans.create_plan`."""
    billing_product: UpsertBillingProductRequestBody | None
    """Body of `plans.upsert_billing_product_plan`."""
    credit_grants: Sequence[PlanBundleCreditGrantRequestBody] | None
    """A credit grant to create, update or delete."""
    renewal_policy: RenewalPolicy | None
    """What happens at a custom plan's end: it renews, falls back to the default plan, or is held for a grace period."""


class UpdatePlanBundleBody(Options, total=False):
    """Keywords of `planbundle.update_plan_bundle`."""

    entitlements: Required[Sequence[PlanBundleEntitlementRequestBody]]
    """An entitlement to create, update or delete."""
    plan: Required[UpdatePlanRequestBody]
    """Body of `plans.update_plan`."""
    billing_product: UpsertBillingProductRequestBody | None
    """Body of `plans.upsert_billing_product_plan`."""
    credit_grants: Sequence[PlanBundleCreditGrantRequestBody] | None
    """A credit grant to create, update or delete."""
    plan_version_id: str | None
    """Plan version (`plnv_…`)."""
    renewal_policy: RenewalPolicy | None
    """What happens at a custom plan's end: it renews, falls back to the default plan, or is held for a grace period."""
