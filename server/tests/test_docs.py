"""The contract as the server publishes it, and the page that shows it."""

from __future__ import annotations

import re
from typing import Any

import httpx2
import pytest

from schematic_server.http import openapi

from .asgi import App
from .conftest import on_sqlite

pytestmark = on_sqlite
METHODS = ("get", "post", "put", "delete")


@pytest.fixture
def anyone(app: App) -> httpx2.Client:
    """A client without a key: the documentation is public."""
    return app.client()


@pytest.fixture
def document(anyone: httpx2.Client) -> dict[str, Any]:
    found: dict[str, Any] = anyone.get("/openapi.json").json()
    return found


def each(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Operations by `<resource>.<method>`."""
    return {
        f"{raw['tags'][0]}.{raw['x-python-name']}": raw
        for item in document["paths"].values()
        for method, raw in item.items()
        if method in METHODS
    }


def test_answers_that_only_this_server_gives_are_documented(document: dict[str, Any]) -> None:
    found = each(document)

    assert all(("501" in raw["responses"]) is not raw["x-implemented"] for raw in found.values())
    assert all("413" in raw["responses"] for raw in found.values() if "requestBody" in raw)


def test_publishing_does_not_change_the_contract(document: dict[str, Any]) -> None:
    assert not any("x-implemented" in raw for raw in each(openapi.document()).values())


def test_the_document_names_this_server_wherever_it_is_reached(document: dict[str, Any]) -> None:
    assert [one["url"] for one in document["servers"]] == ["/"]


def test_the_page_and_all_it_loads_come_from_this_server(anyone: httpx2.Client) -> None:
    """No CDN: it works without the internet, and nobody else learns who reads it."""
    page = anyone.get("/docs")
    loaded = re.findall(r'(?:src|href)="(/[^"#]*)"', page.text)

    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert {path.rpartition("/")[2] for path in loaded} == {"docs.css", "docs.js", "docs.svg", "openapi.json"}
    for path in loaded:
        answer = anyone.get(path)
        assert answer.status_code == 200
        assert "http://" not in answer.text.replace("http://www.w3.org/2000/svg", "") or path == "/openapi.json"


def test_files_are_cached_for_good_and_their_address_changes_with_them(anyone: httpx2.Client) -> None:
    style = re.search(r'href="(/docs/[0-9a-f]{16}/docs\.css)"', anyone.get("/docs").text)

    assert style is not None
    assert anyone.get(style[1]).headers["cache-control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("path", ["/docs", "/openapi.json"])
def test_an_unchanged_page_is_not_sent_again(anyone: httpx2.Client, path: str) -> None:
    first = anyone.get(path)

    again = anyone.get(path, headers={"If-None-Match": first.headers["etag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert first.headers["cache-control"] == "no-cache"


def test_the_document_is_compressed_for_those_who_take_it(anyone: httpx2.Client) -> None:
    compressed = anyone.get("/openapi.json", headers={"Accept-Encoding": "gzip"})
    plain = anyone.get("/openapi.json", headers={"Accept-Encoding": "identity"})

    assert compressed.headers["content-encoding"] == "gzip"
    assert compressed.content == plain.content
    assert int(compressed.headers["content-length"]) < len(plain.content) / 5
