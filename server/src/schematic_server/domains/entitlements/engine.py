"""What companies hold, for checks: plans, products, trials and overrides, read with what is known of them.

Overrides take a statement of their own where somebody has any.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection

from schematic_server.domains.billing import statuses
from schematic_server.domains.billing.statuses import RUNNING
from schematic_server.domains.credits.engine import FIRST_FREE
from schematic_server.domains.entitlements import store
from schematic_server.storage.metadata import instant, microseconds
from schematic_server.storage.queries import Row

_PLAN, _OVERRIDE, _TRIAL, _SOLD = range(FIRST_FREE, FIRST_FREE + 4)
_RUNNING = ", ".join(f"'{one}'" for one in RUNNING)
# More members of the statement of `companies.engine.KNOWN`: assignments, trials, overrides by their ids alone, since
# few companies have any, and products of billing: on running subscriptions, and of plans that this server bills.
HELD = f"""
UNION ALL
SELECT {_PLAN}, p.company_id, p.plan_id, p.plan_version_id, '', '',
  CASE WHEN p.is_base THEN 1 ELSE 0 END, p.created_at, 0, 0
FROM wanted CROSS JOIN company_plan AS p
WHERE p.company_id = wanted.column1 AND p.environment_id = wanted.column2
UNION ALL
SELECT {_OVERRIDE}, o.company_id, o.id, '', '', '', coalesce(o.expiration_date, 0), 0, 0, 0
FROM wanted CROSS JOIN company_override AS o
WHERE o.company_id = wanted.column1 AND o.environment_id = wanted.column2
UNION ALL
SELECT {_TRIAL}, t.company_id, t.status, '', '', '', t.expires_at, 0, 0, 0
FROM wanted CROSS JOIN company_trial AS t
WHERE t.company_id = wanted.column1 AND t.environment_id = wanted.column2
UNION ALL
SELECT {_SOLD}, s.company_id, d.id, '', '', '', coalesce(s.expired_at, 0), 0, 0, 0
FROM wanted CROSS JOIN billing_subscription AS s
  JOIN billing_subscription_item AS i ON i.subscription_id = s.id
  JOIN billing_product AS d ON d.environment_id = s.environment_id AND d.provider_type = s.provider_type
    AND d.external_id = i.product_external_id
WHERE s.company_id = wanted.column1 AND s.environment_id = wanted.column2 AND s.status IN ({_RUNNING})
UNION ALL
SELECT {_SOLD}, p.company_id, b.billing_product_id, '', '', '', 0, 0, 0, 0
FROM wanted CROSS JOIN company_plan AS p JOIN plan_version_billing AS b ON b.plan_version_id = p.plan_version_id
WHERE p.company_id = wanted.column1 AND p.environment_id = wanted.column2 AND p.price_id IS NOT NULL
  AND b.billing_product_id IS NOT NULL
"""  # noqa: S608  # numbers and words of this program only
NEVER = microseconds(statuses.NEVER)


@dataclass(slots=True)
class Held:
    """`plans` are assignments (`plan_id`, `plan_version_id`, `is_base`), the base plan first, then oldest first.

    `since` is when the last override or subscription that is over ended, in microseconds since 1970; 0 where none is.
    `trial` is the one that the company is in, or had last: its status, and when it ends or was to end. `products` are
    ids, until the first of their subscriptions expires at `sold_until`.
    """

    plans: list[Row] = field(default_factory=list[Row])
    overrides: Sequence[Row] = ()
    since: int = 0
    trial: tuple[str, datetime] | None = None
    products: set[str] = field(default_factory=set[str])
    sold_until: int | None = None

    def sell(self, product_id: str, expires_at: int, now: int) -> None:
        """A product that the company has until then, in microseconds since 1970."""
        if NEVER <= expires_at <= now:
            self.since = max(self.since, expires_at)
            return
        self.products.add(product_id)
        if expires_at > now:
            self.sold_until = min(expires_at, self.sold_until or expires_at)


def held(
    db: Connection, environment_id: str, company_ids: Iterable[str], rows: Iterable[Sequence[Any]], now: datetime
) -> dict[str, Held]:
    """Plans, trials, and overrides in force at `now`, by company, from rows of `HELD`; others are left out."""
    found = {one: Held() for one in company_ids}
    excepted: set[str] = set()
    plans: list[tuple[bool, int, str, str, Held]] = []
    until = microseconds(now)
    for kind, company_id, told, version_id, _, _, number, at, *_ in rows:
        if kind < _PLAN or company_id not in found:
            continue
        if kind == _PLAN:
            plans.append((not number, at, told, version_id, found[company_id]))
        elif kind == _TRIAL:
            found[company_id].trial = told, instant(number)
        elif kind == _SOLD:
            found[company_id].sell(told, number, until)
        else:
            excepted.add(company_id)
            if number <= until:
                found[company_id].since = max(found[company_id].since, number)
    for is_other, _, plan_id, version_id, of_company in sorted(plans, key=itemgetter(0, 1, 2)):
        of_company.plans.append({"plan_id": plan_id, "plan_version_id": version_id, "is_base": not is_other})
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
