"""What companies buy in advance of a feature: the quantity is their limit, kept in the trait that the feature names."""

from __future__ import annotations

from collections.abc import Sequence

from schematic_server.changes import CompanyChanged
from schematic_server.domains.companies import traits
from schematic_server.domains.plans.changes import Move
from schematic_server.domains.subscriptions import line_store
from schematic_server.domains.subscriptions.wanted import Offer, Quantities
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row


def held(known: Quantities, after: Sequence[Row]) -> dict[tuple[str, str], int]:
    """What stays bought of what was, on these plans."""
    plan_ids = {row["plan_id"] for row in after}
    return {key: quantity for key, quantity in known.items() if key[0] in plan_ids and quantity}


def put(scope: Scope, move: Move, before: Quantities, after: Quantities, offer: Offer) -> None:
    """Keep what is bought, and have the traits say so. Where two plans sell one feature, what is bought adds up."""
    if not before and not after:
        return
    if before != after:
        line_store.replace_quantities(scope, move.company_id, after)
    totals: dict[str, int] = {}
    for feature_id, trait_id in _traits(move, offer).items():
        amount = sum(quantity for (_, one), quantity in after.items() if one == feature_id)
        totals[trait_id] = totals.get(trait_id, 0) + amount
    texts = {one: str(amount) for one, amount in totals.items()}
    were = traits.write_defined(scope, move.company_id, texts) if texts else ()
    if were:
        scope.emit(CompanyChanged(*scope.here, move.company_id, "updated", traits_were=were))


def _traits(move: Move, offer: Offer) -> dict[str, str]:
    """Where the quantity of each feature is kept that is sold to the company now, or was."""
    return {
        one["feature_id"]: one["value_trait_id"]
        for row in (*move.before, *move.after)
        for one in offer.bought(row["plan_version_id"])
        if one["value_trait_id"] is not None
    }
