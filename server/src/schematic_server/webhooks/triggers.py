"""Limits that companies have crossed, from the counters and traits that a transaction has changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from schematic_server.changes import Change, CompanyChanged, UsageCounted
from schematic_server.domains.companies import companies, metrics, numbers
from schematic_server.domains.entitlements import prices
from schematic_server.domains.entitlements.effective import Entitlement, Holdings, holdings
from schematic_server.domains.features import features
from schematic_server.scope import Scope
from schematic_server.storage.metadata import microseconds
from schematic_server.webhooks import limits
from schematic_server.webhooks.feature_views import feature_view
from schematic_server.webhooks.rendering import Event, payload
from schematic_server.webhooks.subscriptions import Audience, Watched

# Usage before and after, by what it is counted under: event subtype, period, month reset and the window's start.
Counters = Mapping[tuple[str, str, str, int], tuple[int, int]]


def events(scope: Scope, changes: Sequence[Change], audience: Audience) -> list[Event]:
    """The limit events of `changes`, the warnings first."""
    counted = _counted(changes)
    traits = _traits(changes)
    companies_near = [
        one
        for one in dict.fromkeys([*counted, *traits])
        if any(_may_fire(watched, counted.get(one, {}), traits.get(one, _UNTOUCHED)) for watched in audience.watched)
    ]
    if not companies_near:
        return []
    held = holdings(scope, companies_near)
    crossed = [
        (one, watched.id, entitlement, event)
        for one in companies_near
        for watched in audience.watched
        for entitlement in held[one].entitlements
        if entitlement.grant["feature_id"] == watched.id
        for event in _crossed(entitlement, held[one], counted.get(one, {}), traits.get(one, _UNTOUCHED), scope.now)
        if event in audience.request_types
    ]
    return _rendered(scope, crossed)


def _counted(changes: Sequence[Change]) -> dict[str, dict[tuple[str, str, str, int], tuple[int, int]]]:
    """By company. Additions of one transaction to one counter are one change."""
    found: dict[str, dict[tuple[str, str, str, int], tuple[int, int]]] = {}
    for change in changes:
        if isinstance(change, UsageCounted):
            own = found.setdefault(change.company_id, {})
            for one in change.counters:
                for window, value in zip(one.windows, one.values, strict=True):
                    key = (one.event_subtype, *window)
                    before = own[key][0] if key in own else value - one.added
                    own[key] = (before, value)
    return found


@dataclass(frozen=True, slots=True)
class _Traits:
    """What a company's traits were before the transaction; one that is new had none."""

    is_new: bool = False
    were: dict[str, str | None] = field(default_factory=dict[str, "str | None"])

    def __contains__(self, definition_id: str) -> bool:
        return self.is_new or definition_id in self.were


_UNTOUCHED = _Traits()


def _traits(changes: Sequence[Change]) -> dict[str, _Traits]:
    """By company, of those whose traits may have changed."""
    found: dict[str, _Traits] = {}
    for change in changes:
        if isinstance(change, CompanyChanged) and (change.action == "created" or change.traits_were):
            own = found.setdefault(change.company_id, _Traits(change.action == "created"))
            for definition_id, text in change.traits_were:
                own.were.setdefault(definition_id, None if own.is_new else text)
    return found


def _may_fire(watched: Watched, counters: Counters, traits: _Traits) -> bool:
    if watched.trait_id is not None:
        return watched.trait_id in traits
    return any(
        key[0] == watched.event_subtype and watched.may_fire(before, after) for key, (before, after) in counters.items()
    )


def _crossed(entitlement: Entitlement, held: Holdings, counters: Counters, traits: _Traits, now: datetime) -> list[str]:
    grant = entitlement.grant
    if grant["feature_type"] == "trait":
        if grant["trait_id"] not in traits:
            return []
        change = (numbers.usage(traits.were.get(grant["trait_id"])), entitlement.usage or 0)
    else:
        wanted = (entitlement.period or "all_time", entitlement.month_reset or "first_of_month")
        # An event of another time counts in a window that is over: nobody's usage has changed.
        current = next(one for one in metrics.windows(microseconds(now), held.anchor) if one[:2] == wanted)
        found = counters.get((grant["event_subtype"], current.period, current.month_reset, current.start))
        if found is None:
            return []
        change = found
    return limits.entitlement_events(
        *change,
        allocation=entitlement.allocation,
        soft_limit=grant.get("soft_limit"),
        tiers=prices.tier_ends(grant),
    )


def _rendered(scope: Scope, crossed: Sequence[tuple[str, str, Entitlement, str]]) -> list[Event]:
    if not crossed:
        return []
    owners = {one["id"]: one for one in companies.details(scope, list(dict.fromkeys(one for one, *_ in crossed)))}
    views = dict(_views(scope, sorted({feature_id for _, feature_id, _, _ in crossed})))
    found: list[Event] = []
    for company_id, feature_id, entitlement, event in crossed:
        body = {
            "Allocation": entitlement.allocation,
            "Entitlement": entitlement.grant["id"],
            "Feature": views[feature_id],
            "MetricResetAt": entitlement.reset_at,
            "Usage": entitlement.usage,
            "company": owners[company_id],
        }
        text = payload(scope, event, body, company_id=company_id, feature_id=feature_id)
        found.append(Event(event, text, feature_id))
    return found


def _views(scope: Scope, feature_ids: Sequence[str]) -> Iterable[tuple[str, dict[str, Any]]]:
    for one in features.details(scope, features.rows(scope, feature_ids)):
        yield one["id"], feature_view(one, scope.account_id)
