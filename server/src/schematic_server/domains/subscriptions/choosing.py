"""What somebody chooses for a company: plans with their prices, quantities, bundles, and how it is to be billed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """A plan or add-on. Without a version: the one that the company is on, else the published one. Without a price:
    the one that it pays, else the plan's only price, else the monthly one, else the first."""

    plan_id: str
    version_id: str | None = None
    price_id: str | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """All that the company is to have; what is not named is given up, quantities included.

    `quantities` is by price of what is bought in advance, of any period and currency of the entitlement. Bundles are
    bought now, so many of each. Without a base the company falls back. What begins a subscription counts only for one
    that begins: `billing_entity_id` (another company, which pays), `collection_method`, `days_until_due`,
    `billing_cycle_anchor`, `prorate_first_period`. `cancel_immediately` and `prorate` count where nothing is left that
    is paid. Of a trial that the plan has, `trial_end` is another end, and `skip_trial` leaves it out, or ends it.
    `is_due` says that a change that was put off to the period's end is due now.
    """

    company_id: str
    base: PlanChoice | None
    add_ons: Sequence[PlanChoice] = ()
    quantities: Mapping[str, int] = field(default_factory=dict[str, int])
    bundles: Sequence[tuple[str, int]] = ()
    currency: str | None = None
    coupon_external_id: str | None = None
    trial_end: datetime | None = None
    skip_trial: bool = False
    cancel_immediately: bool = True
    prorate: bool = True
    billing_entity_id: str | None = None
    collection_method: str | None = None
    days_until_due: int | None = None
    billing_cycle_anchor: datetime | None = None
    prorate_first_period: bool = True
    is_due: bool = False
