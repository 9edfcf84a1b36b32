"""Sources of answers with shared caches behind: what the stream does not hold is looked up there first, or, in
replicator mode, everything is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from json import dumps
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from schematic.cache.guard import AsyncGuard, Guard
from schematic.cache.local import LocalCache
from schematic.cache.memory import Recall, nothing
from schematic.clock import monotonic
from schematic.datastream import layout
from schematic.datastream.shared import Read, SharedCaches, content
from schematic.datastream.source import AsyncStream, Stream
from schematic.datastream.state import Conflict, Flag, Held

if TYPE_CHECKING:
    from schematic.checks.answers import Decision
    from schematic.checks.check import FlagCheck, Keys
    from schematic.core.forks import Counter
    from schematic.datastream.client import AsyncDataStream, DataStream
    from schematic.datastream.layout import Document
    from schematic.datastream.protocol import Entity
    from schematic.datastream.source import Found, Keeper

Made = TypeVar("Made", Flag, Held)
_KEPT_COMPILED = 2000  # documents
_FOR_EVER = 10**12  # milliseconds


class Missing(NamedTuple):
    """What a check needs and the stream does not hold: arguments of `SharedCaches.read`."""

    flags: list[str]
    company: Keys | None
    user: Keys | None


class _Lookup:
    """What both forms share, beside their stream: reading what the caches hold."""

    def __init__(self, stream: DataStream | AsyncDataStream) -> None:
        self._stream = stream
        self._kept: LocalCache[Any] = LocalCache(_KEPT_COMPILED, _FOR_EVER)

    def missing(self, check: FlagCheck, flag_keys: list[str]) -> Missing | None:
        """None when the caches have nothing to add."""
        stream, state = self._stream, self._stream.state
        flags = [] if stream.is_complete else [key for key in flag_keys if key.lower() not in state.flags]
        found: dict[Entity, Keys | None] = {}
        asked: dict[Entity, Keys | None] = {"company": check.company, "user": check.user}
        for kind, keys in asked.items():
            is_missing = keys and state.entities[kind].find(keys) is None and not stream.is_nobody(kind, keys)
            found[kind] = keys if is_missing else None
        if not flags and not found["company"] and not found["user"]:
            return None
        return Missing(flags, found["company"], found["user"])

    def adopt(self, missing: Missing, read: Read | None) -> None:
        """Have the stream hold what was found, until the server says what became of it."""
        for stored in read.flags if read is not None else ():
            document = self._document(stored)
            if document is not None:
                self._stream.adopt_flag(_flag(document))
        for kind, keys, stored in _entities(missing, read):
            document = self._document(stored)
            if keys and document is not None and layout.has_one_of(document, keys):
                self._stream.adopt(kind, document, keys)

    def found(
        self, check: FlagCheck, read: Read | None
    ) -> tuple[dict[Entity, Held | Conflict | None], list[Flag]] | None:
        """Company, user and flags for a check in replicator mode; None when the API has to say.

        Whoever is in no cache is nobody, as long as a replicator says that they hold all there is.
        """
        if read is None:
            return None
        flags = [flag for stored in read.flags if (flag := self._made(stored, _flag)) is not None]
        whom: dict[Entity, Held | Conflict | None] = {}
        for kind, keys, stored in _entities(check, read):
            one = stored if isinstance(stored, Conflict) else self._made(stored, _held)
            if isinstance(one, Held) and not layout.has_one_of({"keys": one.keys, "id": one.id}, keys or {}):
                one = None
            if keys and one is None and not self._stream.is_complete:
                return None
            whom[kind] = one
        return (whom, flags) if len(flags) == len(read.flags) else None

    def _made(self, stored: Any, make: Callable[[Document], Made]) -> Made | None:
        """`make` of what is stored, once for the same text."""
        if not isinstance(stored, bytes | str):
            document = self._document(stored)
            return None if document is None else make(document)
        kept: Made | None = self._kept.get(stored)
        if kept is None and (document := self._document(stored)) is not None:
            kept = make(document)
            self._kept.set(stored, kept)
        return kept

    def _document(self, stored: Any) -> Document | None:
        """What is stored, with names as the engine reads them; None for garbage, which is said."""
        found = content(stored)
        document = cast("Document", found) if isinstance(found, dict) else {}
        if isinstance(document.get("id"), str):
            return layout.to_snake(document)
        if stored is not None and not isinstance(stored, Conflict):
            self._stream.complain("a document in a shared cache is none")
        return None


class CachedStream(Stream):
    """For sync clients."""

    def __init__(self, stream: DataStream, events: Keeper, caches: SharedCaches) -> None:
        super().__init__(stream, events)
        self._lookup = _Lookup(stream)
        self._guard = Guard(caches, caches.logger, caches.seconds)

    def answer(self, check: FlagCheck) -> Decision | None:
        """From the stream; what it does not hold is looked up."""
        self._look_up(check, [check.flag_key])
        return super().answer(check)

    def locate(self, check: FlagCheck) -> Found | None:
        """The same, not evaluated."""
        self._look_up(check, [check.flag_key])
        return super().locate(check)

    def answer_all(self, check: FlagCheck, flag_keys: list[str]) -> dict[str, Decision] | None:
        """By flag; None unless all are known."""
        self._look_up(check, flag_keys)
        return super().answer_all(check, flag_keys)

    def _look_up(self, check: FlagCheck, flag_keys: list[str]) -> None:
        missing = self._lookup.missing(check, flag_keys)
        if missing is not None:
            self._lookup.adopt(missing, self._guard.call("read", *missing))


class AsyncCachedStream(AsyncStream):
    """For async clients."""

    def __init__(self, stream: AsyncDataStream, events: Keeper, caches: SharedCaches) -> None:
        super().__init__(stream, events)
        self._lookup = _Lookup(stream)
        self._guard = AsyncGuard(caches, caches.logger, caches.seconds)

    async def answer(self, check: FlagCheck) -> Decision | None:
        """From the stream; what it does not hold is looked up."""
        await self._look_up(check, [check.flag_key])
        return await super().answer(check)

    async def locate(self, check: FlagCheck) -> Found | None:
        """The same, not evaluated."""
        await self._look_up(check, [check.flag_key])
        return await super().locate(check)

    async def answer_all(self, check: FlagCheck, flag_keys: list[str]) -> dict[str, Decision] | None:
        """By flag; None unless all are known."""
        await self._look_up(check, flag_keys)
        return await super().answer_all(check, flag_keys)

    async def _look_up(self, check: FlagCheck, flag_keys: list[str]) -> None:
        missing = self._lookup.missing(check, flag_keys)
        if missing is not None:
            self._lookup.adopt(missing, await self._guard.call("read", *missing))


class ReplicaStream(Stream):
    """For sync clients in replicator mode: all that a check needs is read from the caches, by one call."""

    def __init__(self, stream: DataStream, events: Keeper, caches: SharedCaches) -> None:
        super().__init__(stream, events)
        self._lookup = _Lookup(stream)
        self._guard = Guard(caches, caches.logger, caches.seconds)

    def recaller(self, counters: Mapping[str, Counter]) -> Recall:
        """Nothing is held."""
        return nothing

    def answer(self, check: FlagCheck) -> Decision | None:
        """None when a cache does not answer, has no such flag, or is not said to be whole and lacks somebody."""
        found = self.locate(check)
        return None if found is None else self._decided(check, found[1], found[0])

    def locate(self, check: FlagCheck) -> Found | None:
        """Flag, company and user of a check."""
        self._stream.wake()
        read = self._guard.call("read", [check.flag_key], check.company, check.user)
        found = self._lookup.found(check, read)
        return None if found is None else (found[1][0], found[0])

    def company_id(self, check: FlagCheck) -> str | None:
        """Of the company that a check names, if a cache has it."""
        found = self._lookup.found(check, self._guard.call("read", [], check.company, None))
        company = found[0]["company"] if found is not None else None
        return company.id if isinstance(company, Held) else None

    def answer_all(self, check: FlagCheck, flag_keys: list[str]) -> dict[str, Decision] | None:
        """By flag, of those that are named: what there is cannot be asked of every cache."""
        self._stream.wake()
        read = self._guard.call("read", flag_keys, check.company, check.user) if flag_keys else None
        found = self._lookup.found(check, read)
        return (
            None if found is None else self._decided_all(check, found[0], dict(zip(flag_keys, found[1], strict=True)))
        )


class AsyncReplicaStream(AsyncStream):
    """For async clients."""

    def __init__(self, stream: AsyncDataStream, events: Keeper, caches: SharedCaches) -> None:
        super().__init__(stream, events)
        self._lookup = _Lookup(stream)
        self._guard = AsyncGuard(caches, caches.logger, caches.seconds)

    def recaller(self, counters: Mapping[str, Counter]) -> Recall:
        """Nothing is held."""
        return nothing

    async def answer(self, check: FlagCheck) -> Decision | None:
        """None when a cache does not answer, has no such flag, or is not said to be whole and lacks somebody."""
        found = await self.locate(check)
        return None if found is None else self._decided(check, found[1], found[0])

    async def locate(self, check: FlagCheck) -> Found | None:
        """Flag, company and user of a check."""
        self._stream.wake()
        read = await self._guard.call("read", [check.flag_key], check.company, check.user)
        found = self._lookup.found(check, read)
        return None if found is None else (found[1][0], found[0])

    async def company_id(self, check: FlagCheck) -> str | None:
        """Of the company that a check names, if a cache has it."""
        found = self._lookup.found(check, await self._guard.call("read", [], check.company, None))
        company = found[0]["company"] if found is not None else None
        return company.id if isinstance(company, Held) else None

    async def answer_all(self, check: FlagCheck, flag_keys: list[str]) -> dict[str, Decision] | None:
        """By flag, of those that are named: what there is cannot be asked of every cache."""
        self._stream.wake()
        read = await self._guard.call("read", flag_keys, check.company, check.user) if flag_keys else None
        found = self._lookup.found(check, read)
        return (
            None if found is None else self._decided_all(check, found[0], dict(zip(flag_keys, found[1], strict=True)))
        )


def _entities(asked: Missing | FlagCheck, read: Read | None) -> Iterator[tuple[Entity, Keys | None, Any]]:
    if read is not None:
        yield "company", asked.company, read.company
        yield "user", asked.user, read.user


def _flag(document: Document) -> Flag:
    return Flag(document, dumps(document))


def _held(document: Document) -> Held:
    return Held(document, None, None, monotonic())
