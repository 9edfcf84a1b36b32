"""Plan entitlements. Until versions can be drafted, edits act at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

from schematic_server.changes import PlanEntitlementChanged
from schematic_server.domains.entitlements import grants, render, store
from schematic_server.domains.features import features
from schematic_server.domains.plans import plans
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.entitlements import (
        CreatePlanEntitlementRequestBody,
        UpdatePlanEntitlementRequestBody,
    )
    from schematic_server.contract.plans import PlanEntitlementResponseData
    from schematic_server.contract.shared import DeleteResponse, EntitlementValueType

    _Body: TypeAlias = CreatePlanEntitlementRequestBody | UpdatePlanEntitlementRequestBody

# Members that put a price on a grant; there are no prices before the billing domain.
_PriceMember = Literal[
    "billing_product_id",
    "billing_threshold",
    "currency_prices",
    "monthly_metered_price_id",
    "monthly_price_tiers",
    "monthly_unit_price",
    "monthly_unit_price_decimal",
    "overage_billing_cadence",
    "overage_billing_product_id",
    "overage_invoice_anchor",
    "price_tiers",
    "quarterly_metered_price_id",
    "quarterly_price_tiers",
    "quarterly_unit_price",
    "quarterly_unit_price_decimal",
    "tier_mode",
    "usage_quantity",
    "yearly_metered_price_id",
    "yearly_price_tiers",
    "yearly_unit_price",
    "yearly_unit_price_decimal",
]
_PRICE_MEMBERS: tuple[_PriceMember, ...] = get_args(_PriceMember)


def create(scope: Scope, body: CreatePlanEntitlementRequestBody) -> PlanEntitlementResponseData:
    """Grant a feature on a plan. Raises BadRequest if the version grants it already or a member does not fit."""
    plan, feature = _plan(scope, body["plan_id"]), _feature(scope, body["feature_id"])
    version = _version(scope, plan, body.get("plan_version_id"))
    taken = store.find_entitlement_of(scope, version["id"], feature["id"])
    if taken is not None:
        raise BadRequest(f"feature_id: the plan has {taken['id']} for feature {feature['id']}; update that one")
    kind = _kind(body)
    entitlement_id = new_id("pltl")
    store.insert_entitlement(
        scope,
        {
            "id": entitlement_id,
            "plan_id": plan["id"],
            "plan_version_id": version["id"],
            "feature_id": feature["id"],
            **grants.values(scope, feature, kind, body, None),
            **_own(kind, body, None),
            "created_at": scope.now,
            "updated_at": scope.now,
        },
    )
    scope.emit(PlanEntitlementChanged(*scope.here, entitlement_id, version["id"], feature["id"], "created"))
    return get(scope, entitlement_id)


def update(scope: Scope, entitlement_id: str, body: UpdatePlanEntitlementRequestBody) -> PlanEntitlementResponseData:
    """Change value and period; plan and feature stay. Members that are absent keep what they say."""
    before = _row(scope, entitlement_id)
    kind, feature = _kind(body), _feature(scope, before["feature_id"])
    values = {**grants.values(scope, feature, kind, body, before), **_own(kind, body, before)}
    store.update_entitlement(scope, entitlement_id, {**values, "updated_at": scope.now})
    scope.emit(PlanEntitlementChanged(*scope.here, *_touched(before), "updated"))
    return get(scope, entitlement_id)


def delete(scope: Scope, entitlement_id: str) -> DeleteResponse:
    row, was = _row(scope, entitlement_id), get(scope, entitlement_id)
    store.delete_entitlement(scope, entitlement_id)
    scope.emit(PlanEntitlementChanged(*scope.here, *_touched(row), "deleted", was=was))
    return {"deleted": True}


def get(scope: Scope, entitlement_id: str) -> PlanEntitlementResponseData:
    """One entitlement; raises NotFound."""
    return details(scope, [_row(scope, entitlement_id)])[0]


def details(scope: Scope, rows: Sequence[Row]) -> list[PlanEntitlementResponseData]:
    """Entitlements in the order of `rows`."""
    known = render.named(scope, rows)
    return [render.plan_entitlement(row, known) for row in rows]


def _touched(row: Row) -> tuple[str, str, str]:
    return row["id"], row["plan_version_id"], row["feature_id"]


def _row(scope: Scope, entitlement_id: str) -> Row:
    row = store.find_entitlement(scope, entitlement_id)
    if row is None:
        raise NotFound(f"plan entitlement {entitlement_id} does not exist in this environment")
    return row


def _plan(scope: Scope, plan_id: str) -> Row:
    try:
        return plans.get_row(scope, plan_id)
    except NotFound as error:
        raise BadRequest(f"plan_id: {error}") from None


def _feature(scope: Scope, feature_id: str) -> Row:
    try:
        return features.get_row(scope, feature_id)
    except NotFound as error:
        raise BadRequest(f"feature_id: {error}") from None


def _version(scope: Scope, plan: Row, plan_version_id: str | None) -> Row:
    if plan_version_id is None:
        return plans.publish(scope, [plan])[plan["id"]]
    try:
        return plans.get_version(scope, plan_version_id, plan["id"])
    except NotFound as error:
        raise BadRequest(f"plan_version_id: {error}") from None


def _kind(body: _Body) -> EntitlementValueType:
    """The value type, or the one that the price behaviour asks for; raises BadRequest for prices."""
    behavior = body.get("price_behavior")
    if behavior not in (None, "credit_burndown"):
        raise BadRequest(f"price_behavior: {behavior} needs prices, which this server does not have yet; leave it out")
    for member in _PRICE_MEMBERS:
        if body.get(member) is not None:
            raise BadRequest(f"{member}: this server does not have prices yet; leave it out")
    return body["value_type"] if behavior is None else "credit"


def _own(kind: EntitlementValueType, body: _Body, before: Row | None) -> dict[str, Any]:
    """Columns that only plan entitlements have."""
    soft_limit: int | None = body.get("soft_limit", before["soft_limit"] if before else None)
    if soft_limit is not None and soft_limit < 0:
        raise BadRequest("soft_limit: must not be negative")
    tiers = body.get("warning_tiers")
    kept: list[dict[str, Any]] = before["warning_tiers"] if before else []
    return {
        "price_behavior": "credit_burndown" if kind == "credit" else None,
        "soft_limit": soft_limit,
        "warning_tiers": kept if tiers is None else [{"id": new_id("wtr"), **tier} for tier in tiers],
    }
