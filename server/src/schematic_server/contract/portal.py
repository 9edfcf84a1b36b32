# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""Types of operations of `portal`, for checkers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NotRequired, TypeAlias, TypedDict

GetCompanyUpcomingInvoiceAnswer: TypeAlias = "CompanyUpcomingInvoice"


class CompanyDiscount(TypedDict):
    """A discount on what a company is billed."""

    amount_off: NotRequired[int | None]
    coupon_name: str
    currency: NotRequired[str | None]
    customer_facing_code: NotRequired[str | None]
    duration: str
    duration_in_months: NotRequired[int | None]
    percent_off: NotRequired[float | None]


class CompanyUpcomingInvoice(TypedDict):
    """An invoice to expect."""

    amount_due: int
    currency: str
    customer_balance_applied: int
    customer_balance_remaining: int
    discounts: Sequence[CompanyDiscount]
    due_date: NotRequired[datetime | None]
    subtotal: int
