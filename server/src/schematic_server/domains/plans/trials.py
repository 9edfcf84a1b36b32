"""Trials: begun when a company first gets a plan that has one, ended by time or by another plan."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from schematic_server.changes import SubscriptionChanged, TrialEnded
from schematic_server.domains.billing import subscription_views
from schematic_server.domains.plans import price_choice, store
from schematic_server.domains.plans.views import trials_converted
from schematic_server.scope import Scope
from schematic_server.storage.metadata import microseconds, new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import BillingSubscriptionView

PAID = ("recurring", "one_time")
CANCEL, SUBSCRIBE = "cancel", "subscribe"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for of a trial: no trial at all, or another end than the plan's."""

    is_skipped: bool = False
    ends_at: datetime | None = None


NONE = Wish()


def offered(scope: Scope, new_base: Mapping[str, Row], wish: Wish = NONE) -> dict[str, Row]:
    """The trials that companies begin which get these base plans, as rows of `store.assignments`, by company.

    A company has one trial, or one of each plan.
    """
    terms = store.billing(scope, {row["plan_version_id"] for row in new_base.values()})
    group = store.group(scope) or {}
    due = {
        company_id: (row["plan_id"], days, end_setting(group, term))
        for company_id, row in new_base.items()
        if (term := terms.get(row["plan_version_id"])) is not None
        and term["is_trialable"]
        and (days := term["trial_days"] or group.get("trial_days"))
        and not wish.is_skipped
    }
    had = store.trials(scope, due)
    is_per_plan = group.get("trial_eligibility_per_plan", False)
    return {
        company_id: {
            "id": new_id("bilsub"),
            "company_id": company_id,
            "plan_id": plan_id,
            "status": "active",
            "expires_at": wish.ends_at or scope.now + timedelta(days=days),
            "end_setting": setting,
        }
        for company_id, (plan_id, days, setting) in due.items()
        if not any(one["plan_id"] == plan_id or not is_per_plan for one in had.get(company_id, ()))
    }


def end_setting(group: Row, term: Row) -> str:
    """What becomes of a trial whose time is over: it is paid from then on, or the company leaves the plan."""
    is_paid = price_choice.is_billed(term) and term["charge_type"] in PAID
    settings: Row = group.get("settings") or {}
    asks: bool | None = settings.get("trial_payment_method_required")
    return SUBSCRIBE if asks and is_paid else CANCEL


def begin(scope: Scope, new_base: Mapping[str, Row], wish: Wish = NONE) -> None:
    """Begin the trials of companies that have just got these base plans."""
    store.insert_trials(scope, list(offered(scope, new_base, wish).values()) if new_base else [])


def go_on(scope: Scope, trial: Row, wish: Wish) -> Row | None:
    """Have a trial that a company is in end as is wished; None when it has ended by that."""
    if wish.is_skipped:
        _convert(scope, trial)
        return None
    if wish.ends_at is not None:
        _move_end(scope, trial, wish.ends_at)
        return {**trial, "expires_at": wish.ends_at}
    return trial


def follow(scope: Scope, company_id: str, plan_id: str | None, ends_at: datetime | None, setting: str) -> None:
    """Have a company be in the trial that a provider tells of, until `ends_at`, or in none: one that it is in, of the
    same plan, is converted by that."""
    own = store.trials(scope, [company_id]).get(company_id, [])
    active = next((one for one in own if one["status"] == "active" and one["plan_id"] == plan_id), None)
    if active is not None and ends_at is None:
        _convert(scope, active)
    elif active is not None and ends_at is not None:
        _move_end(scope, active, ends_at)
    elif ends_at is not None and plan_id is not None and not any(one["plan_id"] == plan_id for one in own):
        told = {"company_id": company_id, "plan_id": plan_id, "status": "active", "expires_at": ends_at}
        trial = {"id": new_id("bilsub"), **told, "end_setting": setting}
        store.insert_trials(scope, [trial])
        _tell(scope, trial)


def _convert(scope: Scope, trial: Row) -> None:
    store.end_trials(scope, [trial["id"]], "converted")
    _tell(scope, trial)


def _move_end(scope: Scope, trial: Row, ends_at: datetime) -> None:
    if ends_at != trial["expires_at"]:
        store.move_trial_end(scope, trial["id"], ends_at)
        _tell(scope, trial)


def _tell(scope: Scope, trial: Row) -> None:
    """A trial is told to others as a subscription, whether anything is paid for or not."""
    scope.emit(SubscriptionChanged(*scope.here, trial["company_id"], trial["id"]))


def cancel(scope: Scope, company_id: str) -> None:
    """Have the trial that a company is in end without being paid."""
    store.set_trial_end(scope, company_id, CANCEL)


def resume(scope: Scope, company_id: str) -> None:
    """Have the trial that a company is in be paid after its end."""
    store.set_trial_end(scope, company_id, SUBSCRIBE)


def resumed(scope: Scope, trial: Row, term: Row) -> Row | None:
    """The trial that a company is in, of a plan that is charged as `term` says, once somebody chooses that plan again:
    one that was cancelled is paid after its end, if those of the plan are. None of others, which go on as they are."""
    is_paid = trial["end_setting"] == CANCEL and end_setting(store.group(scope) or {}, term) == SUBSCRIBE
    return {**trial, "end_setting": SUBSCRIBE} if is_paid else None


def convert(scope: Scope, trials: Sequence[Row]) -> None:
    """Have trials whose time is over be paid from then on, and tell of it."""
    store.end_trials(scope, [one["id"] for one in trials], "converted")
    for follow in trials_converted if trials else ():
        follow(scope, trials)
    for one in trials:
        scope.emit(TrialEnded(*scope.here, one["company_id"], one["id"]))


def leave(scope: Scope, base: Mapping[str, Row | None]) -> None:
    """End the trials of companies whose base plan is another one now: a paid plan converts it."""
    active = {
        company_id: one
        for company_id, own in store.trials(scope, base).items()
        for one in own
        if one["status"] == "active" and one["plan_id"] != (row["plan_id"] if (row := base[company_id]) else None)
    }
    terms = store.billing(scope, {row["plan_version_id"] for one in active if (row := base[one]) is not None})
    converted = [
        one["id"]
        for company_id, one in active.items()
        if (row := base[company_id]) is not None
        and (term := terms.get(row["plan_version_id"])) is not None
        and term["charge_type"] in PAID
    ]
    store.end_trials(scope, converted, "converted")
    store.end_trials(scope, [one["id"] for one in active.values() if one["id"] not in converted], "expired")


def expire(scope: Scope, trials: Sequence[Row]) -> None:
    """End trials whose time is over, and tell of it."""
    store.end_trials(scope, [one["id"] for one in trials], "expired")
    for one in trials:
        scope.emit(TrialEnded(*scope.here, one["company_id"], one["id"]))


def states(scope: Scope, company_ids: Sequence[str]) -> dict[str, Row]:
    """The trial that each company is in, or had last."""
    return {company_id: own[0] for company_id, own in scope.each(store.trials, company_ids).items()}


def ends(scope: Scope, company_ids: Sequence[str]) -> dict[str, datetime]:
    """When the trial ends that a company is in, by company."""
    found = states(scope, company_ids)
    return {one: row["expires_at"] for one, row in found.items() if row["status"] == "active"}


def over(scope: Scope, company_ids: Collection[str]) -> list[Row]:
    """The trials that companies are in though their time is over."""
    found = scope.each(store.trials, company_ids).values()
    return [one for own in found for one in own if one["status"] == "active" and one["expires_at"] <= scope.now]


def active(scope: Scope, company_id: str) -> Row | None:
    """The trial that a company is in."""
    found = states(scope, [company_id]).get(company_id)
    return found if found is not None and found["status"] == "active" else None


def by_id(scope: Scope, trial_id: str) -> Row | None:
    return store.trials_by_id(scope, [trial_id]).get(trial_id)


def tried(scope: Scope, company_id: str) -> frozenset[str]:
    """Ids of the plans that a company has had a trial of, or has now."""
    return frozenset(one["plan_id"] for one in store.trials(scope, [company_id]).get(company_id, ()))


def subscriptions(scope: Scope, ids: Sequence[str]) -> dict[str, BillingSubscriptionView]:
    """Trials as subscriptions, by id; one of a plan that nobody bills is of nothing."""
    rows = store.trials_by_id(scope, ids)
    return {one: _subscription(row) for one, row in rows.items()} | subscription_views.of_trials(
        scope, [*rows.values()]
    )


def _subscription(row: Row) -> BillingSubscriptionView:
    end = microseconds(row["expires_at"]) // 1_000_000
    return {
        "id": row["id"],
        "subscription_external_id": row["id"],
        "company_id": row["company_id"],
        "customer_external_id": row["company_id"],
        "provider_type": "schematic",
        "status": "trialing" if row["status"] == "active" else "canceled",
        "currency": "usd",
        "interval": "month",
        "total_price": 0,
        "products": [],
        "discounts": [],
        "period_start": microseconds(row["created_at"]) // 1_000_000,
        "period_end": end,
        "trial_end": end,
        "trial_end_setting": "cancel",
        "cancel_at_period_end": True,
        "expired_at": row["ended_at"],
        "created_at": row["created_at"],
    }
