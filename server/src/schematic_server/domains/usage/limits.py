"""What a company's limit of a feature was: by its base plans, as the record of plan changes has them, and now.

Kept are plan changes and the entitlements of every version that was ever published. What overrides and add-ons allowed
once is not: of these only what holds now is told, from when it was last written.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from schematic_server.domains.entitlements import engine, prices
from schematic_server.domains.entitlements.derive import is_override
from schematic_server.domains.entitlements.effective import Entitlement, Holdings
from schematic_server.domains.usage import store
from schematic_server.domains.usage.ranges import Range
from schematic_server.scope import Scope
from schematic_server.storage.metadata import instant
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.entitlements import LimitTimeSeriesPointResponseData


def history(
    scope: Scope, company_id: str, feature_id: str, own: Entitlement | None, held: Holdings, within: Range
) -> list[LimitTimeSeriesPointResponseData]:
    """The limit at the range's start and each later one before its end, oldest first; no value is no limit."""
    changes = store.plan_changes(scope, company_id, within.end)
    versions = {row["base_plan_version"]["id"] for row in changes if row["base_plan_version"]}
    granted = engine.grants_of_versions(scope.db, scope.environment_id, versions)
    known = {version: row for version, rows in granted.items() for row in rows if row["feature_id"] == feature_id}
    points: list[LimitTimeSeriesPointResponseData] = []
    for row in changes:
        version = row["base_plan_version"]
        grant = known.get(version["id"]) if version else None
        if grant is not None:
            points.append(_point(grant, _amount(grant), row["created_at"]))
        elif points:
            points.append(_nothing(row["created_at"]))
    if own is not None and (since := _since(own, held)) < instant(within.end):
        points = [one for one in points if one["effective_at"] < since]
        points.append(_point(own.grant, own.allocation if own.allocation is not None else _amount(own.grant), since))
    return _from(instant(within.start), _distinct(points))


def _amount(grant: Row) -> int | None:
    if grant["value_type"] == "boolean" and not grant["value_bool"]:
        return 0
    found: int | None = grant["value_numeric"]
    return found


def _point(grant: Row, amount: int | None, at: datetime) -> LimitTimeSeriesPointResponseData:
    return {
        "effective_at": at,
        "is_soft_limit": prices.is_soft(grant),
        "limit_source": "company_override" if is_override(grant) else "plan_entitlement",
        "limit_value": prices.effective_limit(grant, amount),
        "plan_id": grant.get("plan_id"),
        "price_behavior": grant.get("price_behavior"),
    }


def _nothing(at: datetime) -> LimitTimeSeriesPointResponseData:
    return {"effective_at": at, "is_soft_limit": False, "limit_source": "unknown", "limit_value": 0}


def _since(own: Entitlement, held: Holdings) -> datetime:
    """From when on the grant that counts now has been as it is, and the company's."""
    written: datetime = own.grant["updated_at"]
    version = own.grant.get("plan_version_id")
    held_since: list[datetime] = [row["created_at"] for row in held.plans if row["plan_version_id"] == version]
    return max([written, *held_since])


def _distinct(points: Sequence[LimitTimeSeriesPointResponseData]) -> list[LimitTimeSeriesPointResponseData]:
    """Without those that say what the one before says."""
    found: list[LimitTimeSeriesPointResponseData] = []
    for one in points:
        if not found or {**found[-1], "effective_at": None} != {**one, "effective_at": None}:
            found.append(one)
    return found


def _from(
    start: datetime, points: Sequence[LimitTimeSeriesPointResponseData]
) -> list[LimitTimeSeriesPointResponseData]:
    before = [one for one in points if one["effective_at"] <= start]
    return [*before[-1:], *(one for one in points if one["effective_at"] > start)]
