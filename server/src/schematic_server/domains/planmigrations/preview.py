"""What a migration would do; nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.planmigrations import migrations, store
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.planmigrations import (
        PlanVersionMigrationPreviewCompanyResponseData,
        PlanVersionMigrationPreviewResponseData,
        PreviewMigrationRequestBody,
    )

MAX_COMPANIES = 100


def preview(scope: Scope, body: PreviewMigrationRequestBody) -> PlanVersionMigrationPreviewResponseData:
    """Each of the companies named, or the first ones that a migration of all would move."""
    plan, _, from_ids = migrations.chosen(
        scope, body["plan_id"], body["plan_version_id_to"], body["target_plan_type"], body.get("plan_version_ids_from")
    )
    named = body.get("company_ids")
    if named is None:
        versions = _first(scope, from_ids)
    else:
        migrations.check_companies(scope, named)
        versions = dict.fromkeys(named, None) | store.versions_of(scope, plan["id"], named)
    return {
        "has_billing_changes": False,
        "companies": [_told(company_id, version_id, from_ids) for company_id, version_id in versions.items()],
    }


def _first(scope: Scope, version_ids: list[str]) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for version_id in version_ids:
        found.update(dict.fromkeys(store.companies_on(scope, version_id, "", MAX_COMPANIES - len(found)), version_id))
    return found


def _told(
    company_id: str, version_id: str | None, from_ids: list[str]
) -> PlanVersionMigrationPreviewCompanyResponseData:
    """Nobody is billed here, so limits alone change."""
    is_skipped = version_id not in from_ids
    message = "It is on none of the versions that the migration moves companies from: it would be skipped."
    return {
        "company_id": company_id,
        "plan_version_id_from": version_id,
        "has_billing_changes": False,
        "has_custom_pricing": False,
        "will_update_subscription": False,
        "would_fail": False,
        "note": message if is_skipped else None,
        "notes": [{"message": message, "blocking": False, "code": "not_on_origin_version"}] if is_skipped else [],
    }
