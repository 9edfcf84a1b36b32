"""Companies with credits, made for tests of what becomes of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from schematic import Schematic
from schematic_server.clock import now
from schematic_server.domains.credits import accounts
from schematic_server.scope import Actor, Scope

from . import catalog
from .asgi import App
from .conftest import Keys


@dataclass(frozen=True, slots=True)
class Funded:
    """A company on a plan whose feature `chat` draws a credit at a rate."""

    api: Schematic
    company: Any
    credit: Any
    plan: Any
    app: App
    keys: Keys

    def give(self, quantity: float, reason: str = "purchased", **members: Any) -> str:
        """A grant; its id."""

        def work(db: Any, emit: Any) -> str:
            scope = Scope(db, self.keys.environment_id, Actor(self.keys.account_id), now(), emit)
            pair = self.company.id, self.credit.id
            wallet = accounts.locked(scope, [pair])[pair]
            made = wallet.give(reason, round(quantity * 10**9), **members)
            accounts.save(scope, [wallet])
            return made.id

        return self.app.write(work)

    def balance(self) -> tuple[float, float]:
        """Remaining and reserved."""

        def work(db: Any) -> tuple[float, float]:
            scope = Scope(db, self.keys.environment_id, Actor(self.keys.account_id), now(), lambda change: None)
            from schematic_server.domains.credits import ledger_store

            (row,) = ledger_store.accounts_of(scope, [self.company.id])[self.company.id]
            return row["remaining"] / 10**9, row["reserved"] / 10**9

        return self.app.read(work)


def funded(api: Schematic, app: App, keys: Keys, credits: float = 0, rate: float = 1.0, **members: Any) -> Funded:
    company, plan = catalog.company(api), catalog.plan(api)
    credit = api.credits.create_billing_credit(name="Tokens", description="", currency="usd", **members).data
    catalog.grant(
        api,
        plan,
        catalog.metered(api, "chat", "chat"),
        "credit",
        value_credit_id=credit.id,
        credit_consumption_rate=rate,
    )
    catalog.publish(api, plan, company)
    made = Funded(api, company, credit, plan, app, keys)
    if credits:
        made.give(credits)
    return made
