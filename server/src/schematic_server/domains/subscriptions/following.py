"""Own subscriptions follow what companies are on: made with the first paid plan, changed with it, ended with the last.

Whatever moves companies, in one transaction with it; `owning` decides. Companies that pay nothing cost nothing here.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from schematic_server.bounds import MAX_INTEGER
from schematic_server.changes import SubscriptionChanged
from schematic_server.domains.plancredits import issuing
from schematic_server.domains.plans import groups, placing
from schematic_server.domains.plans.changes import Cause, Move
from schematic_server.domains.subscriptions import (
    bought,
    charging,
    facts,
    invoice_store,
    invoices,
    line_store,
    lines,
    owning,
    profile_store,
    renewal_store,
    renewing,
)
from schematic_server.domains.subscriptions import profiles as billing_profiles
from schematic_server.domains.subscriptions.facts import Facts
from schematic_server.domains.subscriptions.owning import Case, Decision, Options
from schematic_server.domains.subscriptions.reconcile import Proration
from schematic_server.domains.subscriptions.views import subscriptions_changed
from schematic_server.errors import BadRequest
from schematic_server.scope import Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

_PRORATIONS: Mapping[str, Proration] = {
    "always_invoice": "invoice_immediately",
    "create_prorations": "create_prorations",
    "invoice_immediately": "invoice_immediately",
    "none": "none",
}


def moved(scope: Scope, moves: Sequence[Move]) -> None:
    """Have the subscriptions of companies follow their plans, but for those that whoever moves them sees to."""
    moves = [one for one in moves if not one.cause.is_billed and any(row["price_id"] for row in _rows(one))]
    if not moves:
        return
    offer = facts.offer(scope, {row["plan_version_id"] for one in moves for row in _rows(one)})
    ids = [one.company_id for one in moves]
    known = line_store.open_subscriptions(scope, ids)
    touched = [one for one in moves if one.company_id in known or any(offer.price_of(row) for row in one.after)]
    if not touched:
        return
    found = facts.load(scope, [one.company_id for one in touched], offer)
    usual = prorations(scope, [one.company_id for one in touched], groups.choices(scope))
    decisions: list[Decision] = []
    for move in touched:
        before = found.bought.get(move.company_id, {})
        held = bought.held(before, move.after)
        one = case(found, move, held, _options(move, usual[move.company_id]))
        decisions.append(owning.decide(one, offer, _instant(scope, one, move), new_id))
        bought.put(scope, move, before, held, offer)
    write(scope, decisions)


def leave_with_company(scope: Scope, company_id: str) -> None:
    """A company that is deleted is billed for what it has used by then, and no more; what it owes stays on record."""
    placing.catch_up(scope, [company_id])
    found = facts.load(scope, [company_id], facts.offer(scope, ()))
    move = Move(company_id, (), (), Cause("company_upsert"))
    decision = owning.decide(case(found, move, {}, Options(prorates=False)), found.offer, scope.now, new_id)
    row = decision.subscription
    if row is not None:
        write(scope, [replace(decision, is_invoiced_now=row["due_at"] is None)])
    renewing.renew(scope, renewal_store.left_over(scope, company_id))


def converted(scope: Scope, over: Sequence[Row]) -> None:
    """Have companies whose trials are over be billed from their ends on."""
    ids = [one["company_id"] for one in over]
    held = placing.assignments(scope, ids)
    offer = facts.offer(scope, {row["plan_version_id"] for rows in held.values() for row in rows})
    found = facts.load(scope, ids, offer)
    decisions: list[Decision] = []
    for trial in over:
        rows = held.get(trial["company_id"], [])
        move = Move(trial["company_id"], rows, rows, Cause("subscription_change"))
        options = Options(anchor=trial["expires_at"])
        one = case(found, move, found.bought.get(move.company_id, {}), options)
        decisions.append(owning.decide(one, offer, trial["expires_at"], new_id))
    write(scope, decisions)


def _rows(move: Move) -> Sequence[Row]:
    return (*move.before, *move.after)


def _options(move: Move, usual: Proration) -> Options:
    cause = move.cause
    how = usual if cause.proration is None else _PRORATIONS[cause.proration]
    if cause.from_period_start:  # of a period that begins with the change nothing is a part
        how = "create_prorations"
    return Options(how, keeps_period=move.is_version_upgrade, is_initial=cause.base_plan_action == "initial")


def _instant(scope: Scope, one: Case, move: Move) -> datetime:
    """When the change takes effect."""
    row = one.subscription
    if row is not None and row["status"] == "trialing" and move.cause.base_plan_action == "trial_expiry":
        ended: datetime = row["trial_end"]  # however late a server runs again
        return ended
    if row is None or row["status"] == "trialing" or not move.cause.from_period_start:
        return scope.now
    starts = [period.start for line in one.lines if (period := line.period_of(scope.now)) is not None]
    at = max(starts, default=scope.now)
    return at if all(line.effective_from <= at for line in one.lines) else scope.now


def case(found: Facts, move: Move, quantities: Mapping[tuple[str, str], int], options: Options) -> Case:
    """A company that comes from what it was on to what it is on now."""
    company_id = move.company_id
    return Case(
        company_id,
        move.before,
        move.after,
        found.subscriptions.get(company_id),
        found.lines.get(company_id, ()),
        found.bought.get(company_id, {}),
        quantities,
        found.trials.get(company_id),
        options=options,
    )


def prorations(scope: Scope, company_ids: Collection[str], settings: Mapping[str, Any]) -> dict[str, Proration]:
    """How each company is charged for a change within a period: as its billing profile says, else as the settings of
    the environment's plan group."""
    found = profile_store.default_profiles(scope, company_ids)
    said = {one: row["proration_behavior"] for one, row in found.items() if row["proration_behavior"]}
    return {one: _PRORATIONS[said.get(one, settings["proration_behavior"])] for one in company_ids}


def write(scope: Scope, decisions: Sequence[Decision], *, is_apart: bool = False) -> list[Row]:
    """Store what was decided: subscriptions with their lines and charges, and invoices where it is time for one.

    What is paid apart is invoiced now, and without what else is open.
    """
    made = [(one, row) for one in decisions if (row := one.subscription) is not None]
    if not made:
        return []
    if (total := max(row["total_price"] for _, row in made)) > MAX_INTEGER:
        raise BadRequest(f"a period would cost {total}; at most {MAX_INTEGER} of the smallest unit can be charged")
    new = [row for _, row in made if "created_at" not in row]
    line_store.insert_subscriptions(scope, new)
    invoice_store.carry_over(scope, new)
    line_store.update_subscriptions(scope, [row for _, row in made if "created_at" in row])
    every = [one.outcome for one, _ in made]
    line_store.delete_lines(scope, [line.id for one in every for line in one.dropped if line.was])
    changed = [line for one in every for line in (*one.ended, *one.kept) if _is_changed(line)]
    line_store.update_lines(scope, [lines.stored(one) for one in changed])
    begun = [(line, row) for one, row in made for line in one.outcome.begun]
    line_store.insert_lines(scope, [{**lines.stored(line), "subscription_id": row["id"]} for line, row in begun])
    charges = [charging.row(row, charge) for one, row in made for charge in one.charges]
    line_store.insert_charges(scope, charges)
    _move_cycles(scope, {row["company_id"]: one.anchor for one, row in made if one.anchor is not None})
    profiles(scope, {row["company_id"] for _, row in made})
    if is_apart:
        invoices.issue_apart(scope, charges)
    else:
        invoices.issue(scope, [row["id"] for one, row in made if one.is_invoiced_now])
    for _, row in made:
        scope.emit(SubscriptionChanged(*scope.here, row["company_id"], row["id"]))
    rows = [row for _, row in made]
    for told in subscriptions_changed:
        told(scope, rows)
    return rows


def _move_cycles(scope: Scope, anchors: Mapping[str, datetime]) -> None:
    """Have use, and credits that plans give anew, be counted from where the periods begin."""
    if anchors:
        placing.move_cycles(scope, anchors)
        issuing.follow(scope, placing.assignments(scope, anchors))


def _is_changed(line: lines.Line) -> bool:
    return any(line.was[name] != value for name, value in lines.times(line).items()) if line.was else False


def profiles(scope: Scope, company_ids: Collection[str]) -> None:
    """Say how companies are billed of which nothing is said yet."""
    new = sorted(set(company_ids) - line_store.with_profile(scope, company_ids))
    if new:
        usual = {**USUAL, **billing_profiles.first_provider(scope)}
        line_store.insert_profiles(scope, [{"id": new_id("bprof"), "company_id": one, **usual} for one in new])


# What a company's billing profile says until somebody changes it.
USUAL: Mapping[str, Any] = {
    "is_default": True,
    "collection_method": "send_invoice",
    "payment_gating": "keep_serving",
    "gating_days": 0,
    "days_until_due": 30,
}
