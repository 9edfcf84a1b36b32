"""What plans' grants of credits add to plans and companies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from schematic_server.domains.credits import credit_types
from schematic_server.domains.entitlements.contributions import credits_drawn
from schematic_server.domains.plancredits import plan_grants, render, store, topup_store
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.companies import CompanyPlanCreditGrantView
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


def grants_of_companies(
    scope: Scope, versions: Mapping[str, Sequence[str]]
) -> dict[str, dict[str, list[CompanyPlanCreditGrantView]]]:
    """What companies' plans give, with what each has set of its top-ups, by company and version."""
    rows = store.grants_of_versions(scope, sorted({one for own in versions.values() for one in own}))
    if not rows:
        return {}
    known, choices = render.named(scope, rows), topup_store.choices_of(scope, versions)
    found: dict[str, dict[str, list[CompanyPlanCreditGrantView]]] = {}
    for company_id, own in versions.items():
        told = found[company_id] = {}
        for row in rows:
            if row["plan_version_id"] in own:
                choice = choices.get(company_id, {}).get(row["origin_id"])
                told.setdefault(row["plan_version_id"], []).append(render.of_company(row, known, choice))
    return found
