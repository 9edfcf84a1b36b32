"""The ways in and out: signing in and out, and links of invitations."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from schematic_server import clock
from schematic_server.console.requests import SESSION, exchange, fields, keep, signed_in
from schematic_server.console.typed import Texts
from schematic_server.console.view import Context
from schematic_server.domains.accounts import identities, invitations, managing, passwords, sessions, sign_ins
from schematic_server.errors import BadRequest, RateLimited, ServerError, Unauthorized
from schematic_server.scope import Emit
from schematic_server.settings import Settings
from schematic_server.storage.database import Database
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.console.console import Console
    from schematic_server.console.oidc import Provider

End: TypeAlias = tuple[str, Callable[[Request], Awaitable[Response]], list[str]]
STARTED, STARTED_SECONDS = "schematic_started", 600  # a cookie
HASHES_AT_ONCE = 2  # each takes 64 MiB and tens of milliseconds


class Doors:
    """Pages for whoever is not signed in."""

    def __init__(self, database: Database, console: Console, settings: Settings) -> None:
        self._database = database
        self._console = console
        self._provider = _provider(settings) if settings.oidc_issuer else None
        self._hashes = asyncio.Semaphore(HASHES_AT_ONCE)

    def ends(self) -> list[End]:
        """Address, endpoint, methods."""
        own: list[End] = [
            ("/sign-in", self._sign_in, ["GET", "POST"]),
            ("/sign-out", self._sign_out, ["POST"]),
            ("/join/{token}", self._join, ["GET", "POST"]),
        ]
        if self._provider is not None:
            own.append(("/sign-in/provider", partial(self._to_provider, self._provider), ["GET"]))
            own.append(("/sign-in/provider/back", partial(self._from_provider, self._provider), ["GET"]))
        return own

    async def _sign_in(self, request: Request) -> Response:
        typed, refusal = Texts(request.query_params), None
        if request.method == "POST":
            typed = Texts({name: values[-1] for name, values in (await fields(request)).items()})
            try:
                member = await self._checked(typed["email"], typed["password"], exchange(request).client)
                return await self._in(request, member["id"], _inner(typed["next"]))
            except ServerError as refused:
                refusal = refused
        first = await self._database.read(invitations.is_first)
        context = {"typed": typed, "nobody_yet": first, "provider": self._provider and self._provider.issuer}
        return await self._answer(request, "sign_in.html", context, refusal)

    async def _to_provider(self, provider: Provider, request: Request) -> Response:
        address, started = await provider.begin(_back(request), _inner(request.query_params.get("next", "")))
        response = RedirectResponse(address, 303)
        keep(request, response, STARTED, started.render(), STARTED_SECONDS)
        return response

    async def _from_provider(self, provider: Provider, request: Request) -> Response:
        from schematic_server.console.oidc import Started

        started, now, request_id = Started.parse(request.cookies.get(STARTED, "")), clock.now(), exchange(request).id
        who = await provider.finish(request.query_params, started, _back(request), now)

        def member(db: Connection, emit: Emit) -> str:
            return identities.find(db, who.issuer, who.subject, who.email, who.name, request_id, now)

        response = await self._in(request, await self._database.write(member), _inner(started.next))
        response.delete_cookie(STARTED, path="/console")
        return response

    async def _answer(self, request: Request, template: str, context: Context, refusal: ServerError | None) -> Response:
        error = None if refusal is None else str(refusal)
        if isinstance(refusal, RateLimited):
            error = "too many sign-ins have failed; wait a quarter of an hour, or have an admin make a new password"
        context |= {"error": error, "request_id": exchange(request).id}
        response = await self._console.answer(request, template, context, refusal.status if refusal else 200)
        response.headers.update(refusal.headers if refusal else {})
        return response

    async def _checked(self, email: str, password: str, address: str) -> Row:
        """The member; raises Unauthorized, RateLimited."""
        now = clock.now()

        def look(db: Connection) -> Row | None:
            sign_ins.admit(db, email, address, now)
            return passwords.find(db, email)

        member = await self._database.read(look)
        stored: str | None = None if member is None else member["hash"]
        async with self._hashes:
            right = await asyncio.to_thread(passwords.is_right, stored, password)
        if member is None or not right:
            await self._database.write(lambda db, emit: sign_ins.failed(db, email, address, now))
            raise Unauthorized("the address or the password is wrong")
        return member

    async def _in(self, request: Request, member_id: str, where: str) -> Response:
        before, now = request.cookies.get(SESSION, ""), clock.now()

        def begin(db: Connection, emit: Emit) -> str:
            sessions.end(db, before)  # nobody goes on with a session that was there before
            return sessions.start(db, member_id, now)

        return signed_in(request, RedirectResponse(where, 303), await self._database.write(begin))

    async def _sign_out(self, request: Request) -> Response:
        token = request.cookies.get(SESSION, "")
        await self._database.write(lambda db, emit: sessions.end(db, token))
        response = RedirectResponse("/console/sign-in", 303)
        response.delete_cookie(SESSION, path="/console")
        return response

    async def _join(self, request: Request) -> Response:
        token, now = request.path_params["token"], clock.now()
        invitation = await self._database.read(lambda db: invitations.find(db, token, now))
        typed = Texts()
        refusal = None
        if request.method == "POST":
            typed = Texts({name: values[-1] for name, values in (await fields(request)).items()})
            try:
                return await self._in(request, await self._accepted(token, typed, exchange(request).id), "/console/")
            except ServerError as refused:
                refusal = refused
        return await self._answer(request, "join.html", {"invitation": invitation, "typed": typed}, refusal)

    async def _accepted(self, token: str, typed: Texts, request_id: str) -> str:
        password, email, name = (typed[one] for one in ("password", "email", "name"))
        if password != typed["again"]:
            raise BadRequest("again: differs from the password above it; type the same one twice")
        async with self._hashes:
            hashed = await asyncio.to_thread(passwords.hashed, password)
        now = clock.now()

        def accept(db: Connection, emit: Emit) -> str:
            member_id = invitations.accept(db, token, email, name, hashed, now)
            managing.joined(db, member_id, request_id, now)
            return member_id

        return await self._database.write(accept)


def _provider(settings: Settings) -> Provider:
    try:
        from schematic_server.console.oidc import Provider
    except ImportError as error:
        raise BadRequest(f"SCHEMATIC_OIDC_ISSUER needs `pip install 'schematic-server[oidc]'`: {error}") from None
    return Provider(settings)


def _back(request: Request) -> str:
    """Where the provider sends the browser to; it knows this address, and takes no other."""
    return f"{request.url.scheme}://{request.url.netloc}/console/sign-in/provider/back"


def _inner(where: str) -> str:
    """An address of the console, which nobody else's can pass for."""
    is_inner = where.startswith("/console/") and "\\" not in where and "//" not in where and where.isprintable()
    return where if is_inner else "/console/"
