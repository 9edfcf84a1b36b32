"""What the environment says of changes that could be had: downgrades, limits, what is to come, what is still lacking.

Pure. Customers' own pages (`is_checkout`) are held to all of it; a plan manager is only told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from schematic_server.domains.checkout.facts import Facts
from schematic_server.domains.checkout.problems import DOWNGRADE_NOT_PERMITTED, Problem
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.entitlements import FeatureUsageResponseData

Action = Literal["downgrade", "subscribe", "unsubscribe", "upgrade", "upgrade_trial"]
_LESS = ("downgrade", "unsubscribe")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a change would be: `action` None neither more nor less is paid. `is_other_base`: the company would be on
    another base plan, or at another price of it. `is_cheaper_base`: what is bought beside that makes it no upgrade for
    customers. `scheduled_at`: when it comes, if not now."""

    action: Action | None
    is_other_base: bool
    scheduled_at: datetime | None
    violations: Sequence[FeatureUsageResponseData]
    missing: Sequence[Row]
    is_cheaper_base: bool = False


def broken(facts: Facts, outcome: Outcome) -> Iterator[Problem]:
    """Every rule that the change breaks, and every requirement that is not met yet."""
    yield from _pending(facts, outcome)
    if facts.request.is_self_service:
        yield from _self_service(facts, outcome)
    yield from _limits(facts, outcome)
    if facts.request.is_checkout:
        yield from _lacking(facts, outcome)


def ends_pending(facts: Facts, outcome: Outcome) -> bool:
    """Whether what is to come is cancelled by the change: by more of a base plan, by keeping what there is, by having
    nothing any more."""
    if facts.base is None and not facts.request.keeps_plans:
        return True
    if outcome.is_other_base:
        return outcome.action not in _LESS and outcome.action is not None
    return not _buys(facts, outcome)


def _pending(facts: Facts, outcome: Outcome) -> Iterator[Problem]:
    pending = facts.pending
    if pending is None or ends_pending(facts, outcome):
        return
    is_purchase = not outcome.is_other_base
    what = "nothing can be bought until then" if is_purchase else "cancel it first"
    yield Problem(
        "scheduled_change_blocks_purchase" if is_purchase else "scheduled_change_pending",
        f"scheduled downgrade to plan {pending['to_plan_id']} is pending ({pending['id']}); {what}",
        conflicts=facts.request.is_checkout,
        source="requirement",
        ids={"plan_id": pending["to_plan_id"]},
    )


def _buys(facts: Facts, outcome: Outcome) -> bool:
    return bool(facts.request.selection.bundles) or outcome.action == "upgrade"


def _self_service(facts: Facts, outcome: Outcome) -> Iterator[Problem]:
    is_less = outcome.action in _LESS or outcome.is_cheaper_base
    if is_less and facts.settings["prevent_self_service_downgrade"]:
        detail = "the environment's plan group prevents downgrades by customers (prevent_self_service_downgrade)"
        yield Problem("downgrade_not_permitted", DOWNGRADE_NOT_PERMITTED, detail)


def _limits(facts: Facts, outcome: Outcome) -> Iterator[Problem]:
    is_more = outcome.action in ("subscribe", "upgrade", "upgrade_trial") and not outcome.is_cheaper_base
    for one in outcome.violations:
        feature = one.get("feature")
        name, feature_id = (feature["name"], feature["id"]) if feature else ("", "")
        message = f"{name}: {one.get('usage')} are used, and the plan allows {one.get('allocation')}; use less first"
        yield Problem(
            "usage_over_limit",
            message,
            source="requirement",
            is_blocking=facts.request.is_checkout and not is_more and _prevents(facts, outcome),
            ids={"feature_id": feature_id},
        )


def _prevents(facts: Facts, outcome: Outcome) -> bool:
    if outcome.scheduled_at is not None:
        return bool(facts.settings["scheduled_downgrade_prevent_when_over_limit"])
    return bool(facts.settings["prevent_downgrades_when_over_limit"])


def _lacking(facts: Facts, outcome: Outcome) -> Iterator[Problem]:
    for field in outcome.missing:
        message = f"custom_field_values: {field['name']} ({field['id']}) is required"
        yield Problem("custom_field_required", message, source="requirement", ids={"field_id": field["id"]})
    if is_opt_in_asked(facts) and not facts.request.is_opted_in:
        yield Problem("opt_in_required", "opt_in_accepted: must be true", source="requirement")


def is_opt_in_asked(facts: Facts) -> bool:
    return facts.request.is_checkout and bool(facts.settings["opt_in_enabled"])
