"""`check`: a flag check that may hold credits; what is asked, what each failure means, and how a hold is settled."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import httpx2
import pytest

from schematic.client import CheckOptions, CreditLeaseConfig

from .conftest import Hand
from .doors import Door
from .doors import door as opened
from .mock_api import MockApi

ACME = {"id": "acme"}
LEASES = CreditLeaseConfig(mode="server")
QUIET = logging.getLogger("schematic.test.quiet")
QUIET.setLevel(logging.CRITICAL)
HELD = {
    "id": "crrsv_1",
    "company_id": "comp_1",
    "credit_type_id": "cred_1",
    "credits_reserved": 6,
    "quantity_reserved": 3,
    "consumption_rate": 2,
    "event_subtype": "tokens",
    "expires_at": "2030-01-01T00:00:00Z",
}


@pytest.fixture(params=["sync", "async"])
def door(request: pytest.FixtureRequest) -> Iterator[Door]:
    with opened(request.param) as made:
        yield made


def answer(value: bool = True, **more: Any) -> dict[str, Any]:
    return {"data": {"flag": "f", "reason": "matched", "value": value, **more}, "params": {}}


def status(code: int) -> httpx2.Response:
    return httpx2.Response(code, json={"error": "told"})


def path(api: MockApi) -> str:
    found: str = api.last.url.path
    return found


def test_without_leases_it_is_a_what_if_check(door: Door) -> None:
    api = MockApi(answer(flag_id="flag_1", error="e"))

    result = door(door.client(api).check("f", ACME, options=CheckOptions(usage=1.5)))

    assert path(api) == "/flags/f/check"
    assert api.body["preflight"] == {"credit_cost": None, "event_usage": None, "usage": 2}
    assert (result.allowed, result.value, result.reason, result.flag_key) == (True, True, "matched", "f")
    assert (result.flag_id, result.error, result.reservation) == ("flag_1", "e", None)


@pytest.mark.parametrize(
    ("options", "preflight"),
    [
        (None, None),
        (CheckOptions(), None),
        (
            CheckOptions(usage=2, event_subtype="tokens"),
            {"credit_cost": None, "event_usage": {"event_subtype": "tokens", "quantity": 2}, "usage": None},
        ),
        (CheckOptions(usage=-1), None),
        (CheckOptions(usage=True), None),
        (CheckOptions(usage=float("nan")), None),
    ],
)
def test_what_is_asked_without_leases(door: Door, options: CheckOptions | None, preflight: object) -> None:
    api = MockApi(answer())

    door(door.client(api).check("f", ACME, options=options))

    assert api.body.get("preflight") == preflight


def test_with_leases_credits_are_held(door: Door, clock: Hand) -> None:
    api = MockApi(answer(reservation=HELD))
    client = door.client(api, credit_leases=LEASES)

    result = door(client.check("f", ACME, {"id": "u"}, CheckOptions(usage=2.5)))

    body = api.body
    assert path(api) == "/flags/f/check-and-reserve"
    assert (body["company"], body["user"], body["quantity"]) == (ACME, {"id": "u"}, 3)
    assert body["preflight"] == {"credit_cost": None, "event_usage": None, "usage": 3}
    assert datetime.fromisoformat(body["expires_at"]).timestamp() == clock.time() + 60
    assert len(body["idempotency_key"]) == 36
    held = result.reservation
    assert (held.id, held.lease_id, held.mode, held.event_subtype) == ("crrsv_1", "crrsv_1", "server", "tokens")
    assert (held.quantity_reserved, held.credits_reserved, held.company) == (3, 6, ACME)


def test_a_retry_is_the_same_reservation(door: Door) -> None:
    again = httpx2.Response(503, headers={"retry-after-ms": "1"}, json={"error": "later"})
    api = MockApi(again, answer(reservation=HELD))

    result = door(door.client(api, credit_leases=LEASES).check("f", ACME, options=CheckOptions(usage=1)))

    assert result.reservation is not None
    assert len(api.requests) == 2
    assert api.requests[0].content == api.requests[1].content


def test_no_credits_means_denied_whatever_the_options_say(door: Door) -> None:
    api = MockApi(status(402))
    options = CheckOptions(usage=1, on_acquire_failure="fail-open", default_value=True)

    result = door(door.client(api, credit_leases=LEASES).check("f", ACME, options=options))

    assert (result.allowed, result.value, result.reason, result.error) == (False, False, "Insufficient credits", "told")


@pytest.mark.parametrize("failure", [status(400), httpx2.ReadTimeout("slow"), {"data": 7}])
def test_what_cannot_be_held_is_denied_or_answered_by_the_default(door: Door, failure: object) -> None:
    client = door.client(MockApi(failure), credit_leases=LEASES, logger=QUIET, flag_defaults={"f": True})

    closed = door(client.check("f", ACME, options=CheckOptions(usage=1)))
    fail_open = door(client.check("f", ACME, options=CheckOptions(usage=1, on_acquire_failure="fail-open")))

    failed = "server_reservation_failed"
    assert (closed.allowed, closed.reason, closed.error) == (False, failed, failed)
    assert (fail_open.allowed, fail_open.reason, fail_open.error) == (True, f"{failed}_fail_open", failed)


@pytest.mark.parametrize("usage", [-1, float("inf"), float("nan"), True, "three"])
def test_a_usage_that_is_none_is_not_asked_about(door: Door, usage: Any) -> None:
    api = MockApi(answer())
    client = door.client(api, credit_leases=LEASES, logger=QUIET)

    result = door(client.check("f", ACME, options=CheckOptions(usage=usage)))

    assert (result.allowed, result.reason, result.error) == (False, "invalid_usage", "invalid_usage")
    assert api.requests == []


def test_a_usage_of_0_holds_nothing(door: Door) -> None:
    api = MockApi(answer())

    door(door.client(api, credit_leases=LEASES).check("f", ACME, options=CheckOptions(usage=0)))

    assert path(api) == "/flags/f/check"
    assert api.body["preflight"]["usage"] == 0


def test_a_denied_check_or_one_that_costs_no_credits_holds_nothing(door: Door) -> None:
    for told in (answer(False), answer(True, reservation=None)):
        result = door(door.client(MockApi(told), credit_leases=LEASES).check("f", ACME, options=CheckOptions(usage=1)))

        assert (result.reservation, result.reason) == (None, "matched")


@pytest.mark.parametrize(("mode", "allowed"), [("fail-closed", False), ("fail-open", True)])
def test_a_hold_that_no_event_can_settle_is_given_back(door: Door, mode: Any, allowed: bool) -> None:
    api = MockApi(answer(reservation={**HELD, "event_subtype": None}), status(404))
    client = door.client(api, credit_leases=LEASES, logger=QUIET)

    result = door(client.check("f", ACME, options=CheckOptions(usage=1, on_acquire_failure=mode)))

    assert (api.last.method, path(api)) == ("PUT", "/billing/credits/reservations/crrsv_1/release")
    assert (result.allowed, result.error, result.reservation) == (allowed, "missing_event_subtype", None)


def test_the_callers_event_wins_over_the_servers(door: Door) -> None:
    api = MockApi(answer(reservation=HELD))
    options = CheckOptions(usage=1, event_subtype="words")

    result = door(door.client(api, credit_leases=LEASES).check("f", ACME, options=options))

    assert result.reservation.event_subtype == "words"


@pytest.mark.parametrize(
    ("config", "options", "said"),
    [
        (CreditLeaseConfig(mode="client"), {}, "credit_leases.mode 'client' needs a data stream"),
        (CreditLeaseConfig(), {"offline": True}, "the client is offline"),
        (CreditLeaseConfig(default_reservation_ttl=4000), {}, "more than the server allows; using 3540"),
    ],
)
def test_what_the_configuration_cannot_have_is_said(
    door: Door, config: Any, options: Any, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    door.client(MockApi(answer()), credit_leases=config, logger=logging.getLogger("checks"), **options)

    assert any(said in message for message in caplog.messages)


def test_an_open_circuit_breaker_holds_nothing_and_asks_nothing(door: Door) -> None:
    api = MockApi(status(500))
    client = door.client(api, credit_leases=LEASES, logger=QUIET, max_retries=0)
    for _ in range(5):
        door(client.check("f", ACME, options=CheckOptions(usage=1)))

    result = door(client.check("f", ACME, options=CheckOptions(usage=1)))

    assert (result.allowed, result.reason) == (False, "server_reservation_failed")
    assert len(api.requests) == 5
