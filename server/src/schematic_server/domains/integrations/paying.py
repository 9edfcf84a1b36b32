"""Who pays for what is pushed: the provider's customer that the company is, or is made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from schematic_server.domains.billing import customers
from schematic_server.domains.companies import companies
from schematic_server.domains.integrations import push_store, pushing
from schematic_server.domains.integrations.port import Customer
from schematic_server.domains.subscriptions import profiles
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row


def customer(scope: Scope, push: Row, company_id: str, terms: Mapping[str, Any]) -> Customer:
    """The company's customer there, if it has one; for where nothing else is known, `terms` are those of an invoice.

    `push` is the row of what is pushed.
    """
    known = companies.by_id(scope, [company_id]).get(company_id)
    now = profiles.terms(scope, [company_id]).get(company_id)  # None of a company that is no more
    details: dict[str, Any] = (now or terms)["billing_details"] or {}
    return Customer(
        key=f"{company_id}-{push['refusals']}",
        company_id=company_id,
        name=known["name"] if known else "",
        external_id=push_store.customer(scope, push["provider_type"], company_id),
        email=details.get("email"),
        phone=details.get("phone"),
        address=details.get("address"),
    )


def link(scope: Scope, one: Customer, external_id: str | None) -> None:
    """Have the company be the customer that was made for it."""
    known = companies.by_id(scope, [one.company_id]).get(one.company_id)
    if external_id is None or external_id == one.external_id or known is None:
        return
    body = {"external_id": external_id, "provider_type": pushing.PROVIDER, "company_id": one.company_id}
    told: Any = {**body, "name": known["name"], "email": one.email or "", "meta": {}}
    customers.upsert(scope, told)
