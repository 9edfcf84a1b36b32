#!/usr/bin/env bash
# openfeature-provider-ofrep 0.3.0, with openfeature-sdk 0.10.0
#
# Behaviour: a program asks for a number, and the server answers that the flag is `true`. OpenFeature wants TYPE_MISMATCH
#   and the program's default then. The provider checks the answer by Python's `isinstance`, for which `True` is an `int`.
# Seen: `get_integer_details("seats", 5)` gives value True, no error code and no other reason; asked for a text the same
#   answer is TYPE_MISMATCH with the default, as it should be for both.
# Why our users care: Schematic's flags are booleans, so this is what a flag with a limit looks like over OFREP to a program
#   that asks for the limit as a number: it goes on with 1 where it should have its default, and nothing tells it.
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


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        body = json.dumps({"key": "seats", "value": True, "reason": "STATIC", "variant": "on"}).encode()
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
number = client.get_integer_details("seats", 5)
text = client.get_string_details("seats", "none")
print("as a number", repr(number.value), number.error_code, number.reason)
print("as a text", repr(text.value), text.error_code, text.reason)
assert number.value is True and number.error_code is None, number
assert text.value == "none" and str(text.error_code.value) == "TYPE_MISMATCH", text
PY
venv/bin/python look.py
