"""What is typed into fields and addresses: texts, and what they say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from schematic_server.bounds import parse_instant
from schematic_server.errors import BadRequest


class Texts(dict[str, str]):
    """Texts by name; what was not given is empty, so that templates need not ask."""

    def __missing__(self, name: str) -> str:
        return ""


def whole(name: str, text: str) -> int | None:
    """A whole number; None for no text. Raises BadRequest, naming `name`."""
    if not text:
        return None
    try:
        return int(text)
    except ValueError:
        raise BadRequest(f"{name}: must be a whole number, not {text[:40]!r}") from None


def instant(name: str, text: str) -> datetime | None:
    """What a date-time field has, in UTC; None for no text. Raises BadRequest, naming `name`."""
    if not text:
        return None
    local = {len("2026-01-31T12:00"): ":00Z", len("2026-01-31T12:00:30"): "Z"}
    found = parse_instant(text + local.get(len(text), ""))
    if found is None:
        raise BadRequest(f"{name}: must be a date and time, for example 2026-01-31T12:00, not {text[:40]!r}")
    return found


def rows_of(several: Mapping[str, list[str]], names: Sequence[str]) -> list[Texts]:
    """Fields that repeat, row by row; a row in which nothing was typed is none."""
    columns = [several.get(name, []) for name in names]
    return [Texts(zip(names, row, strict=True)) for row in zip(*columns, strict=False) if any(row)]
