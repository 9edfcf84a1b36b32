"""Checks under a lease, of both SDKs against one stand-in: `python -m bench --leases`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from bench import environments, targets

HERE = Path(__file__).parent
ROUNDS = 3
# Row -> what it is, and the target: of the ratio to the official figure, or to the check of the flag.
ROWS = {
    "lease_flag_us": ("check_flag of a flag that costs credits, remembered, event queued, async, µs", ""),
    "lease_check_us": ("check() of it under a lease held, the same, µs", "≤ 0.05x"),
    "lease_settled_us": ("check() and track_with_reservation(), µs", "≤ 0.05x"),
    "lease_flag_sync_us": ("the first, sync, µs", ""),
    "lease_check_sync_us": ("the second, sync, µs", ""),
}
OF_A_FLAG = {
    "check() in checks of the flag": ("lease_check_us", "lease_flag_us"),
    "the same, sync": ("lease_check_sync_us", "lease_flag_sync_us"),
}


def table() -> str:
    """As Markdown; the least of some rounds, as others use the machine too."""
    found: dict[str, list[dict[str, float]]] = {"ours": [], "official": []}
    stub = subprocess.Popen(
        [sys.executable, str(HERE / "lease_stub.py")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert stub.stdin is not None
    assert stub.stdout is not None
    port = stub.stdout.readline().strip()
    for _ in range(ROUNDS):
        for whose, python in (("ours", sys.executable), ("official", environments.python("official"))):
            if python is not None:
                out = environments.run([python, str(HERE / "lease_rows.py"), "--port", port])
                found[whose].append(json.loads(out))
    stub.stdin.close()
    stub.wait(10)
    ours, official = (
        {row: min(run[row] for run in runs) for row in runs[0]} if runs else {} for runs in found.values()
    )
    lines = ["| What | Official | Ours | Ratio | Target |", "| --- | ---: | ---: | ---: | --- |"]
    for row, (title, target) in ROWS.items():
        ratio = ours[row] / official[row] if row in official else None
        figures = ["–" if one is None else f"{one:,.3g}" for one in (official.get(row), ours[row])]
        shown = "–" if ratio is None else f"{ratio:.4f}x"
        lines.append(f"| {title} | {' | '.join(figures)} | {shown} | {targets.judged(target, ours[row], ratio)} |")
    for title, (check, flag) in OF_A_FLAG.items():
        in_flags = ours[check] / ours[flag]
        theirs = f"{official[check] / official[flag]:.2f}" if check in official else "–"
        lines.append(f"| {title} | {theirs} | {in_flags:.2f} | – | {targets.judged('≤ 1.5', in_flags, None)} |")
    return "\n".join(lines)
