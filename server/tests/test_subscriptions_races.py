"""One company changed by many at once: it has one subscription, and pays for each thing once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import httpx2
import pytest
import sqlalchemy as sa

from schematic import Schematic
from schematic_server.domains.billing.tables import billing_subscription
from schematic_server.domains.subscriptions import lines, renewing
from schematic_server.storage import queries

from .asgi import App
from .conftest import Keys
from .racing import THREADS, AtOnce, statuses
from .subscribing import MAY, Shop, sums
from .test_subscriptions_law import check_lines


@pytest.fixture
def shop(app: App, credentials: Keys, api: Schematic) -> Shop:
    return Shop(app, credentials, api)


def running(shop: Shop, company: Any) -> int:
    """How many subscriptions the company has."""
    table = billing_subscription
    own = sa.and_(table.c.company_id == company.id, table.c.expired_at.is_(None))
    counted = sa.select(sa.func.count()).select_from(table).where(own)
    return shop.app.read(lambda db: int(db.scalar(counted) or 0))


def test_a_company_that_subscribes_in_many_tabs_pays_once(shop: Shop, at_once: AtOnce) -> None:
    acme, pro = shop.company(), shop.plan(monthly_price=3000)

    def subscribe(http: httpx2.Client, number: int) -> httpx2.Response:
        return http.put(f"/company-plans/{acme.id}", json={"base_plan_id": pro.id, "add_on_ids": []})

    answers = at_once(subscribe)

    assert statuses(answers) == {200: THREADS}
    assert running(shop, acme) == 1
    assert shop.amounts(acme) == [3000]
    assert len(shop.api.billing.list_billing_invoices(company_id=acme.id).data) == 1


def test_a_company_that_is_sent_to_and_fro_has_one_subscription_and_pays_for_what_it_had(
    shop: Shop, at_once: AtOnce
) -> None:
    acme, free = shop.company(), shop.plan("Free")
    pro, max_ = shop.plan(monthly_price=3000), shop.plan("Max", monthly_price=6000)

    def change(http: httpx2.Client, number: int) -> list[httpx2.Response]:
        named = [(pro, max_, free)[(number + again) % 3].id for again in range(6)]
        return [http.put(f"/company-plans/{acme.id}", json={"base_plan_id": one, "add_on_ids": []}) for one in named]

    answers = [one for part in at_once(change) for one in part]

    assert statuses(answers) == {200: 6 * THREADS}
    assert running(shop, acme) <= 1
    check_lines([lines.load(row) for row in shop.lines(acme)], shop.charges(acme))
    on = shop.api.companies.get_company(acme.id).data.plan
    assert on is not None
    assert running(shop, acme) == (0 if on.id == free.id else 1)


def test_what_many_choose_at_once_is_decided_one_after_the_other(shop: Shop) -> None:
    acme, pro = shop.company(), shop.plan(monthly_price=3000)
    add_ons = [shop.plan(f"Add-on {number}", "add_on", monthly_price=100 + number) for number in range(THREADS)]

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(lambda one: shop.choose(acme, pro, one), add_ons))

    assert running(shop, acme) == 1
    check_lines([lines.load(row) for row in shop.lines(acme)], shop.charges(acme))
    invoiced = shop.api.billing.list_billing_invoices(company_id=acme.id).data
    still_open = sums([one for one in shop.charges(acme) if one["invoice_id"] is None])
    assert sum(one.total for one in invoiced) + still_open == sums(shop.charges(acme))


def test_who_changes_a_company_while_it_is_renewed_pays_for_what_it_had(shop: Shop) -> None:
    """Whoever comes second sees what the first has done."""
    pro, max_ = shop.plan(monthly_price=3000), shop.plan("Max", monthly_price=6000)
    companies = [shop.company(f"company {number}") for number in range(THREADS)]
    for one in companies:
        shop.put(one, pro)
    ids = [one.id for one in companies]
    table = billing_subscription
    due = sa.select(table).where(table.c.company_id.in_(ids), table.c.due_at <= MAY.replace(day=2))

    def renew(_: Any) -> None:
        shop.work(lambda scope: renewing.renew(scope, queries.rows(scope.db, due)), MAY.replace(day=2))

    def change(company: Any) -> None:
        shop.put(company, max_, at=MAY.replace(day=2))

    with ThreadPoolExecutor(THREADS) as pool:
        done = [pool.submit(renew, None) for _ in range(3)]
        done += [pool.submit(change, one) for one in companies]
        done += [pool.submit(renew, None) for _ in range(3)]
        for one in done:
            one.result()

    for one in companies:
        check_lines([lines.load(row) for row in shop.lines(one)], shop.charges(one))
        (own,) = [row for row in shop.lines(one) if row["effective_to"] is None]
        assert (own["unit_amount"], own["charged_until"]) == ("6000", datetime(2031, 6, 1, tzinfo=UTC))
