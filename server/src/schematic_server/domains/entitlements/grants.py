"""What a grant may say: reads the members that entitlements and overrides share.

| value_type | member                                    | features               |
|------------|-------------------------------------------|------------------------|
| boolean    | value_bool                                | any                    |
| numeric    | value_numeric                             | event, trait           |
| trait      | value_trait_id, a trait of companies      | event, trait, license  |
| unlimited  |                                           | event, trait, license  |
| credit     | value_credit_id, credit_consumption_rate  | event                  |

Members of other value types are dropped, so that a grant never carries a limit that does not count.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypedDict, get_args

from schematic_server.domains.credits import amounts, credit_types
from schematic_server.domains.features import features
from schematic_server.errors import BadRequest
from schematic_server.scope import Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.shared import (
        EntitlementValueType,
        EntityTraitDefinitionResponseData,
        MetricPeriod,
        MetricPeriodMonthReset,
    )

_FEATURE_TYPES = {
    "boolean": ("boolean", "event", "license", "trait"),
    "numeric": ("event", "trait"),
    "trait": ("event", "license", "trait"),
    "unlimited": ("event", "license", "trait"),
    "credit": ("event",),
}
_Value = Literal["value_bool", "value_numeric", "value_trait_id", "value_credit_id"]
_Member = Literal[_Value, "metric_period", "metric_period_month_reset"]
_VALUE: Mapping[str, _Value] = {
    "boolean": "value_bool",
    "numeric": "value_numeric",
    "trait": "value_trait_id",
    "credit": "value_credit_id",
}
_MEMBERS: tuple[_Member, ...] = get_args(_Member)
# Those with a limit have a second rule, which says that it is used up.
_LIMITED = ("numeric", "trait", "credit")
_INT_TRAITS = ("number", "currency")


class GrantBody(TypedDict):
    """What bodies that make or change a grant have in common."""

    value_bool: NotRequired[bool | None]
    value_numeric: NotRequired[int | None]
    value_trait_id: NotRequired[str | None]
    value_credit_id: NotRequired[str | None]
    credit_consumption_rate: NotRequired[float | None]
    quantity_rates: NotRequired[Mapping[str, float] | None]
    metric_period: NotRequired[MetricPeriod | None]
    metric_period_month_reset: NotRequired[MetricPeriodMonthReset | None]


def values(
    scope: Scope,
    feature: Row,
    kind: EntitlementValueType,
    body: GrantBody,
    before: Row | None,
    bought_trait_id: str | None = None,
) -> dict[str, Any]:
    """Columns of a grant of that value type as `body` asks; a member it does not mention stays as in `before`.

    `bought_trait_id` stands for a `value_trait_id` that is not given.

    Raises BadRequest naming the member that is missing, unknown or does not fit the feature.
    """
    _check_kind(kind, feature)
    given = _given(body, before)
    given["value_trait_id"] = given["value_trait_id"] or bought_trait_id
    member = _VALUE.get(kind)
    if member is not None and given[member] is None:
        raise BadRequest(f"{member} is required for value_type {kind}")
    _check_value(scope, kind, given, feature)
    is_metered = feature["feature_type"] == "event" and kind != "credit"
    period = (given["metric_period"] or "all_time") if is_metered else None
    reset = given["metric_period_month_reset"] or "first_of_month"
    return {
        "value_type": kind,
        **{name: given[name] if name == member else None for name in _VALUE.values()},
        **_rates(kind, body, before),
        "metric_period": period,
        "metric_period_month_reset": reset if period == "current_month" else None,
        "rule_id": before["rule_id"] if before else new_id("rule"),
        "rule_id_usage_exceeded": _exceeded_id(kind, before),
    }


def check_amount(member: str, trait_id: str, trait_type: str) -> None:
    """Raise BadRequest, naming `member`, for a trait whose type cannot be compared with a limit."""
    if trait_type not in _INT_TRAITS:
        raise BadRequest(f"{member}: trait {trait_id} of type {trait_type} has no amount to limit; make it a number")


def _given(body: GrantBody, before: Row | None) -> dict[str, Any]:
    return {name: body.get(name) if name in body else (before.get(name) if before else None) for name in _MEMBERS}


def _check_kind(kind: str, feature: Row) -> None:
    allowed = _FEATURE_TYPES.get(kind)
    if allowed is None:
        raise BadRequest(f"value_type: {kind} cannot be granted; use one of {', '.join(_FEATURE_TYPES)}")
    feature_type: str = feature["feature_type"]
    if feature_type not in allowed:
        fitting = [one for one, types in _FEATURE_TYPES.items() if feature_type in types]
        raise BadRequest(f"value_type: a feature of type {feature_type} takes {' or '.join(fitting)}, not {kind}")
    if feature["event_source"] == "inference" and kind in ("numeric", "trait"):
        raise BadRequest(f"value_type: inference is metered through credits only, not {kind}")


def _check_value(scope: Scope, kind: str, given: Mapping[str, Any], feature: Row) -> None:
    if kind == "numeric" and given["value_numeric"] < 0:
        raise BadRequest("value_numeric: must not be negative; for no limit use value_type unlimited")
    if kind == "trait":
        _check_trait(scope, "value_trait_id", given["value_trait_id"])
    if kind in ("numeric", "trait") and feature["feature_type"] == "trait":
        definition = _check_trait(scope, "feature_id", feature["trait_id"])
        check_amount("feature_id", definition["id"], definition["trait_type"])
    # Previews leave deleted ones out.
    if kind == "credit" and not credit_types.credits_named(scope, [given["value_credit_id"]]):
        raise BadRequest(f"value_credit_id: credit type {given['value_credit_id']} does not exist in this environment")


def _check_trait(scope: Scope, member: str, trait_id: str) -> EntityTraitDefinitionResponseData:
    definition = features.trait_definitions(scope, [trait_id]).get(trait_id)
    if definition is None or definition["entity_type"] != "company":
        raise BadRequest(f"{member}: {trait_id} is not a trait of companies in this environment")
    return definition


def _rates(kind: EntitlementValueType, body: GrantBody, before: Row | None) -> dict[str, Any]:
    """What one use draws, in billionths of credits: one credit unless it says otherwise."""
    if kind != "credit":
        return {"consumption_units": None, "quantity_rates": {}}
    rate = body.get("credit_consumption_rate")
    rates = body.get("quantity_rates") or {}
    kept = before if before is not None and before.get("value_type") == "credit" else None
    if "credit_consumption_rate" in body or kept is None:
        consumption_units = amounts.units("credit_consumption_rate", 1.0 if rate is None else rate)
    else:
        consumption_units = kept["consumption_units"]
    if "quantity_rates" in body or kept is None:
        quantity_rates = {key: amounts.units(f"quantity_rates.{key}", one) for key, one in rates.items()}
    else:
        quantity_rates = dict(kept["quantity_rates"])
    return {"consumption_units": consumption_units, "quantity_rates": quantity_rates}


def _exceeded_id(kind: str, before: Row | None) -> str | None:
    if kind not in _LIMITED:
        return None
    known: str | None = before["rule_id_usage_exceeded"] if before else None
    return known or new_id("rule")
