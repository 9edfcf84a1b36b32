"""Gates of Django views, sync and async."""

from __future__ import annotations

import json
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import django
import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse, JsonResponse
from django.test import AsyncClient, Client, override_settings
from django.urls import path
from django.utils.decorators import method_decorator
from django.views import View

from schematic import AsyncSchematic, Schematic
from schematic.contrib.django import Denial, asnapshot, require, snapshot
from schematic_server.demo.process import Running

MIDDLEWARE = "schematic.contrib.django.SchematicMiddleware"


@require("sso")
def sso(request: Any, name: str = "") -> Any:
    return HttpResponse(f"open {name}")


@require("sso")
async def asso(request: Any) -> Any:
    return HttpResponse("open")


@require("sso", "exports")
def exports(request: Any) -> Any:
    raise AssertionError("nobody is entitled to this")


@require("sso", "exports")
async def aexports(request: Any) -> Any:
    raise AssertionError("nobody is entitled to this")


@require("flights")
def flights(request: Any) -> Any:
    """Uses up the limit, then looks again."""
    _fly(request)
    return JsonResponse({"still": request.schematic.check_flag("flights")})


@require("flights")
async def aflights(request: Any) -> Any:
    _fly(request)
    checks = await request.aschematic()
    # A helper that is not async sees the same answers.
    return JsonResponse({"still": await checks.check_flag("flights"), "sync": request.schematic.check_flag("flights")})


class Sso(View):
    @method_decorator(require("sso"))
    def get(self, request: Any) -> Any:
        return HttpResponse("open")


async def bare(request: Any) -> Any:
    return JsonResponse({"sso": await (await asnapshot(request)).check_flag("sso")})


urls = ModuleType("urls")
urls.urlpatterns = [
    path("sso/<name>", sso),
    path("asso", asso),
    path("exports", exports),
    path("aexports", aexports),
    path("flights", flights),
    path("aflights", aflights),
    path("class", Sso.as_view()),
    path("bare", bare),
]
if not settings.configured:
    settings.configure(ROOT_URLCONF=urls, ALLOWED_HOSTS=["*"], DATABASES={}, SECRET_KEY="x")
    django.setup()


def company(request: Any) -> dict[str, str]:
    """Callers name their company in a header."""
    return {"id": request.headers["X-Company"]}


async def acompany(request: Any) -> dict[str, str]:
    return company(request)


def _fly(request: Any) -> None:
    client = settings.SCHEMATIC["CLIENT"]
    body = {"event": "flight", "company": company(request), "quantity": 3}
    client.events.create_event(event_type="track", body=body)


@pytest.fixture(autouse=True)
def configured(client: Schematic) -> Iterator[None]:
    told = {"CLIENT": client, "COMPANY": company}
    with override_settings(ROOT_URLCONF=urls, MIDDLEWARE=[MIDDLEWARE], SCHEMATIC=told):
        yield


@pytest.fixture
async def aclient(server: Running) -> Any:
    async with AsyncSchematic(
        server.key, base_url=server.base_url, event_capture_url=server.base_url, cache_providers=[]
    ) as made:
        yield made


def _get(address: str, company: dict[str, str]) -> Any:
    return Client().get(address, headers={"X-Company": company["id"]})


async def _aget(address: str, company: dict[str, str]) -> Any:
    return await AsyncClient().get(address, headers={"X-Company": company["id"]})


@pytest.mark.parametrize("address", ["/sso/UA", "/class"])
def test_the_view_runs_for_those_who_are_entitled(acme: dict[str, str], address: str) -> None:
    answer = _get(address, acme)

    assert answer.status_code == 200
    assert answer.content.startswith(b"open")


def test_others_get_403_with_the_flag_and_the_reason(acme: dict[str, str]) -> None:
    answer = _get("/exports", acme)

    assert answer.status_code == 403
    assert (answer.json()["error"], answer.json()["flag"]) == ("not_entitled", "exports")


def test_a_request_sees_one_answer_and_the_next_one_402(acme: dict[str, str]) -> None:
    first, second = _get("/flights", acme), _get("/flights", acme)

    assert first.json() == {"still": True}
    assert second.status_code == 402
    assert (second.json()["error"], second.json()["limit"], second.json()["used"]) == ("limit_reached", 3, 3)


async def test_async_views_are_gated_by_a_sync_client_in_a_thread(acme: dict[str, str]) -> None:
    assert (await _aget("/asso", acme)).status_code == 200
    assert (await _aget("/aexports", acme)).status_code == 403
    assert json.loads((await _aget("/aflights", acme)).content) == {"still": True, "sync": True}
    assert (await _aget("/aflights", acme)).status_code == 402


async def test_async_views_are_gated_by_an_async_client(acme: dict[str, str], aclient: AsyncSchematic) -> None:
    with override_settings(SCHEMATIC={"CLIENT": aclient, "COMPANY": acompany}):
        assert (await _aget("/asso", acme)).status_code == 200
        assert (await _aget("/aexports", acme)).status_code == 403


async def test_both_clients_serve_their_kind_of_view(
    acme: dict[str, str], client: Schematic, aclient: AsyncSchematic
) -> None:
    with override_settings(SCHEMATIC={"CLIENT": client, "ASYNC_CLIENT": aclient, "COMPANY": company}):
        assert (await _aget("/asso", acme)).status_code == 200
        assert json.loads((await _aget("/aflights", acme)).content) == {"still": True, "sync": True}


async def test_snapshots_work_without_the_middleware(acme: dict[str, str]) -> None:
    with override_settings(MIDDLEWARE=[]):
        assert json.loads((await _aget("/bare", acme)).content) == {"sso": True}


def test_a_refusal_may_look_otherwise(client: Schematic, acme: dict[str, str]) -> None:
    def page(request: Any, denial: Denial) -> Any:
        return HttpResponse(f"Upgrade for {denial.flag}!", status=denial.status)

    with override_settings(SCHEMATIC={"CLIENT": client, "COMPANY": company, "ON_DENIED": page}):
        answer = _get("/exports", acme)

    assert (answer.status_code, answer.content) == (403, b"Upgrade for exports!")


@pytest.mark.parametrize(
    ("told", "message"),
    [
        (None, "set it to a dict with at least CLIENT"),
        ({}, "set it to a dict with at least CLIENT"),
        ({"CLIENT": "x", "COMPANI": company}, "unknown COMPANI"),
    ],
)
def test_wrong_settings_show_at_the_start(told: Any, message: str) -> None:
    with override_settings(SCHEMATIC=told), pytest.raises(ImproperlyConfigured, match=message):
        Client().get("/class", headers={"X-Company": "acme"})


async def test_a_sync_view_says_what_it_needs(aclient: AsyncSchematic, client: Schematic) -> None:
    from django.test import RequestFactory

    request = RequestFactory().get("/", headers={"X-Company": "acme"})

    with override_settings(SCHEMATIC={"CLIENT": aclient}), pytest.raises(ImproperlyConfigured, match="ASYNC_CLIENT"):
        snapshot(request)
    with (
        override_settings(SCHEMATIC={"CLIENT": client, "COMPANY": acompany}),
        pytest.raises(ImproperlyConfigured, match="COMPANY is async"),
    ):
        snapshot(request)
