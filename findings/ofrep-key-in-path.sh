#!/usr/bin/env bash
# openfeature-provider-ofrep 0.3.0, with openfeature-sdk 0.10.0
#
# Behaviour: OFREP asks for one flag at `/ofrep/v1/evaluate/flags/{key}`. The provider joins the flag's key into that path
#   as it is: a slash in it makes another path, and what follows a question mark or a number sign is no longer of the
#   path, so that the server is asked about another flag.
# Seen: asked for `seats?beta` and `seats#2` the provider asks the server for `seats`, takes its answer, and reports
#   neither an error nor another key; for `team/seats` it asks for a path with one part more, and a space is escaped.
# Why our users care: two flags whose keys differ behind such a character answer alike, without a word. Keys of letters,
#   digits, `-`, `_` and `.` are safe with every provider; a server can only help where the whole path still arrives.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq openfeature-provider-ofrep==0.3.0 openfeature-sdk==0.10.0 || exit 2

cat >look.py <<'PY'
import json, threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from openfeature import api
from openfeature.contrib.provider.ofrep import OFREPProvider

asked = []


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        asked.append(self.path)
        key = self.path.partition("?")[0].rpartition("/")[2]
        body = json.dumps({"key": key, "value": key == "seats", "reason": "STATIC", "variant": "on"}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
api.set_provider(OFREPProvider(f"http://127.0.0.1:{server.server_port}"))
client = api.get_client()
seen = {}
for key in ("seats", "seats?beta", "seats#2", "team/seats", "a b"):
    details = client.get_boolean_details(key, False)
    seen[key] = (asked[-1].removeprefix("/ofrep/v1/evaluate/flags"), details.value, details.flag_key, details.error_code)
for key, found in seen.items():
    print(key, found)
assert seen == {
    "seats": ("/seats", True, "seats", None),
    "seats?beta": ("/seats?beta", True, "seats?beta", None),
    "seats#2": ("/seats", True, "seats#2", None),
    "team/seats": ("/team/seats", True, "team/seats", None),
    "a b": ("/a%20b", False, "a b", None),
}, seen
PY
venv/bin/python look.py
