"""What a page that shows a catalog may do on this server."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from schematic_server.contract.catalogs import CatalogCapabilitiesResponseData


def told() -> CatalogCapabilitiesResponseData:
    """Plans can be bought from pages without a payment provider; whose badge is on them, their builder may say."""
    return {"badge_visibility": True, "checkout": True}
