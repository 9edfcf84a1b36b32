"""Wake-ups between the nodes of one database."""

from __future__ import annotations

from functools import partial

from schematic_server.bus.bus import Bus
from schematic_server.errors import BadRequest
from schematic_server.metrics import Metrics
from schematic_server.settings import Settings
from schematic_server.storage import addresses


def connect(settings: Settings, metrics: Metrics) -> Bus:
    """The bus that the settings name, not running yet; raises BadRequest for one that cannot be."""
    if settings.bus == "local":
        return Bus(None, metrics)
    if settings.bus != "auto":
        try:
            from schematic_server.bus import redis  # of an extra
        except ImportError:
            raise BadRequest("SCHEMATIC_BUS: Redis needs an extra: pip install 'schematic-server[redis]'") from None
        return Bus(partial(redis.line, redis.checked(settings.bus)), metrics)
    if not addresses.is_postgres(settings.database_url):
        return Bus(None, metrics)
    from schematic_server.bus import postgres

    return Bus(partial(postgres.line, settings.database_url), metrics)
