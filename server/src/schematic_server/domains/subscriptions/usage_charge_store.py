"""SQL of what was used, for those who charge for it: sums over rollups, many at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from schematic_server.domains.companies import metrics
from schematic_server.domains.companies.tables import entity_trait
from schematic_server.domains.entitlements.tables import plan_entitlement
from schematic_server.domains.features.tables import feature
from schematic_server.domains.subscriptions import metering
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.metadata import microseconds
from schematic_server.storage.queries import Row
from schematic_server.storage.statements import run
from schematic_server.storage.sums import SUM

# A company's use of an event between two instants.
Asked = tuple[str, str, datetime, datetime]

_USED = """
SELECT wanted.column5, {total}
FROM (SELECT {{rows}}) AS wanted CROSS JOIN usage_hour AS h
WHERE h.company_id = wanted.column1 AND h.event_subtype = wanted.column2
  AND h.hour >= wanted.column3 AND h.hour < wanted.column4 AND h.environment_id = ?
GROUP BY wanted.column5
"""
_USED_IN = {dialect: _USED.format(total=total.format("h.quantity")) for dialect, total in SUM.items()}


def used(scope: Scope, asked: Collection[Asked]) -> dict[Asked, int]:
    """Use in the hours that begin between the hours of both instants; what was not used at all is left out."""
    wanted = sorted(asked)
    rows = [
        (company_id, event, microseconds(metering.hour(start)), microseconds(metering.hour(end)), number)
        for number, (company_id, event, start, end) in enumerate(wanted)
    ]
    found = run(scope.db, _USED_IN[scope.db.dialect.name], rows, scope.environment_id)
    return {wanted[number]: quantity for number, quantity in found}


def features(scope: Scope, ids: Iterable[str]) -> dict[str, Row]:
    return queries.by_id(scope.db, feature, feature.c.account_id == scope.account_id, sorted(ids))


def counted(scope: Scope, entitlement_ids: Iterable[str]) -> dict[str, Row]:
    """By which windows the use of entitlements is counted; those that are gone are left out."""
    table = plan_entitlement.c
    found: dict[str, Row] = {}
    for part in queries.chunks(sorted(entitlement_ids)):
        own = sa.and_(table.environment_id == scope.environment_id, table.id.in_(part))
        columns: list[sa.Column[Any]] = [table.id, table.metric_period, table.metric_period_month_reset]
        statement = sa.select(*columns).where(own)
        found.update((row["id"], row) for row in queries.rows(scope.db, statement))
    return found


def anchors(scope: Scope, company_ids: Iterable[str]) -> dict[str, datetime | None]:
    return metrics.anchors(scope.db, sorted(company_ids))


def traits(scope: Scope, company_ids: Collection[str], trait_ids: Collection[str]) -> dict[tuple[str, str], str]:
    """Texts of traits, by company and definition."""
    table, found = entity_trait.c, dict[tuple[str, str], str]()
    for part in queries.chunks(sorted(company_ids) if trait_ids else ()):
        own = sa.and_(table.environment_id == scope.environment_id, table.entity_id.in_(part))
        statement = sa.select(table.entity_id, table.definition_id, table.value)
        for row in scope.db.execute(statement.where(own, table.definition_id.in_(sorted(trait_ids)))):
            found[row.entity_id, row.definition_id] = row.value
    return found
