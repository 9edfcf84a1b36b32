"""SQL of features, flags, rules and licences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.domains.companies.tables import trait_definition
from schematic_server.domains.companies.traits import definition_of
from schematic_server.domains.features.rules import Preview, Rule
from schematic_server.domains.features.tables import feature, flag, licence, rule
from schematic_server.domains.features.views import feature_filters
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.features import (
        CountFeaturesQuery,
        CountFlagsQuery,
        ListFeaturesQuery,
        ListFlagsQuery,
    )
    from schematic_server.contract.licenses import CountLicensesQuery, ListLicensesQuery
    from schematic_server.contract.shared import EntityTraitDefinitionResponseData

FEATURE_TYPES = frozenset({"boolean", "event", "license", "trait"})


def list_features(scope: Scope, query: ListFeaturesQuery) -> list[Row]:
    return queries.page(scope.db, feature, _feature_conditions(scope, query), query)


def count_features(scope: Scope, query: CountFeaturesQuery) -> int:
    return queries.count(scope.db, feature, _feature_conditions(scope, query))


def count_features_of_trait(scope: Scope, definition_id: str) -> int:
    """Features measured or limited by the trait."""
    refers = sa.or_(feature.c.trait_id == definition_id, feature.c.usage_limit_trait_id == definition_id)
    return queries.count(scope.db, feature, [feature.c.account_id == scope.account_id, refers])


def features_by_id(db: Connection, account_id: str, ids: Iterable[str]) -> dict[str, Row]:
    return queries.by_id(db, feature, feature.c.account_id == account_id, ids)


def features(scope: Scope, ids: Sequence[str]) -> dict[str, Row]:
    """The same, to be shared."""
    return features_by_id(scope.db, scope.account_id, ids)


def event_features(scope: Scope, ids: Sequence[str] | None = None) -> list[Row]:
    """Features that count events, oldest first: all of the account, or those of `ids`."""
    conditions = [feature.c.account_id == scope.account_id, feature.c.feature_type == "event"]
    if ids is not None:
        conditions.append(feature.c.id.in_(ids))
    return queries.rows(scope.db, sa.select(feature).where(*conditions).order_by("created_at", "id"))


def list_flags(scope: Scope, query: ListFlagsQuery) -> list[Row]:
    return queries.page(scope.db, flag, _flag_conditions(scope, query), query)


def count_flags(scope: Scope, query: CountFlagsQuery) -> int:
    return queries.count(scope.db, flag, _flag_conditions(scope, query))


def find_flag(scope: Scope, flag_id: str) -> Row | None:
    own = flag.c.account_id == scope.account_id
    return queries.first(scope.db, sa.select(flag).where(own, flag.c.id == flag_id))


def find_flag_by_key(scope: Scope, key: str) -> Row | None:
    own = flag.c.account_id == scope.account_id
    return queries.first(scope.db, sa.select(flag).where(own, flag.c.folded_key == key.lower()))


def flag_ids_by_key(db: Connection, account_id: str, keys: Iterable[str]) -> dict[str, str]:
    """The flags that have one of `keys`, by the key in lower case."""
    found: dict[str, str] = {}
    for part in queries.chunks({key.lower() for key in keys}):
        statement = sa.select(flag.c.folded_key, flag.c.id)
        rows = db.execute(statement.where(flag.c.account_id == account_id, flag.c.folded_key.in_(part)))
        found.update((row.folded_key, row.id) for row in rows)
    return found


def every_flag_id(db: Connection, account_id: str) -> dict[str, str]:
    """Ids by key in lower case, oldest first."""
    statement = sa.select(flag.c.folded_key, flag.c.id).where(flag.c.account_id == account_id)
    rows = db.execute(statement.order_by(flag.c.created_at, flag.c.id))
    return {row.folded_key: row.id for row in rows}


def flags_by_id(db: Connection, account_id: str, ids: Iterable[str]) -> dict[str, Row]:
    return queries.by_id(db, flag, flag.c.account_id == account_id, ids)


def flags_of_features(db: Connection, account_id: str, feature_ids: Iterable[str]) -> dict[str, Row]:
    """The flag of each feature that has one, by feature id."""
    own = flag.c.account_id == account_id
    found: dict[str, Row] = {}
    for ids in queries.chunks(feature_ids):
        for row in queries.rows(db, sa.select(flag).where(own, flag.c.feature_id.in_(ids))):
            found[row["feature_id"]] = row
    return found


def rules(db: Connection, environment_id: str, flag_ids: Sequence[str] | None = None) -> dict[str, list[Rule]]:
    """Rules that users wrote, by flag id, lowest priority number first; None asks for those of every flag."""
    found: dict[str, list[Rule]] = {}
    for ids in [None] if flag_ids is None else queries.chunks(flag_ids):
        conditions = [rule.c.environment_id == environment_id]
        if ids is not None:
            conditions.append(rule.c.flag_id.in_(ids))
        statement = sa.select(rule).where(*conditions).order_by("priority", "created_at", "id")
        for row in queries.rows(db, statement):
            members = {name: value for name, value in row.items() if name != "environment_id"}
            found.setdefault(row["flag_id"], []).append(Rule(**members))
    return found


def rules_of(scope: Scope, flag_ids: Sequence[str]) -> dict[str, list[Rule]]:
    """The same of some flags, to be shared."""
    return rules(scope.db, scope.environment_id, flag_ids)


def replace_rules(scope: Scope, flag_id: str, given: Sequence[Rule]) -> None:
    """Make `given` the user's rules of this flag in this environment."""
    scope.db.execute(sa.delete(rule).where(rule.c.environment_id == scope.environment_id, rule.c.flag_id == flag_id))
    if given:
        scope.db.execute(sa.insert(rule), [_rule_row(scope, one) for one in given])


def insert_feature(scope: Scope, values: Mapping[str, Any]) -> None:
    scope.db.execute(sa.insert(feature).values(account_id=scope.account_id, **values))


def update_feature(scope: Scope, feature_id: str, values: Mapping[str, Any]) -> None:
    own = feature.c.account_id == scope.account_id
    scope.db.execute(sa.update(feature).where(own, feature.c.id == feature_id).values(**values))


def delete_feature(scope: Scope, feature_id: str) -> None:
    """Its flag, rules, entitlements and overrides go with it."""
    own = feature.c.account_id == scope.account_id
    scope.db.execute(sa.delete(feature).where(own, feature.c.id == feature_id))


def insert_flag(scope: Scope, values: Mapping[str, Any]) -> None:
    scope.db.execute(sa.insert(flag).values(account_id=scope.account_id, **values))


def update_flag(scope: Scope, flag_id: str, values: Mapping[str, Any]) -> None:
    own = flag.c.account_id == scope.account_id
    scope.db.execute(sa.update(flag).where(own, flag.c.id == flag_id).values(**values))


def delete_flag(scope: Scope, flag_id: str) -> None:
    """Its rules go with it."""
    own = flag.c.account_id == scope.account_id
    scope.db.execute(sa.delete(flag).where(own, flag.c.id == flag_id))


def trait_definitions(
    db: Connection, environment_id: str, ids: Iterable[str]
) -> dict[str, EntityTraitDefinitionResponseData]:
    """Trait definitions by id."""
    own = trait_definition.c.environment_id == environment_id
    found = queries.by_id(db, trait_definition, own, ids)
    return {one: definition_of(row) for one, row in found.items()}


def entity_previews(scope: Scope, table: sa.Table, ids: Iterable[str]) -> dict[str, Preview]:
    """Id and name of companies or users, by id."""
    found = queries.by_id(scope.db, table, table.c.environment_id == scope.environment_id, ids)
    return {one: {"id": one, "name": row["name"]} for one, row in found.items()}


def list_licences(scope: Scope, query: ListLicensesQuery) -> list[Row]:
    return queries.page(scope.db, licence, _licence_conditions(scope, query), query)


def count_licences(scope: Scope, query: CountLicensesQuery) -> int:
    return queries.count(scope.db, licence, _licence_conditions(scope, query))


def find_licence(scope: Scope, license_id: str) -> Row | None:
    own = licence.c.account_id == scope.account_id
    return queries.first(scope.db, sa.select(licence).where(own, licence.c.id == license_id))


def insert_licence(scope: Scope, values: Mapping[str, Any]) -> None:
    scope.db.execute(sa.insert(licence).values(account_id=scope.account_id, **values))


def rename_licence(scope: Scope, feature_id: str, name: str) -> None:
    own = sa.and_(licence.c.account_id == scope.account_id, licence.c.feature_id == feature_id)
    scope.db.execute(sa.update(licence).where(own).values(name=name, updated_at=scope.now))


def _feature_conditions(scope: Scope, query: ListFeaturesQuery) -> list[sa.ColumnElement[bool]]:
    conditions = [feature.c.account_id == scope.account_id, *feature_filters.conditions(scope, query)]
    if query.get("boolean_require_event"):
        with_event = sa.and_(feature.c.feature_type == "boolean", feature.c.event_subtype.is_not(None))
        others = set(query.get("feature_type") or FEATURE_TYPES) - {"boolean"}
        conditions.append(sa.or_(with_event, feature.c.feature_type.in_(others)))
    elif feature_type := query.get("feature_type"):
        conditions.append(feature.c.feature_type.in_(feature_type))
    if query.get("managed_by") not in (None, "schematic"):
        conditions.append(sa.false())  # no other system manages features here
    if (ids := query.get("ids")) is not None:
        conditions.append(feature.c.id.in_(ids))
    return [*conditions, *queries.matching(query.get("q"), feature.c.name, feature.c.id)]


def _licence_conditions(scope: Scope, query: ListLicensesQuery) -> list[sa.ColumnElement[bool]]:
    conditions = [licence.c.account_id == scope.account_id]
    if (ids := query.get("ids")) is not None:
        conditions.append(licence.c.id.in_(ids))
    if (feature_ids := query.get("feature_ids")) is not None:
        conditions.append(licence.c.feature_id.in_(feature_ids))
    if (name := query.get("name")) is not None:
        conditions.append(licence.c.name == name)
    return conditions


def _flag_conditions(scope: Scope, query: ListFlagsQuery) -> list[sa.ColumnElement[bool]]:
    conditions = [flag.c.account_id == scope.account_id, *queries.equal(flag, query, "feature_id")]
    if (ids := query.get("ids")) is not None:
        conditions.append(flag.c.id.in_(ids))
    return [*conditions, *queries.matching(query.get("q"), flag.c.name, flag.c.key, flag.c.id)]


def _rule_row(scope: Scope, one: Rule) -> dict[str, Any]:
    names = ("id", "flag_id", "name", "priority", "rule_type", "value", "created_at", "updated_at")
    return {
        **{name: getattr(one, name) for name in names},
        "conditions": list(one.conditions),
        "condition_groups": list(one.condition_groups),
        "environment_id": scope.environment_id,
    }
