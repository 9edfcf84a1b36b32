"""A change of what a company has, as somebody asked for it: judged, previewed and applied by one function.

Previewing and applying decide alike (`decide`); what was previewed is what is applied, and what refuses the one refuses
the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from schematic_server.bounds import MAX_INTEGER
from schematic_server.domains.checkout import (
    answers,
    billing_checks,
    checks,
    details,
    execution,
    facts,
    fields,
    problems,
    rules,
    scheduled,
)
from schematic_server.domains.checkout.facts import Facts
from schematic_server.domains.checkout.problems import Problem
from schematic_server.domains.checkout.requests import Request
from schematic_server.domains.companies import companies
from schematic_server.domains.entitlements import supposing
from schematic_server.domains.entitlements.supposing import Supposed
from schematic_server.domains.plancredits import topup_choices
from schematic_server.domains.plans import placing, price_choice, versions
from schematic_server.domains.plans.changes import Cause
from schematic_server.domains.subscriptions import changing, custom_plans, kept_selections
from schematic_server.domains.subscriptions.changing import Change
from schematic_server.domains.subscriptions.choosing import PlanChoice, Selection
from schematic_server.domains.subscriptions.lines import Terms
from schematic_server.errors import BadRequest
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.checkout import PreviewSubscriptionChangeResponseData
    from schematic_server.contract.companies import PlanChangeAction
    from schematic_server.contract.entitlements import FeatureUsageResponseData

MAX_CHARGES = MAX_INTEGER // 100  # so that sums of what is charged are still told exactly


@dataclass(frozen=True, slots=True)
class Decision:
    """`change` is None where the selection says nothing that could be had. `values` are texts of checkout fields and
    `topups` choices, checked."""

    facts: Facts
    problems: Sequence[Problem]
    change: Change | None
    violations: Sequence[FeatureUsageResponseData] = ()
    values: Mapping[str, str] | None = None
    topups: Mapping[str, Row] | None = None
    ends_pending: bool = False


@dataclass(frozen=True, slots=True)
class Applied:
    """The company's subscription after it, and what was put off: to a date, or until it is paid."""

    subscription: Row | None
    scheduled: Row | None = None
    billing: Row | None = None
    problems: Sequence[Problem] = ()

    @property
    def put_off_id(self) -> str | None:
        """Of what was put off."""
        row = self.scheduled or self.billing
        return None if row is None else row["id"]


def decide(scope: Scope, request: Request) -> Decision:
    """What the request would do, and all that is wrong with it; nothing is written.

    Raises BadRequest for a company, a checkout field or a top-up that there is not.
    """
    scope, company_id = scope.sharing(), request.selection.company_id
    if not companies.exists(scope, company_id):
        raise BadRequest(f"company_id: company {company_id} does not exist in this environment")
    values = fields.checked(scope, "custom_field_values", request.values)
    found = facts.load(scope, request)
    topups = topup_choices.checked(scope, "auto_topup_overrides", found.version_ids, request.topups)
    wrong = [*checks.selection(found), *billing_checks.terms(found)]
    if problems.is_void(wrong):
        return Decision(found, wrong, None)
    try:
        change = changing.decide(scope, found.selection)
    except BadRequest as error:
        return Decision(found, [*wrong, Problem("selection_invalid", str(error))], None)
    if change.figures.new_charges > MAX_CHARGES:
        costs = f"costs {change.figures.new_charges}; at most {MAX_CHARGES} of the smallest unit are charged"
        message = f"{_dearest(found, change)}: with all the rest it {costs}"
        return Decision(found, [*wrong, Problem("selection_invalid", message)], None)
    if change.case.options.discounts and not _takes_off(change):
        detail = "coupon_external_id: takes nothing off what is chosen; coupons are for what is paid each period"
        return Decision(found, [*wrong, Problem("discount_ineligible", problems.INELIGIBLE, detail)], None)
    violations = _violations(scope, change)
    outcome = rules.Outcome(
        change.action,
        _is_other_base(change),
        change.scheduled_at,
        violations,
        fields.missing(scope, company_id, values) if request.is_checkout else (),
        _is_cheaper_base(change),
    )
    return Decision(
        found,
        [*wrong, *rules.broken(found, outcome)],
        change,
        violations,
        values,
        topups,
        rules.ends_pending(found, outcome),
    )


def shown(scope: Scope, request: Request) -> Decision:
    """What `decide` says, of whom time has done all to that it was to do by now; raises Overdue of others."""
    scope = scope.sharing()
    execution.check_caught_up(scope, request.selection.company_id)
    return decide(scope, request)


def preview(scope: Scope, request: Request) -> PreviewSubscriptionChangeResponseData:
    """What the request would cost and require. Raises BadRequest, or Conflict, for what cannot be had."""
    decision = shown(scope, request)
    problems.refuse(decision.problems, with_requirements=False)
    assert decision.change is not None, "a void decision is refused"
    return answers.preview(scope, decision, decision.change)


def apply(scope: Scope, request: Request, action: PlanChangeAction) -> Applied:
    """Do what `decide` says now, with all that goes with it; `action` is what the record says did it.

    Raises BadRequest, or Conflict, for the first problem that stands in the way; then nothing is written.
    """
    placing.catch_up(scope, [request.selection.company_id])
    decision = decide(scope, request)
    problems.refuse(decision.problems, with_requirements=True)
    change = decision.change
    assert change is not None, "a void decision is refused"
    company_id = request.selection.company_id
    if decision.ends_pending:
        scheduled.cancel(scope, company_id)
    fields.write(scope, company_id, decision.values or {})
    if request.billing_email:
        details.put(scope, company_id, email=request.billing_email)
    applied = _apply(scope, request, decision, change, Cause(action))
    topup_choices.write(scope, company_id, decision.topups or {})
    return replace(applied, problems=decision.problems)


def unsubscribe(scope: Scope, request: Request) -> Applied:
    """Give up all plans, as `requests.given_up` says. Raises BadRequest where nothing is subscribed to, and for a
    customer who may not."""
    company_id = request.selection.company_id
    placing.catch_up(scope, [company_id])
    decision = decide(scope, request)
    problems.refuse(decision.problems, with_requirements=True)
    if decision.facts.subscription is None or decision.change is None:
        raise BadRequest(f"company_id: company {company_id} has no subscription that could be cancelled")
    scheduled.cancel(scope, company_id)
    return Applied(changing.apply(scope, decision.change, Cause("manage_plan")))


def _apply(scope: Scope, request: Request, decision: Decision, change: Change, cause: Cause) -> Applied:
    if change.scheduled_at is not None and not change.gives_up:
        return Applied(change.case.subscription, scheduled=_put_off(scope, decision, change))
    if request.is_bought_later:
        return Applied(None, billing=_invoiced(scope, request, change))
    if request.is_paid_outside:
        return Applied(custom_plans.apply_paid(scope, change, cause))
    return Applied(changing.apply(scope, change, cause))


def _put_off(scope: Scope, decision: Decision, change: Change) -> Row:
    """Keep the selection until its time comes, with what it will cost."""
    held, planned = decision.facts.held_base, change.decision.subscription
    assert held is not None, "only who has a plan can have less"
    assert change.scheduled_at is not None
    base = change.move.base or held
    kept = {
        **kept_selections.store(replace(_pinned(change), is_due=True)),
        "price": change.figures.total_per_billing_period,
        "interval": None if planned is None else planned["interval"],
    }
    return scheduled.put(
        scope, change.selection.company_id, held["plan_id"], base["plan_id"], change.scheduled_at, kept
    )


def _invoiced(scope: Scope, request: Request, change: Change) -> Row:
    base = change.move.base
    assert base is not None, "what is paid by invoice has a plan"
    version = versions.get(scope, base["plan_version_id"])
    terms = {
        "source": "manage_plan",
        "activation_strategy": "on_payment",
        "days_until_due": request.selection.days_until_due,
        "send_invoice": request.sends_invoice,
        "collection_method": request.selection.collection_method,
        "customer_email": request.billing_email,
    }
    return custom_plans.start(scope, _pinned(change), version, terms)


def _pinned(change: Change) -> Selection:
    """The selection at the versions and prices that were shown, whatever is published until it is carried out."""
    at = {
        row["plan_id"]: PlanChoice(row["plan_id"], row["plan_version_id"], row["price_id"]) for row in change.move.after
    }
    base, add_ons = change.selection.base, change.selection.add_ons
    return replace(
        change.selection,
        base=None if base is None else at[base.plan_id],
        add_ons=[at[one.plan_id] for one in add_ons],
    )


def _takes_off(change: Change) -> bool:
    return any(one.terms.source_type == "discount" for one in change.decision.outcome.in_force)


def _dearest(found: Facts, change: Change) -> str:
    """The member of the request that costs most."""
    request, known = found.request, checks.priced_in_advance(found)
    quantities = {
        known[price_id]["id"]: number
        for number, price_id in enumerate(request.selection.quantities)
        if price_id in known
    }
    numbers = {one.choice.plan_id: one.number for one in found.add_ons}

    def member(terms: Terms) -> str:
        if terms.source_id in quantities:
            return f"{request.member('quantity', quantities[terms.source_id])}.quantity"
        is_add_on = terms.plan_id in numbers
        return request.member("add_on_price" if is_add_on else "base_price", numbers.get(terms.plan_id, 0))

    costs = [(one.terms.cost, member(one.terms)) for one in change.decision.outcome.in_force]
    costs += [
        (Fraction(one.amount), f"credit_bundles.{number}.quantity") for number, one in enumerate(change.case.purchases)
    ]
    return max(costs)[1]


def _violations(scope: Scope, change: Change) -> list[FeatureUsageResponseData]:
    """What the company uses more of than it would be allowed to, of what it is on then."""
    if change.move.is_none and change.case.bought == change.case.bought_before:
        return []
    quantities: dict[str, int] = {}
    for (_, feature_id), quantity in change.case.bought.items():
        quantities[feature_id] = quantities.get(feature_id, 0) + quantity
    choice = Supposed([row["plan_version_id"] for row in change.move.after], quantities)
    return supposing.overused(scope, change.move.company_id, {"": choice})[""]


def _is_cheaper_base(change: Change) -> bool:
    """Whether the base plan is another one of a lower price, whatever is bought beside it: per period of the new one,
    if there is the old one for such a period, else per month."""
    offer, after = change.offer, change.move.base
    before = next((row for row in change.move.before if row["is_base"]), None)
    paid = None if before is None else offer.price_of(before)
    if before is None or paid is None or (after is not None and after["plan_id"] == before["plan_id"]):
        return False
    new = None if after is None else offer.price_of(after)
    if new is None:
        return price_choice.exact(paid) > 0
    period = (new["cadence"], new["currency"])
    prices = offer.billing[before["plan_version_id"]]["prices"]
    same = next((one for one in prices if (one["cadence"], one["currency"]) == period), None)
    if same is not None:
        return price_choice.exact(new) < price_choice.exact(same)
    return price_choice.per_month(new) < price_choice.per_month(paid)


def _is_other_base(change: Change) -> bool:
    before = next((row for row in change.move.before if row["is_base"]), None)
    after = change.move.base
    if before is None or after is None:
        return before is not after
    return (before["plan_id"], before["price_id"]) != (after["plan_id"], after["price_id"])
