"""Amounts of credits: stored as whole billionths, exact on both databases; told as the API's numbers. Pure."""

from __future__ import annotations

from decimal import Decimal

from schematic_server.errors import BadRequest

DIGITS = 9  # after the point: prices of single tokens have six or seven
MAX_CREDITS = 9 * 10**9  # billionths of more would not fit into 64 bits
# Of its own size, that a sum of floats is off by at most; what is off by more was meant to have more digits.
_FLOAT_NOISE = Decimal("1e-12")


def units(member: str, given: float) -> int:
    """`given` credits in billionths; raises BadRequest, naming `member`, for a negative, too large or too fine one."""
    amount = Decimal(repr(given))
    if not 0 <= amount <= MAX_CREDITS:
        raise BadRequest(f"{member}: must be a number of credits between 0 and {MAX_CREDITS}")
    exact = amount.scaleb(DIGITS)
    whole = exact.to_integral_value()
    if abs(exact - whole) > exact * _FLOAT_NOISE:
        raise BadRequest(f"{member}: at most {DIGITS} digits after the point, not {given!r}")
    return int(whole)


def text(units: int) -> str:
    """Billionths as people read credits: exact, without an exponent or needless digits."""
    whole = Decimal(units).scaleb(-DIGITS)
    return f"{whole.to_integral_value() if whole == whole.to_integral_value() else whole.normalize():f}"


def credits(units: int) -> float:
    """Billionths as the API and the engine have them: the nearest number of double precision."""
    return float(Decimal(units).scaleb(-DIGITS))
