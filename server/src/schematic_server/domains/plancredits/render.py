"""What plans give of credits, as the API tells it; what rows name is loaded once per page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from schematic_server.domains.credits import credit_types
from schematic_server.domains.plans import plans
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.companies import CompanyPlanCreditGrantView
    from schematic_server.contract.credits import BillingCreditResponseData, BillingPlanCreditGrantResponseData
    from schematic_server.contract.plans import PlanCreditGrantView, PlanResponseData

_SAME = (
    "id",
    "plan_id",
    "plan_version_id",
    "credit_id",
    "credit_amount",
    "scaling",
    "license_id",
    "reset_type",
    "reset_cadence",
    "reset_start",
    "rollover_percentage",
    "created_at",
    "updated_at",
)
# Members of `told` that a company's plan tells under the same names; of all others the names have a prefix.
_UNPREFIXED = ("billing_mode", "expiry_type", "expiry_unit", "expiry_unit_count")
_NOT_IN_VIEWS = ("price_tiers", "tier_mode", "unit_price", "unit_price_decimal")
# Members of `plan_grant` that pricing tables are told with the prefix.
_IN_VIEWS = (
    "arrears_anchor",
    "arrears_cadence",
    "auto_topup_amount",
    "auto_topup_amount_type",
    "auto_topup_availability",
    "auto_topup_enabled",
    "auto_topup_expiry_type",
    "auto_topup_expiry_unit",
    "auto_topup_expiry_unit_count",
    "auto_topup_self_service",
    "auto_topup_threshold_credits",
    "auto_topup_threshold_percent",
    "can_buy_bundles",
    "overdraft_limit",
    "postpaid_enabled",
    "postpaid_rate_per_unit",
    "postpaid_rate_per_unit_decimal",
)
PREFIX = "billing_credit_"


@dataclass(frozen=True, slots=True)
class Named:
    """What a page of grants names, by id."""

    plans: Mapping[str, PlanResponseData]
    credits: Mapping[str, BillingCreditResponseData]


def named(scope: Scope, rows: Sequence[Row]) -> Named:
    credit_ids = sorted({row["credit_id"] for row in rows})
    plan_ids = sorted({row["plan_id"] for row in rows})
    return Named(plans.responses(scope, plan_ids), credit_types.named(scope, credit_ids))


def plan_grant(row: Row, known: Named) -> BillingPlanCreditGrantResponseData:
    plan, credit = known.plans[row["plan_id"]], known.credits[row["credit_id"]]
    members: dict[str, Any] = {
        **{name: row[name] for name in _SAME},
        **row["told"],
        **_switches(row["told"]),
        "company_credit_amount": row["company_credit_amount"] or 0,
        "credit": credit,
        "credit_name": credit["name"],
        "credit_plural_name": credit.get("plural_name"),
        "credit_singular_name": credit.get("singular_name"),
        "plan": {"id": plan["id"], "name": plan["name"], "description": plan["description"]},
        "plan_name": plan["name"],
        "price": credit.get("price"),
        "warning_tiers": row["warning_tiers"],
    }
    return cast("BillingPlanCreditGrantResponseData", members)


def plan_view(grant: BillingPlanCreditGrantResponseData) -> PlanCreditGrantView:
    """The same as pricing tables are told it."""
    told: dict[str, Any] = {**grant}
    credit = grant.get("credit")
    members: dict[str, Any] = {
        **{name: told[name] for name in _SAME},
        **{name: one for name, one in told.items() if name in _UNPREFIXED},
        **{PREFIX + name: one for name, one in told.items() if name in _IN_VIEWS},
        "company_credit_amount": grant["company_credit_amount"],
        "credit_name": grant["credit_name"],
        "credit_description": credit["description"] if credit else "",
        "credit_icon": credit and credit.get("icon"),
        "singular_name": grant.get("credit_singular_name"),
        "plural_name": grant.get("credit_plural_name"),
        "plan": grant.get("plan"),
    }
    return cast("PlanCreditGrantView", members)


def of_company(row: Row, known: Named, choice: Row | None) -> CompanyPlanCreditGrantView:
    """The same as a company's plan tells it; `choice` is what the company has set of its top-ups."""
    plan, credit = known.plans[row["plan_id"]], known.credits[row["credit_id"]]
    told = {**row["told"], **_switches(row["told"])}
    members: dict[str, Any] = {
        **{name: row[name] for name in _SAME},
        **{name: told[name] for name in _UNPREFIXED},
        **{PREFIX + name: one for name, one in told.items() if name not in (*_UNPREFIXED, *_NOT_IN_VIEWS)},
        "company_credit_amount": row["company_credit_amount"] or 0,
        "credit_name": credit["name"],
        "credit_description": credit["description"],
        "credit_icon": credit.get("icon"),
        "singular_name": credit.get("singular_name"),
        "plural_name": credit.get("plural_name"),
        "plan": {"id": plan["id"], "name": plan["name"], "description": plan["description"]},
        "company_auto_topup_amount": choice and choice["amount"],
        "company_auto_topup_enabled": choice and choice["is_enabled"],
        "company_auto_topup_threshold_credits": choice and choice["threshold"],
    }
    return cast("CompanyPlanCreditGrantView", members)


def _switches(told: Row) -> dict[str, bool]:
    """The two booleans that availability has replaced."""
    availability = told["auto_topup_availability"]
    return {
        "auto_topup_enabled": availability != "off",
        "auto_topup_self_service": availability == "user_controlled",
    }
