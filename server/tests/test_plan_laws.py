"""Laws of plans: whatever happened, and however much at once, a company has one base plan at most, and its newest plan
change tells what it is on."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import httpx2
from hypothesis import given, settings
from hypothesis import strategies as st

from .asgi import App
from .catalog import GROUP
from .conftest import Ahead, Keys, another_account, examples
from .running_jobs import until
from .test_planmigrations import next_version

CODES = ("A", "B")
PLANS = ("Basic", "Gold", "Trial")
ADD_ONS = ("Seats", "Audit")
_plan = st.none() | st.sampled_from(PLANS)
_step = st.one_of(
    st.tuples(st.just("assign"), st.sampled_from(CODES), _plan, st.sets(st.sampled_from(ADD_ONS))),
    st.tuples(st.just("group"), _plan, _plan, st.booleans()),
    st.tuples(st.just("migrate"), st.sampled_from((*PLANS, *ADD_ONS))),
    st.tuples(st.just("upsert"), st.sampled_from(CODES), _plan),
    st.tuples(st.just("delete"), st.sampled_from(PLANS)),
)


class World:
    """An account with plans and add-ons of a few names, and companies that come into being when they are named."""

    def __init__(self, app: App) -> None:
        self.app, self.keys = app, another_account(app)
        self.http = app.client(self.keys.secret)
        self.plans: dict[str, str] = {}
        for name in PLANS:
            self._make(name, "plan")
        for name in ADD_ONS:
            self._make(name, "add_on")
        self.group_id: str = self._post("/plan-groups", GROUP).json()["data"]["id"]
        for code in CODES:
            self.upsert(code, None)

    def _make(self, name: str, plan_type: str) -> None:
        made = self._post("/plans", {"name": name, "plan_type": plan_type}).json()["data"]["id"]
        self.plans[name] = made
        if name == "Trial":
            terms = {"charge_type": "free", "is_trialable": True, "trial_days": 5}
            self._accepted(self.http.put(f"/plans/{made}/billing_products", json=terms))

    def assign(self, code: str, plan: str | None, add_ons: set[str]) -> None:
        base_plan_id = None if plan is None else self.plans[plan]
        body = {"base_plan_id": base_plan_id, "add_on_ids": [self.plans[one] for one in sorted(add_ons)]}
        self._accepted(self.http.put(f"/company-plans/{self.company(code)['id']}", json=body))

    def group(self, initial: str | None, fallback: str | None, restricts: bool) -> None:
        compatible = [{"source_plan_id": self.plans["Seats"], "compatible_plan_ids": [self.plans["Gold"]]}]
        body = {
            **GROUP,
            "initial_plan_id": initial and self.plans[initial],
            "fallback_plan_id": fallback and self.plans[fallback],
            "add_on_compatibilities": compatible if restricts else [],
        }
        self._accepted(self.http.put(f"/plan-groups/{self.group_id}", json=body))

    def migrate(self, name: str) -> None:
        plan_id = self.plans[name]

        class Plan:
            id = plan_id

        try:
            version_id = next_version(self.app, self.keys, Plan)
        except httpx2.HTTPStatusError as error:  # somebody else has published the draft, or deleted the plan
            self._accepted(error.response)
            return
        body = {
            "plan_id": plan_id,
            "plan_version_id_to": version_id,
            "strategy": "immediate",
            "target_plan_type": "add_on" if name in ADD_ONS else "plan",
        }
        self._post("/plan-version-migrations", body)

    def upsert(self, code: str, plan: str | None) -> None:
        base = {} if plan is None else {"base_plan_id": self.plans[plan]}
        self._post("/companies", {"keys": {"code": code}, **base})

    def delete(self, name: str) -> None:
        """And make another one of that name."""
        self._accepted(self.http.delete(f"/plans/{self.plans[name]}"))
        self._make(name, "plan")

    def take(self, step: tuple[Any, ...]) -> None:
        name, *arguments = step
        getattr(self, name)(*arguments)

    def company(self, code: str) -> Any:
        return self.http.get("/companies/lookup", params={"code": code}).json()["data"]

    def check(self) -> None:
        self.settle()
        for code in CODES:
            company = self.company(code)
            changes = self.http.get("/plan-changes", params={"company_id": company["id"]}).json()["data"]
            rows = self.http.get("/companies", params={"ids": company["id"]}).json()["data"]
            assert [one["plan"] for one in rows] == [company["plan"]]
            on = {one["id"] for one in company["plans"]}
            base = {self.plans[one] for one in PLANS} & on
            assert base == ({company["plan"]["id"]} if company["plan"] else set())
            if not changes:
                assert on == set()
                continue
            told = changes[0]
            assert (told["base_plan"] and told["base_plan"]["id"]) == (company["plan"] and company["plan"]["id"])
            version = told["base_plan_version"]
            assert (version and version["id"]) == (company["plan"] and company["plan"]["plan_version_id"])
            for one in changes:
                assert one["base_plan"] != one["previous_base_plan"] or (
                    one["add_ons_added"] or one["add_ons_removed"] or one["is_version_upgrade"]
                )

    def settle(self) -> None:
        """Until every migration has ended."""

        def all_have_ended() -> bool:
            found = self.http.get("/plan-version-migrations").json()["data"]
            return all(one["status"] not in ("pending", "in_progress") for one in found)

        until(all_have_ended)

    def _post(self, path: str, body: Any) -> httpx2.Response:
        return self._accepted(self.http.post(path, json=body))

    def _accepted(self, response: httpx2.Response) -> httpx2.Response:
        """Done, or refused for a reason; never failed."""
        assert response.status_code < 300 or response.status_code in (400, 404), response.text
        return response


def test_the_newest_plan_change_tells_what_a_company_is_on(app: App, backend: str) -> None:
    @settings(max_examples=examples(backend, 12))
    @given(steps=st.lists(_step, min_size=3, max_size=12))
    def holds(steps: list[tuple[Any, ...]]) -> None:
        world = World(app)
        for step in steps:
            world.take(step)
            if step[0] in ("migrate", "delete"):
                world.check()
        world.check()

    holds()


@settings(max_examples=4)
@given(steps=st.lists(_step, min_size=12, max_size=12))
def test_so_it_does_when_all_happens_at_once(app: App, steps: list[tuple[Any, ...]]) -> None:
    """No deadlock and no lost race reaches a client, and nothing is half done."""
    world = World(app)
    with ThreadPoolExecutor(6) as pool:
        for done in [pool.submit(world.take, step) for step in steps if step[0] != "delete"]:
            done.result()
    world.check()


def test_one_company_wanted_on_many_plans_at_once_is_on_one(app: App, credentials: Keys) -> None:
    world = World(app)
    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(world.assign, "A", PLANS[number % 3], {"Audit"}) for number in range(24)]:
            done.result()
    world.check()


def test_a_clock_that_steps_back_does_not_turn_the_record_round(app: App, clock: Ahead) -> None:
    """So does a request that began first, and came second because it had to be run again."""
    world = World(app)
    world.assign("A", "Gold", set())
    clock.by -= timedelta(minutes=5)

    world.assign("A", "Basic", set())

    world.check()
