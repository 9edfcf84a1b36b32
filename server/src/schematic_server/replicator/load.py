"""Which companies and users there are, by pages of the API; what they are is asked on the stream."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from typing import Any

import aiohttp
import msgspec

from schematic.datastream.layout import Kind
from schematic_server.errors import ServerError

PATHS: dict[Kind, str] = {"company": "companies", "user": "users"}
ATTEMPTS = 5  # at one page
PAGE_WITHIN = 60.0  # seconds


class _Key(msgspec.Struct):
    key: str
    value: str


class Listed(msgspec.Struct):
    """One entity of a page."""

    id: str
    keys: list[_Key] = []

    @property
    def key(self) -> dict[str, str]:
        """One of its keys, to ask for it by; none where nobody can."""
        return {one.key: one.value for one in self.keys[:1]}


class _Page(msgspec.Struct):
    data: list[Listed]


class Lists:
    """`GET /companies` and `/users`, a page after the other."""

    def __init__(self, session: aiohttp.ClientSession, api_url: str, api_key: str, page_size: int) -> None:
        self._session = session
        self._api_url = api_url
        self._headers = {"X-Schematic-Api-Key": api_key}
        self._page_size = page_size

    async def pages(self, kind: Kind) -> AsyncGenerator[list[Listed]]:
        """Raises ServerError for answers that are none, and after failures in a row."""
        offset = 0
        while True:
            page = await self._page(PATHS[kind], offset)
            yield page
            if len(page) < self._page_size:
                return
            offset += len(page)

    async def _page(self, path: str, offset: int) -> list[Listed]:
        problem = ""
        for attempt in range(ATTEMPTS):
            await asyncio.sleep(2.0**attempt - 1)
            try:
                return await self._get(path, offset)
            except (aiohttp.ClientError, TimeoutError) as error:
                problem = str(error) or type(error).__name__
        raise ServerError(f"GET {self._api_url}/{path}: {problem}")

    async def _get(self, path: str, offset: int) -> list[Listed]:
        query: dict[str, Any] = {"limit": self._page_size, "offset": offset}
        timeout = aiohttp.ClientTimeout(total=PAGE_WITHIN)
        async with self._session.get(
            f"{self._api_url}/{path}", params=query, headers=self._headers, timeout=timeout
        ) as answer:
            if answer.status == 401 or answer.status == 403:
                raise ServerError(f"GET {self._api_url}/{path} answers {answer.status}: check SCHEMATIC_API_KEY")
            answer.raise_for_status()
            try:
                return msgspec.json.decode(await answer.read(), type=_Page).data
            except msgspec.DecodeError as error:
                raise ServerError(f"GET {self._api_url}/{path}: not a list of this API: {error}") from None
