"""What a change touches of what is kept in memory: said once, for snapshots and for the data stream."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from schematic_server.changes import (
    Balance,
    BillingProductChanged,
    Change,
    CompanyChanged,
    CompanyOverrideChanged,
    CompanyPlansChanged,
    Counted,
    CreditsMoved,
    FeatureChanged,
    FlagChanged,
    FlagRulesChanged,
    Missed,
    PlanChanged,
    PlanEntitlementChanged,
    PlanVersionChanged,
    SpendPolicyChanged,
    Spent,
    SubscriptionChanged,
    TraitDefinitionChanged,
    TrialEnded,
    UsageCounted,
    UserChanged,
)


class Memory(Protocol):
    """Something of one environment that is kept in memory."""

    def touch_company(self, company_id: str) -> None:
        """It may be new or gone, or have other keys: whoever was nobody may be it now."""
        ...

    def touch_rights(self, company_id: str) -> None:
        """Its plans, trial, billing products, overrides or spend policies; its keys stay."""
        ...

    def touch_user(self, user_id: str) -> None:
        """As `touch_company`."""
        ...

    def touch_caps(self, user_id: str) -> None:
        """The user's spend policies; the keys stay."""
        ...

    def count(self, company_id: str, counters: Sequence[Counted]) -> None:
        """These are its counters now, unless newer ones were heard of."""
        ...

    def move(self, company_id: str, balances: Sequence[Balance], spent: Sequence[Spent]) -> None:
        """These are its balances now, and what spend policies of it and of users in it have come to, unless newer ones
        were heard of."""
        ...

    def touch_flag(self, flag_id: str, *, is_listed_anew: bool) -> None:
        """`is_listed_anew` when it may be new or gone, or have another key; else its rules alone."""
        ...

    def touch_features(self, feature_ids: Collection[str], *, are_gone: bool) -> None:
        """Their flags, and companies that something is granted of them, or was, when they are gone."""
        ...

    def touch_version(self, version_id: str, feature_ids: Collection[str]) -> None:
        """Companies on this version of a plan, and the flags of these features."""
        ...

    def touch_plan(self, plan_id: str) -> None:
        """What is told of it by itself."""
        ...

    def touch_product(self, product_id: str, *, is_gone: bool) -> None:
        """Companies that have a billing product, or had it, when it is gone."""
        ...

    def touch_definition(self, definition_id: str) -> None:
        """Flags that compare this trait, and whoever may have it."""
        ...

    def touch_all(self) -> None: ...


def apply(change: Change, memory: Memory) -> None:
    """Tell `memory` what `change`, which is of its environment, touches."""
    match change:
        case UsageCounted():  # first: there are hundreds of them for one of any other
            memory.count(change.company_id, change.counters)
        case CreditsMoved():
            memory.move(change.company_id, change.balances, change.spent)
        case CompanyChanged():
            memory.touch_company(change.company_id)
        case CompanyOverrideChanged() | CompanyPlansChanged() | SubscriptionChanged() | TrialEnded():
            memory.touch_rights(change.company_id)
        case SpendPolicyChanged(user_id=None):
            memory.touch_rights(change.company_id)
        case SpendPolicyChanged(user_id=str(user_id)):
            memory.touch_caps(user_id)
        case UserChanged():
            memory.touch_user(change.user_id)
        case FlagChanged():
            memory.touch_flag(change.flag_id, is_listed_anew=True)
            memory.touch_features(change.feature_ids, are_gone=False)
        case FlagRulesChanged():
            memory.touch_flag(change.flag_id, is_listed_anew=False)
        case FeatureChanged():
            memory.touch_features([change.feature_id], are_gone=change.action == "deleted")
        case PlanEntitlementChanged(is_idle=False):
            memory.touch_version(change.plan_version_id, [change.feature_id])
        case PlanVersionChanged(action="published" | "deleted"):  # an archived one goes on as before
            memory.touch_version(change.plan_version_id, change.feature_ids)
        case PlanChanged():  # who lost a deleted one is told by changes of their own
            memory.touch_plan(change.plan_id)
        case BillingProductChanged():
            memory.touch_product(change.billing_product_id, is_gone=change.is_gone)
        case TraitDefinitionChanged():
            memory.touch_definition(change.trait_definition_id)
        case Missed():
            memory.touch_all()
        case _:
            pass
