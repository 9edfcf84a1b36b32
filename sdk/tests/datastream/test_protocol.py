"""What is said on the socket: addresses, requests, messages, delays."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schematic.datastream import protocol
from schematic.datastream.protocol import Element, Message


@pytest.mark.parametrize(
    ("base_url", "address"),
    [
        ("https://api.schematichq.com", "wss://datastream.schematichq.com/datastream"),
        ("https://api.staging.x.com", "wss://datastream.staging.x.com/datastream"),
        ("https://custom.x.com", "wss://custom.x.com/datastream"),
        ("https://custom.x.com/some/path?query=1", "wss://custom.x.com/datastream"),
        ("http://localhost:8080", "ws://localhost:8080/datastream"),
        ("http://api:8080", "ws://api:8080/datastream"),
        ("http://[::1]:8080", "ws://[::1]:8080/datastream"),
        ("https://name:word@api.x.com", "wss://name:word@datastream.x.com/datastream"),
        ("wss://elsewhere.x.com/stream?a=b", "wss://elsewhere.x.com/stream?a=b"),
    ],
)
def test_the_address_follows_from_the_base_url(base_url: str, address: str) -> None:
    assert protocol.address(base_url) == address


def test_an_address_without_a_host_is_refused() -> None:
    with pytest.raises(ValueError, match="must name a host"):
        protocol.address("https://")


@pytest.mark.parametrize(
    ("url", "is_loopback"),
    [
        ("ws://localhost:8080/datastream", True),
        ("wss://127.0.0.2/datastream", True),
        ("wss://[::1]:8080/datastream", True),
        ("wss://app.localhost/datastream", True),
        ("wss://datastream.schematichq.com/datastream", False),
        ("wss://localhost.example.com/datastream", False),
    ],
)
def test_this_machine_is_told_from_others(url: str, is_loopback: bool) -> None:
    assert protocol.is_loopback(url) is is_loopback


def test_the_handshake_says_who_asks() -> None:
    assert protocol.headers("sch_1", "1.2.3") == {
        "X-Schematic-Api-Key": "sch_1",
        "X-Schematic-Datastream-Mode": "direct",
        "X-Schematic-Client": "schematic-python",
        "X-Schematic-Client-Version": "1.2.3",
    }


@pytest.mark.parametrize(
    ("text", "members"),
    [
        (protocol.request(protocol.FLAGS), {"action": "start", "entity_type": "rulesengine.Flags"}),
        (
            protocol.request(protocol.COMPANY, {"id": "é"}),
            {"action": "start", "entity_type": "rulesengine.Company", "keys": {"id": "é"}},
        ),
        (
            protocol.request(protocol.USER, {"id": "1"}, action="stop"),
            {"action": "stop", "entity_type": "rulesengine.User", "keys": {"id": "1"}},
        ),
        (
            protocol.request(protocol.COMPANIES, since="17-0"),
            {"action": "start", "entity_type": "rulesengine.Companies", "replay_from": "17-0"},
        ),
    ],
)
def test_a_request_has_the_official_shape(text: str, members: dict[str, Any]) -> None:
    assert json.loads(text) == {"data": members}


def test_a_message_is_read_with_the_text_of_its_data() -> None:
    text = '{ "data" : {"id": "comp_1"} , "entity_id":"comp_1","entity_type":"rulesengine.Company",'
    text += '"message_type":"full","stream_id":"17-0","later":[1,{}]} '

    message = protocol.read(text)

    data = Element({"id": "comp_1"}, '{"id": "comp_1"}')
    assert message == Message("full", "rulesengine.Company", "comp_1", "17-0", data)


@pytest.mark.parametrize("blank", ["", " " * 20_000])
def test_a_partial_is_read_whatever_its_size(blank: str) -> None:
    """A short one in one piece, since nobody needs its text."""
    text = f' {{"data":{{"id":"comp_1"}},{blank}"entity_id":"comp_1","message_type":"partial"}} '

    message = protocol.read(text)

    assert isinstance(message.data, Element)
    assert message.data.value == {"id": "comp_1"}
    assert message._replace(data=None) == Message("partial", "", "comp_1", None, None)


def test_a_list_is_read_element_by_element_with_pauses() -> None:
    flags = [{"key": f"flag_{number}", "rules": [], "text": "x" * 1000} for number in range(100)]
    text = json.dumps({"data": flags, "entity_type": "rulesengine.Flags", "message_type": "full"})
    pauses: list[None] = []

    message = protocol.read(text, lambda: pauses.append(None))

    assert isinstance(message.data, list)
    assert [element.value for element in message.data] == flags
    assert [json.loads(element.text) for element in message.data] == flags
    assert len(pauses) == len(text) // 17_000


def test_long_frames_are_decoded_in_slices() -> None:
    """Wherever a slice ends."""
    text = json.dumps({"data": ["ä€😀" * 100_000, "x" * 300_000]}, ensure_ascii=False)
    pauses: list[None] = []

    assert protocol.read(text.encode(), lambda: pauses.append(None)) == protocol.read(text)
    assert len(pauses) >= len(text.encode()) // 2**18


_INSIDE = '{"data": [ {"key":"a","n":[1,2]} , 12 ,"ä😀", {"key":"b"}, -1.5e3 ] , "stream_id":"1-0"}'


@pytest.mark.parametrize("size", range(1, len(_INSIDE)))
def test_a_list_goes_on_wherever_a_slice_ends(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    whole = protocol.read(_INSIDE)
    monkeypatch.setattr(protocol, "_DECODES", size)

    assert protocol.read(_INSIDE.encode()) == whole


@pytest.mark.parametrize("frame", ['{"data":[1,]}', '{"data":[1 2]}', '{"data":[1,', '{"data":[12', '{"data":[{]}'])
def test_and_is_refused_wherever_a_slice_ends(monkeypatch: pytest.MonkeyPatch, frame: str) -> None:
    for size in range(1, len(frame)):
        monkeypatch.setattr(protocol, "_DECODES", size)
        with pytest.raises(ValueError):
            protocol.read(frame.encode())


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("{}", None),
        ('{"data":null}', None),
        ('{"data":[]}', []),
        ('{"data":[ 1 , null ]}', [Element(1, "1"), Element(None, "null")]),
        ('{"data":"x"}', Element("x", '"x"')),
    ],
)
def test_odd_data_is_told_as_it_is(text: str, data: object) -> None:
    assert protocol.read(text) == Message("", "", None, None, data)  # type: ignore[arg-type]  # odd on purpose


@pytest.mark.parametrize(
    "frame",
    [
        *("", " ", "null", "[]", "1", '"x"', "{", "{]", '{"a"', '{"a":', '{"a":}', '{"a":1', '{"a":1,', '{"a":1,}'),
        *('{"data":[', '{"data":[1', '{"data":[1,]}', '{"data":[1 2]}', '{"data":[}', '{"data":[]', '{"a":1}x'),
        *("{1:2}", '{"message_type":1}', '{"entity_type":[]}', '{"entity_id":{}}', '{"stream_id":17}', "not json"),
        *('{"message_type":"partial","data":{}}x', '{"message_type":"partial","data":{}', '"partial"', '["partial"]'),
        '{"a":' + "[" * 100_000,
        '{"a":' + "9" * 5_000 + "}",
        b"\xff",
        b'{"data":["' + b"\xff" * 300_000 + b'"]}',
    ],
)
def test_what_is_no_message_is_refused(frame: str | bytes) -> None:
    with pytest.raises(ValueError):
        protocol.read(frame)


unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no failure
_json = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@unhurried
@given(st.lists(_json), st.sampled_from([None, 1]), st.booleans())
def test_reading_agrees_with_json(values: list[Any], indent: int | None, is_ascii: bool) -> None:
    """However it is written."""
    text = json.dumps({"message_type": "full", "data": values, "more": values}, indent=indent, ensure_ascii=is_ascii)

    data = protocol.read(text).data

    assert protocol.read(text.encode()).data == data
    assert isinstance(data, list)
    assert [element.value for element in data] == values
    assert [json.loads(element.text) for element in data] == values


@unhurried
@given(st.text())
def test_any_text_is_a_message_or_a_value_error(text: str) -> None:
    try:
        assert isinstance(protocol.read(text), Message)
    except ValueError:
        assert text != "{}"


@pytest.mark.parametrize(
    ("failures", "shortest"), [(0, 0.5), (1, 1.0), (2, 2.0), (5, 16.0), (6, 30.0), (10, 30.0), (1000, 30.0)]
)
def test_the_pause_doubles_up_to_half_a_minute(failures: int, shortest: float) -> None:
    assert protocol.delay(failures, 0.0) == shortest
    assert protocol.delay(failures, 0.75) == shortest + 0.75


def test_a_refused_key_is_tried_again_after_a_minute_or_two() -> None:
    assert protocol.delay(3, 0.0, is_refused=True) == 60.0
    assert protocol.delay(3, 0.5, is_refused=True) == 90.0
