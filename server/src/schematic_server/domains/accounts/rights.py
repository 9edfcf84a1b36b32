"""Who may manage which environments and API keys of an account. This alone decides; docs/guides/keys.md has the table.

Types of environments rank development < staging < production. A key that is bound to an environment manages what is of
that environment's type or a lower one; a key that is bound to none (account-wide) manages everything of its account.
In what follows None stands for "no environment": an account-wide key.
"""

from __future__ import annotations

from schematic_server.errors import Forbidden

RANKS = {"development": 0, "staging": 1, "production": 2}


def manages(own: str | None, other: str | None) -> bool:
    """Whether a key bound to type `own` may make, change and delete environments of type `other` and their keys."""
    if own is None:
        return True
    return other is not None and RANKS[other] <= RANKS[own]


def require(own: str | None, other: str | None, what: str) -> None:
    """Raises Forbidden naming `what` and the way out, unless `manages`."""
    if manages(own, other):
        return
    way_out = "an account-wide key (`schematic keys create NAME --account`)"
    if other is None:
        raise Forbidden(f"{what} is account-wide and this key is bound to a {own} environment; use {way_out}")
    raise Forbidden(f"{what} is of type {other}, above this key's own {own}; use a key of that type or {way_out}")
