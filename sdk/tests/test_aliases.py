"""Deep import paths that programs use resolve to the one object there is."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

import schematic
from schematic.resources import CLIENT_NAMES


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("schematic.companies.client", "CompaniesClient"),
        ("schematic.companies.client", "AsyncCompaniesClient"),
        ("schematic.companies.raw_client", "RawCompaniesClient"),
        ("schematic.companies", "ListCompaniesResponse"),
        ("schematic.companies.types", "ListCompaniesResponse"),
        ("schematic.companies.types.list_companies_response", "ListCompaniesResponse"),
        ("schematic.types.company_response_data", "CompanyResponseData"),
        ("schematic.types.api_error", "ApiError"),
        ("schematic.errors.not_found_error", "NotFoundError"),
        ("schematic.errors.bad_request_error", "BadRequestError"),
        ("schematic.core.api_error", "ApiError"),
        ("schematic.core.request_options", "RequestOptions"),
    ],
)
def test_a_deep_path_resolves(module: str, name: str) -> None:
    assert getattr(import_module(module), name).__name__ == name


@pytest.mark.parametrize("resource", CLIENT_NAMES)
def test_the_clients_of_a_resource_resolve(resource: str) -> None:
    module = import_module(f"schematic.{resource}.client")

    real = import_module(f"schematic.resources.{resource}")
    assert {name: getattr(module, name) for name in CLIENT_NAMES[resource]} == {
        name: getattr(real, name) for name in CLIENT_NAMES[resource]
    }


def test_an_alias_names_the_one_type_there_is() -> None:
    from schematic.companies import ListCompaniesResponse
    from schematic.types.company_response_data import CompanyResponseData

    assert ListCompaniesResponse is schematic.types.ListCompaniesResponse
    assert CompanyResponseData is schematic.CompanyResponseData


def test_a_deep_path_resolves_in_a_fresh_process() -> None:
    code = "from schematic.plans.types.list_plans_response import ListPlansResponse; print(ListPlansResponse.__name__)"

    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert printed.strip() == "ListPlansResponse"


@pytest.mark.parametrize(
    "module",
    ["schematic.nonsense", "schematic.types.nonsense", "schematic.companies.nonsense", "schematic.companies.types.x"],
)
def test_a_path_that_is_none_is_an_ordinary_error(module: str) -> None:
    with pytest.raises(ModuleNotFoundError, match=module.replace(".", r"\.")):
        import_module(module)


def test_a_name_that_an_alias_lacks_is_an_ordinary_error() -> None:
    with pytest.raises(ImportError, match="Nonsense"):
        exec("from schematic.companies.client import Nonsense")


def test_an_alias_lists_its_names() -> None:
    module = import_module("schematic.companies")

    assert "ListCompaniesResponse" in dir(module)
    assert module.__all__ == dir(module)
