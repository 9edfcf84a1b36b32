#!/usr/bin/env bash
# openfeature-sdk 0.10.0 (Python)
#
# Behaviour: a provider's events do not reach a handler in their order. Each call of a handler goes to a pool of threads,
#   so that the next event is told while a handler is still at the one before, and the two may change places.
# Seen: a provider is lost and is there again: STALE, then READY. A handler that takes a moment over STALE hears READY
#   meanwhile; what it noted last is STALE, while `get_provider_status()` says READY.
# Why our users care: a handler that keeps the last event as its state, for a health check or to turn a fallback on, can
#   stay in an outage that is over, until the next one ends. The way out is to take an event as a call to look, and to go by
#   `get_provider_status()` in the handler.
set -euo pipefail
python="${PYTHON:-python3}"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "needs Python 3.11 or newer as PYTHON" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"$python" -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check openfeature-sdk==0.10.0 2>pip.log || { cat pip.log >&2; exit 2; }

cat >look.py <<'PY'
import threading

from openfeature import api
from openfeature.event import ProviderEvent, ProviderEventDetails
from openfeature.provider.in_memory_provider import InMemoryProvider

provider = InMemoryProvider({})
api.set_provider_and_wait(provider)
client = api.get_client()
noted = []
begins, ready_is_told, stale_is_told = threading.Event(), threading.Event(), threading.Event()


def on_ready(details):
    if not begins.is_set():  # a new handler is told that its provider is ready
        begins.set()
        return
    noted.append("READY")
    ready_is_told.set()


def on_stale(details):
    ready_is_told.wait(10)  # as a handler that writes to a log or a database takes a moment
    noted.append("STALE")
    stale_is_told.set()


client.add_handler(ProviderEvent.PROVIDER_READY, on_ready)
client.add_handler(ProviderEvent.PROVIDER_STALE, on_stale)
begins.wait(10)
provider.emit_provider_stale(ProviderEventDetails(message="lost"))
provider.emit_provider_ready(ProviderEventDetails(message="there again"))
stale_is_told.wait(20)
print("emitted: STALE READY")
print("noted:", *noted)
print("status:", client.get_provider_status().value)
PY
seen="$(timeout 60 venv/bin/python look.py)" || exit 2
printf '%s\n' "$seen"
was="emitted: STALE READY
noted: READY STALE
status: READY"
[ "$seen" = "$was" ] || { printf 'changed: it was\n%s\n' "$was" >&2; exit 1; }
