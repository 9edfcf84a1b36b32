"""The data stream: who may open it, what it answers, and what it pushes, through real sockets on both databases."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from threading import Event
from typing import Any

import httpx2
import pytest

from schematic import Schematic
from schematic_server import clock
from schematic_server.changes import CompanyChanged
from schematic_server.datastream.lately import AGAIN
from schematic_server.datastream.messages import Asked
from schematic_server.datastream.room import Room
from schematic_server.datastream.session import Counts, Session
from schematic_server.http.auth import Credential
from schematic_server.ingest.storable import HALF
from schematic_server.scope import Actor

from . import catalog, mirroring
from .asgi import PATIENCE, App
from .conftest import Keys
from .streams import COMPANIES, COMPANY, FLAG, FLAGS, USER, Stream, listening
from .test_datastream_sessions import SlowSocket
from .test_metrics import samples


@pytest.fixture
def port(app: App) -> Iterator[int]:
    with listening(app) as found:
        yield found


@pytest.fixture
def stream(port: int, secret: str) -> Iterator[Stream]:
    with Stream(port, secret) as opened:
        yield opened


def test_flags_are_answered_with_all_of_them_and_none_is_an_empty_list(api: Schematic, stream: Stream) -> None:
    assert stream.answer(FLAGS)["data"] == []

    catalog.feature(api, "seats")

    message = stream.until(lambda: stream.messages[-1] if "seats" in stream.flags else None)
    assert (message["entity_type"], message["message_type"], message["data"]["key"]) == (FLAG, "full", "seats")
    assert message["entity_id"] == message["data"]["id"]
    assert "stream_id" in message
    assert "stream_id" not in stream.messages[0]


def test_flags_that_change_just_after_all_were_told_are_told_again(
    api: Schematic, stream: Stream, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who reads the list and a change at once may take the list in last: the official Node client drops what is not in
    it, the official replicator sets what is gone."""
    now = clock.monotonic()
    monkeypatch.setattr(clock, "monotonic", lambda: now)
    old, seats = catalog.feature(api, "old").flags[0], catalog.feature(api, "seats").flags[0]
    listed = stream.answer(FLAGS)

    catalog.feature(api, "new")
    api.features.delete_flag(old.id)
    everybody: dict[str, Any] = {"name": "All", "priority": 1, "rule_type": "standard", "value": True}
    api.features.update_flag_rules(seats.id, rules=[{**everybody, "conditions": [], "condition_groups": []}])
    stream.until(lambda: set(stream.flags) == {"seats", "new"} and stream.flags["seats"]["rules"])
    newest = dict(stream.flags)
    stream.flags = {one["key"]: one for one in listed["data"]}
    now += AGAIN

    assert stream.until(lambda: stream.flags == newest)
    told = len(stream.messages)
    now += AGAIN
    catalog.feature(api, "newer")
    stream.until(lambda: "newer" in stream.flags)
    catalog.feature(api, "newest")
    stream.until(lambda: "newest" in stream.flags)
    assert [one["data"]["key"] for one in stream.messages[told:]] == ["newer", "newest"]


@pytest.mark.parametrize(
    ("message", "why"),
    [
        (r'{"data":{"entity_type":"rulesengine.Company","keys":{"id":"\ud800"}}}', f"it has {HALF} (byte 59)"),
        (r'{"data":{"entity_type":"rulesengine.Company","keys":{"id":"ä\udc00x"}}}', f"it has {HALF} (byte 61)"),
        (b'{"data":{"entity_type":"rulesengine.Company","keys":{"id":"\xed\xa0\x80"}}}', "not UTF-8 (byte 59)"),
        ('{"data":{"entity_type":"rulesengine.Company"', "Input data was truncated"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_is_wrong_and_where(
    stream: Stream, message: str | bytes, why: str
) -> None:
    stream.socket.send(message)

    assert stream.read()["data"]["error"].startswith(f"message: {why}; send ")


def test_a_company_is_answered_and_its_use_and_traits_are_pushed(api: Schematic, stream: Stream) -> None:
    gold, flights = catalog.plan(api, "Gold"), catalog.metered(api)
    catalog.grant(api, gold, flights, "numeric", value_numeric=5)
    company = catalog.company(api, base_plan_id=gold.id, traits={"seats": 3})
    answer = stream.answer(COMPANY, {"code": "ua"})
    assert (answer["message_type"], answer["entity_id"]) == ("full", company.id)
    assert answer["data"]["keys"] == {"code": "UA"}
    catalog.track(api)
    stream.until(lambda: stream.company(company.id)["metrics"])
    assert {one["message_type"] for one in stream.messages} == {"full"}  # it may be read together with the answer
    Event().wait(AGAIN)

    catalog.track(api, quantity=2)

    message = stream.read()
    assert message["message_type"] == "partial"
    assert {one["value"] for one in message["data"]["metrics"]} == {3}
    assert set(message["data"]) == {"metrics"}
    assert stream.company(company.id)["entitlements"][0]["usage"] == 3
    catalog.company(api, traits={"seats": 4})
    message = stream.read()
    assert (message["message_type"], set(message["data"]) - {"metrics"}) == ("partial", {"traits"})


@pytest.mark.parametrize("asked", [(COMPANY, {"code": "ua"}), (COMPANIES, None)], ids=["one", "all"])
def test_a_company_is_told_again_when_a_product_that_it_has_goes_and_comes(
    api: Schematic, stream: Stream, asked: tuple[str, dict[str, str] | None]
) -> None:
    product, company = mirroring.product(api, "prod_1"), catalog.company(api)
    mirroring.subscription(api, "sub_1", "cus_1", mirroring.item("prod_1", "price_1"), company_id=company.id)

    def has(*ids: str) -> bool:
        return (known := stream.company(company.id)) is not None and known["billing_product_ids"] == list(ids)

    stream.ask(*asked)
    stream.until(lambda: has(product.product_id))

    api.billing.delete_billing_product("prod_1")
    stream.until(lambda: has())
    again = mirroring.product(api, "prod_1")
    stream.until(lambda: has(again.product_id))


def test_nobody_is_answered_at_once_and_pushed_when_there_is_somebody(api: Schematic, stream: Stream) -> None:
    answer = stream.answer(USER, {"Mail": "Amy@acme.example"})
    assert answer["message_type"] == "error"
    assert answer["data"] == {
        "error": "User not found",
        "keys": {"Mail": "Amy@acme.example"},
        "entity_type": USER,
    }

    user = api.companies.upsert_user(keys={"mail": "amy@acme.example"}).data

    message: dict[str, Any] = stream.read()
    assert (message["message_type"], message["entity_id"]) == ("full", user.id)


def test_who_hears_of_all_too_slowly_is_told_of_whom_nobody_asks_for_any_more(
    app: App, api: Schematic, credentials: Keys
) -> None:
    """What waits for it is made of what is held for another, who leaves."""
    company, owner = catalog.company(api), (credentials.account_id, credentials.environment_id)

    async def scenario() -> None:
        room = Room(app.asgi.state.database, *owner, Counts(), 10)
        working = asyncio.create_task(room.work())
        slow, other = sockets = SlowSocket(), SlowSocket()
        every, one = (Session(each, Credential(Actor(owner[0])), "", room.newest, 10, Counts()) for each in sockets)
        for session, socket, asked in (
            (every, slow, Asked(COMPANIES)),
            (one, other, Asked(COMPANY, keys={"code": "UA"})),
        ):
            socket.take()
            room.join(session)
            room.ask(session, asked)
            await _until(lambda socket=socket: _seats(socket) == [])
        slow.block()
        await asyncio.to_thread(catalog.company, api, traits={"seats": 4})
        room.hear(CompanyChanged(*owner, company_id=company.id, action="updated"))
        await _until(lambda: _seats(other) == ["4"])

        room.leave(one)
        slow.take()

        await _until(lambda: _seats(slow) == ["4"])
        room.leave(every)
        room.close()
        await working

    app.run(scenario())


async def _until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE / 10):
        while not condition():  # noqa: ASYNC110  # what is read by then sets no event
            await asyncio.sleep(0.01)


def _seats(socket: SlowSocket) -> list[str] | None:
    """The values of the company's traits, as they were read last; None where there was no company."""
    read = [one["data"]["traits"] for one in socket.read if one["entity_type"] == COMPANY]
    return [one["value"] for one in read[-1]] if read else None


def test_streams_are_counted(app: App, api: Schematic, stream: Stream, http: httpx2.Client) -> None:
    before = samples(http.get("/metrics").text)
    stream.answer(FLAGS)
    catalog.feature(api, "seats")
    stream.until(lambda: "seats" in stream.flags)

    after = samples(http.get("/metrics").text)

    assert after["schematic_streams_open", ""] >= 1
    sent = ("schematic_stream_messages_total", "outcome=sent")
    assert after[sent] - before.get(sent, 0) >= 2
    assert after["schematic_stream_lag_seconds_count", ""] > before.get(("schematic_stream_lag_seconds_count", ""), 0)
