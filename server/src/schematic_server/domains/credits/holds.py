"""Holds of credits: taken, given back and ended, under the lock of their account."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from schematic.rules import ledger
from schematic.rules.ledger import Hold
from schematic_server.domains.companies import companies, users
from schematic_server.domains.credits import accounts, amounts, credit_types, hold_store, spend_policies
from schematic_server.domains.credits.accounts import Pair, Wallet
from schematic_server.errors import BadRequest, PaymentRequired
from schematic_server.scope import Scope
from schematic_server.storage.metadata import instant, microseconds, new_id
from schematic_server.storage.queries import Row

LONGEST = timedelta(hours=1)  # ahead of now that a hold may end; documented
MAX_KEY_LENGTH = 255  # characters of an idempotency key
_PREFIXES = {"lease": "crlse", "reservation": "crrsv"}


def read_amount(member: str, given: float) -> int:
    """Billionths; raises BadRequest for what is no amount above zero."""
    amount = amounts.units(member, given)
    if not amount:
        raise BadRequest(f"{member}: must be above 0")
    return amount


def read_end(scope: Scope, given: datetime | None, usual: timedelta) -> datetime:
    """When a hold is to end; raises BadRequest for what is past or too far ahead."""
    if given is None:
        return scope.now + usual
    if not scope.now < given <= scope.now + LONGEST:
        raise BadRequest("expires_at: must be ahead, by an hour at most")
    return given


def read_key(given: str | None) -> str | None:
    if given is not None and not 0 < len(given) <= MAX_KEY_LENGTH:
        raise BadRequest(f"idempotency_key: 1 to {MAX_KEY_LENGTH} characters")
    return given


def read_user(scope: Scope, given: str | None) -> str | None:
    """Whose spend policies bind; raises BadRequest for a user that is not there."""
    if given is not None and not users.exists(scope, given):
        raise BadRequest(f"user_id: user {given} does not exist in this environment")
    return given


def wallet_of(scope: Scope, company_id: str, credit_id: str) -> Wallet | None:
    """What the company has of the credit, locked; None when it was never given any.

    Raises BadRequest for a company or a credit type that is not there.
    """
    found = accounts.locked(scope, [(company_id, credit_id)], create=False).get((company_id, credit_id))
    if found is None:
        if not companies.exists(scope, company_id):
            raise BadRequest(f"company_id: company {company_id} does not exist in this environment")
        if not credit_types.credits_named(scope, [credit_id]):
            raise BadRequest(f"credit_type_id: credit type {credit_id} does not exist in this environment")
    return found


def take(
    scope: Scope,
    wallet: Wallet,
    kind: str,
    amount: int,
    ends_at: datetime,
    *,
    user_id: str | None = None,
    key: str | None = None,
) -> Row:
    """Hold `amount`, which the account covers, and store it: the row of the hold."""
    made = Hold(new_id(_PREFIXES[kind]), kind, 0, microseconds(ends_at))
    grow(scope, wallet, made, amount, user_id)
    row = {
        "company_id": wallet.company_id,
        "credit_id": wallet.credit_id,
        "user_id": user_id,
        "idempotency_key": key,
        "created_at": scope.now,
    }
    return store(scope, wallet, row, made)


def grow(scope: Scope, wallet: Wallet, hold: Hold, amount: int, user_id: str | None) -> None:
    """Take `amount`, which the account covers, into a hold of this user's, or of nobody's in particular."""
    wallet.write(ledger.hold(wallet.account, hold, amount, wallet.at), user_id=user_id)
    spend_policies.count_held(scope, wallet, user_id, amount)


def shrink(scope: Scope, wallet: Wallet, hold: Hold, user_id: str | None) -> None:
    """End a hold of this user's: what was not used goes back."""
    spend_policies.count_held(scope, wallet, user_id, -hold.unspent)
    wallet.write(ledger.release(wallet.account, hold, wallet.at), user_id=user_id)


def loaded(row: Row) -> Hold:
    released_at = row["released_at"]
    return Hold(
        row["id"],
        row["kind"],
        row["amount"],
        microseconds(row["expires_at"]),
        [(grant_id, units) for grant_id, units in row["parts"]],
        row["spent"],
        None if released_at is None else microseconds(released_at),
    )


def told(scope: Scope, row: Row, hold: Hold) -> dict[str, Any]:
    """The row of a hold as it is now."""
    return {
        **row,
        "id": hold.id,
        "kind": hold.kind,
        "amount": hold.amount,
        "spent": hold.spent,
        "parts": hold.parts,
        "expires_at": instant(hold.expires_at),
        "released_at": None if hold.released_at is None else instant(hold.released_at),
        "updated_at": scope.now,
    }


def store(scope: Scope, wallet: Wallet, row: Row, hold: Hold) -> Row:
    """Store the hold with its account."""
    now = told(scope, row, hold)
    hold_store.save(scope, [now])
    accounts.save(scope, [wallet])
    return now


def release(scope: Scope, wallet: Wallet, row: Row) -> Row:
    """End the hold: what was not used goes back."""
    hold = loaded(row)
    shrink(scope, wallet, hold, row["user_id"])
    return store(scope, wallet, row, hold)


def end_over(scope: Scope, wallets: Mapping[Pair, Wallet]) -> dict[Pair, Row]:
    """Release what is over by now; answers the lease that each account still has open.

    Accounts are left to be saved.
    """
    leases: dict[Pair, Row] = {}
    ended: list[Row] = []
    for row in hold_store.open_or_over(scope, list(wallets)):
        pair = row["company_id"], row["credit_id"]
        if row["expires_at"] > scope.now:
            leases[pair] = row
            continue
        hold = loaded(row)
        shrink(scope, wallets[pair], hold, row["user_id"])
        ended.append(told(scope, row, hold))
    hold_store.save(scope, ended)
    return leases


def is_open(row: Row, now: datetime) -> bool:
    return row["released_at"] is None and row["expires_at"] > now


def drawable(scope: Scope, wallet: Wallet | None, wanted: int, user_id: str | None = None) -> int:
    """Of `wanted`, what the account covers and spend policies of the company, and of the user, allow."""
    if wallet is None:
        return 0
    limits = (
        wallet.account.room(wallet.at),
        spend_policies.tightest(scope, wallet, user_id),
        spend_policies.most_per_draw(scope, wallet, user_id),
    )
    return min([wanted, *(one for one in limits if one is not None)])


def refusal(
    scope: Scope, wallet: Wallet | None, pair: Pair, wanted: int, user_id: str | None = None
) -> PaymentRequired:
    """Says what lets the least be drawn, the balance or a spend policy, and how much that is."""
    company_id, credit_id = pair
    asked = f"{amounts.text(wanted)} of credit type {credit_id} were asked for, nothing was held"
    room = 0 if wallet is None else wallet.account.room(wallet.at)
    cap = None if wallet is None else spend_policies.strictest(scope, wallet, user_id)
    if cap is None or (room is not None and room <= cap.most):
        left = amounts.text(room or 0)
        return PaymentRequired(f"insufficient balance: company {company_id} can draw {left} now; {asked}")
    whom = f"company {company_id}" if cap.user_id is None else f"user {cap.user_id} in company {company_id}"
    until = "at once" if cap.span is None else f"until {instant(cap.span.end):%Y-%m-%dT%H:%M:%SZ}"
    return PaymentRequired(f"spend policy {cap.id}: {whom} may draw {amounts.text(cap.most)} {until}; {asked}")
