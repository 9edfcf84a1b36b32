"""Publishing plan versions, and deleting them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from schematic_server.domains.companies import companies
from schematic_server.domains.entitlements import issues
from schematic_server.domains.plancredits import issues as credit_issues
from schematic_server.domains.planmigrations import migrations
from schematic_server.domains.plans import plans, versions
from schematic_server.domains.publishing import diff
from schematic_server.domains.publishing.views import Publication, custom_checked, custom_previewed, custom_published
from schematic_server.errors import BadRequest
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.plans import (
        PlanIssueResponseData,
        PlanVersionResponseData,
        PreviewPublishPlanVersionRequestBody,
        PublishPlanVersionRequestBody,
        PublishPreviewResponseData,
    )
    from schematic_server.contract.shared import DeleteResponse
    from schematic_server.domains.publishing.views import Body

MAX_EXCLUDED = 1000  # companies
# Members that are about charging the company of a custom plan; others have no one company to charge.
_OF_CUSTOM = (
    "activation_strategy",
    "address",
    "billing_cycle_anchor",
    "billing_start_date",
    "collection_method",
    "coupon_external_id",
    "custom_field_values",
    "customer_email",
    "days_until_due",
    "end_date",
    "phone",
    "prorate_first_period",
    "send_invoice",
    "tax_id",
)


def publish(scope: Scope, plan_version_id: str, body: PublishPlanVersionRequestBody) -> PlanVersionResponseData:
    """Put a draft live; companies on the version published until then move as the strategy says, or stay.

    Raises NotFound, and BadRequest naming what stands in the way.
    """
    version = versions.get(scope, plan_version_id)
    plan = plans.get_row(scope, version["plan_id"])
    before = _check(scope, plan, version, body)
    published = versions.publish(scope, version)
    is_custom = plan["company_id"] is not None
    publication = Publication(plan, published, before, body)
    waits = [tell(scope, publication) for tell in custom_published] if is_custom else []
    if before is not None and not any(waits) and _moving(scope, before, body):
        migrations.start(
            scope,
            plan=plan,
            to_version=published,
            from_version_ids=[before["id"]],
            strategy=body["migration_strategy"],
            scheduled_at=body.get("scheduled_at"),
            company_ids=None,
            excluded_company_ids=body["excluded_company_ids"],
            proration_behavior=body.get("proration_behavior"),
        )
    return versions.response(published, plan)


def preview(
    scope: Scope, plan_version_id: str, body: PreviewPublishPlanVersionRequestBody
) -> PublishPreviewResponseData:
    """What publishing would do; of a custom plan also what it would cost its company."""
    version = versions.get(scope, plan_version_id)
    plan = plans.get_row(scope, version["plan_id"])
    amounts: dict[str, Any] = {}
    try:
        before = _check(scope, plan, version, body)
        note, fails = _note(_moving(scope, before, body), body["migration_strategy"]), False
        for priced in custom_previewed if plan["company_id"] is not None else ():
            amounts.update(priced(scope, Publication(plan, version, before, body)))
    except BadRequest as error:
        note, fails = str(error), True
    told: dict[str, Any] = {
        "effective_at": None if fails else _effective_at(scope, body),
        "lands_on": "none",
        "has_billing_changes": diff.of_version(scope, plan_version_id, None)["has_billing_changes"],
        "will_update_subscription": False,
        "would_fail": fails,
        "note": note,
        "proration_charge": 0,
        "proration_credit": 0,
        "proration_total": 0,
        "proration_lines": [],
        "pay_in_advance": [],
        "payment_method": {"has_default": False},
        "default_collection_method": "send_invoice",
        "default_days_until_due": 30,
        "default_send_invoice": True,
        **amounts,
    }
    return cast("PublishPreviewResponseData", told)


def plan_issues(scope: Scope, plan_id: str, plan_version_id: str | None) -> list[PlanIssueResponseData]:
    """What stands in the way of publishing a version of a plan, its draft unless it is named."""
    plans.get_row(scope, plan_id)
    if plan_version_id is not None:
        version: Row | None = versions.of_plan(scope, plan_version_id, plan_id)
    else:
        version = versions.newest(scope, plan_id)
    return [] if version is None else _issues(scope, version["id"])


def delete(scope: Scope, plan_version_id: str, *, promote: bool) -> DeleteResponse:
    """Drop a version that no company is on. In the place of the published one the newest archived one is promoted,
    if asked for; raises NotFound, and BadRequest naming the way out."""
    version = versions.get(scope, plan_version_id)
    held = versions.count_companies(scope, plan_version_id)
    if held:
        raise BadRequest(
            f"plan version {plan_version_id}: {held} companies are on it; move them to another version first"
        )
    if version["status"] == "published":
        _promote(scope, version, promote)
    versions.remove(scope, [version])
    return {"deleted": True}


def _issues(scope: Scope, plan_version_id: str) -> list[PlanIssueResponseData]:
    return [*issues.of_version(scope, plan_version_id), *credit_issues.of_version(scope, plan_version_id)]


def _promote(scope: Scope, version: Row, is_asked_for: bool) -> None:
    if not is_asked_for:
        raise BadRequest(
            f"plan version {version['id']} is published; send promote_archived_version=true to have the one before it"
            " back, or publish another one"
        )
    before = versions.newest_archived(scope, version["plan_id"])
    if before is None:
        raise BadRequest(
            f"promote_archived_version: plan {version['plan_id']} has no archived version; delete the plan instead"
        )
    versions.publish(scope, before)


def _check(scope: Scope, plan: Row, version: Row, body: Body) -> Row | None:
    """The version that is published until now; raises BadRequest for whatever refuses a publication."""
    if version["status"] != "draft":
        raise BadRequest(
            f"plan version {version['id']} is {version['status']}; edit the plan, then publish the draft that is made"
        )
    given = cast("Mapping[str, Any]", body)
    for member in _OF_CUSTOM:
        if given.get(member) is not None and plan["company_id"] is None:
            raise BadRequest(f"{member}: goes with custom plans, which are one company's; leave it out")
    _check_strategy(scope, body)
    _check_excluded(scope, body)
    for issue in _issues(scope, version["id"]):
        raise BadRequest(f"plan version {version['id']} cannot be published: {issue['description']}")
    shown = versions.shown(scope, [version["plan_id"]])[version["plan_id"]]
    before = shown if shown["status"] == "published" else None
    if body.get("require_no_migration") and (moving := _moving(scope, before, body)):
        raise BadRequest(f"require_no_migration: {moving} companies would move; use migration_strategy leave")
    for check in custom_checked if plan["company_id"] is not None else ():
        check(scope, Publication(plan, version, before, body))
    return before


def _check_strategy(scope: Scope, body: Body) -> None:
    strategy, scheduled_at = body["migration_strategy"], body.get("scheduled_at")
    if strategy == "scheduled" and scheduled_at is None:
        raise BadRequest("scheduled_at is required for migration_strategy scheduled")
    if strategy != "scheduled" and scheduled_at is not None:
        raise BadRequest(f"scheduled_at: goes with migration_strategy scheduled, not {strategy}; leave it out")
    if scheduled_at is not None and scheduled_at <= scope.now:
        raise BadRequest("scheduled_at: must be in the future; to move companies now use migration_strategy immediate")
    proration = body.get("proration_behavior")
    if proration is None:
        return
    if strategy == "leave":
        raise BadRequest("proration_behavior: with migration_strategy leave nobody moves; leave it out")
    if strategy == "end_of_billing_period" and proration != "none":
        raise BadRequest("proration_behavior: at the end of a billing period nothing is left to prorate; use none")


def _check_excluded(scope: Scope, body: Body) -> None:
    excluded = body["excluded_company_ids"]
    if len(excluded) > MAX_EXCLUDED:
        raise BadRequest(f"excluded_company_ids: at most {MAX_EXCLUDED}, not {len(excluded)}")
    for company_id in companies.unknown(scope, excluded):
        raise BadRequest(f"excluded_company_ids: company {company_id} does not exist in this environment")


def _moving(scope: Scope, before: Row | None, body: Body) -> int:
    """How many companies a publication would move."""
    if before is None or body["migration_strategy"] == "leave":
        return 0
    return versions.count_companies(scope, before["id"], body["excluded_company_ids"])


def _effective_at(scope: Scope, body: Body) -> datetime | None:
    """When companies move; None where each moves at a time of its own."""
    if body["migration_strategy"] == "end_of_billing_period":
        return None
    return body.get("scheduled_at") or scope.now


def _note(moving: int, strategy: str) -> str:
    when = {"immediate": "now", "scheduled": "at scheduled_at", "end_of_billing_period": "as their periods end"}
    return f"{moving} companies move {when[strategy]}." if moving else "No company moves."
