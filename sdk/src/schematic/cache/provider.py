"""What a cache must be able to do. Times are milliseconds; a miss is None."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Generic, TypeVar

DEFAULT_CACHE_SIZE = DEFAULT_MAX_ITEMS = 1000  # entries
DEFAULT_CACHE_TTL = DEFAULT_TTL_MS = 5000  # milliseconds

T = TypeVar("T")


class CacheProvider(ABC, Generic[T]):
    """A cache for flag checks. One that fails counts as a miss, never as an error of the check."""

    @abstractmethod
    def get(self, key: str) -> T | None:
        """What was stored under `key` and has not expired."""

    @abstractmethod
    def set(self, key: str, val: T, ttl_override: int | None = None) -> None:
        """Store for `ttl_override` milliseconds, else for the provider's own time."""


class AsyncCacheProvider(ABC, Generic[T]):
    """A cache whose answers are awaited; several processes may share it."""

    @abstractmethod
    async def get(self, key: str) -> T | None:
        """What was stored under `key` and has not expired."""

    @abstractmethod
    async def set(self, key: str, value: T, ttl: int | None = None) -> None:
        """Store for `ttl` milliseconds, else for the provider's own time."""

    @abstractmethod
    async def delete(self, key: str) -> None:
        """Forget `key`; forgetting what is not there is fine."""

    @abstractmethod
    async def delete_missing(self, keys_to_keep: Sequence[str], *, scan_pattern: str | None = None) -> None:
        """Forget every key but these, among those that match `scan_pattern` (`*` stands for any text)."""
