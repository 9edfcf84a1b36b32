"""What is charged for credits that were used before they were paid, at the end of each arrears window.

A charge says how far below zero an account had come that no earlier charge says. Paid, or void, it takes that off the
debt; a charge that cannot be collected leaves it. Charges are records: whoever bills hears of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any

from sqlalchemy import Connection

from schematic.rules import ledger
from schematic.rules.ledger import OVERDRAFT, UNIT, Entry
from schematic_server.domains.credits import accounts, amounts
from schematic_server.domains.credits.accounts import Pair, Wallet
from schematic_server.domains.plancredits import account_terms, charge_store, issue_store
from schematic_server.domains.plancredits.views import credits_charged
from schematic_server.errors import BadRequest, NotFound
from schematic_server.jobs.job import MAX_ROWS, Again, Job, Outcome, Steps, next_time
from schematic_server.scope import Actor, Emit, Scope
from schematic_server.storage.metadata import instant, new_id
from schematic_server.storage.queries import Row

PERIOD = 60.0  # seconds between looks for windows that have begun
_EXACT = Context(prec=60)  # digits: those of a rate and of an amount
# What a charge may become, and the ledger's word for what that takes off the debt.
CLEARS: Mapping[str, str | None] = {"paid": "postpaid_paid", "void": "postpaid_forgiven", "uncollectible": None}


class ChargeCredits(Steps):
    """Charges each window once; between two looks it runs when the next one ends."""

    name = "plancredits.charge"
    every = PERIOD

    def step(self, db: Connection, emit: Emit, job: Job, now: datetime) -> Outcome:
        over = charge_store.due_accounts(db, now, MAX_ROWS)
        places: dict[tuple[str, str], set[Pair]] = {}
        for row in over:
            pairs = places.setdefault((row["account_id"], row["environment_id"]), set())
            pairs.add((row["company_id"], row["credit_id"]))
        for (account_id, environment_id), pairs in sorted(places.items()):
            charge(Scope(db, environment_id, Actor(account_id), now, emit), pairs)
        if len(over) == MAX_ROWS:
            return Again(now)
        soon, following = charge_store.next_due(db), next_time(PERIOD, now)
        return Again(following if soon is None else min(soon, following))


def charge(scope: Scope, pairs: set[Pair]) -> None:
    """Charge what these accounts owe and no charge says yet, and set the end of their next window."""
    wallets = accounts.locked(scope, pairs, create=False)
    companies = issue_store.companies(scope, {company_id for company_id, _ in wallets})
    made: list[Row] = []
    for pair, wallet in wallets.items():
        ends: datetime | None = wallet.row["charge_at"]
        terms = wallet.row["terms"].get("postpaid")
        if ends is None or ends > scope.now or terms is None:
            continue
        before = charge_store.charged(scope, *pair)
        owed = sum(one["units"] for one in before if one["status"] in charge_store.OWED)
        units = ledger.debt(wallet.account) - owed
        if units > 0:
            made.append(_record(scope, wallet, terms, units, before, ends))
        goes_on = wallet.account.postpaid is not None or ledger.held_below_zero(wallet.account) > 0
        wallet.say(
            charge_at=account_terms.window_end(terms["calendar"], companies[pair[0]], scope.now) if goes_on else None
        )
    accounts.save(scope, wallets.values())
    for hear in credits_charged if made else ():
        hear(scope, made)


def settle(scope: Scope, charge_id: str, status: str) -> Row:
    """Say what became of a charge: `paid`, `void` or `uncollectible`; the last may become one of the others.

    Raises NotFound, and BadRequest for another word, and for a charge that is settled.
    """
    if status not in CLEARS:
        raise BadRequest(f"a charge becomes {', '.join(CLEARS)}, not {status!r}")
    found = _row(scope, charge_id)
    pair = found["company_id"], found["credit_id"]
    wallets = accounts.locked(scope, [pair], create=False)
    row = _row(scope, charge_id)  # as it is under the lock
    if row["status"] not in charge_store.OWED or row["status"] == status:
        raise BadRequest(f"charge {charge_id} is {row['status']}, and stays so")
    reason = CLEARS[status]
    if reason is not None:
        wallet = wallets[pair]
        wallet.write(ledger.clear_debt(wallet.account, row["units"], reason, wallet.at))
        accounts.save(scope, [wallet])
    charge_store.set_status(scope, charge_id, status)
    return {**row, "status": status}


def settle_owed(scope: Scope, charge_id: str, status: str) -> None:
    """The same, if it is still owed: one that is settled already, or gone with its company, stays as it is."""
    found = charge_store.find_charge(scope, charge_id)
    if found is not None and found["status"] in charge_store.OWED:
        settle(scope, charge_id, status)


def of_debts(scope: Scope, grant_ids: Sequence[str]) -> dict[str, Mapping[str, Any]]:
    """What the grants that are debts tell of the window that is open: credits below zero, and what they will cost."""
    rows = charge_store.debts(scope, grant_ids)
    owed = charge_store.owed_of(scope, [(row["company_id"], row["credit_id"]) for row in rows])
    found: dict[str, Mapping[str, Any]] = {}
    for row in rows:
        units = max(0, -row["remaining"] - row["held"] - owed.get((row["company_id"], row["credit_id"]), 0))
        terms = row["terms"].get("postpaid")
        found[row["id"]] = {
            "postpaid_charged_credits": amounts.credits(units),
            "postpaid_charge_amount": None if terms is None else _cost(units, terms["rate"]),
            "postpaid_charge_currency": None if terms is None else terms["currency"],
        }
    return found


def _record(scope: Scope, wallet: Wallet, terms: Row, units: int, before: Sequence[Row], ends: datetime) -> Row:
    debt = next(one for one in wallet.account.grants.values() if one.reason == OVERDRAFT)
    row = {
        "id": new_id("crchg"),
        "company_id": wallet.company_id,
        "credit_id": wallet.credit_id,
        "grant_id": debt.id,
        "window_start": before[0]["window_end"] if before else instant(debt.created_at),
        "window_end": ends,
        "units": units,
        "rate": terms["rate"],
        "amount": _cost(units, terms["rate"]),
        "currency": terms["currency"],
        "status": "open",
        "created_at": scope.now,
        "updated_at": scope.now,
    }
    charge_store.insert_charge(scope, row)
    wallet.write([Entry("charge", OVERDRAFT, -units, 0, 0, debt.id)])
    return row


def _cost(units: int, rate: str) -> int:
    """In the smallest unit of the currency, rounded half up."""
    exact = _EXACT.multiply(Decimal(rate), Decimal(units).scaleb(-amounts.DIGITS))
    assert UNIT == 10**amounts.DIGITS
    return int(exact.to_integral_value(ROUND_HALF_UP))


def _row(scope: Scope, charge_id: str) -> Row:
    row = charge_store.find_charge(scope, charge_id)
    if row is None:
        raise NotFound(f"charge {charge_id} does not exist in this environment")
    return row
