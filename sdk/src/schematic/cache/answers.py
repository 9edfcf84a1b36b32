"""Where a client remembers checks: its providers as one cache that never fails.

A `LocalCache` holds answers by the key that is cheapest to make. Every other provider gets text keys and models, so
that it may live outside the process, behind a guard.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from schematic import clock, flags
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
        find, monotonic = self._first.entries.get, clock.source.monotonic
        company_name = user_name = "id"
        # Contexts with several keys, found by one value of each and compared whole: a fraction of what a key takes.
        several: dict[Hashable, tuple[Keys | None, Keys | None, Hashable]] = {}
        find_several, bound = several.get, self._first.max_size

        def made(flag_key: str, company: Keys | None, user: Keys | None) -> Hashable:
            """The key by the book. What makes the next one cheaper is learnt."""
            nonlocal company_name, user_name
            key = cache_key(flag_key, company, user)
            if company and company_name not in company:
                company_name = next(iter(company))
            if user and user_name not in user:
                user_name = next(iter(user))
            is_of_one = (not company or len(company) == 1) and (not user or len(user) == 1)
            if key.__class__ is tuple and not is_of_one:  # all texts: else 1 and True are equal, and not the same check
                if len(several) >= bound:
                    several.clear()
                place = flag_key, company[company_name] if company else None, user[user_name] if user else None
                several[place] = dict(company) if company else company, dict(user) if user else user, key
            return key

        def hit(flag_key: str, company: Keys | None, user: Keys | None) -> Answer | None:
            # Read once: another thread may learn other names meanwhile.
            of_company, of_user = company_name, user_name
            key: Hashable
            try:
                if not company:
                    key = made(flag_key, company, user) if user else (flag_key,)
                elif len(company) == 1 and not user:
                    key = flag_key, of_company, company.get(of_company)
                elif user and len(company) == 1 and len(user) == 1:
                    key = flag_key, of_company, company.get(of_company), of_user, user.get(of_user)
                else:
                    kept = find_several((flag_key, company.get(of_company), user.get(of_user) if user else None))
                    if kept is not None and kept[0] == company and kept[1] == user:
                        key = kept[2]
                    else:
                        key = made(flag_key, company, user)
                entry = find(key)
                if entry is None:
                    key = made(flag_key, company, user)
                    entry = find(key)
                    if entry is None:
                        return None
                now = monotonic()
                answer = entry.value
                if entry.ends_at <= now or answer.value is None:
                    return None
                entry.used_at = now
            except Exception:  # contexts that are none: the way of all other checks knows
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
