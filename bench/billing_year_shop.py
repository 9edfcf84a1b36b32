"""What a year's companies are sold, and how the server is told what they do."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

import msgspec
import sqlalchemy as sa
from sqlalchemy import Connection

from bench.billing_year_books import (
    BASES,
    BEGINS,
    CALL,
    CREDIT,
    CREDITS,
    DAY,
    FLIGHT,
    FREE_CALLS,
    SEAT,
    SUPPORT,
    TOKENS,
    TRIAL_DAYS,
    WITH_SEATS,
    YEARLY,
    Move,
    Use,
)
from schematic_server.domains.accounts import setup
from schematic_server.domains.companies import companies
from schematic_server.domains.companies.tables import company
from schematic_server.domains.credits import credit_types
from schematic_server.domains.entitlements import plan_entitlements
from schematic_server.domains.entitlements.tables import plan_entitlement
from schematic_server.domains.features import features
from schematic_server.domains.plancredits import plan_grants
from schematic_server.domains.plans import billing, groups, plans, versions
from schematic_server.domains.plans.changes import Cause
from schematic_server.domains.plans.tables import plan, plan_version, plan_version_billing
from schematic_server.domains.subscriptions import changing
from schematic_server.domains.subscriptions.choosing import PlanChoice, Selection
from schematic_server.ingest.accept import accept
from schematic_server.ingest.capture import ApiEvent
from schematic_server.ingest.capture import read as read_event
from schematic_server.scope import Actor, Emit, Scope
from schematic_server.storage import queries

_CADENCES = {1: "monthly", 12: "yearly"}
_COUNTED = {"metric_period": "current_month", "metric_period_month_reset": "first_of_month"}
_GROUP: Mapping[str, Any] = {
    "add_on_ids": [],
    "checkout_collect_address": False,
    "checkout_collect_email": False,
    "checkout_collect_phone": False,
    "checkout_collect_tax_id": False,
    "enable_tax_collection": False,
    "opt_in_enabled": False,
    "ordered_add_ons": [],
    "ordered_bundle_list": [],
    "ordered_plans": [],
    "prevent_downgrades_when_over_limit": False,
    "prevent_self_service_downgrade": False,
    "proration_behavior": "create_prorations",
    "show_as_monthly_prices": False,
    "show_credits": False,
    "show_estimated_total": False,
    "show_feature_description": False,
    "show_hard_limit": False,
    "show_period_toggle": False,
    "show_zero_price_as_free": False,
    "sync_customer_billing_details": False,
    "trial_payment_method_required": True,  # whose trial is over pays
}


@dataclass(frozen=True, slots=True)
class Shop:
    """Plans by their names, prices by plan and months, seats by the same."""

    environment_id: str
    account_id: str
    plans: Mapping[str, str]
    prices: Mapping[tuple[str, int], str]
    seats: Mapping[tuple[str, int], str]
    companies: Mapping[str, str]  # by name

    def move(self, db: Connection, emit: Emit, step: Move) -> None:
        """Have a company be on what it chooses."""
        scope = self._scope(db, emit, step.at)
        changing.apply(scope, changing.decide(scope, self._selection(step)), Cause("manage_plan"))

    def use(self, db: Connection, emit: Emit, step: Use) -> None:
        body = {"event": step.event, "company": {"id": name(step.company)}, "quantity": step.quantity}
        told = ApiEvent("track", msgspec.Raw(json.dumps(body).encode()))
        event = read_event(told, self.environment_id, Actor(self.account_id), step.at)
        accept(db, emit, [event], step.at)
        if event.refusal or event.error:
            raise RuntimeError(f"{step} was refused: {event.refusal or event.error}")

    def _selection(self, step: Move) -> Selection:
        company_id, state = self.companies[name(step.company)], step.state
        if state.base is None:
            return Selection(company_id, None, cancel_immediately=not step.ends)
        seats = {self.seats[state.base, state.months]: state.seats} if state.seats else {}
        add_ons = [self._choice("support", state.months)] if state.support else []
        return Selection(company_id, self._choice(state.base, state.months), add_ons, seats)

    def _choice(self, plan: str, months: int) -> PlanChoice:
        return PlanChoice(self.plans[plan], price_id=self.prices[plan, months])

    def _scope(self, db: Connection, emit: Emit, at: datetime) -> Scope:
        return Scope(db, self.environment_id, Actor(self.account_id), at, emit)


def open_shop(db: Connection, emit: Emit, companies: int) -> tuple[Shop, int]:
    """The shop, and how many steps were taken in it; a new one with its companies where there is none."""
    done = db.exec_driver_sql("SELECT done FROM billing_year").scalar()
    if done is None:
        setup.initialize(db, BEGINS - DAY)
        _Opening(_environment(db, emit), companies).open()
        db.exec_driver_sql("INSERT INTO billing_year (done) VALUES (0)")
    return _load(_environment(db, emit)), done or 0


def name(number: int) -> str:
    return f"c{number}"


def _environment(db: Connection, emit: Emit) -> Scope:
    environment_id = setup.first_environment(db)
    assert environment_id is not None
    account_id = setup.account_of(db, environment_id)
    assert account_id is not None
    return Scope(db, environment_id, Actor(account_id), BEGINS - DAY, emit)


def _load(scope: Scope) -> Shop:
    named = {row["id"]: row["name"] for row in queries.rows(scope.db, sa.select(plan.c.id, plan.c.name))}
    of_version = {row["id"]: named[row["plan_id"]] for row in queries.rows(scope.db, sa.select(plan_version))}
    months = {cadence: number for number, cadence in _CADENCES.items()}
    prices = {
        (of_version[row["plan_version_id"]], months[one["cadence"]]): one["id"]
        for row in queries.rows(scope.db, sa.select(plan_version_billing))
        for one in row["prices"]
    }
    sold = sa.select(plan_entitlement).where(plan_entitlement.c.price_behavior == "pay_in_advance")
    seats = {
        (of_version[row["plan_version_id"]], number): row["prices"][0][cadence]["id"]
        for row in queries.rows(scope.db, sold)
        for number, cadence in _CADENCES.items()
    }
    ids = {row["name"]: row["id"] for row in queries.rows(scope.db, sa.select(company.c.name, company.c.id))}
    return Shop(
        scope.environment_id, scope.account_id, {one: plan_id for plan_id, one in named.items()}, prices, seats, ids
    )


class _Opening:
    def __init__(self, scope: Scope, companies: int) -> None:
        self._scope = scope
        self._companies = companies

    def open(self) -> None:
        scope = self._scope
        seats = self._feature("Seats", "license")
        flights, calls, chats = (self._feature(one, "event", event_subtype=one) for one in ("flight", "call", "token"))
        for plan_name, price in BASES.items():
            made = self._plan(plan_name, "plan", price, is_trialable=plan_name == "try")
            if plan_name in WITH_SEATS:
                self._grant(made, seats, "trait", "pay_in_advance", SEAT)
                self._grant(made, flights, "unlimited", "pay_as_you_go", FLIGHT, **_COUNTED)
            if plan_name == "max":
                self._grant(made, calls, "unlimited", "overage", CALL, soft_limit=FREE_CALLS, **_COUNTED)
            self._publish(made)
        self._publish(self._plan("support", "add_on", SUPPORT))
        self._publish(self._tokens(chats))
        groups.create(scope, cast("Any", _GROUP))
        for number in range(self._companies):
            companies.save(scope, {"keys": {"id": name(number)}, "name": name(number)})

    def _tokens(self, chats: str) -> str:
        scope = self._scope
        made = self._plan("tokens", "plan", TOKENS)
        told = {"name": "Token", "description": "", "currency": "usd"}
        credit = credit_types.create(scope, cast("Any", told))["id"]
        granted = {"plan_id": made, "feature_id": chats, "value_type": "credit", "value_credit_id": credit}
        plan_entitlements.create(scope, cast("Any", {**granted, "credit_consumption_rate": 1}))
        given = {"plan_id": made, "credit_id": credit, "credit_amount": CREDITS, "reset_cadence": "monthly"}
        later = {"reset_start": "billing_period", "postpaid_enabled": True, "postpaid_rate_per_unit": CREDIT}
        plan_grants.create(scope, cast("Any", {**given, **later}))
        return made

    def _feature(self, title: str, feature_type: str, **members: Any) -> str:
        flag = {"key": title.lower(), "name": title, "description": ""}
        body = {"name": title, "description": "", "feature_type": feature_type, "flag": flag, **members}
        return features.create(self._scope, cast("Any", body))["id"]

    def _plan(self, title: str, plan_type: str, price: int, *, is_trialable: bool = False) -> str:
        made = plans.create(self._scope, cast("Any", {"name": title, "plan_type": plan_type}))["id"]
        prices = {"monthly_price": price, "yearly_price": price * YEARLY}
        trial = {"is_trialable": is_trialable, **({"trial_days": TRIAL_DAYS} if is_trialable else {})}
        billing.upsert(self._scope, made, cast("Any", {"charge_type": "recurring", **prices, **trial}))
        return made

    def _grant(self, of: str, feature: str, value_type: str, behavior: str, price: int, **members: Any) -> None:
        body = {"plan_id": of, "feature_id": feature, "value_type": value_type, "price_behavior": behavior}
        yearly = price * YEARLY if behavior == "pay_in_advance" else price
        prices = {"currency": "usd", "monthly_unit_price": price, "yearly_unit_price": yearly}
        plan_entitlements.create(self._scope, cast("Any", {**body, **prices, **members}))

    def _publish(self, plan_id: str) -> None:
        versions.publish(self._scope, versions.draft(self._scope, plans.get_row(self._scope, plan_id)))
