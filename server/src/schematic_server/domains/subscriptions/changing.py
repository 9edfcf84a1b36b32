"""A change of what a company has and pays: decided as a whole, shown, and then done just as it was shown.

`decide` reads and writes nothing; `apply` decides once more, of what others left, and stores exactly that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from schematic_server.changes import SubscriptionChanged
from schematic_server.domains.billing.calendars import ONE_TIME, Calendar, Unit
from schematic_server.domains.companies import companies
from schematic_server.domains.credits import grants
from schematic_server.domains.plans import assignments, groups, placing, trials
from schematic_server.domains.plans.changes import Cause, Move
from schematic_server.domains.plans.placing import Placement
from schematic_server.domains.subscriptions import (
    bought,
    choices,
    facts,
    following,
    line_store,
    owning,
    profile_store,
    wanted,
)
from schematic_server.domains.subscriptions.choosing import PlanChoice, Selection
from schematic_server.domains.subscriptions.facts import Facts
from schematic_server.domains.subscriptions.figures import Figures, figures
from schematic_server.domains.subscriptions.owning import Action, Case, Decision, Options
from schematic_server.domains.subscriptions.reconcile import Proration
from schematic_server.domains.subscriptions.views import subscriptions_changed
from schematic_server.domains.subscriptions.wanted import Offer
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.shared import Currency


@dataclass(frozen=True, slots=True)
class Change:
    """`move` is what the company is on before and after, `decision` what its subscription becomes.

    With `scheduled_at` nothing happens before then: a company that gives up all plans keeps them until then, which
    `apply` sees to; of another change whoever asked keeps the selection, and applies it then with `is_due`.
    """

    selection: Selection
    case: Case
    placements: tuple[Placement, ...]
    move: Move
    offer: Offer
    decision: Decision
    figures: Figures
    scheduled_at: datetime | None

    @property
    def action(self) -> Action | None:
        return self.decision.action

    @property
    def gives_up(self) -> bool:
        """Whether the company gives up all that it pays for, by naming no plan."""
        return self.selection.base is None and not self.selection.add_ons


def decide(scope: Scope, selection: Selection) -> Change:
    """Everything that the selection would change, and what that costs; raises BadRequest for what cannot be had."""
    company_id = selection.company_id
    if not companies.exists(scope, company_id):
        raise NotFound(f"company {company_id} does not exist in this environment")
    settings = groups.choices(scope)
    before = placing.assignments(scope, [company_id]).get(company_id, [])
    placements = choices.chosen(scope, selection, before)
    after = placing.planned(scope, company_id, before, placements)
    offer = facts.offer(scope, {row["plan_version_id"] for row in (*before, *after)})
    found = facts.load(scope, [company_id], offer)
    move = Move(company_id, before, after, Cause("manage_plan", is_billed=True))
    trial = _trial(scope, selection, move, found)
    subscription = found.subscriptions.get(company_id)
    currency = choices.currency(selection, after, offer, subscription)
    usual = following.prorations(scope, [company_id], settings)[company_id]
    one = replace(
        following.case(found, move, choices.quantities(selection, after, offer), _options(selection, usual)),
        trial=trial,
        purchases=choices.purchases(scope, selection, after, currency),
    )
    discounts = choices.discounts(scope, selection, subscription, currency)
    one = replace(one, options=replace(one.options, discounts=discounts))
    decision = owning.decide(one, offer, scope.now, new_id)
    if decision.action is None and (trial := _resumed(scope, one, offer)) is not None:
        one = replace(one, trial=trial)
        decision = owning.decide(one, offer, scope.now, new_id)
    scheduled_at = _scheduled_at(selection, settings, subscription, decision, scope.now)
    still_open = line_store.open_amount(scope, company_id, currency)
    shown = figures(decision, currency, still_open, scope.now, scheduled_at=scheduled_at, trial=trial)
    return Change(selection, one, tuple(placements), move, offer, decision, shown, scheduled_at)


def apply(scope: Scope, change: Change, cause: Cause, *, is_apart: bool = False) -> Row | None:
    """Do what `decide` says of the same selection now; answers the company's subscription, None without one.

    What it costs is on an invoice of its own if it `is_apart`, and else with what is open. Two that change one
    company at once come one after the other.
    """
    selection = change.selection
    company_id = selection.company_id
    placing.lock(scope, [company_id])
    change = decide(scope, selection)
    if change.scheduled_at is not None:
        return _end_later(scope, change) if change.gives_up else change.case.subscription
    if selection.base is None and any(row["is_base"] for row in change.move.after):
        cause = replace(cause, base_plan_action="fallback")
    _go_on(scope, change)
    assignments.place(
        scope,
        company_id,
        change.placements,
        replace(cause, is_billed=True, subscription_action=change.action),
        _wish(selection),
    )
    bought.put(scope, change.move, change.case.bought_before, change.case.bought, change.offer)
    _give_bundles(scope, change)
    if change.case.subscription is None and not change.decision.is_none:
        _set_terms(scope, selection)
    rows = following.write(scope, [change.decision], is_apart=is_apart)
    for one in change.case.options.discounts:
        line_store.redeem(scope, one["coupon_id"])
    return rows[0] if rows else None


def current(scope: Scope, company_id: str) -> Selection:
    """The selection that changes nothing: all that the company has, as it has it."""
    rows = placing.assignments(scope, [company_id]).get(company_id, [])
    offer = facts.offer(scope, {row["plan_version_id"] for row in rows})
    known = line_store.quantities(scope, [company_id]).get(company_id, {})
    held = {row["plan_id"]: PlanChoice(row["plan_id"], row["plan_version_id"], row["price_id"]) for row in rows}
    prices = {
        (row["plan_id"], one["feature_id"]): wanted.any_price(one)
        for row in rows
        for one in offer.bought(row["plan_version_id"])
    }
    return Selection(
        company_id,
        next((held[row["plan_id"]] for row in rows if row["is_base"]), None),
        [held[row["plan_id"]] for row in rows if not row["is_base"]],
        {prices[key]: quantity for key, quantity in known.items() if key in prices},
    )


def move_trial_end(scope: Scope, subscription_id: str, ends_at: datetime | None) -> Row:
    """Have the trial of a subscription end then; without an instant it ends now, and is paid. Answers the subscription.

    Raises NotFound, and BadRequest for one that is in no trial, or for an instant that is over.
    """
    row = line_store.subscription(scope, subscription_id)
    if row is None:
        raise NotFound(f"subscription {subscription_id} does not exist in this environment, or is not billed by it")
    if row["status"] != "trialing":
        raise BadRequest(f"subscription {subscription_id} is in no trial, it is {row['status']}")
    if ends_at is not None and ends_at <= scope.now:
        raise BadRequest("trial_end: must be in the future; leave it out to end the trial now")
    selection = replace(current(scope, row["company_id"]), trial_end=ends_at, skip_trial=ends_at is None)
    changed = apply(scope, decide(scope, selection), Cause("subscription_change"))
    assert changed is not None, "a subscription that is in a trial goes on"
    return changed


def _wish(selection: Selection) -> trials.Wish:
    return trials.Wish(selection.skip_trial, selection.trial_end)


def _trial(scope: Scope, selection: Selection, move: Move, found: Facts) -> Row | None:
    """The trial that the company is in afterwards."""
    base, known = move.base, found.trials.get(move.company_id)
    if base is None:
        return None
    if known is not None and known["plan_id"] == base["plan_id"]:
        return None if selection.skip_trial else {**known, "expires_at": selection.trial_end or known["expires_at"]}
    if not move.has_other_base:
        return None
    return trials.offered(scope, {move.company_id: base}, _wish(selection)).get(move.company_id)


def _resumed(scope: Scope, one: Case, offer: Offer) -> Row | None:
    """The trial that was cancelled, and whose plan is chosen again without another end."""
    known = None if one.trial is None else trials.active(scope, one.company_id)
    base = next((row for row in one.after if row["is_base"]), None)
    if known is None or known != one.trial or base is None:
        return None
    term = offer.billing.get(base["plan_version_id"])
    return None if term is None else trials.resumed(scope, known, term)


def _go_on(scope: Scope, change: Change) -> None:
    """The trial that the company is in already, on the plan that it keeps."""
    trial = change.case.trial
    known = trials.states(scope, [change.move.company_id]).get(change.move.company_id)
    base = change.move.base
    if known is not None and known["status"] == "active" and base is not None and known["plan_id"] == base["plan_id"]:
        trials.go_on(scope, known, _wish(change.selection))
        if trial is not None and trial["end_setting"] == trials.SUBSCRIBE != known["end_setting"]:
            trials.resume(scope, known["company_id"])


def _options(selection: Selection, usual: Proration) -> Options:
    gives_up = selection.base is None and not selection.add_ons
    return Options(
        usual,
        prorates=selection.prorate or not gives_up,
        anchor=selection.billing_cycle_anchor,
        prorates_first=selection.prorate_first_period,
        billing_entity_id=selection.billing_entity_id,
        is_chosen=True,
    )


def _scheduled_at(
    selection: Selection, settings: Mapping[str, Any], subscription: Row | None, decision: Decision, now: datetime
) -> datetime | None:
    if subscription is None or selection.is_due:
        return None
    end = _period_end(subscription, now)
    if selection.base is None and not selection.add_ons:
        return None if selection.cancel_immediately else end
    waits = (
        settings["scheduled_downgrade_behavior"] == "end_of_billing_period"
        and subscription["status"] != "trialing"
        and decision.action in ("downgrade", "unsubscribe")
    )
    return end if waits else None


def _period_end(subscription: Row, now: datetime) -> datetime:
    """When the period ends that it is in, whether it was seen to that this one has begun or not."""
    end: datetime = subscription["period_end"]
    if end > now or subscription["status"] == "trialing" or subscription["interval"] == ONE_TIME:
        return end
    unit = cast("Unit", subscription["interval"])
    return Calendar(unit, subscription["interval_count"], subscription["anchor"]).period_of(now).end


def _end_later(scope: Scope, change: Change) -> Row | None:
    """Have the subscription end with its period; until then the company keeps what it has."""
    row = change.case.subscription
    assert row is not None, "without a subscription there is nothing to wait for"
    if row["status"] == "trialing":
        trials.cancel(scope, change.move.company_id)
    ends = {"cancel_at": change.scheduled_at, "cancel_at_period_end": True}
    later: Row = {**row, **ends, "trial_end_setting": row["trial_end_setting"] and trials.CANCEL}
    line_store.update_subscriptions(scope, [later])
    scope.emit(SubscriptionChanged(*scope.here, later["company_id"], later["id"]))
    for told in subscriptions_changed:
        told(scope, [later])
    return later


def _give_bundles(scope: Scope, change: Change) -> None:
    currency = cast("Currency", change.figures.currency)
    for bundle, quantity in choices.bundles(scope, change.selection.bundles):
        grants.give(
            scope,
            {
                "company_id": change.move.company_id,
                "credit_id": bundle["credit_id"],
                "credit_bundle_id": bundle["id"],
                "quantity": choices.credits_of(bundle, quantity),
                "reason": "purchased",
                "currency": currency,
            },
        )


def _set_terms(scope: Scope, selection: Selection) -> None:
    """How a subscription that begins is billed, as far as it was said."""
    said = {"collection_method": selection.collection_method, "days_until_due": selection.days_until_due}
    values = {name: value for name, value in said.items() if value is not None}
    if values:
        following.profiles(scope, [selection.company_id])
        profile = profile_store.default_profiles(scope, [selection.company_id])[selection.company_id]
        profile_store.update_profile(scope, profile["id"], values)
