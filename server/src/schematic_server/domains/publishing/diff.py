"""How two versions of a plan differ. The ids of copies, and when they were made, are no difference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from schematic_server.domains.entitlements import plan_entitlements
from schematic_server.domains.plans import billing, plans, versions
from schematic_server.domains.publishing import credit_diff
from schematic_server.errors import BadRequest
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import BillingPriceResponseData
    from schematic_server.contract.plans import (
        PlanEntitlementResponseData,
        PlanVersionDiffPriceCadence,
        PlanVersionDiffResponseData,
        PlanVersionEntitlementChangeResponseData,
        PlanVersionFieldChangeResponseData,
        PlanVersionPriceChangeResponseData,
    )
    from schematic_server.contract.shared import Currency

Part: TypeAlias = Mapping[str, Any]
# What prices say is data of an entitlement; these members are about what is charged.
_BILLING = (
    "price_behavior",
    "usage_quantity",
    "billing_threshold",
    "overage_billing_cadence",
    "overage_invoice_anchor",
    "metered_monthly_price",
    "metered_quarterly_price",
    "metered_yearly_price",
    "currency_prices",
)
_COMPARED = (
    "value_type",
    "value_bool",
    "value_numeric",
    "value_trait_id",
    "value_credit",
    "consumption_rate",
    "quantity_rates",
    "metric_period",
    "metric_period_month_reset",
    "soft_limit",
    "warning_tiers",
    *_BILLING,
)
_FIELDS = ("name", "description", "icon", "charge_type", "billing_strategy", "is_trialable", "trial_days")
_CADENCES: tuple[PlanVersionDiffPriceCadence, ...] = ("monthly", "quarterly", "yearly", "one_time")
_OWN = frozenset(
    {"id", "price_id", "external_price_id", "price_external_id", "product_name", "created_at", "updated_at"}
)  # of a price, and of a warning tier


def of_version(scope: Scope, plan_version_id: str, against: str | None) -> PlanVersionDiffResponseData:
    """What makes a version different from another one of its plan, else from the published one; from nothing, if
    nothing is published. Raises NotFound, and BadRequest for a version of another plan."""
    version = versions.get(scope, plan_version_id)
    plan = plans.get_row(scope, version["plan_id"])
    other = _other(scope, version, against)
    before = [] if other is None else plan_entitlements.of_version(scope, other["id"])
    entitlements = _entitlements(before, plan_entitlements.of_version(scope, version["id"]))
    terms = billing.of_versions(scope, [one["id"] for one in (other, version) if one is not None])
    old: Part = {} if other is None else terms.get(other["id"], {})
    new: Part = terms.get(version["id"], {})
    prices = _prices(old, new)
    credit_grants = credit_diff.changes(scope, None if other is None else other["id"], version["id"], _said)
    return {
        "from": None if other is None else versions.response(other, plan),
        "to": versions.response(version, plan),
        "plan_fields": _fields(_told(other, old), _told(version, new)),
        "prices": prices,
        "entitlements": entitlements,
        "credit_grants": credit_grants,
        "has_billing_changes": bool(prices)
        or any(_is_billed(one) for one in entitlements)
        or any(credit_diff.is_billed(one) for one in credit_grants),
    }


def _other(scope: Scope, version: Row, against: str | None) -> Row | None:
    if against is not None:
        other = versions.get(scope, against)
        if other["plan_id"] != version["plan_id"]:
            raise BadRequest(f"against: {against} is a version of another plan; name one of {version['plan_id']}")
        return other
    shown = versions.shown(scope, [version["plan_id"]])[version["plan_id"]]
    return shown if shown["status"] == "published" else None


def _told(version: Row | None, terms: Part) -> dict[str, str]:
    """What a version says of the plan itself, as text; nothing for no version."""
    if version is None:
        return dict.fromkeys(_FIELDS, "")
    days = terms.get("trial_days")
    return {
        **{name: version[name] for name in versions.SAID},
        "charge_type": terms.get("charge_type", "none"),
        "billing_strategy": terms.get("billing_strategy", "no_billing"),
        "is_trialable": str(terms.get("is_trialable", False)).lower(),
        "trial_days": "" if days is None else str(days),
    }


def _fields(old: Mapping[str, str], new: Mapping[str, str]) -> list[PlanVersionFieldChangeResponseData]:
    return [{"field": name, "old": old[name], "new": new[name]} for name in _FIELDS if old[name] != new[name]]


def _prices(old: Part, new: Part) -> list[PlanVersionPriceChangeResponseData]:
    before, after = _by_cadence(old), _by_cadence(new)
    return [
        {"cadence": cadence, "currency": currency, "old": before.get(key), "new": after.get(key)}
        for key in {**before, **after}
        for cadence, currency in (key,)
        if _without_ids(before.get(key)) != _without_ids(after.get(key))
    ]


def _by_cadence(terms: Part) -> dict[tuple[PlanVersionDiffPriceCadence, Currency], BillingPriceResponseData]:
    return {
        (cadence, one["currency"]): one[f"{cadence}_price"]
        for one in terms.get("currency_prices", ())
        for cadence in _CADENCES
        if one.get(f"{cadence}_price") is not None
    }


def _entitlements(
    before: Sequence[PlanEntitlementResponseData], after: Sequence[PlanEntitlementResponseData]
) -> list[PlanVersionEntitlementChangeResponseData]:
    old = {one["feature_id"]: one for one in before}
    new = {one["feature_id"]: one for one in after}
    found = [_change(one, old.get(one), new.get(one)) for one in {**old, **new}]
    return [one for one in found if one is not None]


def _change(
    feature_id: str, old: PlanEntitlementResponseData | None, new: PlanEntitlementResponseData | None
) -> PlanVersionEntitlementChangeResponseData | None:
    before, after = cast("Part", old or {}), cast("Part", new or {})
    changed = [name for name in _COMPARED if _said(name, before.get(name)) != _said(name, after.get(name))]
    if old is not None and new is not None and not changed:
        return None
    return {
        "feature_id": feature_id,
        "change_type": "added" if old is None else "removed" if new is None else "changed",
        "changed_fields": changed if old is not None and new is not None else [],
        "old": old,
        "new": new,
    }


def _is_billed(change: PlanVersionEntitlementChangeResponseData) -> bool:
    if change["change_type"] == "changed":
        return any(name in _BILLING for name in change["changed_fields"])
    grant = change.get("old") or change.get("new")
    return grant is not None and grant.get("price_behavior") not in (None, "credit_burndown")


def _said(name: str, value: Any) -> Any:
    """A member as it is compared."""
    if name == "value_credit":
        return value and value["id"]
    return _without_ids(value)


def _without_ids(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_ids(one) for one in cast(Sequence[Any], value)]
    if isinstance(value, dict):
        members = cast(Mapping[str, Any], value)
        return {name: _without_ids(one) for name, one in members.items() if name not in _OWN}
    return value
