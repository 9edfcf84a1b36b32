"""The order of the sources of answers: who knows first is believed, what fails is said, the default answers last."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from schematic import Schematic
from schematic.checks.answers import Decision, FlagAnswer
from schematic.checks.check import FlagCheck
from schematic.checks.checks import Checks
from schematic.config import CheckFlagOptions, SchematicConfig
from schematic.core.transport import Settings, Transport

ACME = {"id": "acme"}
QUIET = logging.getLogger("schematic.test.quiet")


class Told:
    """A source that knows what it is given, and notes what it is asked."""

    def __init__(self, knows: dict[str, bool] | Exception) -> None:
        self.knows = knows
        self.asked: list[FlagCheck] = []

    def answer(self, check: FlagCheck) -> Decision | None:
        self.asked.append(check)
        if isinstance(self.knows, Exception):
            raise self.knows
        value = self.knows.get(check.flag_key)
        return (
            None
            if value is None
            else (FlagAnswer({"flag": check.flag_key, "reason": "told", "value": value}, value), "live")
        )

    def answer_all(self, check: FlagCheck, flag_keys: list[str]) -> dict[str, Decision] | None:
        decisions = {key: self.answer(check.of(key)) for key in flag_keys}
        return {key: one for key, one in decisions.items() if one} if all(decisions.values()) else None


def checks(*sources: Told, **config: Any) -> Checks:
    settings = SchematicConfig(cache_providers=[], **config)
    made = Checks(settings, Transport(Settings("sch_1", "http://nowhere.invalid")), QUIET)
    made.sources = sources
    return made


def test_who_comes_first_is_asked_first_and_ends_it() -> None:
    first, second = Told({"a": True}), Told({"a": False, "b": False})
    of_both = checks(first, second)

    assert of_both.decide("a", ACME, None, None)[0].value is True
    assert of_both.decide("b", ACME, None, None)[0].value is False

    assert [check.flag_key for check in first.asked] == ["a", "b"]
    assert [check.flag_key for check in second.asked] == ["b"]


def test_all_flags_of_a_bulk_check_have_one_source() -> None:
    first, second = Told({"a": True}), Told({"a": False, "b": False})

    shown = checks(first, second).check_flags(["a", "b"], ACME, None, None)

    assert [one.value for one in shown] == [False, False]


def test_a_source_that_fails_ends_in_the_outage_policy_and_is_the_reason() -> None:
    of_one = checks(Told(OSError("the stream is down")), outage_policy="open")

    answer, source = of_one.decide("a", ACME, None, None)

    assert (answer.value, source) == (True, "default")
    assert "the stream is down" in answer.reason


def test_what_nobody_knows_is_the_callers_default() -> None:
    of_none = checks(flag_defaults={"a": True})

    assert of_none.decide("a", ACME, None, None)[0].value is True
    assert of_none.decide("a", ACME, None, CheckFlagOptions(default_value=False))[0].value is False


def test_a_source_is_asked_in_the_words_that_the_api_would_be() -> None:
    """Numbers as keys become text, options become a deadline and a what-if: once, for all sources."""
    source = Told({})

    checks(source).decide("a", {"id": 7}, None, CheckFlagOptions(timeout=3.0, usage=1.5))  # type: ignore[dict-item]

    [check] = source.asked
    assert (check.flag_key, check.company, check.user) == ("a", {"id": "7"}, None)
    assert check.preflight == {"credit_cost": None, "event_usage": None, "usage": 2}
    assert check.seconds == 3.0
    assert check.ends_at is not None
    assert check.key is None  # a what-if is not remembered


def test_a_check_does_not_change_on_its_way() -> None:
    with pytest.raises(AttributeError):
        FlagCheck("a").flag_key = "b"  # type: ignore[misc]


def test_a_client_has_its_checks_and_inherits_none() -> None:
    client = Schematic("sch_1", offline=True)

    assert not isinstance(client, Checks)
    assert [base.__name__ for base in type(client).__mro__] == ["Schematic", "Resources", "object"]
