"""Answers as models: whatever a newer server sends is kept, nothing changes, instants can be compared."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta, timezone
from graphlib import TopologicalSorter
from pathlib import Path

import pydantic
import pytest

from schematic import types
from schematic.core.model import Model
from schematic.types import CheckFlagResponseData, CountCompaniesResponse, EntityTraitDefinitionResponseData

FLAG = {"flag": "seats", "reason": "No rules matched", "value": True}
TRAIT = {
    "created_at": "2026-01-02T03:04:05Z",
    "display_name": "Seats",
    "entity_type": "company",
    "hierarchy": ["seats"],
    "id": "trt_1",
    "trait_type": "number",
    "updated_at": "2026-01-02T03:04:05+02:00",
}
SHARED = types._HOMES["shared"].split()  # pyright: ignore[reportPrivateUsage]


def every_model() -> list[type[Model]]:
    found = [getattr(types, name) for name in types.__all__]
    return [one for one in found if isinstance(one, type) and issubclass(one, Model)]


def test_members_of_newer_servers_are_kept_and_written_again() -> None:
    answer = CheckFlagResponseData.model_validate({**FLAG, "colour": "red", "nested": {"a": [1]}})

    assert answer.colour == "red"  # type: ignore[attr-defined]  # what no contract knows
    assert answer.dict() == {**FLAG, "colour": "red", "nested": {"a": [1]}}


def test_a_model_cannot_be_changed() -> None:
    answer = CheckFlagResponseData.model_validate(FLAG)

    with pytest.raises(pydantic.ValidationError, match="frozen"):
        answer.value = False


def test_a_value_that_an_enumeration_does_not_know_is_accepted() -> None:
    trait = EntityTraitDefinitionResponseData.model_validate({**TRAIT, "entity_type": "galaxy", "trait_type": "colour"})

    assert (trait.entity_type, trait.trait_type) == ("galaxy", "colour")


def test_instants_have_their_zone() -> None:
    trait = EntityTraitDefinitionResponseData.model_validate(TRAIT)

    assert trait.created_at == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert trait.updated_at == datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=2)))


def test_an_instant_without_a_zone_is_utc() -> None:
    """An aware instant never compares with a naive one, so a model has aware ones only."""
    trait = EntityTraitDefinitionResponseData.model_validate({**TRAIT, "created_at": "2026-01-02T03:04:05"})

    assert trait.created_at == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def test_dict_and_json_have_the_members_that_were_set_under_their_wire_names() -> None:
    answer = CheckFlagResponseData(**FLAG)

    assert answer.dict() == FLAG
    assert CheckFlagResponseData.model_validate_json(answer.json()) == answer
    assert "user_id" not in answer.json()


def test_a_wrong_member_is_named_and_the_rest_is_not_shown() -> None:
    """Answers may hold secrets, such as a new API key."""
    with pytest.raises(pydantic.ValidationError) as caught:
        CountCompaniesResponse.model_validate({"data": {"count": "hidden"}, "params": {}})

    assert "data.count" in str(caught.value)
    assert "hidden" not in str(caught.value)


def test_every_model_keeps_what_it_does_not_know_and_is_frozen() -> None:
    models = every_model()

    assert len(models) > 500
    for one in models:
        assert (one.model_config["extra"], one.model_config["frozen"]) == ("allow", True), one.__name__


def test_every_model_can_be_built() -> None:
    """A reference to a type that is not there would show at its first use only."""
    broken = [one.__name__ for one in every_model() if one.model_rebuild(raise_errors=False) is False]

    assert broken == []


def test_a_model_is_built_when_it_is_first_used() -> None:
    """568 schemas take seconds."""
    code = (
        "from schematic import types\n"
        "models = [types.CompanyResponseData, types.PlanResponseData]\n"
        "print([one.__pydantic_complete__ for one in models])\n"
    )

    built = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert built.strip() == "[False, False]"


def imported() -> dict[str, dict[str, list[str]]]:
    """By module of `types`: what it imports from which other, looking at every import, wherever it stands."""
    found: dict[str, dict[str, list[str]]] = {}
    for path in Path(types.__file__).parent.glob("[a-z]*.py"):
        nodes = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ImportFrom)]
        own = [node for node in nodes if (node.module or "").startswith("schematic.types.")]
        found[path.stem] = {
            str(node.module).removeprefix("schematic.types."): [alias.name for alias in node.names] for node in own
        }
    return found


def test_modules_of_types_import_each_other_in_one_direction() -> None:
    modules = imported()

    assert len(modules) == 25
    assert modules["shared"] == {}
    TopologicalSorter(modules).prepare()  # raises CycleError


def test_what_is_shared_is_used_by_several() -> None:
    """All but the body of every refusal, which no type mentions, and a part of a definition that is shared."""
    users = Counter(name for others in imported().values() for name in others.get("shared", []))

    assert len(SHARED) > 30
    assert [name for name in SHARED if users[name] < 2] == ["ApiError", "TraitType"]


def test_the_first_check_loads_no_types_of_other_things() -> None:
    code = (
        "import sys\n"
        "from schematic.types import CheckFlagResponse\n"
        "CheckFlagResponse.model_rebuild()\n"
        "print(sorted(name for name in sys.modules if name.startswith('schematic.types.')))\n"
    )

    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert loaded.strip() == "['schematic.types.checks', 'schematic.types.shared']"
