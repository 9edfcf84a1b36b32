"""Configuration and options are dataclasses to those who use them."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
import subprocess
import sys

import pytest

from schematic.client import AsyncSchematicConfig, CheckFlagOptions, EventUsage, SchematicConfig


def test_values_are_given_by_name_or_in_order() -> None:
    assert EventUsage("seat", 2) == EventUsage(event_subtype="seat", quantity=2)
    assert EventUsage("seat", 2) != EventUsage("seat", 3)
    assert EventUsage("seat", 2) != ("seat", 2)
    assert CheckFlagOptions(timeout=2).default_value is None


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: EventUsage("seat"), r"EventUsage\(\) needs quantity"),
        (lambda: EventUsage("seat", 1, 2), "at most 2 values, not 3"),
        (lambda: EventUsage("seat", 1, quantity=2), "got quantity twice"),
        (lambda: CheckFlagOptions(timeot=2), r"CheckFlagOptions\(\) has no member 'timeot'; did you mean 'timeout'\?"),
        (lambda: EventUsage("seat", amount=2), "has no member 'amount'; it takes event_subtype, quantity"),
    ],
)
def test_a_slip_is_named(make: object, said: str) -> None:
    with pytest.raises(TypeError, match=said):
        make()  # type: ignore[operator]  # a function


def test_repr_shows_the_members() -> None:
    assert repr(EventUsage("seat", 2)) == "EventUsage(event_subtype='seat', quantity=2)"


def test_the_functions_for_dataclasses_work() -> None:
    usage = EventUsage("seat", 2)

    assert dataclasses.is_dataclass(usage)
    assert dataclasses.asdict(usage) == {"event_subtype": "seat", "quantity": 2}
    assert dataclasses.replace(usage, quantity=3) == EventUsage("seat", 3)
    assert [field.name for field in dataclasses.fields(EventUsage)] == ["event_subtype", "quantity"]


def test_a_subclass_has_the_members_of_its_base_first() -> None:
    names = [field.name for field in dataclasses.fields(AsyncSchematicConfig)]

    assert names[: len(dataclasses.fields(SchematicConfig))] == [
        one.name for one in dataclasses.fields(SchematicConfig)
    ]
    assert set(names) >= {"use_datastream", "datastream"}


def test_a_dataclass_can_be_made_from_one() -> None:
    @dataclasses.dataclass
    class ShopConfig(SchematicConfig):
        shop: str = "main"

    config = ShopConfig(timeout=3, shop="other")

    assert (config.timeout, config.shop, config.offline) == (3, "other", False)


def test_they_are_copied_and_pickled() -> None:
    usage = EventUsage("seat", 2)

    assert copy.deepcopy(usage) == usage
    assert pickle.loads(pickle.dumps(usage)) == usage


def test_they_match_patterns() -> None:
    match EventUsage("seat", 2):
        case EventUsage(subtype, quantity):
            assert (subtype, quantity) == ("seat", 2)


def test_a_signature_lists_the_members() -> None:
    parameters = inspect.signature(EventUsage).parameters

    assert list(parameters) == ["event_subtype", "quantity"]
    assert inspect.signature(SchematicConfig).parameters["offline"].default is False


def test_they_cannot_be_hashed_as_they_can_change() -> None:
    with pytest.raises(TypeError, match="unhashable"):
        hash(EventUsage("seat", 2))


def test_the_client_starts_without_loading_dataclasses() -> None:
    """They cost a third of the whole import."""
    code = "import sys; from schematic.client import Schematic; print({'dataclasses', 'inspect'} & sys.modules.keys())"

    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert loaded.strip() == "set()"
