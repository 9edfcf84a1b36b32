"""What the generator refuses: contracts that would make types that cannot be imported."""

from __future__ import annotations

import dataclasses

import pytest

from tools.generate import types
from tools.generate.load import Contract, load


@pytest.fixture(scope="module")
def contract() -> Contract:
    return load()


def moved(contract: Contract, name: str, home: str) -> Contract:
    return dataclasses.replace(contract, homes={**contract.homes, name: home})


def test_a_circle_of_schemas_is_refused_with_the_files_on_it(contract: Contract) -> None:
    with pytest.raises(
        ValueError, match=r"circle, (billing\.yaml -> features\.yaml -> billing|features\.yaml -> billing)"
    ):
        types.modules(moved(contract, "FeatureDetailResponseData", "billing"))


def test_a_shared_schema_that_refers_to_a_resources_own_is_refused(contract: Contract) -> None:
    with pytest.raises(ValueError, match=r"schemas/shared\.yaml refers to .*FlagDetailResponseData"):
        types.modules(moved(contract, "FeatureDetailResponseData", "shared"))


def test_keywords_named_like_a_schema_are_refused(contract: Contract) -> None:
    schemas = {**contract.schemas, "ListPlansQuery": contract.schemas["ListPlansParams"]}
    clashing = dataclasses.replace(contract, schemas=schemas, homes={**contract.homes, "ListPlansQuery": "plans"})

    with pytest.raises(ValueError, match=r"plans: keyword groups named like schemas: \['ListPlansQuery'\]"):
        types.modules(clashing)
