"""Flags."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from schematic_server.changes import FlagChanged, FlagRulesChanged
from schematic_server.domains.accounts import environments
from schematic_server.domains.features import flag_rules, store
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.features import (
        CreateFlagRequestBody,
        CreateOrUpdateRuleRequestBody,
        FeatureResponseData,
        FlagDetailResponseData,
        FlagInPlanResponseData,
        FlagResponseData,
        RulesDetailResponseData,
    )
    from schematic_server.contract.shared import DeleteResponse, EntityTraitDefinitionResponseData

# Programs take these out of a path before they send it, so `/flags/../check` never arrives.
_NO_SEGMENTS = frozenset({".", ".."})


def create(scope: Scope, body: CreateFlagRequestBody) -> FlagDetailResponseData:
    """A new flag; raises BadRequest for a key in use (in any case) or a feature that has a flag."""
    return get(scope, insert(scope, body, body.get("feature_id")))


def insert(scope: Scope, body: CreateFlagRequestBody, feature_id: str | None) -> str:
    """Store a new flag and answer its id; see `create`."""
    flag_id = new_id("flag")
    _check(scope, flag_id, body["key"], feature_id)
    store.insert_flag(
        scope,
        {
            "id": flag_id,
            **_values(scope, body),
            "flag_type": body.get("flag_type") or "boolean",
            "default_value": bool(body.get("default_value")),
            "feature_id": feature_id,
            "maintainer_account_member_id": body.get("maintainer_account_member_id"),
            "created_at": scope.now,
        },
    )
    scope.emit(FlagChanged(*scope.everywhere, flag_id, "created", touched(feature_id)))
    return flag_id


def update(scope: Scope, flag_id: str, body: CreateFlagRequestBody) -> FlagDetailResponseData:
    """Change a flag. `default_value` is ignored: write the environment's `default` rule instead."""
    row = get_row(scope, flag_id)
    feature_id = body.get("feature_id", row["feature_id"])
    _check(scope, flag_id, body["key"], feature_id)
    values = {**_values(scope, body), "feature_id": feature_id}
    if "maintainer_account_member_id" in body:
        values["maintainer_account_member_id"] = body["maintainer_account_member_id"]
    store.update_flag(scope, flag_id, values)
    scope.emit(FlagChanged(*scope.everywhere, flag_id, "updated", touched(row["feature_id"], feature_id)))
    return get(scope, flag_id)


def replace_rules(
    scope: Scope, flag_id: str, given: Sequence[CreateOrUpdateRuleRequestBody]
) -> RulesDetailResponseData:
    """Make `given` the user's rules of a flag in this environment; answers the flag and all its rules.

    A rule with a known `id` is updated, one without is created, one not listed is deleted. Server-managed rules are
    neither written nor removed.
    """
    row = get_row(scope, flag_id)
    before = flag_rules.details(scope, [flag_id])[flag_id]
    store.replace_rules(scope, flag_id, flag_rules.read(scope, flag_id, given))
    rules = flag_rules.details(scope, [flag_id])[flag_id]
    kept = {one["id"] for one in rules}
    removed = [one for one in before if one["id"] not in kept]
    scope.emit(FlagRulesChanged(*scope.here, flag_id, was={"rules": removed}))
    return {"flag": short(row, default_values(scope, [row])[flag_id]), "rules": rules}


def delete(scope: Scope, flag_id: str) -> DeleteResponse:
    left = [(there, get(there, flag_id)) for there in environments.everywhere(scope)]
    store.delete_flag(scope, flag_id)
    for there, was in left:
        scope.emit(FlagChanged(*there.here, flag_id, "deleted", touched(was.get("feature_id")), was=was))
    return {"deleted": True}


def get(scope: Scope, flag_id: str) -> FlagDetailResponseData:
    """One flag with its rules; raises NotFound."""
    return details(scope, [get_row(scope, flag_id)])[0]


def get_row(scope: Scope, flag_id: str) -> Row:
    row = store.find_flag(scope, flag_id)
    if row is None:
        raise _unknown(flag_id)
    return row


def details(scope: Scope, rows: Sequence[Row]) -> list[FlagDetailResponseData]:
    """Flags with feature and rules, in the order of `rows`."""
    scope = scope.sharing()
    features = scope.each(store.features, (row["feature_id"] for row in rows if row["feature_id"]))
    rules = flag_rules.details(scope, [row["id"] for row in rows])
    defaults = default_values(scope, rows)
    known = trait_definitions(scope, features.values())
    return [
        {
            **short(row, defaults[row["id"]]),
            "last_checked_at": row["last_checked_at"],
            "feature": feature_response(features[row["feature_id"]], known) if row["feature_id"] else None,
            "rules": rules[row["id"]],
            "maintainer": None,
        }
        for row in rows
    ]


def short(row: Row, default_value: bool) -> FlagResponseData:
    return {
        "id": row["id"],
        "key": row["key"],
        "name": row["name"],
        "description": row["description"],
        "flag_type": row["flag_type"],
        "default_value": default_value,
        "feature_id": row["feature_id"],
        "maintainer_account_member_id": row["maintainer_account_member_id"],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }


def default_values(scope: Scope, rows: Sequence[Row]) -> dict[str, bool]:
    """Default by flag id: what the environment's `default` rule says, else what the flag was created with."""
    rules = scope.once(store.rules_of, [row["id"] for row in rows])
    return {
        row["id"]: next(
            (rule.value for rule in rules.get(row["id"], ()) if rule.rule_type == "default"), row["default_value"]
        )
        for row in rows
    }


def touched(*feature_ids: str | None) -> tuple[str, ...]:
    """`FlagChanged.feature_ids` of a flag that is or was the one of these."""
    return tuple(dict.fromkeys(one for one in feature_ids if one is not None))


def in_plan(flag: FlagDetailResponseData) -> FlagInPlanResponseData:
    """A flag as plans tell it."""
    return {
        "id": flag["id"],
        "key": flag["key"],
        "name": flag["name"],
        "description": flag["description"],
        "flag_type": flag.get("flag_type", "boolean"),
        "default_value": flag.get("default_value"),
        "last_checked_at": flag.get("last_checked_at"),
        "feature_id": flag.get("feature_id"),
        "feature": flag.get("feature"),
        "maintainer_account_member_id": flag.get("maintainer_account_member_id"),
        "rules": flag["rules"],
        "created_at": flag["created_at"],
        "updated_at": flag["updated_at"],
    }


def trait_definitions(scope: Scope, features: Iterable[Row]) -> dict[str, EntityTraitDefinitionResponseData]:
    """The traits of features that are of this environment, by id: features are the account's, and so are of several."""
    ids = {row[name] for row in features for name in ("trait_id", "usage_limit_trait_id")} - {None}
    return store.trait_definitions(scope.db, scope.environment_id, ids)


def feature_response(row: Row, known: Container[str]) -> FeatureResponseData:
    """A feature without flag, plans and trait, and without ids of traits that are not `known` in the environment."""
    return {
        "id": row["id"],
        "name": row["name"],
        "description": row["description"],
        "icon": row["icon"],
        "feature_type": row["feature_type"],
        "event_source": row["event_source"],
        "event_subtype": row["event_subtype"],
        "trait_id": row["trait_id"] if row["trait_id"] in known else None,
        "license_id": row["license_id"],
        "usage_limit_trait_id": row["usage_limit_trait_id"] if row["usage_limit_trait_id"] in known else None,
        "lifecycle_phase": row["lifecycle_phase"],
        "maintainer_account_member_id": row["maintainer_account_member_id"],
        "singular_name": row["singular_name"],
        "plural_name": row["plural_name"],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }


def _check(scope: Scope, flag_id: str, key: str, feature_id: str | None) -> None:
    if not key.strip():
        raise BadRequest("key: must not be empty; it is what code asks for")
    if key in _NO_SEGMENTS:
        raise BadRequest(f"key: {key!r} cannot be asked for: in an address it means a folder; choose another one")
    other = store.find_flag_by_key(scope, key)
    if other is not None and other["id"] != flag_id:
        raise BadRequest(f"key: flag {other['id']} has the key {other['key']!r}; keys are unique in any case")
    if feature_id is None:
        return
    if feature_id not in store.features_by_id(scope.db, scope.account_id, [feature_id]):
        raise BadRequest(f"feature_id: feature {feature_id} does not exist")
    taken = store.flags_of_features(scope.db, scope.account_id, [feature_id]).get(feature_id)
    if taken is not None and taken["id"] != flag_id:
        raise BadRequest(f"feature_id: feature {feature_id} has the flag {taken['id']}; a feature has one flag")


def _values(scope: Scope, body: CreateFlagRequestBody) -> dict[str, Any]:
    return {
        "key": body["key"],
        "folded_key": body["key"].lower(),
        "name": body["name"],
        "description": body["description"],
        "updated_at": scope.now,
    }


def _unknown(flag_id: str) -> NotFound:
    return NotFound(f"flag {flag_id} does not exist")
