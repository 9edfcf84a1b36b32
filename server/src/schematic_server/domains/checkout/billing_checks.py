"""Whether a subscription can begin, or go on, as the request says: trial, payer, invoices, periods. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from schematic_server.domains.checkout.facts import Facts
from schematic_server.domains.checkout.problems import ENTITY_NEEDS_NEW_SUBSCRIPTION, PAYS_ALONE, Problem

MAX_TRIAL = timedelta(days=730)
MAX_DAYS_UNTIL_DUE = 365
_USED_UP = ("overage", "pay_as_you_go", "pay_in_advance", "tier")


def terms(facts: Facts) -> Iterator[Problem]:
    """What is wrong with how it is to be billed."""
    yield from _manager(facts)
    yield from _trial(facts)
    yield from _payer(facts)
    yield from _invoice(facts)
    yield from _anchor(facts)


def _manager(facts: Facts) -> Iterator[Problem]:
    subscription = facts.subscription
    if subscription is not None and not facts.has_own_subscription:
        named = f"subscription {subscription['external_id']} of {subscription['provider_type']}"
        yield Problem(
            "selection_invalid",
            f"company_id: the company's plans come from {named}; change that one where it is managed",
        )


def _trial(facts: Facts) -> Iterator[Problem]:
    end = facts.request.selection.trial_end
    if end is None:
        return
    now, base = facts.scope.now, facts.base
    if end <= now:
        yield Problem("trial_end_must_be_future", "trial_end: must be in the future")
    if end > now + MAX_TRIAL:
        yield Problem("trial_end_too_far", f"trial_end: at most {MAX_TRIAL.days} days from now")
    if base is None or base.term is None or not base.term["is_trialable"]:
        yield Problem("plan_not_trialable", "trial_end: the plan has no trial; choose one that is trialable")
    elif any(one["price_behavior"] in _USED_UP for one in base.entitlements):
        yield Problem(
            "trial_excludes_usage_based", "trial_end: the plan charges for usage, so it cannot be tried; leave it out"
        )
    if any(not one.is_held for one in facts.add_ons):
        yield Problem("trial_excludes_add_ons", "trial_end: add-ons cannot be added in a trial; add them afterwards")


def _payer(facts: Facts) -> Iterator[Problem]:
    payer = facts.request.selection.billing_entity_id
    if payer is None:
        return
    if facts.scope.actor.kind == "temporary_access_token":
        yield Problem("selection_invalid", PAYS_ALONE)
    elif facts.has_own_subscription and payer != (facts.subscription or {}).get("billing_entity_id"):
        detail = "billing_entity_id: leave it out, or end the subscription first"
        yield Problem("selection_invalid", ENTITY_NEEDS_NEW_SUBSCRIPTION, detail)
    elif not facts.is_payer_known:
        yield Problem("selection_invalid", f"billing_entity_id: company {payer} does not exist in this environment")
    elif payer == facts.request.selection.company_id:
        yield Problem("selection_invalid", "billing_entity_id: is the company itself; leave it out")


def _invoice(facts: Facts) -> Iterator[Problem]:
    request, selection = facts.request, facts.request.selection
    days = selection.days_until_due
    if days is not None and not 0 <= days <= MAX_DAYS_UNTIL_DUE:
        yield Problem("selection_invalid", f"days_until_due: between 0 and {MAX_DAYS_UNTIL_DUE}, not {days}")
    if selection.collection_method != "send_invoice":
        if request.is_bought_later:
            yield Problem("selection_invalid", "activate_on_payment: needs collection_method send_invoice")
        if request.is_paid_outside:
            yield Problem("selection_invalid", "paid_outside_stripe: needs collection_method send_invoice")
        return
    if facts.has_own_subscription:
        yield Problem(
            "invoiced_subscription_needs_new_subscription",
            "collection_method: the company has a subscription; change its profile (PUT /billing/profiles/{id})",
        )
    if facts.base is None:
        yield Problem("invoiced_subscription_requires_plan", "collection_method: send_invoice needs a base_plan_id")
    if not request.billing_email:
        yield Problem("invoice_email_required", "billing_email is required: where invoices are sent to")
    if selection.trial_end is not None:
        yield Problem(
            "invoiced_subscription_conflicts_with_trial",
            "trial_end: what is paid by invoice has no trial; leave it out",
        )
    if request.is_bought_later and selection.bundles:
        yield Problem(
            "credit_bundles_activate_on_payment", "credit_bundles: cannot wait for a payment; buy them afterwards"
        )


def _anchor(facts: Facts) -> Iterator[Problem]:
    selection = facts.request.selection
    anchor = selection.billing_cycle_anchor
    if anchor is None:
        if not selection.prorate_first_period:
            yield Problem(
                "prorate_first_period_without_anchor", "prorate_first_period: goes with a billing_cycle_anchor"
            )
        return
    if anchor <= facts.scope.now:
        yield Problem("billing_cycle_anchor_must_be_future", "billing_cycle_anchor: must be in the future")
    if facts.has_own_subscription:
        yield Problem(
            "billing_cycle_anchor_needs_new_subscription",
            "billing_cycle_anchor: the company's subscription has begun already; leave it out",
        )
    if facts.base is None:
        yield Problem("billing_cycle_anchor_without_plan", "billing_cycle_anchor: needs a base_plan_id")
    if selection.trial_end is not None:
        yield Problem(
            "billing_cycle_anchor_conflicts_with_trial",
            "billing_cycle_anchor: periods begin when the trial ends; leave one of both out",
        )
