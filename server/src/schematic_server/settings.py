"""Settings, read from the environment once."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields

from schematic_server.errors import BadRequest

PREFIX = "SCHEMATIC_"
MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Settings:
    """`database_url` is `sqlite:///PATH` or `postgresql://USER:PASSWORD@HOST:PORT/NAME`.

    `max_body_bytes` bounds every request body; more is answered with 413.
    """

    database_url: str = "sqlite:///schematic.sqlite3"
    host: str = "127.0.0.1"
    port: int = 8080
    log_level: str = "info"
    max_body_bytes: int = 8 * MIB

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> Settings:
        """Read the variables of `VARIABLES`; raises BadRequest."""
        return cls(
            database_url=environ.get("SCHEMATIC_DATABASE_URL", cls().database_url),
            host=environ.get("SCHEMATIC_HOST", cls().host),
            port=_integer(environ, "SCHEMATIC_PORT", cls().port),
            log_level=environ.get("SCHEMATIC_LOG_LEVEL", cls().log_level),
            max_body_bytes=_integer(environ, "SCHEMATIC_MAX_BODY_BYTES", cls().max_body_bytes),
        )


# Each field is read from the variable of its name.
VARIABLES = frozenset(f"{PREFIX}{one.name.upper()}" for one in fields(Settings))


def _integer(environ: Mapping[str, str], name: str, default: int) -> int:
    text = environ.get(name)
    if text is None:
        return default
    if not text.isdecimal():
        raise BadRequest(f"{name} must be a whole number, not {text!r}")
    return int(text)
