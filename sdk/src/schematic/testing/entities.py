"""Companies, users and flags of a fake, and how the engine reads them. Pure: the clock is an argument."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, Protocol, TypeVar

from schematic.rules.periods import next_reset_ns, period_start, render
from schematic.testing.credits import Wallet

Document = dict[str, Any]
Keys = Mapping[str, str]
TraitValue = str | int | float | bool
Period = Literal["all_time", "current_day", "current_week", "current_month"]
MonthReset = Literal["first_of_month", "billing_cycle"]

WINDOWS: tuple[tuple[Period, MonthReset], ...] = (
    ("all_time", "first_of_month"),
    ("current_day", "first_of_month"),
    ("current_week", "first_of_month"),
    ("current_month", "first_of_month"),
    ("current_month", "billing_cycle"),
)
_PLACE = {"account_id": "acct_fake", "environment_id": "env_fake"}


class Conflict(Exception):
    """Keys that belong to more than one company or user."""


class Keyed(Protocol):
    """What a directory holds."""

    id: str
    keys: dict[str, str]


Entity = TypeVar("Entity", bound=Keyed)


class Directory(Generic[Entity]):
    """Companies, or users, by any of their keys."""

    def __init__(self, noun: str, prefix: str, make: type[Entity]) -> None:
        self._noun, self._prefix, self._make = noun, prefix, make
        self._by_key: dict[tuple[str, str], Entity] = {}
        self._all: list[Entity] = []

    def __iter__(self) -> Iterator[Entity]:
        return iter(self._all)

    def find(self, keys: Keys | None) -> Entity | None:
        """Whoever has one of `keys`; raises Conflict when that is not one."""
        matches = {one.id: one for item in (keys or {}).items() if (one := self._by_key.get(item)) is not None}
        if len(matches) > 1:
            raise Conflict(f"{self._noun} keys match multiple entities: {' and '.join(sorted(matches))}")
        return next(iter(matches.values()), None)

    def get(self, keys: Keys) -> Entity:
        """The same, made when there is none; it has all of `keys` from then on."""
        entity = self.find(keys)
        if entity is None:
            if not keys:
                raise ValueError(f'a {self._noun.lower()} needs keys, such as {{"id": "acme"}}')
            entity = self._make()
            entity.id = f"{self._prefix}_{len(self._all) + 1}"
            self._all.append(entity)
        entity.keys.update(keys)
        self._by_key.update(dict.fromkeys(keys.items(), entity))
        return entity


@dataclass(slots=True)
class User:
    id: str = ""
    keys: dict[str, str] = field(default_factory=dict[str, str])
    traits: dict[str, TraitValue] = field(default_factory=dict[str, TraitValue])

    def document(self) -> Document:
        traits = [_trait(name, value, "user") for name, value in self.traits.items()]
        return {"id": self.id, **_PLACE, "keys": dict(self.keys), "traits": traits}


@dataclass(slots=True)
class Flag:
    """`value` None: only entitlements turn it on. `users`: values by user id."""

    key: str
    value: bool | None = None
    users: dict[str, bool] = field(default_factory=dict[str, bool])

    @property
    def id(self) -> str:
        return f"flag_{self.key}"

    def document(self) -> Document:
        rules = [
            _rule(f"{self.key}_{user_id}", "standard", "User Targeting", value, [_condition("user", user_id)])
            for user_id, value in self.users.items()
        ]
        if self.value is not None:
            rules.append(_rule(f"{self.key}_default", "default", "Default", self.value, []))
        return {"id": self.id, "key": self.key, **_PLACE, "default_value": False, "rules": rules}


@dataclass(frozen=True, slots=True)
class Entitlement:
    """What a company may use of a feature. `event` None: nothing is counted. `limit` None: no hard limit. `trait`:
    where use is read off. `limit_trait`: what says the limit. `licenses`: how many were bought."""

    feature: str
    event: str | None = None
    limit: int | None = None
    soft_limit: int | None = None
    credit: str | None = None
    consumption_rate: float = 1.0
    period: Period = "current_month"
    month_reset: MonthReset = "first_of_month"
    trait: str | None = None
    limit_trait: str | None = None
    licenses: int | None = None

    @property
    def value_type(self) -> str:
        if self.limit_trait is not None or self.licenses is not None:
            return "trait"
        if self.limit is not None:
            return "numeric"
        return "credit" if self.credit is not None else "unlimited" if self.event or self.trait else "boolean"


@dataclass(slots=True)
class Company:
    """`counters`: use by event, window and the window's start. `overrides`: flags switched for this company."""

    id: str = ""
    keys: dict[str, str] = field(default_factory=dict[str, str])
    traits: dict[str, TraitValue] = field(default_factory=dict[str, TraitValue])
    entitlements: dict[str, Entitlement] = field(default_factory=dict[str, Entitlement])
    overrides: dict[str, bool] = field(default_factory=dict[str, bool])
    wallets: dict[str, Wallet] = field(default_factory=dict[str, Wallet])
    subscription: Document | None = None
    counters: dict[tuple[str, str, str, int | None], int] = field(
        default_factory=dict[tuple[str, str, str, "int | None"], int]
    )

    def wallet(self, credit: str) -> Wallet:
        return self.wallets.setdefault(credit, Wallet())

    def policies(self, now: int, user_id: str | None = None) -> list[Document]:
        """Spend policies of the company as such, or of a user in it, as checks and streams tell them."""
        return [
            told
            for wallet in self.wallets.values()
            for whose, told in wallet.documents(self.subscription, now)
            if whose == user_id
        ]

    def used(self, event: str, period: str, month_reset: str, now_ms: int) -> int:
        """Use in the window that contains `now_ms`."""
        start = period_start(period, month_reset, self.subscription, now_ms)
        return self.counters.get((event, period, month_reset, start), 0)

    def count(self, event: str, quantity: int, at_ms: int) -> None:
        """Add to every window that contains `at_ms`."""
        for period, month_reset in WINDOWS:
            start = period_start(period, month_reset, self.subscription, at_ms)
            key = event, period, month_reset, start
            self.counters[key] = self.counters.get(key, 0) + quantity

    def document(self, now_ms: int) -> Document:
        events = dict.fromkeys(event for event, _, _, _ in self.counters)
        return {
            "id": self.id,
            **_PLACE,
            "rules": [*self._rules()],
            "metrics": [self._metric(event, *window, now_ms) for event in events for window in WINDOWS],
            "entitlements": [self._entitlement(one, now_ms) for one in self.entitlements.values()],
            "keys": dict(self.keys),
            "traits": [_trait(name, value, "company") for name, value in self._all_traits().items()],
            "credit_balances": {name: one.balance(now_ms * 1000).remaining for name, one in self.wallets.items()},
            "credit_postpaid": {
                name: told for name, one in self.wallets.items() if (told := one.postpaid()) is not None
            },
            "credit_spend_policies": self.policies(now_ms * 1000),
            "subscription": self.subscription,
        }

    def _rules(self) -> Iterable[Document]:
        mine = _condition("company", self.id)
        for flag_key, value in self.overrides.items():
            name = f"{flag_key}_{self.id}_override"
            yield _rule(name, "company_override", "Company Override", value, [mine], flag_key)
        for one in self.entitlements.values():
            name, kind = f"{one.feature}_{self.id}", "plan_entitlement"
            granting, exceeded = _limits(one)
            yield _rule(name, kind, "Plan Entitlement - 0", True, [mine, *granting], one.feature)
            if exceeded:
                name, kind, title = f"{name}_exceeded", f"{kind}_usage_exceeded", "Plan Entitlement Usage Exceeded - 0"
                yield _rule(name, kind, title, False, [mine, *exceeded], one.feature)

    def _metric(self, event: str, period: str, month_reset: str, now_ms: int) -> Document:
        return {
            **_PLACE,
            "company_id": self.id,
            "event_subtype": event,
            "period": period,
            "month_reset": month_reset,
            "value": self.used(event, period, month_reset, now_ms),
            "created_at": "1970-01-01T00:00:00Z",
        }

    def _all_traits(self) -> dict[str, TraitValue]:
        bought = {_bought(one.feature): one.licenses for one in self.entitlements.values() if one.licenses is not None}
        return {**self.traits, **bought}

    def _entitlement(self, one: Entitlement, now_ms: int) -> Document:
        members: Document = {
            "feature_id": f"feat_{one.feature}",
            "feature_key": one.feature,
            "value_type": one.value_type,
            "allocation": self._allocation(one),
            "soft_limit": one.soft_limit,
        }
        if one.trait is not None:
            members["usage"] = math.floor(_number(self.traits.get(one.trait)))
        if one.event is not None:
            usage = max(0, self.used(one.event, one.period, one.month_reset, now_ms))
            members |= {"usage": usage, "event_name": one.event, "event_subtype": one.event}
            resets_at = next_reset_ns(one.period, one.month_reset, self.subscription, now_ms)
            members |= {"metric_period": one.period, "month_reset": one.month_reset}
            members["metric_reset_at"] = None if resets_at is None else render(resets_at)
        if one.credit is not None:
            members |= dict.fromkeys(("metric_period", "month_reset", "metric_reset_at"))  # balances have no period
            wallet = self.wallet(one.credit)
            members |= {"credit_id": one.credit, "consumption_rate": one.consumption_rate}
            members |= {f"credit_{name}": value for name, value in wallet.balance(now_ms * 1000)._asdict().items()}
        return members

    def _allocation(self, one: Entitlement) -> int | None:
        if one.licenses is not None:
            return one.licenses
        if one.limit_trait is None:
            return one.limit
        limit = _number(self.traits.get(one.limit_trait))
        # Whole usage below it is allowed. What is counted is compared with whole numbers only.
        return math.ceil(limit) if one.trait is not None else int(limit) if limit == int(limit) else 0


def _limits(one: Entitlement) -> tuple[list[Document], list[Document]]:
    """Conditions under which the entitlement grants, and under which it is used up; none where nothing limits it."""
    members: Document = {}
    operators = ("lt", "gte")
    if one.credit is not None:
        members |= {"credit_id": one.credit, "consumption_rate": one.consumption_rate, "event_subtype": one.event}
        kind = "credit"
    elif one.licenses is not None:  # nothing is used up of it: who has bought any may use it
        members |= {"trait_definition": _definition(_bought(one.feature), 0, "company"), "trait_value": "0"}
        kind, operators = "trait", ("gt", "lte")
    elif one.value_type not in ("numeric", "trait"):
        return [], []
    elif one.trait is not None:
        members |= {"trait_definition": _definition(one.trait, 0, "company"), "trait_value": str(one.limit or 0)}
        kind = "trait"
    else:
        members |= {"event_subtype": one.event, "metric_value": one.limit or 0, "metric_period": one.period}
        members["metric_period_month_reset"] = one.month_reset
        kind = "metric"
    if one.limit_trait is not None:
        members["comparison_trait_definition"] = _definition(one.limit_trait, 0, "company")
    granting, exceeded = ({**_condition(kind), **members, "operator": operator} for operator in operators)
    return [granting], [exceeded]


def _bought(feature: str) -> str:
    """The trait that says how many licences of a feature were bought."""
    return f"{feature} limit"


def _trait(name: str, value: TraitValue, entity_type: str) -> Document:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return {"value": text, "trait_definition": _definition(name, value, entity_type)}


def _definition(name: str, value: TraitValue, entity_type: str) -> Document:
    kind = "bool" if isinstance(value, bool) else "string" if isinstance(value, str) else "int"
    return {"id": f"trait_{entity_type}_{name}", "comparable_type": kind, "entity_type": entity_type}


def _number(value: TraitValue | None) -> float:
    """0 for what is none."""
    try:
        return float(value or 0)
    except ValueError:
        return 0.0


def _rule(
    name: str, kind: str, title: str, value: bool, conditions: list[Document], flag_key: str | None = None
) -> Document:
    return {
        "id": f"rule_{name}",
        **_PLACE,
        "flag_id": None if flag_key is None else f"flag_{flag_key}",
        "name": title,
        "rule_type": kind,
        "priority": 0,
        "value": value,
        "conditions": conditions,
    }


def _condition(kind: str, *ids: str) -> Document:
    return {
        "id": f"cond_{kind}",
        **_PLACE,
        "condition_type": kind,
        "operator": "eq",
        "resource_ids": list(ids),
        "trait_value": "",
    }
