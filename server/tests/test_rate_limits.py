"""How many requests a key may make: the budgets' laws, and what the server answers beyond them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schematic import Schematic
from schematic_server.http.rate_limits import BURST, MAX_BUDGETS, RateLimits
from schematic_server.settings import Settings

from . import catalog
from .asgi import BASE_URL, App
from .conftest import Keys

KEY = "X-Schematic-Api-Key"
PER_SECOND = 2
LIMIT = PER_SECOND * BURST
TRACK: dict[str, Any] = {"type": "track", "body": {"event": "flight", "company": {"code": "UA"}}}

rates = st.integers(1, 1000)
pauses = st.lists(st.floats(0, 3, allow_subnormal=False), min_size=1, max_size=60)


@given(rates, pauses)
def test_within_any_time_no_more_is_spent_than_it_and_the_burst_allow(rate: int, steps: list[float]) -> None:
    limits, now, spent = RateLimits(rate), 100.0, list[float]()
    for step in steps:
        now += step / rate
        if not limits.spend("key", None, now).wait:
            spent.append(now)

    for first, start in enumerate(spent):
        for last in range(first, len(spent)):
            assert last - first + 1 <= rate * BURST + (spent[last] - start) * rate + 1e-6


@given(rates, st.integers(1, 100))
def test_a_whole_budget_can_be_spent_at_once_and_not_one_more(rate: int, percent: int) -> None:
    limits = RateLimits(rate)
    limit = max(1, rate * percent * BURST // 100)

    found = [limits.spend("key", percent, 5.0) for _ in range(limit)]

    assert [one.remaining for one in found] == list(range(limit - 1, -1, -1))
    assert all(one.limit == limit and not one.wait for one in found)
    assert limits.spend("key", percent, 5.0).wait >= 1


@given(rates, st.integers(1, 100), st.integers(0, 3000))
def test_whoever_waits_as_long_as_told_is_let_in(rate: int, percent: int, asked: int) -> None:
    limits = RateLimits(rate)
    for _ in range(asked):
        limits.spend("key", percent, 7.0)

    refused = limits.spend("key", percent, 7.0)

    if refused.wait:
        assert not limits.spend("key", percent, 7.0 + refused.wait).wait


@given(rates)
def test_a_refusal_costs_nothing(rate: int) -> None:
    """Whoever asks over and over again is not kept out by it."""
    limits = RateLimits(rate)
    while not limits.spend("key", None, 1.0).wait:
        pass
    for _ in range(10):
        assert limits.spend("key", None, 1.0).wait

    assert not limits.spend("key", None, 1.0 + 1 / rate + 1e-6).wait


def test_no_share_is_no_request() -> None:
    assert RateLimits(100).spend("key", 0, 1.0).wait > 0


def test_memory_stays_what_it_is() -> None:
    limits = RateLimits(1)
    for number in range(3 * MAX_BUDGETS):
        limits.spend(f"key {number}", None, 1.0)
        assert len(limits) <= MAX_BUDGETS

    limits.spend("key", None, 1.0)
    for number in range(MAX_BUDGETS):
        limits.spend(f"later {number}", None, 100.0)
    assert len(limits) <= MAX_BUDGETS


class Still:
    """A clock that moves when it is told to."""

    def __init__(self, ahead: timedelta) -> None:
        self.now = time.monotonic()
        self._ns = time.time_ns() + ahead // timedelta(microseconds=1) * 1000
        self._began = self.now
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def time(self) -> float:
        return self.time_ns() / 1e9

    def monotonic(self) -> float:
        return self.now

    def time_ns(self) -> int:
        return self._ns + int((self.now - self._began) * 1e9)


@pytest.fixture
def still(monkeypatch: pytest.MonkeyPatch, noon: timedelta) -> Still:
    made = Still(noon)
    monkeypatch.setattr("schematic_server.clock.source", made)
    return made


@pytest.fixture
def limited(database_url: str, still: Still) -> Iterator[App]:
    with App(Settings(database_url, rate_limit=PER_SECOND)) as running:
        yield running


@pytest.fixture
def client(limited: App, secret: str) -> Iterator[httpx2.Client]:
    with limited.client(secret) as made:
        yield made


def told(answer: httpx2.Response) -> tuple[int, ...]:
    return tuple(int(answer.headers[f"x-ratelimit-{name}"]) for name in ("limit", "remaining", "reset"))


def test_every_answer_tells_what_is_left_and_the_one_too_many_when_to_come_back(
    client: httpx2.Client, still: Still
) -> None:
    answers = [client.get("/companies") for _ in range(LIMIT)]
    refused = client.get("/companies")

    assert [one.status_code for one in answers] == [200] * LIMIT
    assert [told(one) for one in answers] == [
        (LIMIT, LIMIT - 1 - number, -(-(number + 1) // PER_SECOND)) for number in range(LIMIT)
    ]
    assert refused.status_code == 429
    assert refused.json() == {"error": "Rate limit exceeded", "bucket": "global"}
    assert (refused.headers["retry-after"], told(refused)) == ("1", (LIMIT, 0, BURST))
    still.now += int(refused.headers["retry-after"])
    assert client.get("/companies").status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/flags/flights/check", {}),
        ("POST", "/flags/check", {}),
        ("POST", "/flags/check-bulk", {"contexts": [{}]}),
        ("POST", "/batch", {"events": [TRACK]}),
        ("POST", "/e", TRACK),
        ("POST", "/events", {"event_type": "track", "body": TRACK["body"]}),
        ("POST", "/event-batch", {"events": []}),
        ("GET", "/whoami", None),
        ("POST", "/companies", {"keys": {"code": "UA"}}),
        ("POST", "/companies", {"keys": 3}),
        ("GET", "/companies/nobody", None),
    ],
)
def test_whatever_is_asked_is_counted(client: httpx2.Client, method: str, path: str, body: Any) -> None:
    for _ in range(LIMIT):
        assert client.request(method, path, json=body).status_code != 429

    refused = client.request(method, path, json=body)

    assert (refused.status_code, refused.headers["retry-after"]) == (429, "1")


def test_a_direct_answer_is_counted_and_counted_once(client: httpx2.Client, limited: App, secret: str) -> None:
    """What cannot be answered directly, the refusal among it, goes the usual way."""
    edge = limited.asgi.state.direct
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/flags/check",
        "headers": [(KEY.lower().encode(), secret.encode())],
    }

    async def ask() -> Any:
        return edge.answer(b"/flags/check", scope, b"{}")

    client.post("/flags/check", json={}).raise_for_status()  # from now on memory has all for it
    answers = [limited.run(ask()) for _ in range(LIMIT)]

    found = [one for one in answers if one is not None]
    assert [dict(headers)[b"x-ratelimit-remaining"] for _, headers, _ in found] == [b"2", b"1", b"0"]
    assert answers[-1] is None
    assert client.post("/flags/check", json={}).status_code == 429


def test_a_batch_beyond_the_limit_is_refused_as_a_whole_and_can_be_sent_again(
    client: httpx2.Client, still: Still
) -> None:
    """An event that is told to be refused would be given up by its sender."""
    batch = {"events": [TRACK, TRACK]}
    for _ in range(LIMIT):
        client.post("/batch", json=batch).raise_for_status()

    refused = client.post("/batch", json=batch)
    still.now += 10
    again = client.post("/batch", json=batch)

    assert (refused.status_code, again.json()["accepted"]) == (429, 2)


def test_each_key_has_its_own_budget_and_a_share_is_a_smaller_one(
    client: httpx2.Client, limited: App, credentials: Keys, still: Still
) -> None:
    made = client.post("/api-keys", json={"name": "Slow", "rate_limit_percent": 25}).json()["data"]
    still.now += 10
    catalog_key = {KEY: made["secret"]}

    assert told(client.get("/whoami", headers=catalog_key)) == (1, 0, 2)
    assert client.get("/whoami", headers=catalog_key).status_code == 429
    assert told(client.get("/whoami", headers={KEY: made["id"]}))[1] == 0  # the same share, spent by browsers
    assert told(client.get("/whoami", headers={KEY: credentials.readonly}))[1] == LIMIT - 1
    assert told(client.get("/whoami"))[1] == LIMIT - 1

    client.put(f"/api-keys/{made['id']}", json={"rate_limit_percent": None}).raise_for_status()
    still.now += 10
    assert told(client.get("/whoami", headers=catalog_key))[0] == LIMIT


def test_browsers_may_read_what_is_left(client: httpx2.Client, publishable: str) -> None:
    answer = client.get("/whoami", headers={KEY: publishable, "Origin": "https://example.com"})

    exposed = answer.headers["access-control-expose-headers"].split(", ")
    assert exposed[1:] == ["Retry-After", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"]


def test_what_is_refused_for_its_number_fills_no_log(client: httpx2.Client, limited: App) -> None:
    for _ in range(LIMIT + 1):
        answer = client.post("/companies", json={"keys": {"code": "UA"}})

    assert answer.status_code == 429
    assert len(limited.asgi.state.apart) == 0


def test_without_a_limit_nobody_is_told_of_one(http: httpx2.Client) -> None:
    answers = [http.get("/whoami", headers={"Origin": "https://example.com"}) for _ in range(3 * LIMIT)]

    assert {one.status_code for one in answers} == {200}
    assert not [name for one in answers for name in one.headers if name.startswith("x-ratelimit")]
    assert answers[0].headers["access-control-expose-headers"] == "X-Request-Id"


def test_health_is_never_limited(client: httpx2.Client) -> None:
    assert {client.get("/readyz").status_code for _ in range(3 * LIMIT)} == {200}


def test_the_sdk_waits_and_asks_again(limited: App, secret: str, still: Still, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("schematic.clock.source", still)
    with (
        limited.client() as carrier,
        Schematic(secret, base_url=BASE_URL, httpx_client=carrier, cache_providers=[]) as api,
    ):
        for number in range(LIMIT + 1):
            catalog.company(api, str(number))

    assert len(still.slept) == 1
    assert 1 <= still.slept[0] < 2
