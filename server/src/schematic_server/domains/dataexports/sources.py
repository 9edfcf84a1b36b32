"""Where the rows of an export come from: what a type of export has to say."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple, Protocol, TypeVar, cast

from schematic_server.bounds import parse_instant
from schematic_server.domains.dataexports.csv_text import Cell
from schematic_server.domains.dataexports.store import Place
from schematic_server.errors import BadRequest
from schematic_server.scope import Scope

T = TypeVar("T")
MAX_LISTED = 100  # members of a list in what is asked for
_OF_ALL = frozenset({"export_type", "notification_email_recipient_email_addresses"})


class Read(Protocol):
    """A read-only transaction of its own for each call."""

    def __call__(self, work: Callable[[Scope], T], /) -> Awaitable[T]: ...


class Apart(Protocol):
    """A call of a function beside the event loop."""

    def __call__(self, function: Callable[[str], T], text: str, /) -> Awaitable[T]: ...


class Page(NamedTuple):
    """Some rows, and the place of the last one."""

    rows: Sequence[Sequence[Cell]]
    after: Place


class Source(ABC):
    """One type of export. `metadata` is what was asked for, with the members that were given."""

    own: frozenset[str]

    @property
    def members(self) -> frozenset[str]:
        """The members of `metadata` that it knows; others are left out."""
        return self.own | _OF_ALL

    @abstractmethod
    def check(self, scope: Scope, metadata: Mapping[str, Any]) -> None:
        """Raise BadRequest naming the member that cannot be."""

    @abstractmethod
    def header(self, scope: Scope, metadata: Mapping[str, Any]) -> Sequence[str]: ...

    @abstractmethod
    def pages(
        self, read: Read, apart: Apart, metadata: Mapping[str, Any], asked_at: datetime, after: Place | None
    ) -> AsyncGenerator[Page, None]:
        """Rows behind `after`, or from the first one on, page by page, each read for itself."""


def check_lists(metadata: Mapping[str, Any]) -> None:
    """Raise BadRequest for a list that is too long: the contract says so of some forms of the body only."""
    for name, value in metadata.items():
        if isinstance(value, list) and len(cast("Sequence[Any]", value)) > MAX_LISTED:
            raise BadRequest(f"metadata.{name}: at most {MAX_LISTED} can be named")


def check_span(metadata: Mapping[str, Any]) -> None:
    """Raise BadRequest for times that are none, or end before they begin."""
    start, end = (instant_of(metadata, name) for name in ("start_time", "end_time"))
    if start is not None and end is not None and end <= start:
        raise BadRequest("metadata.end_time: must be after metadata.start_time")


def instant_of(metadata: Mapping[str, Any], name: str) -> datetime | None:
    """A time that was asked for; raises BadRequest."""
    value = metadata.get(name)
    if value is None or isinstance(value, datetime):
        return value
    found = parse_instant(value)
    if found is None:
        raise BadRequest(f"metadata.{name}: must be a date-time, for example 2026-01-31T12:00:00Z")
    return found
