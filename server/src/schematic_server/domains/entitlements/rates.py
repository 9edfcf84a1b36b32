"""What events draw of credits, by the entitlements that count for their features: rates, exact."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from schematic_server.domains.entitlements import effective, rate_store
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

Use = tuple[str, str]  # company, event subtype


@dataclass(frozen=True, slots=True)
class Rate:
    """`units` are billionths of credits a use, `quantity_rates` the same by what else is counted. Of a strict credit
    nothing may be drawn that its balance does not cover."""

    feature_id: str
    credit_id: str
    is_strict: bool
    is_inference: bool
    units: int
    quantity_rates: Mapping[str, int]


def of_events(scope: Scope, uses: Collection[Use]) -> dict[Use, list[Rate]]:
    """Rates at which these companies' events draw, by feature; without those that draw nothing.

    One statement where no credit entitlement names such an event, two where one does.
    """
    features: dict[str, list[Row]] = {}
    for row in rate_store.drawing_features(scope, sorted({subtype for _, subtype in uses})):
        features.setdefault(row["event_subtype"], []).append(row)
    if not features:
        return {}
    wanted = {(company_id, row["id"]): None for company_id, subtype in uses for row in features.get(subtype, ())}
    grants: dict[tuple[str, str], list[Row]] = {}
    for company_id, row in rate_store.grants_of_features(scope, sorted(wanted)):
        grants.setdefault((company_id, row["feature_id"]), []).append(row)
    found: dict[Use, list[Rate]] = {}
    for company_id, subtype in uses:
        for feature in features.get(subtype, ()):
            counting = effective.counting(grants.get((company_id, feature["id"]), ()))
            if counting is not None and counting["value_type"] == "credit":
                found.setdefault((company_id, subtype), []).append(_rate(feature, counting))
    return found


def _rate(feature: Row, grant: Row) -> Rate:
    return Rate(
        feature["id"],
        grant["value_credit_id"],
        grant["is_strict"],
        feature["event_source"] == "inference",
        grant["consumption_units"],
        grant["quantity_rates"],
    )
