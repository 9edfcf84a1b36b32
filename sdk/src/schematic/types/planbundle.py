# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Models and keywords of `planbundle`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, Required, TypeAlias

from schematic.core.model import Model
from schematic.core.request_options import Options

PlanBundleAction: TypeAlias = Literal["create", "update", "delete"] | str


class CreateCustomPlanBundlePlanRequestBody(Model):
    """Contract: `CreateCustomPlanBundlePlanRequestBody`."""

    company_id: str
    name: str
    description: str | None = None
    icon: PlanIcon | None = None


class CreateCustomPlanBundleRequestBody(Model):
    """Contract: `CreateCustomPlanBundleRequestBody`."""

    billing_product: UpsertBillingProductRequestBody
    entitlements: list[PlanBundleEntitlementRequestBody]
    plan: CreateCustomPlanBundlePlanRequestBody
    credit_grants: list[PlanBundleCreditGrantRequestBody] | None = None
    renewal_policy: RenewalPolicy | None = None


class CreateCustomPlanBundleResponse(Model):
    """Contract: `CreateCustomPlanBundleResponse`."""

    data: PlanBundleResponseData
    params: dict[str, Any]


class CreateEntitlementInBundleRequestBody(Model):
    """Contract: `CreateEntitlementInBundleRequestBody`."""

    feature_id: str
    plan_id: str
    value_type: EntitlementValueType
    billing_product_id: str | None = None
    billing_threshold: int | None = None
    credit_consumption_rate: float | None = None
    currency: Currency | None = None
    currency_prices: list[CurrencyPriceRequestBody] | None = None
    metric_period: MetricPeriod | None = None
    metric_period_month_reset: MetricPeriodMonthReset | None = None
    monthly_metered_price_id: str | None = None
    monthly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    monthly_unit_price: int | None = None
    monthly_unit_price_decimal: str | None = None
    overage_billing_cadence: BillingArrearsCadence | None = None
    overage_billing_product_id: str | None = None
    overage_invoice_anchor: BillingArrearsAnchor | None = None
    plan_version_id: str | None = None
    price_behavior: EntitlementPriceBehavior | None = None
    price_tiers: list[CreatePriceTierRequestBody] | None = None
    quantity_rates: dict[str, float] | None = None
    quarterly_metered_price_id: str | None = None
    quarterly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    quarterly_unit_price: int | None = None
    quarterly_unit_price_decimal: str | None = None
    soft_limit: int | None = None
    tier_mode: BillingTiersMode | None = None
    usage_quantity: int | None = None
    value_bool: bool | None = None
    value_credit_id: str | None = None
    value_numeric: int | None = None
    value_trait_id: str | None = None
    warning_tiers: list[WarningTierRequestBody] | None = None
    yearly_metered_price_id: str | None = None
    yearly_price_tiers: list[CreatePriceTierRequestBody] | None = None
    yearly_unit_price: int | None = None
    yearly_unit_price_decimal: str | None = None


class CreatePlanBundleRequestBody(Model):
    """Contract: `CreatePlanBundleRequestBody`."""

    entitlements: list[PlanBundleEntitlementRequestBody]
    plan: CreatePlanRequestBody
    billing_product: UpsertBillingProductRequestBody | None = None
    credit_grants: list[PlanBundleCreditGrantRequestBody] | None = None
    renewal_policy: RenewalPolicy | None = None


class CreatePlanBundleResponse(Model):
    """Contract: `CreatePlanBundleResponse`."""

    data: PlanBundleResponseData
    params: dict[str, Any]


class DeleteBillingPlanCreditGrantRequestBody(Model):
    """Contract: `DeleteBillingPlanCreditGrantRequestBody`."""

    apply_to_existing: bool | None = None


class PlanBundleCreditGrantRequestBody(Model):
    """Contract: `PlanBundleCreditGrantRequestBody`."""

    action: PlanBundleAction
    create_req: CreateBillingPlanCreditGrantRequestBody | None = None
    credit_grant_id: str | None = None
    delete_req: DeleteBillingPlanCreditGrantRequestBody | None = None
    update_req: UpdateBillingPlanCreditGrantRequestBody | None = None


class PlanBundleEntitlementRequestBody(Model):
    """Contract: `PlanBundleEntitlementRequestBody`."""

    action: PlanBundleAction
    entitlement_id: str | None = None
    req: CreateEntitlementInBundleRequestBody | None = None


class PlanBundleResponseData(Model):
    """Contract: `PlanBundleResponseData`."""

    billing_product: BillingProductPlanResponseData | None = None
    credit_grants: list[BillingPlanCreditGrantResponseData] | None = None
    entitlements: list[PlanEntitlementResponseData] | None = None
    plan: PlanResponseData | None = None
    plan_version: PlanVersionResponseData | None = None


class UpdatePlanBundleRequestBody(Model):
    """Contract: `UpdatePlanBundleRequestBody`."""

    entitlements: list[PlanBundleEntitlementRequestBody]
    plan: UpdatePlanRequestBody
    billing_product: UpsertBillingProductRequestBody | None = None
    credit_grants: list[PlanBundleCreditGrantRequestBody] | None = None
    plan_version_id: str | None = None
    renewal_policy: RenewalPolicy | None = None


class UpdatePlanBundleResponse(Model):
    """Contract: `UpdatePlanBundleResponse`."""

    data: PlanBundleResponseData
    params: dict[str, Any]


class CreateCustomPlanBundleBody(Options, total=False):
    """Keywords of `planbundle.create_custom_plan_bundle`."""

    billing_product: Required[UpsertBillingProductRequestBody]
    entitlements: Required[Sequence[PlanBundleEntitlementRequestBody]]
    plan: Required[CreateCustomPlanBundlePlanRequestBody]
    credit_grants: Sequence[PlanBundleCreditGrantRequestBody] | None
    renewal_policy: RenewalPolicy | None


class CreatePlanBundleBody(Options, total=False):
    """Keywords of `planbundle.create_plan_bundle`."""

    entitlements: Required[Sequence[PlanBundleEntitlementRequestBody]]
    plan: Required[CreatePlanRequestBody]
    billing_product: UpsertBillingProductRequestBody | None
    credit_grants: Sequence[PlanBundleCreditGrantRequestBody] | None
    renewal_policy: RenewalPolicy | None


class UpdatePlanBundleBody(Options, total=False):
    """Keywords of `planbundle.update_plan_bundle`."""

    entitlements: Required[Sequence[PlanBundleEntitlementRequestBody]]
    plan: Required[UpdatePlanRequestBody]
    billing_product: UpsertBillingProductRequestBody | None
    credit_grants: Sequence[PlanBundleCreditGrantRequestBody] | None
    plan_version_id: str | None
    renewal_policy: RenewalPolicy | None


from schematic.types.shared import (
    BillingArrearsAnchor,
    BillingArrearsCadence,
    BillingPlanCreditGrantResponseData,
    BillingProductPlanResponseData,
    BillingTiersMode,
    CreateBillingPlanCreditGrantRequestBody,
    CreatePlanRequestBody,
    CreatePriceTierRequestBody,
    Currency,
    CurrencyPriceRequestBody,
    EntitlementPriceBehavior,
    EntitlementValueType,
    MetricPeriod,
    MetricPeriodMonthReset,
    PlanEntitlementResponseData,
    PlanIcon,
    PlanResponseData,
    PlanVersionResponseData,
    RenewalPolicy,
    UpdateBillingPlanCreditGrantRequestBody,
    UpdatePlanRequestBody,
    UpsertBillingProductRequestBody,
    WarningTierRequestBody,
)
