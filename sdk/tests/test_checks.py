"""Flag checks of both clients: who is asked in which order, what is said when nobody answers, how long that takes."""

from __future__ import annotations

import ast
import asyncio
import copy
import inspect
import logging
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from typing import Any

import httpx2
import pytest

from schematic.cache import guard, memory
from schematic.checks import checks, credits, requests
from schematic.checks.api import Api as ApiSource
from schematic.checks.api import AsyncApi
from schematic.client import ApiError, CheckFlagOptions, CheckReceipt, EventUsage
from schematic.config import CircuitBreaker

from .conftest import Hand
from .doors import Door
from .doors import door as opened
from .mock_api import MockApi, http_server, send_json

ACME = {"id": "acme"}
NOT_FOUND = "Flag not found - using default value"
FAILED = "Error occurred - using default value: "
QUIET = logging.getLogger("schematic.test.quiet")
QUIET.setLevel(logging.CRITICAL)


@pytest.fixture(params=["sync", "async"])
def door(request: pytest.FixtureRequest) -> Iterator[Door]:
    with opened(request.param) as made:
        yield made


def one(value: object = True, flag: str = "f", reason: str = "matched", **more: Any) -> dict[str, Any]:
    return {"data": {"flag": flag, "reason": reason, "value": value, **more}, "params": {}}


def several(**values: bool) -> dict[str, Any]:
    told = [{"flag": key, "reason": "matched", "value": value} for key, value in values.items()]
    return {"data": {"flags": told, "credit_spend_policies": []}, "params": {}}


def status(code: int, **headers: str) -> httpx2.Response:
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    return httpx2.Response(code, headers=named, json={"error": "told"})


class Api:
    """Answers until it is told to hang; then every request hangs until the end of the test."""

    def __init__(self) -> None:
        self.requests = self.answered = 0
        self.value = True
        self.hangs = False
        self.arrived, self.release = threading.Event(), threading.Event()

    def __call__(self, request: BaseHTTPRequestHandler) -> None:
        self.requests += 1
        self.arrived.set()
        if self.hangs:
            self.release.wait()
        self.answered += 1
        with suppress(ConnectionError):  # of one that did not wait
            send_json(request, one(self.value))


@pytest.fixture
def api() -> Api:
    return Api()


@pytest.fixture
def address(api: Api) -> Iterator[str]:
    with http_server(api) as found:
        yield found
        api.release.set()


# Who is asked


def test_a_check_asks_once_and_remembers(door: Door) -> None:
    api = MockApi(one(True), one(False))
    client = door.client(api)

    answers = [door(client.check_flag("f", ACME, {"id": "u"})) for _ in range(3)]

    assert answers == [True, True, True]
    assert api.body == {"company": ACME, "user": {"id": "u"}}
    assert len(api.requests) == 1
    assert api.last.url.path == "/flags/f/check"


def test_another_context_is_another_check(door: Door) -> None:
    """The official client answers the second with the first one's answer."""
    api = MockApi(one(True), one(False))
    client = door.client(api)

    first = door(client.check_flag("f", {"a": "1;b=2"}))
    second = door(client.check_flag("f", {"a": "1", "b": "2"}))

    assert (first, second) == (True, False)


def test_the_flag_key_is_percent_encoded(door: Door) -> None:
    api = MockApi(one())
    door(door.client(api).check_flag("a?b/c"))

    assert api.last.url.raw_path == b"/flags/a%3Fb%2Fc/check"


def test_the_same_hit_is_the_same_object(door: Door) -> None:
    client = door.client(MockApi(one(feature_usage=3)))

    first = door(client.check_flag_with_entitlement("f", ACME))

    assert door(client.check_flag_with_entitlement("f", ACME)) is first
    assert first.feature_usage == 3


def test_what_if_checks_are_neither_remembered_nor_answered_from_memory(door: Door) -> None:
    api = MockApi(one(True), one(False), one(True))
    client = door.client(api)
    options = CheckFlagOptions(event_usage=EventUsage("api", 1.5))

    found = [
        door(client.check_flag("f", ACME)),
        door(client.check_flag("f", ACME, options=options)),
        door(client.check_flag("f", ACME)),
    ]

    assert found == [True, False, True]
    assert len(api.requests) == 2
    assert api.body["preflight"] == {
        "credit_cost": None,
        "event_usage": {"event_subtype": "api", "quantity": 2},
        "usage": None,
    }


# Several flags


def test_several_flags_take_one_request_and_then_none(door: Door) -> None:
    api = MockApi(several(a=True, b=False))
    client = door.client(api)

    found = [[answer.value for answer in door(client.check_flags(["b", "a"], ACME))] for _ in range(2)]

    assert found == [[False, True]] * 2
    assert len(api.requests) == 1
    assert api.body == {"company": ACME}


def test_without_keys_all_flags_are_asked_for_each_time_and_remembered(door: Door) -> None:
    api = MockApi(several(a=True, b=False))
    client = door.client(api)

    keys = [[answer.flag for answer in door(client.check_flags(None, ACME))] for _ in range(2)]
    single = door(client.check_flag("a", ACME))

    assert keys == [["a", "b"]] * 2
    assert single is True
    assert len(api.requests) == 2


def test_unknown_and_repeated_keys_cost_no_further_requests(door: Door) -> None:
    """The official client asks again in every check."""
    api = MockApi(several(a=True))
    client = door.client(api, flag_defaults={"unknown": True})

    found = [door(client.check_flags(["a", "unknown", "a"], ACME)) for _ in range(3)]

    assert [[answer.value for answer in answers] for answers in found] == [[True, True, True]] * 3
    assert [answer.reason for answer in found[-1]] == ["matched", NOT_FOUND, "matched"]
    assert len(api.requests) == 1


def test_what_check_flags_cannot_ask_is_said(door: Door, caplog: pytest.LogCaptureFixture) -> None:
    """The official client drops it without a word."""
    client = door.client(MockApi(several(a=True)), logger=logging.getLogger("checks"))

    door(client.check_flags(["a"], ACME, options=CheckFlagOptions(usage=1)))

    assert any("check_flags ignores usage" in message for message in caplog.messages)


def test_a_failure_gives_every_named_flag_its_default_and_no_others(door: Door) -> None:
    client = door.client(MockApi(status(400)), flag_defaults={"b": True}, logger=QUIET)

    named = door(client.check_flags(["a", "b"], ACME))
    all_flags = door(client.check_flags(None, ACME))

    assert [(answer.flag, answer.value) for answer in named] == [("a", False), ("b", True)]
    assert all(answer.reason.startswith(FAILED) for answer in named)
    assert all_flags == []


# Nobody answers


def test_offline_the_defaults_answer(door: Door) -> None:
    client = door.client(MockApi(), offline=True, flag_defaults={"f": True})

    answer = door(client.check_flag_with_entitlement("f", ACME))

    assert (answer.value, answer.reason, answer.error) == (True, "Offline mode - using default value", None)
    assert [(one.flag, one.value) for one in door(client.check_flags())] == [("f", True)]


@pytest.mark.parametrize("reply", [{"data": None, "params": {}}, one(None)])
def test_a_flag_that_there_is_not_has_its_default(door: Door, reply: object) -> None:
    client = door.client(MockApi(reply), flag_defaults={"f": True})

    answer = door(client.check_flag_with_entitlement("f", ACME))

    assert (answer.value, answer.reason) == (True, NOT_FOUND)


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (status(400), "features.check_flag: HTTP 400: told"),
        (status(401), "features.check_flag: HTTP 401: told"),
        ({"data": []}, "features.check_flag: HTTP 200, but the answer has another shape"),
        (httpx2.ReadTimeout("slow"), "features.check_flag: no answer from the server: slow"),
    ],
)
def test_a_failure_is_logged_and_its_reason_told(
    door: Door, reply: object, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    client = door.client(MockApi(reply), logger=logging.getLogger("checks"))

    answer = door(client.check_flag_with_entitlement("f", ACME))

    assert answer.value is False
    assert answer.reason.startswith(FAILED + said)
    assert answer.error is None
    assert any(record.levelno == logging.ERROR and said in record.getMessage() for record in caplog.records)


def test_the_calls_default_wins_over_the_flags(door: Door) -> None:
    client = door.client(MockApi(status(400)), logger=QUIET)
    client.set_flag_default("f", True)
    client.set_flag_defaults({"g": True})

    assert door(client.check_flag("f")) is True
    assert door(client.check_flag("g")) is True
    assert door(client.check_flag("f", options=CheckFlagOptions(default_value=False))) is False
    assert door(client.check_flag("x", options=CheckFlagOptions(default_value=lambda: True))) is True


def test_a_default_function_that_fails_counts_as_none(door: Door) -> None:
    """The official client lets its exception out of the check."""
    client = door.client(MockApi(status(400)), flag_defaults={"f": True}, logger=QUIET)

    def broken() -> bool:
        raise RuntimeError("boom")

    options = CheckFlagOptions(default_value=broken)
    assert door(client.check_flag("f", options=options)) is True
    assert door(client.check_flag_with_entitlement("f", options=options)).value is True
    assert [answer.value for answer in door(client.check_flags(["f"], options=options))] == [True]


@pytest.mark.parametrize(
    ("flag_key", "company"),
    [
        ("f", ["no", "mapping"]),
        ("f", 7),
        ("f", {"id": float("nan")}),
        ("f", {"id": "\ud800"}),
        ("f", {"id": object()}),
        ("f", {("a", "b"): "c"}),
        ("", None),
        ("..", None),
        (None, None),
    ],
)
def test_no_argument_makes_a_check_raise(door: Door, flag_key: Any, company: Any) -> None:
    client = door.client(MockApi(status(400)), logger=QUIET, outage_policy="last_known")

    assert door(client.check_flag(flag_key, company)) is False
    assert door(client.check_flag_with_entitlement(flag_key, company)).value is False
    assert door(client.check_flag_with_receipt(flag_key, company)).source == "default"
    assert [answer.value for answer in door(client.check_flags([flag_key], company))] == [False]


# How long it takes


def test_a_check_ends_within_its_time(door: Door, api: Api, address: str) -> None:
    """The official client ignores the option."""
    api.hangs = True
    client = door.client(address, logger=QUIET)

    answer = door(client.check_flag_with_entitlement("f", ACME, options=CheckFlagOptions(timeout=0.2)))
    bulk = door(client.check_flags(["f"], ACME, options=CheckFlagOptions(timeout=0.2)))

    assert api.answered == 0
    assert answer.reason.startswith(FAILED + "features.check_flag: no answer")
    assert bulk[0].reason.startswith(FAILED + "features.check_flags: no answer")
    door(client.shutdown())


def test_a_check_with_little_time_does_not_wait_for_one_with_more(door: Door, api: Api, address: str) -> None:
    """They share a request, but not its patience."""
    api.hangs = True
    client = door.client(address, logger=QUIET)
    options = CheckFlagOptions(timeout=0.2)
    if door.is_async:

        async def both() -> bool:
            patient = asyncio.create_task(client.check_flag("f", ACME))
            await asyncio.to_thread(api.arrived.wait)
            await client.check_flag("f", ACME, options=options)
            is_first = not patient.done()
            api.release.set()
            await patient
            return is_first

        is_first = door(both())
    else:
        patient = threading.Thread(target=client.check_flag, args=("f", ACME))
        patient.start()
        api.arrived.wait()
        client.check_flag("f", ACME, options=options)
        is_first = patient.is_alive()
        api.release.set()
        patient.join()

    assert is_first
    assert api.requests == 1
    door(client.shutdown())


def test_retry_after_does_not_put_a_check_to_sleep(door: Door, clock: Hand) -> None:
    """The official client sleeps for a minute, twice, and again in the next check."""
    api = MockApi(status(503, retry_after="3600"))
    client = door.client(api, logger=QUIET)

    answer = door(client.check_flag_with_entitlement("f", ACME))

    assert clock.slept == []
    assert answer.reason.startswith(FAILED + "features.check_flag: HTTP 503")
    assert len(api.requests) == 1


def test_a_passing_failure_is_tried_again(door: Door) -> None:
    api = MockApi(status(503, retry_after_ms="1"), status(429, retry_after_ms="1"), one(True))

    assert door(door.client(api).check_flag("f", ACME)) is True
    assert len(api.requests) == 3


# The circuit breaker

BREAKER = CircuitBreaker(failures=3, cool_down_seconds=0.05, longest_cool_down_seconds=0.05)


def test_an_api_that_hangs_costs_a_bounded_time_in_all(door: Door, api: Api, address: str) -> None:
    """Three timeouts, not a hundred; the official client pays each."""
    api.hangs = True
    breaker = CircuitBreaker(failures=3, cool_down_seconds=600)
    client = door.client(address, timeout=0.2, logger=QUIET, circuit_breaker=breaker)

    found = [door(client.check_flag_with_entitlement("f", {"id": str(number)})) for number in range(100)]

    assert (api.requests, api.answered) == (3, 0)
    assert found[-1].reason.startswith(FAILED + "features.check_flag: the circuit breaker is open after 3 failed")
    assert door(client.check_flags(["f"]))[0].reason.startswith(FAILED + "features.check_flags: the circuit breaker")
    assert client.stats().checks.breaker == "open"
    door(client.shutdown())


def test_its_opening_and_closing_are_logged_once(door: Door, caplog: pytest.LogCaptureFixture, clock: Hand) -> None:
    failing = [status(500)] * 3
    client = door.client(
        MockApi(*failing, one()), max_retries=0, circuit_breaker=BREAKER, logger=logging.getLogger("checks")
    )
    for _ in range(30):
        door(client.check_flag("f", ACME))
    clock.now += 0.05
    assert door(client.check_flag("f", ACME)) is True

    warnings = [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING]
    assert len(warnings) == 2
    assert warnings[0].startswith("The Schematic API does not answer: the circuit breaker is open after 3 failed")
    assert warnings[1] == "The Schematic API answers again; the circuit breaker is closed"
    assert len([record for record in caplog.records if record.levelno == logging.ERROR]) == 3


def test_it_finds_the_api_again_by_itself(door: Door, clock: Hand) -> None:
    api = MockApi(*[status(500)] * 3, one())
    client = door.client(api, max_retries=0, logger=QUIET, circuit_breaker=BREAKER)
    for _ in range(3):
        door(client.check_flag("f", ACME))

    clock.now += 0.049
    assert door(client.check_flag("f", ACME)) is False
    clock.now += 0.001
    assert door(client.check_flag("f", ACME)) is True

    assert client.stats().checks.breaker == "closed"
    assert len(api.requests) == 4


def test_answers_that_say_no_do_not_open_it(door: Door) -> None:
    api = MockApi(status(401))
    client = door.client(api, logger=QUIET)

    for _ in range(20):
        door(client.check_flag("f", ACME))

    assert len(api.requests) == 20
    assert client.stats().checks.breaker == "closed"


def test_it_can_be_switched_off(door: Door) -> None:
    api = MockApi(status(500))
    client = door.client(api, max_retries=0, logger=QUIET, circuit_breaker=False)

    for _ in range(20):
        door(client.check_flag("f", ACME))

    assert len(api.requests) == 20


# Outage policies and receipts


def test_each_flag_answers_an_outage_by_its_policy(door: Door) -> None:
    client = door.client(
        MockApi(several(known=True), status(400)),
        cache_providers=[],
        logger=QUIET,
        flag_defaults={"plain": True, "closed": True},
        outage_policies={"open": "open", "closed": "closed", "known": "last_known", "never asked": "last_known"},
    )
    door(client.check_flags(["known"], ACME))

    found = {key: door(client.check_flag_with_receipt(key, ACME)) for key in ("plain", "open", "closed", "known")}
    bulk = door(client.check_flags([*found, "never asked"], ACME))

    assert {key: (receipt.value, receipt.source) for key, receipt in found.items()} == {
        "plain": (True, "default"),
        "open": (True, "default"),
        "closed": (False, "default"),
        "known": (True, "stale"),
    }
    assert all(receipt.reason.startswith(FAILED) for receipt in found.values())
    assert [answer.value for answer in bulk] == [True, True, False, True, False]


def test_the_last_known_answer_outlives_the_cache_but_not_its_own_limit(door: Door) -> None:
    def client(seconds: float) -> Any:
        api = MockApi(one(feature_usage=3), status(400))
        return door.client(
            api, cache_providers=[], logger=QUIET, outage_policy="last_known", last_known_seconds=seconds
        )

    kept, forgotten = client(600), client(0)
    for one_of_both in (kept, forgotten):
        door(one_of_both.check_flag("f", ACME))

    stale = door(kept.check_flag_with_receipt("f", ACME))
    assert (stale.value, stale.source, stale.response.feature_usage) == (True, "stale", 3)
    assert stale.reason.startswith(FAILED)
    assert 0 <= stale.age_seconds < 60
    assert door(kept.check_flag_with_receipt("f", {"id": "other"})).source == "default"
    assert door(kept.check_flag_with_receipt("f", ACME, options=CheckFlagOptions(usage=5))).source == "default"
    assert door(forgotten.check_flag_with_receipt("f", ACME)).source == "default"


def test_a_policy_that_there_is_not_is_refused_at_once(door: Door) -> None:
    with pytest.raises(ValueError, match=r"outage_policies\['f'\] must be one of"):
        door.client(MockApi(), outage_policies={"f": "fail-open"})


def test_a_receipt_says_where_the_answer_came_from(door: Door) -> None:
    client = door.client(MockApi(one(), one(None, "g"), status(400)), logger=QUIET)

    live = door(client.check_flag_with_receipt("f", ACME))
    cached = door(client.check_flag_with_receipt("f", ACME))
    unknown = door(client.check_flag_with_receipt("g", ACME))
    failed = door(client.check_flag_with_receipt("h", ACME))

    assert [receipt.source for receipt in (live, cached, unknown, failed)] == ["live", "cache", "default", "default"]
    assert (live.value, live.reason, live.response.value) == (True, "matched", True)
    assert 0 <= live.age_seconds <= cached.age_seconds < 60
    assert (unknown.age_seconds, failed.age_seconds) == (None, None)
    with pytest.raises(AttributeError):
        live.value = False


def test_the_counts_add_up(door: Door) -> None:
    client = door.client(
        MockApi(one(), several(a=True, b=True), status(503, retry_after_ms="1"), one(True, "c"), status(400)),
        logger=QUIET,
        outage_policies={"f": "last_known"},
    )
    for _ in range(5):
        door(client.check_flag("f", ACME))
    door(client.check_flags(["a", "b", "x"], ACME))
    door(client.check_flags(["a", "b"], ACME))
    door(client.check_flag_with_entitlement("c", ACME))
    door(client.check_flag_with_receipt("d", ACME))

    stats = client.stats().checks
    assert (stats.live, stats.cache, stats.stale, stats.default) == (4, 6, 0, 2)
    assert stats.requests == 5
    assert client.stats().checks == stats


# The two forms


def _plain(source: type, names: dict[str, str]) -> dict[str, str]:
    """Each method's code without `async`, `await` and the names in which the forms differ."""

    class Strip(ast.NodeTransformer):
        def visit_Await(self, node: ast.Await) -> Any:
            return self.visit(node.value)

        def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> Any:
            self.generic_visit(node)
            return ast.FunctionDef(**{name: getattr(node, name) for name in node._fields})

    text = inspect.getsource(source)
    for name, same in names.items():
        text = text.replace(name, same)
    [tree] = ast.parse(text).body
    assert isinstance(tree, ast.ClassDef)
    return {
        method.name: ast.unparse(ast.fix_missing_locations(Strip().visit(method)))
        for method in tree.body
        if isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef)
    }


@pytest.mark.parametrize(
    ("sync", "awaited", "apart"),
    [
        (checks.Checks, checks.AsyncChecks, set()),
        (credits.CreditChecks, credits.AsyncCreditChecks, set()),
        (ApiSource, AsyncApi, set()),
        (memory.Memory, memory.AsyncMemory, {"__init__"}),
        (requests.CheckRequests, requests.AsyncCheckRequests, {"__init__", "attempt", "_once", "_turn"}),
        (guard.Guard, guard.AsyncGuard, {"call"}),
    ],
)
def test_the_sync_and_async_forms_differ_by_await_alone(sync: type, awaited: type, apart: set[str]) -> None:
    """`apart`: methods in which time limits or turns need another form; the tests above hold those together."""
    one = _plain(sync, {"aclose": "close"})
    two = _plain(awaited, {"Async": "", "aclose": "close", "Awaitable[T]": "T"})

    assert one.keys() == two.keys() - (apart - one.keys())
    assert {name: body for name, body in one.items() if name not in apart} == {
        name: body for name, body in two.items() if name not in apart
    }


# Before the first check


def test_a_ping_is_answered_by_an_api_that_takes_the_key(door: Door) -> None:
    api = MockApi(status(404), one(False))
    client = door.client(api)

    door(client.ping())
    door(client.ping())

    assert [request.url.path for request in api.requests] == ["/flags/schematic-ping/check"] * 2
    assert client.stats().checks.requests == 2


@pytest.mark.parametrize("answer", [status(401), status(403), status(503), httpx2.ReadTimeout("slow")])
def test_a_ping_raises_what_is_wrong_and_asks_once(answer: object, door: Door) -> None:
    api = MockApi(answer)

    with pytest.raises(ApiError):
        door(door.client(api).ping(timeout=1.0))

    assert len(api.requests) == 1


def test_an_offline_client_pings_nobody(door: Door) -> None:
    api = MockApi(status(401))

    door(door.client(api, offline=True).ping())

    assert api.requests == []


# Receipts


def test_a_receipt_is_read_without_its_model_and_is_the_same_with_it(door: Door) -> None:
    told = one(company_id="comp_1", feature_usage_reset_at="2026-12-01T00:00:00")
    receipt = door(door.client(MockApi(told)).check_flag_with_receipt("f", ACME))

    def read(check: Any) -> object:
        return check.company_id, check.feature_usage_reset_at, check.user_id, type(check).__name__

    before = receipt.read(read)
    response = receipt.response

    assert before[:3] == receipt.read(read)[:3] == ("comp_1", datetime(2026, 12, 1, tzinfo=UTC), None)
    assert (before[3], receipt.read(read)[3]) == ("_Members", "CheckFlagResponseData")
    assert receipt.response is response
    assert (receipt.value, receipt.reason) == (response.value, response.reason)


def test_a_receipt_reads_the_model_where_a_detail_is_none_that_the_contract_knows(door: Door) -> None:
    told = one(feature_usage_reset_at="soon")
    receipt = door(door.client(MockApi(told)).check_flag_with_receipt("f", ACME))

    assert receipt.read(lambda check: check.feature_usage_reset_at) is None


def test_a_receipt_is_a_record_that_does_not_change(door: Door) -> None:
    receipt = door(door.client(MockApi(one())).check_flag_with_receipt("f", ACME))

    with pytest.raises(AttributeError, match="a receipt does not change"):
        receipt.value = False
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = receipt.nonsense
    made = CheckReceipt(True, "live", "matched", receipt.response, None)
    assert (made.read(lambda check: check.flag), made.response) == ("f", receipt.response)
    assert repr(made) == "CheckReceipt(value=True, source='live', reason='matched', age_seconds=None)"
    assert copy.copy(receipt) == receipt
