"""`python -m bench`: one table, the official SDK side by side where it has the same door.

Two SDK rounds a side, alternating, the better of each taken; ratios are what counts, machines are noisy.
`--save` keeps the figures in docs/performance.md's table and bench/baseline.json; `--year` replays the whole year.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parent.parent
OFFICIAL = ROOT / ".bench/official/bin/python"
BASELINE = ROOT / "bench/baseline.json"
# Row -> what it asks, and the target (ratio to the official figure, or an absolute one).
ROWS = {
    "import_ms": ("from schematic.client import Schematic, ms", "≤ 0.2x"),
    "import_peak_mib": ("peak memory of that process, MiB", "≤ 18"),
    "import_modules": ("modules loaded by it", ""),
    "construct_ms": ("construct a client, ms", "≤ 1 ms"),
    "cached_check_us": ("cached check_flag, company key, µs", "≤ 0.25x"),
    "engine_us": ("rules engine, 10 rules x 3 conditions, µs", "≤ 2 µs"),
    "http_check_us": ("uncached check_flag over HTTP, µs", "≤ 0.7x"),
    "http_check_async_us": ("the same, async, µs", "≤ 0.5x"),
    "track_p50_us": ("track(), median, µs", "≤ 0.1x"),
    "track_mean_us": ("track(), mean, µs", "≤ 0.1x"),
    "track_drain_ms": ("20,000 events drained after the last track(), ms", ""),
    "server_check_per_s": ("server: checks per second, one process", "≥ 10,000"),
    "server_check_p99_ms_at_half": ("server: p99 at half that rate, ms", "< 5"),
    "server_ingest_events_per_s": ("server: durable ingest on SQLite, batches of 100, events/s", "≥ 20,000"),
    "server_idle_mib": ("server: idle memory, MiB", "≤ 120"),
    "server_loaded_mib": ("server: memory after the load, MiB", ""),
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--save", action="store_true", help="keep the figures as the new baseline")
    parser.add_argument("--json", action="store_true", help="print figures as JSON")
    parser.add_argument("--sdk-only", action="store_true")
    parser.add_argument("--server-only", action="store_true")
    parser.add_argument("--year", action="store_true", help="replay all 336,776 flights of 2013 through a server")
    options = parser.parse_args()
    ours: dict[str, float] = {}
    official: dict[str, float] = {}
    if not options.server_only:
        _say("SDK rows …")
        ours, official = _sdk()
    if not options.sdk_only:
        from bench import server_rows

        _say("server rows …")
        ours.update(asyncio.run(server_rows.measure()))
    figures = {"measured_at": datetime.now(UTC).isoformat(), "python": platform.python_version()}
    result = {**figures, "ours": ours, "official": official}
    if options.save:
        BASELINE.write_text(json.dumps(result, indent=2) + "\n")
    print(json.dumps(result, indent=2) if options.json else table(ours, official))
    if options.year:
        from bench import year

        return year.main()
    return 0


def table(ours: dict[str, float], official: dict[str, float]) -> str:
    """The figures as a Markdown table."""
    lines = ["| What | Official | Ours | Ratio | Target |", "| --- | ---: | ---: | ---: | --- |"]
    for row, (title, target) in ROWS.items():
        if row not in ours:
            continue
        other = official.get(row)
        ratio = f"{ours[row] / other:.3f}x" if other else "–"
        lines.append(f"| {title} | {_shown(other)} | {_shown(ours[row])} | {ratio} | {target} |")
    return "\n".join(lines)


def _shown(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _sdk() -> tuple[dict[str, float], dict[str, float]]:
    has_official = _official()
    stub = subprocess.Popen(
        [sys.executable, str(ROOT / "bench/stub.py")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert stub.stdin is not None
    assert stub.stdout is not None
    port = stub.stdout.readline().strip()
    ours: list[dict[str, float]] = []
    official: list[dict[str, float]] = []
    for _ in range(2):
        if has_official:
            official.append(_rows(str(OFFICIAL), port))
        ours.append(_rows(sys.executable, port))
    stub.stdin.close()
    stub.wait(10)
    return _better(ours), _better(official)


def _rows(python: str, port: str) -> dict[str, float]:
    command = [python, str(ROOT / "bench/sdk_rows.py"), "--stub-port", port]
    done = subprocess.run(command, capture_output=True, text=True, cwd="/", check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr}")
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _better(runs: list[dict[str, float]]) -> dict[str, float]:
    return {row: min(run[row] for run in runs) for row in runs[0]} if runs else {}


def _official() -> bool:
    """Make the official SDK's environment if it can be had."""
    if OFFICIAL.exists():
        return True
    _say("installing the official SDK in .bench/official …")
    folder = OFFICIAL.parent.parent
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    pip = [str(OFFICIAL), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", "requirements/official.txt"]
    if subprocess.run(pip, cwd=ROOT, check=False).returncode:
        _say("the official SDK could not be installed; its column stays empty")
        OFFICIAL.unlink()
        return False
    return True


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
