"""Fixtures of the server's tests: the application on SQLite and PostgreSQL, spoken to over HTTP and through the SDK.

One application per database runs for the whole session; each test gets an account of its own in it, with an
environment and keys. A test that asks for `database_url` gets a database, and an application, that it may break.
"""

from __future__ import annotations

import asyncio
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx2
import pytest
import sqlalchemy as sa
from hypothesis import settings
from sqlalchemy import Connection, Engine, insert, select

from schematic_server.clock import now as server_now
from schematic_server.demo.process import Running, start
from schematic_server.domains.accounts import keys, setup
from schematic_server.domains.accounts.tables import account_member, environment
from schematic_server.domains.integrations.tables import integration
from schematic_server.settings import Settings
from schematic_server.storage import connect, migrations
from schematic_server.storage.metadata import microseconds, new_id

from . import postgres, promises, racing
from .asgi import BASE_URL, App
from .postgres import Postgres
from .running_jobs import idle

if TYPE_CHECKING:
    from schematic import Schematic

_TEMPLATE = "template_schematic"
LOOPBACK = "127.0.0.1"  # where receivers of webhooks listen here
_number = count(1)
# For tests of SQLite itself, and of what is decided without SQL: the other database would show nothing else.
on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)


def examples(backend: str, number: int) -> int:
    """How many examples of a law are tried: `number` on SQLite and in a search, else a third of them.

    PostgreSQL takes three times as long, and what differs there shows in few.
    """
    is_search = not settings.default.derandomize
    return number if backend == "sqlite" or is_search else -(-number // 3)


@dataclass(frozen=True, slots=True)
class Keys:
    """One key of each kind, all of the same environment."""

    secret: str
    readonly: str
    publishable: str
    environment_id: str
    account_id: str


class Ahead:
    """A clock `by` so much ahead of the machine's."""

    def __init__(self, by: timedelta) -> None:
        self.by = by

    monotonic = staticmethod(time.monotonic)
    sleep = staticmethod(time.sleep)

    def time_ns(self) -> int:
        return time.time_ns() + self.by // timedelta(microseconds=1) * 1000

    def time(self) -> float:
        return self.time_ns() / 1e9


class Still:
    """A clock that stands at `at` until it is set."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    monotonic = staticmethod(time.monotonic)
    sleep = staticmethod(time.sleep)

    def time_ns(self) -> int:
        return microseconds(self.at) * 1000

    def time(self) -> float:
        return self.time_ns() / 1e9


@pytest.fixture(scope="session", autouse=True)
def noon() -> Iterator[timedelta]:
    """How far the clocks of server and SDK are ahead of the machine's: tests begin at noon, so that none counts before
    midnight what it looks at after."""
    now = server_now()
    ahead = Ahead(now.replace(hour=12, minute=0, second=0, microsecond=0) - now)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("schematic_server.clock.source", ahead)
        patch.setattr("schematic.clock.source", ahead)
        yield ahead.by


@pytest.fixture(scope="session", autouse=True)
def unsynced() -> Iterator[None]:
    """Databases of this process wait for no disk: what outlives a crash is tested with processes that are killed."""

    def connected(connection: Connection) -> None:
        if connection.dialect.name == "sqlite":
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.execute("PRAGMA synchronous = OFF")

    sa.event.listen(Engine, "engine_connect", connected)
    yield
    sa.event.remove(Engine, "engine_connect", connected)


@pytest.fixture(autouse=True)
def promised() -> Iterator[None]:
    """Every answer of this process, whichever test asked for it, is what the contract promises."""
    promises.broken.clear()
    yield
    assert promises.broken == []


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch, noon: timedelta) -> Ahead:
    """The server's clock, to be turned. By half an hour at most: after more, the change feed loads everything anew,
    because the process seems to have slept."""
    made = Ahead(noon)
    monkeypatch.setattr("schematic_server.clock.source", made)
    return made


@pytest.fixture
def still(monkeypatch: pytest.MonkeyPatch, noon: timedelta) -> Still:
    """The server's clock, stopped, to be set to any instant. For tests with a `database_url`: an application that
    others use would wait with its jobs until that instant."""
    made = Still(server_now())
    monkeypatch.setattr("schematic_server.clock.source", made)
    return made


@pytest.fixture(params=["sqlite", "postgresql"])
def backend(request: pytest.FixtureRequest) -> str:
    """The database this run of the test is on; a test that asks for it, directly or not, runs on both."""
    name: str = request.param
    return name


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Postgres]:
    """A PostgreSQL server for the whole session; tests that need it are skipped where there is none."""
    try:
        with postgres.running() as server:
            yield server
    except postgres.Missing as missing:
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Keys]:
    path = tmp_path_factory.mktemp("template") / "schematic.sqlite3"
    return path, _prepare(f"sqlite:///{path}")


@pytest.fixture(scope="session")
def postgresql_template(postgresql: Postgres) -> tuple[str, Keys]:
    postgresql.run(f"CREATE DATABASE {_TEMPLATE}")
    return _TEMPLATE, _prepare(postgresql.url(_TEMPLATE))


@pytest.fixture
def empty_database_url(backend: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """A database without tables."""
    if backend == "sqlite":
        yield f"sqlite:///{tmp_path}/empty.sqlite3"
    else:
        yield from database_like(request.getfixturevalue("postgresql"), "template0")


@pytest.fixture
def database_url(backend: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """A migrated database with one account, one environment and the session's keys."""
    if backend == "sqlite":
        template, _ = request.getfixturevalue("sqlite_template")
        shutil.copy(template, tmp_path / "schematic.sqlite3")
        yield f"sqlite:///{tmp_path}/schematic.sqlite3"
    else:
        template, _ = request.getfixturevalue("postgresql_template")
        yield from database_like(request.getfixturevalue("postgresql"), template)


@pytest.fixture
def credentials(backend: str, app: App, request: pytest.FixtureRequest) -> Keys:
    """The keys of the test's account in `app`."""
    if _has_own_database(request):
        _, found = request.getfixturevalue(f"{backend}_template")
        assert isinstance(found, Keys)
        return found
    return another_account(app)


@pytest.fixture
def secret(credentials: Keys) -> str:
    return credentials.secret


@pytest.fixture
def readonly(credentials: Keys) -> str:
    return credentials.readonly


@pytest.fixture
def publishable(credentials: Keys) -> str:
    return credentials.publishable


@pytest.fixture(scope="session")
def sqlite_app(sqlite_template: tuple[Path, Keys], tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    path = tmp_path_factory.mktemp("shared") / "schematic.sqlite3"
    shutil.copy(sqlite_template[0], path)
    with App(Settings(f"sqlite:///{path}", webhook_allow=LOOPBACK)) as running:
        yield running


@pytest.fixture(scope="session")
def postgresql_app(postgresql_template: tuple[str, Keys], postgresql: Postgres) -> Iterator[App]:
    for url in database_like(postgresql, postgresql_template[0]):
        with App(Settings(url, webhook_allow=LOOPBACK)) as running:
            yield running


@pytest.fixture
def app(backend: str, request: pytest.FixtureRequest) -> Iterator[App]:
    """The running application: shared by all tests, unless this one has a database of its own."""
    if not _has_own_database(request):
        yield request.getfixturevalue(f"{backend}_app")
        return
    with App(Settings(request.getfixturevalue("database_url"), webhook_allow=LOOPBACK)) as running:
        yield running


@pytest.fixture
def http(app: App, secret: str) -> Iterator[httpx2.Client]:
    """A plain HTTP client with the secret key; `headers={"X-Schematic-Api-Key": …}` on a request replaces it."""
    with app.client(secret) as client:
        yield client


@pytest.fixture
def at_once(app: App, secret: str) -> racing.AtOnce:
    return racing.at_once(app, secret)


@pytest.fixture
def api(app: App, secret: str) -> Iterator[Schematic]:
    """The SDK as the application's user."""
    from schematic import Schematic

    with (
        app.client() as carrier,
        Schematic(
            secret, base_url=BASE_URL, event_capture_url=BASE_URL, httpx_client=carrier, cache_providers=[]
        ) as client,
    ):
        yield client


@pytest.fixture
def ids(api: Schematic, app: App, credentials: Keys) -> dict[str, str]:
    """One object of each kind, by the name that paths give its id."""
    return one_of_each(api, app, credentials)


def one_of_each(api: Schematic, app: App, credentials: Keys) -> dict[str, str]:
    from . import catalog

    seats = catalog.trait(api, "seats")
    gold, flights = catalog.plan(api, "Gold"), catalog.metered(api)
    entitlement = catalog.grant(api, gold, flights, "numeric", value_numeric=5)
    company = catalog.company(api, base_plan_id=gold.id, traits={"seats": 3})
    user = api.companies.upsert_user(keys={"id": "amy"}, company_id=company.id).data
    override = api.entitlements.create_company_override(
        company_id=company.id, feature_id=flights.id, value_type="numeric", value_numeric=9
    ).data
    credit = api.credits.create_billing_credit(name="Token", description="", currency="usd").data
    bundle = api.credits.create_credit_bundle(
        bundle_name="Pack", credit_id=credit.id, currency="usd", price_per_unit=1
    ).data
    granted = api.credits.grant_billing_credits_to_company(
        company_id=company.id, credit_id=credit.id, quantity=5, reason="free"
    ).data
    whose = {"company_id": company.id, "credit_type_id": credit.id}
    held_until = server_now() + timedelta(minutes=59)  # longer than any test takes
    lease = api.credits.acquire_credit_lease(**whose, requested_amount=1, expires_at=held_until).data
    reservation = api.credits.reserve_credits(**whose, amount=1, expires_at=held_until).data
    policy = api.credits.create_credit_spend_policy(
        billing_credit_id=credit.id, company_id=company.id, max_per_draw=100
    ).data
    gives = api.credits.create_billing_plan_credit_grant(
        plan_id=gold.id, credit_id=credit.id, credit_amount=5, reset_cadence="monthly", reset_start="billing_period"
    ).data
    event = api.events.create_event(event_type="track", body={"event": "flight", "company": {"code": "UA"}}).data
    hook = api.webhooks.create_webhook(name="Nowhere", url=f"http://{LOOPBACK}:9/", request_types=["test.send"]).data
    api.webhooks.send_test_webhook_action(hook.id, request_type="test.send")  # which nobody hears
    (sets,) = api.companies.update_plan_traits_bulk(
        plan_id=gold.id, traits=[{"trait_id": seats.id, "trait_value": "3"}], apply_to_existing_companies=False
    ).data
    definition = next(one for one in api.companies.list_entity_key_definitions().data if one.entity_type == "company")
    return {
        "account_member_id": app.write(lambda db, emit: member(db, credentials.account_id)),
        "api_key_id": credentials.publishable,
        "audit_log_id": api.accounts.list_audit_logs(limit=1).data[0].id,
        "bundle_id": bundle.id,
        "company_id": company.id,
        "company_membership_id": user.company_memberships[0].id,
        "company_override_id": override.id,
        "credit_id": credit.id,
        "entity_key_definition_id": definition.id,
        "entity_trait_definition_id": seats.id,
        "environment_id": credentials.environment_id,
        "event_id": event.event_id,
        "feature_id": flights.id,
        "flag_id": flights.flags[0].id,
        "grant_id": granted.id,
        "key": "flights",
        "lease_id": lease.id,
        "ledger_entry_id": api.credits.list_credit_event_ledger(company_id=company.id).data[0].event_id,
        "license_id": catalog.feature(api, "desks", "license").license_id,
        "plan_change_id": api.companies.list_plan_changes().data[0].id,
        "plan_entitlement_id": entitlement.id,
        "plan_grant_id": gives.id,
        "plan_id": gold.id,
        "plan_trait_id": sets.id,
        "plan_version_id": gold.draft_version.id,
        "reservation_id": reservation.id,
        "spend_policy_id": policy.id,
        "user_id": user.id,
        "webhook_event_id": api.webhooks.list_webhook_events().data[0].id,
        "webhook_id": hook.id,
    }


@pytest.fixture
def objects(api: Schematic, app: App, credentials: Keys, ids: dict[str, str]) -> dict[str, str]:
    """`ids`, and of what takes more time to make one object of each kind that paths have an id of."""
    from . import catalog, mirroring, selling
    from .running_jobs import until

    served = catalog.company(api, "BA")
    silver = catalog.publish(api, catalog.plan(api, "Silver"), served)
    api.plans.update_plan(silver.id, name="Sterling")
    newest = catalog.publish(api, silver).active_version
    migration = api.planmigrations.create_migration(
        plan_id=silver.id,
        plan_version_id_to=newest.id,
        target_plan_type="plan",
        strategy="scheduled",
        scheduled_at=server_now() + timedelta(days=1),
    ).data
    until(lambda: api.planmigrations.count_company_migrations(migration_id=migration.id).data.count == 1)
    (moves,) = api.planmigrations.list_company_migrations(migration_id=migration.id).data
    export = api.dataexports.create_data_export(export_type="event", output_file_type="csv", metadata={}).data
    until(lambda: api.dataexports.get_data_export(export.id).data.status == "success")
    paid = selling.plan(api, monthly_price=900)
    group = catalog.plan_group(api, ordered_plans=[{"plan_id": paid.id, "entitlements": []}])
    partners = api.catalogs.create_catalog(name="Partners").data
    api.catalogs.add_plan(partners.id, silver.id)
    api.catalogs.add_credit_bundle(partners.id, ids["bundle_id"])
    spare = catalog.plan(api, "Spare")
    paying = catalog.company(api, "KL")
    selling.manage(api, paying, paid)
    token = api.accesstokens.issue_temporary_access_token(lookup={"code": "BA"}).data.token
    mirroring.customer(api, "cus_ba", company_id=served.id)
    seats = catalog.feature(api, "seating", "trait", trait_id=ids["entity_trait_definition_id"])
    return {
        **ids,
        **_billed(api, ids, silver),
        "billing_credit_id": ids["credit_id"],
        "billing_id": mirroring.everything(api, "ext_1XbKq"),
        "catalog_id": partners.id,
        "checkout_id": _cart(app, token),
        "component_id": api.components.create_component(name="Portal", entity_type="billing").data.id,
        "credit_bundle_id": ids["bundle_id"],
        "draft_version_id": spare.draft_version.id,
        "integration_id": app.write(lambda db, emit: connection(db, credentials.environment_id)),
        "paid_plan_id": paid.id,
        "paid_price_id": paid.monthly_price.id,
        "paying_company_id": paying.id,
        "payment_method_id": mirroring.payment_method(api, "pm_ba", "cus_ba").id,
        "served_company_id": served.id,
        "served_plan_id": silver.id,
        "spare_feature_id": catalog.feature(api, "lounge").id,
        "spare_plan_id": spare.id,
        "trait_feature_id": seats.id,
        "data_export_id": export.id,
        "plan_group_id": group.id,
        "plan_version_company_migration_id": moves.id,
        "plan_version_migration_id": migration.id,
        "token": token,
        "type": "stripe",
    }


def _billed(api: Schematic, ids: dict[str, str], other: Any) -> dict[str, str]:
    """What there is of companies that pay for an add-on, are to change their plan, and are to pay."""
    from . import catalog, selling

    company_id, plan_id = ids["company_id"], ids["plan_id"]
    extra = selling.plan(api, "Extra", "add_on", monthly_price=2000)
    api.plans.update_company_plans(company_id, base_plan_id=plan_id, add_on_ids=[extra.id])
    leaving = catalog.company(api, "AF", base_plan_id=other.id)
    business = selling.plan(api, "Business", monthly_price=9000)
    planned = api.scheduledcheckout.create_scheduled_checkout(
        company_id=leaving.id,
        from_plan_id=other.id,
        to_plan_id=business.id,
        execute_after=server_now() + timedelta(days=1),
    ).data
    awaited = catalog.company(api, "OS")
    terms = {"collection_method": "send_invoice", "billing_email": "o@s.test", "activate_on_payment": True}
    selling.manage(api, awaited, business, **terms)
    (waiting,) = api.plans.list_custom_plan_billings(company_id=awaited.id, plan_billing_source="manage_plan").data
    return {
        "billing_profile_id": api.billing.list_company_billing_profiles(company_id=company_id).data[0].id,
        "custom_plan_billing_id": waiting.id,
        "invoice_id": api.billing.list_billing_invoices(company_id=company_id).data[0].id,
        "scheduled_checkout_id": planned.id,
        "subscription_id": api.billing.get_company_native_subscription(company_id).data.id,
    }


def _cart(app: App, token: str) -> str:
    """A cart of the token's company, still empty."""
    from .samples import SESSION

    said = ("add_on_ids", "auto_topup_overrides", "credit_bundles", "custom_field_values", "pay_in_advance")
    with app.client(token) as browser:
        cart = {**{one: list[str]() for one in said}, "skip_trial": False}
        answer = browser.post("/checkouts", json=cart, headers=SESSION)
    made: str = answer.raise_for_status().json()["data"]["id"]
    return made


@pytest.fixture
def server_process(tmp_path: Path) -> Iterator[Running]:
    """A real `schematic serve` process on a fresh SQLite file, with a key (`.key`) and an address (`.base_url`)."""
    running = start(f"sqlite:///{tmp_path}/process.sqlite3", tmp_path / "server.log")
    yield running
    running.stop()


def another_account(app: App) -> Keys:
    """A new account with one environment and one key of each kind."""
    now = server_now()
    return app.write(lambda db, emit: _account(db, now))


def another_environment(app: App, credentials: Keys) -> Keys:
    """A second environment of the same account, with one key of each kind."""
    now = server_now()
    return app.write(lambda db, emit: _environment(db, credentials.account_id, now))


def member(db: Connection, account_id: str, role: str = "member", **members: Any) -> str:
    """A new member of the account: the id."""
    now, member_id = server_now(), new_id("user")
    own = {"id": member_id, "account_id": account_id, "role": role, "created_at": now, "updated_at": now}
    db.execute(insert(account_member).values({"permissions": {}, **own, **members}))
    return member_id


def connection(db: Connection, environment_id: str, kind: str = "stripe") -> str:
    """A connection to a provider, which no operation makes: the id."""
    now, integration_id = server_now(), new_id("intg")
    own = {"id": integration_id, "environment_id": environment_id, "created_at": now, "updated_at": now}
    config = {"is_sandbox": True, "live_mode": False} if kind == "stripe" else {}
    db.execute(insert(integration).values(**own, type=kind, state="active", config=config))
    return integration_id


def account_key(app: App, credentials: Keys) -> str:
    """The secret of a new account-wide key, which no key of an environment can make."""
    now = server_now()
    of_account = {"account_id": credentials.account_id, "environment_id": None, "environment_type": None}
    return app.write(lambda db, emit: keys.create(db, **of_account, name="Operator", now=now)[1])


def _has_own_database(request: pytest.FixtureRequest) -> bool:
    return "database_url" in request.fixturenames


def _account(db: Connection, now: datetime) -> Keys:
    return _environment(db, setup.make_account(db, now), now)


def _environment(db: Connection, account_id: str, now: datetime) -> Keys:
    environment_id, stamps = new_id("env"), {"created_at": now, "updated_at": now}
    values = {"account_id": account_id, "name": "Development", "environment_type": "development"}
    db.execute(insert(environment).values(id=environment_id, **values, **stamps))

    def key(name: str, readonly: bool = False) -> tuple[str, str]:
        owner = {"account_id": account_id, "environment_id": environment_id, "environment_type": "development"}
        return keys.create(db, **owner, name=name, now=now, readonly=readonly)

    secret, readonly = key("First key")[1], key("Reader", readonly=True)[1]
    return Keys(secret, readonly, key("Browser")[0], environment_id, account_id)


def database_like(server: Postgres, template: str) -> Iterator[str]:
    """The address of a copy of another database, which goes after its use."""
    name = f"test_{next(_number)}"
    server.copy(template, name)
    yield server.url(name)
    server.run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _prepare(url: str) -> Keys:
    """Migrate, then create what a first start creates and a key of each kind, and have the repeated jobs run.

    Else every application of a copy of it would begin with all of them.
    """
    database = connect(url)
    migrations.upgrade(database.url)
    now = server_now()

    def first_start(db: Connection) -> Keys:
        secret = setup.initialize(db, now)
        assert secret is not None
        row = db.execute(select(environment)).one()
        common = {"account_id": row.account_id, "environment_id": row.id, "environment_type": row.environment_type}
        publishable, _ = keys.create(db, **common, name="Browser", now=now)
        _, readonly = keys.create(db, **common, name="Reader", now=now, readonly=True)
        return Keys(secret, readonly, publishable, row.id, row.account_id)

    async def prepare() -> Keys:
        await database.open()
        try:
            return await database.write(lambda db, emit: first_start(db))
        finally:
            await database.close()

    found = asyncio.run(prepare())
    with App(Settings(url)) as running:
        idle(running)
    return found
