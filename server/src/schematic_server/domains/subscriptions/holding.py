"""What a company has, said as a selection: to be changed in one place, and kept in all others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from schematic_server.domains.entitlements import plan_entitlements
from schematic_server.domains.plans import assignments
from schematic_server.domains.subscriptions import line_store
from schematic_server.domains.subscriptions.choosing import PlanChoice, Selection
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row


def of_company(scope: Scope, company_id: str) -> Selection:
    """The selection that changes nothing."""
    held = assignments.of_companies(scope, [company_id]).get(company_id, ())
    choices = [(row["is_base"], _choice(row)) for row in held]
    return Selection(
        company_id,
        base=next((one for is_base, one in choices if is_base), None),
        add_ons=[one for is_base, one in choices if not is_base],
        quantities=quantities(scope, company_id, held),
    )


def quantities(scope: Scope, company_id: str, held: Sequence[Row]) -> dict[str, int]:
    """What the company has bought in advance with these plans, each by one of its prices."""
    bought = line_store.quantities(scope, [company_id]).get(company_id, {})
    granted = plan_entitlements.rows_of(scope, [row["plan_version_id"] for row in held]) if bought else {}
    return {
        price_id: quantity
        for row in held
        for one in granted.get(row["plan_version_id"], ())
        if (quantity := bought.get((row["plan_id"], one["feature_id"]), 0))
        and (price_id := next(_prices(one), None)) is not None
    }


def _choice(row: Row) -> PlanChoice:
    return PlanChoice(row["plan_id"], row["plan_version_id"], row["price_id"])


def _prices(entitlement: Mapping[str, Any]) -> Any:
    """Ids of its prices."""
    return (
        price["id"]
        for by_interval in entitlement["prices"]
        for name, price in by_interval.items()
        if name != "currency"
    )
