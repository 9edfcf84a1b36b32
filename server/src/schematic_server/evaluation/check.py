"""Flag checks: one flag, all flags, many contexts; the answers of `/flags/{key}/check`, `/flags/check`, `/check-bulk`.

A check that finds everything in the snapshot never touches the database. It creates nothing and never bumps
`last_seen_at`.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Sequence
from typing import Any, NamedTuple

from schematic_server import clock
from schematic_server.errors import BadRequest
from schematic_server.evaluation import answers
from schematic_server.evaluation.entities import NEVER, Conflict, Entity, key_set
from schematic_server.evaluation.load import MOST_FLAGS, Lacking, lacking, load
from schematic_server.evaluation.requests import MAX_CONTEXTS, BulkRequest, Request
from schematic_server.evaluation.snapshot import Asked, Flag, Found, Snapshot, Snapshots
from schematic_server.scope import Actor
from schematic_server.storage.database import Database
from schematic_server.storage.metadata import microseconds

ALL = "*"  # in place of the key of a flag, where that is spelt without escapes
FREEZES_EVERY = 500  # flags, companies and users more
_MAX_LOST = 3  # loads that changes may undo before a check answers from one of its own


class Basis(NamedTuple):
    """What an answer was made of: states of a company and a user, or why there is none, and flags."""

    company: object
    user: object
    flags: Sequence[Flag]


class Everything(NamedTuple):
    """The answer to a check of all flags. It stays until `valid_until_ms`, unless something changes.

    `same` are keys of flags that are left out, because an answer from another basis said the same of them.

    When not `is_settled`, some of the keys that were asked about are nobody's, or several entities': they may come to
    mean somebody else with any company's, or user's, change.
    """

    answer: dict[str, Any]
    company_id: str | None
    user_id: str | None
    valid_until_ms: int
    is_settled: bool
    basis: Basis
    same: Sequence[str]


class Checker:
    """Answers checks from snapshots, loading what they lack."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.snapshots = Snapshots()
        self.hits = 0  # checks that found everything in memory
        self.loads = 0  # checks that did not
        database.listen(self.snapshots.apply)

    async def check(self, actor: Actor, environment_id: str, flag_key: str, request: Request) -> dict[str, Any]:
        """One flag (contract: `CheckFlagResponseData`). Raises NotFound for an unknown flag key."""
        snapshot = self.snapshots.of(actor.account_id, environment_id)
        snapshot, found, now_ms = await self._find(snapshot, _about_one(flag_key, request))
        return answers.one_flag(found, flag_key, request, now_ms)

    async def find(self, actor: Actor, environment_id: str, flag_key: str, request: Request) -> tuple[Found, int]:
        """What a check of one flag is answered from, and at what instant."""
        _, found, now_ms = await self._find(
            self.snapshots.of(actor.account_id, environment_id), _about_one(flag_key, request)
        )
        return found, now_ms

    def known(self, actor: Actor, environment_id: str, flag_key: str, request: Request) -> dict[str, Any] | None:
        """As `check`, or `check_all` for ALL, at once; None when something of it is not in memory."""
        snapshot, now_ms = self.snapshots.of(actor.account_id, environment_id), clock.unix_ms()
        found = snapshot.find(_about_all(request) if flag_key == ALL else _about_one(flag_key, request), now_ms)
        if found is None:
            return None
        self.hits += 1
        if flag_key == ALL:
            return answers.every_flag(found, snapshot.catalog, request, now_ms)
        return answers.one_flag(found, flag_key, request, now_ms)

    async def check_all(self, actor: Actor, environment_id: str, request: Request) -> dict[str, Any]:
        """Every flag of the environment (contract: `CheckFlagsResponseData`)."""
        return (await self.everything(actor, environment_id, request, is_capped=False)).answer

    async def everything(
        self,
        actor: Actor,
        environment_id: str,
        request: Request,
        before: Basis | None = None,
        *,
        is_capped: bool = True,
    ) -> Everything:
        """As `check_all`, but by spend policies as well, with what the answer hangs on; without the flags that are
        answered as from `before`."""
        asked = _about_all(request)
        snapshot, found, now_ms = await self._find(self.snapshots.of(actor.account_id, environment_id), asked)
        company, user = found.company, found.user
        basis, same = Basis(_state(company), _state(user), found.flags), list[str]()
        if before is not None and before[:2] == basis[:2]:
            known = {id(flag) for flag in before.flags}
            same = [flag.key for flag in found.flags if id(flag) in known]
            found = found._replace(flags=[flag for flag in found.flags if id(flag) not in known])
        answer = answers.every_flag(found, snapshot.catalog, request, now_ms, is_capped=is_capped)
        return Everything(
            answer,
            company.id if isinstance(company, Entity) else None,
            user.id if isinstance(user, Entity) else None,
            min(one.valid_until_ms if isinstance(one, Entity) else NEVER for one in (company, user)),
            snapshot.companies.is_settled(asked.company) and snapshot.users.is_settled(asked.user),
            basis,
            same,
        )

    async def check_bulk(self, actor: Actor, environment_id: str, request: BulkRequest) -> dict[str, Any]:
        """Every flag for each context, in order."""
        if not 1 <= len(request.contexts) <= MAX_CONTEXTS:
            raise BadRequest(f"contexts: 1 to {MAX_CONTEXTS} contexts a request, not {len(request.contexts)}")
        snapshot = self.snapshots.of(actor.account_id, environment_id)
        await self._load(snapshot, [_about_all(one) for one in request.contexts])
        return {"data": [await self.check_all(actor, environment_id, context) for context in request.contexts]}

    async def _find(self, snapshot: Snapshot, asked: Asked) -> tuple[Snapshot, Found, int]:
        """What `asked` is answered from, in which snapshot, and at what instant."""
        now_ms = clock.unix_ms()
        found = snapshot.find(asked, now_ms)
        if found is not None:
            self.hits += 1
            return snapshot, found, now_ms
        self.loads += 1
        await self._load(snapshot, [asked])
        now_ms = clock.unix_ms()
        found = snapshot.find(asked, now_ms)
        if found is not None:
            return snapshot, found, now_ms
        # Changes kept undoing what was loaded: all it needs is read at one instant, for this check alone.
        own, now = Snapshot(snapshot.account_id, snapshot.environment_id), clock.now()
        now_ms = microseconds(now) // 1000
        wanted = lacking(own, [asked], now_ms)
        await self._database.read_inline(lambda db: load(db, own, own, wanted, now, None))
        found = own.find(asked, now_ms)
        assert found is not None
        return own, found, now_ms

    async def _load(self, snapshot: Snapshot, asked: Sequence[Asked]) -> None:
        """Until nothing is lacking, or changes have undone too much of it."""
        lost = 0
        while lost < _MAX_LOST and (wanted := lacking(snapshot, asked, clock.unix_ms())):
            if not wanted.every_flag:
                lost += await self._load_part(snapshot, wanted)
                continue
            # Every flag is a lot: one load after the other, and whoever waits for its turn may find it done.
            async with snapshot.turn:
                wanted = lacking(snapshot, asked, clock.unix_ms())
                lost += await self._load_part(snapshot, wanted)
            await asyncio.sleep(0)

    async def _load_part(self, snapshot: Snapshot, wanted: Lacking) -> bool:
        """Whether changes have undone something of it."""
        now = clock.now()
        with snapshot.loading() as loading:
            await self._database.read_inline(lambda db: load(db, snapshot, loading.part, wanted, now, MOST_FLAGS))
        _freeze(snapshot)
        return loading.has_lost


def _freeze(snapshot: Snapshot) -> None:
    """Have the garbage collector pass over what is in memory to stay: walking it all takes tenths of a second.

    As it grows, not as it is replaced: garbage in circles that is there at this moment is never collected.
    """
    held = snapshot.held()
    if held >= snapshot.frozen + FREEZES_EVERY:
        snapshot.frozen = held
        gc.collect(1)
        gc.freeze()


def _state(entity: Entity[Any] | Conflict | None) -> object:
    return entity.state if isinstance(entity, Entity) else entity


def _about_one(flag_key: str, request: Request) -> Asked:
    return Asked(flag_key.lower(), key_set(request.company), key_set(request.user))


def _about_all(request: Request) -> Asked:
    if request.preflight is not None:
        raise BadRequest("preflight: simulates one flag's use; send it to /flags/{key}/check")
    return Asked(None, key_set(request.company), key_set(request.user))
