"""The console as part of the application: addresses, who is signed in, and what goes around every page.

Every address below `/console/` but sign-in and links names its environment, so that it can be sent to a colleague.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from schematic_server import clock
from schematic_server.console import assets
from schematic_server.console.beside import Beside
from schematic_server.console.doors import Doors
from schematic_server.console.form import Form, Show
from schematic_server.console.inside import Caller, Inside, unknown
from schematic_server.console.pages import Asked, Made, Pages
from schematic_server.console.ports import Ports
from schematic_server.console.rendering import render
from schematic_server.console.requests import (
    SAID,
    SESSION,
    csrf,
    exchange,
    fields,
    redirected,
    refuse_others,
    said,
    to_sign_in,
)
from schematic_server.console.screen import FormScreen, PageScreen
from schematic_server.console.screens import SCREENS
from schematic_server.console.typed import Texts
from schematic_server.console.view import Context
from schematic_server.domains.accounts import sessions
from schematic_server.errors import Forbidden, ServerError
from schematic_server.http import overdue
from schematic_server.http.exchange import logged_path
from schematic_server.http.operations import Binding
from schematic_server.storage.database import Database
from schematic_server.storage.queries import Row

log = logging.getLogger("schematic_server.console")
T = TypeVar("T")
Endpoint: TypeAlias = Callable[[Request], Awaitable[Response]]
# Pages run the console's own scripts only, talk to this server only, and stand in nobody's frame.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


class Console:
    """Pages and forms over the operations in `bound` and what `ports` have; `beside` makes pages where it can."""

    def __init__(
        self, database: Database, bound: Mapping[str, Binding], ports: Ports, beside: Beside | None = None
    ) -> None:
        self._database = database
        self._inside = Inside(database, bound, ports)
        self._pages = Pages(database, self._inside)
        self._beside = beside
        self._doors = Doors(database, self, ports.settings)

    def routes(self) -> list[BaseRoute]:
        """`/`, which leads to the console, and everything below `/console`."""
        below: list[BaseRoute] = [
            Route("/assets/{hash}/{name}", assets.serve),
            Route("/", self._guarded(self._start)),
            *(Route(path, self._guarded(end), methods=methods) for path, end, methods in self._doors.ends()),
        ]
        for screens in SCREENS:
            below += [self._route(page.path, self._page(page), "GET") for page in screens.pages]
            below += [self._route(form.path, self._form(form), "POST") for form in screens.forms]
        below.append(Route("/{rest:path}", self._guarded(self._nowhere), methods=["GET", "POST"]))
        return [Route("/", _to_console), Mount("/console", routes=below)]

    def _route(self, path: str, endpoint: Endpoint, method: str) -> Route:
        return Route("/{environment_id}" + path, self._guarded(endpoint), methods=[method])

    async def _start(self, request: Request) -> Response:
        """The first environment's home, for whoever is signed in."""
        member = await self.member(request)
        if member is None:
            return RedirectResponse("/console/sign-in", 303)
        return RedirectResponse(f"/console/{await self._first_environment(member)}/home", 303)

    async def _first_environment(self, member: Row) -> str:
        caller = Caller(member, "", "")

        def work(db: Connection) -> str:
            found: str = self._pages.environments(db, caller)[0]["id"]
            return found

        return await self._database.read(work)

    async def _nowhere(self, request: Request) -> Response:
        raise unknown("page")

    def _page(self, screen: PageScreen) -> Endpoint:
        async def endpoint(request: Request) -> Response:
            _note(request, screen)
            return await self._shown(request, screen)

        return endpoint

    def _form(self, screen: FormScreen) -> Endpoint:
        async def endpoint(request: Request) -> Response:
            _note(request, screen.page)
            member = await self.member(request)
            if member is None:
                return to_sign_in(request, request.url.path)
            several = await fields(request)
            typed = Texts({name: values[-1] for name, values in several.items()})
            if not hmac.compare_digest(typed["csrf"], csrf(request.cookies[SESSION])):
                raise Forbidden("this form is of another session; go back, load the page again and send it once more")
            path = dict(request.path_params)
            caller = Caller(member, path.pop("environment_id"), exchange(request).id)
            await self._database.read(lambda db: self._pages.known(db, caller))
            try:
                done = await screen.send(Form(self._inside, caller, path, typed, several))
            except ServerError as error:
                told = {"error": screen.in_its_words(str(error), typed), "typed": typed, "several": several}
                return await self._shown(request, screen.page, error.status, **told, sent_to=request.url.path)
            if isinstance(done, Response):
                return done
            if isinstance(done, Show):
                return await self._shown(request, screen.page, shown_once=done.shown)
            return redirected(f"/console/{caller.environment_id}{done.where}", done)

        return endpoint

    async def _shown(self, request: Request, screen: PageScreen, status: int = 200, **more: Any) -> Response:
        """The page; where nobody is signed in, the way to the sign-in."""
        asked = _asked(request, screen)
        made = None
        if self._beside is not None and request.method == "GET" and not screen.is_here:
            made = await self._beside.make(asked)
        if made is None:
            made = await overdue.settled(self._database, lambda: self._pages.make(asked, **more))
        if made is None:
            return to_sign_in(request, request.url.path if request.method == "GET" else "")
        await self._seen(made)
        return _response(request, made.html, status)

    async def answer(self, request: Request, template: str, context: Context, status: int = 200) -> Response:
        """A template as a page; of what a script asks for, the block that it names."""
        html = await asyncio.to_thread(render, template, context, _part(request))
        return _response(request, html, status)

    async def member(self, request: Request) -> Row | None:
        """Who is signed in."""
        token = request.cookies.get(SESSION)
        return await self._database.read(lambda db: sessions.find(db, token, clock.now())) if token else None

    async def _seen(self, made: Made) -> None:
        now = clock.now()
        if now.timestamp() - made.seen_at > sessions.SEEN_EVERY.total_seconds():
            await self._database.write(lambda db, emit: sessions.seen(db, made.session_id, now))

    def _guarded(self, endpoint: Endpoint) -> Endpoint:
        """Refuse what another site sends, and say what is refused on a page."""

        async def guarded(request: Request) -> Response:
            try:
                if request.method == "POST":
                    refuse_others(request)
                return await endpoint(request)
            except ServerError as error:
                context = {"error": str(error), "status": error.status, "request_id": exchange(request).id}
                response = await self.answer(request, "failed.html", context, error.status)
                response.headers.update(error.headers)
                return response
            except Exception:  # a defect of ours: the log has the cause, the page the request's id
                found = exchange(request)
                log.exception("page failed", extra={"request_id": found.id, "path": logged_path(request.url.path)})
                why = "the server failed; its log has the cause under this request's id"
                context = {"error": why, "status": 500, "request_id": found.id}
                return await self.answer(request, "failed.html", context, 500)

        return guarded


def _part(request: Request) -> str | None:
    """The block that a script asks for, by the id of what it takes the place of."""
    return request.headers.get("hx-target") if "hx-request" in request.headers else None


def _asked(request: Request, screen: PageScreen) -> Asked:
    token, path = request.cookies.get(SESSION, ""), dict(request.path_params)
    return Asked(
        screen.path,
        token,
        csrf(token),
        path.pop("environment_id"),
        exchange(request).id,
        path,
        dict(request.query_params),
        f"{request.url.scheme}://{request.url.netloc}",
        said(request),
        _part(request),
    )


def _response(request: Request, html: str, status: int) -> Response:
    response = Response(html, status, {**HEADERS, "Vary": "HX-Request"}, "text/html")
    if SAID in request.cookies:
        response.delete_cookie(SAID, path="/console")
    return response


def _note(request: Request, screen: PageScreen) -> None:
    exchange(request).operation = f"console.{screen.template.removesuffix('.html').replace('/', '.')}"


async def _to_console(request: Request) -> Response:
    return RedirectResponse("/console/", 303)
