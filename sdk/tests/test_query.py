"""How parameters and bodies are written on the wire."""

from __future__ import annotations

import enum
from collections import OrderedDict
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import PurePosixPath
from urllib.parse import unquote
from uuid import UUID

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from schematic.config import EventUsage
from schematic.core.query import encode_query, path_segment, plain
from schematic.types import EventBodyIdentifyCompany


class Color(enum.Enum):
    RED = "red"


class Level(enum.IntEnum):
    HIGH = 3


class Name(str, enum.Enum):  # noqa: UP042  # what programs before 3.11 have
    ACME = "acme"


@dataclass
class Seat:
    number: int
    sold_at: datetime


class Opaque:
    pass


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"q": None}, ""),
        ({"ids": []}, ""),
        ({"ids": ["a", "b"]}, "ids=a&ids=b"),
        ({"keys": {"id": 1, "org": None}}, "keys[id]=1"),
        ({"z": {"a": {"b": 1}}}, "z[a][b]=1"),
        ({"z": [{"c": {"d": 2}}]}, "z[c][d]=2"),
        ({"on": True, "off": False}, "on=true&off=false"),
        ({"since": datetime(2026, 1, 2, tzinfo=UTC)}, "since=2026-01-02T00%3A00%3A00Z"),
        ({"q": "a b&c=d"}, "q=a+b%26c%3Dd"),
        ({"kind": Color.RED}, "kind=red"),
        ({"q": "ü"}, "q=%C3%BC"),
    ],
)
def test_a_query_is_written_as_the_api_reads_it(query: dict[str, object], expected: str) -> None:
    assert encode_query(query) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (datetime(2026, 1, 2, 3, tzinfo=UTC), "2026-01-02T03:00:00Z"),
        (datetime(2026, 1, 2, 3, tzinfo=timezone(timedelta(hours=2))), "2026-01-02T03:00:00+02:00"),
        (date(2026, 1, 2), "2026-01-02"),
        (b"ab", "YWI="),
        ({1, 2}, [1, 2]),
        ((1, 2), [1, 2]),
        ((one for one in (1, 2)), [1, 2]),
        (Color.RED, "red"),
        (Level.HIGH, 3),
        (Name.ACME, "acme"),
        (Decimal("1.50"), "1.50"),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (PurePosixPath("/a"), "/a"),
        (10**40, 10**40),
        (Seat(4, datetime(2026, 1, 1, tzinfo=UTC)), {"number": 4, "sold_at": "2026-01-01T00:00:00Z"}),
        (EventUsage("seat", 2), {"event_subtype": "seat", "quantity": 2}),
        (EventBodyIdentifyCompany(keys={"id": "a"}), {"keys": {"id": "a"}}),
        (OrderedDict(a=1), {"a": 1}),
        ({Color.RED: {1: None}}, {"red": {"1": None}}),
    ],
)
def test_a_value_becomes_what_json_can_carry(value: object, expected: object) -> None:
    assert plain(value) == expected


def test_a_naive_datetime_is_local_time() -> None:
    local = datetime(2026, 1, 2, 3)

    assert datetime.fromisoformat(plain(local)) == local.astimezone()


def test_an_object_that_says_nothing_is_refused_by_name() -> None:
    with pytest.raises(TypeError, match="a Opaque cannot be sent; pass text"):
        plain({"trait": [Opaque()]})


@pytest.mark.parametrize("segment", ["..", "."])
def test_a_path_segment_cannot_climb(segment: str) -> None:
    with pytest.raises(ValueError, match='"\\." and "\\.\\." are not allowed'):
        path_segment(segment, "company_id")


def test_an_empty_path_segment_is_refused_with_its_name() -> None:
    """It would call the listing instead."""
    with pytest.raises(ValueError, match="company_id must not be empty"):
        path_segment("", "company_id")


@given(
    st.text(min_size=1, alphabet=st.characters(exclude_categories=["Cs"])).filter(lambda text: text not in (".", ".."))
)
def test_a_path_segment_stays_one_segment(text: str) -> None:
    assume(text not in (".", ".."))

    segment = path_segment(text, "key")

    assert not set("/?# ") & set(segment)
    assert unquote(segment) == text
