"""The Schematic SDK: what may this customer use, and how much?

    from schematic import Schematic

    with Schematic("sch_…") as client:
        if client.check_flag("exports", company={"id": "acme"}):
            client.track("export", company={"id": "acme"})

Where things are: `client` (Schematic, AsyncSchematic and their options), `types` (every model), `errors`, `cache`,
`webhook_utils`, `rules` (local evaluation), `core` (transport, raw responses, `iterate` over pages). Names are loaded
when first used; importing this package costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from schematic import _aliases
from schematic._version import VERSION as __version__

__implementation__ = "open"  # the official package of the same name has no such mark

if TYPE_CHECKING:
    from schematic import types
    from schematic.cache.local import LocalCache
    from schematic.client import AsyncSchematic, Schematic
    from schematic.config import AsyncSchematicConfig, SchematicConfig
    from schematic.core.http_clients import DefaultAioHttpClient, DefaultAsyncHttpxClient
    from schematic.core.pages import iterate, iterate_async
    from schematic.environment import SchematicEnvironment
    from schematic.errors import (
        BadRequestError,
        ForbiddenError,
        InternalServerError,
        NotFoundError,
        PaymentRequiredError,
        UnauthorizedError,
    )
    from schematic.types import *  # noqa: F403

    __all__ = [
        "AsyncSchematic",
        "AsyncSchematicConfig",
        "BadRequestError",
        "DefaultAioHttpClient",
        "DefaultAsyncHttpxClient",
        "ForbiddenError",
        "InternalServerError",
        "LocalCache",
        "NotFoundError",
        "PaymentRequiredError",
        "Schematic",
        "SchematicConfig",
        "SchematicEnvironment",
        "UnauthorizedError",
        "__version__",
        "iterate",
        "iterate_async",
    ]
    __all__ += types.__all__

_HOMES = {
    "AsyncSchematic": "client",
    "AsyncSchematicConfig": "config",
    "BadRequestError": "errors",
    "DefaultAioHttpClient": "core.http_clients",
    "DefaultAsyncHttpxClient": "core.http_clients",
    "ForbiddenError": "errors",
    "InternalServerError": "errors",
    "LocalCache": "cache.local",
    "NotFoundError": "errors",
    "PaymentRequiredError": "errors",
    "Schematic": "client",
    "SchematicConfig": "config",
    "SchematicEnvironment": "environment",
    "UnauthorizedError": "errors",
    "iterate": "core.pages",
    "iterate_async": "core.pages",
}

_aliases.install()


if not TYPE_CHECKING:  # checkers are to see exactly the names above

    def __getattr__(name: str) -> Any:
        from importlib import import_module

        if name == "__all__":
            resources: dict[str, object] = import_module("schematic.resources").CLIENT_NAMES
            return [*_HOMES, "__version__", *resources, *import_module("schematic.types").__all__]
        if name.startswith("_"):
            raise AttributeError(f"module 'schematic' has no attribute {name!r}")
        home = _HOMES.get(name)
        if home is not None:
            return getattr(import_module(f"schematic.{home}"), name)
        types_module = import_module("schematic.types")
        if name in types_module.__all__:
            return getattr(types_module, name)
        try:
            return import_module(f"schematic.{name}")  # schematic.companies, schematic.cache …
        except ModuleNotFoundError:
            raise AttributeError(f"module 'schematic' has no attribute {name!r}") from None

    def __dir__() -> list[str]:
        return __getattr__("__all__")
