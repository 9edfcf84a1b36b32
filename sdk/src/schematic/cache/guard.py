"""A cache provider that cannot hurt: what fails, or takes too long, is a miss.

Providers in the process's own memory are called as they are. Others (Redis, one of the user's own) get `seconds` for
each call; a blocking one is called in a thread for that. After three failures in a row a provider is left alone for a
second, then for longer and longer, up to a minute.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from schematic.cache.local import AsyncLocalCache, LocalCache
from schematic.cache.provider import AsyncCacheProvider
from schematic.cache.workers import Workers
from schematic.clock import monotonic
from schematic.config import CircuitBreaker
from schematic.core.breaker import Admission, CircuitOpenError, SharedBreaker

if TYPE_CHECKING:
    import logging

DEFAULT_SECONDS = 0.05  # that a provider may take for a call


class _Base:
    def __init__(self, provider: Any, logger: logging.Logger, seconds: float) -> None:
        self._provider = provider
        self._logger = logger
        self._seconds = seconds
        self.ttl_ms: int | None = getattr(provider, "check_ttl_ms", None)
        settings = CircuitBreaker(failures=3, lost_seconds=float("inf"), cool_down_seconds=1.0)
        self._breaker = SharedBreaker(settings, f"Cache provider {type(provider).__name__}", logger)
        self._workers = Workers()

    def _enter(self) -> Admission | None:
        try:
            return self._breaker.enter("cache")
        except CircuitOpenError:
            return None  # a miss; that it is left alone was logged when that began

    def failed(self, verb: str, key: object, error: Exception) -> None:
        self._logger.warning("Cache provider %s failed for %s: %s", verb, key, error)


class Guard(_Base):
    """For sync clients. An async provider is awaited in an event loop of the guard's own."""

    def call(self, verb: str, key: Any, *arguments: Any) -> Any:
        """`provider.verb(key, *arguments)`, or None."""
        admission = self._enter()
        if admission is None:
            return None
        began_at, is_failure = monotonic(), True
        try:
            method = getattr(self._provider, verb)
            if isinstance(self._provider, LocalCache):
                answer = method(key, *arguments)
            else:
                answer = self._workers.run(lambda: method(key, *arguments), self._seconds)
            is_failure = False
            return answer
        except Exception as error:  # a cache that fails is a miss; the check goes on
            self.failed(verb, key, error)
            return None
        finally:
            self._breaker.leave(admission, began_at, is_failure)


class AsyncGuard(_Base):
    """For async clients."""

    async def call(self, verb: str, key: Any, *arguments: Any) -> Any:
        """`provider.verb(key, *arguments)`, awaited if it has to be, or None."""
        from asyncio import timeout

        admission = self._enter()
        if admission is None:
            return None
        began_at, is_failure = monotonic(), True
        try:
            method = getattr(self._provider, verb)
            if isinstance(self._provider, LocalCache):
                answer = method(key, *arguments)
            elif isinstance(self._provider, AsyncLocalCache):
                answer = await method(key, *arguments)
            elif isinstance(self._provider, AsyncCacheProvider) or _is_async(method):
                async with timeout(self._seconds):
                    answer = await method(key, *arguments)
            else:
                answer = await self._workers.run_async(lambda: method(key, *arguments), self._seconds)
            is_failure = False
            return answer
        except TimeoutError:
            self.failed(verb, key, TimeoutError(f"no answer within {self._seconds * 1000:g} ms"))
            return None
        except Exception as error:  # a cache that fails is a miss; the check goes on
            self.failed(verb, key, error)
            return None
        finally:
            self._breaker.leave(admission, began_at, is_failure)


def _is_async(method: Any) -> bool:
    from inspect import iscoroutinefunction

    return iscoroutinefunction(method)
