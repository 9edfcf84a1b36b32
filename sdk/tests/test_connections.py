"""The connections of flag checks, against real servers: kept, closed under our hands, TLS, proxies, forks."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from schematic import AsyncSchematic, Schematic, __version__
from schematic.core import direct

from .mock_api import http_server, send_json

ACME = {"id": "acme"}


def on(reason: str = "matched") -> dict[str, Any]:
    return {"data": {"flag": "f", "reason": reason, "value": True}, "params": {}}


def made(address: str, **options: Any) -> Schematic:
    return Schematic("sch_secret", base_url=address, event_capture_url=address, cache_providers=[], **options)


def made_async(address: str, **options: Any) -> AsyncSchematic:
    return AsyncSchematic("sch_secret", base_url=address, event_capture_url=address, cache_providers=[], **options)


def reasons(address: str, times: int = 3, **options: Any) -> list[str]:
    with made(address, **options) as client:
        return [client.check_flag_with_entitlement("f", ACME).reason for _ in range(times)]


def async_reasons(address: str, times: int = 3, **options: Any) -> list[str]:
    async def check() -> list[str]:
        async with made_async(address, **options) as client:
            return [(await client.check_flag_with_entitlement("f", ACME)).reason for _ in range(times)]

    return asyncio.run(check())


BOTH = pytest.mark.parametrize("ask", [reasons, async_reasons])
Ask = Callable[..., list[str]]


@contextmanager
def raw_server(answer: Callable[[socket.socket, int], bool], context: ssl.SSLContext | None = None) -> Iterator[str]:
    """Hands each connection, with its number, to `answer` until that says False or the client has gone."""

    def serve(connection: socket.socket, number: int) -> None:
        try:
            with connection if context is None else context.wrap_socket(connection, server_side=True) as wrapped:
                while wrapped.recv(65_536) and answer(wrapped, number):
                    pass
        except OSError:
            pass

    def accept() -> None:
        for number in range(1000):
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            connection.settimeout(180)
            threading.Thread(target=serve, args=(connection, number), daemon=True).start()

    listener = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=accept, daemon=True).start()
    try:
        yield f"http{'' if context is None else 's'}://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.shutdown(socket.SHUT_RDWR) if sys.platform == "linux" else None
        listener.close()


def reply(value: Any, *headers: str) -> bytes:
    content = json.dumps(value).encode()
    head = ["HTTP/1.1 200 OK", f"content-length: {len(content)}", *headers]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + content


@BOTH
def test_checks_share_a_connection(ask: Ask) -> None:
    seen: list[int] = []

    def answer(connection: socket.socket, number: int) -> bool:
        seen.append(number)
        connection.sendall(reply(on()))
        return True

    with raw_server(answer) as address:
        assert ask(address) == ["matched"] * 3

    assert seen == [0, 0, 0]


@BOTH
def test_a_request_is_what_the_api_expects(ask: Ask) -> None:
    seen: list[tuple[str, dict[str, str], Any]] = []

    def answer(request: BaseHTTPRequestHandler) -> None:
        headers = {name.lower(): value for name, value in request.headers.items()}
        body = request.rfile.read(int(headers["content-length"]))
        request.headers.replace_header("content-length", "0")
        seen.append((request.path, headers, json.loads(body)))
        send_json(request, on())

    with http_server(answer) as address:
        ask(address + "/a%20path/", times=1, headers={"X-Own": "1"})

    [(path, headers, body)] = seen
    assert path == "/a%20path/flags/f/check"
    assert body == {"company": ACME, "user": None}
    assert headers["x-schematic-api-key"] == "sch_secret"
    assert headers["content-type"] == "application/json"
    assert headers["user-agent"] == f"schematichq/{__version__}"
    assert headers["x-fern-sdk-version"] == __version__
    assert headers["x-own"] == "1"
    assert headers["host"] == address.removeprefix("http://")


@BOTH
def test_a_connection_that_the_server_closed_meanwhile_costs_nothing(ask: Ask) -> None:
    """It says keep-alive and closes: each check finds a dead connection and takes a new one."""

    def answer(connection: socket.socket, number: int) -> bool:
        connection.sendall(reply(on(f"connection {number}")))
        return False

    with raw_server(answer) as address:
        assert ask(address) == ["connection 0", "connection 1", "connection 2"]


@BOTH
def test_a_kept_connection_that_is_closed_by_our_request_is_replaced(ask: Ask) -> None:
    """The race of every keep-alive: the server gives up the connection while the request is under way."""
    served: list[int] = []

    def answer(connection: socket.socket, number: int) -> bool:
        if number in served:
            return False
        served.append(number)
        connection.sendall(reply(on(f"connection {number}")))
        return True

    with raw_server(answer) as address:
        assert ask(address) == ["connection 0", "connection 1", "connection 2"]


@BOTH
def test_a_new_connection_that_is_closed_without_an_answer_is_a_failure(ask: Ask) -> None:
    with raw_server(lambda connection, number: False) as address:
        [reason] = ask(address, times=1)

    assert reason.startswith("Error occurred - using default value: features.check_flag: no answer from the server")
    assert "closed the connection without an answer" in reason


@BOTH
def test_an_answer_without_length_ends_with_the_connection(ask: Ask) -> None:
    def answer(connection: socket.socket, number: int) -> bool:
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n" + json.dumps(on()).encode())
        return False

    with raw_server(answer) as address:
        assert ask(address) == ["matched"] * 3


@BOTH
def test_an_answer_that_trickles_does_not_outlive_the_time_limit(ask: Ask) -> None:
    """A byte now and then restarts the clock of other HTTP clients."""
    stop = threading.Event()

    def answer(connection: socket.socket, number: int) -> bool:
        connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n")
        while not stop.wait(0.02):
            connection.sendall(b" ")
        return False

    with raw_server(answer) as address:
        [reason] = ask(address, times=1, timeout=0.3)
        stop.set()

    assert "no answer from the server" in reason


@BOTH
def test_too_large_an_answer_is_refused(ask: Ask) -> None:
    def answer(connection: socket.socket, number: int) -> bool:
        connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n")
        return True

    with raw_server(answer) as address:
        [reason] = ask(address, times=1, max_response_bytes=1000)

    assert "max_response_bytes (1,000)" in reason


@BOTH
def test_an_answer_that_is_not_http_is_a_failure(ask: Ask) -> None:
    def answer(connection: socket.socket, number: int) -> bool:
        connection.sendall(b"-ERR unknown command\r\n\r\n")
        return False

    with raw_server(answer) as address:
        [reason] = ask(address, times=1)

    assert "does not begin like HTTP/1.1" in reason


@BOTH
def test_the_api_key_in_an_error_page_does_not_reach_the_reason(ask: Ask) -> None:
    with http_server(lambda request: send_json(request, {"error": "bad key sch_secret"}, 403)) as address:
        [reason] = ask(address, times=1)

    assert "bad key [API key]" in reason


@BOTH
def test_redirects_are_followed_on_the_same_origin(ask: Ask) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        if request.path.startswith("/new"):
            send_json(request, on("redirected"))
        else:
            send_json(request, {}, 307, location=f"/new{request.path}")

    with http_server(answer) as address:
        assert ask(address, times=2) == ["redirected"] * 2


@BOTH
def test_neither_key_nor_body_follows_a_redirect_to_another_origin(ask: Ask) -> None:
    stolen: list[str] = []

    def thief(request: BaseHTTPRequestHandler) -> None:
        stolen.append(str(request.headers))
        send_json(request, on("stolen"))

    with (
        http_server(thief) as elsewhere,
        http_server(lambda request: send_json(request, {}, 307, location=f"{elsewhere}/x")) as address,
    ):
        [reason] = ask(address, times=1)

    assert "redirected" in reason
    assert not any("sch_secret" in headers for headers in stolen)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Certificate and key of 127.0.0.1, signed by itself."""
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    command = (
        f"openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 -subj /CN=127.0.0.1 "
        f"-addext subjectAltName=IP:127.0.0.1 -keyout {path} -out {path}.crt"
    )
    if shutil.which("openssl") is None:
        pytest.skip("no openssl here to make a certificate with")
    subprocess.run(command.split(), check=True, capture_output=True)
    path.write_text(path.read_text() + Path(f"{path}.crt").read_text())
    return path


@BOTH
def test_tls_is_spoken_and_certificates_are_checked(
    ask: Ask, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    served.load_cert_chain(certificate)
    trusting = ssl.create_default_context(cafile=str(certificate))

    def answer(connection: socket.socket, number: int) -> bool:
        connection.sendall(reply(on(f"connection {number}")))
        return True

    with raw_server(answer, served) as address:
        [untrusted] = ask(address, times=1, max_retries=0)
        monkeypatch.setattr(direct, "tls_context", lambda: trusting)
        trusted = ask(address)

    assert "CERTIFICATE_VERIFY_FAILED" in untrusted
    assert len(set(trusted)) == 1
    assert trusted[0].startswith("connection ")


@BOTH
@pytest.mark.parametrize("variable", ["http_proxy", "HTTP_PROXY", "ALL_PROXY"])
def test_a_proxy_of_the_environment_is_used(ask: Ask, variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def proxy(request: BaseHTTPRequestHandler) -> None:
        seen.append(request.path)
        send_json(request, on("through the proxy"))

    with http_server(proxy) as address:
        monkeypatch.setenv(variable, address)
        found = ask("http://api.invalid", times=1)

    assert found == ["through the proxy"]
    assert seen == ["http://api.invalid/flags/f/check"]


def test_after_a_fork_no_process_reads_the_others_answers() -> None:
    """Parent and children ask at once, each for itself; every answer says who asked."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        asked = json.loads(request.rfile.read(int(request.headers["content-length"])))["company"]["id"]
        request.headers.replace_header("content-length", "0")
        send_json(request, on(f"for {asked}"))

    def own(client: Schematic, name: str) -> bool:
        asked = [f"{name} {number}" for number in range(40)]
        return [client.check_flag_with_entitlement("f", {"id": one}).reason for one in asked] == [
            f"for {one}" for one in asked
        ]

    with http_server(answer) as address, made(address) as client:
        assert own(client, "before")
        children: list[int] = []
        for number in range(4):
            pid = os.fork()
            if pid == 0:
                os._exit(0 if own(client, f"child {number}") else 1)
            children.append(pid)
        assert own(client, "parent")
        statuses = [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in children]

    assert statuses == [0] * 4


def test_an_async_client_works_in_one_event_loop_after_the_other() -> None:
    with http_server(lambda request: send_json(request, on())) as address:
        client = made_async(address)

        async def check() -> bool:
            answer = await client.check_flag("f", ACME)
            await client.shutdown()
            return answer

        assert [asyncio.run(check()) for _ in range(3)] == [True] * 3


async def test_a_check_that_is_cancelled_leaves_no_answer_for_the_next_one() -> None:
    arrived, release = threading.Event(), threading.Event()

    def answer(request: BaseHTTPRequestHandler) -> None:
        asked = json.loads(request.rfile.read(int(request.headers["content-length"])))["company"]["id"]
        request.headers.replace_header("content-length", "0")
        if asked == "slow":
            arrived.set()
            release.wait(180)
        send_json(request, on(f"for {asked}"))

    with http_server(answer) as address:
        async with made_async(address) as client:
            await client.check_flag("f", {"id": "first"})
            slow = asyncio.create_task(client.check_flag("f", {"id": "slow"}))
            await asyncio.to_thread(arrived.wait, 180)
            slow.cancel()
            await asyncio.gather(slow, return_exceptions=True)
            release.set()
            found = await client.check_flag_with_entitlement("f", {"id": "next"})

    assert found.reason == "for next"
