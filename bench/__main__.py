"""`python -m bench`: one table, the official SDK side by side where it has the same door.

Several rounds a side, alternating, the better of each taken; ratios are what counts, machines are noisy. The other
tables each take an option. docs/performance.md keeps the figures.
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from bench import (
    against,
    credits,
    environments,
    exports,
    faults,
    growth,
    ingest,
    leases,
    migration_rows,
    nodes,
    pages,
    peers,
    reports,
    server_rows,
    snapshot_rows,
    soak,
    stream_server,
    streams,
    targets,
    unleash,
    webhooks,
    year,
)

ROOT = Path(__file__).parent.parent
ROUNDS = 4
BASELINE = ROOT / "bench/baseline.json"
# Row -> what it asks, and the target (ratio to the official figure, or an absolute one).
ROWS = {
    "import_ms": ("from schematic.client import Schematic, ms", "≤ 0.18x"),
    "import_peak_mib": ("peak memory of that process, MiB", "≤ 18"),
    "import_modules": ("modules loaded by it", ""),
    "first_check_ms": ("import, construct and first check, ms", "≤ 0.3x"),
    "construct_ms": ("construct a client, ms", "≤ 1 ms"),
    "cached_check_us": ("cached check_flag, company key, µs", "≤ 0.25x"),
    "cached_check_user_us": ("the same, company and user, µs", "≤ 0.25x"),
    "cached_entitlement_us": ("the same, check_flag_with_entitlement, µs", "≤ 0.25x"),
    "cached_check_several_us": ("cached check_flag, company and user of three keys each, µs", "≤ 0.25x"),
    "engine_typical_us": ("rules engine, 10 rules x 3 conditions, the third rule matches, µs", "≤ 2 µs"),
    "engine_worst_us": ("the same, the last one matches, µs", "≤ 5 µs"),
    "evaluate_20_rules_us": ("evaluate() of plain documents, 20 rules x 3 conditions, the last matches, µs", "≤ 0.35x"),
    "http_check_us": ("uncached check_flag over HTTP, µs", "≤ 0.7x"),
    "http_check_async_us": ("the same, async, µs", "≤ 0.5x"),
    "own_client_check_x": ("a check over a client passed in, in bare requests of that client", "≤ 1.12"),
    "own_client_check_async_x": ("the same, async", "≤ 1.12"),
    "own_client_check_same_headers_x": ("the first, in bare requests with the same headers", "≤ 1.12"),
    "async_checks_per_s": ("async checks per second, 50 at a time", "≥ 3x"),
    "requests_of_16_threads": ("requests of 16 threads that miss on one key", "≤ 1"),
    "decode_page_ms": ("a page of 100 companies, ms", "≤ 0.4x"),
    "track_p50_us": ("track(), median, µs", "≤ 0.09x"),
    "track_mean_us": ("track(), mean, µs", "≤ 0.1x"),
    "track_whole_p50_us": ("track() with user and traits, median, µs", "≤ 0.09x"),
    "identify_p50_us": ("identify() of a user, median, µs", "≤ 0.1x"),
    "identify_company_p50_us": ("identify() of a user and a company, median, µs", "≤ 0.1x"),
    "track_drain_ms": ("20,000 events drained after the last track(), ms", ""),
    "delivered_per_s": ("100,000 events delivered, events/s", "≥ 6x"),
    "server_check_per_s": ("server: checks per second, one process", "≥ 10,000"),
    "server_check_per_cpu_s": ("server: checks per second of processor time", "≥ 10,000"),
    "server_check_p99_ms_at_5000": ("server: p99 at 5,000 checks/s, ms", "< 5"),
    "server_check_p99_ms_at_5000_usual_speed": ("server: the same, while the machine has its usual speed, ms", "< 5"),
    "server_slow_share_at_5000": ("server: share of the requests due while it has not", ""),
    "server_check_p99_ms_at_half": ("server: p99 at half of the rate reached, ms", "< 5"),
    "server_check_p99_ms_at_half_usual_speed": ("server: the same, while the machine has its usual speed, ms", "< 5"),
    "server_slow_share_at_half": ("server: share of the requests due while it has not", ""),
    "server_ingest_events_per_s_8": (
        "server: durable ingest on SQLite, batches of 100, 8 clients, events/s",
        "≥ 20,000",
    ),
    "server_ingest_events_per_s": ("server: the same, 32 clients", "≥ 20,000"),
    "server_ingest_events_per_cpu_s": ("server: that per second of processor time", ""),
    "server_new_traits_ms": ("server: 6,000 traits nobody had before, processor time, ms", "≤ 0.1x of 1,830 before"),
    "server_idle_mib": ("server: idle memory, MiB", "≤ 120"),
    "server_loaded_mib": ("server: memory after the load, MiB", ""),
}
HIGHER_IS_BETTER = {"async_checks_per_s", "delivered_per_s", "server_check_per_s", "server_ingest_events_per_s"}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--save", action="store_true", help="keep the figures in bench/baseline.json")
    parser.add_argument("--json", action="store_true", help="print the main table's figures as JSON")
    parser.add_argument("--sdk-only", action="store_true", help="the main table without the server")
    parser.add_argument("--server-only", action="store_true", help="the main table without the SDK")
    parser.add_argument("--faults", action="store_true", help="events under faults instead of the main table (10 min)")
    parser.add_argument("--peers", action="store_true", help="other flag SDKs instead of the main table")
    parser.add_argument("--unleash", action="store_true", help="the Unleash server instead of the main table")
    parser.add_argument(
        "--against", type=Path, metavar="PATH", help="another tree's server (PATH/.venv) beside this one"
    )
    parser.add_argument("--year", action="store_true", help="the whole year of flights instead of the main table")
    parser.add_argument("--pages", nargs="*", metavar="PAGE", help="cost of the console's pages, these or all (6 min)")
    parser.add_argument("--growth", nargs="*", metavar="ROW", help="cost against size, these rows or all (10 min)")
    parser.add_argument("--large", type=int, default=growth.LARGE, metavar="COMPANIES", help="the larger of --growth")
    parser.add_argument("--reports", action="store_true", help="reports of usage, on SQLite and --postgres (3 minutes)")
    parser.add_argument("--ingest", type=int, nargs="*", metavar="SIZE", help="batches of events of many companies")
    parser.add_argument("--snapshot", nargs="*", metavar="ROW", help="checks beside writes, these rows or all")
    parser.add_argument("--migration", nargs="?", type=int, const=100_000, metavar="COMPANIES", help="moved meanwhile")
    parser.add_argument("--nodes", action="store_true", help="how soon one server on --postgres hears of another")
    parser.add_argument(
        "--stream-server", action="store_true", help="the server's stream, 1,000 clients, on SQLite or --postgres"
    )
    parser.add_argument(
        "--soak",
        nargs=2,
        type=int,
        metavar=("SECONDS", "STREAMS"),
        help="streams of two servers on --postgres, for long",
    )
    parser.add_argument("--redis", metavar="URL", help="to have nodes wake each other through it as well")
    parser.add_argument("--postgres", metavar="URL", help="of a server on which databases may be made; else SQLite")
    parser.add_argument("--webhooks", action="store_true", help="webhooks out instead of the main table")
    parser.add_argument(
        "--stream", action="store_true", help="the data stream of both SDKs, and other SDKs, instead of the main table"
    )
    parser.add_argument("--leases", action="store_true", help="checks under a lease, of both SDKs, instead")
    parser.add_argument("--credits", action="store_true", help="draws and holds, on SQLite or --postgres (3 minutes)")
    parser.add_argument("--exports", type=int, metavar="ROWS", help="a data export of so many rows beside checks")
    options = parser.parse_args()
    if options.faults:
        print(faults.table(environments.python("official")))
    elif options.peers:
        print(_peers())
    elif options.stream:
        print(streams.table())
    elif options.credits:
        print(credits.table(options.postgres))
    elif options.leases:
        print(leases.table())
    elif options.nodes:
        if not options.postgres:
            parser.error("--nodes needs --postgres")
        print(nodes.table(options.postgres, options.redis))
    elif options.soak:
        if not options.postgres:
            parser.error("--soak needs --postgres")
        print(soak.table(options.postgres, *options.soak))
    elif options.stream_server:
        print(stream_server.table(options.postgres))
    elif options.snapshot is not None:
        print(snapshot_rows.table(options.against, options.postgres, options.snapshot))
    elif options.migration is not None:
        print(migration_rows.table(options.postgres, options.migration))
    elif options.ingest is not None:
        print(ingest.table(options.against, options.postgres, options.ingest or ingest.SIZES))
    elif options.pages is not None:
        print(pages.table(options.pages, options.postgres))
    elif options.growth is not None:
        print(growth.table(options.against, options.postgres, options.growth, options.large))
    elif options.reports:
        print(reports.table(options.postgres))
    elif options.unleash:
        print(unleash.table())
    elif options.against:
        print(against.table(options.against))
    elif options.year:
        return year.main()
    elif options.exports:
        print(exports.table(options.exports))
    elif options.webhooks:
        print(webhooks.table())
    else:
        _main_table(options)
    return 0


def _main_table(options: argparse.Namespace) -> None:
    ours: dict[str, float] = {}
    official: dict[str, float] = {}
    if not options.server_only:
        environments.say("SDK rows …")
        ours, official = _sdk()
    if not options.sdk_only:
        environments.say("server rows …")
        ours.update(server_rows.measure())
    result = {
        "measured_at": datetime.now(UTC).isoformat(),
        "python": platform.python_version(),
        "ours": ours,
        "official": official,
    }
    if options.save:
        BASELINE.write_text(json.dumps(result, indent=2) + "\n")
    print(json.dumps(result, indent=2) if options.json else table(ours, official))


def table(ours: dict[str, float], official: dict[str, float]) -> str:
    """The figures as a Markdown table."""
    lines = ["| What | Official | Ours | Ratio | Target |", "| --- | ---: | ---: | ---: | --- |"]
    for row, (title, target) in ROWS.items():
        if row not in ours:
            continue
        other = official.get(row)
        ratio = ours[row] / other if other else None
        shown = "–" if ratio is None else f"{ratio:.3f}x"
        judged = targets.judged(target, ours[row], ratio)
        lines.append(f"| {title} | {_shown(other)} | {_shown(ours[row])} | {shown} | {judged} |")
    return "\n".join(lines)


def _shown(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _sdk() -> tuple[dict[str, float], dict[str, float]]:
    official_python = environments.python("official")
    stub = subprocess.Popen(
        [sys.executable, str(ROOT / "bench/stub.py")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert stub.stdin is not None
    assert stub.stdout is not None
    port = stub.stdout.readline().strip()
    ours: list[dict[str, float]] = []
    official: list[dict[str, float]] = []
    for _ in range(ROUNDS):
        if official_python is not None:
            official.append(_rows(official_python, port))
        ours.append(_rows(sys.executable, port))
    stub.stdin.close()
    stub.wait(10)
    return _better(ours), _better(official)


def _rows(python: str, port: str) -> dict[str, float]:
    found: dict[str, float] = json.loads(
        environments.run([python, str(ROOT / "bench/sdk_rows.py"), "--stub-port", port])
    )
    return found


def _better(runs: list[dict[str, float]]) -> dict[str, float]:
    better = {row: max if row in HIGHER_IS_BETTER else min for row in ROWS}
    return {row: better[row](run[row] for run in runs) for row in runs[0]} if runs else {}


def _peers() -> str:
    lines = ["| SDK | Import, ms | Evaluate 20 rules in the process, µs |", "| --- | ---: | ---: |"]
    elsewhere = environments.python("peers")
    for name in peers.PEERS:
        python = sys.executable if name == "schematic" else elsewhere
        if python is not None:
            found = json.loads(environments.run([python, str(ROOT / "bench/peers.py"), name]))
            lines.append(f"| {name} | {found['import_ms']:.0f} | {found['evaluate_us']:.3g} |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
