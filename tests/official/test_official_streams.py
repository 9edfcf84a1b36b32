"""The official clients in DataStream mode, unchanged, against a real server: they answer as it does, by themselves."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from schematic import Schematic
from schematic_server.demo.process import Running, start

from .test_official_clients import HERE, WITHIN, environment, interpreter

CHECKS: list[dict[str, Any]] = [
    {"flag": "exports", "company": {"id": "acme"}},
    {"flag": "exports", "company": {"id": "globex"}},
    {"flag": "exports", "company": {"ID": "ACME"}, "user": {"email": "ada@acme.example"}},
    {"flag": "beta", "company": {"id": "acme"}},
    {"flag": "beta"},
]


class Client:
    """An official client in a process of its own, which answers checks."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def check(self, checks: list[dict[str, Any]]) -> list[Any]:
        """The values."""
        return [one["value"] for one in self.answer(checks)]

    def answer(self, checks: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Value, reason, rule, usage and allocation; what the client does not say is None, or missing."""
        found: list[dict[str, Any]] = self.ask(checks)
        return found

    def ask(self, asked: object) -> Any:
        """What it says to a line of JSON."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        return json.loads(self.line())

    def line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()

    def until(self, expected: list[Any]) -> None:
        """Until it answers so: what it has to hear of is on its way."""
        ends_at = time.monotonic() + WITHIN
        while (found := self.check(CHECKS)) != expected:
            assert time.monotonic() < ends_at, found


@contextmanager
def running(program: str, server: Running, *arguments: str) -> Iterator[Client]:
    command = [*interpreter(program), str(HERE / program), server.base_url, server.key, *arguments]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, text=True, env=environment(), **pipes) as process:
        client = Client(process)
        try:
            assert client.line() == "ready\n"
            yield client
        finally:
            process.kill()


@pytest.mark.parametrize("program", ["stream_python.py", "stream_node.mjs"])
def test_a_client_answers_by_itself_as_the_server_does(tmp_path: Path, program: str) -> None:
    interpreter(program)
    server = start(f"sqlite:///{tmp_path}/schematic.sqlite3")
    try:
        with Schematic(server.key, base_url=server.base_url, cache_providers=[]) as api:
            flag = {"key": "exports", "name": "Exports", "description": ""}
            feature = api.features.create_feature(
                name="Exports", description="", feature_type="event", event_subtype="export", flag=flag
            ).data
            plan = api.plans.create_plan(name="Gold", plan_type="plan").data
            api.entitlements.create_plan_entitlement(
                plan_id=plan.id, feature_id=feature.id, value_type="numeric", value_numeric=3
            )
            beta = api.features.create_flag(
                key="beta", name="Beta", description="", flag_type="boolean", default_value=False
            ).data
            for name in ("acme", "globex"):
                api.companies.upsert_company(keys={"id": name}, name=name, traits={"seats": 3})
            api.companies.upsert_user(keys={"email": "ada@acme.example"})

            def served() -> list[Any]:
                return [
                    api.features.check_flag(one["flag"], company=one.get("company"), user=one.get("user")).data.value
                    for one in CHECKS
                ]

            with running(program, server) as client:
                client.until([False] * 5)

                acme = api.companies.lookup_company(keys={"id": "acme"}).data
                api.plans.update_company_plans(acme.id, base_plan_id=plan.id, add_on_ids=[])
                assert served() == [True, False, True, False, False]
                client.until(served())

                api.events.create_event(
                    event_type="track", body={"event": "export", "company": {"id": "acme"}, "quantity": 3}
                )
                assert served() == [False, False, False, False, False]
                client.until(served())

                everybody = {"name": "All", "priority": 1, "rule_type": "standard", "value": True}
                rule = {**everybody, "conditions": [], "condition_groups": []}
                api.features.update_flag_rules(beta.id, rules=[rule])
                assert served() == [False, False, False, True, True]
                client.until(served())

                seats = api.companies.get_or_create_entity_trait_definition(
                    hierarchy=["seats"], entity_type="company", trait_type="number"
                ).data
                condition = {
                    "condition_type": "trait", "operator": "gte", "resource_ids": [],
                    "trait_id": seats.id, "trait_value": "5",
                }  # fmt: skip
                api.features.update_flag_rules(beta.id, rules=[{**rule, "conditions": [condition]}])
                client.until([False] * 5)
                api.companies.upsert_company(keys={"id": "acme"}, traits={"seats": 5})
                assert served() == [False, False, False, True, False]
                client.until(served())
    finally:
        server.stop()
