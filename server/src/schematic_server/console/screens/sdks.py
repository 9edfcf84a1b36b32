"""SDK health: which clients ask this server, and what they are answered."""

from __future__ import annotations

from schematic_server.console.screen import Screens
from schematic_server.console.view import Context, View

screens = Screens()


@screens.page("/settings/sdks", "settings/sdks.html", is_here=True)
def sdks(view: View) -> Context:
    return {"found": view.inside.ports.clients()}
