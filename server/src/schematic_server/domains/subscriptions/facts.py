"""What is to be known of companies before their subscriptions follow: read at once for many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from schematic_server.domains.entitlements import plan_entitlements
from schematic_server.domains.plans import placing, price_choice, trials
from schematic_server.domains.subscriptions import forgiving, line_store, lines
from schematic_server.domains.subscriptions.lines import Line
from schematic_server.domains.subscriptions.wanted import Offer, Quantities
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row


@dataclass(frozen=True, slots=True)
class Facts:
    """By company: the open own subscription and its lines, what was bought in advance, the trial that it is in."""

    offer: Offer
    subscriptions: Mapping[str, Row]
    lines: Mapping[str, Sequence[Line]]
    bought: Mapping[str, Quantities]
    trials: Mapping[str, Row]


def offer(scope: Scope, version_ids: Iterable[str]) -> Offer:
    """What these versions cost."""
    ids = sorted(set(version_ids))
    billing = placing.terms(scope, ids)
    billed = [one for one in ids if price_choice.is_billed(billing.get(one))]
    priced: dict[str, list[Row]] = {}
    for row in plan_entitlements.priced(scope, billed) if billed else ():
        priced.setdefault(row["plan_version_id"], []).append(row)
    named = line_store.features(scope, {row["feature_id"] for own in priced.values() for row in own}) if priced else {}
    return Offer(billing, priced, {one: row["name"] for one, row in named.items()})


def load(scope: Scope, company_ids: Sequence[str], found: Offer) -> Facts:
    """`found` is of all versions that the companies are on, were on, or are to be on."""
    subscriptions = scope.each(line_store.open_subscriptions, company_ids)
    owners = {row["id"]: company_id for company_id, row in subscriptions.items()}
    in_force = line_store.lines_in_force(scope, owners) if owners else {}
    paid = forgiving.paid(scope, (row for rows in in_force.values() for row in rows))
    states = trials.states(scope, company_ids)
    return Facts(
        found,
        subscriptions,
        {owners[one]: [lines.load(row, paid=paid.get(row["id"])) for row in rows] for one, rows in in_force.items()},
        line_store.quantities(scope, company_ids) if owners else {},
        {one: row for one, row in states.items() if row["status"] == "active"},
    )
