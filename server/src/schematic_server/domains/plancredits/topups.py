"""Automatic top-ups: an intent is recorded with the draw that asks for it, one at a time; a job has it bought.

What goes wrong is tried again after longer and longer pauses. What is refused, or has gone wrong too often, is asked
for again by the next draw after `REST`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Connection

from schematic.rules.ledger import UNIT
from schematic_server.changes import CreditTopupEnded
from schematic_server.domains.companies import companies
from schematic_server.domains.credits import accounts, credit_types, expiries, prices
from schematic_server.domains.credits.accounts import MOST, Wallet
from schematic_server.domains.plancredits import topup_store
from schematic_server.domains.plancredits.purchases import Bought, Provider, Purchase, Refused
from schematic_server.errors import BadRequest
from schematic_server.jobs.job import Again, Done, InParts, Job, Outcome, pause
from schematic_server.jobs.store import enqueue
from schematic_server.scope import Actor, Emit, Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

_Unbought = Literal["failed", "exceeded"]
REST = timedelta(hours=1)
MAX_ATTEMPTS = 5


def ask(scope: Scope, low: Sequence[Row]) -> None:
    """Record that these accounts, which are locked, are to be topped up; those that are already stay as they are."""
    if not low:
        return
    pairs = [(one["company_id"], one["credit_id"]) for one in low]
    busy = topup_store.busy(scope, pairs)
    for one in low:
        if (one["company_id"], one["credit_id"]) in busy:
            continue
        topup_id = new_id("crtop")
        topup = one["terms"]["topup"]
        topup_store.insert_topup(
            scope,
            {
                "id": topup_id,
                "company_id": one["company_id"],
                "credit_id": one["credit_id"],
                "origin_id": topup["origin_id"],
                "amount": topup["amount"],
                "status": "pending",
                "attempts": 0,
                "created_at": scope.now,
                "updated_at": scope.now,
            },
        )
        enqueue(scope.db, TopUp.name, topup_id, scope.now, {}, *scope.here)


class TopUp(InParts[Purchase, Bought | Refused]):
    """Has one top-up bought; its key is the id."""

    name = "plancredits.top_up"
    max_attempts = MAX_ATTEMPTS

    def __init__(self, provider: Provider) -> None:
        self._provider = provider

    def prepare(self, db: Connection, job: Job, now: datetime) -> Purchase | Outcome | None:
        scope = _scope(db, _silent, job, now)
        row = topup_store.find_topup(scope, job.key)
        if row is None or row["status"] != "pending":
            return None
        price = _price(scope, row)
        text = None if price is None else price["price_decimal"]
        currency = None if price is None else price["currency"]
        return Purchase(row["id"], row["company_id"], row["credit_id"], row["amount"], text, currency)

    async def perform(self, prepared: Purchase) -> Bought | Refused:
        return await self._provider.buy(prepared)

    def settle(
        self,
        db: Connection,
        emit: Emit,
        job: Job,
        prepared: Purchase,
        result: Bought | Refused | Exception,
        now: datetime,
    ) -> Outcome:
        scope = _scope(db, emit, job, now)
        row = topup_store.find_topup(scope, job.key)
        if row is None:  # the company is gone
            return Done()
        match result:
            case Bought():
                _grant(scope, row)
            case Refused(why, code):
                _end(scope, row, "failed", why, code)
            case error if job.attempts >= MAX_ATTEMPTS:
                _end(scope, row, "exceeded", _text(error), None, job.attempts)
            case error:
                why = _text(error)
                topup_store.update_topup(scope, row["id"], {"attempts": job.attempts, "error": why})
                return Again(now + pause(job.attempts), why)
        return Done()


def told(scope: Scope, ids: Sequence[str]) -> Mapping[str, Sequence[Mapping[str, Any]]]:
    """What webhooks tell of top-ups that have ended, by id."""
    rows = [row for one in ids if (row := topup_store.find_topup(scope, one)) is not None]
    owners = companies.by_id(scope, sorted({row["company_id"] for row in rows}))
    credits = credit_types.named(scope, sorted({row["credit_id"] for row in rows}))
    found: dict[str, Sequence[Mapping[str, Any]]] = {}
    for row in rows:
        owner, credit = owners[row["company_id"]], credits[row["credit_id"]]
        body: dict[str, Any] = {
            "company": {"id": owner["id"], "name": owner["name"]},
            "credit": {"id": credit["id"], "name": credit["name"]},
        }
        if row["status"] == "success":
            body |= {"grant_id": row["grant_id"], "quantity": row["amount"]}
        elif row["status"] == "failed":
            body |= {"error_message": row["error"], "stripe_error_code": row["error_code"]}
        else:
            body |= {"consecutive_failures": row["attempts"], "last_error_message": row["error"]}
        found[row["id"]] = [body]
    return found


def _grant(scope: Scope, row: Row) -> None:
    pair = row["company_id"], row["credit_id"]
    wallet = accounts.locked(scope, [pair])[pair]
    units = min(row["amount"] * UNIT, MOST - wallet.account.total)
    if units <= 0:
        _end(scope, row, "failed", "the company has as many credits as it can have", None)
        return
    price = _price(scope, row)
    new = wallet.give(
        "billing_credit_auto_topup",
        units,
        expires_at=_expires_at(scope, wallet),
        idempotency_key=row["id"],
        told={"price": price, "currency": None if price is None else price["currency"], "auto_topup_log_id": row["id"]},
    )
    accounts.save(scope, [wallet])
    topup_store.update_topup(scope, row["id"], {"status": "success", "grant_id": new.id, "error": None})
    scope.emit(CreditTopupEnded(*scope.here, row["id"], row["company_id"], "success"))


def _end(scope: Scope, row: Row, status: _Unbought, why: str, code: str | None, attempts: int = 1) -> None:
    values = {"status": status, "error": why, "error_code": code, "attempts": attempts, "retry_at": scope.now + REST}
    topup_store.update_topup(scope, row["id"], values)
    scope.emit(CreditTopupEnded(*scope.here, row["id"], row["company_id"], status))


def _price(scope: Scope, row: Row) -> Row | None:
    """Of all that is bought, in the credit type's main currency."""
    return prices.times(prices.in_currency(credit_types.prices_of(scope, row["credit_id"]), None), row["amount"])


def _expires_at(scope: Scope, wallet: Wallet) -> datetime | None:
    topup = wallet.row["terms"].get("topup")
    if topup is None:
        return None
    terms = expiries.Terms(topup["expiry_type"], topup["expiry_unit"], topup["expiry_unit_count"])
    try:
        return expiries.ends_at(scope, wallet.company_id, terms)
    except BadRequest:  # after the year 9999
        return None


def _scope(db: Connection, emit: Emit, job: Job, now: datetime) -> Scope:
    assert job.account_id is not None
    assert job.environment_id is not None
    return Scope(db, job.environment_id, Actor(job.account_id), now, emit)


def _silent(change: object) -> None:
    return


def _text(error: object) -> str:
    return f"{type(error).__name__}: {error}"
