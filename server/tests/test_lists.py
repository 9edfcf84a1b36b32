"""Lists and counts answer the same whichever way the database goes: few ids looked up, or many rows tried."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest

from schematic import Schematic
from schematic_server.storage import queries

from . import catalog

_COMPANY_FILTERS: list[dict[str, Any]] = [
    {"plan_id": "gold"},
    {"plan_ids": ["gold", "extra"]},
    {"without_plan": True},
    {"with_entitlement_for": "flights"},
    {"without_feature_override_for": "flights"},
    {"plan_version_unpublished": True},
]
# Who each of them names: C0 to C5, of which C0, C2 and C4 are on Gold, C4 has the add-on too, C1 an override.
_COMPANIES = [
    ["C4", "C2", "C0"],
    ["C4", "C2", "C0"],
    ["C5", "C3", "C1"],
    ["C4", "C2", "C1", "C0"],
    ["C5", "C4", "C3", "C2", "C0"],
    [],
]


@pytest.fixture(params=["looked up", "tried"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "_FEW", 500 if request.param == "looked up" else 0)


@pytest.fixture
def named(api: Schematic) -> dict[str, str]:
    """Ids by the names above."""
    gold, extra = catalog.plan(api, "Gold"), catalog.plan(api, "Extra", "add_on")
    flights = catalog.metered(api)
    catalog.grant(api, gold, flights, "numeric", value_numeric=5)
    for number in range(6):
        on = {"base_plan_id": gold.id} if number % 2 == 0 else {}
        company = catalog.company(api, f"C{number}", **on)
        if number == 1:
            api.entitlements.create_company_override(
                company_id=company.id, feature_id=flights.id, value_type="numeric", value_numeric=9
            )
        if number == 4:
            api.plans.update_company_plans(company.id, base_plan_id=gold.id, add_on_ids=[extra.id])
        api.companies.upsert_user(keys={"id": f"u{number}"}, name=f"U{number}", company_id=company.id)
        catalog.track(api, f"C{number}")
        catalog.track(api, f"C{number}", quantity=2)
    return {"gold": gold.id, "extra": extra.id, "flights": flights.id}


def _names(http: httpx2.Client, path: str, query: dict[str, Any]) -> list[str]:
    return [one["name"] for one in http.get(path, params=query).raise_for_status().json()["data"]]


@pytest.mark.usefixtures("way")
def test_companies_and_users_are_the_same_and_in_the_same_order(http: httpx2.Client, named: dict[str, str]) -> None:
    for query, expected in zip(_COMPANY_FILTERS, _COMPANIES, strict=True):
        asked = {
            name: [named.get(one, one) for one in value] if isinstance(value, list) else named.get(value, value)
            for name, value in query.items()
        }
        assert _names(http, "/companies", asked) == expected, query
        assert http.get("/companies/count", params=asked).json()["data"]["count"] == len(expected), query
        both = [*_names(http, "/companies", {**asked, "limit": 2}), *_names(http, "/companies", {**asked, "offset": 2})]
        assert both == expected, query

    assert _names(http, "/users", {"plan_id": named["gold"]}) == ["U4", "U2", "U0"]
    assert http.get("/plans/count", params={"exclude_unused": True}).json()["data"]["count"] == 2


@pytest.mark.usefixtures("way", "named")
def test_events_of_a_company_are_its_own_newest_first(http: httpx2.Client) -> None:
    company = http.get("/companies/lookup", params={"code": "C3"}).json()["data"]["id"]

    events = http.get("/events", params={"company_id": company}).json()["data"]

    assert [one["quantity"] for one in events] == [2, 1]
    assert {one["company_id"] for one in events} == {company}
    assert http.get("/events", params={"company_id": events[0]["environment_id"]}).json()["data"] == []


@pytest.mark.parametrize("column", ["created_at", "updated_at", "last_seen_at", "name"])
def test_companies_are_sorted_and_ties_go_by_id(http: httpx2.Client, api: Schematic, column: str) -> None:
    """Whoever was never seen comes last, and first in the other direction."""
    for code in ("B", "a", "b", "A"):
        catalog.company(api, code)
    catalog.track(api, "b")
    catalog.track(api, "a")
    every = http.get("/companies").json()["data"]

    def key(one: dict[str, Any]) -> tuple[Any, ...]:
        value = one[column].lower() if column == "name" else one[column]
        return value is not None, value or "", one["id"]

    for direction in ("asc", "desc"):
        query = {"sort_order_column": column, "sort_order_direction": direction}
        found = [one["id"] for one in http.get("/companies", params=query).json()["data"]]
        assert found == [one["id"] for one in sorted(every, key=key, reverse=direction == "desc")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("KELVIN", ["\u212aelvin 100%"]),
        ("elvin 100%", ["\u212aelvin 100%"]),
        ("istanbul_", ["\u0130stanbul_1"]),
        ("l_1", ["\u0130stanbul_1"]),
        ("a/b", ["A/b"]),
        ("%%", []),
        ("ÄRGER", ["ärger"]),
    ],
)
def test_texts_are_found_in_any_case_and_mean_themselves(
    http: httpx2.Client, api: Schematic, text: str, found: list[str]
) -> None:
    for name in ("\u212aelvin 100%", "\u0130stanbul_1", "A/b", "ärger"):
        api.companies.upsert_company(keys={"id": name.encode().hex()}, name=name)

    assert _names(http, "/companies", {"q": text}) == found
