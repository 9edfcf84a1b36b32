"""Pages, which read: a function of a `View`, called in one read transaction, returns what its template is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast
from urllib.parse import urlencode

from schematic_server.console.inside import Caller, Inside, unknown
from schematic_server.console.typed import Texts, rows_of
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


def _choices(query: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"limit": CHOICES, "offset": 0, **query}


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
    sent_to: str = ""  # the address of the form that was refused
    several: Mapping[str, list[str]] = field(default_factory=dict[str, list[str]])  # the same of fields that repeat
    shown_once: Context = field(default_factory=dict[str, Any])  # what a form has for this answer alone: a new secret
    labels: dict[str, str] = field(default_factory=dict[str, str])  # of fields that the page has, by name

    @property
    def now(self) -> datetime:
        return self.scope.now

    def of(self, action: str) -> View:
        """The view that a form is written with whose fields other forms of the page have as well: what was refused
        and typed is its own or nobody's."""
        if self.sent_to == action:
            return self
        return replace(self, error=None, typed=Texts(), several={})

    def says(self, name: str, label: str) -> str | None:
        """Why the form was refused, in the words of the page, if that is for a field of this name and label."""
        self.labels.setdefault(name, label)
        wrong, colon, why = (self.error or "").partition(": ")
        return f"{label}: {why}" if colon and wrong == name else None

    @property
    def problem(self) -> str | None:
        """Why a form was refused, in the words of the page as far as it is made."""
        wrong = (self.error or "").partition(": ")[0]
        return self.says(wrong, self.labels[wrong]) if wrong in self.labels else self.error

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
        return rows_of(self.several, names)

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
