#!/usr/bin/env bash
# asyncpg 0.32.0, psycopg 3.3.9 with its libpq
#
# Behaviour: in the query of a PostgreSQL URL asyncpg reads `+` as a space, as HTML forms do; libpq, and with it
#   psycopg, psql and pg_dump, reads `+` as `+`. Before the `@` both read `+` as `+`. Both read `%2B` as `+` everywhere.
# Seen: what each client sent to a server that asked for the password, and the name of the application it gave.
# Why our users care: one DATABASE_URL serves the application (asyncpg) and the backup (psql, pg_dump), and the form
#   `?user=…&password=…` is what people turn to when a password has special characters. Generated ones (base64) often
#   have a `+`: then one of the two is refused with "password authentication failed", and the URL looks right. Write
#   `%2B`.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq asyncpg==0.32.0 'psycopg[binary]==3.3.9' || exit 2

cat >look.py <<'PY'
import asyncio, socket, struct, sys, threading
import asyncpg, psycopg

def take(connection):
    """The body of one message of the protocol."""
    (size,) = struct.unpack("!I", connection.recv(4, socket.MSG_WAITALL))
    return connection.recv(size - 4, socket.MSG_WAITALL)

def ask_and_refuse(listening, told):
    """Asks each client for its password in clear, notes what it says, and refuses it."""
    while True:
        connection, _ = listening.accept()
        with connection:
            startup = take(connection)[4:].decode().split("\0")
            connection.sendall(b"R" + struct.pack("!II", 8, 3))
            connection.recv(1)
            password = take(connection).rstrip(b"\0").decode()
            settings = dict(zip(startup[::2], startup[1::2]))
            told.append((password, settings.get("application_name")))
            error = b"SFATAL\0C28P01\0Mrefused\0\0"
            connection.sendall(b"E" + struct.pack("!I", len(error) + 4) + error)

listening, told = socket.create_server(("127.0.0.1", 0)), []
threading.Thread(target=ask_and_refuse, args=[listening, told], daemon=True).start()
at = "127.0.0.1:%d" % listening.getsockname()[1]
connect = {
    "asyncpg": lambda url: asyncio.run(asyncpg.connect(url, timeout=10)),
    "psycopg": lambda url: psycopg.connect(url, connect_timeout=10),
}
expected = {
    f"postgresql://{at}/app?user=app&password=a+b&application_name=x+y&sslmode=disable":
        {"asyncpg": ("a b", "x y"), "psycopg": ("a+b", "x+y")},
    f"postgresql://{at}/app?user=app&password=a%2Bb&application_name=x%2By&sslmode=disable":
        {"asyncpg": ("a+b", "x+y"), "psycopg": ("a+b", "x+y")},
    f"postgresql://app:a+b@{at}/app?sslmode=disable":
        {"asyncpg": ("a+b", None), "psycopg": ("a+b", None)},
}
for url, clients in expected.items():
    print(url.replace(at, "HOST"))
    for client, then in clients.items():
        try:
            connect[client](url)
        except (asyncpg.InvalidPasswordError, psycopg.OperationalError):
            pass  # refused, as it should be
        print(f"  {client}: password {told[-1][0]!r}, application_name {told[-1][1]!r}")
        if told[-1] != then:
            sys.exit(f"changed: {client} sent {then} then, {told[-1]} now")
PY
timeout 60 venv/bin/python look.py
