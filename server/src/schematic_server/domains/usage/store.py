"""SQL of usage reports: sums over rollups, never over events.

Instants are microseconds since 1970, as `ranges` has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from schematic_server.bounds import MAX_INTEGER
from schematic_server.domains.companies.tables import company, entity_trait
from schematic_server.domains.events.tables import usage_hour
from schematic_server.domains.features.tables import feature
from schematic_server.domains.plans.tables import plan_change
from schematic_server.domains.usage.ranges import Range
from schematic_server.domains.usage.tables import trait_day
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.metadata import Instant, instant
from schematic_server.storage.queries import Row
from schematic_server.storage.statements import run

# A sum within what every client reads. SQLite's own `sum` fails where it leaves 64 bits, and PostgreSQL's is a decimal.
_SUM = {
    "sqlite": f"CAST(max({-MAX_INTEGER}, min({MAX_INTEGER}, total({{}}))) AS INTEGER)",
    "postgresql": f"CAST(greatest({-MAX_INTEGER}, least({MAX_INTEGER}, sum({{}}))) AS BIGINT)",
}
_ADD_TRAIT_DAY = """
INSERT INTO trait_day (company_id, trait_definition_id, day, environment_id, added)
VALUES {rows}
ON CONFLICT (company_id, trait_definition_id, day) DO UPDATE SET added = trait_day.added + excluded.added
"""
_PARTS = {
    dialect: f"""
SELECT CAST(part.column1 AS BIGINT), {total.format("h.quantity")}
FROM (VALUES {{rows}}) AS part CROSS JOIN usage_hour AS h
WHERE h.company_id = ? AND h.event_subtype = ? AND h.environment_id = ?
  AND h.hour >= CAST(part.column1 AS BIGINT) AND h.hour < CAST(part.column2 AS BIGINT)
GROUP BY part.column1
"""  # noqa: S608  # figures of ours
    for dialect, total in _SUM.items()
}


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


def event_features(scope: Scope, ids: Sequence[str] | None = None) -> list[Row]:
    """Features that count events, oldest first: all of the account, or those of `ids`."""
    conditions = [feature.c.account_id == scope.account_id, feature.c.feature_type == "event"]
    if ids is not None:
        conditions.append(feature.c.id.in_(ids))
    return queries.rows(scope.db, sa.select(feature).where(*conditions).order_by("created_at", "id"))


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
    statement = sa.select(*keys, start.label("start"), _Total(usage_hour.c.quantity)).where(*conditions)
    rows = scope.db.execute(statement.group_by(*keys, *([] if step is None else [sa.text("3")])))
    return [Sum(*row) for row in rows]


def parts_of_company(scope: Scope, company_id: str, subtype: str, parts: Sequence[Range]) -> dict[int, int]:
    """What a company used of an event in each of `parts` that saw use, by the part's start."""
    sql = _PARTS[scope.db.dialect.name]
    rows = [
        (str(part.start), str(part.end)) for part in parts
    ]  # as texts: PostgreSQL does not see that they are numbers
    return dict(run(scope.db, sql, rows, company_id, subtype, scope.environment_id))


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
    rows = scope.db.execute(sa.select(day, _Total(trait_day.c.added)).where(*conditions).group_by(day))
    return {row[0]: row[1] for row in rows}


def measuring_traits(db: Connection, account_ids: Iterable[str]) -> frozenset[str]:
    """Trait definitions that measure features of these accounts."""
    own = feature.c.account_id.in_(sorted(account_ids))
    found = db.scalars(sa.select(feature.c.trait_id).where(own, feature.c.trait_id.is_not(None)))
    return frozenset(one for one in found if one is not None)


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
    columns = plan_change.c.created_at, plan_change.c.base_plan_version
    statement = sa.select(*columns).where(own, plan_change.c.created_at < instant(before))
    return queries.rows(scope.db, statement.order_by(plan_change.c.created_at, plan_change.c.id))


class _Total(FunctionElement[int]):
    """`_SUM` of a column."""

    type = sa.BigInteger()
    inherit_cache = True


@compiles(_Total)
def _total(element: _Total, compiler: SQLCompiler, **options: Any) -> str:
    return _SUM[compiler.dialect.name].format(compiler.process(element.clauses, **options))
