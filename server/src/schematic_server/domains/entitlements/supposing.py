"""What a company might do if it were on other plans than it is: with its usage, overrides and traits of now."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from schematic_server.domains.companies import metrics
from schematic_server.domains.credits import engine as credits
from schematic_server.domains.entitlements import effective, feature_usage, prices, store
from schematic_server.domains.entitlements.derive import is_override
from schematic_server.domains.entitlements.effective import Entitlement
from schematic_server.domains.features import features
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.entitlements import FeatureUsageResponseData

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Supposed:
    """Plan versions, and quantities bought of features, by feature; of others those that the company has count."""

    version_ids: Sequence[str]
    quantities: Mapping[str, int] = field(default_factory=dict[str, int])


def overused(scope: Scope, company_id: str, choices: Mapping[K, Supposed]) -> dict[K, list[FeatureUsageResponseData]]:
    """The features of which the company has used more than each choice would allow; a few statements for any number
    of choices. Use that would be charged for is no overuse."""
    found = {one: [each for each in own if _is_over(each)] for one, own in suppose(scope, company_id, choices).items()}
    known = features.responses(scope, sorted({one.grant["feature_id"] for own in found.values() for one in own}))
    return {
        choice: feature_usage.rows(scope, [(one, known[one.grant["feature_id"]]) for one in own]) if own else []
        for choice, own in found.items()
    }


def suppose(scope: Scope, company_id: str, choices: Mapping[K, Supposed]) -> dict[K, Sequence[Entitlement]]:
    """What the company would be entitled to by each choice."""
    ids = [company_id]
    wanted = sorted({version_id for choice in choices.values() for version_id in choice.version_ids})
    by_version = scope.each(store.by_version, wanted)
    overrides = scope.once(store.overrides_now, ids).get(company_id, ())
    named = {
        row[name]
        for row in (*overrides, *(one for own in by_version.values() for one in own))
        for name in ("value_trait_id", "trait_id")
    }
    traits = store.trait_values(scope.db, ids, named - {None}).get(company_id, {})
    counted = scope.once(metrics.current_of, ids)[company_id]
    anchor = scope.once(metrics.anchors_of, ids).get(company_id)
    found: dict[K, Sequence[Entitlement]] = {}
    for key, choice in choices.items():
        grants = [row for one in choice.version_ids for row in by_version.get(one, ())]
        held = effective.decide(
            company_id,
            (),
            grants,
            overrides,
            counted,
            {**traits, **_bought(grants, choice.quantities)},
            anchor,
            scope.now,
            credits.NOTHING,
        )
        found[key] = held.entitlements
    return found


def _bought(grants: Sequence[Row], quantities: Mapping[str, int]) -> dict[str, str]:
    return {
        row["value_trait_id"]: str(quantities[row["feature_id"]])
        for row in grants
        if row["price_behavior"] == "pay_in_advance" and row["feature_id"] in quantities
    }


def exceeded(found: Sequence[Entitlement]) -> list[Entitlement]:
    """Those of which more is used than a plan allows, whatever may yet be bought in advance with it."""
    return [one for one in found if one.grant.get("price_behavior") != "pay_in_advance" and _is_over(one)]


def _is_over(one: Entitlement) -> bool:
    """What an override says counts on every plan, and use beyond a soft limit is charged for."""
    if is_override(one.grant) or prices.is_soft(one.grant):
        return False
    return one.allocation is not None and one.usage is not None and one.usage > one.allocation
