"""The same things wanted by many at once: each is answered as if it had come alone, and one state comes of it.

No answer is a failure of the server's, and none tells of a deadlock. What companies are on after such races is the
matter of `test_plan_laws`.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from typing import Any

import httpx2
import pytest
import sqlalchemy as sa

from schematic import Schematic
from schematic_server.domains.companies.tables import company_usage, entity_key
from schematic_server.domains.entitlements.tables import company_override, plan_entitlement
from schematic_server.domains.events.tables import usage_hour
from schematic_server.domains.features.tables import rule
from schematic_server.domains.planmigrations.tables import plan_version_company_migration
from schematic_server.domains.plans.tables import plan_change, plan_version

from . import catalog
from .asgi import App
from .conftest import Keys
from .racing import THREADS, AtOnce, data, statuses
from .running_jobs import until

LEFT = {"migration_strategy": "leave", "excluded_company_ids": []}
MOVED = {"migration_strategy": "immediate", "excluded_company_ids": []}


def rows(app: App, statement: sa.Select[Any]) -> list[Any]:
    return app.read(lambda db: [tuple(row) for row in db.execute(statement)])


def versions(app: App, plan_id: str) -> Counter[str]:
    """How many of each status; numbered without a gap."""
    wanted = sa.select(plan_version.c.version, plan_version.c.status).where(plan_version.c.plan_id == plan_id)
    found = rows(app, wanted.order_by(plan_version.c.version))
    assert [number for number, _ in found] == list(range(1, len(found) + 1))
    return Counter(status for _, status in found)


def test_one_company_comes_of_upserts_of_the_same_keys(api: Schematic, at_once: AtOnce) -> None:
    def upsert(http: httpx2.Client, number: int) -> list[str]:
        body = {"keys": {"id": "ACME" if number % 2 else "acme"}, "name": "Acme"}
        told = [{**body, "traits": {f"t{number}": count}} for count in range(5)]
        return [data(http.post("/companies", json=one))["id"] for one in told]

    ids = {one for part in at_once(upsert) for one in part}

    (company,) = api.companies.list_companies().data
    assert ids == {company.id}
    assert company.traits == {f"t{number}": 4 for number in range(THREADS)}


def test_keys_of_racing_upserts_belong_to_one_company_each(app: App, credentials: Keys, at_once: AtOnce) -> None:
    """Some name one company, some another, some both, which is refused or joins them, by who came first."""
    told = [{"id": "x"}, {"code": "y"}, {"id": "x", "code": "y"}, {"id": "x", "code": "z"}]
    answers = at_once(lambda http, number: http.post("/companies", json={"keys": told[number % 4]}))

    assert set(statuses(answers)) <= {201, 200, 400}
    wanted = sa.select(entity_key.c.name, entity_key.c.folded_value).where(
        entity_key.c.environment_id == credentials.environment_id
    )
    found = rows(app, wanted)
    assert len(found) == len(set(found))
    assert ("id", "x") in found


def test_one_user_and_membership_come_of_the_same_upserts(api: Schematic, at_once: AtOnce) -> None:
    united = catalog.company(api)
    body = {"keys": {"id": "amy"}, "company_id": united.id, "traits": {"seen": True}}
    answers = at_once(lambda http, number: http.post("/users", json=body))

    assert {data(one)["id"] for one in answers} == {one.id for one in api.companies.list_users().data}
    assert len(api.companies.list_company_memberships(company_id=united.id).data) == 1


def test_events_make_their_companies_once_and_count_once(
    app: App, api: Schematic, credentials: Keys, at_once: AtOnce
) -> None:
    """All send the same batch, then one of their own."""

    def event(key: str, code: str) -> dict[str, Any]:
        body = {"event": "flight", "company": {"code": code}, "user": {"id": "amy"}}
        return {"type": "track", "idempotency_key": key, "body": body}

    def send(http: httpx2.Client, number: int) -> list[httpx2.Response]:
        same = [event(f"same {index}", f"C{index % 3}") for index in range(9)]
        own = [event(f"{number} {index}", f"C{index % 3}") for index in range(9)]
        random.Random(number).shuffle(same)
        return [http.post("/batch", json={"events": one}) for one in (same, own)]

    assert statuses([one for part in at_once(send) for one in part]) == {200: 2 * THREADS}

    assert len(api.companies.list_companies().data) == 3
    of_ours = company_usage.c.environment_id == credentials.environment_id
    counted = rows(app, sa.select(company_usage.c.company_id, company_usage.c.all_time).where(of_ours))
    wanted = sa.select(usage_hour.c.company_id, sa.func.sum(usage_hour.c.event_count)).where(
        usage_hour.c.environment_id == credentials.environment_id
    )
    assert [value for _, value in counted] == [3 * (THREADS + 1)] * 3
    assert dict(rows(app, wanted.group_by(usage_hour.c.company_id))) == dict(counted)


def test_one_of_many_publications_of_a_draft_is_done(app: App, api: Schematic, at_once: AtOnce) -> None:
    gold = catalog.plan(api, "Gold")
    draft = gold.draft_version.id
    answers = at_once(lambda http, number: http.put(f"/plans/version/{draft}/publish", json=LEFT))

    assert statuses(answers) == {200: 1, 400: THREADS - 1}
    assert versions(app, gold.id) == {"published": 1}


def test_one_draft_comes_of_racing_edits_and_has_all_of_them(app: App, api: Schematic, at_once: AtOnce) -> None:
    kept, gold = catalog.metered(api), catalog.plan(api, "Gold")
    features = [catalog.metered(api, f"f{number}", f"e{number}") for number in range(THREADS)]
    catalog.grant(api, gold, kept, "numeric", value_numeric=5)
    gold = catalog.publish(api, gold)

    def grant(http: httpx2.Client, number: int) -> httpx2.Response:
        told = {"plan_id": gold.id, "feature_id": features[number].id, "value_type": "numeric", "value_numeric": number}
        return http.post("/plan-entitlements", json=told)

    assert statuses(at_once(grant)) == {201: THREADS}
    assert versions(app, gold.id) == {"published": 1, "draft": 1}
    draft = api.plans.get_plan(gold.id).data.draft_version.id
    granted = api.entitlements.list_plan_entitlements(plan_version_id=draft).data
    assert Counter(one.feature_id for one in granted) == Counter([kept.id, *(one.id for one in features)])


def test_publications_edits_and_deletions_leave_whole_versions(app: App, api: Schematic, at_once: AtOnce) -> None:
    """Each puts what it knows of the draft live, or changes it, or drops a version, again and again."""
    gold = catalog.plan(api, "Gold")
    for number in range(3):
        catalog.grant(api, gold, catalog.metered(api, f"f{number}", f"e{number}"), "numeric", value_numeric=0)
    companies = [catalog.company(api, f"C{number}", base_plan_id=gold.id) for number in range(3)]

    def edit(http: httpx2.Client, number: int) -> list[httpx2.Response]:
        chance, answers = random.Random(number), list[httpx2.Response]()
        for count in range(6):
            told = {"name": "Gold", "description": f"{number}, {count}"}
            answers.append(http.put(f"/plans/{gold.id}", json=told))
            draft = answers[-1].json()["data"]["draft_version"]
            if draft is None:  # somebody published it meanwhile
                continue
            match chance.choice(["publish", "publish", "grant", "delete"]):
                case "publish":
                    body = chance.choice([LEFT, MOVED])
                    answers.append(http.put(f"/plans/version/{draft['id']}/publish", json=body))
                case "grant":
                    granted = data(http.get(f"/plan-entitlements?plan_version_id={draft['id']}"))
                    told = {"value_type": "numeric", "value_numeric": number}
                    answers += [http.put(f"/plan-entitlements/{one['id']}", json=told) for one in granted]
                case _:
                    answers.append(http.delete(f"/plans/version/{draft['id']}"))
        return answers

    found = statuses([one for part in at_once(edit) for one in part])

    assert set(found) <= {200, 400, 404}
    settle(api)
    of_gold = sa.select(plan_version.c.id, plan_version.c.status).where(plan_version.c.plan_id == gold.id)
    status = dict(rows(app, of_gold))
    counted = Counter(status.values())
    assert counted["published"] == 1
    assert counted["draft"] <= 1
    of_plan = sa.select(plan_entitlement.c.plan_version_id, plan_entitlement.c.rule_id).where(
        plan_entitlement.c.plan_id == gold.id
    )
    grants = rows(app, of_plan)
    assert Counter(version_id for version_id, _ in grants) == dict.fromkeys(status, 3)
    moves = plan_version_company_migration.c
    is_done = sa.select(moves.migration_id, moves.company_id).where(
        moves.status == "completed", moves.company_id.in_([one.id for one in companies])
    )
    told = sa.select(plan_change.c.migration_id, plan_change.c.company_id).where(
        plan_change.c.migration_id.is_not(None), plan_change.c.company_id.in_([one.id for one in companies])
    )
    assert sorted(rows(app, is_done)) == sorted(rows(app, told))


def settle(api: Schematic) -> None:
    """Until every migration has ended."""

    def all_have_ended() -> bool:
        found = api.planmigrations.list_migrations(limit=250).data
        return all(one.status not in ("pending", "in_progress") for one in found)

    until(all_have_ended)


@pytest.mark.parametrize("kind", ["override", "entitlement"])
def test_one_grant_of_a_feature_comes_of_many(app: App, api: Schematic, kind: str, at_once: AtOnce) -> None:
    flights, gold, united = catalog.metered(api), catalog.plan(api, "Gold"), catalog.company(api)
    if kind == "override":
        path, on, table = "/company-overrides", {"company_id": united.id}, company_override
    else:
        path, on, table = "/plan-entitlements", {"plan_id": gold.id}, plan_entitlement
    amount = {"feature_id": flights.id, "value_type": "numeric"}

    made = at_once(lambda http, number: http.post(path, json={**on, **amount, "value_numeric": number}))

    # A second override takes the place of the first; a second entitlement is refused.
    assert statuses(made) == ({201: THREADS} if kind == "override" else {201: 1, 400: THREADS - 1})
    wanted = sa.select(table.c.id, table.c.value_numeric, table.c.rule_id).where(table.c.feature_id == flights.id)
    (found,) = rows(app, wanted)
    told = [answer.json()["data"] for answer in made if answer.status_code == 201]
    (one,) = [one for one in told if (one["id"], one["value_numeric"]) == found[:2]]
    left = {"value_type": "numeric"}
    put = at_once(lambda http, number: http.put(f"{path}/{one['id']}", json={**left, "value_numeric": number}))
    assert statuses(put) == {200: THREADS}
    deleted = at_once(lambda http, number: http.delete(f"{path}/{one['id']}"))
    assert statuses(deleted) == {200: 1, 404: THREADS - 1}
    assert rows(app, wanted) == []
    assert rows(app, sa.select(rule.c.id).where(rule.c.id == found[2])) == []


def test_one_plan_group_comes_of_many_and_says_what_one_of_them_said(api: Schematic, at_once: AtOnce) -> None:
    plans = [catalog.plan(api, f"Plan {number}") for number in range(THREADS)]

    def body(number: int) -> dict[str, Any]:
        return {**catalog.GROUP, "initial_plan_id": plans[number].id, "fallback_plan_id": plans[number].id}

    made = at_once(lambda http, number: http.post("/plan-groups", json=body(number)))
    assert statuses(made) == {201: 1, 400: THREADS - 1}
    group_id = api.plangroups.get_plan_group().data.id
    put = at_once(lambda http, number: http.put(f"/plan-groups/{group_id}", json=body(number)))
    assert statuses(put) == {200: THREADS}

    found = api.plangroups.get_plan_group().data
    assert found.initial_plan.id == found.fallback_plan.id


def test_many_migrations_at_once_move_each_company_once(app: App, api: Schematic, at_once: AtOnce) -> None:
    """One is asked for by each, some cancel theirs, and some have it end at once."""
    gold = catalog.publish(api, catalog.plan(api, "Gold"))
    companies = [catalog.company(api, f"C{number}", base_plan_id=gold.id).id for number in range(12)]
    api.plans.update_plan(gold.id, name="Gold", description="next")
    to = catalog.publish(api, gold).active_version.id
    told = {"plan_id": gold.id, "plan_version_id_to": to, "strategy": "immediate", "target_plan_type": "plan"}

    def migrate(http: httpx2.Client, number: int) -> list[httpx2.Response]:
        made = http.post("/plan-version-migrations", json=told)
        if made.status_code != 201:
            return [made]
        path = f"/plan-version-migrations/{made.json()['data']['id']}"
        if number % 4 == 0:
            return [made, http.post(f"{path}/cancel")]
        return [made, http.post(f"{path}/retry", json={})]

    found = statuses([one for part in at_once(migrate) for one in part])

    assert set(found) <= {200, 201, 400}
    settle(api)
    changes = sa.select(plan_change.c.company_id).where(
        plan_change.c.action == "plan_version_migration", plan_change.c.company_id.in_(companies)
    )
    assert sorted(one for (one,) in rows(app, changes)) == sorted(companies)
    assert {api.companies.get_company(one).data.plan.plan_version_id for one in companies} == {to}


def test_racing_writes_of_all_kinds_never_fail(app: App, api: Schematic, at_once: AtOnce) -> None:
    """Whatever is written while whatever else is: done or refused, and everything that is told stands together."""
    flights = catalog.metered(api)
    plans = [catalog.publish(api, catalog.plan(api, name)) for name in ("Gold", "Basic")]
    group = api.plangroups.create_plan_group(**catalog.GROUP).data.id

    def write(http: httpx2.Client, number: int) -> list[httpx2.Response]:
        chance = random.Random(number)
        return [_one_write(http, chance, plans, flights.id, group) for _ in range(15)]

    found = statuses([one for part in at_once(write) for one in part])

    assert set(found) <= {200, 201, 400, 404}
    assert found[200] + found[201] > sum(found.values()) / 2
    settle(api)
    for one in plans:
        counted = versions(app, one.id)
        assert counted["published"] == 1
        assert counted["draft"] <= 1
    for company in api.companies.list_companies().data:
        newest = api.companies.list_plan_changes(company_id=company.id, limit=1).data
        told = newest[0].base_plan if newest else None
        assert (told and told.id) == (company.plan and company.plan.id)


def _one_write(
    http: httpx2.Client, chance: random.Random, plans: Sequence[Any], feature_id: str, group_id: str
) -> httpx2.Response:
    plan_id, code = chance.choice(plans).id, chance.choice("ABC")
    amount = {"feature_id": feature_id, "value_type": "numeric", "value_numeric": chance.randrange(9)}
    match chance.randrange(8):
        case 0:
            return http.post("/companies", json={"keys": {"code": code}, "traits": {"seats": chance.randrange(9)}})
        case 1:
            return http.post("/companies", json={"keys": {"code": code}, "base_plan_id": plan_id})
        case 2:
            return http.post("/plan-entitlements", json={"plan_id": plan_id, **amount})
        case 3:
            draft = http.put(f"/plans/{plan_id}", json={"name": "Plan", "description": f"{chance.random()}"}).json()
            version_id = (draft["data"]["draft_version"] or draft["data"]["active_version"])["id"]
            return http.put(f"/plans/version/{version_id}/publish", json=chance.choice([LEFT, MOVED]))
        case 4:
            company = http.post("/companies", json={"keys": {"code": code}}).json()["data"]["id"]
            return http.post("/company-overrides", json={"company_id": company, **amount})
        case 5:
            company = http.post("/companies", json={"keys": {"code": code}}).json()["data"]["id"]
            return http.put(f"/company-plans/{company}", json={"base_plan_id": plan_id, "add_on_ids": []})
        case 6:
            wanted = {**catalog.GROUP, "initial_plan_id": plan_id, "fallback_plan_id": None}
            return http.put(f"/plan-groups/{group_id}", json=wanted)
        case _:
            body = {"event": "flight", "company": {"code": code}, "user": {"id": "amy"}}
            return http.post("/batch", json={"events": [{"type": "track", "body": body}] * 5})
