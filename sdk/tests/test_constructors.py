"""All ways to make a client."""

from __future__ import annotations

import logging
import subprocess
import sys
from typing import Any

import pytest

from schematic import AsyncSchematic, AsyncSchematicConfig, Schematic, SchematicConfig, SchematicEnvironment

from .mock_api import MockApi

COUNT = {"data": {"count": 3}, "params": {}}


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SCHEMATIC_API_KEY", "SCHEMATIC_BASE_URL", "SCHEMATIC_EVENT_CAPTURE_URL"):
        monkeypatch.delenv(name, raising=False)


def asked(client: Schematic, api: MockApi) -> tuple[str, str]:
    """Key and address of a request that the client makes."""
    client.companies.count_companies()
    return api.last.headers["X-Schematic-Api-Key"], str(api.last.url)


def test_a_key_is_enough() -> None:
    client = Schematic("sch_a")

    assert client._transport.settings.base_url == "https://api.schematichq.com"
    client.shutdown()


def test_the_configuration_counts_and_keywords_count_more() -> None:
    of_config, of_keyword = MockApi(COUNT), MockApi(COUNT)
    config = SchematicConfig(httpx_client=of_config.client(), base_url="http://config.test")

    assert asked(Schematic("sch_a", config), of_config) == ("sch_a", "http://config.test/companies/count")

    client = Schematic("sch_a", config, base_url="http://keyword.test", http_client=of_keyword.client())
    assert asked(client, of_keyword) == ("sch_a", "http://keyword.test/companies/count")
    assert config.base_url == "http://config.test"


def test_the_key_may_be_a_keyword_or_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    api = MockApi(COUNT)
    assert asked(Schematic(api_key="sch_a", httpx_client=api.client()), api)[0] == "sch_a"

    monkeypatch.setenv("SCHEMATIC_API_KEY", "sch_env")

    assert asked(Schematic(httpx_client=api.client()), api)[0] == "sch_env"
    assert asked(Schematic("sch_a", httpx_client=api.client()), api)[0] == "sch_a"


@pytest.mark.parametrize("kind", [Schematic, AsyncSchematic])
@pytest.mark.parametrize("key", [None, "", " \n"])
def test_without_a_key_the_error_says_what_to_do(kind: Any, key: str | None) -> None:
    with pytest.raises(ValueError, match=r"no API key: pass one.*SCHEMATIC_API_KEY.*offline=True needs none"):
        kind(key)


@pytest.mark.parametrize("kind", [Schematic, AsyncSchematic])
def test_an_offline_client_needs_no_key(kind: Any) -> None:
    assert kind(offline=True).offline


def test_addresses_come_from_the_environment_unless_they_are_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCHEMATIC_BASE_URL", "http://env.test")
    api = MockApi(COUNT)

    assert asked(Schematic("sch_a", httpx_client=api.client()), api)[1] == "http://env.test/companies/count"
    given = Schematic("sch_a", httpx_client=api.client(), base_url="http://given.test")
    assert asked(given, api)[1] == "http://given.test/companies/count"


@pytest.mark.parametrize("environment", [SchematicEnvironment.DEFAULT, "https://api.schematichq.com"])
def test_an_environment_is_a_base_url(environment: Any) -> None:
    api = MockApi(COUNT)

    client = Schematic("sch_a", environment=environment, httpx_client=api.client())

    assert asked(client, api)[1] == "https://api.schematichq.com/companies/count"


@pytest.mark.parametrize("field", ["base_url", "event_capture_url"])
def test_an_address_that_is_none_is_named(field: str) -> None:
    with pytest.raises(ValueError, match=f"{field} must begin with http:// or https://, not 'api.test'"):
        Schematic("sch_a", **{field: "api.test"})  # type: ignore[arg-type]  # one of two keywords


BOTH = pytest.mark.parametrize("kind", [Schematic, AsyncSchematic])


def capture_url(client: Any) -> str:
    return str(client._sender._url)


@BOTH
def test_events_follow_the_server(kind: Any, caplog: pytest.LogCaptureFixture) -> None:
    """The key of one's own server must not leave for the hosted capture host."""
    caplog.set_level(logging.INFO)

    client = kind("sch_a", base_url="https://metering.example.com/api/", logger=logging.getLogger("test.constructors"))

    assert capture_url(client) == "https://metering.example.com/api/batch"
    assert "events go to https://metering.example.com/api" in caplog.text


@BOTH
def test_events_go_where_they_are_told_to(kind: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    own: Any = {"base_url": "http://own.test"}

    assert capture_url(kind("sch_a", **own, event_capture_url="http://given.test")) == "http://given.test/batch"
    monkeypatch.setenv("SCHEMATIC_EVENT_CAPTURE_URL", " http://env.test\n")
    assert capture_url(kind("sch_a", **own)) == "http://env.test/batch"


@BOTH
@pytest.mark.parametrize("base_url", [None, "https://api.schematichq.com", "https://api.eu.schematichq.com/"])
def test_events_of_the_hosted_service_go_to_its_capture_host(kind: Any, base_url: str | None) -> None:
    assert capture_url(kind("sch_a", base_url=base_url)) == "https://c.schematichq.com/batch"


@BOTH
def test_blanks_and_line_ends_around_what_is_given_are_nobodys_intention(
    kind: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCHEMATIC_API_KEY", "sch_env\r\n")
    monkeypatch.setenv("SCHEMATIC_BASE_URL", "\thttp://env.test/ \n")

    of_environment, given = kind(), kind(" sch_a\n", base_url=" HTTP://given.test \n")

    settings = of_environment._transport.settings
    assert (settings.api_key, settings.base_url) == ("sch_env", "http://env.test")
    settings = given._transport.settings
    assert (settings.api_key, settings.base_url) == ("sch_a", "http://given.test")


@BOTH
@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("api.test", "must begin with http:// or https://, not 'api.test'"),
        ("ftp://api.test", "must begin with http:// or https://, not 'ftp://api.test'"),
        ("http://", "must name a host"),
        ("https:///batch", "must name a host"),
        ("http://:8080", "must name a host"),
        ("http://api.test:eighty", "must have a port from 1 to 65535"),
        ("http://api.test:0", "must have a port from 1 to 65535"),
        ("http://api .test", "must be one address without blanks in it"),
        ("http://api.test\nhttp://other.test", "must be one address without blanks in it"),
        ("http://api.test?key=hunter2", r"must be an address without \? and #, not 'http://api.test'"),
    ],
)
def test_an_impossible_address_is_refused_with_its_name(
    kind: Any, address: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for field in ("base_url", "event_capture_url"):
        with pytest.raises(ValueError, match=f"^{field} {said}"):
            kind("sch_a", **{field: address})
        monkeypatch.setenv(f"SCHEMATIC_{field.upper()}", address)
        with pytest.raises(ValueError, match=f"^SCHEMATIC_{field.upper()} {said}"):
            kind("sch_a")
        monkeypatch.delenv(f"SCHEMATIC_{field.upper()}")


def test_an_address_that_can_be_is_taken() -> None:
    for address in (
        "http://[::1]:8080",
        "http://localhost",
        "https://user:pass@api.test:8443/path",
        "http://10.0.0.1:1",
    ):
        assert Schematic("sch_a", base_url=address)._transport.settings.base_url == address


def test_no_message_shows_a_password() -> None:
    with pytest.raises(ValueError, match="port from 1") as caught:
        Schematic("sch_a", base_url="http://user:hunter2@api.test:port")

    assert "hunter2" not in str(caught.value)


@BOTH
@pytest.mark.parametrize("key", ["sch_a b", "sch_a\nsch_b", "sch_ä", "sch_\x1b", "sch_\u200b"])
def test_an_impossible_key_is_refused_without_showing_it(kind: Any, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match=r"^api_key holds a blank, a line break .*copy the key") as caught:
        kind(key)
    assert "sch_" not in str(caught.value)

    monkeypatch.setenv("SCHEMATIC_API_KEY", key)
    with pytest.raises(ValueError, match=r"^SCHEMATIC_API_KEY holds a blank"):
        kind()


def test_a_configuration_of_the_other_client_is_taken() -> None:
    """Programs share one between both."""
    api = MockApi(COUNT)

    client = Schematic("sch_a", AsyncSchematicConfig(base_url="http://shared.test", httpx_client=api.client()))

    assert asked(client, api)[1] == "http://shared.test/companies/count"


def test_an_async_client_can_be_made_at_import_time() -> None:
    """No event loop runs then."""
    code = (
        "import asyncio\n"
        "from schematic import AsyncSchematic\n"
        "client = AsyncSchematic('sch_a', offline=True)\n"
        "async def main():\n"
        "    async with client:\n"
        "        return await client.check_flag('seats')\n"
        "print(asyncio.run(main()))\n"
    )

    printed = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)

    assert (printed.stdout.strip(), printed.stderr) == ("False", "")


def test_a_client_is_a_context_manager() -> None:
    with Schematic("sch_a", httpx_client=MockApi(COUNT).client()) as client:
        assert client.companies.count_companies().data.count == 3


async def test_an_async_client_is_a_context_manager() -> None:
    async with AsyncSchematic("sch_a", httpx_client=MockApi(COUNT).async_client()) as client:
        assert (await client.companies.count_companies()).data.count == 3
