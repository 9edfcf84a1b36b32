"""Environments, API keys, and who is calling."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import httpx2
import pytest

from schematic import Schematic
from schematic.errors import BadRequestError, ForbiddenError, NotFoundError, UnauthorizedError
from schematic_server.clock import now as server_now
from schematic_server.domains.accounts.tables import api_key

from . import catalog
from .asgi import BASE_URL, App
from .conftest import Keys, account_key, another_account, another_environment, on_sqlite

NAMED = "X-Schematic-Environment-Id"


@pytest.fixture
def as_key(app: App) -> Iterator[Callable[..., Schematic]]:
    """Makes SDK clients that use a given key and, if given, further headers."""
    with ExitStack() as stack:

        def make(key: str, **headers: str) -> Schematic:
            carrier = stack.enter_context(app.client())
            client = Schematic(
                key,
                base_url=BASE_URL,
                event_capture_url=BASE_URL,
                httpx_client=carrier,
                cache_providers=[],
                headers={name.replace("_", "-"): value for name, value in headers.items()},
            )
            return stack.enter_context(client)

        yield make


@pytest.fixture
def operator(app: App, credentials: Keys, as_key: Callable[..., Schematic]) -> Schematic:
    """The SDK with an account-wide key."""
    return as_key(account_key(app, credentials))


def test_a_secret_key_is_told_who_it_is(api: Schematic, credentials: Keys) -> None:
    told = api.accounts.get_who_am_i().data

    assert (told.account_id, told.account_name) == (credentials.account_id, "My company")
    assert (told.actor_type, told.environment_id) == ("api_key", credentials.environment_id)
    assert told.api_key_id.startswith("api_")
    assert [(one.id, one.require_context_signature) for one in told.environments] == [
        (credentials.environment_id, False)
    ]
    assert (told.onboarding_complete, told.stripe_user_id, told.user_id) == (False, "", None)


def test_a_publishable_key_is_told_who_it_is(as_key: Callable[..., Schematic], credentials: Keys) -> None:
    told = as_key(credentials.publishable).accounts.get_who_am_i().data

    assert (told.api_key_id, told.environment_id) == (credentials.publishable, credentials.environment_id)


def test_an_environment_is_created_changed_and_deleted(operator: Schematic) -> None:
    made = operator.accounts.create_environment(name=" Live ", environment_type="production").data
    assert (made.name, made.environment_type, made.api_keys) == ("Live", "production", [])
    assert made.id.startswith("env_")

    changed = operator.accounts.update_environment(made.id, name="Stage", environment_type="staging").data
    assert (changed.name, changed.environment_type, changed.created_at) == ("Stage", "staging", made.created_at)
    assert operator.accounts.update_environment(made.id).data.name == "Stage"
    assert operator.accounts.get_environment(made.id).data.environment_type == "staging"

    assert operator.accounts.delete_environment(made.id).data.deleted is True
    with pytest.raises(NotFoundError):
        operator.accounts.get_environment(made.id)


def test_environments_are_listed_newest_first_by_page_and_by_id(operator: Schematic, credentials: Keys) -> None:
    made = [
        operator.accounts.create_environment(name=name, environment_type="staging").data.id for name in ("One", "Two")
    ]
    newest_first = [*reversed(made), credentials.environment_id]

    answer = operator.accounts.list_environments()

    assert [one.id for one in answer.data] == newest_first
    assert (answer.params.limit, answer.params.offset) == (100, 0)
    assert [one.id for one in operator.accounts.list_environments(limit=1, offset=1).data] == newest_first[1:2]
    assert [one.id for one in operator.accounts.list_environments(ids=[made[0], "env_none"]).data] == made[:1]


@on_sqlite
@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({"name": "", "environment_type": "development"}, "name"),
        ({"name": "  ", "environment_type": "development"}, "name: must not be blank"),
        ({"name": "x" * 257, "environment_type": "development"}, "name"),
        ({"name": "Live", "environment_type": "test"}, "environment_type"),
        ({"name": "Live"}, "environment_type is required"),
    ],
)
def test_an_environment_that_cannot_be_is_refused(http: httpx2.Client, body: dict[str, str], named: str) -> None:
    refused = http.post("/environments", json=body)

    assert refused.status_code == 400
    assert named in refused.json()["error"]
    assert len(http.get("/environments").json()["data"]) == 1


def test_a_deleted_environment_takes_its_data_and_keys_with_it(
    api: Schematic, as_key: Callable[..., Schematic], app: App, credentials: Keys
) -> None:
    """Plans, features and flags are the account's and stay."""
    gold, flights = catalog.plan(api, "Gold"), catalog.metered(api)
    there = another_environment(app, credentials)
    other = as_key(there.secret)
    catalog.grant(other, gold, flights, "numeric", value_numeric=5)
    catalog.company(other, base_plan_id=gold.id, traits={"seats": 3})
    other.companies.upsert_user(keys={"id": "amy"}, company={"code": "UA"})
    other.entitlements.create_company_override(
        company_id=other.companies.lookup_company(keys={"code": "UA"}).data.id,
        feature_id=flights.id,
        value_type="unlimited",
        note="gift",
    )
    catalog.track(other)
    assert catalog.check(other, "flights").value is True

    api.accounts.delete_environment(there.environment_id)

    with pytest.raises(UnauthorizedError):
        other.companies.list_companies()
    with pytest.raises(UnauthorizedError):
        other.features.check_flag("flights")
    assert api.plans.get_plan(gold.id).data.name == "Gold"
    assert [one.environment_id for one in api.accounts.list_api_keys(require_environment=False).data] == [
        credentials.environment_id
    ] * 3


def test_the_secret_of_a_new_key_is_shown_once(
    api: Schematic, as_key: Callable[..., Schematic], credentials: Keys
) -> None:
    made = api.accounts.create_api_key(
        name="Backend", description="Of the shop", environment_id=credentials.environment_id, rate_limit_percent=50
    ).data

    assert (made.name, made.description, made.rate_limit_percent, made.readonly) == (
        "Backend",
        "Of the shop",
        50,
        False,
    )
    assert made.secret.startswith("sch_dev_")
    assert made.id.startswith("api_")
    assert made.environment.id == credentials.environment_id
    assert set(made.scopes) == {"admin", "read", "write", "capture"}
    found = api.accounts.get_api_key(made.id)
    assert "secret" not in found.data.model_dump()
    assert (found.data.last_used_at, found.data.integration) == (None, None)
    assert as_key(made.secret).accounts.get_who_am_i().data.api_key_id == made.id
    assert as_key(made.id).accounts.get_who_am_i().data.api_key_id == made.id


def test_a_readonly_key_stays_one(api: Schematic, as_key: Callable[..., Schematic], credentials: Keys) -> None:
    made = api.accounts.create_api_key(name="Reader", environment_id=credentials.environment_id, readonly=True).data

    assert (made.readonly, made.scopes) == (True, ["read"])
    with pytest.raises(ForbiddenError):
        as_key(made.secret).companies.upsert_company(keys={"id": "a"})


def test_a_key_is_changed_and_what_is_not_mentioned_stays(api: Schematic, http: httpx2.Client) -> None:
    made = api.accounts.create_api_key(name="Old", description="Text", rate_limit_percent=10).data

    renamed = api.accounts.update_api_key(made.id, name="New").data
    assert (renamed.name, renamed.description, renamed.rate_limit_percent) == ("New", "Text", 10)

    cleared = http.put(f"/api-keys/{made.id}", json={"description": None, "rate_limit_percent": None}).json()["data"]
    assert (cleared["name"], cleared["description"], cleared["rate_limit_percent"]) == ("New", None, None)


def test_a_revoked_key_is_refused_at_once(api: Schematic, as_key: Callable[..., Schematic], credentials: Keys) -> None:
    made = api.accounts.create_api_key(name="Backend", environment_id=credentials.environment_id).data
    backend = as_key(made.secret)
    backend.accounts.get_who_am_i()

    assert api.accounts.delete_api_key(made.id).data.deleted is True

    with pytest.raises(UnauthorizedError):
        backend.accounts.get_who_am_i()
    with pytest.raises(NotFoundError):
        api.accounts.get_api_key(made.id)


def test_keys_of_all_environments_are_listed_newest_first(
    api: Schematic, operator: Schematic, app: App, credentials: Keys
) -> None:
    there = another_environment(app, credentials)
    everywhere = operator.accounts.create_api_key(name="Everywhere").data

    def found(require_environment: bool = False, **query: Any) -> list[str]:
        listed = [one.name for one in api.accounts.list_api_keys(require_environment=require_environment, **query).data]
        if "limit" not in query:
            counted = api.accounts.count_api_keys(require_environment=require_environment, **query)
            assert counted.data.count == len(listed)
        return listed

    assert len(found()) == 8
    assert found()[0] == everywhere.name
    assert found(limit=1, offset=0) == [everywhere.name]
    assert everywhere.name not in found(require_environment=True)
    assert sorted(found(environment_id=there.environment_id)) == ["Browser", "First key", "Reader"]
    assert found(environment_id="env_none") == []


def test_a_listing_without_require_environment_shows_all(http: httpx2.Client) -> None:
    """The contract calls the parameter required; clients of other languages leave it out."""
    http.post("/api-keys", json={"name": "Everywhere"}).raise_for_status()

    answer = http.get("/api-keys").json()

    assert len(answer["data"]) == 4
    assert answer["params"] == {"require_environment": False, "limit": 100, "offset": 0}


@on_sqlite
@pytest.mark.parametrize(
    ("members", "named"),
    [
        ({"name": ""}, "name"),
        ({"name": " "}, "name: must not be blank"),
        ({"rate_limit_percent": 100}, "rate_limit_percent"),
        ({"environment_id": "env_none"}, "environment_id: environment env_none does not exist"),
        ({"description": "x" * 257}, "description"),
    ],
)
def test_a_key_that_cannot_be_is_refused(http: httpx2.Client, members: dict[str, Any], named: str) -> None:
    refused = http.post("/api-keys", json={"name": "Backend", **members})

    assert refused.status_code == 400
    assert named in refused.json()["error"]
    assert http.get("/api-keys/count").json()["data"] == {"count": 3}


def test_a_key_without_an_environment_acts_in_the_one_that_a_header_names(
    api: Schematic, as_key: Callable[..., Schematic], credentials: Keys, app: App
) -> None:
    there = another_environment(app, credentials)
    secret = account_key(app, credentials)
    here = as_key(secret, X_Schematic_Environment_Id=credentials.environment_id)
    other = as_key(secret, X_Schematic_Environment_Id=there.environment_id)

    assert secret.startswith("sch_")
    catalog.company(here, "UA")
    catalog.track(here, "UA")

    assert here.companies.count_companies().data.count == 1
    assert other.companies.count_companies().data.count == 0
    assert as_key(secret).accounts.get_who_am_i().data.environment_id is None
    catalog.feature(api, "sso")
    assert catalog.check(other, "sso").reason == "Company not found"
    assert catalog.check(here, "sso").reason == "No rules matched; default value for flag"


def test_a_key_without_an_environment_must_name_one_of_its_account(
    as_key: Callable[..., Schematic], app: App, credentials: Keys
) -> None:
    secret = account_key(app, credentials)
    foreign = another_account(app).environment_id

    with pytest.raises(ForbiddenError, match="name one in header X-Schematic-Environment-Id"):
        as_key(secret).companies.list_companies()
    with pytest.raises(ForbiddenError, match="name one in header X-Schematic-Environment-Id"):
        as_key(secret).features.check_flag("sso")
    for unknown in (foreign, "env_none"):
        with pytest.raises(ForbiddenError, match="does not exist"):
            as_key(secret, X_Schematic_Environment_Id=unknown).companies.list_companies()
        with pytest.raises(ForbiddenError, match="does not exist"):
            as_key(secret, X_Schematic_Environment_Id=unknown).features.check_flags()


def test_a_key_of_an_environment_stays_in_it_whatever_a_header_says(
    as_key: Callable[..., Schematic], app: App, credentials: Keys
) -> None:
    there = another_environment(app, credentials)
    client = as_key(credentials.secret, X_Schematic_Environment_Id=there.environment_id)

    assert client.accounts.get_who_am_i().data.environment_id == credentials.environment_id


def test_environments_and_keys_of_another_account_do_not_exist(api: Schematic, app: App) -> None:
    foreign = another_account(app)

    for call in (
        lambda: api.accounts.get_environment(foreign.environment_id),
        lambda: api.accounts.update_environment(foreign.environment_id, name="Mine"),
        lambda: api.accounts.delete_environment(foreign.environment_id),
        lambda: api.accounts.get_api_key(foreign.publishable),
        lambda: api.accounts.update_api_key(foreign.publishable, name="Mine"),
        lambda: api.accounts.delete_api_key(foreign.publishable),
    ):
        with pytest.raises(NotFoundError):
            call()
    with pytest.raises(BadRequestError):
        api.accounts.create_api_key(name="Mine", environment_id=foreign.environment_id)
    assert api.accounts.list_environments(ids=[foreign.environment_id]).data == []
    assert api.accounts.list_api_keys(require_environment=False, environment_id=foreign.environment_id).data == []


@pytest.mark.usefixtures("database_url")
def test_the_use_of_a_key_is_noted(app: App, credentials: Keys) -> None:
    """Once a minute and at the end, so that reading stays free of writing."""
    started = server_now()
    with App(app.settings) as second, second.client(credentials.secret) as client:
        client.get("/whoami").raise_for_status()

    used = app.read(lambda db: db.execute(api_key.select().where(api_key.c.last_used_at.is_not(None))).one())

    assert used.name == "First key"
    assert used.last_used_at >= started
