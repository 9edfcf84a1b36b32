"""Webhooks in every framework as it really is: a process each, spoken to over HTTP. The apps: webhook_apps.py."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from http.client import HTTPConnection
from pathlib import Path
from time import time
from typing import Any

import pytest

from schematic.webhook_utils import WEBHOOK_SIGNATURE_HEADER, WEBHOOK_TIMESTAMP_HEADER, sign

APPS = Path(__file__).with_name("webhook_apps.py")
SYNC = ["flask", "django_wsgi", "django_asgi"]  # the request has its body at hand
AWAITED = ["starlette", "fastapi", "aiohttp"]
BARE = ["plain_wsgi", "plain_asgi", "http_server", "lambda_v1", "lambda_v2"]  # one way only, whatever the path says

BODY = json.dumps(
    {
        "action": "auto.topup.success",
        "account_id": "acct_1",
        "environment_id": "env_1",
        "object_type": "credit",
        "company_id": "comp_1",
        "body": {"grant_id": "bilcg_1", "quantity": 5, "company": {"id": "comp_1", "name": "Zürich 東京"}},
    },
    ensure_ascii=False,
).encode()
SECRET = "whsec_new"
ACCEPTED = (200, {"action": "auto.topup.success", "model": "CreditsAutoTopupSuccess"})


class Receiver:
    def __init__(self, port: int) -> None:
        self._port = port

    def post(self, how: str, headers: dict[str, Any], body: bytes = BODY) -> tuple[int, dict[str, str]]:
        """Names and values of headers go out byte by byte as they are given."""
        connection = HTTPConnection("127.0.0.1", self._port, timeout=180)
        try:
            connection.request("POST", f"/{how}", body, {"Content-Type": "application/json", **headers})
            response = connection.getresponse()
            return response.status, json.loads(response.read())
        finally:
            connection.close()


@contextmanager
def _started(name: str) -> Iterator[Receiver]:
    process = subprocess.Popen([sys.executable, str(APPS), name], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield Receiver(int(process.stdout.readline()))
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


@pytest.fixture(scope="module")
def started() -> Iterator[Callable[[str], Receiver]]:
    """The application of that name, started when it is first asked for."""
    with ExitStack() as running:
        yield cache(lambda name: running.enter_context(_started(name)))


@pytest.fixture(scope="module", params=[*SYNC, *AWAITED, *BARE])
def receiver(request: pytest.FixtureRequest, started: Callable[[str], Receiver]) -> Receiver:
    return started(request.param)


@pytest.fixture(scope="module", params=[*SYNC, *AWAITED])
def framework(request: pytest.FixtureRequest, started: Callable[[str], Receiver]) -> Receiver:
    return started(request.param)


@pytest.fixture(scope="module", params=AWAITED)
def awaited(request: pytest.FixtureRequest, started: Callable[[str], Receiver]) -> Receiver:
    return started(request.param)


def test_a_genuine_delivery_is_verified_and_parsed(receiver: Receiver) -> None:
    assert receiver.post("verify", sign(BODY, SECRET)) == ACCEPTED


@pytest.mark.parametrize("case", [str.lower, str.upper, str.title], ids=["lower", "upper", "title"])
def test_header_names_may_have_any_case(receiver: Receiver, case: Any) -> None:
    headers = {case(name): value for name, value in sign(BODY, SECRET).items()}

    assert receiver.post("verify", headers) == ACCEPTED


def test_the_secret_before_the_rotation_still_verifies(receiver: Receiver) -> None:
    assert receiver.post("verify", sign(BODY, "whsec_old")) == ACCEPTED


def test_a_forged_delivery_is_refused_with_the_reason(receiver: Receiver) -> None:
    good = sign(BODY, SECRET)

    assert receiver.post("verify", sign(BODY, "guessed")) == (400, {"error": "Invalid signature"})
    assert receiver.post("verify", good, BODY + b" ") == (400, {"error": "Invalid signature"})
    assert receiver.post("verify", {**good, WEBHOOK_TIMESTAMP_HEADER: "1"}) == (400, {"error": "Invalid signature"})
    assert receiver.post("verify", {**good, WEBHOOK_SIGNATURE_HEADER: "x"}) == (
        400,
        {"error": "Invalid signature format"},
    )


def test_a_delivery_without_its_headers_is_refused_with_the_reason(receiver: Receiver) -> None:
    signature_alone = {WEBHOOK_SIGNATURE_HEADER: sign(BODY, SECRET)[WEBHOOK_SIGNATURE_HEADER]}

    assert receiver.post("verify", {}) == (400, {"error": "Missing webhook signature"})
    assert receiver.post("verify", signature_alone) == (400, {"error": "Missing webhook timestamp"})


def test_a_recorded_delivery_is_refused_after_the_window(receiver: Receiver) -> None:
    status, answer = receiver.post("verify", sign(BODY, SECRET, int(time()) - 3600))

    assert status == 400
    assert answer["error"].startswith("Webhook timestamp outside tolerance")


@pytest.mark.parametrize("name", [WEBHOOK_SIGNATURE_HEADER, WEBHOOK_TIMESTAMP_HEADER])
def test_odd_bytes_in_a_header_are_a_refusal_and_not_a_crash(receiver: Receiver, name: str) -> None:
    status, answer = receiver.post("verify", {**sign(BODY, SECRET), name: b"\xff\xe9\x80"})

    assert (status, list(answer)) == (400, ["error"])


def test_a_body_nested_without_end_is_a_refusal_and_not_a_crash(receiver: Receiver) -> None:
    """It is signed, so it comes as far as the parser, whose recursion ends elsewhere in each version of Python."""
    body = b'{"action":"test.send","body":' + b"[" * 5000 + b"]" * 5000 + b"}"

    assert receiver.post("verify", sign(body, SECRET), body) == (
        400,
        {"error": "webhook body is nested deeper than 200 levels"},
    )


@pytest.mark.parametrize("how", ["passed", "headers"])
def test_the_body_may_be_passed_beside_the_request_or_its_headers(framework: Receiver, how: str) -> None:
    assert framework.post(how, sign(BODY, SECRET)) == ACCEPTED
    assert framework.post(how, sign(BODY, "guessed")) == (400, {"error": "Invalid signature"})


def test_a_body_that_the_application_read_before_still_verifies(framework: Receiver) -> None:
    assert framework.post("json", sign(BODY, SECRET)) == ACCEPTED


def test_the_sync_function_says_what_to_pass_where_the_body_must_be_awaited(awaited: Receiver) -> None:
    status, answer = awaited.post("sync", sign(BODY, SECRET))

    assert status == 400
    assert answer["error"].startswith("Could not extract request body: the body of Request must be awaited; ")
    assert "use the _async function, or pass body=await request." in answer["error"]


@pytest.mark.parametrize("name", SYNC)
def test_the_sync_function_reads_a_body_that_is_at_hand(name: str) -> None:
    with _started(name) as receiver:
        assert receiver.post("sync", sign(BODY, SECRET)) == ACCEPTED
