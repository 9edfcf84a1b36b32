"""Plan versions of an environment: a draft is edited, published, archived by the next one.

A plan has at most one draft and one published version in an environment. Whatever edits a published plan edits its
draft, made by copying on the first edit; companies stay on the version that they are on, archived ones included.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

import sqlalchemy as sa

from schematic_server.changes import PlanChanged, PlanVersionChanged
from schematic_server.domains.plans import store
from schematic_server.domains.plans.views import version_copied, version_features, version_offered, versions_leaving
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.plans import PlanVersionResponseData

# What a version says of the plan; the plan itself says it where it has no version.
SAID = ("name", "description", "icon")


def draft(scope: Scope, plan: Row) -> Row:
    """The draft of a plan, made if there is none: a copy of the published version, else the plan's first version."""
    own = store.versions(scope.db, scope.environment_id, [plan["id"]]).get(plan["id"], [])
    found = next((one for one in own if one["status"] == "draft"), None)
    if found is not None:
        return found
    source = next((one for one in own if one["status"] == "published"), None)
    made = _insert(scope, source or {**plan, "plan_id": plan["id"]}, own[0]["version"] + 1 if own else 1)
    if source is not None:
        copy(scope, source, made)
    return made


def copy(scope: Scope, source: Row, target: Row) -> None:
    """Copy what hangs on a version into another one that has nothing yet."""
    for one in version_copied:
        one(scope, source, target)


def edited(scope: Scope, plan: Row, plan_version_id: str | None) -> Row:
    """The draft that an edit goes into: the one named, else the plan's.

    Raises BadRequest, naming `plan_version_id`, for what is no version of the plan here, or none that can be edited.
    """
    if plan_version_id is None:
        return draft(scope, plan)
    try:
        row = of_plan(scope, plan_version_id, plan["id"])
    except NotFound as error:
        raise BadRequest(f"plan_version_id: {error}") from None
    if row["status"] != "draft":
        raise BadRequest(
            f"plan_version_id: {plan_version_id} is {row['status']}, and companies may be on it;"
            " leave it out, then the plan's draft is edited"
        )
    return row


def say(scope: Scope, version: Row, says: Row) -> None:
    """Change name, description, icon or renewal policy of a draft; a plan published nowhere says the same."""
    plan_id: str = version["plan_id"]
    store.update_version(scope, version["id"], {**says, "updated_at": scope.now})
    told = {name: says[name] for name in SAID if name in says}
    if told and not store.is_published_anywhere(scope, plan_id):
        store.update_plan(scope, plan_id, {**told, "updated_at": scope.now})
        scope.emit(PlanChanged(*scope.everywhere, plan_id, "updated"))
    else:
        scope.emit(PlanChanged(*scope.here, plan_id, "updated"))


def publish(scope: Scope, version: Row) -> Row:
    """Put a version in the place of the published one, which is archived; the plan says what it says from now on."""
    plan_id: str = version["plan_id"]
    before = shown(scope, [plan_id])[plan_id]
    if before["status"] == "published":
        _set_status(scope, before, "archived")
        _offer(scope, before, False)
    if version["status"] == "archived":
        _offer(scope, version, True)
    published = _set_status(scope, version, "published")
    plan = store.plans_by_id(scope.db, scope.account_id, [plan_id])[plan_id]
    says = {name: version[name] for name in SAID if version[name] != plan[name]}
    if says:
        store.update_plan(scope, plan_id, {**says, "updated_at": scope.now})
        scope.emit(PlanChanged(*scope.everywhere, plan_id, "updated"))
    else:
        scope.emit(PlanChanged(*scope.here, plan_id, "updated"))
    return published


def publish_first(scope: Scope, plans: Iterable[Row]) -> dict[str, Row]:
    """The published version of each plan, by plan id. One that was never published here is, with what its draft says:
    scripts that make a plan, grant features and put companies on it need not know of versions."""
    by_id = {one["id"]: one for one in plans}
    found = shown(scope, by_id)
    for plan_id, plan in by_id.items():
        version = found.get(plan_id)
        if version is None or version["status"] != "published":
            found[plan_id] = publish(scope, version or draft(scope, plan))
    return found


def remove(scope: Scope, versions: Sequence[Row]) -> None:
    """Delete versions of the environment with all that hangs on them, companies' assignments to them included."""
    ids = [one["id"] for one in versions]
    plans = store.plans_by_id(scope.db, scope.account_id, {one["plan_id"] for one in versions})
    features = _features(scope, ids)
    for tell in versions_leaving:
        tell(scope, versions)
    store.delete_versions(scope, ids)
    for one in versions:
        was = response(one, plans[one["plan_id"]])
        change = PlanVersionChanged(*scope.here, one["id"], one["plan_id"], "deleted", features[one["id"]], was=was)
        scope.emit(change)


def remove_all(scope: Scope, plan_id: str) -> None:
    """Delete the versions of a plan in every environment of the account."""
    by_environment: dict[str, list[Row]] = {}
    for row in store.versions_everywhere(scope, plan_id):
        by_environment.setdefault(row["environment_id"], []).append(row)
    for environment_id, rows in by_environment.items():
        remove(replace(scope, environment_id=environment_id), rows)


def get(scope: Scope, plan_version_id: str) -> Row:
    """A version of this environment; raises NotFound."""
    row = store.versions_by_id(scope.db, scope.environment_id, [plan_version_id]).get(plan_version_id)
    if row is None:
        raise NotFound(f"plan version {plan_version_id} does not exist in this environment")
    return row


def of_plan(scope: Scope, plan_version_id: str, plan_id: str) -> Row:
    """A version of that plan in this environment; raises NotFound."""
    row = store.versions_by_id(scope.db, scope.environment_id, [plan_version_id]).get(plan_version_id)
    if row is None or row["plan_id"] != plan_id:
        raise NotFound(f"plan {plan_id} has no version {plan_version_id} in this environment")
    return row


def of_plans(scope: Scope, plan_ids: Iterable[str]) -> dict[str, list[Row]]:
    """The versions of each plan in this environment, newest first; of those that have any."""
    return store.versions(scope.db, scope.environment_id, plan_ids)


def shown(scope: Scope, plan_ids: Iterable[str]) -> dict[str, Row]:
    """The version that is shown of each plan: the published one; the draft of a plan never published here."""
    return shown_of(store.versions(scope.db, scope.environment_id, plan_ids))


def shown_of(versions: Mapping[str, Sequence[Row]]) -> dict[str, Row]:
    """The same of plans whose versions, newest first, are known."""
    return {
        plan_id: next((one for one in own if one["status"] == "published"), own[0]) for plan_id, own in versions.items()
    }


def shown_ids(environment_id: str) -> sa.Select[tuple[str]]:
    """Ids of the versions that are shown in an environment, for use in a filter."""
    return store.shown_versions(environment_id)


def charged(scope: Scope, version_ids: Iterable[str]) -> dict[str, Row]:
    """How versions are charged (`plan_version_billing`), by version; those that are not are left out."""
    return store.billing(scope, version_ids)


def in_force(scope: Scope, plan_id: str, but: str) -> list[Row]:
    """The versions of a plan that companies may be on, without the one named."""
    own = store.versions(scope.db, scope.environment_id, [plan_id]).get(plan_id, [])
    return [one for one in own if one["status"] != "draft" and one["id"] != but]


def newest(scope: Scope, plan_id: str) -> Row | None:
    """What an edit would change: the draft, else what a draft would be a copy of."""
    own = store.versions(scope.db, scope.environment_id, [plan_id]).get(plan_id, [])
    known = {one["status"]: one for one in own}
    return known.get("draft") or known.get("published")


def newest_archived(scope: Scope, plan_id: str) -> Row | None:
    """The version that was published last before the published one."""
    own = store.versions(scope.db, scope.environment_id, [plan_id]).get(plan_id, [])
    return next((one for one in own if one["status"] == "archived"), None)


def count_companies(scope: Scope, plan_version_id: str, excluded: Collection[str] = ()) -> int:
    """How many companies are on a version, those excluded aside."""
    return store.companies_on_version(scope, plan_version_id, excluded)


def response(row: Row, plan: Row) -> PlanVersionResponseData:
    return {
        "id": row["id"],
        "environment_id": row["environment_id"],
        "original_plan_id": plan["id"],
        "plan_type": plan["plan_type"],
        "version": row["version"],
        "status": row["status"],
        "name": row["name"],
        "description": row["description"],
        "icon": row["icon"],
        "renewal_policy": row["renewal_policy"],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }


def _insert(scope: Scope, source: Row, number: int) -> dict[str, Any]:
    values = {
        "id": new_id("plnv"),
        "plan_id": source["plan_id"],
        "version": number,
        "status": "draft",
        **{name: source[name] for name in SAID},
        "renewal_policy": source.get("renewal_policy", "auto_renew"),
        "created_at": scope.now,
        "updated_at": scope.now,
    }
    store.insert_version(scope, values)
    return {**values, "environment_id": scope.environment_id}


def _set_status(scope: Scope, version: Row, status: Literal["published", "archived"]) -> Row:
    store.update_version(scope, version["id"], {"status": status, "updated_at": scope.now})
    version_id: str = version["id"]
    features = _features(scope, [version_id])[version_id]
    scope.emit(PlanVersionChanged(*scope.here, version_id, version["plan_id"], status, features))
    return {**version, "status": status, "updated_at": scope.now}


def _offer(scope: Scope, version: Row, is_offered: bool) -> None:
    for offer in version_offered:
        offer(scope, version, is_offered)


def _features(scope: Scope, version_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Ids of the features that each version grants."""
    found: dict[str, tuple[str, ...]] = dict.fromkeys(version_ids, ())
    for granted in version_features:
        for version_id, feature_ids in granted(scope, version_ids).items():
            found[version_id] += feature_ids
    return found
