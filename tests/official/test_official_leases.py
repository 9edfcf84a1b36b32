"""The official Python client holds credits of our server, and shares a lease in one Redis with ours."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

redis = pytest.importorskip("redis")

from schematic import Schematic  # noqa: E402
from schematic.client import CheckOptions, CreditLeaseConfig, Reservation  # noqa: E402
from schematic_server.demo.process import Running, start  # noqa: E402

from .test_official_clients import WITHIN, interpreter  # noqa: E402
from .test_official_streams import running  # noqa: E402

PROGRAM = "lease_python.py"
ACME = {"id": "acme"}


@pytest.fixture
def redis_url(valkey: Callable[[], Any]) -> Iterator[str]:
    with valkey() as started:
        yield f"redis://{started.host}:{started.port}"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Running]:
    """Where a chat costs Acme half a credit of 100."""
    interpreter(PROGRAM)
    made = start(f"sqlite:///{tmp_path}/schematic.sqlite3")
    with Schematic(made.key, base_url=made.base_url) as api:
        flag = {"key": "chat", "name": "Chat", "description": ""}
        feature = api.features.create_feature(
            name="Chat", description="", feature_type="event", event_subtype="chat", flag=flag
        ).data
        plan = api.plans.create_plan(name="Gold", plan_type="plan").data
        credit = api.credits.create_billing_credit(name="Tokens", description="", currency="usd").data
        api.entitlements.create_plan_entitlement(
            plan_id=plan.id,
            feature_id=feature.id,
            value_type="credit",
            value_credit_id=credit.id,
            credit_consumption_rate=0.5,
        )
        company = api.companies.upsert_company(keys=ACME, name="Acme", base_plan_id=plan.id).data
        api.credits.grant_billing_credits_to_company(
            company_id=company.id, credit_id=credit.id, quantity=100, reason="purchased"
        )
    yield made
    made.stop()


def ours(server: Running, redis_url: str) -> Schematic:
    leases = CreditLeaseConfig(mode="client", default_lease_size=50, redis_client=redis.Redis.from_url(redis_url))
    client = Schematic(server.key, base_url=server.base_url, use_datastream=True, credit_leases=leases, timeout=WITHIN)
    assert client.datastream is not None
    assert client.datastream.wait_until_ready(WITHIN)
    return client


def balance(server: Running) -> tuple[float, float]:
    """Remaining and reserved."""
    with Schematic(server.key, base_url=server.base_url) as api:
        company_id = api.companies.lookup_company(keys=ACME).data.id
        [found] = api.credits.list_company_credit_balances(company_id=company_id).data
    return found.remaining, found.reserved


def until(condition: Callable[[], object]) -> None:
    ends_at = time.monotonic() + WITHIN
    while not condition():
        assert time.monotonic() < ends_at, "it never came"
        time.sleep(0.05)


@pytest.mark.parametrize(("mode", "held"), [("client", (50, 50)), ("server", (97.5, 2.5))])
def test_the_official_client_holds_and_settles(
    server: Running, redis_url: str, mode: str, held: tuple[float, float]
) -> None:
    with running(PROGRAM, server, mode, redis_url) as official:
        told: Any = official.ask({"check": 5})
        assert (told["allowed"], told["held"]["credits_reserved"], told["held"]["mode"]) == (True, 2.5, mode)
        assert balance(server) == held

        official.ask({"settle": told["held"], "quantity": 3})
        until(lambda: balance(server) == ((50, 48.5) if mode == "client" else (98.5, 0)))


def test_one_lease_serves_both(server: Running, redis_url: str) -> None:
    with running(PROGRAM, server, "client", redis_url) as official, ours(server, redis_url) as client:
        theirs: Any = official.ask({"check": 5})["held"]
        own = client.check("chat", ACME, options=CheckOptions(usage=7)).reservation
        assert own is not None
        assert own.lease_id == theirs["lease_id"]
        assert left(redis_url) == "44"

        official.ask({"settle": told(own), "quantity": 1})
        client.track_with_reservation(taken(theirs), 2)
        client.flush()

        assert left(redis_url) == "48.5"
        until(lambda: balance(server) == (50, 48.5))
        with redis.Redis.from_url(redis_url) as store:
            assert [key.decode() for key in store.keys("*credit-*")] == [lease_key(store)]


def left(redis_url: str) -> str:
    with redis.Redis.from_url(redis_url) as store:
        return str(store.hget(lease_key(store), "localRemainingCredits").decode())


def lease_key(store: Any) -> str:
    [key] = store.keys("schematic:credit-lease:*")
    return str(key.decode())


def told(held: Reservation) -> dict[str, Any]:
    return {**vars(held), "expires_at": held.expires_at.isoformat()}


def taken(held: dict[str, Any]) -> Reservation:
    return Reservation(**{**held, "expires_at": datetime.fromisoformat(held["expires_at"])})
