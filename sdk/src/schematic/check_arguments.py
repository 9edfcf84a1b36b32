"""What a check is asked, as it can be used: keys as text, options as options. Pure.

A check never raises, so what cannot be meant becomes an ArgumentError here, which the check tells by its reason and in
the log. Nothing of this runs for a check that is answered from memory: what is remembered was asked in the right way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from schematic import event_values, flags
from schematic.config import CheckFlagOptions, CheckOptions
from schematic.flags import ArgumentError
from schematic.setting_rules import rule_of, settle, shown

if TYPE_CHECKING:
    from schematic.flags import Json, Keys

Options = TypeVar("Options", CheckFlagOptions, CheckOptions)


class Asked(NamedTuple):
    """A check of one flag. `preflight`: the what-if part of its body. `seconds`: what it may take."""

    flag_key: str
    company: Keys | None
    user: Keys | None
    preflight: Json | None
    seconds: float | None


def single(flag_key: object, company: object, user: object, given: object) -> Asked:
    """A check of one flag. Raises ArgumentError."""
    try:
        return _asked(_flag_key(flag_key), company, user, given)
    except (TypeError, ValueError) as error:
        raise ArgumentError(str(error)) from error


def several(problem: str | None, company: object, user: object, given: object) -> Asked:
    """A check of many flags, as one of none in particular; `problem` is from `flag_keys`. Raises ArgumentError."""
    if problem is not None:
        raise ArgumentError(problem)
    try:
        return _asked("", company, user, given)
    except (TypeError, ValueError) as error:
        raise ArgumentError(str(error)) from error


def credit(flag_key: object, company: object, user: object, given: object) -> tuple[str, Any, Any, CheckOptions]:
    """Flag, company, user and options of a check that may hold credits. Raises ArgumentError."""
    try:
        options = _options(CheckOptions, given) or CheckOptions()
        return _flag_key(flag_key), keys(company, "company"), keys(user, "user"), options
    except (TypeError, ValueError) as error:
        raise ArgumentError(str(error)) from error


def flag_keys(given: object) -> tuple[list[str], str | None]:
    """The flags that a check of several names, and what is wrong with them if anything is."""
    if given is None:
        return [], None
    if isinstance(given, str):
        return [name_of(given)], f"flag_keys must be a list of flag keys, not {given!r:.60}; pass [{given!r:.60}]"
    if not isinstance(given, Iterable):
        return [], f"flag_keys must be a list of flag keys, not {shown(given)}"
    listed = list(cast("Iterable[object]", given))
    wrong = next((f"flag_keys[{at}]: {shown(one)}" for at, one in enumerate(listed) if not isinstance(one, str)), None)
    return [name_of(one) for one in listed], wrong and f"flag_keys must be a list of text, not {wrong}"


def keys(given: object, path: str) -> dict[str, str] | None:
    """Keys of a company or user as text; None and `{}` for nobody. Raises TypeError and ValueError."""
    return None if given is None else event_values.keys(given, path)


def name_of(flag_key: object) -> str:
    """A flag's key, or what was given for one, as text that can be shown."""
    try:
        return event_values.text(flag_key, "flag_key")
    except TypeError:
        return shown(flag_key)
    except ValueError:
        return ascii(flag_key)


def default_of(options: object) -> Any:
    """The default value in options of any kind; None when there is none that can be meant."""
    if isinstance(options, Mapping):
        told = cast("Mapping[str, Any]", options).get("default_value")
    else:
        told = getattr(options, "default_value", None)
    try:
        return None if told is None else rule_of("DefaultValue")(told, "default_value")
    except TypeError:
        return None  # an ArgumentError has said it


def _asked(flag_key: str, company: object, user: object, given: object) -> Asked:
    options = _options(CheckFlagOptions, given)
    return Asked(
        flag_key,
        keys(company, "company"),
        keys(user, "user"),
        None if options is None else flags.preflight(options),
        None if options is None else options.timeout,
    )


def _flag_key(given: object) -> str:
    told = event_values.text(given, "flag_key")
    if not told:
        raise ValueError("flag_key must not be empty")
    return told


def _options(kind: type[Options], given: object) -> Options | None:
    if given is None:
        return None
    if isinstance(given, Mapping):
        return kind(**cast("Mapping[str, Any]", given))
    if not isinstance(given, kind):
        raise TypeError(f"options must be {kind.__name__}, or a mapping of its members, not {shown(given)}")
    settle(given)  # they may have been changed since they were made
    return given
