"""Who of a company used which credits: by track events, less what was given back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from schematic_server.domains.credits import amounts, credit_types, use_store
from schematic_server.domains.credits.use_store import UserUse
from schematic_server.domains.usage.ranges import Range
from schematic_server.scope import Scope
from schematic_server.storage.metadata import instant

if TYPE_CHECKING:
    from schematic_server.contract.companies import UserResponseData
    from schematic_server.contract.entitlements import (
        CompanyUserUsageRowResponseData,
        UserCreditUsageResponseData,
        UserDailyCreditPointResponseData,
    )


def told(
    scope: Scope, found: Sequence[UserUse], users: Mapping[str, UserResponseData], totals: Mapping[str, int]
) -> list[UserCreditUsageResponseData]:
    """Uses with their share of `totals`, which are by credit."""
    types = credit_types.named(scope, sorted({one.credit_id for one in found}))
    return [
        {
            "user_id": one.user_id or None,
            "user": users.get(one.user_id),
            "billing_credit_id": one.credit_id,
            "credit_name": types[one.credit_id]["name"],
            "credits_used": amounts.credits(one.units),
            "share": share(one.units, totals[one.credit_id]),
        }
        for one in found
    ]


def totals(found: Sequence[UserUse]) -> dict[str, int]:
    """What all of them used, by credit."""
    sums: dict[str, int] = {}
    for one in found:
        sums[one.credit_id] = sums.get(one.credit_id, 0) + one.units
    return sums


def days(scope: Scope, company_id: str, user_id: str, within: Range) -> list[UserDailyCreditPointResponseData]:
    found = use_store.days_of_user(scope, company_id, user_id, *within)
    return [{"date": instant(day), "credits_used": amounts.credits(units)} for day, units in found]


def row(user_id: str, units: int, users: Mapping[str, UserResponseData], total: int) -> CompanyUserUsageRowResponseData:
    """A row of the paged report. When somebody last used credits is not told."""
    return {
        "user_id": user_id or None,
        "user": users.get(user_id),
        "value": amounts.credits(units),
        "share": share(units, total),
        "last_seen": None,
    }


def share(part: int, total: int) -> float:
    """0 to 1; what was taken back makes no share, nor one of more than all."""
    return max(0.0, min(part / total, 1.0)) if total > 0 else 0.0
