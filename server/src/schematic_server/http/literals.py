"""Routes without parameters, found by their path instead of one after the other."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.routing import BaseRoute, Match, Route
from starlette.types import Receive, Scope, Send


class Literals(BaseRoute):
    """Comes before them in a router, which need not look through all of them for most of what it is asked."""

    def __init__(self, routes: Iterable[Route]) -> None:
        self._routes = {one.path: one for one in routes if "{" not in one.path}

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        found = self._routes.get(scope["path"]) if scope["type"] == "http" else None
        if found is None:
            return Match.NONE, {}
        match, others = found.matches(scope)
        return match, {**others, "literal": found}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        await scope["literal"].handle(scope, receive, send)
