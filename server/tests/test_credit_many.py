"""Companies with many grants: of which only those are read that a step needs, and all is as if every one were."""

from __future__ import annotations

import random
from datetime import timedelta
from itertools import count
from typing import Any

import pytest

from schematic import Schematic
from schematic.rules import ledger
from schematic.rules.ledger import UNIT, Account, Grant, Hold
from schematic_server import clock as server_clock
from schematic_server.domains.credits.ledger_store import MANY
from schematic_server.storage.metadata import microseconds

from .asgi import App
from .conftest import Ahead
from .crediting import Funded, funded

STRATEGIES = (ledger.PLAN_FIRST, ledger.FIRST_IN, ledger.LAST_IN, ledger.EXPIRING_FIRST)
REASONS = ("purchased", "free", "plan", "rollover", "billing_credit_auto_topup")
YEAR = 365 * 86_400_000_000  # microseconds


class Both:
    """The server, and beside it the pure ledger with all grants at hand."""

    def __init__(self, acme: Funded, strategy: str) -> None:
        self.acme, self.holds = acme, dict[str, Hold]()
        numbers = count(1)
        self.account = Account(lambda: f"made {next(numbers)}", strategy)

    @property
    def now(self) -> int:
        return microseconds(server_clock.now())

    def give(self, quantity: int, reason: str, **members: Any) -> str:
        made = self.acme.give(quantity, reason, **members)
        ends = None if made.expires_at is None else microseconds(made.expires_at)
        new = Grant(made.id, reason, quantity * UNIT, quantity * UNIT, microseconds(made.created_at), ends)
        ledger.grant(self.account, new)
        return str(made.id)

    def use(self, *quantities: int, **members: Any) -> None:
        """Events of one batch."""
        body: dict[str, Any] = {"event": "chat", "company": {"code": "UA"}, **members}
        batch: Any = [{"event_type": "track", "body": {**body, "quantity": one}} for one in quantities]
        self.acme.api.events.create_event_batch(events=batch)
        reservation = self.holds.get(members.get("reservation_id", ""))
        for one in quantities:
            if reservation is not None:
                ledger.settle(self.account, reservation, one * UNIT, self.now)
            elif one < 0:
                ledger.refund(self.account, -one * UNIT, self.now, self.now + YEAR)
            else:
                ledger.draw(self.account, one * UNIT, self.now)

    def reserve(self, amount: int) -> str:
        asked: dict[str, Any] = {"company_id": self.acme.company.id, "credit_type_id": self.acme.credit.id}
        made = self.acme.api.credits.reserve_credits(amount=amount, **asked).data
        self.holds[made.id] = Hold(made.id, "reservation", 0, microseconds(made.expires_at))
        ledger.hold(self.account, self.holds[made.id], amount * UNIT, self.now)
        return made.id

    def release(self, hold_id: str) -> None:
        self.acme.api.credits.release_credit_reservation(hold_id)
        ledger.release(self.account, self.holds[hold_id], self.now)

    def zero_out(self, grant_id: str) -> None:
        self.acme.api.credits.zero_out_grant(grant_id)
        ledger.zero_out(self.account, self.account.grants[grant_id], "manual", self.now)

    def agree(self) -> None:
        (told,) = self.acme.api.credits.list_company_credit_balances(company_id=self.acme.company.id).data
        account = self.account
        figures = account.remaining(self.now), account.reserved, account.total
        assert (told.remaining, told.reserved, told.total) == tuple(one / UNIT for one in figures)
        listed = self.acme.api.credits.list_company_grants(company_id=self.acme.company.id, limit=250).data
        left = {one.id: one.quantity_remaining for one in listed if one.grant_reason != "adjustment"}
        assert left == {one.id: one.remaining / UNIT for one in account.grants.values() if one.reason != "adjustment"}


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_steps_take_what_they_would_of_all_grants(api: Schematic, app: App, strategy: str) -> None:
    source = random.Random(strategy)
    both = Both(funded(api, app, burn_strategy=strategy), strategy)
    given: list[str] = []
    for _ in range(MANY + 26):
        days = source.choice([None, *range(20, 60)])
        ends = {} if days is None else {"expires_at": server_clock.now() + timedelta(days=days)}
        given.append(both.give(source.randint(1, 3), source.choice(REASONS), **ends))

    both.use(1, 2, 5)
    both.agree()
    held, other = both.reserve(30), both.reserve(20)
    both.zero_out(given[-1])
    both.use(23, 1, 1)
    both.agree()
    both.use(24, reservation_id=held)
    both.release(other)
    both.agree()
    both.use(-4, 6)
    both.zero_out(given[len(given) // 2])
    both.agree()
    both.use(*[3] * 12)
    both.agree()
    both.use(90)
    both.agree()
    assert both.account.shortfall > 0
    both.give(50, "free")
    both.agree()


def test_refunds_go_into_the_oldest_of_many_adjustments(api: Schematic, app: App, clock: Ahead) -> None:
    both = Both(funded(api, app), ledger.PLAN_FIRST)
    for _ in range(MANY + 10):
        both.give(1, "adjustment")
        clock.by += timedelta(seconds=1)

    both.use(-4, 3, -2)
    both.agree()
    both.use(60)
    both.agree()

    listed = api.credits.list_company_grants(company_id=both.acme.company.id, limit=250, order="created_at").data
    oldest = min(listed, key=lambda one: one.created_at)
    assert (len(listed), oldest.quantity, oldest.quantity_used, oldest.expires_at) == (MANY + 10, 7, 7, None)


def test_many_grants_end_and_are_drawn_no_more(api: Schematic, app: App, clock: Ahead) -> None:
    acme = funded(api, app, burn_strategy=ledger.FIRST_IN)
    soon = server_clock.now() + timedelta(hours=1)
    for number in range(MANY + 20):
        acme.give(1, expires_at=soon if number < 30 else None)

    acme.api.events.create_event(event_type="track", body={"event": "chat", "company": {"code": "UA"}, "quantity": 10})
    assert acme.balance() == (MANY + 10, 0)
    clock.by += timedelta(hours=2)
    acme.api.events.create_event(event_type="track", body={"event": "chat", "company": {"code": "UA"}, "quantity": 5})

    assert acme.balance() == (MANY - 15, 0)
    (told,) = acme.api.credits.list_company_credit_balances(company_id=acme.company.id).data
    assert told.total == MANY - 10
