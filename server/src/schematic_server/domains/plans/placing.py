"""Put companies on plans: in which versions and at which prices, and what follows from that."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from schematic_server.domains.plans import changes, plan_traits, price_choice, store, trials, versions
from schematic_server.domains.plans.changes import Cause, Move
from schematic_server.domains.plans.views import companies_moving
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row


@dataclass(frozen=True, slots=True)
class Placement:
    """A plan that a company is to be on. Without a version: the one that it is on, else the published one; for the
    price see `price_choice`."""

    plan_id: str
    version_id: str | None = None
    price_id: str | None = None


Wanted = Mapping[str, Mapping[str, Row]]  # plans by id, by company
Placements = Mapping[str, Mapping[str, Placement]]  # by plan, by company
Held = Mapping[str, Sequence[Row]]  # assignments by company


def put(
    scope: Scope, wanted: Wanted, cause: Cause, placements: Placements | None = None, wish: trials.Wish = trials.NONE
) -> None:
    """Put companies on exactly the plans wanted; what they have already keeps its start."""
    found = assignments(scope, wanted)
    before = {company_id: found.get(company_id, []) for company_id in wanted}
    gone = [(one, row["plan_id"]) for one, rows in before.items() for row in rows if row["plan_id"] not in wanted[one]]
    store.remove_assignments(scope, gone)
    plans = {plan_id: plan for own in wanted.values() for plan_id, plan in own.items()}
    named = {(one, at.plan_id) for one, own in (placements or {}).items() for at in own.values() if at.version_id}
    held = {(one, row["plan_id"]) for one, rows in before.items() for row in rows} | named
    new = {plan_id for one, own in wanted.items() for plan_id in own if (one, plan_id) not in held}
    published = versions.publish_first(scope, [plans[one] for one in sorted(new)])
    _store(scope, before, _aims(scope, wanted, before, placements or {}, published))
    settle(scope, before, cause, wish)


def planned(scope: Scope, company_id: str, before: Sequence[Row], placements: Sequence[Placement]) -> list[Row]:
    """What `put` would have a company be on, as `store.assignments` would have it; nothing is changed."""
    by_id = {one.plan_id: one for one in placements}
    wanted = {company_id: store.plans_by_id(scope.db, scope.account_id, by_id)}
    shown = versions.shown(scope, by_id)
    aims = _aims(scope, wanted, {company_id: before}, {company_id: by_id}, shown)
    said = store.versions_by_id(scope.db, scope.environment_id, {one["plan_version_id"] for one in aims})
    started = {row["plan_id"]: row["created_at"] for row in before}
    rows = [
        {
            **one,
            **{name: said[one["plan_version_id"]][name] for name in (*versions.SAID, "version")},
            "version_name": said[one["plan_version_id"]]["name"],
            "created_at": started.get(one["plan_id"], scope.now),
        }
        for one in aims
    ]
    return sorted(rows, key=lambda row: (not row["is_base"], row["created_at"], row["plan_id"]))


def assign_to(scope: Scope, company_ids: Sequence[str], plan: Row) -> None:
    """Have companies be on one more plan; who asks settles that."""
    wanted = {one: {plan["id"]: plan} for one in company_ids}
    published = versions.publish_first(scope, [plan])
    nothing: Held = {one: [] for one in company_ids}
    _store(scope, nothing, _aims(scope, wanted, nothing, {}, published))


def settle(scope: Scope, before: Held, cause: Cause, wish: trials.Wish = trials.NONE) -> None:
    """What follows from other assignments than `before`: trials, traits that plans set, and the record."""
    after = assignments(scope, before)
    moves = [Move(company_id, rows, after.get(company_id, []), cause) for company_id, rows in before.items()]
    rebased = [one for one in moves if one.has_other_base]
    trials.leave(scope, {one.company_id: one.base for one in rebased if one.before})
    if cause.base_plan_action != "trial_expiry":
        trials.begin(scope, {one.company_id: base for one in rebased if (base := one.base) is not None}, wish)
    plan_traits.apply(scope, {one.company_id: one.added for one in moves})
    changes.record(scope, moves, cause)


def change_version(scope: Scope, plan_id: str, held: Held, version: Row) -> dict[str, list[Row]]:
    """Have companies on a plan be on that version of it, at the price that goes with the one that they pay; what they
    are on then."""
    rows = {one: row for one, rows in held.items() for row in rows if row["plan_id"] == plan_id}
    terms = store.billing(scope, {version["id"], *(row["plan_version_id"] for row in rows.values())})
    term = terms.get(version["id"])
    by_price: dict[str | None, list[str]] = {}
    for company_id, row in rows.items():
        paid = price_choice.find(terms.get(row["plan_version_id"]), row["price_id"])
        by_price.setdefault(price_choice.choose(term, None, paid), []).append(company_id)
    after: dict[str, list[Row]] = {}
    for price_id, ids in by_price.items():
        store.change_versions(scope, plan_id, sorted(ids), version["id"], price_id)
        for one in ids:
            after[one] = [_on(version, price_id, row) if row["plan_id"] == plan_id else row for row in held[one]]
    return after


def _on(version: Row, price_id: str | None, row: Row) -> Row:
    said = {name: version[name] for name in (*versions.SAID, "version")}
    return {**row, **said, "plan_version_id": version["id"], "version_name": version["name"], "price_id": price_id}


def catch_up(scope: Scope, company_ids: Collection[str]) -> None:
    """Have companies be on what they are to be on by now, as whoever moves them means that."""
    for come in companies_moving if company_ids else ():
        come(scope, company_ids)


def lock(scope: Scope, company_ids: Iterable[str]) -> None:
    """Have nobody else change what these companies are on until the commit."""
    store.lock_companies(scope, company_ids)


def move_cycles(scope: Scope, anchors: Mapping[str, datetime]) -> None:
    """Have the companies' billing cycles be counted from these instants."""
    store.move_cycles(scope, anchors)


def price_now(scope: Scope, plan_id: str, price_id: str) -> str | None:
    """The price in the plan's published version that goes with one that any of its versions had; None without."""
    known = versions.of_plans(scope, [plan_id])
    terms = store.billing(scope, [row["id"] for row in known[plan_id]])
    had = next((price for term in terms.values() if (price := price_choice.find(term, price_id))), None)
    shown = versions.shown_of(known)[plan_id]
    return None if had is None else price_choice.choose(terms.get(shown["id"]), None, had)


def terms(scope: Scope, version_ids: Iterable[str]) -> dict[str, Row]:
    """How versions are charged (`plan_version_billing`), by version; those that are not are left out."""
    return store.billing(scope, version_ids)


def assignments(scope: Scope, company_ids: Iterable[str]) -> dict[str, list[Row]]:
    return store.assignments(scope.db, scope.environment_id, company_ids)


def _aims(
    scope: Scope, wanted: Wanted, before: Held, placements: Placements, published: Mapping[str, Row]
) -> list[dict[str, Any]]:
    """What is to be stored, the base plan of each company first: add-ons are paid as it is."""
    aims = [
        _aim(company_id, plan, next((row for row in before[company_id] if row["plan_id"] == plan["id"]), None), chosen)
        for company_id, own in wanted.items()
        for plan in sorted(own.values(), key=lambda one: one["plan_type"] != "plan")
        for chosen in [placements.get(company_id, {}).get(plan["id"])]
    ]
    for one in aims:
        one["plan_version_id"] = one["plan_version_id"] or published[one["plan_id"]]["id"]
    were = {row["plan_version_id"] for rows in before.values() for row in rows}
    terms = store.billing(scope, {one["plan_version_id"] for one in aims} | were)
    base: dict[str, Row | None] = {
        company_id: price_choice.find(terms.get(row["plan_version_id"]), row["price_id"])
        for company_id, rows in before.items()
        for row in rows
        if row["is_base"]
    }
    for one in aims:
        term, paid = terms.get(one["plan_version_id"]), _paid(one, before, terms)
        beside = base.get(one["company_id"])
        currency: str | None = None if beside is None else beside["currency"]
        if not one["is_base"] and paid is None:
            paid = beside
        one["price_id"] = price_choice.choose(term, one["price_id"], paid, currency)
        if one["is_base"]:
            one["price_id"] = one["price_id"] or price_choice.choose(term, None, None)
            base[one["company_id"]] = price_choice.find(term, one["price_id"])
    return aims


def _aim(company_id: str, plan: Row, held: Row | None, chosen: Placement | None) -> dict[str, Any]:
    version_id = None if chosen is None else chosen.version_id
    return {
        "company_id": company_id,
        "plan_id": plan["id"],
        "plan_version_id": version_id or (None if held is None else held["plan_version_id"]),
        "is_base": plan["plan_type"] == "plan",
        "price_id": None if chosen is None else chosen.price_id,
    }


def _paid(aim: Row, before: Held, terms: Mapping[str, Row]) -> Row | None:
    """What a company paid for that plan until now."""
    for row in before[aim["company_id"]]:
        if row["plan_id"] == aim["plan_id"]:
            return price_choice.find(terms.get(row["plan_version_id"]), row["price_id"])
    return None


def _store(scope: Scope, before: Held, aims: Sequence[Row]) -> None:
    held = {(one, row["plan_id"]): row for one, rows in before.items() for row in rows}
    new = [one for one in aims if (one["company_id"], one["plan_id"]) not in held]
    store.insert_assignments(scope, new)
    store.anchor_cycles(scope, sorted({one["company_id"] for one in new}))
    for one in _changed(aims, held):
        store.change_versions(scope, one["plan_id"], [one["company_id"]], one["plan_version_id"], one["price_id"])


def _changed(aims: Sequence[Row], held: Mapping[tuple[str, str], Row]) -> Iterator[Row]:
    for one in aims:
        row = held.get((one["company_id"], one["plan_id"]))
        if row is not None and any(row[name] != one[name] for name in ("plan_version_id", "price_id")):
            yield one
