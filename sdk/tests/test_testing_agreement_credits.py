"""The fake and the real server do the same with credits: every step of a story is answered alike by both."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator
from typing import Any

import pytest

from schematic import Schematic
from schematic.client import CheckOptions, CreditLeaseConfig
from schematic.core import ApiError
from schematic.testing import FakeSchematic
from schematic_server.demo.process import Running, start

from .contrib.conftest import _create_catalog, new_company

ADA = {"id": "ada"}
Step = Callable[["Side"], Any]


class Side:
    """One of the two: a client of it, and what it calls company and credit."""

    def __init__(self, client: Schematic, company: dict[str, str], company_id: str, credit: str) -> None:
        self.client, self.company, self.company_id, self.credit = client, company, company_id, credit
        self.held: dict[str, Any] = {}  # by the names that the story gives

    def acquire(self, amount: float, **members: Any) -> Any:
        made = self.client.credits.acquire_credit_lease(
            company_id=self.company_id, credit_type_id=self.credit, requested_amount=amount, **members
        )
        self.held["lease"] = made.data.id
        return made.data.granted_amount, made.data.tracked_amount

    def extend(self, amount: float, key: str | None = None) -> Any:
        made = self.client.credits.extend_credit_lease(
            self.held["lease"], additional_amount=amount, idempotency_key=key
        )
        return made.data.granted_amount, made.data.tracked_amount

    def release(self) -> Any:
        told = self.client.credits.release_credit_lease(self.held["lease"]).data
        return told.granted_amount, told.tracked_amount, told.released_at is not None

    def reserve(self, name: str, amount: float, key: str | None = None) -> Any:
        made = self.client.credits.reserve_credits(
            company_id=self.company_id, credit_type_id=self.credit, amount=amount, idempotency_key=key
        )
        is_first = self.held.get(name) != made.data.id
        self.held[name] = made.data.id
        return made.data.reserved_amount, made.data.settled_amount, is_first

    def give_back(self, name: str) -> Any:
        told = self.client.credits.release_credit_reservation(self.held[name]).data
        return told.settled_amount, told.released_at is not None

    def check(self, name: str, usage: float, user: dict[str, str] | None = None) -> Any:
        found = self.client.check("chat", self.company, user, CheckOptions(usage=usage))
        self.held[name] = found.reservation
        held = found.reservation
        amounts = held and (held.credits_reserved, held.quantity_reserved, held.event_subtype)
        return found.allowed, re.sub(r"\(rule_\w+\)", "(rule)", found.reason), amounts

    def ask(self, quantity: float, key: str | None = None) -> Any:
        """The operation itself, which says what its caller does."""
        found = self.client.features.check_and_reserve_flag(
            "chat", company=self.company, quantity=quantity, idempotency_key=key
        ).data
        held = found.reservation
        return found.value, held and (held.credits_reserved, held.quantity_reserved)

    def settle(self, name: str, quantity: float) -> Any:
        self.client.track_with_reservation(self.held[name], quantity)
        self.client.flush()
        return None

    def track(self, quantity: int, user: dict[str, str] | None = None, **holds: str) -> Any:
        body = {"event": "chat", "company": self.company, "user": user, "quantity": quantity}
        body |= {name: self.held[value] for name, value in holds.items()}
        self.client.events.create_event(event_type="track", body=body)
        return None

    def limit(self, amount: float, per: str, user: dict[str, str] | None = None) -> Any:
        if isinstance(self.client, FakeSchematic):
            self.client.spend_limit(self.company, self.credit, amount, per=per, user=user)  # type: ignore[arg-type]  # text
            return None
        size = {"max_per_draw": amount} if per == "draw" else {"window_amount": amount, "window_unit": per}
        whose = {} if user is None else {"user_id": self.client.companies.lookup_user(keys=user).data.id}
        self.client.credits.create_credit_spend_policy(
            billing_credit_id=self.credit, company_id=self.company_id, **size, **whose
        )
        return None

    def balance(self) -> Any:
        if isinstance(self.client, FakeSchematic):
            return self.client.balance(self.company, self.credit)[:2]
        [found] = self.client.credits.list_company_credit_balances(company_id=self.company_id).data
        return found.remaining, found.reserved


# Two credits each use, of 100.
STORIES: dict[str, list[Step]] = {
    "leases": [
        lambda it: it.acquire(60),
        lambda it: it.acquire(1),
        lambda it: it.track(5, lease_id="lease"),
        lambda it: it.extend(10, "k"),
        lambda it: it.extend(10, "k"),
        lambda it: it.track(3),
        lambda it: it.extend(1000),
        lambda it: it.extend(5),
        lambda it: it.reserve("late", 1),
        lambda it: it.track(60, lease_id="lease"),
        lambda it: it.release(),
        lambda it: it.release(),
        lambda it: it.extend(5),
        lambda it: it.acquire(1),
        lambda it: it.track(2, lease_id="lease"),
    ],
    "reservations": [
        lambda it: it.reserve("one", 40, "k"),
        lambda it: it.reserve("one", 40, "k"),
        lambda it: it.reserve("two", 41, "k"),
        lambda it: it.reserve("two", 70),
        lambda it: it.track(15, reservation_id="one"),
        lambda it: it.track(15, reservation_id="one"),
        lambda it: it.give_back("one"),
        lambda it: it.reserve("three", 10),
        lambda it: it.give_back("three"),
        lambda it: it.give_back("three"),
        lambda it: it.reserve("none", 0),
    ],
    "checks": [
        lambda it: it.check("one", 20),
        lambda it: it.check("two", 20),
        lambda it: it.check("three", 20),
        lambda it: it.settle("one", 25),
        lambda it: it.settle("two", 0),
        lambda it: it.check("four", 30),
        lambda it: it.check("five", 25),
        lambda it: it.track(-4),
        lambda it: it.settle("five", 30),
        lambda it: it.track(8),
        lambda it: it.check("six", 1),
    ],
    "limits": [
        lambda it: it.track(1, ADA),
        lambda it: it.limit(30, "draw"),
        lambda it: it.check("much", 16),
        lambda it: it.limit(20, "day", ADA),
        lambda it: it.check("ada", 9, ADA),
        lambda it: it.check("more", 1, ADA),
        lambda it: it.check("other", 9),
        lambda it: it.settle("ada", 2),
        lambda it: it.check("again", 7, ADA),
        lambda it: it.check("over", 1, ADA),
        lambda it: it.acquire(50),
        lambda it: it.limit(60, "month"),
        lambda it: it.extend(50),
        lambda it: it.check("last", 1),
    ],
    "nothing": [
        lambda it: it.ask(0),
        lambda it: it.track(50),
        lambda it: it.ask(0),
        lambda it: it.check("some", 1),
        lambda it: it.track(-1),
        lambda it: it.ask(0),
        lambda it: it.ask(1),
        lambda it: it.ask(0),
    ],
    "keys": [
        lambda it: it.ask(2, "ask"),
        lambda it: it.ask(2, "ask"),
        lambda it: it.ask(3, "ask"),
        lambda it: it.reserve("one", 4, "ask"),
        lambda it: it.reserve("two", 5, "ask"),
        lambda it: it.acquire(10),
        lambda it: it.extend(1, "extended"),
        lambda it: it.release(),
        lambda it: it.extend(1, "extended"),
        lambda it: it.acquire(20),
        lambda it: it.extend(1, "extended"),
    ],
    "refunds": [
        lambda it: it.track(1, ADA),
        lambda it: it.limit(20, "day", ADA),
        lambda it: it.limit(30, "day"),
        lambda it: it.track(-30, ADA),
        lambda it: it.check("one", 10, ADA),
        lambda it: it.check("over", 1, ADA),
        lambda it: it.track(-30, ADA),
        lambda it: it.check("held", 1, ADA),
        lambda it: it.settle("one", 4),
        lambda it: it.track(-1, ADA),
        lambda it: it.check("two", 7, ADA),
        lambda it: it.check("three", 1, ADA),
        lambda it: it.check("all", 9),
    ],
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Generator[Running]:
    folder = tmp_path_factory.mktemp("agreement")
    running = start(f"sqlite:///{folder}/schematic.sqlite3", folder / "server.log")
    with Schematic(running.key, base_url=running.base_url) as api:
        _create_catalog(api)
    yield running
    running.stop()


@pytest.mark.parametrize("story", STORIES)
def test_the_fake_does_with_credits_what_the_server_does(server: Running, story: str) -> None:
    leases = CreditLeaseConfig(mode="server")
    with Schematic(server.key, base_url=server.base_url, cache_providers=[], credit_leases=leases) as real:
        company = new_company(real)
        company_id = real.companies.lookup_company(keys=company).data.id
        [credit] = real.credits.list_billing_credits().data
        real.credits.grant_billing_credits_to_company(
            company_id=company_id, credit_id=credit.id, quantity=100, reason="purchased"
        )
        fake = FakeSchematic()
        fake.entitled(company, "chat", credit="tokens", consumption_rate=2)
        fake.credited(company, "tokens", 100)
        sides = [Side(real, company, company_id, credit.id), Side(fake, company, fake.add_company(company), "tokens")]

        for number, step in enumerate(STORIES[story]):
            found = [(_outcome(step, side), side.balance()) for side in sides]
            assert found[0] == found[1], f"step {number} of {story}"


def _outcome(step: Step, side: Side) -> Any:
    try:
        return step(side)
    except ApiError as refused:
        return refused.status_code
