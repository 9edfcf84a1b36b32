"""Plans and add-ons: shared by all environments of an account, seen at one of their versions in each.

What a plan is called, and what it grants, its versions say (`versions`). The plan itself, which stands in for a version
where an environment has none, says what was published last.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Connection

from schematic_server.changes import PlanChanged
from schematic_server.domains.features.rules import Preview
from schematic_server.domains.plans import store, versions
from schematic_server.domains.plans.views import (
    plan_view,
    version_entitlements_view,
    version_features_view,
    version_view,
)
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.planbundle import CreateCustomPlanBundlePlanRequestBody
    from schematic_server.contract.plans import (
        CreateCustomPlanRequestBody,
        CreatePlanRequestBody,
        ListPlansQuery,
        PlanDetailPart,
        PlanDetailResponseData,
        PlanResponseData,
        UpdatePlanRequestBody,
    )

DEFAULT_ICON = "blue"


def create(scope: Scope, body: CreatePlanRequestBody) -> PlanDetailResponseData:
    """A new plan or add-on with its first version, a draft."""
    return get(scope, insert(scope, body, body["plan_type"])["id"])


def create_custom(scope: Scope, body: CreateCustomPlanRequestBody) -> PlanDetailResponseData:
    """A plan for one company, a draft: empty, or a copy of what another plan grants."""
    if body.get("copied_price_id") is not None:
        raise BadRequest("copied_price_id: plans of this server have no prices yet; leave it out")
    source_id = body.get("copied_from_plan_id")
    source = None if source_id is None else named(scope, "copied_from_plan_id", source_id)
    plan = insert(scope, body, "plan", company_id=body["company_id"], copied_from_plan_id=source_id)
    shown = {} if source is None else versions.shown(scope, [source["id"]])
    for version in shown.values():
        versions.copy(scope, version, versions.draft(scope, plan))
    return get(scope, plan["id"])


def insert(
    scope: Scope,
    body: CreatePlanRequestBody | CreateCustomPlanRequestBody | CreateCustomPlanBundlePlanRequestBody,
    plan_type: str,
    *,
    company_id: str | None = None,
    copied_from_plan_id: str | None = None,
) -> Row:
    """Store a new plan with its first version; raises BadRequest, naming `company_id`, for an unknown company."""
    if company_id is not None and company_id not in store.companies_by_id(scope, [company_id]):
        raise BadRequest(f"company_id: company {company_id} does not exist in this environment")
    plan_id = new_id("plan")
    values = {
        "id": plan_id,
        "name": body["name"],
        "description": body.get("description") or "",
        "icon": body.get("icon") or DEFAULT_ICON,
        "plan_type": plan_type,
        "company_id": company_id,
        "copied_from_plan_id": copied_from_plan_id,
        "created_at": scope.now,
        "updated_at": scope.now,
    }
    store.insert_plan(scope, values)
    versions.draft(scope, values)
    scope.emit(PlanChanged(*scope.everywhere, plan_id, "created"))
    return values


def update(scope: Scope, plan_id: str, body: UpdatePlanRequestBody) -> PlanDetailResponseData:
    """Change what the plan's draft says; the plan as its draft has it."""
    return get(scope, plan_id, edit(scope, get_row(scope, plan_id), body, None)["id"])


def edit(scope: Scope, plan: Row, body: UpdatePlanRequestBody, plan_version_id: str | None) -> Row:
    """Have a draft say what the body does; the version that says it, which is the published one if it does already."""
    says: dict[str, str] = {"name": body["name"]}
    if (icon := body.get("icon")) is not None:
        says["icon"] = icon
    if "description" in body:
        says["description"] = body["description"] or ""
    known = versions.newest(scope, plan["id"]) if plan_version_id is None else None
    if known is not None and all(known[name] == said for name, said in says.items()):
        return known
    version = versions.edited(scope, plan, plan_version_id)
    versions.say(scope, version, says)
    return version


def get(scope: Scope, plan_id: str, plan_version_id: str | None = None) -> PlanDetailResponseData:
    """One plan with its entitlements, seen at a version of it; raises NotFound, also for a version of another plan."""
    row = get_row(scope, plan_id)
    at = {} if plan_version_id is None else {plan_id: versions.of_plan(scope, plan_version_id, plan_id)}
    return details(scope, [row], at, with_entitlements=True)[0]


def get_row(scope: Scope, plan_id: str) -> Row:
    row = store.plans_by_id(scope.db, scope.account_id, [plan_id]).get(plan_id)
    if row is None:
        raise NotFound(f"plan {plan_id} does not exist")
    return row


def rows(scope: Scope, ids: Iterable[str]) -> dict[str, Row]:
    """Plans of the account by id; unknown ids are left out."""
    return store.plans_by_id(scope.db, scope.account_id, ids)


def named(scope: Scope, member: str, plan_id: str) -> Row:
    """The plan that `member` of a body names; raises BadRequest."""
    try:
        return get_row(scope, plan_id)
    except NotFound as error:
        raise BadRequest(f"{member}: {error}") from None


def known_versions(scope: Scope, plan_id: str, ids: Iterable[str]) -> dict[str, Row]:
    """Those of the versions that the plan has in this environment, by id."""
    found = store.versions_by_id(scope.db, scope.environment_id, ids)
    return {one: row for one, row in found.items() if row["plan_id"] == plan_id}


def list_(scope: Scope, query: ListPlansQuery) -> list[PlanDetailResponseData]:
    """A page of plans, newest first. What is not published yet is told of those that were never published, or if asked
    for."""
    return details(
        scope,
        store.list_plans(scope, query),
        with_entitlements=bool(query.get("with_entitlements")),
        with_drafts=bool(query.get("include_draft_versions")),
    )


def details(
    scope: Scope,
    rows: Sequence[Row],
    at: Mapping[str, Row] | None = None,
    *,
    with_entitlements: bool = False,
    with_drafts: bool = True,
    with_counts: bool = True,
    with_features: bool = True,
) -> list[PlanDetailResponseData]:
    """Plans in the order of `rows`, each seen at the version that `at` has for it, else the one that is shown; without
    counts, as if no company were on any; without features, as if it granted none."""
    ids = [row["id"] for row in rows]
    known = store.versions(scope.db, scope.environment_id, ids)
    seen = {**versions.shown_of(known), **(at or {})}
    counts = store.company_counts(scope, ids) if with_counts and not scope.is_hurried else {}
    owners = store.companies_by_id(scope, {row["company_id"] for row in rows if row["company_id"]})
    parts = plan_view.of(scope, ids)
    version_ids = [one["id"] for one in seen.values()]
    said = version_view.of(scope, version_ids)
    features = version_features_view.of(scope, version_ids) if with_features else {}
    entitlements = version_entitlements_view.of(scope, version_ids) if with_entitlements else {}

    def detail(row: Row) -> PlanDetailPart:
        version = seen.get(row["id"])
        own = _own_part(row, known.get(row["id"], []), version, with_drafts)
        if (owner := owners.get(row["company_id"])) is not None:
            own["company_name"], own["company_logo_url"] = owner["name"], owner["logo_url"]
        own["company_count"] = counts.get(row["id"], 0)
        if version is None:
            return {**response(row), **own, **parts[row["id"]], "entitlements": [] if with_entitlements else None}
        told = response({**row, **{name: version[name] for name in versions.SAID}})
        shown, granted = features.get(version["id"], {}), entitlements.get(version["id"], {})
        return {**told, **own, **parts[row["id"]], **said[version["id"]], **shown, **granted}

    return [cast("PlanDetailResponseData", detail(row)) for row in rows]


def response(row: Row) -> PlanResponseData:
    """A plan without versions."""
    return {
        "id": row["id"],
        "name": row["name"],
        "description": row["description"],
        "icon": row["icon"],
        "plan_type": row["plan_type"],
        "company_id": row["company_id"],
        "copied_from_plan_id": row["copied_from_plan_id"],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }


def responses(scope: Scope, ids: Iterable[str]) -> dict[str, PlanResponseData]:
    """Plans without versions, by id."""
    return {one: response(row) for one, row in _told(scope, ids).items()}


def previews(
    db: Connection, account_id: str, environment_id: str, plan_ids: Iterable[str]
) -> dict[str, dict[str, Any]]:
    """What a bulk check tells of a company's base plan, by id; without plans that are gone."""
    found = store.plans_told(db, account_id, environment_id, plan_ids)
    return {one: {"id": one, "name": row["name"]} for one, row in found.items()}


def snapshot(row: Row) -> dict[str, Any]:
    """A plan as the record of changes keeps it (contract: `PlanSnapshotView` without `deleted`)."""
    return {name: row[name] for name in ("id", "name", "description", "icon")}


def check_type(plan: Row, member: str, wanted: str) -> None:
    """Raises BadRequest when `member` names a plan of the other type."""
    if plan["plan_type"] != wanted:
        raise BadRequest(f"{member}: {plan['id']} is of type {plan['plan_type']}; name one of type {wanted}")


def plans_named(scope: Scope, ids: Sequence[str]) -> dict[str, Preview]:
    return {
        one: {"id": one, "name": row["name"], "description": row["description"]}
        for one, row in _told(scope, ids).items()
    }


def versions_named(scope: Scope, ids: Sequence[str]) -> dict[str, Preview]:
    return {
        one: {
            "id": one,
            "name": row["name"],
            "description": row["description"],
            "version": row["version"],
            "status": row["status"],
        }
        for one, row in store.versions_by_id(scope.db, scope.environment_id, ids).items()
    }


def _told(scope: Scope, ids: Iterable[str]) -> dict[str, Row]:
    return scope.each(store.plans_here, ids)


def _own_part(row: Row, known: Sequence[Row], shown: Row | None, with_drafts: bool) -> PlanDetailPart:
    told = [
        versions.response(one, row)
        for one in known
        if with_drafts or one["status"] != "draft" or one["id"] == (shown or {}).get("id")
    ]
    return {
        "active_version": next((one for one in told if one["status"] == "published"), None),
        "draft_version": next((one for one in told if one["status"] == "draft"), None),
        "versions": told,
        "company_name": None,
        "company_logo_url": None,
        "features": [],
        "credits": [],
        "currency_prices": [],
        "included_credit_grants": [],
        "billing_strategy": "no_billing",
        "charge_type": "none",
        "controlled_by": "schematic",
        "is_default": False,
        "is_free": True,
        "is_trialable": False,
    }
