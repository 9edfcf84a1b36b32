"""What requests that write leave in the audit log.

What went well is recorded in the transaction that it was written in, so that neither stands without the other. What was
refused, or failed, changed nothing: it is gathered in memory and written apart, so that no answer waits for it.

Bodies are kept with their secrets masked, and cut when they are long.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, cast

import msgspec
from sqlalchemy import Connection

from schematic_server import clock
from schematic_server.changes import Change, Gone
from schematic_server.domains.accounts import audit
from schematic_server.domains.accounts.audit import Entry
from schematic_server.errors import BadRequest, Unavailable
from schematic_server.http.body import decode
from schematic_server.log import Seldom
from schematic_server.scope import Actor, Emit
from schematic_server.storage.database import Database

log = logging.getLogger("schematic_server.http")
# Members of the contract that hold what nobody may read afterwards, wherever they stand in a body.
SECRETS = frozenset({"secret", "token", "setup_intent_client_secret", "confirm_payment_intent_client_secret"})
MASK = "***"
MAX_BODY = 8192  # bytes that are kept of a body
MAX_READ = 256 * 1024  # bytes: of what was refused, longer bodies are not even looked into
MAX_URL = 2048  # characters, as the contract has it; of an id in it no more either
MAX_WAITING = 100  # entries that are gathered between two writes
PERIOD = 1.0  # seconds between them

# A name may be written with escapes, too.
_SUSPECT = re.compile(rb'"(?:' + "|".join(sorted(SECRETS)).encode() + rb')"|\\u00')
_VERBS = frozenset({"create", "delete", "upsert", "duplicate", "bulk", "billing-linked", "company", "install", "start"})
_json: msgspec.json.Decoder[Any] = msgspec.json.Decoder()
_encode = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True)
class Request:
    """One request as the log has it. `path` and `path_parameters` as they came, `body` None when it was not read."""

    id: str
    actor: Actor
    environment_id: str | None
    path: str
    path_parameters: Mapping[str, str]
    body: bytes | None
    started_at: datetime


class Trail:
    """What the entries of one operation have in common; `path` has its parameters by name."""

    def __init__(self, method: str, path: str) -> None:
        self._method = method
        self._type = resource_type(path)
        _, _, rest = path.partition("}")
        self._rest = rest.strip("/")

    def record(self, db: Connection, request: Request, status: int, answer: bytes, *told: Any) -> None:
        """Store the entry of a request that went well, in its transaction."""
        audit.record(db, [self.entry(request, status, answer, *told)])

    def entry(self, request: Request, status: int, answer: bytes, *told: Any) -> Entry:
        """The entry; `told` is what may have the id and the name of the resource."""
        found = [cast(Mapping[str, Any], one) for one in told if isinstance(one, Mapping)]
        named = {name: _storable(value) for name, value in request.path_parameters.items()}
        given = next(iter(named.values()), None)
        return Entry(
            request.actor.account_id,
            request.environment_id or None,
            request.id,
            request.actor.kind,
            request.actor.api_key_id,
            request.actor.member_id,
            self._method,
            _storable(request.path),
            self._type,
            given or _first(found, "id"),
            _first(found, "name"),
            self._rest.format(**named) or None,
            status,
            None if request.body is None else kept(request.body),
            kept(answer),
            request.started_at,
            clock.now(),
        )


class Naming:
    """Passes changes on, and remembers what the object with this id was before it was deleted, as it was told first."""

    def __init__(self, emit: Emit, resource_id: str) -> None:
        self._emit = emit
        self._resource_id = resource_id
        self.was: Mapping[str, Any] | None = None

    def __call__(self, change: Change) -> None:
        if self.was is None and isinstance(change, Gone) and change.was is not None:
            self.was = change.was if change.was.get("id") == self._resource_id else None
        self._emit(change)


class Apart:
    """Entries of what no transaction of its own is left for, until `write` stores them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: list[Entry] = []
        self._left_out = 0
        self._seldom = Seldom()

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, trail: Trail, request: Request, status: int, answer: bytes) -> None:
        """Remember one."""
        if len(self._waiting) >= MAX_WAITING:
            self._left_out += 1
            return
        if request.body is not None:
            request = _readable(request)
        self._waiting.append(trail.entry(request, status, answer))

    async def write(self) -> None:
        """Store what was gathered since the last call; Unavailable leaves it for the next one."""
        if self._left_out and self._seldom.let("left out") is not None:
            log.warning("audit log left out", extra={"count": self._left_out, "limit": MAX_WAITING})
            self._left_out = 0
        waiting, self._waiting = self._waiting, []
        try:
            if waiting:
                await self._database.write(lambda db, emit: audit.record(db, waiting))
        except Unavailable:
            self._waiting = [*waiting, *self._waiting][:MAX_WAITING]
            raise


def kept(body: bytes) -> str:
    """A body of JSON as it is kept: secrets masked; when it is long, its beginning and how long it was."""
    if _SUSPECT.search(body):
        body = _encode(masked(_json.decode(body)))
    if len(body) <= MAX_BODY:
        return body.decode("utf-8", "replace")
    return f"{body[:MAX_BODY].decode('utf-8', 'ignore')}… [cut: {len(body)} bytes in all]"


def masked(value: Any) -> Any:
    """The value with every secret in it masked."""
    if isinstance(value, dict):
        members = cast(dict[str, Any], value)
        return {name: MASK if name in SECRETS and one else masked(one) for name, one in members.items()}
    if isinstance(value, list):
        return [masked(one) for one in cast(Sequence[Any], value)]
    return value


def resource_type(path: str) -> str:
    """The noun of a path, singular: `company` of `/companies/{company_id}`, `plan_version` of `/plans/version/{…}`."""
    nouns = [one for one in _literals(path) if one not in _VERBS] or [path.strip("/")]
    return "_".join(_singular(one.replace("-", "_")) for one in nouns[-2:])


def _literals(path: str) -> Iterator[str]:
    for one in path.strip("/").split("/"):
        if one.startswith("{"):
            return
        yield one


def _singular(noun: str) -> str:
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def _first(told: Sequence[Mapping[str, Any]], member: str) -> str | None:
    return next((value for one in told if isinstance(value := one.get(member), str) and value), None)


def _readable(request: Request) -> Request:
    """What was refused may be anything: what is no JSON cannot be masked, so it is not kept."""
    body = request.body or b""
    try:
        if len(body) > MAX_READ:
            raise BadRequest("too long")
        if body.strip():
            decode(_json, body)
    except BadRequest:
        return replace(request, body=f"[left out: {len(body)} bytes]".encode())
    return request


def _storable(text: str) -> str:
    """As long as the contract has it; PostgreSQL stores no NUL."""
    return text.replace("\0", "")[:MAX_URL]
