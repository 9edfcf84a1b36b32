#!/usr/bin/env bash
# apsw 3.54.1.0, which brings SQLite 3.54.1
#
# Behaviour: `PRAGMA journal_mode = WAL` does not wait. While another connection writes into a file that has no write-ahead
#   log yet, it is refused with SQLITE_BUSY at once: the busy timeout does not count, a busy handler is not even called.
#   Everywhere else they do: `BEGIN IMMEDIATE` on a file with a log asks the handler.
# Seen: with a handler that says "wait" three times, the pragma on a new file raises BusyError after 0 calls, BEGIN IMMEDIATE
#   on a file that has a log after 4.
# Why our users care: a program sets the timeout first and the log second, as every guide says, and believes that it waits.
#   Workers that are started together on a file that is not there yet are the case where it does not: now and then one of
#   them ends, or goes on without its file. Trying again is the way out; once the file has a log the pragma changes nothing.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check apsw==3.54.1.0 2>pip.log || { cat pip.log >&2; exit 2; }

cat >look.py <<'PY'
import apsw


def calls(path, statement, has_log):
    """How often the busy handler is asked before the statement is refused."""
    writer, other = apsw.Connection(path), apsw.Connection(path)
    if has_log:
        writer.execute("PRAGMA journal_mode = WAL")
    asked = []
    other.set_busy_handler(lambda times: asked.append(times) is None and times < 3)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("CREATE TABLE one (id)")
    try:
        other.execute(statement).fetchall()
    except apsw.BusyError:
        return f"refused after {len(asked)} calls"
    return "done"


print("journal_mode on a new file:", calls("new.db", "PRAGMA journal_mode = WAL", False))
print("BEGIN IMMEDIATE on one with a log:", calls("logged.db", "BEGIN IMMEDIATE", True))
PY
seen="$(timeout 60 venv/bin/python look.py)" || exit 2
printf '%s\n' "$seen"
was="journal_mode on a new file: refused after 0 calls
BEGIN IMMEDIATE on one with a log: refused after 4 calls"
[ "$seen" = "$was" ] || { printf 'changed: it was\n%s\n' "$was" >&2; exit 1; }
