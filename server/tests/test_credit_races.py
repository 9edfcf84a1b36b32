"""Credits wanted by many at once: never more is held than there is, and whoever asks the same is told the same."""

from __future__ import annotations

from collections import Counter
from typing import Any

import httpx2
import pytest
import sqlalchemy as sa

from bench import credit_books
from schematic import Schematic
from schematic.rules.ledger import UNIT
from schematic_server.domains.credits.tables import credit_grant, credit_hold

from .asgi import App
from .conftest import Keys
from .crediting import Funded, funded
from .racing import THREADS, AtOnce, data, statuses

CREDITS = "/billing/credits"


@pytest.fixture
def acme(api: Schematic, app: App) -> Funded:
    return funded(api, app, 20)


@pytest.fixture(autouse=True)
def balanced(app: App, credentials: Keys, acme: Funded) -> Any:
    """Whatever a test did, the books add up."""
    yield
    assert app.read(lambda db: credit_books.wrong(db, credentials.environment_id)) == []


def whose(acme: Funded) -> dict[str, str]:
    return {"company_id": acme.company.id, "credit_type_id": acme.credit.id}


def rows(app: App, table: sa.Table, acme: Funded) -> list[Any]:
    return app.read(lambda db: list(db.execute(sa.select(table).where(table.c.company_id == acme.company.id))))


def batch(*bodies: dict[str, Any]) -> dict[str, Any]:
    return {"events": [{"type": "track", "body": {"event": "chat", "company": {"code": "UA"}} | one} for one in bodies]}


def test_one_lease_is_told_to_all_who_want_one(app: App, acme: Funded, at_once: AtOnce) -> None:
    def acquire(http: httpx2.Client, number: int) -> list[httpx2.Response]:
        told = [{**whose(acme), "requested_amount": 1 + number + again} for again in range(4)]
        return [http.post(f"{CREDITS}/lease", json=one) for one in told]

    leases = [data(one) for part in at_once(acquire) for one in part]

    (lease,) = {(one["id"], one["granted_amount"], one["expires_at"]) for one in leases}
    assert acme.balance() == (20 - lease[1], lease[1])
    assert len(rows(app, credit_hold, acme)) == 1


def test_reservations_are_as_many_as_the_balance_covers(acme: Funded, at_once: AtOnce) -> None:
    def reserve(http: httpx2.Client, number: int) -> list[httpx2.Response]:
        return [http.post(f"{CREDITS}/reservations", json={**whose(acme), "amount": 3}) for _ in range(3)]

    answers = [one for part in at_once(reserve) for one in part]

    assert statuses(answers) == {201: 6, 402: 3 * THREADS - 6}
    assert acme.balance() == (2, 18)


def test_checks_that_reserve_hold_as_many_as_the_balance_covers(acme: Funded, at_once: AtOnce) -> None:
    def check(http: httpx2.Client, number: int) -> list[Any]:
        asked = {"company": {"code": "UA"}, "quantity": 3}
        return [data(http.post("/flags/chat/check-and-reserve", json=asked)) for _ in range(3)]

    answers = [one for part in at_once(check) for one in part]

    assert Counter((one["value"], one.get("reservation") is not None) for one in answers) == {
        (True, True): 6,
        (False, False): 3 * THREADS - 6,
    }
    assert acme.balance() == (2, 18)


def test_a_key_stands_for_one_reservation_extension_and_grant(app: App, acme: Funded, at_once: AtOnce) -> None:
    lease = acme.api.credits.acquire_credit_lease(**whose(acme), requested_amount=1).data
    grant = {"company_id": acme.company.id, "credit_id": acme.credit.id, "quantity": 5, "reason": "free"}

    def ask(http: httpx2.Client, number: int) -> list[Any]:
        key = {"idempotency_key": "same"}
        extended = http.put(f"{CREDITS}/lease/{lease.id}/extend", json={"additional_amount": 2, **key})
        return [
            data(http.post(f"{CREDITS}/reservations", json={**whose(acme), "amount": 3, **key}))["id"],
            data(extended)["granted_amount"],
            data(http.post(f"{CREDITS}/grants/company", json={**grant, **key}))["id"],
        ]

    told = at_once(ask)

    assert len({tuple(one) for one in told}) == 1
    assert told[0][1] == 3
    assert acme.balance() == (20 + 5 - 6, 6)
    assert sorted(one.quantity for one in rows(app, credit_grant, acme)) == [5 * UNIT, 20 * UNIT]


@pytest.mark.parametrize("has_check", [False, True], ids=["reserve", "check and reserve"])
def test_a_key_that_took_all_there_was_stands_for_it(acme: Funded, at_once: AtOnce, has_check: bool) -> None:
    """Whoever sent it at the same time waits for the account, and finds nothing left but what its own key holds."""
    for number in range(4):
        key = {"idempotency_key": f"all {number}"}

        def reserve(http: httpx2.Client, _: int, key: dict[str, str] = key) -> Any:
            if has_check:
                asked = {"company": {"code": "UA"}, "quantity": 20, **key}
                return data(http.post("/flags/chat/check-and-reserve", json=asked))["reservation"]["id"]
            return data(http.post(f"{CREDITS}/reservations", json={**whose(acme), "amount": 20, **key}))["id"]

        (held,) = set(at_once(reserve))

        assert acme.balance() == (0, 20)
        acme.api.credits.release_credit_reservation(held)


def test_a_key_that_stands_for_something_else_is_refused_however_close_it_comes(acme: Funded, at_once: AtOnce) -> None:
    def reserve(http: httpx2.Client, number: int) -> httpx2.Response:
        told = {**whose(acme), "amount": 1 + number, "idempotency_key": "same"}
        return http.post(f"{CREDITS}/reservations", json=told)

    answers = at_once(reserve)

    assert statuses(answers) == {201: 1, 409: THREADS - 1}
    (held,) = [one.json()["data"]["reserved_amount"] for one in answers if one.status_code == 201]
    assert acme.balance() == (20 - held, held)


def test_a_reservation_is_settled_once_and_released_never(app: App, acme: Funded, at_once: AtOnce) -> None:
    """The first event to come settles it, all others draw; where a release was first, all draw."""
    held = acme.api.credits.reserve_credits(**whose(acme), amount=4).data

    def use(http: httpx2.Client, number: int) -> list[httpx2.Response]:
        sent = http.post("/batch", json=batch({"reservation_id": held.id, "quantity": 2}))
        return [sent, http.put(f"{CREDITS}/reservations/{held.id}/release")]

    answers = [one for part in at_once(use) for one in part]

    assert statuses(answers) == {200: 2 * THREADS}
    assert acme.balance() == (20 - 2 * THREADS, 0)
    (hold,) = rows(app, credit_hold, acme)
    assert hold.spent in (0, 2 * UNIT)


def test_a_lease_is_released_once_and_what_was_used_of_it_is_used(acme: Funded, at_once: AtOnce) -> None:
    lease = acme.api.credits.acquire_credit_lease(**whose(acme), requested_amount=10).data

    def use(http: httpx2.Client, number: int) -> list[httpx2.Response]:
        sent = http.post("/batch", json=batch({"lease_id": lease.id, "quantity": 1}))
        extended = http.put(f"{CREDITS}/lease/{lease.id}/extend", json={"additional_amount": 1})
        return [sent, extended, http.put(f"{CREDITS}/lease/{lease.id}/release")]

    answers = [one for part in at_once(use) for one in part]

    found = statuses(answers)
    assert found[409] == THREADS - 1
    assert set(found) <= {200, 400, 409}
    assert acme.balance() == (20 - THREADS, 0)


def test_whatever_comes_at_once_the_balance_is_never_below_zero(acme: Funded, at_once: AtOnce) -> None:
    """Holds of all kinds, ended and taken again, while credits are given and taken away."""

    def work(http: httpx2.Client, number: int) -> list[httpx2.Response]:
        told, answers = whose(acme), list[httpx2.Response]()
        for amount in range(1, 5):
            grant = {"company_id": acme.company.id, "credit_id": acme.credit.id, "quantity": 1, "reason": "free"}
            given = http.post(f"{CREDITS}/grants/company", json=grant)
            lease = http.post(f"{CREDITS}/lease", json={**told, "requested_amount": amount})
            held = http.post(f"{CREDITS}/reservations", json={**told, "amount": amount})
            asked = {"company": {"code": "UA"}, "quantity": amount}
            answers += [given, lease, held, http.post("/flags/chat/check-and-reserve", json=asked)]
            (balance,) = data(http.get(f"{CREDITS}/balance", params={"company_id": acme.company.id}))
            assert balance["remaining"] >= 0
            assert balance["settled"] == balance["remaining"] + balance["reserved"]
            if held.status_code == 201:
                answers.append(http.put(f"{CREDITS}/reservations/{data(held)['id']}/release"))
            if lease.status_code == 201 and number % 2:
                answers.append(http.put(f"{CREDITS}/lease/{data(lease)['id']}/release"))
            if number % 4 == 0:
                answers.append(http.put(f"{CREDITS}/grants/{data(given)['id']}/zero-out", json={}))
        return answers

    found = statuses([one for part in at_once(work) for one in part])

    assert set(found) <= {200, 201, 402, 409}
