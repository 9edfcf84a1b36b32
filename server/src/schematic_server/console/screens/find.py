"""Go to anything by name or key: the palette's answers, and the same as a page."""

from __future__ import annotations

from typing import Any

from schematic_server.console.screen import Screens
from schematic_server.console.view import Context, View

screens = Screens()
_EACH = 6  # of a kind that are shown


@screens.page("/find", "find.html")
def find(view: View) -> Context:
    text = view.query["q"]
    kinds = (
        ("Companies", "companies", "companies.list_companies"),
        ("Features", "features", "features.list_features"),
        ("Flags", "flags", "features.list_flags"),
        ("Plans", "plans", "plans.list_plans"),
        ("Users", "users", "companies.list_users"),
    )
    found = [(title, path, _found(view, operation, text)) for title, path, operation in kinds if text]
    return {"found": [one for one in found if one[2]], "text": text}


def _found(view: View, operation: str, text: str) -> list[Any]:
    """What has the text in its name or key; an id finds what it is of."""
    found: list[Any] = view.ask(operation, {"q": text, "limit": _EACH})
    return found or ([] if "_" not in text else view.ask(operation, {"ids": text, "limit": 1}))
