"""What endpoints are told of changes: event types, and bodies as the API answers them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

import msgspec

from schematic_server.changes import (
    Change,
    CompanyChanged,
    CompanyOverrideChanged,
    CompanyPlansChanged,
    CreditsBought,
    CreditTierReached,
    CreditTopupEnded,
    FeatureChanged,
    FlagChanged,
    FlagRulesChanged,
    PlanChanged,
    PlanChangeScheduled,
    PlanEntitlementChanged,
    PlanVersionChanged,
    SubscriptionChanged,
    TrialEnded,
    UserChanged,
)
from schematic_server.domains.checkout import scheduled
from schematic_server.domains.companies import companies, users
from schematic_server.domains.credits import amounts, credit_types, grants
from schematic_server.domains.entitlements import overrides, plan_entitlements
from schematic_server.domains.features import features, flag_rules, flags
from schematic_server.domains.features.rules import SERVER_MANAGED
from schematic_server.domains.plancredits import topups
from schematic_server.domains.plans import changes as plan_changes
from schematic_server.domains.plans import plans, trials
from schematic_server.errors import NotFound
from schematic_server.http.schemas import completion
from schematic_server.scope import Scope
from schematic_server.webhooks.event_types import EVENT_TYPES

_encode = msgspec.json.Encoder(decimal_format="number").encode
Body = Mapping[str, Any]
# (scope, ids) -> bodies by id; one that is gone by now is left out
Bodies = Callable[[Scope, Sequence[str]], Mapping[str, Sequence[Body]]]


@dataclass(frozen=True, slots=True)
class Event:
    """One event, rendered."""

    request_type: str
    payload: str
    feature_id: str | None = None
    credit_id: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """That something happened to the object `id`; `bodies` are those of what is gone, or where to find them."""

    request_type: str
    id: str
    bodies: Bodies | Sequence[Body]
    company_id: str | None = None


def events(scope: Scope, changes: Sequence[Change], wanted: Collection[str]) -> list[Event]:
    """What to tell of `changes`, of the types `wanted`, in the order in which it happened."""
    happened = [one for one in _folded(changes) if one.request_type in wanted]
    asked: dict[Bodies, list[str]] = {}
    for one in happened:
        if callable(one.bodies):
            asked.setdefault(one.bodies, []).append(one.id)
    found = {bodies: bodies(scope, list(dict.fromkeys(ids))) for bodies, ids in asked.items()}
    return [
        Event(one.request_type, payload(scope, one.request_type, body, company_id=one.company_id))
        for one in happened
        for body in (found[one.bodies].get(one.id, ()) if callable(one.bodies) else one.bodies)
    ]


def payload(
    scope: Scope, request_type: str, body: Any, *, company_id: str | None = None, feature_id: str | None = None
) -> str:
    """The text of a delivery; members that the body lacks and may be null are there."""
    kind = EVENT_TYPES[request_type]
    complete = completion({"$ref": f"#/components/schemas/{kind.schema}"}) if kind.schema else None
    envelope = {
        "action": request_type,
        "account_id": scope.account_id,
        "environment_id": scope.environment_id,
        "object_type": kind.object_type,
        "body": complete(body) if complete is not None else body,
    }
    named = {"company_id": company_id, "feature_id": feature_id}
    return _encode(envelope | {name: one for name, one in named.items() if one is not None}).decode()


def _folded(changes: Sequence[Change]) -> list[Told]:
    """One event for each object and what happened to it: an update of what was created with it, or is gone, is none."""
    found: dict[tuple[str, str], Told] = {}
    for change in changes:
        for one in told(change):
            noun, _, action = one.request_type.rpartition(".")
            if action == "updated" and (f"{noun}.created", one.id) in found:
                continue
            for earlier in _SWALLOWS.get(action, ()):
                found.pop((f"{noun}.{earlier}", one.id), None)
            found.setdefault((one.request_type, one.id), one)
    return list(found.values())


def told(change: Change) -> list[Told]:
    """The events that a change is."""
    match change:
        case CompanyChanged(company_id=one, action=action, was=was):
            gone = None if was is None else {**was, **_GONE}
            return [Told(f"company.{action}", one, _of(_companies, gone), one)]
        case CompanyPlansChanged(company_id=one, plan_change_id=plan_change_id):
            changed = Told("company.plan_changed", plan_change_id, _plan_changes, one)
            return [changed, Told("company.updated", one, _companies, one)]
        case PlanChangeScheduled(company_id=one, scheduled_checkout_id=scheduled_id):
            return [Told("company.scheduled_downgrade", scheduled_id, _scheduled, one)]
        case SubscriptionChanged(company_id=one):
            return [Told("company.updated", one, _companies, one)]
        case TrialEnded(company_id=one, trial_id=trial_id):
            return [Told("subscription.trial.ended", trial_id, _trials, one)]
        case CompanyOverrideChanged(company_override_id=one, company_id=company_id, action=action, was=was):
            return [Told(f"company.override.{action}", one, _of(_overrides, was), company_id)]
        case UserChanged(user_id=one, action=action, was=was):
            return [Told(f"user.{action}", one, _of(_users, was))]
        case FeatureChanged(feature_id=one, action=action, was=was):
            return [Told(f"feature.{action}", one, _of(_features, was))]
        case FlagChanged(flag_id=one, action=action, was=was):
            return [Told(f"flag.{action}", one, _of(_flags, was))]
        case FlagRulesChanged(flag_id=one, was=was):
            removed: Sequence[Body] = () if was is None else was["rules"]
            return [Told("flag_rules.updated", one, _rules), Told("rule.deleted", one, removed)]
        case PlanChanged(plan_id=one, action=action, was=was):
            return [Told(f"plan.{action}", one, _of(_plans, was))]
        case PlanVersionChanged(plan_version_id=one, action="deleted", was=was):
            return [Told("plan_version.deleted", one, () if was is None else [was])]
        case PlanEntitlementChanged(plan_entitlement_id=one, action=action, was=was):
            return [Told(f"plan.entitlement.{action}", one, _of(_entitlements, was))]
        case CreditsBought(company_id=company_id, grant_id=one):
            return [Told("credit.purchase.success", one, _purchases, company_id)]
        case CreditTierReached(company_id=one, tier=tier):
            return [Told("credit.usage_warning_reached", f"{one} {tier[0]}", partial(_tier_reached, change), one)]
        case CreditTopupEnded(topup_id=topup_id, company_id=one, action=action):
            return [Told(_TOPUPS[action], topup_id, topups.told, one)]
        case _:
            return []


_TOPUPS = {
    "success": "auto.topup.success",
    "failed": "auto.topup.hard.failure",
    "exceeded": "auto.topup.retry.exceeded",
}
_SWALLOWS = {"created": ("updated",), "deleted": ("created", "updated")}
# What of a company is gone first, and is told as gone.
_GONE: Body = {
    "environment_id": "",
    "keys": [],
    "entity_traits": [],
    "traits": {},
    "plan": None,
    "plans": None,
    "add_ons": None,
    "user_count": 0,
}


def _of(bodies: Bodies, was: Body | None) -> Bodies | Sequence[Body]:
    return bodies if was is None else [was]


def _companies(scope: Scope, ids: Sequence[str]) -> Mapping[str, Sequence[Body]]:
    return {one["id"]: [one] for one in companies.details(scope, ids)}


def _plan_changes(scope: Scope, ids: Sequence[str]) -> Mapping[str, Sequence[Body]]:
    return {one: [told] for one, told in plan_changes.by_id(scope, ids).items()}


def _scheduled(scope: Scope, ids: Sequence[str]) -> Mapping[str, Sequence[Body]]:
    return {one: [told] for one, told in scheduled.told(scope, ids).items()}


def _trials(scope: Scope, ids: Sequence[str]) -> Mapping[str, Sequence[Body]]:
    return {one: [told] for one, told in trials.subscriptions(scope, ids).items()}


def _purchases(scope: Scope, ids: Sequence[str]) -> Mapping[str, Sequence[Body]]:
    return {one: [told] for one, told in grants.purchases(scope, ids).items()}


def _tier_reached(change: CreditTierReached, scope: Scope, ids: Sequence[str]) -> Mapping[str, Sequence[Body]]:
    owners = companies.by_id(scope, [change.company_id])
    credit = credit_types.named(scope, [change.credit_id])[change.credit_id]
    tier_id, key, value = change.tier
    body = {
        "credit": {"id": credit["id"], "name": credit["name"]},
        "plan_credit_grant_id": change.plan_credit_grant_id,
        "warning_tier": {"id": tier_id, "key": key, "value": value},
        "remaining": amounts.credits(change.remaining),
    }
    told = [{"company": {"id": one["id"], "name": one["name"]}, **body} for one in owners.values()]
    return dict.fromkeys(ids, told)


def _users(scope: Scope, ids: Sequence[str]) -> Mapping[str, Sequence[Body]]:
    return {one["id"]: [one] for one in users.details(scope, ids)}


def _rules(scope: Scope, ids: Sequence[str]) -> Mapping[str, Sequence[Body]]:
    """The rules that users wrote for flags, by flag."""
    return {
        flag_id: [one for one in rules if one["rule_type"] not in SERVER_MANAGED]
        for flag_id, rules in flag_rules.details(scope, ids).items()
    }


def _one_by_one(get: Callable[[Scope, str], Body]) -> Bodies:
    """Bodies of what never changes in large numbers at once."""

    def bodies(scope: Scope, ids: Sequence[str]) -> Mapping[str, Sequence[Body]]:
        found: dict[str, Sequence[Body]] = {}
        for one in ids:
            with suppress(NotFound):  # gone since, in the same transaction
                found[one] = [get(scope, one)]
        return found

    return bodies


_overrides = _one_by_one(overrides.get)
_features = _one_by_one(features.get)
_flags = _one_by_one(flags.get)
_plans = _one_by_one(plans.get)
_entitlements = _one_by_one(plan_entitlements.get)
