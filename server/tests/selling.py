"""Plans that cost something, and requests of those who choose among them."""

from __future__ import annotations

from typing import Any

from schematic import Schematic

from . import catalog


def plan(
    api: Schematic, name: str = "Pro", plan_type: str = "plan", *, trial_days: int | None = None, **prices: Any
) -> Any:
    """A published plan with these prices, such as `monthly_price`; without prices it costs nothing."""
    made = catalog.plan(api, name, plan_type)
    terms = {"charge_type": "recurring" if prices else "free", "is_trialable": trial_days is not None}
    if trial_days is not None:
        terms["trial_days"] = trial_days
    api.plans.upsert_billing_product_plan(made.id, **terms, **prices)
    draft = api.plans.get_plan(made.id).data.draft_version
    api.plans.publish_plan_version(draft.id, migration_strategy="leave", excluded_company_ids=[])
    return api.plans.get_plan(made.id).data


def managed(company: Any, base: Any = None, *add_ons: Any, **members: Any) -> dict[str, Any]:
    """A plan manager's selection."""
    return {
        "company_id": company.id,
        "base_plan_id": None if base is None else base.id,
        "add_on_selections": [{"plan_id": one.id} for one in add_ons],
        "pay_in_advance_entitlements": [],
        "credit_bundles": [],
        "custom_field_values": [],
        **members,
    }


def checked_out(company: Any, base: Any = None, price: Any = None, **members: Any) -> dict[str, Any]:
    """A checkout page's selection; without a plan one of bundles alone."""
    return {
        "company_id": company.id,
        "new_plan_id": "" if base is None else base.id,
        "new_price_id": "" if price is None else price.id,
        "add_on_ids": [],
        "pay_in_advance": [],
        "credit_bundles": [],
        "custom_field_values": [],
        "auto_topup_overrides": [],
        "skip_trial": False,
        **members,
    }


def manage(api: Schematic, company: Any, base: Any = None, *add_ons: Any, **members: Any) -> Any:
    return api.checkout.manage_plan(**managed(company, base, *add_ons, **members)).data


def preview(api: Schematic, company: Any, base: Any = None, *add_ons: Any, **members: Any) -> Any:
    return api.checkout.preview_manage_plan(**managed(company, base, *add_ons, **members)).data


def invoices(api: Schematic, company: Any) -> list[Any]:
    """Own invoices, newest first."""
    return list(api.billing.list_billing_invoices(company_id=company.id).data)


def codes(problems: Any) -> list[str]:
    return [one.code for one in problems]
