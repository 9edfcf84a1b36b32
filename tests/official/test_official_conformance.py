"""Random catalogs, changed at random: whoever evaluates by itself says of everybody what the server says.

`SCHEMATIC_CATALOGS=300` is the long form. Of every fifth catalog those are asked, too, who evaluate from one Redis that
our replicator fills. Where the two official engines differ, ours follows Python's: of a credit at the rate 0 no
condition is sent, which is the same to both; what a spend policy refuses, Node's client (1.6.2) allows: it knows none.
"""

from __future__ import annotations

import asyncio
import os
import random
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx2
import pytest
from server.tests.test_snapshot_law import Writer

from schematic import AsyncSchematic, Schematic
from schematic.client import DataStreamConfig
from schematic_server.demo.process import start

from .test_official_caches import replicating, streaming
from .test_official_clients import WITHIN, interpreter
from .test_official_streams import running

CATALOGS = int(os.environ.get("SCHEMATIC_CATALOGS", "10"))
CHANGES = 5
REPLICATED_EVERY = 5  # catalogs
PROGRAMS = ("stream_python.py", "stream_node.mjs")
# The server's sentence where the engine, which official clients show, has the other.
REASONS = {"No company or user context; default value for flag": "No rules matched; default value for flag"}
KNOWS_NO_POLICIES, REFUSED_BY_POLICY = "official Node", " limit of "
BEGINNING = (
    *([Writer.upsert_company] * 4 + [Writer.upsert_user] * 2 + [Writer.create_feature] * 4 + [Writer.create_plan] * 3),
    *([Writer.create_credit] + [Writer.grant] * 5 + [Writer.publish] * 2 + [Writer.assign_plans] * 3),
    *([Writer.give_credits] * 3 + [Writer.cap] * 2 + [Writer.reserve, Writer.override, Writer.create_flag]),
    *([Writer.replace_rules] * 3 + [Writer.track] * 2),
)
Check = dict[str, Any]
Told = tuple[Any, ...]  # value, reason, id of the rule, usage, allocation
Client = Callable[[list[Check]], list[Told]]


class World:
    """The API of a server, and clients of its stream and of what a replicator made of it, which may not ask it."""

    def __init__(self, stack: ExitStack, folder: Path, redis_url: str) -> None:
        server = start(f"sqlite:///{folder}/schematic.sqlite3")
        stack.callback(server.stop)
        headers = {"X-Schematic-Api-Key": server.key}
        self.http = stack.enter_context(httpx2.Client(base_url=server.base_url, headers=headers, timeout=WITHIN))
        python, node = (stack.enter_context(running(program, server)) for program in PROGRAMS)
        options: dict[str, Any] = {"base_url": server.base_url, "event_capture_url": server.base_url}
        options |= {"use_datastream": True, "datastream": DataStreamConfig(fallback_budget=0), "cache_providers": []}
        sync = stack.enter_context(Schematic(server.key, **options))
        runner = stack.enter_context(asyncio.Runner())
        tasks = AsyncSchematic(server.key, **options)
        stack.callback(lambda: runner.run(tasks.shutdown()))

        async def of_tasks(checks: list[Check]) -> list[Any]:
            return [await tasks.check_flag_with_entitlement(*_arguments(one)) for one in checks]

        self.clients: dict[str, Client] = {
            "official Python": lambda checks: [_told(one, one) for one in python.answer(checks)],
            "official Node": lambda checks: [_told(one, one) for one in node.answer(checks)],
            "sync": lambda checks: [_ours(sync.check_flag_with_entitlement(*_arguments(one))) for one in checks],
            "async": lambda checks: [_ours(one) for one in runner.run(of_tasks(checks))],
        }
        health = stack.enter_context(replicating(server, redis_url))
        told = {"replicator_mode": True, "replicator_health_url": health, "fallback_budget": 0}
        ours = stack.enter_context(streaming(server, redis_url, **told))
        another = stack.enter_context(running(PROGRAMS[0], server, redis_url, health))
        self.replicated: dict[str, Client] = {
            "replicated, official Python": lambda checks: [_told(one, one) for one in another.answer(checks)],
            "replicated": lambda checks: [_ours(ours.check_flag_with_entitlement(*_arguments(one))) for one in checks],
        }

    def clear(self) -> None:
        """Delete everything."""
        for name in ("companies", "users", "plans", "flags", "features"):
            for one in self.http.get(f"/{name}").raise_for_status().json()["data"]:
                self.http.delete(f"/{name}/{one['id']}").raise_for_status()

    def compare(self, clients: dict[str, Client], writes: list[str]) -> None:
        """Until each of the clients says of everybody what the server says."""
        checks, expected = self._served()
        for name, answer in clients.items():
            ends_at = time.monotonic() + WITHIN
            while differences := [
                (check, said, should)
                for check, said, should in zip(checks, answer(checks), expected, strict=True)
                if said != should and not (name == KNOWS_NO_POLICIES and REFUSED_BY_POLICY in should[1])
            ]:
                assert time.monotonic() < ends_at, (name, differences[:5], writes)

    def _served(self) -> tuple[list[Check], list[Told]]:
        companies, users = self._keys("companies", "code"), self._keys("users", "id")
        contexts = [{"company": company, "user": user} for company in companies for user in users]
        answer = self.http.post("/flags/check-bulk", json={"contexts": contexts}).raise_for_status()
        checks, told = list[Check](), list[Told]()
        for context, found in zip(contexts, answer.json()["data"]["data"], strict=True):
            for one in found["flags"]:
                checks.append({"flag": one["flag"], **{name: keys for name, keys in context.items() if keys}})
                told.append(_told(one, one.get("entitlement") or {}))
        return checks, told

    def _keys(self, path: str, name: str) -> list[dict[str, str] | None]:
        """Of each, and of nobody."""
        found = self.http.get(f"/{path}").raise_for_status().json()["data"]
        return [None, *({name: key["value"]} for one in found for key in one["keys"] if key["key"] == name)]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, valkey: Callable[[], Any]) -> Iterator[World]:
    for program in PROGRAMS:
        interpreter(program)
    with ExitStack() as stack:
        store = stack.enter_context(valkey())
        yield World(stack, tmp_path_factory.mktemp("conformance"), f"redis://{store.host}:{store.port}")


@pytest.mark.parametrize("number", range(CATALOGS))
def test_every_client_says_what_the_server_says(world: World, number: int) -> None:
    clients = world.clients if number % REPLICATED_EVERY else {**world.clients, **world.replicated}
    world.clear()
    writer = Writer(random.Random(number))

    for kind in BEGINNING:
        kind(writer, world.http)
    world.compare(clients, ["the beginning"])
    world.compare(clients, [writer.write(world.http) for _ in range(CHANGES)])


def _arguments(check: Check) -> tuple[Any, ...]:
    return check["flag"], check.get("company"), check.get("user")


def _ours(answer: Any) -> Told:
    said = answer.model_dump()
    return _told(said, said["entitlement"] or {})


def _told(answer: dict[str, Any], entitlement: dict[str, Any]) -> Told:
    """What both have; official clients show use below 0, the server and ours say 0."""
    usage = entitlement.get("usage")
    used, reason = usage and max(usage, 0), answer["reason"]
    return answer["value"], REASONS.get(reason, reason), answer.get("rule_id"), used, entitlement.get("allocation")
