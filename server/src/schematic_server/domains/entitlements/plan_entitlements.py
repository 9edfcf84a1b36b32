"""Plan entitlements: what plan versions grant. Whatever edits a published plan goes into its draft."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from schematic_server.changes import Action, PlanEntitlementChanged
from schematic_server.domains.entitlements import grants, issues, price_rows, prices, render, store
from schematic_server.domains.features import features
from schematic_server.domains.plans import plans, versions
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.entitlements import (
        CreatePlanEntitlementRequestBody,
        DuplicatePlanEntitlementsResponseResponseData,
        SkippedEntitlementResponseData,
        UpdatePlanEntitlementRequestBody,
    )
    from schematic_server.contract.planbundle import CreateEntitlementInBundleRequestBody
    from schematic_server.contract.plans import PlanEntitlementResponseData
    from schematic_server.contract.shared import DeleteResponse, EntitlementValueType

    CreateBody: TypeAlias = CreatePlanEntitlementRequestBody | CreateEntitlementInBundleRequestBody
    _Body: TypeAlias = CreateBody | UpdatePlanEntitlementRequestBody

_NO_WARNINGS = ("boolean", "unlimited")  # value types that have no amount to warn about
_RULES = ("rule_id", "rule_id_usage_exceeded")


def create(scope: Scope, body: CreatePlanEntitlementRequestBody) -> PlanEntitlementResponseData:
    """Grant a feature on a plan's draft. Raises BadRequest if it grants it already or a member does not fit."""
    plan = plans.named(scope, "plan_id", body["plan_id"])
    version = versions.edited(scope, plan, body.get("plan_version_id"))
    return get(scope, add(scope, version, body))


def add(scope: Scope, version: Row, body: CreateBody) -> str:
    """Grant a feature on a draft, and answer the id; see `create`."""
    feature = _feature(scope, body["feature_id"])
    taken = store.find_entitlement_of(scope, version["id"], feature["id"])
    if taken is not None:
        raise BadRequest(f"feature_id: the plan has {taken['id']} for feature {feature['id']}; update that one")
    entitlement_id = new_id("pltl")
    values = {
        "id": entitlement_id,
        "plan_id": version["plan_id"],
        "plan_version_id": version["id"],
        "feature_id": feature["id"],
        **_values(scope, feature, body, None),
        "created_at": scope.now,
        "updated_at": scope.now,
    }
    price_rows.put(scope, values, feature, cast("prices.Body", body), None)
    store.insert_entitlements(scope, [values])
    _emit(scope, values, "created")
    return entitlement_id


def update(scope: Scope, entitlement_id: str, body: UpdatePlanEntitlementRequestBody) -> PlanEntitlementResponseData:
    """Change value, period and prices; plan and feature stay. Members that are absent keep what they say.

    The answer is the draft's entitlement: of a published one, its copy.
    """
    return get(scope, change(scope, entitlement_id, body))


def change(scope: Scope, entitlement_id: str, body: _Body, version: Row | None = None) -> str:
    """Change an entitlement, and answer the id of what was changed, in `version` if given; see `update`."""
    before = _editable(scope, entitlement_id, version)
    feature = _feature(scope, before["feature_id"])
    values = {"plan_id": before["plan_id"], **_values(scope, feature, body, before)}
    price_rows.put(scope, values, feature, cast("prices.Body", body), before)
    store.update_entitlement(scope, before["id"], {**values, "updated_at": scope.now})
    _emit(scope, before, "updated")
    return cast(str, before["id"])


def delete(scope: Scope, entitlement_id: str, version: Row | None = None) -> DeleteResponse:
    """Take a feature from the draft: of a published plan companies keep it until the draft is published."""
    row = _editable(scope, entitlement_id, version)
    was = details(scope, [row])[0]
    price_rows.retire(scope, [row])
    store.delete_entitlement(scope, row["id"])
    _emit(scope, row, "deleted", was)
    return {"deleted": True}


def duplicate(scope: Scope, source_plan_id: str, target_plan_id: str) -> DuplicatePlanEntitlementsResponseResponseData:
    """Copy what a plan grants into the draft of another one; features that it grants already are left out."""
    source = plans.named(scope, "source_plan_id", source_plan_id)
    target = plans.named(scope, "target_plan_id", target_plan_id)
    if source["id"] == target["id"]:
        raise BadRequest("target_plan_id: is the source itself; name another plan")
    shown = versions.shown(scope, [source["id"]]).get(source["id"])
    version = versions.draft(scope, target)
    taken = {row["feature_id"]: row["id"] for row in store.stored_entitlements(scope, [version["id"]])}
    rows = store.stored_entitlements(scope, [] if shown is None else [shown["id"]])
    copies = _copy(scope, [row for row in rows if row["feature_id"] not in taken], version)
    for row in copies:
        _emit(scope, row, "created")
    return {
        "data": of_ids(scope, [row["id"] for row in copies]),
        "issues": issues.of_version(scope, version["id"]),
        "skipped": _skipped(scope, [row for row in rows if row["feature_id"] in taken], taken),
    }


def get(scope: Scope, entitlement_id: str) -> PlanEntitlementResponseData:
    """One entitlement; raises NotFound."""
    return details(scope, [_row(scope, entitlement_id)])[0]


def of_ids(scope: Scope, ids: Iterable[str]) -> list[PlanEntitlementResponseData]:
    """Entitlements in the order of `ids`; unknown ones are left out."""
    order = list(ids)
    known = store.entitlements_by_id(scope, order)
    return details(scope, [known[one] for one in order if one in known])


def of_version(scope: Scope, plan_version_id: str) -> list[PlanEntitlementResponseData]:
    """What a version grants, oldest first."""
    return details(scope, store.entitlements_of_versions(scope.db, scope.environment_id, [plan_version_id]))


def priced(scope: Scope, version_ids: Iterable[str]) -> list[Row]:
    """Entitlements of these versions whose use has prices, as they are stored, oldest first."""
    return [row for row in store.stored_entitlements(scope, version_ids) if row["prices"]]


def rows_of(scope: Scope, version_ids: Iterable[str]) -> dict[str, list[Row]]:
    """What versions grant, as it is stored, oldest first, by version."""
    found: dict[str, list[Row]] = {}
    for row in store.entitlements_of_versions(scope.db, scope.environment_id, version_ids):
        found.setdefault(row["plan_version_id"], []).append(row)
    return found


def details(scope: Scope, rows: Sequence[Row]) -> list[PlanEntitlementResponseData]:
    """Entitlements in the order of `rows`."""
    return scope.of_rows(_details, rows)


def _details(scope: Scope, rows: Sequence[Row]) -> list[PlanEntitlementResponseData]:
    known = render.named(scope, rows)
    sold = price_rows.views(scope, rows)
    return [render.plan_entitlement(row, known, sold) for row in rows]


def copy(scope: Scope, source: Row, target: Row) -> None:
    """Have a version, which is a copy, grant what the one copied does; nobody is told of copies."""
    _copy(scope, store.stored_entitlements(scope, [source["id"]]), target)


def leave(scope: Scope, leaving: Sequence[Row]) -> None:
    """Tell of what versions grant that are about to be deleted."""
    _leave(scope, store.entitlements_of_versions(scope.db, scope.environment_id, [one["id"] for one in leaving]))


def leave_with_feature(scope: Scope, feature_id: str) -> None:
    """Tell of what this environment's versions grant of a feature that is about to be deleted."""
    _leave(scope, store.every_entitlement_of(scope, feature_id))


def _leave(scope: Scope, rows: Sequence[Row]) -> None:
    price_rows.retire(scope, rows)
    # What is in memory hears of the version or feature itself.
    for row, was in zip(rows, details(scope, rows), strict=True):
        told = PlanEntitlementChanged(*scope.here, *_touched(row), "deleted", is_idle=True, was=was)
        scope.emit(told)


def _emit(scope: Scope, row: Row, action: Action, was: PlanEntitlementResponseData | None = None) -> None:
    scope.emit(PlanEntitlementChanged(*scope.here, *_touched(row), action, is_idle=True, was=was))


def _touched(row: Row) -> tuple[str, str, str]:
    return row["id"], row["plan_version_id"], row["feature_id"]


def _row(scope: Scope, entitlement_id: str) -> Row:
    row = store.find_entitlement(scope, entitlement_id)
    if row is None:
        raise NotFound(f"plan entitlement {entitlement_id} does not exist in this environment")
    return row


def _editable(scope: Scope, entitlement_id: str, version: Row | None) -> Row:
    """The entitlement itself, if it is the draft's; of a published one what the draft has of it."""
    row = _row(scope, entitlement_id)
    if version is not None and row["plan_id"] != version["plan_id"]:
        raise NotFound(f"plan {version['plan_id']} has no entitlement {entitlement_id}")
    own = versions.get(scope, row["plan_version_id"])
    if own["status"] == "draft":
        return row
    if own["status"] == "archived":
        raise BadRequest(
            f"plan entitlement {entitlement_id} is of version {own['version']}, which is archived and stays as it is;"
            " edit that of the published version or of the draft"
        )
    draft = version or versions.draft(scope, plans.get_row(scope, row["plan_id"]))
    found = store.find_entitlement_of(scope, draft["id"], row["feature_id"])
    if found is None:
        raise BadRequest(
            f"plan entitlement {entitlement_id} was deleted in the plan's draft {draft['id']}; grant the feature anew"
        )
    return found


def _feature(scope: Scope, feature_id: str) -> Row:
    try:
        return features.get_row(scope, feature_id)
    except NotFound as error:
        raise BadRequest(f"feature_id: {error}") from None


def _values(scope: Scope, feature: Row, body: _Body, before: Row | None) -> dict[str, Any]:
    """Columns of an entitlement as `body` asks for them."""
    given = cast("prices.Body", body)
    behavior = prices.behavior(given, before, feature)
    kind = prices.value_type(behavior, given, before)
    bought = None
    if behavior == "pay_in_advance" and not given.get("value_trait_id", before and before["value_trait_id"]):
        bought = features.bought_trait(scope, feature)
    soft_limit: int | None = given.get("soft_limit", before["soft_limit"] if before else None)
    if soft_limit is not None and soft_limit < 0:
        raise BadRequest("soft_limit: must not be negative")
    if behavior == "overage" and soft_limit is None:
        raise BadRequest("soft_limit is required for price_behavior overage: how much is included")
    return {
        **grants.values(scope, feature, kind, body, before, bought),
        **prices.columns(behavior, given, before, price_rows.referred(scope, behavior, given)),
        "price_behavior": behavior,
        "soft_limit": soft_limit,
        "warning_tiers": _warning_tiers(kind, given, before),
    }


def _warning_tiers(kind: EntitlementValueType, body: prices.Body, before: Row | None) -> list[dict[str, Any]]:
    given: Sequence[Row] | None = body.get("warning_tiers")
    if given and kind in _NO_WARNINGS:
        raise BadRequest(f"warning_tiers: an entitlement of type {kind} has no amount to warn about; leave it out")
    if given is None:
        kept: list[dict[str, Any]] = before["warning_tiers"] if before and kind not in _NO_WARNINGS else []
        return kept
    return [{"id": new_id("pltlwt"), **tier} for tier in given]


def _copy(scope: Scope, rows: Sequence[Row], version: Row) -> list[Row]:
    """Store copies of entitlements for a version: with ids, rules and prices of their own, as old as what they copy."""
    told = price_rows.told(scope, rows)
    copies: list[Row] = [
        {
            **row,
            "id": new_id("pltl"),
            "plan_id": version["plan_id"],
            "plan_version_id": version["id"],
            **{name: row[name] and new_id("rule") for name in _RULES},
            "warning_tiers": [{**tier, "id": new_id("pltlwt")} for tier in row["warning_tiers"]],
            "prices": prices.copied(row["prices"], told),
        }
        for row in rows
    ]
    store.insert_entitlements(scope, copies)
    price_rows.copied(scope, copies)
    return copies


def _skipped(scope: Scope, rows: Sequence[Row], taken: dict[str, str]) -> list[SkippedEntitlementResponseData]:
    known = features.responses(scope, [row["feature_id"] for row in rows])
    return [
        {
            "entitlement_id": row["id"],
            "feature_id": row["feature_id"],
            "feature_name": known[row["feature_id"]]["name"],
            "errors": [{"message": f"the plan has {taken[row['feature_id']]} for this feature already"}],
        }
        for row in rows
    ]
