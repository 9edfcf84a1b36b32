"""The files that put the server on machines: what they say fits each other and the program, and what can run runs.

`make check-deploy` lints them with the tools of their trade besides.
"""

from __future__ import annotations

import configparser
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import aiohttp
import httpx2
import pytest
import yaml
from aiohttp import web

from schematic import Schematic
from schematic_server.cli.serve import STOPS_WITHIN
from schematic_server.demo.process import Running
from schematic_server.settings import MIB, Settings
from schematic_server.storage import connect

from . import proxies

ROOT = Path(__file__).parent.parent
DOCKERFILE = (ROOT / "Dockerfile").read_text()
MANIFESTS = sorted((ROOT / "deploy/kubernetes").glob("*.yaml"))
DATA = "/var/lib/schematic"
USER = 10001
Proxy = Callable[[str, Path, int], AbstractContextManager[str]]
PROXIES: dict[str, Proxy] = {"nginx": proxies.nginx, "caddy": proxies.caddy}


def _instructions(name: str) -> list[str]:
    """The arguments of every such instruction, continued lines joined."""
    joined = re.sub(r"\\\n\s*", "", DOCKERFILE)
    return re.findall(rf"^{name} (.+)$", joined, re.MULTILINE)


def _yaml(path: Path) -> list[dict[str, Any]]:
    return list(yaml.safe_load_all(path.read_text()))


# The image


def test_the_image_is_built_from_sources_that_are_let_through() -> None:
    allowed = [line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")]
    copied = [one.split()[0] for one in _instructions("COPY") if not one.startswith("--from")]

    assert all((ROOT / name).exists() for name in allowed)
    assert {name.split("/")[0] for name in allowed} == {name.split("/")[0] for name in copied}
    needed = {
        f"{part}/{name}" for part in ("sdk", "server") for name in ("pyproject.toml", "README.md", "LICENSE", "src")
    }
    assert needed <= set(allowed)


def test_the_image_installs_what_is_pinned_and_runs_as_nobody_special() -> None:
    installs = [one for one in _instructions("RUN") if "pip install" in one]

    assert [("--require-hashes" in one, "--no-deps" in one) for one in installs] == [(True, False), (False, True)]
    assert _instructions("USER") == [f"{USER}:{USER}"]
    assert _instructions("VOLUME") == [DATA]
    assert json.loads(_instructions("ENTRYPOINT")[0]) == ["schematic"]
    assert json.loads(_instructions("CMD")[-1]) == ["serve"]


def test_the_settings_of_the_image_are_settings() -> None:
    told = dict(re.findall(r"(SCHEMATIC_\w+)=(\S+)", _instructions("ENV")[0]))

    settings = Settings.from_environment(told)

    assert (settings.host, settings.port) == ("0.0.0.0", int(_instructions("EXPOSE")[0]))
    assert settings.database_url == f"sqlite:///{DATA}/schematic.sqlite3"
    assert len(told) == 3


def test_the_health_check_of_the_image_tells_a_server_that_answers(server: Running) -> None:
    command = json.loads(_instructions("HEALTHCHECK")[0].partition(" CMD ")[2])

    def status() -> int:
        environment = {**os.environ, "SCHEMATIC_PORT": str(server.port)}
        return subprocess.run([sys.executable, *command[1:]], env=environment, capture_output=True).returncode

    assert status() == 0
    server.stop()
    assert status() != 0


# Compose


def test_compose_keeps_the_data_and_nothing_else_can_be_written() -> None:
    service = _yaml(ROOT / "compose.yaml")[0]["services"]["schematic"]

    assert service["volumes"] == [f"data:{DATA}"]
    assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"])
    assert [one.split(":")[0] for one in service["ports"]] == ["127.0.0.1"]
    assert int(service["stop_grace_period"].removesuffix("s")) > STOPS_WITHIN


def test_compose_with_postgresql_names_the_database_that_it_makes() -> None:
    services = _yaml(ROOT / "deploy/compose.postgresql.yaml")[0]["services"]
    filled = services["schematic"]["environment"]["SCHEMATIC_DATABASE_URL"].replace(
        "${SCHEMATIC_DB_PASSWORD:?choose one}", "x"
    )
    made = services["postgresql"]["environment"]

    assert filled == f"postgresql://{made['POSTGRES_USER']}:x@postgresql:5432/{made['POSTGRES_DB']}"
    assert connect(filled).url.startswith("postgresql")
    assert services["schematic"]["depends_on"] == {"postgresql": {"condition": "service_healthy"}}


# Kubernetes


@pytest.mark.parametrize("path", MANIFESTS, ids=lambda path: path.name)
def test_a_pod_is_probed_bounded_and_locked_down(path: Path) -> None:
    workload = next(one for one in _yaml(path) if one["kind"] in ("StatefulSet", "Deployment"))
    pod = workload["spec"]["template"]["spec"]
    (container,) = pod["containers"]

    assert container["livenessProbe"]["httpGet"]["path"] == container["startupProbe"]["httpGet"]["path"] == "/healthz"
    assert container["readinessProbe"]["httpGet"]["path"] == "/readyz"
    assert container["resources"]["requests"].keys() == {"cpu", "memory"}
    assert "memory" in container["resources"]["limits"]
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert (pod["securityContext"]["runAsUser"], pod["securityContext"]["runAsGroup"]) == (USER, USER)
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert pod["enableServiceLinks"] is False
    assert pod["terminationGracePeriodSeconds"] > STOPS_WITHIN
    assert container["ports"] == [{"name": "http", "containerPort": int(_instructions("EXPOSE")[0])}]


@pytest.mark.parametrize("path", MANIFESTS, ids=lambda path: path.name)
def test_every_selector_finds_the_pod(path: Path) -> None:
    kinds = {one["kind"]: one for one in _yaml(path)}
    workload = kinds.get("StatefulSet") or kinds["Deployment"]
    labels = workload["spec"]["template"]["metadata"]["labels"]

    assert kinds["Service"]["spec"]["selector"] == workload["spec"]["selector"]["matchLabels"] == labels
    if "PodDisruptionBudget" in kinds:
        assert kinds["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"] == labels


def test_the_manifests_name_the_image_of_this_version() -> None:
    version = tomllib.loads((ROOT / "server/pyproject.toml").read_text())["project"]["version"]

    assert [re.findall(r"image: (\S+)", path.read_text()) for path in MANIFESTS] == [
        [f"schematic-server:{version}"]
    ] * 2


def test_sqlite_has_one_pod_and_its_file_on_a_volume() -> None:
    workload = next(one for one in _yaml(ROOT / "deploy/kubernetes/sqlite.yaml") if one["kind"] == "StatefulSet")
    (mount, _) = workload["spec"]["template"]["spec"]["containers"][0]["volumeMounts"]
    (claim,) = workload["spec"]["volumeClaimTemplates"]

    assert workload["spec"]["replicas"] == 1
    assert mount == {"name": claim["metadata"]["name"], "mountPath": DATA}


# systemd


def test_the_unit_starts_the_server_and_gives_it_time_to_stop() -> None:
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment, method-assign]  # names as written
    unit.read(ROOT / "deploy/systemd/schematic.service")
    service = unit["Service"]
    name, _, value = service["Environment"].partition("=")

    assert service["ExecStart"].split()[1:] == ["serve"]
    assert Settings.from_environment({name: value}).database_url == f"sqlite:///{DATA}/schematic.sqlite3"
    assert f"/var/lib/{service['StateDirectory']}" == service["WorkingDirectory"] == DATA
    assert int(service["TimeoutStopSec"]) > STOPS_WITHIN
    assert service["NoNewPrivileges"] == "yes"
    assert "ProcSubset" not in service  # without /proc/stat there are no `process_…` metrics


# Proxies


@pytest.fixture
async def echo() -> AsyncIterator[int]:
    """The port of a WebSocket server that repeats what it hears, with the addresses that it was told."""

    async def handle(request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        async for message in socket:
            told = [request.headers.get(f"X-Forwarded-{name}", "") for name in ("For", "Proto")]
            await socket.send_str(f"{message.data} {' '.join(told)}")
        return socket

    async def ready(request: web.Request) -> web.Response:
        return web.Response()

    app = web.Application()
    app.router.add_get("/readyz", ready)
    app.router.add_get("/datastream", handle)
    runner = web.AppRunner(app)
    await runner.setup()
    port = proxies.free_port()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    yield port
    await runner.cleanup()


@pytest.fixture(params=sorted(PROXIES))
def proxy(request: pytest.FixtureRequest) -> tuple[Proxy, str]:
    """How to start a proxy, and its program; skipped, by name, where it is not installed."""
    program = proxies.find(request.param)
    if program is None:
        pytest.skip(f"{request.param} is not installed here: its sample was not run (make check-deploy brings caddy)")
    return PROXIES[request.param], program


def test_the_samples_pass_upgrades_on() -> None:
    """Read, because this holds where no proxy can be run; Caddy does it by itself."""
    sample = (ROOT / "deploy/nginx/schematic.conf").read_text()

    assert "proxy_http_version 1.1;" in sample
    assert "proxy_set_header Upgrade $http_upgrade;" in sample
    assert re.search(r"map \$http_upgrade (\$\w+) \{\n\s+default upgrade;", sample)
    assert f"client_max_body_size {Settings().max_body_bytes // MIB}m;" in sample
    assert f"max_size {Settings().max_body_bytes // MIB}MiB" in (ROOT / "deploy/caddy/Caddyfile").read_text()


def test_the_sdk_works_through_a_proxy(proxy: tuple[Proxy, str], server: Running, tmp_path: Path) -> None:
    start, program = proxy
    trusted = proxies.certificate(tmp_path)
    with start(program, tmp_path, server.port) as address, httpx2.Client(verify=trusted) as http:
        with Schematic(server.key, base_url=address, event_capture_url=address, httpx_client=http) as client:
            client.companies.upsert_company(keys={"id": "acme"}, name="Acme")
            client.track("export", company={"id": "acme"})
            assert client.flush(timeout=180.0).failed == 0
            metrics = client.companies.list_companies().data[0].metrics
        too_large = http.post(address + "/batch", content=b" " * (Settings().max_body_bytes + 1))

    assert {one.value for one in metrics} == {1}
    assert too_large.status_code == 413


async def test_a_websocket_goes_through_a_proxy(proxy: tuple[Proxy, str], echo: int, tmp_path: Path) -> None:
    """The server has none yet; a client's own word about its address is not passed on."""
    start, program = proxy
    trusted = proxies.certificate(tmp_path)
    with start(program, tmp_path, echo) as address:
        async with aiohttp.ClientSession() as session:
            lie = {"X-Forwarded-For": "203.0.113.7"}
            async with session.ws_connect(f"{address}/datastream", ssl=trusted, headers=lie) as socket:
                await socket.send_str("hello")
                heard = await socket.receive_str(timeout=180)

    assert heard == f"hello 127.0.0.1 {address.partition(':')[0]}"
