"""The law of what is in memory: whatever was written, and on whichever node, it answers as a fresh process would."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from typing import Any

import httpx2
import msgspec
import pytest

from schematic_server.changes import Change, written
from schematic_server.clock import now as server_now
from schematic_server.evaluation.check import Checker
from schematic_server.evaluation.requests import BulkRequest
from schematic_server.evaluation.snapshot import Snapshots
from schematic_server.feed import Feed
from schematic_server.scope import Actor
from schematic_server.settings import Settings
from schematic_server.storage.database import Listener

from . import catalog
from .asgi import PATIENCE, App
from .conftest import Keys, examples
from .running_jobs import until

MOST_ROUNDS = 12
ROUNDS = 3  # of every kind of write, the usual ones several times; on SQLite
CODES = [f"c{number}" for number in range(4)]
PEOPLE = ["amy", "bob"]
SUBTYPES = ["flight", "seat"]
CONTEXTS: list[dict[str, Any]] = [
    {},
    *({"company": {"code": code}} for code in CODES),
    *({"user": {"id": name}} for name in PEOPLE),
    {"company": {"code": "c0"}, "user": {"id": "amy"}},
    {"company": {"code": "c1", "icao": "x2"}, "user": {"id": "amy", "mail": "b"}},
    {"company": {"icao": "x1"}, "user": {"mail": "a"}},
]
PERIODS = ["all_time", "current_day", "current_week", "current_month"]


class Node:
    """A server on the database, and what it was told of."""

    def __init__(self, app: App, secret: str) -> None:
        self.app, self.http = app, app.client(secret)
        self.database = app.asgi.state.database
        self.heard: list[Change] = []
        self.own: list[Change] = []
        self.database.inside(lambda db, told, now: self.own.extend(told))
        self._feed = Feed(self)  # type: ignore[arg-type]  # all of a database that it needs
        app.run(self._feed.look(0.0))

    def listen(self, listener: Listener) -> None:
        """The feed would call other nodes; here nobody waits to be called."""

    async def changes_after(self, cursor: Any) -> Any:
        return await self.database.changes_after(cursor)

    def tell(self, changes: Sequence[Change]) -> None:
        self.heard += changes
        self.database.tell(changes)

    def look(self, made: Sequence[Change]) -> None:
        """Until it has heard of all of these."""
        ends_at = time.monotonic() + PATIENCE
        while {written(one) for one in made} - {written(one) for one in self.heard}:
            assert time.monotonic() < ends_at, "it never heard of it"
            self.app.run(self._feed.look(0.0))

    def answers(self) -> Any:
        response = self.http.post("/flags/check-bulk", json={"contexts": CONTEXTS})
        assert response.status_code == 201, response.text
        return response.json()["data"]["data"]


class Fresh:
    """A process that has just started, each time it is asked."""

    def __init__(self, node: Node, credentials: Keys) -> None:
        self._node, self._owner = node, credentials
        self._checker = Checker(node.database)
        self._contexts = msgspec.convert({"contexts": CONTEXTS}, BulkRequest)

    def answers(self) -> Any:
        self._checker.snapshots = Snapshots()
        actor = Actor(self._owner.account_id)
        told = self._node.app.run(self._checker.check_bulk(actor, self._owner.environment_id, self._contexts))
        return msgspec.json.decode(msgspec.json.encode(told))["data"]


@pytest.fixture
def nodes(database_url: str, app: App, secret: str) -> Iterator[list[Node]]:
    with App(Settings(database_url)) as other:
        found = [Node(app, secret), Node(other, secret)]
        yield found
        for one in found:
            one.http.close()


def test_every_answer_from_memory_is_that_of_a_fresh_process(
    nodes: list[Node], credentials: Keys, backend: str
) -> None:
    fresh = Fresh(nodes[0], credentials)
    writer = Writer(random.Random(1))
    every = {one.__name__ for one in Writer.KINDS}
    for step in range(MOST_ROUNDS * len(Writer.KINDS)):
        if step >= examples(backend, ROUNDS) * len(Writer.KINDS) and writer.done == every:
            break
        here, there = writer.random.sample(nodes, 2)
        for one in nodes:
            one.own.clear()
            one.heard.clear()
        told = writer.write(here.http)

        expected = fresh.answers()
        here.look(there.own)  # which may have moved the companies of a plan
        assert here.answers() == expected, (step, told)
        there.look(here.own)
        assert there.answers() == expected, (step, told)
    assert writer.done == every, "some writes were never made"


def _when_moved(http: httpx2.Client, version_id: str, response: httpx2.Response) -> httpx2.Response:
    """The answer, when the companies are where the migration takes them."""

    def are_there() -> bool:
        found = http.get("/plan-version-migrations", params={"plan_version_id": version_id}).json()["data"]
        return not any(one["status"] in ("pending", "in_progress") for one in found)

    if response.is_success:
        until(are_there)
    return response


class Writer:
    """Random writes; those that the server refuses change nothing."""

    def __init__(self, source: random.Random) -> None:
        self.random = source
        self.done: set[str] = set()
        self._deck: list[Callable[[Writer, httpx2.Client], Any]] = []

    def write(self, http: httpx2.Client) -> str:
        if not self._deck:
            self._deck = self.random.sample(self.KINDS, len(self.KINDS))
        kind = self._deck.pop()
        response: httpx2.Response | None = kind(self, http)
        if response is None:
            return ""
        assert response.status_code < 500, response.text
        if response.status_code < 300:
            self.done.add(kind.__name__)
        return f"{kind.__name__}: {response.status_code}"

    def _one(self, http: httpx2.Client, path: str) -> Any:
        """Any of what a list has; None for an empty one."""
        found = http.get(path).json()["data"]
        return self.random.choice(found) if found else None

    def _maybe(self, value: Any) -> Any:
        return value if self.random.random() < 0.5 else None

    def upsert_company(self, http: httpx2.Client) -> Any:
        keys = {"code": self.random.choice(CODES)}
        if self.random.random() < 0.4:
            keys["icao"] = self.random.choice(["x1", "x2"])
        traits = {"seats": self.random.choice([1, 5, "10.5", "many"]), "tier": self.random.choice(["gold", "tin"])}
        plan = self._one(http, "/plans?plan_type=plan")
        more = {"base_plan_id": plan["id"]} if plan and self.random.random() < 0.5 else {}
        return http.post("/companies", json={"keys": keys, "name": keys["code"], "traits": self._maybe(traits), **more})

    def upsert_user(self, http: httpx2.Client) -> Any:
        keys = {"id": self.random.choice(PEOPLE)}
        if self.random.random() < 0.4:
            keys["mail"] = self.random.choice(["a", "b"])
        return http.post("/users", json={"keys": keys, "traits": {"miles": self.random.choice([1, 100, "x"])}})

    def delete_company(self, http: httpx2.Client) -> Any:
        found = self._one(http, "/companies")
        return found and http.delete(f"/companies/{found['id']}")

    def delete_user(self, http: httpx2.Client) -> Any:
        found = self._one(http, "/users")
        return found and http.delete(f"/users/{found['id']}")

    def create_feature(self, http: httpx2.Client) -> Any:
        kind = self.random.choice(["boolean", "event", "event", "trait"])
        trait = self._one(http, "/entity-trait-definitions?entity_type=company")
        if kind == "trait" and trait is None:
            return None
        members = {
            "boolean": {},
            "event": {"event_subtype": self.random.choice(SUBTYPES)},
            "trait": {"trait_id": trait and trait["id"]},
        }[kind]
        key = f"f{self.random.randrange(6)}"
        flag = {"flag": {"key": key, "name": key, "description": ""}} if self.random.random() < 0.7 else {}
        return http.post("/features", json={"name": key, "description": "", "feature_type": kind, **members, **flag})

    def update_feature(self, http: httpx2.Client) -> Any:
        found = self._one(http, "/features")
        if found is None:
            return None
        change = {"name": "other", "event_subtype": self.random.choice(SUBTYPES)}
        return http.put(f"/features/{found['id']}", json=change)

    def delete_feature(self, http: httpx2.Client) -> Any:
        found = self._one(http, "/features")
        return found and http.delete(f"/features/{found['id']}")

    def create_flag(self, http: httpx2.Client) -> Any:
        key = f"f{self.random.randrange(6)}"
        body = {"key": key, "name": key, "description": "", "default_value": self.random.random() < 0.5}
        return http.post("/flags", json={**body, **self._of_feature(http)})

    def update_flag(self, http: httpx2.Client) -> Any:
        found = self._one(http, "/flags")
        key = f"F{self.random.randrange(6)}"
        body = {"key": key, "name": key, "description": "", **self._of_feature(http)}
        return found and http.put(f"/flags/{found['id']}", json=body)

    def _of_feature(self, http: httpx2.Client) -> dict[str, Any]:
        feature = self._one(http, "/features")
        return {"feature_id": feature["id"]} if feature and self.random.random() < 0.5 else {}

    def delete_flag(self, http: httpx2.Client) -> Any:
        found = self._one(http, "/flags")
        return found and http.delete(f"/flags/{found['id']}")

    def replace_rules(self, http: httpx2.Client) -> Any:
        flag = self._one(http, "/flags")
        if flag is None:
            return None
        rules = [self._rule(http, number) for number in range(self.random.randrange(4))]
        return http.put(f"/flags/{flag['id']}/rules", json={"rules": rules})

    def _rule(self, http: httpx2.Client, number: int) -> dict[str, Any]:
        named: list[dict[str, Any]] = [
            {"condition_type": kind, "operator": "eq", "resource_ids": [found["id"]]}
            for kind, path in (("company", "/companies"), ("user", "/users"), ("plan", "/plans"))
            if (found := self._one(http, path)) is not None
        ]
        trait = self._one(http, "/entity-trait-definitions")
        if trait is not None:
            value = {"trait_id": trait["id"], "trait_value": self.random.choice(["5", "gold"])}
            named.append({"condition_type": "trait", "operator": "lte", "resource_ids": [], **value})
        metric = {"event_subtype": self.random.choice(SUBTYPES), "metric_period": self.random.choice(PERIODS)}
        named.append({"condition_type": "metric", "operator": "gte", "resource_ids": [], "metric_value": 3, **metric})
        conditions = self.random.sample(named, min(2, len(named)))
        kind = self.random.choice(["standard", "standard", "default"])
        return {
            "name": f"r{number}",
            "priority": number,
            "value": self.random.random() < 0.7,
            "rule_type": kind,
            "conditions": [] if kind == "default" else conditions,
            "condition_groups": [],
        }

    def create_plan(self, http: httpx2.Client) -> Any:
        kind = self.random.choice(["plan", "add_on"])
        return http.post("/plans", json={"name": f"P{self.random.randrange(9)}", "plan_type": kind, "description": ""})

    def rename_plan(self, http: httpx2.Client) -> Any:
        found = self._one(http, "/plans")
        return found and http.put(f"/plans/{found['id']}", json={"name": f"Q{self.random.randrange(9)}"})

    def delete_plan(self, http: httpx2.Client) -> Any:
        found = self._one(http, "/plans")
        return found and http.delete(f"/plans/{found['id']}")

    def assign_plans(self, http: httpx2.Client) -> Any:
        company, base = self._one(http, "/companies"), self._one(http, "/plans?plan_type=plan")
        more = self._one(http, "/plans?plan_type=add_on")
        body = {"base_plan_id": self._maybe(base and base["id"]), "add_on_ids": [more["id"]] if more else []}
        return company and http.put(f"/company-plans/{company['id']}", json=body)

    def grant(self, http: httpx2.Client) -> Any:
        plan, feature = self._one(http, "/plans"), self._one(http, "/features")
        if plan is None or feature is None:
            return None
        body = {"plan_id": plan["id"], "feature_id": feature["id"], **self._value(http, feature)}
        return http.post("/plan-entitlements", json=body)

    def change_grant(self, http: httpx2.Client) -> Any:
        found = self._one(http, "/plan-entitlements")
        return found and http.put(f"/plan-entitlements/{found['id']}", json=self._value(http, found["feature"]))

    def delete_grant(self, http: httpx2.Client) -> Any:
        found = self._one(http, "/plan-entitlements")
        return found and http.delete(f"/plan-entitlements/{found['id']}")

    def publish(self, http: httpx2.Client) -> Any:
        """Companies that are put on the plan later are on the new version, all others stay."""
        drafted = [one["draft_version"] for one in http.get("/plans?include_draft_versions=true").json()["data"]]
        found = [one for one in drafted if one is not None]
        if not found:
            return None
        version_id = self.random.choice(found)["id"]
        body = {"migration_strategy": self.random.choice(["leave", "immediate"]), "excluded_company_ids": []}
        return _when_moved(http, version_id, http.put(f"/plans/version/{version_id}/publish", json=body))

    def migrate(self, http: httpx2.Client) -> Any:
        """To a version that was published, or was before."""
        plan = self._one(http, "/plans?with_published_version=true")
        if plan is None:
            return None
        version_id = self.random.choice([one for one in plan["versions"] if one["status"] != "draft"])["id"]
        body = {"plan_id": plan["id"], "plan_version_id_to": version_id, "target_plan_type": plan["plan_type"]}
        return _when_moved(
            http, version_id, http.post("/plan-version-migrations", json={**body, "strategy": "immediate"})
        )

    def write_plan_group(self, http: httpx2.Client) -> Any:
        """Which decides about companies that come, or lose their plan, later."""
        plans = [self._maybe(self._one(http, "/plans?plan_type=plan")) for _ in range(2)]
        names = ("initial_plan_id", "fallback_plan_id")
        body = {**catalog.GROUP, **{name: plan and plan["id"] for name, plan in zip(names, plans, strict=True)}}
        group = http.get("/plan-groups")
        if group.status_code == 404:
            return http.post("/plan-groups", json=body)
        return http.put(f"/plan-groups/{group.json()['data']['id']}", json=body)

    def delete_version(self, http: httpx2.Client) -> Any:
        plan = self._one(http, "/plans")
        version = plan and plan["versions"] and self.random.choice(plan["versions"])
        return version and http.delete(f"/plans/version/{version['id']}?promote_archived_version=true")

    def override(self, http: httpx2.Client) -> Any:
        company, feature = self._one(http, "/companies"), self._one(http, "/features")
        if company is None or feature is None:
            return None
        ends = {"expiration_date": (server_now() + timedelta(days=9)).isoformat()} if self._maybe(1) else {}
        body = {"company_id": company["id"], "feature_id": feature["id"], **self._value(http, feature), **ends}
        return http.post("/company-overrides", json=body)

    def delete_override(self, http: httpx2.Client) -> Any:
        found = self._one(http, "/company-overrides")
        return found and http.delete(f"/company-overrides/{found['id']}")

    def _value(self, http: httpx2.Client, feature: Any) -> dict[str, Any]:
        trait = self._one(http, "/entity-trait-definitions?entity_type=company")
        values: list[dict[str, Any]] = [{"value_type": "boolean", "value_bool": self.random.random() < 0.6}]
        if feature["feature_type"] != "boolean":
            period = {"metric_period": self.random.choice(PERIODS), "metric_period_month_reset": "billing_cycle"}
            values += [{"value_type": "unlimited"}, {"value_type": "numeric", "value_numeric": 4, **period}]
            if trait is not None:
                values.append({"value_type": "trait", "value_trait_id": trait["id"], **period})
            credit = self._one(http, "/billing/credits") if feature["feature_type"] == "event" else None
            if credit is not None:
                rate = {"credit_consumption_rate": self.random.choice([0, 0.1, 2])}
                values += 2 * [{"value_type": "credit", "value_credit_id": credit["id"], **rate}]
        return self.random.choice(values)

    def create_credit(self, http: httpx2.Client) -> Any:
        if len(http.get("/billing/credits").json()["data"]) > 1:
            return None
        return http.post("/billing/credits", json={"name": "Token", "description": "", "currency": "usd"})

    def give_credits(self, http: httpx2.Client) -> Any:
        body = {**self._account(http), "quantity": self.random.choice([1, 5, 40])}
        ends = {"expires_at": (server_now() + timedelta(days=9)).isoformat()} if self._maybe(1) else {}
        reason = self.random.choice(["free", "purchased"])
        return http.post("/billing/credits/grants/company", json={**body, **ends, "reason": reason})

    def take_credits(self, http: httpx2.Client) -> Any:
        found = self._one(http, "/billing/credits/grants/list")
        return found and http.put(f"/billing/credits/grants/{found['id']}/zero-out", json={})

    def reserve(self, http: httpx2.Client) -> Any:
        """Held for longer than any test takes: whoever ends holds would change answers meanwhile."""
        account = self._account(http)
        body = {"company_id": account["company_id"], "credit_type_id": account["credit_id"]}
        ends = {"expires_at": (server_now() + timedelta(minutes=59)).isoformat()}
        made = http.post("/billing/credits/reservations", json={**body, "amount": 0.5, **ends})
        if made.is_success and self._maybe(1):
            return http.put(f"/billing/credits/reservations/{made.json()['data']['id']}/release")
        return made

    def cap(self, http: httpx2.Client) -> Any:
        account, user = self._account(http), self._maybe(self._one(http, "/users"))
        if user is not None:
            http.post("/company-memberships", json={"company_id": account["company_id"], "user_id": user["id"]})
        whose = {"company_id": account["company_id"], **({"user_id": user["id"]} if user else {})}
        return http.post(
            "/billing/credits/spend-policies",
            json={"billing_credit_id": account["credit_id"], **whose, **self._limit()},
        )

    def change_cap(self, http: httpx2.Client) -> Any:
        found = self._one(http, "/billing/credits/spend-policies")
        return found and http.put(f"/billing/credits/spend-policies/{found['id']}", json=self._limit())

    def delete_cap(self, http: httpx2.Client) -> Any:
        found = self._one(http, "/billing/credits/spend-policies")
        return found and http.delete(f"/billing/credits/spend-policies/{found['id']}")

    def _account(self, http: httpx2.Client) -> dict[str, Any]:
        company, credit = self._one(http, "/companies"), self._one(http, "/billing/credits")
        return {"company_id": company["id"] if company else "", "credit_id": credit["id"] if credit else ""}

    def _limit(self) -> dict[str, Any]:
        window = {"window_amount": 9, "window_unit": self.random.choice(["day", "week", "month"])}
        return self.random.choice([window, window, {"max_per_draw": 2}])

    def track(self, http: httpx2.Client) -> Any:
        events = [self._event() for _ in range(self.random.randrange(1, 6))]
        return http.post("/event-batch", json={"events": events})

    def _event(self) -> dict[str, Any]:
        body = {
            "event": self.random.choice(SUBTYPES),
            "company": {"code": self.random.choice(CODES)},
            "user": self._maybe({"id": self.random.choice(PEOPLE)}),
            "quantity": self.random.choice([1, 2, -1]),
        }
        late = {"backfill": True, "sent_at": (server_now() - timedelta(days=33)).isoformat()}
        return {"event_type": "track", "body": body, **(late if self.random.random() < 0.3 else {})}

    def retype_trait(self, http: httpx2.Client) -> Any:
        found = self._one(http, "/entity-trait-definitions")
        kind = self.random.choice(["number", "string"])
        return found and http.put(f"/entity-trait-definitions/{found['id']}", json={"trait_type": kind})

    def delete_key(self, http: httpx2.Client) -> Any:
        """Of one that is nobody's only key."""
        found = self._one(http, "/entity-key-definitions?q=" + self.random.choice(["icao", "mail"]))
        return found and http.delete(f"/entity-key-definitions/{found['id']}")

    KINDS: tuple[Callable[[Writer, httpx2.Client], Any], ...] = (
        *(upsert_company, upsert_company, track, track, track, replace_rules, replace_rules, create_feature),
        *(upsert_user, create_feature, create_feature, update_feature, delete_feature, create_flag, update_flag),
        *(create_plan, create_plan, rename_plan, delete_plan, assign_plans, assign_plans, grant, grant, grant),
        *(publish, publish, publish, assign_plans, delete_version, migrate, migrate, write_plan_group),
        *(delete_flag, change_grant, delete_grant, override, delete_override, retype_trait, delete_key),
        *(delete_company, delete_user, create_credit, create_credit, give_credits, give_credits, give_credits),
        *(take_credits, reserve, reserve, cap, cap, cap, change_cap, delete_cap, grant, track),
    )
