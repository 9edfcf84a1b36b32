"""The prices of plan entitlements as billing has them: each is a price of a product there, which is the feature's.

In `prices` of an entitlement each has the `product_id` too; a price that a provider has told is named, not copied.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from schematic_server.domains.accounts import environments
from schematic_server.domains.billing import prices as billing_prices
from schematic_server.domains.billing import products
from schematic_server.domains.billing.tables import billing_price
from schematic_server.domains.entitlements import store
from schematic_server.domains.entitlements.prices import EVERY, INTERVALS, Body, Interval
from schematic_server.domains.plans import product_links
from schematic_server.errors import BadRequest
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import BillingPriceView, ListBillingPricesQuery


def put(scope: Scope, values: dict[str, Any], feature: Row, body: Body, before: Row | None) -> None:
    """Have billing know the prices that an entitlement of a draft has now, and no longer those that it had.

    `values` are its columns; their prices get products. Raises BadRequest, naming the member.
    """
    for member in ("billing_product_id", "overage_billing_product_id"):
        if (named := body.get(member)) is not None and named not in products.named(scope, [named]):
            raise BadRequest(f"{member}: product {named} does not exist in this environment")
    known = _rows(scope, [*values["prices"], *(before["prices"] if before else ())])
    was = [one["id"] for _, one in each(before["prices"])] if before else []
    billing_prices.remove_own(scope, [one for one in was if one in known and billing_prices.is_own(known[one])])
    others = {one for one, row in known.items() if not billing_prices.is_own(row)}
    own = [one for _, one in each(values["prices"]) if one["id"] not in others]
    if own:
        product_id = _product(scope, values, feature, body, own)
        for one in own:
            one["product_id"] = product_id
    billing_prices.put_own(scope, _new(values, others))


def told(scope: Scope, rows: Sequence[Row]) -> set[str]:
    """Ids of the prices of entitlements that a provider has told, so that copies have the same."""
    known = _rows(scope, [one for row in rows for one in row["prices"]])
    return {one for one, row in known.items() if not billing_prices.is_own(row)}


def copied(scope: Scope, rows: Sequence[Row]) -> None:
    """Have billing know the prices of entitlements that are copies."""
    known = told(scope, rows)
    billing_prices.put_own(scope, [one for row in rows for one in _new(row, known)])


def retire(scope: Scope, rows: Sequence[Row]) -> None:
    """Nothing of entitlements that are about to be deleted is offered any more."""
    _offer(scope, rows, False)


def referred(scope: Scope, behavior: str | None, body: Body) -> dict[Interval, Row]:
    """The prices of billing that a body names, by interval; raises BadRequest for one that does not fit."""
    named: dict[Interval, str] = {one: body[name] for one in INTERVALS if body.get(name := f"{one}_metered_price_id")}
    known = billing_prices.named(scope, list(named.values()))
    usage_type = "licensed" if behavior == "pay_in_advance" else "metered"
    found: dict[Interval, Row] = {}
    for interval, price_id in named.items():
        member, row = f"{interval}_metered_price_id", known.get(price_id)
        if row is None:
            raise BadRequest(f"{member}: price {price_id} does not exist in this environment")
        if (row["interval"], row["interval_count"]) != EVERY[interval]:
            raise BadRequest(f"{member}: price {price_id} is charged every {row['interval_count']} {row['interval']}")
        if row["usage_type"] != usage_type or bool(row["tiers"]) != (behavior == "tier"):
            raise BadRequest(f"{member}: price {price_id} is {row['usage_type']} and {row['billing_scheme']}")
        found[interval] = row
    return found


def views(scope: Scope, rows: Sequence[Row]) -> dict[str, BillingPriceView]:
    """The prices of entitlements as billing tells them, by id."""
    return billing_prices.views(scope, [one["id"] for row in rows for _, one in each(row.get("prices") or ())])


def offer(scope: Scope, version: Row, is_offered: bool) -> None:
    """Have the prices of this server's own that a version's entitlements have be offered, or no longer."""
    _offer(scope, store.stored_entitlements(scope, [version["id"]]), is_offered)


def in_use(scope: Scope, ids: Sequence[str]) -> set[str]:
    """Those of these prices, or products, that entitlements have."""
    return {one for one in ids if store.are_priced_by(scope, one)}


def of_version(scope: Scope, query: ListBillingPricesQuery) -> sa.ColumnElement[bool]:
    """The prices of a plan version and of what it entitles to."""
    version_id = query.get("plan_version_id", "")
    rows = store.stored_entitlements(scope, [version_id])
    ids = [one["id"] for row in rows for _, one in each(row["prices"])]
    return billing_price.c.id.in_([*product_links.prices_of_version(scope, version_id), *ids])


def each(prices: Sequence[Row]) -> Iterator[tuple[tuple[str, Interval], dict[str, Any]]]:
    """The prices of an entitlement, with currency and interval."""
    for by_interval in prices:
        for name in INTERVALS:
            if name in by_interval:
                yield (by_interval["currency"], name), by_interval[name]


def _rows(scope: Scope, prices: Sequence[Row]) -> Mapping[str, Row]:
    return billing_prices.named(scope, [one["id"] for _, one in each(prices)])


def _offer(scope: Scope, rows: Sequence[Row], is_offered: bool) -> None:
    known = _rows(scope, [one for row in rows for one in row["prices"]])
    billing_prices.set_active(scope, [one for one, row in known.items() if billing_prices.is_own(row)], is_offered)


def _new(row: Row, others: set[str]) -> list[dict[str, Any]]:
    """The prices of an entitlement that billing is to know, as it has them; `others` it knows."""
    return [
        _columns(row, *place, one)
        for place, one in each(row["prices"])
        if one["id"] not in others and one.get("product_id") is not None
    ]


def _columns(row: Row, currency: str, interval: Interval, one: Row) -> dict[str, Any]:
    every, count = EVERY[interval]
    told = billing_prices.own_price(
        currency,
        every,
        count,
        one["unit"],
        tiers=one["tiers"],
        tiers_mode=row["tier_mode"],
        usage_type="licensed" if row["price_behavior"] == "pay_in_advance" else "metered",
    )
    return {"id": one["id"], "product_id": one["product_id"], **told}


def _product(scope: Scope, values: Row, feature: Row, body: Body, own: Sequence[Row]) -> str:
    """The product that a body names, else the one that the feature has in this plan, made with its first price."""
    named: str | None = body.get("billing_product_id") or body.get("overage_billing_product_id")
    if named is not None:
        return named
    plan_id = values["plan_id"]
    known = store.priced_entitlements_of(scope, plan_id, feature["id"])
    ids = [each_one.get("product_id") for row in known for _, each_one in each(row["prices"])]
    ids += [one.get("product_id") for one in own]
    kept = products.named(scope, [one for one in ids if one is not None])
    if (found_one := next((one for one, row in kept.items() if billing_prices.is_own(row)), None)) is not None:
        return found_one
    environment = environments.get(scope, scope.environment_id)
    made: str = products.make(scope, f"Feature {feature['name']} - {environment['name']}")["id"]
    return made
