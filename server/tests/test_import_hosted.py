"""`schematic import-hosted`: an environment from one server into another's database, through the public API."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest
import sqlalchemy as sa

from schematic import Schematic
from schematic_server.cli import import_hosted
from schematic_server.domains.plans.tables import company_trial, plan
from schematic_server.storage import connect
from schematic_server.transfer import hosted, hosted_billing
from schematic_server.transfer.merge import Difference

from . import catalog
from .asgi import BASE_URL, App, Transport
from .conftest import Ahead, Keys, another_account, on_sqlite
from .running_jobs import run_job
from .test_transfer import Command, command

__all__ = ["command"]  # a fixture
LISTS = ("features", "flags", "plans", "companies", "users", "company-overrides", "webhooks", "billing/credits")
MORE = (
    "entity-trait-definitions",
    "entity-key-definitions",
    "company-memberships",
    "plan-entitlements",
    "plan-traits",
    "billing/products",
    "billing/price",
)
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
    chat, landings = catalog.metered(api, "chat", "chat"), catalog.metered(api, "landings", "landing")
    api.plans.upsert_billing_product_plan(
        gold.id,
        charge_type="recurring",
        is_trialable=True,
        trial_days=14,
        monthly_price=900,
        yearly_price=9000,
        currency="eur",
        currency_prices=[{"currency": "usd", "quarterly_price": 2500}],
    )
    tiers = [{"up_to": 10, "flat_amount": 100}, {"per_unit_price_decimal": "0.25"}]
    catalog.grant(
        api,
        gold,
        landings,
        "unlimited",
        price_behavior="tier",
        tier_mode="graduated",
        yearly_price_tiers=tiers,
        currency_prices=[{"currency": "eur", "monthly_price_tiers": tiers}],
        overage_billing_cadence="quarterly",
    )
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


# Who pays what stays with whoever bills.
_BILLED = {"billing_subscription", "billing_subscriptions", "plan_price", "plan_period", "subscription_count"}


def _told(app: App, key: str) -> dict[str, Any]:
    """What the API tells, but for what every environment has its own of."""
    with app.client(key) as http:
        found = {path: http.get(f"/{path}").raise_for_status().json()["data"] for path in (*LISTS, *MORE)}
        asked = {"company": {"code": "UA"}, "user": {"id": "amy"}}
        found["checks"] = http.post("/flags/check", json=asked).raise_for_status().json()["data"]
        found["usage"] = http.get("/feature-usage", params={"company_keys[code]": "UA"}).json()["data"]
    found["events"] = []
    own = {"environment_id", "account_id", "secret", "last_checked_at", "event_summary", "last_seen_at"}
    return _without(found, own | _BILLED)


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


def test_prices_of_every_version_and_trials_come_along(
    bring: Import, app: App, credentials: Keys, source: tuple[App, Keys], clock: Ahead, database_url: str
) -> None:
    """Those that are over as well, so that nobody gets a second one; those that run end here."""
    with (
        source[0].client() as carrier,
        Schematic(source[1].secret, base_url=BASE_URL, httpx_client=carrier, cache_providers=[]) as there,
    ):
        gold = next(one for one in there.plans.list_plans().data if one.name == "Gold")
        for code, plan_id in (("BA", None), ("DL", catalog.plan(there, "Paid").id)):
            company = catalog.company(there, code, base_plan_id=gold.id)
            if plan_id is not None:
                there.plans.upsert_billing_product_plan(
                    plan_id, charge_type="one_time", is_trialable=False, one_time_price=5
                )
            there.plans.update_company_plans(company.id, base_plan_id=plan_id, add_on_ids=[])
        there.plans.upsert_billing_product_plan(gold.id, charge_type="free", is_trialable=True, trial_days=3)
        catalog.publish(there, gold)
        versions = [one.id for one in there.plans.get_plan(gold.id).data.versions]
    looked, done, again = bring(is_dry=True), bring(), bring()

    for table, made in (("company_trial", 3), ("plan_version_billing", 3)):
        assert looked.counts[table] == done.counts[table] == {"made": made, "changed": 0, "left": 0}
        assert again.counts[table] == {"made": 0, "changed": 0, "left": made}
    for version_id in versions:
        path = f"/plans/{gold.id}?plan_version_id={version_id}"
        ours, theirs = (_terms(*one, path) for one in ((app, credentials.secret), _of(source)))
        assert ours == theirs
    told = _trials(app, credentials)
    assert told == _trials(*source)
    assert sorted(one["status"] for one in told) == ["active", "converted", "expired"]
    clock.by += timedelta(days=14)
    run_job(app, "plans.end_trials")
    assert {one["status"] for one in _trials(app, credentials)} == {"converted", "expired"}


def _terms(app: App, key: str, path: str) -> dict[str, Any]:
    with app.client(key) as http:
        told = http.get(path).raise_for_status().json()["data"]
    return {name: value for name, value in told.items() if "price" in name or "trial" in name or name == "charge_type"}


def _trials(app: App, keys: Keys) -> list[dict[str, Any]]:
    names = ("company_id", "plan_id", "status", "expires_at", "created_at", "ended_at")
    own = company_trial.c.environment_id == keys.environment_id
    every = sa.select(*(company_trial.c[name] for name in names)).where(own).order_by("status")
    return app.read(lambda db: [dict(row) for row in db.execute(every).mappings()])


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
def test_what_changed_of_prices_is_told_before_it_is_done(
    bring: Import, app: App, source: tuple[App, Keys], database_url: str
) -> None:
    bring()
    with source[0].client(source[1].secret) as http:
        gold = next(one for one in http.get("/plans").json()["data"] if one["name"] == "Gold")
        body = {"charge_type": "free", "is_trialable": True, "trial_days": 3}
        http.put(f"/plans/{gold['id']}/billing_products", json=body).raise_for_status()
        draft = http.get(f"/plans/{gold['id']}").json()["data"]["draft_version"]
    bring()
    with source[0].client(source[1].secret) as http:
        http.put(f"/plans/{gold['id']}/billing_products", json={**body, "trial_days": 5}).raise_for_status()

    looked = bring(is_dry=True)

    changes = [one for one in looked.changes if one["table"] == "plan_version_billing"]
    assert changes == [{"table": "plan_version_billing", "key": [draft["id"]], "columns": ["trial_days"]}]


def _priced(currency: str, tiers: int = 0, **members: Any) -> dict[str, Any]:
    tier = {"up_to": None, "flat_amount": 3, "per_unit_price": None, "per_unit_price_decimal": None}
    told = {
        "id": f"price_{currency}",
        "product_id": "bilp_1",
        "price": 5,
        "price_decimal": None,
        "price_tier": [tier] * tiers,
    }
    return {**told, "currency": currency, "tiers_mode": "volume" if tiers else None, **members}


@pytest.mark.parametrize(
    ("behavior", "price", "others", "stored"),
    [
        (None, None, None, (None, None, [])),
        ("pay_as_you_go", _priced("usd"), [], ("pay_as_you_go", None, [("usd", "5", 0)])),
        # In its own words the main price may be among the others, or not.
        (
            "overage",
            _priced("usd", price_decimal="5.50"),
            ["usd", "eur"],
            ("overage", None, [("usd", "5.50", 0), ("eur", "5", 0)]),
        ),
        ("tier", _priced("eur", 1), ["usd"], ("tier", "volume", [("eur", None, 1), ("usd", "5", 0)])),
        ("tier", None, [], (None, None, [])),
    ],
    ids=["none", "unit", "overage", "tiers", "tiers that are not told"],
)
def test_prices_of_an_entitlement_are_read_as_they_are_told(
    behavior: str | None, price: Any, others: Any, stored: Any
) -> None:
    rest = {
        "metered_quarterly_price": None,
        "metered_yearly_price": None,
        "usage_quantity": 1,
        "billing_threshold": None,
    }
    rest |= {"overage_billing_cadence": None, "overage_invoice_anchor": None}
    by_currency = others and [
        {"monthly_price": _priced(one), "quarterly_price": None, "yearly_price": None} for one in others
    ]
    told = {"price_behavior": behavior, "metered_monthly_price": price, "currency_prices": by_currency, **rest}

    found = hosted_billing.of_entitlement(told)

    prices = [(one["currency"], one["monthly"]["unit"], len(one["monthly"]["tiers"])) for one in found["prices"]]
    assert (found["price_behavior"], found["tier_mode"], prices) == stored
    assert found["usage_quantity"] == 1


_PLAN = {"id": "plan_gold"}
_OTHER = {"id": "plan_other"}
_AT = datetime(2027, 1, 1, tzinfo=UTC)


def _change(day: int, status: str, plan: Any, before: Any, *, ends: int = 14, converted: int | None = None) -> Any:
    return {
        "company_id": "comp_a",
        "base_plan": plan,
        "previous_base_plan": before,
        "created_at": _AT + timedelta(days=day),
        "trial_status": status,
        "trial_expires_at": _AT + timedelta(days=ends),
        "trial_converted_at": None if converted is None else _AT + timedelta(days=converted),
    }


@pytest.mark.parametrize(
    ("changes", "trials"),
    [
        ([], []),
        ([_change(0, "active", _PLAN, None)], [("plan_gold", "active", 0, None)]),
        (
            [_change(0, "active", _PLAN, None), _change(3, "active", _PLAN, _PLAN)],
            [("plan_gold", "active", 0, None)],
        ),
        (
            [
                _change(0, "active", _PLAN, None),
                _change(14, "expired", None, _PLAN),
                _change(20, "expired", _OTHER, None),
            ],
            [("plan_gold", "expired", 0, 14)],
        ),
        (
            [_change(0, "active", _PLAN, None), _change(9, "converted", _OTHER, _PLAN, converted=9)],
            [("plan_gold", "converted", 0, 9)],
        ),
        # One a plan: the next begins as the first one ends.
        (
            [_change(0, "active", _PLAN, None), _change(5, "active", _OTHER, _PLAN, ends=19)],
            [("plan_gold", "expired", 0, 5), ("plan_other", "active", 5, None)],
        ),
        # The record begins when it is over.
        ([_change(14, "expired", None, _PLAN)], [("plan_gold", "expired", 14, 14)]),
    ],
)
def test_trials_are_read_off_plan_changes(changes: Any, trials: Any) -> None:
    found = hosted_billing.trials(list(reversed(changes)))

    def day(at: datetime | None) -> int | None:
        return None if at is None else (at - _AT).days

    told = [(one["plan_id"], one["status"], day(one["created_at"]), day(one["ended_at"])) for one in found]
    assert told == trials


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


class Waiting(Ahead):
    """A clock whose pauses are over at once."""

    def __init__(self, by: timedelta) -> None:
        super().__init__(by)
        self.pauses: list[float] = []

    def sleep(self, seconds: float) -> None:  # type: ignore[override]
        self.pauses.append(seconds)


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


@on_sqlite
def test_a_server_that_asks_for_pauses_gets_them(
    bring: Import, source: tuple[App, Keys], database_url: str, monkeypatch: pytest.MonkeyPatch, noon: timedelta
) -> None:
    limited, waiting = Limited(source[0]), Waiting(noon)
    monkeypatch.setattr("schematic.clock.source", waiting)

    done = bring(transport=limited)

    assert limited.refused > 10
    assert len(waiting.pauses) == limited.refused
    assert min(waiting.pauses) > 0
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
