"""A shop whose companies subscribe at instants of a test's choosing, and what that made of their subscriptions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

import sqlalchemy as sa

from schematic import Schematic
from schematic_server.domains.billing.tables import billing_subscription
from schematic_server.domains.plans import assignments, versions
from schematic_server.domains.plans.changes import Cause
from schematic_server.domains.subscriptions import changing
from schematic_server.domains.subscriptions.changing import Change
from schematic_server.domains.subscriptions.choosing import PlanChoice, Selection
from schematic_server.domains.subscriptions.tables import subscription_charge, subscription_line
from schematic_server.scope import Actor, Scope
from schematic_server.storage import queries
from schematic_server.storage.queries import Row

from . import catalog
from .asgi import App
from .conftest import Keys

T = TypeVar("T")
APRIL, MAY = datetime(2031, 4, 1, tzinfo=UTC), datetime(2031, 5, 1, tzinfo=UTC)  # a month of 30 days


def april(day: int) -> datetime:
    return APRIL.replace(day=day)


@dataclass(frozen=True, slots=True)
class Shop:
    """An environment of an application; what is done in it is done at `at`."""

    app: App
    keys: Keys
    api: Schematic

    def work(self, of: Callable[[Scope], T], at: datetime = APRIL) -> T:
        """What a job would do in the environment at that instant."""

        def run(db: sa.Connection, emit: Any) -> T:
            return of(Scope(db, self.keys.environment_id, Actor(self.keys.account_id), at, emit))

        return self.app.write(run)

    def plan(self, name: str = "Pro", plan_type: str = "plan", **prices: Any) -> Any:
        """A plan with these prices, such as `monthly_price`; its only version is not published yet."""
        made = catalog.plan(self.api, name, plan_type)
        self.price(made, **prices)
        return made

    def price(self, plan: Any, **prices: Any) -> Any:
        """Have a plan's draft cost that; without prices nothing."""
        is_once = "one_time_price" in prices
        usual = {"charge_type": "one_time" if is_once else "recurring" if prices else "free", "is_trialable": False}
        return self.api.plans.upsert_billing_product_plan(plan.id, **{**usual, **prices}).data

    def company(self, name: str = "acme") -> Any:
        return catalog.company(self.api, name)

    def put(self, company: Any, base: Any, *add_ons: Any, at: datetime = APRIL) -> None:
        """Have the company be on exactly these plans."""
        named = [one.id for one in add_ons]
        self.work(lambda scope: assignments.assign(scope, company.id, base and base.id, named), at)

    def upgrade(self, company: Any, plan: Any, at: datetime, **how: Any) -> None:
        """Move the company, which is on another version of the plan, to its published one."""

        def move(scope: Scope) -> None:
            (version,) = versions.shown(scope, [plan.id]).values()
            held = {row["plan_id"]: row for row in assignments.of_companies(scope, [company.id])[company.id]}
            was = {company.id: held[plan.id]["plan_version_id"]}
            assignments.upgrade(scope, plan.id, was, version, Cause("plan_version_migration", **how))

        self.work(move, at)

    def decide(self, company: Any, base: Any, *add_ons: Any, at: datetime = APRIL, **members: Any) -> Change:
        selection = self.selection(company, base, *add_ons, **members)
        return self.work(lambda scope: changing.decide(scope, selection), at)

    def choose(self, company: Any, base: Any, *add_ons: Any, at: datetime = APRIL, **members: Any) -> Change:
        """Have the company change to what is chosen; answers what was shown of it before."""
        selection = self.selection(company, base, *add_ons, **members)

        def change(scope: Scope) -> Change:
            shown = changing.decide(scope, selection)
            changing.apply(scope, shown, Cause("manage_plan"))
            return shown

        return self.work(change, at)

    def selection(self, company: Any, base: Any, *add_ons: Any, **members: Any) -> Selection:
        chosen = [None if one is None else _choice(one) for one in (base, *add_ons)]
        return Selection(company.id, chosen[0], [one for one in chosen[1:] if one is not None], **members)

    def subscription(self, company: Any) -> Row | None:
        """The newest one that this server bills the company by."""
        table = billing_subscription
        own = sa.and_(table.c.company_id == company.id, table.c.anchor.is_not(None))
        statement = sa.select(table).where(own).order_by(table.c.created_at.desc())
        return self.work(lambda scope: queries.first(scope.db, statement))

    def lines(self, company: Any) -> list[Row]:
        return self._of(company, subscription_line, "effective_from", "source_type")

    def charges(self, company: Any) -> list[Row]:
        """The oldest first, of those made at one instant the smallest."""
        return self._of(company, subscription_charge, "created_at", "amount")

    def amounts(self, company: Any) -> list[int]:
        return [one["amount"] for one in self.charges(company)]

    def _of(self, company: Any, table: sa.Table, *order: str) -> list[Row]:
        own = sa.select(billing_subscription.c.id).where(billing_subscription.c.company_id == company.id)
        statement = sa.select(table).where(table.c.subscription_id.in_(own)).order_by(*order)
        return self.work(lambda scope: queries.rows(scope.db, statement))


def _choice(one: Any) -> PlanChoice:
    return one if isinstance(one, PlanChoice) else PlanChoice(one.id)


def sums(rows: Sequence[Row]) -> int:
    return sum(one["amount"] for one in rows)
