"""Is the package `schematic` that Python finds here ours? The official client has its name, and not what we need."""

from __future__ import annotations

from importlib.util import find_spec

from schematic_server.errors import ServerError

VERSION = "1.4.6+open.1"  # the one that pyproject.toml asks for
IMPLEMENTATION = "open"
# Parts that the server stands on; an installation over ours may have taken some away.
MODULES = (
    "schematic.client",
    "schematic.events.outbox",
    "schematic.rules",
    "schematic.types",
    "schematic.webhook_utils",
)


def check() -> None:
    """Raises ServerError, saying what is there and how to get what is needed."""
    problem = _problem()
    if problem is not None:
        raise ServerError(
            f"{problem}; the server needs schematichq {VERSION}, which is built from the same repository as the server"
            " (the one on the package index is the official client): in its checkout run"
            " `pip install --force-reinstall --no-deps ./sdk`, or do the same with its wheel"
        )


def _problem() -> str | None:
    try:
        import schematic
    except Exception as error:  # half of one package and half of another may raise anything
        return f"the Python package `schematic` cannot be imported here ({error})"
    folder = next(iter(schematic.__path__), "?")
    if getattr(schematic, "__implementation__", None) != IMPLEMENTATION:
        return (
            f"the Python package `schematic` in {folder} is not ours but the official client, or another of that name"
        )
    if schematic.__version__ != VERSION:
        return f"the Python package `schematic` in {folder} is of version {schematic.__version__}"
    missing = [name for name in MODULES if not _is_there(name)]
    return f"the Python package `schematic` in {folder} lacks {', '.join(missing)}" if missing else None


def _is_there(name: str) -> bool:
    spec = find_spec(name)
    return spec is not None and spec.origin is not None
