"""Grants and effective entitlements as the API tells them; loads what they name, once per page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from schematic_server.domains.credits import amounts, credit_types
from schematic_server.domains.entitlements.effective import Entitlement
from schematic_server.domains.entitlements.store import JOINED
from schematic_server.domains.features import features
from schematic_server.domains.plans import plans
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row


@dataclass(frozen=True, slots=True)
class Named:
    """What a page of grants names, by id."""

    features: Mapping[str, Mapping[str, Any]]
    plans: Mapping[str, Mapping[str, Any]]
    traits: Mapping[str, Mapping[str, Any]]
    credits: Mapping[str, Mapping[str, Any]]


def named(scope: Scope, grants: Sequence[Row]) -> Named:
    """Load features, plans, traits and credit types of `grants`."""

    def ids(member: str) -> list[str]:
        return sorted({row[member] for row in grants if row.get(member) is not None})

    return Named(
        features.responses(scope, ids("feature_id")),
        plans.responses(scope, ids("plan_id")),
        features.trait_definitions(scope, ids("value_trait_id")),
        credit_types.named(scope, ids("value_credit_id")),
    )


def grant(row: Row, known: Named) -> dict[str, Any]:
    """Members that entitlements and overrides share."""
    members = {name: value for name, value in row.items() if name not in JOINED and name != "consumption_units"}
    return {
        **members,
        **rates(row),
        "feature": known.features.get(row["feature_id"]),
        "value_trait": known.traits.get(row["value_trait_id"]),
        "value_credit": known.credits.get(row["value_credit_id"]),
    }


def plan_entitlement(row: Row, known: Named) -> dict[str, Any]:
    """Contract: `PlanEntitlementResponseData`."""
    hidden = ("plan_version_id", "value_credit_id")
    members = {name: value for name, value in grant(row, known).items() if name not in hidden}
    return {**members, "plan": known.plans.get(row["plan_id"])}


def feature_entitlement(one: Entitlement) -> dict[str, Any]:
    """Contract: `FeatureEntitlement`; only for a feature with a flag. What does not apply is absent."""
    row = one.grant
    # Clients raise `usage` by what they hear of this event; a trait's usage is not counted in events.
    event = row["event_subtype"] if row["feature_type"] != "trait" else None
    told: dict[str, Any] = {
        "feature_id": row["feature_id"],
        "feature_key": row["flag_key"],
        "value_type": row["value_type"],
        "allocation": one.allocation,
        "usage": one.usage,
        "event_name": event,
        "event_subtype": event,
        "metric_period": one.period,
        "month_reset": one.month_reset,
        "metric_reset_at": one.reset_at,
        "soft_limit": row.get("soft_limit"),
    }
    if row["value_type"] == "credit":
        told.update(credit_members(row))
    if row.get("warning_tiers"):
        told["warning_tiers"] = [{"key": tier["key"], "value": tier["value"]} for tier in row["warning_tiers"]]
    return {name: value for name, value in told.items() if value is not None}


def rates(row: Row) -> dict[str, Any]:
    """What a grant draws of its credit, as the API tells it."""
    units = row["consumption_units"]
    return {
        "consumption_rate": None if units is None else amounts.credits(units),
        "quantity_rates": {key: amounts.credits(one) for key, one in row["quantity_rates"].items()},
    }


def credit_members(row: Row) -> dict[str, Any]:
    """A credit grant's figures. Nothing can be granted to a company yet, so every balance is 0."""
    told = rates(row)
    figures = ("credit_total", "credit_used", "credit_remaining", "credit_reserved", "credit_settled")
    return {
        "credit_id": row["value_credit_id"],
        **told,
        "quantity_rates": told["quantity_rates"] or None,
        **dict.fromkeys(figures, 0.0),
    }
