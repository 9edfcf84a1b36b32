"""What was told of a company or user a moment ago is told once more with what is told next.

The official Node client (1.6.2) takes two messages that it reads at once in together: it merges both into the document
from before them, and keeps what comes of the second. So that nothing is lost, the second says what the first said, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from schematic.datastream.merge import Document, merge, window

AGAIN = 1.0  # seconds; a Node process that is busy for longer between two reads may still lose the first
_ALL: Final = ""  # in place of a member's name: the whole document was told


class Lately:
    """What was told, by member, and of metrics by window, and until when it is told again."""

    __slots__ = ("_until",)

    def __init__(self) -> None:
        self._until: dict[str | tuple[str, str, str], float] = {}

    def with_news(
        self, before: Document, news: Mapping[str, Any] | None, now: float, document: Document
    ) -> Mapping[str, Any] | None:
        """The partial to be told of what became of `before`; None where the whole document is, as where `news` is None.

        `document` is the newest, `now` in seconds. The law: whoever merges it into what anybody knew within `AGAIN`
        before has the newest.
        """
        late = {name: until for name, until in self._until.items() if until > now}
        named = [_ALL] if news is None else [name for name in news if name != "metrics"]
        counted = [window(metric) for metric in (news or {}).get("metrics", ())]
        self._until = late | dict.fromkeys([*named, *counted], now + AGAIN)
        if news is None or _ALL in late:
            return None
        if late.keys() <= {*named, *counted} and not {"keys", "credit_balances"} & late.keys():
            return news
        told = {name: document[name] for name in self._until if isinstance(name, str) and name in document}
        if metrics := [one for one in document.get("metrics") or () if window(one) in self._until]:
            told["metrics"] = metrics
        return told if merge(before, told) == document else None
