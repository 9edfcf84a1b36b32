"""One call, from the arguments to the wire and back: headers, addresses, redirects, limits, processes, secrets."""

from __future__ import annotations

import asyncio
import gzip
import logging
import os
import threading
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import httpx
import httpx2
import pytest

from schematic import (
    AsyncSchematic,
    DefaultAioHttpClient,
    DefaultAsyncHttpxClient,
    Schematic,
    SchematicConfig,
    __version__,
)
from schematic.core import ApiConnectionError, ApiError
from schematic.core.transport import Settings, Transport
from schematic.errors import UnauthorizedError
from schematic.resources.companies import CompaniesClient

from .capture_endpoint import PATIENCE
from .mock_api import PAGE, MockApi, http_server, send_json

KEY = "sch_dev_0123456789"
BASE_URL = "http://api.test"
COUNT = {"data": {"count": 3}, "params": {}}


def schematic(client: Any, **options: Any) -> Schematic:
    return Schematic(KEY, httpx_client=client, base_url=BASE_URL, max_retries=0, cache_providers=[], **options)


# --- What is sent ---------------------------------------------------------------------------------------------------


def test_every_request_says_who_asks() -> None:
    api = MockApi()

    schematic(api.client()).companies.list_companies()

    headers = api.last.headers
    assert headers["X-Schematic-Api-Key"] == KEY
    assert headers["User-Agent"] == f"schematichq/{__version__}"
    assert headers["X-Fern-SDK-Version"] == __version__
    assert headers["X-Fern-Language"] == "Python"
    assert headers["X-Fern-SDK-Name"] == "schematichq"
    assert headers["X-Fern-Runtime"].startswith("python/3.")
    assert headers["X-Fern-Platform"]


def test_headers_of_the_client_and_of_a_call_replace_others_in_any_case() -> None:
    api = MockApi()
    client = schematic(api.client(), headers={"user-AGENT": "shop/1", "X-Team": "a"})

    client.companies.list_companies(request_options={"additional_headers": {"x-team": "b"}})

    assert api.last.headers.get_list("user-agent") == ["shop/1"]
    assert api.last.headers.get_list("x-team") == ["b"]


def test_absent_is_not_sent_and_none_is_null_in_a_body() -> None:
    api = MockApi({"data": {}})

    with pytest.raises(ApiError):
        schematic(api.client()).companies.upsert_company(keys={"id": "acme"}, name=None)

    assert api.body == {"keys": {"id": "acme"}, "name": None}
    assert api.last.headers["content-type"] == "application/json"


def test_absent_and_none_are_not_sent_in_a_query() -> None:
    api = MockApi()

    schematic(api.client()).companies.list_companies(ids=["a", "b"], q=None, limit=5)

    assert api.last.method == "GET"
    assert api.last.url.query == b"ids=a&ids=b&limit=5"
    assert api.last.content == b""
    assert "content-type" not in api.last.headers


def test_an_operation_with_a_body_sends_an_empty_one() -> None:
    api = MockApi({"data": {}})

    with pytest.raises(ApiError):
        schematic(api.client()).plans.mark_custom_plan_billing_paid("cpb_1")

    assert api.last.content == b"{}"


def test_a_free_form_body_is_the_request_keyword() -> None:
    api = MockApi({"data": {}})

    with pytest.raises(ApiError):
        schematic(api.client()).plans.mark_custom_plan_billing_paid("cpb_1", request={"note": None, "paid": 5})

    assert api.body == {"note": None, "paid": 5}


def test_request_options_add_to_query_and_body() -> None:
    api = MockApi(PAGE, {"data": {}})
    client = schematic(api.client())

    client.companies.list_companies(q="a", request_options={"additional_query_parameters": {"beta": True, "q": "b"}})
    with pytest.raises(ApiError):
        client.companies.upsert_company(
            keys={"id": "acme"}, request_options={"additional_body_parameters": {"beta": [1]}}
        )

    assert api.requests[0].url.query == b"q=b&beta=true"
    assert api.body == {"keys": {"id": "acme"}, "beta": [1]}


def test_path_parameters_are_encoded() -> None:
    """An id with a slash must not call another operation."""
    api = MockApi({"data": {}})

    with pytest.raises(ApiError):
        schematic(api.client()).companies.get_company("a/b c?d#e%")

    assert api.last.url.raw_path == b"/companies/a%2Fb%20c%3Fd%23e%25"


@pytest.mark.parametrize("base_url", ["http://api.test/v2", "http://api.test/v2/"])
def test_a_path_in_the_base_url_is_kept(base_url: str) -> None:
    api = MockApi()

    Schematic(KEY, base_url=base_url, httpx_client=api.client()).companies.list_companies()

    assert str(api.last.url) == "http://api.test/v2/companies"


@pytest.mark.parametrize(
    ("value", "said"),
    [(float("nan"), "Out of range float"), ("\ud800", "surrogates not allowed"), (object(), "a object cannot be sent")],
)
def test_what_json_cannot_carry_is_refused_before_anything_is_sent(value: object, said: str) -> None:
    api = MockApi()

    with pytest.raises(ValueError, match=rf"companies\.upsert_company: the body cannot be written as JSON: .*{said}"):
        schematic(api.client()).companies.upsert_company(keys={"id": "acme"}, traits={"a": value})

    assert api.requests == []


def test_a_body_that_contains_itself_is_refused() -> None:
    traits: dict[str, Any] = {}
    traits["self"] = traits

    with pytest.raises(ValueError, match="the body contains itself"):
        schematic(MockApi().client()).companies.upsert_company(keys={"id": "acme"}, traits=traits)


# --- Time limits ----------------------------------------------------------------------------------------------------


def timeouts(api: MockApi) -> set[float | None]:
    return set(api.last.extensions["timeout"].values())


@pytest.mark.parametrize(
    ("of_client", "of_call", "expected"),
    [
        ({"timeout": 7.0}, {}, 7.0),
        ({"timeout": 7.0}, {"timeout": 2.0}, 2.0),
        ({"timeout": 7.0}, {"timeout_in_seconds": 3}, 3),
        ({}, {"timeout": 2.0, "timeout_in_seconds": 3}, 2.0),
        ({}, {}, 4.0),  # the passed client's own
    ],
)
def test_the_nearest_timeout_counts(of_client: dict[str, Any], of_call: Any, expected: float) -> None:
    api = MockApi()

    schematic(api.client(timeout=4.0), **of_client).companies.list_companies(request_options=of_call)

    assert timeouts(api) == {expected}


def test_an_own_client_waits_a_minute() -> None:
    transport = Transport(Settings(KEY, BASE_URL))

    assert transport._patience(None) == {"timeout": 60.0}


# --- Clients of the user --------------------------------------------------------------------------------------------


def test_an_httpx_client_is_used_as_it_is() -> None:
    api = MockApi(COUNT)

    answer = schematic(api.httpx_client()).companies.count_companies()

    assert answer.data.count == 3
    assert isinstance(api.last, httpx.Request)


@pytest.mark.parametrize("kind", ["async_client", "async_httpx_client"])
async def test_async_clients_of_both_libraries_are_used_as_they_are(kind: str) -> None:
    api = MockApi(COUNT)

    answer = await AsyncSchematic(
        KEY, base_url=BASE_URL, httpx_client=getattr(api, kind)()
    ).companies.with_raw_response.count_companies()

    assert answer.data.data.count == 3
    assert answer.status_code == 200


@pytest.mark.parametrize("library", [httpx, httpx2])
async def test_an_asgi_application_can_be_the_api(library: Any) -> None:
    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"x-path", scope["path"].encode())]})
        await send({"type": "http.response.body", "body": b'{"data": {"count": 3}, "params": {}}'})

    async with library.AsyncClient(transport=library.ASGITransport(app)) as carrier:
        client = AsyncSchematic(KEY, base_url=BASE_URL, httpx_client=carrier)
        answer = await client.companies.with_raw_response.count_companies()

    assert answer.headers["x-path"] == "/companies/count"
    assert answer.data.data.count == 3


@pytest.mark.parametrize("library", [httpx, httpx2])
def test_a_proxy_of_the_users_client_is_used(library: Any) -> None:
    asked: list[str] = []

    def proxy(handler: BaseHTTPRequestHandler) -> None:
        asked.append(handler.path)
        send_json(handler, COUNT)

    with http_server(proxy) as address, library.Client(proxy=address) as carrier:
        answer = schematic(carrier).companies.count_companies()

    assert answer.data.count == 3
    assert asked == ["http://api.test/companies/count"]


@pytest.mark.parametrize("kind", [DefaultAsyncHttpxClient, DefaultAioHttpClient])
async def test_the_ready_made_async_clients_work(kind: Callable[[], Any]) -> None:
    with http_server(lambda handler: send_json(handler, COUNT)) as address:
        async with kind() as carrier:
            client = AsyncSchematic(KEY, base_url=address, httpx_client=carrier)
            answer = await client.companies.count_companies()

    assert answer.data.count == 3
    assert carrier.timeout.read == 60.0


def test_a_client_of_the_user_stays_open() -> None:
    api = MockApi(COUNT)
    carrier = api.client()

    with schematic(carrier) as client:
        client.companies.count_companies()

    assert not carrier.is_closed


def test_calls_work_after_shutdown() -> None:
    with http_server(lambda handler: send_json(handler, COUNT)) as address:
        client = Schematic(KEY, base_url=address)
        client.shutdown()

        assert client.companies.count_companies().data.count == 3

        client.shutdown()


# --- Raw answers and files ------------------------------------------------------------------------------------------


def test_a_raw_answer_has_status_headers_and_the_librarys_response() -> None:
    api = MockApi(httpx2.Response(201, json=COUNT, headers={"X-Request-Id": "req_1"}))

    raw = schematic(api.client()).companies.with_raw_response.count_companies()

    assert (raw.status_code, raw.headers["x-request-id"], raw.data.data.count) == (201, "req_1", 3)
    assert raw.response.json() == COUNT


def test_a_file_comes_in_steps() -> None:
    api = MockApi(lambda request: httpx2.Response(200, content=b"abcdefg"))
    client = schematic(api.client())

    chunks = client.dataexports.get_data_export_artifact("exp_1", request_options={"chunk_size": 3})

    assert list(chunks) == [b"abc", b"def", b"g"]


async def test_a_file_comes_in_steps_to_async_clients_too() -> None:
    api = MockApi(httpx2.Response(200, content=b"abcdefg"))
    client = AsyncSchematic(KEY, base_url=BASE_URL, httpx_client=api.async_client())

    chunks = client.dataexports.get_data_export_artifact("exp_1", request_options={"chunk_size": 3})

    assert [chunk async for chunk in chunks] == [b"abc", b"def", b"g"]


# --- Bounded answers ------------------------------------------------------------------------------------------------


def declared(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("content-length", "1000000000")
    handler.end_headers()


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("transfer-encoding", "chunked")
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b"1000\r\n" + b" " * 4096 + b"\r\n")
    except OSError:  # the client has hung up, which is what it is to do
        handler.close_connection = True


def inflating(handler: BaseHTTPRequestHandler) -> None:
    content = gzip.compress(b" " * 1_000_000)
    handler.send_response(200)
    handler.send_header("content-encoding", "gzip")
    handler.send_header("content-length", str(len(content)))
    handler.end_headers()
    handler.wfile.write(content)


@pytest.mark.parametrize("answer", [declared, endless, inflating])
def test_an_answer_above_the_limit_is_not_read(answer: Callable[[BaseHTTPRequestHandler], None]) -> None:
    with http_server(answer) as address:
        client = Schematic(KEY, base_url=address, max_response_bytes=100_000)

        with pytest.raises(ApiError, match=r"companies\.list_companies: .*larger than max_response_bytes \(100,000\)"):
            client.companies.list_companies()

        client.shutdown()


@pytest.mark.parametrize("answer", [declared, endless, inflating])
async def test_an_answer_above_the_limit_is_not_read_by_async_clients(
    answer: Callable[[BaseHTTPRequestHandler], None],
) -> None:
    with http_server(answer) as address:
        async with AsyncSchematic(KEY, base_url=address, max_response_bytes=100_000) as client:
            with pytest.raises(ApiError, match="larger than max_response_bytes"):
                await client.companies.list_companies()


@pytest.mark.parametrize("answer", [declared, endless, inflating])
def test_a_check_does_not_read_an_answer_above_the_limit_either(
    answer: Callable[[BaseHTTPRequestHandler], None],
) -> None:
    with (
        http_server(answer) as address,
        Schematic(KEY, base_url=address, max_response_bytes=100_000, max_retries=0) as client,
    ):
        check = client.check_flag_with_entitlement("seats")

    assert "larger than max_response_bytes" in check.reason


def test_a_compressed_answer_within_the_limit_is_read_whole() -> None:
    def compressed(handler: BaseHTTPRequestHandler) -> None:
        content = gzip.compress(b'{"data": {"count": 3}, "params": {}}')
        handler.send_response(200)
        handler.send_header("content-encoding", "gzip")
        handler.send_header("content-length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content)

    with http_server(compressed) as address, Schematic(KEY, base_url=address) as client:
        raw = client.companies.with_raw_response.count_companies()

    assert raw.data.data.count == 3
    assert raw.response.json() == COUNT


# --- Redirects ------------------------------------------------------------------------------------------------------


def moved(location: str, status: int = 302) -> httpx2.Response:
    return httpx2.Response(status, headers={"Location": location})


def test_a_redirect_within_the_origin_keeps_the_key() -> None:
    api = MockApi(moved("/v2/companies/count"), COUNT)

    answer = schematic(api.client(), headers={"X-Team": "a"}).companies.count_companies()

    assert answer.data.count == 3
    assert str(api.last.url) == "http://api.test/v2/companies/count"
    assert (api.last.headers["X-Schematic-Api-Key"], api.last.headers["X-Team"]) == (KEY, "a")


@pytest.mark.parametrize(
    "location",
    [
        "http://evil.test/companies/count",
        "//evil.test/companies/count",
        "http://api.test:8080/companies/count",
        "https://api.test/companies/count",
        "http://api.test@evil.test/",
        "http://evil.test\\@api.test/",
        "http://api.test.evil.test/",
    ],
)
def test_the_key_and_the_callers_headers_never_leave_for_another_origin(location: str) -> None:
    api = MockApi(moved(location), COUNT)
    client = schematic(api.client(), headers={"Authorization": "Bearer hidden", "X-Team-Token": "hidden"})

    try:
        client.companies.count_companies(request_options={"additional_headers": {"Cookie": "hidden"}})
    except ApiConnectionError:
        assert len(api.requests) == 1  # the HTTP library does not take such an address
    else:
        sent = str(api.last.headers.raw)
        assert KEY not in sent
        assert "hidden" not in sent


@pytest.mark.parametrize("kind", ["client", "httpx_client"])
def test_what_a_client_of_the_user_adds_does_not_leave_either(kind: str) -> None:
    api = MockApi(moved("http://evil.test/"), COUNT)
    carrier = getattr(api, kind)(auth=("hidden", "hidden"), headers={"X-Team-Token": "hidden"})

    schematic(carrier).companies.count_companies()

    assert api.requests[0].headers["Authorization"].startswith("Basic ")
    assert api.last.url.host == "evil.test"
    assert set(api.last.headers) == {"host", "user-agent", "accept", "accept-encoding"}


def test_a_key_under_another_spelling_of_its_header_does_not_leave_either() -> None:
    api = MockApi(moved("http://evil.test/"), COUNT)
    client = schematic(api.client(), headers={"x-schematic-api-key": "sch_other"})

    client.companies.count_companies()

    assert api.requests[0].headers["X-Schematic-Api-Key"] == "sch_other"
    assert "sch_other" not in str(api.last.headers.raw)


def test_the_key_does_not_come_back_by_a_second_redirect() -> None:
    api = MockApi(moved("http://evil.test/"), moved("http://api.test/companies/count"), COUNT)

    schematic(api.client()).companies.count_companies()

    assert "X-Schematic-Api-Key" not in api.last.headers


@dataclass
class Elsewhere:
    """A server whose every answer points to another one; `got` is what that other one was sent."""

    address: str
    got: list[str]
    has_seen_events: threading.Event


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    got: list[str] = []
    has_seen_events = threading.Event()

    def take(handler: BaseHTTPRequestHandler) -> None:
        got.append(f"{handler.requestline} {handler.headers} {handler.rfile.read(_length(handler))!r}")
        send_json(handler, {"data": {"flag": "seats", "value": True, "reason": "evil"}, "params": {}})

    def move(handler: BaseHTTPRequestHandler) -> None:
        handler.rfile.read(_length(handler))
        handler.send_response(302 if "check" in handler.path else 307)
        handler.send_header("Location", f"{other}{handler.path}")
        handler.send_header("content-length", "0")
        handler.end_headers()
        if "batch" in handler.path:
            has_seen_events.set()

    with http_server(take) as other, http_server(move) as address:
        yield Elsewhere(address, got, has_seen_events)


def _length(handler: BaseHTTPRequestHandler) -> int:
    return int(handler.headers.get("content-length", 0))


def test_checks_and_events_take_no_key_to_another_origin(elsewhere: Elsewhere) -> None:
    """They have connections of their own."""
    client = Schematic(KEY, base_url=elsewhere.address, event_capture_url=elsewhere.address)

    client.check_flag("seats", company={"id": "acme"})
    client.track("seat", company={"id": "acme"})

    assert elsewhere.has_seen_events.wait(PATIENCE)
    client.shutdown(timeout=0.5)
    assert len(elsewhere.got) == 1  # the check, as a bare GET
    assert KEY not in elsewhere.got[0]
    assert "acme" not in elsewhere.got[0]


async def test_async_checks_and_events_take_no_key_to_another_origin(elsewhere: Elsewhere) -> None:
    client = AsyncSchematic(KEY, base_url=elsewhere.address, event_capture_url=elsewhere.address)

    await client.check_flag("seats", company={"id": "acme"})
    await client.track("seat", company={"id": "acme"})

    assert await asyncio.to_thread(elsewhere.has_seen_events.wait, PATIENCE)
    await client.shutdown(timeout=0.5)
    assert len(elsewhere.got) == 1
    assert KEY not in elsewhere.got[0]
    assert "acme" not in elsewhere.got[0]


@pytest.mark.parametrize("status", [307, 308])
def test_a_body_does_not_leave_for_another_origin(status: int) -> None:
    """A batch of events has the key in it."""
    api = MockApi(moved("http://evil.test/companies", status))

    with pytest.raises(ApiConnectionError, match=r"redirected from http://api\.test to http://evil\.test.*base_url"):
        schematic(api.client()).companies.upsert_company(keys={"id": "acme"})

    assert len(api.requests) == 1


def test_events_do_not_leave_for_another_origin() -> None:
    api = MockApi(moved("http://evil.test/batch", 307))
    transport = Transport(Settings(KEY, BASE_URL, client=api.client()))

    with pytest.raises(ApiConnectionError, match=r"events: redirected from http://capture\.test to http://evil\.test"):
        transport.post("http://capture.test/batch", b'{"events":[{"api_key":"sch_dev_0123456789"}]}')

    assert len(api.requests) == 1


@pytest.mark.parametrize(
    ("status", "method", "has_body"),
    [(301, "GET", False), (302, "GET", False), (303, "GET", False), (307, "POST", True), (308, "POST", True)],
)
def test_a_redirected_post_is_what_the_status_says(status: int, method: str, has_body: bool) -> None:
    api = MockApi(moved("/elsewhere", status), {"data": {}})

    with pytest.raises(ApiError):
        schematic(api.client()).companies.upsert_company(keys={"id": "acme"})

    assert (api.last.method, bool(api.last.content)) == (method, has_body)
    assert ("content-type" in api.last.headers) is has_body


def test_a_refusal_after_a_redirect_says_why() -> None:
    api = MockApi(moved("https://api.test/companies/count"), httpx2.Response(401, json={"error": "no key"}))

    with pytest.raises(UnauthorizedError, match="no key; a redirect led to another origin, where the API key is not"):
        schematic(api.client()).companies.count_companies()


def test_redirects_end() -> None:
    api = MockApi(moved("/again"))

    with pytest.raises(ApiConnectionError, match=r"companies\.count_companies: more than 10 redirects"):
        schematic(api.client()).companies.count_companies()


def test_redirects_can_be_switched_off() -> None:
    api = MockApi(moved("/elsewhere"), COUNT)

    with pytest.raises(ApiError) as caught:
        schematic(api.client(), follow_redirects=False).companies.count_companies()

    assert (caught.value.status_code, len(api.requests)) == (302, 1)


def test_a_redirect_to_nowhere_is_an_api_error() -> None:
    api = MockApi(moved("http://[::1"))

    with pytest.raises(ApiConnectionError, match="redirected to an address that is none"):
        schematic(api.client()).companies.count_companies()


# --- The key does not show ------------------------------------------------------------------------------------------


def echo(request: Any) -> httpx2.Response:
    """What a careless proxy shows in its error page."""
    return httpx2.Response(502, text=f"cannot forward {dict(request.headers)}", headers={"X-Echo": f"key {KEY}"})


def test_the_key_is_in_no_repr() -> None:
    api = MockApi(COUNT)
    config = SchematicConfig(httpx_client=api.client(), headers={"Authorization": "Bearer hidden"})
    client = Schematic(KEY, config)

    client.companies.count_companies()

    shown = [client, client._transport, client._transport.settings, client.companies, config]
    shown += [client.event_buffer, *vars(client.event_buffer).values()]
    assert KEY not in " ".join(repr(one) for one in shown)
    assert "hidden" not in repr(config)


@pytest.mark.parametrize(
    "answer",
    [
        echo,
        httpx2.Response(401, json={"error": f"{KEY} is not known"}),
        httpx2.Response(200, json={"data": {"count": KEY}, "params": {}}),
        httpx2.Response(200, text=f"<html>{KEY}"),
        httpx2.ConnectError(f"cannot reach {KEY}"),
    ],
)
def test_the_key_is_in_no_error(answer: Any) -> None:
    api = MockApi(answer)

    with pytest.raises(ApiError) as caught:
        schematic(api.client()).companies.count_companies()

    own = f"{caught.value} {caught.value!r} {caught.value.args} "
    assert KEY not in own
    if isinstance(answer, httpx2.ConnectError):
        return  # the cause is the library's own exception, kept as it is
    assert KEY not in "".join(traceback.format_exception(caught.value))
    assert KEY not in str(caught.value.headers)


def test_the_key_is_in_no_log_at_any_level(caplog: pytest.LogCaptureFixture) -> None:
    def refuse(handler: BaseHTTPRequestHandler) -> None:
        send_json(handler, {"error": f"{handler.headers['X-Schematic-Api-Key']} is not known"}, 401)

    caplog.set_level(logging.DEBUG)
    with http_server(refuse) as address:
        client = Schematic(KEY, base_url=address, event_capture_url=address, max_retries=0)
        client.check_flag("seats", company={"id": "acme"})
        client.track("seat")
        client.shutdown()

    assert "seats" in caplog.text
    assert KEY not in caplog.text


@pytest.mark.parametrize("key", [f"{KEY}\r\nHost: evil.test", f"{KEY}\u20ac", f"{KEY}\x00"])
def test_a_key_that_no_header_can_carry_is_refused_without_showing_it(key: str) -> None:
    with pytest.raises(ValueError, match="api_key holds a blank, a line break") as caught:
        Schematic(key)

    assert KEY not in "".join(traceback.format_exception(caught.value))


def test_a_key_read_with_its_line_break_is_taken_without(tmp_path: Path) -> None:
    api = MockApi(COUNT)
    (tmp_path / "key").write_text(f"{KEY}\n")

    Schematic((tmp_path / "key").read_text(), httpx_client=api.client()).companies.count_companies()

    assert api.last.headers["X-Schematic-Api-Key"] == KEY


def test_a_header_that_http_cannot_carry_is_refused_without_showing_it() -> None:
    client = schematic(MockApi(COUNT).client())

    with pytest.raises(ValueError, match="X-Token: the value has a line break") as caught:
        client.companies.count_companies(request_options={"additional_headers": {"X-Token": "hidden\r\nX: y"}})

    assert "hidden" not in str(caught.value)


# --- Processes ------------------------------------------------------------------------------------------------------


@pytest.fixture
def counting() -> Iterator[tuple[str, list[int]]]:
    """A server and the port of each connection that a request came by."""
    ports: list[int] = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        ports.append(handler.client_address[1])
        send_json(handler, COUNT)

    with http_server(answer) as address:
        yield address, ports


def test_threads_and_calls_share_connections(counting: tuple[str, list[int]]) -> None:
    address, ports = counting

    with Schematic(KEY, base_url=address) as client:
        for _ in range(3):
            client.companies.count_companies()

    assert len(set(ports)) == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing forks here")
def test_a_child_process_makes_connections_of_its_own(counting: tuple[str, list[int]]) -> None:
    """Two processes that read from one connection take each other's answers."""
    address, ports = counting
    client = Schematic(KEY, base_url=address)
    client.companies.count_companies()

    code = _in_child(lambda: client.companies.count_companies().data.count == 3)
    client.companies.count_companies()

    assert code == 0
    assert len(ports) == 3
    assert ports[0] == ports[2] != ports[1]
    client.shutdown()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing forks here")
def test_a_child_process_checks_over_connections_of_its_own() -> None:
    ports: list[int] = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        ports.append(handler.client_address[1])
        send_json(handler, {"data": {"flag": "seats", "value": True, "reason": "on"}, "params": {}})

    with http_server(answer) as address, Schematic(KEY, base_url=address, cache_providers=[]) as client:
        client.check_flag("seats")

        code = _in_child(lambda: client.check_flag("seats"))
        is_on = client.check_flag("seats")

    assert (code, is_on) == (0, True)
    assert len(ports) == 3
    assert ports[0] == ports[2] != ports[1]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing forks here")
def test_a_child_process_does_not_use_the_connections_of_a_client_that_was_passed_in(
    counting: tuple[str, list[int]],
) -> None:
    address, ports = counting
    with httpx2.Client() as carrier:
        client = Schematic(KEY, base_url=address, httpx_client=carrier)
        client.companies.count_companies()

        code = _in_child(lambda: _refused(client.companies))

    assert code == 0
    assert len(ports) == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing forks here")
def test_a_client_that_was_passed_in_unused_works_in_a_child(counting: tuple[str, list[int]]) -> None:
    address, ports = counting
    with httpx2.Client() as carrier:
        client = Schematic(KEY, base_url=address, httpx_client=carrier)

        code = _in_child(lambda: client.companies.count_companies().data.count == 3)

    assert code == 0
    assert len(ports) == 1


async def test_an_async_client_works_in_one_event_loop_after_another(counting: tuple[str, list[int]]) -> None:
    import asyncio

    address, ports = counting
    client = AsyncSchematic(KEY, base_url=address)

    async def count() -> int:
        try:
            return (await client.companies.count_companies()).data.count
        finally:
            await client._transport.aclose()

    counts = [await asyncio.to_thread(asyncio.run, count()) for _ in range(2)]

    assert counts == [3, 3]
    assert len(set(ports)) == 2
    await client.shutdown()


def _refused(companies: CompaniesClient) -> bool:
    try:
        companies.count_companies()
    except ApiConnectionError as error:
        return "companies.count_companies: the HTTP client that was passed in has connections" in str(error)
    return False


def _in_child(claim: Callable[[], bool]) -> int:
    """0 when `claim` holds in a forked process."""
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the server's thread is not needed in the child
        pid = os.fork()
    if pid == 0:
        try:
            os._exit(0 if claim() else 1)
        except BaseException:
            traceback.print_exc()
            os._exit(2)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
