"""The data stream of both SDKs against one stand-in, and other SDKs: `python -m bench --stream`."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import environments, targets

HERE = Path(__file__).parent
ROUNDS = 2
PEERS = ("launchdarkly", "unleash", "growthbook", "flagd")  # those that have rules
ROWS = {
    "stream_check_small_us": ("local check, one rule, event queued, µs", "≤ 0.02x"),
    "stream_check_rules_us": ("the same, 20 rules", "≤ 0.02x"),
    "stream_check_pairs_us": ("the same, 20 rules of two traits each", "≤ 0.02x"),
    "stream_check_big_us": ("the same, a company of 60 metrics and 200 traits", "≤ 0.02x"),
    "stream_check_sync_us": ("the same, sync client", "≤ 10"),
    "stream_partial_us": ("a partial for that company, received and applied, µs", "≤ 0.01x"),
    "stream_ready_ms": ("construction until ready with 500 flags, processor time, ms", "≤ 0.3x"),
    "stream_memory_mib": ("1,000 flags and 1,000 companies, each checked, MiB", "≤ 0.3x"),
    "stream_loop_held_ms": ("longest hold of the loop while 10,000 flags arrive, ms", "≤ 5"),
    "stream_loop_held_p999_ms": ("the same, 99.9th percentile", ""),
}


def table() -> str:
    """As Markdown; the least of some rounds, as others use the machine too."""
    found: dict[str, list[dict[str, float]]] = {"ours": [], "official": []}
    pythons = {"ours": sys.executable, "official": environments.python("official")}
    with _stub("stream_stub.py") as stream_port, _stub("stub.py") as stub_port:
        for _ in range(ROUNDS):
            for whose, python in pythons.items():
                if python is not None:
                    arguments = ["--stream-port", stream_port, "--stub-port", stub_port]
                    out = environments.run([python, str(HERE / "stream_rows.py"), *arguments])
                    found[whose].append(json.loads(out))
    lines = ["| What | Official | Ours | Ratio | Target |", "| --- | ---: | ---: | ---: | --- |"]
    for row, (title, target) in ROWS.items():
        ours, official = (min((run[row] for run in found[whose] if row in run), default=None) for whose in found)
        if ours is not None:
            ratio = None if official is None else ours / official
            figures = ["–" if one is None else f"{one:,.3g}" for one in (official, ours)]
            shown = "–" if ratio is None else f"{ratio:.4f}x"
            lines.append(f"| {title} | {' | '.join(figures)} | {shown} | {targets.judged(target, ours, ratio)} |")
    ours_us = min(run["stream_check_sync_pairs_us"] for run in found["ours"])
    counts = {whose: f"{runs[0]['checks']:,.0f} of {whose}" for whose, runs in found.items() if runs}
    rounds = f"Checks of each kind in a round: {', '.join(counts.values())}; {ROUNDS} rounds."
    return "\n".join([*lines, "", rounds, "", *_peers(ours_us)])


def _peers(ours_us: float) -> list[str]:
    """Other SDKs at the same work, in processes of their own, of flags that they hold; ours queues an event besides."""
    python = environments.python("peers")
    lines = ["| 20 rules of two attributes, the last one matches | Peer, µs | Ours, sync, µs | Ratio | Target |"]
    lines.append("| --- | ---: | ---: | ---: | --- |")
    for name in PEERS if python else ():
        found = json.loads(environments.run([str(python), str(HERE / "peers.py"), name, "evaluate"]))
        ratio = ours_us / found["evaluate_us"]
        judged = targets.judged("< 1x", ours_us, ratio)
        lines.append(f"| {name} | {found['evaluate_us']:,.3g} | {ours_us:,.3g} | {ratio:.3f}x | {judged} |")
    return lines


@contextmanager
def _stub(name: str) -> Iterator[str]:
    """Its port."""
    process = subprocess.Popen(
        [sys.executable, str(HERE / name)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdin is not None
    assert process.stdout is not None
    yield process.stdout.readline().strip()
    process.stdin.close()
    process.wait(10)
