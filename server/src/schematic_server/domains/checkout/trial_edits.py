"""The end of a trial that a company is in, moved to another instant or come at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from schematic_server.domains.billing import subscription_views
from schematic_server.domains.checkout import store
from schematic_server.domains.checkout.billing_checks import MAX_TRIAL
from schematic_server.domains.plans import placing, trials
from schematic_server.domains.plans.changes import Cause
from schematic_server.domains.subscriptions import changing
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.billing import BillingSubscriptionView


def move_end(scope: Scope, subscription_id: str, trial_end: datetime | None) -> BillingSubscriptionView:
    """Have the trial of a subscription end then; without an instant it ends now, and is paid from now on.

    Raises NotFound, and BadRequest for one that is in no trial here, and for an instant that cannot be.
    """
    row = store.subscription_by_id(scope, subscription_id)
    trial = trials.by_id(scope, subscription_id)
    if row is None and trial is None:
        raise NotFound(f"subscription {subscription_id} does not exist in this environment")
    company_id: str = (row or trial or {})["company_id"]
    placing.catch_up(scope, [company_id])
    row = store.subscription_by_id(scope, subscription_id)
    active = trials.active(scope, company_id)
    if active is None or (row is not None and row["status"] != "trialing"):
        raise BadRequest(f"subscription {subscription_id} is in no trial, so there is no end to be moved")
    if row is not None and row["anchor"] is None:
        raise BadRequest(f"subscription {subscription_id} is managed by {row['provider_type']}; move the end there")
    _check(scope, trial_end)
    held = changing.current(scope, company_id)
    wanted = replace(held, skip_trial=trial_end is None, trial_end=trial_end)
    changing.apply(scope, changing.decide(scope, wanted), Cause("manage_plan"))
    return _told(scope, row["id"] if row is not None else None, active["id"])


def _check(scope: Scope, trial_end: datetime | None) -> None:
    if trial_end is None:
        return
    if trial_end <= scope.now:
        raise BadRequest("trial_end: must be in the future; leave it out to end the trial now")
    if trial_end > scope.now + MAX_TRIAL:
        raise BadRequest(f"trial_end: at most {MAX_TRIAL.days} days from now")


def _told(scope: Scope, subscription_id: str | None, trial_id: str) -> BillingSubscriptionView:
    row = None if subscription_id is None else store.subscription_by_id(scope, subscription_id)
    if row is None:
        return trials.subscriptions(scope, [trial_id])[trial_id]
    return subscription_views.views(scope, [row])[0]
