"""What companies buy in advance of a feature: the quantity is their limit, kept in the trait that the feature names."""

from __future__ import annotations

from collections.abc import Sequence

from schematic_server.changes import CompanyChanged
from schematic_server.domains.companies import traits
from schematic_server.domains.subscriptions import line_store
from schematic_server.domains.subscriptions.wanted import Offer, Quantities
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row


def held(known: Quantities, after: Sequence[Row]) -> dict[tuple[str, str], int]:
    """What stays bought of what was, on these plans."""
    plan_ids = {row["plan_id"] for row in after}
    return {key: quantity for key, quantity in known.items() if key[0] in plan_ids and quantity}


def put(
    scope: Scope, company_id: str, before: Quantities, after: Quantities, rows: Sequence[Row], offer: Offer
) -> None:
    """Keep what is bought, and have the traits say so. Where two plans sell one feature, what is bought adds up."""
    if before == after and not after:
        return
    if before != after:
        line_store.replace_quantities(scope, company_id, after)
    totals: dict[str, int] = {}
    for feature_id, trait_id in _traits(scope, before, rows, offer).items():
        amount = sum(quantity for (_, one), quantity in after.items() if one == feature_id)
        totals[trait_id] = totals.get(trait_id, 0) + amount
    were = traits.write_defined(scope, company_id, {one: str(amount) for one, amount in totals.items()})
    if were:
        scope.emit(CompanyChanged(*scope.here, company_id, "updated", traits_were=were))


def _traits(scope: Scope, before: Quantities, rows: Sequence[Row], offer: Offer) -> dict[str, str]:
    """Where the quantity of each feature is kept: those that are bought now, and that were."""
    found = {
        one["feature_id"]: one["value_trait_id"]
        for row in rows
        for one in offer.bought(row["plan_version_id"])
        if one["value_trait_id"] is not None
    }
    gone = {feature_id for _, feature_id in before} - found.keys()
    for feature_id, row in (line_store.features(scope, gone) if gone else {}).items():
        trait_id = row["usage_limit_trait_id"] or row["trait_id"]
        if trait_id is not None:
            found[feature_id] = trait_id
    return found
