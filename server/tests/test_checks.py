"""Flag checks over HTTP: one flag, all flags, many contexts, and what their answers tell."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from typing import Any

import httpx2
import pytest

from schematic import Schematic
from schematic.rules import CompiledCompany
from schematic_server.clock import now as server_now
from schematic_server.evaluation import entities

from . import catalog
from .asgi import BASE_URL, PATIENCE, App
from .conftest import Ahead, Keys, another_account, another_environment, on_sqlite

KEY = "X-Schematic-Api-Key"
UA = {"company": {"code": "UA"}}


def _check(http: httpx2.Client, key: str, body: dict[str, Any] | None = None, **headers: str) -> Any:
    response = http.post(f"/flags/{key}/check", json=UA if body is None else body, headers=headers)
    assert response.status_code == 200, response.text
    answer = response.json()
    assert answer["params"] == {}
    return answer["data"]


def _rules(api: Schematic, flag_id: str, *rules: dict[str, Any]) -> list[Any]:
    common = {"conditions": [], "condition_groups": [], "priority": 0}
    return list(api.features.update_flag_rules(flag_id, rules=[{**common, **one} for one in rules]).data.rules)


def _limited(api: Schematic, limit: int = 2, **members: Any) -> tuple[Any, Any]:
    """A plan that allows so many flights, and a company on it."""
    basic, flights = catalog.plan(api), catalog.metered(api)
    catalog.grant(api, basic, flights, "numeric", value_numeric=limit, **members)
    return flights, catalog.company(api, base_plan_id=basic.id)


def test_a_check_tells_value_reason_rule_and_who_was_asked_about(api: Schematic, http: httpx2.Client) -> None:
    flag = api.features.create_flag(key="New.Seats", name="Seats", description="").data
    company = catalog.company(api)
    user = api.companies.upsert_user(keys={"id": "amy"}).data
    condition = {"condition_type": "user", "operator": "eq", "resource_ids": [user.id]}
    (rule,) = _rules(api, flag.id, {"name": "Amy", "value": True, "conditions": [condition]})

    told = _check(http, "new.seats", {**UA, "user": {"id": "amy"}})

    assert told["flag"] == "New.Seats"
    assert (told["value"], told["reason"]) == (True, f'Matched standard rule "Amy" ({rule.id})')
    assert (told["flag_id"], told["rule_id"], told["rule_type"]) == (flag.id, rule.id, "standard")
    assert (told["company_id"], told["user_id"]) == (company.id, user.id)
    assert not told.get("error")
    assert not told.get("entitlement")


def test_an_entitlement_is_told_with_its_usage(api: Schematic, http: httpx2.Client) -> None:
    flights, company = _limited(api, 2, metric_period="current_month", metric_period_month_reset="first_of_month")
    catalog.track(api)
    before = server_now()

    told = _check(http, "flights")

    assert (told["value"], told["rule_type"]) == (True, "plan_entitlement")
    assert told["reason"].startswith("Matched plan entitlement rule ")
    entitlement = told["entitlement"]
    assert (entitlement["feature_id"], entitlement["feature_key"]) == (flights.id, "flights")
    assert (entitlement["value_type"], entitlement["allocation"], entitlement["usage"]) == ("numeric", 2, 1)
    assert (entitlement["event_name"], entitlement["metric_period"]) == ("flight", "current_month")
    resets_at = datetime.fromisoformat(entitlement["metric_reset_at"])
    assert (resets_at.day, resets_at.hour) == (1, 0)
    assert resets_at > before
    assert (told["feature_usage"], told["feature_allocation"], told["feature_usage_event"]) == (1, 2, "flight")
    assert told["feature_usage_period"] == "current_month"
    assert datetime.fromisoformat(told["feature_usage_reset_at"]) == resets_at
    assert company.id == told["company_id"]


def test_used_up_is_told_by_its_rule_type(api: Schematic, http: httpx2.Client) -> None:
    """Browsers show "usage exceeded" exactly for a false value of one of these two types."""
    flights, company = _limited(api)
    catalog.track(api, quantity=2)

    told = _check(http, "flights")
    assert (told["value"], told["rule_type"]) == (False, "plan_entitlement_usage_exceeded")
    assert (told["feature_usage"], told["feature_allocation"]) == (2, 2)

    api.entitlements.create_company_override(
        company_id=company.id, feature_id=flights.id, value_type="numeric", value_numeric=1
    )
    assert _check(http, "flights")["rule_type"] == "company_override_usage_exceeded"


def test_an_upgrade_is_seen_by_the_next_check(api: Schematic, http: httpx2.Client) -> None:
    flights, company = _limited(api, 1)
    catalog.track(api)
    assert _check(http, "flights")["value"] is False

    gold = catalog.plan(api, "Gold")
    catalog.grant(api, gold, flights, "unlimited")
    api.plans.update_company_plans(company.id, base_plan_id=gold.id, add_on_ids=[])

    told = _check(http, "flights")
    assert (told["value"], told["entitlement"]["value_type"]) == (True, "unlimited")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({}, "No company or user context; default value for flag"),
        ({"company": None, "user": None}, "No company or user context; default value for flag"),
        ({"company": {}}, "No company or user context; default value for flag"),
        ({"company": {"code": "nobody"}}, "Company not found"),
        ({"user": {"id": "nobody"}}, "User not found"),
        (UA, "No rules matched; default value for flag"),
    ],
)
def test_nothing_that_matches_is_the_default_with_the_reason_why(
    api: Schematic, http: httpx2.Client, body: dict[str, Any], reason: str
) -> None:
    api.features.create_flag(key="on", name="On", description="", default_value=True)
    catalog.company(api)

    told = _check(http, "on", body)

    assert (told["value"], told["reason"], told.get("rule_id")) == (True, reason, None)


def test_rules_for_everybody_need_no_context(api: Schematic, http: httpx2.Client) -> None:
    flag = api.features.create_flag(key="on", name="On", description="").data
    _rules(api, flag.id, {"name": "All", "value": True, "rule_type": "global_override"})

    assert _check(http, "on", {})["rule_type"] == "global_override"
    assert _check(http, "on", {"company": {"code": "nobody"}})["value"] is True


def test_a_check_creates_nobody_and_is_no_activity(api: Schematic, http: httpx2.Client) -> None:
    api.features.create_flag(key="on", name="On", description="")
    company = catalog.company(api)

    _check(http, "on", {"company": {"code": "nobody"}, "user": {"id": "nobody"}})
    _check(http, "on")

    assert api.companies.count_companies().data.count == 1
    assert api.companies.count_users().data.count == 0
    assert api.companies.get_company(company.id).data.last_seen_at is None


def test_a_company_that_comes_later_is_found_then(api: Schematic, http: httpx2.Client) -> None:
    api.features.create_flag(key="on", name="On", description="")
    assert _check(http, "on")["reason"] == "Company not found"

    company = catalog.company(api)

    assert _check(http, "on")["company_id"] == company.id


@pytest.mark.parametrize("noun", ["company", "user"])
def test_keys_of_several_get_the_default_and_say_so(api: Schematic, http: httpx2.Client, noun: str) -> None:
    upsert = getattr(api.companies, f"upsert_{noun}")
    first, second = upsert(keys={"code": "UA"}).data, upsert(keys={"icao": "DAL"}).data
    api.features.create_flag(key="on", name="On", description="", default_value=True)

    told = _check(http, "on", {noun: {"code": "UA", "icao": "DAL"}})

    one, two = sorted([first.id, second.id])
    assert (told["value"], told["reason"]) == (True, "key conflict")
    assert told["error"] == f"{noun.capitalize()} keys match multiple entities: {one} and {two}"


def test_keys_match_in_any_case_and_unknown_ones_are_ignored(api: Schematic, http: httpx2.Client) -> None:
    api.features.create_flag(key="on", name="On", description="")
    company = catalog.company(api)

    for keys in ({"CODE": "ua"}, {"code": "UA", "icao": "none"}, {"id": company.id}):
        assert _check(http, "ON", {"company": keys})["company_id"] == company.id


@on_sqlite
@pytest.mark.parametrize("noun", ["company", "user"])
def test_more_keys_than_anybody_has_are_refused(api: Schematic, http: httpx2.Client, noun: str) -> None:
    """A publishable key suffices to ask, and a hundred thousand keys held everybody up for 0.6 s."""
    api.features.create_flag(key="seats", name="Seats", description="")
    body = {noun: {f"key{number}": "x" for number in range(101)}}

    for path in ("/flags/seats/check", "/flags/check"):
        refused = http.post(path, json=body)
        assert (refused.status_code, refused.json()["error"]) == (
            400,
            "keys: at most 100 of a company or a user, not 101",
        )


@pytest.mark.parametrize("noun", ["company", "user"])
def test_keys_that_are_too_long_are_nobodys(api: Schematic, http: httpx2.Client, noun: str) -> None:
    api.features.create_flag(key="seats", name="Seats", description="")
    known = api.companies.upsert_company(keys={"id": "acme"}).data
    api.companies.upsert_user(keys={"id": "acme"})

    told = _check(http, "seats", {noun: {"id": "x" * 1_000_000}})
    assert told["reason"] == f"{noun.title()} not found"

    told = _check(http, "seats", {"company": {"id": "acme", "other": "x" * 1_000_000}})
    assert told["company_id"] == known.id


def test_keys_that_are_too_long_are_not_kept() -> None:
    assert entities.key_set({"id": "acme", "x" * 256: "a", "y": "x" * 256}) == (("id", "acme"),)


def test_what_is_remembered_of_keys_is_bounded_by_their_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entities, "MAX_RESOLVED_TEXT", 100)
    known = entities.Entities[CompiledCompany]()
    for number in range(20):
        known.name((("id", f"{number:08}"),), None, is_whole=False)

    assert known.find((("id", "00000019"),), 0) is None
    assert known.find((("id", "00000000"),), 0) is entities.ABSENT


def test_an_unknown_flag_is_not_found(http: httpx2.Client) -> None:
    response = http.post("/flags/none/check", json={})

    assert response.status_code == 404
    assert response.json()["error"].startswith("flag not found")


@on_sqlite
@pytest.mark.parametrize("key", ["billing.credits", "a b", "äöü", "x/y", "50%", "a+b"])
def test_any_flag_key_can_be_asked_for(api: Schematic, key: str) -> None:
    api.features.create_flag(key=key, name="On", description="", default_value=True)

    told = api.features.check_flag(key, company=None, user=None).data

    assert (told.flag, told.value) == (key, True)


def test_all_flags_are_told_at_once_with_plan_and_policies(api: Schematic, http: httpx2.Client) -> None:
    _limited(api)
    api.features.create_flag(key="on", name="On", description="", default_value=True)

    response = http.post("/flags/check", json=UA)

    assert response.status_code == 201
    told = response.json()["data"]
    assert {one["flag"]: one["value"] for one in told["flags"]} == {"flights": True, "on": True}
    assert told["flags"][0] == _check(http, told["flags"][0]["flag"])
    assert told["credit_spend_policies"] == []
    assert told["credit_balances"] == {}
    assert told["plan"]["name"] == "Basic"
    assert http.post("/flags/check", json={}).json()["data"]["credit_spend_policies"] == []


def test_many_contexts_are_answered_in_their_order(api: Schematic, http: httpx2.Client) -> None:
    flag = api.features.create_flag(key="on", name="On", description="").data
    united = catalog.company(api, "UA")
    catalog.company(api, "DL")
    condition = {"condition_type": "company", "operator": "eq", "resource_ids": [united.id]}
    _rules(api, flag.id, {"name": "United", "value": True, "conditions": [condition]})
    contexts = [{"company": {"code": code}} for code in ("DL", "UA", "XX")]

    response = http.post("/flags/check-bulk", json={"contexts": contexts})

    assert response.status_code == 201
    told = response.json()["data"]["data"]
    assert [one["flags"][0]["value"] for one in told] == [False, True, False]
    assert [one["credit_spend_policies"] for one in told] == [[], [], []]


@on_sqlite
@pytest.mark.parametrize("number", [0, 101])
def test_a_bulk_check_takes_1_to_100_contexts(http: httpx2.Client, number: int) -> None:
    response = http.post("/flags/check-bulk", json={"contexts": [{}] * number})

    assert response.status_code == 400
    assert response.json()["error"] == f"contexts: 1 to 100 contexts a request, not {number}"


@pytest.mark.parametrize(
    ("preflight", "value"),
    [
        ({"usage": 0}, True),
        ({"usage": 1}, True),
        ({"usage": 2}, False),
        ({"event_usage": {"event_subtype": "flight", "quantity": 2}}, False),
        ({"event_usage": {"event_subtype": "other", "quantity": 2}}, True),
        ({"event_usage": {"event_subtype": "flight", "quantity": 1}, "usage": 5}, True),
        ({"event_quantities": {"event_subtype": "flight", "quantity": 5}}, True),
        ({"credit_cost": {"bilcr_x": 5}}, True),
        ({"usage": 2**63 - 1}, False),
        ({"event_usage": {"event_subtype": "flight", "quantity": 2**63 - 1}}, False),
    ],
)
def test_preflight_asks_whether_more_could_be_used(
    api: Schematic, http: httpx2.Client, preflight: dict[str, Any], value: bool
) -> None:
    """Two are allowed, none is used: using n more leaves room for another one while n < 2."""
    _limited(api, 2)

    told = _check(http, "flights", {**UA, "preflight": preflight})

    assert told["value"] is value
    assert told["entitlement"]["usage"] == 0


@on_sqlite
@pytest.mark.parametrize(
    ("preflight", "message"),
    [
        ({"usage": -1}, "preflight usage cannot be negative"),
        ({"event_usage": {"event_subtype": "flight", "quantity": -1}}, "preflight usage cannot be negative"),
        ({"credit_cost": {"bilcr_x": -0.5}}, "preflight credit cost cannot be negative"),
        ({"usage": "many"}, "preflight.usage"),
        ({"usage": 2**63}, "preflight.usage"),
        ({"usage": 10**400}, "usage"),
        ({"usage": -(2**63) - 1}, "preflight.usage"),
        ({"event_usage": {"event_subtype": "flight", "quantity": 2**63}}, "preflight.event_usage.quantity"),
        ({"event_quantities": {"event_subtype": "flight", "quantity": 2**63}}, "preflight.event_quantities.quantity"),
        ({"event_quantities": {"event_subtype": "flight", "quantities": {"a": 2**64}}}, "event_quantities.quantities"),
        ({"credit_cost": {"bilcr_x": 2**63}}, "preflight.credit_cost"),
    ],
)
def test_a_preflight_that_cannot_be_is_refused(
    api: Schematic, http: httpx2.Client, preflight: dict[str, Any], message: str
) -> None:
    _limited(api)

    response = http.post("/flags/flights/check", json={**UA, "preflight": preflight})

    assert response.status_code == 400
    assert message in response.json()["error"]


def test_preflight_belongs_to_one_flag(http: httpx2.Client) -> None:
    for path, body in (
        ("/flags/check", {"preflight": {"usage": 1}}),
        ("/flags/check-bulk", {"contexts": [{"preflight": {"usage": 1}}]}),
    ):
        response = http.post(path, json=body)
        assert response.status_code == 400
        assert "preflight" in response.json()["error"]


def test_publishable_and_readonly_keys_check_alike_except_in_bulk(
    api: Schematic, http: httpx2.Client, credentials: Keys
) -> None:
    _limited(api)

    for key in (credentials.publishable, credentials.readonly):
        assert _check(http, "flights", **{KEY: key}) == _check(http, "flights")
        assert http.post("/flags/check", json=UA, headers={KEY: key}).status_code == 201
    bulk = {"contexts": [UA]}
    assert http.post("/flags/check-bulk", json=bulk, headers={KEY: credentials.readonly}).status_code == 201
    refused = http.post("/flags/check-bulk", json=bulk, headers={KEY: credentials.publishable})
    assert refused.status_code == 403
    assert "features.check_flags_bulk needs a secret API key" in refused.json()["error"]


def test_an_override_stops_counting_when_it_expires(api: Schematic, http: httpx2.Client, clock: Ahead) -> None:
    """By itself: nobody touches the company in between, and its document is in memory."""
    sso, company = catalog.feature(api, "sso"), catalog.company(api)
    api.entitlements.create_company_override(
        company_id=company.id,
        feature_id=sso.id,
        value_type="boolean",
        value_bool=True,
        expiration_date=server_now() + timedelta(minutes=20),
    )
    told = _check(http, "sso")
    assert (told["value"], told["rule_type"]) == (True, "company_override")

    clock.by += timedelta(minutes=20)

    assert _check(http, "sso")["reason"] == "No rules matched; default value for flag"
    assert api.entitlements.list_company_overrides(without_expired=True).data == []
    assert len(api.entitlements.list_company_overrides().data) == 1
    clock.by -= timedelta(minutes=10)  # set back to when it counted
    assert _check(http, "sso")["value"] is True


def test_traits_of_company_and_user_decide(api: Schematic, http: httpx2.Client) -> None:
    flag = api.features.create_flag(key="vip", name="Vip", description="").data
    miles, fleet = catalog.trait(api, "miles", "number", "user"), catalog.trait(api, "fleet")
    base = {"condition_type": "trait", "resource_ids": []}
    conditions = [
        {**base, "operator": "gte", "trait_id": miles.id, "trait_value": "100"},
        {**base, "operator": "lt", "trait_id": fleet.id, "trait_value": "50"},
    ]
    _rules(api, flag.id, {"name": "Vip", "value": True, "conditions": conditions})
    api.companies.upsert_company(keys={"code": "UA"}, traits={"fleet": 10})
    api.companies.upsert_user(keys={"id": "amy"}, traits={"miles": 99})
    asked = {**UA, "user": {"id": "amy"}}
    assert _check(http, "vip", asked)["value"] is False

    api.companies.upsert_user_trait(keys={"id": "amy"}, trait="miles", incr=1)
    assert _check(http, "vip", asked)["value"] is True
    assert _check(http, "vip")["value"] is False

    api.companies.upsert_company_trait(keys={"code": "UA"}, trait="fleet", set_="50")
    assert _check(http, "vip", asked)["value"] is False


def test_a_deleted_flag_company_or_user_is_forgotten(api: Schematic, http: httpx2.Client) -> None:
    flag = api.features.create_flag(key="on", name="On", description="").data
    company, user = catalog.company(api), api.companies.upsert_user(keys={"id": "amy"}).data
    asked = {**UA, "user": {"id": "amy"}}
    assert _check(http, "on", asked)["user_id"] == user.id

    api.companies.delete_company(company.id)
    assert _check(http, "on", asked)["reason"] == "Company not found"
    api.companies.delete_user(user.id)
    assert _check(http, "on", {"user": {"id": "amy"}})["reason"] == "User not found"
    api.features.delete_flag(flag.id)
    assert http.post("/flags/on/check", json={}).status_code == 404


def test_single_checks_of_secret_keys_are_recorded(api: Schematic, http: httpx2.Client, credentials: Keys) -> None:
    """Clients record what they evaluate themselves; the server records what it is asked one by one."""
    flag = api.features.create_flag(key="on", name="On", description="").data
    company = catalog.company(api)
    _check(http, "on", {**UA, "preflight": {"usage": 1}})
    _check(http, "on", **{KEY: credentials.publishable})
    http.post("/flags/check", json=UA).raise_for_status()

    ends_at = time.monotonic() + PATIENCE
    while not (found := api.events.list_events(event_types=["flag_check"]).data):
        assert time.monotonic() < ends_at, "no check was recorded"

    (event,) = found
    assert (event.company_id, event.body["flag_key"], event.body["value"]) == (company.id, "on", False)
    assert event.body["preflight"] is True
    assert [one.id for one in api.events.list_events(flag_id=flag.id).data] == [event.id]
    assert api.events.list_events().data == []
    assert api.features.get_flag(flag.id).data.last_checked_at is not None
    assert api.companies.get_company(company.id).data.last_seen_at is None


def test_flags_of_another_environment_follow_its_own_rules(
    api: Schematic, http: httpx2.Client, app: App, credentials: Keys
) -> None:
    flag = api.features.create_flag(key="on", name="On", description="").data
    _rules(api, flag.id, {"name": "All", "value": True, "rule_type": "default"})
    catalog.company(api)

    there = {KEY: another_environment(app, credentials).secret}
    told = _check(http, "on", **there)

    assert (told["value"], told["reason"]) == (False, "Company not found")
    assert _check(http, "on")["value"] is True
    stranger = {KEY: another_account(app).secret}
    assert http.post("/flags/on/check", json=UA, headers=stranger).status_code == 404
    assert http.post("/flags/check", json=UA, headers=stranger).json()["data"]["flags"] == []


@pytest.mark.usefixtures("database_url")
def test_what_another_process_changes_is_seen(api: Schematic, app: App, credentials: Keys) -> None:
    flag = api.features.create_flag(key="on", name="On", description="").data
    with (
        App(app.settings) as other,
        other.client() as carrier,
        Schematic(credentials.secret, base_url=BASE_URL, httpx_client=carrier, cache_providers=[]) as elsewhere,
    ):
        assert catalog.check(elsewhere, "on").reason == "Company not found"

        catalog.company(api)
        _rules(api, flag.id, {"name": "All", "value": True, "rule_type": "default"})

        ends_at = time.monotonic() + PATIENCE
        while not catalog.check(elsewhere, "on").value:
            assert time.monotonic() < ends_at, "the change is not seen"
        assert catalog.check(elsewhere, "on").company_id is not None
