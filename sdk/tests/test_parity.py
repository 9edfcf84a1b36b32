"""Sync and async say the same: bodies are compared with `await` stripped, in every module that has both."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import schematic
from schematic.resources import CLIENT_NAMES

SOURCES = Path(schematic.__file__).parent
FILE = "Iterator[bytes]"  # what a download answers
# What waiting is called in each world.
SAME = {
    "aclose": "close",
    "aread": "read",
    "aiter_bytes": "iter_bytes",
    "aiter_raw": "iter_raw",
    "__aenter__": "__enter__",
    "__aexit__": "__exit__",
    "iterate_async": "iterate",
    "wait_async": "wait",
}
# Where the two worlds differ in more than waiting, and why: classes or single functions.
DIFFERENT = {
    "cache.guard.Guard.call": "a call that does not return is left to a thread, or cancelled",
    "cache.local.LocalCache": "the async form is a coat over the other; the official constructors differ",
    "cache.provider.CacheProvider.set": "the official protocols name their arguments differently",
    "checks.requests.CheckRequests": "a deadline is handed down, or cancels",
    "client.Schematic.__init__": "events of an async client leave from a thread",
    "core.connections.Connections": "sockets, or protocols of an event loop",
    "core.direct.DirectTransport": "connections belong to an event loop too",
    "core.pages.iterate": "an async generator cannot delegate to another",
    "core.transport.Transport.__init__": "connections belong to an event loop too; sleeping is awaited",
    "core.transport.Transport.close": "connections of another event loop cannot be closed",
    "core.transport.Transport._client": "connections belong to an event loop too",
    "datastream.client.DataStream": "threads wait for a condition, tasks for a future",
    "events.buffer.EventBuffer": "the async form is a coat over the other: one thread sends for both",
    "events.capture.EventCaptureClient": "a client that was passed in works in its own event loop only",
    "leases.checks.LeaseChecks.__init__": "a store of an async client is asked from a thread",
    "leases.checks.LeaseChecks._company_id": "sleeping is awaited",
    "leases.manager.Leases.__init__": "what goes on in the background does so in threads, or in tasks",
    "leases.manager.Leases.start": "the same",
    "leases.manager.Leases._cancel": "the same",
    "checks.coalesce.Coalescer": "threads wait for a lock, tasks for a future",
}

Function = ast.FunctionDef | ast.AsyncFunctionDef


class _Sync(ast.NodeTransformer):
    """An async function as the sync one it should be."""

    def visit_Await(self, node: ast.Await) -> ast.AST:
        return self.visit(node.value)

    def visit_AsyncFor(self, node: ast.AsyncFor) -> ast.AST:
        if ast.unparse(node.body) == f"yield {ast.unparse(node.target)}":
            return self.generic_visit(ast.Expr(ast.YieldFrom(node.iter)))  # what an async generator cannot say
        return self.generic_visit(ast.For(node.target, node.iter, node.body, node.orelse, None))

    def visit_AsyncWith(self, node: ast.AsyncWith) -> ast.AST:
        return self.generic_visit(ast.With(node.items, node.body, None))

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AST:
        return self.visit_FunctionDef(node)

    def visit_FunctionDef(self, node: Function) -> ast.AST:
        made = ast.FunctionDef(_same(node.name), node.args, _without_docstring(node.body), node.decorator_list)
        return self.generic_visit(made)

    def visit_arg(self, node: ast.arg) -> ast.AST:
        return ast.arg(node.arg, None)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        if node.value is None:
            return ast.Pass()
        return self.generic_visit(ast.Assign([node.target], node.value))

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        node.is_async = 0
        return self.generic_visit(node)

    def visit_alias(self, node: ast.alias) -> ast.AST:
        return ast.alias(_same(node.name), node.asname)

    def visit_Name(self, node: ast.Name) -> ast.AST:
        return ast.Name(_same(node.id), node.ctx)

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        return self.generic_visit(ast.Attribute(node.value, _same(node.attr), node.ctx))


def pairs() -> Iterator[tuple[str, Function, Function]]:
    """Name, sync and async form of every function that has both, of classes `X` and `AsyncX` and of modules."""
    for path in sorted(SOURCES.rglob("*.py")):
        module = ".".join(path.relative_to(SOURCES).with_suffix("").parts)
        body = ast.parse(path.read_text()).body
        named_otherwise = [node for node in body if getattr(node, "name", "") in SAME]
        plain = [node for node in body if node not in named_otherwise]
        yield from _paired(module, _functions(plain), _functions(named_otherwise))
        classes = {node.name: node for node in body if isinstance(node, ast.ClassDef)}
        for name, node in classes.items():
            other = classes.get(name.replace("Async", ""))
            if other is not None and other is not node:
                yield from _paired(f"{module}.{other.name}", _functions(other.body), _functions(node.body))


def _paired(
    prefix: str, sync: dict[str, Function], other: dict[str, Function]
) -> Iterator[tuple[str, Function, Function]]:
    for name in sync.keys() & other.keys():
        yield f"{prefix}.{name}", sync[name], other[name]


def _functions(body: list[ast.stmt]) -> dict[str, Function]:
    """By the name of the sync form."""
    return {_same(node.name): node for node in body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def _same(name: str) -> str:
    name = SAME.get(name, name)
    return name.replace("Async", "").replace("async_", "")


def _without_docstring(body: list[ast.stmt]) -> list[ast.stmt]:
    is_docstring = isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)
    return body[1:] or [ast.Pass()] if is_docstring else body


def normal(function: Function) -> str:
    return ast.unparse(ast.fix_missing_locations(_Sync().visit(function)))


PAIRS = {name: (sync, other) for name, sync, other in pairs()}
ALIKE = [name for name in PAIRS if not {name, name.rpartition(".")[0]} & DIFFERENT.keys()]


@pytest.mark.parametrize("name", sorted(ALIKE))
def test_sync_and_async_differ_by_await_alone(name: str) -> None:
    sync, other = PAIRS[name]

    assert normal(other) == normal(sync)


@pytest.mark.parametrize("resource", CLIENT_NAMES)
def test_every_generated_client_has_a_line_for_each_operation_of_the_sync_one(resource: str) -> None:
    body = ast.parse((SOURCES / "resources" / f"{resource}.py").read_text()).body
    sync, *others = [node for node in body if isinstance(node, ast.ClassDef)]
    operations = _functions(sync.body).keys() - {"with_raw_response"}
    files = {name for name in operations if ast.unparse(_functions(sync.body)[name].returns or sync) == FILE}

    for other, maker in zip(others, ("awaited", "raw", "awaited_raw"), strict=True):
        lines = {ast.unparse(node) for node in other.body if isinstance(node, ast.Assign)}

        assert lines == {f"{name} = {maker}{'_file' * (name in files)}({sync.name}.{name})" for name in operations}, (
            other.name
        )


@pytest.mark.parametrize("place", DIFFERENT)
def test_an_exception_is_still_one(place: str) -> None:
    within = [pair for name, pair in PAIRS.items() if place in (name, name.rpartition(".")[0])]

    assert any(normal(other) != normal(sync) for sync, other in within)
