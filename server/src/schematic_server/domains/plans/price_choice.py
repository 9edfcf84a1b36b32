"""Which of a plan's prices a company pays. Pure.

As it was chosen; else the price that is in the same currency and of the same cadence as the one that it paid until now;
else the plan's only price, else the monthly one, else the first, of those in its currency.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from schematic_server.storage.queries import Row

MANAGED = "schematic_managed"
_MONTHS = {"quarterly": 3, "yearly": 12}


def is_billed(term: Row | None) -> bool:
    """Whether this server bills for a version, by its `plan_version_billing`."""
    return term is not None and term["billing_strategy"] == MANAGED and term["controlled_by"] == "schematic"


def find(term: Row | None, price_id: str | None) -> Row | None:
    """The price of that id, which has `currency`, `cadence`, `price` and maybe `price_decimal`."""
    prices: Sequence[Row] = () if term is None else term["prices"]
    return next((one for one in prices if one["id"] == price_id), None)


def choose(term: Row | None, chosen: str | None, paid: Row | None, currency: str | None = None) -> str | None:
    """`paid` is the price until now; `currency` what the company pays in. None: it pays nothing.

    `chosen` must be one of the version's.
    """
    if term is None or not is_billed(term):
        return None
    if chosen is not None:
        return chosen
    currency = paid["currency"] if paid is not None else currency
    prices: Sequence[Row] = [one for one in term["prices"] if currency in (None, one["currency"])]
    if currency is None and prices:
        prices = [one for one in prices if one["currency"] == prices[0]["currency"]]
    cadences = [*([] if paid is None else [paid["cadence"]]), "monthly"]
    usual = (one["id"] for cadence in cadences for one in prices if one["cadence"] == cadence)
    found: str | None = next(usual, prices[0]["id"] if prices else None)
    return found


def exact(price: Row) -> Decimal:
    """What a period costs, in the smallest unit."""
    return Decimal(price.get("price_decimal") or price["price"])


def per_month(price: Row) -> Decimal:
    """The same for a month; what is paid once counts as for one."""
    return exact(price) / _MONTHS.get(price["cadence"], 1)
