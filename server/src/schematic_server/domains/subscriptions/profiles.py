"""How companies are billed: who collects, on which terms; and what the environment bills by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from schematic_server.domains.subscriptions import profile_store as store
from schematic_server.domains.subscriptions.views import collector_chosen, profile_changed
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import (
        BillingSettingsResponseData,
        CompanyBillingProfileResponseData,
        ListCompanyBillingProfilesQuery,
        UpdateBillingSettingsRequestBody,
        UpdateCompanyBillingProfileRequestBody,
    )
    from schematic_server.contract.shared import BillingProviderType

USUAL_DAYS = 30  # until an invoice is due, where nothing else was said
MAX_DAYS = 365
# Who collects what is invoiced to companies that are billed for the first time, by the environment's provider.
COLLECTORS: Mapping[str, str] = {"stripe": "stripe_invoice"}
_ADDRESS = ("city", "country", "line1", "line2", "postal_code", "state")
_TOLD = (
    "billing_customer_id",
    "collection_method",
    "collector",
    "company_id",
    "created_at",
    "currency",
    "days_until_due",
    "environment_id",
    "gating_days",
    "id",
    "is_default",
    "name",
    "overdraft_limit",
    "payment_gating",
    "payment_method_id",
    "proration_behavior",
    "provider_type",
    "purchase_order",
    "updated_at",
)
# Members of a change that stay as they are when they are left out.
_CHANGEABLE = ("days_until_due", "name", "payment_method_id", "proration_behavior")


def get_settings(scope: Scope) -> BillingSettingsResponseData:
    row = store.settings(scope)
    found: BillingProviderType = row["default_provider_type"] if row else "schematic"
    return {"default_provider_type": found}


def update_settings(scope: Scope, body: UpdateBillingSettingsRequestBody) -> BillingSettingsResponseData:
    """Raises BadRequest for a provider that is not connected, or collects nothing of what is billed here."""
    asked = body.get("default_provider_type")
    if asked is not None:
        _check_provider(scope, "default_provider_type", asked)
        store.set_provider(scope, asked)
    return get_settings(scope)


def list_(scope: Scope, query: ListCompanyBillingProfilesQuery) -> list[CompanyBillingProfileResponseData]:
    return [_told(scope, row) for row in store.list_profiles(scope, query)]


def update(
    scope: Scope, profile_id: str, body: UpdateCompanyBillingProfileRequestBody
) -> CompanyBillingProfileResponseData:
    """Raises NotFound; BadRequest for terms that cannot be, and for leaving a company without a default."""
    row = _row(scope, profile_id)
    values: dict[str, Any] = {name: value for name, value in body.items() if name in _CHANGEABLE}
    _check_days(values.get("days_until_due"))
    if (collector := body.get("collector")) is not None:
        _check_collector(scope, "collector", collector)
        values["collector"] = collector
    if (provider := body.get("provider_type")) is not None:
        _check_provider(scope, "provider_type", provider)
        values["provider_type"] = provider
    is_default = body.get("is_default")
    if is_default is False and row["is_default"]:
        raise BadRequest("is_default: a company has one default profile; make another one its default")
    if is_default:
        values["is_default"] = True
        store.unset_defaults(scope, row["company_id"], but=profile_id)
    store.update_profile(scope, profile_id, {**values, "collection_method": body["collection_method"]})
    for changed in profile_changed:
        changed(scope, row["company_id"])
    return _told(scope, _row(scope, profile_id))


def terms(scope: Scope, company_ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """What each company with a profile is billed on, as invoices tell it (`BillingInvoiceTermsResponseData`)."""
    found = store.default_profiles(scope, company_ids)
    details = store.details(scope, found)
    return {one: _terms(profile, details.get(one)) for one, profile in found.items()}


def usual_terms() -> dict[str, Any]:
    """Of a company without a profile."""
    return {
        "billing_details": None,
        "collection_method": "send_invoice",
        "collector": "external",
        "currency": None,
        "days_until_due": USUAL_DAYS,
        "payment_gating": "keep_serving",
        "purchase_order": None,
    }


def _terms(profile: Row, details: Row | None) -> dict[str, Any]:
    return {
        "billing_details": None if details is None else _details(details),
        "collection_method": profile["collection_method"],
        "collector": profile["collector"] or "external",
        "currency": profile["currency"],
        "days_until_due": profile["days_until_due"],
        "payment_gating": profile["payment_gating"],
        "purchase_order": profile["purchase_order"],
    }


def _details(row: Row) -> dict[str, Any]:
    address: Mapping[str, Any] | None = row["address"]
    return {
        "address": None if address is None else {name: address.get(name) or "" for name in _ADDRESS},
        "email": row["email"],
        "phone": row["phone"],
        "tax_ids": [{"type": one["type"], "value": one["value"]} for one in row["tax_ids"]],
    }


def first_provider(scope: Scope) -> dict[str, str]:
    """Who knows of the subscriptions of a company of which nothing else was said yet, and who collects from it."""
    row = store.settings(scope)
    provider: str = store.OWN if row is None else row["default_provider_type"]
    return {"provider_type": provider, "collector": COLLECTORS.get(provider, "external")}


def _check_provider(scope: Scope, member: str, provider: str) -> None:
    if provider not in (store.OWN, *COLLECTORS):
        raise BadRequest(f"{member}: no {provider} account is connected to this server; send {store.OWN}")
    _check_collector(scope, member, COLLECTORS.get(provider, "external"))


def _check_collector(scope: Scope, member: str, collector: str) -> None:
    try:
        for chosen in collector_chosen:
            chosen(scope, collector)
    except BadRequest as error:
        raise BadRequest(f"{member}: {error}") from None


def _check_days(days: int | None) -> None:
    if days is not None and not 0 <= days <= MAX_DAYS:
        raise BadRequest(f"days_until_due: between 0 and {MAX_DAYS}, not {days}")


def _row(scope: Scope, profile_id: str) -> Row:
    row = store.find_profile(scope, profile_id)
    if row is None:
        raise NotFound(f"billing profile {profile_id} does not exist in this environment")
    return row


def _told(scope: Scope, row: Row) -> CompanyBillingProfileResponseData:
    found: Any = {"account_id": scope.account_id, **{name: row[name] for name in _TOLD}}
    told: CompanyBillingProfileResponseData = found
    return told
