"""The command `schematic`, as its users run it: real processes, exit statuses, what is printed where."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

import httpx2
import pytest
import sqlalchemy as sa

from schematic_server.cli import main, variables
from schematic_server.demo.process import start
from schematic_server.storage import connect, migrations

from .conftest import Keys

SECRET = re.compile(r"sch_dev_[\w-]{32}")
READY_WITHIN = 180.0  # seconds


class Done(NamedTuple):
    """How a command ended."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


@pytest.fixture
def environment() -> dict[str, str]:
    """This process's environment without settings of ours."""
    return {name: value for name, value in os.environ.items() if not name.startswith("SCHEMATIC_")}


@pytest.fixture
def process(tmp_path: Path, environment: dict[str, str]) -> Run:
    """Run `schematic ARGUMENTS` in an empty folder, as a process of its own, until it ends."""

    def run(*arguments: str, **settings: str) -> Done:
        done = subprocess.run(
            [sys.executable, "-m", "schematic_server", *arguments],
            cwd=tmp_path,
            env={**environment, **settings},
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
        )
        return Done(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def schematic(
    tmp_path: Path,
    environment: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """As `process`, quicker, inside this one: for commands that leave no mark on it."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, **settings: str) -> Done:
        capsys.readouterr()
        with monkeypatch.context() as patch:
            for name in os.environ.keys() - environment.keys():
                patch.delenv(name)
            for name, value in settings.items():
                patch.setenv(name, value)
            with pytest.raises(SystemExit) as ended:
                main(arguments)
        output, complaints = capsys.readouterr()
        return Done(int(ended.value.code or 0), output, complaints)

    return run


@pytest.fixture
def refused(schematic: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """As `schematic`, for a `serve` that gets no further than its settings and its port."""
    monkeypatch.setattr("schematic_server.log.configure", lambda level: None)  # which is of the whole process
    monkeypatch.setattr("schematic_server.cli.serve._run", lambda settings, listener: None)
    return schematic


@pytest.fixture
def installed(tmp_path: Path, sqlite_template: tuple[Path, Keys]) -> None:
    """The database is there, as a first start leaves it."""
    shutil.copy(sqlite_template[0], tmp_path / "schematic.sqlite3")


class Serving:
    """A `schematic serve` process."""

    def __init__(self, folder: Path, environment: dict[str, str], *arguments: str) -> None:
        self.output, self.log = folder / "output", folder / "log"
        with self.output.open("w") as output, self.log.open("w") as log:
            command = [sys.executable, "-m", "schematic_server", "serve", "--port", "0", *arguments]
            self.process = subprocess.Popen(command, cwd=folder, env=environment, stdout=output, stderr=log)
        self.base_url = self._wait()

    def _wait(self) -> str:
        ends_at = time.monotonic() + READY_WITHIN
        while time.monotonic() < ends_at and self.process.poll() is None:
            found = re.search(r"listens on (http://\S+)", self.output.read_text())
            if found and _answers(found[1]):
                return found[1]
            time.sleep(0.02)
        raise AssertionError(f"not ready: {self.output.read_text()}{self.log.read_text()}")

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """The exit status."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.wait(READY_WITHIN)


Serve = Callable[..., Serving]


@pytest.fixture
def serve(tmp_path: Path, environment: dict[str, str]) -> Iterator[Serve]:
    """Start `schematic serve --port 0 ARGUMENTS` in the same folder as `schematic` runs in."""
    started: list[Serving] = []

    def run(*arguments: str, **settings: str) -> Serving:
        started.append(Serving(tmp_path, {**environment, **settings}, *arguments))
        return started[-1]

    yield run
    for one in started:
        one.stop(signal.SIGKILL)


def _answers(base_url: str) -> bool:
    try:
        return httpx2.get(base_url + "/readyz").status_code == 200
    except httpx2.TransportError:
        return False


def _whoami(base_url: str, key: str) -> int:
    return httpx2.get(base_url + "/whoami", headers={"X-Schematic-Api-Key": key}).status_code


@pytest.mark.parametrize(
    "command",
    [
        [],
        ["serve"],
        ["migrate"],
        ["backup"],
        ["prune"],
        ["check"],
        ["keys"],
        ["seed"],
        *(["keys", one] for one in ("create", "list", "revoke")),
    ],
)
def test_every_command_has_help_with_examples(schematic: Run, command: list[str]) -> None:
    done = schematic(*command, "--help")

    assert done.returncode == 0
    assert "Usage: schematic" in done.stdout
    assert "Examples" in done.stdout or command in ([], ["keys"])


def test_the_version_is_the_packages(schematic: Run) -> None:
    done = schematic("--version")

    assert (done.returncode, done.stdout) == (0, f"schematic-server {version('schematic-server')}\n")


def test_the_first_start_prints_a_key_once(serve: Serve) -> None:
    first = serve()
    key = SECRET.search(first.output.read_text())
    assert key is not None
    assert _whoami(first.base_url, key[0]) == 200
    assert first.stop() == 0
    assert "Traceback" not in first.log.read_text()

    second = serve()
    assert SECRET.search(second.output.read_text()) is None
    assert "listens on" in second.output.read_text()
    assert _whoami(second.base_url, key[0]) == 200


BOOTSTRAP = "sch_dev_" + "0123456789abcdef" * 2


def _told(serving: Serving) -> list[str]:
    """The log's warnings and what it says of the first start."""
    lines = [json.loads(line) for line in serving.log.read_text().splitlines()]
    return [one["event"] for one in lines if one["logger"] == "schematic_server" and "igrated" not in one["event"]]


def _starts_with_the_bootstrap_key(serve: Serve, folder: Path, settings: dict[str, str]) -> None:
    """The first start has it, and tells it nowhere."""
    first = serve(**settings)
    assert _whoami(first.base_url, BOOTSTRAP) == 200
    assert _told(first) == ["the first key has the secret that SCHEMATIC_BOOTSTRAP_KEY gives"]
    said = first.output.read_text() + first.log.read_text()
    assert first.stop() == 0
    assert SECRET.search(said) is None
    assert BOOTSTRAP.encode() not in b"".join(one.read_bytes() for one in folder.glob("schematic.sqlite3*"))


def test_a_bootstrap_key_may_be_in_a_file(serve: Serve, tmp_path: Path) -> None:
    (tmp_path / "key").write_text(f"  {BOOTSTRAP}\n")

    _starts_with_the_bootstrap_key(serve, tmp_path, {"SCHEMATIC_BOOTSTRAP_KEY_FILE": str(tmp_path / "key")})


def test_a_bootstrap_key_is_the_first_starts_and_told_nowhere(serve: Serve, tmp_path: Path) -> None:
    """So that no secret needs a log, and a first start needs nobody to read its output."""
    given = {"SCHEMATIC_BOOTSTRAP_KEY": BOOTSTRAP}
    other = {"SCHEMATIC_BOOTSTRAP_KEY": "sch_dev_" + "fedcba9876543210" * 2}

    _starts_with_the_bootstrap_key(serve, tmp_path, given)
    again = serve(**given)
    assert _told(again) == []
    again.stop()
    changed = serve(**other)

    assert _told(changed) == [
        "SCHEMATIC_BOOTSTRAP_KEY is ignored: this is no first start, and the database knows no such key"
    ]
    assert _whoami(changed.base_url, other["SCHEMATIC_BOOTSTRAP_KEY"]) == 401
    assert _whoami(changed.base_url, BOOTSTRAP) == 200


def test_an_empty_bootstrap_key_is_none(serve: Serve) -> None:
    """Compose files pass on what was not set outside as an empty text."""
    serving = serve(SCHEMATIC_BOOTSTRAP_KEY="", SCHEMATIC_BOOTSTRAP_KEY_FILE="")

    assert SECRET.search(serving.output.read_text())


@pytest.mark.parametrize(
    "key",
    [
        "sch_prod_" + "a1b2c3d4" * 4,
        "a1b2c3d4" * 5,
        "sch_dev_" + "a" * 31,
        "sch_dev_" + "a" * 129,
        "sch_dev_" + "a1b2c3d4" * 4 + "é",
        "sch_dev_a1b2c3d4 " + "a1b2c3d4" * 4,
    ],
    ids=["production", "no prefix", "short", "long", "letter", "space"],
)
def test_a_bootstrap_key_that_cannot_be_is_refused_and_not_repeated(refused: Run, tmp_path: Path, key: str) -> None:
    done = refused("serve", "--port", "0", SCHEMATIC_BOOTSTRAP_KEY=key)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "schematic: SCHEMATIC_BOOTSTRAP_KEY must be sch_dev_ and then 32 to 128 letters, digits, _ or -, made by"
        " chance; for example: echo sch_dev_$(openssl rand -hex 20)\n"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        ({"SCHEMATIC_BOOTSTRAP_KEY_FILE": "nowhere"}, "nowhere cannot be read: No such file or directory"),
        ({"SCHEMATIC_BOOTSTRAP_KEY_FILE": "."}, ". cannot be read: Is a directory"),
        ({"SCHEMATIC_BOOTSTRAP_KEY_FILE": "/dev/null"}, "SCHEMATIC_BOOTSTRAP_KEY_FILE must be sch_dev_ and then 32"),
        ({"SCHEMATIC_BOOTSTRAP_KEY": BOOTSTRAP, "SCHEMATIC_BOOTSTRAP_KEY_FILE": "x"}, "are both set; keep one"),
    ],
)
def test_a_bootstrap_key_file_that_cannot_be_is_refused(refused: Run, settings: dict[str, str], complaint: str) -> None:
    done = refused("serve", "--port", "0", **settings)

    assert done.returncode == 1
    assert complaint in done.stderr
    assert done.stderr.count("\n") == 1
    assert BOOTSTRAP not in done.stderr


def test_database_files_are_their_owners_alone(serve: Serve, process: Run, tmp_path: Path) -> None:
    """They hold what customers' applications tell; who wants to share them changes their mode, which then stays."""
    before = os.umask(0)
    try:
        serving = serve()
        (tmp_path / "link.sqlite3").symlink_to("other.sqlite3")
        process("migrate", "--database-url", "sqlite:///link.sqlite3")
    finally:
        os.umask(before)

    modes = {
        path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.glob("*.sqlite3*") if not path.is_symlink()
    }
    assert modes == dict.fromkeys(
        ("schematic.sqlite3", "schematic.sqlite3-wal", "schematic.sqlite3-shm", "other.sqlite3"), 0o600
    )
    serving.stop()
    (tmp_path / "schematic.sqlite3").chmod(0o640)
    serve()
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.glob("schematic.sqlite3*")} == {0o640}


def test_a_variable_that_is_no_setting_is_warned_about_with_the_nearest(serve: Serve, process: Run) -> None:
    misspelt = {"SCHEMATIC_DATABSE_URL": "sqlite:///lost.sqlite3", "schematic_port": "9"}
    lines = [
        "SCHEMATIC_DATABSE_URL is no setting of this version; the nearest is SCHEMATIC_DATABASE_URL",
        "schematic_port is no setting of this version; the nearest is SCHEMATIC_PORT",
    ]

    assert _told(serve(**misspelt)) == lines
    listed = process("keys", "list", "--json", SCHEMATIC_API_KEY="sch_x", **misspelt)
    assert (listed.returncode, len(json.loads(listed.stdout))) == (0, 1)
    assert listed.stderr == "".join(f"schematic: {line}\n" for line in lines)


def test_every_variable_that_the_programs_read_is_known() -> None:
    root = Path(__file__).parents[2]
    sources = [path.read_text() for part in ("sdk/src", "server/src") for path in (root / part).rglob("*.py")]
    named = {name for text in sources for name in re.findall(r"\bSCHEMATIC_[A-Z][A-Z_]+\b", text)}

    assert {"SCHEMATIC_PORT", "SCHEMATIC_API_KEY", "SCHEMATIC_BOOTSTRAP_KEY"} <= named <= variables.KNOWN


def test_being_interrupted_is_no_failure(serve: Serve) -> None:
    serving = serve()

    assert serving.stop(signal.SIGINT) == 0
    assert "Traceback" not in serving.log.read_text()


def test_the_log_of_a_server_is_json_lines_without_the_key(serve: Serve) -> None:
    serving = serve()
    key = SECRET.search(serving.output.read_text())
    assert key is not None
    _whoami(serving.base_url, key[0])
    serving.stop()

    lines = [json.loads(line) for line in serving.log.read_text().splitlines()]
    assert all({"at", "level", "logger", "event"} <= line.keys() for line in lines)
    assert ["/whoami", 200] in [[line.get("path"), line.get("status")] for line in lines]
    assert key[0] not in serving.log.read_text()


@pytest.mark.parametrize("backend", ["postgresql"], indirect=True)
def test_serving_postgresql_makes_and_uses_its_tables(serve: Serve, empty_database_url: str) -> None:
    serving = serve("--database-url", empty_database_url)
    key = SECRET.search(serving.output.read_text())

    assert key is not None
    assert _whoami(serving.base_url, key[0]) == 200


def test_a_busy_port_is_named_with_the_way_out_and_no_key_is_used_up(process: Run, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        done = process("serve", "--port", str(port))

    assert done.returncode == 1
    assert done.stderr == (
        f"schematic: cannot listen on 127.0.0.1 port {port}: Address already in use; stop what listens there, or choose"
        " another port with --port (0 takes a free one)\n"
    )
    assert done.stdout == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--database-url", "sqlite:///nowhere/x.sqlite3"], "the folder nowhere does not exist; create it"),
        (["--database-url", "postgresql://u:hunter2@127.0.0.1:1/db"], "cannot be used"),
        (["--database-url", "oracle://u@h/db"], "must start with sqlite:/// or postgresql://"),
        (["--host", "no-such-host.invalid"], "choose an address of this machine with --host"),
        (["--host", "203.0.113.7"], "choose an address of this machine with --host"),
    ],
)
def test_a_server_that_cannot_start_says_why_in_one_line(refused: Run, arguments: list[str], complaint: str) -> None:
    done = refused("serve", "--port", "0", *arguments)

    assert done.returncode == 1
    assert complaint in done.stderr
    assert done.stderr.startswith("schematic: ")
    assert done.stderr.count("\n") == 1
    assert "hunter2" not in done.stderr


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        ({"SCHEMATIC_PORT": "eighty"}, "SCHEMATIC_PORT must be a whole number from 0 to 65535, not 'eighty'"),
        ({"SCHEMATIC_LOG_LEVEL": "loud"}, "SCHEMATIC_LOG_LEVEL must be one of debug, info, warning, error"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_by_name(refused: Run, settings: dict[str, str], complaint: str) -> None:
    done = refused("serve", **settings)

    assert done.returncode == 1
    assert complaint in done.stderr


@pytest.mark.usefixtures("installed")
def test_a_newer_schema_is_not_served(process: Run, tmp_path: Path) -> None:
    engine = sa.create_engine(f"sqlite:///{tmp_path}/schematic.sqlite3", poolclass=sa.NullPool)
    with engine.begin() as db:
        db.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))

    done = process("serve", "--port", "0")

    assert done.returncode == 1
    assert "install the newer schematic-server" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["serve", "--port", "70000"],
        ["keys", "create"],
        ["keys", "create", ""],
        ["keys", "create", "x", "--account", "--environment", "y"],
        ["fly"],
        ["check", "seats"],
    ],
)
def test_wrong_usage_is_exit_status_2(schematic: Run, arguments: list[str]) -> None:
    assert schematic(*arguments).returncode == 2


def test_migrate_says_from_where_to_where(schematic: Run, tmp_path: Path) -> None:
    newest = migrations.versions(f"sqlite:///{tmp_path}/x.sqlite3").newest

    pending = schematic("migrate", "--check")
    assert (pending.returncode, pending.stdout) == (3, f"Pending: from an empty database to schema {newest}.\n")
    assert list(tmp_path.iterdir()) == []
    assert schematic("migrate").stdout == f"Migrated from an empty database to schema {newest}.\n"
    assert schematic("migrate").stdout == f"The schema is current: {newest}.\n"
    current = schematic("migrate", "--check", "--json")
    assert (current.returncode, json.loads(current.stdout)) == (0, {"from": newest, "to": newest, "pending": False})


def test_migrate_that_could_not_look_says_so_with_another_status(schematic: Run, tmp_path: Path) -> None:
    (tmp_path / "schematic.sqlite3").write_bytes(b"no database at all, " * 100)

    looked = schematic("migrate", "--check")

    assert (looked.returncode, looked.stdout) == (1, "")
    assert "file is not a database" in looked.stderr


def test_keys_are_created_listed_and_revoked_beside_a_running_server(
    serve: Serve, process: Run, schematic: Run
) -> None:
    serving = serve()

    created = json.loads(process("keys", "create", "worker", "--json").stdout)
    assert SECRET.fullmatch(created["secret"])
    assert _whoami(serving.base_url, created["secret"]) == 200

    listed = schematic("keys", "list", "--json").stdout
    assert {one["name"] for one in json.loads(listed)} == {"worker", "First key"}
    assert created["secret"] not in listed

    assert schematic("keys", "revoke", created["id"]).returncode == 0
    ends_at = time.monotonic() + READY_WITHIN
    while _whoami(serving.base_url, created["secret"]) != 401:
        assert time.monotonic() < ends_at, "the revoked key still works"
        time.sleep(0.05)


@pytest.mark.usefixtures("installed")
def test_a_readonly_key_is_shown_as_such(schematic: Run) -> None:
    made = schematic("keys", "create", "dashboard", "--readonly", "--environment", "development")

    assert SECRET.search(made.stdout)
    assert re.search(r"dashboard +Development +read +", schematic("keys", "list").stdout)


def test_an_account_wide_key_manages_what_the_first_key_may_not(serve: Serve, schematic: Run) -> None:
    """The way to a production environment of a fresh server."""
    serving = serve()
    first = SECRET.search(serving.output.read_text())
    assert first is not None
    live = {"name": "Live", "environment_type": "production"}

    def make(key: str) -> int:
        headers = {"X-Schematic-Api-Key": key}
        return httpx2.post(serving.base_url + "/environments", json=live, headers=headers).status_code

    made = json.loads(schematic("keys", "create", "operator", "--account", "--json").stdout)

    assert (made["environment_id"], made["environment"]) == (None, None)
    assert re.fullmatch(r"sch_[\w-]{32}", made["secret"])
    assert (make(first[0]), make(made["secret"])) == (403, 201)
    assert re.search(r"operator +all +read, write ", schematic("keys", "list").stdout)
    shown = schematic("keys", "create", "reader", "--account", "--readonly").stdout
    assert re.search(r"of the whole account; its secret, shown this once:\nsch_[\w-]{32}\n", shown)


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (
            ["keys", "create", "x", "--environment", "Production"],
            "--environment 'Production' names 0 of them; there are env_",
        ),
        (["keys", "revoke", "api_none"], "there is no key 'api_none'; `schematic keys list` shows"),
    ],
)
@pytest.mark.usefixtures("installed")
def test_keys_refuse_what_is_not_there(schematic: Run, arguments: list[str], complaint: str) -> None:
    done = schematic(*arguments)

    assert done.returncode == 1
    assert complaint in done.stderr


@pytest.mark.parametrize(
    "command", [["keys", "list"], ["keys", "create", "x"], ["keys", "create", "x", "--account"], ["seed"]]
)
def test_an_empty_database_is_named_with_what_to_do(schematic: Run, command: list[str], tmp_path: Path) -> None:
    done = schematic(*command)

    assert done.returncode == 1
    assert "the database is empty; `schematic serve` sets it up" in done.stderr
    assert list(tmp_path.iterdir()) == []


SEEDED = [
    "plan Basic",
    "flag flights",
    "entitlement of Basic to flights",
    "flag sso",
    "entitlement of Basic to sso",
    "flag exports",
    "company id=acme",
]


def _catalog(serving: Serving, key: str) -> dict[str, Any]:
    """What the API tells of plans, flags and companies, and what it answers for acme."""
    headers = {"X-Schematic-Api-Key": key}
    with httpx2.Client(base_url=serving.base_url, headers=headers) as http:
        found = {
            path: [(one["id"], one["updated_at"]) for one in http.get(path).raise_for_status().json()["data"]]
            for path in ("/plans", "/features", "/flags", "/companies", "/plan-entitlements")
        }
        checks = {
            flag: http.post(f"/flags/{flag}/check", json={"company": {"id": "acme"}}).json()["data"]["value"]
            for flag in ("flights", "sso", "exports")
        }
    return {**found, "checks": checks}


def test_a_seeded_first_start_has_something_to_check(serve: Serve, empty_database_url: str) -> None:
    on = ("--seed", "--database-url", empty_database_url)

    first = serve(*on, SCHEMATIC_BOOTSTRAP_KEY=BOOTSTRAP)
    made = _catalog(first, BOOTSTRAP)
    first.stop()
    second = serve(*on)

    assert made["checks"] == {"flights": True, "sso": True, "exports": False}
    assert [len(made[path]) for path in ("/plans", "/features", "/companies")] == [1, 3, 1]
    assert _catalog(second, BOOTSTRAP) == made
    assert _told(second) == [
        "--seed is ignored: this is no first start; `schematic seed` makes the catalog at any time"
    ]


def test_seeding_twice_changes_nothing_the_second_time(serve: Serve, schematic: Run, empty_database_url: str) -> None:
    """Beside a running server, which answers by the new catalog within a second."""
    serving = serve("--database-url", empty_database_url, SCHEMATIC_BOOTSTRAP_KEY=BOOTSTRAP)
    on = {"SCHEMATIC_DATABASE_URL": empty_database_url}

    first = json.loads(schematic("seed", "--json", **on).stdout)
    ends_at = time.monotonic() + READY_WITHIN
    while not (made := _catalog(serving, BOOTSTRAP))["checks"]["flights"]:
        assert time.monotonic() < ends_at, made
        time.sleep(0.05)
    second = json.loads(schematic("seed", "--json", "--environment", "development", **on).stdout)

    assert (first["created"], first["existing"], first["environment"]) == (SEEDED, [], "Development")
    assert (second["created"], second["existing"]) == ([], SEEDED)
    assert _catalog(serving, BOOTSTRAP) == made


def test_seeding_leaves_what_is_there_as_it_is(serve: Serve, schematic: Run) -> None:
    """A flag without a feature, a company on another plan: whoever made them had reasons."""
    serving = serve(SCHEMATIC_BOOTSTRAP_KEY=BOOTSTRAP)
    headers = {"X-Schematic-Api-Key": BOOTSTRAP}
    with httpx2.Client(base_url=serving.base_url, headers=headers) as http:
        flag = {"key": "SSO", "name": "Own", "description": "", "flag_type": "boolean", "default_value": False}
        http.post("/flags", json=flag).raise_for_status()
        own = http.post("/plans", json={"name": "Own", "plan_type": "plan"}).raise_for_status().json()["data"]["id"]
        http.post("/companies", json={"keys": {"id": "acme"}, "base_plan_id": own}).raise_for_status()

        done = schematic("seed")

        company = http.get("/companies").json()["data"][0]
    assert done.returncode == 0
    assert done.stdout == (
        "Made in environment Development: plan Basic, flag flights, entitlement of Basic to flights, flag exports.\n"
        "There already, and left as it is: flag sso, company id=acme.\n"
    )
    assert (company["plan"]["id"], company["name"]) == (own, "acme")


@pytest.mark.parametrize(
    ("arguments", "status", "complaint"),
    [
        (["--environment", "Production"], 1, "--environment 'Production' names 0 of them; there are env_"),
        (["--fast"], 2, "No such option"),
    ],
)
@pytest.mark.usefixtures("installed")
def test_seeding_refuses_what_is_not_there(schematic: Run, arguments: list[str], status: int, complaint: str) -> None:
    done = schematic("seed", *arguments)

    assert (done.returncode, complaint in done.stderr) == (status, True)


@pytest.fixture(scope="module")
def flag(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A flag that is on for company `acme` only; answers the settings of `schematic check`."""
    running = start(f"sqlite:///{tmp_path_factory.mktemp('flag')}/schematic.sqlite3")
    with httpx2.Client(base_url=running.base_url, headers={"X-Schematic-Api-Key": running.key}) as http:

        def post(path: str, body: dict[str, Any]) -> dict[str, Any]:
            made: dict[str, Any] = http.post(path, json=body).raise_for_status().json()["data"]
            return made

        body = {"key": "seats", "name": "Seats", "description": "", "flag_type": "boolean", "default_value": False}
        flag = post("/flags", body)
        company = post("/companies", {"keys": {"id": "acme"}})
        condition = {"condition_type": "company", "operator": "eq", "resource_ids": [company["id"]]}
        rule = {"name": "Acme", "priority": 1, "value": True, "conditions": [condition], "condition_groups": []}
        rule["rule_type"] = "standard"
        http.put(f"/flags/{flag['id']}/rules", json={"rules": [rule]}).raise_for_status()
    yield {"SCHEMATIC_API_KEY": running.key, "SCHEMATIC_BASE_URL": running.base_url}
    running.stop()


def test_check_tells_value_and_reason(schematic: Run, flag: dict[str, str]) -> None:
    done = schematic("check", "seats", "--company", "id=acme", **flag)

    assert done.returncode == 0
    assert re.search(r"value +true *\n", done.stdout)
    assert re.search(r"reason +\S+", done.stdout)


def test_check_of_a_false_flag_is_exit_status_3(schematic: Run, flag: dict[str, str]) -> None:
    done = schematic("check", "seats", "--company", "id=other", "--json", **flag)

    assert done.returncode == 3
    answer = json.loads(done.stdout)
    assert answer["value"] is False
    assert answer["reason"]


@pytest.mark.parametrize(
    ("arguments", "settings", "complaint"),
    [
        (["check", "nope"], {}, "answered 404: flag not found"),
        (["check", "seats"], {"SCHEMATIC_API_KEY": "sch_dev_wrong"}, "answered 401: unknown API key"),
        (["check", "seats"], {"SCHEMATIC_BASE_URL": "http://127.0.0.1:1"}, "no answer from http://127.0.0.1:1"),
        (["check", "seats", "--company", "acme"], {}, "--company 'acme' must be written key=value"),
        (["check", "seats"], {"SCHEMATIC_BASE_URL": "127.0.0.1:8080"}, "base_url must begin with http:// or https://"),
        (["check", "seats"], {"SCHEMATIC_API_KEY": "sch dev"}, "api_key holds a blank"),
        (["check", "seats"], {"SCHEMATIC_BASE_URL": "", "SCHEMATIC_HOST": "::1", "SCHEMATIC_PORT": "1"},
         "no answer from http://[::1]:1"),
    ],
)  # fmt: skip
def test_check_that_fails_says_why_in_one_line(
    schematic: Run, flag: dict[str, str], arguments: list[str], settings: dict[str, str], complaint: str
) -> None:
    done = schematic(*arguments, **{**flag, **settings})

    assert done.returncode == 1
    assert complaint in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_second_process_on_the_same_file_serves_too(serve: Serve, tmp_path: Path) -> None:
    """Not a way to scale, but a restart may overlap with the old process."""
    old, new = serve(), serve()

    assert migrations.pending(connect(f"sqlite:///{tmp_path}/schematic.sqlite3").url) is False
    assert _answers(old.base_url)
    assert _answers(new.base_url)


def test_no_room_for_temporary_files_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A container with a read-only root and nothing at /tmp."""

    def none(prefix: str) -> None:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found in ['/tmp']")

    monkeypatch.setattr("schematic_server.cli.serve.TemporaryDirectory", none)
    monkeypatch.setenv("SCHEMATIC_METRICS", "127.0.0.1:9464")
    monkeypatch.setattr("schematic_server.log.configure", lambda level: None)

    with pytest.raises(SystemExit) as ended:
        main(["serve", "--port", "0"])

    assert ended.value.code == 1
    told = capsys.readouterr().err
    assert "No usable temporary directory found in ['/tmp']; name one in TMPDIR" in told
    assert told.count("\n") == 1
