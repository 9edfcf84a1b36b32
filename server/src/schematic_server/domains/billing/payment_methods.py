"""What is known of how customers pay: kinds and last digits, never a whole number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, cast

from schematic_server.domains.billing import customers, external, store
from schematic_server.domains.billing.tables import billing_payment_method
from schematic_server.errors import NotFound
from schematic_server.scope import Scope
from schematic_server.storage import queries
from schematic_server.storage.lookups import Lookup
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import (
        CreatePaymentMethodRequestBody,
        ListPaymentMethodsQuery,
        PaymentMethodResponseData,
    )

OF_COMPANIES = Lookup(billing_payment_method.c.company_id, order="created_at DESC, id DESC")
_TOLD: Final = (
    "account_last4",
    "account_name",
    "bank_name",
    "billing_email",
    "billing_name",
    "card_brand",
    "card_exp_month",
    "card_exp_year",
    "card_last4",
)


def upsert(
    scope: Scope, body: CreatePaymentMethodRequestBody, provider: str | None = None
) -> PaymentMethodResponseData:
    """Store the description of a payment method by its external id. Its provider is its customer's, if not told."""
    customer_id = external.external_id(body, "customer_external_id")
    told = {
        "customer_external_id": customer_id,
        "company_id": customers.company_of(scope, customer_id),
        "payment_method_type": body["payment_method_type"],
        "told": {name: body.get(name) for name in (*_TOLD, "customer_billing_details")},
    }
    external_id = external.external_id(body, "external_id")
    its = customers.provider_of(scope, customer_id)
    known = store.key_of_known(scope, billing_payment_method, external_id, its)
    key = known if provider is None else (provider, external_id)
    return response(store.upsert(scope, billing_payment_method, "bpaymth", key, told, {}))


def list_(scope: Scope, query: ListPaymentMethodsQuery) -> list[PaymentMethodResponseData]:
    """A page of a customer's, newest first."""
    conditions = queries.equal(billing_payment_method, query, "company_id", "customer_external_id")
    return [response(row) for row in store.page(scope, billing_payment_method, conditions, query)]


def of_companies(scope: Scope, company_ids: Sequence[str]) -> dict[str, list[PaymentMethodResponseData]]:
    """The payment methods of each company, newest first."""
    rows = OF_COMPANIES(scope, company_ids)
    return {one: [response(row) for row in own] for one, own in rows.items()}


def by_ids(scope: Scope, ids: Sequence[str]) -> dict[str, PaymentMethodResponseData]:
    """Payment methods by id; unknown ones are left out."""
    return {one: response(row) for one, row in store.by_ids(scope, billing_payment_method, ids).items()}


def find(scope: Scope, external_id: str) -> str | None:
    """The id of a payment method by its external id."""
    rows = store.of_any_provider(scope, billing_payment_method, external_id)
    return rows[0]["id"] if rows else None


def delete(scope: Scope, external_id: str) -> None:
    """Remove a payment method; raises NotFound."""
    found = store.of_any_provider(scope, billing_payment_method, external_id)
    if not found:
        raise NotFound(f"payment method {external_id} does not exist in this environment")
    store.delete(scope, billing_payment_method, [one["id"] for one in found])


def response(row: Row) -> PaymentMethodResponseData:
    return cast(
        "PaymentMethodResponseData",
        {
            "id": row["id"],
            "environment_id": row["environment_id"],
            "company_id": row["company_id"],
            "customer_external_id": row["customer_external_id"],
            "external_id": row["external_id"],
            "provider_type": row["provider_type"],
            "payment_method_type": row["payment_method_type"],
            "created_at": row["created_at"],
            "updated_at": row["updated_at"],
            **{name: row["told"].get(name) for name in _TOLD},
        },
    )
