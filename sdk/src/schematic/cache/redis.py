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
_OF_A_SERVER = {"host", "port", "path", "db", "username", "password", "credential_provider", "client_name", "protocol"}
_REPLACE = """
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'KEEPTTL')
return 1
"""


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

    def own(self, seconds: float) -> BlockingRedisCache[Any] | None:
        """The same entries over a blocking client of its own, without retries, that waits `seconds` for the server.

        Retries run a command twice and wait in between, ten times in redis-py. None for clients whose connections are
        of no known kind (of clusters, sentinels, tests), which can only be used as they are.
        """
        client = _own_client(self._client, seconds)
        if client is None:
            return None
        return BlockingRedisCache(client, prefix=self._prefix, default_ttl_ms=self._default_ttl_ms)

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
        stored = self.get_text(key)
        return None if stored is None else json.loads(stored)

    def get_text(self, key: str) -> bytes | str | None:
        """What is stored, not read yet."""
        return cast("bytes | str | None", self._client.get(self._full(key)))

    def replace(self, key: str, old: bytes | str, val: T) -> bool:
        """Store `val`, for the time that is left, if `old` is still what `get_text` gives. Twice does no harm."""
        return bool(self._client.eval(_REPLACE, 1, self._full(key), old, json.dumps(plain(val))))

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


def blocking_client(client: Any, seconds: float) -> Any:
    """One to call from threads, for the same server: see `RedisCache.own`. Raises TypeError for a client that has to be
    awaited and is of no known kind."""
    own = _own_client(client, seconds)
    if own is not None:
        return own
    if _is_async(client):
        raise TypeError(f"a {type(client).__name__} has to be awaited, and is of no known kind; pass a redis.Redis")
    return client


def _own_client(client: Any, seconds: float) -> Any:
    from importlib import import_module

    pool: Any = getattr(client, "connection_pool", None)
    kind: Any = getattr(pool, "connection_class", None)
    library = str(getattr(kind, "__module__", "")).partition(".")[0]
    if pool is None or kind.__module__ not in (f"{library}.connection", f"{library}.asyncio.connection"):
        return None
    module, retry, backoff = (import_module(f"{library}.{name}") for name in ("connection", "retry", "backoff"))
    known = pool.connection_kwargs.items()
    given = {name: value for name, value in known if name in _OF_A_SERVER or name.startswith("ssl_")}
    waits = {"socket_timeout": seconds, "socket_connect_timeout": seconds}
    own = module.ConnectionPool(
        connection_class=getattr(module, kind.__name__), retry=retry.Retry(backoff.NoBackoff(), 0), **waits, **given
    )
    root: Any = import_module(library)
    return (root.Redis if library == "redis" else root.Valkey)(connection_pool=own)
