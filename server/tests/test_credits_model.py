"""Credits against a reference: whatever is granted, drawn, held, released and ended, every figure is the plain one.

Hypothesis drives the server and the reference (`wallets`). `SCHEMATIC_MODEL_EXAMPLES=500` makes more of it than a usual
run has time for, and other examples each time.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from itertools import count
from typing import Any

import httpx2
import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from schematic_server.domains.plancredits import charge_admin
from schematic_server.domains.plancredits.tables import credit_topup
from schematic_server.settings import Settings

from .asgi import App
from .conftest import Still, another_account, examples
from .running_jobs import run_job, until
from .wallets import OVERDRAFT, OWED, Given, Held, Plan, Wallet

EXAMPLES = int(os.environ.get("SCHEMATIC_MODEL_EXAMPLES", "0"))
BEGINNING = datetime(2027, 1, 31, 10, 30, tzinfo=UTC)
COMPANIES = ("UA", "DL")
RATES = {"flight": Fraction(1, 10), "landing": Fraction(2)}  # credits a use
CREDITS = "/billing/credits"
FLOOR, RATE = 15, "2.5"  # credits below zero; cents a credit
PLANS = {
    "gold": Plan(Fraction(20), carries_over=True),
    "later": Plan(Fraction(10), is_postpaid=True, floor=Fraction(FLOOR), rate=Fraction(RATE), by_calendar=True),
    "open": Plan(Fraction(0), is_postpaid=True, rate=Fraction(5)),  # that of the credit type
    "topped": Plan(Fraction(0), threshold=Fraction(5), bought=Fraction(8)),
}
TERMS: dict[str, dict[str, Any]] = {
    "gold": {"rollover_percentage": 50},
    "later": {
        "postpaid_enabled": True,
        "overdraft_limit": FLOOR,
        "postpaid_rate_per_unit_decimal": RATE,
        "arrears_cadence": "monthly",
        "arrears_anchor": "month_end",
    },
    "open": {"postpaid_enabled": True},
    "topped": {
        "auto_topup_availability": "automatic",
        "auto_topup_threshold_credits": 5,
        "auto_topup_amount": 8,
    },
}

companies, events = st.sampled_from(COMPANIES), st.sampled_from([*RATES])
lives = st.sampled_from([None, timedelta(minutes=10), timedelta(days=1), timedelta(days=30)])
keys = st.sampled_from([None, None, "k1", "k2"])
short = st.sampled_from([timedelta(minutes=1), timedelta(minutes=30), timedelta(minutes=59)])


class Credits(RuleBasedStateMachine):
    """The server, and beside it the reference."""

    def __init__(self, app: App, clock: Still) -> None:
        super().__init__()
        self.app, self.clock = app, clock
        self.http: httpx2.Client = app.client(another_account(app).secret)
        self.wallets = {one: Wallet() for one in COMPANIES}
        self.ids: dict[str, str] = {}
        self.policies: dict[str, str] = {}
        self.claimed: set[str] = set()
        self.order = count(1)
        self.credit = ""
        self.plans: dict[str, str] = {}
        self.touched = COMPANIES[0]

    def _ask(self, method: str, path: str, status: int = 0, **given: Any) -> Any:
        answer = self.http.request(method, path, **given)
        told = f"{method} {path}: {answer.status_code} {answer.text}"
        assert answer.status_code == status if status else answer.is_success, told
        return answer.json().get("data")

    @property
    def now(self) -> datetime:
        return self.clock.at

    def _wallet(self, company: str) -> Wallet:
        self.touched = company
        return self.wallets[company]

    @initialize()
    def begin(self) -> None:
        self.clock.at = BEGINNING
        body = {"name": "Tokens", "description": "", "currency": "usd", "per_unit_price": 5}
        self.credit = self._ask("POST", CREDITS, json=body)["id"]
        for company in COMPANIES:
            made = self._ask("POST", "/companies", json={"keys": {"code": company}, "name": company})
            self.ids[company] = made["id"]
        for name, plan in PLANS.items():
            self.plans[name] = self._ask("POST", "/plans", json={"name": name, "plan_type": "plan"})["id"]
            body = {
                "plan_id": self.plans[name],
                "credit_id": self.credit,
                "credit_amount": int(plan.quantity),
                "reset_type": "plan_period",
                "reset_cadence": "monthly",
                "reset_start": "first_of_month",
                **TERMS[name],
            }
            self._ask("POST", f"{CREDITS}/plan-grants", json=body)
        for event, rate in RATES.items():
            of_flag = {"flag": {"key": event, "name": event, "description": ""}}
            body = {"name": event, "description": "", "feature_type": "event", "event_subtype": event, **of_flag}
            feature = self._ask("POST", "/features", json=body)
            value = {"value_type": "credit", "value_credit_id": self.credit, "credit_consumption_rate": float(rate)}
            for company in COMPANIES:
                whom = {"company_id": self.ids[company], "feature_id": feature["id"]}
                self._ask("POST", "/company-overrides", json=whom | value)

    # What happens

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
        assert (told["id"], _exact(told["granted_amount"])) == (known.id, known.amount)
        assert _exact(told["tracked_amount"]) == known.spent

    @rule(company=companies, amount=st.integers(1, 30))
    def extend(self, company: str, amount: int) -> None:
        lease = self._open(company, "lease")
        if lease is not None:
            wallet = self._wallet(company)
            told = self._ask("PUT", f"{CREDITS}/lease/{lease.id}/extend", json={"additional_amount": amount})
            wallet.hold(lease, wallet.room(Fraction(amount), self.now), self.now)
            assert _exact(told["granted_amount"]) == lease.amount

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
            assert _exact(held["credits_reserved"]) == cost
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

    @rule(by=st.sampled_from([timedelta(seconds=5), timedelta(minutes=10), timedelta(hours=9), timedelta(days=30)]))
    def wait(self, by: timedelta) -> None:
        """Holds end before grants that end meanwhile are looked at: jobs run at once after it."""
        self.clock.at += by
        for kind in ("credits.end_grants", "plancredits.renew", "credits.release", "plancredits.charge"):
            run_job(self.app, kind)
        for wallet in self.wallets.values():
            wallet.move_to(self.now)
            wallet.renew(self.now, self.order)
            for one in wallet.holds:
                if one.is_open and one.until <= self.now:
                    wallet.release(one)
            wallet.charge(self.now)
        self.claimed = set() if by >= timedelta(days=1) else self.claimed

    # What must be true

    @invariant()
    def every_figure_is_the_plain_one(self) -> None:
        if not self.credit:
            return
        company, wallet = self.touched, self.wallets[self.touched]
        told = self._ask("GET", f"{CREDITS}/balance", params={"company_id": self.ids[company]})
        balances = [(_exact(one["remaining"]), _exact(one["reserved"]), _exact(one["settled"])) for one in told]
        assert balances in ([(wallet.remaining, wallet.reserved, wallet.remaining + wallet.reserved)], [])
        assert balances or not wallet.given
        listed = self._ask("GET", f"{CREDITS}/grants/company/list", params={"company_id": self.ids[company]})
        assert sorted((_exact(one["quantity"]), _exact(one["quantity_remaining"])) for one in listed) == sorted(
            (one.quantity, one.left) for one in wallet.given
        )
        told_of_debt = [
            (_exact(one["postpaid_charged_credits"]), one["postpaid_charge_amount"])
            for one in listed
            if one["grant_reason"] == OVERDRAFT
        ]
        assert told_of_debt == self._open_window(wallet)
        charges = [
            (_exact(one["credits"]), one["amount"], one["rate"], one["status"]) for one in self._charges(company)
        ]
        assert charges == [
            (one.units, one.amount, str(float(one.rate)).removesuffix(".0"), one.status) for one in wallet.charges
        ]
        caps = self._ask("GET", f"{CREDITS}/spend-policies/usage", params={"company_id": self.ids[company]})
        assert [_exact(one["consumed"]) for one in caps] == (
            [] if wallet.cap is None else [max(Fraction(0), wallet.consumed(self.now))]
        )
        self._ledger_adds_up(company, wallet)
        for event, rate in RATES.items():
            answer = self._ask("POST", f"/flags/{event}/check", json={"company": {"code": company}})
            assert answer["value"] is self._passes(wallet, float(rate))
            for one in answer.get("credit_balances", {}).values():
                plan = wallet.plan if wallet.plan is not None and wallet.plan.is_postpaid else None
                floor = None if plan is None or plan.floor is None else float(plan.floor)
                assert (one["postpaid"], one.get("overdraft_limit")) == (plan is not None, floor)

    def _passes(self, wallet: Wallet, cost: float) -> bool:
        if wallet.cap is not None and float(max(Fraction(0), wallet.consumed(self.now))) + cost > float(wallet.cap):
            return False
        plan = wallet.plan
        if plan is None or not plan.is_postpaid:
            return float(wallet.remaining) >= cost
        return plan.floor is None or float(wallet.remaining) + float(plan.floor) >= cost

    def _open_window(self, wallet: Wallet) -> list[tuple[Fraction, int | None]]:
        """Of the debt: what is not charged yet, and what that will cost."""
        if wallet.debt is None:
            return []
        cost = None if wallet.terms is None else int(wallet.uncharged * wallet.terms.rate + Fraction(1, 2))
        return [(wallet.uncharged, cost)]

    def _charges(self, company: str) -> list[dict[str, Any]]:
        found = self.app.read(lambda db: charge_admin.list_charges(db, self.ids[company], None, 100))
        return found[::-1]

    def _ledger_adds_up(self, company: str, wallet: Wallet) -> None:
        query: dict[str, Any] = {"company_id": self.ids[company], "limit": 250}
        rows: list[dict[str, Any]] = []
        while page := self._ask("GET", f"/v2{CREDITS}/ledger", params=query | {"offset": len(rows)}):
            rows += page
        assert len({one["event_id"] for one in rows}) == len(rows)
        charged = [_exact(one["amount"]) for one in reversed(rows) if one["event_type"] == "charge"]
        assert charged == [-one.units for one in wallet.charges]
        moved = [one for one in rows if one["event_type"] in ("grant", "zero_out", "usage", "settlement")]
        told = sum(
            (
                _exact(one["amount"])
                for one in moved
                if one.get("usage_reason")
                not in ("lease_hold", "lease_release", "reservation_hold", "reservation_release")
            ),
            Fraction(0),
        )
        # What was used under a lease beyond it is recorded, and taken from nothing.
        beyond = sum((one.beyond for one in wallet.holds), Fraction(0))
        assert told + beyond == wallet.remaining + wallet.reserved

    def teardown(self) -> None:
        self.http.close()

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


def _exact(told: float) -> Fraction:
    """The decimal that a number of the API stands for."""
    return Fraction(repr(told))


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
            max_examples=EXAMPLES or examples(backend, 8),
            stateful_step_count=40,
            deadline=None,
            derandomize=not EXAMPLES,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
