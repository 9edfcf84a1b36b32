"""Sends what a provider is to know of an own subscription, after the commit that changed it.

Each try begins with the subscription as it is and the copy as the provider has it, and sends what differs; so it does
not matter how many changes one try is for, nor where the last one broke off.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Connection as Db

from schematic_server.domains.billing import prices, products
from schematic_server.domains.billing.calendars import ONE_TIME, Calendar, Unit
from schematic_server.domains.integrations import copy_store as store
from schematic_server.domains.integrations import copying, paying, pushing
from schematic_server.domains.integrations.port import COPY_OVER, PUSHES, Copied, Copy, Item, Provider, Unreachable
from schematic_server.domains.integrations.push_jobs import KEYS_LAST, MAX_ATTEMPTS, WAITS, WAY_OUT, scope_of, silent
from schematic_server.domains.subscriptions import line_store, lines, profiles, totals
from schematic_server.domains.subscriptions.lines import IN_ADVANCE, Terms
from schematic_server.errors import Unavailable
from schematic_server.jobs.job import Again, Done, Failed, InParts, Job, Outcome, pause
from schematic_server.scope import Emit, Scope
from schematic_server.storage.queries import Row

_GONE = "Stripe is not connected to this environment any more"
# A copy is not begun so shortly before a period that its first invoice could be sent before it is paused: Stripe
# leaves one alone for an hour.
_EARLY = timedelta(hours=1)


class PushSubscription(InParts[Copy, Copied]):
    """One subscription; its key is the id."""

    name = copying.JOB
    within = 240.0
    at_once = PUSHES
    max_attempts = MAX_ATTEMPTS

    def __init__(self, provider: Provider) -> None:
        self._provider = provider

    def prepare(self, db: Db, job: Job, now: datetime) -> Copy | Outcome | None:
        scope = scope_of(db, silent, job, now)
        copy, row = store.find(scope, job.key), line_store.subscription(scope, job.key)
        if copy is None or row is None:
            return None
        items = _items(scope, row) if copying.is_wanted(scope, row) else []
        if not items and (copy["begun_at"] is None or copy["status"] in COPY_OVER):
            store.update(scope, copy["id"], is_refused=False, problem=None)
            return None
        if not pushing.is_connected(scope):
            return self._refuse(scope, copy, _GONE)
        told = _copy(scope, copy, row, items)
        is_there = told.external_id is not None and copy["status"] not in COPY_OVER
        if items and not is_there and told.renews_at - now < _EARLY:
            return Again(told.renews_at)
        if copy["begun_at"] is None:
            store.update(scope, copy["id"], begun_at=now)
        return told

    async def perform(self, prepared: Copy) -> Copied:
        try:
            return await self._provider.copy(prepared)
        except Unavailable as error:  # which would mean the database to whoever runs jobs
            raise Unreachable(str(error)) from None

    def settle(
        self, db: Db, emit: Emit, job: Job, prepared: Copy, result: Copied | Exception, now: datetime
    ) -> Outcome:
        scope = scope_of(db, emit, job, now)
        copy = store.find(scope, job.key)
        if copy is None:
            return Done()
        if isinstance(result, Unreachable):
            if job.attempts >= self.max_attempts:
                return self._refuse(scope, copy, str(result))
            store.update(scope, copy["id"], problem=WAITS.format(self._provider.name, result))
            return Again(now + pause(job.attempts), str(result))
        if isinstance(result, Exception):
            raise result
        paying.link(scope, prepared.customer, result.customer_id)
        if (word := result.word) is not None:
            store.update(scope, copy["id"], external_id=word.external_id, status=word.status)
        if result.refused is not None:
            return self._refuse(scope, copy, result.refused)
        store.update(scope, copy["id"], is_refused=False, problem=None)
        return Done()

    def give_up(self, db: Db, job: Job, why: str, now: datetime) -> None:
        scope = scope_of(db, silent, job, now)
        copy = store.find(scope, job.key)
        if copy is not None:
            self._refuse(scope, copy, why)

    def _refuse(self, scope: Scope, copy: Row, why: str) -> Outcome:
        refused = {"is_refused": True, "refusals": copy["refusals"] + 1, "problem": f"{why}; {WAY_OUT}"}
        store.update(scope, copy["id"], **refused)
        return Failed(why)


def _copy(scope: Scope, copy: Row, row: Row, items: list[Item]) -> Copy:
    payer = copying.payer(row)
    terms: dict[str, Any] = profiles.terms(scope, [payer]).get(payer) or profiles.usual_terms()
    days: int | None = terms["days_until_due"]
    unit, count = _cadence(row)
    trial_end = _later(scope, row["trial_end"]) if row["status"] == "trialing" else None
    anchor: datetime = row["anchor"]
    period = Calendar(unit, count, anchor).period_of(scope.now)
    is_old = copy["begun_at"] is not None and copy["begun_at"] < scope.now - KEYS_LAST
    return Copy(
        key=f"{copy['id']}-{copy['asked']}-{copy['refusals']}",
        create_key=f"{copy['id']}-{copy['refusals']}",
        subscription_id=row["id"],
        environment_id=scope.environment_id,
        currency=row["currency"],
        items=items,
        unit=unit,
        unit_count=count,
        cycle=f"{unit}-{count}-{anchor.isoformat()}",
        anchor=anchor,
        at=scope.now,
        renews_at=trial_end or min(period.end, Calendar(unit, count, scope.now).start(1)),
        began_at=row["started_at"] or row["created_at"],
        trial_end=trial_end,
        cancel_at=_later(scope, row["cancel_at"]),
        days_until_due=profiles.USUAL_DAYS if days is None else days,
        customer=paying.customer(scope, copy, payer, terms),
        external_id=copy["external_id"],
        may_be_there=is_old or copy["refusals"] > 0,
    )


def _items(scope: Scope, row: Row) -> list[Item]:
    """What a subscription is paid for again and again, as it is now; nothing where it is paid for once."""
    found = line_store.lines_in_force(scope, [row["id"]]).get(row["id"], ())
    every = [line.terms for one in found if _is_in_force(line := lines.load(one), scope.now)]
    left = [one for one in every if not one.is_once and one.source_type != "discount"]
    known = prices.named(scope, [one.price_id for one in left])
    sold_as = products.named(scope, sorted({one["product_id"] for one in known.values()}))
    unit, count = _cadence(row)
    return [_item(one, unit, count, known.get(one.price_id), sold_as) for one in left]


def _item(one: Terms, unit: Unit, count: int, price: Row | None, sold_as: Mapping[str, Row]) -> Item:
    """A line of another period than the subscription's costs as much as in one of that, and one by use nothing."""
    sold = one.plan_id if one.feature_id is None else f"{one.plan_id}_{one.feature_id}"
    product_id = None if price is None else _id_there(sold_as.get(price["product_id"]))
    price_id = _id_there(price)
    is_same = one.timing == IN_ADVANCE and one.cadence == (unit, count)
    if price_id is not None and is_same:
        return Item(price_id, one.source_name, one.quantity, price_id, "", product_id, sold)
    is_plain = is_same and not one.tiers and not one.included and one.package_size == 1
    amount = (one.unit_amount or "0") if is_plain else str(totals.of_period([one], unit, count))
    quantity = one.quantity if is_plain else 1
    key = f"{sold}-{unit}-{count}-{amount}"
    return Item(key, one.source_name, quantity, None, amount, product_id, sold)


def _id_there(row: Row | None) -> str | None:
    """A price or product that the provider has and that can be sold, by its id there."""
    if row is None or row["provider_type"] != pushing.PROVIDER or not row["is_active"]:
        return None
    found: str = row["external_id"]
    return found


def _is_in_force(line: lines.Line, at: datetime) -> bool:
    return line.effective_from <= at and (line.effective_to is None or line.effective_to > at)


def _cadence(row: Row) -> tuple[Unit, int]:
    """The subscription's period; of a month where nothing of it is paid for again."""
    return ("month", 1) if row["interval"] == ONE_TIME else (cast("Unit", row["interval"]), row["interval_count"])


def _later(scope: Scope, at: datetime | None) -> datetime | None:
    return at if at is not None and at > scope.now else None
