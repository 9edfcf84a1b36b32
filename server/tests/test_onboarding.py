"""Members, how far set-up has come, and something to begin with."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import httpx2
import pytest

from schematic import Schematic
from schematic.errors import BadRequestError, ForbiddenError, NotFoundError
from schematic_server.domains.accounts.onboarding import MILESTONES, STEPS

from . import catalog
from .asgi import App
from .conftest import Ahead, Keys, account_key, another_account, another_environment, member, on_sqlite
from .running_jobs import until

KEY = "X-Schematic-Api-Key"
ENVIRONMENT = "X-Schematic-Environment-Id"


def steps(api: Schematic) -> dict[str, str]:
    """The state of each step."""
    return {one.id: one.status for one in api.accounts.get_onboarding_state().data.requirements}


def test_a_fresh_account_has_no_members(api: Schematic) -> None:
    assert api.accounts.list_account_members().data == []
    assert api.accounts.count_account_members().data.count == 0


def test_members_are_listed_and_found(api: Schematic, app: App, credentials: Keys) -> None:
    permissions = {"account": ["plans_edit"], credentials.environment_id: ["companies_edit"]}
    account_id = credentials.account_id
    amy = app.write(lambda db, emit: member(db, account_id, "admin", name="Amy", email="amy@example.com"))
    bob = app.write(
        lambda db, emit: member(db, account_id, first_name="Bob", email="bob@example.com", permissions=permissions)
    )
    foreign = another_account(app)
    cat = app.write(lambda db, emit: member(db, foreign.account_id, name="Cat"))

    def found(**query: Any) -> list[str]:
        listed = [one.id for one in api.accounts.list_account_members(**query).data]
        assert api.accounts.count_account_members(**query).data.count == len(listed)
        return listed

    assert found() == [bob, amy]
    assert found(role="admin") == found(q="AMY") == found(ids=[amy, cat]) == [amy]
    assert found(q="bob") == found(role="member") == [bob]
    assert found(q="example.com") == [bob, amy]
    assert found(q="cat") == []
    told = api.accounts.get_account_member(bob).data
    assert (told.role, told.permissions, told.name, told.first_name) == ("member", permissions, None, "Bob")
    with pytest.raises(NotFoundError):
        api.accounts.get_account_member(cat)
    with pytest.raises(BadRequestError, match="role"):
        found(role="owner")


def test_an_accounts_environments_have_the_same_members(app: App, credentials: Keys) -> None:
    amy = app.write(lambda db, emit: member(db, credentials.account_id, name="Amy"))
    with app.client(another_environment(app, credentials).secret) as other:
        assert [one["id"] for one in other.get("/account-members").json()["data"]] == [amy]


def test_set_up_begins_with_a_key(api: Schematic, credentials: Keys) -> None:
    told = api.accounts.get_onboarding_state().data

    assert told.environment_id == credentials.environment_id
    assert [one.id for one in told.requirements] == list(STEPS)
    assert steps(api) == {
        "create_api_key": "complete",
        "model_packaging": "available",
        "first_flag_check": "blocked",
        "import_companies": "available",
        "send_events": "available",
        "connect_billing": "blocked",
    }
    blocked = next(one for one in told.requirements if one.id == "first_flag_check")
    assert blocked.blocked_by == ["model_packaging"]
    assert told.suggested_next == ["model_packaging", "import_companies", "send_events"]
    assert [(one.id, one.progress) for one in told.milestones] == [("evaluated", 1 / 3), ("implemented", 1 / 5)]
    assert [one.reached_at for one in told.milestones] == [None, None]
    assert told.roadmap is told.slack_connect is told.stripe_import is told.agent_connected_at is None


def test_each_step_is_read_off_the_data(api: Schematic, http: httpx2.Client) -> None:
    plan, feature = catalog.plan(api), catalog.metered(api)
    assert steps(api)["model_packaging"] == "available"
    catalog.grant(api, plan, feature, "unlimited")
    assert (steps(api)["model_packaging"], steps(api)["first_flag_check"]) == ("complete", "available")

    catalog.company(api, base_plan_id=plan.id)
    assert steps(api)["import_companies"] == "complete"
    catalog.track(api)
    assert (steps(api)["send_events"], steps(api)["first_flag_check"]) == ("complete", "available")
    assert not api.accounts.get_who_am_i().data.onboarding_complete

    catalog.check(api, "flights")
    until(lambda: steps(api)["first_flag_check"] == "complete")  # checks are recorded by and by
    told = api.accounts.get_onboarding_state().data
    assert [(one.id, one.progress, one.missing) for one in told.milestones] == [(one, 1, []) for one in MILESTONES]
    reached = {one.id: one.reached_at for one in told.requirements}
    for one in told.milestones:
        assert one.reached_at == max(reached[step] for step in MILESTONES[one.id])
    assert told.suggested_next == []  # of billing this server has nothing to offer
    assert api.accounts.get_who_am_i().data.onboarding_complete


@pytest.mark.parametrize(
    ("often", "once", "step"), [("track", "flag_check", "first_flag_check"), ("flag_check", "track", "send_events")]
)
def test_a_step_is_seen_among_any_number_of_other_events(
    api: Schematic, http: httpx2.Client, often: str, once: str, step: str
) -> None:
    bodies = {
        "track": {"event": "flight", "company": {"code": "UA"}},
        "flag_check": {"flag_key": "f", "value": True, "reason": "r"},
    }
    for event_type, number in ((often, 201), (once, 1), (often, 201)):
        events = [{"event_type": event_type, "body": bodies[event_type]}] * number
        assert http.post("/event-batch", json={"events": events}).status_code == 201

    (told,) = (one for one in api.accounts.get_onboarding_state().data.requirements if one.id == step)

    (event,) = api.events.list_events(event_types=[once]).data
    midnight = event.captured_at.replace(hour=0, minute=0, second=0, microsecond=0)
    assert (told.status, told.reached_at) == ("complete", event.captured_at if once == "flag_check" else midnight)


def test_environments_are_set_up_apart_and_an_account_wide_key_sees_them_as_one(
    api: Schematic, http: httpx2.Client, app: App, credentials: Keys
) -> None:
    catalog.company(api)
    other = another_environment(app, credentials)
    operator = account_key(app, credentials)

    def imported(key: str, **headers: str) -> tuple[str | None, str]:
        told = http.get("/onboarding-state", headers={KEY: key, **headers}).json()["data"]
        states = {one["id"]: one["status"] for one in told["requirements"]}
        return told["environment_id"], states["import_companies"]

    assert imported(credentials.secret) == (credentials.environment_id, "complete")
    assert imported(other.secret) == (other.environment_id, "available")
    assert imported(operator) == (None, "complete")
    assert imported(operator, **{ENVIRONMENT: other.environment_id}) == (other.environment_id, "available")


def test_what_an_account_says_of_itself_is_kept(api: Schematic, clock: Ahead) -> None:
    said = {"path": "app", "track": "catalog", "country": "DE", "website_url": "https://example.com"}

    first = api.accounts.update_onboarding_state(**said).data
    second = api.accounts.update_onboarding_state(pricing_page_url="https://example.com/prices", country=None).data

    assert {name: getattr(first, name) for name in said} == said
    assert (second.path, second.country) == ("app", None)
    assert second.pricing_page_url == "https://example.com/prices"
    assert api.accounts.get_onboarding_state().data == second


def test_set_up_can_be_dismissed_and_taken_up_again(api: Schematic, clock: Ahead) -> None:
    first = api.accounts.update_onboarding_state(dismissed=True).data
    clock.by += timedelta(minutes=1)
    again = api.accounts.update_onboarding_state(dismissed=True).data

    assert first.dismissed_at is not None
    assert again.dismissed_at == first.dismissed_at
    assert api.accounts.get_who_am_i().data.onboarding_complete
    assert api.accounts.update_onboarding_state(dismissed=False).data.dismissed_at is None
    assert not api.accounts.get_who_am_i().data.onboarding_complete


@on_sqlite
@pytest.mark.parametrize(
    ("member_", "value"),
    [
        ("path", "elsewhere"),
        ("track", "many"),
        ("website_url", "example"),
        ("website_url", "javascript:alert(1)"),
        ("pricing_page_url", "http://[::1"),
        ("website_url", "https://" + "a" * 600),
        ("country", "a" * 65),
        ("dismissed", "yes"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(http: httpx2.Client, member_: str, value: Any) -> None:
    answer = http.post("/onboarding-state", json={"track": "catalog", "path": "app", member_: value})

    assert answer.status_code == 400
    assert member_ in answer.json()["error"]
    assert http.get("/onboarding-state").json()["data"]["track"] is None


def test_a_sample_is_made_once_however_often_it_is_asked_for(api: Schematic) -> None:
    def everything() -> list[Any]:
        return [
            api.plans.list_plans().data,
            api.features.list_features().data,
            api.features.list_flags().data,
            api.companies.list_companies().data,
            api.entitlements.list_plan_entitlements().data,
            api.companies.list_plan_changes().data,
        ]

    assert api.accounts.quickstart().data.ok
    made = everything()
    assert api.accounts.quickstart().data.ok

    assert everything() == made
    plans, features, flags, companies, entitlements, changes = made
    assert [len(one) for one in made] == [1, 3, 3, 1, 2, 1]
    assert companies[0].plan.id == plans[0].id
    assert {one.feature_id for one in entitlements} <= {one.id for one in features} == {one.feature_id for one in flags}
    assert [(one.action, one.actor_type) for one in changes] == [("quickstart", "api_key")]
    assert {key: catalog.check(api, key, "none").value for key in ("flights", "sso")} == {
        "flights": False,
        "sso": False,
    }
    checked = {
        one: api.features.check_flag(one, company={"id": "acme"}).data.value for one in ("flights", "sso", "exports")
    }
    assert checked == {"flights": True, "sso": True, "exports": False}


def test_a_sample_leaves_what_is_there_alone(api: Schematic) -> None:
    api.features.create_flag(key="SSO", name="Mine", description="", default_value=True)
    own = catalog.plan(api, "Own")
    api.companies.upsert_company(keys={"id": "acme"}, name="Mine", base_plan_id=own.id)

    api.accounts.quickstart()

    assert [one.name for one in api.features.list_flags(q="sso").data] == ["Mine"]
    (company,) = api.companies.list_companies().data
    assert (company.name, company.plan.id) == ("Mine", own.id)


def test_a_sample_is_of_one_environment(http: httpx2.Client, app: App, api: Schematic, credentials: Keys) -> None:
    operator = {KEY: account_key(app, credentials)}
    other = another_environment(app, credentials)

    refused = http.post("/quickstart", headers=operator)
    made = http.post("/quickstart", headers={**operator, ENVIRONMENT: other.environment_id})

    assert (refused.status_code, ENVIRONMENT in refused.json()["error"]) == (400, True)
    assert made.status_code == 201
    assert api.companies.list_companies().data == []
    with pytest.raises(ForbiddenError), app.client(credentials.readonly) as carrier:
        Schematic(credentials.readonly, base_url="http://schematic.test", httpx_client=carrier).accounts.quickstart()
