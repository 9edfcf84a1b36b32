"""Numbers that an environment's grants limit usage to, whoever holds them."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from schematic_server.domains.entitlements import prices, store


def of_features(db: Connection, environment_id: str, feature_ids: Iterable[str]) -> dict[str, frozenset[int] | None]:
    """Limits and soft limits of each feature; None where some are read off a company's trait, so can be any number."""
    found: dict[str, set[int]] = {one: set() for one in feature_ids}
    by_trait: set[str] = set()
    for row in store.limits_of_features(db, environment_id, list(found)):
        if row["value_type"] == "trait":
            by_trait.add(row["feature_id"])
        limits = (row["value_numeric"] if row["value_type"] == "numeric" else None, row["soft_limit"])
        found[row["feature_id"]].update(one for one in limits if one)
    return {one: None if one in by_trait else frozenset(numbers) for one, numbers in found.items()}


def tiers_of_features(db: Connection, environment_id: str, feature_ids: Iterable[str]) -> dict[str, list[list[int]]]:
    """The ends of price tiers of each feature, upwards, by entitlement."""
    found: dict[str, list[list[int]]] = {one: [] for one in feature_ids}
    for row in store.tiers_of_features(db, environment_id, list(found)):
        found[row["feature_id"]].append(prices.tier_ends(row))
    return found
