"""Where a company's invoices go: address, contact, tax ids, and what checkout asks of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from schematic_server.domains.checkout import fields, store
from schematic_server.domains.companies import companies
from schematic_server.domains.plans import groups
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import CustomerBillingAddress
    from schematic_server.contract.checkout import (
        CompanyBillingCheckoutSettings,
        CompanyBillingDetailsResponseData,
        CompanyTaxIdView,
        UpdateCompanyBillingDetailsRequestBody,
    )
    from schematic_server.contract.companies import CompanyDetailPart
    from schematic_server.contract.plans import TaxIdInput

MAX_TAX_IDS = 10
MAX_TEXT = 512  # characters of an address line, an email or a number
_SETTINGS = ("address", "email", "phone", "tax_id")


def get(scope: Scope, company_id: str) -> CompanyBillingDetailsResponseData:
    """Raises NotFound for the company."""
    if not companies.exists(scope, company_id):
        raise NotFound(f"company {company_id} does not exist in this environment")
    row = store.details_of(scope, [company_id]).get(company_id) or {"tax_ids": []}
    return {
        "address": row.get("address"),
        "email": row.get("email"),
        "phone": row.get("phone"),
        "tax_ids": cast("list[CompanyTaxIdView]", row["tax_ids"]),
        "custom_fields": fields.of_company(scope, company_id),
        "checkout_settings": _settings(scope),
    }


def update(
    scope: Scope, company_id: str, body: UpdateCompanyBillingDetailsRequestBody
) -> CompanyBillingDetailsResponseData:
    """Store what is given; what is left out stays, and an empty text or address removes. A tax id is added beside
    those of other types."""
    if not companies.exists(scope, company_id):
        raise NotFound(f"company {company_id} does not exist in this environment")
    given = fields.checked(scope, "values", body["values"])
    put(
        scope,
        company_id,
        address=body.get("address"),
        email=body.get("email"),
        phone=body.get("phone"),
        tax_id=body.get("tax_id"),
    )
    fields.write(scope, company_id, given)
    return get(scope, company_id)


def put(
    scope: Scope,
    company_id: str,
    *,
    address: CustomerBillingAddress | None = None,
    email: str | None = None,
    phone: str | None = None,
    tax_id: TaxIdInput | None = None,
) -> None:
    """Store what is not None; raises BadRequest naming the member that cannot be stored."""
    values: dict[str, Any] = {}
    if address is not None:
        for name, text in cast("dict[str, str]", address).items():
            _check_text(f"address.{name}", text)
        values["address"] = dict(address) if any(cast("dict[str, str]", address).values()) else None
    if email is not None:
        values["email"] = checked_email("email", email) if email else None
    if phone is not None:
        values["phone"] = _check_text("phone", phone) or None
    if tax_id is not None:
        before = store.details_of(scope, [company_id]).get(company_id)
        values["tax_ids"] = _with_tax_id(before, tax_id)
    if values:
        store.put_details(scope, company_id, values)


def checked_email(member: str, email: str) -> str:
    """Raises BadRequest for what mail cannot be sent to."""
    name, at, host = _check_text(member, email).rpartition("@")
    if not (name and at and host) or any(one.isspace() for one in email):
        raise BadRequest(f"{member}: {email[:80]!r} is no email address; send one like billing@example.com")
    return email


def remove_tax_id(scope: Scope, company_id: str, tax_id: str) -> None:
    """Raises NotFound."""
    row = store.details_of(scope, [company_id]).get(company_id)
    left = [one for one in (row or {}).get("tax_ids", ()) if one["id"] != tax_id]
    if row is None or len(left) == len(row["tax_ids"]):
        raise NotFound(f"tax id {tax_id} does not exist for this company")
    store.put_details(scope, company_id, {"tax_ids": left})


def emails(scope: Scope, company_ids: Sequence[str]) -> dict[str, CompanyDetailPart]:
    """`billing_email` of companies that have told one."""
    rows = store.details_of(scope, company_ids)
    return {one: {"billing_email": row["email"]} for one, row in rows.items() if row["email"]}


def _with_tax_id(before: Row | None, tax_id: TaxIdInput) -> list[dict[str, Any]]:
    value = _check_text("tax_id.value", tax_id["value"]).strip()
    if not value:
        raise BadRequest("tax_id.value: must not be empty; leave tax_id out to keep what there is")
    kept = [one for one in (before or {}).get("tax_ids", ()) if one["type"] != tax_id["type"]]
    if len(kept) >= MAX_TAX_IDS:
        raise BadRequest(f"tax_id: a company has at most {MAX_TAX_IDS}; remove one first")
    country = tax_id["type"].split("_", 1)[0].upper()
    return [*kept, {"id": new_id("txid"), "type": tax_id["type"], "value": value, "country": country}]


def _check_text(member: str, text: str) -> str:
    if len(text) > MAX_TEXT:
        raise BadRequest(f"{member}: longer than {MAX_TEXT} characters; shorten it")
    return text


def _settings(scope: Scope) -> CompanyBillingCheckoutSettings:
    said = groups.choices(scope)
    told = {f"collect_{one}": bool(said[f"checkout_collect_{one}"]) for one in _SETTINGS}
    return cast("CompanyBillingCheckoutSettings", told)
