"""What plan versions give of credits. Whatever edits a published plan goes into its draft.

A grant has an origin: the same in all versions of the plan that kept it. With `apply_to_existing` an edit is made in
every version that has it, and what companies hold by it follows (`issuing`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from schematic_server.changes import Action, PlanCreditGrantChanged
from schematic_server.domains.credits import credit_types
from schematic_server.domains.plancredits import applying, render, store, terms
from schematic_server.domains.plans import plans, versions
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.credits import (
        BillingPlanCreditGrantResponseData,
        CreateBillingPlanCreditGrantRequestBody,
        UpdateBillingPlanCreditGrantRequestBody,
    )
    from schematic_server.contract.shared import DeleteResponse

    _Body: TypeAlias = CreateBillingPlanCreditGrantRequestBody | UpdateBillingPlanCreditGrantRequestBody


def create(scope: Scope, body: CreateBillingPlanCreditGrantRequestBody) -> BillingPlanCreditGrantResponseData:
    """Have a plan's draft give credits. Raises BadRequest for a member that does not fit."""
    plan = plans.named(scope, "plan_id", body["plan_id"])
    return get(scope, add(scope, versions.edited(scope, plan, body.get("plan_version_id")), body))


def add(scope: Scope, version: Row, body: CreateBillingPlanCreditGrantRequestBody) -> str:
    """Have a draft give credits, and answer the id; see `create`."""
    plan = plans.get_row(scope, version["plan_id"])
    credit = _credit(scope, body["credit_id"])
    plan_grant_id = new_id("bilpcg")
    row = {
        "id": plan_grant_id,
        "plan_id": plan["id"],
        "plan_version_id": version["id"],
        "credit_id": body["credit_id"],
        "origin_id": plan_grant_id,
        **_columns(scope, plan, credit, body, None),
        "created_at": scope.now,
        "updated_at": scope.now,
    }
    rows = [row]
    if body.get("apply_to_existing"):
        for other in versions.in_force(scope, plan["id"], version["id"]):
            rows.append({**row, "id": new_id("bilpcg"), "plan_version_id": other["id"]})
        applying.ask(scope, plan["id"])
    store.insert_grants(scope, rows)
    for one in rows:
        _emit(scope, one, "created")
    return plan_grant_id


def update(
    scope: Scope, plan_grant_id: str, body: UpdateBillingPlanCreditGrantRequestBody
) -> BillingPlanCreditGrantResponseData:
    """Change what is given; plan and credit type stay. Members that are absent keep what they say.

    The answer is the draft's grant: of a published one, its copy.
    """
    return get(scope, change(scope, plan_grant_id, body))


def change(
    scope: Scope, plan_grant_id: str, body: UpdateBillingPlanCreditGrantRequestBody, version: Row | None = None
) -> str:
    """Change a grant, and answer the id of what was changed, in `version` if given; see `update`."""
    is_applied = bool(body.get("apply_to_existing"))
    before = _editable(scope, plan_grant_id, version, makes_draft=not is_applied)
    plan = plans.get_row(scope, before["plan_id"])
    credit = _credit(scope, before["credit_id"])
    values = _columns(scope, plan, credit, body, before)
    for row in _everywhere(scope, before, is_applied):
        store.update_grant(scope, row["id"], {**values, "updated_at": scope.now})
        _emit(scope, row, "updated")
    return cast(str, before["id"])


def delete(
    scope: Scope, plan_grant_id: str, version: Row | None = None, *, apply_to_existing: bool = False
) -> DeleteResponse:
    """Have the draft give nothing of it: of a published plan it is given until the draft is published.

    With `apply_to_existing` no version gives it, and what companies hold by it is retired.
    """
    before = _editable(scope, plan_grant_id, version, makes_draft=not apply_to_existing)
    for row in _everywhere(scope, before, apply_to_existing):
        was = details(scope, [row])[0]
        store.delete_grant(scope, row["id"])
        _emit(scope, row, "deleted", was)
    return {"deleted": True}


def get(scope: Scope, plan_grant_id: str) -> BillingPlanCreditGrantResponseData:
    """One grant; raises NotFound."""
    return details(scope, [_row(scope, plan_grant_id)])[0]


def of_version(scope: Scope, plan_version_id: str) -> list[BillingPlanCreditGrantResponseData]:
    """What a version gives, oldest first."""
    return details(scope, store.grants_of_versions(scope, [plan_version_id]))


def rows_of_version(scope: Scope, plan_version_id: str) -> list[Row]:
    """The same as they are stored."""
    return store.grants_of_versions(scope, [plan_version_id])


def without_bundles(scope: Scope, version_ids: Sequence[str]) -> frozenset[str]:
    """Ids of the credit types that versions give, and of which they allow no bundles to be bought."""
    rows = store.grants_of_versions(scope, version_ids)
    allowed = {row["credit_id"] for row in rows if row["told"]["can_buy_bundles"]}
    return frozenset(row["credit_id"] for row in rows if row["credit_id"] not in allowed)


def details(scope: Scope, rows: Sequence[Row]) -> list[BillingPlanCreditGrantResponseData]:
    """Grants in the order of `rows`."""
    known = render.named(scope, rows)
    return [render.plan_grant(row, known) for row in rows]


def copy(scope: Scope, source: Row, target: Row) -> None:
    """Have a version, which is a copy, give what the one copied does; nobody is told of copies.

    In another version of the same plan it is the same grant, so that who moves there keeps what was given.
    """
    is_same_plan = source["plan_id"] == target["plan_id"]
    copies: list[dict[str, Any]] = []
    for row in store.grants_of_versions(scope, [source["id"]]):
        plan_grant_id = new_id("bilpcg")
        copies.append(
            {
                **row,
                "id": plan_grant_id,
                "plan_id": target["plan_id"],
                "plan_version_id": target["id"],
                "origin_id": row["origin_id"] if is_same_plan else plan_grant_id,
            }
        )
    store.insert_grants(scope, copies)


def leave(scope: Scope, leaving: Sequence[Row]) -> None:
    """Tell of what versions give that are about to be deleted."""
    rows = store.grants_of_versions(scope, [one["id"] for one in leaving])
    for row, was in zip(rows, details(scope, rows), strict=True):
        _emit(scope, row, "deleted", was)


def _emit(scope: Scope, row: Row, action: Action, was: BillingPlanCreditGrantResponseData | None = None) -> None:
    scope.emit(PlanCreditGrantChanged(*scope.here, row["id"], row["plan_version_id"], action, was=was))


def _row(scope: Scope, plan_grant_id: str) -> Row:
    row = store.grants_by_id(scope, [plan_grant_id]).get(plan_grant_id)
    if row is None:
        raise NotFound(f"plan credit grant {plan_grant_id} does not exist in this environment")
    return row


def _everywhere(scope: Scope, row: Row, is_applied: bool) -> list[Row]:
    """The grant alone, or in all versions that have it, with what companies hold by it to follow."""
    if not is_applied:
        return [row]
    applying.ask(scope, row["plan_id"])
    return store.grants_of_origin(scope, row["origin_id"])


def _editable(scope: Scope, plan_grant_id: str, version: Row | None, *, makes_draft: bool) -> Row:
    """The grant itself, if it is the draft's; of a published one what the draft has of it.

    An edit of all versions at once needs no draft: then it is the published one where there is none.
    """
    row = _row(scope, plan_grant_id)
    if version is not None and row["plan_id"] != version["plan_id"]:
        raise NotFound(f"plan {version['plan_id']} has no credit grant {plan_grant_id}")
    own = versions.get(scope, row["plan_version_id"])
    if own["status"] == "draft":
        return row
    if own["status"] == "published" and version is None and not makes_draft:
        return row
    if own["status"] == "archived":
        raise BadRequest(
            f"plan credit grant {plan_grant_id} is of version {own['version']}, which is archived and stays as it is;"
            " edit that of the published version or of the draft"
        )
    draft = version or versions.draft(scope, plans.get_row(scope, row["plan_id"]))
    of_draft = store.grants_of_versions(scope, [draft["id"]])
    found = next((one for one in of_draft if one["origin_id"] == row["origin_id"]), None)
    if found is None:
        raise BadRequest(
            f"plan credit grant {plan_grant_id} was deleted in the plan's draft {draft['id']}; create it anew"
        )
    return found


def _credit(scope: Scope, credit_id: str) -> Any:
    try:
        return credit_types.get(scope, credit_id)
    except NotFound as error:
        raise BadRequest(f"credit_id: {error}") from None


def _columns(scope: Scope, plan: Row, credit: Row, body: _Body, before: Row | None) -> dict[str, Any]:
    found = terms.columns(
        cast("terms.Body", body),
        before,
        now=scope.now,
        is_custom=plan["company_id"] is not None,
        has_price=credit["price"] is not None,
    )
    license_id = found["license_id"]
    if license_id is not None and not store.has_licence(scope, license_id):
        raise BadRequest(f"license_id: license {license_id} does not exist")
    return found
