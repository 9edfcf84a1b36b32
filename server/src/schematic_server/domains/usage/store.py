"""SQL of usage reports: sums over rollups, never over events.

Instants are microseconds since 1970, as `ranges` has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.domains.companies.tables import company, entity_trait
from schematic_server.domains.events.tables import usage_hour, user_usage_day
from schematic_server.domains.plans.tables import plan_change
from schematic_server.domains.usage.ranges import Range
from schematic_server.domains.usage.tables import trait_day
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.metadata import Instant, instant
from schematic_server.storage.queries import Row
from schematic_server.storage.statements import run
from schematic_server.storage.sums import Total

_USER_DAYS = """
SELECT d.event_subtype, d.day, d.quantity, d.last_at
FROM (VALUES {rows}) AS wanted CROSS JOIN user_usage_day AS d
WHERE d.company_id = ? AND d.event_subtype = wanted.column1 AND d.day = CAST(wanted.column2 AS BIGINT) AND d.user_id = ?
  AND d.environment_id = ?
"""
_MEASURING_TRAITS = "SELECT trait_id FROM feature WHERE account_id IN (SELECT {rows}) AND trait_id IS NOT NULL"
_ADD_TRAIT_DAY = """
INSERT INTO trait_day (company_id, trait_definition_id, day, environment_id, added)
VALUES {rows}
ON CONFLICT (company_id, trait_definition_id, day) DO UPDATE SET added = trait_day.added + excluded.added
"""


class CompanyKey(NamedTuple):
    """Where a company stands in the order oldest first."""

    created_at: object
    id: str


class Sum(NamedTuple):
    """What a company used of an event within a step of time, which began at `start`."""

    company_id: str
    event_subtype: str
    start: int
    quantity: int


def companies_after(scope: Scope, after: CompanyKey | None, ids: Sequence[str] | None, limit: int) -> list[CompanyKey]:
    """The next companies of the environment, oldest first, so that new ones come last; those of `ids` if given."""
    conditions = [company.c.environment_id == scope.environment_id]
    if ids is not None:
        conditions.append(company.c.id.in_(ids))
    if after is not None:
        key = sa.tuple_(company.c.created_at, company.c.id)
        conditions.append(key > sa.tuple_(sa.literal(after.created_at, Instant), sa.literal(after.id)))
    statement = sa.select(company.c.created_at, company.c.id).where(*conditions)
    rows = scope.db.execute(statement.order_by(company.c.created_at, company.c.id).limit(limit))
    return [CompanyKey(*row) for row in rows]


def sums(
    scope: Scope, company_ids: Sequence[str], subtypes: Iterable[str], within: Range, step: int | None, origin: int
) -> list[Sum]:
    """What each company used of each event in each step of `step` microseconds that saw use (None: one for all)."""
    hour = sa.type_coerce(usage_hour.c.hour, sa.BigInteger)
    start = sa.literal(within.start, sa.BigInteger) if step is None else hour - (hour - origin) % step
    keys = usage_hour.c.company_id, usage_hour.c.event_subtype
    conditions = [
        usage_hour.c.environment_id == scope.environment_id,
        usage_hour.c.company_id.in_(company_ids),
        usage_hour.c.event_subtype.in_(sorted(subtypes)),
        hour >= within.start,
        hour < within.end,
    ]
    statement = sa.select(*keys, start.label("start"), Total(usage_hour.c.quantity)).where(*conditions)
    rows = scope.db.execute(statement.group_by(*keys, *([] if step is None else [sa.text("3")])))
    return [Sum(*row) for row in rows]


class UserSum(NamedTuple):
    """What a user, '' for nobody known, used of an event; `last_at` is when last."""

    user_id: str
    event_subtype: str
    quantity: int
    last_at: datetime


class UserTotals(NamedTuple):
    """Of all users of a company that used an event: the sum, with what has no user, and the heaviest of them."""

    total: int
    heaviest: int
    users: int


def users_of_company(
    scope: Scope, company_id: str, subtypes: Iterable[str], within: Range, limit: int
) -> list[UserSum]:
    """The heaviest users of each event first, as many as `limit`."""
    grouped = _by_user(scope, company_id, subtypes, within)
    statement = sa.select(*grouped.c).order_by(grouped.c.event_subtype, grouped.c.quantity.desc(), grouped.c.user_id)
    return [UserSum(*row) for row in scope.db.execute(statement.limit(limit))]


def page_of_users(scope: Scope, company_id: str, subtype: str, within: Range, limit: int, offset: int) -> list[UserSum]:
    """Users by their use of one event, the heaviest first."""
    grouped = _by_user(scope, company_id, [subtype], within)
    statement = sa.select(*grouped.c).where(grouped.c.user_id != "").order_by(grouped.c.quantity.desc(), "user_id")
    return [UserSum(*row) for row in scope.db.execute(statement.limit(limit).offset(offset))]


def nobody_of_company(scope: Scope, company_id: str, subtype: str, within: Range) -> UserSum | None:
    """What was used of an event without a user."""
    grouped = _by_user(scope, company_id, [subtype], within)
    row = scope.db.execute(sa.select(*grouped.c).where(grouped.c.user_id == "")).first()
    return None if row is None else UserSum(*row)


def user_totals(scope: Scope, company_id: str, subtype: str, within: Range) -> UserTotals:
    grouped = _by_user(scope, company_id, [subtype], within)
    named = sa.case((grouped.c.user_id != "", grouped.c.quantity))
    figures = Total(grouped.c.quantity), sa.func.max(named), sa.func.count(named)
    total, heaviest, users = scope.db.execute(sa.select(*figures)).one()
    return UserTotals(total, heaviest or 0, users)


def events_with_users(scope: Scope, company_id: str, subtypes: Iterable[str], within: Range) -> frozenset[str]:
    """Those of `subtypes` that somebody known used."""
    conditions = [*_of_days(scope, company_id, subtypes, within), user_usage_day.c.user_id != ""]
    return frozenset(scope.db.scalars(sa.select(user_usage_day.c.event_subtype).where(*conditions).distinct()))


def days_of_user(
    scope: Scope, company_id: str, user_id: str, subtypes: Iterable[str], days: Sequence[int]
) -> list[tuple[int, UserSum]]:
    """What a user used of each event on each of `days`, oldest first: looked up one by one, however many users are."""
    wanted = [(subtype, str(day)) for subtype in sorted(subtypes) for day in days]
    rows = run(scope.db, _USER_DAYS, wanted, company_id, user_id, scope.environment_id)
    found = [(day, UserSum(user_id, subtype, used, instant(last_at))) for subtype, day, used, last_at in rows]
    return sorted(found, key=lambda one: (one[0], one[1].event_subtype))


def trait_text(scope: Scope, company_id: str, definition_id: str) -> str | None:
    own = sa.and_(entity_trait.c.environment_id == scope.environment_id, entity_trait.c.entity_id == company_id)
    return scope.db.scalar(sa.select(entity_trait.c.value).where(own, entity_trait.c.definition_id == definition_id))


def trait_days(scope: Scope, definition_id: str, since: int, company_id: str | None = None) -> dict[int, int]:
    """By how much each day from `since` on changed a trait, of one company or of all together."""
    day = sa.type_coerce(trait_day.c.day, sa.BigInteger)
    conditions = [
        trait_day.c.environment_id == scope.environment_id,
        trait_day.c.trait_definition_id == definition_id,
        day >= since,
    ]
    if company_id is not None:
        conditions.append(trait_day.c.company_id == company_id)
    rows = scope.db.execute(sa.select(day, Total(trait_day.c.added)).where(*conditions).group_by(day))
    return {row[0]: row[1] for row in rows}


def measuring_traits(db: Connection, account_ids: Iterable[str]) -> frozenset[str]:
    """Trait definitions that measure features of these accounts."""
    return frozenset(one for (one,) in run(db, _MEASURING_TRAITS, [(one,) for one in sorted(account_ids)]))


def trait_texts(
    db: Connection, company_ids: Iterable[str], definition_ids: Iterable[str]
) -> dict[tuple[str, str], str]:
    """Values of traits by company and definition; a definition belongs to one environment."""
    columns = entity_trait.c.entity_id, entity_trait.c.definition_id, entity_trait.c.value
    wanted = sorted(definition_ids)
    found: dict[tuple[str, str], str] = {}
    for ids in queries.chunks(sorted(company_ids)):
        conditions = entity_trait.c.entity_id.in_(ids), entity_trait.c.definition_id.in_(wanted)
        for company_id, definition_id, value in db.execute(sa.select(*columns).where(*conditions)):
            found[company_id, definition_id] = value
    return found


def add_trait_days(db: Connection, rows: Sequence[tuple[str, str, int, str | None, int]]) -> None:
    """Add to days of traits: (company, definition, start of the day, environment, what the day added)."""
    run(db, _ADD_TRAIT_DAY, rows)


def plan_changes(scope: Scope, company_id: str, before: int) -> list[Row]:
    """The company's changes of plans before an instant, oldest first."""
    own = sa.and_(plan_change.c.environment_id == scope.environment_id, plan_change.c.company_id == company_id)
    names = ("created_at", "base_plan", "base_plan_version", "add_ons_added", "add_ons_removed")
    columns: list[sa.Column[Any]] = [plan_change.c[name] for name in names]
    statement: sa.Select[Any] = sa.select(*columns).where(own, plan_change.c.created_at < instant(before))
    return queries.rows(scope.db, statement.order_by(plan_change.c.created_at, plan_change.c.id))


def _by_user(scope: Scope, company_id: str, subtypes: Iterable[str], within: Range) -> sa.Subquery:
    table = user_usage_day.c
    figures = Total(table.quantity).label("quantity"), sa.func.max(table.last_at).label("last_at")
    statement = sa.select(table.user_id, table.event_subtype, *figures)
    conditions = _of_days(scope, company_id, subtypes, within)
    return statement.where(*conditions).group_by(table.user_id, table.event_subtype).subquery()


def _of_days(scope: Scope, company_id: str, subtypes: Iterable[str], within: Range) -> list[sa.ColumnElement[bool]]:
    day = sa.type_coerce(user_usage_day.c.day, sa.BigInteger)
    return [
        user_usage_day.c.company_id == company_id,
        user_usage_day.c.environment_id == scope.environment_id,
        user_usage_day.c.event_subtype.in_(sorted(subtypes)),
        day >= within.start,
        day < within.end,
    ]
