"""Who hears of what, in all environments: told after each commit, on whichever node. No stream, no work."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any

from schematic_server import clock
from schematic_server.changes import ApiKeyChanged, Change, EnvironmentChanged, Missed
from schematic_server.datastream.room import Room
from schematic_server.datastream.session import Counts, Session
from schematic_server.errors import Unauthorized, Unavailable
from schematic_server.http.auth import Authenticator
from schematic_server.storage.database import Database

LOOKS_EVERY = 1.0  # seconds, at least as often as that: the clock may have been set
_LEAST_PAUSE = 0.01  # seconds
REFUSED = 4001
GOING_AWAY = 1001


class Hub:
    """Belongs to the event loop. `auth` hears of changes before it does."""

    def __init__(self, database: Database, auth: Authenticator, counts: Counts, most_subscriptions: int) -> None:
        self._database = database
        self._auth = auth
        self._counts = counts
        self._most_subscriptions = most_subscriptions
        self._rooms: dict[str, dict[str, Room]] = {}  # by account and environment
        self._tasks: set[asyncio.Task[None]] = set()
        database.listen(self._hear)

    def room(self, account_id: str, environment_id: str) -> Room:
        """Where the streams of an environment are; for `join`, at once."""
        own = self._rooms.setdefault(account_id, {})
        room = own.get(environment_id)
        if room is None:
            room = Room(self._database, account_id, environment_id, self._counts, self._most_subscriptions)
            own[environment_id] = room
            self._begin(room.work())
        return room

    def leave(self, room: Room, session: Session) -> None:
        room.leave(session)
        if not room.sessions:
            room.close()
            own = self._rooms[room.account_id]
            del own[room.environment_id]
            if not own:
                del self._rooms[room.account_id]

    async def follow(self) -> None:
        """Have told what changes by itself, until cancelled."""
        while True:
            now_ms = clock.unix_ms()
            dues = [due for room in self.rooms() if (due := room.tick(now_ms)) is not None]
            pause = (min(dues) - now_ms) / 1000 if dues else LOOKS_EVERY
            await asyncio.sleep(min(LOOKS_EVERY, max(_LEAST_PAUSE, pause)))

    async def close(self) -> None:
        for task in tuple(self._tasks):
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    def rooms(self) -> Iterator[Room]:
        return (room for own in self._rooms.values() for room in own.values())

    def _hear(self, changes: Sequence[Change]) -> None:
        if not self._rooms:
            return
        for change in changes:
            own = self._rooms.get(change.account_id, {})
            named = [own.get(change.environment_id)] if change.environment_id is not None else own.values()
            rooms = [room for room in named if room is not None]
            if isinstance(change, ApiKeyChanged | Missed):
                # A key of the account has streams in any environment.
                self._ask_again(own.values() if isinstance(change, ApiKeyChanged) else rooms, change)
            for room in rooms:
                if isinstance(change, EnvironmentChanged):
                    if change.action == "deleted":
                        room.end(REFUSED, "the environment was deleted")
                else:
                    room.hear(change)

    def _ask_again(self, rooms: Iterable[Room], change: ApiKeyChanged | Missed) -> None:
        """Whether the keys of these streams are still good."""
        sessions = [
            one
            for room in rooms
            for one in room.sessions
            if isinstance(change, Missed) or one.credential.actor.api_key_id == change.api_key_id
        ]
        if sessions:
            self._begin(self._look_at_keys(sessions))

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _look_at_keys(self, sessions: Sequence[Session]) -> None:
        for session in sessions:
            try:
                found = await self._auth.authenticate(session.key)
            except Unauthorized:
                session.end(REFUSED, "Invalid API key")
            except Unavailable:
                session.end(GOING_AWAY, "the database cannot be used; connect again")
            else:
                if found.actor != session.credential.actor:
                    session.end(REFUSED, "the API key was changed; connect again")
