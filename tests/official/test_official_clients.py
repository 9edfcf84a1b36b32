"""The official clients, unchanged, against a real server. `make official` installs and runs them.

What the README says of them is what is seen here. A client that is not installed is skipped, by name.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from schematic import Schematic
from schematic_server.demo.process import Running, start
from schematic_server.webhooks.event_types import EVENT_TYPES

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PYTHON = ROOT / ".bench/official/bin/python"
MODULES = HERE / "node_modules/@schematichq"
WITHIN = 120.0  # seconds


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[tuple[Running, str]]:
    """A server where Acme may export ten times and nobody else may; a publishable key of it."""
    running = start(f"sqlite:///{tmp_path}/schematic.sqlite3")
    with Schematic(running.key, base_url=running.base_url, event_capture_url=running.base_url) as client:
        flag = {"key": "exports", "name": "Exports", "description": ""}
        feature = client.features.create_feature(
            name="Exports", description="", feature_type="event", event_subtype="export", flag=flag
        ).data
        plan = client.plans.create_plan(name="Gold", plan_type="plan").data
        client.entitlements.create_plan_entitlement(
            plan_id=plan.id, feature_id=feature.id, value_type="numeric", value_numeric=10
        )
        client.companies.upsert_company(keys={"id": "acme"}, name="Acme", base_plan_id=plan.id)
        publishable = client.accounts.list_api_keys(require_environment=False).data[0].id
    yield running, publishable
    running.stop()


@pytest.mark.parametrize("program", ["python_client.py", "node_client.mjs"])
def test_a_client_of_the_backend_manages_checks_and_meters(catalog: tuple[Running, str], program: str) -> None:
    server, _ = catalog

    assert _run(program, server.base_url, server.key) == {
        "upsert_company": "Acme",
        "list_companies": [True],
        "list_features": ["Exports"],
        "check_flag": True,
        "check_flag_of_nobody": False,
        "usage": 3,
        "users": ["Ada"],
    }


def test_the_browser_client_checks_and_sends_events_over_http(catalog: tuple[Running, str]) -> None:
    server, publishable = catalog

    saw = _run("browser_client.mjs", server.base_url, publishable)

    assert saw == {"check_flag": True, "check_flag_of_nobody": False, "check_flags": True}
    assert _events(server) == {"identify", "track"}


def test_react_without_its_socket_checks_and_sends_events_and_its_hooks_wait(catalog: tuple[Running, str]) -> None:
    """`useSchematicFlag` hears over the socket only, and shows its fallback."""
    server, publishable = catalog

    saw = _run("react_client.mjs", server.base_url, publishable)

    assert saw == {"check_flag": True, "rendered": "may not export"}
    assert _events(server) == {"identify", "track"}


@pytest.mark.parametrize(
    ("page", "saw"),
    [
        (
            "browser.mjs",
            {"first": [True, 0, 10, "Gold"], "exceeded": True, "nobody": False},
        ),
        ("react.mjs", "ready may not 10/10 Gold 0"),
        (
            "openfeature.mjs",
            {
                "first": [True, "TARGETING_MATCH", "on", 0, 10],
                "changed": ["exports"],
                "exceeded": False,
                "nobody": "DEFAULT",
                "unknown": "FLAG_NOT_FOUND",
            },
        ),
    ],
)
def test_pages_in_a_browser_hear_of_changes_at_once(catalog: tuple[Running, str], page: str, saw: Any) -> None:
    """The page is of another origin than the server; what is used meanwhile, others use."""
    server, publishable = catalog
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip(f"{page}: Chromium is not installed")

    assert _run("chromium.mjs", page, server.base_url, publishable, server.key, chromium) == saw


@pytest.mark.parametrize("program", ["webhooks_python.py", "webhooks_node.mjs"])
def test_the_official_verifiers_accept_every_delivery(tmp_path: Path, program: str) -> None:
    """A sample of each event type, and what comes of a change: sent by the server, received here."""
    deliveries: list[dict[str, Any]] = []
    with _receiving(deliveries) as url:
        server = start(f"sqlite:///{tmp_path}/schematic.sqlite3", settings={"SCHEMATIC_WEBHOOK_ALLOW": "127.0.0.1"})
        try:
            with Schematic(server.key, base_url=server.base_url) as client:
                types = [name for name in EVENT_TYPES if name != "company.deleted"]
                hook = client.webhooks.create_webhook(name="All", url=url, request_types=types).data
                for one in types:
                    assert client.webhooks.send_test_webhook_action(hook.id, request_type=one).data.success
                client.companies.upsert_company(keys={"id": "zürich"}, name="Zürich 東京 🚀")
                expected = [*types, "company.created"]
                ends_at = time.monotonic() + WITHIN
                while len(deliveries) < len(expected) and time.monotonic() < ends_at:
                    time.sleep(0.05)
        finally:
            server.stop()

    lines = "".join(json.dumps({**one, "secret": hook.secret}) + "\n" for one in deliveries)
    assert _run(program, given=lines) == expected


@contextmanager
def _receiving(into: list[dict[str, Any]]) -> Iterator[str]:
    """A receiver that keeps what it gets; its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            into.append({"headers": dict(self.headers.items()), "body": body})
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as receiver:
        thread = threading.Thread(target=receiver.serve_forever, args=(0.05,))
        thread.start()
        yield f"http://127.0.0.1:{receiver.server_address[1]}/"
        receiver.shutdown()
        thread.join()


def _run(program: str, *arguments: str, given: str = "") -> Any:
    """What the program printed."""
    done = subprocess.run(
        [*interpreter(program), str(HERE / program), *arguments],
        input=given,
        capture_output=True,
        text=True,
        timeout=WITHIN,
        check=False,
        env=environment(),
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def environment() -> dict[str, str]:
    """Without what would show a client other packages than it was installed with, ours above all."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


def interpreter(program: str) -> list[str]:
    if program.endswith(".py"):
        if not PYTHON.exists():
            pytest.skip("the official Python client is not installed: `make official` installs and runs it")
        return [str(PYTHON)]
    node = shutil.which("node")
    if node is None or not MODULES.exists():
        missing = "node is not installed" if node is None else "its packages are not installed"
        pytest.skip(f"{program}: {missing}; `make official` installs them with npm and runs it")
    return [node]


def _events(server: Running) -> set[str]:
    with Schematic(server.key, base_url=server.base_url) as client:
        events = client.events.list_events().data
    assert {one.status for one in events} == {"processed"}
    return {one.type for one in events}
