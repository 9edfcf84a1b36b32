"""What companies hold, for checks: plans, trials, overrides; in one statement unless somebody has overrides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection

from schematic_server.domains.entitlements import store
from schematic_server.storage.metadata import instant, microseconds
from schematic_server.storage.queries import Row
from schematic_server.storage.statements import run

# Assignments, trials, and that there are overrides: few companies have any.
_HELD = """
WITH wanted AS (SELECT {rows})
SELECT p.company_id, 'plan', p.plan_id, p.plan_version_id, p.is_base, p.created_at, 0
FROM wanted CROSS JOIN company_plan AS p
WHERE p.company_id = wanted.column1 AND p.environment_id = ?
UNION ALL
SELECT o.company_id, 'override', '', '', false, coalesce(o.expiration_date, 0), 0
FROM wanted CROSS JOIN company_override AS o
WHERE o.company_id = wanted.column1 AND o.environment_id = ?
UNION ALL
SELECT t.company_id, 'trial', t.status, '', false, t.created_at, t.expires_at
FROM wanted CROSS JOIN company_trial AS t
WHERE t.company_id = wanted.column1 AND t.environment_id = ?
"""


@dataclass(slots=True)
class Held:
    """`plans` are assignments (`plan_id`, `plan_version_id`, `is_base`), the base plan first, then oldest first.

    `since` is when the last override that is over ended, in microseconds since 1970; 0 where none is. `trial` is the
    one that the company is in, or had last: its status, and when it ends or was to end.
    """

    plans: list[Row] = field(default_factory=list[Row])
    overrides: Sequence[Row] = ()
    since: int = 0
    trial: tuple[str, datetime] | None = None


def held(db: Connection, environment_id: str, company_ids: Sequence[str], now: datetime) -> dict[str, Held]:
    """Plans, trials, and overrides in force at `now`, by company."""
    found = {one: Held() for one in company_ids}
    excepted: set[str] = set()
    rows = run(db, _HELD, [(one,) for one in company_ids], *[environment_id] * 3)
    until = microseconds(now)
    for company_id, kind, told, version_id, is_base, at, ends_at in sorted(
        rows, key=lambda row: (not row[4], row[5], row[2])
    ):
        if kind == "override":
            excepted.add(company_id)
            if at <= until:
                found[company_id].since = max(found[company_id].since, at)
        elif kind == "trial":
            found[company_id].trial = told, instant(ends_at)
        else:
            found[company_id].plans.append({"plan_id": told, "plan_version_id": version_id, "is_base": bool(is_base)})
    if excepted:
        for one, overrides in store.overrides_of_companies(db, environment_id, sorted(excepted), now).items():
            found[one].overrides = overrides
    return found


def grants_of_versions(db: Connection, environment_id: str, version_ids: Iterable[str]) -> dict[str, list[Row]]:
    """Entitlements by plan version, oldest first; also of versions without any."""
    found: dict[str, list[Row]] = {one: [] for one in version_ids}
    for row in store.entitlements_of_versions(db, environment_id, sorted(found)):
        found[row["plan_version_id"]].append(row)
    return found
