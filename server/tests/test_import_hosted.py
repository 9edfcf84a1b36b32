"""`schematic import-hosted`: an environment from one server into another's database, through the public API."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import httpx2
import pytest
import sqlalchemy as sa

from schematic import Schematic
from schematic_server.cli import import_hosted
from schematic_server.domains.plans.tables import plan
from schematic_server.storage import connect
from schematic_server.transfer import hosted
from schematic_server.transfer.merge import Difference

from . import catalog
from .asgi import BASE_URL, App, Transport
from .conftest import Keys, another_account, on_sqlite
from .test_transfer import Command, command

__all__ = ["command"]  # a fixture
LISTS = ("features", "flags", "plans", "companies", "users", "company-overrides", "webhooks", "billing/credits")
MORE = ("entity-trait-definitions", "entity-key-definitions", "company-memberships", "plan-entitlements", "plan-traits")
Import = Callable[..., Difference]


@pytest.fixture
def source(sqlite_app: App) -> tuple[App, Keys]:
    """Another server, with an environment that has something of every kind."""
    keys = another_account(sqlite_app)
    with (
        sqlite_app.client() as carrier,
        Schematic(keys.secret, base_url=BASE_URL, httpx_client=carrier, cache_providers=[]) as api,
    ):
        _fill(api)
    return sqlite_app, keys


def _fill(api: Schematic) -> None:
    seats, gold, extra = catalog.trait(api, "seats"), catalog.plan(api, "Gold"), catalog.plan(api, "More", "add_on")
    flights, places = catalog.metered(api), catalog.feature(api, "places", "trait", trait_id=seats.id)
    credit = api.credits.create_billing_credit(
        name="Token", description="", currency="usd", per_unit_price_decimal="0.25"
    ).data
    chat = catalog.metered(api, "chat", "chat")
    catalog.grant(
        api,
        gold,
        flights,
        "numeric",
        value_numeric=5,
        metric_period="current_month",
        metric_period_month_reset="billing_cycle",
    )
    catalog.grant(api, gold, places, "trait", value_trait_id=seats.id)
    catalog.grant(api, extra, chat, "credit", value_credit_id=credit.id, credit_consumption_rate=0.5)
    company = catalog.company(api, base_plan_id=gold.id, traits={"seats": 3, "nested": {"a": True}})
    api.companies.upsert_company(keys={"code": "UA", "domain": "united.example"})
    api.plans.update_company_plans(company.id, base_plan_id=gold.id, add_on_ids=[extra.id])
    api.companies.upsert_user(keys={"id": "amy"}, company_id=company.id, traits={"role": "pilot"})
    api.entitlements.create_company_override(
        company_id=company.id, feature_id=flights.id, value_type="numeric", value_numeric=9
    )
    rule = {"name": "Pilots", "priority": 1, "rule_type": "standard", "value": True}
    metric = {
        "condition_type": "metric",
        "operator": "lt",
        "event_subtype": "flight",
        "metric_value": 3,
        "metric_period": "current_week",
        "resource_ids": [],
    }
    named = {"condition_type": "company", "operator": "eq", "resource_ids": [company.id]}
    groups = [{"conditions": [named, {**named, "operator": "ne", "resource_ids": []}]}]
    api.features.update_flag_rules(
        places.flags[0].id, rules=[{**rule, "conditions": [metric], "condition_groups": groups}]
    )
    api.companies.update_plan_traits_bulk(
        plan_id=gold.id, traits=[{"trait_id": seats.id, "trait_value": "3"}], apply_to_existing_companies=False
    )
    api.webhooks.create_webhook(name="Hook", url="http://127.0.0.1:9/", request_types=["company.created"])
    catalog.track(api, quantity=4)


@pytest.fixture
def bring(app: App, secret: str, source: tuple[App, Keys], credentials: Keys) -> Import:
    """Import from the source into the environment of `app`'s database."""

    def run(
        *, is_dry: bool = False, transport: httpx2.BaseTransport | None = None, environment: str | None = None
    ) -> Difference:
        carrier = httpx2.Client(transport=transport or Transport(source[0]), base_url=BASE_URL)
        database = connect(app.settings.database_url)
        with (
            carrier,
            Schematic(source[1].readonly, base_url=BASE_URL, httpx_client=carrier, max_retries=10) as client,
        ):
            wanted = environment or credentials.environment_id
            work = import_hosted.run(database, client, wanted, 1000.0, lambda text: None, is_dry=is_dry)
            return asyncio.run(work)

    return run


def _told(app: App, key: str) -> dict[str, Any]:
    """What the API tells, but for what every environment has its own of."""
    with app.client(key) as http:
        found = {path: http.get(f"/{path}").raise_for_status().json()["data"] for path in (*LISTS, *MORE)}
        asked = {"company": {"code": "UA"}, "user": {"id": "amy"}}
        found["checks"] = http.post("/flags/check", json=asked).raise_for_status().json()["data"]
        found["usage"] = http.get("/feature-usage", params={"company_keys[code]": "UA"}).json()["data"]
    found["events"] = []
    return _without(
        found, {"environment_id", "account_id", "secret", "last_checked_at", "event_summary", "last_seen_at"}
    )


def _without(value: Any, names: set[str]) -> Any:
    if isinstance(value, dict):
        return {name: _without(one, names) for name, one in value.items() if name not in names}
    if isinstance(value, list):
        found = [_without(one, names) for one in value]
        return sorted(found, key=lambda one: json.dumps(one, sort_keys=True))
    return value


def _total(done: Difference, outcome: str) -> int:
    return sum(one[outcome] for one in done.counts.values())


def test_one_of_our_servers_gives_another_all_that_the_api_tells(
    bring: Import, app: App, secret: str, source: tuple[App, Keys], database_url: str
) -> None:
    """Into a fresh database: with every id; the second time there is nothing to do."""
    before = bring(is_dry=True)
    with app.client(secret) as http:
        assert http.get("/companies").json()["data"] == http.get("/features").json()["data"] == []
    done = bring()
    again = bring()

    assert _total(before, "made") == _total(done, "made") == _total(again, "left") > 30
    assert _total(done, "changed") == _total(done, "left") == 0
    assert _total(again, "made") == _total(again, "changed") == 0
    assert done.mapped == {}
    ours, theirs = _told(app, secret), _told(*_of(source))
    for name in theirs:
        assert ours[name] == theirs[name], name


def _of(source: tuple[App, Keys]) -> tuple[App, str]:
    return source[0], source[1].secret


def test_every_table_that_it_fills_is_filled_and_has_all_that_it_must(
    bring: Import, database_url: str, app: App
) -> None:
    """A column that is added and may not be empty fails here until the import knows it."""
    bring()

    rows = {table.name: app.read(lambda db, table=table: _count(db, table)) for table in hosted.covered()}
    assert [name for name, number in rows.items() if not number] == ["company_override_note"]


def _count(db: sa.Connection, table: sa.Table) -> int:
    return db.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def test_what_changed_there_changes_here_and_what_is_only_here_stays(
    bring: Import, app: App, secret: str, source: tuple[App, Keys], database_url: str
) -> None:
    bring()
    with app.client(secret) as http:
        http.post("/companies", json={"keys": {"code": "AA"}, "name": "Ours alone"}).raise_for_status()
    with source[0].client(source[1].secret) as http:
        http.post("/companies", json={"keys": {"code": "UA"}, "name": "United"}).raise_for_status()
        http.post("/companies", json={"keys": {"code": "DL"}, "name": "Delta"}).raise_for_status()

    looked, done = bring(is_dry=True), bring()

    assert looked.counts == done.counts
    assert looked.counts["company"] == {"made": 1, "changed": 1, "left": 0}
    (change,) = [one for one in looked.changes if one["table"] == "company"]
    assert "name" in change["columns"]
    with app.client(secret) as http:
        names = {one["name"] for one in http.get("/companies").json()["data"]}
    assert names == {"United", "Delta", "Ours alone"}


def test_what_is_here_already_keeps_its_id(
    bring: Import, app: App, api: Schematic, secret: str, source: tuple[App, Keys], database_url: str
) -> None:
    """A flag of that key, and a company with one of those keys; what refers to them follows."""
    flag = api.features.create_flag(key="PLACES", name="Mine", description="", default_value=False).data
    company = api.companies.upsert_company(keys={"domain": "united.example"}, name="Mine").data

    done = bring()
    again = bring()

    assert {flag.id, company.id} <= set(done.mapped.values())
    assert _total(again, "made") == _total(again, "changed") == 0
    there = source[0].client(source[1].secret)
    with there as http:
        checked = http.post("/flags/places/check", json={"company": {"code": "UA"}}).json()["data"]
    ours = api.features.check_flag("places", company={"code": "UA"}).data
    assert (ours.flag_id, ours.company_id) == (flag.id, company.id)
    assert (ours.value, ours.reason) == (checked["value"], checked["reason"])


def test_ids_that_another_account_has_are_made_anew_and_stay_the_same(
    bring: Import, app: App, secret: str, database_url: str
) -> None:
    """Twice into one database, into environments of different accounts."""
    bring()
    other = another_account(app)

    done = bring(environment=other.environment_id)
    again = bring(environment=other.environment_id)

    assert _total(done, "made") == _total(again, "left") > 30
    assert _total(again, "made") == 0
    assert done.mapped == again.mapped
    answers = []
    for key in (secret, other.secret):
        with app.client(key) as http:
            answer = http.post("/flags/flights/check", json={"company": {"code": "UA"}}).json()["data"]
            answers.append((answer["value"], answer["reason"], answer["feature_usage"]))
    assert answers[0] == answers[1]
    assert answers[0][0] is True


class Older(Transport):
    """A server that does not know plan traits yet."""

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        if request.url.path == "/plan-traits":
            return httpx2.Response(501, json={"error": "not yet"}, request=request)
        return super().handle_request(request)


@on_sqlite
def test_what_an_older_server_does_not_serve_is_named(
    bring: Import, source: tuple[App, Keys], database_url: str
) -> None:
    done = bring(transport=Older(source[0]))

    assert done.unserved == ["companies.list_plan_traits"]
    assert done.counts["company"]["made"] == 1


@on_sqlite
def test_a_custom_plan_comes_after_its_company(
    bring: Import, app: App, secret: str, source: tuple[App, Keys], database_url: str
) -> None:
    with source[0].client(source[1].secret) as http:
        gold = next(one for one in http.get("/plans").json()["data"] if one["name"] == "Gold")
        united = http.get("/companies").json()["data"][0]["id"]
    own = sa.update(plan).where(plan.c.id == gold["id"]).values(company_id=united)
    source[0].write(lambda db, emit: db.execute(own) and None)

    bring()

    with app.client(secret) as http:
        (company,) = http.get("/companies").json()["data"]
    assert company["plan"]["id"] == gold["id"]


class Limited(Transport):
    """Answers every other request with 429, and cuts every seventh connection."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self.refused = self.seen = 0

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        self.seen += 1
        if self.seen % 2:
            self.refused += 1
            return httpx2.Response(429, headers={"Retry-After": "0"}, json={"error": "slower"}, request=request)
        return super().handle_request(request)


def test_a_server_that_asks_for_pauses_gets_them(
    bring: Import, source: tuple[App, Keys], database_url: str, backend: str
) -> None:
    limited = Limited(source[0])

    done = bring(transport=limited)

    assert limited.refused > 10
    assert _total(done, "made") > 30


@on_sqlite
def test_pages_are_gone_through_to_the_end(
    bring: Import, source: tuple[App, Keys], database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hosted, "PAGE", 2)
    with source[0].client(source[1].secret) as http:
        for number in range(5):
            http.post("/companies", json={"keys": {"code": str(number)}, "name": "One"}).raise_for_status()

    assert bring().counts["company"]["made"] == 6


@on_sqlite
def test_a_server_that_does_not_answer_and_a_missing_key_are_one_line(
    command: Command, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_hosted, "RETRIES", 0)
    monkeypatch.delenv("SCHEMATIC_API_KEY", raising=False)
    target = ("--database-url", database_url)

    nobody = command("import-hosted", "--url", "http://127.0.0.1:9", "--api-key", "sch_dev_x", *target)
    keyless = command("import-hosted", "--url", "http://127.0.0.1:9", *target)

    assert nobody.status == 1
    assert nobody.complaint.startswith("schematic: http://127.0.0.1:9: ")
    assert nobody.complaint.count("\n") == 1
    assert keyless.status == 2
