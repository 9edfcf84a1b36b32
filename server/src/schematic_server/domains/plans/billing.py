"""How a plan version is charged: its trial, and prices that are shown. Nobody is billed by them on this server."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from schematic_server.changes import PlanChanged
from schematic_server.domains.plans import plans, store, versions
from schematic_server.domains.plans.groups import MAX_TRIAL_DAYS
from schematic_server.errors import BadRequest
from schematic_server.scope import Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import (
        BillingPriceResponseData,
        BillingProductPlanResponseData,
        BillingProductPriceInterval,
    )
    from schematic_server.contract.plans import (
        PlanCurrencyPriceRequestBody,
        PlanCurrencyPricesResponseData,
        PlanDetailPart,
        UpsertBillingProductRequestBody,
    )

_INTERVALS: Mapping[str, tuple[BillingProductPriceInterval, int]] = {
    "monthly": ("month", 1),
    "quarterly": ("month", 3),
    "yearly": ("year", 1),
    "one_time": ("one-time", 1),
}
CADENCES = tuple(_INTERVALS)
_CHARGED: Mapping[str, Sequence[str]] = {
    "free": (),
    "none": (),
    "one_time": ("one_time",),
    "recurring": ("monthly", "quarterly", "yearly"),
}
_OF_PROVIDERS = ("billing_product_id", *(f"{one}_price_id" for one in _INTERVALS))
DEFAULT_CURRENCY = "usd"


def upsert(scope: Scope, plan_id: str, body: UpsertBillingProductRequestBody) -> BillingProductPlanResponseData:
    """Set the trial and the prices of a plan's draft; raises BadRequest for what needs somebody who bills."""
    plan = plans.get_row(scope, plan_id)
    return put(scope, plan, versions.draft(scope, plan), body)


def put(scope: Scope, plan: Row, version: Row, body: UpsertBillingProductRequestBody) -> BillingProductPlanResponseData:
    """The same of a draft."""
    for member in _OF_PROVIDERS:
        if body.get(member) is not None:
            raise BadRequest(f"{member}: no billing provider is connected to this server; leave it out")
    if body.get("billing_strategy") not in (None, "no_billing"):
        raise BadRequest("billing_strategy: no billing provider is connected to this server; send no_billing")
    days = _trial_days(scope, plan, body)
    prices = _prices(body)
    values = {"charge_type": body["charge_type"], "is_trialable": body["is_trialable"], "trial_days": days}
    store.replace_billing(scope, version["id"], {**values, "prices": prices})
    scope.emit(PlanChanged(*scope.here, plan["id"], "updated"))
    ids = {one["cadence"]: one["id"] for one in prices if one["currency"] == prices[0]["currency"]}
    return {
        "account_id": scope.account_id,
        "environment_id": scope.environment_id,
        "plan_id": plan["id"],
        "billing_product_id": "",
        "billing_strategy": "no_billing",
        "controlled_by": "schematic",
        "charge_type": body["charge_type"],
        "is_trialable": body["is_trialable"],
        "trial_days": days,
        "monthly_price_id": ids.get("monthly"),
        "yearly_price_id": ids.get("yearly"),
        "one_time_price_id": ids.get("one_time"),
    }


def of_versions(scope: Scope, ids: Sequence[str]) -> dict[str, PlanDetailPart]:
    """Trial and prices of a plan's detail, by version."""
    return {one: _detail(term) for one, term in store.billing(scope, ids).items()}


def copy(scope: Scope, source: Row, target: Row) -> None:
    """Have a version, which is a copy, be charged as the one copied, at prices of its own."""
    term = store.billing(scope, [source["id"]]).get(source["id"])
    if term is not None:
        prices = [{**one, "id": new_id("bilpp")} for one in term["prices"]]
        values = {name: term[name] for name in ("charge_type", "is_trialable", "trial_days")}
        store.replace_billing(scope, target["id"], {**values, "prices": prices})


def _detail(term: Row) -> PlanDetailPart:
    prices: Sequence[Row] = term["prices"]
    currencies = list(dict.fromkeys(one["currency"] for one in prices))
    main = _in_currency(prices, currencies[0]) if currencies else {}
    return {
        "charge_type": term["charge_type"],
        "is_trialable": term["is_trialable"],
        "trial_days": term["trial_days"],
        "is_free": all(one["price"] == 0 for one in prices),
        "monthly_price": main.get("monthly"),
        "quarterly_price": main.get("quarterly"),
        "yearly_price": main.get("yearly"),
        "one_time_price": main.get("one_time"),
        "currency_prices": [_currency(prices, one) for one in currencies],
    }


def _currency(prices: Sequence[Row], currency: Any) -> PlanCurrencyPricesResponseData:
    own = _in_currency(prices, currency)
    return {
        "currency": currency,
        "monthly_price": own.get("monthly"),
        "quarterly_price": own.get("quarterly"),
        "yearly_price": own.get("yearly"),
        "one_time_price": own.get("one_time"),
    }


def _in_currency(prices: Sequence[Row], currency: str) -> dict[str, BillingPriceResponseData]:
    return {one["cadence"]: _price(one) for one in prices if one["currency"] == currency}


def _price(one: Row) -> BillingPriceResponseData:
    interval, count = _INTERVALS[one["cadence"]]
    return {
        "id": one["id"],
        "external_price_id": one["id"],
        "currency": one["currency"],
        "interval": interval,
        "interval_count": count,
        "price": one["price"],
        "provider_type": "schematic",
        "scheme": "per_unit",
    }


def _trial_days(scope: Scope, plan: Row, body: UpsertBillingProductRequestBody) -> int | None:
    days = body.get("trial_days")
    if not body["is_trialable"]:
        if days is not None:
            raise BadRequest("trial_days: the plan is not trialable; send is_trialable, or leave trial_days out")
        return None
    group = store.group(scope) or {}
    if plan["plan_type"] != "plan":
        raise BadRequest("is_trialable: an add-on has no trial of its own; send false")
    if group.get("trial_expiry_plan_id") == plan["id"]:
        raise BadRequest("is_trialable: companies come to this plan when their trial ends; send false")
    if days is None and group.get("trial_days") is None:
        raise BadRequest("trial_days is required: the plan group has no trial_days either")
    if days is not None and not 1 <= days <= MAX_TRIAL_DAYS:
        raise BadRequest(f"trial_days: between 1 and {MAX_TRIAL_DAYS}, not {days}")
    return days


def _prices(body: UpsertBillingProductRequestBody) -> list[dict[str, Any]]:
    charge_type = body["charge_type"]
    currencies: dict[str, dict[str, int]] = {body.get("currency") or DEFAULT_CURRENCY: _given(body)}
    for one in body.get("currency_prices") or ():
        if currencies.get(one["currency"]):
            raise BadRequest(f"currency_prices: {one['currency']} is there twice")
        currencies[one["currency"]] = _given(one)
    found: list[dict[str, Any]] = []
    for currency, prices in currencies.items():
        for cadence, price in prices.items():
            _check_price(charge_type, cadence, price)
            found.append({"id": new_id("bilpp"), "currency": currency, "cadence": cadence, "price": price})
    if _CHARGED[charge_type] and not found:
        raise BadRequest(f"charge_type: {charge_type} needs a price ({_members(_CHARGED[charge_type])})")
    return found


def _given(prices: UpsertBillingProductRequestBody | PlanCurrencyPriceRequestBody) -> dict[str, int]:
    """Prices by cadence."""
    members = cast("Mapping[str, Any]", prices)
    return {one: price for one in _INTERVALS if (price := members.get(f"{one}_price")) is not None}


def _check_price(charge_type: str, cadence: str, price: int) -> None:
    if price < 0:
        raise BadRequest(
            f"{cadence}_price: {price} is less than nothing; amounts are in the smallest unit, such as cents"
        )
    allowed = _CHARGED[charge_type]
    if cadence not in allowed and not (price == 0 and not allowed):
        fitting = f"it has {_members(allowed)}" if allowed else "it costs nothing"
        raise BadRequest(f"{cadence}_price: the charge_type is {charge_type}, and {fitting}")


def _members(cadences: Iterable[str]) -> str:
    return ", ".join(f"{one}_price" for one in cadences)
