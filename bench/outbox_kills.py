"""kill -9 at random moments: nothing that `track` has returned from is lost, nothing is counted twice.

`python -m bench.outbox_kills --runs 200`. One real server; each run is a process that tracks with an outbox, says over
a pipe which calls have returned, and is killed at a random moment. All share one file. At the end a last client sends
what is left, and the server is asked what it counted for each run.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from schematic.client import Schematic
from schematic_server.demo.process import Running, start

LONGEST = 0.25  # seconds that a process may track
CHILD = """
import sys, time
from schematic.client import Schematic
key, url, outbox, run = sys.argv[1:]
client = Schematic(key, base_url=url, event_capture_url=url, event_outbox=outbox, event_buffer_period=0.02)
n = 0
while True:
    client.track("kill", company={"run": run}, user={"id": run})
    n += 1
    sys.stdout.buffer.write(b".")
    sys.stdout.buffer.flush()
    time.sleep(0.0002)
"""


@dataclass(frozen=True, slots=True)
class Result:
    """`acknowledged`: calls of `track` that returned. `lost`, `doubled`: events missing, or counted once too often."""

    runs: int
    acknowledged: int
    counted: int
    lost: int
    doubled: int
    seconds: float


def run(runs: int, seed: int, directory: Path) -> Result:
    """Kill `runs` processes; what became of their events."""
    chance = random.Random(seed)
    started = time.monotonic()
    server = start(f"sqlite:///{directory}/server.sqlite3", directory / "server.log")
    try:
        outbox = directory / "outbox.sqlite3"
        acknowledged = [_killed(server, outbox, number, chance.uniform(0.0, LONGEST)) for number in range(runs)]
        _send_rest(server, outbox)
        counted = [_counted(server, number) for number in range(runs)]
    finally:
        server.stop()
    # The call that was killed may have written its event without having returned: one more than acknowledged is right.
    lost = sum(max(0, said - found) for said, found in zip(acknowledged, counted, strict=True))
    doubled = sum(max(0, found - said - 1) for said, found in zip(acknowledged, counted, strict=True))
    return Result(runs, sum(acknowledged), sum(counted), lost, doubled, time.monotonic() - started)


def _killed(server: Running, outbox: Path, number: int, after: float) -> int:
    """How many calls had returned when the process was killed `after` seconds from its first."""
    command = [sys.executable, "-c", CHILD, server.key, server.base_url, os.fspath(outbox), f"run-{number}"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert process.stdout is not None
    said = process.stdout.read(1)
    ends_at = time.monotonic() + after
    os.set_blocking(process.stdout.fileno(), False)
    while time.monotonic() < ends_at:
        said += process.stdout.read() or b""
        time.sleep(0.001)
    process.kill()
    process.wait()
    said += process.stdout.read() or b""
    process.stdout.close()
    return len(said)


def _send_rest(server: Running, outbox: Path) -> None:
    url = server.base_url
    with Schematic(server.key, base_url=url, event_capture_url=url, event_outbox=outbox) as client:
        assert client.flush(60).pending == 0


def _counted(server: Running, number: int) -> int:
    query = f"{server.base_url}/companies/lookup?keys[run]=run-{number}"
    request = urllib.request.Request(query, headers={"X-Schematic-Api-Key": server.key})
    with urllib.request.urlopen(request, timeout=10) as answer:
        metrics = json.load(answer)["data"]["metrics"]
    return sum(one["value"] for one in metrics if one["event_subtype"] == "kill" and one["period"] == "all_time")


def main() -> None:
    """Print one line; exit 1 when anything was lost or doubled."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        result = run(arguments.runs, arguments.seed, Path(directory))
    print(
        f"{result.runs} kills in {result.seconds:.0f} s: {result.acknowledged:,} events acknowledged by track, "
        f"{result.counted:,} counted by the server, {result.lost} lost, {result.doubled} doubled"
    )
    sys.exit(1 if result.lost or result.doubled else 0)


if __name__ == "__main__":
    main()
