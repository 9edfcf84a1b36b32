"""The file of an environment: JSON, a line each; compressed when its name ends with `.gz`.

The first line is the header, the last one tells how many lines there are between and what they hash to. Between stand
tables, each with its columns, followed by its rows as lists in the order of the primary key.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import zlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, NamedTuple

import msgspec

from schematic_server.errors import BadRequest, ServerError

FORMAT = 1
_PACKED = b"\x1f\x8b"  # how gzip begins
_encode = msgspec.json.Encoder().encode


class Header(msgspec.Struct, frozen=True):
    """`schema` is that of the database that the file was made from."""

    schematic_export: int
    schema: str
    server: str
    made_at: str
    account_id: str
    environment_id: str
    environment: str
    has_events: bool
    has_secrets: bool


class _End(msgspec.Struct, frozen=True):
    lines: int
    sha256: str


class TableLine(msgspec.Struct, frozen=True):
    """What follows are rows of this table."""

    table: str
    columns: list[str]


class Checked(NamedTuple):
    """A file that is whole."""

    header: Header
    lines: int
    digest: str


_header = msgspec.json.Decoder(Header).decode
_end = msgspec.json.Decoder(_End).decode
_line = msgspec.json.Decoder(TableLine | list[Any]).decode


class Writer:
    """Writes the lines of one file; `end` makes it whole."""

    def __init__(self, file: IO[bytes] | gzip.GzipFile, header: Header) -> None:
        self._file = file
        self._hash = hashlib.sha256()
        self._lines = 0
        file.write(_encode(header) + b"\n")

    def write(self, *values: TableLine | list[Any]) -> None:
        for value in values:
            line = _encode(value) + b"\n"
            self._hash.update(line)
            self._file.write(line)
        self._lines += len(values)

    def end(self) -> None:
        self._file.write(_encode(_End(self._lines, self._hash.hexdigest())) + b"\n")


@contextmanager
def created(target: Path, noun: str) -> Generator[Path]:
    """A place to write `target` at, by way of `TARGET.partial`, so that nothing unfinished ever bears its name; it gets
    that, and is on disk, when the block has ended well.

    Nobody but the owner may read it, and it replaces nothing: raises BadRequest, telling what it is (`noun`).
    """
    partial = target.with_name(target.name + ".partial")
    try:
        if target.exists():
            raise BadRequest(f"{target} exists; {noun} replaces nothing, choose another name")
        os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        another = f"another {noun.split()[-1]}"
        raise BadRequest(
            f"{partial} exists: {another} is being made, or was interrupted; in that case delete it"
        ) from None
    except OSError as error:
        raise BadRequest(f"cannot write {target}: {error.strerror}; choose another place") from None
    try:
        yield partial
        _make_durable(partial)
        partial.rename(target)
        _make_durable(target.parent)
    except OSError as error:
        raise ServerError(f"{target} could not be written: {error}; nothing was left behind") from None
    finally:
        partial.unlink(missing_ok=True)


@contextmanager
def opened_to_write(path: Path, *, is_packed: bool) -> Generator[IO[bytes] | gzip.GzipFile]:
    with path.open("wb") as file:
        if not is_packed:
            yield file
            return
        # Without name and time, so that equal contents are equal files.
        with gzip.GzipFile("", "wb", compresslevel=6, fileobj=file, mtime=0) as packed:
            yield packed


def check(path: Path) -> Checked:
    """Read the whole file; raises BadRequest unless it is one, of a known format, and nothing of it is missing or
    changed."""
    digest, number, last = hashlib.sha256(), 0, b""
    header: Header | None = None
    for line in _lines(path):
        if header is None:
            header = _read_header(path, line)
            continue
        if last:
            digest.update(last)
            number += 1
        last = line
    if header is None:
        raise BadRequest(f"{path} is empty: no export")
    try:
        end = _end(last)
    except msgspec.MsgspecError:
        raise BadRequest(f"{path} ends in the middle: it was not written, or not copied, to its end") from None
    if (end.lines, end.sha256) != (number, digest.hexdigest()):
        raise BadRequest(f"{path} is damaged: its lines are not those that were written; copy it again")
    return Checked(header, number, end.sha256)


def read(path: Path, checked: Checked) -> Iterator[TableLine | list[Any]]:
    """The lines between header and end, of a file that `check` has passed."""
    for number, line in enumerate(_lines(path)):
        if 0 < number <= checked.lines:
            yield _line(line)


def _read_header(path: Path, line: bytes) -> Header:
    try:
        found = msgspec.json.decode(line, type=dict[str, Any])
        version = found["schematic_export"]
        if not isinstance(version, int):
            raise TypeError
    except (msgspec.MsgspecError, KeyError, TypeError):
        raise BadRequest(f"{path} is no file of `schematic export`") from None
    if version > FORMAT:
        raise BadRequest(
            f"{path} has format {version}, made by schematic-server {found.get('server')}; this version reads up to"
            f" {FORMAT}: install the newer one"
        )
    try:
        return _header(line)
    except msgspec.MsgspecError as error:
        raise BadRequest(f"{path} is damaged: its header cannot be read ({error})") from None


def _lines(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            is_packed = file.read(2) == _PACKED
            file.seek(0)
            if not is_packed:
                yield from file
                return
            with gzip.GzipFile(fileobj=file) as packed:
                yield from packed
    except EOFError:
        raise BadRequest(f"{path} ends in the middle: it was not written, or not copied, to its end") from None
    except (gzip.BadGzipFile, zlib.error):
        raise BadRequest(f"{path} is damaged: it cannot be unpacked; copy it again") from None
    except OSError as error:
        raise BadRequest(f"{path} cannot be read: {error.strerror}") from None


def _make_durable(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
