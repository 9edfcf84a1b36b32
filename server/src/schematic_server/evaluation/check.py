"""Flag checks: one flag, all flags, many contexts; the answers of `/flags/{key}/check`, `/flags/check`, `/check-bulk`.

A check that finds everything in the snapshot never touches the database. It creates nothing and never bumps
`last_seen_at`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any

import msgspec
from sqlalchemy import Connection

from schematic.rules import CompiledCompany, CompiledUser
from schematic_server import clock
from schematic_server.bounds import MAX_INTEGER
from schematic_server.errors import BadRequest, NotFound
from schematic_server.evaluation.snapshot import (
    Conflict,
    Entity,
    EntityType,
    Flag,
    KeySet,
    Snapshot,
    Snapshots,
    key_set,
)
from schematic_server.scope import Actor
from schematic_server.storage.database import Database

NO_MATCH = "No rules matched; default value for flag"
NO_CONTEXT = "No company or user context; default value for flag"
MAX_CONTEXTS = 100
Load = Callable[[Connection], None]
Answer = Callable[[], dict[str, Any]]
_FLAT = (
    ("feature_allocation", "allocation"),
    ("feature_usage", "usage"),
    ("feature_usage_event", "event_name"),
    ("feature_usage_period", "metric_period"),
    ("feature_usage_reset_at", "metric_reset_at"),
)
_MAX_LOADS = 8  # rounds of loading for one check: flags, keys and entity of company and user, and spare for changes


# The engine adds in 64 bits and wraps around, which would turn far too much use into none.
_MAX_USE = 2**63 - 1 - MAX_INTEGER
_Whole = Annotated[int, msgspec.Meta(ge=-(2**63), le=2**63 - 1)]
_Amount = Annotated[float, msgspec.Meta(ge=-(2.0**63), lt=2.0**63)]


class EventUsage(msgspec.Struct):
    event_subtype: str
    quantity: _Whole


class EventQuantities(msgspec.Struct, omit_defaults=True):
    event_subtype: str
    quantity: _Amount | None = None
    quantities: dict[str, _Amount] | None = None


class Preflight(msgspec.Struct, omit_defaults=True):
    """What the caller is about to use; zero and absent are alike, except in `credit_cost`."""

    usage: _Whole | None = None
    event_usage: EventUsage | None = None
    event_quantities: EventQuantities | None = None
    credit_cost: dict[str, _Amount] | None = None


class Request(msgspec.Struct):
    """Body of a check; null and absent are alike."""

    company: dict[str, str] | None = None
    user: dict[str, str] | None = None
    preflight: Preflight | None = None


class BulkRequest(msgspec.Struct):
    contexts: list[Request]


class _NeedsLoad(Exception):
    """Something is not in the snapshot yet; `load` puts it there."""

    def __init__(self, load: Load) -> None:
        self.load = load


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
        return await self._loaded(snapshot, lambda: check_one(snapshot, flag_key, request))

    async def check_all(self, actor: Actor, environment_id: str, request: Request) -> dict[str, Any]:
        """Every flag of the environment (contract: `CheckFlagsResponseData`)."""
        snapshot = self.snapshots.of(actor.account_id, environment_id)
        return await self._loaded(snapshot, lambda: check_all(snapshot, request))

    async def check_bulk(self, actor: Actor, environment_id: str, request: BulkRequest) -> dict[str, Any]:
        """Every flag for each context, in order."""
        if not 1 <= len(request.contexts) <= MAX_CONTEXTS:
            raise BadRequest(f"contexts: 1 to {MAX_CONTEXTS} contexts a request, not {len(request.contexts)}")
        return {"data": [await self.check_all(actor, environment_id, context) for context in request.contexts]}

    async def _loaded(self, snapshot: Snapshot, answer: Answer) -> dict[str, Any]:
        for number in range(_MAX_LOADS):
            try:
                found = answer()
            except _NeedsLoad as missing:
                self.loads += number == 0
                await self._load(snapshot, missing.load)
            else:
                self.hits += number == 0
                return found
        # Changes kept dropping what was loaded; this one reads everything it needs in one transaction.
        return await self._database.read(lambda db: _answer_inside(db, answer))

    async def _load(self, snapshot: Snapshot, load: Load) -> None:
        before = snapshot.version
        await self._database.read(load)
        if snapshot.version != before:
            # A change was committed while this was read elsewhere; what was read may be older than it.
            snapshot.flags = None
            snapshot.companies.clear()
            snapshot.users.clear()


def _answer_inside(db: Connection, answer: Answer) -> dict[str, Any]:
    while True:
        try:
            return answer()
        except _NeedsLoad as missing:
            missing.load(db)


def check_one(snapshot: Snapshot, flag_key: str, request: Request) -> dict[str, Any]:
    """One flag from memory; raises _NeedsLoad for what is not there."""
    flag = _flags(snapshot).get(flag_key.lower())
    if flag is None:
        raise NotFound(f"flag not found: {flag_key}")
    now_ms = clock.unix_ms()
    company = _company(snapshot, request, now_ms)
    user = _user(snapshot, request)
    options = _options(request.preflight)
    return _evaluate(flag, request, company, user, options, now_ms)


def check_all(snapshot: Snapshot, request: Request) -> dict[str, Any]:
    """Every flag from memory; spend policies are listed, not applied, since no draw is named."""
    if request.preflight is not None:
        raise BadRequest("preflight: simulates one flag's use; send it to /flags/{key}/check")
    flags = _flags(snapshot)
    now_ms = clock.unix_ms()
    company = _company(snapshot, request, now_ms)
    user = _user(snapshot, request)
    found: dict[str, Any] = {
        "flags": [_evaluate(flag, request, company, user, None, now_ms) for flag in flags.values()],
        "credit_spend_policies": [],
    }
    if isinstance(company, Entity):
        found["credit_balances"] = {}
        if company.plan is not None:
            found["plan"] = company.plan
    return found


def _evaluate(
    flag: Flag,
    request: Request,
    company: Entity[CompiledCompany] | Conflict | None,
    user: Entity[CompiledUser] | Conflict | None,
    options: Mapping[str, Any] | None,
    now_ms: int,
) -> dict[str, Any]:
    if isinstance(company, Conflict) or isinstance(user, Conflict):
        conflict = company if isinstance(company, Conflict) else user
        assert isinstance(conflict, Conflict)
        return {
            "flag": flag.key,
            "flag_id": flag.id,
            "value": flag.default_value,
            "reason": "key conflict",
            "error": conflict.message,
        }
    result = flag.compiled.check(
        None if company is None else company.compiled, None if user is None else user.compiled, options, now_ms
    )
    result["flag"] = result.pop("flag_key")
    error = result.pop("err", None)
    if error is not None:
        raise BadRequest(error)
    if result["reason"] == NO_MATCH:
        result["reason"] = _why_nothing_matched(request, company, user)
    _tell_usage(result)
    return result


def _tell_usage(result: dict[str, Any]) -> None:
    """Make the flat members tell of the effective entitlement: one answer, one limit, whichever rule matched."""
    entitlement: dict[str, Any] | None = result.get("entitlement")  # a copy of the company's
    if entitlement is None:
        return
    if "event_name" in entitlement and entitlement.get("usage", 0) < 0:
        entitlement["usage"] = 0  # more was taken back than was used; what is told starts at 0 all the same
    if "feature_usage" not in result:
        return
    for flat, member in _FLAT:
        if member in entitlement:
            result[flat] = entitlement[member]
        else:
            result.pop(flat, None)


def _why_nothing_matched(request: Request, company: object, user: object) -> str:
    if not request.company and not request.user:
        return NO_CONTEXT
    if request.company and company is None:
        return "Company not found"
    if request.user and user is None:
        return "User not found"
    return NO_MATCH


def _flags(snapshot: Snapshot) -> dict[str, Flag]:
    if snapshot.flags is None:
        raise _NeedsLoad(snapshot.load_flags)
    return snapshot.flags


def _company(snapshot: Snapshot, request: Request, now_ms: int) -> Entity[CompiledCompany] | Conflict | None:
    wanted = key_set(request.company)
    if not wanted:
        return None
    found = _resolved(snapshot, "company", wanted)
    if not isinstance(found, str):
        return found
    entity = snapshot.companies.get(found)
    if entity is None or entity.valid_until_ms <= now_ms:
        raise _NeedsLoad(lambda db: snapshot.load_company(db, found, clock.now()))
    snapshot.companies.move_to_end(found)
    return entity


def _user(snapshot: Snapshot, request: Request) -> Entity[CompiledUser] | Conflict | None:
    wanted = key_set(request.user)
    if not wanted:
        return None
    found = _resolved(snapshot, "user", wanted)
    if not isinstance(found, str):
        return found
    entity = snapshot.users.get(found)
    if entity is None:
        raise _NeedsLoad(lambda db: snapshot.load_user(db, found))
    snapshot.users.move_to_end(found)
    return entity


def _resolved(snapshot: Snapshot, entity_type: EntityType, wanted: KeySet) -> str | Conflict | None:
    known = snapshot.company_keys if entity_type == "company" else snapshot.user_keys
    try:
        return known.get(wanted)
    except KeyError:
        raise _NeedsLoad(lambda db: snapshot.resolve(db, entity_type, wanted)) from None


def _options(preflight: Preflight | None) -> dict[str, Any] | None:
    if preflight is None:
        return None
    options: dict[str, Any] = msgspec.to_builtins(preflight)
    if options.get("usage"):
        options["usage"] = min(options["usage"], _MAX_USE)
    if options.get("event_usage"):
        options["event_usage"]["quantity"] = min(options["event_usage"]["quantity"], _MAX_USE)
    return options
