"""Who waits for answers to change: an open page, a stream of events.

A watch is about every flag, for one context. Changes wake it that touch what its answers were made of; what has become
of them the snapshot tells, as it tells checks. So nothing is kept for a watch but whom it is about, and however much
happens while nobody takes its answer, it is woken once.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Generator, Iterable, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any

from schematic_server import clock
from schematic_server.changes import ApiKeyChanged, Balance, BrowserTracked, Change, Counted, EnvironmentChanged, Spent
from schematic_server.evaluation import touched
from schematic_server.evaluation.check import Basis, Checker, Everything
from schematic_server.evaluation.entities import NEVER
from schematic_server.evaluation.requests import Request
from schematic_server.scope import Actor
from schematic_server.storage.database import Database

MOST_AT_ONCE = 8  # answers that are being found: a catalog change wakes every watch, and checks want the database too
# In place of ids: of watches whose keys may come to mean somebody else, and of those that wait for their first answer.
_OPEN, _NEW = "open", "new"
_LONGEST = 60.0  # seconds between looks at the clock, which somebody may set
Look = Callable[[Basis | None], Awaitable[Everything]]


class Watch:
    """One context. Not for two at a time."""

    def __init__(self, look: Look, environment: _Environment) -> None:
        self._look = look
        self._environment = environment
        self._woken = asyncio.Event()
        self._counted: set[str] = set()
        self._until_ms = NEVER
        self._basis: Basis | None = None
        self.ids: frozenset[str] = frozenset()  # whom it is about, and marks; none before it is asked for an answer

    async def answer(self) -> dict[str, Any]:
        """Every flag now (contract: `CheckFlagsResponseData`). Raises BadRequest for too many keys."""
        return (await self._ask(None)).answer

    async def news(self) -> tuple[dict[str, Any], Sequence[str]]:
        """As `answer`, without flags that are answered as the last time, whose keys come beside it."""
        found = await self._ask(self._basis)
        return found.answer, found.same

    async def _ask(self, before: Basis | None) -> Everything:
        if not self.ids:
            self._environment.index(self, frozenset({_NEW}))
        found = await self._look(before)
        self._basis = found.basis
        self._until_ms = found.valid_until_ms
        ids = {one for one in (found.company_id, found.user_id) if one is not None}
        self._environment.index(self, frozenset(ids if found.is_settled else {*ids, _OPEN}))
        return found

    async def changed(self, within: float = _LONGEST) -> frozenset[str]:
        """Wait until the answer may be another one, or so many seconds; the events counted since for its company, or
        that a browser sent of its user."""
        left = max(self._until_ms - clock.unix_ms(), 0) / 1000
        with suppress(TimeoutError):
            async with asyncio.timeout(min(left, within)):
                await self._woken.wait()
        self._woken.clear()
        counted, self._counted = frozenset(self._counted), set()
        return counted

    def wake(self, counted: Iterable[str] = ()) -> None:
        self._counted.update(counted)
        self._woken.set()


class Watches:
    """The watches of one process. Belongs to one event loop."""

    def __init__(self, database: Database, checker: Checker) -> None:
        self._checker = checker
        self._turns = asyncio.Semaphore(MOST_AT_ONCE)
        self._known: dict[str, dict[str, _Environment]] = {}  # by account
        database.listen(self.apply)

    @contextmanager
    def open(self, actor: Actor, environment_id: str, request: Request) -> Generator[Watch]:
        own = self._known.setdefault(actor.account_id, {})
        environment = own.setdefault(environment_id, _Environment())
        watch = Watch(partial(self._look, actor, environment_id, request), environment)
        environment.every.add(watch)
        try:
            yield watch
        finally:
            environment.remove(watch)
            if not environment.every:
                del own[environment_id]
            if not own:
                del self._known[actor.account_id]

    async def _look(self, actor: Actor, environment_id: str, request: Request, before: Basis | None) -> Everything:
        async with self._turns:
            await asyncio.sleep(0)  # a thousand watches that are woken at once must not hold up everybody else
            return await self._checker.everything(actor, environment_id, request, before)

    def apply(self, changes: Sequence[Change]) -> None:
        """Wake whom committed changes touch."""
        for change in changes:
            own = self._known.get(change.account_id, {})
            if change.environment_id is None:
                for environment in own.values():
                    environment.apply(change)
            elif (found := own.get(change.environment_id)) is not None:
                found.apply(change)


class _Environment:
    """What every flag hangs on wakes all: each watch is about every flag."""

    def __init__(self) -> None:
        self.every: set[Watch] = set()
        self._by_id: dict[str, set[Watch]] = {}

    def remove(self, watch: Watch) -> None:
        self.every.remove(watch)
        self.index(watch, frozenset())

    def index(self, watch: Watch, ids: frozenset[str]) -> None:
        for gone in watch.ids - ids:
            about = self._by_id[gone]
            about.remove(watch)
            if not about:
                del self._by_id[gone]
        for new in ids - watch.ids:
            self._by_id.setdefault(new, set()).add(watch)
        watch.ids = ids

    def apply(self, change: Change) -> None:
        self._wake(_NEW)
        if isinstance(change, ApiKeyChanged | EnvironmentChanged):  # who watches may not be told any more
            self.touch_all()
        elif isinstance(change, BrowserTracked):
            for user_id, event in change.tracked:
                self._wake(user_id, {event})
        else:
            touched.apply(change, self)

    def touch_company(self, company_id: str) -> None:
        self._wake(company_id)
        self._wake(_OPEN)

    def touch_rights(self, company_id: str) -> None:
        self._wake(company_id)

    def touch_user(self, user_id: str) -> None:
        self._wake(user_id)
        self._wake(_OPEN)

    def count(self, company_id: str, counters: Sequence[Counted]) -> None:
        self._wake(company_id, {one.event_subtype for one in counters})

    def touch_caps(self, user_id: str) -> None:
        self._wake(user_id)

    def move(self, company_id: str, balances: Sequence[Balance], spent: Sequence[Spent]) -> None:
        for one in {company_id, *(one.user_id for one in spent if one.user_id is not None)}:
            self._wake(one)

    def touch_flag(self, flag_id: str, *, is_listed_anew: bool) -> None:
        self.touch_all()

    def touch_features(self, feature_ids: Collection[str], *, are_gone: bool) -> None:
        self.touch_all()

    def touch_version(self, version_id: str, feature_ids: Collection[str]) -> None:
        self.touch_all()

    def touch_plan(self, plan_id: str) -> None:
        self.touch_all()

    def touch_product(self, product_id: str, *, is_gone: bool) -> None:
        self.touch_all()

    def touch_definition(self, definition_id: str) -> None:
        self.touch_all()

    def touch_all(self) -> None:
        for watch in self.every:
            watch.wake()

    def _wake(self, entity_id: str, counted: Iterable[str] = ()) -> None:
        for watch in self._by_id.get(entity_id, ()):
            watch.wake(counted)
