"""Walking a listing over all its pages."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from typing import Any, Protocol, TypeVar

PAGE_SIZE = 250  # rows; the largest page the API gives

T_co = TypeVar("T_co", covariant=True)


class Page(Protocol[T_co]):
    """What every listing answers: its rows under `data`."""

    @property
    def data(self) -> Sequence[T_co]: ...


def iterate(list_page: Callable[..., Page[T_co]], **query: Any) -> Iterator[T_co]:
    """Every row of a listing, page by page.

    `for company in iterate(client.companies.list_companies, q="air"): …`. `limit` is the size of a page (250 unless
    given), `offset` where to begin. Rows that appear or vanish meanwhile may be met twice or missed, as in any listing
    by offset.
    """
    limit = query.pop("limit", None) or PAGE_SIZE
    offset = query.pop("offset", None) or 0
    while True:
        rows = list_page(**query, limit=limit, offset=offset).data
        yield from rows
        if len(rows) < limit:
            return
        offset += limit


async def iterate_async(list_page: Callable[..., Awaitable[Page[T_co]]], **query: Any) -> AsyncIterator[T_co]:
    """`iterate` for an async client: `async for company in iterate_async(client.companies.list_companies): …`."""
    limit = query.pop("limit", None) or PAGE_SIZE
    offset = query.pop("offset", None) or 0
    while True:
        rows = (await list_page(**query, limit=limit, offset=offset)).data
        for row in rows:
            yield row
        if len(rows) < limit:
            return
        offset += limit
