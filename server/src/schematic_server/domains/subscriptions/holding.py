"""What a company has, with another plan or version in the place of its base plan, said as a selection."""

from __future__ import annotations

from collections.abc import Mapping

from schematic_server.domains.entitlements import plan_entitlements
from schematic_server.domains.plans import assignments, versions
from schematic_server.domains.subscriptions import line_store, wanted
from schematic_server.domains.subscriptions.choosing import PlanChoice, Selection
from schematic_server.scope import Scope


def with_base(scope: Scope, company_id: str, base: PlanChoice | None) -> Selection:
    """Without a base plan for None. Add-ons stay as they are, and what was bought in advance with plans that stay, each
    by a price of the version that the company would be on."""
    held = assignments.of_companies(scope, [company_id]).get(company_id, ())
    add_ons = [row for row in held if not row["is_base"]]
    targets: dict[str, str] = {row["plan_id"]: row["plan_version_id"] for row in add_ons}
    if base is not None and (version_id := base.version_id or _shown(scope, base.plan_id)) is not None:
        targets[base.plan_id] = version_id
    return Selection(
        company_id,
        base=base,
        add_ons=[PlanChoice(row["plan_id"], row["plan_version_id"], row["price_id"]) for row in add_ons],
        quantities=_quantities(scope, company_id, targets),
    )


def _shown(scope: Scope, plan_id: str) -> str | None:
    row = versions.shown(scope, [plan_id]).get(plan_id)
    return None if row is None else row["id"]


def _quantities(scope: Scope, company_id: str, targets: Mapping[str, str]) -> dict[str, int]:
    """What the company has bought in advance; `targets` are versions by plan."""
    bought = line_store.quantities(scope, [company_id]).get(company_id, {})
    granted = plan_entitlements.rows_of(scope, targets.values()) if bought else {}
    return {
        wanted.any_price(one): quantity
        for plan_id, version_id in targets.items()
        for one in granted.get(version_id, ())
        if one["prices"] and (quantity := bought.get((plan_id, one["feature_id"]), 0))
    }
