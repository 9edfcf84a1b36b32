"""Replicator mode: somebody else follows the stream and keeps the shared caches; how they are is asked over HTTP."""

from __future__ import annotations

from threading import Event, Lock, Thread, current_thread
from typing import TYPE_CHECKING, Any, Protocol, cast
from weakref import ref

from schematic.cache.local import AsyncLocalCache, LocalCache
from schematic.core import forks
from schematic.datastream.shared import NAMES

if TYPE_CHECKING:
    from schematic.config import DataStreamConfig

DEFAULT_URL = "http://localhost:8090/ready"
DEFAULT_SECONDS = 30.0  # between looks
_ANSWERS_WITHIN = 5.0  # seconds


class Heard(Protocol):
    """Who is told, in the poller's thread."""

    def heard(self, problem: str | None, version: str | None) -> None:
        """`problem` is None when the caches have all there is; `version` is that of their keys, where it was said."""
        ...


def check_caches(config: DataStreamConfig) -> None:
    """Raises ValueError, or TypeError for a cache that nobody else can fill."""
    if any(getattr(config, name) is None for name in NAMES):
        raise ValueError(
            "Replicator mode requires custom cache providers for company, company_lookup, user, user_lookup, and flag"
            " caches"
        )
    for name in NAMES:
        if isinstance(getattr(config, name), LocalCache | AsyncLocalCache):
            raise TypeError(f"DataStreamConfig: {name} is in this process's memory, where no replicator can write")


class Poller:
    """Looks at a replicator's `/ready`, for ever, in a thread that does not hold its owner."""

    is_open = False  # nothing can be asked

    def __init__(self, config: DataStreamConfig, owner: Heard) -> None:
        self.url = config.replicator_health_url or DEFAULT_URL
        self._seconds = (config.replicator_health_check or 0) / 1000 or DEFAULT_SECONDS
        self._owner = ref(owner)
        self._is_closed = False
        self.after_fork()
        forks.watch(self)

    def after_fork(self) -> None:
        self._thread: Thread | None = None
        self._starting = Lock()
        self.ended = Event()

    def start(self) -> None:
        """Begin to look, in the background. Again after a fork."""
        with self._starting:
            if self._thread is None and not self._is_closed:
                self._thread = Thread(target=_run, args=(ref(self),), name="schematic-replicator", daemon=True)
                try:
                    self._thread.start()
                except RuntimeError:  # the interpreter is ending
                    self._thread = None

    def send(self, text: str) -> None:
        """Nothing can be asked."""

    def close(self, timeout: float) -> None:
        """End for good, within `timeout` seconds."""
        self._is_closed = True
        self.ended.set()
        if self._thread is not None and self._thread is not current_thread():
            self._thread.join(timeout)

    def look(self) -> float | None:
        """Look once; seconds until the next time, None when it is over."""
        problem, version = _asked(self.url)
        owner = self._owner()
        if owner is None or self._is_closed:
            return None
        owner.heard(problem, version)
        return self._seconds


def _run(poller: ref[Poller]) -> None:
    while (one := poller()) is not None:
        seconds, ended = one.look(), one.ended
        del one
        if seconds is None or ended.wait(seconds):
            return


def _asked(url: str) -> tuple[str | None, str | None]:
    """What is wrong with the replicator, if anything, and its version; the body counts whatever the status is."""
    import httpx2

    try:
        answer = httpx2.get(url, timeout=_ANSWERS_WITHIN)
        body: Any = answer.json()
    except (httpx2.HTTPError, ValueError) as error:
        return f"{url}: {type(error).__name__}: {error}", None
    members = cast("dict[str, Any]", body) if isinstance(body, dict) else {}
    version = members.get("cache_version") or members.get("cacheVersion")
    is_ready = answer.is_success and members.get("ready") is True
    return None if is_ready else f"{url}: not ready", version if isinstance(version, str) else None
