"""What endpoints are told: every event type whose domain is here, with bodies as the API answers them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, get_args, get_type_hints

import pytest

from schematic import Schematic
from schematic.core.model import Model
from schematic.webhook_utils import parse_webhook
from schematic_server import changes
from schematic_server.clock import now
from schematic_server.http.openapi import document
from schematic_server.http.schemas import validator
from schematic_server.webhooks import rendering
from schematic_server.webhooks.event_types import CREDIT_LIMITS, ENTITLEMENT_LIMITS, EVENT_TYPES

from . import catalog, mirroring, selling
from .asgi import App
from .conftest import Ahead, Keys, another_environment
from .receiver import Delivery, Receiver
from .running_jobs import run_job


class Listening:
    """An endpoint for everything, and what it has heard since the last look."""

    def __init__(self, api: Schematic, receiver: Receiver, **members: Any) -> None:
        types = sorted(EVENT_TYPES)
        self.hook = api.webhooks.create_webhook(name="All", url=receiver.url, request_types=types, **members).data
        self._receiver = receiver
        self._api = api
        self._start = 0

    def heard(self, *expected: str) -> list[Delivery]:
        """What has come since; exactly the `expected` types, in any order, and each delivery as it must be."""
        found = self._receiver.wait(self._start + len(expected))[self._start :]
        count = self._api.webhooks.count_webhook_events(webhook_id=self.hook.id).data.count
        assert count == self._start + len(expected), [one.action for one in self._receiver.received[self._start :]]
        self._start += len(found)
        assert sorted(one.action for one in found) == sorted(expected)
        for one in found:
            self._check(one)
        return sorted(found, key=lambda one: expected.index(one.action))

    def skip(self) -> None:
        """Whatever has come so far is of no interest."""
        self._start = self._api.webhooks.count_webhook_events(webhook_id=self.hook.id).data.count or 0
        self._receiver.wait(self._start)

    def _check(self, delivery: Delivery) -> None:
        kind, envelope = EVENT_TYPES[delivery.action], delivery.json
        event = parse_webhook(delivery.headers, self.hook.secret, delivery.body, tolerance=3600 * 24)
        assert isinstance(event.body, Model)
        assert envelope["object_type"] == kind.object_type
        assert set(envelope) <= {
            "action",
            "account_id",
            "environment_id",
            "object_type",
            "body",
            "company_id",
            "feature_id",
        }
        schema = document()["components"]["schemas"][kind.schema]
        assert envelope["body"].keys() <= schema["properties"].keys()
        if not delivery.action.endswith("deleted"):
            validator({"$ref": f"#/components/schemas/{kind.schema}"})(envelope["body"])


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as running:
        yield running


@pytest.fixture
def listening(api: Schematic, receiver: Receiver) -> Listening:
    return Listening(api, receiver)


def _answer(http: Any, path: str) -> Any:
    return json.loads(http.get(path).content)["data"]


def _short(http: Any, company: Any) -> Any:
    """A company without its detail, as lists of users have it."""
    detail = _answer(http, f"/companies/{company.id}")
    members = document()["components"]["schemas"]["CompanyResponseData"]["properties"]
    return {name: detail[name] for name in members}


def test_companies_and_users(api: Schematic, http: Any, listening: Listening) -> None:
    company = catalog.company(api, "UA", traits={"seats": 3})
    (created,) = listening.heard("company.created")
    assert created.json["body"] == _answer(http, f"/companies/{company.id}")
    assert created.json["company_id"] == company.id

    catalog.company(api, "UA", traits={"seats": 3})
    listening.heard()
    catalog.company(api, "UA", traits={"seats": 4})
    (updated,) = listening.heard("company.updated")
    assert updated.json["body"]["traits"] == {"seats": 4}

    user = api.companies.upsert_user(keys={"id": "amy"}, company_id=company.id).data
    (made,) = listening.heard("user.created")
    assert made.json["body"] == _answer(http, f"/users/{user.id}")
    assert "company_id" not in made.json
    api.companies.upsert_user(keys={"id": "amy"}, name="Amy Pond")
    listening.heard("user.updated")
    api.companies.delete_user(user.id)
    listening.heard("user.deleted")

    api.companies.delete_company(company.id)
    (deleted,) = listening.heard("company.deleted")
    body = deleted.json["body"]
    assert (body["id"], body["name"], body["keys"], body["traits"]) == (company.id, "UA", [], {})
    assert (body["environment_id"], body["user_count"], body["plan"], body["plans"]) == ("", 0, None, None)


def test_events_that_identify_tell_of_whom_they_make(api: Schematic, listening: Listening) -> None:
    body = {"keys": {"id": "amy"}, "company": {"keys": {"code": "UA"}, "traits": {"seats": 1}}}

    api.events.create_event(event_type="identify", body=body)
    listening.heard("company.created", "user.created")
    api.events.create_event(event_type="identify", body=body)
    listening.heard()
    catalog.track(api, "BA")
    listening.heard("company.created")
    catalog.track(api, "BA")
    listening.heard()


def test_who_joins_or_leaves_a_company_is_told_of(api: Schematic, http: Any, listening: Listening) -> None:
    """As the user's change: a company with another `user_count` would be told of at each of its users' sign-ups."""
    united, delta = catalog.company(api, "UA"), catalog.company(api, "DL")
    keys = {"id": "amy"}
    amy = api.companies.upsert_user(keys=keys).data
    listening.skip()

    def heard(*companies: Any) -> None:
        (told,) = listening.heard("user.updated")
        assert told.json["body"] == _answer(http, f"/users/{amy.id}")
        assert [one["company_id"] for one in told.json["body"]["company_memberships"]] == [one.id for one in companies]

    api.companies.upsert_user(keys=keys, company_id=united.id)
    heard(united)
    api.companies.upsert_user(keys=keys, company_ids=[delta.id])
    heard(delta)
    api.companies.upsert_user(keys=keys, companies=[{"code": "UA"}, {"code": "DL"}])
    heard(delta, united)
    api.companies.upsert_user(keys=keys, company_ids=[])
    heard()
    made = api.companies.get_or_create_company_membership(company_id=united.id, user_id=amy.id).data
    heard(united)
    api.companies.get_or_create_company_membership(company_id=united.id, user_id=amy.id)
    api.companies.upsert_user(keys=keys, company={"code": "UA"})
    api.companies.upsert_user(keys=keys, company_ids=[united.id])
    listening.heard()
    api.companies.delete_company_membership(made.id)
    heard()


def test_events_tell_of_whom_they_link_once(api: Schematic, http: Any, listening: Listening) -> None:
    users = [api.companies.upsert_user(keys={"id": name}).data for name in ("amy", "bob", "cid")]
    catalog.company(api, "UA")
    listening.skip()
    identify = {"keys": {"id": "amy"}, "company": {"keys": {"code": "UA"}}}
    track = {"event": "flight", "company": {"code": "UA"}, "user": {"id": "bob"}}
    long_ago = {"event": "flight", "company": {"code": "UA"}, "user": {"id": "cid"}}

    def send() -> None:
        api.events.create_event(event_type="identify", body=identify)
        api.events.create_event(event_type="track", body=track)
        api.events.create_event(event_type="track", body=long_ago, sent_at=now(), backfill=True)

    send()
    told = listening.heard("user.updated", "user.updated")
    linked = {one.json["body"]["id"]: len(one.json["body"]["company_memberships"]) for one in told}
    assert linked == {one.id: 1 for one in users[:2]}
    assert len(_answer(http, f"/users/{users[2].id}")["company_memberships"]) == 1
    send()
    listening.heard()
    api.events.create_event(event_type="track", body={**track, "user": {"id": "dan"}})
    (made,) = listening.heard("user.created")
    assert len(made.json["body"]["company_memberships"]) == 1


def test_the_members_of_a_company_that_goes_are_told_of(api: Schematic, listening: Listening) -> None:
    company = catalog.company(api)
    amy, bob = (api.companies.upsert_user(keys={"id": name}, company_id=company.id).data for name in ("amy", "bob"))
    api.companies.upsert_user(keys={"id": "eve"})
    listening.skip()

    api.companies.delete_company(company.id)

    _, *told = listening.heard("company.deleted", "user.updated", "user.updated")
    found = {one.json["body"]["id"]: one.json["body"]["company_memberships"] for one in told}
    assert found == {amy.id: [], bob.id: []}


def test_a_trait_that_is_gone_or_reads_otherwise_is_told_of_each_who_had_it(
    api: Schematic, http: Any, listening: Listening
) -> None:
    united = catalog.company(api, "UA", traits={"seats": "3", "size": "L"})
    catalog.company(api, "DL", traits={"size": "S"})
    amy = api.companies.upsert_user(keys={"id": "amy"}, traits={"seats": 1, "role": "pilot"}).data
    api.companies.upsert_user(keys={"id": "bob"}, traits={"role": "guest"})
    listening.skip()
    holders = (("company", united, "3", {"size": "L"}), ("user", amy, "1", {"role": "pilot"}))
    for entity_type, one, was, left in holders:
        path = f"/companies/{one.id}" if entity_type == "company" else f"/users/{one.id}"
        definition = catalog.trait(api, "seats", entity_type=entity_type)

        api.companies.update_entity_trait_definition(definition.id, trait_type="string")
        (told,) = listening.heard(f"{entity_type}.updated")
        assert told.json["body"] == _answer(http, path)
        assert told.json["body"]["traits"] == {**left, "seats": was}
        api.companies.update_entity_trait_definition(definition.id, trait_type="string", display_name="Places")
        listening.heard()

        api.companies.delete_entity_trait_definition(definition.id)
        (told,) = listening.heard(f"{entity_type}.updated")
        assert told.json["body"] == _answer(http, path)
        assert told.json["body"]["traits"] == left


def test_the_catalog(api: Schematic, http: Any, listening: Listening) -> None:
    flights = catalog.metered(api)
    feature, flag = listening.heard("feature.created", "flag.created")
    assert feature.json["body"] == _answer(http, f"/features/{flights.id}")
    assert flag.json["body"] == _answer(http, f"/flags/{flights.flags[0].id}")

    gold = catalog.plan(api, "Gold")
    (plan,) = listening.heard("plan.created")
    assert plan.json["body"] == _answer(http, f"/plans/{gold.id}")
    api.plans.update_plan(gold.id, name="Golden")
    listening.heard("plan.updated")

    grant = catalog.grant(api, gold, flights, "numeric", value_numeric=5)
    (entitlement,) = listening.heard("plan.entitlement.created")
    assert entitlement.json["body"] == _answer(http, f"/plan-entitlements/{grant.id}")
    api.entitlements.update_plan_entitlement(grant.id, value_type="numeric", value_numeric=6)
    listening.heard("plan.entitlement.updated")
    api.entitlements.delete_plan_entitlement(grant.id)
    listening.heard("plan.entitlement.deleted")

    api.features.update_feature(flights.id, name="All flights")
    listening.heard("feature.updated")
    api.features.delete_feature(flights.id)
    listening.heard("feature.deleted", "flag.deleted")
    api.plans.delete_plan(gold.id)
    listening.heard("plan.deleted", "plan_version.deleted")


def test_plan_versions(api: Schematic, http: Any, listening: Listening) -> None:
    """A copy is nothing new: the draft tells what is changed in it."""
    flights, sso, gold = catalog.metered(api), catalog.feature(api, "sso"), catalog.plan(api, "Gold")
    grant = catalog.grant(api, gold, flights, "numeric", value_numeric=5)
    catalog.grant(api, gold, sso, "boolean", value_bool=True)
    catalog.publish(api, gold)
    listening.skip()

    copy = api.entitlements.update_plan_entitlement(grant.id, value_type="numeric", value_numeric=6).data
    (told,) = listening.heard("plan.entitlement.updated")
    assert told.json["body"] == _answer(http, f"/plan-entitlements/{copy.id}")
    draft = catalog.publish(api, gold).active_version
    (told,) = listening.heard("plan.updated")
    assert told.json["body"]["active_version"]["id"] == draft.id
    api.plans.delete_plan_version(draft.id, promote_archived_version=True)
    events = {one.json["action"] for one in listening.heard(*["plan.entitlement.deleted"] * 2, *_PROMOTED)}
    assert events == {"plan.entitlement.deleted", *_PROMOTED}


_PROMOTED = ("plan.updated", "plan_version.deleted")


def test_what_goes_with_a_plan_a_feature_or_a_company(api: Schematic, http: Any, listening: Listening) -> None:
    flights, rides = catalog.metered(api), catalog.metered(api, "rides", "ride")
    gold, company = catalog.plan(api, "Gold"), catalog.company(api)
    grants = [catalog.grant(api, gold, one, "unlimited") for one in (flights, rides)]
    made = api.entitlements.create_company_override(
        company_id=company.id, feature_id=rides.id, value_type="unlimited"
    ).data
    bodies = [_answer(http, f"/plan-entitlements/{one.id}") for one in grants]
    override = _answer(http, f"/company-overrides/{made.id}")
    listening.skip()

    def heard(action: str, *also: str) -> Any:
        told = listening.heard(action, *also)
        return next(one.json["body"] for one in told if one.json["action"] == action)

    api.features.delete_feature(flights.id)
    assert heard("plan.entitlement.deleted", "flag.deleted", "feature.deleted") == bodies[0]
    api.plans.delete_plan(gold.id)
    assert heard("plan.entitlement.deleted", "plan_version.deleted", "plan.deleted") == bodies[1]
    api.companies.delete_company(company.id)
    assert heard("company.override.deleted", "company.deleted") == override


def test_flags_and_their_rules(api: Schematic, listening: Listening) -> None:
    flag = api.features.create_flag(key="dark", name="Dark", description="", flag_type="boolean", default_value=False)
    listening.heard("flag.created")
    api.features.update_flag(
        flag.data.id, key="dark", name="Darker", description="", flag_type="boolean", default_value=False
    )
    listening.heard("flag.updated")

    def rule(name: str, **members: Any) -> dict[str, Any]:
        return {"name": name, "priority": 1, "value": True, "conditions": [], "condition_groups": [], **members}

    rules = api.features.update_flag_rules(flag.data.id, rules=[rule("one"), rule("two")]).data.rules
    told = listening.heard("flag_rules.updated", "flag_rules.updated")
    assert {one.json["body"]["name"] for one in told} == {"one", "two"}
    kept = next(one for one in rules if one.name == "two")
    api.features.update_flag_rules(flag.data.id, rules=[rule("two", id=kept.id)])
    _, removed = listening.heard("flag_rules.updated", "rule.deleted")
    assert removed.json["body"]["name"] == "one"

    api.features.delete_flag(flag.data.id)
    listening.heard("flag.deleted")


def test_plans_of_companies(api: Schematic, http: Any, listening: Listening) -> None:
    gold = catalog.plan(api, "Gold")
    listening.heard("plan.created")
    company = catalog.company(api, "UA", base_plan_id=gold.id)
    changed, _, _ = listening.heard("company.plan_changed", "company.created", "plan.updated")
    assert changed.json["company_id"] == company.id
    (newest,) = _answer(http, "/plan-changes")
    assert changed.json["body"] == newest

    api.plans.update_company_plans(company.id, add_on_ids=[], base_plan_id=None)
    changed, updated = listening.heard("company.plan_changed", "company.updated")
    assert changed.json["body"]["previous_base_plan"]["id"] == gold.id
    assert updated.json["body"]["plan"] is None


def test_overrides_and_their_end(api: Schematic, http: Any, listening: Listening, clock: Ahead, app: App) -> None:
    flights, company = catalog.metered(api), catalog.company(api, "UA")
    listening.skip()
    given = {"company_id": company.id, "feature_id": flights.id, "value_type": "unlimited"}
    ends = now() + timedelta(minutes=5)
    made = api.entitlements.create_company_override(**given, expiration_date=ends).data
    (created,) = listening.heard("company.override.created")
    assert created.json["body"] == _answer(http, f"/company-overrides/{made.id}")
    assert created.json["company_id"] == company.id
    api.entitlements.update_company_override(made.id, value_type="unlimited", expiration_date=ends)
    listening.heard("company.override.updated")

    run_job(app, "overrides.expire")
    listening.heard()
    clock.by += timedelta(minutes=6)
    run_job(app, "overrides.expire")
    (expired,) = listening.heard("company.override.expired")
    assert expired.json["body"]["id"] == made.id
    run_job(app, "overrides.expire")
    listening.heard()

    api.entitlements.delete_company_override(made.id)
    listening.heard("company.override.deleted")


def test_limits(api: Schematic, http: Any, receiver: Receiver) -> None:
    flights, gold = catalog.metered(api), catalog.plan(api, "Gold")
    grant = catalog.grant(api, gold, flights, "numeric", value_numeric=10, soft_limit=5, metric_period="current_month")
    company = catalog.company(api, "UA", base_plan_id=gold.id)
    listening = Listening(api, receiver, entitlement_trigger_configs=[{"feature_id": flights.id}])

    catalog.track(api, quantity=3)
    listening.heard()
    catalog.track(api, quantity=5)
    hard, _, _ = told = listening.heard(
        "entitlement.limit.warning", "entitlement.soft_limit.warning", "entitlement.soft_limit.reached"
    )
    assert {(one.json["company_id"], one.json["feature_id"]) for one in told} == {(company.id, flights.id)}
    body = hard.json["body"]
    assert (body["Allocation"], body["Usage"], body["Entitlement"]) == (10, 8, grant.id)
    assert body["company"] == _answer(http, f"/companies/{company.id}")
    assert body["Feature"]["flags"][0]["rules"][0]["account_id"] == body["Feature"]["account_id"]
    catalog.track(api, quantity=2)
    listening.heard("entitlement.limit.reached")


def test_account_wide_changes_are_told_in_every_environment(
    app: App, api: Schematic, credentials: Keys, listening: Listening, receiver: Receiver
) -> None:
    other = another_environment(app, credentials)
    with (
        app.client() as carrier,
        Schematic(other.secret, base_url="http://schematic.test", httpx_client=carrier) as two,
    ):
        elsewhere = two.webhooks.create_webhook(name="There", url=receiver.url, request_types=["plan.created"]).data
        catalog.plan(api, "Gold")

        ids = {one.json["environment_id"] for one in receiver.wait(2)}
        assert ids == {credentials.environment_id, other.environment_id}
        assert two.webhooks.count_webhook_events(webhook_id=elsewhere.id).data.count == 1
        assert api.webhooks.count_webhook_events(webhook_id=elsewhere.id).data.count == 0


def test_a_plan_published_nowhere_is_renamed_in_every_environment(
    app: App, api: Schematic, credentials: Keys, listening: Listening
) -> None:
    """Published, it is renamed there alone where its draft is published, until all share what it says from then on."""
    other = another_environment(app, credentials)
    with (
        app.client(other.secret) as carrier,
        Schematic(other.secret, base_url="http://schematic.test", httpx_client=carrier) as two,
        Receiver() as receiver,
    ):
        elsewhere = Listening(two, receiver)
        gold = catalog.plan(api, "Gold")
        listening.heard("plan.created")
        elsewhere.heard("plan.created")

        api.plans.update_plan(gold.id, name="Platinum")
        listening.heard("plan.updated")
        (told,) = elsewhere.heard("plan.updated")
        assert told.json["body"] == _answer(carrier, f"/plans/{gold.id}")
        assert told.json["body"]["name"] == "Platinum"

        api.planbundle.update_plan_bundle(gold.id, plan={"name": "Iron"}, entitlements=[])
        listening.heard("plan.updated")
        (told,) = elsewhere.heard("plan.updated")
        assert told.json["body"]["name"] == "Iron"

        catalog.publish(api, gold)
        listening.heard("plan.updated")
        api.plans.update_plan(gold.id, name="Copper")
        listening.heard("plan.updated")
        elsewhere.heard()
        assert _answer(carrier, f"/plans/{gold.id}")["name"] == "Iron"


def test_a_plan_that_is_renewed_otherwise_is_updated(api: Schematic, listening: Listening) -> None:
    gold = catalog.plan(api, "Gold")
    listening.skip()

    for policy, told in (("auto_renew", []), ("expire_to_default", ["plan.updated"]), ("expire_to_default", [])):
        api.planbundle.update_plan_bundle(gold.id, plan={"name": "Gold"}, entitlements=[], renewal_policy=policy)
        assert [one.json["body"]["draft_version"]["renewal_policy"] for one in listening.heard(*told)] == [
            policy
        ] * len(told)


def test_what_all_environments_shared_is_told_to_each_as_it_was_there(
    app: App, api: Schematic, credentials: Keys, receiver: Receiver
) -> None:
    """Rules, traits and numbers of one environment are nothing to another."""
    other = another_environment(app, credentials)
    seats, gold, dark = catalog.trait(api, "seats"), catalog.plan(api, "Gold"), catalog.feature(api, "dark")
    places = catalog.feature(api, "places", "trait", trait_id=seats.id)
    company = catalog.company(api, base_plan_id=gold.id)
    named = {"condition_type": "company", "operator": "eq", "resource_ids": [company.id]}
    rule = {"name": "Mine", "priority": 1, "value": True, "conditions": [named], "condition_groups": []}
    for feature in (dark, places):
        api.features.update_flag_rules(feature.flags[0].id, rules=[rule])
    paths = [
        f"/flags/{dark.flags[0].id}",
        f"/flags/{places.flags[0].id}",
        f"/features/{places.id}",
        f"/plans/{gold.id}",
    ]
    with (
        app.client(other.secret) as carrier,
        Schematic(other.secret, base_url="http://schematic.test", httpx_client=carrier) as two,
    ):
        listening = Listening(two, receiver)
        bodies = [_answer(carrier, path) for path in paths]

        api.features.delete_flag(dark.flags[0].id)
        told = listening.heard("flag.deleted")
        api.features.delete_feature(places.id)
        told += listening.heard("flag.deleted", "feature.deleted")
        api.plans.delete_plan(gold.id)
        told += listening.heard("plan.deleted")

    assert [one.json["body"] for one in told] == bodies
    assert not [one for one in told if company.id in str(one.json) or seats.id in str(one.json)]


def test_a_downgrade_that_waits_is_told_when_it_is_put_off(api: Schematic, http: Any, listening: Listening) -> None:
    """Once, whether it was chosen or scheduled by name; moving it to another time and cancelling it tell nobody."""
    gold, basic = selling.plan(api, "Gold", monthly_price=2000), selling.plan(api, "Basic", monthly_price=1000)
    catalog.plan_group(api, scheduled_downgrade_behavior="end_of_billing_period")
    company = catalog.company(api)
    selling.manage(api, company, gold)
    listening.skip()

    selling.manage(api, company, basic)
    (told,) = listening.heard("company.scheduled_downgrade")
    (waits,) = api.scheduledcheckout.list_scheduled_checkouts(company_id=company.id).data
    body = told.json["body"]

    assert told.json["company_id"] == company.id
    assert body["company"] == _short(http, company)
    assert (body["id"], body["scheduled_interval"], body["scheduled_price"]) == (waits.id, "month", 1000)
    assert datetime.fromisoformat(body["execute_after"]) == waits.execute_after
    assert body["from_plan"] == {"id": gold.id, "name": "Gold", "description": "", "icon": gold.icon, "deleted": False}
    assert (body["to_plan"]["id"], body["to_plan"]["name"]) == (basic.id, "Basic")

    later = waits.execute_after + timedelta(days=1)
    api.scheduledcheckout.update_scheduled_checkout(waits.id, execute_after=later)
    api.scheduledcheckout.update_scheduled_checkout(waits.id, status="cancelled")
    listening.heard()
    named = api.scheduledcheckout.create_scheduled_checkout(
        company_id=company.id, from_plan_id=gold.id, to_plan_id=basic.id, execute_after=later
    ).data
    (told,) = listening.heard("company.scheduled_downgrade")
    body = told.json["body"]
    assert (body["id"], body["scheduled_interval"], body["scheduled_price"]) == (named.id, None, None)


def test_a_subscription_is_told_with_its_company_when_it_is_other_than_before(
    api: Schematic, listening: Listening
) -> None:
    """Also one that is to end; a provider's notice that says nothing new tells nobody."""
    gold, own, acme = selling.plan(api, "Gold", monthly_price=2000), catalog.company(api), catalog.company(api, "acme")
    selling.manage(api, own, gold)
    told = {"company_id": acme.id}
    mirroring.subscription(api, "sub_1", "cus_1", mirroring.item("prod_1", "price_1"), **told)
    listening.skip()

    mirroring.subscription(api, "sub_1", "cus_1", mirroring.item("prod_1", "price_1"), **told)
    listening.heard()
    mirroring.subscription(api, "sub_1", "cus_1", mirroring.item("prod_1", "price_1", quantity=2), **told)
    (updated,) = listening.heard("company.updated")
    assert updated.json["body"]["billing_subscription"]["products"][0]["quantity"] == 2

    api.checkout.cancel_subscription(company_id=own.id, cancel_immediately=False)
    (updated,) = listening.heard("company.updated")
    assert updated.json["company_id"] == own.id
    assert updated.json["body"]["billing_subscription"]["cancel_at_period_end"] is True


def test_every_type_is_told() -> None:
    told = {"test.send"} | CREDIT_LIMITS | ENTITLEMENT_LIMITS
    for kind in vars(changes).values():
        if isinstance(kind, type) and issubclass(kind, changes.Change):
            told |= {one.request_type for change in _each(kind) for one in rendering.told(change)}

    assert told == EVENT_TYPES.keys()


def _each(kind: type[changes.Change]) -> list[changes.Change]:
    """A change of this kind for each action that there is."""
    hints = get_type_hints(kind)
    members = {name: "x" for name in hints if name not in ("was", "traits_were", "is_quiet", "action", "outcome")}
    name = "outcome" if "outcome" in hints else "action"
    actions = get_args(hints.get(name)) or (None,)
    return [kind(**members, **({} if action is None else {name: action})) for action in actions]
