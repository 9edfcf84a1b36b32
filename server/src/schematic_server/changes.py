"""What happened: one frozen class a kind, emitted once, in the transaction, by the noun that decides.

Listeners inside the transaction hear all of them at its end and write rows of their own; listeners after the commit
drop or patch what is in memory, here and on every other node (`storage.database.Database`). A class tells what a
listener cannot look up: whom it is about, what it touches, and of what is gone what it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, NamedTuple

import msgspec

Action = Literal["created", "updated", "deleted"]
Expiring = Literal["created", "updated", "deleted", "expired"]
Was = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """`environment_id` is None for what an account has in all its environments (features, flags, plans).

    Of a quiet one nobody outside is to hear: events of the past, sent now, made it.
    """

    account_id: str
    environment_id: str | None
    is_quiet: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Gone(Change):
    """`was` is a deleted object as the API last told it. Only the node that deleted it knows."""

    was: Was | None = field(default=None, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class ApiKeyChanged(Change):
    api_key_id: str
    action: Action


@dataclass(frozen=True, slots=True)
class EnvironmentChanged(Change):
    action: Action


@dataclass(frozen=True, slots=True)
class CompanyChanged(Gone):
    """Its keys, traits or name; not its plans, overrides or usage.

    `traits_were` are the values of an update's traits before it, by definition, None where there was none. Only the
    node that wrote them knows.
    """

    company_id: str
    action: Action
    traits_were: tuple[tuple[str, str | None], ...] = field(default=(), kw_only=True)


@dataclass(frozen=True, slots=True)
class UserChanged(Gone):
    """Its keys, traits, name or memberships."""

    user_id: str
    action: Action


@dataclass(frozen=True, slots=True)
class TraitDefinitionChanged(Change):
    """Its type or label, or it is gone: what rules and companies say by it reads otherwise."""

    trait_definition_id: str
    action: Action


@dataclass(frozen=True, slots=True)
class FlagChanged(Gone):
    """`feature_ids` are those whose flag it was before or is now."""

    flag_id: str
    action: Action
    feature_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FlagRulesChanged(Gone):
    """The rules that a user wrote for a flag, in one environment. `was` has the removed ones as `rules`."""

    flag_id: str


@dataclass(frozen=True, slots=True)
class FeatureChanged(Gone):
    feature_id: str
    action: Action


@dataclass(frozen=True, slots=True)
class PlanChanged(Gone):
    plan_id: str
    action: Action


@dataclass(frozen=True, slots=True)
class PlanVersionChanged(Gone):
    """A version was published, archived, or is gone. `feature_ids` are those that it grants."""

    plan_version_id: str
    plan_id: str
    action: Literal["published", "archived", "deleted"]
    feature_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanEntitlementChanged(Gone):
    """Touches companies on `plan_version_id`, and the flag of the feature.

    Nothing in memory hangs on an idle one: it is a draft's, or it is gone with something that tells it by itself.
    """

    plan_entitlement_id: str
    plan_version_id: str
    feature_id: str
    action: Action
    is_idle: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class CompanyOverrideChanged(Gone):
    company_override_id: str
    company_id: str
    action: Expiring


@dataclass(frozen=True, slots=True)
class CompanyPlansChanged(Change):
    """The company is on other plans; `plan_change_id` is the record of it."""

    company_id: str
    plan_change_id: str


@dataclass(frozen=True, slots=True)
class PlanChangeScheduled(Change):
    """The company is to change to another plan at a later instant; nothing has changed yet."""

    company_id: str
    scheduled_checkout_id: str


@dataclass(frozen=True, slots=True)
class SubscriptionChanged(Change):
    """A subscription of the company, and what is paid for by it; its plans are told of by another change."""

    company_id: str
    subscription_id: str


@dataclass(frozen=True, slots=True)
class BillingProductChanged(Change):
    """A product is gone, or one has this id from now on: companies have it whose mirrored subscriptions it is on."""

    billing_product_id: str
    is_gone: bool


@dataclass(frozen=True, slots=True)
class TrialEnded(Change):
    """The time of a company's trial is over; what plans it has now is told by another change."""

    company_id: str
    trial_id: str


class Counted(NamedTuple):
    """Counters of an event after they were added to, in each of `windows` (period, month reset, start) its value.

    Starts are in microseconds since 1970. `added` is what came last, and leaves out what quietly makes up for the past.

    `version` grows with every addition to these counters: of two values the one with the higher is the newer.
    """

    event_subtype: str
    windows: tuple[tuple[str, str, int], ...]
    values: tuple[int, ...]
    version: int
    added: int = 0


@dataclass(frozen=True, slots=True)
class UsageCounted(Change):
    company_id: str
    counters: tuple[Counted, ...]

    def __hash__(self) -> int:
        return hash(self.company_id)  # of all counters it would cost as much as telling of them


class Balance(NamedTuple):
    """What a company has of a credit type, in billionths; of two balances the one with the higher version is newer.

    It holds until `ends_at`, when a grant ends by itself: microseconds since 1970, None for none. `overdraft_limit` of
    a postpaid credit is how far below zero it may go, None for any depth.
    """

    credit_id: str
    remaining: int
    reserved: int
    total: int
    version: int
    ends_at: int | None = None
    is_postpaid: bool = False
    overdraft_limit: int | None = None

    @property
    def settled(self) -> int:
        return self.remaining + self.reserved

    @property
    def used(self) -> int:
        """Nothing where holds still have more of grants that have ended, which `total` leaves out, than was used."""
        return max(0, self.total - self.settled)


class Spent(NamedTuple):
    """What a spend policy has come to in its window, which ends at `window_end`; `version` is the account's.

    Billionths, and microseconds since 1970. `user_id` is whom it caps, None for the whole company.
    """

    policy_id: str
    user_id: str | None
    consumed: int
    window_end: int
    version: int


@dataclass(frozen=True, slots=True)
class CreditsMoved(Change):
    """`spent` are the policies that it counted against."""

    company_id: str
    balances: tuple[Balance, ...]
    spent: tuple[Spent, ...] = ()


@dataclass(frozen=True, slots=True)
class CreditLimitPassed(Change):
    """By drawing, a company has come to `limits` of what it has of a credit type, the warning first."""

    company_id: str
    credit_id: str
    limits: tuple[Literal["warning", "reached"], ...]


@dataclass(frozen=True, slots=True)
class CreditsBought(Change):
    """A company has got credits out of a bundle; `grant_id` is what it got."""

    company_id: str
    grant_id: str


@dataclass(frozen=True, slots=True)
class CreditTierReached(Change):
    """A company's balance of a credit type has sunk to a warning tier (id, key, value) of what a plan gives.

    `remaining` is the balance in billionths, with what holds have.
    """

    company_id: str
    credit_id: str
    plan_credit_grant_id: str
    tier: tuple[str, str, int]
    remaining: int


@dataclass(frozen=True, slots=True)
class CreditTopupEnded(Change):
    """An automatic top-up was bought, refused, or given up after too many attempts."""

    topup_id: str
    company_id: str
    action: Literal["success", "failed", "exceeded"]


@dataclass(frozen=True, slots=True)
class SpendPolicyChanged(Gone):
    """A cap on what a company, or a user in it, may draw."""

    spend_policy_id: str
    company_id: str
    user_id: str | None
    action: Action


@dataclass(frozen=True, slots=True)
class PlanCreditGrantChanged(Gone):
    """What a version of a plan gives of credits."""

    plan_credit_grant_id: str
    plan_version_id: str
    action: Action


@dataclass(frozen=True, slots=True)
class BrowserTracked(Change):
    """Track events of browsers, as ids of users with subtypes: pages about them count ahead, for whatever company."""

    tracked: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class JobCalled(Change):
    """A job of this kind was asked for: runners look. It belongs to no account, so that nothing else is touched."""

    kind: str


@dataclass(frozen=True, slots=True)
class WebhookChanged(Change):
    """`is_addressed` where it has another address than before, or is called again after it was off."""

    webhook_id: str
    action: Action
    is_addressed: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Missed(Change):
    """A node cannot know what happened in this environment: it was away for too long."""


_KINDS: dict[str, type[Change]] = {
    one.__name__: one
    for one in (
        ApiKeyChanged,
        EnvironmentChanged,
        CompanyChanged,
        UserChanged,
        TraitDefinitionChanged,
        FlagChanged,
        FlagRulesChanged,
        FeatureChanged,
        PlanChanged,
        PlanVersionChanged,
        PlanEntitlementChanged,
        CompanyOverrideChanged,
        CompanyPlansChanged,
        PlanChangeScheduled,
        SubscriptionChanged,
        BillingProductChanged,
        TrialEnded,
        UsageCounted,
        CreditsMoved,
        CreditLimitPassed,
        CreditsBought,
        CreditTierReached,
        CreditTopupEnded,
        SpendPolicyChanged,
        PlanCreditGrantChanged,
        BrowserTracked,
        JobCalled,
        WebhookChanged,
    )
}
_encode = msgspec.json.Encoder().encode
_decoders = {name: msgspec.json.Decoder(one) for name, one in _KINDS.items()}


def written(change: Change) -> tuple[str, str]:
    """Kind and content of a change as other nodes read them."""
    told = change
    if isinstance(change, Gone) and change.was is not None:
        told = replace(change, was=None)
    elif isinstance(change, CompanyChanged) and change.traits_were:
        told = replace(change, traits_were=())
    return type(change).__name__, _encode(told).decode()


def read(kind: str, content: str) -> Change | None:
    """The inverse of `written`; None for a kind that a newer version of the server has written."""
    decoder = _decoders.get(kind)
    return None if decoder is None else decoder.decode(content)


_TOGETHER = "UsageCounted by windows"  # the kind of one row for many; `content` has what they share, and theirs
MOST_TOGETHER = 200  # companies
_Shared = tuple[str, str | None, bool]
_Windows = tuple[tuple[str, str, int], ...]
# A company's counters: subtype, number of the windows, values, version, what was added.
_Own = tuple[str, list[tuple[str, int, tuple[int, ...], int, int]]]
_decode_together = msgspec.json.Decoder(tuple[_Shared, list[_Windows], list[_Own]]).decode


def written_together(changes: Iterable[Change]) -> list[tuple[str, str]]:
    """`written` of each, but for those of usage: of them a batch of events has many, one a company, in one row."""
    rows: list[tuple[str, str]] = []
    usage: dict[_Shared, list[tuple[str, tuple[Counted, ...]]]] = {}
    for change in changes:
        if isinstance(change, UsageCounted):
            shared = (change.account_id, change.environment_id, change.is_quiet)
            usage.setdefault(shared, []).append((change.company_id, change.counters))
        else:
            rows.append(written(change))
    for shared, told in usage.items():
        for start in range(0, len(told), MOST_TOGETHER):
            rows.append((_TOGETHER, _together(shared, told[start : start + MOST_TOGETHER])))
    return rows


def _together(shared: _Shared, told: Sequence[tuple[str, tuple[Counted, ...]]]) -> str:
    """Windows are told once: those of most companies are the same ones, and much longer than what was counted."""
    numbers: dict[int, int] = {}  # by identity: to compare them would cost more than a few told twice
    windows: list[_Windows] = []
    owned: list[_Own] = []
    for company_id, counters in told:
        own: list[tuple[str, int, tuple[int, ...], int, int]] = []
        for one in counters:
            number = numbers.setdefault(id(one.windows), len(windows))
            if number == len(windows):
                windows.append(one.windows)
            own.append((one.event_subtype, number, one.values, one.version, one.added))
        owned.append((company_id, own))
    return _encode((shared, windows, owned)).decode()


def read_together(kind: str, content: str) -> list[Change]:
    """The inverse of `written_together`, of one row."""
    if kind == _TOGETHER:
        (account_id, environment_id, is_quiet), windows, told = _decode_together(content)
        return [
            UsageCounted(
                account_id,
                environment_id,
                company_id,
                tuple(Counted(one[0], windows[one[1]], *one[2:]) for one in own),
                is_quiet=is_quiet,
            )
            for company_id, own in told
        ]
    change = read(kind, content)
    return [] if change is None else [change]
