"""Laws of changes: what is shown is what is done, asking for the same again changes nothing, and each line costs its
price for the time that it was in force, to the cent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schematic import Schematic
from schematic_server.domains.billing import proration
from schematic_server.domains.subscriptions import changing, lines
from schematic_server.domains.subscriptions.changing import Change
from schematic_server.domains.subscriptions.choosing import PlanChoice
from schematic_server.domains.subscriptions.lines import Line
from schematic_server.storage.queries import Row

from . import catalog
from .asgi import App
from .conftest import Keys, examples
from .subscribing import APRIL, Shop

PRICES: Mapping[str, Mapping[str, int]] = {
    "Free": {},
    "Pro": {"monthly_price": 2999, "yearly_price": 29_900},
    "Max": {"monthly_price": 7001, "quarterly_price": 20_000},
    "Support": {"monthly_price": 450, "quarterly_price": 1300, "yearly_price": 4999},
    "Set-up": {"one_time_price": 70_000},
}
_base = st.sampled_from([None, ("Free", None), *((one, name) for one in ("Pro", "Max") for name in PRICES[one])])
_add_ons = st.sets(st.sampled_from(["Support", "Set-up"]))
_step = st.tuples(_base, _add_ons, st.integers(0, 9), st.timedeltas(timedelta(0), timedelta(days=70)))


class Town:
    """A shop with a few plans, and what is chosen in it."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.plans = {
            name: shop.plan(name, "add_on" if name in ("Support", "Set-up") else "plan", **prices)
            for name, prices in PRICES.items()
        }
        seats = catalog.feature(shop.api, "seats", "license")
        granted = catalog.grant(
            shop.api,
            self.plans["Max"],
            seats,
            "trait",
            price_behavior="pay_in_advance",
            currency="usd",
            monthly_unit_price=333,
        )
        self.seat: str = granted.metered_monthly_price.id
        told = {name: shop.api.plans.get_plan(one.id).data for name, one in self.plans.items()}
        self.prices = {(one, name): getattr(told[one], name).id for one, own in PRICES.items() for name in own}

    def selection(self, company: Any, base: Any, add_ons: set[str], seats: int) -> Any:
        chosen = None if base is None else PlanChoice(self.plans[base[0]].id, price_id=self.prices.get(base))
        has_seats = base is not None and base[0] == "Max"
        return self.shop.selection(
            company,
            chosen,
            *(self.plans[one] for one in sorted(add_ons)),
            quantities={self.seat: seats} if has_seats else {},
        )


@pytest.fixture
def town(app: App, credentials: Keys, api: Schematic) -> Town:
    return Town(Shop(app, credentials, api))


def test_what_is_shown_is_what_is_done_whatever_is_chosen(town: Town, backend: str) -> None:
    numbers: Iterator[int] = iter(range(10_000))

    @settings(max_examples=examples(backend, 15))
    @given(st.lists(_step, min_size=1, max_size=6))
    def hold(steps: list[Any]) -> None:
        company, at = town.shop.company(f"company {next(numbers)}"), APRIL
        for base, add_ons, seats, later in steps:
            at += later
            selection = town.selection(company, base, add_ons, seats)
            before = town.shop.charges(company)
            shown = town.shop.work(lambda scope, selection=selection: _change(scope, selection), at)
            check(town.shop, company, shown, before)
            again = town.shop.work(lambda scope, selection=selection: changing.decide(scope, selection), at)
            assert (again.action, again.decision.outcome.is_none) == (None, True)
        check_lines([lines.load(row) for row in town.shop.lines(company)], town.shop.charges(company))

    hold()


def _change(scope: Any, selection: Any) -> Change:
    shown = changing.decide(scope, selection)
    changing.apply(scope, shown, changing.Cause("manage_plan"))
    return shown


def check(shop: Shop, company: Any, shown: Change, before: list[Row]) -> None:
    """What was done is what was shown."""
    had = {one["id"] for one in before}
    made = [one for one in shop.charges(company) if one["id"] not in had]
    told = sorted((one.kind, one.description, one.amount) for one in shown.decision.charges)
    assert sorted((one["kind"], one["description"], one["amount"]) for one in made) == told
    row = shop.subscription(company)
    if row is None:
        assert shown.decision.subscription is None
        return
    if shown.decision.subscription is not None:
        names = ("status", "period_start", "period_end", "total_price", "currency", "anchor", "due_at")
        assert {one: row[one] for one in names} == {one: shown.decision.subscription[one] for one in names}
    still_open = sum(one["amount"] for one in shop.charges(company) if one["invoice_id"] is None)
    if shown.figures.due_now:
        invoiced = {one["invoice_id"] for one in made} - {None}
        every = shop.charges(company)
        assert sum(one["amount"] for one in every if one["invoice_id"] in invoiced) == shown.figures.due_now
    elif shown.decision.is_invoiced_now:
        assert still_open <= 0


def check_lines(every: list[Line], charges: list[Row]) -> None:
    """Each thing has cost its price for all the time that it is charged for, and is charged for all the time of its
    force. One that goes on at the same price on another line is the same thing."""
    of = {one.id: one.terms.source for one in every}
    assert all(one.effective_to in (None, one.charged_until) for one in every)
    for source in set(of.values()):
        own = [one for one in every if one.terms.source == source]
        charged = sum(one["amount"] for one in charges if of.get(one["line_id"]) == source)
        assert charged == sum(map(cost, own))


def cost(line: Line) -> int:
    """What a line costs from its beginning up to where it is charged."""
    if line.calendar is None:
        return int(line.terms.cost)
    return sum(
        proration.share(line.terms.cost, one, max(one.start, line.effective_from), min(one.end, line.charged_until))
        for one in line.calendar.periods_between(line.effective_from, line.charged_until)
    )
