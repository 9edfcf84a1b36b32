"""Documents in caches outside the process, behind a stream's own memory; how they lie there says `layout`.

Reading is bounded and never fails (`cache.guard`). Writing is left to a thread that writes the newest of each and tries
again, so neither a check nor the stream waits for a cache, and one that was away gets what it missed.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from itertools import count
from json import loads
from threading import Condition, Lock, Thread
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from schematic.core import forks
from schematic.datastream import layout
from schematic.datastream.layout import Document, Kind
from schematic.datastream.state import Conflict
from schematic.rules import VERSION_KEY

if TYPE_CHECKING:
    import asyncio
    import logging

    from schematic.cache.provider import AsyncCacheProvider
    from schematic.checks.check import Keys
    from schematic.config import DataStreamConfig
    from schematic.datastream.state import Flag, Held

DEFAULT_TTL_MS = 86_400_000  # of companies, users and look-ups; flags stay for as long as their cache says
_WAIT_SECONDS = 1.0  # that a cache may take for one entry; a check waits for less
_MOST_USES = 10_000  # that wait to be counted
_LONGEST_PAUSE = 30.0  # seconds between tries to store
_FLAG, _COMPANY, _USER = "flag_cache", "company_cache", "user_cache"
_PREFIXES: dict[Kind, str] = {"company": "comp_", "user": "user_"}  # of ids
NAMES = (_FLAG, _COMPANY, "company_lookup_cache", _USER, "user_lookup_cache")


def are_given(config: DataStreamConfig) -> bool:
    """Whether a configuration names any cache."""
    return any(getattr(config, name) is not None for name in NAMES)


class Read(NamedTuple):
    """What the caches hold for a check: as stored (`content`), a Conflict, or None."""

    flags: list[Any]
    company: Any
    user: Any


class SharedCaches:
    """The five caches of a configuration; each that is not given holds nothing.

    The caller's clients are not used where they are of redis-py or valkey-py: they retry, and belong to one event loop.
    """

    def __init__(self, config: DataStreamConfig, logger: logging.Logger, seconds: float) -> None:
        """`seconds`: what reading may take for one check."""
        self.version = VERSION_KEY
        self.logger = logger
        self.seconds = seconds
        ttl = DEFAULT_TTL_MS if config.cache_ttl is None else config.cache_ttl
        self._ttl = (ttl,) if ttl else ()
        made: dict[int, Any] = {}
        given = {name: getattr(config, name) for name in NAMES if getattr(config, name) is not None}
        self._caches = {name: made.setdefault(id(one), _blocking(one)) for name, one in given.items()}

    def read(self, flag_keys: Sequence[str], company: Keys | None, user: Keys | None) -> Read:
        """What a check needs. Raises whatever the caches raise."""
        flags = [self._get(_FLAG, layout.flag_key(self.version, key)) for key in flag_keys]
        return Read(flags, self.find("company", company or {}), self.find("user", user or {}))

    def find(self, kind: Kind, keys: Keys) -> Any:
        """Who has one of `keys`, as stored, or a Conflict."""
        ids = self._identify(kind, keys)
        if len(ids) > 1:
            return Conflict(*ids[:2])
        return self._get(f"{kind}_cache", layout.entity_key(kind, self.version, ids[0])) if ids else None

    def _identify(self, kind: Kind, keys: Keys) -> list[str]:
        """The ids of those who have one of `keys`, which may name an id itself."""
        names = (layout.lookup_key(kind, self.version, name, value) for name, value in keys.items())
        stored = {content(self._get(f"{kind}_lookup_cache", name)) for name in names}
        ids = sorted(one for one in stored if isinstance(one, str))
        return ids or [value for value in keys.values() if value.startswith(_PREFIXES[kind])][:1]

    def keep(self, kind: Kind, document: Document) -> None:
        """Store a company or user with its look-ups; those of keys that it has no longer go."""
        place = layout.entity_key(kind, self.version, document["id"])
        old = layout.lookup_keys(kind, self.version, self._known(kind, place))
        new = layout.lookup_keys(kind, self.version, document)
        if not new:
            return  # nobody could find it
        self._forget(f"{kind}_lookup_cache", old - new)
        self._set(f"{kind}_cache", place, document, *self._ttl)
        for name in sorted(new):
            self._set(f"{kind}_lookup_cache", name, document["id"], *self._ttl)

    def drop(self, kind: Kind, document: Mapping[str, Any]) -> None:
        """Forget a company or user, with the look-ups of its keys as known here and as told."""
        place = layout.entity_key(kind, self.version, document["id"])
        old = layout.lookup_keys(kind, self.version, self._known(kind, place))
        self._forget(f"{kind}_lookup_cache", old | layout.lookup_keys(kind, self.version, document))
        self._forget(f"{kind}_cache", {place})

    def keep_flag(self, document: Document) -> None:
        self._set(_FLAG, layout.flag_key(self.version, document["key"]), document)

    def drop_flag(self, key: str) -> None:
        self._forget(_FLAG, {layout.flag_key(self.version, key)})

    def keep_only(self, flag_keys: Sequence[str]) -> None:
        """Forget all other flags of this version."""
        cache: Any = self._caches.get(_FLAG)
        known = [layout.flag_key(self.version, key) for key in flag_keys]
        if hasattr(cache, "delete_missing"):
            cache.delete_missing(known, scan_pattern=layout.flag_pattern(self.version))

    def bump(self, keys: Keys, event: str, quantity: int) -> None:
        """Count a use in the company's document, unless somebody else writes it meanwhile: theirs is newer."""
        ids, cache = self._identify("company", keys), self._caches.get(_COMPANY)
        if len(ids) != 1 or cache is None:
            return
        place = layout.entity_key("company", self.version, ids[0])
        stored = self._get(_COMPANY, place)
        company = content(stored)
        if not isinstance(company, dict):
            return
        changed = layout.used_as_found(cast("Document", company), event, quantity)
        if changed is None:
            return
        if hasattr(cache, "replace"):
            cache.replace(place, stored, changed)
        else:
            cache.set(place, changed, *self._ttl)

    def _known(self, kind: Kind, place: str) -> Document | None:
        found = content(self._get(f"{kind}_cache", place))
        return cast("Document", found) if isinstance(found, dict) else None  # garbage is about to be written over

    def _get(self, name: str, key: str) -> Any:
        cache = self._caches.get(name)
        return None if cache is None else getattr(cache, "get_text", cache.get)(key)

    def _set(self, name: str, key: str, value: Any, *ttl: int) -> None:
        if name in self._caches:
            self._caches[name].set(key, value, *ttl)

    def _forget(self, name: str, keys: set[str]) -> None:
        cache: Any = self._caches.get(name)
        for key in sorted(keys) if hasattr(cache, "delete") else ():
            cache.delete(key)


class Writer:
    """Carries `SharedCaches` writes out, one after the other, in a thread that lives while there is something to write.

    Of each thing the newest write alone counts. What fails is tried again, after one pause for all.
    """

    def __init__(self, caches: SharedCaches) -> None:
        self._caches = caches
        self._logger = caches.logger
        self.after_fork()
        forks.watch(self)

    def after_fork(self) -> None:
        self._waiting: dict[tuple[str, str], Callable[[], None]] = {}
        self._changed = Condition(Lock())
        self._is_running = self._is_closed = self._is_writing = False
        self._pause = 0.0
        self._number = count()

    def keep(self, kind: Kind, held: Held) -> None:
        self._add((kind, held.id), lambda: self._caches.keep(kind, held.document()))

    def drop(self, kind: Kind, document: Document) -> None:
        self._add((kind, document["id"]), partial(self._caches.drop, kind, document))

    def keep_flag(self, flag: Flag) -> None:
        self._add(("flag", flag.key), lambda: self._caches.keep_flag(loads(flag.text)))

    def drop_flags(self, keys: Sequence[str]) -> None:
        for key in keys:
            self._add(("flag", key), partial(self._caches.drop_flag, key))

    def keep_flags(self, flags: Sequence[Flag]) -> None:
        """These are all flags there are."""
        for flag in flags:
            self.keep_flag(flag)
        self._add(("flags", ""), partial(self._caches.keep_only, [flag.key for flag in flags]))

    def close(self, timeout: float) -> bool:
        """Write what waits, for at most `timeout` seconds; whether all is written."""
        with self._changed:
            self._changed.wait_for(lambda: not (self._waiting or self._is_writing) or self._pause, timeout)
            self._is_closed = True
            self._changed.notify_all()
            return not (self._waiting or self._is_writing)

    def use(self, keys: Keys, event: str, quantity: int) -> None:
        """Count a use, once: what fails is not tried again, as the server's count may have it by then."""
        if len(self._waiting) < _MOST_USES and not self._pause:
            self._add(("use", str(next(self._number))), partial(self._use, keys, event, quantity))

    def _add(self, name: tuple[str, str], write: Callable[[], None]) -> None:
        forks.look()
        with self._changed:
            self._waiting.pop(name, None)  # to the end: a list of all flags must not undo what came after it
            self._waiting[name] = write
            self._changed.notify_all()
            if self._is_running or self._is_closed:
                return
            self._is_running = True
        Thread(target=self._run, name="schematic-shared-cache", daemon=True).start()

    def _run(self) -> None:
        while (taken := self._next()) is not None:
            name, write = taken
            try:
                write()
                self._settle(None)
            except (TypeError, ValueError) as error:  # of this document alone
                self._logger.warning("Shared cache: %s %s cannot be written: %s", *name, error)
            except Exception as error:  # a cache that fails is written later; the stream goes on
                self._settle(error)
                with self._changed:
                    self._waiting.setdefault(name, write)

    def _next(self) -> tuple[tuple[str, str], Callable[[], None]] | None:
        with self._changed:
            self._is_writing = False
            self._changed.notify_all()
            if self._pause:
                self._changed.wait_for(lambda: self._is_closed, self._pause)
            if self._is_closed or not self._waiting:
                self._is_running = False
                return None
            name = next(iter(self._waiting))
            self._is_writing = True
            return name, self._waiting.pop(name)

    def _use(self, keys: Keys, event: str, quantity: int) -> None:
        with suppress(Exception):  # the next message of the server corrects it
            self._caches.bump(keys, event, quantity)

    def _settle(self, error: Exception | None) -> None:
        was, self._pause = self._pause, 0.0 if error is None else min(self._pause * 2 or 1.0, _LONGEST_PAUSE)
        if error is not None and not was:
            self._logger.warning("Shared cache cannot be written: %s; it gets all that it misses once it can", error)
        elif error is None and was:
            self._logger.warning("Shared cache can be written again")


def content(stored: Any) -> Any:
    """What a cache gave, read; None for text that is no JSON."""
    if not isinstance(stored, bytes | str):
        return stored
    try:
        return loads(stored)
    except ValueError:
        return stored if isinstance(stored, str) else None  # an id, as caches of the user's own may keep it


class _Awaited:
    """An awaited cache, called from threads: on one event loop of its own, since its connections belong to one."""

    def __init__(self, cache: AsyncCacheProvider[Any]) -> None:
        self._cache = cache
        self.after_fork()
        forks.watch(self)

    def after_fork(self) -> None:
        self._lock = Lock()
        self._loop: asyncio.AbstractEventLoop | None = None

    def get(self, key: str) -> Any:
        return self._wait(self._cache.get(key))

    def set(self, key: str, value: Any, *ttl: int) -> None:
        self._wait(self._cache.set(key, value, *ttl))

    def delete(self, key: str) -> None:
        self._wait(self._cache.delete(key))

    def delete_missing(self, keys: Sequence[str], *, scan_pattern: str) -> None:
        self._wait(self._cache.delete_missing(keys, scan_pattern=scan_pattern))

    def _wait(self, call: Awaitable[Any]) -> Any:
        import asyncio

        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
            return self._loop.run_until_complete(asyncio.wait_for(call, _WAIT_SECONDS))  # noqa: TID251 - nobody cancels it

    def __del__(self) -> None:
        if self._loop is not None and not self._loop.is_running():
            self._loop.close()


def _blocking(cache: Any) -> Any:
    """`cache`, to be called from threads."""
    from inspect import iscoroutinefunction

    own = cache.own(_WAIT_SECONDS) if hasattr(cache, "own") else None
    if own is not None:
        return own
    return _Awaited(cache) if iscoroutinefunction(cache.get) else cache
