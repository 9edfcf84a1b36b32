"""Every failure of a call is an ApiError that names the operation and has its cause."""

from __future__ import annotations

import inspect
import socket
from typing import Any

import httpx
import httpx2
import pytest

from schematic import AsyncSchematic, Schematic, errors
from schematic.core import ApiConnectionError, ApiError, ApiTimeoutError, ParsingError
from schematic.types import ApiError as ApiErrorBody

from .mock_api import MockApi

BASE_URL = "http://api.test"
STATUSES = {
    400: errors.BadRequestError,
    401: errors.UnauthorizedError,
    402: errors.PaymentRequiredError,
    403: errors.ForbiddenError,
    404: errors.NotFoundError,
    500: errors.InternalServerError,
}


def client(answer: Any, **options: Any) -> Schematic:
    return Schematic("sch_test", base_url=BASE_URL, httpx_client=MockApi(answer).client(), max_retries=0, **options)


def test_every_error_class_is_an_api_error() -> None:
    classes = [one for one in vars(errors).values() if inspect.isclass(one) and issubclass(one, Exception)]
    classes += [ApiConnectionError, ApiTimeoutError, ParsingError]

    assert len(classes) >= 9
    assert all(issubclass(one, ApiError) for one in classes)


@pytest.mark.parametrize("status", STATUSES)
def test_a_status_has_its_class_with_the_servers_words(status: int) -> None:
    answer = httpx2.Response(status, json={"error": "limit must be at most 250"}, headers={"X-Request-Id": "req_1"})

    with pytest.raises(STATUSES[status]) as caught:
        client(answer).companies.list_companies()

    error = caught.value
    assert str(error) == f"companies.list_companies: HTTP {status}: limit must be at most 250"
    assert error.status_code == status
    assert error.headers is not None
    assert error.headers["x-request-id"] == "req_1"
    assert isinstance(error.body, ApiErrorBody)
    assert error.body.error == "limit must be at most 250"


@pytest.mark.parametrize("status", STATUSES)
async def test_an_async_client_raises_the_same(status: int) -> None:
    carrier = MockApi(httpx2.Response(status, json={"error": "no"})).async_client()
    async_client = AsyncSchematic("sch_test", base_url=BASE_URL, httpx_client=carrier, max_retries=0)

    with pytest.raises(STATUSES[status], match=f"companies.list_companies: HTTP {status}: no"):
        await async_client.companies.list_companies()


def test_another_status_is_an_api_error_with_the_parsed_body() -> None:
    with pytest.raises(ApiError, match=r"companies\.list_companies: HTTP 501: not here") as caught:
        client(httpx2.Response(501, json={"error": "not here", "code": 7})).companies.list_companies()

    assert type(caught.value) is ApiError
    assert caught.value.body == {"error": "not here", "code": 7}


def test_an_error_that_is_not_json_has_its_text() -> None:
    with pytest.raises(ApiError) as caught:
        client(httpx2.Response(502, text="<html>Bad Gateway")).companies.list_companies()

    assert caught.value.body == "<html>Bad Gateway"
    assert str(caught.value) == "companies.list_companies: HTTP 502: <html>Bad Gateway"


@pytest.mark.parametrize("body", ["[1]", '"text"', "null", '{"error": {"message": "no"}}', "[" * 100_000, ""])
def test_an_error_of_any_other_shape_is_an_api_error_too(body: str) -> None:
    with pytest.raises(errors.BadRequestError, match=r"companies\.list_companies: HTTP 400"):
        client(httpx2.Response(400, text=body)).companies.list_companies()


def test_a_long_error_page_is_cut_in_the_message_and_whole_in_the_body() -> None:
    with pytest.raises(ApiError) as caught:
        client(httpx2.Response(502, text="x" * 100_000)).companies.list_companies()

    assert len(str(caught.value)) < 600
    assert len(caught.value.body) == 100_000


@pytest.mark.parametrize("text", ["", "null", "<html>", "[]", "{}", '{"data": 5}', '{"data": {"count": "many"}}'])
def test_a_success_of_the_wrong_shape_is_a_parsing_error(text: str) -> None:
    with pytest.raises(
        ParsingError, match=r"companies\.count_companies: HTTP 200, but the answer has another"
    ) as caught:
        client(httpx2.Response(200, text=text)).companies.count_companies()

    assert caught.value.status_code == 200
    assert caught.value.body == text
    assert isinstance(caught.value.cause, ValueError)
    assert caught.value.__cause__ is caught.value.cause


@pytest.mark.parametrize(
    ("raised", "kind"),
    [
        (httpx2.ConnectError("refused"), ApiConnectionError),
        (httpx2.ReadError("reset"), ApiConnectionError),
        (httpx2.RemoteProtocolError("closed"), ApiConnectionError),
        (httpx2.DecodingError("not gzip"), ApiConnectionError),
        (httpx2.InvalidURL("no host"), ApiConnectionError),
        (RuntimeError("client has been closed"), ApiConnectionError),
        (httpx2.ReadTimeout("slow"), ApiTimeoutError),
        (httpx2.PoolTimeout("busy"), ApiTimeoutError),
        (TimeoutError("slow"), ApiTimeoutError),
        (httpx.ConnectTimeout("slow"), ApiTimeoutError),
        (httpx.ProxyError("refused"), ApiConnectionError),
    ],
)
def test_whatever_the_http_library_raises_is_an_api_error(raised: Exception, kind: type[ApiError]) -> None:
    with pytest.raises(ApiError, match=r"companies\.list_companies: no answer from the server: ") as caught:
        client(raised).companies.list_companies()

    assert type(caught.value) is kind
    assert str(raised) in str(caught.value)
    assert caught.value.status_code is None
    assert caught.value.__cause__ is raised


async def test_whatever_the_http_library_raises_is_an_api_error_for_async_clients() -> None:
    raised = httpx2.ReadTimeout("slow")
    carrier = MockApi(raised).async_client()
    async_client = AsyncSchematic("sch_test", base_url=BASE_URL, httpx_client=carrier, max_retries=0)

    with pytest.raises(ApiTimeoutError) as caught:
        await async_client.companies.list_companies()

    assert caught.value.__cause__ is raised


def test_a_refused_connection_is_an_api_error() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: connections are refused
        port = taken.getsockname()[1]

        own = Schematic("sch_test", base_url=f"http://127.0.0.1:{port}", max_retries=0)

        with pytest.raises(ApiConnectionError, match=r"companies\.list_companies: no answer"):
            own.companies.list_companies()

        own.shutdown()


def test_a_server_that_never_answers_is_a_timeout() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]

        own = Schematic("sch_test", base_url=f"http://127.0.0.1:{port}", timeout=0.05)

        with pytest.raises(ApiTimeoutError, match=r"companies\.list_companies: no answer"):
            own.companies.list_companies()

        own.shutdown()


def test_a_host_that_does_not_exist_is_an_api_error() -> None:
    own = Schematic("sch_test", base_url="http://api.invalid", max_retries=0)

    with pytest.raises(ApiConnectionError, match=r"companies\.list_companies: no answer"):
        own.companies.list_companies()

    own.shutdown()


def test_an_offline_client_says_so() -> None:
    with pytest.raises(ApiConnectionError, match=r"companies\.list_companies: the client is offline"):
        client({}, offline=True).companies.list_companies()


@pytest.mark.parametrize("kind", STATUSES.values())
def test_an_error_can_be_made_by_hand(kind: Any) -> None:
    """As tests of applications do."""
    error = kind(body={"error": "no"}, headers={"a": "b"})

    assert error.status_code == kind.status
    assert str(error) == f"headers: {{'a': 'b'}}, status_code: {kind.status}, body: {{'error': 'no'}}"
