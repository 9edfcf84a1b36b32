"""What `check_flag_with_receipt` answers. Loaded when asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from schematic.types import CheckFlagResponseData

Source = Literal["live", "cache", "stale", "default"]


@dataclass(frozen=True, slots=True)
class CheckReceipt:
    """A check's value and where it came from.

    `source`: `live` (the API, just now), `cache`, `stale` (the last known answer, because the API did not give one) or
    `default` (a default value or an outage policy). `reason` is `response.reason`. `age_seconds`: since the API gave
    the answer; None for a default and for an answer of a cache outside the process.
    """

    value: bool
    source: Source
    reason: str
    response: CheckFlagResponseData
    age_seconds: float | None
