"""How far set-up has come: steps that are read off the data, never stored, and milestones made of them.

What an account says of itself on the way (its path, track, addresses) is kept. The steps of the hosted product's own
agent are none here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast, get_args
from urllib.parse import urlsplit

from schematic_server.domains.accounts import store
from schematic_server.domains.accounts.views import onboarding_steps
from schematic_server.errors import BadRequest
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.accounts import (
        GetOnboardingStateResp,
        OnboardingMilestone,
        OnboardingMilestoneView,
        OnboardingRequirementStatus,
        OnboardingRequirementView,
        UpdateOnboardingStateRequestBody,
    )

# In the order in which they are suggested.
Step: TypeAlias = Literal[
    "create_api_key",
    "model_packaging",
    "first_flag_check",
    "import_companies",
    "send_events",
    "connect_billing",
]
STEPS: tuple[Step, ...] = get_args(Step)
# What each cannot be taken before.
_NEEDS: Mapping[Step, tuple[Step, ...]] = {
    "create_api_key": (),
    "model_packaging": (),
    "first_flag_check": ("create_api_key", "model_packaging"),
    "import_companies": ("create_api_key",),
    "send_events": ("create_api_key",),
    "connect_billing": ("model_packaging",),
}
# Nothing here has to be sold for money, so no milestone waits for billing.
MILESTONES: Mapping[OnboardingMilestone, tuple[Step, ...]] = {
    "evaluated": ("create_api_key", "model_packaging", "first_flag_check"),
    "implemented": ("create_api_key", "model_packaging", "first_flag_check", "import_companies", "send_events"),
}
_Address = Literal["website_url", "pricing_page_url"]
_ADDRESSES: tuple[_Address, ...] = get_args(_Address)
_Kept = Literal["path", "track", "country"]
_KEPT: tuple[_Kept, ...] = get_args(_Kept)
_MAX_COUNTRY = 64  # characters
_Taken = Mapping[Step, datetime | None]


def get(scope: Scope) -> GetOnboardingStateResp:
    """The state of the scope's environment; where it has none, of the account as a whole."""
    row, taken = store.find_onboarding(scope) or {}, _taken(scope)
    requirements = [_requirement(step, taken) for step in STEPS]
    return {
        "environment_id": scope.environment_id or None,
        "path": row.get("path"),
        "track": row.get("track"),
        "website_url": row.get("website_url"),
        "pricing_page_url": row.get("pricing_page_url"),
        "country": row.get("country"),
        "dismissed_at": row.get("dismissed_at"),
        "milestones": [_milestone(one, steps, taken) for one, steps in MILESTONES.items()],
        "requirements": requirements,
        "suggested_next": [one["id"] for one in requirements if one["status"] == "available" and one["id"] in _known()],
    }


def update(scope: Scope, body: UpdateOnboardingStateRequestBody) -> GetOnboardingStateResp:
    """Keep what is given; null clears. `dismissed` notes when that was first said."""
    row = store.find_onboarding(scope)
    given = cast(Mapping[str, Any], body)
    values: dict[str, Any] = {name: given[name] for name in (*_KEPT, *_ADDRESSES) if name in given}
    for name in _ADDRESSES:
        _check_address(name, body.get(name))
    if len(body.get("country") or "") > _MAX_COUNTRY:
        raise BadRequest(f"country: at most {_MAX_COUNTRY} characters")
    if (dismissed := body.get("dismissed")) is not None:
        was = row["dismissed_at"] if row else None
        values["dismissed_at"] = (was or scope.now) if dismissed else None
    if values:
        store.save_onboarding(scope, values, is_new=row is None)
    return get(scope)


def is_complete(scope: Scope) -> bool:
    """Whether set-up is done: all of it implemented, or said to be."""
    row = store.find_onboarding(scope)
    if row is not None and row["dismissed_at"] is not None:
        return True
    return all(_taken_at(scope, step) is not None for step in MILESTONES["implemented"])


def _known() -> frozenset[str]:
    """The steps that can be taken on this server."""
    return frozenset({"create_api_key", *onboarding_steps.by_name})


def _taken(scope: Scope) -> _Taken:
    return {step: _taken_at(scope, step) for step in STEPS}


def _taken_at(scope: Scope, step: Step) -> datetime | None:
    if step == "create_api_key":
        return store.first_key_made_at(scope)
    asked = onboarding_steps.by_name.get(step)
    return asked(scope) if asked else None


def _requirement(step: Step, taken: _Taken) -> OnboardingRequirementView:
    is_taken = taken[step] is not None
    missing: list[Step] = [] if is_taken else [one for one in _NEEDS[step] if taken[one] is None]
    status: OnboardingRequirementStatus = "complete" if is_taken else "blocked" if missing else "available"
    return {
        "id": step,
        "status": status,
        "reached_at": taken[step],
        "blocked_by": missing,
    }


def _milestone(milestone: OnboardingMilestone, steps: tuple[Step, ...], taken: _Taken) -> OnboardingMilestoneView:
    reached = [at for one in steps if (at := taken[one]) is not None]
    return {
        "id": milestone,
        "progress": len(reached) / len(steps),
        "missing": [one for one in steps if taken[one] is None],
        "reached_at": max(reached) if len(reached) == len(steps) else None,
    }


def _check_address(name: str, given: str | None) -> None:
    if not given:
        return
    try:
        parts = urlsplit(given)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise BadRequest(f"{name}: must be an address such as https://example.com, not {given[:80]!r}")
