"""Events on disk until the endpoint has acknowledged them: one SQLite file, shared by any number of processes.

`put` is one autocommitted INSERT into the write-ahead log: when it has returned, the event survives the process being
killed; a power cut of the machine may take the last moments. An event belongs to at most one process at a time: a
process marks the rows it sends with its number, and holds a lock on the byte of that number in `PATH.lock` for as long
as it lives, which any other can test. So the rows of a process that was killed are free at once, whatever the clocks
say. The API key is never written; a short digest of it keeps events of different keys apart.

`put` takes no lock of Python's, because `track` may interrupt itself; SQLite's own are held in C only.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections import deque
from collections.abc import Generator, Iterable
from contextlib import contextmanager, suppress
from pathlib import Path
from random import SystemRandom
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from schematic.clock import monotonic, sleep, unix
from schematic.events import outbox_locks
from schematic.events.batching import MAX_BATCH_BYTES

if TYPE_CHECKING:
    import logging

MAX_BYTES = 1 << 30
BUSY_WITHIN = 0.04  # seconds that `put` waits for another process's write
_LOG_PAUSE = 0.002  # seconds between two tries to have a new file keep a log
BUSY_FOR = 1.0  # seconds after such a wait in which `put` waits no more, and events stay in memory
SENDER_BUSY_WITHIN = 5.0  # seconds that the sending side waits
PAGE_SIZE = 1024  # small, because each `put` writes some pages whole into the log
CHECKPOINT_EVERY = 2_000  # changes after which the sending side moves the log into the file
CHECKPOINT_AT_LAST = 32_000  # pages of log at which `put` does it, when no sending side has
REOPEN_AFTER = 30.0  # seconds after which a file that could not be opened is tried again
FULL = -1  # `put`: there is no room
_SCHEMA = """
CREATE TABLE IF NOT EXISTS event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    target TEXT NOT NULL,      -- digest of the API key
    content TEXT NOT NULL,     -- as on the wire, with its idempotency key
    stored_at REAL NOT NULL,   -- Unix seconds, for people
    owner INTEGER,             -- the process that is sending it
    refused TEXT               -- why the endpoint will never take it
)"""
_INDEX = "CREATE INDEX IF NOT EXISTS event_ready ON event (target, id) WHERE owner IS NULL AND refused IS NULL"
# Rows of a new file are not those of one that was set aside, which may still be on their way.
_FIRST_ROW = (
    "INSERT INTO sqlite_sequence (name, seq) SELECT 'event', ? WHERE NOT EXISTS "
    "(SELECT 1 FROM sqlite_sequence WHERE name = 'event')"
)
_IS_MADE = "SELECT 1 FROM sqlite_master WHERE name = 'event_ready'"  # what is made last
_INSERT = "INSERT INTO event (target, content, stored_at) VALUES (?, ?, ?)"
_READY = "SELECT id, content FROM event WHERE target = ? AND owner IS NULL AND refused IS NULL ORDER BY id LIMIT ?"
_MINE = "SELECT count(*) FROM event WHERE target = ? AND refused IS NULL"
_UNTIL = "SELECT 1 FROM event WHERE target = ? AND refused IS NULL AND id <= ? LIMIT 1"
_DAMAGED = frozenset({11, 26})  # SQLITE_CORRUPT, SQLITE_NOTADB
_SQLITE_FULL = 13
_Rows = list[tuple[Any, ...]]


class Outbox:
    """The events of one API key in the file `path`, which is made when it is missing.

    Nothing here raises: what cannot be written stays in memory, with a warning; a damaged file is set aside as
    `PATH.damaged-N` and a new one begun. `max_bytes` bounds the file.
    """

    def __init__(
        self, path: str | os.PathLike[str], api_key: str, logger: logging.Logger, max_bytes: int = MAX_BYTES
    ) -> None:
        from hashlib import sha256

        self.path = os.path.abspath(path)
        self._target = sha256(f"schematic outbox {api_key}".encode()).hexdigest()[:16]
        self._logger = logger
        self._max_pages = max(16, max_bytes // PAGE_SIZE)
        self._lock = Lock()  # of the sending side; `put` never takes it
        self._open_files: _Open | None = None
        self._closed = False
        self._tried_at = -REOPEN_AFTER
        self._busy_until = 0.0  # monotonic
        self._changes = 0  # since the last checkpoint
        self._claimed: set[int] = set()
        self._broken: list[_Open] = []  # files that were set aside, to be closed
        self._warn_of_others()

    def after_fork(self) -> None:
        """Forget the parent's connections, without closing them: they are the parent's."""
        if self._open_files is not None:
            _abandoned.append(self._open_files)
        _abandoned.extend(self._broken)
        self._open_files, self._broken = None, []
        self._claimed = set()
        self._tried_at = -REOPEN_AFTER
        self._lock = Lock()

    def put(self, content: str) -> int:
        """Store an encoded event; its row. 0 when the file cannot be written, `FULL` when there is no room."""
        for _ in range(2):
            files = self._files()
            if files is None or monotonic() < self._busy_until:
                return 0
            self._changes += 1
            try:
                return self._inserted(files, content)
            except sqlite3.Error as error:
                if _code(error) == _SQLITE_FULL:
                    return FULL
                self._recover(files, error)
                if self._open_files is not None:
                    self._busy_until = monotonic() + BUSY_FOR
                    return 0  # busy for too long: this one stays in memory
        return 0

    def _inserted(self, files: _Open, content: str) -> int:
        """With a connection that nobody else has meanwhile: shared ones would share their statements and values."""
        try:
            writer = files.writers.pop()
        except IndexError:
            writer = _connected(self.path, self._max_pages)
        try:
            return writer.execute(_INSERT, (self._target, content, unix())).lastrowid or 0
        finally:
            if self._closed:
                writer.close()
            else:
                files.writers.append(writer)

    def claim(self, limit: int) -> list[tuple[str, int]]:
        """The oldest events that nobody is sending, now this process's to send."""
        with self._sending() as files:
            if files is not None and files.sender.execute(_READY, (self._target, 1)).fetchone():
                with _transaction(files.sender):
                    rows = _bounded(files.sender.execute(_READY, (self._target, limit)))
                    marks = [(files.owner, row) for row, _ in rows]
                    files.sender.executemany("UPDATE event SET owner = ? WHERE id = ?", marks)
                self._claimed.update(row for row, _ in rows)
                return [(content, row) for row, content in rows]
        return []

    def acknowledge(self, rows: list[int]) -> None:
        """The endpoint has them: forget them."""
        self._change("DELETE FROM event WHERE id = ?", [(row,) for row in rows])
        self._changes += len(rows)

    def release(self, rows: list[int]) -> None:
        """They were not sent: anybody may send them."""
        self._change("UPDATE event SET owner = NULL WHERE id = ?", [(row,) for row in rows])

    def refuse(self, rows: list[int], why: str) -> None:
        """The endpoint will never take them: keep them for people to look at."""
        self._change("UPDATE event SET owner = NULL, refused = ? WHERE id = ?", [(why, row) for row in rows])

    def drop_oldest(self, limit: int) -> list[str]:
        """Make room: forget the oldest that nobody is sending, refused ones first; their content."""
        oldest = "SELECT id, content FROM event WHERE owner IS NULL ORDER BY refused IS NULL, id LIMIT ?"
        with self._sending() as files:
            if files is not None:
                with _transaction(files.sender):
                    rows: _Rows = files.sender.execute(oldest, (limit,)).fetchall()
                    files.sender.executemany("DELETE FROM event WHERE id = ?", [(row,) for row, _ in rows])
                return [content for _, content in rows]
        return []

    def tidy(self) -> None:
        """Now and then: free the events of processes that have ended, and move the log into the file, which waits for
        the disk."""
        with self._sending() as files:
            if files is None:
                return
            if self._changes >= CHECKPOINT_EVERY:
                self._changes = 0
                files.sender.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
            owners: _Rows = files.sender.execute("SELECT DISTINCT owner FROM event WHERE owner IS NOT NULL").fetchall()
            for (owner,) in owners:
                if owner != files.owner and outbox_locks.try_lock(files.lock, owner):
                    files.sender.execute("UPDATE event SET owner = NULL WHERE owner = ?", (owner,))
                    outbox_locks.unlock(files.lock, owner)

    def pending(self) -> int:
        """How many events of this API key wait or are on their way, whoever sends them."""
        return self._number(_MINE, (self._target,))

    def last_row(self) -> int:
        """The newest row."""
        return self._number("SELECT coalesce(max(id), 0) FROM event WHERE target = ?", (self._target,))

    def has_until(self, row: int) -> bool:
        """Whether something is left to be sent among the rows up to this one."""
        return self._number(_UNTIL, (self._target, row)) == 1

    def close(self) -> None:
        """Close the file; what is put after that stays in memory, and what is still on its way is free."""
        self.release(list(self._claimed))
        self._closed = True
        with self._lock:
            files, self._open_files = self._open_files, None
            self._close_broken()
            if files is not None:
                _close(files)

    def _close_broken(self) -> None:
        """With the lock held: nobody else sends then, and so nobody uses their connections any more."""
        while self._broken:
            _close(self._broken.pop())

    def _files(self) -> _Open | None:
        if self._open_files is None and not self._closed and monotonic() - self._tried_at >= REOPEN_AFTER:
            self._tried_at = monotonic()
            self._open_files = self._opened()
        return self._open_files

    def _opened(self) -> _Open | None:
        for _ in range(2):
            try:
                return _open(self.path, self._max_pages)
            except sqlite3.Error as error:
                if _code(error) in _DAMAGED:
                    self._set_aside(None)
                    continue
                problem: Exception = error
            except OSError as error:
                problem = error
            break
        else:
            return None
        self._logger.warning(
            "event_outbox: cannot use %s (%s); events are kept in memory alone, next try in %.0f s",
            self.path,
            problem,
            REOPEN_AFTER,
        )
        return None

    def _recover(self, files: _Open, error: sqlite3.Error) -> None:
        """After a failure: a damaged file is set aside, another one stays as it is."""
        if _code(error) in _DAMAGED:
            self._set_aside(files)
            self._open_files, self._tried_at = None, -REOPEN_AFTER
            self._broken.append(files)
        elif not self._closed:
            self._logger.warning("event_outbox: %s: %s", self.path, error)

    def _set_aside(self, files: _Open | None) -> None:
        """Rename the damaged file, unless another process has done so since this one opened it."""
        try:
            if files is not None and os.stat(self.path).st_ino != files.inode:
                return
            number = 1
            while os.path.exists(aside := f"{self.path}.damaged-{number}"):
                number += 1
            os.rename(self.path, aside)
        except OSError as error:
            self._logger.error("event_outbox: %s is damaged and cannot be set aside: %s", self.path, error)
            return
        for suffix in ("-wal", "-shm"):
            with suppress(OSError):
                os.rename(self.path + suffix, aside + suffix)
        self._logger.error(
            "event_outbox: %s is damaged; it was set aside as %s, and a new file begins. Events in it were not sent; "
            "`sqlite3 FILE .recover` may read them",
            self.path,
            aside,
        )

    @contextmanager
    def _sending(self) -> Generator[_Open | None, None, None]:
        """The file for the sending side, one thread at a time; a failure is logged and ends the block."""
        with self._lock:
            self._close_broken()
            files = self._files()
            try:
                yield files
            except sqlite3.Error as error:
                if files is not None:
                    self._recover(files, error)

    def _change(self, statement: str, values: list[tuple[Any, ...]]) -> None:
        """`values` end with the row."""
        with self._sending() as files:
            self._claimed.difference_update(value[-1] for value in values)
            if files is not None and values:
                with _transaction(files.sender):
                    files.sender.executemany(statement, values)

    def _number(self, question: str, values: tuple[Any, ...]) -> int:
        with self._sending() as files:
            if files is not None:
                row = files.sender.execute(question, values).fetchone()
                return int(row[0]) if row else 0
        return 0

    def _warn_of_others(self) -> None:
        others = self._number("SELECT count(*) FROM event WHERE target <> ? AND refused IS NULL", (self._target,))
        if others:
            self._logger.warning(
                "event_outbox: %d events in %s were stored under another API key and wait for a client with that key; "
                "`schematic outbox send` sends them with this one",
                others,
                self.path,
            )


class _Open(NamedTuple):
    """`writers` are the idle connections of `put`; the sending side has its own, for its transactions."""

    writers: deque[sqlite3.Connection]
    sender: sqlite3.Connection
    lock: int
    owner: int
    inode: int


class Content(NamedTuple):
    """What is in an outbox file: counts, the Unix time of the oldest event, bytes, and the events, oldest first."""

    waiting: int
    sending: int
    refused: int
    oldest: float | None
    bytes: int
    events: list[dict[str, Any]]


def content(path: str | os.PathLike[str], limit: int = 20) -> Content:
    """Look into the file; changes nothing. Raises ValueError when it is missing or no outbox."""
    with _existing(path) as file:
        counts: _Rows = file.execute(
            "SELECT count(*) FILTER (WHERE owner IS NULL AND refused IS NULL), count(owner), count(refused), "
            "min(stored_at) FROM event"
        ).fetchall()
        rows: _Rows = file.execute(
            "SELECT content, stored_at, owner, refused FROM event ORDER BY id LIMIT ?", (limit,)
        ).fetchall()
    waiting, sending, refused, oldest = counts[0]
    return Content(waiting, sending, refused, oldest, os.path.getsize(path), [_shown(row) for row in rows])


def take_over(path: str | os.PathLike[str], api_key: str, *, refused: bool = False) -> int:
    """Make all waiting events this API key's, and with `refused` those to be tried again that the endpoint refused.

    How many wait now. Raises ValueError as `content` does.
    """
    from hashlib import sha256

    target = sha256(f"schematic outbox {api_key}".encode()).hexdigest()[:16]
    with _existing(path) as file, _transaction(file):
        if refused:
            file.execute("UPDATE event SET refused = NULL")
        file.execute("UPDATE event SET target = ? WHERE owner IS NULL AND refused IS NULL", (target,))
        count: int = file.execute(_MINE, (target,)).fetchone()[0]
        return count


def drop(path: str | os.PathLike[str], *, refused: bool = False) -> int:
    """Forget what nobody is sending, all or the refused; how many events. Raises ValueError as `content` does."""
    with _existing(path) as file, _transaction(file):
        return file.execute(
            "DELETE FROM event WHERE owner IS NULL AND (refused IS NOT NULL OR NOT ?)", (refused,)
        ).rowcount


def _open(path: str, max_pages: int) -> _Open:
    with suppress(FileExistsError):  # events may name customers: for the owner's eyes
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    sender = _connected(path, max_pages)
    try:
        if not sender.execute(_IS_MADE).fetchone():  # making it again would wait for whoever writes
            sender.execute(_SCHEMA)
            sender.execute(_FIRST_ROW, (SystemRandom().getrandbits(40),))
            sender.execute(_INDEX)
        sender.execute(f"PRAGMA busy_timeout = {int(SENDER_BUSY_WITHIN * 1000):d}")
        lock, owner = _owner(path)
        return _Open(deque(), sender, lock, owner, os.stat(path).st_ino)
    except (sqlite3.Error, OSError):
        sender.close()
        raise


def _close(files: _Open) -> None:
    files.sender.close()
    while files.writers:
        with suppress(IndexError):  # another thread took the last one
            files.writers.pop().close()


def _connected(path: str, max_pages: int) -> sqlite3.Connection:
    made = sqlite3.connect(path, timeout=BUSY_WITHIN, isolation_level=None, check_same_thread=False)
    try:
        made.execute(f"PRAGMA page_size = {PAGE_SIZE:d}")
        _keep_log(made)
        made.execute("PRAGMA synchronous = NORMAL")
        made.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_AT_LAST:d}")
        made.execute(f"PRAGMA journal_size_limit = {CHECKPOINT_AT_LAST * PAGE_SIZE:d}")
        made.execute(f"PRAGMA max_page_count = {max_pages:d}")
    except sqlite3.Error:
        made.close()
        raise
    return made


def _keep_log(made: sqlite3.Connection) -> None:
    """Have changes go into a log first. While another process makes the file SQLite refuses at once: this waits."""
    until = monotonic() + BUSY_WITHIN
    while True:
        try:
            made.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if _code(error) != sqlite3.SQLITE_BUSY or monotonic() >= until:
                raise
            sleep(_LOG_PAUSE)
        else:
            return


def _owner(path: str) -> tuple[int, int]:
    """The lock file and this process's number in it. Never closed: closing it anywhere would end every lock of the
    process in it."""
    known = _owners.get((path, os.getpid()))
    if known is None:
        lock = os.open(f"{path}.lock", os.O_RDWR | os.O_CREAT, 0o600)
        number = SystemRandom().randint(1, outbox_locks.HIGHEST)
        while not outbox_locks.try_lock(lock, number):
            number = SystemRandom().randint(1, outbox_locks.HIGHEST)
        known = _owners.setdefault((path, os.getpid()), (lock, number))
    return known


@contextmanager
def _existing(path: str | os.PathLike[str]) -> Generator[sqlite3.Connection, None, None]:
    if not Path(path).is_file():
        raise ValueError(f"there is no outbox {os.fspath(path)}")
    file = sqlite3.connect(path, timeout=5.0, isolation_level=None)
    try:
        file.execute("SELECT id, target, content, stored_at, owner, refused FROM event LIMIT 1")
        yield file
    except sqlite3.Error as error:
        raise ValueError(f"{os.fspath(path)} cannot be read as an outbox: {error}") from error
    finally:
        file.close()


@contextmanager
def _transaction(file: sqlite3.Connection) -> Generator[None, None, None]:
    file.execute("BEGIN IMMEDIATE")
    try:
        yield
        file.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            file.execute("ROLLBACK")
        raise


def _bounded(waiting: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """Rows up to the size of a request, at least one."""
    rows: list[tuple[int, str]] = []
    size = 0
    for row, content in waiting:
        if rows and size + len(content) > MAX_BATCH_BYTES:
            break
        size += len(content)
        rows.append((row, content))
    return rows


def _shown(row: tuple[Any, ...]) -> dict[str, Any]:
    content, stored_at, owner, refused = row
    state = "refused" if refused is not None else "waiting" if owner is None else "sending"
    event: dict[str, Any] = json.loads(f"{{{content}}}")
    return {"state": state, "stored_at": stored_at, "reason": refused, "event": event}


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


_owners: dict[tuple[str, int], tuple[int, int]] = {}
_abandoned: list[_Open] = []
