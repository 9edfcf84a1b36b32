"""Credits as whole numbers of billionths, so that sums are exact, and as the texts that SDKs share. Pure."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_EVEN, Decimal

BILLION = 10**9
_SURE = 1e6  # credits below which a product of floats is nearer to its billionth than to the next one


def billionths(credits: float) -> int:
    """The nearest whole number of billionths. Raises ValueError for what is not finite."""
    return priced(1, credits)


def priced(quantity: int, rate: float) -> int:
    """Billionths that `quantity` units cost at `rate` credits each, which is the decimal that people mean by it: 3 at
    0.1 are 0.3. Raises ValueError for a rate that is not finite."""
    product = quantity * rate
    if -_SURE < product < _SURE:
        return round(product * BILLION)
    if not math.isfinite(rate):
        raise ValueError(f"{rate!r} is no amount of credits")
    return int((Decimal(repr(rate)) * quantity * BILLION).to_integral_value(ROUND_HALF_EVEN))


def credits_of(amount: int) -> float:
    """As a number of credits."""
    return amount / BILLION


def text(amount: int) -> str:
    """Credits as JavaScript prints them: `5`, `0.5`, `1e-9`."""
    whole, rest = divmod(amount, BILLION)
    if not rest:
        return str(whole)
    if amount < 0:
        return f"-{text(-amount)}"
    if amount < 1000:  # less than a millionth
        digits = str(amount)
        mantissa = f"{digits[0]}.{digits[1:]}".rstrip("0").rstrip(".")
        return f"{mantissa}e-{10 - len(digits)}"
    return f"{whole}.{rest:09d}".rstrip("0")


def number(value: float) -> str:
    """Any finite number, as JavaScript prints it."""
    if value == int(value) and abs(value) < 1e21:
        return str(int(value))
    shortest = repr(float(value))
    mantissa, has_exponent, exponent = shortest.partition("e")
    if not has_exponent:
        return shortest
    if 1e-6 <= abs(value) < 1e21:
        return format(Decimal(shortest), "f")
    return f"{mantissa.removesuffix('.0')}e{int(exponent):+d}"
