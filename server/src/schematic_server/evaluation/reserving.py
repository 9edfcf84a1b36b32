"""A check that holds the credits of what it allows.

The check is the usual one, from memory. Where a credit entitlement is behind the flag and nothing but credits could
stand in the way, it is made once more under the lock of the company's account, with the balance and what spend policies
have seen as they are then, and the hold is taken in that transaction.
Source: contract, operation `features.check_and_reserve_flag`; documentation of reservations.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from schematic.rules import CompiledCompany, CompiledUser
from schematic_server import clock
from schematic_server.bounds import parse_instant
from schematic_server.domains.credits import accounts, holds, reservations
from schematic_server.domains.credits.accounts import Wallet
from schematic_server.domains.credits.amounts import credits
from schematic_server.errors import BadRequest
from schematic_server.evaluation import answers, sizes
from schematic_server.evaluation.check import Checker
from schematic_server.evaluation.entities import Entity
from schematic_server.evaluation.requests import ReserveRequest
from schematic_server.evaluation.sizes import Size
from schematic_server.evaluation.snapshot import Flag
from schematic_server.scope import Actor, Emit, Scope
from schematic_server.storage.database import Database
from schematic_server.storage.metadata import instant
from schematic_server.storage.queries import Row

INSUFFICIENT = "Insufficient credits"  # clients know this reason
_Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Asked:
    """One check whose flag is metered by credits. `company` and `user` are the check's own, to be changed."""

    request: ReserveRequest
    flag: Flag
    company: CompiledCompany
    user: CompiledUser | None
    credit_id: str
    event_subtype: str | None
    size: Size
    options: Mapping[str, Any] | None
    now_ms: int

    def check(self) -> _Document:
        return answers.evaluate(self.flag, self.request, self.company, self.user, self.options, self.now_ms)


class Reserver:
    """Belongs to one event loop."""

    def __init__(self, database: Database, checker: Checker) -> None:
        self._database = database
        self._checker = checker

    async def check_and_reserve(
        self, actor: Actor, environment_id: str, flag_key: str, request: ReserveRequest
    ) -> _Document:
        """Contract: `CheckAndReserveFlagResponseData`.

        Raises NotFound for an unknown flag key, Conflict for a key that stands for another reservation.
        """
        found, now_ms = await self._checker.find(actor, environment_id, flag_key, request)
        answer = answers.one_flag(found, flag_key, request, now_ms)
        expires_at, key = _read(request)
        entitlement: _Document = answer.get("entitlement", {})
        if entitlement.get("value_type") != "credit" or not isinstance(found.company, Entity):
            return answer
        credit_id: str = entitlement["credit_id"]
        user = found.user.compiled if isinstance(found.user, Entity) else None
        asked = _Asked(
            request,
            found.flags[0],
            found.company.compiled.with_figures({}, {credit_id: 0.0}),
            user,
            credit_id,
            entitlement.get("event_subtype"),
            sizes.size(entitlement, request),
            sizes.options(entitlement, request),
            now_ms,
        )
        if not answer["value"] and not _without_bounds(asked).check()["value"]:
            return answer

        def work(db: Connection, emit: Emit) -> _Document:
            scope = Scope(db, environment_id, actor, clock.now(), emit)
            return _reserve(scope, asked, holds.read_end(scope, expires_at, reservations.LASTS), key)

        return await self._database.write(work, serializable=False)  # it locks the account, and goes by that


def _read(request: ReserveRequest) -> tuple[datetime | None, str | None]:
    if request.quantity is not None and request.quantity < 0:
        raise BadRequest("quantity: must not be negative")
    expires_at = None if request.expires_at is None else parse_instant(request.expires_at)
    if expires_at is None and request.expires_at is not None:
        raise BadRequest("expires_at: must be a date-time, for example 2026-01-31T12:00:00Z")
    return expires_at, holds.read_key(request.idempotency_key)


def _reserve(scope: Scope, asked: _Asked, ends_at: datetime, key: str | None) -> _Document:
    pair, amount = (asked.company.id, asked.credit_id), asked.size.units
    before = reservations.known(scope, key, *pair, amount)
    if before is not None:
        return {**_without_bounds(asked).check(), "reservation": _told(asked, before)}
    wallet = accounts.locked(scope, [pair], create=not amount).get(pair)
    if wallet is not None and wallet.row["reserved"]:
        holds.end_over(scope, {pair: wallet})
    user_id = None if asked.user is None else asked.user.id
    answer = _refreshed(scope, asked, wallet, user_id).check()
    is_capped = answer.pop("credit_spend_policy", None) is not None and not answer["value"]  # whose reason says it
    # The engine's numbers are of double precision, the ledger's exact.
    if wallet is None or not answer["value"] or holds.drawable(scope, wallet, amount, user_id) < amount:
        meanwhile = reservations.known_by_now(scope, wallet, key, amount)
        if meanwhile is not None:
            return {**_without_bounds(asked).check(), "reservation": _told(asked, meanwhile)}
        if wallet is not None:  # what was over has ended above, whatever is answered
            accounts.save(scope, [wallet])
        return {**answer, "value": False, "reason": answer["reason"] if is_capped else INSUFFICIENT}
    row = holds.take(scope, wallet, "reservation", amount, ends_at, user_id=user_id, key=key)
    return {**answer, "reservation": _told(asked, row)}


def _told(asked: _Asked, row: Row) -> _Document:
    """Contract: `FlagCheckReservationResponseData`."""
    event = {} if asked.event_subtype is None else {"event_subtype": asked.event_subtype}
    return {
        "id": row["id"],
        "company_id": row["company_id"],
        "credit_type_id": row["credit_id"],
        "credits_reserved": credits(row["amount"]),
        "quantity_reserved": asked.size.quantity,
        "consumption_rate": asked.size.rate,
        "expires_at": row["expires_at"],
        **event,
    }


def _without_bounds(asked: _Asked) -> _Asked:
    """The same check of a company that has any number of credits."""
    company = copy.copy(asked.company)
    company.credit_postpaid = {**company.credit_postpaid, asked.credit_id: {}}
    company.policies = []
    user = copy.copy(asked.user)
    if user is not None:
        user.policies = []
    return replace(asked, company=company, user=user)


def _refreshed(scope: Scope, asked: _Asked, wallet: Wallet | None, user_id: str | None) -> _Asked:
    """The same check with the account as it is, and its share of spend policies."""
    company, user, credit_id = copy.copy(asked.company), asked.user, asked.credit_id
    company.credit_postpaid = {name: one for name, one in company.credit_postpaid.items() if name != credit_id}
    if wallet is None:
        return replace(asked, company=company, user=user)
    company.set_credit_balance(credit_id, credits(wallet.account.remaining(wallet.at)))
    terms = wallet.account.postpaid
    if terms is not None:
        company.credit_postpaid[credit_id] = {} if terms.floor is None else {"overdraft_limit": credits(terms.floor)}
    company.policies = _current(scope, wallet, user_id, company.policies)
    if user is not None and user.policies:
        user = copy.copy(user)
        user.policies = _current(scope, wallet, user_id, user.policies)
    return replace(asked, company=company, user=user)


def _current(scope: Scope, wallet: Wallet, user_id: str | None, policies: Iterable[_Document]) -> list[_Document]:
    """Policies with what was consumed by now."""
    caps = {one.id: one for one in wallet.caps.of(scope, (wallet.company_id, wallet.credit_id), user_id)}
    found: list[_Document] = []
    for one in policies:
        cap = caps.get(one["id"])
        if cap is not None and cap.span is not None:
            resets_at = instant(cap.span.end).isoformat().replace("+00:00", "Z")
            one = {**one, "consumed": credits(cap.consumed), "resets_at": resets_at}
        found.append(one)
    return found
