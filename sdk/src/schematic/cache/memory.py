"""The source that remembers: a client's cache providers as one cache that never fails.

A `LocalCache` holds answers by the key that is cheapest to make. Every other provider gets text keys and models, so
that it may live outside the process, behind a guard.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from schematic import clock
from schematic.cache.local import LocalCache
from schematic.checks import answers
from schematic.checks.answers import Decision, FlagAnswer
from schematic.checks.check import Keys, check_key, text_key

if TYPE_CHECKING:
    import logging

    from schematic.cache.guard import AsyncGuard, Guard
    from schematic.checks.check import FlagCheck
    from schematic.config import SchematicConfig
    from schematic.core.forks import Counter
    from schematic.core.transport import Settings

Recall: TypeAlias = "Callable[[str, Keys | None, Keys | None], FlagAnswer | None]"


def nothing(flag_key: str, company: Keys | None, user: Keys | None) -> FlagAnswer | None:
    """The look-up of a client that remembers nothing in its own process."""
    return None


class _Base:
    def __init__(
        self, providers: Sequence[Any], logger: logging.Logger, config: SchematicConfig, owner: Settings
    ) -> None:
        self._owner = owner.api_key, owner.base_url
        self._denial_ttl = config.denial_ttl
        self.is_on = bool(providers)
        self._local = self._own(providers[0]) if providers else None

    def recent(self, check: FlagCheck) -> Decision | None:
        """What the first provider says, if it is in the process; this neither waits nor fails."""
        answer = self._local.get(check.key) if self._local is not None and check.key is not None else None
        return None if answer is None else (answer, "cache")

    def recaller(self, counter: Counter) -> Recall:
        """`recent` for answers that say yes or no, with the key made on the way: what most checks are, and all of it.

        `counter` counts them. Nearly all contexts have one text key, by the name that the last one had.
        """
        if self._local is None:
            return nothing
        find, monotonic = self._local.entries.get, clock.source.monotonic
        company_name = user_name = "id"
        # Contexts with several keys, found by one value of each and compared whole: a fraction of what a key takes.
        several: dict[Hashable, tuple[Keys | None, Keys | None, Hashable]] = {}
        find_several, bound = several.get, self._local.max_size

        def made(flag_key: str, company: Keys | None, user: Keys | None) -> Hashable:
            """The key by the book. What makes the next one cheaper is learnt."""
            nonlocal company_name, user_name
            key = check_key(flag_key, company, user)
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

        def recall(flag_key: str, company: Keys | None, user: Keys | None) -> FlagAnswer | None:
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
                if entry.ends_at <= now:
                    return None
                answer = entry.value
                if answer.value is None:
                    return None
                entry.used_at = now
            except Exception:  # contexts that are none: the way of all other checks knows
                return None
            counter.value += 1
            return answer

        return recall

    def _own(self, provider: Any) -> LocalCache[FlagAnswer] | None:
        """A local cache, if it is not shared with the client of another API key, whose keys would be the same."""
        cache = cast("LocalCache[FlagAnswer]", provider) if type(provider) is LocalCache else None
        return cache if cache is not None and cache.claim(hash(self._owner)) else None

    @cached_property
    def _owner_text(self) -> str:
        """For keys outside the process: answers of another API key or another server are never ours. The API key
        cannot be told from it."""
        from hashlib import blake2s

        return blake2s("\n".join(self._owner).encode(), digest_size=8).hexdigest()

    def _text(self, check: FlagCheck) -> str:
        return f"check:{self._owner_text}:{text_key(check.flag_key, check.company, check.user)}"

    def _ttl(self, answer: FlagAnswer, ttl_ms: int | None = None) -> tuple[int, ...]:
        """The further arguments of `set`; `ttl_ms` is for what is no denial, None the provider's own."""
        if self._denial_ttl is not None and answer.value is False:
            ttl_ms = self._denial_ttl
        return () if ttl_ms is None else (ttl_ms,)


class Memory(_Base):
    """For sync clients."""

    def __init__(
        self, providers: Sequence[Any], logger: logging.Logger, config: SchematicConfig, owner: Settings
    ) -> None:
        """`owner`: whose answers they are."""
        super().__init__(providers, logger, config, owner)
        self._places = [self._own(one) or _guard(one, logger, config.cache_timeout) for one in providers]

    def answer(self, check: FlagCheck) -> Decision | None:
        """What the first provider that knows it says; a what-if is in none."""
        if check.key is None:
            return None
        for place in self._places:
            if isinstance(place, LocalCache):
                answer = place.get(check.key)
            else:
                key = self._text(check)
                answer = _recalled(place, key, place.call("get", key))
            if answer is not None:
                return answer, "cache"
        return None

    def answer_all(self, check: FlagCheck, flag_keys: list[str]) -> dict[str, Decision] | None:
        """By flag; None unless all are known."""
        decisions: dict[str, Decision] = {}
        for flag_key in flag_keys:
            decision = self.answer(check.of(flag_key))
            if decision is None:
                return None
            decisions[flag_key] = decision
        return decisions or None

    def keep(self, check: FlagCheck, answer: FlagAnswer) -> None:
        """Store in every provider."""
        for place in self._places:
            if isinstance(place, LocalCache):
                place.set(check.key, answer, *self._ttl(answer))
            else:
                place.call("set", self._text(check), answer.model, *self._ttl(answer, place.ttl_ms))


class AsyncMemory(_Base):
    """For async clients."""

    def __init__(
        self, providers: Sequence[Any], logger: logging.Logger, config: SchematicConfig, owner: Settings
    ) -> None:
        """As `Memory`."""
        super().__init__(providers, logger, config, owner)
        self._places = [self._own(one) or _async_guard(one, logger, config.cache_timeout) for one in providers]

    async def answer(self, check: FlagCheck) -> Decision | None:
        """What the first provider that knows it says; a what-if is in none."""
        if check.key is None:
            return None
        for place in self._places:
            if isinstance(place, LocalCache):
                answer = place.get(check.key)
            else:
                key = self._text(check)
                answer = _recalled(place, key, await place.call("get", key))
            if answer is not None:
                return answer, "cache"
        return None

    async def answer_all(self, check: FlagCheck, flag_keys: list[str]) -> dict[str, Decision] | None:
        """By flag; None unless all are known."""
        decisions: dict[str, Decision] = {}
        for flag_key in flag_keys:
            decision = await self.answer(check.of(flag_key))
            if decision is None:
                return None
            decisions[flag_key] = decision
        return decisions or None

    async def keep(self, check: FlagCheck, answer: FlagAnswer) -> None:
        """Store in every provider."""
        for place in self._places:
            if isinstance(place, LocalCache):
                place.set(check.key, answer, *self._ttl(answer))
            else:
                await place.call("set", self._text(check), answer.model, *self._ttl(answer, place.ttl_ms))


def _guard(provider: Any, logger: logging.Logger, seconds: float) -> Guard:
    from schematic.cache.guard import Guard

    return Guard(provider, logger, seconds)


def _async_guard(provider: Any, logger: logging.Logger, seconds: float) -> AsyncGuard:
    from schematic.cache.guard import AsyncGuard

    return AsyncGuard(provider, logger, seconds)


def _recalled(place: Guard | AsyncGuard, key: str, cached: Any) -> FlagAnswer | None:
    if cached is None:
        return None
    try:
        return answers.recall(cached)
    except Exception as error:  # something else stands under the key; the check goes on
        place.failed("get", key, error)
        return None
