"""Makes pages: what a browser asked for, as HTML. In any process that has the database."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from schematic_server import clock
from schematic_server.console.inside import Caller, Inside, unknown
from schematic_server.console.rendering import render
from schematic_server.console.screen import PageScreen
from schematic_server.console.screens import SCREENS
from schematic_server.console.typed import Texts
from schematic_server.console.view import Context, View
from schematic_server.domains.accounts import sessions
from schematic_server.storage.database import Database
from schematic_server.storage.queries import Row

PAGES = {page.path: page for screens in SCREENS for page in screens.pages}
SECTIONS = frozenset(path.strip("/") for path in PAGES)


@dataclass(frozen=True, slots=True)
class Asked:
    """A page that a browser asks for. `page` is the address of its screen, `csrf` goes into its forms, and `said` is
    what the form before it has done; `part` is the block that a script asks for."""

    page: str
    token: str
    csrf: str
    environment_id: str
    request_id: str
    path: dict[str, str]
    query: dict[str, str]
    origin: str
    said: str
    part: str | None


@dataclass(frozen=True, slots=True)
class Made:
    """A page, and whose session it was made in."""

    html: str
    session_id: str
    seen_at: float  # when the session was noted down last, in seconds since 1970


class Pages:
    def __init__(self, database: Database, inside: Inside) -> None:
        self._database = database
        self._inside = inside

    async def make(self, asked: Asked, **more: Any) -> Made | None:
        """The page, from one read transaction; None where nobody is signed in. `more` is what a form says of a `View`.

        Raises what its screen does.
        """
        screen = PAGES[asked.page]

        def work(db: Connection) -> tuple[View, Context] | None:
            member = sessions.find(db, asked.token, clock.now())
            if member is None:
                return None
            caller = Caller(member, asked.environment_id, asked.request_id)
            environments = self.known(db, caller)
            scope = self._inside.scope(db, caller).hurried()
            query = Texts(asked.query)
            view = View(self._inside, caller, scope, asked.path, query, environments, asked.part, **more)
            return view, screen.make(view)

        found = await self._database.read(work)
        if found is None:
            return None
        view, context = found
        context |= {
            "view": view,
            "csrf": asked.csrf,
            "here": f"/console/{asked.environment_id}",
            "origin": asked.origin,
            "section": _section(screen),
            "sections": SECTIONS,
            "said": asked.said,
            "request_id": asked.request_id,
        }
        # Beside the event loop: a long list takes milliseconds to write.
        html = await asyncio.to_thread(render, screen.template, context, asked.part)
        member = view.caller.member
        return Made(html, member["session_id"], member["seen_at"].timestamp())

    def environments(self, db: Connection, caller: Caller) -> list[Row]:
        """Those of the account, oldest first."""
        found: list[Row] = self._inside.ask(self._inside.scope(db, caller), "accounts.list_environments", {}, {})
        return found[::-1]

    def known(self, db: Connection, caller: Caller) -> list[Row]:
        """The same; raises NotFound unless the caller's is one of them."""
        found = self.environments(db, caller)
        if all(one["id"] != caller.environment_id for one in found):
            raise unknown("environment")
        return found


def _section(screen: PageScreen) -> str:
    """The link of the navigation that a page stands below."""
    parts = screen.path.strip("/").split("/")
    return "/".join(parts[:2]) if parts[0] == "settings" else parts[0]
