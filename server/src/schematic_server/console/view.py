"""What a screen is made of: pages, which read, and forms, which write.

A page is a function of a `View`, called in one read transaction, that returns what its template is given. A form is a
coroutine of a `Form`: it performs operations and says where to go next. What a form raises is shown on the page that it
stands on, with all that was typed.
"""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeVar, cast
from urllib.parse import urlencode

from starlette.responses import Response

from schematic_server.bounds import parse_instant
from schematic_server.console.inside import Caller, Inside, unknown
from schematic_server.errors import BadRequest
from schematic_server.evaluation.explain import Explanation
from schematic_server.evaluation.explaining import Question
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.companies import ListCompaniesQuery
    from schematic_server.contract.features import ListFeaturesQuery
    from schematic_server.contract.plans import ListPlansQuery

PAGE_ROWS = 40  # rows of a list that are shown at once
LONG_ROWS = 30  # the same where each row has much in it: a page after the first one is to be small
DEAR_ROWS = 20  # the same where each row takes as long as two others, or has as much in it
CHOICES = 250  # of what a choice offers
Context: TypeAlias = dict[str, Any]
T = TypeVar("T")
Ask: TypeAlias = Callable[[str, Mapping[str, Any], Mapping[str, str]], Any]  # operation, query, path -> `data`
Version: TypeAlias = Callable[[Any], str]  # of what a GET answers: a text that is another after every change


def _updated_at(found: Any) -> str:
    at: str = found["updated_at"]
    return at


class Texts(dict[str, str]):
    """Texts by name; what was not given is empty, so that templates need not ask."""

    def __missing__(self, name: str) -> str:
        return ""


def whole(name: str, text: str) -> int | None:
    """A whole number; None for no text. Raises BadRequest, naming `name`."""
    if not text:
        return None
    try:
        return int(text)
    except ValueError:
        raise BadRequest(f"{name}: must be a whole number, not {text[:40]!r}") from None


def instant(name: str, text: str) -> datetime | None:
    """What a date-time field has, in UTC; None for no text. Raises BadRequest, naming `name`."""
    if not text:
        return None
    local = {len("2026-01-31T12:00"): ":00Z", len("2026-01-31T12:00:30"): "Z"}
    found = parse_instant(text + local.get(len(text), ""))
    if found is None:
        raise BadRequest(f"{name}: must be a date and time, for example 2026-01-31T12:00, not {text[:40]!r}")
    return found


def _choices(query: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"limit": CHOICES, "offset": 0, **query}


def _rows(several: Mapping[str, list[str]], names: Sequence[str]) -> list[Texts]:
    columns = [several.get(name, []) for name in names]
    return [Texts(zip(names, row, strict=True)) for row in zip(*columns, strict=False) if any(row)]


@dataclass(slots=True)
class View:
    """One look at a page: `query` is what its address says, `error` why a form was refused, `typed` what that had.

    `part` names the block that a script asks for, if it is no whole page: what stands around it need not be asked.
    """

    inside: Inside
    caller: Caller
    scope: Scope
    path: Mapping[str, str]
    query: Texts
    environments: list[Row]
    part: str | None = None
    error: str | None = None
    typed: Texts = field(default_factory=Texts)
    several: Mapping[str, list[str]] = field(default_factory=dict[str, list[str]])  # the same of fields that repeat
    shown_once: Context = field(default_factory=dict[str, Any])  # what a form has for this answer alone: a new secret

    @property
    def now(self) -> datetime:
        return self.scope.now

    @property
    def environment(self) -> Row:
        return next(one for one in self.environments if one["id"] == self.caller.environment_id)

    def ask(self, operation: str, query: Mapping[str, Any] | None = None, /, **path: str) -> Any:
        """`data` of what the API answers to a GET; all of one page are asked in one transaction."""
        return self.inside.ask(self.scope, operation, query or {}, path)

    def look(self, operation: str, body: Mapping[str, Any]) -> Any:
        """`data` of what the API answers to a POST that only reads; with all the time that it takes, as it decides."""
        return self.inside.look(self.unhurried().scope, operation, body)

    def explain(self, question: Question) -> Explanation:
        """Why a check answers as it does; raises NotFound for the flag."""
        return self.inside.ports.explain(self.scope, question)

    def credit_costs(self, flag_id: str) -> Mapping[str, float]:
        """What one use costs, by the id of a credit condition of the flag."""
        return self.inside.ports.rules.credit_costs(self.scope, flag_id)

    def may(self, operation: str) -> bool:
        return self.caller.may(operation)

    def within(self, environment_id: str) -> View:
        """The same look at another environment of the account, in the same transaction. Raises NotFound."""
        if all(one["id"] != environment_id for one in self.environments):
            raise unknown("environment")
        caller = replace(self.caller, environment_id=environment_id)
        return replace(self, caller=caller, scope=replace(self.scope, environment_id=environment_id, loaded={}))

    def unhurried(self) -> View:
        """The same look with all the time that it takes: counts, ranks, and whatever a search finds."""
        return replace(self, scope=replace(self.scope, is_hurried=False, loaded={}))

    def has(self, permission: str) -> bool:
        """Whether the member has a permission here, for what is no operation."""
        return self.caller.has(permission)

    def count(self, operation: str, query: Mapping[str, Any]) -> int | None:
        """How many rows a list has in all, where that alone was asked for: of many rows, counting takes longer than a
        page of them. None shows the way to it (macro `total`)."""
        if self.part != "total" and not self.query["total"]:
            return None
        counted: int = self._asked_for().ask(operation, query)["count"]
        return counted

    def is_narrowed(self, entity_type: Literal["company", "user"]) -> bool:
        """Whether a list has what begins with the text alone: there is much to search, and it was not asked for."""
        if not self.query["q"] or self.query["everywhere"]:
            return False
        return not self.inside.ports.searches.is_whole(self.scope, entity_type)

    @property
    def is_counting(self) -> bool:
        """Whether the page is asked for what it has to count, which it does not wait for otherwise (macro `later`)."""
        return self.part == "counted" or bool(self.query["counted"])

    def companies(self, **query: Any) -> list[tuple[str, str]]:
        """Ids and names of companies: of `ids`, or to choose from."""
        return self.inside.ports.companies.choices(self.scope, cast("ListCompaniesQuery", _choices(query)))

    def plans(self, **query: Any) -> list[tuple[str, str]]:
        """Ids and names of plans to choose from."""
        return self.inside.ports.plans.choices(self.scope, cast("ListPlansQuery", _choices(query)))

    def features(self, **query: Any) -> list[tuple[str, str]]:
        """Ids and names of features to choose from."""
        return self.inside.ports.features.choices(self.scope, cast("ListFeaturesQuery", _choices(query)))

    def number(self, name: str, default: int = 0, most: int = 1_000_000_000) -> int:
        """A whole number of the address; the default when it is none."""
        text = self.query[name]
        return min(int(text), most) if text.isascii() and text.isdigit() and len(text) < 12 else default

    def rows(
        self, operation: str, query: Mapping[str, Any] | None = None, /, most: int = PAGE_ROWS, **path: str
    ) -> Rows:
        """A part of a list, `most` rows from `?offset=`: one row more is asked for, to know whether there are more."""
        offset = self.number("offset")
        if self.part in ("total", "choices"):
            return Rows([], offset, None, None)
        asked = {**(query or {}), "limit": most + 1, "offset": offset}
        found: list[Any] = self._asked_for().ask(operation, asked, **path)
        more = len(found) > most
        return Rows(
            found[:most],
            offset,
            self.with_query(offset=offset + most) if more else None,
            self.with_query(offset=max(offset - most, 0) or None) if offset else None,
        )

    def _asked_for(self) -> View:
        """In a hurry, unless the address asks for all that there is (`?everywhere=1`)."""
        return self.unhurried() if self.query["everywhere"] else self

    def typed_rows(self, *names: str) -> list[Texts]:
        """What was typed into fields that repeat, row by row."""
        return _rows(self.several, names)

    def with_query(self, **changed: Any) -> str:
        """The page's own query with some of it changed, to be put behind `?`; None and empty take a name out."""
        given = {**self.query, **changed}
        return urlencode({name: value for name, value in given.items() if value not in (None, "")})


@dataclass(frozen=True, slots=True)
class Rows:
    """A part of a list; `next` is the query of the next one, `previous` of the one before; "" is the whole page's."""

    rows: list[Any]
    offset: int
    next: str | None
    previous: str | None = None


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
        return await inside.database.read(lambda db: inside.ask(inside.scope(db, caller), operation, query or {}, path))

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

    def number(self, name: str) -> int | None:
        """A whole number; None when nothing was typed. Raises BadRequest."""
        return whole(name, self.text(name))

    def decimal(self, name: str) -> float | None:
        """A number that may have a fraction; None when nothing was typed. Raises BadRequest."""
        text = self.text(name)
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
        return _rows(self.several, names)

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


Page: TypeAlias = Callable[[View], Context]
Sent: TypeAlias = Callable[[Form], Awaitable[Done | Show | Response]]


@dataclass(frozen=True, slots=True)
class PageScreen:
    """A page that `is_here` is made of what the server's own process has in memory."""

    path: str
    template: str
    make: Page
    is_here: bool


@dataclass(frozen=True, slots=True)
class FormScreen:
    path: str
    page: PageScreen
    send: Sent


class Screens:
    """The pages and forms of one section. Addresses stand below the environment's."""

    def __init__(self) -> None:
        self.pages: list[PageScreen] = []
        self.forms: list[FormScreen] = []

    def page(self, path: str, template: str, *, is_here: bool = False) -> Callable[[Page], PageScreen]:
        """A page, found at `path`, made of `template`."""

        def add(make: Page) -> PageScreen:
            screen = PageScreen(path, template, make, is_here)
            self.pages.append(screen)
            return screen

        return add

    def form(self, path: str, page: PageScreen) -> Callable[[Sent], Sent]:
        """A form that is sent to `path` and stands on `page`, whose parameters `path` has as well."""

        def add(send: Sent) -> Sent:
            self.forms.append(FormScreen(path, page, send))
            return send

        return add
