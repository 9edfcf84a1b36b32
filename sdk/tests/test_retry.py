"""When a call is tried again, and after how long."""

from __future__ import annotations

from email.utils import formatdate

import httpx2
import pytest

from schematic.core import ApiConnectionError, ApiError, ApiTimeoutError, retry
from schematic.core.transport import AsyncTransport, Settings, Transport
from schematic.errors import NotFoundError
from schematic.resources.companies import AsyncCompaniesClient, CompaniesClient

from .mock_api import PAGE, MockApi

NOW = 1_000_000_000.0  # Unix seconds
BASE_URL = "http://api.test"


@pytest.mark.parametrize("status", [408, 409, 429, 500, 502, 503, 504, 599])
def test_these_statuses_are_tried_again(status: int) -> None:
    assert retry.is_retried(status)


@pytest.mark.parametrize("status", [200, 400, 401, 402, 403, 404, 405, 413, 422])
def test_a_permanent_refusal_is_final(status: int) -> None:
    assert not retry.is_retried(status)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "7"}, 7),
        ({"retry-after": "3600"}, 60),
        ({"retry-after": formatdate(NOW + 9, usegmt=True)}, 9),
        ({"retry-after": formatdate(NOW + 9_000, usegmt=True)}, 60),
        ({"retry-after": "7", "x-ratelimit-reset": str(NOW + 30)}, 7),
        ({"retry-after-ms": "250"}, 0.25),
        ({"retry-after-ms": "250", "retry-after": "7"}, 0.25),
    ],
)
def test_the_wish_of_the_server_is_followed_to_the_second_up_to_a_minute(
    headers: dict[str, str], seconds: float
) -> None:
    assert retry.delay(0, headers, NOW, 0.99) == seconds


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"retry-after": "soon"},
        {"retry-after": "0"},
        {"retry-after": "-5"},
        {"retry-after": "nan"},
        {"retry-after": formatdate(NOW - 9, usegmt=True)},
        {"x-ratelimit-reset": str(NOW - 1)},
        {"x-ratelimit-reset": "nan"},
    ],
)
def test_without_a_usable_wish_the_wait_doubles_within_ten_percent(headers: dict[str, str]) -> None:
    middle = [retry.delay(attempt, headers, NOW, 0.5) for attempt in range(8)]

    assert middle == [1, 2, 4, 8, 16, 32, 60, 60]
    assert retry.delay(0, headers, NOW, 0.0) == pytest.approx(0.9)
    assert retry.delay(0, headers, NOW, 1.0) == pytest.approx(1.1)


def test_a_reset_instant_is_waited_for_with_up_to_a_fifth_more() -> None:
    """All clients are told the same instant and should not come back at once."""
    headers = {"x-ratelimit-reset": str(NOW + 10)}

    assert retry.delay(0, headers, NOW, 0.0) == 10
    assert retry.delay(0, headers, NOW, 1.0) == 12


def test_the_thousandth_wait_is_a_minute_too() -> None:
    assert retry.delay(5_000, {}, NOW, 0.5) == 60


def test_a_call_is_tried_twice_more_and_waits_in_between() -> None:
    api, waits = MockApi(httpx2.Response(503), httpx2.Response(429, headers={"Retry-After": "5"}), PAGE), []
    companies = CompaniesClient(_transport(api, waits))

    answer = companies.list_companies()

    assert answer.data == []
    assert len(api.requests) == 3
    assert waits == [1, 5]


async def test_an_async_call_is_tried_twice_more_and_waits_in_between() -> None:
    api, waits = MockApi(httpx2.Response(503), httpx2.Response(429, headers={"Retry-After": "5"}), PAGE), []
    companies = AsyncCompaniesClient(_async_transport(api, waits))

    answer = await companies.list_companies()

    assert answer.data == []
    assert waits == [1, 5]


def test_the_last_answer_is_the_error() -> None:
    api, waits = MockApi(httpx2.Response(503, json={"error": "down"})), []
    companies = CompaniesClient(_transport(api, waits))

    with pytest.raises(ApiError, match=r"companies\.list_companies: HTTP 503: down") as caught:
        companies.list_companies()

    assert caught.value.status_code == 503
    assert len(api.requests) == 3


@pytest.mark.parametrize(("max_retries", "tries"), [(0, 1), (1, 2), (4, 5)])
def test_the_number_of_retries_is_set_for_the_client_or_for_a_call(max_retries: int, tries: int) -> None:
    of_client, of_call = MockApi(httpx2.Response(500)), MockApi(httpx2.Response(500))

    with pytest.raises(ApiError):
        CompaniesClient(_transport(of_client, [], max_retries)).list_companies()
    with pytest.raises(ApiError):
        CompaniesClient(_transport(of_call, [])).list_companies(request_options={"max_retries": max_retries})

    assert (len(of_client.requests), len(of_call.requests)) == (tries, tries)


def test_a_post_is_tried_again_with_the_same_body() -> None:
    api = MockApi(httpx2.Response(500), httpx2.Response(404))

    with pytest.raises(NotFoundError):
        CompaniesClient(_transport(api, [])).upsert_company(keys={"id": "acme"})

    assert [request.content for request in api.requests] == [b'{"keys":{"id":"acme"}}'] * 2


def test_a_connection_that_was_not_made_is_tried_again() -> None:
    api, waits = MockApi(httpx2.ConnectError("refused"), httpx2.ConnectError("refused"), PAGE), []

    CompaniesClient(_transport(api, waits)).list_companies()

    assert waits == [1, 2]


@pytest.mark.parametrize(
    "error", [httpx2.ReadTimeout("slow"), httpx2.ConnectTimeout("slow"), httpx2.WriteTimeout("slow")]
)
def test_a_timeout_is_final(error: Exception) -> None:
    """The caller has waited long enough; and the request may have been served."""
    api = MockApi(error)

    with pytest.raises(ApiTimeoutError):
        CompaniesClient(_transport(api, [])).list_companies()

    assert len(api.requests) == 1


def test_a_connection_closed_without_an_answer_is_tried_again_when_asked_for() -> None:
    """It may have been served, so not by default."""
    api = MockApi(httpx2.RemoteProtocolError("closed"), PAGE)

    with pytest.raises(ApiConnectionError):
        CompaniesClient(_transport(api, [])).list_companies()
    CompaniesClient(_transport(MockApi(httpx2.RemoteProtocolError("closed"), PAGE), [])).list_companies(
        request_options={"retry_remote_protocol_errors": True}
    )

    assert len(api.requests) == 1


def _transport(api: MockApi, waits: list[float], max_retries: int = retry.DEFAULT_RETRIES) -> Transport:
    settings = Settings("sch_test", BASE_URL, client=api.client(), max_retries=max_retries)
    return Transport(settings, sleep=waits.append, now=lambda: NOW, chance=lambda: 0.5)


def _async_transport(api: MockApi, waits: list[float]) -> AsyncTransport:
    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    settings = Settings("sch_test", BASE_URL, client=api.async_client())
    return AsyncTransport(settings, sleep=sleep, now=lambda: NOW, chance=lambda: 0.5)
