"""JSON log lines on standard error: one object a line, event name first, ids beside it, never secrets or payloads."""

from __future__ import annotations

import logging
import math
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import msgspec

from schematic_server.clock import monotonic

_STANDARD = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "color_message"}


class JsonFormatter(logging.Formatter):
    """`{"at", "level", "logger", "event", …extra members, "exception"?}`."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
        }
        line.update((name, value) for name, value in record.__dict__.items() if name not in _STANDARD)
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return msgspec.json.encode(line, enc_hook=str).decode()


def configure(level: str) -> None:
    """Log everything from `level` on (`debug`, `info`, `warning`, `error`) as JSON."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter())
    logging.getLogger("alembic").setLevel(logging.WARNING)  # the command line itself says what was migrated
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)


class Seldom:
    """Lets one line per cause and period through, so that what happens at every request is not logged at each."""

    def __init__(self, period: float = 30.0, clock: Callable[[], float] = monotonic) -> None:
        self._period = period
        self._clock = clock
        self._left_out: dict[str, int] = {}
        self._let_at: dict[str, float] = {}

    def let(self, cause: str) -> int | None:
        """How many lines were left out since the last one; None when this one is to be left out as well."""
        now = self._clock()
        if now - self._let_at.get(cause, -math.inf) < self._period:
            self._left_out[cause] = self._left_out.get(cause, 0) + 1
            return None
        self._let_at[cause] = now
        return self._left_out.pop(cause, 0)
