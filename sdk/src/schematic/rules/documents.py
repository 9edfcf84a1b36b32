"""The shapes of wire documents: read once, so that everything behind works on whole, well-typed plain data.

A reader takes a value and gives back what is known of it: unknown members are dropped, and null is the same as absent.
Anything else that is missing or of the wrong type raises ValueError naming its path: `flag.rules[2].rule_type is
required`. Source: the models of engine W14, snake_case names.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from sys import intern
from typing import Any

Document = dict[str, Any]
Reader = Callable[[Any], Any]

INT64_MIN, INT64_MAX = -(2**63), 2**63 - 1
_LARGEST = 1.7976931348623157e308  # float; larger integers have none


class Malformed(ValueError):
    """A value that does not fit; `path` grows from the inside out."""

    def __init__(self, problem: str, path: str = "") -> None:
        super().__init__(f"{path.removeprefix('.')} {problem}")
        self.problem, self.path = problem, path

    def inside(self, step: str) -> Malformed:
        """The same problem, told from one level further out."""
        return Malformed(self.problem, step + self.path)


def read(reader: Reader, value: object, name: str) -> Document:
    """The document called `name`; raises ValueError naming what does not fit and where."""
    try:
        found: Document = reader(value)
        return found
    except Malformed as error:
        raise error.inside(name) from None


def _text(value: Any) -> Any:
    if isinstance(value, str):
        return value
    raise Malformed(f"must be a string, not {value!r}")


def _name(value: Any) -> Any:
    """A text that many documents have in common is kept once for all of them."""
    return intern(value) if type(value) is str else _text(value)


def _boolean(value: Any) -> Any:
    if value is True or value is False:
        return value
    raise Malformed(f"must be true or false, not {value!r}")


def _whole(value: Any) -> Any:
    if isinstance(value, int) and INT64_MIN <= value <= INT64_MAX and not isinstance(value, bool):
        return value
    raise Malformed(f"must be a 64-bit integer, not {value!r}")


def _number(value: Any) -> Any:
    # The bounds refuse NaN and infinity too, which JSON has no way to spell.
    if isinstance(value, (float, int)) and -_LARGEST <= value <= _LARGEST and not isinstance(value, bool):
        return float(value)
    raise Malformed(f"must be a number, not {value!r}")


def _one_of(*names: str) -> Reader:
    known = {name: name for name in names}  # that one is kept, not the one that came

    def reader(value: Any) -> Any:
        if isinstance(value, str) and value in known:
            return known[value]
        raise Malformed(f"must be one of {', '.join(names)}, not {value!r}")

    return reader


def _list_of(member: Reader) -> Reader:
    def reader(value: Any) -> Any:
        if not isinstance(value, (list, tuple)):
            raise Malformed(f"must be a list, not {value!r}")
        found: list[Any] = []
        try:
            for one in value:  # pyright: ignore[reportUnknownVariableType]  # a JSON leaf: `member` judges it
                found.append(member(one))
        except Malformed as error:
            raise error.inside(f"[{len(found)}]") from None
        return found

    return reader


def _map_of(member: Reader) -> Reader:
    def reader(value: Any) -> Any:
        found: Document = {}
        for name, one in _members(value):
            if one is not None:
                try:
                    found[name] = member(one)
                except Malformed as error:
                    raise error.inside(f".{name}") from None
        return found

    return reader


def _record(required: Mapping[str, Reader], optional: Mapping[str, Reader] | None = None) -> Reader:
    readers = {**required, **(optional or {})}
    names = tuple(required)

    def reader(value: Any) -> Any:
        found: Document = {}
        for name, one in _members(value):
            if one is not None and name in readers:
                try:
                    found[name] = readers[name](one)
                except Malformed as error:
                    raise error.inside(f".{name}") from None
        for name in names:
            if name not in found:
                raise Malformed("is required", f".{name}")
        return found

    return reader


def _members(value: Any) -> Any:
    if isinstance(value, (dict, Mapping)):  # dict first: the abstract class takes longer to ask
        return value.items()  # pyright: ignore[reportUnknownVariableType]  # a JSON leaf: its reader judges it
    raise Malformed(f"must be an object, not {value!r}")


_SCOPE: dict[str, Reader] = {"id": _text, "account_id": _text, "environment_id": _text}
_PERIOD = _one_of("all_time", "current_day", "current_week", "current_month")
_RESET = _one_of("first_of_month", "billing_cycle")
_TEXTS, _RATES = _list_of(_text), _map_of(_number)

RULE_TYPES = (
    # In the order in which they are asked; a rule's priority never beats its type.
    "global_override",
    "company_override",
    "plan_entitlement",
    "company_override_usage_exceeded",
    "plan_entitlement_usage_exceeded",
    "standard",
    "default",
)
_TRAIT_DEFINITION = _record(
    {
        "id": _name,
        "comparable_type": _one_of("bool", "date", "int", "string"),
        "entity_type": _one_of("user", "company"),
    }
)
_CONDITION = _record(
    {**_SCOPE, "condition_type": _text, "operator": _text, "trait_value": _text},
    {
        "resource_ids": _TEXTS,
        "event_subtype": _text,
        "metric_value": _whole,
        "metric_period": _PERIOD,
        "metric_period_month_reset": _RESET,
        "credit_id": _text,
        "consumption_rate": _number,
        "quantity_rates": _RATES,
        "trait_definition": _TRAIT_DEFINITION,
        "comparison_trait_definition": _TRAIT_DEFINITION,
    },
)
_CONDITIONS = _list_of(_CONDITION)
_RULES = _list_of(
    _record(
        {**_SCOPE, "name": _text, "rule_type": _one_of(*RULE_TYPES), "priority": _whole, "value": _boolean},
        {
            "flag_id": _text,
            "conditions": _CONDITIONS,
            "condition_groups": _list_of(_record({}, {"conditions": _CONDITIONS})),
        },
    )
)
_POLICIES = _list_of(
    _record(
        {},
        {
            **dict.fromkeys(("id", "credit_id", "kind", "label", "company_id", "resets_at", "scope"), _text),
            **dict.fromkeys(("limit", "consumed"), _number),
            "window": _record({}, {"unit": _text, "count": _whole}),
        },
    )
)
_ENTITLEMENT = _record(
    {
        "feature_id": _text,
        "feature_key": _text,
        "value_type": _one_of("boolean", "credit", "numeric", "trait", "unknown", "unlimited"),
    },
    {
        **dict.fromkeys(("allocation", "soft_limit", "usage"), _whole),
        **dict.fromkeys(("event_name", "event_subtype", "credit_id", "metric_reset_at"), _text),
        "metric_period": _PERIOD,
        "month_reset": _RESET,
        **dict.fromkeys(("credit_total", "credit_used", "credit_remaining", "credit_reserved"), _number),
        **dict.fromkeys(("credit_settled", "consumption_rate"), _number),
        "quantity_rates": _RATES,
        "warning_tiers": _list_of(_record({"key": _text, "value": _whole})),
    },
)
_METRIC = _record(
    {
        **dict.fromkeys(("account_id", "environment_id", "company_id", "created_at"), _text),
        "event_subtype": _name,
        "period": _PERIOD,
        "month_reset": _RESET,
        "value": _whole,
    }
)
_ENTITY: dict[str, Reader] = {
    "traits": _list_of(_record({"value": _text}, {"trait_definition": _TRAIT_DEFINITION})),
    "rules": _RULES,
    "credit_spend_policies": _POLICIES,
}

FLAG = _record({**_SCOPE, "key": _text, "default_value": _boolean}, {"rules": _RULES})
USER = _record(_SCOPE, _ENTITY)
COMPANY = _record(
    _SCOPE,
    {
        **_ENTITY,
        **dict.fromkeys(("plan_ids", "plan_version_ids", "billing_product_ids"), _TEXTS),
        "base_plan_id": _text,
        "metrics": _list_of(_METRIC),
        "subscription": _record({"id": _text, "period_start": _text, "period_end": _text}),
        "entitlements": _list_of(_ENTITLEMENT),
        "credit_balances": _RATES,
        "credit_postpaid": _map_of(_record({}, {"overdraft_limit": _number})),
    },
)
FIGURES = _record({}, {"metrics": _list_of(_METRIC), "credit_balances": _RATES})  # of a company
OPTIONS = _record(
    {},
    {
        "usage": _whole,
        "event_usage": _record({"event_subtype": _text, "quantity": _whole}),
        "event_quantities": _record({"event_subtype": _text}, {"quantity": _number, "quantities": _RATES}),
        "credit_cost": _RATES,
    },
)
