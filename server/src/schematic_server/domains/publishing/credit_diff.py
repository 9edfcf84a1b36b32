"""How two versions of a plan differ in the credits that they give."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from schematic_server.domains.plancredits import plan_grants
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.plans import PlanVersionCreditGrantChangeResponseData

# Members that are about what is charged.
BILLING = (
    "billing_mode",
    "tier_mode",
    "unit_price",
    "unit_price_decimal",
    "price_tiers",
    "postpaid_enabled",
    "postpaid_rate_per_unit",
    "postpaid_rate_per_unit_decimal",
    "overdraft_limit",
    "arrears_cadence",
    "arrears_anchor",
)
_COMPARED = (
    "credit_amount",
    "company_credit_amount",
    "scaling",
    "license_id",
    "reset_type",
    "reset_cadence",
    "reset_start",
    "rollover_percentage",
    "expiry_type",
    "expiry_unit",
    "expiry_unit_count",
    "warning_tiers",
    "can_buy_bundles",
    "auto_topup_availability",
    "auto_topup_threshold_credits",
    "auto_topup_threshold_percent",
    "auto_topup_amount",
    "auto_topup_amount_type",
    "auto_topup_expiry_type",
    "auto_topup_expiry_unit",
    "auto_topup_expiry_unit_count",
    *BILLING,
)


def changes(
    scope: Scope, before: str | None, after: str, said: Callable[[str, Any], Any]
) -> list[PlanVersionCreditGrantChangeResponseData]:
    """What makes the grants of version `after` others than those of `before`; `said` is a member as it is compared."""
    old = [] if before is None else plan_grants.rows_of_version(scope, before)
    new = plan_grants.rows_of_version(scope, after)
    found = [_change(scope, *pair, said) for pair in _pairs(old, new)]
    return [one for one in found if one is not None]


def is_billed(change: PlanVersionCreditGrantChangeResponseData) -> bool:
    """Whether it is about what is charged."""
    if change["change_type"] == "changed":
        return any(name in BILLING for name in change["changed_fields"])
    grant = change.get("old") or change.get("new")
    return grant is not None and (grant["billing_mode"] == "billed" or grant["postpaid_enabled"])


def _pairs(old: Sequence[Row], new: Sequence[Row]) -> list[tuple[Row | None, Row | None]]:
    """The same grant in both versions; of the rest those of one credit type, in their order."""
    origins = {row["origin_id"]: row for row in new}
    pairs: list[tuple[Row | None, Row | None]] = []
    rest: list[Row] = []
    for row in old:
        kept = origins.pop(row["origin_id"], None)
        if kept is None:
            rest.append(row)
        else:
            pairs.append((row, kept))
    for row in rest:
        same = next((one for one in origins.values() if one["credit_id"] == row["credit_id"]), None)
        pairs.append((row, None if same is None else origins.pop(same["origin_id"])))
    return [*pairs, *((None, row) for row in origins.values())]


def _change(
    scope: Scope, old: Row | None, new: Row | None, said: Callable[[str, Any], Any]
) -> PlanVersionCreditGrantChangeResponseData | None:
    before, after = (None if row is None else plan_grants.details(scope, [row])[0] for row in (old, new))
    some = before or after
    assert some is not None
    changed: list[str] = []
    if before is not None and after is not None:
        was, now = dict[str, Any](before), dict[str, Any](after)
        changed = [name for name in _COMPARED if said(name, was.get(name)) != said(name, now.get(name))]
        if not changed:
            return None
    return {
        "credit_id": some["credit_id"],
        "change_type": "added" if before is None else "removed" if after is None else "changed",
        "changed_fields": changed,
        "old": before,
        "new": after,
    }
