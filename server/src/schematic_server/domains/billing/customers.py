"""Customers of a billing provider, and the companies that they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.billing import customer_store, external, store
from schematic_server.domains.billing.tables import billing_customer
from schematic_server.domains.billing.views import customer_linked
from schematic_server.domains.companies import companies, keys
from schematic_server.domains.companies.upsert import upsert as upsert_entity
from schematic_server.domains.companies.upsert import upsert_company
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import (
        BillingCustomerResponseData,
        CreateBillingCustomerRequestBody,
    )

KEY = "stripe_customer_id"  # of the company that a customer is


def upsert(scope: Scope, body: CreateBillingCustomerRequestBody) -> BillingCustomerResponseData:
    """Store a customer by its external id and link it to the company that it names, or that has it as a key.

    The company takes the customer's name. Raises BadRequest for a company that does not exist.
    """
    key = external.key(body)
    company_id = check_company(scope, body.get("company_id")) or _company_with_key(scope, key[1])
    told = {
        "name": body["name"],
        "email": body["email"],
        "meta": dict(body["meta"]),
        "deleted_at": None,
        **external.given(body, "default_payment_method_id"),
        **({} if company_id is None else {"company_id": company_id}),
    }
    row = store.upsert(scope, billing_customer, "bilcus", key, told, {})
    if existing(scope, row["company_id"]) is not None:
        if row["name"].strip():
            upsert_entity(scope, "company", {"id": row["company_id"], "keys": {}, "name": row["name"]})
        customer_store.adopt(scope, key[1], row["company_id"])
        for linked in customer_linked:
            linked(scope, row)
    return response(row)


def link(
    scope: Scope,
    provider: str,
    external_id: str,
    company_id: str | None,
    *,
    payer: str | None = None,
    otherwise: str | None = None,
) -> str:
    """The company that a subscription of a customer is of: that named, else the one that the customer is, or has as a
    key, else `otherwise`; one is made for want of any. The customer is linked to it, or to the `payer` where another
    company pays."""
    row = store.find(scope, billing_customer, (provider, external_id))
    found = company_id or (existing(scope, row["company_id"]) if row else None) or _company_with_key(scope, external_id)
    found = found or otherwise or upsert_company(scope, keys={KEY: external_id}, name=row["name"] if row else None)
    if row is not None and row["company_id"] != (payer or found):
        store.update(scope, billing_customer, [row["id"]], {"company_id": payer or found})
    customer_store.adopt(scope, external_id, payer or found)
    return found


def company_of(scope: Scope, external_id: str) -> str | None:
    """The company that a customer of any provider is, as far as it is known."""
    rows = store.of_any_provider(scope, billing_customer, external_id)
    known = next((row["company_id"] for row in rows if row["company_id"] is not None), None)
    return known or _company_with_key(scope, external_id)


def provider_of(scope: Scope, external_id: str) -> str:
    """Whose a customer is; this server's where it is not known."""
    rows = store.of_any_provider(scope, billing_customer, external_id)
    found: str = rows[0]["provider_type"] if rows else external.OWN
    return found


def check_company(scope: Scope, company_id: str | None) -> str | None:
    """Raises BadRequest for a company that does not exist."""
    if company_id is not None and not companies.exists(scope, company_id):
        raise BadRequest(f"company_id: company {company_id} does not exist in this environment")
    return company_id


def delete(scope: Scope, external_id: str) -> None:
    """Remove a customer; its company stays. Raises NotFound."""
    rows = store.of_any_provider(scope, billing_customer, external_id)
    found = [row["id"] for row in rows if row["deleted_at"] is None]
    if not found:
        raise NotFound(f"customer {external_id} does not exist in this environment")
    store.update(scope, billing_customer, found, {"deleted_at": scope.now})


def response(row: Row) -> BillingCustomerResponseData:
    return {
        "id": row["id"],
        "company_id": row["company_id"],
        "external_id": row["external_id"],
        "provider_type": row["provider_type"],
        "name": row["name"],
        "email": row["email"],
        "deleted_at": row["deleted_at"],
        "updated_at": row["updated_at"],
    }


def existing(scope: Scope, company_id: str | None) -> str | None:
    """A company as long as there is one."""
    return company_id if company_id is not None and companies.exists(scope, company_id) else None


def _company_with_key(scope: Scope, external_id: str) -> str | None:
    return keys.find_one(scope.db, scope.environment_id, "company", {KEY: external_id})
