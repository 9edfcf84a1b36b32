"""What lists and choices of plans show beside what the API tells: names alone, and how many companies are on which."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from schematic_server.domains.plans import plans, store
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.plans import ListPlansQuery, PlanDetailResponseData


def choices(scope: Scope, query: ListPlansQuery) -> list[tuple[str, str]]:
    """Ids and names of plans, newest first: what they grant, which takes ten times as long, is not looked at."""
    return [(row["id"], row["name"]) for row in store.list_plans(scope, query)]


def priced(scope: Scope, query: ListPlansQuery) -> list[PlanDetailResponseData]:
    """Plans with their prices, newest first, as if they granted nothing, and no company were on any."""
    return plans.details(scope, store.list_plans(scope, query), with_counts=False, with_features=False)


def companies_on(scope: Scope, plan_ids: Iterable[str]) -> dict[str, int]:
    """How many companies are on each plan; 0 is left out."""
    return store.company_counts(scope, plan_ids)


def companies_on_version(scope: Scope, plan_version_id: str) -> int:
    return store.companies_on_version(scope, plan_version_id)
