"""What an SDK does with events while the endpoint has a fault: `fault_rows.py PORT EVENTS`; prints one JSON line.

Run under either SDK, which is why it uses nothing but the names that both have.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import time
from pathlib import Path

from schematic import Schematic, SchematicConfig

PUSH_WITHIN = 20.0  # seconds; an SDK that blocks its caller gets no further than that
DRAIN_WITHIN = 30.0


def main(port: str, events: int) -> None:
    logging.getLogger("schematic").addHandler(logging.NullHandler())
    url = f"http://127.0.0.1:{port}"
    client = Schematic(
        "sch_dev_bench", SchematicConfig(base_url=url, event_capture_url=url, log_level=logging.CRITICAL)
    )
    longest = 0.0
    pushed = 0
    began = time.perf_counter()
    ends_at = began + PUSH_WITHIN
    while pushed < events and time.perf_counter() < ends_at:
        started = time.perf_counter()
        client.track("bench", company={"id": "acme"}, user={"id": "42"}, traits={"n": pushed})
        longest = max(longest, time.perf_counter() - started)
        pushed += 1
    all_calls = time.perf_counter() - began
    if hasattr(client, "flush"):
        client.flush(DRAIN_WITHIN)
    client.shutdown()
    # Not ru_maxrss: that of a child begins with its parent's.
    found = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())
    peak = int(found[1]) / 1024 if found else 0.0
    times = {"longest_ms": longest * 1e3, "all_ms": all_calls * 1e3}
    print(json.dumps({**times, "pushed": pushed, "peak_mib": peak}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
