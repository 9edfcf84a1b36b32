"""Loads every table into the shared metadata, and every route into the registry."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path


def load() -> None:
    """Import `tables` of every domain."""
    _import("tables")


def load_routes() -> None:
    """Import `routes` of every domain: their handlers register themselves by operation."""
    _import("routes")


def _import(module: str) -> None:
    for path in sorted(Path(__file__).parent.glob(f"*/{module}.py")):
        import_module(f"schematic_server.domains.{path.parent.name}.{module}")
