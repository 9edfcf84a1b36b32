"""Grants as the API tells them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from schematic_server.domains.credits import amounts, grant_store, prices
from schematic_server.domains.credits.views import grant_view
from schematic_server.domains.features.views import resource_previews
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.credits import BillingCreditGrantResponseData, CreditTransferResponseData

# Where a grant comes from, for people; of `plan` it is the plan's name, if that is still known.
LABELS = {
    "plan": "Plan",
    "purchased": "Purchased",
    "billing_credit_auto_topup": "Auto top-up",
    "free": "Promotional",
    "rollover": "Rollover",
    "adjustment": "Adjustment",
    "postpaid_overdraft": "Overdraft",
    "postpaid_settlement": "Settlement",
    "postpaid_forgiven": "Forgiven",
}


def told(scope: Scope, rows: Sequence[Row]) -> list[BillingCreditGrantResponseData]:
    """Rows of `grant_store`, in their order."""
    ids = [row["id"] for row in rows]
    plans = plan_names(scope, [row["plan_id"] for row in rows if row["plan_id"] is not None])
    moved = _transfers(scope, ids)
    parts = grant_view.of(scope, ids)
    return [
        _told(row, plans.get(row["plan_id"]), moved.get(row["id"], []), parts[row["id"]], scope.now) for row in rows
    ]


def plan_names(scope: Scope, ids: Sequence[str]) -> dict[str, str]:
    """Names of plans that are there, by id."""
    if not ids:
        return {}
    return {one: plan["name"] for one, plan in resource_previews.by_name["plan"](scope, sorted(set(ids))).items()}


def _told(
    row: Row,
    plan_name: str | None,
    transfers: list[CreditTransferResponseData],
    part: Mapping[str, Any],
    now: datetime,
) -> BillingCreditGrantResponseData:
    terms: Mapping[str, Any] = row["told"]
    # What has ended counts no more, whether or not anybody has written that down; a period's, until it is given anew.
    is_open = row["zeroed_at"] is None and row["period_start"] is None
    is_over = is_open and row["expires_at"] is not None and row["expires_at"] <= now
    remaining: int = 0 if is_over else row["remaining"]
    answer: BillingCreditGrantResponseData = {
        "id": row["id"],
        "company_id": row["company_id"],
        "company_name": row["company_name"],
        "credit_id": row["credit_id"],
        "credit_name": row["credit_name"],
        "credit_icon": row["credit_icon"],
        "credit_bundle_id": row["bundle_id"],
        "company_license_id": row["license_id"],
        "license_name": row["license_name"],
        "plan_id": row["plan_id"],
        "plan_name": plan_name,
        "grant_reason": row["reason"],
        "source_label": plan_name if plan_name and row["reason"] == "plan" else LABELS[row["reason"]],
        "source_grant_id": row["source_grant_id"],
        "quantity": amounts.credits(row["quantity"]),
        "quantity_used": amounts.credits(row["used"]),
        "quantity_remaining": amounts.credits(remaining),
        "reserved": amounts.credits(row["held"]),
        "settled": amounts.credits(remaining + row["held"]),
        "price": prices.told(terms.get("price")),
        "currency": terms.get("currency"),
        "renewal_enabled": terms.get("renewal_enabled", False),
        "renewal_period": _cadence(terms),
        "transfers": transfers,
        "valid_from": row["created_at"],
        "expires_at": row["expires_at"],
        "zeroed_out_date": row["expires_at"] if is_over else row["zeroed_at"],
        "zeroed_out_reason": "expired" if is_over else row["zeroed_reason"] if row["zeroed_at"] else None,
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }
    return cast("BillingCreditGrantResponseData", {**answer, **part})


def _cadence(terms: Mapping[str, Any]) -> Any:
    """A renewing grant's; where it says when its month begins, it is monthly."""
    if not terms.get("renewal_enabled"):
        return None
    period = terms.get("renewal_period")
    return "monthly" if period in (None, "billing_period", "first_of_month") else period


def _transfers(scope: Scope, ids: Sequence[str]) -> dict[str, list[CreditTransferResponseData]]:
    found: dict[str, list[CreditTransferResponseData]] = {one: [] for one in ids}
    for row in grant_store.transfers(scope, ids):
        ends = (("out", row["grant_id"], row["to_grant_id"]), ("in", row["to_grant_id"], row["grant_id"]))
        for direction, own, other in ends:
            if own in found:
                found[own].append(
                    {
                        "id": row["id"],
                        "amount": amounts.credits(row["amount"]),
                        "direction": direction,
                        "reason": row["reason"],
                        "related_grant_id": other or "",
                        "created_at": row["at"],
                    }
                )
    return found
