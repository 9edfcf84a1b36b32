"""Leases: credits that a client holds and hands out by itself; one open per company and credit type."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from schematic_server.domains.credits import accounts, amounts, hold_store, holds
from schematic_server.domains.credits.accounts import Wallet
from schematic_server.errors import BadRequest, Conflict, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.metadata import microseconds
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.credits import (
        AcquireCreditLeaseRequestBody,
        CreditLeaseResponseData,
        ExtendCreditLeaseRequestBody,
    )

LASTS = timedelta(minutes=5)  # unless it is told otherwise; documented


def acquire(scope: Scope, body: AcquireCreditLeaseRequestBody) -> CreditLeaseResponseData:
    """Hold up to the requested amount; the lease that is open already, as it is, where there is one.

    Raises PaymentRequired when nothing can be drawn, or spend policies leave nothing.
    """
    wanted = holds.read_amount("requested_amount", body["requested_amount"])
    ends_at = holds.read_end(scope, body.get("expires_at"), LASTS)
    company_id, credit_id = body["company_id"], body["credit_type_id"]
    user_id = holds.read_user(scope, body.get("user_id"))
    wallet = holds.wallet_of(scope, company_id, credit_id)
    if wallet is not None:
        lease = holds.end_over(scope, {(company_id, credit_id): wallet}).get((company_id, credit_id))
        if lease is not None:
            accounts.save(scope, [wallet])
            return response(lease)
    granted = holds.drawable(scope, wallet, wanted, user_id)
    if wallet is None or not granted:
        raise holds.refusal(scope, wallet, (company_id, credit_id), wanted, user_id)
    return response(holds.take(scope, wallet, "lease", granted, ends_at, user_id=user_id))


def extend(scope: Scope, lease_id: str, body: ExtendCreditLeaseRequestBody) -> CreditLeaseResponseData:
    """Hold as much more as can be drawn, possibly nothing; once per idempotency key.

    Raises BadRequest for a lease that is over.
    """
    row = _row(scope, lease_id)
    key = holds.read_key(body.get("idempotency_key"))
    if key is not None and (known := hold_store.find_extended(scope, key)) is not None:
        if known == lease_id:
            return response(row)
        raise BadRequest(f"idempotency_key: lease {known} was extended with it; use another one")
    wallet, row = _locked(scope, row)
    if not holds.is_open(row, scope.now):
        if key is not None and hold_store.find_extended(scope, key) == lease_id:  # while this one waited for the lock
            accounts.save(scope, [wallet])
            return response(row)
        ended = row["released_at"] or row["expires_at"]
        raise BadRequest(f"lease {lease_id} ended at {ended:%Y-%m-%dT%H:%M:%SZ}; acquire a new one")
    wanted = amounts.units("additional_amount", body["additional_amount"])
    expires_at = body.get("expires_at")
    ends_at = row["expires_at"] if expires_at is None else holds.read_end(scope, expires_at, LASTS)
    asking = holds.read_user(scope, body.get("user_id")) or row["user_id"]
    holds.end_over(scope, {(wallet.company_id, wallet.credit_id): wallet})
    lease = holds.loaded(row)
    lease.expires_at = microseconds(ends_at)
    # It counts for whom the lease is held, and is asked for by whoever shares it: what caps either binds.
    more = min(holds.drawable(scope, wallet, wanted, one) for one in {row["user_id"], asking})
    if more:
        holds.grow(scope, wallet, lease, more, row["user_id"])
    if key is not None:
        hold_store.insert_extension(scope, key, lease_id)
    return response(holds.store(scope, wallet, row, lease))


def release(scope: Scope, lease_id: str) -> CreditLeaseResponseData:
    """Give back what was not used. Raises Conflict for one that was released, or has ended by itself."""
    wallet, row = _locked(scope, _row(scope, lease_id))
    if row["released_at"] is not None:
        raise Conflict("credit lease has already been released")
    return response(holds.release(scope, wallet, row))


def response(row: Row) -> CreditLeaseResponseData:
    return {
        "id": row["id"],
        "company_id": row["company_id"],
        "credit_type_id": row["credit_id"],
        "granted_amount": amounts.credits(row["amount"]),
        "tracked_amount": amounts.credits(row["spent"]),
        "expires_at": row["expires_at"],
        "released_at": row["released_at"],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }


def _row(scope: Scope, lease_id: str) -> Row:
    row = hold_store.find(scope, lease_id, "lease")
    if row is None:
        raise NotFound(f"lease {lease_id} does not exist in this environment")
    return row


def _locked(scope: Scope, row: Row) -> tuple[Wallet, Row]:
    """The account, and the lease as it is under its lock."""
    pair = row["company_id"], row["credit_id"]
    return accounts.locked(scope, [pair])[pair], _row(scope, row["id"])
