"""Whether a figure reaches its target, in the words of the tables."""

from __future__ import annotations

import operator
import re

MISSED = ", not reached here"
_TARGET = re.compile(r"([≤≥<]) ([\d.,]+)(x?)")
_HOLDS = {"≤": operator.le, "≥": operator.ge, "<": operator.lt}


def judged(target: str, figure: float, ratio: float | None) -> str:
    """`target` as the table shows it: `≤ 0.25x` is about the ratio to the official figure, `< 5` about the figure."""
    match = _TARGET.match(target)
    if match is None:
        return target
    sign, bound, is_ratio = match.groups()
    value = ratio if is_ratio else figure
    holds = value is None or _HOLDS[sign](value, float(bound.replace(",", "")))
    return target if holds else target + MISSED
