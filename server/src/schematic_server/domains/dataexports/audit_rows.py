"""Entries of the environment's audit log, newest first, with bodies as they are kept: secrets masked, long ones cut."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

import msgspec

from schematic_server.domains.accounts import audit
from schematic_server.domains.dataexports.csv_text import stamped
from schematic_server.domains.dataexports.sources import Apart, Page, Read, Source, check_span, instant_of
from schematic_server.domains.dataexports.store import Place
from schematic_server.scope import Scope

# Column of the file -> column of the log.
_COLUMNS = {
    "started_at": "started_at",
    "ended_at": "ended_at",
    "audit_log_id": "id",
    "request_id": "request_id",
    "actor_type": "actor_type",
    "api_key_id": "api_key_id",
    "method": "method",
    "path": "url",
    "resource_type": "resource_type",
    "resource_id": "resource_id",
    "resource": "resource_name",
    "secondary_resource": "secondary_resource",
    "status": "resp_code",
    "request_body": "req_body",
    "answer_body": "resp_body",
}
HEADER = tuple(_COLUMNS)
ROWS = 200  # of a page: bodies are long
_STAMPS, _ID = (0, 1), 2
_rows = msgspec.json.Decoder(list[list[Any]]).decode


class AuditRows(Source):
    own = frozenset({"start_time", "end_time", "actor_type", "q"})

    def check(self, scope: Scope, metadata: Mapping[str, Any]) -> None:
        check_span(metadata)

    def header(self, scope: Scope, metadata: Mapping[str, Any]) -> Sequence[str]:
        return HEADER

    async def pages(
        self, read: Read, apart: Apart, metadata: Mapping[str, Any], asked_at: datetime, after: Place | None
    ) -> AsyncGenerator[Page, None]:
        span = {name: instant_of(metadata, name) for name in ("start_time", "end_time")}
        query = {**metadata, **span}
        while True:
            last = None if after is None else after.id
            find = partial(audit.after, query, asked_at, last, tuple(_COLUMNS.values()), ROWS)
            page = await apart(_page, await read(find))
            if page is None:
                return
            after = page.after
            yield page


def _page(text: str) -> Page | None:
    rows = _rows(text)
    return Page(stamped(rows, _STAMPS), Place(None, rows[-1][_ID])) if rows else None
