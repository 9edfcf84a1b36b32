"""The flags of one environment, as streams hear of them: all or none.

Who reads all of them and a message about one at once may take them in in either order: the official Node client (1.6.2)
has put the list away and then drops what is not in it, and the official replicator has a worker for each. So what was
told of single flags soon after all were is told once more, by itself, when the list has certainly been taken in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from schematic_server.datastream import messages
from schematic_server.datastream.lately import AGAIN
from schematic_server.datastream.messages import FLAGS, Message, Subject
from schematic_server.datastream.session import Session
from schematic_server.evaluation.documents import FlagDocument


class Flags:
    """`held` are those of the environment by id, oldest first, None before anybody asked; `sessions` hear of them.

    `asked` wait for all of them, with ids of flags that may have gone while they were away; `dirty` are to be loaded
    again.
    """

    def __init__(self) -> None:
        self.held: dict[str, FlagDocument] | None = None
        self.sessions: set[Session] = set()
        self.asked: dict[Session, Collection[str]] = {}
        self.replays: dict[Session, str] = {}  # who was away, and the id of the last message that it had
        self.dirty: dict[str, None] = {}
        self._all: Message | None = None
        # Who was told all a moment ago: when it has them for certain, and what it was told of single ones meanwhile.
        self._listed: dict[Session, tuple[float, dict[Subject, Message]]] = {}

    def ask(self, session: Session, replay_from: str | None) -> None:
        if replay_from is None:
            self.asked[session] = ()
        else:
            self.replays[session] = replay_from

    def leave(self, session: Session) -> None:
        self.asked.pop(session, None)
        self.replays.pop(session, None)
        self.sessions.discard(session)
        self._listed.pop(session, None)

    def touch(self, flag_id: str) -> None:
        if self.held is not None:
            self.dirty[flag_id] = None

    def touch_features(self, feature_ids: Collection[str]) -> None:
        for flag_id, flag in (self.held or {}).items():
            if flag.feature_id in feature_ids:
                self.dirty[flag_id] = None

    def touch_definition(self, definition_id: str) -> None:
        for flag_id, flag in (self.held or {}).items():
            if definition_id in flag.trait_ids:
                self.dirty[flag_id] = None

    def touch_all(self) -> None:
        self.dirty.update(dict.fromkeys(self.held or ()))

    def is_asked_first(self) -> bool:
        """Whether all have to be loaded."""
        return self.held is None and bool(self.asked)

    def take(self, wanted: Sequence[str] | None, loaded: Sequence[FlagDocument]) -> Iterator[Message]:
        """What those who hear of them are to be told; `wanted` were loaded, every one for None."""
        for message in self._differences(wanted, loaded):
            for _, told in self._listed.values():
                told[message.subject] = message
            yield message

    def listed(self, session: Session, now: float) -> None:
        """It is about to be told all; `now` in seconds."""
        self._listed[session] = now + AGAIN, {}

    def told_again(self, now: float) -> Iterator[tuple[Session, Message]]:
        """What is to be told once more, and to whom: to nobody who is still to read the list."""
        for session, (until, told) in tuple(self._listed.items()):
            if until <= now and not session.is_catching_up(now):
                del self._listed[session]
                for message in told.values():
                    yield session, message

    def all(self) -> Message:
        """The message that says all there are."""
        if self._all is None:
            found = [one.document for one in (self.held or {}).values()]
            self._all = messages.message(Subject(FLAGS, ""), "full", found)
        return self._all

    def one(self, key: str) -> Message | None:
        """The message about the flag of this key, in small letters; None where there is none."""
        found = [one.document for one in (self.held or {}).values() if one.document["key"].lower() == key]
        return messages.of_flag("full", found[0]) if found else None

    def forget(self) -> None:
        self.held = self._all = None
        for waiting in (self.dirty, self.asked, self.replays, self._listed):
            waiting.clear()

    def _differences(self, wanted: Sequence[str] | None, loaded: Sequence[FlagDocument]) -> Iterator[Message]:
        found = {one.document["id"]: one for one in loaded}
        if wanted is None:
            self.held, self._all = found, None
        if wanted is None or self.held is None:  # the latter: nobody has asked for flags, only for companies or users
            return
        for flag_id in wanted:
            self.dirty.pop(flag_id, None)
            was, now = self.held.get(flag_id), found.get(flag_id)
            if now is None:
                self.held.pop(flag_id, None)
            else:
                self.held[flag_id] = now
            if was is not None and now is not None and was.document == now.document:
                continue
            self._all = None
            # Clients know a flag by its key: one with another key is another flag to them.
            if was is not None and (now is None or now.document["key"] != was.document["key"]):
                yield messages.of_flag("delete", was.document)
            if now is not None:
                yield messages.of_flag("full", now.document)
