"""What follows from a balance that has moved: warnings, and top-ups that are asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from schematic.rules.ledger import UNIT
from schematic_server.changes import CreditTierReached
from schematic_server.domains.credits.views import Moved
from schematic_server.domains.plancredits import topups
from schematic_server.scope import Scope


def moved(scope: Scope, moves: Sequence[Moved]) -> None:
    """Tell of warning tiers that balances have sunk to, and have those topped up that draws have taken so far."""
    for one in moves:
        for tier in one.account["terms"].get("warning_tiers", ()):
            if one.before > tier["value"] * UNIT >= one.after:
                _tell(scope, one, tier)
    topups.ask(scope, [one.account for one in moves if _is_low(one)])


def _is_low(one: Moved) -> bool:
    topup = one.account["terms"].get("topup")
    return topup is not None and one.has_drawn and one.after <= topup["threshold"]


def _tell(scope: Scope, one: Moved, tier: Mapping[str, Any]) -> None:
    scope.emit(
        CreditTierReached(
            *scope.here,
            one.account["company_id"],
            one.account["credit_id"],
            tier["plan_credit_grant_id"],
            (tier["id"], tier["key"], tier["value"]),
            one.after,
        )
    )
