"""The ways in and out: signing in and out, and links of invitations."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeAlias

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from schematic_server import clock
from schematic_server.console.requests import SESSION, exchange, fields, signed_in
from schematic_server.console.view import Context, Texts
from schematic_server.domains.accounts import invitations, managing, passwords, sessions, sign_ins
from schematic_server.errors import BadRequest, RateLimited, ServerError, Unauthorized
from schematic_server.scope import Emit
from schematic_server.storage.database import Database
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.console.console import Console

End: TypeAlias = tuple[str, Callable[[Request], Awaitable[Response]], list[str]]
HASHES_AT_ONCE = 2  # each takes 64 MiB and tens of milliseconds


class Doors:
    """Pages for whoever is not signed in."""

    def __init__(self, database: Database, console: Console) -> None:
        self._database = database
        self._console = console
        self._hashes = asyncio.Semaphore(HASHES_AT_ONCE)

    def ends(self) -> list[End]:
        """Address, endpoint, methods."""
        return [
            ("/sign-in", self._sign_in, ["GET", "POST"]),
            ("/sign-out", self._sign_out, ["POST"]),
            ("/join/{token}", self._join, ["GET", "POST"]),
        ]

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
        return await self._answer(request, "sign_in.html", {"typed": typed, "nobody_yet": first}, refusal)

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
            raise BadRequest("again: the two passwords differ")
        async with self._hashes:
            hashed = await asyncio.to_thread(passwords.hashed, password)
        now = clock.now()

        def accept(db: Connection, emit: Emit) -> str:
            member_id = invitations.accept(db, token, email, name, hashed, now)
            managing.joined(db, member_id, request_id, now)
            return member_id

        return await self._database.write(accept)


def _inner(where: str) -> str:
    """An address of the console, which nobody else's can pass for."""
    is_inner = where.startswith("/console/") and "\\" not in where and "//" not in where and where.isprintable()
    return where if is_inner else "/console/"
