"""Credits of a company as the newer components show them: live grants, who used what, and a log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from schematic_server.domains.companies import memberships
from schematic_server.domains.companies import users as members
from schematic_server.domains.components import user_usage
from schematic_server.domains.credits import accounts, bundles, credit_types, entries, grant_store, grant_views
from schematic_server.domains.entitlements.effective import holdings
from schematic_server.domains.plans import assignments, offers
from schematic_server.errors import BadRequest
from schematic_server.scope import Scope
from schematic_server.storage.metadata import instant, microseconds
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.credits import BillingCreditResponseData, CreditEventLedgerResponseData
    from schematic_server.contract.portal import (
        CompanyCreditBalanceEntry,
        CompanyCreditGrant,
        CompanyCreditLedger,
        CompanyCreditLedgerEntry,
        CompanyCreditUsers,
    )

MAX_GRANTS = 250  # told, the newest
_GRANTS = ("grant", "zero_out")


def balances(scope: Scope, company_id: str) -> list[CompanyCreditBalanceEntry]:
    """Credits with live grants, that with the newest one first, then those that features draw on without any."""
    scope = scope.sharing()
    live = _live(scope, company_id)
    drawn = [one.grant["value_credit_id"] for one in holdings(scope, [company_id])[company_id].entitlements]
    ids = list(dict.fromkeys([*(row["credit_id"] for row, _ in live), *(one for one in drawn if one is not None)]))
    types, sold = credit_types.named(scope, ids), _sold(scope, company_id)
    return [
        _balance(types[one], [grant for row, grant in live if row["credit_id"] == one], one in sold)
        for one in ids
        if one in types
    ]


def users(scope: Scope, company_id: str, credit_id: str, limit: int, offset: int) -> CompanyCreditUsers:
    """Since the oldest live grant; nobody without one. Users without use are counted. Raises NotFound for the credit
    type."""
    credit_types.get(scope, credit_id)
    live = [row for row, _ in _live(scope, company_id) if row["credit_id"] == credit_id]
    if not live:
        return {"users": [], "count": 0, "total": 0, "unattributed": None, "start_time": None, "end_time": None}
    start = min(row["created_at"] for row in live)
    ends = [row["expires_at"] for row in live]
    found = user_usage.of_credit(scope, company_id, credit_id, limit, offset, start)
    return {
        "users": found.page,
        "count": memberships.user_counts(scope, [company_id]).get(company_id, 0),
        "total": found.total,
        "unattributed": found.unattributed,
        "start_time": start,
        "end_time": None if None in ends else max(ends),
    }


def log(
    scope: Scope,
    company_id: str,
    *,
    credit_ids: Sequence[str] | None,
    with_grants: bool,
    cursor: str | None,
    limit: int,
) -> CompanyCreditLedger:
    """A page, newest first, after the entry that `cursor` names; raises BadRequest for another text."""
    kinds = None if with_grants else _GRANTS
    found = entries.after(scope, company_id, credit_ids, kinds, _read(cursor), limit + 1)
    known = members.by_id(scope, sorted({user_id for one in found if (user_id := one.get("user_id"))}))
    names = {one: user["name"] for one, user in known.items()}
    return {
        "entries": [_entry(one, names) for one in found[:limit]],
        "next_cursor": _cursor(found[limit - 1]) if len(found) > limit else None,
    }


def _live(scope: Scope, company_id: str) -> list[tuple[Row, Mapping[str, Any]]]:
    """Grants that count now, newest first, as they are stored and told."""
    accounts.check_renewed(scope, company_id)
    rows = grant_store.of_company(scope, {"company_id": company_id, "limit": MAX_GRANTS, "offset": 0})
    told = [cast("Mapping[str, Any]", one) for one in grant_views.told(scope, rows)]
    return [(row, one) for row, one in zip(rows, told, strict=True) if one["zeroed_out_date"] is None]


def _sold(scope: Scope, company_id: str) -> set[str]:
    """Credit types of which the company can buy a bundle."""
    held = scope.once(assignments.of_companies, [company_id]).get(company_id, ())
    base_id = next((row["plan_id"] for row in held if row["is_base"]), None)
    ids = offers.find(scope, offers.default(scope)["id"])["ordered_bundle_ids"]
    on_offer = [one for one in bundles.named(scope, ids).values() if one["status"] == "active"]
    return {
        one["credit_id"] for one in on_offer if not one["compatible_plan_ids"] or base_id in one["compatible_plan_ids"]
    }


def _balance(
    credit: BillingCreditResponseData, live: Sequence[Mapping[str, Any]], is_sold: bool
) -> CompanyCreditBalanceEntry:
    granted = [_grant(one) for one in live]
    remaining, total = (sum(one[name] for one in live) for name in ("quantity_remaining", "quantity"))
    return {
        "credit_id": credit["id"],
        "credit_name": credit["name"],
        "credit_description": credit["description"],
        "credit_icon": credit.get("icon"),
        "credit_singular_name": credit.get("singular_name"),
        "credit_plural_name": credit.get("plural_name"),
        "expires_at": min((end for one in granted if (end := one.get("expires_at"))), default=None),
        "grants": granted,
        "purchasable": is_sold,
        "remaining": remaining,
        "total": total,
        "used": total - remaining,
    }


def _grant(one: Mapping[str, Any]) -> CompanyCreditGrant:
    """With an end, or when it is given anew, never both."""
    renews = one["renewal_period"] is not None
    told = {
        **{name: one[name] for name in ("created_at", "grant_reason", "id", "plan_id", "plan_name", "valid_from")},
        **{name: one[name] for name in ("quantity", "quantity_remaining", "quantity_used", "renewal_period")},
        "bundle_id": one["credit_bundle_id"],
        "bundle_name": one["source_label"] if one["credit_bundle_id"] else None,
        "expires_at": None if renews else one["expires_at"],
        "resets_at": one["expires_at"] if renews else None,
    }
    return cast("CompanyCreditGrant", told)


def _entry(one: CreditEventLedgerResponseData, names: Mapping[str, str]) -> CompanyCreditLedgerEntry:
    feature = one.get("feature")
    told = {
        "id": one["event_id"],
        "kind": one["kind"],
        "amount": one["amount"],
        "credit_id": one.get("billing_credit_id"),
        "credit_name": one["credit_name"],
        "feature_id": one.get("feature_id"),
        "feature_name": feature and feature["name"],
        "event_subtype": None,
        "grant_id": one.get("grant_id"),
        "grant_reason": one.get("grant_reason"),
        "user_id": one.get("user_id"),
        "user_name": names.get(one.get("user_id") or ""),
        "created_at": one["event_at"],
    }
    return cast("CompanyCreditLedgerEntry", told)


def _cursor(one: CreditEventLedgerResponseData) -> str:
    return f"{microseconds(one['event_at'])}.{one['source_id']}.{one['event_id']}"


def _read(cursor: str | None) -> tuple[datetime, int, str] | None:
    if cursor is None:
        return None
    at, _, rest = cursor.partition(".")
    seq, _, entry_id = rest.partition(".")
    if not (at.isdecimal() and seq.isdecimal() and entry_id and len(at) <= 17 and len(seq) <= 18):
        raise BadRequest("cursor: is not one that this server gave; leave it out to begin with the newest")
    return instant(int(at)), int(seq), entry_id
