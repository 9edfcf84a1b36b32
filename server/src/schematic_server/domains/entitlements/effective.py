"""What companies may do now: of all grants for a feature the one that counts, with its limit and what is used of it.

A boolean override decides alone, whether it says true or false. Without one the most generous grant counts: unlimited,
then boolean true, then the larger allocation, then credits, then boolean false; an override wins ties. Allocations of
different periods compare by what they allow a day. Expired overrides do not count.
Source: contract, schema `FeatureEntitlement`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cmp_to_key
from typing import TYPE_CHECKING, Any

from schematic.rules.compare import Value, by_type, strict_int
from schematic.rules.periods import next_reset_ns
from schematic_server.changes import Balance
from schematic_server.domains.companies import metrics, numbers
from schematic_server.domains.credits import amounts
from schematic_server.domains.credits import engine as credits
from schematic_server.domains.entitlements import derive, store
from schematic_server.domains.entitlements.derive import is_override, month_reset
from schematic_server.domains.features.rules import Rule
from schematic_server.domains.plans import assignments
from schematic_server.scope import Scope
from schematic_server.storage.metadata import instant, microseconds
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.shared import MetricPeriod, MetricPeriodMonthReset

_DAYS = {"current_day": 1, "current_week": 7, "current_month": 30}
# As the engine compares: what is shown and what is allowed must not differ.
_is_below = by_type("lt")["int"]


@dataclass(frozen=True, slots=True)
class Entitlement:
    """One feature of one company. `grant` is the winning row (see `store`); `allocation` None means no number.

    `balance` is what there is of the credit that it is paid with.
    """

    company_id: str
    grant: Row
    allocation: int | None
    usage: int | None
    reset_at: datetime | None
    access: bool
    balance: Balance | None = None

    @property
    def period(self) -> MetricPeriod | None:
        period: MetricPeriod | None = self.grant["metric_period"]
        return period

    @property
    def month_reset(self) -> MetricPeriodMonthReset | None:
        return month_reset(self.grant) if self.period is not None else None


@dataclass(frozen=True, slots=True)
class Holdings:
    """What is known of one company's rights: its plans, base first, its overrides, counters, and the outcome."""

    plans: Sequence[Row]
    overrides: Sequence[Row]
    metrics: Sequence[dict[str, Any]]
    anchor: datetime | None
    entitlements: Sequence[Entitlement]

    @property
    def rules(self) -> list[Rule]:
        """The rules that its overrides stand for."""
        return [rule for row in self.overrides for rule in derive.rules(row)]

    @property
    def flagged(self) -> list[Entitlement]:
        """The entitlements that a flag tells of."""
        return [one for one in self.entitlements if one.grant["flag_id"] is not None]


def holdings(scope: Scope, company_ids: Sequence[str], feature: Row | None = None) -> dict[str, Holdings]:
    """The holdings of each company now; a handful of statements for any number of companies.

    With a feature, no more than what concerns it: other entitlements and counters are left out.
    """
    return scope.once(_every, company_ids) if feature is None else _holdings(scope, company_ids, feature)


def _every(scope: Scope, company_ids: Sequence[str]) -> dict[str, Holdings]:
    return _holdings(scope, company_ids, None)


def _holdings(scope: Scope, company_ids: Sequence[str], feature: Row | None) -> dict[str, Holdings]:
    db, environment_id, now = scope.db, scope.environment_id, scope.now
    anchors = scope.once(metrics.anchors_of, company_ids)
    event = None if feature is None else feature["event_subtype"]
    if event is None:
        counted = scope.once(metrics.current_of, company_ids)
    else:
        counted = metrics.current(db, environment_id, company_ids, now, anchors, event)
    plans = scope.once(assignments.of_companies, company_ids)
    overrides = store.overrides_in_force(scope, company_ids)
    if feature is not None:
        overrides = {
            one: [row for row in rows if row["feature_id"] == feature["id"]] for one, rows in overrides.items()
        }
    by_version = scope.each(store.by_version, _versions(plans))
    grants = {
        one: [
            row
            for held in plans.get(one, ())
            for row in by_version.get(held["plan_version_id"], ())
            if feature is None or row["feature_id"] == feature["id"]
        ]
        for one in company_ids
    }
    traits = store.trait_values(db, company_ids, _traits([*grants.values(), *overrides.values()]))
    paid = credits.of_companies(scope, company_ids) if _are_paid([*grants.values(), *overrides.values()]) else {}
    return {
        one: decide(
            one,
            plans.get(one, ()),
            grants[one],
            overrides.get(one, ()),
            counted[one],
            traits.get(one, {}),
            anchors.get(one),
            now,
            paid.get(one, credits.NOTHING),
        )
        for one in company_ids
    }


def decide(
    company_id: str,
    plans: Sequence[Row],
    grants: Sequence[Row],
    overrides: Sequence[Row],
    counted: Sequence[dict[str, Any]],
    traits: Mapping[str, str],
    anchor: datetime | None,
    now: datetime,
    paid: credits.Held,
) -> Holdings:
    """The holdings of a company whose plans grant `grants`; `counted` are its current counters, `paid` is what it has
    of credits. Pure."""
    counts = {(one["event_subtype"], one["period"], one["month_reset"]): one["value"] for one in counted}
    company = _Company(company_id, counts, traits, anchor, now, paid)
    return Holdings(plans, overrides, counted, anchor, _entitlements([*grants, *overrides], company))


def counting(grants: Sequence[Row]) -> Row | None:
    """Of all grants for one feature the one that counts, where it is decided without amounts; plans come before
    overrides. Of several that are limited by numbers, it says no more than that one of them does. Pure."""
    for one in grants:
        if is_override(one) and one["value_type"] == "boolean":
            return one
    return max(grants, key=lambda one: (_rank(one), is_override(one)), default=None)


@dataclass(frozen=True, slots=True)
class _Company:
    id: str
    counts: Mapping[tuple[str, str, str], int]
    traits: Mapping[str, str]
    anchor: datetime | None
    now: datetime
    credits: credits.Held
    resets: dict[tuple[str, str], datetime | None] = field(default_factory=dict[tuple[str, str], "datetime | None"])

    def counted(self, grant: Row) -> int:
        """Events counted in the grant's current period."""
        return self.counts.get((grant["event_subtype"], grant["metric_period"] or "all_time", month_reset(grant)), 0)

    def reset_at(self, grant: Row) -> datetime | None:
        """When the grant's current period ends; None for all time and for what is not counted."""
        if grant["metric_period"] is None:
            return None
        window = (grant["metric_period"], month_reset(grant))
        if window not in self.resets:
            self.resets[window] = self._reset_at(*window)
        return self.resets[window]

    def _reset_at(self, period: str, reset: str) -> datetime | None:
        cycle = metrics.subscription(self.anchor, self.id)
        at = next_reset_ns(period, reset, cycle, microseconds(self.now) // 1000)
        return None if at is None else instant(at // 1000)


def _entitlements(grants: Sequence[Row], company: _Company) -> list[Entitlement]:
    by_feature: dict[str, list[Entitlement]] = {}
    for grant in grants:
        by_feature.setdefault(grant["feature_id"], []).append(_entitlement(grant, company))
    return [_most_generous(found) for found in by_feature.values()]


def _entitlement(grant: Row, company: _Company) -> Entitlement:
    if grant["value_type"] == "numeric" and grant["feature_type"] == "event" and grant["event_subtype"] is not None:
        count, most = company.counted(grant), grant["value_numeric"]  # whole numbers, with nothing to be read
        usage = max(0, numbers.exact(count))
        return Entitlement(company.id, grant, numbers.exact(most), usage, company.reset_at(grant), count < most, None)
    is_trait = grant["feature_type"] == "trait"
    used: str | None = None
    if is_trait:
        used = company.traits.get(grant["trait_id"]) or ""
    elif grant["event_subtype"] is not None:
        used = str(company.counted(grant))
    limit = _limit(grant, company, is_trait)
    kind: str = grant["value_type"]
    balance: Balance | None = None
    if kind == "credit":
        credit_id = grant["value_credit_id"]
        balance = company.credits.balances.get(credit_id) or Balance(credit_id, 0, 0, 0, 0)
        access = derive.is_free(grant) or company.credits.allows(balance, amounts.credits(grant["consumption_units"]))
    elif limit is not None:
        access = _is_below(Value("0" if grant["feature_type"] == "license" else used or ""), Value(limit))
    else:
        access = kind == "unlimited" or (kind == "boolean" and bool(grant["value_bool"]))
    usage = numbers.usage(used)
    # More can be taken back than was used; what is told of events starts at 0 all the same.
    told = None if used is None else usage if is_trait else max(0, usage)
    allocation = None if limit is None else numbers.limit(limit)
    return Entitlement(company.id, grant, allocation, told, company.reset_at(grant), access, balance)


def _limit(grant: Row, company: _Company, is_trait: bool) -> str | None:
    """The number that usage must stay below, as the engine is told it; None where there is none."""
    if grant["value_type"] == "numeric":
        return str(grant["value_numeric"])
    if grant["value_type"] != "trait":
        return None
    text = company.traits.get(grant["value_trait_id"]) or ""
    # Counted events are compared with whole numbers only: to the engine, `10.5` is no limit of theirs, but 0.
    return text if is_trait else str(strict_int(text))


def _most_generous(found: Sequence[Entitlement]) -> Entitlement:
    for one in found:
        if is_override(one.grant) and one.grant["value_type"] == "boolean":
            return one
    best = max(found, key=cmp_to_key(_compare))
    # Every grant is tried by itself: a smaller one of another period may still have something left.
    if not best.access and any(one.access for one in found):
        return replace(best, access=True)
    return best


def _compare(one: Entitlement, other: Entitlement) -> int:
    difference = _rank(one.grant) - _rank(other.grant) or _compare_allocations(one, other)
    return difference or int(is_override(one.grant)) - int(is_override(other.grant))


def _rank(grant: Row) -> int:
    kind = grant["value_type"]
    if kind == "boolean":
        return 3 if grant["value_bool"] else 0
    return {"unlimited": 4, "numeric": 2, "trait": 2}.get(kind, 1)


def _compare_allocations(one: Entitlement, other: Entitlement) -> int:
    if one.allocation is None or other.allocation is None:
        return 0
    left, right = _DAYS.get(one.period or ""), _DAYS.get(other.period or "")
    if left is None or right is None:
        left = right = 1
    # Compared as products, not quotients: exact.
    mine, theirs = one.allocation * right, other.allocation * left
    return (mine > theirs) - (mine < theirs)


def _are_paid(grants: Iterable[Sequence[Row]]) -> bool:
    """Whether something is paid with credits."""
    return any(row["value_type"] == "credit" for rows in grants for row in rows)


def _versions(plans: Mapping[str, Sequence[Row]]) -> set[str]:
    return {held["plan_version_id"] for rows in plans.values() for held in rows}


def _traits(grants: Iterable[Sequence[Row]]) -> set[str]:
    ids = {row[name] for rows in grants for row in rows for name in ("value_trait_id", "trait_id")}
    return {one for one in ids if one is not None}
