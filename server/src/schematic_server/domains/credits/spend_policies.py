"""Spend policies: caps on what a company, or one user in it, may draw of a credit, per draw or per window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from schematic_server.changes import Action, SpendPolicyChanged
from schematic_server.domains.companies import companies, memberships, metrics, users
from schematic_server.domains.credits import accounts, amounts, caps, credit_types, spend_store
from schematic_server.domains.credits.accounts import Wallet
from schematic_server.domains.credits.caps import Cap
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.metadata import instant, new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.credits import (
        CreateCreditSpendPolicyRequestBody,
        CreditSpendPolicyResponseData,
        GetCreditSpendPolicyUsageQuery,
        UpdateCreditSpendPolicyRequestBody,
    )
    from schematic_server.contract.shared import DeleteResponse

UNITS = ("hour", "day", "week", "month", "billing_period")


def create(scope: Scope, body: CreateCreditSpendPolicyRequestBody) -> CreditSpendPolicyResponseData:
    """Raises BadRequest naming the member. What the window has already seen counts."""
    credit_id = body["billing_credit_id"]
    if not credit_types.credits_named(scope, [credit_id]):
        raise BadRequest(f"billing_credit_id: credit type {credit_id} does not exist in this environment")
    company_id, user_id = _capped(scope, body.get("company_id"), body.get("user_id"))
    row: dict[str, Any] = {
        "id": new_id("crspp"),
        "credit_id": credit_id,
        "company_id": company_id,
        "user_id": user_id,
        "label": body.get("label") or None,
        **_limit(body),
        "created_at": scope.now,
        "updated_at": scope.now,
    }
    _check_unit(row)
    accounts.locked(scope, [(company_id, credit_id)])
    spend_store.insert(scope, {**row, **_seen(scope, row)})
    _tell(scope, row, "created")
    return get(scope, row["id"])


def update(scope: Scope, policy_id: str, body: UpdateCreditSpendPolicyRequestBody) -> CreditSpendPolicyResponseData:
    """Change the members given: another figure or unit, or the other kind with its figure. Raises NotFound."""
    before = _row(scope, policy_id)
    accounts.locked(scope, [(before["company_id"], before["credit_id"])])
    values: dict[str, Any] = {"updated_at": scope.now}
    if "label" in body:
        values["label"] = body.get("label") or None
    if any(body.get(name) is not None for name in ("max_per_draw", "window_amount", "window_unit")):
        values |= _limit(_completed(body, before))
    row = {**before, **values}
    _check_unit(row)
    if row["window_unit"] != before["window_unit"]:
        values |= _seen(scope, row)
    spend_store.update(scope, policy_id, values)
    _tell(scope, row, "updated")
    return get(scope, policy_id)


def delete(scope: Scope, policy_id: str) -> DeleteResponse:
    row = _row(scope, policy_id)
    accounts.locked(scope, [(row["company_id"], row["credit_id"])])
    spend_store.delete(scope, policy_id)
    _tell(scope, row, "deleted")
    return {"deleted": True}


def get(scope: Scope, policy_id: str) -> CreditSpendPolicyResponseData:
    return _response(_row(scope, policy_id))


def page(scope: Scope, query: Mapping[str, Any]) -> list[CreditSpendPolicyResponseData]:
    return [_response(row) for row in spend_store.page(scope, query)]


def usage(scope: Scope, query: GetCreditSpendPolicyUsageQuery) -> list[CreditSpendPolicyResponseData]:
    """What binds the company and the named users in it, with what is spent of windows. Raises NotFound."""
    company_id = query["company_id"]
    if not companies.exists(scope, company_id):
        raise NotFound(f"company {company_id} does not exist in this environment")
    rows = spend_store.of_company(scope, company_id, query.get("billing_credit_id"), query.get("user_ids") or ())
    held = spend_store.held(scope, rows)
    return [_with_usage(scope, row, held[row["id"]]) for row in rows]


def leave_with_company(scope: Scope, company_id: str) -> None:
    """Tell of the policies that go with a company: users in it are told of otherwise."""
    for row in spend_store.all_of_company(scope, company_id):
        _tell(scope, row, "deleted")


def tightest(scope: Scope, wallet: Wallet, user_id: str | None) -> int | None:
    """The most that may be drawn or held now by windows, in billionths; None where none binds.

    Asked before anything of the wallet is stored in this transaction.
    """
    return min((one.headroom for one in _binding(scope, wallet, user_id) if one.span is not None), default=None)


def most_per_draw(scope: Scope, wallet: Wallet, user_id: str | None) -> int | None:
    """The most that one draw may take, in billionths; None where no policy says."""
    return min((one.amount for one in _binding(scope, wallet, user_id) if one.span is None), default=None)


def strictest(scope: Scope, wallet: Wallet, user_id: str | None) -> Cap | None:
    """What lets one draw take the least now."""
    return min(_binding(scope, wallet, user_id), key=lambda one: one.most, default=None)


def count_drawn(scope: Scope, wallet: Wallet, user_id: str | None, units: int) -> None:
    """Count what was drawn for the user, or for nobody in particular; less than 0 is given back.

    `accounts.save` stores it.
    """
    for one in _windows(scope, wallet, user_id) if units else ():
        one.draw(units)


def count_held(scope: Scope, wallet: Wallet, user_id: str | None, units: int) -> None:
    """Count what a hold of the user's, or of nobody's in particular, takes; less than 0 is what it has no more."""
    for one in _windows(scope, wallet, user_id) if units else ():
        one.hold(units)


def _windows(scope: Scope, wallet: Wallet, user_id: str | None) -> list[Cap]:
    return [one for one in _binding(scope, wallet, user_id) if one.span is not None]


def _binding(scope: Scope, wallet: Wallet, user_id: str | None) -> Sequence[Cap]:
    return wallet.caps.of(scope, (wallet.company_id, wallet.credit_id), user_id)


def _row(scope: Scope, policy_id: str) -> Row:
    row = spend_store.find(scope, policy_id)
    if row is None:
        raise NotFound(f"spend policy {policy_id} does not exist in this environment")
    return row


def _capped(scope: Scope, company_id: str | None, user_id: str | None) -> tuple[str, str | None]:
    """Company and user that a new policy caps; raises BadRequest."""
    if company_id is not None and not companies.exists(scope, company_id):
        raise BadRequest(f"company_id: company {company_id} does not exist in this environment")
    if user_id is None:
        if company_id is None:
            raise BadRequest("company_id: name the company to cap, or a user_id")
        return company_id, None
    if not users.exists(scope, user_id):
        raise BadRequest(f"user_id: user {user_id} does not exist in this environment")
    own = [one["company_id"] for one in memberships.of_users(scope, [user_id]).get(user_id, ())]
    if company_id is None:
        if len(own) != 1:
            raise BadRequest(f"company_id: name the company; user {user_id} belongs to {len(own)} of them")
        return own[0], user_id
    if company_id not in own:
        raise BadRequest(f"user_id: user {user_id} does not belong to company {company_id}")
    return company_id, user_id


def _completed(body: UpdateCreditSpendPolicyRequestBody, row: Row) -> UpdateCreditSpendPolicyRequestBody:
    """With the figure, or the unit, of a window that stays one."""
    made = body.copy()
    if body.get("max_per_draw") is None and row["kind"] == "window":
        if body.get("window_amount") is None:
            made["window_amount"] = amounts.credits(row["amount"])
        if body.get("window_unit") is None:
            made["window_unit"] = row["window_unit"]
    return made


def _limit(body: CreateCreditSpendPolicyRequestBody | UpdateCreditSpendPolicyRequestBody) -> dict[str, Any]:
    """`kind`, `amount` and `window_unit` of a policy; raises BadRequest."""
    per_draw, amount, unit = body.get("max_per_draw"), body.get("window_amount"), body.get("window_unit")
    if (per_draw is None) == (amount is None):
        raise BadRequest("max_per_draw: set either max_per_draw, or window_amount with window_unit")
    if per_draw is not None:
        if unit is not None:
            raise BadRequest("window_unit: goes with window_amount; a cap on each draw has no window")
        return {"kind": "per_draw", "amount": amounts.units("max_per_draw", per_draw), "window_unit": None}
    assert amount is not None
    if unit not in UNITS:
        raise BadRequest(f"window_unit: goes with window_amount; one of {', '.join(UNITS)}")
    return {"kind": "window", "amount": amounts.units("window_amount", amount), "window_unit": unit}


def _check_unit(row: Row) -> None:
    if row["user_id"] is not None and row["window_unit"] == "billing_period":
        raise BadRequest("window_unit: billing_period is for companies; a user's is hour, day, week or month")


def _seen(scope: Scope, row: Row) -> dict[str, Any]:
    """The present window, and what it has already seen; the account is locked."""
    span = caps.current({**row, "billing_anchor": _anchor(scope, row["company_id"])}, scope.now)
    if span is None:
        return {"window_start": None, "window_end": None, "consumed": 0}
    seen = spend_store.drawn(scope, row, span) + spend_store.held(scope, [row])[row["id"]]
    return {"window_start": instant(span.start), "window_end": instant(span.end), "consumed": seen}


def _anchor(scope: Scope, company_id: str) -> datetime | None:
    return metrics.anchors(scope.db, [company_id]).get(company_id)


def _tell(scope: Scope, row: Row, action: Action) -> None:
    was = dict(_response(row)) if action == "deleted" else None
    scope.emit(SpendPolicyChanged(*scope.here, row["id"], row["company_id"], row["user_id"], action, was=was))


def _response(row: Row) -> CreditSpendPolicyResponseData:
    amount = amounts.credits(row["amount"])
    is_window = row["kind"] == "window"
    return {
        "id": row["id"],
        "billing_credit_id": row["credit_id"],
        "scope_type": "company" if row["user_id"] is None else "user",
        "company_id": row["company_id"],
        "user_id": row["user_id"],
        "label": row["label"],
        "max_per_draw": None if is_window else amount,
        "window_amount": amount if is_window else None,
        "window_unit": row["window_unit"],
        "window_count": 1,
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }


def _with_usage(scope: Scope, row: Row, held: int) -> CreditSpendPolicyResponseData:
    told = _response(row)
    cap = caps.of_row(row, scope.now, held)
    if cap.span is not None:
        told["consumed"] = amounts.credits(cap.consumed)
        told["headroom"] = amounts.credits(cap.headroom)
        told["resets_at"] = instant(cap.span.end)
    return told
