"""SQL of plan entitlements and company overrides.

A *grant* is a row of either table with its feature's `feature_type`, `event_subtype`, `event_source` and `trait_id`,
and `flag_id` and `flag_key` of the feature's flag (None without one).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import product
from operator import itemgetter
from typing import TYPE_CHECKING, Any, cast

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.domains.accounts.tables import environment
from schematic_server.domains.companies.tables import company, company_membership, user
from schematic_server.domains.entitlements.tables import company_override, company_override_note, plan_entitlement
from schematic_server.domains.features.tables import feature, flag
from schematic_server.domains.plans.tables import company_plan, plan_version
from schematic_server.domains.plans.versions import shown_ids
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.lookups import Lookup
from schematic_server.storage.metadata import microseconds
from schematic_server.storage.queries import Row
from schematic_server.storage.statements import Columns, run

if TYPE_CHECKING:
    from schematic_server.contract.entitlements import (
        CountCompanyOverridesQuery,
        CountPlanEntitlementsQuery,
        ListCompanyOverridesQuery,
        ListPlanEntitlementsQuery,
    )

_OF_FEATURE = [feature.c[name] for name in ("feature_type", "event_subtype", "event_source", "trait_id")]
_ENTITLEMENTS, _OVERRIDES = (
    Columns(*table.c, *_OF_FEATURE, flag_id=flag.c.id, flag_key=flag.c.key)
    for table in (plan_entitlement, company_override)
)
_ENTITLEMENTS_OF_VERSIONS, _OVERRIDES_OF_COMPANIES = (
    f"""
SELECT {columns.sql}
FROM (SELECT {{rows}}) AS wanted CROSS JOIN {table}
  JOIN feature ON feature.id = {table}.feature_id LEFT JOIN flag ON flag.feature_id = feature.id
WHERE {table}.{of} = wanted.column1 AND {table}.environment_id = ?{condition}
"""  # noqa: S608  # names of tables and columns only
    for columns, table, of, condition in (
        (_ENTITLEMENTS, "plan_entitlement", "plan_version_id", ""),
        (
            _OVERRIDES,
            "company_override",
            "company_id",
            " AND (company_override.expiration_date IS NULL OR company_override.expiration_date > ?)",
        ),
    )
)
OVERRIDES = Lookup(company_override.c.company_id)
_TRAIT_VALUES = """
SELECT entity_trait.entity_id, entity_trait.definition_id, entity_trait.value
FROM (SELECT {rows}) AS wanted CROSS JOIN entity_trait
WHERE entity_trait.entity_id = wanted.column1 AND entity_trait.definition_id = wanted.column2
"""
_ENTITLEMENT_FILTERS = ("feature_id", "plan_id", "plan_version_id")
_OVERRIDE_FILTERS = ("company_id", "feature_id")
_OF_A_FEATURE = {"feature_id", "without_expired", "limit", "offset"}  # a query that asks for nothing else


def list_entitlements(scope: Scope, query: ListPlanEntitlementsQuery) -> list[Row]:
    return _page(scope, plan_entitlement, _entitlement_conditions(scope, query), query)


def count_entitlements(scope: Scope, query: CountPlanEntitlementsQuery) -> int:
    return _count(scope, plan_entitlement, _entitlement_conditions(scope, query))


def list_overrides(scope: Scope, query: ListCompanyOverridesQuery) -> list[Row]:
    """A page, newest first: those of a feature that has many are looked for among all, and need not be sorted."""
    own = sa.select(company_override.c.id).where(company_override.c.environment_id == scope.environment_id)
    feature_id = query.get("feature_id") if query.keys() <= _OF_A_FEATURE else None
    if feature_id is None or queries.are_few(scope.db, own.where(company_override.c.feature_id == feature_id)):
        return _page(scope, company_override, _override_conditions(scope, query), query)
    is_of_feature = company_override.c.feature_id.concat("") == feature_id  # of what is no column no index is taken
    rest = cast("ListCompanyOverridesQuery", {name: one for name, one in query.items() if name != "feature_id"})
    return _page(scope, company_override, [*_override_conditions(scope, rest), is_of_feature], query)


def count_overrides(scope: Scope, query: CountCompanyOverridesQuery) -> int:
    return _count(scope, company_override, _override_conditions(scope, query))


def find_entitlement(scope: Scope, entitlement_id: str) -> Row | None:
    own = plan_entitlement.c.environment_id == scope.environment_id
    return _first(scope, plan_entitlement, own, plan_entitlement.c.id == entitlement_id)


def find_entitlement_of(scope: Scope, plan_version_id: str, feature_id: str) -> Row | None:
    same = sa.and_(plan_entitlement.c.plan_version_id == plan_version_id, plan_entitlement.c.feature_id == feature_id)
    return _first(scope, plan_entitlement, plan_entitlement.c.environment_id == scope.environment_id, same)


def priced_entitlements_of(scope: Scope, plan_id: str, feature_id: str) -> list[Row]:
    """What the versions of a plan grant of a feature, as the table has it, the newest first."""
    own = plan_entitlement.c.environment_id == scope.environment_id
    same = sa.and_(plan_entitlement.c.plan_id == plan_id, plan_entitlement.c.feature_id == feature_id)
    return queries.rows(scope.db, sa.select(plan_entitlement).where(own, same).order_by(sa.desc("created_at")))


def are_priced_by(scope: Scope, billing_id: str) -> bool:
    """Whether any entitlement has this price, or a price of this product."""
    own = plan_entitlement.c.environment_id == scope.environment_id
    named = sa.cast(plan_entitlement.c.prices, sa.String).contains(f'"{billing_id}"', autoescape=True)
    return queries.count(scope.db, plan_entitlement, [own, named]) > 0


def find_override(scope: Scope, override_id: str) -> Row | None:
    own = company_override.c.environment_id == scope.environment_id
    return _first(scope, company_override, own, company_override.c.id == override_id)


def find_override_of(scope: Scope, company_id: str, feature_id: str) -> Row | None:
    same = sa.and_(company_override.c.company_id == company_id, company_override.c.feature_id == feature_id)
    return _first(scope, company_override, company_override.c.environment_id == scope.environment_id, same)


def entitlements_by_id(scope: Scope, ids: Iterable[str]) -> dict[str, Row]:
    own = plan_entitlement.c.environment_id == scope.environment_id
    found: dict[str, Row] = {}
    for part in queries.chunks(ids):
        rows = _oldest_first(scope.db, plan_entitlement, own, plan_entitlement.c.id.in_(part))
        found.update((row["id"], row) for row in rows)
    return found


def stored_entitlements(scope: Scope, version_ids: Iterable[str]) -> list[Row]:
    """Rows of the table alone, of these plan versions, oldest first."""
    own = plan_entitlement.c.environment_id == scope.environment_id
    found: list[Row] = []
    for part in queries.chunks(version_ids):
        statement = sa.select(plan_entitlement).where(own, plan_entitlement.c.plan_version_id.in_(part))
        found += queries.rows(scope.db, statement.order_by("created_at", "id"))
    return found


def features_of_versions(scope: Scope, version_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Ids of the features that each version grants, oldest entitlement first."""
    found: dict[str, tuple[str, ...]] = {}
    for row in stored_entitlements(scope, version_ids):
        found[row["plan_version_id"]] = (*found.get(row["plan_version_id"], ()), row["feature_id"])
    return found


def every_entitlement_of(scope: Scope, feature_id: str) -> list[Row]:
    """Entitlements of a feature in all versions of the environment."""
    own = plan_entitlement.c.environment_id == scope.environment_id
    return _oldest_first(scope.db, plan_entitlement, own, plan_entitlement.c.feature_id == feature_id)


def every_override_of(scope: Scope, feature_id: str) -> list[Row]:
    """Overrides of a feature in the environment, those that have expired included."""
    own = company_override.c.environment_id == scope.environment_id
    return _oldest_first(scope.db, company_override, own, company_override.c.feature_id == feature_id)


def overrides_of_company(scope: Scope, company_id: str) -> list[Row]:
    """All overrides of a company, those that have expired included."""
    own = company_override.c.environment_id == scope.environment_id
    return _oldest_first(scope.db, company_override, own, company_override.c.company_id == company_id)


def granting_environments(scope: Scope, feature_id: str) -> list[str]:
    """Ids of the account's environments with an entitlement or override of a feature."""
    found: set[str] = set()
    for table in (plan_entitlement, company_override):
        here = sa.select(table.c.environment_id).where(table.c.feature_id == feature_id).distinct()
        found.update(scope.db.scalars(here))
    return sorted(found)


def entitlements_of_versions(db: Connection, environment_id: str, version_ids: Iterable[str]) -> list[Row]:
    """Every entitlement of these plan versions, oldest first."""
    rows = _ENTITLEMENTS.rows(db, _ENTITLEMENTS_OF_VERSIONS, [(one,) for one in version_ids], environment_id)
    return sorted(rows, key=itemgetter("created_at", "id"))


def by_version(scope: Scope, version_ids: Sequence[str]) -> dict[str, list[Row]]:
    """The same of each version, to be shared."""
    found: dict[str, list[Row]] = {one: [] for one in version_ids}
    for row in entitlements_of_versions(scope.db, scope.environment_id, version_ids):
        found[row["plan_version_id"]].append(row)
    return found


def entitlements_of_flags(db: Connection, environment_id: str, flag_ids: Sequence[str] | None) -> list[Row]:
    """Entitlements, of versions that companies may be on, whose feature has one of these flags; None = any flag."""
    usable = sa.select(plan_version.c.id).where(
        plan_version.c.environment_id == environment_id, plan_version.c.status != "draft"
    )
    conditions = [plan_entitlement.c.environment_id == environment_id, plan_entitlement.c.plan_version_id.in_(usable)]
    if flag_ids is None:
        return _oldest_first(db, plan_entitlement, *conditions, flag.c.id.is_not(None))
    found: list[Row] = []
    for ids in queries.chunks(flag_ids):
        found += _oldest_first(db, plan_entitlement, *conditions, flag.c.id.in_(ids))
    return found


def entitlements_of_features(scope: Scope, feature_ids: Iterable[str]) -> list[Row]:
    """Entitlements of these features in the versions that are shown of plans, oldest first."""
    found: list[Row] = []
    for ids in queries.chunks(feature_ids):
        is_shown = plan_entitlement.c.plan_version_id.in_(shown_ids(scope.environment_id))
        conditions = (plan_entitlement.c.feature_id.in_(ids), is_shown)
        found += _oldest_first(scope.db, plan_entitlement, *conditions)
    return found


def overrides_in_force(scope: Scope, company_ids: Sequence[str]) -> dict[str, list[Row]]:
    """Overrides in force now, by company, oldest first; shared."""
    return {} if OVERRIDES.finds_nothing(scope, company_ids) else scope.once(overrides_now, company_ids)


def overrides_of_companies(
    db: Connection, environment_id: str, company_ids: Iterable[str], now: datetime
) -> dict[str, list[Row]]:
    """Overrides in force at `now`, by company, oldest first."""
    wanted = [(one,) for one in company_ids]
    rows = _OVERRIDES.rows(db, _OVERRIDES_OF_COMPANIES, wanted, environment_id, microseconds(now))
    found: dict[str, list[Row]] = {}
    for row in sorted(rows, key=itemgetter("created_at", "id")):
        found.setdefault(row["company_id"], []).append(row)
    return found


def overrides_now(scope: Scope, company_ids: Sequence[str]) -> dict[str, list[Row]]:
    """The same at the instant of a scope, to be shared."""
    return overrides_of_companies(scope.db, scope.environment_id, company_ids, scope.now)


def expired(db: Connection, after: datetime, last_id: str, now: datetime, limit: int) -> list[Row]:
    """Overrides of all environments that ended by `now` and come behind (`after`, `last_id`), in that order."""
    ends = company_override.c.expiration_date
    is_behind = sa.or_(ends > after, sa.and_(ends == after, company_override.c.id > last_id))
    conditions = (ends >= after, ends <= now, is_behind)
    return queries.rows(db, _owned().where(*conditions).order_by(ends, company_override.c.id).limit(limit))


def trait_values(
    db: Connection, company_ids: Iterable[str], definition_ids: Iterable[str]
) -> dict[str, dict[str, str]]:
    """Values of these traits, by company and trait definition; a missing trait is left out."""
    found: dict[str, dict[str, str]] = {}
    for company_id, definition_id, value in run(db, _TRAIT_VALUES, list(product(company_ids, definition_ids))):
        found.setdefault(company_id, {})[definition_id] = value
    return found


def limits_of_features(db: Connection, environment_id: str, feature_ids: Iterable[str]) -> list[Row]:
    """`feature_id`, `value_type`, `value_numeric` and `soft_limit` of the features' grants, each combination once."""
    found: list[Row] = []
    for ids in queries.chunks(feature_ids):
        for table in (plan_entitlement, company_override):
            soft_limit = table.c.get("soft_limit", sa.null().label("soft_limit"))
            told = [table.c.value_type, table.c.value_numeric]
            own = (table.c.environment_id == environment_id, table.c.feature_id.in_(ids))
            found += queries.rows(db, sa.select(table.c.feature_id, *told, soft_limit).where(*own).distinct())
    return found


def tiers_of_features(db: Connection, environment_id: str, feature_ids: Iterable[str]) -> list[Row]:
    """`feature_id`, `price_behavior` and `prices` of the features' tiered entitlements."""
    found: list[Row] = []
    told = [plan_entitlement.c[name] for name in ("feature_id", "price_behavior", "prices")]
    own = (plan_entitlement.c.environment_id == environment_id, plan_entitlement.c.price_behavior == "tier")
    for ids in queries.chunks(feature_ids):
        found += queries.rows(db, sa.select(*told).where(*own, plan_entitlement.c.feature_id.in_(ids)))
    return found


def grants_limited_by(scope: Scope, definition_id: str) -> tuple[int, int]:
    """How many entitlements, and overrides, take their limit from the trait."""
    entitlements, overrides = (
        queries.count(
            scope.db, table, [table.c.environment_id == scope.environment_id, table.c.value_trait_id == definition_id]
        )
        for table in (plan_entitlement, company_override)
    )
    return entitlements, overrides


def has_grants(scope: Scope, feature_id: str) -> bool:
    """Whether any environment grants this feature."""
    return any(
        scope.db.scalar(sa.select(sa.literal(1)).where(table.c.feature_id == feature_id).limit(1))
        for table in (plan_entitlement, company_override)
    )


def has_limits(scope: Scope, which: sa.ColumnElement[bool]) -> bool:
    """Whether the environment limits trait features of this condition."""
    return any(
        scope.db.scalar(
            sa.select(sa.literal(1))
            .select_from(table.join(feature, feature.c.id == table.c.feature_id))
            .where(
                table.c.environment_id == scope.environment_id,
                table.c.value_type.in_(["numeric", "trait"]),
                feature.c.account_id == scope.account_id,
                feature.c.feature_type == "trait",
                which,
            )
            .limit(1)
        )
        for table in (plan_entitlement, company_override)
    )


def has_limit(scope: Scope, feature_id: str) -> bool:
    """Whether the environment grants the feature with anything that use is measured against."""
    priced = plan_entitlement.c.price_behavior.in_(["overage", "tier"])
    return any(
        scope.db.scalar(
            sa.select(sa.literal(1))
            .where(table.c.environment_id == scope.environment_id, table.c.feature_id == feature_id)
            .where(sa.or_(table.c.value_type.in_(["numeric", "trait", "credit"]), *others))
            .limit(1)
        )
        for table, others in ((plan_entitlement, [priced]), (company_override, []))
    )


def insert_entitlements(scope: Scope, rows: Sequence[Row]) -> None:
    if rows:
        scope.db.execute(sa.insert(plan_entitlement), [{**row, "environment_id": scope.environment_id} for row in rows])


def update_entitlement(scope: Scope, entitlement_id: str, values: Row) -> None:
    scope.db.execute(sa.update(plan_entitlement).where(plan_entitlement.c.id == entitlement_id).values(**values))


def delete_entitlement(scope: Scope, entitlement_id: str) -> None:
    scope.db.execute(sa.delete(plan_entitlement).where(plan_entitlement.c.id == entitlement_id))


def insert_override(scope: Scope, values: Row) -> None:
    scope.db.execute(sa.insert(company_override).values(environment_id=scope.environment_id, **values))


def update_override(scope: Scope, override_id: str, values: Row) -> None:
    scope.db.execute(sa.update(company_override).where(company_override.c.id == override_id).values(**values))


def delete_override(scope: Scope, override_id: str) -> None:
    scope.db.execute(sa.delete(company_override).where(company_override.c.id == override_id))


def insert_note(scope: Scope, values: Row) -> None:
    scope.db.execute(sa.insert(company_override_note).values(**values))


def notes(scope: Scope, override_ids: Iterable[str]) -> dict[str, list[Row]]:
    """Notes by override, oldest first."""
    found: dict[str, list[Row]] = {}
    for ids in queries.chunks(override_ids):
        statement = sa.select(company_override_note).where(company_override_note.c.company_override_id.in_(ids))
        for row in queries.rows(scope.db, statement.order_by("created_at", "id")):
            found.setdefault(row["company_override_id"], []).append(row)
    return found


def company_ids(scope: Scope, conditions: queries.Conditions) -> list[str]:
    """Every company of these conditions, newest first."""
    statement = sa.select(company.c.id).where(*conditions)
    return list(scope.db.scalars(statement.order_by(company.c.created_at.desc(), company.c.id.desc())))


def is_granted(environment_id: str, version_ids: Iterable[str], feature_ids: Iterable[str]) -> sa.ColumnElement[bool]:
    """Of a company: whether it is on one of these versions of plans, or has an override of one of these features, or a
    version that grants one."""
    here, own = company_plan.c.environment_id == environment_id, company_plan.c.company_id == company.c.id
    of_features = plan_entitlement.c.feature_id.in_(feature_ids), plan_entitlement.c.environment_id == environment_id
    on = company_plan.c.plan_version_id
    granting = sa.or_(on.in_(version_ids), on.in_(sa.select(plan_entitlement.c.plan_version_id).where(*of_features)))
    excepted = company_override.c.company_id == company.c.id, company_override.c.feature_id.in_(feature_ids)
    return sa.or_(
        sa.exists().where(own, here, granting).correlate(company),
        sa.exists().where(*excepted).correlate(company),
    )


def members(scope: Scope, conditions: queries.Conditions, query: Mapping[str, Any]) -> list[Row]:
    """A page of memberships, those of the newest users first: one user after the other, until the page is full."""
    order = user.c.created_at.desc(), user.c.id.desc(), company_membership.c.company_id
    columns = company_membership.c.user_id, company_membership.c.company_id
    statement = _members(*columns).where(*conditions)
    return queries.rows(scope.db, statement.order_by(*order).limit(query["limit"]).offset(query["offset"]))


def count_members(scope: Scope, conditions: queries.Conditions) -> int:
    return scope.db.scalar(_members(sa.func.count()).where(*conditions)) or 0


def _members(*columns: sa.ColumnElement[Any]) -> sa.Select[Any]:
    return sa.select(*columns).join_from(company_membership, user, user.c.id == company_membership.c.user_id)


def _grants(table: sa.Table) -> sa.Select[Any]:
    return (
        sa.select(table, *_OF_FEATURE, flag.c.id.label("flag_id"), flag.c.key.label("flag_key"))
        .join(feature, feature.c.id == table.c.feature_id)
        .outerjoin(flag, flag.c.feature_id == table.c.feature_id)
    )


def _owned() -> sa.Select[Any]:
    told = [company_override.c[name] for name in ("id", "environment_id", "company_id", "expiration_date")]
    owner = environment.c.id == company_override.c.environment_id
    return sa.select(*told, environment.c.account_id).join(environment, owner)


def _first(scope: Scope, table: sa.Table, *conditions: sa.ColumnElement[bool]) -> Row | None:
    return queries.first(scope.db, _grants(table).where(*conditions))


def _oldest_first(db: Connection, table: sa.Table, *conditions: sa.ColumnElement[bool]) -> list[Row]:
    statement = _grants(table).where(*conditions).order_by(table.c.created_at, table.c.id)
    return queries.rows(db, statement)


def _page(scope: Scope, table: sa.Table, conditions: queries.Conditions, query: Mapping[str, Any]) -> list[Row]:
    statement = _grants(table).where(*conditions).order_by(table.c.created_at.desc(), table.c.id.desc())
    return queries.rows(scope.db, statement.limit(query["limit"]).offset(query["offset"]))


def _count(scope: Scope, table: sa.Table, conditions: queries.Conditions) -> int:
    statement = sa.select(sa.func.count()).select_from(table).join(feature, feature.c.id == table.c.feature_id)
    return scope.db.scalar(statement.where(*conditions)) or 0


def _in_force(now: datetime) -> sa.ColumnElement[bool]:
    ends = company_override.c.expiration_date
    return sa.or_(ends.is_(None), ends > now)


def _entitlement_conditions(scope: Scope, query: ListPlanEntitlementsQuery) -> list[sa.ColumnElement[bool]]:
    conditions = [plan_entitlement.c.environment_id == scope.environment_id]
    if query.get("with_metered_products"):
        conditions.append(sa.false())  # no price is put on an entitlement here, so none has a metered product
    if (ids := query.get("ids")) is not None:
        conditions.append(plan_entitlement.c.id.in_(ids))
    given: Mapping[str, object] = query
    if "plan_version_ids" in query:  # the plural wins
        given = {**query, "plan_version_id": None}
    elif "plan_version_id" not in query:
        conditions.append(plan_entitlement.c.plan_version_id.in_(shown_ids(scope.environment_id)))
    conditions += queries.equal(plan_entitlement, given, *_ENTITLEMENT_FILTERS)
    return [*conditions, *queries.matching(query.get("q"), feature.c.name)]


def _override_conditions(scope: Scope, query: ListCompanyOverridesQuery) -> list[sa.ColumnElement[bool]]:
    conditions = [company_override.c.environment_id == scope.environment_id]
    if (ids := query.get("ids")) is not None:
        conditions.append(company_override.c.id.in_(ids))
    if query.get("without_expired"):
        conditions.append(_in_force(scope.now))
    conditions += queries.equal(company_override, query, *_OVERRIDE_FILTERS)
    if text := query.get("q"):
        of_company = sa.select(company.c.id).where(
            company.c.id == company_override.c.company_id, queries.contains(company.c.name, text)
        )
        conditions.append(sa.or_(queries.contains(feature.c.name, text), of_company.exists()))
    return conditions
