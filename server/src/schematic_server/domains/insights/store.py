"""SQL of an environment's figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from schematic_server.domains.accounts.tables import audit_log
from schematic_server.domains.companies.tables import company, entity_trait
from schematic_server.domains.credits import amounts
from schematic_server.domains.credits.tables import billing_credit, credit_account
from schematic_server.domains.events.tables import environment_usage_day
from schematic_server.domains.features.tables import feature
from schematic_server.domains.plans.tables import company_plan, plan, plan_change
from schematic_server.domains.usage.ranges import Range
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.queries import Row
from schematic_server.storage.statements import run
from schematic_server.storage.sums import SUM, Total

# Company by company: nothing finds an environment's hours at once, because that would cost each event an index.
_HOURS = {
    dialect: f"""
SELECT h.hour, {total.format("h.quantity")}
FROM (VALUES {{rows}}) AS wanted CROSS JOIN company AS c CROSS JOIN usage_hour AS h
WHERE c.environment_id = wanted.column1 AND h.company_id = c.id AND h.event_subtype = ? AND h.hour >= ? AND h.hour < ?
GROUP BY h.hour
"""  # noqa: S608  # figures of ours
    for dialect, total in SUM.items()
}


@dataclass(slots=True)
class Moves:
    """By how much plans grew, by plan and the start of the month; and what they were called."""

    gains: dict[datetime, Counter[str]] = field(default_factory=dict[datetime, "Counter[str]"])
    names: dict[str, str] = field(default_factory=dict[str, str])


def count_companies(scope: Scope) -> int:
    return queries.count(scope.db, company, [company.c.environment_id == scope.environment_id])


def count_plans(scope: Scope) -> int:
    return queries.count(scope.db, plan, [plan.c.account_id == scope.account_id])


def count_features(scope: Scope) -> int:
    return queries.count(scope.db, feature, [feature.c.account_id == scope.account_id])


def remaining_credits(scope: Scope) -> float:
    """What all companies have left of credits of all types: about, since all of it need not fit into 64 bits."""
    own = sa.select(billing_credit.c.id).where(billing_credit.c.environment_id == scope.environment_id)
    total = sa.func.sum(sa.cast(credit_account.c.remaining, sa.Double))
    units: float | None = scope.db.scalar(sa.select(total).where(credit_account.c.credit_id.in_(own)))
    return 0.0 if units is None else units / float(10**amounts.DIGITS)


def latest_writes(scope: Scope, limit: int) -> list[Row]:
    """The newest entries of the environment's audit log whose request went well."""
    who, what = ("actor_type", "api_key_id", "member_id"), ("resource_type", "resource_id", "resource_name")
    columns = (*who, "method", *what, "started_at")
    own = audit_log.c.account_id == scope.account_id, audit_log.c.environment_id == scope.environment_id
    statement = sa.select(*(audit_log.c[name] for name in columns)).where(*own, audit_log.c.resp_code < 400)
    return queries.rows(scope.db, statement.order_by(audit_log.c.id.desc()).limit(limit))


def subscribers(scope: Scope) -> dict[str, int]:
    """How many companies are on each plan now."""
    own = company_plan.c.environment_id == scope.environment_id
    statement = sa.select(company_plan.c.plan_id, sa.func.count()).where(own).group_by(company_plan.c.plan_id)
    return {row[0]: row[1] for row in scope.db.execute(statement)}


def plan_names(scope: Scope) -> dict[str, str]:
    own = plan.c.account_id == scope.account_id
    return {row[0]: row[1] for row in scope.db.execute(sa.select(plan.c.id, plan.c.name).where(own))}


def moves(scope: Scope, months: Sequence[datetime]) -> Moves:
    """Changes of plans since the first of `months`, which follow upon each other.

    Moves of base plans are counted by the database; add-ons, which fewer changes have, are read one by one.
    """
    found = Moves({month: Counter() for month in months})
    month = sa.case(
        *((plan_change.c.created_at >= start, index) for index, start in reversed(list(enumerate(months)))),
    ).label("month")
    base, previous = plan_change.c.base_plan, plan_change.c.previous_base_plan
    own = plan_change.c.environment_id == scope.environment_id, plan_change.c.created_at >= months[0]
    told = [
        json[name].as_string().label(f"{label}_{name}")
        for label, json in (("base", base), ("previous", previous))
        for name in ("id", "name")
    ]
    moved = sa.select(month, *told).where(*own).subquery().c
    names = sa.func.max(moved.base_name), sa.func.max(moved.previous_name)
    keys = moved.month, moved.base_id, moved.previous_id
    columns: list[sa.ColumnElement[Any]] = [*keys, *names, sa.func.count()]
    for row in scope.db.execute(sa.select(*columns).group_by(*keys)):
        index, gained, lost, name, lost_name, number = list[Any](row)
        _add(found, months[int(index)], gained, name, number)
        _add(found, months[int(index)], lost, lost_name, -number)
    add_ons = [plan_change.c.add_ons_added, plan_change.c.add_ons_removed]
    some = sa.or_(*(sa.cast(one, sa.String) != "[]" for one in add_ons))
    for row in scope.db.execute(sa.select(month, *add_ons).where(*own, some)):
        index, gained, lost = list[Any](row)
        for snapshots, number in ((gained, 1), (lost, -1)):
            for one in snapshots:
                _add(found, months[int(index)], one["id"], one["name"], number)
    return found


def _add(to: Moves, month: datetime, plan_id: str | None, name: str | None, number: int) -> None:
    if plan_id is not None:
        to.gains[month][plan_id] += number
        to.names[plan_id] = name or plan_id


def environment_days(scope: Scope, subtype: str, within: Range) -> dict[int, int]:
    """What all companies together used of an event on each day."""
    day = sa.type_coerce(environment_usage_day.c.day, sa.BigInteger)
    conditions = _of_environment(scope, [subtype], within)
    statement = sa.select(day, Total(environment_usage_day.c.quantity)).where(*conditions).group_by(day)
    return {row[0]: row[1] for row in scope.db.execute(statement)}


def environment_hours(scope: Scope, subtype: str, within: Range) -> dict[int, int]:
    """What the companies that there are used of an event in each hour."""
    sql = _HOURS[scope.db.dialect.name]
    return dict(run(scope.db, sql, [(scope.environment_id,)], subtype, *within))


def environment_totals(scope: Scope, subtypes: Iterable[str], within: Range) -> dict[str, int]:
    """What all companies together used of each event on the days of a range."""
    subtype = environment_usage_day.c.event_subtype
    conditions = _of_environment(scope, subtypes, within)
    statement = sa.select(subtype, Total(environment_usage_day.c.quantity)).where(*conditions).group_by(subtype)
    return {row[0]: row[1] for row in scope.db.execute(statement)}


def trait_texts_of_environment(scope: Scope, definition_id: str) -> Iterator[str]:
    """The values that companies have of a trait."""
    own = entity_trait.c.environment_id == scope.environment_id
    return iter(
        scope.db.scalars(sa.select(entity_trait.c.value).where(own, entity_trait.c.definition_id == definition_id))
    )


def _of_environment(scope: Scope, subtypes: Iterable[str], within: Range) -> list[sa.ColumnElement[bool]]:
    day = sa.type_coerce(environment_usage_day.c.day, sa.BigInteger)
    return [
        environment_usage_day.c.environment_id == scope.environment_id,
        environment_usage_day.c.event_subtype.in_(sorted(subtypes)),
        day >= within.start,
        day < within.end,
    ]
