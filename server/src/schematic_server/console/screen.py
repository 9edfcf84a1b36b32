"""Screens: the pages and forms of one section, at their addresses."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from starlette.responses import Response

from schematic_server.console.form import Done, Form, Show
from schematic_server.console.view import Context, View

Page: TypeAlias = Callable[[View], Context]
# A member, what of it, and why: `keys: …`, `tiers.0.up_to: …`, `amount is required: …`.
_OF_MEMBER = re.compile(r"(\w+)(?:\.(?:\w+\.)*(\w+))?(?:: | (?=is required))(.*)", re.DOTALL)
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
    """`names` are fields of the form that the API has under other names, by those."""

    path: str
    page: PageScreen
    send: Sent
    names: Mapping[str, str]

    def in_its_words(self, error: str, fields: Collection[str]) -> str:
        """What was refused of a member, as what is refused of the field that says it, where the form has one."""
        found = _OF_MEMBER.match(error)
        if found is None or error.partition(": ")[0] in fields:
            return error
        member, inner, why = found.groups()
        field = inner if inner in fields else self.names.get(member, member)
        return f"{field}: {why}" if field in fields else error


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

    def form(self, path: str, page: PageScreen, **names: str) -> Callable[[Sent], Sent]:
        """A form that is sent to `path` and stands on `page`, whose parameters `path` has as well.

        `names` are its fields by what the API calls them, where that is another name.
        """

        def add(send: Sent) -> Sent:
            self.forms.append(FormScreen(path, page, send, names))
            return send

        return add
