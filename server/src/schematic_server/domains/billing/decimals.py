"""Numbers of requests as the decimals that they spell: no column has a float. Pure."""

from __future__ import annotations

import math
from decimal import Decimal

from schematic_server.domains.credits.money import MAX_AMOUNT
from schematic_server.errors import BadRequest


def text(member: str, value: float, most: float = MAX_AMOUNT) -> str:
    """A number of JSON as an exact decimal; raises BadRequest for what is below zero or beyond `most`."""
    if not math.isfinite(value) or not 0 <= value <= most:
        raise BadRequest(f"{member}: must be between 0 and {most}")
    return format(Decimal(repr(value)), "f")
