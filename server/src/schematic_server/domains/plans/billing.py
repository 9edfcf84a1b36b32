"""How a plan version is charged: its trial, its prices, and as which product of billing it is sold.

| strategy            | who bills                                | product                                        |
|---------------------|------------------------------------------|------------------------------------------------|
| `schematic_managed` | this server, or a provider told by it    | one of the plan's own, the same in all versions |
| `provider_managed`  | the provider that told the product       | that                                           |
| `no_billing`        | nobody: prices are shown                 | none, unless one is named                      |

Left out, it is the first for what costs something, the second where a product is named that a provider has told, else
the last. Each price of a version that has a product is a price of billing too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from schematic_server.changes import PlanChanged
from schematic_server.domains.accounts import environments
from schematic_server.domains.billing import prices, products
from schematic_server.domains.plans import plan_prices, plans, store, versions
from schematic_server.domains.plans.groups import MAX_TRIAL_DAYS
from schematic_server.domains.plans.plan_prices import CHARGED, INTERVALS
from schematic_server.errors import BadRequest
from schematic_server.scope import Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import BillingProductDetailResponseData, BillingProductPlanResponseData
    from schematic_server.contract.plans import (
        PlanCurrencyPricesResponseData,
        PlanDetailPart,
        UpsertBillingProductRequestBody,
    )
    from schematic_server.contract.shared import BillingStrategy

CADENCES = tuple(INTERVALS)
DEFAULT_CURRENCY = plan_prices.DEFAULT_CURRENCY
_KINDS: Mapping[str, str] = {"plan": "Plan", "add_on": "Add-on"}


def upsert(scope: Scope, plan_id: str, body: UpsertBillingProductRequestBody) -> BillingProductPlanResponseData:
    """Set the trial and the prices of a plan's draft; raises BadRequest naming what is wrong."""
    plan = plans.get_row(scope, plan_id)
    return put(scope, plan, versions.draft(scope, plan), body)


def put(scope: Scope, plan: Row, version: Row, body: UpsertBillingProductRequestBody) -> BillingProductPlanResponseData:
    """The same of a draft."""
    before = store.billing(scope, [version["id"]]).get(version["id"])
    own = plan_prices.read(scope, body, before["prices"] if before else ())
    days = _trial_days(scope, plan, body)
    named = _named_product(scope, body, own)
    strategy = _strategy(body, named)
    product = named or (_product(scope, plan) if strategy == "schematic_managed" else None)
    values = {
        "charge_type": body["charge_type"],
        "is_trialable": body["is_trialable"],
        "trial_days": days,
        "billing_strategy": strategy,
        "controlled_by": "schematic" if product is None else product["provider_type"],
        "billing_product_id": None if product is None else product["id"],
        "prices": [{name: one[name] for name in one if name != "product_id"} for one in own],
    }
    _put_prices(scope, before, values)
    store.replace_billing(scope, version["id"], values)
    scope.emit(PlanChanged(*scope.here, plan["id"], "updated"))
    return _response(scope, plan, values)


def of_versions(scope: Scope, ids: Sequence[str]) -> dict[str, PlanDetailPart]:
    """Trial and prices of a plan's detail, by version."""
    terms = scope.each(store.billing, ids)
    sold = [one for one in terms.values() if one["billing_product_id"] is not None]
    rows = prices.named(scope, [one["id"] for term in sold for one in term["prices"]])
    sold_as = products.details(scope, [one["billing_product_id"] for one in sold])
    return {one: _detail(term, rows, sold_as.get(term["billing_product_id"] or "")) for one, term in terms.items()}


def copy(scope: Scope, source: Row, target: Row) -> None:
    """Have a version, which is a copy, be charged as the one copied: at prices of its own, where a provider has not
    told them. A copy for another plan is sold as a product of that."""
    term = store.billing(scope, [source["id"]]).get(source["id"])
    if term is None:
        return
    kept = {
        one for one, row in prices.named(scope, [one["id"] for one in term["prices"]]).items() if not prices.is_own(row)
    }
    names = ("charge_type", "is_trialable", "trial_days", "billing_strategy", "controlled_by", "billing_product_id")
    values = {
        **{name: term[name] for name in names},
        "prices": [one if one["id"] in kept else {**one, "id": new_id("bilpp")} for one in term["prices"]],
    }
    if source["plan_id"] != target["plan_id"] and term["billing_strategy"] == "schematic_managed":
        plan = store.plans_by_id(scope.db, scope.account_id, [target["plan_id"]])[target["plan_id"]]
        values["billing_product_id"] = _product(scope, plan)["id"]
    _put_prices(scope, None, values)
    store.replace_billing(scope, target["id"], values)


def _put_prices(scope: Scope, before: Row | None, values: Row) -> None:
    """Have billing know the prices of a version that has a product, and no longer those that its draft had."""
    was = {one["id"] for one in before["prices"]} if before else set[str]()
    known = prices.named(scope, [one["id"] for one in values["prices"]] + sorted(was))
    left = was - {one["id"] for one in values["prices"]}
    product_id = values["billing_product_id"]
    is_moved = before is not None and before["billing_product_id"] != product_id
    gone = [one for one, row in known.items() if prices.is_own(row) and (one in left or is_moved)]
    prices.remove_own(scope, gone)
    if product_id is not None:
        new = [one for one in values["prices"] if one["id"] not in known or one["id"] in gone]
        prices.put_own(scope, [{"id": one["id"], "product_id": product_id, **plan_prices.columns(one)} for one in new])


def _strategy(body: UpsertBillingProductRequestBody, named: Row | None) -> BillingStrategy:
    given = body.get("billing_strategy")
    if given == "provider_managed" and named is None:
        raise BadRequest(
            "billing_strategy: provider_managed goes with billing_product_id, a product that a provider has told;"
            " name one, or send schematic_managed"
        )
    if given == "schematic_managed" and not CHARGED[body["charge_type"]] and named is None:
        return "no_billing"  # there is nothing to bill
    if given is not None:
        return given
    if named is not None and not prices.is_own(named):
        return "provider_managed"
    return "schematic_managed" if CHARGED[body["charge_type"]] else "no_billing"


def _named_product(scope: Scope, body: UpsertBillingProductRequestBody, own: Sequence[Row]) -> Row | None:
    """The product that a body names, or that the prices are of which it names."""
    of_prices = {one["product_id"] for one in own if "product_id" in one}
    product_id = body.get("billing_product_id") or next(iter(sorted(of_prices)), None)
    if product_id is None:
        return None
    row = products.named(scope, [product_id]).get(product_id)
    if row is None:
        raise BadRequest(f"billing_product_id: product {product_id} does not exist in this environment")
    if of_prices - {product_id}:
        raise BadRequest(f"billing_product_id: the prices that are named are not of product {product_id}")
    return row


def _product(scope: Scope, plan: Row) -> Row:
    """The plan's own product, which all its versions here share; made with the first that costs something."""
    known = store.versions(scope.db, scope.environment_id, [plan["id"]]).get(plan["id"], [])
    terms = store.billing(scope, [one["id"] for one in known])
    ids = [one["billing_product_id"] for one in terms.values() if one["billing_product_id"] is not None]
    found = next((row for row in products.named(scope, ids).values() if prices.is_own(row)), None)
    if found is not None:
        return found
    environment = environments.get(scope, scope.environment_id)
    return products.make(scope, f"{_KINDS[plan['plan_type']]} {plan['name']} - {environment['name']}")


def _response(scope: Scope, plan: Row, values: Row) -> BillingProductPlanResponseData:
    own: Sequence[Row] = values["prices"]
    ids = {one["cadence"]: one["id"] for one in own if one["currency"] == own[0]["currency"]}
    return {
        "account_id": scope.account_id,
        "environment_id": scope.environment_id,
        "plan_id": plan["id"],
        "billing_product_id": values["billing_product_id"] or "",
        "billing_strategy": values["billing_strategy"],
        "controlled_by": values["controlled_by"],
        "charge_type": values["charge_type"],
        "is_trialable": values["is_trialable"],
        "trial_days": values["trial_days"],
        "monthly_price_id": ids.get("monthly"),
        "yearly_price_id": ids.get("yearly"),
        "one_time_price_id": ids.get("one_time"),
    }


def _detail(term: Row, rows: Mapping[str, Row], product: BillingProductDetailResponseData | None) -> PlanDetailPart:
    own: Sequence[Row] = term["prices"]
    currencies = list(dict.fromkeys(one["currency"] for one in own))
    main = plan_prices.by_cadence(own, currencies[0], rows) if currencies else {}
    return {
        "billing_product": product,
        "billing_strategy": term["billing_strategy"],
        "controlled_by": term["controlled_by"],
        "charge_type": term["charge_type"],
        "is_trialable": term["is_trialable"],
        "trial_days": term["trial_days"],
        "is_free": all(one["price"] == 0 for one in own),
        "monthly_price": main.get("monthly"),
        "quarterly_price": main.get("quarterly"),
        "yearly_price": main.get("yearly"),
        "one_time_price": main.get("one_time"),
        "currency_prices": [_currency(own, one, rows) for one in currencies],
    }


def _currency(own: Sequence[Row], currency: Any, rows: Mapping[str, Row]) -> PlanCurrencyPricesResponseData:
    found = plan_prices.by_cadence(own, currency, rows)
    return {
        "currency": currency,
        "monthly_price": found.get("monthly"),
        "quarterly_price": found.get("quarterly"),
        "yearly_price": found.get("yearly"),
        "one_time_price": found.get("one_time"),
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
