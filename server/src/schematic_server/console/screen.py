"""Screens: the pages and forms of one section, at their addresses."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias

from starlette.responses import Response

from schematic_server.console.form import Done, Form, Show
from schematic_server.console.view import Context, View

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
