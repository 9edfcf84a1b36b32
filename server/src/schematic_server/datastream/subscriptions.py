"""Companies, or users, that the streams of one environment hear of: each held once, and who hears of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from heapq import heapify, heappop, heappush
from typing import Any

from schematic.datastream.merge import Document, merge
from schematic_server import clock
from schematic_server.changes import Balance, Counted, Spent
from schematic_server.datastream.lately import Lately
from schematic_server.datastream.loading import Entity, Holders
from schematic_server.datastream.messages import Message, of_entity
from schematic_server.datastream.session import Session, Subscription
from schematic_server.domains.companies.engine import Place
from schematic_server.domains.companies.keys import EntityType
from schematic_server.domains.credits import engine as credits
from schematic_server.evaluation import documents
from schematic_server.evaluation.documents import CompanyDocument
from schematic_server.evaluation.entities import KeySet
from schematic_server.storage.metadata import microseconds

WindowKey = tuple[str, str, str]
Pair = tuple[str, str]  # the name and value of a key, in small letters


@dataclass(slots=True, eq=False)
class Held:
    """As it was told last to `sessions`."""

    entity_type: EntityType
    id: str
    entity: Entity
    sessions: set[Session] = field(default_factory=set[Session])
    _whole: Message | None = None
    _lately: Lately = field(default_factory=Lately)

    def whole(self) -> Message:
        if self._whole is None:
            self._whole = of_entity(self.entity_type, "full", self.id, self.entity.document)
        return self._whole

    def news(self, before: Document, change: Mapping[str, Any] | None) -> Message:
        """What is to be told of a change since `before`; None for one that only the whole document tells."""
        told = self._lately.with_news(before, change, clock.monotonic(), self.entity.document)
        return self.whole() if told is None else of_entity(self.entity_type, "partial", self.id, told)

    def become(self, entity: Entity) -> None:
        self.entity, self._whole = entity, None

    def count(self, counters: Iterable[Counted]) -> list[dict[str, Any]] | None:
        """Take over those that are newer: the metrics to be told, none where all are known; None when a load has to
        say what comes of them."""
        facts = self.entity.facts
        assert isinstance(facts, CompanyDocument)
        values: dict[WindowKey, int] = {}
        versions: dict[WindowKey, int] = {}
        for one in counters:
            for window, value in zip(one.windows, one.values, strict=True):
                # An event of another time counted in a window of its own, which no document has.
                if window in facts.windows:
                    key = one.event_subtype, window[0], window[1]
                    if one.version > (versions.get(key) or facts.versions.get(key, 0)):
                        values[key], versions[key] = value, one.version
        if not values:
            return []
        told: list[dict[str, Any]] = []
        for metric in self.entity.document["metrics"]:
            key = _window(metric)
            if key not in values:
                continue
            ends = facts.tiers.get(key, ())
            if bisect_right(ends, metric["value"]) != bisect_right(ends, values[key]):
                return None
            told.append({**metric, "value": values[key]})
        if len(told) < len(values):  # the first event of its kind
            return None
        document = merge(self.entity.document, {"metrics": told})
        self.become(Entity(document, replace(facts, document=document, versions=facts.versions | versions)))
        return told

    def move(self, moved: Iterable[Balance | Spent]) -> None:
        """Take over balances, and what spend policies have come to, that are newer."""
        facts = self.entity.facts
        own = credits.moved(facts.credits, moved)
        if own is not facts.credits:
            document = documents.with_credits(facts, own)
            self.become(Entity(document, replace(facts, document=document, credits=own)))


@dataclass(slots=True)
class Walk:
    """How far a session that hears of all has been told of all, or of some; a silent one is for what comes later by
    itself."""

    is_silent: bool
    after: Place | None = None
    among: Holders | None = None


class Shelf:
    """`dirty` are those to be loaded again, `asked` those who wait for an answer, `bulk` those who hear of all.

    `due` is a heap: when which one changes by itself, in ms; at most every second entry was put off or is of nobody.
    """

    def __init__(self, entity_type: EntityType) -> None:
        self.entity_type: EntityType = entity_type
        self.held: dict[str, Held] = {}
        self.bulk: set[Session] = set()
        self.replays: dict[Session, str] = {}  # who was away, and the id of the last message that it had
        self.missed: dict[Session, list[str]] = {}  # what it is still to be told of
        self.walks: dict[Session, Walk] = {}
        self.dirty: dict[str, None] = {}
        self.asked: dict[KeySet, dict[Session, Mapping[str, str]]] = {}  # with the keys as they were sent
        self._nobody: dict[Pair, set[tuple[Session, KeySet]]] = {}  # who asked for somebody with this key
        self.due: list[tuple[int, str]] = []
        self._due_of: dict[str, int] = {}

    def touch(self, entity_id: str, *, has_new_keys: bool) -> None:
        """Have it loaded again, if anybody is to hear of it."""
        if entity_id in self.held or self.bulk or (has_new_keys and self._nobody):
            self.dirty[entity_id] = None

    def touch_if(self, is_touched: Callable[[Held], bool], among: Holders | None = None) -> None:
        """The same of all those. Sessions that hear of all hear of those `among` again; of all where None says that it
        is not known whom it touches."""
        self.dirty.update((one.id, None) for one in self.held.values() if is_touched(one))
        for session in self.bulk:
            before, rest = self.walks.get(session), among
            if before is not None and rest is not None:
                rest = None if before.among is None else before.among | rest
            self.walks[session] = Walk(is_silent=False, among=rest)

    def subscribe(self, session: Session, key_set: KeySet, entity_id: str, entity: Entity) -> Held:
        """Who has these keys: the session hears of it from now on."""
        held = self.held.get(entity_id)
        if held is None:
            held = self.held[entity_id] = Held(self.entity_type, entity_id, entity)
            self.expect(entity_id, entity)
        held.sessions.add(session)
        session.subscriptions[Subscription(self.entity_type, key_set)] = entity_id
        return held

    def wait(self, session: Session, key_set: KeySet) -> None:
        """Nobody has these keys: the session hears of whoever is the first to have one."""
        session.subscriptions[Subscription(self.entity_type, key_set)] = None
        for pair in key_set:
            self._nobody.setdefault(_folded(pair), set()).add((session, key_set))

    def expected(self, entity_id: str, document: Mapping[str, Any]) -> Iterator[tuple[Session, KeySet]]:
        """Those who wait for somebody like this one, who wait no longer."""
        if not self._nobody:
            return
        keys: Mapping[str, str] = document["keys"]
        for pair in [*map(_folded, keys.items()), ("id", entity_id.lower())]:
            for session, key_set in tuple(self._nobody.get(pair, ())):
                self._wait_no_longer(session, key_set)
                yield session, key_set

    def unsubscribe(self, session: Session, key_set: KeySet) -> None:
        entity_id = session.subscriptions.pop(Subscription(self.entity_type, key_set), None)
        self._ask_no_longer(session, key_set)
        self._wait_no_longer(session, key_set)
        if entity_id is not None and entity_id not in session.subscriptions.values():
            self._drop(session, entity_id)

    def subscribe_all(self, session: Session, replay_from: str | None) -> None:
        """It is told of all, or of what it missed since then, and hears of all from now on."""
        self.unsubscribe_all(session)
        self.bulk.add(session)
        if replay_from is None:
            self.walks[session] = Walk(is_silent=False)
        else:
            self.replays[session] = replay_from

    def unsubscribe_all(self, session: Session) -> None:
        if session in self.bulk:
            self.bulk.discard(session)
            if not self.bulk:
                self._due_of = {entity_id: due for entity_id, due in self._due_of.items() if entity_id in self.held}
                self._clear_out()
        for waiting in (self.replays, self.missed, self.walks):
            waiting.pop(session, None)

    def catching_up(self) -> Iterator[Session]:
        """Those who are still to be told of what was before."""
        yield from self.replays
        yield from self.missed
        yield from (session for session, walk in self.walks.items() if not walk.is_silent)

    def leave(self, session: Session) -> None:
        self.unsubscribe_all(session)
        for subscription, entity_id in session.subscriptions.items():
            if subscription.entity_type != self.entity_type:
                continue
            self._ask_no_longer(session, subscription.keys)
            if entity_id is None:
                self._wait_no_longer(session, subscription.keys)
            else:
                self._drop(session, entity_id)

    def remove(self, entity_id: str) -> Held | None:
        """It is gone: those who heard of it wait for another with the same keys."""
        held = self.held.pop(entity_id, None)
        self._expect_no_more(entity_id)
        for session in held.sessions if held is not None else ():
            for subscription, heard in tuple(session.subscriptions.items()):
                if heard == entity_id:
                    self.wait(session, subscription.keys)
        return held

    def expect(self, entity_id: str, entity: Entity) -> None:
        """Note when it changes by itself."""
        until = entity.facts.valid_until
        if until is None:
            self._expect_no_more(entity_id)
            return
        due = -(-microseconds(until) // 1000)  # rounded up: before its end it is what it is
        if self._due_of.get(entity_id) != due:
            self._due_of[entity_id] = due
            heappush(self.due, (due, entity_id))
            self._clear_out()

    def tick(self, now_ms: int) -> None:
        """Have those loaded again whose time has come."""
        while self.due and self.due[0][0] <= now_ms:
            due, entity_id = heappop(self.due)
            if self._due_of.get(entity_id) == due:  # else it was put off
                del self._due_of[entity_id]
                self.touch(entity_id, has_new_keys=False)

    def forget(self) -> None:
        for waiting in (self.dirty, self.asked, self.replays, self.missed, self.walks):
            waiting.clear()

    def next_due(self) -> int | None:
        return self.due[0][0] if self.due else None

    def _ask_no_longer(self, session: Session, key_set: KeySet) -> None:
        asking = self.asked.get(key_set, {})
        asking.pop(session, None)
        if not asking:
            self.asked.pop(key_set, None)

    def _drop(self, session: Session, entity_id: str) -> None:
        held = self.held.get(entity_id)
        if held is not None:
            held.sessions.discard(session)
            if not held.sessions:
                del self.held[entity_id]
                if not self.bulk:
                    self._expect_no_more(entity_id)

    def _expect_no_more(self, entity_id: str) -> None:
        if self._due_of.pop(entity_id, None) is not None:
            self._clear_out()

    def _clear_out(self) -> None:
        """Drop what was put off or is of nobody any more, once it is most: instants may be years away."""
        if len(self.due) > 2 * len(self._due_of):
            self.due = [(due, entity_id) for entity_id, due in self._due_of.items()]
            heapify(self.due)

    def _wait_no_longer(self, session: Session, key_set: KeySet) -> None:
        for pair in map(_folded, key_set):
            waiting = self._nobody.get(pair)
            if waiting is not None:
                waiting.discard((session, key_set))
                if not waiting:
                    del self._nobody[pair]


def _window(metric: Mapping[str, Any]) -> WindowKey:
    return metric["event_subtype"], metric["period"], metric["month_reset"]


def _folded(pair: Pair) -> Pair:
    return pair[0].lower(), pair[1].lower()
