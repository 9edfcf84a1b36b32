# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Types of operations of `planbundle`, for checkers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from schematic_server.contract.billing import BillingProductPlanResponseData, RenewalPolicy
    from schematic_server.contract.credits import (
        BillingPlanCreditGrantResponseData,
        CreateBillingPlanCreditGrantRequestBody,
        UpdateBillingPlanCreditGrantRequestBody,
    )
    from schematic_server.contract.entitlements import (
        CreatePriceTierRequestBody,
        CurrencyPriceRequestBody,
        WarningTierRequestBody,
    )
    from schematic_server.contract.plans import (
        CreatePlanRequestBody,
        PlanEntitlementResponseData,
        PlanResponseData,
        PlanVersionResponseData,
        UpdatePlanRequestBody,
        UpsertBillingProductRequestBody,
    )
    from schematic_server.contract.shared import (
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

CreateCustomPlanBundleBody: TypeAlias = "CreateCustomPlanBundleRequestBody"

CreateCustomPlanBundleAnswer: TypeAlias = "PlanBundleResponseData"

CreatePlanBundleBody: TypeAlias = "CreatePlanBundleRequestBody"

CreatePlanBundleAnswer: TypeAlias = "PlanBundleResponseData"

UpdatePlanBundleBody: TypeAlias = "UpdatePlanBundleRequestBody"

UpdatePlanBundleAnswer: TypeAlias = "PlanBundleResponseData"


class CreateCustomPlanBundlePlanRequestBody(TypedDict):
    """A plan for one company."""

    company_id: str
    description: NotRequired[str | None]
    icon: NotRequired[PlanIcon | None]
    name: str


class CreateCustomPlanBundleRequestBody(TypedDict):
    """Body of `planbundle.create_custom_plan_bundle`."""

    billing_product: UpsertBillingProductRequestBody
    credit_grants: NotRequired[Sequence[PlanBundleCreditGrantRequestBody] | None]
    entitlements: Sequence[PlanBundleEntitlementRequestBody]
    plan: CreateCustomPlanBundlePlanRequestBody
    renewal_policy: NotRequired[RenewalPolicy | None]


class CreateEntitlementInBundleRequestBody(TypedDict):
    """An entitlement of a plan that is made in the same call."""

    billing_product_id: NotRequired[str | None]
    billing_threshold: NotRequired[int | None]
    credit_consumption_rate: NotRequired[float | None]
    currency: NotRequired[Currency | None]
    currency_prices: NotRequired[Sequence[CurrencyPriceRequestBody] | None]
    feature_id: str
    metric_period: NotRequired[MetricPeriod | None]
    metric_period_month_reset: NotRequired[MetricPeriodMonthReset | None]
    monthly_metered_price_id: NotRequired[str | None]
    monthly_price_tiers: NotRequired[Sequence[CreatePriceTierRequestBody] | None]
    monthly_unit_price: NotRequired[int | None]
    monthly_unit_price_decimal: NotRequired[str | None]
    overage_billing_cadence: NotRequired[BillingArrearsCadence | None]
    overage_billing_product_id: NotRequired[str | None]
    overage_invoice_anchor: NotRequired[BillingArrearsAnchor | None]
    plan_id: str
    plan_version_id: NotRequired[str | None]
    price_behavior: NotRequired[EntitlementPriceBehavior | None]
    price_tiers: NotRequired[Sequence[CreatePriceTierRequestBody] | None]
    quantity_rates: NotRequired[Mapping[str, float] | None]
    quarterly_metered_price_id: NotRequired[str | None]
    quarterly_price_tiers: NotRequired[Sequence[CreatePriceTierRequestBody] | None]
    quarterly_unit_price: NotRequired[int | None]
    quarterly_unit_price_decimal: NotRequired[str | None]
    soft_limit: NotRequired[int | None]
    tier_mode: NotRequired[BillingTiersMode | None]
    usage_quantity: NotRequired[int | None]
    value_bool: NotRequired[bool | None]
    value_credit_id: NotRequired[str | None]
    value_numeric: NotRequired[int | None]
    value_trait_id: NotRequired[str | None]
    value_type: EntitlementValueType
    warning_tiers: NotRequired[Sequence[WarningTierRequestBody] | None]
    yearly_metered_price_id: NotRequired[str | None]
    yearly_price_tiers: NotRequired[Sequence[CreatePriceTierRequestBody] | None]
    yearly_unit_price: NotRequired[int | None]
    yearly_unit_price_decimal: NotRequired[str | None]


class CreatePlanBundleRequestBody(TypedDict):
    """Body of `planbundle.create_plan_bundle`."""

    billing_product: NotRequired[UpsertBillingProductRequestBody | None]
    credit_grants: NotRequired[Sequence[PlanBundleCreditGrantRequestBody] | None]
    entitlements: Sequence[PlanBundleEntitlementRequestBody]
    plan: CreatePlanRequestBody
    renewal_policy: NotRequired[RenewalPolicy | None]


class DeleteBillingPlanCreditGrantRequestBody(TypedDict):
    """How to delete a plan credit grant."""

    apply_to_existing: NotRequired[bool | None]


# What to do with one part of a plan.
PlanBundleAction: TypeAlias = Literal["create", "update", "delete"]


class PlanBundleCreditGrantRequestBody(TypedDict):
    """A credit grant to create, update or delete."""

    action: PlanBundleAction
    create_req: NotRequired[CreateBillingPlanCreditGrantRequestBody | None]
    credit_grant_id: NotRequired[str | None]
    delete_req: NotRequired[DeleteBillingPlanCreditGrantRequestBody | None]
    update_req: NotRequired[UpdateBillingPlanCreditGrantRequestBody | None]


class PlanBundleEntitlementRequestBody(TypedDict):
    """An entitlement to create, update or delete."""

    action: PlanBundleAction
    entitlement_id: NotRequired[str | None]
    req: NotRequired[CreateEntitlementInBundleRequestBody | None]


class PlanBundleResponseData(TypedDict):
    """A plan with its version, price, entitlements and credit grants."""

    billing_product: NotRequired[BillingProductPlanResponseData | None]
    credit_grants: NotRequired[Sequence[BillingPlanCreditGrantResponseData] | None]
    entitlements: NotRequired[Sequence[PlanEntitlementResponseData] | None]
    plan: NotRequired[PlanResponseData | None]
    plan_version: NotRequired[PlanVersionResponseData | None]


class UpdatePlanBundleRequestBody(TypedDict):
    """Body of `planbundle.update_plan_bundle`."""

    billing_product: NotRequired[UpsertBillingProductRequestBody | None]
    credit_grants: NotRequired[Sequence[PlanBundleCreditGrantRequestBody] | None]
    entitlements: Sequence[PlanBundleEntitlementRequestBody]
    plan: UpdatePlanRequestBody
    plan_version_id: NotRequired[str | None]
    renewal_policy: NotRequired[RenewalPolicy | None]
