"""Operations, performed for a member inside this process: the console's only way to anything."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlencode

import msgspec
from sqlalchemy import Connection
from starlette.responses import Response

from schematic_server import clock
from schematic_server.console.ports import Ports
from schematic_server.domains.accounts import permissions
from schematic_server.errors import Forbidden, NotFound
from schematic_server.http import audit, envelope
from schematic_server.http.operations import Binding, Check
from schematic_server.scope import Actor, Emit, Scope
from schematic_server.storage.database import Database
from schematic_server.storage.queries import Row

T = TypeVar("T")
_decode = msgspec.json.Decoder().decode


@dataclass(frozen=True, slots=True)
class Caller:
    """A member who is signed in, in the environment that the address names."""

    member: Row
    environment_id: str
    request_id: str

    @property
    def actor(self) -> Actor:
        """Account-wide, as an account's API key is: the environment stands in the address."""
        return Actor(self.member["account_id"], "app_user", member_id=self.member["id"])

    @property
    def is_admin(self) -> bool:
        return bool(self.member["role"] == permissions.ADMIN)

    def may(self, operation: str) -> bool:
        """Whether the member's role and permissions allow it here."""
        return permissions.allows(self.member, self.environment_id, operation)

    def has(self, permission: str) -> bool:
        return permissions.has(self.member, self.environment_id, permission)


class Inside:
    """The operations that have a handler, and what `app.py` hands over beside them."""

    def __init__(self, database: Database, bound: Mapping[str, Binding], ports: Ports) -> None:
        self.database = database
        self.ports = ports
        self._bound = bound

    def scope(self, db: Connection, caller: Caller) -> Scope:
        """Of reads that go together."""
        return Scope(db, caller.environment_id, caller.actor, clock.now(), _no_changes, caller.request_id, {})

    def ask(self, scope: Scope, operation: str, query: Mapping[str, Any], path: Mapping[str, str]) -> Any:
        """`data` of the answer to a GET, as the API has it. Of `path` the operation takes what its own address has."""
        binding = self._bound[operation]
        return _decode(binding.read(scope, _query(query), _own(binding, path)))["data"]

    def look(self, scope: Scope, operation: str, body: Any) -> Any:
        """The same of what the API has as a POST although it only reads: a preview."""
        return _decode(self._bound[operation].read(scope, "", {}, envelope.encode(body)))["data"]

    async def manage(self, caller: Caller, work: Callable[[Scope], T]) -> T:
        """What admins do with members, in one transaction; the noun tells the audit log. Raises Forbidden."""
        if not caller.is_admin:
            raise _forbidden(permissions.ADMIN)

        def write(db: Connection, emit: Emit) -> T:
            return work(Scope(db, caller.environment_id, caller.actor, clock.now(), emit, caller.request_id))

        return await self.database.write(write)

    async def perform(
        self,
        caller: Caller,
        operation: str,
        path: Mapping[str, str],
        *,
        query: Mapping[str, Any] | None = None,
        body: Any = None,
        first: Check | None = None,
    ) -> Any:
        """`data` of the answer; raises Forbidden, and what the operation raises. `first` runs in its transaction.

        Of `path` the operation takes what its own address has.
        """
        binding = self._bound[operation]
        path = _own(binding, path)
        if not caller.may(operation):
            raise _forbidden(permissions.NEEDED.get(operation, permissions.ADMIN))
        content = None if body is None else envelope.encode(body)
        address = binding.operation.path.format(**path)
        told = audit.Request(
            caller.request_id, caller.actor, caller.environment_id, address, path, content, clock.now()
        )
        answer = await binding.perform(told, _query(query or {}), first)
        if isinstance(answer, Response):
            return answer
        return _decode(answer)["data"] if answer else None

    async def act(
        self, caller: Caller, permission: str, path: str, parameters: Mapping[str, str], work: Callable[[Scope], T]
    ) -> T:
        """Do what is no operation of the contract: in one transaction, in the audit log as a POST to `path`.

        `path` has its parameters by name. Raises Forbidden.
        """
        if not caller.has(permission):
            raise _forbidden(permission)
        address = path.format(**parameters)
        told = audit.Request(
            caller.request_id, caller.actor, caller.environment_id, address, parameters, None, clock.now()
        )

        def recorded(db: Connection, emit: Emit) -> T:
            scope = Scope(db, caller.environment_id, caller.actor, told.started_at, emit, caller.request_id)
            done = work(scope)
            audit.Trail("POST", path).record(db, told, 200, msgspec.json.encode(done), done)
            return done

        return await self.database.write(recorded)


def _own(binding: Binding, path: Mapping[str, str]) -> dict[str, str]:
    """The parameters of a page's address that the operation's address has as well."""
    return {name: value for name, value in path.items() if f"{{{name}}}" in binding.operation.path}


def _forbidden(needed: str) -> Forbidden:
    what = "is for admins" if needed == permissions.ADMIN else f"needs the permission {needed}"
    return Forbidden(f"this {what}; an admin can change that under Settings, Members")


def _query(query: Mapping[str, Any]) -> str:
    """As a client would write it; what is None or empty was not given."""
    given = {name: _text(value) for name, value in query.items() if value is not None and value != ""}
    return urlencode(given, doseq=True)


def _text(value: Any) -> Any:
    return str(value).lower() if isinstance(value, bool) else value


def _no_changes(change: object) -> None:
    raise RuntimeError(f"a page emitted {change}; writes are forms")


def unknown(what: str) -> NotFound:
    """For addresses that lead nowhere."""
    return NotFound(f"there is no {what} here")
