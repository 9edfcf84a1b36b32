"""A company as the newer components show it: its plans, subscription, use, invoices and payment methods."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from schematic_server.domains.billing import payment_methods
from schematic_server.domains.catalogs import prices
from schematic_server.domains.companies import companies
from schematic_server.domains.components import bill_store, bills, uses
from schematic_server.domains.components.bills import Running
from schematic_server.domains.plans import assignments, plans
from schematic_server.domains.plans import billing as plan_billing
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.billing import PaymentMethodResponseData
    from schematic_server.contract.catalogs import CatalogPriceResponseData
    from schematic_server.contract.entitlements import FeatureUsageResponseData
    from schematic_server.contract.portal import (
        CompanyContext,
        CompanyContextPlan,
        CompanyContextSubscription,
        CompanyCustomBilling,
        CompanyFeatureUsage,
        CompanyInvoices,
        CompanyPaymentMethod,
        CompanyScheduledDowngrade,
        CompanyUpcomingInvoice,
    )

_SAME_OF_FEATURE = ("description", "icon", "name", "plural_name", "singular_name")
_SAME_OF_CREDIT = ("icon", "id", "name", "plural_name", "singular_name")


def context(scope: Scope, company_id: str) -> CompanyContext:
    scope = scope.sharing()
    company = companies.get(scope, company_id)
    held = scope.once(assignments.of_companies, [company_id]).get(company_id, ())
    told = _plans(scope, held)
    running = bills.subscription(scope, company_id)
    return {
        "id": company["id"],
        "name": company["name"],
        "plan": next((one for one in told if not one["is_add_on"]), None),
        "add_ons": [one for one in told if one["is_add_on"]],
        "subscription": None if running is None else _subscription(scope, company_id, running),
        "scheduled_downgrade": _downgrade(cast("Mapping[str, Any] | None", company.get("scheduled_downgrade"))),
        "custom_billing": _custom_billing(cast("Sequence[Mapping[str, Any]]", company.get("custom_plan_billings", ()))),
    }


def usage(scope: Scope, company_id: str) -> list[CompanyFeatureUsage]:
    """A row per feature that the company may use, the oldest first."""
    return [_usage(one) for one in uses.of_company(scope.sharing(), company_id)]


def invoices(scope: Scope, company_id: str, limit: int, offset: int, *, with_pending: bool) -> CompanyInvoices:
    """A page, newest first; those that are not due yet, or not final, only if asked for."""
    rows = bill_store.invoices(scope, company_id, limit, offset, is_final=not with_pending)
    return {
        "invoices": [
            {
                "id": row["id"],
                "amount_due": row["amount_due"],
                "currency": row["currency"],
                "status": row["status"],
                "due_date": row["due_at"],
                "url": row["url"],
                "created_at": row["created_at"],
            }
            for row in rows
        ],
        "count": bill_store.count_invoices(scope, company_id, is_final=not with_pending),
    }


def upcoming(scope: Scope, company_id: str) -> CompanyUpcomingInvoice | None:
    """None where nothing is to be billed."""
    found, running = bills.upcoming(scope, company_id), bills.subscription(scope, company_id)
    if found is None or running is None or not found.subtotal:
        return None
    told = {
        "amount_due": found.due,
        "currency": found.row["currency"],
        "customer_balance_applied": found.left - found.balance,
        "customer_balance_remaining": -found.left,
        "discounts": bills.discounts(running),
        "due_date": found.due_at,
        "subtotal": found.subtotal,
    }
    return cast("CompanyUpcomingInvoice", told)


def methods(scope: Scope, company_id: str) -> list[CompanyPaymentMethod]:
    found = payment_methods.of_companies(scope, [company_id]).get(company_id, [])
    running = bills.subscription(scope, company_id)
    default = None if running is None else running.row["default_payment_method_id"]
    can_remove = bills.can_remove(scope, company_id, found)
    return [_method(one, is_default=one["id"] == default, can_remove=can_remove) for one in found]


def _plans(scope: Scope, held: Sequence[Row]) -> list[CompanyContextPlan]:
    known = plans.responses(scope, [row["plan_id"] for row in held])
    paid = _prices(scope, held)
    return [
        {
            "id": row["plan_id"],
            "name": row["name"],
            "description": row["description"],
            "icon": row["icon"],
            "is_add_on": not row["is_base"],
            "is_custom": known[row["plan_id"]].get("company_id") is not None,
            "price": paid.get(row["plan_id"]),
            "quantity": 1 if paid.get(row["plan_id"]) else None,
            "catalog_id": None,
        }
        for row in held
    ]


def _prices(scope: Scope, held: Sequence[Row]) -> dict[str, CatalogPriceResponseData]:
    """The price at which the company has each plan, by plan."""
    terms = plan_billing.of_versions(scope, [row["plan_version_id"] for row in held])
    found: dict[str, CatalogPriceResponseData] = {}
    for row in held:
        own = cast("Sequence[Mapping[str, Any]]", terms.get(row["plan_version_id"], {}).get("currency_prices", []))
        every = [one for each in own for name, one in each.items() if name != "currency" and one is not None]
        known = next((one for one in every if one["id"] == row.get("price_id")), None)
        if (told := prices.plain(known)) is not None:
            found[row["plan_id"]] = told
    return found


def _subscription(scope: Scope, company_id: str, running: Running) -> CompanyContextSubscription:
    row = running.row
    told = {
        "id": row["id"],
        "status": row["status"],
        "currency": row["currency"],
        "interval": row["interval"],
        "interval_count": row["interval_count"],
        "total_price": row["total_price"],
        "current_period_start": row["period_start"],
        "current_period_end": row["period_end"],
        "trialing": row["status"] == "trialing",
        "trial_end": row["trial_end"],
        "cancel_at": row["cancel_at"],
        "cancel_at_period_end": row["cancel_at_period_end"],
        "payment_method": next((one for one in methods(scope, company_id) if one["is_default"]), None),
    }
    return cast("CompanyContextSubscription", told)


def _method(one: PaymentMethodResponseData, *, is_default: bool, can_remove: bool) -> CompanyPaymentMethod:
    return {
        "id": one["id"],
        "external_id": one["external_id"],
        "type": one["payment_method_type"],
        "brand": one.get("card_brand"),
        "last4": one.get("card_last4") or one.get("account_last4"),
        "expiry_month": one.get("card_exp_month"),
        "expiry_year": one.get("card_exp_year"),
        "is_default": is_default,
        "can_remove": can_remove,
    }


def _downgrade(one: Mapping[str, Any] | None) -> CompanyScheduledDowngrade | None:
    if one is None:
        return None
    return {
        "plan": {"id": one["to_plan_id"], "name": one["to_plan_name"]},
        "currency": one["currency"],
        "price": one.get("scheduled_price"),
        "effective_at": one["effective_after"],
    }


def _custom_billing(found: Sequence[Mapping[str, Any]]) -> CompanyCustomBilling | None:
    """The newest one that is not over."""
    names = (
        "activation_strategy",
        "billing_cycle_anchor",
        "days_until_due",
        "id",
        "paid_at",
        "plan_id",
        "published_at",
        "send_invoice",
        "status",
    )
    open_ones = [one for one in found if one["status"] in ("pending", "paid", "active")]
    newest = max(open_ones, key=lambda one: one["created_at"], default=None)
    if newest is None:
        return None
    told = {**{name: newest.get(name) for name in names}, "invoice_url": newest.get("stripe_invoice_url")}
    return cast("CompanyCustomBilling", told)


def _usage(row: FeatureUsageResponseData) -> CompanyFeatureUsage:
    given = cast("Mapping[str, Any]", row.get("company_override") or row.get("plan_entitlement") or {})
    feature = cast("Mapping[str, Any]", row.get("feature"))
    credit = cast("Mapping[str, Any] | None", given.get("value_credit"))
    behavior = row.get("price_behavior")
    is_overriding = row["entitlement_type"] == "company_override"
    told = {
        **{f"feature_{name}": feature.get(name) for name in _SAME_OF_FEATURE},
        **{f"credit_{name}": credit.get(name) if credit else None for name in _SAME_OF_CREDIT},
        "feature_id": feature["id"],
        "feature_type": feature["feature_type"],
        "license_id": feature.get("license_id"),
        "access": row["access"],
        "source": "company_override" if is_overriding else "plan",
        "company_override_id": row["entitlement_id"] if is_overriding else None,
        "plan_entitlement_id": None if is_overriding else row["entitlement_id"],
        "value_type": row["allocation_type"],
        "value_bool": given.get("value_bool"),
        "value_numeric": row.get("allocation"),
        "usage": row.get("usage") or 0,
        "effective_limit": row.get("effective_limit"),
        "percent_used": row.get("percent_used"),
        "soft_limit": row.get("soft_limit"),
        "metric_period": given.get("metric_period"),
        "metric_period_month_reset": given.get("metric_period_month_reset"),
        "resets_at": row.get("metric_reset_at"),
        "consumption_rate": given.get("consumption_rate"),
        "price_behavior": behavior,
        "currency_prices": [prices.metered_by_currency(one, behavior) for one in given.get("currency_prices") or ()],
        "metered_monthly_price": prices.metered(given.get("metered_monthly_price"), behavior),
        "metered_quarterly_price": prices.metered(given.get("metered_quarterly_price"), behavior),
        "metered_yearly_price": prices.metered(given.get("metered_yearly_price"), behavior),
        "warning_threshold": next(
            (tier["value"] for tier in given.get("warning_tiers") or () if tier["key"] == "default"), None
        ),
    }
    return cast("CompanyFeatureUsage", told)
