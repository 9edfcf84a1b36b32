"""Features: what is sold, and how it is measured."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

from schematic_server.changes import FeatureChanged, FlagChanged
from schematic_server.domains.accounts import environments
from schematic_server.domains.features import flags, licenses, store
from schematic_server.domains.features.flags import feature_response
from schematic_server.domains.features.rules import conditions_of
from schematic_server.domains.features.views import feature_events_view, feature_guards, feature_leaving, feature_view
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.companies import EntityTraitDefinitionUsagePart
    from schematic_server.contract.features import (
        CreateFeatureRequestBody,
        CreateOrUpdateFlagRequestBody,
        FeatureDetailPart,
        FeatureDetailResponseData,
        FeatureInPlanResponseData,
        FeatureResponseData,
        ListFeaturesQuery,
        UpdateFeatureRequestBody,
    )
    from schematic_server.contract.shared import DeleteResponse, EntityTraitDefinitionResponseData

_Nullable = Literal[
    "event_subtype",
    "trait_id",
    "lifecycle_phase",
    "maintainer_account_member_id",
    "singular_name",
    "plural_name",
]
_NotNull = Literal["name", "description", "feature_type", "icon", "event_source"]
_NULLABLE: tuple[_Nullable, ...] = get_args(_Nullable)
_NOT_NULL: tuple[_NotNull, ...] = get_args(_NotNull)
MAX_EVENT_SUBTYPE = 128  # characters of an event's name; see `ingest.capture`


def create(scope: Scope, body: CreateFeatureRequestBody) -> FeatureDetailResponseData:
    """A new feature and, if the body describes one, its flag. Raises BadRequest naming the member."""
    values: dict[str, Any] = {
        "id": new_id("feat"),
        "name": body["name"],
        "description": body["description"],
        "icon": body.get("icon") or "",
        "feature_type": body["feature_type"],
        "event_source": body.get("event_source") or "track",
        **{name: body.get(name) for name in _NULLABLE},
        "created_at": scope.now,
        "updated_at": scope.now,
    }
    _check(values)
    _check_trait(scope, values["trait_id"])
    store.insert_feature(scope, values)
    if values["feature_type"] == "license":
        licenses.create(scope, values["id"], values["name"])
    if (flag := body.get("flag")) is not None:
        _save_flag(scope, values["id"], flag)
    scope.emit(FeatureChanged(*scope.everywhere, values["id"], "created"))
    return get(scope, values["id"])


def update(scope: Scope, feature_id: str, body: UpdateFeatureRequestBody) -> FeatureDetailResponseData:
    """Change the members given. An embedded `flag` with `id` is updated, one without is created."""
    row = get_row(scope, feature_id)
    changes: dict[str, Any] = {name: body.get(name) for name in _NULLABLE if name in body}
    changes.update((name, value) for name in _NOT_NULL if (value := body.get(name)) is not None)
    _check({**row, **changes})
    if changes.get("trait_id") != row["trait_id"]:
        _check_trait(scope, changes.get("trait_id"))
    for guard in feature_guards:
        guard(scope, row, changes)
    store.update_feature(scope, feature_id, {**changes, "updated_at": scope.now})
    name: str = {**row, **changes}["name"]
    if changes.get("feature_type") == "license" and row["license_id"] is None:
        licenses.create(scope, feature_id, name)
    elif name != row["name"]:
        licenses.rename(scope, feature_id, name)
    if (flag := body.get("flag")) is not None:
        _save_flag(scope, feature_id, flag)
    scope.emit(FeatureChanged(*scope.everywhere, feature_id, "updated"))
    return get(scope, feature_id)


def delete(scope: Scope, feature_id: str) -> DeleteResponse:
    """Remove the feature, its flag, its entitlements and overrides."""
    left = [(there, get(there, feature_id)) for there in environments.everywhere(scope)]
    for tell in feature_leaving:
        tell(scope, feature_id)
    store.delete_feature(scope, feature_id)
    for there, was in left:
        for one in was["flags"]:
            scope.emit(FlagChanged(*there.here, one["id"], "deleted", (feature_id,), was=one))
        scope.emit(FeatureChanged(*there.here, feature_id, "deleted", was=was))
    return {"deleted": True}


def get(scope: Scope, feature_id: str) -> FeatureDetailResponseData:
    """One feature with its flag and event summary; raises NotFound."""
    (found,) = details(scope, [get_row(scope, feature_id)])
    return cast("FeatureDetailResponseData", {**found, **feature_events_view.of(scope, [feature_id])[feature_id]})


def get_row(scope: Scope, feature_id: str) -> Row:
    for row in rows(scope, [feature_id]):
        return row
    raise _unknown(feature_id)


def details(scope: Scope, rows: Sequence[Row]) -> list[FeatureDetailResponseData]:
    """Features with flags, plans and trait, in the order of `rows`; shared."""
    return scope.of_rows(_details, rows)


def _details(scope: Scope, rows: Sequence[Row]) -> list[FeatureDetailResponseData]:
    ids = [row["id"] for row in rows]
    flag_rows = store.flags_of_features(scope.db, scope.account_id, ids)
    found = dict(zip(flag_rows, flags.details(scope, list(flag_rows.values())), strict=True))
    known = flags.trait_definitions(scope, rows)
    parts = feature_view.of(scope, ids)

    def detail(row: Row) -> FeatureDetailPart:
        return {
            **feature_response(row, known),
            "flags": [found[row["id"]]] if row["id"] in found else [],
            "trait": known.get(row["trait_id"]),
            "plans": [],
            **parts[row["id"]],
        }

    return [cast("FeatureDetailResponseData", detail(row)) for row in rows]


def by_id(scope: Scope, ids: Iterable[str]) -> dict[str, FeatureDetailResponseData]:
    """The same by id, to be shared."""
    return scope.each(_by_id, ids)


def _by_id(scope: Scope, ids: Sequence[str]) -> dict[str, FeatureDetailResponseData]:
    return {one["id"]: one for one in details(scope, rows(scope, ids))}


def in_plan(feature: FeatureDetailResponseData) -> FeatureInPlanResponseData:
    """A feature as plans tell it."""
    return {
        "id": feature["id"],
        "name": feature["name"],
        "description": feature["description"],
        "icon": feature["icon"],
        "feature_type": feature["feature_type"],
        "event_source": feature["event_source"],
        "event_subtype": feature.get("event_subtype"),
        "trait_id": feature.get("trait_id"),
        "trait": feature.get("trait"),
        "license_id": feature.get("license_id"),
        "usage_limit_trait_id": feature.get("usage_limit_trait_id"),
        "lifecycle_phase": feature.get("lifecycle_phase"),
        "maintainer_account_member_id": feature.get("maintainer_account_member_id"),
        "singular_name": feature.get("singular_name"),
        "plural_name": feature.get("plural_name"),
        "flags": [flags.in_plan(one) for one in feature["flags"]],
        "plans": feature["plans"],
        "created_at": feature["created_at"],
        "updated_at": feature["updated_at"],
    }


def in_brief(scope: Scope, ids: Sequence[str]) -> dict[str, FeatureInPlanResponseData]:
    """Features as plans tell them, without flags and other plans, by id: pages in browsers show neither."""
    known = rows(scope, ids)
    traits = flags.trait_definitions(scope, known)
    told: dict[str, Any] = {
        row["id"]: {**feature_response(row, traits), "trait": traits.get(row["trait_id"]), "flags": [], "plans": []}
        for row in known
    }
    return cast("dict[str, FeatureInPlanResponseData]", told)


def rows(scope: Scope, ids: Sequence[str]) -> list[Row]:
    """The features among `ids`, in their order; unknown ids are left out."""
    known = scope.each(store.features, ids)
    return [known[one] for one in ids if one in known]


def choices(scope: Scope, query: ListFeaturesQuery) -> list[tuple[str, str]]:
    """Ids and names of features, newest first, without all that hangs on them."""
    return [(row["id"], row["name"]) for row in store.list_features(scope, query)]


def of_events(scope: Scope, ids: Sequence[str] | None = None) -> list[Row]:
    """Features that count events, oldest first: all of the account, or those of `ids`."""
    return store.event_features(scope, ids)


def responses(scope: Scope, ids: Sequence[str]) -> dict[str, FeatureResponseData]:
    """Features without flags and plans, by id."""
    return scope.each(_responses, ids)


def _responses(scope: Scope, ids: Sequence[str]) -> dict[str, FeatureResponseData]:
    return told(scope, rows(scope, ids))


def told(scope: Scope, features: Sequence[Row]) -> dict[str, FeatureResponseData]:
    """The same of rows that are known."""
    known = flags.trait_definitions(scope, features)
    return {row["id"]: feature_response(row, known) for row in features}


def trait_definitions(scope: Scope, ids: Iterable[str]) -> dict[str, EntityTraitDefinitionResponseData]:
    """Trait definitions of this environment by id; unknown ids are left out."""
    return store.trait_definitions(scope.db, scope.environment_id, ids)


def bought_trait(scope: Scope, feature: Row) -> str:
    """Id of this environment's company trait that says how much of a feature a company has bought; made if need be."""
    licensed = feature["license_id"] is not None
    path = ["license_limit", feature["license_id"]] if licensed else ["bought", feature["id"]]
    return licenses.limit_trait(scope, path, feature["name"])


def traits_in_use(scope: Scope, definition_id: str) -> EntityTraitDefinitionUsagePart:
    """How many features and rules of users refer to a trait definition."""
    return {
        "feature_count": store.count_features_of_trait(scope, definition_id),
        "rule_condition_count": sum(
            definition_id in (one.get("trait_id"), one.get("comparison_trait_id"))
            for rules in store.rules(scope.db, scope.environment_id).values()
            for one in conditions_of(rules)
        ),
    }


def _check(values: Mapping[str, Any]) -> None:
    kind = values["feature_type"]
    if kind == "event" and not values["event_subtype"]:
        raise BadRequest("event_subtype is required for an event feature: the name of the track event that counts")
    if len(values["event_subtype"] or "") > MAX_EVENT_SUBTYPE:
        raise BadRequest(f"event_subtype: at most {MAX_EVENT_SUBTYPE} characters, as names of events have")
    if values["event_source"] == "inference" and kind != "event":
        raise BadRequest("event_source: only event features are measured by inference events; use track")
    if kind == "trait" and not values["trait_id"]:
        raise BadRequest("trait_id is required for a trait feature: the company trait that holds its usage")


def _check_trait(scope: Scope, trait_id: str | None) -> None:
    if trait_id is None:
        return
    definition = store.trait_definitions(scope.db, scope.environment_id, [trait_id]).get(trait_id)
    if definition is None:
        raise BadRequest(f"trait_id: trait definition {trait_id} does not exist in this environment")
    if definition["entity_type"] != "company":
        raise BadRequest(f"trait_id: {trait_id} is a trait of users; a feature is measured by a trait of companies")


def _save_flag(scope: Scope, feature_id: str, body: CreateOrUpdateFlagRequestBody) -> None:
    if flag_id := body.get("id"):
        ours: CreateOrUpdateFlagRequestBody = {**body, "feature_id": feature_id}
        flags.update(scope, flag_id, ours)
    else:
        flags.insert(scope, body, feature_id)


def _unknown(feature_id: str) -> NotFound:
    return NotFound(f"feature {feature_id} does not exist")
