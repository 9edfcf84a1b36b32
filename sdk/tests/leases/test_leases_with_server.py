"""Leases and holds of a real server: what clients hold, settle and give back is what it counts, to the last credit."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from schematic import AsyncSchematic, Schematic
from schematic.client import CheckOptions, CreditLeaseConfig
from schematic_server.demo.process import Running, start

from ..contrib.conftest import _create_catalog, new_company
from ..doors import Door
from ..doors import door as opened

PATIENCE = 60.0  # seconds
Keys = dict[str, str]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("leases")
    running = start(f"sqlite:///{folder}/schematic.sqlite3", folder / "server.log")
    try:
        with Schematic(running.key, base_url=running.base_url) as api:
            _create_catalog(api)
        yield running
    finally:
        running.stop()


@pytest.fixture
def api(server: Running) -> Iterator[Schematic]:
    with Schematic(server.key, base_url=server.base_url, cache_providers=[]) as made:
        yield made


@pytest.fixture(params=["sync", "async"])
def door(request: pytest.FixtureRequest) -> Iterator[Door]:
    with opened(request.param) as made:
        yield made


@pytest.fixture
def client(server: Running, door: Door) -> Iterator[Any]:
    made = leasing(server, door)
    yield made
    door(made.shutdown())


def leasing(server: Running, door: Door, **options: Any) -> Any:
    leases = CreditLeaseConfig(default_lease_size=50, **options)
    kind: Any = AsyncSchematic if door.is_async else Schematic
    made = kind(server.key, base_url=server.base_url, use_datastream=True, credit_leases=leases)
    assert door(made.datastream.wait_until_ready(PATIENCE))
    return made


def funded(api: Schematic, quantity: int) -> tuple[Keys, Callable[[], tuple[float, float]]]:
    """Keys of a company with so many credits, and what it has: remaining and reserved."""
    keys = new_company(api)
    company_id = api.companies.lookup_company(keys=keys).data.id
    [credit] = api.credits.list_billing_credits().data
    if quantity:
        api.credits.grant_billing_credits_to_company(
            company_id=company_id, credit_id=credit.id, quantity=quantity, reason="free"
        )

    def balance() -> tuple[float, float]:
        [found] = api.credits.list_company_credit_balances(company_id=company_id).data
        return found.remaining, found.reserved

    return keys, balance


def check(door: Door, client: Any, keys: Keys, quantity: int = 1) -> Any:
    return door(client.check("chat", keys, options=CheckOptions(usage=quantity)))


def wait(door: Door, condition: Callable[[], object]) -> None:
    for _ in range(int(PATIENCE * 100)):
        if condition():
            return
        door(asyncio.sleep(0.01))
    raise AssertionError("it never came")


def test_what_is_used_is_drawn_and_the_rest_comes_back(
    api: Schematic, server: Running, door: Door, client: Any
) -> None:
    """Two credits each; a lease of 50 of the 100."""
    keys, balance = funded(api, 100)

    held = [check(door, client, keys, 5).reservation for _ in range(2)]
    assert balance() == (50, 50)
    door(client.track_with_reservation(held[0], 3))
    door(client.release(held[1]))
    door(client.flush())
    wait(door, lambda: balance() == (50, 44))
    door(client.shutdown())

    assert balance() == (94, 0)


def test_a_lease_grows_with_what_is_needed_until_nothing_is_left(
    api: Schematic, server: Running, door: Door, client: Any
) -> None:
    keys, balance = funded(api, 100)

    allowed = [check(door, client, keys, 4).allowed for _ in range(13)]

    assert allowed == [True] * 12 + [False]
    assert balance() == (0, 100)
    assert check(door, client, keys, 4).reason == "insufficient_lease_balance"
    assert check(door, client, keys, 2).allowed


def test_nobody_without_credits_gets_a_lease(api: Schematic, server: Running, door: Door, client: Any) -> None:
    keys, _ = funded(api, 0)

    assert check(door, client, keys).reason == "lease_acquire_failed"


def test_two_processes_of_their_own_get_one_lease(api: Schematic, server: Running, door: Door, client: Any) -> None:
    keys, balance = funded(api, 100)
    other = leasing(server, door)

    first, second = check(door, client, keys).reservation, check(door, other, keys).reservation
    door(other.shutdown())

    assert first.lease_id == second.lease_id
    assert balance() == (100, 0)
    door(client.track_with_reservation(first, 1))
    door(client.flush())
    wait(door, lambda: balance() == (98, 0))  # an ordinary draw, as the lease is over


def test_settling_twice_counts_once(api: Schematic, server: Running, door: Door, client: Any) -> None:
    keys, balance = funded(api, 100)
    held = check(door, client, keys, 5).reservation

    for _ in range(2):
        door(client.track_with_reservation(held, 5))
    door(client.flush())
    door(client.shutdown())

    assert balance() == (90, 0)


def test_the_server_holds_credits_as_well(api: Schematic, server: Running, door: Door) -> None:
    keys, balance = funded(api, 10)
    client = leasing(server, door, mode="server")

    held = check(door, client, keys, 3)
    assert (held.reservation.mode, balance()) == ("server", (4, 6))
    assert (check(door, client, keys, 3).reason, balance()) == ("Insufficient credits", (4, 6))
    door(client.track_with_reservation(held.reservation, 2))
    door(client.flush())
    wait(door, lambda: balance() == (6, 0))
    door(client.release(check(door, client, keys).reservation))

    assert balance() == (6, 0)
    door(client.shutdown())


def test_leases_are_acquired_ahead_of_the_first_check(api: Schematic, server: Running, door: Door, client: Any) -> None:
    keys, balance = funded(api, 100)
    [credit] = api.credits.list_billing_credits().data

    door(client.prewarm(keys, [credit.id]))
    wait(door, lambda: balance() == (50, 50))

    assert check(door, client, keys).allowed
