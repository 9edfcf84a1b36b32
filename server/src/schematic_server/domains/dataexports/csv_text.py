"""Lines of a CSV file (RFC 4180, UTF-8, CRLF) that no spreadsheet takes for formulas. Pure.

A text that begins with `=`, `+`, `-`, `@`, a tab, a line end or an apostrophe gets an apostrophe before it. So whoever
reads the file takes one apostrophe off each text that begins with one, and has what was stored. Numbers are numbers:
`-5` stays `-5`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from io import StringIO
from typing import Any, TypeAlias

from schematic_server.storage.metadata import instant

Cell: TypeAlias = str | int | float | None
_RISKY = frozenset("=+-@\t\r\n'")


def text(rows: Iterable[Sequence[Cell]]) -> str:
    """Rows as lines."""
    written = StringIO(newline="")
    # A call for each cell would take a third of the time.
    safe = ([f"'{cell}" if isinstance(cell, str) and cell[:1] in _RISKY else cell for cell in row] for row in rows)
    csv.writer(written, lineterminator="\r\n").writerows(safe)
    return written.getvalue()


def stamp(microseconds: int | None) -> str | None:
    """An instant as the API writes it, from what is stored."""
    return None if microseconds is None else f"{_second(microseconds // 1_000_000)}.{microseconds % 1_000_000:06}Z"


def stamped(rows: Sequence[list[Any]], columns: Sequence[int]) -> Sequence[list[Any]]:
    """`rows` with the instants of these columns as the API writes them."""
    for row in rows:
        for index in columns:
            row[index] = stamp(row[index])
    return rows


def rfc_3339(at: datetime) -> str:
    """With microseconds always, so that texts are in the order of time."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


@lru_cache(maxsize=512)  # rows follow each other in time
def _second(second: int) -> str:
    return instant(second * 1_000_000).isoformat(timespec="seconds").replace("+00:00", "")
