"""Companies that this server bills, with what they owe, made for tests of what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

import sqlalchemy as sa

from schematic_server import clock
from schematic_server.domains.billing.tables import billing_profile, billing_subscription
from schematic_server.domains.subscriptions import invoices
from schematic_server.domains.subscriptions.tables import subscription_charge, subscription_line
from schematic_server.scope import Actor, Scope
from schematic_server.storage.metadata import new_id

from .asgi import App
from .conftest import Keys

T = TypeVar("T")
JANUARY, FEBRUARY = datetime(2031, 1, 1, tzinfo=UTC), datetime(2031, 2, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Billing:
    """An environment of an application, billed in behind its back."""

    app: App
    keys: Keys

    def work(self, of: Callable[[Scope], T]) -> T:
        """What a job would do in the environment."""

        def run(db: sa.Connection, emit: Any) -> T:
            return of(Scope(db, self.keys.environment_id, Actor(self.keys.account_id), clock.now(), emit))

        return self.app.write(run)

    def subscribed(self, company_id: str, **members: Any) -> str:
        """An own subscription of the company, with a profile; its id."""

        def insert(scope: Scope) -> None:
            profile = {
                "id": new_id("bilpf"),
                "company_id": company_id,
                "provider_type": "schematic",
                "is_default": True,
                "collection_method": "send_invoice",
                "collector": "external",
                "payment_gating": "keep_serving",
                "gating_days": 0,
                "days_until_due": 30,
            }
            scope.db.execute(sa.insert(billing_profile).values(**profile, **_common(scope)))

        self.work(insert)
        return self.subscription(company_id, **members)

    def subscription(self, company_id: str, **members: Any) -> str:
        """One more, of a company that has a profile."""
        subscription_id = new_id("bilsub")

        def insert(scope: Scope) -> None:
            subscription = {
                "id": subscription_id,
                "provider_type": "schematic",
                "external_id": subscription_id,
                "customer_external_id": company_id,
                "company_id": company_id,
                "status": "active",
                "currency": "usd",
                "interval": "month",
                "interval_count": 1,
                "total_price": 1000,
                "period_start": JANUARY,
                "period_end": FEBRUARY,
                "started_at": JANUARY,
                "cancel_at_period_end": False,
                "is_initial": False,
                "discounts": [],
                "anchor": JANUARY,
            }
            scope.db.execute(sa.insert(billing_subscription).values(**{**subscription, **members}, **_common(scope)))

        self.work(insert)
        return subscription_id

    def owes(self, company_id: str, subscription_id: str, *amounts: int, currency: str = "usd") -> None:
        """Charges that are on no invoice yet."""

        def insert(scope: Scope) -> None:
            for amount in amounts:
                charge = {
                    "id": new_id("bilchg"),
                    "company_id": company_id,
                    "subscription_id": subscription_id,
                    "key": new_id("key"),
                    "kind": "subscription",
                    "description": "Gold",
                    "quantity": 1,
                    "unit_amount": amount,
                    "amount": amount,
                    "currency": currency,
                    "period_start": JANUARY,
                    "period_end": FEBRUARY,
                    "taxable": True,
                }
                scope.db.execute(sa.insert(subscription_charge).values(**charge, **_common(scope)))

        self.work(insert)

    def line(self, subscription_id: str, **members: Any) -> str:
        line_id = new_id("bilsl")

        def insert(scope: Scope) -> None:
            line = {
                "id": line_id,
                "environment_id": scope.environment_id,
                "subscription_id": subscription_id,
                "kind": "capacity",
                "timing": "in_advance",
                "source_type": "plan",
                "source_id": "plan_1",
                "source_name": "Gold",
                "plan_id": "plan_1",
                "plan_version_id": "plvr_1",
                "is_base": True,
                "price_id": "bilpp_1",
                "quantity": 1,
                "unit_amount": "1000",
                "tiers": [],
                "included": 0,
                "package_size": 1,
                "currency": "usd",
                "cadence_unit": "month",
                "cadence_count": 1,
                "anchor": JANUARY,
                "effective_from": JANUARY,
                "created_at": scope.now,
                "updated_at": scope.now,
            }
            scope.db.execute(sa.insert(subscription_line).values(**{**line, **members}))

        self.work(insert)
        return line_id

    def draft(self, *subscription_ids: str) -> Sequence[str]:
        """Ids of drafts of what these subscriptions owe."""
        return [row["id"] for row in self.work(lambda scope: invoices.draft(scope, subscription_ids))]

    def issue(self, *subscription_ids: str) -> Sequence[str]:
        """Ids of finalised invoices."""
        return [row["id"] for row in self.work(lambda scope: invoices.issue(scope, subscription_ids))]


def _common(scope: Scope) -> dict[str, Any]:
    return {"environment_id": scope.environment_id, "created_at": scope.now, "updated_at": scope.now}
