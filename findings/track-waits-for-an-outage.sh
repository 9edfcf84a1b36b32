#!/usr/bin/env bash
# schematichq 1.4.6, the official Python client, Schematic and AsyncSchematic
#
# Behaviour: `track` adds to a buffer that the background sends every five seconds. The call that finds a hundred
#   events in it sends them itself: while the capture endpoint answers 503 it tries four times and sleeps 1 + 2 + 4
#   seconds in between, in the caller's thread or coroutine. Then the hundred are dropped; only the log tells.
# Seen: 100 calls took milliseconds, the 101st more than 7 s; of the 101 events one arrived, the last, with an
#   endpoint that was away for four requests and back at the fifth. Both clients alike.
# Why our users care: a web request that only counts something waits seven seconds because the counting is restarted:
#   in every process with more than twenty events a second. And usage that is billed is gone. Keep `track` off the
#   request's path, and what must not be lost in a queue of your own.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq schematichq==1.4.6 || exit 2

cat >look.py <<'PY'
import asyncio, collections, json, sys, threading, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from schematic.client import AsyncSchematic, AsyncSchematicConfig, Schematic, SchematicConfig

requests, arrived = collections.Counter(), collections.defaultdict(list)

class Capture(BaseHTTPRequestHandler):
    """Away for the first four requests of each client, then back."""

    def do_POST(self):
        events = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["events"]
        client = events[0]["api_key"]
        requests[client] += 1
        away = requests[client] <= 4
        if not away:
            arrived[client] += [event["body"]["event"] for event in events]
        self.send_response(503 if away else 200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *_): ...

capture = ThreadingHTTPServer(("127.0.0.1", 0), Capture)
threading.Thread(target=capture.serve_forever, daemon=True).start()
here = f"http://127.0.0.1:{capture.server_port}"
took = collections.defaultdict(list)

def sync():
    client = Schematic("sync", SchematicConfig(base_url=here, event_capture_url=here))
    time.sleep(0.5)  # its background has had its first turn
    for n in range(1, 102):
        began = time.monotonic()
        client.track(event=f"export-{n}", company={"id": "acme"})
        took["sync"].append(time.monotonic() - began)
    client.shutdown()

async def coroutine():
    client = AsyncSchematic("async", AsyncSchematicConfig(base_url=here, event_capture_url=here))
    await client.initialize()
    await asyncio.sleep(0.5)
    for n in range(1, 102):
        began = time.monotonic()
        await client.track(event=f"export-{n}", company={"id": "acme"})
        took["async"].append(time.monotonic() - began)
    await client.shutdown()

threads = [threading.Thread(target=sync), threading.Thread(target=asyncio.run, args=[coroutine()])]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
for client, calls in took.items():
    print(f"{client}: calls 1 to 100 at most {max(calls[:100]):.3f} s, call 101 {calls[100]:.1f} s;", *arrived[client])
    if calls[100] < 7 or max(calls[:100]) > 2 or arrived[client] != ["export-101"]:
        sys.exit(f"changed: {client}: the 101st call waited 7 s or more and only export-101 arrived then")
PY
timeout 100 venv/bin/python look.py
