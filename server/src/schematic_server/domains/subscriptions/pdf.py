"""An invoice on pages of paper (A4), as PDF. Pure.

Fonts are those that every reader has, so nothing is embedded: letters outside of Windows-1252 show as question marks,
and amounts stand in a font of one width, so that they line up.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pydyf as _pydyf  # type: ignore[import-untyped]  # it tells no types

pydyf: Any = _pydyf
WIDTH, HEIGHT, MARGIN = 595, 842, 56  # points
_LEADING, _SIZE, _TITLE = 15, 9, 18
_COURIER = 0.6  # of the size: how wide each letter is
_PERIOD_AT = 300  # where the column of periods begins
_ABOUT = 0.5  # of the size: how wide a letter of Helvetica is in the mean


def rendered(heading: Sequence[str], lines: Sequence[tuple[str, str, str]], totals: Sequence[tuple[str, str]]) -> bytes:
    """`heading` begins with the title; `lines` are what is charged, for when, and how much."""
    document = pydyf.PDF()
    fonts = {name: _font(document, base) for name, base in (("text", "Helvetica"), ("figures", "Courier"))}
    pages: list[_Page] = [_Page()]
    pages[0].title(heading[0])
    for one in heading[1:]:
        _room(pages).text(MARGIN, one)
    _room(pages, 2).rule()
    for what, period, amount in lines:
        page = _room(pages)
        page.text(MARGIN, _cut(what, _PERIOD_AT - MARGIN), period, amount)
    _room(pages, len(totals) + 1).rule()
    for name, amount in totals:
        _room(pages).text(_PERIOD_AT, name, "", amount)
    for page in pages:
        document.add_object(page.stream)
        document.add_page(
            pydyf.Dictionary(
                {
                    "Type": "/Page",
                    "Parent": document.pages.reference,
                    "MediaBox": pydyf.Array([0, 0, WIDTH, HEIGHT]),
                    "Resources": pydyf.Dictionary({"Font": pydyf.Dictionary(fonts)}),
                    "Contents": page.stream.reference,
                }
            )
        )
    return _bytes(document)


class _Page:
    """A page that is filled from the top; `y` is where the next line stands."""

    def __init__(self) -> None:
        self.stream = pydyf.Stream(compress=True)
        self.y = HEIGHT - MARGIN - _TITLE

    def title(self, text: str) -> None:
        self._put("text", _TITLE, MARGIN, text)
        self.y -= 2 * _LEADING

    def text(self, x: int, first: str, period: str = "", amount: str = "") -> None:
        self._put("text", _SIZE, x, first)
        self._put("text", _SIZE, _PERIOD_AT, period)
        self._put("figures", _SIZE, round(WIDTH - MARGIN - len(amount) * _SIZE * _COURIER, 2), amount)
        self.y -= _LEADING

    def rule(self) -> None:
        self.stream.move_to(MARGIN, self.y)
        self.stream.line_to(WIDTH - MARGIN, self.y)
        self.stream.stroke()
        self.y -= _LEADING

    def _put(self, font: str, size: int, x: float, text: str) -> None:
        if text:
            self.stream.begin_text()
            self.stream.set_font_size(font, size)
            self.stream.set_text_matrix(1, 0, 0, 1, x, self.y)
            self.stream.show_text(f"<{text.encode('cp1252', 'replace').hex()}>")
            self.stream.end_text()


def _room(pages: list[_Page], lines: int = 1) -> _Page:
    """The last page, or a new one where so many lines do not fit any more."""
    if pages[-1].y < MARGIN + lines * _LEADING:
        pages.append(_Page())
    return pages[-1]


def _font(document: Any, base: str) -> bytes:
    told = {"Type": "/Font", "Subtype": "/Type1", "BaseFont": f"/{base}", "Encoding": "/WinAnsiEncoding"}
    font = pydyf.Dictionary(told)
    document.add_object(font)
    reference: bytes = font.reference
    return reference


def _cut(text: str, width: int) -> str:
    most = int(width / (_SIZE * _ABOUT))
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _bytes(document: Any) -> bytes:
    written = BytesIO()
    document.write(written)
    return written.getvalue()
