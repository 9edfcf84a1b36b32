"""The public surface, pinned: operations with keywords and answers, and every promised name."""

from __future__ import annotations

import inspect
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from schematic import AsyncSchematic, Schematic
from schematic.core.model import Model
from schematic.resources import CLIENT_NAMES

from . import surface
from .mock_api import MockApi

NAMES = surface.public_names()


def test_operations_are_those_of_the_snapshot() -> None:
    """A change here is a change for every program; when it is meant, run `python sdk/tests/surface.py`."""
    assert surface.operations() == surface.OPERATIONS.read_text().splitlines()


@pytest.mark.parametrize("module", NAMES)
def test_every_promised_name_can_be_imported(module: str) -> None:
    home = import_module(module)

    missing = [name for name in NAMES[module] if not hasattr(home, name)]

    assert missing == []


@pytest.mark.parametrize("module", ["schematic", "schematic.types", "schematic.core", "schematic.client"])
def test_everything_that_a_module_lists_is_there(module: str) -> None:
    home = import_module(module)

    assert [name for name in home.__all__ if not hasattr(home, name)] == []
    assert set(home.__all__) >= set(NAMES[module]) - {"__version__"}


def test_a_star_import_brings_every_promised_name() -> None:
    namespace: dict[str, object] = {}

    exec("from schematic import *", namespace)

    assert set(NAMES["schematic"]) - namespace.keys() == set()


def test_a_name_that_is_not_there_is_an_ordinary_error() -> None:
    with pytest.raises(ImportError, match="cannot import name 'Nonsense' from 'schematic'"):
        exec("from schematic import Nonsense")


def test_one_name_is_one_object_wherever_it_is_imported_from() -> None:
    schematic = import_module("schematic")

    for module, names in NAMES.items():
        for name in set(names) & set(NAMES["schematic"]) - {"ApiError"}:
            assert getattr(import_module(module), name) is getattr(schematic, name), f"{module}.{name}"


def test_every_operation_exists_in_all_four_forms_with_the_same_arguments_and_help() -> None:
    sync, *others = [
        {f"{resource}.{name}": method for resource, name, method in surface.methods(number)} for number in range(4)
    ]

    assert len(sync) == 310
    for name, method in sync.items():
        parameters = inspect.signature(method).parameters
        for other in others:
            assert inspect.signature(other[name]).parameters == parameters, name
            assert other[name].__doc__ == method.__doc__, name


def test_the_answers_of_an_operation_differ_by_its_form_alone() -> None:
    """Whole answers in all forms; a file in chunks, or whole with its headers."""
    for number, whole, file in [
        (1, "{}", "AsyncIterator[bytes]"),
        (2, "HttpResponse[{}]", "HttpResponse[bytes]"),
        (3, "AsyncHttpResponse[{}]", "AsyncHttpResponse[bytes]"),
    ]:
        for (resource, name, sync), (*_, other) in zip(surface.methods(0), surface.methods(number), strict=True):
            answer = inspect.signature(sync).return_annotation
            expected = file if answer == "Iterator[bytes]" else whole.format(answer)
            assert inspect.signature(other).return_annotation == expected, f"{resource}.{name}"


@pytest.mark.parametrize("resource", CLIENT_NAMES)
def test_every_resource_hangs_on_both_clients(resource: str) -> None:
    sync, other = Schematic(offline=True), AsyncSchematic(offline=True)
    names = CLIENT_NAMES[resource]

    clients = [getattr(sync, resource), getattr(other, resource)]
    clients += [one.with_raw_response for one in clients]

    assert [type(one).__name__ for one in clients] == list(names)


def test_every_model_of_the_surface_is_a_model_or_a_name_for_values() -> None:
    types = import_module("schematic.types")

    models = [name for name in NAMES["schematic.types"] if isinstance(getattr(types, name), type)]

    assert len(models) > 300
    assert all(issubclass(getattr(types, name), Model) for name in models)


def test_the_client_has_its_verbs() -> None:
    verbs = ["check", "check_flag", "check_flag_with_entitlement", "check_flags", "identify", "initialize", "shutdown"]
    verbs += ["track", "track_with_reservation", "set_flag_default", "set_flag_defaults", "flush"]
    client = Schematic("sch_test", httpx_client=MockApi().client())

    for name in verbs:
        sync = list(inspect.signature(getattr(Schematic, name)).parameters)
        assert list(inspect.signature(getattr(AsyncSchematic, name)).parameters) == sync
        assert getattr(client, name).__doc__
    client.shutdown()


def test_every_extra_of_the_official_package_can_be_installed() -> None:
    told = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text())["project"]["optional-dependencies"]

    assert {"aiohttp", "datastream", "rulesengine"} <= told.keys()
    assert told["datastream"] == ["websockets>=14"]
