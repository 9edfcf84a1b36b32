"""Where a client remembers checks: its providers as one cache that never fails.

A `LocalCache` holds answers by the key that is cheapest to make. Every other provider gets text keys and models, so
that it may live outside the process, behind a guard.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from schematic import flags
from schematic.cache.local import LocalCache
from schematic.flags import Answer, Keys, cache_key

if TYPE_CHECKING:
    import logging

    from schematic.cache.guard import AsyncGuard, Guard
    from schematic.gate import Counter


Hit: TypeAlias = "Callable[[str, Keys | None, Keys | None], Answer | None]"


class Scope:
    """Whose answers they are: those of another API key or another server are never ours."""

    def __init__(self, api_key: str, base_url: str) -> None:
        self._owner = (api_key, base_url)
        self.number = hash(self._owner)

    @cached_property
    def text(self) -> str:
        """For keys outside the process. The API key cannot be told from it."""
        from hashlib import blake2s

        return blake2s("\n".join(self._owner).encode(), digest_size=8).hexdigest()


class _Base:
    def __init__(self, providers: Sequence[Any], scope: Scope, denial_ttl: int | None) -> None:
        self._scope = scope
        self._denial_ttl = denial_ttl
        self.is_on = bool(providers)
        first = _own(providers[0], scope) if providers else None
        self._first = first
        # The one look-up that every check begins with; it neither waits nor fails.
        self.recent = first.reader() if first is not None else _nothing

    def hits(self, counter: Counter) -> Hit:
        """`recent` for answers that say yes or no, with the key made on the way: what most checks are, and all of it.

        `counter` counts them. Nearly all contexts have one text key, by the name that the last one had.
        """
        if self._first is None:
            return lambda flag_key, company, user: None
        find, move_to_end, now = self._first.entries.get, self._first.entries.move_to_end, monotonic
        company_name = user_name = "id"

        def hit(flag_key: str, company: Keys | None, user: Keys | None) -> Answer | None:
            nonlocal company_name, user_name
            # Read once: another thread may learn other names meanwhile.
            key: Hashable
            of_company, of_user = company_name, user_name
            try:
                if not company or len(company) > 1:
                    key = cache_key(flag_key, company, user)
                elif (company_value := company.get(of_company)).__class__ is not str:
                    key = cache_key(flag_key, company, user)
                    (company_name,) = company
                elif not user:
                    key = flag_key, of_company, company_value
                elif len(user) > 1:
                    key = cache_key(flag_key, company, user)
                elif (user_value := user.get(of_user)).__class__ is not str:
                    key = cache_key(flag_key, company, user)
                    (user_name,) = user
                else:
                    key = flag_key, of_company, company_value, of_user, user_value
                entry = find(key)
                if entry is None:
                    return None
                answer, ends_at = entry
                if ends_at <= now() or answer.value is None:
                    return None
                move_to_end(key)
            except Exception:  # pushed out meanwhile, or contexts that are none: the way of all other checks knows
                return None
            counter.value += 1
            return answer

        return hit

    def _key(self, flag_key: str, company: Keys | None, user: Keys | None) -> str:
        return f"check:{self._scope.text}:{flags.shared_key(flag_key, company, user)}"

    def _ttl(self, answer: Answer, ttl_ms: int | None = None) -> tuple[int, ...]:
        """The further arguments of `set`; `ttl_ms` is for what is no denial, None the provider's own."""
        if self._denial_ttl is not None and answer.value is False:
            ttl_ms = self._denial_ttl
        return () if ttl_ms is None else (ttl_ms,)


class AnswerCache(_Base):
    """For sync clients."""

    def __init__(
        self,
        providers: Sequence[Any],
        logger: logging.Logger,
        scope: Scope,
        *,
        seconds: float,
        denial_ttl: int | None = None,
    ) -> None:
        """`seconds`: what a provider outside the process may take; `denial_ttl`: milliseconds that a no is kept."""
        super().__init__(providers, scope, denial_ttl)
        self._places = [_own(one, scope) or _guard(one, logger, seconds) for one in providers]

    def get(self, flag_key: str, company: Keys | None, user: Keys | None) -> Answer | None:
        """What the first provider that knows it says."""
        for place in self._places:
            if isinstance(place, LocalCache):
                answer = place.get(cache_key(flag_key, company, user))
            else:
                key = self._key(flag_key, company, user)
                answer = _recalled(place, key, place.call("get", key))
            if answer is not None:
                return answer
        return None

    def set(self, flag_key: str, company: Keys | None, user: Keys | None, answer: Answer) -> None:
        """Store in every provider."""
        for place in self._places:
            if isinstance(place, LocalCache):
                place.set(cache_key(flag_key, company, user), answer, *self._ttl(answer))
            else:
                key = self._key(flag_key, company, user)
                place.call("set", key, answer.model, *self._ttl(answer, place.ttl_ms))


class AsyncAnswerCache(_Base):
    """For async clients."""

    def __init__(
        self,
        providers: Sequence[Any],
        logger: logging.Logger,
        scope: Scope,
        *,
        seconds: float,
        denial_ttl: int | None = None,
    ) -> None:
        """As `AnswerCache`."""
        super().__init__(providers, scope, denial_ttl)
        self._places = [_own(one, scope) or _async_guard(one, logger, seconds) for one in providers]

    async def get(self, flag_key: str, company: Keys | None, user: Keys | None) -> Answer | None:
        """What the first provider that knows it says."""
        for place in self._places:
            if isinstance(place, LocalCache):
                answer = place.get(cache_key(flag_key, company, user))
            else:
                key = self._key(flag_key, company, user)
                answer = _recalled(place, key, await place.call("get", key))
            if answer is not None:
                return answer
        return None

    async def set(self, flag_key: str, company: Keys | None, user: Keys | None, answer: Answer) -> None:
        """Store in every provider."""
        for place in self._places:
            if isinstance(place, LocalCache):
                place.set(cache_key(flag_key, company, user), answer, *self._ttl(answer))
            else:
                key = self._key(flag_key, company, user)
                await place.call("set", key, answer.model, *self._ttl(answer, place.ttl_ms))


def _own(provider: Any, scope: Scope) -> LocalCache[Answer] | None:
    """A local cache, if it is not shared with the client of another API key, whose keys would be the same."""
    cache = cast("LocalCache[Answer]", provider) if type(provider) is LocalCache else None
    return cache if cache is not None and cache.claim(scope.number) else None


def _guard(provider: Any, logger: logging.Logger, seconds: float) -> Guard:
    from schematic.cache.guard import Guard

    return Guard(provider, logger, seconds)


def _async_guard(provider: Any, logger: logging.Logger, seconds: float) -> AsyncGuard:
    from schematic.cache.guard import AsyncGuard

    return AsyncGuard(provider, logger, seconds)


def _recalled(place: Guard | AsyncGuard, key: str, found: Any) -> Answer | None:
    if found is None:
        return None
    try:
        return flags.recall(found)
    except Exception as error:  # something else stands under the key; the check goes on
        place.failed("get", key, error)
        return None


def _nothing(key: Hashable) -> Answer | None:
    return None
