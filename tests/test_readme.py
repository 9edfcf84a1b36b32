"""The words run: every Python snippet of the READMEs and guides, and a newcomer's first steps, as written."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from schematic import Schematic
from schematic_server.demo.process import Running, start

from . import installed
from .installed import Environment

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "sdk/README.md", *sorted((ROOT / "docs/guides").glob("*.md"))]
# Three backticks, `python`, and nothing else: a block that needs what a test does not have says `{.python .no-run}`.
BLOCK = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)
SECRET = "sch_dev_…"
KEY = "YOUR_API_KEY"
ADDRESS = "http://127.0.0.1:8080"
REDIS = "redis://localhost:6379"
PATIENCE = 180.0  # seconds


def _snippets() -> list[pytest.param]:
    found = []
    for path in DOCUMENTS:
        for match in BLOCK.finditer(path.read_text()):
            line = path.read_text()[: match.start()].count("\n") + 1
            found.append(pytest.param(match[1], id=f"{path.relative_to(ROOT)}:{line}"))
    return found


@pytest.fixture(scope="module")
def documented(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server that has what the snippets talk about: flags `flights`, `exports`, `sso`, and `answers`, which costs
    credits; and a company that has some."""
    folder = tmp_path_factory.mktemp("documented")
    settings = {"SCHEMATIC_WEBHOOK_ALLOW": "127.0.0.1"}
    running = start(f"sqlite:///{folder}/schematic.sqlite3", folder / "server.log", settings)
    with Schematic(running.key, base_url=running.base_url, event_capture_url=running.base_url) as client:
        for key, event in (("flights", "flight"), ("exports", "export"), ("sso", None)):
            kind = {"feature_type": "event", "event_subtype": event} if event else {"feature_type": "boolean"}
            feature = client.features.create_feature(name=key, description=key, **kind).data
            client.features.create_flag(key=key, name=key, description=key, default_value=True, feature_id=feature.id)
        acme = client.companies.upsert_company(keys={"id": "acme"}, name="Acme", traits={"seats": 5}).data
        credit = client.credits.create_billing_credit(name="Answers", description="", currency="usd").data
        answers = {"name": "answers", "description": "", "feature_type": "event", "event_subtype": "answer"}
        feature = client.features.create_feature(**answers).data
        client.features.create_flag(key="answers", name="answers", description="", feature_id=feature.id)
        client.entitlements.create_company_override(
            company_id=acme.id, feature_id=feature.id, value_type="credit", value_credit_id=credit.id
        )
        client.credits.grant_billing_credits_to_company(
            company_id=acme.id, credit_id=credit.id, quantity=100, reason="free"
        )
    yield running
    running.stop()


@pytest.fixture(scope="module")
def redis_address(valkey: Callable[[], Any]) -> Iterator[str]:
    with valkey() as started:
        yield f"redis://{started.host}:{started.port}"


@pytest.mark.parametrize("snippet", _snippets())
def test_snippet_runs_as_written(
    snippet: str, documented: Running, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if REDIS in snippet:
        snippet = snippet.replace(REDIS, request.getfixturevalue("redis_address"))
    code = snippet.replace(ADDRESS, documented.base_url).replace(SECRET, documented.key).replace(KEY, documented.key)
    environment = {
        "SCHEMATIC_API_KEY": documented.key,
        "SCHEMATIC_BASE_URL": documented.base_url,
        "SCHEMATIC_EVENT_CAPTURE_URL": documented.base_url,
        "PATH": str(Path(sys.executable).parent),
    }

    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )

    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    # Nothing that a reader would have to worry about: a check that fell back to its default, a batch that was refused.
    assert "rror" not in done.stderr


def test_the_first_steps_work_as_written(tmp_path: Path) -> None:
    """From nothing to `True`: install, serve, ask, and the ten lines, twice. Only the port is another."""
    empty = tmp_path / "empty"
    empty.mkdir()
    environment = installed.create(tmp_path)
    done = environment.run(installed.commands("Install")[0], installed.checkout(tmp_path / "checkout"))
    assert done.returncode == 0, done.stderr
    serve, asking = installed.commands("Self-hosting in ten lines")
    ten_lines = BLOCK.findall(installed.section("The SDK in ten lines"))[0]

    with _serving(environment, serve, empty) as (address, key):

        def told(text: str) -> str:
            return text.replace(ADDRESS, address).replace(SECRET, key)

        asked = environment.run(told(asking), empty)
        programs = [environment.run(f"python -W error - <<'EOF'\n{told(ten_lines)}EOF\n", empty) for _ in range(2)]

    assert asked.returncode == 0, asked.stderr
    assert re.search(r"^value +true", asked.stdout, re.MULTILINE)
    for part in ("of environment Development", "of the whole account"):
        assert part in asked.stdout
    for program in programs:
        assert (program.returncode, program.stderr) == (0, "")
        assert program.stdout.startswith("True Matched plan entitlement rule")


@contextmanager
def _serving(environment: Environment, command: str, folder: Path) -> Iterator[tuple[str, str]]:
    """Address and key of a server that was started by that line of shell, on a free port."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    output = folder / "output"
    with output.open("w") as told:
        process = subprocess.Popen(
            ["/bin/sh", "-c", f"exec {command}"],
            cwd=folder,
            env={**environment.variables(), "SCHEMATIC_PORT": str(port)},
            stdout=told,
            stderr=told,
        )
    try:
        ends_at = time.monotonic() + PATIENCE
        while "Application startup complete" not in output.read_text():
            assert process.poll() is None, output.read_text()
            assert time.monotonic() < ends_at, output.read_text()
            time.sleep(0.05)
        key = re.search(r"sch_dev_[\w-]{32}", output.read_text())
        assert key is not None
        yield f"http://127.0.0.1:{port}", key[0]
    finally:
        process.terminate()
        process.wait(PATIENCE)
