"""`python -m tools.generate`: write everything that is derived from the contract; `--check` only compares.

Writes `sdk/src/schematic/resources/`, `types/`, `_alias_names.py`; `server/src/schematic_server/contract/` and
`contract.json`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.generate import aliases, resources, server_access, server_types, types
from tools.generate.load import bundle, for_sdk, load

ROOT = Path(__file__).parents[2]
SDK = "sdk/src/schematic"
SERVER = "server/src/schematic_server/contract"
CONTRACT_JSON = "server/src/schematic_server/contract.json"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.generate", description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare with what is there; 1 when something is stale")
    is_check: bool = parser.parse_args().check
    made = generate()
    stale = [path for path in sorted(made) if _current(ROOT / path) != made[path]]
    # A generated file whose resource is gone would otherwise stay for ever.
    left_over = [path for path in _generated() if path not in made]
    if is_check:
        for path in [*stale, *left_over]:
            print(f"stale: {path}; run `make generate`", file=sys.stderr)
        return 1 if stale or left_over else 0
    for path in stale:
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(made[path], encoding="utf-8")
    for path in left_over:
        (ROOT / path).unlink()
    print(f"{len(made)} files, {len(stale)} written, {len(left_over)} removed")
    return 0


def generate() -> dict[str, str]:
    """Path below the root -> content of every derived file."""
    contract = load()
    sdk = for_sdk(contract)
    made = {f"{SDK}/types/{name}": source for name, source in types.modules(sdk).items()}
    made |= {f"{SDK}/resources/{name}": source for name, source in resources.modules(sdk).items()}
    made[f"{SDK}/_alias_names.py"] = aliases.module(sdk)
    made |= {f"{SERVER}/{name}": source for name, source in server_types.modules(contract).items()}
    made[f"{SERVER}/access.py"] = server_access.module(contract)
    made[f"{SERVER}/__init__.py"] = server_types.PACKAGE
    made = _formatted(made)
    made[CONTRACT_JSON] = json.dumps(bundle(contract), ensure_ascii=False, separators=(",", ":")) + "\n"
    return made


def _formatted(sources: dict[str, str]) -> dict[str, str]:
    """The sources as the tree's formatter leaves them: imports sorted, lines wrapped."""
    ruff = [sys.executable, "-m", "ruff"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text())
        for path, source in sources.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(source, encoding="utf-8")
        for command in (["check", "--quiet", "--fix", "--select", "I,F401"], ["format", "--quiet"]):
            subprocess.run([*ruff, *command, "."], cwd=folder, check=True)
        return {path: (folder / path).read_text(encoding="utf-8") for path in sources}


def _generated() -> list[str]:
    folders = [ROOT / SDK / "types", ROOT / SDK / "resources", ROOT / SERVER]
    return [str(path.relative_to(ROOT)) for folder in folders for path in sorted(folder.glob("*.py"))]


def _current(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


if __name__ == "__main__":
    sys.exit(main())
