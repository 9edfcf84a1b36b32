"""Operations of `catalogs`."""

from __future__ import annotations

from schematic_server.registry import Handlers

routes = Handlers()
