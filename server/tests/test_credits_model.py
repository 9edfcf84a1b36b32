"""Credits against a reference: whatever is granted, drawn, held, released and ended, every figure is the plain one.

Hypothesis drives the server and the reference (`wallets`). `SCHEMATIC_MODEL_EXAMPLES=500` makes more of it than a usual
run has time for, and other examples each time.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test

from schematic_server.domains.plancredits import charge_admin
from schematic_server.domains.plancredits.tables import credit_topup
from schematic_server.settings import Settings

from .asgi import App
from .conftest import Still, examples
from .credits_machine import COMPANIES, CREDITS, PLANS, RATES, Watched, exact
from .purses import Given, Held
from .running_jobs import run_job, until
from .wallets import OWED, Wallet

EXAMPLES = int(os.environ.get("SCHEMATIC_MODEL_EXAMPLES", "0"))
companies, events = st.sampled_from(COMPANIES), st.sampled_from([*RATES])
lives = st.sampled_from([None, timedelta(minutes=10), timedelta(days=1), timedelta(days=30)])
keys = st.sampled_from([None, None, "k1", "k2"])
short = st.sampled_from([timedelta(minutes=1), timedelta(minutes=30), timedelta(minutes=59)])
times = st.sampled_from([timedelta(seconds=5), timedelta(minutes=10), timedelta(hours=9), timedelta(days=30)])


class Credits(Watched):
    """What happens to them, in any order."""

    @rule(company=companies, reason=st.sampled_from(["free", "purchased"]), quantity=st.integers(1, 40), life=lives)
    def grant(self, company: str, reason: str, quantity: int, life: timedelta | None) -> None:
        self.clock.at += timedelta(milliseconds=1)  # of one instant, which was first is chance
        until = None if life is None else self.now + life
        body = {
            "company_id": self.ids[company],
            "credit_id": self.credit,
            "quantity": quantity,
            "reason": reason,
            "expires_at": None if until is None else until.isoformat(),
        }
        made = self._ask("POST", f"{CREDITS}/grants/company", json=body)
        amount = Fraction(quantity)
        self._wallet(company).give(Given(made["id"], reason, amount, amount, self.now, next(self.order), until))

    @rule(company=companies, name=st.sampled_from([None, *PLANS]))
    def assign(self, company: str, name: str | None) -> None:
        self.clock.at += timedelta(milliseconds=1)
        body = {"base_plan_id": None if name is None else self.plans[name], "add_on_ids": []}
        self._ask("PUT", f"/company-plans/{self.ids[company]}", json=body)
        run_job(self.app, "plancredits.charge")
        wallet = self._wallet(company)
        wallet.assign(None if name is None else PLANS[name], self.now, self.order)
        wallet.charge(self.now)

    @rule(company=companies, choice=st.integers(0, 99), status=st.sampled_from(["paid", "void", "uncollectible"]))
    def settle_charge(self, company: str, choice: int, status: str) -> None:
        wallet = self._wallet(company)
        owed = [one for one in wallet.charges if one.status in OWED and one.status != status]
        if owed:
            one = owed[choice % len(owed)]
            charge_id = self._charges(company)[wallet.charges.index(one)]["id"]
            self.app.write(lambda db, emit: charge_admin.settle(db, emit, charge_id, status, self.now))
            wallet.clear(one, status)

    @rule(company=companies, amount=st.none() | st.integers(1, 60))
    def cap(self, company: str, amount: int | None) -> None:
        """What may be used a day: set, changed, or no more."""
        wallet = self._wallet(company)
        path, policy = f"{CREDITS}/spend-policies", self.policies.get(company)
        if amount is None:
            if policy is not None:
                self._ask("DELETE", f"{path}/{self.policies.pop(company)}")
        elif policy is not None:
            self._ask("PUT", f"{path}/{policy}", json={"window_amount": amount, "window_unit": "day"})
        else:
            whom = {"company_id": self.ids[company], "billing_credit_id": self.credit}
            body = {**whom, "window_amount": amount, "window_unit": "day"}
            self.policies[company] = self._ask("POST", path, json=body)["id"]
        wallet.cap = None if amount is None else Fraction(amount)

    @rule(company=companies, choice=st.integers(0, 99))
    def zero_out(self, company: str, choice: int) -> None:
        wallet = self._wallet(company)
        named = [one for one in wallet.given if one.id]
        if named:
            one = named[choice % len(named)]
            self._ask("PUT", f"{CREDITS}/grants/{one.id}/zero-out", json={})
            wallet.end(one)

    @rule(
        company=companies,
        parts=st.lists(st.tuples(events, st.integers(-3, 12).filter(bool), keys), min_size=1, max_size=4),
        times=st.integers(1, 2),
    )
    def track(self, company: str, parts: list[tuple[str, int, str | None]], times: int) -> None:
        """A batch, perhaps sent again."""
        batch = [self._event(company, event, quantity, key) for event, quantity, key in parts]
        wallet = self._wallet(company)
        for _ in range(times):
            self._ask("POST", "/event-batch", json={"events": batch})
            for event, quantity, key in parts:
                if not self._is_claimed(key):
                    self._use(wallet, RATES[event] * quantity)
            self._top_up(wallet)

    def _use(self, wallet: Wallet, cost: Fraction) -> None:
        if cost < 0:
            wallet.refund(-cost, self.now, next(self.order))
        else:
            wallet.draw(cost, self.now)

    def _top_up(self, wallet: Wallet) -> None:
        """What a batch has drawn as a whole decides; its events are written together."""
        wallet.top_up(self.now, self.order)
        until(self._is_topped_up)

    def _is_topped_up(self) -> bool:
        is_pending = credit_topup.c.status == "pending"
        return self.app.read(lambda db: db.scalar(sa.select(credit_topup.c.id).where(is_pending))) is None

    @rule(company=companies, amount=st.integers(1, 60), life=short)
    def acquire(self, company: str, amount: int, life: timedelta) -> None:
        wallet = self._wallet(company)
        known = next((one for one in wallet.holds if one.is_open and one.kind == "lease"), None)
        body = {
            "company_id": self.ids[company],
            "credit_type_id": self.credit,
            "requested_amount": amount,
            "expires_at": (self.now + life).isoformat(),
        }
        granted = wallet.room(Fraction(amount), self.now)
        if known is None and not granted:
            self._ask("POST", f"{CREDITS}/lease", 402, json=body)
            return
        told = self._ask("POST", f"{CREDITS}/lease", 201, json=body)
        if known is None:
            known = Held(told["id"], "lease", self.now + life)
            wallet.holds.append(known)
            wallet.hold(known, granted, self.now)
        assert (told["id"], exact(told["granted_amount"])) == (known.id, known.amount)
        assert exact(told["tracked_amount"]) == known.spent

    @rule(company=companies, amount=st.integers(1, 30))
    def extend(self, company: str, amount: int) -> None:
        lease = self._open(company, "lease")
        if lease is not None:
            wallet = self._wallet(company)
            told = self._ask("PUT", f"{CREDITS}/lease/{lease.id}/extend", json={"additional_amount": amount})
            wallet.hold(lease, wallet.room(Fraction(amount), self.now), self.now)
            assert exact(told["granted_amount"]) == lease.amount

    @rule(company=companies, amount=st.integers(1, 30), life=short)
    def reserve(self, company: str, amount: int, life: timedelta) -> None:
        wallet = self._wallet(company)
        body = {
            "company_id": self.ids[company],
            "credit_type_id": self.credit,
            "amount": amount,
            "expires_at": (self.now + life).isoformat(),
        }
        if wallet.room(Fraction(amount), self.now) < amount:
            self._ask("POST", f"{CREDITS}/reservations", 402, json=body)
            return
        told = self._ask("POST", f"{CREDITS}/reservations", 201, json=body)
        held = Held(told["id"], "reservation", self.now + life)
        wallet.holds.append(held)
        wallet.hold(held, Fraction(amount), self.now)

    @rule(company=companies, event=events, quantity=st.integers(1, 20), key=keys)
    def check_and_reserve(self, company: str, event: str, quantity: int, key: str | None) -> None:
        wallet = self._wallet(company)
        body = {"company": {"code": company}, "quantity": quantity, "preflight": {"usage": quantity}}
        told = self._ask("POST", f"/flags/{event}/check-and-reserve", 200, json=body)
        cost = RATES[event] * quantity
        # The engine compares numbers of double precision, as every client does.
        is_covered = self._passes(wallet, quantity * float(RATES[event])) and wallet.room(cost, self.now) >= cost
        assert told["value"] is is_covered
        held = told.get("reservation")
        assert (held is not None) is is_covered
        if held is not None:
            assert exact(held["credits_reserved"]) == cost
            made = Held(held["id"], "reservation", datetime.fromisoformat(held["expires_at"]))
            wallet.holds.append(made)
            wallet.hold(made, cost, self.now)

    @rule(company=companies, kind=st.sampled_from(["lease", "reservation"]), event=events, quantity=st.integers(0, 15))
    def use_hold(self, company: str, kind: str, event: str, quantity: int) -> None:
        """Commit to a lease, or settle a reservation; nothing may have been used."""
        hold = self._open(company, kind)
        if hold is None:
            return
        wallet, cost = self._wallet(company), RATES[event] * quantity
        sent = self._event(company, event, quantity, None)
        sent["body"][f"{kind}_id"] = hold.id
        self._ask("POST", "/event-batch", json={"events": [sent]})
        if kind == "lease":
            wallet.commit(hold, cost, self.now)
        else:
            wallet.settle(hold, cost, self.now)
        self._top_up(wallet)

    @rule(company=companies, kind=st.sampled_from(["lease", "reservation"]))
    def release(self, company: str, kind: str) -> None:
        hold = self._open(company, kind)
        if hold is not None:
            path = "lease" if kind == "lease" else "reservations"
            self._ask("PUT", f"{CREDITS}/{path}/{hold.id}/release")
            self._wallet(company).release(hold)

    @rule(by=times, is_late=st.booleans())
    def wait(self, by: timedelta, is_late: bool) -> None:
        """Holds end before grants that end meanwhile are looked at: jobs run at once after it, but for the one that
        renews where it is late."""
        if self.is_late:
            run_job(self.app, "plancredits.renew")
        self.clock.at += by
        self.is_late = is_late
        kinds = ("credits.end_grants", "plancredits.renew", "credits.release", "plancredits.charge")
        for kind in kinds:
            if not (is_late and kind == "plancredits.renew"):
                run_job(self.app, kind)
        for wallet in self.wallets.values():
            wallet.move_to(self.now)
            wallet.renew(self.now, self.order)
            for one in wallet.holds:
                if one.is_open and one.until <= self.now:
                    wallet.release(one)
            wallet.charge(self.now)
        self.claimed = set() if by >= timedelta(days=1) else self.claimed

    def _open(self, company: str, kind: str) -> Held | None:
        return next((one for one in self.wallets[company].holds if one.is_open and one.kind == kind), None)

    def _event(self, company: str, event: str, quantity: int, key: str | None) -> dict[str, Any]:
        body = {"event": event, "company": {"code": company}, "quantity": quantity}
        return {"event_type": "track", "body": body, "idempotency_key": key}

    def _is_claimed(self, key: str | None) -> bool:
        if key is None:
            return False
        if key in self.claimed:
            return True
        self.claimed.add(key)
        return False


@pytest.fixture
def app(database_url: str) -> Iterator[App]:
    """It grants what is to be bought: nobody takes money here."""
    with App(Settings(database_url, auto_topup="grant")) as running:
        yield running


def test_every_figure_is_what_a_plain_list_of_grants_says(
    database_url: str, app: App, still: Still, backend: str
) -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]  # the library leaves it without types
        lambda: Credits(app, still),
        settings=settings(
            max_examples=EXAMPLES or examples(backend, 4),
            stateful_step_count=40,
            deadline=None,
            derandomize=not EXAMPLES,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
