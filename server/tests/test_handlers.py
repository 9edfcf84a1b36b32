"""Handlers: one for an operation, annotated with the types that the contract has for it, or there is no start."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from schematic_server.domains import DOMAINS
from schematic_server.http import operations
from schematic_server.registry import Domain, Handlers, handlers
from schematic_server.scope import Scope
from schematic_server.storage import connect

from .conftest import on_sqlite

if TYPE_CHECKING:
    from schematic_server.contract.plans import CreatePlanBody, GetPlanAnswer, GetPlanQuery, ListPlansQuery


def _domain(name: str) -> Domain:
    """A domain with a handler of this operation."""
    more = Handlers()

    @more.operation(name)
    def handle(scope: Scope, company_id: str) -> None: ...

    return Domain("more", tables=(), handlers=more)


@on_sqlite
@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "companies.get_company",
            r"companies\.get_company has two handlers: .*companies\.routes\.get_company and .*handle",
        ),
        ("companies.get_compnay", r"the contract does not have: \['companies\.get_compnay'\]"),
    ],
)
def test_a_second_handler_and_one_for_no_operation_stop_the_start(name: str, message: str, database_url: str) -> None:
    with pytest.raises(RuntimeError, match=message):
        operations.bindings(connect(database_url), (*DOMAINS, _domain(name)))


def test_a_module_has_one_handler_of_an_operation() -> None:
    routes = _domain("companies.get_company").handlers

    with pytest.raises(RuntimeError, match=r"companies\.get_company has two handlers"):

        @routes.operation("companies.get_company")
        def get_company(scope: Scope, company_id: str) -> None: ...


def _takes_too_little(scope: Scope, plan_id: str) -> GetPlanAnswer: ...
def _takes_too_much(scope: Scope, plan_id: str, query: GetPlanQuery, body: CreatePlanBody) -> GetPlanAnswer: ...
def _takes_what_another_takes(scope: Scope, plan_id: str, query: ListPlansQuery) -> GetPlanAnswer: ...
def _calls_the_id_something_else(scope: Scope, plan: str, query: GetPlanQuery) -> GetPlanAnswer: ...
def _answers_anything(scope: Scope, plan_id: str, query: GetPlanQuery) -> dict[str, Any]: ...
def _says_nothing(scope, plan_id, query): ...  # type: ignore[no-untyped-def]  # which is what is tested


@pytest.mark.parametrize(
    "function",
    [
        _takes_too_little,
        _takes_too_much,
        _takes_what_another_takes,
        _calls_the_id_something_else,
        _answers_anything,
        _says_nothing,
    ],
)
def test_a_handler_that_is_not_what_its_operation_asks_for_stops_the_start(function: Callable[..., Any]) -> None:
    more = Handlers()
    more.operation("plans.get_plan")(function)
    asked = r"\(scope: Scope, plan_id: str, query: GetPlanQuery\) -> GetPlanAnswer"

    with pytest.raises(RuntimeError, match=rf"^the handler of plans\.get_plan is .+; the contract asks for {asked}$"):
        operations.bindings(connect("sqlite:///never.sqlite3"), [Domain("more", tables=(), handlers=more)])


def test_what_handlers_are_annotated_with_is_the_contracts_own() -> None:
    """Names are compared at the start; a type of the same name from elsewhere would pass there."""
    elsewhere: list[str] = []
    for name, handler in handlers(DOMAINS).items():
        resource, source = name.partition(".")[0], inspect.getsource(sys.modules[handler.__module__])
        imported = {
            alias.name
            for node in ast.walk(ast.parse(source))
            if isinstance(node, ast.ImportFrom) and node.module == f"schematic_server.contract.{resource}"
            for alias in node.names
        }
        named = [text for text in handler.__annotations__.values() if text not in ("Scope", "str")]
        elsewhere += [f"{name}: {one}" for one in named if one not in imported]

    assert elsewhere == []
