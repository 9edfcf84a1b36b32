"""Reservations: credits held for one operation, all of them or none, until it settles or their time is over."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from schematic_server.domains.credits import accounts, amounts, hold_store, holds
from schematic_server.domains.credits.accounts import Wallet
from schematic_server.errors import Conflict, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.credits import CreditReservationResponseData, ReserveCreditsRequestBody

LASTS = timedelta(minutes=1)  # unless it is told otherwise; documented


def reserve(scope: Scope, body: ReserveCreditsRequestBody) -> CreditReservationResponseData:
    """Hold the whole amount; the first reservation as it is now when its key is sent again.

    Raises PaymentRequired when balance or spend policies do not cover it, Conflict for a key that stands for something
    else.
    """
    amount = holds.read_amount("amount", body["amount"])
    ends_at = holds.read_end(scope, body.get("expires_at"), LASTS)
    key, pair = holds.read_key(body.get("idempotency_key")), (body["company_id"], body["credit_type_id"])
    before = known(scope, key, *pair, amount)
    if before is not None:
        return response(before)
    wallet = holds.wallet_of(scope, *pair)
    if wallet is not None and wallet.row["reserved"]:
        holds.end_over(scope, {pair: wallet})
    if wallet is None or holds.drawable(scope, wallet, amount) < amount:
        meanwhile = known_by_now(scope, wallet, key, amount)
        if meanwhile is not None:
            return response(meanwhile)
        raise holds.refusal(scope, wallet, pair, amount)
    return response(holds.take(scope, wallet, "reservation", amount, ends_at, key=key))


def known(scope: Scope, key: str | None, company_id: str, credit_id: str, amount: int) -> Row | None:
    """The reservation that was made with this key, also when it is over: then its `released_at`, or what it settled
    at, says so, and nothing is held anew; who wants more credits sends another key.

    Raises Conflict when it is another company's, or of another size.
    """
    row = None if key is None else hold_store.find_by_key(scope, key)
    if row is not None and (row["company_id"], row["credit_id"], row["amount"]) != (company_id, credit_id, amount):
        raise Conflict(
            f"idempotency_key: reservation {row['id']} was made with it, for {amounts.text(row['amount'])} of credit"
            f" type {row['credit_id']} of company {row['company_id']}; use another one"
        )
    return row


def known_by_now(scope: Scope, wallet: Wallet | None, key: str | None, amount: int) -> Row | None:
    """`known`, of what the credits may be held for already: by the same request, sent twice, while this one waited for
    the account's lock. What became of the account under it is stored then."""
    before = None if wallet is None else known(scope, key, wallet.company_id, wallet.credit_id, amount)
    if wallet is not None and before is not None:
        accounts.save(scope, [wallet])
    return before


def release(scope: Scope, reservation_id: str) -> CreditReservationResponseData:
    """Give back what is held; one that was settled, released or has ended stays as it is."""
    row = _row(scope, reservation_id)
    pair = row["company_id"], row["credit_id"]
    wallet = accounts.locked(scope, [pair])[pair]
    row = _row(scope, reservation_id)  # as it is under the lock
    return response(row if row["released_at"] is not None else holds.release(scope, wallet, row))


def _row(scope: Scope, reservation_id: str) -> Row:
    row = hold_store.find(scope, reservation_id, "reservation")
    if row is None:
        raise NotFound(f"reservation {reservation_id} does not exist in this environment")
    return row


def response(row: Row) -> CreditReservationResponseData:
    expires_at: datetime = row["expires_at"]
    return {
        "id": row["id"],
        "company_id": row["company_id"],
        "credit_type_id": row["credit_id"],
        "reserved_amount": amounts.credits(row["amount"]),
        "settled_amount": amounts.credits(row["spent"]),
        "expires_at": expires_at,
        "released_at": row["released_at"],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }
