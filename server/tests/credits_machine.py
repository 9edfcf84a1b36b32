"""A server of whose credits all figures are told beside the reference (`wallets`), and what must be true of both."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction
from itertools import count
from typing import Any

import httpx2
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant

from schematic_server.domains.plancredits import charge_admin

from .asgi import App
from .conftest import Still, another_account
from .purses import OVERDRAFT, Plan
from .wallets import Wallet

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


class Watched(RuleBasedStateMachine):
    """Companies whose uses draw credits, and the wallets that they must have."""

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
        self.is_late = False  # whether what is over may not be renewed before somebody asks for it

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

    # What must be true

    @invariant()
    def every_figure_is_the_plain_one(self) -> None:
        if not self.credit:
            return
        company, wallet = self.touched, self.wallets[self.touched]
        told = self._ask("GET", f"{CREDITS}/balance", params={"company_id": self.ids[company]})
        balances = [(exact(one["remaining"]), exact(one["reserved"]), exact(one["settled"])) for one in told]
        assert balances in ([(wallet.remaining, wallet.reserved, wallet.remaining + wallet.reserved)], [])
        assert balances or not wallet.given
        listed = self._ask("GET", f"{CREDITS}/grants/company/list", params={"company_id": self.ids[company]})
        assert self.is_late or sorted(
            (exact(one["quantity"]), exact(one["quantity_remaining"])) for one in listed
        ) == sorted((one.quantity, one.left) for one in wallet.given)
        told_of_debt = [
            (exact(one["postpaid_charged_credits"]), one["postpaid_charge_amount"])
            for one in listed
            if one["grant_reason"] == OVERDRAFT
        ]
        assert told_of_debt == self._open_window(wallet)
        charges = [(exact(one["credits"]), one["amount"], one["rate"], one["status"]) for one in self._charges(company)]
        assert charges == [
            (one.units, one.amount, str(float(one.rate)).removesuffix(".0"), one.status) for one in wallet.charges
        ]
        caps = self._ask("GET", f"{CREDITS}/spend-policies/usage", params={"company_id": self.ids[company]})
        assert [exact(one["consumed"]) for one in caps] == ([] if wallet.cap is None else [wallet.consumed(self.now)])
        if not self.is_late:
            self._ledger_adds_up(company, wallet)
        for event, rate in RATES.items():
            answer = self._ask("POST", f"/flags/{event}/check", json={"company": {"code": company}})
            assert answer["value"] is self._passes(wallet, float(rate))
            for one in answer.get("credit_balances", {}).values():
                plan = wallet.plan if wallet.plan is not None and wallet.plan.is_postpaid else None
                floor = None if plan is None or plan.floor is None else float(plan.floor)
                assert (one["postpaid"], one.get("overdraft_limit")) == (plan is not None, floor)

    def _passes(self, wallet: Wallet, cost: float) -> bool:
        if wallet.cap is not None and float(wallet.consumed(self.now)) + cost > float(wallet.cap):
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
        charged = [exact(one["amount"]) for one in reversed(rows) if one["event_type"] == "charge"]
        assert charged == [-one.units for one in wallet.charges]
        moved = [one for one in rows if one["event_type"] in ("grant", "zero_out", "usage", "settlement")]
        told = sum(
            (
                exact(one["amount"])
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


def exact(told: float) -> Fraction:
    """The decimal that a number of the API stands for."""
    return Fraction(repr(told))
