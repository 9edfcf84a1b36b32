"""What a lost, refused or odd stream does to checks: as little as can be, and never in silence."""

from __future__ import annotations

import json
import logging
import socket
from itertools import count
from typing import Any

import pytest

from schematic.client import DataStreamConfig, Schematic
from schematic.datastream import client as module
from schematic.datastream import protocol

from ..conftest import Hand
from .conftest import PATIENCE, World
from .stream_server import company, flag, metered, metric, stream_server, user

ACME = {"id": "1"}


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses between connections are `test_protocol`'s."""
    monkeypatch.setattr(protocol, "FIRST_DELAY", 0.0)
    monkeypatch.setattr(protocol, "LONGEST_DELAY", 0.0)
    monkeypatch.setattr(protocol, "REFUSED_DELAY", 0.0)
    monkeypatch.setattr("schematic.clock.chance", lambda: 0.001)


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.INFO, "schematic")
    return caplog


def lines(log: pytest.LogCaptureFixture, about: str) -> list[str]:
    return [record.getMessage() for record in log.records if about in record.getMessage()]


def test_checks_go_on_from_what_is_known(world: World, log: pytest.LogCaptureFixture) -> None:
    world.server.companies = [company()]
    client = world.client()
    client.check_flag("on", ACME)
    world.server.ignores = {"Flags"}
    world.server.drop()
    world.wait_for(lambda: "stale" in world.watch.states())

    receipt = client.check_flag_with_receipt("on", ACME)

    assert (receipt.value, receipt.source) == (True, "stale")
    assert receipt.reason == "No rules matched; default value for flag"
    assert receipt.age_seconds is not None
    assert receipt.age_seconds >= 0
    status = client.stats().datastream
    assert status is not None
    assert (status.state, status.age_seconds is None) == ("stale", False)
    assert client.stats().checks.stale == 1
    assert world.asked() == []
    assert len(lines(log, "The data stream is lost")) == 1


def test_after_a_loss_everything_is_asked_for_again(world: World, log: pytest.LogCaptureFixture) -> None:
    world.server.flags = [metered(5), flag("on"), flag("gone")]
    world.server.companies = [company(1, metrics=[metric(0)]), company(2)]
    world.server.users = [user()]
    client = world.client()
    client.check_flag("seats", {"x": "comp_1"}, ACME)
    client.check_flag("seats", {"id": "2"})
    world.server.flags = [metered(5), flag("on", default=True)]
    world.server.companies = [company(1, metrics=[metric(9)])]
    world.server.drop()
    world.wait_for(lambda: world.watch.has_come_back())

    assert not client.check_flag("seats", ACME)
    assert client.check_flag("on")
    assert client.check_flag_with_receipt("gone").source == "default"
    assert sorted(tuple(one.changed_flags) for one in world.watch.events if one.changed_flags) == [("on", "gone")]
    status = client.stats().datastream
    assert status is not None
    assert (status.companies, status.users, status.connections) == (1, 1, 2)
    world.server.push("partial", "Company", {"metrics": [metric(1)]}, "comp_1")
    world.wait_for(lambda: client.check_flag("seats", ACME))
    assert world.asked() == []
    assert len(lines(log, "The data stream is there again")) == 1


def test_who_is_not_told_of_again_is_asked_for_when_needed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.server.companies = [company()]
    client = world.client()
    client.check_flag("on", ACME)
    monkeypatch.setattr(module, "CAUGHT_UP_WITHIN", 0.0)
    world.server.ignores = {"Company"}
    world.server.drop()
    world.wait_for(lambda: world.watch.has_come_back())

    status = client.stats().datastream
    assert status is not None
    assert status.companies == 0
    world.server.ignores = set()
    assert client.check_flag_with_entitlement("on", ACME).company_id == "comp_1"


@pytest.mark.parametrize("code", [1000, 1001, 1011, 1012, 1013, 4001, 4008])
def test_it_connects_again_whatever_ended_it(world: World, code: int) -> None:
    client = world.client()
    world.server.drop(code)
    world.wait_for(lambda: world.watch.has_come_back())

    assert client.check_flag_with_receipt("on").source == "stream"


def test_a_refused_key_is_said_once_and_tried_for_ever(world: World, log: pytest.LogCaptureFixture) -> None:
    world.server.refuses_with = 4001
    client = world.client(is_ready=False)
    for _ in range(15):
        world.server.connections.get(timeout=PATIENCE)
    assert client.check_flag_with_receipt("on").source == "live"
    world.server.refuses_with = None
    assert client.datastream is not None
    assert client.datastream.wait_until_ready(PATIENCE)

    assert len(lines(log, "refuses the API key")) == 1
    # A request that crosses the refusal may cut the connection before its code is read: that is another state.
    assert len(log.records) == 1 + len(lines(log, "cannot be reached")) <= 2


def test_a_server_that_is_not_there_is_said_once(world: World, log: pytest.LogCaptureFixture) -> None:
    with stream_server() as server:
        address = server.base_url
    client = Schematic("sch_1", base_url=address, httpx_client=world.api.client(), use_datastream=True)
    assert client.datastream is not None
    client.datastream.listen(world.watch)
    assert not client.datastream.wait_until_ready(0.2)
    client.shutdown(1)

    assert len(lines(log, "cannot be reached")) == 1
    assert world.watch.states() == ["closed"]


def test_a_server_that_says_nothing_is_left(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FLAGS_WITHIN", 0.0)
    world.server.ignores = {"Flags"}
    client = world.client(is_ready=False)
    world.server.connections.get(timeout=PATIENCE)
    world.server.connections.get(timeout=PATIENCE)
    world.server.ignores = set()
    monkeypatch.setattr(module, "FLAGS_WITHIN", 30.0)

    assert client.datastream is not None
    assert client.datastream.wait_until_ready(PATIENCE)


def test_a_message_that_is_cut_off_ends_the_connection_alone(world: World) -> None:
    world.client()
    connection = world.server.connections.get(timeout=PATIENCE)

    connection.socket.sendall(b"\x81\x7f" + (1 << 20).to_bytes(8) + b"{" * 100)
    connection.socket.shutdown(socket.SHUT_RDWR)

    world.wait_for(world.watch.has_come_back)


@pytest.mark.parametrize("is_deaf", [False, True])
def test_a_server_that_answers_no_ping_is_left(clock: Hand, world: World, is_deaf: bool) -> None:
    """Nothing else would say that the network went without a word."""
    client = world.client(DataStreamConfig(entity_timeout=PATIENCE))
    world.server.is_deaf = is_deaf
    somebody = count()

    def ask_after(seconds: float) -> None:
        """A request wakes who sends, whose pings are due by the clock; its answer comes after that to a ping before."""
        clock.now += seconds
        client.check_flag("on", {"id": f"nobody {next(somebody)}"})

    ask_after(protocol.PING_EVERY)
    world.server.pings.get(timeout=PATIENCE)
    ask_after(0)
    ask_after(protocol.PONG_WITHIN)

    assert client.datastream is not None
    if is_deaf:
        world.server.is_deaf = False
        world.wait_for(world.watch.has_come_back)
        assert client.datastream.status().connections == 2
    else:
        ask_after(protocol.PING_EVERY - protocol.PONG_WITHIN)
        world.server.pings.get(timeout=PATIENCE)
        assert world.watch.states() == ["ready"]


FRAMES: list[str | bytes] = [
    *("", "not json", "null", "[]", "17", '"text"', "{", '{"data":{', "{}", '{"data":[]}', b"\x00\xff", b"{}"),
    *('{"message_type":"full"}', '{"message_type":17}', '{"entity_type":{}}', '{"data":' + "[" * 5_000 + "}"),
    *(
        json.dumps({"message_type": kind, "entity_type": f"rulesengine.{entity}", "data": data, "entity_id": entity_id})
        for kind, entity, data, entity_id in [
            ("full", "Flags", {}, None),
            ("full", "Flags", None, None),
            ("full", "Flags", [17], None),
            ("full", "Flags", [{"key": ""}], None),
            ("full", "Flag", [], None),
            ("full", "Flag", {"key": 17}, None),
            ("delete", "Flag", 17, None),
            ("partial", "Flag", {"key": "on"}, None),
            ("full", "Company", {"id": 17}, None),
            ("full", "Company", {"id": "comp_9", "keys": []}, "comp_9"),
            ("full", "Company", {"id": "comp_9", "keys": {"id": 17}}, "comp_9"),
            ("full", "Company", [], "comp_9"),
            ("partial", "Company", {"metrics": 17}, "comp_1"),
            ("partial", "Company", [], "comp_1"),
            ("partial", "Company", {"metrics": [17]}, "comp_1"),
            ("partial", "Company", {"keys": {"id": None}}, "comp_1"),
            ("partial", "Company", {"id": None}, "comp_1"),
            ("partial", "Company", {"plan_ids": ["plan_1"]}, "comp_of_nobody"),
            ("delete", "Company", None, None),
            ("error", "Company", None, None),
            ("error", "Company", {"error": 17, "keys": {"id": 17}}, None),
            ("error", "Company", {"keys": {"id": "of nobody"}, "entity_type": "rulesengine.Company"}, None),
            ("reload", "Company", None, None),
            ("full", "Companies", {"status": "subscribed"}, None),
            ("full", "Planet", {"id": "earth"}, "earth"),
        ]
    ),
]


def test_no_frame_ends_the_stream_or_raises_into_a_check(world: World, log: pytest.LogCaptureFixture) -> None:
    world.server.companies = [company(metrics=[metric(1)])]
    client = world.client()
    client.check_flag("on", ACME)
    for number, frame in enumerate(FRAMES):
        world.server.send(frame)
        world.server.push("full", "Flag", flag("probe", default=number % 2 == 0), "flag_probe")
        world.wait_for(lambda even=number % 2 == 0: client.check_flag("probe") is even)
        assert client.check_flag_with_entitlement("on", ACME).company_id == "comp_1"

    status = client.stats().datastream
    assert status is not None
    assert (status.state, status.connections) == ("ready", 1)
    assert 20 <= status.bad_messages < len(FRAMES)
    assert len(lines(log, "cannot be used")) == 1
    assert world.asked() == []


def test_documents_that_are_none_send_the_check_to_the_api(world: World, log: pytest.LogCaptureFixture) -> None:
    world.server.flags = [{"key": "on"}, flag("off")]
    world.server.companies = [{"id": "comp_1", "keys": {"id": "1"}, "metrics": 17}]
    client = world.client()

    assert client.check_flag_with_receipt("on").reason == "the API says so"
    assert client.check_flag_with_receipt("off", ACME).reason == "the API says so"
    assert [one.reason for one in client.check_flags(["off"])] == ["No company or user context; default value for flag"]
    client.track("seat", ACME)
    assert len(lines(log, "cannot be used")) == 1


def test_a_message_larger_than_allowed_ends_the_connection_alone(world: World) -> None:
    client = world.client(DataStreamConfig(max_message_size=10_000))
    world.server.push("full", "Flags", [flag("on", default=True), flag("x" * 20_000)])
    world.wait_for(lambda: world.watch.has_come_back())

    assert client.check_flag("on")


def test_a_company_that_is_not_told_of_in_time_falls_back(world: World) -> None:
    world.server.ignores = {"Company"}
    client = world.client(DataStreamConfig(entity_timeout=0.05), cache_providers=[])

    receipts = [client.check_flag_with_receipt("off", ACME) for _ in range(3)]

    assert [(one.value, one.source) for one in receipts] == [(True, "live")] * 3
    status = client.stats().datastream
    assert status is not None
    assert (status.asked, status.unanswered, status.fallbacks, status.refused) == (1, 1, 3, 0)


@pytest.mark.parametrize(("budget", "allowed"), [(0, 0), (0.001, 1), (3, 3)])
def test_what_goes_to_the_api_instead_is_bounded(world: World, budget: float, allowed: int) -> None:
    world.server.ignores = {"Flags"}
    client = world.client(
        DataStreamConfig(fallback_budget=budget), is_ready=False, cache_providers=[], outage_policy="open"
    )

    receipts = [client.check_flag_with_receipt(f"flag_{number}") for number in range(4)]

    status = client.stats().datastream
    assert status is not None
    assert (status.fallbacks, status.refused) == (allowed, 4 - allowed)
    assert len(world.asked()) == allowed
    assert [one.source for one in receipts] == ["live"] * allowed + ["default"] * (4 - allowed)
    assert "fallback_budget lets" in receipts[-1].reason
    assert receipts[-1].value is True


def test_what_memory_knows_costs_no_budget(world: World) -> None:
    world.server.ignores = {"Flags"}
    client = world.client(DataStreamConfig(fallback_budget=0.001), is_ready=False)

    assert [client.check_flag_with_receipt("on").source for _ in range(3)] == ["live", "cache", "cache"]


def test_a_closed_stream_leaves_what_is_known(world: World) -> None:
    client = world.client()
    client.shutdown()

    assert client.check_flag_with_receipt("on").source == "stale"
    assert client.datastream is not None
    assert not client.datastream.wait_until_ready(0)
    assert client.datastream.status().state == "closed"
    assert world.watch.states() == ["ready", "closed"]


def test_the_server_is_told_good_bye(world: World) -> None:
    client = world.client()
    connection = world.server.connections.get(timeout=PATIENCE)
    client.shutdown()

    world.wait_for(lambda: connection.close_code == 1000)


def test_a_client_without_the_package_says_which_extra_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "websockets.sync.client", None)
    for name in ("connection", "client", "source"):
        monkeypatch.delitem(sys.modules, f"schematic.datastream.{name}")

    with pytest.raises(ImportError, match=r"pip install 'schematichq\[datastream\]'"):
        Schematic("sch_1", use_datastream=True)


@pytest.mark.parametrize(
    ("url", "proxy", "found"),
    [
        ("ws://x.example.com/datastream", None, None),
        ("wss://x.example.com/datastream", None, True),
        ("wss://localhost/datastream", None, None),
        ("wss://x.example.com/datastream", False, None),
        ("ws://localhost/datastream", True, True),
        ("ws://localhost/datastream", "http://proxy:3128", "http://proxy:3128"),
    ],
)
def test_proxies_are_for_other_machines(url: str, proxy: str | bool | None, found: object) -> None:
    assert module._proxy(url, proxy) == found


@pytest.mark.parametrize("proxy", [17, "proxy:3128"])
def test_a_proxy_is_an_address(proxy: Any) -> None:
    with pytest.raises(TypeError, match="proxy must be an address such as"):
        DataStreamConfig(proxy=proxy)
