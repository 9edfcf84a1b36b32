"""Caches in the process's own memory: bounded, least recently used out first, on the monotonic clock.

Reading takes no lock and changes no order: it looks up, and notes in the entry when that was. So most of the work of
keeping the order is left to those who write, and only once the cache is full. Writing takes a lock.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from operator import itemgetter
from threading import Lock
from typing import Any, Generic, TypeVar

from schematic import clock
from schematic.cache.provider import (
    DEFAULT_CACHE_SIZE,
    DEFAULT_CACHE_TTL,
    DEFAULT_MAX_ITEMS,
    DEFAULT_TTL_MS,
    AsyncCacheProvider,
    CacheProvider,
)
from schematic.core import forks

T = TypeVar("T")


class Entry(Generic[T]):
    """A value, when it ends, and when it was last read or written."""

    __slots__ = ("ends_at", "used_at", "value")

    def __init__(self, value: T, ends_at: float, used_at: float) -> None:
        self.value = value
        self.ends_at = ends_at
        self.used_at = used_at


class LocalCache(CacheProvider[T]):
    """At most `max_size` entries, each for `ttl` milliseconds. `max_size` 0 stores nothing. Safe between threads.

    A key may be anything that can be hashed. Reading takes the same time however full the cache is. So does writing,
    but for sorting by the last use: a full cache does that once while as many entries as it holds are used or leave.
    """

    def __init__(self, max_size: int = DEFAULT_CACHE_SIZE, ttl: int = DEFAULT_CACHE_TTL) -> None:
        from schematic.settings.rules import count

        self.max_size = count(max_size, "LocalCache: max_size")
        self.ttl = count(ttl, "LocalCache: ttl")
        # In the order of writing; nobody else changes it. Open to the one reader that cannot afford a call.
        self.entries: OrderedDict[Any, Entry[T]] = OrderedDict()
        # Keys in the order of their last use when they were sorted, and when that use was; the next to go is the last.
        self._leaving: list[tuple[float, Any]] = []
        self._owner: int | None = None
        self.after_fork()
        forks.watch(self)

    def after_fork(self) -> None:
        # Another thread may have held the lock when the process forked; in the child nobody would release it.
        self._lock = Lock()

    def get(self, key: Any) -> T | None:
        entry = self.entries.get(key)
        if entry is None:
            return None
        now = clock.source.monotonic()
        if entry.ends_at <= now:
            self.discard(key)
            return None
        entry.used_at = now
        return entry.value

    def set(self, key: Any, val: T, ttl_override: int | None = None) -> None:
        ttl = self.ttl if ttl_override is None else ttl_override
        now = clock.source.monotonic()
        ends_at = now + ttl / 1000
        entries = self.entries
        with self._lock:
            entry = entries.get(key)
            if entry is not None:
                # Who reads meanwhile looks at the end first, so the old value never gets the new one's time.
                entry.value = val
                entry.ends_at = ends_at
                entry.used_at = now
                entries.move_to_end(key)
                return
            entries[key] = Entry(val, ends_at, now)
            # The one written first goes when it has expired: so those dwindle by themselves.
            if entries[next(iter(entries))].ends_at <= now:
                entries.popitem(last=False)
            while len(entries) > self.max_size:
                self._push_out()

    def discard(self, key: Any) -> None:
        """Forget `key`, if it is there."""
        with self._lock:
            self.entries.pop(key, None)

    def clean_expired(self) -> None:
        """Forget what has expired. Not needed for the bound to hold: entries also go when read or pushed out."""
        now = clock.source.monotonic()
        with self._lock:
            for key in [key for key, entry in self.entries.items() if entry.ends_at <= now]:
                del self.entries[key]

    def claim(self, owner: int) -> bool:
        """Whether `owner` may keep entries here by keys that say nothing about whose they are: the first may."""
        if self._owner is None:
            self._owner = owner
        return self._owner == owner

    def known(self) -> list[Any]:
        """The stored keys, least recently used first, expired ones included."""
        with self._lock:
            return [key for _, key in self._by_use()]

    def _push_out(self) -> None:
        """Forget the least recently used, unless the one thought to be that has been used since."""
        if not self._leaving:
            self._leaving = self._by_use()[::-1]
        used_at, key = self._leaving.pop()
        entry = self.entries.get(key)
        if entry is not None and entry.used_at == used_at:
            del self.entries[key]

    def _by_use(self) -> list[tuple[float, Any]]:
        return sorted([(entry.used_at, key) for key, entry in self.entries.items()], key=itemgetter(0))


class AsyncLocalCache(AsyncCacheProvider[T]):
    """`LocalCache` behind the awaited protocol. A `ttl` of 0 or less expires at once."""

    def __init__(self, *, max_items: int = DEFAULT_MAX_ITEMS, ttl: int = DEFAULT_TTL_MS) -> None:
        from schematic.settings.rules import count, number

        size = count(max_items, "AsyncLocalCache: max_items")
        self._cache: LocalCache[T] = LocalCache(size, max(int(number(ttl, "AsyncLocalCache: ttl")), 0))

    async def get(self, key: str) -> T | None:
        return self._cache.get(key)

    async def set(self, key: str, value: T, ttl: int | None = None) -> None:
        self._cache.set(key, value, ttl)

    async def delete(self, key: str) -> None:
        self._cache.discard(key)

    async def delete_missing(self, keys_to_keep: Sequence[str], *, scan_pattern: str | None = None) -> None:
        from fnmatch import fnmatchcase

        kept = set(keys_to_keep)
        for key in self._cache.known():
            if key not in kept and (scan_pattern is None or fnmatchcase(key, scan_pattern)):
                self._cache.discard(key)
