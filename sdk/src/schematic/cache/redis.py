"""A cache in Redis or Valkey, shared by processes: JSON under `{prefix}:{key}`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

from schematic.cache.provider import DEFAULT_CACHE_TTL, AsyncCacheProvider, CacheProvider
from schematic.core.query import plain

if TYPE_CHECKING:
    from typing import Self

T = TypeVar("T")
_SCAN_COUNT = 100  # keys a step


class _Base:
    def __init__(self, client: Any, *, prefix: str = "schematic", default_ttl_ms: int | None = None) -> None:
        from schematic.settings.rules import count, text

        self._client = client
        self._prefix = text(prefix, "RedisCache: prefix")
        self._default_ttl_ms = None if default_ttl_ms is None else count(default_ttl_ms, "RedisCache: default_ttl_ms")

    @property
    def client(self) -> Any:
        return self._client

    @property
    def prefix(self) -> str:
        return self._prefix

    @property
    def check_ttl_ms(self) -> int:
        """For flag checks, which must not be remembered for ever."""
        return DEFAULT_CACHE_TTL if self._default_ttl_ms is None else self._default_ttl_ms

    def _full(self, key: str) -> str:
        return f"{self._prefix}:{key}"

    def _missing(self, stored: Any, kept: set[str]) -> bool:
        return (stored.decode() if isinstance(stored, bytes) else stored) not in kept


class RedisCache(_Base, AsyncCacheProvider[T]):
    """`client` is a `redis.asyncio` client or, to make a `BlockingRedisCache`, a plain one (`redis.Redis`).

    Both kinds serve both clients as `cache_providers`; the one of the same kind does so without a thread between. A
    data stream's caches must be of the awaited kind. Without a time (`ttl`, `default_ttl_ms`, milliseconds) an entry
    does not expire; flag checks then get the 5,000 ms of a `LocalCache`. What was stored as a model comes back as the
    dict of the members that were set.
    """

    def __new__(cls, client: Any, *, prefix: str = "schematic", default_ttl_ms: int | None = None) -> Self:
        if _is_async(client):
            return super().__new__(cls)
        return cast("Self", BlockingRedisCache[T](client, prefix=prefix, default_ttl_ms=default_ttl_ms))

    async def get(self, key: str) -> T | None:
        stored = await self._client.get(self._full(key))
        return None if stored is None else json.loads(stored)

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
        async for stored in self._client.scan_iter(match=self._full(scan_pattern or "*"), count=_SCAN_COUNT):
            if self._missing(stored, kept):
                await self._client.delete(stored)


class BlockingRedisCache(_Base, CacheProvider[T]):
    """`RedisCache` over a blocking client; the same keys and values, so that both may share one Redis."""

    def get(self, key: str) -> T | None:
        stored = self._client.get(self._full(key))
        return None if stored is None else json.loads(stored)

    def set(self, key: str, val: T, ttl_override: int | None = None) -> None:
        """Store for `ttl_override` milliseconds; 0 or less forgets the key, since Redis refuses such a time."""
        expires_in = self._default_ttl_ms if ttl_override is None else ttl_override
        text = json.dumps(plain(val))
        if expires_in is None:
            self._client.set(self._full(key), text)
        elif expires_in > 0:
            self._client.psetex(self._full(key), expires_in, text)
        else:
            self.delete(key)

    def delete(self, key: str) -> None:
        """Forget `key`; forgetting what is not there is fine."""
        self._client.delete(self._full(key))

    def delete_missing(self, keys_to_keep: Sequence[str], *, scan_pattern: str | None = None) -> None:
        """Forget every key but these, among those that match `scan_pattern` (`*` stands for any text)."""
        kept = {self._full(key) for key in keys_to_keep}
        for stored in self._client.scan_iter(match=self._full(scan_pattern or "*"), count=_SCAN_COUNT):
            if self._missing(stored, kept):
                self._client.delete(stored)


def _is_async(client: Any) -> bool:
    from inspect import iscoroutinefunction

    from schematic.settings.rules import redis_client

    redis_client(client, "RedisCache: client")
    return iscoroutinefunction(getattr(client, "execute_command", client.get))
