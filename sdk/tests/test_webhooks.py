"""Webhook deliveries: which are genuine, how old they may be, what they say. Frameworks: test_webhook_frameworks.py."""

from __future__ import annotations

import ast
import base64
import hmac
import inspect
import json
import subprocess
import sys
from dataclasses import FrozenInstanceError
from email.message import Message
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schematic import types
from schematic.webhook_utils import (
    WEBHOOK_SIGNATURE_HEADER,
    WEBHOOK_SIGNATURE_VERSION_HEADER,
    WEBHOOK_TIMESTAMP_HEADER,
    WebhookPayloadError,
    WebhookSignatureError,
    compute_hex_signature,
    compute_signature,
    parse_webhook,
    parse_webhook_async,
    sign,
    verify_signature,
    verify_webhook_signature,
    verify_webhook_signature_async,
)

_FOLDERS = [parent / "contract/cases/webhooks" for parent in Path(__file__).resolve().parents]
_FOLDER = next((folder for folder in _FOLDERS if folder.is_dir()), None)

SECRET = "whsec_test"
BODY = b'{"action":"test.send","account_id":"acct_1","environment_id":"env_1","object_type":"test","body":{"n":1}}'
NOW = 1_767_323_045  # Unix seconds
HEADERS = sign(BODY, SECRET, NOW)
SIGNATURE = HEADERS[WEBHOOK_SIGNATURE_HEADER]

anything = st.one_of(st.text(), st.binary())
# Lone surrogates too: servers decode odd header bytes to them.
any_text = st.text(st.characters(exclude_categories=[]))
a_secret = st.text(min_size=1).filter(str.strip)  # blanks around it do not count, and blanks alone are none
a_timestamp = st.integers(0, 10**12)


def _cases(name: str) -> list[Any]:
    if _FOLDER is None:
        return []
    return [pytest.param(case, id=case["name"]) for case in json.loads((_FOLDER / name).read_text())]


def _body(case: dict[str, Any]) -> str | bytes:
    body = case["body"]
    return body if isinstance(body, str) else base64.b64decode(body["base64"])


def _verdict(case: dict[str, Any], **options: Any) -> str:
    try:
        verify_signature(_body(case), case["signature"], case["timestamp"], case["secret"], **options)
    except WebhookSignatureError as error:
        return str(error)
    return "valid"


needs_cases = pytest.mark.skipif(
    _FOLDER is None, reason="contract/cases/webhooks is part of the repository, not of the source distribution"
)


# -- the shared cases


@needs_cases
@pytest.mark.parametrize("case", _cases("signatures.json"))
def test_a_signature_is_judged_as_recorded(case: dict[str, Any]) -> None:
    assert _verdict(case) == case["verdict"]


@needs_cases
@pytest.mark.parametrize("case", _cases("signatures.json"))
def test_text_and_bytes_of_a_body_are_judged_alike(case: dict[str, Any]) -> None:
    body = _body(case)

    as_bytes = {**case, "body": {"base64": base64.b64encode(body.encode() if isinstance(body, str) else body)}}

    assert _verdict(as_bytes) == case["verdict"]


@needs_cases
@pytest.mark.parametrize("case", _cases("tolerance.json"))
def test_the_replay_window_is_judged_as_recorded(case: dict[str, Any]) -> None:
    verdict = _verdict(case, tolerance=case["tolerance"], now=case["now"])

    assert verdict.startswith(case["verdict"])


@needs_cases
@pytest.mark.parametrize("case", _cases("rotation.json"))
def test_several_secrets_are_judged_as_recorded(case: dict[str, Any]) -> None:
    assert _verdict(case) == case["verdict"]


@needs_cases
@pytest.mark.parametrize("case", _cases("payloads.json"))
def test_a_body_becomes_the_model_of_its_event_type(case: dict[str, Any]) -> None:
    payload = case["payload"]
    content = json.dumps(payload)

    event = parse_webhook(sign(content, SECRET), SECRET, content)

    if case["model"] is None:
        assert event.body == payload["body"]
    else:
        assert type(event.body) is getattr(types, case["model"])
    assert event.raw == payload
    for name in ("action", "account_id", "environment_id", "object_type", "company_id", "feature_id"):
        assert getattr(event, name) == payload.get(name)


@needs_cases
def test_every_event_type_of_the_contract_has_a_case() -> None:
    literal, _ = get_args(types.WebhookRequestType)

    covered = {case.values[0]["payload"]["action"] for case in _cases("payloads.json")}

    assert set(get_args(literal)) <= covered


# -- signing


def test_a_signature_is_hmac_of_body_plus_and_timestamp() -> None:
    expected = hmac.new(SECRET.encode(), BODY + b"+" + str(NOW).encode(), "sha256")

    assert compute_signature(BODY, str(NOW), SECRET) == expected.digest()
    assert compute_hex_signature(BODY.decode(), str(NOW), SECRET) == expected.hexdigest()


def test_sign_gives_the_three_headers_of_a_delivery() -> None:
    assert sign(BODY, SECRET, NOW) == {
        WEBHOOK_SIGNATURE_HEADER: compute_hex_signature(BODY, str(NOW), SECRET),
        WEBHOOK_SIGNATURE_VERSION_HEADER: "v1",
        WEBHOOK_TIMESTAMP_HEADER: str(NOW),
    }


def test_sign_uses_the_clock_and_so_does_the_window() -> None:
    verify_webhook_signature(sign(BODY, SECRET), SECRET, BODY, tolerance=3600)

    with pytest.raises(WebhookSignatureError, match="outside tolerance"):
        verify_webhook_signature(sign(BODY, SECRET, NOW - 10**9), SECRET, BODY, tolerance=3600)


@given(body=anything, secret=a_secret, timestamp=a_timestamp)
def test_what_was_signed_verifies(body: str | bytes, secret: str, timestamp: int) -> None:
    verify_webhook_signature(sign(body, secret, timestamp), secret, body, tolerance=0, now=timestamp)


@given(body=st.binary(min_size=1), position=st.integers(0), change=st.integers(1, 255))
def test_a_changed_byte_never_verifies(body: bytes, position: int, change: int) -> None:
    at = position % len(body)
    changed = body[:at] + bytes([body[at] ^ change]) + body[at + 1 :]

    with pytest.raises(WebhookSignatureError, match=r"^Invalid signature$"):
        verify_webhook_signature(sign(body, SECRET, NOW), SECRET, changed)


@given(body=anything, secret=a_secret, other=a_secret)
def test_another_secret_never_verifies(body: str | bytes, secret: str, other: str) -> None:
    secret, other = f"<{secret}>", f"<{other}>"  # blanks around secrets do not count, nor zero bytes after them
    if secret == other:
        return

    with pytest.raises(WebhookSignatureError, match=r"^Invalid signature$"):
        verify_webhook_signature(sign(body, secret, NOW), other, body)


def test_blanks_and_line_ends_around_a_secret_do_not_count() -> None:
    verify_webhook_signature(sign("{}", SECRET, NOW), f" {SECRET}\r\n", "{}")
    verify_webhook_signature(sign("{}", f"{SECRET}\n", NOW), ["other", f"{SECRET}\t"], "{}")


@pytest.mark.parametrize("secret", [" ", "\n", ["", "x"], ["x", " \n"]])
def test_a_secret_of_blanks_is_empty(secret: Any) -> None:
    with pytest.raises(ValueError, match="webhook secret is empty"):
        verify_webhook_signature(sign("{}", SECRET, NOW), secret, "{}")


@given(body=any_text, signature=any_text, timestamp=any_text, tolerance=st.none() | st.floats(0, 1e9))
def test_a_stranger_can_cause_no_other_error(
    body: str, signature: str, timestamp: str, tolerance: float | None
) -> None:
    with pytest.raises(WebhookSignatureError):
        verify_signature(body, signature, timestamp, SECRET, tolerance=tolerance, now=NOW)


@given(timestamp=any_text)
def test_a_fitting_signature_of_an_odd_timestamp_causes_no_other_error(timestamp: str) -> None:
    signature = compute_hex_signature(BODY, timestamp, SECRET)

    try:
        verify_signature(BODY, signature, timestamp, SECRET, tolerance=300, now=NOW)
    except WebhookSignatureError:
        return
    assert abs(int(timestamp) - NOW) <= 300


# -- the replay window


@given(skew=st.integers(-(10**6), 10**6), tolerance=st.integers(0, 10**6))
def test_clocks_may_differ_by_the_tolerance_in_both_directions(skew: int, tolerance: int) -> None:
    headers = sign(BODY, SECRET, NOW + skew)

    if abs(skew) <= tolerance:
        verify_webhook_signature(headers, SECRET, BODY, tolerance=tolerance, now=NOW)
    else:
        where = "in the future" if skew > 0 else "old"
        with pytest.raises(WebhookSignatureError, match=f"outside tolerance: {abs(skew)} s {where}, "):
            verify_webhook_signature(headers, SECRET, BODY, tolerance=tolerance, now=NOW)


def test_a_delivery_of_any_age_passes_without_a_tolerance() -> None:
    """As the official function does."""
    verify_webhook_signature(sign(BODY, SECRET, 1), SECRET, BODY)


@pytest.mark.parametrize("tolerance", [-1, -0.5, float("nan")])
def test_a_tolerance_that_is_no_span_is_a_mistake_of_the_caller(tolerance: float) -> None:
    with pytest.raises(ValueError, match=r"tolerance is .*; give seconds"):
        verify_webhook_signature(HEADERS, SECRET, BODY, tolerance=tolerance)


# -- secrets


@given(position=st.integers(0, 3))
def test_any_of_several_secrets_verifies(position: int) -> None:
    secrets = ["one", "two", "three"]
    secrets.insert(position, SECRET)

    verify_webhook_signature(HEADERS, secrets, BODY)
    verify_webhook_signature(HEADERS, tuple(secrets), BODY)


@pytest.mark.parametrize("secret", ["", [], [""], [SECRET, ""]], ids=["empty", "none", "one empty", "an empty other"])
def test_an_empty_secret_is_refused_because_anybody_can_sign_with_it(secret: str | list[str]) -> None:
    with pytest.raises(ValueError, match="webhook secret is empty; pass the secret of the webhook endpoint"):
        verify_webhook_signature(sign(BODY, ""), secret, BODY)


def test_every_secret_is_compared_in_constant_time(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[bytes, bytes]] = []

    def compare(left: bytes, right: bytes) -> bool:
        compared.append((left, right))
        return left == right

    monkeypatch.setattr(hmac, "compare_digest", compare)

    verify_webhook_signature(HEADERS, [SECRET, "two", "three"], BODY)

    expected = [compute_signature(BODY, str(NOW), one) for one in (SECRET, "two", "three")]
    assert compared == [(bytes.fromhex(SIGNATURE), one) for one in expected]


# -- headers and bodies


def _lower(headers: dict[str, str]) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


def _message() -> Message:
    message = Message()
    for name, value in HEADERS.items():
        message[name.upper()] = value
    return message


HEADER_SHAPES: dict[str, Any] = {
    "as sent": HEADERS,
    "lower case": _lower(HEADERS),
    "upper case": {name.upper(): value for name, value in HEADERS.items()},
    "bytes": {name.encode(): value.encode() for name, value in HEADERS.items()},
    "lists of values": {name: [value] for name, value in _lower(HEADERS).items()},
    "pairs": list(_lower(HEADERS).items()),
    "tuple of pairs": tuple(HEADERS.items()),
    "pairs of bytes": [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()],
    "ASGI scope": {
        "type": "http",
        "headers": [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()],
    },
    "WSGI environ": {"HTTP_" + name.upper().replace("-", "_"): value for name, value in HEADERS.items()},
    "email message": _message(),
}


@pytest.mark.parametrize("headers", HEADER_SHAPES.values(), ids=HEADER_SHAPES.keys())
async def test_headers_are_found_in_any_shape_and_case(headers: Any) -> None:
    verify_webhook_signature(headers, SECRET, BODY)
    await verify_webhook_signature_async(headers, SECRET, BODY.decode())


@given(upper=st.lists(st.booleans(), min_size=60, max_size=60))
def test_case_of_header_names_never_matters(upper: list[bool]) -> None:
    headers = {
        "".join(c.upper() if up else c.lower() for c, up in zip(name, upper, strict=False)): value
        for name, value in HEADERS.items()
    }

    verify_webhook_signature(headers, SECRET, BODY)


@pytest.mark.parametrize(
    "body", [BODY, BODY.decode(), bytearray(BODY), memoryview(BODY)], ids=lambda b: type(b).__name__
)
def test_a_body_may_be_text_or_any_bytes(body: Any) -> None:
    verify_webhook_signature(HEADERS, SECRET, body)


class _Plain:
    """A request of no known framework."""

    def __init__(self, headers: Any = HEADERS, **members: Any) -> None:
        self.headers = headers
        self.__dict__.update(members)


@pytest.mark.parametrize("member", ["body", "_body", "data", "content", "raw_body"])
async def test_a_body_is_found_in_the_usual_attributes(member: str) -> None:
    verify_webhook_signature(_Plain(**{member: BODY}), SECRET)
    await verify_webhook_signature_async(_Plain(**{member: BODY.decode()}), SECRET)


@pytest.mark.parametrize("member", ["get_data", "get_body", "body"])
async def test_a_body_is_found_behind_the_usual_methods(member: str) -> None:
    async def awaited() -> bytes:
        return BODY

    verify_webhook_signature(_Plain(**{member: lambda: BODY}), SECRET)
    await verify_webhook_signature_async(_Plain(**{member: lambda: BODY}), SECRET)
    await verify_webhook_signature_async(_Plain(**{member: awaited}), SECRET)


def test_a_body_that_is_passed_wins() -> None:
    verify_webhook_signature(_Plain(body=b"something else"), SECRET, BODY)


def test_a_method_that_would_consume_a_stream_is_not_called() -> None:
    def read() -> bytes:
        raise AssertionError("a socket's read() may block for ever")

    with pytest.raises(WebhookSignatureError, match="Could not extract request body"):
        verify_webhook_signature(_Plain(read=read), SECRET)


@pytest.mark.parametrize(
    ("headers", "text"),
    [
        ({}, "Missing webhook signature"),
        ({WEBHOOK_TIMESTAMP_HEADER: "1"}, "Missing webhook signature"),
        ({WEBHOOK_SIGNATURE_HEADER: SIGNATURE}, "Missing webhook timestamp"),
        ({WEBHOOK_SIGNATURE_HEADER: "no hex"}, "Missing webhook timestamp"),
        ({WEBHOOK_SIGNATURE_HEADER: "no hex", WEBHOOK_TIMESTAMP_HEADER: "1"}, "Invalid signature format"),
        ({WEBHOOK_SIGNATURE_HEADER: SIGNATURE, WEBHOOK_TIMESTAMP_HEADER: "1"}, "Invalid signature"),
    ],
)
async def test_refusals_have_the_official_texts_in_the_official_order(headers: dict[str, str], text: str) -> None:
    with pytest.raises(WebhookSignatureError, match=f"^{text}$"):
        verify_webhook_signature(headers, SECRET, BODY)
    with pytest.raises(WebhookSignatureError, match=f"^{text}$"):
        await verify_webhook_signature_async(_Plain(headers, body=BODY), SECRET)


def test_the_body_is_fetched_before_the_headers_are_judged() -> None:
    with pytest.raises(WebhookSignatureError, match="Could not extract request body"):
        verify_webhook_signature(_Plain({}), SECRET)


@pytest.mark.parametrize("request_object", [None, 42, "text", b"bytes", object(), object])
async def test_an_object_that_is_no_request_gets_an_error_that_says_what_to_pass(request_object: object) -> None:
    advice = "pass the framework's request object, or its headers with the raw body as body="

    with pytest.raises(WebhookSignatureError, match=f"Could not extract request body: .*{advice}"):
        verify_webhook_signature(request_object, SECRET)
    with pytest.raises(WebhookSignatureError, match=f"Could not extract request body: .*{advice}"):
        await verify_webhook_signature_async(request_object, SECRET)
    with pytest.raises(WebhookSignatureError, match=f"Missing webhook signature: .* carries no headers; {advice}"):
        verify_webhook_signature(request_object, SECRET, BODY)


def test_headers_without_their_body_get_an_error_that_says_what_to_pass() -> None:
    with pytest.raises(WebhookSignatureError, match="the raw body as body="):
        verify_webhook_signature(HEADERS, SECRET)


def test_parsed_json_gets_an_error_that_says_what_to_pass() -> None:
    parsed: Any = json.loads(BODY)

    with pytest.raises(WebhookSignatureError, match="body= is a dict; pass the raw bytes or text as they arrived"):
        verify_webhook_signature(HEADERS, SECRET, parsed)
    with pytest.raises(WebhookSignatureError, match="the mapping has no raw body"):
        verify_webhook_signature({"headers": HEADERS, "body": parsed}, SECRET)


async def test_a_body_that_was_not_awaited_gets_an_error_that_says_what_to_pass() -> None:
    async def body() -> bytes:
        return BODY

    not_awaited: Any = body()
    not_called: Any = body

    for one in (not_awaited, not_called):
        with pytest.raises(WebhookSignatureError, match=r"body= is not awaited yet; pass body=await request.body\(\)"):
            verify_webhook_signature(HEADERS, SECRET, one)
    with pytest.raises(WebhookSignatureError, match=r"use the _async function, or pass body=await request.body\(\)"):
        verify_webhook_signature(_Plain(body=body), SECRET)
    with pytest.raises(WebhookSignatureError, match=r"use the _async function, or pass body=await request.read\(\)"):
        verify_webhook_signature(_Plain(read=body), SECRET)


async def test_what_an_awaited_body_gives_must_be_raw() -> None:
    async def body() -> object:
        return json.loads(BODY)

    with pytest.raises(WebhookSignatureError, match="Could not extract request body"):
        await verify_webhook_signature_async(_Plain(body=body), SECRET)


# -- Lambda-style events


def _event(**members: Any) -> dict[str, Any]:
    return {"headers": _lower(HEADERS), "body": BODY.decode(), "isBase64Encoded": False, **members}


LAMBDA_EVENTS: dict[str, dict[str, Any]] = {
    "gateway v1": _event(headers=HEADERS, httpMethod="POST", resource="/", multiValueHeaders={}),
    "gateway v2": _event(version="2.0", rawPath="/webhooks"),
    "gateway v2, Base64": _event(body=base64.b64encode(BODY).decode(), isBase64Encoded=True),
    "load balancer, repeated headers": _event(
        headers=None, multiValueHeaders={name: [value] for name, value in _lower(HEADERS).items()}
    ),
    "without isBase64Encoded": {"headers": HEADERS, "body": BODY.decode()},
}


@pytest.mark.parametrize("event", LAMBDA_EVENTS.values(), ids=LAMBDA_EVENTS.keys())
async def test_a_lambda_event_is_a_request(event: dict[str, Any]) -> None:
    verify_webhook_signature(event, SECRET)
    await verify_webhook_signature_async(event, SECRET)
    assert parse_webhook(event, SECRET).action == "test.send"


@pytest.mark.parametrize(
    ("event", "text"),
    [
        (_event(body=None), "Could not extract request body: the mapping has no raw body"),
        (_event(body="}", isBase64Encoded=True), "Could not extract request body: isBase64Encoded is set"),
        (_event(body="é", isBase64Encoded=True), "Could not extract request body: isBase64Encoded is set"),
        (_event(headers={}), "Missing webhook signature"),
        (_event(body="{}"), "Invalid signature"),
    ],
)
def test_a_lambda_event_is_refused_like_any_request(event: dict[str, Any], text: str) -> None:
    with pytest.raises(WebhookSignatureError, match=text):
        verify_webhook_signature(event, SECRET)


# -- payloads


def _parse(payload: object) -> Any:
    content = payload if isinstance(payload, bytes) else json.dumps(payload)
    return parse_webhook(sign(content, SECRET), SECRET, content)


async def test_a_parsed_delivery_is_a_frozen_value_with_a_frozen_body() -> None:
    content = json.dumps({"action": "auto.topup.success", "body": {"grant_id": "bilcg_1", "quantity": 5}})

    event = parse_webhook(sign(content, SECRET), SECRET, content)

    assert event == await parse_webhook_async(sign(content, SECRET), SECRET, content)
    assert isinstance(event.body, types.CreditsAutoTopupSuccess)
    assert event.body.quantity == 5
    with pytest.raises(FrozenInstanceError):
        event.action = "other"  # type: ignore[misc]  # the claim
    with pytest.raises(ValueError, match="frozen"):
        event.body.quantity = 6


def test_capitalised_members_of_limit_events_are_read_in_snake_case() -> None:
    event = _parse({"action": "entitlement.limit.warning", "body": {"Entitlement": "e", "Allocation": 10, "Usage": 8}})

    assert (event.body.entitlement, event.body.allocation, event.body.usage) == ("e", 10, 8)


def test_a_deleted_company_has_empty_lists_where_null_was_sent() -> None:
    company = {"id": "comp_1", "name": "Acme", "environment_id": "", "user_count": 0, "plans": None, "add_ons": None}
    instants = dict.fromkeys(["created_at", "updated_at"], "2026-01-02T03:04:05Z")

    event = _parse({"action": "company.deleted", "body": {**company, **instants}})

    assert (event.body.name, event.body.plans, event.body.add_ons) == ("Acme", [], [])
    assert event.raw["body"]["plans"] is None


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"", "is not JSON"),
        (b"hello", "is not JSON"),
        (b"\xff\xfe\x00", "is not JSON"),
        (b"[]", "is not a JSON object"),
        (b"{}", "has no `action`"),
        (b'{"action": 5}', "has no `action`"),
    ],
)
def test_signed_content_that_is_no_webhook_is_a_payload_error(content: bytes, text: str) -> None:
    with pytest.raises(WebhookPayloadError, match=text):
        _parse(content)


@pytest.mark.parametrize("body", [None, 5, "text", [1], {}])
def test_a_signed_delivery_is_never_refused_for_the_shape_of_its_body(body: object) -> None:
    """A refusal would be retried, counted as a failure and end in the endpoint's deactivation."""
    assert _parse({"action": "company.plan_changed", "body": body}).body == body


def test_nothing_is_parsed_before_the_signature_fits() -> None:
    with pytest.raises(WebhookSignatureError):
        parse_webhook(HEADERS, SECRET, b"no json")


# -- the package


def test_official_names_are_where_they_were() -> None:
    from schematic.webhook_utils import verification

    for name in ("WebhookSignatureError", "compute_hex_signature", "compute_signature", "verify_signature"):
        assert hasattr(verification, name)
    assert verification.verify_webhook_signature is verify_webhook_signature
    assert issubclass(WebhookSignatureError, Exception)


@pytest.mark.parametrize(
    ("sync", "asynchronous"),
    [(verify_webhook_signature, verify_webhook_signature_async), (parse_webhook, parse_webhook_async)],
)
def test_sync_and_async_differ_by_await_only(sync: Any, asynchronous: Any) -> None:
    def statements(function: Any) -> list[str]:
        (definition,) = ast.parse(inspect.getsource(function)).body
        assert isinstance(definition, ast.FunctionDef | ast.AsyncFunctionDef)
        code = [ast.unparse(one) for one in definition.body[1:]]  # the first is the docstring
        return [line.replace("await read_body", "find_body") for line in code]

    assert statements(sync) == statements(asynchronous)
    assert inspect.signature(sync) == inspect.signature(asynchronous)


def test_verifying_loads_neither_models_nor_http() -> None:
    heavy = "{'pydantic', 'httpx', 'httpx2', 'ssl', 'asyncio', 'schematic.types', 'schematic.client'}"
    code = (
        "import sys\nfrom schematic.webhook_utils import sign, verify_webhook_signature\n"
        "verify_webhook_signature(sign('{}', 's'), 's', '{}', tolerance=300)\n"
        f"print(sorted({heavy} & sys.modules.keys()))"
    )

    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert loaded.strip() == "[]"


@pytest.mark.parametrize("kind", [str, bytes])
@pytest.mark.parametrize(("opening", "innermost", "closing"), [('{"a":', "1", "}"), ("[", "1", "]"), ("[", "", "]")])
async def test_how_deep_a_body_may_be_nested_hangs_on_nothing_else(
    kind: Any, opening: str, innermost: str, closing: str
) -> None:
    """Neither on the version of Python nor on how much of its stack the caller has used."""

    def body(levels: int) -> Any:
        inner = opening * (levels - 1) + innermost + closing * (levels - 1)
        text = f'{{"action":"test.send","body":{inner}}}'
        return text if kind is str else text.encode()

    deepest, deeper, endless = body(200), body(201), body(5000)

    assert parse_webhook(sign(deepest, SECRET), SECRET, deepest).action == "test.send"
    for refused in (deeper, endless):
        with pytest.raises(WebhookPayloadError, match="200 levels"):
            parse_webhook(sign(refused, SECRET), SECRET, refused)
        with pytest.raises(WebhookSignatureError, match="200 levels"):
            await parse_webhook_async(sign(refused, SECRET), SECRET, refused)


def test_a_wide_body_is_not_taken_for_a_deep_one() -> None:
    body = json.dumps({"action": "test.send", "body": [{"a": [1]}] * 1000})

    assert len(parse_webhook(sign(body, SECRET), SECRET, body).raw["body"]) == 1000


def test_blanks_around_a_signature_are_nobodys_intention() -> None:
    """The official helper takes them."""
    signature = compute_hex_signature(b"{}", "1700000000", "whsec")

    verify_signature(b"{}", f" {signature}\n", "1700000000", "whsec")
    with pytest.raises(WebhookSignatureError, match="Invalid signature format"):
        verify_signature(b"{}", f"{signature[:2]} {signature[2:]}", "1700000000", "whsec")
