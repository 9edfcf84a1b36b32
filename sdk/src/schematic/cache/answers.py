"""Where a client remembers checks: its providers as one cache that never fails.

A single `LocalCache`, which nearly everybody has, is used as it is. Other providers get text keys and models, so that
they may live outside the process; one that fails is logged and counts as a miss.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, Any, cast

from schematic import flags
from schematic.cache.local import LocalCache
from schematic.cache.provider import AsyncCacheProvider
from schematic.flags import Answer, Keys

if TYPE_CHECKING:
    import logging


class _Base:
    def __init__(self, providers: Sequence[Any], logger: logging.Logger) -> None:
        self._logger = logger
        self.is_on = bool(providers)
        only = providers[0] if len(providers) == 1 else None
        self._local: LocalCache[Answer] | None = only if type(only) is LocalCache else None
        self._others = [] if self._local is not None else list(providers)
        # The one look-up that every check begins with; it neither waits nor fails.
        self.recent = self._local.get if self._local is not None else _nothing

    def _failed(self, verb: str, key: str, error: Exception) -> None:
        self._logger.warning("Cache provider %s failed for %s: %s", verb, key, error)


class AnswerCache(_Base):
    """For sync clients. Raises TypeError for a provider that would have to be awaited."""

    def __init__(self, providers: Sequence[Any], logger: logging.Logger) -> None:
        for number, provider in enumerate(providers):
            if isinstance(provider, AsyncCacheProvider):
                kind = type(cast(object, provider)).__name__
                raise TypeError(
                    f"cache_providers[{number}] is a {kind}, whose answers must be awaited; "
                    "use it with AsyncSchematic, or give Schematic a LocalCache or a CacheProvider of your own"
                )
        super().__init__(providers, logger)

    def get(self, flag_key: str, company: Keys | None, user: Keys | None) -> Answer | None:
        """What the first provider that knows it says."""
        if self._local is not None:
            return self._local.get(flags.cache_key(flag_key, company, user))
        key = flags.shared_key(flag_key, company, user)
        for provider in self._others:
            try:
                found = provider.get(key)
                if found is not None:
                    return flags.recall(found)
            except Exception as error:  # a cache that fails is a miss; the check goes on
                self._failed("get", key, error)
        return None

    def set(self, flag_key: str, company: Keys | None, user: Keys | None, answer: Answer) -> None:
        """Store in every provider."""
        if self._local is not None:
            self._local.set(flags.cache_key(flag_key, company, user), answer)
            return
        key = flags.shared_key(flag_key, company, user)
        for provider in self._others:
            try:
                provider.set(key, answer.model)
            except Exception as error:  # a cache that fails is a miss; the check goes on
                self._failed("set", key, error)


class AsyncAnswerCache(_Base):
    """For async clients; providers may be of either kind."""

    async def get(self, flag_key: str, company: Keys | None, user: Keys | None) -> Answer | None:
        """What the first provider that knows it says."""
        if self._local is not None:
            return self._local.get(flags.cache_key(flag_key, company, user))
        key = flags.shared_key(flag_key, company, user)
        for provider in self._others:
            try:
                found = await _awaited(provider.get(key))
                if found is not None:
                    return flags.recall(found)
            except Exception as error:  # a cache that fails is a miss; the check goes on
                self._failed("get", key, error)
        return None

    async def set(self, flag_key: str, company: Keys | None, user: Keys | None, answer: Answer) -> None:
        """Store in every provider."""
        if self._local is not None:
            self._local.set(flags.cache_key(flag_key, company, user), answer)
            return
        key = flags.shared_key(flag_key, company, user)
        for provider in self._others:
            try:
                await _awaited(provider.set(key, answer.model))
            except Exception as error:  # a cache that fails is a miss; the check goes on
                self._failed("set", key, error)


async def _awaited(value: Any) -> Any:
    return await value if hasattr(value, "__await__") else value


def _nothing(key: Hashable) -> Answer | None:
    return None
