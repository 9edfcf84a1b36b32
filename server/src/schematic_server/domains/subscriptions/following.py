"""Own subscriptions follow what companies are on: made with the first paid plan, changed with it, ended with the last.

Whatever moves companies, in one transaction with it; `owning` decides. Companies whose plans this server does not bill
cost two queries a batch.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from schematic_server.domains.plans import store as plans
from schematic_server.domains.plans.changes import Move
from schematic_server.domains.subscriptions import bought, facts, invoices, line_store, lines, owning
from schematic_server.domains.subscriptions.facts import Facts
from schematic_server.domains.subscriptions.lines import Charge
from schematic_server.domains.subscriptions.owning import Case, Decision, Options
from schematic_server.domains.subscriptions.reconcile import Proration
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
    moves = [one for one in moves if not one.is_billed]
    offer = facts.offer(scope, {row["plan_version_id"] for one in moves for row in (*one.before, *one.after)})
    ids = [one.company_id for one in moves]
    known = line_store.open_subscriptions(scope, ids)
    touched = [one for one in moves if one.company_id in known or any(offer.price_of(row) for row in one.after)]
    if not touched:
        return
    found = facts.load(scope, [one.company_id for one in touched], offer)
    usual = proration(plans.group(scope))
    for move in touched:
        held = bought.held(found.bought.get(move.company_id, {}), move.after)
        options = Options(
            _PRORATIONS[move.proration] if move.proration else usual, keeps_period=move.is_version_upgrade
        )
        write(scope, owning.decide(case(found, move, held, options), offer, scope.now, new_id))
        bought.put(scope, move.company_id, found.bought.get(move.company_id, {}), held, move.after, offer)


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


def proration(group: Row | None) -> Proration:
    """How the environment charges for a change within a period."""
    said = None if group is None else group["settings"].get("proration_behavior")
    return _PRORATIONS[said or "create_prorations"]


def write(scope: Scope, decision: Decision) -> Row | None:
    """Store what was decided: the subscription, its lines and charges, and an invoice if it is time for one."""
    row = decision.subscription
    if row is None:
        return None
    company_id: str = row["company_id"]
    if "created_at" in row:
        line_store.update_subscriptions(scope, [row])
    else:
        line_store.insert_subscriptions(scope, [row])
    outcome = decision.outcome
    line_store.delete_lines(scope, [one.id for one in outcome.dropped if one.was])
    line_store.update_lines(scope, [_ends(one) for one in (*outcome.ended, *outcome.kept) if one.was])
    line_store.insert_lines(scope, [{**lines.stored(one), "subscription_id": row["id"]} for one in outcome.begun])
    line_store.insert_charges(scope, [_charge(row, one) for one in decision.charges])
    if decision.anchor is not None:
        plans.move_cycles(scope, {company_id: decision.anchor})
    _profile(scope, [company_id])
    if decision.is_invoiced_now:
        invoices.issue(scope, [row["id"]])
    return row


def _ends(line: lines.Line) -> dict[str, Any]:
    return {"id": line.id, "effective_to": line.effective_to, "charged_until": line.charged_until}


def _charge(subscription: Row, charge: Charge) -> dict[str, Any]:
    period = charge.period
    return {
        "id": new_id("subch"),
        "company_id": subscription["company_id"],
        "subscription_id": subscription["id"],
        "line_id": charge.line_id,
        "key": charge.key,
        "kind": charge.kind,
        "description": charge.description,
        "quantity": charge.quantity,
        "unit_amount": charge.unit_amount,
        "amount": charge.amount,
        "currency": charge.currency,
        "period_start": None if period is None else period.start,
        "period_end": None if period is None else period.end,
        "taxable": False,
        "position": None,
        "invoice_id": None,
    }


def _profile(scope: Scope, company_ids: Iterable[str]) -> None:
    """Say how companies are billed of which nothing is said yet."""
    wanted = set(company_ids)
    new = wanted - line_store.with_profile(scope, wanted)
    line_store.insert_profiles(scope, [{"id": new_id("bprof"), "company_id": one, **USUAL} for one in sorted(new)])


# What a company's billing profile says until somebody changes it.
USUAL: Mapping[str, Any] = {
    "provider_type": line_store.OWN,
    "is_default": True,
    "collection_method": "send_invoice",
    "collector": "external",
    "payment_gating": "keep_serving",
    "gating_days": 0,
    "days_until_due": 30,
}
