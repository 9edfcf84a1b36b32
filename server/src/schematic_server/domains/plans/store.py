"""SQL of plans, versions, assignments and their changes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.domains.accounts.tables import environment
from schematic_server.domains.billing.tables import billing_price
from schematic_server.domains.companies.tables import company
from schematic_server.domains.plans.tables import (
    company_plan,
    company_trial,
    plan,
    plan_change,
    plan_group,
    plan_trait,
    plan_version,
    plan_version_billing,
)
from schematic_server.domains.plans.views import plan_filters
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.lookups import Lookup
from schematic_server.storage.queries import Row
from schematic_server.storage.statements import Columns

if TYPE_CHECKING:
    from schematic_server.contract.companies import CountPlanTraitsQuery, ListPlanChangesQuery, ListPlanTraitsQuery
    from schematic_server.contract.plans import CountPlansQuery, ListPlansQuery


_live = plan_version.alias("live")
_HELD = Columns(
    *company_plan.c,
    *(plan_version.c[name] for name in ("name", "description", "icon", "version")),
    version_name=plan_version.c.name,
)
_ASSIGNMENTS = f"""
SELECT {_HELD.sql}
FROM (SELECT {{rows}}) AS wanted CROSS JOIN company_plan
  JOIN plan_version ON plan_version.id = company_plan.plan_version_id
WHERE company_plan.company_id = wanted.column1 AND company_plan.environment_id = ?
ORDER BY company_plan.is_base DESC, company_plan.created_at, company_plan.plan_id
"""  # noqa: S608  # names of columns only
_BILLING = Lookup(plan_version_billing.c.plan_version_id)
_SAID = {name: sa.func.coalesce(_live.c[name], plan.c[name]) for name in ("name", "description", "icon")}


def list_plans(scope: Scope, query: ListPlansQuery) -> list[Row]:
    """Plans as they are told in this environment."""
    statement = _told(scope.environment_id).where(*_conditions(scope, query))
    newest = statement.order_by(plan.c.created_at.desc(), plan.c.id.desc())
    return queries.rows(scope.db, newest.limit(query["limit"]).offset(query["offset"]))


def count_plans(scope: Scope, query: CountPlansQuery) -> int:
    found = _told(scope.environment_id).where(*_conditions(scope, query)).subquery()
    return scope.db.scalar(sa.select(sa.func.count()).select_from(found)) or 0


def plans_by_id(db: Connection, account_id: str, ids: Iterable[str]) -> dict[str, Row]:
    return queries.by_id(db, plan, plan.c.account_id == account_id, ids)


def plans_told(db: Connection, account_id: str, environment_id: str, ids: Iterable[str]) -> dict[str, Row]:
    """Plans with the name, description and icon that their published version in the environment says, by id."""
    found: dict[str, Row] = {}
    for part in queries.chunks(ids):
        statement = _told(environment_id).where(plan.c.account_id == account_id, plan.c.id.in_(part))
        found.update((row["id"], row) for row in queries.rows(db, statement))
    return found


def plans_here(scope: Scope, ids: Sequence[str]) -> dict[str, Row]:
    """The same in the environment of a scope, to be shared."""
    return plans_told(scope.db, scope.account_id, scope.environment_id, ids)


def custom_plans(scope: Scope, company_id: str) -> list[str]:
    """Ids of the plans that were made for a company."""
    own = sa.and_(plan.c.account_id == scope.account_id, plan.c.company_id == company_id)
    return list(scope.db.scalars(sa.select(plan.c.id).where(own)))


def insert_plan(scope: Scope, values: Row) -> None:
    scope.db.execute(sa.insert(plan).values(account_id=scope.account_id, **values))


def update_plan(scope: Scope, plan_id: str, values: Row) -> None:
    own = plan.c.account_id == scope.account_id
    scope.db.execute(sa.update(plan).where(own, plan.c.id == plan_id).values(**values))


def delete_plan(scope: Scope, plan_id: str) -> None:
    """Versions, entitlements and assignments go with it."""
    own = plan.c.account_id == scope.account_id
    scope.db.execute(sa.delete(plan).where(own, plan.c.id == plan_id))


def versions(db: Connection, environment_id: str, plan_ids: Iterable[str]) -> dict[str, list[Row]]:
    """The versions of each plan in this environment, newest first."""
    own = plan_version.c.environment_id == environment_id
    found: dict[str, list[Row]] = {}
    for ids in queries.chunks(plan_ids):
        statement = sa.select(plan_version).where(own, plan_version.c.plan_id.in_(ids))
        for row in queries.rows(db, statement.order_by(plan_version.c.version.desc())):
            found.setdefault(row["plan_id"], []).append(row)
    return found


def versions_by_id(db: Connection, environment_id: str, ids: Iterable[str]) -> dict[str, Row]:
    return queries.by_id(db, plan_version, plan_version.c.environment_id == environment_id, ids)


def versions_everywhere(scope: Scope, plan_id: str) -> list[Row]:
    """The versions of a plan of the account in every environment."""
    own = sa.and_(plan.c.account_id == scope.account_id, plan_version.c.plan_id == plan_id)
    return queries.rows(scope.db, sa.select(plan_version).join(plan, plan.c.id == plan_version.c.plan_id).where(own))


def is_published_anywhere(scope: Scope, plan_id: str) -> bool:
    """Whether any environment of the account has, or had, a published version of the plan."""
    return any(one["status"] != "draft" for one in versions_everywhere(scope, plan_id))


def insert_version(scope: Scope, values: Row) -> None:
    scope.db.execute(sa.insert(plan_version).values(environment_id=scope.environment_id, **values))


def update_version(scope: Scope, plan_version_id: str, values: Row) -> None:
    own = plan_version.c.environment_id == scope.environment_id
    scope.db.execute(sa.update(plan_version).where(own, plan_version.c.id == plan_version_id).values(**values))


def delete_versions(scope: Scope, ids: Iterable[str]) -> None:
    """Entitlements and assignments go with them."""
    own = plan_version.c.environment_id == scope.environment_id
    for part in queries.chunks(ids):
        scope.db.execute(sa.delete(plan_version).where(own, plan_version.c.id.in_(part)))


def companies_on_version(scope: Scope, plan_version_id: str, excluded: Collection[str] = ()) -> int:
    """How many companies are on a version, without those excluded."""
    # The version is the environment's, so that its companies are: they are counted in the index, without their rows.
    here = plan_version.c.environment_id == scope.environment_id
    own = sa.select(plan_version.c.id).where(here, plan_version.c.id == plan_version_id)
    on = company_plan.c.plan_version_id.in_(own)
    every = queries.count(scope.db, company_plan, [on])
    return every - sum(
        queries.count(scope.db, company_plan, [on, company_plan.c.company_id.in_(part)])
        for part in queries.chunks(set(excluded))
    )


def assignments(db: Connection, environment_id: str, company_ids: Iterable[str]) -> dict[str, list[Row]]:
    """Each company's plans, named as the version says that it is on, with the version's number: the base plan first,
    then add-ons, oldest first."""
    found: dict[str, list[Row]] = {}
    for row in _HELD.rows(db, _ASSIGNMENTS, [(one,) for one in company_ids], environment_id):
        found.setdefault(row["company_id"], []).append(row)
    return found


def holders(scope: Scope, plan_id: str) -> list[tuple[str, str]]:
    """Environment and id of the companies on a plan of the account."""
    statement = (
        sa.select(company_plan.c.environment_id, company_plan.c.company_id)
        .join(plan, plan.c.id == company_plan.c.plan_id)
        .where(plan.c.account_id == scope.account_id, company_plan.c.plan_id == plan_id)
    )
    return [(row.environment_id, row.company_id) for row in scope.db.execute(statement)]


def company_counts(scope: Scope, plan_ids: Iterable[str]) -> dict[str, int]:
    """How many companies of the environment are on each plan."""
    own = company_plan.c.environment_id == scope.environment_id
    found: dict[str, int] = {}
    for ids in queries.chunks(plan_ids):
        statement = sa.select(company_plan.c.plan_id, sa.func.count().label("companies"))
        grouped = statement.where(own, company_plan.c.plan_id.in_(ids)).group_by(company_plan.c.plan_id)
        found.update((row.plan_id, row.companies) for row in scope.db.execute(grouped))
    return found


def remove_assignments(scope: Scope, pairs: Sequence[tuple[str, str]]) -> None:
    """`pairs` are of company and plan."""
    own = company_plan.c.environment_id == scope.environment_id
    for part in queries.chunks(pairs):
        is_one = sa.tuple_(company_plan.c.company_id, company_plan.c.plan_id).in_(part)
        scope.db.execute(sa.delete(company_plan).where(own, is_one))


def insert_assignments(scope: Scope, rows: Sequence[Row]) -> None:
    if rows:
        common = {"environment_id": scope.environment_id, "created_at": scope.now, "updated_at": scope.now}
        scope.db.execute(sa.insert(company_plan), [{**row, **common} for row in rows])


def change_versions(
    scope: Scope, plan_id: str, company_ids: Sequence[str], plan_version_id: str, price_id: str | None
) -> None:
    """Have companies on a plan be on that version of it, at that price."""
    own = sa.and_(company_plan.c.environment_id == scope.environment_id, company_plan.c.plan_id == plan_id)
    values = {"plan_version_id": plan_version_id, "price_id": price_id, "updated_at": scope.now}
    for ids in queries.chunks(company_ids):
        scope.db.execute(sa.update(company_plan).where(own, company_plan.c.company_id.in_(ids)).values(values))


def anchor_cycles(scope: Scope, company_ids: Iterable[str]) -> None:
    """Start the companies' billing cycles now, unless they have started."""
    for ids in queries.chunks(company_ids):
        is_new = sa.and_(company.c.id.in_(ids), company.c.billing_anchor.is_(None))
        scope.db.execute(sa.update(company).where(is_new).values(billing_anchor=scope.now))


def move_cycles(scope: Scope, anchors: Mapping[str, datetime]) -> None:
    """Have the companies' billing cycles be counted from these instants."""
    own = sa.and_(company.c.environment_id == scope.environment_id, company.c.id == sa.bindparam("company_id"))
    rows = [{"company_id": one, "anchor": anchor} for one, anchor in anchors.items()]
    if rows:
        anchor = sa.bindparam("anchor", type_=company.c.billing_anchor.type)
        scope.db.execute(sa.update(company).where(own).values(billing_anchor=anchor), rows)


def lock_companies(scope: Scope, ids: Iterable[str]) -> None:
    """Have nobody else change what these companies are on until the commit. SQLite has one writer anyway."""
    for part in queries.chunks(sorted(set(ids))) if scope.db.dialect.name == "postgresql" else ():
        own = sa.and_(company.c.environment_id == scope.environment_id, company.c.id.in_(part))
        statement = sa.select(company.c.id).where(own).order_by(company.c.id)
        scope.db.execute(statement.with_for_update(key_share=True)).all()


def companies_by_id(scope: Scope, ids: Iterable[str]) -> dict[str, Row]:
    return queries.by_id(scope.db, company, company.c.environment_id == scope.environment_id, ids)


def insert_changes(scope: Scope, rows: Sequence[Row]) -> None:
    if rows:
        scope.db.execute(sa.insert(plan_change), list(rows))


def newest_changes(scope: Scope, company_ids: Iterable[str]) -> dict[str, datetime]:
    """When the newest change of each company was; those without one are left out."""
    found: dict[str, datetime] = {}
    for ids in queries.chunks(company_ids):
        newest = sa.select(plan_change.c.company_id, sa.func.max(plan_change.c.created_at).label("at"))
        grouped = newest.where(plan_change.c.company_id.in_(ids)).group_by(plan_change.c.company_id)
        found.update((row.company_id, row.at) for row in scope.db.execute(grouped))
    return found


def list_changes(scope: Scope, query: ListPlanChangesQuery) -> list[Row]:
    return queries.page(scope.db, plan_change, _change_conditions(scope, query), query)


def changes_by_id(scope: Scope, ids: Iterable[str]) -> dict[str, Row]:
    return queries.by_id(scope.db, plan_change, plan_change.c.environment_id == scope.environment_id, ids)


def group(scope: Scope) -> Row | None:
    """The environment's plan group; reads that go together share it."""
    return scope.once(_group, ())


def _group(scope: Scope, _: Sequence[str]) -> Row | None:
    return queries.first(scope.db, sa.select(plan_group).where(plan_group.c.environment_id == scope.environment_id))


def insert_group(scope: Scope, values: Row) -> None:
    scope.db.execute(sa.insert(plan_group).values(environment_id=scope.environment_id, **values))


def update_group(scope: Scope, plan_group_id: str, values: Row) -> None:
    own = sa.and_(plan_group.c.environment_id == scope.environment_id, plan_group.c.id == plan_group_id)
    scope.db.execute(sa.update(plan_group).where(own).values(**values))


def billing(scope: Scope, version_ids: Iterable[str]) -> dict[str, Row]:
    """How versions are charged, by version; those that are not are left out."""
    return _BILLING.one(scope, version_ids)


def billing_of_products(scope: Scope, product_ids: Iterable[str]) -> list[Row]:
    """How versions are charged that are sold as any of these products of billing, the newest first."""
    found: list[Row] = []
    term = plan_version_billing
    for ids in queries.chunks(product_ids):
        own = sa.and_(term.c.environment_id == scope.environment_id, term.c.billing_product_id.in_(ids))
        statement = sa.select(term).where(own).order_by(term.c.created_at.desc(), term.c.plan_version_id)
        found += queries.rows(scope.db, statement)
    return found


def replace_billing(scope: Scope, plan_version_id: str, values: Row) -> None:
    own = sa.and_(
        plan_version_billing.c.environment_id == scope.environment_id,
        plan_version_billing.c.plan_version_id == plan_version_id,
    )
    scope.db.execute(sa.delete(plan_version_billing).where(own))
    common = {"environment_id": scope.environment_id, "created_at": scope.now, "updated_at": scope.now}
    scope.db.execute(sa.insert(plan_version_billing).values(plan_version_id=plan_version_id, **common, **values))


def trials(scope: Scope, company_ids: Iterable[str]) -> dict[str, list[Row]]:
    """The trials that each company has had, newest first."""
    found: dict[str, list[Row]] = {}
    for ids in queries.chunks(company_ids):
        own = sa.and_(company_trial.c.environment_id == scope.environment_id, company_trial.c.company_id.in_(ids))
        newest = (company_trial.c.created_at.desc(), company_trial.c.id)
        for row in queries.rows(scope.db, sa.select(company_trial).where(own).order_by(*newest)):
            found.setdefault(row["company_id"], []).append(row)
    return found


def trials_by_id(scope: Scope, ids: Iterable[str]) -> dict[str, Row]:
    return queries.by_id(scope.db, company_trial, company_trial.c.environment_id == scope.environment_id, ids)


def insert_trials(scope: Scope, rows: Sequence[Row]) -> None:
    if rows:
        common = {"environment_id": scope.environment_id, "created_at": scope.now, "updated_at": scope.now}
        scope.db.execute(sa.insert(company_trial), [{**row, **common} for row in rows])


def move_trial_end(scope: Scope, trial_id: str, expires_at: datetime) -> None:
    own = sa.and_(company_trial.c.environment_id == scope.environment_id, company_trial.c.id == trial_id)
    scope.db.execute(sa.update(company_trial).where(own).values(expires_at=expires_at, updated_at=scope.now))


def set_trial_end(scope: Scope, company_id: str, setting: str) -> None:
    """What becomes of the trial that a company is in when its time is over."""
    own = sa.and_(company_trial.c.environment_id == scope.environment_id, company_trial.c.company_id == company_id)
    values = {"end_setting": setting, "updated_at": scope.now}
    scope.db.execute(sa.update(company_trial).where(own, company_trial.c.status == "active").values(values))


def end_trials(scope: Scope, ids: Sequence[str], status: str) -> None:
    for part in queries.chunks(ids):
        own = sa.and_(company_trial.c.environment_id == scope.environment_id, company_trial.c.id.in_(part))
        values = {"status": status, "ended_at": scope.now, "updated_at": scope.now}
        scope.db.execute(sa.update(company_trial).where(own).values(values))


def expired_trials(db: Connection, now: datetime, limit: int) -> list[Row]:
    """Trials of all environments that are active and over, the first to end first, each with its `account_id`."""
    is_over = sa.and_(company_trial.c.status == "active", company_trial.c.expires_at <= now)
    statement = (
        sa.select(company_trial, environment.c.account_id)
        .join(environment, environment.c.id == company_trial.c.environment_id)
        .where(is_over)
        .order_by(company_trial.c.expires_at, company_trial.c.id)
    )
    return queries.rows(db, statement.limit(limit))


def next_trial_end(db: Connection) -> datetime | None:
    """When the first active trial ends."""
    statement = sa.select(company_trial.c.expires_at).where(company_trial.c.status == "active")
    found: datetime | None = db.scalar(statement.order_by(company_trial.c.expires_at).limit(1))
    return found


def companies_on(scope: Scope, query: Mapping[str, Any]) -> sa.Select[tuple[str]]:
    """Ids of companies on a plan, and on a version, that the filters name."""
    if query.get("plan_version_ids") is not None:  # the plural wins
        query = {**query, "plan_version_id": None}
    named = queries.equal(company_plan, query, "plan_id", "plan_version_id")
    return sa.select(company_plan.c.company_id).where(company_plan.c.environment_id == scope.environment_id, *named)


def companies_with_base_plan(scope: Scope) -> sa.Select[tuple[str]]:
    own = company_plan.c.environment_id == scope.environment_id
    return sa.select(company_plan.c.company_id).where(own, company_plan.c.is_base)


def companies_on_old_versions(scope: Scope) -> sa.Select[tuple[str]]:
    """Ids of companies on a version that is no longer the published one."""
    own = company_plan.c.environment_id == scope.environment_id
    old = sa.select(plan_version.c.id).where(
        plan_version.c.environment_id == scope.environment_id, plan_version.c.status != "published"
    )
    return sa.select(company_plan.c.company_id).where(own, company_plan.c.plan_version_id.in_(old))


def _trialable(scope: Scope) -> sa.Select[tuple[str]]:
    """Ids of plans that begin with a trial, by the version that is shown of each."""
    return _charged(scope, plan_version_billing.c.is_trialable)


def _sold(scope: Scope) -> sa.Select[tuple[str]]:
    """Ids of plans that are sold as a product, by the version that is shown of each."""
    return _charged(scope, plan_version_billing.c.billing_product_id.is_not(None))


def _paid(scope: Scope) -> sa.Select[tuple[str]]:
    """Those among them whose product costs something."""
    term, price = plan_version_billing, billing_price
    costs = sa.exists().where(price.c.product_id == term.c.billing_product_id, price.c.price > 0, price.c.is_active)
    return _charged(scope, term.c.billing_product_id.is_not(None), costs)


def _charged(scope: Scope, *conditions: sa.ColumnElement[bool]) -> sa.Select[tuple[str]]:
    joined = plan_version.join(plan_version_billing, plan_version_billing.c.plan_version_id == plan_version.c.id)
    is_shown = plan_version.c.id.in_(shown_versions(scope.environment_id))
    return sa.select(plan_version.c.plan_id).select_from(joined).where(is_shown, *conditions)


def replace_plan_traits(scope: Scope, plan_id: str, rows: Sequence[Row]) -> None:
    own = plan_trait.c.environment_id == scope.environment_id
    scope.db.execute(sa.delete(plan_trait).where(own, plan_trait.c.plan_id == plan_id))
    if rows:
        numbered = [
            {**row, "environment_id": scope.environment_id, "position": number} for number, row in enumerate(rows)
        ]
        scope.db.execute(sa.insert(plan_trait), numbered)


def plan_traits_of(scope: Scope, plan_ids: Iterable[str]) -> list[Row]:
    """What these plans set, plan by plan."""
    found: dict[str, list[Row]] = {one: [] for one in plan_ids}
    for ids in queries.chunks(found):
        own = plan_trait.c.environment_id == scope.environment_id
        statement = sa.select(plan_trait).where(own, plan_trait.c.plan_id.in_(ids)).order_by(plan_trait.c.position)
        for row in queries.rows(scope.db, statement):
            found[row["plan_id"]].append(row)
    return [row for rows in found.values() for row in rows]


def plan_traits_by_id(scope: Scope, ids: Sequence[str]) -> list[Row]:
    return queries.rows(scope.db, _plan_traits().where(*_plan_trait_conditions(scope, {}), plan_trait.c.id.in_(ids)))


def list_plan_traits(scope: Scope, query: ListPlanTraitsQuery) -> list[Row]:
    statement = _plan_traits().where(*_plan_trait_conditions(scope, query))
    newest = statement.order_by(plan_trait.c.created_at.desc(), plan_trait.c.position, plan_trait.c.id)
    return queries.rows(scope.db, newest.limit(query["limit"]).offset(query["offset"]))


def count_plan_traits(scope: Scope, query: CountPlanTraitsQuery | Mapping[str, Any]) -> int:
    return queries.count(scope.db, plan_trait, _plan_trait_conditions(scope, query))


def holders_after(scope: Scope, plan_id: str, after: str, limit: int) -> list[str]:
    """The next companies on a plan, in the order of their ids."""
    own = sa.and_(company_plan.c.environment_id == scope.environment_id, company_plan.c.plan_id == plan_id)
    statement = sa.select(company_plan.c.company_id).where(own, company_plan.c.company_id > after)
    return list(scope.db.scalars(statement.order_by(company_plan.c.company_id).limit(limit)))


def _plan_traits() -> sa.Select[Any]:
    return sa.select(plan_trait, plan.c.plan_type).join(plan, plan.c.id == plan_trait.c.plan_id)


def _plan_trait_conditions(scope: Scope, query: Mapping[str, Any]) -> list[sa.ColumnElement[bool]]:
    conditions = [plan_trait.c.environment_id == scope.environment_id]
    conditions += queries.equal(plan_trait, query, "plan_id", "trait_id")
    if (ids := query.get("ids")) is not None:
        conditions.append(plan_trait.c.id.in_(ids))
    return conditions


def shown_versions(environment_id: str) -> sa.Select[tuple[str]]:
    """Ids of the versions that are shown of plans: the published one, else the draft; for use in a filter."""
    other = plan_version.alias()
    published = sa.exists().where(
        other.c.environment_id == environment_id,
        other.c.plan_id == plan_version.c.plan_id,
        other.c.status == "published",
    )
    is_shown = sa.or_(plan_version.c.status == "published", sa.and_(plan_version.c.status == "draft", ~published))
    return sa.select(plan_version.c.id).where(plan_version.c.environment_id == environment_id, is_shown)


def _told(environment_id: str) -> sa.Select[Any]:
    here = (_live.c.environment_id == environment_id, _live.c.status == "published")
    told = [_SAID[one.name].label(one.name) if one.name in _SAID else one for one in plan.c]
    return sa.select(*told).outerjoin(_live, sa.and_(_live.c.plan_id == plan.c.id, *here))


def _change_conditions(scope: Scope, query: ListPlanChangesQuery) -> list[sa.ColumnElement[bool]]:
    conditions = [plan_change.c.environment_id == scope.environment_id]
    conditions += queries.equal(plan_change, query, "company_id")
    if (action := query.get("action")) is not None:
        conditions.append(plan_change.c.action == action)
    if (base_plan_action := query.get("base_plan_action")) is not None:
        conditions.append(plan_change.c.base_plan_action == base_plan_action)
    return conditions


def _conditions(scope: Scope, query: ListPlansQuery) -> list[sa.ColumnElement[bool]]:
    conditions = [plan.c.account_id == scope.account_id, *plan_filters.conditions(scope, query)]
    if (ids := query.get("ids")) is not None:
        conditions.append(plan.c.id.in_(ids))
    if plan_type := query.get("plan_type"):
        conditions.append(plan.c.plan_type == plan_type)
    conditions += queries.matching(query.get("q"), _SAID["name"], plan.c.id)
    return conditions + _company_conditions(query) + _use_conditions(scope, query)


def _company_conditions(query: ListPlansQuery) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = []
    if (company_id := query.get("company_id")) is not None:  # what this company may have: shared plans and its own
        conditions.append(sa.or_(plan.c.company_id.is_(None), plan.c.company_id == company_id))
    if (scoped_to_company_id := query.get("scoped_to_company_id")) is not None:
        conditions.append(plan.c.company_id == scoped_to_company_id)
    if query.get("company_scoped_only"):
        conditions.append(plan.c.company_id.is_not(None))
    if query.get("exclude_company_scoped"):
        conditions.append(plan.c.company_id.is_(None))
    return conditions


def _use_conditions(scope: Scope, query: ListPlansQuery) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = []
    if query.get("for_fallback_plan") or query.get("for_initial_plan") or query.get("for_trial_expiry_plan"):
        conditions += [plan.c.plan_type == "plan", plan.c.company_id.is_(None)]
    if query.get("for_fallback_plan"):
        conditions.append(queries.none_of(plan.c.id, _sold(scope)))
    if query.get("for_initial_plan"):  # what somebody pays begins with a trial, or not by itself
        is_trialable = plan.c.id.in_(_trialable(scope))
        conditions.append(sa.or_(is_trialable, queries.none_of(plan.c.id, _paid(scope))))
    if query.get("for_trial_expiry_plan"):
        conditions += [queries.none_of(plan.c.id, _trialable(scope)), queries.none_of(plan.c.id, _paid(scope))]
    if (has_product_id := query.get("has_product_id")) is not None:
        conditions.append(plan.c.id.in_(_sold(scope)) if has_product_id else queries.none_of(plan.c.id, _sold(scope)))
    if query.get("without_paid_product_id"):
        conditions.append(queries.none_of(plan.c.id, _paid(scope)))
    if query.get("exclude_unused"):
        used = sa.select(company_plan.c.plan_id).where(company_plan.c.environment_id == scope.environment_id)
        conditions.append(used.where(company_plan.c.plan_id == plan.c.id).exists())
    if query.get("with_published_version"):
        live = sa.select(plan_version.c.plan_id).where(
            plan_version.c.environment_id == scope.environment_id, plan_version.c.status == "published"
        )
        conditions.append(plan.c.id.in_(live))
    return conditions
