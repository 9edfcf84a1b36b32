"""Routes found by their path instead of one after the other: of hundreds of them, a request is of one."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.routing import BaseRoute, Match, Route
from starlette.types import Receive, Scope, Send

_Key = tuple[str, int]  # the first segment of a path, which is no parameter, and how many slashes it has


class Found(BaseRoute):
    """Comes before them in a router. Of those that a path fits, the first one counts, as it would in the router."""

    def __init__(self, routes: Iterable[Route]) -> None:
        self._literals: dict[str, list[Route]] = {}
        self._others: dict[_Key, list[Route]] = {}
        for one in routes:
            if "{" in one.path:
                self._others.setdefault(_key(one.path), []).append(one)
            else:
                self._literals[one.path] = [one]

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        if scope["type"] != "http":
            return Match.NONE, {}
        path: str = scope["path"]
        for one in self._literals.get(path) or self._others.get(_key(path)) or ():
            match, others = one.matches(scope)
            if match is not Match.NONE:
                return match, {**others, "found": one}
        return Match.NONE, {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        await scope["found"].handle(scope, receive, send)


def _key(path: str) -> _Key:
    return path.split("/", 2)[1] if path.startswith("/") else "", path.count("/")
