#!/usr/bin/env bash
# uvicorn 0.54.0, gunicorn 27.0.1 with uvicorn-worker 0.4.0, hypercorn 0.18.0
#
# Behaviour: on SIGTERM uvicorn ends gracefully (the application's lifespan ends), puts back the handlers it found and
#   raises the signal again. Nobody handles it then, so the process dies on the spot and no `atexit` handler runs:
#   alone, with --workers, and below gunicorn. Ctrl-C does run them when uvicorn is alone, so nobody sees it while
#   developing. gunicorn's own `asgi` worker and hypercorn run them. The usual cure, a SIGTERM handler with
#   `sys.exit(0)` in the application's module, works alone and below gunicorn. With --workers the module is imported
#   after uvicorn took the signal, so the handler wins: `atexit` runs, but the graceful end is gone and the lifespan
#   never ends.
# Seen: `rows` below: how many of the processes that served ended their lifespan, and how many ran their `atexit`.
# Why our users care: SDKs that buffer (events, traces, errors) send the rest in `atexit`; each deployment loses it.
#   The end of the lifespan is the place that works in every row without a handler.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq uvicorn==0.54.0 gunicorn==27.0.1 uvicorn-worker==0.4.0 hypercorn==0.18.0 || exit 2

cat >served.py <<'PY'
import atexit, os, signal, sys

def note(what):
    with open(os.environ["NOTES"], "a") as notes:
        notes.write(what + "\n")

atexit.register(note, "atexit")
if "CURE" in os.environ:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))

async def app(scope, receive, send):
    if scope["type"] == "lifespan":
        for step in ("startup", "shutdown"):
            await receive()
            note(step)
            await send({"type": f"lifespan.{step}.complete"})
PY

cat >look.py <<'PY'
import os, signal, subprocess, sys, time

signal.signal(signal.SIGTERM, lambda *_: sys.exit(2))  # out of time: through the `finally` below

def ended(argv, sent, processes, cure):
    notes = f"notes-{time.monotonic_ns()}"
    env = {**os.environ, "NOTES": notes, "PYTHONPATH": "."} | ({"CURE": "1"} if cure else {})
    command = [f"venv/bin/{argv[0]}", *argv[1:], "served:app"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen(command, env=env, start_new_session=True, **quiet)
    read = lambda: open(notes).read().split() if os.path.exists(notes) else []
    try:
        deadline = time.monotonic() + 30
        while read().count("startup") < processes:
            if server.poll() is not None or time.monotonic() > deadline:
                sys.exit(f"changed: {' '.join(argv)} did not start {processes} process(es)")
            time.sleep(0.1)
        time.sleep(0.5)  # the server itself comes up a little after its lifespan
        server.send_signal(sent)
        server.wait(30)
    finally:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGKILL)
    return read().count("shutdown"), read().count("atexit")

alone, two = ["uvicorn", "--port", "0"], ["uvicorn", "--port", "0", "--workers", "2"]
below = ["gunicorn", "-b", "127.0.0.1:0", "-w", "2", "-k", "uvicorn_worker.UvicornWorker"]
own = ["gunicorn", "-b", "127.0.0.1:0", "-w", "2", "-k", "asgi"]
hyper = ["hypercorn", "-b", "127.0.0.1:0", "-w", "2"]
rows = [  # command, signal, processes that serve, with the cure, then what was seen: lifespans ended, atexit run
    (alone, signal.SIGINT, 1, False, (1, 1)),
    (alone, signal.SIGTERM, 1, False, (1, 0)),
    (two, signal.SIGTERM, 2, False, (2, 0)),
    (below, signal.SIGTERM, 2, False, (2, 0)),
    (own, signal.SIGTERM, 2, False, (2, 2)),
    (hyper, signal.SIGTERM, 2, False, (2, 2)),
    (alone, signal.SIGTERM, 1, True, (1, 1)),
    (below, signal.SIGTERM, 2, True, (2, 2)),
    (two, signal.SIGTERM, 2, True, (0, 2)),
]
changed = []
for argv, sent, processes, cure, expected in rows:
    seen = ended(argv, sent, processes, cure)
    name = f"{' '.join(argv)}{', sys.exit handler' if cure else ''}, {sent.name}"
    print(f"of {processes}: lifespan ended {seen[0]}, atexit ran {seen[1]}   {name}", flush=True)
    if seen != expected:
        changed.append(f"changed: {name}: lifespan and atexit {expected} then, {seen} now")
sys.exit("\n".join(changed) or 0)
PY
timeout 300 venv/bin/python look.py
