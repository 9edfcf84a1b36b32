"""The official Python client and ours on one Redis: filled by our replicator, and shared behind their streams."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

redis = pytest.importorskip("redis")

from schematic import Schematic  # noqa: E402
from schematic.cache import RedisCache  # noqa: E402
from schematic.client import DataStreamConfig  # noqa: E402
from schematic.datastream.shared import NAMES  # noqa: E402
from schematic_server.demo.process import Running, start  # noqa: E402

from .test_official_clients import WITHIN, interpreter  # noqa: E402
from .test_official_streams import CHECKS, running  # noqa: E402

PROGRAM = "stream_python.py"


@pytest.fixture
def redis_url(valkey: Callable[[], Any]) -> Iterator[str]:
    with valkey() as started:
        yield f"redis://{started.host}:{started.port}"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Running]:
    """Where Acme may export three times, and nobody else may."""
    interpreter(PROGRAM)
    made = start(f"sqlite:///{tmp_path}/schematic.sqlite3")
    with client(made) as api:
        flag = {"key": "exports", "name": "Exports", "description": ""}
        feature = api.features.create_feature(
            name="Exports", description="", feature_type="event", event_subtype="export", flag=flag
        ).data
        plan = api.plans.create_plan(name="Gold", plan_type="plan").data
        api.entitlements.create_plan_entitlement(
            plan_id=plan.id, feature_id=feature.id, value_type="numeric", value_numeric=3
        )
        api.features.create_flag(key="beta", name="Beta", description="", flag_type="boolean", default_value=True)
        api.companies.upsert_company(keys={"id": "acme"}, name="Acme", base_plan_id=plan.id)
        api.companies.upsert_company(keys={"id": "globex"}, name="Globex")
        api.companies.upsert_user(keys={"email": "ada@acme.example"})
    yield made
    made.stop()


def client(server: Running, **options: Any) -> Schematic:
    return Schematic(server.key, base_url=server.base_url, event_capture_url=server.base_url, **options)


def streaming(server: Running, redis_url: str, **options: Any) -> Schematic:
    caches = dict.fromkeys(NAMES, RedisCache(redis.Redis.from_url(redis_url)))
    return client(
        server,
        use_datastream=True,
        datastream=DataStreamConfig(**caches, **options),
        cache_timeout=WITHIN,
        timeout=WITHIN,
    )


def answers(one: Schematic) -> list[bool]:
    return [one.check_flag(check["flag"], check.get("company"), check.get("user")) for check in CHECKS]


def until(condition: Callable[[], Any]) -> None:
    ends_at = time.monotonic() + WITHIN
    while not condition():
        assert time.monotonic() < ends_at
        time.sleep(0.05)


def is_ready(url: str) -> bool:
    try:
        with urllib.request.urlopen(url) as answer:
            return bool(json.load(answer)["ready"])
    except OSError:
        return False


@contextmanager
def replicating(server: Running, redis_url: str) -> Iterator[str]:
    """Our replicator, when it has filled the Redis; the address of its health."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    variables = {"SCHEMATIC_API_KEY": server.key, "SCHEMATIC_API_URL": server.base_url, "HEALTH_PORT": str(port)}
    environment = {**os.environ, **variables, "REDIS_ADDR": redis_url.removeprefix("redis://")}
    command = [sys.executable, "-m", "schematic_server", "replicator"]
    health = f"http://127.0.0.1:{port}/ready"
    with subprocess.Popen(command, env=environment) as replicator:
        try:
            until(lambda: is_ready(health))
            yield health
        finally:
            replicator.terminate()


def test_both_answer_from_what_our_replicator_wrote_as_the_server_does(server: Running, redis_url: str) -> None:
    with (
        client(server, cache_providers=[]) as api,
        replicating(server, redis_url) as health,
        running(PROGRAM, server, redis_url, health) as official,
        streaming(server, redis_url, replicator_mode=True, replicator_health_url=health) as ours,
    ):
        assert ours.datastream is not None
        assert ours.datastream.wait_until_ready(WITHIN)
        assert official.check(CHECKS) == answers(ours) == answers(api) == [True, False, True, True, True]

        api.events.create_event(event_type="track", body={"event": "export", "company": {"id": "acme"}, "quantity": 3})

        official.until([False, False, False, True, True])
        assert answers(ours) == answers(api) == [False, False, False, True, True]


def test_they_share_one_redis_behind_their_streams_and_evict_nothing(server: Running, redis_url: str) -> None:
    store = redis.Redis.from_url(redis_url, decode_responses=True)
    expected = [True, False, True, True, True]
    with streaming(server, redis_url) as ours, running(PROGRAM, server, redis_url) as official:
        assert ours.datastream is not None
        assert ours.datastream.wait_until_ready(WITHIN)
        assert answers(ours) == expected
        official.until(expected)
        until(lambda: len(store.keys("schematic:flags:fde6dba2:*")) == 2)
        store.set("schematic:flags:4b54a537:exports", "a Node SDK's")

        with streaming(server, redis_url) as another:
            assert another.datastream is not None
            assert another.datastream.wait_until_ready(WITHIN)
            assert answers(another) == expected

        official.until(expected)
        assert sorted(store.keys("schematic:flags:*")) == [
            "schematic:flags:4b54a537:exports",
            "schematic:flags:fde6dba2:beta",
            "schematic:flags:fde6dba2:exports",
        ]
        documents = [json.loads(store.get(key)) for key in store.keys("schematic:company:fde6dba2:comp_*")]
        assert {one["keys"]["id"] for one in documents} == {"acme", "globex"}
    store.close()
