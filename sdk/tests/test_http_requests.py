"""Requests of clients that were passed in: made with less work than the library's own, and the same as those."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any

import httpx
import httpx2
import pytest

from schematic.core import ApiConnectionError
from schematic.core.http_requests import Builder
from schematic.core.request import Request
from schematic.core.transport import AsyncTransport, Call, Settings, Transport

from .doors import Door, door
from .mock_api import MockApi, http_server, send_json

KEY = "sch_1"
CHECKED = {"data": {"flag": "seats", "value": True, "reason": "all"}, "params": {}}
URL = "http://api.test/flags/seats/check"
BODY = b'{"company":null,"user":null}'
HEADERS = {"X-Schematic-Api-Key": KEY, "User-Agent": "schematichq/1", "content-type": "application/json"}


@pytest.fixture(params=[httpx, httpx2])
def library(request: pytest.FixtureRequest) -> Any:
    return request.param


@pytest.fixture(params=["sync", "async"])
def enter(request: pytest.FixtureRequest) -> Iterator[Door]:
    with door(request.param) as made:
        yield made


def kind(library: Any, enter: Door) -> Any:
    return library.AsyncClient if enter.is_async else library.Client


def carrier(library: Any, enter: Door, api: MockApi, **options: Any) -> Any:
    return kind(library, enter)(transport=library.MockTransport(api.answer(library)), **options)


def check(enter: Door, client: Any) -> None:
    assert enter(client.check_flag("seats", company={"id": "acme"})) is True


# --- What is sent ---------------------------------------------------------------------------------------------------


def shape(made: Any) -> Any:
    return made.method, str(made.url), sorted(made.headers.raw), made.read(), made.extensions


def set_other_headers(client: Any) -> None:
    client.headers = {"x-team": "new", "User-Agent": "shop/2", "Content-Type": "text/plain"}


def set_the_address_of_relative_paths(client: Any) -> None:
    client.base_url = "http://other.test/api"


@pytest.mark.parametrize("url", [URL, f"{URL}?q=a", "flags/seats/check"])
@pytest.mark.parametrize(
    "change",
    [
        lambda client: None,
        lambda client: client.headers.update({"X-Team": "a", "user-agent": "shop/1", "Host": "proxy.test"}),
        lambda client: client.headers.pop("accept-encoding"),
        set_other_headers,
        lambda client: client.cookies.set("session", "1"),
        lambda client: setattr(client, "cookies", {"session": "2"}),
        lambda client: setattr(client, "params", {"tenant": "a"}),
        lambda client: setattr(client, "timeout", 3.0),
        set_the_address_of_relative_paths,
    ],
)
def test_a_request_is_what_the_library_would_have_made(library: Any, url: str, change: Callable[[Any], object]) -> None:
    """Also when what the client adds has changed since the request before."""
    client = library.Client(base_url="http://api.test", headers={"X-Team": "old"}, timeout=7.0)
    builder = Builder()
    request = Request("POST", url, HEADERS, BODY)
    builder.build(client, request, {})

    change(client)

    made = builder.build(client, request, {})
    assert isinstance(made, library.Request)
    assert shape(made) == shape(client.build_request("POST", url, content=BODY, headers=HEADERS))


@pytest.mark.parametrize(
    "request_",
    [
        Request("GET", URL, {"X-Schematic-Api-Key": KEY}, None),
        Request("POST", URL, {**HEADERS, "Cookie": "session=3"}, BODY),
        Request("POST", URL, {**HEADERS, "Host": "other.test"}, BODY),
        Request("POST", URL, {**HEADERS, "transfer-encoding": "chunked"}, BODY),
        Request("POST", URL, HEADERS, b""),
    ],
)
@pytest.mark.parametrize("patience", [{}, {"timeout": 2.0}])
def test_so_is_one_of_another_form(library: Any, request_: Request, patience: dict[str, Any]) -> None:
    client = library.Client(cookies={"session": "1"})
    builder = Builder()
    builder.build(client, Request("POST", URL, HEADERS, BODY), {})

    made = builder.build(client, request_, patience)

    told = {"content": request_.content, "headers": request_.headers, **patience}
    assert shape(made) == shape(client.build_request(request_.method, URL, **told))


def test_an_address_that_is_none_is_refused_as_before(library: Any) -> None:
    with pytest.raises(library.InvalidURL):
        Builder().build(library.Client(), Request("GET", "http://api.test:port/", HEADERS, None), {})


def test_what_is_set_on_the_client_between_two_checks_has_its_effect(library: Any, enter: Door) -> None:
    api = MockApi(CHECKED)
    own = carrier(library, enter, api)
    client = enter.client("http://api.test", httpx_client=own, cache_providers=[])
    seen: list[str] = []

    def see(what: Any) -> None:
        seen.append(type(what).__name__)
        if isinstance(what, library.Request):
            what.headers["X-Trace"] = str(len(seen))

    async def see_async(what: Any) -> None:
        see(what)

    check(enter, client)
    own.headers["X-Team"] = "a"
    own.cookies.set("session", "1")
    own.params = {"tenant": "a"}
    own.auth = ("me", "secret")
    own.timeout = 3.0
    hook = see_async if enter.is_async else see
    own.event_hooks = {"request": [hook], "response": [hook]}
    check(enter, client)
    own.headers["X-Team"] = "b"
    own.cookies.clear()
    own.params = {}
    own.auth = None
    check(enter, client)

    first, second, third = api.requests
    assert not {"x-team", "cookie", "authorization", "x-trace"} & set(first.headers)
    assert second.headers["x-team"] == "a"
    assert second.headers["cookie"] == "session=1"
    assert second.headers["authorization"].startswith("Basic ")
    assert second.headers["x-trace"] == "1"
    assert second.url.query == b"tenant=a"
    assert second.extensions["timeout"]["read"] == 3.0
    assert third.headers["x-team"] == "b"
    assert third.headers["x-trace"] == "3"
    assert not {"cookie", "authorization"} & set(third.headers)
    assert third.url.query == b""
    assert seen == ["Request", "Response"] * 2
    for sent in api.requests:
        assert sent.headers.get_list("x-schematic-api-key") == [KEY]
        assert sent.headers.get_list("user-agent")[0].startswith("schematichq/")
        assert len(sent.headers.get_list("user-agent")) == 1
        assert json.loads(sent.content) == {"company": {"id": "acme"}, "user": None}


def test_cookies_that_the_api_sets_come_back(library: Any, enter: Door) -> None:
    api = MockApi(httpx2.Response(200, json=CHECKED, headers={"set-cookie": "session=9; Path=/"}), CHECKED)
    client = enter.client("http://api.test", httpx_client=carrier(library, enter, api), cache_providers=[])

    check(enter, client)
    check(enter, client)

    assert api.last.headers["cookie"] == "session=9"


# --- Clients with a `build_request` of their own ----------------------------------------------------------------------


def signed(build_request: Callable[..., Any]) -> Callable[..., Any]:
    """Insists on plain arguments, as it would have got them from any other caller."""

    @functools.wraps(build_request)
    def build(*args: Any, headers: dict[str, str], content: bytes, **options: Any) -> Any:
        assert isinstance(args[-1], str)
        headers = {**headers, "X-Signature": f"{headers['X-Schematic-Api-Key']}:{len(content)}"}
        return build_request(*args, headers=headers, content=content, **options)

    return build


def test_an_overridden_build_request_gets_all_there_is(library: Any, enter: Door) -> None:
    api = MockApi(CHECKED)
    plain = kind(library, enter)
    signing = type("Signing", (plain,), {"build_request": signed(plain.build_request)})
    own = signing(transport=library.MockTransport(api.answer(library)))
    client = enter.client("http://api.test", httpx_client=own, cache_providers=[])

    check(enter, client)

    assert api.last.headers["x-signature"] == f"{KEY}:{len(api.last.content)}"


def test_so_does_one_that_is_wrapped_later(library: Any, enter: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    """Instrumentation does so, on the class or on one client."""
    api = MockApi(CHECKED)
    own = carrier(library, enter, api)
    client = enter.client("http://api.test", httpx_client=own, cache_providers=[])
    check(enter, client)

    own.build_request = signed(own.build_request)
    check(enter, client)
    del own.build_request
    monkeypatch.setattr(kind(library, enter), "build_request", signed(kind(library, enter).build_request))
    check(enter, client)

    assert [sent.headers.get("x-signature") for sent in api.requests] == [None, *[f"{KEY}:{len(api.last.content)}"] * 2]


class Lookalike:
    """Of no library: what the SDK uses of a client and of an answer, and no more."""

    status_code = 200
    headers: dict[str, str]

    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []
        self.headers = {"Content-Length": str(len(json.dumps(CHECKED)))}

    def build_request(self, method: str, url: str, **options: Any) -> dict[str, Any]:
        return {"method": method, "url": url, **options}

    def send(self, request: dict[str, Any], **_: Any) -> Lookalike:
        self.sent.append(request)
        return self

    def read(self) -> bytes:
        return json.dumps(CHECKED).encode()

    def close(self) -> None:
        pass


def test_a_client_of_no_library_is_used_by_what_it_can_do() -> None:
    own = Lookalike()

    reply = Transport(Settings(KEY, "http://api.test", client=own)).request(Call("check", "POST", "check", body={}))

    assert json.loads(reply.content) == CHECKED
    assert own.sent[0]["url"] == "http://api.test/check"
    assert own.sent[0]["content"] == b"{}"
    assert own.sent[0]["headers"]["X-Schematic-Api-Key"] == KEY


# --- What is read ---------------------------------------------------------------------------------------------------


def ask(enter: Door, library: Any, address: str, **options: Any) -> Any:
    own = kind(library, enter)(**options)
    transport = (AsyncTransport if enter.is_async else Transport)(Settings(KEY, address, client=own, max_retries=0))
    try:
        return enter(transport.request(Call("check", "POST", "check", body={})))
    finally:
        enter(own.aclose() if enter.is_async else own.close())


def test_an_answer_is_in_the_librarys_object_too(library: Any, enter: Door) -> None:
    with http_server(lambda handler: send_json(handler, CHECKED)) as address:
        reply = ask(enter, library, address)

    assert json.loads(reply.content) == CHECKED
    assert reply.response.json() == CHECKED
    assert reply.response.content == reply.content
    assert reply.response.is_closed
    assert reply.response.elapsed.total_seconds() > 0


def test_an_answer_that_a_hook_has_read_is_not_read_again(library: Any, enter: Door) -> None:
    texts: list[str] = []

    def read(response: Any) -> None:
        response.read()
        texts.append(response.text)

    async def read_async(response: Any) -> None:
        await response.aread()
        texts.append(response.text)

    with http_server(lambda handler: send_json(handler, CHECKED)) as address:
        hooks = {"response": [read_async if enter.is_async else read]}
        reply = ask(enter, library, address, event_hooks=hooks)

    assert json.loads(reply.content) == json.loads(texts[0]) == CHECKED


def test_an_answer_that_ends_early_is_an_error_with_its_request(library: Any, enter: Door) -> None:
    def short(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("content-length", "100")
        handler.end_headers()
        handler.wfile.write(b"{")
        handler.close_connection = True

    with http_server(short) as address, pytest.raises(ApiConnectionError) as caught:
        ask(enter, library, address)

    cause = caught.value.__cause__
    assert isinstance(cause, library.RemoteProtocolError)
    assert str(cause.request.url) == f"{address}/check"
