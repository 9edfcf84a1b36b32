"""Who may use a feature: companies by how much of their limit they use, and their users."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import httpx2
import pytest

from schematic import Schematic
from schematic.errors import NotFoundError
from schematic_server.clock import now as server_now
from schematic_server.domains.entitlements import effective, feature_companies
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

from . import catalog
from .asgi import App
from .conftest import Ahead, Keys, another_environment


def _ranked(api: Schematic, feature: Any, **query: Any) -> list[tuple[Any, ...]]:
    """Names and shares; the count must agree."""
    rows = api.entitlements.list_feature_companies(feature_id=feature.id, **query).data
    if "limit" not in query:
        assert api.entitlements.count_feature_companies(feature_id=feature.id, **query).data.count == len(rows)
    return [(row.company.name, row.percent_used) for row in rows]


def _users(api: Schematic, feature: Any, **query: Any) -> list[tuple[Any, ...]]:
    rows = api.entitlements.list_feature_users(feature_id=feature.id, **query).data
    if "limit" not in query:
        assert api.entitlements.count_feature_users(feature_id=feature.id, **query).data.count == len(rows)
    return [(row.user.name, row.company.name) for row in rows]


def _override(api: Schematic, company: Any, feature: Any, value_type: str, **members: Any) -> None:
    api.entitlements.create_company_override(
        company_id=company.id, feature_id=feature.id, value_type=value_type, **members
    )


@pytest.fixture
def flights(api: Schematic) -> Any:
    """A feature of which Basic allows ten a month, Gold any number, and None says that it has none."""
    made = catalog.metered(api)
    basic, gold, none = catalog.plan(api), catalog.plan(api, "Gold"), catalog.plan(api, "None")
    catalog.grant(api, basic, made, "numeric", value_numeric=10, metric_period="current_month")
    catalog.grant(api, gold, made, "unlimited")
    catalog.grant(api, none, made, "boolean", value_bool=False)
    for code, plan in (("UA", basic), ("DL", basic), ("AA", gold), ("B6", none)):
        catalog.company(api, code, base_plan_id=plan.id)
    catalog.company(api, "WN")
    return made


def test_companies_are_ranked_by_what_they_use_of_their_limit(api: Schematic, flights: Any) -> None:
    catalog.track(api, "UA", quantity=2)
    catalog.track(api, "DL", quantity=12)
    catalog.track(api, "AA", quantity=1000)
    catalog.track(api, "WN", quantity=1000)

    assert _ranked(api, flights) == [("DL", 120), ("UA", 20), ("AA", None)]

    row = api.entitlements.list_feature_companies(feature_id=flights.id).data[0]
    assert (row.access, row.usage, row.allocation, row.effective_limit) == (False, 12, 10, 10)
    assert (row.feature.id, row.plan.name, row.entitlement_source) == (flights.id, "Basic", "plan")
    assert row.company.keys[0].value == "DL"
    pages = [_ranked(api, flights, limit=2, offset=offset) for offset in (0, 2, 4)]
    assert pages == [[("DL", 120), ("UA", 20)], [("AA", None)], []]
    assert _ranked(api, flights, q="a") == [("UA", 20), ("AA", None)]
    assert _ranked(api, flights, q="nobody") == []


def test_overrides_give_and_take_the_feature(api: Schematic, flights: Any, clock: Ahead) -> None:
    named = {one.name: one for one in api.companies.list_companies().data}
    catalog.track(api, "UA", quantity=5)
    _override(api, named["UA"], flights, "numeric", value_numeric=20, metric_period="current_month")
    _override(api, named["DL"], flights, "boolean", value_bool=False)
    soon = server_now() + timedelta(minutes=10)
    _override(api, named["WN"], flights, "numeric", value_numeric=4, expiration_date=soon)
    _override(api, named["B6"], flights, "boolean", value_bool=True)

    assert _ranked(api, flights) == [("UA", 25), ("WN", 0), ("B6", None), ("AA", None)]

    clock.by += timedelta(minutes=20)
    assert _ranked(api, flights) == [("UA", 25), ("B6", None), ("AA", None)]


def test_users_are_those_of_companies_that_have_it(api: Schematic, flights: Any) -> None:
    named = {one.name: one for one in api.companies.list_companies().data}
    for name, codes in (("amy", ["UA", "AA"]), ("bob", ["WN"]), ("eve", ["UA"])):
        ids = [named[code].id for code in codes]
        api.companies.upsert_user(keys={"id": name}, name=name, company_ids=ids)
    catalog.track(api, "UA", quantity=10)

    told = _users(api, flights)

    assert told[0] == ("eve", "UA")
    assert set(told[1:]) == {("amy", "UA"), ("amy", "AA")}
    pages = [_users(api, flights, limit=1, offset=offset) for offset in range(4)]
    assert [row for page in pages for row in page] == told
    assert _users(api, flights, q="EV") == [("eve", "UA")]
    row = api.entitlements.list_feature_users(feature_id=flights.id, q="eve").data[0]
    assert (row.access, row.usage, row.allocation, row.period) == (False, 10, 10, "current_month")
    assert (row.feature.id, row.plan.name, row.entitlement_type) == (flights.id, "Basic", "plan_entitlement")


def test_more_companies_than_one_statement_takes_are_ranked_alike(api: Schematic, http: httpx2.Client) -> None:
    sso, basic = catalog.feature(api, "sso"), catalog.plan(api)
    catalog.grant(api, basic, sso, "boolean", value_bool=True)
    for start in range(0, 600, 100):
        bodies = [
            {
                "event_type": "identify",
                "body": {"keys": {"id": f"u{number}"}, "company": {"keys": {"code": f"c{number}"}}},
            }
            for number in range(start, start + 100)
        ]
        assert http.post("/event-batch", json={"events": bodies}).status_code == 201
    everybody = [one for offset in (0, 250, 500) for one in api.companies.list_companies(limit=250, offset=offset).data]
    for one in everybody[:3]:
        _override(api, one, sso, "boolean", value_bool=True)
    catalog.company(api, "UA", base_plan_id=basic.id)

    assert [name for name, _ in _ranked(api, sso)] == ["UA", *(one.name for one in everybody[:3])]


def test_of_a_feature_without_limits_only_the_page_is_looked_at(
    api: Schematic, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody has a rank then, and the newest come first."""
    feature, basic = catalog.metered(api), catalog.plan(api)
    catalog.grant(api, basic, feature, "unlimited")
    limited = catalog.company(api, "WN")
    for number in range(5):
        catalog.company(api, f"C{number}", base_plan_id=basic.id)
    looked_at: list[int] = []

    def holdings(scope: Scope, company_ids: Sequence[str], feature: Row | None = None) -> dict[str, effective.Holdings]:
        looked_at.append(len(company_ids))
        return effective.holdings(scope, company_ids, feature)

    monkeypatch.setattr(feature_companies, "holdings", holdings)

    pages = [_ranked(api, feature, limit=2, offset=offset) for offset in (0, 2, 4)]

    assert pages == [[("C4", None), ("C3", None)], [("C2", None), ("C1", None)], [("C0", None)]]
    assert looked_at == [2, 2, 1]
    _override(api, limited, feature, "numeric", value_numeric=4, metric_period="current_month")
    assert _ranked(api, feature) == [("WN", 0), *(one for page in pages for one in page)]


def test_a_feature_that_is_unknown_or_that_nobody_has(
    api: Schematic, app: App, credentials: Keys, flights: Any
) -> None:
    sso = catalog.feature(api, "sso")
    assert (_ranked(api, sso), _users(api, sso)) == ([], [])
    for question in (
        api.entitlements.list_feature_companies,
        api.entitlements.count_feature_companies,
        api.entitlements.list_feature_users,
        api.entitlements.count_feature_users,
    ):
        with pytest.raises(NotFoundError, match="feat_nobody"):
            question(feature_id="feat_nobody")
    api.companies.upsert_user(keys={"id": "amy"}, company={"code": "UA"})
    with app.client(another_environment(app, credentials).secret) as other:
        for path in ("/feature-companies", "/feature-users"):
            assert other.get(path, params={"feature_id": flights.id}).json()["data"] == []
            counted = other.get(f"{path}/count", params={"feature_id": flights.id}).json()["data"]
            assert counted["count"] == 0
