"""What of a plan version's grants of credits stands in the way of publishing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.credits import credit_types
from schematic_server.domains.plancredits import store
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.plans import PlanIssueResponseData


def of_version(scope: Scope, plan_version_id: str) -> list[PlanIssueResponseData]:
    """Grants that could not be made any more, oldest first: their credit type is gone since."""
    rows = store.grants_of_versions(scope, [plan_version_id])
    usable = credit_types.credits_named(scope, sorted({row["credit_id"] for row in rows}))
    return [
        {
            "code": "credit_type_deleted",
            "description": f"Plan credit grant {row['id']} gives credits of a type that was deleted.",
            "detail": f"Give another credit type than {row['credit_id']}, or delete it.",
            "id": row["id"],
        }
        for row in rows
        if row["credit_id"] not in usable
    ]
