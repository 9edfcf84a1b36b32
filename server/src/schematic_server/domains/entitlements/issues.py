"""What stands in the way of publishing a plan version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.credits import credit_types
from schematic_server.domains.entitlements import store
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.plans import PlanIssueResponseData


def of_version(scope: Scope, plan_version_id: str) -> list[PlanIssueResponseData]:
    """Entitlements that could not be made any more, oldest first: what they draw on is gone since."""
    rows = store.stored_entitlements(scope, [plan_version_id])
    credit_ids = sorted({row["value_credit_id"] for row in rows if row["value_credit_id"] is not None})
    usable = credit_types.credits_named(scope, credit_ids)
    return [
        {
            "code": "credit_type_deleted",
            "description": f"Plan entitlement {row['id']} draws on a credit type that was deleted.",
            "detail": f"Grant it of another credit type than {row['value_credit_id']}, or delete it.",
            "id": row["id"],
        }
        for row in rows
        if row["value_credit_id"] is not None and row["value_credit_id"] not in usable
    ]
