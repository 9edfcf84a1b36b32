"""Who may open a data stream, what ends it, and what it does with messages that are none."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from datetime import timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from schematic import Schematic
from schematic_server.demo.process import start
from schematic_server.settings import Settings

from . import catalog
from .asgi import PATIENCE, App
from .conftest import Ahead, Keys, account_key, another_environment, on_sqlite
from .streams import COMPANY, FLAGS, USER, Stream, listening
from .test_metrics import samples

STOPS_WITHIN = 180.0  # seconds, on a machine that has much else to do


@pytest.fixture
def port(app: App) -> Iterator[int]:
    with listening(app) as found:
        yield found


class Frozen(Ahead):
    """A clock whose seconds do not pass."""

    @staticmethod
    def monotonic() -> float:
        return 1.0


def test_secret_and_read_only_keys_open_it(port: int, secret: str, readonly: str) -> None:
    for key in (secret, readonly):
        with Stream(port, key) as stream:
            assert stream.answer(FLAGS)["data"] == []


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        (None, "Invalid API key"),
        ("sch_dev_nobody", "Invalid API key"),
        ("publishable", "this stream is opened with a secret API key; a publishable one was sent"),
        ("of the account", "this key belongs to no environment; name one in header X-Schematic-Environment-Id"),
    ],
)
def test_others_are_told_why_not(port: int, app: App, credentials: Keys, key: str | None, reason: str) -> None:
    if key == "publishable":
        key = credentials.publishable
    elif key == "of the account":
        key = account_key(app, credentials)

    with Stream(port, key) as stream:
        assert stream.closed() == (4001, reason)


def test_a_key_of_the_account_names_its_environment(port: int, app: App, api: Schematic, credentials: Keys) -> None:
    catalog.company(api)
    other = another_environment(app, credentials)
    key = account_key(app, credentials)
    for one, answered in ((credentials, "full"), (other, "error")):
        with Stream(port, key, headers={"X-Schematic-Environment-Id": one.environment_id}) as stream:
            assert stream.answer(COMPANY, {"code": "UA"})["message_type"] == answered


def test_invalid_keys_of_one_address_are_not_looked_up_without_end(
    database_url: str, port: int, secret: str, monkeypatch: pytest.MonkeyPatch, noon: timedelta
) -> None:
    monkeypatch.setattr("schematic_server.clock.source", Frozen(noon))
    seen: list[tuple[int, str]] = []
    with Stream(port, secret) as good:
        good.answer(FLAGS)
        for number in range(12):
            with Stream(port, f"sch_dev_{number}") as stream:
                seen.append(stream.closed())
        with Stream(port, secret) as known:
            assert known.answer(FLAGS)["message_type"] == "full"

    late = (1013, "too many invalid API keys from this address; connect again later")
    assert seen == [(4001, "Invalid API key")] * 10 + [late] * 2


def test_a_revoked_key_ends_its_streams_and_no_others(api: Schematic, port: int, secret: str) -> None:
    made = api.accounts.create_api_key(name="Edge", environment_id=None, readonly=False).data
    with Stream(port, made.secret) as revoked, Stream(port, secret) as other:
        for stream in (revoked, other):
            stream.answer(FLAGS)

        api.accounts.delete_api_key(made.id)

        assert revoked.closed() == (4001, "Invalid API key")
        assert other.answer(FLAGS)["message_type"] == "full"


def test_a_stream_of_a_deleted_environment_ends(app: App, api: Schematic, port: int, credentials: Keys) -> None:
    doomed = another_environment(app, credentials)
    key = account_key(app, credentials)
    with Stream(port, doomed.secret) as stream, app.client(key) as http:
        stream.answer(FLAGS)

        http.delete(f"/environments/{doomed.environment_id}").raise_for_status()

        assert stream.closed()[0] == 4001


@pytest.mark.parametrize("text", ["{", "[]", '"a"', "null", "{}", '{"data": 1}', '{"data": {"entity_type": "x"}}', ""])
def test_what_is_no_request_is_refused_and_the_stream_goes_on(port: int, secret: str, text: str) -> None:
    with Stream(port, secret) as stream:
        stream.socket.send(text)
        stream.socket.send(b"\xff\xfe")
        refusals = [stream.read(), stream.read()]

        assert [one["message_type"] for one in refusals] == ["error", "error"]
        assert all(one["data"]["error"] for one in refusals)
        assert stream.answer(FLAGS)["message_type"] == "full"


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"entity_type": COMPANY}, "keys: name the keys of the rulesengine.Company"),
        ({"entity_type": USER, "keys": {}}, "keys: name the keys of the rulesengine.User"),
        ({"entity_type": FLAGS, "action": "restart"}, "action: 'restart' is none; start or stop"),
        (
            {"entity_type": COMPANY, "keys": {f"k{number}": "v" for number in range(101)}},
            "keys: at most 100 of a company or a user, not 101",
        ),
    ],
)
def test_a_request_that_cannot_be_meant_is_refused_by_name(
    port: int, secret: str, asked: dict[str, Any], error: str
) -> None:
    with Stream(port, secret) as stream:
        stream.socket.send(json.dumps({"data": asked}))

        assert stream.read()["data"]["error"] == error


@pytest.mark.parametrize("action", [None, "", "start"])
def test_an_action_may_be_empty_or_absent(port: int, secret: str, action: str | None) -> None:
    with Stream(port, secret) as stream:
        stream.socket.send(json.dumps({"data": {"entity_type": FLAGS, "action": action}}))

        assert stream.read()["message_type"] == "full"


def test_after_stop_nothing_more_is_told(api: Schematic, port: int, secret: str) -> None:
    company = catalog.company(api)
    with Stream(port, secret) as stream:
        stream.answer(COMPANY, {"code": "UA"})
        stream.answer(FLAGS)
        stream.ask(COMPANY, {"code": "UA"}, action="stop")
        assert stream.answer(USER, {"id": "amy"})["message_type"] == "error"

        catalog.company(api, traits={"seats": 3})
        catalog.feature(api, "seats")

        stream.until(lambda: stream.flags)
        assert stream.company(company.id)["traits"] == []


def test_limits_are_told_with_a_reason(database_url: str, backend: str, request: pytest.FixtureRequest) -> None:
    secret: str = request.getfixturevalue(f"{backend}_template")[1].secret
    settings = Settings(
        database_url, stream_max_connections=2, stream_max_subscriptions=2, stream_max_message_bytes=2000
    )
    with App(settings) as limited, listening(limited) as port, ExitStack() as opened:
        first, second = (opened.enter_context(Stream(port, secret)) for _ in range(2))
        first.answer(FLAGS)
        second.answer(FLAGS)
        with Stream(port, secret) as third:
            assert third.closed() == (
                1013,
                "this key has 2 streams open already; close one, or use another key",
            )

        refusals = [first.answer(COMPANY, {"code": f"c{number}"})["data"]["error"] for number in range(3)]
        assert refusals[:2] == ["Company not found"] * 2
        assert refusals[2] == "a stream may ask for at most 2 companies and users; open another one"

        second.socket.send("x" * 3000)
        assert second.closed()[0] == 1009
        with Stream(port, secret) as another:  # there is room again
            assert another.answer(FLAGS)["message_type"] == "full"


@on_sqlite
def test_who_stops_reading_is_cut_off_and_others_go_on(
    database_url: str, backend: str, request: pytest.FixtureRequest
) -> None:
    """What waits for it is bounded; so is what the system keeps, which is next to nothing here."""
    most, codes = 3, [f"c{number}" for number in range(8)]
    secret: str = request.getfixturevalue(f"{backend}_template")[1].secret
    settings = Settings(database_url, stream_max_pending=most)
    with (
        App(settings) as app,
        listening(app, send_buffer=4096) as port,
        app.client(secret) as http,
        socket.socket() as line,
        Stream(port, secret) as reader,
    ):
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.settimeout(PATIENCE)
        line.connect(("127.0.0.1", port))
        line.sendall(
            f"GET /datastream HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"X-Schematic-Api-Key: {secret}"
            "\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n".encode()
        )
        for code in codes:
            assert http.post("/companies", json={"keys": {"code": code}, "name": code}).is_success
            asked = json.dumps({"data": {"entity_type": COMPANY, "keys": {"code": code}}}).encode()
            line.sendall(b"\x81" + bytes([0x80 | len(asked)]) + b"\0\0\0\0" + asked)
            company = reader.answer(COMPANY, {"code": code})["entity_id"]
            heard = b""
            while company.encode() not in heard:
                heard += line.recv(4096)  # the answers, and nothing after them

        for turn, code in product(range(2), codes):
            traits = {f"t{number}": f"{turn} {'x' * 4000}" for number in range(10)}
            body = {"keys": {"code": code}, "name": code, "traits": traits}
            company = http.post("/companies", json=body).json()["data"]["id"]
            reader.until(lambda company=company, turn=turn: _values(reader.company(company)) == {str(turn)})

        counted = samples(http.get("/metrics").text)
        assert counted["schematic_stream_messages_total", "outcome=cut_off"] == 1
        taken = b""
        with suppress(ConnectionResetError):  # or it hears why, if it reads within some seconds
            while b"too slow: messages about 3 subjects wait" not in taken and (content := line.recv(65536)):
                taken += content
        assert len(taken) < 10 * 4000 * len(codes)  # half of what the other was told


def _values(company: Any) -> set[str]:
    """The first words of its traits."""
    return {one["value"].partition(" ")[0] for one in company["traits"]}


def test_other_paths_have_no_socket(port: int, secret: str) -> None:
    with pytest.raises(InvalidStatus) as refused, Stream(port, secret, "/elsewhere"):
        pass
    assert refused.value.response.status_code == 403


def test_the_server_stops_at_once_with_streams_open_and_says_so(tmp_path: Path) -> None:
    server = start(f"sqlite:///{tmp_path}/schematic.sqlite3")
    with Stream(server.port, server.key) as stream:
        stream.answer(FLAGS)

        server.process.terminate()

        assert stream.closed()[0] == 1012
        assert server.process.wait(STOPS_WITHIN) == 0
    with pytest.raises((ConnectionClosed, OSError)):
        stream.socket.send("{}")
