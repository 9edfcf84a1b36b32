"""What the text of a trait is as a number: one reading for writes, displays, limits and usage. Pure.

Numbers are decimal, as JSON has them, with what the rules engine reads besides (`+5`, `007`, `.5`): its reading decides
who may do what, so nothing else may differ from it.
"""

from __future__ import annotations

import math
import re

from schematic.rules.compare import parse_int
from schematic_server.bounds import MAX_INTEGER

# Alternatives that share no beginning: a text of 16,384 digits must not be tried in every possible split.
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")


def number(text: str) -> int | float | None:
    """The number that `text` spells; None where it spells none (`1_000`, ` 7 `, `nan`, `1e999`, words)."""
    whole = parse_int(text)
    if whole is not None:
        return whole
    if _NUMBER.fullmatch(text) is None:
        return None
    found = float(text)
    return found if math.isfinite(found) else None


def whole_number(text: str) -> int | None:
    """The whole number that `text` spells, also as `10.0` or `1e3`; None for anything else."""
    found = number(text)
    return None if found is None or found != math.floor(found) else int(found)


def usage(text: str | None) -> int:
    """A counted trait as usage: rounded down, 0 for what is no number.

    Rounded down, a usage is below a whole limit exactly when the trait itself is.
    """
    return exact(math.floor(number(text or "") or 0))


def limit(text: str | None) -> int:
    """A trait as the limit of another trait: rounded up, so that whole usage below it is allowed; 0 for no number."""
    return exact(math.ceil(number(text or "") or 0))


def exact(amount: int) -> int:
    """As near to `amount` as clients can read; values written before there was a bound may lie beyond."""
    return max(-MAX_INTEGER, min(amount, MAX_INTEGER))
