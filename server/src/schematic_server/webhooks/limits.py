"""Which limits a change of usage has crossed. Pure.

A threshold fires where `before < threshold <= after`, so once per crossing, and again only after usage fell below it
or a new period began. One that is passed together with another fires in the order of thresholds: the warning first.
Source: contract, `webhooks`, events `entitlement.…`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

WARNING, REACHED, TIER_WARNING = 80, 100, 75  # percent


def entitlement_events(
    before: int, after: int, *, allocation: int | None, soft_limit: int | None, tiers: Sequence[int] = ()
) -> list[str]:
    """Event types, by usage before and after a change. None is no limit, and so is 0.

    `tiers` are the ends of price tiers, upwards; of each the warning comes no sooner than usage has entered it.
    """
    return [
        *_pair("entitlement.limit", before, after, allocation),
        *_pair("entitlement.soft_limit", before, after, soft_limit),
        *_tiers(before, after, tiers),
    ]


def thresholds(limits: Iterable[int], tiers: Iterable[Sequence[int]] = ()) -> list[int]:
    """Where `entitlement_events` fires for any of these limits or tiers, upwards, in hundredths."""
    found = {limit * percent for limit in limits if limit > 0 for percent in (WARNING, REACHED)}
    for ends in tiers:
        found.update(at for end, warns_at in _warnings(ends) for at in (warns_at, end * 100))
    return sorted(found)


def warning_tiers_reached(before: Decimal, after: Decimal, tiers: Sequence[Decimal]) -> list[Decimal]:
    """The warning tiers of a credit grant that the remaining balance has sunk to, the highest first."""
    return sorted((one for one in tiers if before > one >= after), reverse=True)


def _pair(name: str, before: int, after: int, limit: int | None) -> list[str]:
    if limit is None or limit <= 0:
        return []
    shares = ((f"{name}.warning", WARNING), (f"{name}.reached", REACHED))
    return [event for event, percent in shares if before * 100 < limit * percent <= after * 100]


def _tiers(before: int, after: int, tiers: Sequence[int]) -> list[str]:
    found: list[str] = []
    for end, warns_at in _warnings(tiers):
        if before * 100 < warns_at <= after * 100:
            found.append("entitlement.tier_limit.warning")
        if before < end <= after:
            found.append("entitlement.tier_limit.reached")
    return found


def _warnings(tiers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The end of each tier, and where its warning fires, in hundredths."""
    entered = 0
    for end in tiers:
        yield end, max(end * TIER_WARNING, (entered + 1) * 100)
        entered = end
