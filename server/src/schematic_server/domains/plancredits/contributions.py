"""What plans' grants of credits add to plans and companies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from schematic_server.domains.credits import credit_types
from schematic_server.domains.entitlements.contributions import credits_drawn
from schematic_server.domains.plancredits import plan_grants, store
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.plans import PlanDetailPart


def credits_of_versions(scope: Scope, ids: Sequence[str]) -> dict[str, PlanDetailPart]:
    """`credits` and `included_credit_grants` of a plan's detail, by version: what is given, and what features draw."""
    given: dict[str, list[Row]] = {one: [] for one in ids}
    for row in store.grants_of_versions(scope, ids):
        given[row["plan_version_id"]].append(row)
    drawn = credits_drawn(scope, ids)
    named = {one: dict.fromkeys([*(row["credit_id"] for row in rows), *drawn[one]]) for one, rows in given.items()}
    known = credit_types.named(scope, sorted({one for own in named.values() for one in own}))
    told = iter(plan_grants.details(scope, [row for own in given.values() for row in own]))
    return {
        version_id: {
            "credits": [known[one] for one in named[version_id]],
            "included_credit_grants": [next(told) for _ in own],
        }
        for version_id, own in given.items()
    }
