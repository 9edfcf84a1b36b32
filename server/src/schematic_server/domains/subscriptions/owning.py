"""What becomes of the subscription that this server bills a company by, when what the company has changes. Pure.

| before | after                         | action      | periods                                   |
|--------|-------------------------------|-------------|-------------------------------------------|
| free   | paid                          | subscribe   | begin now                                 |
| trial  | paid                          | upgrade_trial | begin now                               |
| paid   | free                          | unsubscribe | end now                                   |
| paid   | more: a longer period, a higher base price, another add-on, a larger quantity, a bundle | upgrade | go on |
| paid   | else                          | downgrade   | begin anew                                |
| paid   | other versions of the same    |             | go on                                     |

In a trial nothing is charged; the periods begin at its end.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, cast

from schematic_server.domains.billing.calendars import Calendar, Period, Unit
from schematic_server.domains.subscriptions import lines, totals, wanted
from schematic_server.domains.subscriptions.lines import IN_ADVANCE, MOMENT, Charge, Line, Terms
from schematic_server.domains.subscriptions.reconcile import How, Outcome, Proration, Wanted, reconcile
from schematic_server.domains.subscriptions.wanted import Offer, Quantities
from schematic_server.storage.queries import Row

Action = Literal["downgrade", "subscribe", "unsubscribe", "upgrade", "upgrade_trial"]
_MONTHS = {"day": 0, "month": 1, "year": 12}


@dataclass(frozen=True, slots=True)
class Options:
    """How a change is billed. `discounts` are those that are asked for now, as they are kept with a subscription."""

    proration: Proration = "create_prorations"
    prorates: bool = True
    keeps_period: bool = False
    discounts: Sequence[Row] = ()
    anchor: datetime | None = None
    prorates_first: bool = True
    billing_entity_id: str | None = None
    is_initial: bool = False
    is_chosen: bool = False  # by somebody who says what the company is to have, rather than by what follows from others


@dataclass(frozen=True, slots=True)
class Case:
    """One company: its plans before and after (as `store.assignments` has them), what it bought in advance, its open
    own subscription with the lines in force, the trial that it is in afterwards, and what it buys once."""

    company_id: str
    before: Sequence[Row]
    after: Sequence[Row]
    subscription: Row | None
    lines: Sequence[Line]
    bought_before: Quantities = field(default_factory=dict[tuple[str, str], int])
    bought: Quantities = field(default_factory=dict[tuple[str, str], int])
    trial: Row | None = None
    purchases: Sequence[Charge] = ()
    options: Options = Options()


@dataclass(frozen=True, slots=True)
class Decision:
    """`subscription` is what the subscription's columns say from now on; None: there is none, and there was none.

    `anchor` is where the company's billing cycles are counted from, None where that stays.
    """

    action: Action | None
    subscription: Mapping[str, Any] | None
    outcome: Outcome
    charges: Sequence[Charge]
    anchor: datetime | None = None
    is_invoiced_now: bool = False

    @property
    def is_none(self) -> bool:
        return self.subscription is None


def decide(case: Case, offer: Offer, at: datetime, new_id: Callable[[str], str]) -> Decision:
    """`new_id` makes ids by their prefix."""
    terms = wanted.lines(case.after, offer, case.bought)
    action = _action(case, offer)
    if terms:
        return _go_on(case, offer, terms, action, at, new_id)
    return _end(case, action, at, new_id)


def _go_on(
    case: Case, offer: Offer, terms: Sequence[Terms], action: Action | None, at: datetime, new_id: Callable[[str], str]
) -> Decision:
    known, options, trial = case.subscription, case.options, _paid_trial(case, offer)
    lead = next((one for one in terms if not one.is_once), None)
    anchor = _anchor(case, action, lead, trial, at)
    is_new_anchor = known is None or anchor != known["anchor"] or (_is_trialing(known) and trial is None)
    is_new_period = is_new_anchor or (trial is None and _is_other_cadence(known, lead))
    discounts = _discounts(case, lead, anchor, trial, at)
    how = How(
        at,
        anchor,
        free_until=None if trial is None else trial["expires_at"],
        was_free=_is_trialing(known),
        prorates=options.prorates and (options.proration != "none" or is_new_period),
        prorates_first=options.prorates_first,
    )
    outcome = reconcile(case.lines, _wanted(terms, discounts, trial), how, lambda: new_id("subln"))
    charges = (*outcome.charges, *case.purchases)
    period = _period(known, lead, anchor, trial, at)
    row: dict[str, Any] = {
        **_row(case, at, new_id),
        **period,
        **_ending(case, lead, trial, action, at, period["period_end"]),
        "status": _status(known, trial),
        "currency": terms[0].currency,
        "total_price": totals.of_period(
            (one.terms for one in outcome.in_force), period["interval"], period["interval_count"]
        ),
        "anchor": anchor,
        "discounts": discounts,
        "expired_at": None,
    }
    dues: tuple[datetime | None, ...] = (lines.due(outcome.in_force), row["due_at"])
    row["due_at"] = min((one for one in dues if one is not None), default=None)
    begins = trial is None and is_new_period
    has_begun = any(not one.is_proration for one in outcome.charges)  # a period that nobody has invoiced yet
    now = bool(case.purchases) or begins or has_begun
    now = now or (trial is None and options.proration == "invoice_immediately")
    return Decision(action, row, outcome, charges, anchor if trial is None and is_new_anchor else None, now)


def _end(case: Case, action: Action | None, at: datetime, new_id: Callable[[str], str]) -> Decision:
    known = case.subscription
    anchor = at if known is None else known["anchor"]
    how = How(at, anchor, was_free=_is_trialing(known), prorates=case.options.prorates)
    outcome = reconcile(case.lines, [], how, lambda: new_id("subln"))
    charges = (*outcome.charges, *case.purchases)
    if known is None and not charges:
        return Decision(action, None, outcome, ())
    cancel_at: datetime | None = None if known is None else known["cancel_at"]
    row: dict[str, Any] = {
        **_row(case, at, new_id),
        "status": "canceled",
        "expired_at": at,
        "cancel_at": at if cancel_at is None else min(at, cancel_at),
        "due_at": at if lines.due(outcome.ended) is not None else None,
    }
    if known is None:  # something is bought once, beside plans that are free
        row |= {**_period(None, None, at, None, at), "currency": charges[0].currency, "total_price": 0}
        row |= {"anchor": at, "discounts": [], "cancel_at_period_end": False}
    return Decision(action, row, outcome, charges, is_invoiced_now=True)


def _action(case: Case, offer: Offer) -> Action | None:
    old = wanted.lines(case.before, offer, case.bought_before)
    new = wanted.lines(case.after, offer, case.bought)
    was_trial = _is_trialing(case.subscription)
    if was_trial and _paid_trial(case, offer) is None:
        return "upgrade_trial" if _is_paid(new) else "unsubscribe"
    if not _is_paid(old) or not _is_paid(new):
        return "subscribe" if _is_paid(new) else "unsubscribe" if _is_paid(old) else None
    if case.purchases or _is_more(old, new, case):
        return "upgrade"
    return None if _sold(old) == _sold(new) else "downgrade"


def _is_paid(terms: Sequence[Terms]) -> bool:
    return any(one.cost > 0 or one.timing != IN_ADVANCE for one in terms)


def _is_more(old: Sequence[Terms], new: Sequence[Terms], case: Case) -> bool:
    had = {one["plan_id"] for one in case.before}
    before, after = _base(old), _base(new)
    if before is not None and after is not None:
        is_other = (before.plan_id, before.cadence) != (after.plan_id, after.cadence)
        if _length(after) > _length(before) or (is_other and after.cost > before.cost):
            return True
    elif after is not None and after.cost > 0:
        return True
    if any(one.source_type == "add_on" and one.plan_id not in had for one in new):
        return True
    bought, bought_before = _by_feature(case.bought), _by_feature(case.bought_before)
    return any(quantity > bought_before.get(feature_id, 0) for feature_id, quantity in bought.items())


def _by_feature(bought: Quantities) -> Mapping[str, int]:
    """How much is bought of each feature, by whichever plan."""
    found: dict[str, int] = {}
    for (_, feature_id), quantity in bought.items():
        found[feature_id] = found.get(feature_id, 0) + quantity
    return found


def _sold(terms: Sequence[Terms]) -> frozenset[object]:
    """What is sold, the same in all versions of plans."""
    return frozenset(
        (one.source, one.quantity, None if one.source_type == "entitlement" else one.cadence)
        for one in terms
        if one.timing == IN_ADVANCE
    )


def _base(terms: Sequence[Terms]) -> Terms | None:
    return next((one for one in terms if one.is_base and one.source_type == "plan"), None)


def _length(terms: Terms) -> int:
    return terms.cadence_count * _MONTHS.get(terms.cadence_unit, 0)


def _is_trialing(subscription: Row | None) -> bool:
    return subscription is not None and subscription["status"] == "trialing"


def _paid_trial(case: Case, offer: Offer) -> Row | None:
    """The trial that the company is in, if it is one of a plan that this server bills."""
    trial = case.trial
    base = next((row for row in case.after if row["is_base"]), None)
    if trial is None or base is None or trial["plan_id"] != base["plan_id"] or offer.price_of(base) is None:
        return None
    return trial


def _anchor(case: Case, action: Action | None, lead: Terms | None, trial: Row | None, at: datetime) -> datetime:
    known = case.subscription
    found: datetime
    if trial is not None:
        found = trial["expires_at"]
        return found
    if known is None:
        return case.options.anchor or at
    running = [one for one in case.lines if one.calendar is not None and _is_running(one, at)]
    was = next((one for one in running if one.terms.is_base), next(iter(running), None))
    if _is_trialing(known) or was is None or lead is None:
        return case.options.anchor or at
    if action in ("subscribe", "unsubscribe") or (action == "downgrade" and not case.options.keeps_period):
        return at
    if lead.cadence != was.terms.cadence:
        return _began(was, at)
    found = known["anchor"]
    return found


def _began(line: Line, at: datetime) -> datetime:
    """Where the period of a line began; where a shorter month had that off its day, the last one that was on it."""
    calendar = line.calendar
    assert calendar is not None, "what has a period has a calendar"
    start = calendar.period_of(at).start
    while calendar.unit != "day" and start.day != calendar.anchor.day:
        start = calendar.period_of(start - MOMENT).start
    return start


def _is_other_cadence(known: Row | None, lead: Terms | None) -> bool:
    return known is not None and lead is not None and lead.cadence != (known["interval"], known["interval_count"])


def _is_running(line: Line, at: datetime) -> bool:
    """Whether a line goes on until `at`; one that has ended may be there because its use was not charged yet."""
    return line.effective_to is None or line.effective_to > at


def _discounts(case: Case, lead: Terms | None, anchor: datetime, trial: Row | None, at: datetime) -> Sequence[Row]:
    """Those asked for now in the place of those that there were, each with its end."""
    kept: Sequence[Row] = case.subscription["discounts"] if case.subscription is not None else ()
    if not case.options.discounts:
        return [one for one in kept if (end := _at(one)) is None or end > at]
    starts = at if trial is None else trial["expires_at"]
    return [
        {**one, "started_at": starts.isoformat(), "ended_at": _iso(_coupon_end(one, lead, anchor, starts))}
        for one in case.options.discounts
    ]


def _coupon_end(coupon: Row, lead: Terms | None, anchor: datetime, starts: datetime) -> datetime | None:
    if coupon["duration"] == "once" and lead is not None:
        return _calendar(lead, anchor).period_of(starts).end
    if coupon["duration"] == "repeating" and coupon["duration_in_months"]:
        return Calendar("month", coupon["duration_in_months"], starts).start(1)
    return None


def _wanted(terms: Sequence[Terms], discounts: Sequence[Row], trial: Row | None) -> list[Wanted]:
    ends = trial["expires_at"] if trial is not None and trial["end_setting"] != "subscribe" else None
    off = [(found, _at(one)) for one in discounts if (found := wanted.discount(terms, one)) is not None]
    return [
        *(Wanted(one, ends) for one in terms),
        *(Wanted(one, until if ends is None else ends) for one, until in off),
    ]


def _row(case: Case, at: datetime, new_id: Callable[[str], str]) -> dict[str, Any]:
    if case.subscription is not None:
        return dict(case.subscription)
    own_id = new_id("nsub")
    return {
        "id": own_id,
        "provider_type": "schematic",
        "external_id": own_id,
        "customer_external_id": case.company_id,
        "company_id": case.company_id,
        "billing_entity_id": case.options.billing_entity_id,
        "started_at": at,
        "trial_end": None,
        "trial_end_setting": None,
        "is_initial": case.options.is_initial,
        "details": None,
        "default_payment_method_id": None,
        "application_id": None,
    }


def _period(known: Row | None, lead: Terms | None, anchor: datetime, trial: Row | None, at: datetime) -> dict[str, Any]:
    unit, count = ("month", 1) if lead is None else lead.cadence
    if trial is not None:
        start = known["period_start"] if known is not None and _is_trialing(known) else at
        period = Period(start, trial["expires_at"])
    else:
        period = Calendar(cast("Unit", unit), count, anchor).period_of(at)
        started = at if known is None or known["started_at"] is None else known["started_at"]
        period = Period(max(period.start, started), period.end)
    return {
        "interval": unit,
        "interval_count": count,
        "period_start": period.start,
        "period_end": period.end,
        "due_at": None if lead is None and trial is None else period.end,
    }


def _status(known: Row | None, trial: Row | None) -> str:
    """What is past due is so until it is paid, whatever changes."""
    if trial is not None:
        return "trialing"
    return "past_due" if known is not None and known["status"] == "past_due" else "active"


def _ending(
    case: Case, lead: Terms | None, trial: Row | None, action: Action | None, at: datetime, period_end: datetime
) -> dict[str, Any]:
    """Whether it ends by itself: a trial that nobody pays does. That it was to end is forgotten with another plan, or
    with the same one chosen again; whatever else is bought until then changes nothing of it."""
    known = case.subscription
    if trial is not None:
        cancels = trial["end_setting"] != "subscribe"
        return {
            "trial_end": trial["expires_at"],
            "trial_end_setting": trial["end_setting"],
            "cancel_at": trial["expires_at"] if cancels else None,
            "cancel_at_period_end": cancels,
        }
    is_chosen_again = case.options.is_chosen and action is None
    is_other = _plan_ids(case.before) != _plan_ids(case.after) or _is_other_cadence(known, lead)
    if known is None or _is_trialing(known) or is_chosen_again or is_other:
        return {"cancel_at": None, "cancel_at_period_end": False}
    if known["cancel_at_period_end"] and known["cancel_at"] > at:
        return {"cancel_at": period_end}
    return {}


def _plan_ids(rows: Sequence[Row]) -> frozenset[str]:
    """The base plan; without one the add-ons."""
    return frozenset([row["plan_id"] for row in rows if row["is_base"]] or [row["plan_id"] for row in rows])


def _calendar(terms: Terms, anchor: datetime) -> Calendar:
    return Calendar(cast("Unit", terms.cadence_unit), terms.cadence_count, anchor)


def _at(discount: Row) -> datetime | None:
    text: str | None = discount["ended_at"]
    return None if text is None else datetime.fromisoformat(text)


def _iso(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()
