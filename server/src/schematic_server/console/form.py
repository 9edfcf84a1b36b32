"""Forms, which write: a coroutine of a `Form` performs operations and says where to go next.

What it raises is shown on the page that it stands on, with all that was typed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any, TypeAlias, TypeVar
from urllib.parse import urlencode

from sqlalchemy import Connection

from schematic_server.console.inside import Caller, Inside, unknown
from schematic_server.console.typed import Texts, instant, rows_of, whole
from schematic_server.console.view import Context
from schematic_server.errors import BadRequest
from schematic_server.http import overdue
from schematic_server.http.operations import Check
from schematic_server.scope import Scope

T = TypeVar("T")
Ask: TypeAlias = Callable[[str, Mapping[str, Any], Mapping[str, str]], Any]  # operation, query, path -> `data`
Version: TypeAlias = Callable[[Any], str]  # of what a GET answers: a text that is another after every change


def _updated_at(found: Any) -> str:
    at: str = found["updated_at"]
    return at


@dataclass(slots=True)
class Form:
    """What was sent by a form. Fields are texts, without the blanks around them."""

    inside: Inside
    caller: Caller
    path: Mapping[str, str]
    fields: Mapping[str, str]
    several: Mapping[str, list[str]]

    async def ask(self, operation: str, query: Mapping[str, Any] | None = None, /, **path: str) -> Any:
        """`data` of what the API answers to a GET, in a read transaction of its own."""
        inside, caller = self.inside, self.caller

        def work(db: Connection) -> Any:
            return inside.ask(inside.scope(db, caller), operation, query or {}, path)

        return await overdue.settled(inside.database, lambda: inside.database.read(work))

    async def perform(
        self, operation: str, body: Any = None, query: Mapping[str, Any] | None = None, /, **path: str
    ) -> Any:
        """Perform an operation as this member: `data` of the answer."""
        return await self.inside.perform(self.caller, operation, path, query=query, body=body)

    async def within(self, environment_id: str) -> Form:
        """The same form in another environment of the account. Raises NotFound."""
        known = await self.ask("accounts.list_environments")
        if all(one["id"] != environment_id for one in known):
            raise unknown("environment")
        return replace(self, caller=replace(self.caller, environment_id=environment_id))

    async def act(self, permission: str, path: str, work: Callable[[Scope], T]) -> T:
        """Do what is no operation of the contract, as this member; see `Inside.act`."""
        return await self.inside.act(self.caller, permission, path, self.path, work)

    async def change(
        self, read: str, operation: str, body: Any = None, version: Version = _updated_at, /, **path: str
    ) -> Any:
        """`perform` of what changes an object, refused when it is not any more what the form was filled in from.

        `read` is the operation that reads it; the form has its `updated_at`, or as that what `version` makes of it.
        Both are asked in one transaction.
        """

        def stamp(ask: Ask) -> str:
            return version(ask(read, {}, path))

        return await self.unless_changed(stamp, operation, body, **path)

    async def unless_changed(
        self, stamp: Callable[[Ask], str], operation: str, body: Any = None, /, **path: str
    ) -> Any:
        """The same where `stamp` is what the form has as `updated_at`: a text that changes with the object."""

        def first(scope: Scope) -> None:
            self.refuse_if_changed(stamp(partial(self.inside.ask, scope)))

        return await self.after(first, operation, body, **path)

    async def after(self, first: Check, operation: str, body: Any = None, /, **path: str) -> Any:
        """`perform` once `first` has found, in the same transaction, nothing to raise."""
        return await self.inside.perform(self.caller, operation, path, body=body, first=first)

    async def manage(self, work: Callable[[Scope], T]) -> T:
        """What admins do that is no operation of the API, in one transaction."""
        return await self.inside.manage(self.caller, work)

    def refuse_if_changed(self, updated_at: str) -> None:
        """Raises BadRequest unless the form was filled in from what stands there now."""
        seen = self.fields.get("updated_at")
        if seen and updated_at != seen:
            raise BadRequest(
                "somebody else has changed this meanwhile, and nothing was saved: what you typed is below, what it"
                " is now is on the page; save again to put yours in its place"
            )

    def text(self, name: str, *, required: bool = False) -> str:
        found = self.fields.get(name, "")
        if required and not found:
            raise BadRequest(f"{name}: is missing")
        return found

    def number(self, name: str, *, required: bool = False) -> int | None:
        """A whole number; None when nothing was typed. Raises BadRequest."""
        return whole(name, self.text(name, required=required))

    def decimal(self, name: str, *, required: bool = False) -> float | None:
        """A number that may have a fraction; None when nothing was typed. Raises BadRequest."""
        text = self.text(name, required=required)
        try:
            found = float(text) if text else None
        except ValueError:
            found = math.nan
        if found is not None and not math.isfinite(found):
            raise BadRequest(f"{name}: must be a number, not {text[:40]!r}")
        return found

    def switch(self, name: str) -> bool:
        """Whether a box is checked."""
        return self.fields.get(name) == "on"

    def rows(self, *names: str) -> list[Texts]:
        """Fields that repeat, row by row; a row in which nothing was typed is none."""
        return rows_of(self.several, names)

    def instant(self, name: str) -> datetime | None:
        """A date-time field, in UTC; None when nothing was typed. Raises BadRequest."""
        return instant(name, self.text(name))

    def done(self, where: str, said: str, **query: Any) -> Done:
        """Go to a page of this environment, which says so."""
        asked = urlencode({name: value for name, value in query.items() if value not in (None, "")})
        return Done(f"{where}?{asked}" if asked else where, said)

    def show(self, **shown: Any) -> Show:
        """Show the form's own page once more, with what it is shown this one time."""
        return Show(shown)


@dataclass(frozen=True, slots=True)
class Done:
    """A form went well. `where` is below the environment's address."""

    where: str
    said: str


@dataclass(frozen=True, slots=True)
class Show:
    """A form went well, and its page has something to show this once."""

    shown: Context
