"""One environment, as far as streams hear of it: what they were told, held once for all of them, and kept true.

Changes mark what they touch; one task loads what is marked, compares it with what is held, and tells the difference.
What is counted is known from the change itself and needs no load: it is gathered, and merged once for all that came.
What is heard during a load is applied after it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from itertools import islice
from time import perf_counter

from sqlalchemy import Connection

from schematic.datastream.merge import Document
from schematic_server import clock
from schematic_server.changes import Balance, Change, Counted, Spent
from schematic_server.datastream import messages, replay
from schematic_server.datastream.admission import FAILED, FAILURE
from schematic_server.datastream.flags import Flags
from schematic_server.datastream.loading import MOST, Entity, Found, Holders, Wanted, load
from schematic_server.datastream.messages import ALL, FLAG, FLAGS, ONE, Asked, Message, Subject
from schematic_server.datastream.partials import difference
from schematic_server.datastream.sending import Outgoing, Since
from schematic_server.datastream.session import Counts, Session, Subscription
from schematic_server.datastream.subscriptions import Held, Shelf, Walk
from schematic_server.domains.companies.keys import EntityType, KeyConflict
from schematic_server.errors import Unavailable
from schematic_server.evaluation import touched
from schematic_server.evaluation.documents import CompanyDocument
from schematic_server.evaluation.entities import key_set
from schematic_server.storage.database import Database

log = logging.getLogger("schematic_server.datastream")
TRIES_AFTER = 1.0  # seconds, while the database is away
PAUSE = 0.02  # seconds, between two steps
# Counts are gathered for so many times what telling the last ones took, so that who sends events has the processor.
GATHERED_TIMES, LONGEST_GATHERED = 8, 0.1  # the latter in seconds


class Room:
    """Belongs to the event loop; `work` runs as long as it is there."""

    def __init__(
        self, database: Database, account_id: str, environment_id: str, counts: Counts, most_subscriptions: int
    ) -> None:
        self.account_id, self.environment_id = account_id, environment_id
        self.sessions: set[Session] = set()
        self._owner = account_id, environment_id
        self._database = database
        self._most_subscriptions = most_subscriptions
        self._woken = asyncio.Event()
        self._hurried = asyncio.Event()  # by what is not to wait while counts are gathered
        self._shelves: dict[EntityType, Shelf] = {"company": Shelf("company"), "user": Shelf("user")}
        self._flags = Flags()
        # What is to be told of usage: of each company the newest of the counters of each event and its windows.
        self._counted: dict[str, dict[tuple[str, tuple[tuple[str, str, int], ...]], Counted]] = {}
        # And of credits: of each company or user the newest of each balance and policy.
        self._moved = _none_moved()
        self._meanwhile: list[Change] | None = None  # what was heard during the load that is running
        self._meanwhile_since: Since | None = None
        self._outgoing = Outgoing(counts)
        self._is_closed = False
        self._since: Since | None = None  # when the oldest change was heard that is still to be told

    # Clients

    def join(self, session: Session) -> None:
        self.sessions.add(session)
        session.on_free = self._hurry

    def leave(self, session: Session) -> None:
        self.sessions.discard(session)
        self._flags.leave(session)
        for shelf in self._shelves.values():
            shelf.leave(session)

    def ask(self, session: Session, asked: Asked) -> None:
        """Answer it, now or after a load. Raises BadRequest."""
        is_stop = asked.action == "stop"
        if asked.entity_type in (FLAG, FLAGS):
            self._flags.leave(session) if is_stop else self._flags.ask(session, asked.replay_from)
        for entity_type, shelf in self._shelves.items():
            if asked.entity_type == ONE[entity_type]:
                self._ask_one(session, shelf, asked.keys or {}, is_stop=is_stop)
            elif asked.entity_type == ALL[entity_type]:
                self._ask_all(session, shelf, None if is_stop else asked)
        self._hurry()

    def _ask_one(self, session: Session, shelf: Shelf, keys: dict[str, str], *, is_stop: bool) -> None:
        asked = key_set(keys)
        if is_stop:
            shelf.unsubscribe(session, asked)
            return
        subscription = Subscription(shelf.entity_type, asked)
        if subscription not in session.subscriptions:
            if len(session.subscriptions) >= self._most_subscriptions:
                why = f"a stream may ask for at most {self._most_subscriptions} companies and users; open another one"
                session.send(messages.error(ONE[shelf.entity_type], why, keys))
                return
            session.subscriptions[subscription] = None
        shelf.asked.setdefault(asked, {})[session] = keys

    def _ask_all(self, session: Session, shelf: Shelf, asked: Asked | None) -> None:
        if asked is None:
            shelf.unsubscribe_all(session)
            return
        session.send(messages.message(Subject(asked.entity_type, ""), "full", {"subscribed": True}))
        shelf.subscribe_all(session, asked.replay_from)

    def newest(self, subject: Subject) -> Message | None:
        """All there is about it now; None when nothing is held."""
        if subject.entity_type == FLAGS:
            return self._flags.all()
        if subject.entity_type == FLAG:
            return self._flags.one(subject.entity_id)
        for entity_type, shelf in self._shelves.items():
            if subject.entity_type == ONE[entity_type]:
                if (held := shelf.held.get(subject.entity_id)) is not None:
                    return held.whole()
                # Whoever asked for it has left; who hears of all is still to be told.
                shelf.touch(subject.entity_id, has_new_keys=False)
                self._since = self._since or Since.now()
                self._hurry()
        return None

    def close(self) -> None:
        """Nobody is here any more."""
        self._is_closed = True
        self._hurry()

    def end(self, code: int, reason: str) -> None:
        for session in tuple(self.sessions):
            session.end(code, reason)

    # Changes: see `touched.Memory`

    def hear(self, change: Change) -> None:
        """A change of this environment was committed."""
        if self._meanwhile is not None:
            self._meanwhile.append(change)
            self._meanwhile_since = self._meanwhile_since or Since.now()
            return
        touched.apply(change, self)
        if self._is_dirty():
            self._since = self._since or Since.now()
            self._hurry()
        elif self._has_figures():
            self._since = self._since or Since.now()
            self._woken.set()
        elif self._is_asked():  # somebody who hears of all is to be told of some again
            self._hurry()

    def touch_company(self, company_id: str) -> None:
        self._shelves["company"].touch(company_id, has_new_keys=True)

    def touch_rights(self, company_id: str) -> None:
        self._shelves["company"].touch(company_id, has_new_keys=False)

    def touch_user(self, user_id: str) -> None:
        self._shelves["user"].touch(user_id, has_new_keys=True)

    def count(self, company_id: str, counters: Sequence[Counted]) -> None:
        shelf = self._shelves["company"]
        if company_id not in shelf.held:
            shelf.touch(company_id, has_new_keys=False)
            return
        newest = self._counted.setdefault(company_id, {})
        for one in counters:
            before = newest.setdefault((one.event_subtype, one.windows), one)
            if before.version < one.version:
                newest[one.event_subtype, one.windows] = one

    def touch_caps(self, user_id: str) -> None:
        self._shelves["user"].touch(user_id, has_new_keys=False)

    def move(self, company_id: str, balances: Sequence[Balance], spent: Sequence[Spent]) -> None:
        for one in balances:
            self._move("company", company_id, one.credit_id, one)
        for each in spent:
            if each.user_id is None:
                self._move("company", company_id, each.policy_id, each)
            else:
                self._move("user", each.user_id, each.policy_id, each)

    def _move(self, kind: EntityType, entity_id: str, key: str, one: Balance | Spent) -> None:
        shelf = self._shelves[kind]
        if entity_id not in shelf.held:
            shelf.touch(entity_id, has_new_keys=False)
            return
        newest = self._moved[kind].setdefault(entity_id, {})
        if newest.setdefault(key, one).version < one.version:
            newest[key] = one

    def touch_flag(self, flag_id: str, *, is_listed_anew: bool) -> None:
        self._flags.touch(flag_id)

    def touch_features(self, feature_ids: Collection[str], *, are_gone: bool) -> None:
        if feature_ids:  # a flag may be of none
            self._flags.touch_features(feature_ids)
            among = None if are_gone else Holders(feature_ids=frozenset(feature_ids))
            self._shelves["company"].touch_if(lambda held: not _facts(held).feature_ids.isdisjoint(feature_ids), among)

    def touch_version(self, version_id: str, feature_ids: Collection[str]) -> None:
        self._flags.touch_features(feature_ids)
        among = Holders(version_ids=frozenset({version_id}))
        self._shelves["company"].touch_if(lambda held: version_id in held.entity.document["plan_version_ids"], among)

    def touch_plan(self, plan_id: str) -> None:
        """No document names more of a plan than its id."""

    def touch_product(self, product_id: str, *, is_gone: bool) -> None:
        self._shelves["company"].touch_if(
            lambda held: not is_gone or product_id in held.entity.document["billing_product_ids"]
        )

    def touch_definition(self, definition_id: str) -> None:
        self._flags.touch_definition(definition_id)
        for shelf in self._shelves.values():
            shelf.touch_if(lambda held: True)

    def touch_all(self) -> None:
        self._flags.touch_all()
        for shelf in self._shelves.values():
            shelf.touch_if(lambda held: True)

    def tick(self, now_ms: int) -> int | None:
        """Have loaded what changes by itself, and tell again what is to be; when the next one changes, in ms."""
        for session, message in self._flags.told_again(clock.monotonic()):
            session.send(message)
        dues = [due for shelf in self._shelves.values() if (due := shelf.next_due()) is not None]
        if self._meanwhile is None and dues and min(dues) <= now_ms:
            for shelf in self._shelves.values():
                shelf.tick(now_ms)
            self._since = self._since or Since.now()
            self._hurry()
        return min(dues, default=None)

    # Work

    async def work(self) -> None:
        """Tell what there is to be told, until closed."""
        while not self._is_closed:
            await self._woken.wait()
            self._woken.clear()
            while not self._is_closed and (self._has_figures() or self._is_dirty() or self._is_asked()):
                self._hurried.clear()
                began, is_counted = perf_counter(), self._has_figures()
                try:
                    await self._step()
                except Unavailable:  # the log has it from `storage.trouble`
                    await asyncio.sleep(TRIES_AFTER)
                except Exception:  # a defect must not leave clients with what is not true any more: they start afresh
                    log.exception("data stream failed", extra={"environment_id": self.environment_id})
                    self._forget()
                    self.end(FAILED, FAILURE)
                # What comes meanwhile is told together; who asks for something waits no longer than the last step took.
                spent = perf_counter() - began
                await asyncio.sleep(min(spent, PAUSE))
                if is_counted:
                    await self._gather(min(max(GATHERED_TIMES * spent, PAUSE), LONGEST_GATHERED))

    async def _gather(self, seconds: float) -> None:
        """Wait so long, unless something comes that is more than a count."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._hurried.wait()

    def _hurry(self) -> None:
        self._woken.set()
        self._hurried.set()

    def _has_figures(self) -> bool:
        """Whether usage or credits are to be told."""
        return bool(self._counted or self._moved["company"] or self._moved["user"])

    def _is_dirty(self) -> bool:
        """Whether something is to be loaded again."""
        return bool(self._flags.dirty or self._shelves["company"].dirty or self._shelves["user"].dirty)

    def _is_asked(self) -> bool:
        return bool(self._flags.asked or self._flags.replays) or any(
            one.asked or one.replays or any(not each.is_behind for each in (*one.missed, *one.walks))
            for one in self._shelves.values()
        )

    async def _step(self) -> None:
        await self._look_back()
        since = self._since
        self._tell_figures()
        flag_ids = None if self._flags.is_asked_first() else list(islice(self._flags.dirty, MOST))
        wanted: dict[EntityType, Wanted] = {kind: _wanted(shelf) for kind, shelf in self._shelves.items()}
        walking: dict[EntityType, tuple[Session, Walk | None] | None] = {
            kind: _walking(shelf, wanted[kind]) for kind, shelf in self._shelves.items()
        }
        if flag_ids != [] or any(one.ids or one.missed or one.keys or one.has_page for one in wanted.values()):
            await self._load(flag_ids, wanted, walking)
        self._tell_flags()
        if not (self._has_figures() or self._is_dirty()):
            self._since = None
        catching_up = {session for shelf in self._shelves.values() for session in shelf.catching_up()}
        await self._outgoing.flush(since or Since.now(), catching_up)

    async def _load(
        self,
        flag_ids: list[str] | None,
        wanted: dict[EntityType, Wanted],
        walking: Mapping[EntityType, tuple[Session, Walk | None] | None],
    ) -> None:
        meanwhile = self._meanwhile = []
        work = partial(
            load,
            account_id=self.account_id,
            environment_id=self.environment_id,
            flag_ids=flag_ids,
            wanted=wanted,
            now=clock.now(),
        )
        try:
            loaded = await self._database.read(work)
            for message in self._flags.take(flag_ids, loaded.flags):
                self._outgoing.publish(message, self._flags.sessions)
            for kind, shelf in self._shelves.items():
                self._take_entities(shelf, wanted[kind], loaded.entities[kind])
                if (found := walking[kind]) is not None:
                    session, walk = found
                    if walk is None:
                        self._tell_missed(shelf, session, wanted[kind].missed, loaded.entities[kind])
                    else:
                        self._walk(shelf, session, walk, loaded.entities[kind])
        finally:
            if not (self._has_figures() or self._is_dirty()):
                self._since = self._meanwhile_since
            self._meanwhile = self._meanwhile_since = None
            for change in meanwhile:
                self.hear(change)

    def _take_entities(self, shelf: Shelf, wanted: Wanted, found: Found) -> None:
        dirty = {one for one in wanted.ids if one in shelf.dirty}
        for one in dirty:
            del shelf.dirty[one]
        for entity_id in dict.fromkeys([*wanted.ids, *found.entities]):
            self._take_entity(shelf, entity_id, found.entities.get(entity_id), is_news=entity_id in dirty)
        for asked in wanted.keys:
            ids = found.named[asked]
            for session, keys in shelf.asked.pop(asked, {}).items():
                if len(ids) > 1:
                    why = str(KeyConflict(shelf.entity_type, ids))
                    self._outgoing.answer(messages.error(ONE[shelf.entity_type], why, keys), session)
                elif ids and (entity := found.entities.get(ids[0])) is not None:
                    is_held = ids[0] in shelf.held
                    whole = shelf.subscribe(session, asked, ids[0], entity).whole()
                    if not is_held:  # it may be newer than what was heard of: from now on they hear of differences
                        self._outgoing.publish(whole, shelf.bulk)
                    self._answer(whole, session)
                else:
                    shelf.wait(session, asked)
                    why = f"{shelf.entity_type.capitalize()} not found"
                    self._outgoing.answer(messages.error(ONE[shelf.entity_type], why, keys), session)

    def _take_entity(self, shelf: Shelf, entity_id: str, entity: Entity | None, *, is_news: bool) -> None:
        kind = shelf.entity_type
        if entity is None:
            held = shelf.remove(entity_id)
            document = held.entity.document if held is not None else messages.blank(kind, *self._owner, entity_id)
            hearers = shelf.bulk if held is None else shelf.bulk | held.sessions
            self._outgoing.publish(messages.of_entity(kind, "delete", entity_id, document), hearers)
            return
        held = shelf.held.get(entity_id)
        if held is not None or shelf.bulk:
            shelf.expect(entity_id, entity)
        if held is not None:
            before = held.entity.document
            held.become(entity)
            self._tell_difference(shelf, held, before)
        elif is_news:
            self._outgoing.publish(messages.of_entity(kind, "full", entity_id, entity.document), shelf.bulk)
        for session, asked in shelf.expected(entity_id, entity.document) if is_news else ():
            self._answer(shelf.subscribe(session, asked, entity_id, entity).whole(), session)

    def _answer(self, whole: Message, session: Session) -> None:
        session.meet(whole.subject)
        self._outgoing.answer(whole, session)

    def _walk(self, shelf: Shelf, session: Session, walk: Walk, found: Found) -> None:
        if shelf.walks.get(session) is not walk:  # it began anew, or there is none any more
            return
        for _, entity_id in () if walk.is_silent else found.page:
            if (entity := found.entities.get(entity_id)) is not None:
                whole = messages.of_entity(shelf.entity_type, "full", entity_id, entity.document)
                self._outgoing.answer(whole, session)
        if len(found.page) < MOST:
            del shelf.walks[session]
        else:
            walk.after = found.page[-1]

    async def _look_back(self) -> None:
        """Find out what those missed who were away."""
        for session, replay_from in tuple(self._flags.replays.items()):
            found = await self._missed(replay_from)
            if self._flags.replays.get(session) is replay_from:
                del self._flags.replays[session]
                self._flags.asked[session] = () if found is None else found.flags
        for shelf in self._shelves.values():
            for session, replay_from in tuple(shelf.replays.items()):
                found = await self._missed(replay_from)
                if shelf.replays.get(session) is not replay_from:
                    continue  # it asked anew, or left
                del shelf.replays[session]
                if found is None:
                    self._outgoing.answer(
                        messages.message(Subject(ALL[shelf.entity_type], "reload"), "reload", None), session
                    )
                    shelf.walks[session] = Walk(is_silent=False)
                    continue
                if ids := list(found.ids[shelf.entity_type]):
                    shelf.missed[session] = ids
                shelf.walks[session] = Walk(is_silent=shelf.entity_type not in found.everybody)

    async def _missed(self, replay_from: str) -> replay.Missed | None:
        """What happened since then; None when that is not known."""
        since = replay.beginning(replay_from, clock.now())
        return None if since is None else await self._database.read(partial(_missed, *self._owner, since))

    def _tell_missed(self, shelf: Shelf, session: Session, ids: Sequence[str], found: Found) -> None:
        rest = shelf.missed.get(session)
        if rest is None or rest[: len(ids)] != ids:  # it asked anew, or left
            return
        for entity_id in ids:
            entity = found.entities.get(entity_id)
            if entity is not None:
                message = messages.of_entity(shelf.entity_type, "full", entity_id, entity.document)
            else:
                gone = messages.blank(shelf.entity_type, *self._owner, entity_id)
                message = messages.of_entity(shelf.entity_type, "delete", entity_id, gone)
            self._outgoing.answer(message, session)
        del rest[: len(ids)]
        if not rest:
            del shelf.missed[session]

    def _tell_flags(self) -> None:
        if self._flags.held is None:
            return
        for session, listed_anew in self._flags.asked.items():
            self._flags.sessions.add(session)
            self._flags.listed(session, clock.monotonic())
            self._outgoing.answer(self._flags.all(), session)
            for flag_id in listed_anew:
                if flag_id not in self._flags.held:
                    self._outgoing.answer(messages.flag_gone(*self._owner, flag_id), session)
        self._flags.asked.clear()

    def _tell_figures(self) -> None:
        counted, self._counted = self._counted, {}
        moved, self._moved = self._moved, _none_moved()
        for kind, shelf in self._shelves.items():
            of_kind = counted if kind == "company" else {}
            for entity_id in dict.fromkeys([*of_kind, *moved[kind]]):
                counters, news = of_kind.get(entity_id, {}).values(), moved[kind].get(entity_id, {}).values()
                held = shelf.held.get(entity_id)
                before = None if held is None else held.entity.document
                metrics = None if held is None else held.count(counters) if counters else []
                if held is None or before is None or metrics is None:
                    shelf.touch(entity_id, has_new_keys=False)
                    continue
                if news:
                    held.move(news)
                    shelf.expect(entity_id, held.entity)
                    self._tell_difference(shelf, held, before)
                elif metrics:
                    self._outgoing.publish(held.news(before, {"metrics": metrics}), held.sessions | shelf.bulk)

    def _tell_difference(self, shelf: Shelf, held: Held, before: Document) -> None:
        """Tell what has become of it since then."""
        change = difference(before, held.entity.document)
        if change is None or change:
            self._outgoing.publish(held.news(before, change), held.sessions | shelf.bulk)

    def _forget(self) -> None:
        self._counted, self._moved = {}, _none_moved()
        self._outgoing.forget()
        self._flags.forget()
        for shelf in self._shelves.values():
            shelf.forget()


def _wanted(shelf: Shelf) -> Wanted:
    return Wanted(ids=list(islice(shelf.dirty, MOST)), keys=list(islice(shelf.asked, MOST)))


def _walking(shelf: Shelf, wanted: Wanted) -> tuple[Session, Walk | None] | None:
    """Whose turn it is to be told of more, on its walk or of what it missed; `wanted` takes what that is."""
    for session, ids in shelf.missed.items():
        if not session.is_behind:
            wanted.missed = ids[:MOST]
            return session, None
    for session, walk in shelf.walks.items():
        if not session.is_behind and session not in shelf.missed:
            wanted.has_page, wanted.after, wanted.among = True, walk.after, walk.among
            return session, walk
    return None


def _missed(account_id: str, environment_id: str, since: datetime, db: Connection) -> replay.Missed | None:
    return replay.missed(db, account_id, environment_id, since)


def _none_moved() -> dict[EntityType, dict[str, dict[str, Balance | Spent]]]:
    return {"company": {}, "user": {}}


def _facts(held: Held) -> CompanyDocument:
    assert isinstance(held.entity.facts, CompanyDocument)
    return held.entity.facts
