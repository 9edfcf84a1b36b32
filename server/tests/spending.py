"""Credits that tests give, draw and hold: as the domains do it, in one transaction each."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from schematic import Schematic
from schematic.rules import ledger
from schematic.rules.ledger import UNIT, Entry, Hold, Postpaid
from schematic_server.clock import now as server_now
from schematic_server.domains.credits import accounts, ledger_store, spend_policies
from schematic_server.domains.credits.accounts import Wallet
from schematic_server.scope import Actor, Emit, Scope
from schematic_server.storage.metadata import instant, microseconds, new_id

from . import catalog
from .asgi import App
from .conftest import Keys


def credit(api: Schematic, name: str = "Token") -> str:
    """The id of a new credit type."""
    return api.credits.create_billing_credit(name=name, description="", currency="usd").data.id


class Purse:
    """What one company has of one credit type; amounts in credits."""

    def __init__(self, app: App, credentials: Keys, company_id: str, credit_id: str) -> None:
        self._app, self._credentials = app, credentials
        self.company_id, self.credit_id = company_id, credit_id
        self.holds: dict[str, Hold] = {}

    def grant(self, quantity: float, expires_at: datetime | None = None, reason: str = "purchased") -> None:
        def change(scope: Scope, wallet: Wallet) -> None:
            wallet.give(reason, _units(quantity), expires_at=expires_at)

        self._do(change)

    def postpay(self, limit: float | None = None) -> None:
        def change(scope: Scope, wallet: Wallet) -> None:
            wallet.account.postpaid = Postpaid(None if limit is None else _units(limit))

        self._do(change)

    def draw(self, quantity: float, user_id: str | None = None, feature_id: str | None = None) -> None:
        """Less than 0 gives back."""

        def change(scope: Scope, wallet: Wallet) -> None:
            units = _units(quantity)
            year = wallet.at + 365 * 86_400_000_000
            entries = (
                ledger.draw(wallet.account, units, wallet.at)
                if units > 0
                else ledger.refund(wallet.account, -units, wallet.at, year)
            )
            self._write(scope, wallet, entries, user_id, feature_id)

        self._do(change)

    def hold(self, quantity: float, user_id: str | None = None) -> str:
        # Long enough for clocks that other tests have turned, by which a job may still look.
        made = Hold(new_id("crrsv"), "reservation", 0, microseconds(server_now() + timedelta(minutes=50)))

        def change(scope: Scope, wallet: Wallet) -> None:
            entries = ledger.hold(wallet.account, made, _units(quantity), wallet.at)
            spend_policies.count_held(scope, wallet, user_id, _units(quantity))
            wallet.write(entries, user_id=user_id)
            ledger_store.save_holds(scope, [self._row(scope, made, user_id)])

        self._do(change)
        self.holds[made.id] = made
        return made.id

    def release(self, hold_id: str, user_id: str | None = None) -> None:
        def change(scope: Scope, wallet: Wallet) -> None:
            unspent = self.holds[hold_id].unspent
            entries = ledger.release(wallet.account, self.holds[hold_id], wallet.at)
            spend_policies.count_held(scope, wallet, user_id, -unspent)
            wallet.write(entries, user_id=user_id)
            ledger_store.save_holds(scope, [self._row(scope, self.holds[hold_id], user_id)])

        self._do(change)

    def room(self, user_id: str | None = None) -> tuple[float | None, float | None]:
        """What windows leave to be drawn now, and what one draw may take."""
        found: list[int | None] = []

        def look(scope: Scope, wallet: Wallet) -> None:
            found.append(spend_policies.tightest(scope, wallet, user_id))
            found.append(spend_policies.most_per_draw(scope, wallet, user_id))

        self._do(look)
        windows, per_draw = (None if one is None else one / UNIT for one in found)
        return windows, per_draw

    def _write(
        self, scope: Scope, wallet: Wallet, entries: list[Entry], user_id: str | None, feature_id: str | None
    ) -> None:
        spend_policies.count_drawn(scope, wallet, user_id, -sum(one.settles for one in entries if one.kind == "usage"))
        wallet.write(entries, user_id=user_id, feature_id=feature_id)

    def _row(self, scope: Scope, one: Hold, user_id: str | None) -> dict[str, Any]:
        return {
            "id": one.id,
            "company_id": self.company_id,
            "credit_id": self.credit_id,
            "kind": one.kind,
            "amount": one.amount,
            "spent": one.spent,
            "parts": one.parts,
            "user_id": user_id,
            "idempotency_key": None,
            "expires_at": instant(one.expires_at),
            "released_at": None if one.released_at is None else scope.now,
            "created_at": scope.now,
            "updated_at": scope.now,
        }

    def _do(self, change: Any) -> None:
        def write(db: Connection, emit: Emit) -> None:
            scope = Scope(db, self._credentials.environment_id, Actor(self._credentials.account_id), server_now(), emit)
            pair = self.company_id, self.credit_id
            wallet = accounts.locked(scope, [pair])[pair]
            change(scope, wallet)
            accounts.save(scope, [wallet])

        self._app.write(write)


def _units(quantity: float) -> int:
    return round(quantity * UNIT)


def metered(api: Schematic, credit_id: str, rate: float = 1.0, code: str = "UA") -> tuple[Any, Any]:
    """A company on a plan that lets a use of the flag `flights` cost so many credits, and the feature."""
    flights, plan = catalog.metered(api), catalog.plan(api)
    catalog.grant(api, plan, flights, "credit", value_credit_id=credit_id, credit_consumption_rate=rate)
    return catalog.company(api, code, base_plan_id=plan.id), flights
