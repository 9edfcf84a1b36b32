"""Where checks are remembered. Loaded on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from schematic.cache.local import AsyncLocalCache, LocalCache
    from schematic.cache.provider import (
        DEFAULT_CACHE_SIZE,
        DEFAULT_CACHE_TTL,
        DEFAULT_MAX_ITEMS,
        DEFAULT_TTL_MS,
        AsyncCacheProvider,
        CacheProvider,
    )
    from schematic.cache.redis import RedisCache

__all__ = [
    "DEFAULT_CACHE_SIZE",
    "DEFAULT_CACHE_TTL",
    "DEFAULT_MAX_ITEMS",
    "DEFAULT_TTL_MS",
    "AsyncCacheProvider",
    "AsyncLocalCache",
    "CacheProvider",
    "LocalCache",
    "RedisCache",
]
_HOMES = {"AsyncLocalCache": "local", "LocalCache": "local", "RedisCache": "redis"}


if not TYPE_CHECKING:  # checkers are to see exactly the names above

    def __getattr__(name: str) -> Any:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(f"schematic.cache.{_HOMES.get(name, 'provider')}"), name)
