"""A cache in Redis, shared by processes: JSON under `{prefix}:{key}`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, TypeVar

from schematic.cache.provider import AsyncCacheProvider
from schematic.core.query import plain

T = TypeVar("T")
_SCAN_COUNT = 100  # keys a step


class RedisCache(AsyncCacheProvider[T]):
    """`client` is a `redis.asyncio` client. Without a time (`ttl`, `default_ttl_ms`) an entry does not expire.

    What was stored as a model comes back as the dict of the members that were set.
    """

    def __init__(self, client: Any, *, prefix: str = "schematic", default_ttl_ms: int | None = None) -> None:
        self._client = client
        self._prefix = prefix
        self._default_ttl_ms = default_ttl_ms

    @property
    def client(self) -> Any:
        return self._client

    @property
    def prefix(self) -> str:
        return self._prefix

    async def get(self, key: str) -> T | None:
        found = await self._client.get(self._full(key))
        return None if found is None else json.loads(found)

    async def set(self, key: str, value: T, ttl: int | None = None) -> None:
        """Store for `ttl` milliseconds; 0 or less forgets the key, since Redis refuses such a time."""
        expires_in = self._default_ttl_ms if ttl is None else ttl
        text = json.dumps(plain(value))
        if expires_in is None:
            await self._client.set(self._full(key), text)
        elif expires_in > 0:
            await self._client.psetex(self._full(key), expires_in, text)
        else:
            await self.delete(key)

    async def delete(self, key: str) -> None:
        await self._client.delete(self._full(key))

    async def delete_missing(self, keys_to_keep: Sequence[str], *, scan_pattern: str | None = None) -> None:
        kept = {self._full(key) for key in keys_to_keep}
        async for found in self._client.scan_iter(match=self._full(scan_pattern or "*"), count=_SCAN_COUNT):
            name = found.decode() if isinstance(found, bytes) else found
            if name not in kept:
                await self._client.delete(name)

    def _full(self, key: str) -> str:
        return f"{self._prefix}:{key}"
