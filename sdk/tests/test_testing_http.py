"""`schematic.testing.serve`: the fake over HTTP, for applications in other processes."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Generator
from contextlib import closing
from pathlib import Path
from threading import enumerate as enumerate_threads
from typing import Any

import pytest

from schematic.testing import AsyncFakeSchematic, FakeSchematic, FakeServer, serve

ACME = {"id": "acme"}
OFFICIAL = Path(__file__).parents[2] / ".bench/official/bin/python"
APPLICATION = """
import json, os
from schematic import Schematic

with Schematic() as client:
    acme = {"id": "acme"}
    before = client.check_flag_with_entitlement("seats", company=acme)
    client.track("seats", company=acme, quantity=2)
    client.identify({"id": "ada"}, company={"keys": acme})
    client.flush()
    sso = client.check_flag("sso")
print(json.dumps({"value": before.value, "usage": before.entitlement.usage, "reason": before.reason, "sso": sso}))
"""
# The official client reads no environment: its addresses are arguments.
OFFICIAL_APPLICATION = """
import json, os
from schematic.client import CheckOptions, CreditLeaseConfig, Schematic, SchematicConfig

url = os.environ["SCHEMATIC_BASE_URL"]
config = SchematicConfig(
    base_url=url,
    event_capture_url=os.environ["SCHEMATIC_EVENT_CAPTURE_URL"],
    cache_providers=[],
    credit_leases=CreditLeaseConfig(mode="server"),
)
client = Schematic(os.environ["SCHEMATIC_API_KEY"], config)
acme = {"id": "acme"}
before = client.check_flag_with_entitlement("seats", company=acme)
bulk = {one.flag: one.value for one in client.check_flags(["seats", "sso"], company=acme)}
held = client.check("ask", company=acme, options=CheckOptions(usage=3))
client.track_with_reservation(held.reservation, 1)
client.track("seats", company=acme, quantity=2)
client.identify({"id": "ada"}, company={"keys": acme})
client.shutdown()
print(json.dumps({"value": before.value, "usage": before.entitlement.usage, "reason": before.reason, **bulk}))
"""


@pytest.fixture
def fake() -> FakeSchematic:
    fake = FakeSchematic()
    fake.flag("sso")
    fake.entitled("acme", "seats", limit=10, used=8)
    return fake


@pytest.fixture
def server(fake: FakeSchematic) -> Generator[FakeServer]:
    with serve(fake) as server:
        yield server


def test_an_application_in_another_process_is_answered_by_the_fake(fake: FakeSchematic, server: FakeServer) -> None:
    told = _run(sys.executable, APPLICATION, server)

    assert (told["value"], told["usage"], told["sso"]) == (True, 8, True)
    assert told["reason"].startswith('Matched plan entitlement rule "Plan Entitlement - 0"')
    assert fake.tracked("seats", company="acme").quantity == 2
    assert fake.usage("acme", "seats") == 10
    assert not fake.check_flag("seats", company=ACME)
    assert {one.kind for one in fake.received} == {"track", "identify"}


@pytest.mark.skipif(not OFFICIAL.exists(), reason="the official SDK is not installed (.bench/official)")
def test_the_official_client_is_answered_by_the_fake(fake: FakeSchematic, server: FakeServer) -> None:
    fake.entitled("acme", "ask", credit="ai")
    fake.credited("acme", "ai", 10)

    told = _run(str(OFFICIAL), OFFICIAL_APPLICATION, server)

    assert (told["value"], told["usage"], told["sso"], told["seats"]) == (True, 8, True, True)
    assert fake.usage("acme", "seats") == 10
    assert fake.balance("acme", "ai")[:2] == (9, 0)
    assert {one.kind for one in fake.received} == {"track", "identify"}


def test_the_test_waits_for_what_the_application_sends_later(fake: FakeSchematic, server: FakeServer) -> None:
    code = APPLICATION.replace("client.flush()", "")
    with subprocess.Popen([sys.executable, "-c", code], env=_env(server), stdout=subprocess.DEVNULL) as application:
        found = fake.wait_for("seats", company="acme")
        application.wait()

    assert found.quantity == 2


def test_waiting_in_vain_says_what_came_instead(fake: FakeSchematic) -> None:
    fake.track("login", company=ACME)

    with pytest.raises(AssertionError, match=r"waited 0.01 s for 1 events.*login of \{'id': 'acme'\} 1x"):
        fake.wait_for("seats", timeout=0.01)


def test_the_environment_points_this_sdk_at_the_fake(server: FakeServer) -> None:
    assert server.env == {
        "SCHEMATIC_BASE_URL": server.base_url,
        "SCHEMATIC_EVENT_CAPTURE_URL": server.base_url,
        "SCHEMATIC_API_KEY": "sch_fake",
    }
    assert server.base_url.startswith("http://127.0.0.1:")


def test_an_unknown_path_says_that_it_is_not_faked_and_how_to_fake_it(fake: FakeSchematic, server: FakeServer) -> None:
    status, told = _ask(server, "GET", "/companies/comp_1")
    assert status == 501
    assert "the fake has no answer for GET /companies/comp_1" in told["error"]
    assert "fake.respond('GET /companies/comp_1', {...})" in told["error"]

    fake.respond("GET /companies/comp_1", {"name": "Acme"})

    assert _ask(server, "GET", "/companies/comp_1?limit=1") == (200, {"data": {"name": "Acme"}, "params": {}})


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/flags/seats/check", {"company": ACME, "user": None}, 200),
        ("/flags/check", {}, 201),
        ("/flags/check-bulk", {"contexts": [{"company": ACME}, {}]}, 201),
        ("/flags/seats/check-and-reserve", {"company": ACME, "quantity": 1}, 200),
        ("/batch", {"events": [{"type": "track", "body": {"event": "seats"}}]}, 200),
        ("/e", {"type": "track", "body": {"event": "seats"}}, 200),
        ("/events", {"event_type": "track", "body": {"event": "seats"}}, 201),
        ("/event-batch", {"events": [{"event_type": "track", "body": {"event": "seats"}}]}, 201),
        ("/flags/nobody-set-it/check", {}, 404),
        ("/flags/seats/check", {"preflight": {"usage": -1}}, 400),
        ("/flags/check", {"preflight": {"usage": 1}}, 400),
        ("/batch", {"events": [{}] * 101}, 400),
        ("/events", {"event_type": "track", "body": {}}, 400),
        ("/events", {"event_type": "track", "body": {"event": "seats"}, "backfill": True}, 400),
    ],
)
def test_every_path_answers_with_the_apis_status(server: FakeServer, path: str, body: Any, status: int) -> None:
    found, told = _ask(server, "POST", path, body)

    assert found == status, told
    assert ("error" in told) is (status >= 400)


def test_a_bad_event_does_not_take_its_batch_with_it(fake: FakeSchematic, server: FakeServer) -> None:
    good = {"type": "track", "body": {"event": "seats", "company": ACME}}
    bad = {"type": "track", "body": {"event": "seats", "company": ACME, "quantity": 0}}

    status, told = _ask(server, "POST", "/batch", {"events": [good, bad, good]})

    assert (status, told["accepted"], told["refused"][0]["index"]) == (200, 2, 1)
    assert fake.usage("acme", "seats") == 10


def test_a_body_that_is_no_json_gets_an_answer(server: FakeServer) -> None:
    request = urllib.request.Request(f"{server.base_url}/batch", b"{", method="POST")

    with pytest.raises(urllib.error.HTTPError) as failure:
        urllib.request.urlopen(request)

    with failure.value as answer:
        assert answer.code == 400


def test_browsers_are_let_in(server: FakeServer) -> None:
    request = urllib.request.Request(f"{server.base_url}/flags/check", method="OPTIONS")

    with urllib.request.urlopen(request) as answer:
        assert (answer.status, answer.headers["access-control-allow-origin"]) == (204, "*")


def test_nothing_is_left_when_the_block_ends() -> None:
    """Neither threads nor the port, even when a client keeps its connection open."""
    with closing(http.client.HTTPConnection("127.0.0.1")) as client:
        with serve() as server:
            client.port = int(server.base_url.rpartition(":")[2])
            client.request("POST", "/flags/check", b"{}")
            client.getresponse().read()
            during = _threads()
        after = _threads()

    assert (len(during), after) == (2, [])
    with pytest.raises(ConnectionRefusedError):
        client.connect()


def test_an_async_fake_is_served_as_well() -> None:
    fake = AsyncFakeSchematic()
    fake.flag("sso")

    with serve(fake) as server:
        status, told = _ask(server, "POST", "/flags/sso/check", {})

    assert (status, told["data"]["value"]) == (200, True)


def _ask(server: FakeServer, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    content = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"{server.base_url}{path}", content, method=method)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.load(error)


def _threads() -> list[str]:
    """Of fakes: the one that listens, and one for each connection."""
    names = [one.name for one in enumerate_threads()]
    return [name for name in names if name == "schematic-fake" or "process_request_thread" in name]


def _env(server: FakeServer) -> dict[str, str]:
    return {**os.environ, **server.env}


def _run(python: str, code: str, server: FakeServer) -> Any:
    """What a program said, in JSON, that runs in another process."""
    env = _env(server)
    if python != sys.executable:
        env.pop("PYTHONPATH", None)
    done = subprocess.run([python, "-c", code], env=env, capture_output=True, text=True, check=False, timeout=180)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
