"""Caches in the process's own memory: bounded, least recently used out first, on the monotonic clock.

Reading takes no lock: a look-up and a move to the end are single operations of a dict, which the interpreter does not
interrupt. Writing takes one, because making room is two.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock
from time import monotonic
from typing import Any, TypeVar

from schematic import forks
from schematic.cache.provider import (
    DEFAULT_CACHE_SIZE,
    DEFAULT_CACHE_TTL,
    DEFAULT_MAX_ITEMS,
    DEFAULT_TTL_MS,
    AsyncCacheProvider,
    CacheProvider,
)

T = TypeVar("T")


class LocalCache(CacheProvider[T]):
    """At most `max_size` entries, each for `ttl` milliseconds. `max_size` 0 stores nothing. Safe between threads.

    A key may be anything that can be hashed. Every operation but `clean_expired` takes the same time however full the
    cache is.
    """

    def __init__(self, max_size: int = DEFAULT_CACHE_SIZE, ttl: int = DEFAULT_CACHE_TTL) -> None:
        from schematic.setting_rules import count

        self.max_size = count(max_size, "LocalCache: max_size")
        self.ttl = count(ttl, "LocalCache: ttl")
        # Values, and when they end; nobody else changes it. Open to the one reader that cannot afford a call.
        self.entries: OrderedDict[Any, tuple[T, float]] = OrderedDict()
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
        value, ends_at = entry
        if ends_at <= monotonic():
            self.discard(key)
            return None
        try:
            self.entries.move_to_end(key)
        except KeyError:
            return value  # another thread pushed it out meanwhile; what was read is still right
        return value

    def reader(self) -> Callable[[Any], T | None]:
        """`get` with everything at hand that it needs: for one place that reads all the time."""
        find, move_to_end, get, now = self.entries.get, self.entries.move_to_end, self.get, monotonic

        def read(key: Any) -> T | None:
            entry = find(key)
            if entry is None:
                return None
            value, ends_at = entry
            if ends_at <= now():
                return get(key)
            try:
                move_to_end(key)
            except KeyError:
                return value  # another thread pushed it out meanwhile; what was read is still right
            return value

        return read

    def set(self, key: Any, val: T, ttl_override: int | None = None) -> None:
        ttl = self.ttl if ttl_override is None else ttl_override
        now = monotonic()
        entries = self.entries
        with self._lock:
            entries[key] = (val, now + ttl / 1000)
            entries.move_to_end(key)
            try:
                # The oldest goes when there is no room, and when it has expired: so those dwindle by themselves.
                if len(entries) > self.max_size or entries[next(iter(entries))][1] <= now:
                    entries.popitem(last=False)
            except (RuntimeError, KeyError):
                pass  # a reader moved an entry meanwhile

    def discard(self, key: Any) -> None:
        """Forget `key`, if it is there."""
        with self._lock:
            self.entries.pop(key, None)

    def clean_expired(self) -> None:
        """Forget what has expired. Not needed for the bound to hold: entries also go when read or pushed out."""
        now = monotonic()
        with self._lock:
            for key, entry in self._snapshot():
                if entry[1] <= now:
                    del self.entries[key]

    def claim(self, owner: int) -> bool:
        """Whether `owner` may keep entries here by keys that say nothing about whose they are: the first may."""
        if self._owner is None:
            self._owner = owner
        return self._owner == owner

    def known(self) -> list[Any]:
        """The stored keys, least recently used first, expired ones included."""
        with self._lock:
            return [key for key, _ in self._snapshot()]

    def _snapshot(self) -> list[tuple[Any, tuple[T, float]]]:
        while True:
            try:
                return list(self.entries.items())
            except RuntimeError:
                continue  # a reader moved an entry meanwhile


class AsyncLocalCache(AsyncCacheProvider[T]):
    """`LocalCache` behind the awaited protocol. A `ttl` of 0 or less expires at once."""

    def __init__(self, *, max_items: int = DEFAULT_MAX_ITEMS, ttl: int = DEFAULT_TTL_MS) -> None:
        from schematic.setting_rules import count, number

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
