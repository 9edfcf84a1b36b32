"""Amounts of money in requests: whole numbers of a currency's smallest unit, or texts with fractions of it. Pure."""

from __future__ import annotations

from decimal import Decimal

from schematic_server.domains.companies.numbers import number
from schematic_server.errors import BadRequest

MAX_DIGITS = 20  # after the point of a price
MAX_AMOUNT = 2**53 - 1  # smallest currency units; JSON readers keep whole numbers exact up to here


def read(where: str, price: int | None, text: str | None) -> Decimal | None:
    """The amount of `where` and of `where`_decimal, which wins; None when neither is given.

    Raises BadRequest, naming the member, for what is no amount, negative, too large or too fine.
    """
    if price is None and text is None:
        return None
    where, text = (where, str(price)) if text is None else (f"{where}_decimal", text)
    if number(text) is None:
        raise BadRequest(f"{where}: must be a decimal number such as 0.25")
    amount = Decimal(text)
    exponent = amount.as_tuple().exponent
    if not isinstance(exponent, int) or exponent < -MAX_DIGITS:  # written out, `1e-99999999` fills the memory
        raise BadRequest(f"{where}: at most {MAX_DIGITS} digits after the point")
    if not 0 <= amount <= MAX_AMOUNT:
        raise BadRequest(f"{where}: must be between 0 and {MAX_AMOUNT} of the smallest unit of its currency")
    return amount
