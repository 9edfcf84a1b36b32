"""`python -m bench --faults`: events pushed and delivered while the endpoint is slow, failing, hanging or down."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from bench import environments

ROOT = Path(__file__).parent.parent
EVENTS = 2000
SECONDS = 10.0  # that the fault lasts
LIMIT = 180.0  # seconds for one run
MODES = {
    "healthy": "healthy",
    "slow": "slow, 200 ms an answer",
    "failing": "500 for 10 s",
    "lost": "counts, but loses each second answer",
    "hanging": "no answer for 10 s",
    "down": "refuses connections for 10 s",
}


def table(official: str | None) -> str:
    """The figures of every fault as a Markdown table; `official` is a Python that has the official SDK."""
    lines = [
        "| The endpoint is | SDK | Longest `track()`, ms | All calls, ms | Delivered of pushed | Counted twice "
        "| Peak memory, MiB |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for mode, words in MODES.items():
        for name, python in (("official", official), ("ours", sys.executable)):
            if python is not None:
                lines.append(f"| {words} | {name} | {_row(python, mode)} |")
    return "\n".join(lines)


def _row(python: str, mode: str) -> str:
    stub = subprocess.Popen(
        [sys.executable, str(ROOT / "bench/fault_stub.py"), mode, str(SECONDS)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert stub.stdin is not None
    assert stub.stdout is not None
    port = stub.stdout.readline().strip()
    command = [python, str(ROOT / "bench/fault_rows.py"), port, str(EVENTS)]
    try:
        pushed = json.loads(environments.run(command, LIMIT))
    except subprocess.TimeoutExpired:
        pushed = None
    stub.stdin.close()
    arrived = json.loads(stub.stdout.read())
    stub.wait(10)
    if pushed is None:
        return f"did not end within {LIMIT:.0f} s | – | {arrived['distinct']:,} | {arrived['doubled']:,} | –"
    delivered = f"{arrived['distinct']:,} of {pushed['pushed']:,}"
    times = f"{pushed['longest_ms']:,.2f} | {pushed['all_ms']:,.1f}"
    return f"{times} | {delivered} | {arrived['doubled']:,} | {pushed['peak_mib']:.0f}"
