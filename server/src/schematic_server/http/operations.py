"""Binds the contract to handlers: one route per operation, 501 where no domain has a handler."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any, TypeAlias, TypeVar

import msgspec
from sqlalchemy import Connection
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from schematic_server import clock
from schematic_server.bounds import parse_instant
from schematic_server.contract.access import OPERATIONS
from schematic_server.domains import DOMAINS
from schematic_server.errors import BadRequest, Forbidden, NotFound, NotImplementedYet, RateLimited, ServerError
from schematic_server.http import audit, envelope, openapi, overdue, query, schemas
from schematic_server.http.audit import Apart, Naming, Trail
from schematic_server.http.auth import Credential
from schematic_server.http.body import decode
from schematic_server.http.exchange import ENVIRONMENT, Exchange
from schematic_server.http.openapi import Operation
from schematic_server.registry import Domain, Handler, handlers
from schematic_server.scope import Actor, Emit, Scope
from schematic_server.storage.database import Database

_json: msgspec.json.Decoder[Any] = msgspec.json.Decoder()
_SESSION = b"x-schematic-session-id"
MAX_SESSION = 128  # characters
Endpoint = Callable[[Request], Awaitable[Response]]
Check: TypeAlias = Callable[[Scope], None]
# Whose transactions are their own: those that `http/hot.py` answers before routing, and those that `routes` is handed.
OWN = frozenset(name for name, one in OPERATIONS.items() if one.transaction == "own")
# Where paths were before, which older clients and the documentation still name.
FORMER: Mapping[str, str] = {
    f"/v2/billing/credits/ledger{rest}": f"/billing/credits/ledger{rest}"
    for rest in ("", "/count", "/{ledger_entry_id}")
}

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Call:
    """Who asks, and in which environment, for a handler that takes more than one transaction."""

    database: Database
    environment_id: str
    actor: Actor
    request_id: str

    async def read(self, work: Callable[[Scope], T]) -> T:
        return await self.database.read(lambda db: work(self._scope(db, _no_changes)))

    async def write(self, work: Callable[[Scope], T]) -> T:
        return await self.database.write(lambda db, emit: work(self._scope(db, emit)))

    def _scope(self, db: Connection, emit: Emit) -> Scope:
        return Scope(db, self.environment_id, self.actor, clock.now(), emit, self.request_id)


def implemented() -> frozenset[str]:
    """Names of the operations that this server answers."""
    return OWN | handlers(DOMAINS).keys()


class Binding:
    """One operation with its handler; parsing and completion are compiled at the first request."""

    def __init__(self, operation: Operation, handler: Handler, database: Database, apart: Apart) -> None:
        self.operation = operation
        self._handler = handler
        self._transaction = OPERATIONS[operation.name].transaction
        self._database = database
        self._apart = apart
        self._trail = Trail(operation.method, operation.path)
        self._compiled: _Compiled | None = None

    async def __call__(self, request: Request) -> Response:
        exchange: Exchange = request.scope["exchange"]
        exchange.operation = self.operation.name
        asked = _Asked(request.path_params)
        try:
            content = await self._content(request, exchange, asked)
        except Exception as error:
            if self._transaction != "read" and self.operation.method != "GET":
                self._refuse(exchange, asked, error)
            raise
        return content if isinstance(content, Response) else envelope.response(self.operation.status, content)

    async def _content(self, request: Request, exchange: Exchange, asked: _Asked) -> bytes | Response:
        operation = self.operation
        credential = await exchange.credential()
        _refuse_nul(request, operation)
        given, arguments = self._read(asked.path_parameters, request.scope["query_string"].decode("latin-1"))
        if operation.body is not None:
            asked.body = await exchange.body()
            arguments["body"] = self._forms.body(asked.body)
        environment_id = await self._environment(exchange, credential)
        told = self._told(exchange, asked, _in_session(credential.actor, exchange), environment_id, clock.now())
        return await self._run(told, given, arguments)

    def read(self, scope: Scope, query: str, path_parameters: Mapping[str, str], body: bytes | None = None) -> bytes:
        """What an operation that only reads answers in the transaction of `scope`, for somebody inside this process."""
        given, arguments = self._read(path_parameters, query)
        if body is not None:
            arguments["body"] = self._forms.body(body)
        return self._forms.content(self._handler(scope, **arguments), given)

    async def perform(self, told: audit.Request, query: str = "", first: Check | None = None) -> bytes | Response:
        """The same as over HTTP, for somebody inside this process: checked, in one transaction, in the audit log.

        `first` runs in that transaction before anything else; what it raises undoes it.
        """
        try:
            given, arguments = self._read(told.path_parameters, query)
            if self.operation.body is not None:
                arguments["body"] = self._forms.body(told.body or b"")
            return await self._run(told, given, arguments, first)
        except Exception as error:
            self._apart.add(self._trail, told, *_refusal(error))
            raise

    @property
    def _forms(self) -> _Compiled:
        self._compiled = self._compiled or _Compiled(self.operation)
        return self._compiled

    def _read(self, path_parameters: Mapping[str, str], query: str) -> tuple[dict[str, Any], dict[str, Any]]:
        """What the query gives, and the handler's arguments but for the body."""
        given = self._forms.query(query)
        arguments: dict[str, Any] = dict(path_parameters)
        if self.operation.query:
            arguments["query"] = self._forms.read_query(dict(given))
        return given, arguments

    async def _run(
        self,
        told: audit.Request,
        given: dict[str, Any],
        arguments: dict[str, Any],
        first: Check | None = None,
    ) -> bytes | Response:
        compiled, environment_id = self._forms, told.environment_id or ""

        def work(db: Connection, emit: Emit) -> Any:
            scope = Scope(db, environment_id, told.actor, told.started_at, emit, told.id)
            if first is not None:
                first(scope)
            return self._handler(scope, **arguments)

        if self._transaction == "read":
            database = self._database
            data = await overdue.settled(database, lambda: database.read(lambda db: work(db, _no_changes)))
            if data is None and self.operation.or_nothing:
                return Response(status_code=204)
            return compiled.content(data, given)
        if self._transaction == "own":
            data = await self._handler(Call(self._database, environment_id, told.actor, told.id), **arguments)
            if isinstance(data, Response):  # a file: what only reads is not in the audit log
                return data
            content = compiled.content(data, given)
            self._apart.add(self._trail, told, self.operation.status, content)  # its writes are committed by now
            return content

        def recorded(db: Connection, emit: Emit) -> bytes:
            named = Naming(emit, next(iter(told.path_parameters.values()), ""))
            data = work(db, named)
            content = compiled.content(data, given)
            self._trail.record(db, told, self.operation.status, content, data, named.was)
            return content

        return await self._database.write(recorded, serializable=self._transaction != "locking")

    def _refuse(self, exchange: Exchange, asked: _Asked, error: Exception) -> None:
        """Remember what did not go well for the audit log, if it is known who asked.

        What browsers hold is in everybody's hands: that it may not write is nothing to fill the log with.
        """
        credential = exchange.caller
        if credential is None or isinstance(error, ClientDisconnect | RateLimited):
            return
        actor = credential.actor
        if isinstance(error, Forbidden) and (actor.is_publishable or actor.token_id is not None):
            return
        environment_id = exchange.environment_id or credential.environment_id
        told = self._told(exchange, asked, actor, environment_id, clock.now())
        self._apart.add(self._trail, told, *_refusal(error))

    def _told(
        self, exchange: Exchange, asked: _Asked, actor: Actor, environment_id: str | None, now: datetime
    ) -> audit.Request:
        path: str = exchange.scope["path"]
        return audit.Request(exchange.id, actor, environment_id, path, asked.path_parameters, asked.body, now)

    async def _environment(self, exchange: Exchange, credential: Credential) -> str:
        is_of_account = self.operation.name.startswith("accounts.")
        if is_of_account and credential.environment_id is None and not exchange.header(ENVIRONMENT):
            return ""
        return await exchange.environment(credential)


@dataclass(slots=True)
class _Asked:
    """What is known of a request by now."""

    path_parameters: Mapping[str, str]
    body: bytes | None = None


class _Compiled:
    """What parsing one operation's requests and completing its answers needs."""

    def __init__(self, operation: Operation) -> None:
        self._operation = operation
        properties = dict(operation.query)
        self._validate_query = schemas.validator(
            {"type": "object", "properties": properties, "required": list(operation.required_query)}
        )
        self._instants = [name for name, schema in properties.items() if schema.get("format") == "date-time"]
        self._validate_body = schemas.validator(operation.body) if operation.body else None
        self._read_body = schemas.reading(operation.body) if operation.body else None
        self._complete = schemas.completion(operation.returns) if operation.returns else None

    def query(self, text: str) -> dict[str, Any]:
        given = query.parse(self._operation, text)
        self._validate_query(given)
        return given

    def read_query(self, given: dict[str, Any]) -> dict[str, Any]:
        for name in self._instants:
            if name in given:
                given[name] = parse_instant(given[name])
        return given

    def body(self, content: bytes) -> Any:
        if not content.strip() and not self._operation.body_required:
            return {}
        value = decode(_json, content)
        if self._validate_body is not None:
            self._validate_body(value)
        return value if self._read_body is None else self._read_body(value)

    def content(self, data: Any, given: dict[str, Any]) -> bytes:
        """The answer, completed; `data` is completed in place."""
        reply = {"data": data, "params": given}
        if self._complete is not None:
            reply = self._complete(reply)
        params = {name: value for name, value in reply["params"].items() if value is not None}
        return envelope.content(self._operation.status, reply["data"], params)


def bindings(
    database: Database,
    domains: Iterable[Domain] = DOMAINS,
    own: Mapping[str, Handler] = MappingProxyType({}),
    apart: Apart | None = None,
) -> dict[str, Binding]:
    """Every operation that has a handler, by its name.

    `own` has the handlers that open their transactions themselves; `apart` takes what goes into the audit log later.

    Raises RuntimeError when an operation has two handlers, or a handler is not what its operation asks for.
    """
    operations, known = openapi.operations(), handlers(domains)
    _check(operations, known)
    waiting = Apart(database) if apart is None else apart
    return {name: Binding(operations[name], handler, database, waiting) for name, handler in {**own, **known}.items()}


def routes(bound: Mapping[str, Binding]) -> list[Route]:
    """Routes for all operations of the contract, literal segments before parameters."""
    endpoints: dict[str, dict[str, Endpoint]] = {}
    for name, operation in openapi.operations().items():
        endpoints.setdefault(operation.path, {})[operation.method] = bound.get(name) or _not_implemented(name)
    endpoints |= {former: endpoints[path] for path, former in FORMER.items()}
    ordered = sorted(endpoints, key=lambda path: [segment.startswith("{") for segment in path.split("/")])
    return [Route(path, _by_method(endpoints[path]), methods=list(endpoints[path])) for path in ordered]


def _check(operations: Mapping[str, Operation], known: Mapping[str, Handler]) -> None:
    """Hold every handler's annotations to the types that `contract` has for its operation."""
    unknown = known.keys() - operations.keys()
    if unknown:
        raise RuntimeError(f"handlers of operations that the contract does not have: {sorted(unknown)}")
    for name, handler in known.items():
        found, asked = _signature(handler), operations[name].signature
        if found != asked:
            raise RuntimeError(f"the handler of {name} is {found}; the contract asks for {asked}")


def _signature(handler: Handler) -> str:
    """How the handler is annotated, as `(scope: Scope, plan_id: str) -> GetPlanAnswer`."""
    found = inspect.signature(handler)
    taken = ", ".join(f"{one.name}: {one.annotation}" for one in found.parameters.values())
    return f"({taken}) -> {found.return_annotation}"


def _refusal(error: Exception) -> tuple[int, bytes]:
    """Status and content of the answer, as the audit log has them."""
    if isinstance(error, ServerError):
        return error.status, envelope.error(str(error), **error.members)
    return 500, b'{"error":"the server failed"}'


def _in_session(actor: Actor, exchange: Exchange) -> Actor:
    """Who acts with a temporary access token, in the browser session that the request names."""
    if actor.token_id is None:
        return actor
    return replace(actor, session_id=(exchange.header(_SESSION) or "")[:MAX_SESSION])


def _refuse_nul(request: Request, operation: Operation) -> None:
    """NUL is the one character that PostgreSQL cannot store, so nothing has it in its id or name."""
    if any("\0" in value for value in request.path_params.values()):
        raise NotFound("the path has the NUL character (%00), which no id or key has")
    if operation.query and b"%00" in request.scope["query_string"]:
        raise BadRequest("the query has the NUL character (%00), which no text has")


def _by_method(endpoints: dict[str, Endpoint]) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        handler = endpoints.get(request.method)
        if handler is None:
            raise NotFound(f"{request.method} {request.url.path} is not an operation of this API")
        return await handler(request)

    return endpoint


def _not_implemented(name: str) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        exchange: Exchange = request.scope["exchange"]
        exchange.operation = name
        await exchange.credential_of(exchange.key)
        raise NotImplementedYet(f"{name} is not implemented by this server yet; /openapi.json marks those that are")

    return endpoint


def _no_changes(change: object) -> None:
    raise RuntimeError(f"a read-only operation emitted {change}; give it `x-transaction: write` in the contract")
