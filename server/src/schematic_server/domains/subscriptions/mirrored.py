"""What a subscription that a provider tells does to its company: plans by the products on it, and billing cycles.

A company is on the plans whose products are on its running subscriptions. A plan that is sold as a provider's product
is left when no running subscription has that; plans given otherwise stay, but for a base plan, of which there is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from schematic_server.changes import SubscriptionChanged
from schematic_server.domains.billing import company_views
from schematic_server.domains.billing.calendars import Calendar
from schematic_server.domains.billing.statuses import runs
from schematic_server.domains.companies import companies, metrics
from schematic_server.domains.plans import assignments, groups, placing, plans, price_choice, product_links, trials
from schematic_server.domains.plans.changes import Cause
from schematic_server.domains.plans.placing import Placement
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.companies import PlanChangeBasePlanAction

_NO_TRIAL = trials.Wish(is_skipped=True)  # of the plan's: the provider says whether there is one


def follow(scope: Scope, row: Row, before: Row | None) -> None:
    """Move the company of a subscription, and the one that it was of before, to the plans that are on theirs now."""
    was_of: str | None = before["company_id"] if before else None
    placing.catch_up(scope, {row["company_id"]})
    placing.lock(scope, [one for one in (was_of, row["company_id"]) if one is not None])
    if was_of not in (None, row["company_id"]) and companies.exists(scope, was_of or ""):
        _move(scope, was_of or "", None, "fallback")
    ended = before is not None and runs(before, scope.now) and not runs(row, scope.now)
    was_trial = ended and before is not None and before["status"] == "trialing"
    company_id: str = row["company_id"]
    _move(scope, company_id, row, "trial_expiry" if was_trial else "fallback")
    if runs(row, scope.now):
        _cycle(scope, row)


def _move(scope: Scope, company_id: str, row: Row | None, otherwise: PlanChangeBasePlanAction) -> None:
    """`otherwise` is why a company gets a base plan that no subscription has."""
    sold = _sold(scope, company_id)
    kept = _kept(scope, placing.assignments(scope, [company_id]).get(company_id, []))
    bases = [one for one, plan in sold.items() if plan["plan_type"] == "plan"]
    bases += [row["plan_id"] for row in kept if row["is_base"]]
    action: PlanChangeBasePlanAction | None = None
    if not bases and (usual := groups.usual_plan(scope, is_after_trial=otherwise == "trial_expiry")) is not None:
        bases, action = [usual], otherwise
    add_ons = [one for one, plan in sold.items() if plan["plan_type"] == "add_on"]
    add_ons += [row["plan_id"] for row in kept if not row["is_base"]]
    wanted = dict.fromkeys([*bases[:1], *add_ons])
    cause = Cause("subscription_change", action)
    assignments.place(scope, company_id, [Placement(one) for one in wanted], cause, _NO_TRIAL)
    if row is not None and runs(row, scope.now):
        is_trial = row["status"] == "trialing" and (row["trial_end"] or scope.now) > scope.now
        setting = trials.CANCEL if row["trial_end_setting"] == trials.CANCEL else trials.SUBSCRIBE
        trials.follow(scope, company_id, next(iter(bases), None), row["trial_end"] if is_trial else None, setting)


def _sold(scope: Scope, company_id: str) -> dict[str, Row]:
    """The plans that are on a company's running subscriptions, that of the newest subscription first."""
    items = company_views.sold_to(scope, [company_id]).get(company_id, [])
    order = list(dict.fromkeys(one["id"] for one in items))
    by_plan = product_links.sold_as(scope, order)
    rows = plans.rows(scope, by_plan)
    fitting = [one for one, row in rows.items() if row["company_id"] in (None, company_id)]
    return {one: rows[one] for one in sorted(fitting, key=lambda one: (order.index(by_plan[one]), one))}


def _kept(scope: Scope, held: Sequence[Row]) -> list[Row]:
    """What a company is on otherwise than by a provider's subscription."""
    terms = placing.terms(scope, {row["plan_version_id"] for row in held})
    told = {
        one
        for one, term in terms.items()
        if term["billing_product_id"] is not None and not price_choice.is_billed(term)
    }
    return [row for row in held if row["plan_version_id"] not in told]


def _cycle(scope: Scope, row: Row) -> None:
    """Have the company's billing cycles begin when its periods do; those that do already go on."""
    company_id: str = row["company_id"]
    start: datetime = row["period_start"]
    anchor = metrics.anchors(scope.db, [company_id]).get(company_id)
    if anchor is None or start < anchor or not Calendar("month", 1, anchor).is_boundary(start):
        placing.move_cycles(scope, {company_id: start})
        scope.emit(SubscriptionChanged(*scope.here, company_id, row["id"]))
