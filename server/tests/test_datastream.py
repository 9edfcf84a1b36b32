"""The data stream: who may open it, what it answers, and what it pushes, through real sockets on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from schematic import Schematic

from . import catalog
from .asgi import App
from .streams import COMPANY, FLAG, FLAGS, USER, Stream, listening
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


def test_a_company_is_answered_and_its_use_and_traits_are_pushed(api: Schematic, stream: Stream) -> None:
    gold, flights = catalog.plan(api, "Gold"), catalog.metered(api)
    catalog.grant(api, gold, flights, "numeric", value_numeric=5)
    company = catalog.company(api, base_plan_id=gold.id, traits={"seats": 3})
    answer = stream.answer(COMPANY, {"code": "ua"})
    assert (answer["message_type"], answer["entity_id"]) == ("full", company.id)
    assert answer["data"]["keys"] == {"code": "UA"}
    catalog.track(api)
    stream.until(lambda: stream.company(company.id)["metrics"])

    catalog.track(api, quantity=2)

    message = stream.read()
    assert message["message_type"] == "partial"
    assert {one["value"] for one in message["data"]["metrics"]} == {3}
    assert set(message["data"]) == {"metrics"}
    assert stream.company(company.id)["entitlements"][0]["usage"] == 3
    catalog.company(api, traits={"seats": 4})
    message = stream.read()
    assert (message["message_type"], set(message["data"]) - {"metrics"}) == ("partial", {"traits"})


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
