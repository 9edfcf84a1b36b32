"""What callers pass to a check, as it can be used: keys as text, options as options. Pure.

A check never raises, so what cannot be meant becomes an ArgumentError here, which the check tells by its reason and in
the log. Nothing of this runs for a check that is answered from memory: what is remembered was asked in the right way.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from schematic.checks.check import ArgumentError, FlagCheck, check_key, has_preflight
from schematic.config import CheckFlagOptions, CheckOptions, EventQuantities, EventUsage
from schematic.events import values
from schematic.settings.rules import number, rule_of, settle, shown, text

if TYPE_CHECKING:
    from schematic.checks.check import Json

Options = TypeVar("Options", CheckFlagOptions, CheckOptions)
T = TypeVar("T")


def single(flag_key: object, company: object, user: object, options: object, now: float) -> FlagCheck:
    """A check of one flag, asked at `now` (monotonic). Raises ArgumentError."""
    try:
        return _flag_check(_flag_key(flag_key), company, user, options, now)
    except (TypeError, ValueError) as error:
        raise ArgumentError(str(error)) from error


def several(problem: str | None, company: object, user: object, options: object, now: float) -> FlagCheck:
    """A check of many flags, as one of none in particular; `problem` is from `flag_keys`. Raises ArgumentError."""
    if problem is not None:
        raise ArgumentError(problem)
    try:
        return _flag_check("", company, user, options, now)
    except (TypeError, ValueError) as error:
        raise ArgumentError(str(error)) from error


def unusable(flag_key: object, options: object) -> FlagCheck:
    """What can be said of a check whose arguments cannot be meant: its flag's name, and its default."""
    return FlagCheck(name_of(flag_key), default=default_of(options))


def credit(flag_key: object, company: object, user: object, options: object) -> tuple[str, Any, Any, CheckOptions]:
    """Flag, company, user and options of a check that may hold credits. Raises ArgumentError."""
    try:
        wanted = _options(CheckOptions, options) or CheckOptions()
        return _flag_key(flag_key), keys(company, "company"), keys(user, "user"), wanted
    except (TypeError, ValueError) as error:
        raise ArgumentError(str(error)) from error


def flag_keys(listed: object) -> tuple[list[str], str | None]:
    """The flags that a check of several names, and what is wrong with them if anything is."""
    if listed is None:
        return [], None
    if isinstance(listed, str):
        return [name_of(listed)], f"flag_keys must be a list of flag keys, not {listed!r:.60}; pass [{listed!r:.60}]"
    if not isinstance(listed, Iterable):
        return [], f"flag_keys must be a list of flag keys, not {shown(listed)}"
    names = list(cast("Iterable[object]", listed))
    wrong = next((f"flag_keys[{at}]: {shown(one)}" for at, one in enumerate(names) if not isinstance(one, str)), None)
    return [name_of(one) for one in names], wrong and f"flag_keys must be a list of text, not {wrong}"


def keys(context: object, path: str) -> dict[str, str] | None:
    """Keys of a company or user as text; None and `{}` for nobody. Raises TypeError and ValueError."""
    return None if context is None else values.keys(context, path)


def name_of(flag_key: object) -> str:
    """A flag's key, or what was passed for one, as text that can be shown."""
    try:
        return values.text(flag_key, "flag_key")
    except TypeError:
        return shown(flag_key)
    except ValueError:
        return ascii(flag_key)


def default_of(options: object) -> Any:
    """The default value in options of any kind; None when there is none that can be meant."""
    if isinstance(options, Mapping):
        default = cast("Mapping[str, Any]", options).get("default_value")
    else:
        default = getattr(options, "default_value", None)
    try:
        return None if default is None else rule_of("DefaultValue")(default, "default_value")
    except TypeError:
        return None  # an ArgumentError has said it


def preflight(options: CheckFlagOptions) -> Json | None:
    """The what-if part of a check, None without any; fractions of units are rounded up.

    Raises TypeError and ValueError for what is no number, no mapping or no event.
    """
    if not has_preflight(options):
        return None
    usage, costs = options.usage, options.credit_cost
    event = _event(EventUsage, options.event_usage, "event_usage")
    several = _event(EventQuantities, options.event_quantities, "event_quantities")
    assumed: Json = {
        "credit_cost": None if costs is None else _numbers(costs, "credit_cost"),
        "event_usage": event
        and {
            "event_subtype": text(event.event_subtype, "event_usage.event_subtype"),
            "quantity": math.ceil(number(event.quantity, "event_usage.quantity")),
        },
        "usage": None if usage is None else math.ceil(number(usage, "usage")),
    }
    if several is not None:
        quantity, quantities = several.quantity, several.quantities
        priced: Json = {"event_subtype": text(several.event_subtype, "event_quantities.event_subtype")}
        if quantity is not None:
            priced["quantity"] = number(quantity, "event_quantities.quantity")
        if quantities is not None:
            priced["quantities"] = _numbers(quantities, "event_quantities.quantities")
        assumed["event_quantities"] = priced
    return assumed


def _flag_check(flag_key: str, company: object, user: object, options: object, now: float) -> FlagCheck:
    company_keys, user_keys = keys(company, "company"), keys(user, "user")
    key = check_key(flag_key, company_keys, user_keys)
    if options is None:
        return FlagCheck(flag_key, company_keys, user_keys, key)
    wanted = _options(CheckFlagOptions, options)
    assumed, seconds = preflight(wanted), wanted.timeout
    return FlagCheck(
        flag_key,
        company_keys,
        user_keys,
        key if assumed is None else None,
        assumed,
        seconds,
        None if seconds is None else now + seconds,
        wanted.default_value,
    )


def _flag_key(flag_key: object) -> str:
    name = values.text(flag_key, "flag_key")
    if not name:
        raise ValueError("flag_key must not be empty")
    return name


def _options(kind: type[Options], options: object) -> Options:
    if options is None:
        return kind()
    if isinstance(options, Mapping):
        return kind(**cast("Mapping[str, Any]", options))
    if not isinstance(options, kind):
        raise TypeError(f"options must be {kind.__name__}, or a mapping of its members, not {shown(options)}")
    settle(options)  # they may have been changed since they were made
    return options


def _event(kind: type[T], event: object, path: str) -> T | None:
    """A record of `kind`, or a mapping of its members, as the record."""
    if event is None or isinstance(event, kind):
        return event
    if not isinstance(event, Mapping):
        raise TypeError(f"{path} must be {kind.__name__}, or a mapping of its members, not {type(event).__name__}")
    return kind(**cast("Mapping[str, Any]", event))


def _numbers(numbers: object, path: str) -> dict[str, float]:
    if not isinstance(numbers, Mapping):
        raise TypeError(f"{path} must be a mapping of numbers, not {type(numbers).__name__}")
    pairs = cast("Mapping[object, object]", numbers).items()
    return {text(name, f"{path}: name"): number(value, f"{path}[{name!r:.60}]") for name, value in pairs}
