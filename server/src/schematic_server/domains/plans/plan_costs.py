"""What companies pay for their plans: at which price, in which period, as which product of billing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias, TypedDict

from schematic_server.domains.billing import company_views, products
from schematic_server.domains.plans import price_choice, store
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import BillingProductForSubscriptionResponseData

_PERIODS = {"monthly": "month", "quarterly": "quarter", "yearly": "year", "one_time": "one-time"}
Held: TypeAlias = Mapping[str, Sequence[Row]]  # assignments by company


class Cost(TypedDict):
    """Members of what a company's detail tells of a plan."""

    billing_product_id: str | None
    billing_product_external_id: str | None
    plan_price: int | None
    plan_period: str | None


NOTHING: Cost = {
    "billing_product_id": None,
    "billing_product_external_id": None,
    "plan_price": None,
    "plan_period": None,
}


def of_companies(scope: Scope, held: Held) -> dict[tuple[str, str], Cost]:
    """By company and version; of what this server bills its price, else that of the provider's subscription."""
    terms = scope.each(store.billing, (row["plan_version_id"] for rows in held.values() for row in rows))
    named = {one for term in terms.values() if (one := term["billing_product_id"]) is not None}
    known = products.named(scope, sorted(named))
    told = {
        company_id
        for company_id, rows in held.items()
        if any((term := terms.get(row["plan_version_id"])) and _is_told(term) for row in rows)
    }
    sold = company_views.sold_to(scope, sorted(told))
    return {
        (company_id, row["plan_version_id"]): _cost(row, term, known, sold.get(company_id, ()))
        for company_id, rows in held.items()
        for row in rows
        if (term := terms.get(row["plan_version_id"])) is not None
    }


def _is_told(term: Row) -> bool:
    return term["billing_product_id"] is not None and not price_choice.is_billed(term)


def _cost(
    row: Row, term: Row, known: Mapping[str, Row], sold: Sequence[BillingProductForSubscriptionResponseData]
) -> Cost:
    product = known.get(term["billing_product_id"] or "")
    price = price_choice.find(term, row["price_id"])
    item = next((one for one in sold if product is not None and one["id"] == product["id"]), None)
    found: Cost = {**NOTHING}
    if product is not None:
        found["billing_product_id"], found["billing_product_external_id"] = product["id"], product["external_id"]
    if price is not None:
        found["plan_price"], found["plan_period"] = price["price"], _PERIODS[price["cadence"]]
    elif item is not None:
        is_quarter = (item["interval"], item.get("interval_count")) == ("month", 3)
        found["plan_price"], found["plan_period"] = item["price"], "quarter" if is_quarter else item["interval"]
    return found
