"""Subscriptions that one company pays for others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.billing import company_views
from schematic_server.domains.companies import companies
from schematic_server.domains.plans import placing
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.companies import CompanyBillingEntitySubscriptionResponseData


def by_company(scope: Scope, company_id: str) -> list[CompanyBillingEntitySubscriptionResponseData]:
    """Those that run, newest first, each with its company and the base plan of that; raises NotFound."""
    found = company_views.paid_for(scope, company_id)
    ids = [one for row, _ in found if (one := row["company_id"]) is not None]
    known, held = companies.by_id(scope, ids), placing.assignments(scope, ids)
    names = {one: row["name"] for one, rows in held.items() for row in rows if row["is_base"]}
    return [
        {**told, "company": known.get(row["company_id"]), "plan_name": names.get(row["company_id"], "")}
        for row, told in found
    ]
