"""Checks with a data stream, through both clients and a real socket."""

from __future__ import annotations

import asyncio
import json
import sys
import threading
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import pytest

from schematic.client import AsyncSchematic, CheckFlagOptions, DataStreamConfig, Schematic, SchematicConfig
from schematic.config import EventUsage, Reservation
from schematic.datastream.state import Entities

from .conftest import PATIENCE, World
from .stream_server import company, condition, flag, metered, metric, rule, user

ACME = {"id": "1"}


@asynccontextmanager
async def async_client(world: World, **keywords: Any) -> AsyncIterator[AsyncSchematic]:
    async with AsyncSchematic(
        "sch_1",
        base_url=world.server.base_url,
        httpx_client=world.api.async_client(),
        use_datastream=True,
        **keywords,
    ) as client:
        assert client.datastream is not None
        assert await client.datastream.wait_until_ready(PATIENCE)
        yield client


def test_a_check_is_answered_here(world: World) -> None:
    client = world.client()

    receipt = client.check_flag_with_receipt("on")

    assert (receipt.value, receipt.source, receipt.age_seconds) == (True, "stream", None)
    assert not client.check_flag("off")
    assert world.asked() == []
    assert client.stats().checks.stream == 2


def test_the_handshake_names_the_key_and_the_client(world: World) -> None:
    world.client(headers={"X-Schematic-Environment-Id": "env_1"})

    headers = world.server.headers
    assert headers["X-Schematic-Api-Key"] == "sch_1"
    assert headers["X-Schematic-Datastream-Mode"] == "direct"
    assert headers["X-Schematic-Environment-Id"] == "env_1"


def test_the_answer_has_everything_that_the_api_tells(world: World) -> None:
    entitlement = {"feature_id": "feat_1", "feature_key": "seats", "value_type": "numeric", "allocation": 5}
    world.server.flags = [metered(5)]
    world.server.companies = [
        company(metrics=[metric(2)], entitlements=[{**entitlement, "usage": 2, "event_name": "seat"}])
    ]
    client = world.client()

    answer = client.check_flag_with_entitlement("seats", ACME)

    assert (answer.value, answer.flag_id, answer.company_id, answer.rule_id) == (True, "flag_seats", "comp_1", "rule_1")
    assert (answer.feature_allocation, answer.feature_usage, answer.feature_usage_event) == (5, 2, "seat")
    assert answer.entitlement is not None
    assert answer.entitlement.usage == 2


def test_each_check_becomes_an_event(world: World) -> None:
    world.server.companies, world.server.users = [company()], [user()]
    client = world.client()

    client.check_flag("on", ACME, {"id": "1"})
    client.check_flag("on", ACME, {"id": "1"})
    client.check_flag("off")
    client.check_flags(["on"], ACME)
    client.flush()

    batches = [json.loads(one.content)["events"] for one in world.api.requests if one.url.path.endswith("/batch")]
    events = [event for batch in batches for event in batch]
    assert [event["type"] for event in events] == ["flag_check"] * 3
    assert events[1]["body"] == {
        "flag_key": "on",
        "value": True,
        "reason": "No rules matched; default value for flag",
        "rule_id": None,
        "company_id": "comp_1",
        "user_id": "user_1",
        "flag_id": "flag_on",
        "req_company": {"id": "1"},
        "req_user": {"id": "1"},
    }
    assert events[2]["body"]["req_company"] is None
    assert events[0]["idempotency_key"] != events[1]["idempotency_key"]


def test_events_of_checks_never_wait(world: World) -> None:
    """`send_immediately` is for what the program reports itself."""
    client = world.client(send_immediately=True)

    client.check_flag("on")

    assert [one for one in world.api.requests if one.url.path.endswith("/batch")] == []


@pytest.mark.parametrize(
    "keys", [{"id": "1"}, {"ID": "1"}, {"slug": "Acme"}, {"slug": "acme", "id": "1"}, {"x": "comp_1"}]
)
def test_a_company_is_found_by_any_of_its_keys_and_by_its_id(world: World, keys: dict[str, str]) -> None:
    world.server.flags = [flag("vip", rules=[rule(conditions=[condition("company", resource_ids=["comp_1"])])])]
    world.server.companies = [company(keys={"id": "1", "slug": "acme"})]
    client = world.client()

    assert client.check_flag("vip", keys)
    assert client.check_flag("VIP", keys)
    assert world.asked() == []
    status = client.stats().datastream
    assert status is not None
    assert (status.companies, status.asked, status.unanswered) == (1, 1, 0)


def test_keys_of_two_companies_are_a_conflict(world: World) -> None:
    world.server.companies = [company(1), company(2, keys={"slug": "b"})]
    client = world.client()
    client.check_flag("on", {"id": "1"})
    client.check_flag("on", {"slug": "b"})

    answer = client.check_flag_with_entitlement("on", {"id": "1", "slug": "b"})

    assert (answer.value, answer.reason) == (True, "key conflict")
    assert answer.error == "Company keys match multiple entities: comp_1 and comp_2"
    assert world.asked() == []


def test_nobody_is_asked_for_once_and_evaluated_as_nobody(world: World) -> None:
    client = world.client()

    answers = [client.check_flag_with_entitlement("on", {"id": "9"}) for _ in range(3)]

    assert [(one.value, one.reason, one.company_id) for one in answers] == [(True, "Company not found", None)] * 3
    status = client.stats().datastream
    assert status is not None
    assert (status.asked, status.unknown, status.fallbacks) == (1, 1, 0)


def test_somebody_who_appears_is_known_at_once(world: World) -> None:
    client = world.client()
    client.check_flag("on", ACME)

    world.server.push("full", "Company", company(), "comp_1")
    world.wait_for(lambda: client.check_flag_with_entitlement("on", ACME).company_id == "comp_1")


def test_a_flag_that_is_not_there_needs_no_request(world: World) -> None:
    client = world.client(flag_defaults={"nowhere": True})

    receipt = client.check_flag_with_receipt("nowhere")

    assert (receipt.value, receipt.source, receipt.reason) == (True, "default", "Flag not found - using default value")
    assert world.asked() == []


def test_many_who_ask_for_one_company_ask_once(world: World) -> None:
    world.server.companies = [company()]
    world.server.ignores = {"Company"}
    client = world.client(cache_providers=[])
    with ThreadPoolExecutor(8) as pool:
        checks = [pool.submit(client.check_flag_with_entitlement, "on", ACME) for _ in range(8)]
        world.server.requests.get(timeout=PATIENCE)
        assert world.server.requests.get(timeout=PATIENCE)["keys"] == ACME
        world.server.push("full", "Company", company(), "comp_1")

        assert [one.result(PATIENCE).company_id for one in checks] == ["comp_1"] * 8
    assert world.server.requests.empty()


def test_a_company_that_comes_just_after_it_was_looked_for_is_not_asked_for(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = world.client(cache_providers=[])
    stream: Any = client.datastream
    message = {"message_type": "full", "entity_type": "rulesengine.Company", "data": company()}
    find = Entities.find
    missed: list[Any] = []

    def find_too_early(held: Entities, keys: Any) -> Any:
        found = find(held, keys)
        if found is None:
            missed.append(keys)
        if len(missed) == 2:  # the first look is for what is remembered
            stream.received(json.dumps(message).encode())
        return found

    monkeypatch.setattr(Entities, "find", find_too_early)

    assert client.check_flag_with_entitlement("on", ACME).company_id == "comp_1"
    assert missed == [ACME, ACME]
    assert world.asked() == []
    assert [one["entity_type"] for one in world.server.requests.queue] == ["rulesengine.Flags"]


def test_what_ifs_are_evaluated_here(world: World) -> None:
    world.server.flags = [metered(3)]
    world.server.companies = [company(metrics=[metric(2)])]
    client = world.client()

    assert client.check_flag("seats", ACME)
    assert not client.check_flag("seats", ACME, options=CheckFlagOptions(usage=1))
    assert not client.check_flag("seats", ACME, options=CheckFlagOptions(event_usage=EventUsage("seat", 0.5)))
    assert client.check_flag("seats", ACME, options=CheckFlagOptions(event_usage=EventUsage("other", 5)))
    assert world.asked() == []


def test_all_flags_are_checked_at_once(world: World) -> None:
    world.server.companies = [company()]
    client = world.client()

    every = client.check_flags(company=ACME)
    some = client.check_flags(["nowhere", "on"], ACME)

    assert [(one.flag, one.value, one.company_id) for one in every] == [
        ("off", False, "comp_1"),
        ("on", True, "comp_1"),
    ]
    assert [(one.flag, one.value) for one in some] == [("nowhere", False), ("on", True)]
    assert world.asked() == []


def test_messages_change_what_is_answered(world: World) -> None:
    world.server.flags = [metered(3), flag("on", default=True)]
    world.server.companies, world.server.users = [company(metrics=[metric(2)])], [user()]
    client = world.client()
    assert client.check_flag("seats", ACME, ACME)

    world.server.push("partial", "Company", {"metrics": [metric(3)]}, "comp_1")
    world.wait_for(lambda: not client.check_flag("seats", ACME))
    world.server.push("full", "Flag", metered(9), "flag_seats")
    world.wait_for(lambda: client.check_flag("seats", ACME))
    world.server.push("partial", "Company", {"metrics": [metric(9)], "traits": None}, "comp_1")
    world.wait_for(lambda: not client.check_flag("seats", ACME))
    world.server.push("delete", "Flag", {"key": "on"}, "flag_on")
    world.wait_for(lambda: client.check_flag_with_receipt("on").source == "default")
    world.server.companies = []
    world.server.push("delete", "Company", company(), "comp_1")
    world.wait_for(lambda: client.check_flag_with_entitlement("seats", ACME).reason == "Company not found")
    world.server.push("partial", "User", {"keys": {"id": "7"}}, "user_1")
    world.wait_for(lambda: client.check_flag_with_entitlement("seats", None, {"id": "7"}).user_id == "user_1")


def test_use_counts_before_the_server_says_so(world: World) -> None:
    """As official clients count it: a quantity of 0 is 1."""
    world.server.flags = [metered(10_000)]
    world.server.companies = [company(metrics=[metric(0)])]
    client = world.client()

    def usage() -> int | None:
        return client.check_flag_with_entitlement("seats", ACME).feature_usage

    assert usage() == 0
    client.track("seat", ACME)
    client.track("seat", ACME, quantity=4)
    client.track("seat", ACME, quantity=0)
    client.track("other", ACME)
    client.track("seat", {"id": "of nobody"})
    client.track("seat", user={"id": "1"})
    assert usage() == 6
    client.track("seat", ACME, quantity=-2)
    assert usage() == 4

    world.server.push("partial", "Company", {"metrics": [metric(7)]}, "comp_1")
    world.wait_for(lambda: usage() == 7)


def test_a_single_metric_need_not_be_in_a_list(world: World) -> None:
    """Also of a company that was checked before."""
    world.server.flags = [metered(3)]
    world.server.companies = [company(metrics=[metric(2)])]
    client = world.client()
    assert client.check_flag("seats", ACME)

    world.server.push("partial", "Company", {"metrics": metric(3)}, "comp_1")

    world.wait_for(lambda: not client.check_flag("seats", ACME))


def test_metrics_that_come_and_change_are_each_where_they_were(world: World) -> None:
    """Their places are remembered from one partial to the next."""
    world.server.flags = [metered(10)]
    world.server.companies = [company(metrics=[metric(0, "other"), metric(1)])]
    client = world.client()
    client.check_flag("seats", ACME)
    assert client.datastream is not None
    held = client.datastream.state.entities["company"].held

    for news in (
        [metric(2)],
        [metric(1, "new"), metric(3)],
        None,
        [metric(2, "new")],
        [metric(12), metric(5, "other")],
    ):
        world.server.push("partial", "Company", {"metrics": news}, "comp_1")
    world.wait_for(lambda: not client.check_flag("seats", ACME))

    found = [(one["event_subtype"], one["value"]) for one in held["comp_1"].document()["metrics"]]
    assert found == [("other", 5), ("seat", 12), ("new", 2)]


@pytest.mark.parametrize("usage", [2**53 - 2, -(2**53 - 1)])
def test_integers_are_exact_as_far_as_every_reader_of_json_has_them(world: World, usage: int) -> None:
    world.server.flags = [metered(usage + 1)]
    world.server.companies = [company(metrics=[metric(usage - 1)])]
    client = world.client()
    client.check_flag("seats", ACME)

    world.server.push("partial", "Company", {"metrics": [metric(usage)]}, "comp_1")
    world.wait_for(lambda: client.check_flag_with_entitlement("seats", ACME).feature_usage == usage)
    answer = client.check_flag_with_entitlement("seats", ACME)
    client.track("seat", ACME)
    client.track("other", ACME, quantity=usage)
    client.flush()

    assert (answer.value, answer.feature_allocation) == (True, usage + 1)
    assert not client.check_flag("seats", ACME)
    batches = [json.loads(one.content)["events"] for one in world.api.requests if one.url.path.endswith("/batch")]
    events = [event["body"] for batch in batches for event in batch if event["type"] == "track"]
    assert [one["quantity"] for one in events] == [None, usage]


def test_a_settlement_counts_what_was_really_used(world: World) -> None:
    world.server.flags = [metered(10_000)]
    world.server.companies = [company(metrics=[metric(1)])]
    client = world.client()
    client.check_flag("seats", ACME)
    ends_at = datetime(2026, 1, 1, tzinfo=UTC)
    held = Reservation("res_1", "crlse_1", "server", "comp_1", "cred_1", "seat", 5, 5, 1, ends_at, ACME)

    client.track_with_reservation(held, 0)
    client.track_with_reservation(held, 2)

    assert client.check_flag_with_entitlement("seats", ACME).feature_usage == 3


def test_use_by_many_threads_is_counted_whole(world: World) -> None:
    world.server.flags = [metered(10_000)]
    world.server.companies = [company(metrics=[metric(0)])]
    client = world.client()
    client.check_flag("seats", ACME)
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda _: client.track("seat", ACME), range(1000)))
    finally:
        sys.setswitchinterval(interval)

    assert client.check_flag_with_entitlement("seats", ACME).feature_usage == 1000


def test_a_client_starts_at_once_and_says_when_it_is_ready(world: World) -> None:
    world.server.ignores = {"Flags"}
    client = world.client(is_ready=False)
    assert client.datastream is not None

    assert not client.datastream.wait_until_ready(0.01)
    assert client.datastream.status().state == "connecting"
    receipt = client.check_flag_with_receipt("on")
    assert (receipt.source, receipt.reason) == ("live", "the API says so")

    assert world.server.requests.get(timeout=PATIENCE)["entity_type"] == "rulesengine.Flags"
    world.server.push("full", "Flags", [flag("on")])
    assert client.datastream.wait_until_ready(PATIENCE)
    assert client.check_flag_with_receipt("on").source == "stream"
    assert world.watch.states() == ["ready"]


def test_listeners_hear_which_flags_changed(world: World) -> None:
    client = world.client()
    end = client.datastream.listen(lambda event: 1 / 0) if client.datastream else None
    world.server.push("full", "Flag", flag("on", default=True), "flag_on")
    world.server.push("full", "Flag", flag("on"), "flag_on")
    world.wait_for(lambda: ("on",) in [tuple(one.changed_flags) for one in world.watch.events])
    world.server.push("full", "Flags", [flag("on"), flag("new")])
    world.wait_for(lambda: ("new", "off") in [tuple(one.changed_flags) for one in world.watch.events])
    assert end is not None
    end()
    end()

    assert [(one.state, len(one.changed_flags)) for one in world.watch.events] == [
        ("ready", 0),
        ("ready", 1),
        ("ready", 2),
    ]


def test_only_so_many_companies_are_held(world: World) -> None:
    world.server.companies = [company(number) for number in range(12)]
    client = world.client(DataStreamConfig(max_entities=10))
    for number in range(12):
        client.check_flag("on", {"id": str(number)})

    status = client.stats().datastream
    assert status is not None
    assert status.companies <= 10
    requests = [world.server.requests.get(timeout=PATIENCE) for _ in range(14)]
    stopped = [one["keys"]["id"] for one in requests if one.get("action") == "stop"]
    assert stopped[0] == "0"
    assert client.check_flag_with_entitlement("on", {"id": "0"}).company_id == "comp_0"


def test_no_flag_is_dropped_for_want_of_room(world: World) -> None:
    world.server.flags = [flag(f"flag_{number}", default=True) for number in range(1_500)]
    client = world.client(DataStreamConfig(max_entities=1))

    assert all(client.check_flag(f"flag_{number}") for number in range(1_500))
    assert world.asked() == []


def test_offline_there_is_no_stream(world: World) -> None:
    client = Schematic(config=SchematicConfig(offline=True, use_datastream=True))

    assert client.datastream is None
    assert client.stats().datastream is None
    assert world.server.connections.empty()


async def test_an_async_client_is_answered_here(world: World) -> None:
    world.server.flags.append(metered(3))
    world.server.companies = [company(metrics=[metric(2)])]
    async with async_client(world) as client:
        assert (await client.check_flag_with_receipt("on")).source == "stream"
        answers = await asyncio.gather(*(client.check_flag_with_entitlement("seats", ACME) for _ in range(5)))
        assert [one.company_id for one in answers] == ["comp_1"] * 5
        assert (await client.check_flag_with_entitlement("on", {"id": "9"})).reason == "Company not found"
        await client.track("seat", ACME)
        assert not await client.check_flag("seats", ACME)
        assert [one.value for one in await client.check_flags(["on", "off"], ACME)] == [True, False]
        status = client.stats().datastream
        assert status is not None
        assert (status.asked, status.unknown) == (2, 1)
    assert client.datastream is not None
    assert client.datastream.status().state == "closed"
    assert world.asked() == []


async def test_an_async_check_waits_only_so_long(world: World) -> None:
    world.server.ignores = {"Company"}
    async with async_client(world, datastream=DataStreamConfig(entity_timeout=0.05)) as client:
        receipt = await client.check_flag_with_receipt("on", ACME)

        assert receipt.source == "live"
        status = client.stats().datastream
        assert status is not None
        assert (status.unanswered, status.fallbacks) == (1, 1)


def test_several_event_loops_share_a_stream(world: World) -> None:
    world.server.companies = [company(1), company(2)]
    client = AsyncSchematic(
        "sch_1", base_url=world.server.base_url, httpx_client=world.api.async_client(), use_datastream=True
    )

    async def check(number: int) -> str | None:
        assert client.datastream is not None
        assert await client.datastream.wait_until_ready(PATIENCE)
        return (await client.check_flag_with_entitlement("on", {"id": str(number)})).company_id

    found: list[str | None] = []
    threads = [threading.Thread(target=lambda n=n: found.append(asyncio.run(check(n)))) for n in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)

    assert sorted(map(str, found)) == ["comp_1", "comp_2"]
    assert asyncio.run(check(1)) == "comp_1"
    asyncio.run(client.shutdown())
