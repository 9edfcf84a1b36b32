"""Trials: begun when a company first gets a plan that has one, ended by time or by another plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from schematic_server.changes import TrialEnded
from schematic_server.domains.plans import store
from schematic_server.scope import Scope
from schematic_server.storage.metadata import microseconds, new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import BillingSubscriptionView

PAID = ("recurring", "one_time")


def begin(scope: Scope, new_base: Mapping[str, Row]) -> None:
    """Begin the trials of companies that have just got these base plans, as rows of `store.assignments`, by company."""
    terms = store.billing(scope, {row["plan_version_id"] for row in new_base.values()})
    group = store.group(scope) or {}
    due = {
        company_id: (row["plan_id"], days)
        for company_id, row in new_base.items()
        if (term := terms.get(row["plan_version_id"])) is not None
        and term["is_trialable"]
        and (days := term["trial_days"] or group.get("trial_days"))
    }
    had = store.trials(scope, due)
    is_per_plan = group.get("trial_eligibility_per_plan", False)
    store.insert_trials(
        scope,
        [
            {
                "id": new_id("bilsub"),
                "company_id": company_id,
                "plan_id": plan_id,
                "status": "active",
                "expires_at": scope.now + timedelta(days=days),
            }
            for company_id, (plan_id, days) in due.items()
            if not any(one["plan_id"] == plan_id or not is_per_plan for one in had.get(company_id, ()))
        ],
    )


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
    return {company_id: own[0] for company_id, own in store.trials(scope, company_ids).items()}


def ends(scope: Scope, company_ids: Sequence[str]) -> dict[str, datetime]:
    """When the trial ends that a company is in, by company."""
    found = states(scope, company_ids)
    return {one: row["expires_at"] for one, row in found.items() if row["status"] == "active"}


def subscriptions(scope: Scope, ids: Sequence[str]) -> dict[str, BillingSubscriptionView]:
    """Trials as the subscriptions of nothing that they are, by id."""
    return {one: _subscription(row) for one, row in store.trials_by_id(scope, ids).items()}


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
