"""Who may import whom: the table of docs/tour.md, held."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from schematic_server.domains import DOMAINS

ROOT = Path(__file__).parent.parent
SDK = ROOT / "sdk/src/schematic"
SERVER = ROOT / "server/src/schematic_server"

# Left may not import right. A module may import those before it, and its own.
SERVER_ORDER = [
    {
        "__version__",
        "bounds",
        "changes",
        "clock",
        "contract",
        "errors",
        "settings",
        "log",
        "metrics",
        "background",
        "registry",
    },
    {"scope"},
    {"storage"},
    {"bus", "jobs"},
    {"domains"},
    {"ingest"},
    {"evaluation", "feed"},
    {"http"},
    {"console", "datastream", "webhooks"},
    {"app"},
    {"demo", "replicator", "transfer", "cli", "__main__"},
]
DOMAIN_ORDER = [domain.name for domain in DOMAINS]
SDK_ALLOWED_ON_SERVER = {"types", "rules", "webhook_utils", "datastream.merge"}
# Decides, and nothing else: no sockets, threads, loops or clocks.
PURE = [
    "checks/check.py",
    "checks/arguments.py",
    "checks/answers.py",
    "settings/rules.py",
    "settings/addresses.py",
    "events/batching.py",
    "events/values.py",
    "core/retry.py",
    "core/query.py",
    "core/request.py",
    "core/failures.py",
    "datastream/merge.py",
    "datastream/protocol.py",
    "leases/amounts.py",
    "leases/slot.py",
    "leases/terms.py",
    "rules",
    "webhook_utils/signing.py",
    "webhook_utils/requests.py",
]
CLOCKS = {
    *(f"time.{name}" for name in ("time", "time_ns", "monotonic", "monotonic_ns", "sleep")),
    *("datetime.now", "datetime.utcnow", "datetime.today", "date.today"),
}
IMPURE_MODULES = {"asyncio", "httpx", "httpx2", "selectors", "socket", "threading", "time"}


def test_the_sdk_never_imports_the_server() -> None:
    offenders = [f"{path}: {name}" for path, name in _imports(SDK) if name.partition(".")[0] == "schematic_server"]

    assert offenders == []


@pytest.mark.parametrize("name", PURE)
def test_pure_modules_import_nothing_that_waits(name: str) -> None:
    offenders = [
        f"{path}: {found}" for path, found in _imports(SDK / name) if found.partition(".")[0] in IMPURE_MODULES
    ]

    assert offenders == []


@pytest.mark.parametrize("program", [SDK, SERVER])
def test_the_clock_is_read_in_one_place(program: Path) -> None:
    """`clock`, which a test can turn. How long something took (`perf_counter`) is written down, and decides nothing."""
    offenders = {path.relative_to(program).as_posix() for path in program.rglob("*.py") if _reads_a_clock(path)}

    # Besides: one waits for a thread after a fork, the other tells a person how the demo's server is coming up.
    assert offenders - {"core/forks.py", "demo/process.py"} == {"clock.py"} & offenders


def test_the_servers_tests_date_by_its_clock() -> None:
    """Which begins at noon: else they would fail around midnight."""
    dates = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today"}
    offenders = [path.name for path in (ROOT / "server/tests").rglob("*.py") if _attributes(path) & dates]

    assert offenders == []


def test_rules_import_nothing_else_of_the_sdk() -> None:
    names = {name for _, name in _imports(SDK / "rules") if name.partition(".")[0] == "schematic"}

    assert {name for name in names if not name.startswith("schematic.rules")} == set()


def test_contrib_imports_public_names_only() -> None:
    offenders = [
        f"{path}: {name}"
        for path, name in _imports(SDK / "contrib")
        if name.startswith("schematic.") and name.split(".")[1] in {"core", "events"}
    ]

    assert offenders == []


def test_server_layers_import_leftwards_only() -> None:
    rank = {name: index for index, names in enumerate(SERVER_ORDER) for name in names}
    offenders: list[str] = []
    for path, name in _imports(SERVER):
        if not name.startswith("schematic_server."):
            continue
        own, target = _part(path), name.split(".")[1]
        if target != own and rank[target] > rank[own]:
            offenders.append(f"{path.relative_to(ROOT)} imports {name}")

    # Alembic's environment, which needs every table, is the one place where storage looks at domains.
    assert [one for one in offenders if "storage/migrations/env.py" not in one] == []


def test_domains_import_nouns_to_their_left_only() -> None:
    offenders: list[str] = []
    for path, name in _imports(SERVER / "domains"):
        if not name.startswith("schematic_server.domains.") or path.parent == SERVER / "domains":
            continue
        own, target = path.relative_to(SERVER / "domains").parts[0], name.split(".")[2]
        if target != own and DOMAIN_ORDER.index(target) > DOMAIN_ORDER.index(own):
            offenders.append(f"{path.relative_to(ROOT)} imports {name}")

    assert offenders == []


def test_every_folder_of_domains_has_its_manifest_in_the_order() -> None:
    """A domain that the order forgets would answer 501 throughout."""
    folders = {path.name for path in (SERVER / "domains").iterdir() if (path / "__init__.py").exists()}

    assert folders == set(DOMAIN_ORDER)
    assert len(DOMAIN_ORDER) == len(folders)


def test_a_domain_uses_no_store_of_another() -> None:
    offenders = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path, name in _imports(SERVER / "domains")
        if ".domains." in name
        and ".store" in name
        and path.relative_to(SERVER / "domains").parts[0] != name.split(".")[2]
    ]

    assert offenders == []


def test_the_server_uses_only_the_shared_parts_of_the_sdk() -> None:
    names = {
        name.removeprefix("schematic.")
        for path, name in _imports(SERVER)
        # The command line, the demo, and what reads other servers are users of the SDK like any other program.
        if name.startswith("schematic.") and _part(path) not in {"cli", "demo", "replicator", "transfer"}
    }

    assert {
        name for name in names if not any(name == one or name.startswith(one + ".") for one in SDK_ALLOWED_ON_SERVER)
    } == set()


@pytest.mark.parametrize("statement", ["import schematic", "from schematic.client import AsyncSchematic, Schematic"])
def test_importing_the_sdk_loads_nothing_heavy(statement: str) -> None:
    """A program pays for models, HTTP and TLS at the first use, not at the start."""
    heavy = "{'pydantic', 'httpx', 'httpx2', 'httpcore2', 'ssl', 'asyncio', 'anyio'}"
    code = f"import sys\n{statement}\nprint(sorted({heavy} & sys.modules.keys()))"

    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert loaded.strip() == "[]"


@cache
def _nodes(path: Path) -> list[ast.AST]:
    kinds = ast.Attribute | ast.Import | ast.ImportFrom
    return [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, kinds)]


def _attributes(path: Path) -> set[str]:
    """What `path` reads, as `module.name`."""
    return {
        f"{node.value.id}.{node.attr}"
        for node in _nodes(path)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }


def _reads_a_clock(path: Path) -> bool:
    return bool(_attributes(path) & CLOCKS) or any(
        isinstance(node, ast.ImportFrom)
        and node.module == "time"
        and any(alias.name != "perf_counter" for alias in node.names)
        for node in _nodes(path)
    )


def _part(path: Path) -> str:
    return path.relative_to(SERVER).parts[0].removesuffix(".py")


def _imports(root: Path) -> Iterator[tuple[Path, str]]:
    """Every absolute import below `root`: file and dotted module (with the imported name, for modules)."""
    paths = [root] if root.is_file() else sorted(root.rglob("*.py"))
    for path in paths:
        for node in _nodes(path):
            if isinstance(node, ast.Import):
                yield from ((path, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module is not None:
                yield from ((path, f"{node.module}.{alias.name}") for alias in node.names)
