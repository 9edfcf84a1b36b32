"""SQL of what companies get by plans: issues, the grants that came of them, and what amounts depend on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.domains.accounts.tables import environment
from schematic_server.domains.companies import numbers
from schematic_server.domains.companies.tables import company, entity_trait
from schematic_server.domains.credits.tables import credit_grant
from schematic_server.domains.features.tables import feature
from schematic_server.domains.plancredits.tables import credit_issue, plan_credit_grant
from schematic_server.domains.plans.tables import company_plan
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.metadata import microseconds
from schematic_server.storage.queries import Row
from schematic_server.storage.statements import Columns, run

_GRANT = Columns(*credit_grant.c)
_OPEN = f"""
SELECT {_GRANT.sql} FROM (SELECT {{rows}}) AS wanted JOIN credit_grant
  ON credit_grant.company_id = wanted.column1 AND credit_grant.plan_grant_id = wanted.column2
WHERE credit_grant.zeroed_at IS NULL ORDER BY credit_grant.created_at, credit_grant.id
"""  # noqa: S608  # names of columns
_CHANGING = ("plan_grant_id", "credit_id", "plan_id", "enrolled_at", "grant_id", "next_at", "ended_at", "updated_at")
_NAMES = ", ".join(one.name for one in credit_issue.c)
_SAVE = (
    f"INSERT INTO credit_issue ({_NAMES}) VALUES {{rows}} ON CONFLICT (company_id, origin_id) DO UPDATE SET "  # noqa: S608
    + ", ".join(f"{name} = excluded.{name}" for name in _CHANGING)
)


def issues_of(scope: Scope, company_ids: Iterable[str]) -> dict[str, dict[str, dict[str, Any]]]:
    """Issues of companies, ended ones too, by origin."""
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for part in queries.chunks(company_ids):
        own = sa.and_(credit_issue.c.environment_id == scope.environment_id, credit_issue.c.company_id.in_(part))
        for row in queries.rows(scope.db, sa.select(credit_issue).where(own)):
            found.setdefault(row["company_id"], {})[row["origin_id"]] = dict(row)
    return found


def save_issues(scope: Scope, issues: Iterable[Row]) -> None:
    rows = [
        tuple(
            microseconds(issue[one.name]) if isinstance(issue[one.name], datetime) else issue[one.name]
            for one in credit_issue.c
        )
        for issue in issues
    ]
    run(scope.db, _SAVE, rows)


def open_grants(scope: Scope, issues: Iterable[tuple[str, str]]) -> dict[tuple[str, str], list[Row]]:
    """Grants that are not zeroed out, by company and origin, oldest first."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in _GRANT.rows(scope.db, _OPEN, sorted(set(issues))):
        found.setdefault((row["company_id"], row["plan_grant_id"]), []).append(row)
    return found


def companies(scope: Scope, ids: Iterable[str]) -> dict[str, Row]:
    return queries.by_id(scope.db, company, company.c.environment_id == scope.environment_id, ids)


def licences(scope: Scope, company_ids: Iterable[str], license_ids: Sequence[str]) -> dict[tuple[str, str], int]:
    """How many of each licence companies have, by company and licence; those without any are left out."""
    found: dict[tuple[str, str], int] = {}
    for part in queries.chunks(company_ids) if license_ids else ():
        statement = (
            sa.select(entity_trait.c.entity_id, feature.c.license_id, entity_trait.c.value)
            .join(feature, feature.c.usage_limit_trait_id == entity_trait.c.definition_id)
            .where(
                entity_trait.c.environment_id == scope.environment_id,
                entity_trait.c.entity_id.in_(part),
                feature.c.license_id.in_(license_ids),
            )
        )
        for company_id, license_id, text in scope.db.execute(statement):
            found[company_id, license_id] = max(0, numbers.usage(text))
    return found


def counting_traits(db: Connection, definition_ids: Iterable[str]) -> set[str]:
    """Those of the trait definitions that count licences which some plan gives credits for."""
    given = list(
        db.scalars(sa.select(plan_credit_grant.c.license_id).where(plan_credit_grant.c.license_id.is_not(None)))
    )
    found: set[str] = set()
    for part in queries.chunks(definition_ids) if given else ():  # hardly ever: features are not searched for nothing
        is_counting = sa.and_(feature.c.usage_limit_trait_id.in_(part), feature.c.license_id.in_(set(given)))
        found.update(db.scalars(sa.select(feature.c.usage_limit_trait_id).where(is_counting)))
    return found


def due_issues(db: Connection, now: datetime, limit: int) -> list[Row]:
    """Issues of which a period is over, with their account."""
    columns: list[sa.Column[Any]] = [credit_issue.c[one] for one in ("environment_id", "company_id", "credit_id")]
    statement = (
        sa.select(*columns, environment.c.account_id)
        .join(environment, environment.c.id == credit_issue.c.environment_id)
        .where(credit_issue.c.next_at <= now)
        .order_by(credit_issue.c.next_at, credit_issue.c.company_id)
    )
    return queries.rows(db, statement.limit(limit))


def next_due(db: Connection) -> datetime | None:
    """When the next period will be over."""
    found: datetime | None = db.scalar(sa.select(sa.func.min(credit_issue.c.next_at)))
    return found


def live_issues_of(scope: Scope, company_ids: Iterable[str]) -> list[dict[str, Any]]:
    """Those of companies that are given anew again and again."""
    found: list[dict[str, Any]] = []
    for part in queries.chunks(sorted(set(company_ids))):
        own = sa.and_(credit_issue.c.environment_id == scope.environment_id, credit_issue.c.company_id.in_(part))
        is_live = sa.and_(credit_issue.c.ended_at.is_(None), credit_issue.c.next_at.is_not(None))
        statement = sa.select(credit_issue).where(own, is_live).order_by("company_id", "origin_id")
        found.extend(dict(row) for row in queries.rows(scope.db, statement))
    return found


def companies_on(scope: Scope, plan_id: str, after: str, limit: int) -> list[str]:
    """Ids of the companies on a plan that come after that one, in their order."""
    own = sa.and_(company_plan.c.environment_id == scope.environment_id, company_plan.c.plan_id == plan_id)
    statement = sa.select(company_plan.c.company_id).where(own, company_plan.c.company_id > after)
    return list(scope.db.scalars(statement.order_by(company_plan.c.company_id).limit(limit)))
