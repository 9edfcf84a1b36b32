"""A company as checks saw it at a past moment, as far as that is kept.

Kept are plan changes, usage by the hour, the ledger of credits, and by the day how number traits that measure features
change. Not kept are spend policies, how much of a credit was granted in all, other traits, rules of flags, overrides
that were changed or removed since, and versions of add-ons: these are taken as they are now, and add-ons that the
company has no longer are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from schematic_server.domains.companies import metrics, numbers
from schematic_server.domains.companies.engine import Counter, Known, TraitValue
from schematic_server.domains.credits import engine as credits
from schematic_server.domains.credits import use_store
from schematic_server.domains.entitlements.engine import Held
from schematic_server.domains.usage import store, trait_history
from schematic_server.domains.usage.ranges import DAY, HOUR, Range
from schematic_server.scope import Scope
from schematic_server.storage.metadata import microseconds
from schematic_server.storage.queries import Row


def rewind(scope: Scope, company_id: str, known: Known, held: Held, paid: credits.Held, at: datetime) -> None:
    """Make of what is known of a company, and held by it (overrides in force at `at`, credits), what that was at `at`.

    Of usage the hours count that had begun, of a measuring trait what it was at the end of the day.
    """
    for credit_id, one in paid.balances.items():
        remaining, settled = use_store.balance_at(scope, company_id, credit_id, microseconds(at))
        paid.balances[credit_id] = one._replace(remaining=remaining, reserved=settled - remaining)
    known.traits = [_trait_at(scope, company_id, one, at) for one in known.traits]
    known.counters = _counters(scope, company_id, known, at)
    held.plans = _plans(scope, company_id, held.plans, at)
    held.overrides = [row for row in held.overrides if row["created_at"] <= at]


def _counters(scope: Scope, company_id: str, known: Known, at: datetime) -> list[Counter]:
    subtypes = {one.event_subtype for one in known.counters}
    end = microseconds(at) // HOUR * HOUR + HOUR
    return [
        Counter(one.event_subtype, window, one.quantity, 0, at)
        for window in (metrics.windows(microseconds(at), known.anchor) if subtypes else ())
        for one in store.sums(scope, [company_id], subtypes, Range(window.start // HOUR * HOUR, end), None, 0)
    ]


def _trait_at(scope: Scope, company_id: str, trait: TraitValue, at: datetime) -> TraitValue:
    tomorrow = microseconds(at) // DAY * DAY + DAY
    added = sum(trait_history.days(scope, trait.definition_id, tomorrow, company_id).values())
    return trait._replace(value=str(numbers.usage(trait.value) - added)) if added else trait


def _plans(scope: Scope, company_id: str, now: Sequence[Row], at: datetime) -> list[Row]:
    """The base plan in the version that it had, then add-ons as they are now."""
    base: list[Row] = []
    add_ons: set[str] = set()
    for change in store.plan_changes(scope, company_id, microseconds(at) + 1):
        plan, version = change["base_plan"], change["base_plan_version"]
        base = [{"plan_id": plan["id"], "plan_version_id": version["id"], "is_base": True}] if plan and version else []
        add_ons |= {one["id"] for one in change["add_ons_added"]}
        add_ons -= {one["id"] for one in change["add_ons_removed"]}
    return [*base, *(row for row in now if not row["is_base"] and row["plan_id"] in add_ons)]
