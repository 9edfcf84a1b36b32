"""Credits of a company, and bundles of them that are on offer, as the component library has them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from schematic_server.domains.credits import credit_types
from schematic_server.domains.credits import grants as credit_grants
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.billing import BillingPriceResponseData
    from schematic_server.contract.components import (
        BillingCreditBundleView,
        BillingProductPriceResponseData,
        CreditCompanyGrantView,
    )
    from schematic_server.contract.credits import BillingCreditBundleResponseData

MAX_GRANTS = 250  # shown, the newest
_SAME = (
    "company_id",
    "company_license_id",
    "company_name",
    "created_at",
    "credit_icon",
    "credit_name",
    "currency",
    "expires_at",
    "grant_reason",
    "id",
    "license_name",
    "plan_id",
    "plan_name",
    "quantity",
    "quantity_remaining",
    "quantity_used",
    "renewal_enabled",
    "renewal_period",
    "reserved",
    "settled",
    "source_grant_id",
    "source_label",
    "transfers",
    "updated_at",
    "valid_from",
    "zeroed_out_date",
    "zeroed_out_reason",
)


def grants(scope: Scope, company_id: str) -> list[CreditCompanyGrantView]:
    """Grants that the company has, or had, newest first."""
    found = credit_grants.list_of_company(scope, {"company_id": company_id, "limit": MAX_GRANTS, "offset": 0})
    types = credit_types.named(scope, sorted({one["credit_id"] for one in found}))

    def told(grant: Mapping[str, Any]) -> CreditCompanyGrantView:
        credit = types[grant["credit_id"]]
        members = {
            **{name: grant.get(name) for name in _SAME},
            "billing_credit_id": grant["credit_id"],
            "billing_credit_bundle_id": grant.get("credit_bundle_id"),
            "credit_description": credit["description"],
            "singular_name": credit.get("singular_name"),
            "plural_name": credit.get("plural_name"),
            "price": price(grant.get("price"), grant["created_at"]),
        }
        return cast("CreditCompanyGrantView", members)

    return [told(cast("Mapping[str, Any]", one)) for one in found]


def bundle(told: BillingCreditBundleResponseData) -> BillingCreditBundleView:
    """A bundle as checkout shows it."""
    one = cast("Mapping[str, Any]", told)
    members = {
        **one,
        "price": price(one["price"], one["updated_at"]),
        "unit_price": price(one["unit_price"], one["updated_at"]),
        "currency_prices": [
            {"currency": each["currency"], "price": _view(each["price"], one)} for each in one["currency_prices"]
        ],
    }
    return cast("BillingCreditBundleView", members)


def price(one: BillingPriceResponseData | None, made_at: Any) -> BillingProductPriceResponseData | None:
    """A price with the members that products have them with."""
    if one is None:
        return None
    told = {
        "id": one["id"],
        "price_external_id": one["external_price_id"],
        "product_external_id": "",
        "billing_scheme": one["scheme"],
        "currency": one["currency"],
        "interval": one["interval"],
        "interval_count": one["interval_count"],
        "is_active": True,
        "package_size": 1,
        "price": one["price"],
        "price_decimal": one.get("price_decimal"),
        "provider_type": one["provider_type"],
        "usage_type": "licensed",
        "created_at": made_at,
        "updated_at": made_at,
    }
    return cast("BillingProductPriceResponseData", told)


def _view(one: BillingPriceResponseData | None, bundle: Mapping[str, Any]) -> dict[str, Any] | None:
    """The same as a price of a billing system."""
    if one is None:
        return None
    told = price(one, bundle["updated_at"])
    return {**(told or {}), "price_id": one["id"], "price_tier": [], "product_id": "", "product_name": bundle["name"]}
