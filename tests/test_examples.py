"""Every example, started as its README line says and called, against a real server."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest
from celery import Celery

from schematic import Schematic
from schematic.contrib.celery import NotEntitled
from schematic_server.demo.process import Running

ROOT = Path(__file__).parent.parent
PATIENCE = 180.0  # seconds until an example that does not start fails its test
WEB = {
    "flask": ["-m", "flask", "--app", "examples/flask/app.py", "run", "--port", "{port}"],
    "fastapi": ["-m", "uvicorn", "--app-dir", "examples/fastapi", "app:app", "--port", "{port}"],
    "django": ["-m", "uvicorn", "--app-dir", "examples/django", "app:application", "--port", "{port}"],
}


@pytest.fixture
def environment(server: Running, tmp_path: Path) -> dict[str, str]:
    """What the README tells to export, on a server with the examples' catalog."""
    told = {
        "SCHEMATIC_API_KEY": server.key,
        "SCHEMATIC_BASE_URL": server.base_url,
        "SCHEMATIC_EVENT_CAPTURE_URL": server.base_url,
        "CELERY_FOLDER": str(tmp_path / "celery"),
    }
    made = {**os.environ, **told}
    subprocess.run([sys.executable, "examples/catalog.py"], cwd=ROOT, env=made, check=True, timeout=PATIENCE)
    return made


def test_the_catalog_is_made_once_however_often_it_is_run(
    environment: dict[str, str], server: Running, tmp_path: Path
) -> None:
    """It shares a plan with `schematic seed`, so that both may be run on one server, in any order."""
    database = f"sqlite:///{tmp_path}/schematic.sqlite3"
    seed = ["-m", "schematic_server", "seed", "--database-url", database]
    for command in (seed, ["examples/catalog.py"], seed):
        subprocess.run([sys.executable, *command], cwd=ROOT, env=environment, check=True, timeout=PATIENCE)

    with Schematic(server.key, base_url=server.base_url, event_capture_url=server.base_url) as client:
        plans, flags = client.plans.list_plans().data, client.features.list_flags().data
        companies = client.companies.list_companies().data
        live = plans[0].active_version.id
        entitlements = client.entitlements.list_plan_entitlements(plan_version_id=live).data
        ends_at = time.monotonic() + PATIENCE
        while client.companies.get_company(companies[0].id).data.plan.plan_version_id != live:  # a job moves it
            assert time.monotonic() < ends_at
            time.sleep(0.02)
        values = {one.key: client.features.check_flag(one.key, company={"id": "acme"}).data.value for one in flags}

    assert [len(plans), len(companies), len(entitlements)] == [1, 1, 3]
    assert values == {"sso": True, "exports": False, "reports": True, "flights": True}


@pytest.mark.parametrize("name", WEB)
def test_a_web_application_is_gated(name: str, environment: dict[str, str], tmp_path: Path) -> None:
    with _started(WEB[name], environment, tmp_path) as call:
        signed_on, exports = call.get("/sso"), call.get("/exports")
        reports = [call.post("/reports") for _ in range(3)]
        others = call.get("/sso", headers={"X-Company": "nobody"})

    assert (signed_on.status_code, signed_on.json()) == (200, {"sign-on": "ready"})
    assert [exports.status_code, others.status_code] == [403, 403]
    assert [one.status_code for one in reports] == [200, 200, 402]
    assert reports[0].json() == {"report": "made", "limit": 2}
    refusal = reports[2].json()
    refusal = refusal.get("detail", refusal)
    assert {key: refusal[key] for key in ("error", "flag", "limit", "used")} == {
        "error": "limit_reached",
        "flag": "reports",
        "limit": 2,
        "used": 2,
    }
    assert refusal["reset_at"]


def test_an_openfeature_application_answers_and_emits_events(environment: dict[str, str], tmp_path: Path) -> None:
    with _started(["examples/openfeature/app.py"], environment, tmp_path) as call:
        acme, others = call.get("/"), call.get("/", headers={"X-Company": "nobody"})

    assert acme.json() == {"sso": True, "exports": False, "why": "DEFAULT", "reports": 2}
    assert others.json() == {"sso": False, "exports": False, "why": "DEFAULT", "reports": 0}
    output = (tmp_path / "example.log").read_text()
    assert output.count('"feature_flag.key": "reports"') == 2
    assert '"feature_flag.result.reason": "targeting_match"' in output


def test_celery_tasks_are_gated_and_metered(environment: dict[str, str], server: Running, tmp_path: Path) -> None:
    """The worker's processes are stopped between the tasks: what they tracked is counted by then."""
    folder = tmp_path / "celery"
    for name in ("messages", "control", "results"):
        (folder / name).mkdir(parents=True)
    app = Celery("caller", set_as_current=False, broker="filesystem://", backend=f"file://{folder}/results")
    messages = f"{folder}/messages"
    app.conf.broker_transport_options = {
        "data_folder_in": messages,
        "data_folder_out": messages,
        "control_folder": f"{folder}/control",
    }

    with _worker(environment, tmp_path):
        assert app.send_task("report", ["acme"], {"copies": 2}).get(timeout=PATIENCE) == 2

    with Schematic(server.key, base_url=server.base_url, event_capture_url=server.base_url) as client:
        entitlement = client.check_flag_with_entitlement("reports", {"id": "acme"}).entitlement
    assert entitlement is not None
    assert entitlement.usage == 2
    with _worker(environment, tmp_path), pytest.raises(NotEntitled, match="usage exceeded"):
        app.send_task("report", ["acme"]).get(timeout=PATIENCE)


@contextmanager
def _started(command: list[str], environment: dict[str, str], folder: Path) -> Iterator[httpx2.Client]:
    """A caller of the example, in the name of acme, once it answers."""
    port = _free_port()
    command = [part.format(port=port) for part in command]
    with _process(command, {**environment, "PORT": str(port)}, folder) as process:
        address = f"http://127.0.0.1:{port}"
        with httpx2.Client(base_url=address, headers={"X-Company": "acme"}, timeout=PATIENCE) as call:
            _wait(process, folder, port)
            yield call


@contextmanager
def _worker(environment: dict[str, str], folder: Path) -> Iterator[None]:
    options = ["--pool=prefork", "--concurrency=1", "--loglevel=WARNING", "--without-mingle", "--without-gossip"]
    with _process(
        ["-m", "celery", "--workdir", "examples/celery", "-A", "tasks", "worker", *options], environment, folder
    ):
        yield


@contextmanager
def _process(command: list[str], environment: dict[str, str], folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    with open(folder / "example.log", "wb") as log:
        process = subprocess.Popen(
            [sys.executable, *command], cwd=ROOT, env={**environment, "PYTHONUNBUFFERED": "1"}, stdout=log, stderr=log
        )
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                raise


def _wait(process: subprocess.Popen[bytes], folder: Path, port: int) -> None:
    ends_at = time.monotonic() + PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            log = (folder / "example.log").read_text()
            assert process.poll() is None, log
            assert time.monotonic() < ends_at, log
            time.sleep(0.05)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
